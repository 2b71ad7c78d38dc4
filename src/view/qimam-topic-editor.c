/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topic-editor.h"

#include <glib/gi18n-lib.h>

#include "qimam-page-style.h"
#include "qimam-ui.h"

#define MAX_EXAMPLES 20
#define NAME_CHARS   200

struct _QimamTopicEditor
{
  AdwBin parent_instance;

  AdwEntryRow *name;
  GtkTextView *rule;
  GtkLabel *problem;
  GtkLabel *count;
  GtkLabel *change;
  GtkSpinner *spinner;
  GtkListBox *examples;
  GtkLabel *lost_heading;
  GtkListBox *lost;

  GtkTextTag *wrong; /* not owned */
  QimamLibrary *library;
  char *key;        /* (nullable): NULL for a new topic */
  char *text;       /* the rule when it was opened */
  char *first_name; /* (nullable): what it was called when the editor was opened */
  gboolean built_in;
  gboolean rule_is_good;
  GCancellable *testing; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (QimamTopicEditor, qimam_topic_editor, ADW_TYPE_BIN)

enum
{
  PROP_COMPLETE = 1,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static char *
get_rule (QimamTopicEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->rule);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* ---- What the rule matches ---- */

static GtkWidget *
make_label (const char *text, const char *css_class, guint lines)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), (int) lines);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* (transfer full): outlet and day, as far as they are known */
static char *
tell_origin (const QimamTopicExample *example)
{
  g_autofree char *source = example->source != NULL ? qimam_ui_isolate (example->source) : NULL;
  g_autofree char *date = example->published != NULL ? qimam_ui_date (example->published) : NULL;

  if (source != NULL && date != NULL)
    return g_strdup_printf ("%s · %s", source, date);
  return source != NULL ? g_steal_pointer (&source) : g_steal_pointer (&date);
}

/* (transfer full): the matched words, each apart from its neighbours */
static char *
tell_words (const QimamTopicExample *example)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < example->words->len; i++)
    {
      g_autofree char *word = qimam_ui_isolate (example->words->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", word);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_example (QimamTopicEditor *self, const QimamTopicExample *example)
{
  g_autofree char *headline =
      qimam_ui_clean (example->headline != NULL ? example->headline : _ ("(no headline)"), NAME_CHARS);
  g_autofree char *origin = tell_origin (example);
  g_autofree char *words = tell_words (example);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = make_label (headline, NULL, 2);
  g_autofree char *spoken = NULL;

  gtk_label_set_xalign (GTK_LABEL (title), qimam_page_text_alignment (GTK_WIDGET (self), headline));
  gtk_box_append (GTK_BOX (box), title);
  if (*words != '\0')
    {
      GtkWidget *label = make_label (words, "matched-words", 2);

      gtk_label_set_xalign (GTK_LABEL (label), gtk_label_get_xalign (GTK_LABEL (title)));
      gtk_box_append (GTK_BOX (box), label);
    }
  if (origin != NULL)
    {
      GtkWidget *label = make_label (origin, "caption", 1);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_label_set_xalign (GTK_LABEL (label), gtk_label_get_xalign (GTK_LABEL (title)));
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "topic-example");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  spoken = g_strjoin (" — ", headline, *words != '\0' ? words : origin, *words != '\0' ? origin : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
fill_list (QimamTopicEditor *self, GtkListBox *list, const GPtrArray *examples)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  for (guint i = 0; examples != NULL && i < examples->len; i++)
    gtk_list_box_append (list, make_example (self, examples->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (list), examples != NULL && examples->len > 0);
}

/* (transfer full): how many articles, with the digits that the user chose */
static char *
tell_count (const QimamTopicTest *test)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u article", "%u articles", test->n_articles), test->n_articles);
  g_autofree char *open = NULL;

  if (test->n_open == 0)
    return qimam_ui_digits (count);
  open = g_strdup_printf (
      /* Translators: behind how many articles are found so far */
      ngettext ("%s so far, %u still to be read", "%s so far, %u still to be read", test->n_open), count,
      test->n_open);
  return qimam_ui_digits (open);
}

/* (transfer full): what an edited topic gains and loses */
static char *
tell_change (const QimamTopicTest *test)
{
  g_autofree char *gained =
      g_strdup_printf (ngettext ("%u article more", "%u articles more", test->n_gained), test->n_gained);
  g_autofree char *lost =
      g_strdup_printf (ngettext ("%u article less", "%u articles less", test->n_lost), test->n_lost);
  g_autofree char *both = NULL;

  if (test->n_gained == 0 && test->n_lost == 0)
    return g_strdup (_ ("The same articles as now"));
  both = test->n_gained > 0 && test->n_lost > 0 ? g_strdup_printf ("%s · %s", gained, lost) : NULL;
  return qimam_ui_digits (both != NULL ? both : test->n_gained > 0 ? gained : lost);
}

static void
show_test (QimamTopicEditor *self, const QimamTopicTest *test, gboolean whole)
{
  g_autofree char *count = tell_count (test);
  g_autofree char *change = self->key != NULL && test->n_open == 0 ? tell_change (test) : NULL;

  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->change, change != NULL ? change : "");
  gtk_widget_set_visible (GTK_WIDGET (self->change), change != NULL);
  if (!whole)
    return;
  fill_list (self, self->examples, test->examples);
  fill_list (self, self->lost, test->lost);
  gtk_widget_set_visible (GTK_WIDGET (self->lost_heading), test->lost->len > 0);
}

static void
told_cb (const QimamTopicTest *test, gpointer data)
{
  show_test (data, test, FALSE);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamTopicEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTopicTest) test = qimam_library_test_topic_finish (QIMAM_LIBRARY (source), result, &error);

  /* A newer rule is being counted. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->testing == NULL ||
      self->testing != g_task_get_cancellable (G_TASK (result)))
    return;
  g_clear_object (&self->testing);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (test != NULL)
    show_test (self, test, TRUE);
  else
    {
      g_autofree char *message = qimam_ui_message (error->message);

      gtk_label_set_text (self->count, message);
    }
}

void
qimam_topic_editor_stop (QimamTopicEditor *self)
{
  g_return_if_fail (QIMAM_IS_TOPIC_EDITOR (self));
  if (self->testing != NULL)
    g_cancellable_cancel (self->testing);
  g_clear_object (&self->testing);
  if (self->spinner != NULL)
    gtk_spinner_set_spinning (self->spinner, FALSE);
}

static void
show_problem (QimamTopicEditor *self, const char *text, const QimamTopicProblem *problem)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->rule);
  g_autofree char *sentence = NULL, *digits = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->wrong, &start, &end);
  if (problem != NULL)
    {
      glong from = g_utf8_strlen (text, (gssize) problem->start);
      glong to = g_utf8_strlen (text, (gssize) problem->end);

      gtk_text_buffer_get_iter_at_offset (buffer, &start, (int) from);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, (int) to);
      gtk_text_buffer_apply_tag (buffer, self->wrong, &start, &end);
      sentence = qimam_topic_problem_tell (problem);
      digits = qimam_ui_digits (sentence);
    }
  gtk_label_set_text (self->problem, digits != NULL ? digits : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), digits != NULL);
  if (digits != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->rule), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, digits,
                                    -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self->rule), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->rule), GTK_ACCESSIBLE_STATE_INVALID,
                               digits != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
clear_answer (QimamTopicEditor *self)
{
  gtk_label_set_text (self->count, "");
  gtk_widget_set_visible (GTK_WIDGET (self->change), FALSE);
  fill_list (self, self->examples, NULL);
  fill_list (self, self->lost, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->lost_heading), FALSE);
}

static void
rule_changed_cb (QimamTopicEditor *self)
{
  g_autofree char *text = get_rule (self);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  QimamTopicProblem problem = { 0 };
  g_autoptr (QimamTopicRule) rule = NULL;

  if (self->library == NULL)
    return;
  qimam_topic_editor_stop (self);
  rule = qimam_topic_rule_parse (text, &problem, NULL);
  self->rule_is_good = rule != NULL;
  /* Nobody must be told that an empty rule is empty. */
  show_problem (self, text, rule == NULL && *stripped != '\0' ? &problem : NULL);
  if (rule == NULL)
    clear_answer (self);
  else
    {
      self->testing = g_cancellable_new ();
      gtk_spinner_set_spinning (self->spinner, TRUE);
      qimam_library_test_topic_async (self->library, rule, self->key, MAX_EXAMPLES, told_cb, self,
                                      self->testing, tested_cb, g_object_ref (self));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

static void
name_changed_cb (QimamTopicEditor *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
}

/* ---- Class ---- */

static void
qimam_topic_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COMPLETE)
    g_value_set_boolean (value, qimam_topic_editor_is_complete (QIMAM_TOPIC_EDITOR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
qimam_topic_editor_dispose (GObject *object)
{
  QimamTopicEditor *self = QIMAM_TOPIC_EDITOR (object);

  qimam_topic_editor_stop (self);
  g_clear_object (&self->library);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_TOPIC_EDITOR);
  G_OBJECT_CLASS (qimam_topic_editor_parent_class)->dispose (object);
}

static void
qimam_topic_editor_finalize (GObject *object)
{
  QimamTopicEditor *self = QIMAM_TOPIC_EDITOR (object);

  g_free (self->key);
  g_free (self->text);
  g_free (self->first_name);
  G_OBJECT_CLASS (qimam_topic_editor_parent_class)->finalize (object);
}

static void
qimam_topic_editor_class_init (QimamTopicEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_topic_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = qimam_topic_editor_finalize;
  G_OBJECT_CLASS (klass)->get_property = qimam_topic_editor_get_property;
  properties[PROP_COMPLETE] =
      g_param_spec_boolean ("complete", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-topic-editor.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamTopicEditor, name);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicEditor, rule);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicEditor, count);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicEditor, change);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicEditor, spinner);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicEditor, examples);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicEditor, lost_heading);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicEditor, lost);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
}

static void
qimam_topic_editor_init (QimamTopicEditor *self)
{
  GtkTextBuffer *buffer;

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = gtk_text_view_get_buffer (self->rule);
  self->wrong = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (rule_changed_cb), self, G_CONNECT_SWAPPED);
}

void
qimam_topic_editor_open (QimamTopicEditor *self,
                         QimamLibrary *library,
                         const QimamLibraryTopic *topic,
                         const char *name,
                         const char *rule)
{
  g_return_if_fail (QIMAM_IS_TOPIC_EDITOR (self) && QIMAM_IS_LIBRARY (library));

  qimam_topic_editor_stop (self);
  g_set_object (&self->library, library);
  g_free (self->key);
  g_free (self->text);
  self->key = topic != NULL ? g_strdup (topic->key) : NULL;
  self->built_in = topic != NULL && topic->built_in;
  self->text = g_strdup (rule);
  g_free (self->first_name);
  self->first_name = g_strdup (name);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  /* The program's topics have their names in several languages. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->name), !self->built_in);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->rule), rule, -1);
  rule_changed_cb (self);
  gtk_widget_grab_focus (self->key == NULL ? GTK_WIDGET (self->name) : GTK_WIDGET (self->rule));
}

gboolean
qimam_topic_editor_is_complete (QimamTopicEditor *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (QIMAM_IS_TOPIC_EDITOR (self), FALSE);
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  return self->rule_is_good && *name != '\0';
}

gboolean
qimam_topic_editor_is_changed (QimamTopicEditor *self)
{
  g_autofree char *rule = NULL;

  g_return_val_if_fail (QIMAM_IS_TOPIC_EDITOR (self), FALSE);
  if (self->library == NULL)
    return FALSE;
  rule = get_rule (self);
  return g_strcmp0 (rule, self->text) != 0 ||
         g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), self->first_name) != 0;
}

gboolean
qimam_topic_editor_save (QimamTopicEditor *self, GError **error)
{
  g_autofree char *rule = NULL;
  const char *name;

  g_return_val_if_fail (QIMAM_IS_TOPIC_EDITOR (self), FALSE);
  rule = get_rule (self);
  name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  if (self->key == NULL)
    return qimam_library_add_topic (self->library, NULL, name, rule, NULL, error);
  /* A rule that was only looked at stays the program's. */
  if (g_strcmp0 (rule, self->text) == 0 && self->built_in)
    return TRUE;
  return qimam_library_edit_topic (self->library, self->key, self->built_in ? NULL : name, rule, error);
}
