/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * qimam_stem_into:
 * @word: one folded word
 * @stem: (out): inside @word or a constant of the tables; not NUL-terminated
 *
 * As qimam_stem(), without a copy; @scratch (64 bytes) holds what is neither.
 */
void
qimam_stem_into (const char *word, gsize length, char scratch[64], const char **stem, gsize *stem_length);

/* Whether the tables have a word, or what it is an inflection of. */
gboolean qimam_stem_is_known (const char *word, gsize length);

/* Whether a folded word is the dual of a noun that the tables have: "دولتين", "وزيران", "مجموعتي". Nouns with
 * a plural in "ون" are left out, since "ين" is theirs as well. */
gboolean qimam_stem_is_dual (const char *word, gsize length);

G_END_DECLS
