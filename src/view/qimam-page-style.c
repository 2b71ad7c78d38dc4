/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-style.h"

#include "qimam-ui.h"

void
qimam_page_style_add (void)
{
  static gboolean added;
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = NULL;

  if (added || display == NULL)
    return;
  added = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, QIMAM_UI_RESOURCE ("qimam-pages.css"));
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

float
qimam_page_text_alignment (GtkWidget *widget, const char *text)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        {
          GUnicodeScript script = g_unichar_get_script (c);

          return rtl != (script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW) ? 1 : 0;
        }
    }
  return 0;
}
