/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-histogram-bins.h"

#include <stdio.h>
#include <string.h>

#include "qimam-facets.h"

#define MAX_MONTHS 72
#define MAX_DAYS   400
#define MAX_YEARS  200

typedef enum
{
  STEP_DAY,
  STEP_MONTH,
  STEP_YEAR,
} Step;

/* Reads "2021-06" or "2021-06-16". */
static gboolean
read_key (const char *key, GDate *date, gboolean *is_day)
{
  int year = 0;
  int month = 0;
  int day = 1;
  int n = key != NULL ? sscanf (key, "%4d-%2d-%2d", &year, &month, &day) : 0;

  if (n < 2 || year < 1 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *is_day = n == 3;
  return TRUE;
}

static void
start_of (GDate *date, Step step)
{
  if (step != STEP_DAY)
    g_date_set_day (date, 1);
  if (step == STEP_YEAR)
    g_date_set_month (date, G_DATE_JANUARY);
}

static void
advance (GDate *date, Step step)
{
  if (step == STEP_DAY)
    g_date_add_days (date, 1);
  else if (step == STEP_MONTH)
    g_date_add_months (date, 1);
  else
    g_date_add_years (date, 1);
}

static void
write_day (char *buffer, gsize size, const GDate *date)
{
  g_snprintf (buffer, (gulong) size, "%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
              g_date_get_day (date));
}

static void
append_bin (GArray *bins, const GDate *start, Step step)
{
  QimamHistogramBin bin = { 0 };
  GDate end = *start;

  advance (&end, step);
  g_date_subtract_days (&end, 1);
  write_day (bin.from, sizeof bin.from, start);
  write_day (bin.to, sizeof bin.to, &end);
  g_strlcpy (bin.key, bin.from, step == STEP_DAY ? 11 : step == STEP_MONTH ? 8 : 5);
  g_array_append_val (bins, bin);
}

GArray *
qimam_histogram_bins (GPtrArray *facets)
{
  GArray *bins = g_array_new (FALSE, FALSE, sizeof (QimamHistogramBin));
  GDate first = { 0 };
  GDate last = { 0 };
  GDate date = { 0 };
  gboolean days = FALSE;
  gboolean is_day;
  gboolean any = FALSE;
  guint limit;
  guint bin = 0;
  Step step;

  for (guint i = 0; facets != NULL && i < facets->len; i++)
    {
      const QimamFacet *facet = g_ptr_array_index (facets, i);

      if (!read_key (facet->key, &date, &is_day))
        continue;
      if (!any)
        first = date;
      last = date;
      days = is_day;
      any = TRUE;
    }
  if (!any || g_date_compare (&first, &last) > 0)
    return bins;

  step = days ? STEP_DAY : STEP_MONTH;
  if (days && g_date_days_between (&first, &last) >= MAX_DAYS)
    step = STEP_MONTH;
  if (step == STEP_MONTH && (g_date_get_year (&last) - g_date_get_year (&first)) * 12 +
                                    g_date_get_month (&last) - g_date_get_month (&first) >=
                                MAX_MONTHS)
    step = STEP_YEAR;
  limit = step == STEP_YEAR ? MAX_YEARS : G_MAXUINT;
  start_of (&first, step);
  /* A stray year far in the past must not push the rest into a corner: the newest bars are kept. */
  while (step == STEP_YEAR && (guint) (g_date_get_year (&last) - g_date_get_year (&first)) >= limit)
    g_date_add_years (&first, 1);
  for (date = first; g_date_compare (&date, &last) <= 0; advance (&date, step))
    append_bin (bins, &date, step);

  for (guint i = 0; i < facets->len; i++)
    {
      const QimamFacet *facet = g_ptr_array_index (facets, i);
      char day[16];

      if (!read_key (facet->key, &date, &is_day))
        continue;
      write_day (day, sizeof day, &date);
      while (bin < bins->len && strcmp (g_array_index (bins, QimamHistogramBin, bin).to, day) < 0)
        bin++;
      if (bin < bins->len && strcmp (g_array_index (bins, QimamHistogramBin, bin).from, day) <= 0)
        g_array_index (bins, QimamHistogramBin, bin).count += facet->count;
    }
  return bins;
}
