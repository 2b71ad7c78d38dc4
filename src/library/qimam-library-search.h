/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-completion.h"
#include "qimam-library.h"
#include "qimam-nothing.h"

G_BEGIN_DECLS

/* What helps a person to find: completion, why nothing is found, saved searches with their counts. */

/**
 * qimam_library_complete:
 * @text: what was typed up to the cursor
 * @language: as in qimam_label()
 *
 * Returns: (transfer full) (element-type QimamCompletion): at most @max ways in which it may go on
 */
GPtrArray *qimam_library_complete (QimamLibrary *self,
                                   const char *text,
                                   const char *language,
                                   guint max,
                                   GCancellable *cancellable,
                                   GError **error);
void qimam_library_complete_async (QimamLibrary *self,
                                   const char *text,
                                   const char *language,
                                   guint max,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
GPtrArray *qimam_library_complete_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* (transfer full): why a filter lets nothing through, and what would find something. */
QimamNothing *qimam_library_explain (QimamLibrary *self,
                                     const QimamFilter *filter,
                                     GCancellable *cancellable,
                                     GError **error);
void qimam_library_explain_async (QimamLibrary *self,
                                  const QimamFilter *filter,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);
QimamNothing *qimam_library_explain_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* (transfer full): what topics, sources and meetings are called at this moment. */
QimamSearchNames *qimam_library_get_names (QimamLibrary *self, GCancellable *cancellable, GError **error);

/* ---- Saved searches ---- */

/* A saved search and how many articles it finds now. */
typedef struct
{
  QimamSavedSearch *search;
  guint count;
} QimamCountedSearch;

/* (transfer full) (element-type QimamCountedSearch): by name. */
GPtrArray *qimam_library_count_searches (QimamLibrary *self, GCancellable *cancellable, GError **error);
void qimam_library_count_searches_async (QimamLibrary *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer data);
GPtrArray *qimam_library_count_searches_finish (QimamLibrary *self, GAsyncResult *result, GError **error);

/* Errors: %QIMAM_ERROR_NOT_FOUND; %QIMAM_ERROR_USAGE where another one has that name. */
gboolean qimam_library_rename_search (QimamLibrary *self, gint64 id, const char *name, GError **error);

G_END_DECLS
