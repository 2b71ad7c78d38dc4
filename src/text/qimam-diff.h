/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  QIMAM_DIFF_SAME,
  QIMAM_DIFF_REMOVED,
  QIMAM_DIFF_ADDED,
} QimamDiffKind;

/**
 * QimamDiffRun:
 *
 * A stretch that two texts share, or that one of them has alone. Of what is removed the place in the new text
 * is empty, of what is added that in the old one.
 */
typedef struct
{
  QimamDiffKind kind;
  gsize old_start; /* bytes */
  gsize old_end;
  gsize new_start;
  gsize new_end;
} QimamDiffRun;

/**
 * qimam_diff_words:
 * @old_text: valid UTF-8
 * @new_text: valid UTF-8
 *
 * Compares two texts word by word; a line break is a word of its own. How much white space stands between
 * words makes no difference, so that a stretch that is the same need not be so to the byte. Shortest edits
 * are looked for with an amount of work that is bounded; beyond it, words that occur once in both hold the
 * texts together.
 *
 * Returns: (transfer full) (element-type QimamDiffRun): runs that lie end to end in both texts, what is
 * removed before what is added in its place
 */
GArray *qimam_diff_words (const char *old_text, const char *new_text);

/**
 * qimam_diff_run_text:
 * @i: the number of a run
 * @gap: (out): whether a space is to be shown behind it
 *
 * Returns: (transfer full): what to show of a run, without white space at its end
 */
char *
qimam_diff_run_text (const GArray *runs, guint i, const char *old_text, const char *new_text, gboolean *gap);

/* Whether the texts differ in more than white space. */
gboolean qimam_diff_has_changes (const GArray *runs);

/**
 * qimam_diff_map:
 * @byte: of the old text
 * @to_end: where the words there were replaced, the end of what stands in their place and not its beginning
 *
 * Returns: the byte of the new text to which a place of the old one came
 */
gsize
qimam_diff_map (const GArray *runs, const char *old_text, const char *new_text, gsize byte, gboolean to_end);

G_END_DECLS
