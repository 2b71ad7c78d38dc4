/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-figure.h"

#include <string.h>

#include "qimam-claims-facts.h"
#include "qimam-claims-time.h"

#define MAX_BEFALL 4 /* words between "they killed" and two of something */

static const char *const no_nouns[] = { "مقابل", "قبلها", "قبله", "بعدها", "بعده",   "بينها", "بينهم",
                                        "ضد",    "وحتي",  "فقط",  "ايضا",  "تقريبا", "زايد",  NULL };

static gboolean
has_article (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return g_str_has_prefix (folded, "ال") || g_str_has_prefix (folded, "وال") ||
         g_str_has_prefix (folded, "لل") || g_str_has_prefix (folded, "ولل");
}

static gboolean
touches_time (const QimamClauses *scan, QimamSpan span)
{
  const GPtrArray *times = scan->reading->times;
  guint at = qimam_clauses_time_from (scan, span.start);

  return at < times->len && qimam_span_overlaps (((QimamTime *) times->pdata[at])->span, span);
}

/* "24 مسؤولا صينيا", "ثمانية خبراء": the title of nobody in particular */
static gboolean
is_title_of_many (const QimamClauses *scan, guint word, double number)
{
  static const char *const plurals[] = { "ا", "اء", "ين", "ات" };
  const char *folded = qimam_clauses_word (scan, word)->folded;

  if (scan->names[word] != QIMAM_NAME_BEGINS || g_utf8_strlen (folded, -1) < 4)
    return FALSE;
  for (guint i = 0; i < (number >= 3 && number <= 10 ? G_N_ELEMENTS (plurals) : 1); i++)
    if (g_str_has_suffix (folded, plurals[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_counted_noun (const QimamClauses *scan, guint word, double number)
{
  const char *folded;

  if (word >= scan->n_words || scan->gaps[word] != 0 || qimam_clauses_holds_number (scan, word))
    return FALSE;
  folded = qimam_clauses_word (scan, word)->folded;
  if (scan->names[word] != QIMAM_NAME_NONE && !is_title_of_many (scan, word, number))
    return FALSE;
  /* "مجموعة الست وكيفية": nothing is counted behind a few that are certain */
  if ((number <= 10 && word > 0 && has_article (scan, word - 1)) || qimam_clauses_is_joined (scan, word))
    return FALSE;
  if (g_str_equal (folded, "منها") || g_str_equal (folded, "منهم") || g_str_equal (folded, "من"))
    return TRUE;
  if (g_strv_contains (no_nouns, folded))
    return FALSE;
  return !qimam_is_stop_word (folded, -1) && !g_ascii_isdigit (*folded) && g_utf8_strlen (folded, -1) >= 3 &&
         !has_article (scan, word);
}

/* Two of what is newly made are a figure; two sides, two ministries are not. */
static gboolean
is_made (const QimamClauses *scan, guint first)
{
  return first > 0 && qimam_clauses_has_hit (scan, "create", first > 3 ? first - 3 : 0, first - 1);
}

/* "سقط قتيلان", "مقتل جنديين", "أصدرت المحكمة مذكرتي توقيف": two of whom something befell, or that were
 * issued. */
static gboolean
is_told_two (const QimamClauses *scan, guint first)
{
  static const char *const placing[] = { "في",   "بين", "من", "علي", "الي",  "مع",   "بعد",
                                         "خلال", "بحق", "ضد", "لدي", "امام", "تجاه", NULL };

  const char *folded = qimam_clauses_word (scan, first)->folded;

  if (qimam_clauses_has_hit (scan, "victim_two", first, first))
    return TRUE;
  /* "قتل مسؤول في البلدين", "وصول المفاوضين عن طرفي النزاع" */
  if (g_str_has_prefix (folded, "ال") || !(g_str_has_suffix (folded, "ن") || g_str_has_suffix (folded, "تي")))
    return FALSE;
  for (guint w = first; w-- > 0 && first - w <= MAX_BEFALL && scan->gaps[w + 1] == 0;)
    if (qimam_clauses_has_hit (scan, "befall", w, w))
      return TRUE;
    else if (qimam_clauses_word_is (scan, w, placing))
      return FALSE;
  return FALSE;
}

/* A number in the name of something: "the treaty 3", a number with no noun that it counts. */
static gboolean
is_counting (const QimamClaimBuilder *builder,
             const QimamClauses *scan,
             const QimamQuantity *quantity,
             guint first,
             guint last)
{
  const char *folded = qimam_clauses_word (scan, last)->folded;
  double number = g_ascii_strtod (quantity->value, NULL);

  if (quantity->dual)
    return scan->names[last] == QIMAM_NAME_NONE && !g_str_has_prefix (folded, "ال") &&
           (is_told_two (scan, first) ||
            (is_made (scan, first) &&
             qimam_claim_builder_covers (builder, scan, 1u << QIMAM_DIMENSION_AGREEMENT, quantity->span)));
  if (quantity->kind != QIMAM_QUANTITY_NUMBER)
    return TRUE;
  /* "ثم استقل الاثنان سيارة" */
  if (g_str_has_prefix (folded, "الاثن"))
    return FALSE;
  /* "الكتيبة 21 مشاة", "القرار 2254": its number in a row */
  if (first > 0 && scan->gaps[first] == 0 && quantity->mod == NULL &&
      qimam_clauses_has_hit (scan, "numbered", first - 1, first - 1))
    return FALSE;
  if (g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "هم"))
    return TRUE;
  /* "نزح أكثر من 10 ملايين منذ …" */
  if (quantity->mod != NULL && number >= 1000000)
    return TRUE;
  return is_counted_noun (scan, last + 1, number) || qimam_figure_follows_number_of (scan, first) ||
         qimam_figure_stands_alone (scan, quantity, first, last) ||
         qimam_figure_find_amount (scan, quantity, first) != NULL;
}

char *
qimam_figure_party (const QimamClauses *scan, const QimamClaim *claim, guint word)
{
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamStatement *statement = qimam_clauses_statement (scan, claim->span);
  guint from = qimam_clauses_clause (scan, word)->first;
  const char *party = NULL;

  if ((scan->gaps[from] & QIMAM_GAP_OPEN) && from > 0)
    from = qimam_clauses_clause (scan, from - 1)->first;
  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, from)->start); i < mentions->len;
       i++)
    {
      const QimamMention *mention = mentions->pdata[i];
      if (mention->span.start >= claim->span.start)
        break;
      if (mention->party != NULL && mention->kind != QIMAM_MENTION_PLACE)
        party = mention->party;
    }
  if (party == NULL && statement != NULL)
    party = statement->party;
  return g_strdup (party != NULL ? party : "other");
}

/* A dual adjective: the dual noun before it is in the construct state. Gives the first word of both. */
static guint
first_of_dual (const QimamClauses *scan, guint first)
{
  for (guint back = 1;
       back <= 2 && first >= back && scan->gaps[first] == 0 && scan->names[first - 1] == QIMAM_NAME_NONE;
       back++)
    if (g_str_has_suffix (qimam_clauses_word (scan, first - back)->folded, "تي"))
      return first - back;
  return first;
}

static const char *
unit_of (const QimamQuantity *quantity, double number)
{
  static const char *const lengths[] = { "m", "km", "cm", "mm", "mi", "nmi", "ft", "yd", NULL };

  switch (quantity->kind)
    {
    case QIMAM_QUANTITY_PERCENT:
      return "percent";
    case QIMAM_QUANTITY_MONEY:
      return "money";
    case QIMAM_QUANTITY_MEASURE:
      return quantity->unit != NULL && g_strv_contains (lengths, quantity->unit) ? "distance" : "other";
    default:
      return number > 0 && number < 1 ? "share" : "count";
    }
}

/* The signs of a number are no words: "60%", "$5". A dash before it may be one that sets it apart. */
static void
take_signs (const QimamClauses *scan, QimamClaim *claim, QimamSpan span)
{
  if (strchr ("-.", scan->reading->text[span.start]) != NULL)
    span.start = claim->span.start;
  if (span.start >= claim->span.start && span.end <= claim->span.end)
    return;
  claim->span.start = MAX (MIN (claim->span.start, span.start), claim->sentence.start);
  claim->span.end = MIN (MAX (claim->span.end, span.end), claim->sentence.end);
  g_free (claim->text);
  claim->text = qimam_reading_text (scan->reading, claim->span);
}

static void
add_quantity (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamQuantity *quantity)
{
  const QimamQuantity *amount;
  QimamClaim *claim;
  guint first, last, noun, head;
  gboolean share;
  double number;

  if (quantity->value == NULL || quantity->kind == QIMAM_QUANTITY_ORDINAL ||
      touches_time (scan, quantity->span) || !qimam_clauses_words_of (scan, quantity->span, &first, &last) ||
      scan->names[first] == QIMAM_NAME_INSIDE ||
      qimam_claim_builder_covers (builder, scan, 1u << QIMAM_DIMENSION_FIGURE, quantity->span))
    return;
  number = g_ascii_strtod (quantity->value, NULL);
  if (quantity->kind == QIMAM_QUANTITY_NUMBER && number == 1)
    return;
  /* "كوفيد-19" */
  if (quantity->span.start > 0 && scan->reading->text[quantity->span.start - 1] == '-')
    return;
  share = qimam_figure_is_share (scan, quantity, first, last, &noun);
  head = share ? first : qimam_figure_find_head (scan, quantity, first);
  if (head == first && !share && !is_counting (builder, scan, quantity, first, last))
    return;
  if (quantity->dual)
    first = first_of_dual (scan, first);
  if (!share)
    noun = head == first && quantity->kind == QIMAM_QUANTITY_NUMBER &&
                   !(quantity->dual && is_told_two (scan, first)) && is_counted_noun (scan, last + 1, number)
               ? last + 1
               : last;
  claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_FIGURE, MIN (head, first), noun);
  if (claim == NULL)
    return;
  take_signs (scan, claim, quantity->span);
  amount = qimam_figure_find_amount (scan, quantity, first);
  claim->value.set = TRUE;
  claim->value.has_number = TRUE;
  claim->value.number = number;
  claim->value.cmp = qimam_figure_cmp (scan, first, quantity->mod);
  claim->value.unit = g_intern_string (amount != NULL ? "money" : unit_of (quantity, number));
  if (amount != NULL || quantity->kind == QIMAM_QUANTITY_MONEY)
    claim->value.currency = g_strdup (amount != NULL ? amount->unit : quantity->unit);
  if (head < first)
    claim->value.of = qimam_reading_text (scan->reading, qimam_clauses_span (scan, head, head, TRUE));
  else if (noun > last || quantity->dual)
    claim->value.of = qimam_reading_text (scan->reading, qimam_clauses_span (scan, noun, noun, FALSE));
  claim->party = qimam_figure_party (scan, claim, first);
}

/* (nullable): "أكثر من", "نحو" … of the number that a span begins with */
static const char *
mod_of (const QimamClauses *scan, QimamSpan span)
{
  const GPtrArray *quantities = scan->reading->quantities;
  guint at = qimam_clauses_quantity_from (scan, span.start);

  return at < quantities->len && qimam_span_overlaps (((QimamQuantity *) quantities->pdata[at])->span, span)
             ? ((QimamQuantity *) quantities->pdata[at])->mod
             : NULL;
}

/* "half of them": rules named share_NUMBER. */
static void
add_shares (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  for (guint i = 0; i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const char *rule = qimam_cue_table_rule (scan->table, hit->rule)->rule;
      guint last = hit->last;
      QimamClaim *claim;
      gboolean about;

      if (!g_str_has_prefix (rule, "share_"))
        continue;
      about = last + 1 < scan->n_words && scan->gaps[last + 1] == 0 &&
              qimam_clauses_has_hit (scan, "approx", last + 1, last + 1);
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_FIGURE, hit->first,
                                       about ? last + 1 : last);
      if (claim == NULL)
        continue;
      claim->value.set = TRUE;
      claim->value.has_number = TRUE;
      claim->value.number = g_ascii_strtod (rule + strlen ("share_"), NULL);
      claim->value.cmp = about ? QIMAM_CMP_APPROX : qimam_claims_cmp_of (mod_of (scan, claim->span));
      claim->value.unit = g_intern_string ("share");
      claim->party = qimam_figure_party (scan, claim, hit->first);
    }
}

void
qimam_claims_find_figures (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  add_shares (builder, scan);
  for (guint i = 0; i < scan->reading->quantities->len; i++)
    add_quantity (builder, scan, scan->reading->quantities->pdata[i]);
  for (guint i = 0; i < scan->reading->times->len; i++)
    {
      const QimamTime *time = scan->reading->times->pdata[i];
      if (time->kind == QIMAM_TIME_DURATION)
        qimam_figure_add_length (builder, scan, time);
      else if (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_PERIOD)
        qimam_figure_add_since (builder, scan, time);
    }
}
