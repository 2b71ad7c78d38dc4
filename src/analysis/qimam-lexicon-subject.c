/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-walk.h"

/* Who speaks, and to whom: what stands between a verb of saying and what is said. */

gboolean
qimam_walk_take_quoted_subject (QimamWalk *walk, const QimamQuotation *quotation)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = qimam_reading_word_at (self->reading, quotation->inner.end);

  if (!quotation->balanced || !walk->finite || walk->cue->speaker.known ||
      first != walk->cue->verb_word + 1 || after > first + 3 || after <= first)
    return FALSE;
  for (guint i = after; i < MIN (self->end, after + 3); i++)
    if (qimam_speech_is_that (qimam_speech_word (self, i)->folded) &&
        !g_str_has_prefix (qimam_speech_word (self, i)->folded, "و"))
      {
        qimam_speech_speaker_printed (self, first, after - 1, 0, &walk->cue->speaker);
        walk->cue->last_word = after - 1;
        return TRUE;
      }
  return FALSE;
}

/* "رحبت الوزارة …، وحثت واشنطن على": the one who spoke in the clause before goes on, and who stands after the
 * verb is spoken to. */
static gboolean
is_addressee (const QimamWalk *walk, const QimamMention *mention)
{
  const QimamSpeech *self = walk->self;
  const QimamSpeechCue *before;
  guint next = mention->last_word + 1;

  if (!(walk->takes & QIMAM_TAKES_PERSON) || walk->verb->skip == 0 || self->cues->len == 0 || !walk->finite ||
      next >= self->end)
    return FALSE;
  /* "وناشد القادة تصنيف الحركة": who is asked stands before what is asked */
  if (mention->kind == QIMAM_MENTION_GROUP && (walk->takes & QIMAM_TAKES_NOUN) &&
      qimam_reading_is_plain_gap (self->reading, mention->last_word, next) &&
      qimam_speech_mention_at (self, next) < 0 && qimam_speech_is_common (self, next) &&
      !g_str_has_prefix (qimam_speech_word (self, next)->folded, "ال"))
    return g_array_index (self->cues, QimamSpeechCue, self->cues->len - 1).speaker.known;
  if (mention->kind != QIMAM_MENTION_COUNTRY)
    return FALSE;
  before = &g_array_index (self->cues, QimamSpeechCue, self->cues->len - 1);
  return before->speaker.known && before->feminine == walk->verb->form.female &&
         (qimam_speech_flag_of_preposition (qimam_speech_word (self, next)->folded) & walk->takes) != 0;
}

/* "دعا التونسيين إلى": an object by its ending */
static gboolean
is_oblique (const QimamWalk *walk, const QimamMention *mention)
{
  return (walk->takes & QIMAM_TAKES_PERSON) && walk->finite && mention->kind == QIMAM_MENTION_COUNTRY &&
         mention->first_word == mention->last_word &&
         g_str_has_suffix (qimam_speech_word (walk->self, mention->first_word)->folded, "يين");
}

/* "وزير الخارجية، سالم الأحمد، عزمه": the comma after the name closes an apposition. */
static gboolean
has_comma_inside (const QimamSpeech *self, const QimamMention *mention)
{
  for (guint i = mention->first_word; i < mention->last_word; i++)
    if (qimam_speech_gap_has (self, i, 0x60c))
      return TRUE;
  return FALSE;
}

/* "ووصف الاتحاد في مقابلة بأنه": who alone stands between "described" and "as" is described. */
static gboolean
is_described (const QimamWalk *walk, const QimamMention *mention)
{
  const QimamSpeech *self = walk->self;

  if (!walk->finite || walk->verb->form.object || !(walk->takes & QIMAM_TAKES_PERSON) ||
      (walk->takes & QIMAM_TAKES_THAT) || walk->object >= 0 ||
      /* "واتهم الغرب بأنه": he who spoke before */
      (walk->verb->verb->polarity != QIMAM_POLARITY_NONE_SET &&
       (!self->last.known || walk->verb->skip == 0 || walk->cue->verb_word != self->first)))
    return FALSE;
  for (guint i = mention->last_word + 1; i < MIN (self->end, mention->last_word + 14); i++)
    {
      const char *folded = qimam_speech_word (self, i)->folded;

      if (g_str_has_prefix (folded, "با") && qimam_speech_is_that (folded))
        return qimam_speech_has_pronoun (folded);
      if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded))
        i++;
      else if (qimam_speech_mention_at (self, i) >= 0 || g_str_has_prefix (folded, "ال") ||
               g_str_has_prefix (folded, "ب") || qimam_speech_is_common (self, i) ||
               qimam_speech_gap_has (self, i - 1, 0x60c))
        if (!qimam_speech_is_time (self, i))
          return FALSE;
    }
  return FALSE;
}

gboolean
qimam_walk_take_mention (QimamWalk *walk, int index)
{
  QimamSpeech *self = walk->self;
  QimamSpeechCue *cue = walk->cue;
  const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);
  guint last;

  /* "قال ليون إن": a surname that is the name of a town, too */
  if (mention->kind == QIMAM_MENTION_PLACE && walk->finite && walk->fresh && !cue->speaker.known &&
      !walk->bound && !walk->verb->form.female && walk->word == cue->verb_word + 1 &&
      mention->first_word == mention->last_word && !qimam_speech_has_particle (self, mention))
    {
      g_autofree char *name = qimam_reading_text (self->reading, mention->full);

      if (qimam_speech_named_before (self, walk->word, name, &cue->speaker))
        {
          cue->last_word = walk->word++;
          return TRUE;
        }
    }
  if (!cue->speaker.known && walk->fresh && !walk->bound && (walk->object < 0 || walk->verb->form.object) &&
      !is_oblique (walk, mention) && !qimam_speech_has_particle (self, mention) &&
      !is_addressee (walk, mention) && !is_described (walk, mention) &&
      (walk->finite || walk->verb->form.kind == QIMAM_FORM_MASDAR) &&
      qimam_speech_agrees (self, mention, &walk->verb->form) &&
      !(walk->inside && (walk->takes & QIMAM_TAKES_PERSON)) &&
      /* "كلمة دعا فيها الطرفين إلى": whose speech it is stands before */
      !((walk->takes & QIMAM_TAKES_PERSON) && cue->verb_word + 1 < self->end &&
        qimam_speech_is_in_it (qimam_speech_word (self, cue->verb_word + 1)->folded)))
    {
      last = mention->last_word;
      if (!qimam_walk_take_bearer (walk, mention))
        qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      else
        last = walk->cue->last_word;
      cue->last_word = last;
      walk->word = last + 1;
      walk->excused = has_comma_inside (self, mention);
      /* "مندوب المملكة في الأمم المتحدة عبد الله المعلمي" */
      if (!mention->named && mention->key == NULL && !cue->speaker.named && !cue->speaker.joint &&
          (mention->kind == QIMAM_MENTION_PERSON || mention->first_word == mention->last_word))
        qimam_walk_find_name_ahead (walk);
      return TRUE;
    }
  /* "أمير قطر الشيخ تميم بن حمد": the name after the title, of one man */
  if (cue->speaker.known && walk->fresh && walk->object < 0 && mention->kind == QIMAM_MENTION_PERSON &&
      mention->key != NULL && cue->speaker.key != NULL &&
      (g_str_equal (mention->key, cue->speaker.key) ||
       (cue->speaker.joint && strstr (cue->speaker.key, mention->key) != NULL)) &&
      !qimam_speech_has_particle (self, mention) && walk->word <= cue->last_word + 2)
    {
      cue->last_word = mention->last_word;
      walk->word = mention->last_word + 1;
      return TRUE;
    }
  /* "ماكرون رئيس فرنسا": the title after the name */
  if (cue->speaker.known && walk->fresh && mention->kind == QIMAM_MENTION_PERSON && !mention->named &&
      !qimam_speech_has_particle (self, mention) && walk->word == cue->last_word + 1 && walk->object < 0 &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, qimam_speech_word (self, walk->word)->folded))
    {
      cue->last_word = mention->last_word;
      walk->word = mention->last_word + 1;
      return TRUE;
    }
  /* "نفى الكرملين على لسان فلان أن" */
  if (walk->word > self->first + 3 && mention->kind == QIMAM_MENTION_PERSON && mention->named &&
      (g_str_equal (qimam_speech_word (self, walk->word - 1)->folded, "لسان") ||
       /* "على لسان المتحدث باسمه فلان" */
       g_str_equal (qimam_speech_word (self, walk->word - 3)->folded, "لسان")))
    {
      qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      walk->word = last + 1;
      return TRUE;
    }
  if ((walk->takes & QIMAM_TAKES_PERSON) && walk->object < 0 &&
      (mention->kind == QIMAM_MENTION_PERSON || mention->kind == QIMAM_MENTION_COUNTRY ||
       (cue->speaker.known && mention->kind != QIMAM_MENTION_PLACE)))
    {
      walk->object = index;
      cue->last_word = mention->last_word;
      walk->word = mention->last_word + 1;
      return TRUE;
    }
  return FALSE;
}

gboolean
qimam_walk_opens_with_preposition (const QimamWalk *walk, guint word)
{
  const char *folded = qimam_speech_word (walk->self, word)->folded;
  guint flag = qimam_speech_flag_of_preposition (folded);

  if (flag != 0)
    return (walk->takes & flag) != 0;
  if (g_utf8_strlen (folded, -1) < 4 || qimam_speech_is_adverbial (folded) ||
      /* "معهد بحثي" */
      (g_str_has_suffix (folded, "ي") && word == walk->cue->verb_word + 2 &&
       !g_str_has_prefix (qimam_speech_word (walk->self, word - 1)->folded, "ال")))
    return FALSE;
  return ((walk->takes & QIMAM_TAKES_WITH) && g_str_has_prefix (folded, "ب")) ||
         ((walk->takes & QIMAM_TAKES_FOR) && g_str_has_prefix (folded, "ل"));
}

gboolean
qimam_walk_take_printed_object (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint after = walk->word;

  if (!(walk->takes & QIMAM_TAKES_PERSON) || (walk->finite && !walk->cue->speaker.known) ||
      walk->verb->form.kind == QIMAM_FORM_MASDAR || walk->object >= 0 || !walk->fresh ||
      walk->word != walk->cue->last_word + 1 || walk->verb->form.object ||
      (!walk->excused && !qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    return FALSE;
  while (after < self->end && after < walk->word + 7 &&
         qimam_speech_flag_of_preposition (qimam_speech_word (self, after)->folded) == 0 &&
         (qimam_speech_is_bare_word (self, after) ||
          g_str_equal (qimam_speech_word (self, after)->folded, "جميع") ||
          g_str_equal (qimam_speech_word (self, after)->folded, "كافه") ||
          g_str_equal (qimam_speech_word (self, after)->folded, "كل")) &&
         (after == walk->word || !qimam_walk_opens_with_preposition (walk, after)) &&
         (after == walk->word || qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    {
      QimamVerbAt other;

      if (qimam_speech_read_verb (self, after, &other) && other.form.kind != QIMAM_FORM_MASDAR)
        return FALSE;
      after++;
    }
  if (after == walk->word || after >= self->end ||
      /* "دعا سالم الأحمد، رئيس اللجنة، جميع الهيئات، للتحرك" */
      (!qimam_reading_is_plain_gap (self->reading, after - 1, after) &&
       !(walk->excused && qimam_speech_gap_has (self, after - 1, 0x60c))) ||
      (!qimam_walk_opens_with_preposition (walk, after) &&
       !qimam_speech_is_that (qimam_speech_word (self, after)->folded)))
    return FALSE;
  walk->object = 0;
  walk->cue->last_word = after - 1;
  walk->word = after;
  return TRUE;
}
