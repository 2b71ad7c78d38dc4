/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-walk.h"

/* Who bears the office that stands after a verb of saying: the name behind it. */

gboolean
qimam_walk_take_bearer (QimamWalk *walk, const QimamMention *title)
{
  QimamSpeech *self = walk->self;

  if (title->named || g_strcmp0 (title->party, "joint") == 0 ||
      (title->kind != QIMAM_MENTION_PERSON &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE,
                          qimam_speech_word (self, title->first_word)->folded)))
    return FALSE;
  for (guint i = title->last_word + 1; i < MIN (self->end, title->last_word + 9); i++)
    {
      int index = qimam_speech_mention_at (self, i);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;
      QimamVerbAt verb;
      guint last;

      if (!qimam_reading_is_plain_gap (self->reading, i - 1, i) ||
          qimam_is_stop_word (qimam_speech_word (self, i)->folded, -1) ||
          qimam_speech_is_that (qimam_speech_word (self, i)->folded) ||
          qimam_speech_read_verb (self, i, &verb))
        return FALSE;
      if (mention == NULL)
        continue;
      /* "مساعد وزير الخارجية لشؤون الجوار السفير فلان" */
      if (mention->kind == QIMAM_MENTION_PERSON && !mention->named && i == title->last_word + 1)
        {
          i = mention->last_word;
          continue;
        }
      if (mention->kind != QIMAM_MENTION_PERSON || !mention->named ||
          qimam_speech_has_particle (self, mention))
        return FALSE;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = last;
      return TRUE;
    }
  return FALSE;
}

gboolean
qimam_walk_take_titled_name (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word;

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->verb->form.object ||
      first != walk->cue->verb_word + 1 ||
      !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, qimam_speech_word (self, first)->folded))
    return FALSE;
  for (guint i = first + 1; i < MIN (self->end, first + 7); i++)
    {
      int index = qimam_speech_mention_at (self, i);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;
      QimamVerbAt verb;
      guint last;

      if (!qimam_reading_is_plain_gap (self->reading, i - 1, i) ||
          qimam_speech_is_that (qimam_speech_word (self, i)->folded) ||
          (qimam_speech_read_verb (self, i, &verb) && verb.form.kind != QIMAM_FORM_MASDAR))
        return FALSE;
      if (mention == NULL || mention->kind != QIMAM_MENTION_PERSON || !mention->named)
        continue;
      /* "نائب الملك وزير الداخلية فلان": whose deputy he is */
      if (i == first + 1 && !g_str_has_prefix (qimam_speech_word (self, first)->folded, "ال"))
        {
          i = mention->last_word;
          continue;
        }
      if (qimam_speech_has_particle (self, mention))
        return FALSE;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = last;
      walk->word = last + 1;
      return TRUE;
    }
  return FALSE;
}

/* Whether a place, state or body is named right up to a word. */
static gboolean
ends_place (const QimamSpeech *self, guint word)
{
  int index = g_array_index (self->mention_end, int, word);

  return index >= 0 &&
         ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->kind != QIMAM_MENTION_PERSON;
}

/* The first word of the name that ends before a word: "عبد الله المعلمي". */
static guint
name_before (const QimamSpeech *self, guint from, guint end)
{
  guint name = end;
  gboolean given = FALSE;

  while (name > from && end - name < 4)
    {
      const char *folded = qimam_speech_word (self, name - 1)->folded;
      gboolean definite = g_str_has_prefix (folded, "ال");
      gboolean first = !definite && qimam_lexicon_is_first_name (self->lexicon, folded);

      if ((definite && (given || name < end)) || qimam_is_stop_word (folded, -1) ||
          qimam_speech_flag_of_preposition (folded) != 0 || qimam_speech_is_according (folded) ||
          /* "للأبحاث", "بالشأن" */
          g_str_has_prefix (folded, "لل") || g_str_has_prefix (folded, "بال") ||
          (!first &&
           (ends_place (self, name - 1) || (end - name >= 2 && qimam_speech_is_common (self, name - 1)))))
        break;
      given = given || !definite;
      name--;
    }
  return given && (end - name < 2 || !qimam_speech_is_common (self, name) ||
                   qimam_lexicon_is_first_name (self->lexicon, qimam_speech_word (self, name)->folded) ||
                   !g_str_has_prefix (qimam_speech_word (self, end - 1)->folded, "ال"))
             ? name
             : end;
}

/* Whether a word tells what somebody is: "الباحث", "منسق" */
static gboolean
is_trade (const QimamSpeech *self, const char *folded)
{
  const char *noun = g_str_has_prefix (folded, "ال") ? folded + strlen ("ال") : folded;

  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, folded) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OBSERVER, noun) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_TRADE, noun);
}

gboolean
qimam_speech_titled_name (const QimamSpeech *self, guint first, guint *name, guint *end)
{
  guint after = first + 1;

  if (first + 2 >= self->end || !is_trade (self, qimam_speech_word (self, first)->folded))
    return FALSE;
  while (after < MIN (self->end, first + 12) &&
         qimam_reading_is_plain_gap (self->reading, after - 1, after) &&
         !qimam_speech_is_that (qimam_speech_word (self, after)->folded))
    after++;
  if (after < first + 3 ||
      (after < self->end && qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    return FALSE;
  *name = name_before (self, first + 1, after);
  *end = after;
  if (after - *name < 2)
    return FALSE;
  for (guint i = *name; i < after; i++)
    if (!qimam_speech_is_name_word (self, i) || qimam_reading_origin_at (self->reading, i) != NULL)
      return FALSE;
  return qimam_lexicon_is_first_name (self->lexicon, qimam_speech_word (self, *name)->folded);
}

/* "…، للصحفيين، إن": whether no more than a short phrase between commas stands before أن. */
static gboolean
is_before_parenthesis (const QimamSpeech *self, guint word)
{
  if (!qimam_speech_gap_has (self, word - 1, 0x60c))
    return FALSE;
  for (guint i = word + 1; i < MIN (self->end, word + 8); i++)
    if (qimam_speech_gap_has (self, i - 1, 0x60c))
      return qimam_speech_is_that (qimam_speech_word (self, i)->folded);
  return FALSE;
}

/* Whether what is said opens before a word with a colon or quotation marks. */
static gboolean
opens_before (const QimamWalk *walk, guint word)
{
  const QimamSpeech *self = walk->self;

  return (walk->takes & QIMAM_TAKES_QUOTE) &&
         (qimam_speech_gap_has (self, word - 1, ':') ||
          qimam_speech_quotation_at (self, qimam_speech_word (self, word - 1)->end,
                                     qimam_speech_word (self, word)->start) != NULL);
}

/* "المتحدثة باسم المفوضية آنا بيلار": a name that no table knows, right behind a title. */
static gboolean
is_name_behind_title (const QimamWalk *walk, guint from, guint end)
{
  const QimamSpeech *self = walk->self;
  gboolean strange = FALSE;

  if (!walk->cue->speaker.person || walk->cue->speaker.named || end < from + 2 || end > from + 4 ||
      g_str_has_prefix (qimam_speech_word (self, from)->folded, "ال"))
    return FALSE;
  for (guint i = from; i < end; i++)
    {
      if (!qimam_speech_is_name_word (self, i) || qimam_speech_mention_at (self, i) >= 0)
        return FALSE;
      strange =
          strange || !qimam_speech_is_common (self, i) ||
          (i == from && qimam_lexicon_is_first_name (self->lexicon, qimam_speech_word (self, i)->folded));
    }
  return strange;
}

void
qimam_walk_find_name_ahead (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint from = walk->cue->last_word + 1, that = from, name;
  const char *head = qimam_speech_word (self, walk->cue->verb_word + 1)->folded;
  gboolean behind;

  if (!walk->finite || !(walk->takes & QIMAM_TAKES_THAT) || from >= self->end ||
      /* "جبريل آدم المتحدث باسم الحركة": the name stands before */
      (!walk->cue->speaker.person && !is_trade (self, head)))
    return;
  behind = qimam_speech_flag_of_preposition (qimam_speech_word (self, from)->folded) == 0 &&
           !g_str_has_prefix (qimam_speech_word (self, from)->folded, "باسم") &&
           !g_str_has_prefix (qimam_speech_word (self, from)->folded, "ال");
  while (that < MIN (self->end, from + 10) && !qimam_speech_is_that (qimam_speech_word (self, that)->folded))
    {
      if (that > from && !qimam_reading_is_plain_gap (self->reading, that - 1, that))
        {
          if (!is_before_parenthesis (self, that) && !opens_before (walk, that))
            return;
          break;
        }
      that++;
    }
  if (that >= MIN (self->end, from + 10) ||
      (behind ? !is_name_behind_title (walk, from, that) : that < from + 3))
    return;
  name = behind ? from : name_before (self, from + 1, that);
  if (that - name < 2)
    return;
  for (guint i = name; i < that; i++)
    if (!qimam_speech_is_name_word (self, i) || qimam_reading_origin_at (self->reading, i) != NULL ||
        (qimam_speech_mention_at (self, i) >= 0 &&
         ((QimamMention *) g_ptr_array_index (self->reading->mentions, qimam_speech_mention_at (self, i)))
                 ->kind != QIMAM_MENTION_PERSON))
      return;
  qimam_speech_speaker_printed (self, name, that - 1, 0, &walk->cue->speaker);
  walk->cue->last_word = that - 1;
  walk->word = that;
  walk->excused = qimam_speech_gap_has (self, that - 1, 0x60c);
}

gboolean
qimam_walk_take_apposition (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first, last;
  int index = qimam_speech_mention_at (self, first);
  const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

  if (!walk->finite || !walk->cue->speaker.known || walk->cue->speaker.named || walk->cue->speaker.joint ||
      walk->object >= 0 || first > walk->cue->last_word + 7 || !qimam_speech_gap_has (self, first - 1, 0x60c))
    return FALSE;
  /* "نائب الحزب عن المدينة، محمود تانال، بـ": nothing but a phrase without a comma in between */
  for (guint i = walk->cue->last_word; i + 1 < first; i++)
    if (!qimam_reading_is_plain_gap (self->reading, i, i + 1))
      return FALSE;
  if (mention != NULL)
    {
      if (mention->kind != QIMAM_MENTION_PERSON || !mention->named ||
          qimam_speech_has_particle (self, mention) || mention->last_word + 1 >= self->end ||
          !qimam_speech_ends_apposition (self, mention->last_word))
        return FALSE;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = last;
    }
  else
    {
      while (after + 1 < self->end && after < first + 4 && qimam_speech_is_name_word (self, after) &&
             (after > first || !g_str_has_prefix (qimam_speech_word (self, after)->folded, "ال")) &&
             (after == first || qimam_reading_is_plain_gap (self->reading, after - 1, after)))
        after++;
      if (after < first + 2 || after >= self->end || !qimam_speech_ends_apposition (self, after - 1))
        {
          /* "مسؤول، في حديث لهيئة البث، إن" */
          if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, qimam_speech_word (self, first)->folded))
            return FALSE;
          /* "عضو الائتلاف، المعارض البارز سمير نشار إن" */
          after = first + 1;
          while (after + 1 < self->end && after < first + 7 && qimam_speech_is_bare_word (self, after) &&
                 qimam_reading_is_plain_gap (self->reading, after - 1, after))
            after++;
          first = name_before (self, first, after);
          if (after < first + 2 || first == walk->word || !qimam_speech_ends_apposition (self, after - 1) ||
              !qimam_speech_is_name_word (self, first))
            return FALSE;
        }
      qimam_speech_speaker_printed (self, first, after - 1, 0, &walk->cue->speaker);
      walk->cue->last_word = after - 1;
    }
  walk->cue->speaker.named = TRUE;
  walk->word = walk->cue->last_word + 1;
  walk->excused = TRUE;
  walk->fresh = TRUE;
  return TRUE;
}

/* Whether a name can begin at a word: after "الدكتور", or with a given name that belongs to no office before
 * it. */
static gboolean
begins_name (const QimamSpeech *self, guint word)
{
  static const char *const styles[] = { "الدكتور", "الدكتوره", "السيد",      "السيده", "المهندس", "المهندسه",
                                        "اللواء",  "العميد",   "العقيد",     "الفريق", "السفير",  "السفيره",
                                        "الاستاذ", "الاستاذه", "البروفيسور", "النائب", NULL };
  const char *before = qimam_speech_word (self, word - 1)->folded;

  if (!qimam_speech_is_name_word (self, word) || !qimam_speech_is_name_word (self, word + 1) ||
      !qimam_reading_is_plain_gap (self->reading, word - 1, word) ||
      !qimam_reading_is_plain_gap (self->reading, word, word + 1) ||
      qimam_reading_origin_at (self->reading, word + 1) != NULL ||
      g_str_has_prefix (qimam_speech_word (self, word)->folded, "ال"))
    return FALSE;
  if (g_strv_contains (styles, before))
    return TRUE;
  return qimam_lexicon_is_first_name (self->lexicon, qimam_speech_word (self, word)->folded) &&
         qimam_speech_flag_of_preposition (before) == 0 && !g_str_has_prefix (before, "باسم") &&
         !qimam_is_stop_word (before, -1) && !qimam_speech_is_according (before) &&
         (g_str_has_prefix (before, "ال") || !is_trade (self, before)) &&
         /* "بمستشفى فرحات حشاد", "لوكالة فرانس برس" */
         ((!g_str_has_prefix (before, "ب") && !g_str_has_prefix (before, "ل")) ||
          g_str_has_prefix (before, "بال") || g_str_has_prefix (before, "لل")) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_MEDIUM, before) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_INFORMANT, before) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_VENUE, before);
}

void
qimam_speech_take_name_within (QimamSpeech *self, QimamSpeechCue *cue)
{
  guint first = cue->verb_word + 1;
  const QimamWord *head;

  if (!cue->speaker.known || cue->speaker.joint || cue->speaker.named || cue->speaker.name == NULL ||
      cue->form == QIMAM_FORM_PARTICIPLE || cue->mode == QIMAM_SPEECH_NOUN ||
      cue->mode == QIMAM_SPEECH_TAIL || cue->mode == QIMAM_SPEECH_SOURCE || cue->content_word > self->end ||
      cue->content_word < first + 4)
    return;
  head = qimam_speech_word (self, first);
  if (!is_trade (self, head->folded) ||
      strncmp (self->reading->text + head->start, cue->speaker.name, head->end - head->start) != 0)
    return;
  for (guint i = first + 1; i + 1 < cue->content_word && i < first + 16; i++)
    {
      guint last = i + 1;

      if (!qimam_reading_is_plain_gap (self->reading, i - 1, i))
        return;
      if (qimam_speech_mention_at (self, i) >= 0 || !begins_name (self, i))
        continue;
      while (last + 1 < cue->content_word && last < i + 3 && qimam_speech_is_name_word (self, last + 1) &&
             qimam_reading_is_plain_gap (self->reading, last, last + 1) &&
             !qimam_speech_is_that (qimam_speech_word (self, last + 1)->folded) &&
             !qimam_lexicon_is_press_addressed (self->lexicon, qimam_speech_word (self, last + 1)->folded))
        last++;
      /* "مطوك لـ«الغد»" */
      if (last > i + 1 && g_utf8_strlen (qimam_speech_word (self, last)->folded, -1) == 1)
        last--;
      qimam_speech_speaker_printed (self, i, last, 0, &cue->speaker);
      return;
    }
}
