/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-ui.h"

#include <pango/pangocairo.h>

#include "qimam-config.h"
#include "qimam-format.h"
#include "qimam-label.h"
#include "qimam-ui-resources.h"

/* More than any label shows, and little enough to be laid out within a frame. */
#define LABEL_CHARS 600
#define MAX_MARKS   6
#define MAX_RUN     200

#define RIGHT_TO_LEFT_MARK   0x200f
#define FIRST_STRONG_ISOLATE 0x2068
#define POP_ISOLATE          0x2069

/* A button with a mnemonic is named twice by GTK: by its label as it is written, underline and all, and by
 * the label widget that it labels itself with, which is what should be read out. */
static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);

  if ((GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)) &&
       gtk_button_get_label (GTK_BUTTON (widget)) != NULL) ||
      (GTK_IS_CHECK_BUTTON (widget) && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget)) &&
       gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)) != NULL))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  return TRUE;
}

void
qimam_ui_init (void)
{
  static gboolean watched;

  g_resources_register (qimam_ui_get_resource ());
  if (!watched)
    {
      g_type_class_ref (GTK_TYPE_WIDGET); /* its signals are there with the class */
      g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
    }
  watched = TRUE;
}

GSettings *
qimam_ui_settings (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (QIMAM_APPLICATION_ID);
  return settings;
}

const char *
qimam_ui_language (void)
{
  static const char *language;

  if (language == NULL)
    {
      const char *const *names = g_get_language_names ();

      language = "en";
      for (gsize i = 0; names[i] != NULL; i++)
        {
          if (g_str_has_prefix (names[i], "ar"))
            language = "ar";
          else if (g_str_has_prefix (names[i], "fr"))
            language = "fr";
          else if (!g_str_has_prefix (names[i], "en"))
            continue;
          break;
        }
    }
  return language;
}

char *
qimam_ui_digits (const char *text)
{
  GString *out;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_settings_get_enum (qimam_ui_settings (), "digits") == 0)
    return g_strdup (text);

  out = g_string_sized_new (strlen (text) * 2);
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_unichar (out, 0x0660 + (gunichar) (*p - '0'));
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

char *
qimam_ui_number (guint64 n)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  return qimam_ui_digits (text);
}

char *
qimam_ui_date (const char *iso)
{
  g_autofree char *text = NULL;

  if (iso == NULL || *iso == '\0')
    return g_strdup ("");
  text = qimam_format_date (iso, qimam_ui_language ());
  return qimam_ui_digits (text != NULL ? text : iso);
}

char *
qimam_ui_date_long (const char *iso)
{
  g_autofree char *text = NULL;

  if (iso == NULL || *iso == '\0')
    return g_strdup ("");
  text = qimam_format_date_long (iso, qimam_ui_language ());
  return qimam_ui_digits (text != NULL ? text : iso);
}

static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f ||
         c == 0x061c;
}

/* With @depth, isolates that are opened and closed stay; it tells how many were left open. */
static char *
clean (const char *text, gsize max_chars, guint *depth)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize n_chars = 0;
  gsize marks = 0;
  gsize run = 0;

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return g_strdup ("");
  if (max_chars == 0)
    max_chars = LABEL_CHARS;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean space = g_unichar_isspace (c) || c == 0x2028 || c == 0x2029;

      if (depth != NULL && (c == FIRST_STRONG_ISOLATE || (c == POP_ISOLATE && *depth > 0)))
        {
          *depth = c == FIRST_STRONG_ISOLATE ? *depth + 1 : *depth - 1;
          g_string_append_unichar (out, c);
          continue;
        }
      if (is_bidi_control (c) || (g_unichar_iscntrl (c) && !space) || c == 0xfeff)
        continue;
      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (marks > MAX_MARKS)
        continue;
      run = space ? 0 : run + 1;
      if (run > MAX_RUN)
        {
          g_string_append_c (out, ' ');
          run = 0;
        }
      if (space && (out->len == 0 || out->str[out->len - 1] == ' '))
        continue;
      if (++n_chars > max_chars)
        {
          g_string_append (out, "…");
          break;
        }
      if (space)
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
  return g_strdup (out->str);
}

char *
qimam_ui_clean (const char *text, gsize max_chars)
{
  return clean (text, max_chars, NULL);
}

char *
qimam_ui_message (const char *text)
{
  guint depth = 0;
  g_autofree char *kept = clean (text, 0, &depth);
  g_autoptr (GString) out = g_string_new (NULL);

  /* A name at the beginning must not turn the sentence around. */
  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL && *kept != '\0')
    g_string_append_unichar (out, RIGHT_TO_LEFT_MARK);
  g_string_append (out, kept);
  while (depth-- > 0)
    g_string_append_unichar (out, POP_ISOLATE);
  return g_strdup (out->str);
}

char *
qimam_ui_isolate (const char *text)
{
  g_autofree char *clean = qimam_ui_clean (text, 0);

  return g_strconcat ("\xe2\x81\xa8", clean, "\xe2\x81\xa9", NULL);
}

double
qimam_ui_text_scale (GtkWidget *widget)
{
  double resolution = pango_cairo_context_get_resolution (gtk_widget_get_pango_context (widget));

  return resolution > 0 ? resolution / 96 : 1;
}

void
qimam_ui_set_name (GtkWidget *widget, const char *name)
{
  /* Where the pointer is must be asked of the display server for each new text. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0)
    return;
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const char *
qimam_ui_dimension_label (QimamDimension dimension)
{
  g_autofree char *key = g_strconcat ("dimension.", qimam_dimension_nick (dimension), NULL);

  return qimam_label (key, qimam_ui_language ());
}

void
qimam_ui_dimension_color (QimamDimension dimension, gboolean dark, GdkRGBA *rgba)
{
  /* One hue a group of dimensions that a reader takes together; the list beside the text carries the names,
   * so that nothing hangs on the colour alone. */
  static const struct
  {
    float red, green, blue;
  } hues[QIMAM_N_DIMENSIONS] = {
    [QIMAM_DIMENSION_DATE] = { 0.21f, 0.52f, 0.89f },
    [QIMAM_DIMENSION_PLACE] = { 0.15f, 0.64f, 0.60f },
    [QIMAM_DIMENSION_FORMAT] = { 0.36f, 0.60f, 0.75f },
    [QIMAM_DIMENSION_DURATION] = { 0.96f, 0.76f, 0.07f },
    [QIMAM_DIMENSION_PARTICIPANTS] = { 0.60f, 0.43f, 0.82f },
    [QIMAM_DIMENSION_ISSUE] = { 0.55f, 0.55f, 0.60f },
    [QIMAM_DIMENSION_AGREEMENT] = { 0.20f, 0.72f, 0.38f },
    [QIMAM_DIMENSION_DISAGREEMENT] = { 0.88f, 0.25f, 0.21f },
    [QIMAM_DIMENSION_STATEMENT] = { 0.60f, 0.60f, 0.55f },
    [QIMAM_DIMENSION_FIGURE] = { 0.90f, 0.50f, 0.10f },
    [QIMAM_DIMENSION_NEXT_STEP] = { 0.45f, 0.75f, 0.20f },
    [QIMAM_DIMENSION_BACKGROUND] = { 0.60f, 0.50f, 0.40f },
  };

  g_return_if_fail ((guint) dimension < QIMAM_N_DIMENSIONS);
  rgba->red = hues[dimension].red;
  rgba->green = hues[dimension].green;
  rgba->blue = hues[dimension].blue;
  /* Whole sentences are marked more softly than the words that carry a value. */
  if (dimension == QIMAM_DIMENSION_STATEMENT || dimension == QIMAM_DIMENSION_ISSUE ||
      dimension == QIMAM_DIMENSION_BACKGROUND)
    rgba->alpha = dark ? 0.2f : 0.13f;
  else
    rgba->alpha = dark ? 0.34f : 0.24f;
}
