/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-claim.h"

#include "qimam-blob.h"

/* Reads the nick in a column; an unknown one leaves the value as it is. */
#define GET_NICK(statement, column, name, where)                                                             \
  qimam_##name##_from_nick (qimam_sql_get_text (statement, column), where)

void
qimam_id_map_init (QimamIdMap *self)
{
  self->claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
qimam_id_map_clear (QimamIdMap *self)
{
  g_clear_pointer (&self->claims, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
}

void
qimam_id_map_add (GHashTable *map, gint64 from, gint64 to)
{
  g_hash_table_insert (map, g_memdup2 (&from, sizeof from), g_memdup2 (&to, sizeof to));
}

gint64
qimam_id_map_get (GHashTable *map, gint64 from)
{
  const gint64 *to = g_hash_table_lookup (map, &from);

  return to != NULL ? *to : 0;
}

/* A span stands in three columns: field, start, end. */
static QimamSpan
get_span (QimamSql *statement, int column)
{
  QimamField field = QIMAM_FIELD_BODY;

  GET_NICK (statement, column, field, &field);
  return qimam_span (field, qimam_sql_get_int (statement, column + 1),
                     qimam_sql_get_int (statement, column + 2));
}

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

GHashTable *
qimam_store_claim_places (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT id, dimension, field, start, end FROM claim WHERE article = ? ORDER BY id", error);
  g_autoptr (GHashTable) places =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      Place place = { 0, QIMAM_DIMENSION_BACKGROUND };
      g_autofree char *name = NULL;
      GArray *here;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&places);
      place.id = qimam_sql_get_int (select, 0);
      GET_NICK (select, 1, dimension, &place.dimension);
      name = place_name (get_span (select, 2));
      here = g_hash_table_lookup (places, name);
      if (here == NULL)
        {
          here = g_array_new (FALSE, FALSE, sizeof (Place));
          g_hash_table_insert (places, g_steal_pointer (&name), here);
        }
      g_array_append_val (here, place);
    }
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

  if (!qimam_connection_get_int (connection, "SELECT seq FROM sqlite_sequence WHERE name = 'claim'", &next,
                                 error))
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

static gboolean
put_statements (QimamConnection *connection,
                gint64 article,
                const QimamAnalysis *analysis,
                QimamIdMap *ids,
                GError **error)
{
  g_autoptr (QimamSql) add = qimam_connection_prepare (
      connection,
      "INSERT INTO statement (article, field, start, end, sentence_field, sentence_start, sentence_end, "
      "text, speaker,"
      " speaker_key, via, via_key, party, verb, attribution, polarity, quotes, topics)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (add == NULL)
    return FALSE;
  for (guint i = 0; i < analysis->statements->len; i++)
    {
      const QimamStatement *said = analysis->statements->pdata[i];
      g_autoptr (GBytes) quotes = qimam_blob_from_spans (said->quotes);
      g_autofree char *topics = qimam_lines_from_keys (said->topics);

      qimam_sql_bind (add, "itiitiitttttttttbt", article, qimam_field_nick (said->span.in),
                      (gint64) said->span.start, (gint64) said->span.end,
                      qimam_field_nick (said->sentence.in), (gint64) said->sentence.start,
                      (gint64) said->sentence.end, said->text, said->speaker, said->speaker_key, said->via,
                      said->via_key, said->party, said->verb, qimam_attribution_nick (said->attribution),
                      qimam_polarity_nick (said->polarity), quotes, topics);
      if (!qimam_sql_run (add, error))
        return FALSE;
      qimam_id_map_add (ids->statements, said->id, qimam_connection_last_id (connection));
    }
  return TRUE;
}

static void
bind_claim (QimamSql *add, gint64 article, const QimamClaim *claim, QimamIdMap *ids)
{
  const QimamValue *value = &claim->value;
  g_autoptr (GBytes) repeats = qimam_blob_from_spans (claim->repeats);
  g_autofree char *topics = qimam_lines_from_keys (claim->topics);
  g_autofree char *number = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  /* Bound as text so that it can be NULL; the column turns it back into the same number. */
  if (value->has_number)
    number = g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value->number));
  qimam_sql_bind (
      add,
      "iikttiitiit"
      "ittttttttttttt"
      "tttttttttktt"
      "bki",
      qimam_id_map_get (ids->claims, claim->id), article, qimam_id_map_get (ids->told, claim->meeting),
      qimam_dimension_nick (claim->dimension), qimam_field_nick (claim->span.in), (gint64) claim->span.start,
      (gint64) claim->span.end, qimam_field_nick (claim->sentence.in), (gint64) claim->sentence.start,
      (gint64) claim->sentence.end, claim->text, (gint64) (value->set != FALSE), value->iso,
      qimam_precision_nick (value->precision), qimam_cmp_nick (value->cmp), value->name, value->key,
      value->kind, value->role, value->scope, value->unit, number, value->of, value->currency, value->due,
      topics, claim->party, claim->speaker, claim->speaker_key, claim->via, claim->via_key, claim->verb,
      qimam_attribution_nick (claim->attribution), qimam_polarity_nick (claim->polarity),
      qimam_id_map_get (ids->statements, claim->statement), qimam_basis_nick (claim->basis), claim->how,
      repeats, claim->correction, (gint64) (claim->dismissed != FALSE));
}

gboolean
qimam_store_claim_put (QimamConnection *connection,
                       gint64 article,
                       const QimamAnalysis *analysis,
                       QimamIdMap *ids,
                       GError **error)
{
  const GPtrArray *lists[] = { analysis->claims, analysis->dismissed };
  g_autoptr (QimamSql) add = NULL;

  if (!put_statements (connection, article, analysis, ids, error))
    return FALSE;
  add = qimam_connection_prepare (
      connection,
      "INSERT INTO claim (id, article, told, dimension, field, start, end, sentence_field, sentence_start,"
      " sentence_end, text, has_value, value_iso, value_precision, value_cmp, value_name, value_key, "
      "value_kind,"
      " value_role, value_scope, value_unit, value_number, value_of, value_currency, value_due, topics, "
      "party, speaker,"
      " speaker_key, via, via_key, verb, attribution, polarity, statement, basis, how, repeats, correction, "
      "dismissed)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, ?, ?,"
      " ?, ?, ?, ?, ?, ?)",
      error);
  if (add == NULL)
    return FALSE;
  for (gsize l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        bind_claim (add, article, lists[l]->pdata[i], ids);
        if (!qimam_sql_run (add, error))
          return FALSE;
      }
  return TRUE;
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
  claim->correction = qimam_sql_get_int (select, 37);
  claim->dismissed = qimam_sql_get_int (select, 38) != 0;
  return claim;
}

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

gboolean
qimam_store_claim_load (QimamConnection *connection, gint64 article, QimamAnalysis *analysis, GError **error)
{
  g_autoptr (QimamSql) select = NULL;

  if (!load_statements (connection, article, analysis->statements, error))
    return FALSE;
  select = qimam_connection_prepare (
      connection,
      "SELECT claim.id, article_meeting.meeting, dimension, field, start, end, sentence_field, "
      "sentence_start,"
      " sentence_end, text, has_value, value_iso, value_precision, value_cmp, value_name, value_key, "
      "value_kind,"
      " value_role, value_scope, value_unit, value_number, value_of, value_currency, value_due, topics, "
      "party, speaker,"
      " speaker_key, via, via_key, verb, attribution, polarity, statement, basis, how, repeats,"
      " correction, dismissed FROM claim LEFT JOIN article_meeting ON article_meeting.id = claim.told"
      " WHERE claim.article = ? ORDER BY claim.id",
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
        break;
      claim = get_claim (select, article);
      g_ptr_array_add (claim->dismissed ? analysis->dismissed : analysis->claims, claim);
    }
  g_ptr_array_sort (analysis->claims, compare_claims);
  g_ptr_array_sort (analysis->dismissed, compare_claims);
  return TRUE;
}
