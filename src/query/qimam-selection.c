/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-selection.h"

#include <stdlib.h>
#include <string.h>

#include "qimam-bits.h"
#include "qimam-filter-private.h"

static guint64 *
new_rows (const QimamSelection *self)
{
  return qimam_bits_new (qimam_snapshot_get_n_rows (self->snapshot));
}

static gsize
n_words (const QimamSelection *self)
{
  return QIMAM_BITS_WORDS (qimam_snapshot_get_n_rows (self->snapshot));
}

static void
add_value (const QimamSelection *self, QimamGroupKind kind, const char *key, guint64 *rows)
{
  const QimamGroup *group = &self->snapshot->groups[kind];
  const QimamGroupValue *value = qimam_group_find (group, key);

  if (value != NULL)
    qimam_group_add_to_bits (group, value, rows);
}

/* (nullable) */
static guint64 *
any_of (const QimamSelection *self, QimamGroupKind kind, char **keys)
{
  guint64 *rows;

  if (keys == NULL || *keys == NULL)
    return NULL;
  rows = new_rows (self);
  for (; *keys != NULL; keys++)
    add_value (self, kind, *keys, rows);
  return rows;
}

static guint64 *
all_of (const QimamSelection *self, QimamGroupKind kind, char **keys)
{
  guint64 *rows = NULL;

  for (; keys != NULL && *keys != NULL; keys++)
    {
      guint64 *one = new_rows (self);

      add_value (self, kind, *keys, one);
      if (rows == NULL)
        {
          rows = one;
          continue;
        }
      qimam_bits_and (rows, one, n_words (self));
      g_free (one);
    }
  return rows;
}

guint64 *
qimam_snapshot_flag_rows (const QimamSnapshot *snapshot, QimamFlag flag)
{
  guint n = qimam_snapshot_get_n_rows (snapshot);
  guint64 *rows = qimam_bits_new (n);

  if (flag != QIMAM_FLAG_UNREAD)
    qimam_bits_or (rows,
                   g_bytes_get_data (flag == QIMAM_FLAG_STARRED ? snapshot->starred : snapshot->noted, NULL),
                   QIMAM_BITS_WORDS (n));
  else
    {
      qimam_bits_fill (rows, 0, n);
      qimam_bits_and_not (rows, g_bytes_get_data (snapshot->read, NULL), QIMAM_BITS_WORDS (n));
    }
  return rows;
}

static void
demand (QimamSelection *self, gboolean wanted, QimamFlag flag)
{
  g_autofree guint64 *rows = wanted ? qimam_snapshot_flag_rows (self->snapshot, flag) : NULL;

  if (self->flags == NULL)
    self->flags = g_steal_pointer (&rows);
  else if (rows != NULL)
    qimam_bits_and (self->flags, rows, n_words (self));
}

void
qimam_selection_init (QimamSelection *self, QimamSnapshot *snapshot, const QimamFilter *filter)
{
  guint32 from = 0, to = 0;

  *self = (QimamSelection){ .snapshot = qimam_snapshot_ref (snapshot) };
  self->parts[QIMAM_PART_TOPICS] =
      (filter->topics_all ? all_of : any_of) (self, QIMAM_GROUP_TOPICS, filter->topics);
  self->parts[QIMAM_PART_SOURCES] = any_of (self, QIMAM_GROUP_SOURCES, filter->sources);
  if (filter->meeting != 0)
    {
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, filter->meeting);
      char *keys[] = { key, NULL };

      self->parts[QIMAM_PART_MEETING] = any_of (self, QIMAM_GROUP_MEETINGS, keys);
    }
  if (filter->from != NULL)
    qimam_filter_read_day (filter->from, &from);
  if (filter->to != NULL)
    qimam_filter_read_day (filter->to, &to);
  if (from != 0 || to != 0)
    {
      self->parts[QIMAM_PART_DATES] = new_rows (self);
      qimam_order_add_days (snapshot->order, from, to, self->parts[QIMAM_PART_DATES]);
    }
  demand (self, filter->unread, QIMAM_FLAG_UNREAD);
  demand (self, filter->starred, QIMAM_FLAG_STARRED);
  demand (self, filter->noted, QIMAM_FLAG_NOTED);
}

void
qimam_selection_clear (QimamSelection *self)
{
  for (guint i = 0; i < QIMAM_N_PARTS; i++)
    g_clear_pointer (&self->parts[i], g_free);
  g_clear_pointer (&self->flags, g_free);
  g_clear_pointer (&self->snapshot, qimam_snapshot_unref);
}

guint64 *
qimam_selection_combine (const QimamSelection *self, QimamFilterPart without, const guint64 *rows)
{
  const guint64 *sets[QIMAM_N_PARTS + 2] = { rows, self->flags };
  guint64 *combined = NULL;

  for (guint i = 0; i < QIMAM_N_PARTS; i++)
    sets[2 + i] = i != without ? self->parts[i] : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    if (sets[i] != NULL && combined == NULL)
      combined = g_memdup2 (sets[i], MAX (n_words (self), 1) * sizeof *combined);
    else if (sets[i] != NULL)
      qimam_bits_and (combined, sets[i], n_words (self));
  return combined;
}
