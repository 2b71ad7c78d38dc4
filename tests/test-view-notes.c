/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "qimam-note-panel.h"
#include "qimam-note-window.h"
#include "qimam-reader.h"
#include "qimam-reader-meta.h"
#include "qimam-reader-notes.h"
#include "qimam-reader-text.h"
#include "qimam-ui.h"
#include "qimam-version-text.h"
#include "qimam-version-window.h"

#define WAIT_US (10 * G_USEC_PER_SEC)

#define BODY                                                                                                          \
  "عقد وزيرا الري اجتماعا في مدينة السد. واستمر الاجتماع ساعتين.\n" \
  "BBC نقلت عن الناطق قوله إن المحادثات كانت بناءة.\n"                            \
  "وغادر الوفد ليلا."

static QimamArticle *
make_article (void)
{
  QimamArticle *article = qimam_article_new ();

  article->id = 1;
  article->document->headline = g_strdup ("اجتماع السد");
  article->document->caption = g_strdup ("صورة الوفدين");
  g_free (article->document->body);
  article->document->body = g_strdup (BODY);
  return article;
}

/* Selects the first place of the buffer where some words stand. */
static void
select_words (GtkTextBuffer *buffer, const char *words)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, words, 0, &start, &end, NULL));
  gtk_text_buffer_select_range (buffer, &start, &end);
}

static char *
text_of (const QimamArticle *article, QimamSpan span)
{
  return qimam_document_span_text (article->document, span);
}

/* What is selected on the screen is what is marked in the article, whatever the layout puts in between. */
static void
test_selection (void)
{
  static const struct
  {
    const char *from, *to; /* words at the two ends */
    QimamField in;
    const char *found;
  } cases[] = {
    { "وزيرا الري", "وزيرا الري", QIMAM_FIELD_BODY, "وزيرا الري" },
    { "اجتماع السد", "السد", QIMAM_FIELD_HEADLINE, "اجتماع السد" },
    { "صورة", "صورة", QIMAM_FIELD_CAPTION, "صورة" },
    { "ساعتين.", "BBC", QIMAM_FIELD_BODY, "ساعتين.\nBBC" },
    /* From one field into the next: the first one counts. */
    { "السد", "وزيرا", QIMAM_FIELD_HEADLINE, "السد" },
    { "ليلا.", "صورة", QIMAM_FIELD_BODY, "ليلا." },
    /* The line between headline and text is no part of the article. */
    { "meta", "وزيرا", QIMAM_FIELD_BODY, "عقد وزيرا" },
  };
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (QimamArticle) article = make_article ();
  QimamReaderText *text = qimam_reader_text_new (buffer);
  QimamSpan span;

  qimam_reader_text_fill (text, article, "meta line");
  g_assert_false (qimam_reader_text_get_selected_span (text, &span));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkTextIter start, end, stop;
      g_autofree char *found = NULL;

      gtk_text_buffer_get_start_iter (buffer, &start);
      g_assert_true (gtk_text_iter_forward_search (&start, cases[i].from, 0, &start, &end, NULL));
      g_assert_true (gtk_text_iter_forward_search (&start, cases[i].to, 0, &end, &stop, NULL));
      gtk_text_buffer_select_range (buffer, &start, &stop);
      g_assert_true (qimam_reader_text_get_selected_span (text, &span));
      found = text_of (article, span);
      g_assert_cmpstr (found, ==, cases[i].found);
      g_assert_cmpint (span.in, ==, cases[i].in);
    }
  select_words (buffer, "meta");
  g_assert_false (qimam_reader_text_get_selected_span (text, &span));
  qimam_reader_text_free (text);
}

static void
test_sentence (void)
{
  static const char *const cases[][2] = {
    { "الري", "عقد وزيرا الري اجتماعا في مدينة السد." },
    { "ساعتين", "واستمر الاجتماع ساعتين." },
    { "BBC", "BBC نقلت عن الناطق قوله إن المحادثات كانت بناءة." },
    { "صورة", "صورة الوفدين" },
  };
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (QimamArticle) article = make_article ();
  QimamReaderText *text = qimam_reader_text_new (buffer);

  qimam_reader_text_fill (text, article, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL;
      GtkTextIter start, end;
      QimamSpan span;

      select_words (buffer, cases[i][0]);
      gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
      gtk_text_buffer_place_cursor (buffer, &start);
      g_assert_true (qimam_reader_text_get_sentence (text, &span));
      found = text_of (article, span);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
  qimam_reader_text_free (text);
}

static gboolean
has_look (const GtkTextIter *iter, const char *property)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      gboolean set = FALSE;

      g_object_get (l->data, property, &set, NULL);
      if (set)
        return TRUE;
    }
  return FALSE;
}

/* What differs is told by lines, not by colours alone, and each change is where the list says. */
static void
test_changes (void)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (QimamArticle) before = make_article (), after = make_article ();
  QimamVersionText *text = qimam_version_text_new (buffer);
  const GPtrArray *changes;

  g_free (after->document->body);
  after->document->body = g_strdup ("عقد وزيرا الري اجتماعا في مدينة السد. واستمر الاجتماع ثلاث ساعات.\n"
                                    "BBC نقلت عن الناطق قوله إن المحادثات كانت بناءة.");
  qimam_document_set_published (after->document, "2022-03-05", QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
  changes = qimam_version_text_fill (text, before->document, after->document);
  g_assert_cmpuint (changes->len, ==, 3);
  for (guint i = 0; i < changes->len; i++)
    {
      const QimamShownChange *change = g_ptr_array_index (changes, i);
      GtkTextIter start, end;
      g_autofree char *shown = NULL;

      gtk_text_buffer_get_iter_at_offset (buffer, &start, change->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, change->end);
      shown = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
      if (change->removed != NULL)
        {
          g_assert_true (has_look (&start, "strikethrough-set"));
          g_assert_nonnull (strstr (shown, g_strstrip (change->removed)));
        }
      else
        g_assert_true (has_look (&start, "underline-set"));
      if (change->added != NULL)
        {
          g_autofree char *added = qimam_ui_clean (change->added, 0);

          g_assert_nonnull (strstr (shown, added));
        }
    }
  g_assert_cmpstr (((QimamShownChange *) g_ptr_array_index (changes, 1))->removed, ==, "ساعتين");
  g_assert_cmpstr (((QimamShownChange *) g_ptr_array_index (changes, 1))->added, ==, "ثلاث ساعات");
  /* The same twice: nothing is left of the first time. */
  changes = qimam_version_text_fill (text, before->document, before->document);
  g_assert_cmpuint (changes->len, ==, 0);
  qimam_version_text_free (text);
}

/* What is cited has what the article states, and nothing else; no mark of a label goes to other programs. */
static void
test_citation (void)
{
  g_autoptr (QimamArticle) article = make_article ();
  QimamDocument *document = article->document;
  g_autofree char *bare = NULL, *whole = NULL, *alone = NULL, *nothing = NULL;
  g_autoptr (QimamDocument) empty = qimam_document_new ();

  bare = qimam_reader_citation (document, " كانت بناءة ");
  g_assert_cmpstr (bare, ==, "“كانت بناءة” — “اجتماع السد”");
  document->source = g_strdup ("منبر الساحل");
  document->byline = g_strdup ("ليلى سالم");
  document->url = g_strdup ("https://example.org/1");
  qimam_document_set_published (document, "2022-03-05", QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
  whole = qimam_reader_citation (document, "كانت بناءة");
  g_assert_cmpstr (whole, ==,
                   "“كانت بناءة” — ليلى سالم, “اجتماع السد”, منبر الساحل, Saturday 5 March 2022\n"
                   "https://example.org/1");
  alone = qimam_reader_citation (document, NULL);
  g_assert_true (g_str_has_suffix (whole, alone));
  nothing = qimam_reader_citation (empty, NULL);
  g_assert_cmpstr (nothing, ==, "");
}

/* ---- With a library ---- */

typedef struct
{
  QimamLibrary *library;
  QimamArticle *article;
  GtkWidget *window;
  GtkTextBuffer *buffer;
  QimamReaderText *text;
  QimamNotePanel *panel;
  QimamReaderNotes *notes;
  gint64 added;
} Fixture;

static void
import (QimamLibrary *library, const char *body)
{
  g_autofree char *line = g_strdup_printf (
      "{\"id\":\"a\",\"source\":\"منبر\",\"headline\":\"اجتماع السد\",\"body\":\"%s\"}", body);
  g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));
  const QimamExtractOptions options = { .format = QIMAM_FORMAT_JSONL };
  g_autoptr (GError) error = NULL;

  qimam_library_import_bytes (library, bytes, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
added_cb (QimamReaderNotes *notes, gint64 note, Fixture *fixture)
{
  fixture->added = note;
}

static void
set_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *toasts = adw_toast_overlay_new ();

  *fixture = (Fixture){ 0 };
  fixture->library = qimam_library_open (":memory:", NULL, &error);
  g_assert_no_error (error);
  import (fixture->library, "عقد الوزيران لقاء.\\nواستمر اللقاء ساعتين.");
  fixture->article = qimam_library_load_article (fixture->library, 1, NULL, &error);
  g_assert_no_error (error);
  fixture->buffer = gtk_text_buffer_new (NULL);
  fixture->text = qimam_reader_text_new (fixture->buffer);
  qimam_reader_text_fill (fixture->text, fixture->article, NULL);
  fixture->panel = g_object_new (QIMAM_TYPE_NOTE_PANEL, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), GTK_WIDGET (fixture->panel));
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), toasts);
  fixture->notes = qimam_reader_notes_new (fixture->text, fixture->panel, ADW_TOAST_OVERLAY (toasts));
  g_signal_connect (fixture->notes, "added", G_CALLBACK (added_cb), fixture);
  qimam_reader_notes_set_article (fixture->notes, fixture->library, fixture->article);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture)
{
  qimam_reader_notes_close (fixture->notes);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->notes);
  qimam_reader_text_free (fixture->text);
  g_object_unref (fixture->buffer);
  qimam_article_free (fixture->article);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_unref (fixture->library);
}

/* (nullable): the dialog that is open */
static AdwMessageDialog *
find_dialog (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* (nullable): the button of this label, its underline left out */
static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (gtk_button_get_label (GTK_BUTTON (widget)), "_", -1);
      g_autofree char *plain = g_strjoinv ("", parts);

      if (g_str_equal (plain, label))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The stack that has a page of this name. */
static GtkStack *
find_stack (GtkWidget *widget, const char *page)
{
  if (GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), page) != NULL)
    return GTK_STACK (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkStack *found = find_stack (child, page);

      if (found != NULL)
        return found;
    }
  return NULL;
}

#define WAIT_FOR(condition)                                                                                  \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    gint64 until = g_get_monotonic_time () + WAIT_US;                                                        \
    while (!(condition) && g_get_monotonic_time () < until)                                                  \
      g_main_context_iteration (NULL, FALSE);                                                                \
    g_assert_true (condition);                                                                               \
  }                                                                                                          \
  G_STMT_END

static void
test_write (void)
{
  Fixture fixture;
  AdwMessageDialog *dialog;
  GtkWidget *view;
  GtkListBox *list;
  const QimamNote *note;
  gint64 id;

  set_up (&fixture);
  select_words (fixture.buffer, "اللقاء ساعتين");
  qimam_reader_notes_add (fixture.notes);
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpstr (adw_message_dialog_get_body (dialog), ==, "اللقاء ساعتين");
  view = find_widget (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), " كم؟ ", -1);
  adw_message_dialog_response (dialog, "save");
  gtk_window_destroy (GTK_WINDOW (dialog));
  WAIT_FOR (fixture.added != 0);
  note = qimam_reader_notes_find (fixture.notes, fixture.added);
  g_assert_cmpstr (note->text, ==, "كم؟");
  g_assert_cmpstr (note->quote, ==, "اللقاء ساعتين");

  list = GTK_LIST_BOX (find_widget (GTK_WIDGET (fixture.panel), GTK_TYPE_LIST_BOX));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 0));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (list, 0)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Note on “اللقاء ساعتين”: كم؟");

  /* Removed, and back with the same number. */
  id = fixture.added;
  qimam_reader_notes_remove (fixture.notes, id);
  WAIT_FOR (qimam_reader_notes_find (fixture.notes, id) == NULL);
  g_assert_null (gtk_list_box_get_row_at_index (list, 0));
  fixture.added = 0;
  WAIT_FOR (find_widget (fixture.window, ADW_TYPE_TOAST_OVERLAY) != NULL);
  {
    GtkWidget *button = NULL;

    /* The button of the toast. */
    WAIT_FOR ((button = find_widget (
                   gtk_widget_get_last_child (find_widget (fixture.window, ADW_TYPE_TOAST_OVERLAY)),
                   GTK_TYPE_BUTTON)) != NULL);
    g_signal_emit_by_name (button, "clicked");
  }
  WAIT_FOR (fixture.added == id);
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 0));
  tear_down (&fixture);
}

/* A note that lost its words says so, and its version shows them. */
static void
test_lost (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamNote) made = NULL;
  QimamArticle *article;
  GtkListBox *list;
  GtkWidget *window;
  GtkStack *pages;

  set_up (&fixture);
  made = qimam_library_add_note_on_quote (fixture.library, 1, "الوزيران", "أيهما؟", &error);
  g_assert_no_error (error);
  import (fixture.library, "التقى الرجلان أمس.\\nواستمر اللقاء ساعتين.");
  article = qimam_library_load_article (fixture.library, 1, NULL, &error);
  g_assert_no_error (error);
  qimam_reader_text_fill (fixture.text, article, NULL);
  qimam_reader_notes_set_article (fixture.notes, fixture.library, article);
  qimam_article_free (fixture.article);
  fixture.article = article;

  list = GTK_LIST_BOX (find_widget (GTK_WIDGET (fixture.panel), GTK_TYPE_LIST_BOX));
  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (list, 0)), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Note on “الوزيران”: أيهما؟. Source changed: the article no longer says this.");

  /* Put on other words by hand, and back. */
  {
    gint64 id = made->id;
    GtkWidget *button = NULL;

    qimam_reader_notes_attach (fixture.notes, id); /* nothing is selected: it only tells what to do */
    g_assert_cmpint (qimam_reader_notes_find (fixture.notes, id)->anchor, ==, QIMAM_ANCHOR_LOST);
    select_words (fixture.buffer, "لرجلا");
    qimam_reader_notes_attach (fixture.notes, id);
    WAIT_FOR (fixture.added == id);
    g_assert_cmpstr (qimam_reader_notes_find (fixture.notes, id)->quote, ==, "الرجلان");
    g_assert_cmpint (qimam_reader_notes_find (fixture.notes, id)->anchor, ==, QIMAM_ANCHOR_EXACT);
    g_assert_cmpstr (qimam_reader_notes_find (fixture.notes, id)->text, ==, "أيهما؟");
    fixture.added = 0;
    /* The toast that told what to do goes first. */
    WAIT_FOR ((button = find_button (fixture.window, "Undo")) != NULL);
    g_signal_emit_by_name (button, "clicked");
    WAIT_FOR (fixture.added == id);
    g_assert_cmpint (qimam_reader_notes_find (fixture.notes, id)->anchor, ==, QIMAM_ANCHOR_LOST);
    g_assert_cmpstr (qimam_reader_notes_find (fixture.notes, id)->quote, ==, "الوزيران");
  }

  window =
      qimam_version_window_new (GTK_WINDOW (fixture.window), fixture.library, article,
                                ((QimamNote *) article->notes->pdata[0])->version, article->notes->pdata[0]);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (g_str_equal (gtk_stack_get_visible_child_name (find_stack (window, "ready")), "ready"));
  pages = find_stack (window, "text");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (pages), ==, "text");
  {
    GtkWidget *view = find_widget (gtk_stack_get_visible_child (pages), GTK_TYPE_TEXT_VIEW);
    GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
    GtkTextIter cursor;

    gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
    g_assert_true (has_look (&cursor, "underline-set"));
  }
  gtk_window_destroy (GTK_WINDOW (window));
  tear_down (&fixture);
}

static gboolean
is_seen (QimamLibrary *library)
{
  g_autoptr (QimamArticle) article = qimam_library_load_article (library, 1, NULL, NULL);

  return article != NULL && article->versions->len == 1 &&
         ((QimamVersion *) article->versions->pdata[0])->seen;
}

/* An article that changes while it is read is shown as it is now, with a bar that says so. */
static void
test_change_while_shown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamSession) session = qimam_session_new ();
  g_autoptr (QimamLibrary) library = qimam_library_open (":memory:", NULL, &error);
  QimamReader *reader = g_object_new (QIMAM_TYPE_READER, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *bar;

  g_assert_no_error (error);
  import (library, "عقد الوزيران لقاء.\\nواستمر اللقاء ساعتين.");
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (reader));
  qimam_session_set_library (session, library);
  qimam_reader_set_session (reader, session);
  gtk_window_present (GTK_WINDOW (window));
  qimam_session_set_article (session, 1);
  WAIT_FOR (qimam_reader_get_article (reader) != NULL);
  bar = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (reader), QIMAM_TYPE_READER, "version_bar"));
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));

  import (library, "عقد الوزيران لقاء.\\nواستمر اللقاء ثلاث ساعات.");
  WAIT_FOR (qimam_reader_get_article (reader)->versions->len == 1);
  g_assert_nonnull (strstr (qimam_reader_get_article (reader)->document->body, "ثلاث ساعات"));
  g_assert_true (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  /* Closing the bar is having seen it. */
  gtk_info_bar_response (GTK_INFO_BAR (bar), GTK_RESPONSE_CLOSE);
  g_assert_false (gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)));
  WAIT_FOR (is_seen (library));
  gtk_window_destroy (GTK_WINDOW (window));
  qimam_session_set_library (session, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
opened_cb (QimamNoteWindow *notes, gint64 article, guint in, guint start, guint end, gint64 *opened)
{
  *opened = article;
}

/* All notes, those that are looked for, and where one leads. */
static void
test_all_notes (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamNote) first = NULL, second = NULL;
  GtkWidget *window;
  GtkListBox *list;
  gint64 opened = 0;

  set_up (&fixture);
  first = qimam_library_add_note_on_quote (fixture.library, 1, "الوزيران", "أيهما؟", &error);
  second = qimam_library_add_note_on_quote (fixture.library, 1, "ساعتين", "كم؟", &error);
  g_assert_no_error (error);
  window = qimam_note_window_new (GTK_WINDOW (fixture.window), fixture.library);
  g_signal_connect (window, "open-span", G_CALLBACK (opened_cb), &opened);
  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (g_str_equal (gtk_stack_get_visible_child_name (find_stack (window, "nothing")), "list"));
  list = GTK_LIST_BOX (
      find_widget (gtk_stack_get_visible_child (find_stack (window, "nothing")), GTK_TYPE_LIST_BOX));
  g_assert_nonnull (gtk_list_box_get_row_at_index (list, 1));
  /* Spelled in another way. */
  gtk_editable_set_text (GTK_EDITABLE (find_widget (window, GTK_TYPE_SEARCH_ENTRY)), "ايهما");
  WAIT_FOR (gtk_list_box_get_row_at_index (list, 1) == NULL);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (list, 0));
  g_assert_cmpint (opened, ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (find_widget (window, GTK_TYPE_SEARCH_ENTRY)), "لا شيء كهذا");
  WAIT_FOR (g_str_equal (gtk_stack_get_visible_child_name (find_stack (window, "nothing")), "nothing"));
  /* Escape reaches the search first. */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_signal_emit_by_name (find_widget (window, GTK_TYPE_SEARCH_ENTRY), "stop-search");
  WAIT_FOR (window == NULL);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  GSettingsSchemaSource *schemas = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      schemas != NULL ? g_settings_schema_source_lookup (schemas, "io.github.qimam.Qimam", TRUE) : NULL;

  g_setenv ("GTK_A11Y", "test", TRUE);
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (schema == NULL)
    {
      g_print ("1..0 # SKIP the program's settings are not installed\n");
      return 0;
    }
  gtk_disable_setlocale ();
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  qimam_ui_init ();
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/view-notes/selection", test_selection);
  g_test_add_func ("/view-notes/sentence", test_sentence);
  g_test_add_func ("/view-notes/citation", test_citation);
  g_test_add_func ("/view-notes/changes", test_changes);
  g_test_add_func ("/view-notes/write", test_write);
  g_test_add_func ("/view-notes/lost", test_lost);
  g_test_add_func ("/view-notes/change-while-shown", test_change_while_shown);
  g_test_add_func ("/view-notes/all-notes", test_all_notes);
  return g_test_run ();
}
