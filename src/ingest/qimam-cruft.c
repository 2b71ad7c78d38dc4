/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-cruft.h"

#include <string.h>

#include "qimam-table.h"
#include "qimam-token.h"
#include "qimam-wording.h"

/* A phrase that is sought at the beginning of a line or inside it. */
typedef struct
{
  char *phrase; /* a key */
  guint max;
  const char *why;
  QimamCruftKind kind;
  gboolean colon;
} Phrase;

typedef struct
{
  const char *why;
  QimamCruftKind kind;
} Whole;

struct _QimamCruft
{
  GHashTable *wholes;      /* key → Whole */
  GPtrArray *starts;       /* Phrase, longest first */
  GHashTable *first_words; /* first word → GPtrArray of Phrase, longest first */
  GPtrArray *parts;        /* Phrase */
  GHashTable *shares;      /* key of a word → why */
  GHashTable *counts;      /* key of a word → why */
  GHashTable *replies;     /* set of keys */
  GPtrArray *agos;         /* Phrase */
  GHashTable *ago_words;   /* key of a word → why */
  GPtrArray *bylines;      /* Phrase; @max: one of the BYLINE_ forms */
  GPtrArray *outlets;      /* Phrase; @max holds the QimamOutletKind */
  GPtrArray *captions;     /* Phrase; @max holds a CaptionPlace */
};

enum
{
  BYLINE_MARK,
  BYLINE_OPEN,
  BYLINE_SOURCE,
  BYLINE_KNOWN,
  BYLINE_ROLE,
  BYLINE_NOBODY,
};

typedef enum
{
  CAPTION_START,
  CAPTION_PART,
  CAPTION_END,
} CaptionPlace;

static void
phrase_free (Phrase *self)
{
  g_free (self->phrase);
  g_free (self);
}

static Phrase *
add_phrase (GPtrArray *list, const char *text, guint max, const char *why)
{
  Phrase *phrase = g_new0 (Phrase, 1);

  phrase->phrase = qimam_wording_key (text, -1);
  phrase->max = max;
  phrase->why = g_intern_string (why);
  g_ptr_array_add (list, phrase);
  return phrase;
}

static int
compare_length (gconstpointer a, gconstpointer b)
{
  const Phrase *const *x = a, *const *y = b;
  gsize lx = strlen ((*x)->phrase), ly = strlen ((*y)->phrase);

  return lx < ly ? 1 : lx > ly ? -1 : strcmp ((*x)->phrase, (*y)->phrase);
}

static void
add_whole (QimamCruft *self, const char *text, const char *why, QimamCruftKind kind)
{
  Whole *whole = g_new0 (Whole, 1);

  whole->why = g_intern_string (why);
  whole->kind = kind;
  g_hash_table_insert (self->wholes, qimam_wording_key (text, -1), whole);
}

static void
add_start (
    QimamCruft *self, const char *text, guint max, const char *why, QimamCruftKind kind, gboolean colon)
{
  Phrase *phrase = add_phrase (self->starts, text, max, why);

  phrase->kind = kind;
  phrase->colon = colon;
}

static gboolean
load_cruft (QimamCruft *self, GError **error)
{
  static const char *const columns[] = { "match", "phrase", "max", "why", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("cruft", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      const char *match = qimam_table_get (table, i, 0), *phrase = qimam_table_get (table, i, 1);
      const char *why = qimam_table_get (table, i, 3);
      guint64 max = 0;

      if (!g_ascii_string_to_unsigned (qimam_table_get (table, i, 2), 10, 0, 1000, &max, NULL))
        {
          qimam_table_set_error (table, i, 2, "not a number of words", error);
          return FALSE;
        }
      if (g_str_equal (match, "line"))
        add_whole (self, phrase, why, QIMAM_CRUFT_LINE);
      else if (g_str_equal (match, "heading"))
        add_whole (self, phrase, why, QIMAM_CRUFT_HEADING);
      else if (g_str_equal (match, "link"))
        add_start (self, phrase, max, why, QIMAM_CRUFT_LINK, FALSE);
      else if (g_str_equal (match, "colon"))
        add_start (self, phrase, max, why, QIMAM_CRUFT_LINK, TRUE);
      else if (g_str_equal (match, "start"))
        add_start (self, phrase, max, why, QIMAM_CRUFT_LINE, FALSE);
      else if (g_str_equal (match, "site"))
        add_start (self, phrase, max, why, QIMAM_CRUFT_SITE, FALSE);
      else if (g_str_equal (match, "part"))
        add_phrase (self->parts, phrase, max, why);
      else if (g_str_equal (match, "share"))
        g_hash_table_insert (self->shares, qimam_wording_key (phrase, -1), (gpointer) g_intern_string (why));
      else if (g_str_equal (match, "count"))
        g_hash_table_insert (self->counts, qimam_wording_key (phrase, -1), (gpointer) g_intern_string (why));
      else if (g_str_equal (match, "ago"))
        add_phrase (self->agos, phrase, max, why);
      else if (g_str_equal (match, "ago-word"))
        g_hash_table_insert (self->ago_words, qimam_wording_key (phrase, -1),
                             (gpointer) g_intern_string (why));
      else if (g_str_equal (match, "reply"))
        g_hash_table_add (self->replies, qimam_wording_key (phrase, -1));
      else
        {
          qimam_table_set_error (table, i, 0, "not a known way to match", error);
          return FALSE;
        }
    }
  g_ptr_array_sort (self->starts, compare_length);
  for (guint i = 0; i < self->starts->len; i++)
    {
      Phrase *phrase = self->starts->pdata[i];
      g_autofree char *first = g_strndup (phrase->phrase, strcspn (phrase->phrase, " "));
      GPtrArray *list = g_hash_table_lookup (self->first_words, first);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->first_words, g_steal_pointer (&first), list);
        }
      g_ptr_array_add (list, phrase);
    }
  return TRUE;
}

/* Reads a table of two columns: one of @names, whose place becomes Phrase.max, and a phrase. */
static gboolean
load_pairs (GPtrArray *list, const char *name, const char *column, const char *const *names, GError **error)
{
  const char *columns[] = { column, "phrase", NULL };
  g_autoptr (QimamTable) table = qimam_table_load (name, columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      guint place = 0;

      while (names[place] != NULL && !g_str_equal (names[place], qimam_table_get (table, i, 0)))
        place++;
      if (names[place] == NULL)
        {
          qimam_table_set_error (table, i, 0, "not a known word", error);
          return FALSE;
        }
      add_phrase (list, qimam_table_get (table, i, 1), place, "");
    }
  g_ptr_array_sort (list, compare_length);
  return TRUE;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) phrase_free);
}

static void
cruft_free (QimamCruft *self)
{
  g_hash_table_unref (self->wholes);
  g_hash_table_unref (self->shares);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->replies);
  g_hash_table_unref (self->ago_words);
  g_ptr_array_unref (self->agos);
  g_hash_table_unref (self->first_words);
  g_ptr_array_unref (self->starts);
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->bylines);
  g_ptr_array_unref (self->outlets);
  g_ptr_array_unref (self->captions);
  g_free (self);
}

static QimamCruft *
cruft_new (GError **error)
{
  static const char *const byline_forms[] = { "mark", "open", "source", "known", "role", "nobody", NULL };
  static const char *const outlet_kinds[] = { "outlet", "agency", "generic", "wire", NULL };
  static const char *const caption_places[] = { "start", "part", "end", NULL };
  QimamCruft *self = g_new0 (QimamCruft, 1);

  self->wholes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->shares = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->replies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ago_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->agos = new_list ();
  self->starts = new_list ();
  self->first_words =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->parts = new_list ();
  self->bylines = new_list ();
  self->outlets = new_list ();
  self->captions = new_list ();
  if (load_cruft (self, error) && load_pairs (self->bylines, "bylines", "form", byline_forms, error) &&
      load_pairs (self->outlets, "outlet-words", "kind", outlet_kinds, error) &&
      load_pairs (self->captions, "captions", "place", caption_places, error))
    return self;
  cruft_free (self);
  return NULL;
}

const QimamCruft *
qimam_cruft_get (GError **error)
{
  static GMutex lock;
  static QimamCruft *tables;
  const QimamCruft *result;

  g_mutex_lock (&lock);
  if (tables == NULL)
    tables = cruft_new (error);
  result = tables;
  g_mutex_unlock (&lock);
  return result;
}

/* Whether all words of @key are in @words, or numbers; at least one must be in it. */
static gboolean
made_of (const char *key, GHashTable *words, guint max, const char **why)
{
  g_auto (GStrv) pieces = NULL;
  const char *found = NULL;
  guint numbers = 0, n = qimam_wording_count (key);

  if (n == 0 || n > max)
    return FALSE;
  pieces = g_strsplit (key, " ", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *reason = g_hash_table_lookup (words, pieces[i]);

      if (reason != NULL)
        found = reason;
      else if (qimam_wording_is_counter (pieces[i]))
        numbers++;
      else
        return FALSE;
    }
  if (found == NULL)
    return FALSE;
  *why = found;
  return TRUE;
}

static gboolean
is_count (const QimamCruft *self, const char *key, const char **why)
{
  for (const char *p = key; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isdigit (g_utf8_get_char (p)))
      return made_of (key, self->counts, 6, why);
  return FALSE;
}

/* "3 hours ago", "منذ يومين": a time before now and nothing else */
static gboolean
is_ago (const QimamCruft *self, const char *key, const char **why)
{
  for (guint i = 0; i < self->agos->len; i++)
    {
      const Phrase *phrase = self->agos->pdata[i];
      const char *found = qimam_wording_find (key, phrase->phrase);
      g_autofree char *rest = NULL;

      if (found == NULL || qimam_wording_count (key) > phrase->max)
        continue;
      rest = g_strdup_printf ("%.*s %s", (int) (found - key), key, found + strlen (phrase->phrase));
      return made_of (g_strstrip (rest), self->ago_words, phrase->max, why);
    }
  return FALSE;
}

/* Skips marks and blanks; tells whether a mark was among them. */
static const char *
skip_marks (const char *text, gboolean *mark)
{
  *mark = FALSE;
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    {
      *mark = *mark || !g_unichar_isspace (g_utf8_get_char (text));
      text = g_utf8_next_char (text);
    }
  return text;
}

/* The phrases that begin with the first word of a key, longest first. */
static const GPtrArray *
starts_of (const QimamCruft *self, const char *key)
{
  g_autofree char *first = g_strndup (key, strcspn (key, " "));

  return g_hash_table_lookup (self->first_words, first);
}

QimamCruftKind
qimam_cruft_judge (
    const QimamCruft *self, const char *text, const char *key, const char **why, const char **rest)
{
  const Whole *whole = g_hash_table_lookup (self->wholes, key);
  guint n_words = qimam_wording_count (key);
  const GPtrArray *starts;

  *rest = text + strlen (text);
  if (whole != NULL)
    {
      *why = whole->why;
      return whole->kind;
    }
  if (n_words == 0 || n_words > 60)
    return QIMAM_CRUFT_NONE;
  starts = starts_of (self, key);
  for (guint i = 0; starts != NULL && i < starts->len; i++)
    {
      const Phrase *phrase = starts->pdata[i];
      const char *after;
      gboolean mark;

      if (n_words > phrase->max || !qimam_wording_starts (key, phrase->phrase))
        continue;
      after = skip_marks (qimam_wording_skip (text, qimam_wording_count (phrase->phrase)), &mark);
      if (phrase->colon && !mark)
        continue;
      *why = phrase->why;
      *rest = after;
      return phrase->kind;
    }
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Phrase *phrase = self->parts->pdata[i];

      if (n_words > phrase->max)
        continue;
      /* Icon texts are glued to the words that follow them, so borders are not asked. */
      if (strstr (key, phrase->phrase) != NULL)
        {
          *why = phrase->why;
          return QIMAM_CRUFT_LINE;
        }
    }
  if (is_ago (self, key, why) || is_count (self, key, why) ||
      (n_words > 1 && made_of (key, self->shares, 20, why)))
    return QIMAM_CRUFT_LINE;
  return QIMAM_CRUFT_NONE;
}

guint
qimam_cruft_outlets (const QimamCruft *self, const char *key)
{
  guint kinds = QIMAM_OUTLET_NONE;

  for (guint i = 0; i < self->outlets->len; i++)
    {
      const Phrase *phrase = self->outlets->pdata[i];

      if (qimam_wording_find (key, phrase->phrase) != NULL)
        kinds |= 1u << phrase->max;
    }
  /* Of its own the word is one of any office. */
  return kinds != QIMAM_OUTLET_WIRE ? kinds : QIMAM_OUTLET_NONE;
}

gboolean
qimam_cruft_is_caption (const QimamCruft *self, const char *key)
{
  gsize length = strlen (key);

  for (guint i = 0; i < self->captions->len; i++)
    {
      const Phrase *phrase = self->captions->pdata[i];
      gsize n = strlen (phrase->phrase);

      if (phrase->max == CAPTION_START && qimam_wording_starts (key, phrase->phrase))
        return TRUE;
      if (phrase->max == CAPTION_PART && qimam_wording_find (key, phrase->phrase) != NULL)
        return TRUE;
      if (phrase->max == CAPTION_END && length > n && key[length - n - 1] == ' ' &&
          g_str_equal (key + length - n, phrase->phrase))
        return TRUE;
    }
  return FALSE;
}

/* Cuts what stands behind the names: place, date, outlet. */
static void
cut_names (char *names)
{
  static const char *const cuts[] = { " - ", " – ", " — ", "|", "/", "(", " • ", " · " };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      char *cut = strstr (names, cuts[i]);

      if (cut != NULL && cut > names)
        *cut = '\0';
    }
  g_strstrip (names);
}

char *
qimam_cruft_join_names (const char *names)
{
  g_autoptr (GRegex) split = g_regex_new ("\\s*(?:[،,;&|]|\\band\\b|\\bet\\b|\\bund\\b)\\s*",
                                          G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL);
  g_auto (GStrv) pieces = g_regex_split (split, names, 0);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (*g_strstrip (pieces[i]) == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, "، ");
      g_string_append (joined, pieces[i]);
    }
  return g_strdup (joined->str);
}

/* Whether a list of names is one: each a few words, none of them a particle, none with a digit. */
static gboolean
is_names (const char *names)
{
  g_auto (GStrv) pieces = g_strsplit (names, "، ", -1);

  if (qimam_wording_is_sentence (names) || g_strv_length (pieces) > 8)
    return FALSE;
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *key = qimam_wording_key (pieces[i], -1);
      g_auto (GStrv) words = g_strsplit (key, " ", -1);
      guint n_words = g_strv_length (words);

      /* Letters without case, as the Arabic ones, are not lower case. */
      if (n_words == 0 || n_words > 6 || strpbrk (key, "0123456789") != NULL ||
          g_unichar_islower (g_utf8_get_char (pieces[i])))
        return FALSE;
      for (guint w = 0; w < n_words; w++)
        if (qimam_is_stop_word (words[w], -1))
          return FALSE;
    }
  return *names != '\0';
}

gboolean
qimam_cruft_is_reply_word (const QimamCruft *self, const char *key)
{
  return g_hash_table_contains (self->replies, key);
}

gboolean
qimam_cruft_is_share_word (const QimamCruft *self, const char *key)
{
  return g_hash_table_contains (self->shares, key);
}

/* Where that begins which follows a phrase of the by-line table in @text, NULL if none fits. @known: see
 * qimam_cruft_byline() */
static const char *
after_phrase (const QimamCruft *self, const char *text, const char *key, gboolean source, gboolean known)
{
  for (guint i = 0; i < self->bylines->len; i++)
    {
      const Phrase *phrase = self->bylines->pdata[i];
      const char *after;
      gboolean mark;

      if (phrase->max >= BYLINE_ROLE || (phrase->max == BYLINE_SOURCE) != source ||
          (phrase->max == BYLINE_KNOWN && !known) || !qimam_wording_starts (key, phrase->phrase))
        continue;
      after = skip_marks (qimam_wording_skip (text, qimam_wording_count (phrase->phrase)), &mark);
      if (mark || phrase->max == BYLINE_OPEN || (known && !source))
        return after;
    }
  return NULL;
}

char *
qimam_cruft_byline (const QimamCruft *self, const char *text, const char *key, gboolean known)
{
  const char *after = after_phrase (self, text, key, FALSE, known);
  g_autofree char *names = NULL, *joined = NULL;

  if (after == NULL)
    return NULL;
  names = g_strdup (after);
  cut_names (names);
  joined = qimam_cruft_join_names (names);
  return is_names (joined) ? g_steal_pointer (&joined) : NULL;
}

gboolean
qimam_cruft_is_nobody (const QimamCruft *self, const char *key)
{
  for (guint i = 0; i < self->bylines->len; i++)
    {
      const Phrase *phrase = self->bylines->pdata[i];

      if (phrase->max == BYLINE_NOBODY && g_str_equal (key, phrase->phrase))
        return TRUE;
    }
  return FALSE;
}

gboolean
qimam_cruft_is_role (const QimamCruft *self, const char *key)
{
  for (guint i = 0; i < self->bylines->len; i++)
    {
      const Phrase *phrase = self->bylines->pdata[i];

      if (phrase->max == BYLINE_ROLE && qimam_wording_find (key, phrase->phrase) != NULL)
        return TRUE;
    }
  return FALSE;
}

char *
qimam_cruft_source (const QimamCruft *self, const char *text, const char *key)
{
  const char *after = after_phrase (self, text, key, TRUE, FALSE);

  return after != NULL && qimam_wording_count (key) <= 12 && !qimam_wording_is_sentence (after)
             ? qimam_wording_clean (after, -1)
             : NULL;
}
