/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-article-list.h"

#include <glib/gi18n-lib.h>

#include "qimam-article-menu.h"
#include "qimam-article-row.h"
#include "qimam-date-filter.h"
#include "qimam-filter-bar.h"
#include "qimam-nothing-box.h"
#include "qimam-results.h"
#include "qimam-row-selection.h"
#include "qimam-ui.h"

struct _QimamArticleList
{
  AdwBin parent_instance;

  GtkBox *filters;
  QimamFilterBar *filter_bar;
  QimamDateFilter *date_filter;
  GtkStack *stack;
  GtkListView *list;
  AdwStatusPage *nothing_page;
  QimamNothingBox *nothing_box;
  GtkButton *samples_button;
  GtkRevealer *selection_revealer;
  GtkLabel *selection_label;
  GtkSpinner *selection_spinner;
  GtkButton *selection_clear;

  QimamSession *session;
  QimamRowSelection *selection;
  gboolean updating;
  gboolean new_question; /* its answer is shown from the top */
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamArticleList, qimam_article_list, ADW_TYPE_BIN)

/* ---- Rows ---- */

static void
star_toggled_cb (QimamArticleList *self, gint64 article, gboolean starred)
{
  qimam_session_mark_starred (self->session, article, starred);
}

static void
setup_cb (QimamArticleList *self, GtkListItem *list_item)
{
  GtkWidget *row = qimam_article_row_new ();

  g_signal_connect_object (row, "star-toggled", G_CALLBACK (star_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (list_item, row);
  qimam_article_menu_attach (row, list_item);
}

static void
bind_cb (QimamArticleList *self, GtkListItem *list_item)
{
  qimam_article_row_set_item (QIMAM_ARTICLE_ROW (gtk_list_item_get_child (list_item)),
                              gtk_list_item_get_item (list_item));
}

static void
unbind_cb (QimamArticleList *self, GtkListItem *list_item)
{
  qimam_article_row_set_item (QIMAM_ARTICLE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* ---- Selection ---- */

static void
update_selection_bar (QimamArticleList *self)
{
  guint64 n = qimam_row_selection_get_n (self->selection);
  gboolean marking = self->session != NULL && qimam_session_is_marking (self->session);

  if (n > 1)
    {
      g_autofree char *number = qimam_ui_number (n);
      /* Translators: %s is a number */
      g_autofree char *text =
          g_strdup_printf (ngettext ("%s article selected", "%s articles selected", (gulong) n), number);

      gtk_label_set_text (self->selection_label, text);
    }
  gtk_revealer_set_reveal_child (self->selection_revealer, n > 1 || marking);
  gtk_spinner_set_spinning (self->selection_spinner, marking);
  gtk_widget_set_visible (GTK_WIDGET (self->selection_spinner), marking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.mark", n > 1 && !marking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "selection.clear", n > 1 || marking);
  qimam_ui_set_name (GTK_WIDGET (self->selection_clear),
                     marking ? _ ("Stop marking; what was marked stays") : _ ("Clear the selection"));
}

static void
selection_changed_cb (QimamArticleList *self)
{
  guint position = qimam_row_selection_get_single (self->selection);
  g_autoptr (QimamArticleItem) item = NULL;

  update_selection_bar (self);
  /* As long as several are selected the one that is open stays. */
  if (self->updating || position == GTK_INVALID_LIST_POSITION)
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (item != NULL)
    qimam_session_set_article (self->session, qimam_article_item_get_id (item));
}

static void
activate_cb (QimamArticleList *self, guint position)
{
  qimam_row_selection_set_single (self->selection, position);
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamArticleList *self = QIMAM_ARTICLE_LIST (widget);
  const char *mark = g_variant_get_string (parameter, NULL);

  qimam_session_mark_positions (self->session, qimam_row_selection_get_positions (self->selection),
                                g_str_equal (mark, "star") || g_str_equal (mark, "unstar"),
                                g_str_equal (mark, "star") || g_str_equal (mark, "read"));
}

static void
clear_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qimam_article_list_unselect (QIMAM_ARTICLE_LIST (widget));
}

static void
scroll_to (QimamArticleList *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Where the open article is among the results. */
static guint
find_open (QimamArticleList *self)
{
  gint64 article = qimam_session_get_article (self->session);
  guint position = GTK_INVALID_LIST_POSITION;
  g_autoptr (QimamArticleItem) item =
      article != 0 ? qimam_session_find_item (self->session, article, &position) : NULL;

  return item != NULL ? position : GTK_INVALID_LIST_POSITION;
}

/* Shows in the list which article is open. */
static void
follow_article (QimamArticleList *self)
{
  guint selected = qimam_row_selection_get_single (self->selection);
  guint position = find_open (self);

  if (selected != GTK_INVALID_LIST_POSITION && selected == position)
    return;
  self->updating = TRUE;
  qimam_row_selection_set_single (self->selection, position);
  self->updating = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position);
}

/* Whether several articles are selected and the new answer has the same articles in the same places. */
static gboolean
keeps_selection (QimamArticleList *self)
{
  GListModel *shown = qimam_row_selection_get_model (self->selection);
  QimamHits *hits = qimam_session_get_hits (self->session);

  return qimam_row_selection_get_n (self->selection) > 1 && shown != NULL && hits != NULL &&
         qimam_hits_equal (qimam_results_get_hits (QIMAM_RESULTS (shown)), hits);
}

static void
filter_changed_cb (QimamArticleList *self)
{
  self->new_question = TRUE;
}

static void
update_results (QimamArticleList *self)
{
  GListModel *results = qimam_session_get_results (self->session);
  const QimamFacets *overall = qimam_session_get_overall (self->session);
  const char *page = "list";

  if (qimam_row_selection_get_model (self->selection) != results)
    {
      self->updating = TRUE;
      qimam_row_selection_set_model (self->selection, results, keeps_selection (self));
      self->updating = FALSE;
      if (qimam_row_selection_get_n (self->selection) < 2)
        follow_article (self);
      if (self->new_question && results != NULL && g_list_model_get_n_items (results) > 0)
        scroll_to (self, 0);
    }
  self->new_question = FALSE;
  update_selection_bar (self);

  if (results == NULL)
    page = "loading";
  else if (g_list_model_get_n_items (results) == 0 &&
           qimam_filter_is_empty (qimam_session_get_filter (self->session)))
    page = "empty";
  else if (g_list_model_get_n_items (results) == 0)
    {
      g_autofree char *filters = qimam_filter_bar_describe (self->session);
      /* Translators: %s lists the parts of the filter */
      g_autofree char *text = g_strdup_printf (_ ("No article fits all of this: %s"), filters);
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      adw_status_page_set_description (self->nothing_page, escaped);
      page = "nothing";
    }
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->filters),
                          !g_str_equal (page, "empty") &&
                              !(overall == NULL && g_str_equal (page, "loading")));
}

/* ---- GObject ---- */

static void
qimam_article_list_dispose (GObject *object)
{
  QimamArticleList *self = QIMAM_ARTICLE_LIST (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_ARTICLE_LIST);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (qimam_article_list_parent_class)->dispose (object);
}

static void
qimam_article_list_class_init (QimamArticleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (QIMAM_TYPE_FILTER_BAR);
  g_type_ensure (QIMAM_TYPE_DATE_FILTER);
  g_type_ensure (QIMAM_TYPE_NOTHING_BOX);
  G_OBJECT_CLASS (klass)->dispose = qimam_article_list_dispose;
  signals[ACTIVATED] = g_signal_new ("activated", QIMAM_TYPE_ARTICLE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-article-list.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, filters);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, date_filter);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, list);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, nothing_box);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, samples_button);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, selection_revealer);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, selection_label);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, selection_spinner);
  gtk_widget_class_bind_template_child (widget_class, QimamArticleList, selection_clear);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "selection.mark", "s", mark_cb);
  gtk_widget_class_install_action (widget_class, "selection.clear", NULL, clear_cb);
}

static void
qimam_article_list_init (QimamArticleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = qimam_row_selection_new ();
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
}

void
qimam_article_list_set_session (QimamArticleList *self, QimamSession *session)
{
  g_return_if_fail (QIMAM_IS_ARTICLE_LIST (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  qimam_filter_bar_set_session (self->filter_bar, session);
  qimam_date_filter_set_session (self->date_filter, session);
  qimam_nothing_box_set_session (self->nothing_box, session);
  g_signal_connect_swapped (session, "filter-changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect_swapped (session, "results-changed", G_CALLBACK (update_results), self);
  g_signal_connect_swapped (session, "article-changed", G_CALLBACK (follow_article), self);
  g_signal_connect_swapped (session, "marking-changed", G_CALLBACK (update_selection_bar), self);
  update_results (self);
}

gboolean
qimam_article_list_step (QimamArticleList *self, int by)
{
  GListModel *results;
  guint open;
  gint64 position;

  g_return_val_if_fail (QIMAM_IS_ARTICLE_LIST (self), FALSE);

  results = qimam_row_selection_get_model (self->selection);
  if (results == NULL || g_list_model_get_n_items (results) == 0)
    return FALSE;
  open = qimam_row_selection_get_single (self->selection);
  if (open == GTK_INVALID_LIST_POSITION)
    open = find_open (self);
  position = open == GTK_INVALID_LIST_POSITION ? 0 : (gint64) open + by;
  if (position < 0 || position >= g_list_model_get_n_items (results))
    return FALSE;
  qimam_row_selection_set_single (self->selection, (guint) position);
  scroll_to (self, (guint) position);
  return TRUE;
}

gboolean
qimam_article_list_unselect (QimamArticleList *self)
{
  g_return_val_if_fail (QIMAM_IS_ARTICLE_LIST (self), FALSE);

  if (self->session != NULL && qimam_session_is_marking (self->session))
    qimam_session_stop_marking (self->session);
  else if (qimam_row_selection_get_n (self->selection) > 1)
    follow_article (self);
  else
    return FALSE;
  return TRUE;
}

void
qimam_article_list_focus (QimamArticleList *self)
{
  g_return_if_fail (QIMAM_IS_ARTICLE_LIST (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

void
qimam_article_list_set_samples (QimamArticleList *self, gboolean available)
{
  g_return_if_fail (QIMAM_IS_ARTICLE_LIST (self));
  gtk_widget_set_visible (GTK_WIDGET (self->samples_button), available);
}
