/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-block.h"

#include <string.h>

#include "qimam-brief-text.h"

#define FAMILY    "Amiri, Noto Naskh Arabic, Noto Serif"
#define MAX_PIECE 2400

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
  /* That of the widgets, where there are any: what it knows of fonts was dear to learn. */
  self->fonts = g_object_ref (pango_cairo_font_map_get_default ());
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

/* ---- Blocks ---- */

static void
cell_free (gpointer data)
{
  QimamPageCell *cell = data;

  qimam_page_text_free (cell->text);
  g_array_unref (cell->lines);
  g_array_unref (cell->links);
  g_ptr_array_unref (cell->layouts);
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

PangoLayout *
qimam_page_shaper_create_layout (const QimamPageShaper *self, QimamFace face, gboolean rtl, double width)
{
  const Face *look = &faces[face];
  PangoFontDescription *font = pango_font_description_new ();
  PangoLayout *layout = pango_layout_new (self->contexts[rtl ? 1 : 0]);

  pango_font_description_set_family_static (font, FAMILY);
  pango_font_description_set_absolute_size (font, look->size * PANGO_SCALE);
  pango_font_description_set_weight (font, look->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_width (layout, pango_units_from_double (width));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

void
qimam_face_get_color (QimamFace face, double *red, double *green, double *blue)
{
  *red = faces[face].red;
  *green = faces[face].green;
  *blue = faces[face].blue;
}

QimamPageCell *
qimam_page_block_add (QimamPageBlock *self,
                      const QimamPageShaper *shaper,
                      QimamPageText *text,
                      QimamFace face,
                      double x,
                      double width)
{
  QimamPageCell *cell = g_new0 (QimamPageCell, 1);

  cell->text = text;
  cell->face = face;
  cell->rtl = qimam_brief_is_rtl (text->text->str, shaper->rtl);
  cell->links = g_steal_pointer (&text->links);
  cell->lines = g_array_new (FALSE, FALSE, sizeof (QimamPageLine));
  cell->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  cell->x = x;
  cell->width = width;
  qimam_face_get_color (face, &cell->red, &cell->green, &cell->blue);
  g_ptr_array_add (self->cells, cell);
  return cell;
}

/* ---- Lines ---- */

/* How much of a text is shaped at once: up to a space where there is one. */
static guint
piece_length (const char *text, gsize left)
{
  guint end;

  if (left <= MAX_PIECE)
    return (guint) left;
  for (end = MAX_PIECE; end > MAX_PIECE / 2; end--)
    if (text[end] == ' ' || text[end] == '\n')
      return end;
  end = MAX_PIECE;
  while (end > 0 && ((guchar) text[end] & 0xC0) == 0x80)
    end--;
  return end;
}

/* The attributes of what follows the first @done bytes. */
static PangoAttrList *
attributes_from (const QimamPageText *text, guint done, double line_height)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  GSList *all = pango_attr_list_get_attributes (text->attributes);

  for (GSList *link = all; link != NULL; link = link->next)
    {
      const PangoAttribute *attribute = link->data;
      PangoAttribute *copy;

      if (attribute->end_index <= done)
        continue;
      copy = pango_attribute_copy (attribute);
      copy->start_index = attribute->start_index > done ? attribute->start_index - done : 0;
      copy->end_index = attribute->end_index - done;
      pango_attr_list_insert (attributes, copy);
    }
  g_slist_free_full (all, (GDestroyNotify) pango_attribute_destroy);
  pango_attr_list_insert (attributes,
                          pango_attr_line_height_new_absolute ((int) (line_height * PANGO_SCALE)));
  /* With kerning and contextual forms the letters of a word are drawn in pieces, and some are lost to a
   * search. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("kern=0, calt=0"));
  return attributes;
}

/* Adds the lines of a layout below those that are there, without the last @n_less. */
static void
add_lines (QimamPageCell *self, PangoLayout *layout, int n_less)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n = pango_layout_get_line_count (layout) - n_less;
  double above =
      self->lines->len > 0 ? g_array_index (self->lines, QimamPageLine, self->lines->len - 1).bottom : 0;

  for (int i = 0; i < n; i++)
    {
      PangoRectangle logical;
      int top, bottom;
      QimamPageLine line;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line.line = pango_layout_iter_get_line_readonly (iter);
      line.offset = self->done;
      line.x = pango_units_to_double (logical.x);
      line.top = above + pango_units_to_double (top);
      line.bottom = above + pango_units_to_double (bottom);
      line.baseline = above + pango_units_to_double (pango_layout_iter_get_baseline (iter));
      g_array_append_val (self->lines, line);
      pango_layout_iter_next_line (iter);
    }
  pango_layout_iter_free (iter);
}

gboolean
qimam_page_cell_shape (QimamPageCell *self, const QimamPageShaper *shaper)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoLayout *layout;
  gsize left;
  guint length;

  if (self->text == NULL)
    return FALSE;
  left = self->text->text->len - self->done;
  length = piece_length (self->text->text->str + self->done, left);
  layout = qimam_page_shaper_create_layout (shaper, self->face, self->rtl, self->width);
  attributes = attributes_from (self->text, self->done, faces[self->face].line);
  pango_layout_set_text (layout, self->text->text->str + self->done, (int) length);
  pango_layout_set_attributes (layout, attributes);
  g_ptr_array_add (self->layouts, layout);
  if (length < left && pango_layout_get_line_count (layout) > 1)
    {
      int last = pango_layout_get_line_count (layout) - 1;

      /* The last line would end before the edge: it is the first of the next piece. */
      add_lines (self, layout, 1);
      self->done += (guint) pango_layout_get_line_readonly (layout, last)->start_index;
    }
  else
    {
      add_lines (self, layout, 0);
      self->done += length;
    }
  if (length == left)
    g_clear_pointer (&self->text, qimam_page_text_free);
  return TRUE;
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
