/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-note-panel.h"

#include <glib/gi18n-lib.h>

#include "qimam-moment.h"
#include "qimam-page-style.h"
#include "qimam-ui.h"

#define QUOTE_CHARS 200
#define TEXT_CHARS  4000
/* A line of the panel; without it a long text would make the panel wide. */
#define LINE_CHARS 24

struct _QimamNotePanel
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (QimamNotePanel, qimam_note_panel, ADW_TYPE_BIN)

static gint64
note_of (GtkListBoxRow *row)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "note");

  return id != NULL ? *id : 0;
}

/* ---- Rows ---- */

static GtkWidget *
make_label (QimamNotePanel *self, const char *text, const char *class, int lines)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "max-width-chars", LINE_CHARS, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "lines", lines, "ellipsize", lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE, "xalign",
                (float) qimam_page_text_alignment (GTK_WIDGET (self), text), NULL);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* (nullable): what became of the words that were marked */
static const char *
state_text (const QimamNote *note)
{
  switch (note->anchor)
    {
    case QIMAM_ANCHOR_CHANGED:
      return _ ("The article now says this in other words.");
    case QIMAM_ANCHOR_LOST:
      return _ ("Source changed: the article no longer says this.");
    default:
      return NULL;
    }
}

static GtkWidget *
make_button (const char *icon, const char *name, const char *action, gint64 note)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", note);
  qimam_ui_set_name (button, name);
  return button;
}

/* What became of the words, and what can be done about it. */
static GtkWidget *
make_state (const char *state, const QimamNote *note)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (state);

  g_object_set (icon, "valign", GTK_ALIGN_START, "margin-end", 6, NULL);
  g_object_set (label, "wrap", TRUE, "max-width-chars", LINE_CHARS, "xalign", 0.0f, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "note-state");
  if (note->version != 0)
    gtk_box_append (GTK_BOX (box),
                    make_button ("document-open-recent-symbolic", _ ("Show the text it was made on"),
                                 "reader.show-note-version", note->id));
  gtk_box_append (GTK_BOX (box),
                  make_button ("mail-attachment-symbolic", _ ("Attach it to the selected words"),
                               "reader.attach-note", note->id));
  return box;
}

static GtkWidget *
make_foot (const QimamNote *note)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *when = qimam_moment_local (note->edited != NULL ? note->edited : note->created);
  GtkWidget *date = gtk_label_new (when);

  g_object_set (date, "xalign", 0.0f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (date, "caption");
  gtk_widget_add_css_class (date, "dim-label");
  gtk_box_append (GTK_BOX (foot), date);
  gtk_box_append (GTK_BOX (foot),
                  make_button ("document-edit-symbolic", _ ("Edit this note"), "reader.edit-note", note->id));
  gtk_box_append (GTK_BOX (foot), make_button ("user-trash-symbolic", _ ("Delete this note"),
                                               "reader.remove-note", note->id));
  return foot;
}

static GtkWidget *
make_row (QimamNotePanel *self, const QimamNote *note)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *quote = qimam_ui_clean (note->quote, QUOTE_CHARS);
  g_autofree char *text = qimam_ui_clean (note->text, TEXT_CHARS);
  const char *state = state_text (note);
  g_autoptr (GString) name = g_string_new (NULL);

  gtk_box_append (GTK_BOX (box), make_label (self, quote, "note-quote", 3));
  if (*text != '\0')
    gtk_box_append (GTK_BOX (box), make_label (self, text, "note-text", 0));
  if (state != NULL)
    gtk_box_append (GTK_BOX (box), make_state (state, note));
  gtk_box_append (GTK_BOX (box), make_foot (note));
  gtk_widget_add_css_class (row, "note-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "note", g_memdup2 (&note->id, sizeof note->id), g_free);

  /* Translators: %s are the words of the article that a note is about */
  g_string_append_printf (name, _ ("Note on “%s”"), quote);
  if (*text != '\0')
    g_string_append_printf (name, ": %s", text);
  if (state != NULL)
    g_string_append_printf (name, ". %s", state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  return row;
}

/* ---- What the user does ---- */

static void
row_activated_cb (QimamNotePanel *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.show-note", "x", note_of (row));
}

static gboolean
key_cb (QimamNotePanel *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  gint64 note = child != NULL ? note_of (GTK_LIST_BOX_ROW (child)) : 0;

  if (note == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete)
    return gtk_widget_activate_action (GTK_WIDGET (self), "reader.remove-note", "x", note);
  if (key == GDK_KEY_F2)
    return gtk_widget_activate_action (GTK_WIDGET (self), "reader.edit-note", "x", note);
  return FALSE;
}

/* ---- GObject ---- */

static void
qimam_note_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_NOTE_PANEL);
  G_OBJECT_CLASS (qimam_note_panel_parent_class)->dispose (object);
}

static void
qimam_note_panel_class_init (QimamNotePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = qimam_note_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-note-panel.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamNotePanel, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamNotePanel, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
qimam_note_panel_init (QimamNotePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
qimam_note_panel_set_notes (QimamNotePanel *self, const GPtrArray *notes)
{
  GtkListBoxRow *selected;
  gint64 note;
  int focus;
  GtkWidget *child;

  g_return_if_fail (QIMAM_IS_NOTE_PANEL (self));

  child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  focus = child != NULL ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (child)) : -1;

  selected = gtk_list_box_get_selected_row (self->list);
  note = selected != NULL ? note_of (selected) : 0;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (notes, i)));
  gtk_stack_set_visible_child_name (self->stack, notes != NULL && notes->len > 0 ? "list" : "empty");
  qimam_note_panel_select (self, note, FALSE);
  /* The keyboard stays where it was, whatever became of the note. */
  if (focus >= 0 && notes != NULL && notes->len > 0)
    gtk_widget_grab_focus (
        GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, MIN (focus, (int) notes->len - 1))));
  else if (focus >= 0)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

void
qimam_note_panel_select (QimamNotePanel *self, gint64 note, gboolean focus)
{
  g_return_if_fail (QIMAM_IS_NOTE_PANEL (self));

  for (int i = 0; note != 0; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL)
        break;
      if (note_of (row) != note)
        continue;
      gtk_list_box_select_row (self->list, row);
      if (focus)
        gtk_widget_grab_focus (GTK_WIDGET (row));
      return;
    }
  gtk_list_box_unselect_all (self->list);
}
