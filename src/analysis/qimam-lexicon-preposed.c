/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-roster.h"
#include "qimam-lexicon-speech.h"

/* Who speaks, where the subject stands before the verb of saying. */

#define MAX_OPENERS 6
#define MAX_CLAUSE  14

static const char *const although[] = { "رغم", "برغم", "بيد", "غير", "الا", "علما", NULL };

/* "عضو وفد الجيش العقيد فلان": a name stands right after what its bearer is. */
static guint
head_of_apposition (const QimamSpeech *self, guint first)
{
  for (guint guard = 0; guard < 3 && first > self->first; guard++)
    {
      int index = qimam_speech_mention_ending (self, first - 1);
      const QimamMention *before = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (before == NULL || (before->kind != QIMAM_MENTION_GROUP && before->kind != QIMAM_MENTION_PERSON) ||
          before->named || !qimam_reading_is_plain_gap (self->reading, first - 1, first))
        break;
      first = before->first_word;
    }
  return first;
}

/* "وكانت صحيفة «الغد» أفادت": the medium whose name between marks ends with a word; -1 where there is none.
 */
static int
medium_before (const QimamSpeech *self, guint last)
{
  guint quotation = qimam_reading_quotation_from (self->reading, qimam_speech_word (self, last)->start),
        first;
  const QimamQuotation *marks;

  if (quotation >= self->reading->quotations->len)
    return -1;
  marks = &g_array_index (self->reading->quotations, QimamQuotation, quotation);
  if (!marks->balanced || marks->outer.start > qimam_speech_word (self, last)->start ||
      marks->inner.end != qimam_speech_word (self, last)->end)
    return -1;
  first = qimam_reading_word_at (self->reading, marks->inner.start);
  if (first <= self->first || last > first + 3 ||
      !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_MEDIUM, qimam_speech_word (self, first - 1)->folded))
    return -1;
  return qimam_speech_mention_ending (self, first - 1);
}

/* Whether a verb begins with ف, and the sentence not with أما, which asks for that. */
static gboolean
is_tied_on (const QimamSpeech *self, guint verb)
{
  QimamVerbAt found;

  return verb > self->first && qimam_speech_read_verb (self, verb, &found) && found.skip > 0 &&
         g_str_has_prefix (qimam_speech_word (self, verb)->folded, "ف") &&
         !g_str_has_suffix (qimam_speech_word (self, self->first)->folded, "اما");
}

/* "مغاربي", "بارزة" in form */
static gboolean
is_adjective (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return qimam_speech_is_bare_word (self, word) && g_utf8_strlen (folded, -1) > 3 &&
         (g_str_has_suffix (folded, "ي") || g_str_has_suffix (folded, "يه") ||
          g_str_has_suffix (folded, "يون") || g_str_equal (folded, "اخر") || g_str_equal (folded, "اخرون"));
}

/* "راح الوزير يكرر", "لا يزال الحلف يعتقد": who stands between a verb that only tells when and the one that
 * says. */
static gboolean
is_after_aspect (const QimamSpeech *self, guint subject, const QimamVerbForm *form)
{
  return form->kind == QIMAM_FORM_PRESENT && subject > self->first &&
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ASPECT,
                           qimam_speech_word (self, subject - 1)->folded) &&
         qimam_reading_is_plain_gap (self->reading, subject - 1, subject);
}

/* A subject before the verb: right before it, or at the head of the sentence with a comma before the verb. */
static int
subject_before (const QimamSpeech *self, guint verb, const QimamVerbForm *form, guint *clause)
{
  guint at = verb;
  int index = -1;

  /* "لكن مسؤولين لم يستبعدوا" */
  if (at > self->first &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NEGATION, qimam_speech_word (self, at - 1)->folded))
    at = --verb;
  while (at > self->first && verb - at < MAX_OPENERS &&
         qimam_speech_is_opener (self, qimam_speech_word (self, at - 1)->folded) &&
         !qimam_speech_is_that (qimam_speech_word (self, at - 1)->folded))
    at--;
  if (at > self->first)
    index = qimam_speech_mention_ending (self, at - 1);
  if (at > self->first && index < 0)
    index = medium_before (self, at - 1);
  /* "ومصدر دبلوماسي مغاربي أكد": the adjective that tells where from */
  if (at > self->first + 1 && index < 0 && is_adjective (self, at - 1) &&
      qimam_reading_is_plain_gap (self->reading, at - 2, at - 1))
    {
      index = qimam_speech_mention_ending (self, at - 2);
      if (index >= 0 &&
          ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->kind != QIMAM_MENTION_GROUP)
        index = -1;
    }
  /* "سئل عن البيان فقال": no subject stands before what "and" ties on, but after "as for" */
  if (at == verb && is_tied_on (self, verb))
    index = -1;
  if (index >= 0)
    {
      const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);
      guint first = head_of_apposition (self, mention->first_word);
      gboolean opened =
          first == self->first || mention->kind == QIMAM_MENTION_DOCUMENT ||
          qimam_speech_is_opener (self, qimam_speech_word (self, first - 1)->folded) ||
          qimam_speech_gap_has (self, first - 1, 0x60c) || qimam_speech_gap_has (self, first - 1, '.') ||
          qimam_speech_gap_has (self, first - 1, '"') || qimam_speech_gap_has (self, first - 1, ':') ||
          is_after_aspect (self, first, form) ||
          /* "… فلان الذي كتب" */
          (mention->kind == QIMAM_MENTION_PERSON && mention->named && at + 1 == verb &&
           qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, qimam_speech_word (self, at)->folded));
      const char *start = qimam_speech_word (self, first)->folded;

      if (opened && qimam_speech_agrees (self, mention, form) &&
          (first < mention->first_word || !qimam_speech_has_particle (self, mention) ||
           g_str_has_prefix (start, "و")))
        {
          *clause = is_after_aspect (self, first, form) ? first - 1 : first;
          return index;
        }
    }
  index = qimam_speech_mention_at (self, self->first);
  /* "لكن الوزير، الذي …، قال" */
  if (index < 0 && verb > self->first + 2 &&
      qimam_speech_is_but (qimam_speech_word (self, self->first)->folded))
    {
      index = qimam_speech_mention_at (self, self->first + 1);
      if (index >= 0)
        {
          static const char *const self_words[] = { "نفسه", "نفسها", "بدوره", "بدورها", "ايضا", NULL };
          guint after = ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word;

          if (after + 1 < verb && g_strv_contains (self_words, qimam_speech_word (self, after + 1)->folded))
            after++;
          if (!qimam_speech_gap_has (self, after, 0x60c))
            index = -1;
        }
    }
  if (index >= 0 && verb > self->first && qimam_speech_gap_has (self, verb - 1, 0x60c))
    {
      const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);

      if (qimam_speech_agrees (self, mention, form) && mention->last_word < verb &&
          (!qimam_speech_has_particle (self, mention) ||
           /* "فالوزير، الذي …، اقترح" */
           g_str_has_prefix (qimam_speech_word (self, self->first)->folded, "ف")))
        {
          *clause = self->first;
          return index;
        }
    }
  return -1;
}

/* "وكان فادي كرم قال": an unknown name between the head of the sentence and the verb. */
static void
take_name_before (QimamSpeech *self, QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  static const char *const heads[] = { "كان", "وكان", "كانت", "وكانت", "لكن", "ولكن", NULL };
  guint end = cue->verb_word, first = self->first + 1;

  if (end > first && g_str_equal (qimam_speech_word (self, end - 1)->folded, "قد"))
    end--;
  if (verb->form.kind != QIMAM_FORM_PAST || verb->skip > 0 || end < first + 2 || end > first + 4 ||
      !g_strv_contains (heads, qimam_speech_word (self, self->first)->folded) ||
      g_str_has_prefix (qimam_speech_word (self, first)->folded, "ال"))
    return;
  for (guint i = first; i < end; i++)
    if (!qimam_speech_is_name_word (self, i) || qimam_speech_mention_at (self, i) >= 0 ||
        (i > first && !qimam_reading_is_plain_gap (self->reading, i - 1, i)))
      return;
  qimam_speech_speaker_printed (self, first, end - 1, 0, &cue->speaker);
  cue->clause_first = first;
  cue->before = TRUE;
}

/* "وكان الرئيس، وهو من المؤيدين، أعلن أن", "وكان المبعوث الأممي قد ذكر في وقت سابق أن": who the sentence
 * begins with. */
static gboolean
take_subject_of_was (QimamSpeech *self, QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  static const char *const was[] = { "كان", "وكان", "كانت", "وكانت", "فكان", "فكانت", NULL };
  const char *head = qimam_speech_word (self, self->first)->folded;
  int index = qimam_speech_mention_at (self, self->first + 1);
  const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;
  guint last;

  if (self->cues->len > 0 || verb->form.kind != QIMAM_FORM_PAST || verb->skip > 0 || verb->form.object ||
      mention == NULL || !g_strv_contains (was, head) || mention->last_word >= cue->verb_word ||
      cue->verb_word > self->first + MAX_CLAUSE || qimam_speech_has_particle (self, mention) ||
      !qimam_speech_agrees (self, mention, &verb->form) ||
      verb->form.female != g_str_has_suffix (head, "ت") ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE,
                        qimam_speech_word (self, cue->verb_word - 1)->folded))
    return FALSE;
  for (guint i = mention->last_word + 1; i < cue->verb_word; i++)
    if (qimam_speech_is_that (qimam_speech_word (self, i)->folded))
      return FALSE;
  qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  cue->clause_first = self->first;
  cue->before = TRUE;
  return TRUE;
}

/* Whether a word tells of an unnamed one who may speak, as the object of "but" or nominative: "مسؤولا". */
static gboolean
is_unnamed (const QimamSpeech *self, guint word, gboolean accusative)
{
  const char *folded = qimam_speech_word (self, word)->folded;
  g_autofree char *base = accusative && g_str_has_suffix (folded, "ا")
                              ? g_strndup (folded, strlen (folded) - strlen ("ا"))
                              : g_strdup (folded);

  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OFFICIAL, base) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OBSERVER, base) ||
         (accusative && (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_TRADE, base) ||
                         g_str_equal (base, "عضو") || g_str_equal (base, "ناطق") || g_str_equal (base, "نائب") ||
                         g_str_equal (base, "وزير")));
}

/* The words of an unnamed one, without the ending of the accusative. */
static char *
name_of_unnamed (const QimamSpeech *self, guint first, guint end)
{
  GString *name = g_string_new (NULL);

  for (guint i = first; i < end; i++)
    {
      g_autofree char *word = qimam_reading_text (
          self->reading, qimam_span (self->reading->in, qimam_speech_word (self, i)->start,
                                     qimam_speech_word (self, i)->end));
      char *tail = g_strrstr (word, "ا");

      if (name->len > 0)
        g_string_append_c (name, ' ');
      if (g_str_has_suffix (word, "اً") || g_str_has_suffix (word, "ًا"))
        g_string_append_len (name, word, strlen (word) - strlen ("اً"));
      else if (tail != NULL && tail[strlen ("ا")] == '\0' && g_utf8_strlen (word, -1) > 3)
        g_string_append_len (name, word, tail - word);
      else
        g_string_append (name, word);
    }
  return g_string_free (name, FALSE);
}

/* "خبراء آخرين يرون", "محللين": many in the accusative are named as they name themselves. */
static void
mend_ending (QimamSpeaker *speaker)
{
  g_auto (GStrv) words = g_strsplit (speaker->name, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_suffix (words[i], "ين") && g_utf8_strlen (words[i], -1) > 4)
      {
        char *stem = g_strndup (words[i], strlen (words[i]) - strlen ("ين"));

        g_free (words[i]);
        words[i] = g_strconcat (stem, "ون", NULL);
        g_free (stem);
      }
  g_free (speaker->name);
  g_free (speaker->key);
  speaker->name = g_strjoinv (" ", words);
  speaker->key = qimam_romanise (speaker->name);
}

/* "لكن عضوا في الوفد قال", "إلا أن مصادر مطلعة على المداولات أفادت", "دبلوماسي شارك في التحضير قال": an unnamed
 * one and what is told of him before the verb, without a comma. */
static gboolean
take_unnamed_before (QimamSpeech *self, QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  guint clause = self->first, first, end;
  gboolean accusative = FALSE;
  const char *folded;

  if (cue->verb_word < self->first + 2)
    return FALSE;
  /* where the clause begins */
  for (guint i = cue->verb_word - 1; i > self->first && cue->verb_word - i < MAX_CLAUSE; i--)
    if (qimam_speech_gap_has (self, i - 1, 0x60c))
      {
        clause = i;
        break;
      }
  first = clause;
  folded = qimam_speech_word (self, clause)->folded;
  if (qimam_speech_is_but (folded) && g_str_has_suffix (folded, "لكن"))
    first++;
  else if (clause + 1 < cue->verb_word &&
           (g_str_equal (folded, "غير") || g_str_equal (folded, "الا") || g_str_equal (folded, "بيد")) &&
           g_str_equal (qimam_speech_word (self, clause + 1)->folded, "ان"))
    first += 2;
  accusative = first > clause;
  if ((!accusative && clause != self->first) || cue->verb_word < first + 2 ||
      cue->verb_word > first + 10 || verb->skip > 0 || verb->form.object ||
      verb->form.kind == QIMAM_FORM_PARTICIPLE || verb->form.kind == QIMAM_FORM_MASDAR ||
      !is_unnamed (self, first, accusative) ||
      g_str_has_prefix (qimam_speech_word (self, first)->folded, "ال"))
    return FALSE;
  for (guint i = first; i < cue->verb_word; i++)
    if (qimam_speech_gap_has (self, i, 0x60c) || qimam_speech_gap_has (self, i, ':') ||
        qimam_speech_is_that (qimam_speech_word (self, i)->folded))
      return FALSE;
  folded = qimam_speech_word (self, first)->folded;
  if (verb->form.female != (g_str_has_suffix (folded, "ه") || g_str_equal (folded, "مصادر") ||
                            g_str_equal (folded, "اوساط")))
    return FALSE;
  /* "عضوا في الوفد الياباني", "دبلوماسيا يابانيا" */
  end = first + 1;
  while (end < cue->verb_word && end < first + 4 && is_adjective (self, end))
    end++;
  while (end < cue->verb_word && end < first + 4 && accusative &&
         g_str_has_suffix (qimam_speech_word (self, end)->folded, "ا") && qimam_speech_is_bare_word (self, end))
    end++;
  /* "وزارة التعليم" */
  while (end < cue->verb_word && end < first + 3 && !accusative &&
         g_str_has_prefix (qimam_speech_word (self, end)->folded, "ال"))
    end++;
  if (end == first + 1 && end + 1 < cue->verb_word &&
      (g_str_equal (qimam_speech_word (self, end)->folded, "في") ||
       g_str_equal (qimam_speech_word (self, end)->folded, "من")))
    for (end += 2; end < cue->verb_word && end < first + 6 &&
                   g_str_has_prefix (qimam_speech_word (self, end)->folded, "ال");)
      end++;
  qimam_speaker_clear (&cue->speaker);
  if (qimam_speech_mention_at (self, first) >= 0)
    {
      guint last;

      qimam_speech_speaker_from (self, qimam_speech_mention_at (self, first), &cue->speaker, &last);
      /* "مسؤولا في الوفد" */
      if (last == first && end > first + 2)
        {
          g_free (cue->speaker.name);
          g_free (cue->speaker.key);
          cue->speaker.name = name_of_unnamed (self, first, end);
          cue->speaker.key = qimam_romanise (cue->speaker.name);
        }
      if (accusative && verb->form.number == QIMAM_NUMBER_MANY && cue->speaker.name != NULL)
        mend_ending (&cue->speaker);
    }
  else
    {
      cue->speaker.known = TRUE;
      cue->speaker.name = name_of_unnamed (self, first, end);
      cue->speaker.key = qimam_romanise (cue->speaker.name);
    }
  cue->clause_first = clause;
  cue->before = TRUE;
  return TRUE;
}

/* "اختتمت القمة ببيان شدد على": a text that is told of for the first time, right before what it says. */
static gboolean
take_text_before (QimamSpeech *self, QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  static const char *const texts[] = { "اعلان", "بيان",  "ببيان",  "باعلان", "نداء",
                                       "ميثاق", "وثيقه", "بوثيقه", NULL };
  guint before = cue->verb_word - 1;

  if (cue->verb_word < self->first + 3)
    return FALSE;
  if ((verb->form.kind != QIMAM_FORM_PAST &&
       (verb->form.kind != QIMAM_FORM_PRESENT ||
        !g_str_has_prefix (qimam_speech_word (self, before)->folded, "ب"))) ||
      verb->skip > 0 || verb->form.object ||
      !g_strv_contains (texts, qimam_speech_word (self, before)->folded) ||
      verb->form.female != g_str_has_suffix (qimam_speech_word (self, before)->folded, "ه") ||
      /* "قال في بيان أكد فيه": who issued it */
      g_str_equal (qimam_speech_word (self, before - 1)->folded, "في") || self->cues->len > 0 ||
      (cue->verb_word + 1 < self->end &&
       qimam_speech_is_in_it (qimam_speech_word (self, cue->verb_word + 1)->folded)))
    return FALSE;
  qimam_speech_speaker_printed (self, before, before,
                                g_str_has_prefix (qimam_speech_word (self, before)->folded, "با") ||
                                        g_str_equal (qimam_speech_word (self, before)->folded, "ببيان")
                                    ? 1
                                    : 0,
                                &cue->speaker);
  cue->clause_first = before;
  cue->before = TRUE;
  return TRUE;
}

void
qimam_speech_take_subject_before (QimamSpeech *self, QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  guint word = cue->verb_word, clause = cue->clause_first, last;
  int index = subject_before (self, word, &verb->form, &clause);

  if (index < 0)
    {
      if (!take_unnamed_before (self, cue, verb) && !take_subject_of_was (self, cue, verb) && !take_text_before (self, cue, verb))
        take_name_before (self, cue, verb);
      return;
    }
  qimam_speech_speaker_from (self, index, &cue->speaker, &last);
  cue->clause_first = clause;
  cue->before = TRUE;
  /* "…, رغم أن مصدرا أكد": the report's own */
  if (clause > self->first && qimam_speech_is_that (qimam_speech_word (self, clause - 1)->folded) &&
      !(clause > self->first + 1 && g_strv_contains (although, qimam_speech_word (self, clause - 2)->folded)))
    cue->nested = TRUE;
  /* What stands after the verb may still be its subject where the one before belongs to another clause. */
  if (last + 1 < word && qimam_speech_mention_at (self, word + 1) >= 0 &&
      !(verb->verb->takes & QIMAM_TAKES_PERSON))
    {
      qimam_speaker_clear (&cue->speaker);
      cue->before = FALSE;
    }
}
