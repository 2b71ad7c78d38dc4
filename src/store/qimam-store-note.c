/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-note.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-anchor.h"
#include "qimam-diff.h"

#define N_FIELDS (QIMAM_FIELD_CAPTION + 1)

const char qimam_store_note_schema[] =
    "CREATE TABLE new_note ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  article INTEGER REFERENCES article ON DELETE SET NULL," /* NULL: it was removed */
    "  field TEXT NOT NULL,"
    "  start INTEGER NOT NULL,"
    "  end INTEGER NOT NULL,"
    "  anchor TEXT NOT NULL,"
    "  quote TEXT NOT NULL,"
    "  prefix TEXT NOT NULL,"
    "  suffix TEXT NOT NULL,"
    "  made_field TEXT NOT NULL,"
    "  made_start INTEGER NOT NULL,"
    "  made_end INTEGER NOT NULL,"
    "  version INTEGER REFERENCES article_version ON DELETE SET NULL," /* NULL: the one the article has */
    "  text TEXT NOT NULL,"
    "  created TEXT NOT NULL,"
    "  edited TEXT,"
    "  headline TEXT," /* this and the next three of an article that was removed */
    "  source TEXT,"
    "  guid TEXT,"
    "  url TEXT"
    ") STRICT;"
    "INSERT INTO new_note (id, article, field, start, end, anchor, quote, prefix, suffix, made_field,"
    " made_start, made_end, text, created)"
    " SELECT id, article, field, start, end, 'exact', quote, prefix, suffix, field, start, end, text, created"
    " FROM note;"
    "DROP TABLE note;"
    "ALTER TABLE new_note RENAME TO note;"
    "CREATE INDEX note_by_article ON note (article);"
    "CREATE INDEX note_by_version ON note (version);";

/* Which articles have notes is filtered and counted: flags of theirs, in the list of changes. What is kept of
 * the articles has no place for them yet. */
#define TELL(id) " BEGIN INSERT INTO change (kind, id) VALUES (2, " id "); END;"

const char
    qimam_store_note_change_schema
        [] =
            "CREATE TRIGGER note_came AFTER INSERT ON note WHEN new.article IS NOT NULL" TELL (
                "new.article") "CREATE TRIGGER note_went AFTER DELETE ON note WHEN old.article IS NOT "
                               "NULL" TELL ("old.article") "CREATE TRIGGER note_left AFTER UPDATE OF article "
                                                           "ON note"
                                                           " WHEN new.article IS NOT old.article AND "
                                                           "old.article IS NOT NULL" TELL (
                                                               "old.article") "CREATE TRIGGER note_joined "
                                                                              "AFTER UPDATE OF article ON "
                                                                              "note"
                                                                              " WHEN new.article IS NOT "
                                                                              "old.article AND new.article "
                                                                              "IS NOT NULL" TELL (
                                                                                  "new.article") "DELETE "
                                                                                                 "FROM "
                                                                                                 "kept_"
                                                                                                 "snapshot;";

#define NOTE_COLUMNS                                                                                         \
  "note.id, note.article, field, start, end, anchor, quote, prefix, suffix, made_field, made_start,"         \
  " made_end, note.version, text, created, edited, ifnull (article.headline, note.headline),"                \
  " ifnull (source.name, note.source)"
#define NOTE_TABLES                                                                                          \
  " FROM note LEFT JOIN article ON article.id = note.article LEFT JOIN source ON source.id = "               \
  "article.source "

static char *
now_text (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
set_not_found (gint64 note, GError **error)
{
  qimam_error_set_missing (error, _ ("There is no note %s"), note);
  return FALSE;
}

/* ---- Reading ---- */

static QimamSpan
read_span (QimamSql *row, int column)
{
  QimamField field = QIMAM_FIELD_BODY;

  qimam_field_from_nick (qimam_sql_get_text (row, column), &field);
  return qimam_span (field, (gsize) qimam_sql_get_int (row, column + 1),
                     (gsize) qimam_sql_get_int (row, column + 2));
}

static QimamNote *
read_note (QimamSql *row)
{
  QimamNote *note = qimam_note_new ();

  note->id = qimam_sql_get_int (row, 0);
  note->article = qimam_sql_get_int (row, 1);
  note->span = read_span (row, 2);
  qimam_anchor_from_nick (qimam_sql_get_text (row, 5), &note->anchor);
  note->quote = qimam_sql_dup_text (row, 6);
  note->prefix = qimam_sql_dup_text (row, 7);
  note->suffix = qimam_sql_dup_text (row, 8);
  note->made = read_span (row, 9);
  note->version = qimam_sql_get_int (row, 12);
  note->text = qimam_sql_dup_text (row, 13);
  note->created = qimam_sql_dup_text (row, 14);
  note->edited = qimam_sql_dup_text (row, 15);
  note->headline = qimam_sql_dup_text (row, 16);
  note->source = qimam_sql_dup_text (row, 17);
  return note;
}

static gboolean
read_notes (QimamSql *select, GPtrArray *notes, GError **error)
{
  gboolean row = TRUE;

  while (row)
    {
      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (row)
        g_ptr_array_add (notes, read_note (select));
    }
  return TRUE;
}

QimamNote *
qimam_store_note_load (QimamConnection *connection, gint64 note, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT " NOTE_COLUMNS NOTE_TABLES "WHERE note.id = ?", error);
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", note);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  if (row)
    return read_note (select);
  set_not_found (note, error);
  return NULL;
}

gboolean
qimam_store_note_list (QimamConnection *connection, gint64 article, GPtrArray *notes, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection,
                                "SELECT " NOTE_COLUMNS NOTE_TABLES "WHERE note.article = ?"
                                " ORDER BY anchor = 'lost', CASE field WHEN 'headline' THEN 0 WHEN 'body' "
                                "THEN 1 ELSE 2 END, start, note.id",
                                error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  return read_notes (select, notes, error);
}

gboolean
qimam_store_note_list_all (QimamConnection *connection, GPtrArray *notes, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT " NOTE_COLUMNS NOTE_TABLES "ORDER BY note.id DESC", error);

  return select != NULL && read_notes (select, notes, error);
}

/* ---- Writing ---- */

gboolean
qimam_store_note_add (QimamConnection *connection, QimamNote *note, GError **error)
{
  g_autoptr (QimamSql) add = qimam_connection_prepare (
      connection,
      "INSERT INTO note (id, article, field, start, end, anchor, quote, prefix, suffix, made_field, "
      "made_start,"
      " made_end, version, text, created, edited, headline, source)"
      " VALUES ((SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM note WHERE id = ?1)), ?2, ?3, ?4, ?5, ?6, ?7, ?8, "
      "?9,"
      " ?10, ?11, ?12, (SELECT id FROM article_version WHERE id = ?13), ?14, ?15, ?16, ?17, ?18)",
      error);
  gboolean detached = note->article == 0;

  if (add == NULL)
    return FALSE;
  if (note->created == NULL)
    note->created = now_text ();
  qimam_sql_bind (add, "kktiitttttiikttttt", note->id, note->article, qimam_field_nick (note->span.in),
                  (gint64) note->span.start, (gint64) note->span.end, qimam_anchor_nick (note->anchor),
                  note->quote, note->prefix, note->suffix, qimam_field_nick (note->made.in),
                  (gint64) note->made.start, (gint64) note->made.end, note->version, note->text,
                  note->created, note->edited, detached ? note->headline : NULL,
                  detached ? note->source : NULL);
  if (!qimam_sql_run (add, error))
    return FALSE;
  note->id = qimam_connection_last_id (connection);
  return TRUE;
}

gboolean
qimam_store_note_set_text (QimamConnection *connection, gint64 note, const char *text, GError **error)
{
  g_autoptr (QimamSql) update =
      qimam_connection_prepare (connection, "UPDATE note SET text = ?, edited = ? WHERE id = ?", error);
  g_autofree char *now = now_text ();

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "tti", text, now, note);
  if (!qimam_sql_run (update, error))
    return FALSE;
  return qimam_connection_changes (connection) > 0 || set_not_found (note, error);
}

gboolean
qimam_store_note_remove (QimamConnection *connection, gint64 note, GError **error)
{
  g_autoptr (QimamSql) remove = qimam_connection_prepare (connection, "DELETE FROM note WHERE id = ?", error);

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", note);
  if (!qimam_sql_run (remove, error))
    return FALSE;
  return qimam_connection_changes (connection) > 0 || set_not_found (note, error);
}

gboolean
qimam_store_note_place (QimamConnection *connection, const QimamNote *note, gboolean *found, GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      connection,
      "UPDATE note SET article = ?1, field = ?2, start = ?3, end = ?4, anchor = ?5, quote = ?6, prefix = ?7,"
      " suffix = ?8, made_field = ?9, made_start = ?10, made_end = ?11,"
      " version = (SELECT id FROM article_version WHERE id = ?12) WHERE id = ?13 AND created = ?14",
      error);

  *found = FALSE;
  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "ktiitttttiikit", note->article, qimam_field_nick (note->span.in),
                  (gint64) note->span.start, (gint64) note->span.end, qimam_anchor_nick (note->anchor),
                  note->quote, note->prefix, note->suffix, qimam_field_nick (note->made.in),
                  (gint64) note->made.start, (gint64) note->made.end, note->version, note->id, note->created);
  if (!qimam_sql_run (update, error))
    return FALSE;
  *found = qimam_connection_changes (connection) > 0;
  return TRUE;
}

/* ---- Following the text ---- */

static gboolean
put_anchor (QimamConnection *connection, const QimamNote *note, GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      connection,
      "UPDATE note SET article = ?, field = ?, start = ?, end = ?, anchor = ?, version = ? WHERE id = ?",
      error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "ktiitki", note->article, qimam_field_nick (note->span.in),
                  (gint64) note->span.start, (gint64) note->span.end, qimam_anchor_nick (note->anchor),
                  note->version, note->id);
  return qimam_sql_run (update, error);
}

static void
set_anchor (QimamNote *note, QimamAnchor anchor, QimamField field, gsize start, gsize end)
{
  note->anchor = anchor;
  note->span =
      anchor == QIMAM_ANCHOR_LOST ? qimam_span (note->made.in, 0, 0) : qimam_span (field, start, end);
}

static gboolean
is_in (const char *text, QimamSpan span)
{
  gsize size = strlen (text);

  return span.start < span.end && span.end <= size && (text[span.start] & 0xC0) != 0x80 &&
         (text[span.end] & 0xC0) != 0x80;
}

/* Looks for the words of a note in a text of which nothing is known. */
static void
search (QimamNote *note, const QimamDocument *document)
{
  QimamQuote quote = { note->quote, note->prefix, note->suffix };
  const char *text = qimam_document_field (document, note->made.in);
  gsize start, end;

  if (qimam_anchor_find (text, &quote, note->made.start, &start, &end))
    {
      set_anchor (note, start == note->made.start ? QIMAM_ANCHOR_EXACT : QIMAM_ANCHOR_MOVED, note->made.in,
                  start, end);
      return;
    }
  /* A caption that moved into the text, a first line that became the headline. */
  for (int field = 0; field < N_FIELDS; field++)
    if (field != (int) note->made.in &&
        qimam_anchor_find (qimam_document_field (document, (QimamField) field), &quote, 0, &start, &end))
      {
        set_anchor (note, QIMAM_ANCHOR_MOVED, (QimamField) field, start, end);
        return;
      }
  if (qimam_anchor_find_like (text, note->quote, note->made.start, &start, &end))
    set_anchor (note, QIMAM_ANCHOR_CHANGED, note->made.in, start, end);
  else
    set_anchor (note, QIMAM_ANCHOR_LOST, note->made.in, 0, 0);
}

/* The differences of each field are worked out for the first note that needs them. */
static void
follow (QimamNote *note, const QimamDocument *before, const QimamDocument *after, GArray **runs)
{
  QimamField field = note->span.in;
  const char *old_text = qimam_document_field (before, field),
             *new_text = qimam_document_field (after, field);
  QimamQuote quote = { note->quote, note->prefix, note->suffix };
  gsize start = note->span.start, end = note->span.end;
  QimamAnchor anchor;

  if (note->anchor == QIMAM_ANCHOR_LOST || !is_in (old_text, note->span))
    {
      search (note, after);
      return;
    }
  if (g_str_equal (old_text, new_text))
    return;
  if (runs[field] == NULL)
    runs[field] = qimam_diff_words (old_text, new_text);
  anchor = qimam_anchor_follow (old_text, new_text, runs[field], &quote, &start, &end);
  if (anchor == QIMAM_ANCHOR_LOST)
    search (note, after);
  else
    set_anchor (note, anchor, field, start, end);
}

gboolean
qimam_store_note_follow (QimamConnection *connection,
                         gint64 article,
                         const QimamDocument *before,
                         const QimamDocument *after,
                         gint64 version,
                         GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_note_free);
  GArray *runs[N_FIELDS] = { NULL };
  gboolean done = qimam_store_note_list (connection, article, notes, error);

  for (guint i = 0; i < notes->len && done; i++)
    {
      QimamNote *note = notes->pdata[i];

      if (note->version == 0)
        note->version = version;
      follow (note, before, after, runs);
      done = put_anchor (connection, note, error);
    }
  for (guint i = 0; i < N_FIELDS; i++)
    g_clear_pointer (&runs[i], g_array_unref);
  return done;
}

/* ---- Articles that go and come ---- */

gboolean
qimam_store_note_detach (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      connection,
      "UPDATE note SET article = NULL, headline = article.headline, guid = article.guid, url = article.url,"
      " source = (SELECT name FROM source WHERE source.id = article.source)"
      " FROM article WHERE article.id = ?1 AND note.article = ?1",
      error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "i", article);
  return qimam_sql_run (update, error);
}

gboolean
qimam_store_note_attach (QimamConnection *connection,
                         gint64 article,
                         const QimamDocument *document,
                         GError **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_note_free);
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT " NOTE_COLUMNS NOTE_TABLES "WHERE note.article IS NULL AND"
      " CASE WHEN note.guid IS NOT NULL AND ?1 IS NOT NULL THEN note.guid = ?1 AND note.source IS ?3"
      " WHEN note.url IS NOT NULL AND ?2 IS NOT NULL THEN note.url = ?2"
      " ELSE note.guid IS NULL AND note.url IS NULL AND ?1 IS NULL AND ?2 IS NULL AND note.headline = ?4"
      "  AND note.source IS ?3 END",
      error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "tttt", document->guid, document->url, document->source, document->headline);
  if (!read_notes (select, notes, error))
    return FALSE;
  for (guint i = 0; i < notes->len; i++)
    {
      QimamNote *note = notes->pdata[i];

      note->article = article;
      search (note, document);
      if (!put_anchor (connection, note, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_there (QimamConnection *connection, gint64 article, const QimamNote *note, gboolean *there, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT 1 FROM note WHERE article = ? AND quote = ? AND text = ? AND created = ?", error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "ittt", article, note->quote, note->text, note->created);
  return qimam_sql_next (select, there, error);
}

gboolean
qimam_store_note_take (QimamConnection *connection,
                       gint64 article,
                       const QimamDocument *document,
                       GError **error)
{
  for (guint i = 0; document->notes != NULL && i < document->notes->len; i++)
    {
      g_autoptr (QimamNote) note = qimam_note_copy (document->notes->pdata[i]);
      gboolean there;

      note->article = article;
      if (!is_there (connection, article, note, &there, error))
        return FALSE;
      if (there)
        continue;
      search (note, document);
      if (!qimam_store_note_add (connection, note, error))
        return FALSE;
    }
  return TRUE;
}
