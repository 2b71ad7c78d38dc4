/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-speech.h"

/* Cues of reported speech that are no verb with its subject: who passes words on, "according to", a name and
 * a colon. */

#define MAX_SUBJECT 60 /* words of a sentence in which its subject is looked for */
#define MAX_LABEL   8  /* words between a title and the colon after it */

/* "علمت «الأرز» من أوساط مطلعة أن" */
static gboolean
is_learning (const char *folded)
{
  static const char *const verbs[] = { "علم", "علمت", "وعلم", "وعلمت", "علمنا", "فهمت", NULL };

  return g_strv_contains (verbs, folded);
}

/* "نقلت الوكالة عنه قوله" */
static gboolean
is_about_him (const QimamSpeech *self, guint verb, guint word)
{
  static const char *const pronouns[] = { "عنه", "عنها", "عنهم", "عنهما", NULL };

  return g_strv_contains (pronouns, qimam_speech_word (self, word)->folded) &&
         g_str_has_suffix (qimam_speech_word (self, verb)->folded, "نقل") +
                 g_str_has_suffix (qimam_speech_word (self, verb)->folded, "نقلت") >
             0;
}

/* "نقل فلان عن الوزير «إعجابه»", "رغبته": a noun of mind with the pronoun of the one whose it is */
static gboolean
is_his (const QimamSpeech *self, guint word)
{
  static const char *const endings[] = { "ه", "ها", "هم", "هما" };
  const QimamWord *w = qimam_speech_word (self, word);
  gboolean quoted =
      word > self->first &&
      qimam_speech_quotation_at (self, qimam_speech_word (self, word - 1)->end, w->start) != NULL;

  if (g_utf8_strlen (w->folded, -1) < 5)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (w->folded, endings[i]) &&
        strncmp (self->reading->text + w->end - strlen (endings[i]), endings[i], strlen (endings[i])) == 0)
      return quoted || qimam_speech_is_common (self, word);
  return FALSE;
}

/* What is passed on, some words behind the one who said it. @noun: a noun may be so, too */
static gboolean
read_relayed (const QimamSpeech *self, QimamSpeechCue *cue, gboolean noun)
{
  guint last = cue->last_word;

  for (guint at = last + 1; at < MIN (self->end, last + 8); at++)
    {
      const char *folded = qimam_speech_word (self, at)->folded;

      if (qimam_speech_is_that (folded))
        {
          qimam_speech_set_content (cue, QIMAM_SPEECH_THAT, self, at + 1);
          cue->last_word = at;
          return at + 1 < self->end;
        }
      if (qimam_speech_gap_has (self, at - 1, ':') ||
          (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_SAYING, qimam_speech_word (self, at - 1)->folded) &&
           qimam_speech_quotation_at (self, qimam_speech_word (self, at - 1)->end,
                                      qimam_speech_word (self, at)->start) != NULL))
        {
          qimam_speech_set_content (cue, QIMAM_SPEECH_COLON, self, at);
          return TRUE;
        }
      /* "نقل زواره عن الوزير تمسكه بالقرار" */
      if (at == last + 1 && noun && (qimam_speech_is_matter (self, folded) || is_his (self, at)) &&
          (qimam_reading_is_plain_gap (self->reading, last, at) ||
           qimam_speech_quotation_at (self, qimam_speech_word (self, last)->end,
                                      qimam_speech_word (self, at)->start) != NULL))
        {
          qimam_speech_set_content (cue, QIMAM_SPEECH_NOUN, self, at);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
qimam_speech_read_relay (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  guint at = word + 1, last, limit = MIN (self->end, word + 16);
  QimamSpeaker source = { 0 };
  gboolean learned = is_learning (qimam_speech_word (self, word)->folded), him;
  const char *source_word = learned ? "من" : "عن";
  int index;

  /* "نسبت الوكالة إلى فلان قوله" */
  if (g_str_equal (qimam_speech_word (self, word)->folded, "نسبت") ||
      g_str_equal (qimam_speech_word (self, word)->folded, "ونسبت"))
    source_word = "الي";
  else if (!learned &&
           !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELAY, qimam_speech_word (self, word)->folded))
    return FALSE;
  index = qimam_speech_mention_at (self, at);
  if (index >= 0)
    {
      qimam_speech_speaker_from (self, index, &source, &last);
      at = last + 1;
    }
  while (at < limit && !g_str_equal (qimam_speech_word (self, at)->folded, source_word) &&
         !is_about_him (self, word, at))
    at++;
  if (at + 1 >= limit)
    {
      qimam_speaker_clear (&source);
      return FALSE;
    }
  him = is_about_him (self, word, at);
  index = him ? -1 : qimam_speech_mention_at (self, at + 1);
  if (index >= 0)
    qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  else if (him)
    {
      const QimamSpeaker *known =
          g_str_equal (qimam_speech_word (self, at)->folded, "عنها") && self->last_she.known ? &self->last_she
                                                                                             : &self->last;

      last = at;
      if (known->known)
        qimam_speaker_copy (&cue->speaker, known);
    }
  else
    {
      last = at + 1;
      while (
          last + 1 < self->end && last < at + 14 &&
          !qimam_speech_is_that (qimam_speech_word (self, last + 1)->folded) &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_SAYING, qimam_speech_word (self, last + 1)->folded) &&
          qimam_reading_is_plain_gap (self->reading, last, last + 1))
        last++;
      qimam_speech_speaker_printed (self, at + 1, last, 0, &cue->speaker);
    }
  cue->via = source;
  cue->verb_word = cue->clause_first = word;
  cue->verb_name = learned ? "علم" : "نقل";
  cue->last_word = last;
  if (read_relayed (self, cue, !learned && index >= 0))
    return TRUE;
  qimam_speaker_clear (&cue->speaker);
  qimam_speaker_clear (&cue->via);
  return FALSE;
}

/* The first person named in the sentence before a word; -1 if there is none. */
static int
named_in_sentence (const QimamSpeech *self, guint before)
{
  for (guint word = self->first; word < before && word < self->first + MAX_SUBJECT; word++)
    {
      int index = g_array_index (self->mention_at, int, word);

      if (index >= 0 &&
          ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->kind == QIMAM_MENTION_PERSON)
        return index;
    }
  return -1;
}

/* The last word of the phrase that tells from whom something is known, where no mention is: "شهود عيان",
 * "مقربين منه". 0 where the words tell of nobody: "وفق القانون". */
static guint
informant_end (const QimamSpeech *self, guint first, guint *skip)
{
  const char *folded;
  guint last = first;

  *skip = 0;
  if (first >= self->end)
    return 0;
  folded = qimam_speech_word (self, first)->folded;
  if (g_str_has_prefix (folded, "ل") && !g_str_has_prefix (folded, "لل") &&
      !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_INFORMANT, folded))
    {
      folded = g_utf8_next_char (folded);
      *skip = 1;
    }
  if (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_INFORMANT, folded) &&
      !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_MEDIUM, folded) && !qimam_speech_is_printed (self, first))
    return 0;
  while (last + 1 < self->end && last < first + 7 &&
         qimam_reading_is_plain_gap (self->reading, last, last + 1) &&
         (qimam_speech_is_bare_word (self, last + 1) ||
          (last + 2 < self->end && (g_str_equal (qimam_speech_word (self, last + 1)->folded, "في") ||
                                    g_str_equal (qimam_speech_word (self, last + 1)->folded, "من")))) &&
         !qimam_speech_is_that (qimam_speech_word (self, last + 1)->folded))
    last++;
  return last;
}

/* "جاء في تصريح للوزير سالم الأحمد أن", "جاء في كلمة له أن": whose words they are stands behind the noun. */
static gboolean
read_noun_of_saying (QimamSpeech *self, const QimamCueMatch *match, QimamSpeechCue *cue, const char *position)
{
  static const char *const nouns[] = { "تصريح", "تصريحات", "كلمه", "حديث",  "مقابله", "خطاب", "تغريده",
                                       "منشور", "رساله",   "مقال", "تعليق", "برقيه",  NULL };
  guint at = match->last_word + 1, last = at;

  if (!g_str_equal (position, "document") || at + 2 >= self->end ||
      !g_strv_contains (nouns, qimam_speech_word (self, at)->folded))
    return FALSE;
  for (guint i = at + 1; i < MIN (self->end, at + 4) && !cue->speaker.known; i++)
    if (qimam_speech_mention_at (self, i) >= 0)
      qimam_speech_speaker_from (self, qimam_speech_mention_at (self, i), &cue->speaker, &last);
  for (guint i = last + 1; i < MIN (self->end, last + 8); i++)
    if (qimam_speech_is_that (qimam_speech_word (self, i)->folded))
      {
        cue->verb_word = cue->clause_first = match->first_word;
        cue->verb_name = "جاء في";
        cue->form = QIMAM_FORM_PAST;
        cue->last_word = i;
        qimam_speech_set_content (cue, QIMAM_SPEECH_THAT, self, i + 1);
        return i + 1 < self->end;
      }
  qimam_speaker_clear (&cue->speaker);
  return FALSE;
}

/* "رئيس المعارضة، سالم الأحمد، فإن": the name between commas after an office; @end is the word behind it. */
static gboolean
office_and_name (const QimamSpeech *self, guint first, guint *name, guint *end)
{
  guint comma = first, after;

  if (first >= self->end ||
      (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, qimam_speech_word (self, first)->folded) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, qimam_speech_word (self, first)->folded)))
    return FALSE;
  while (comma + 1 < self->end && comma < first + 8 &&
         qimam_reading_is_plain_gap (self->reading, comma, comma + 1))
    comma++;
  after = comma + 1;
  if (!qimam_speech_gap_has (self, comma, 0x60c))
    return FALSE;
  while (after < self->end && after < comma + 5 && qimam_speech_is_name_word (self, after) &&
         (after == comma + 1 || qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    after++;
  *name = comma + 1;
  *end = after;
  return after >= comma + 3 && after < self->end && qimam_speech_gap_has (self, after - 1, 0x60c);
}

gboolean
qimam_speech_read_source (QimamSpeech *self, const QimamCueMatch *match, QimamSpeechCue *cue)
{
  const char *position = g_ptr_array_index (self->lexicon->source_positions, match->id);
  guint after = match->last_word + 1, last;
  int index = qimam_speech_mention_at (self, after);
  const QimamQuotation *quotation;

  if (g_str_equal (position, "self"))
    {
      cue->own = TRUE;
      cue->named_before = named_in_sentence (self, match->first_word);
      cue->verb_word = cue->clause_first = match->first_word;
      cue->last_word = match->last_word;
      qimam_speech_set_content (cue, QIMAM_SPEECH_SOURCE, self, match->last_word + 1);
      return TRUE;
    }

  if (g_str_equal (position, "verb") && self->cues->len > 0 && match->last_word > match->first_word &&
      qimam_speech_gap_has (self, match->first_word - 1, 0x60c))
    {
      cue->cut = TRUE;
      cue->mode = QIMAM_SPEECH_SOURCE;
      cue->verb_word = cue->clause_first = match->first_word;
      cue->last_word = match->last_word;
      return TRUE;
    }
  if (g_str_equal (position, "verb") || qimam_speech_gap_has (self, match->last_word, 0x60c))
    return FALSE;
  /* "وبحسب «الغد»، فإن" */
  quotation = index < 0 && after < self->end
                  ? qimam_speech_quotation_at (self, qimam_speech_word (self, match->last_word)->end,
                                               qimam_speech_word (self, after)->start)
                  : NULL;
  if (quotation != NULL && quotation->balanced && g_str_equal (position, "source") &&
      qimam_reading_word_at (self->reading, quotation->inner.end) <= after + 4 &&
      qimam_reading_word_at (self->reading, quotation->inner.end) > after)
    {
      last = qimam_reading_word_at (self->reading, quotation->inner.end) - 1;
      qimam_speech_speaker_printed (self, after, last, 0, &cue->speaker);
      cue->verb_word = cue->clause_first = match->first_word;
      cue->last_word = last;
      cue->verb_name = NULL;
      qimam_speech_set_content (cue, QIMAM_SPEECH_SOURCE, self, last + 1);
      return TRUE;
    }
  /* "قال فلان: بحسب المعلومات …" */
  if (index < 0 && match->first_word > self->first && qimam_speech_gap_has (self, match->first_word - 1, ':'))
    return FALSE;
  if (index >= 0)
    qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  else
    {
      guint skip = 0, name, end;

      last = g_str_equal (position, "source") ? informant_end (self, after, &skip) : 0;
      /* "بحسب الباحث في المعهد سالم الأحمد،" */
      if (g_str_equal (position, "source") && qimam_speech_titled_name (self, after, &name, &end))
        {
          last = end - 1;
          after = name;
          skip = 0;
        }
      /* "وحسب رئيس المعارضة، سالم الأحمد، فإن" */
      if (last == 0 && g_str_equal (position, "source") && office_and_name (self, after, &name, &end))
        {
          after = name;
          last = end - 1;
          skip = 0;
        }
      if (last == 0)
        return read_noun_of_saying (self, match, cue, position);
      qimam_speech_speaker_printed (self, after, last, skip, &cue->speaker);
    }
  cue->verb_word = cue->clause_first = match->first_word;
  cue->last_word = last;
  if (g_str_equal (position, "source"))
    {
      cue->verb_name = NULL;
      qimam_speech_set_content (cue, QIMAM_SPEECH_SOURCE, self, last + 1);
      return TRUE;
    }
  cue->verb_name = "جاء في";
  for (guint at = last + 1; at < MIN (self->end, last + 18); at++)
    {
      if (qimam_speech_gap_has (self, at - 1, ':') ||
          qimam_speech_opens_quote (self, cue, at - 1, &quotation))
        {
          qimam_speech_set_content (cue, QIMAM_SPEECH_COLON, self, at);
          return TRUE;
        }
      if (qimam_speech_is_that (qimam_speech_word (self, at)->folded))
        {
          qimam_speech_set_content (cue, QIMAM_SPEECH_THAT, self, at + 1);
          cue->last_word = at;
          return at + 1 < self->end;
        }
    }
  qimam_speaker_clear (&cue->speaker);
  return FALSE;
}

/* "وزير الخارجية ورئيس المؤتمر فلان: «…»": the name before the colon. */
static void
read_label_name (QimamSpeech *self, QimamSpeechCue *cue, const QimamMention **mention, guint *last)
{
  QimamVerbAt verb;

  for (guint i = *last + 1; i + 1 < self->end && i <= *last + MAX_LABEL; i++)
    {
      int index = qimam_speech_mention_ending (self, i);

      if (!qimam_reading_is_plain_gap (self->reading, i - 1, i) || qimam_speech_read_verb (self, i, &verb))
        return;
      if (!qimam_speech_gap_has (self, i, ':') ||
          qimam_speech_quotation_at (self, qimam_speech_word (self, i)->end,
                                     qimam_speech_word (self, i + 1)->start) == NULL)
        continue;
      if (index >= 0)
        {
          *mention = g_ptr_array_index (self->reading->mentions, index);
          if ((*mention)->kind != QIMAM_MENTION_PERSON)
            return;
          qimam_speech_speaker_from (self, index, &cue->speaker, last);
        }
      *last = i;
      return;
    }
}

/* "«لا حرب بعد اليوم»؛ بهذه العبارة اختصر الوزير": the words stand before, and who said them follows some
 * verb.
 */
gboolean
qimam_speech_read_such_words (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  static const char *const such[] = { "بهذه", "بتلك", NULL };
  static const char *const thus[] = { "هكذا", "كذا", NULL };
  static const char *const words[] = { "الكلمات", "الكلمه", "العباره", "العبارات", "الجمله", "الجمل", NULL };
  const QimamQuotation *quotation;
  gsize before;
  guint last, from = word + 3;

  if (word + 2 >= self->end || word == 0)
    return FALSE;
  /* "«هذا نصر كبير»، هكذا وصف الوزير الاتفاق" */
  if (g_strv_contains (thus, qimam_speech_word (self, word)->folded))
    from = word + 2;
  else if (word + 3 >= self->end || !g_strv_contains (such, qimam_speech_word (self, word)->folded) ||
           !g_strv_contains (words, qimam_speech_word (self, word + 1)->folded))
    return FALSE;
  before = qimam_speech_word (self, word - 1)->end;
  last = qimam_reading_quotation_from (self->reading, qimam_speech_word (self, word - 1)->start);
  quotation = last < self->reading->quotations->len
                  ? &g_array_index (self->reading->quotations, QimamQuotation, last)
                  : NULL;
  if (quotation == NULL || !quotation->balanced || quotation->inner.end != before)
    return FALSE;
  for (guint i = from; i < MIN (self->end, word + 8); i++)
    {
      int index = qimam_speech_mention_at (self, i);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention == NULL || mention->kind == QIMAM_MENTION_PLACE ||
          qimam_speech_has_particle (self, mention))
        continue;
      qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      cue->verb_word = cue->clause_first = word;
      cue->verb_name = "قال";
      cue->last_word = last;
      qimam_speech_set_content (cue, QIMAM_SPEECH_TAIL, self, self->end);
      return TRUE;
    }
  return FALSE;
}

/* "X: what X says", as the head of a paragraph. */
gboolean
qimam_speech_read_label (QimamSpeech *self, QimamSpeechCue *cue)
{
  int index = qimam_speech_mention_at (self, self->first);
  const QimamMention *mention;
  QimamVerbAt verb;
  guint last;

  if (index < 0)
    return FALSE;
  mention = g_ptr_array_index (self->reading->mentions, index);
  qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  read_label_name (self, cue, &mention, &last);
  /* "X from Y: «what X says»" */
  for (guint i = last + 1; i + 1 < self->end && i < last + 3; i++)
    if (qimam_speech_gap_has (self, i, ':') &&
        qimam_speech_quotation_at (self, qimam_speech_word (self, i)->end,
                                   qimam_speech_word (self, i + 1)->start) != NULL)
      last = i;
  if (last + 1 >= self->end || !qimam_speech_gap_has (self, last, ':') ||
      mention->kind == QIMAM_MENTION_PLACE ||
      /* "الرياض: أعرب الأمين العام": where the article was written */
      (mention->kind == QIMAM_MENTION_COUNTRY && qimam_speech_read_verb (self, last + 1, &verb) &&
       verb.form.kind == QIMAM_FORM_PAST) ||
      (mention->kind == QIMAM_MENTION_COUNTRY && last != mention->last_word))
    {
      qimam_speaker_clear (&cue->speaker);
      return FALSE;
    }
  cue->verb_word = cue->clause_first = self->first;
  cue->last_word = last;
  qimam_speech_set_content (cue, QIMAM_SPEECH_COLON, self, last + 1);
  return TRUE;
}

/* "لن نسمح", "نحن مستعدون": who speaks says we or I. */
gboolean
qimam_speech_is_first_person (const QimamSpeech *self, guint word, guint reach)
{
  static const char *const words[] = { "نحن", "انا", "لدينا", "لدي",   "علينا",  "بلادنا", "اننا", "انني",
                                       "اني", "لنا", "هدفنا", "عندنا", "موقفنا", "بلدنا",  NULL };
  static const char *const particles[] = { "لن", "لا", "لم", "سوف", "كي", NULL };

  for (guint i = word; i < MIN (self->end, word + reach); i++)
    {
      const char *folded = qimam_speech_word (self, i)->folded;

      if (g_strv_contains (words, folded))
        return TRUE;
      if (i + 1 < self->end && g_strv_contains (particles, folded) &&
          g_str_has_prefix (qimam_speech_word (self, i + 1)->folded, "ن"))
        return TRUE;
    }
  return FALSE;
}

/* "علا صوت فلان: «…»", "كانت فلانة قاطعة: لن نسمح": no verb of saying, and yet it is plain who says the words
 * after the colon. */
gboolean
qimam_speech_read_colon (QimamSpeech *self, QimamSpeechCue *cue)
{
  int index = -1;
  guint last, colon;

  for (colon = self->first; colon + 1 < self->end && colon < self->first + MAX_SUBJECT; colon++)
    {
      int here = g_array_index (self->mention_at, int, colon);
      const QimamMention *mention = here >= 0 ? g_ptr_array_index (self->reading->mentions, here) : NULL;

      if (qimam_speech_is_quoted (self, colon))
        return FALSE;
      if (mention != NULL && mention->kind == QIMAM_MENTION_PERSON && mention->named &&
          (index < 0 || qimam_speech_gap_has (self, colon - 1, 0x60c)))
        index = here;
      if (qimam_speech_gap_has (self, colon, ':'))
        break;
    }
  if (index < 0 || colon + 2 >= self->end || !qimam_speech_gap_has (self, colon, ':') ||
      ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word > colon ||
      (qimam_speech_quotation_at (self, qimam_speech_word (self, colon)->end,
                                  qimam_speech_word (self, colon + 1)->start) == NULL &&
       !qimam_speech_is_first_person (self, colon + 1, 3)))
    return FALSE;
  qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  cue->verb_word = cue->clause_first = colon;
  cue->last_word = colon;
  qimam_speech_set_content (cue, QIMAM_SPEECH_COLON, self, colon + 1);
  return TRUE;
}
