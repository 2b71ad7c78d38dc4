/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-nothing-box.h"

#include <glib/gi18n-lib.h>

#include "qimam-filter-bar.h"
#include "qimam-ui.h"

/* Of a button's text. */
#define MAX_CHARS 60

struct _QimamNothingBox
{
  GtkBox parent_instance;

  QimamSession *session;
};

G_DEFINE_FINAL_TYPE (QimamNothingBox, qimam_nothing_box, GTK_TYPE_BOX)

static void
clicked_cb (GtkButton *button, QimamNothingBox *self)
{
  const QimamFilter *filter = g_object_get_data (G_OBJECT (button), "filter");

  /* The button goes away with the answer. */
  qimam_session_take_filter (self->session, qimam_filter_copy (filter));
}

static void
add_label (QimamNothingBox *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (self), label);
}

static void
add_button (QimamNothingBox *self, const char *text, const QimamFilter *filter, gboolean suggested)
{
  g_autofree char *digits = qimam_ui_digits (text);
  GtkWidget *label = gtk_label_new (digits);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "hint");
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  qimam_ui_set_name (button, digits);
  g_object_set_data_full (G_OBJECT (button), "filter", qimam_filter_copy (filter),
                          (GDestroyNotify) qimam_filter_free);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_box_append (GTK_BOX (self), button);
}

/* (transfer full) */
static char *
join (QimamNothingBox *self, char **keys, gboolean topics)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (topics)
        name = qimam_ui_isolate (qimam_session_topic_name (self->session, keys[i]));
      else if (g_str_equal (keys[i], QIMAM_SOURCE_UNKNOWN))
        name = g_strdup (_ ("Source not stated"));
      else
        name = qimam_ui_isolate (keys[i]);
      /* Translators: between the members of a list */
      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (transfer full): what a part of the filter is called */
static char *
describe (QimamNothingBox *self, const QimamNothingPart *part)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);
  const QimamMeeting *meeting;

  switch (part->kind)
    {
    case QIMAM_NOTHING_TOPICS:
      return join (self, filter->topics, TRUE);
    case QIMAM_NOTHING_SOURCES:
      return join (self, filter->sources, FALSE);
    case QIMAM_NOTHING_MEETING:
      meeting = qimam_session_find_meeting (self->session, filter->meeting);
      return qimam_ui_isolate (meeting != NULL && meeting->title != NULL ? meeting->title
                                                                         : _ ("Meeting without a name"));
    case QIMAM_NOTHING_DATES:
      return filter->from != NULL || filter->to != NULL ? qimam_filter_bar_describe_dates (filter)
                                                        : g_strdup ("");
    case QIMAM_NOTHING_UNREAD:
      return g_strdup (C_ ("articles", "Unread"));
    case QIMAM_NOTHING_STARRED:
      return g_strdup (C_ ("articles", "Starred"));
    case QIMAM_NOTHING_NOTED:
      return g_strdup (C_ ("articles", "With notes"));
    default:
      return qimam_ui_isolate (part->text);
    }
}

static void
add_hints (QimamNothingBox *self, const QimamNothing *nothing)
{
  for (guint i = 0; i < nothing->hints->len; i++)
    {
      const QimamHint *hint = g_ptr_array_index (nothing->hints, i);
      g_autofree char *to = qimam_ui_isolate (hint->to);
      /* Translators: a button; %s is another spelling of what was typed */
      g_autofree char *text = g_strdup_printf (
          ngettext ("Did you mean %s? %u article", "Did you mean %s? %u articles", hint->count), to,
          hint->count);

      add_button (self, text, hint->filter, i == 0);
    }
}

static void
add_parts (QimamNothingBox *self, const QimamNothing *nothing)
{
  gboolean any = FALSE;

  for (guint i = 0; i < nothing->parts->len; i++)
    {
      const QimamNothingPart *part = g_ptr_array_index (nothing->parts, i);
      g_autofree char *name = describe (self, part);
      g_autofree char *text = NULL;

      any = any || part->alone == 0 || part->without > 0;
      if (part->alone == 0 && nothing->parts->len > 1)
        {
          /* Translators: %s is a part of a search that finds nothing */
          g_autofree char *alone = g_strdup_printf (_ ("No article has this: %s"), name);

          add_label (self, alone, "dim-label");
        }
      if (part->without == 0 || nothing->parts->len < 2)
        continue;
      /* Translators: a button; %s is a part of a search that finds nothing */
      text = g_strdup_printf (ngettext ("Without %s: %u article", "Without %s: %u articles", part->without),
                              name, part->without);
      add_button (self, text, part->filter, FALSE);
    }
  if (!any && nothing->parts->len > 1)
    add_label (self, _ ("Each part is found, but no article has all of them."), "dim-label");
}

static void
update (QimamNothingBox *self)
{
  const QimamNothing *nothing = qimam_session_get_nothing (self->session);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  if (nothing == NULL)
    return;
  add_hints (self, nothing);
  add_parts (self, nothing);
}

static void
qimam_nothing_box_dispose (GObject *object)
{
  QimamNothingBox *self = QIMAM_NOTHING_BOX (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (qimam_nothing_box_parent_class)->dispose (object);
}

static void
qimam_nothing_box_class_init (QimamNothingBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_nothing_box_dispose;
}

static void
qimam_nothing_box_init (QimamNothingBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
}

void
qimam_nothing_box_set_session (QimamNothingBox *self, QimamSession *session)
{
  g_return_if_fail (QIMAM_IS_NOTHING_BOX (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "nothing-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (session, "results-changed", G_CALLBACK (update), self);
}
