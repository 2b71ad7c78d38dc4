/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-print-operation.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "qimam-page-save.h"
#include "qimam-ui.h"

struct _QimamPrintOperation
{
  GtkPrintOperation parent_instance;

  QimamShared *document;
  QimamLayoutFunc begin;
  QimamPaper paper;
  QimamPageLayout *layout;
  GtkWindow *window; /* weak */
};

G_DEFINE_FINAL_TYPE (QimamPrintOperation, qimam_print_operation, GTK_TYPE_PRINT_OPERATION)

static void
qimam_print_operation_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  QimamPrintOperation *self = QIMAM_PRINT_OPERATION (operation);
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  QimamPaper paper = { gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                       gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS), 0 };

  /* The margin of our own pages, or what the printer cannot reach, whichever is more. */
  paper.margin = MAX (self->paper.margin, MAX (gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS),
                                               gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS)));
  g_clear_pointer (&self->layout, qimam_page_layout_free);
  self->layout = self->begin (qimam_shared_get (self->document), &paper);
}

/* Called again and again, from an idle, until it says that it is done. */
static gboolean
qimam_print_operation_paginate (GtkPrintOperation *operation, GtkPrintContext *context)
{
  QimamPrintOperation *self = QIMAM_PRINT_OPERATION (operation);

  if (!qimam_page_layout_run (self->layout, QIMAM_PAGE_SLICE))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) qimam_page_layout_n_pages (self->layout));
  return TRUE;
}

static void
qimam_print_operation_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  QimamPrintOperation *self = QIMAM_PRINT_OPERATION (operation);
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  if (page >= 0 && (guint) page < qimam_page_layout_n_pages (self->layout))
    qimam_page_layout_draw (self->layout, cr, (guint) page, FALSE);
}

static void
tell_failure (QimamPrintOperation *self, const GError *error)
{
  g_autofree char *message = qimam_ui_message (error->message);
  GtkWidget *dialog;

  if (self->window == NULL)
    return;
  dialog = adw_message_dialog_new (self->window, _ ("Printing failed"), NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
qimam_print_operation_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  QimamPrintOperation *self = QIMAM_PRINT_OPERATION (operation);
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      if (error)
        tell_failure (self, error);
    }
}

static void
qimam_print_operation_finalize (GObject *object)
{
  QimamPrintOperation *self = QIMAM_PRINT_OPERATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->layout, qimam_page_layout_free);
  g_clear_pointer (&self->document, qimam_shared_unref);
  G_OBJECT_CLASS (qimam_print_operation_parent_class)->finalize (object);
}

static void
qimam_print_operation_class_init (QimamPrintOperationClass *klass)
{
  GtkPrintOperationClass *operation_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = qimam_print_operation_finalize;
  operation_class->begin_print = qimam_print_operation_begin_print;
  operation_class->paginate = qimam_print_operation_paginate;
  operation_class->draw_page = qimam_print_operation_draw_page;
  operation_class->done = qimam_print_operation_done;
}

static void
qimam_print_operation_init (QimamPrintOperation *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);

  /* The layout counts in points from the corner of the paper and brings its own margins. */
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
}

/* What is printed to a file is called after the document, not "output". */
static void
suggest_name (GtkPrintOperation *operation, const char *title)
{
  static const char ending[] = "pdf";
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *name = qimam_page_save_name (title, ending);

  /* The dialog adds the ending of the format that is chosen there. */
  name[strlen (name) - sizeof ending] = '\0';
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
}

QimamPrintOperation *
qimam_print_operation_new (QimamShared *document,
                           QimamLayoutFunc begin,
                           const char *title,
                           const QimamPaper *paper)
{
  QimamPrintOperation *self = g_object_new (QIMAM_TYPE_PRINT_OPERATION, NULL);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  gboolean letter = paper->width > qimam_paper_a4.width;
  GtkPaperSize *size = gtk_paper_size_new (letter ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  self->document = qimam_shared_ref (document);
  self->begin = begin;
  self->paper = *paper;
  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self), title ? title : "");
  suggest_name (GTK_PRINT_OPERATION (self), title);
  return self;
}

void
qimam_print_operation_show (QimamPrintOperation *self, GtkWindow *parent)
{
  g_return_if_fail (QIMAM_IS_PRINT_OPERATION (self));

  g_set_weak_pointer (&self->window, parent);
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (self), TRUE);
  /* Errors come with "done". */
  gtk_print_operation_run (GTK_PRINT_OPERATION (self), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
