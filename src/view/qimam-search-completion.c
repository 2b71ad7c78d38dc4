/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-search-completion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-ui.h"

/* So many are shown, of so many, those with most articles first. */
#define MAX_LINES 9
#define MAX_ASKED 100

struct _QimamSearchCompletion
{
  GObject parent_instance;

  GtkSearchEntry *entry;
  QimamSession *session;
  GtkWidget *popover;
  GtkListBox *list;
  GCancellable *cancellable;
  guint ask_id;
  gboolean taking; /* a line is being put into the entry */
};

G_DEFINE_FINAL_TYPE (QimamSearchCompletion, qimam_search_completion, G_TYPE_OBJECT)

static void
stop (QimamSearchCompletion *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->ask_id, g_source_remove);
}

void
qimam_search_completion_close (QimamSearchCompletion *self)
{
  g_return_if_fail (QIMAM_IS_SEARCH_COMPLETION (self));

  stop (self);
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* ---- Lines ---- */

static const char *
kind_name (QimamCompletionKind kind)
{
  switch (kind)
    {
    case QIMAM_COMPLETION_TOPIC:
      return C_ ("what a search term is", "Topic");
    case QIMAM_COMPLETION_SOURCE:
      return C_ ("what a search term is", "Source");
    case QIMAM_COMPLETION_MEETING:
      return C_ ("what a search term is", "Meeting");
    case QIMAM_COMPLETION_DATE:
      return C_ ("what a search term is", "Date");
    case QIMAM_COMPLETION_KEYWORD:
      return C_ ("what a search term is", "Filter");
    default:
      return "";
    }
}

/* How many articles a topic, source or meeting has under the filters as they are; -1 where it is not known.
 */
static int
count_of (QimamSearchCompletion *self, const QimamCompletion *completion)
{
  const QimamFacets *facets = qimam_session_get_overall (self->session);
  GPtrArray *list = NULL;

  if (facets == NULL || completion->key == NULL)
    return -1;
  if (completion->kind == QIMAM_COMPLETION_TOPIC)
    list = facets->topics;
  else if (completion->kind == QIMAM_COMPLETION_SOURCE)
    list = facets->sources;
  else if (completion->kind == QIMAM_COMPLETION_MEETING)
    list = facets->meetings;
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const QimamFacet *facet = g_ptr_array_index (list, i);

      if (g_str_equal (facet->key, completion->key))
        return (int) facet->count;
    }
  return 0;
}

typedef struct
{
  QimamCompletion *completion;
  guint place;
  int count;
} Ranked;

static int
compare_ranked (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a, *right = b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return (left->place > right->place) - (left->place < right->place);
}

/* A list of things of one kind: those with most articles first. Returns whether it is one. */
static gboolean
sort_by_count (QimamSearchCompletion *self, GPtrArray *list)
{
  g_autoptr (GArray) ranked = g_array_sized_new (FALSE, FALSE, sizeof (Ranked), list->len);

  for (guint i = 0; i < list->len; i++)
    {
      Ranked one = { g_ptr_array_index (list, i), i, 0 };

      if (one.completion->key == NULL ||
          one.completion->kind != ((QimamCompletion *) g_ptr_array_index (list, 0))->kind)
        return FALSE;
      one.count = count_of (self, one.completion);
      g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, compare_ranked);
  for (guint i = 0; i < list->len; i++)
    list->pdata[i] = g_array_index (ranked, Ranked, i).completion;
  return TRUE;
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_line (QimamSearchCompletion *self, const QimamCompletion *completion)
{
  int count = count_of (self, completion);
  g_autofree char *label = qimam_ui_isolate (completion->label);
  g_autofree char *number = count >= 0 ? qimam_ui_number ((guint64) count) : g_strdup ("");
  const char *kind = kind_name (completion->kind);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = make_label (label, NULL), *row = gtk_list_box_row_new ();
  g_autofree char *spoken = NULL;

  gtk_label_set_max_width_chars (GTK_LABEL (name), 40);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  if (*kind != '\0')
    gtk_box_append (GTK_BOX (box), make_label (kind, "dim-label"));
  if (*number != '\0')
    gtk_box_append (GTK_BOX (box), make_label (number, "dim-label"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  /* Translators: a line of the completion list as a screen reader says it: what it is, its name */
  spoken = *kind != '\0' ? g_strdup_printf (C_ ("completion", "%s: %s"), kind, label) : g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "spoken", g_strdup (spoken), g_free);
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (completion->text), g_free);
  gtk_list_box_append (self->list, row);
}

static void
clear_lines (QimamSearchCompletion *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

/* ---- Asking ---- */

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSearchCompletion) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = qimam_library_complete_finish (QIMAM_LIBRARY (source), result, &error);
  gboolean sorted;
  guint n = 0;

  /* Completion is a help: where it fails, the search itself tells. */
  if (list == NULL || self->popover == NULL)
    return;
  clear_lines (self);
  sorted = sort_by_count (self, list);
  for (guint i = 0; i < list->len && n < MAX_LINES; i++)
    {
      const QimamCompletion *completion = g_ptr_array_index (list, i);

      /* Beside words, only what has articles is worth a line. */
      if (!sorted && completion->key != NULL && count_of (self, completion) <= 0)
        continue;
      add_line (self, completion);
      n++;
    }
  if (n == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  gtk_widget_set_size_request (self->popover, MAX (gtk_widget_get_width (GTK_WIDGET (self->entry)), 260), -1);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* (transfer full) (nullable): the text up to the cursor; NULL where a word goes on after it */
static char *
text_before_cursor (QimamSearchCompletion *self)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  const char *text = gtk_editable_get_text (editable);
  const char *cursor = g_utf8_offset_to_pointer (text, gtk_editable_get_position (editable));

  if (*cursor != '\0' && !g_unichar_isspace (g_utf8_get_char (cursor)))
    return NULL;
  return g_strndup (text, (gsize) (cursor - text));
}

static gboolean
ask_cb (gpointer data)
{
  QimamSearchCompletion *self = data;
  QimamLibrary *library = qimam_session_get_library (self->session);
  g_autofree char *text = text_before_cursor (self);

  self->ask_id = 0;
  /* Only where the user types, not where the text is set from the filter. */
  if (text == NULL || *text == '\0' || library == NULL ||
      (gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return G_SOURCE_REMOVE;
    }
  self->cancellable = g_cancellable_new ();
  qimam_library_complete_async (library, text, qimam_ui_language (), MAX_ASKED, self->cancellable,
                                completed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
changed_cb (QimamSearchCompletion *self)
{
  stop (self);
  /* The cursor follows the text a moment later. */
  if (!self->taking)
    self->ask_id = g_idle_add (ask_cb, self);
}

/* ---- Taking ---- */

static void
take (QimamSearchCompletion *self, GtkListBoxRow *row)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  g_autofree char *before = text_before_cursor (self);
  const char *text = g_object_get_data (G_OBJECT (row), "text");
  g_autofree char *whole = NULL;
  const char *rest;

  if (before == NULL)
    return;
  rest = gtk_editable_get_text (editable) + strlen (before);
  /* One blank is enough. */
  while (*rest == ' ')
    rest++;
  whole = g_strconcat (text, rest, NULL);
  self->taking = !g_str_has_suffix (text, ":");
  gtk_editable_set_text (editable, whole);
  gtk_editable_set_position (editable, (int) g_utf8_strlen (text, -1));
  if (self->taking)
    qimam_search_completion_close (self);
  else
    changed_cb (self);
  self->taking = FALSE;
}

static void
row_activated_cb (QimamSearchCompletion *self, GtkListBoxRow *row)
{
  take (self, row);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
move (QimamSearchCompletion *self, int by)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int index = selected != NULL ? gtk_list_box_row_get_index (selected) + by : by > 0 ? 0 : -1;
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  gtk_list_box_select_row (self->list, row);
  /* The keyboard stays in the entry: a screen reader hears of the line as what the entry is about. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  row != NULL ? g_object_get_data (G_OBJECT (row), "spoken") : "", -1);
}

static gboolean
key_pressed_cb (QimamSearchCompletion *self, guint key, guint code, GdkModifierType modifiers)
{
  GtkListBoxRow *row;

  if (!gtk_widget_is_visible (self->popover) ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  row = gtk_list_box_get_selected_row (self->list);
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;
    case GDK_KEY_Escape:
      qimam_search_completion_close (self);
      return TRUE;
    case GDK_KEY_Tab:
      if (row == NULL)
        row = gtk_list_box_get_row_at_index (self->list, 0);
      take (self, row);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (row == NULL)
        {
          qimam_search_completion_close (self);
          return FALSE;
        }
      take (self, row);
      return TRUE;
    default:
      return FALSE;
    }
}

/* ---- GObject ---- */

static void
qimam_search_completion_dispose (GObject *object)
{
  QimamSearchCompletion *self = QIMAM_SEARCH_COMPLETION (object);

  stop (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->list = NULL;
  g_clear_object (&self->entry);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (qimam_search_completion_parent_class)->dispose (object);
}

static void
qimam_search_completion_class_init (QimamSearchCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_search_completion_dispose;
}

static void
qimam_search_completion_init (QimamSearchCompletion *self)
{
}

QimamSearchCompletion *
qimam_search_completion_new (GtkSearchEntry *entry, QimamSession *session)
{
  QimamSearchCompletion *self = g_object_new (QIMAM_TYPE_SEARCH_COMPLETION, NULL);
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = g_object_ref (entry);
  self->session = g_object_ref (session);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_focusable (GTK_WIDGET (self->list), FALSE);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Ways to go on"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);

  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_add_css_class (self->popover, "search-completion");
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (entry));

  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (entry), key);
  g_signal_connect_object (focus, "leave", G_CALLBACK (qimam_search_completion_close), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
