/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-day-counts.h"

#include <stdio.h>

#define MAX_MONTHS 3
/* Where no dates are chosen: coverage that all falls into so many months has days, or it is one bar. */
#define MAX_WHOLE_MONTHS 2

static gboolean
read_day (const char *iso, GDate *date)
{
  int year;
  int month;
  int day;

  if (iso == NULL || sscanf (iso, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static guint
month_number (const GDate *date)
{
  return g_date_get_year (date) * 12u + (guint) g_date_get_month (date);
}

/* Whether the dates of a filter are close enough for a chart of days. */
static gboolean
fits (const QimamFilter *filter)
{
  GDate from;
  GDate to;

  return read_day (filter->from, &from) && read_day (filter->to, &to) &&
         month_number (&to) >= month_number (&from) && month_number (&to) - month_number (&from) < MAX_MONTHS;
}

/* The months that have articles, where they are few. */
static gboolean
find_months (const GPtrArray *months, int *first, int *last)
{
  *first = G_MAXINT;
  *last = G_MININT;
  for (guint i = 0; i < months->len; i++)
    {
      const QimamFacet *facet = g_ptr_array_index (months, i);
      int year, month;

      if (facet->key == NULL || sscanf (facet->key, "%4d-%2d", &year, &month) != 2 || year < 1 || month < 1 ||
          month > 12)
        continue;
      *first = MIN (*first, year * 12 + month - 1);
      *last = MAX (*last, year * 12 + month - 1);
    }
  return *first <= *last && *last - *first < MAX_WHOLE_MONTHS;
}

QimamFilter *
qimam_day_counts_filter (const QimamFilter *filter, const QimamFacets *facets)
{
  QimamFilter *days;
  int first, last;

  if (fits (filter))
    return qimam_filter_copy (filter);
  if (filter->from != NULL || filter->to != NULL || !find_months (facets->months, &first, &last))
    return NULL;
  days = qimam_filter_copy (filter);
  days->from = g_strdup_printf ("%04d-%02d-01", first / 12, first % 12 + 1);
  days->to = g_strdup_printf ("%04d-%02d-%02d", last / 12, last % 12 + 1,
                              g_date_get_days_in_month ((GDateMonth) (last % 12 + 1), (GDateYear) (last / 12)));
  return days;
}

static void
facet_free (gpointer data)
{
  QimamFacet *facet = data;

  g_free (facet->key);
  g_free (facet->label);
  g_free (facet);
}

/* The months of the dates, whole: the days around the chosen ones are still to be seen. */
static void
widen (QimamFilter *filter)
{
  GDate from;
  GDate to;

  if (!read_day (filter->from, &from) || !read_day (filter->to, &to))
    return;
  g_free (filter->from);
  filter->from = g_strdup_printf ("%04d-%02d-01", g_date_get_year (&from), g_date_get_month (&from));
  g_free (filter->to);
  filter->to = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&to), g_date_get_month (&to),
                                g_date_get_days_in_month (g_date_get_month (&to), g_date_get_year (&to)));
}

static void
count_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (facet_free);
  GError *error = NULL;
  g_autoptr (QimamFacets) counted = qimam_library_days (source, data, cancellable, &error);

  if (counted == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < counted->months->len; i++)
    {
      const QimamFacet *day = g_ptr_array_index (counted->months, i);
      QimamFacet *facet = g_new0 (QimamFacet, 1);

      facet->key = g_strdup (day->key);
      facet->count = day->count;
      g_ptr_array_add (days, facet);
    }
  g_task_return_pointer (task, g_steal_pointer (&days), (GDestroyNotify) g_ptr_array_unref);
}

void
qimam_day_counts_async (QimamLibrary *library,
                        const QimamFilter *filter,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, data);
  QimamFilter *wide = qimam_filter_copy (filter);

  widen (wide);
  g_task_set_task_data (task, wide, (GDestroyNotify) qimam_filter_free);
  g_task_run_in_thread (task, count_thread);
}

GPtrArray *
qimam_day_counts_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
