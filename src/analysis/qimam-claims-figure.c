/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-figure.h"

#include <string.h>

#include "qimam-claims-facts.h"
#include "qimam-claims-time.h"

#define MAX_EXCEEDED 9 /* words between a verb of exceeding and what is exceeded */
#define MAX_HEAD     3 /* words between a noun and the number that follows it */
#define MAX_BEFALL   4 /* words between "they killed" and two of something */
#define MAX_NUMBER   8 /* words between "their number" and the number */

static const char *const no_nouns[] = { "مقابل", "قبلها", "قبله", "بعدها", "بعده",   "بينها", "بينهم",
                                        "ضد",    "وحتي",  "فقط",  "ايضا",  "تقريبا", NULL };

static gboolean
touches_time (const QimamClauses *scan, QimamSpan span)
{
  const GPtrArray *times = scan->reading->times;
  guint at = qimam_clauses_time_from (scan, span.start);

  return at < times->len && qimam_span_overlaps (((QimamTime *) times->pdata[at])->span, span);
}

static gboolean
is_counted_noun (const QimamClauses *scan, guint word)
{
  const char *folded;

  if (word >= scan->n_words || scan->gaps[word] != 0 || qimam_clauses_holds_number (scan, word))
    return FALSE;
  folded = qimam_clauses_word (scan, word)->folded;
  /* "24 مسؤولا صينيا": the title of nobody in particular */
  if (scan->names[word] != QIMAM_NAME_NONE &&
      (scan->names[word] != QIMAM_NAME_BEGINS || !g_str_has_suffix (folded, "ا") ||
       g_utf8_strlen (folded, -1) < 4))
    return FALSE;
  if (g_str_equal (folded, "منها") || g_str_equal (folded, "منهم") || g_str_equal (folded, "من"))
    return TRUE;
  if (g_strv_contains (no_nouns, folded))
    return FALSE;
  return !qimam_is_stop_word (folded, -1) && !g_ascii_isdigit (*folded) && g_utf8_strlen (folded, -1) >= 3 &&
         !g_str_has_prefix (folded, "ال") && !g_str_has_prefix (folded, "وال");
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

  if (qimam_clauses_has_hit (scan, "victim_two", first, first))
    return TRUE;
  /* "قتل مسؤول في البلدين" */
  if (g_str_has_prefix (qimam_clauses_word (scan, first)->folded, "ال"))
    return FALSE;
  for (guint w = first; w-- > 0 && first - w <= MAX_BEFALL && scan->gaps[w + 1] == 0;)
    if (qimam_clauses_has_hit (scan, "befall", w, w))
      return TRUE;
    else if (qimam_clauses_word_is (scan, w, placing))
      return FALSE;
  return FALSE;
}

/* "البالغ عددهم 300", "مقدرا عدد المقاتلين بما بين ألف وألفين": the noun stands before. */
static gboolean
follows_number_of (const QimamClauses *scan, guint first)
{
  static const char *const number[] = { "عدد", NULL };
  guint from, to;

  qimam_clauses_sentence (scan, first, &from, &to);
  for (guint w = first; w-- > from && first - w <= MAX_NUMBER;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE | QIMAM_GAP_COMMA))
        return FALSE;
      /* "القانون عدد 53": its number in a row */
      if (qimam_clauses_has_hit (scan, "number_of", w, w))
        return w + 1 < first || !qimam_clauses_word_is (scan, w, number);
    }
  return FALSE;
}

/* "أعضاؤها" */
static gboolean
is_possessed (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return !g_str_has_prefix (folded, "ال") &&
         (g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "هم") ||
          g_str_has_suffix (folded, "يه") || g_str_has_suffix (folded, "وه"));
}

/* "الحلفاء الـ12", "بأعضائه الخمسة والخمسين", "الرهائن الستة": the noun that a number with the article
 * follows, or @first. A few of a group are but its name: "الدول الأربع". */
static guint
find_head (const QimamClauses *scan, const QimamQuantity *quantity, guint first)
{
  const char *text = scan->reading->text + quantity->span.start;
  gboolean digits = g_ascii_isdigit (*text);
  double number = g_ascii_strtod (quantity->value, NULL);
  gsize from = first > 0 ? qimam_clauses_word (scan, first - 1)->start : 0;
  g_autofree char *before = g_strndup (scan->reading->text + from, quantity->span.start - from);
  guint end = first;

  g_strchomp (before);
  if (quantity->kind != QIMAM_QUANTITY_NUMBER || quantity->dual || number < 2 ||
      (digits ? !g_str_has_suffix (before, "الـ") && !g_str_has_suffix (before, "ال")
              : !g_str_has_prefix (text, "ال")))
    return first;
  if (first > 0 && qimam_clauses_word (scan, first - 1)->end >= quantity->span.start - 1 && digits &&
      g_str_has_prefix (qimam_clauses_word (scan, first - 1)->folded, "ال") &&
      g_utf8_strlen (qimam_clauses_word (scan, first - 1)->folded, -1) <= 3)
    end--;
  for (guint w = end; w-- > 0 && end - w <= MAX_HEAD && scan->gaps[w + 1] == 0 &&
                      (w + 1 == end || g_str_has_prefix (qimam_clauses_word (scan, w + 1)->folded, "ال"));)
    if (qimam_clauses_has_hit (scan, "victims", w, w) || ((digits || number > 10 || is_possessed (scan, w)) &&
                                                          qimam_clauses_has_hit (scan, "plural_head", w, w)))
      return w;
  return first;
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
  if (first > 0 && scan->gaps[first] == 0 && qimam_clauses_has_hit (scan, "numbered", first - 1, first - 1))
    return FALSE;
  if (g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "هم"))
    return TRUE;
  /* "نزح أكثر من 10 ملايين منذ …" */
  if (quantity->mod != NULL && g_ascii_strtod (quantity->value, NULL) >= 1000000)
    return TRUE;
  return is_counted_noun (scan, last + 1) || follows_number_of (scan, first);
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

gboolean
qimam_figure_exceeds (const QimamClauses *scan, guint first)
{
  guint from = qimam_clauses_clause (scan, first)->first;

  for (guint w = first; w-- > from && first - w <= MAX_EXCEEDED;)
    {
      if (qimam_clauses_has_hit (scan, "exceed", w, w))
        return w == 0 || !qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_NEGATOR);
      if ((qimam_clauses_holds_number (scan, w) &&
           /* "بين الجانبين" counts nothing */
           !g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ال")) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB))
        return FALSE;
    }
  return FALSE;
}

gboolean
qimam_figure_is_at_most (const QimamClauses *scan, guint first)
{
  return first > 0 && scan->gaps[first] == 0 && qimam_clauses_has_hit (scan, "at_most", first - 1, first - 1);
}

static void
add_quantity (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamQuantity *quantity)
{
  QimamClaim *claim;
  guint first, last, noun, head;
  double number;

  if (quantity->value == NULL || quantity->kind == QIMAM_QUANTITY_ORDINAL ||
      touches_time (scan, quantity->span) || !qimam_clauses_words_of (scan, quantity->span, &first, &last) ||
      scan->names[first] == QIMAM_NAME_INSIDE)
    return;
  number = g_ascii_strtod (quantity->value, NULL);
  if (quantity->kind == QIMAM_QUANTITY_NUMBER && number == 1)
    return;
  /* "كوفيد-19" */
  if (quantity->span.start > 0 && scan->reading->text[quantity->span.start - 1] == '-')
    return;
  head = find_head (scan, quantity, first);
  if (head == first && !is_counting (builder, scan, quantity, first, last))
    return;
  /* A dual adjective: the dual noun before it is in the construct state. */
  for (guint back = 0; quantity->dual && back < 2 && first > 0 && scan->gaps[first] == 0 &&
                       scan->names[first - 1] == QIMAM_NAME_NONE;
       back++)
    if (g_str_has_suffix (qimam_clauses_word (scan, first - 1)->folded, "تي"))
      {
        first--;
        break;
      }
    else if (first > 1 && g_str_has_suffix (qimam_clauses_word (scan, first - 2)->folded, "تي"))
      {
        first -= 2;
        break;
      }
  noun = head == first && quantity->kind == QIMAM_QUANTITY_NUMBER &&
                 !(quantity->dual && is_told_two (scan, first)) && is_counted_noun (scan, last + 1)
             ? last + 1
             : last;
  claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_FIGURE, head < first ? head : first, noun);
  if (claim == NULL)
    return;
  claim->value.set = TRUE;
  claim->value.has_number = TRUE;
  claim->value.number = number;
  claim->value.cmp = quantity->mod == NULL && qimam_figure_is_at_most (scan, first) ? QIMAM_CMP_LT
                     : quantity->mod == NULL && qimam_figure_exceeds (scan, first)
                         ? QIMAM_CMP_GT
                         : qimam_claims_cmp_of (quantity->mod);
  claim->value.unit = g_intern_string (quantity->kind == QIMAM_QUANTITY_PERCENT   ? "percent"
                                       : quantity->kind == QIMAM_QUANTITY_MONEY   ? "money"
                                       : quantity->kind == QIMAM_QUANTITY_MEASURE ? "other"
                                       : number < 1                               ? "share"
                                                                                  : "count");
  if (quantity->kind == QIMAM_QUANTITY_MONEY)
    claim->value.currency = g_strdup (quantity->unit);
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
