/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "qimam-fold.h"
#include "qimam-ui.h"

struct _QimamMeetingChooser
{
  AdwWindow parent_instance;

  GtkWidget *search;
  GtkWidget *list;
  char *wanted; /* the words of the search, folded */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamMeetingChooser, qimam_meeting_chooser, ADW_TYPE_WINDOW)

static gint64
row_meeting (GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "meeting");

  return id != NULL ? *id : 0;
}

static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  QimamMeetingChooser *self = data;
  const char *text = g_object_get_data (G_OBJECT (row), "folded");

  return self->wanted == NULL || text == NULL || strstr (text, self->wanted) != NULL;
}

static void
searched_cb (QimamMeetingChooser *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));

  g_free (self->wanted);
  self->wanted = *text != '\0' ? qimam_fold (text, -1, NULL) : NULL;
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
activated_cb (QimamMeetingChooser *self, GtkListBoxRow *row)
{
  gint64 id = row_meeting (row);

  g_object_ref (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[CHOSEN], 0, id);
  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
qimam_meeting_chooser_finalize (GObject *object)
{
  g_free (QIMAM_MEETING_CHOOSER (object)->wanted);
  G_OBJECT_CLASS (qimam_meeting_chooser_parent_class)->finalize (object);
}

static void
qimam_meeting_chooser_class_init (QimamMeetingChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_meeting_chooser_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", QIMAM_TYPE_MEETING_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qimam_meeting_chooser_init (QimamMeetingChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search the meetings"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the meetings"), -1);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("group of the sidebar", "Meetings"), -1);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
  gtk_box_append (GTK_BOX (inner), self->search);
  gtk_box_append (GTK_BOX (inner), self->list);
  gtk_widget_set_margin_top (inner, 12);
  gtk_widget_set_margin_bottom (inner, 12);
  gtk_widget_set_margin_start (inner, 12);
  gtk_widget_set_margin_end (inner, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), inner);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (searched_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

static void
add_row (QimamMeetingChooser *self, gint64 id, const char *title, const char *detail, gboolean current)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *clean = qimam_ui_clean (title, 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), clean);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (detail != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  if (current)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "meeting", g_memdup2 (&id, sizeof id), g_free);
  if (id != 0)
    {
      g_autofree char *all = g_strconcat (title, " ", detail, NULL);

      g_object_set_data_full (G_OBJECT (row), "folded", qimam_fold (all, -1, NULL), g_free);
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

QimamMeetingChooser *
qimam_meeting_chooser_new (GtkWindow *parent,
                           QimamSession *session,
                           const char *title,
                           gint64 except,
                           gint64 current,
                           const char *none)
{
  QimamMeetingChooser *self =
      g_object_new (QIMAM_TYPE_MEETING_CHOOSER, "title", title, "modal", TRUE, "transient-for", parent,
                    "default-width", 460, "default-height", 560, NULL);
  GPtrArray *meetings = qimam_session_get_meetings (session);

  if (none != NULL)
    add_row (self, 0, none, NULL, FALSE);
  for (guint i = meetings != NULL ? meetings->len : 0; i > 0; i--)
    {
      const QimamMeeting *meeting = g_ptr_array_index (meetings, i - 1);
      g_autofree char *date =
          meeting->date.iso != NULL ? qimam_ui_date (meeting->date.iso) : g_strdup (_ ("No date"));

      if (meeting->id != except)
        add_row (self, meeting->id, meeting->title != NULL ? meeting->title : _ ("Meeting without a name"),
                 date, meeting->id == current);
    }
  return self;
}
