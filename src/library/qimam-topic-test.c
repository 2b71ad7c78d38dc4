/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-bits.h"
#include "qimam-library-private.h"
#include "qimam-library-topics.h"
#include "qimam-own-topics.h"
#include "qimam-snapshot.h"
#include "qimam-store-text.h"
#include "qimam-store-topic.h"
#include "qimam-topic-candidates.h"

/* What matched is told with so many words, each with so many bytes. */
#define MAX_WORDS      6
#define MAX_WORD_BYTES 200
/* How often those who wait are told. */
#define TELL_USEC (100 * 1000)

static void
example_free (gpointer data)
{
  QimamTopicExample *example = data;

  g_free (example->headline);
  g_free (example->source);
  g_free (example->published);
  g_ptr_array_unref (example->words);
  g_free (example);
}

void
qimam_topic_test_free (QimamTopicTest *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->examples);
  g_ptr_array_unref (self->lost);
  g_free (self);
}

static QimamTopicTest *
test_new (void)
{
  QimamTopicTest *self = g_new0 (QimamTopicTest, 1);

  self->examples = g_ptr_array_new_with_free_func (example_free);
  self->lost = g_ptr_array_new_with_free_func (example_free);
  return self;
}

static QimamTopicTest *
test_copy (const QimamTopicTest *from)
{
  QimamTopicTest *self = test_new ();

  self->n_articles = from->n_articles;
  self->n_open = from->n_open;
  self->n_gained = from->n_gained;
  self->n_lost = from->n_lost;
  for (guint l = 0; l < 2; l++)
    {
      const GPtrArray *list = l == 0 ? from->examples : from->lost;

      for (guint i = 0; i < list->len; i++)
        {
          const QimamTopicExample *one = list->pdata[i];
          QimamTopicExample *example = g_new0 (QimamTopicExample, 1);

          *example = (QimamTopicExample){ one->id, g_strdup (one->headline), g_strdup (one->source),
                                          g_strdup (one->published), g_ptr_array_ref (one->words) };
          g_ptr_array_add (l == 0 ? self->examples : self->lost, example);
        }
    }
  return self;
}

/* ---- Articles ---- */

typedef struct
{
  QimamConnection *reader;
  QimamTopicMatcher *matcher;
  QimamTopicTest *test;
  guint max;
  QimamTopicCandidates candidates;
  guint64 *has; /* bits by id: articles that have the topic now */
  gsize n_has_words;
  QimamTopicTestFunc func;
  gpointer data;
  gint64 told;
} Testing;

static const char topic_key[] = "topic";

/* (transfer full) (nullable): what a rule is matched with */
static QimamDocument *
load_document (QimamConnection *reader, gint64 id, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (reader,
                                "SELECT headline, caption, published, name, " QIMAM_STORE_TEXT_COLUMNS
                                " FROM article JOIN article_text ON article_text.article = article.id"
                                " LEFT JOIN source ON source.id = source WHERE article.id = ?",
                                error);
  g_autoptr (QimamDocument) document = NULL;
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", id);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  document = qimam_document_new ();
  if (!row)
    {
      /* The snapshot and the index are of one transaction with the articles: this is a damaged file. */
      document->body = document->body != NULL ? document->body : g_strdup ("");
      return g_steal_pointer (&document);
    }
  document->headline = qimam_sql_dup_text (select, 0);
  document->caption = qimam_sql_dup_text (select, 1);
  document->published.value = qimam_sql_dup_text (select, 2);
  document->source = qimam_sql_dup_text (select, 3);
  g_free (document->body);
  document->body = qimam_store_text_get (reader, select, 4, error);
  return document->body != NULL ? g_steal_pointer (&document) : NULL;
}

/* (transfer full): the words of an article that matched, each once */
static GPtrArray *
list_words (const QimamDocument *document, const QimamTopicHit *hit)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; hit != NULL && i < hit->spans->len && words->len < MAX_WORDS; i++)
    {
      char *text = qimam_document_span_text (document, g_array_index (hit->spans, QimamSpan, i));

      if (text == NULL || strlen (text) > MAX_WORD_BYTES ||
          g_ptr_array_find_with_equal_func (words, text, g_str_equal, NULL))
        g_free (text);
      else
        g_ptr_array_add (words, text);
    }
  return words;
}

static void
add_example (GPtrArray *examples, gint64 id, const QimamDocument *document, const QimamTopicHit *hit)
{
  QimamTopicExample *example = g_new0 (QimamTopicExample, 1);

  example->id = id;
  example->headline = g_strdup (document->headline);
  example->source = g_strdup (document->source);
  example->published = g_strdup (document->published.value);
  example->words = list_words (document, hit);
  g_ptr_array_add (examples, example);
}

static gboolean
has_topic (const Testing *self, gint64 id)
{
  return (gsize) id / 64 < self->n_has_words && qimam_bits_has (self->has, (gsize) id);
}

/* Reads an article. @matches: (out) */
static gboolean
read_article (Testing *self, gint64 id, gboolean wanted, gboolean *matches, GError **error)
{
  g_autoptr (QimamDocument) document = load_document (self->reader, id, error);
  g_autoptr (GPtrArray) hits = NULL;

  if (document == NULL)
    return FALSE;
  hits = qimam_topic_matcher_match (self->matcher, document, NULL);
  *matches = hits->len > 0;
  if (*matches && wanted)
    add_example (self->test->examples, id, document, hits->pdata[0]);
  return TRUE;
}

static void
tell (Testing *self, gboolean at_once)
{
  gint64 now = g_get_monotonic_time ();

  if (self->func == NULL || (!at_once && now - self->told < TELL_USEC))
    return;
  self->told = now;
  self->func (self->test, self->data);
}

/* Goes through the articles, newest first. Those of which the index is sure are read for their words alone,
 * as far as examples are wanted; the others one by one. */
static gboolean
walk (Testing *self, const QimamSnapshot *snapshot, GError **error)
{
  const guint32 *ids = qimam_order_get_ids (snapshot->order);
  guint n_rows = qimam_snapshot_get_n_rows (snapshot);
  guint n_left =
      (guint) qimam_bits_count (self->candidates.sure, self->candidates.n_words) + self->test->n_open;

  for (guint row = 0; row < n_rows && n_left > 0; row++)
    {
      gsize id = ids[row];
      gboolean wanted = self->test->examples->len < self->max, open, sure, matches;

      if (id / 64 >= self->candidates.n_words)
        continue;
      sure = qimam_bits_has (self->candidates.sure, id);
      open = qimam_bits_has (self->candidates.open, id);
      if (!sure && !open)
        continue;
      n_left--;
      if (!wanted && self->test->n_open == 0)
        return TRUE;
      if (sure && !wanted)
        continue;
      if (qimam_connection_set_cancelled (self->reader, error) ||
          !read_article (self, (gint64) id, wanted, &matches, error))
        return FALSE;
      if (!open)
        continue;
      self->test->n_open--;
      if (matches)
        {
          qimam_bits_add (self->candidates.sure, id);
          self->test->n_articles++;
          if (!has_topic (self, (gint64) id))
            self->test->n_gained++;
          else
            self->test->n_lost--;
        }
      tell (self, FALSE);
    }
  return TRUE;
}

/* Takes examples of what would be lost. */
static gboolean
walk_lost (Testing *self, const QimamSnapshot *snapshot, GError **error)
{
  const guint32 *ids = qimam_order_get_ids (snapshot->order);
  guint n_rows = qimam_snapshot_get_n_rows (snapshot);

  for (guint row = 0; row < n_rows && self->test->lost->len < MIN (self->test->n_lost, self->max); row++)
    {
      g_autoptr (QimamDocument) document = NULL;
      gsize id = ids[row];

      if (!has_topic (self, (gint64) id) ||
          (id / 64 < self->candidates.n_words && qimam_bits_has (self->candidates.sure, id)))
        continue;
      document = load_document (self->reader, (gint64) id, error);
      if (document == NULL)
        return FALSE;
      add_example (self->test->lost, (gint64) id, document, NULL);
    }
  return TRUE;
}

/* ---- The whole ---- */

static gboolean
find_present (Testing *self, const char *key, GError **error)
{
  g_autoptr (GArray) ids = key != NULL ? qimam_store_topic_articles (self->reader, key, 0, error) : NULL;
  gint64 last;

  if (ids == NULL)
    return key == NULL;
  last = ids->len > 0 ? g_array_index (ids, gint64, ids->len - 1) : 0;
  self->n_has_words = QIMAM_BITS_WORDS (last + 1);
  self->has = qimam_bits_new (self->n_has_words * 64);
  for (guint i = 0; i < ids->len; i++)
    qimam_bits_add (self->has, (gsize) g_array_index (ids, gint64, i));
  return TRUE;
}

/* What the index alone tells. */
static void
count (Testing *self)
{
  const QimamTopicCandidates *found = &self->candidates;
  gsize n_common = MIN (found->n_words, self->n_has_words);
  guint kept = (guint) (n_common > 0 ? qimam_bits_count_and (found->sure, self->has, n_common) : 0);
  guint present = (guint) (self->n_has_words > 0 ? qimam_bits_count (self->has, self->n_has_words) : 0);

  self->test->n_articles = (guint) qimam_bits_count (found->sure, found->n_words);
  self->test->n_open = (guint) qimam_bits_count (found->open, found->n_words);
  self->test->n_gained = self->test->n_articles - kept;
  self->test->n_lost = present - kept;
}

static gboolean
run_test (Testing *self, const QimamTopicRule *rule, const char *key, GError **error)
{
  g_autoptr (QimamSnapshot) snapshot = NULL;

  if (!find_present (self, key, error) ||
      !qimam_topic_candidates_find (&self->candidates, self->reader, rule, error))
    return FALSE;
  count (self);
  tell (self, TRUE);
  if (self->max == 0 && self->test->n_open == 0)
    return TRUE;
  snapshot = qimam_snapshot_acquire (self->reader, error);
  return snapshot != NULL && walk (self, snapshot, error) && walk_lost (self, snapshot, error);
}

QimamTopicTest *
qimam_library_test_topic (QimamLibrary *self,
                          const QimamTopicRule *rule,
                          const char *key,
                          guint max,
                          QimamTopicTestFunc func,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  Testing testing = { .max = max, .func = func, .data = data };
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && rule != NULL, NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  testing.reader = reading.connection;
  testing.matcher = qimam_topic_matcher_new ();
  qimam_topic_matcher_add (testing.matcher, topic_key, rule);
  testing.test = test_new ();
  done = run_test (&testing, rule, key, error);
  qimam_topic_candidates_clear (&testing.candidates);
  qimam_topic_matcher_unref (testing.matcher);
  g_free (testing.has);
  if (!done)
    g_clear_pointer (&testing.test, qimam_topic_test_free);
  return testing.test;
}

/* ---- On a worker thread ---- */

typedef struct
{
  QimamTopicRule *rule;
  char *key;
  guint max;
  QimamTopicTestFunc func;
  gpointer data;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  qimam_topic_rule_unref (request->rule);
  g_free (request->key);
  g_free (request);
}

static void
hear_cb (GTask *task, gconstpointer test)
{
  const Request *request = g_task_get_task_data (task);

  request->func (test, request->data);
}

static void
tell_cb (const QimamTopicTest *test, gpointer task)
{
  qimam_task_tell (task, hear_cb, test_copy (test), (GDestroyNotify) qimam_topic_test_free);
}

static void
test_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  QimamTopicTest *test =
      qimam_library_test_topic (source, request->rule, request->key, request->max,
                                request->func != NULL ? tell_cb : NULL, task, cancellable, &error);

  qimam_task_return_pointer (task, test, (GDestroyNotify) qimam_topic_test_free, error);
}

void
qimam_library_test_topic_async (QimamLibrary *self,
                                QimamTopicRule *rule,
                                const char *key,
                                guint max,
                                QimamTopicTestFunc func,
                                gpointer func_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Request *request;

  g_return_if_fail (QIMAM_IS_LIBRARY (self) && rule != NULL);
  request = g_new0 (Request, 1);
  *request = (Request){ qimam_topic_rule_ref (rule), g_strdup (key), max, func, func_data };
  qimam_library_start (self, request, request_free, qimam_library_test_topic_async, test_thread, cancellable,
                       callback, data);
}

QimamTopicTest *
qimam_library_test_topic_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
