/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-packed.h"

#include <glib/gi18n-lib.h>

#include "qimam-store-text.h"

#define LAST_STATEMENT "last_statement"
/* What an article is marked with that must be analysed anew: no version of the rules. */
#define NO_VERSION "-1"

const char qimam_store_packed_schema[] =
    "CREATE TABLE article_analysis ("
    "  article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,"
    "  data BLOB NOT NULL"
    ") STRICT;"
    "CREATE TABLE claim_range ("
    "  last INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE"
    ") STRICT;"
    "CREATE INDEX claim_range_by_article ON claim_range (article);"
    "INSERT INTO sqlite_sequence SELECT 'claim_range', seq FROM sqlite_sequence WHERE name = 'claim';"
    "INSERT INTO setting SELECT '" LAST_STATEMENT "', CAST (seq AS TEXT) FROM sqlite_sequence"
    " WHERE name = 'statement';"
    /* The claim that says what the reader said, as long as the article has one. */
    "ALTER TABLE claim_correction ADD COLUMN claim INTEGER;"
    "UPDATE claim_correction SET claim ="
    " (SELECT claim.id FROM claim WHERE claim.correction = claim_correction.id);"
    /* How many agreements, disagreements and next steps the article tells of it; NULL where its claims are
     * still in a table of theirs. */
    "ALTER TABLE article_meeting ADD COLUMN outcomes INTEGER;";

/* ---- Ids ---- */

gboolean
qimam_store_packed_last_claim (QimamConnection *connection, gint64 *id, GError **error)
{
  return qimam_connection_get_int (connection, "SELECT seq FROM sqlite_sequence WHERE name = 'claim_range'",
                                   id, error);
}

gboolean
qimam_store_packed_last_statement (QimamConnection *connection, gint64 *id, GError **error)
{
  return qimam_connection_get_int (
      connection, "SELECT CAST (value AS INTEGER) FROM setting WHERE name = '" LAST_STATEMENT "'", id, error);
}

gboolean
qimam_store_packed_set_last_statement (QimamConnection *connection, gint64 id, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  return qimam_connection_set_setting (connection, LAST_STATEMENT, value, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* (transfer full) (element-type gint64): the last id of each run of them */
static GArray *
list_runs (const QimamAnalysis *analysis, const QimamIdMap *ids)
{
  const GPtrArray *lists[] = { analysis->claims, analysis->dismissed };
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint kept = 0;

  for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        gint64 id = ((QimamClaim *) lists[l]->pdata[i])->id;

        id = ids != NULL ? qimam_id_map_get (ids->claims, id) : id;
        g_array_append_val (runs, id);
      }
  g_array_sort (runs, compare_ids);
  for (guint i = 0; i < runs->len; i++)
    if (i + 1 == runs->len ||
        (guint64) g_array_index (runs, gint64, i + 1) - (guint64) g_array_index (runs, gint64, i) > 1)
      g_array_index (runs, gint64, kept++) = g_array_index (runs, gint64, i);
  g_array_set_size (runs, kept);
  return runs;
}

/* Runs a statement about an article. */
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
put_runs (QimamConnection *connection, gint64 article, GArray *runs, GError **error)
{
  g_autoptr (QimamSql) put = qimam_connection_prepare (
      connection, "INSERT OR REPLACE INTO claim_range (last, article) VALUES (?, ?)", error);

  if (put == NULL || !run (connection, "DELETE FROM claim_range WHERE article = ?", article, error))
    return FALSE;
  for (guint i = 0; i < runs->len; i++)
    {
      qimam_sql_bind (put, "ii", g_array_index (runs, gint64, i), article);
      if (!qimam_sql_run (put, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Rows ---- */

gboolean
qimam_store_packed_put (QimamConnection *connection,
                        gint64 article,
                        const QimamDocument *document,
                        const QimamAnalysis *analysis,
                        const QimamIdMap *ids,
                        GError **error)
{
  g_autoptr (QimamSql) put = qimam_connection_prepare (
      connection, "INSERT OR REPLACE INTO article_analysis (article, data) VALUES (?, ?)", error);
  g_autoptr (GBytes) data = NULL;
  g_autoptr (GArray) runs = NULL;

  if (put == NULL)
    return FALSE;
  data = qimam_analysis_pack (document, analysis, ids);
  qimam_sql_bind (put, "ib", article, data);
  if (!qimam_sql_run (put, error))
    return FALSE;
  runs = list_runs (analysis, ids);
  return put_runs (connection, article, runs, error);
}

gboolean
qimam_store_packed_load (QimamConnection *connection,
                         gint64 article,
                         const QimamDocument *document,
                         QimamAnalysis *analysis,
                         gboolean *found,
                         GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT data FROM article_analysis WHERE article = ?", error);
  g_autoptr (GBytes) data = NULL;

  *found = FALSE;
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  if (!qimam_sql_next (select, found, error))
    return FALSE;
  if (*found)
    {
      data = qimam_sql_dup_bytes (select, 0);
      analysis->damaged = !qimam_analysis_unpack (data, document, article, analysis);
    }
  return TRUE;
}

gboolean
qimam_store_packed_remove (QimamConnection *connection, gint64 article, GError **error)
{
  return run (connection, "DELETE FROM claim_range WHERE article = ?", article, error) &&
         run (connection, "DELETE FROM article_analysis WHERE article = ?", article, error);
}

static gboolean
has_claim (const GPtrArray *claims, gint64 id)
{
  for (guint i = 0; i < claims->len; i++)
    if (((QimamClaim *) claims->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

gboolean
qimam_store_packed_find_claim (QimamConnection *connection, gint64 claim, gint64 *article, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT article FROM claim_range WHERE last >= ? ORDER BY last LIMIT 1", error);
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  gboolean row, found;
  gint64 candidate;

  *article = 0;
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", claim);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  candidate = qimam_sql_get_int (select, 0);
  if (!qimam_store_packed_load (connection, candidate, NULL, analysis, &found, error))
    return FALSE;
  if (has_claim (analysis->claims, claim) || has_claim (analysis->dismissed, claim))
    *article = candidate;
  return TRUE;
}

/* ---- Looking whether all is sound ---- */

static gboolean
agrees_with_runs (QimamConnection *connection,
                  gint64 article,
                  const QimamAnalysis *analysis,
                  gboolean *agrees,
                  GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT last FROM claim_range WHERE article = ? ORDER BY last", error);
  g_autoptr (GArray) runs = list_runs (analysis, NULL);
  gboolean row = TRUE;

  *agrees = TRUE;
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  for (guint i = 0; row; i++)
    {
      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (row != (i < runs->len) || (row && qimam_sql_get_int (select, 0) != g_array_index (runs, gint64, i)))
        *agrees = row = FALSE;
    }
  return TRUE;
}

/* @sentence has one "%s", for the number of the article. */
static void
add_problem (GPtrArray *problems, const char *sentence, gint64 article)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, article);

  g_ptr_array_add (problems, g_strdup_printf (sentence, number));
}

static gboolean
check_row (QimamConnection *connection,
           gint64 article,
           GBytes *data,
           gboolean repair,
           GPtrArray *problems,
           GError **error)
{
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  g_autoptr (QimamDocument) document = NULL;
  g_autoptr (GError) problem = NULL;
  gboolean agrees;

  document = qimam_store_text_load (connection, article, &problem);
  if (document == NULL && !g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (document == NULL || !qimam_analysis_unpack (data, document, article, analysis))
    {
      add_problem (problems, _ ("What is known of what article %s says is damaged; analyse the library anew"),
                   article);
      return !repair || (qimam_store_packed_remove (connection, article, error) &&
                         run (connection, "UPDATE article SET analyser_version = " NO_VERSION " WHERE id = ?",
                              article, error));
    }
  if (!agrees_with_runs (connection, article, analysis, &agrees, error))
    return FALSE;
  if (agrees)
    return TRUE;
  add_problem (problems, _ ("The claims of article %s do not agree with the list of claims"), article);
  if (repair)
    {
      g_autoptr (GArray) runs = list_runs (analysis, NULL);

      return put_runs (connection, article, runs, error);
    }
  return TRUE;
}

gboolean
qimam_store_packed_check (QimamConnection *connection, gboolean repair, GPtrArray *problems, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT article, data FROM article_analysis WHERE article > ? ORDER BY article LIMIT 1",
      error);
  gint64 article = G_MININT64;

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (GBytes) data = NULL;
      gboolean row;

      qimam_sql_reset (select);
      qimam_sql_bind (select, "i", article);
      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      article = qimam_sql_get_int (select, 0);
      data = qimam_sql_dup_bytes (select, 1);
      qimam_sql_reset (select);
      if (!check_row (connection, article, data, repair, problems, error))
        return FALSE;
    }
}
