/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-picker.h"

#include <glib/gi18n.h>

#include "qimam-fold.h"
#include "qimam-ui.h"

#define BUTTON_CHARS 28

struct _QimamMeetingPicker
{
  AdwBin parent_instance;

  QimamLibrary *library;
  GCancellable *cancellable;
  GPtrArray *meetings; /* (element-type QimamMeeting) */
  GPtrArray *checks;   /* (element-type GtkCheckButton), one a meeting */
  GArray *ids;         /* (element-type gint64) chosen */
  gboolean single;
  gboolean loaded;
  gboolean filling;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *search;
  GtkWidget *list;
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
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), label);
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

static void
show_choice (QimamMeetingPicker *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      const QimamMeeting *meeting = g_ptr_array_index (self->meetings, i);

      gtk_check_button_set_active (g_ptr_array_index (self->checks, i), is_chosen (self, meeting->id));
    }
  self->filling = FALSE;
  update_button (self);
}

static void
on_toggled (QimamMeetingPicker *self, GtkCheckButton *check)
{
  gboolean active = gtk_check_button_get_active (check);
  guint index;

  if (self->filling || !g_ptr_array_find (self->checks, check, &index))
    return;
  if (active || !self->single)
    {
      gint64 id = ((const QimamMeeting *) g_ptr_array_index (self->meetings, index))->id;

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
      update_button (self);
      if (self->single)
        gtk_popover_popdown (GTK_POPOVER (self->popover));
      g_signal_emit (self, signals[CHANGED], 0);
    }
}

static void
add_row (QimamMeetingPicker *self, const QimamMeeting *meeting)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = qimam_ui_clean (meeting->title, 0);
  g_autofree char *date = meeting->date.iso ? qimam_ui_date (meeting->date.iso) : g_strdup (_ ("no date"));
  guint n = meeting->articles ? meeting->articles->len : 0;
  g_autofree char *number = qimam_ui_number (n);
  g_autofree char *count = g_strdup_printf (ngettext ("%s article", "%s articles", n), number);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", date, count);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  if (self->single && self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  g_ptr_array_add (self->checks, check);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_toggled), self);
}

static void
fill (QimamMeetingPicker *self)
{
  self->filling = TRUE;
  /* The placeholder is a child too, and stays. */
  for (guint i = 0; i < self->checks->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (self->list),
                         GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)));
  g_ptr_array_set_size (self->checks, 0);
  for (guint i = 0; i < self->meetings->len; i++)
    add_row (self, g_ptr_array_index (self->meetings, i));
  self->filling = FALSE;
  show_choice (self);
}

static void
on_meetings (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamMeetingPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings =
      qimam_library_list_meetings_finish (QIMAM_LIBRARY (source), result, &error);
  gboolean lost;

  if (meetings == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("The meetings cannot be listed: %s", error->message);
      return;
    }
  if (self->library != QIMAM_LIBRARY (source))
    return;
  g_ptr_array_unref (self->meetings);
  self->meetings = g_steal_pointer (&meetings);
  self->loaded = TRUE;
  lost = settle (self);
  fill (self);
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
  qimam_library_list_meetings_async (self->library, self->cancellable, on_meetings, g_object_ref (self));
}

static gboolean
matches_search (GtkListBoxRow *row, gpointer data)
{
  QimamMeetingPicker *self = data;
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *text = NULL;
  g_autofree char *key = NULL;
  g_autofree char *found = NULL;

  if (*wanted == '\0')
    return TRUE;
  text = g_strconcat (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), " ",
                      adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), NULL);
  key = qimam_fold (wanted, -1, NULL);
  found = qimam_fold (text, -1, NULL);
  return strstr (found, key) != NULL;
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
  /* The bin would let go of its child a second time, after the template did. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), QIMAM_TYPE_MEETING_PICKER);
  G_OBJECT_CLASS (qimam_meeting_picker_parent_class)->dispose (object);
}

static void
qimam_meeting_picker_finalize (GObject *object)
{
  QimamMeetingPicker *self = QIMAM_MEETING_PICKER (object);

  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->checks);
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
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-meeting-picker.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, button);
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, popover);
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, search);
  gtk_widget_class_bind_template_child (widget_class, QimamMeetingPicker, list);
}

static void
qimam_meeting_picker_init (QimamMeetingPicker *self)
{
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  self->checks = g_ptr_array_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches_search, self, NULL);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (gtk_list_box_invalidate_filter),
                            self->list);
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
  g_signal_connect_swapped (library, "changed", G_CALLBACK (load), self);
  load (self);
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
  fill (self);
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
