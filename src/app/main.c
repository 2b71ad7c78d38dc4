/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>

#include "qimam-application.h"
#include "qimam-config.h"
#include "qimam-ui.h"

/* GSettings ends a program whose schema is missing; a sentence helps more. */
static gboolean
has_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, QIMAM_APPLICATION_ID, TRUE);
  return schema != NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (QimamApplication) application = NULL;
  const char *locale_dir = g_getenv ("QIMAM_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : QIMAM_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!has_schema ())
    {
      g_printerr (
          _ ("qimam: its settings are not installed; run it from the build with ./dev run, or install it\n"));
      return 3;
    }
  g_set_application_name (_ ("Qimam"));
  gtk_window_set_default_icon_name (QIMAM_APPLICATION_ID);
  qimam_ui_init ();
  application = qimam_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
