/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-meeting.h"

#include <glib/gi18n-lib.h>

#include "qimam-blob.h"
#include "qimam-iso.h"
#include "qimam-store-unpacked.h"

/* The columns that a meeting has in either table, from the first on. */
#define MEETING_COLUMNS "title, kind, status, date, date_precision, date_basis, date_how, content"

const char qimam_store_meeting_evidence_schema[] =
    "ALTER TABLE meeting ADD COLUMN evident INTEGER NOT NULL DEFAULT 1 CHECK (evident IN (0, 1));"
    "CREATE TRIGGER meeting_shown AFTER UPDATE OF evident, fixed ON meeting"
    " WHEN (new.evident OR new.fixed) <> (old.evident OR old.fixed)"
    " BEGIN INSERT INTO change (kind, id)"
    " SELECT DISTINCT 4, article FROM article_meeting WHERE meeting = new.id; END;";

static void
get_meeting (QimamSql *select, int column, QimamMeeting *meeting)
{
  g_autoptr (GBytes) content = NULL;

  meeting->title = qimam_sql_dup_text (select, column);
  qimam_meeting_kind_from_nick (qimam_sql_get_text (select, column + 1), &meeting->kind);
  qimam_meeting_status_from_nick (qimam_sql_get_text (select, column + 2), &meeting->status);
  meeting->date.iso = qimam_sql_dup_text (select, column + 3);
  qimam_precision_from_nick (qimam_sql_get_text (select, column + 4), &meeting->date.precision);
  qimam_basis_from_nick (qimam_sql_get_text (select, column + 5), &meeting->date.basis);
  meeting->date.how = qimam_sql_dup_text (select, column + 6);
  content = qimam_sql_dup_bytes (select, column + 7);
  qimam_blob_to_meeting (content, meeting);
}

gboolean
qimam_store_meeting_put (QimamConnection *connection, QimamMeeting *meeting, GError **error)
{
  g_autoptr (QimamSql) put = qimam_connection_prepare (
      connection,
      "INSERT INTO meeting (id, fixed, " MEETING_COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET fixed = excluded.fixed, title = excluded.title, kind = excluded.kind,"
      " status = excluded.status, date = excluded.date, date_precision = excluded.date_precision,"
      " date_basis = excluded.date_basis, date_how = excluded.date_how, content = excluded.content",
      error);
  g_autoptr (GBytes) content = qimam_blob_from_meeting (meeting);

  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "kitttttttb", meeting->id, (gint64) (meeting->fixed != FALSE), meeting->title,
                  qimam_meeting_kind_nick (meeting->kind), qimam_meeting_status_nick (meeting->status),
                  meeting->date.iso, qimam_precision_nick (meeting->date.precision),
                  qimam_basis_nick (meeting->date.basis), meeting->date.how, content);
  if (!qimam_sql_run (put, error))
    return FALSE;
  if (meeting->id == 0)
    meeting->id = qimam_connection_last_id (connection);
  return TRUE;
}

#define SELECT_ARTICLES                                                                                      \
  "SELECT meeting, article, max (is_main), ifnull (duplicate_group, 0)"                                      \
  " FROM article_meeting JOIN article ON article.id = article"

/* Gives the articles that @select has to their meetings. */
static gboolean
load_articles (QimamSql *select, GHashTable *meetings, GError **error)
{
  for (;;)
    {
      QimamMeetingArticle entry;
      QimamMeeting *meeting;
      gint64 id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = qimam_sql_get_int (select, 0);
      meeting = g_hash_table_lookup (meetings, &id);
      entry.article = qimam_sql_get_int (select, 1);
      entry.main = qimam_sql_get_int (select, 2) != 0;
      entry.copies = qimam_sql_get_int (select, 3);
      if (meeting != NULL)
        g_array_append_val (meeting->articles, entry);
    }
}

QimamMeeting *
qimam_store_meeting_load (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT fixed, " MEETING_COLUMNS " FROM meeting WHERE id = ?", error);
  g_autoptr (QimamSql) articles = NULL;
  g_autoptr (GHashTable) meetings = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (QimamMeeting) meeting = NULL;
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", id);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  if (!row)
    {
      qimam_error_set_missing (error, _ ("There is no meeting %s"), id);
      return NULL;
    }
  meeting = qimam_meeting_new ();
  meeting->id = id;
  meeting->fixed = qimam_sql_get_int (select, 0) != 0;
  get_meeting (select, 1, meeting);
  g_hash_table_insert (meetings, &meeting->id, meeting);
  articles = qimam_connection_prepare (
      connection, SELECT_ARTICLES " WHERE meeting = ? GROUP BY article ORDER BY article", error);
  if (articles == NULL)
    return NULL;
  qimam_sql_bind (articles, "i", id);
  if (!load_articles (articles, meetings, error))
    return NULL;
  return g_steal_pointer (&meeting);
}

/* A meeting on its way to its place in the list. */
typedef struct
{
  QimamMeeting *meeting;
  guint32 day; /* the first day it can be of */
  guint order; /* in which it was read */
} Dated;

static int
compare_dated (gconstpointer a, gconstpointer b)
{
  const Dated *one = a, *two = b;

  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;
  return one->order < two->order ? -1 : one->order > two->order;
}

/* By their first days: as text a week ("2015-W29") would stand behind all months of its year. What has no date comes
 * last. */
static void
sort_by_day (GPtrArray *meetings)
{
  g_autoptr (GArray) dated = g_array_sized_new (FALSE, FALSE, sizeof (Dated), meetings->len);

  for (guint i = 0; i < meetings->len; i++)
    {
      Dated entry = { .meeting = meetings->pdata[i], .day = G_MAXUINT32, .order = i };
      guint32 first, last;

      if (entry.meeting->date.iso != NULL && qimam_iso_days (entry.meeting->date.iso, &first, &last))
        entry.day = first;
      g_array_append_val (dated, entry);
    }
  g_array_sort (dated, compare_dated);
  for (guint i = 0; i < meetings->len; i++)
    meetings->pdata[i] = g_array_index (dated, Dated, i).meeting;
}

GPtrArray *
qimam_store_meeting_list (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (connection,
                                                          "SELECT id, fixed, " MEETING_COLUMNS
                                                          " FROM meeting WHERE " QIMAM_MEETING_IS_SHOWN
                                                          " ORDER BY date IS NULL, date, id",
                                                          error);
  g_autoptr (QimamSql) articles = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);

  if (select == NULL)
    return NULL;
  for (;;)
    {
      QimamMeeting *meeting;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        break;
      meeting = qimam_meeting_new ();
      g_ptr_array_add (meetings, meeting);
      meeting->id = qimam_sql_get_int (select, 0);
      meeting->fixed = qimam_sql_get_int (select, 1) != 0;
      get_meeting (select, 2, meeting);
      g_hash_table_insert (by_id, &meeting->id, meeting);
    }
  sort_by_day (meetings);
  /* Of the articles only those that are copies are looked at, in their index: each row of the others is a
   * page read from the disk. */
  articles = qimam_connection_prepare (
      connection,
      "WITH copy AS MATERIALIZED (SELECT id, duplicate_group FROM article WHERE duplicate_group IS NOT NULL)"
      " SELECT meeting, article, max (is_main), ifnull (duplicate_group, 0)"
      " FROM article_meeting LEFT JOIN copy ON copy.id = article WHERE meeting IS NOT NULL"
      " GROUP BY meeting, article ORDER BY meeting, article",
      error);
  if (articles == NULL || !load_articles (articles, by_id, error))
    return NULL;
  return g_steal_pointer (&meetings);
}

gboolean
qimam_store_meeting_set_evident (QimamConnection *connection, gint64 id, gboolean evident, GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      connection, "UPDATE meeting SET evident = ?1 WHERE id = ?2 AND evident <> ?1", error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "ii", (gint64) (evident != FALSE), id);
  return qimam_sql_run (update, error);
}

static gboolean
is_on_matter (QimamConnection *connection,
              gint64 id,
              gboolean (*is_matter) (const char *topic),
              gboolean *on_matter,
              GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT DISTINCT key FROM article_meeting JOIN article_topic USING (article)"
      " JOIN topic ON topic.id = article_topic.topic WHERE meeting = ? AND is_primary = 1",
      error);

  *on_matter = FALSE;
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", id);
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      *on_matter = *on_matter || is_matter (qimam_sql_get_text (select, 0));
    }
}

gboolean
qimam_store_meeting_weigh (QimamConnection *connection,
                           gint64 id,
                           gboolean (*is_matter) (const char *topic),
                           gboolean *on_matter,
                           guint *n_outcomes,
                           GError **error)
{
  g_autoptr (QimamSql) count = NULL;
  gint64 unpacked = 0;
  gboolean row;

  *n_outcomes = 0;
  if (!is_on_matter (connection, id, is_matter, on_matter, error))
    return FALSE;
  count = qimam_connection_prepare (
      connection,
      "SELECT ifnull (sum (outcomes), 0), count (*) - count (outcomes) FROM article_meeting WHERE meeting = ?",
      error);
  if (count == NULL)
    return FALSE;
  qimam_sql_bind (count, "i", id);
  if (!qimam_sql_next (count, &row, error))
    return FALSE;
  if (qimam_sql_get_int (count, 1) > 0 &&
      !qimam_store_unpacked_count_outcomes (connection, id, &unpacked, error))
    return FALSE;
  *n_outcomes = (guint) (qimam_sql_get_int (count, 0) + unpacked);
  return TRUE;
}

gboolean
qimam_store_meeting_prune (QimamConnection *connection, GError **error)
{
  return qimam_connection_execute (
      connection,
      "DELETE FROM meeting WHERE fixed = 0 AND NOT EXISTS"
      " (SELECT 1 FROM article_meeting WHERE article_meeting.meeting = meeting.id)",
      error);
}

gboolean
qimam_store_meeting_remove (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) remove =
      qimam_connection_prepare (connection, "DELETE FROM meeting WHERE id = ?", error);

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", id);
  return qimam_sql_run (remove, error);
}
