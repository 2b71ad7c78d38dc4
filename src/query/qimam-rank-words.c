/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-rank-words.h"

#include <math.h>
#include <string.h>

#include "qimam-token.h"

/* Words in at most so many articles may be misspelled. */
#define RARE 2
/* A guess weighs less than a word that was typed. */
#define GUESS_WEIGHT 0.6f
/* So does a beginning: it stands for many words. */
#define PREFIX_WEIGHT 0.8f
/* Shorter words have too many neighbours. */
#define GUESS_LEAST_LETTERS 4
#define GUESS_MOST_LETTERS  16

/* All in the order of code points, as the index has them: lookups side by side are cheap. */
static const char arabic_letters[] = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي";
#define LETTER 2

static void
word_clear (gpointer data)
{
  QimamRankWord *word = data;

  g_free (word->stem);
  g_free (word->form);
}

static gboolean
has_stem (const GArray *words, const char *stem)
{
  for (guint i = 0; i < words->len; i++)
    if (g_str_equal (g_array_index (words, QimamRankWord, i).stem, stem))
      return TRUE;
  return FALSE;
}

static void
collect (const QimamSearchNode *node, gboolean stop_words, GArray *words)
{
  guint first;

  if (node->exclude)
    return;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    collect (node->children->pdata[i], stop_words, words);
  if (node->kind != QIMAM_SEARCH_WORD && node->kind != QIMAM_SEARCH_PHRASE)
    return;
  first = words->len;
  for (guint i = 0; i < node->words->len; i++)
    {
      const QimamWord *word = &g_array_index (node->words, QimamWord, i);
      QimamRankWord made = { .prefix = node->prefix, .headline = node->headline };

      if (has_stem (words, word->stem) || (!stop_words && qimam_is_stop_word (word->folded, -1)))
        continue;
      made.phrase = i > 0 && words->len > first;
      made.stem = g_strdup (word->stem);
      made.form = g_strdup (word->folded);
      g_array_append_val (words, made);
    }
}

/* In how many articles a term is. */
static gboolean
count_articles (QimamIndexReader *reader,
                QimamTermSpace space,
                const char *term,
                gsize length,
                guint32 *count,
                GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (QimamPostings) postings = qimam_index_reader_find (reader, space, term, length, &problem);

  *count = postings != NULL ? qimam_postings_count (postings) : 0;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return problem == NULL;
}

/* ---- Guessing ---- */

typedef struct
{
  QimamIndexReader *reader;
  const char *form;
  char *stem;
  char *best;
  double best_score;
} Guess;

static gboolean
try_form (Guess *self, const char *form, gsize length, double likelihood, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (QimamPostings) postings =
      qimam_index_reader_find (self->reader, QIMAM_TERM_FORM, form, length, &problem);
  g_autofree char *stem = NULL;
  double score;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  score = postings != NULL ? likelihood * qimam_postings_count (postings) : 0;
  if (score <= self->best_score)
    return TRUE;
  stem = qimam_stem (form, (gssize) length);
  if (g_str_equal (stem, self->stem))
    return TRUE;
  g_free (self->best);
  self->best = g_strndup (form, length);
  self->best_score = score;
  return TRUE;
}

/* All that one slip of the finger behind the first @at bytes may have been meant to be. Slips are rare in the
 * first letter. */
static gboolean
try_at (Guess *self, gsize at, gsize length, GError **error)
{
  char other[LETTER * (GUESS_MOST_LETTERS + 2)];
  const char *form = self->form;

  memcpy (other, form, at);
  for (gsize l = 0; l + 1 < sizeof arabic_letters; l += LETTER)
    {
      memcpy (other + at, arabic_letters + l, LETTER);
      memcpy (other + at + LETTER, form + at, length - at);
      if (!try_form (self, other, length + LETTER, 1, error))
        return FALSE;
      if (at == length)
        continue;
      memcpy (other + at + LETTER, form + at + LETTER, length - at - LETTER);
      if (!try_form (self, other, length, 1, error))
        return FALSE;
    }
  if (at == length)
    return TRUE;
  memcpy (other + at, form + at + LETTER, length - at - LETTER);
  if (!try_form (self, other, length - LETTER, 1, error))
    return FALSE;
  if (at + LETTER == length)
    return TRUE;
  memcpy (other, form, length);
  memcpy (other + at, form + at + LETTER, LETTER);
  memcpy (other + at + LETTER, form + at, LETTER);
  return try_form (self, other, length, 1.5, error);
}

/* Foreign names are written with one letter or another of these. */
static const char *const sounds[][2] = {
  { "ج", "غ" }, { "ج", "ق" }, { "ج", "ك" }, { "غ", "ق" }, { "غ", "ك" }, { "ك", "ق" },
  { "ث", "ت" }, { "ث", "س" }, { "ذ", "د" }, { "ز", "س" }, { "ط", "ت" }, { "ص", "س" },
};

/* One sound written otherwise all through the word. */
static gboolean
try_sounds (Guess *self, gsize length, GError **error)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (sounds); i++)
    {
      const char *from = sounds[i / 2][i % 2], *to = sounds[i / 2][1 - i % 2];
      char other[LETTER * GUESS_MOST_LETTERS];
      gboolean changed = FALSE;

      memcpy (other, self->form, length);
      for (gsize at = 0; at < length; at += LETTER)
        if (memcmp (other + at, from, LETTER) == 0)
          {
            memcpy (other + at, to, LETTER);
            changed = TRUE;
          }
      if (changed && !try_form (self, other, length, 1.5, error))
        return FALSE;
    }
  return TRUE;
}

/* Two words that were typed as one. */
static gboolean
try_pairs (Guess *self, gsize length, GError **error)
{
  for (gsize at = 2 * LETTER; at + 2 * LETTER <= length; at += LETTER)
    {
      guint32 left, right = 0;

      if (!count_articles (self->reader, QIMAM_TERM_FORM, self->form, at, &left, error) ||
          (left > RARE &&
           !count_articles (self->reader, QIMAM_TERM_FORM, self->form + at, length - at, &right, error)))
        return FALSE;
      if (right <= RARE || MIN (left, right) <= self->best_score)
        continue;
      g_free (self->best);
      self->best = g_strdup_printf ("%.*s %s", (int) at, self->form, self->form + at);
      self->best_score = MIN (left, right);
    }
  return TRUE;
}

char *
qimam_rank_guess (QimamIndexReader *reader, const char *form, GError **error)
{
  gsize length = strlen (form);
  Guess self = { .reader = reader, .form = form };
  gboolean fine = TRUE;

  if (length < LETTER * GUESS_LEAST_LETTERS || length > LETTER * GUESS_MOST_LETTERS || length % LETTER != 0)
    return NULL;
  for (gsize i = 0; i < length; i += LETTER)
    if (((guchar) form[i] & 0xFC) != 0xD8)
      return NULL;
  self.stem = qimam_stem (form, (gssize) length);
  for (gsize at = LETTER; fine && at <= length; at += LETTER)
    fine = try_at (&self, at, length, error);
  fine = fine && try_sounds (&self, length, error);
  if (fine && self.best == NULL)
    fine = try_pairs (&self, length, error);
  g_free (self.stem);
  if (fine)
    return self.best;
  g_free (self.best);
  return NULL;
}

/* ---- Weighing ---- */

static float
weight_of (QimamIndexReader *reader, guint32 count)
{
  double n = MAX (qimam_index_reader_get_n_docs (reader), count);

  return (float) log (1 + (n - count + 0.5) / (count + 0.5));
}

static gboolean
weigh (QimamIndexReader *reader, QimamRankWord *word, GError **error)
{
  QimamTermSpace space = word->headline ? QIMAM_TERM_HEADLINE
                         : word->prefix ? QIMAM_TERM_PREFIX
                                        : QIMAM_TERM_STEM;
  const char *term = space == QIMAM_TERM_PREFIX ? word->form : word->stem;

  if (!count_articles (reader, space, term, strlen (term), &word->count, error))
    return FALSE;
  word->weight = weight_of (reader, word->count);
  if (word->prefix)
    word->weight *= PREFIX_WEIGHT;
  if (word->guess)
    word->weight *= GUESS_WEIGHT;
  return TRUE;
}

/* Puts what a rare word is probably meant to be behind it, one word or two. */
static gboolean
add_guess (QimamIndexReader *reader, GArray *words, guint i, GError **error)
{
  const QimamRankWord *word = &g_array_index (words, QimamRankWord, i);
  g_autoptr (GError) problem = NULL;
  g_autofree char *guess = NULL;
  g_auto (GStrv) forms = NULL;
  guint32 count;

  if (word->count > RARE || word->prefix || word->headline)
    return TRUE;
  if (!count_articles (reader, QIMAM_TERM_FORM, word->form, strlen (word->form), &count, error))
    return FALSE;
  if (count > RARE)
    return TRUE;
  guess = qimam_rank_guess (reader, word->form, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  forms = g_strsplit (guess != NULL ? guess : "", " ", -1);
  for (guint f = 0; forms[f] != NULL; f++)
    {
      QimamRankWord made = { .guess = TRUE, .form = g_strdup (forms[f]), .stem = qimam_stem (forms[f], -1) };

      if (has_stem (words, made.stem))
        word_clear (&made);
      else
        {
          g_array_insert_val (words, ++i, made);
          if (!weigh (reader, &g_array_index (words, QimamRankWord, i), error))
            return FALSE;
        }
    }
  return TRUE;
}

/* "عبد العزيز" is written "عبدالعزيز" as well. */
static gboolean
add_other_name (QimamIndexReader *reader, GArray *words, guint i, GError **error)
{
  static const char servant[] = "عبد", article[] = "ال";
  const QimamRankWord *word = &g_array_index (words, QimamRankWord, i);
  QimamRankWord made = { .guess = TRUE };

  if (word->guess || word->prefix || word->headline)
    return TRUE;
  if (g_str_has_prefix (word->form, servant) && g_str_has_prefix (word->form + strlen (servant), article))
    made.form = g_strdup (word->form + strlen (servant));
  else if (i > 0 && g_str_has_prefix (word->form, article) &&
           g_str_equal (g_array_index (words, QimamRankWord, i - 1).form, servant))
    made.form = g_strconcat (servant, word->form, NULL);
  else
    return TRUE;
  made.stem = qimam_stem (made.form, -1);
  if (has_stem (words, made.stem))
    {
      word_clear (&made);
      return TRUE;
    }
  g_array_insert_val (words, i + 1, made);
  return weigh (reader, &g_array_index (words, QimamRankWord, i + 1), error);
}

GArray *
qimam_rank_words (QimamIndexReader *reader, const QimamSearchText *search, GError **error)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (QimamRankWord));

  g_array_set_clear_func (words, word_clear);
  collect (qimam_search_text_get_root (search), FALSE, words);
  if (words->len == 0)
    collect (qimam_search_text_get_root (search), TRUE, words);
  for (guint i = 0; i < words->len; i++)
    {
      if (g_array_index (words, QimamRankWord, i).guess)
        continue;
      if (!weigh (reader, &g_array_index (words, QimamRankWord, i), error) ||
          !add_guess (reader, words, i, error) || !add_other_name (reader, words, i, error))
        return NULL;
    }
  return g_steal_pointer (&words);
}
