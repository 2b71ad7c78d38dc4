/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-extract.h"

/* What a page tells of its article, in the places in which pages tell it. */

#define STORY                                                                                                                                                                                \
  "<p>اجتمع الوفدان صباح اليوم في قاعة البلدية القديمة وتبادلا وجهات النظر في ملفات المياه والحدود "           \
  "والتجارة بين البلدين.</p>"                                                                                                                                              \
  "<p>واتفق الجانبان على أن تلتقي لجنة من الخبراء في نهاية الشهر لوضع جدول زمني، على أن ترفع تقريرها إلى "   \
  "الوزيرين قبل الخريف.</p>"                                                                                                                                                \
  "<p>وقال متحدث باسم البلدية إن اللقاء كان صريحا ومفيدا، وإن الطرفين سيواصلان البحث في النقاط التي بقيت " \
  "معلقة.</p>"

typedef struct
{
  const char *name;
  const char *head; /* inside <head> */
  const char *body; /* above the story */
  const char *headline;
  const char *published;
  const char *byline;
} PageCase;

static const PageCase pages[] = {
  /* The date that is shown */
  { "date under the headline", "",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><div><span>20 ديسمبر 2023</span></div>",
    "لقاء الوفدين في المدينة القديمة", "2023-12-20", NULL },
  { "date above the headline", "",
    "<header><div>سياسة</div><div>الثلاثاء 5 آذار/مارس 2024</div><h1>لقاء الوفدين في المدينة "
    "القديمة</h1></header>",
    "لقاء الوفدين في المدينة القديمة", "2024-03-05", NULL },
  { "published long ago, shown as of its change",
    "<script "
    "type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-03-30T08:00:00Z\","
    "\"dateModified\":\"2023-12-19T09:00:00Z\"}</script>",
    "<h1>Ten things to see in the old town</h1><p>Dec 19, 2023 9:00 AM</p>",
    "Ten things to see in the old town", "2023-12-19T09:00", NULL },
  { "shown as updated: the first publication stays",
    "<script "
    "type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-03-30T08:00:00Z\","
    "\"dateModified\":\"2023-12-19T09:00:00Z\"}</script>",
    "<h1>Ten things to see in the old town</h1><p>Updated Dec 19, 2023 9:00 AM</p>",
    "Ten things to see in the old town", "2019-03-30T08:00:00Z", NULL },
  { "the word and the date in two elements",
    "<script "
    "type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-03-30T08:00:00Z\","
    "\"dateModified\":\"2023-12-19T09:00:00Z\"}</script>",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><span>آخر تحديث</span><span>19 ديسمبر 2023</span>",
    "لقاء الوفدين في المدينة القديمة", "2019-03-30T08:00:00Z", NULL },
  { "shown date that is neither: what is stated stays",
    "<meta property=\"article:published_time\" content=\"2023-12-18T09:00:00+03:00\">"
    "<meta property=\"article:modified_time\" content=\"2023-12-19T09:00:00+03:00\">",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><span>2 يناير 2021</span>", "لقاء الوفدين في المدينة القديمة",
    "2023-12-18T09:00:00+03:00", NULL },
  { "page's own date before one of another story",
    "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"WebPage\",\"datePublished\":"
    "\"2023-09-21T13:35:00+00:00\"}]}</script>",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><aside><div class=\"post-date\">22 ديسمبر 2023</div></aside>",
    "لقاء الوفدين في المدينة القديمة", "2023-09-21T13:35:00+00:00", NULL },
  /* Author lines */
  { "author line without a name of its own", "",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><p>كتبت: <a href=\"/a\">سلمى الخطيب</a></p>",
    "لقاء الوفدين في المدينة القديمة", NULL, "سلمى الخطيب" },
  { "author line with its date", "",
    "<h1>Council meets in the old town hall</h1><div>By <a>Ruth Ames</a>, published June 16, 2021</div>",
    "Council meets in the old town hall", "2021-06-16", "Ruth Ames" },
  { "an element called author that holds more than the author", "",
    "<h1>Council meets in the old town hall</h1><div class=\"story-authors\"><p class=\"author-line\">By "
    "<b>Ruth "
    "Ames</b></p><p>12/22/2023 12:12 PM Link Copied</p></div>",
    "Council meets in the old town hall", "2023-12-22T12:12", "Ruth Ames" },
  { "the outlet is no author",
    "<script "
    "type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\", "
    "The Harbour Post\"},\"publisher\":{\"@type\":\"Organization\",\"name\":\"The Harbour Post\"}}</script>",
    "<h1>Council meets in the old town hall</h1><span class=\"author\">Ruth Ames</span>",
    "Council meets in the old town hall", NULL, "Ruth Ames" },
  { "a bullet is no author", "", "<h1>Council meets in the old town hall</h1><span class=\"author\">•</span>",
    "Council meets in the old town hall", NULL, NULL },
  /* Headlines */
  { "short headline that its class names",
    "<meta property=\"og:title\" content=\"Why the old town waits for an answer this year\">",
    "<h1 class=\"hero__title\">The long wait</h1>", "The long wait", NULL, NULL },
  { "the name of the site is no headline",
    "<meta property=\"og:site_name\" content=\"Harbour Post\"><meta property=\"og:title\" content=\"Council "
    "meets in "
    "the old town hall\">",
    "<h1 class=\"site-title\">Harbour Post</h1>", "Council meets in the old town hall", NULL, NULL },
  { "rubric before the headline",
    "<meta property=\"og:title\" content=\"Council meets in the old town hall\">",
    "<h1><span>Harbour:</span> Council meets in the old town hall</h1>", "Council meets in the old town hall",
    NULL, NULL },
  /* More author lines */
  { "date before the author", "",
    "<h1>Council meets in the old town hall</h1><p>Nov 13, 2019 by Ruth Ames</p>",
    "Council meets in the old town hall", "2019-11-13", "Ruth Ames" },
  { "address and role beside the name", "",
    "<h1>Council meets in the old town hall</h1><span class=\"byline\">By Ruth Ames, Staff Writer "
    "ruth@example.org</span>",
    "Council meets in the old town hall", NULL, "Ruth Ames" },
  { "a name that is nobody", "<meta name=\"author\" content=\"admin\">",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><span class=\"author\">كتبت سلمى الخطيب</span>",
    "لقاء الوفدين في المدينة القديمة", NULL, "سلمى الخطيب" },
  { "outlet before the author", "",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><span class=\"author\">المرصد - سلمى الخطيب</span>",
    "لقاء الوفدين في المدينة القديمة", NULL, "سلمى الخطيب" },
  /* More dates */
  { "day of the Hijri year alone", "",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><span>الأربعاء 6 ذو القعدة 1442 هـ</span>",
    "لقاء الوفدين في المدينة القديمة", "2021-06-16", NULL },
  { "both years", "",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><span>1442/11/06 هـ الموافق 2021/06/16 م</span>",
    "لقاء الوفدين في المدينة القديمة", "2021-06-16", NULL },
  { "time by the clock of a place", "",
    "<h1>لقاء الوفدين في المدينة القديمة</h1><span>16 يونيو 2021 - 09:30 بتوقيت أبوظبي</span>",
    "لقاء الوفدين في المدينة القديمة", "2021-06-16T09:30", NULL },
};

static void
test_page (gconstpointer data)
{
  const PageCase *page = data;
  QimamExtractOptions options = { .format = QIMAM_FORMAT_HTML };
  g_autofree char *html = g_strconcat ("<!DOCTYPE html><html><head><meta charset=\"utf-8\">", page->head,
                                       "</head><body><main><article>", page->body,
                                       "<div>" STORY "</div></article></main></body></html>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = qimam_extract (bytes, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->headline, ==, page->headline);
  g_assert_cmpstr (document->published.value, ==, page->published);
  g_assert_cmpstr (document->byline, ==, page->byline);
  g_assert_cmpint (document->roles->len, ==, 3);
}

/* What a page says of itself in other places than where it should. */
static void
test_source (void)
{
  static const struct
  {
    const char *head;
    const char *source;
  } cases[] = {
    { "<title>Council meets in the old town hall | Harbour Post</title>", "Harbour Post" },
    { "<title>Harbour Post - Council meets in the old town hall</title>", "Harbour Post" },
    { "<title>Council meets in the old town hall</title>", NULL },
    { "<meta property=\"og:site_name\" content=\"Harbour Post | News for all of us\">", "Harbour Post" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamExtractOptions options = { .format = QIMAM_FORMAT_HTML };
      g_autofree char *html = g_strconcat (
          "<html lang=\"en\"><head>", cases[i].head,
          "</head><body><h1>Council meets in the old town hall</h1>" STORY "</body></html>", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (html, strlen (html));
      g_autoptr (QimamDocument) document = qimam_extract (bytes, &options, NULL);

      g_assert_cmpstr (document->source, ==, cases[i].source);
      /* The template's language is not that of the story. */
      g_assert_cmpstr (document->language, ==, "ar");
    }
}

/* --- pages and dumps as files
 * -------------------------------------------------------------------------------- */

/* The lines "name: value" above the first empty line; @rest: what stands behind it. */
static GHashTable *
read_gold (const char *text, const char **rest)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *end = strstr (text, "\n\n");
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (end);
  *rest = end + 2;
  head = g_strndup (text, end - text);
  lines = g_strsplit (head, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strstr (lines[i], ": ");

      if (colon != NULL)
        g_hash_table_insert (fields, g_strndup (lines[i], colon - lines[i]), g_strdup (colon + 2));
    }
  return fields;
}

static const char *
gold_field (GHashTable *fields, const char *name)
{
  const char *value = g_hash_table_lookup (fields, name);

  return value != NULL && *value != '\0' ? value : NULL;
}

/* A field that is only looked at where the file tells it. */
static void
assert_holds (GHashTable *fields, const char *name, const char *value)
{
  const char *wanted = gold_field (fields, name);

  if (wanted != NULL && (value == NULL || strstr (value, wanted) == NULL))
    {
      g_test_message ("%s: wanted “%s”, got “%s”", name, wanted, value != NULL ? value : "");
      g_test_fail ();
    }
}

static void
assert_day (GHashTable *fields, const char *published)
{
  g_autofree char *day = published != NULL ? g_strndup (published, strlen ("2021-06-16")) : NULL;

  g_assert_cmpstr (day, ==, gold_field (fields, "published"));
}

static QimamDocument *
read_bytes (const char *text, QimamFormat format, const char *url)
{
  QimamExtractOptions options = { .format = format, .url = url };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  QimamDocument *document = qimam_extract (bytes, &options, &error);

  g_assert_no_error (error);
  return document;
}

/* A page whose story is the lines of the file beside it. */
static void
test_page_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *html = NULL, *text = NULL, *wanted = NULL;
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (QimamDocument) document = NULL;
  g_autoptr (GString) beside = g_string_new (path);
  const char *body;

  g_string_replace (beside, ".txt", ".html", 1);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_file_get_contents (beside->str, &html, NULL, NULL));
  fields = read_gold (text, &body);
  document = read_bytes (html, QIMAM_FORMAT_HTML, gold_field (fields, "address"));
  wanted = g_strchomp (g_strdup (body));
  g_assert_cmpstr (document->body, ==, wanted);
  g_assert_cmpstr (document->headline, ==, gold_field (fields, "headline"));
  g_assert_cmpstr (document->byline, ==, gold_field (fields, "byline"));
  assert_day (fields, document->published.value);
  assert_holds (fields, "caption", document->caption);
  assert_holds (fields, "source", document->source);
  assert_holds (fields, "modified", document->modified);
  assert_holds (fields, "image", document->image_url);
}

static gboolean
is_told (const QimamDocument *document, guint line)
{
  for (guint i = 0; i < document->dropped->len; i++)
    {
      const QimamDropped *dropped = document->dropped->pdata[i];

      if (dropped->line == line && dropped->why != NULL && *dropped->why != '\0')
        return TRUE;
    }
  return FALSE;
}

static void
assert_line (const QimamDocument *document, char role, const char *text, guint line)
{
  g_auto (GStrv) body = g_strsplit (document->body, "\n", -1);
  gboolean in_body = g_strv_contains ((const char *const *) body, text);

  if (role == 'H')
    g_assert_cmpstr (document->headline, ==, text);
  else if ((role == 'B' || role == 'S') && !in_body)
    {
      g_test_message ("line %u is lost: %s", line, text);
      g_test_fail ();
    }
  else if (strchr ("XN", role) != NULL && (in_body || !is_told (document, line)))
    {
      g_test_message ("line %u is %s: %s", line, in_body ? "kept" : "not told", text);
      g_test_fail ();
    }
}

/* A dump whose lines have their role before them: B body, S subhead, H headline, X and N furniture and the
 * name of the site, others as they come. */
static void
test_dump_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (QimamDocument) document = NULL;
  g_autoptr (GString) dump = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  const char *marked;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  fields = read_gold (text, &marked);
  lines = g_strsplit (marked, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    g_string_append_printf (dump, "%s\n", lines[i] + 2);
  document = read_bytes (dump->str, QIMAM_FORMAT_TEXT, NULL);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    assert_line (document, lines[i][0], lines[i] + 2, i + 1);
  assert_day (fields, document->published.value);
  g_assert_cmpstr (document->source, ==, gold_field (fields, "source"));
}

static void
add_files (const char *folder, GTestDataFunc test)
{
  g_autofree char *directory = g_test_build_filename (G_TEST_DIST, "data", folder, NULL);
  g_autoptr (GDir) files = g_dir_open (directory, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *stem = g_strndup (name, strcspn (name, "."));
      g_autofree char *path = g_strdup_printf ("/ingest/%s/%s", folder, stem);

      if (g_str_has_suffix (name, ".txt"))
        g_test_add_data_func_full (path, g_build_filename (directory, name, NULL), test, g_free);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ingest/pages/%s", pages[i].name);
      g_test_add_data_func (path, &pages[i], test_page);
    }
  g_test_add_func ("/ingest/pages/source", test_source);
  add_files ("pages", test_page_file);
  add_files ("dumps", test_dump_file);
  return g_test_run ();
}
