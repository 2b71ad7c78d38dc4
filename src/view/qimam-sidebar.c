/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-sidebar.h"

#include <glib/gi18n-lib.h>

#include "qimam-matrix.h"
#include "qimam-sidebar-row.h"
#include "qimam-ui.h"

/* So many lines of a group are shown until the user asks for all of them. */
#define FEW_LINES 12

typedef enum
{
  GROUP_SEARCHES,
  GROUP_MEETINGS,
  GROUP_TOPICS,
  GROUP_SOURCES,
  GROUP_MENTIONED,
  N_GROUPS,
} Group;

struct _QimamSidebar
{
  AdwBin parent_instance;

  GtkListView *list;

  QimamSession *session;
  GListStore *items;
  gboolean whole[N_GROUPS]; /* the user asked for all lines */
};

G_DEFINE_FINAL_TYPE (QimamSidebar, qimam_sidebar, ADW_TYPE_BIN)

static void rebuild (QimamSidebar *self);

/* ---- Rows ---- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, qimam_sidebar_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  QimamSidebarItem *item = gtk_list_item_get_item (list_item);
  gboolean heading = qimam_sidebar_item_get_kind (item) == QIMAM_SIDEBAR_HEADING;

  gtk_list_item_set_activatable (list_item, !heading);
  gtk_list_item_set_selectable (list_item, FALSE);
  qimam_sidebar_row_set_item (QIMAM_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  qimam_sidebar_row_set_item (QIMAM_SIDEBAR_ROW (gtk_list_item_get_child (list_item)), NULL);
}

/* Asks what a saved search asks, or nothing where that is asked already. */
static void
choose_search (QimamSidebar *self, gint64 id)
{
  QimamSavedList *saved = qimam_session_get_saved (self->session);
  const QimamCountedSearch *counted = qimam_saved_list_find (saved, id);

  if (counted == NULL)
    return;
  if (counted == qimam_saved_list_find_filter (saved, qimam_session_get_filter (self->session)))
    qimam_session_clear (self->session);
  else
    qimam_session_take_filter (self->session, qimam_filter_copy (counted->search->filter));
}

static void
activate_cb (QimamSidebar *self, guint position)
{
  g_autoptr (QimamSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);
  const QimamFilter *filter = qimam_session_get_filter (self->session);

  if (item == NULL)
    return;
  switch (qimam_sidebar_item_get_kind (item))
    {
    case QIMAM_SIDEBAR_ALL:
      qimam_session_clear (self->session);
      break;
    case QIMAM_SIDEBAR_UNREAD:
      qimam_session_set_unread (self->session, !filter->unread);
      break;
    case QIMAM_SIDEBAR_STARRED:
      qimam_session_set_starred (self->session, !filter->starred);
      break;
    case QIMAM_SIDEBAR_NOTED:
      qimam_session_set_noted (self->session, !filter->noted);
      break;
    case QIMAM_SIDEBAR_SEARCH:
      choose_search (self, qimam_sidebar_item_get_id (item));
      break;
    case QIMAM_SIDEBAR_MEETING:
      {
        gint64 id = qimam_sidebar_item_get_id (item);

        qimam_session_set_meeting (self->session, filter->meeting == id ? 0 : id);
        break;
      }
    case QIMAM_SIDEBAR_TOPIC:
      qimam_session_toggle_topic (self->session, qimam_sidebar_item_get_key (item));
      break;
    case QIMAM_SIDEBAR_SOURCE:
      qimam_session_toggle_source (self->session, qimam_sidebar_item_get_key (item));
      break;
    case QIMAM_SIDEBAR_MORE:
      self->whole[qimam_sidebar_item_get_id (item)] = TRUE;
      rebuild (self);
      return;
    case QIMAM_SIDEBAR_HEADING:
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-articles", NULL);
}

/* The menu of the line that has the focus. */
static gboolean
key_cb (QimamSidebar *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (key != GDK_KEY_Menu &&
      !(key == GDK_KEY_F10 && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  return QIMAM_IS_SIDEBAR_ROW (row) &&
         qimam_sidebar_row_show_menu (QIMAM_SIDEBAR_ROW (row), gtk_widget_get_width (row) / 2.0,
                                      gtk_widget_get_height (row) / 2.0);
}

/* ---- Lines ---- */

static void
append (GPtrArray *lines, QimamSidebarKind kind, const char *key, gint64 id, const char *label)
{
  g_ptr_array_add (lines, qimam_sidebar_item_new (kind, key, id, label));
}

/* Whether the filter holds what a line stands for. */
static gboolean
is_chosen (QimamSidebar *self, QimamSidebarItem *item)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);
  const char *key = qimam_sidebar_item_get_key (item);
  const QimamCountedSearch *counted;

  switch (qimam_sidebar_item_get_kind (item))
    {
    case QIMAM_SIDEBAR_SEARCH:
      counted = qimam_saved_list_find_filter (qimam_session_get_saved (self->session), filter);
      return counted != NULL && counted->search->id == qimam_sidebar_item_get_id (item);
    case QIMAM_SIDEBAR_ALL:
      return qimam_filter_is_empty (filter);
    case QIMAM_SIDEBAR_UNREAD:
      return filter->unread;
    case QIMAM_SIDEBAR_STARRED:
      return filter->starred;
    case QIMAM_SIDEBAR_NOTED:
      return filter->noted;
    case QIMAM_SIDEBAR_MEETING:
      return filter->meeting == qimam_sidebar_item_get_id (item);
    case QIMAM_SIDEBAR_TOPIC:
      return filter->topics != NULL && g_strv_contains ((const char *const *) filter->topics, key);
    case QIMAM_SIDEBAR_SOURCE:
      return filter->sources != NULL && g_strv_contains ((const char *const *) filter->sources, key);
    default:
      return FALSE;
    }
}

/* Whether an article reports on the meeting, rather than naming it in passing. */
static gboolean
is_reported (const QimamMeeting *meeting)
{
  for (guint i = 0; i < meeting->articles->len; i++)
    if (g_array_index (meeting->articles, QimamMeetingArticle, i).main)
      return TRUE;
  return FALSE;
}

/* Puts a group's lines behind its heading: the first few, those that are chosen, and the way to the rest. */
static void
append_group (QimamSidebar *self, GPtrArray *lines, Group group, const char *heading, GPtrArray *items)
{
  guint left_out = 0;

  if (items->len == 0)
    return;
  append (lines, QIMAM_SIDEBAR_HEADING, NULL, 0, heading);
  for (guint i = 0; i < items->len; i++)
    {
      QimamSidebarItem *item = g_ptr_array_index (items, i);

      /* One more line is no longer than the line that offers it. */
      if (self->whole[group] || i < FEW_LINES || items->len == FEW_LINES + 1 || is_chosen (self, item))
        g_ptr_array_add (lines, g_object_ref (item));
      else
        left_out++;
    }
  if (left_out > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Show %u more", "Show %u more", left_out), left_out);
      g_autofree char *digits = qimam_ui_digits (text);

      append (lines, QIMAM_SIDEBAR_MORE, NULL, group, digits);
    }
}

static void
append_searches (QimamSidebar *self, GPtrArray *lines)
{
  GPtrArray *searches = qimam_saved_list_get (qimam_session_get_saved (self->session));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; searches != NULL && i < searches->len; i++)
    {
      const QimamCountedSearch *counted = g_ptr_array_index (searches, i);

      append (items, QIMAM_SIDEBAR_SEARCH, NULL, counted->search->id, counted->search->name);
    }
  append_group (self, lines, GROUP_SEARCHES, C_ ("group of the sidebar", "Saved searches"), items);
}

/* The newest first: they are what a desk asks for. */
static void
append_meetings (QimamSidebar *self, GPtrArray *lines, gboolean reported, const char *heading)
{
  GPtrArray *meetings = qimam_session_get_meetings (self->session);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (int pass = 0; pass < 2; pass++)
    for (guint i = meetings != NULL ? meetings->len : 0; i > 0; i--)
      {
        const QimamMeeting *meeting = g_ptr_array_index (meetings, i - 1);
        QimamSidebarItem *item;
        g_autofree char *date = NULL;

        if (is_reported (meeting) != reported || (meeting->date.iso != NULL) != (pass == 0))
          continue;
        item =
            qimam_sidebar_item_new (QIMAM_SIDEBAR_MEETING, NULL, meeting->id,
                                    meeting->title != NULL ? meeting->title : _ ("Meeting without a name"));
        date = meeting->date.iso != NULL ? qimam_ui_date (meeting->date.iso) : g_strdup (_ ("No date"));
        qimam_sidebar_item_set_detail (item, date);
        g_ptr_array_add (items, item);
      }
  append_group (self, lines, reported ? GROUP_MEETINGS : GROUP_MENTIONED, heading, items);
}

static void
append_facets (
    QimamSidebar *self, GPtrArray *lines, QimamSidebarKind kind, const char *heading, GPtrArray *facets)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  /* How a meeting went, and how two states get on, is what nearly all is about: after the matters. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; facets != NULL && i < facets->len; i++)
      {
        const QimamFacet *facet = g_ptr_array_index (facets, i);
        const char *label = facet->key;
        gboolean general = kind == QIMAM_SIDEBAR_TOPIC && qimam_comparison_topic_is_catch_all (facet->key);

        if (general != (pass == 1))
          continue;
        if (kind == QIMAM_SIDEBAR_TOPIC)
          label = qimam_session_topic_name (self->session, facet->key);
        else if (g_str_equal (facet->key, QIMAM_SOURCE_UNKNOWN))
          label = C_ ("source of an article", "Not stated");
        append (items, kind, facet->key, 0, label);
      }
  append_group (self, lines, kind == QIMAM_SIDEBAR_TOPIC ? GROUP_TOPICS : GROUP_SOURCES, heading, items);
}

static guint
count_of (GHashTable *counts, const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
}

static GHashTable *
table_of (GPtrArray *facets)
{
  GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; facets != NULL && i < facets->len; i++)
    {
      QimamFacet *facet = g_ptr_array_index (facets, i);

      g_hash_table_insert (table, facet->key, GUINT_TO_POINTER (facet->count));
    }
  return table;
}

static void
update_counts (QimamSidebar *self)
{
  const QimamFacets *facets = qimam_session_get_facets (self->session);
  const QimamFacets *overall = qimam_session_get_overall (self->session);
  g_autoptr (GHashTable) topics = table_of (facets != NULL ? facets->topics : NULL);
  g_autoptr (GHashTable) sources = table_of (facets != NULL ? facets->sources : NULL);
  g_autoptr (GHashTable) meetings = table_of (facets != NULL ? facets->meetings : NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QimamSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const QimamCountedSearch *counted;
      char id[32];

      switch (qimam_sidebar_item_get_kind (item))
        {
        case QIMAM_SIDEBAR_ALL:
          qimam_sidebar_item_set_count (item, overall != NULL ? overall->total : 0);
          break;
        case QIMAM_SIDEBAR_UNREAD:
          qimam_sidebar_item_set_count (item, overall != NULL ? overall->unread : 0);
          break;
        case QIMAM_SIDEBAR_STARRED:
          qimam_sidebar_item_set_count (item, overall != NULL ? overall->starred : 0);
          break;
        case QIMAM_SIDEBAR_NOTED:
          qimam_sidebar_item_set_count (item, overall != NULL ? overall->noted : 0);
          break;
        case QIMAM_SIDEBAR_SEARCH:
          counted = qimam_saved_list_find (qimam_session_get_saved (self->session),
                                           qimam_sidebar_item_get_id (item));
          qimam_sidebar_item_set_count (item, counted != NULL ? counted->count : 0);
          break;
        case QIMAM_SIDEBAR_MEETING:
          g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, qimam_sidebar_item_get_id (item));
          qimam_sidebar_item_set_count (item, count_of (meetings, id));
          break;
        case QIMAM_SIDEBAR_TOPIC:
          qimam_sidebar_item_set_count (item, count_of (topics, qimam_sidebar_item_get_key (item)));
          break;
        case QIMAM_SIDEBAR_SOURCE:
          qimam_sidebar_item_set_count (item, count_of (sources, qimam_sidebar_item_get_key (item)));
          break;
        case QIMAM_SIDEBAR_HEADING:
        case QIMAM_SIDEBAR_MORE:
          break;
        }
    }
}

static void
update_active (QimamSidebar *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QimamSidebarItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      qimam_sidebar_item_set_active (item, is_chosen (self, item));
    }
}

static gboolean
same_lines (QimamSidebar *self, GPtrArray *lines)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n != lines->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QimamSidebarItem) a = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      QimamSidebarItem *b = g_ptr_array_index (lines, i);

      if (qimam_sidebar_item_get_kind (a) != qimam_sidebar_item_get_kind (b) ||
          qimam_sidebar_item_get_id (a) != qimam_sidebar_item_get_id (b) ||
          g_strcmp0 (qimam_sidebar_item_get_key (a), qimam_sidebar_item_get_key (b)) != 0 ||
          g_strcmp0 (qimam_sidebar_item_get_label (a), qimam_sidebar_item_get_label (b)) != 0 ||
          g_strcmp0 (qimam_sidebar_item_get_detail (a), qimam_sidebar_item_get_detail (b)) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
rebuild (QimamSidebar *self)
{
  const QimamFacets *overall = qimam_session_get_overall (self->session);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  append (lines, QIMAM_SIDEBAR_ALL, NULL, 0, _ ("All articles"));
  append (lines, QIMAM_SIDEBAR_UNREAD, NULL, 0, C_ ("articles", "Unread"));
  append (lines, QIMAM_SIDEBAR_STARRED, NULL, 0, C_ ("articles", "Starred"));
  append (lines, QIMAM_SIDEBAR_NOTED, NULL, 0, C_ ("articles", "With notes"));
  append_searches (self, lines);
  append_meetings (self, lines, TRUE, C_ ("group of the sidebar", "Meetings"));
  if (overall != NULL)
    {
      append_facets (self, lines, QIMAM_SIDEBAR_TOPIC, C_ ("group of the sidebar", "Topics"),
                     overall->topics);
      append_facets (self, lines, QIMAM_SIDEBAR_SOURCE, C_ ("group of the sidebar", "Sources"),
                     overall->sources);
    }
  append_meetings (self, lines, FALSE, C_ ("group of the sidebar", "Mentioned in passing"));
  /* Lines that stay keep their place under the pointer and the keyboard focus. */
  if (!same_lines (self, lines))
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), lines->pdata,
                         lines->len);
  update_counts (self);
  update_active (self);
}

/* ---- GObject ---- */

static void
qimam_sidebar_dispose (GObject *object)
{
  QimamSidebar *self = QIMAM_SIDEBAR (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (qimam_session_get_saved (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_SIDEBAR);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (qimam_sidebar_parent_class)->dispose (object);
}

static void
qimam_sidebar_class_init (QimamSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_sidebar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-sidebar.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
qimam_sidebar_init (QimamSidebar *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  self->items = g_list_store_new (QIMAM_TYPE_SIDEBAR_ITEM);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

void
qimam_sidebar_set_session (QimamSidebar *self, QimamSession *session)
{
  g_return_if_fail (QIMAM_IS_SIDEBAR (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "library-changed", G_CALLBACK (rebuild), self);
  g_signal_connect_swapped (qimam_session_get_saved (session), "changed", G_CALLBACK (rebuild), self);
  g_signal_connect_swapped (session, "facets-changed", G_CALLBACK (update_counts), self);
  g_signal_connect_swapped (session, "filter-changed", G_CALLBACK (update_active), self);
  rebuild (self);
}
