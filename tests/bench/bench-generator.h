/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BenchGenerator:
 *
 * Makes synthetic Arabic articles, always the same ones for the same seed: words by Zipf's law from a made-up
 * vocabulary with particles and articles attached as in prose, 50 outlets, 40 subjects with the phrases of
 * the program's topics, dates over five years, and in one article of ten a meeting with participants, place
 * and date.
 */
typedef struct _BenchGenerator BenchGenerator;

typedef struct
{
  char *id;
  char *source;
  char *headline;
  char *published;
  char *body;
  guint subject;
} BenchArticle;

BenchGenerator *bench_generator_new (guint32 seed);
void bench_generator_free (BenchGenerator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchGenerator, bench_generator_free)

/* Fills @article with the next one; clear it with bench_article_clear(). */
void bench_generator_next (BenchGenerator *self, BenchArticle *article);
void bench_article_clear (BenchArticle *article);

/* (transfer full): the vocabulary's word of a rank, 0 the commonest. */
const char *bench_generator_word (BenchGenerator *self, guint rank);

/* Writes @n articles as JSON lines. */
gboolean bench_generator_write (BenchGenerator *self, const char *path, guint n, GError **error);

G_END_DECLS
