/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include <string.h>

#include "qimam-label.h"
#include "qimam-table.h"
#include "qimam-topic.h"

typedef struct
{
  QimamTable *table;
  GHashTable *rows; /* key to its row plus one */
} NameTable;

enum
{
  COLUMN_KEY,
  COLUMN_AR,
  COLUMN_EN,
  COLUMN_FR,
  COLUMN_CATCH_ALL,
};

static void
name_table_load (NameTable *names, const char *name, const char *const *columns)
{
  g_autoptr (GError) error = NULL;

  names->rows = g_hash_table_new (g_str_hash, g_str_equal);
  names->table = qimam_table_load (name, columns, &error);
  if (names->table == NULL)
    {
      g_debug ("%s", error->message);
      return;
    }
  for (guint i = 0; i < qimam_table_n_rows (names->table); i++)
    g_hash_table_insert (names->rows, (gpointer) qimam_table_get (names->table, i, COLUMN_KEY),
                         GUINT_TO_POINTER (i + 1));
}

/* (nullable) */
static const char *
name_table_get (const NameTable *names, const char *key, guint column)
{
  guint row = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (names->rows, key)) : 0;
  const char *text = row != 0 ? qimam_table_get (names->table, row - 1, column) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

static const NameTable *
topic_names (void)
{
  static const char *const columns[] = { "key", "ar", "en", "fr", "catch_all", NULL };
  static NameTable names;
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      name_table_load (&names, "topics", columns);
      g_once_init_leave (&loaded, 1);
    }
  return &names;
}

/* States and organisations. */
static const NameTable *
party_names (guint which)
{
  static const char *const columns_of_states[] = { "code", "name_ar", "name_en", "name_fr", NULL };
  static const char *const columns_of_organisations[] = { "key", "name_ar", "name_en", "name_fr", NULL };
  static NameTable names[2];
  static gsize loaded;

  if (g_once_init_enter (&loaded))
    {
      name_table_load (&names[0], "countries", columns_of_states);
      name_table_load (&names[1], "organisations", columns_of_organisations);
      g_once_init_leave (&loaded, 1);
    }
  return &names[which];
}

static guint
column_of_language (const char *language)
{
  if (language != NULL && g_str_has_prefix (language, "ar"))
    return COLUMN_AR;
  return language != NULL && g_str_has_prefix (language, "fr") ? COLUMN_FR : COLUMN_EN;
}

const char *
qimam_comparison_topic_name (const char *topic, const char *language)
{
  const char *name = name_table_get (topic_names (), topic, column_of_language (language));

  if (name == NULL)
    name = qimam_topic_own_name (topic);
  return name != NULL ? name : topic;
}

gboolean
qimam_comparison_topic_is_catch_all (const char *topic)
{
  return g_strcmp0 (name_table_get (topic_names (), topic, COLUMN_CATCH_ALL), "1") == 0;
}

const char *
qimam_comparison_party_name (const char *party, const char *language)
{
  g_autofree char *key = NULL;
  const char *label;

  if (party == NULL)
    return NULL;
  key = g_strconcat ("party.", party, NULL);
  label = qimam_label (key, language);
  if (label != key)
    return label;
  label = name_table_get (party_names (0), party, column_of_language (language));
  if (label == NULL)
    label = name_table_get (party_names (1), party, column_of_language (language));
  return label != NULL ? label : g_intern_string (party);
}

char *
qimam_comparison_fill (
    const char *key, const char *language, const char *one, const char *two, const char *three)
{
  const char *const pieces[] = { one, two, three };
  GString *text = g_string_new (NULL);

  for (const char *p = qimam_label (key, language); *p != '\0'; p++)
    {
      if (p[0] == '%' && p[1] >= '1' && p[1] <= '3')
        {
          const char *piece = pieces[p[1] - '1'];

          g_string_append (text, piece != NULL ? piece : "");
          p++;
        }
      else
        g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

void
qimam_comparison_append (GString *list, const char *label, const char *next, const char *language)
{
  g_autofree char *joined = NULL;

  if (list->len > 0)
    joined = qimam_comparison_fill (label, language, list->str, next, NULL);
  g_string_assign (list, joined != NULL ? joined : next);
}

char *
qimam_comparison_quote (const char *text, const char *language)
{
  const char *outer = qimam_label ("quote", language);
  g_autofree char *mark = g_utf8_substring (outer, 0, 1);

  /* Within its own marks a quotation would end where one of those inside it ends. */
  return qimam_comparison_fill (strstr (text, mark) != NULL ? "quote.nested" : "quote", language, text, NULL,
                                NULL);
}

char *
qimam_comparison_name_columns (const QimamComparison *self, const GArray *columns)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const QimamColumn *column = self->columns->pdata[g_array_index (columns, guint, i)];
      g_autofree char *name = qimam_comparison_quote (column->label, self->language);

      qimam_comparison_append (text, i + 1 == columns->len ? "list.and" : "list.comma", name, self->language);
    }
  return g_string_free (text, FALSE);
}

char *
qimam_comparison_shorten (const char *text, guint max)
{
  const char *end = text, *last = NULL;
  guint n = 0;

  for (; *end != '\0' && n < max; end = g_utf8_next_char (end), n++)
    if (*end == ' ')
      last = end;
  if (*end == '\0')
    return g_strdup (text);
  if (last == NULL || last == text)
    last = end;
  while (last > text && (guchar) last[-1] < 0x80 && (g_ascii_ispunct (last[-1]) || last[-1] == ' '))
    last--;
  return g_strdup_printf ("%.*s…", (int) (last - text), text);
}
