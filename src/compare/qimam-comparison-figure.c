/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-matter.h"

#include "qimam-comparison-cues.h"

/* Figures that are of one matter and still not of one thing: what is and what is expected, the whole and what
 * is left of it, prices of two days. */

/* Words around a figure that tell of what it is. */
#define AROUND 8

/* The words of a sentence around a claim: *from up to *to. */
static void
find_around (QimamEntry *entry, guint *from, guint *to)
{
  gsize start = entry->claim->span.start - entry->claim->sentence.start,
        end = entry->claim->span.end - entry->claim->sentence.start;
  const GArray *words;
  guint first = 0, last;

  qimam_entry_sentence (entry);
  words = entry->sentence;
  while (first < words->len && g_array_index (words, QimamWord, first).end <= start)
    first++;
  for (last = first; last < words->len && g_array_index (words, QimamWord, last).start < end; last++)
    continue;
  *from = first - MIN (first, AROUND);
  *to = MIN (last + AROUND, words->len);
}

static gboolean
has_around (QimamEntry *entry, QimamCueKind kind)
{
  g_autoptr (GArray) hits = NULL;
  guint from, to;

  find_around (entry, &from, &to);
  hits = qimam_comparison_cues_find (entry->sentence, kind);
  for (guint i = 0; i < hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (hits, QimamCueHit, i);

      if (hit->from >= from && hit->to <= to)
        return TRUE;
    }
  return FALSE;
}

/* "سيبلغ", "ستخفض"; but not "ستة" and "سياسة" */
static gboolean
is_future (const char *folded)
{
  static const char *const others[] = { "سيا", "سيد", "سير", "سيم", "سين", "سيط", "ستي", "ستو", "ستا", NULL };

  if ((!g_str_has_prefix (folded, "سي") && !g_str_has_prefix (folded, "ست")) ||
      g_utf8_strlen (folded, -1) < 5)
    return FALSE;
  for (guint i = 0; others[i] != NULL; i++)
    if (g_str_has_prefix (folded, others[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_expected (QimamEntry *entry)
{
  guint from, to;

  if (has_around (entry, QIMAM_CUE_EXPECTED))
    return TRUE;
  find_around (entry, &from, &to);
  for (guint i = from; i < to; i++)
    if (is_future (g_array_index (entry->sentence, QimamWord, i).folded))
      return TRUE;
  return FALSE;
}

gboolean
qimam_figures_are_apart (QimamEntry *a, QimamEntry *b)
{
  return has_around (a, QIMAM_CUE_PRICE) || has_around (b, QIMAM_CUE_PRICE) ||
         has_around (a, QIMAM_CUE_RECKONED) != has_around (b, QIMAM_CUE_RECKONED) ||
         (a->claim->dimension == QIMAM_DIMENSION_FIGURE && is_expected (a) != is_expected (b));
}

gboolean
qimam_entries_are_of_two_states (QimamEntry *a, QimamEntry *b)
{
  g_autoptr (GPtrArray) left = qimam_comparison_find_places (a->words);
  g_autoptr (GPtrArray) right = qimam_comparison_find_places (b->words);

  return (left->len == 1 && right->len == 0) || (left->len == 0 && right->len == 1) ||
         (left->len == 1 && right->len == 1 && !g_str_equal (left->pdata[0], right->pdata[0]));
}
