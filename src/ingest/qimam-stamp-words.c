/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-stamp-words.h"

#include <stdlib.h>

#include "qimam-fold.h"
#include "qimam-stamp.h"
#include "qimam-table.h"

static void
word_sense_free (QimamStampSense *self)
{
  g_free (self->value);
  g_free (self);
}

static void
add_sense (GHashTable *words, const char *name, const char *kind, const char *value)
{
  QimamStampSense *sense = g_new0 (QimamStampSense, 1);

  sense->kind = g_intern_string (kind);
  sense->value = g_strdup (value);
  g_hash_table_insert (words, qimam_fold (name, -1, NULL), sense);
}

/* Adds a table's rows of @kind; @article is put before the names: "ال" of Arabic weekdays. */
static void
add_table (GHashTable *words, const char *name, const char *kind, const char *sense, const char *article)
{
  static const char *const columns[] = { "kind", "value", "words", NULL };
  g_autoptr (QimamTable) table = qimam_table_load (name, columns, NULL);

  for (guint i = 0; table != NULL && i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) names = qimam_table_get_list (table, i, 2);

      for (guint n = 0; names[n] != NULL; n++)
        if (kind == NULL)
          add_sense (words, names[n], qimam_table_get (table, i, 0), qimam_table_get (table, i, 1));
        else if (g_str_equal (qimam_table_get (table, i, 0), kind))
          {
            g_autofree char *whole = g_strconcat (article, names[n], NULL);
            add_sense (words, whole, sense, qimam_table_get (table, i, 1));
          }
    }
}

/* folded word or words → QimamStampSense. A broken table reads as an empty one: the test of the tables tells.
 */
static GHashTable *
stamp_words (void)
{
  static GHashTable *words;

  if (g_once_init_enter (&words))
    {
      GHashTable *made =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) word_sense_free);

      add_table (made, "stamp-words", NULL, NULL, NULL);
      add_table (made, "months", "month", "month", "");
      add_table (made, "months", "weak-month", "month", "");
      add_table (made, "months", "hijri-month", "hijri", "");
      add_table (made, "weekdays", "weekday", "weekday", "ال");
      add_table (made, "weekdays", "latin-weekday", "weekday", "");
      g_once_init_leave (&words, made);
    }
  return words;
}

const QimamStampSense *
qimam_stamp_sense (const char *folded)
{
  return g_hash_table_lookup (stamp_words (), folded);
}

static int
word_number (const char *folded, const char *kind)
{
  const QimamStampSense *sense = qimam_stamp_sense (folded);

  return sense != NULL && g_str_equal (sense->kind, kind) ? atoi (sense->value) : 0;
}

int
qimam_stamp_month (const char *folded)
{
  return word_number (folded, "month");
}

int
qimam_stamp_weekday (const char *folded)
{
  return word_number (folded, "weekday");
}
