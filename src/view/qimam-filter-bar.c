/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-filter-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-iso.h"
#include "qimam-nothing.h"
#include "qimam-search-text.h"
#include "qimam-search-words.h"
#include "qimam-ui.h"
#include "qimam-wrap-box.h"

struct _QimamFilterBar
{
  AdwBin parent_instance;

  GtkLabel *total;
  GtkDropDown *sort;
  GtkButton *clear_button;
  GtkButton *save_button;
  QimamWrapBox *chips;

  QimamSession *session;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (QimamFilterBar, qimam_filter_bar, ADW_TYPE_BIN)

typedef enum
{
  PART_TEXT,
  PART_KEYWORD, /* a stretch of the text that is no words */
  PART_TOPIC,
  PART_SOURCE,
  PART_MEETING,
  PART_RANGE,
  PART_UNREAD,
  PART_STARRED,
  PART_NOTED,
} PartKind;

/* A part of the filter, as a chip shows it. */
typedef struct
{
  PartKind kind;
  char *key;
  char *label;
  guint32 start; /* of a keyword and its value in the text */
  guint32 end;
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  g_free (part->key);
  g_free (part->label);
  g_free (part);
}

static void
add_part (GPtrArray *parts, PartKind kind, const char *key, char *label)
{
  Part *part = g_new0 (Part, 1);

  part->kind = kind;
  part->key = g_strdup (key);
  part->label = label;
  g_ptr_array_add (parts, part);
}

/* (transfer full): what a keyword and its value are called */
static char *
describe_keyword (const QimamSearchNode *node, const char *text)
{
  g_autofree char *typed = g_strndup (text + node->start, node->end - node->start);
  g_autoptr (QimamFilter) dates = NULL;
  g_autofree char *label = NULL, *value = NULL;

  switch (node->kind)
    {
    case QIMAM_SEARCH_UNREAD:
      /* Translators: as in: articles that were read */
      return g_strdup (node->exclude ? C_ ("articles", "Read") : C_ ("articles", "Unread"));
    case QIMAM_SEARCH_STARRED:
      return g_strdup (node->exclude ? C_ ("articles", "Not starred") : C_ ("articles", "Starred"));
    case QIMAM_SEARCH_NOTED:
      return g_strdup (node->exclude ? C_ ("articles", "Without notes") : C_ ("articles", "With notes"));
    case QIMAM_SEARCH_DATES:
      if (node->exclude)
        return qimam_ui_isolate (typed);
      dates = qimam_filter_new ();
      dates->from = node->first != 0 ? qimam_iso_from_julian (node->first) : NULL;
      dates->to = node->last != 0 ? qimam_iso_from_julian (node->last) : NULL;
      return qimam_filter_bar_describe_dates (dates);
    default:
      break;
    }
  value = qimam_ui_isolate (node->value);
  label = g_strdup_printf (node->kind == QIMAM_SEARCH_TOPIC    ? C_ ("filter", "Topic: %s")
                           : node->kind == QIMAM_SEARCH_SOURCE ? C_ ("filter", "Source: %s")
                                                               : C_ ("filter", "Meeting: %s"),
                           value);
  /* Translators: %s is a filter that must not hold, such as "Source: Reuters" */
  return node->exclude ? g_strdup_printf (C_ ("filter", "Not %s"), label) : g_steal_pointer (&label);
}

static gboolean
is_keyword (const QimamSearchNode *node)
{
  return node->kind >= QIMAM_SEARCH_TOPIC && node->kind <= QIMAM_SEARCH_NOTED;
}

static gboolean
ends_in_keyword (const QimamSearchNode *root, gsize start)
{
  for (guint i = 0; i < root->children->len; i++)
    {
      const QimamSearchNode *node = g_ptr_array_index (root->children, i);

      if (is_keyword (node) && node->start < start && start <= node->end)
        return TRUE;
    }
  return FALSE;
}

/* Cuts the value that is the last @value bytes of a text, with the keyword before it. */
static void
cut_last (char *text, gsize value)
{
  gsize length = strlen (text);

  length -= MIN (value, length);
  while (length > 0 && text[length - 1] != ' ')
    length--;
  text[length] = '\0';
  g_strchomp (text);
}

/* The words of a text make one part, each keyword with its value another. */
static void
add_text_parts (GPtrArray *parts, const QimamFilter *filter)
{
  g_autofree char *text = g_utf8_make_valid (filter->text, -1);
  g_autoptr (QimamSearchText) search = qimam_search_text_parse (text, filter->prefix);
  const QimamSearchNode *root = qimam_search_text_get_root (search);
  g_autofree char *words = g_strdup (text);
  const char *open;
  guint keyword;
  gsize start;

  for (guint i = root->children->len; i > 0; i--)
    {
      const QimamSearchNode *node = g_ptr_array_index (root->children, i - 1);
      char *rest;

      if (!is_keyword (node))
        continue;
      rest = qimam_search_cut (words, node->start, node->end);
      g_free (words);
      words = rest;
    }
  /* A keyword whose value is still to come, or not whole yet, is no word: nothing is asked by it. */
  open = qimam_search_text_get_open (search, &keyword, &start);
  if (filter->prefix && open != NULL && keyword != QIMAM_SEARCH_WORD_NONE &&
      (keyword != QIMAM_SEARCH_WORD_TITLE || *open == '\0') && !ends_in_keyword (root, start))
    cut_last (words, strlen (text) - start);
  if (*words != '\0')
    {
      g_autofree char *shown = qimam_ui_isolate (words);

      /* Translators: the words that are searched for; the quotation marks are part of the text */
      add_part (parts, PART_TEXT, NULL, g_strdup_printf (_ ("“%s”"), shown));
    }
  for (guint i = 0; i < root->children->len; i++)
    {
      const QimamSearchNode *node = g_ptr_array_index (root->children, i);
      Part *part;

      if (!is_keyword (node))
        continue;
      add_part (parts, PART_KEYWORD, NULL, describe_keyword (node, text));
      part = g_ptr_array_index (parts, parts->len - 1);
      part->start = node->start;
      part->end = node->end;
    }
}

static GPtrArray *
list_parts (QimamSession *session)
{
  const QimamFilter *filter = qimam_session_get_filter (session);
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);

  if (filter->text != NULL)
    add_text_parts (parts, filter);
  if (filter->meeting != 0)
    {
      const QimamMeeting *meeting = qimam_session_find_meeting (session, filter->meeting);

      add_part (parts, PART_MEETING, NULL,
                qimam_ui_isolate (meeting != NULL && meeting->title != NULL ? meeting->title
                                                                            : _ ("Meeting without a name")));
    }
  for (guint i = 0; filter->topics != NULL && filter->topics[i] != NULL; i++)
    add_part (parts, PART_TOPIC, filter->topics[i],
              qimam_ui_isolate (qimam_session_topic_name (session, filter->topics[i])));
  for (guint i = 0; filter->sources != NULL && filter->sources[i] != NULL; i++)
    add_part (parts, PART_SOURCE, filter->sources[i],
              g_str_equal (filter->sources[i], QIMAM_SOURCE_UNKNOWN) ? g_strdup (_ ("Source not stated"))
                                                                     : qimam_ui_isolate (filter->sources[i]));
  if (filter->from != NULL || filter->to != NULL)
    add_part (parts, PART_RANGE, NULL, qimam_filter_bar_describe_dates (filter));
  if (filter->unread)
    add_part (parts, PART_UNREAD, NULL, g_strdup (C_ ("articles", "Unread")));
  if (filter->starred)
    add_part (parts, PART_STARRED, NULL, g_strdup (C_ ("articles", "Starred")));
  if (filter->noted)
    add_part (parts, PART_NOTED, NULL, g_strdup (C_ ("articles", "With notes")));
  return parts;
}

/* The text without its words, or without one keyword. */
static void
lift_text (QimamSession *session, const Part *part)
{
  const QimamFilter *filter = qimam_session_get_filter (session);
  g_autofree char *text = g_utf8_make_valid (filter->text != NULL ? filter->text : "", -1);
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autoptr (QimamSearchText) search = NULL;
  const QimamSearchNode *root;

  if (part->kind == PART_KEYWORD)
    {
      g_autofree char *cut =
          part->end <= strlen (text) ? qimam_search_cut (text, part->start, part->end) : NULL;

      qimam_session_set_text (session, cut, FALSE);
      return;
    }
  search = qimam_search_text_parse (text, filter->prefix);
  root = qimam_search_text_get_root (search);
  for (guint i = 0; i < root->children->len; i++)
    {
      const QimamSearchNode *node = g_ptr_array_index (root->children, i);

      if (is_keyword (node))
        g_string_append_printf (rest, "%s%.*s", rest->len > 0 ? " " : "", (int) (node->end - node->start),
                                text + node->start);
    }
  qimam_session_set_text (session, rest->str, FALSE);
}

static void
lift (QimamSession *session, const Part *part)
{
  switch (part->kind)
    {
    case PART_TEXT:
    case PART_KEYWORD:
      lift_text (session, part);
      break;
    case PART_TOPIC:
      qimam_session_toggle_topic (session, part->key);
      break;
    case PART_SOURCE:
      qimam_session_toggle_source (session, part->key);
      break;
    case PART_MEETING:
      qimam_session_set_meeting (session, 0);
      break;
    case PART_RANGE:
      qimam_session_set_range (session, NULL, NULL);
      break;
    case PART_UNREAD:
      qimam_session_set_unread (session, FALSE);
      break;
    case PART_STARRED:
      qimam_session_set_starred (session, FALSE);
      break;
    case PART_NOTED:
      qimam_session_set_noted (session, FALSE);
      break;
    }
}

static void
chip_clicked_cb (GtkButton *button, QimamFilterBar *self)
{
  const Part *part = g_object_get_data (G_OBJECT (button), "part");
  Part copy = { part->kind, g_strdup (part->key), NULL, part->start, part->end };

  /* The chip goes away with its part. */
  lift (self->session, &copy);
  g_free (copy.key);
}

static GtkWidget *
make_chip (QimamFilterBar *self, Part *part)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (part->label);
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = NULL;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  /* Translators: %s is a part of the filter, such as a topic */
  name = g_strdup_printf (_ ("Remove the filter: %s"), part->label);
  qimam_ui_set_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "part", part, part_free);
  g_signal_connect (button, "clicked", G_CALLBACK (chip_clicked_cb), self);
  return button;
}

/* What is saved already need not be saved. */
static void
update_save (QimamFilterBar *self)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);

  gtk_widget_set_visible (
      GTK_WIDGET (self->save_button),
      !qimam_filter_is_empty (filter) &&
          qimam_saved_list_find_filter (qimam_session_get_saved (self->session), filter) == NULL);
}

/* ---- Any or all of the topics ---- */

static void
topics_all_cb (QimamFilterBar *self)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);

  qimam_session_set_topics_all (self->session, !filter->topics_all);
}

/* Stands where several topics are chosen, and says how they go together. */
static GtkWidget *
make_topics_switch (QimamFilterBar *self, gboolean all)
{
  GtkWidget *button = gtk_button_new_with_label (all ? C_ ("of the topics", "All topics")
                                                     : C_ ("of the topics", "Any topic"));

  gtk_widget_add_css_class (button, "chip");
  gtk_widget_add_css_class (button, "switch-chip");
  qimam_ui_set_name (button, all ? _ ("Articles with all of the topics; press for any of them")
                                 : _ ("Articles with any of the topics; press for all of them"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (topics_all_cb), self);
  return button;
}

static void
update_chips (QimamFilterBar *self)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);
  g_autoptr (GPtrArray) parts = list_parts (self->session);

  qimam_wrap_box_clear (self->chips);
  g_ptr_array_set_free_func (parts, NULL);
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = g_ptr_array_index (parts, i);

      if (part->kind == PART_TOPIC && g_strv_length (filter->topics) > 1 &&
          g_str_equal (part->key, filter->topics[0]))
        qimam_wrap_box_append (self->chips, make_topics_switch (self, filter->topics_all));
      qimam_wrap_box_append (self->chips, make_chip (self, part));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), parts->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->clear_button), parts->len > 1);
  update_save (self);
}

static void
update_filter (QimamFilterBar *self)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);

  self->updating = TRUE;
  update_chips (self);
  gtk_drop_down_set_selected (self->sort, filter->sort == QIMAM_SORT_RELEVANCE ? 1 : 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->sort), filter->text != NULL);
  self->updating = FALSE;
}

static void
update_total (QimamFilterBar *self)
{
  QimamHits *hits = qimam_session_get_hits (self->session);
  g_autofree char *text = NULL;
  g_autofree char *digits = NULL;
  guint total;

  if (hits == NULL)
    {
      gtk_label_set_text (self->total, "");
      return;
    }
  /* Translators: the exact number of articles found */
  total = qimam_hits_get_total (hits);
  text = g_strdup_printf (ngettext ("%u article", "%u articles", total), total);
  digits = qimam_ui_digits (text);
  gtk_label_set_text (self->total, digits);
}

static void
sort_changed_cb (QimamFilterBar *self)
{
  guint selected = gtk_drop_down_get_selected (self->sort);

  if (self->updating || self->session == NULL)
    return;
  g_settings_set_enum (qimam_ui_settings (), "sort", (int) selected);
  qimam_session_set_sort (self->session, selected == 1 ? QIMAM_SORT_RELEVANCE : QIMAM_SORT_DATE);
}

static void
qimam_filter_bar_dispose (GObject *object)
{
  QimamFilterBar *self = QIMAM_FILTER_BAR (object);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (qimam_session_get_saved (self->session), self);
      g_signal_handlers_disconnect_by_data (self->session, self);
    }
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_FILTER_BAR);
  G_OBJECT_CLASS (qimam_filter_bar_parent_class)->dispose (object);
}

static void
qimam_filter_bar_class_init (QimamFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (QIMAM_TYPE_WRAP_BOX);
  G_OBJECT_CLASS (klass)->dispose = qimam_filter_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-filter-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamFilterBar, total);
  gtk_widget_class_bind_template_child (widget_class, QimamFilterBar, sort);
  gtk_widget_class_bind_template_child (widget_class, QimamFilterBar, clear_button);
  gtk_widget_class_bind_template_child (widget_class, QimamFilterBar, save_button);
  gtk_widget_class_bind_template_child (widget_class, QimamFilterBar, chips);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
}

static void
qimam_filter_bar_init (QimamFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
qimam_filter_bar_set_session (QimamFilterBar *self, QimamSession *session)
{
  g_return_if_fail (QIMAM_IS_FILTER_BAR (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "filter-changed", G_CALLBACK (update_filter), self);
  g_signal_connect_swapped (session, "library-changed", G_CALLBACK (update_filter), self);
  g_signal_connect_swapped (session, "results-changed", G_CALLBACK (update_total), self);
  g_signal_connect_swapped (qimam_session_get_saved (session), "changed", G_CALLBACK (update_save), self);
  update_filter (self);
}

char *
qimam_filter_bar_describe (QimamSession *session)
{
  g_autoptr (GPtrArray) parts = list_parts (session);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = g_ptr_array_index (parts, i);

      if (i > 0)
        g_string_append (text, " · ");
      g_string_append (text, part->label);
    }
  return g_strdup (text->str);
}

char *
qimam_filter_bar_describe_dates (const QimamFilter *filter)
{
  g_autofree char *from = qimam_ui_date (filter->from);
  g_autofree char *to = qimam_ui_date (filter->to);

  if (filter->to == NULL)
    /* Translators: %s is a date */
    return g_strdup_printf (C_ ("dates of articles", "since %s"), from);
  if (filter->from == NULL)
    /* Translators: %s is a date */
    return g_strdup_printf (C_ ("dates of articles", "until %s"), to);
  if (g_str_equal (filter->from, filter->to))
    return g_steal_pointer (&from);
  /* Translators: a range of dates */
  return g_strdup_printf (C_ ("dates of articles", "%s to %s"), from, to);
}
