/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-diff-match.h"

/* Steps of the search for a shortest edit, all in all: some hundredths of a second. */
#define BUDGET 8000000
/* Larger stretches are first cut where a word stands once in both. */
#define LARGE 20000
/* So often a stretch is cut by single words before it counts as another text. */
#define MAX_CUTS 6

#define NONE        QIMAM_DIFF_NONE
#define UNREACHABLE G_MININT

typedef struct
{
  guint a0, a1, b0, b1;
  guint cuts;
} Box;

typedef struct
{
  const guint32 *a, *b; /* ids */
  guint32 *match;       /* of each word of the old text: that of the new one, or NONE */
  int *forward, *backward;
  int *room;
  gint64 budget;
  GArray *boxes; /* (element-type Box): still to be looked at */
  guint32 n_ids;
  guint32 *count_a, *count_b, *at_b; /* by id; zero between two uses */
} Differ;

/* ---- The shortest edit, found from both ends at once (Myers) ---- */

/* One step of one end. @furthest: by diagonal, how far paths reach; @turn: the other way round.
 * Returns: whether the paths of both ends meet; @x and @y are the place then */
static gboolean
advance (Differ *self, const Box *box, int step, gboolean turn, int *x_out, int *y_out)
{
  int n = (int) (box->a1 - box->a0), m = (int) (box->b1 - box->b0), delta = n - m;
  int *own = turn ? self->backward : self->forward;
  const int *other = turn ? self->forward : self->backward;
  const guint32 *a = self->a + (turn ? box->a1 - 1 : box->a0);
  const guint32 *b = self->b + (turn ? box->b1 - 1 : box->b0);
  gboolean meets = ((delta & 1) != 0) != turn;
  int reach = turn ? step : step - 1;
  int first = step <= m ? -step : -m + ((step - m) & 1), last = step <= n ? step : n - ((step - n) & 1);

  own[-step - 1] = own[step + 1] = UNREACHABLE;
  for (int k = first; k <= last; k += 2)
    {
      int right = own[k - 1] >= 0 && own[k - 1] < n ? own[k - 1] + 1 : UNREACHABLE;
      int down = own[k + 1] >= 0 && own[k + 1] - k <= m ? own[k + 1] : UNREACHABLE;
      int x = step == 0 ? 0 : MAX (right, down), y = x - k, from = x;

      if (x < 0)
        {
          own[k] = UNREACHABLE;
          continue;
        }
      if (turn)
        while (x < n && y < m && *(a - x) == *(b - y))
          x++, y++;
      else
        while (x < n && y < m && a[x] == b[y])
          x++, y++;
      self->budget -= 1 + x - from;
      own[k] = x;
      if (meets && ABS (delta - k) <= reach && other[delta - k] >= 0 && x + other[delta - k] >= n)
        {
          *x_out = turn ? n - x : x;
          *y_out = turn ? m - y : y;
          return TRUE;
        }
    }
  return FALSE;
}

/* Finds a place at which a shortest edit of a box can be cut in two; FALSE where it is too far away. */
static gboolean
find_middle (Differ *self, const Box *box, int *x, int *y)
{
  int n = (int) (box->a1 - box->a0), m = (int) (box->b1 - box->b0);

  /* Diagonals reach from -m - 1 to n + 1, and both ends look at the other's. */
  self->forward = self->room + n + m + 2;
  self->backward = self->forward + 2 * (n + m) + 4;
  for (int step = 0; step <= (n + m + 1) / 2 && self->budget > 0; step++)
    if (advance (self, box, step, FALSE, x, y) || advance (self, box, step, TRUE, x, y))
      return TRUE;
  return FALSE;
}

/* ---- Words that stand once in both ---- */

static void
count_box (Differ *self, const Box *box)
{
  for (guint i = box->a0; i < box->a1; i++)
    self->count_a[self->a[i]]++;
  for (guint j = box->b0; j < box->b1; j++)
    {
      self->count_b[self->b[j]]++;
      self->at_b[self->b[j]] = j;
    }
}

static void
uncount_box (Differ *self, const Box *box)
{
  for (guint i = box->a0; i < box->a1; i++)
    self->count_a[self->a[i]] = 0;
  for (guint j = box->b0; j < box->b1; j++)
    self->count_b[self->b[j]] = 0;
}

typedef struct
{
  guint a, b;
  guint32 before; /* the pair before it in the longest row that ends here */
} Pair;

/* (element-type Pair): single words in the order of the old text */
static GArray *
pair_single_words (Differ *self, const Box *box)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  count_box (self, box);
  for (guint i = box->a0; i < box->a1; i++)
    if (self->count_a[self->a[i]] == 1 && self->count_b[self->a[i]] == 1)
      {
        Pair pair = { i, self->at_b[self->a[i]], NONE };
        g_array_append_val (pairs, pair);
      }
  uncount_box (self, box);
  return pairs;
}

/* The longest row of pairs that goes forward in both texts: the last of its pairs, NONE for none. */
static guint32
find_longest_row (GArray *pairs)
{
  g_autofree guint32 *tails = g_new (guint32, pairs->len + 1);
  guint length = 0;

  for (guint i = 0; i < pairs->len; i++)
    {
      Pair *pair = &g_array_index (pairs, Pair, i);
      guint low = 0, high = length;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;

          if (g_array_index (pairs, Pair, tails[middle]).b < pair->b)
            low = middle + 1;
          else
            high = middle;
        }
      pair->before = low > 0 ? tails[low - 1] : NONE;
      tails[low] = i;
      length = MAX (length, low + 1);
    }
  return length > 0 ? tails[length - 1] : NONE;
}

/* Cuts a box at the words that stand once in both; FALSE where there are none. */
static gboolean
cut_by_single_words (Differ *self, const Box *box)
{
  g_autoptr (GArray) pairs = pair_single_words (self, box);
  guint32 at = find_longest_row (pairs);
  guint a1 = box->a1, b1 = box->b1;

  if (at == NONE)
    return FALSE;
  for (;;)
    {
      const Pair *pair = at != NONE ? &g_array_index (pairs, Pair, at) : NULL;
      Box rest = { pair != NULL ? pair->a + 1 : box->a0, a1, pair != NULL ? pair->b + 1 : box->b0, b1,
                   box->cuts + 1 };

      g_array_append_val (self->boxes, rest);
      if (pair == NULL)
        return TRUE;
      self->match[pair->a] = pair->b;
      a1 = pair->a;
      b1 = pair->b;
      at = pair->before;
    }
}

/* ---- All together ---- */

/* Takes away what a box has in common at its ends; FALSE where nothing is left to compare. */
static gboolean
strip (Differ *self, Box *box)
{
  while (box->a0 < box->a1 && box->b0 < box->b1 && self->a[box->a0] == self->b[box->b0])
    self->match[box->a0++] = box->b0++;
  while (box->a0 < box->a1 && box->b0 < box->b1 && self->a[box->a1 - 1] == self->b[box->b1 - 1])
    self->match[--box->a1] = --box->b1;
  return box->a0 < box->a1 && box->b0 < box->b1;
}

static void
compare_box (Differ *self, Box box)
{
  gboolean large = box.a1 - box.a0 + box.b1 - box.b0 > LARGE;
  int x, y;

  if (!strip (self, &box))
    return;
  if (large && box.cuts < MAX_CUTS && cut_by_single_words (self, &box))
    return;
  if (self->budget > 0 && find_middle (self, &box, &x, &y))
    {
      Box first = { box.a0, box.a0 + (guint) x, box.b0, box.b0 + (guint) y, box.cuts };
      Box second = { first.a1, box.a1, first.b1, box.b1, box.cuts };

      g_array_append_val (self->boxes, first);
      g_array_append_val (self->boxes, second);
      return;
    }
  if (box.cuts < MAX_CUTS)
    cut_by_single_words (self, &box);
}

void
qimam_diff_match (const guint32 *a, guint n, const guint32 *b, guint m, guint n_ids, guint32 *match)
{
  Differ differ = { .a = a, .b = b, .match = match, .n_ids = n_ids }, *self = &differ;
  Box all = { 0, n, 0, m, 0 };

  for (guint i = 0; i < n; i++)
    match[i] = NONE;
  self->budget = BUDGET;
  self->room = g_new (int, 4 * ((gsize) n + m) + 16);
  self->count_a = g_new0 (guint32, self->n_ids + 1);
  self->count_b = g_new0 (guint32, self->n_ids + 1);
  self->at_b = g_new0 (guint32, self->n_ids + 1);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  g_array_append_val (self->boxes, all);
  while (self->boxes->len > 0)
    {
      Box box = g_array_index (self->boxes, Box, self->boxes->len - 1);

      g_array_set_size (self->boxes, self->boxes->len - 1);
      compare_box (self, box);
    }
  g_array_unref (self->boxes);
  g_free (self->at_b);
  g_free (self->count_b);
  g_free (self->count_a);
  g_free (self->room);
}
