/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-compare-page.h"

#include <glib/gi18n.h>

#include "qimam-briefing-export.h"
#include "qimam-cell-popover.h"
#include "qimam-coverage-label.h"
#include "qimam-discrepancy-row.h"
#include "qimam-matrix-view.h"
#include "qimam-meeting-picker.h"
#include "qimam-page-save.h"
#include "qimam-print-operation.h"
#include "qimam-topic-model.h"
#include "qimam-ui.h"

struct _QimamComparePage
{
  AdwBin parent_instance;

  QimamLibrary *library;
  GCancellable *cancellable; /* of the comparison under way */
  GCancellable *topics_cancellable;
  QimamShared *comparison; /* (nullable) what is shown */
  GPtrArray *topic_keys;
  char *topic; /* (nullable) */
  gboolean filling;
  gboolean arranged; /* the pane was given its first place */
  gboolean stale;    /* the library changed while nobody looked */
  GtkWidget *popover;

  GtkWidget *toasts;
  GtkWidget *meetings_button;
  GtkWidget *sources_button;
  GtkWidget *picker;
  GtkWidget *spinner;
  GtkWidget *coverage;
  GtkWidget *topics;
  GtkWidget *differences;
  GtkWidget *export_button;
  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *error;
  GtkWidget *retry;
  GtkWidget *paned;
  GtkWidget *matrix;
  GtkWidget *discrepancies;
  GtkWidget *discrepancies_box;
  GtkWidget *discrepancies_title;
};

enum
{
  OPEN_SPAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamComparePage, qimam_compare_page, ADW_TYPE_BIN)

static const QimamComparison *
get_comparison (QimamComparePage *self)
{
  return qimam_shared_get (self->comparison);
}

static gboolean
of_sources (QimamComparePage *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->sources_button));
}

static void
on_open_span (QimamComparePage *self, gint64 article, guint in, guint start, guint end)
{
  g_signal_emit (self, signals[OPEN_SPAN], 0, article, in, start, end);
}

/* ---- What is shown ---- */

static void
show_empty (QimamComparePage *self, const char *title, const char *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), description);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
set_comparison (QimamComparePage *self, QimamShared *comparison)
{
  gboolean any;

  g_clear_pointer (&self->comparison, qimam_shared_unref);
  self->comparison = comparison;
  any = comparison && get_comparison (self)->rows->len > 0;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  qimam_matrix_view_set_comparison (QIMAM_MATRIX_VIEW (self->matrix), any ? comparison : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.print", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "compare.export", any);
  gtk_widget_set_sensitive (self->export_button, any);
}

static void
fill_discrepancies (QimamComparePage *self)
{
  const QimamComparison *comparison = get_comparison (self);
  guint n = comparison->discrepancies->len;
  gboolean only_changes = TRUE;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->discrepancies), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->discrepancies), GTK_WIDGET (row));
  for (guint level = QIMAM_LEVEL_CONTRADICTION; level <= QIMAM_LEVEL_CHANGE; level++)
    {
      for (guint i = 0; i < n; i++)
        {
          const QimamDiscrepancy *discrepancy = g_ptr_array_index (comparison->discrepancies, i);
          GtkWidget *widget;

          if (discrepancy->level != level)
            continue;
          widget = qimam_discrepancy_row_new (self->library, comparison, discrepancy);
          g_signal_connect_swapped (widget, "open-span", G_CALLBACK (on_open_span), self);
          gtk_list_box_append (GTK_LIST_BOX (self->discrepancies), widget);
          only_changes = only_changes && level == QIMAM_LEVEL_CHANGE;
        }
    }
  gtk_widget_set_visible (self->discrepancies_box, n > 0);
  if (n > 0)
    {
      g_autofree char *number = qimam_ui_number (n);
      g_autofree char *title = NULL;

      if (only_changes)
        title = g_strdup_printf (
            ngettext ("%s change from meeting to meeting", "%s changes from meeting to meeting", n), number);
      else
        title = g_strdup_printf (
            ngettext ("%s thing does not fit together", "%s things do not fit together", n), number);

      gtk_label_set_text (GTK_LABEL (self->discrepancies_title), title);
    }
}

/* The table gets three fifths of the page until the user moves the border. */
static gboolean
arrange_pane (GtkWidget *paned, GdkFrameClock *clock, gpointer data)
{
  QimamComparePage *self = data;
  int height = gtk_widget_get_height (paned);

  if (height <= 1)
    return G_SOURCE_CONTINUE;
  gtk_paned_set_position (GTK_PANED (paned), height * 3 / 5);
  self->arranged = TRUE;
  return G_SOURCE_REMOVE;
}

static void
show_comparison (QimamComparePage *self)
{
  const QimamComparison *comparison = get_comparison (self);

  if (comparison->rows->len == 0)
    {
      if (gtk_switch_get_active (GTK_SWITCH (self->differences)))
        show_empty (self, _ ("No Differences"),
                    _ ("Everything that several of them state, they state alike."));
      else if (self->topic)
        show_empty (self, _ ("Nothing on This Topic"), _ ("Choose another topic, or all topics."));
      else
        show_empty (self, _ ("Nothing to Compare"),
                    _ ("No facts were found in the coverage that was chosen."));
      return;
    }
  fill_discrepancies (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "matrix");
  if (!self->arranged && comparison->discrepancies->len > 0)
    gtk_widget_add_tick_callback (self->paned, arrange_pane, self, NULL);
}

static void
show_nothing_chosen (QimamComparePage *self)
{
  QimamMeetingPicker *picker = QIMAM_MEETING_PICKER (self->picker);

  if (qimam_meeting_picker_is_loaded (picker) && qimam_meeting_picker_get_n_meetings (picker) == 0)
    show_empty (self, _ ("No Meetings Yet"),
                _ ("Import coverage of a meeting: the meetings in it are found by themselves."));
  else if (of_sources (self))
    show_empty (self, _ ("Choose a Meeting"), _ ("What each outlet says about it is set side by side."));
  else
    show_empty (self, _ ("Choose Meetings"), _ ("Choose two or more meetings to set them side by side."));
}

/* ---- Comparing ---- */

static void
on_compared (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamComparePage) self = data;
  g_autoptr (GError) error = NULL;
  QimamComparison *comparison = qimam_library_compare_finish (QIMAM_LIBRARY (source), result, &error);

  /* The one that was cancelled made way for another, or for the end. */
  if (comparison == NULL &&
      (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    return;
  if (comparison == NULL)
    {
      g_autofree char *message = qimam_ui_message (error->message);
      g_autofree char *markup = g_markup_escape_text (message, -1);

      gtk_spinner_stop (GTK_SPINNER (self->spinner));
      set_comparison (self, NULL);
      adw_status_page_set_description (ADW_STATUS_PAGE (self->error), markup);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "error");
      return;
    }
  if (self->library == NULL)
    {
      qimam_comparison_free (comparison);
      return;
    }
  if (gtk_switch_get_active (GTK_SWITCH (self->differences)))
    qimam_comparison_keep_differences (comparison);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  set_comparison (self, qimam_shared_new (comparison, (GDestroyNotify) qimam_comparison_free));
  show_comparison (self);
}

static void
compare (QimamComparePage *self)
{
  gboolean sources = of_sources (self);
  guint n;
  const gint64 *ids = qimam_meeting_picker_get_ids (QIMAM_MEETING_PICKER (self->picker), &n);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  qimam_coverage_label_set_meeting (QIMAM_COVERAGE_LABEL (self->coverage), self->library,
                                    sources && n > 0 ? ids[0] : 0);
  if (self->library == NULL || n < (sources ? 1 : 2))
    {
      gtk_spinner_stop (GTK_SPINNER (self->spinner));
      set_comparison (self, NULL);
      show_nothing_chosen (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  /* A table that is there stays until the new one is. */
  if (self->comparison == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "loading");
  qimam_library_compare_async (self->library, ids, n, sources, self->topic, qimam_ui_language (),
                               self->cancellable, on_compared, g_object_ref (self));
}

/* ---- Choices ---- */

static void
on_topic (QimamComparePage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->topics));

  if (self->filling || selected >= self->topic_keys->len)
    return;
  g_free (self->topic);
  self->topic = g_strdup (g_ptr_array_index (self->topic_keys, selected));
  compare (self);
}

static void
fill_topics (QimamComparePage *self, const QimamFacets *facets)
{
  GPtrArray *keys;
  g_autoptr (GtkStringList) model = qimam_topic_model_new (self->library, facets, &keys);

  self->filling = TRUE;
  g_clear_pointer (&self->topic_keys, g_ptr_array_unref);
  self->topic_keys = keys;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->topics), G_LIST_MODEL (model));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->topics), qimam_topic_model_find (keys, self->topic));
  self->filling = FALSE;
}

static void
on_facets (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamComparePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFacets) facets = qimam_library_facets_finish (QIMAM_LIBRARY (source), result, &error);

  if (facets && self->library)
    fill_topics (self, facets);
  else if (facets == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The topics cannot be listed: %s", error->message);
}

static void
load_topics (QimamComparePage *self)
{
  g_autoptr (QimamFilter) everything = qimam_filter_new ();

  g_cancellable_cancel (self->topics_cancellable);
  g_clear_object (&self->topics_cancellable);
  self->topics_cancellable = g_cancellable_new ();
  qimam_library_facets_async (self->library, everything, self->topics_cancellable, on_facets,
                              g_object_ref (self));
}

static void
on_library_changed (QimamComparePage *self)
{
  /* A comparison that nobody looks at is made anew when somebody does. */
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;
  load_topics (self);
  if (self->comparison)
    compare (self);
}

static void
qimam_compare_page_map (GtkWidget *widget)
{
  QimamComparePage *self = QIMAM_COMPARE_PAGE (widget);

  GTK_WIDGET_CLASS (qimam_compare_page_parent_class)->map (widget);
  if (self->library && self->stale)
    on_library_changed (self);
}

static void
on_meetings_loaded (QimamComparePage *self)
{
  if (self->comparison == NULL && self->cancellable == NULL)
    show_nothing_chosen (self);
}

static void
on_mode (QimamComparePage *self)
{
  if (self->filling)
    return;
  qimam_meeting_picker_set_single (QIMAM_MEETING_PICKER (self->picker), of_sources (self));
  set_comparison (self, NULL);
  compare (self);
}

static void
choose (QimamComparePage *self, gboolean sources, const gint64 *ids, guint n)
{
  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (sources ? self->sources_button : self->meetings_button),
                                TRUE);
  self->filling = FALSE;
  qimam_meeting_picker_set_single (QIMAM_MEETING_PICKER (self->picker), sources);
  qimam_meeting_picker_set_ids (QIMAM_MEETING_PICKER (self->picker), ids, n);
  set_comparison (self, NULL);
  compare (self);
}

/* ---- The claims behind a cell ---- */

static void
on_cell_activated (QimamComparePage *self, guint row, guint column)
{
  GtkWidget *cell = qimam_matrix_view_get_cell (QIMAM_MATRIX_VIEW (self->matrix), row, column);
  graphene_rect_t bounds;

  if (cell == NULL || self->comparison == NULL ||
      !gtk_widget_compute_bounds (cell, GTK_WIDGET (self), &bounds))
    return;
  qimam_cell_popover_set_cell (QIMAM_CELL_POPOVER (self->popover), get_comparison (self), row, column);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_popover_closed (QimamComparePage *self)
{
  if (self->comparison)
    gtk_widget_grab_focus (self->matrix);
}

/* ---- Export and print ---- */

static gboolean
save_comparison (gconstpointer document, const char *path, GError **error)
{
  return qimam_comparison_save (document, path, error);
}

static void
on_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamComparePage *self = QIMAM_COMPARE_PAGE (widget);
  static const char *const all[] = { "pdf", "html", "md", "csv" };
  const char *endings[G_N_ELEMENTS (all) + 1] = { g_variant_get_string (parameter, NULL), NULL };
  guint n = 1;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      if (!g_str_equal (all[i], endings[0]) && n < G_N_ELEMENTS (all))
        endings[n++] = all[i];
    }
  if (self->comparison)
    {
      const QimamSaveWays ways = { qimam_page_work_begin_comparison,
                                   qimam_paper_for_comparison (get_comparison (self)), save_comparison };

      qimam_page_save (widget, ADW_TOAST_OVERLAY (self->toasts), self->comparison, &ways,
                       get_comparison (self)->title, endings);
    }
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qimam_compare_page_print (QIMAM_COMPARE_PAGE (widget));
}

/* ---- Object ---- */

static void
qimam_compare_page_dispose (GObject *object)
{
  QimamComparePage *self = QIMAM_COMPARE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->topics_cancellable);
  g_clear_object (&self->topics_cancellable);
  if (self->library)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  if (self->popover)
    {
      g_signal_handlers_disconnect_by_data (self->popover, self);
      g_clear_pointer (&self->popover, gtk_widget_unparent);
    }
  /* The bin would let go of its child a second time, after the template did. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QIMAM_TYPE_COMPARE_PAGE);
  g_clear_pointer (&self->comparison, qimam_shared_unref);
  G_OBJECT_CLASS (qimam_compare_page_parent_class)->dispose (object);
}

static void
qimam_compare_page_finalize (GObject *object)
{
  QimamComparePage *self = QIMAM_COMPARE_PAGE (object);

  g_clear_pointer (&self->topic_keys, g_ptr_array_unref);
  g_free (self->topic);
  G_OBJECT_CLASS (qimam_compare_page_parent_class)->finalize (object);
}

static void
qimam_compare_page_class_init (QimamComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (QIMAM_TYPE_COVERAGE_LABEL);
  g_type_ensure (QIMAM_TYPE_MATRIX_VIEW);
  g_type_ensure (QIMAM_TYPE_MEETING_PICKER);
  object_class->dispose = qimam_compare_page_dispose;
  object_class->finalize = qimam_compare_page_finalize;
  widget_class->map = qimam_compare_page_map;
  signals[OPEN_SPAN] =
      g_signal_new ("open-span", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "compare.export", "s", on_export);
  gtk_widget_class_install_action (widget_class, "compare.print", NULL, on_print);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-compare-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, meetings_button);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, sources_button);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, picker);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, coverage);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, topics);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, differences);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, export_button);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, empty);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, error);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, retry);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, paned);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, matrix);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, discrepancies);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, discrepancies_box);
  gtk_widget_class_bind_template_child (widget_class, QimamComparePage, discrepancies_title);
}

static void
qimam_compare_page_init (QimamComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->sources_button, "toggled", G_CALLBACK (on_mode), self);
  g_signal_connect_swapped (self->picker, "changed", G_CALLBACK (compare), self);
  g_signal_connect_swapped (self->picker, "loaded", G_CALLBACK (on_meetings_loaded), self);
  g_signal_connect_swapped (self->topics, "notify::selected", G_CALLBACK (on_topic), self);
  g_signal_connect_swapped (self->differences, "notify::active", G_CALLBACK (compare), self);
  g_signal_connect_swapped (self->retry, "clicked", G_CALLBACK (compare), self);
  g_signal_connect_swapped (self->matrix, "cell-activated", G_CALLBACK (on_cell_activated), self);
}

GtkWidget *
qimam_compare_page_new (QimamLibrary *library)
{
  QimamComparePage *self = g_object_new (QIMAM_TYPE_COMPARE_PAGE, NULL);

  self->library = library ? g_object_ref (library) : NULL;
  self->popover = qimam_cell_popover_new (library);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->popover, "open-span", G_CALLBACK (on_open_span), self);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_popover_closed), self);
  fill_topics (self, NULL);
  set_comparison (self, NULL);
  show_nothing_chosen (self);
  if (library)
    {
      qimam_meeting_picker_set_library (QIMAM_MEETING_PICKER (self->picker), library);
      g_signal_connect_swapped (library, "changed", G_CALLBACK (on_library_changed), self);
      load_topics (self);
    }
  return GTK_WIDGET (self);
}

void
qimam_compare_page_show_meetings (QimamComparePage *self, const gint64 *ids, guint n)
{
  g_return_if_fail (QIMAM_IS_COMPARE_PAGE (self));

  choose (self, FALSE, ids, n);
}

void
qimam_compare_page_show_sources (QimamComparePage *self, gint64 meeting)
{
  g_return_if_fail (QIMAM_IS_COMPARE_PAGE (self));

  choose (self, TRUE, &meeting, 1);
}

void
qimam_compare_page_print (QimamComparePage *self)
{
  g_autoptr (QimamPrintOperation) operation = NULL;
  GtkRoot *root;

  g_return_if_fail (QIMAM_IS_COMPARE_PAGE (self));

  if (self->comparison == NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  operation = qimam_print_operation_new (self->comparison, qimam_page_work_begin_comparison,
                                         get_comparison (self)->title, &qimam_paper_a4);
  qimam_print_operation_show (operation, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
}

void
qimam_compare_page_export (QimamComparePage *self)
{
  g_return_if_fail (QIMAM_IS_COMPARE_PAGE (self));

  if (gtk_widget_get_sensitive (self->export_button))
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->export_button));
}
