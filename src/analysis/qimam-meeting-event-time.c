/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-event-private.h"

#include "qimam-iso.h"

#define MAX_DESCRIPTION 16 /* words */
#define MAX_COURSE      10 /* days that a meeting goes on */
#define MAX_START       10 /* words between the verb of beginning and the meeting */
#define MAX_SINCE       8  /* words between "since" and the day of what it is since */
#define MAX_FRONT       4  /* words before a verb in which the day may stand */

gboolean
qimam_event_is_from_before (const QimamEvent *event, guint s_first)
{
  static const char *const were[] = { "كان", "كانت", "كانوا", "كانا", NULL };
  static const char *const had[] = { "قد", NULL };
  const QimamClauses *scan = event->scan;
  guint w = event->first;

  if (event->verb || w < s_first + 3 || scan->gaps[w] != 0 || scan->gaps[w - 1] != 0 ||
      g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ال"))
    return FALSE;
  w -= 2;
  if (w > s_first + 1 && qimam_clauses_word_is (scan, w, had))
    w--;
  return qimam_clauses_word_is (scan, w, were) && qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_RELATIVE);
}

/* (nullable): the first day, month or year told from @word on, up to @upto. */
static const QimamTime *
find_time_behind (const QimamClauses *scan, guint word, guint upto)
{
  for (guint i = qimam_clauses_time_from (scan, qimam_clauses_word (scan, word)->end);
       i < scan->reading->times->len; i++)
    {
      const QimamTime *time = scan->reading->times->pdata[i];
      guint first, last;

      if (!qimam_clauses_words_of (scan, time->span, &first, &last) || first > upto)
        return NULL;
      for (guint w = word + 1; w <= first; w++)
        if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
          return NULL;
      if (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_PERIOD)
        return time;
    }
  return NULL;
}

gboolean
qimam_event_is_last_before (const QimamEvent *event, guint s_first, guint s_last, const QimamTime **when)
{
  static const char *const last_words[] = { "اخر", "احدث", NULL };
  const QimamClauses *scan = event->scan;
  const char *folded = qimam_clauses_word (scan, event->first)->folded;

  if (event->verb || event->part || event->first == s_first || scan->gaps[event->first] != 0 ||
      g_str_has_prefix (folded, "ال") || !qimam_clauses_word_is (scan, event->first - 1, last_words))
    return FALSE;
  *when = find_time_behind (scan, event->last, MIN (s_last, event->last + MAX_DESCRIPTION));
  return TRUE;
}

gboolean
qimam_event_is_where_one_was (const QimamEvent *event, guint s_first)
{
  static const char *const were[] = { "كان", "كانت", "كانوا", "كانا", NULL };
  static const char *const where[] = { "حيث", "بعدما", "بعد ان", NULL };
  const QimamClauses *scan = event->scan;

  if (event->verb)
    return FALSE;
  for (guint w = event->first; w-- > s_first && w + 6 > event->first;)
    {
      if (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE)
        return FALSE;
      if (qimam_clauses_word_is (scan, w, were))
        return w > s_first && qimam_clauses_word_is (scan, w - 1, where);
    }
  return FALSE;
}

gboolean
qimam_event_was_held_before (const QimamEvent *event, guint s_first, guint s_last, const QimamTime **when)
{
  static const char *const were[] = { "كان", "كانت", "كانتا", NULL };
  static const char *const had[] = { "قد", NULL };
  const QimamClauses *scan = event->scan;
  guint w = event->last + 1;

  if (event->verb || event->first == s_first || scan->gaps[event->first] != 0 ||
      !qimam_clauses_word_is (scan, event->first - 1, were))
    return FALSE;
  while (w + 1 <= s_last && w <= event->last + MAX_DESCRIPTION && !qimam_clauses_word_is (scan, w, had) &&
         !(scan->gaps[w] & QIMAM_GAP_STOP))
    w++;
  if (w + 1 > s_last || !qimam_clauses_word_is (scan, w, had) ||
      !qimam_clauses_has_hit (scan, "hold", w + 1, w + 1))
    return FALSE;
  *when = find_time_behind (scan, w + 1, MIN (s_last, w + MAX_DESCRIPTION));
  return TRUE;
}

gboolean
qimam_event_is_within_since (const QimamClauses *scan, guint word)
{
  static const char *const since[] = { "منذ", NULL };

  for (guint back = 1; back <= MAX_SINCE && back <= word; back++)
    {
      guint w = word - back;

      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_COMMA | QIMAM_GAP_LINE))
        return FALSE;
      if (qimam_clauses_word_is (scan, w, since))
        return back > 1;
      /* "منذ بدء المحادثات في 12 أيار" */
      if (qimam_clauses_has_hit (scan, "meeting_word", w, w) || qimam_clauses_has_hit (scan, "talking", w, w))
        return FALSE;
    }
  return FALSE;
}

gboolean
qimam_event_is_since (const QimamClauses *scan, const QimamTime *time)
{
  guint first, last;

  return qimam_clauses_words_of (scan, time->span, &first, &last) &&
         (qimam_clauses_has_hit (scan, "since", first > 0 ? first - 1 : 0, first) ||
          qimam_event_is_within_since (scan, first));
}

const QimamTime *
qimam_event_time_in_front (const QimamEvent *event, guint sentence_first)
{
  const QimamClauses *scan = event->scan;
  guint from = MAX (sentence_first, event->first - MIN (event->first, MAX_FRONT));
  guint first, last;

  for (guint i = qimam_clauses_time_from (scan, qimam_clauses_word (scan, from)->start);
       i < scan->reading->times->len; i++)
    {
      const QimamTime *time = scan->reading->times->pdata[i];

      if (!qimam_clauses_words_of (scan, time->span, &first, &last) || last >= event->first)
        return NULL;
      if (last + 1 == event->first && time->kind == QIMAM_TIME_DATE && first <= sentence_first + 1 &&
          !qimam_event_is_since (scan, time))
        return time;
    }
  return NULL;
}

void
qimam_event_add_start (QimamEvent *event, guint sentence_first)
{
  const QimamClauses *scan = event->scan;
  guint from = MAX (sentence_first, event->first - MIN (event->first, MAX_START));
  const QimamCueHit *begin =
      event->first > from ? qimam_clauses_find_hit (scan, "begin", from, event->first - 1) : NULL;

  if (begin == NULL)
    return;
  for (guint i = qimam_clauses_time_from (scan, qimam_clauses_word (scan, begin->last)->end);
       i < scan->reading->times->len; i++)
    {
      const QimamTime *time = scan->reading->times->pdata[i];
      guint first, last;

      if (time->span.start >= qimam_clauses_word (scan, event->first)->start ||
          !qimam_clauses_words_of (scan, time->span, &first, &last))
        return;
      if (time->kind != QIMAM_TIME_DATE || qimam_event_is_since (scan, time))
        continue;
      event->time = time;
      event->starts = TRUE;
      return;
    }
}

gboolean
qimam_event_is_of_start (const QimamEvent *event, guint word)
{
  guint first, last;

  return event->starts && event->time->weekday > 0 &&
         qimam_clauses_words_of (event->scan, event->time->span, &first, &last) && first <= word &&
         word <= last;
}

gboolean
qimam_event_goes_on (const QimamEvent *self, const QimamTime *time)
{
  guint32 first, last, from, to, now, end;

  return self->starts && time != NULL && qimam_iso_days (self->time->value, &first, &last) && first == last &&
         qimam_iso_days (time->value, &from, &to) && from >= first && to <= first + MAX_COURSE &&
         qimam_iso_days (self->scan->reading->document->published.value, &now, &end) && to <= end;
}
