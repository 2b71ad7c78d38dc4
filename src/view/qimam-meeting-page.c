/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-page.h"

#include <glib/gi18n.h>

#include "qimam-fact-row.h"
#include "qimam-meeting-text.h"
#include "qimam-page-style.h"
#include "qimam-ui.h"

/* The list of sources ends here; all articles are a click away. */
#define MAX_SOURCES 60
#define PAGE_WIDTH  860

struct _QimamMeetingPage
{
  AdwBin parent_instance;

  QimamSession *session;
  gint64 meeting;
  GCancellable *cancellable;
  gboolean stale;   /* the library changed while nobody looked */
  GHashTable *open; /* (element-type utf8): keys of the facts that are open */

  GtkWidget *stack;
  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *about;
  GtkLabel *coverage;
  GtkWidget *compare_button;
  GtkWidget *brief_button;
  GtkWidget *articles_button;
  GtkMenuButton *menu_button;
  GtkWidget *summary; /* a group */
  GtkWidget *facts;   /* a box of groups */
  GtkWidget *sources; /* a group */
  GPtrArray *source_rows;
  GPtrArray *summary_rows;
};

enum
{
  OPEN_SPAN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamMeetingPage, qimam_meeting_page, ADW_TYPE_BIN)

static void
open_span_cb (QimamMeetingPage *self, gint64 article, guint in, guint start, guint end)
{
  g_signal_emit (self, signals[OPEN_SPAN], 0, article, in, start, end);
}

/* ---- The head ---- */

static void
append_action (GMenu *menu, const char *label, const char *action, gint64 meeting)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", meeting);
  g_menu_append_item (menu, item);
}

static void
update_head (QimamMeetingPage *self, const QimamMeeting *meeting)
{
  g_autofree char *title =
      qimam_ui_clean (meeting->title != NULL ? meeting->title : _ ("Meeting without a name"), 0);
  g_autofree char *about = qimam_meeting_text_about (meeting);
  g_autofree char *coverage = qimam_meeting_text_coverage (meeting);
  g_autoptr (GMenu) menu = g_menu_new ();

  gtk_label_set_text (self->title, title);
  gtk_label_set_xalign (self->title, qimam_page_text_alignment (GTK_WIDGET (self->title), title));
  gtk_label_set_text (self->about, about);
  gtk_label_set_text (self->coverage, coverage);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->compare_button), "x", meeting->id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->brief_button), "x", meeting->id);
  append_action (menu, _ ("_Rename…"), "win.rename-meeting", meeting->id);
  append_action (menu, _ ("_Merge with Another…"), "win.merge-meeting", meeting->id);
  if (meeting->articles->len > 1)
    append_action (menu, _ ("_Split Off Articles…"), "win.split-meeting", meeting->id);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
articles_clicked_cb (QimamMeetingPage *self)
{
  qimam_session_set_meeting (self->session, self->meeting);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-articles", NULL);
}

/* ---- Summary ---- */

/* Where a sentence stands. */
typedef struct
{
  gint64 article;
  QimamSpan span;
} Passage;

static void
sentence_activated_cb (GtkListBoxRow *row, QimamMeetingPage *self)
{
  const Passage *passage = g_object_get_data (G_OBJECT (row), "passage");

  g_signal_emit (self, signals[OPEN_SPAN], 0, passage->article, (guint) passage->span.in,
                 (guint) passage->span.start, (guint) passage->span.end);
}

static GtkWidget *
make_sentence (QimamMeetingPage *self, const QimamBriefing *briefing, const QimamBriefItem *item)
{
  const QimamBriefEvidence *evidence = &g_array_index (item->evidence, QimamBriefEvidence, 0);
  const QimamBriefRef *ref = g_ptr_array_index (briefing->refs, evidence->ref - 1);
  Passage passage = { ref->article, evidence->span };
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = qimam_ui_clean (item->text, 0);
  g_autofree char *outlet =
      qimam_ui_clean (ref->source != NULL && *ref->source != '\0' ? ref->source : _ ("Unknown outlet"), 0);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), outlet);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "passage", g_memdup2 (&passage, sizeof passage), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (sentence_activated_cb), self);
  return row;
}

static void
fill_summary (QimamMeetingPage *self, const QimamBriefing *briefing)
{
  for (guint i = 0; i < self->summary_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->summary), self->summary_rows->pdata[i]);
  g_ptr_array_set_size (self->summary_rows, 0);
  for (guint s = 0; s < briefing->sections->len; s++)
    {
      const QimamBriefSection *section = g_ptr_array_index (briefing->sections, s);

      for (guint i = 0; i < section->items->len; i++)
        {
          GtkWidget *row = make_sentence (self, briefing, g_ptr_array_index (section->items, i));

          adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->summary), row);
          g_ptr_array_add (self->summary_rows, row);
        }
    }
  gtk_widget_set_visible (self->summary, self->summary_rows->len > 0);
}

/* ---- Facts ---- */

static void
toggled_cb (QimamFactRow *row, QimamMeetingPage *self)
{
  const char *key = qimam_fact_row_get_key (row);

  if (qimam_fact_row_is_open (row))
    g_hash_table_add (self->open, g_strdup (key));
  else
    g_hash_table_remove (self->open, key);
}

static GtkWidget *
make_fact (QimamMeetingPage *self, const QimamRow *row, const QimamCell *cell)
{
  GtkWidget *fact = qimam_fact_row_new (qimam_session_get_library (self->session), row, cell);

  g_signal_connect_swapped (fact, "open-span", G_CALLBACK (open_span_cb), self);
  g_signal_connect (fact, "toggled", G_CALLBACK (toggled_cb), self);
  if (g_hash_table_contains (self->open, row->key))
    qimam_fact_row_set_open (QIMAM_FACT_ROW (fact), TRUE);
  return fact;
}

/* A heading with a card below it, into which the facts go. */
static GtkWidget *
add_group (QimamMeetingPage *self, const char *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (GTK_BOX (group), card);
  gtk_box_append (GTK_BOX (self->facts), group);
  return card;
}

/* Date, place, format, durations and participants stand together; the rest by what it is. */
static gboolean
same_group (QimamDimension a, QimamDimension b)
{
  return a == b || (a <= QIMAM_DIMENSION_PARTICIPANTS && b <= QIMAM_DIMENSION_PARTICIPANTS);
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
fill_facts (QimamMeetingPage *self, const QimamComparison *comparison)
{
  GtkWidget *group = NULL;
  QimamDimension last = QIMAM_N_DIMENSIONS;

  clear_box (self->facts);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      const QimamRow *row = g_ptr_array_index (comparison->rows, i);
      const QimamCell *cell = row->cells->len > 0 ? g_ptr_array_index (row->cells, 0) : NULL;

      if (cell == NULL || cell->text == NULL)
        continue;
      if (group == NULL || !same_group (row->dimension, last))
        {
          group = add_group (self, row->dimension <= QIMAM_DIMENSION_PARTICIPANTS
                                       ? _ ("The meeting")
                                       : qimam_ui_dimension_label (row->dimension));
        }
      else
        gtk_box_append (GTK_BOX (group), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      last = row->dimension;
      gtk_box_append (GTK_BOX (group), make_fact (self, row, cell));
    }
  if (group == NULL)
    {
      GtkWidget *label = gtk_label_new (_ ("No facts were found in the coverage of this meeting."));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (self->facts), label);
    }
}

/* ---- Sources ---- */

static void
source_activated_cb (AdwActionRow *row, QimamMeetingPage *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "article");

  g_signal_emit (self, signals[OPEN_SPAN], 0, *id, 0u, 0u, 0u);
}

static GtkWidget *
make_source (QimamMeetingPage *self, QimamArticleItem *item, gboolean reports)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *move = gtk_button_new_from_icon_name ("document-send-symbolic");
  gint64 id = qimam_article_item_get_id (item);
  const char *headline = qimam_article_item_get_headline (item);
  const char *source = qimam_article_item_get_source (item);
  g_autofree char *title = qimam_ui_clean (headline != NULL ? headline : _ ("No headline"), 0);
  g_autofree char *outlet = qimam_ui_isolate (source != NULL ? source : _ ("Unknown outlet"));
  g_autofree char *date = qimam_ui_date (qimam_article_item_get_published (item));
  g_autoptr (GString) detail = g_string_new (outlet);

  if (*date != '\0')
    g_string_append_printf (detail, " · %s", date);
  if (!reports)
    g_string_append_printf (detail, " · %s", _ ("mentions it"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail->str);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "article", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (source_activated_cb), self);
  gtk_widget_set_valign (move, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (move, "flat");
  qimam_ui_set_name (move, _ ("Assign the article to another meeting…"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (move), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (move), "win.assign-article");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), move);
  return row;
}

static void
fill_sources (QimamMeetingPage *self, const QimamMeeting *meeting, GPtrArray *items)
{
  for (guint i = 0; i < self->source_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->sources), self->source_rows->pdata[i]);
  g_ptr_array_set_size (self->source_rows, 0);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < items->len; i++)
      {
        QimamArticleItem *item = g_ptr_array_index (items, i);
        gboolean reports = FALSE;
        GtkWidget *row;

        for (guint k = 0; k < meeting->articles->len; k++)
          {
            const QimamMeetingArticle *entry = &g_array_index (meeting->articles, QimamMeetingArticle, k);

            reports = reports || (entry->article == qimam_article_item_get_id (item) && entry->main);
          }
        if (reports != (pass == 0))
          continue;
        row = make_source (self, item, reports);
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->sources), row);
        g_ptr_array_add (self->source_rows, row);
      }
  gtk_widget_set_visible (self->sources, items->len > 0);
}

/* ---- Loading ---- */

/* What a thread finds out of a meeting. */
typedef struct
{
  gint64 meeting;
  GArray *articles;
  const char *language;
  QimamBriefing *summary;
  QimamComparison *comparison;
  GPtrArray *items;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_array_unref (found->articles);
  g_clear_pointer (&found->summary, qimam_briefing_free);
  g_clear_pointer (&found->comparison, qimam_comparison_free);
  g_clear_pointer (&found->items, g_ptr_array_unref);
  g_free (found);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Found *found = data;
  GError *error = NULL;

  if (qimam_library_describe_meeting (source, found->meeting, found->language, cancellable,
                                      &found->comparison, &found->summary, &error))
    found->items = qimam_library_load_items (source, (const gint64 *) (gpointer) found->articles->data,
                                             found->articles->len, NULL, &error);
  if (found->items != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamMeetingPage) self = data;
  const Found *found = g_task_get_task_data (G_TASK (result));
  const QimamMeeting *meeting;

  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->session == NULL ||
      found->meeting != self->meeting || QIMAM_LIBRARY (source) != qimam_session_get_library (self->session))
    return;
  meeting = qimam_session_find_meeting (self->session, self->meeting);
  if (meeting == NULL)
    return;
  fill_summary (self, found->summary);
  fill_facts (self, found->comparison);
  fill_sources (self, meeting, found->items);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "meeting");
}

static void
load (QimamMeetingPage *self)
{
  QimamLibrary *library = qimam_session_get_library (self->session);
  const QimamMeeting *meeting = qimam_session_find_meeting (self->session, self->meeting);
  g_autoptr (GTask) task = NULL;
  Found *found;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (library == NULL || meeting == NULL)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
      return;
    }
  update_head (self, meeting);
  self->cancellable = g_cancellable_new ();
  found = g_new0 (Found, 1);
  found->meeting = meeting->id;
  found->language = qimam_ui_language ();
  found->articles = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < MIN (meeting->articles->len, MAX_SOURCES); i++)
    g_array_append_val (found->articles, g_array_index (meeting->articles, QimamMeetingArticle, i).article);
  task = g_task_new (library, self->cancellable, loaded_cb, g_object_ref (self));
  g_task_set_task_data (task, found, found_free);
  g_task_run_in_thread (task, load_thread);
}

static void
library_changed_cb (QimamMeetingPage *self)
{
  /* A page that nobody looks at is filled anew when somebody does. */
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale && self->meeting != 0)
    load (self);
}

/* ---- GObject ---- */

static void
qimam_meeting_page_map (GtkWidget *widget)
{
  QimamMeetingPage *self = QIMAM_MEETING_PAGE (widget);

  GTK_WIDGET_CLASS (qimam_meeting_page_parent_class)->map (widget);
  if (self->stale)
    library_changed_cb (self);
}

static void
qimam_meeting_page_dispose (GObject *object)
{
  QimamMeetingPage *self = QIMAM_MEETING_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->source_rows, g_ptr_array_unref);
  g_clear_pointer (&self->summary_rows, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_hash_table_unref);
  G_OBJECT_CLASS (qimam_meeting_page_parent_class)->dispose (object);
}

static void
qimam_meeting_page_class_init (QimamMeetingPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_meeting_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = qimam_meeting_page_map;
  signals[OPEN_SPAN] =
      g_signal_new ("open-span", QIMAM_TYPE_MEETING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    4, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
}

static GtkLabel *
make_label (GtkWidget *box, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
make_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (action != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", (gint64) 0);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    }
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_buttons (QimamMeetingPage *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->compare_button = make_button (buttons, _ ("_Compare the Outlets"), "win.compare-outlets");
  self->brief_button = make_button (buttons, _ ("_Briefing"), "win.brief-meeting");
  self->articles_button = make_button (buttons, _ ("Show the _Articles"), NULL);
  g_signal_connect_swapped (self->articles_button, "clicked", G_CALLBACK (articles_clicked_cb), self);
  self->menu_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu_button, "view-more-symbolic");
  qimam_ui_set_name (GTK_WIDGET (self->menu_button), _ ("Correct the meeting"));
  gtk_box_append (GTK_BOX (buttons), GTK_WIDGET (self->menu_button));
  return buttons;
}

static void
qimam_meeting_page_init (QimamMeetingPage *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *none = adw_status_page_new ();

  self->source_rows = g_ptr_array_new ();
  self->summary_rows = g_ptr_array_new ();
  self->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->title = make_label (box, "title-1");
  self->about = make_label (box, "heading");
  self->coverage = make_label (box, "dim-label");
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  self->summary = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->summary), C_ ("of a meeting", "Summary"));
  gtk_widget_set_visible (self->summary, FALSE);
  gtk_box_append (GTK_BOX (box), self->summary);
  self->facts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (box), self->facts);
  self->sources = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->sources),
                                   C_ ("group of the sidebar", "Sources"));
  gtk_box_append (GTK_BOX (box), self->sources);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 36);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Meeting Chosen"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("The meeting is no longer there; choose another in the sidebar."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), self->scroller, "meeting");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

GtkWidget *
qimam_meeting_page_new (QimamSession *session)
{
  QimamMeetingPage *self = g_object_new (QIMAM_TYPE_MEETING_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "library-changed", G_CALLBACK (library_changed_cb), self);
  return GTK_WIDGET (self);
}

void
qimam_meeting_page_show (QimamMeetingPage *self, gint64 meeting)
{
  g_return_if_fail (QIMAM_IS_MEETING_PAGE (self));

  if (meeting != self->meeting)
    {
      self->meeting = meeting;
      g_hash_table_remove_all (self->open);
      clear_box (self->facts);
      gtk_widget_set_visible (self->summary, FALSE);
      gtk_widget_set_visible (self->sources, FALSE);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)),
                                0);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "meeting");
    }
  load (self);
}

gint64
qimam_meeting_page_get_meeting (QimamMeetingPage *self)
{
  g_return_val_if_fail (QIMAM_IS_MEETING_PAGE (self), 0);
  return self->meeting;
}
