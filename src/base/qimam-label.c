/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-label.h"

#include "qimam-table.h"

static QimamTable *
load_labels (GHashTable **rows)
{
  static const char *const columns[] = { "key", "ar", "en", "fr", NULL };
  g_autoptr (GError) error = NULL;
  QimamTable *table = qimam_table_load ("labels", columns, &error);

  if (table == NULL)
    {
      g_warning ("%s", error->message);
      return NULL;
    }
  *rows = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    g_hash_table_insert (*rows, (gpointer) qimam_table_get (table, i, 0), GUINT_TO_POINTER (i + 1));
  return table;
}

const char *
qimam_label (const char *key, const char *language)
{
  static gsize loaded;
  static QimamTable *table;
  static GHashTable *rows;
  guint row, column = 2;
  const char *label;

  g_return_val_if_fail (key != NULL, "");
  if (g_once_init_enter (&loaded))
    {
      table = load_labels (&rows);
      g_once_init_leave (&loaded, 1);
    }
  if (table == NULL)
    return key;
  row = GPOINTER_TO_UINT (g_hash_table_lookup (rows, key));
  if (row == 0)
    return key;
  if (language != NULL && g_str_has_prefix (language, "ar"))
    column = 1;
  else if (language != NULL && g_str_has_prefix (language, "fr"))
    column = 3;
  label = qimam_table_get (table, row - 1, column);
  return *label != '\0' ? label : qimam_table_get (table, row - 1, 2);
}
