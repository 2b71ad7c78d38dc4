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

/* "…، وخلال زيارة إلى المدينة، قال": the first word of the phrase between commas before a clause, or its own.
 */
static guint
before_frame (const QimamSpeech *self, guint from, guint clause)
{
  if (clause <= from + 1 || clause >= self->end || !qimam_speech_gap_has (self, clause - 1, 0x60c))
    return clause;
  for (guint i = clause - 1; i > from && clause - i < 14; i--)
    {
      const char *folded = qimam_speech_word (self, i)->folded;

      if (!qimam_speech_gap_has (self, i - 1, 0x60c))
        continue;
      return g_str_has_prefix (folded, "و") &&
                     qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded + strlen ("و"))
                 ? i
                 : clause;
    }
  return clause;
}

/* "…، لكن الرئيس قال", "…، في حين حث", "…، إلا أن الوزير نفى": the conjunction goes with the clause that it
 * opens. */
static guint
before_conjunction (const QimamSpeech *self, guint from, guint clause)
{
  static const char *const words[] = { "لكن", "ولكن", "فيما", "بينما", "كما", "حيث", "اذ", NULL };
  static const char *const excepts[] = { "الا", "غير", "بيد", NULL };
  const char *last = clause > from ? qimam_speech_word (self, clause - 1)->folded : "";
  const char *one_before = clause > from + 1 ? qimam_speech_word (self, clause - 2)->folded : "";

  if (g_strv_contains (words, last))
    return clause - 1;
  if (clause < self->end && g_str_equal (qimam_speech_word (self, clause)->folded, "حين") &&
      g_str_equal (last, "في"))
    return clause - 1;
  if ((g_str_equal (last, "حين") && g_str_equal (one_before, "في")) ||
      (qimam_speech_is_that (last) && g_strv_contains (excepts, one_before)))
    return clause - 2;
  return clause;
}

gsize
qimam_speech_next_clause (const QimamSpeech *self, guint index)
{
  const QimamSpeechCue *cue = &g_array_index (self->cues, QimamSpeechCue, index);

  for (guint i = index + 1; i < self->cues->len; i++)
    {
      const QimamSpeechCue *next = &g_array_index (self->cues, QimamSpeechCue, i);
      guint first = MAX (next->clause_first, cue->last_word + 1);

      first =
          before_conjunction (self, cue->content_word + 1, before_frame (self, cue->content_word + 1, first));
      if (first > 0)
        return qimam_speech_word (self, first - 1)->end;
    }
  return qimam_speech_sentence_end (self);
}

/* "لكنه أحجم عن الرد", "دون أن يوضح", "من دون الكشف عن": what the speaker does not tell, and no part of what
 * he says. */
static gboolean
is_left_untold (const QimamSpeech *self, guint word, guint end)
{
  static const char *const buts[] = { "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "لكنهما", NULL };
  static const char *const not [] = { "لم", "ولم", "لن", NULL };
  static const char *const without[] = { "دون", "بدون", "غير", NULL };
  const char *folded = qimam_speech_word (self, word)->folded;
  guint at = word;

  if (g_strv_contains (buts, folded) || g_str_equal (folded, "من"))
    folded = at + 1 < end ? qimam_speech_word (self, ++at)->folded : "";
  if (at > word && !g_str_equal (qimam_speech_word (self, word)->folded, "من") &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_UNTOLD, folded) && !g_str_has_prefix (folded, "ي") &&
      !g_str_has_prefix (folded, "ال"))
    return TRUE;
  if (at + 1 >= end)
    return FALSE;
  if (g_str_equal (folded, "رفض") || g_str_equal (folded, "رفضت"))
    return at > word &&
           qimam_lexicon_is (self->lexicon, QIMAM_WORDS_UNTOLD, qimam_speech_word (self, at + 1)->folded);
  if (!g_strv_contains (not, folded) && !g_strv_contains (without, folded))
    return FALSE;
  /* a bare "لم يوضح" is said of another, perhaps */
  if (g_strv_contains (not, folded) && at == word &&
      !(g_str_has_prefix (folded, "و") && qimam_speech_gap_has (self, word - 1, 0x60c)))
    return FALSE;
  at++;
  if (g_strv_contains (without, folded) && at + 1 < end &&
      qimam_speech_is_that (qimam_speech_word (self, at)->folded))
    at++;
  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_UNTOLD, qimam_speech_word (self, at)->folded);
}

/* "…، وهو ما رأى فيه غيره خطأ": the report goes on, and not what is said. */
static gsize
before_comment (const QimamSpeech *self, const QimamSpeechCue *cue, gsize start, gsize end)
{
  static const char *const after_noun[] = { "بعدما", "وذلك", "ولا", "ولم", "وسوف", NULL };
  static const char *const it[] = { "وهو", "وهي", "الامر", NULL };
  static const char *const that[] = { "ما", "الذي", NULL };
  guint first = qimam_reading_word_at (self->reading, start);
  guint after = qimam_reading_words_end (self->reading, start, end);

  for (guint i = first + 1; i + 1 < after; i++)
    {
      const char *folded = qimam_speech_word (self, i)->folded;
      QimamVerbAt verb;

      if (!qimam_speech_gap_has (self, i - 1, 0x60c) ||
          qimam_reading_is_quoted (self->reading, qimam_speech_word (self, i)->start))
        continue;
      /* "بنزع السلاح، فيما تصر الحركة على": the other side's */
      if ((g_str_equal (folded, "فيما") || g_str_equal (folded, "بينما") ||
           (g_str_equal (folded, "في") && g_str_equal (qimam_speech_word (self, i + 1)->folded, "حين"))) &&
          (cue->mode == QIMAM_SPEECH_NOUN ||
           qimam_speech_read_verb (self, MIN (i + 1 + (folded[strlen ("في")] == '\0'), after - 1), &verb)))
        return qimam_speech_word (self, i - 1)->end;
      /* "…، لكنه أحجم عن", "… دون أن يوضح", "…، ولم يحدد" */
      if (is_left_untold (self, i, after))
        return qimam_speech_word (self, i - 1)->end;
      /* "بإجراء تحقيق، بعدما تردد" */
      if (cue->mode == QIMAM_SPEECH_NOUN && g_strv_contains (after_noun, folded))
        return qimam_speech_word (self, i - 1)->end;
      if ((g_strv_contains (it, folded) && g_strv_contains (that, qimam_speech_word (self, i + 1)->folded)) ||
          /* "…، كما جدد" */
          (g_str_equal (folded, "كما") && qimam_speech_read_verb (self, i + 1, &verb) &&
           verb.form.kind == QIMAM_FORM_PAST))
        return qimam_speech_word (self, i - 1)->end;
    }
  return end;
}

/* "«…» وهذا الرقم أقل", "«…» إلا أن": after a long quotation the one who reports goes on. */
static gboolean
resumes (const QimamSpeech *self, const QimamQuotation *quotation)
{
  static const char *const openers[] = { "الا", "لكن", "ولكن", "فيما", "بينما", "غير", "بيد", "حيث", NULL };
  guint first = qimam_reading_word_at (self->reading, quotation->inner.start);
  guint next = qimam_reading_word_at (self->reading, quotation->outer.end);
  const char *folded;

  if (next >= self->end || next < first + 6)
    return FALSE;
  folded = qimam_speech_word (self, next)->folded;
  return g_strv_contains (openers, folded) ||
         (g_str_has_prefix (folded, "و") && g_utf8_strlen (folded, -1) > 3 &&
          qimam_speech_quotation_at (self, qimam_speech_word (self, next)->start,
                                     qimam_speech_word (self, next)->end) == NULL);
}

void
qimam_speech_find_content (const QimamSpeech *self, guint index, gsize *start, gsize *end)
{
  const QimamSpeechCue *cue = &g_array_index (self->cues, QimamSpeechCue, index);
  gsize after = qimam_speech_word (self, cue->content_word - 1)->end;
  gsize limit = qimam_speech_next_clause (self, index), first = cue->content_start;
  const QimamQuotation *quotation = qimam_speech_quotation_at (self, after, first);

  if (cue->mode == QIMAM_SPEECH_THAT || cue->mode == QIMAM_SPEECH_NOUN)
    limit = before_comment (self, cue, first, limit);
  *start = first;
  *end = limit;
  if (quotation == NULL)
    return;
  *start = quotation->outer.start;
  *end = quotation_end (self, quotation);
  /* "إن «…»، وإنها «…»" */
  if (cue->mode == QIMAM_SPEECH_THAT && quotation->balanced && limit > quotation->outer.end)
    {
      guint next = qimam_reading_word_at (self->reading, quotation->outer.end);

      if (next < self->end && qimam_speech_is_that (qimam_speech_word (self, next)->folded) &&
          g_str_has_prefix (qimam_speech_word (self, next)->folded, "وان") && next + 1 < self->end)
        *end = MAX (*end, limit);
    }
  if (cue->mode == QIMAM_SPEECH_THAT || cue->mode == QIMAM_SPEECH_NOUN || cue->mode == QIMAM_SPEECH_QUOTE)
    if (quotation->balanced && !resumes (self, quotation) &&
        qimam_speech_goes_on (self, quotation->outer.end, qimam_speech_sentence_end (self)))
      *end = MAX (*end, limit);
}
