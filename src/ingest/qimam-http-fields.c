/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-http-fields.h"

#include <libsoup/soup.h>
#include <string.h>

/* A number of seconds; -1 where the text is none. Numbers that are too large count as the largest. */
static gint64
read_seconds (const char *text)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  gsize digits = strspn (clean, "0123456789");

  if (digits == 0 || clean[digits] != '\0')
    return -1;
  return digits > 9 ? G_MAXINT32 : g_ascii_strtoll (clean, NULL, 10);
}

gint64
qimam_http_max_age (const char *cache_control)
{
  GHashTable *fields;
  const char *age;
  gint64 seconds = -1;

  if (cache_control == NULL)
    return -1;
  fields = soup_header_parse_param_list (cache_control);
  age = g_hash_table_lookup (fields, "max-age");
  if (g_hash_table_contains (fields, "no-store") || g_hash_table_contains (fields, "no-cache"))
    seconds = 0;
  else if (age != NULL)
    seconds = read_seconds (age);
  soup_header_free_param_list (fields);
  return seconds;
}

gint64
qimam_http_retry_after (const char *value, gint64 now)
{
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;

  if (value == NULL)
    return -1;
  seconds = read_seconds (value);
  if (seconds >= 0)
    return seconds;
  date = soup_date_time_new_from_http_string (value);
  return date != NULL ? MAX (g_date_time_to_unix (date) - now, 0) : -1;
}
