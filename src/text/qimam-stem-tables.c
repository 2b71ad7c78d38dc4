/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-stem-tables.h"

#include <string.h>

#include "qimam-fold.h"
#include "qimam-table.h"

#define LETTERS QIMAM_STEM_LETTERS

static gboolean
ends (const char *word, gsize length, const char *suffix)
{
  gsize n = strlen (suffix);

  return length > n && memcmp (word + length - n, suffix, n) == 0;
}

gsize
qimam_stem_cut_inflection (char *word, gsize length)
{
  static const char *const inflections[] = { "ات", "ان", "ون", "ين", "وا", "يه", "يا", "ه", "ي" };

  /* The feminine ending is "ت" before another and "ه" at the end of a word. */
  if (length >= LETTERS (6) && (ends (word, length, "تين") || ends (word, length, "تان")))
    {
      length -= LETTERS (2);
      memcpy (word + length - LETTERS (1), "ه", LETTERS (1));
    }
  else if (length >= LETTERS (5) && ends (word, length, "تي"))
    {
      length -= LETTERS (1);
      memcpy (word + length - LETTERS (1), "ه", LETTERS (1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (inflections); i++)
    if (ends (word, length, inflections[i]) && length - strlen (inflections[i]) >= LETTERS (3))
      {
        length -= strlen (inflections[i]);
        break;
      }
  if (length >= LETTERS (4) && (ends (word, length, "ي") || ends (word, length, "ا")))
    length -= LETTERS (1);
  return length;
}

/* ---- Loading ---- */

typedef struct
{
  QimamStemTables *tables;
  QimamWordMap *stems; /* text → QimamStem */
  GPtrArray *all;      /* the same in a row */
} Loader;

static QimamStem *
find (const QimamWordMap *map, const char *word)
{
  return qimam_word_map_lookup (map, word, strlen (word));
}

static gboolean
fits (const char *word)
{
  return *word != '\0' && strlen (word) <= QIMAM_STEM_MAX;
}

static QimamStem *
make_stem (Loader *self, const char *text, gsize length)
{
  QimamStem *stem = qimam_word_map_lookup (self->stems, text, length);

  if (stem != NULL)
    return stem;
  stem = g_malloc (sizeof *stem + length);
  stem->same = stem;
  stem->length = length;
  memcpy (stem->text, text, length);
  qimam_word_map_insert (self->stems, text, (gssize) length, stem);
  g_ptr_array_add (self->all, stem);
  return stem;
}

static QimamStem *
find_same (QimamStem *stem)
{
  while (stem->same != stem)
    stem = stem->same = stem->same->same;
  return stem;
}

/* Lets @word have @stem, or makes its own the same. */
static void
add (QimamWordMap *map, const char *word, QimamStem *stem)
{
  QimamStem *own = find (map, word);

  if (own == NULL)
    qimam_word_map_insert (map, word, -1, stem);
  else if (find_same (own) != find_same (stem))
    find_same (own)->same = find_same (stem);
}

/* A word whose stem is made by the rules, where no table has had it before. */
static QimamStem *
add_regular (Loader *self, const char *word)
{
  QimamStem *stem = find (self->tables->words, word);
  g_autofree char *cut = g_strdup (word);

  if (stem == NULL)
    {
      stem = make_stem (self, cut, qimam_stem_cut_inflection (cut, strlen (cut)));
      qimam_word_map_insert (self->tables->words, word, -1, stem);
    }
  return stem;
}

/* A word that is its own stem, where no table has had it before. */
static QimamStem *
add_whole (Loader *self, const char *word)
{
  QimamStem *stem = find (self->tables->words, word);

  if (stem == NULL)
    {
      stem = make_stem (self, word, strlen (word));
      qimam_word_map_insert (self->tables->words, word, -1, stem);
    }
  return stem;
}

static void
add_whole_guard (Loader *self, const char *kind, const char *word)
{
  if (!g_str_equal (kind, "whole"))
    return;
  add_whole (self, word);
  qimam_word_map_insert (self->tables->whole, word, -1, GINT_TO_POINTER (1));
}

static void
add_known_guard (Loader *self, const char *kind, const char *word)
{
  if (g_str_equal (kind, "known"))
    add_regular (self, word);
}

static void
add_stop_word (Loader *self, const char *kind, const char *word)
{
  add_whole (self, word);
}

/* The stem of a verb: the past without a weak letter at its end. */
static QimamStem *
add_past (Loader *self, const char *past)
{
  QimamStem *stem = find (self->tables->words, past);
  gsize length = strlen (past);
  g_autofree char *feminine = NULL;

  if (stem == NULL)
    {
      if (length >= LETTERS (4) && (g_str_has_suffix (past, "ي") || g_str_has_suffix (past, "ا")))
        length -= LETTERS (1);
      stem = make_stem (self, past, length);
      qimam_word_map_insert (self->tables->words, past, -1, stem);
    }
  /* "سمى" has the feminine "سمت", "دعا" "دعت". */
  if (strlen (past) >= LETTERS (3) && (g_str_has_suffix (past, "ي") || g_str_has_suffix (past, "ا")))
    {
      feminine = g_strdup_printf ("%.*sت", (int) (strlen (past) - LETTERS (1)), past);
      if (find (self->tables->words, feminine) == NULL)
        add (self->tables->words, feminine, stem);
    }
  return stem;
}

/* "أصاب" has the passive "أصيب", "اختار" "اختير". */
static void
add_passive (Loader *self, const char *past, QimamStem *stem)
{
  gsize length = strlen (past);
  g_autofree char *passive = NULL;

  if (!g_str_has_prefix (past, "ا") || length < LETTERS (4) ||
      memcmp (past + length - LETTERS (2), "ا", LETTERS (1)) != 0)
    return;
  passive = g_strdup (past);
  memcpy (passive + length - LETTERS (2), "ي", LETTERS (1));
  if (find (self->tables->words, passive) == NULL)
    add (self->tables->words, passive, stem);
}

/* Whether the present lacks the alif of the past: "اجتمع", "يجتمع". */
static gboolean
has_alif (const char *past)
{
  return g_str_has_prefix (past, "ا") && strlen (past) >= LETTERS (3);
}

/* PAST or PAST=PRESENT */
static void
add_verb (Loader *self, const char *kind, const char *verb)
{
  g_auto (GStrv) parts = g_strsplit (verb, "=", 2);
  const char *past = parts[0], *present = parts[1];
  QimamStem *stem;

  if (g_str_equal (kind, "nouns") || !fits (past))
    return;
  stem = add_past (self, past);
  add_passive (self, past, stem);
  /* The present of most verbs is made of the letters of the past. */
  if (present == NULL)
    present = past + (has_alif (past) ? LETTERS (1) : 0);
  if (find (self->tables->presents, present) == NULL)
    add (self->tables->presents, present, stem);
}

/* PAST with any number of /NOUN */
static void
add_nouns (Loader *self, const char *kind, const char *nouns)
{
  g_auto (GStrv) parts = g_strsplit (nouns, "/", -1);
  QimamStem *stem;

  if (!g_str_equal (kind, "nouns") || !fits (parts[0]))
    return;
  stem = add_past (self, parts[0]);
  for (guint i = 1; parts[i] != NULL; i++)
    if (fits (parts[i]))
      add (self->tables->words, parts[i], stem);
}

/* "احتل" has the noun "احتلال", "أعلن" "إعلان". */
static void
add_regular_noun (Loader *self, const char *kind, const char *verb)
{
  gsize head = strlen (verb) - LETTERS (1);
  g_autofree char *noun = NULL;

  if (g_str_equal (kind, "nouns") || strchr (verb, '=') != NULL || !has_alif (verb) ||
      strlen (verb) < LETTERS (4))
    return;
  noun = g_strdup_printf ("%.*sا%s", (int) head, verb, verb + head);
  if (fits (noun) && find (self->tables->words, noun) == NULL)
    add (self->tables->words, noun, find (self->tables->words, verb));
}

static void
load (Loader *self, const char *name, void (*take) (Loader *self, const char *kind, const char *word))
{
  static const char *const columns[] = { "kind", "words", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTable) table = qimam_table_load (name, columns, &error);

  if (table == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_autofree char *folded = qimam_fold (qimam_table_get (table, i, 1), -1, NULL);
      g_auto (GStrv) words = g_strsplit (folded, " ", -1);

      for (guint w = 0; words[w] != NULL; w++)
        if (fits (words[w]) || strpbrk (words[w], "=/") != NULL)
          take (self, qimam_table_get (table, i, 0), words[w]);
    }
}

static void
load_plurals (Loader *self)
{
  static const char *const columns[] = { "singular", "plurals", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTable) table = qimam_table_load ("broken-plurals", columns, &error);

  if (table == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_autofree char *singular = qimam_fold (qimam_table_get (table, i, 0), -1, NULL);
      g_autofree char *folded = qimam_fold (qimam_table_get (table, i, 1), -1, NULL);
      g_auto (GStrv) words = g_strsplit (folded, " ", -1);
      QimamStem *stem;

      if (!fits (singular))
        continue;
      stem = add_regular (self, singular);
      if (words[0] != NULL && !g_str_has_suffix (words[0], "ون"))
        qimam_word_map_insert (self->tables->nouns, singular, -1, GINT_TO_POINTER (1));
      for (guint w = 0; words[w] != NULL; w++)
        if (fits (words[w]))
          {
            qimam_word_map_insert (self->tables->words, words[w], -1, stem);
            qimam_word_map_insert (self->tables->plurals, words[w], -1, GINT_TO_POINTER (1));
          }
    }
}

/* A state and those who are of it: فرنسا, فرنسي. */
static void
load_countries (Loader *self)
{
  static const char *const columns[] = { "name_ar", "names", "demonyms", "plurals", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTable) table = qimam_table_load ("countries", columns, &error);

  if (table == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      QimamStem *stem = NULL;

      for (guint c = 0; c < G_N_ELEMENTS (columns) - 1; c++)
        {
          g_auto (GStrv) names = qimam_table_get_list (table, i, c);

          for (guint n = 0; names[n] != NULL; n++)
            {
              /* The article goes, but not the beginning of "ألمانيا". */
              gboolean article = g_str_has_prefix (names[n], "ال") && strlen (names[n]) >= LETTERS (5);
              g_autofree char *name = qimam_fold (names[n] + (article ? LETTERS (2) : 0), -1, NULL);

              /* Names of several words tell nothing of each. */
              if (!fits (name) || strlen (name) < LETTERS (3) || strpbrk (name, " /") != NULL)
                continue;
              if (stem == NULL)
                stem = add_whole (self, name);
              else
                add (self->tables->words, name, stem);
            }
        }
    }
}

static void
load_all (QimamStemTables *tables)
{
  g_autoptr (QimamWordMap) stems = qimam_word_map_new ();
  GPtrArray *all = tables->all = g_ptr_array_new ();
  Loader loader = { tables, stems, all };

  load (&loader, "stem-guards", add_whole_guard);
  load_plurals (&loader);
  load_countries (&loader);
  load (&loader, "verbs", add_verb);
  load (&loader, "verbs", add_nouns);
  load (&loader, "verbs", add_regular_noun);
  load (&loader, "stem-guards", add_known_guard);
  load (&loader, "stop-words", add_stop_word);
  for (guint i = 0; i < all->len; i++)
    {
      QimamStem *stem = all->pdata[i];

      stem->same = find_same (stem);
    }
}

const QimamStemTables *
qimam_stem_tables_get (void)
{
  static gsize ready;
  static QimamStemTables tables;

  if (g_once_init_enter (&ready))
    {
      tables.words = qimam_word_map_new ();
      tables.presents = qimam_word_map_new ();
      tables.whole = qimam_word_map_new ();
      tables.plurals = qimam_word_map_new ();
      tables.nouns = qimam_word_map_new ();
      load_all (&tables);
      g_once_init_leave (&ready, 1);
    }
  return &tables;
}
