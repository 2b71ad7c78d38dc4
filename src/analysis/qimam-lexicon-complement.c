/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-speech.h"

#include "qimam-stem.h"

/* Subject, object and what is said, after a verb of saying. */

static const char *const no_objects[] = { "بموجب", "بحسب",    "بناء",  "بعد",   "بعدما",  "بمناسبه",
                                          "بحضور", "بمشاركه", "باسم",  "بدوره", "بدورها", "بينما",
                                          "بين",   "بشان",    "بخصوص", NULL };
static const char *const pronouns_of_it[] = { "به", "بها", "عنه", "عنها", "اليه", "اليها", NULL };
static const char *const this_words[] = { "هذا", "هذه", "تلك", NULL };
static const char *const by_words[] = { "بحسب", "حسب", "وفق", "وفقا", "طبقا", "تبعا", "علي", NULL };
static const char *const subject_pronouns[] = { "هو", "هي", "هما", "هم", NULL };
static const char *const to_them[] = { "عليه", "عليها", "عليهم", "عليهما", "له", "لها", "لهم", NULL };
static const char *const what_words[] = { "ما", "لما", "وما", NULL };

#define MAX_FILLER 24 /* words that may stand between a verb with its subject and what is said */

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

gboolean
qimam_speech_read_verb (const QimamSpeech *self, guint word, QimamVerbAt *found)
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
          *found =
              (QimamVerbAt){ &g_array_index (self->lexicon->verbs, QimamVerb, known->verb), *known, skip };
          return TRUE;
        }
    }
  return FALSE;
}

/* Words that open a clause and go with the verb after them. */
gboolean
qimam_speech_is_opener (const QimamSpeech *self, const char *folded)
{
  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OPENER, folded) || qimam_speech_is_that (folded) ||
         (g_str_has_prefix (folded, "و") &&
          qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OPENER, folded + strlen ("و")));
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

int
qimam_speech_mention_at (const QimamSpeech *self, guint word)
{
  return word < self->end ? g_array_index (self->mention_at, int, word) : -1;
}

/* Whether a mention can be the subject of a verb form: gender tells "كييف" the object of a masculine verb. */
gboolean
qimam_speech_agrees (const QimamSpeech *self, const QimamMention *mention, const QimamVerbForm *form)
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

gboolean
qimam_speech_has_particle (const QimamSpeech *self, const QimamMention *mention)
{
  return mention->full.start > qimam_speech_word (self, mention->first_word)->start;
}

/* Where the quotation that follows a word begins to be what is said. */
gboolean
qimam_speech_opens_quote (const QimamSpeech *self,
                          const QimamSpeechCue *cue,
                          guint left,
                          const QimamQuotation **quotation)
{
  const QimamWord *word = qimam_speech_word (self, left);
  gsize to = left + 1 < self->reading->words->len ? qimam_speech_word (self, left + 1)->start
                                                  : self->reading->length;
  const char *folded = word->folded;

  *quotation = qimam_speech_quotation_at (self, word->end, to);
  if (*quotation == NULL || g_utf8_strlen (folded, -1) == 1)
    return FALSE;
  if (left == cue->last_word || qimam_speech_gap_has (self, left, ':') ||
      qimam_speech_gap_has (self, left, 0x60c))
    return TRUE;
  return !qimam_is_stop_word (folded, -1) &&
         qimam_reading_word_at (self->reading, (*quotation)->inner.end) > left + 4;
}

void
qimam_speech_set_content (QimamSpeechCue *cue, QimamSpeechMode mode, const QimamSpeech *self, guint word)
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
  const QimamTime *time = qimam_reading_time_at (self->reading, qimam_speech_word (self, word)->start);
  int index;

  if (time != NULL)
    return MAX (word + 1, qimam_reading_word_at (self->reading, time->span.end - 1) + 1);
  index = qimam_speech_mention_at (self, word + 1);
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, qimam_speech_word (self, word)->folded))
    return word + 1;
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, qimam_speech_word (self, word)->folded) &&
      word + 1 < self->end)
    {
      guint next = index >= 0
                       ? ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word + 1
                       : word + 2;

      /* "في الوقت ذاته" */
      return next < self->end && qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB,
                                                   qimam_speech_word (self, next)->folded)
                 ? next + 1
                 : next;
    }
  return word + 1;
}

static gboolean
is_time (const QimamSpeech *self, guint word)
{
  return qimam_reading_time_at (self->reading, qimam_speech_word (self, word)->start) != NULL;
}

typedef struct
{
  QimamSpeech *self;
  QimamSpeechCue *cue;
  const QimamVerbAt *verb;
  guint takes;
  guint word;
  gboolean finite;
  gboolean inside;
  gboolean fresh;    /* nothing but the subject stands between the verb and here */
  gboolean relative; /* a relative clause stands there */
  gboolean whole;    /* "this is what he said": what is said stands before */
  gboolean filled;   /* a phrase of time or place stands there */
  gboolean bound;    /* its subject is the pronoun of أن before it */
  gboolean excused;  /* the comma before this word closes a parenthesis */
  int object;
} Walk;

static gboolean
take_that (Walk *walk, guint that)
{
  qimam_speech_set_content (walk->cue, QIMAM_SPEECH_THAT, walk->self, that + 1);
  walk->cue->last_word = that;
  return that + 1 < walk->self->end;
}

/* Marks around the one who speaks: "قالت «الغد» إن". */
static gboolean
take_quoted_subject (Walk *walk, const QimamQuotation *quotation)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = qimam_reading_word_at (self->reading, quotation->inner.end);

  if (!quotation->balanced || !walk->finite || walk->cue->speaker.known ||
      first != walk->cue->verb_word + 1 || after > first + 3 || after <= first)
    return FALSE;
  for (guint i = after; i < MIN (self->end, after + 3); i++)
    if (qimam_speech_is_that (qimam_speech_word (self, i)->folded))
      {
        qimam_speech_speaker_printed (self, first, after - 1, &walk->cue->speaker);
        walk->cue->last_word = after - 1;
        return TRUE;
      }
  return FALSE;
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
  if (qimam_speech_gap_has (self, word - 1, ':') && (walk->takes & (QIMAM_TAKES_QUOTE | QIMAM_TAKES_THAT)) &&
      !(qimam_speech_is_that (folded) && (walk->takes & QIMAM_TAKES_THAT)))
    {
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_COLON, self, word);
      return TRUE;
    }
  /* "ندد بـ«…»": the particle stands alone before the marks */
  if ((walk->takes & QIMAM_TAKES_WITH) && g_str_equal (previous, "ب") && word - 1 > walk->cue->verb_word &&
      qimam_speech_quotation_at (self, qimam_speech_word (self, word - 1)->end,
                                 qimam_speech_word (self, word)->start) != NULL)
    {
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_QUOTE, self, word);
      return TRUE;
    }
  if ((walk->takes & (QIMAM_TAKES_QUOTE | QIMAM_TAKES_PERSON | QIMAM_TAKES_TO | QIMAM_TAKES_NOUN)) &&
      qimam_speech_mention_at (self, word) < 0 &&
      qimam_speech_opens_quote (self, walk->cue, word - 1, &quotation))
    {
      if (take_quoted_subject (walk, quotation))
        {
          walk->word = walk->cue->last_word + 1;
          return FALSE;
        }
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_QUOTE, self, word);
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
  if (that_next && ((walk->takes & flag) ||
                    ((flag == QIMAM_TAKES_ON || flag == QIMAM_TAKES_TO) && (walk->takes & QIMAM_TAKES_THAT))))
    {
      *reports = take_that (walk, word + 1);
      return TRUE;
    }
  if ((walk->takes & flag) && !that_next &&
      (walk->fresh || (walk->relative && !(walk->takes & QIMAM_TAKES_NOUN)) ||
       /* "عبر الوزير على منصته عن استيائه" */
       (flag == QIMAM_TAKES_ABOUT && walk->cue->speaker.known && walk->finite &&
        (g_str_equal (walk->verb->verb->lemma, "عبر") || g_str_equal (walk->verb->verb->lemma, "أعرب")))))
    {
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_NOUN, self, word + 1);
      walk->cue->last_word = word;
      return TRUE;
    }
  return FALSE;
}

/* "أنه", "إنها" */
static gboolean
has_pronoun (const char *folded)
{
  return qimam_speech_is_that (folded) && !g_str_has_suffix (folded, "ان");
}

/* "نائب رئيس مجلس الأمن الروسي دميتري ميدفيديف": the name some words after a title that names nobody. */
static gboolean
take_bearer (Walk *walk, const QimamMention *title)
{
  QimamSpeech *self = walk->self;

  if (title->named || g_strcmp0 (title->party, "joint") == 0 ||
      (title->kind != QIMAM_MENTION_PERSON &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE,
                          qimam_speech_word (self, title->first_word)->folded)))
    return FALSE;
  for (guint i = title->last_word + 1; i < MIN (self->end, title->last_word + 5); i++)
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
      if (mention->kind != QIMAM_MENTION_PERSON || !mention->named ||
          qimam_speech_has_particle (self, mention))
        return FALSE;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = last;
      return TRUE;
    }
  return FALSE;
}

/* "الرئيس الجنوب أفريقي سيريل رامافوزا": a title that no mention begins at, and the name after it. */
static gboolean
take_titled_name (Walk *walk)
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
      if (qimam_speech_has_particle (self, mention))
        return FALSE;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = last;
      walk->word = last + 1;
      return TRUE;
    }
  return FALSE;
}

/* "رحبت الوزارة …، وحثت واشنطن على": the one who spoke in the clause before goes on, and who stands after the
 * verb is spoken to. */
static gboolean
is_addressee (const Walk *walk, const QimamMention *mention)
{
  const QimamSpeech *self = walk->self;
  const QimamSpeechCue *before;
  guint next = mention->last_word + 1;

  if (!(walk->takes & QIMAM_TAKES_PERSON) || walk->verb->skip == 0 || self->cues->len == 0 || !walk->finite ||
      mention->kind != QIMAM_MENTION_COUNTRY || next >= self->end)
    return FALSE;
  before = &g_array_index (self->cues, QimamSpeechCue, self->cues->len - 1);
  return before->speaker.known && before->feminine == walk->verb->form.female &&
         (flag_of_preposition (qimam_speech_word (self, next)->folded) & walk->takes) != 0;
}

/* "أكد إعلان الكويت أهمية": a text called after the place where it was made */
static gboolean
take_document (Walk *walk)
{
  static const char *const documents[] = { "اعلان", "بيان", "ميثاق", "وثيقه", "نداء", NULL };
  QimamSpeech *self = walk->self;
  guint first = walk->word;
  int index = first + 1 < self->end ? qimam_speech_mention_at (self, first + 1) : -1;
  const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

  if (!walk->finite || !walk->fresh || walk->cue->speaker.known || first != walk->cue->verb_word + 1 ||
      !g_strv_contains (documents, qimam_speech_word (self, first)->folded) || mention == NULL ||
      (mention->kind != QIMAM_MENTION_PLACE && mention->kind != QIMAM_MENTION_COUNTRY) ||
      qimam_speech_has_particle (self, mention))
    return FALSE;
  qimam_speech_speaker_printed (self, first, mention->last_word, &walk->cue->speaker);
  walk->cue->speaker.joint = TRUE;
  g_free (walk->cue->speaker.party);
  walk->cue->speaker.party = g_strdup ("joint");
  walk->cue->last_word = mention->last_word;
  walk->word = mention->last_word + 1;
  return TRUE;
}

/* "الباحث في الشؤون الإسرائيلية مهند مصطفى أن": the unknown name before أن of one whose trade is told. */
static void
find_name_ahead (Walk *walk)
{
  QimamSpeech *self = walk->self;
  guint from = walk->cue->last_word + 1, that = from, name;

  if (!walk->finite || !(walk->takes & QIMAM_TAKES_THAT) || from >= self->end ||
      (flag_of_preposition (qimam_speech_word (self, from)->folded) == 0 &&
       !g_str_has_prefix (qimam_speech_word (self, from)->folded, "باسم")) ||
      (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK,
                          qimam_speech_word (self, walk->cue->last_word)->folded) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE,
                          qimam_speech_word (self, walk->cue->last_word)->folded)))
    return;
  while (that < MIN (self->end, from + 10) && !qimam_speech_is_that (qimam_speech_word (self, that)->folded))
    {
      if (that > from && !qimam_reading_is_plain_gap (self->reading, that - 1, that))
        return;
      that++;
    }
  if (that >= MIN (self->end, from + 10) || that < from + 3)
    return;
  for (name = that; name > from + 1 && that - name < 4; name--)
    {
      const char *folded = qimam_speech_word (self, name - 1)->folded;

      if (g_str_has_prefix (folded, "ال") || qimam_is_stop_word (folded, -1) ||
          flag_of_preposition (folded) != 0 || g_strv_contains (by_words, folded))
        break;
    }
  if (that - name < 2)
    return;
  qimam_speech_speaker_printed (self, name, that - 1, &walk->cue->speaker);
  walk->cue->last_word = that - 1;
  walk->word = that;
}

/* The subject, then one who is spoken to or of. */
static gboolean
take_mention (Walk *walk, int index)
{
  QimamSpeech *self = walk->self;
  QimamSpeechCue *cue = walk->cue;
  const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);
  guint last;

  if (!cue->speaker.known && walk->fresh && !walk->bound && (walk->object < 0 || walk->verb->form.object) &&
      !qimam_speech_has_particle (self, mention) && !is_addressee (walk, mention) &&
      (walk->finite || walk->verb->form.kind == QIMAM_FORM_MASDAR) &&
      qimam_speech_agrees (self, mention, &walk->verb->form) &&
      !(walk->inside && (walk->takes & QIMAM_TAKES_PERSON)))
    {
      last = mention->last_word;
      if (!take_bearer (walk, mention))
        qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      else
        last = walk->cue->last_word;
      cue->last_word = last;
      walk->word = last + 1;
      return TRUE;
    }
  /* "أمير قطر الشيخ تميم بن حمد": the name after the title, of one man */
  if (cue->speaker.known && walk->fresh && walk->object < 0 && mention->kind == QIMAM_MENTION_PERSON &&
      mention->key != NULL && g_strcmp0 (mention->key, cue->speaker.key) == 0 &&
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
  if (walk->word > self->first + 1 && mention->kind == QIMAM_MENTION_PERSON && mention->named &&
      g_str_equal (qimam_speech_word (self, walk->word - 1)->folded, "لسان"))
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

static gboolean
is_bare_word (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return !qimam_is_stop_word (folded, -1) && !qimam_speech_is_that (folded) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, folded) && !is_time (self, word) &&
         !g_ascii_isdigit (*folded);
}

gboolean
qimam_speech_is_matter (const QimamSpeech *self, const char *folded)
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

/* Whether a few words between commas stand before what is said: "النائب، سالم الأحمد، أنه". */
static gboolean
is_apposition_to (const QimamSpeech *self, guint word)
{
  if (!qimam_speech_gap_has (self, word - 1, 0x60c))
    return FALSE;
  for (guint i = word + 1; i < MIN (self->end, word + 7); i++)
    if (qimam_speech_gap_has (self, i - 1, 0x60c))
      return qimam_speech_is_that (qimam_speech_word (self, i)->folded);
  return FALSE;
}

/* Whether a word begins what a verb says with its preposition: "بتوفير", "لعدم", "على". */
static gboolean
opens_with_preposition (const Walk *walk, guint word)
{
  const char *folded = qimam_speech_word (walk->self, word)->folded;
  guint flag = flag_of_preposition (folded);

  if (flag != 0)
    return (walk->takes & flag) != 0;
  if (g_utf8_strlen (folded, -1) < 4 || g_strv_contains (no_objects, folded))
    return FALSE;
  return ((walk->takes & QIMAM_TAKES_WITH) && g_str_has_prefix (folded, "ب")) ||
         ((walk->takes & QIMAM_TAKES_FOR) && g_str_has_prefix (folded, "ل"));
}

/* "تعهد الأوروبيون بتوفير", "أهاب الوسطاء بطرفي النزاع": a definite noun phrase between a verb of saying and
 * the preposition that it asks for is who says it. */
static gboolean
take_subject_of_preposition (Walk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first;
  guint prepositions = QIMAM_TAKES_WITH | QIMAM_TAKES_ON | QIMAM_TAKES_TO | QIMAM_TAKES_ABOUT |
                       QIMAM_TAKES_FROM | QIMAM_TAKES_FOR;

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->object >= 0 ||
      first != walk->cue->verb_word + 1 || !(walk->takes & prepositions) ||
      (walk->takes & QIMAM_TAKES_NOUN) || walk->verb->form.object ||
      walk->verb->form.number == QIMAM_NUMBER_TWO || !is_bare_word (self, first) ||
      qimam_speech_is_matter (self, qimam_speech_word (self, first)->folded))
    return FALSE;
  while (after < self->end && after < first + 6 && is_bare_word (self, after) &&
         flag_of_preposition (qimam_speech_word (self, after)->folded) == 0 &&
         (after == first || !opens_with_preposition (walk, after)) &&
         qimam_reading_is_plain_gap (self->reading, after - 1, after))
    {
      QimamVerbAt other;
      int index = qimam_speech_mention_at (self, after);

      /* "حثت وزارة التجارة الصينية واشنطن على": the one who is spoken to */
      if (after > first + 1 && index >= 0 && (walk->takes & QIMAM_TAKES_PERSON) &&
          !qimam_speech_has_particle (self, g_ptr_array_index (self->reading->mentions, index)))
        break;
      if (qimam_speech_read_verb (self, after, &other) && other.form.kind != QIMAM_FORM_MASDAR)
        return FALSE;
      after++;
    }
  if (after == first || after >= self->end || !qimam_reading_is_plain_gap (self->reading, after - 1, after))
    return FALSE;
  /* What stands alone after a verb with an addressee may be that addressee: "وصف اللقاء بالمثمر". */
  if ((walk->takes & QIMAM_TAKES_PERSON) ? qimam_speech_mention_at (self, after) < 0
                                         : !opens_with_preposition (walk, after))
    return FALSE;
  if (!g_str_has_prefix (qimam_speech_word (self, first)->folded, "ال") &&
      !(after > first + 1 && g_str_has_prefix (qimam_speech_word (self, first + 1)->folded, "ال")) &&
      qimam_speech_mention_at (self, first + 1) < 0)
    return FALSE;
  qimam_speech_speaker_printed (self, first, after - 1, &walk->cue->speaker);
  walk->cue->last_word = after - 1;
  walk->word = after;
  return TRUE;
}

/* "استفزازا واضحا", "خطأً": an object, and nobody who speaks */
static gboolean
is_accusative (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);
  const char *text = self->reading->text + w->start;

  if (g_strstr_len (text, (gssize) (w->end - w->start), "\u064b") != NULL)
    return TRUE;
  return word + 1 < self->end && qimam_reading_is_plain_gap (self->reading, word, word + 1) &&
         !g_str_has_prefix (w->folded, "ال") && g_str_has_suffix (w->folded, "ا") &&
         g_str_has_suffix (qimam_speech_word (self, word + 1)->folded, "ا") &&
         qimam_stem_is_known (w->folded, strlen (w->folded) - strlen ("ا")) &&
         !g_str_has_prefix (qimam_speech_word (self, word + 1)->folded, "ال");
}

/* A subject that is no mention: the noun phrase right after the verb, where what is said follows it. */
static gboolean
take_printed_subject (Walk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first, last;
  const char *folded = qimam_speech_word (self, first)->folded;
  QimamVerbAt saying;
  gboolean some = qimam_lexicon_is (self->lexicon, QIMAM_WORDS_QUANTIFIER, folded), said;
  gboolean titled = qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded) ||
                    qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, folded);

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known ||
      !(walk->takes & (QIMAM_TAKES_THAT | QIMAM_TAKES_QUOTE)) ||
      (first != walk->cue->verb_word + 1 && !walk->whole) || (walk->verb->form.object && !walk->whole) ||
      walk->verb->form.number == QIMAM_NUMBER_TWO || qimam_speech_is_matter (self, folded) ||
      /* "أردف قائلا" */
      (qimam_speech_read_verb (self, first, &saying) && saying.form.kind == QIMAM_FORM_PARTICIPLE) ||
      (!is_bare_word (self, first) && !some) ||
      !qimam_reading_is_plain_gap (self->reading, first - 1, first) ||
      (!some && !walk->verb->form.female && (walk->takes & QIMAM_TAKES_NOUN) &&
       g_str_has_suffix (folded, "ه")) ||
      g_str_has_prefix (folded, "لل") || g_str_has_prefix (folded, "بال") ||
      qimam_lexicon_is_joined_noun (self->lexicon, folded) || is_accusative (self, first) ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NAME_END, folded) ||
      ((walk->takes & QIMAM_TAKES_PERSON) && !(walk->takes & QIMAM_TAKES_THAT)))
    return FALSE;
  /* One who spoke before: "وتوقع الأحمد نمو الناتج". */
  if (walk->finite && walk->fresh && !walk->cue->speaker.known && first == walk->cue->verb_word + 1 &&
      is_bare_word (self, first) && qimam_speech_is_printed (self, first))
    {
      qimam_speech_speaker_printed (self, first, first, &walk->cue->speaker);
      walk->cue->last_word = first;
      walk->word = first + 1;
      return TRUE;
    }
  while (after < self->end && after < first + 12 &&
         (is_bare_word (self, after) || (after == first && some)) &&
         (after == first || qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    {
      QimamVerbAt other;

      if (titled && after > first + 1 &&
          qimam_speech_is_matter (self, qimam_speech_word (self, after)->folded))
        break;
      if (after > first && (walk->takes & QIMAM_TAKES_WITH) && opens_with_preposition (walk, after))
        break;
      if (after > first &&
          ((qimam_speech_read_verb (self, after, &other) && other.form.kind != QIMAM_FORM_MASDAR) ||
           qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OWN_CLAUSE, qimam_speech_word (self, after)->folded)))
        return FALSE;
      after++;
    }
  if (after >= self->end)
    return FALSE;
  said = qimam_speech_is_that (qimam_speech_word (self, after)->folded) ||
         qimam_speech_gap_has (self, after - 1, ':') || is_apposition_to (self, after);
  /* A verb that takes a noun is read so, unless what is said follows at once; a long subject proves nothing.
   */
  if ((walk->takes & QIMAM_TAKES_NOUN) && !said && (!titled || after < first + 2))
    return FALSE;
  if (flag_of_preposition (qimam_speech_word (self, after)->folded) & walk->takes && after > first + 3)
    return FALSE;
  /* A known name inside is who speaks: "السيناتور الجمهوري ماركو روبيو". */
  for (guint i = first; i < after; i++)
    {
      int index = qimam_speech_mention_at (self, i);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention == NULL || mention->kind != QIMAM_MENTION_PERSON || !mention->named ||
          qimam_speech_has_particle (self, mention))
        continue;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = MAX (after - 1, last);
      walk->word = walk->cue->last_word + 1;
      return TRUE;
    }
  last = after - 1;
  /* A particle that stands alone belongs to what follows: "تقرير لـ«الغد»". */
  if (last > first && g_utf8_strlen (qimam_speech_word (self, last)->folded, -1) == 1)
    last--;
  qimam_speech_speaker_printed (self, first, last, &walk->cue->speaker);
  walk->cue->last_word = after - 1;
  walk->word = after;
  return TRUE;
}

/* "دعا البيان جميع الدول إلى": who is spoken to, where no mention is. */
static gboolean
take_printed_object (Walk *walk)
{
  QimamSpeech *self = walk->self;
  guint after = walk->word;

  if (!(walk->takes & QIMAM_TAKES_PERSON) || !walk->finite || !walk->cue->speaker.known ||
      walk->object >= 0 || !walk->fresh || walk->word != walk->cue->last_word + 1 ||
      walk->verb->form.object || !qimam_reading_is_plain_gap (self->reading, after - 1, after))
    return FALSE;
  while (after < self->end && after < walk->word + 5 &&
         flag_of_preposition (qimam_speech_word (self, after)->folded) == 0 &&
         (is_bare_word (self, after) || g_str_equal (qimam_speech_word (self, after)->folded, "جميع") ||
          g_str_equal (qimam_speech_word (self, after)->folded, "كل")) &&
         (after == walk->word || !opens_with_preposition (walk, after)) &&
         (after == walk->word || qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    {
      QimamVerbAt other;

      if (qimam_speech_read_verb (self, after, &other) && other.form.kind != QIMAM_FORM_MASDAR)
        return FALSE;
      after++;
    }
  if (after == walk->word || after >= self->end ||
      !qimam_reading_is_plain_gap (self->reading, after - 1, after) ||
      (!opens_with_preposition (walk, after) &&
       !qimam_speech_is_that (qimam_speech_word (self, after)->folded)))
    return FALSE;
  walk->object = 0;
  walk->cue->last_word = after - 1;
  walk->word = after;
  return TRUE;
}

/* The أن that a noun phrase leads to: "أوضح بيان صادر عن القمة أن". 0 where there is none. */
static guint
that_ahead (const Walk *walk)
{
  const QimamSpeech *self = walk->self;

  if (!(walk->takes & QIMAM_TAKES_THAT) ||
      qimam_speech_is_matter (self, qimam_speech_word (self, walk->word)->folded))
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

/* "أوضح X، خلال مؤتمر صحافي عقد في جدة، أن": what stands before the comma is no object. */
static gboolean
has_that_after_comma (const Walk *walk)
{
  const QimamSpeech *self = walk->self;

  for (guint i = walk->word + 1; i < MIN (self->end, walk->word + MAX_FILLER); i++)
    if (qimam_speech_is_that (qimam_speech_word (self, i)->folded) &&
        qimam_speech_gap_has (self, i - 1, 0x60c))
      return TRUE;
  return FALSE;
}

/* A noun that is said, as object or after بـ. */
static gboolean
open_noun (Walk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word;
  const char *folded = qimam_speech_word (self, word)->folded;
  int index = qimam_speech_mention_at (self, word);
  gboolean with = (walk->takes & QIMAM_TAKES_WITH) && g_str_has_prefix (folded, "ب") &&
                  !g_strv_contains (no_objects, folded) && g_utf8_strlen (folded, -1) >= 3 &&
                  !qimam_is_stop_word (folded, -1) && (walk->fresh || (walk->takes & QIMAM_TAKES_PERSON));
  gboolean purpose = (walk->takes & QIMAM_TAKES_FOR) && g_str_has_prefix (folded, "ل") &&
                     g_utf8_strlen (folded, -1) > 3 && walk->fresh && walk->cue->speaker.known;
  gboolean object = (walk->takes & QIMAM_TAKES_NOUN) && walk->fresh && !walk->verb->form.object &&
                    !g_str_has_prefix (folded, "ل") &&
                    (walk->excused || !qimam_speech_gap_has (self, word - 1, 0x60c));

  if (index >= 0)
    object = object && !qimam_speech_has_particle (self, g_ptr_array_index (self->reading->mentions, index));
  else if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) ||
           qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, folded) || is_time (self, word))
    return FALSE;
  else
    object = object && (!qimam_is_stop_word (folded, -1) || g_strv_contains (this_words, folded));
  if (!object && ((!with && !purpose) || index >= 0))
    return FALSE;
  if (object && walk->filled && has_that_after_comma (walk))
    return FALSE;
  if (object && !with && !purpose && that_ahead (walk) != 0)
    return take_that (walk, that_ahead (walk));
  qimam_speech_set_content (walk->cue, QIMAM_SPEECH_NOUN, self, word);
  walk->cue->weak = TRUE;
  return TRUE;
}

/* Goes one step on. Returns FALSE where another clause begins. */
static gboolean
step_over (Walk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word;
  int index = qimam_speech_mention_at (self, word);
  const char *folded = qimam_speech_word (self, word)->folded;
  QimamVerbAt other;

  walk->excused = FALSE;
  /* "ما أفاد به المصدر" */
  if (walk->whole && word == walk->cue->verb_word + 1 && g_strv_contains (pronouns_of_it, folded))
    {
      walk->word++;
      return TRUE;
    }
  if (walk->fresh && !walk->cue->speaker.known &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC, folded))
    {
      walk->word++;
      return TRUE;
    }
  /* "أمير قطر الشيخ تميم": a rank between title and name */
  if (walk->fresh && walk->cue->speaker.known && word == walk->cue->last_word + 1 && word + 1 < self->end &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded) &&
      qimam_speech_mention_at (self, word + 1) >= 0)
    {
      walk->word++;
      return TRUE;
    }
  /* "فرد عليه الرئيس", "واقترح هو ومضيفه" */
  if (walk->fresh && word == walk->cue->verb_word + 1 &&
      (g_strv_contains (to_them, folded) || g_strv_contains (subject_pronouns, folded)))
    {
      walk->word++;
      if (g_strv_contains (subject_pronouns, folded) && walk->word < self->end &&
          g_str_has_prefix (qimam_speech_word (self, walk->word)->folded, "و"))
        {
          index = qimam_speech_mention_at (self, walk->word);
          walk->word =
              index >= 0
                  ? ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word + 1
                  : walk->word + 1;
        }
      return TRUE;
    }
  if (index >= 0)
    {
      gboolean goes_on = walk->object >= 0 && word == walk->cue->last_word + 1 && !walk->verb->form.object;

      /* "حث حلفاء بلاده على": what belongs to the one who is spoken to */
      walk->word = ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word + 1;
      walk->fresh = walk->fresh && goes_on;
      if (goes_on)
        walk->cue->last_word = walk->word - 1;
      return TRUE;
    }
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, folded) || is_time (self, word))
    {
      walk->word = skip_filler (self, word);
      walk->filled = TRUE;
      return TRUE;
    }
  if (walk->fresh && walk->cue->speaker.known && word == walk->cue->last_word + 1 &&
      (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, folded) ||
       g_strv_contains (by_words, folded)) &&
      qimam_speech_gap_has (self, word - 1, 0x60c))
    {
      guint close = word;

      while (close + 1 < self->end && close < word + MAX_FILLER && !qimam_speech_gap_has (self, close, 0x60c))
        close++;
      if (close + 1 < self->end && qimam_speech_gap_has (self, close, 0x60c))
        {
          walk->excused = TRUE;
          walk->word = close + 1;
          return TRUE;
        }
    }
  if (is_parenthesis (self, word))
    {
      walk->excused = TRUE;
      walk->word++;
      return TRUE;
    }
  if (word > walk->cue->verb_word + 1 && qimam_speech_read_verb (self, word, &other) &&
      (other.form.kind == QIMAM_FORM_PAST || other.form.kind == QIMAM_FORM_PARTICIPLE) &&
      !qimam_speech_is_opener (self, qimam_speech_word (self, word - 1)->folded) &&
      (other.skip > 0 || qimam_speech_gap_has (self, word - 1, 0x60c)))
    return FALSE;
  walk->relative = walk->relative || qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, folded);
  walk->fresh = FALSE;
  walk->word++;
  return TRUE;
}

/* Reads subject, object and complement after a verb. Returns FALSE where the verb reports nothing. */
gboolean
qimam_speech_read_complement (QimamSpeech *self,
                              QimamSpeechCue *cue,
                              const QimamVerbAt *verb,
                              gboolean inside)
{
  Walk walk = { self, cue, verb, verb->verb->takes, cue->verb_word + 1 };
  guint limit = MIN (self->end, walk.word + MAX_FILLER);

  walk.finite = verb->form.kind == QIMAM_FORM_PAST || verb->form.kind == QIMAM_FORM_PRESENT;
  walk.inside = inside;
  walk.fresh = TRUE;
  walk.object = verb->form.object ? 0 : -1;
  walk.whole = cue->verb_word > self->first &&
               g_strv_contains (what_words, qimam_speech_word (self, cue->verb_word - 1)->folded) &&
               (verb->form.object ||
                (cue->verb_word > self->first + 1 &&
                 g_strv_contains (by_words, qimam_speech_word (self, cue->verb_word - 2)->folded)));
  /* "أنه أبلغ نظيره": the subject stands before */
  walk.bound = walk.finite && !verb->form.object && cue->verb_word > self->first && !cue->speaker.known &&
               has_pronoun (qimam_speech_word (self, cue->verb_word - 1)->folded);
  cue->last_word = cue->verb_word;
  while (walk.word < limit)
    {
      guint word = walk.word;
      int index = qimam_speech_mention_at (self, word);
      gboolean reports;

      if (qimam_speech_gap_has (self, walk.word - 1, '.') ||
          qimam_speech_gap_has (self, walk.word - 1, 0x61f))
        break;
      if (walk.whole && cue->speaker.known &&
          (walk.word > cue->last_word + 4 || qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE,
                                                               qimam_speech_word (self, walk.word)->folded)))
        break;
      if (open_content (&walk, &reports))
        return reports;
      if (walk.word != word)
        continue;
      if (index >= 0 && take_mention (&walk, index))
        continue;
      if (index < 0 &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC,
                             qimam_speech_word (self, walk.word)->folded) &&
          (take_titled_name (&walk) || take_document (&walk) || take_printed_subject (&walk) ||
           take_subject_of_preposition (&walk) || take_printed_object (&walk)))
        {
          if (cue->speaker.known && !cue->speaker.person && walk.object < 0)
            find_name_ahead (&walk);
          continue;
        }
      if (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC,
                             qimam_speech_word (self, walk.word)->folded) &&
          open_noun (&walk))
        return TRUE;
      if (!step_over (&walk))
        break;
    }
  qimam_speech_set_content (cue, QIMAM_SPEECH_TAIL, self, self->end);
  /* "…، كما أوضح." */
  if (walk.finite && !cue->speaker.known && (walk.takes & QIMAM_TAKES_QUOTE) &&
      cue->verb_word > self->first && cue->verb_word + 1 >= self->end &&
      (g_str_equal (qimam_speech_word (self, cue->verb_word - 1)->folded, "كما") ||
       g_str_equal (qimam_speech_word (self, cue->verb_word - 1)->folded, "حسبما")))
    return TRUE;
  return walk.finite && cue->speaker.known && (walk.takes & QIMAM_TAKES_QUOTE) &&
         (walk.whole || cue->last_word + 1 >= self->end || qimam_speech_gap_has (self, cue->last_word, '.'));
}
