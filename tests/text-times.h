/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <locale.h>
#include <stdarg.h>
#include <string.h>

#include "qimam-time-reader.h"

/* Rows of the tests of the time reader. The expressions of a text stand between { and }; what they are is
 * told beside it, "kind value mod" each, apart by ";", with "-" for no value. */

/* A Wednesday. */
#define REFERENCE "2021-06-16T12:00:00"

typedef struct
{
  const char *text;
  const char *expected;
} TimeRow;

static guint n_time_rows, n_failed_rows;

static void
append_time (GString *marked, GString *told, const QimamTime *time)
{
  if (told->len > 0)
    g_string_append_c (told, ';');
  g_string_append_printf (told, "%s %s", qimam_time_kind_nick (time->kind),
                          time->value != NULL ? time->value : "-");
  if (time->mod != NULL)
    g_string_append_printf (told, " %s", time->mod);
  g_string_append_c (marked, '{');
}

/* Checks one row; tells what differs and goes on, so that one run shows all of them. */
static void
check_time_row (const char *text, const char *expected, const char *reference)
{
  g_autoptr (GString) plain = g_string_new (NULL), marked = g_string_new (NULL), told = g_string_new (NULL);
  g_autoptr (GPtrArray) found = NULL;
  gsize at = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (*p != '{' && *p != '}')
      g_string_append_c (plain, *p);
  found = qimam_times_find (plain->str, -1, QIMAM_FIELD_BODY, reference);
  for (guint i = 0; i < found->len; i++)
    {
      const QimamTime *time = found->pdata[i];

      g_assert_cmpuint (at, <=, time->span.start);
      g_assert_cmpuint (time->span.start, <, time->span.end);
      g_assert_cmpuint (time->span.end, <=, plain->len);
      g_assert_true ((time->value == NULL) == (time->resolution >= QIMAM_TIME_UNRESOLVED));
      g_string_append_len (marked, plain->str + at, (gssize) (time->span.start - at));
      append_time (marked, told, time);
      g_string_append_len (marked, plain->str + time->span.start,
                           (gssize) (time->span.end - time->span.start));
      g_string_append_c (marked, '}');
      at = time->span.end;
    }
  g_string_append (marked, plain->str + at);
  n_time_rows++;
  if (g_str_equal (marked->str, text) && g_str_equal (told->str, expected))
    return;
  n_failed_rows++;
  g_print ("# “%s” [%s] became “%s” [%s]\n", text, expected, marked->str, told->str);
  g_test_fail ();
}

static inline void
check_time_rows (const TimeRow *rows, guint n, const char *reference)
{
  for (guint i = 0; i < n; i++)
    check_time_row (rows[i].text, rows[i].expected, reference);
}

#define CHECK_TIMES(rows, reference) check_time_rows (rows, G_N_ELEMENTS (rows), reference)

/* A row put together from parts: "%s" as in printf. @expected is taken. */
G_GNUC_PRINTF (2, 3)
static inline void
check_time_made (char *expected, const char *format, ...)
{
  g_autofree char *want = expected;
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  check_time_row (text, want, REFERENCE);
}

/* The digits of a text as those of the Arab East. */
static inline char *
eastern_digits (const char *text)
{
  static const char *const digits[] = { "٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩" };
  GString *eastern = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append (eastern, digits[*text - '0']);
    else
      g_string_append_c (eastern, *text);
  return g_string_free (eastern, FALSE);
}

/* Failures are told in Arabic and do not end the run: a table shows all that is wrong in it. */
static inline void
init_time_tests (int *argc, char ***argv)
{
  setlocale (LC_CTYPE, "C.UTF-8");
  g_test_init (argc, argv, NULL);
  g_test_set_nonfatal_assertions ();
}

static inline int
run_time_tests (void)
{
  int status = g_test_run ();

  g_print ("# %u rows, %u of them wrong\n", n_time_rows, n_failed_rows);
  return status;
}
