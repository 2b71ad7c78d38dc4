/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a line or a paragraph is worded: what the readers of pages, feeds and dumps ask of a text before they
 * know what it is. */

/**
 * qimam_wording_key:
 * @text: UTF-8
 * @length: in bytes, or -1
 *
 * Gives a text in the form in which phrases are compared: folded, words of letters and digits separated by
 * one space.
 *
 * Returns: (transfer full)
 */
char *qimam_wording_key (const char *text, gssize length);

/**
 * qimam_wording_clean:
 *
 * Cleans a text for the body: white space of any kind at both ends is cut, control characters, line breaks
 * and runs of breaking white space become one space, no-break space becomes space. Letters and marks stay as
 * they are.
 *
 * Returns: (transfer full)
 */
char *qimam_wording_clean (const char *text, gssize length);

/* The number of words of a key. */
guint qimam_wording_count (const char *key);

/* Whether @key begins with the words of @phrase, itself a key. */
gboolean qimam_wording_starts (const char *key, const char *phrase);

/* (nullable): where the words of @phrase stand in @key, both keys. */
const char *qimam_wording_find (const char *key, const char *phrase);

/**
 * qimam_wording_skip:
 * @text: a text that is not folded
 *
 * Returns: where @n words of @text, counted as in its key, have passed: behind the last letter of the n-th
 */
const char *qimam_wording_skip (const char *text, guint n);

/* Whether a text ends as a sentence does: full stop, question or exclamation mark, or a closing quotation
 * mark. */
gboolean qimam_wording_is_sentence (const char *text);

/* Whether a text has no letter and no digit. */
gboolean qimam_wording_is_ornament (const char *text);

/* Whether a text is a number alone: "185", "1,204", "1.2K", "٣٤". */
gboolean qimam_wording_is_counter (const char *text);

/**
 * qimam_wording_language:
 *
 * Tells the language from the script and, for Latin script, from the commonest words.
 *
 * Returns: (nullable): a static BCP 47 tag
 */
const char *qimam_wording_language (const char *text);

G_END_DECLS
