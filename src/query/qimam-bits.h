/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dense sets of numbers below some n, one bit each, in words of 64. Bits from n on are 0. The counting ones
 * use what the processor has for it, found out once. */

#define QIMAM_BITS_WORDS(n) (((gsize) (n) + 63) / 64)

/* (transfer full): room for @n bits, all 0. */
guint64 *qimam_bits_new (gsize n);
/* Sets the bits in [from, to). */
void qimam_bits_fill (guint64 *words, gsize from, gsize to);

void qimam_bits_and (guint64 *words, const guint64 *other, gsize n_words);
void qimam_bits_and_not (guint64 *words, const guint64 *other, gsize n_words);
void qimam_bits_or (guint64 *words, const guint64 *other, gsize n_words);

gsize qimam_bits_count (const guint64 *words, gsize n_words);
gsize qimam_bits_count_and (const guint64 *words, const guint64 *other, gsize n_words);
/* How many of the bits in [from, to) are set. */
gsize qimam_bits_count_range (const guint64 *words, gsize from, gsize to);

/* The first set bit from @from on, @n where there is none below @n. */
gsize qimam_bits_next (const guint64 *words, gsize from, gsize n);

/**
 * qimam_bits_move_run:
 *
 * Copies @length bits that begin at bit @from of @source to bit @to of @target, where they are 0 so far.
 */
void qimam_bits_move_run (guint64 *target, gsize to, const guint64 *source, gsize from, gsize length);

static inline gboolean
qimam_bits_has (const guint64 *words, gsize bit)
{
  return words[bit / 64] >> (bit % 64) & 1;
}

static inline void
qimam_bits_add (guint64 *words, gsize bit)
{
  words[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

static inline void
qimam_bits_remove (guint64 *words, gsize bit)
{
  words[bit / 64] &= ~(G_GUINT64_CONSTANT (1) << (bit % 64));
}

G_END_DECLS
