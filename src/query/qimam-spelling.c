/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-spelling.h"

#include <string.h>

#include "qimam-table.h"

/* Longer words are compared with nothing. */
#define MAX_LETTERS 32

#define LETTER 10
#define SOUND  4
#define SHAPE  6
#define ROW    7
#define WEAK   6
#define DOUBLE 5
#define SWAP   7
/* A word's first letter is seldom the wrong one. */
#define FIRST 3

/* Letters of folded words for which something is known: Arabic ones, then Latin ones. */
#define ARABIC_FIRST 0x0621
#define N_ARABIC     (0x064A - ARABIC_FIRST + 1)
#define N_LETTERS    (N_ARABIC + 26)

typedef struct
{
  guint8 costs[N_LETTERS][N_LETTERS]; /* 0: as any other */
  gboolean weak[N_LETTERS];
  GHashTable *to_latin; /* string -> string: what the same key gives */
  GHashTable *to_arabic;
} Letters;

/* -1 for letters of which nothing is known */
static int
letter_index (gunichar c)
{
  if (c >= ARABIC_FIRST && c < ARABIC_FIRST + N_ARABIC)
    return (int) (c - ARABIC_FIRST);
  if (c >= 'a' && c <= 'z')
    return (int) (c - 'a') + N_ARABIC;
  return -1;
}

static void
set_cost (Letters *self, const char *a, const char *b, guint8 cost)
{
  int i = letter_index (g_utf8_get_char (a)), j = letter_index (g_utf8_get_char (b));

  if (i < 0 || j < 0 || (self->costs[i][j] != 0 && self->costs[i][j] <= cost))
    return;
  self->costs[i][j] = self->costs[j][i] = cost;
}

static gboolean
load_row (Letters *self, const char *kind, char **letters)
{
  guint n = g_strv_length (letters);

  if (g_str_equal (kind, "sound") || g_str_equal (kind, "shape"))
    {
      for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n; j++)
          set_cost (self, letters[i], letters[j], *kind == 's' && kind[1] == 'o' ? SOUND : SHAPE);
    }
  else if (g_str_equal (kind, "row"))
    {
      for (guint i = 1; i < n; i++)
        set_cost (self, letters[i - 1], letters[i], ROW);
    }
  else if (g_str_equal (kind, "weak"))
    {
      for (guint i = 0; i < n; i++)
        if (letter_index (g_utf8_get_char (letters[i])) >= 0)
          self->weak[letter_index (g_utf8_get_char (letters[i]))] = TRUE;
    }
  else if (g_str_equal (kind, "key") && n == 2)
    {
      g_hash_table_insert (self->to_latin, g_strdup (letters[0]), g_strdup (letters[1]));
      g_hash_table_insert (self->to_arabic, g_strdup (letters[1]), g_strdup (letters[0]));
    }
  else
    return FALSE;
  return TRUE;
}

static const Letters *
get_letters (void)
{
  static gsize ready;
  static Letters letters;

  if (g_once_init_enter (&ready))
    {
      static const char *const columns[] = { "kind", "letters", NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamTable) table = qimam_table_load ("letter-confusions", columns, &error);

      letters.to_latin = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      letters.to_arabic = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint row = 0; table != NULL && row < qimam_table_n_rows (table); row++)
        {
          g_auto (GStrv) cell = qimam_table_get_list (table, row, 1);

          if (error == NULL && !load_row (&letters, qimam_table_get (table, row, 0), cell))
            qimam_table_set_error (table, row, 0, "there is no such kind", &error);
        }
      if (error != NULL)
        g_warning ("%s", error->message);
      g_once_init_leave (&ready, 1);
    }
  return &letters;
}

/* The letters of a word; their number, 0 where there are too many. */
static guint
read_letters (const char *word, gunichar letters[MAX_LETTERS])
{
  guint n = 0;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (n == MAX_LETTERS)
        return 0;
      letters[n++] = g_utf8_get_char (p);
    }
  return n;
}

static guint
replace_cost (const Letters *letters, gunichar a, gunichar b)
{
  int i = letter_index (a), j = letter_index (b);

  if (a == b)
    return 0;
  return i >= 0 && j >= 0 && letters->costs[i][j] != 0 ? letters->costs[i][j] : LETTER;
}

/* What it costs that the letter at @at is there or not. */
static guint
extra_cost (const Letters *letters, const gunichar *word, guint at)
{
  int i = letter_index (word[at]);

  if (at > 0 && word[at] == word[at - 1])
    return DOUBLE;
  return i >= 0 && letters->weak[i] ? WEAK : LETTER;
}

/* The most that may be wrong with a word of so many letters. */
static guint
limit_for (guint n)
{
  return n < 3 ? 0 : n <= 4 ? LETTER : n <= 8 ? 2 * LETTER : 3 * LETTER;
}

guint
qimam_spelling_distance (const char *a, const char *b)
{
  const Letters *letters = get_letters ();
  gunichar left[MAX_LETTERS], right[MAX_LETTERS];
  guint rows[3][MAX_LETTERS + 1];
  guint n = read_letters (a, left), m = read_letters (b, right);
  guint limit = limit_for (MIN (n, m)), distance;

  if (strcmp (a, b) == 0)
    return 0;
  if (limit == 0 || MAX (n, m) - MIN (n, m) > 3)
    return QIMAM_SPELLING_FAR;
  rows[0][0] = 0;
  for (guint j = 0; j < m; j++)
    rows[0][j + 1] = rows[0][j] + extra_cost (letters, right, j);
  for (guint i = 0; i < n; i++)
    {
      guint *before = rows[(i + 2) % 3], *last = rows[i % 3], *row = rows[(i + 1) % 3], least;

      row[0] = least = last[0] + extra_cost (letters, left, i);
      for (guint j = 0; j < m; j++)
        {
          guint best = last[j] + replace_cost (letters, left[i], right[j]);

          best = MIN (best, last[j + 1] + extra_cost (letters, left, i));
          best = MIN (best, row[j] + extra_cost (letters, right, j));
          if (i > 0 && j > 0 && left[i] == right[j - 1] && left[i - 1] == right[j])
            best = MIN (best, before[j - 1] + SWAP);
          row[j + 1] = best;
          least = MIN (least, best);
        }
      if (least > limit)
        return QIMAM_SPELLING_FAR;
    }
  distance = rows[n % 3][m];
  if (distance > limit)
    return QIMAM_SPELLING_FAR;
  return MAX (distance, 1) + (left[0] != right[0] ? FIRST : 0);
}

/* ---- Layouts ---- */

char *
qimam_spelling_switch_layout (const char *text)
{
  const Letters *letters = get_letters ();
  g_autoptr (GString) other = NULL;
  gboolean arabic = FALSE, latin = FALSE;

  g_return_val_if_fail (text != NULL, NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isalpha ((char) c) && c < 0x80)
        latin = TRUE;
      else if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_ARABIC)
        arabic = TRUE;
      else if (g_unichar_isalpha (c))
        return NULL;
    }
  if (arabic == latin)
    return NULL;
  other = g_string_new (NULL);
  for (const char *p = text; *p != '\0';)
    {
      /* "لا" is one key. */
      gsize length = g_str_has_prefix (p, "لا") ? strlen ("لا") : (gsize) (g_utf8_next_char (p) - p);
      g_autofree char *key = g_strndup (p, length), *lower = g_ascii_strdown (key, -1);
      GHashTable *keys = arabic ? letters->to_latin : letters->to_arabic;
      const char *found = g_hash_table_lookup (keys, key);

      if (found == NULL)
        found = g_hash_table_lookup (keys, lower);
      g_string_append (other, found != NULL ? found : key);
      p += length;
    }
  return g_string_free (g_steal_pointer (&other), FALSE);
}
