/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-walk.h"

/* A verb of saying that stands after what is said, or between its parts. */

#define MAX_NAME 12 /* words of the one who speaks */

/* "«لن نتراجع»، قال في مؤتمر صحافي": a quotation begins the sentence, and the verb follows it. */
gboolean
qimam_walk_is_after_quotation (const QimamWalk *walk)
{
  const QimamSpeech *self = walk->self;
  guint verb = walk->cue->verb_word;
  const QimamSpan *sentence = &g_array_index (self->reading->sentences, QimamSpan, self->sentence);
  const QimamQuotation *quotation;

  if (walk->verb->form.kind != QIMAM_FORM_PAST || walk->verb->skip > 0 ||
      /* "«أهلا بكم»، قالها الوزير" */
      (walk->verb->form.object && !g_str_equal (walk->verb->verb->lemma, "قال")) ||
      !(walk->takes & QIMAM_TAKES_QUOTE) || verb <= self->first || self->cues->len > 0)
    return FALSE;
  quotation = qimam_speech_quotation_at (self, sentence->start, qimam_speech_word (self, self->first)->start);
  return quotation != NULL && quotation->balanced &&
         quotation->inner.end >= qimam_speech_word (self, verb - 1)->end &&
         quotation->outer.end <= qimam_speech_word (self, verb)->start;
}

/* The words before the verb tell when and where, and nothing that is said: "وفي ختام اللقاء، قال الوزير". */
static gboolean
begins_with_frame (const QimamSpeech *self)
{
  static const char *const heads[] = { "عندما", "وعندما", "حين", "وحين", "لما", "ولما", "بينما", "وبينما",
                                       "ردا",   "وردا",   "اذ",  "كما",  "لدي", "ولدي", "الي",   "والي",
                                       "علي",   "وعلي",   NULL };
  const char *folded = qimam_speech_word (self, self->first)->folded;

  if (g_strv_contains (heads, folded) || qimam_speech_is_opener (self, folded) ||
      qimam_speech_is_time (self, self->first))
    return TRUE;
  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) ||
         (g_str_has_prefix (folded, "و") &&
          qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, g_utf8_next_char (folded)));
}

gboolean
qimam_walk_is_tail (const QimamWalk *walk)
{
  const QimamSpeech *self = walk->self;
  guint verb = walk->cue->verb_word, before = verb;

  if (!walk->finite || walk->verb->skip > 0 || walk->verb->form.object || !(walk->takes & QIMAM_TAKES_QUOTE) ||
      !(walk->takes & QIMAM_TAKES_THAT) || walk->cue->before || self->cues->len > 0)
    return FALSE;
  if (before > self->first && g_str_equal (qimam_speech_word (self, before - 1)->folded, "كما"))
    before--;
  return before > self->first &&
         (qimam_speech_gap_has (self, before - 1, 0x60c) || qimam_walk_is_after_quotation (walk)) &&
         ((before >= self->first + 3 && !begins_with_frame (self)) || before < verb);
}

/* "لن يتغير شيء، تقول المحللة منى الصالح": one whom no table knows, up to the end or the next comma. */
gboolean
qimam_walk_take_tail_subject (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first, name, end;

  if (walk->cue->speaker.known || first != walk->cue->verb_word + 1 || !qimam_walk_is_tail (walk) ||
      walk->verb->form.number != QIMAM_NUMBER_ONE)
    return FALSE;
  /* "تقول الباحثة في مركز الدراسات هدى الصالح" */
  if (qimam_speech_titled_name (self, first, &name, &end) && end > name + 1 &&
      (end >= self->end || qimam_speech_gap_has (self, end - 1, 0x60c)))
    {
      walk->word = name;
      qimam_walk_take_words (walk, end - 1, end);
      return TRUE;
    }
  while (after < self->end && after < first + MAX_NAME && qimam_speech_is_name_word (self, after) &&
         !g_str_has_prefix (qimam_speech_word (self, after)->folded, "لل") &&
         (after == first || qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    after++;
  if (after == first || (after < self->end && !qimam_speech_gap_has (self, after - 1, 0x60c)) ||
      (after == first + 1 && !qimam_speech_is_printed (self, first)))
    return FALSE;
  if (qimam_speech_titled_name (self, first, &name, &end) && end == after)
    walk->word = name;
  qimam_walk_take_words (walk, after - 1, after);
  return TRUE;
}
