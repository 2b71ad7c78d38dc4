/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-speech.h"

/* One statement: its span less what stands around it, its polarity and its quotations. */

#define MIN_WORDS     1
#define WEIGHED_LINES 2 /* of polarity-cues: the last ones */

static gboolean
is_trimmed (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x60c || c == ',' || c == '.' || c == ';' || c == 0x61b || c == ':' ||
         c == '-' || c == 0x2013 || c == 0x2014 || c == 0x200f || c == 0x200e;
}

static gboolean
is_mark (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0xab || c == 0xbb || c == 0x201e;
}

/* Takes white space and punctuation from both ends, and quotation marks that have no partner inside. */
static void
trim (const char *text, gsize *start, gsize *end)
{
  gboolean changed = TRUE;
  guint marks = 0;

  for (const char *p = text + *start; p < text + *end; p = g_utf8_next_char (p))
    marks += is_mark (g_utf8_get_char (p));
  while (changed && *start < *end)
    {
      const char *last = g_utf8_prev_char (text + *end);
      gunichar head = g_utf8_get_char (text + *start), tail = g_utf8_get_char (last);

      changed = FALSE;
      if (is_trimmed (head) || (is_mark (head) && (marks != 2 || is_mark (tail))))
        {
          *start = g_utf8_next_char (text + *start) - text;
          marks -= is_mark (head);
          changed = TRUE;
        }
      else if (is_trimmed (tail) || (is_mark (tail) && marks % 2 == 1))
        {
          *end = last - text;
          marks -= is_mark (tail);
          changed = TRUE;
        }
    }
}

/* How many brackets or marks of a pair stand open within a span; negative where more are closed. Marks that
 * look the same on both sides stand open when their number is odd. */
static int
count_open (const char *text, gsize start, gsize end, gunichar open, gunichar close)
{
  int n = 0;

  for (const char *p = text + start; p < text + end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (open == close)
        n ^= c == open;
      else
        n += (c == open) - (c == close);
    }
  return n;
}

/* "اللقاء «كان جيدا": the partner of a mark or bracket that stands right outside the span belongs to it. */
static void
take_partner (const char *text, gsize *start, gsize *end)
{
  static const gunichar pairs[][2] = { { 0xab, 0xbb },
                                       { 0x201c, 0x201d },
                                       { '(', ')' },
                                       { '[', ']' },
                                       { '"', '"' } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs) && *start < *end; i++)
    {
      int open = count_open (text, *start, *end, pairs[i][0], pairs[i][1]);

      if (open > 0 && g_utf8_get_char (text + *end) == pairs[i][1])
        *end = g_utf8_next_char (text + *end) - text;
      else if (open < 0 && *start > 0 && g_utf8_get_char (g_utf8_prev_char (text + *start)) == pairs[i][0])
        *start = g_utf8_prev_char (text + *start) - text;
    }
}

/* "ليس مستعدا", "لم يكن جيدا". @noun: "دون تقدم", "لا ثقة", too */
static gboolean
is_denied_at (const QimamSpeech *self, guint first, guint word, gboolean noun)
{
  static const char *const negators[] = { "ليس", "ليست", "لم", "غير", "لن", "ليسا", "ليسوا", NULL };
  static const char *const nouns[] = { "لا", "ولا", "ولم", "ولن", "وليس", "بدون", "دون", "عدم", NULL };

  for (guint back = 1; back <= 2 && word >= first + back; back++)
    {
      const char *folded = qimam_speech_word (self, word - back)->folded;

      if (g_strv_contains (negators, folded) || (noun && g_strv_contains (nouns, folded)))
        return TRUE;
    }
  return FALSE;
}

/* "لكن", "غير أن": what follows takes back something of what stands before */
static gboolean
has_but (const QimamSpeech *self, guint first, guint end)
{
  static const char *const buts[] = { "لكن", "ولكن",  "لكنه", "لكنها", "لكنهم", "لكننا",  "لكنهما", "لكنني",
                                      "بيد", "ولكنه", "رغم",  "برغم",  "الرغم", "ولكنها", NULL };

  for (guint i = first; i < end; i++)
    {
      const char *folded = qimam_speech_word (self, i)->folded;

      if (g_strv_contains (buts, folded) ||
          ((g_str_equal (folded, "غير") || g_str_equal (folded, "الا")) && i + 1 < end &&
           qimam_speech_is_that (qimam_speech_word (self, i + 1)->folded)))
        return TRUE;
    }
  return FALSE;
}

/* What sounds well against what sounds ill. @matches: those of the last two lines count */
static QimamPolarity
weigh (const QimamSpeech *self, const GArray *matches, guint weighed, guint first, guint end)
{
  guint good = 0, ill = 0, last = G_MAXUINT;

  for (guint i = 0; i < matches->len; i++)
    {
      const QimamCueMatch *match = &g_array_index (matches, QimamCueMatch, i);
      gboolean denied;

      /* A word is counted once. */
      if (match->id < weighed || (last != G_MAXUINT && match->first_word <= last))
        continue;
      last = match->last_word;
      denied = is_denied_at (self, first, match->first_word, TRUE);
      if (g_array_index (self->lexicon->polarity_ids, QimamPolarity, match->id) == QIMAM_POLARITY_POSITIVE)
        {
          good += !denied;
          ill += denied;
        }
      else
        ill += !denied;
    }
  if (good + ill > 0 && has_but (self, first, end))
    return QIMAM_POLARITY_MIXED;
  if (good == ill)
    return good > 0 ? QIMAM_POLARITY_NEGATIVE : QIMAM_POLARITY_POSITION;
  return good > ill ? QIMAM_POLARITY_POSITIVE : QIMAM_POLARITY_NEGATIVE;
}

static QimamPolarity
find_polarity (const QimamSpeech *self, const QimamSpeechCue *cue, guint first, guint end)
{
  g_autoptr (GArray) matches = NULL;
  guint best = G_MAXUINT;
  gboolean negated = FALSE;

  if (cue->verb != NULL && cue->verb->polarity != QIMAM_POLARITY_NONE_SET &&
      cue->verb->polarity != QIMAM_POLARITY_POSITION)
    return cue->verb->polarity;
  if (first >= end)
    return QIMAM_POLARITY_NONE_SET;
  matches = qimam_cue_set_match (self->lexicon->polarities, self->reading->cue_words, first, end - first);
  for (guint i = 0; i < matches->len; i++)
    {
      const QimamCueMatch *match = &g_array_index (matches, QimamCueMatch, i);

      if (match->id < best)
        {
          best = match->id;
          negated = is_denied_at (self, first, match->first_word, FALSE);
        }
    }
  if (best < self->lexicon->polarity_ids->len)
    {
      QimamPolarity polarity = g_array_index (self->lexicon->polarity_ids, QimamPolarity, best);
      guint weighed = self->lexicon->polarity_ids->len - WEIGHED_LINES;

      if (best >= weighed)
        return weigh (self, matches, weighed, first, end);
      return polarity == QIMAM_POLARITY_POSITIVE && negated ? QIMAM_POLARITY_NEGATIVE : polarity;
    }
  /* "قال إن على أوروبا تشديد العقوبات" */
  if (cue->mode == QIMAM_SPEECH_THAT && first + 2 < end &&
      g_str_equal (qimam_speech_word (self, first)->folded, "علي"))
    return QIMAM_POLARITY_DEMAND;
  return QIMAM_POLARITY_POSITION;
}

/* Whether marks stand around a name and not around words that somebody said: "ستارت 3", "لا غرانج". */
static gboolean
is_quoted_name (const QimamSpeech *self, const QimamQuotation *quotation)
{
  guint first = qimam_reading_word_at (self->reading, quotation->inner.start);
  guint end = qimam_reading_word_at (self->reading, quotation->inner.end);
  gboolean digit = FALSE;

  if (end - first > 3)
    return FALSE;
  for (guint i = first; i < end; i++)
    digit |= g_ascii_isdigit (*qimam_speech_word (self, i)->folded);
  return digit || (first > 0 && qimam_lexicon_is (self->lexicon, QIMAM_WORDS_QUOTED_NAME,
                                                  qimam_speech_word (self, first - 1)->folded));
}

static void
read_quotes (const QimamSpeech *self, QimamStatement *statement, gboolean colon)
{
  guint inside = 0, n_words, first, end;

  first = qimam_reading_word_at (self->reading, statement->span.start);
  end = qimam_reading_word_at (self->reading, statement->span.end - 1) + 1;
  n_words = end > first ? end - first : 0;
  for (guint i = qimam_reading_quotation_from (self->reading, statement->span.start);
       i < self->reading->quotations->len; i++)
    {
      const QimamQuotation *quotation = &g_array_index (self->reading->quotations, QimamQuotation, i);
      gsize from = MAX (quotation->inner.start, statement->span.start);
      gsize to = MIN (quotation->inner.end, statement->span.end);
      QimamSpan quote = qimam_span (self->reading->in, from, to);

      if (quotation->outer.start >= statement->span.end)
        break;
      if (from >= to || is_quoted_name (self, quotation))
        continue;
      inside +=
          qimam_reading_word_at (self->reading, to - 1) + 1 - qimam_reading_word_at (self->reading, from);
      g_array_append_val (statement->quotes, quote);
    }
  if (colon || (inside > 0 && inside >= n_words))
    statement->attribution = QIMAM_ATTRIBUTION_DIRECT;
  else
    statement->attribution = inside > 0 ? QIMAM_ATTRIBUTION_MIXED : QIMAM_ATTRIBUTION_INDIRECT;
  if (colon && statement->quotes->len == 0)
    g_array_append_val (statement->quotes, statement->span);
}

/* The sentence around a span; several where a quotation goes on. */
static QimamSpan
sentence_around (const QimamSpeech *self, gsize start, gsize end)
{
  int first = qimam_reading_sentence_at (self->reading, start);
  int last = qimam_reading_sentence_at (self->reading, end - 1);
  const GArray *sentences = self->reading->sentences;
  QimamSpan span = qimam_span (self->reading->in, start, end);

  if (first >= 0)
    span.start = g_array_index (sentences, QimamSpan, first).start;
  if (last >= 0)
    span.end = g_array_index (sentences, QimamSpan, last).end;
  return span;
}

QimamStatement *
qimam_speech_add_statement (QimamSpeech *self, const QimamSpeechCue *cue, gsize start, gsize end)
{
  QimamStatement *statement;
  guint first, after;

  trim (self->reading->text, &start, &end);
  take_partner (self->reading->text, &start, &end);
  first = qimam_reading_word_at (self->reading, start);
  after = qimam_reading_words_end (self->reading, start, end);
  if (end <= start || after < first + MIN_WORDS)
    return NULL;
  statement =
      qimam_statement_new (qimam_span (self->reading->in, start, end), sentence_around (self, start, end));
  g_free (statement->text);
  statement->text = qimam_reading_text (self->reading, statement->span);
  statement->speaker = g_strdup (cue->speaker.name);
  statement->speaker_key = g_strdup (cue->speaker.key);
  statement->party = g_strdup (cue->speaker.party);
  if (cue->via.known && g_strcmp0 (cue->via.name, cue->speaker.name) != 0)
    {
      statement->via = g_strdup (cue->via.name);
      statement->via_key = g_strdup (cue->via.key);
    }
  statement->verb = g_strdup (cue->verb_name);
  statement->polarity = find_polarity (self, cue, first, after);
  if (statement->quotes == NULL)
    statement->quotes = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  read_quotes (self, statement, cue->mode == QIMAM_SPEECH_COLON);
  statement->topics = qimam_reading_topics_in (self->reading, statement->span);
  g_ptr_array_add (self->reading->statements, statement);
  return statement;
}
