/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-facts.h"
#include "qimam-iso.h"

#define MAX_EARLIER  13 /* words of what was before */
#define MAX_EXCEEDED 9  /* words between a verb of exceeding and what is exceeded */
#define GIST_REACH   6  /* words of a statement within which what it says of the meeting begins */
#define MAX_LISTED   8  /* claims that one list of issues is taken apart into */
#define MAX_HEAD     3  /* words between a noun and the number that follows it */
#define MAX_BEFALL   4  /* words between "they killed" and two of something */
#define MAX_NUMBER   8  /* words between "their number" and the number */
#define MAX_TALK     14 /* words between those who talk and how long they did */

static const char *const since_words[] = { "منذ", NULL };
static const char *const no_nouns[] = { "مقابل", "قبلها", "قبله", "بعدها", "بعده",   "بينها", "بينهم",
                                        "ضد",    "وحتي",  "فقط",  "ايضا",  "تقريبا", NULL };
static const char *const round_words[] = { "بعد", "قبل", "قبيل", NULL };
static const char *const perfect_words[] = { "قد", NULL };

static QimamCmp
cmp_of (const char *mod)
{
  if (g_strcmp0 (mod, "lt") == 0)
    return QIMAM_CMP_LT;
  if (g_strcmp0 (mod, "gt") == 0)
    return QIMAM_CMP_GT;
  return g_strcmp0 (mod, "approx") == 0 ? QIMAM_CMP_APPROX : QIMAM_CMP_EQ;
}

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

/* Whose figure it is: the last one named before it in its clause, else the one who speaks. */
static char *
find_party (const QimamClauses *scan, const QimamClaim *claim, guint word)
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

/* "تتجاوز قيمة التبادل بين الجانبين مليار يورو": the verb stands before its subject. */
static gboolean
exceeds (const QimamClauses *scan, guint first)
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

/* "خلال مدة أقصاها شهران" */
static gboolean
is_at_most (const QimamClauses *scan, guint first)
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
  claim->value.cmp = quantity->mod == NULL && is_at_most (scan, first) ? QIMAM_CMP_LT
                     : quantity->mod == NULL && exceeds (scan, first)  ? QIMAM_CMP_GT
                                                                       : cmp_of (quantity->mod);
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
  claim->party = find_party (scan, claim, first);
}

/* "بعد 24 ساعة من الهجوم", "بعد عقد من الحرب": how long after something that is no meeting */
static gboolean
is_after_event (const QimamClaimBuilder *builder, const QimamClauses *scan, guint first, guint last)
{
  static const char *const after[] = { "بعد", NULL }, *const of[] = { "من", NULL };

  return qimam_clauses_word_is (scan, first - 1, after) && last + 2 < scan->n_words &&
         scan->gaps[last + 1] == 0 && qimam_clauses_word_is (scan, last + 1, of) &&
         /* "بعد يومين من المداولات": how long the meeting was */
         !qimam_clauses_has_hit (scan, "talking", last + 2, last + 2) &&
         qimam_meeting_finder_event_at (builder->finder, scan, last + 2) == NULL;
}

/* "قبل القمة بثلاثة أيام": a point in time, the noun between */
static gboolean
is_point (const QimamClauses *scan, guint first)
{
  if (!g_str_has_prefix (qimam_clauses_word (scan, first)->folded, "ب"))
    return FALSE;
  for (guint w = first; w-- > 0 && first - w <= 5 && scan->gaps[w + 1] == 0;)
    if (qimam_clauses_word_is (scan, w, round_words))
      return TRUE;
  return FALSE;
}

/* "تحدثا هاتفيا لنحو 90 دقيقة": how long people talked is the length of a meeting, of this or another one. */
static gboolean
is_talk (const QimamClauses *scan, const char *iso, guint first)
{
  guint from, to;

  /* "الدقائق العشر الأخيرة": a part of it */
  if (strchr (iso, 'T') == NULL || g_str_has_prefix (qimam_clauses_word (scan, first)->folded, "ال"))
    return FALSE;
  qimam_clauses_sentence (scan, first, &from, &to);
  for (guint w = first; w-- > from && first - w <= MAX_TALK;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "talking", w, w))
        return TRUE;
    }
  return FALSE;
}

/* Decades and centuries in years, which ISO 8601 can tell. (transfer full) */
static char *
length_in_years (const char *iso)
{
  char *end = NULL;
  double number = g_ascii_strtod (iso + 1, &end);

  if (g_str_equal (end, "DE") || g_str_equal (end, "CE"))
    return g_strdup_printf ("P%gY", number * (*end == 'D' ? 10 : 100));
  return g_strdup (iso);
}

/* "ثلاث عقد لم تحل": knots; decades would stand in the plural. */
static gboolean
are_knots (const QimamClauses *scan, const char *iso, guint last)
{
  static const char *const knots[] = { "عقد", NULL };
  double number = g_ascii_strtod (iso + 1, NULL);

  return g_str_has_suffix (iso, "DE") && number >= 3 && number <= 10 &&
         qimam_clauses_word_is (scan, last, knots);
}

/* A length of time that is no meeting's: of a treaty, since an event, an age. */
static void
add_length (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time)
{
  QimamClaim *claim;
  guint first, last;
  gboolean age, after;

  if (time->value == NULL || strchr (time->value, 'X') != NULL || qimam_iso_seconds (time->value) <= 0 ||
      qimam_claim_builder_covers (builder, scan, 1u << QIMAM_DIMENSION_DURATION, time->span) ||
      !qimam_clauses_words_of (scan, time->span, &first, &last))
    return;
  after = first > 0 && is_after_event (builder, scan, first, last);
  /* "بعد ثلاثة أيام من القمة": a point in time */
  if (!after && ((first > 0 && qimam_clauses_word_is (scan, first - 1, round_words)) ||
                 is_point (scan, first) || is_talk (scan, time->value, first)))
    return;
  /* "in a year": no number */
  if ((first == last && !qimam_clauses_holds_number (scan, first) &&
       !(after && (g_str_has_suffix (time->value, "DE") || g_str_has_suffix (time->value, "CE")))) ||
      qimam_clauses_ends_range (scan, time->span, first))
    return;
  /* "على مدى اليومين": those of the meeting */
  if (first == last && time->mod == NULL && !exceeds (scan, first) &&
      g_str_has_prefix (qimam_clauses_word (scan, first)->folded, "ال"))
    return;
  age = (scan->gaps[first] & QIMAM_GAP_OPEN) && first > 0 && scan->names[first - 1] != QIMAM_NAME_NONE &&
        g_str_has_suffix (time->value, "Y");
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_FIGURE, time->span);
  if (claim == NULL)
    return;
  claim->value.set = TRUE;
  claim->value.cmp = time->mod == NULL && is_at_most (scan, first) ? QIMAM_CMP_LT : cmp_of (time->mod);
  claim->party = find_party (scan, claim, first);
  if (age)
    {
      claim->value.has_number = TRUE;
      claim->value.number = g_ascii_strtod (time->value + 1, NULL);
      claim->value.unit = g_intern_string ("age");
    }
  else if (are_knots (scan, time->value, last))
    {
      claim->value.has_number = TRUE;
      claim->value.number = g_ascii_strtod (time->value + 1, NULL);
      claim->value.unit = g_intern_string ("count");
    }
  else
    {
      claim->value.iso = length_in_years (time->value);
      claim->value.unit = g_intern_string ("duration");
    }
}

/* "since five years": a length, though it is told as a point in time. */
static void
add_since (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time)
{
  static const char *const units[] = { "unit_Y", "unit_M", "unit_W", "unit_D", "unit_DE", "unit_CE" };
  const GPtrArray *quantities = scan->reading->quantities;
  const char *number = NULL;
  guint first, last, at = 0, to;

  if (!qimam_clauses_words_of (scan, time->span, &first, &last))
    return;
  if (!qimam_clauses_has_hit (scan, "since", first > 0 ? first - 1 : 0, first))
    return;
  for (guint i = qimam_clauses_quantity_from (scan, time->span.start); i < quantities->len && number == NULL;
       i++)
    {
      const QimamQuantity *quantity = quantities->pdata[i];
      if (quantity->span.start >= time->span.end)
        break;
      if (qimam_span_contains (time->span, quantity->span) && quantity->kind != QIMAM_QUANTITY_ORDINAL &&
          qimam_clauses_words_of (scan, quantity->span, &at, &to))
        number = quantity->value;
    }
  /* "منذ أكثر من عام", "منذ عقد": one of them */
  if (number == NULL &&
      qimam_clauses_has_hit (scan, time->mod != NULL ? "unit_one" : "unit_long", first, last))
    {
      number = "1";
      at = first;
    }
  for (guint i = 0; i < G_N_ELEMENTS (units) && number != NULL; i++)
    /* "منذ عام 2011", "منذ يوم 5 مايو": the number of a year or a day follows it */
    if (qimam_clauses_has_hit (scan, units[i],
                               g_str_has_prefix (qimam_clauses_word (scan, at)->folded, "ال") ? first : at,
                               last))
      {
        g_autofree char *iso = g_strdup_printf ("P%s%s", number, units[i] + strlen ("unit_"));
        QimamClaim *claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_FIGURE, first, last);

        if (claim == NULL)
          return;
        claim->value.set = TRUE;
        claim->value.iso = length_in_years (iso);
        claim->value.cmp = cmp_of (time->mod);
        claim->value.unit = g_intern_string ("duration");
        claim->party = find_party (scan, claim, first);
        return;
      }
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
      claim->value.cmp = about ? QIMAM_CMP_APPROX : cmp_of (mod_of (scan, claim->span));
      claim->value.unit = g_intern_string ("share");
      claim->party = find_party (scan, claim, hit->first);
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
        add_length (builder, scan, time);
      else if (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_PERIOD)
        add_since (builder, scan, time);
    }
}

/* Meetings of another time, as they are named. */
static void
add_other_meetings (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *events = builder->finder->events;

  for (guint i = 0; i < events->len; i++)
    {
      const QimamEvent *event = events->pdata[i];
      QimamClaim *claim;

      if (event->scan != scan || event->relation != QIMAM_EVENT_OTHER || event->meeting == 0 ||
          event->time == NULL)
        continue;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, event->first, event->end);
      if (claim != NULL)
        {
          claim->meeting = event->meeting;
          claim->party = g_strdup ("joint");
        }
    }
}

/* "يذكر أن …", "وتجدر الإشارة إلى أن …": what the reader is reminded of. */
static void
add_reminders (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const openers[] = { "يذكر", "يشار", "تجدر", "جدير", "الجدير", NULL };
  static const char *const that[] = { "ان", "انه", "انها", "بان", NULL };
  const GArray *starts = scan->reading->sentence_word;

  for (guint s = 0; s + 1 < starts->len; s++)
    {
      guint first = g_array_index (starts, guint, s), end = g_array_index (starts, guint, s + 1);
      guint word = first;
      QimamClaim *claim;

      if (first + 4 >= end || !qimam_clauses_word_is (scan, first, openers))
        continue;
      while (word < MIN (end, first + 5) && !qimam_clauses_word_is (scan, word, that))
        word++;
      if (word >= MIN (end, first + 5) || word + 3 >= end)
        continue;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, word + 1,
                                       MIN (end - 1, word + 1 + MAX_EARLIER));
      if (claim == NULL)
        continue;
      claim->meeting = 0;
      claim->party = qimam_claim_builder_party (builder, scan, word + 1, end - 1, "other");
      qimam_claim_builder_cover (builder, scan, QIMAM_DIMENSION_BACKGROUND, claim->span);
    }
}

/* "وكان الرئيس قد زار …": told as of before, where the sentence is about no meeting of the article. */
static void
add_earlier (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const guint told = 1u << QIMAM_DIMENSION_DATE | 1u << QIMAM_DIMENSION_NEXT_STEP |
                     1u << QIMAM_DIMENSION_AGREEMENT | 1u << QIMAM_DIMENSION_BACKGROUND;
  const GArray *starts = scan->reading->sentence_word;

  for (guint s = builder->finder->lead_last + 1; s + 1 < starts->len; s++)
    {
      guint first = g_array_index (starts, guint, s), end = g_array_index (starts, guint, s + 1), last;
      const QimamEvent *event = qimam_meeting_finder_in_sentence (builder->finder, scan, s);
      QimamClaim *claim;
      QimamSpan span;

      if (first + 3 >= end || !qimam_clauses_has_mark (scan, first, QIMAM_MARK_EARLIER) ||
          (event != NULL && event->relation == QIMAM_EVENT_MAIN) ||
          !(qimam_clauses_any_is (scan, first + 1, MIN (first + 8, end - 1), perfect_words) ||
            qimam_clauses_any_is (scan, first + 1, end - 1, since_words) ||
            g_str_has_suffix (qimam_clauses_word (scan, first)->folded, "سبق")))
        continue;
      last = MIN (MIN (qimam_clauses_clause (scan, first)->last, end - 1), first + MAX_EARLIER);
      /* "وكان السفير، فلان، في بلده منذ أشهر": the name and what is told stand after commas. */
      if (!qimam_clauses_any_is (scan, first + 1, last, perfect_words))
        last = MIN (end - 1, first + MAX_EARLIER);
      span = qimam_clauses_span (scan, first, last, TRUE);
      if (last < first + 3 || qimam_claim_builder_covers (builder, scan, told, span))
        continue;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, first, last);
      if (claim == NULL)
        continue;
      claim->meeting = 0;
      claim->party = qimam_claim_builder_party (builder, scan, first, last, "other");
    }
}

/* What happened at another time than the meetings: a clause with its own date, a meeting that was before. */
void
qimam_claims_find_background (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const guint told =
      1u << QIMAM_DIMENSION_DATE | 1u << QIMAM_DIMENSION_NEXT_STEP | 1u << QIMAM_DIMENSION_AGREEMENT;
  guint done = 0; /* word at which the date before ends */

  add_other_meetings (builder, scan);
  add_reminders (builder, scan);
  for (guint i = 0; i < scan->reading->times->len; i++)
    {
      const QimamTime *time = scan->reading->times->pdata[i];
      const QimamClause *clause;
      QimamClaim *claim;
      guint first, last, from;

      if ((time->kind != QIMAM_TIME_DATE && time->kind != QIMAM_TIME_PERIOD) ||
          (time->year == 0 && time->month == 0) ||
          qimam_claim_builder_covers (builder, scan, told, time->span) ||
          !qimam_clauses_words_of (scan, time->span, &first, &last))
        continue;
      clause = qimam_clauses_clause (scan, first);
      from = MAX (clause->first, first > 10 ? first - 10 : 0);
      /* "ضمت القرم عام 2014 وتدخلت في سوريا عام 2015": each year has its own words. */
      if (done > 0 && done + 3 < first)
        from = MAX (from, done + 1);
      done = last;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, from,
                                       MIN (clause->last, last + 4));
      if (claim == NULL)
        continue;
      claim->meeting = 0;
      claim->party = qimam_claim_builder_party (builder, scan, clause->first, clause->last, "other");
      qimam_claim_builder_cover (builder, scan, QIMAM_DIMENSION_BACKGROUND, claim->span);
    }
  add_earlier (builder, scan);
}

/* Whether a claim is what its statement says, and no aside in it; what was discussed is all that is counted
 * up. */
static gboolean
is_gist (const QimamClauses *scan, const GPtrArray *claims, guint index, const QimamStatement *statement)
{
  const QimamClaim *claim = claims->pdata[index];
  guint first, last, from, to;

  if (!qimam_clauses_words_of (scan, claim->span, &first, &last) ||
      !qimam_clauses_words_of (scan, statement->span, &from, &to))
    return FALSE;
  for (guint i = index + 1;
       claim->dimension == QIMAM_DIMENSION_ISSUE && i < MIN (claims->len, index + MAX_LISTED); i++)
    {
      const QimamClaim *next = claims->pdata[i];
      guint next_first, next_last;

      if (next->dimension == claim->dimension && next->statement == claim->statement &&
          next->span.in == claim->span.in &&
          qimam_clauses_words_of (scan, next->span, &next_first, &next_last))
        last = MAX (last, next_last);
    }
  /* "ناقش في … مع …، كذا وكذا": to its end, after with whom and where */
  if (claim->dimension == QIMAM_DIMENSION_ISSUE && last >= to && first - from <= 2 * GIST_REACH)
    return TRUE;
  return first - from <= GIST_REACH || 2 * (last - first + 1) >= to - from + 1;
}

static void
settle_statement (QimamStatement *statement, const QimamClaim *claim)
{
  gboolean open =
      statement->polarity == QIMAM_POLARITY_NONE_SET || statement->polarity == QIMAM_POLARITY_POSITION ||
      statement->polarity == QIMAM_POLARITY_POSITIVE || statement->polarity == QIMAM_POLARITY_AGREED ||
      statement->polarity == QIMAM_POLARITY_NEGATIVE;

  /* What sounds well or ill of itself is no more than that. */
  if (claim->polarity == QIMAM_POLARITY_DISPUTED &&
      (statement->polarity == QIMAM_POLARITY_POSITIVE || statement->polarity == QIMAM_POLARITY_NEGATIVE))
    open = FALSE;
  if (statement->polarity == QIMAM_POLARITY_DENIAL ||
      (claim->dimension == QIMAM_DIMENSION_DISAGREEMENT && g_strcmp0 (claim->party, "joint") != 0))
    return;
  if (open && claim->polarity != QIMAM_POLARITY_NONE_SET &&
      (claim->dimension != QIMAM_DIMENSION_NEXT_STEP || claim->polarity != QIMAM_POLARITY_AGREED))
    statement->polarity = claim->polarity;
  if (claim->polarity != QIMAM_POLARITY_CLAIMED_AGREEMENT && claim->party != NULL &&
      g_strcmp0 (claim->party, "other") != 0 && claim->dimension != QIMAM_DIMENSION_NEXT_STEP)
    {
      g_free (statement->party);
      statement->party = g_strdup (claim->party);
    }
}

void
qimam_claims_settle_statements (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *claims = builder->analysis->claims, *statements = scan->reading->statements;
  g_autofree gboolean *settled = g_new0 (gboolean, statements->len + 1);

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->statement < 1 || claim->statement > statements->len || claim->span.in != scan->reading->in ||
          settled[claim->statement] ||
          (claim->dimension != QIMAM_DIMENSION_AGREEMENT && claim->dimension != QIMAM_DIMENSION_ISSUE &&
           claim->dimension != QIMAM_DIMENSION_DISAGREEMENT &&
           claim->dimension != QIMAM_DIMENSION_NEXT_STEP) ||
          !is_gist (scan, claims, i, statements->pdata[claim->statement - 1]))
        continue;
      settled[claim->statement] = TRUE;
      settle_statement (statements->pdata[claim->statement - 1], claim);
    }
}

void
qimam_claims_copy_statements (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *statements = scan->reading->statements;

  for (guint i = 0; i < statements->len; i++)
    {
      const QimamStatement *statement = statements->pdata[i];
      QimamClaim *claim =
          qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_STATEMENT, statement->span);

      if (claim == NULL)
        continue;
      claim->statement = statement->id;
      g_free (claim->speaker);
      g_free (claim->speaker_key);
      g_free (claim->via);
      g_free (claim->via_key);
      g_free (claim->verb);
      g_strfreev (claim->topics);
      claim->speaker = g_strdup (statement->speaker);
      claim->speaker_key = g_strdup (statement->speaker_key);
      claim->via = g_strdup (statement->via);
      claim->via_key = g_strdup (statement->via_key);
      claim->verb = g_strdup (statement->verb);
      claim->topics = g_strdupv (statement->topics);
      claim->party = g_strdup (statement->party);
      claim->attribution = statement->attribution;
      claim->polarity = statement->polarity;
    }
}
