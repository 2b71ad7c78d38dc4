/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-connection.h"
#include "qimam-library.h"

G_BEGIN_DECLS

/**
 * QimamCopies:
 *
 * Finds which articles print the same story, while articles are stored. Keeps the sketches of the days that
 * it has looked at.
 */
typedef struct _QimamCopies QimamCopies;

QimamCopies *qimam_copies_new (void);
void qimam_copies_free (QimamCopies *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamCopies, qimam_copies_free)

/**
 * qimam_copies_place:
 * @article: stored before
 *
 * Keeps the article's sketch and puts it into the group of those that are its copies. To be called in the
 * transaction in which the article is stored.
 */
gboolean qimam_copies_place (QimamCopies *self,
                             QimamConnection *connection,
                             gint64 article,
                             const QimamDocument *document,
                             const QimamAnalysis *analysis,
                             GError **error);

/**
 * qimam_library_list_copies:
 *
 * Returns: (transfer full) (element-type gint64): the other articles that print the same story, the oldest
 * first, at most @n
 */
GArray *qimam_library_list_copies (QimamLibrary *self, gint64 article, guint n, GError **error);

/* How many outlets report on a meeting, and how many independent reports there are among theirs. */
gboolean qimam_library_count_coverage (
    QimamLibrary *self, gint64 meeting, guint *outlets, guint *independent, GError **error);

G_END_DECLS
