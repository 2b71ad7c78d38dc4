/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-article.h"

#include <glib/gi18n-lib.h>

#include "qimam-blob.h"
#include "qimam-index-writer.h"
#include "qimam-iso.h"
#include "qimam-store-copy.h"
#include "qimam-store-correction.h"
#include "qimam-store-meeting.h"
#include "qimam-store-note.h"
#include "qimam-store-source.h"
#include "qimam-store-text.h"
#include "qimam-store-topic.h"
#include "qimam-store-version.h"

#define JULIAN_OF_1970 719163
#define SECONDS_A_DAY  86400
/* After so many articles it is looked whether texts can be packed with a dictionary. */
#define TRAIN_EVERY 1000

/* ---- Storing ---- */

typedef struct
{
  guint32 first_day;
  guint32 last_day;
  gboolean dated;
  gint64 sort_time;
  char *retrieved;
} When;

/* An article that says it is from the future must not stand on top for ever. */
static void
work_out_when (const QimamPublished *published, When *when)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) moment = NULL;

  when->retrieved = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  when->dated = qimam_iso_days (published->value, &when->first_day, &when->last_day);
  if (!when->dated)
    return;
  moment = g_date_time_new_from_iso8601 (published->value, utc);
  when->sort_time = moment != NULL ? g_date_time_to_unix (moment)
                                   : ((gint64) when->first_day - JULIAN_OF_1970) * SECONDS_A_DAY;
  when->sort_time = MIN (when->sort_time, g_date_time_to_unix (now) + SECONDS_A_DAY);
}

static gboolean
put_row (QimamConnection *connection, gint64 *id, const QimamDocument *document, int version, GError **error)
{
  const QimamPublished *published = &document->published;
  g_autoptr (GBytes) content = qimam_store_content_hash (document);
  g_autoptr (GBytes) text = qimam_store_text_hash (document);
  g_autoptr (QimamSql) put = NULL;
  g_autofree char *retrieved = NULL;
  When when = { 0 };
  gint64 source;

  if (!qimam_store_source_ensure (connection, document->source, &source, error))
    return FALSE;
  put = qimam_connection_prepare (
      connection,
      "INSERT INTO article (id, source, guid, url, headline, byline, dateline, language, published,"
      " published_precision, published_basis, published_evidence, first_day, last_day, sort_time, retrieved,"
      " content_hash, text_hash, analyser_version, modified)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, CASE WHEN ?13 IS NULL THEN NULL"
      " ELSE ?15 END, ?16, ?17, ?18, ?19, ?20)"
      " ON CONFLICT (id) DO UPDATE SET source = excluded.source, guid = excluded.guid, url = excluded.url,"
      " headline = excluded.headline, byline = excluded.byline, dateline = excluded.dateline,"
      " language = excluded.language, published = excluded.published,"
      " published_precision = excluded.published_precision, published_basis = excluded.published_basis,"
      " published_evidence = excluded.published_evidence, first_day = excluded.first_day,"
      " last_day = excluded.last_day, sort_time = excluded.sort_time, retrieved = excluded.retrieved,"
      " content_hash = excluded.content_hash, text_hash = excluded.text_hash,"
      " analyser_version = excluded.analyser_version, modified = excluded.modified",
      error);
  if (put == NULL)
    return FALSE;
  work_out_when (published, &when);
  retrieved = when.retrieved;
  qimam_sql_bind (put, "kkttttttttttkkitbbit", *id, source, document->guid, document->url, document->headline,
                  document->byline, document->dateline, document->language, published->value,
                  qimam_precision_nick (published->precision), qimam_basis_nick (published->basis),
                  published->evidence, (gint64) when.first_day, (gint64) when.last_day, when.sort_time,
                  when.retrieved, content, text, (gint64) version, document->modified);
  if (!qimam_sql_run (put, error))
    return FALSE;
  if (*id == 0)
    *id = qimam_connection_last_id (connection);
  return TRUE;
}

static gboolean
put_text (QimamConnection *connection, gint64 id, const QimamDocument *document, GError **error)
{
  g_autoptr (QimamSql) put = qimam_connection_prepare (
      connection,
      "INSERT OR REPLACE INTO article_text (article, body, packed, dictionary, roles, caption, lead,"
      " image_url, dropped, original, original_type) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  g_autoptr (GBytes) roles = qimam_blob_from_roles (document->roles);
  g_autoptr (GBytes) dropped = qimam_blob_from_dropped (document->dropped);
  g_autoptr (GBytes) original = qimam_blob_pack (document->original);
  g_autoptr (GBytes) packed = NULL;
  gint64 dictionary;

  if (put == NULL)
    return FALSE;
  packed = qimam_store_text_pack (connection, document->body, &dictionary);
  qimam_sql_bind (put, "itbkbtttbbt", id, packed != NULL ? "" : document->body, packed, dictionary, roles,
                  document->caption, document->lead, document->image_url, dropped, original,
                  document->original_type);
  return qimam_sql_run (put, error);
}

/* Takes away what analysis said of an article. @places: (out) (optional): where its claims stood */
static gboolean
clear_analysis (QimamConnection *connection, gint64 id, GHashTable **places, GError **error)
{
  static const char *const removals[] = {
    "DELETE FROM article_meeting WHERE article = ?",
    "DELETE FROM article_topic WHERE article = ?",
  };

  if (places != NULL && (*places = qimam_store_claim_places (connection, id, error)) == NULL)
    return FALSE;
  if (!qimam_store_claim_remove (connection, id, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (removals); i++)
    {
      g_autoptr (QimamSql) remove = qimam_connection_prepare (connection, removals[i], error);

      if (remove == NULL)
        return FALSE;
      qimam_sql_bind (remove, "i", id);
      if (!qimam_sql_run (remove, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_analysis (QimamConnection *connection,
              gint64 id,
              const QimamDocument *document,
              const QimamAnalysis *analysis,
              GHashTable *places,
              int version,
              GError **error)
{
  g_autoptr (QimamSql) mark =
      qimam_connection_prepare (connection, "UPDATE article SET analyser_version = ? WHERE id = ?", error);
  QimamIdMap ids;
  gboolean done;

  if (mark == NULL)
    return FALSE;
  qimam_sql_bind (mark, "ii", (gint64) version, id);
  if (!qimam_sql_run (mark, error) || !qimam_store_topic_put (connection, id, analysis->topics, error))
    return FALSE;
  qimam_id_map_init (&ids);
  done = qimam_store_claim_reserve (connection, analysis, places, &ids, error) &&
         qimam_store_told_put (connection, id, document, analysis, &ids, error) &&
         qimam_store_claim_put (connection, id, document, analysis, &ids, error);
  qimam_id_map_clear (&ids);
  return done;
}

/* Puts the texts of an article in, in the place of those that it has. */
static gboolean
put_texts (
    QimamConnection *connection, gint64 *id, const QimamDocument *document, int version, GError **error)
{
  return put_row (connection, id, document, version, error) && put_text (connection, *id, document, error) &&
         qimam_index_put (connection, *id, document->headline, document->body, document->caption, error);
}

/* The same with an article that is there: what it said is kept, and notes follow. */
static gboolean
replace_texts (
    QimamConnection *connection, gint64 *id, const QimamDocument *document, int version, GError **error)
{
  g_autoptr (QimamDocument) before = NULL;
  gint64 kept;

  return qimam_store_version_keep (connection, *id, document, &before, &kept, error) &&
         put_texts (connection, id, document, version, error) &&
         (kept == 0 || qimam_store_note_follow (connection, *id, before, document, kept, error));
}

gboolean
qimam_store_article_put (QimamConnection *connection,
                         gint64 *id,
                         const QimamDocument *document,
                         const QimamAnalysis *analysis,
                         int analyser_version,
                         GError **error)
{
  g_autoptr (GHashTable) places = NULL;
  gboolean done;

  if (*id != 0)
    done = clear_analysis (connection, *id, &places, error) &&
           replace_texts (connection, id, document, analyser_version, error);
  else
    done = put_texts (connection, id, document, analyser_version, error) &&
           qimam_store_note_attach (connection, *id, document, error);
  return done && qimam_store_note_take (connection, *id, document, error) &&
         (analysis == NULL ||
          put_analysis (connection, *id, document, analysis, places, analyser_version, error)) &&
         (*id % TRAIN_EVERY != 0 || qimam_store_text_train (connection, error));
}

gboolean
qimam_store_article_touch (QimamConnection *connection,
                           gint64 id,
                           const QimamDocument *document,
                           GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      connection, "UPDATE article SET modified = ?1 WHERE id = ?2 AND modified IS NOT ?1", error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "ti", document->modified, id);
  return qimam_sql_run (update, error) && qimam_store_note_take (connection, id, document, error);
}

gboolean
qimam_store_article_put_analysis (QimamConnection *connection,
                                  gint64 id,
                                  const QimamDocument *document,
                                  const QimamAnalysis *analysis,
                                  int analyser_version,
                                  GError **error)
{
  g_autoptr (GHashTable) places = NULL;

  return clear_analysis (connection, id, &places, error) &&
         put_analysis (connection, id, document, analysis, places, analyser_version, error);
}

/* ---- Reading ---- */

static gboolean
get_document (
    QimamConnection *connection, QimamSql *select, QimamDocument *document, gboolean original, GError **error)
{
  g_autoptr (GBytes) roles = qimam_sql_dup_bytes (select, 16);
  g_autoptr (GBytes) dropped = qimam_sql_dup_bytes (select, 20);
  g_autoptr (GBytes) packed = original ? qimam_sql_dup_bytes (select, 21) : NULL;
  QimamPrecision precision = QIMAM_PRECISION_UNKNOWN;
  QimamBasis basis = QIMAM_BASIS_UNKNOWN;

  document->guid = qimam_sql_dup_text (select, 3);
  document->url = qimam_sql_dup_text (select, 4);
  document->source = qimam_sql_dup_text (select, 5);
  document->headline = qimam_sql_dup_text (select, 6);
  document->byline = qimam_sql_dup_text (select, 7);
  document->dateline = qimam_sql_dup_text (select, 8);
  document->language = qimam_sql_dup_text (select, 9);
  qimam_precision_from_nick (qimam_sql_get_text (select, 11), &precision);
  qimam_basis_from_nick (qimam_sql_get_text (select, 12), &basis);
  qimam_document_set_published (document, qimam_sql_get_text (select, 10), precision, basis,
                                qimam_sql_get_text (select, 13));
  g_free (document->body);
  document->body = qimam_store_text_get (connection, select, 23, error);
  if (document->body == NULL)
    return FALSE;
  qimam_blob_to_roles (roles, document->roles);
  document->caption = qimam_sql_dup_text (select, 17);
  document->lead = qimam_sql_dup_text (select, 18);
  document->image_url = qimam_sql_dup_text (select, 19);
  qimam_blob_to_dropped (dropped, document);
  document->original = qimam_blob_unpack (packed);
  document->original_type = qimam_sql_dup_text (select, 22);
  document->modified = qimam_sql_dup_text (select, 26);
  return TRUE;
}

static gboolean
set_not_found (gint64 id, GError **error)
{
  qimam_error_set_missing (error, _ ("There is no article %s"), id);
  return FALSE;
}

QimamArticle *
qimam_store_article_load (QimamConnection *connection, gint64 id, gboolean original, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT read, starred, retrieved, guid, url, name, headline, byline, dateline, language, published,"
      " published_precision, published_basis, published_evidence, article.id, NULL, roles, caption, lead, "
      "image_url,"
      " dropped, original, original_type, " QIMAM_STORE_TEXT_COLUMNS ", modified"
      " FROM article JOIN article_text ON article_text.article = article.id LEFT JOIN source ON source.id = "
      "source"
      " WHERE article.id = ?",
      error);
  g_autoptr (QimamArticle) article = NULL;
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", id);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  if (!row)
    {
      set_not_found (id, error);
      return NULL;
    }
  article = qimam_article_new ();
  article->id = id;
  article->read = qimam_sql_get_int (select, 0) != 0;
  article->starred = qimam_sql_get_int (select, 1) != 0;
  article->retrieved = qimam_sql_dup_text (select, 2);
  if (!get_document (connection, select, article->document, original, error))
    return NULL;
  if (!qimam_store_topic_load (connection, id, article->analysis->topics, error) ||
      !qimam_store_told_load (connection, id, article->analysis->meetings, error) ||
      !qimam_store_claim_load (connection, id, article->document, article->analysis, error) ||
      !qimam_store_correction_count_lost (connection, id, &article->lost_corrections, error) ||
      !qimam_store_note_list (connection, id, article->notes, error) ||
      !qimam_store_version_list (connection, id, article->versions, error))
    return NULL;
  return g_steal_pointer (&article);
}

gboolean
qimam_store_article_times (
    QimamConnection *connection, gint64 id, char **retrieved, char **modified, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT retrieved, modified FROM article WHERE id = ?", error);
  gboolean row;

  *retrieved = *modified = NULL;
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", id);
  if (!qimam_sql_next (select, &row, error) || !(row || set_not_found (id, error)))
    return FALSE;
  *retrieved = qimam_sql_dup_text (select, 0);
  *modified = qimam_sql_dup_text (select, 1);
  return TRUE;
}

gboolean
qimam_store_article_check (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT 1 FROM article WHERE id = ?", error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", id);
  return qimam_sql_next (select, &row, error) && (row || set_not_found (id, error));
}

gboolean
qimam_store_article_remove (QimamConnection *connection, gint64 id, gboolean *found, GError **error)
{
  g_autoptr (QimamSql) remove = NULL;
  gint64 copies;

  *found = FALSE;
  if (!qimam_index_remove (connection, id, error) || !clear_analysis (connection, id, NULL, error) ||
      !qimam_store_note_detach (connection, id, error) ||
      !qimam_store_copy_get_group (connection, id, &copies, error) ||
      (copies != 0 && !qimam_store_copy_tidy_group (connection, copies, id, error)))
    return FALSE;
  remove = qimam_connection_prepare (connection, "DELETE FROM article WHERE id = ?", error);
  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", id);
  if (!qimam_sql_run (remove, error))
    return FALSE;
  *found = qimam_connection_changes (connection) > 0;
  return TRUE;
}

gboolean
qimam_store_article_set_flag (
    QimamConnection *connection, gint64 id, const char *flag, gboolean value, GError **error)
{
  gboolean read = g_str_equal (flag, "read");
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      connection,
      read ? "UPDATE article SET read = ? WHERE id = ?" : "UPDATE article SET starred = ? WHERE id = ?",
      error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "ii", (gint64) (value != FALSE), id);
  if (!qimam_sql_run (update, error))
    return FALSE;
  return qimam_connection_changes (connection) > 0 || set_not_found (id, error);
}

gboolean
qimam_store_article_set_flags (QimamConnection *connection,
                               const gint64 *ids,
                               guint n_ids,
                               const char *flag,
                               gboolean value,
                               GError **error)
{
  gboolean read = g_str_equal (flag, "read");
  g_autoptr (QimamSql) update =
      qimam_connection_prepare (connection,
                                read ? "UPDATE article SET read = ?1 WHERE id = ?2 AND read <> ?1"
                                     : "UPDATE article SET starred = ?1 WHERE id = ?2 AND starred <> ?1",
                                error);

  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    {
      qimam_sql_bind (update, "ii", (gint64) (value != FALSE), ids[i]);
      if (!qimam_sql_run (update, error))
        return FALSE;
    }
  return TRUE;
}

GArray *
qimam_store_article_ids (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT id FROM article ORDER BY id", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (select == NULL)
    return NULL;
  for (;;)
    {
      gint64 id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&ids);
      id = qimam_sql_get_int (select, 0);
      g_array_append_val (ids, id);
    }
}
