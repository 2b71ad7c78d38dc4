/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-import-report.h"

#include <glib/gi18n.h>

#include "qimam-ui.h"

#define MAX_ROWS 500

static void
add_part (GString *text, const char *part)
{
  if (text->len > 0)
    g_string_append (text, C_ ("between the parts of a list", ", "));
  g_string_append (text, part);
}

char *
qimam_import_report_summary (const QimamImportTotals *totals)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;

#define ADD(result, one, many)                                                                               \
  n = totals->counts[result];                                                                                \
  if (n > 0)                                                                                                 \
    {                                                                                                        \
      g_autofree char *part = g_strdup_printf (ngettext (one, many, n), n);                                  \
                                                                                                             \
      add_part (text, part);                                                                                 \
    }

  ADD (QIMAM_IMPORT_ADDED, "%u article added", "%u articles added")
  ADD (QIMAM_IMPORT_UPDATED, "%u article updated", "%u articles updated")
  ADD (QIMAM_IMPORT_UNCHANGED, "%u article was already there", "%u articles were already there")
  ADD (QIMAM_IMPORT_REFUSED, "%u item refused", "%u items refused")
#undef ADD

  if (text->len == 0)
    g_string_append (text, _ ("Nothing to import was found"));
  return qimam_ui_digits (text->str);
}

void
qimam_import_report_show (GtkWindow *parent, GPtrArray *refused)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("What Was Not Imported"), NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < MIN (refused->len, MAX_ROWS); i++)
    {
      g_autofree char *clean = qimam_ui_clean (g_ptr_array_index (refused, i), 0);
      GtkWidget *label =
          g_object_new (GTK_TYPE_LABEL, "label", clean, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                        "xalign", 0.0f, "selectable", TRUE, "margin-start", 12, "margin-end", 12,
                        "margin-top", 8, "margin-bottom", 8, NULL);

      gtk_list_box_append (GTK_LIST_BOX (list), label);
    }
  if (refused->len > MAX_ROWS)
    {
      guint rest = refused->len - MAX_ROWS;
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", rest), rest);

      gtk_list_box_append (GTK_LIST_BOX (list), gtk_label_new (text));
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, 420, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
