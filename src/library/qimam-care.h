/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-database.h"

G_BEGIN_DECLS

/**
 * QimamCare:
 *
 * Looks after the full-text index of a library in a thread of its own, a few milliseconds at a time: indexes
 * articles that wait for it, and merges segments. Then it tags articles with topics that the user changed,
 * where that was interrupted.
 */
typedef struct _QimamCare QimamCare;

/* Called on that thread once articles that waited have become findable. */
typedef void (*QimamCareFunc) (gpointer data);

QimamCare *qimam_care_new (QimamDatabase *database, QimamCareFunc func, gpointer data);
/* Waits for the few milliseconds that are under way. */
void qimam_care_free (QimamCare *self);

/* There may be something to do. It is begun after @delay milliseconds. */
void qimam_care_wake (QimamCare *self, guint delay);

/**
 * qimam_care_settle:
 *
 * Merges on the calling thread, as after a bulk load, until segments are few and large; others may write in
 * between. Ends early without an error when cancelled, or where the library cannot be written: what is left
 * is done another time.
 */
void qimam_care_settle (QimamDatabase *database, GCancellable *cancellable);

G_END_DECLS
