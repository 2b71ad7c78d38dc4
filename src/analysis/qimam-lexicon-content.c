/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-speech.h"

/* Which words belong to a cue of speech. */

/* The end of an unbalanced quotation: where another sentence reports. */
static gsize
end_of_open_quotation (const QimamSpeech *self, const QimamQuotation *quotation)
{
  guint first = qimam_reading_word_at (self->reading, quotation->inner.start);

  for (guint i = first + 1; i < self->reading->words->len; i++)
    {
      const QimamWord *word = qimam_speech_word (self, i);
      const char *rest = word->folded;

      if (word->start >= quotation->inner.end)
        break;
      if (!qimam_speech_gap_has (self, i - 1, '.') || !g_str_has_prefix (rest, "و"))
        continue;
      if (g_hash_table_contains (self->lexicon->verb_forms, g_utf8_next_char (rest)))
        return qimam_speech_word (self, i - 1)->end;
    }
  return quotation->inner.end;
}

static gsize
quotation_end (const QimamSpeech *self, const QimamQuotation *quotation)
{
  return quotation->balanced ? quotation->inner.end : end_of_open_quotation (self, quotation);
}

gboolean
qimam_speech_goes_on (const QimamSpeech *self, gsize end, gsize limit)
{
  const char *p = self->reading->text + end;

  for (; p < self->reading->text + limit; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == 0x60c || c == ',' || c == '.' || c == 0x61f || c == '!' || c == 0x61b)
        return FALSE;
      if (g_unichar_isalnum (c))
        return TRUE;
    }
  return FALSE;
}

gsize
qimam_speech_sentence_end (const QimamSpeech *self)
{
  return g_array_index (self->reading->sentences, QimamSpan, self->sentence).end;
}

gsize
qimam_speech_next_clause (const QimamSpeech *self, guint index)
{
  const QimamSpeechCue *cue = &g_array_index (self->cues, QimamSpeechCue, index);

  for (guint i = index + 1; i < self->cues->len; i++)
    {
      const QimamSpeechCue *next = &g_array_index (self->cues, QimamSpeechCue, i);
      guint first = MAX (next->clause_first, cue->last_word + 1);

      if (first > 0)
        return qimam_speech_word (self, first - 1)->end;
    }
  return qimam_speech_sentence_end (self);
}

/* "…، وهو ما رأى فيه غيره خطأ": the report goes on, and not what is said. */
static gsize
before_comment (const QimamSpeech *self, gsize start, gsize end)
{
  static const char *const it[] = { "وهو", "وهي", "الامر", NULL };
  static const char *const that[] = { "ما", "الذي", NULL };
  guint first = qimam_reading_word_at (self->reading, start);
  guint after = end > start ? qimam_reading_word_at (self->reading, end - 1) + 1 : first;

  for (guint i = first + 2; i + 1 < after; i++)
    if (qimam_speech_gap_has (self, i - 1, 0x60c) &&
        g_strv_contains (it, qimam_speech_word (self, i)->folded) &&
        g_strv_contains (that, qimam_speech_word (self, i + 1)->folded) &&
        !qimam_reading_is_quoted (self->reading, qimam_speech_word (self, i)->start))
      return qimam_speech_word (self, i - 1)->end;
  return end;
}

void
qimam_speech_find_content (const QimamSpeech *self, guint index, gsize *start, gsize *end)
{
  const QimamSpeechCue *cue = &g_array_index (self->cues, QimamSpeechCue, index);
  gsize after = qimam_speech_word (self, cue->content_word - 1)->end;
  gsize limit = qimam_speech_next_clause (self, index), first = cue->content_start;
  const QimamQuotation *quotation = qimam_speech_quotation_at (self, after, first);

  if (cue->mode == QIMAM_SPEECH_THAT || cue->mode == QIMAM_SPEECH_NOUN)
    limit = before_comment (self, first, limit);
  *start = first;
  *end = limit;
  if (quotation == NULL)
    return;
  *start = quotation->outer.start;
  *end = quotation_end (self, quotation);
  if (cue->mode == QIMAM_SPEECH_THAT || cue->mode == QIMAM_SPEECH_NOUN || cue->mode == QIMAM_SPEECH_QUOTE)
    if (quotation->balanced &&
        qimam_speech_goes_on (self, quotation->outer.end, qimam_speech_sentence_end (self)))
      *end = MAX (*end, limit);
}
