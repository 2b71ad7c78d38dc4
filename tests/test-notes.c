/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "qimam-database.h"
#include "qimam-library-notes.h"
#include "qimam-migration.h"
#include "qimam-store-article.h"
#include "qimam-store-note.h"
#include "qimam-store-version.h"

/* Notes on articles and earlier versions of articles, from the import of a text that changed to the note that
 * followed it. */

#define FIRST                                                                                                                                                                       \
  "عقد وزيرا الري اجتماعا في مدينة السد أمس.\\nواستمر الاجتماع ساعتين ونصفا بحضور الوفدين الفنيين.\\n" \
  "وقال الناطق باسم الوفد إن المحادثات كانت بناءة."
#define SECOND                                                                                                                                                                                  \
  "في ختام زيارة رسمية، عقد وزيرا الري اجتماعا في مدينة السد أمس.\\nواستمر الاجتماع ثلاث ساعات ونصفا بحضور " \
  "الوفدين الفنيين.\\nوغادر الوفد المدينة ليلا."

typedef struct
{
  QimamLibrary *library;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->library = qimam_library_open (":memory:", NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->library);
}

static void
note_result (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  if (item != NULL)
    *(QimamImportResult *) data = item->result;
}

/* @more: further members of the line */
static QimamImportResult
import (Fixture *fixture, const char *id, const char *headline, const char *more, const char *body)
{
  g_autofree char *line = g_strdup_printf (
      "{\"id\":\"%s\",\"source\":\"منبر الساحل\",\"headline\":\"%s\",\"published\":\"2022-03-05\",%s"
      "\"body\":\"%s\"}",
      id, headline, more, body);
  g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));
  const QimamExtractOptions options = { .format = QIMAM_FORMAT_JSONL };
  g_autoptr (GError) error = NULL;
  QimamImportResult result = QIMAM_IMPORT_REFUSED;

  qimam_library_import_bytes (fixture->library, bytes, &options, note_result, &result, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static QimamArticle *
load (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  QimamArticle *article = qimam_library_load_article (fixture->library, id, NULL, &error);

  g_assert_no_error (error);
  return article;
}

static gint64
add (Fixture *fixture, gint64 article, const char *quote, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamNote) note =
      qimam_library_add_note_on_quote (fixture->library, article, quote, text, &error);

  g_assert_no_error (error);
  return note->id;
}

static const QimamNote *
find (const QimamArticle *article, gint64 id)
{
  for (guint i = 0; i < article->notes->len; i++)
    if (((QimamNote *) article->notes->pdata[i])->id == id)
      return article->notes->pdata[i];
  return NULL;
}

/* A note is where it is expected, and what was marked and written is as it was. */
static void
check_note (const QimamArticle *article,
            gint64 id,
            QimamAnchor anchor,
            const char *words,
            const char *quote,
            const char *text)
{
  const QimamNote *note = find (article, id);
  g_autofree char *marked = NULL;

  g_assert_nonnull (note);
  g_assert_cmpint (note->anchor, ==, anchor);
  g_assert_cmpstr (note->quote, ==, quote);
  g_assert_cmpstr (note->text, ==, text);
  g_assert_cmpint (note->article, ==, article->id);
  marked = qimam_document_span_text (article->document, note->span);
  g_assert_cmpstr (marked, ==, words != NULL ? words : "");
}

static guint
count_hits (Fixture *fixture, const char *text)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  filter->text = g_strdup (text);
  qimam_library_query (fixture->library, filter, &ids, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
}

/* How many articles have notes, by the filter and by the count, which must agree. */
static guint
count_noted (Fixture *fixture)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new (), all = qimam_filter_new ();
  g_autoptr (QimamFacets) facets = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  filter->noted = TRUE;
  qimam_library_query (fixture->library, filter, &ids, NULL, &error);
  g_assert_no_error (error);
  facets = qimam_library_facets (fixture->library, all, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (facets->noted, ==, ids->len);
  g_assert_cmpuint (count_hits (fixture, "has:note"), ==, ids->len);
  g_assert_cmpuint (count_hits (fixture, "-فيه:ملاحظة"), ==, facets->total - ids->len);
  return ids->len;
}

/* ---- Notes ---- */

/* Whatever is done to notes and articles, the filter follows. */
static void
test_noted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamNote) removed = NULL, restored = NULL, moved = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 removed_article = 1;
  gint64 note;

  import (fixture, "a", "اجتماع السد", "", FIRST);
  import (fixture, "b", "خبر آخر", "", "كلام آخر في يوم آخر.");
  g_assert_cmpuint (count_noted (fixture), ==, 0);
  note = add (fixture, 1, "وزيرا الري", "");
  g_assert_cmpuint (count_noted (fixture), ==, 1);
  add (fixture, 1, "المحادثات كانت بناءة", "");
  g_assert_cmpuint (count_noted (fixture), ==, 1);
  moved = qimam_library_attach_note_to_quote (fixture->library, note, 2, "كلام آخر", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_noted (fixture), ==, 2);
  removed = qimam_library_remove_note (fixture->library, note, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_noted (fixture), ==, 1);
  restored = qimam_library_restore_note (fixture->library, removed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_noted (fixture), ==, 2);
  qimam_library_remove_articles (fixture->library, &removed_article, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_noted (fixture), ==, 1);
  import (fixture, "a", "اجتماع السد", "", FIRST);
  g_assert_cmpuint (count_noted (fixture), ==, 2);
}

/* A note that lost its words is put on others by hand, and back. */
static void
test_attach (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamArticle) article = NULL, again = NULL, back = NULL;
  g_autoptr (QimamNote) before = NULL, moved = NULL, edited = NULL, restored = NULL;
  gint64 note;

  import (fixture, "a", "اجتماع السد", "", FIRST);
  note = add (fixture, 1, "المحادثات كانت بناءة", "من قالها؟");
  import (fixture, "a", "اجتماع السد", "", "وصف الناطق ما جرى في يومين طويلين بالمفيد.");
  article = load (fixture, 1);
  before = qimam_note_copy (find (article, note));
  g_assert_cmpint (before->anchor, ==, QIMAM_ANCHOR_LOST);
  g_assert_cmpint (before->version, !=, 0);

  g_assert_null (qimam_library_attach_note_to_quote (fixture->library, note, 0, "لا يوجد هذا", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qimam_library_attach_note_to_quote (fixture->library, 77, 0, "الناطق", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  moved = qimam_library_attach_note_to_quote (fixture->library, note, 0, "بالمفيد", &error);
  g_assert_no_error (error);
  g_assert_cmpint (moved->id, ==, note);
  g_assert_cmpint (moved->version, ==, 0);
  again = load (fixture, 1);
  check_note (again, note, QIMAM_ANCHOR_EXACT, "بالمفيد", "بالمفيد", "من قالها؟");

  /* What was written meanwhile stays. */
  edited = qimam_library_edit_note (fixture->library, note, "الناطق", &error);
  g_assert_no_error (error);
  restored = qimam_library_restore_note (fixture->library, before, &error);
  g_assert_no_error (error);
  g_assert_cmpint (restored->id, ==, note);
  g_assert_cmpint (restored->version, ==, before->version);
  back = load (fixture, 1);
  g_assert_cmpuint (back->notes->len, ==, 1);
  g_assert_cmpint (find (back, note)->anchor, ==, QIMAM_ANCHOR_LOST);
  g_assert_cmpstr (find (back, note)->quote, ==, "المحادثات كانت بناءة");
  g_assert_cmpstr (find (back, note)->text, ==, "الناطق");
}

/* A note of an article that was removed goes where it is told. */
static void
test_attach_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamNote) moved = NULL;
  g_autoptr (QimamArticle) article = NULL;
  const gint64 removed_article = 1;
  gint64 note;

  import (fixture, "a", "اجتماع السد", "", FIRST);
  import (fixture, "b", "خبر آخر", "", "كلام آخر في يوم آخر.");
  note = add (fixture, 1, "وزيرا الري", "مهم");
  qimam_library_remove_articles (fixture->library, &removed_article, 1, &error);
  g_assert_no_error (error);
  g_assert_null (qimam_library_attach_note_to_quote (fixture->library, note, 0, "كلام", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);
  moved = qimam_library_attach_note_to_quote (fixture->library, note, 2, "كلام", &error);
  g_assert_no_error (error);
  article = load (fixture, 2);
  check_note (article, note, QIMAM_ANCHOR_EXACT, "كلام", "كلام", "مهم");
}

/* A selection that cuts words takes them whole. */
static void
test_widen (void)
{
  static const struct
  {
    const char *text, *marked, *whole;
  } cases[] = {
    { "عقد وزيرا الري اجتماعا", "زيرا الر", "وزيرا الري" },
    { "عقد وزيرا الري اجتماعا", "وزيرا الري", "وزيرا الري" },
    /* What is written in one with a word belongs to it. */
    { "قال وبالاتفاق مع الجانبين", "الاتفاق", "وبالاتفاق" },
    { "قال: «سيُوقَّع قريبا»", "وق", "سيُوقَّع" },
    { "بلـــغ", "لـ", "بلـــغ" },
    { "من طويل-الأمد", "ويل", "طويل" },
    { "نحو 4.5 ملايين", "5 ملا", "4.5 ملايين" },
    { "نحو 4.5 ملايين", "4", "4.5" },
    { "بلغ ٣٫٥٪ في", "٥", "٣٫٥" },
    { "انتهى في 2021.", "2021", "2021" },
    { "انتهى.وغادر", "انت", "انتهى" },
    { "a l'été dernier", "été", "l'été" },
    { "قال 'كلا' ثم", "كل", "كلا" },
    { "كلام، كلام", "، ", "، " },
    { "نص", "ن", "نص" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamDocument) document = qimam_document_new ();
      g_autofree char *whole = NULL;
      const char *at;
      QimamSpan span;

      qimam_document_add_paragraph (document, cases[i].text, QIMAM_PARAGRAPH_TEXT);
      at = strstr (document->body, cases[i].marked);
      span = qimam_span (QIMAM_FIELD_BODY, (gsize) (at - document->body),
                         (gsize) (at - document->body) + strlen (cases[i].marked));
      qimam_note_widen (document, &span);
      whole = qimam_document_span_text (document, span);
      g_assert_cmpstr (whole, ==, cases[i].whole);
    }
  {
    g_autoptr (QimamDocument) document = qimam_document_new ();
    QimamSpan none = qimam_span (QIMAM_FIELD_BODY, 3, 3), beyond = qimam_span (QIMAM_FIELD_BODY, 1, 999);

    qimam_note_widen (document, &none);
    g_assert_cmpuint (none.end, ==, 3);
    qimam_note_widen (document, &beyond);
    g_assert_cmpuint (beyond.end, ==, 999);
  }
}

static void
test_add_edit_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (QimamNote) edited = NULL, removed = NULL, restored = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  gint64 first, second;

  import (fixture, "a", "اجتماع السد", "", FIRST);
  second = add (fixture, 1, "المحادثات كانت بناءة", "من قالها؟");
  first = add (fixture, 1, "وزيرا الري", "");
  article = load (fixture, 1);
  /* In the order of the text. */
  g_assert_cmpint (((QimamNote *) article->notes->pdata[0])->id, ==, first);
  check_note (article, second, QIMAM_ANCHOR_EXACT, "المحادثات كانت بناءة", "المحادثات كانت بناءة",
              "من قالها؟");
  g_assert_cmpstr (find (article, first)->prefix, ==, "عقد ");
  g_assert_true (g_str_has_prefix (find (article, first)->suffix, " اجتماعا في"));

  edited = qimam_library_edit_note (fixture->library, second, "قالها الناطق", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (edited->text, ==, "قالها الناطق");
  g_assert_nonnull (edited->edited);
  removed = qimam_library_remove_note (fixture->library, second, &error);
  g_assert_no_error (error);
  notes = qimam_library_list_notes (fixture->library, 0, NULL, &error);
  g_assert_cmpuint (notes->len, ==, 1);
  restored = qimam_library_restore_note (fixture->library, removed, &error);
  g_assert_no_error (error);
  g_assert_cmpint (restored->id, ==, second);
  g_assert_cmpstr (restored->text, ==, "قالها الناطق");
  g_assert_cmpstr (restored->edited, ==, edited->edited);
  g_assert_cmpuint (restored->span.start, ==, removed->span.start);

  g_assert_null (qimam_library_edit_note (fixture->library, 77, "", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qimam_library_remove_note (fixture->library, 77, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (qimam_library_list_notes (fixture->library, 77, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
}

static void
test_quotes (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 article;
    const char *quote;
    int code;
  } cases[] = {
    { 1, "لا يوجد هذا", QIMAM_ERROR_NOT_FOUND },
    { 9, "وزيرا", QIMAM_ERROR_NOT_FOUND },
    { 1, "", QIMAM_ERROR_NOT_FOUND },
    { 1, " ", QIMAM_ERROR_USAGE },
    { 1, "الوفد", QIMAM_ERROR_USAGE },
  };
  const QimamSpan spans[] = { { 0, 0, QIMAM_FIELD_BODY },
                              { 5, 3, QIMAM_FIELD_BODY },
                              { 1, 4, QIMAM_FIELD_BODY },
                              { 0, 100000, QIMAM_FIELD_BODY },
                              { 0, 4, QIMAM_FIELD_CAPTION } };
  g_autofree char *too_long = g_strnfill (QIMAM_NOTE_MAX_TEXT + 1, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamNote) note = NULL;

  import (fixture, "a", "اجتماع السد", "\"caption\":\"\",", FIRST);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (
          qimam_library_add_note_on_quote (fixture->library, cases[i].article, cases[i].quote, "x", &error));
      g_assert_error (error, QIMAM_ERROR, cases[i].code);
      g_clear_error (&error);
    }
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_assert_null (qimam_library_add_note (fixture->library, 1, spans[i], NULL, "x", &error));
      g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
      g_clear_error (&error);
    }
  g_assert_null (qimam_library_add_note_on_quote (fixture->library, 1, "وزيرا", too_long, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE);
  g_clear_error (&error);
  /* The article says something else than the one who marked it saw. */
  note = qimam_library_add_note (fixture->library, 1, qimam_span (QIMAM_FIELD_BODY, 0, 4), "وزيرا الري", "",
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (note->span.start, ==, strlen ("عقد "));
  g_clear_pointer (&note, qimam_note_free);
  g_assert_null (qimam_library_add_note (fixture->library, 1, qimam_span (QIMAM_FIELD_BODY, 0, 4), "لا هنا",
                                         "", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Over the border of a paragraph, and without the white space at its ends. */
  note = qimam_library_add_note_on_quote (fixture->library, 1, " أمس.\nواستمر ", "", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (note->quote, ==, "أمس.\nواستمر");
}

/* ---- A text that changes ---- */

static void
test_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamArticle) article = NULL, back = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 moved, changed, lost, headline;
  const QimamVersion *version;

  g_assert_cmpint (import (fixture, "a", "اجتماع السد", "", FIRST), ==, QIMAM_IMPORT_ADDED);
  moved = add (fixture, 1, "وزيرا الري", "أيهما؟");
  changed = add (fixture, 1, "واستمر الاجتماع ساعتين ونصفا", "كم؟");
  lost = add (fixture, 1, "المحادثات كانت بناءة", "من قالها؟");
  headline = add (fixture, 1, "اجتماع السد", "");
  g_assert_cmpint (import (fixture, "a", "اجتماع السد", "", FIRST), ==, QIMAM_IMPORT_UNCHANGED);
  g_assert_cmpint (import (fixture, "a", "اجتماع السد", "", SECOND), ==, QIMAM_IMPORT_UPDATED);

  article = load (fixture, 1);
  g_assert_cmpuint (article->versions->len, ==, 1);
  version = article->versions->pdata[0];
  g_assert_cmpuint (version->number, ==, 1);
  g_assert_false (version->seen);
  g_assert_cmpint (version->why, ==, QIMAM_VERSION_CHANGED);
  check_note (article, moved, QIMAM_ANCHOR_MOVED, "وزيرا الري", "وزيرا الري", "أيهما؟");
  check_note (article, changed, QIMAM_ANCHOR_CHANGED, "واستمر الاجتماع ثلاث ساعات ونصفا",
              "واستمر الاجتماع ساعتين ونصفا", "كم؟");
  check_note (article, lost, QIMAM_ANCHOR_LOST, NULL, "المحادثات كانت بناءة", "من قالها؟");
  check_note (article, headline, QIMAM_ANCHOR_EXACT, "اجتماع السد", "اجتماع السد", "");

  /* The version that a note was made on has its words where it says. */
  versions = qimam_library_load_versions (fixture->library, 1, NULL, &error);
  g_assert_no_error (error);
  version = versions->pdata[0];
  for (guint i = 0; i < article->notes->len; i++)
    {
      const QimamNote *note = article->notes->pdata[i];
      g_autofree char *words = qimam_document_span_text (version->document, note->made);

      g_assert_cmpint (note->version, ==, version->id);
      g_assert_cmpstr (words, ==, note->quote);
    }

  /* What is put back as it was is found as it was. */
  g_assert_cmpint (import (fixture, "a", "اجتماع السد", "", FIRST), ==, QIMAM_IMPORT_UPDATED);
  back = load (fixture, 1);
  g_assert_cmpuint (back->versions->len, ==, 2);
  check_note (back, lost, QIMAM_ANCHOR_EXACT, "المحادثات كانت بناءة", "المحادثات كانت بناءة", "من قالها؟");
  check_note (back, changed, QIMAM_ANCHOR_MOVED, "واستمر الاجتماع ساعتين ونصفا",
              "واستمر الاجتماع ساعتين ونصفا", "كم؟");
  g_assert_cmpint (find (back, lost)->version, ==, version->id);

  g_assert_true (qimam_library_set_versions_seen (fixture->library, 1, &error));
  g_clear_pointer (&article, qimam_article_free);
  article = load (fixture, 1);
  for (guint i = 0; i < article->versions->len; i++)
    g_assert_true (((QimamVersion *) article->versions->pdata[i])->seen);
}

/* Searching and grouping keep to what an article says now. */
static void
test_newest_is_found (Fixture *fixture, gconstpointer data)
{
  import (fixture, "a", "اجتماع السد", "", FIRST);
  g_assert_cmpuint (count_hits (fixture, "بناءة"), ==, 1);
  import (fixture, "a", "اجتماع السد", "", SECOND);
  g_assert_cmpuint (count_hits (fixture, "بناءة"), ==, 0);
  g_assert_cmpuint (count_hits (fixture, "زيارة رسمية"), ==, 1);
  g_assert_cmpuint (count_hits (fixture, "السد"), ==, 1);
}

#define LONG_STORY                                                                                                                                                                               \
  "اختتم وزراء الزراعة في دول الحوض اجتماعهم السنوي في مدينة السد بعد يومين من المداولات حول تقاسم المياه " \
  "في "                                                                                                                                                                                        \
  "مواسم الجفاف. وقرر الوزراء تشكيل لجنة فنية تضم مهندسين من الدول الخمس تزور السدود الكبرى قبل نهاية "         \
  "الخريف وترفع إلى الحكومات تقريرا مفصلا عن كميات المياه المخزنة وعن الخسائر التي لحقت بالمحاصيل في "         \
  "السنوات الثلاث الماضية."
#define OTHER_STORY                                                                                                                                                                            \
  "عاد الصيادون إلى موانئهم مع هبوب العاصفة الأولى هذا الشتاء، وقالت دائرة الأرصاد إن الرياح ستشتد على "    \
  "الساحل الشمالي حتى مساء الخميس، ودعت أصحاب القوارب الصغيرة إلى ربطها جيدا والابتعاد عن حواجز الأمواج " \
  "في المرافئ القديمة التي لم ترمم منذ سنوات طويلة."

static void
test_copies_follow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  import (fixture, "a", "وكالة", "", LONG_STORY);
  import (fixture, "b", "صحيفة", "", LONG_STORY);
  g_assert_cmpint (qimam_library_get_copies (fixture->library, 2, &error), ==, 1);
  import (fixture, "b", "صحيفة", "", OTHER_STORY);
  g_assert_no_error (error);
  g_assert_cmpint (qimam_library_get_copies (fixture->library, 2, &error), ==, 0);
  g_assert_cmpint (qimam_library_get_copies (fixture->library, 1, &error), ==, 0);
}

/* Each text that was replaced is there, with its bytes, in its order. */
static void
test_many_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first_note;

  import (fixture, "a", "نص", "", "فقرة أولى لا تتغير\\nالعدد 0");
  first_note = add (fixture, 1, "العدد 0", "");
  for (guint i = 1; i < QIMAM_VERSIONS_KEPT + 20; i++)
    {
      g_autofree char *body = g_strdup_printf ("فقرة أولى لا تتغير\\nالعدد %u", i);

      import (fixture, "a", "نص", "", body);
      if (i == 5)
        add (fixture, 1, "العدد 5", "");
    }
  versions = qimam_library_load_versions (fixture->library, 1, NULL, &error);
  g_assert_no_error (error);
  /* The newest, and the first, and the one of the note. */
  g_assert_cmpuint (versions->len, >=, QIMAM_VERSIONS_KEPT);
  g_assert_cmpuint (versions->len, <=, QIMAM_VERSIONS_KEPT + 1);
  for (guint i = 0; i < versions->len; i++)
    {
      const QimamVersion *version = versions->pdata[i];

      g_assert_cmpuint (version->number, ==, i + 1);
      if (i < 2)
        g_assert_true (g_str_has_suffix (version->document->body, i == 0 ? "العدد 0" : "العدد 5"));
      else
        {
          g_autofree char *end =
              g_strdup_printf ("العدد %u", QIMAM_VERSIONS_KEPT + 20 - 1 - (versions->len - i));

          g_assert_true (g_str_has_suffix (version->document->body, end));
        }
    }
  g_assert_cmpint (first_note, ==, 1);
}

static void
import_page (Fixture *fixture, const char *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  const QimamExtractOptions options = { .format = QIMAM_FORMAT_HTML, .url = "https://example.org/news/1" };
  g_autoptr (GError) error = NULL;

  qimam_library_import_bytes (fixture->library, bytes, &options, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

#define PAGE(modified, end)                                                                                  \
  "<html lang=\"ar\"><head><title>اجتماع السد</title><meta property=\"article:published_time\""    \
  " content=\"2022-03-05T10:00:00+03:00\"><meta property=\"article:modified_time\" content=\"" modified      \
  "\"></head><body><article><h1>اجتماع السد</h1><p>" LONG_STORY                                              \
  "</p><p>وقال الناطق إن اللجنة ستبدأ عملها في "                               \
  "مطلع الشهر المقبل وإن نتائجها ستنشر " end ".</p></article></body></html>"

/* The bytes of a version are those that came; a new time alone makes no version. */
static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const char first[] = PAGE ("2022-03-05T11:00:00+03:00", "في حينه");
  g_autoptr (QimamArticle) article = NULL, later = NULL, changed = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GError) error = NULL;
  const QimamVersion *version;

  import_page (fixture, first);
  article = load (fixture, 1);
  g_assert_cmpstr (article->document->modified, ==, "2022-03-05T11:00:00+03:00");
  import_page (fixture, PAGE ("2022-03-06T09:00:00+03:00", "في حينه"));
  later = load (fixture, 1);
  g_assert_cmpstr (later->document->modified, ==, "2022-03-06T09:00:00+03:00");
  g_assert_cmpuint (later->versions->len, ==, 0);
  import_page (fixture, PAGE ("2022-03-07T09:00:00+03:00", "قبل نهاية السنة"));
  changed = load (fixture, 1);
  g_assert_cmpuint (changed->versions->len, ==, 1);
  version = changed->versions->pdata[0];
  original = qimam_library_load_version_original (fixture->library, version->id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (original);
  g_assert_cmpmem (g_bytes_get_data (original, NULL), g_bytes_get_size (original), first, strlen (first));
}

/* ---- Articles that go ---- */

static void
test_removed_article (Fixture *fixture, gconstpointer data)
{
  const gint64 id = 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL, again = NULL;
  g_autoptr (QimamArticle) article = NULL;
  const QimamNote *note;
  gint64 kept, lost;

  import (fixture, "a", "اجتماع السد", "", FIRST);
  kept = add (fixture, 1, "وزيرا الري", "أيهما؟");
  lost = add (fixture, 1, "المحادثات كانت بناءة", "من قالها؟");
  g_assert_true (qimam_library_remove_articles (fixture->library, &id, 1, &error));
  g_assert_no_error (error);
  notes = qimam_library_list_notes (fixture->library, 0, NULL, &error);
  g_assert_cmpuint (notes->len, ==, 2);
  note = notes->pdata[1];
  g_assert_cmpint (note->id, ==, kept);
  g_assert_cmpint (note->article, ==, 0);
  g_assert_cmpstr (note->text, ==, "أيهما؟");
  g_assert_cmpstr (note->headline, ==, "اجتماع السد");
  g_assert_cmpstr (note->source, ==, "منبر الساحل");

  /* Another article does not get them, the same one does. */
  import (fixture, "b", "اجتماع السد", "", FIRST);
  import (fixture, "a", "اجتماع السد", "", SECOND);
  again = qimam_library_list_notes (fixture->library, 0, NULL, &error);
  g_assert_cmpuint (again->len, ==, 2);
  article = load (fixture, ((QimamNote *) again->pdata[0])->article);
  g_assert_cmpstr (article->document->guid, ==, "a");
  check_note (article, kept, QIMAM_ANCHOR_MOVED, "وزيرا الري", "وزيرا الري", "أيهما؟");
  check_note (article, lost, QIMAM_ANCHOR_LOST, NULL, "المحادثات كانت بناءة", "من قالها؟");
}

/* Notes come along with the lines of an export, once; what is no note is left out. */
static void
test_brought_along (Fixture *fixture, gconstpointer data)
{
  static const char more[] =
      "\"notes\":[{\"quote\":\"وزيرا الري\",\"text\":\"أيهما؟\",\"created\":\"2022-03-06T10:00:00+02:00\"},"
      "{\"quote\":\"الاجتماع\",\"prefix\":\"واستمر "
      "\",\"made\":{\"start\":-5,\"end\":99999999999999,\"in\":\"x\"}},"
      "{\"quote\":\"لا يوجد هذا في النص\",\"text\":\"بقي\",\"created\":\"أمس\"},"
      "{\"quote\":\"\"},{\"quote\":5},{\"text\":\"x\"}],";
  g_autoptr (QimamArticle) article = NULL, again = NULL;
  const QimamNote *note;

  import (fixture, "a", "اجتماع السد", more, FIRST);
  article = load (fixture, 1);
  g_assert_cmpuint (article->notes->len, ==, 3);
  note = article->notes->pdata[0];
  check_note (article, note->id, QIMAM_ANCHOR_MOVED, "وزيرا الري", "وزيرا الري", "أيهما؟");
  g_assert_cmpstr (note->created, ==, "2022-03-06T08:00:00Z");
  note = article->notes->pdata[1];
  check_note (article, note->id, QIMAM_ANCHOR_MOVED, "الاجتماع", "الاجتماع", "");
  note = article->notes->pdata[2];
  check_note (article, note->id, QIMAM_ANCHOR_LOST, NULL, "لا يوجد هذا في النص", "بقي");
  g_assert_cmpint (import (fixture, "a", "اجتماع السد", more, FIRST), ==, QIMAM_IMPORT_UNCHANGED);
  g_assert_cmpint (import (fixture, "a", "اجتماع السد", more, SECOND), ==, QIMAM_IMPORT_UPDATED);
  again = load (fixture, 1);
  g_assert_cmpuint (again->notes->len, ==, 3);
}

/* Analysing anew leaves notes and versions alone. */
static void
test_reanalysis (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamArticle) article = NULL;
  gint64 note;

  import (fixture, "a", "اجتماع السد", "", FIRST);
  note = add (fixture, 1, "وزيرا الري", "أيهما؟");
  g_assert_true (qimam_library_reanalyse (fixture->library, NULL, NULL, NULL, &error));
  article = load (fixture, 1);
  check_note (article, note, QIMAM_ANCHOR_EXACT, "وزيرا الري", "وزيرا الري", "أيهما؟");
  g_assert_cmpuint (article->versions->len, ==, 0);
}

/* ---- Old files ---- */

static void
test_migration (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("qimam-notes-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "library.qimam", NULL);
  g_autofree char *kept = g_test_build_filename (G_TEST_DIST, "data", "library-v1.qimam", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (kept), to = g_file_new_for_path (path);
  g_autoptr (QimamConnection) old = NULL;
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_note_free);
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (GDir) dir = NULL;
  const QimamNote *note;
  const char *name;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  g_chmod (path, 0600);
  old = qimam_connection_open (path, QIMAM_CONNECTION_WRITER, &error);
  g_assert_no_error (error);
  /* A note as the first version could have kept it. */
  g_assert_true (qimam_connection_execute (
      old,
      "INSERT INTO note (article, field, start, end, quote, prefix, suffix, text, created)"
      " SELECT id, 'body', 0, 4, 'ab', '', 'cd', 'قديمة', '2021-01-01T00:00:00Z' FROM article LIMIT 1",
      &error));
  g_assert_true (qimam_migration_run (old, &error));
  g_assert_no_error (error);
  g_assert_true (qimam_store_note_list_all (old, notes, &error));
  g_assert_cmpuint (notes->len, ==, 1);
  note = notes->pdata[0];
  g_assert_cmpstr (note->text, ==, "قديمة");
  g_assert_cmpint (note->anchor, ==, QIMAM_ANCHOR_EXACT);
  g_assert_cmpuint (note->made.end, ==, 4);
  article = qimam_store_article_load (old, note->article, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (article->notes->len, ==, 1);
  g_assert_cmpuint (article->versions->len, ==, 0);
  g_assert_null (article->document->modified);
  g_clear_pointer (&old, qimam_connection_free);

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      g_remove (file);
    }
  g_rmdir (folder);
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/notes/add-edit-remove", test_add_edit_remove);
  TEST ("/notes/quotes", test_quotes);
  TEST ("/notes/noted", test_noted);
  TEST ("/notes/attach", test_attach);
  TEST ("/notes/attach-elsewhere", test_attach_elsewhere);
  g_test_add_func ("/notes/widen", test_widen);
  TEST ("/notes/change", test_change);
  TEST ("/notes/newest-is-found", test_newest_is_found);
  TEST ("/notes/copies-follow", test_copies_follow);
  TEST ("/notes/many-versions", test_many_versions);
  TEST ("/notes/pages", test_pages);
  TEST ("/notes/removed-article", test_removed_article);
  TEST ("/notes/brought-along", test_brought_along);
  TEST ("/notes/reanalysis", test_reanalysis);
  g_test_add_func ("/notes/migration", test_migration);
  return g_test_run ();
}
