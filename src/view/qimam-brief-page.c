/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-brief-page.h"

#include <glib/gi18n.h>

#include "qimam-briefing-export.h"
#include "qimam-meeting-picker.h"
#include "qimam-page-preview.h"
#include "qimam-page-save.h"
#include "qimam-page-work.h"
#include "qimam-print-operation.h"
#include "qimam-ui.h"

/* Microseconds after which it is told how far the pages are. */
#define PROGRESS_DELAY 300000

/* In the order of the drop-down. */
static const char *const language_codes[] = { "ar", "en", "fr" };

struct _QimamBriefPage
{
  AdwBin parent_instance;

  QimamLibrary *library;
  QimamFilter *filter;       /* (nullable) the current filter, as it was told last */
  GCancellable *cancellable; /* of the briefing, or of its layout, under way */
  QimamShared *briefing;     /* (nullable) */
  QimamShared *layout;       /* (nullable) what is shown; points into @briefing */
  gint64 began;              /* to lay out, in monotonic microseconds */
  gboolean filling;
  gboolean stale; /* the library changed while nobody looked */

  GtkWidget *toasts;
  GtkWidget *meetings_button;
  GtkWidget *filter_button;
  GtkWidget *picker;
  GtkWidget *spinner;
  GtkWidget *languages;
  GtkWidget *papers;
  GtkWidget *page_label;
  GtkWidget *zoom_button;
  GtkWidget *stack;
  GtkWidget *empty;
  GtkWidget *error;
  GtkWidget *retry;
  GtkWidget *preview;
};

enum
{
  OPEN_SPAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamBriefPage, qimam_brief_page, ADW_TYPE_BIN)

static const QimamBriefing *
get_briefing (QimamBriefPage *self)
{
  return qimam_shared_get (self->briefing);
}

static gboolean
of_filter (QimamBriefPage *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->filter_button));
}

static const QimamPaper *
get_paper (QimamBriefPage *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->papers)) == 1 ? &qimam_paper_letter
                                                                        : &qimam_paper_a4;
}

static const char *
get_language (QimamBriefPage *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->languages));

  return language_codes[MIN (selected, G_N_ELEMENTS (language_codes) - 1)];
}

/* ---- What is shown ---- */

static void
update_labels (QimamBriefPage *self)
{
  QimamPagePreview *preview = QIMAM_PAGE_PREVIEW (self->preview);
  guint n = qimam_page_preview_get_n_pages (preview);
  g_autofree char *page = qimam_ui_number (MIN (qimam_page_preview_get_page (preview) + 1, MAX (n, 1)));
  g_autofree char *total = qimam_ui_number (n);
  g_autofree char *place = g_strdup_printf (_ ("Page %s of %s"), page, total);
  g_autofree char *zoom = qimam_ui_number ((guint64) (qimam_page_preview_get_zoom (preview) * 100 + 0.5));
  /* Translators: %s is a number: "80 %" */
  g_autofree char *percent = g_strdup_printf (_ ("%s%%"), zoom);
  g_autofree char *name = g_strdup_printf (_ ("Zoom %s; fit the width"), percent);

  gtk_label_set_text (GTK_LABEL (self->page_label), self->layout ? place : "");
  gtk_button_set_label (GTK_BUTTON (self->zoom_button), self->layout ? percent : "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->zoom_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
update_actions (QimamBriefPage *self)
{
  static const char *const actions[] = { "brief.print", "brief.export", "brief.zoom-in", "brief.zoom-out",
                                         "brief.zoom-fit" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], self->layout != NULL);
}

static void
set_layout (QimamBriefPage *self, QimamShared *layout)
{
  g_clear_pointer (&self->layout, qimam_shared_unref);
  self->layout = layout;
  qimam_page_preview_set_layout (QIMAM_PAGE_PREVIEW (self->preview), layout, get_paper (self));
  update_actions (self);
  update_labels (self);
}

/* The layout goes first: it points into the briefing. */
static void
clear_briefing (QimamBriefPage *self)
{
  set_layout (self, NULL);
  g_clear_pointer (&self->briefing, qimam_shared_unref);
}

static void
show_empty (QimamBriefPage *self, const char *title, const char *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), description);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "empty");
}

static void
show_nothing_chosen (QimamBriefPage *self)
{
  QimamMeetingPicker *picker = QIMAM_MEETING_PICKER (self->picker);

  if (of_filter (self))
    show_empty (self, _ ("No Filter"),
                _ ("Filter or search the articles, then ask for a briefing of what is left."));
  else if (qimam_meeting_picker_is_loaded (picker) && qimam_meeting_picker_get_n_meetings (picker) == 0)
    show_empty (self, _ ("No Meetings Yet"),
                _ ("Import coverage of a meeting: the meetings in it are found by themselves."));
  else
    show_empty (self, _ ("Choose Meetings"),
                _ ("The briefing tells what they agreed and left open, each sentence with its source."));
}

static void
show_error (QimamBriefPage *self, const GError *error)
{
  g_autofree char *message = qimam_ui_message (error->message);
  g_autofree char *markup = g_markup_escape_text (message, -1);

  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  clear_briefing (self);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->error), markup);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "error");
}

/* ---- Laying out ---- */

static void
on_progress (GObject *source, double fraction)
{
  QimamBriefPage *self = QIMAM_BRIEF_PAGE (source);

  if (self->library && g_get_monotonic_time () - self->began > PROGRESS_DELAY)
    {
      g_autofree char *number = qimam_ui_number ((guint64) (fraction * 100));
      /* Translators: %s is a number: "80 %" */
      g_autofree char *percent = g_strdup_printf (_ ("%s%%"), number);

      gtk_label_set_text (GTK_LABEL (self->page_label), percent);
    }
}

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer data)
{
  QimamBriefPage *self = QIMAM_BRIEF_PAGE (source);
  g_autoptr (QimamShared) briefing = data;
  QimamPageLayout *layout = qimam_page_work_lay_out_finish (result, NULL);

  /* NULL: cancelled, by another briefing or by the end. */
  if (layout == NULL)
    return;
  if (self->library == NULL)
    {
      qimam_page_layout_free (layout);
      return;
    }
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  set_layout (self, NULL);
  g_clear_pointer (&self->briefing, qimam_shared_unref);
  self->briefing = g_steal_pointer (&briefing);
  set_layout (self, qimam_shared_new (layout, (GDestroyNotify) qimam_page_layout_free));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "preview");
}

static void
lay_out (QimamBriefPage *self, QimamShared *briefing)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->began = g_get_monotonic_time ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  qimam_page_work_lay_out_async (G_OBJECT (self), briefing, qimam_page_work_begin_briefing, get_paper (self),
                                 on_progress, self->cancellable, on_laid_out, qimam_shared_ref (briefing));
}

/* ---- Briefing ---- */

static void
on_brief (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamBriefPage) self = data;
  g_autoptr (GError) error = NULL;
  QimamBriefing *briefing = qimam_library_brief_finish (QIMAM_LIBRARY (source), result, &error);
  g_autoptr (QimamShared) shared =
      briefing ? qimam_shared_new (briefing, (GDestroyNotify) qimam_briefing_free) : NULL;

  if (self->library == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (shared)
    lay_out (self, shared);
  else if (g_error_matches (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY))
    {
      gtk_spinner_stop (GTK_SPINNER (self->spinner));
      clear_briefing (self);
      show_empty (self, _ ("Nothing to Tell"),
                  _ ("No article of the choice can be used. Choose other meetings or widen the filter."));
    }
  else
    show_error (self, error);
}

static void
brief (QimamBriefPage *self)
{
  gboolean filter = of_filter (self);
  guint n = 0;
  const gint64 *ids = qimam_meeting_picker_get_ids (QIMAM_MEETING_PICKER (self->picker), &n);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->library == NULL || (filter ? self->filter == NULL : n == 0))
    {
      gtk_spinner_stop (GTK_SPINNER (self->spinner));
      clear_briefing (self);
      show_nothing_chosen (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  /* Pages that are there stay until the new ones are. */
  if (self->layout == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "loading");
  qimam_library_brief_async (self->library, filter ? NULL : ids, filter ? 0 : n, filter ? self->filter : NULL,
                             get_language (self), self->cancellable, on_brief, g_object_ref (self));
}

/* ---- Choices ---- */

static void
on_choice (QimamBriefPage *self)
{
  if (!self->filling)
    brief (self);
}

static void
on_mode (QimamBriefPage *self)
{
  gtk_widget_set_visible (self->picker, !of_filter (self));
  if (!self->filling)
    {
      clear_briefing (self);
      brief (self);
    }
}

static void
on_paper (QimamBriefPage *self)
{
  if (self->filling || self->briefing == NULL)
    return;
  /* A briefing under way is laid out for the new paper when it comes. */
  if (self->layout && !gtk_spinner_get_spinning (GTK_SPINNER (self->spinner)))
    lay_out (self, self->briefing);
  else
    brief (self);
}

static void
on_meetings_loaded (QimamBriefPage *self)
{
  if (self->layout == NULL && self->cancellable == NULL)
    show_nothing_chosen (self);
}

static void
on_library_changed (QimamBriefPage *self)
{
  /* A briefing that nobody looks at is made anew when somebody does. */
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->layout)
    brief (self);
}

static void
qimam_brief_page_map (GtkWidget *widget)
{
  QimamBriefPage *self = QIMAM_BRIEF_PAGE (widget);

  GTK_WIDGET_CLASS (qimam_brief_page_parent_class)->map (widget);
  if (self->library && self->stale)
    on_library_changed (self);
}

static void
set_mode (QimamBriefPage *self, gboolean filter)
{
  self->filling = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (filter ? self->filter_button : self->meetings_button),
                                TRUE);
  self->filling = FALSE;
  gtk_widget_set_visible (self->picker, !filter);
  clear_briefing (self);
  brief (self);
}

static void
on_item_activated (QimamBriefPage *self, gpointer data)
{
  const QimamBriefItem *item = data;
  const QimamBriefing *briefing = get_briefing (self);
  const QimamBriefEvidence *evidence;

  if (briefing == NULL || item->evidence == NULL || item->evidence->len == 0)
    return;
  evidence = &g_array_index (item->evidence, QimamBriefEvidence, 0);
  for (guint i = 0; i < briefing->refs->len; i++)
    {
      const QimamBriefRef *ref = g_ptr_array_index (briefing->refs, i);

      if (ref->number == evidence->ref)
        {
          g_signal_emit (self, signals[OPEN_SPAN], 0, ref->article, (guint) evidence->span.in,
                         evidence->span.start, evidence->span.end);
          break;
        }
    }
}

/* ---- Actions ---- */

static gboolean
save_briefing (gconstpointer document, const char *path, GError **error)
{
  return qimam_briefing_save (document, path, error);
}

static void
on_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qimam_brief_page_export (QIMAM_BRIEF_PAGE (widget));
}

static void
on_print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qimam_brief_page_print (QIMAM_BRIEF_PAGE (widget));
}

static void
on_zoom (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamPagePreview *preview = QIMAM_PAGE_PREVIEW (QIMAM_BRIEF_PAGE (widget)->preview);

  if (g_str_equal (action, "brief.zoom-fit"))
    qimam_page_preview_set_zoom (preview, 0);
  else
    qimam_page_preview_step_zoom (preview, g_str_equal (action, "brief.zoom-in") ? 1 : -1);
}

/* ---- Object ---- */

static void
qimam_brief_page_dispose (GObject *object)
{
  QimamBriefPage *self = QIMAM_BRIEF_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->library)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  /* The bin would let go of its child a second time, after the template did. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QIMAM_TYPE_BRIEF_PAGE);
  g_clear_pointer (&self->layout, qimam_shared_unref);
  g_clear_pointer (&self->briefing, qimam_shared_unref);
  G_OBJECT_CLASS (qimam_brief_page_parent_class)->dispose (object);
}

static void
qimam_brief_page_finalize (GObject *object)
{
  g_clear_pointer (&QIMAM_BRIEF_PAGE (object)->filter, qimam_filter_free);
  G_OBJECT_CLASS (qimam_brief_page_parent_class)->finalize (object);
}

static void
qimam_brief_page_class_init (QimamBriefPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (QIMAM_TYPE_MEETING_PICKER);
  g_type_ensure (QIMAM_TYPE_PAGE_PREVIEW);
  object_class->dispose = qimam_brief_page_dispose;
  object_class->finalize = qimam_brief_page_finalize;
  widget_class->map = qimam_brief_page_map;
  signals[OPEN_SPAN] =
      g_signal_new ("open-span", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "brief.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "brief.export", NULL, on_export);
  gtk_widget_class_install_action (widget_class, "brief.zoom-in", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "brief.zoom-out", NULL, on_zoom);
  gtk_widget_class_install_action (widget_class, "brief.zoom-fit", NULL, on_zoom);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "brief.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK, "brief.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "brief.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK, "brief.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "brief.zoom-out",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "brief.zoom-fit", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-brief-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, meetings_button);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, picker);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, languages);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, papers);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, page_label);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, zoom_button);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, empty);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, error);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, retry);
  gtk_widget_class_bind_template_child (widget_class, QimamBriefPage, preview);
}

/* The paper and the language that the user's country and interface suggest. */
static void
choose_defaults (QimamBriefPage *self)
{
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (NULL);

  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->papers),
                              g_str_equal (gtk_paper_size_get_name (size), GTK_PAPER_NAME_LETTER) ? 1 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (language_codes); i++)
    {
      if (g_str_equal (language_codes[i], qimam_ui_language ()))
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->languages), i);
    }
  self->filling = FALSE;
}

static void
qimam_brief_page_init (QimamBriefPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  choose_defaults (self);
  update_actions (self);
  update_labels (self);
  g_signal_connect_swapped (self->filter_button, "toggled", G_CALLBACK (on_mode), self);
  g_signal_connect_swapped (self->picker, "changed", G_CALLBACK (brief), self);
  g_signal_connect_swapped (self->picker, "loaded", G_CALLBACK (on_meetings_loaded), self);
  g_signal_connect_swapped (self->languages, "notify::selected", G_CALLBACK (on_choice), self);
  g_signal_connect_swapped (self->papers, "notify::selected", G_CALLBACK (on_paper), self);
  g_signal_connect_swapped (self->retry, "clicked", G_CALLBACK (brief), self);
  g_signal_connect_swapped (self->preview, "item-activated", G_CALLBACK (on_item_activated), self);
  g_signal_connect_swapped (self->preview, "view-changed", G_CALLBACK (update_labels), self);
}

GtkWidget *
qimam_brief_page_new (QimamLibrary *library)
{
  QimamBriefPage *self = g_object_new (QIMAM_TYPE_BRIEF_PAGE, NULL);

  show_nothing_chosen (self);
  if (library)
    {
      self->library = g_object_ref (library);
      qimam_meeting_picker_set_library (QIMAM_MEETING_PICKER (self->picker), library);
      g_signal_connect_swapped (library, "changed", G_CALLBACK (on_library_changed), self);
    }
  return GTK_WIDGET (self);
}

void
qimam_brief_page_show_meetings (QimamBriefPage *self, const gint64 *ids, guint n)
{
  g_return_if_fail (QIMAM_IS_BRIEF_PAGE (self));

  qimam_meeting_picker_set_ids (QIMAM_MEETING_PICKER (self->picker), ids, n);
  set_mode (self, FALSE);
}

void
qimam_brief_page_show_filter (QimamBriefPage *self, const QimamFilter *filter)
{
  g_return_if_fail (QIMAM_IS_BRIEF_PAGE (self));

  g_clear_pointer (&self->filter, qimam_filter_free);
  self->filter = filter ? qimam_filter_copy (filter) : NULL;
  set_mode (self, TRUE);
}

void
qimam_brief_page_print (QimamBriefPage *self)
{
  g_autoptr (QimamPrintOperation) operation = NULL;
  GtkRoot *root;

  g_return_if_fail (QIMAM_IS_BRIEF_PAGE (self));

  if (self->layout == NULL)
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  operation = qimam_print_operation_new (self->briefing, qimam_page_work_begin_briefing,
                                         get_briefing (self)->title, get_paper (self));
  qimam_print_operation_show (operation, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
}

void
qimam_brief_page_export (QimamBriefPage *self)
{
  static const char *const endings[] = { "pdf", "html", "md", "txt", NULL };

  g_return_if_fail (QIMAM_IS_BRIEF_PAGE (self));

  if (self->layout)
    {
      const QimamSaveWays ways = { qimam_page_work_begin_briefing, *get_paper (self), save_briefing };

      qimam_page_save (GTK_WIDGET (self), ADW_TOAST_OVERLAY (self->toasts), self->briefing, &ways,
                       get_briefing (self)->title, endings);
    }
}
