/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-topics.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-lexicon.h"
#include "qimam-library-private.h"
#include "qimam-own-topics.h"
#include "qimam-topic.h"

#define MAX_KEY_CHARS  60
#define MAX_NAME_BYTES 300
#define TATWEEL        0x640

void
qimam_library_topic_free (QimamLibraryTopic *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->name);
  g_free (self->rule);
  g_free (self);
}

/* ---- Reading ---- */

/* (transfer full) (nullable): key to number of articles */
static GHashTable *
count_articles (QimamConnection *reader, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      reader,
      "SELECT key, n FROM (SELECT topic, count(*) AS n FROM article_topic GROUP BY topic)"
      " JOIN topic ON topic.id = topic",
      error);

  if (select == NULL)
    return NULL;
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&counts);
      g_hash_table_insert (counts, qimam_sql_dup_text (select, 0),
                           GUINT_TO_POINTER ((guint) qimam_sql_get_int (select, 1)));
    }
}

static void
add_topic (GPtrArray *topics, GHashTable *counts, const char *key, const QimamTopicRow *row)
{
  QimamLibraryTopic *topic = g_new0 (QimamLibraryTopic, 1);

  topic->key = g_strdup (key);
  topic->built_in = qimam_topic_is_built_in (key, NULL);
  topic->count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));
  if (row != NULL)
    {
      topic->name = g_strdup (row->name);
      topic->rule = g_strdup (row->rule);
      topic->pending = row->pending;
    }
  g_ptr_array_add (topics, topic);
}

GPtrArray *
qimam_library_list_topics (QimamLibrary *self, GError **error)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_library_topic_free);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) counts = NULL, own = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (QimamLibraryReader) reading = { 0 };
  QimamAnalyser *analyser;
  const GPtrArray *built_in;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  analyser = qimam_library_ensure_analyser (self, error);
  if (analyser == NULL)
    return NULL;
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  rows = qimam_store_topic_list (reading.connection, error);
  counts = rows != NULL ? count_articles (reading.connection, error) : NULL;
  if (counts == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const QimamTopicRow *row = rows->pdata[i];

      g_hash_table_insert (own, row->key, (gpointer) row);
      if (!qimam_topic_is_built_in (row->key, NULL))
        add_topic (topics, counts, row->key, row);
    }
  built_in = qimam_analyser_topics (analyser);
  for (guint i = 0; i < built_in->len; i++)
    {
      const QimamTopicInfo *info = built_in->pdata[i];

      add_topic (topics, counts, info->key, g_hash_table_lookup (own, info->key));
    }
  return g_steal_pointer (&topics);
}

/* Calls the user's topics to mind; their names are known from then on. (transfer none) until @reading ends */
static const QimamOwnTopics *
read_own (QimamLibraryReader *reading, QimamLibrary *self, GError **error)
{
  return qimam_library_reader_begin (reading, self, NULL, error)
             ? qimam_own_topics_get (reading->connection, error)
             : NULL;
}

gboolean
qimam_library_has_topic (QimamLibrary *self, const char *key)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  const QimamOwnTopics *own;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && key != NULL, FALSE);
  if (qimam_topic_is_built_in (key, NULL))
    return TRUE;
  own = read_own (&reading, self, NULL);
  return own != NULL && qimam_own_topics_find (own, key) != NULL;
}

static void
set_not_found (const char *key, GError **error)
{
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND, _ ("There is no topic “%s”"), key);
}

char *
qimam_library_get_topic_rule (QimamLibrary *self, const char *key, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };
  const QimamOwnTopics *own;
  const QimamTopicRow *row;
  char *rule;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && key != NULL, NULL);
  own = read_own (&reading, self, error);
  if (own == NULL)
    return NULL;
  row = qimam_own_topics_find (own, key);
  rule = row != NULL ? g_strdup (row->rule) : qimam_lexicon_topic_rule (key);
  if (rule == NULL)
    set_not_found (key, error);
  return rule;
}

gboolean
qimam_library_apply_topics (QimamLibrary *self,
                            const QimamDocument *document,
                            QimamAnalysis *analysis,
                            GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && document != NULL && analysis != NULL, FALSE);
  return qimam_library_reader_begin (&reading, self, NULL, error) &&
         qimam_own_topics_apply (reading.connection, document, analysis, error);
}

/* ---- Keys and names ---- */

/* (transfer full): letters and digits of a name in small letters, "_" between words */
static char *
make_key (const char *name)
{
  g_autofree char *whole = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  g_autofree char *small = g_utf8_strdown (whole != NULL ? whole : name, -1);
  GString *key = g_string_new (NULL);
  guint n = 0;

  for (const char *p = small; *p != '\0' && n < MAX_KEY_CHARS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) && c != TATWEEL)
        {
          g_string_append_unichar (key, c);
          n++;
        }
      else if (key->len > 0 && key->str[key->len - 1] != '_' && !g_unichar_ismark (c) && c != TATWEEL)
        g_string_append_c (key, '_');
    }
  while (key->len > 0 && key->str[key->len - 1] == '_')
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}

static gboolean
check_key (const char *key, GError **error)
{
  gboolean good = *key != '\0' && g_utf8_validate (key, -1, NULL) && g_utf8_strlen (key, -1) <= MAX_KEY_CHARS;

  for (const char *p = key; good && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      good = g_unichar_isalnum (c) || c == '_' || c == '-';
    }
  if (!good)
    g_set_error (
        error, QIMAM_ERROR, QIMAM_ERROR_USAGE,
        g_dngettext (GETTEXT_PACKAGE,
                     "“%s” is no key of a topic: it is made of at most %d letter, digit, “_” or “-”",
                     "“%s” is no key of a topic: it is made of at most %d letters, digits, “_” and “-”",
                     MAX_KEY_CHARS),
        key, MAX_KEY_CHARS);
  return good;
}

static gboolean
check_name (const QimamOwnTopics *own, const char *key, const char *name, GError **error)
{
  for (guint i = 0; i < own->rows->len; i++)
    {
      const QimamTopicRow *row = own->rows->pdata[i];

      if (row->name != NULL && g_str_equal (row->name, name) && !g_str_equal (row->key, key))
        {
          g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("There is a topic “%s” already"), name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_rule (const char *rule, GError **error)
{
  g_autoptr (QimamTopicRule) parsed = qimam_topic_rule_parse (rule, NULL, error);

  return parsed != NULL;
}

gboolean
qimam_library_check_topic (
    const char *key, const char *name, const char *rule, char **clean_name, GError **error)
{
  gboolean built_in = key != NULL && qimam_topic_is_built_in (key, NULL);

  *clean_name = NULL;
  if (key == NULL || rule == NULL || (name == NULL && !built_in))
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("A topic has a key, a name and a rule"));
      return FALSE;
    }
  if (!check_key (key, error) || !check_rule (rule, error))
    return FALSE;
  if (!built_in)
    *clean_name = qimam_name_clean (name, _ ("A topic needs a name"),
                                    _ ("A topic cannot have so long a name"), MAX_NAME_BYTES, error);
  return built_in || *clean_name != NULL;
}

/* ---- Changing ---- */

/* Runs in a transaction; @own is what there was before. */
typedef gboolean (*ChangeFunc) (QimamConnection *writer,
                                const QimamOwnTopics *own,
                                gpointer data,
                                GError **error);

static gboolean
change (QimamLibrary *self, ChangeFunc func, gpointer data, GError **error)
{
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer = qimam_library_writer_begin (&writing, self, NULL);
  const QimamOwnTopics *own =
      qimam_connection_begin (writer, error) ? qimam_own_topics_get (writer, error) : NULL;

  if (own == NULL || !func (writer, own, data, error) || !qimam_connection_commit (writer, error))
    return FALSE;
  /* Names are known from here on. */
  qimam_own_topics_get (writer, NULL);
  qimam_library_writer_end (&writing);
  qimam_care_wake (qimam_library_get_care (self), QIMAM_TAG_DELAY);
  qimam_library_emit_changed (self);
  return TRUE;
}

typedef struct
{
  const char *key;  /* (nullable) */
  const char *name; /* (nullable) */
  const char *rule; /* (nullable) */
  char *new_key;
} Change;

static gboolean
key_is_taken (const QimamOwnTopics *own, const char *key)
{
  return qimam_topic_is_built_in (key, NULL) || qimam_own_topics_find (own, key) != NULL;
}

static gboolean
add_cb (QimamConnection *writer, const QimamOwnTopics *own, gpointer data, GError **error)
{
  Change *self = data;
  g_autofree char *made = self->key == NULL ? make_key (self->name) : NULL;

  if (self->key != NULL)
    {
      if (!check_key (self->key, error))
        return FALSE;
      if (key_is_taken (own, self->key))
        {
          g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("There is a topic “%s” already"), self->key);
          return FALSE;
        }
      self->new_key = g_strdup (self->key);
    }
  else
    for (guint n = 1; self->new_key == NULL || key_is_taken (own, self->new_key); n++)
      {
        g_free (self->new_key);
        self->new_key = n == 1 && *made != '\0'
                            ? g_strdup (made)
                            : g_strdup_printf ("%s_%u", *made != '\0' ? made : "topic", n);
      }
  return check_name (own, self->new_key, self->name, error) &&
         qimam_store_topic_put_rule (writer, self->new_key, self->name, self->rule, error);
}

gboolean
qimam_library_add_topic (
    QimamLibrary *self, const char *key, const char *name, const char *rule, char **new_key, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *made = NULL;
  Change adding = { key, NULL, rule, NULL };
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && name != NULL && rule != NULL, FALSE);
  clean = qimam_name_clean (name, _ ("A topic needs a name"), _ ("A topic cannot have so long a name"),
                            MAX_NAME_BYTES, error);
  if (clean == NULL || !check_rule (rule, error))
    return FALSE;
  adding.name = clean;
  done = change (self, add_cb, &adding, error);
  made = adding.new_key;
  if (done && new_key != NULL)
    *new_key = g_steal_pointer (&made);
  return done;
}

static gboolean
edit_cb (QimamConnection *writer, const QimamOwnTopics *own, gpointer data, GError **error)
{
  const Change *self = data;
  const QimamTopicRow *row = qimam_own_topics_find (own, self->key);
  gboolean built_in = qimam_topic_is_built_in (self->key, NULL);

  if (row == NULL && !built_in)
    {
      set_not_found (self->key, error);
      return FALSE;
    }
  if (built_in && self->name != NULL)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE,
                   _ ("The topic “%s” keeps its name; its rule can be changed"), self->key);
      return FALSE;
    }
  if (self->name != NULL && !check_name (own, self->key, self->name, error))
    return FALSE;
  if (self->rule == NULL && row == NULL)
    return TRUE;
  return qimam_store_topic_put_rule (writer, self->key,
                                     built_in             ? NULL
                                     : self->name != NULL ? self->name
                                                          : row->name,
                                     self->rule != NULL ? self->rule : row->rule, error);
}

gboolean
qimam_library_edit_topic (
    QimamLibrary *self, const char *key, const char *name, const char *rule, GError **error)
{
  g_autofree char *clean = NULL;
  Change editing = { key, NULL, rule, NULL };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && key != NULL, FALSE);
  if (name != NULL &&
      (clean = qimam_name_clean (name, _ ("A topic needs a name"), _ ("A topic cannot have so long a name"),
                                 MAX_NAME_BYTES, error)) == NULL)
    return FALSE;
  if (rule != NULL && !check_rule (rule, error))
    return FALSE;
  editing.name = clean;
  return change (self, edit_cb, &editing, error);
}

static gboolean
remove_cb (QimamConnection *writer, const QimamOwnTopics *own, gpointer data, GError **error)
{
  const Change *self = data;
  gboolean found;

  if (!qimam_store_topic_drop_rule (writer, self->key, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  if (qimam_topic_is_built_in (self->key, NULL))
    g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE,
                 _ ("The topic “%s” is one of the program and cannot be removed"), self->key);
  else
    set_not_found (self->key, error);
  return FALSE;
}

gboolean
qimam_library_remove_topic (QimamLibrary *self, const char *key, GError **error)
{
  Change removing = { key, NULL, NULL, NULL };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && key != NULL, FALSE);
  return change (self, remove_cb, &removing, error);
}
