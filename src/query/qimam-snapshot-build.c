/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-snapshot-private.h"

#include <string.h>

#include "qimam-bits.h"
#include "qimam-filter.h"
#include "qimam-store-change.h"
#include "qimam-store-meeting.h"

/* A value of a group while it is gathered. */
typedef struct
{
  gint64 id;
  char *key, *label;
  GArray *rows; /* guint32 */
} Gathered;

static void
gathered_free (Gathered *value)
{
  g_free (value->key);
  g_free (value->label);
  g_array_unref (value->rows);
  g_free (value);
}

static guint32
clamp_day (gint64 day)
{
  return day > 0 && day < G_MAXUINT32 ? (guint32) day : 0;
}

void
qimam_snapshot_read_article (QimamSql *select, gint64 unknown, QimamSnapshotArticle *article)
{
  article->record.id = qimam_sql_get_int (select, 0);
  article->record.time = qimam_sql_is_null (select, 1) ? QIMAM_NO_TIME : qimam_sql_get_int (select, 1);
  article->record.first_day = clamp_day (qimam_sql_get_int (select, 2));
  article->record.last_day = clamp_day (qimam_sql_get_int (select, 3));
  article->source = qimam_sql_get_int (select, 4);
  if (article->source == unknown)
    article->source = 0;
  article->read = qimam_sql_get_int (select, 5) != 0;
  article->starred = qimam_sql_get_int (select, 6) != 0;
}

gboolean
qimam_snapshot_find_unknown (QimamConnection *connection, gint64 *id, GError **error)
{
  return qimam_connection_get_int (
      connection, "SELECT id FROM source WHERE name = '" QIMAM_SOURCE_UNKNOWN "'", id, error);
}

gboolean
qimam_snapshot_load_name (
    QimamConnection *connection, QimamGroupKind kind, gint64 id, char **key, char **label, GError **error)
{
  static const char *const selects[] = {
    "SELECT key, NULL FROM topic WHERE id = ?",
    "SELECT name, NULL FROM source WHERE id = ?",
    "SELECT id, title FROM meeting WHERE id = ?",
  };
  g_autoptr (QimamSql) select = NULL;
  gboolean row;

  *key = *label = NULL;
  if (kind == QIMAM_GROUP_SOURCES && id == 0)
    {
      *key = g_strdup (QIMAM_SOURCE_UNKNOWN);
      return TRUE;
    }
  select = qimam_connection_prepare (connection, selects[kind], error);
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", id);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (row)
    {
      *key = qimam_sql_dup_text (select, 0);
      *label = qimam_sql_dup_text (select, 1);
    }
  return TRUE;
}

/* ---- Articles ---- */

static gboolean
read_articles (QimamConnection *connection, GArray *articles, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT " QIMAM_SNAPSHOT_COLUMNS " FROM article", error);
  gint64 unknown;

  if (select == NULL || !qimam_snapshot_find_unknown (connection, &unknown, error))
    return FALSE;
  for (;;)
    {
      QimamSnapshotArticle article;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      qimam_snapshot_read_article (select, unknown, &article);
      g_array_append_val (articles, article);
    }
}

static QimamOrder *
make_order (GArray *articles, GError **error)
{
  g_autoptr (GArray) records = g_array_sized_new (FALSE, FALSE, sizeof (QimamOrderRecord), articles->len);

  for (guint i = 0; i < articles->len; i++)
    g_array_append_val (records, g_array_index (articles, QimamSnapshotArticle, i).record);
  qimam_order_sort (records);
  return qimam_order_new (records, error);
}

static void
make_flags (QimamSnapshot *self, GArray *articles)
{
  gsize size = QIMAM_BITS_WORDS (self->order->n) * sizeof (guint64);
  guint64 *read = qimam_bits_new (self->order->n), *starred = qimam_bits_new (self->order->n);

  for (guint i = 0; i < articles->len; i++)
    {
      const QimamSnapshotArticle *article = &g_array_index (articles, QimamSnapshotArticle, i);
      guint32 row = qimam_order_find (self->order, article->record.id);

      if (article->read)
        qimam_bits_add (read, row);
      if (article->starred)
        qimam_bits_add (starred, row);
    }
  self->read = g_bytes_new_take (read, size);
  self->starred = g_bytes_new_take (starred, size);
}

/* Notes are few: their articles are read by themselves. */
static gboolean
make_noted (QimamSnapshot *self, QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT DISTINCT article FROM note WHERE article IS NOT NULL", error);
  g_autofree guint64 *noted = qimam_bits_new (self->order->n);
  gboolean row = TRUE;

  if (select == NULL)
    return FALSE;
  while (row)
    {
      guint32 place;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      place = row ? qimam_order_find (self->order, qimam_sql_get_int (select, 0)) : QIMAM_NO_ROW;
      if (place != QIMAM_NO_ROW)
        qimam_bits_add (noted, place);
    }
  self->noted =
      g_bytes_new_take (g_steal_pointer (&noted), QIMAM_BITS_WORDS (self->order->n) * sizeof *noted);
  return TRUE;
}

/* ---- Groups ---- */

static int
compare_gathered (gconstpointer a, gconstpointer b)
{
  const Gathered *x = *(Gathered *const *) a, *y = *(Gathered *const *) b;

  return strcmp (x->key, y->key);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* Adds the rows of a value in whatever order, perhaps twice. */
static void
add_gathered (QimamGroupBuilder *builder, Gathered *value)
{
  guint n_rows = builder->n_rows, to = 0;
  guint32 *rows = (guint32 *) (gpointer) value->rows->data;

  if (value->rows->len > n_rows / 256)
    {
      g_autofree guint64 *bits = qimam_bits_new (n_rows);

      for (guint i = 0; i < value->rows->len; i++)
        qimam_bits_add (bits, rows[i]);
      qimam_group_builder_add_bits (builder, value->id, value->key, value->label, bits);
      return;
    }
  g_array_sort (value->rows, compare_rows);
  for (guint i = 0; i < value->rows->len; i++)
    if (to == 0 || rows[i] != rows[to - 1])
      rows[to++] = rows[i];
  qimam_group_builder_add_rows (builder, value->id, value->key, value->label, rows, to);
}

static gboolean
end_group (
    QimamSnapshot *self, QimamConnection *connection, QimamGroupKind kind, GPtrArray *values, GError **error)
{
  QimamGroupBuilder builder;

  for (guint i = 0; i < values->len; i++)
    {
      Gathered *value = values->pdata[i];

      if (!qimam_snapshot_load_name (connection, kind, value->id, &value->key, &value->label, error))
        return FALSE;
      if (value->key == NULL)
        g_ptr_array_remove_index_fast (values, i--);
    }
  g_ptr_array_sort (values, compare_gathered);
  qimam_group_builder_init (&builder, self->order->n);
  for (guint i = 0; i < values->len; i++)
    add_gathered (&builder, values->pdata[i]);
  qimam_group_clear (&self->groups[kind]);
  qimam_group_builder_end (&builder, &self->groups[kind]);
  return TRUE;
}

static Gathered *
gather (GPtrArray *values, gint64 id)
{
  Gathered *value = g_new0 (Gathered, 1);

  value->id = id;
  value->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (values, value);
  return value;
}

/* @sql gives (value, article), values together. */
static gboolean
make_group (
    QimamSnapshot *self, QimamConnection *connection, QimamGroupKind kind, const char *sql, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) gathered_free);
  g_autoptr (QimamSql) select = qimam_connection_prepare (connection, sql, error);
  Gathered *value = NULL;

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      guint32 row_number;
      gint64 id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return end_group (self, connection, kind, values, error);
      id = qimam_sql_get_int (select, 0);
      row_number = qimam_order_find (self->order, qimam_sql_get_int (select, 1));
      if (row_number == QIMAM_NO_ROW)
        continue;
      if (value == NULL || value->id != id)
        value = gather (values, id);
      g_array_append_val (value->rows, row_number);
    }
}

static gboolean
make_sources (QimamSnapshot *self, QimamConnection *connection, GArray *articles, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) gathered_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < articles->len; i++)
    {
      const QimamSnapshotArticle *article = &g_array_index (articles, QimamSnapshotArticle, i);
      guint32 row = qimam_order_find (self->order, article->record.id);
      Gathered *value = g_hash_table_lookup (by_id, &article->source);

      if (value == NULL)
        {
          value = gather (values, article->source);
          g_hash_table_insert (by_id, &value->id, value);
        }
      g_array_append_val (value->rows, row);
    }
  return end_group (self, connection, QIMAM_GROUP_SOURCES, values, error);
}

QimamSnapshot *
qimam_snapshot_build (QimamConnection *connection, GError **error)
{
  g_autoptr (GArray) articles = g_array_new (FALSE, FALSE, sizeof (QimamSnapshotArticle));
  g_autoptr (QimamSnapshot) self = NULL;
  gint64 forgotten, last;

  if (!qimam_store_change_range (connection, &forgotten, &last, error) ||
      !read_articles (connection, articles, error))
    return NULL;
  self = qimam_snapshot_new (last);
  self->order = make_order (articles, error);
  if (self->order == NULL)
    return NULL;
  make_flags (self, articles);
  if (!make_noted (self, connection, error) || !make_sources (self, connection, articles, error) ||
      !make_group (self, connection, QIMAM_GROUP_TOPICS,
                   "SELECT topic, article FROM article_topic ORDER BY topic, article", error) ||
      !make_group (self, connection, QIMAM_GROUP_MEETINGS,
                   "SELECT meeting.id, article FROM article_meeting JOIN meeting ON meeting.id = meeting"
                   " WHERE " QIMAM_MEETING_IS_SHOWN " ORDER BY meeting.id, article",
                   error))
    return NULL;
  return g_steal_pointer (&self);
}
