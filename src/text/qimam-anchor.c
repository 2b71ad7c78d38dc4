/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem() */
#include "qimam-anchor.h"

#include <string.h>

#include "qimam-diff.h"
#include "qimam-token.h"

/* So many places of the same words are weighed; what comes behind them is not looked at. */
#define MAX_PLACES 2000
/* Fewer words than this mean nothing without their surroundings. */
#define FEW_WORDS 3
/* How much of the surroundings must be there for few words. */
#define MIN_CONTEXT 0.25
/* Words that are compared in their order; longer stretches are told by the words alone. */
#define MAX_ORDERED 256
#define MIN_LIKE    4
/* What the stretch in the place of the marked words, and what one found anywhere, must have of them. */
#define LIKE_HERE     0.5
#define LIKE_ANYWHERE 0.6

static gboolean
is_border (const char *p)
{
  return (*p & 0xC0) != 0x80;
}

void
qimam_anchor_context (const char *text, gsize start, gsize end, char **prefix, char **suffix)
{
  const char *from = text + start, *to = text + end;

  for (guint i = 0; i < QIMAM_ANCHOR_CONTEXT && from > text; i++)
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < QIMAM_ANCHOR_CONTEXT && *to != '\0'; i++)
    to = g_utf8_next_char (to);
  *prefix = g_strndup (from, (gsize) (text + start - from));
  *suffix = g_strndup (text + end, (gsize) (to - (text + end)));
}

/* ---- The very words ---- */

/* How much of what stood around a quotation stands around a place: 0 nothing, 1 all. */
static double
weigh_context (const char *text, gsize start, gsize end, const QimamQuote *quote)
{
  gsize before = strlen (quote->prefix), behind = strlen (quote->suffix), same = 0;
  const char *p = text + start, *q = quote->prefix + before;

  if (before + behind == 0)
    return 1;
  while (p > text && q > quote->prefix && p[-1] == q[-1])
    p--, q--, same++;
  for (p = text + end, q = quote->suffix; *q != '\0' && *p == *q; p++, q++)
    same++;
  return (double) same / (double) (before + behind);
}

static guint
count_words (const char *text)
{
  g_autoptr (GArray) words = qimam_words_folded (text, -1);

  return words->len;
}

gboolean
qimam_anchor_find (const char *text, const QimamQuote *quote, gsize near, gsize *start, gsize *end)
{
  gsize size = strlen (text), length = strlen (quote->quote), best = 0;
  double weight = -1;
  guint n = 0;

  if (length == 0)
    return FALSE;
  for (const char *p = text;
       n < MAX_PLACES && (p = memmem (p, size - (gsize) (p - text), quote->quote, length)); p++)
    {
      gsize at = (gsize) (p - text);
      gsize way = at > near ? at - near : near - at, best_way = best > near ? best - near : near - best;
      double context = weigh_context (text, at, at + length, quote);

      n++;
      if (context > weight || (context == weight && way < best_way))
        {
          weight = context;
          best = at;
        }
    }
  /* Alone a word says little: where its neighbours are others and its place is another, it is another word.
   */
  if (n == 0 || (weight < MIN_CONTEXT && best != near && count_words (quote->quote) < FEW_WORDS))
    return FALSE;
  *start = best;
  *end = best + length;
  return TRUE;
}

/* ---- Words that are like them ---- */

/* The words of two stretches as numbers; equal words have equal ones. Words of @b that @a has not are 0. */
static guint
number_words (const GArray *a, const GArray *b, guint32 *in_a, guint32 *in_b)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < a->len; i++)
    {
      const char *word = g_array_index (a, QimamWord, i).folded;
      guint id = GPOINTER_TO_UINT (g_hash_table_lookup (known, word));

      if (id == 0)
        {
          id = g_hash_table_size (known) + 1;
          g_hash_table_insert (known, (gpointer) word, GUINT_TO_POINTER (id));
        }
      in_a[i] = id;
    }
  for (guint i = 0; i < b->len; i++)
    in_b[i] = GPOINTER_TO_UINT (g_hash_table_lookup (known, g_array_index (b, QimamWord, i).folded));
  return g_hash_table_size (known) + 1;
}

/* The longest row of words that both have in their order. */
static guint
count_in_order (const guint32 *a, guint n, const guint32 *b, guint m)
{
  g_autofree guint *row = g_new0 (guint, m + 1);

  for (guint i = 0; i < n; i++)
    {
      guint corner = 0;

      for (guint j = 0; j < m; j++)
        {
          guint above = row[j + 1];

          row[j + 1] = a[i] == b[j] ? corner + 1 : MAX (above, row[j]);
          corner = above;
        }
    }
  return row[m];
}

/* Words that both have, in whatever order. */
static guint
count_in_both (const guint32 *a, guint n, const guint32 *b, guint m, guint n_ids)
{
  g_autofree guint *counts = g_new0 (guint, n_ids + 1);
  guint both = 0;

  for (guint i = 0; i < n; i++)
    counts[a[i]]++;
  for (guint j = 0; j < m; j++)
    if (b[j] != 0 && counts[b[j]] > 0)
      {
        counts[b[j]]--;
        both++;
      }
  return both;
}

static double
likeness (const guint32 *a, guint n, const guint32 *b, guint m, guint n_ids)
{
  guint both =
      n <= MAX_ORDERED && m <= MAX_ORDERED ? count_in_order (a, n, b, m) : count_in_both (a, n, b, m, n_ids);

  return n + m > 0 ? 2.0 * both / (n + m) : 0;
}

double
qimam_anchor_likeness (const char *a, gssize a_length, const char *b, gssize b_length)
{
  g_autoptr (GArray) words_a = qimam_words_folded (a, a_length), words_b = qimam_words_folded (b, b_length);
  g_autofree guint32 *in_a = g_new (guint32, words_a->len + 1), *in_b = g_new (guint32, words_b->len + 1);
  guint n_ids = number_words (words_a, words_b, in_a, in_b);

  return likeness (in_a, words_a->len, in_b, words_b->len, n_ids);
}

/* The window of @n words that has most of the words of @a; of equal ones the nearest to @near. */
static guint
find_window (const guint32 *a, guint n, const guint32 *b, const GArray *words, guint n_ids, gsize near)
{
  g_autofree int *missing = g_new0 (int, n_ids + 1);
  guint both = 0, most = 0, best = 0;
  gsize best_way = G_MAXSIZE;

  for (guint i = 0; i < n; i++)
    missing[a[i]]++;
  for (guint j = 0; j < words->len; j++)
    {
      gsize at, way;

      if (b[j] != 0 && missing[b[j]]-- > 0)
        both++;
      if (j >= n && b[j - n] != 0 && ++missing[b[j - n]] > 0)
        both--;
      at = g_array_index (words, QimamWord, j + 1 > n ? j + 1 - n : 0).start;
      way = at > near ? at - near : near - at;
      if (both > most || (both == most && both > 0 && way < best_way))
        {
          most = both;
          best = j + 1 > n ? j + 1 - n : 0;
          best_way = way;
        }
    }
  return best;
}

gboolean
qimam_anchor_find_like (const char *text, const char *quote, gsize near, gsize *start, gsize *end)
{
  g_autoptr (GArray) wanted = qimam_words_folded (quote, -1), words = qimam_words_folded (text, -1);
  g_autofree guint32 *a = g_new (guint32, wanted->len + 1), *b = g_new (guint32, words->len + 1);
  guint n = wanted->len, n_ids = number_words (wanted, words, a, b), first, last;

  if (n < MIN_LIKE || words->len == 0)
    return FALSE;
  first = find_window (a, n, b, words, n_ids, near);
  last = MIN (first + n, words->len) - 1;
  /* What stands at the borders of the window and is none of the words does not belong to it. */
  while (first < last && b[first] == 0)
    first++;
  while (last > first && b[last] == 0)
    last--;
  if (likeness (a, n, b + first, last - first + 1, n_ids) < LIKE_ANYWHERE)
    return FALSE;
  *start = g_array_index (words, QimamWord, first).start;
  *end = g_array_index (words, QimamWord, last).end;
  return TRUE;
}

/* ---- From one version to the next ---- */

/* White space that a replaced stretch brings along is not marked. */
static void
trim (const char *text, gsize *start, gsize *end)
{
  while (*start < *end && g_unichar_isspace (g_utf8_get_char (text + *start)))
    *start = (gsize) (g_utf8_next_char (text + *start) - text);
  while (*end > *start)
    {
      const char *last = g_utf8_prev_char (text + *end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      *end = (gsize) (last - text);
    }
}

/* The stretch that stands where the marked one stood, if it has enough of its words. */
static gboolean
find_in_place (const char *text, const char *quote, gsize from, gsize to, gsize *start, gsize *end)
{
  /* As one rule says for all: twice as long can still be half alike. */
  if (to <= from || to - from > 4 * strlen (quote) + 64)
    return FALSE;
  trim (text, &from, &to);
  if (qimam_anchor_likeness (quote, -1, text + from, (gssize) (to - from)) < LIKE_HERE)
    return FALSE;
  *start = from;
  *end = to;
  return TRUE;
}

QimamAnchor
qimam_anchor_follow (const char *old_text,
                     const char *new_text,
                     const GArray *runs,
                     const QimamQuote *quote,
                     gsize *start,
                     gsize *end)
{
  gsize was = *start, was_end = *end;
  gsize from = qimam_diff_map (runs, old_text, new_text, was, FALSE);
  gsize to = qimam_diff_map (runs, old_text, new_text, was_end, TRUE);
  g_autofree char *prefix = NULL, *suffix = NULL, *here = NULL;

  if (!is_border (new_text + from) || !is_border (new_text + to))
    return QIMAM_ANCHOR_LOST;
  if (qimam_anchor_find (new_text, quote, from, start, end))
    return *start == was ? QIMAM_ANCHOR_EXACT : QIMAM_ANCHOR_MOVED;
  /* The words that an earlier version put in their place may be there as they are. */
  here = g_strndup (old_text + was, was_end - was);
  qimam_anchor_context (old_text, was, was_end, &prefix, &suffix);
  if (!g_str_equal (here, quote->quote) &&
      qimam_anchor_find (new_text, &(QimamQuote){ here, prefix, suffix }, from, start, end))
    return QIMAM_ANCHOR_CHANGED;
  if (find_in_place (new_text, quote->quote, from, to, start, end) ||
      qimam_anchor_find_like (new_text, quote->quote, from, start, end))
    return QIMAM_ANCHOR_CHANGED;
  return QIMAM_ANCHOR_LOST;
}
