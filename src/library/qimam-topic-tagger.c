/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topic-tagger.h"

#include "qimam-bits.h"
#include "qimam-index-reader.h"
#include "qimam-lexicon.h"
#include "qimam-library-private.h"
#include "qimam-library-topics.h"
#include "qimam-own-topics.h"
#include "qimam-store-article.h"
#include "qimam-store-claim.h"
#include "qimam-topic-candidates.h"

/* How long the writer is held at a time where somebody waits for it. */
#define BUDGET_USEC (50 * 1000)
/* How often others are told. */
#define TELL_USEC (G_USEC_PER_SEC / 2)

struct _QimamTopicTagger
{
  QimamDatabase *database;
  gint64 revision;
  QimamTopicRow *topic;       /* (nullable): that is being worked on */
  QimamTopicMatcher *matcher; /* of all topics, as of @revision */
  GArray *ids;                /* gint64: articles that @topic concerns, in order */
  guint at;
};

QimamTopicTagger *
qimam_topic_tagger_new (QimamDatabase *database)
{
  QimamTopicTagger *self = g_new0 (QimamTopicTagger, 1);

  self->database = database;
  return self;
}

static void
forget_topic (QimamTopicTagger *self)
{
  g_clear_pointer (&self->topic, qimam_topic_row_free);
  g_clear_pointer (&self->matcher, qimam_topic_matcher_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  self->at = 0;
}

void
qimam_topic_tagger_free (QimamTopicTagger *self)
{
  if (self == NULL)
    return;
  forget_topic (self);
  g_free (self);
}

void
qimam_topic_tagger_get_progress (const QimamTopicTagger *self, guint *done, guint *total)
{
  *done = self->at;
  *total = self->ids != NULL ? self->ids->len : 0;
}

/* ---- Which articles ---- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* Adds what the index finds for a rule, after @after. */
static gboolean
add_candidates (QimamConnection *reader, const QimamTopicRow *topic, GArray *ids, GError **error)
{
  g_autofree char *built_in = topic->rule == NULL ? qimam_lexicon_topic_rule (topic->key) : NULL;
  const char *text = topic->rule != NULL ? topic->rule : built_in;
  g_autoptr (QimamTopicRule) rule = text != NULL ? qimam_topic_rule_parse (text, NULL, NULL) : NULL;
  QimamTopicCandidates candidates;
  gsize n;

  if (rule == NULL)
    return TRUE;
  if (!qimam_topic_candidates_find (&candidates, reader, rule, error))
    return FALSE;
  n = candidates.n_words * 64;
  qimam_bits_or (candidates.sure, candidates.open, candidates.n_words);
  for (gsize id = qimam_bits_next (candidates.sure, (gsize) topic->after + 1, n); id < n;
       id = qimam_bits_next (candidates.sure, id + 1, n))
    {
      gint64 number = (gint64) id;

      g_array_append_val (ids, number);
    }
  qimam_topic_candidates_clear (&candidates);
  return TRUE;
}

/* (transfer full) (nullable): the articles that have the topic or may get it */
static GArray *
list_articles (QimamConnection *reader, const QimamTopicRow *topic, GError **error)
{
  QimamIndexReader *index = qimam_index_reader_open (reader, error);
  g_autoptr (GArray) ids = NULL;
  guint32 n_indexed, n_all;
  guint kept = 0;

  if (index == NULL)
    return NULL;
  if (qimam_index_reader_is_partial (index, &n_indexed, &n_all))
    ids = qimam_store_article_ids (reader, error);
  else
    {
      ids = qimam_store_topic_articles (reader, topic->key, topic->after, error);
      if (ids != NULL && !add_candidates (reader, topic, ids, error))
        return NULL;
    }
  if (ids == NULL)
    return NULL;
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (id > topic->after && (kept == 0 || g_array_index (ids, gint64, kept - 1) != id))
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
  return g_steal_pointer (&ids);
}

/* Looks what is to be done; @self has no topic where that is nothing. */
static gboolean
prepare (QimamTopicTagger *self, GCancellable *cancellable, GError **error)
{
  QimamConnection *reader = qimam_database_acquire_reader (self->database, cancellable, error);
  g_autoptr (GError) problem = NULL;
  const QimamOwnTopics *own;
  gint64 revision;
  gboolean done = FALSE;

  if (reader == NULL)
    return FALSE;
  if (qimam_store_topic_revision (reader, &revision, &problem))
    {
      done = self->topic != NULL && revision == self->revision;
      if (!done)
        {
          forget_topic (self);
          self->revision = revision;
          self->topic = qimam_store_topic_next_pending (reader, &problem);
          own = self->topic != NULL ? qimam_own_topics_get (reader, &problem) : NULL;
          if (own != NULL)
            {
              self->matcher =
                  qimam_own_topics_matcher (own, self->topic->rule == NULL ? self->topic->key : NULL);
              self->ids = list_articles (reader, self->topic, &problem);
            }
          done = problem == NULL;
        }
    }
  qimam_database_release_reader (self->database, reader);
  if (!done)
    {
      forget_topic (self);
      g_propagate_error (error, g_steal_pointer (&problem));
    }
  return done;
}

/* ---- Tagging ---- */

static gboolean
tag_article (QimamTopicTagger *self, QimamConnection *writer, gint64 id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (QimamArticle) article = qimam_store_article_load (writer, id, FALSE, &problem);

  if (article == NULL)
    {
      /* One that was removed in the meantime. */
      if (g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!qimam_topic_matcher_apply (self->matcher, article->document, article->analysis,
                                  qimam_topic_is_built_in, NULL))
    return TRUE;
  return qimam_store_topic_replace (writer, id, article->analysis->topics, error) &&
         qimam_store_claim_put_topics (writer, id, article->document, article->analysis, error);
}

static gboolean
tag_some (QimamTopicTagger *self, QimamConnection *writer, gint64 budget, GError **error)
{
  gint64 until = g_get_monotonic_time () + budget;
  gint64 revision, after = self->topic->after;
  guint at = self->at;
  gboolean all, pending;

  /* Rules that changed since are another matter: the next step looks again. */
  if (!qimam_store_topic_revision (writer, &revision, error))
    return FALSE;
  if (revision != self->revision)
    return TRUE;
  do
    {
      if (at == self->ids->len)
        break;
      after = g_array_index (self->ids, gint64, at);
      if (!tag_article (self, writer, after, error))
        return FALSE;
      at++;
    }
  while (g_get_monotonic_time () < until);
  all = at == self->ids->len;
  if (!qimam_store_topic_put_progress (writer, self->topic->id, after, all, &pending, error))
    return FALSE;
  self->at = pending ? at : self->ids->len;
  return TRUE;
}

gboolean
qimam_topic_tagger_step (
    QimamTopicTagger *self, gint64 budget, gboolean *more, GCancellable *cancellable, GError **error)
{
  QimamConnection *writer;
  guint before;
  gboolean done;

  *more = FALSE;
  if (!prepare (self, cancellable, error))
    return FALSE;
  if (self->topic == NULL)
    return TRUE;
  before = self->at;
  writer = qimam_database_lock_writer (self->database, cancellable);
  done = qimam_connection_begin (writer, error) && tag_some (self, writer, budget, error) &&
         qimam_connection_commit (writer, error);
  if (!done)
    {
      qimam_connection_rollback (writer);
      self->at = before;
    }
  qimam_database_unlock_writer (self->database);
  *more = done;
  if (done && self->at == self->ids->len)
    forget_topic (self);
  return done;
}

/* ---- For those who wait ---- */

gboolean
qimam_library_tag_topics (
    QimamLibrary *self, QimamTagFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (QimamTopicTagger) tagger = NULL;
  gint64 told = 0;
  gboolean done = TRUE, more = TRUE, any = FALSE;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  tagger = qimam_topic_tagger_new (qimam_library_get_database (self));
  while (done && more)
    {
      guint n, total;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        done = FALSE;
      else
        done = qimam_topic_tagger_step (tagger, BUDGET_USEC, &more, cancellable, error);
      any = any || (done && more);
      qimam_topic_tagger_get_progress (tagger, &n, &total);
      if (done && func != NULL && total > 0)
        func (n, total, data);
      if (any && g_get_monotonic_time () - told > TELL_USEC)
        {
          told = g_get_monotonic_time ();
          qimam_library_emit_changed (self);
        }
    }
  if (any)
    qimam_library_emit_changed (self);
  return done;
}

typedef struct
{
  QimamTagFunc func;
  gpointer data;
} Tagging;

typedef struct
{
  guint done, total;
} Progress;

static void
hear_cb (GTask *task, gconstpointer report)
{
  const Tagging *tagging = g_task_get_task_data (task);
  const Progress *progress = report;

  tagging->func (progress->done, progress->total, tagging->data);
}

static void
tell_cb (guint done, guint total, gpointer task)
{
  const Progress progress = { done, total };

  qimam_task_tell (task, hear_cb, g_memdup2 (&progress, sizeof progress), g_free);
}

static void
tag_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Tagging *tagging = data;
  GError *error = NULL;
  gboolean done =
      qimam_library_tag_topics (source, tagging->func != NULL ? tell_cb : NULL, task, cancellable, &error);

  qimam_task_return_done (task, done, error);
}

void
qimam_library_tag_topics_async (QimamLibrary *self,
                                QimamTagFunc func,
                                gpointer func_data,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Tagging *tagging;

  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  tagging = g_new0 (Tagging, 1);
  *tagging = (Tagging){ func, func_data };
  qimam_library_start (self, tagging, g_free, qimam_library_tag_topics_async, tag_thread, cancellable,
                       callback, data);
}

gboolean
qimam_library_tag_topics_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
