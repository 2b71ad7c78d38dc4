/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-restore.h"

#include <string.h>

#include "qimam-extract.h"
#include "qimam-json-reader.h"
#include "qimam-library-topics.h"
#include "qimam-own-topics.h"
#include "qimam-store-article.h"
#include "qimam-store-version.h"
#include "qimam-undo-private.h"

/* More than anybody corrects in an article. */
#define MAX_CORRECTIONS 10000
/* Longer words are no claim. */
#define MAX_QUOTE 65536

/* ---- Earlier versions ---- */

static gboolean
read_flag (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

/* (transfer full) (nullable): NULL where it is none */
static QimamVersion *
read_version (JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  const char *retrieved = qimam_json_string (object, "retrieved"),
             *replaced = qimam_json_string (object, "replaced");
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (QimamDocument) document = qimam_extract_jsonl_line (text, -1, NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) came = retrieved != NULL ? g_date_time_new_from_iso8601 (retrieved, utc) : NULL;
  g_autoptr (GDateTime) went = replaced != NULL ? g_date_time_new_from_iso8601 (replaced, utc) : NULL;
  QimamVersion *version;

  if (document == NULL || qimam_extract_is_topic (document) || came == NULL || went == NULL)
    return NULL;
  version = qimam_version_new ();
  version->retrieved = g_date_time_format (came, "%Y-%m-%dT%H:%M:%SZ");
  version->replaced = g_date_time_format (went, "%Y-%m-%dT%H:%M:%SZ");
  version->seen = read_flag (object, "seen");
  qimam_version_reason_from_nick (qimam_json_string (object, "why"), &version->why);
  g_clear_pointer (&version->document, qimam_document_free);
  version->document = g_steal_pointer (&document);
  return version;
}

/* Several versions may have come within a second: the texts tell. */
static gboolean
has_version (QimamConnection *writer,
             const GPtrArray *heads,
             const QimamVersion *version,
             gboolean *has,
             GError **error)
{
  *has = FALSE;
  for (guint i = 0; i < heads->len && !*has; i++)
    {
      const QimamVersion *head = heads->pdata[i];
      g_autoptr (QimamVersion) there = NULL;

      if (!g_str_equal (head->retrieved, version->retrieved) ||
          !g_str_equal (head->replaced, version->replaced))
        continue;
      there = qimam_store_version_load (writer, head->id, error);
      if (there == NULL)
        return FALSE;
      *has = g_str_equal (there->document->body, version->document->body) &&
             g_strcmp0 (there->document->headline, version->document->headline) == 0;
    }
  return TRUE;
}

static gboolean
restore_versions (QimamConnection *writer, gint64 article, JsonArray *list, GError **error)
{
  g_autoptr (GPtrArray) heads = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_version_free);
  guint n = list != NULL ? MIN (json_array_get_length (list), QIMAM_VERSIONS_KEPT) : 0;

  if (n > 0 && !qimam_store_version_list (writer, article, heads, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QimamVersion) version = read_version (json_array_get_element (list, i));
      gboolean has = FALSE;

      if (version != NULL && !has_version (writer, heads, version, &has, error))
        return FALSE;
      if (version != NULL && !has && !qimam_store_version_put (writer, article, version, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Corrections ---- */

static guint
read_offset (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
             ? (guint) CLAMP (json_node_get_int (node), 0, G_MAXINT32)
             : 0;
}

static char *
read_context (JsonObject *object, const char *name)
{
  const char *text = qimam_json_string (object, name);

  return g_strdup (text != NULL && strlen (text) <= MAX_QUOTE ? text : "");
}

static void
read_changes (JsonObject *to, QimamCorrection *correction)
{
  const char *value = qimam_json_string (to, "value");

  if (json_object_has_member (to, "dimension") &&
      qimam_dimension_from_nick (qimam_json_string (to, "dimension"), &correction->new_dimension))
    correction->changes |= QIMAM_CLAIM_DIMENSION;
  if (value != NULL)
    {
      qimam_value_from_text (value, &correction->new_value);
      correction->changes |= QIMAM_CLAIM_VALUE;
    }
  if (json_object_has_member (to, "party"))
    {
      correction->new_party = g_strdup (qimam_json_string (to, "party"));
      correction->changes |= QIMAM_CLAIM_PARTY;
    }
  if (json_object_has_member (to, "polarity") &&
      qimam_polarity_from_nick (qimam_json_string (to, "polarity"), &correction->new_polarity))
    correction->changes |= QIMAM_CLAIM_POLARITY;
}

/* (transfer full) (nullable): NULL where it is none */
static QimamCorrection *
read_correction (JsonObject *object, gint64 article)
{
  g_autoptr (QimamCorrection) correction = qimam_correction_new ();
  JsonObject *to = qimam_json_object (object, "to");
  const char *value = qimam_json_string (object, "value"), *created = qimam_json_string (object, "created");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) made = created != NULL ? g_date_time_new_from_iso8601 (created, utc) : NULL;

  correction->article = article;
  correction->quote = read_context (object, "quote");
  correction->prefix = read_context (object, "prefix");
  correction->suffix = read_context (object, "suffix");
  if (!qimam_dimension_from_nick (qimam_json_string (object, "dimension"), &correction->dimension) ||
      !qimam_field_from_nick (qimam_json_string (object, "in"), &correction->span.in) || made == NULL ||
      *correction->quote == '\0')
    return NULL;
  correction->created = g_date_time_format (made, "%Y-%m-%dT%H:%M:%SZ");
  correction->new_dimension = correction->dimension;
  correction->span.start = read_offset (object, "start");
  correction->span.end = MAX (read_offset (object, "end"), correction->span.start);
  correction->before = read_offset (object, "before");
  correction->after = read_offset (object, "after");
  correction->dismissed = read_flag (object, "dismissed");
  if (value != NULL)
    qimam_value_from_text (value, &correction->value);
  if (to != NULL)
    read_changes (to, correction);
  /* What the window would not let a reader say is not taken from a file either. */
  if (correction->changes & (QIMAM_CLAIM_DIMENSION | QIMAM_CLAIM_VALUE) &&
      !qimam_library_check_value (correction->new_dimension, &correction->new_value, NULL))
    return NULL;
  return correction->dismissed || correction->changes != 0 ? g_steal_pointer (&correction) : NULL;
}

/* Whether two are of the same claim. */
static gboolean
is_same_claim (const QimamCorrection *a, const QimamCorrection *b)
{
  g_autofree char *x = qimam_value_to_text (&a->value), *y = qimam_value_to_text (&b->value);

  return a->dimension == b->dimension && a->span.in == b->span.in && g_str_equal (a->quote, b->quote) &&
         g_str_equal (a->prefix, b->prefix) && g_str_equal (a->suffix, b->suffix) && g_str_equal (x, y);
}

static gboolean
is_among (const GPtrArray *corrections, const QimamCorrection *correction)
{
  for (guint i = 0; i < corrections->len; i++)
    if (is_same_claim (corrections->pdata[i], correction))
      return TRUE;
  return FALSE;
}

/* @restored: (out): how many were new */
static gboolean
restore_corrections (
    QimamConnection *writer, gint64 article, JsonArray *list, guint *restored, GError **error)
{
  g_autoptr (GPtrArray) there = NULL;
  guint n = list != NULL ? MIN (json_array_get_length (list), MAX_CORRECTIONS) : 0;

  *restored = 0;
  if (n == 0)
    return TRUE;
  there = qimam_store_correction_list (writer, article, error);
  for (guint i = 0; i < n && there != NULL; i++)
    {
      g_autoptr (QimamCorrection) correction =
          read_correction (json_array_get_object_element (list, i), article);

      if (correction == NULL || is_among (there, correction))
        continue;
      if (!qimam_store_correction_put (writer, correction, error))
        return FALSE;
      ++*restored;
    }
  return there != NULL;
}

gboolean
qimam_restore_kept (QimamLibrary *self,
                    QimamConnection *writer,
                    gint64 article,
                    const QimamDocument *document,
                    GHashTable *touched,
                    GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *kept;
  guint n_corrections = 0;

  if (document->kept == NULL)
    return TRUE;
  root = qimam_json_load (document->kept, -1, error);
  if (root == NULL)
    return FALSE;
  kept = json_node_get_object (root);
  if (!restore_versions (writer, article, qimam_json_array (kept, "versions"), error) ||
      !restore_corrections (writer, article, qimam_json_array (kept, "corrections"), &n_corrections, error) ||
      (read_flag (kept, "read") && !qimam_store_article_set_flag (writer, article, "read", TRUE, error)) ||
      (read_flag (kept, "starred") &&
       !qimam_store_article_set_flag (writer, article, "starred", TRUE, error)))
    return FALSE;
  return n_corrections == 0 || !qimam_library_get_analyses_imports (self) ||
         qimam_library_reread (self, writer, article, touched, error);
}

/* ---- Topics ---- */

/* (transfer full) (nullable): the topic that a line told of. */
static QimamTopicRow *
read_topic (const QimamDocument *document, GError **error)
{
  g_autoptr (JsonNode) root = qimam_json_load (document->kept, -1, error);
  JsonObject *topic = root != NULL ? qimam_json_object (json_node_get_object (root), "topic") : NULL;
  g_autoptr (QimamTopicRow) row = g_new0 (QimamTopicRow, 1);

  if (root == NULL)
    return NULL;
  row->key = g_strdup (qimam_json_string (topic, "key"));
  row->rule = g_strdup (qimam_json_string (topic, "rule"));
  return qimam_library_check_topic (row->key, qimam_json_string (topic, "name"), row->rule, &row->name, error)
             ? g_steal_pointer (&row)
             : NULL;
}

gboolean
qimam_restore_check_topic (const QimamDocument *document, GError **error)
{
  g_autoptr (QimamTopicRow) row = read_topic (document, error);

  return row != NULL;
}

gboolean
qimam_restore_topic (QimamConnection *writer,
                     const QimamDocument *document,
                     gboolean *restored,
                     GError **error)
{
  g_autoptr (QimamTopicRow) row = read_topic (document, error);
  const QimamOwnTopics *own = row != NULL ? qimam_own_topics_get (writer, error) : NULL;

  *restored = FALSE;
  if (own == NULL)
    return FALSE;
  for (guint i = 0; i < own->rows->len; i++)
    {
      const QimamTopicRow *there = own->rows->pdata[i];

      if (g_str_equal (there->key, row->key) ||
          (row->name != NULL && g_strcmp0 (there->name, row->name) == 0))
        return TRUE;
    }
  *restored = TRUE;
  return qimam_store_topic_put_rule (writer, row->key, row->name, row->rule, error);
}
