/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-site.h"

#include <string.h>

#define MAX_PRESS   8  /* words between a press conference and its place */
#define MAX_PURPOSE 6  /* words between "to take part in" and the meeting */
#define MAX_EARLIER 24 /* words between "had" and a place */
#define MAX_SCENE   8  /* words between those who wait and the place */
#define MAX_BEGIN   4  /* sentences in which a scene is told */
#define MAX_SPEECH  24 /* words between a verb of speech and the place */

static const char *const in_words[] = { "في", "داخل", NULL };
static const char *const to_words[] = { "الي", "نحو", NULL };

static gboolean
ends_phrase (const QimamClauses *scan, guint word)
{
  return (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) != 0;
}

/* "في مؤتمر صحفي نادر عقده في فندق …": nearer than any meeting. */
static gboolean
is_of_press (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word, guint s_first)
{
  static const char *const press[] = { "صحفي",   "صحافي",     "الصحفي", "الصحافي", "صحفيا", "صحافيا",
                                       "اعلامي", "تلفزيونيه", "صحفيه",  "صحافيه",  NULL };

  static const char *const joint[] = { "مشترك", "المشترك", "مشتركا", NULL };

  for (guint w = word; w-- > s_first && w + MAX_PRESS > word;)
    {
      /* both stood there: "المؤتمر الصحافي المشترك في القصر" */
      if (ends_phrase (scan, w + 1) || qimam_meeting_finder_event_at (finder, scan, w) != NULL ||
          qimam_clauses_word_is (scan, w, joint))
        return FALSE;
      if (qimam_clauses_word_is (scan, w, press))
        return TRUE;
    }
  return FALSE;
}

gboolean
qimam_site_is_other (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  static const char *const chiefly[] = { "خاصه", "سيما",   "لاسيما", "بالاخص", "خصوصا", "تحديدا",
                                         "سواء", "بالذات", "وبخاصه", "بخاصه",  NULL };
  guint s_first, s_last;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  if (word > s_first + 1 && qimam_clauses_word_is (scan, word - 1, in_words) &&
      qimam_clauses_word_is (scan, word - 2, chiefly))
    return TRUE;
  return is_of_press (finder, scan, word, s_first);
}

gboolean
qimam_site_is_earlier (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  static const char *const were[] = { "كان", "كانت", "كانا", "كانوا", NULL };
  static const char *const had[] = { "قد", NULL };
  static const char *const before[] = { "سبق", NULL };
  static const char *const hosted[] = { "كان", "كانت", "وكان", "وكانت", NULL };
  static const char *const that[] = { "ان", NULL };
  guint s_first, s_last;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  /* "وكانت العاصمة العراقية احتضنت …" */
  if (word > s_first && scan->gaps[word] == 0 && qimam_clauses_word_is (scan, word - 1, hosted) &&
      qimam_clauses_has_hit (scan, "host", word + 1, MIN (word + 3, s_last)))
    return TRUE;
  for (guint w = word; w-- > s_first && w + MAX_EARLIER > word;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (ends_phrase (scan, w + 1) ||
          (event != NULL && event->relation == QIMAM_EVENT_MAIN && event->first <= w && w <= event->last))
        return FALSE;
      /* "سبق أن استضافت" */
      if (qimam_clauses_word_is (scan, w, before) && qimam_clauses_word_is (scan, w + 1, that))
        return TRUE;
      if (!qimam_clauses_word_is (scan, w, had))
        continue;
      for (guint v = w; v-- > s_first && v + MAX_SCENE + 2 > w;)
        if (qimam_clauses_word_is (scan, v, were))
          return TRUE;
      return FALSE;
    }
  return FALSE;
}

/* "إلى أثينا للمشاركة في جولة جديدة", "إلى الدوحة لحضور القمة" */
static const QimamEvent *
find_purpose (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  static const char *const purposes[] = { "للمشاركه", "لحضور",   "لاجراء", "لعقد",    "للقاء",  "لاستيناف",
                                          "لبدء",     "لمواصله", "لترووس", "لتروس",   "لرياسه", "للاجتماع",
                                          "لافتتاح",  "ليشارك",  "ليحضر",  "للتفاوض", NULL };
  guint word = place->last_word + 1, first = place->first_word;

  if (first == 0 || word >= scan->n_words || scan->gaps[word] != 0 ||
      !(qimam_clauses_word_is (scan, first - 1, to_words) ||
        (first > 1 && qimam_clauses_word_is (scan, first - 2, to_words))) ||
      !qimam_clauses_word_is (scan, word, purposes))
    return NULL;
  for (guint w = word; w < scan->n_words && w <= word + MAX_PURPOSE && !(w > word && ends_phrase (scan, w));
       w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (event != NULL && !event->verb && event->first >= word)
        return event;
    }
  return NULL;
}

/* "من كاتوفيتسه حيث كان يشارك في قمة المناخ", "إلى برازافيل حيث عقد قمة مع نظيره" */
static const QimamEvent *
find_where (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  static const char *const where[] = { "حيث", NULL };
  static const char *const were[] = { "كان", "كانت", NULL };
  static const char *const rules[] = { "hold", "attend", "meet", "join", "begin", "finish" };
  guint word = place->last_word + 1;
  gboolean told = FALSE;

  if (word >= scan->n_words || ends_phrase (scan, word) || !qimam_clauses_word_is (scan, word, where))
    return NULL;
  if (word + 1 < scan->n_words && qimam_clauses_word_is (scan, word + 1, were))
    word++;
  for (guint w = word + 1; w < scan->n_words && w <= word + MAX_PURPOSE && !ends_phrase (scan, w); w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      for (guint i = 0; i < G_N_ELEMENTS (rules) && w <= word + 2; i++)
        told = told || qimam_clauses_has_hit (scan, rules[i], w, w);
      if (event != NULL && event->first >= word)
        return told || event->verb ? event : NULL;
    }
  return NULL;
}

/* "محادثات الكويت", "قمة الجزائر": states that are called as their capital is; not "مفاوضات تونس مع". */
static const QimamEvent *
find_capital_of_name (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  static const char *const states[] = { "KW", "DZ", "TN", "SG", "LU", "DJ", "PA", "MC", NULL };
  static const char *const with[] = { "مع", "وبين", "حول", "بشان", "علي", "و", NULL };
  guint word = place->first_word, behind = place->last_word + 1;
  const QimamEvent *event;

  if (place->kind != QIMAM_MENTION_COUNTRY || !place->named || place->key == NULL || word == 0 ||
      !g_strv_contains (states, place->key) || scan->gaps[word] != 0 ||
      place->span.start > qimam_clauses_word (scan, word)->start ||
      (behind < scan->n_words && scan->gaps[behind] == 0 &&
       (qimam_clauses_word_is (scan, behind, with) || qimam_clauses_is_joined (scan, behind) ||
        scan->names[behind] == QIMAM_NAME_BEGINS)))
    return NULL;
  event = qimam_meeting_finder_event_at (finder, scan, word - 1);
  return event != NULL && !event->verb && event->last + 1 == word && event->kind != QIMAM_MEETING_VISIT &&
                 event->kind != QIMAM_MEETING_CALL &&
                 !g_str_has_prefix (qimam_clauses_word (scan, event->first)->folded, "ال")
             ? event
             : NULL;
}

/* "يعود آخر اجتماع … إلى مارس 2019 بتونس": right behind the day of another meeting. */
static const QimamEvent *
find_by_time (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  guint word = place->first_word, s_first, s_last, at, first, last;
  const QimamTime *time;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  if (word < s_first + 3)
    return NULL;
  at = word - (g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "ب") ? 1 : 2);
  if (at + 2 == word && (!qimam_clauses_word_is (scan, word - 1, in_words) || scan->gaps[word] != 0))
    return NULL;
  at = qimam_clauses_time_from (scan, qimam_clauses_word (scan, at)->start);
  time = at < scan->reading->times->len ? scan->reading->times->pdata[at] : NULL;
  if (time == NULL || time->span.start >= qimam_clauses_word (scan, word)->start ||
      !qimam_clauses_words_of (scan, time->span, &first, &last) || scan->gaps[last + 1] != 0)
    return NULL;
  for (guint w = first; w-- > s_first && w + MAX_EARLIER > first;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (event != NULL)
        return event->time == time && event->relation == QIMAM_EVENT_OTHER && event->places->len == 0 ? event
                                                                                                      : NULL;
    }
  return NULL;
}

const QimamEvent *
qimam_site_find_event (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  const QimamEvent *event = find_capital_of_name (finder, scan, place);

  if (event == NULL)
    event = find_by_time (finder, scan, place);
  if (event != NULL || !qimam_place_is_physical (place))
    return event;
  event = find_purpose (finder, scan, place);
  return event != NULL ? event : find_where (finder, scan, place);
}

gboolean
qimam_site_is_scene (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  static const char *const press[] = { "الصحافيين", "الصحفيين", "الصحافيون", "الصحفيون",
                                       "صحافيين",   "صحفيين",   "المراسلين", "المراسلون",
                                       "مراسلين",   "عدسات",    "العدسات",   "المصورين",
                                       "المصورون",  "كاميرات",  "الكاميرات", NULL };
  static const char *const rites[] = { "مراسم", "المراسم", "التوقيع", NULL };
  guint word = place->first_word, s_first, s_last;
  guint sentence = qimam_clauses_sentence (scan, word, &s_first, &s_last);

  if (scan->reading->in != QIMAM_FIELD_BODY || sentence > MAX (finder->lead_last, MAX_BEGIN) ||
      word == s_first || !qimam_place_is_physical (place) ||
      qimam_meeting_finder_at (finder, scan, word) != 1 || !qimam_place_is_where (scan, place) ||
      qimam_clauses_statement (scan, place->span) != NULL)
    return FALSE;
  for (guint w = word; w-- > s_first && w + MAX_SCENE > word;)
    {
      if (ends_phrase (scan, w + 1) || (scan->gaps[w + 1] & QIMAM_GAP_COMMA))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "scene", w, w) ||
          (g_strcmp0 (place->place_kind, "venue") == 0 &&
           (qimam_clauses_word_is (scan, w, press) || qimam_clauses_word_is (scan, w, rites))))
        return TRUE;
    }
  return FALSE;
}

/* "قال في مؤتمر صحفي في القاهرة" */
static gboolean
place_after_press (const QimamClauses *scan, guint s_first, guint word)
{
  static const char *const press[] = { "صحفي", "صحافي", "صحفيا", "صحافيا", "مقابله", "حوار", NULL };

  return qimam_clauses_any_is (scan, s_first, word, press);
}

gboolean
qimam_site_is_speech_abroad (const QimamClauses *scan, const QimamMention *place, guint sentence)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint word = place->first_word, s_first, s_last;
  const char *party = NULL;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  if (scan->reading->in != QIMAM_FIELD_BODY || sentence > 1 || !qimam_place_is_physical (place) ||
      place->party == NULL || word > s_first + MAX_SPEECH || place_after_press (scan, s_first, word) ||
      !qimam_place_is_where (scan, place) ||
      !qimam_clauses_has_hit (scan, "report", s_first, MIN (s_first + 1, s_last)) ||
      qimam_clauses_statement (scan, place->span) != NULL)
    return FALSE;
  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, s_first)->start);
       i < mentions->len && ((QimamMention *) mentions->pdata[i])->first_word < word; i++)
    {
      const QimamMention *who = mentions->pdata[i];

      if (who->kind == QIMAM_MENTION_PERSON && who->party != NULL && g_ascii_isupper (who->party[0]))
        party = who->party;
    }
  for (guint w = s_first + 1; w <= word; w++)
    if (ends_phrase (scan, w) || qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
      return FALSE;
  return party != NULL && strcmp (party, place->party) != 0;
}

gboolean
qimam_site_is_announced (const QimamMeetingFinder *finder,
                         const QimamClauses *scan,
                         const QimamMention *place)
{
  static const char *const holding[] = {
    "عقد", "انعقاد", "تنظيم", "استضافه", "اجراء", "اقامه", "لعقد", NULL
  };
  guint word = place->first_word, s_first, s_last;
  guint sentence = qimam_clauses_sentence (scan, word, &s_first, &s_last);

  if (scan->reading->in != QIMAM_FIELD_BODY || sentence > finder->lead_last || word <= s_first + 1 ||
      !qimam_clauses_word_is (scan, word - 1, in_words) || !(scan->gaps[word - 1] & QIMAM_GAP_COMMA))
    return FALSE;
  for (guint w = word - 1; w-- > s_first && w + MAX_EARLIER > word;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (ends_phrase (scan, w + 1) || qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return FALSE;
      if (event != NULL && event->first == w)
        return event->meeting == 1 && w > s_first && qimam_clauses_word_is (scan, w - 1, holding);
    }
  return FALSE;
}
