/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A map from words (not NUL-terminated) to pointers, made once and then read by any thread. */
typedef struct _QimamWordMap QimamWordMap;

QimamWordMap *qimam_word_map_new (void);
/* Frees the map, but not the values. */
void qimam_word_map_free (QimamWordMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamWordMap, qimam_word_map_free)

/* Sets the value of a word; a later call wins. @value must not be NULL. The word is copied. */
void qimam_word_map_insert (QimamWordMap *self, const char *word, gssize length, gpointer value);

/* (nullable): the value of a word */
gpointer qimam_word_map_lookup (const QimamWordMap *self, const char *word, gsize length);

/* The word as the map keeps it (NUL-terminated), or NULL where it is absent. */
const char *qimam_word_map_key (const QimamWordMap *self, const char *word, gsize length);

G_END_DECLS
