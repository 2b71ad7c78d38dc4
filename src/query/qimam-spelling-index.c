/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-spelling-index.h"

#include <string.h>

#include "qimam-index-reader.h"
#include "qimam-spelling.h"
#include "qimam-stem.h"
#include "qimam-store-article.h"
#include "qimam-token.h"

/* Words of more letters are not looked for: nobody means them. */
#define MAX_LETTERS 24
/* How many frequent words with the same beginning are looked through. */
#define MAX_ALIKE 1000
/* How many of the candidates are looked at as they are written. */
#define MAX_CANDIDATES 64

static const char letters[] = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءabcdefghijklmnopqrstuvwxyz";

typedef struct
{
  char *word;
  guint distance;
  guint32 count;
} Candidate;

typedef struct
{
  QimamConnection *connection;
  QimamIndexReader *reader;
  const char *word;
  char *stem;
  GHashTable *seen;   /* owned by @candidates */
  GArray *candidates; /* Candidate */
} Search;

static void
candidate_clear (gpointer data)
{
  g_free (((Candidate *) data)->word);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *left = a, *right = b;
  /* A word that many articles have is worth a little distance. */
  double left_cost = left->distance - 0.5 * g_bit_storage (left->count);
  double right_cost = right->distance - 0.5 * g_bit_storage (right->count);

  if (left_cost != right_cost)
    return left_cost < right_cost ? -1 : 1;
  return strcmp (left->word, right->word);
}

/* ---- As it is written ---- */

typedef struct
{
  const char *folded;
  gsize length;
  gsize start, end;
} Wanted;

static gboolean
find_token (const QimamToken *token, gpointer data)
{
  Wanted *wanted = data;

  if (token->folded_length != wanted->length || memcmp (token->folded, wanted->folded, wanted->length) != 0)
    return TRUE;
  wanted->start = token->start;
  wanted->end = token->end;
  return FALSE;
}

/* (transfer full) (nullable): a word of a text without vowel marks */
static char *
find_in_text (const char *text, const char *folded)
{
  Wanted wanted = { folded, strlen (folded), 0, 0 };
  GString *plain;

  if (text == NULL)
    return NULL;
  qimam_tokenize (text, -1, find_token, &wanted);
  if (wanted.end == 0)
    return NULL;
  plain = g_string_new (NULL);
  for (const char *p = text + wanted.start; p < text + wanted.end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* Tatweel is a letter to Unicode. */
      if (!g_unichar_ismark (c) && c != 0x0640 && g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (plain, c);
    }
  return g_string_free (plain, FALSE);
}

/* (transfer full) (nullable): a word as an article writes it, @folded itself where none tells; NULL with
 * @error */
static char *
as_written (QimamConnection *connection, QimamIndexReader *reader, const char *folded, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (QimamPostings) postings =
      qimam_index_reader_find (reader, QIMAM_TERM_FORM, folded, strlen (folded), &local);
  g_autoptr (QimamArticle) article = NULL;
  guint32 doc = postings != NULL ? qimam_postings_next (postings) : QIMAM_DOC_END;
  char *found = NULL;

  if (local != NULL || (postings != NULL && doc == QIMAM_DOC_END && qimam_postings_failed (postings, &local)))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (doc != QIMAM_DOC_END)
    article = qimam_store_article_load (connection, doc, FALSE, NULL);
  if (article != NULL)
    found = find_in_text (article->document->headline, folded);
  if (article != NULL && found == NULL)
    found = find_in_text (article->document->body, folded);
  return found != NULL ? found : g_strdup (folded);
}

/* ---- Completing ---- */

static gboolean
gather_cb (const char *term, gsize length, guint32 count, gpointer data)
{
  g_ptr_array_add (data, g_strndup (term, length));
  return TRUE;
}

GPtrArray *
qimam_spelling_complete (QimamConnection *connection, const char *prefix, guint max, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  QimamIndexReader *reader;
  g_autoptr (GError) local = NULL;

  reader = qimam_index_reader_open (connection, &local);
  if (reader != NULL && qimam_index_reader_complete (reader, QIMAM_TERM_FORM, prefix, strlen (prefix), max,
                                                     gather_cb, folded, &local))
    for (guint i = 0; i < folded->len && local == NULL; i++)
      {
        char *word = as_written (connection, reader, folded->pdata[i], &local);

        if (word != NULL)
          g_ptr_array_add (words, word);
      }
  if (local == NULL)
    return g_steal_pointer (&words);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* ---- Nearly ---- */

static guint32
count_of (Search *self, const char *word, gsize length, GError **error)
{
  g_autoptr (QimamPostings) postings =
      qimam_index_reader_find (self->reader, QIMAM_TERM_FORM, word, length, error);

  return postings != NULL ? qimam_postings_count (postings) : 0;
}

/* Another form of the same word would be found anyway. */
static gboolean
is_same_word (Search *self, const char *word)
{
  g_autofree char *stem = NULL;

  if (g_str_equal (word, self->word))
    return TRUE;
  stem = qimam_stem (word, -1);
  return g_str_equal (stem, self->stem);
}

/* @word: (transfer full) */
static void
add_candidate (Search *self, char *word, guint distance, guint32 count)
{
  Candidate candidate = { word, distance, count };

  if (count == 0 || distance >= QIMAM_SPELLING_FAR || g_hash_table_contains (self->seen, word) ||
      is_same_word (self, word))
    {
      g_free (word);
      return;
    }
  g_hash_table_add (self->seen, word);
  g_array_append_val (self->candidates, candidate);
}

static gboolean
try_word (Search *self, const GString *word, GError **error)
{
  g_autoptr (GError) local = NULL;
  guint32 count;

  if (word->len == 0 || g_hash_table_contains (self->seen, word->str))
    return TRUE;
  count = count_of (self, word->str, word->len, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (count > 0)
    add_candidate (self, g_strdup (word->str), qimam_spelling_distance (self->word, word->str), count);
  return TRUE;
}

/* All words with one letter wrong. */
static gboolean
try_edits (Search *self, GError **error)
{
  g_autoptr (GString) other = g_string_new (NULL);
  const char *word = self->word;
  gboolean arabic = g_unichar_get_script (g_utf8_get_char (word)) == G_UNICODE_SCRIPT_ARABIC;

  for (const char *p = word;; p = g_utf8_next_char (p))
    {
      const char *next = *p != '\0' ? g_utf8_next_char (p) : p;

      for (const char *l = letters; *l != '\0'; l = g_utf8_next_char (l))
        {
          if (((guchar) *l >= 0x80) != arabic)
            continue;
          g_string_truncate (other, 0);
          g_string_append_len (other, word, p - word);
          g_string_append_unichar (other, g_utf8_get_char (l));
          g_string_append (other, p);
          if (!try_word (self, other, error))
            return FALSE;
          g_string_truncate (other, 0);
          g_string_append_len (other, word, p - word);
          g_string_append_unichar (other, g_utf8_get_char (l));
          g_string_append (other, next);
          if (!try_word (self, other, error))
            return FALSE;
        }
      if (*p == '\0')
        return TRUE;
      g_string_truncate (other, 0);
      g_string_append_len (other, word, p - word);
      g_string_append (other, next);
      if (!try_word (self, other, error))
        return FALSE;
      if (*next != '\0')
        {
          g_string_truncate (other, 0);
          g_string_append_len (other, word, p - word);
          g_string_append_unichar (other, g_utf8_get_char (next));
          g_string_append_unichar (other, g_utf8_get_char (p));
          g_string_append (other, g_utf8_next_char (next));
          if (!try_word (self, other, error))
            return FALSE;
        }
    }
}

static gboolean
alike_cb (const char *term, gsize length, guint32 count, gpointer data)
{
  Search *self = data;
  g_autofree char *word = g_strndup (term, length);

  if (!g_hash_table_contains (self->seen, word))
    {
      guint distance = qimam_spelling_distance (self->word, word);

      if (distance < QIMAM_SPELLING_FAR)
        add_candidate (self, g_steal_pointer (&word), distance, count);
    }
  return TRUE;
}

/* Frequent words that begin with the same letters, one or two. */
static gboolean
try_alike (Search *self, GError **error)
{
  const char *end = self->word;

  for (guint n = 1; n <= 3 && *end != '\0'; n++)
    {
      end = g_utf8_next_char (end);
      if (!qimam_index_reader_complete (self->reader, QIMAM_TERM_FORM, self->word, (gsize) (end - self->word),
                                        MAX_ALIKE, alike_cb, self, error))
        return FALSE;
    }
  return TRUE;
}

/* Two words that were typed without a blank. */
static gboolean
try_pairs (Search *self, GError **error)
{
  guint n = (guint) g_utf8_strlen (self->word, -1);

  for (guint i = 2; i + 2 <= n; i++)
    {
      const char *at = g_utf8_offset_to_pointer (self->word, i);
      g_autoptr (GError) local = NULL;
      guint32 left = count_of (self, self->word, (gsize) (at - self->word), &local);
      guint32 right = left > 0 ? count_of (self, at, strlen (at), &local) : 0;

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (left > 0 && right > 0)
        add_candidate (self, g_strdup_printf ("%.*s %s", (int) (at - self->word), self->word, at), 12,
                       MIN (left, right));
    }
  return TRUE;
}

/* (transfer full): the best candidates as they are written */
static gboolean
write_out (Search *self, guint max, GPtrArray *words, GError **error)
{
  g_array_sort (self->candidates, compare_candidates);
  for (guint i = 0; i < self->candidates->len && i < MAX_CANDIDATES && words->len < max; i++)
    {
      const char *folded = g_array_index (self->candidates, Candidate, i).word;
      g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
      g_autofree char *joined = NULL;

      for (guint p = 0; parts[p] != NULL; p++)
        {
          char *written = as_written (self->connection, self->reader, parts[p], error);

          if (written == NULL)
            return FALSE;
          g_free (parts[p]);
          parts[p] = written;
        }
      joined = g_strjoinv (" ", parts);
      g_ptr_array_add (words, g_steal_pointer (&joined));
    }
  return TRUE;
}

GPtrArray *
qimam_spelling_near (QimamConnection *connection, const char *word, guint max, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Search self = { .connection = connection, .word = word };
  glong n = g_utf8_strlen (word, -1);
  gboolean done;

  if (n < 3 || n > MAX_LETTERS)
    return g_steal_pointer (&words);
  self.stem = qimam_stem (word, -1);
  self.seen = g_hash_table_new (g_str_hash, g_str_equal);
  self.candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (self.candidates, candidate_clear);
  self.reader = qimam_index_reader_open (connection, error);
  done = self.reader != NULL && try_edits (&self, error) && try_alike (&self, error) &&
         try_pairs (&self, error) && write_out (&self, max, words, error);
  g_hash_table_unref (self.seen);
  g_array_unref (self.candidates);
  g_free (self.stem);
  return done ? g_steal_pointer (&words) : NULL;
}
