/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-meeting.h"

#include "qimam-blob.h"
#include "qimam-iso.h"

#define TOLD_COLUMNS "is_main, title, kind, status, date, date_precision, date_basis, date_how, content, named, began"

void
qimam_told_free (QimamTold *self)
{
  if (self == NULL)
    return;
  g_free (self->published);
  g_free (self->source);
  g_free (self->headline);
  qimam_meeting_free (self->told);
  g_free (self);
}

gboolean
qimam_told_is_kept (const QimamTold *self)
{
  return self->fixed && self->meeting != 0 && self->was == self->meeting;
}

/* Replaces ids of claims that count within the analysis by the library's. */
static void
rename_claims (GArray *claims, gpointer data)
{
  QimamIdMap *ids = data;
  guint kept = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      gint64 id = qimam_id_map_get (ids->claims, g_array_index (claims, gint64, i));

      if (id != 0)
        g_array_index (claims, gint64, kept++) = id;
    }
  g_array_set_size (claims, kept);
}

static QimamMeeting *
with_library_claims (const QimamMeeting *meeting, QimamIdMap *ids)
{
  QimamMeeting *copy = qimam_meeting_copy (meeting);

  qimam_meeting_foreach_claims (copy, rename_claims, ids);
  return copy;
}

static gboolean
put_key (QimamConnection *connection, char kind, const char *key, guint32 day, gint64 told, GError **error)
{
  g_autoptr (QimamSql) add = NULL;
  g_autofree char *marked = NULL;

  if (key == NULL || *key == '\0')
    return TRUE;
  add = qimam_connection_prepare (connection, "INSERT OR IGNORE INTO meeting_key VALUES (?, ?, ?)", error);
  if (add == NULL)
    return FALSE;
  marked = g_strdup_printf ("%c:%s", kind, key);
  qimam_sql_bind (add, "tii", marked, (gint64) day, told);
  return qimam_sql_run (add, error);
}

static gboolean
put_keys (QimamConnection *connection, const QimamMeeting *meeting, guint32 day, gint64 told, GError **error)
{
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *participant = meeting->participants->pdata[i];
      const char *key = participant->key != NULL ? participant->key : participant->name;

      if (!put_key (connection, 'p', key, day, told, error) ||
          !put_key (connection, 'c', participant->party, day, told, error))
        return FALSE;
    }
  for (guint i = 0; i < meeting->places->len; i++)
    {
      const QimamMeetingPlace *place = meeting->places->pdata[i];

      if (!put_key (connection, 'l', place->key != NULL ? place->key : place->name, day, told, error))
        return FALSE;
    }
  return TRUE;
}

/* How many agreements, disagreements and next steps an article tells of a meeting. */
static guint
count_outcomes (const QimamAnalysis *analysis, gint64 meeting)
{
  guint n = 0;

  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];

      n += claim->meeting == meeting &&
           (claim->dimension == QIMAM_DIMENSION_AGREEMENT || claim->dimension == QIMAM_DIMENSION_DISAGREEMENT ||
            claim->dimension == QIMAM_DIMENSION_NEXT_STEP);
    }
  return n;
}

/* @meeting has the library's claims; @published dates a meeting that has no date of its own. */
static gboolean
put_one (QimamConnection *connection,
         gint64 article,
         const QimamMeeting *meeting,
         const char *published,
         guint n_outcomes,
         gint64 *id,
         GError **error)
{
  g_autoptr (QimamSql) add =
      qimam_connection_prepare (connection,
                                "INSERT INTO article_meeting (article, first_day, last_day, outcomes, " TOLD_COLUMNS
                                ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                error);
  g_autoptr (GBytes) content = qimam_blob_from_meeting (meeting);
  g_autofree char *named = meeting->named != NULL ? g_strjoinv ("\n", meeting->named) : NULL;
  guint32 first, last;

  if (add == NULL)
    return FALSE;
  if (!qimam_iso_days (meeting->date.iso, &first, &last) && !qimam_iso_days (published, &first, &last))
    first = last = 0;
  qimam_sql_bind (add, "ikkiitttttttbti", article, (gint64) first, (gint64) last, (gint64) n_outcomes,
                  (gint64) (meeting->main != FALSE), meeting->title, qimam_meeting_kind_nick (meeting->kind),
                  qimam_meeting_status_nick (meeting->status), meeting->date.iso,
                  qimam_precision_nick (meeting->date.precision), qimam_basis_nick (meeting->date.basis),
                  meeting->date.how, content, named, (gint64) (meeting->date.began != FALSE));
  if (!qimam_sql_run (add, error))
    return FALSE;
  *id = qimam_connection_last_id (connection);
  return put_keys (connection, meeting, first, *id, error);
}

gboolean
qimam_store_told_put (QimamConnection *connection,
                      gint64 article,
                      const QimamDocument *document,
                      const QimamAnalysis *analysis,
                      QimamIdMap *ids,
                      GError **error)
{
  for (guint i = 0; i < analysis->meetings->len; i++)
    {
      const QimamMeeting *meeting = analysis->meetings->pdata[i];
      g_autoptr (QimamMeeting) copy = with_library_claims (meeting, ids);
      gint64 id;

      if (!put_one (connection, article, copy, document->published.value,
                    count_outcomes (analysis, meeting->id), &id, error))
        return FALSE;
      qimam_id_map_add (ids->told, meeting->id, id);
    }
  return TRUE;
}

gboolean
qimam_store_told_add (
    QimamConnection *connection, gint64 article, const QimamMeeting *meeting, gint64 *id, GError **error)
{
  return put_one (connection, article, meeting, NULL, 0, id, error);
}

/* From the column of is_main on. */
static QimamMeeting *
get_told (QimamSql *select, int column)
{
  QimamMeeting *meeting = qimam_meeting_new ();
  g_autoptr (GBytes) content = NULL;
  const char *named;

  meeting->main = qimam_sql_get_int (select, column) != 0;
  meeting->title = qimam_sql_dup_text (select, column + 1);
  qimam_meeting_kind_from_nick (qimam_sql_get_text (select, column + 2), &meeting->kind);
  qimam_meeting_status_from_nick (qimam_sql_get_text (select, column + 3), &meeting->status);
  meeting->date.iso = qimam_sql_dup_text (select, column + 4);
  qimam_precision_from_nick (qimam_sql_get_text (select, column + 5), &meeting->date.precision);
  qimam_basis_from_nick (qimam_sql_get_text (select, column + 6), &meeting->date.basis);
  meeting->date.how = qimam_sql_dup_text (select, column + 7);
  content = qimam_sql_dup_bytes (select, column + 8);
  qimam_blob_to_meeting (content, meeting);
  named = qimam_sql_get_text (select, column + 9);
  if (named != NULL && *named != '\0')
    meeting->named = g_strsplit (named, "\n", -1);
  meeting->date.began = qimam_sql_get_int (select, column + 10) != 0;
  return meeting;
}

gboolean
qimam_store_told_load (QimamConnection *connection, gint64 article, GPtrArray *meetings, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection,
                                "SELECT ifnull (meeting, 0), fixed, " TOLD_COLUMNS
                                " FROM article_meeting WHERE article = ? ORDER BY id",
                                error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      QimamMeeting *meeting;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      meeting = get_told (select, 2);
      meeting->id = qimam_sql_get_int (select, 0);
      meeting->fixed = qimam_sql_get_int (select, 1) != 0;
      g_ptr_array_add (meetings, meeting);
    }
}

static QimamTold *
get_told_row (QimamSql *select)
{
  QimamTold *told = g_new0 (QimamTold, 1);

  told->id = qimam_sql_get_int (select, 0);
  told->article = qimam_sql_get_int (select, 1);
  told->meeting = qimam_sql_get_int (select, 2);
  told->fixed = qimam_sql_get_int (select, 3) != 0;
  told->first_day = qimam_sql_get_int (select, 4);
  told->last_day = qimam_sql_get_int (select, 5);
  told->published = qimam_sql_dup_text (select, 6);
  qimam_precision_from_nick (qimam_sql_get_text (select, 7), &told->precision);
  qimam_basis_from_nick (qimam_sql_get_text (select, 8), &told->basis);
  told->source = qimam_sql_dup_text (select, 9);
  told->headline = qimam_sql_dup_text (select, 10);
  told->was = qimam_sql_get_int (select, 11);
  told->told = get_told (select, 12);
  told->told->id = told->id;
  return told;
}

#define SELECT_TOLD                                                                                          \
  "SELECT article_meeting.id, article, meeting, fixed, article_meeting.first_day, article_meeting.last_day," \
  " published, published_precision, published_basis, name, headline, was, " TOLD_COLUMNS                     \
  " FROM article_meeting JOIN article ON article.id = article_meeting.article"                               \
  " LEFT JOIN source ON source.id = article.source"

GPtrArray *
qimam_store_told_select (QimamConnection *connection, GArray *ids, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection,
                                ids != NULL ? SELECT_TOLD " WHERE article_meeting.id = ?"
                                            : SELECT_TOLD " ORDER BY article, article_meeting.id",
                                error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_told_free);
  gboolean row;

  if (select == NULL)
    return NULL;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      qimam_sql_reset (select);
      qimam_sql_bind_int (select, 0, g_array_index (ids, gint64, i));
      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (list, get_told_row (select));
    }
  while (ids == NULL)
    {
      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        break;
      g_ptr_array_add (list, get_told_row (select));
    }
  return g_steal_pointer (&list);
}

gboolean
qimam_store_told_assign (
    QimamConnection *connection, gint64 told, gint64 meeting, gboolean fixed, GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      connection, "UPDATE article_meeting SET meeting = ?, fixed = ?, was = NULL WHERE id = ?", error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "kii", meeting, (gint64) (fixed != FALSE), told);
  return qimam_sql_run (update, error);
}

gboolean
qimam_store_told_remember (QimamConnection *connection, gint64 told, gint64 meeting, GError **error)
{
  g_autoptr (QimamSql) update =
      qimam_connection_prepare (connection, "UPDATE article_meeting SET was = ? WHERE id = ?", error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "ii", meeting, told);
  return qimam_sql_run (update, error);
}

/* Adds the ids that a query about one told meeting gives. */
static gboolean
add_near (QimamConnection *connection, const char *sql, gint64 told, GHashTable *near, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (connection, sql, error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", told);
  for (;;)
    {
      gint64 id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = qimam_sql_get_int (select, 0);
      if (!g_hash_table_contains (near, &id))
        g_hash_table_add (near, g_memdup2 (&id, sizeof id));
    }
}

gboolean
qimam_store_told_near (QimamConnection *connection, gint64 told, GHashTable *near, GError **error)
{
  /* A month may be all that is known of a date: then it began up to 31 days before. Parties are in too many
   * meetings to tell anything. */
  static const char same_days[] =
      "SELECT other.told FROM meeting_key AS mine JOIN article_meeting AS me ON me.id = mine.told"
      " JOIN meeting_key AS other ON other.key = mine.key AND other.first_day"
      " BETWEEN ifnull (me.first_day, 0) - 31 AND ifnull (me.last_day, 0) + 7"
      " WHERE mine.told = ?1 AND mine.key NOT GLOB 'c:*'";
  /* Where one of two has no date, they may still be one; then they share at least two persons or places. */
  static const char undated[] =
      "SELECT other.told FROM meeting_key AS mine JOIN article_meeting AS me ON me.id = mine.told"
      " JOIN meeting_key AS other ON other.key = mine.key AND other.first_day"
      " BETWEEN me.first_day - CASE WHEN me.date IS NULL THEN 400 ELSE 60 END"
      " AND me.last_day + CASE WHEN me.date IS NULL THEN 60 ELSE 400 END"
      " JOIN article_meeting AS it ON it.id = other.told AND (it.date IS NULL) <> (me.date IS NULL)"
      " WHERE mine.told = ?1 AND mine.key NOT GLOB 'c:*'"
      " GROUP BY other.told HAVING count(*) >= 2 ORDER BY abs (other.first_day - me.first_day), other.told "
      "LIMIT 200";

  return add_near (connection, same_days, told, near, error) &&
         add_near (connection, undated, told, near, error);
}
