/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-weekday.h"

#include "qimam-iso.h"

static void
read_full_dates (QimamFullDates *dates, const GPtrArray *scans)
{
  dates->read = TRUE;
  for (guint s = 0; s < scans->len; s++)
    {
      const QimamClauses *scan = scans->pdata[s];
      const GPtrArray *times = scan->reading->times;

      for (guint i = 0; i < times->len; i++)
        {
          const QimamTime *time = times->pdata[i];
          guint32 a, b;
          QimamFullDate *date;

          if (time->resolution != QIMAM_TIME_STATED || time->day == 0 || time->value == NULL ||
              !qimam_iso_days (time->value, &a, &b) || a != b)
            continue;
          date = &dates->of[qimam_iso_weekday (a)];
          if (date->time == NULL)
            *date = (QimamFullDate){ time, scan, a, FALSE };
          date->several = date->several || date->day != a;
        }
    }
}

const QimamFullDate *
qimam_full_dates_settle (QimamFullDates *dates, const GPtrArray *scans, const QimamTime *time)
{
  const QimamFullDate *date = &dates->of[time->weekday];

  if (!dates->read)
    read_full_dates (dates, scans);
  return date->time != NULL && !date->several ? date : NULL;
}

char *
qimam_claims_coming_weekday (const QimamMeetingFinder *finder,
                             const QimamClauses *scan,
                             const QimamTime *time)
{
  const QimamEvent *event;
  guint32 day, last, now, end;
  guint first, to;

  if (!finder->has_main || ((QimamMeeting *) finder->meetings->pdata[0])->status != QIMAM_MEETING_PLANNED ||
      time->weekday == 0 || !time->bare_weekday || time->day > 0 || !qimam_iso_days (time->value, &day, &last) ||
      !qimam_iso_days (scan->reading->document->published.value, &now, &end) || last > end || now > day + 7 ||
      !qimam_clauses_words_of (scan, time->span, &first, &to) || to > first + 1 ||
      (to + 1 < scan->n_words && qimam_clauses_has_hit (scan, "past", to + 1, to + 1)))
    return NULL;
  /* "الذي التقى فلانا الأربعاء" */
  event = qimam_meeting_finder_event_at (finder, scan, first);
  if (event != NULL && event->verb && event->relation == QIMAM_EVENT_OTHER)
    return NULL;
  return qimam_iso_from_julian (day + 7);
}
