/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-relation.h"

#include "qimam-iso.h"

static gboolean
share_place (const QimamEvent *a, const QimamEvent *b, gboolean *differ)
{
  gboolean cities = FALSE;

  for (guint i = 0; i < a->places->len; i++)
    for (guint k = 0; k < b->places->len; k++)
      {
        const QimamMention *x = a->places->pdata[i], *y = b->places->pdata[k];
        if (g_strcmp0 (x->key, y->key) == 0 && x->key != NULL)
          return TRUE;
        if (g_strcmp0 (x->place_kind, "city") == 0 && g_strcmp0 (y->place_kind, "city") == 0)
          cities = TRUE;
      }
  *differ = cities;
  return FALSE;
}

static guint
shared_people (const QimamEvent *a, const QimamEvent *b)
{
  guint shared = 0;

  for (guint pass = 0; pass < 2; pass++)
    {
      const GPtrArray *people = pass == 0 ? a->people : a->subjects;
      for (guint i = 0; i < people->len; i++)
        {
          const char *key = ((QimamMention *) people->pdata[i])->key;
          shared += key != NULL && qimam_event_has_person (b, key);
        }
    }
  return shared;
}

/* How well two events that are not the main one fit each other: below 0 they cannot be one meeting. */
static int
fit (const QimamMeetingFinder *self, const QimamEvent *a, const QimamEvent *b)
{
  gboolean differ = FALSE;
  guint x = a->ordinal == G_MAXUINT && self->main_ordinal > 1 ? self->main_ordinal - 1 : a->ordinal;
  guint y = b->ordinal == G_MAXUINT && self->main_ordinal > 1 ? self->main_ordinal - 1 : b->ordinal;
  int score = 0;

  if (a->time != NULL && b->time != NULL && a->time->value != NULL && b->time->value != NULL)
    {
      if (!qimam_iso_compatible (a->time->value, b->time->value) ||
          /* "يزور الصين في أبريل", "يزور الولايات المتحدة في وقت لاحق من العام" */
          (a->relation == QIMAM_EVENT_NEXT && a->kind == QIMAM_MEETING_VISIT &&
           g_strcmp0 (a->time->value, b->time->value) != 0))
        return -1;
      score += 3;
    }
  if (share_place (a, b, &differ))
    score += 1;
  if (differ)
    return -1;
  if (x > 0 && y > 0)
    {
      if (x != y)
        return -1;
      score += 2;
    }
  if (a->kind != QIMAM_MEETING_OTHER && b->kind != QIMAM_MEETING_OTHER)
    {
      if ((a->kind == QIMAM_MEETING_SUMMIT) != (b->kind == QIMAM_MEETING_SUMMIT))
        return -1;
      score += 1;
    }
  return score + (shared_people (a, b) >= 2 ? 2 : 0);
}

gint64
qimam_meeting_relation_find_fitting (const QimamMeetingFinder *self, guint index)
{
  const QimamEvent *event = self->events->pdata[index];
  int scores[QIMAM_MEETING_RELATION_MAX_MEETINGS + 1] = { 0 };
  gint64 best = 0;

  for (guint back = 1; back <= index && back < QIMAM_MEETING_RELATION_MAX_BACK; back++)
    {
      const QimamEvent *other = self->events->pdata[index - back];
      int score;

      if (other->relation != event->relation || other->meeting <= 0)
        continue;
      score = fit (self, event, other);
      if (score < 0 || scores[other->meeting] < 0)
        scores[other->meeting] = -1;
      else
        scores[other->meeting] = MAX (scores[other->meeting], score);
    }
  for (gint64 i = 1; i <= QIMAM_MEETING_RELATION_MAX_MEETINGS; i++)
    if (scores[i] > scores[best])
      best = i;
  return best;
}
