/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-evaluate-words.h"

#include <string.h>

#include "qimam-bits.h"
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

typedef struct
{
  QimamPostings *postings;
  guint place; /* in the phrase */
} Part;

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  guint32 x = qimam_postings_count (((const Part *) a)->postings);
  guint32 y = qimam_postings_count (((const Part *) b)->postings);

  return (x > y) - (x < y);
}

static void
part_clear (gpointer data)
{
  qimam_postings_free (((Part *) data)->postings);
}

/* Keeps those of @starts, places where a phrase may begin, from which @part stands at its place.
 * Both ascend. */
static guint
keep_starts (guint32 *starts, guint n_starts, const Part *part)
{
  guint n, at = 0, kept = 0;
  const guint32 *positions = qimam_postings_positions (part->postings, &n);

  for (guint i = 0; i < n_starts; i++)
    {
      guint32 wanted = starts[i] + part->place;

      while (at < n && positions[at] < wanted)
        at++;
      if (at == n)
        break;
      if (positions[at] == wanted)
        starts[kept++] = starts[i];
    }
  return kept;
}

/* Whether the document at which all parts stand has them one after the other. */
static gboolean
is_phrase (const Part *parts, guint n_parts, gboolean headline, GArray *starts)
{
  guint n, n_starts = 0;
  const guint32 *positions = qimam_postings_positions (parts[0].postings, &n);
  guint32 *array;

  g_array_set_size (starts, n);
  array = (guint32 *) (gpointer) starts->data;
  for (guint i = 0; i < n && (!headline || positions[i] < QIMAM_POSITION_BODY); i++)
    if (positions[i] >= parts[0].place)
      array[n_starts++] = positions[i] - parts[0].place;
  for (guint i = 1; i < n_parts && n_starts > 0; i++)
    n_starts = keep_starts (array, n_starts, &parts[i]);
  return n_starts > 0;
}

/* Walks the documents that all parts have, led by the rarest. */
static gboolean
walk_phrase (Part *parts, guint n_parts, gboolean headline, guint64 *docs, gsize n_words, GError **error)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 doc = qimam_postings_next (parts[0].postings);

  while (doc != QIMAM_DOC_END && doc / 64 < n_words)
    {
      guint32 other = doc;

      for (guint i = 1; i < n_parts && other == doc; i++)
        other = qimam_postings_seek (parts[i].postings, doc);
      if (other == QIMAM_DOC_END)
        break;
      if (other != doc)
        {
          doc = qimam_postings_seek (parts[0].postings, other);
          continue;
        }
      if (is_phrase (parts, n_parts, headline, starts))
        qimam_bits_add (docs, doc);
      doc = qimam_postings_next (parts[0].postings);
    }
  for (guint i = 0; i < n_parts; i++)
    if (qimam_postings_failed (parts[i].postings, error))
      return FALSE;
  return TRUE;
}

static gboolean
find_phrase (QimamWordFinder *self, const QimamSearchNode *node, guint64 *docs, gsize n_words, GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < node->words->len; i++)
    {
      const char *form = g_array_index (node->words, QimamWord, i).folded;
      GError *problem = NULL;
      Part part = { qimam_index_reader_find (self->reader, QIMAM_TERM_FORM, form, strlen (form), &problem),
                    i };

      if (part.postings == NULL)
        {
          if (problem != NULL)
            g_propagate_error (error, problem);
          return problem == NULL;
        }
      g_array_append_val (parts, part);
    }
  g_array_sort (parts, compare_parts);
  return walk_phrase ((Part *) (gpointer) parts->data, parts->len, node->headline, docs, n_words, error);
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
