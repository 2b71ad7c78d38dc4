/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-picker.h"

#include <glib/gi18n.h>

#include "qimam-fold.h"
#include "qimam-meeting-choice.h"
#include "qimam-ui.h"

#define BUTTON_CHARS 28

struct _QimamMeetingPicker
{
  AdwBin parent_instance;

  QimamLibrary *library;
  GCancellable *cancellable;
  GPtrArray *meetings; /* (element-type QimamMeeting) */
  GListStore *choices; /* (element-type QimamMeetingChoice), one a meeting while the list is open */
  GtkFilter *filter;
  char *wanted;      /* what the list is searched for, folded */
  GPtrArray *rows;   /* (element-type GtkBox) those that show a meeting now */
  GtkWidget *leader; /* of the group of radio buttons where one meeting is chosen */
  GArray *ids;       /* (element-type gint64) chosen */
  gboolean single;
  gboolean loaded;
  gboolean stale; /* the meetings are read again when the picker is on screen */
  gboolean filling;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *scroller;
  GtkWidget *list;
  GtkWidget *nothing;
};

enum
{
  CHANGED,
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamMeetingPicker, qimam_meeting_picker, ADW_TYPE_BIN)

static gboolean
matches_search (gpointer item, gpointer data)
{
  QimamMeetingPicker *self = data;

  return self->wanted == NULL || *self->wanted == '\0' || qimam_meeting_choice_matches (item, self->wanted);
}

/* ---- What is chosen ---- */

static gboolean
is_chosen (QimamMeetingPicker *self, gint64 id)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        return TRUE;
    }
  return FALSE;
}

static void
update_button (QimamMeetingPicker *self)
{
  g_autofree char *label = NULL;
  const char *title = self->ids->len == 1
                          ? qimam_meeting_picker_get_title (self, g_array_index (self->ids, gint64, 0))
                          : NULL;

  if (title)
    label = qimam_ui_clean (title, BUTTON_CHARS);
  else if (self->ids->len == 0)
    label = g_strdup (self->single ? _ ("Choose a meeting") : _ ("Choose meetings"));
  else
    {
      g_autofree char *number = qimam_ui_number (self->ids->len);

      label = g_strdup_printf (ngettext ("%s meeting", "%s meetings", self->ids->len), number);
    }
  gtk_label_set_text (GTK_LABEL (self->label), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Puts the choice in the order of the list, without what is not in it. Tells whether something went. */
static gboolean
settle (QimamMeetingPicker *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean lost;

  for (guint i = 0; i < self->meetings->len; i++)
    {
      const QimamMeeting *meeting = g_ptr_array_index (self->meetings, i);

      if (is_chosen (self, meeting->id))
        g_array_append_val (ids, meeting->id);
    }
  if (self->single && ids->len > 1)
    g_array_set_size (ids, 1);
  lost = ids->len != self->ids->len;
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&ids);
  return lost;
}

static GtkCheckButton *
row_get_check (GtkWidget *row)
{
  return GTK_CHECK_BUTTON (gtk_widget_get_first_child (row));
}

/* What a row shows now. */
static QimamMeetingChoice *
row_get_choice (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "choice");
}

static void
show_choice (QimamMeetingPicker *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      gtk_check_button_set_active (row_get_check (row),
                                   is_chosen (self, qimam_meeting_choice_get_id (row_get_choice (row))));
    }
  self->filling = FALSE;
  update_button (self);
}

static void
choose (QimamMeetingPicker *self, gint64 id, gboolean active)
{
  if (self->single)
    g_array_set_size (self->ids, 0);
  if (active && !is_chosen (self, id))
    g_array_append_val (self->ids, id);
  for (guint i = 0; !active && i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        {
          g_array_remove_index (self->ids, i);
          break;
        }
    }
  settle (self);
  show_choice (self);
  if (self->single)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_toggled (QimamMeetingPicker *self, GtkCheckButton *check)
{
  gboolean active = gtk_check_button_get_active (check);
  QimamMeetingChoice *choice = row_get_choice (gtk_widget_get_parent (GTK_WIDGET (check)));

  /* Of radio buttons the one that goes out tells as well. */
  if (!self->filling && choice && (active || !self->single))
    choose (self, qimam_meeting_choice_get_id (choice), active);
}

/* ---- Rows ---- */

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (style)
    {
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_add_css_class (label, style);
    }
  return label;
}

static void
on_setup (QimamMeetingPicker *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *title = make_label (NULL);

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), make_label ("caption"));
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), lines);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
  /* The keys are those of the button in it. */
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
on_bind (QimamMeetingPicker *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  QimamMeetingChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_widget_get_first_child (row);
  GtkWidget *title_label = gtk_widget_get_first_child (gtk_widget_get_next_sibling (check));
  g_autofree char *title = qimam_meeting_choice_dup_title (choice);
  g_autofree char *details = qimam_meeting_choice_describe (choice);

  gtk_label_set_text (GTK_LABEL (title_label), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title_label)), details);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details, -1);
  g_object_set_data_full (G_OBJECT (row), "choice", g_object_ref (choice), g_object_unref);
  self->filling = TRUE;
  /* GTK loses the rest of a group to which a button is added that is in it. */
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), NULL);
  if (self->single)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (self->leader));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               is_chosen (self, qimam_meeting_choice_get_id (choice)));
  self->filling = FALSE;
  g_ptr_array_add (self->rows, row);
}

static void
on_unbind (QimamMeetingPicker *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_remove_fast (self->rows, row);
  g_object_set_data (G_OBJECT (row), "choice", NULL);
}

/* A click beside the button. */
static void
on_activate (QimamMeetingPicker *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
  g_autoptr (QimamMeetingChoice) choice = g_list_model_get_item (model, position);

  if (choice)
    choose (self, qimam_meeting_choice_get_id (choice),
            self->single || !is_chosen (self, qimam_meeting_choice_get_id (choice)));
}

/* ---- The list ---- */

static gboolean
is_open (QimamMeetingPicker *self)
{
  return gtk_list_view_get_model (GTK_LIST_VIEW (self->list)) != NULL;
}

static void
update_nothing (QimamMeetingPicker *self)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
  gboolean any = model && g_list_model_get_n_items (model) > 0;

  gtk_label_set_text (GTK_LABEL (self->nothing),
                      self->meetings->len == 0 ? _ ("No meetings yet") : _ ("No such meeting"));
  gtk_widget_set_visible (self->nothing, !any);
  gtk_widget_set_visible (self->scroller, any);
}

static void
fill (QimamMeetingPicker *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->meetings->len; i++)
    g_ptr_array_add (choices, qimam_meeting_choice_new (g_ptr_array_index (self->meetings, i)));
  g_list_store_splice (self->choices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
                       choices->pdata, choices->len);
  update_nothing (self);
}

/* Lines and rows are there only while somebody looks at them: there may be thousands, on several pages. */
static void
on_opening (GtkMenuButton *button, gpointer data)
{
  QimamMeetingPicker *self = data;
  g_autoptr (GtkNoSelection) model = NULL;

  if (is_open (self))
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_clear_pointer (&self->wanted, g_free);
  model = gtk_no_selection_new (G_LIST_MODEL (
      gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->choices)), g_object_ref (self->filter))));
  fill (self);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), GTK_SELECTION_MODEL (model));
  update_nothing (self);
}

static void
on_closed (QimamMeetingPicker *self)
{
  if (self->list == NULL)
    return;
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_list_store_remove_all (self->choices);
}

static void
on_search (QimamMeetingPicker *self)
{
  g_free (self->wanted);
  self->wanted = qimam_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1, NULL);
  if (!is_open (self))
    return;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_nothing (self);
}

static void
on_meetings (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamMeetingPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings =
      qimam_library_list_meetings_finish (QIMAM_LIBRARY (source), result, &error);
  g_autoptr (GPtrArray) before = NULL;
  gboolean lost;

  if (meetings == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The meetings cannot be listed: %s", error->message);
      return;
    }
  if (self->library != QIMAM_LIBRARY (source))
    return;
  before = self->meetings;
  self->meetings = g_steal_pointer (&meetings);
  self->loaded = TRUE;
  lost = settle (self);
  if (is_open (self))
    fill (self);
  show_choice (self);
  g_signal_emit (self, signals[LOADED], 0);
  if (lost)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
load (QimamMeetingPicker *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  qimam_library_list_meetings_async (self->library, self->cancellable, on_meetings, g_object_ref (self));
}

/* There may be thousands to be read, on several pages that nobody may look at. */
static void
refresh (QimamMeetingPicker *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
  else
    self->stale = TRUE;
}

static void
qimam_meeting_picker_map (GtkWidget *widget)
{
  QimamMeetingPicker *self = QIMAM_MEETING_PICKER (widget);

  GTK_WIDGET_CLASS (qimam_meeting_picker_parent_class)->map (widget);
  if (self->library && self->stale)
    load (self);
}

static void
qimam_meeting_picker_dispose (GObject *object)
{
  QimamMeetingPicker *self = QIMAM_MEETING_PICKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->library)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  /* Rows go while there is somebody to tell. */
  if (self->list)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  g_list_store_remove_all (self->choices);
  /* The bin would let go of its child a second time, after the template did. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QIMAM_TYPE_MEETING_PICKER);
  G_OBJECT_CLASS (qimam_meeting_picker_parent_class)->dispose (object);
}

static void
qimam_meeting_picker_finalize (GObject *object)
{
  QimamMeetingPicker *self = QIMAM_MEETING_PICKER (object);

  g_object_unref (self->leader);
  g_object_unref (self->choices);
  g_object_unref (self->filter);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->meetings);
  g_free (self->wanted);
  g_array_unref (self->ids);
  G_OBJECT_CLASS (qimam_meeting_picker_parent_class)->finalize (object);
}

static void
qimam_meeting_picker_class_init (QimamMeetingPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = qimam_meeting_picker_dispose;
  object_class->finalize = qimam_meeting_picker_finalize;
  widget_class->map = qimam_meeting_picker_map;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-meeting-picker.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, button);
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, label);
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, search);
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, list);
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, nothing);
}

static void
qimam_meeting_picker_init (QimamMeetingPicker *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  self->choices = g_list_store_new (QIMAM_TYPE_MEETING_CHOICE);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_search, self, NULL));
  self->rows = g_ptr_array_new ();
  self->leader = g_object_ref_sink (gtk_check_button_new ());
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), on_opening, self, NULL);
  /* A popover remembers who had the focus when it was closed, though the row is gone. */
  g_signal_connect_swapped (self->popover, "map", G_CALLBACK (gtk_widget_grab_focus), self->search);
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (on_closed), self);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  /* The entry takes Escape for itself. */
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self->popover);
  update_button (self);
}

void
qimam_meeting_picker_set_library (QimamMeetingPicker *self, QimamLibrary *library)
{
  g_return_if_fail (QIMAM_IS_MEETING_PICKER (self));

  if (self->library == library)
    return;
  if (self->library)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  if (library == NULL)
    return;
  self->library = g_object_ref (library);
  g_signal_connect_swapped (library, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}

void
qimam_meeting_picker_set_single (QimamMeetingPicker *self, gboolean single)
{
  g_return_if_fail (QIMAM_IS_MEETING_PICKER (self));

  if (self->single == single)
    return;
  self->single = single;
  if (self->loaded)
    settle (self);
  else if (single && self->ids->len > 1)
    g_array_set_size (self->ids, 1);
  if (is_open (self))
    fill (self);
  show_choice (self);
}

void
qimam_meeting_picker_set_ids (QimamMeetingPicker *self, const gint64 *ids, guint n)
{
  g_return_if_fail (QIMAM_IS_MEETING_PICKER (self));

  g_array_set_size (self->ids, 0);
  if (n > 0)
    g_array_append_vals (self->ids, ids, self->single ? 1 : n);
  if (self->loaded)
    settle (self);
  show_choice (self);
}

const gint64 *
qimam_meeting_picker_get_ids (QimamMeetingPicker *self, guint *n)
{
  g_return_val_if_fail (QIMAM_IS_MEETING_PICKER (self), NULL);

  *n = self->ids->len;
  return (const gint64 *) self->ids->data;
}

guint
qimam_meeting_picker_get_n_meetings (QimamMeetingPicker *self)
{
  g_return_val_if_fail (QIMAM_IS_MEETING_PICKER (self), 0);

  return self->meetings->len;
}

gboolean
qimam_meeting_picker_is_loaded (QimamMeetingPicker *self)
{
  g_return_val_if_fail (QIMAM_IS_MEETING_PICKER (self), FALSE);

  return self->loaded;
}

const char *
qimam_meeting_picker_get_title (QimamMeetingPicker *self, gint64 id)
{
  g_return_val_if_fail (QIMAM_IS_MEETING_PICKER (self), NULL);

  for (guint i = 0; i < self->meetings->len; i++)
    {
      const QimamMeeting *meeting = g_ptr_array_index (self->meetings, i);

      if (meeting->id == id)
        return meeting->title;
    }
  return NULL;
}
