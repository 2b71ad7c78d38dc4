/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of pages, dumps and feeds take linear time: eight times of what is made to cost time is eight
 * times the work, or it is refused. The work is counted, not timed; that of the XML library is not in it. */
#include <string.h>

#include "qimam-extract.h"
#include "work-counter.h"

#define TIMES 8

typedef struct
{
  const char *name;
  QimamFormat format;
  const char *before;
  const char *piece; /* with one %u, or none */
  guint n;
  const char *after;
} Case;

#define STORY "قال متحدث يوم الثلاثاء إن الخبر انتهى هنا وإن شيئا لم يبق ليقال عنه اليوم."
#define PAGE(name, piece, n)                                                                                 \
  {                                                                                                          \
    "page/" name, QIMAM_FORMAT_HTML, "<html><body>", piece, n, "<p>" STORY "</p>"                            \
  }
#define DUMP(name, before, piece, n)                                                                         \
  {                                                                                                          \
    "dump/" name, QIMAM_FORMAT_TEXT, "عنوان خبر من أربع كلمات\n" before, piece, n, "\n" STORY "\n"           \
  }
#define FEED(name, piece, n)                                                                                 \
  {                                                                                                          \
    "feed/" name, QIMAM_FORMAT_FEED, "<rss version=\"2.0\"><channel><title>منبر</title>", piece, n,          \
        "</channel></rss>"                                                                                   \
  }

static const Case cases[] = {
  PAGE ("deep", "<div>", 30),
  PAGE ("deep-lists", "<ul><li>", 30),
  PAGE ("comments", "<!-- ", 2000),
  PAGE ("scripts", "<script><iframe>", 2000),
  PAGE ("quotes", "<a href=\"", 2000),
  PAGE ("ampersands", "&", 8000),
  PAGE ("less-than", "<", 8000),
  PAGE ("paragraphs", "<p>كلمة, كلمة, كلمة, كلمة, كلمة, كلمة %u</p>", 300),
  PAGE ("links", "<p><a href=\"/%u\">خبر آخر من أخبار اليوم في المدينة</a></p>", 300),
  PAGE ("boxes", "<div class=\"related box\"><h3>اقرأ أيضا</h3><a href=\"/%u\">خبر</a></div>", 300),
  PAGE ("tables", "<table><tr><td>خلية %u من الجدول</td></tr></table>", 300),
  PAGE ("headings", "<h2>عنوان فرعي %u</h2>", 300),
  PAGE ("one-word", "كلمة ", 4000),
  PAGE ("dates", "<time datetime=\"2021-06-16\">16 يونيو 2021</time> ", 300),
  PAGE ("metas", "<meta property=\"og:title\" content=\"عنوان %u\">", 300),
  PAGE ("json-ld",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"%u\"}</script>",
        200),
  DUMP ("one-line", "", "كلمة ", 4000),
  DUMP ("short-lines", "", "قصير جدا %u\n", 1000),
  DUMP ("dates", "", "16 يونيو 2021\n", 500),
  DUMP ("caption", "صورة ", "16 يونيو 2021 ", 500),
  DUMP ("posts", "", "— x (@a) December 7, 2021\n", 500),
  DUMP ("marks", "خبر", "\u064E", 8000),
  DUMP ("brackets", "", "((\"«", 3000),
  DUMP ("bars", "", "رأي | سياسة | ", 500),
  DUMP ("datelines", "", "صحيفة المدينة - وكالات - ", 300),
  FEED ("items", "<item><guid>%u</guid><title>خبر من أخبار اليوم</title></item>", 200),
  FEED ("titles", "<title>عنوان</title>", 1000),
  FEED ("open", "<item><title>خبر ", 25),
  FEED ("ampersands", "<item><title>& & &</title></item>", 300),
  FEED ("summaries",
        "<item><guid>%u</guid><description>&lt;p&gt;" STORY "&lt;/p&gt;</description></item>",
        100),
};

static guint64
measure (const Case *c, guint n)
{
  g_autoptr (GString) text = g_string_new (c->before);
  g_auto (GStrv) halves = g_strsplit (c->piece, "%u", 2);
  const QimamExtractOptions options = { .format = c->format, .name = "x" };
  g_autoptr (GBytes) bytes = NULL;
  guint64 before;

  for (guint i = 0; i < n; i++)
    {
      g_string_append (text, halves[0]);
      if (halves[1] != NULL)
        g_string_append_printf (text, "%u%s", i, halves[1]);
    }
  g_string_append (text, c->after);
  bytes = g_bytes_new (text->str, text->len);
  before = work_done ();
  if (c->format == QIMAM_FORMAT_FEED)
    qimam_feed_free (qimam_extract_feed (bytes, &options, NULL));
  else
    qimam_document_free (qimam_extract (bytes, &options, NULL));
  return work_done () - before;
}

static void
test_linear (gconstpointer data)
{
  const Case *c = data;
  guint64 one, more;

  /* Loads the tables. */
  measure (c, 1);
  one = measure (c, c->n);
  more = measure (c, TIMES * c->n);
  g_test_message ("%" G_GUINT64_FORMAT " for %u, %" G_GUINT64_FORMAT " for %u", one, c->n, more,
                  TIMES * c->n);
  g_assert_cmpuint (one, >, 0);
  g_assert_cmpuint (more, <=, TIMES * (one + one / 4));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/linear/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_linear);
    }
  return g_test_run ();
}
