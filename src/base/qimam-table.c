/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-table.h"

#include <string.h>

#include "qimam-lexicon-resources.h"

struct _QimamTable
{
  char *name;
  char **columns;
  guint n_columns;
  GPtrArray *cells; /* char *, row after row */
  GArray *lines;    /* guint: line number of each row */
};

static void
parse_error (GError **error, const char *name, guint line, const char *reason)
{
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LEXICON, "%s.tsv, line %u: %s", name, line, reason);
}

/* The number of the line that @place in @text stands in. */
static guint
line_of (const char *text, const char *place)
{
  guint line = 1;

  for (const char *p = text; p < place; p++)
    line += *p == '\n';
  return line;
}

/* Fills @places with the position in the header of each wanted column. */
static gboolean
read_header (const char *name,
             const char *line,
             guint number,
             const char *const *columns,
             guint *places,
             GError **error)
{
  g_auto (GStrv) names = g_strsplit (line + 1, "\t", -1);

  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      guint place = 0;

      while (names[place] != NULL && !g_str_equal (names[place], columns[i]))
        place++;
      if (names[place] == NULL)
        {
          g_autofree char *reason = g_strdup_printf ("the header has no column “%s”", columns[i]);
          parse_error (error, name, number, reason);
          return FALSE;
        }
      places[i] = place;
    }
  return TRUE;
}

QimamTable *
qimam_table_parse (const char *name, const char *text, const char *const *columns, GError **error)
{
  g_autoptr (QimamTable) self = g_new0 (QimamTable, 1);
  g_auto (GStrv) lines = NULL;
  g_autofree guint *places = NULL;
  const char *bad;
  gboolean header = FALSE;

  /* Some editors put a mark before what they save. */
  if (g_str_has_prefix (text, "\xEF\xBB\xBF"))
    text += 3;
  self->name = g_strdup (name);
  self->columns = g_strdupv ((char **) columns);
  self->n_columns = g_strv_length (self->columns);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  if (!g_utf8_validate (text, -1, &bad))
    {
      parse_error (error, name, line_of (text, bad), "the table is not UTF-8");
      return NULL;
    }
  places = g_new0 (guint, self->n_columns + 1);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint number = i + 1;
      g_auto (GStrv) cells = NULL;
      guint n_cells;

      g_strchomp (lines[i]);
      if (*lines[i] == '#' && !header)
        {
          if (!read_header (name, lines[i], number, columns, places, error))
            return NULL;
          header = TRUE;
          continue;
        }
      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      if (!header)
        {
          parse_error (error, name, number, "the header line is missing");
          return NULL;
        }
      cells = g_strsplit (lines[i], "\t", -1);
      n_cells = g_strv_length (cells);
      for (guint c = 0; c < self->n_columns; c++)
        g_ptr_array_add (self->cells, g_strstrip (g_strdup (places[c] < n_cells ? cells[places[c]] : "")));
      g_array_append_val (self->lines, number);
    }
  if (!header)
    {
      parse_error (error, name, 1, "the header line is missing");
      return NULL;
    }
  return g_steal_pointer (&self);
}

QimamTable *
qimam_table_load (const char *name, const char *const *columns, GError **error)
{
  const char *folder = g_getenv ("QIMAM_LEXICON_DIR");
  g_autofree char *file = g_strconcat (name, ".tsv", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  if (folder != NULL && *folder != '\0')
    {
      g_autofree char *candidate = g_build_filename (folder, file, NULL);

      if (g_file_test (candidate, G_FILE_TEST_IS_REGULAR))
        {
          gsize length;

          if (!g_file_get_contents (candidate, &text, &length, error))
            return NULL;
          if (strlen (text) < length)
            {
              parse_error (error, name, line_of (text, text + strlen (text)), "the table is no text");
              return NULL;
            }
          return qimam_table_parse (name, text, columns, error);
        }
    }
  path = g_strconcat ("/io/github/qimam/Qimam/lexicon/", file, NULL);
  bytes = g_resource_lookup_data (qimam_lexicon_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  if (bytes == NULL)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LEXICON, "%s.tsv: there is no such lexicon table", name);
      return NULL;
    }
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return qimam_table_parse (name, text, columns, error);
}

void
qimam_table_free (QimamTable *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_strfreev (self->columns);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->lines);
  g_free (self);
}

guint
qimam_table_n_rows (const QimamTable *self)
{
  return self->lines->len;
}

const char *
qimam_table_get (const QimamTable *self, guint row, guint column)
{
  g_return_val_if_fail (row < self->lines->len && column < self->n_columns, "");
  return self->cells->pdata[row * self->n_columns + column];
}

char **
qimam_table_get_list (const QimamTable *self, guint row, guint column)
{
  g_auto (GStrv) pieces = g_strsplit (qimam_table_get (self, row, column), "|", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*g_strstrip (pieces[i]) != '\0')
      g_strv_builder_add (builder, pieces[i]);
  return g_strv_builder_end (builder);
}

void
qimam_table_set_error (const QimamTable *self, guint row, guint column, const char *reason, GError **error)
{
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LEXICON, "%s.tsv, line %u, column “%s”: %s", self->name,
               g_array_index (self->lines, guint, row), self->columns[column], reason);
}
