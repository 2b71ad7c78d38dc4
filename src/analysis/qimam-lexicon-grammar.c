/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-speech.h"

#include <string.h>

#include "qimam-stem.h"

/* Small questions of grammar that the reading of speech asks of the words. */

static const char *const adverbials[] = { "بموجب", "بحسب",    "بناء",  "بعد",   "بعدما",  "بمناسبه",
                                          "بحضور", "بمشاركه", "باسم",  "بدوره", "بدورها", "بينما",
                                          "بين",   "بشان",    "بخصوص", NULL };
static const char *const according[] = { "بحسب", "حسب", "وفق", "وفقا", "طبقا", "تبعا", "علي", NULL };

const QimamWord *
qimam_speech_word (const QimamSpeech *self, guint i)
{
  return &g_array_index (self->reading->words, QimamWord, i);
}

gboolean
qimam_speech_is_that (const char *folded)
{
  static const char *const endings[] = { "", "ه", "ها", "هما", "هم", "نا", "ني", "نني", "ننا", "ي", NULL };
  const char *p = folded;

  if (g_str_has_prefix (p, "و"))
    p = g_utf8_next_char (p);
  if (g_str_has_prefix (p, "ب") || g_str_has_prefix (p, "ف"))
    p = g_utf8_next_char (p);
  return g_str_has_prefix (p, "ان") && g_strv_contains (endings, p + strlen ("ان"));
}

gboolean
qimam_speech_gap_has (const QimamSpeech *self, guint left, gunichar what)
{
  const char *p = self->reading->text + qimam_speech_word (self, left)->end;
  const char *end = left + 1 < self->reading->words->len
                        ? self->reading->text + qimam_speech_word (self, left + 1)->start
                        : self->reading->text + self->reading->length;

  for (; p < end && *p != '\n'; p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == what || (what == 0x60c && *p == ','))
      return TRUE;
  return FALSE;
}

const QimamQuotation *
qimam_speech_quotation_at (const QimamSpeech *self, gsize from, gsize to)
{
  for (guint i = qimam_reading_quotation_from (self->reading, from); i < self->reading->quotations->len; i++)
    {
      const QimamQuotation *quotation = &g_array_index (self->reading->quotations, QimamQuotation, i);

      if (quotation->outer.start > to)
        return NULL;
      if (quotation->outer.start >= from)
        return quotation;
    }
  return NULL;
}

gboolean
qimam_speech_is_quoted (const QimamSpeech *self, guint word)
{
  gsize offset = qimam_speech_word (self, word)->start;
  guint index = qimam_reading_quotation_from (self->reading, offset);
  const QimamQuotation *quotation;

  if (index >= self->reading->quotations->len)
    return FALSE;
  quotation = &g_array_index (self->reading->quotations, QimamQuotation, index);
  if (quotation->outer.start > offset)
    return FALSE;
  return quotation->balanced || !(self->first == word || qimam_speech_gap_has (self, word - 1, '.'));
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
ends_with_ta (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);
  g_autofree char *text = g_strndup (self->reading->text + w->start, w->end - w->start);

  return strstr (text, "ة") != NULL;
}

/* "وبين الوزير سالم الأحمد أن": without its shadda the verb is spelled as "between", which no أن follows. */
static gboolean
is_made_clear (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;
  int index = qimam_speech_mention_at (self, word + 1);
  guint last = word + 1;

  if ((!g_str_equal (folded, "وبين") && !g_str_equal (folded, "بين")) || word + 2 >= self->end ||
      (word != self->first && !qimam_speech_gap_has (self, word - 1, 0x60c)))
    return FALSE;
  if (qimam_speech_is_that (qimam_speech_word (self, word + 1)->folded))
    return !g_str_has_prefix (qimam_speech_word (self, word + 1)->folded, "و");
  if (index >= 0)
    {
      const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);

      if (mention->kind == QIMAM_MENTION_PLACE || mention->kind == QIMAM_MENTION_COUNTRY)
        return FALSE;
      last = mention->last_word;
    }
  else if (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE,
                              qimam_speech_word (self, word + 1)->folded) &&
           !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, qimam_speech_word (self, word + 1)->folded))
    return FALSE;
  return last + 1 < self->end && qimam_speech_is_that (qimam_speech_word (self, last + 1)->folded) &&
         !g_str_has_prefix (qimam_speech_word (self, last + 1)->folded, "و");
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

          if ((known->shadda && !has_shadda (self, word) && !is_made_clear (self, word)) ||
              (known->plain && has_hamza (self, word, skip)) ||
              /* "مقره" is a noun and no participle */
              (known->kind == QIMAM_FORM_PARTICIPLE && known->female && known->number == QIMAM_NUMBER_ONE &&
               !ends_with_ta (self, word)))
            continue;
          *found =
              (QimamVerbAt){ &g_array_index (self->lexicon->verbs, QimamVerb, known->verb), *known, skip };
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
qimam_speech_is_opener (const QimamSpeech *self, const char *folded)
{
  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OPENER, folded) || qimam_speech_is_that (folded) ||
         (g_str_has_prefix (folded, "و") &&
          qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OPENER, folded + strlen ("و")));
}

guint
qimam_speech_flag_of_preposition (const char *folded)
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

int
qimam_speech_mention_ending (const QimamSpeech *self, guint word)
{
  return g_array_index (self->mention_end, int, word);
}

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
  if (left == cue->last_word || qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, folded) ||
      qimam_speech_gap_has (self, left, ':') || qimam_speech_gap_has (self, left, 0x60c))
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

gboolean
qimam_speech_is_time (const QimamSpeech *self, guint word)
{
  return qimam_reading_time_at (self->reading, qimam_speech_word (self, word)->start) != NULL;
}

gboolean
qimam_speech_has_pronoun (const char *folded)
{
  return qimam_speech_is_that (folded) && !g_str_has_suffix (folded, "ان");
}

gboolean
qimam_speech_is_bare_word (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return !qimam_is_stop_word (folded, -1) && !qimam_speech_is_that (folded) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, folded) &&
         !qimam_speech_is_time (self, word) && !g_ascii_isdigit (*folded);
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

/* "أن", and not the letters of "أن.بي.سي" */
gboolean
qimam_speech_is_that_at (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);
  const char *after = self->reading->text + w->end;

  return qimam_speech_is_that (w->folded) &&
         !(*after == '.' && w->end + 1 < self->reading->length && !g_ascii_isspace (after[1]));
}

/* "ألا يتكرر": أن and لا in one word, before a verb in the present */
gboolean
qimam_speech_is_that_not (const QimamSpeech *self, guint word)
{
  static const char *const persons[] = { "ي", "ت", "ن" };
  const QimamWord *w = qimam_speech_word (self, word);

  if (!g_str_equal (w->folded, "الا") || g_utf8_get_char (self->reading->text + w->start) != 0x623 ||
      word + 1 >= self->end)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    if (g_str_has_prefix (qimam_speech_word (self, word + 1)->folded, persons[i]))
      return TRUE;
  return FALSE;
}

gboolean
qimam_speech_is_common (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);

  return qimam_speech_is_matter (self, w->folded) ||
         g_hash_table_contains (self->lexicon->not_names, w->folded) ||
         (g_utf8_strlen (w->folded, -1) > 3 && qimam_stem_is_known (w->folded, strlen (w->folded)));
}

gboolean
qimam_speech_ends_apposition (const QimamSpeech *self, guint word)
{
  return word + 1 < self->end &&
         (qimam_speech_gap_has (self, word, 0x60c) || qimam_speech_gap_has (self, word, ':') ||
          qimam_speech_is_that_at (self, word + 1));
}

gboolean
qimam_speech_is_adverbial (const char *folded)
{
  return g_strv_contains (adverbials, folded);
}

gboolean
qimam_speech_is_in_it (const char *folded)
{
  static const char *const words[] = { "فيه", "فيها", "خلاله", "خلالها", NULL };

  return g_strv_contains (words, folded);
}

gboolean
qimam_speech_is_passive (const QimamSpeech *self, const QimamSpeechCue *cue)
{
  const QimamWord *word = qimam_speech_word (self, cue->verb_word);
  const char *p = self->reading->text + word->start, *end = self->reading->text + word->end;

  if (cue->form != QIMAM_FORM_PAST || cue->verb == NULL)
    return FALSE;
  if (g_str_equal (cue->verb->lemma, "قيل"))
    return TRUE;
  if (g_str_has_prefix (p, "و") && !g_str_has_prefix (word->stem, "و"))
    p = g_utf8_next_char (p);
  return p < end && g_utf8_next_char (p) < end && g_utf8_get_char (g_utf8_next_char (p)) == 0x64f;
}

gboolean
qimam_speech_is_but (const char *folded)
{
  static const char *const words[] = { "لكن", "ولكن", "بينما", "فيما", "اما", "واما", "غير", "بيد", NULL };

  return g_strv_contains (words, folded);
}

gboolean
qimam_speech_is_saying_participle (const char *folded)
{
  static const char *const words[] = { "قايلا", "قايله", "قايلين", "قايلتين", NULL };

  return g_strv_contains (words, folded);
}

gboolean
qimam_speech_is_condition (const char *folded)
{
  static const char *const words[] = { "طلب",   "طلبت",   "طلبوا",   "طلبا", "فضل",  "فضلت",  "رفض",   "رفضت",
                                       "اشترط", "اشترطت", "اشترطوا", "لم",   "تحدث", "تحدثت", "طالبا", NULL };

  return g_strv_contains (words, folded);
}

gboolean
qimam_speech_is_according (const char *folded)
{
  return g_strv_contains (according, folded);
}
