/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-article-chooser.h"

#include <glib/gi18n.h>

#include "qimam-ui.h"

/* A longer list is nothing to choose from by hand. */
#define MAX_ARTICLES 500

struct _QimamArticleChooser
{
  AdwWindow parent_instance;

  GArray *ids; /* (element-type gint64) */
  GPtrArray *checks;
  GtkWidget *button;
  GtkWidget *group;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamArticleChooser, qimam_article_chooser, ADW_TYPE_WINDOW)

static GArray *
get_chosen (QimamArticleChooser *self)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      g_array_append_val (chosen, g_array_index (self->ids, gint64, i));
  return chosen;
}

static void
toggled_cb (QimamArticleChooser *self)
{
  g_autoptr (GArray) chosen = get_chosen (self);

  gtk_widget_set_sensitive (self->button, chosen->len > 0 && chosen->len < self->ids->len);
}

static void
clicked_cb (QimamArticleChooser *self)
{
  g_autoptr (GArray) chosen = get_chosen (self);

  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CHOSEN], 0, chosen);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
add_row (QimamArticleChooser *self, QimamArticleItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  const char *headline = qimam_article_item_get_headline (item);
  const char *source = qimam_article_item_get_source (item);
  g_autofree char *title = qimam_ui_clean (headline != NULL ? headline : _ ("No headline"), 0);
  g_autofree char *outlet = qimam_ui_isolate (source != NULL ? source : _ ("Unknown outlet"));
  g_autofree char *date = qimam_ui_date (qimam_article_item_get_published (item));
  g_autofree char *detail = *date != '\0' ? g_strdup_printf ("%s · %s", outlet, date) : g_strdup (outlet);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (toggled_cb), self);
  g_ptr_array_add (self->checks, check);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
}

/* ---- Loading ---- */

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GArray *ids = data;
  GError *error = NULL;
  GPtrArray *items =
      qimam_library_load_items (source, (const gint64 *) (gpointer) ids->data, ids->len, NULL, &error);

  if (items != NULL)
    g_task_return_pointer (task, items, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamArticleChooser) self = data;
  g_autoptr (GPtrArray) items = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->group == NULL)
    return;
  g_array_set_size (self->ids, 0);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      QimamArticleItem *item = g_ptr_array_index (items, i);
      gint64 id = qimam_article_item_get_id (item);

      g_array_append_val (self->ids, id);
      add_row (self, item);
    }
}

/* ---- GObject ---- */

static void
qimam_article_chooser_dispose (GObject *object)
{
  QIMAM_ARTICLE_CHOOSER (object)->group = NULL;
  G_OBJECT_CLASS (qimam_article_chooser_parent_class)->dispose (object);
}

static void
qimam_article_chooser_finalize (GObject *object)
{
  QimamArticleChooser *self = QIMAM_ARTICLE_CHOOSER (object);

  g_array_unref (self->ids);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (qimam_article_chooser_parent_class)->finalize (object);
}

static void
qimam_article_chooser_class_init (QimamArticleChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_article_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = qimam_article_chooser_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", QIMAM_TYPE_ARTICLE_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qimam_article_chooser_init (QimamArticleChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *page = adw_preferences_page_new ();

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->checks = g_ptr_array_new ();
  self->button = gtk_button_new ();
  self->group = adw_preferences_group_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_widget_set_sensitive (self->button, FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (self->group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
}

QimamArticleChooser *
qimam_article_chooser_new (GtkWindow *parent,
                           QimamLibrary *library,
                           const QimamMeeting *meeting,
                           const char *title,
                           const char *explanation,
                           const char *button)
{
  QimamArticleChooser *self =
      g_object_new (QIMAM_TYPE_ARTICLE_CHOOSER, "title", title, "modal", TRUE, "transient-for", parent,
                    "default-width", 480, "default-height", 520, NULL);
  g_autoptr (GTask) task = g_task_new (library, NULL, loaded_cb, g_object_ref (self));
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group), explanation);
  gtk_button_set_label (GTK_BUTTON (self->button), button);
  for (guint i = 0; i < MIN (meeting->articles->len, MAX_ARTICLES); i++)
    g_array_append_val (ids, g_array_index (meeting->articles, QimamMeetingArticle, i).article);
  g_task_set_task_data (task, ids, (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, load_thread);
  return self;
}
