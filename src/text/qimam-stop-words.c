/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-fold.h"
#include "qimam-table.h"
#include "qimam-token.h"
#include "qimam-word-map.h"

/* Apart from the tables of stems, which take longer to load and which those that ask for stop words alone do
 * not need. */
static const QimamWordMap *
get_words (void)
{
  static QimamWordMap *words;

  if (g_once_init_enter (&words))
    {
      static const char *const columns[] = { "kind", "words", NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamTable) table = qimam_table_load ("stop-words", columns, &error);
      QimamWordMap *made = qimam_word_map_new ();

      if (table == NULL)
        g_warning ("%s", error->message);
      for (guint i = 0; table != NULL && i < qimam_table_n_rows (table); i++)
        {
          g_autofree char *folded = qimam_fold (qimam_table_get (table, i, 1), -1, NULL);
          g_auto (GStrv) row = g_strsplit (folded, " ", -1);

          for (guint n = 0; row[n] != NULL; n++)
            if (*row[n] != '\0')
              qimam_word_map_insert (made, row[n], -1, GINT_TO_POINTER (1));
        }
      g_once_init_leave (&words, made);
    }
  return words;
}

gboolean
qimam_is_stop_word (const char *folded, gssize length)
{
  g_return_val_if_fail (folded != NULL, FALSE);
  return qimam_word_map_lookup (get_words (), folded, length < 0 ? strlen (folded) : (gsize) length) != NULL;
}
