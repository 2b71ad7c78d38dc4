/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-claim.h"

#include <glib/gi18n-lib.h>

#include "qimam-store-packed.h"
#include "qimam-store-unpacked.h"

/* What an article says, as it is kept: the meetings of claims are rows of article_meeting. @document:
 * (nullable): without it, texts that stand in the article are left out */
static gboolean
load_kept (QimamConnection *connection,
           gint64 article,
           const QimamDocument *document,
           QimamAnalysis *analysis,
           GError **error)
{
  gboolean packed;

  return qimam_store_packed_load (connection, article, document, analysis, &packed, error) &&
         (packed || qimam_store_unpacked_load (connection, article, analysis, error));
}

/* ---- Ids that stay ---- */

/* A claim of the analysis before. */
typedef struct
{
  gint64 id; /* 0 once it is given to a claim of the new one */
  QimamDimension dimension;
} Place;

static char *
place_name (QimamSpan span)
{
  return g_strdup_printf ("%d:%u:%u", (int) span.in, span.start, span.end);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const QimamClaim *x = *(QimamClaim *const *) a, *y = *(QimamClaim *const *) b;

  return (x->id > y->id) - (x->id < y->id);
}

GHashTable *
qimam_store_claim_places (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  GHashTable *places;

  if (!load_kept (connection, article, NULL, analysis, error))
    return NULL;
  g_ptr_array_extend (claims, analysis->claims, NULL, NULL);
  g_ptr_array_extend (claims, analysis->dismissed, NULL, NULL);
  g_ptr_array_sort (claims, compare_ids);
  places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      Place place = { claim->id, claim->dimension };
      g_autofree char *name = place_name (claim->span);
      GArray *here = g_hash_table_lookup (places, name);

      if (here == NULL)
        {
          here = g_array_new (FALSE, FALSE, sizeof (Place));
          g_hash_table_insert (places, g_steal_pointer (&name), here);
        }
      g_array_append_val (here, place);
    }
  return places;
}

/* The id of a claim that stood in the same place, each once; 0 where there was none. */
static gint64
take_place (GHashTable *places, const QimamClaim *claim, gboolean any_dimension)
{
  g_autofree char *name = place_name (claim->span);
  GArray *here = places != NULL ? g_hash_table_lookup (places, name) : NULL;

  for (guint i = 0; here != NULL && i < here->len; i++)
    {
      Place *place = &g_array_index (here, Place, i);
      gint64 id = place->id;

      if (id == 0 || (!any_dimension && place->dimension != claim->dimension))
        continue;
      place->id = 0;
      return id;
    }
  return 0;
}

gboolean
qimam_store_claim_reserve (QimamConnection *connection,
                           const QimamAnalysis *analysis,
                           GHashTable *places,
                           QimamIdMap *ids,
                           GError **error)
{
  const GPtrArray *lists[] = { analysis->claims, analysis->dismissed };
  gint64 next;

  if (!qimam_store_packed_last_claim (connection, &next, error))
    return FALSE;
  /* A reader may have said that a claim is of another dimension: what is left of a place is for those. */
  for (guint pass = 0; pass < 2; pass++)
    for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
      for (guint i = 0; i < lists[l]->len; i++)
        {
          const QimamClaim *claim = lists[l]->pdata[i];
          gint64 id;

          if (qimam_id_map_get (ids->claims, claim->id) != 0)
            continue;
          id = take_place (places, claim, pass > 0);
          if (id != 0 || pass > 0)
            qimam_id_map_add (ids->claims, claim->id, id != 0 ? id : ++next);
        }
  return TRUE;
}

/* ---- Storing ---- */

/* Statements are numbered anew with each analysis. */
static gboolean
number_statements (QimamConnection *connection, const GPtrArray *statements, GHashTable *ids, GError **error)
{
  gint64 last;

  if (statements->len == 0)
    return TRUE;
  if (!qimam_store_packed_last_statement (connection, &last, error))
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    qimam_id_map_add (ids, ((QimamStatement *) statements->pdata[i])->id, ++last);
  return qimam_store_packed_set_last_statement (connection, last, error);
}

/* Notes which claims say what the reader said. */
static gboolean
put_corrections (QimamConnection *connection, const QimamAnalysis *analysis, QimamIdMap *ids, GError **error)
{
  const GPtrArray *lists[] = { analysis->claims, analysis->dismissed };

  for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        const QimamClaim *claim = lists[l]->pdata[i];
        g_autoptr (QimamSql) put = NULL;

        if (claim->correction == 0)
          continue;
        put = qimam_connection_prepare (connection, "UPDATE claim_correction SET claim = ? WHERE id = ?",
                                        error);
        if (put == NULL)
          return FALSE;
        qimam_sql_bind (put, "ii", qimam_id_map_get (ids->claims, claim->id), claim->correction);
        if (!qimam_sql_run (put, error))
          return FALSE;
      }
  return TRUE;
}

gboolean
qimam_store_claim_put (QimamConnection *connection,
                       gint64 article,
                       const QimamDocument *document,
                       const QimamAnalysis *analysis,
                       QimamIdMap *ids,
                       GError **error)
{
  return number_statements (connection, analysis->statements, ids->statements, error) &&
         qimam_store_packed_put (connection, article, document, analysis, ids, error) &&
         put_corrections (connection, analysis, ids, error);
}

gboolean
qimam_store_claim_remove (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) forget = NULL;

  if (!qimam_store_packed_remove (connection, article, error) ||
      !qimam_store_unpacked_remove (connection, article, error))
    return FALSE;
  forget = qimam_connection_prepare (
      connection, "UPDATE claim_correction SET claim = NULL WHERE article = ? AND claim IS NOT NULL", error);
  if (forget == NULL)
    return FALSE;
  qimam_sql_bind (forget, "i", article);
  return qimam_sql_run (forget, error);
}

/* ---- Topics ---- */

static gboolean
is_same_list (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

static gboolean
take_topics (char ***to, char **from)
{
  if (from != NULL && *from == NULL)
    from = NULL;
  if (is_same_list (*to, from))
    return FALSE;
  g_strfreev (*to);
  *to = g_strdupv (from);
  return TRUE;
}

/* Gives claims the topics of those that have the same ids; both lists are in one order, or nearly. */
static gboolean
take_claim_topics (GPtrArray *to, const GPtrArray *from)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  gboolean changed = FALSE;

  for (guint i = 0; i < from->len; i++)
    g_hash_table_insert (by_id, &((QimamClaim *) from->pdata[i])->id, from->pdata[i]);
  for (guint i = 0; i < to->len; i++)
    {
      QimamClaim *claim = to->pdata[i];
      const QimamClaim *other = g_hash_table_lookup (by_id, &claim->id);

      if (other != NULL)
        changed = take_topics (&claim->topics, other->topics) || changed;
    }
  return changed;
}

static gboolean
take_statement_topics (GPtrArray *to, const GPtrArray *from)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < MIN (to->len, from->len); i++)
    {
      QimamStatement *statement = to->pdata[i];
      const QimamStatement *other = from->pdata[i];

      if (statement->id == other->id)
        changed = take_topics (&statement->topics, other->topics) || changed;
    }
  return changed;
}

gboolean
qimam_store_claim_put_topics (QimamConnection *connection,
                              gint64 article,
                              const QimamDocument *document,
                              const QimamAnalysis *analysis,
                              GError **error)
{
  g_autoptr (QimamAnalysis) kept = qimam_analysis_new ();
  gboolean packed, changed;

  if (!qimam_store_unpacked_pack (connection, article, error) ||
      !qimam_store_packed_load (connection, article, document, kept, &packed, error))
    return FALSE;
  changed = take_claim_topics (kept->claims, analysis->claims);
  changed = take_claim_topics (kept->dismissed, analysis->dismissed) || changed;
  changed = take_statement_topics (kept->statements, analysis->statements) || changed;
  return !changed || qimam_store_packed_put (connection, article, document, kept, NULL, error);
}

/* ---- Reading ---- */

/* The order of the text, as analysis gives them: ids that claims kept from an older analysis have another. */
static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const QimamClaim *x = *(QimamClaim *const *) a, *y = *(QimamClaim *const *) b;

  if (x->span.in != y->span.in)
    return x->span.in < y->span.in ? -1 : 1;
  if (x->span.start != y->span.start)
    return x->span.start < y->span.start ? -1 : 1;
  if (x->span.end != y->span.end)
    return x->span.end < y->span.end ? -1 : 1;
  if (x->dimension != y->dimension)
    return x->dimension < y->dimension ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* Runs a query about an article for pairs of numbers. */
static gboolean
load_pairs (QimamConnection *connection, const char *sql, gint64 article, GHashTable *pairs, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (connection, sql, error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      qimam_id_map_add (pairs, qimam_sql_get_int (select, 0), qimam_sql_get_int (select, 1));
    }
}

/* Puts meetings of the library in the place of what the article tells of, and what the reader said. */
static gboolean
complete (QimamConnection *connection, gint64 article, QimamAnalysis *analysis, GError **error)
{
  GPtrArray *const lists[] = { analysis->claims, analysis->dismissed };
  g_autoptr (GHashTable) meetings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) corrections = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  if (analysis->claims->len + analysis->dismissed->len == 0)
    return TRUE;
  if (!load_pairs (connection,
                   "SELECT id, meeting FROM article_meeting WHERE article = ? AND meeting IS NOT NULL",
                   article, meetings, error) ||
      !load_pairs (
          connection,
          "SELECT claim, id FROM claim_correction WHERE article = ? AND claim IS NOT NULL ORDER BY id",
          article, corrections, error))
    return FALSE;
  for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        QimamClaim *claim = lists[l]->pdata[i];

        claim->meeting = qimam_id_map_get (meetings, claim->meeting);
        claim->correction = qimam_id_map_get (corrections, claim->id);
      }
  return TRUE;
}

gboolean
qimam_store_claim_load (QimamConnection *connection,
                        gint64 article,
                        const QimamDocument *document,
                        QimamAnalysis *analysis,
                        GError **error)
{
  if (!load_kept (connection, article, document, analysis, error) ||
      !complete (connection, article, analysis, error))
    return FALSE;
  g_ptr_array_sort (analysis->claims, compare_claims);
  g_ptr_array_sort (analysis->dismissed, compare_claims);
  return TRUE;
}

gboolean
qimam_store_claim_find_article (QimamConnection *connection, gint64 claim, gint64 *article, GError **error)
{
  if (!qimam_store_packed_find_claim (connection, claim, article, error) ||
      (*article == 0 && !qimam_store_unpacked_find_claim (connection, claim, article, error)))
    return FALSE;
  if (*article != 0)
    return TRUE;
  qimam_error_set_missing (error, _ ("There is no claim %s"), claim);
  return FALSE;
}
