/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-diff.h"

#include <string.h>

#include "qimam-diff-match.h"

/* A stretch that is the same and so short is not shown between changes that are much longer. */
#define MAX_LONELY 2

#define NONE QIMAM_DIFF_NONE

/* A word, a sign or a line break, with the white space behind it. */
typedef struct
{
  guint32 start;
  guint32 core; /* where it ends without the white space */
  guint32 id;   /* words that are equal have equal ones */
  guint hash;
  const char *text;
  gboolean word;
  gboolean line;
} Word;

/* ---- Words ---- */

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x0640 || c == 0x200C || c == 0x200D ||
         c == '_';
}

/* "4.5", "1,200" and "٣٫٥" are one word. */
static gboolean
joins_digits (const char *before, const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return (c == '.' || c == ',' || c == ':' || c == 0x066B || c == 0x066C) &&
         g_unichar_isdigit (g_utf8_get_char (before)) &&
         g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (p)));
}

static const char *
find_word_end (const char *p)
{
  const char *before = p;

  for (p = g_utf8_next_char (p); *p != '\0'; before = p, p = g_utf8_next_char (p))
    if (!is_word_char (g_utf8_get_char (p)) && !joins_digits (before, p))
      break;
  return p;
}

/* Nobody who writes a text knows the base, and so none can make many words that share a hash. */
static guint
hash_bytes (const char *p, const char *end)
{
  static gsize base;
  guint64 hash = 0;

  if (g_once_init_enter (&base))
    g_once_init_leave (&base, ((gsize) g_random_int () | 0x10001) + 2);
  for (; p < end; p++)
    hash = (hash + (guint8) *p + 1) % 0xFFFFFFFB * (guint32) base;
  return (guint) (hash % 0xFFFFFFFB);
}

static GArray *
cut_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *p = text;

  while (*p != '\0')
    {
      Word word = { .text = text, .start = (guint32) (p - text) };
      const char *core;

      /* White space at the very beginning belongs to the first word. */
      while (words->len == 0 && *p != '\n' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      core = p;
      if (*p == '\0')
        break;
      word.line = *p == '\n';
      word.word = is_word_char (g_utf8_get_char (p));
      p = word.word ? find_word_end (p) : g_utf8_next_char (p);
      word.core = (guint32) (p - text);
      word.hash = hash_bytes (core, p);
      while (*p != '\n' && *p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      g_array_append_val (words, word);
    }
  return words;
}

static const char *
core_of (const Word *word, gsize *length)
{
  const char *p = word->text + word->start;

  while (word->start == 0 && *p != '\n' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  *length = (gsize) (word->text + word->core - p);
  return p;
}

static guint
hash_word (gconstpointer key)
{
  return ((const Word *) key)->hash;
}

static gboolean
equal_words (gconstpointer a, gconstpointer b)
{
  gsize length_a, length_b;
  const char *x = core_of (a, &length_a), *y = core_of (b, &length_b);

  return length_a == length_b && memcmp (x, y, length_a) == 0;
}

static guint32
number_words (GArray *words, GHashTable *known, guint32 *ids)
{
  for (guint i = 0; i < words->len; i++)
    {
      Word *word = &g_array_index (words, Word, i);
      gpointer id;

      if (!g_hash_table_lookup_extended (known, word, NULL, &id))
        {
          id = GUINT_TO_POINTER (g_hash_table_size (known));
          g_hash_table_insert (known, word, id);
        }
      word->id = GPOINTER_TO_UINT (id);
      ids[i] = word->id;
    }
  return g_hash_table_size (known);
}

/* ---- Runs ---- */

/* A stretch that is the same, or one that was replaced; in words. */
typedef struct
{
  gboolean same;
  guint a0, a1, b0, b1;
} Block;

static void
add_block (GArray *blocks, Block block)
{
  Block *last = blocks->len > 0 ? &g_array_index (blocks, Block, blocks->len - 1) : NULL;

  if (block.a0 == block.a1 && block.b0 == block.b1)
    return;
  if (last != NULL && last->same == block.same)
    {
      last->a1 = block.a1;
      last->b1 = block.b1;
      return;
    }
  g_array_append_val (blocks, block);
}

static GArray *
make_blocks (const guint32 *match, guint n, guint m)
{
  GArray *blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  guint b = 0;

  for (guint a = 0; a < n; a++)
    {
      guint stop = match[a] != NONE ? match[a] : b;

      add_block (blocks, (Block){ FALSE, a, a, b, stop });
      add_block (blocks, (Block){ match[a] != NONE, a, a + 1, stop, match[a] != NONE ? stop + 1 : stop });
      b = match[a] != NONE ? stop + 1 : stop;
    }
  add_block (blocks, (Block){ FALSE, n, n, b, m });
  return blocks;
}

/* Where lines begin with the same words, a line that came or went is told as a whole: "{+b c\na +}" after "a
 * " is
 * "{+a b c\n+}". */
static void
slide_blocks (GArray *blocks, const GArray *old_words, const GArray *new_words)
{
  for (guint i = 1; i + 1 < blocks->len; i++)
    {
      Block *block = &g_array_index (blocks, Block, i), *before = block - 1, *behind = block + 1;
      gboolean added = block->a0 == block->a1;
      const GArray *words = added ? new_words : old_words;
      guint start = added ? block->b0 : block->a0, end = added ? block->b1 : block->a1, way = 0;
      guint limit = MIN (before->a1 - before->a0, end - start);

      if (block->same || (!added && block->b0 != block->b1))
        continue;
      while (way < limit && !g_array_index (words, Word, start - way - 1).line &&
             g_array_index (words, Word, start - way - 1).id == g_array_index (words, Word, end - way - 1).id)
        way++;
      if (way == 0 || way >= before->a1 - before->a0 || !g_array_index (words, Word, start - way - 1).line)
        continue;
      before->a1 -= way;
      before->b1 -= way;
      block->a0 -= way;
      block->a1 -= way;
      block->b0 -= way;
      block->b1 -= way;
      behind->a0 -= way;
      behind->b0 -= way;
    }
}

/* Words of a stretch; more than any number where it crosses a line. */
static guint
count_words (const GArray *words, guint from, guint to, gboolean lines)
{
  guint count = 0;

  for (guint i = from; i < to; i++)
    {
      const Word *word = &g_array_index (words, Word, i);

      if (word->line && lines)
        return G_MAXUINT;
      count += word->word;
    }
  return count;
}

static guint
weigh (const Block *block, const GArray *old_words, const GArray *new_words)
{
  return MAX (count_words (old_words, block->a0, block->a1, FALSE),
              count_words (new_words, block->b0, block->b1, FALSE));
}

/* A comma or an "and" that two long changes happen to share tells a reader nothing. */
static GArray *
join_blocks (GArray *blocks, const GArray *old_words, const GArray *new_words)
{
  GArray *joined = g_array_new (FALSE, FALSE, sizeof (Block));
  guint before = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      Block block = g_array_index (blocks, Block, i);
      guint weight;

      if (!block.same)
        {
          gboolean goes_on = joined->len > 0 && !g_array_index (joined, Block, joined->len - 1).same;

          before = weigh (&block, old_words, new_words) + (goes_on ? before : 0);
        }
      else if (joined->len > 0 && i + 1 < blocks->len && block.a1 - block.a0 <= 4 * MAX_LONELY)
        {
          weight = count_words (old_words, block.a0, block.a1, TRUE);
          if (weight == 0 ||
              (weight <= MAX_LONELY && before > 2 * weight &&
               weigh (&g_array_index (blocks, Block, i + 1), old_words, new_words) > 2 * weight))
            block.same = FALSE;
        }
      add_block (joined, block);
    }
  return joined;
}

static gsize
byte_of (const GArray *words, guint word, gsize size)
{
  return word == 0 ? 0 : word < words->len ? g_array_index (words, Word, word).start : size;
}

static GArray *
make_runs (
    const GArray *blocks, const GArray *old_words, const GArray *new_words, gsize old_size, gsize new_size)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (QimamDiffRun));

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);
      QimamDiffRun run = { QIMAM_DIFF_SAME, byte_of (old_words, block->a0, old_size),
                           byte_of (old_words, block->a1, old_size), byte_of (new_words, block->b0, new_size),
                           byte_of (new_words, block->b1, new_size) };
      QimamDiffRun removed = { QIMAM_DIFF_REMOVED, run.old_start, run.old_end, run.new_start, run.new_start };
      QimamDiffRun added = { QIMAM_DIFF_ADDED, run.old_end, run.old_end, run.new_start, run.new_end };

      if (block->same)
        g_array_append_val (runs, run);
      if (!block->same && removed.old_end > removed.old_start)
        g_array_append_val (runs, removed);
      if (!block->same && added.new_end > added.new_start)
        g_array_append_val (runs, added);
    }
  return runs;
}

GArray *
qimam_diff_words (const char *old_text, const char *new_text)
{
  g_autoptr (GArray) old_words = NULL, new_words = NULL, blocks = NULL, joined = NULL;
  g_autoptr (GHashTable) known = NULL;
  g_autofree guint32 *a = NULL, *b = NULL, *match = NULL;
  guint32 n_ids;

  g_return_val_if_fail (old_text != NULL && new_text != NULL, NULL);
  old_words = cut_words (old_text);
  new_words = cut_words (new_text);
  known = g_hash_table_new (hash_word, equal_words);
  a = g_new (guint32, old_words->len + 1);
  b = g_new (guint32, new_words->len + 1);
  match = g_new (guint32, old_words->len + 1);
  number_words (old_words, known, a);
  n_ids = number_words (new_words, known, b);
  qimam_diff_match (a, old_words->len, b, new_words->len, n_ids, match);
  blocks = make_blocks (match, old_words->len, new_words->len);
  slide_blocks (blocks, old_words, new_words);
  joined = join_blocks (blocks, old_words, new_words);
  return make_runs (joined, old_words, new_words, strlen (old_text), strlen (new_text));
}

static gboolean
is_blank (const char *p)
{
  return *p != '\n' && *p != '\0' && g_unichar_isspace (g_utf8_get_char (p));
}

/* Where a stretch ends without the white space at its end. */
static gsize
chomp (const char *text, gsize start, gsize end)
{
  while (end > start)
    {
      const char *last = g_utf8_prev_char (text + end);

      if (!is_blank (last))
        break;
      end = (gsize) (last - text);
    }
  return end;
}

char *
qimam_diff_run_text (const GArray *runs, guint i, const char *old_text, const char *new_text, gboolean *gap)
{
  const QimamDiffRun *run = &g_array_index (runs, QimamDiffRun, i);
  const QimamDiffRun *next = i + 1 < runs->len ? run + 1 : NULL;
  gboolean removed = run->kind == QIMAM_DIFF_REMOVED;
  gsize old_end = chomp (old_text, run->old_start, run->old_end);
  gsize new_end = chomp (new_text, run->new_start, run->new_end);

  *gap = next != NULL && (old_end < run->old_end || new_end < run->new_end);
  /* What replaces something is not written against it. */
  if (removed && next != NULL && next->kind == QIMAM_DIFF_ADDED)
    *gap = old_end > 0 && old_text[old_end - 1] != '\n';
  return removed ? g_strndup (old_text + run->old_start, old_end - run->old_start)
                 : g_strndup (new_text + run->new_start, new_end - run->new_start);
}

gboolean
qimam_diff_has_changes (const GArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    if (g_array_index (runs, QimamDiffRun, i).kind != QIMAM_DIFF_SAME)
      return TRUE;
  return FALSE;
}

/* ---- Places ---- */

/* Walks a stretch that is the same in both up to a byte of the old one. White space may differ. */
static gsize
walk_same (const QimamDiffRun *run, const char *old_text, const char *new_text, gsize byte)
{
  const char *p = old_text + run->old_start, *q = new_text + run->new_start;
  const char *stop = old_text + byte, *end = new_text + run->new_end;

  if (run->old_end - run->old_start == run->new_end - run->new_start)
    return run->new_start + (byte - run->old_start);
  while (p < stop && q < end)
    if (is_blank (p) || is_blank (q))
      {
        while (is_blank (p) && p < stop)
          p = g_utf8_next_char (p);
        /* A place in the middle of the white space is its end. */
        while (is_blank (q) && (p < stop || !is_blank (p)))
          q = g_utf8_next_char (q);
        if (p >= stop)
          break;
      }
    else
      {
        p++;
        q++;
      }
  return (gsize) (MIN (q, end) - new_text);
}

gsize
qimam_diff_map (const GArray *runs, const char *old_text, const char *new_text, gsize byte, gboolean to_end)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const QimamDiffRun *run = &g_array_index (runs, QimamDiffRun, i);
      const QimamDiffRun *next = i + 1 < runs->len ? run + 1 : NULL;

      if (run->kind == QIMAM_DIFF_ADDED)
        continue;
      /* A place where a stretch ends belongs to it as the end of something, and to the next as a beginning.
       */
      if (to_end ? byte > run->old_end || byte <= run->old_start : byte >= run->old_end)
        continue;
      if (run->kind == QIMAM_DIFF_SAME)
        return walk_same (run, old_text, new_text, byte);
      return to_end && next != NULL && next->kind == QIMAM_DIFF_ADDED ? next->new_end : run->new_start;
    }
  return to_end && byte == 0 ? 0 : strlen (new_text);
}
