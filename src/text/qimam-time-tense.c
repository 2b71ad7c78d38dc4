/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-time-private.h"

/* Whether a sentence looks ahead or back, which decides the year of "20 يوليو". */

/* How many words a verb reaches ahead, and how far behind a date the verb may stand. */
#define REACH  16
#define BEHIND 10

#define at(self, i) qimam_time_at (self, i)

static gboolean
ends_sentence (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i);

  return lex->type == QIMAM_LEX_NEWLINE ||
         (lex->type == QIMAM_LEX_PUNCT &&
          (lex->punct == '.' || lex->punct == 0x061F || lex->punct == '!' || lex->punct == 0x061B) &&
          at (self, i + 1)->type != QIMAM_LEX_NUMBER);
}

/* "كان الوفد يصل": how far behind "was" a verb of the present tells what was. */
#define WAS_REACH 4

/* Values of cues: verbs of the present that tell of weekdays what is to come, and words that take that from
 * them. */
#define SCHEDULED 2
#define WAS       2
#define WAS_NOT   3

static gboolean
is_scheduled (const QimamLex *lex)
{
  gint64 value;

  return lex->type == QIMAM_LEX_WORD && !lex->future &&
         qimam_lex_value (lex, QIMAM_SENSE_FUTURE_CUE, &value) && value == SCHEDULED;
}

/* What a word tells: 1 ahead, -1 back, 0 nothing. */
static int
read_cue (const QimamLex *lex)
{
  if (lex->type != QIMAM_LEX_WORD || is_scheduled (lex))
    return 0;
  if (lex->future || qimam_lex_is (lex, QIMAM_SENSE_FUTURE_CUE))
    return 1;
  return qimam_lex_is (lex, QIMAM_SENSE_PAST_CUE) && !(lex->prefix & ~QIMAM_PREFIX_AND) ? -1 : 0;
}

/* WAS, WAS_NOT, or 0. */
static gint64
read_was (const QimamLex *lex)
{
  gint64 value;

  return lex->type == QIMAM_LEX_WORD && !(lex->prefix & ~QIMAM_PREFIX_AND) &&
                 qimam_lex_value (lex, QIMAM_SENSE_PAST_CUE, &value) && value >= WAS
             ? value
             : 0;
}

void
qimam_time_watch_tense (QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i);
  gint64 was;
  int cue;

  if (lex->type == QIMAM_LEX_NUMBER)
    return;
  was = read_was (lex);
  if (was != 0)
    self->was_at = i + 1;
  self->earlier = self->earlier || was == WAS;
  if (ends_sentence (self, i))
    {
      self->tense = 0;
      self->scheduled_at = self->was_at = 0;
      self->earlier = FALSE;
    }
  else if (self->tense < 0 && qimam_lex_is (lex, QIMAM_SENSE_THAT))
    /* "أعلن أن القمة …": what is announced may lie ahead. */
    self->tense = 0;
  else if (is_scheduled (lex) && !(lex->prefix & ~QIMAM_PREFIX_AND))
    self->scheduled_at = self->was_at != 0 && i < self->was_at + WAS_REACH ? 0 : i + 1;
  else if ((cue = read_cue (lex)) != 0)
    {
      self->tense = cue;
      self->tense_at = i;
      self->scheduled_at = 0;
    }
}

/* "اليوم (الخميس)": the weekday says which day "today" is. */
static gboolean
is_of_today (const QimamTimeReader *self, guint i)
{
  gint64 days;

  return i >= 2 && at (self, i - 1)->type == QIMAM_LEX_PUNCT && at (self, i - 1)->punct == '(' &&
         qimam_lex_value (at (self, i - 2), QIMAM_SENSE_DAY_WORD, &days) && days <= 0;
}

/* "ابتداء من 5 أبريل": from when on what was decided holds. */
static gboolean
is_onset (const QimamTimeReader *self, guint i)
{
  if (i > 0 && qimam_time_is_unit (at (self, i - 1), QIMAM_UNIT_DAY))
    i--;
  if (i > 0 && qimam_lex_is (at (self, i - 1), QIMAM_SENSE_FROM))
    i--;
  return i > 0 && qimam_lex_is (at (self, i - 1), QIMAM_SENSE_ONSET);
}

QimamWhen
qimam_time_when (const QimamTimeReader *self, guint i, gboolean look_behind)
{
  /* "يلتقيان الخميس"; of months the present tells what is done every year, or since when. */
  if (!look_behind && self->scheduled_at != 0 && i < self->scheduled_at + REACH && !is_of_today (self, i))
    return QIMAM_WHEN_FROM;
  if (look_behind && self->tense <= 0 && is_onset (self, i))
    return QIMAM_WHEN_NEAREST;
  if (self->tense != 0 && i < self->tense_at + REACH)
    return self->tense > 0 ? QIMAM_WHEN_FROM : QIMAM_WHEN_UP_TO;
  for (guint k = i; look_behind && k < i + BEHIND && !ends_sentence (self, k); k++)
    {
      int cue = read_cue (at (self, k));

      if (cue != 0)
        return cue > 0 ? QIMAM_WHEN_FROM : QIMAM_WHEN_UP_TO;
    }
  return QIMAM_WHEN_NEAREST;
}
