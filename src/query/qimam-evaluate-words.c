/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-evaluate-words.h"

#include <string.h>

#include "qimam-index-reader.h"
#include "qimam-token.h"

/* The index has no beginnings of the words of headlines: of so many words that begin so it is asked for each.
 */
#define MAX_COMPLETIONS 1000

struct _QimamWordFinder
{
  QimamIndexReader *reader;
};

QimamWordFinder *
qimam_word_finder_new (QimamConnection *connection, GError **error)
{
  QimamIndexReader *reader = qimam_index_reader_open (connection, error);
  QimamWordFinder *self;

  if (reader == NULL)
    return NULL;
  self = g_new0 (QimamWordFinder, 1);
  self->reader = reader;
  return self;
}

void
qimam_word_finder_free (QimamWordFinder *self)
{
  g_free (self);
}

/* ---- Words ---- */

static gboolean
add_term (QimamWordFinder *self,
          QimamTermSpace space,
          const char *term,
          guint64 *docs,
          gsize n_words,
          GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (QimamPostings) postings =
      qimam_index_reader_find (self->reader, space, term, strlen (term), &problem);

  if (postings == NULL)
    {
      if (problem == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  qimam_postings_add_to_bits (postings, docs, n_words);
  return !qimam_postings_failed (postings, error);
}

/* A word stands for all words that have its stem, and for those that are written as it is, whatever their
 * stem: what was typed may be a stem itself. */
static gboolean
find_word (QimamWordFinder *self, const QimamSearchNode *node, guint64 *docs, gsize n_words, GError **error)
{
  const QimamWord *word = &g_array_index (node->words, QimamWord, 0);

  if (node->prefix ? !add_term (self, QIMAM_TERM_PREFIX, word->folded, docs, n_words, error)
                   : !add_term (self, QIMAM_TERM_FORM, word->folded, docs, n_words, error) ||
                         !add_term (self, QIMAM_TERM_STEM, word->folded, docs, n_words, error))
    return FALSE;
  return g_str_equal (word->stem, word->folded) ||
         (add_term (self, QIMAM_TERM_STEM, word->stem, docs, n_words, error) &&
          add_term (self, QIMAM_TERM_FORM, word->stem, docs, n_words, error));
}

static gboolean
add_stem_cb (const char *term, gsize length, guint32 count, gpointer data)
{
  g_hash_table_add (data, qimam_stem (term, (gssize) length));
  return TRUE;
}

static gboolean
find_headline_word (
    QimamWordFinder *self, const QimamSearchNode *node, guint64 *docs, gsize n_words, GError **error)
{
  const QimamWord *word = &g_array_index (node->words, QimamWord, 0);
  g_autoptr (GHashTable) stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer stem;

  g_hash_table_add (stems, g_strdup (word->stem));
  g_hash_table_add (stems, g_strdup (word->folded));
  if (node->prefix &&
      (!qimam_index_reader_complete (self->reader, QIMAM_TERM_FORM, word->folded, strlen (word->folded),
                                     MAX_COMPLETIONS, add_stem_cb, stems, error) ||
       !qimam_index_reader_complete (self->reader, QIMAM_TERM_STEM, word->folded, strlen (word->folded),
                                     MAX_COMPLETIONS, add_stem_cb, stems, error)))
    return FALSE;
  g_hash_table_iter_init (&iter, stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    if (!add_term (self, QIMAM_TERM_HEADLINE, stem, docs, n_words, error))
      return FALSE;
  return TRUE;
}

/* ---- Phrases ---- */

static gboolean
find_phrase (QimamWordFinder *self, const QimamSearchNode *node, guint64 *docs, gsize n_words, GError **error)
{
  g_autofree const char **forms = g_new (const char *, node->words->len + 1);

  for (guint i = 0; i < node->words->len; i++)
    forms[i] = g_array_index (node->words, QimamWord, i).folded;
  return qimam_index_reader_add_phrase (self->reader, forms, node->words->len, node->headline, docs, n_words,
                                        error);
}

gboolean
qimam_word_finder_find (
    QimamWordFinder *self, const QimamSearchNode *node, guint64 *docs, gsize n_words, GError **error)
{
  if (node->kind == QIMAM_SEARCH_PHRASE)
    return find_phrase (self, node, docs, n_words, error);
  return node->headline ? find_headline_word (self, node, docs, n_words, error)
                        : find_word (self, node, docs, n_words, error);
}
