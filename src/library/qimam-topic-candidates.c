/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topic-candidates.h"

#include <string.h>

#include "qimam-bits.h"
#include "qimam-cue-set.h"
#include "qimam-index-reader.h"
#include "qimam-token.h"

/* Words that may stand in a gap; as in cue sets. */
#define GAP_WORDS 3

typedef struct
{
  QimamConnection *connection;
  QimamIndexReader *reader;
  gsize n_words;
} Finder;

/* ---- Words ---- */

typedef void (*TermFunc) (const char *form, gpointer data);

/* Calls @func for each way to write a word together with the particles that a cue set takes off. */
static void
each_form (const char *folded, TermFunc func, gpointer data)
{
  static const char *const firsts[] = { "", "و", "ف" };
  static const char *const seconds[] = { "", "ب", "ل", "ك" };

  for (guint a = 0; a < G_N_ELEMENTS (firsts); a++)
    {
      for (guint b = 0; b < G_N_ELEMENTS (seconds); b++)
        {
          g_autofree char *form = g_strconcat (firsts[a], seconds[b], folded, NULL);

          func (form, data);
        }
      if (g_str_has_prefix (folded, "ال"))
        {
          /* للأمن is ل and الأمن */
          g_autofree char *form = g_strconcat (firsts[a], "ل", folded + strlen ("ا"), NULL);

          func (form, data);
        }
    }
}

typedef struct
{
  Finder *finder;
  const char *folded;
  GPtrArray *lists; /* QimamPostings */
  GError **error;
  gboolean failed;
} Listing;

static void
add_list (Listing *self, QimamTermSpace space, const char *term)
{
  GError *problem = NULL;
  QimamPostings *postings;

  if (self->failed)
    return;
  postings = qimam_index_reader_find (self->finder->reader, space, term, strlen (term), &problem);
  if (problem != NULL)
    {
      self->failed = TRUE;
      g_propagate_error (self->error, problem);
    }
  else if (postings != NULL)
    g_ptr_array_add (self->lists, postings);
}

/* Whether the cue set takes a form for the word: too short a rest is none. */
static gboolean
is_form_of (const char *form, const char *folded)
{
  QimamWordForm forms[QIMAM_WORD_MAX_FORMS];
  guint n = qimam_word_forms (form, forms);
  gboolean found = FALSE;

  for (guint i = 0; i < n; i++)
    {
      found = found || g_str_equal (forms[i].form, folded);
      g_free (forms[i].form);
    }
  return found;
}

static void
add_form_cb (const char *form, gpointer data)
{
  Listing *self = data;

  if (is_form_of (form, self->folded))
    add_list (self, QIMAM_TERM_FORM, form);
}

/* (transfer full) (nullable) (element-type QimamPostings): where the words of a step stand */
static GPtrArray *
list_step (Finder *finder, const QimamPhraseStep *step, GError **error)
{
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_postings_free);
  Listing listing = { finder, NULL, lists, error, FALSE };

  for (guint w = 0; w < step->words->len; w++)
    {
      const char *word = step->words->pdata[w];
      gboolean exact = *word == '=';

      listing.folded = exact ? word + 1 : word;
      each_form (listing.folded, add_form_cb, &listing);
      if (!exact)
        {
          g_autofree char *stem = qimam_stem (word, -1);

          add_list (&listing, QIMAM_TERM_STEM, stem);
        }
    }
  return listing.failed ? NULL : g_steal_pointer (&lists);
}

static gboolean
add_lists (GPtrArray *lists, guint64 *bits, gsize n_words, GError **error)
{
  for (guint i = 0; i < lists->len; i++)
    {
      qimam_postings_add_to_bits (lists->pdata[i], bits, n_words);
      if (qimam_postings_failed (lists->pdata[i], error))
        return FALSE;
    }
  return TRUE;
}

/* ---- Phrases ---- */

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* Where a step stands in a document, in order. */
static void
gather_positions (GPtrArray *lists, guint32 doc, GArray *positions)
{
  guint n_lists = 0;

  g_array_set_size (positions, 0);
  for (guint i = 0; i < lists->len; i++)
    {
      const guint32 *found;
      guint n;

      if (qimam_postings_seek (lists->pdata[i], doc) != doc)
        continue;
      found = qimam_postings_positions (lists->pdata[i], &n);
      g_array_append_vals (positions, found, n);
      n_lists++;
    }
  if (n_lists > 1)
    g_array_sort (positions, compare_positions);
}

/* Keeps of @next what stands after something in @before; both ascend. */
static void
keep_after (const GArray *before, GArray *next, guint reach)
{
  guint at = 0, kept = 0;

  for (guint i = 0; i < next->len; i++)
    {
      guint32 position = g_array_index (next, guint32, i);

      while (at < before->len && g_array_index (before, guint32, at) + reach < position)
        at++;
      if (at < before->len && g_array_index (before, guint32, at) < position)
        g_array_index (next, guint32, kept++) = position;
    }
  g_array_set_size (next, kept);
}

/* Whether a document has the steps in the order of @order, one after the other. */
static gboolean
has_phrase (GPtrArray *lists, const QimamTopicPhrase *phrase, guint32 doc, GArray **positions)
{
  gather_positions (lists->pdata[0], doc, positions[0]);
  for (guint i = 1; i < lists->len && positions[0]->len > 0; i++)
    {
      const QimamPhraseStep *step = phrase->steps->pdata[i];
      GArray *kept;

      gather_positions (lists->pdata[i], doc, positions[1]);
      keep_after (positions[0], positions[1], step->gap ? GAP_WORDS + 1 : 1);
      kept = positions[0];
      positions[0] = positions[1];
      positions[1] = kept;
    }
  return positions[0]->len > 0;
}

/* Adds the documents that may have a phrase of several words; those that have all its words are in @all. */
static gboolean
walk_phrase (Finder *finder,
             GPtrArray *lists,
             const QimamTopicPhrase *phrase,
             const guint64 *all,
             guint64 *bits,
             GError **error)
{
  GArray *positions[] = { g_array_new (FALSE, FALSE, sizeof (guint32)),
                          g_array_new (FALSE, FALSE, sizeof (guint32)) };
  gsize n = finder->n_words * 64;
  gboolean done = TRUE;

  for (gsize doc = qimam_bits_next (all, 0, n); doc < n && done; doc = qimam_bits_next (all, doc + 1, n))
    {
      if (has_phrase (lists, phrase, (guint32) doc, positions))
        qimam_bits_add (bits, doc);
      if (doc % 256 == 0)
        done = !qimam_connection_set_cancelled (finder->connection, error);
    }
  for (guint i = 0; i < lists->len && done; i++)
    {
      GPtrArray *step = lists->pdata[i];

      for (guint k = 0; k < step->len && done; k++)
        done = !qimam_postings_failed (step->pdata[k], error);
    }
  g_array_unref (positions[0]);
  g_array_unref (positions[1]);
  return done;
}

/* Adds the documents that have a phrase. @exact: (out): whether all of these do, and not only may */
static gboolean
find_phrase (Finder *finder, const QimamTopicPhrase *phrase, guint64 *bits, gboolean *exact, GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autofree guint64 *all = NULL;

  for (guint i = 0; i < phrase->steps->len; i++)
    {
      GPtrArray *lists = list_step (finder, phrase->steps->pdata[i], error);

      if (lists == NULL)
        return FALSE;
      g_ptr_array_add (steps, lists);
    }
  *exact = steps->len == 1;
  if (steps->len == 1)
    return add_lists (steps->pdata[0], bits, finder->n_words, error);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree guint64 *one = qimam_bits_new (finder->n_words * 64);

      if (!add_lists (steps->pdata[i], one, finder->n_words, error))
        return FALSE;
      if (all == NULL)
        all = g_steal_pointer (&one);
      else
        qimam_bits_and (all, one, finder->n_words);
    }
  if (phrase->patterns->len > 1)
    {
      /* Either order: whoever has all words is read. */
      qimam_bits_or (bits, all, finder->n_words);
      return TRUE;
    }
  return walk_phrase (finder, steps, phrase, all, bits, error);
}

/* ---- Rules ---- */

/* Takes a condition into account. */
static gboolean
apply_condition (Finder *finder, QimamTopicCandidates *self, const QimamTopicPhrase *phrase, GError **error)
{
  g_autofree guint64 *bits = qimam_bits_new (finder->n_words * 64);
  gboolean exact, dated = *phrase->from != '\0' || *phrase->to != '\0';

  if (!find_phrase (finder, phrase, bits, &exact, error))
    return FALSE;
  if (phrase->kind == QIMAM_PHRASE_NEEDED && !dated)
    {
      qimam_bits_and (self->sure, bits, finder->n_words);
      qimam_bits_and (self->open, bits, finder->n_words);
    }
  else if (phrase->kind == QIMAM_PHRASE_EXCLUDED && exact && !dated)
    {
      qimam_bits_and_not (self->sure, bits, finder->n_words);
      qimam_bits_and_not (self->open, bits, finder->n_words);
    }
  if (exact && !dated)
    return TRUE;
  /* Whom it may concern must be read. */
  if (phrase->kind == QIMAM_PHRASE_NEEDED && dated)
    qimam_bits_fill (bits, 0, finder->n_words * 64);
  qimam_bits_and (bits, self->sure, finder->n_words);
  qimam_bits_or (self->open, bits, finder->n_words);
  qimam_bits_and_not (self->sure, bits, finder->n_words);
  return TRUE;
}

gboolean
qimam_topic_candidates_find (QimamTopicCandidates *self,
                             QimamConnection *connection,
                             const QimamTopicRule *rule,
                             GError **error)
{
  const GPtrArray *phrases = qimam_topic_rule_get_phrases (rule);
  Finder finder = { connection, qimam_index_reader_open (connection, error), 0 };
  gboolean done = finder.reader != NULL;

  *self = (QimamTopicCandidates){ 0 };
  if (!done)
    return FALSE;
  self->n_words = finder.n_words = QIMAM_BITS_WORDS (qimam_index_reader_get_end (finder.reader));
  self->sure = qimam_bits_new (MAX (self->n_words, 1) * 64);
  self->open = qimam_bits_new (MAX (self->n_words, 1) * 64);
  for (guint i = 0; i < phrases->len && done; i++)
    {
      const QimamTopicPhrase *phrase = phrases->pdata[i];
      g_autofree guint64 *bits = NULL;
      gboolean exact;

      if (phrase->kind != QIMAM_PHRASE_TELLS || phrase->weight < 0)
        continue;
      bits = qimam_bits_new (MAX (self->n_words, 1) * 64);
      done = find_phrase (&finder, phrase, bits, &exact, error);
      exact = exact && phrase->enough && *phrase->from == '\0' && *phrase->to == '\0';
      qimam_bits_or (exact ? self->sure : self->open, bits, self->n_words);
    }
  for (guint i = 0; i < phrases->len && done; i++)
    {
      const QimamTopicPhrase *phrase = phrases->pdata[i];

      if (phrase->kind != QIMAM_PHRASE_TELLS)
        done = apply_condition (&finder, self, phrase, error);
    }
  qimam_bits_and_not (self->open, self->sure, self->n_words);
  if (!done)
    qimam_topic_candidates_clear (self);
  return done;
}

void
qimam_topic_candidates_clear (QimamTopicCandidates *self)
{
  g_clear_pointer (&self->sure, g_free);
  g_clear_pointer (&self->open, g_free);
}
