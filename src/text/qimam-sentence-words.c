/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-sentence-private.h"

#include <string.h>

#include "qimam-fold.h"
#include "qimam-quantity-dual.h"
#include "qimam-table.h"
#include "qimam-word-map.h"

/* A word that is longer, in bytes, is none of the table's. */
#define MAX_WORD 32

static const struct
{
  const char *kind;
  QimamStopWord flag;
} kinds[] = {
  { "title", QIMAM_STOP_TITLE },       { "latin", QIMAM_STOP_LATIN },
  { "letter", QIMAM_STOP_LETTER },     { "enumerator", QIMAM_STOP_ENUMERATOR },
  { "numbered", QIMAM_STOP_NUMBERED }, { "continue", QIMAM_STOP_CONTINUE },
  { "reply", QIMAM_STOP_REPLY },       { "opener", QIMAM_STOP_OPENER },
};

static gboolean
load (QimamWordMap *map, GError **error)
{
  static const char *const columns[] = { "kind", "words", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("abbreviations", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < qimam_table_n_rows (table); row++)
    {
      g_auto (GStrv) words = qimam_table_get_list (table, row, 1);
      guint k = 0;

      while (k < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[k].kind, qimam_table_get (table, row, 0)))
        k++;
      if (k == G_N_ELEMENTS (kinds))
        {
          qimam_table_set_error (table, row, 0, "there is no such kind", error);
          return FALSE;
        }
      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *folded = qimam_fold (words[w], -1, NULL);
          guint before = GPOINTER_TO_UINT (qimam_word_map_lookup (map, folded, strlen (folded)));

          qimam_word_map_insert (map, folded, strlen (folded), GUINT_TO_POINTER (before | kinds[k].flag));
        }
    }
  return TRUE;
}

QimamStopWord
qimam_stop_word (const char *text, gsize start, gsize end)
{
  static gsize ready;
  static QimamWordMap *map;
  char folded[MAX_WORD];
  guint length;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GError) error = NULL;

      map = qimam_word_map_new ();
      if (!load (map, &error))
        g_warning ("%s", error->message);
      g_once_init_leave (&ready, 1);
    }
  length = end - start <= 2 * MAX_WORD ? qimam_dual_fold (text, start, end, folded, sizeof folded) : 0;
  return length > 0 ? GPOINTER_TO_UINT (qimam_word_map_lookup (map, folded, length)) : 0;
}
