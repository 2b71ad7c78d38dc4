/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of any text: inside, in order, apart; a day that has a value is a day of the calendar. The first byte
 * chooses the reference. */
#include <string.h>

#include "fuzz.h"
#include "qimam-iso.h"
#include "qimam-time-reader.h"

static const char *const references[] = {
  NULL,
  "2021-06-16",
  "2021-06-16T17:05:00+03:00",
  "2020-02-29T23:59",
  "1000-01-01",
  "2999-12-31T23:59:59Z",
  "2021-13-45",
  "\xFF",
};

static void
check_value (const QimamTime *time)
{
  const char *value = time->value;

  if (value == NULL)
    return;
  g_assert_true (*value != '\0' && strlen (value) < 80);
  for (const char *p = value; *p != '\0'; p++)
    g_assert_true (g_ascii_isalnum (*p) || strchr ("-:+/._", *p) != NULL);
  g_assert_cmpint (time->resolution, !=, QIMAM_TIME_INVALID);
  g_assert_cmpint (time->resolution, !=, QIMAM_TIME_UNRESOLVED);
  if (time->kind == QIMAM_TIME_DURATION || (time->kind == QIMAM_TIME_SET && *value == 'P'))
    g_assert_cmpint (*value, ==, 'P');
  if (time->kind == QIMAM_TIME_DATE && strlen (value) == 10 && g_ascii_isdigit (value[9]) &&
      value[4] == '-' && value[5] != 'W')
    g_assert_true (qimam_iso_days (value, &(guint32){ 0 }, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *reference = NULL;
  gsize length, last = 0;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (size > 0)
    {
      reference = references[data[0] % G_N_ELEMENTS (references)];
      data++;
      size--;
    }
  text = fuzz_text (data, size, &length);
  found = qimam_times_find (text, (gssize) length, QIMAM_FIELD_BODY, reference);
  for (guint i = 0; i < found->len; i++)
    {
      const QimamTime *time = found->pdata[i];

      fuzz_check_span (text, length, time->span.start, time->span.end);
      g_assert_cmpuint (time->span.start, >=, last);
      last = time->span.end;
      check_value (time);
    }
  return 0;
}
