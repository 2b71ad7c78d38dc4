/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-snapshot-private.h"

#include <string.h>

#include "qimam-bits.h"
#include "qimam-store-change.h"
#include "qimam-store-meeting.h"

/* When more than one article in so many has changed, reading all of them is quicker than one by one. */
#define UPDATE_PORTION 8
#define UPDATE_ALWAYS  2000

/* A value that an article has now. */
typedef struct
{
  gint64 value;
  guint32 row; /* of the new order */
} Addition;

typedef struct
{
  QimamSnapshot *old;
  QimamConnection *connection;
  QimamSnapshot *fresh;
  GHashTable *ids[QIMAM_CHANGE_NAMES + 1]; /* by kind of change, a set of gint64 */
  gint64 unknown;                          /* see qimam_snapshot_find_unknown() */
  GArray *articles;                        /* QimamSnapshotArticle: those that came or moved */
  guint64 *left;                           /* rows of the old order that left their place */
  GArray *runs;                            /* QimamOrderRun */
  guint32 *rows;                           /* new by old, QIMAM_NO_ROW; NULL where none moved */
} Update;

static void
update_clear (Update *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->ids); i++)
    g_hash_table_unref (self->ids[i]);
  g_array_unref (self->articles);
  g_array_unref (self->runs);
  g_free (self->left);
  g_free (self->rows);
  qimam_snapshot_unref (self->fresh);
}

static void
note_change_cb (QimamChange change, gint64 id, gpointer data)
{
  Update *self = data;

  if (change >= QIMAM_CHANGE_ARTICLE && change <= QIMAM_CHANGE_NAMES)
    g_hash_table_add (self->ids[change], g_memdup2 (&id, sizeof id));
}

/* ---- The order ---- */

static gboolean
read_article (
    Update *self, QimamSql *select, gint64 id, QimamSnapshotArticle *article, gboolean *row, GError **error)
{
  qimam_sql_reset (select);
  qimam_sql_bind_int (select, 0, id);
  if (!qimam_sql_next (select, row, error))
    return FALSE;
  if (*row)
    qimam_snapshot_read_article (select, self->unknown, article);
  return TRUE;
}

static QimamSql *
prepare_article (Update *self, GError **error)
{
  return qimam_connection_prepare (self->connection,
                                   "SELECT " QIMAM_SNAPSHOT_COLUMNS " FROM article WHERE id = ?", error);
}

static gboolean
read_moved (Update *self, GError **error)
{
  g_autoptr (QimamSql) select = prepare_article (self, error);
  GHashTableIter iter;
  gpointer key;

  if (select == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->ids[QIMAM_CHANGE_ARTICLE]);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 old_row = qimam_order_find (self->old->order, *(gint64 *) key);
      QimamSnapshotArticle article;
      gboolean row;

      if (!read_article (self, select, *(gint64 *) key, &article, &row, error))
        return FALSE;
      if (row)
        g_array_append_val (self->articles, article);
      if (old_row != QIMAM_NO_ROW)
        qimam_bits_add (self->left, old_row);
    }
  return TRUE;
}

/* Merges what stayed with what came. */
static gboolean
make_order (Update *self, GError **error)
{
  g_autoptr (GArray) came = g_array_new (FALSE, FALSE, sizeof (QimamOrderRecord));

  for (guint i = 0; i < self->articles->len; i++)
    g_array_append_val (came, g_array_index (self->articles, QimamSnapshotArticle, i).record);
  qimam_order_sort (came);
  self->fresh->order = qimam_order_splice (self->old->order, self->left, came, self->runs, error);
  if (self->fresh->order == NULL)
    return FALSE;
  self->rows = g_new (guint32, self->old->order->n + 1);
  memset (self->rows, 0xFF, self->old->order->n * sizeof *self->rows);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const QimamOrderRun *run = &g_array_index (self->runs, QimamOrderRun, i);

      for (guint32 n = 0; n < run->length; n++)
        self->rows[run->from + n] = run->to + n;
    }
  return TRUE;
}

/* ---- Sets of rows ---- */

/* The rows of the new order that a set of the old one has; those that left are not in it. (transfer full) */
static guint64 *
move_bits (const Update *self, const guint64 *bits)
{
  guint64 *moved = qimam_bits_new (self->fresh->order->n);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const QimamOrderRun *run = &g_array_index (self->runs, QimamOrderRun, i);

      qimam_bits_move_run (moved, run->to, bits, run->from, run->length);
    }
  return moved;
}

static void
put_bit (guint64 *words, guint32 row, gboolean value)
{
  if (value)
    qimam_bits_add (words, row);
  else
    qimam_bits_remove (words, row);
}

/* Whether articles that are others now, or whose flags or notes are, have notes. */
static gboolean
make_noted (Update *self, GError **error)
{
  static const QimamChange kinds[] = { QIMAM_CHANGE_ARTICLE, QIMAM_CHANGE_FLAGS };
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      self->connection, "SELECT EXISTS (SELECT 1 FROM note WHERE article = ?)", error);
  g_autofree guint64 *noted = move_bits (self, g_bytes_get_data (self->old->noted, NULL));

  if (select == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, self->ids[kinds[i]]);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          guint32 place = qimam_order_find (self->fresh->order, *(gint64 *) key);
          gboolean row;

          if (place == QIMAM_NO_ROW)
            continue;
          qimam_sql_reset (select);
          qimam_sql_bind_int (select, 0, *(gint64 *) key);
          if (!qimam_sql_next (select, &row, error))
            return FALSE;
          put_bit (noted, place, row && qimam_sql_get_int (select, 0) != 0);
        }
    }
  self->fresh->noted =
      g_bytes_new_take (g_steal_pointer (&noted), QIMAM_BITS_WORDS (self->fresh->order->n) * sizeof *noted);
  return TRUE;
}

static gboolean
make_flags (Update *self, GError **error)
{
  g_autoptr (QimamSql) select = prepare_article (self, error);
  guint n = self->fresh->order->n;
  g_autofree guint64 *read = move_bits (self, g_bytes_get_data (self->old->read, NULL));
  g_autofree guint64 *starred = move_bits (self, g_bytes_get_data (self->old->starred, NULL));
  gsize size = QIMAM_BITS_WORDS (n) * sizeof *read;
  GHashTableIter iter;
  gpointer key;

  if (select == NULL)
    return FALSE;
  for (guint i = 0; i < self->articles->len; i++)
    {
      const QimamSnapshotArticle *article = &g_array_index (self->articles, QimamSnapshotArticle, i);
      guint32 row = qimam_order_find (self->fresh->order, article->record.id);

      put_bit (read, row, article->read);
      put_bit (starred, row, article->starred);
    }
  g_hash_table_iter_init (&iter, self->ids[QIMAM_CHANGE_FLAGS]);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 place = qimam_order_find (self->fresh->order, *(gint64 *) key);
      QimamSnapshotArticle article;
      gboolean row;

      if (!read_article (self, select, *(gint64 *) key, &article, &row, error))
        return FALSE;
      if (row && place != QIMAM_NO_ROW)
        {
          put_bit (read, place, article.read);
          put_bit (starred, place, article.starred);
        }
    }
  self->fresh->read = g_bytes_new_take (g_steal_pointer (&read), size);
  self->fresh->starred = g_bytes_new_take (g_steal_pointer (&starred), size);
  return TRUE;
}

/* ---- Groups ---- */

static int
compare_additions (gconstpointer a, gconstpointer b)
{
  const Addition *x = a, *y = b;

  if (x->value != y->value)
    return x->value < y->value ? -1 : 1;
  return (x->row > y->row) - (x->row < y->row);
}

/* What an article has now, read with a statement whose parameter is its id. */
static gboolean
read_additions (Update *self, QimamSql *select, gint64 id, GArray *additions, GError **error)
{
  guint32 place = qimam_order_find (self->fresh->order, id);

  if (place == QIMAM_NO_ROW)
    return TRUE;
  qimam_sql_reset (select);
  qimam_sql_bind_int (select, 0, id);
  for (;;)
    {
      Addition addition = { .row = place };
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      addition.value = qimam_sql_get_int (select, 0);
      g_array_append_val (additions, addition);
    }
}

/**
 * find_additions:
 * @gone: (nullable): gets the rows of the old order whose values are other ones now
 */
static gboolean
find_additions (Update *self, QimamGroupKind kind, GArray *additions, guint64 *gone, GError **error)
{
  static const char *const selects[] = {
    [QIMAM_GROUP_TOPICS] = "SELECT topic FROM article_topic WHERE article = ?",
    [QIMAM_GROUP_MEETINGS] =
        "SELECT DISTINCT meeting.id FROM article_meeting JOIN meeting ON meeting.id = meeting"
        " WHERE article = ? AND " QIMAM_MEETING_IS_SHOWN,
  };
  g_autoptr (QimamSql) select = NULL;
  GHashTableIter iter;
  gpointer key;

  if (kind == QIMAM_GROUP_SOURCES)
    {
      for (guint i = 0; i < self->articles->len; i++)
        {
          const QimamSnapshotArticle *article = &g_array_index (self->articles, QimamSnapshotArticle, i);
          Addition addition = { article->source, qimam_order_find (self->fresh->order, article->record.id) };

          g_array_append_val (additions, addition);
        }
      g_array_sort (additions, compare_additions);
      return TRUE;
    }
  select = qimam_connection_prepare (self->connection, selects[kind], error);
  if (select == NULL)
    return FALSE;
  for (guint i = 0; i < self->articles->len; i++)
    if (!read_additions (self, select, g_array_index (self->articles, QimamSnapshotArticle, i).record.id,
                         additions, error))
      return FALSE;
  g_hash_table_iter_init (
      &iter, self->ids[kind == QIMAM_GROUP_TOPICS ? QIMAM_CHANGE_TOPICS : QIMAM_CHANGE_MEETINGS]);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 old_row = qimam_order_find (self->old->order, *(gint64 *) key);

      if (g_hash_table_contains (self->ids[QIMAM_CHANGE_ARTICLE], key))
        continue;
      if (old_row != QIMAM_NO_ROW)
        qimam_bits_add (gone, old_row);
      if (!read_additions (self, select, *(gint64 *) key, additions, error))
        return FALSE;
    }
  g_array_sort (additions, compare_additions);
  return TRUE;
}

/* The additions for one value, from @at on. */
static guint
count_additions (GArray *additions, guint at)
{
  guint n = 0;

  while (at + n < additions->len &&
         g_array_index (additions, Addition, at + n).value == g_array_index (additions, Addition, at).value)
    n++;
  return n;
}

static guint
find_addition (GArray *additions, gint64 value)
{
  guint low = 0, high = additions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (additions, Addition, middle).value < value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A value with its name, on its way into the new group. */
typedef struct
{
  gint64 id;
  const QimamGroupValue *old; /* NULL for a new one */
  char *key, *label;          /* (nullable): where they are not the old ones */
} Named;

static void
named_clear (gpointer data)
{
  Named *named = data;

  g_free (named->key);
  g_free (named->label);
}

static const char *
named_key (const Update *self, QimamGroupKind kind, const Named *named)
{
  return named->key != NULL ? named->key : qimam_group_get_key (&self->old->groups[kind], named->old);
}

static int
compare_named (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Named *) a)->key, ((const Named *) b)->key);
}

/* The values that are new, by key. */
static gboolean
name_new_values (Update *self, QimamGroupKind kind, GArray *additions, GArray *names, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n;
  const QimamGroupValue *values = qimam_group_get_values (&self->old->groups[kind], &n);

  for (guint i = 0; i < n; i++)
    g_hash_table_add (known, (gpointer) &values[i].id);
  for (guint at = 0; at < additions->len; at += count_additions (additions, at))
    {
      Named named = { .id = g_array_index (additions, Addition, at).value };

      if (g_hash_table_contains (known, &named.id))
        continue;
      if (!qimam_snapshot_load_name (self->connection, kind, named.id, &named.key, &named.label, error))
        return FALSE;
      if (named.key != NULL)
        g_array_append_val (names, named);
    }
  g_array_sort (names, compare_named);
  return TRUE;
}

/* Adds a value to the new group: its rows that stayed, and those that came. */
static void
add_value (const Update *self,
           QimamGroupKind kind,
           QimamGroupBuilder *builder,
           const Named *named,
           const char *label,
           GArray *additions,
           const guint64 *gone,
           GArray *buffer)
{
  const QimamGroup *old = &self->old->groups[kind];
  guint at = find_addition (additions, named->id);
  guint end = at < additions->len && g_array_index (additions, Addition, at).value == named->id
                  ? at + count_additions (additions, at)
                  : at;
  const char *key = named_key (self, kind, named);

  if (named->old != NULL && named->old->dense)
    {
      gsize n_words = QIMAM_BITS_WORDS (old->n_rows);
      g_autofree guint64 *kept =
          g_memdup2 (qimam_group_get_bits (old, named->old), MAX (n_words, 1) * sizeof *kept);
      g_autofree guint64 *bits = NULL;

      qimam_bits_and_not (kept, gone, n_words);
      bits = move_bits (self, kept);
      for (; at < end; at++)
        qimam_bits_add (bits, g_array_index (additions, Addition, at).row);
      qimam_group_builder_add_bits (builder, named->id, key, label, bits);
      return;
    }
  g_array_set_size (buffer, 0);
  for (guint i = 0; named->old != NULL && i < named->old->count; i++)
    {
      guint32 row = qimam_group_get_rows (old, named->old)[i];

      if (qimam_bits_has (gone, row))
        continue;
      row = self->rows != NULL ? self->rows[row] : row;
      if (row == QIMAM_NO_ROW)
        continue;
      for (; at < end && g_array_index (additions, Addition, at).row < row; at++)
        g_array_append_val (buffer, g_array_index (additions, Addition, at).row);
      g_array_append_val (buffer, row);
    }
  for (; at < end; at++)
    g_array_append_val (buffer, g_array_index (additions, Addition, at).row);
  qimam_group_builder_add_rows (builder, named->id, key, label, (const guint32 *) (gpointer) buffer->data,
                                buffer->len);
}

/* The label of a meeting whose title changed. */
static gboolean
read_label (Update *self, QimamGroupKind kind, Named *named, const char **label, GError **error)
{
  g_autofree char *key = NULL;

  *label = named->old != NULL && named->label == NULL
               ? qimam_group_get_label (&self->old->groups[kind], named->old)
               : named->label;
  if (kind != QIMAM_GROUP_MEETINGS || named->old == NULL ||
      !g_hash_table_contains (self->ids[QIMAM_CHANGE_TITLE], &named->id))
    return TRUE;
  if (!qimam_snapshot_load_name (self->connection, kind, named->id, &key, &named->label, error))
    return FALSE;
  *label = named->label;
  return TRUE;
}

static gboolean
make_group (Update *self, QimamGroupKind kind, GError **error)
{
  QimamGroup *old = &self->old->groups[kind];
  g_autoptr (GArray) additions = g_array_new (FALSE, FALSE, sizeof (Addition));
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Named));
  g_autoptr (GArray) buffer = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint64 *gone = qimam_bits_new (old->n_rows);
  guint n, next = 0;
  const QimamGroupValue *values = qimam_group_get_values (old, &n);
  QimamGroupBuilder builder;
  gboolean done = TRUE;

  g_array_set_clear_func (names, named_clear);
  if (!find_additions (self, kind, additions, gone, error) ||
      !name_new_values (self, kind, additions, names, error))
    return FALSE;
  qimam_group_builder_init (&builder, self->fresh->order->n);
  for (guint i = 0; done && (i < n || next < names->len);)
    {
      Named *fresh = next < names->len ? &g_array_index (names, Named, next) : NULL;
      Named known = { .old = i < n ? &values[i] : NULL };
      const char *label;

      if (fresh != NULL && (i == n || strcmp (fresh->key, qimam_group_get_key (old, &values[i])) < 0))
        {
          add_value (self, kind, &builder, fresh, fresh->label, additions, gone, buffer);
          next++;
          continue;
        }
      known.id = values[i].id;
      done = read_label (self, kind, &known, &label, error);
      if (done)
        add_value (self, kind, &builder, &known, label, additions, gone, buffer);
      named_clear (&known);
      i++;
    }
  qimam_group_builder_end (&builder, &self->fresh->groups[kind]);
  return done;
}

/* Whether nothing of a group changed, so that the old one serves. */
static gboolean
is_same_group (const Update *self, QimamGroupKind kind)
{
  static const QimamChange changes[] = { [QIMAM_GROUP_TOPICS] = QIMAM_CHANGE_TOPICS,
                                         [QIMAM_GROUP_SOURCES] = QIMAM_CHANGE_ARTICLE,
                                         [QIMAM_GROUP_MEETINGS] = QIMAM_CHANGE_MEETINGS };

  return self->rows == NULL && g_hash_table_size (self->ids[changes[kind]]) == 0 &&
         (kind != QIMAM_GROUP_MEETINGS || g_hash_table_size (self->ids[QIMAM_CHANGE_TITLE]) == 0);
}

static gboolean
update (Update *self, GError **error)
{
  if (g_hash_table_size (self->ids[QIMAM_CHANGE_ARTICLE]) > 0)
    {
      if (!qimam_snapshot_find_unknown (self->connection, &self->unknown, error) ||
          !read_moved (self, error) || !make_order (self, error))
        return FALSE;
    }
  else
    {
      QimamOrderRun all = { 0, 0, self->old->order->n };

      self->fresh->order = qimam_order_ref (self->old->order);
      g_array_append_val (self->runs, all);
    }
  if (!make_flags (self, error) || !make_noted (self, error))
    return FALSE;
  for (guint i = 0; i < QIMAM_N_GROUPS; i++)
    {
      if (is_same_group (self, i))
        qimam_group_copy (&self->fresh->groups[i], &self->old->groups[i]);
      else if (!make_group (self, i, error))
        return FALSE;
    }
  return TRUE;
}

QimamSnapshot *
qimam_snapshot_update (QimamSnapshot *self, QimamConnection *connection, GError **error)
{
  Update state = { .old = self, .connection = connection };
  QimamSnapshot *fresh = NULL;
  gint64 forgotten, last;
  guint n_changes = 0;
  gboolean small;

  if (!qimam_store_change_range (connection, &forgotten, &last, error))
    return NULL;
  if (self->generation == last)
    return qimam_snapshot_ref (self);
  if (self->generation < forgotten || self->generation > last)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (state.ids); i++)
    state.ids[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  state.articles = g_array_new (FALSE, FALSE, sizeof (QimamSnapshotArticle));
  state.runs = g_array_new (FALSE, FALSE, sizeof (QimamOrderRun));
  state.left = qimam_bits_new (self->order->n);
  state.fresh = qimam_snapshot_new (last);
  small = last - self->generation <= UPDATE_ALWAYS + 4 * (gint64) self->order->n &&
          qimam_store_change_foreach (connection, self->generation, note_change_cb, &state, error);
  for (gsize i = 0; i < G_N_ELEMENTS (state.ids); i++)
    n_changes += g_hash_table_size (state.ids[i]);
  small = small && n_changes <= UPDATE_ALWAYS + self->order->n / UPDATE_PORTION &&
          g_hash_table_size (state.ids[QIMAM_CHANGE_NAMES]) == 0;
  if (small && update (&state, error))
    fresh = g_steal_pointer (&state.fresh);
  update_clear (&state);
  return fresh;
}
