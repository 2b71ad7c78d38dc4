/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-order.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-bits.h"
#include "qimam-error.h"

#define JULIAN_OF_1970 719163
#define SECONDS_A_DAY  86400
/* Articles of which no more than the year is known belong to no month. */
#define MAX_MONTH_DAYS 31
/* Ids count up from 1. One far above the number of articles comes from a file that nobody's program wrote,
 * and would take memory that nobody has. */
#define MAX_ID G_GINT64_CONSTANT (0x7FFFFFFF)

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const QimamOrderRecord *x = a, *y = b;

  if (x->time != y->time)
    return x->time > y->time ? -1 : 1;
  return (x->id < y->id) - (x->id > y->id);
}

void
qimam_order_sort (GArray *records)
{
  g_array_sort (records, compare_records);
}

static gint64
floor_div (gint64 a, gint64 b)
{
  return a / b - (a % b < 0);
}

static gint64
day_of_time (gint64 time)
{
  return floor_div (time, SECONDS_A_DAY) + JULIAN_OF_1970;
}

/* The civil calendar by arithmetic: days since 0000-03-01 in eras of 400 years. */
static gint32
month_of_day (gint64 julian)
{
  gint64 days = julian + 305, era, year;
  guint day_of_era, year_of_era, day_of_year, month;

  era = floor_div (days, 146097);
  day_of_era = (guint) (days - era * 146097);
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  month = (5 * day_of_year + 2) / 153; /* from March */
  year = era * 400 + year_of_era + (month >= 10);
  return (gint32) CLAMP (year * 12 + (month < 10 ? month + 2 : month - 10), G_MININT32, G_MAXINT32);
}

/* The Julian day on which a month begins. */
static gint64
day_of_month (gint32 month)
{
  gint64 year = floor_div (month, 12), m = month - year * 12, era;
  guint year_of_era;

  year -= m < 2;
  m = m < 2 ? m + 10 : m - 2;
  era = floor_div (year, 400);
  year_of_era = (guint) (year - era * 400);
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + (153 * m + 2) / 5 - 305;
}

static gboolean
is_regular (gint64 time, guint32 first_day, guint32 last_day)
{
  gint64 day = time != QIMAM_NO_TIME ? day_of_time (time) : 0;

  return first_day == day && last_day == day;
}

/* The first row whose time is before @time, from @row on. */
static guint32
find_before (const QimamOrder *self, guint32 row, gint64 time)
{
  const gint64 *times = g_bytes_get_data (self->times, NULL);
  guint32 high = self->n_dated;

  while (row < high)
    {
      guint32 middle = row + (high - row) / 2;

      if (times[middle] >= time)
        row = middle + 1;
      else
        high = middle;
    }
  return row;
}

static gint64
time_of_day (gint64 julian)
{
  return (julian - JULIAN_OF_1970) * SECONDS_A_DAY;
}

static int
compare_months (gconstpointer a, gconstpointer b)
{
  const QimamMonthRows *x = a, *y = b;

  return (x->month > y->month) - (x->month < y->month);
}

static gint32
find_month (const QimamOrder *self, gint32 month)
{
  QimamMonthRows wanted = { .month = month };
  guint at;

  return g_array_binary_search (self->months, &wanted, compare_months, &at) ? (gint32) at : -1;
}

static gboolean
odd_month (const QimamOddDays *odd, gint32 *month)
{
  if (odd->first_day == 0 || odd->last_day == 0 || (gint64) odd->last_day - odd->first_day > MAX_MONTH_DAYS)
    return FALSE;
  *month = month_of_day (odd->first_day);
  return TRUE;
}

/* The months in which the times are, and the rows of each. */
static void
find_month_ranges (QimamOrder *self)
{
  const gint64 *times = g_bytes_get_data (self->times, NULL);

  for (guint32 row = 0; row < self->n_dated;)
    {
      QimamMonthRows range = { .month = month_of_day (day_of_time (times[row])), .begin = row };

      row = find_before (self, row, time_of_day (day_of_month (range.month)));
      /* Before all years that a calendar has, the rest is one range. */
      row = row > range.begin ? row : self->n_dated;
      range.end = row;
      g_array_append_val (self->months, range);
    }
}

/* The months of which there are articles, but none whose time is in it. */
static void
find_odd_months (QimamOrder *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  gsize size;
  const QimamOddDays *odd = g_bytes_get_data (self->odd, &size);

  for (guint i = 0; i < self->months->len; i++)
    g_hash_table_add (known, GINT_TO_POINTER (g_array_index (self->months, QimamMonthRows, i).month));
  for (gsize i = 0; i < size / sizeof *odd; i++)
    {
      QimamMonthRows range = { 0 };

      if (odd_month (&odd[i], &range.month) && g_hash_table_add (known, GINT_TO_POINTER (range.month)))
        g_array_append_val (self->months, range);
    }
}

static void
find_months (QimamOrder *self)
{
  const gint64 *times = g_bytes_get_data (self->times, NULL);
  gsize size;
  const QimamOddDays *odd = g_bytes_get_data (self->odd, &size);
  gsize n_odd = size / sizeof *odd;
  gint32 month;

  self->months = g_array_new (FALSE, FALSE, sizeof (QimamMonthRows));
  find_month_ranges (self);
  find_odd_months (self);
  g_array_sort (self->months, compare_months);
  self->odd_months = g_new (gint32, n_odd + 1);
  self->odd_time_months = g_new (gint32, n_odd + 1);
  for (gsize i = 0; i < n_odd; i++)
    {
      self->odd_months[i] = odd_month (&odd[i], &month) ? find_month (self, month) : -1;
      self->odd_time_months[i] =
          odd[i].row < self->n_dated ? find_month (self, month_of_day (day_of_time (times[odd[i].row]))) : -1;
    }
}

/* Makes what follows from ids, times and odd days; ids are below @n_ids, each is there once. */
static gboolean
finish (QimamOrder *self, gsize n_ids)
{
  const guint32 *ids = qimam_order_get_ids (self);
  const gint64 *times = g_bytes_get_data (self->times, NULL);

  self->n_ids = n_ids;
  self->rows = g_try_new0 (guint32, n_ids + 1);
  self->docs = g_try_new0 (guint64, QIMAM_BITS_WORDS (n_ids) + 1);
  if (self->rows == NULL || self->docs == NULL)
    return FALSE;
  for (guint32 i = 0; i < self->n; i++)
    {
      self->rows[ids[i]] = i + 1;
      qimam_bits_add (self->docs, ids[i]);
    }
  for (self->n_dated = self->n; self->n_dated > 0 && times[self->n_dated - 1] == QIMAM_NO_TIME;)
    self->n_dated--;
  find_months (self);
  return TRUE;
}

/* Whether ids, times and odd days fit together. */
static gboolean
check_parts (const QimamOrder *self)
{
  const guint32 *ids = qimam_order_get_ids (self);
  const gint64 *times = g_bytes_get_data (self->times, NULL);
  gsize size;
  const QimamOddDays *odd = g_bytes_get_data (self->odd, &size);

  for (guint32 i = 1; i < self->n; i++)
    if (times[i] > times[i - 1] || (times[i] == times[i - 1] && ids[i] >= ids[i - 1]))
      return FALSE;
  for (gsize i = 0; i < size / sizeof *odd; i++)
    if (odd[i].row >= self->n || (i > 0 && odd[i].row <= odd[i - 1].row))
      return FALSE;
  return TRUE;
}

/* The highest id, plus one. */
static gsize
find_end (const QimamOrder *self)
{
  const guint32 *ids = qimam_order_get_ids (self);
  guint32 max = 0;

  for (guint32 i = 0; i < self->n; i++)
    max = MAX (max, ids[i]);
  return (gsize) max + 1;
}

static void
set_numbering_error (GError **error)
{
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED,
                       _ ("The articles of the library are numbered as no library is"));
}

static void
add_odd (GArray *odd, const QimamOrderRecord *record, guint32 row)
{
  QimamOddDays days = { row, record->first_day, record->last_day };

  if (!is_regular (record->time, record->first_day, record->last_day))
    g_array_append_val (odd, days);
}

static GBytes *
take_odd (GArray *odd)
{
  gsize size = odd->len * sizeof (QimamOddDays);

  return g_bytes_new_take (g_array_free (odd, FALSE), size);
}

QimamOrder *
qimam_order_new (GArray *records, GError **error)
{
  g_autoptr (QimamOrder) self = g_new0 (QimamOrder, 1);
  guint32 *ids = g_new (guint32, records->len + 1);
  gint64 *times = g_new (gint64, records->len + 1);
  GArray *odd = g_array_new (FALSE, FALSE, sizeof (QimamOddDays));
  gboolean good = TRUE;

  g_atomic_ref_count_init (&self->ref_count);
  self->n = records->len;
  for (guint32 i = 0; i < records->len; i++)
    {
      const QimamOrderRecord *record = &g_array_index (records, QimamOrderRecord, i);

      good = good && record->id >= 0 && record->id <= MAX_ID;
      ids[i] = (guint32) record->id;
      times[i] = record->time;
      add_odd (odd, record, i);
    }
  self->ids = g_bytes_new_take (ids, records->len * sizeof *ids);
  self->times = g_bytes_new_take (times, records->len * sizeof *times);
  self->odd = take_odd (odd);
  if (good && finish (self, find_end (self)))
    return g_steal_pointer (&self);
  set_numbering_error (error);
  return NULL;
}

QimamOrder *
qimam_order_new_from_parts (GBytes *ids, GBytes *times, GBytes *odd)
{
  g_autoptr (QimamOrder) self = g_new0 (QimamOrder, 1);
  gsize n = g_bytes_get_size (ids) / sizeof (guint32);

  g_atomic_ref_count_init (&self->ref_count);
  self->ids = g_bytes_ref (ids);
  self->times = g_bytes_ref (times);
  self->odd = g_bytes_ref (odd);
  if (n > MAX_ID || g_bytes_get_size (ids) != n * sizeof (guint32) ||
      g_bytes_get_size (times) != n * sizeof (gint64) || g_bytes_get_size (odd) % sizeof (QimamOddDays) != 0)
    return NULL;
  self->n = (guint) n;
  if (!check_parts (self) || find_end (self) > (gsize) MAX_ID + 1 || !finish (self, find_end (self)) ||
      qimam_bits_count (self->docs, QIMAM_BITS_WORDS (self->n_ids)) != n)
    return NULL;
  return g_steal_pointer (&self);
}

/* ---- With some articles more or fewer ---- */

/* The first row, from @row on, before which a record belongs. */
static guint32
find_place (const QimamOrder *self, guint32 row, const QimamOrderRecord *record)
{
  const guint32 *ids = qimam_order_get_ids (self);
  const gint64 *times = g_bytes_get_data (self->times, NULL);
  guint32 high = self->n;

  while (row < high)
    {
      guint32 middle = row + (high - row) / 2;

      if (times[middle] > record->time || (times[middle] == record->time && ids[middle] > record->id))
        row = middle + 1;
      else
        high = middle;
    }
  return row;
}

/* What a splice works on. */
typedef struct
{
  const QimamOrder *old;
  guint32 *ids;
  gint64 *times;
  GArray *runs;
  GArray *odd;
  gsize next_odd; /* of the old ones */
  guint32 from, to;
} Splice;

/* Takes the rows from where it stands up to before @end over. */
static void
splice_run (Splice *self, guint32 end)
{
  gsize size;
  const QimamOddDays *odd = g_bytes_get_data (self->old->odd, &size);
  QimamOrderRun run = { self->from, self->to, end - self->from };

  if (run.length == 0)
    return;
  g_array_append_val (self->runs, run);
  memcpy (self->ids + self->to, qimam_order_get_ids (self->old) + self->from, run.length * sizeof *self->ids);
  memcpy (self->times + self->to, (const gint64 *) g_bytes_get_data (self->old->times, NULL) + self->from,
          run.length * sizeof *self->times);
  for (; self->next_odd < size / sizeof *odd && odd[self->next_odd].row < end; self->next_odd++)
    {
      QimamOddDays days = odd[self->next_odd];

      /* Those of rows that left lie before the run. */
      if (days.row < self->from)
        continue;
      days.row += run.to - run.from;
      g_array_append_val (self->odd, days);
    }
  self->from = end;
  self->to += run.length;
}

QimamOrder *
qimam_order_splice (const QimamOrder *old, const guint64 *left, GArray *came, GArray *runs, GError **error)
{
  g_autoptr (QimamOrder) self = g_new0 (QimamOrder, 1);
  guint n = old->n - (guint) qimam_bits_count (left, QIMAM_BITS_WORDS (old->n)) + came->len, next = 0;
  GArray *odd = g_array_new (FALSE, FALSE, sizeof (QimamOddDays));
  Splice splice = { old, g_new (guint32, n + 1), g_new (gint64, n + 1), runs, odd };
  gsize n_ids = old->n_ids;
  gboolean good = TRUE;

  for (;;)
    {
      guint32 leaves = (guint32) qimam_bits_next (left, splice.from, old->n), place = old->n;
      const QimamOrderRecord *record =
          next < came->len ? &g_array_index (came, QimamOrderRecord, next) : NULL;

      if (record != NULL)
        place = find_place (old, splice.from, record);
      splice_run (&splice, MIN (leaves, place));
      if (record != NULL && place <= leaves)
        {
          good = good && record->id >= 0 && record->id <= MAX_ID;
          n_ids = good ? MAX (n_ids, (gsize) record->id + 1) : n_ids;
          add_odd (odd, record, splice.to);
          splice.ids[splice.to] = (guint32) record->id;
          splice.times[splice.to++] = record->time;
          next++;
        }
      else if (leaves < old->n)
        splice.from = leaves + 1;
      else
        break;
    }
  g_atomic_ref_count_init (&self->ref_count);
  self->n = n;
  self->ids = g_bytes_new_take (splice.ids, n * sizeof *splice.ids);
  self->times = g_bytes_new_take (splice.times, n * sizeof *splice.times);
  self->odd = take_odd (odd);
  if (good && finish (self, n_ids))
    return g_steal_pointer (&self);
  set_numbering_error (error);
  return NULL;
}

QimamOrder *
qimam_order_ref (QimamOrder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
qimam_order_unref (QimamOrder *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->ids, g_bytes_unref);
  g_clear_pointer (&self->times, g_bytes_unref);
  g_clear_pointer (&self->odd, g_bytes_unref);
  g_clear_pointer (&self->months, g_array_unref);
  g_free (self->rows);
  g_free (self->docs);
  g_free (self->odd_months);
  g_free (self->odd_time_months);
  g_free (self);
}

gboolean
qimam_order_equal (const QimamOrder *a, const QimamOrder *b)
{
  return g_bytes_equal (a->ids, b->ids) && g_bytes_equal (a->times, b->times) &&
         g_bytes_equal (a->odd, b->odd);
}

void
qimam_order_add_days (const QimamOrder *self, guint32 from, guint32 to, guint64 *words)
{
  gsize size;
  const QimamOddDays *odd = g_bytes_get_data (self->odd, &size);
  guint32 begin = to != 0 ? find_before (self, 0, time_of_day ((gint64) to + 1)) : 0;
  guint32 end = from != 0 ? find_before (self, begin, time_of_day (from)) : self->n_dated;

  qimam_bits_fill (words, begin, end);
  for (gsize i = 0; i < size / sizeof *odd; i++)
    if ((from == 0 || (odd[i].last_day != 0 && odd[i].last_day >= from)) &&
        (to == 0 || (odd[i].first_day != 0 && odd[i].first_day <= to)))
      qimam_bits_add (words, odd[i].row);
    else
      qimam_bits_remove (words, odd[i].row);
}

void
qimam_order_count_months (const QimamOrder *self, const guint64 *hits, guint32 *counts)
{
  gsize size;
  const QimamOddDays *odd = g_bytes_get_data (self->odd, &size);

  for (guint i = 0; i < self->months->len; i++)
    {
      const QimamMonthRows *range = &g_array_index (self->months, QimamMonthRows, i);

      counts[i] = (guint32) qimam_bits_count_range (hits, range->begin, range->end);
    }
  for (gsize i = 0; i < size / sizeof *odd; i++)
    {
      if (self->odd_months[i] == self->odd_time_months[i] || !qimam_bits_has (hits, odd[i].row))
        continue;
      if (self->odd_time_months[i] >= 0)
        counts[self->odd_time_months[i]]--;
      if (self->odd_months[i] >= 0)
        counts[self->odd_months[i]]++;
    }
}

void
qimam_order_count_days (
    const QimamOrder *self, const guint64 *hits, guint32 from, guint n_days, guint32 *counts)
{
  const gint64 *times = g_bytes_get_data (self->times, NULL);
  gsize size;
  const QimamOddDays *odd = g_bytes_get_data (self->odd, &size);
  guint32 begin = find_before (self, 0, time_of_day ((gint64) from + n_days));

  for (guint i = n_days; i-- > 0;)
    {
      guint32 end = find_before (self, begin, time_of_day ((gint64) from + i));

      counts[i] = (guint32) qimam_bits_count_range (hits, begin, end);
      begin = end;
    }
  for (gsize i = 0; i < size / sizeof *odd; i++)
    {
      gint64 time_day = odd[i].row < self->n_dated ? day_of_time (times[odd[i].row]) - from : -1;
      gint64 day = odd[i].first_day == odd[i].last_day ? (gint64) odd[i].first_day - from : -1;

      if (!qimam_bits_has (hits, odd[i].row))
        continue;
      if (time_day >= 0 && time_day < n_days)
        counts[time_day]--;
      if (day >= 0 && day < n_days)
        counts[day]++;
    }
}

guint32
qimam_order_count_undated (const QimamOrder *self, const guint64 *hits)
{
  gsize size;
  const QimamOddDays *odd = g_bytes_get_data (self->odd, &size);
  guint32 n = (guint32) qimam_bits_count_range (hits, self->n_dated, self->n);

  for (gsize i = 0; i < size / sizeof *odd; i++)
    if ((odd[i].row >= self->n_dated) != (odd[i].first_day == 0) && qimam_bits_has (hits, odd[i].row))
      n += odd[i].first_day == 0 ? 1 : (guint32) -1;
  return n;
}
