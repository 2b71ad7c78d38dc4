/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the index finds against reading every text, over random texts and random queries. */
#include <string.h>

#include "qimam-database.h"
#include "qimam-index-merge.h"
#include "qimam-query.h"
#include "qimam-search-text.h"
#include "qimam-store-article.h"
#include "qimam-token.h"

#define N_ARTICLES 120

/* Few words, so that they meet: forms of the same stem, beginnings of one another, stop words. */
static const char *const vocabulary[] = {
  "قمة",    "القمة",   "قمم",       "وفد",  "الوفد",  "وفود",   "الوفود",   "بيان", "البيان", "بيانات",
  "بين",    "في",      "من",        "سلام", "السلام", "سلاح",   "السلاح",   "تسلح", "لقاء",   "اللقاء",
  "لقاءات", "محادثات", "المحادثات", "نص",   "نصوص",   "treaty", "Treaties", "١٢",   "12",     "مُحادثة",
};

typedef struct
{
  gint64 id; /* 0 for one that is not there */
  GArray *headline, *body, *caption;
} Text;

typedef struct
{
  QimamDatabase *database;
  QimamConnection *writer;
  GRand *rand;
  Text texts[N_ARTICLES];
} Corpus;

static int
draw (Corpus *corpus, int end)
{
  return g_rand_int_range (corpus->rand, 0, end);
}

static const char *
draw_word (Corpus *corpus)
{
  return vocabulary[draw (corpus, G_N_ELEMENTS (vocabulary))];
}

static char *
draw_text (Corpus *corpus, int max)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = draw (corpus, max); n > 0; n--)
    g_string_append_printf (text, "%s%s", draw_word (corpus), draw (corpus, 9) == 0 ? "، " : " ");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
text_clear (Text *text)
{
  g_clear_pointer (&text->headline, g_array_unref);
  g_clear_pointer (&text->body, g_array_unref);
  g_clear_pointer (&text->caption, g_array_unref);
}

static void
write_text (Corpus *corpus, Text *text)
{
  g_autoptr (QimamDocument) document = qimam_document_new ();
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  g_autofree char *paragraph = draw_text (corpus, draw (corpus, 5) == 0 ? 60 : 12);
  g_autofree char *other = draw_text (corpus, 5);
  g_autoptr (GError) error = NULL;

  text_clear (text);
  document->headline = draw_text (corpus, 5);
  document->caption = draw (corpus, 3) == 0 ? draw_text (corpus, 4) : NULL;
  qimam_document_add_paragraph (document, paragraph, QIMAM_PARAGRAPH_TEXT);
  qimam_document_add_paragraph (document, other, QIMAM_PARAGRAPH_TEXT);
  qimam_store_article_put (corpus->writer, &text->id, document, analysis, 1, &error);
  g_assert_no_error (error);
  text->headline = qimam_words (document->headline, -1);
  text->body = qimam_words (document->body, -1);
  text->caption = qimam_words (document->caption != NULL ? document->caption : "", -1);
}

static void
remove_text (Corpus *corpus, Text *text)
{
  g_autoptr (GError) error = NULL;
  gboolean found;

  qimam_store_article_remove (corpus->writer, text->id, &found, &error);
  g_assert_no_error (error);
  text->id = 0;
}

/* Some articles come, change or go, in a transaction; now and then segments are merged. */
static void
change_corpus (Corpus *corpus, int n)
{
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;

  qimam_connection_begin (corpus->writer, &error);
  for (; n > 0; n--)
    {
      Text *text = &corpus->texts[draw (corpus, N_ARTICLES)];

      if (text->id != 0 && draw (corpus, 4) == 0)
        remove_text (corpus, text);
      else
        write_text (corpus, text);
    }
  qimam_connection_commit (corpus->writer, &error);
  g_assert_no_error (error);
  for (guint i = 0; more && draw (corpus, 2) == 0 && i < 20; i++)
    qimam_index_maintain (corpus->writer, draw (corpus, 3) == 0 ? QIMAM_MERGE_ALL : QIMAM_MERGE_LIVE, 1000,
                          &more, &error);
  g_assert_no_error (error);
}

static void
set_up (Corpus *corpus, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  corpus->rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  corpus->database = qimam_database_open (":memory:", &error);
  g_assert_no_error (error);
  corpus->writer = qimam_database_lock_writer (corpus->database, NULL);
  for (guint i = 0; i < 12; i++)
    change_corpus (corpus, 10);
}

static void
tear_down (Corpus *corpus, gconstpointer data)
{
  for (guint i = 0; i < N_ARTICLES; i++)
    text_clear (&corpus->texts[i]);
  qimam_database_unlock_writer (corpus->database);
  qimam_database_free (corpus->database);
  g_rand_free (corpus->rand);
}

/* ---- Reading every text ---- */

static gboolean
is_word (const QimamSearchNode *node, const QimamWord *word)
{
  const QimamWord *wanted = &g_array_index (node->words, QimamWord, 0);

  if (node->headline)
    return g_str_equal (word->stem, wanted->stem) || g_str_equal (word->stem, wanted->folded);
  if (node->prefix &&
      (g_str_has_prefix (word->folded, wanted->folded) || g_str_has_prefix (word->stem, wanted->folded)))
    return TRUE;
  return g_str_equal (word->folded, wanted->folded) || g_str_equal (word->stem, wanted->folded) ||
         g_str_equal (word->folded, wanted->stem) || g_str_equal (word->stem, wanted->stem);
}

static gboolean
is_phrase (const QimamSearchNode *node, GArray *words, guint at)
{
  if (words->len - at < node->words->len)
    return FALSE;
  for (guint i = 0; i < node->words->len; i++)
    if (!g_str_equal (g_array_index (words, QimamWord, at + i).folded,
                      g_array_index (node->words, QimamWord, i).folded))
      return FALSE;
  return TRUE;
}

static gboolean
stands_in (const QimamSearchNode *node, GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (node->kind == QIMAM_SEARCH_PHRASE ? is_phrase (node, words, i)
                                          : is_word (node, &g_array_index (words, QimamWord, i)))
      return TRUE;
  return FALSE;
}

static gboolean
holds (const QimamSearchNode *node, const Text *text)
{
  gboolean found = node->kind == QIMAM_SEARCH_AND;

  switch (node->kind)
    {
    case QIMAM_SEARCH_AND:
    case QIMAM_SEARCH_OR:
      for (guint i = 0; i < node->children->len; i++)
        if (holds (node->children->pdata[i], text) != (node->kind == QIMAM_SEARCH_AND))
          {
            found = !found;
            break;
          }
      break;
    case QIMAM_SEARCH_UNREAD:
      found = TRUE; /* nobody has read any */
      break;
    case QIMAM_SEARCH_STARRED:
    case QIMAM_SEARCH_NOTED:
      found = FALSE;
      break;
    default:
      found = stands_in (node, text->headline) ||
              (!node->headline && (stands_in (node, text->body) || stands_in (node, text->caption)));
    }
  return found != node->exclude;
}

static gboolean
passes (const QimamSearchText *search, gboolean any, const Text *text)
{
  const GPtrArray *parts = qimam_search_text_get_root (search)->children;
  gboolean plain = FALSE, one = FALSE;

  if (text->id == 0 || qimam_search_text_is_void (search))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    {
      const QimamSearchNode *part = parts->pdata[i];

      if (any && qimam_search_node_is_plain (part))
        {
          plain = TRUE;
          one = one || holds (part, text);
        }
      else if (!holds (part, text))
        return FALSE;
    }
  return !plain || one;
}

/* ---- Queries ---- */

static void
append_part (Corpus *corpus, GString *text, guint depth)
{
  if (draw (corpus, 5) == 0)
    g_string_append_c (text, '-');
  if (draw (corpus, 8) == 0)
    g_string_append (text, "title:");
  switch (draw (corpus, depth < 3 ? 8 : 6))
    {
    case 0:
    case 1:
      g_string_append_printf (text, "\"%s %s\"", draw_word (corpus), draw_word (corpus));
      break;
    case 2:
      g_string_append_printf (text, "\"%s %s %s\"", draw_word (corpus), draw_word (corpus),
                              draw_word (corpus));
      break;
    case 6:
      g_string_append_c (text, '(');
      append_part (corpus, text, depth + 1);
      g_string_append (text, draw (corpus, 2) ? " أو " : " ");
      append_part (corpus, text, depth + 1);
      g_string_append_c (text, ')');
      break;
    case 7:
      g_string_append (text, draw (corpus, 2) ? "is:unread" : "is:starred");
      break;
    default:
      g_string_append (text, draw_word (corpus));
    }
}

static char *
draw_query (Corpus *corpus, gboolean *prefix)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = 1 + draw (corpus, 4); n > 0; n--)
    {
      append_part (corpus, text, 0);
      g_string_append (text, draw (corpus, 5) == 0 ? " OR " : " ");
    }
  *prefix = draw (corpus, 3) == 0;
  if (*prefix)
    {
      const char *word = draw_word (corpus);
      glong length = 1 + draw (corpus, (int) g_utf8_strlen (word, -1));

      g_string_append_len (text, word, g_utf8_offset_to_pointer (word, length) - word);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static guint
assert_found (Corpus *corpus, const char *text, gboolean prefix, QimamSort sort)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (QimamSearchText) search = qimam_search_text_parse (text, prefix);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  filter->text = g_strdup (text);
  filter->prefix = prefix;
  filter->sort = sort;
  for (guint i = 0; i < N_ARTICLES; i++)
    if (passes (search, sort == QIMAM_SORT_RELEVANCE, &corpus->texts[i]))
      g_array_append_val (wanted, corpus->texts[i].id);
  g_array_sort (wanted, compare_ids);
  ids = qimam_query_ids (corpus->writer, filter, &error);
  g_assert_no_error (error);
  g_array_sort (ids, compare_ids);
  g_test_message ("%s%s: %u, %u", text, prefix ? "…" : "", ids->len, wanted->len);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), wanted->data, wanted->len * sizeof (gint64));
  return wanted->len;
}

static void
test_random (Corpus *corpus, gconstpointer data)
{
  guint some = 0;

  for (guint i = 0; i < 1500; i++)
    {
      gboolean prefix;
      g_autofree char *text = draw_query (corpus, &prefix);
      guint n = assert_found (corpus, text, prefix, QIMAM_SORT_DATE);

      assert_found (corpus, text, prefix, QIMAM_SORT_RELEVANCE);
      some += n > 0 && n < N_ARTICLES / 2;
      if (i % 25 == 0)
        change_corpus (corpus, 1 + draw (corpus, 8));
    }
  /* The queries must be such as tell right from wrong. */
  g_assert_cmpuint (some, >, 300);
}

/* By relevance, pages fit together: each hit comes once, wherever one begins and whatever changes meanwhile.
 */
static void
test_pages (Corpus *corpus, gconstpointer data)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_autoptr (QimamHits) hits = NULL;
      g_autoptr (GError) error = NULL;
      guint total, first = 0;
      gint64 first_ids[5], ids[30];
      gint found;

      filter->text = g_strdup_printf ("%s %s %s", draw_word (corpus), draw_word (corpus), draw_word (corpus));
      filter->sort = QIMAM_SORT_RELEVANCE;
      filter->unread = draw (corpus, 2);
      hits = qimam_query_find (corpus->writer, filter, &error);
      g_assert_no_error (error);
      total = qimam_hits_get_total (hits);
      found = qimam_hits_get_ids (hits, corpus->writer, 0, 5, first_ids, &error);
      g_assert_no_error (error);
      g_assert_cmpint (found, ==, MIN (5, total));
      while (first < total)
        {
          guint n = 1 + (guint) draw (corpus, G_N_ELEMENTS (ids));

          if (draw (corpus, 3) == 0)
            change_corpus (corpus, 2);
          found = qimam_hits_get_ids (hits, corpus->writer, first, n, ids, &error);
          g_assert_no_error (error);
          g_assert_cmpint (found, ==, MIN (n, total - first));
          for (gint i = 0; i < found; i++)
            {
              g_assert_true (g_hash_table_add (seen, g_memdup2 (&ids[i], sizeof ids[i])));
              g_assert_true (qimam_hits_has (hits, ids[i]));
              g_assert_cmpuint (qimam_hits_find (hits, ids[i]), ==, first + (guint) i);
              if (first + (guint) i < 5)
                g_assert_cmpint (first_ids[first + (guint) i], ==, ids[i]);
            }
          first += (guint) found;
        }
      g_assert_cmpint (qimam_hits_get_ids (hits, corpus->writer, total, 3, ids, &error), ==, 0);
    }
}

/* What is cancelled says so. */
static void
test_cancelled (Corpus *corpus, gconstpointer data)
{
  static const char *const texts[] = { "قمة", "\"قمة القمة\"", "سلا", "title:قمة", "-قمة", "قمة OR وفد", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      filter->text = g_strdup (texts[i]);
      filter->prefix = TRUE;
      g_cancellable_cancel (cancellable);
      qimam_connection_set_cancellable (corpus->writer, cancellable);
      g_assert_null (qimam_query_find (corpus->writer, filter, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_null (qimam_query_facets (corpus->writer, filter, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      qimam_connection_set_cancellable (corpus->writer, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/evaluate/random/1", Corpus, GUINT_TO_POINTER (1), set_up, test_random, tear_down);
  g_test_add ("/evaluate/random/2", Corpus, GUINT_TO_POINTER (2), set_up, test_random, tear_down);
  g_test_add ("/evaluate/random/3", Corpus, GUINT_TO_POINTER (3), set_up, test_random, tear_down);
  g_test_add ("/evaluate/pages", Corpus, GUINT_TO_POINTER (5), set_up, test_pages, tear_down);
  g_test_add ("/evaluate/cancelled", Corpus, GUINT_TO_POINTER (4), set_up, test_cancelled, tear_down);
  return g_test_run ();
}
