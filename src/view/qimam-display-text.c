/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-display-text.h"

#include <pango/pango.h>

/* Pango 1.50 overflows at about 32 KB a paragraph, and takes seconds for a word or a tower of marks of
 * thousands. */
#define MAX_BYTES 16384
#define MAX_RUN   400
#define MAX_MARKS 8

static gboolean
is_left_out (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
         (g_unichar_iscntrl (c) && c != '\t') || c == 0x2028 || c == 0x2029;
}

void
qimam_display_piece_clear (QimamDisplayPiece *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->map, g_array_unref);
}

/* Where the next piece ends, and whether it has to be cleaned. */
static gsize
find_end (const char *text, gsize start, gsize end, gboolean *dirty)
{
  const char *space = NULL;
  const char *p = text + start;
  gsize run = 0;
  gsize marks = 0;

  *dirty = FALSE;
  while (p < text + end)
    {
      gunichar c = g_utf8_get_char (p);

      if ((gsize) (p - (text + start)) >= MAX_BYTES)
        return (gsize) ((space != NULL ? space : p) - text);
      if (run >= MAX_RUN)
        return (gsize) (p - text);
      if (g_unichar_ismark (c))
        marks++;
      else
        marks = 0;
      if (is_left_out (c) || marks > MAX_MARKS)
        *dirty = TRUE;
      else
        run++;
      p = g_utf8_next_char (p);
      if (g_unichar_isspace (c))
        {
          run = 0;
          space = p;
        }
    }
  return end;
}

static void
clean_piece (QimamDisplayPiece *piece, const char *source)
{
  GString *text = g_string_sized_new (piece->end - piece->start);
  gsize marks = 0;

  piece->map = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (const char *p = source + piece->start; p < source + piece->end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint32 byte = (guint32) (p - source);

      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (is_left_out (c) || marks > MAX_MARKS)
        continue;
      g_string_append_unichar (text, c);
      g_array_append_val (piece->map, byte);
    }
  piece->text = g_string_free (text, FALSE);
}

GArray *
qimam_display_pieces (const char *text, gsize start, gsize end)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (QimamDisplayPiece));

  g_array_set_clear_func (pieces, (GDestroyNotify) qimam_display_piece_clear);
  do
    {
      QimamDisplayPiece piece = { .start = start };
      gboolean dirty;

      piece.end = find_end (text, start, end, &dirty);
      if (dirty)
        clean_piece (&piece, text);
      start = piece.end;
      g_array_append_val (pieces, piece);
    }
  while (start < end);
  return pieces;
}

gboolean
qimam_display_needs_rtl_mark (const char *text, gsize start, gsize end)
{
  PangoDirection first = PANGO_DIRECTION_NEUTRAL;
  gsize rtl = 0;
  gsize ltr = 0;
  const char *stop = text + MIN (end, start + MAX_BYTES);

  for (const char *p = text + start; p < stop; p = g_utf8_next_char (p))
    {
      PangoDirection direction = PANGO_DIRECTION_NEUTRAL;
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        direction = g_unichar_get_script (c) == G_UNICODE_SCRIPT_ARABIC ||
                            g_unichar_get_script (c) == G_UNICODE_SCRIPT_HEBREW
                        ? PANGO_DIRECTION_RTL
                        : PANGO_DIRECTION_LTR;
      if (direction == PANGO_DIRECTION_NEUTRAL)
        continue;
      if (first == PANGO_DIRECTION_NEUTRAL)
        first = direction;
      if (direction == PANGO_DIRECTION_RTL)
        rtl++;
      else
        ltr++;
    }
  return first == PANGO_DIRECTION_LTR && rtl > ltr;
}

glong
qimam_display_piece_n_chars (const QimamDisplayPiece *self, const char *source)
{
  if (self->map != NULL)
    return (glong) self->map->len;
  return g_utf8_strlen (source + self->start, (gssize) (self->end - self->start));
}

glong
qimam_display_piece_char_at (const QimamDisplayPiece *self, const char *source, gsize byte)
{
  guint low = 0;
  guint high;

  byte = CLAMP (byte, self->start, self->end);
  if (self->map == NULL)
    return g_utf8_strlen (source + self->start, (gssize) (byte - self->start));
  high = self->map->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->map, guint32, middle) < byte)
        low = middle + 1;
      else
        high = middle;
    }
  return (glong) low;
}

gsize
qimam_display_piece_byte_at (const QimamDisplayPiece *self, const char *source, glong character)
{
  glong n = qimam_display_piece_n_chars (self, source);

  if (character >= n)
    return self->end;
  character = MAX (character, 0);
  if (self->map != NULL)
    return g_array_index (self->map, guint32, character);
  return (gsize) (g_utf8_offset_to_pointer (source + self->start, character) - source);
}
