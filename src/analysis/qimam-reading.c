/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-reading.h"

#include <string.h>

#include "qimam-quantity-reader.h"
#include "qimam-sorted.h"
#include "qimam-time-reader.h"
#include "qimam-writing-day.h"

static void
index_sentences (QimamReading *self)
{
  guint word = 0;

  for (guint i = 0; i < self->sentences->len; i++)
    {
      QimamSpan sentence = g_array_index (self->sentences, QimamSpan, i);

      while (word < self->words->len && g_array_index (self->words, QimamWord, word).start < sentence.start)
        word++;
      g_array_append_val (self->sentence_word, word);
    }
  g_array_append_val (self->sentence_word, self->words->len);
}

QimamReading *
qimam_reading_new_plain (const QimamDocument *document, QimamField in)
{
  QimamReading *self;

  g_return_val_if_fail (document != NULL, NULL);

  self = g_new0 (QimamReading, 1);
  self->document = document;
  self->in = in;
  self->text = qimam_document_field (document, in);
  self->length = strlen (self->text);
  self->words = qimam_words (self->text, self->length);
  self->cue_words = qimam_cue_words_new (self->words);
  self->sentences = qimam_sentences (self->text, self->length, in);
  self->sentence_word = g_array_new (FALSE, FALSE, sizeof (guint));
  index_sentences (self);
  self->quotations = g_array_new (FALSE, FALSE, sizeof (QimamQuotation));
  self->times = g_ptr_array_new ();
  self->quantities = g_ptr_array_new ();
  self->mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_mention_free);
  self->origins = g_array_new (FALSE, FALSE, sizeof (QimamOrigin));
  self->topic_cues = g_ptr_array_new_with_free_func (g_free);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_statement_free);
  return self;
}

QimamReading *
qimam_reading_new (const QimamDocument *document, QimamField in)
{
  QimamReading *self = qimam_reading_new_plain (document, in);

  g_return_val_if_fail (self != NULL, NULL);

  g_array_unref (self->quotations);
  g_ptr_array_unref (self->times);
  g_ptr_array_unref (self->quantities);
  self->quotations = qimam_quotations (self->text, self->length, in);
  self->times = qimam_times_find (self->text, self->length, in, document->published.value);
  qimam_times_settle_writing_day (self->times, self->text);
  self->quantities = qimam_quantities_find (self->text, self->length, in);
  return self;
}

void
qimam_reading_free (QimamReading *self)
{
  if (self == NULL)
    return;
  qimam_cue_words_free (self->cue_words);
  g_array_unref (self->words);
  g_array_unref (self->sentences);
  g_array_unref (self->sentence_word);
  g_array_unref (self->quotations);
  g_ptr_array_unref (self->times);
  g_ptr_array_unref (self->quantities);
  g_clear_pointer (&self->names, g_array_unref);
  g_ptr_array_unref (self->mentions);
  g_array_unref (self->origins);
  g_ptr_array_unref (self->topic_cues);
  g_ptr_array_unref (self->statements);
  g_free (self);
}

int
qimam_reading_sentence_at (const QimamReading *self, gsize offset)
{
  guint low = 0, high = self->sentences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const QimamSpan *sentence = &g_array_index (self->sentences, QimamSpan, middle);

      if (offset < sentence->start)
        high = middle;
      else if (offset >= sentence->end)
        low = middle + 1;
      else
        return (int) middle;
    }
  return -1;
}

static gboolean
word_is_before (gconstpointer words, guint index, gsize offset)
{
  return g_array_index ((const GArray *) words, QimamWord, index).end <= offset;
}

guint
qimam_reading_word_at (const QimamReading *self, gsize offset)
{
  return qimam_sorted_from (self->words, self->words->len, word_is_before, offset);
}

guint
qimam_reading_words_end (const QimamReading *self, gsize start, gsize end)
{
  return end > start ? MIN (qimam_reading_word_at (self, end - 1) + 1, self->words->len)
                     : qimam_reading_word_at (self, start);
}

gboolean
qimam_reading_is_quoted (const QimamReading *self, gsize offset)
{
  guint low = 0, high = self->quotations->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const QimamQuotation *quotation = &g_array_index (self->quotations, QimamQuotation, middle);

      if (offset < quotation->inner.start)
        high = middle;
      else if (offset >= quotation->inner.end)
        low = middle + 1;
      else
        return TRUE;
    }
  return FALSE;
}

static gboolean
origin_is_before (gconstpointer origins, guint index, gsize word)
{
  return g_array_index ((const GArray *) origins, QimamOrigin, index).word < word;
}

const char *
qimam_reading_origin_at (const QimamReading *self, guint word)
{
  const GArray *origins = self->origins;
  guint at = qimam_sorted_from (origins, origins->len, origin_is_before, word);

  return at < origins->len && g_array_index (origins, QimamOrigin, at).word == word
             ? g_array_index (origins, QimamOrigin, at).key
             : NULL;
}

typedef struct
{
  const char *topic;
  double weight;
} TopicSum;

static int
compare_sums (gconstpointer a, gconstpointer b)
{
  const TopicSum *x = a, *y = b;

  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  return strcmp (x->topic, y->topic);
}

static gboolean
cue_is_before (gconstpointer cues, guint index, gsize offset)
{
  return ((QimamTopicCue *) ((const GPtrArray *) cues)->pdata[index])->span.start < offset;
}

/* The first cue that can reach beyond an offset: cues are in the order of their beginnings and short. */
static guint
first_cue_from (const QimamReading *self, gsize offset)
{
  guint at = qimam_sorted_from (self->topic_cues, self->topic_cues->len, cue_is_before, offset);

  return at - MIN (at, 24);
}

char **
qimam_reading_topics_in (const QimamReading *self, QimamSpan span)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (TopicSum));
  GPtrArray *keys;

  for (guint i = first_cue_from (self, span.start); i < self->topic_cues->len; i++)
    {
      const QimamTopicCue *cue = g_ptr_array_index (self->topic_cues, i);
      guint at = 0;

      if (cue->span.start >= span.end)
        break;
      if (!qimam_span_overlaps (cue->span, span))
        continue;
      while (at < sums->len && !g_str_equal (g_array_index (sums, TopicSum, at).topic, cue->topic))
        at++;
      if (at == sums->len)
        {
          TopicSum sum = { cue->topic, 0 };
          g_array_append_val (sums, sum);
        }
      g_array_index (sums, TopicSum, at).weight += cue->weight;
    }
  if (sums->len == 0)
    return NULL;
  g_array_sort (sums, compare_sums);
  keys = g_ptr_array_new ();
  for (guint i = 0; i < sums->len && g_array_index (sums, TopicSum, i).weight > 0; i++)
    g_ptr_array_add (keys, g_strdup (g_array_index (sums, TopicSum, i).topic));
  if (keys->len == 0)
    {
      g_ptr_array_unref (keys);
      return NULL;
    }
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (keys, FALSE);
}

char *
qimam_reading_text (const QimamReading *self, QimamSpan span)
{
  g_return_val_if_fail (span.start <= span.end && span.end <= self->length, g_strdup (""));

  return g_strndup (self->text + span.start, span.end - span.start);
}
