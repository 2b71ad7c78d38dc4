/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the library keeps of an article's analysis may be damaged: the reader says so and has it made anew. */
#include "qimam-reader-private.h"

#include <glib/gi18n-lib.h>

#include "qimam-library-reanalysis.h"
#include "qimam-toast.h"

static void
mend_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamReader) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = qimam_library_mend_article_finish (QIMAM_LIBRARY (source), result, &error);

  if (self->session == NULL || QIMAM_LIBRARY (source) != qimam_session_get_library (self->session))
    return;
  if (done)
    {
      qimam_toast_tell (self->toasts, _ ("What was found in this article was damaged; it was analysed anew"));
      qimam_reader_refresh (self);
    }
  else
    {
      /* Translators: %s is a reason */
      g_autofree char *text = g_strdup_printf (_ ("The article could not be analysed: %s"), error->message);

      qimam_toast_tell (self->toasts, text);
    }
}

void
qimam_reader_mend (QimamReader *self)
{
  QimamLibrary *library = self->session != NULL ? qimam_session_get_library (self->session) : NULL;

  if (library != NULL && self->article != NULL)
    qimam_library_mend_article_async (library, self->article->id, NULL, mend_cb, g_object_ref (self));
}

static void
mend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  qimam_reader_mend (QIMAM_READER (widget));
}

void
qimam_reader_update_damage (QimamReader *self)
{
  gtk_info_bar_set_revealed (self->damage_bar, self->article != NULL && self->article->analysis->damaged);
}

void
qimam_reader_class_add_mending (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, QimamReader, damage_bar);
  gtk_widget_class_install_action (widget_class, "reader.analyse-again", NULL, mend_action);
}
