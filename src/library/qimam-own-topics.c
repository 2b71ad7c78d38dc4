/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-own-topics.h"

#include "qimam-lexicon.h"
#include "qimam-table.h"
#include "qimam-topic.h"

static const char data_key[] = "qimam-own-topics";

static void
own_topics_free (gpointer data)
{
  QimamOwnTopics *self = data;

  g_ptr_array_unref (self->rows);
  qimam_topic_matcher_unref (self->matcher);
  g_free (self);
}

gboolean
qimam_topic_is_built_in (const char *key, gpointer unused)
{
  static const char *const columns[] = { "key", NULL };
  static GHashTable *keys;
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      g_autoptr (QimamTable) table = qimam_table_load ("topics", columns, NULL);

      keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; table != NULL && i < qimam_table_n_rows (table); i++)
        g_hash_table_add (keys, g_strdup (qimam_table_get (table, i, 0)));
      g_once_init_leave (&loaded, 1);
    }
  return g_hash_table_contains (keys, key);
}

static void
add_rule (QimamTopicMatcher *matcher, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTopicRule) rule = text != NULL ? qimam_topic_rule_parse (text, NULL, &error) : NULL;

  /* A rule that a newer version has written in a way that this one does not read finds nothing. */
  if (rule != NULL)
    qimam_topic_matcher_add (matcher, key, rule);
  else if (error != NULL)
    g_debug ("%s: %s", key, error->message);
}

QimamTopicMatcher *
qimam_own_topics_matcher (const QimamOwnTopics *self, const char *restored)
{
  QimamTopicMatcher *matcher = qimam_topic_matcher_new ();

  for (guint i = 0; i < self->rows->len; i++)
    {
      const QimamTopicRow *row = self->rows->pdata[i];

      add_rule (matcher, row->key, row->rule);
    }
  if (restored != NULL && qimam_topic_is_built_in (restored, NULL) &&
      !qimam_topic_matcher_has (matcher, restored))
    {
      g_autofree char *rule = qimam_lexicon_topic_rule (restored);

      add_rule (matcher, restored, rule);
    }
  return matcher;
}

static void
tell_names (const QimamOwnTopics *self)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (QimamTopicName));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const QimamTopicRow *row = self->rows->pdata[i];
      QimamTopicName name = { row->key, row->name };

      if (row->name != NULL)
        g_array_append_val (names, name);
    }
  qimam_topic_set_own_names ((const QimamTopicName *) (gpointer) names->data, names->len);
}

const QimamOwnTopics *
qimam_own_topics_get (QimamConnection *connection, GError **error)
{
  QimamOwnTopics *self = qimam_connection_get_data (connection, data_key);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 revision;

  if (!qimam_store_topic_revision (connection, &revision, error))
    return NULL;
  if (self != NULL && self->revision == revision)
    return self;
  rows = qimam_store_topic_list (connection, error);
  if (rows == NULL)
    return NULL;
  self = g_new0 (QimamOwnTopics, 1);
  self->revision = revision;
  self->rows = g_steal_pointer (&rows);
  self->matcher = qimam_own_topics_matcher (self, NULL);
  tell_names (self);
  qimam_connection_set_data (connection, data_key, self, own_topics_free);
  return self;
}

const QimamTopicRow *
qimam_own_topics_find (const QimamOwnTopics *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (((QimamTopicRow *) self->rows->pdata[i])->key, key))
      return self->rows->pdata[i];
  return NULL;
}

gboolean
qimam_own_topics_apply (QimamConnection *connection,
                        const QimamDocument *document,
                        QimamAnalysis *analysis,
                        GError **error)
{
  const QimamOwnTopics *self = qimam_own_topics_get (connection, error);

  if (self == NULL)
    return FALSE;
  if (self->rows->len > 0)
    qimam_topic_matcher_apply (self->matcher, document, analysis, qimam_topic_is_built_in, NULL);
  return TRUE;
}
