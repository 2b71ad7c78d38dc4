/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claim-fields.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "qimam-format.h"
#include "qimam-iso.h"
#include "qimam-label.h"
#include "qimam-ui.h"

static const char *const scopes[] = { "total", "narrow", "expanded", "session", "break", NULL };
static const char *const formats[] = { "in_person",
                                       "video",
                                       "phone",
                                       "hybrid",
                                       "closed_door",
                                       "one_on_one",
                                       "expanded",
                                       "rounds",
                                       "single_session",
                                       "on_sidelines",
                                       "informal",
                                       "joint_press_conference",
                                       "separate_press_conferences",
                                       "no_press_conference",
                                       NULL };
static const char *const roles[] = { "president",
                                     "prime_minister",
                                     "king",
                                     "crown_prince",
                                     "emir",
                                     "vice_president",
                                     "foreign_minister",
                                     "minister",
                                     "ambassador",
                                     "adviser",
                                     "secretary_general",
                                     "head_of_delegation",
                                     "delegation",
                                     "host",
                                     "leader",
                                     "state",
                                     "other",
                                     NULL };

struct _QimamClaimFields
{
  GObject parent_instance;

  QimamLibrary *library;
  char *reference;
  QimamDimension dimension;
  QimamValue value; /* as it was set: what no row shows stays */
  char *shown;      /* what the entry was filled with */
  gboolean filling;

  AdwEntryRow *entry;
  AdwActionRow *understood; /* how the entry is understood */
  AdwComboRow *cmp;
  AdwActionRow *length;
  GtkSpinButton *hours;
  GtkSpinButton *minutes;
  AdwComboRow *scope;
  AdwComboRow *format;
  AdwComboRow *role;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamClaimFields, qimam_claim_fields, G_TYPE_OBJECT)

/* ---- What the rows say ---- */

static const char *
chosen (AdwComboRow *row, const char *const *keys)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < g_strv_length ((char **) keys) ? g_intern_string (keys[selected]) : NULL;
}

static void
choose (AdwComboRow *row, const char *const *keys, const char *key)
{
  guint at = 0;

  while (keys[at] != NULL && g_strcmp0 (keys[at], key) != 0)
    at++;
  adw_combo_row_set_selected (row, keys[at] != NULL ? at : GTK_INVALID_LIST_POSITION);
}

static char *
length_iso (QimamClaimFields *self)
{
  int hours = gtk_spin_button_get_value_as_int (self->hours);
  int minutes = gtk_spin_button_get_value_as_int (self->minutes);
  GString *iso = g_string_new ("PT");

  if (hours > 0)
    g_string_append_printf (iso, "%dH", hours);
  if (minutes > 0)
    g_string_append_printf (iso, "%dM", minutes);
  return g_string_free (iso, FALSE);
}

static gboolean
read_length (QimamClaimFields *self, QimamValue *value)
{
  g_autofree char *iso = length_iso (self);

  /* A length that these rows cannot show, such as days, stays until it is changed here. */
  if (value->iso == NULL || qimam_iso_seconds (iso) / 60 != qimam_iso_seconds (value->iso) / 60)
    {
      g_free (value->iso);
      value->iso = g_steal_pointer (&iso);
    }
  value->set = TRUE;
  value->cmp = (QimamCmp) adw_combo_row_get_selected (self->cmp);
  value->scope = chosen (self->scope, scopes);
  return qimam_iso_seconds (value->iso) > 0 && value->scope != NULL;
}

static gboolean
read_entry (QimamClaimFields *self, QimamValue *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  /* Nothing was typed: it says what it said. */
  if (value->set && g_strcmp0 (text, self->shown) == 0)
    return TRUE;
  return qimam_library_read_value (self->library, self->dimension, text, self->reference, value, NULL);
}

gboolean
qimam_claim_fields_get_value (QimamClaimFields *self, QimamValue *value)
{
  g_return_val_if_fail (QIMAM_IS_CLAIM_FIELDS (self), FALSE);

  qimam_value_copy (value, &self->value);
  switch (self->dimension)
    {
    case QIMAM_DIMENSION_DURATION:
      return read_length (self, value);
    case QIMAM_DIMENSION_FORMAT:
      g_free (value->key);
      value->key = g_strdup (chosen (self->format, formats));
      value->set = value->key != NULL;
      return value->set;
    case QIMAM_DIMENSION_PARTICIPANTS:
      if (!read_entry (self, value))
        return FALSE;
      value->role = chosen (self->role, roles);
      return value->role != NULL;
    case QIMAM_DIMENSION_FIGURE:
      if (!read_entry (self, value))
        return FALSE;
      value->cmp = (QimamCmp) adw_combo_row_get_selected (self->cmp);
      return TRUE;
    case QIMAM_DIMENSION_DATE:
    case QIMAM_DIMENSION_PLACE:
      return read_entry (self, value);
    case QIMAM_DIMENSION_NEXT_STEP:
      /* Most next steps have no day. */
      if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
        return read_entry (self, value);
      qimam_value_clear (value);
      return TRUE;
    default:
      qimam_value_clear (value);
      return TRUE;
    }
}

/* ---- How it is understood ---- */

static char *
describe_figure (const QimamValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (value->iso != NULL)
    return qimam_format_duration (value->iso, QIMAM_CMP_EQ, qimam_ui_language ());
  g_ascii_formatd (number, sizeof number, "%.12g", value->number);
  if (g_strcmp0 (value->unit, "percent") == 0)
    return g_strdup_printf ("%s%%", number);
  if (value->currency != NULL)
    return g_strdup_printf ("%s %s", number, value->currency);
  return value->of != NULL ? g_strdup_printf ("%s %s", number, value->of) : g_strdup (number);
}

/* (transfer full): a value in words */
static char *
describe (QimamDimension dimension, const QimamValue *value)
{
  switch (dimension)
    {
    case QIMAM_DIMENSION_DATE:
      return qimam_format_date_long (value->iso, qimam_ui_language ());
    case QIMAM_DIMENSION_NEXT_STEP:
      return value->due != NULL ? qimam_format_date_long (value->due, qimam_ui_language ()) : NULL;
    case QIMAM_DIMENSION_FIGURE:
      return describe_figure (value);
    case QIMAM_DIMENSION_PLACE:
    case QIMAM_DIMENSION_PARTICIPANTS:
      if (value->key != NULL)
        return g_strdup (value->name);
      /* Translators: a name that somebody typed is in no list of the program */
      return g_strdup_printf (_ ("%s (a name that Qimam does not know)"), value->name);
    default:
      return NULL;
    }
}

static void
update_understood (QimamClaimFields *self)
{
  QimamValue value = { 0 };
  gboolean good = qimam_claim_fields_get_value (self, &value);
  g_autofree char *text = good ? describe (self->dimension, &value) : NULL;
  g_autofree char *clean = text != NULL ? qimam_ui_clean (text, 0) : NULL;
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';

  adw_action_row_set_subtitle (self->understood, clean != NULL   ? clean
                                                 : good || empty ? ""
                                                                 : _ ("This is not understood yet"));
  if (good || empty)
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  qimam_value_clear (&value);
}

static void
changed_cb (QimamClaimFields *self)
{
  if (self->filling)
    return;
  update_understood (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- Showing a value ---- */

static void
show_length (QimamClaimFields *self, const QimamValue *value)
{
  gint64 seconds = value->iso != NULL ? qimam_iso_seconds (value->iso) : 0;
  gint64 minutes = MAX (seconds, 0) / 60;

  gtk_spin_button_set_value (self->hours, (double) (minutes / 60));
  gtk_spin_button_set_value (self->minutes, (double) (minutes % 60));
  choose (self->scope, scopes, value->scope != NULL ? value->scope : "total");
}

/* (transfer full): what stands in the entry for a value */
static char *
write_entry (QimamDimension dimension, const QimamValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  const char *text = "";

  if (dimension == QIMAM_DIMENSION_DATE)
    text = value->iso;
  else if (dimension == QIMAM_DIMENSION_NEXT_STEP)
    text = value->due;
  else if (dimension == QIMAM_DIMENSION_PLACE || dimension == QIMAM_DIMENSION_PARTICIPANTS)
    text = value->name;
  else if (dimension == QIMAM_DIMENSION_FIGURE && value->iso != NULL)
    text = value->iso;
  else if (dimension == QIMAM_DIMENSION_FIGURE && value->has_number)
    {
      g_ascii_formatd (number, sizeof number, "%.12g", value->number);
      return g_strdup_printf ("%s%s", number, g_strcmp0 (value->unit, "percent") == 0 ? "%" : "");
    }
  return qimam_ui_clean (text, 0);
}

static const char *
entry_title (QimamDimension dimension)
{
  switch (dimension)
    {
    case QIMAM_DIMENSION_DATE:
    case QIMAM_DIMENSION_NEXT_STEP:
      return _ ("Date, as 2021-06-16 or in words");
    case QIMAM_DIMENSION_PLACE:
      return _ ("Name of the place");
    case QIMAM_DIMENSION_PARTICIPANTS:
      return _ ("Name of the participant");
    default:
      return _ ("Number with its unit");
    }
}

void
qimam_claim_fields_set_value (QimamClaimFields *self, QimamDimension dimension, const QimamValue *value)
{
  gboolean entry = dimension == QIMAM_DIMENSION_DATE || dimension == QIMAM_DIMENSION_PLACE ||
                   dimension == QIMAM_DIMENSION_PARTICIPANTS || dimension == QIMAM_DIMENSION_FIGURE ||
                   dimension == QIMAM_DIMENSION_NEXT_STEP;
  gboolean length = dimension == QIMAM_DIMENSION_DURATION;

  g_return_if_fail (QIMAM_IS_CLAIM_FIELDS (self));

  self->filling = TRUE;
  self->dimension = dimension;
  qimam_value_clear (&self->value);
  qimam_value_copy (&self->value, value);
  g_free (self->shown);
  self->shown = write_entry (dimension, value);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), entry_title (dimension));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  adw_combo_row_set_selected (self->cmp, value->cmp);
  show_length (self, value);
  choose (self->format, formats, value->key);
  choose (self->role, roles, value->role != NULL ? value->role : "other");
  gtk_widget_set_visible (GTK_WIDGET (self->entry), entry);
  gtk_widget_set_visible (GTK_WIDGET (self->understood), entry);
  gtk_widget_set_visible (GTK_WIDGET (self->cmp), length || dimension == QIMAM_DIMENSION_FIGURE);
  gtk_widget_set_visible (GTK_WIDGET (self->length), length);
  gtk_widget_set_visible (GTK_WIDGET (self->scope), length);
  gtk_widget_set_visible (GTK_WIDGET (self->format), dimension == QIMAM_DIMENSION_FORMAT);
  gtk_widget_set_visible (GTK_WIDGET (self->role), dimension == QIMAM_DIMENSION_PARTICIPANTS);
  self->filling = FALSE;
  update_understood (self);
}

/* ---- GObject ---- */

static void
qimam_claim_fields_finalize (GObject *object)
{
  QimamClaimFields *self = QIMAM_CLAIM_FIELDS (object);

  g_clear_object (&self->library);
  g_free (self->reference);
  g_free (self->shown);
  qimam_value_clear (&self->value);
  G_OBJECT_CLASS (qimam_claim_fields_parent_class)->finalize (object);
}

static void
qimam_claim_fields_class_init (QimamClaimFieldsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_claim_fields_finalize;
  signals[CHANGED] = g_signal_new ("changed", QIMAM_TYPE_CLAIM_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static AdwComboRow *
make_choice (QimamClaimFields *self, const char *title, const char *kind, const char *const *keys)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *key = g_strconcat (kind, ".", keys[i], NULL);

      gtk_string_list_append (labels, qimam_label (key, qimam_ui_language ()));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static AdwComboRow *
make_comparators (QimamClaimFields *self)
{
  /* In the order of QimamCmp. */
  const char *const labels[] = { C_ ("comparator", "Exactly"), C_ ("comparator", "About"),
                                 C_ ("comparator", "More than"), C_ ("comparator", "Less than"), NULL };
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autoptr (GtkStringList) model = gtk_string_list_new (labels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("How exactly"));
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkSpinButton *
add_spin (QimamClaimFields *self, const char *name, double upper)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, upper, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  qimam_ui_set_name (spin, name);
  adw_action_row_add_suffix (self->length, spin);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_SPIN_BUTTON (spin);
}

static void
qimam_claim_fields_init (QimamClaimFields *self)
{
  self->entry = ADW_ENTRY_ROW (adw_entry_row_new ());
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  self->understood = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->understood), _ ("Understood as"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->understood), FALSE);
  self->cmp = make_comparators (self);
  self->length = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->length), _ ("Hours and minutes"));
  self->hours = add_spin (self, _ ("Hours"), 9999);
  self->minutes = add_spin (self, _ ("Minutes"), 59);
  self->scope = make_choice (self, _ ("Which part"), "scope", scopes);
  self->format = make_choice (self, _ ("Format"), "format", formats);
  self->role = make_choice (self, _ ("Role"), "role", roles);
}

QimamClaimFields *
qimam_claim_fields_new (QimamLibrary *library, const char *reference)
{
  QimamClaimFields *self = g_object_new (QIMAM_TYPE_CLAIM_FIELDS, NULL);

  self->library = g_object_ref (library);
  self->reference = g_strdup (reference);
  return self;
}

void
qimam_claim_fields_add_to (QimamClaimFields *self, AdwPreferencesGroup *group)
{
  GtkWidget *rows[] = { GTK_WIDGET (self->format), GTK_WIDGET (self->cmp),   GTK_WIDGET (self->length),
                        GTK_WIDGET (self->scope),  GTK_WIDGET (self->entry), GTK_WIDGET (self->understood),
                        GTK_WIDGET (self->role) };

  g_return_if_fail (QIMAM_IS_CLAIM_FIELDS (self));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    adw_preferences_group_add (group, rows[i]);
  g_object_set_data_full (G_OBJECT (group), "fields", self, g_object_unref);
}
