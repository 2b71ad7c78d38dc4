/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Correcting claims and meetings, taking that back, and the page of a meeting. */
#include "qimam-window-private.h"

#include <glib/gi18n.h>

#include "qimam-article-chooser.h"
#include "qimam-article-menu.h"
#include "qimam-claim-editor.h"
#include "qimam-meeting-chooser.h"
#include "qimam-name-dialog.h"
#include "qimam-toast.h"

/* A longer name says no more. */
#define MAX_TITLE 200
/* What was a slip is seen as one a moment later. */
#define UNDO_SECONDS 10

/* ---- Telling, and taking back ---- */

typedef struct
{
  QimamWindow *window; /* not owned: the toast ends with it */
  QimamUndo *undo;
} Undoing;

static void
undoing_free (gpointer data, GClosure *closure)
{
  Undoing *undoing = data;

  qimam_undo_unref (undoing->undo);
  g_free (undoing);
}

static void
undo_clicked_cb (AdwToast *toast, Undoing *undoing)
{
  if (undoing->window->session != NULL)
    qimam_session_undo (undoing->window->session, undoing->undo);
}

static void
corrected_cb (QimamWindow *self, const char *what, QimamUndo *undo)
{
  AdwToast *toast;
  Undoing *undoing;

  g_clear_pointer (&self->undo, qimam_undo_unref);
  if (undo != NULL)
    self->undo = qimam_undo_ref (undo);
  qimam_window_update_actions (self);
  if (what == NULL)
    return;
  toast = undo != NULL ? qimam_toast_new_undo (what) : qimam_toast_new (what);
  if (undo != NULL)
    {
      undoing = g_new0 (Undoing, 1);
      undoing->window = self;
      undoing->undo = qimam_undo_ref (undo);
      adw_toast_set_timeout (toast, UNDO_SECONDS);
      g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), undoing, undoing_free, 0);
    }
  qimam_toast_show (self->toasts, toast);
}

/* The last correction, by keyboard, as long as nothing else was corrected. */
static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);

  if (self->undo != NULL)
    qimam_session_undo (self->session, self->undo);
}

/* ---- Claims ---- */

static void
dismiss_claim_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  qimam_session_dismiss_claims (QIMAM_WINDOW (widget)->session, &id, 1);
}

static void
restore_claim_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  qimam_session_restore_claims (QIMAM_WINDOW (widget)->session, &id, 1);
}

static void
correct_claim_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);

  if (qimam_session_get_library (self->session) != NULL)
    qimam_claim_editor_open (GTK_WINDOW (self), self->session, g_variant_get_int64 (parameter));
}

/* ---- Renaming a meeting ---- */

/* What a dialog is about. */
typedef struct
{
  QimamWindow *window; /* not owned: the dialog ends with it */
  gint64 id;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static Asking *
asking_new (QimamWindow *self, gint64 id)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->window = self;
  asking->id = id;
  return asking;
}

static void
renamed_cb (const char *title, gpointer data)
{
  const Asking *asking = data;

  if (asking->window->session != NULL)
    qimam_session_rename_meeting (asking->window->session, asking->id, title);
}

static void
rename_meeting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  const QimamMeeting *meeting = qimam_session_find_meeting (self->session, g_variant_get_int64 (parameter));

  if (meeting != NULL)
    qimam_name_dialog_ask (GTK_WINDOW (self), _ ("Rename the Meeting"), _ ("Name of the meeting"),
                           C_ ("meeting", "_Rename"), meeting->title != NULL ? meeting->title : "", MAX_TITLE,
                           renamed_cb, asking_new (self, meeting->id), g_free);
}

/* ---- Merging, splitting, assigning ---- */

static void
merge_chosen_cb (QimamMeetingChooser *chooser, gint64 other, Asking *asking)
{
  if (asking->window->session != NULL && other != 0)
    qimam_session_merge_meetings (asking->window->session, asking->id, other);
}

static void
merge_meeting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  QimamMeetingChooser *chooser;

  if (qimam_session_find_meeting (self->session, id) == NULL)
    return;
  chooser = qimam_meeting_chooser_new (GTK_WINDOW (self), self->session, _ ("Which Meeting Is the Same One?"),
                                       id, 0, NULL);
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (merge_chosen_cb), asking_new (self, id), asking_free,
                         0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
split_chosen_cb (QimamArticleChooser *chooser, GArray *articles, Asking *asking)
{
  if (asking->window->session != NULL && articles->len > 0)
    qimam_session_split_meeting (asking->window->session, asking->id,
                                 (const gint64 *) (gpointer) articles->data, articles->len);
}

static void
split_meeting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  const QimamMeeting *meeting = qimam_session_find_meeting (self->session, g_variant_get_int64 (parameter));
  QimamArticleChooser *chooser;

  if (meeting == NULL || meeting->articles->len < 2)
    return;
  chooser = qimam_article_chooser_new (
      GTK_WINDOW (self), qimam_session_get_library (self->session), meeting, _ ("Split Off Articles"),
      _ ("The articles that are chosen become a meeting of their own."), _ ("_Split Off"));
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (split_chosen_cb), asking_new (self, meeting->id),
                         asking_free, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

gint64
qimam_window_find_reported (QimamWindow *self, gint64 article)
{
  GPtrArray *meetings = qimam_session_get_meetings (self->session);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      const QimamMeeting *meeting = g_ptr_array_index (meetings, i);

      for (guint k = 0; k < meeting->articles->len; k++)
        {
          const QimamMeetingArticle *entry = &g_array_index (meeting->articles, QimamMeetingArticle, k);

          if (entry->article == article && entry->main)
            return meeting->id;
        }
    }
  return 0;
}

static void
assign_chosen_cb (QimamMeetingChooser *chooser, gint64 meeting, Asking *asking)
{
  if (asking->window->session != NULL)
    qimam_session_assign_article (asking->window->session, asking->id, meeting);
}

static void
assign_article_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  gint64 article = g_variant_get_int64 (parameter);
  QimamMeetingChooser *chooser;

  if (qimam_session_get_library (self->session) == NULL || article == 0)
    return;
  chooser =
      qimam_meeting_chooser_new (GTK_WINDOW (self), self->session, _ ("Which Meeting Does It Report On?"), 0,
                                 qimam_window_find_reported (self, article), _ ("No meeting"));
  g_signal_connect_data (chooser, "chosen", G_CALLBACK (assign_chosen_cb), asking_new (self, article),
                         asking_free, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

/* ---- The page of a meeting ---- */

static void
page_open_span_cb (QimamWindow *self, gint64 article, guint in, guint start, guint end)
{
  qimam_window_push_place (self);
  if (end > start)
    {
      qimam_window_open_span (self, article, in, start, end);
      return;
    }
  adw_view_stack_set_visible_child_name (self->stack, "articles");
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->reader));
  qimam_session_set_article (self->session, article);
}

/* The page has no place in the switcher: it is of one meeting, and one comes to it from there. */
static void
ensure_meeting_page (QimamWindow *self)
{
  if (self->meeting_page != NULL)
    return;
  self->meeting_page = QIMAM_MEETING_PAGE (qimam_meeting_page_new (self->session));
  g_signal_connect_object (self->meeting_page, "open-span", G_CALLBACK (page_open_span_cb), self,
                           G_CONNECT_SWAPPED);
  adw_view_stack_add_named (self->stack, GTK_WIDGET (self->meeting_page), "meeting");
}

static void
open_meeting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);

  if (qimam_session_find_meeting (self->session, id) == NULL)
    return;
  ensure_meeting_page (self);
  if (adw_view_stack_get_visible_child (self->stack) != GTK_WIDGET (self->meeting_page))
    qimam_window_push_place (self);
  qimam_meeting_page_show (self->meeting_page, id);
  adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->meeting_page));
}

/* The page of the meeting that an article reports on. */
static void
open_article_meeting_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 meeting = qimam_window_find_reported (QIMAM_WINDOW (widget), g_variant_get_int64 (parameter));

  if (meeting != 0)
    gtk_widget_activate_action (widget, "win.open-meeting", "x", meeting);
  else
    qimam_window_tell (QIMAM_WINDOW (widget), _ ("The article reports on no meeting"));
}

static void
article_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  QimamWindow *self = QIMAM_WINDOW (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gint64 article = qimam_session_get_article (self->session);

  if (article != 0 && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    qimam_article_menu_show (focus, article);
}

/* ---- Analysing all anew ---- */

static void
reanalyse_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  qimam_reanalysis_bar_start (QIMAM_WINDOW (widget)->reanalysis);
}

static void
reanalysis_done_cb (QimamWindow *self)
{
  qimam_window_tell (self, _ ("All articles were analysed again"));
}

void
qimam_window_class_add_corrections (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.dismiss-claim", "x", dismiss_claim_cb);
  gtk_widget_class_install_action (widget_class, "win.restore-claim", "x", restore_claim_cb);
  gtk_widget_class_install_action (widget_class, "win.correct-claim", "x", correct_claim_cb);
  gtk_widget_class_install_action (widget_class, "win.rename-meeting", "x", rename_meeting_cb);
  gtk_widget_class_install_action (widget_class, "win.merge-meeting", "x", merge_meeting_cb);
  gtk_widget_class_install_action (widget_class, "win.split-meeting", "x", split_meeting_cb);
  gtk_widget_class_install_action (widget_class, "win.assign-article", "x", assign_article_cb);
  gtk_widget_class_install_action (widget_class, "win.open-meeting", "x", open_meeting_cb);
  gtk_widget_class_install_action (widget_class, "win.open-article-meeting", "x", open_article_meeting_cb);
  gtk_widget_class_bind_template_callback (widget_class, reanalysis_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, qimam_window_tell_error);
  gtk_widget_class_install_action (widget_class, "win.reanalyse", NULL, reanalyse_cb);
  gtk_widget_class_install_action (widget_class, "win.article-menu", NULL, article_menu_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "win.article-menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "win.article-menu", NULL);
  gtk_widget_class_install_action (widget_class, "win.undo-correction", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo-correction",
                                       NULL);
}

void
qimam_window_init_corrections (QimamWindow *self)
{
  g_signal_connect_swapped (self->session, "corrected", G_CALLBACK (corrected_cb), self);
}

void
qimam_window_take_corrections (QimamWindow *self, QimamLibrary *library)
{
  g_clear_pointer (&self->undo, qimam_undo_unref);
  if (self->reanalysis != NULL)
    qimam_reanalysis_bar_set_library (self->reanalysis, library);
}
