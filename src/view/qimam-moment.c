/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-moment.h"

#include <string.h>

#include "qimam-format.h"
#include "qimam-ui.h"

/* @date: how the day is written */
static char *
join (const char *iso, const char *date)
{
  const char *time = strchr (iso, 'T');
  g_autofree char *clock = time != NULL ? qimam_format_clock (time, qimam_ui_language ()) : NULL;
  g_autofree char *digits = qimam_ui_digits (clock != NULL ? clock : "");
  g_autofree char *both = g_strconcat (date, *digits != '\0' ? " · " : "", digits, NULL);

  return qimam_ui_isolate (both);
}

char *
qimam_moment_stated (const char *iso)
{
  g_autofree char *day = g_strndup (iso, strcspn (iso, "T"));
  g_autofree char *date = qimam_ui_date_long (day);

  return join (iso, date);
}

char *
qimam_moment_local (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (iso, utc);
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;
  g_autofree char *text = local != NULL ? g_date_time_format (local, "%Y-%m-%dT%H:%M") : g_strdup (iso);
  g_autofree char *day = g_strndup (text, strcspn (text, "T"));
  g_autofree char *date = qimam_ui_date (day);

  return join (text, date);
}
