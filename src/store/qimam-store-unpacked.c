/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-unpacked.h"

#include "qimam-blob.h"
#include "qimam-store-packed.h"
#include "qimam-store-text.h"

/* The article after which packing goes on. */
#define PACKED_UNTIL "packed_until"
/* So many articles are looked at before the clock is. */
#define ARTICLES_A_LOOK 20

/* Reads the nick in a column; an unknown one leaves the value as it is. */
#define GET_NICK(statement, column, name, where)                                                             \
  qimam_##name##_from_nick (qimam_sql_get_text (statement, column), where)

gboolean
qimam_store_unpacked_exists (QimamConnection *connection, gboolean *exists, GError **error)
{
  gint64 there = 0;
  gboolean done = qimam_connection_get_int (connection, "SELECT 1 FROM sqlite_schema WHERE name = 'claim'",
                                            &there, error);

  *exists = there != 0;
  return done;
}

/* ---- Reading ---- */

/* A span stands in three columns: field, start, end. */
static QimamSpan
get_span (QimamSql *statement, int column)
{
  QimamField field = QIMAM_FIELD_BODY;

  GET_NICK (statement, column, field, &field);
  return qimam_span (field, qimam_sql_get_int (statement, column + 1),
                     qimam_sql_get_int (statement, column + 2));
}

static gboolean
load_statements (QimamConnection *connection, gint64 article, GPtrArray *statements, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection,
                                "SELECT id, field, start, end, sentence_field, sentence_start, sentence_end, "
                                "text, speaker, speaker_key, via,"
                                " via_key, party, verb, attribution, polarity, quotes, topics FROM statement "
                                "WHERE article = ? ORDER BY id",
                                error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      g_autoptr (GBytes) quotes = NULL;
      QimamStatement *said;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      said = qimam_statement_new (get_span (select, 1), get_span (select, 4));
      said->id = qimam_sql_get_int (select, 0);
      said->text = qimam_sql_dup_text (select, 7);
      said->speaker = qimam_sql_dup_text (select, 8);
      said->speaker_key = qimam_sql_dup_text (select, 9);
      said->via = qimam_sql_dup_text (select, 10);
      said->via_key = qimam_sql_dup_text (select, 11);
      said->party = qimam_sql_dup_text (select, 12);
      said->verb = qimam_sql_dup_text (select, 13);
      GET_NICK (select, 14, attribution, &said->attribution);
      GET_NICK (select, 15, polarity, &said->polarity);
      quotes = qimam_sql_dup_bytes (select, 16);
      qimam_blob_to_spans (quotes, said->quotes);
      said->topics = qimam_lines_to_keys (qimam_sql_get_text (select, 17));
      g_ptr_array_add (statements, said);
    }
}

static const char *
get_static (QimamSql *select, int column)
{
  return g_intern_string (qimam_sql_get_text (select, column));
}

static void
get_value (QimamSql *select, QimamValue *value)
{
  value->set = qimam_sql_get_int (select, 10) != 0;
  value->iso = qimam_sql_dup_text (select, 11);
  GET_NICK (select, 12, precision, &value->precision);
  GET_NICK (select, 13, cmp, &value->cmp);
  value->name = qimam_sql_dup_text (select, 14);
  value->key = qimam_sql_dup_text (select, 15);
  value->kind = get_static (select, 16);
  value->role = get_static (select, 17);
  value->scope = get_static (select, 18);
  value->unit = get_static (select, 19);
  value->has_number = !qimam_sql_is_null (select, 20);
  value->number = qimam_sql_get_double (select, 20);
  value->of = qimam_sql_dup_text (select, 21);
  value->currency = qimam_sql_dup_text (select, 22);
  value->due = qimam_sql_dup_text (select, 23);
}

static QimamClaim *
get_claim (QimamSql *select, gint64 article)
{
  QimamDimension dimension = QIMAM_DIMENSION_BACKGROUND;
  QimamClaim *claim;
  g_autoptr (GBytes) repeats = NULL;

  GET_NICK (select, 2, dimension, &dimension);
  claim = qimam_claim_new (dimension, get_span (select, 3), get_span (select, 6));
  claim->id = qimam_sql_get_int (select, 0);
  claim->article = article;
  claim->meeting = qimam_sql_get_int (select, 1);
  claim->text = qimam_sql_dup_text (select, 9);
  get_value (select, &claim->value);
  claim->topics = qimam_lines_to_keys (qimam_sql_get_text (select, 24));
  claim->party = qimam_sql_dup_text (select, 25);
  claim->speaker = qimam_sql_dup_text (select, 26);
  claim->speaker_key = qimam_sql_dup_text (select, 27);
  claim->via = qimam_sql_dup_text (select, 28);
  claim->via_key = qimam_sql_dup_text (select, 29);
  claim->verb = qimam_sql_dup_text (select, 30);
  GET_NICK (select, 31, attribution, &claim->attribution);
  GET_NICK (select, 32, polarity, &claim->polarity);
  claim->statement = qimam_sql_get_int (select, 33);
  GET_NICK (select, 34, basis, &claim->basis);
  claim->how = qimam_sql_dup_text (select, 35);
  repeats = qimam_sql_dup_bytes (select, 36);
  qimam_blob_to_spans (repeats, claim->repeats);
  claim->dismissed = qimam_sql_get_int (select, 37) != 0;
  return claim;
}

static gboolean
load_claims (QimamConnection *connection, gint64 article, QimamAnalysis *analysis, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT id, told, dimension, field, start, end, sentence_field, sentence_start, sentence_end, text,"
      " has_value, value_iso, value_precision, value_cmp, value_name, value_key, value_kind, value_role,"
      " value_scope, value_unit, value_number, value_of, value_currency, value_due, topics, party, speaker,"
      " speaker_key, via, via_key, verb, attribution, polarity, statement, basis, how, repeats, dismissed"
      " FROM claim WHERE article = ? ORDER BY id",
      error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      QimamClaim *claim;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      claim = get_claim (select, article);
      g_ptr_array_add (claim->dismissed ? analysis->dismissed : analysis->claims, claim);
    }
}

static gboolean
load_lists (QimamConnection *connection, gint64 article, QimamAnalysis *analysis, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT times, quantities, summary FROM article_text WHERE article = ?", error);
  g_autoptr (GBytes) times = NULL, quantities = NULL, summary = NULL;
  gboolean row;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  times = qimam_sql_dup_bytes (select, 0);
  quantities = qimam_sql_dup_bytes (select, 1);
  summary = qimam_sql_dup_bytes (select, 2);
  qimam_blob_to_times (times, analysis->times);
  qimam_blob_to_quantities (quantities, analysis->quantities);
  qimam_blob_to_summary (summary, analysis->summary);
  return TRUE;
}

static gboolean
load_all (QimamConnection *connection, gint64 article, QimamAnalysis *analysis, GError **error)
{
  return load_statements (connection, article, analysis->statements, error) &&
         load_claims (connection, article, analysis, error) &&
         load_lists (connection, article, analysis, error);
}

gboolean
qimam_store_unpacked_load (QimamConnection *connection,
                           gint64 article,
                           QimamAnalysis *analysis,
                           GError **error)
{
  gboolean exists;

  return qimam_store_unpacked_exists (connection, &exists, error) &&
         (!exists || load_all (connection, article, analysis, error));
}

/* The number that a query about one row gives, 0 where the tables are not there. */
static gboolean
get_number (QimamConnection *connection, const char *sql, gint64 about, gint64 *number, GError **error)
{
  gboolean exists;

  *number = 0;
  if (!qimam_store_unpacked_exists (connection, &exists, error))
    return FALSE;
  return !exists || qimam_connection_get_int_of (connection, sql, about, number, error);
}

gboolean
qimam_store_unpacked_find_claim (QimamConnection *connection, gint64 claim, gint64 *article, GError **error)
{
  return get_number (connection, "SELECT article FROM claim WHERE id = ?", claim, article, error);
}

gboolean
qimam_store_unpacked_count_outcomes (QimamConnection *connection, gint64 meeting, gint64 *n, GError **error)
{
  return get_number (connection,
                     "SELECT count (*) FROM article_meeting JOIN claim ON claim.told = article_meeting.id"
                     " WHERE meeting = ? AND outcomes IS NULL AND dismissed = 0"
                     " AND dimension IN ('agreement', 'disagreement', 'next_step')",
                     meeting, n, error);
}

/* ---- Packing ---- */

static gboolean
run (QimamConnection *connection, const char *sql, gint64 article, GError **error)
{
  g_autoptr (QimamSql) statement = qimam_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  qimam_sql_bind (statement, "i", article);
  return qimam_sql_run (statement, error);
}

static gboolean
remove_rows (QimamConnection *connection, gint64 article, GError **error)
{
  return run (connection, "DELETE FROM claim WHERE article = ?", article, error) &&
         run (connection, "DELETE FROM statement WHERE article = ?", article, error) &&
         run (connection,
              "UPDATE article_text SET times = NULL, quantities = NULL, summary = NULL WHERE article = ?"
              " AND (times IS NOT NULL OR quantities IS NOT NULL OR summary IS NOT NULL)",
              article, error);
}

gboolean
qimam_store_unpacked_remove (QimamConnection *connection, gint64 article, GError **error)
{
  gboolean exists;

  return qimam_store_unpacked_exists (connection, &exists, error) &&
         (!exists || remove_rows (connection, article, error));
}

static gboolean
pack_article (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  g_autoptr (GError) problem = NULL;
  g_autoptr (QimamDocument) document = qimam_store_text_load (connection, article, &problem);

  /* Of an article that cannot be read nothing can be shown either. */
  if (document == NULL)
    {
      if (g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return load_all (connection, article, analysis, error) &&
         qimam_store_packed_put (connection, article, document, analysis, NULL, error) &&
         run (connection,
              "UPDATE article_meeting SET outcomes = (SELECT count (*) FROM claim"
              " WHERE told = article_meeting.id AND dismissed = 0"
              " AND dimension IN ('agreement', 'disagreement', 'next_step'))"
              " WHERE article = ? AND outcomes IS NULL",
              article, error) &&
         remove_rows (connection, article, error);
}

/* Whether what an article says is still in the tables: it was analysed, and not packed since. */
#define IS_UNPACKED                                                                                          \
  "analyser_version <> 0 AND NOT EXISTS (SELECT 1 FROM article_analysis WHERE article_analysis.article ="    \
  " article.id)"

gboolean
qimam_store_unpacked_pack (QimamConnection *connection, gint64 article, GError **error)
{
  gint64 unpacked;

  return get_number (connection, "SELECT " IS_UNPACKED " FROM article WHERE id = ?", article, &unpacked,
                     error) &&
         (unpacked == 0 || pack_article (connection, article, error));
}

/* Packs the next few articles. @last: (inout): the one after which they begin; 0 after the last of all */
static gboolean
pack_some (QimamConnection *connection, gint64 *last, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT id, " IS_UNPACKED " FROM article WHERE id > ? ORDER BY id LIMIT ?", error);
  gint64 ids[ARTICLES_A_LOOK];
  gboolean unpacked[ARTICLES_A_LOOK], row;
  guint n = 0;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "ii", *last, (gint64) ARTICLES_A_LOOK);
  for (;;)
    {
      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        break;
      ids[n] = qimam_sql_get_int (select, 0);
      unpacked[n++] = qimam_sql_get_int (select, 1) != 0;
    }
  for (guint i = 0; i < n; i++)
    if (unpacked[i] && !pack_article (connection, ids[i], error))
      return FALSE;
  *last = n < ARTICLES_A_LOOK ? 0 : ids[n - 1];
  return TRUE;
}

static gboolean
write_state (QimamConnection *connection, gint64 last, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, last);

  return qimam_connection_set_setting (connection, PACKED_UNTIL, value, error);
}

static gboolean
pack_until (QimamConnection *connection, gint64 end, gboolean *more, GError **error)
{
  gboolean exists;
  gint64 last;

  if (!qimam_store_unpacked_exists (connection, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  if (!qimam_connection_get_int (
          connection, "SELECT CAST (value AS INTEGER) FROM setting WHERE name = '" PACKED_UNTIL "'", &last,
          error))
    return FALSE;
  do
    if (!pack_some (connection, &last, error))
      return FALSE;
  while (last != 0 && g_get_monotonic_time () < end);
  *more = last != 0;
  if (*more)
    return write_state (connection, last, error);
  return qimam_connection_execute (connection,
                                   "DELETE FROM setting WHERE name = '" PACKED_UNTIL "';"
                                   "DROP TABLE claim; DROP TABLE statement",
                                   error);
}

gboolean
qimam_store_unpacked_pack_some (QimamConnection *connection, gint64 budget, gboolean *more, GError **error)
{
  gint64 end = g_get_monotonic_time () + budget;
  gboolean exists;

  *more = FALSE;
  if (!qimam_store_unpacked_exists (connection, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;
  if (qimam_connection_begin (connection, error) && pack_until (connection, end, more, error) &&
      qimam_connection_commit (connection, error))
    return TRUE;
  qimam_connection_rollback (connection);
  *more = FALSE;
  return FALSE;
}
