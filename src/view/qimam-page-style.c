/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-style.h"

#include <gtk/gtk.h>

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
