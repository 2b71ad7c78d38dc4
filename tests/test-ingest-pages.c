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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ingest/pages/%s", pages[i].name);
      g_test_add_data_func (path, &pages[i], test_page);
    }
  return g_test_run ();
}
