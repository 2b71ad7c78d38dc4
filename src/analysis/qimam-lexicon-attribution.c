/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-speech.h"

/* Who speaks where the text leaves it out. */

static const char *const since_words[] = { "اذ", "حيث", "فقد", "وقد", "حين", "عندما", "وان", NULL };

static gboolean
is_woman (QimamSpeech *self, const QimamMention *mention)
{
  const QimamVerbForm she = { .kind = QIMAM_FORM_PAST, .number = QIMAM_NUMBER_ONE, .female = TRUE };

  return qimam_speech_agrees (self, mention, &she);
}

/* Index of the first mention of the sentence. */
static guint
first_mention (const QimamSpeech *self)
{
  for (guint word = self->first; word < self->end; word++)
    if (g_array_index (self->mention_at, int, word) >= 0)
      return (guint) g_array_index (self->mention_at, int, word);
  return self->reading->mentions->len;
}

/* The first word of what a sentence says, after "من جهته،", "وفي السياق،". */
static guint
after_opening (const QimamSpeech *self)
{
  guint at = self->first;

  for (guint i = self->first; i + 1 < self->end && i < self->first + 5; i++)
    {
      if (qimam_speech_mention_at (self, i) >= 0)
        break;
      if (qimam_speech_gap_has (self, i, 0x60c))
        at = i + 1;
    }
  while (at + 1 < self->end && qimam_speech_is_opener (self, qimam_speech_word (self, at)->folded) &&
         at < self->first + 7)
    at++;
  return at;
}

/* After a preposition nobody is the subject: "وفي واشنطن". */
static gboolean
is_governed (const QimamSpeech *self, guint word)
{
  static const char *const prepositions[] = { "في",    "وفي",  "من",    "ومن",  "الي",   "والي",   "علي",
                                              "عن",    "وعن",  "مع",    "ومع",  "بين",   "وبين",   "لدي",
                                              "ضد",    "نحو",  "تجاه",  "حول",  "بخصوص", "وبخصوص", "بشان",
                                              "وبشان", "حيال", "وحيال", "ازاء", "وحول",  NULL };

  return g_strv_contains (prepositions, qimam_speech_word (self, word - 1)->folded);
}

static gboolean
has_tie (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return g_str_has_prefix (folded, "ف") || g_str_has_prefix (folded, "و");
}

/* Who stands at the head of a sentence or right after the verb there; -1 where that is nobody. */
static int
head_subject (const QimamSpeech *self)
{
  guint at = after_opening (self);
  int index = qimam_speech_mention_at (self, at);

  /* "ولم يعلق الوزير على العرض، وإن أكد أن" */
  if (index < 0 && at + 2 < self->end &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NEGATION, qimam_speech_word (self, at)->folded))
    at++;
  if (index < 0 && at + 1 < self->end && qimam_reading_is_plain_gap (self->reading, at, at + 1))
    index = qimam_speech_mention_at (self, at + 1);
  return index >= 0 &&
                 (!qimam_speech_has_particle (self, g_ptr_array_index (self->reading->mentions, index)) ||
                  /* "فالوزير الذي": only tied to what stands before */
                  (at == self->first && has_tie (self, at)))
             ? index
             : -1;
}

/* "عندما سئل الوزير عن ذلك، أجاب": who was asked answers */
static gboolean
take_asked (QimamSpeech *self, QimamSpeechCue *cue)
{
  static const char *const asked[] = { "سئل", "سيل", "سئلت", "سيلت", NULL };
  static const char *const asking[] = { "سال", "وسال", "سالت", "وسالت", "سالوا", NULL };
  static const char *const answering[] = { "فرد", "فاجاب", "فردت", "فاجابت", "رد", "اجاب", NULL };
  guint head = self->first;

  /* "وسأل صحفي الوزيرة عن ذلك، فردت": the last one named before what is asked */
  if (g_strv_contains (asking, qimam_speech_word (self, head)->folded) &&
      g_strv_contains (answering, qimam_speech_word (self, cue->verb_word)->folded))
    for (guint i = head + 4; i > head && i < self->end; i--)
      {
        int index = qimam_speech_mention_at (self, i);
        guint last;

        if (index < 0 || ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->kind !=
                             QIMAM_MENTION_PERSON)
          continue;
        qimam_speech_speaker_from (self, index, &cue->speaker, &last);
        return TRUE;
      }
  for (guint i = self->first; i + 1 < cue->verb_word && i < self->first + 8; i++)
    {
      int index = g_array_index (self->mention_at, int, i + 1);
      guint last;

      if (!g_strv_contains (asked, qimam_speech_word (self, i)->folded) || index < 0 ||
          ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->kind != QIMAM_MENTION_PERSON)
        continue;
      qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      return TRUE;
    }
  return FALSE;
}

/* "ألقى الأمين العام كلمة شدد فيها على": whose speech it is */
static void
take_orator (QimamSpeech *self, QimamSpeechCue *cue)
{
  guint last;

  if (cue->verb_word + 1 >= self->end ||
      !qimam_speech_is_in_it (qimam_speech_word (self, cue->verb_word + 1)->folded))
    return;
  for (guint word = cue->verb_word; word > self->first && cue->verb_word - word < 16; word--)
    {
      int index = g_array_index (self->mention_end, int, word - 1);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention == NULL)
        continue;
      if (mention->kind == QIMAM_MENTION_PERSON && mention->first_word > self->first &&
          !is_governed (self, mention->first_word) && !qimam_speech_has_particle (self, mention))
        {
          qimam_speech_speaker_from (self, index, &cue->speaker, &last);
          return;
        }
    }
}

/* "وسرعان ما قلل الرئيس سالم الأحمد من جدوى المسعى، إذ قال": the first one named who is no object of a
 * preposition; -1 where there is none. */
static int
first_person (const QimamSpeech *self, guint before)
{
  for (guint word = self->first + 1; word < before && word < self->first + 6; word++)
    {
      int index = qimam_speech_mention_at (self, word);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention == NULL)
        continue;
      return mention->kind == QIMAM_MENTION_PERSON && !is_governed (self, word) &&
                     !qimam_speech_has_particle (self, mention)
                 ? index
                 : -1;
    }
  return -1;
}

/* "وألقى فلان كلمة، وقال", "أبدى المكتب تحديا وقال": who follows the verb that begins the sentence goes on
 * acting in it. */
static void
take_first_subject (QimamSpeech *self, QimamSpeechCue *cue)
{
  const QimamMention *mention;
  QimamVerbAt verb;
  guint last;
  int index;

  if (cue->form != QIMAM_FORM_PAST || cue->verb_word <= self->first + 2 || cue->verb_word >= self->end ||
      !qimam_speech_read_verb (self, cue->verb_word, &verb))
    return;
  /* "غير أن الوزير قدم رواية مغايرة، إذ قال": who the sentence begins with */
  if (!g_strv_contains (since_words, qimam_speech_word (self, cue->verb_word - 1)->folded) && verb.skip == 0)
    return;
  index = head_subject (self);
  if (index < 0 && g_strv_contains (since_words, qimam_speech_word (self, cue->verb_word - 1)->folded))
    index = first_person (self, cue->verb_word);
  if (index < 0)
    return;
  mention = g_ptr_array_index (self->reading->mentions, (guint) index);
  if ((mention->kind == QIMAM_MENTION_PERSON || mention->kind == QIMAM_MENTION_ORGANISATION) &&
      mention->last_word < cue->verb_word && qimam_speech_agrees (self, mention, &verb.form))
    qimam_speech_speaker_from (self, index, &cue->speaker, &last);
}

/* Verbs that go on with what was said: "أضاف" */
static gboolean
is_continuing (const QimamSpeechCue *cue)
{
  static const char *const lemmas[] = { "أضاف", "تابع",   "أردف",   "استطرد", "زاد",
                                        "أكمل", "استدرك", "استرسل", NULL };

  return cue->verb == NULL || g_strv_contains (lemmas, cue->verb->lemma);
}

void
qimam_speech_note_subject (QimamSpeech *self)
{
  static const char *const background[] = {
    "كان", "وكان", "كانت", "وكانت", "قد", "وقد", "سبق", "وسبق", NULL
  };
  const char *head = qimam_speech_word (self, self->first)->folded;
  const QimamMention *mention;
  guint last;
  int index;

  qimam_speaker_clear (&self->subject);
  if (self->cues->len > 0 || g_strv_contains (background, head))
    return;
  index = head_subject (self);
  mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;
  if (mention == NULL || (mention->kind == QIMAM_MENTION_PERSON
                              ? mention->key == NULL
                              /* "مسؤول في الوزارة سارع إلى التنبيه" */
                              : mention->kind != QIMAM_MENTION_GROUP ||
                                    g_strcmp0 (mention->party, "joint") == 0 || self->last.known))
    return;
  qimam_speech_speaker_from (self, index, &self->subject, &last);
  self->subject_sentence = self->sentence;
}

/* "وقال" after a sentence that told what somebody did. */
static void
take_noted_subject (QimamSpeech *self, QimamSpeechCue *cue)
{
  static const char *const indeed[] = { "فقد", "وقد", "لقد", "لكنه", "لكنها", "كما", "ثم", NULL };

  if (!self->subject.known || self->subject.joint || self->subject_sentence + 1 != self->sentence ||
      cue->form != QIMAM_FORM_PAST ||
      (cue->verb_word != self->first && cue->mode != QIMAM_SPEECH_TAIL &&
       !(cue->verb_word == self->first + 1 &&
         g_strv_contains (indeed, qimam_speech_word (self, self->first)->folded))) ||
      (is_continuing (cue) && self->last.known) ||
      (cue->feminine ? self->subject.male : self->subject.female))
    return;
  qimam_speaker_copy (&cue->speaker, &self->subject);
}

/* "النائب", "اللواء", "سالم" */
static gboolean
is_title_word (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, folded) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OBSERVER,
                           g_str_has_prefix (folded, "ال") ? folded + strlen ("ال") : folded) ||
         qimam_lexicon_is_first_name (self->lexicon, folded);
}

/* "أما فلان فقد …": the sentence is about him. */
static void
take_topic (QimamSpeech *self, QimamSpeechCue *cue)
{
  const char *folded = qimam_speech_word (self, self->first)->folded;
  guint last;
  int index = qimam_speech_mention_at (self, self->first + 1);
  const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

  if (!g_str_equal (folded, "اما") && !g_str_equal (folded, "واما"))
    return;
  /* "أما النائب النافذ سالم الأحمد فكتب": one that no table knows */
  if (mention == NULL && cue->verb_word > self->first + 2 && cue->verb_word < self->first + 9 &&
      g_str_has_prefix (qimam_speech_word (self, cue->verb_word)->folded, "ف") &&
      is_title_word (self, self->first + 1))
    {
      guint name = self->first + 1, end = cue->verb_word;

      for (guint i = name; i < end; i++)
        if (!qimam_speech_is_bare_word (self, i) || (i > name && !qimam_reading_is_plain_gap (self->reading, i - 1, i)))
          return;
      if (qimam_speech_titled_name (self, name, &name, &end) && end != cue->verb_word)
        return;
      /* the name begins with its first name, after what its bearer is */
      for (guint i = name + 1; i + 1 < cue->verb_word; i++)
        if (qimam_lexicon_is_first_name (self->lexicon, qimam_speech_word (self, i)->folded))
          {
            name = i;
            break;
          }
      if (name < cue->verb_word)
        qimam_speech_speaker_printed (self, name, cue->verb_word - 1, 0, &cue->speaker);
      return;
    }
  if (mention != NULL &&
      mention->kind == QIMAM_MENTION_PERSON && mention->last_word < cue->verb_word)
    qimam_speech_speaker_from (self, index, &cue->speaker, &last);
}

/* "وسبق للرئيس أن قال": who did so before. */
static void
take_forerunner (QimamSpeech *self, QimamSpeechCue *cue)
{
  static const char *const before[] = { "سبق", "وسبق", "يسبق", NULL };

  for (guint i = self->first; i + 1 < cue->verb_word && i < self->first + 3; i++)
    {
      int index = g_array_index (self->mention_at, int, i + 1);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;
      guint last;

      if (mention != NULL && g_strv_contains (before, qimam_speech_word (self, i)->folded) &&
          g_str_has_prefix (qimam_speech_word (self, i + 1)->folded, "ل") &&
          mention->last_word < cue->verb_word && cue->verb_word <= mention->last_word + 3)
        qimam_speech_speaker_from (self, index, &cue->speaker, &last);
    }
}

/* Where nobody spoke before: who is named first in the sentence. */
static void
take_named (QimamSpeech *self, QimamSpeechCue *cue)
{
  guint last;

  for (guint word = self->first; word < cue->verb_word; word++)
    {
      int index = g_array_index (self->mention_at, int, word);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention == NULL || mention->kind != QIMAM_MENTION_PERSON || !mention->named ||
          mention->last_word >= cue->verb_word)
        continue;
      qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      return;
    }
}

/* The one who spoke last and whom the verb can mean: "وأضافت" is said of no man. */
static const QimamSpeaker *
last_speaker (const QimamSpeech *self, const QimamSpeechCue *cue)
{
  if (cue->form == QIMAM_FORM_PARTICIPLE)
    return &self->last;
  if (cue->feminine && self->last.male && self->last_she.known)
    return &self->last_she;
  if (!cue->feminine && self->last.female && self->last_he.known)
    return &self->last_he;
  return &self->last;
}

/* "وفقا لمكتب الإحصاء الذي أشار إلى": who was told for the source says more. */
static gboolean
is_relative_of (const QimamSpeech *self, const QimamSpeechCue *cue, const QimamSpeechCue *source)
{
  static const char *const he[] = { "الذي", "والذي", NULL }, *const she[] = { "التي", "والتي", NULL };

  return source->mode == QIMAM_SPEECH_SOURCE && source->speaker.known &&
         cue->verb_word > source->last_word + 1 && cue->verb_word <= source->last_word + 6 &&
         g_strv_contains (cue->feminine ? she : he, qimam_speech_word (self, cue->verb_word - 1)->folded);
}

/* "قال فلان …، رئيس الصندوق، الذي قال إن": a relative clause is told of the last one named before it. */
static void
take_antecedent (QimamSpeech *self, QimamSpeechCue *cue)
{
  static const char *const he[] = { "الذي", "والذي", NULL }, *const she[] = { "التي", "والتي", NULL };
  guint last;

  if (cue->verb_word < self->first + 2 ||
      !g_strv_contains (cue->feminine ? she : he, qimam_speech_word (self, cue->verb_word - 1)->folded))
    return;
  if (cue->form == QIMAM_FORM_PRESENT)
    {
      int index = qimam_speech_mention_ending (self, cue->verb_word - 2);

      if (index >= 0)
        qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      return;
    }
  for (guint word = cue->verb_word - 1; word > self->first; word--)
    {
      int index = qimam_speech_mention_ending (self, word - 1);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention == NULL || mention->kind != QIMAM_MENTION_PERSON || !mention->named)
        continue;
      qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      return;
    }
}

/* The last cue before one that is no source; the one right before where there is none. */
static const QimamSpeechCue *
spoken_before (const QimamSpeech *self, guint index)
{
  for (guint i = index; i > 0; i--)
    if (g_array_index (self->cues, QimamSpeechCue, i - 1).mode != QIMAM_SPEECH_SOURCE)
      return &g_array_index (self->cues, QimamSpeechCue, i - 1);
  return &g_array_index (self->cues, QimamSpeechCue, index - 1);
}

/* "…، غير أن لافروف عدها ناقصة، مشيرا إلى": who begins the clause between two cues that a word like "but" or
 * "while" opens. */
static gboolean
take_subject_of_clause (QimamSpeech *self, QimamSpeechCue *cue, const QimamSpeechCue *before)
{
  static const char *const whereas[] = { "فيما", "بينما", "لكن", "ولكن", "اذ", NULL };
  guint from = before != NULL ? before->last_word + 1 : self->first + 1;

  for (guint i = cue->verb_word; i-- > from;)
    {
      const char *folded = qimam_speech_word (self, i)->folded;
      guint at = i + 1, last;
      const QimamMention *mention;
      QimamVerbAt verb;
      int index;

      if (!qimam_speech_gap_has (self, i - 1, 0x60c))
        continue;
      if ((g_str_equal (folded, "غير") || g_str_equal (folded, "الا") || g_str_equal (folded, "بيد") ||
           (g_str_equal (folded, "في") && g_str_equal (qimam_speech_word (self, i + 1)->folded, "حين"))) &&
          i + 2 < cue->verb_word)
        at = i + 2;
      else if (!g_strv_contains (whereas, folded))
        continue;
      index = qimam_speech_mention_at (self, at);
      /* "فيما عرض الوزير" */
      if (index < 0 && at + 1 < cue->verb_word &&
          (qimam_speech_read_verb (self, at, &verb) || !g_str_has_prefix (folded, "غ")))
        index = qimam_speech_mention_at (self, at + 1);
      mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;
      if (mention == NULL || mention->kind != QIMAM_MENTION_PERSON || mention->last_word >= cue->verb_word ||
          qimam_speech_has_particle (self, mention) || (cue->feminine && !is_woman (self, mention)))
        return FALSE;
      qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      return TRUE;
    }
  return FALSE;
}

static void
find_speaker (QimamSpeech *self, guint index)
{
  QimamSpeechCue *cue = &g_array_index (self->cues, QimamSpeechCue, index);
  const QimamSpeechCue *before = index > 0 ? &g_array_index (self->cues, QimamSpeechCue, index - 1) : NULL;
  const QimamMention *subject = NULL;

  /* "أبلغه فلان بأن …، وفق ما جاء في بيان، مجددا": a source between commas is passed over */
  if (cue->form == QIMAM_FORM_PARTICIPLE && before != NULL && before->mode == QIMAM_SPEECH_SOURCE &&
      before->clause_first > self->first)
    before = spoken_before (self, index);
  if (cue->speaker.known)
    {
      if (cue->nested && before != NULL && before->speaker.known && before->mode != QIMAM_SPEECH_SOURCE)
        qimam_speaker_copy (&cue->via, &before->speaker);
      return;
    }
  cue->elided = TRUE;
  if (qimam_speech_is_passive (self, cue))
    return;
  if (cue->named_before >= 0)
    {
      guint last;

      qimam_speech_speaker_from (self, cue->named_before, &cue->speaker, &last);
      return;
    }
  /* "نقلت الوكالة عن … قوله …، وأضافت": the verb tells which of the two goes on. */
  if (cue->feminine && before != NULL && before->via.known && before->speaker.male)
    {
      qimam_speaker_copy (&cue->speaker, &before->via);
      return;
    }
  if ((cue->form == QIMAM_FORM_PARTICIPLE || cue->form == QIMAM_FORM_PAST) &&
      take_subject_of_clause (self, cue, before))
    return;
  if (before != NULL && before->speaker.known && before->mode != QIMAM_SPEECH_SOURCE)
    {
      qimam_speaker_copy (&cue->speaker, cue->form == QIMAM_FORM_PARTICIPLE || !before->nested
                                             ? &before->speaker
                                             : &before->via);
      if (before->nested && cue->form == QIMAM_FORM_PARTICIPLE)
        qimam_speaker_copy (&cue->via, &before->via);
      if (!cue->speaker.known)
        qimam_speaker_copy (&cue->speaker, &self->last);
      return;
    }
  if (before != NULL && is_relative_of (self, cue, before))
    {
      qimam_speaker_copy (&cue->speaker, &before->speaker);
      return;
    }
  if (cue->form == QIMAM_FORM_PARTICIPLE || cue->sentence_subject)
    for (guint i = first_mention (self); i < self->reading->mentions->len && subject == NULL; i++)
      {
        const QimamMention *mention = g_ptr_array_index (self->reading->mentions, i);

        if (mention->first_word >= cue->verb_word)
          break;
        if (mention->first_word > self->first && is_governed (self, mention->first_word))
          continue;
        if (mention->first_word >= self->first && mention->kind != QIMAM_MENTION_PLACE &&
            mention->full.start == qimam_speech_word (self, mention->first_word)->start)
          {
            guint last;

            subject = mention;
            qimam_speech_speaker_from (self, (int) i, &cue->speaker, &last);
          }
      }
  if (!cue->speaker.known && cue->verb_word + 1 < self->end && cue->form != QIMAM_FORM_PARTICIPLE)
    qimam_speech_styled_before (self, cue->verb_word + 1, &cue->speaker);
  if (!cue->speaker.known)
    take_asked (self, cue);
  if (!cue->speaker.known)
    take_antecedent (self, cue);
  if (!cue->speaker.known)
    take_orator (self, cue);
  if (!cue->speaker.known)
    take_forerunner (self, cue);
  if (!cue->speaker.known)
    take_topic (self, cue);
  if (!cue->speaker.known)
    take_first_subject (self, cue);
  if (!cue->speaker.known)
    take_noted_subject (self, cue);
  if (!cue->speaker.known)
    qimam_speaker_copy (&cue->speaker, last_speaker (self, cue));
  if (!cue->speaker.known && cue->form == QIMAM_FORM_PAST)
    take_named (self, cue);
}

/* Whether a past tense has the form of two, or of many. */
static gboolean
has_number (const QimamSpeech *self, const QimamSpeechCue *cue, QimamNumber number)
{
  const char *folded = qimam_speech_word (self, cue->verb_word)->folded;
  const GArray *forms = g_hash_table_lookup (self->lexicon->verb_forms, folded);

  if (forms == NULL && g_utf8_strlen (folded, -1) > 1)
    forms = g_hash_table_lookup (self->lexicon->verb_forms, g_utf8_next_char (folded));
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    if (g_array_index (forms, QimamVerbForm, i).number == number &&
        g_array_index (forms, QimamVerbForm, i).kind == QIMAM_FORM_PAST)
      return TRUE;
  return FALSE;
}

/* An elided subject has the number of its verb. */
static void
mend_number (QimamSpeech *self, QimamSpeechCue *cue)
{
  if (!cue->elided || cue->verb == NULL || cue->form == QIMAM_FORM_PARTICIPLE)
    return;
  if (has_number (self, cue, QIMAM_NUMBER_TWO) && !cue->speaker.joint)
    qimam_speaker_copy (&cue->speaker, self->last_joint.known ? &self->last_joint : &self->heads);
  /* "وأعربوا": more than one who was named */
  else if (has_number (self, cue, QIMAM_NUMBER_MANY) && self->last_joint.known && !cue->speaker.joint &&
           (!cue->speaker.known || (cue->speaker.person && cue->speaker.named)))
    qimam_speaker_copy (&cue->speaker, &self->last_joint);
}

void
qimam_speech_remember (QimamSpeech *self, const QimamSpeechCue *cue)
{
  const QimamSpeaker *speaker = cue->nested && cue->via.known ? &cue->via : &cue->speaker;

  if (!speaker->known || cue->mode == QIMAM_SPEECH_SOURCE)
    return;
  qimam_speaker_copy (speaker->joint ? &self->last_joint : &self->last, speaker);
  if (!speaker->joint)
    qimam_speaker_copy (speaker->male ? &self->last_he : &self->last_she, speaker);
}

void
qimam_speech_resolve_speaker (QimamSpeech *self, guint index)
{
  find_speaker (self, index);
  mend_number (self, &g_array_index (self->cues, QimamSpeechCue, index));
}
