/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What articles say, as it is packed and kept. */
#include <string.h>

#include "qimam-analysis-pack-private.h"
#include "qimam-migration.h"
#include "qimam-store-article.h"
#include "qimam-store-claim.h"
#include "qimam-store-correction.h"
#include "qimam-store-meeting.h"
#include "qimam-store-packed.h"
#include "qimam-store-unpacked.h"
#include "store-fixture.h"

/* ---- An analysis as text, so that two can be compared ---- */

static void
print (GString *out, const char *name, const char *text)
{
  if (text != NULL)
    g_string_append_printf (out, " %s=%s", name, text);
}

static void
print_span (GString *out, const char *name, QimamSpan span)
{
  g_string_append_printf (out, " %s=%s:%u-%u", name, qimam_field_nick (span.in), span.start, span.end);
}

static void
print_keys (GString *out, const char *name, char **keys)
{
  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    print (out, name, keys[i]);
}

static void
print_spans (GString *out, const char *name, const GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    print_span (out, name, g_array_index (spans, QimamSpan, i));
}

static void
print_value (GString *out, const QimamValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, " set=%d precision=%d cmp=%d", value->set, value->precision, value->cmp);
  if (value->has_number)
    print (out, "number", g_ascii_dtostr (number, sizeof number, value->number));
  print (out, "iso", value->iso);
  print (out, "name", value->name);
  print (out, "key", value->key);
  print (out, "kind", value->kind);
  print (out, "role", value->role);
  print (out, "scope", value->scope);
  print (out, "unit", value->unit);
  print (out, "of", value->of);
  print (out, "currency", value->currency);
  print (out, "due", value->due);
  /* Closed sets compare by pointer. */
  g_assert_true (value->unit == g_intern_string (value->unit));
}

static void
print_claim (GString *out, const QimamClaim *claim)
{
  g_string_append_printf (out,
                          "claim %" G_GINT64_FORMAT " article=%" G_GINT64_FORMAT " meeting=%" G_GINT64_FORMAT
                          " statement=%" G_GINT64_FORMAT " correction=%" G_GINT64_FORMAT " %d%d%d%d%d",
                          claim->id, claim->article, claim->meeting, claim->statement, claim->correction,
                          claim->dimension, claim->attribution, claim->polarity, claim->basis,
                          claim->dismissed);
  print_span (out, "span", claim->span);
  print_span (out, "sentence", claim->sentence);
  print (out, "text", claim->text);
  print_value (out, &claim->value);
  print_keys (out, "topic", claim->topics);
  print (out, "party", claim->party);
  print (out, "speaker", claim->speaker);
  print (out, "speaker_key", claim->speaker_key);
  print (out, "via", claim->via);
  print (out, "via_key", claim->via_key);
  print (out, "verb", claim->verb);
  print (out, "how", claim->how);
  print_spans (out, "repeat", claim->repeats);
  g_string_append_c (out, '\n');
}

static void
print_statement (GString *out, const QimamStatement *statement)
{
  g_string_append_printf (out, "statement %" G_GINT64_FORMAT " %d%d", statement->id, statement->attribution,
                          statement->polarity);
  print_span (out, "span", statement->span);
  print_span (out, "sentence", statement->sentence);
  print (out, "text", statement->text);
  print_keys (out, "topic", statement->topics);
  print (out, "party", statement->party);
  print (out, "speaker", statement->speaker);
  print (out, "speaker_key", statement->speaker_key);
  print (out, "via", statement->via);
  print (out, "via_key", statement->via_key);
  print (out, "verb", statement->verb);
  print_spans (out, "quote", statement->quotes);
  g_string_append_c (out, '\n');
}

static void
print_lists (GString *out, const QimamAnalysis *analysis)
{
  for (guint i = 0; i < analysis->times->len; i++)
    {
      const QimamTime *time = analysis->times->pdata[i];

      g_string_append_printf (out, "time %d %d %d-%d-%d %d %d", time->kind, time->resolution, time->year,
                              time->month, time->day, time->weekday, time->bare_weekday);
      print_span (out, "span", time->span);
      print (out, "value", time->value);
      print (out, "mod", time->mod);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < analysis->quantities->len; i++)
    {
      const QimamQuantity *quantity = analysis->quantities->pdata[i];

      g_string_append_printf (out, "quantity %d %d", quantity->kind, quantity->dual);
      print_span (out, "span", quantity->span);
      print (out, "value", quantity->value);
      print (out, "unit", quantity->unit);
      print (out, "mod", quantity->mod);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const QimamSummarySentence *sentence = &g_array_index (analysis->summary, QimamSummarySentence, i);
      char score[G_ASCII_DTOSTR_BUF_SIZE];

      print_span (out, "summary", sentence->span);
      print (out, "score", g_ascii_dtostr (score, sizeof score, sentence->score));
      g_string_append_c (out, '\n');
    }
}

static char *
print_analysis (const QimamAnalysis *analysis)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < analysis->claims->len; i++)
    print_claim (out, analysis->claims->pdata[i]);
  for (guint i = 0; i < analysis->dismissed->len; i++)
    print_claim (out, analysis->dismissed->pdata[i]);
  for (guint i = 0; i < analysis->statements->len; i++)
    print_statement (out, analysis->statements->pdata[i]);
  print_lists (out, analysis);
  return g_string_free (out, FALSE);
}

/* ---- Made-up analyses ---- */

#define FIRST                                                                                                                                                                                    \
  "قال وزير الري سالم الحربي إن الجانبين اتفقا على بناء ثلاثة سدود قبل نهاية العام. وأضاف الوزير أن الكلفة " \
  "تبلغ 40 مليون دينار."
#define SECOND "وغاب ممثل الميناء عن الجلسة التي استمرت ساعتين"
#define BODY   FIRST "\n" SECOND

static QimamDocument *
make_document (const char *guid)
{
  QimamDocument *document = qimam_document_new ();

  document->guid = g_strdup (guid);
  document->headline = g_strdup ("اتفاق على السدود");
  document->caption = g_strdup ("صورة من الجلسة");
  qimam_document_add_paragraph (document, FIRST, QIMAM_PARAGRAPH_TEXT);
  qimam_document_add_paragraph (document, SECOND, QIMAM_PARAGRAPH_TEXT);
  return document;
}

/* A place in the article, at borders of characters. */
static QimamSpan
pick_span (GRand *rand, const QimamDocument *document)
{
  QimamField in = (QimamField) g_rand_int_range (rand, 0, QIMAM_PACK_N_FIELDS);
  const char *text = qimam_document_field (document, in);
  glong length = g_utf8_strlen (text, -1);
  glong start = g_rand_int_range (rand, 0, (gint32) length + 1);
  glong end = g_rand_int_range (rand, (gint32) start, (gint32) length + 1);

  return qimam_span (in, g_utf8_offset_to_pointer (text, start) - text,
                     g_utf8_offset_to_pointer (text, end) - text);
}

/* Words of the article, words that are not in it, the empty text, or none. */
static char *
pick_text (GRand *rand, const QimamDocument *document)
{
  static const char *const others[] = { "", "x", "salem_alharbi", "كلام لم يقله أحد", "trade_economy" };
  guint which = g_rand_int_range (rand, 0, 8);

  if (which < G_N_ELEMENTS (others))
    return g_strdup (others[which]);
  return which == 5 ? NULL : qimam_document_span_text (document, pick_span (rand, document));
}

static const char *
pick_static (GRand *rand)
{
  static const char *const texts[] = { NULL, "count", "money", "city" };

  return g_intern_string (texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
}

static char **
pick_keys (GRand *rand)
{
  static const char *const lists[] = { NULL, "trade_economy", "cyber,trade_economy", "a,b,c,d" };
  const char *list = lists[g_rand_int_range (rand, 0, G_N_ELEMENTS (lists))];

  return list != NULL ? g_strsplit (list, ",", -1) : NULL;
}

static double
pick_number (GRand *rand)
{
  static const double numbers[] = {
    0, -0.0, 1, -7, 40e6, 0.1, 1e15, -1e15, 1e300, G_MAXDOUBLE, 1 / 3.0, 2015
  };

  return numbers[g_rand_int_range (rand, 0, G_N_ELEMENTS (numbers))];
}

static QimamStatement *
make_statement (GRand *rand, const QimamDocument *document, const QimamStatement *before)
{
  QimamSpan span = pick_span (rand, document);
  QimamStatement *statement = qimam_statement_new (
      span, before != NULL && g_rand_boolean (rand) ? before->sentence : pick_span (rand, document));

  statement->text =
      g_rand_boolean (rand) ? qimam_document_span_text (document, span) : pick_text (rand, document);
  statement->speaker = pick_text (rand, document);
  statement->speaker_key = pick_text (rand, document);
  statement->via = pick_text (rand, document);
  statement->via_key = pick_text (rand, document);
  statement->verb = pick_text (rand, document);
  statement->party = pick_text (rand, document);
  statement->attribution = (QimamAttribution) g_rand_int_range (rand, 0, 4);
  statement->polarity = (QimamPolarity) g_rand_int_range (rand, 0, QIMAM_POLARITY_PROPOSAL + 1);
  statement->topics = pick_keys (rand);
  for (guint i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      QimamSpan quote = pick_span (rand, document);

      g_array_append_val (statement->quotes, quote);
    }
  return statement;
}

static void
fill_value (GRand *rand, const QimamDocument *document, QimamValue *value)
{
  value->set = g_rand_int_range (rand, 0, 8) != 0;
  value->iso = pick_text (rand, document);
  value->precision = (QimamPrecision) g_rand_int_range (rand, 0, QIMAM_PRECISION_RANGE + 1);
  value->cmp = (QimamCmp) g_rand_int_range (rand, 0, QIMAM_CMP_LT + 1);
  value->name = pick_text (rand, document);
  value->key = pick_text (rand, document);
  value->kind = pick_static (rand);
  value->role = pick_static (rand);
  value->scope = pick_static (rand);
  value->unit = pick_static (rand);
  value->has_number = g_rand_boolean (rand);
  value->number = value->has_number ? pick_number (rand) : 0;
  value->of = pick_text (rand, document);
  value->currency = pick_text (rand, document);
  value->due = pick_text (rand, document);
}

/* @statement: (nullable): that it stands in, and says or does not say */
static QimamClaim *
make_claim (GRand *rand, const QimamDocument *document, const QimamStatement *statement)
{
  QimamClaim *claim = qimam_claim_new ((QimamDimension) g_rand_int_range (rand, 0, QIMAM_N_DIMENSIONS),
                                       pick_span (rand, document), pick_span (rand, document));

  claim->basis = (QimamBasis) g_rand_int_range (rand, 0, 3);
  claim->meeting = g_rand_int_range (rand, 0, 3);
  claim->how = pick_text (rand, document);
  if (g_rand_boolean (rand))
    fill_value (rand, document, &claim->value);
  claim->text = qimam_document_span_text (document, claim->span);
  claim->topics = pick_keys (rand);
  if (statement != NULL)
    {
      claim->statement = statement->id;
      claim->sentence = statement->sentence;
      claim->speaker = g_strdup (statement->speaker);
      claim->speaker_key = g_strdup (statement->speaker_key);
      claim->via = g_strdup (statement->via);
      claim->via_key = g_strdup (statement->via_key);
      claim->verb = g_strdup (statement->verb);
      claim->attribution = statement->attribution;
      if (g_rand_boolean (rand))
        {
          claim->span = statement->span;
          claim->polarity = statement->polarity;
          claim->party = g_strdup (statement->party);
          g_free (claim->text);
          claim->text = g_strdup (statement->text);
          g_strfreev (claim->topics);
          claim->topics = g_strdupv (statement->topics);
        }
    }
  else
    {
      claim->speaker = pick_text (rand, document);
      claim->polarity = (QimamPolarity) g_rand_int_range (rand, 0, QIMAM_POLARITY_PROPOSAL + 1);
      claim->party = pick_text (rand, document);
    }
  for (guint i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    {
      QimamSpan repeat = pick_span (rand, document);

      g_array_append_val (claim->repeats, repeat);
    }
  return claim;
}

static void
add_lists (GRand *rand, const QimamDocument *document, QimamAnalysis *analysis)
{
  static const char *const values[] = { NULL, "0", "07", "1200000", "0.5", "", "999999999999999999", "1e9" };

  for (guint i = g_rand_int_range (rand, 0, 6); i > 0; i--)
    {
      QimamTime *time =
          qimam_time_new (pick_span (rand, document), (QimamTimeKind) g_rand_int_range (rand, 0, 5));

      time->value = pick_text (rand, document);
      time->mod = pick_static (rand);
      time->resolution = (QimamTimeResolution) g_rand_int_range (rand, 0, 5);
      time->year = (gint16) g_rand_int_range (rand, -3000, 3000);
      time->month = (gint8) g_rand_int_range (rand, -1, 13);
      time->day = (gint8) g_rand_int_range (rand, -1, 32);
      time->weekday = (gint8) g_rand_int_range (rand, 0, 8);
      time->bare_weekday = g_rand_boolean (rand);
      g_ptr_array_add (analysis->times, time);
    }
  for (guint i = g_rand_int_range (rand, 0, 6); i > 0; i--)
    {
      QimamQuantity *quantity =
          qimam_quantity_new (pick_span (rand, document), (QimamQuantityKind) g_rand_int_range (rand, 0, 5));

      quantity->value = g_strdup (values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))]);
      quantity->unit = pick_text (rand, document);
      quantity->mod = pick_static (rand);
      quantity->dual = g_rand_boolean (rand);
      g_ptr_array_add (analysis->quantities, quantity);
    }
  for (guint i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      QimamSummarySentence sentence = { pick_span (rand, document), g_rand_double (rand) };

      g_array_append_val (analysis->summary, sentence);
    }
}

static QimamAnalysis *
make_analysis (GRand *rand, const QimamDocument *document)
{
  QimamAnalysis *analysis = qimam_analysis_new ();
  const guint n = g_rand_int_range (rand, 0, 12);
  gint64 id = g_rand_int_range (rand, 1, 100000);

  for (guint i = 0; i < n / 2; i++)
    {
      g_ptr_array_add (analysis->statements,
                       make_statement (rand, document, i > 0 ? analysis->statements->pdata[i - 1] : NULL));
      ((QimamStatement *) analysis->statements->pdata[i])->id = ++id;
    }
  for (guint i = 0; i < n; i++)
    {
      const QimamStatement *statement = n / 2 > 0 && g_rand_boolean (rand)
                                            ? analysis->statements->pdata[g_rand_int_range (rand, 0, n / 2)]
                                            : NULL;
      QimamClaim *claim = make_claim (rand, document, statement);

      claim->article = 5;
      claim->id = g_rand_int_range (rand, 0, 4) == 0 ? g_rand_int_range (rand, 1, 1000) : ++id;
      claim->dismissed = g_rand_int_range (rand, 0, 4) == 0;
      g_ptr_array_add (claim->dismissed ? analysis->dismissed : analysis->claims, claim);
    }
  add_lists (rand, document, analysis);
  return analysis;
}

/* ---- Packing ---- */

static void
test_round_trip (void)
{
  g_autoptr (QimamDocument) document = make_document ("1");
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (QimamAnalysis) analysis = make_analysis (rand, document);
      g_autoptr (QimamAnalysis) back = qimam_analysis_new ();
      g_autoptr (GBytes) packed = qimam_analysis_pack (document, analysis, NULL);
      g_autofree char *before = print_analysis (analysis);
      g_autofree char *after = NULL;

      g_assert_true (qimam_analysis_unpack (packed, document, 5, back));
      after = print_analysis (back);
      g_assert_cmpstr (before, ==, after);
    }
}

/* Words of the article take no room. */
static void
test_words_are_places (void)
{
  g_autoptr (QimamDocument) document = make_document ("1");
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  g_autoptr (GBytes) packed = NULL;
  QimamSpan whole = qimam_span (QIMAM_FIELD_BODY, 0, strlen (BODY));

  for (gint64 i = 1; i <= 10; i++)
    {
      QimamStatement *statement = qimam_statement_new (whole, whole);
      QimamClaim *claim = qimam_claim_new (QIMAM_DIMENSION_STATEMENT, whole, whole);

      statement->id = claim->id = claim->statement = i;
      statement->text = g_strdup (BODY);
      claim->text = g_strdup (BODY);
      statement->speaker = g_strdup ("سالم الحربي");
      claim->speaker = g_strdup ("سالم الحربي");
      g_ptr_array_add (analysis->statements, statement);
      g_ptr_array_add (analysis->claims, claim);
    }
  packed = qimam_analysis_pack (document, analysis, NULL);
  g_assert_cmpuint (g_bytes_get_size (packed), <, 120);
}

static gboolean
is_sound (GBytes *packed, const QimamDocument *document)
{
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  gboolean sound = qimam_analysis_unpack (packed, document, 5, analysis);

  /* All or nothing. */
  if (!sound)
    g_assert_cmpuint (analysis->claims->len + analysis->statements->len + analysis->times->len +
                          analysis->quantities->len + analysis->summary->len + analysis->dismissed->len,
                      ==, 0);
  return sound;
}

static void
test_damage_is_seen (void)
{
  g_autoptr (QimamDocument) document = make_document ("1");
  g_autoptr (QimamDocument) other = make_document ("1");
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (QimamAnalysis) analysis = NULL;
  g_autoptr (GBytes) packed = NULL, longer = NULL;
  const guint8 *data;
  gsize size;
  g_autofree guint8 *copy = NULL;

  do
    {
      g_clear_pointer (&analysis, qimam_analysis_free);
      analysis = make_analysis (rand, document);
    }
  while (analysis->claims->len < 5 || analysis->times->len == 0);
  packed = qimam_analysis_pack (document, analysis, NULL);
  g_assert_true (is_sound (packed, document));
  data = g_bytes_get_data (packed, &size);
  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, length);

      g_assert_false (is_sound (cut, document));
    }
  copy = g_malloc (size + 1);
  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) changed = NULL;

      memcpy (copy, data, size);
      copy[i] ^= (guint8) (1 << i % 8);
      changed = g_bytes_new (copy, size);
      g_assert_false (is_sound (changed, document));
    }
  memcpy (copy, data, size);
  copy[size] = 0;
  longer = g_bytes_new (copy, size + 1);
  g_assert_false (is_sound (longer, document));
  /* It belongs to this text and to no other. */
  g_free (other->body);
  other->body = g_strconcat (BODY, " ثم", NULL);
  g_assert_false (is_sound (packed, other));
}

/* A few bytes that would become gigabytes. */
static void
test_no_growth (void)
{
  g_autoptr (QimamDocument) document = make_document ("1");
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  g_autoptr (GBytes) packed = NULL;
  g_autofree char *text = g_strnfill (100000, 'x');

  for (gint64 i = 1; i <= 50000; i++)
    {
      QimamQuantity *quantity =
          qimam_quantity_new (qimam_span (QIMAM_FIELD_BODY, 0, 1), QIMAM_QUANTITY_MEASURE);

      /* Packing only looks at it. */
      quantity->unit = text;
      g_ptr_array_add (analysis->quantities, quantity);
    }
  packed = qimam_analysis_pack (document, analysis, NULL);
  for (guint i = 0; i < analysis->quantities->len; i++)
    ((QimamQuantity *) analysis->quantities->pdata[i])->unit = NULL;
  g_assert_cmpuint (g_bytes_get_size (packed), <, 400000);
  g_assert_false (is_sound (packed, document));
}

/* ---- The library ---- */

static gint64
put (QimamConnection *writer, gint64 id, const QimamDocument *document, const QimamAnalysis *analysis)
{
  g_autoptr (GError) error = NULL;

  qimam_connection_begin (writer, &error);
  g_assert_no_error (error);
  qimam_store_article_put (writer, &id, document, analysis, 1, &error);
  g_assert_no_error (error);
  qimam_connection_commit (writer, &error);
  g_assert_no_error (error);
  return id;
}

static char *
print_article (QimamConnection *connection, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamArticle) article = qimam_store_article_load (connection, id, FALSE, &error);

  g_assert_no_error (error);
  return print_analysis (article->analysis);
}

/* Ids are unique in what the analyser makes. */
static QimamAnalysis *
make_counted (GRand *rand, const QimamDocument *document)
{
  QimamAnalysis *analysis = make_analysis (rand, document);
  const GPtrArray *lists[] = { analysis->claims, analysis->dismissed };
  gint64 id = 0;

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < lists[l]->len; i++)
      {
        QimamClaim *claim = lists[l]->pdata[i];

        claim->id = ++id;
        claim->meeting = 0;
      }
  return analysis;
}

static guint
count_claims (const QimamAnalysis *analysis)
{
  return analysis->claims->len + analysis->dismissed->len;
}

static gint64
find_article (QimamConnection *connection, gint64 claim)
{
  g_autoptr (GError) error = NULL;
  gint64 article = 0;

  if (qimam_store_claim_find_article (connection, claim, &article, &error))
    return article;
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  return 0;
}

/* Each claim leads to its article, and no other number does. */
static void
check_ids (QimamConnection *connection, gint64 n_articles)
{
  const gint64 last_id = get_int (connection, "SELECT seq FROM sqlite_sequence WHERE name = 'claim_range'");
  g_autofree gint64 *owners = g_new0 (gint64, last_id + 2);

  for (gint64 id = 1; id <= n_articles; id++)
    {
      g_autoptr (QimamArticle) article = qimam_store_article_load (connection, id, FALSE, NULL);

      if (article == NULL)
        continue;
      for (guint i = 0; i < article->analysis->claims->len; i++)
        owners[((QimamClaim *) article->analysis->claims->pdata[i])->id] = id;
      for (guint i = 0; i < article->analysis->dismissed->len; i++)
        owners[((QimamClaim *) article->analysis->dismissed->pdata[i])->id] = id;
    }
  for (gint64 claim = 0; claim <= last_id + 1; claim++)
    g_assert_cmpint (find_article (connection, claim), ==, owners[claim]);
}

static void
assert_sound_library (QimamDatabase *database)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (qimam_database_check (database, FALSE, problems, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (const char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Articles that come, come again and go: claims in the same places keep their ids, no id is given twice, and
 * nothing is left of what is gone. */
static void
test_ids_stay (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_document_free);
  g_autoptr (GError) error = NULL;
  gint64 last = 0;
  gboolean found;

  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *guid = g_strdup_printf ("%u", i);
      g_autoptr (QimamAnalysis) analysis = NULL;

      g_ptr_array_add (documents, make_document (guid));
      analysis = make_counted (rand, documents->pdata[i]);
      g_assert_cmpint (put (writer, 0, documents->pdata[i], analysis), ==, i + 1);
      last += count_claims (analysis);
      g_assert_cmpint (get_int (writer, "SELECT seq FROM sqlite_sequence WHERE name = 'claim_range'"), ==,
                       last);
    }
  check_ids (writer, 12);
  for (guint i = 0; i < 12; i += 3)
    {
      g_autofree char *before = print_article (writer, i + 1), *after = NULL;
      g_autoptr (QimamAnalysis) other = make_counted (rand, documents->pdata[i]);
      g_autoptr (QimamArticle) article = qimam_store_article_load (writer, i + 1, FALSE, &error);

      /* The same once more: nothing but the numbers of statements is new. */
      put (writer, i + 1, documents->pdata[i], article->analysis);
      after = print_article (writer, i + 1);
      g_assert_cmpuint (strlen (before) > 0, ==, strlen (after) > 0);
      check_ids (writer, 12);
      put (writer, i + 1, documents->pdata[i], other);
    }
  check_ids (writer, 12);
  qimam_database_unlock_writer (database);
  assert_sound_library (database);
  writer = qimam_database_lock_writer (database, NULL);
  for (gint64 id = 1; id <= 12; id++)
    {
      g_assert_true (qimam_connection_begin (writer, &error));
      g_assert_true (qimam_store_article_remove (writer, id, &found, &error) && found);
      g_assert_true (qimam_connection_commit (writer, &error));
    }
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM article_analysis"), ==, 0);
  g_assert_cmpint (get_int (writer, "SELECT count(*) FROM claim_range"), ==, 0);
  check_ids (writer, 12);
  /* Ids of what is gone are not given again. */
  last = get_int (writer, "SELECT seq FROM sqlite_sequence WHERE name = 'claim_range'");
  {
    g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
    g_autoptr (QimamArticle) article = NULL;

    g_ptr_array_add (analysis->claims, make_claim (rand, documents->pdata[0], NULL));
    ((QimamClaim *) analysis->claims->pdata[0])->id = 1;
    ((QimamClaim *) analysis->claims->pdata[0])->meeting = 0;
    article =
        qimam_store_article_load (writer, put (writer, 0, documents->pdata[0], analysis), FALSE, &error);
    g_assert_no_error (error);
    g_assert_cmpint (((QimamClaim *) article->analysis->claims->pdata[0])->id, ==, last + 1);
  }
  qimam_database_unlock_writer (database);
}

/* Topics of claims and statements change, and nothing else does. */
static void
test_topics (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (QimamDocument) document = make_document ("1");
  g_autoptr (QimamAnalysis) analysis = NULL;
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *wanted = NULL, *after = NULL;
  QimamClaim *claim;
  QimamStatement *statement;
  gint64 id;

  do
    {
      g_clear_pointer (&analysis, qimam_analysis_free);
      analysis = make_counted (rand, document);
    }
  while (analysis->claims->len < 3 || analysis->statements->len < 2);
  id = put (writer, 0, document, analysis);
  article = qimam_store_article_load (writer, id, FALSE, &error);
  g_assert_no_error (error);
  claim = article->analysis->claims->pdata[1];
  statement = article->analysis->statements->pdata[0];
  g_strfreev (claim->topics);
  claim->topics = g_strsplit ("user_water,cyber", ",", -1);
  g_strfreev (statement->topics);
  statement->topics = NULL;
  wanted = print_analysis (article->analysis);
  g_assert_true (qimam_connection_begin (writer, &error));
  g_assert_true (qimam_store_claim_put_topics (writer, id, article->document, article->analysis, &error));
  g_assert_true (qimam_connection_commit (writer, &error));
  after = print_article (writer, id);
  g_assert_cmpstr (after, ==, wanted);
  qimam_database_unlock_writer (database);
  assert_sound_library (database);
}

/* A damaged row is told, keeps nobody from reading the article, and can be mended. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  static const char *const harms[] = {
    "UPDATE article_analysis SET data = x'01' WHERE article = 2",
    "UPDATE article_analysis SET data = substr (data, 1, length (data) - 1) WHERE article = 2",
    "UPDATE article_analysis SET data = x'020102030405' WHERE article = 2",
    "UPDATE article SET headline = headline || '.' WHERE id = 2",
    "DELETE FROM claim_range WHERE article = 2",
    "UPDATE claim_range SET article = 2 WHERE article = 1",
    "INSERT INTO claim_range (last, article) VALUES (999, 2)",
  };
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < G_N_ELEMENTS (harms); i++)
    {
      QimamConnection *writer = qimam_database_lock_writer (database, NULL);
      g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (QimamArticle) article = NULL;
      g_autoptr (GError) error = NULL;

      for (gint64 id = 1; id <= 2; id++)
        {
          g_autofree char *guid = g_strdup_printf ("%d", (int) id);
          g_autoptr (QimamDocument) document = make_document (guid);
          g_autoptr (QimamAnalysis) analysis = NULL;

          do
            {
              g_clear_pointer (&analysis, qimam_analysis_free);
              analysis = make_counted (rand, document);
            }
          while (analysis->claims->len == 0);
          g_assert_cmpint (put (writer, i > 0 ? id : 0, document, analysis), ==, id);
        }
      execute (writer, harms[i]);
      article = qimam_store_article_load (writer, 2, FALSE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (article->document->body, ==, BODY);
      g_assert_cmpuint (count_matches (writer, "دينار"), ==, 2);
      g_assert_cmpint (article->analysis->claims->len > 0, ==, i > 3);
      g_assert_cmpint (article->analysis->damaged, ==, i <= 3);
      qimam_database_unlock_writer (database);
      g_assert_true (qimam_database_check (database, TRUE, problems, NULL, &error));
      g_assert_cmpuint (problems->len, >=, 1);
      for (guint k = 0; k < problems->len; k++)
        {
          g_assert_null (strchr (problems->pdata[k], '\n'));
          g_assert_true (g_utf8_validate (problems->pdata[k], -1, NULL));
        }
      assert_sound_library (database);
      writer = qimam_database_lock_writer (database, NULL);
      g_assert_cmpint (get_int (writer, "SELECT analyser_version FROM article WHERE id = 2"), ==,
                       i > 3 ? 1 : -1);
      qimam_database_unlock_writer (database);
    }
}

/* ---- Libraries of before ---- */

/* The newest tables, and nothing packed yet. */
static QimamConnection *
open_unpacked (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  QimamConnection *connection;

  copy_kept (fixture, name);
  connection = qimam_connection_open (fixture->path, QIMAM_CONNECTION_WRITER, &error);
  g_assert_no_error (error);
  g_assert_true (qimam_connection_execute (connection, "PRAGMA foreign_keys = 1", &error));
  g_assert_true (qimam_migration_run (connection, &error));
  g_assert_no_error (error);
  return connection;
}

static char *
print_all (QimamConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = qimam_store_article_ids (connection, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *article = print_article (connection, g_array_index (ids, gint64, i));

      g_string_append_printf (out, "article %d\n%s", (int) g_array_index (ids, gint64, i), article);
    }
  return g_string_free (out, FALSE);
}

static gint64
count_outcomes (QimamConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gint64 last = get_int (connection, "SELECT ifnull (max (id), 0) FROM meeting"), sum = 0;

  for (gint64 id = 1; id <= last; id++)
    {
      gboolean on_matter;
      guint n;

      g_assert_true (qimam_store_meeting_weigh (connection, id, g_str_is_ascii, &on_matter, &n, &error));
      sum = 7 * sum + n;
    }
  return sum;
}

static gboolean
is_in_tables (QimamConnection *connection)
{
  gboolean exists = FALSE;

  g_assert_true (qimam_store_unpacked_exists (connection, &exists, NULL));
  return exists;
}

/* Packs a single article, by whatever number. */
static void
pack_one (QimamConnection *connection, gint64 id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (qimam_connection_begin (connection, &error));
  g_assert_true (qimam_store_unpacked_pack (connection, id, &error));
  g_assert_true (qimam_connection_commit (connection, &error));
  g_assert_no_error (error);
}

static void
pack_all (QimamConnection *connection)
{
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;

  for (guint steps = 0; more; steps++)
    {
      g_assert_cmpuint (steps, <, 10000);
      g_assert_true (qimam_store_unpacked_pack_some (connection, 0, &more, &error));
      g_assert_no_error (error);
    }
}

/* What articles say reads the same before, while and after it is packed, to the last member. */
static void
test_migration (Fixture *fixture, gconstpointer name)
{
  QimamConnection *connection = open_unpacked (fixture, name);
  g_autofree char *before = print_all (connection), *after = NULL;
  const gint64 n_claims = get_int (connection, "SELECT count (*) FROM claim");
  const gint64 n_statements = get_int (connection, "SELECT count (*) FROM statement");
  const gint64 last_claim = get_int (connection, "SELECT seq FROM sqlite_sequence WHERE name = 'claim'");
  const gint64 outcomes = count_outcomes (connection);
  const gint64 n_articles = get_int (connection, "SELECT max (id) FROM article");

  g_assert_cmpint (n_claims, >, 50);
  g_assert_cmpint (n_statements, >, 10);
  g_assert_cmpint (get_int (connection, "SELECT count (*) FROM article_analysis"), ==, 0);
  for (gint64 id = n_articles; id > 0; id--)
    {
      g_autofree char *now = NULL;

      pack_one (connection, id);
      now = print_all (connection);
      g_assert_cmpstr (now, ==, before);
      g_assert_cmpint (count_outcomes (connection), ==, outcomes);
      check_ids (connection, n_articles);
    }
  g_assert_cmpint (get_int (connection, "SELECT count (*) FROM claim"), ==, 0);
  g_assert_cmpint (get_int (connection, "SELECT count (*) FROM statement"), ==, 0);
  g_assert_true (is_in_tables (connection));
  pack_all (connection);
  g_assert_false (is_in_tables (connection));
  g_assert_cmpint (get_int (connection, "SELECT count (*) FROM article_meeting WHERE outcomes IS NULL"), ==,
                   0);
  g_assert_cmpint (get_int (connection, "SELECT seq FROM sqlite_sequence WHERE name = 'claim_range'"), ==,
                   last_claim);
  after = print_all (connection);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count_outcomes (connection), ==, outcomes);
  qimam_connection_free (connection);
  {
    g_autoptr (QimamDatabase) database = open_database (fixture->path);

    assert_sound_library (database);
  }
}

/* An article that is not packed yet is changed, another one goes, and a third one comes. */
static void
test_changes_meanwhile (Fixture *fixture, gconstpointer data)
{
  QimamConnection *connection = open_unpacked (fixture, "library-v1.qimam");
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autoptr (QimamDocument) document = make_document ("new");
  g_autoptr (QimamAnalysis) analysis = make_counted (rand, document);
  g_autoptr (QimamArticle) third = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 last = get_int (connection, "SELECT seq FROM sqlite_sequence WHERE name = 'claim'");
  g_autofree char *before = NULL, *after = NULL;
  gboolean found;
  gint64 id;

  pack_one (connection, 2);
  third = qimam_store_article_load (connection, 3, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (third->analysis->claims->len, >, 0);
  g_assert_true (qimam_connection_begin (connection, &error));
  g_assert_true (
      qimam_store_article_put_analysis (connection, 3, third->document, third->analysis, 1, &error));
  g_assert_true (qimam_store_article_remove (connection, 5, &found, &error) && found);
  g_assert_true (qimam_connection_commit (connection, &error));
  id = put (connection, 0, document, analysis);
  /* The claims that were there have their ids; those that are new have ids that nobody had. */
  again = qimam_store_article_load (connection, 3, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->analysis->claims->len, ==, third->analysis->claims->len);
  for (guint i = 0; i < again->analysis->claims->len; i++)
    g_assert_cmpint (((QimamClaim *) again->analysis->claims->pdata[i])->id, ==,
                     ((QimamClaim *) third->analysis->claims->pdata[i])->id);
  g_clear_pointer (&again, qimam_article_free);
  again = qimam_store_article_load (connection, id, FALSE, &error);
  for (guint i = 0; i < again->analysis->claims->len; i++)
    g_assert_cmpint (((QimamClaim *) again->analysis->claims->pdata[i])->id, >, last);
  g_assert_cmpint (get_int (connection, "SELECT count (*) FROM claim WHERE article IN (2, 3, 5)"), ==, 0);
  before = print_all (connection);
  pack_all (connection);
  after = print_all (connection);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (is_in_tables (connection));
  qimam_connection_free (connection);
  {
    g_autoptr (QimamDatabase) database = open_database (fixture->path);

    assert_sound_library (database);
  }
}

/* What the reader said of claims is known before and after. */
static void
test_corrections_stay (Fixture *fixture, gconstpointer data)
{
  QimamConnection *connection = open_unpacked (fixture, "library-v17.qimam");

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) corrections = qimam_store_correction_list (connection, 0, &error);
      g_autoptr (QimamArticle) article = qimam_store_article_load (connection, 1, FALSE, &error);
      const QimamClaim *dismissed;

      g_assert_no_error (error);
      g_assert_cmpuint (corrections->len, ==, 2);
      g_assert_cmpuint (article->analysis->dismissed->len, ==, 1);
      dismissed = article->analysis->dismissed->pdata[0];
      g_assert_cmpint (((QimamCorrection *) corrections->pdata[0])->claim, ==, dismissed->id);
      g_assert_cmpint (dismissed->correction, ==, ((QimamCorrection *) corrections->pdata[0])->id);
      for (guint i = 0; i < article->analysis->claims->len; i++)
        {
          const QimamClaim *claim = article->analysis->claims->pdata[i];

          g_assert_cmpint (claim->correction, ==,
                           claim->id == ((QimamCorrection *) corrections->pdata[1])->claim
                               ? ((QimamCorrection *) corrections->pdata[1])->id
                               : 0);
        }
      pack_all (connection);
    }
  qimam_connection_free (connection);
}

/* A library with none of the old tables' rows has none of the tables from the beginning. */
static void
test_new_library (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamDatabase) database = open_database (fixture->path);
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);

  g_assert_false (is_in_tables (writer));
  qimam_database_unlock_writer (database);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    const char *data;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/packed/ids-stay", NULL, test_ids_stay },
    { "/packed/topics", NULL, test_topics },
    { "/packed/check", NULL, test_check },
    { "/packed/migration/version-1", "library-v1.qimam", test_migration },
    { "/packed/migration/version-17", "library-v17.qimam", test_migration },
    { "/packed/migration/changes-meanwhile", NULL, test_changes_meanwhile },
    { "/packed/migration/corrections-stay", NULL, test_corrections_stay },
    { "/packed/new-library", NULL, test_new_library },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/packed/round-trip", test_round_trip);
  g_test_add_func ("/packed/words-are-places", test_words_are_places);
  g_test_add_func ("/packed/damage-is-seen", test_damage_is_seen);
  g_test_add_func ("/packed/no-growth", test_no_growth);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, tests[i].data, set_up, tests[i].func, tear_down);
  return g_test_run ();
}
