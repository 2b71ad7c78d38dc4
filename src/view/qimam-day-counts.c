/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-day-counts.h"

#include <stdio.h>
#include <string.h>

#define MAX_MONTHS   3
#define MAX_ARTICLES 20000
#define CHUNK        500

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

gboolean
qimam_day_counts_fit (const QimamFilter *filter)
{
  GDate from;
  GDate to;

  return read_day (filter->from, &from) && read_day (filter->to, &to) &&
         month_number (&to) >= month_number (&from) && month_number (&to) - month_number (&from) < MAX_MONTHS;
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

static int
compare_facets (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(QimamFacet *const *) a)->key, (*(QimamFacet *const *) b)->key);
}

static void
count_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  QimamLibrary *library = source;
  const QimamFilter *filter = data;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (facet_free);
  g_autoptr (GArray) ids = NULL;
  GError *error = NULL;

  if (!qimam_library_query (library, filter, &ids, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; ids->len <= MAX_ARTICLES && i < ids->len; i += CHUNK)
    {
      g_autoptr (GPtrArray) items = NULL;

      items = qimam_library_load_items (library, &g_array_index (ids, gint64, i), MIN (CHUNK, ids->len - i),
                                        NULL, &error);
      if (items == NULL || g_cancellable_set_error_if_cancelled (cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      for (guint j = 0; j < items->len; j++)
        {
          const char *published = qimam_article_item_get_published (g_ptr_array_index (items, j));
          g_autofree char *key = published != NULL ? g_strndup (published, 10) : NULL;
          QimamFacet *facet;
          GDate date;

          if (!read_day (key, &date))
            continue;
          facet = g_hash_table_lookup (counts, key);
          if (facet == NULL)
            {
              facet = g_new0 (QimamFacet, 1);
              facet->key = g_steal_pointer (&key);
              g_ptr_array_add (days, facet);
              g_hash_table_insert (counts, facet->key, facet);
            }
          facet->count++;
        }
    }
  g_ptr_array_sort (days, compare_facets);
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
