/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any two texts, parted by the first line that is "===": their differences cover both, and words that are
 * marked in the first one are followed to a place of the second one, or are lost. */
#include <string.h>

#include "fuzz.h"
#include "qimam-anchor.h"
#include "qimam-diff.h"

#define BORDER "\n===\n"

static gsize
to_border (const char *text, gsize at)
{
  while (at > 0 && (text[at] & 0xC0) == 0x80)
    at--;
  return at;
}

static void
check_runs (const char *before, const char *after, const GArray *runs)
{
  gsize a = 0, b = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const QimamDiffRun *run = &g_array_index (runs, QimamDiffRun, i);
      gboolean gap;
      g_autofree char *shown = qimam_diff_run_text (runs, i, before, after, &gap);

      g_assert_cmpuint (run->old_start, ==, a);
      g_assert_cmpuint (run->new_start, ==, b);
      g_assert_cmpuint (run->old_end, >=, a);
      g_assert_cmpuint (run->new_end, >=, b);
      fuzz_check_string (shown, strlen (before) + strlen (after));
      a = run->old_end;
      b = run->new_end;
    }
  g_assert_cmpuint (a, <=, strlen (before));
  g_assert_cmpuint (b, <=, strlen (after));
}

static void
check_follow (const char *before, const char *after, const GArray *runs, gsize start, gsize end)
{
  g_autofree char *quote = g_strndup (before + start, end - start), *prefix = NULL, *suffix = NULL;
  QimamAnchor anchor;

  qimam_anchor_context (before, start, end, &prefix, &suffix);
  anchor = qimam_anchor_follow (before, after, runs, &(QimamQuote){ quote, prefix, suffix }, &start, &end);
  if (anchor == QIMAM_ANCHOR_LOST)
    return;
  fuzz_check_span (after, strlen (after), start, end);
  if (anchor != QIMAM_ANCHOR_CHANGED)
    g_assert_cmpint (strncmp (after + start, quote, strlen (quote)), ==, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gsize length, whole;
  g_autofree char *given = fuzz_text (data, size, &length);
  g_autofree char *text = g_strndup (given, length);
  char *border = strstr (text, BORDER);
  const char *after = border != NULL ? border + strlen (BORDER) : text + to_border (text, length / 2);
  g_autofree char *before = g_strndup (text, (gsize) ((border != NULL ? border : after) - text));
  g_autoptr (GArray) runs = qimam_diff_words (before, after);

  check_runs (before, after, runs);
  whole = strlen (before);
  for (guint i = 0; i < 4 && whole > 0; i++)
    {
      gsize start = to_border (before, whole * i / 5),
            end = to_border (before, MIN (whole, start + 1 + whole / 3));

      if (start < end)
        check_follow (before, after, runs, start, end);
    }
  return 0;
}
