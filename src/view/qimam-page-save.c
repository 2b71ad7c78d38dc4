/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-save.h"

#include <glib/gi18n.h>

#include "qimam-brief-file.h"
#include "qimam-toast.h"
#include "qimam-ui.h"

/* File systems allow 255 bytes; an Arabic letter takes two. */
#define NAME_BYTES 180

typedef struct
{
  GtkWidget *page;
  AdwToastOverlay *toasts;
  QimamShared *document;
  QimamSaveWays ways;
  char **endings;
  char *path;
  GBytes *bytes; /* (nullable) what is written, where it is drawn first */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->page);
  g_clear_object (&job->toasts);
  g_clear_pointer (&job->document, qimam_shared_unref);
  g_strfreev (job->endings);
  g_free (job->path);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static Job *
job_new (GtkWidget *page, AdwToastOverlay *toasts, QimamShared *document, const QimamSaveWays *ways)
{
  Job *job = g_new0 (Job, 1);

  job->page = g_object_ref (page);
  job->toasts = g_object_ref (toasts);
  job->document = qimam_shared_ref (document);
  job->ways = *ways;
  return job;
}

char *
qimam_page_save_name (const char *title, const char *ending)
{
  g_autofree char *clean = qimam_ui_clean (title, 0);
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *p = clean; *p; p = g_utf8_next_char (p))
    {
      gsize length = g_utf8_next_char (p) - p;

      if (name->len + length > NAME_BYTES)
        break;
      if (strchr ("/\\:*?\"<>|", *p))
        g_string_append_c (name, '-');
      else if (name->len > 0 || *p != '.')
        g_string_append_len (name, p, length);
    }
  g_strstrip (name->str);
  return g_strconcat (*name->str ? name->str : "qimam", ".", ending, NULL);
}

char *
qimam_page_save_path (const char *path, const char *const *endings)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; endings[i]; i++)
    {
      g_autofree char *ending = g_strconcat (".", endings[i], NULL);

      if (g_str_has_suffix (lower, ending))
        return g_strdup (path);
    }
  return g_strconcat (path, ".", endings[0], NULL);
}

/* ---- Telling ---- */

static void
on_folder_shown (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwToastOverlay) toasts = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (source ? GTK_WINDOW (source) : NULL, result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qimam_toast_show (toasts, adw_toast_new (_ ("The folder cannot be opened")));
}

static void
on_open_folder (AdwToast *toast, gpointer data)
{
  const char *path = g_object_get_data (G_OBJECT (toast), "path");
  AdwToastOverlay *toasts = data;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder ? g_file_get_uri (folder) : NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (toasts));

  if (uri && GTK_IS_WINDOW (root))
    gtk_show_uri_full (GTK_WINDOW (root), uri, GDK_CURRENT_TIME, NULL, on_folder_shown,
                       g_object_ref (toasts));
}

static void
tell_success (Job *job)
{
  g_autofree char *base = g_path_get_basename (job->path);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *isolated = qimam_ui_isolate (name);
  g_autofree char *text = g_strdup_printf (_ ("Written: %s"), isolated);
  AdwToast *toast = qimam_toast_new (text);

  adw_toast_set_button_label (toast, _ ("Open Folder"));
  g_object_set_data_full (G_OBJECT (toast), "path", g_strdup (job->path), g_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_open_folder), job->toasts, 0);
  qimam_toast_show (job->toasts, toast);
}

/* A file that was not written is a loss to the user: a dialog, where there is a window for it. */
static void
tell_failure (Job *job, const GError *error)
{
  g_autofree char *message = qimam_ui_message (error->message);
  GtkRoot *root = gtk_widget_get_root (job->page);
  GtkWidget *dialog;

  if (!GTK_IS_WINDOW (root))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (root), _ ("The file was not written"), NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- Writing ---- */

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (job->bytes ? qimam_brief_write_file (job->path, g_bytes_get_data (job->bytes, NULL),
                                           g_bytes_get_size (job->bytes), &error)
                 : job->ways.save (qimam_shared_get (job->document), job->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The worker's task tells the user first, then whoever asked. */
static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) outer = data;
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      tell_success (job);
      g_task_return_boolean (outer, TRUE);
    }
  else
    {
      tell_failure (job, error);
      g_task_return_error (outer, g_steal_pointer (&error));
    }
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->bytes = qimam_page_work_draw_pdf_finish (result, &error);
  if (job->bytes)
    g_task_run_in_thread (task, save_in_thread);
  else
    g_task_return_error (task, error);
}

static void
run_job (Job *job, GAsyncReadyCallback callback, gpointer data)
{
  GTask *outer = g_task_new (job->page, NULL, callback, data);
  g_autoptr (GTask) task = g_task_new (job->page, NULL, on_saved, outer);
  g_autofree char *lower = g_ascii_strdown (job->path, -1);

  g_task_set_task_data (task, job, job_free);
  if (g_str_has_suffix (lower, ".pdf"))
    qimam_page_work_draw_pdf_async (G_OBJECT (job->page), job->document, job->ways.begin, &job->ways.paper,
                                    NULL, on_drawn, g_steal_pointer (&task));
  else
    g_task_run_in_thread (task, save_in_thread);
}

void
qimam_page_save_to (GtkWidget *page,
                    AdwToastOverlay *toasts,
                    QimamShared *document,
                    const QimamSaveWays *ways,
                    const char *path,
                    GAsyncReadyCallback callback,
                    gpointer data)
{
  Job *job = job_new (page, toasts, document, ways);

  job->path = g_strdup (path);
  run_job (job, callback, data);
}

gboolean
qimam_page_save_to_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GtkNativeDialog) owned = dialog;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file ? g_file_get_path (file) : NULL;
  if (path == NULL)
    {
      qimam_toast_show (job->toasts, adw_toast_new (_ ("Only files on this computer can be written")));
      return;
    }
  job->path = qimam_page_save_path (path, (const char *const *) job->endings);
  run_job (g_steal_pointer (&job), NULL, NULL);
}

static const char *
describe_ending (const char *ending)
{
  if (g_str_equal (ending, "pdf"))
    return _ ("PDF document");
  if (g_str_equal (ending, "html"))
    return _ ("Web page");
  if (g_str_equal (ending, "md"))
    return _ ("Markdown text");
  if (g_str_equal (ending, "csv"))
    return _ ("Table (CSV)");
  return _ ("Plain text");
}

void
qimam_page_save (GtkWidget *page,
                 AdwToastOverlay *toasts,
                 QimamShared *document,
                 const QimamSaveWays *ways,
                 const char *title,
                 const char *const *endings)
{
  Job *job = job_new (page, toasts, document, ways);
  GtkRoot *root = gtk_widget_get_root (page);
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (_ ("Export"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  g_autofree char *name = qimam_page_save_name (title, endings[0]);

  job->endings = g_strdupv ((char **) endings);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  for (guint i = 0; endings[i]; i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, describe_ending (endings[i]));
      gtk_file_filter_add_suffix (filter, endings[i]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
