/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-stem.h"

#include <string.h>

#include "qimam-fold.h"
#include "qimam-table.h"
#include "qimam-token.h"
#include "qimam-word-map.h"

/* A light stemmer: article and particles, one pronoun, one inflection, and broken plurals from a table. All
 * Arabic letters take two bytes, so lengths are counted in pairs of bytes. */
#define LETTERS(n) (2 * (n))
#define MAX_WORD   LETTERS (24)

/* Endings that a known word may bear, the longest first. "ه" for the feminine ending is put back where it was
 * "ت". */
static const char *const endings[] = {
  "تيهما", "اتهما", "اتهم", "اتها", "اتنا", "تهما", "تين", "تان", "تهم", "تها", "تنا", "يات",
  "ياته",  "هما",   "كما",  "ات",   "ان",   "ون",   "ين",  "ته",  "تك",  "تي",  "يه",  "هم",
  "هن",    "ها",    "كم",   "نا",   "وا",   "يا",   "ه",   "ي",   "ا",   "ك",   "ت",
};

static const char *const pronouns[] = { "هما", "كما", "هم", "هن", "ها", "كم", "نا" };
static const char *const inflections[] = { "ات", "ان", "ون", "ين", "وا", "يه", "يا", "ه", "ي" };

/* An ending as a number that is compared with the last eight bytes of a word at once: most of the time of
 * stemming goes into these comparisons. */
typedef struct
{
  const char *text;
  gsize length;
  guint64 tail;
  guint64 mask;
} Ending;

typedef struct
{
  Ending endings[G_N_ELEMENTS (endings)];
  Ending pronouns[G_N_ELEMENTS (pronouns)];
  Ending inflections[G_N_ELEMENTS (inflections)];
  QimamWordMap *known;   /* words whose first or last letters are their own */
  QimamWordMap *keep;    /* words that lose nothing at their end */
  QimamWordMap *plurals; /* broken plural → singular (char *) */
  QimamWordMap *nouns;   /* singulars whose dual cannot be a plural */
  QimamWordMap *stops;
} Tables;

static void
load_words (const char *name, QimamWordMap *known, QimamWordMap *keep)
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
      g_auto (GStrv) words = g_strsplit (qimam_table_get (table, i, 1), " ", -1);
      gboolean whole = g_str_equal (qimam_table_get (table, i, 0), "whole");

      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *folded = qimam_fold (words[w], -1, NULL);

          if (*folded == '\0')
            continue;
          qimam_word_map_insert (known, folded, -1, GINT_TO_POINTER (1));
          if (whole && keep != NULL)
            qimam_word_map_insert (keep, folded, -1, GINT_TO_POINTER (1));
        }
    }
}

static void
load_plurals (QimamWordMap *plurals, QimamWordMap *known, QimamWordMap *nouns)
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
      g_auto (GStrv) words = g_strsplit (qimam_table_get (table, i, 1), " ", -1);
      g_autofree char *singular = qimam_fold (qimam_table_get (table, i, 0), -1, NULL);
      const char *kept;

      qimam_word_map_insert (known, singular, -1, GINT_TO_POINTER (1));
      kept = qimam_word_map_key (known, singular, strlen (singular));
      if (words[0] != NULL && !g_str_has_suffix (words[0], "ون"))
        qimam_word_map_insert (nouns, singular, -1, GINT_TO_POINTER (1));
      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *folded = qimam_fold (words[w], -1, NULL);

          if (*folded == '\0')
            continue;
          qimam_word_map_insert (known, folded, -1, GINT_TO_POINTER (1));
          qimam_word_map_insert (plurals, folded, -1, (gpointer) g_intern_string (kept));
        }
    }
}

/* The last eight bytes of a word as a number. */
static inline guint64
tail_of (const char *word, gsize length)
{
  guint64 tail = 0;

  if (length >= sizeof tail)
    memcpy (&tail, word + length - sizeof tail, sizeof tail);
  else
    memcpy ((char *) &tail + sizeof tail - length, word, length);
  return tail;
}

static void
fill_endings (Ending *to, const char *const *texts, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (texts[i]), seen = MIN (length, sizeof to[i].mask);

      to[i] = (Ending){ .text = texts[i], .length = length, .tail = tail_of (texts[i], length) };
      memset ((char *) &to[i].mask + sizeof to[i].mask - seen, 0xFF, seen);
    }
}

/* Whether a word that ends in @tail has an ending, and more than it. */
static inline gboolean
has_tail (const Ending *ending, const char *word, gsize length, guint64 tail)
{
  return (tail & ending->mask) == ending->tail && length > ending->length &&
         (ending->length <= sizeof tail ||
          memcmp (word + length - ending->length, ending->text, ending->length) == 0);
}

static const Tables *
get_tables (void)
{
  static gsize ready;
  static Tables tables;

  if (g_once_init_enter (&ready))
    {
      fill_endings (tables.endings, endings, G_N_ELEMENTS (endings));
      fill_endings (tables.pronouns, pronouns, G_N_ELEMENTS (pronouns));
      fill_endings (tables.inflections, inflections, G_N_ELEMENTS (inflections));
      tables.known = qimam_word_map_new ();
      tables.keep = qimam_word_map_new ();
      tables.plurals = qimam_word_map_new ();
      tables.nouns = qimam_word_map_new ();
      tables.stops = qimam_word_map_new ();
      load_words ("stem-guards", tables.known, tables.keep);
      load_plurals (tables.plurals, tables.known, tables.nouns);
      load_words ("stop-words", tables.stops, NULL);
      g_once_init_leave (&ready, 1);
    }
  return &tables;
}

static inline gboolean
ends (const char *word, gsize length, const char *suffix)
{
  gsize n = strlen (suffix);

  return length > n && memcmp (word + length - n, suffix, n) == 0;
}

static inline gboolean
begins (const char *word, gsize length, const char *prefix)
{
  gsize n = strlen (prefix);

  return length > n && memcmp (word, prefix, n) == 0;
}

static gboolean
is_known (const Tables *tables, const char *word, gsize length)
{
  char with_feminine[MAX_WORD + 4];
  guint64 tail;

  if (qimam_word_map_lookup (tables->known, word, length) != NULL)
    return TRUE;
  tail = tail_of (word, length);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize rest;

      if (!has_tail (&tables->endings[i], word, length, tail))
        continue;
      rest = length - tables->endings[i].length;
      if (rest < LETTERS (2))
        continue;
      if (rest >= LETTERS (3) && qimam_word_map_lookup (tables->known, word, rest) != NULL)
        return TRUE;
      memcpy (with_feminine, word, rest);
      memcpy (with_feminine + rest, "ه", 2);
      if (qimam_word_map_lookup (tables->known, with_feminine, rest + 2) != NULL)
        return TRUE;
    }
  return FALSE;
}

static inline gboolean
is_letter (const char *p, const char *letter)
{
  return memcmp (p, letter, LETTERS (1)) == 0;
}

/* The length of the article with what is joined to it ("وبال", "لل"), 0 where there is none. */
static gsize
article_length (const char *word, gsize length)
{
  gsize n = 0;

  if (length < LETTERS (4))
    return 0;
  if (is_letter (word, "و") || is_letter (word, "ف"))
    n += LETTERS (1);
  if (!is_letter (word + n, "ل") || !is_letter (word + n + LETTERS (1), "ل"))
    {
      if (is_letter (word + n, "ب") || is_letter (word + n, "ك"))
        n += LETTERS (1);
      if (!is_letter (word + n, "ا") || !is_letter (word + n + LETTERS (1), "ل"))
        return 0;
    }
  n += LETTERS (2);
  return length - n >= LETTERS (2) ? n : 0;
}

/* Whether one letter in front can be a particle at all. */
static gboolean
is_particle (const char *word, gsize length)
{
  if (begins (word, length, "و") || begins (word, length, "ف") || begins (word, length, "ب") ||
      begins (word, length, "ل") || begins (word, length, "ك"))
    return TRUE;
  /* The "will" of verbs stands before a personal prefix only. */
  return begins (word, length, "سي") || begins (word, length, "ست") || begins (word, length, "سن") ||
         begins (word, length, "سا");
}

/* Takes article and particles off, as long as what is left is a word that is known (or an article says that
 * it is). */
static void
strip_prefixes (const Tables *tables, const char **word, gsize *length)
{
  const char *now = *word;
  gsize left = *length;

  for (guint i = 0; i < 3; i++)
    {
      gsize article = article_length (now, left);

      /* Most words begin with a letter that cannot be cut at all: then it is the same whether they are known.
       */
      if (i == 0 && article == 0 && (left <= LETTERS (3) || !is_particle (now, left)))
        break;
      if (is_known (tables, now, left))
        {
          *word = now;
          *length = left;
          return;
        }
      if (article > 0 && left - article >= LETTERS (2))
        {
          /* "للقاء" is "ل" and "لقاء": the ل of the word itself was doubled. */
          if (begins (now, left, "لل") &&
              (qimam_word_map_lookup (tables->known, now + 2, left - 2) != NULL ||
               (!is_known (tables, now + 4, left - 4) && is_known (tables, now + 2, left - 2))))
            article = 2;
          else if (left - article < LETTERS (3) && !is_known (tables, now + article, left - article))
            break;
          *word = now + article;
          *length = left - article;
          return;
        }
      if (left <= LETTERS (3) || !is_particle (now, left))
        break;
      now += 2;
      left -= 2;
    }
  /* Nothing known was found: "و" alone goes from a long word, since few words begin with it. */
  if (begins (*word, *length, "و") && *length >= LETTERS (6))
    {
      *word += 2;
      *length -= 2;
    }
}

static gboolean
strip_one (const char *word, gsize *length, const Ending *suffixes, guint n_suffixes, gsize least)
{
  guint64 tail = tail_of (word, *length);

  for (guint i = 0; i < n_suffixes; i++)
    if (has_tail (&suffixes[i], word, *length, tail) && *length - suffixes[i].length >= least)
      {
        *length -= suffixes[i].length;
        return TRUE;
      }
  return FALSE;
}

/* The feminine ending is "ت" before a suffix and "ه" at the end of a word. */
static void
close_feminine (char *word, gsize length)
{
  if (ends (word, length, "ت"))
    memcpy (word + length - 2, "ه", 2);
}

static void
strip_suffixes (const Tables *tables, char *word, gsize *length)
{
  const char *singular = qimam_word_map_lookup (tables->plurals, word, *length);
  const gsize whole = *length;

  if (singular == NULL && qimam_word_map_lookup (tables->keep, word, *length) != NULL)
    return;
  if (singular == NULL && strip_one (word, length, tables->pronouns, G_N_ELEMENTS (pronouns), LETTERS (3)))
    {
      if (!ends (word, *length, "ات"))
        close_feminine (word, *length);
      /* "لقائهم", "لقاؤهم": the hamza of "لقاء" sits on a letter before a pronoun. */
      if (*length >= LETTERS (4) && (ends (word, *length, "اي") || ends (word, *length, "او")))
        memcpy (word + *length - 2, "ء", 2);
    }
  else if (singular == NULL && ends (word, *length, "ته") && *length >= LETTERS (4) &&
           !ends (word, *length, "اته"))
    {
      /* "قمته": the feminine word with "his". */
      *length -= 2;
      close_feminine (word, *length);
    }
  else if (singular == NULL && ends (word, *length, "اته") && *length >= LETTERS (5))
    *length -= 2;
  if (*length < whole)
    {
      if (qimam_word_map_lookup (tables->keep, word, *length) != NULL)
        return;
      singular = qimam_word_map_lookup (tables->plurals, word, *length);
    }
  if (singular == NULL && ends (word, *length, "ه"))
    singular = qimam_word_map_lookup (tables->plurals, word, *length - 2);
  if (singular != NULL && strlen (singular) <= MAX_WORD)
    {
      *length = strlen (singular);
      memcpy (word, singular, *length);
      if (qimam_word_map_lookup (tables->keep, word, *length) != NULL)
        return;
    }
  if (*length >= LETTERS (4) && (ends (word, *length, "تين") || ends (word, *length, "تان")))
    {
      *length -= 4;
      close_feminine (word, *length);
    }
  else if (*length >= LETTERS (5) && ends (word, *length, "تي"))
    {
      *length -= 2;
      close_feminine (word, *length);
    }
  strip_one (word, length, tables->inflections, G_N_ELEMENTS (inflections), LETTERS (3));
  if (*length >= LETTERS (4) && (ends (word, *length, "ي") || ends (word, *length, "ا")) &&
      qimam_word_map_lookup (tables->keep, word, *length) == NULL)
    *length -= 2;
}

void
qimam_stem_into (const char *word, gsize length, char scratch[64], const char **stem, gsize *stem_length)
{
  const Tables *tables = get_tables ();
  const char *core = word;
  gsize core_length = length;

  *stem = word;
  *stem_length = length;
  /* Short words, very long ones and other scripts stay as they are. */
  if (length < LETTERS (3) || length > MAX_WORD || length % 2 != 0 || ((guchar) word[0] & 0xFC) != 0xD8)
    return;
  for (gsize i = 0; i < length; i += 2)
    if (((guchar) word[i] & 0xFC) != 0xD8)
      return;
  strip_prefixes (tables, &core, &core_length);
  memcpy (scratch, core, core_length);
  strip_suffixes (tables, scratch, &core_length);
  *stem = scratch;
  *stem_length = core_length;
}

gboolean
qimam_stem_is_known (const char *word, gsize length)
{
  return length <= MAX_WORD && is_known (get_tables (), word, length);
}

gboolean
qimam_stem_is_dual (const char *word, gsize length)
{
  const Tables *tables = get_tables ();
  char singular[MAX_WORD + 2];

  if (length > MAX_WORD || length < LETTERS (4))
    return FALSE;
  if (ends (word, length, "تين") || ends (word, length, "تان"))
    length -= 4;
  else if (ends (word, length, "تي") || ends (word, length, "تا"))
    length -= 2;
  else if (ends (word, length, "ين") || ends (word, length, "ان"))
    return qimam_word_map_lookup (tables->nouns, word, length - 4) != NULL &&
           qimam_word_map_lookup (tables->keep, word, length) == NULL &&
           qimam_word_map_lookup (tables->plurals, word, length) == NULL;
  else
    return FALSE;
  memcpy (singular, word, length);
  close_feminine (singular, length);
  return qimam_word_map_lookup (tables->nouns, singular, length) != NULL;
}

char *
qimam_stem (const char *folded, gssize length)
{
  char scratch[64];
  const char *stem;
  gsize stem_length;

  g_return_val_if_fail (folded != NULL, NULL);
  qimam_stem_into (folded, length < 0 ? strlen (folded) : (gsize) length, scratch, &stem, &stem_length);
  return g_strndup (stem, stem_length);
}

gboolean
qimam_is_stop_word (const char *folded, gssize length)
{
  g_return_val_if_fail (folded != NULL, FALSE);
  return qimam_word_map_lookup (get_tables ()->stops, folded,
                                length < 0 ? strlen (folded) : (gsize) length) != NULL;
}
