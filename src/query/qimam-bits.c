/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-bits.h"

/* Counting is what facets spend their time on. The plain loop is compiled for several processors; with
 * AVX-512 the compiler makes eight counts of one instruction of it, with popcnt one. */
#define COUNT_BODY                                                                                           \
  gsize n0 = 0, n1 = 0, n2 = 0, n3 = 0, i = 0;                                                               \
                                                                                                             \
  for (; i + 4 <= n_words; i += 4)                                                                           \
    {                                                                                                        \
      n0 += (gsize) __builtin_popcountll (COUNT_WORD (i));                                                   \
      n1 += (gsize) __builtin_popcountll (COUNT_WORD (i + 1));                                               \
      n2 += (gsize) __builtin_popcountll (COUNT_WORD (i + 2));                                               \
      n3 += (gsize) __builtin_popcountll (COUNT_WORD (i + 3));                                               \
    }                                                                                                        \
  for (; i < n_words; i++)                                                                                   \
    n0 += (gsize) __builtin_popcountll (COUNT_WORD (i));                                                     \
  return n0 + n1 + n2 + n3;

#define COUNT_BODY_WIDE                                                                                      \
  gsize n = 0;                                                                                               \
                                                                                                             \
  for (gsize i = 0; i < n_words; i++)                                                                        \
    n += (gsize) __builtin_popcountll (COUNT_WORD (i));                                                      \
  return n;

typedef gsize (*CountFunc) (const guint64 *a, gsize n_words);
typedef gsize (*CountAndFunc) (const guint64 *a, const guint64 *b, gsize n_words);

#define COUNT_WORD(i) (a[i])

static gsize
count_plain (const guint64 *a, gsize n_words)
{
  COUNT_BODY
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
__attribute__ ((target ("popcnt"))) static gsize
count_popcnt (const guint64 *a, gsize n_words)
{
  COUNT_BODY
}

__attribute__ ((target ("avx512f,avx512vpopcntdq,prefer-vector-width=512"), optimize ("O3"))) static gsize
count_wide (const guint64 *a, gsize n_words)
{
  COUNT_BODY_WIDE
}
#endif

#undef COUNT_WORD
#define COUNT_WORD(i) (a[i] & b[i])

static gsize
count_and_plain (const guint64 *a, const guint64 *b, gsize n_words)
{
  COUNT_BODY
}

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
__attribute__ ((target ("popcnt"))) static gsize
count_and_popcnt (const guint64 *a, const guint64 *b, gsize n_words)
{
  COUNT_BODY
}

__attribute__ ((target ("avx512f,avx512vpopcntdq,prefer-vector-width=512"), optimize ("O3"))) static gsize
count_and_wide (const guint64 *a, const guint64 *b, gsize n_words)
{
  COUNT_BODY_WIDE
}
#endif

static CountFunc count_words = count_plain;
static CountAndFunc count_and_words = count_and_plain;

static void
choose_once (void)
{
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
  static gsize chosen;

  if (!g_once_init_enter (&chosen))
    return;
  if (__builtin_cpu_supports ("avx512f") && __builtin_cpu_supports ("avx512vpopcntdq"))
    {
      count_words = count_wide;
      count_and_words = count_and_wide;
    }
  else if (__builtin_cpu_supports ("popcnt"))
    {
      count_words = count_popcnt;
      count_and_words = count_and_popcnt;
    }
  g_once_init_leave (&chosen, 1);
#endif
}

guint64 *
qimam_bits_new (gsize n)
{
  return g_new0 (guint64, MAX (QIMAM_BITS_WORDS (n), 1));
}

void
qimam_bits_fill (guint64 *words, gsize from, gsize to)
{
  gsize first = from / 64, last = to / 64;
  guint64 low = G_MAXUINT64 << (from % 64);
  guint64 high = to % 64 != 0 ? G_MAXUINT64 >> (64 - to % 64) : 0;

  if (from >= to)
    return;
  if (first == last)
    {
      words[first] |= low & high;
      return;
    }
  words[first] |= low;
  for (gsize i = first + 1; i < last; i++)
    words[i] = G_MAXUINT64;
  if (high != 0)
    words[last] |= high;
}

void
qimam_bits_and (guint64 *words, const guint64 *other, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    words[i] &= other[i];
}

void
qimam_bits_and_not (guint64 *words, const guint64 *other, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    words[i] &= ~other[i];
}

void
qimam_bits_or (guint64 *words, const guint64 *other, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    words[i] |= other[i];
}

gsize
qimam_bits_count (const guint64 *words, gsize n_words)
{
  choose_once ();
  return count_words (words, n_words);
}

gsize
qimam_bits_count_and (const guint64 *words, const guint64 *other, gsize n_words)
{
  choose_once ();
  return count_and_words (words, other, n_words);
}

gsize
qimam_bits_count_range (const guint64 *words, gsize from, gsize to)
{
  gsize first = from / 64, last = to / 64, n = 0;
  guint64 low = G_MAXUINT64 << (from % 64);
  guint64 high = to % 64 != 0 ? G_MAXUINT64 >> (64 - to % 64) : 0;

  if (from >= to)
    return 0;
  if (first == last)
    return (gsize) __builtin_popcountll (words[first] & low & high);
  n = (gsize) __builtin_popcountll (words[first] & low);
  n += qimam_bits_count (words + first + 1, last - first - 1);
  if (high != 0)
    n += (gsize) __builtin_popcountll (words[last] & high);
  return n;
}

gsize
qimam_bits_next (const guint64 *words, gsize from, gsize n)
{
  gsize i = from / 64, n_words = QIMAM_BITS_WORDS (n);
  guint64 word;

  if (from >= n)
    return n;
  word = words[i] & (G_MAXUINT64 << (from % 64));
  while (word == 0)
    {
      if (++i >= n_words)
        return n;
      word = words[i];
    }
  return MIN (i * 64 + (gsize) __builtin_ctzll (word), n);
}

/* Up to 64 bits from bit @from on; what lies behind @end is not read. */
static guint64
take_bits (const guint64 *words, gsize from, gsize length)
{
  gsize i = from / 64, shift = from % 64;
  guint64 bits = words[i] >> shift;

  if (shift != 0 && shift + length > 64)
    bits |= words[i + 1] << (64 - shift);
  return length < 64 ? bits & ((G_GUINT64_CONSTANT (1) << length) - 1) : bits;
}

void
qimam_bits_move_run (guint64 *target, gsize to, const guint64 *source, gsize from, gsize length)
{
  gsize head = MIN ((64 - to % 64) % 64, length);

  if (head > 0)
    {
      target[to / 64] |= take_bits (source, from, head) << (to % 64);
      to += head;
      from += head;
      length -= head;
    }
  for (; length >= 64; length -= 64, to += 64, from += 64)
    target[to / 64] = take_bits (source, from, 64);
  if (length > 0)
    target[to / 64] |= take_bits (source, from, length);
}
