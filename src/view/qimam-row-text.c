/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-row-text.h"

#include <pango/pangocairo.h>
#include <string.h>

/* The narrowest a text gets, in letters. */
#define MIN_CHARS 12
/* Words leave the ends of lines empty. */
#define FILLED 0.94
/* Estimates that are so near the end of a line are looked into. */
#define NEAR 0.08
/* Fonts whose measures are kept: a row has three, a change of the size of all text makes others. */
#define FONTS_KEPT 16

struct _QimamRowText
{
  GtkWidget parent_instance;

  char *text;
  PangoAttrList *attributes; /* (nullable) */
  float xalign;
  guint lines;
  gboolean arabic;     /* most letters */
  PangoLayout *layout; /* (nullable): as it was drawn last */
  int fitted_width;    /* for which it was cut */
  int fitted_lines;
};

/* The letters whose widths are measured: ASCII and Arabic. */
#define FIRST_LATIN  0x20
#define N_LATIN      0x5F
#define FIRST_ARABIC 0x600
#define N_ARABIC     0x70
/* A letter is measured in so many copies, which join where it joins. With four, the average of its forms is
 * that of texts to a few hundredths. */
#define COPIES 4

/* What letters and a line take in a font, in pixels. */
typedef struct
{
  PangoFontDescription *font;
  double resolution;
  gboolean arabic;
  double letter; /* of those that are not measured by themselves */
  float latin[N_LATIN];
  float arabic_letters[N_ARABIC];
  int line;
} Measures;

enum
{
  PROP_0,
  PROP_LINES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QimamRowText, qimam_row_text, GTK_TYPE_WIDGET)

static float
measure_letter (PangoLayout *layout, gunichar c)
{
  char text[6 * COPIES];
  int length = 0, width;

  for (guint i = 0; i < COPIES; i++)
    length += g_unichar_to_utf8 (c, text + length);
  pango_layout_set_text (layout, text, length);
  pango_layout_get_size (layout, &width, NULL);
  return (float) width / (COPIES * PANGO_SCALE);
}

static void
measure_letters (Measures *self, PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  for (guint i = 0; i < N_LATIN; i++)
    self->latin[i] = measure_letter (layout, FIRST_LATIN + i);
  for (guint i = 0; i < N_ARABIC; i++)
    {
      gunichar c = FIRST_ARABIC + i;

      self->arabic_letters[i] = g_unichar_isdefined (c) && !g_unichar_iszerowidth (c) && !g_unichar_ismark (c)
                                    ? measure_letter (layout, c)
                                    : 0;
    }
}

static const Measures *
get_measures (QimamRowText *self)
{
  static Measures kept[FONTS_KEPT];
  static guint next;
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  PangoFontMetrics *metrics;
  Measures *measures;

  for (guint i = 0; i < FONTS_KEPT; i++)
    if (kept[i].font != NULL && kept[i].resolution == resolution && kept[i].arabic == self->arabic &&
        pango_font_description_equal (kept[i].font, font))
      return &kept[i];
  measures = &kept[next++ % FONTS_KEPT];
  g_clear_pointer (&measures->font, pango_font_description_free);
  metrics =
      pango_context_get_metrics (context, NULL, pango_language_from_string (self->arabic ? "ar" : "en"));
  measures->font = pango_font_description_copy (font);
  measures->resolution = resolution;
  measures->arabic = self->arabic;
  measures->letter = (double) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;
  measures->line = PANGO_PIXELS_CEIL (
      MAX (pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics),
           pango_font_metrics_get_height (metrics)));
  pango_font_metrics_unref (metrics);
  measure_letters (measures, context);
  return measures;
}

static void
find_script (QimamRowText *self)
{
  guint arabic = 0, n = 0;

  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p), n++)
    arabic += g_utf8_get_char (p) - FIRST_ARABIC < N_ARABIC;
  self->arabic = 2 * arabic > n;
}

/* The width of the text in one line, to a few hundredths. */
static double
estimate_width (QimamRowText *self, const Measures *measures)
{
  double width = 0;

  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c - FIRST_LATIN < N_LATIN)
        width += measures->latin[c - FIRST_LATIN];
      else if (c - FIRST_ARABIC < N_ARABIC)
        width += measures->arabic_letters[c - FIRST_ARABIC];
      else if (!g_unichar_iszerowidth (c))
        width += measures->letter;
    }
  return width;
}

/* How many lines the text has in a width */
static guint
count_lines (QimamRowText *self, int width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);

  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  return MIN ((guint) pango_layout_get_line_count (layout), self->lines);
}

/* The same, without a layout where there can be little doubt: most rows are measured so. What is estimated
 * too low ends in an ellipsis. */
static guint
estimate_lines (QimamRowText *self, const Measures *measures, int width)
{
  double needed;

  if (width <= 0 || self->lines == 1)
    return self->lines;
  needed = estimate_width (self, measures);
  for (guint n = 1; n < self->lines; n++)
    {
      double room = width * (n == 1 ? 1.0 : n * FILLED);

      if (needed > room * (1 - NEAR) && needed < room * (1 + NEAR))
        return count_lines (self, width);
      if (needed <= room)
        return n;
    }
  return self->lines;
}

/* ---- GtkWidget ---- */

static GtkSizeRequestMode
qimam_row_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
qimam_row_text_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  QimamRowText *self = QIMAM_ROW_TEXT (widget);
  const Measures *measures = get_measures (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) (MIN_CHARS * measures->letter) + 1;
  else
    *minimum = *natural = measures->line * (int) estimate_lines (self, measures, for_size);
}

/* Where the ellipsis of the last line begins, -1 without one. */
static int
find_ellipsis (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, pango_layout_get_line_count (layout) - 1);

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoLayoutRun *run = l->data;

      if (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        return run->item->offset;
    }
  return -1;
}

/* Pango ends a text that is too long within a word, and half a word of Arabic is another word. */
static void
end_with_word (QimamRowText *self)
{
  const int at = pango_layout_is_ellipsized (self->layout) ? find_ellipsis (self->layout) : -1;
  const char *end = self->text + at;
  g_autofree char *cut = NULL;

  if (at <= 0 || g_unichar_isspace (g_utf8_get_char (end)))
    return;
  while (end > self->text && !g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  while (end > self->text && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))) &&
         !g_unichar_ismark (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  /* One long word is better cut than left out. */
  if (end == self->text)
    return;
  cut = g_strdup_printf ("%.*s…", (int) (end - self->text), self->text);
  pango_layout_set_text (self->layout, cut, -1);
}

/* (transfer none): the text as it fits */
static PangoLayout *
ensure_layout (QimamRowText *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int width = gtk_widget_get_width (widget) * PANGO_SCALE;
  int lines = MAX (1, gtk_widget_get_height (widget) / get_measures (self)->line);

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (widget, self->text);
      pango_layout_set_attributes (self->layout, self->attributes);
      /* In paragraphs of the other direction Pango turns it around. */
      pango_layout_set_alignment (self->layout, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
                                                    ? PANGO_ALIGN_RIGHT
                                                    : PANGO_ALIGN_LEFT);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      self->fitted_lines = 0;
    }
  if (width == self->fitted_width && lines == self->fitted_lines)
    return self->layout;
  if (self->fitted_lines != 0)
    pango_layout_set_text (self->layout, self->text, -1);
  pango_layout_set_width (self->layout, width);
  pango_layout_set_height (self->layout, -lines);
  end_with_word (self);
  self->fitted_width = width;
  self->fitted_lines = lines;
  return self->layout;
}

static void
qimam_row_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  QimamRowText *self = QIMAM_ROW_TEXT (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float xalign = rtl ? 1 - self->xalign : self->xalign;
  PangoRectangle logical;
  PangoLayout *layout;

  if (*self->text == '\0')
    return;
  layout = ensure_layout (self);
  pango_layout_get_pixel_extents (layout, NULL, &logical);
  gtk_snapshot_render_layout (snapshot, gtk_widget_get_style_context (widget),
                              xalign * (gtk_widget_get_width (widget) - logical.width) - logical.x, 0,
                              layout);
}

static void
qimam_row_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  g_clear_object (&QIMAM_ROW_TEXT (widget)->layout);
  GTK_WIDGET_CLASS (qimam_row_text_parent_class)->css_changed (widget, change);
}

static void
qimam_row_text_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  g_clear_object (&QIMAM_ROW_TEXT (widget)->layout);
  GTK_WIDGET_CLASS (qimam_row_text_parent_class)->system_setting_changed (widget, setting);
}

static void
qimam_row_text_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  g_clear_object (&QIMAM_ROW_TEXT (widget)->layout);
  GTK_WIDGET_CLASS (qimam_row_text_parent_class)->direction_changed (widget, before);
}

/* ---- GObject ---- */

static void
qimam_row_text_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LINES)
    QIMAM_ROW_TEXT (object)->lines = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qimam_row_text_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LINES)
    g_value_set_uint (value, QIMAM_ROW_TEXT (object)->lines);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qimam_row_text_finalize (GObject *object)
{
  QimamRowText *self = QIMAM_ROW_TEXT (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_free (self->text);
  G_OBJECT_CLASS (qimam_row_text_parent_class)->finalize (object);
}

static void
qimam_row_text_class_init (QimamRowTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = qimam_row_text_set_property;
  object_class->get_property = qimam_row_text_get_property;
  object_class->finalize = qimam_row_text_finalize;
  widget_class->get_request_mode = qimam_row_text_get_request_mode;
  widget_class->measure = qimam_row_text_measure;
  widget_class->snapshot = qimam_row_text_snapshot;
  widget_class->css_changed = qimam_row_text_css_changed;
  widget_class->system_setting_changed = qimam_row_text_system_setting_changed;
  widget_class->direction_changed = qimam_row_text_direction_changed;
  properties[PROP_LINES] = g_param_spec_uint (
      "lines", NULL, NULL, 1, 20, 1, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
qimam_row_text_init (QimamRowText *self)
{
  self->text = g_strdup ("");
}

void
qimam_row_text_set_text (QimamRowText *self, const char *text, PangoAttrList *attributes)
{
  g_return_if_fail (QIMAM_IS_ROW_TEXT (self) && text != NULL);
  g_clear_object (&self->layout);
  if (attributes != NULL)
    pango_attr_list_ref (attributes);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = attributes;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_str_equal (self->text, text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  find_script (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const char *
qimam_row_text_get_text (QimamRowText *self)
{
  g_return_val_if_fail (QIMAM_IS_ROW_TEXT (self), "");
  return self->text;
}

void
qimam_row_text_set_xalign (QimamRowText *self, float xalign)
{
  g_return_if_fail (QIMAM_IS_ROW_TEXT (self));
  if (self->xalign == xalign)
    return;
  self->xalign = xalign;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
