/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-reader.h"

#include <glib/gi18n-lib.h>

#include "qimam-dropped-list.h"
#include "qimam-reader-meta.h"
#include "qimam-reader-private.h"
#include "qimam-ui.h"

/* The longest line that is read with ease, in sizes of the letter. */
#define LINE_EMS   38
#define MIN_MARGIN 24
#define FEW_TOPICS 4

enum
{
  OPEN_ADDRESS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (QimamReader, qimam_reader, ADW_TYPE_BIN)

/* ---- What stands above the text ---- */

static void
topic_clicked_cb (GtkButton *button, QimamReader *self)
{
  const QimamFilter *filter = qimam_session_get_filter (self->session);
  const char *key = g_object_get_data (G_OBJECT (button), "topic");

  if (filter->topics == NULL || !g_strv_contains ((const char *const *) filter->topics, key))
    qimam_session_toggle_topic (self->session, key);
}

static GtkWidget *
make_topic (QimamReader *self, const QimamTopicHit *hit)
{
  g_autofree char *label = qimam_ui_clean (qimam_session_topic_name (self->session, hit->key), 0);
  /* Translators: %s is a topic */
  g_autofree char *name = g_strdup_printf (_ ("Show only articles on: %s"), label);
  GtkWidget *button = gtk_button_new_with_label (label);

  /* A long name must not push the buttons beside it out of a narrow reader. */
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  qimam_ui_set_name (button, name);
  gtk_widget_add_css_class (button, "chip");
  if (hit->primary)
    gtk_widget_add_css_class (button, "primary");
  g_object_set_data_full (G_OBJECT (button), "topic", g_strdup (hit->key), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (topic_clicked_cb), self);
  return button;
}

static void update_topics (QimamReader *self);

static void
more_topics_cb (QimamReader *self)
{
  self->all_topics = TRUE;
  update_topics (self);
}

/* What the article is about; what it touches besides is a press away. */
static void
update_topics (QimamReader *self)
{
  GPtrArray *topics = self->article->analysis->topics;
  guint shown = 0;

  qimam_wrap_box_clear (self->topics);
  for (guint i = 0; i < topics->len; i++)
    {
      const QimamTopicHit *hit = g_ptr_array_index (topics, i);

      if (!self->all_topics && shown > 0 && (!hit->primary || shown == FEW_TOPICS))
        continue;
      qimam_wrap_box_append (self->topics, make_topic (self, hit));
      shown++;
    }
  if (shown < topics->len)
    {
      g_autofree char *number = qimam_ui_number (topics->len - shown);
      g_autofree char *label = g_strdup_printf ("+%s", number);
      GtkWidget *more = gtk_button_new_with_label (label);

      qimam_ui_set_name (more, _ ("Show all topics of the article"));
      gtk_widget_add_css_class (more, "chip");
      g_signal_connect_swapped (more, "clicked", G_CALLBACK (more_topics_cb), self);
      qimam_wrap_box_append (self->topics, more);
    }
}

/* ---- Places in the text ---- */

/* Buffer coordinates are right only once the lines are laid out: scroll by a mark, which waits for that. */
void
qimam_reader_show_place (QimamReader *self, QimamSpan span)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;
  GtkTextIter end;

  if (!qimam_reader_text_find (self->text, span, &start, &end))
    return;
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0, TRUE, 0.5, 0.35);
  qimam_reader_flash_start (self->flash, &start, &end);
}

static void
claim_selected_cb (QimamReader *self, gint64 id)
{
  const QimamClaim *claim =
      self->article != NULL ? qimam_analysis_find_claim (self->article->analysis, id) : NULL;

  for (guint i = 0; claim == NULL && self->article != NULL && i < self->article->analysis->dismissed->len;
       i++)
    if (((QimamClaim *) self->article->analysis->dismissed->pdata[i])->id == id)
      claim = self->article->analysis->dismissed->pdata[i];
  if (claim != NULL)
    qimam_reader_show_place (self,
                             claim->sentence.end > claim->sentence.start ? claim->sentence : claim->span);
}

static void
text_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, QimamReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  const QimamClaim *claim;
  GtkTextIter iter;
  gint64 note;
  int bx;
  int by;

  if (n_press != 1 || gtk_text_buffer_get_has_selection (buffer))
    return;
  gtk_text_view_window_to_buffer_coords (self->view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &bx, &by);
  if (!gtk_text_view_get_iter_at_location (self->view, &iter, bx, by))
    return;
  note = qimam_reader_notes_at (self->notes, &iter);
  if (note != 0)
    {
      qimam_reader_select_note (self, note);
      return;
    }
  claim = qimam_reader_text_claim_at (self->text, &iter);
  if (claim == NULL)
    return;
  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_stack_set_visible_child_name (self->side, "claims");
  qimam_claim_panel_select (self->claims, claim->id);
}

static void
copy_cb (QimamReader *self)
{
  g_autofree char *text = qimam_reader_text_get_selected (self->text);

  g_signal_stop_emission_by_name (self->view, "copy-clipboard");
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->view)), text);
}

/* Nothing can be pasted into an article: it goes to the library. */
static void
paste_cb (QimamReader *self)
{
  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.import-paste", NULL);
}

/* ---- The article ---- */

static void
update_star (QimamReader *self)
{
  gboolean starred = self->article != NULL && self->article->starred;

  self->updating = TRUE;
  gtk_toggle_button_set_active (self->star_button, starred);
  gtk_button_set_icon_name (GTK_BUTTON (self->star_button),
                            starred ? "starred-symbolic" : "non-starred-symbolic");
  qimam_ui_set_name (GTK_WIDGET (self->star_button),
                     starred ? _ ("Remove the star") : _ ("Star this article"));
  self->updating = FALSE;
}

static void
star_toggled_cb (QimamReader *self)
{
  if (self->updating || self->article == NULL)
    return;
  self->article->starred = gtk_toggle_button_get_active (self->star_button);
  qimam_session_mark_starred (self->session, self->article->id, self->article->starred);
  update_star (self);
}

static gboolean
is_web_address (const char *url)
{
  g_autofree char *scheme = url != NULL ? g_uri_parse_scheme (url) : NULL;

  return scheme != NULL &&
         (g_ascii_strcasecmp (scheme, "http") == 0 || g_ascii_strcasecmp (scheme, "https") == 0);
}

static void
open_clicked_cb (QimamReader *self)
{
  if (self->article != NULL && is_web_address (self->article->document->url))
    g_signal_emit (self, signals[OPEN_ADDRESS], 0, self->article->document->url);
}

/* Only after the new lines are laid out: until then the view holds on to the old place. */
static gboolean
scroll_to_top_cb (gpointer data)
{
  QimamReader *self = data;

  self->top_id = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), self->top);
  return G_SOURCE_REMOVE;
}

static void
take_article (QimamReader *self, QimamArticle *article)
{
  g_autoptr (QimamArticle) old = self->article;
  gboolean same = old != NULL && article != NULL && old->id == article->id;
  g_autofree char *meta = article != NULL ? qimam_reader_meta_text (article->document) : NULL;

  self->article = article;
  self->all_topics = FALSE;
  qimam_reader_text_fill (self->text, article, meta);
  qimam_claim_panel_set_article (self->claims, article);
  qimam_reader_notes_set_article (self->notes, qimam_session_get_library (self->session), article);
  qimam_copies_row_set_article (self->copies, qimam_session_get_library (self->session),
                                article != NULL ? article->id : 0);
  qimam_dropped_list_set_document (self->dropped, article != NULL ? article->document : NULL);
  update_star (self);
  if (article == NULL)
    return;
  update_topics (self);
  qimam_reader_update_damage (self);
  qimam_reader_update_versions (self);
  gtk_widget_set_visible (GTK_WIDGET (self->open_button), is_web_address (article->document->url));
  self->top = 0;
  if (self->top_id == 0 && !same)
    self->top_id = g_idle_add (scroll_to_top_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "article");
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamReader) self = data;
  g_autoptr (GError) error = NULL;
  QimamArticle *article = qimam_library_load_article_finish (QIMAM_LIBRARY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL ||
      QIMAM_LIBRARY (source) != qimam_session_get_library (self->session))
    {
      g_clear_pointer (&article, qimam_article_free);
      return;
    }
  if (article == NULL)
    {
      g_autofree char *message = qimam_ui_message (error->message);
      g_autofree char *escaped = g_markup_escape_text (message, -1);

      take_article (self, NULL);
      adw_status_page_set_description (self->failed_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }
  take_article (self, article);
  if (self->wanted == article->id && self->wanted_span.end > self->wanted_span.start)
    {
      g_clear_handle_id (&self->top_id, g_source_remove);
      qimam_reader_show_place (self, self->wanted_span);
    }
  self->wanted = 0;
  if (article->analysis->damaged)
    qimam_reader_mend (self);
  if (!article->read)
    qimam_session_mark_read (self->session, article->id, TRUE);
}

/* An empty library says itself what to do: one such page is enough. */
static void
update_nothing (QimamReader *self)
{
  const QimamFacets *overall = qimam_session_get_overall (self->session);

  if (self->article == NULL && qimam_session_get_article (self->session) == 0)
    gtk_stack_set_visible_child_name (self->stack, overall != NULL && overall->total > 0 ? "none" : "blank");
}

/* The article that is shown may say something else by now. */
static void
refresh_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamReader) self = data;
  g_autoptr (QimamArticle) article = qimam_library_load_article_finish (QIMAM_LIBRARY (source), result, NULL);

  if (article == NULL || self->session == NULL || self->article == NULL || self->article->id != article->id ||
      QIMAM_LIBRARY (source) != qimam_session_get_library (self->session) ||
      (g_strcmp0 (article->retrieved, self->article->retrieved) == 0 &&
       article->versions->len == self->article->versions->len))
    return;
  take_article (self, g_steal_pointer (&article));
}

static void
library_changed_cb (QimamReader *self)
{
  QimamLibrary *library = qimam_session_get_library (self->session);

  update_nothing (self);
  if (library != NULL && self->article != NULL &&
      qimam_session_get_article (self->session) == self->article->id)
    qimam_library_load_article_async (library, self->article->id, NULL, refresh_cb, g_object_ref (self));
}

static void
load (QimamReader *self)
{
  gint64 article = qimam_session_get_article (self->session);
  QimamLibrary *library = qimam_session_get_library (self->session);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (article == 0 || library == NULL)
    {
      take_article (self, NULL);
      update_nothing (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  qimam_library_load_article_async (library, article, self->cancellable, load_cb, g_object_ref (self));
}

/* What the article says was corrected: it is the same article, and stays where it was scrolled to. */
static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamReader) self = data;
  g_autoptr (QimamArticle) article = qimam_library_load_article_finish (QIMAM_LIBRARY (source), result, NULL);
  double top;

  if (article == NULL || self->session == NULL || self->article == NULL || self->article->id != article->id)
    return;
  top = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  take_article (self, g_steal_pointer (&article));
  self->top = top;
}

void
qimam_reader_refresh (QimamReader *self)
{
  if (self->article != NULL)
    qimam_library_load_article_async (qimam_session_get_library (self->session), self->article->id, NULL,
                                      refreshed_cb, g_object_ref (self));
}

/* The digits of dates changed. */
static void
reload (QimamReader *self)
{
  if (self->session != NULL)
    load (self);
}

/* A star set in the list shows here too. */
static void
facets_changed_cb (QimamReader *self)
{
  g_autoptr (QimamArticleItem) item = NULL;

  if (self->article == NULL)
    return;
  item = qimam_session_find_item (self->session, self->article->id, NULL);
  if (item == NULL || qimam_article_item_get_starred (item) == self->article->starred)
    return;
  self->article->starred = qimam_article_item_get_starred (item);
  update_star (self);
}

/* ---- Look ---- */

static void
update_margins (QimamReader *self)
{
  int size = g_settings_get_int (qimam_ui_settings (), "reader-font-size");
  int width = (int) gtk_adjustment_get_page_size (gtk_scrolled_window_get_hadjustment (self->scroller));
  int line = (int) (size * LINE_EMS * qimam_ui_text_scale (GTK_WIDGET (self)));
  int margin = MAX ((width - line) / 2, MIN_MARGIN);

  if (gtk_text_view_get_left_margin (self->view) == margin)
    return;
  gtk_text_view_set_left_margin (self->view, margin);
  gtk_text_view_set_right_margin (self->view, margin);
}

static void
update_font (QimamReader *self)
{
  int size = g_settings_get_int (qimam_ui_settings (), "reader-font-size");
  char points[G_ASCII_DTOSTR_BUF_SIZE];
  /* In points, which grow with all texts where the user has them larger, as pixels would not. */
  g_autofree char *css = g_strdup_printf (
      "textview.reader { font-family: \"Noto Naskh Arabic\", \"Noto Serif\", \"Amiri\"; font-size: %spt; }",
      g_ascii_formatd (points, sizeof points, "%.2f", size * 0.75));

  gtk_css_provider_load_from_data (self->style, css, -1);
  update_margins (self);
}

static void
update_dark (QimamReader *self)
{
  qimam_reader_text_set_dark (self->text, adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

/* ---- GObject ---- */

static void
qimam_reader_dispose (GObject *object)
{
  QimamReader *self = QIMAM_READER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->top_id, g_source_remove);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  if (self->style != NULL)
    gtk_style_context_remove_provider_for_display (gdk_display_get_default (),
                                                   GTK_STYLE_PROVIDER (self->style));
  g_clear_object (&self->style);
  g_clear_object (&self->flash);
  if (self->notes != NULL)
    qimam_reader_notes_close (self->notes);
  g_clear_object (&self->notes);
  g_clear_pointer (&self->text, qimam_reader_text_free);
  /* The template would take the child away under the eyes of the bin. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), QIMAM_TYPE_READER);
  g_clear_pointer (&self->article, qimam_article_free);
  G_OBJECT_CLASS (qimam_reader_parent_class)->dispose (object);
}

static void
qimam_reader_class_init (QimamReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (QIMAM_TYPE_CLAIM_PANEL);
  g_type_ensure (QIMAM_TYPE_COPIES_ROW);
  g_type_ensure (QIMAM_TYPE_NOTE_PANEL);
  g_type_ensure (QIMAM_TYPE_WRAP_BOX);
  G_OBJECT_CLASS (klass)->dispose = qimam_reader_dispose;
  signals[OPEN_ADDRESS] = g_signal_new ("open-address", QIMAM_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, QIMAM_UI_RESOURCE ("qimam-reader.ui"));
  gtk_widget_class_bind_template_child (widget_class, QimamReader, toasts);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, stack);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, side);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, note_panel);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, version_bar);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, version_label);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, history_button);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, copies);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, flap);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, topics);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, view);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, scroller);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, bottom);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, claims);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, failed_page);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, star_button);
  gtk_widget_class_bind_template_child (widget_class, QimamReader, open_button);
  gtk_widget_class_bind_template_callback (widget_class, claim_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, star_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  qimam_reader_class_add_annotations (widget_class);
  qimam_reader_class_add_mending (widget_class);
}

static void
qimam_reader_init (QimamReader *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->dropped = qimam_dropped_list_new ();
  gtk_box_append (self->bottom, self->dropped);
  self->text = qimam_reader_text_new (gtk_text_view_get_buffer (self->view));
  self->flash = qimam_reader_flash_new (self->view);
  qimam_reader_init_annotations (self);
  self->style = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (self->style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  g_signal_connect (click, "released", G_CALLBACK (text_clicked_cb), self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  g_settings_bind (qimam_ui_settings (), "show-claims", self->flap, "reveal-flap", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (qimam_ui_settings (), "changed::reader-font-size", G_CALLBACK (update_font), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (qimam_ui_settings (), "changed::digits", G_CALLBACK (reload), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update_dark), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (update_margins), self, G_CONNECT_SWAPPED);
  update_font (self);
  update_dark (self);
}

void
qimam_reader_set_session (QimamReader *self, QimamSession *session)
{
  g_return_if_fail (QIMAM_IS_READER (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "article-changed", G_CALLBACK (load), self);
  g_signal_connect_swapped (session, "corrected", G_CALLBACK (qimam_reader_refresh), self);
  g_signal_connect_swapped (session, "library-changed", G_CALLBACK (library_changed_cb), self);
  g_signal_connect_swapped (session, "facets-changed", G_CALLBACK (facets_changed_cb), self);
  load (self);
}

void
qimam_reader_show_span (QimamReader *self, gint64 article, QimamSpan span)
{
  g_return_if_fail (QIMAM_IS_READER (self));

  if (self->article != NULL && self->article->id == article &&
      qimam_session_get_article (self->session) == article)
    {
      qimam_reader_show_place (self, span);
      return;
    }
  self->wanted = article;
  self->wanted_span = span;
  if (qimam_session_get_article (self->session) == article)
    load (self);
  else
    qimam_session_set_article (self->session, article);
}

const QimamArticle *
qimam_reader_get_article (QimamReader *self)
{
  g_return_val_if_fail (QIMAM_IS_READER (self), NULL);
  return self->article;
}

void
qimam_reader_toggle_star (QimamReader *self)
{
  g_return_if_fail (QIMAM_IS_READER (self));

  if (self->article != NULL)
    gtk_toggle_button_set_active (self->star_button, !self->article->starred);
}

void
qimam_reader_focus (QimamReader *self)
{
  g_return_if_fail (QIMAM_IS_READER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
