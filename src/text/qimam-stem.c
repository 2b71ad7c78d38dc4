/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-stem.h"

#include <string.h>

#include "qimam-stem-tables.h"
#include "qimam-token.h"

/* A light stemmer on tables. A word that is in a table, or an inflection of one that is, gets the stem of
 * that table's word: so broken plurals, verbs and their nouns meet. From others article, particles, one
 * pronoun and one inflection are cut. */
#define LETTERS  QIMAM_STEM_LETTERS
#define MAX_WORD QIMAM_STEM_MAX

/* From how many letters on a particle is cut from a word that nothing is known of. */
#define LEAST_WITH_AND 5 /* و */
#define LEAST_WITH_IN  5 /* ب */
#define LEAST_WITH_FOR 4 /* ل */

/* What stands before an ending when it is taken off. */
enum
{
  AS_IT_IS = 1 << 0,   /* كبير + ين */
  FEMININE = 1 << 1,   /* قم(ة) + تين */
  HAMZA = 1 << 2,      /* لقا(ء) + ئهم */
  LONG_HAMZA = 1 << 3, /* فض(اء) + ائية */
};

static const char *const pronouns[] = { "هما", "كما", "هم", "هن", "ها", "كم", "نا", "ه", "ك" };

static const struct
{
  const char *text;
  guint8 alone;  /* where it ends the word */
  guint8 before; /* where a pronoun follows */
} inflections[] = {
  { "", 0, AS_IT_IS },
  { "تين", FEMININE, FEMININE },
  { "تان", FEMININE, FEMININE },
  { "يات", AS_IT_IS, AS_IT_IS },
  { "يين", AS_IT_IS, AS_IT_IS },
  { "يون", AS_IT_IS, AS_IT_IS },
  { "ات", FEMININE | AS_IT_IS, FEMININE | AS_IT_IS },
  { "ان", AS_IT_IS, AS_IT_IS },
  { "ون", AS_IT_IS, AS_IT_IS },
  { "ين", AS_IT_IS, AS_IT_IS },
  { "وا", AS_IT_IS, AS_IT_IS },
  { "يه", AS_IT_IS, 0 },
  { "تا", FEMININE | AS_IT_IS, FEMININE | AS_IT_IS },
  { "تي", FEMININE | AS_IT_IS, 0 },
  { "ت", AS_IT_IS, FEMININE | AS_IT_IS },
  { "ا", AS_IT_IS, AS_IT_IS },
  { "ي", AS_IT_IS, AS_IT_IS | HAMZA },
  { "و", AS_IT_IS, AS_IT_IS | HAMZA },
  { "يا", AS_IT_IS, 0 },
  { "ه", AS_IT_IS, 0 },
};

/* Words in "اء" change it in writing. */
static const char *const long_endings[] = {
  "ايي", "اييه", "ايون", "ايين", "اييون", "اييين", "اييات", "ايات", "اين",
  "اان", "اه",   "اها",  "ايه",  "اوه",   "ايهم",  "اوها",  "ايها", "ا",
};

static const char *const verb_endings[] = { "ون", "ان", "ين", "وا", "ن", "ا" };

/* An ending as a number that is compared with the last eight bytes of a word at once: most of the time of
 * stemming goes into these comparisons. */
typedef struct
{
  char text[LETTERS (6)];
  guint8 length;
  guint8 before;
  guint64 tail;
  guint64 mask;
} Ending;

/* Endings by the last letter (the low bits of its second byte), the shortest first: the longer the word that
 * is found, the more of it is meant. */
#define N_GROUPS 64

typedef struct
{
  GArray *endings[N_GROUPS];
} EndingSet;

static EndingSet noun_endings;
static EndingSet present_endings;

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

/* Whether a word that ends in @tail has an ending, and two letters before it. */
static inline gboolean
has_ending (const Ending *ending, const char *word, gsize length, guint64 tail)
{
  return (tail & ending->mask) == ending->tail && length >= (gsize) ending->length + LETTERS (2) &&
         (ending->length <= sizeof tail ||
          memcmp (word + length - ending->length, ending->text, ending->length) == 0);
}

static inline const GArray *
group_of (const EndingSet *set, const char *word, gsize length)
{
  return set->endings[(guchar) word[length - 1] % N_GROUPS];
}

static void
add_ending (EndingSet *set, const char *inflection, const char *pronoun, guint8 before)
{
  g_autofree char *text = g_strconcat (inflection, pronoun, NULL);
  gsize length = strlen (text), seen = MIN (length, sizeof (guint64));
  Ending ending = { .length = length, .before = before, .tail = tail_of (text, length) };
  GArray **group = &set->endings[(guchar) text[length - 1] % N_GROUPS];

  memcpy (ending.text, text, length);
  memset ((char *) &ending.mask + sizeof ending.mask - seen, 0xFF, seen);
  if (*group == NULL)
    *group = g_array_new (FALSE, FALSE, sizeof (Ending));
  g_array_append_val (*group, ending);
}

static int
compare_endings (gconstpointer a, gconstpointer b)
{
  return ((const Ending *) a)->length - ((const Ending *) b)->length;
}

static void
sort_endings (EndingSet *set)
{
  for (guint i = 0; i < N_GROUPS; i++)
    if (set->endings[i] != NULL)
      g_array_sort (set->endings[i], compare_endings);
}

static const QimamStemTables *
get_tables (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 1; i < G_N_ELEMENTS (inflections); i++)
        add_ending (&noun_endings, inflections[i].text, "", inflections[i].alone);
      for (guint p = 0; p < G_N_ELEMENTS (pronouns); p++)
        for (guint i = 0; i < G_N_ELEMENTS (inflections); i++)
          if (inflections[i].before != 0)
            add_ending (&noun_endings, inflections[i].text, pronouns[p], inflections[i].before);
      for (guint i = 0; i < G_N_ELEMENTS (long_endings); i++)
        add_ending (&noun_endings, long_endings[i], "", LONG_HAMZA);
      for (guint i = 0; i < G_N_ELEMENTS (verb_endings); i++)
        add_ending (&present_endings, verb_endings[i], "", AS_IT_IS);
      for (guint p = 0; p < G_N_ELEMENTS (pronouns); p++)
        {
          add_ending (&present_endings, "", pronouns[p], AS_IT_IS);
          for (guint i = 0; i < G_N_ELEMENTS (verb_endings); i++)
            add_ending (&present_endings, verb_endings[i], pronouns[p], AS_IT_IS);
        }
      sort_endings (&noun_endings);
      sort_endings (&present_endings);
      g_once_init_leave (&ready, 1);
    }
  return qimam_stem_tables_get ();
}

static inline gboolean
is_letter (const char *p, const char *letter)
{
  return memcmp (p, letter, LETTERS (1)) == 0;
}

static inline gboolean
ends (const char *word, gsize length, const char *suffix)
{
  gsize n = strlen (suffix);

  return length > n && memcmp (word + length - n, suffix, n) == 0;
}

/* ---- Words in the tables ---- */

/* @word with other letters at its end. */
static const QimamStem *
look_up_with (const QimamWordMap *words, const char *word, gsize length, const char *letters)
{
  char whole[MAX_WORD + LETTERS (2)];
  gsize n = strlen (letters);

  memcpy (whole, word, length);
  memcpy (whole + length, letters, n);
  return qimam_word_map_lookup (words, whole, length + n);
}

static const QimamStem *
look_up_inflected (const QimamStemTables *tables, const char *word, gsize length)
{
  const GArray *group = group_of (&noun_endings, word, length);
  guint64 tail = tail_of (word, length);

  for (guint i = 0; group != NULL && i < group->len; i++)
    {
      const Ending *ending = &g_array_index (group, Ending, i);
      const QimamStem *entry = NULL;
      gsize rest;

      if (!has_ending (ending, word, length, tail))
        continue;
      rest = length - ending->length;
      if (ending->before & FEMININE)
        entry = look_up_with (tables->words, word, rest, "ه");
      if (entry == NULL && (ending->before & AS_IT_IS) && rest >= LETTERS (3))
        entry = qimam_word_map_lookup (tables->words, word, rest);
      if (entry == NULL && (ending->before & HAMZA) && rest >= LETTERS (3))
        entry = look_up_with (tables->words, word, rest, "ء");
      if (entry == NULL && (ending->before & LONG_HAMZA))
        entry = look_up_with (tables->words, word, rest, "اء");
      if (entry != NULL)
        return entry;
    }
  return NULL;
}

/* The present of a verb: يجتمع, تجتمعان, نلتقيهم. */
static const QimamStem *
look_up_present (const QimamStemTables *tables, const char *word, gsize length)
{
  const QimamStem *entry;
  const GArray *group;
  guint64 tail;

  if (length < LETTERS (3) || !(is_letter (word, "ي") || is_letter (word, "ت") || is_letter (word, "ن")))
    return NULL;
  word += LETTERS (1);
  length -= LETTERS (1);
  entry = qimam_word_map_lookup (tables->presents, word, length);
  if (entry != NULL)
    return entry;
  group = group_of (&present_endings, word, length);
  tail = tail_of (word, length);
  for (guint i = 0; group != NULL && i < group->len; i++)
    {
      const Ending *ending = &g_array_index (group, Ending, i);
      gsize rest;

      if (!has_ending (ending, word, length, tail))
        continue;
      rest = length - ending->length;
      entry = qimam_word_map_lookup (tables->presents, word, rest);
      /* "يلتقون" is of "يلتقي". */
      if (entry == NULL && is_letter (word + rest, "و"))
        entry = look_up_with (tables->presents, word, rest, "ي");
      if (entry != NULL)
        return entry;
    }
  return NULL;
}

/* @verbs: whether the present of a verb may stand there */
static const QimamStem *
look_up (const QimamStemTables *tables, const char *word, gsize length, gboolean verbs)
{
  const QimamStem *entry = qimam_word_map_lookup (tables->words, word, length);

  if (entry == NULL && length >= LETTERS (3))
    entry = look_up_inflected (tables, word, length);
  if (entry == NULL && verbs)
    entry = look_up_present (tables, word, length);
  return entry;
}

/* ---- What stands in front ---- */

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
  return length >= n + LETTERS (2) ? n : 0;
}

/* Whether one letter in front can be a particle at all. */
static gboolean
is_particle (const char *word)
{
  if (is_letter (word, "و") || is_letter (word, "ف") || is_letter (word, "ب") || is_letter (word, "ل") ||
      is_letter (word, "ك"))
    return TRUE;
  /* The "will" of verbs stands before the letter of a person only. */
  return is_letter (word, "س") &&
         (is_letter (word + LETTERS (1), "ي") || is_letter (word + LETTERS (1), "ت") ||
          is_letter (word + LETTERS (1), "ن"));
}

/* Finds the word behind article and particles in the tables. Returns NULL with what is left of the word where
 * it is in none. */
static const QimamStem *
look_up_behind_prefixes (const QimamStemTables *tables, const char **word, gsize *length)
{
  const char *now = *word;
  gsize left = *length;
  gboolean article = FALSE, verbs = TRUE;

  for (guint i = 0; i < 3; i++)
    {
      gsize n = article_length (now, left);
      const QimamStem *entry = NULL, *doubled = NULL;

      if (n == 0)
        entry = look_up (tables, now, left, verbs);
      else
        entry = qimam_word_map_lookup (tables->words, now, left);
      if (entry != NULL)
        return entry;
      if (n > 0)
        {
          entry = look_up (tables, now + n, left - n, FALSE);
          /* "للقاء" is "ل" and "لقاء": the ل of the word itself was doubled. */
          if (is_letter (now, "ل"))
            doubled = entry == NULL
                          ? look_up (tables, now + LETTERS (1), left - LETTERS (1), FALSE)
                          : qimam_word_map_lookup (tables->words, now + LETTERS (1), left - LETTERS (1));
          if (doubled != NULL)
            return doubled;
          if (entry == NULL)
            entry = look_up (tables, now, left, verbs);
          if (entry != NULL)
            return entry;
          if (left - n >= LETTERS (3))
            {
              *word = now + n;
              *length = left - n;
              article = TRUE;
            }
          break;
        }
      if (left <= LETTERS (3) || !is_particle (now))
        break;
      /* "with" and "as" stand before nouns only. */
      verbs = verbs && !is_letter (now, "ب") && !is_letter (now, "ك");
      now += LETTERS (1);
      left -= LETTERS (1);
    }
  /* Particles may follow each other: "ولبرشلونة". */
  while (!article && ((is_letter (*word, "و") && *length >= LETTERS (LEAST_WITH_AND)) ||
                      (is_letter (*word, "ب") && *length >= LETTERS (LEAST_WITH_IN)) ||
                      (is_letter (*word, "ل") && *length >= LETTERS (LEAST_WITH_FOR))))
    {
      *word += LETTERS (1);
      *length -= LETTERS (1);
    }
  return NULL;
}

/* ---- Words that are in no table ---- */

static gsize
cut_pronoun (char *word, gsize length)
{
  static const char *const cut[] = { "هما", "كما", "هم", "هن", "ها", "كم", "نا" };

  for (guint i = 0; i < G_N_ELEMENTS (cut); i++)
    if (ends (word, length, cut[i]) && length - strlen (cut[i]) >= LETTERS (3))
      {
        length -= strlen (cut[i]);
        if (ends (word, length, "ت") && !ends (word, length, "ات"))
          memcpy (word + length - LETTERS (1), "ه", LETTERS (1));
        /* The hamza of "لقاء" sits on a letter before a pronoun: "لقائهم", "لقاؤهم". */
        if (length >= LETTERS (4) && (ends (word, length, "اي") || ends (word, length, "او")))
          memcpy (word + length - LETTERS (1), "ء", LETTERS (1));
        return length;
      }
  if (length >= LETTERS (5) && ends (word, length, "ته"))
    {
      length -= LETTERS (1);
      /* "قمته": the feminine word with "his". */
      if (!ends (word, length, "ات"))
        memcpy (word + length - LETTERS (1), "ه", LETTERS (1));
    }
  return length;
}

/* ---- Public functions ---- */

void
qimam_stem_into (const char *word, gsize length, char scratch[64], const char **stem, gsize *stem_length)
{
  const QimamStemTables *tables = get_tables ();
  const QimamStem *entry;

  *stem = word;
  *stem_length = length;
  /* Short words, very long ones and other scripts stay as they are. */
  if (length < LETTERS (3) || length > MAX_WORD || length % 2 != 0 || ((guchar) word[0] & 0xFC) != 0xD8)
    return;
  for (gsize i = 0; i < length; i += 2)
    if (((guchar) word[i] & 0xFC) != 0xD8)
      return;
  entry = look_up_behind_prefixes (tables, &word, &length);
  if (entry != NULL)
    {
      entry = qimam_stem_get (entry);
      *stem = entry->text;
      *stem_length = entry->length;
      return;
    }
  memcpy (scratch, word, length);
  length = cut_pronoun (scratch, length);
  *stem = scratch;
  *stem_length = qimam_stem_cut_inflection (scratch, length);
}

gboolean
qimam_stem_is_known (const char *word, gsize length)
{
  return length > 0 && length <= MAX_WORD && look_up (get_tables (), word, length, TRUE) != NULL;
}

gboolean
qimam_stem_is_dual (const char *word, gsize length)
{
  const QimamStemTables *tables = get_tables ();
  char singular[MAX_WORD + 2];

  if (length > MAX_WORD || length < LETTERS (4))
    return FALSE;
  if (ends (word, length, "تين") || ends (word, length, "تان"))
    length -= LETTERS (2);
  else if (ends (word, length, "تي") || ends (word, length, "تا"))
    length -= LETTERS (1);
  else if (ends (word, length, "ين") || ends (word, length, "ان"))
    return qimam_word_map_lookup (tables->nouns, word, length - LETTERS (2)) != NULL &&
           qimam_word_map_lookup (tables->whole, word, length) == NULL &&
           qimam_word_map_lookup (tables->plurals, word, length) == NULL;
  else
    return FALSE;
  memcpy (singular, word, length);
  memcpy (singular + length - LETTERS (1), "ه", LETTERS (1));
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
