/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feeds-window.h"

#include <glib/gi18n.h>

#include "qimam-feeds-row.h"
#include "qimam-input.h"
#include "qimam-toast.h"
#include "qimam-ui.h"

struct _QimamFeedsWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwEntryRow *address;
  GtkListBox *list;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkButton *refresh_button;
  GtkButton *stop_button;

  QimamLibrary *library;
  GCancellable *running; /* (nullable): of the job on the network */
  QimamFeedRow *removed; /* (nullable): the last one, for undo */
  gint64 open;           /* the feed whose row is open */
};

/* What a worker thread is to do; one at a time. */
typedef struct
{
  char *address; /* to subscribe to */
  gint64 *ids;   /* to ask for */
  guint n_ids;
  QimamImportTotals totals;
  gint64 added;
} Job;

G_DEFINE_FINAL_TYPE (QimamFeedsWindow, qimam_feeds_window, ADW_TYPE_WINDOW)

static void
job_free (Job *job)
{
  g_free (job->address);
  g_free (job->ids);
  g_free (job);
}

/* ---- The list ---- */

/* (transfer full) (nullable) */
static QimamFeedRow *
find_feed (QimamFeedsWindow *self, gint64 id)
{
  g_autoptr (GPtrArray) feeds = qimam_library_list_feeds (self->library, NULL);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    if (((QimamFeedRow *) feeds->pdata[i])->id == id)
      return g_ptr_array_steal_index (feeds, i);
  return NULL;
}

static void
clear_list (QimamFeedsWindow *self)
{
  GtkWidget *row;

  self->open = 0;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    {
      if (ADW_IS_EXPANDER_ROW (row) && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        self->open = qimam_feeds_row_get_id (row);
      gtk_list_box_remove (self->list, row);
    }
}

static void
fill (QimamFeedsWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = qimam_library_list_feeds (self->library, &error);

  clear_list (self);
  if (feeds == NULL)
    {
      qimam_toast_tell (self->toasts, error->message);
      return;
    }
  for (guint i = 0; i < feeds->len; i++)
    {
      const QimamFeedRow *feed = feeds->pdata[i];
      GtkWidget *row = qimam_feeds_row_new (feed);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), feed->id == self->open);
      gtk_list_box_append (self->list, row);
    }
  gtk_stack_set_visible_child_name (self->stack, feeds->len > 0 ? "feeds" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.refresh-all",
                                 feeds->len > 0 && self->running == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.export", feeds->len > 0);
}

/* ---- Jobs on the network ---- */

static void
set_running (QimamFeedsWindow *self, gboolean running)
{
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), running);
  gtk_widget_set_visible (GTK_WIDGET (self->refresh_button), !running);
  gtk_widget_set_sensitive (GTK_WIDGET (self->address), !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.refresh", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feeds.refresh-all", !running);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamFeedsWindow *self = source;
  Job *job = data;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (job->address != NULL)
    done = qimam_library_add_feed (self->library, job->address, NULL, NULL, FALSE, NULL, NULL, &job->totals,
                                   &job->added, cancellable, &error);
  else
    done = qimam_library_refresh_feeds (self->library, job->ids, job->n_ids, NULL, NULL, NULL, &job->totals,
                                        cancellable, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  QimamFeedsWindow *self = QIMAM_FEEDS_WINDOW (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *digits = NULL;
  guint n = job->totals.counts[QIMAM_IMPORT_ADDED];

  g_task_propagate_boolean (G_TASK (result), &error);
  g_clear_object (&self->running);
  if (self->list == NULL)
    return;
  set_running (self, FALSE);
  if (job->added != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->address), "");
      self->open = 0;
    }
  fill (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qimam_toast_tell (self->toasts, _ ("Stopped"));
  else if (error != NULL)
    qimam_toast_tell (self->toasts, error->message);
  else
    {
      text = g_strdup_printf (ngettext ("%u new article", "%u new articles", n), n);
      digits = qimam_ui_digits (text);
      qimam_toast_tell (self->toasts, digits);
    }
}

/* Takes @job. */
static void
start (QimamFeedsWindow *self, Job *job)
{
  g_autoptr (GTask) task = NULL;

  if (self->running != NULL)
    {
      job_free (job);
      return;
    }
  self->running = g_cancellable_new ();
  task = g_task_new (self, self->running, worked_cb, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  set_running (self, TRUE);
  g_task_run_in_thread (task, work);
}

static void
address_cb (QimamFeedsWindow *self)
{
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address))));
  Job *job;

  if (*address == '\0')
    return;
  job = g_new0 (Job, 1);
  job->address = g_steal_pointer (&address);
  start (self, job);
}

static void
refresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Job *job = g_new0 (Job, 1);

  job->ids = g_new0 (gint64, 1);
  job->ids[0] = g_variant_get_int64 (parameter);
  job->n_ids = 1;
  start (QIMAM_FEEDS_WINDOW (widget), job);
}

static void
refresh_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamFeedsWindow *self = QIMAM_FEEDS_WINDOW (widget);
  g_autoptr (GPtrArray) feeds = qimam_library_list_feeds (self->library, NULL);
  Job *job;

  if (feeds == NULL || feeds->len == 0)
    return;
  job = g_new0 (Job, 1);
  job->ids = g_new0 (gint64, feeds->len);
  for (guint i = 0; i < feeds->len; i++)
    job->ids[job->n_ids++] = ((QimamFeedRow *) feeds->pdata[i])->id;
  start (self, job);
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamFeedsWindow *self = QIMAM_FEEDS_WINDOW (widget);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

/* ---- Changes ---- */

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamFeedsWindow *self = QIMAM_FEEDS_WINDOW (widget);
  g_autoptr (QimamFeedRow) feed = NULL;
  g_autoptr (GError) error = NULL;
  const char *title, *folder;
  gboolean whole;
  gint64 id;

  g_variant_get (parameter, "(x&s&sb)", &id, &title, &folder, &whole);
  feed = find_feed (self, id);
  if (feed == NULL)
    return;
  g_free (feed->title);
  feed->title = *title != '\0' ? g_strdup (title) : NULL;
  g_strfreev (feed->folder);
  feed->folder = qimam_library_parse_folder (folder);
  feed->whole = whole;
  if (!qimam_library_edit_feed (self->library, feed, &error))
    qimam_toast_tell (self->toasts, error->message);
  fill (self);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamFeedsWindow *self = QIMAM_FEEDS_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  QimamFeedRow *feed = find_feed (self, id);
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (feed == NULL)
    return;
  if (!qimam_library_remove_feed (self->library, id, &error))
    {
      qimam_toast_tell (self->toasts, error->message);
      qimam_feed_row_free (feed);
      return;
    }
  g_clear_pointer (&self->removed, qimam_feed_row_free);
  self->removed = feed;
  toast = qimam_toast_new_undo (_ ("Unsubscribed; the articles stay"));
  adw_toast_set_action_name (toast, "feeds.undo");
  qimam_toast_show (self->toasts, toast);
  fill (self);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamFeedsWindow *self = QIMAM_FEEDS_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (self->removed == NULL)
    return;
  if (!qimam_library_restore_feed (self->library, self->removed, &error))
    qimam_toast_tell (self->toasts, error->message);
  g_clear_pointer (&self->removed, qimam_feed_row_free);
  fill (self);
}

/* ---- Lists of subscriptions ---- */

static void
import_list (QimamFeedsWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = qimam_input_read (path, NULL, &error);
  g_auto (QimamOpmlTotals) totals = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *digits = NULL;

  if (bytes == NULL || !qimam_library_import_opml (self->library, bytes, path, &totals, &error))
    {
      qimam_toast_tell (self->toasts, error->message);
      return;
    }
  fill (self);
  text = g_strdup_printf (ngettext ("%u feed added", "%u feeds added", totals.added), totals.added);
  digits = qimam_ui_digits (text);
  qimam_toast_tell (self->toasts, digits);
  if (totals.refused->len > 0)
    qimam_toast_tell (self->toasts, totals.refused->pdata[0]);
}

static void
export_list (QimamFeedsWindow *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = qimam_library_export_opml (self->library, &error);

  if (text == NULL || !g_file_set_contents (path, text, -1, &error))
    qimam_toast_tell (self->toasts, error->message);
  else
    qimam_toast_tell (self->toasts, _ ("The list of subscriptions is saved"));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, QimamFeedsWindow *self)
{
  g_autoptr (GFile) file =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_OPEN)
    import_list (self, path);
  else if (path != NULL)
    export_list (self, path);
  g_object_unref (dialog);
}

static void
choose (QimamFeedsWindow *self, gboolean import)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      import ? _ ("Import Subscriptions") : _ ("Export Subscriptions"), GTK_WINDOW (self),
      import ? GTK_FILE_CHOOSER_ACTION_OPEN : GTK_FILE_CHOOSER_ACTION_SAVE,
      import ? _ ("_Import") : _ ("_Save"), _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Lists of subscriptions (OPML)"));
  gtk_file_filter_add_suffix (filter, "opml");
  gtk_file_filter_add_suffix (filter, "xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  if (!import)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), "qimam.opml");
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
import_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (QIMAM_FEEDS_WINDOW (widget), TRUE);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (QIMAM_FEEDS_WINDOW (widget), FALSE);
}

/* ---- Class ---- */

static void
qimam_feeds_window_dispose (GObject *object)
{
  QimamFeedsWindow *self = QIMAM_FEEDS_WINDOW (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_pointer (&self->removed, qimam_feed_row_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_FEEDS_WINDOW);
  G_OBJECT_CLASS (qimam_feeds_window_parent_class)->dispose (object);
}

static void
qimam_feeds_window_finalize (GObject *object)
{
  QimamFeedsWindow *self = QIMAM_FEEDS_WINDOW (object);

  g_clear_object (&self->library);
  g_clear_object (&self->running);
  G_OBJECT_CLASS (qimam_feeds_window_parent_class)->finalize (object);
}

static void
qimam_feeds_window_class_init (QimamFeedsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_feeds_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = qimam_feeds_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-feeds-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamFeedsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, QimamFeedsWindow, address);
  gtk_widget_class_bind_template_child (widget_class, QimamFeedsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, QimamFeedsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamFeedsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, QimamFeedsWindow, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, QimamFeedsWindow, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, address_cb);
  gtk_widget_class_install_action (widget_class, "feeds.refresh", "x", refresh_cb);
  gtk_widget_class_install_action (widget_class, "feeds.refresh-all", NULL, refresh_all_cb);
  gtk_widget_class_install_action (widget_class, "feeds.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "feeds.edit", "(xssb)", edit_cb);
  gtk_widget_class_install_action (widget_class, "feeds.remove", "x", remove_cb);
  gtk_widget_class_install_action (widget_class, "feeds.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "feeds.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "feeds.export", NULL, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "feeds.refresh-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qimam_feeds_window_init (QimamFeedsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
qimam_feeds_window_new (GtkWindow *parent, QimamLibrary *library)
{
  QimamFeedsWindow *self =
      g_object_new (QIMAM_TYPE_FEEDS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->library = g_object_ref (library);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
  return GTK_WIDGET (self);
}
