/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-speech.h"

/* From the cues of speech to statements. */

#define SHORT_SIDE  5  /* words before a phrase between commas that say little */
#define SPLIT_WORDS 30 /* a longer stretch is cut where a second clause begins with "and that" */

/* --- cues of one sentence --- */

/* "according to X, that": the words after the particle. */
static gsize
after_source (const QimamSpeech *self, const QimamSpeechCue *cue)
{
  guint next = cue->last_word + 1;

  if (next < self->end && qimam_speech_is_that (qimam_speech_word (self, next)->folded))
    return qimam_speech_word (self, next)->end;
  /* "وبحسب دبلوماسي طلب عدم كشف هويته، وافقت" */
  if (next < self->end && !qimam_speech_gap_has (self, cue->last_word, 0x60c) &&
      (qimam_speech_is_condition (qimam_speech_word (self, next)->folded) ||
       g_str_has_suffix (qimam_speech_word (self, next)->folded, "ي")))
    for (guint i = next; i + 1 < self->end && i < next + 8; i++)
      if (qimam_speech_gap_has (self, i, 0x60c))
        return qimam_speech_word (self, i)->end;
  return qimam_speech_word (self, cue->last_word)->end;
}

/* Where the clause begins that a phrase stands in: "…، لكنه أعاد، بحسب محللين، البلاد". */
static guint
clause_around (const QimamSpeech *self, guint phrase)
{
  static const char *const openers[] = { "لكن", "ولكن", "فيما", "بينما", "الا", "غير", NULL };

  for (guint i = phrase - 1; i > self->first && phrase - i <= SHORT_SIDE; i--)
    {
      const char *folded = qimam_speech_word (self, i)->folded;

      if (!qimam_speech_gap_has (self, i - 1, 0x60c))
        continue;
      for (guint o = 0; openers[o] != NULL; o++)
        if (g_str_has_prefix (folded, openers[o]))
          return i + 1;
      return self->first;
    }
  return self->first;
}

/* "وانتهت الجلسة، بحسب فلان": where a sentence begins, less the و that only ties it to the one before. */
static gsize
after_tie (const QimamSpeech *self, gsize start)
{
  guint index = qimam_reading_word_at (self->reading, start);
  const QimamWord *word = index < self->end ? qimam_speech_word (self, index) : NULL;
  const char *rest;
  char letter[8] = { 0 };

  if (word == NULL || word->start != start || !g_str_has_prefix (word->folded, "و") ||
      strlen (word->folded) <= strlen ("وــ") || g_str_has_prefix (word->stem, "و"))
    return start;
  rest = word->folded + strlen ("و");
  /* "وفاة" has a stem with other letters */
  g_utf8_strncpy (letter, word->stem, 1);
  return strstr (rest, letter) != NULL ? qimam_word_skip (self->reading->text, word->start, word->end, 1)
                                       : start;
}

/* What is said stands on both sides of a phrase between commas: the side that says more. */
static void
add_around (QimamSpeech *self, const QimamSpeechCue *cue, const QimamSpan *sentence, guint last)
{
  guint before = cue->clause_first - self->first, close = last, clause;

  while (close + 1 < self->end && !qimam_speech_gap_has (self, close, 0x60c) && close < last + 6)
    close++;
  clause = clause_around (self, cue->clause_first);
  if (clause > self->first && clause < cue->clause_first && close + 1 < self->end &&
      qimam_speech_gap_has (self, close, 0x60c))
    qimam_speech_add_statement (self, cue, qimam_speech_word (self, clause)->start,
                                qimam_speech_sentence_end (self));
  else if (before <= SHORT_SIDE && close + 1 < self->end && qimam_speech_gap_has (self, close, 0x60c) &&
           self->end - close - 1 > before)
    qimam_speech_add_statement (self, cue, qimam_speech_word (self, close + 1)->start,
                                qimam_speech_sentence_end (self));
  else
    qimam_speech_add_statement (self, cue, after_tie (self, sentence->start),
                                qimam_speech_word (self, cue->clause_first - 1)->end);
}

/* "… «طويلة وهادفة»، على حد تعبيره": the last quotation before. */
static void
add_own (QimamSpeech *self, const QimamSpeechCue *cue, const QimamSpan *sentence)
{
  gsize before = qimam_speech_word (self, cue->clause_first)->start;
  GPtrArray *statements = self->reading->statements;
  const QimamStatement *said =
      statements->len > 0 ? g_ptr_array_index (statements, statements->len - 1) : NULL;
  const QimamQuotation *last = NULL;

  for (guint i = qimam_reading_quotation_from (self->reading, before); i > 0 && last == NULL; i--)
    {
      const QimamQuotation *quotation = &g_array_index (self->reading->quotations, QimamQuotation, i - 1);

      if (quotation->outer.start < sentence->start)
        break;
      if (quotation->outer.end <= before)
        last = quotation;
    }
  if (last != NULL && (said == NULL || said->span.end <= last->inner.start))
    qimam_speech_add_statement (self, cue, last->inner.start, last->inner.end);
  /* "ولم يتطرق الزعيمان، على حد قوله، إلى الملف" */
  else if (last == NULL && (said == NULL || said->span.end <= sentence->start))
    qimam_speech_add_statement (self, cue, sentence->start, sentence->end);
}

/* "حسب تقديرات المكتب (الغد)": whether nothing but a name in brackets stands between two places. */
static gboolean
is_bracketed (const QimamSpeech *self, gsize start, gsize end)
{
  const char *p = self->reading->text + start, *close;

  while (p < self->reading->text + end && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (p >= self->reading->text + end || *p != '(')
    return FALSE;
  close = memchr (p, ')', (gsize) (self->reading->text + end - p));
  return close == NULL || !qimam_speech_goes_on (self, (gsize) (close + 1 - self->reading->text), end);
}

static void
add_source (QimamSpeech *self, guint index)
{
  const QimamSpeechCue *cue = &g_array_index (self->cues, QimamSpeechCue, index);
  const QimamSpan *sentence = &g_array_index (self->reading->sentences, QimamSpan, self->sentence);
  GPtrArray *statements = self->reading->statements;
  gsize limit = qimam_speech_next_clause (self, index);

  if (cue->own)
    {
      add_own (self, cue, sentence);
      return;
    }
  if (cue->clause_first == self->first)
    {
      if (index + 1 == self->cues->len || limit > qimam_speech_word (self, cue->last_word)->end + 40)
        qimam_speech_add_statement (self, cue, after_source (self, cue), limit);
      return;
    }
  if (index > 0 ||
      (statements->len > 0 &&
       ((QimamStatement *) g_ptr_array_index (statements, statements->len - 1))->span.end > sentence->start))
    {
      QimamStatement *said = statements->len > 0 ? g_ptr_array_index (statements, statements->len - 1) : NULL;

      if (said != NULL && said->via == NULL && said->span.end > sentence->start &&
          g_strcmp0 (said->speaker, cue->speaker.name) != 0)
        {
          said->via = g_strdup (cue->speaker.name);
          said->via_key = g_strdup (cue->speaker.key);
        }
      return;
    }
  if (cue->last_word + 3 < self->end &&
      qimam_speech_goes_on (self, qimam_speech_word (self, cue->last_word)->end, limit) &&
      !is_bracketed (self, after_source (self, cue), limit) &&
      !qimam_speech_gap_has (self, cue->clause_first - 1, 0x60c))
    qimam_speech_add_statement (self, cue, after_source (self, cue), limit);
  else
    add_around (self, cue, sentence, cue->last_word);
}

/* The verb stands after what was said: in this sentence, or in the one before. */
static void
add_tail (QimamSpeech *self, guint index)
{
  const QimamSpeechCue *cue = &g_array_index (self->cues, QimamSpeechCue, index);
  const QimamSpan *sentence = &g_array_index (self->reading->sentences, QimamSpan, self->sentence);
  GPtrArray *statements = self->reading->statements;
  QimamStatement *said = statements->len > 0 ? g_ptr_array_index (statements, statements->len - 1) : NULL;

  if (cue->clause_first > self->first)
    {
      const QimamQuotation *quotation =
          qimam_speech_quotation_at (self, sentence->start, qimam_speech_word (self, self->first)->start);

      /* "«كنا نتحدث كل يوم»، قال الوزير، مقرا بأن" */
      if (index == 0 && quotation != NULL && quotation->balanced && index + 1 < self->cues->len &&
          quotation->inner.end >= qimam_speech_word (self, cue->clause_first - 1)->end &&
          quotation->outer.end <= qimam_speech_word (self, cue->clause_first)->start)
        qimam_speech_add_statement (self, cue, quotation->inner.start, quotation->inner.end);
      else if (index == 0)
        add_around (self, cue, sentence, cue->last_word);
      return;
    }
  if (self->sentence == 0 ||
      memchr (
          self->reading->text + g_array_index (self->reading->sentences, QimamSpan, self->sentence - 1).end,
          '\n',
          sentence->start - g_array_index (self->reading->sentences, QimamSpan, self->sentence - 1).end) !=
          NULL)
    return;
  if (said != NULL &&
      said->span.end > g_array_index (self->reading->sentences, QimamSpan, self->sentence - 1).start)
    {
      g_free (said->speaker);
      g_free (said->speaker_key);
      g_free (said->party);
      said->speaker = g_strdup (cue->speaker.name);
      said->speaker_key = g_strdup (cue->speaker.key);
      said->party = g_strdup (cue->speaker.party);
      return;
    }
  qimam_speech_add_statement (self, cue,
                              g_array_index (self->reading->sentences, QimamSpan, self->sentence - 1).start,
                              g_array_index (self->reading->sentences, QimamSpan, self->sentence - 1).end);
}

/* "…، وأن", "… كما أن", "… كما ستكون": where a second thing is said. @from: its first word */
static gboolean
is_second_clause (const QimamSpeech *self, guint word, gsize *from)
{
  static const char *const futures[] = { "سي", "ست", "سن", NULL };
  const QimamWord *next = qimam_speech_word (self, word + 1);
  const char *folded = qimam_speech_word (self, word)->folded;

  *from = qimam_speech_word (self, word)->end;
  if (g_str_has_prefix (folded, "وان"))
    return qimam_speech_is_that (folded);
  if (!g_str_equal (folded, "كما") || !qimam_reading_is_plain_gap (self->reading, word, word + 1))
    return FALSE;
  if (qimam_speech_is_that (next->folded))
    {
      *from = next->end;
      return TRUE;
    }
  if (g_str_equal (next->folded, "سوف"))
    return TRUE;
  for (guint i = 0; futures[i] != NULL && g_utf8_strlen (next->folded, -1) >= 4; i++)
    if (g_str_has_prefix (next->folded, futures[i]) && !g_str_has_suffix (next->folded, "ه") &&
        !g_str_has_suffix (next->folded, "ات"))
      return TRUE;
  return FALSE;
}

/* A long stretch is cut before "and that", outside quotation marks. */
static void
add_split (QimamSpeech *self, const QimamSpeechCue *cue, gsize start, gsize end)
{
  guint first = qimam_reading_word_at (self->reading, start);
  guint after = qimam_reading_words_end (self->reading, start, end);
  gsize from = start;

  for (guint i = first + 3; after > first + SPLIT_WORDS && i + 2 < after; i++)
    {
      gsize next;

      if (!is_second_clause (self, i, &next) ||
          qimam_reading_is_quoted (self->reading, qimam_speech_word (self, i)->start))
        continue;
      qimam_speech_add_statement (self, cue, from, qimam_speech_word (self, i - 1)->end);
      from = next;
    }
  qimam_speech_add_statement (self, cue, from, end);
}

/* "ماذا قال فلان؟": a question quotes nothing, unless what was said follows between marks. */
static gboolean
is_asked (const QimamSpeech *self, const QimamSpeechCue *cue)
{
  static const char *const asking[] = { "ماذا", "وماذا", "بماذا", "لماذا", "ولماذا", "متي",
                                        "اين",  "كيف",   "وكيف",  "هل",    "وهل",    NULL };

  return cue->verb_word > self->first && cue->mode != QIMAM_SPEECH_COLON && cue->mode != QIMAM_SPEECH_QUOTE &&
         cue->mode != QIMAM_SPEECH_SOURCE &&
         g_strv_contains (asking, qimam_speech_word (self, cue->verb_word - 1)->folded) &&
         !qimam_reading_is_quoted (self->reading, qimam_speech_word (self, cue->verb_word)->start);
}

/* "قال الوزير: «لا عودة». «لن نتراجع»": marks around a whole sentence, right after what somebody said between
 * marks, are his words, too. */
static void
add_continued (QimamSpeech *self)
{
  const GPtrArray *statements = self->reading->statements;
  const QimamStatement *said =
      statements->len > 0 ? g_ptr_array_index (statements, statements->len - 1) : NULL;
  const QimamSpan *sentence = &g_array_index (self->reading->sentences, QimamSpan, self->sentence);
  const QimamQuotation *quotation =
      qimam_speech_quotation_at (self, sentence->start, qimam_speech_word (self, self->first)->start);
  QimamSpeechCue cue = { .mode = QIMAM_SPEECH_QUOTE, .named_before = -1 };

  if (said == NULL || said->attribution != QIMAM_ATTRIBUTION_DIRECT || quotation == NULL ||
      !quotation->balanced || said->span.end > sentence->start || self->sentence == 0 ||
      said->span.end <= g_array_index (self->reading->sentences, QimamSpan, self->sentence - 1).start ||
      quotation->inner.end < qimam_speech_word (self, self->end - 1)->end || self->end < self->first + 3 ||
      qimam_reading_words_end (self->reading, said->span.end, sentence->start) >
          qimam_reading_word_at (self->reading, said->span.end))
    return;
  cue.speaker = (QimamSpeaker){ .known = TRUE,
                                .name = said->speaker,
                                .key = said->speaker_key,
                                .party = said->party };
  cue.verb_name = said->verb;
  qimam_speech_add_statement (self, &cue, quotation->inner.start, quotation->inner.end);
}

static void
add_sentence (QimamSpeech *self)
{
  gsize covered = 0;

  if (self->cues->len == 0)
    add_continued (self);

  if (self->reading->statements->len > 0)
    covered =
        ((QimamStatement *) g_ptr_array_index (self->reading->statements, self->reading->statements->len - 1))
            ->span.end;
  for (guint i = 0; i < self->cues->len; i++)
    {
      QimamSpeechCue *cue = &g_array_index (self->cues, QimamSpeechCue, i);
      gsize start, end;

      /* A quotation from the sentence before may reach in here. */
      if (qimam_speech_word (self, cue->verb_word)->start < covered)
        continue;
      if (cue->cut)
        continue;
      qimam_speech_resolve_speaker (self, i);
      qimam_speech_settle_party (self, cue);
      qimam_speech_remember (self, cue);
      if (is_asked (self, cue))
        continue;
      if (cue->mode == QIMAM_SPEECH_SOURCE)
        add_source (self, i);
      else if (cue->mode == QIMAM_SPEECH_TAIL)
        add_tail (self, i);
      else
        {
          qimam_speech_find_content (self, i, &start, &end);
          if (cue->mode == QIMAM_SPEECH_COLON || cue->mode == QIMAM_SPEECH_QUOTE)
            qimam_speech_add_statement (self, cue, start, end);
          else
            add_split (self, cue, start, end);
          covered = MAX (covered, end);
        }
    }
}

/* --- the whole field --- */

static void
index_mentions (QimamSpeech *self)
{
  int none = -1;

  for (guint i = 0; i < self->reading->words->len; i++)
    {
      g_array_append_val (self->mention_at, none);
      g_array_append_val (self->mention_end, none);
    }
  for (guint i = 0; i < self->reading->mentions->len; i++)
    {
      const QimamMention *mention = g_ptr_array_index (self->reading->mentions, i);

      if (g_array_index (self->mention_at, int, mention->first_word) < 0)
        g_array_index (self->mention_at, int, mention->first_word) = (int) i;
      if (g_array_index (self->mention_end, int, mention->last_word) < 0)
        g_array_index (self->mention_end, int, mention->last_word) = (int) i;
    }
}

/* "09:35 أقر المندوبون": the time of day of an entry */
static gboolean
is_clock (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);
  const QimamTime *time = qimam_reading_time_at (self->reading, w->start);

  return time != NULL && time->kind == QIMAM_TIME_TIME && g_ascii_isdigit (*w->folded);
}

static void
cue_clear (gpointer data)
{
  QimamSpeechCue *cue = data;

  qimam_speaker_clear (&cue->speaker);
  qimam_speaker_clear (&cue->via);
}

void
qimam_lexicon_find_statements (const QimamLexicon *self, QimamReading *reading)
{
  QimamSpeech speech = { self, reading };

  g_return_if_fail (self != NULL && reading != NULL);

  g_ptr_array_set_size (reading->statements, 0);
  speech.mention_at = g_array_new (FALSE, FALSE, sizeof (int));
  speech.mention_end = g_array_new (FALSE, FALSE, sizeof (int));
  speech.cues = g_array_new (FALSE, FALSE, sizeof (QimamSpeechCue));
  g_array_set_clear_func (speech.cues, cue_clear);
  speech.printed = g_ptr_array_new_with_free_func (g_free);
  index_mentions (&speech);
  qimam_speech_find_pairs (&speech);
  qimam_speech_find_home (&speech);
  for (guint s = 0; s < reading->sentences->len; s++)
    {
      speech.sentence = s;
      speech.first = g_array_index (reading->sentence_word, guint, s);
      speech.end = g_array_index (reading->sentence_word, guint, s + 1);
      while (speech.first + 1 < speech.end && is_clock (&speech, speech.first))
        speech.first++;
      if (speech.first >= speech.end)
        continue;
      qimam_speech_find_cues (&speech);
      add_sentence (&speech);
      qimam_speech_note_subject (&speech);
      g_array_set_size (speech.cues, 0);
    }
  for (guint i = 0; i < reading->statements->len; i++)
    ((QimamStatement *) g_ptr_array_index (reading->statements, i))->id = i + 1;
  g_array_unref (speech.mention_at);
  g_array_unref (speech.mention_end);
  g_array_unref (speech.cues);
  g_ptr_array_unref (speech.printed);
  g_hash_table_unref (speech.parties);
  qimam_speaker_clear (&speech.last);
  qimam_speaker_clear (&speech.last_joint);
  qimam_speaker_clear (&speech.last_he);
  qimam_speaker_clear (&speech.last_she);
  qimam_speaker_clear (&speech.subject);
  qimam_speaker_clear (&speech.heads);
  qimam_speaker_clear (&speech.ministers);
}
