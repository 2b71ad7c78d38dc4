/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-application.h"

#include <glib/gi18n.h>

#include "qimam-config.h"
#include "qimam-library.h"
#include "qimam-preferences.h"
#include "qimam-ui.h"
#include "qimam-window.h"

struct _QimamApplication
{
  AdwApplication parent_instance;

  char *library; /* (nullable) as given on the command line */
};

G_DEFINE_FINAL_TYPE (QimamApplication, qimam_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[4];
} shortcuts[] = {
  { "win.search", { "<Control>f" } },
  { "win.save-search", { "<Control>s" } },
  { "win.import-files", { "<Control>o" } },
  { "win.import-folder", { "<Control><Shift>o" } },
  { "win.print", { "<Control>p" } },
  { "win.export", { "<Control>e" } },
  { "win.briefing", { "<Control>b", "<Alt>3" } },
  { "win.compare", { "<Control>m", "<Alt>2" } },
  { "win.star", { "<Control>d" } },
  { "win.mark-unread", { "<Control>u" } },
  { "win.next-article", { "<Alt>Down" } },
  { "win.previous-article", { "<Alt>Up" } },
  { "win.clear-filters", { "<Control><Shift>Delete" } },
  { "win.show-articles", { "<Alt>1" } },
  { "win.back", { "<Alt>Left" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.toggle-claims", { "<Shift>F9" } },
  { "win.show-help-overlay", { "F1", "<Control>question", "<Control><Shift>slash" } },
  { "app.preferences", { "<Control>comma" } },
  { "window.close", { "<Control>w" } },
  { "app.quit", { "<Control>q" } },
};

/* ---- Actions ---- */

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *window = qimam_preferences_new (gtk_application_get_active_window (GTK_APPLICATION (data)));

  gtk_window_present (GTK_WINDOW (window));
}

/* libadwaita has no Arabic catalogue: what it writes itself is translated by ours. */
static void
translate_own_texts (GtkWidget *widget)
{
  static const char *const texts[] = { N_ ("Details"), N_ ("Legal") };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), texts[i]) == 0)
        gtk_label_set_text (GTK_LABEL (widget), _ (texts[i]));
      else if (ADW_IS_PREFERENCES_ROW (widget) &&
               g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), texts[i]) == 0)
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), _ (texts[i]));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    translate_own_texts (child);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWidget *window = adw_about_window_new ();

  g_object_set (window, "transient-for", gtk_application_get_active_window (GTK_APPLICATION (data)),
                "application-name", _ ("Qimam"), "application-icon", QIMAM_APPLICATION_ID, "version",
                QIMAM_VERSION, "developer-name", _ ("The Qimam maintainers"), "license",
                _ ("This program comes with no warranty. You may give it to others, changed or not, under the"
                   " terms of the <a href=\"https://www.gnu.org/licenses/gpl-3.0.html\">GNU General Public"
                   " License, version 3 or later</a>."),
                "comments", _ ("Read, compare and brief on Arabic coverage of summits"), NULL);
  translate_own_texts (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window;

  /* Each window keeps its size and ends its work before it goes. */
  while ((window = gtk_application_get_active_window (GTK_APPLICATION (data))) != NULL)
    {
      gtk_window_close (window);
      if (gtk_application_get_active_window (GTK_APPLICATION (data)) == window)
        break;
    }
  g_application_quit (G_APPLICATION (data));
}

static const GActionEntry entries[] = {
  { "preferences", preferences_cb },
  { "about", about_cb },
  { "quit", quit_cb },
};

static void
update_color_scheme (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT,
                                            ADW_COLOR_SCHEME_FORCE_DARK };
  int chosen = g_settings_get_enum (qimam_ui_settings (), "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[chosen]);
}

/* Where text runs from right to left the button of going back points to the right: both arrows go back. */
static void
add_back_key (GtkApplication *application)
{
  static const char *const keys[] = { "<Alt>Left", "<Alt>Right", NULL };

  if (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL)
    gtk_application_set_accels_for_action (application, "win.back", (const char **) keys);
}

/* ---- Running ---- */

static QimamWindow *
ensure_window (QimamApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *path = NULL;

  if (window != NULL && QIMAM_IS_WINDOW (window))
    return QIMAM_WINDOW (window);
  window = GTK_WINDOW (qimam_window_new (ADW_APPLICATION (self)));
  if (self->library != NULL)
    path = g_strdup (self->library);
  else
    {
      path = g_settings_get_string (qimam_ui_settings (), "last-library");
      if (*path == '\0' || !g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_free (path);
          path = qimam_library_default_path ();
        }
    }
  qimam_window_open_library (QIMAM_WINDOW (window), path);
  return QIMAM_WINDOW (window);
}

static void
qimam_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (QIMAM_APPLICATION (application))));
}

static void
qimam_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  QimamWindow *window = ensure_window (QIMAM_APPLICATION (application));

  qimam_window_import_files (window, files, n_files);
  gtk_window_present (GTK_WINDOW (window));
}

static void
qimam_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (qimam_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), shortcuts[i].action,
                                           (const char **) shortcuts[i].accels);
  add_back_key (GTK_APPLICATION (application));
  g_signal_connect_object (qimam_ui_settings (), "changed::color-scheme", G_CALLBACK (update_color_scheme),
                           application, G_CONNECT_SWAPPED);
  update_color_scheme ();
}

static int
qimam_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  QimamApplication *self = QIMAM_APPLICATION (application);
  g_autofree char *given = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("qimam %s\n", QIMAM_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "library", "^ay", &given))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (given);

      self->library = g_file_get_path (file);
      if (self->library == NULL)
        {
          g_printerr (_ ("qimam: %s is no file of this computer\n"), given);
          return 2;
        }
      /* Another library is another program: a window that is open shows something else. */
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  return -1;
}

static void
qimam_application_finalize (GObject *object)
{
  g_free (QIMAM_APPLICATION (object)->library);
  G_OBJECT_CLASS (qimam_application_parent_class)->finalize (object);
}

static void
qimam_application_class_init (QimamApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qimam_application_finalize;
  application_class->activate = qimam_application_activate;
  application_class->open = qimam_application_open;
  application_class->startup = qimam_application_startup;
  application_class->handle_local_options = qimam_application_handle_local_options;
}

static void
qimam_application_init (QimamApplication *self)
{
  const GOptionEntry options[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this library"), N_ ("FILE") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Tell the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _ ("Read, compare and brief on Arabic coverage of summits"));
}

QimamApplication *
qimam_application_new (void)
{
  return g_object_new (QIMAM_TYPE_APPLICATION, "application-id", QIMAM_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/qimam/Qimam", NULL);
}
