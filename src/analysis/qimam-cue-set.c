/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-cue-set.h"

#include <string.h>

#include "qimam-fold.h"

/* Patterns are few words long and lie in a trie, so each word of a text costs a bounded number of look-ups. A
 * symbol is a stem, or "=" and a surface form; a gap is a symbol of its own. */

#define GAP_SYMBOL   1u
#define GAP_WORDS    3
#define MAX_FRONTIER 8192 /* ways to read one pattern */
#define MAX_SYMBOLS  (2 * QIMAM_WORD_MAX_FORMS)

struct _QimamCueSet
{
  GHashTable *symbols; /* char * to symbol */
  GHashTable *edges;   /* guint64 * (node and symbol) to node */
  GPtrArray *nodes;    /* GArray of guint ids, or NULL */
};

typedef struct
{
  guint symbol;
  guint skip;
} WordSymbol;

typedef struct
{
  guint n;
  WordSymbol symbols[MAX_SYMBOLS];
} WordSymbols;

typedef struct
{
  guint node;
  guint word;
  guint skip;
} Walk;

static void
node_free (gpointer ids)
{
  if (ids != NULL)
    g_array_unref (ids);
}

/* g_int64_hash() takes the low half alone: all edges of one word would share a place. */
static guint
edge_hash (gconstpointer data)
{
  guint64 key = (guint64) * (const gint64 *) data;

  return (guint) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

QimamCueSet *
qimam_cue_set_new (void)
{
  QimamCueSet *self = g_new0 (QimamCueSet, 1);

  self->symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->edges = g_hash_table_new_full (edge_hash, g_int64_equal, g_free, NULL);
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  g_ptr_array_add (self->nodes, NULL);
  return self;
}

void
qimam_cue_set_free (QimamCueSet *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->symbols);
  g_hash_table_unref (self->edges);
  g_ptr_array_unref (self->nodes);
  g_free (self);
}

static guint
find_edge (const QimamCueSet *self, guint node, guint symbol)
{
  gint64 key = (gint64) (((guint64) node << 32) | symbol);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->edges, &key));
}

static guint
make_edge (QimamCueSet *self, guint node, guint symbol)
{
  guint target = find_edge (self, node, symbol);

  if (target == 0)
    {
      gint64 *key = g_new (gint64, 1);

      *key = (gint64) (((guint64) node << 32) | symbol);
      target = self->nodes->len;
      g_ptr_array_add (self->nodes, NULL);
      g_hash_table_insert (self->edges, key, GUINT_TO_POINTER (target));
    }
  return target;
}

static guint
make_symbol (QimamCueSet *self, const char *word)
{
  g_autofree char *folded = NULL;
  char *name;
  guint symbol;

  if (*word == '=')
    {
      folded = qimam_fold (word + 1, -1, NULL);
      name = g_strconcat ("=", folded, NULL);
    }
  else
    {
      folded = qimam_fold (word, -1, NULL);
      name = qimam_stem (folded, -1);
    }
  symbol = GPOINTER_TO_UINT (g_hash_table_lookup (self->symbols, name));
  if (symbol != 0)
    {
      g_free (name);
      return symbol;
    }
  symbol = GAP_SYMBOL + 1 + g_hash_table_size (self->symbols);
  g_hash_table_insert (self->symbols, name, GUINT_TO_POINTER (symbol));
  return symbol;
}

gboolean
qimam_cue_set_add (QimamCueSet *self, const char *pattern, guint id, GError **error)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GArray) frontier = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean gap = FALSE;
  guint n_words = 0, root = 0;

  g_return_val_if_fail (self != NULL && pattern != NULL, FALSE);

  words = g_strsplit (pattern, " ", -1);
  g_array_append_val (frontier, root);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) choices = NULL;
      g_autoptr (GArray) next = NULL, symbols = NULL;

      if (*words[i] == '\0')
        continue;
      if (g_str_equal (words[i], "…"))
        {
          gap = n_words > 0;
          continue;
        }
      choices = g_strsplit (words[i], "/", -1);
      symbols = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint c = 0; choices[c] != NULL; c++)
        if (*choices[c] != '\0' && !g_str_equal (choices[c], "="))
          {
            guint symbol = make_symbol (self, choices[c]);

            g_array_append_val (symbols, symbol);
          }
      next = g_array_new (FALSE, FALSE, sizeof (guint));
      for (guint f = 0; f < frontier->len; f++)
        for (guint c = 0; c < symbols->len && next->len < MAX_FRONTIER; c++)
          {
            guint from = g_array_index (frontier, guint, f), target;

            if (gap)
              from = make_edge (self, from, GAP_SYMBOL);
            target = make_edge (self, from, g_array_index (symbols, guint, c));
            g_array_append_val (next, target);
          }
      if (next->len == 0)
        continue;
      g_array_set_size (frontier, 0);
      g_array_append_vals (frontier, next->data, next->len);
      gap = FALSE;
      n_words++;
    }
  if (n_words == 0)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LEXICON, "the pattern “%s” has no word", pattern);
      return FALSE;
    }
  for (guint f = 0; f < frontier->len; f++)
    {
      GArray **ids = (GArray **) &g_ptr_array_index (self->nodes, g_array_index (frontier, guint, f));

      if (*ids == NULL)
        *ids = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (*ids, id);
    }
  return TRUE;
}

/* --- attached particles --- */

static const char *
after_letter (const char *word, const char *letters)
{
  gunichar c = g_utf8_get_char (word);

  return *word != '\0' && g_utf8_strchr (letters, -1, c) != NULL ? g_utf8_next_char (word) : NULL;
}

static guint
add_form (QimamWordForm *forms, guint n, char *form, guint skip)
{
  forms[n] = (QimamWordForm){ form, skip };
  return n + 1;
}

/* What is left of @word without ب ل ك. */
static guint
add_preposition_forms (QimamWordForm *forms, guint n, const char *word, guint skip)
{
  const char *rest = after_letter (word, "بلك");

  if (rest == NULL)
    return n;
  if (g_str_has_prefix (word, "لل") && g_utf8_strlen (rest, -1) >= 3)
    n = add_form (forms, n, g_strconcat ("ا", rest, NULL), skip + 1);
  if (g_utf8_strlen (rest, -1) >= 3)
    n = add_form (forms, n, g_strdup (rest), skip + 1);
  return n;
}

guint
qimam_word_forms (const char *folded, QimamWordForm forms[QIMAM_WORD_MAX_FORMS])
{
  const char *rest = after_letter (folded, "وف");
  guint n = add_form (forms, 0, g_strdup (folded), 0);

  n = add_preposition_forms (forms, n, folded, 0);
  if (rest != NULL && g_utf8_strlen (rest, -1) >= 2)
    {
      n = add_form (forms, n, g_strdup (rest), 1);
      n = add_preposition_forms (forms, n, rest, 1);
    }
  return n;
}

gsize
qimam_word_skip (const char *text, gsize start, gsize end, guint letters)
{
  const char *p = text + start;

  while (letters > 0 && p < text + end)
    {
      p = g_utf8_next_char (p);
      while (p < text + end && (g_unichar_ismark (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0x640))
        p = g_utf8_next_char (p);
      letters--;
    }
  return MIN ((gsize) (p - text), end);
}

/* --- matching --- */

static void
add_word_symbol (const QimamCueSet *self, WordSymbols *symbols, const char *name, guint skip)
{
  guint symbol = GPOINTER_TO_UINT (g_hash_table_lookup (self->symbols, name));

  if (symbol == 0 || symbols->n == MAX_SYMBOLS)
    return;
  for (guint i = 0; i < symbols->n; i++)
    if (symbols->symbols[i].symbol == symbol)
      return;
  symbols->symbols[symbols->n++] = (WordSymbol){ symbol, skip };
}

static void
read_word (const QimamCueSet *self, const QimamWord *word, WordSymbols *symbols)
{
  QimamWordForm forms[QIMAM_WORD_MAX_FORMS];
  guint n = qimam_word_forms (word->folded, forms);

  symbols->n = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *surface = g_strconcat ("=", forms[i].form, NULL);
      g_autofree char *stem = i == 0 ? g_strdup (word->stem) : qimam_stem (forms[i].form, -1);

      add_word_symbol (self, symbols, surface, forms[i].skip);
      add_word_symbol (self, symbols, stem, forms[i].skip);
      g_free (forms[i].form);
    }
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const QimamCueMatch *x = a, *y = b;

  if (x->first_word != y->first_word)
    return x->first_word < y->first_word ? -1 : 1;
  if (x->last_word != y->last_word)
    return x->last_word > y->last_word ? -1 : 1;
  if (x->id != y->id)
    return x->id < y->id ? -1 : 1;
  return x->skip < y->skip ? -1 : x->skip > y->skip;
}

static void
step (const QimamCueSet *self, GArray *walks, const WordSymbols *symbols, const Walk *walk, gboolean first)
{
  for (guint i = 0; i < symbols->n; i++)
    {
      guint target = find_edge (self, walk->node, symbols->symbols[i].symbol);
      Walk next = { target, walk->word + 1, first ? symbols->symbols[i].skip : walk->skip };

      if (target != 0)
        g_array_append_val (walks, next);
    }
}

GArray *
qimam_cue_set_match (const QimamCueSet *self, const GArray *words, guint first, guint n_words)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QimamCueMatch));
  g_autoptr (GArray) walks = g_array_new (FALSE, FALSE, sizeof (Walk));
  g_autofree WordSymbols *symbols = NULL;

  g_return_val_if_fail (self != NULL && words != NULL, matches);

  if (first >= words->len)
    return matches;
  n_words = MIN (n_words, words->len - first);
  symbols = g_new (WordSymbols, n_words);
  for (guint i = 0; i < n_words; i++)
    read_word (self, &g_array_index (words, QimamWord, first + i), &symbols[i]);

  for (guint start = 0; start < n_words; start++)
    {
      guint from = matches->len;
      Walk root = { 0, start, 0 };

      step (self, walks, &symbols[start], &root, TRUE);
      while (walks->len > 0)
        {
          Walk walk = g_array_index (walks, Walk, walks->len - 1);
          const GArray *ids = g_ptr_array_index (self->nodes, walk.node);
          guint gap = find_edge (self, walk.node, GAP_SYMBOL);

          g_array_set_size (walks, walks->len - 1);
          for (guint i = 0; ids != NULL && i < ids->len; i++)
            {
              QimamCueMatch match = { g_array_index (ids, guint, i), first + start, first + walk.word - 1,
                                      walk.skip };
              g_array_append_val (matches, match);
            }
          if (walk.word < n_words)
            step (self, walks, &symbols[walk.word], &walk, FALSE);
          for (guint skip = 0; gap != 0 && skip <= GAP_WORDS && walk.word + skip < n_words; skip++)
            {
              Walk over = { gap, walk.word + skip, walk.skip };
              step (self, walks, &symbols[over.word], &over, FALSE);
            }
        }
      if (matches->len - from > 1)
        {
          guint kept = from + 1;

          qsort (&g_array_index (matches, QimamCueMatch, from), matches->len - from, sizeof (QimamCueMatch),
                 compare_matches);
          for (guint i = from + 1; i < matches->len; i++)
            {
              QimamCueMatch match = g_array_index (matches, QimamCueMatch, i);
              const QimamCueMatch *last = &g_array_index (matches, QimamCueMatch, kept - 1);

              if (match.id == last->id && match.last_word == last->last_word)
                continue;
              g_array_index (matches, QimamCueMatch, kept++) = match;
            }
          g_array_set_size (matches, kept);
        }
    }
  return matches;
}
