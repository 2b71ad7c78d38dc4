/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library-search.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_SAVED_LIST (qimam_saved_list_get_type ())
G_DECLARE_FINAL_TYPE (QimamSavedList, qimam_saved_list, QIMAM, SAVED_LIST, GObject)

/**
 * QimamSavedList:
 *
 * The saved searches of a library with how many articles each finds. What is written goes to the library on a
 * worker thread.
 *
 * Signals:
 * - "changed": there are others, or other counts
 * - "failed" (GError): something could not be read or kept
 */
QimamSavedList *qimam_saved_list_new (void);

/* @library: (nullable) */
void qimam_saved_list_set_library (QimamSavedList *self, QimamLibrary *library);
/* Counts anew. */
void qimam_saved_list_refresh (QimamSavedList *self);

/* (transfer none) (nullable) (element-type QimamCountedSearch): by name */
GPtrArray *qimam_saved_list_get (QimamSavedList *self);
/* (transfer none) (nullable) */
const QimamCountedSearch *qimam_saved_list_find (QimamSavedList *self, gint64 id);
/* (transfer none) (nullable): the search that is @filter, however it is sorted */
const QimamCountedSearch *qimam_saved_list_find_filter (QimamSavedList *self, const QimamFilter *filter);

/* A search of that name is replaced. */
void qimam_saved_list_save (QimamSavedList *self, const char *name, const QimamFilter *filter);
void qimam_saved_list_rename (QimamSavedList *self, gint64 id, const char *name);
void qimam_saved_list_remove (QimamSavedList *self, gint64 id);

G_END_DECLS
