/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claim-editor.h"

#include <glib/gi18n.h>
#include <string.h>

#include "qimam-claim-fields.h"
#include "qimam-matrix.h"
#include "qimam-ui.h"

#define QUOTE_CHARS 400

struct _QimamClaimEditor
{
  AdwWindow parent_instance;

  QimamSession *session;
  QimamClaim *claim;
  char *published;    /* (nullable) */
  GPtrArray *parties; /* (element-type utf8): keys, "" for none */
  GArray *meetings;   /* (element-type gint64), 0 for none */
  GArray *polarities; /* (element-type QimamPolarity) */

  GtkWidget *save;
  AdwComboRow *dimension;
  QimamClaimFields *fields;
  AdwComboRow *polarity;
  AdwComboRow *party;
  AdwComboRow *meeting;
};

G_DEFINE_FINAL_TYPE (QimamClaimEditor, qimam_claim_editor, ADW_TYPE_WINDOW)

/* ---- Choices ---- */

static const char *
polarity_label (QimamPolarity polarity)
{
  static const char *const labels[] = {
    NC_ ("stand of a claim", "Not stated"),
    NC_ ("stand of a claim", "Agreed"),
    NC_ ("stand of a claim", "Said by one side to be agreed"),
    NC_ ("stand of a claim", "Disputed"),
    NC_ ("stand of a claim", "Left open"),
    NC_ ("stand of a claim", "Discussed"),
    NC_ ("stand of a claim", "On a condition"),
    NC_ ("stand of a claim", "Hoped for"),
    NC_ ("stand of a claim", "Said not to come"),
    NC_ ("stand of a claim", "A position"),
    NC_ ("stand of a claim", "Positive"),
    NC_ ("stand of a claim", "Negative"),
    NC_ ("stand of a claim", "Positive and negative"),
    NC_ ("stand of a claim", "An accusation"),
    NC_ ("stand of a claim", "A denial"),
    NC_ ("stand of a claim", "A warning"),
    NC_ ("stand of a claim", "A demand"),
    NC_ ("stand of a claim", "A proposal"),
  };

  return (guint) polarity < G_N_ELEMENTS (labels) ? g_dpgettext2 (NULL, "stand of a claim", labels[polarity])
                                                  : NULL;
}

static AdwComboRow *
make_choice (const char *title, GtkStringList *labels, guint selected)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row, selected);
  g_object_unref (labels);
  return row;
}

static AdwComboRow *
make_dimensions (QimamClaimEditor *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < QIMAM_N_DIMENSIONS; i++)
    gtk_string_list_append (labels, qimam_ui_dimension_label ((QimamDimension) i));
  return make_choice (_ ("What it is about"), labels, self->claim->dimension);
}

static AdwComboRow *
make_polarities (QimamClaimEditor *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint selected = 0;

  for (QimamPolarity i = QIMAM_POLARITY_NONE_SET; polarity_label (i) != NULL; i++)
    {
      if (i == self->claim->polarity)
        selected = self->polarities->len;
      g_array_append_val (self->polarities, i);
      gtk_string_list_append (labels, polarity_label (i));
    }
  return make_choice (_ ("How it stands"), labels, selected);
}

static void
add_party (GPtrArray *parties, const char *party)
{
  if (party != NULL && !g_ptr_array_find_with_equal_func (parties, party, g_str_equal, NULL))
    g_ptr_array_add (parties, g_strdup (party));
}

/* Those that the article names, the parties together, and others. */
static AdwComboRow *
make_parties (QimamClaimEditor *self, const QimamArticle *article)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  guint selected = 0;

  add_party (self->parties, "");
  add_party (self->parties, "joint");
  add_party (self->parties, self->claim->party);
  for (guint i = 0; i < article->analysis->claims->len; i++)
    add_party (self->parties, ((QimamClaim *) article->analysis->claims->pdata[i])->party);
  add_party (self->parties, "other");
  for (guint i = 0; i < self->parties->len; i++)
    {
      const char *party = g_ptr_array_index (self->parties, i);

      if (g_strcmp0 (party, self->claim->party) == 0)
        selected = i;
      gtk_string_list_append (labels, *party == '\0'
                                          ? C_ ("group of claims", "No party")
                                          : qimam_comparison_party_name (party, qimam_ui_language ()));
    }
  return make_choice (_ ("Whose it is"), labels, selected);
}

static AdwComboRow *
make_meetings (QimamClaimEditor *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GPtrArray *meetings = qimam_session_get_meetings (self->session);
  gint64 none = 0;
  guint selected = 0;

  g_array_append_val (self->meetings, none);
  gtk_string_list_append (labels, _ ("No meeting"));
  for (guint i = meetings != NULL ? meetings->len : 0; i > 0; i--)
    {
      const QimamMeeting *meeting = g_ptr_array_index (meetings, i - 1);
      g_autofree char *title =
          qimam_ui_clean (meeting->title != NULL ? meeting->title : _ ("Meeting without a name"), 80);

      if (meeting->id == self->claim->meeting)
        selected = self->meetings->len;
      g_array_append_val (self->meetings, meeting->id);
      gtk_string_list_append (labels, title);
    }
  return make_choice (_ ("Meeting"), labels, selected);
}

/* ---- Saving ---- */

/* What differs from what the claim says now. FALSE as long as the value is none. */
static gboolean
read_edit (QimamClaimEditor *self, QimamClaimEdit *edit)
{
  const QimamClaim *claim = self->claim;
  const char *party = g_ptr_array_index (self->parties, adw_combo_row_get_selected (self->party));
  g_autofree char *before = qimam_value_to_text (&claim->value);
  g_autofree char *now = NULL;

  edit->dimension = (QimamDimension) adw_combo_row_get_selected (self->dimension);
  if (!qimam_claim_fields_get_value (self->fields, &edit->value))
    return FALSE;
  now = qimam_value_to_text (&edit->value);
  edit->polarity =
      g_array_index (self->polarities, QimamPolarity, adw_combo_row_get_selected (self->polarity));
  edit->meeting = g_array_index (self->meetings, gint64, adw_combo_row_get_selected (self->meeting));
  edit->party = *party != '\0' ? g_strdup (party) : NULL;
  if (edit->dimension != claim->dimension)
    edit->changes |= QIMAM_CLAIM_DIMENSION;
  if (!g_str_equal (before, now))
    edit->changes |= QIMAM_CLAIM_VALUE;
  if (edit->polarity != claim->polarity)
    edit->changes |= QIMAM_CLAIM_POLARITY;
  if (edit->meeting != claim->meeting)
    edit->changes |= QIMAM_CLAIM_MEETING;
  if (g_strcmp0 (edit->party, claim->party) != 0)
    edit->changes |= QIMAM_CLAIM_PARTY;
  return TRUE;
}

static void
changed_cb (QimamClaimEditor *self)
{
  g_auto (QimamClaimEdit) edit = { 0 };

  gtk_widget_set_sensitive (self->save, read_edit (self, &edit) && edit.changes != 0);
}

static void
dimension_cb (QimamClaimEditor *self)
{
  QimamDimension dimension = (QimamDimension) adw_combo_row_get_selected (self->dimension);
  static const QimamValue none = { 0 };

  qimam_claim_fields_set_value (self->fields, dimension,
                                dimension == self->claim->dimension ? &self->claim->value : &none);
  changed_cb (self);
}

static void
save_cb (QimamClaimEditor *self)
{
  g_auto (QimamClaimEdit) edit = { 0 };

  if (!read_edit (self, &edit) || edit.changes == 0)
    return;
  qimam_session_correct_claim (self->session, self->claim->id, &edit);
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- GObject ---- */

static void
qimam_claim_editor_finalize (GObject *object)
{
  QimamClaimEditor *self = QIMAM_CLAIM_EDITOR (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->claim, qimam_claim_free);
  g_free (self->published);
  g_ptr_array_unref (self->parties);
  g_array_unref (self->meetings);
  g_array_unref (self->polarities);
  G_OBJECT_CLASS (qimam_claim_editor_parent_class)->finalize (object);
}

static void
qimam_claim_editor_class_init (QimamClaimEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_claim_editor_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
qimam_claim_editor_init (QimamClaimEditor *self)
{
  self->parties = g_ptr_array_new_with_free_func (g_free);
  self->meetings = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->polarities = g_array_new (FALSE, FALSE, sizeof (QimamPolarity));
}

static GtkWidget *
make_header (QimamClaimEditor *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->save = gtk_button_new_with_mnemonic (_ ("_Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  return header;
}

static GtkWidget *
make_quote (QimamClaimEditor *self)
{
  g_autofree char *text = qimam_ui_clean (self->claim->text, QUOTE_CHARS);
  g_autofree char *quoted = g_strdup_printf ("«%s»", text);
  GtkWidget *label = gtk_label_new (quoted);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
fill (QimamClaimEditor *self, const QimamArticle *article)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *value = adw_preferences_group_new ();
  GtkWidget *more = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *quote = adw_preferences_group_new ();

  gtk_box_append (GTK_BOX (box), make_header (self));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (quote), make_quote (self));
  self->dimension = make_dimensions (self);
  self->fields = qimam_claim_fields_new (qimam_session_get_library (self->session), self->published);
  self->polarity = make_polarities (self);
  self->party = make_parties (self, article);
  self->meeting = make_meetings (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (value), GTK_WIDGET (self->dimension));
  qimam_claim_fields_add_to (self->fields, ADW_PREFERENCES_GROUP (value));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (more), GTK_WIDGET (self->party));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (more), GTK_WIDGET (self->polarity));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (more), GTK_WIDGET (self->meeting));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (quote));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (value));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (more));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_swapped (self->dimension, "notify::selected", G_CALLBACK (dimension_cb), self);
  g_signal_connect_swapped (self->fields, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->polarity, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->party, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->meeting, "notify::selected", G_CALLBACK (changed_cb), self);
  dimension_cb (self);
}

/* ---- Opening ---- */

typedef struct
{
  GtkWindow *parent;
  QimamSession *session;
  gint64 id;
  QimamClaim *claim;
  QimamArticle *article;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_clear_object (&opening->parent);
  g_clear_object (&opening->session);
  g_clear_pointer (&opening->claim, qimam_claim_free);
  g_clear_pointer (&opening->article, qimam_article_free);
  g_free (opening);
}

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;

  opening->claim = qimam_library_load_claim (source, opening->id, &opening->article, &error);
  /* The first use of the lexicons may take a while: better here than at the first letter that is typed. */
  if (opening->claim != NULL)
    qimam_library_get_analyser (source);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Opening *opening = g_task_get_task_data (G_TASK (result));
  QimamClaimEditor *self;

  if (!g_task_propagate_boolean (G_TASK (result), NULL) ||
      QIMAM_LIBRARY (source) != qimam_session_get_library (opening->session))
    {
      gtk_widget_error_bell (GTK_WIDGET (opening->parent));
      return;
    }
  self = g_object_new (QIMAM_TYPE_CLAIM_EDITOR, "title", _ ("Correct a Claim"), "modal", TRUE,
                       "transient-for", opening->parent, "default-width", 480, "default-height", 620, NULL);
  self->session = g_object_ref (opening->session);
  self->claim = g_steal_pointer (&opening->claim);
  self->published = g_strdup (opening->article->document->published.value);
  fill (self, opening->article);
  gtk_window_present (GTK_WINDOW (self));
}

void
qimam_claim_editor_open (GtkWindow *parent, QimamSession *session, gint64 claim)
{
  QimamLibrary *library = qimam_session_get_library (session);
  g_autoptr (GTask) task = NULL;
  Opening *opening;

  g_return_if_fail (library != NULL);

  opening = g_new0 (Opening, 1);
  opening->parent = g_object_ref (parent);
  opening->session = g_object_ref (session);
  opening->id = claim;
  task = g_task_new (library, NULL, loaded_cb, NULL);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, load_thread);
}
