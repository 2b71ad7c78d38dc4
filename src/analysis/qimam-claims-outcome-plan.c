/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

#include "qimam-iso.h"

/* How many words a time may stand before the verb that tells what is to be then. */
#define MAX_AHEAD 4

/* The date that begins at a word and can be one to come, or NULL. */
static const QimamTime *
date_from (const QimamOutcome *self, guint word)
{
  static const char *const since[] = { "منذ", "اوائل", "مطلع", "بدايه", NULL };
  const GPtrArray *times = self->scan->reading->times;
  gsize start = qimam_clauses_word (self->scan, word)->start;
  guint at = qimam_clauses_time_from (self->scan, start);
  const QimamTime *time = at < times->len ? times->pdata[at] : NULL;

  if (time == NULL || time->span.start != start ||
      (time->kind != QIMAM_TIME_DATE && time->kind != QIMAM_TIME_TIME) ||
      (word > 0 && qimam_clauses_word_is (self->scan, word - 1, since)))
    return NULL;
  return time;
}

gboolean
qimam_outcome_begins_later_time (const QimamOutcome *self, guint word)
{
  const GPtrArray *main = self->builder->finder->times;
  const QimamTime *time = date_from (self, word);
  gboolean known = FALSE;
  guint32 first, last, begin, end;

  if (time == NULL || !qimam_iso_days (time->value, &first, &last))
    return FALSE;
  for (guint i = 0; i < main->len; i++)
    if (main->pdata[i] != time && qimam_iso_days (((QimamTime *) main->pdata[i])->value, &begin, &end))
      {
        if (end >= first)
          return FALSE;
        known = TRUE;
      }
  return known;
}

/* "يصل الأربعاء": a day after the one of the article, or one that is not known more than by its name, behind
 * a verb of the present. A day of the meeting itself is none. */
static gboolean
begins_day_ahead (const QimamOutcome *self, guint word)
{
  const GPtrArray *main = self->builder->finder->times;
  const QimamTime *time = date_from (self, word);
  g_autofree char *day = NULL;
  guint32 first, last, now, end;
  gboolean known;

  if (time == NULL || time->value == NULL)
    return FALSE;
  /* "مساء الجمعة" */
  day = g_strndup (time->value, strcspn (time->value, "T"));
  known = qimam_iso_days (day, &first, &last);
  for (guint i = 0; i < main->len; i++)
    {
      const char *value = ((QimamTime *) main->pdata[i])->value;

      if (main->pdata[i] == time || g_strcmp0 (value, time->value) == 0 ||
          (known && qimam_iso_days (value, &now, &end) && now <= last && end >= first))
        return FALSE;
    }
  if (!known)
    return g_str_has_prefix (time->value, "XXXX-WXX-");
  return qimam_iso_days (self->scan->reading->document->published.value, &now, &end) && first > end;
}

gboolean
qimam_outcome_is_coming (const QimamOutcome *self)
{
  static const char *const from_words[] = { "من", NULL };
  const QimamClauses *scan = self->scan;
  guint last = MIN (self->s_last, self->hit->last + QIMAM_OUTCOME_MAX_WORDS);
  gboolean present = g_str_equal (self->rule->rule, "step_plan");

  /* "وغدا يلتقي", "وخلال الأشهر المقبلة ننتظر": at the beginning of the sentence */
  if (self->hit->first > self->s_first && self->hit->first - self->s_first <= MAX_AHEAD &&
      qimam_clauses_has_hit (scan, "coming_time", self->s_first, self->hit->first - 1))
    return TRUE;
  for (guint w = self->hit->last + 1; w <= last; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
        return FALSE;
      /* "القادمة من الخارج", "في الربيع الماضي" */
      if (qimam_clauses_has_hit (scan, "coming_time", w, w) &&
          !(w < last && qimam_clauses_word_is (scan, w + 1, from_words)) &&
          !qimam_clauses_has_hit (scan, "past", w + 1, MIN (w + 2, self->s_last)))
        return TRUE;
      if (qimam_outcome_begins_later_time (self, w) || (present && begins_day_ahead (self, w)))
        return TRUE;
    }
  return FALSE;
}
