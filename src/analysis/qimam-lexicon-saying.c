/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-speech.h"

/* Nouns that stand for what somebody says: "بالقول إن", "مع تأكيده أن", "اكتفى بالإشارة إلى". */

#define MAX_LIGHT 8 /* words between a verb and the noun of saying that goes with it */

/* "تأكيده", "إشارتها": a noun of saying with a pronoun */
static const QimamVerb *
saying_of (const QimamSpeech *self, const char *folded)
{
  static const char *const pronouns[] = { "هما", "هم", "ها", "ه" };

  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (g_str_has_suffix (folded, pronouns[i]))
      {
        g_autofree char *stem = g_strndup (folded, strlen (folded) - strlen (pronouns[i]));
        g_autofree char *base = g_str_has_suffix (stem, "ت") && g_utf8_strlen (stem, -1) > 4
                                    ? g_strdup_printf ("%.*sه", (int) (strlen (stem) - strlen ("ت")), stem)
                                    : g_strdup (stem);
        const GArray *forms = g_hash_table_lookup (self->lexicon->verb_forms, base);

        for (guint f = 0; forms != NULL && f < forms->len; f++)
          if (g_array_index (forms, QimamVerbForm, f).kind == QIMAM_FORM_MASDAR)
            return &g_array_index (self->lexicon->verbs, QimamVerb,
                                   g_array_index (forms, QimamVerbForm, f).verb);
        return NULL;
      }
  return NULL;
}

/* A noun that stands for what somebody says, and أن follows: "بالقول", "وخلاصته", "مع تأكيده", "بحجة". */
typedef enum
{
  SAYING_NONE,
  SAYING_QUOTES, /* a quotation may follow, too */
  SAYING_THAT,
  SAYING_GIST, /* of whom stands between: "وخلاصة المصادر أن" */
} SayingNoun;

static SayingNoun
read_saying_noun (const QimamSpeech *self, guint word, const QimamVerb **verb)
{
  static const char *const before_saying[] = { "الي", "في", "حد", "من", NULL };
  static const char *const with_saying[] = { "مع",  "باستثناء", "رغم", "لدي", "عند", "خلال", "بعد",
                                             "قبل", "سوي",      "الا", "في",  "عبر", NULL };
  static const char *const nouns[] = { "بالتاكيد", "بالتشديد", "بالاشاره", "بالتحذير", "بالتذكير", NULL };
  static const char *const gists[] = { "خلاصته", "وخلاصته", "خلاصتها", "وخلاصتها", "مفاده",  "مفادها",
                                       "ومفاده", "ومفادها", "فحواه",   "وفحواه",   "فحواها", "وفحواها",
                                       "موداه",  "وموداه",  "موداها",  NULL };
  static const char *const heads[] = { "خلاصه", "وخلاصه", "مفاد", "ومفاد", "فحوي", "وفحوي", NULL };
  static const char *const pretexts[] = { "بحجه", "بدعوي", "بذريعه", "بزعم", NULL };
  const char *folded = qimam_speech_word (self, word)->folded;
  const char *previous = word > self->first ? qimam_speech_word (self, word - 1)->folded : "";

  *verb = NULL;
  if (g_str_equal (folded, "بالقول") ||
      (g_str_has_prefix (folded, "بقول") &&
       qimam_lexicon_is (self->lexicon, QIMAM_WORDS_SAYING, g_utf8_next_char (folded))) ||
      (g_str_equal (folded, "القول") && g_strv_contains (before_saying, previous)))
    return SAYING_QUOTES;
  if (g_strv_contains (nouns, folded) || g_strv_contains (gists, folded) ||
      (self->cues->len == 0 && g_strv_contains (pretexts, folded)))
    return SAYING_THAT;
  if (word > self->first && (g_strv_contains (with_saying, previous) || g_str_has_prefix (folded, "ب")))
    *verb = saying_of (self, g_str_has_prefix (folded, "ب") ? g_utf8_next_char (folded) : folded);
  if (*verb == NULL && g_strv_contains (heads, folded))
    return SAYING_GIST;
  return *verb != NULL ? SAYING_THAT : SAYING_NONE;
}

/* "بالقول في بيانهم إن": the particle, some words after the noun. 0 where none follows. */
static guint
that_after_noun (const QimamSpeech *self, guint word, SayingNoun noun)
{
  guint limit = word + (noun == SAYING_THAT ? 3 : 6);

  for (guint i = word + 1; i < MIN (self->end, limit); i++)
    {
      if (!qimam_reading_is_plain_gap (self->reading, i - 1, i))
        return 0;
      if (qimam_speech_is_that_at (self, i))
        return i + 1 < self->end ? i : 0;
      if (noun == SAYING_THAT && qimam_speech_flag_of_preposition (qimam_speech_word (self, i)->folded) == 0)
        return 0;
    }
  return 0;
}

/* "اكتفى الوزير بالقول": who stands between a verb and the noun. */
static void
take_one_before_noun (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  int index = word > self->first ? qimam_speech_mention_ending (self, word - 1) : -1;
  const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;
  guint last;

  if (!g_str_equal (qimam_speech_word (self, word)->folded, "بالقول") || mention == NULL ||
      mention->kind == QIMAM_MENTION_PLACE || mention->first_word <= self->first ||
      !qimam_reading_is_plain_gap (self->reading, word - 1, word) ||
      qimam_speech_has_particle (self, mention) ||
      qimam_speech_flag_of_preposition (qimam_speech_word (self, mention->first_word - 1)->folded) != 0 ||
      !qimam_reading_is_plain_gap (self->reading, mention->first_word - 1, mention->first_word))
    return;
  qimam_speech_speaker_from (self, index, &cue->speaker, &last);
}

/* "ختم كلمته بالقول إن", "لخص الموقف بقوله: «…»": what is said after a noun of saying. */
gboolean
qimam_speech_read_saying (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  const QimamQuotation *quotation;
  const QimamVerb *verb;
  QimamSpeechMode mode;
  SayingNoun noun = read_saying_noun (self, word, &verb);
  guint that;

  if (noun == SAYING_NONE || word + 1 >= self->end ||
      (self->cues->len > 0 &&
       g_array_index (self->cues, QimamSpeechCue, self->cues->len - 1).content_word >= word))
    return FALSE;
  cue->verb_word = cue->clause_first = word;
  cue->verb = verb;
  cue->verb_name = verb != NULL ? verb->lemma : "قال";
  cue->form = word == self->first ? QIMAM_FORM_PAST : QIMAM_FORM_PARTICIPLE;
  cue->last_word = word;
  take_one_before_noun (self, word, cue);
  quotation = qimam_speech_quotation_at (self, qimam_speech_word (self, word)->end,
                                         qimam_speech_word (self, word + 1)->start);
  that = quotation == NULL || noun == SAYING_THAT ? that_after_noun (self, word, noun) : 0;
  if (that != 0)
    {
      for (guint i = word + 1; noun == SAYING_GIST && i < that && !cue->speaker.known; i++)
        if (qimam_speech_mention_at (self, i) >= 0)
          {
            guint last;

            qimam_speech_speaker_from (self, qimam_speech_mention_at (self, i), &cue->speaker, &last);
          }
      cue->last_word = that;
      qimam_speech_set_content (cue, QIMAM_SPEECH_THAT, self, that + 1);
      return TRUE;
    }
  mode = qimam_speech_gap_has (self, word, ':') ? QIMAM_SPEECH_COLON : QIMAM_SPEECH_QUOTE;
  if (noun != SAYING_QUOTES || (mode == QIMAM_SPEECH_QUOTE && quotation == NULL))
    return FALSE;
  qimam_speech_set_content (cue, mode, self, word + 1);
  return TRUE;
}

/* Where the verb stands that the noun goes with: "اكتفى البيان بالإشارة", "سارع الوزير إلى التحذير". FALSE where
 * there is none. */
static gboolean
find_light_verb (const QimamSpeech *self, guint noun, guint *verb)
{
  for (guint i = noun; i-- > self->first && noun - i <= MAX_LIGHT;)
    {
      const char *folded = qimam_speech_word (self, i)->folded;

      if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_LIGHT, folded) ||
          ((g_str_has_prefix (folded, "و") || g_str_has_prefix (folded, "ف")) &&
           qimam_lexicon_is (self->lexicon, QIMAM_WORDS_LIGHT, g_utf8_next_char (folded))))
        {
          *verb = i;
          return TRUE;
        }
      if (i + 1 < noun && qimam_speech_gap_has (self, i, 0x60c))
        return FALSE;
    }
  return FALSE;
}

/* "تم التأكيد", "جرى التشديد" */
static gboolean
is_done (const QimamSpeech *self, guint noun)
{
  static const char *const done[] = { "تم", "وتم", "جري", "وجري", "تمت", "وتمت", "جرت", "وجرت", NULL };

  return noun > self->first && g_strv_contains (done, qimam_speech_word (self, noun - 1)->folded);
}

/* The verb whose noun stands here with the article: "التحذير", "بالإشارة". */
static const QimamVerb *
verb_of_definite (const QimamSpeech *self, const char *folded)
{
  const GArray *forms;

  if (g_str_has_prefix (folded, "بال"))
    folded = g_utf8_next_char (folded);
  if (!g_str_has_prefix (folded, "ال"))
    return NULL;
  forms = g_hash_table_lookup (self->lexicon->verb_forms, folded + strlen ("ال"));
  for (guint i = 0; forms != NULL && i < forms->len; i++)
    if (g_array_index (forms, QimamVerbForm, i).kind == QIMAM_FORM_MASDAR)
      return &g_array_index (self->lexicon->verbs, QimamVerb, g_array_index (forms, QimamVerbForm, i).verb);
  return NULL;
}

/* Who does what a light verb tells: between it and the noun, or before it. */
static void
take_subject_of_light (QimamSpeech *self, guint light, guint noun, QimamSpeechCue *cue)
{
  int index = light + 1 < noun ? qimam_speech_mention_at (self, light + 1) : -1;
  const char *folded = qimam_speech_word (self, light)->folded;
  QimamVerbAt verb = { cue->verb, { .kind = QIMAM_FORM_PAST, .female = g_str_has_suffix (folded, "ت") }, 0 };
  guint last, word = cue->verb_word;

  if (index >= 0 && !qimam_speech_has_particle (self, g_ptr_array_index (self->reading->mentions, index)))
    {
      qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      return;
    }
  /* "اكتفى النص بالإشارة" */
  if (light + 2 == noun && qimam_speech_is_bare_word (self, light + 1) &&
      g_str_has_prefix (qimam_speech_word (self, light + 1)->folded, "ال"))
    {
      qimam_speech_speaker_printed (self, light + 1, light + 1, 0, &cue->speaker);
      return;
    }
  cue->feminine = verb.form.female;
  cue->verb_word = light;
  qimam_speech_take_subject_before (self, cue, &verb);
  cue->verb_word = word;
}

/* "اكتفى بالإشارة إلى أن", "سارع إلى التحذير من", "تم التأكيد على": what is said after the noun of a verb of
 * saying, that another verb goes before. */
gboolean
qimam_speech_read_light (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  static const char *const stressing[] = { "أكد", "شدد", "أشار", "حذر", "نوه", "ذكّر", NULL };
  static const char *const pronouns[] = { "به", "بها", "بهم", "بهما", "بهن", "بك", "بكم", NULL };
  const char *folded = qimam_speech_word (self, word)->folded;
  const QimamVerb *verb = verb_of_definite (self, folded);
  const QimamQuotation *quotation;
  gboolean done;
  guint light = word, at = word + 1;

  if (verb == NULL || word + 2 >= self->end || word == self->first)
    return FALSE;
  done = is_done (self, word) && g_strv_contains (stressing, verb->lemma);
  if (!done && (!find_light_verb (self, word, &light) ||
                !(g_str_has_prefix (folded, "بال") ||
                  qimam_speech_flag_of_preposition (qimam_speech_word (self, word - 1)->folded) != 0)))
    return FALSE;
  if (done)
    light = word - 1;
  cue->verb_word = word;
  cue->clause_first = light;
  cue->verb = verb;
  cue->verb_name = verb->lemma;
  cue->form = QIMAM_FORM_PAST;
  cue->last_word = word;
  if (!qimam_reading_is_plain_gap (self->reading, word, at) &&
      qimam_speech_quotation_at (self, qimam_speech_word (self, word)->end,
                                 qimam_speech_word (self, at)->start) == NULL)
    return FALSE;
  if (qimam_speech_flag_of_preposition (qimam_speech_word (self, at)->folded) != 0 && at + 1 < self->end)
    at++;
  if (at + 1 < self->end && qimam_speech_is_that_at (self, at))
    qimam_speech_set_content (cue, QIMAM_SPEECH_THAT, self, at + 1);
  else if (at > word + 1 && (verb->takes & qimam_speech_flag_of_preposition (
                                               qimam_speech_word (self, word + 1)->folded)) != 0)
    qimam_speech_set_content (cue, QIMAM_SPEECH_NOUN, self, at);
  else if (at == word + 1 && !done && (verb->takes & QIMAM_TAKES_WITH) &&
           !g_strv_contains (pronouns, qimam_speech_word (self, at)->folded) &&
           g_str_has_prefix (qimam_speech_word (self, at)->folded, "ب"))
    qimam_speech_set_content (cue, QIMAM_SPEECH_NOUN, self, at);
  else if (at == word + 1 && qimam_speech_opens_quote (self, cue, word, &quotation))
    qimam_speech_set_content (cue, QIMAM_SPEECH_QUOTE, self, at);
  else
    return FALSE;
  cue->last_word = cue->content_word - 1;
  if (!done)
    take_subject_of_light (self, light, word, cue);
  return TRUE;
}
