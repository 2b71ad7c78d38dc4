/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-fold.h"
#include "qimam-lexicon-speech.h"

/* The cues of reported speech in one sentence. */

#define MAX_FILLER 24 /* words that may stand between a verb with its subject and what is said */

typedef struct
{
  const QimamVerb *verb;
  QimamVerbForm form;
  guint skip;
} VerbAt;

/* Words between the marks belong to the one who is quoted; an unbalanced mark proves nothing. */
static gboolean
is_quoted (const QimamSpeech *self, guint word)
{
  gsize offset = qimam_speech_word (self, word)->start;

  for (guint i = 0; i < self->reading->quotations->len; i++)
    {
      const QimamQuotation *quotation = &g_array_index (self->reading->quotations, QimamQuotation, i);

      if (quotation->outer.start > offset)
        return FALSE;
      if (offset < quotation->inner.end)
        return quotation->balanced || !(self->first == word || qimam_speech_gap_has (self, word - 1, '.'));
    }
  return FALSE;
}

static gboolean
has_shadda (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);

  return g_strstr_len (self->reading->text + w->start, w->end - w->start, "\xd9\x91") != NULL;
}

/* "أعتقد" is the author's own and no "اعتقد". */
static gboolean
has_hamza (const QimamSpeech *self, guint word, guint skip)
{
  const QimamWord *w = qimam_speech_word (self, word);
  gsize at = qimam_word_skip (self->reading->text, w->start, w->end, skip);

  return g_utf8_get_char (self->reading->text + at) == 0x623;
}

static gboolean
read_verb (const QimamSpeech *self, guint word, VerbAt *found)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  for (guint skip = 0; skip < 2; skip++)
    {
      const char *form = folded;
      const GArray *forms;

      if (skip == 1)
        {
          if (!g_str_has_prefix (folded, "و") && !g_str_has_prefix (folded, "ف"))
            return FALSE;
          form = g_utf8_next_char (folded);
        }
      forms = g_hash_table_lookup (self->lexicon->verb_forms, form);
      for (guint i = 0; forms != NULL && i < forms->len; i++)
        {
          const QimamVerbForm *known = &g_array_index (forms, QimamVerbForm, i);

          if ((known->shadda && !has_shadda (self, word)) || (known->plain && has_hamza (self, word, skip)))
            continue;
          *found = (VerbAt){ &g_array_index (self->lexicon->verbs, QimamVerb, known->verb), *known, skip };
          return TRUE;
        }
    }
  return FALSE;
}

/* Words that open a clause and go with the verb after them. */
static gboolean
is_opener (const QimamSpeech *self, const char *folded)
{

  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OPENER, folded) || qimam_speech_is_that (folded);
}

static guint
flag_of_preposition (const char *folded)
{
  static const struct
  {
    const char *word;
    guint flag;
  } prepositions[] = {
    { "علي", QIMAM_TAKES_ON },  { "الي", QIMAM_TAKES_TO }, { "عن", QIMAM_TAKES_ABOUT },
    { "من", QIMAM_TAKES_FROM }, { "في", QIMAM_TAKES_IN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (prepositions); i++)
    if (g_str_equal (prepositions[i].word, folded))
      return prepositions[i].flag;
  return 0;
}

static int
mention_at (const QimamSpeech *self, guint word)
{
  return word < self->end ? g_array_index (self->mention_at, int, word) : -1;
}

static int
mention_ending (const QimamSpeech *self, guint word)
{
  return g_array_index (self->mention_end, int, word);
}

/* Whether a mention can be the subject of a verb form: gender tells "كييف" the object of a masculine verb. */
static gboolean
agrees (const QimamSpeech *self, const QimamMention *mention, const QimamVerbForm *form)
{

  if (mention->kind == QIMAM_MENTION_PLACE)
    return FALSE;
  if (form->kind == QIMAM_FORM_MASDAR)
    return TRUE;
  if (form->number == QIMAM_NUMBER_TWO && form->kind != QIMAM_FORM_PARTICIPLE)
    return FALSE;
  if (mention->kind == QIMAM_MENTION_COUNTRY && mention->place_kind == NULL && !mention->named &&
      !form->female)
    return FALSE;
  if (mention->kind == QIMAM_MENTION_COUNTRY && !form->female)
    return mention->key != NULL && qimam_lexicon_is (self->lexicon, QIMAM_WORDS_MASCULINE, mention->key);
  if (mention->kind == QIMAM_MENTION_PERSON && form->female && mention->key != NULL)
    for (guint i = 0; i < self->lexicon->people->len; i++)
      {
        const QimamPerson *person = &g_array_index (self->lexicon->people, QimamPerson, i);

        if (g_str_equal (person->key, mention->key))
          return person->female;
      }
  return TRUE;
}

static gboolean
has_particle (const QimamSpeech *self, const QimamMention *mention)
{
  return mention->full.start > qimam_speech_word (self, mention->first_word)->start;
}

/* A subject before the verb: right before it, or at the head of the sentence with a comma before the verb. */
static int
subject_before (const QimamSpeech *self, guint verb, const QimamVerbForm *form, guint *clause)
{
  guint at = verb;
  int index = -1;

  while (at > self->first && is_opener (self, qimam_speech_word (self, at - 1)->folded) &&
         !qimam_speech_is_that (qimam_speech_word (self, at - 1)->folded))
    at--;
  if (at > self->first)
    index = mention_ending (self, at - 1);
  if (index >= 0)
    {
      const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);
      guint first = mention->first_word;
      gboolean opened =
          first == self->first || is_opener (self, qimam_speech_word (self, first - 1)->folded) ||
          qimam_speech_gap_has (self, first - 1, 0x60c) || qimam_speech_gap_has (self, first - 1, '.') ||
          qimam_speech_gap_has (self, first - 1, '"');
      const char *start = qimam_speech_word (self, first)->folded;

      if (opened && agrees (self, mention, form) &&
          (!has_particle (self, mention) || g_str_has_prefix (start, "و")))
        {
          *clause = first;
          return index;
        }
    }
  index = mention_at (self, self->first);
  if (index >= 0 && verb > self->first && qimam_speech_gap_has (self, verb - 1, 0x60c))
    {
      const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);

      if (agrees (self, mention, form) && mention->last_word < verb && !has_particle (self, mention))
        {
          *clause = self->first;
          return index;
        }
    }
  return -1;
}

/* Where the quotation that follows a word begins to be what is said. */
static gboolean
opens_quote (const QimamSpeech *self, const QimamSpeechCue *cue, guint left, const QimamQuotation **quotation)
{
  const QimamWord *word = qimam_speech_word (self, left);
  gsize to = left + 1 < self->reading->words->len ? qimam_speech_word (self, left + 1)->start
                                                  : self->reading->length;
  const char *folded = word->folded;

  *quotation = qimam_speech_quotation_at (self, word->end, to);
  if (*quotation == NULL)
    return FALSE;
  if (left == cue->last_word || qimam_speech_gap_has (self, left, ':') ||
      qimam_speech_gap_has (self, left, 0x60c))
    return TRUE;
  return !qimam_is_stop_word (folded, -1) &&
         qimam_reading_word_at (self->reading, (*quotation)->inner.end) > left + 4;
}

static void
set_content (QimamSpeechCue *cue, QimamSpeechMode mode, const QimamSpeech *self, guint word)
{
  cue->mode = mode;
  cue->content_word = word;
  cue->content_start =
      word < self->reading->words->len ? qimam_speech_word (self, word)->start : self->reading->length;
}

/* A word alone between two commas. */
static gboolean
is_parenthesis (const QimamSpeech *self, guint word)
{
  return qimam_speech_gap_has (self, word - 1, 0x60c) && qimam_speech_gap_has (self, word, 0x60c);
}

/* Skips a filler at a word; returns the word after it. */
static guint
skip_filler (const QimamSpeech *self, guint word)
{
  gsize start = qimam_speech_word (self, word)->start;
  int index;

  for (guint i = 0; i < self->reading->times->len; i++)
    {
      const QimamTime *time = g_ptr_array_index (self->reading->times, i);

      if (time->span.start <= start && start < time->span.end)
        return MAX (word + 1, qimam_reading_word_at (self->reading, time->span.end - 1) + 1);
    }
  index = mention_at (self, word + 1);
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, qimam_speech_word (self, word)->folded))
    return word + 1;
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, qimam_speech_word (self, word)->folded) &&
      word + 1 < self->end)
    return index >= 0 ? ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word + 1
                      : word + 2;
  return word + 1;
}

static gboolean
is_time (const QimamSpeech *self, guint word)
{
  gsize start = qimam_speech_word (self, word)->start;

  for (guint i = 0; i < self->reading->times->len; i++)
    {
      const QimamTime *time = g_ptr_array_index (self->reading->times, i);

      if (time->span.start <= start && start < time->span.end)
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  QimamSpeech *self;
  QimamSpeechCue *cue;
  const VerbAt *verb;
  guint takes;
  guint word;
  gboolean finite;
  gboolean inside;
  gboolean fresh;    /* nothing but the subject stands between the verb and here */
  gboolean relative; /* a relative clause stands there */
  gboolean excused;  /* the comma before this word closes a parenthesis */
  int object;
} Walk;

static gboolean
take_that (Walk *walk, guint that)
{
  set_content (walk->cue, QIMAM_SPEECH_THAT, walk->self, that + 1);
  walk->cue->last_word = that;
  return that + 1 < walk->self->end;
}

/* What is said begins at this word, or after it. */
static gboolean
open_content (Walk *walk, gboolean *reports)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word, flag;
  const char *folded = qimam_speech_word (self, word)->folded;
  const char *previous = qimam_speech_word (self, word - 1)->folded;
  const QimamQuotation *quotation;
  gboolean that_next =
      word + 1 < self->end && qimam_speech_is_that (qimam_speech_word (self, word + 1)->folded);

  *reports = TRUE;
  if (qimam_speech_gap_has (self, word - 1, ':') && (walk->takes & (QIMAM_TAKES_QUOTE | QIMAM_TAKES_THAT)))
    {
      set_content (walk->cue, QIMAM_SPEECH_COLON, self, word);
      return TRUE;
    }
  if ((walk->takes & (QIMAM_TAKES_QUOTE | QIMAM_TAKES_PERSON | QIMAM_TAKES_TO | QIMAM_TAKES_NOUN)) &&
      mention_at (self, word) < 0 && opens_quote (self, walk->cue, word - 1, &quotation))
    {
      set_content (walk->cue, QIMAM_SPEECH_QUOTE, self, word);
      return TRUE;
    }
  if (qimam_speech_is_that (folded) && (walk->takes & (QIMAM_TAKES_THAT | QIMAM_TAKES_WITH)) &&
      (walk->fresh || !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OWN_CLAUSE, previous)))
    {
      *reports = take_that (walk, word);
      return TRUE;
    }
  flag = flag_of_preposition (folded);
  if (flag == 0 || word + 1 >= self->end)
    return FALSE;
  if (that_next && ((walk->takes & flag) || (flag == QIMAM_TAKES_ON && (walk->takes & QIMAM_TAKES_THAT))))
    {
      *reports = take_that (walk, word + 1);
      return TRUE;
    }
  if ((walk->takes & flag) && !that_next &&
      (walk->fresh || (walk->relative && !(walk->takes & QIMAM_TAKES_NOUN))))
    {
      set_content (walk->cue, QIMAM_SPEECH_NOUN, self, word + 1);
      walk->cue->last_word = word;
      return TRUE;
    }
  return FALSE;
}

/* The subject, then one who is spoken to or of. */
static gboolean
take_mention (Walk *walk, int index)
{
  QimamSpeech *self = walk->self;
  QimamSpeechCue *cue = walk->cue;
  const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);
  guint last;

  if (!cue->speaker.known && walk->fresh && walk->object < 0 && !has_particle (self, mention) &&
      (walk->finite || walk->verb->form.kind == QIMAM_FORM_MASDAR) &&
      agrees (self, mention, &walk->verb->form) && !(walk->inside && (walk->takes & QIMAM_TAKES_PERSON)))
    {
      qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      cue->last_word = last;
      walk->word = last + 1;
      return TRUE;
    }
  if ((walk->takes & QIMAM_TAKES_PERSON) && walk->object < 0 &&
      (mention->kind == QIMAM_MENTION_PERSON || mention->kind == QIMAM_MENTION_COUNTRY))
    {
      walk->object = index;
      cue->last_word = mention->last_word;
      walk->word = mention->last_word + 1;
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_bare_word (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return !qimam_is_stop_word (folded, -1) && !qimam_speech_is_that (folded) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, folded) && !is_time (self, word) &&
         !g_ascii_isdigit (*folded);
}

/* Nouns that are said and do not speak: "أكد حرص بلاده على أن". */
static gboolean
is_matter (const QimamSpeech *self, const char *folded)
{
  static const char *const pronouns[] = { "ه", "ها", "هم", "هما", "نا" };

  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_MATTER, folded))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (g_str_has_suffix (folded, pronouns[i]))
      {
        g_autofree char *base = g_strndup (folded, strlen (folded) - strlen (pronouns[i]));

        if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_MATTER, base))
          return TRUE;
      }
  return FALSE;
}

/* A subject that is no mention: the noun phrase right after the verb, where what is said follows it. */
static gboolean
take_printed_subject (Walk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first;
  const char *folded = qimam_speech_word (self, first)->folded;
  gboolean some = qimam_lexicon_is (self->lexicon, QIMAM_WORDS_QUANTIFIER, folded), said;

  if (!walk->finite || !walk->fresh || walk->cue->speaker.known || first != walk->cue->verb_word + 1 ||
      walk->verb->form.object || walk->verb->form.number == QIMAM_NUMBER_TWO || is_matter (self, folded) ||
      (!is_bare_word (self, first) && !some) ||
      !qimam_reading_is_plain_gap (self->reading, first - 1, first) ||
      (!some && !walk->verb->form.female && g_str_has_suffix (folded, "ه")) ||
      g_str_has_prefix (folded, "لل") || g_str_has_prefix (folded, "بال") ||
      ((walk->takes & QIMAM_TAKES_PERSON) && !(walk->takes & QIMAM_TAKES_THAT)))
    return FALSE;
  while (after < self->end && after < first + 12 &&
         (is_bare_word (self, after) || (after == first && some)) &&
         (after == first || qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    {
      VerbAt other;

      if (after > first && read_verb (self, after, &other) && other.form.kind != QIMAM_FORM_MASDAR)
        return FALSE;
      after++;
    }
  if (after >= self->end)
    return FALSE;
  said = qimam_speech_is_that (qimam_speech_word (self, after)->folded) ||
         qimam_speech_gap_has (self, after - 1, ':');
  /* A verb that takes a noun is read so, unless what is said follows at once; a long subject proves nothing.
   */
  if ((walk->takes & QIMAM_TAKES_NOUN) && !said)
    return FALSE;
  if (flag_of_preposition (qimam_speech_word (self, after)->folded) & walk->takes && after > first + 3)
    return FALSE;
  qimam_speech_speaker_printed (self, first, after - 1, &walk->cue->speaker);
  walk->cue->last_word = after - 1;
  walk->word = after;
  return TRUE;
}

/* The أن that a noun phrase leads to: "أوضح بيان صادر عن القمة أن". 0 where there is none. */
static guint
that_ahead (const Walk *walk)
{
  const QimamSpeech *self = walk->self;

  if (!(walk->takes & QIMAM_TAKES_THAT) || is_matter (self, qimam_speech_word (self, walk->word)->folded))
    return 0;
  for (guint i = walk->word + 1; i < MIN (self->end, walk->word + 9); i++)
    {
      if (!qimam_reading_is_plain_gap (self->reading, i - 1, i))
        return 0;
      if (qimam_speech_is_that (qimam_speech_word (self, i)->folded))
        return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OWN_CLAUSE,
                                 qimam_speech_word (self, i - 1)->folded) ||
                       flag_of_preposition (qimam_speech_word (self, i - 1)->folded) != 0
                   ? 0
                   : i;
    }
  return 0;
}

/* A noun that is said, as object or after بـ. */
static gboolean
open_noun (Walk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word;
  const char *folded = qimam_speech_word (self, word)->folded;
  int index = mention_at (self, word);
  gboolean with = (walk->takes & QIMAM_TAKES_WITH) && g_str_has_prefix (folded, "ب") &&
                  g_utf8_strlen (folded, -1) > 3 && (walk->fresh || (walk->takes & QIMAM_TAKES_PERSON));
  gboolean object = (walk->takes & QIMAM_TAKES_NOUN) && walk->fresh && !walk->verb->form.object &&
                    !g_str_has_prefix (folded, "ل") &&
                    (walk->excused || !qimam_speech_gap_has (self, word - 1, 0x60c));

  if (index >= 0)
    object = object && !has_particle (self, g_ptr_array_index (self->reading->mentions, index));
  else if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) || is_time (self, word))
    return FALSE;
  else
    object = object && !qimam_is_stop_word (folded, -1);
  if (!object && (!with || index >= 0))
    return FALSE;
  if (object && !with && that_ahead (walk) != 0)
    return take_that (walk, that_ahead (walk));
  set_content (walk->cue, QIMAM_SPEECH_NOUN, self, word);
  walk->cue->weak = TRUE;
  return TRUE;
}

/* Goes one step on. Returns FALSE where another clause begins. */
static gboolean
step_over (Walk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word;
  int index = mention_at (self, word);
  const char *folded = qimam_speech_word (self, word)->folded;
  VerbAt other;

  walk->excused = FALSE;
  if (walk->fresh && !walk->cue->speaker.known &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC, folded))
    {
      walk->word++;
      return TRUE;
    }
  if (index >= 0)
    {
      walk->word = ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word + 1;
      walk->fresh = FALSE;
      return TRUE;
    }
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) || is_time (self, word))
    {
      walk->word = skip_filler (self, word);
      return TRUE;
    }
  if (is_parenthesis (self, word))
    {
      walk->excused = TRUE;
      walk->word++;
      return TRUE;
    }
  if (word > walk->cue->verb_word + 1 && read_verb (self, word, &other) &&
      (other.form.kind == QIMAM_FORM_PAST || other.form.kind == QIMAM_FORM_PARTICIPLE) &&
      !is_opener (self, qimam_speech_word (self, word - 1)->folded) &&
      (other.skip > 0 || qimam_speech_gap_has (self, word - 1, 0x60c)))
    return FALSE;
  walk->relative = walk->relative || qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, folded);
  walk->fresh = FALSE;
  walk->word++;
  return TRUE;
}

/* Reads subject, object and complement after a verb. Returns FALSE where the verb reports nothing. */
static gboolean
read_complement (QimamSpeech *self, QimamSpeechCue *cue, const VerbAt *verb, gboolean inside)
{
  Walk walk = { self, cue, verb, verb->verb->takes, cue->verb_word + 1 };
  guint limit = MIN (self->end, walk.word + MAX_FILLER);

  walk.finite = verb->form.kind == QIMAM_FORM_PAST || verb->form.kind == QIMAM_FORM_PRESENT;
  walk.inside = inside;
  walk.fresh = TRUE;
  walk.object = verb->form.object ? 0 : -1;
  cue->last_word = cue->verb_word;
  while (walk.word < limit)
    {
      int index = mention_at (self, walk.word);
      gboolean reports;

      if (qimam_speech_gap_has (self, walk.word - 1, '.') ||
          qimam_speech_gap_has (self, walk.word - 1, 0x61f))
        break;
      if (open_content (&walk, &reports))
        return reports;
      if (index >= 0 && take_mention (&walk, index))
        continue;
      if (index < 0 &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC,
                             qimam_speech_word (self, walk.word)->folded) &&
          take_printed_subject (&walk))
        continue;
      if (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC,
                             qimam_speech_word (self, walk.word)->folded) &&
          open_noun (&walk))
        return TRUE;
      if (!step_over (&walk))
        break;
    }
  set_content (cue, QIMAM_SPEECH_TAIL, self, self->end);
  return walk.finite && cue->speaker.known && (walk.takes & QIMAM_TAKES_QUOTE) &&
         (cue->last_word + 1 >= self->end || qimam_speech_gap_has (self, cue->last_word, '.'));
}

/* --- "X reported Y as saying" --- */

static gboolean
read_relay (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  guint at = word + 1, last, limit = MIN (self->end, word + 16);
  QimamSpeaker source = { 0 };
  int index;

  if (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELAY, qimam_speech_word (self, word)->folded))
    return FALSE;
  index = mention_at (self, at);
  if (index >= 0)
    {
      qimam_speech_speaker_from (self, index, &source, &last);
      at = last + 1;
    }
  while (at < limit && !g_str_equal (qimam_speech_word (self, at)->folded, "عن"))
    at++;
  if (at + 1 >= limit)
    {
      qimam_speaker_clear (&source);
      return FALSE;
    }
  index = mention_at (self, at + 1);
  if (index >= 0)
    qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  else
    {
      last = at + 1;
      while (
          last + 1 < self->end && last < at + 14 &&
          !qimam_speech_is_that (qimam_speech_word (self, last + 1)->folded) &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_SAYING, qimam_speech_word (self, last + 1)->folded) &&
          qimam_reading_is_plain_gap (self->reading, last, last + 1))
        last++;
      qimam_speech_speaker_printed (self, at + 1, last, &cue->speaker);
    }
  cue->via = source;
  cue->verb_word = cue->clause_first = word;
  cue->verb_name = "نقل";
  cue->last_word = last;
  for (at = last + 1; at < MIN (self->end, last + 8); at++)
    {
      const char *folded = qimam_speech_word (self, at)->folded;

      if (qimam_speech_is_that (folded))
        {
          set_content (cue, QIMAM_SPEECH_THAT, self, at + 1);
          cue->last_word = at;
          return at + 1 < self->end;
        }
      if (qimam_speech_gap_has (self, at - 1, ':') ||
          (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_SAYING, qimam_speech_word (self, at - 1)->folded) &&
           qimam_speech_quotation_at (self, qimam_speech_word (self, at - 1)->end,
                                      qimam_speech_word (self, at)->start) != NULL))
        {
          set_content (cue, QIMAM_SPEECH_COLON, self, at);
          return TRUE;
        }
    }
  qimam_speaker_clear (&cue->speaker);
  qimam_speaker_clear (&cue->via);
  return FALSE;
}

/* --- verbs --- */

static gboolean
read_verb_cue (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  VerbAt verb;
  guint before = word;
  gboolean inside, opened;
  const char *previous = word > self->first ? qimam_speech_word (self, word - 1)->folded : "";

  if (!read_verb (self, word, &verb) || qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NEGATION, previous))
    return FALSE;
  while (before > self->first && is_opener (self, qimam_speech_word (self, before - 1)->folded))
    before--;
  cue->verb = verb.verb;
  cue->verb_name = verb.form.kind == QIMAM_FORM_PARTICIPLE ? verb.verb->participle : verb.verb->lemma;
  cue->form = verb.form.kind;
  cue->verb_word = word;
  cue->clause_first = before;
  inside = self->cues->len > 0 &&
           (qimam_speech_is_that (previous) || g_str_equal (previous, "حيث") || word == self->first);
  if (g_str_equal (previous, "مضي") || g_str_equal (previous, "ومضي"))
    {
      cue->verb_name = "مضى يقول";
      cue->clause_first = word - 1;
      verb.form.kind = QIMAM_FORM_PAST;
      verb.skip = 1;
    }
  opened = word == self->first || verb.skip > 0 || qimam_speech_gap_has (self, word - 1, 0x60c) ||
           qimam_speech_gap_has (self, word - 1, ',') || qimam_speech_gap_has (self, word - 1, '.') ||
           before < word;

  if (verb.form.kind == QIMAM_FORM_MASDAR)
    {
      int index = mention_at (self, word + 1);
      gboolean known;

      if (index < 0)
        return FALSE;
      known = read_complement (self, cue, &verb, FALSE) && cue->speaker.known &&
              cue->mode == QIMAM_SPEECH_THAT && cue->content_word <= cue->last_word + 2;
      return known;
    }
  if (verb.form.kind != QIMAM_FORM_PARTICIPLE)
    {
      guint clause = cue->clause_first, last;
      int index = subject_before (self, word, &verb.form, &clause);

      if (index >= 0)
        {
          qimam_speech_speaker_from (self, index, &cue->speaker, &last);
          cue->clause_first = clause;
          cue->before = TRUE;
          if (clause > self->first && qimam_speech_is_that (qimam_speech_word (self, clause - 1)->folded))
            cue->nested = TRUE;
          /* What stands after the verb may still be its subject where the one before belongs to another
           * clause. */
          if (last + 1 < word && mention_at (self, word + 1) >= 0 && !(verb.verb->takes & QIMAM_TAKES_PERSON))
            {
              qimam_speaker_clear (&cue->speaker);
              cue->before = FALSE;
            }
        }
    }
  if (!read_complement (self, cue, &verb, inside))
    return FALSE;
  if (verb.form.kind == QIMAM_FORM_PARTICIPLE)
    return cue->mode != QIMAM_SPEECH_TAIL && (opened || cue->mode != QIMAM_SPEECH_NOUN) && word > self->first;
  if (cue->nested && (cue->mode == QIMAM_SPEECH_NOUN || cue->mode == QIMAM_SPEECH_TAIL))
    return FALSE;
  if (verb.form.kind == QIMAM_FORM_PRESENT && cue->mode == QIMAM_SPEECH_NOUN)
    return FALSE;
  if (verb.form.kind == QIMAM_FORM_PRESENT && !cue->speaker.known)
    {
      cue->sentence_subject = verb.skip == 0;
      if (self->cues->len > 0 ||
          (verb.skip == 0 && (word == self->first || !qimam_speech_gap_has (self, word - 1, 0x60c))))
        return FALSE;
    }
  if (!opened && (!cue->speaker.known || cue->mode == QIMAM_SPEECH_NOUN) && !cue->before)
    return FALSE;
  return cue->mode != QIMAM_SPEECH_NOUN || cue->speaker.known || verb.skip > 0 || before < word ||
         word == self->first;
}

/* --- phrases that name a source --- */

static gboolean
read_source_cue (QimamSpeech *self, const QimamCueMatch *match, QimamSpeechCue *cue)
{
  const char *position = g_ptr_array_index (self->lexicon->source_positions, match->id);
  guint after = match->last_word + 1, last;
  int index = mention_at (self, after);

  if (g_str_equal (position, "verb") || index < 0 || qimam_speech_gap_has (self, match->last_word, 0x60c))
    return FALSE;
  qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  cue->verb_word = cue->clause_first = match->first_word;
  cue->last_word = last;
  if (g_str_equal (position, "source"))
    {
      cue->verb_name = NULL;
      set_content (cue, QIMAM_SPEECH_SOURCE, self, last + 1);
      return TRUE;
    }
  cue->verb_name = "جاء في";
  for (guint at = last + 1; at < MIN (self->end, last + 18); at++)
    {
      const QimamQuotation *quotation;

      if (qimam_speech_gap_has (self, at - 1, ':') || opens_quote (self, cue, at - 1, &quotation))
        {
          set_content (cue, QIMAM_SPEECH_COLON, self, at);
          return TRUE;
        }
      if (qimam_speech_is_that (qimam_speech_word (self, at)->folded))
        {
          set_content (cue, QIMAM_SPEECH_THAT, self, at + 1);
          cue->last_word = at;
          return at + 1 < self->end;
        }
    }
  qimam_speaker_clear (&cue->speaker);
  return FALSE;
}

/* "X: what X says", as the head of a paragraph. */
static gboolean
read_label_cue (QimamSpeech *self, QimamSpeechCue *cue)
{
  int index = mention_at (self, self->first);
  const QimamMention *mention;
  guint last;

  if (index < 0)
    return FALSE;
  mention = g_ptr_array_index (self->reading->mentions, index);
  qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  if (last + 1 >= self->end || !qimam_speech_gap_has (self, last, ':') ||
      mention->kind == QIMAM_MENTION_PLACE ||
      (mention->kind == QIMAM_MENTION_COUNTRY && last != mention->last_word))
    {
      qimam_speaker_clear (&cue->speaker);
      return FALSE;
    }
  cue->verb_word = cue->clause_first = self->first;
  cue->last_word = last;
  set_content (cue, QIMAM_SPEECH_COLON, self, last + 1);
  return TRUE;
}

static void
add_cue (QimamSpeech *self, QimamSpeechCue *cue)
{
  g_array_append_val (self->cues, *cue);
  memset (cue, 0, sizeof *cue);
}

void
qimam_speech_find_cues (QimamSpeech *self)
{
  g_autoptr (GArray) sources = qimam_cue_set_match (self->lexicon->sources, self->reading->words, self->first,
                                                    self->end - self->first);
  QimamSpeechCue cue = { 0 };
  guint source = 0, word = self->first;

  if (read_label_cue (self, &cue))
    {
      add_cue (self, &cue);
      return;
    }
  while (word < self->end)
    {
      gboolean found = FALSE;

      while (source < sources->len && g_array_index (sources, QimamCueMatch, source).first_word < word)
        source++;
      if (is_quoted (self, word))
        {
          word++;
          continue;
        }
      for (guint i = source;
           !found && i < sources->len && g_array_index (sources, QimamCueMatch, i).first_word == word; i++)
        found = read_source_cue (self, &g_array_index (sources, QimamCueMatch, i), &cue);
      if (!found)
        found = read_relay (self, word, &cue);
      if (!found)
        {
          qimam_speaker_clear (&cue.speaker);
          memset (&cue, 0, sizeof cue);
          found = read_verb_cue (self, word, &cue);
        }
      if (!found)
        {
          qimam_speaker_clear (&cue.speaker);
          qimam_speaker_clear (&cue.via);
          memset (&cue, 0, sizeof cue);
          word++;
          continue;
        }
      word = MAX (word, cue.last_word) + 1;
      add_cue (self, &cue);
    }
}
