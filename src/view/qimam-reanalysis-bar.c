/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-reanalysis-bar.h"

#include <glib/gi18n.h>

#include "qimam-library-reanalysis.h"
#include "qimam-ui.h"

struct _QimamReanalysisBar
{
  AdwBin parent_instance;

  QimamLibrary *library;
  GCancellable *cancellable; /* NULL unless it is under way */
  GtkWidget *revealer;
  GtkLabel *label;
  GtkProgressBar *progress;
};

enum
{
  DONE,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamReanalysisBar, qimam_reanalysis_bar, ADW_TYPE_BIN)

/* What one run belongs to. */
typedef struct
{
  QimamReanalysisBar *bar;
  GCancellable *cancellable;
} Run;

static void
run_free (Run *run)
{
  g_object_unref (run->bar);
  g_object_unref (run->cancellable);
  g_free (run);
}

static void
show_progress (QimamReanalysisBar *self, guint done, guint total)
{
  g_autofree char *n_done = qimam_ui_number (done);
  g_autofree char *n_total = qimam_ui_number (total);
  /* Translators: while all articles are analysed anew: how many of how many are done */
  g_autofree char *text = g_strdup_printf (_ ("Analysing again: %s of %s"), n_done, n_total);

  gtk_label_set_text (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
}

static void
progress_cb (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  Run *run = data;

  if (run->bar->cancellable == run->cancellable)
    show_progress (run->bar, done, total);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  QimamReanalysisBar *self = run->bar;
  g_autoptr (GError) error = NULL;
  gboolean done = qimam_library_reanalyse_finish (QIMAM_LIBRARY (source), result, &error);

  if (self->cancellable == run->cancellable)
    {
      g_clear_object (&self->cancellable);
      gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
      if (done)
        g_signal_emit (self, signals[DONE], 0);
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[FAILED], 0, error);
    }
  run_free (run);
}

void
qimam_reanalysis_bar_start (QimamReanalysisBar *self)
{
  Run *run;

  g_return_if_fail (QIMAM_IS_REANALYSIS_BAR (self));

  if (self->library == NULL || self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  run = g_new0 (Run, 1);
  run->bar = g_object_ref (self);
  run->cancellable = g_object_ref (self->cancellable);
  gtk_label_set_text (self->label, _ ("Analysing again…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  qimam_library_reanalyse_async (self->library, progress_cb, run, self->cancellable, finished_cb, run);
}

/* ---- Whether it is due ---- */

static void
due_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, qimam_library_is_reanalysis_due (source, NULL, NULL, NULL));
}

static void
due_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamReanalysisBar) self = data;

  if (g_task_propagate_boolean (G_TASK (result), NULL) && QIMAM_LIBRARY (source) == self->library)
    qimam_reanalysis_bar_start (self);
}

static void
stop (QimamReanalysisBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

void
qimam_reanalysis_bar_set_library (QimamReanalysisBar *self, QimamLibrary *library)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (QIMAM_IS_REANALYSIS_BAR (self));

  stop (self);
  g_clear_object (&self->cancellable);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  if (!g_set_object (&self->library, library) || library == NULL)
    return;
  task = g_task_new (library, NULL, due_cb, g_object_ref (self));
  g_task_run_in_thread (task, due_thread);
}

/* ---- GObject ---- */

static void
qimam_reanalysis_bar_dispose (GObject *object)
{
  QimamReanalysisBar *self = QIMAM_REANALYSIS_BAR (object);

  stop (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (qimam_reanalysis_bar_parent_class)->dispose (object);
}

static void
qimam_reanalysis_bar_class_init (QimamReanalysisBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_reanalysis_bar_dispose;
  signals[DONE] = g_signal_new ("done", QIMAM_TYPE_REANALYSIS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", QIMAM_TYPE_REANALYSIS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
qimam_reanalysis_bar_init (QimamReanalysisBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Stop"));
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "width-chars", 22, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  GtkWidget *progress = gtk_progress_bar_new ();

  self->revealer = gtk_revealer_new ();
  self->label = GTK_LABEL (label);
  self->progress = GTK_PROGRESS_BAR (progress);
  gtk_widget_add_css_class (box, "import-bar");
  gtk_widget_add_css_class (box, "toolbar");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_hexpand (progress, TRUE);
  gtk_widget_set_valign (progress, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress of the analysis"), -1);
  gtk_widget_set_tooltip_text (button, _ ("Stop; it goes on when the library is opened again"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (stop), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), progress);
  gtk_box_append (GTK_BOX (box), button);
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
}
