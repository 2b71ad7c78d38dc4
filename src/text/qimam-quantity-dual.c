/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-quantity-dual.h"

#include <string.h>

#include "qimam-fold-private.h"
#include "qimam-fold.h"
#include "qimam-number.h"
#include "qimam-table.h"
#include "qimam-token.h"
#include "qimam-word-kinds.h"

/* Bytes of a folded word that may be a dual; all its letters have two. */
#define MAX_WORD   40
#define LETTERS(n) (2 * (n))

/* What the tables say of a singular, or of a whole word. */
typedef enum
{
  NOUN_KNOWN = 1 << 0,
  NOUN_PERSON = 1 << 1,
  NOUN_OFFICE = 1 << 2,
  NOUN_FEMININE = 1 << 3,
  NOUN_ADJECTIVE = 1 << 4,
  NOUN_DUAL = 1 << 5,   /* the word is a dual */
  NOUN_GUARD = 1 << 6,  /* the word is none */
  NOUN_NISBA = 1 << 7,  /* the word is an adjective as well */
  NOUN_BROKEN = 1 << 8, /* has a broken plural; it may have another one */
} NounFlags;

static const QimamWordKind kinds[] = {
  { "noun", NOUN_KNOWN },
  { "person", NOUN_PERSON },
  { "office", NOUN_OFFICE | NOUN_KNOWN },
  { "feminine", NOUN_FEMININE | NOUN_KNOWN },
  { "adjective", NOUN_ADJECTIVE },
  { "dual", NOUN_DUAL },
  { "guard", NOUN_GUARD },
  { "nisba", NOUN_NISBA },
};

static gboolean
load_nouns (QimamWordMap *map, GError **error)
{
  static const char *const columns[] = { "singular", NULL };
  g_autoptr (QimamTable) plurals = qimam_table_load ("broken-plurals", columns, error);

  if (plurals == NULL || !qimam_word_kinds_load (map, "dual-nouns", kinds, G_N_ELEMENTS (kinds), error))
    return FALSE;
  for (guint row = 0; row < qimam_table_n_rows (plurals); row++)
    qimam_word_kinds_add (map, qimam_table_get (plurals, row, 0), NOUN_BROKEN);
  return TRUE;
}

static NounFlags
noun_flags (const char *word, gsize length)
{
  static gsize ready;
  static QimamWordMap *map;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GError) error = NULL;

      map = qimam_word_map_new ();
      if (!load_nouns (map, &error))
        g_warning ("%s", error->message);
      g_once_init_leave (&ready, 1);
    }
  return GPOINTER_TO_UINT (qimam_word_map_lookup (map, word, length));
}

guint
qimam_dual_fold (const char *text, guint32 start, guint32 end, char *folded, guint size)
{
  const QimamFolded *table = qimam_fold_table ();
  const guchar *p = (const guchar *) text + start, *stop = (const guchar *) text + end;
  guint length = 0;

  while (p < stop)
    {
      char rare[QIMAM_FOLD_MAX];
      const char *letters = rare;
      guint n_letters;
      gunichar c = 0;
      guint read = qimam_utf8_read (p, stop, &c);

      if (read == 0)
        return 0;
      if (c < QIMAM_FOLD_TABLE_SIZE)
        {
          letters = table[c].folded;
          n_letters = table[c].length;
        }
      else
        qimam_fold_rare (c, rare, &n_letters);
      if (length + n_letters > size)
        return 0;
      memcpy (folded + length, letters, n_letters);
      length += n_letters;
      p += read;
    }
  return length;
}

static gboolean
ends (const char *word, gsize length, const char *ending)
{
  gsize n = strlen (ending);

  return length >= n && memcmp (word + length - n, ending, n) == 0;
}

static gboolean
begins (const char *word, gsize length, const char *beginning)
{
  gsize n = strlen (beginning);

  return length >= n && memcmp (word, beginning, n) == 0;
}

/* The noun with ة that "تين", "تا" … were put to: @length is what stands before the ت. */
static NounFlags
feminine_flags (const char *word, gsize length)
{
  char singular[MAX_WORD + 2];

  memcpy (singular, word, length);
  memcpy (singular + length, "ه", 2);
  return noun_flags (singular, length + 2);
}

/* The verbal nouns of the derived verbs have no plural in "ين": تفعيل, إفعال, افتعال, انفعال, استفعال. */
static gboolean
is_verbal_noun (const char *word, gsize length)
{
  if (length == LETTERS (5))
    return (begins (word, length, "ت") && memcmp (word + LETTERS (3), "ي", 2) == 0) ||
           (begins (word, length, "ا") && memcmp (word + LETTERS (3), "ا", 2) == 0 &&
            memcmp (word + LETTERS (1), "ل", 2) != 0);
  if (length == LETTERS (6))
    return begins (word, length, "ا") && memcmp (word + LETTERS (4), "ا", 2) == 0 &&
           (memcmp (word + LETTERS (2), "ت", 2) == 0 || begins (word, length, "ان"));
  return length == LETTERS (7) && begins (word, length, "است") && memcmp (word + LETTERS (5), "ا", 2) == 0;
}

/* Whether a singular has the form of a participle or an adjective of relation, "سائح", "منفذ", "أفغاني": such
 * words have a plural in "ين" even where they have a broken one as well. */
static gboolean
is_participle (const char *word, gsize length)
{
  return begins (word, length, "م") || ends (word, length, "ي") ||
         (length >= LETTERS (3) && length <= LETTERS (4) && memcmp (word + LETTERS (1), "ا", 2) == 0) ||
         length <= LETTERS (2);
}

/* What a word without particles and article is by itself. Construct forms are taken for what they can be. */
static QimamDual
classify (const char *word, gsize length, gboolean article)
{
  NounFlags flags = noun_flags (word, length);

  if (flags & NOUN_GUARD)
    return QIMAM_DUAL_NONE;
  if (flags & NOUN_DUAL)
    return QIMAM_DUAL_FREE;
  if (ends (word, length, "تين") || ends (word, length, "تان"))
    {
      gsize stem = length - LETTERS (3);

      if (stem < LETTERS (2))
        return QIMAM_DUAL_NONE;
      flags = feminine_flags (word, stem);
      if (flags & (NOUN_KNOWN | NOUN_BROKEN))
        return QIMAM_DUAL_FREE;
      flags = noun_flags (word, stem + LETTERS (1));
      if (flags & (NOUN_KNOWN | NOUN_BROKEN))
        return QIMAM_DUAL_FREE;
      /* "بساتين", "باكستان", and the participles of verbs with ت at the end. */
      if (memcmp (word + stem - 2, "ا", 2) == 0 || ends (word, length, "ستان") || stem > LETTERS (8) ||
          begins (word, length, "ي"))
        return QIMAM_DUAL_NONE;
      return ends (word, length, "تين") ? QIMAM_DUAL_FORM
             : stem >= LETTERS (3)      ? QIMAM_DUAL_FORM
                                        : QIMAM_DUAL_NONE;
    }
  if (ends (word, length, "ين") || ends (word, length, "ان"))
    {
      gboolean oblique = ends (word, length, "ين");

      flags = noun_flags (word, length - LETTERS (2));
      if (flags & NOUN_ADJECTIVE)
        return QIMAM_DUAL_ADJECTIVE;
      if (oblique && (flags & NOUN_PERSON))
        return QIMAM_DUAL_NONE;
      if (oblique && (flags & NOUN_BROKEN) && !is_participle (word, length - LETTERS (2)))
        return QIMAM_DUAL_FREE;
      if (flags & (NOUN_KNOWN | NOUN_PERSON))
        return length > LETTERS (4) || oblique ? QIMAM_DUAL_FREE : QIMAM_DUAL_NONE;
      return oblique && is_verbal_noun (word, length - LETTERS (2)) ? QIMAM_DUAL_FREE : QIMAM_DUAL_NONE;
    }
  if (article)
    return QIMAM_DUAL_NONE;
  if ((ends (word, length, "تا") || ends (word, length, "تي")) && length >= LETTERS (4))
    return feminine_flags (word, length - LETTERS (2)) & NOUN_FEMININE ? QIMAM_DUAL_CONSTRUCT
                                                                       : QIMAM_DUAL_NONE;
  if ((ends (word, length, "ا") || ends (word, length, "ي")) && length >= LETTERS (4))
    {
      flags = noun_flags (word, length - LETTERS (1));
      /* "ممثلي الدول" are many. */
      return (flags & NOUN_OFFICE) && !((flags & NOUN_PERSON) && ends (word, length, "ي"))
                 ? QIMAM_DUAL_CONSTRUCT
                 : QIMAM_DUAL_NONE;
    }
  return QIMAM_DUAL_NONE;
}

gboolean
qimam_dual_is_singular (const QimamLex *lex, const char *text)
{
  char word[MAX_WORD];
  guint length, from = 0;

  if (lex->type != QIMAM_LEX_WORD || !lex->arabic)
    return FALSE;
  length = qimam_dual_fold (text, lex->start, lex->end, word, sizeof word);
  for (guint step = 0; step < 3 && length >= from + LETTERS (2); step++)
    {
      guint at = from;

      if (noun_flags (word + at, length - at) & (NOUN_KNOWN | NOUN_BROKEN))
        return TRUE;
      if (begins (word + at, length - at, "ال") || begins (word + at, length - at, "لل"))
        at += LETTERS (2);
      if (at > from && ((noun_flags (word + at, length - at) & (NOUN_KNOWN | NOUN_BROKEN | NOUN_PERSON)) ||
                        (ends (word, length, "ه") && length - at >= LETTERS (4))))
        return TRUE;
      if (!begins (word + from, length - from, step == 0 ? "و" : "ب"))
        continue;
      from += LETTERS (1);
    }
  return FALSE;
}

/* Whether a dual in the construct state can stand before this word: a noun that it belongs to. */
static gboolean
is_owner (const GArray *tokens, guint i, const char *text)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  char word[MAX_WORD];
  guint length;

  if (lex->type != QIMAM_LEX_WORD || !lex->arabic || (lex->lexeme != NULL && lex->lexeme->n > 0))
    return FALSE;
  length = qimam_dual_fold (text, lex->start, lex->end, word, sizeof word);
  if (length < LETTERS (2) || qimam_is_stop_word (word, length))
    return FALSE;
  if (begins (word, length, "ال") && length >= LETTERS (4))
    return TRUE;
  /* "رئيسا جديدا" */
  if (ends (word, length, "ا") && !(noun_flags (word, length) & (NOUN_KNOWN | NOUN_BROKEN)) &&
      classify (word, length, FALSE) != QIMAM_DUAL_CONSTRUCT)
    return FALSE;
  if (noun_flags (word, length) & (NOUN_KNOWN | NOUN_BROKEN))
    return TRUE;
  /* "وزيرا للخارجية" */
  for (const char *p = "وفبلك"; *p != '\0'; p += 2)
    if (memcmp (word, p, 2) == 0)
      return FALSE;
  return ends (word, length, "ه") || is_verbal_noun (word, length) ||
         classify (word, length, FALSE) == QIMAM_DUAL_CONSTRUCT;
}

/* Whether what looks like a construct state is one, by what stands behind it. */
static gboolean
is_construct (const GArray *tokens, guint i, const char *text, const char *word, gsize length)
{
  const QimamLex *lex = qimam_lex_at (tokens, i), *next = qimam_lex_at (tokens, i + 1);
  char owner[MAX_WORD];
  guint owner_length;

  /* "وكيلاً" */
  if (memcmp (text + lex->end - 2, "\xD9\x8B", 2) == 0 || memcmp (text + lex->end - 4, "\xD9\x8B", 2) == 0 ||
      !is_owner (tokens, i + 1, text))
    return FALSE;
  if (!(noun_flags (word, length) & NOUN_NISBA))
    return TRUE;
  owner_length = qimam_dual_fold (text, next->start, next->end, owner, sizeof owner);
  return owner_length > LETTERS (4) && (ends (owner, owner_length, "ين") || ends (owner, owner_length, "ه"));
}

gboolean
qimam_dual_is_guarded (const char *word, gsize length)
{
  return (noun_flags (word, length) & NOUN_GUARD) != 0;
}

gboolean
qimam_dual_has_owner (const GArray *tokens, guint i, const char *text)
{
  return is_owner (tokens, i + 1, text);
}

/* Whether the last letter of a word is one in which a dual ends; tells nothing of words that end in marks. */
static gboolean
may_be_dual (const QimamLex *lex, const char *text)
{
  const guchar *last = (const guchar *) text + lex->end - 2;

  if (lex->letters < 4)
    return FALSE;
  if (last[0] == 0xD9)
    return last[1] == 0x86 || last[1] == 0x8A || last[1] >= 0x8B;
  return last[0] == 0xD8 ? last[1] == 0xA7 : (last[0] & 0xF8) != 0xD8;
}

/* The byte of the text where the letter with the folded offset @folded begins. */
static guint32
original_offset (const char *text, const QimamLex *lex, guint folded)
{
  char word[MAX_WORD];

  for (guint32 at = lex->start; at < lex->end; at = g_utf8_next_char (text + at) - text)
    if (qimam_dual_fold (text, lex->start, at, word, sizeof word) >= folded)
      return at;
  return lex->start;
}

/* What a word is behind و and ف, then behind ب, ل and ك, with and without the article. @forms: whether the
 * mere form of a dual will do. @from is G_MAXUINT for what is known to be no dual. */
static QimamDual
classify_behind (const GArray *tokens,
                 guint i,
                 const char *text,
                 const char *word,
                 guint length,
                 gboolean forms,
                 guint *from)
{
  *from = 0;
  for (guint step = 0; step < 3 && length >= *from + LETTERS (4); step++)
    {
      const char *rest = word + *from;
      guint left = length - *from;
      gboolean article = begins (rest, left, "ال") || (step < 2 && begins (rest, left, "لل"));
      QimamDual dual = QIMAM_DUAL_NONE;

      if ((noun_flags (rest, left) & NOUN_GUARD) ||
          (article && (noun_flags (rest + LETTERS (2), left - LETTERS (2)) & NOUN_GUARD)))
        {
          *from = G_MAXUINT;
          return QIMAM_DUAL_NONE;
        }
      if (article && left >= LETTERS (6))
        dual = classify (rest + LETTERS (2), left - LETTERS (2), TRUE);
      if (dual == QIMAM_DUAL_NONE && !article)
        dual = classify (rest, left, FALSE);
      if (dual == QIMAM_DUAL_CONSTRUCT && !is_construct (tokens, i, text, rest, left))
        dual = QIMAM_DUAL_NONE;
      if (dual != QIMAM_DUAL_NONE && (dual != QIMAM_DUAL_FORM || forms))
        return dual;
      if (article || strstr (step == 0 ? "وف بلك" : "بلك", (char[]){ rest[0], rest[1], 0 }) == NULL)
        break;
      *from += LETTERS (1);
    }
  return QIMAM_DUAL_NONE;
}

QimamDual
qimam_dual_read (const GArray *tokens, guint i, const char *text, guint32 *core)
{
  const QimamLex *lex = qimam_lex_at (tokens, i);
  QimamDual dual;
  char word[MAX_WORD];
  guint length, from;

  if (lex->type != QIMAM_LEX_WORD || !lex->arabic || !may_be_dual (lex, text))
    return QIMAM_DUAL_NONE;
  length = qimam_dual_fold (text, lex->start, lex->end, word, sizeof word);
  if (length < LETTERS (4))
    return QIMAM_DUAL_NONE;
  dual = classify_behind (tokens, i, text, word, length, FALSE, &from);
  if (dual == QIMAM_DUAL_NONE && from != G_MAXUINT)
    dual = classify_behind (tokens, i, text, word, length, TRUE, &from);
  if (dual == QIMAM_DUAL_NONE)
    return dual;
  *core = from > 0 ? original_offset (text, lex, from) : lex->start;
  return dual;
}
