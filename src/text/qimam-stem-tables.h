/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-word-map.h"

G_BEGIN_DECLS

/* What the stemmer knows of words, out of `data/lexicon/`. All Arabic letters take two bytes, so lengths are
 * counted in pairs of bytes. */
#define QIMAM_STEM_LETTERS(n) (2 * (n))
/* Longer words stay as they are. */
#define QIMAM_STEM_MAX QIMAM_STEM_LETTERS (24)

/**
 * QimamStem:
 *
 * A stem that words of the tables have. Stems that mean the same, such as those of a verb and of its noun,
 * are made one: ask qimam_stem_get().
 */
typedef struct _QimamStem QimamStem;
struct _QimamStem
{
  QimamStem *same; /* the one that stands for this one, itself at last */
  gsize length;
  char text[];
};

typedef struct
{
  QimamWordMap *words; /* → QimamStem: nouns and names, broken plurals, the past of verbs, verbal nouns */
  QimamWordMap *presents; /* the same for the present of verbs, without the letter of the person */
  QimamWordMap *whole;    /* words that lose nothing at their end */
  QimamWordMap *plurals;  /* broken plurals */
  QimamWordMap *nouns;    /* singulars whose dual cannot be a plural */
  GPtrArray *all;         /* every QimamStem, also those that no word has any more */
} QimamStemTables;

/* The stem that stands for all that mean the same; once the tables are loaded. */
static inline const QimamStem *
qimam_stem_get (const QimamStem *stem)
{
  return stem->same;
}

/* Loads the tables when called for the first time. */
const QimamStemTables *qimam_stem_tables_get (void);

/**
 * qimam_stem_cut_inflection:
 * @word: a folded word without article and pronoun; its last letter may be changed
 *
 * Takes one inflection off, as it is done with words that are in no table.
 *
 * Returns: the length that is left
 */
gsize qimam_stem_cut_inflection (char *word, gsize length);

G_END_DECLS
