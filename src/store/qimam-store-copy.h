/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* Sketches of articles by day, and the groups of those that are copies of one another: "duplicate_group" is
 * a number that all of a group have, NULL where nobody prints the same. */

/* The table, for the migration. */
extern const char qimam_store_copy_schema[];

/* @day: Julian; @sketch: (nullable): forgets it. To be called in a transaction. */
gboolean qimam_store_copy_put (
    QimamConnection *connection, gint64 article, guint32 day, GBytes *sketch, GError **error);

typedef void (*QimamCopyFunc) (gint64 article, const guint8 *sketch, gsize size, gpointer data);
/* Tells the sketches of one day. */
gboolean qimam_store_copy_foreach (
    QimamConnection *connection, guint32 day, QimamCopyFunc func, gpointer data, GError **error);

/* The day on which an article was published, else that on which it came. 0 where there is none of this id. */
gboolean qimam_store_copy_day (QimamConnection *connection, gint64 article, guint32 *day, GError **error);

/* @group: (out): 0 for none */
gboolean
qimam_store_copy_get_group (QimamConnection *connection, gint64 article, gint64 *group, GError **error);
/* A number that no group has: that of @article, unless a group that it began and left still goes by it. */
gboolean
qimam_store_copy_new_group (QimamConnection *connection, gint64 article, gint64 *group, GError **error);
gboolean
qimam_store_copy_set_group (QimamConnection *connection, gint64 article, gint64 group, GError **error);

/* A group that an article left or is about to leave, and where one article is left then, is none. @leaving:
 * an article that is not counted, 0 for none */
gboolean
qimam_store_copy_tidy_group (QimamConnection *connection, gint64 group, gint64 leaving, GError **error);

/* Adds the ids of the other articles that print the story of @article to @ids, the oldest first; at most @n.
 */
gboolean
qimam_store_copy_list (QimamConnection *connection, gint64 article, guint n, GArray *ids, GError **error);

/* How many outlets report on a meeting, and how many of the reports are independent: copies of one story
 * count once. */
gboolean qimam_store_copy_coverage (
    QimamConnection *connection, gint64 meeting, guint *outlets, guint *independent, GError **error);

/* (transfer full): the body of an article. Errors: %QIMAM_ERROR_NOT_FOUND */
char *qimam_store_copy_body (QimamConnection *connection, gint64 article, GError **error);

G_END_DECLS
