/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-cues.h"

#include <string.h>

#include "qimam-table.h"

typedef struct
{
  char **folded; /* one a word */
  char **stems;
  guint n;
  double low;
  double high;
} Cue;

static GPtrArray *cue_lists[QIMAM_N_CUES];

static const char *const cue_nicks[QIMAM_N_CUES] = {
  "share",    "world",   "target",  "must",      "limit",     "joint_document", "tone_good", "tone_plain",
  "tone_bad", "negator", "failure", "attend",    "dependent", "accord",         "deny",      "raise",
  "any",      "bound",   "light",   "gathering", "next",      "travel",         "office",    "opening",
  "meal",     "alone",   "sitting", "stage",     "direct",    "nobody_else",    "with",      "before",
  "contact",  "former",  "night",   "expected",  "price",     "reckoned", "refuse",
};

static void
cue_free (gpointer data)
{
  Cue *cue = data;

  g_strfreev (cue->folded);
  g_strfreev (cue->stems);
  g_free (cue);
}

static Cue *
cue_new (const char *text, const char *low, const char *high)
{
  g_autoptr (GArray) words = qimam_words (text, -1);
  Cue *cue = g_new0 (Cue, 1);

  cue->n = words->len;
  cue->folded = g_new0 (char *, words->len + 1);
  cue->stems = g_new0 (char *, words->len + 1);
  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i);

      cue->folded[i] = g_strdup (word->folded);
      cue->stems[i] = g_strdup (word->stem);
    }
  cue->low = g_ascii_strtod (low, NULL);
  cue->high = g_ascii_strtod (high, NULL);
  return cue;
}

static void
load_cues (void)
{
  static const char *const columns[] = { "kind", "cue", "low", "high", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTable) table = qimam_table_load ("comparison-cues", columns, &error);

  for (guint kind = 0; kind < QIMAM_N_CUES; kind++)
    cue_lists[kind] = g_ptr_array_new_with_free_func (cue_free);
  if (table == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    for (guint kind = 0; kind < QIMAM_N_CUES; kind++)
      if (g_str_equal (qimam_table_get (table, i, 0), cue_nicks[kind]))
        g_ptr_array_add (cue_lists[kind],
                         cue_new (qimam_table_get (table, i, 1), qimam_table_get (table, i, 2),
                                  qimam_table_get (table, i, 3)));
}

static const GPtrArray *
cues_of (QimamCueKind kind)
{
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      load_cues ();
      g_once_init_leave (&loaded, 1);
    }
  return cue_lists[kind];
}

static gboolean
cue_stands_at (const Cue *cue, const GArray *words, guint from)
{
  if (cue->n == 0 || from + cue->n > words->len)
    return FALSE;
  for (guint i = 0; i < cue->n; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, from + i);

      if (!g_str_equal (word->folded, cue->folded[i]) && !g_str_equal (word->stem, cue->stems[i]))
        return FALSE;
    }
  return TRUE;
}

GArray *
qimam_comparison_cues_find (const GArray *words, QimamCueKind kind)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (QimamCueHit));
  const GPtrArray *cues;

  g_return_val_if_fail (words != NULL && kind < QIMAM_N_CUES, hits);
  cues = cues_of (kind);
  for (guint at = 0; at < words->len; at++)
    {
      const Cue *longest = NULL;

      for (guint i = 0; i < cues->len; i++)
        {
          const Cue *cue = cues->pdata[i];

          if ((longest == NULL || cue->n > longest->n) && cue_stands_at (cue, words, at))
            longest = cue;
        }
      if (longest != NULL)
        {
          QimamCueHit hit = { kind, at, at + longest->n, longest->low, longest->high };

          g_array_append_val (hits, hit);
          at += longest->n - 1;
        }
    }
  return hits;
}

gboolean
qimam_comparison_cues_has (const GArray *words, QimamCueKind kind)
{
  g_autoptr (GArray) hits = qimam_comparison_cues_find (words, kind);

  return hits->len > 0;
}
