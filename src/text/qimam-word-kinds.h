/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-word-map.h"

G_BEGIN_DECLS

/* A word of the column "kind" of a table, and the bits that it gives to the words of its row. */
typedef struct
{
  const char *kind;
  guint flags;
} QimamWordKind;

/* Adds bits to those that a word (folded here) has in a map of bits. */
void qimam_word_kinds_add (QimamWordMap *map, const char *word, guint flags);

/**
 * qimam_word_kinds_load:
 * @name: a table of the lexicon with the columns "kind" and "words"
 *
 * Gives the words of each row the bits of its kind. A kind that is not among @kinds is an error, which names
 * the table and its line.
 */
gboolean qimam_word_kinds_load (
    QimamWordMap *map, const char *name, const QimamWordKind *kinds, guint n_kinds, GError **error);

G_END_DECLS
