/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QimamDisplayPiece:
 *
 * A stretch of a paragraph that is laid out as one, made safe for the layout: without bidirectional controls
 * and control characters, without towers of marks, not longer than a layout can take. Whatever was left out,
 * bytes of the source can be told from characters on the screen and the other way round.
 */
typedef struct
{
  gsize start; /* first byte in the source */
  gsize end;   /* one past the last */
  char *text;  /* what is shown; NULL: the source as it is */
  GArray *map; /* (element-type guint32) source byte of each character of @text; NULL where @text is */
} QimamDisplayPiece;

void qimam_display_piece_clear (QimamDisplayPiece *self);

/**
 * qimam_display_pieces:
 * @text: the source, valid UTF-8
 * @start: first byte of the paragraph
 * @end: one past its last
 *
 * Returns: (transfer full) (element-type QimamDisplayPiece): at least one, that lie end to end
 */
GArray *qimam_display_pieces (const char *text, gsize start, gsize end);

/* Whether a paragraph reads from right to left for the greater part but would be laid out from left to right,
 * because it opens with a Latin word. */
gboolean qimam_display_needs_rtl_mark (const char *text, gsize start, gsize end);

/* Number of characters that @piece shows. */
glong qimam_display_piece_n_chars (const QimamDisplayPiece *self, const char *source);

/* The character on the screen at which a byte of the source stands; bytes outside go to the nearer end. */
glong qimam_display_piece_char_at (const QimamDisplayPiece *self, const char *source, gsize byte);

/* The byte of the source that stands behind a character on the screen. */
gsize qimam_display_piece_byte_at (const QimamDisplayPiece *self, const char *source, glong character);

G_END_DECLS
