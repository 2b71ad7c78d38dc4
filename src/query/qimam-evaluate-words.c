/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-evaluate-words.h"

#include "qimam-bits.h"
#include "qimam-token.h"

struct _QimamWordFinder
{
  QimamConnection *connection;
};

QimamWordFinder *
qimam_word_finder_new (QimamConnection *connection, GError **error)
{
  QimamWordFinder *self = g_new0 (QimamWordFinder, 1);

  self->connection = connection;
  return self;
}

void
qimam_word_finder_free (QimamWordFinder *self)
{
  g_free (self);
}

static void
append_quoted (GString *match, const char *term)
{
  g_string_append_c (match, '"');
  for (const char *p = term; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append_c (match, '"');
}

static char *
make_match (const QimamSearchNode *node)
{
  g_autoptr (GString) match = g_string_new (node->headline ? "headline : " : NULL);
  const QimamWord *word = &g_array_index (node->words, QimamWord, 0);

  if (node->kind == QIMAM_SEARCH_PHRASE)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);

      for (guint i = 0; i < node->words->len; i++)
        g_string_append_printf (phrase, "%s%s", i > 0 ? " " : "",
                                g_array_index (node->words, QimamWord, i).folded);
      append_quoted (match, phrase->str);
    }
  else
    {
      g_string_append_c (match, '(');
      append_quoted (match, word->folded);
      g_string_append (match, node->prefix ? " * OR " : " OR ");
      append_quoted (match, word->stem);
      g_string_append_c (match, ')');
    }
  return g_string_free (g_steal_pointer (&match), FALSE);
}

gboolean
qimam_word_finder_find (
    QimamWordFinder *self, const QimamSearchNode *node, guint64 *docs, gsize n_words, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      self->connection, "SELECT rowid FROM article_fts WHERE article_fts MATCH ?", error);
  g_autofree char *match = make_match (node);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind_text (select, 0, match);
  for (;;)
    {
      gint64 id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = qimam_sql_get_int (select, 0);
      if (id >= 0 && id / 64 < (gint64) n_words)
        qimam_bits_add (docs, (gsize) id);
    }
}
