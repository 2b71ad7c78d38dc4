/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-spell.h"

#include <string.h>

/* Forms that tell how long a meeting was without a verb of lasting. */

#define MAX_NOUN   14 /* words between a meeting and "over two days" behind it */
#define MAX_ENDED  14 /* words between the verb that ends a meeting and "after an hour" */
#define MAX_DAYS   14 /* that a meeting lasts */
#define MAX_BEYOND 4  /* words between a meeting and the verb of exceeding */

static const char *const of_words[] = { "من", NULL };
static const char *const to_words[] = { "الي", NULL };
static const char *const after_words[] = { "بعد", NULL };

static gboolean
is_meeting_at (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  const QimamEvent *event;

  if (word >= scan->n_words)
    return FALSE;
  event = qimam_meeting_finder_event_at (finder, scan, word);
  return (event != NULL && !event->verb && event->kind != QIMAM_MEETING_VISIT && event->first <= word &&
          word <= event->last) ||
         qimam_clauses_has_hit (scan, "talking", word, word);
}

/* "بعد يومين من المداولات", "ثمانية أيام من المشاورات", "أربع ساعات متواصلة من التفاوض" */
static gboolean
is_of_talks (
    const QimamMeetingFinder *finder, const QimamClauses *scan, const char *iso, guint from, guint last)
{
  const QimamEvent *event;
  static const char *const apart[] = { "قبل", "منذ", "قبيل", "كل", NULL };
  guint of = last + 1;

  if (of + 1 >= scan->n_words || scan->gaps[of] != 0 ||
      (from > 0 && qimam_clauses_word_is (scan, from - 1, apart)))
    return FALSE;
  /* "متواصلة", "كاملين" */
  if (!qimam_clauses_word_is (scan, of, of_words) && of + 2 < scan->n_words && scan->gaps[of + 1] == 0 &&
      !g_str_has_prefix (qimam_clauses_word (scan, of)->folded, "ال") &&
      !qimam_clauses_has_mark (scan, of, QIMAM_MARK_VERB))
    of++;
  if (!qimam_clauses_word_is (scan, of, of_words) || scan->gaps[of + 1] != 0)
    return FALSE;
  event = qimam_meeting_finder_event_at (finder, scan, of + 1);
  /* "بعد ثلاثة أيام من القمة": how long ago it was */
  if (strchr (iso, 'T') == NULL && event != NULL && !event->verb && event->kind != QIMAM_MEETING_TALKS)
    return FALSE;
  return is_meeting_at (finder, scan, of + 1);
}

/* "أنهى الوزيران مباحثاتهما بعد ساعة", "انفضت الجولة بعد أقل من ساعة على بدئها" */
static gboolean
is_at_end (
    const QimamMeetingFinder *finder, const QimamClauses *scan, const char *iso, guint from, guint last)
{
  static const char *const since[] = { "علي", "من", NULL };
  static const char *const begun[] = { "بديها",    "بديه",     "بدءها",   "بدءه",   "بدايتها", "بدايته",
                                       "انطلاقها", "انطلاقه",  "بدء",     "انطلاق", "بدايه",   "افتتاحها",
                                       "افتتاحه",  "انعقادها", "انعقاده", NULL };
  guint s_first, s_last;
  const QimamCueHit *finish = NULL;
  gboolean meeting = FALSE;

  if (strchr (iso, 'T') == NULL || from == 0 || !qimam_clauses_word_is (scan, from - 1, after_words))
    return FALSE;
  /* "بعد ساعات من القصف" */
  if (last + 2 < scan->n_words && scan->gaps[last + 1] == 0 &&
      qimam_clauses_word_is (scan, last + 1, since) && !qimam_clauses_word_is (scan, last + 2, begun))
    return FALSE;
  qimam_clauses_sentence (scan, from, &s_first, &s_last);
  for (guint w = from; w-- > s_first && w + MAX_ENDED > from && finish == NULL;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return FALSE;
      meeting = meeting || is_meeting_at (finder, scan, w);
      finish = qimam_clauses_find_hit (scan, "finish", w, w);
      /* another verb is nearer */
      if (finish == NULL &&
          (qimam_clauses_has_hit (scan, "report", w, w) || qimam_clauses_has_hit (scan, "begin", w, w)))
        return FALSE;
    }
  if (finish == NULL)
    return FALSE;
  /* "التي انفضت": what stands before the verb ended */
  for (guint w = finish->first; !meeting && w-- > s_first && w + MAX_BEYOND >= finish->first;)
    meeting = is_meeting_at (finder, scan, w);
  return meeting ||
         qimam_meeting_finder_event_at (finder, scan, finish->first - MIN (finish->first, 1)) != NULL;
}

/* "بعد ست ساعات خرج الوزيران من مفاوضاتهما" */
static gboolean
is_before_leaving (const QimamMeetingFinder *finder, const QimamClauses *scan, guint from, guint last)
{
  static const char *const left[] = { "خرج",  "خرجا",  "خرجوا", "غادر",  "غادرا", "غادروا", "افترق", "افترقا",
                                      "انفض", "انفضت", "انتهي", "انتهت", "اختتم", "اختتمت", NULL };
  static const char *const out[] = { "من", "عن", "قاعه", "القاعه", "مقر", NULL };
  guint s_first, s_last, verb = last + 1;

  if (from == 0 || verb >= scan->n_words || !qimam_clauses_word_is (scan, from - 1, after_words) ||
      (scan->gaps[verb] & ~QIMAM_GAP_COMMA) || !qimam_clauses_word_is (scan, verb, left))
    return FALSE;
  qimam_clauses_sentence (scan, verb, &s_first, &s_last);
  for (guint w = verb + 1; w <= s_last && w < verb + MAX_ENDED; w++)
    if (is_meeting_at (finder, scan, w))
      return qimam_clauses_has_hit (scan, "finish", verb, verb) || qimam_clauses_word_is (scan, w - 1, out);
  return FALSE;
}

/* "مفاوضات ماراثونية تجاوزت عشرين ساعة", "في جلسة ثانية لم تزد على نصف ساعة" */
static gboolean
is_exceeding (const QimamMeetingFinder *finder, const QimamClauses *scan, guint from, guint last)
{
  static const char *const verbs[] = { "تجاوزت", "تجاوز", "زادت", "زاد",    "ناهزت",  "ناهز",
                                       "قاربت",  "قارب",  "فاقت", "تتجاوز", "يتجاوز", "تزد",
                                       "يزد",    "تتعد",  "يتعد", "تتعدي",  "يتعدي",  NULL };
  guint verb = G_MAXUINT;

  for (guint w = from > 2 ? from - 2 : 0; w <= last; w++)
    if (qimam_clauses_word_is (scan, w, verbs))
      {
        verb = w;
        break;
      }
  if (verb == G_MAXUINT)
    return FALSE;
  for (guint w = verb; w-- > 0 && w + MAX_BEYOND > verb;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        return FALSE;
      if (is_meeting_at (finder, scan, w) || qimam_clauses_has_hit (scan, "part", w, w))
        return TRUE;
    }
  return FALSE;
}

/* "التي استضافتها بلدة … على مدى أسبوع", "عقدت في … على مدار ثلاثة أيام", "ولمدة يومين" beside the meeting */
static gboolean
is_along (const QimamMeetingFinder *finder, const QimamClauses *scan, guint from)
{
  static const char *const along[] = { "مدي", "مدار", "لمده", "مده", "طوال", "طيله", "ولمده", NULL };
  static const char *const rules[] = { "hold", "host", "meet", "begin" };
  const QimamClause *clause = qimam_clauses_clause (scan, from);
  gboolean held = FALSE;
  guint s_first, s_last;

  if (from == 0 || !qimam_clauses_word_is (scan, from - 1, along))
    return FALSE;
  qimam_clauses_sentence (scan, from, &s_first, &s_last);
  /* "…، غدا ولمدة يومين، … خلال اجتماع" */
  if (clause->last - clause->first <= 4 && clause->sentence <= finder->lead_last && clause->first > s_first &&
      scan->reading->in == QIMAM_FIELD_BODY)
    {
      const QimamEvent *event = qimam_meeting_finder_in_sentence (finder, scan, clause->sentence);

      if (event != NULL && event->relation == QIMAM_EVENT_MAIN)
        return TRUE;
    }
  for (guint w = from; w-- > s_first && w + MAX_NOUN > from;)
    {
      if ((scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
          qimam_clauses_has_hit (scan, "other_length", w, w))
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        held = held || qimam_clauses_has_hit (scan, rules[i], w, w);
      if (is_meeting_at (finder, scan, w))
        return held || (w > s_first && (qimam_clauses_has_hit (scan, "hold", w - 1, w - 1) ||
                                        qimam_clauses_has_hit (scan, "begin", w - 1, w - 1)));
    }
  return FALSE;
}

/* Hours, weeks, or days up to a fortnight: "لمدة 120 يوما" is how long something agreed holds. */
static gboolean
is_short (const char *iso)
{
  return strchr (iso, 'T') != NULL || strchr (iso, 'W') != NULL ||
         g_ascii_strtoull (iso + 1, NULL, 10) <= MAX_DAYS;
}

gboolean
qimam_claims_is_spell (
    const QimamMeetingFinder *finder, const QimamClauses *scan, const char *iso, guint from, guint last)
{
  return is_of_talks (finder, scan, iso, from, last) || is_at_end (finder, scan, iso, from, last) ||
         is_exceeding (finder, scan, from, last) || is_before_leaving (finder, scan, from, last) ||
         (is_short (iso) && is_along (finder, scan, from));
}

/* "تستغرق الرحلة بين العاصمتين ساعتين": what lasts stands behind the verb, and is no meeting. */
gboolean
qimam_claims_lasts_thing (const QimamMeetingFinder *finder, const QimamClauses *scan, guint verb)
{
  static const char *const rules[] = { "part", "talking", "narrow", "total", "expanded", "talk" };
  const GPtrArray *times = scan->reading->times;
  guint noun = verb + 1, at;

  if (noun >= scan->n_words || scan->gaps[noun] != 0 || scan->names[noun] != QIMAM_NAME_NONE ||
      !g_str_has_prefix (qimam_clauses_word (scan, noun)->folded, "ال") ||
      qimam_clauses_word_is (scan, noun, to_words))
    return FALSE;
  at = qimam_clauses_time_from (scan, qimam_clauses_word (scan, noun)->start);
  if (at >= times->len)
    return FALSE;
  /* "الجزء العلني من الاجتماع": a meeting may stand further on */
  for (guint w = noun; w < scan->n_words && w < noun + MAX_BEYOND + 2 &&
                       qimam_clauses_word (scan, w)->end <= ((QimamTime *) times->pdata[at])->span.start;
       w++)
    {
      if (qimam_meeting_finder_event_at (finder, scan, w) != NULL)
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        if (qimam_clauses_has_hit (scan, rules[i], w, w))
          return FALSE;
    }
  return ((QimamTime *) times->pdata[at])->span.start >= qimam_clauses_word (scan, noun)->end;
}
