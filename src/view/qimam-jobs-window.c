/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-jobs-window.h"

#include <glib/gi18n.h>

#include "qimam-job-item.h"
#include "qimam-job-row.h"
#include "qimam-job-text.h"
#include "qimam-toast.h"
#include "qimam-ui.h"

/* Refused items that are read at once, so that a list of thousands opens at once, too. */
#define PAGE 200
/* An import that runs changes the library many times a second. */
#define FRESH_MS 500

struct _QimamJobsWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkButton *back_button;
  GtkButton *stop_button;
  GtkButton *clear_button;
  GtkSpinner *spinner;
  GtkStack *stack;
  GtkListView *jobs_view;
  GtkLabel *title_label;
  GtkLabel *state_label;
  GtkLabel *summary_label;
  GtkLabel *problem_label;
  GtkButton *retry_button;
  GtkStack *refused_stack;
  GtkListView *refused_view;

  QimamLibrary *library;
  GListStore *jobs;
  GListStore *refused;
  gint64 open;           /* the job that is shown, 0 for the list */
  guint filling;         /* source: the rest of what was refused */
  guint refreshing;      /* source */
  GCancellable *running; /* (nullable): of what is tried again */
};

G_DEFINE_FINAL_TYPE (QimamJobsWindow, qimam_jobs_window, ADW_TYPE_WINDOW)

/* ---- The list ---- */

static gboolean
is_same (const QimamJobRow *a, const QimamJobRow *b)
{
  return a->id == b->id && a->state == b->state && a->added == b->added && a->updated == b->updated &&
         a->unchanged == b->unchanged && a->refused == b->refused;
}

/* Changes only the rows that are new, so that the keyboard keeps its place. */
static void
fill_jobs (QimamJobsWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) jobs = qimam_library_list_jobs (self->library, &error);
  GListModel *model = G_LIST_MODEL (self->jobs);
  guint i = 0;

  if (jobs == NULL)
    {
      qimam_toast_tell (self->toasts, error->message);
      return;
    }
  while (jobs->len > 0)
    {
      QimamJobRow *job = g_ptr_array_steal_index (jobs, 0);
      g_autoptr (QimamJobItem) old = g_list_model_get_item (model, i);
      g_autoptr (QimamJobItem) item = NULL;

      /* Those before it that are no longer there go. */
      while (old != NULL && qimam_job_item_get_job (old)->id > job->id)
        {
          g_list_store_remove (self->jobs, i);
          g_object_unref (old);
          old = g_list_model_get_item (model, i);
        }
      if (old != NULL && is_same (qimam_job_item_get_job (old), job))
        {
          qimam_job_row_free (job);
          i++;
          continue;
        }
      item = qimam_job_item_new (job);
      g_list_store_splice (self->jobs, i++,
                           old != NULL && qimam_job_item_get_job (old)->id == job->id ? 1 : 0,
                           (gpointer *) &item, 1);
    }
  g_list_store_splice (self->jobs, i, g_list_model_get_n_items (model) - i, NULL, 0);
  if (self->open == 0)
    gtk_stack_set_visible_child_name (self->stack, i > 0 ? "jobs" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "jobs.clear", i > 0);
}

/* ---- One job ---- */

static void
set_text (GtkLabel *label, char *text)
{
  gtk_label_set_text (label, text);
  g_free (text);
}

static gboolean
fill_refused_cb (gpointer data)
{
  QimamJobsWindow *self = data;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->refused));
  g_autoptr (GPtrArray) refused = qimam_library_list_refused (self->library, self->open, n, PAGE, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean retry = FALSE;

  while (refused != NULL && refused->len > 0)
    {
      QimamJobRefused *one = g_ptr_array_steal_index (refused, 0);

      retry = retry || one->origin != NULL;
      g_ptr_array_add (items, qimam_job_item_new_refused (one));
    }
  g_list_store_splice (self->refused, n, 0, items->pdata, items->len);
  if (retry)
    gtk_widget_set_visible (GTK_WIDGET (self->retry_button), TRUE);
  if (items->len == PAGE)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

static void
tell_job (QimamJobsWindow *self, const QimamJobRow *job)
{
  set_text (self->title_label, qimam_job_title (job));
  set_text (self->state_label, qimam_job_state (job));
  set_text (self->summary_label, qimam_job_summary (job));
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), job->problem != NULL);
  set_text (self->problem_label, qimam_ui_clean (job->problem, 0));
  gtk_stack_set_visible_child_name (self->refused_stack, job->refused > 0 ? "refused" : "nothing");
}

static void
show_job (QimamJobsWindow *self, gint64 id)
{
  g_autoptr (QimamJobRow) job = qimam_library_load_job (self->library, id, NULL);

  if (job == NULL)
    return;
  self->open = id;
  g_list_store_remove_all (self->refused);
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), FALSE);
  tell_job (self, job);
  gtk_stack_set_visible_child_name (self->stack, "job");
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), FALSE);
  g_clear_handle_id (&self->filling, g_source_remove);
  if (fill_refused_cb (self) == G_SOURCE_CONTINUE)
    self->filling = g_idle_add (fill_refused_cb, self);
  gtk_widget_grab_focus (job->refused > 0 ? GTK_WIDGET (self->refused_view) : GTK_WIDGET (self->back_button));
}

static void
open_cb (QimamJobsWindow *self, guint position)
{
  g_autoptr (QimamJobItem) item = g_list_model_get_item (G_LIST_MODEL (self->jobs), position);

  show_job (self, qimam_job_item_get_job (item)->id);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamJobsWindow *self = QIMAM_JOBS_WINDOW (widget);

  if (self->open == 0)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->open = 0;
  g_clear_handle_id (&self->filling, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), TRUE);
  fill_jobs (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->jobs_view));
}

static void
clear_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamJobsWindow *self = QIMAM_JOBS_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!qimam_library_clear_jobs (self->library, &error))
    qimam_toast_tell (self->toasts, error->message);
  fill_jobs (self);
}

/* ---- What changes meanwhile ---- */

static gboolean
refresh_cb (gpointer data)
{
  QimamJobsWindow *self = data;
  g_autoptr (QimamJobRow) job =
      self->open != 0 ? qimam_library_load_job (self->library, self->open, NULL) : NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->refused));

  self->refreshing = 0;
  fill_jobs (self);
  if (job != NULL)
    tell_job (self, job);
  if (job != NULL && n < MIN (job->refused, QIMAM_JOB_REFUSED_KEPT) && self->filling == 0 &&
      fill_refused_cb (self) == G_SOURCE_CONTINUE)
    self->filling = g_idle_add (fill_refused_cb, self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (QimamJobsWindow *self)
{
  if (self->refreshing == 0)
    self->refreshing = g_timeout_add (FRESH_MS, refresh_cb, self);
}

/* ---- Once more ---- */

static void
set_running (QimamJobsWindow *self, gboolean running)
{
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_button), running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "jobs.retry", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "jobs.retry-all", !running);
}

static void
retried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamJobsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  QimamImportTotals totals = { 0 };

  qimam_library_import_finish (QIMAM_LIBRARY (source), result, &totals, &error);
  g_clear_object (&self->running);
  if (self->jobs_view == NULL)
    return;
  set_running (self, FALSE);
  changed_cb (self);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = qimam_reason_text (NULL, NULL, error->message);

      qimam_toast_tell (self->toasts, text);
      return;
    }
  summary = qimam_import_summary (&totals);
  qimam_toast_tell (self->toasts, summary);
}

static void
retry (QimamJobsWindow *self, const char *origin)
{
  if (self->running != NULL || self->open == 0)
    return;
  self->running = g_cancellable_new ();
  set_running (self, TRUE);
  qimam_library_retry_job_async (self->library, self->open, origin, NULL, NULL, self->running, retried_cb,
                                 g_object_ref (self));
}

static void
retry_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  retry (QIMAM_JOBS_WINDOW (widget), g_variant_get_bytestring (parameter));
}

static void
retry_all_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  retry (QIMAM_JOBS_WINDOW (widget), NULL);
}

static void
retry_row_cb (QimamJobsWindow *self, guint position)
{
  g_autoptr (QimamJobItem) item = g_list_model_get_item (G_LIST_MODEL (self->refused), position);
  const QimamJobRefused *refused = qimam_job_item_get_refused (item);

  if (refused->origin != NULL)
    retry (self, refused->origin);
  else
    qimam_toast_tell (self->toasts, _ ("It cannot be tried again: it came from no file and no address"));
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamJobsWindow *self = QIMAM_JOBS_WINDOW (widget);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
}

/* ---- Class ---- */

static void
qimam_jobs_window_dispose (GObject *object)
{
  QimamJobsWindow *self = QIMAM_JOBS_WINDOW (object);

  if (self->running != NULL)
    g_cancellable_cancel (self->running);
  g_clear_handle_id (&self->filling, g_source_remove);
  g_clear_handle_id (&self->refreshing, g_source_remove);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_JOBS_WINDOW);
  G_OBJECT_CLASS (qimam_jobs_window_parent_class)->dispose (object);
}

static void
qimam_jobs_window_finalize (GObject *object)
{
  QimamJobsWindow *self = QIMAM_JOBS_WINDOW (object);

  g_clear_object (&self->library);
  g_clear_object (&self->jobs);
  g_clear_object (&self->refused);
  g_clear_object (&self->running);
  G_OBJECT_CLASS (qimam_jobs_window_parent_class)->finalize (object);
}

static void
qimam_jobs_window_class_init (QimamJobsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_jobs_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = qimam_jobs_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-jobs-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, clear_button);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, jobs_view);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, state_label);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, problem_label);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, refused_stack);
  gtk_widget_class_bind_template_child (widget_class, QimamJobsWindow, refused_view);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_row_cb);
  gtk_widget_class_install_action (widget_class, "jobs.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "jobs.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "jobs.retry", "ay", retry_cb);
  gtk_widget_class_install_action (widget_class, "jobs.retry-all", NULL, retry_all_cb);
  gtk_widget_class_install_action (widget_class, "jobs.stop", NULL, stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "jobs.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "jobs.back", NULL);
}

static void
qimam_jobs_window_init (QimamJobsWindow *self)
{
  g_autoptr (GtkListItemFactory) job_rows = qimam_job_row_factory_new ();
  g_autoptr (GtkListItemFactory) refused_rows = qimam_job_row_factory_new_refused ();
  g_autoptr (GtkSelectionModel) jobs = NULL, refused = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->jobs = g_list_store_new (QIMAM_TYPE_JOB_ITEM);
  self->refused = g_list_store_new (QIMAM_TYPE_JOB_ITEM);
  jobs = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->jobs))));
  refused = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->refused))));
  gtk_list_view_set_factory (self->jobs_view, job_rows);
  gtk_list_view_set_model (self->jobs_view, jobs);
  gtk_list_view_set_factory (self->refused_view, refused_rows);
  gtk_list_view_set_model (self->refused_view, refused);
}

GtkWidget *
qimam_jobs_window_new (GtkWindow *parent, QimamLibrary *library, gint64 job)
{
  QimamJobsWindow *self = g_object_new (QIMAM_TYPE_JOBS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_swapped (library, "changed", G_CALLBACK (changed_cb), self);
  fill_jobs (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->jobs_view));
  if (job != 0)
    show_job (self, job);
  return GTK_WIDGET (self);
}
