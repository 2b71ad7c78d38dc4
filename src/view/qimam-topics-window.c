/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topics-window.h"

#include <glib/gi18n-lib.h>

#include "qimam-question.h"
#include "qimam-topic-editor.h"
#include "qimam-toast.h"
#include "qimam-ui.h"

struct _QimamTopicsWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkStack *own_stack;
  GtkListBox *own;
  GtkListBox *built_in;
  QimamTopicEditor *editor;
  GtkButton *add_button;
  GtkButton *back_button;
  GtkButton *save_button;
  GtkBox *progress;
  GtkLabel *progress_label;

  QimamLibrary *library;
  GPtrArray *topics;          /* (nullable) QimamLibraryTopic */
  QimamLibraryTopic *removed; /* (nullable): the last one, for undo */
  GCancellable *tagging;      /* (nullable) */
};

G_DEFINE_FINAL_TYPE (QimamTopicsWindow, qimam_topics_window, ADW_TYPE_WINDOW)

static void
tell_error (QimamTopicsWindow *self, const GError *error)
{
  /* The editor lets only good rules through: what is left to be wrong is the name. */
  qimam_toast_tell (self->toasts, g_error_matches (error, QIMAM_ERROR, QIMAM_ERROR_USAGE)
                                      ? _ ("There is a topic with this name already")
                                      : error->message);
}

static const char *
name_of (QimamTopicsWindow *self, const QimamLibraryTopic *topic)
{
  return topic->name != NULL ? topic->name
                             : qimam_library_topic_name (self->library, topic->key, qimam_ui_language ());
}

static const QimamLibraryTopic *
find_topic (QimamTopicsWindow *self, const char *key)
{
  for (guint i = 0; self->topics != NULL && i < self->topics->len; i++)
    if (g_str_equal (((QimamLibraryTopic *) self->topics->pdata[i])->key, key))
      return self->topics->pdata[i];
  return NULL;
}

/* ---- The list ---- */

static GtkWidget *
make_button (const char *icon, const char *name, const char *action, const char *key)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  qimam_ui_set_name (button, name);
  return button;
}

static GtkWidget *
make_row (QimamTopicsWindow *self, const QimamLibraryTopic *topic)
{
  g_autofree char *name = qimam_ui_clean (name_of (self, topic), 0);
  g_autofree char *rule = qimam_ui_clean (topic->rule, 0);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (rule, -1);
  g_autofree char *number = qimam_ui_number (topic->count);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u article", "%u articles", topic->count), topic->count);
  g_autofree char *digits = qimam_ui_digits (words);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "title-lines", 1,
                                 "subtitle-lines", 1, "activatable", TRUE, NULL);
  GtkWidget *count = gtk_label_new (number);

  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), count);
  if (topic->rule != NULL)
    adw_action_row_add_suffix (
        ADW_ACTION_ROW (row),
        topic->built_in
            ? make_button ("edit-undo-symbolic", _ ("Back to the rule of the program"), "topics.remove",
                           topic->key)
            : make_button ("user-trash-symbolic", _ ("Remove this topic"), "topics.remove", topic->key));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "topics.edit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", topic->key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, digits, -1);
  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/* The user's first, each kind by what it is called. */
static int
compare_topics (gconstpointer a, gconstpointer b, gpointer data)
{
  const QimamLibraryTopic *x = *(QimamLibraryTopic *const *) a, *y = *(QimamLibraryTopic *const *) b;

  if (x->built_in != y->built_in)
    return x->built_in ? 1 : -1;
  return g_utf8_collate (name_of (data, x), name_of (data, y));
}

static void
fill (QimamTopicsWindow *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *topics = qimam_library_list_topics (self->library, &error);
  guint n_own = 0;

  if (topics == NULL)
    {
      qimam_toast_tell (self->toasts, error->message);
      return;
    }
  g_ptr_array_sort_with_data (topics, compare_topics, self);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  self->topics = topics;
  clear_list (self->own);
  clear_list (self->built_in);
  for (guint i = 0; i < topics->len; i++)
    {
      const QimamLibraryTopic *topic = topics->pdata[i];

      gtk_list_box_append (topic->built_in ? self->built_in : self->own, make_row (self, topic));
      n_own += !topic->built_in;
    }
  gtk_stack_set_visible_child_name (self->own_stack, n_own > 0 ? "topics" : "empty");
}

/* ---- Pages ---- */

static gboolean
is_editing (QimamTopicsWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "editor") == 0;
}

static void
show_page (QimamTopicsWindow *self, gboolean editing)
{
  gtk_stack_set_visible_child_name (self->stack, editing ? "editor" : "list");
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), editing);
  gtk_widget_set_visible (GTK_WIDGET (self->save_button), editing);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !editing);
  if (!editing)
    {
      qimam_topic_editor_stop (self->editor);
      gtk_window_set_title (GTK_WINDOW (self), _ ("Topics"));
      gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
    }
}

static void
open_editor (QimamTopicsWindow *self, const char *key)
{
  const QimamLibraryTopic *topic = *key != '\0' ? find_topic (self, key) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rule = NULL;

  if (*key != '\0' && topic == NULL)
    return;
  if (topic != NULL && (rule = qimam_library_get_topic_rule (self->library, key, &error)) == NULL)
    {
      qimam_toast_tell (self->toasts, error->message);
      return;
    }
  show_page (self, TRUE);
  gtk_window_set_title (GTK_WINDOW (self), topic != NULL ? _ ("Edit Topic") : _ ("New Topic"));
  qimam_topic_editor_open (self->editor, self->library, topic, topic != NULL ? name_of (self, topic) : "",
                           rule != NULL ? rule : "");
}

static void
add_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_editor (QIMAM_TOPICS_WINDOW (widget), "");
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_editor (QIMAM_TOPICS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
leave_editor (gpointer self)
{
  show_page (self, FALSE);
}

static void
leave_window (gpointer self)
{
  show_page (self, FALSE);
  gtk_window_close (self);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamTopicsWindow *self = QIMAM_TOPICS_WINDOW (widget);

  if (!is_editing (self))
    gtk_window_close (GTK_WINDOW (self));
  else if (qimam_topic_editor_is_changed (self->editor))
    qimam_question_ask_discard (GTK_WINDOW (self), _ ("The topic is not saved yet."), leave_editor,
                                G_OBJECT (self));
  else
    leave_editor (self);
}

static gboolean
qimam_topics_window_close_request (GtkWindow *window)
{
  QimamTopicsWindow *self = QIMAM_TOPICS_WINDOW (window);

  if (is_editing (self) && qimam_topic_editor_is_changed (self->editor))
    {
      qimam_question_ask_discard (window, _ ("The topic is not saved yet."), leave_window, G_OBJECT (self));
      return TRUE;
    }
  return GTK_WINDOW_CLASS (qimam_topics_window_parent_class)->close_request (window);
}

/* ---- Tagging ---- */

static void
progress_cb (guint done, guint total, gpointer data)
{
  QimamTopicsWindow *self = data;
  g_autofree char *text = g_strdup_printf (_ ("Articles are being tagged: %u of %u"), done, total);
  g_autofree char *digits = qimam_ui_digits (text);

  /* The window was closed, the work goes on. */
  if (self->progress_label == NULL)
    return;
  gtk_label_set_text (self->progress_label, digits);
}

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamTopicsWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean current = self->tagging == g_task_get_cancellable (G_TASK (result));

  qimam_library_tag_topics_finish (QIMAM_LIBRARY (source), result, &error);
  if (!current || self->stack == NULL)
    return;
  g_clear_object (&self->tagging);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  fill (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    qimam_toast_tell (self->toasts, _ ("Stopped; the rest is tagged later in the background"));
  else if (error != NULL)
    qimam_toast_tell (self->toasts, error->message);
}

/* Tags what a change concerns; what was under way goes on within it. */
static void
tag (QimamTopicsWindow *self)
{
  if (self->tagging != NULL)
    g_cancellable_cancel (self->tagging);
  g_clear_object (&self->tagging);
  self->tagging = g_cancellable_new ();
  gtk_label_set_text (self->progress_label, _ ("Articles are being tagged"));
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  qimam_library_tag_topics_async (self->library, progress_cb, self, self->tagging, tagged_cb,
                                  g_object_ref (self));
}

static void
stop_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamTopicsWindow *self = QIMAM_TOPICS_WINDOW (widget);

  if (self->tagging != NULL)
    g_cancellable_cancel (self->tagging);
}

/* ---- Changes ---- */

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamTopicsWindow *self = QIMAM_TOPICS_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!is_editing (self) || !qimam_topic_editor_is_complete (self->editor))
    return;
  if (!qimam_topic_editor_save (self->editor, &error))
    {
      tell_error (self, error);
      return;
    }
  show_page (self, FALSE);
  fill (self);
  tag (self);
}

/* (transfer full) */
static QimamLibraryTopic *
copy_topic (const QimamLibraryTopic *topic)
{
  QimamLibraryTopic *copy = g_new0 (QimamLibraryTopic, 1);

  copy->key = g_strdup (topic->key);
  copy->name = g_strdup (topic->name);
  copy->rule = g_strdup (topic->rule);
  copy->built_in = topic->built_in;
  return copy;
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamTopicsWindow *self = QIMAM_TOPICS_WINDOW (widget);
  const QimamLibraryTopic *topic = find_topic (self, g_variant_get_string (parameter, NULL));
  g_autofree char *clean = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  if (topic == NULL || topic->rule == NULL)
    return;
  if (!qimam_library_remove_topic (self->library, topic->key, &error))
    {
      qimam_toast_tell (self->toasts, error->message);
      return;
    }
  g_clear_pointer (&self->removed, qimam_library_topic_free);
  self->removed = copy_topic (topic);
  clean = qimam_ui_isolate (name_of (self, topic));
  text = g_strdup_printf (topic->built_in ? _ ("%s has the rule of the program again")
                                          : _ ("%s is removed; the articles stay"),
                          clean);
  toast = qimam_toast_new_undo (text);
  adw_toast_set_action_name (toast, "topics.undo");
  qimam_toast_show (self->toasts, toast);
  fill (self);
  tag (self);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  QimamTopicsWindow *self = QIMAM_TOPICS_WINDOW (widget);
  g_autoptr (QimamLibraryTopic) topic = g_steal_pointer (&self->removed);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (topic == NULL)
    return;
  done = topic->built_in
             ? qimam_library_edit_topic (self->library, topic->key, NULL, topic->rule, &error)
             : qimam_library_add_topic (self->library, topic->key, topic->name, topic->rule, NULL, &error);
  if (!done)
    {
      tell_error (self, error);
      return;
    }
  fill (self);
  tag (self);
}

static void
complete_cb (QimamTopicsWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "topics.save",
                                 qimam_topic_editor_is_complete (self->editor));
}

/* ---- Class ---- */

static void
qimam_topics_window_dispose (GObject *object)
{
  QimamTopicsWindow *self = QIMAM_TOPICS_WINDOW (object);

  /* Tagging goes on: what was changed here is to be seen outside. */
  g_clear_object (&self->tagging);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_TOPICS_WINDOW);
  G_OBJECT_CLASS (qimam_topics_window_parent_class)->dispose (object);
}

static void
qimam_topics_window_finalize (GObject *object)
{
  QimamTopicsWindow *self = QIMAM_TOPICS_WINDOW (object);

  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->removed, qimam_library_topic_free);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (qimam_topics_window_parent_class)->finalize (object);
}

static void
qimam_topics_window_class_init (QimamTopicsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_topics_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = qimam_topics_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = qimam_topics_window_close_request;
  g_type_ensure (QIMAM_TYPE_TOPIC_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-topics-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, own_stack);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, own);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, built_in);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, editor);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, QimamTopicsWindow, progress_label);
  gtk_widget_class_bind_template_callback (widget_class, complete_cb);
  gtk_widget_class_install_action (widget_class, "topics.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "topics.edit", "s", edit_cb);
  gtk_widget_class_install_action (widget_class, "topics.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "topics.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "topics.remove", "s", remove_cb);
  gtk_widget_class_install_action (widget_class, "topics.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "topics.stop", NULL, stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "topics.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "topics.add", NULL);
}

static void
qimam_topics_window_init (QimamTopicsWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before the text takes it for a new line. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                        gtk_named_action_new ("topics.save")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  show_page (self, FALSE);
  complete_cb (self);
}

GtkWidget *
qimam_topics_window_new (GtkWindow *parent, QimamLibrary *library, const char *key)
{
  QimamTopicsWindow *self =
      g_object_new (QIMAM_TYPE_TOPICS_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->library = g_object_ref (library);
  fill (self);
  if (key != NULL)
    open_editor (self, key);
  return GTK_WIDGET (self);
}
