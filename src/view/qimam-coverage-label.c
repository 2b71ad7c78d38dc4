/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-coverage-label.h"

#include <glib/gi18n.h>

#include "qimam-library-copies.h"
#include "qimam-ui.h"

struct _QimamCoverageLabel
{
  AdwBin parent_instance;

  GtkLabel *label;
  GCancellable *cancellable; /* (nullable) */
};

typedef struct
{
  gint64 meeting;
  guint outlets;
  guint independent;
} Question;

G_DEFINE_FINAL_TYPE (QimamCoverageLabel, qimam_coverage_label, ADW_TYPE_BIN)

static void
tell (QimamCoverageLabel *self, const Question *question)
{
  g_autofree char *outlets = qimam_ui_number (question->outlets);
  g_autofree char *independent = qimam_ui_number (question->independent);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%s outlet", "%s outlets", question->outlets), outlets);
  g_string_append (text, C_ ("between the parts of a list", ", "));
  g_string_append_printf (
      text, ngettext ("%s independent report", "%s independent reports", question->independent), independent);
  gtk_label_set_text (self->label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self), question->outlets > 0);
}

static void
ask_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;

  if (qimam_library_count_coverage (source, question->meeting, &question->outlets, &question->independent,
                                    &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamCoverageLabel) self = data;

  if (g_task_propagate_boolean (G_TASK (result), NULL) && self->label != NULL)
    tell (self, g_task_get_task_data (G_TASK (result)));
}

static void
stop (QimamCoverageLabel *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
qimam_coverage_label_dispose (GObject *object)
{
  QimamCoverageLabel *self = QIMAM_COVERAGE_LABEL (object);

  stop (self);
  self->label = NULL;
  G_OBJECT_CLASS (qimam_coverage_label_parent_class)->dispose (object);
}

static void
qimam_coverage_label_class_init (QimamCoverageLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_coverage_label_dispose;
}

static void
qimam_coverage_label_init (QimamCoverageLabel *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "dim-label");
  gtk_widget_set_tooltip_text (
      GTK_WIDGET (self->label),
      _ ("Outlets that print the same agency story count as one independent report"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
qimam_coverage_label_set_meeting (QimamCoverageLabel *self, QimamLibrary *library, gint64 meeting)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (QIMAM_IS_COVERAGE_LABEL (self));
  stop (self);
  if (library == NULL || meeting == 0)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->meeting = meeting;
  task = g_task_new (library, self->cancellable, asked_cb, g_object_ref (self));
  g_task_set_task_data (task, question, g_free);
  g_task_run_in_thread (task, ask_thread);
}
