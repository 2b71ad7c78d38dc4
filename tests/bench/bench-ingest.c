/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures how pages and feeds become articles, in processor time, beside libxml2 that only parses them:
 * - pages: read one after the other in this process, and with one process of the command line a page
 * - feeds: read; taken into a library, all items new (without analysis, and with it); and taken in once more,
 *   none of them new, as a refresh finds most feeds */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "bench-generator.h"
#include "bench-measure.h"
#include "qimam-extract.h"
#include "qimam-library.h"

#define FEED_ITEMS 20

static int opt_pages = 200, opt_feeds = 500;
static char *opt_page_folder, *opt_feed_folder, *opt_cli, *opt_processes;

static const GOptionEntry options[] = {
  { "pages", 0, 0, G_OPTION_ARG_INT, &opt_pages, "How many made-up pages (200)", "N" },
  { "feeds", 0, 0, G_OPTION_ARG_INT, &opt_feeds, "How many made-up feeds (500)", "N" },
  { "page-folder", 0, 0, G_OPTION_ARG_FILENAME, &opt_page_folder, "Measure the pages in a folder, too",
    "DIR" },
  { "feed-folder", 0, 0, G_OPTION_ARG_FILENAME, &opt_feed_folder, "Measure the feeds in a folder, too",
    "DIR" },
  { "cli", 0, 0, G_OPTION_ARG_FILENAME, &opt_cli, "qimam-cli, for one process a page", "FILE" },
  { "processes", 0, 0, G_OPTION_ARG_FILENAME, &opt_processes, "page-processes.py, for the same", "FILE" },
  { NULL },
};

/* ---- What is read ---- */

typedef struct
{
  char *folder;
  GPtrArray *paths;
  GPtrArray *contents; /* GBytes */
  gsize size;
  gboolean made; /* the folder is ours */
} Corpus;

static Corpus *
corpus_new (const char *folder)
{
  Corpus *self = g_new0 (Corpus, 1);
  g_autoptr (GError) error = NULL;

  self->made = folder == NULL;
  self->folder = folder != NULL ? g_strdup (folder) : g_dir_make_tmp ("qimam-bench-XXXXXX", &error);
  bench_check (error);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

static void
corpus_free (Corpus *self)
{
  for (guint i = 0; self->made && i < self->paths->len; i++)
    g_unlink (self->paths->pdata[i]);
  if (self->made)
    g_rmdir (self->folder);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->contents);
  g_free (self->folder);
  g_free (self);
}

/* Takes both. */
static void
corpus_add (Corpus *self, char *path, GBytes *bytes)
{
  self->size += g_bytes_get_size (bytes);
  g_ptr_array_add (self->paths, path);
  g_ptr_array_add (self->contents, bytes);
}

static void
corpus_write (Corpus *self, const char *name, const GString *text)
{
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  bench_check (error);
  corpus_add (self, path, g_bytes_new (text->str, text->len));
}

static void
corpus_load (Corpus *self, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  bench_check (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      char *contents;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        corpus_load (self, path);
      else if (g_file_get_contents (path, &contents, &size, NULL))
        corpus_add (self, g_steal_pointer (&path), g_bytes_new_take (contents, size));
    }
}

/* What surrounds an article on a site: menus, boxes, scripts. */
static void
append_furniture (GString *page, BenchGenerator *generator, guint n)
{
  g_string_append (page, "<div class=\"menu\"><ul>");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (
        page, "<li class=\"item item-%u\"><a href=\"/section/%u?utm=%u\"><span>%s %s</span></a></li>", i, i,
        i, bench_generator_word (generator, i % 900), bench_generator_word (generator, (i * 7) % 900));
  g_string_append (page, "</ul></div><script>var data = {");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (page, "\"key%u\": [%u, \"%s\"],", i, i * 31,
                            bench_generator_word (generator, i % 500));
  g_string_append (page, "};</script>");
}

static Corpus *
make_pages (guint n)
{
  Corpus *self = corpus_new (NULL);
  g_autoptr (BenchGenerator) generator = bench_generator_new (20210616);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) page =
          g_string_new ("<!DOCTYPE html><html lang=\"ar\"><head><meta charset=\"utf-8\">");
      g_autofree char *name = g_strdup_printf ("%05u.html", i);
      g_auto (GStrv) paragraphs = NULL;
      BenchArticle article;

      bench_generator_next (generator, &article);
      paragraphs = g_strsplit (article.body, "\n", -1);
      g_string_append_printf (page,
                              "<title>%s | %s</title><meta property=\"og:title\" content=\"%s\">"
                              "<meta property=\"article:published_time\" content=\"%s\"></head><body>",
                              article.headline, article.source, article.headline, article.published);
      append_furniture (page, generator, 150);
      g_string_append_printf (page, "<article><h1>%s</h1><div class=\"story-body\">", article.headline);
      for (guint p = 0; paragraphs[p] != NULL; p++)
        g_string_append_printf (page, "<p>%s</p>", paragraphs[p]);
      g_string_append (page, "</div></article>");
      append_furniture (page, generator, 300);
      g_string_append (page, "</body></html>");
      corpus_write (self, name, page);
      bench_article_clear (&article);
    }
  return self;
}

static Corpus *
make_feeds (guint n)
{
  Corpus *self = corpus_new (NULL);
  g_autoptr (BenchGenerator) generator = bench_generator_new (20210617);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) feed =
          g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel>");
      g_autofree char *name = g_strdup_printf ("%05u.xml", i);

      g_string_append_printf (feed, "<title>%u</title><link>https://outlet.example/%u/</link>", i, i);
      for (guint k = 0; k < FEED_ITEMS; k++)
        {
          BenchArticle article;

          bench_generator_next (generator, &article);
          /* A feed has the beginning of a text. */
          g_string_append_printf (
              feed,
              "<item><title>%s</title><link>https://outlet.example/%u/%u</link><guid>%s</guid>"
              "<pubDate>Wed, 16 Jun 2021 18:%02u:00 +0300</pubDate><description>&lt;p&gt;%.*s"
              "&lt;/p&gt;</description></item>",
              article.headline, i, k, article.id, k,
              (int) (g_utf8_offset_to_pointer (article.body, MIN (300, g_utf8_strlen (article.body, -1))) -
                     article.body),
              article.body);
          bench_article_clear (&article);
        }
      g_string_append (feed, "</channel></rss>");
      corpus_write (self, name, feed);
    }
  return self;
}

/* ---- Stages ---- */

typedef guint (*Stage) (const char *path, GBytes *bytes);

static guint
parse_page (const char *path, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  htmlDocPtr document =
      htmlReadMemory (data, (int) size, NULL, NULL,
                      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

  xmlFreeDoc (document);
  return document != NULL;
}

static guint
read_page (const char *path, GBytes *bytes)
{
  const QimamExtractOptions how = { .format = QIMAM_FORMAT_HTML, .name = path };
  g_autoptr (QimamDocument) document = qimam_extract (bytes, &how, NULL);

  return document != NULL;
}

static guint
parse_feed (const char *path, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC };
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt (&handler, NULL, NULL, 0, NULL);

  xmlCtxtUseOptions (context, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  xmlParseChunk (context, data, (int) size, 1);
  xmlFreeParserCtxt (context);
  return 1;
}

static guint
read_feed (const char *path, GBytes *bytes)
{
  const QimamExtractOptions how = { .format = QIMAM_FORMAT_FEED, .name = path };
  g_autoptr (QimamFeed) feed = qimam_extract_feed (bytes, &how, NULL);

  return feed != NULL ? feed->items->len : 0;
}

static void
report (const char *what, const Corpus *corpus, double seconds, const char *more)
{
  printf ("  %-36s %9.0f a second  %7.1f MB/s  %s\n", what, corpus->paths->len / seconds,
          (double) corpus->size / 1e6 / seconds, more);
  fflush (stdout);
}

/* The faster of three rounds: the first one reads tables, and other programs disturb. */
static void
measure (const Corpus *corpus, const char *what, Stage stage)
{
  double best = G_MAXDOUBLE;
  g_autofree char *more = NULL;
  guint n = 0;

  for (guint round = 0; round < 3; round++)
    {
      double start = bench_cpu_seconds ();

      n = 0;
      for (guint i = 0; i < corpus->paths->len; i++)
        n += stage (corpus->paths->pdata[i], corpus->contents->pdata[i]);
      best = MIN (best, bench_cpu_seconds () - start);
    }
  more = g_strdup_printf ("(%u read)", n);
  report (what, corpus, best, more);
}

/* One process a page, as scripts do. */
static void
measure_processes (const Corpus *corpus)
{
  const char *const argv[] = { opt_processes, opt_cli, corpus->folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &told, NULL, NULL, &error);
  bench_check (error);
  printf ("%s", told);
}

static void
take_in (QimamLibrary *library, const Corpus *corpus, const char *what, QimamImportResult result)
{
  const char *const items[] = { corpus->folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *more = NULL;
  QimamImportTotals totals;
  double start = bench_cpu_seconds (), seconds;
  gint64 clock = g_get_monotonic_time ();

  qimam_library_import (library, items, NULL, NULL, NULL, &totals, NULL, &error);
  bench_check (error);
  seconds = bench_cpu_seconds () - start;
  more = g_strdup_printf ("(%u articles, %.0f by the clock)", totals.counts[result],
                          corpus->paths->len / ((double) (g_get_monotonic_time () - clock) / G_USEC_PER_SEC));
  report (what, corpus, seconds, more);
}

static void
measure_library (const Corpus *corpus, gboolean analyses)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("qimam-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.qimam", NULL);
  QimamLibrary *library = qimam_library_open (path, NULL, &error);

  bench_check (error);
  qimam_library_set_analyses_imports (library, analyses);
  take_in (library, corpus, analyses ? "Qimam, new, into a library, analysed" : "Qimam, new, into a library",
           QIMAM_IMPORT_ADDED);
  if (analyses)
    take_in (library, corpus, "Qimam, the same once more", QIMAM_IMPORT_UNCHANGED);
  g_object_unref (library);
  g_unlink (path);
  g_rmdir (folder);
}

static void
pages (const char *name, Corpus *corpus)
{
  printf ("%s: %u pages, %.1f MB\n", name, corpus->paths->len, (double) corpus->size / 1e6);
  measure (corpus, "libxml2, parsed only", parse_page);
  measure (corpus, "Qimam, in one process", read_page);
  if (opt_cli != NULL && opt_processes != NULL)
    measure_processes (corpus);
  corpus_free (corpus);
}

static void
feeds (const char *name, Corpus *corpus)
{
  printf ("%s: %u feeds, %.1f MB\n", name, corpus->paths->len, (double) corpus->size / 1e6);
  measure (corpus, "libxml2, parsed only", parse_feed);
  measure (corpus, "Qimam, read", read_feed);
  measure_library (corpus, FALSE);
  measure_library (corpus, TRUE);
  corpus_free (corpus);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) parser = g_option_context_new ("— measure the reading of pages and feeds");
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (parser, options, NULL);
  g_option_context_parse (parser, &argc, &argv, &error);
  bench_check (error);
  if (opt_pages < 1 || opt_feeds < 1)
    {
      fprintf (stderr, "%s: --pages and --feeds must be above 0\n", g_get_prgname ());
      return 2;
    }
  printf ("Pages and feeds, a second of processor time\n");
  pages ("made up", make_pages ((guint) opt_pages));
  feeds ("made up", make_feeds ((guint) opt_feeds));
  if (opt_page_folder != NULL)
    {
      Corpus *corpus = corpus_new (opt_page_folder);

      corpus_load (corpus, opt_page_folder);
      pages (opt_page_folder, corpus);
    }
  if (opt_feed_folder != NULL)
    {
      Corpus *corpus = corpus_new (opt_feed_folder);

      corpus_load (corpus, opt_feed_folder);
      feeds (opt_feed_folder, corpus);
    }
  xmlCleanupParser ();
  return 0;
}
