/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The time of an article without a date: after all others. */
#define QIMAM_NO_TIME G_MININT64
#define QIMAM_NO_ROW  G_MAXUINT32

/* What the order of articles needs to know of one. */
typedef struct
{
  gint64 time; /* seconds since 1970, or QIMAM_NO_TIME */
  gint64 id;
  guint32 first_day, last_day; /* Julian; 0 where not known */
} QimamOrderRecord;

/* An article whose days are not simply the UTC day of its time: it is known to a month only, or it was
 * published in another time zone around midnight. */
typedef struct
{
  guint32 row;
  guint32 first_day, last_day;
} QimamOddDays;

/* A month that articles are of. The rows [begin, end) have their time in it. */
typedef struct
{
  gint32 month; /* year * 12 + month from 0 */
  guint32 begin, end;
} QimamMonthRows;

/**
 * QimamOrder:
 *
 * The articles by date, newest first, those without a date last, and of one time the last import first. The
 * place of an article in it is called its row. Never changed once it is made.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint n;                 /* articles */
  guint n_dated;           /* the first so many have a time */
  gsize n_ids;             /* ids are below it */
  GBytes *ids;             /* guint32 by row */
  GBytes *times;           /* gint64 by row */
  GBytes *odd;             /* QimamOddDays by row */
  guint32 *rows;           /* by id, the row plus one; 0 for ids without an article */
  guint64 *docs;           /* by id, a bit where there is an article */
  GArray *months;          /* QimamMonthRows, earliest first */
  gint32 *odd_months;      /* by odd article, the index of the month it is of; -1 for none */
  gint32 *odd_time_months; /* by odd article, the index of the month its time is in; -1 for none */
} QimamOrder;

/* Puts records into the order. */
void qimam_order_sort (GArray *records);

/**
 * qimam_order_new:
 * @records: (element-type QimamOrderRecord): in order
 *
 * Errors: %QIMAM_ERROR_LIBRARY_DAMAGED for ids that no library of ours gives
 */
QimamOrder *qimam_order_new (GArray *records, GError **error);
/* Takes the parts of an order from a file, or %NULL where they do not fit together. */
QimamOrder *qimam_order_new_from_parts (GBytes *ids, GBytes *times, GBytes *odd);
QimamOrder *qimam_order_ref (QimamOrder *self);
void qimam_order_unref (QimamOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamOrder, qimam_order_unref)

gboolean qimam_order_equal (const QimamOrder *a, const QimamOrder *b);

static inline const guint32 *
qimam_order_get_ids (const QimamOrder *self)
{
  return g_bytes_get_data (self->ids, NULL);
}

/* QIMAM_NO_ROW for an id without an article */
static inline guint32
qimam_order_find (const QimamOrder *self, gint64 id)
{
  return id >= 0 && (gsize) id < self->n_ids ? self->rows[id] - 1 : QIMAM_NO_ROW;
}

/* Rows that lie together before and after. */
typedef struct
{
  guint32 from, to, length;
} QimamOrderRun;

/**
 * qimam_order_splice:
 * @left: bits of the rows that leave
 * @came: (element-type QimamOrderRecord): those that come, in order
 * @runs: (element-type QimamOrderRun): gets the rows that stay, ascending
 *
 * The order without some articles and with others.
 */
QimamOrder *
qimam_order_splice (const QimamOrder *self, const guint64 *left, GArray *came, GArray *runs, GError **error);

/**
 * qimam_order_add_days:
 * @from: Julian day, 0 for an open beginning
 * @to: Julian day, included, 0 for an open end
 *
 * Adds the articles that may be of one of these days to a set of rows. Articles without a date are none.
 */
void qimam_order_add_days (const QimamOrder *self, guint32 from, guint32 to, guint64 *words);

/**
 * qimam_order_count_months:
 * @counts: (out): one for each of months
 *
 * Counts the rows in @hits by month. Articles of which only the year is known are of no month.
 */
void qimam_order_count_months (const QimamOrder *self, const guint64 *hits, guint32 *counts);

/**
 * qimam_order_count_days:
 * @from: Julian day
 * @counts: (out): one for each of @n_days from there on
 *
 * Counts the rows in @hits by day. Articles that may be of several days are of none.
 */
void qimam_order_count_days (
    const QimamOrder *self, const guint64 *hits, guint32 from, guint n_days, guint32 *counts);

/* How many of the rows in @hits have no day. */
guint32 qimam_order_count_undated (const QimamOrder *self, const guint64 *hits);

G_END_DECLS
