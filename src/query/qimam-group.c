/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-group.h"

#include <string.h>

#include "qimam-bits.h"

/* A value that more than one row in so many have is a set of bits: a list of fewer is both smaller and, at
 * about a nanosecond a row, hardly slower to count. */
#define DENSE_FROM 64

static GBytes *
take_array (GArray *array)
{
  gsize size = array->len * g_array_get_element_size (array);

  return g_bytes_new_take (g_array_free (array, FALSE), size);
}

void
qimam_group_init_empty (QimamGroup *self, guint n_rows)
{
  QimamGroupBuilder builder;

  qimam_group_builder_init (&builder, n_rows);
  qimam_group_builder_end (&builder, self);
}

void
qimam_group_copy (QimamGroup *self, const QimamGroup *other)
{
  self->n_rows = other->n_rows;
  self->values = g_bytes_ref (other->values);
  self->names = g_bytes_ref (other->names);
  self->rows = g_bytes_ref (other->rows);
  self->dense = g_bytes_ref (other->dense);
}

void
qimam_group_clear (QimamGroup *self)
{
  g_clear_pointer (&self->values, g_bytes_unref);
  g_clear_pointer (&self->names, g_bytes_unref);
  g_clear_pointer (&self->rows, g_bytes_unref);
  g_clear_pointer (&self->dense, g_bytes_unref);
}

const QimamGroupValue *
qimam_group_get_values (const QimamGroup *self, guint *n_values)
{
  gsize size;
  const QimamGroupValue *values = g_bytes_get_data (self->values, &size);

  *n_values = (guint) (size / sizeof *values);
  return values;
}

static gboolean
check_name (const char *names, gsize size, guint32 at)
{
  return at < size && g_utf8_validate (names + at, -1, NULL);
}

static gboolean
check_value (const QimamGroup *self, const QimamGroupValue *value)
{
  gsize n_words = QIMAM_BITS_WORDS (self->n_rows);
  gsize names_size, rows_size, dense_size;
  const char *names = g_bytes_get_data (self->names, &names_size);
  const guint32 *rows = g_bytes_get_data (self->rows, &rows_size);
  const guint64 *dense = g_bytes_get_data (self->dense, &dense_size);

  if (!check_name (names, names_size, value->key) ||
      (value->label != QIMAM_GROUP_NO_NAME && !check_name (names, names_size, value->label)) ||
      value->count == 0 || value->count > self->n_rows)
    return FALSE;
  if (value->dense)
    {
      const guint64 *bits;

      if (n_words == 0 || value->at >= dense_size / sizeof *dense / n_words)
        return FALSE;
      bits = dense + value->at * n_words;
      return qimam_bits_count (bits, n_words) == value->count &&
             (self->n_rows % 64 == 0 || bits[n_words - 1] >> (self->n_rows % 64) == 0);
    }
  if (value->at > rows_size / sizeof *rows || value->count > rows_size / sizeof *rows - value->at)
    return FALSE;
  rows += value->at;
  for (guint i = 1; i < value->count; i++)
    if (rows[i] <= rows[i - 1])
      return FALSE;
  return rows[value->count - 1] < self->n_rows;
}

gboolean
qimam_group_check (const QimamGroup *self)
{
  gsize names_size;
  const char *names = g_bytes_get_data (self->names, &names_size);
  guint n;
  const QimamGroupValue *values = qimam_group_get_values (self, &n);

  if (n > 0 && (names_size == 0 || names[names_size - 1] != '\0'))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!check_value (self, &values[i]) ||
        (i > 0 && strcmp (names + values[i - 1].key, names + values[i].key) > 0))
      return FALSE;
  return TRUE;
}

gboolean
qimam_group_equal (const QimamGroup *a, const QimamGroup *b)
{
  guint n_a, n_b;
  const QimamGroupValue *x = qimam_group_get_values (a, &n_a);
  const QimamGroupValue *y = qimam_group_get_values (b, &n_b);
  gsize size = QIMAM_BITS_WORDS (a->n_rows) * sizeof (guint64);

  if (n_a != n_b || a->n_rows != b->n_rows)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    {
      g_autofree guint64 *bits = qimam_bits_new (a->n_rows), *others = qimam_bits_new (a->n_rows);

      if (x[i].id != y[i].id || x[i].count != y[i].count ||
          !g_str_equal (qimam_group_get_key (a, &x[i]), qimam_group_get_key (b, &y[i])) ||
          g_strcmp0 (qimam_group_get_label (a, &x[i]), qimam_group_get_label (b, &y[i])) != 0)
        return FALSE;
      qimam_group_add_to_bits (a, &x[i], bits);
      qimam_group_add_to_bits (b, &y[i], others);
      if (memcmp (bits, others, size) != 0)
        return FALSE;
    }
  return TRUE;
}

const char *
qimam_group_get_key (const QimamGroup *self, const QimamGroupValue *value)
{
  return (const char *) g_bytes_get_data (self->names, NULL) + value->key;
}

const char *
qimam_group_get_label (const QimamGroup *self, const QimamGroupValue *value)
{
  if (value->label == QIMAM_GROUP_NO_NAME)
    return NULL;
  return (const char *) g_bytes_get_data (self->names, NULL) + value->label;
}

const QimamGroupValue *
qimam_group_find (const QimamGroup *self, const char *key)
{
  const char *names = g_bytes_get_data (self->names, NULL);
  guint low = 0, high;
  const QimamGroupValue *values = qimam_group_get_values (self, &high);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (key, names + values[middle].key);

      if (order == 0)
        return &values[middle];
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}

const guint64 *
qimam_group_get_bits (const QimamGroup *self, const QimamGroupValue *value)
{
  return (const guint64 *) g_bytes_get_data (self->dense, NULL) + value->at * QIMAM_BITS_WORDS (self->n_rows);
}

const guint32 *
qimam_group_get_rows (const QimamGroup *self, const QimamGroupValue *value)
{
  return (const guint32 *) g_bytes_get_data (self->rows, NULL) + value->at;
}

void
qimam_group_add_to_bits (const QimamGroup *self, const QimamGroupValue *value, guint64 *words)
{
  const guint32 *rows;

  if (value->dense)
    {
      qimam_bits_or (words, qimam_group_get_bits (self, value), QIMAM_BITS_WORDS (self->n_rows));
      return;
    }
  rows = qimam_group_get_rows (self, value);
  for (guint i = 0; i < value->count; i++)
    qimam_bits_add (words, rows[i]);
}

/* Few hits are looked up one by one in each set of bits. */
static guint32
count_few (const guint64 *bits, const guint32 *rows, gsize n)
{
  guint32 count = 0;

  for (gsize i = 0; i < n; i++)
    count += qimam_bits_has (bits, rows[i]);
  return count;
}

void
qimam_group_count (const QimamGroup *self, const guint64 *hits, gsize n_hits, guint32 *counts)
{
  gsize n_words = QIMAM_BITS_WORDS (self->n_rows), first, last, n_few = 0;
  gboolean few = n_hits < n_words / 8;
  g_autofree guint32 *hit_rows = few ? g_new (guint32, n_hits + 1) : NULL;
  guint n_values;
  const QimamGroupValue *values = qimam_group_get_values (self, &n_values);

  /* A range of dates leaves most of the words empty. */
  for (first = 0; first < n_words && hits[first] == 0; first++)
    ;
  for (last = n_words; last > first && hits[last - 1] == 0; last--)
    ;
  for (gsize row = first * 64; few && (row = qimam_bits_next (hits, row, self->n_rows)) < self->n_rows; row++)
    hit_rows[n_few++] = (guint32) row;
  for (guint i = 0; i < n_values; i++)
    {
      const guint32 *rows;
      guint32 count = 0;

      if (n_hits == self->n_rows)
        counts[i] = values[i].count;
      else if (values[i].dense)
        {
          const guint64 *bits = qimam_group_get_bits (self, &values[i]);

          counts[i] = few ? count_few (bits, hit_rows, n_few)
                          : (guint32) qimam_bits_count_and (bits + first, hits + first, last - first);
        }
      else
        {
          rows = qimam_group_get_rows (self, &values[i]);
          for (guint r = 0; r < values[i].count; r++)
            count += qimam_bits_has (hits, rows[r]);
          counts[i] = count;
        }
    }
}

/* ---- Making one ---- */

void
qimam_group_builder_init (QimamGroupBuilder *self, guint n_rows)
{
  *self = (QimamGroupBuilder){ .n_rows = n_rows };
  self->values = g_array_new (FALSE, TRUE, sizeof (QimamGroupValue));
  self->names = g_byte_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static guint32
add_name (QimamGroupBuilder *self, const char *name)
{
  guint32 at = self->names->len;

  if (name == NULL)
    return QIMAM_GROUP_NO_NAME;
  g_byte_array_append (self->names, (const guint8 *) name, (guint) strlen (name) + 1);
  return at;
}

static guint64 *
add_dense (QimamGroupBuilder *self)
{
  gsize n_words = QIMAM_BITS_WORDS (self->n_rows);
  guint64 *bits;

  if (self->n_dense == self->dense_room)
    {
      self->dense_room = MAX (16, self->dense_room * 2);
      self->dense = g_renew (guint64, self->dense, self->dense_room * n_words);
    }
  bits = self->dense + n_words * self->n_dense++;
  memset (bits, 0, n_words * sizeof *bits);
  return bits;
}

static gboolean
is_dense (const QimamGroupBuilder *self, guint n)
{
  return n > self->n_rows / DENSE_FROM + DENSE_FROM;
}

void
qimam_group_builder_add_rows (
    QimamGroupBuilder *self, gint64 id, const char *key, const char *label, const guint32 *rows, guint n)
{
  QimamGroupValue value = { .id = id, .count = n, .dense = is_dense (self, n) };

  if (n == 0)
    return;
  value.key = add_name (self, key);
  value.label = add_name (self, label);
  if (value.dense)
    {
      guint64 *bits = add_dense (self);

      value.at = self->n_dense - 1;
      for (guint i = 0; i < n; i++)
        qimam_bits_add (bits, rows[i]);
    }
  else
    {
      value.at = self->rows->len;
      g_array_append_vals (self->rows, rows, n);
    }
  g_array_append_val (self->values, value);
}

void
qimam_group_builder_add_bits (
    QimamGroupBuilder *self, gint64 id, const char *key, const char *label, const guint64 *bits)
{
  gsize n_words = QIMAM_BITS_WORDS (self->n_rows);
  guint n = (guint) qimam_bits_count (bits, n_words);
  QimamGroupValue value = { .id = id, .count = n, .dense = is_dense (self, n) };

  if (n == 0)
    return;
  value.key = add_name (self, key);
  value.label = add_name (self, label);
  if (value.dense)
    {
      memcpy (add_dense (self), bits, n_words * sizeof *bits);
      value.at = self->n_dense - 1;
    }
  else
    {
      value.at = self->rows->len;
      for (gsize row = 0; (row = qimam_bits_next (bits, row, self->n_rows)) < self->n_rows; row++)
        {
          guint32 short_row = (guint32) row;

          g_array_append_val (self->rows, short_row);
        }
    }
  g_array_append_val (self->values, value);
}

void
qimam_group_builder_end (QimamGroupBuilder *self, QimamGroup *group)
{
  gsize size = self->n_dense * QIMAM_BITS_WORDS (self->n_rows) * sizeof *self->dense;

  group->n_rows = self->n_rows;
  group->values = take_array (self->values);
  group->names = g_byte_array_free_to_bytes (self->names);
  group->rows = take_array (self->rows);
  group->dense = g_bytes_new_take (g_renew (guint64, self->dense, size / sizeof *self->dense), size);
}
