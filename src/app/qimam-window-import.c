/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "qimam-config.h"
#include "qimam-job-text.h"
#include "qimam-jobs-window.h"
#include "qimam-library-jobs.h"
#include "qimam-subscribe-dialog.h"
#include "qimam-toast.h"
#include "qimam-ui.h"

#define MAX_CLIPBOARD (32 * 1024 * 1024)

/* One thing that the user gave: files, or bytes with what is known of them. */
typedef struct
{
  char **items;
  GBytes *bytes;
  char *name;
  char *content_type;
} ImportJob;

static void
import_job_free (ImportJob *job)
{
  g_strfreev (job->items);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job->name);
  g_free (job->content_type);
  g_free (job);
}

/* ---- The report ---- */

static void
details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);

  qimam_window_show_jobs (self, self->import_job);
}

void
qimam_window_show_jobs (QimamWindow *self, gint64 job)
{
  gtk_window_present (
      GTK_WINDOW (qimam_jobs_window_new (GTK_WINDOW (self), qimam_session_get_library (self->session), job)));
}

static gboolean
is_nothing (const QimamImportTotals *totals)
{
  for (guint i = 0; i < QIMAM_N_IMPORT_RESULTS; i++)
    if (totals->counts[i] > 0)
      return FALSE;
  return TRUE;
}

static void
report (QimamWindow *self, const QimamImportTotals *totals, const GError *error)
{
  g_autofree char *summary = qimam_import_summary (totals);
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      qimam_window_tell_error (self, error);
      return;
    }
  /* Of lists of subscriptions the user is asked. */
  if (error == NULL && totals->lists > 0 && is_nothing (totals))
    return;
  /* Translators: %s says what the import did until then: "5 articles added" */
  text = error != NULL ? g_strdup_printf (_ ("Import stopped: %s"), summary) : g_steal_pointer (&summary);
  toast = qimam_toast_new (text);
  self->import_job = totals->job;
  if (totals->counts[QIMAM_IMPORT_REFUSED] > 0)
    {
      adw_toast_set_button_label (toast, _ ("Details"));
      adw_toast_set_action_name (toast, "win.import-details");
      adw_toast_set_timeout (toast, 0);
    }
  qimam_toast_show (self->toasts, toast);
}

/* ---- Running ---- */

/* What is read just now, without the folders before it. */
static void
tell_current (QimamWindow *self)
{
  g_autofree char *item = qimam_library_dup_current_item (qimam_session_get_library (self->session), 0);
  g_autofree char *name = item != NULL ? g_path_get_basename (item) : NULL;
  g_autofree char *clean = qimam_ui_clean (name, 0);

  if (g_strcmp0 (clean, gtk_label_get_text (self->import_item)) != 0)
    gtk_label_set_text (self->import_item, clean);
}

static void
progress_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  QimamWindow *self = data;
  g_autofree char *text = NULL;
  g_autofree char *digits = NULL;

  if (self->import_cancellable == NULL)
    return;
  if (item != NULL && item->list != NULL)
    qimam_subscribe_dialog_ask (GTK_WINDOW (self), self->toasts, qimam_session_get_library (self->session),
                                item);
  else if (item != NULL && item->article != 0)
    self->import_article = item->article;

  /* In a stream nobody knows how many are to come. */
  if (total > done)
    text = g_strdup_printf (_ ("Importing: %u of %u"), done, total);
  else
    text = done > 0 ? g_strdup_printf (_ ("Importing: %u"), done) : g_strdup (_ ("Importing…"));
  digits = qimam_ui_digits (text);
  gtk_label_set_text (self->import_label, digits);
  tell_current (self);
  if (total > done)
    gtk_progress_bar_set_fraction (self->import_progress, (double) done / total);
  else
    gtk_progress_bar_pulse (self->import_progress);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamWindow) self = data;
  g_autoptr (GError) error = NULL;
  QimamImportTotals totals = { 0 };

  qimam_library_import_finish (QIMAM_LIBRARY (source), result, &totals, &error);
  if (self->session == NULL)
    return;
  g_clear_object (&self->import_cancellable);
  import_job_free (g_queue_pop_head (self->imports));
  gtk_revealer_set_reveal_child (self->import_revealer, FALSE);
  report (self, &totals, error);
  /* One article that was pasted or dropped is one that the user wants to read. */
  if (error == NULL && totals.counts[QIMAM_IMPORT_ADDED] == 1 && self->import_article != 0)
    qimam_session_set_article (self->session, self->import_article);
  qimam_window_start_imports (self);
}

void
qimam_window_start_imports (QimamWindow *self)
{
  QimamLibrary *library = qimam_session_get_library (self->session);
  ImportJob *job = g_queue_peek_head (self->imports);

  if (library == NULL || job == NULL || self->import_cancellable != NULL)
    return;
  self->import_cancellable = g_cancellable_new ();
  self->import_article = 0;
  /* Whether to subscribe to what a list names is for the user to say. */
  qimam_library_set_subscribes (library, FALSE);
  gtk_progress_bar_set_fraction (self->import_progress, 0);
  gtk_label_set_text (self->import_label, _ ("Importing…"));
  gtk_label_set_text (self->import_item, "");
  gtk_revealer_set_reveal_child (self->import_revealer, TRUE);
  if (job->items != NULL)
    qimam_library_import_async (library, (const char *const *) job->items, NULL, progress_cb, self,
                                self->import_cancellable, finished_cb, g_object_ref (self));
  else
    {
      QimamExtractOptions options = { .name = job->name, .content_type = job->content_type };

      qimam_library_import_bytes_async (library, job->bytes, &options, progress_cb, self,
                                        self->import_cancellable, finished_cb, g_object_ref (self));
    }
}

static void
queue_items (QimamWindow *self, char **items)
{
  ImportJob *job = g_new0 (ImportJob, 1);

  job->items = items;
  g_queue_push_tail (self->imports, job);
  qimam_window_start_imports (self);
}

static void
queue_bytes (QimamWindow *self, GBytes *bytes, const char *name, const char *content_type)
{
  ImportJob *job = g_new0 (ImportJob, 1);

  job->bytes = g_bytes_ref (bytes);
  job->name = g_strdup (name);
  job->content_type = g_strdup (content_type);
  g_queue_push_tail (self->imports, job);
  qimam_window_start_imports (self);
}

void
qimam_window_import_watched (char **paths, gpointer data)
{
  queue_items (data, g_strdupv (paths));
}

void
qimam_window_import_files (QimamWindow *self, GFile **files, int n_files)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int n = 0;

  g_return_if_fail (QIMAM_IS_WINDOW (self));

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path == NULL)
        continue;
      g_strv_builder_add (builder, path);
      n++;
    }
  if (n > 0)
    queue_items (self, g_strv_builder_end (builder));
  if (n < n_files)
    qimam_window_tell (self, _ ("Only files of this computer can be imported"));
}

/* ---- File chooser ---- */

static void
chosen_cb (GtkNativeDialog *dialog, int response, QimamWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      guint n = g_list_model_get_n_items (files);
      g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (list, g_list_model_get_item (files, i));
      qimam_window_import_files (self, (GFile **) list->pdata, (int) list->len);
    }
  g_object_unref (dialog);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes[0] == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (chooser, filter);
}

void
qimam_window_choose_files (QimamWindow *self, gboolean folder)
{
  static const char *const coverage[] = { "html",  "htm",  "xhtml", "txt", "xml", "rss",  "atom", "json",
                                          "jsonl", "opml", "mhtml", "eml", "zip", "maff", NULL };
  static const char *const all[] = { NULL };
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (
      folder ? _ ("Import a Folder") : _ ("Import Files"), GTK_WINDOW (self),
      folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"),
      _ ("_Cancel"));
  if (!folder)
    {
      gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
      add_filter (GTK_FILE_CHOOSER (dialog), _ ("Pages, feeds and texts"), coverage);
      add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), all);
    }
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- Clipboard ---- */

typedef struct
{
  QimamWindow *window;
  char *type;
} Paste;

static void
paste_free (Paste *paste)
{
  g_object_unref (paste->window);
  g_free (paste->type);
  g_free (paste);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Paste, paste_free)

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Paste) paste = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gssize size = g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);

  if (paste->window->session == NULL)
    return;
  if (size < 0)
    {
      qimam_window_tell_error (paste->window, error);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (g_bytes_get_size (bytes) == 0)
    qimam_window_tell (paste->window, _ ("The clipboard is empty"));
  else if (g_bytes_get_size (bytes) > MAX_CLIPBOARD)
    qimam_window_tell (paste->window, _ ("What was copied is too large; save it as a file and import that"));
  else
    queue_bytes (paste->window, bytes, _ ("Pasted text"), paste->type);
}

static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) input = NULL;
  g_autoptr (GOutputStream) output = NULL;
  const char *type = NULL;
  Paste *paste;

  input = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, &type, &error);
  if (self->session == NULL)
    return;
  if (input == NULL)
    {
      qimam_window_tell (self, _ ("The clipboard holds no text"));
      return;
    }
  paste = g_new0 (Paste, 1);
  paste->window = g_steal_pointer (&self);
  /* GDK hands out text as UTF-8; a page says itself what it is written in. */
  paste->type = g_strdup (g_str_has_prefix (type, "text/html") ? "text/html" : "text/plain; charset=utf-8");
  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (output, input,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, pasted_cb, paste);
}

static void
files_pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamWindow) self = data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  GSList *files;
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (self->session == NULL)
    return;
  if (value == NULL)
    {
      qimam_window_tell_error (self, error);
      return;
    }
  files = g_value_get_boxed (value);
  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (list, l->data);
  qimam_window_import_files (self, (GFile **) list->pdata, (int) list->len);
}

void
qimam_window_paste (QimamWindow *self)
{
  static const char *const types[] = { "text/html", "text/plain;charset=utf-8", "text/plain", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, files_pasted_cb,
                                    g_object_ref (self));
  else
    gdk_clipboard_read_async (clipboard, (const char **) types, G_PRIORITY_DEFAULT, NULL, clipboard_cb,
                              g_object_ref (self));
}

/* ---- Drag and drop ---- */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, QimamWindow *self)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GPtrArray) list = g_ptr_array_new ();

      for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
        g_ptr_array_add (list, l->data);
      qimam_window_import_files (self, (GFile **) list->pdata, (int) list->len);
      return TRUE;
    }
  if (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) != NULL)
    {
      const char *text = g_value_get_string (value);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      queue_bytes (self, bytes, _ ("Dropped text"), "text/plain; charset=utf-8");
      return TRUE;
    }
  return FALSE;
}

/* ---- Samples ---- */

char *
qimam_window_find_samples (void)
{
  const char *given = g_getenv ("QIMAM_SAMPLES");
  g_autofree char *path =
      given != NULL ? g_strdup (given) : g_build_filename (QIMAM_DATA_DIR, "samples", NULL);

  return g_file_test (path, G_FILE_TEST_IS_DIR) ? g_steal_pointer (&path) : NULL;
}

void
qimam_window_import_samples (QimamWindow *self)
{
  g_autofree char *path = qimam_window_find_samples ();
  char **items;

  if (path == NULL)
    return;
  items = g_new0 (char *, 2);
  items[0] = g_steal_pointer (&path);
  queue_items (self, items);
}

/* ---- The window's part ---- */

void
qimam_window_class_add_import (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import-details", NULL, details_cb);
}

void
qimam_window_init_import (QimamWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };

  self->imports = g_queue_new ();
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
qimam_window_dispose_import (QimamWindow *self)
{
  if (self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
  g_clear_object (&self->import_cancellable);
  if (self->imports != NULL)
    g_queue_free_full (g_steal_pointer (&self->imports), (GDestroyNotify) import_job_free);
}
