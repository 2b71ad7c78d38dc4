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

          if (known->shadda && !has_shadda (self, word))
            continue;
          *found = (VerbAt){ &g_array_index (self->lexicon->verbs, QimamVerb, known->verb), *known, skip };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_negation (const char *folded)
{
  static const char *const words[] = { "لم",  "لن",  "لا",   "ولم", "ولن", "ولا",
                                       "دون", "عدم", "وعدم", "يكن", NULL };

  return g_strv_contains (words, folded);
}

/* Words that open a clause and go with the verb after them. */
static gboolean
is_opener (const char *folded)
{
  static const char *const words[] = { "كما",    "حيث",  "فيما", "بينما", "عندما", "لكنه", "لكنها", "ولكنه",
                                       "ولكنها", "ثم",   "قد",   "وقد",   "فقد",   "كان",  "وكان",  "كانت",
                                       "وكانت",  "لقد",  "ايضا", "اذ",    "بدوره", "كذلك", "وكذلك", "مما",
                                       "لكن",    "ولكن", "وهو",  "حسبما", "وفقما", "ما",   "الذي",  "التي",
                                       "بعدما",  "بعد",  "وما",  "هذا",   NULL };

  return g_strv_contains (words, folded) || qimam_speech_is_that (folded);
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
  static const char *const masculine_states[] = {
    "JO", "IQ", "LB", "MA", "SD", "YE", "VA", "SU", "SO", NULL
  };

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
    return mention->key != NULL && g_strv_contains (masculine_states, mention->key);
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

  while (at > self->first && is_opener (qimam_speech_word (self, at - 1)->folded) &&
         !qimam_speech_is_that (qimam_speech_word (self, at - 1)->folded))
    at--;
  if (at > self->first)
    index = mention_ending (self, at - 1);
  if (index >= 0)
    {
      const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);
      guint first = mention->first_word;
      gboolean opened = first == self->first || is_opener (qimam_speech_word (self, first - 1)->folded) ||
                        qimam_speech_gap_has (self, first - 1, 0x60c) ||
                        qimam_speech_gap_has (self, first - 1, '.') ||
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

static gboolean
is_filler_preposition (const char *folded)
{
  static const char *const words[] = { "في",   "خلال", "بعد", "قبل",   "قبيل",  "عقب",  "اثناء", "عبر",
                                       "امام", "مع",   "منذ", "عند",   "لدي",   "ضمن",  "من",    "ردا",
                                       "اثر",  "وفي",  "امس", "اليوم", "ايضا",  "كذلك", "لاحقا", "سابقا",
                                       "مساء", "صباح", "يوم", "غداه",  "بدوره", NULL };

  return g_strv_contains (words, folded);
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
  if (is_filler_preposition (qimam_speech_word (self, word)->folded) && word + 1 < self->end)
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

/* Reads subject, object and complement after a verb. Returns FALSE where the verb reports nothing. */
static gboolean
read_complement (QimamSpeech *self, QimamSpeechCue *cue, const VerbAt *verb, gboolean inside)
{
  guint takes = verb->verb->takes, word = cue->verb_word + 1, limit = MIN (self->end, word + MAX_FILLER);
  gboolean finite = verb->form.kind == QIMAM_FORM_PAST || verb->form.kind == QIMAM_FORM_PRESENT;
  gboolean fresh = TRUE; /* nothing but the subject stands between verb and word */
  int object = -1;

  cue->last_word = cue->verb_word;
  while (word < limit)
    {
      const char *folded = qimam_speech_word (self, word)->folded;
      const QimamQuotation *quotation;
      int index = mention_at (self, word);
      guint flag, last;
      VerbAt other;

      if (qimam_speech_gap_has (self, word - 1, ':') && (takes & (QIMAM_TAKES_QUOTE | QIMAM_TAKES_THAT)))
        {
          set_content (cue, QIMAM_SPEECH_COLON, self, word);
          return TRUE;
        }
      if (qimam_speech_gap_has (self, word - 1, '.') || qimam_speech_gap_has (self, word - 1, 0x61f))
        break;
      if ((takes & (QIMAM_TAKES_QUOTE | QIMAM_TAKES_PERSON | QIMAM_TAKES_TO | QIMAM_TAKES_NOUN)) &&
          opens_quote (self, cue, word - 1, &quotation) && index < 0)
        {
          set_content (cue, QIMAM_SPEECH_QUOTE, self, word);
          return TRUE;
        }
      if (qimam_speech_is_that (folded) && (takes & (QIMAM_TAKES_THAT | QIMAM_TAKES_WITH)))
        {
          set_content (cue, QIMAM_SPEECH_THAT, self, word + 1);
          cue->last_word = word;
          return word + 1 < self->end;
        }
      flag = flag_of_preposition (folded);
      if ((takes & flag) && word + 1 < self->end &&
          (fresh || qimam_speech_is_that (qimam_speech_word (self, word + 1)->folded)))
        {
          gboolean that = qimam_speech_is_that (qimam_speech_word (self, word + 1)->folded);

          set_content (cue, that ? QIMAM_SPEECH_THAT : QIMAM_SPEECH_NOUN, self, word + (that ? 2 : 1));
          cue->last_word = word + (that ? 1 : 0);
          return cue->content_word < self->end;
        }
      if (flag == QIMAM_TAKES_ON && (takes & QIMAM_TAKES_THAT) && word + 1 < self->end &&
          qimam_speech_is_that (qimam_speech_word (self, word + 1)->folded))
        {
          set_content (cue, QIMAM_SPEECH_THAT, self, word + 2);
          cue->last_word = word + 1;
          return cue->content_word < self->end;
        }
      if (index >= 0)
        {
          const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);

          if (!cue->speaker.known && fresh && object < 0 && !has_particle (self, mention) &&
              (finite || verb->form.kind == QIMAM_FORM_MASDAR) && agrees (self, mention, &verb->form) &&
              !(inside && (takes & QIMAM_TAKES_PERSON)))
            {
              qimam_speech_speaker_from (self, index, &cue->speaker, &last);
              cue->last_word = last;
              word = last + 1;
              continue;
            }
          if ((takes & QIMAM_TAKES_PERSON) && object < 0 &&
              (mention->kind == QIMAM_MENTION_PERSON || mention->kind == QIMAM_MENTION_COUNTRY))
            {
              object = index;
              cue->last_word = mention->last_word;
              word = mention->last_word + 1;
              continue;
            }
          if ((takes & QIMAM_TAKES_NOUN) && fresh && !has_particle (self, mention))
            {
              set_content (cue, QIMAM_SPEECH_NOUN, self, word);
              cue->weak = TRUE;
              return TRUE;
            }
          word = mention->last_word + 1;
          fresh = FALSE;
          continue;
        }
      if ((takes & QIMAM_TAKES_WITH) && g_str_has_prefix (folded, "ب") && g_utf8_strlen (folded, -1) > 3 &&
          (fresh || (takes & QIMAM_TAKES_PERSON)) && !is_filler_preposition (folded))
        {
          set_content (cue, QIMAM_SPEECH_NOUN, self, word);
          cue->weak = TRUE;
          return TRUE;
        }
      if (is_filler_preposition (folded) || is_time (self, word))
        {
          word = skip_filler (self, word);
          continue;
        }
      if ((takes & QIMAM_TAKES_NOUN) && fresh && !qimam_is_stop_word (folded, -1) &&
          !qimam_speech_gap_has (self, word - 1, 0x60c) && !g_str_has_prefix (folded, "ل"))
        {
          set_content (cue, QIMAM_SPEECH_NOUN, self, word);
          cue->weak = TRUE;
          return TRUE;
        }
      if (read_verb (self, word, &other) &&
          (other.form.kind == QIMAM_FORM_PAST || other.form.kind == QIMAM_FORM_PARTICIPLE) &&
          word > cue->verb_word + 1 && !is_opener (qimam_speech_word (self, word - 1)->folded) &&
          (other.skip > 0 || qimam_speech_gap_has (self, word - 1, 0x60c)))
        break;
      fresh = FALSE;
      word++;
    }
  set_content (cue, QIMAM_SPEECH_TAIL, self, self->end);
  return finite && cue->speaker.known && (takes & QIMAM_TAKES_QUOTE) &&
         (cue->last_word + 1 >= self->end || qimam_speech_gap_has (self, cue->last_word, '.'));
}

/* --- "X reported Y as saying" --- */

static gboolean
read_relay (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  static const char *const verbs[] = { "نقل", "نقلت", "نقلا", "ينقل", "تنقل", "ونقل", "ونقلت", NULL };
  static const char *const sayings[] = { "قوله", "قولها", "قولهم", "تاكيده", "تاكيدها", "اعلانه", NULL };
  guint at = word + 1, last, limit = MIN (self->end, word + 16);
  QimamSpeaker source = { 0 };
  int index;

  if (!g_strv_contains (verbs, qimam_speech_word (self, word)->folded))
    return FALSE;
  index = mention_at (self, at);
  if (index >= 0)
    {
      qimam_speech_speaker_from (self, index, &source, &last);
      at = last + 1;
    }
  while (at < limit && !g_str_equal (qimam_speech_word (self, at)->folded, "عن"))
    at++;
  index = at + 1 < limit ? mention_at (self, at + 1) : -1;
  if (index < 0)
    {
      qimam_speaker_clear (&source);
      return FALSE;
    }
  qimam_speech_speaker_from (self, index, &cue->speaker, &last);
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
          (g_strv_contains (sayings, qimam_speech_word (self, at - 1)->folded) &&
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

  if (!read_verb (self, word, &verb) || is_negation (previous))
    return FALSE;
  while (before > self->first && is_opener (qimam_speech_word (self, before - 1)->folded))
    before--;
  cue->verb = verb.verb;
  cue->verb_name = verb.form.kind == QIMAM_FORM_PARTICIPLE ? verb.verb->participle : verb.verb->lemma;
  cue->form = verb.form.kind;
  cue->verb_word = word;
  cue->clause_first = before;
  inside = self->cues->len > 0 &&
           (qimam_speech_is_that (previous) || g_str_equal (previous, "حيث") || word == self->first);
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
  if (verb.form.kind == QIMAM_FORM_PARTICIPLE && !opened)
    return FALSE;
  if (verb.form.kind != QIMAM_FORM_PARTICIPLE)
    {
      guint clause = cue->clause_first, last;
      int index = subject_before (self, word, &verb.form, &clause);

      if (index >= 0)
        {
          qimam_speech_speaker_from (self, index, &cue->speaker, &last);
          cue->clause_first = clause;
          if (clause > self->first && qimam_speech_is_that (qimam_speech_word (self, clause - 1)->folded))
            cue->nested = TRUE;
          /* What stands after the verb may still be its subject where the one before belongs to another
           * clause. */
          if (last + 1 < word && mention_at (self, word + 1) >= 0 && !(verb.verb->takes & QIMAM_TAKES_PERSON))
            qimam_speaker_clear (&cue->speaker);
        }
    }
  if (!read_complement (self, cue, &verb, inside))
    return FALSE;
  if (verb.form.kind == QIMAM_FORM_PARTICIPLE)
    return cue->mode != QIMAM_SPEECH_TAIL;
  if (verb.form.kind == QIMAM_FORM_PRESENT &&
      ((!cue->speaker.known && (verb.skip == 0 || self->cues->len > 0)) || cue->mode == QIMAM_SPEECH_NOUN))
    return FALSE;
  if (!cue->speaker.known && !opened)
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
  guint last;

  if (index < 0)
    return FALSE;
  qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  if (last + 1 >= self->end || !qimam_speech_gap_has (self, last, ':') ||
      ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->kind == QIMAM_MENTION_PLACE)
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
