/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "data/brief/fixture.h"
#include "qimam-brief-text.h"
#include "qimam-briefing-export.h"
#include "qimam-page-block.h"
#include "qimam-page-content.h"
#include "qimam-page-layout.h"
#include "qimam-token.h"

#define CREATED "2031-04-13T09:00:00+04:00"

/* ---- Making ---- */

typedef struct
{
  GPtrArray *articles;
  GPtrArray *meetings;
  QimamBriefing *briefing;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  guint n_meetings = GPOINTER_TO_UINT (data);

  self->articles = fixture_articles (TRUE);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  g_ptr_array_add (self->meetings, fixture_meeting (MEETING_SPRING));
  if (n_meetings > 1)
    g_ptr_array_add (self->meetings, fixture_meeting (MEETING_AUTUMN));
  self->briefing = qimam_briefing_of_meetings (self->meetings, self->articles, "ar", CREATED);
  self->folder = g_dir_make_tmp ("qimam-brief-XXXXXX", NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_folder (self->folder);
  g_free (self->folder);
  qimam_briefing_free (self->briefing);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->articles);
}

static QimamBriefSection *
find_section (const QimamBriefing *briefing, const char *key)
{
  for (guint i = 0; i < briefing->sections->len; i++)
    if (g_str_equal (((QimamBriefSection *) briefing->sections->pdata[i])->key, key))
      return briefing->sections->pdata[i];
  return NULL;
}

static const QimamBriefItem *
find_item (const QimamBriefSection *section, const char *text)
{
  for (guint i = 0; i < section->items->len; i++)
    {
      const QimamBriefItem *item = section->items->pdata[i];

      if (strstr (item->text, text) != NULL)
        return item;
    }
  return NULL;
}

/* ---- The document ---- */

static void
test_sections (Fixture *self, gconstpointer data)
{
  static const char *const keys[] = { "summary", "facts",      "agreed",      "open",
                                      "next",    "quotations", "differences", "sources" };

  g_assert_cmpuint (self->briefing->sections->len, ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_assert_cmpstr (((QimamBriefSection *) self->briefing->sections->pdata[i])->key, ==, keys[i]);
  g_assert_cmpuint (self->briefing->refs->len, ==, 3);
  for (guint i = 0; i < self->briefing->refs->len; i++)
    g_assert_cmpuint (((QimamBriefRef *) self->briefing->refs->pdata[i])->number, ==, i + 1);
}

static const QimamArticle *
article_of (const Fixture *self, guint ref)
{
  const QimamBriefRef *reference = self->briefing->refs->pdata[ref - 1];

  for (guint i = 0; i < self->articles->len; i++)
    if (((QimamArticle *) self->articles->pdata[i])->id == reference->article)
      return self->articles->pdata[i];
  g_assert_not_reached ();
}

/* A sentence is one of the article it points at, letter for letter; nothing but our own remarks is without
 * evidence. */
static void
test_every_sentence_stands (Fixture *self, gconstpointer data)
{
  guint sentences = 0;

  for (guint s = 0; s < self->briefing->sections->len; s++)
    {
      const QimamBriefSection *section = self->briefing->sections->pdata[s];

      for (guint i = 0; i < section->items->len; i++)
        {
          const QimamBriefItem *item = section->items->pdata[i];
          gboolean verbatim = FALSE;

          if (item->kind == QIMAM_BRIEF_NOTE)
            continue;
          g_assert_cmpuint (item->evidence->len, >, 0);
          for (guint e = 0; e < item->evidence->len; e++)
            {
              const QimamBriefEvidence *evidence = &g_array_index (item->evidence, QimamBriefEvidence, e);
              const QimamArticle *article = article_of (self, evidence->ref);
              g_autofree char *text = qimam_document_span_text (article->document, evidence->span);

              g_assert_nonnull (text);
              verbatim |= g_str_equal (text, item->text);
            }
          if (item->kind == QIMAM_BRIEF_SENTENCE)
            {
              g_assert_true (verbatim);
              sentences++;
            }
        }
    }
  g_assert_cmpuint (sentences, >=, 5);
}

static void
test_said_once (Fixture *self, gconstpointer data)
{
  const QimamBriefSection *agreed = find_section (self->briefing, "agreed");
  guint n = 0;

  for (guint i = 0; i < agreed->items->len; i++)
    n += strstr (((QimamBriefItem *) agreed->items->pdata[i])->text, "خط الملاحة") != NULL;
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (find_item (agreed, "خط الملاحة")->evidence->len, ==, 2);
}

static void
test_what_is_not_stated (Fixture *self, gconstpointer data)
{
  const QimamBriefSection *facts = find_section (self->briefing, "facts");
  const QimamBriefSection *open = find_section (self->briefing, "open");
  const QimamBriefItem *format = NULL;

  for (guint i = 0; i < facts->items->len; i++)
    if (g_strcmp0 (((QimamBriefItem *) facts->items->pdata[i])->label, "الصيغة") == 0)
      format = facts->items->pdata[i];
  g_assert_nonnull (format);
  g_assert_cmpint (format->kind, ==, QIMAM_BRIEF_NOTE);
  g_assert_cmpuint (open->items->len, ==, 1);
  g_assert_cmpint (((QimamBriefItem *) open->items->pdata[0])->kind, ==, QIMAM_BRIEF_NOTE);
}

/* The summary says who met where first, and each outcome once, however many print it. */
static void
test_summary (Fixture *self, gconstpointer data)
{
  const QimamBriefSection *summary = find_section (self->briefing, "summary");
  guint n_trade = 0;

  g_assert_nonnull (summary);
  g_assert_cmpuint (summary->items->len, >=, 3);
  g_assert_cmpuint (summary->items->len, <=, 5);
  g_assert_nonnull (strstr (((QimamBriefItem *) summary->items->pdata[0])->text, "قمة جمعت"));
  for (guint i = 0; i < summary->items->len; i++)
    {
      const QimamBriefItem *item = summary->items->pdata[i];

      g_test_message ("%s", item->text);
      g_assert_cmpint (item->kind, ==, QIMAM_BRIEF_SENTENCE);
      g_assert_cmpuint (item->evidence->len, ==, 1);
      n_trade += strstr (item->text, "خط الملاحة") != NULL;
    }
  g_assert_cmpuint (n_trade, ==, 1);
}

/* Alone it is what a briefing begins with, and its references lead to the same articles. */
static void
test_summary_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (QimamBriefing) alone =
      qimam_briefing_summary (self->meetings->pdata[0], self->articles, "ar", CREATED);
  const QimamBriefSection *summary = find_section (self->briefing, "summary");
  const QimamBriefSection *section = find_section (alone, "summary");

  g_assert_cmpuint (alone->sections->len, ==, 1);
  g_assert_cmpuint (section->items->len, ==, summary->items->len);
  for (guint i = 0; i < section->items->len; i++)
    {
      const QimamBriefItem *item = section->items->pdata[i], *other = summary->items->pdata[i];
      guint ref = g_array_index (item->evidence, QimamBriefEvidence, 0).ref;
      guint of_other = g_array_index (other->evidence, QimamBriefEvidence, 0).ref;

      g_assert_cmpstr (item->text, ==, other->text);
      g_assert_cmpint (((QimamBriefRef *) alone->refs->pdata[ref - 1])->article, ==,
                       ((QimamBriefRef *) self->briefing->refs->pdata[of_other - 1])->article);
    }
}

/* What is as short as its summary has none. */
static void
test_no_summary (void)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  g_autoptr (QimamBriefing) briefing = NULL;
  QimamArticle *article = fixture_article (14, "أ", "لا اتفاق", "2031-10-02", body_d);

  fixture_fill_d (article);
  g_ptr_array_add (articles, article);
  g_ptr_array_add (meetings, fixture_meeting (MEETING_AUTUMN));
  briefing = qimam_briefing_of_meetings (meetings, articles, "ar", CREATED);
  g_assert_null (find_section (briefing, "summary"));
  g_assert_nonnull (find_section (briefing, "facts"));
}

/* Where sources give two lengths, both are printed, each with those who give it. */
static void
test_facts_differ (Fixture *self, gconstpointer data)
{
  const QimamBriefSection *facts = find_section (self->briefing, "facts");
  const QimamBriefItem *longer = find_item (facts, "نحو 4 ساعات ونصف");
  const QimamBriefItem *shorter = find_item (facts, "أقل من 4 ساعات");

  g_assert_nonnull (longer);
  g_assert_nonnull (shorter);
  g_assert_cmpuint (longer->evidence->len, ==, 1);
  g_assert_cmpuint (shorter->evidence->len, ==, 2);
}

static void
test_several_meetings (Fixture *self, gconstpointer data)
{
  const QimamBriefSection *comparison = find_section (self->briefing, "comparison");

  g_assert_nonnull (comparison);
  g_assert_nonnull (comparison->table);
  g_assert_cmpuint (comparison->table->columns->len, ==, 2);
  g_assert_cmpuint (comparison->items->len, >, 0);
  g_assert_cmpuint (self->briefing->refs->len, ==, 4);
}

static void
test_of_articles (void)
{
  g_autoptr (GPtrArray) articles = fixture_articles (FALSE);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (QimamBriefing) briefing = qimam_briefing_of_articles (articles, "صلالة", "ar", CREATED);
  g_autoptr (QimamBriefing) empty = qimam_briefing_of_articles (none, "لا شيء", "ar", CREATED);
  const QimamBriefSection *section = find_section (briefing, "articles");

  g_assert_cmpuint (section->items->len, ==, 3);
  g_assert_cmpuint (briefing->refs->len, ==, 3);
  g_assert_cmpint (((QimamBriefItem *) find_section (empty, "articles")->items->pdata[0])->kind, ==,
                   QIMAM_BRIEF_NOTE);
}

/* ---- Exports ---- */

static void
test_html (Fixture *self, gconstpointer data)
{
  QimamBriefItem *item = find_section (self->briefing, "agreed")->items->pdata[0];
  g_autofree char *html = NULL;

  g_free (item->text);
  item->text = g_strdup ("<script>alert(1)</script> & «نص»");
  g_free (((QimamBriefRef *) self->briefing->refs->pdata[0])->url);
  ((QimamBriefRef *) self->briefing->refs->pdata[0])->url = g_strdup ("javascript:alert(1)");
  html = qimam_briefing_to_html (self->briefing);
  g_assert_nonnull (strstr (html, "dir=\"rtl\""));
  g_assert_nonnull (strstr (html, "href=\"#ref-1\""));
  g_assert_nonnull (strstr (html, "id=\"ref-1\""));
  g_assert_nonnull (strstr (html, "&lt;script&gt;"));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "javascript:"));
  g_assert_nonnull (strstr (html, "غير مذكور"));
}

static void
test_escapes (void)
{
  static const struct
  {
    const char *text;
    const char *csv;
  } cells[] = {
    { "=1+2", "\"'=1+2\"" }, { "+966", "\"'+966\"" },
    { "-5", "\"'-5\"" },     { "@SUM(A1)", "\"'@SUM(A1)\"" },
    { "\t=1", "\"'=1\"" },   { "قال \"نعم\"", "\"قال \"\"نعم\"\"\"" },
    { "نص", "\"نص\"" },
  };
  static const struct
  {
    const char *text;
    const char *markdown;
  } lines[] = {
    { "1. أولا", "1\\. أولا" },     { "# عنوان", "\\# عنوان" },
    { "- بند", "\\- بند" },         { "[x](javascript:1)", "\\[x\\](javascript:1)" },
    { "a|b *c*", "a\\|b \\*c\\*" }, { "سطر\nآخر", "سطر آخر" },
  };
  g_autofree char *clean = qimam_brief_clean ("a\xE2\x80\xAE"
                                              "b\x1B[31mc",
                                              FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *csv = qimam_brief_escape_csv (cells[i].text);

      g_assert_cmpstr (csv, ==, cells[i].csv);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *markdown = qimam_brief_escape_markdown (lines[i].text);

      g_assert_cmpstr (markdown, ==, lines[i].markdown);
    }
  g_assert_cmpstr (clean, ==, "ab [31mc");
  g_assert_true (qimam_brief_url_is_safe ("https://example.org/a?b=1"));
  g_assert_false (qimam_brief_url_is_safe ("JavaScript:alert(1)"));
  g_assert_false (qimam_brief_url_is_safe ("https://example.org/\"onclick=x"));
  g_assert_false (qimam_brief_url_is_safe ("file:///etc/passwd"));
}

static void
test_csv (Fixture *self, gconstpointer data)
{
  g_autoptr (QimamComparison) comparison =
      qimam_compare_sources (self->meetings->pdata[0], self->articles, NULL, "ar");
  g_autofree char *csv = qimam_comparison_to_csv (comparison);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, comparison->rows->len + 2);
  g_assert_nonnull (strstr (lines[0], "Gulf Ledger"));
}

static void
test_save (Fixture *self, gconstpointer data)
{
  static const char *const endings[] = { "pdf", "html", "md", "txt" };
  g_autofree char *odd = g_build_filename (self->folder, "briefing.docx", NULL);
  g_autofree char *link = g_build_filename (self->folder, "link.md", NULL);
  g_autofree char *target = g_build_filename (self->folder, "briefing.md", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/briefing.%s", self->folder, endings[i]);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (qimam_briefing_save (self->briefing, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      g_assert_cmpuint (length, >, 500);
    }
  g_assert_false (qimam_briefing_save (self->briefing, odd, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_assert_false (g_file_test (odd, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  /* A link stays a link. */
  g_assert_cmpint (symlink ("briefing.md", link), ==, 0);
  g_assert_true (g_file_set_contents (target, "x", 1, NULL));
  g_assert_true (qimam_briefing_save (self->briefing, link, &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &kept, NULL, NULL));
  g_assert_cmpstr (kept, !=, "x");
  /* A folder of that name is not written over. */
  g_remove (target);
  g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
  g_assert_false (qimam_briefing_save (self->briefing, target, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_FAILED);
  g_assert_cmpint (g_rmdir (target), ==, 0);
}

/* ---- Pages ---- */

static void
draw_all (QimamPageLayout *layout)
{
  cairo_rectangle_t extents = { 0, 0, 2000, 2000 };

  for (guint page = 0; page < qimam_page_layout_n_pages (layout); page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
      cairo_t *cr = cairo_create (surface);
      double x, y, width, height;

      qimam_page_layout_draw (layout, cr, page, FALSE);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
      g_test_message ("page %u: ink from %g,%g to %g,%g", page, x, y, x + width, y + height);
      /* Nothing is drawn into the margins, where it would be cut. */
      g_assert_cmpfloat (x, >=, qimam_paper_a4.margin - 8);
      g_assert_cmpfloat (x + width, <=, qimam_paper_a4.width - qimam_paper_a4.margin + 8);
      g_assert_cmpfloat (y, >=, qimam_paper_a4.margin - 12);
      g_assert_cmpfloat (y + height, <=, qimam_paper_a4.height - qimam_paper_a4.margin + 8);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (QimamPageLayout) layout = qimam_page_layout_new (self->briefing, &qimam_paper_a4);
  guint found = 0;

  g_assert_cmpuint (qimam_page_layout_n_pages (layout), >=, 2);
  draw_all (layout);
  for (guint page = 0; page < qimam_page_layout_n_pages (layout); page++)
    for (double y = 60; y < 780; y += 10)
      found += qimam_page_layout_item_at (layout, page, 300, y) != NULL;
  g_assert_cmpuint (found, >, 20);
  g_assert_null (qimam_page_layout_item_at (layout, 0, 10, 300));
  g_assert_null (qimam_page_layout_item_at (layout, 99, 300, 300));
}

/* Laid out a step at a time, the pages are the same ones. */
static void
test_steps (Fixture *self, gconstpointer data)
{
  g_autoptr (QimamPageLayout) whole = qimam_page_layout_new (self->briefing, &qimam_paper_a4);
  g_autoptr (QimamPageLayout) steps = qimam_page_layout_begin (self->briefing, &qimam_paper_a4);
  g_autoptr (QimamPageLayout) dropped = qimam_page_layout_begin (self->briefing, &qimam_paper_a4);
  g_autoptr (QimamPagePdf) pdf = NULL;
  g_autoptr (GBytes) bytes = NULL;
  double before = 0;
  guint n = 0;

  while (!qimam_page_layout_run (steps, 0))
    {
      double progress = qimam_page_layout_get_progress (steps);

      g_assert_cmpfloat (progress, >=, before);
      before = progress;
      n++;
      if (n < 20)
        qimam_page_layout_run (dropped, 0);
    }
  g_assert_cmpuint (n, >, 30);
  g_assert_cmpfloat (qimam_page_layout_get_progress (steps), ==, 1);
  g_assert_cmpuint (qimam_page_layout_n_pages (steps), ==, qimam_page_layout_n_pages (whole));
  for (guint page = 0; page < qimam_page_layout_n_pages (whole); page++)
    for (double y = 0; y < qimam_paper_a4.height; y += 3)
      g_assert_true (qimam_page_layout_item_at (steps, page, 300, y) ==
                     qimam_page_layout_item_at (whole, page, 300, y));
  pdf = qimam_page_pdf_new (steps);
  for (n = 1; !qimam_page_pdf_run (pdf, 0); n++)
    ;
  g_assert_cmpuint (n, ==, qimam_page_layout_n_pages (steps));
  bytes = qimam_page_pdf_finish (pdf, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 5000);
}

static gpointer
lay_out_elsewhere (gpointer data)
{
  return qimam_page_layout_new (data, &qimam_paper_a4);
}

/* cairo's store of faces has no lock: where one thread has pages, no other may. */
static void
test_one_thread (Fixture *self, gconstpointer data)
{
  g_autoptr (QimamPageLayout) layout = qimam_page_layout_new (self->briefing, &qimam_paper_a4);
  GThread *thread;

  g_assert_nonnull (layout);
  g_test_expect_message ("qimam-brief", G_LOG_LEVEL_CRITICAL, "*is_in_thread*");
  thread = g_thread_new ("pages", lay_out_elsewhere, self->briefing);
  g_assert_null (g_thread_join (thread));
  g_test_assert_expected_messages ();
}

/* What an English briefing says itself runs as the page does, whatever is quoted in it; what the articles say
 * does not. */
static void
test_own_words (Fixture *self, gconstpointer data)
{
  g_autoptr (QimamBriefing) briefing =
      qimam_briefing_of_meetings (self->meetings, self->articles, "en", CREATED);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_page_block_free);
  QimamBriefItem *differs = find_section (briefing, "differences")->items->pdata[0];
  QimamBriefItem *agreed = find_section (briefing, "agreed")->items->pdata[0];
  g_autofree char *html = NULL;
  QimamPageShaper shaper;
  QimamPageContent *content;
  guint found = 0;

  g_free (differs->text);
  differs->text = g_strdup ("Place: “صحيفة الصباح الجديد”: قصر الأمم في جنيف؛ “صحيفة أخرى”: not stated");
  qimam_page_shaper_init (&shaper, FALSE);
  content = qimam_page_content_new_for_briefing (briefing, &shaper, 400);
  for (guint i = 0; i < qimam_page_content_n_steps (content); i++)
    qimam_page_content_step (content, i, blocks);
  for (guint i = 0; i < blocks->len; i++)
    {
      const QimamPageBlock *block = blocks->pdata[i];
      const QimamPageCell *cell = block->cells->pdata[block->cells->len - 1];

      if (g_strcmp0 (block->tag, "H1") == 0 || block->item == differs)
        g_assert_false (cell->rtl);
      else if (block->item == agreed)
        g_assert_true (cell->rtl);
      else
        continue;
      found++;
    }
  g_assert_cmpuint (found, ==, 3);
  html = qimam_briefing_to_html (briefing);
  g_assert_null (strstr (html, "<li dir=\"rtl\"><span class=\"label\">Contradiction"));
  g_assert_null (strstr (html, "<li dir=\"rtl\"><span class=\"label\">Difference"));
  qimam_page_content_free (content);
  qimam_page_shaper_clear (&shaper);
}

/* A paragraph shaped in pieces breaks where it would break as a whole. */
static void
test_pieces (void)
{
  static const char *const words[] = { "اتفق",   "الطرفان",   "على",         "أن",  "تستأنف",
                                       "اللجنة", "(أعمالها)", "في",          "3.5", "أيام،",
                                       "NATO",   "«غدا»",     "والمسؤولين\n" };
  g_autoptr (GString) text = g_string_new (NULL);
  QimamPageShaper shaper;
  QimamPageBlock *block = qimam_page_block_new ("P", 0, 0);
  QimamPageText *added = qimam_page_text_new ();
  QimamPageCell *cell;
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  guint n = 0, seed = 7;

  for (guint i = 0; i < 6000; i++)
    {
      seed = seed * 1103515245 + 12345;
      g_string_append_printf (text, "%s ", words[(seed >> 16) % (i % 40 == 0 ? 13 : 12)]);
    }
  qimam_page_shaper_init (&shaper, TRUE);
  qimam_page_text_add (added, text->str, -1);
  cell = qimam_page_block_add (block, &shaper, added, QIMAM_FACE_BODY, 0, 400);
  layout = qimam_page_shaper_create_layout (&shaper, QIMAM_FACE_BODY, TRUE, 400);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("kern=0, calt=0"));
  pango_layout_set_text (layout, added->text->str, -1);
  pango_layout_set_attributes (layout, attributes);
  while (qimam_page_cell_shape (cell, &shaper))
    n++;
  g_assert_cmpuint (n, >, 10);
  g_assert_cmpuint (cell->lines->len, ==, pango_layout_get_line_count (layout));
  for (guint i = 0; i < cell->lines->len; i++)
    {
      const QimamPageLine *line = &g_array_index (cell->lines, QimamPageLine, i);

      g_assert_cmpint ((int) line->offset + line->line->start_index, ==,
                       pango_layout_get_line_readonly (layout, (int) i)->start_index);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (line->top, g_array_index (cell->lines, QimamPageLine, i - 1).bottom,
                                        0.01);
    }
  qimam_page_block_free (block);
  qimam_page_shaper_clear (&shaper);
}

/* What is about one matter stands together, though less told of than what follows it; what is about none of
 * them comes last. */
static void
test_by_topic (Fixture *self, gconstpointer data)
{
  const QimamArticle *article = self->articles->pdata[2];
  const QimamBriefSection *agreed;
  gboolean changed = FALSE;
  int trade;

  for (guint i = 0; i < article->analysis->claims->len; i++)
    {
      QimamClaim *claim = article->analysis->claims->pdata[i];

      if (strstr (claim->text, "تلوث الشواطئ") == NULL || claim->dimension != QIMAM_DIMENSION_AGREEMENT)
        continue;
      g_strfreev (claim->topics);
      claim->topics = g_strsplit ("trade_economy", "|", 0);
      changed = TRUE;
    }
  g_assert_true (changed);
  qimam_briefing_free (self->briefing);
  self->briefing = qimam_briefing_of_meetings (self->meetings, self->articles, "ar", CREATED);
  agreed = find_section (self->briefing, "agreed");
  g_assert_cmpuint (agreed->items->len, >=, 3);
  trade = -1;
  for (guint i = 0; i < agreed->items->len && trade < 0; i++)
    if (strstr (((QimamBriefItem *) agreed->items->pdata[i])->text, "خط الملاحة") != NULL)
      trade = (int) i;
  g_assert_cmpint (trade, >=, 0);
  g_assert_cmpint (trade + 1, <, (int) agreed->items->len);
  g_assert_nonnull (strstr (((QimamBriefItem *) agreed->items->pdata[trade + 1])->text, "تلوث الشواطئ"));
}

/* A paragraph of many pages, a word without end, marks without end, one column and twelve. */
static void
test_hard_pages (Fixture *self, gconstpointer data)
{
  QimamBriefSection *section = find_section (self->briefing, "agreed");
  QimamBriefItem *item = section->items->pdata[0];
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (QimamPageLayout) layout = NULL;
  g_autoptr (QimamComparison) wide = NULL;
  g_autoptr (QimamPageLayout) matrix = NULL;
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  guint pages;

  for (guint i = 0; i < 4000; i++)
    g_string_append (text, "كلمة طويلة ");
  for (guint i = 0; i < 3000; i++)
    g_string_append (text, "سلام");
  g_string_append (text, " ب");
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "\xD9\x8E");
  g_free (item->text);
  item->text = g_strdup (text->str);
  layout = qimam_page_layout_new (self->briefing, &qimam_paper_a4);
  pages = qimam_page_layout_n_pages (layout);
  g_assert_cmpuint (pages, >, 8);
  draw_all (layout);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *source = g_strdup_printf ("صحيفة %u", i);
      QimamArticle *article = fixture_article (100 + i, source, "عنوان", "2031-04-12", body_a);

      fixture_fill_a (article);
      g_ptr_array_add (articles, article);
    }
  wide = qimam_compare_sources (self->meetings->pdata[0], articles, NULL, "ar");
  matrix = qimam_page_layout_new_for_comparison (wide, &qimam_paper_a4);
  draw_all (matrix);
}

static void
test_empty_pages (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (QimamBriefing) briefing = qimam_briefing_of_meetings (none, none, "en", NULL);
  g_autoptr (QimamPageLayout) layout = qimam_page_layout_new (briefing, &qimam_paper_letter);

  g_assert_cmpuint (qimam_page_layout_n_pages (layout), ==, 1);
}

/* (transfer full) (nullable): what a tool prints about a file; NULL where it is not installed. */
static char *
run_tool (const char *tool, const char *first, const char *second)
{
  g_autofree char *program = g_find_program_in_path (tool);
  const char *arguments[] = { program, first, second, NULL };
  g_autoptr (GSubprocess) process = NULL;
  char *output = NULL;

  if (program == NULL)
    return NULL;
  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL);
  g_assert_nonnull (process);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, NULL));
  return output;
}

static void
add_words (GHashTable *words, const char *text)
{
  g_autoptr (GArray) found = qimam_words (text, -1);

  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (words, g_strdup (g_array_index (found, QimamWord, i).folded));
}

/* What can be read on the pages can be copied and searched in the file. */
static void
test_pdf (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "briefing.pdf", NULL);
  g_autoptr (GHashTable) wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) got = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  guint found = 0;
  GHashTableIter iter;
  gpointer key;

  g_assert_true (qimam_briefing_save (self->briefing, path, NULL));
  info = run_tool ("pdfinfo", path, NULL);
  text = run_tool ("pdftotext", path, "-");
  if (info == NULL || text == NULL)
    {
      g_test_skip ("pdfinfo and pdftotext are not installed");
      return;
    }
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "Qimam"));
  g_assert_nonnull (strstr (info, self->briefing->title));
  for (guint s = 0; s < self->briefing->sections->len; s++)
    {
      const QimamBriefSection *section = self->briefing->sections->pdata[s];

      for (guint i = 0; i < section->items->len; i++)
        add_words (wanted, ((QimamBriefItem *) section->items->pdata[i])->text);
    }
  add_words (got, text);
  g_hash_table_iter_init (&iter, wanted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (got, key))
      found++;
    else
      g_test_message ("lost: %s", (char *) key);
  g_test_message ("%u of %u words", found, g_hash_table_size (wanted));
  g_assert_cmpuint (found * 100, >=, g_hash_table_size (wanted) * 93);
}

int
main (int argc, char **argv)
{
#define ADD(path, n, func) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  g_test_init (&argc, &argv, NULL);
  ADD ("/brief/sections", 1, test_sections);
  ADD ("/brief/every-sentence-stands", 1, test_every_sentence_stands);
  ADD ("/brief/said-once", 1, test_said_once);
  ADD ("/brief/summary", 1, test_summary);
  ADD ("/brief/summary-alone", 1, test_summary_alone);
  g_test_add_func ("/brief/no-summary", test_no_summary);
  ADD ("/brief/not-stated", 1, test_what_is_not_stated);
  ADD ("/brief/facts-differ", 1, test_facts_differ);
  ADD ("/brief/several-meetings", 2, test_several_meetings);
  g_test_add_func ("/brief/of-articles", test_of_articles);
  ADD ("/brief/html", 1, test_html);
  g_test_add_func ("/brief/escapes", test_escapes);
  ADD ("/brief/csv", 1, test_csv);
  ADD ("/brief/save", 1, test_save);
  ADD ("/brief/pages", 1, test_pages);
  ADD ("/brief/pages-of-several", 2, test_pages);
  ADD ("/brief/steps", 1, test_steps);
  ADD ("/brief/one-thread", 1, test_one_thread);
  ADD ("/brief/by-topic", 1, test_by_topic);
  ADD ("/brief/own-words", 1, test_own_words);
  g_test_add_func ("/brief/pieces", test_pieces);
  ADD ("/brief/hard-pages", 1, test_hard_pages);
  g_test_add_func ("/brief/empty-pages", test_empty_pages);
  ADD ("/brief/pdf", 1, test_pdf);
  ADD ("/brief/pdf-of-several", 2, test_pdf);
  return g_test_run ();
}
