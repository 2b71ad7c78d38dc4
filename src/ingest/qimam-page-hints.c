/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-hints.h"

#include <string.h>

#include "qimam-blocks.h"
#include "qimam-table.h"

/* Names longer than this are made by machines and tell nothing. */
#define MAX_NAMES 400

static const char *const kinds[] = { "drop",   "keep", "story",    "minus", "caption",
                                     "author", "date", "comments", "lead",  "embed" };

struct _QimamPageHints
{
  GRegex *regexes[G_N_ELEMENTS (kinds)];
};

static void
hints_free (QimamPageHints *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_clear_pointer (&self->regexes[i], g_regex_unref);
  g_free (self);
}

static QimamPageHints *
hints_new (GError **error)
{
  static const char *const columns[] = { "kind", "pattern", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("page-classes", columns, error);
  QimamPageHints *self;

  if (table == NULL)
    return NULL;
  self = g_new0 (QimamPageHints, 1);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GString) pattern = g_string_new (NULL);

      for (guint i = 0; i < qimam_table_n_rows (table); i++)
        if (g_str_equal (qimam_table_get (table, i, 0), kinds[k]))
          g_string_append_printf (pattern, "%s(?:%s)", pattern->len > 0 ? "|" : "",
                                  qimam_table_get (table, i, 1));
      self->regexes[k] = g_regex_new (pattern->str, G_REGEX_OPTIMIZE | G_REGEX_RAW, 0, error);
      if (self->regexes[k] == NULL)
        {
          g_prefix_error (error, "page-classes.tsv, kind “%s”: ", kinds[k]);
          hints_free (self);
          return NULL;
        }
    }
  return self;
}

const QimamPageHints *
qimam_page_hints_get (GError **error)
{
  static GMutex lock;
  static QimamPageHints *hints;
  const QimamPageHints *result;

  g_mutex_lock (&lock);
  if (hints == NULL)
    hints = hints_new (error);
  result = hints;
  g_mutex_unlock (&lock);
  return result;
}

guint
qimam_page_hints_of (const QimamPageHints *self, const xmlNode *element, guint wanted)
{
  const char *class = qimam_node_attribute (element, "class"), *id = qimam_node_attribute (element, "id");
  char names[MAX_NAMES * 2 + 2];
  guint hints = 0, length = 0;

  if (class == NULL && id == NULL)
    return 0;
  for (guint i = 0; class != NULL && class[i] != '\0' && i < MAX_NAMES; i++)
    names[length++] = g_ascii_tolower (class[i]);
  names[length++] = ' ';
  for (guint i = 0; id != NULL && id[i] != '\0' && i < MAX_NAMES; i++)
    names[length++] = g_ascii_tolower (id[i]);
  names[length] = '\0';
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (wanted & (1u << k) && g_regex_match (self->regexes[k], names, 0, NULL))
      hints |= 1u << k;
  return hints;
}
