/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-lexer.h"

G_BEGIN_DECLS

/* Nouns in the dual: the noun itself says two. */

typedef enum
{
  QIMAM_DUAL_NONE,
  QIMAM_DUAL_FREE,      /* "دولتين", "الرئيسان" */
  QIMAM_DUAL_CONSTRUCT, /* "رئيسا البلدين", "مجموعتي عمل" */
  QIMAM_DUAL_FORM,      /* has the form of one, but the tables do not have the noun: may be an adjective */
  QIMAM_DUAL_ADJECTIVE, /* "الصديقين" */
} QimamDual;

/**
 * qimam_dual_read:
 * @tokens: from qimam_lex()
 * @i: a word
 * @core: (out): where the noun begins, without و ف ب ل ك
 *
 * Tells what a word is as a dual, from itself and from the word that follows it.
 */
QimamDual qimam_dual_read (const GArray *tokens, guint i, const char *text, guint32 *core);

/* Whether a word, without its article, is a noun of the tables in the singular. */
gboolean qimam_dual_is_singular (const QimamLex *lex, const char *text);

/* Whether a folded word is known to be no dual. */
gboolean qimam_dual_is_guarded (const char *word, gsize length);

/* Whether a noun that a dual may belong to stands behind token @i. */
gboolean qimam_dual_has_owner (const GArray *tokens, guint i, const char *text);

/* Folds a word of a text into @folded. Returns its length, 0 where it is longer than @size. */
guint qimam_dual_fold (const char *text, guint32 start, guint32 end, char *folded, guint size);

G_END_DECLS
