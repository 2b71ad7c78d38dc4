/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-block.h"

#include <string.h>

#include "qimam-brief-text.h"

#define FAMILY    "Amiri, Noto Naskh Arabic, Noto Serif"
#define MAX_PIECE 6000

typedef struct
{
  double size;
  double line;
  gboolean bold;
  double red, green, blue;
} Face;

static const Face faces[QIMAM_N_FACES] = {
  [QIMAM_FACE_TITLE] = { 23, 34, TRUE, 0.11, 0.31, 0.42 },
  [QIMAM_FACE_SUBTITLE] = { 14, 22, FALSE, 0.15, 0.15, 0.15 },
  [QIMAM_FACE_SMALL] = { 10, 16, FALSE, 0.38, 0.38, 0.38 },
  [QIMAM_FACE_HEADING] = { 16.5, 26, TRUE, 0.11, 0.31, 0.42 },
  [QIMAM_FACE_BODY] = { 13, 21.5, FALSE, 0.08, 0.08, 0.08 },
  [QIMAM_FACE_LABEL] = { 13, 21.5, TRUE, 0.11, 0.31, 0.42 },
  [QIMAM_FACE_QUOTATION] = { 13, 21.5, FALSE, 0.08, 0.08, 0.08 },
  [QIMAM_FACE_REF] = { 11.5, 19, FALSE, 0.1, 0.1, 0.1 },
  [QIMAM_FACE_CELL] = { 10.5, 16.5, FALSE, 0.08, 0.08, 0.08 },
  [QIMAM_FACE_CELL_LABEL] = { 10.5, 16.5, TRUE, 0.11, 0.31, 0.42 },
};

double
qimam_face_line_height (QimamFace face)
{
  return faces[face].line;
}

/* ---- Shaping ---- */

/* Text that is to be copied from a PDF needs glyphs where the font puts them, not where a pixel is. */
static PangoContext *
create_context (PangoFontMap *fonts, PangoDirection direction)
{
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, direction);
  cairo_font_options_destroy (options);
  return context;
}

void
qimam_page_shaper_init (QimamPageShaper *self, gboolean rtl)
{
  self->fonts = pango_cairo_font_map_new ();
  self->contexts[0] = create_context (self->fonts, PANGO_DIRECTION_LTR);
  self->contexts[1] = create_context (self->fonts, PANGO_DIRECTION_RTL);
  self->rtl = rtl;
}

void
qimam_page_shaper_clear (QimamPageShaper *self)
{
  g_clear_object (&self->contexts[0]);
  g_clear_object (&self->contexts[1]);
  g_clear_object (&self->fonts);
}

/* ---- Text ---- */

static void
link_clear (gpointer data)
{
  g_free (((QimamPageLink *) data)->uri);
}

QimamPageText *
qimam_page_text_new (void)
{
  QimamPageText *self = g_new0 (QimamPageText, 1);

  self->text = g_string_new (NULL);
  self->attributes = pango_attr_list_new ();
  self->links = g_array_new (FALSE, FALSE, sizeof (QimamPageLink));
  g_array_set_clear_func (self->links, link_clear);
  return self;
}

void
qimam_page_text_free (QimamPageText *self)
{
  if (self == NULL)
    return;
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_free (self);
}

static void
set_range (QimamPageText *self, PangoAttribute *attribute, guint start)
{
  attribute->start_index = start;
  attribute->end_index = (guint) self->text->len;
  pango_attr_list_insert (self->attributes, attribute);
}

static void
set_face (QimamPageText *self, QimamFace face, guint start)
{
  const Face *look = &faces[face];

  set_range (self, pango_attr_size_new_absolute ((int) (look->size * PANGO_SCALE)), start);
  set_range (self, pango_attr_weight_new (look->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL), start);
  set_range (self,
             pango_attr_foreground_new ((guint16) (look->red * 65535), (guint16) (look->green * 65535),
                                        (guint16) (look->blue * 65535)),
             start);
}

void
qimam_page_text_add (QimamPageText *self, const char *text, int face)
{
  g_autofree char *clean = qimam_brief_clean (text, TRUE);
  guint start = (guint) self->text->len;

  g_string_append (self->text, clean);
  if (face >= 0)
    set_face (self, (QimamFace) face, start);
}

void
qimam_page_text_add_isolated (QimamPageText *self, const char *text, int face)
{
  g_string_append (self->text, "\xE2\x81\xA8"); /* U+2068 */
  qimam_page_text_add (self, text, face);
  g_string_append (self->text, "\xE2\x81\xA9"); /* U+2069 */
}

void
qimam_page_text_add_numbers (QimamPageText *self, const QimamBriefItem *item)
{
  g_autoptr (GArray) numbers = qimam_brief_item_numbers (item);
  guint start;

  if (numbers->len == 0)
    return;
  g_string_append (self->text, "\xC2\xA0"); /* no break before the numbers */
  start = (guint) self->text->len;
  for (guint i = 0; i < numbers->len; i++)
    {
      QimamPageLink link = { (guint) self->text->len, 0, g_array_index (numbers, guint, i), NULL };

      g_string_append_printf (self->text, "[%u]", link.ref);
      link.end = (guint) self->text->len;
      g_array_append_val (self->links, link);
    }
  set_range (self, pango_attr_scale_new (0.72), start);
  set_range (self, pango_attr_rise_new (3.4 * PANGO_SCALE), start);
  set_range (self, pango_attr_foreground_new (0x1d1d, 0x4e4e, 0x6b6b), start);
}

void
qimam_page_text_add_uri (QimamPageText *self, guint start, const char *uri)
{
  QimamPageLink link = { start, (guint) self->text->len, 0, g_strdup (uri) };

  g_array_append_val (self->links, link);
}

static gsize
piece_end (const char *text)
{
  gsize length = strlen (text), end;

  if (length <= MAX_PIECE)
    return length;
  for (end = MAX_PIECE; end > MAX_PIECE / 2; end--)
    if (text[end] == ' ' || text[end] == '\n')
      return end;
  end = MAX_PIECE;
  while (end > 0 && ((guchar) text[end] & 0xC0) == 0x80)
    end--;
  return end;
}

char **
qimam_page_split (const char *text)
{
  g_autoptr (GStrvBuilder) pieces = g_strv_builder_new ();

  do
    {
      gsize end = piece_end (text);
      g_autofree char *piece = g_strndup (text, end);

      g_strv_builder_add (pieces, piece);
      text += end;
      while (*text == ' ' || *text == '\n')
        text++;
    }
  while (*text != '\0');
  return g_strv_builder_end (pieces);
}

/* ---- Blocks ---- */

static void
cell_free (gpointer data)
{
  QimamPageCell *cell = data;

  g_array_unref (cell->lines);
  g_array_unref (cell->links);
  g_object_unref (cell->layout);
  g_free (cell);
}

QimamPageBlock *
qimam_page_block_new (const char *tag, double before, double after)
{
  QimamPageBlock *self = g_new0 (QimamPageBlock, 1);

  self->cells = g_ptr_array_new_with_free_func (cell_free);
  self->tag = tag;
  self->before = before;
  self->after = after;
  return self;
}

void
qimam_page_block_free (QimamPageBlock *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->cells);
  g_free (self->outline);
  g_free (self);
}

static void
cache_lines (QimamPageCell *cell)
{
  PangoLayoutIter *iter = pango_layout_get_iter (cell->layout);

  do
    {
      PangoRectangle logical;
      int top, bottom;
      QimamPageLine line;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line.line = pango_layout_iter_get_line_readonly (iter);
      line.x = pango_units_to_double (logical.x);
      line.top = pango_units_to_double (top);
      line.bottom = pango_units_to_double (bottom);
      line.baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));
      g_array_append_val (cell->lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

QimamPageCell *
qimam_page_block_add (QimamPageBlock *self,
                      const QimamPageShaper *shaper,
                      QimamPageText *text,
                      QimamFace face,
                      double x,
                      double width)
{
  g_autoptr (QimamPageText) owned = text;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const Face *look = &faces[face];
  gboolean rtl = qimam_brief_is_rtl (text->text->str, shaper->rtl);
  PangoFontDescription *font = pango_font_description_new ();
  QimamPageCell *cell = g_new0 (QimamPageCell, 1);

  pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_absolute_size (font, look->size * PANGO_SCALE);
  pango_font_description_set_weight (font, look->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  cell->layout = pango_layout_new (shaper->contexts[rtl ? 1 : 0]);
  pango_layout_set_font_description (cell->layout, font);
  pango_font_description_free (font);
  pango_layout_set_auto_dir (cell->layout, FALSE);
  pango_layout_set_alignment (cell->layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_width (cell->layout, pango_units_from_double (width));
  pango_layout_set_wrap (cell->layout, PANGO_WRAP_WORD_CHAR);
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int) (look->line * PANGO_SCALE)));
  /* With kerning and contextual forms the letters of a word are drawn in pieces, and some are lost to a
   * search. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("kern=0, calt=0"));
  pango_attr_list_splice (attributes, text->attributes, 0, (int) text->text->len);
  pango_layout_set_text (cell->layout, text->text->str, (int) text->text->len);
  pango_layout_set_attributes (cell->layout, attributes);
  cell->links = g_steal_pointer (&text->links);
  cell->lines = g_array_new (FALSE, FALSE, sizeof (QimamPageLine));
  cell->x = x;
  cell->width = width;
  cell->red = look->red;
  cell->green = look->green;
  cell->blue = look->blue;
  cache_lines (cell);
  g_ptr_array_add (self->cells, cell);
  return cell;
}

double
qimam_page_cell_height (const QimamPageCell *self, guint first, guint last)
{
  last = MIN (last, self->lines->len);
  if (first >= last)
    return 0;
  return g_array_index (self->lines, QimamPageLine, last - 1).bottom -
         g_array_index (self->lines, QimamPageLine, first).top;
}
