/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-date-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-iso.h"
#include "qimam-search-words.h"
#include "qimam-ui.h"

/* Days before and after a meeting. */
#define DEFAULT_AROUND 3
#define MAX_AROUND     60
#define MAX_MEETINGS   200

struct _QimamDatePopover
{
  GtkPopover parent_instance;

  GtkEditable *from;
  GtkEditable *to;
  GtkDropDown *meeting;
  GtkSpinButton *around;
  GtkWidget *around_box;

  QimamSession *session;
  GArray *days; /* (element-type Days) of the meetings in the list */
};

/* The days of a meeting. */
typedef struct
{
  guint32 first;
  guint32 last;
} Days;

G_DEFINE_FINAL_TYPE (QimamDatePopover, qimam_date_popover, GTK_TYPE_POPOVER)

static const struct
{
  QimamSearchWord word;
  const char *label;
} presets[] = {
  { QIMAM_SEARCH_WORD_TODAY, NC_ ("dates of articles", "Today") },
  { QIMAM_SEARCH_WORD_YESTERDAY, NC_ ("dates of articles", "Yesterday") },
  { QIMAM_SEARCH_WORD_THIS_WEEK, NC_ ("dates of articles", "This week") },
  { QIMAM_SEARCH_WORD_LAST_WEEK, NC_ ("dates of articles", "Last week") },
  { QIMAM_SEARCH_WORD_THIS_MONTH, NC_ ("dates of articles", "This month") },
  { QIMAM_SEARCH_WORD_LAST_MONTH, NC_ ("dates of articles", "Last month") },
  { QIMAM_SEARCH_WORD_THIS_YEAR, NC_ ("dates of articles", "This year") },
  { QIMAM_SEARCH_WORD_LAST_YEAR, NC_ ("dates of articles", "Last year") },
};

static guint32
today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return qimam_calendar_julian (g_date_time_get_year (now), g_date_time_get_month (now),
                                g_date_time_get_day_of_month (now));
}

static void
set_days (QimamDatePopover *self, guint32 first, guint32 last)
{
  g_autofree char *from = first != 0 ? qimam_iso_from_julian (first) : NULL;
  g_autofree char *to = last != 0 ? qimam_iso_from_julian (last) : NULL;

  qimam_session_set_range (self->session, from, to);
}

/* ---- Typed ---- */

/* Reads an entry. Returns %FALSE, and marks the entry, where what it says is no date; nothing is 0. */
static gboolean
read_entry (GtkEditable *entry, gboolean end, guint32 *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  guint32 first = 0, last = 0;
  gboolean valid =
      *text == '\0' || qimam_search_word_read_days (text, strlen (text), today (), &first, &last);

  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  *day = end ? last : first;
  return valid;
}

static void
apply_cb (QimamDatePopover *self)
{
  guint32 from, to;
  gboolean valid = read_entry (self->from, FALSE, &from);

  if (!read_entry (self->to, TRUE, &to) || !valid)
    return;
  /* Who mixes up the two means what lies between. */
  if (from != 0 && to != 0 && from > to)
    set_days (self, to, from);
  else
    set_days (self, from, to);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkEditable *
make_entry (QimamDatePopover *self, GtkGrid *grid, int row, const char *text)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  /* Translators: examples of dates as they can be typed */
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("2021-06-16, June 2021, yesterday"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 26);
  gtk_widget_set_hexpand (entry, TRUE);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply_cb), self);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, entry, 1, row, 1, 1);
  return GTK_EDITABLE (entry);
}

/* ---- Presets ---- */

static void
preset_cb (GtkButton *button, QimamDatePopover *self)
{
  QimamSearchWord word = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "word"));
  guint32 first, last;

  if (qimam_search_word_get_days (word, today (), &first, &last))
    set_days (self, first, last);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static GtkWidget *
make_presets (QimamDatePopover *self)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 4);
  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      GtkWidget *button =
          gtk_button_new_with_label (g_dpgettext2 (GETTEXT_PACKAGE, "dates of articles", presets[i].label));

      g_object_set_data (G_OBJECT (button), "word", GUINT_TO_POINTER (presets[i].word));
      g_signal_connect (button, "clicked", G_CALLBACK (preset_cb), self);
      gtk_grid_attach (GTK_GRID (grid), button, (int) i % 2, (int) i / 2, 1, 1);
    }
  return grid;
}

/* ---- Around a meeting ---- */

static void
around_cb (QimamDatePopover *self)
{
  guint selected = gtk_drop_down_get_selected (self->meeting);
  guint32 around = (guint32) gtk_spin_button_get_value_as_int (self->around);
  const Days *days;

  if (selected >= self->days->len)
    return;
  days = &g_array_index (self->days, Days, selected);
  set_days (self, days->first - MIN (around, days->first - 1), days->last + around);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
fill_meetings (QimamDatePopover *self)
{
  GPtrArray *meetings = qimam_session_get_meetings (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_array_set_size (self->days, 0);
  /* The newest first. */
  for (guint i = meetings != NULL ? meetings->len : 0; i > 0 && self->days->len < MAX_MEETINGS; i--)
    {
      const QimamMeeting *meeting = g_ptr_array_index (meetings, i - 1);
      g_autofree char *title = NULL, *date = NULL, *name = NULL;
      Days days;

      if (meeting->date.iso == NULL || !qimam_iso_days (meeting->date.iso, &days.first, &days.last))
        continue;
      title = qimam_ui_isolate (meeting->title != NULL ? meeting->title : _ ("Meeting without a name"));
      date = qimam_ui_date (meeting->date.iso);
      /* Translators: a meeting in a list: its title, its date */
      name = g_strdup_printf (C_ ("meeting", "%s · %s"), title, date);
      gtk_string_list_append (names, name);
      g_array_append_val (self->days, days);
    }
  gtk_drop_down_set_model (self->meeting, G_LIST_MODEL (names));
  gtk_widget_set_visible (self->around_box, self->days->len > 0);
}

static void
setup_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_list_item_set_child (item, label);
}

static void
bind_name_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_around (QimamDatePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Around a meeting"));
  GtkWidget *unit = gtk_label_new (_ ("days before and after"));
  GtkWidget *button = gtk_button_new_with_label (C_ ("dates of articles", "Set"));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "heading");
  self->meeting = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_drop_down_set_factory (self->meeting, factory);
  g_object_unref (factory);
  self->around = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MAX_AROUND, 1));
  gtk_spin_button_set_value (self->around, DEFAULT_AROUND);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->meeting), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Around a meeting"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->around), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("days before and after"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show the articles around the meeting"), -1);
  gtk_widget_set_hexpand (unit, TRUE);
  gtk_label_set_xalign (GTK_LABEL (unit), 0);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (around_cb), self);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->around));
  gtk_box_append (GTK_BOX (line), unit);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->meeting));
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

/* ---- GObject ---- */

/* Shows what holds. */
static void
shown_cb (QimamDatePopover *self)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);

  gtk_editable_set_text (self->from, filter->from != NULL ? filter->from : "");
  gtk_editable_set_text (self->to, filter->to != NULL ? filter->to : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->from), "error");
  gtk_widget_remove_css_class (GTK_WIDGET (self->to), "error");
  fill_meetings (self);
}

static void
qimam_date_popover_dispose (GObject *object)
{
  QimamDatePopover *self = QIMAM_DATE_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->days, g_array_unref);
  G_OBJECT_CLASS (qimam_date_popover_parent_class)->dispose (object);
}

static void
qimam_date_popover_class_init (QimamDatePopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_date_popover_dispose;
}

static void
qimam_date_popover_init (QimamDatePopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *grid = gtk_grid_new ();
  GtkWidget *apply = gtk_button_new_with_mnemonic (C_ ("dates of articles", "_Apply"));

  self->days = g_array_new (FALSE, FALSE, sizeof (Days));
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  self->from = make_entry (self, GTK_GRID (grid), 0, C_ ("dates of articles", "_From"));
  self->to = make_entry (self, GTK_GRID (grid), 1, C_ ("dates of articles", "_To"));
  gtk_widget_add_css_class (apply, "suggested-action");
  gtk_widget_set_halign (apply, GTK_ALIGN_END);
  g_signal_connect_swapped (apply, "clicked", G_CALLBACK (apply_cb), self);
  gtk_grid_attach (GTK_GRID (grid), apply, 1, 2, 1, 1);
  self->around_box = make_around (self);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), make_presets (self));
  gtk_box_append (GTK_BOX (box), self->around_box);
  gtk_widget_add_css_class (box, "date-popover");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect (self, "show", G_CALLBACK (shown_cb), NULL);
}

GtkWidget *
qimam_date_popover_new (QimamSession *session)
{
  QimamDatePopover *self = g_object_new (QIMAM_TYPE_DATE_POPOVER, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
