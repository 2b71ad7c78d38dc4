/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-cue-set.h"

#include <string.h>

#include "qimam-fold.h"

/* Patterns are few words long and lie in a trie, so each word of a text costs a bounded number of look-ups. A
 * symbol is a stem, or "=" and a surface form; a gap is a symbol of its own. */

#define GAP_SYMBOL   1u
#define GAP_WORDS    3
#define MAX_FRONTIER 8192 /* ways to read one pattern */
#define FILTER_BITS  16

/* A form or a stem. Many sets ask for the same one: its hash is counted once. */
typedef struct
{
  const char *text;
  guint hash;
} Name;

struct _QimamCueSet
{
  guint64 *filter;      /* a bit for the hash of each name: most words are none of the set's */
  GHashTable *surfaces; /* Name * of a form to symbol */
  GHashTable *stems;    /* Name * of a stem to symbol */
  GHashTable *edges;    /* guint64 * (node and symbol) to node */
  GPtrArray *nodes;     /* GArray of guint ids, or NULL */
};

/* What one word may be read as. */
typedef struct
{
  Name surface;
  Name stem;
  guint skip;
} Form;

struct _QimamCueWords
{
  const GArray *words; /* QimamWord */
  GArray *forms;       /* Form: those of a word stand together */
  guint *first_form;   /* of each word: index and 1 of its first form, 0 where it was not read yet */
  guint8 *n_forms;     /* of each word */
  GStringChunk *texts; /* of the forms and stems that are no word's own */
};

typedef struct
{
  guint symbol;
  guint skip;
} WordSymbol;

/* What a set knows of the words that it looks at. */
typedef struct
{
  GArray *found; /* WordSymbol: those of a word stand together */
  guint *start;  /* of each word, and their number at the end: index of its first symbol */
} Symbols;

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

static guint
name_hash (gconstpointer data)
{
  return ((const Name *) data)->hash;
}

static gboolean
name_equal (gconstpointer a, gconstpointer b)
{
  const Name *x = a, *y = b;

  return x->hash == y->hash && strcmp (x->text, y->text) == 0;
}

static Name
name_of (const char *text)
{
  return (Name){ text, g_str_hash (text) };
}

static void
name_free (gpointer data)
{
  g_free ((char *) ((Name *) data)->text);
  g_free (data);
}

static guint
filter_bit (guint hash)
{
  return (hash * 0x9e3779b9u) >> (32 - FILTER_BITS);
}

static guint
find_symbol (const QimamCueSet *self, GHashTable *symbols, const Name *name)
{
  guint bit = filter_bit (name->hash);

  if (!(self->filter[bit / 64] & (G_GUINT64_CONSTANT (1) << (bit % 64))))
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (symbols, name));
}

static void
keep_symbol (QimamCueSet *self, GHashTable *symbols, const Name *name, guint symbol)
{
  guint bit = filter_bit (name->hash);

  self->filter[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
  g_hash_table_insert (symbols, g_memdup2 (name, sizeof *name), GUINT_TO_POINTER (symbol));
}

QimamCueSet *
qimam_cue_set_new (void)
{
  QimamCueSet *self = g_new0 (QimamCueSet, 1);

  self->filter = g_new0 (guint64, (1u << FILTER_BITS) / 64);
  self->surfaces = g_hash_table_new_full (name_hash, name_equal, name_free, NULL);
  self->stems = g_hash_table_new_full (name_hash, name_equal, name_free, NULL);
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
  g_free (self->filter);
  g_hash_table_unref (self->surfaces);
  g_hash_table_unref (self->stems);
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
  gboolean surface = *word == '=';
  GHashTable *symbols = surface ? self->surfaces : self->stems;
  g_autofree char *folded = qimam_fold (surface ? word + 1 : word, -1, NULL);
  g_autofree char *text = surface ? g_steal_pointer (&folded) : qimam_stem (folded, -1);
  Name name = name_of (text);
  guint symbol = find_symbol (self, symbols, &name);

  if (symbol == 0)
    {
      symbol = GAP_SYMBOL + 1 + g_hash_table_size (self->surfaces) + g_hash_table_size (self->stems);
      keep_symbol (self, symbols, &name, symbol);
      g_steal_pointer (&text);
    }
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

QimamCueWords *
qimam_cue_words_new (const GArray *words)
{
  QimamCueWords *self;

  g_return_val_if_fail (words != NULL, NULL);

  self = g_new0 (QimamCueWords, 1);
  self->words = words;
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  self->first_form = g_new0 (guint, words->len + 1);
  self->n_forms = g_new0 (guint8, words->len + 1);
  self->texts = g_string_chunk_new (1024);
  return self;
}

void
qimam_cue_words_free (QimamCueWords *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->forms);
  g_free (self->first_form);
  g_free (self->n_forms);
  g_string_chunk_free (self->texts);
  g_free (self);
}

static void
read_word (QimamCueWords *self, guint index)
{
  const QimamWord *word = &g_array_index (self->words, QimamWord, index);
  QimamWordForm forms[QIMAM_WORD_MAX_FORMS];
  guint n = qimam_word_forms (word->folded, forms);

  self->first_form[index] = self->forms->len + 1;
  self->n_forms[index] = (guint8) n;
  for (guint i = 0; i < n; i++)
    {
      Form form = { name_of (word->folded), name_of (word->stem), forms[i].skip };

      if (i > 0)
        {
          g_autofree char *stem = qimam_stem (forms[i].form, -1);

          form.surface = name_of (g_string_chunk_insert (self->texts, forms[i].form));
          form.stem = g_str_equal (stem, form.surface.text)
                          ? form.surface
                          : name_of (g_string_chunk_insert (self->texts, stem));
        }
      g_array_append_val (self->forms, form);
      g_free (forms[i].form);
    }
}

static void
add_symbol (
    Symbols *self, guint from, const QimamCueSet *set, GHashTable *symbols, const Name *name, guint skip)
{
  WordSymbol found = { find_symbol (set, symbols, name), skip };

  if (found.symbol == 0)
    return;
  for (guint i = from; i < self->found->len; i++)
    if (g_array_index (self->found, WordSymbol, i).symbol == found.symbol)
      return;
  g_array_append_val (self->found, found);
}

static void
symbols_init (Symbols *self, const QimamCueSet *set, QimamCueWords *words, guint first, guint n_words)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (WordSymbol));
  self->start = g_new (guint, n_words + 1);
  for (guint i = 0; i < n_words; i++)
    {
      guint from = self->start[i] = self->found->len;

      if (words->first_form[first + i] == 0)
        read_word (words, first + i);
      for (guint f = 0; f < words->n_forms[first + i]; f++)
        {
          const Form *form = &g_array_index (words->forms, Form, words->first_form[first + i] - 1 + f);

          add_symbol (self, from, set, set->surfaces, &form->surface, form->skip);
          add_symbol (self, from, set, set->stems, &form->stem, form->skip);
        }
    }
  self->start[n_words] = self->found->len;
}

static void
symbols_clear (Symbols *self)
{
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->start, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Symbols, symbols_clear)

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
step (const QimamCueSet *self, GArray *walks, const Symbols *symbols, const Walk *walk, gboolean first)
{
  for (guint i = symbols->start[walk->word]; i < symbols->start[walk->word + 1]; i++)
    {
      const WordSymbol *symbol = &g_array_index (symbols->found, WordSymbol, i);
      guint target = find_edge (self, walk->node, symbol->symbol);
      Walk next = { target, walk->word + 1, first ? symbol->skip : walk->skip };

      if (target != 0)
        g_array_append_val (walks, next);
    }
}

GArray *
qimam_cue_set_match (const QimamCueSet *self, QimamCueWords *words, guint first, guint n_words)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (QimamCueMatch));
  g_autoptr (GArray) walks = g_array_new (FALSE, FALSE, sizeof (Walk));
  g_auto (Symbols) symbols = { 0 };

  g_return_val_if_fail (self != NULL && words != NULL, matches);

  if (first >= words->words->len)
    return matches;
  n_words = MIN (n_words, words->words->len - first);
  symbols_init (&symbols, self, words, first, n_words);

  for (guint start = 0; start < n_words; start++)
    {
      guint from = matches->len;
      Walk root = { 0, start, 0 };

      step (self, walks, &symbols, &root, TRUE);
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
            step (self, walks, &symbols, &walk, FALSE);
          for (guint skip = 0; gap != 0 && skip <= GAP_WORDS && walk.word + skip < n_words; skip++)
            {
              Walk over = { gap, walk.word + skip, walk.skip };
              step (self, walks, &symbols, &over, FALSE);
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
