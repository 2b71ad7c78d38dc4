/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-sketch.h"

#include <string.h>

#include "qimam-sentence.h"
#include "qimam-token.h"

#define N_MINIMA QIMAM_SKETCH_MINIMA
#define RUN      3
/* Fewer runs than this are a headline or a caption. */
#define MIN_RUNS 30
/* Where so few are left without quotations, these count as well. */
#define MIN_OUTSIDE 60
/* An estimate from 64 minima is off by 0.06 (one standard deviation) at a resemblance of a third. */
#define MIN_ESTIMATE 0.2

typedef struct
{
  guint32 n_runs;
  guint16 minima[N_MINIMA];
} Sketch;

typedef struct
{
  GArray *quotations; /* QimamSpan, or NULL: all words count */
  guint quotation;
  guint32 words[RUN]; /* hashes of the last words */
  guint n_words;
  GArray *runs; /* guint32 */
} Reader;

static guint32
mix (guint32 h)
{
  h ^= h >> 16;
  h *= 0x85EBCA6Bu;
  h ^= h >> 13;
  h *= 0xC2B2AE35u;
  return h ^ (h >> 16);
}

static gboolean
take_word (const QimamToken *token, gpointer data)
{
  Reader *reader = data;
  guint32 hash = 2166136261u;

  if (reader->quotations != NULL)
    {
      while (reader->quotation < reader->quotations->len &&
             g_array_index (reader->quotations, QimamSpan, reader->quotation).end <= token->start)
        reader->quotation++;
      if (reader->quotation < reader->quotations->len &&
          g_array_index (reader->quotations, QimamSpan, reader->quotation).start <= token->start)
        {
          reader->n_words = 0;
          return TRUE;
        }
    }
  for (gsize i = 0; i < token->folded_length; i++)
    hash = (hash ^ (guint8) token->folded[i]) * 16777619u;
  memmove (reader->words, reader->words + 1, sizeof reader->words - sizeof *reader->words);
  reader->words[RUN - 1] = hash;
  if (++reader->n_words >= RUN)
    {
      guint32 run = 0;

      for (guint i = 0; i < RUN; i++)
        run = mix (run ^ reader->words[i]) + i;
      g_array_append_val (reader->runs, run);
    }
  return TRUE;
}

/* In ascending order, by a byte at a time: comparing takes longer. */
static void
sort_runs (GArray *runs)
{
  g_autofree guint32 *other = g_new (guint32, runs->len);
  guint32 *from = (guint32 *) (gpointer) runs->data, *to = other;

  for (guint shift = 0; shift < 32; shift += 8)
    {
      guint32 place[256] = { 0 }, n = 0, *turn = from;

      for (guint i = 0; i < runs->len; i++)
        place[(from[i] >> shift) & 0xFF]++;
      for (guint i = 0; i < 256; i++)
        {
          guint32 count = place[i];

          place[i] = n;
          n += count;
        }
      for (guint i = 0; i < runs->len; i++)
        to[place[(from[i] >> shift) & 0xFF]++] = from[i];
      from = to;
      to = turn;
    }
}

/* (transfer full) (element-type guint32): the runs of a text, each once, in ascending order */
static GArray *
read_runs (const char *text, gboolean quotations)
{
  g_autoptr (GArray) spans = quotations ? NULL : qimam_quotations (text, -1, QIMAM_FIELD_BODY);
  Reader reader = { .quotations = spans, .runs = g_array_new (FALSE, FALSE, sizeof (guint32)) };
  guint n = 0;

  qimam_tokenize (text, -1, take_word, &reader);
  sort_runs (reader.runs);
  for (guint i = 0; i < reader.runs->len; i++)
    if (i == 0 || g_array_index (reader.runs, guint32, i) != g_array_index (reader.runs, guint32, n - 1))
      g_array_index (reader.runs, guint32, n++) = g_array_index (reader.runs, guint32, i);
  g_array_set_size (reader.runs, n);
  return reader.runs;
}

GArray *
qimam_sketch_runs (const char *text)
{
  GArray *runs = read_runs (text, FALSE);

  if (runs->len >= MIN_OUTSIDE)
    return runs;
  g_array_unref (runs);
  return read_runs (text, TRUE);
}

GBytes *
qimam_sketch_new (const char *text)
{
  g_autoptr (GArray) runs = qimam_sketch_runs (text);
  guint32 minima[N_MINIMA];
  Sketch sketch = { .n_runs = runs->len };

  if (runs->len < MIN_RUNS)
    return NULL;
  memset (minima, 0xFF, sizeof minima);
  for (guint i = 0; i < runs->len; i++)
    {
      guint32 run = g_array_index (runs, guint32, i);

      for (guint k = 0; k < N_MINIMA; k++)
        {
          guint32 hash = (run ^ (k * 0x9E3779B9u)) * (0x2545F491u + 2 * k);

          hash ^= hash >> 15;
          minima[k] = MIN (minima[k], hash);
        }
    }
  /* The upper half nearly always tells minima apart, but is the same for all of a long text: the lower does.
   */
  for (guint k = 0; k < N_MINIMA; k++)
    sketch.minima[k] = (guint16) minima[k];
  return g_bytes_new (&sketch, sizeof sketch);
}

gboolean
qimam_sketch_may_be_copy (const guint8 *a, gsize a_size, const guint8 *b, gsize b_size)
{
  Sketch x, y;
  guint same = 0;
  double alike, shared;

  if (a_size != sizeof x || b_size != sizeof y)
    return FALSE;
  memcpy (&x, a, sizeof x);
  memcpy (&y, b, sizeof y);
  for (guint k = 0; k < N_MINIMA; k++)
    same += x.minima[k] == y.minima[k];
  /* Of resemblance J, two texts share J / (1 + J) of all their runs. */
  alike = (double) same / N_MINIMA;
  shared = alike / (1 + alike) * ((double) x.n_runs + y.n_runs);
  return same >= QIMAM_SKETCH_LEAST && shared >= MIN_ESTIMATE * MIN (x.n_runs, y.n_runs);
}

const guint16 *
qimam_sketch_minima (const guint8 *sketch, gsize size)
{
  return size == sizeof (Sketch) ? ((const Sketch *) (gconstpointer) sketch)->minima : NULL;
}

double
qimam_sketch_share (const GArray *a, const GArray *b)
{
  guint shared = 0;

  for (guint i = 0, j = 0; i < a->len && j < b->len;)
    {
      guint32 p = g_array_index (a, guint32, i), q = g_array_index (b, guint32, j);

      shared += p == q;
      i += p <= q;
      j += q <= p;
    }
  return a->len > 0 && b->len > 0 ? (double) shared / MIN (a->len, b->len) : 0.0;
}
