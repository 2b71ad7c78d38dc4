/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-figure.h"

#include <string.h>

#include "qimam-claims-time.h"
#include "qimam-iso.h"

#define MAX_TALK 14 /* words between those who talk and how long they did */

static const char *const round_words[] = { "بعد", "قبل", "قبيل", NULL };

/* "بعد 24 ساعة من الهجوم", "بعد عقد من الحرب": how long after something that is no meeting */
static gboolean
is_after_event (
    const QimamClaimBuilder *builder, const QimamClauses *scan, const char *iso, guint first, guint last)
{
  static const char *const after[] = { "بعد", NULL }, *const of[] = { "من", NULL };
  static const char *const talks[] = { "المفاوضات", "مفاوضات", "المحادثات", "المباحثات", "المشاورات", NULL };
  gboolean talking;

  if (!qimam_clauses_word_is (scan, first - 1, after) || last + 2 >= scan->n_words ||
      scan->gaps[last + 1] != 0 || !qimam_clauses_word_is (scan, last + 1, of))
    return FALSE;
  talking = qimam_clauses_has_hit (scan, "talking", last + 2, last + 2);
  /* "بعد يومين من المداولات": how long the meeting was; none goes on for years */
  if (g_str_has_suffix (iso, "Y") && (talking || qimam_clauses_word_is (scan, last + 2, talks)))
    return TRUE;
  return !talking && qimam_meeting_finder_event_at (builder->finder, scan, last + 2) == NULL;
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

/* "بوتين (68 عاما)", "البالغ من العمر 85 عاما", "عن عمر ناهز 90 عاما" */
static gboolean
is_age (const QimamClauses *scan, const char *iso, guint first, guint last)
{
  if (!g_str_has_suffix (iso, "Y") || first == 0)
    return FALSE;
  if ((scan->gaps[first] & QIMAM_GAP_OPEN) && scan->names[first - 1] != QIMAM_NAME_NONE)
    return TRUE;
  if (last + 2 < scan->n_words && qimam_clauses_has_hit (scan, "aged", last + 1, last + 1))
    return TRUE;
  for (guint w = first; w-- > 0 && first - w <= 3 && scan->gaps[w + 1] == 0;)
    if (qimam_clauses_has_hit (scan, "aged", w, w) ||
        (w + 1 == first && qimam_clauses_has_hit (scan, "aged_now", w, w)))
      return TRUE;
  return FALSE;
}

void
qimam_figure_add_length (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time)
{
  QimamClaim *claim;
  guint first, last;
  gboolean age, after;

  if (time->value == NULL || strchr (time->value, 'X') != NULL || qimam_iso_seconds (time->value) <= 0 ||
      qimam_claim_builder_covers (builder, scan, 1u << QIMAM_DIMENSION_DURATION, time->span) ||
      !qimam_clauses_words_of (scan, time->span, &first, &last))
    return;
  after = first > 0 && is_after_event (builder, scan, time->value, first, last);
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
  if (first == last && time->mod == NULL && !qimam_figure_exceeds (scan, first) &&
      g_str_has_prefix (qimam_clauses_word (scan, first)->folded, "ال"))
    return;
  age = is_age (scan, time->value, first, last);
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_FIGURE, time->span);
  if (claim == NULL)
    return;
  claim->value.set = TRUE;
  claim->value.cmp = qimam_figure_cmp (scan, first, time->mod);
  claim->party = qimam_figure_party (scan, claim, first);
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

void
qimam_figure_add_since (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time)
{
  static const char *const units[] = { "unit_Y", "unit_M", "unit_W", "unit_D", "unit_DE", "unit_CE" };
  const GPtrArray *quantities = scan->reading->quantities;
  const char *number = NULL;
  guint first, last, at = 0, to;

  if (!qimam_clauses_words_of (scan, time->span, &first, &last))
    return;
  if (!qimam_clauses_has_hit (scan, "since", first > 0 ? first - 1 : 0, first) &&
      !qimam_clauses_has_hit (scan, "within", first, MIN (first + 1, last)))
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
        claim->value.cmp = qimam_claims_cmp_of (time->mod);
        claim->value.unit = g_intern_string ("duration");
        claim->party = qimam_figure_party (scan, claim, first);
        return;
      }
}
