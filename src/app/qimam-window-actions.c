/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-window-private.h"

#include <glib/gi18n.h>

#include "qimam-feeds-window.h"
#include "qimam-note-window.h"
#include "qimam-topics-window.h"
#include "qimam-ui.h"

/* The bounds of the setting, in pixels. */
#define MIN_TEXT     10
#define MAX_TEXT     40
#define MAX_PLACES   50
#define MAX_COMPARED 6

/* ---- Back ---- */

void
qimam_window_push_place (QimamWindow *self)
{
  QimamWindowPlace place = { g_intern_string (adw_view_stack_get_visible_child_name (self->stack)),
                             qimam_session_get_article (self->session) };

  if (self->history->len >= MAX_PLACES)
    g_array_remove_index (self->history, 0);
  g_array_append_val (self->history, place);
  qimam_window_update_actions (self);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  if (self->history->len > 0)
    {
      QimamWindowPlace place = g_array_index (self->history, QimamWindowPlace, self->history->len - 1);

      g_array_set_size (self->history, self->history->len - 1);
      adw_view_stack_set_visible_child_name (self->stack, place.page);
      if (place.article != 0)
        qimam_session_set_article (self->session, place.article);
    }
  else if (adw_leaflet_get_folded (self->leaflet) &&
           adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->reader))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  else
    adw_view_stack_set_visible_child_name (self->stack, "articles");
  qimam_window_update_actions (self);
}

void
qimam_window_open_span (QimamWindow *self, gint64 article, guint in, guint start, guint end)
{
  adw_view_stack_set_visible_child_name (self->stack, "articles");
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reader));
  qimam_reader_show_span (self->reader, article, qimam_span ((QimamField) in, start, end));
  qimam_window_update_actions (self);
}

/* ---- Compare and brief ---- */

/* Meetings that an article reports on, the newest @max. (transfer full) (element-type gint64) */
static GArray *
list_reported_meetings (QimamWindow *self, guint max)
{
  GPtrArray *meetings = qimam_session_get_meetings (self->session);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const QimamMeeting *meeting = g_ptr_array_index (meetings, i);

      for (guint j = 0; j < meeting->articles->len; j++)
        if (g_array_index (meeting->articles, QimamMeetingArticle, j).main)
          {
            g_array_append_val (ids, meeting->id);
            break;
          }
    }
  if (ids->len > max)
    g_array_remove_range (ids, 0, ids->len - max);
  return ids;
}

void
qimam_window_prepare_page (QimamWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->stack);
  const QimamFilter *filter;
  GObject *child;

  if (self->compare_page == NULL || page == NULL || g_str_equal (page, "articles") ||
      g_str_equal (page, "meeting"))
    return;
  child = G_OBJECT (adw_view_stack_get_visible_child (self->stack));
  if (g_object_get_data (child, "prepared") != NULL)
    return;
  g_object_set_data (child, "prepared", child);
  filter = qimam_session_get_filter (self->session);
  if (g_str_equal (page, "compare"))
    {
      g_autoptr (GArray) ids = list_reported_meetings (self, MAX_COMPARED);

      if (filter->meeting != 0)
        qimam_compare_page_show_sources (self->compare_page, filter->meeting);
      else
        qimam_compare_page_show_meetings (self->compare_page, (const gint64 *) ids->data, ids->len);
    }
  else if (filter->meeting != 0)
    qimam_brief_page_show_meetings (self->brief_page, &filter->meeting, 1);
  else if (!qimam_filter_is_empty (filter))
    qimam_brief_page_show_filter (self->brief_page, filter);
  else
    {
      /* What is being read is what the user means, and what was reported last where nothing is. */
      g_autoptr (GArray) ids = list_reported_meetings (self, 1);
      gint64 read = qimam_window_find_reported (self, qimam_session_get_article (self->session));

      if (read != 0)
        qimam_brief_page_show_meetings (self->brief_page, &read, 1);
      else
        qimam_brief_page_show_meetings (self->brief_page, (const gint64 *) ids->data, ids->len);
    }
}

/* Turns to a page that is filled by the caller. */
static void
show_page (QimamWindow *self, GtkWidget *page)
{
  g_object_set_data (G_OBJECT (page), "prepared", page);
  if (adw_view_stack_get_visible_child (self->stack) != page)
    qimam_window_push_place (self);
  adw_view_stack_set_visible_child (self->stack, page);
}

static void
compare_outlets_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  if (self->compare_page == NULL)
    return;
  qimam_compare_page_show_sources (self->compare_page, g_variant_get_int64 (parameter));
  show_page (self, GTK_WIDGET (self->compare_page));
}

static void
brief_meeting_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;
  gint64 id = g_variant_get_int64 (parameter);

  if (self->brief_page == NULL)
    return;
  qimam_brief_page_show_meetings (self->brief_page, &id, 1);
  show_page (self, GTK_WIDGET (self->brief_page));
}

static void
open_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  qimam_window_push_place (self);
  qimam_session_set_article (self->session, g_variant_get_int64 (parameter));
}

static void
show_articles_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  adw_view_stack_set_visible_child_name (self->stack, "articles");
  /* What was chosen in a sidebar that lies over the articles is to be seen. */
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
compare_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  if (self->compare_page == NULL)
    return;
  qimam_window_push_place (self);
  /* A meeting that is looked at is what the user means. */
  if (qimam_session_get_filter (self->session)->meeting != 0)
    g_object_set_data (G_OBJECT (self->compare_page), "prepared", NULL);
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->compare_page));
  qimam_window_prepare_page (self);
}

static void
briefing_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  if (self->brief_page == NULL)
    return;
  if (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->brief_page))
    return;
  qimam_window_push_place (self);
  if (!qimam_filter_is_empty (qimam_session_get_filter (self->session)))
    g_object_set_data (G_OBJECT (self->brief_page), "prepared", NULL);
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->brief_page));
  qimam_window_prepare_page (self);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;
  GtkWidget *page = adw_view_stack_get_visible_child (self->stack);

  if (self->brief_page == NULL)
    return;
  if (page == GTK_WIDGET (self->compare_page))
    qimam_compare_page_print (self->compare_page);
  else if (page == GTK_WIDGET (self->brief_page))
    qimam_brief_page_print (self->brief_page);
  else
    briefing_cb (action, NULL, self);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  if (self->brief_page == NULL)
    return;
  if (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->brief_page))
    qimam_brief_page_export (self->brief_page);
  else if (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->compare_page))
    qimam_compare_page_export (self->compare_page);
  else
    briefing_cb (action, NULL, self);
}

/* ---- Articles ---- */

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  qimam_session_clear (self->session);
}

/* Escape takes back one thing at a time: first what is selected, then the words, then the rest. */
static void
escape_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  if (!g_str_equal (adw_view_stack_get_visible_child_name (self->stack), "articles"))
    back_cb (NULL, NULL, self);
  else if (qimam_article_list_unselect (self->list))
    return;
  else if (qimam_session_get_filter (self->session)->text != NULL)
    qimam_session_set_text (self->session, NULL, FALSE);
  else
    qimam_session_clear (self->session);
}

static void
step (QimamWindow *self, int by)
{
  if (!g_str_equal (adw_view_stack_get_visible_child_name (self->stack), "articles"))
    return;
  if (!qimam_article_list_step (self->list, by))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
next_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, 1);
}

static void
previous_article_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, -1);
}

static void
star_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  qimam_reader_toggle_star (self->reader);
}

/* The keys of the reader work while the keyboard is in the list beside it. */
static void
reader_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autofree char *name = g_strconcat ("reader.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action (GTK_WIDGET (QIMAM_WINDOW (data)->reader), name, NULL);
}

/* Of articles; on the page of a briefing its own keys are taken first. */
static void
text_size_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;
  const char *name = g_action_get_name (G_ACTION (action));
  GSettings *settings = qimam_ui_settings ();
  int size = g_settings_get_int (settings, "reader-font-size");

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->stack), "briefing") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self->brief_page),
                                g_str_equal (name, "text-larger")    ? "brief.zoom-in"
                                : g_str_equal (name, "text-smaller") ? "brief.zoom-out"
                                                                     : "brief.zoom-fit",
                                NULL);
  else if (g_str_equal (name, "text-normal"))
    g_settings_reset (settings, "reader-font-size");
  else
    g_settings_set_int (settings, "reader-font-size",
                        CLAMP (size + (g_str_equal (name, "text-larger") ? 1 : -1), MIN_TEXT, MAX_TEXT));
}

static void
mark_unread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  qimam_session_mark_read (self->session, qimam_session_get_article (self->session), FALSE);
}

/* ---- The page that an article came from ---- */

static void
address_response_cb (AdwMessageDialog *dialog, const char *response, QimamWindow *self)
{
  if (g_str_equal (response, "open"))
    gtk_show_uri (GTK_WINDOW (self), g_object_get_data (G_OBJECT (dialog), "address"), GDK_CURRENT_TIME);
}

void
qimam_window_offer_address (QimamWindow *self, const char *address)
{
  /* Where it leads is shown in full, left to right, before anything leaves this machine. */
  g_autofree char *clean = qimam_ui_clean (address, 400);
  g_autofree char *shown = g_strconcat ("\xe2\x81\xa6", clean, "\xe2\x81\xa9", NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Open This Page in the Browser?"), shown);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "open", _ ("_Open"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "address", g_strdup (address), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (address_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- Import ---- */

static void
import_files_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qimam_window_choose_files (data, FALSE);
}

static void
import_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qimam_window_choose_files (data, TRUE);
}

static void
import_paste_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qimam_window_paste (data);
}

static void
import_samples_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qimam_window_import_samples (data);
}

static void
feeds_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  gtk_window_present (
      GTK_WINDOW (qimam_feeds_window_new (GTK_WINDOW (self), qimam_session_get_library (self->session))));
}

static void
topics_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  gtk_window_present (GTK_WINDOW (
      qimam_topics_window_new (GTK_WINDOW (self), qimam_session_get_library (self->session),
                               parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL)));
}

static void
open_note_cb (
    QimamNoteWindow *notes, gint64 article, guint in, guint start, guint end, QimamWindow *self)
{
  /* Another library may have been opened meanwhile. */
  if (qimam_note_window_get_library (notes) != qimam_session_get_library (self->session))
    return;
  qimam_window_push_place (self);
  qimam_window_open_span (self, article, in, start, end);
}

static void
notes_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;
  GtkWidget *notes = qimam_note_window_new (GTK_WINDOW (self), qimam_session_get_library (self->session));

  g_signal_connect_object (notes, "open-span", G_CALLBACK (open_note_cb), self, 0);
  gtk_window_present (GTK_WINDOW (notes));
}

static void
past_imports_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  qimam_window_show_jobs (data, 0);
}

static void
cancel_import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  if (self->import_cancellable != NULL)
    g_cancellable_cancel (self->import_cancellable);
}

static void
toggle_sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  QimamWindow *self = data;

  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

static void
toggle_claims_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GSettings *settings = qimam_ui_settings ();

  g_settings_set_boolean (settings, "show-claims", !g_settings_get_boolean (settings, "show-claims"));
}

static const GActionEntry entries[] = {
  { "search", search_cb },
  { "clear-filters", clear_filters_cb },
  { "escape", escape_cb },
  { "next-article", next_article_cb },
  { "previous-article", previous_article_cb },
  { "star", star_cb },
  { "mark-unread", mark_unread_cb },
  { "add-note", reader_cb },
  { "show-changes", reader_cb },
  { "caret", reader_cb },
  { "copy-citation", reader_cb },
  { "text-larger", text_size_cb },
  { "text-smaller", text_size_cb },
  { "text-normal", text_size_cb },
  { "show-articles", show_articles_cb },
  { "open-article", open_article_cb, "x" },
  { "compare", compare_cb },
  { "briefing", briefing_cb },
  { "compare-outlets", compare_outlets_cb, "x" },
  { "brief-meeting", brief_meeting_cb, "x" },
  { "print", print_cb },
  { "export", export_cb },
  { "back", back_cb },
  { "import-files", import_files_cb },
  { "import-folder", import_folder_cb },
  { "import-paste", import_paste_cb },
  { "import-samples", import_samples_cb },
  { "feeds", feeds_cb },
  { "topics", topics_cb },
  { "edit-topic", topics_cb, "s" },
  { "notes", notes_cb },
  { "past-imports", past_imports_cb },
  { "cancel-import", cancel_import_cb },
  { "toggle-sidebar", toggle_sidebar_cb },
  { "toggle-claims", toggle_claims_cb },
};

void
qimam_window_add_actions (QimamWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

static void
enable (QimamWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)),
                               enabled);
}

void
qimam_window_update_actions (QimamWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->stack);
  gboolean library = qimam_session_get_library (self->session) != NULL;
  gboolean articles = page == NULL || g_str_equal (page, "articles");
  gboolean article = qimam_session_get_article (self->session) != 0;
  gboolean in_reader = adw_leaflet_get_folded (self->leaflet) &&
                       adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->reader);
  static const char *const with_library[] = { "compare",        "briefing",      "compare-outlets",
                                              "brief-meeting",  "print",         "export",
                                              "import-files",   "import-folder", "import-paste",
                                              "import-samples", "feeds",         "past-imports",
                                              "topics",         "edit-topic",
                                              "notes",          "search" };

  for (guint i = 0; i < G_N_ELEMENTS (with_library); i++)
    enable (self, with_library[i], library);
  enable (self, "star", article && articles);
  enable (self, "mark-unread", article && articles);
  enable (self, "add-note", article && articles);
  enable (self, "show-changes", article && articles);
  enable (self, "caret", article && articles);
  enable (self, "copy-citation", article && articles);
  enable (self, "back", self->history->len > 0 || !articles || in_reader);
}

/* Single letters and what a text entry needs for itself: they come here only when no widget took them. */
void
qimam_window_class_add_keys (GtkWidgetClass *widget_class)
{
  static const guint larger[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  static const guint smaller[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_j, 0, "win.next-article", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "win.next-article", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_k, 0, "win.previous-article", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "win.previous-article", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_slash, 0, "win.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.add-note", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "win.show-changes", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.copy-citation", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (larger); i++)
    gtk_widget_class_add_binding_action (widget_class, larger[i], GDK_CONTROL_MASK, "win.text-larger", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (smaller); i++)
    gtk_widget_class_add_binding_action (widget_class, smaller[i], GDK_CONTROL_MASK, "win.text-smaller", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "win.text-normal", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F7, 0, "win.caret", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "win.import-paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.escape", NULL);
}
