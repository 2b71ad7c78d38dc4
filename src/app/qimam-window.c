/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-window-private.h"

#include <glib/gi18n.h>

#include "qimam-page-style.h"
#include "qimam-toast.h"
#include "qimam-ui.h"

G_DEFINE_FINAL_TYPE (QimamWindow, qimam_window, ADW_TYPE_APPLICATION_WINDOW)

void
qimam_window_tell (QimamWindow *self, const char *text)
{
  qimam_toast_show (self->toasts, qimam_toast_new (text));
}

void
qimam_window_tell_error (QimamWindow *self, const GError *error)
{
  g_autofree char *text = qimam_ui_message (error->message);

  if (error->domain == QIMAM_ERROR && error->code >= QIMAM_ERROR_LIBRARY)
    {
      gtk_label_set_text (self->bar_label, text);
      gtk_info_bar_set_revealed (self->bar, TRUE);
    }
  else
    qimam_window_tell (self, text);
}

static void
session_failed_cb (QimamWindow *self, const GError *error)
{
  qimam_window_tell_error (self, error);
}

/* ---- The library ---- */

static void
open_span_cb (QimamWindow *self, gint64 article, guint in, guint start, guint end)
{
  qimam_window_push_place (self);
  qimam_window_open_span (self, article, in, start, end);
}

static void
add_page (QimamWindow *self, GtkWidget *page, const char *name, const char *title, const char *icon)
{
  adw_view_stack_add_titled (self->stack, page, name, title);
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->stack, page), icon);
  g_signal_connect_object (page, "open-span", G_CALLBACK (open_span_cb), self, G_CONNECT_SWAPPED);
}

static void
take_library (QimamWindow *self, QimamLibrary *library)
{
  g_autofree char *name = g_path_get_basename (qimam_library_get_path (library));
  g_autofree char *clean = qimam_ui_clean (name, 80);
  /* Translators: title of the window for other windows and screen readers; %s is the name of a library file
   */
  g_autofree char *title = g_strdup_printf (_ ("%s — Qimam"), clean);

  qimam_window_forget_not_opened (self);
  adw_view_stack_set_visible_child_name (self->stack, "articles");
  if (self->compare_page != NULL)
    {
      adw_view_stack_remove (self->stack, GTK_WIDGET (self->compare_page));
      adw_view_stack_remove (self->stack, GTK_WIDGET (self->brief_page));
      self->compare_page = NULL;
      self->brief_page = NULL;
    }
  g_array_set_size (self->history, 0);
  qimam_window_take_corrections (self, library);
  gtk_info_bar_set_revealed (self->bar, FALSE);
  gtk_window_set_title (GTK_WINDOW (self), title);
  self->started = FALSE;
  /* The first question is on its way while the other pages are made. */
  qimam_session_set_library (self->session, library);
  self->compare_page = QIMAM_COMPARE_PAGE (qimam_compare_page_new (library));
  self->brief_page = QIMAM_BRIEF_PAGE (qimam_brief_page_new (library));
  add_page (self, GTK_WIDGET (self->compare_page), "compare", C_ ("page of the window", "Compare"),
            "qimam-compare-symbolic");
  add_page (self, GTK_WIDGET (self->brief_page), "briefing", C_ ("page of the window", "Briefing"),
            "qimam-briefing-symbolic");
  g_clear_pointer (&self->refresher, qimam_refresher_free);
  self->refresher = qimam_refresher_new (library);
  if (self->watcher == NULL)
    self->watcher = qimam_folder_watcher_new (qimam_ui_settings (), qimam_window_import_watched, self);
  qimam_window_update_actions (self);
  qimam_window_start_imports (self);
}

static void
choose_library_cb (GtkNativeDialog *dialog, int response, QimamWindow *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    {
      g_settings_set_string (qimam_ui_settings (), "last-library", path);
      qimam_window_open_library (self, path);
    }
  g_object_unref (dialog);
}

static void
choose_library (QimamWindow *self)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("Open a Library"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Qimam libraries"));
  gtk_file_filter_add_suffix (filter, "qimam");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect_object (dialog, "response", G_CALLBACK (choose_library_cb), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
open_library_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_library (QIMAM_WINDOW (widget));
}

static void
new_library_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("New Library"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Create"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _ ("library.qimam"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (choose_library_cb), widget, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamLibrary) library = qimam_library_open_finish (result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (library == NULL)
    qimam_window_tell_not_opened (self, error);
  else
    take_library (self, library);
}

void
qimam_window_open_library (QimamWindow *self, const char *path)
{
  char *copy;

  g_return_if_fail (QIMAM_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  copy = g_strdup (path);
  g_free (self->opening);
  self->opening = copy;
  if (self->open_cancellable != NULL)
    g_cancellable_cancel (self->open_cancellable);
  g_clear_object (&self->open_cancellable);
  self->open_cancellable = g_cancellable_new ();
  qimam_library_open_async (copy, self->open_cancellable, opened_cb, g_object_ref (self));
}

/* ---- Search ---- */

static void
search (QimamWindow *self, gboolean typing)
{
  g_free (self->asked);
  self->asked = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
  qimam_session_set_text (self->session, self->asked, typing);
  adw_view_stack_set_visible_child_name (self->stack, "articles");
}

static void
search_changed_cb (QimamWindow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  /* Told while the text is set from the filter, when it is empty for a moment, and late, after that. */
  if (!self->setting_text && g_strcmp0 (text, self->asked) != 0)
    search (self, TRUE);
}

/* A word that is finished is no longer taken as the beginning of longer ones. */
static void
search_activated_cb (QimamWindow *self)
{
  qimam_search_completion_close (self->completion);
  search (self, FALSE);
  qimam_article_list_focus (self->list);
}

static void
search_stopped_cb (QimamWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  qimam_article_list_focus (self->list);
}

/* The filter may lose its text elsewhere: by a chip, by "clear". What is being typed meanwhile stays. */
static void
filter_changed_cb (QimamWindow *self)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);
  const char *text = filter->text != NULL ? filter->text : "";

  /* Where only one of the two has room, what was asked for comes before what is being read. */
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->list));
  if (g_str_equal (text, self->asked))
    return;
  g_free (self->asked);
  self->asked = g_strdup (text);
  self->setting_text = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), self->asked);
  self->setting_text = FALSE;
}

/* ---- Places ---- */

static void
article_opened_cb (QimamWindow *self)
{
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reader));
  qimam_reader_focus (self->reader);
}

static void
results_changed_cb (QimamWindow *self)
{
  GListModel *results = qimam_session_get_results (self->session);

  /* The keyboard begins in the list, once there is one. */
  if (results == NULL || g_list_model_get_n_items (results) == 0 || self->started)
    return;
  self->started = TRUE;
  qimam_article_list_focus (self->list);
}

static void
article_changed_cb (QimamWindow *self)
{
  /* Where only one of the two has room, an article that is chosen comes to the front. */
  if (adw_leaflet_get_folded (self->leaflet) && qimam_session_get_article (self->session) != 0)
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reader));
  qimam_window_update_actions (self);
}

static void
leaflet_changed_cb (QimamWindow *self)
{
  qimam_window_update_actions (self);
}

static void
page_changed_cb (QimamWindow *self)
{
  qimam_window_update_actions (self);
  qimam_window_prepare_page (self);
}

/* Where the header bar has no room the pages are switched at the bottom. */
static void
squeezed_cb (QimamWindow *self)
{
  adw_view_switcher_bar_set_reveal (self->switcher_bar,
                                    adw_squeezer_get_visible_child (self->squeezer) != self->switcher);
}

/* As long as articles wait to be indexed a search may miss some: who searches is to know. */
static void
index_changed_cb (QimamWindow *self)
{
  guint done, total;
  gboolean partial = qimam_session_is_partial (self->session, &done, &total);
  g_autofree char *text = NULL, *digits = NULL;

  gtk_info_bar_set_revealed (self->index_bar, partial);
  if (!partial)
    return;
  /* Translators: while the index for searching is made anew: how many of how many articles are in it */
  text = g_strdup_printf (_ ("The index is being rebuilt: %u of %u articles can be searched so far."), done,
                          total);
  digits = qimam_ui_digits (text);
  gtk_label_set_text (self->index_label, digits);
}

static void
bar_closed_cb (QimamWindow *self)
{
  gtk_info_bar_set_revealed (self->bar, FALSE);
}

/* ---- GObject ---- */

static void
save_state (QimamWindow *self)
{
  GSettings *settings = qimam_ui_settings ();
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (width > 0 && height > 0)
    {
      g_settings_set_int (settings, "window-width", width);
      g_settings_set_int (settings, "window-height", height);
    }
}

static gboolean
qimam_window_close_request (GtkWindow *window)
{
  QimamWindow *self = QIMAM_WINDOW (window);

  save_state (self);
  /* What is committed stays; the rest of a running import is given up at once. */
  if (self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
  return GTK_WINDOW_CLASS (qimam_window_parent_class)->close_request (window);
}

static void
qimam_window_dispose (GObject *object)
{
  QimamWindow *self = QIMAM_WINDOW (object);

  if (self->open_cancellable != NULL)
    g_cancellable_cancel (self->open_cancellable);
  g_clear_object (&self->open_cancellable);
  qimam_window_dispose_import (self);
  qimam_window_take_corrections (self, NULL);
  g_clear_pointer (&self->refresher, qimam_refresher_free);
  g_clear_pointer (&self->watcher, qimam_folder_watcher_free);
  if (self->completion != NULL)
    g_object_run_dispose (G_OBJECT (self->completion));
  g_clear_object (&self->completion);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->history, g_array_unref);
  g_clear_pointer (&self->opening, g_free);
  qimam_window_forget_not_opened (self);
  g_clear_pointer (&self->asked, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_WINDOW);
  G_OBJECT_CLASS (qimam_window_parent_class)->dispose (object);
}

static void
qimam_window_class_init (QimamWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (QIMAM_TYPE_SIDEBAR);
  g_type_ensure (QIMAM_TYPE_ARTICLE_LIST);
  g_type_ensure (QIMAM_TYPE_READER);
  g_type_ensure (QIMAM_TYPE_REANALYSIS_BAR);
  G_OBJECT_CLASS (klass)->dispose = qimam_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = qimam_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, search);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, bar_label);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, index_bar);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, index_label);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, list);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, reanalysis);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, import_revealer);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, import_label);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, import_item);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, import_progress);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, squeezer);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, QimamWindow, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, leaflet_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, article_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, qimam_window_offer_address);
  gtk_widget_class_install_action (widget_class, "win.open-library", NULL, open_library_cb);
  gtk_widget_class_install_action (widget_class, "win.new-library", NULL, new_library_action_cb);
  qimam_window_class_add_opening (widget_class);
  qimam_window_class_add_keys (widget_class);
  qimam_window_class_add_import (widget_class);
  qimam_window_class_add_searches (widget_class);
  qimam_window_class_add_corrections (widget_class);
}

static void
qimam_window_init (QimamWindow *self)
{
  GSettings *settings = qimam_ui_settings ();
  g_autofree char *samples = qimam_window_find_samples ();

  self->session = qimam_session_new ();
  self->asked = g_strdup ("");
  self->history = g_array_new (FALSE, FALSE, sizeof (QimamWindowPlace));
  gtk_widget_init_template (GTK_WIDGET (self));
  qimam_page_style_add ();

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_settings_bind (settings, "show-sidebar", self->flap, "reveal-flap", G_SETTINGS_BIND_DEFAULT);

  qimam_window_add_actions (self);
  qimam_window_init_import (self);
  qimam_window_init_corrections (self);
  qimam_sidebar_set_session (self->sidebar, self->session);
  qimam_article_list_set_session (self->list, self->session);
  qimam_article_list_set_samples (self->list, samples != NULL);
  qimam_reader_set_session (self->reader, self->session);
  self->completion = qimam_search_completion_new (self->search, self->session);
  g_signal_connect_swapped (self->session, "index-changed", G_CALLBACK (index_changed_cb), self);
  g_signal_connect_swapped (self->session, "filter-changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (self->session, "results-changed", G_CALLBACK (results_changed_cb), self);
  g_signal_connect_swapped (self->session, "article-changed", G_CALLBACK (article_changed_cb), self);
  g_signal_connect_swapped (self->session, "failed", G_CALLBACK (session_failed_cb), self);
  qimam_window_update_actions (self);
}

QimamWindow *
qimam_window_new (AdwApplication *application)
{
  return g_object_new (QIMAM_TYPE_WINDOW, "application", application, NULL);
}
