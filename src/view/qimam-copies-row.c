/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-copies-row.h"

#include <glib/gi18n.h>

#include "qimam-filter.h"
#include "qimam-library-copies.h"
#include "qimam-ui.h"
#include "qimam-wrap-box.h"

/* Articles that are named; a wire story can be in a hundred outlets. */
#define MAX_NAMED 8
/* How many are counted at most. */
#define MAX_COPIES 500

struct _QimamCopiesRow
{
  AdwBin parent_instance;

  QimamWrapBox *box;
  GCancellable *cancellable; /* (nullable) */
};

/* What is asked for, and the answer. */
typedef struct
{
  gint64 article;
  guint total;
  GPtrArray *items; /* (nullable) (element-type QimamArticleItem): those that are named */
} Question;

G_DEFINE_FINAL_TYPE (QimamCopiesRow, qimam_copies_row, ADW_TYPE_BIN)

static void
question_free (Question *question)
{
  g_clear_pointer (&question->items, g_ptr_array_unref);
  g_free (question);
}

/* ---- The row ---- */

static void
add_article (QimamCopiesRow *self, QimamArticleItem *item)
{
  const char *source = qimam_article_item_get_source (item);
  const char *published = qimam_article_item_get_published (item);
  gint64 id = qimam_article_item_get_id (item);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = NULL, *day = NULL, *headline = NULL, *tip = NULL;

  if (source == NULL || g_str_equal (source, QIMAM_SOURCE_UNKNOWN))
    source = _ ("Unknown outlet");
  name = qimam_ui_isolate (source);
  headline = qimam_ui_isolate (qimam_article_item_get_headline (item));
  day = published != NULL ? qimam_ui_date (published) : NULL;
  /* Translators: outlet, headline and date of an article */
  tip = day != NULL ? g_strdup_printf (_ ("%s: %s (%s)"), name, headline, day)
                    : g_strdup_printf ("%s: %s", name, headline);
  gtk_button_set_child (GTK_BUTTON (button), g_object_new (GTK_TYPE_LABEL, "label", name, "ellipsize",
                                                           PANGO_ELLIPSIZE_END, "max-width-chars", 28, NULL));
  gtk_widget_add_css_class (button, "chip");
  qimam_ui_set_name (button, tip);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-article");
  qimam_wrap_box_append (self->box, button);
}

static void
add_text (QimamCopiesRow *self, const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *digits = qimam_ui_digits (text);

  gtk_label_set_text (GTK_LABEL (label), digits);
  gtk_widget_add_css_class (label, "dim-label");
  qimam_wrap_box_append (self->box, label);
}

static void
fill (QimamCopiesRow *self, const Question *question)
{
  guint rest = question->total - question->items->len;
  /* Translators: before the names of outlets */
  g_autofree char *text = g_strdup (_ ("The same story in:"));

  qimam_wrap_box_clear (self->box);
  add_text (self, text);
  for (guint i = 0; i < question->items->len; i++)
    add_article (self, question->items->pdata[i]);
  if (rest > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

      add_text (self, more);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), question->items->len > 0);
}

/* ---- The answer ---- */

static void
ask_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamLibrary *library = source;
  Question *question = data;
  GError *error = NULL;
  g_autoptr (GArray) ids = qimam_library_list_copies (library, question->article, MAX_COPIES, &error);

  if (ids != NULL)
    {
      question->total = ids->len;
      question->items = qimam_library_load_items (library, (const gint64 *) ids->data,
                                                  MIN (ids->len, MAX_NAMED), NULL, &error);
    }
  if (question->items != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamCopiesRow) self = data;

  /* What went wrong is told by the article itself; without copies it can be read all the same. */
  if (g_task_propagate_boolean (G_TASK (result), NULL) && self->box != NULL)
    fill (self, g_task_get_task_data (G_TASK (result)));
}

/* ---- GObject ---- */

static void
stop (QimamCopiesRow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
qimam_copies_row_dispose (GObject *object)
{
  QimamCopiesRow *self = QIMAM_COPIES_ROW (object);

  stop (self);
  self->box = NULL;
  G_OBJECT_CLASS (qimam_copies_row_parent_class)->dispose (object);
}

static void
qimam_copies_row_class_init (QimamCopiesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_copies_row_dispose;
}

static void
qimam_copies_row_init (QimamCopiesRow *self)
{
  self->box = QIMAM_WRAP_BOX (qimam_wrap_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self), "copies-row");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other outlets with the same story"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
qimam_copies_row_set_article (QimamCopiesRow *self, QimamLibrary *library, gint64 article)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (QIMAM_IS_COPIES_ROW (self));
  stop (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (library == NULL || article == 0)
    return;
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->article = article;
  task = g_task_new (library, self->cancellable, asked_cb, g_object_ref (self));
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, ask_thread);
}
