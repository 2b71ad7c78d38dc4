/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving, renaming and deleting searches. */
#include "qimam-window-private.h"

#include <glib/gi18n.h>

#include "qimam-filter-bar.h"
#include "qimam-name-dialog.h"
#include "qimam-toast.h"
#include "qimam-ui.h"

/* A longer name says no more. */
#define MAX_NAME 80

/* What a dialog for a name is about. */
typedef struct
{
  QimamWindow *window; /* not owned: the dialog ends with it */
  gint64 id;           /* of the search to rename, 0 to save a new one */
  QimamFilter *filter; /* (nullable) */
} Naming;

static void
naming_free (gpointer data)
{
  Naming *naming = data;

  qimam_filter_free (naming->filter);
  g_free (naming);
}

static void
named_cb (const char *name, gpointer data)
{
  const Naming *naming = data;
  QimamSavedList *saved;

  if (naming->window->session == NULL)
    return;
  saved = qimam_session_get_saved (naming->window->session);
  if (naming->id != 0)
    qimam_saved_list_rename (saved, naming->id, name);
  else
    qimam_saved_list_save (saved, name, naming->filter);
}

static void
ask_name (QimamWindow *self, const char *title, const char *name, gint64 id, const QimamFilter *filter)
{
  Naming *naming = g_new0 (Naming, 1);

  naming->window = self;
  naming->id = id;
  naming->filter = filter != NULL ? qimam_filter_copy (filter) : NULL;
  qimam_name_dialog_ask (GTK_WINDOW (self), title, _ ("Name of the search"),
                         id != 0 ? C_ ("saved search", "_Rename") : C_ ("saved search", "_Save"), name,
                         MAX_NAME, named_cb, naming, naming_free);
}

static void
save_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  const QimamFilter *filter = qimam_session_get_filter (self->session);
  g_autofree char *description = NULL, *name = NULL;
  g_autoptr (QimamFilter) words = NULL;

  if (qimam_session_get_library (self->session) == NULL || qimam_filter_is_empty (filter))
    return;
  words = qimam_filter_new ();
  words->text = g_strdup (filter->text);
  words->prefix = filter->prefix;
  words->sort = filter->sort;
  /* Words alone are their own name. */
  description = qimam_filter_equal (words, filter) ? g_strdup (filter->text)
                                                   : qimam_filter_bar_describe (self->session);
  name = qimam_ui_clean (description, MAX_NAME);
  ask_name (self, _ ("Save the Search"), name, 0, filter);
}

static void
rename_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  const QimamCountedSearch *counted =
      qimam_saved_list_find (qimam_session_get_saved (self->session), g_variant_get_int64 (parameter));

  if (counted != NULL)
    ask_name (self, _ ("Rename the Search"), counted->search->name, counted->search->id, NULL);
}

/* ---- Deleting, and taking that back ---- */

/* What was deleted. */
typedef struct
{
  QimamWindow *window; /* not owned: the toast ends with it */
  char *name;
  QimamFilter *filter;
} Removed;

static void
removed_free (gpointer data, GClosure *closure)
{
  Removed *removed = data;

  g_free (removed->name);
  qimam_filter_free (removed->filter);
  g_free (removed);
}

static void
undo_cb (AdwToast *toast, Removed *removed)
{
  if (removed->window->session != NULL)
    qimam_saved_list_save (qimam_session_get_saved (removed->window->session), removed->name,
                           removed->filter);
}

static void
remove_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  QimamSavedList *saved = qimam_session_get_saved (self->session);
  const QimamCountedSearch *counted = qimam_saved_list_find (saved, g_variant_get_int64 (parameter));
  g_autofree char *name = NULL, *text = NULL;
  AdwToast *toast;
  Removed *removed;

  if (counted == NULL)
    return;
  name = qimam_ui_isolate (counted->search->name);
  /* Translators: %s is the name of a saved search */
  text = g_strdup_printf (_ ("“%s” deleted"), name);
  toast = qimam_toast_new_undo (text);
  removed = g_new0 (Removed, 1);
  removed->window = self;
  removed->name = g_strdup (counted->search->name);
  removed->filter = qimam_filter_copy (counted->search->filter);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), removed, removed_free, 0);
  qimam_saved_list_remove (saved, counted->search->id);
  qimam_toast_show (self->toasts, toast);
}

void
qimam_window_class_add_searches (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-search", NULL, save_search_cb);
  gtk_widget_class_install_action (widget_class, "win.rename-search", "x", rename_search_cb);
  gtk_widget_class_install_action (widget_class, "win.remove-search", "x", remove_search_cb);
}
