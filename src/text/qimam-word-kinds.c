/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-word-kinds.h"

#include <string.h>

#include "qimam-fold.h"
#include "qimam-table.h"

void
qimam_word_kinds_add (QimamWordMap *map, const char *word, guint flags)
{
  g_autofree char *folded = qimam_fold (word, -1, NULL);
  gsize length = strlen (folded);
  guint before = GPOINTER_TO_UINT (qimam_word_map_lookup (map, folded, length));

  qimam_word_map_insert (map, folded, length, GUINT_TO_POINTER (before | flags));
}

gboolean
qimam_word_kinds_load (
    QimamWordMap *map, const char *name, const QimamWordKind *kinds, guint n_kinds, GError **error)
{
  static const char *const columns[] = { "kind", "words", NULL };
  g_autoptr (QimamTable) table = qimam_table_load (name, columns, error);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < qimam_table_n_rows (table); row++)
    {
      g_auto (GStrv) words = qimam_table_get_list (table, row, 1);
      guint k = 0;

      while (k < n_kinds && !g_str_equal (kinds[k].kind, qimam_table_get (table, row, 0)))
        k++;
      if (k == n_kinds)
        {
          qimam_table_set_error (table, row, 0, "there is no such kind", error);
          return FALSE;
        }
      for (guint w = 0; words[w] != NULL; w++)
        qimam_word_kinds_add (map, words[w], kinds[k].flags);
    }
  return TRUE;
}
