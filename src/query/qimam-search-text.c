/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-search-text.h"

#include <string.h>

#include "qimam-token.h"

#define MAX_WORDS 32

/* A word or a phrase that is looked for. */
typedef struct
{
  GArray *words; /* QimamWord; one, or several for a phrase */
  gboolean phrase;
  gboolean exclude;
  gboolean prefix;
} Term;

struct _QimamSearchText
{
  GPtrArray *terms;
  guint n_words;
  gboolean given; /* something other than white space was typed */
};

static void
term_free (Term *term)
{
  g_array_unref (term->words);
  g_free (term);
}

void
qimam_search_text_free (QimamSearchText *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/* The mark that closes a quotation, 0 where @c opens none. */
static gunichar
closing_mark (gunichar c)
{
  switch (c)
    {
    case '"':
      return '"';
    case 0x00AB: /* « */
      return 0x00BB;
    case 0x201C: /* “ */
      return 0x201D;
    case 0x201D: /* ” opens in some Arabic typesetting */
      return 0x201C;
    default:
      return 0;
    }
}

static void
add_term (QimamSearchText *self, const char *text, gsize length, gboolean phrase, gboolean exclude)
{
  g_autoptr (GArray) words = qimam_words (text, (gssize) length);

  if (words->len == 0 || self->n_words + words->len > MAX_WORDS)
    return;
  self->n_words += words->len;
  if (phrase && words->len > 1)
    {
      Term *term = g_new0 (Term, 1);

      term->words = g_array_ref (words);
      term->phrase = TRUE;
      term->exclude = exclude;
      g_ptr_array_add (self->terms, term);
      return;
    }
  /* What is typed as one may be several words ("موسكو–واشنطن"); each is looked for. */
  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i);
      Term *term = g_new0 (Term, 1);

      term->words = qimam_words (text + word->start, word->end - word->start);
      term->phrase = phrase;
      term->exclude = exclude;
      if (term->words->len == 1)
        g_ptr_array_add (self->terms, term);
      else
        term_free (term);
    }
}

QimamSearchText *
qimam_search_text_parse (const char *text, gboolean prefix)
{
  QimamSearchText *self = g_new0 (QimamSearchText, 1);
  const char *p = text != NULL ? text : "";
  gboolean ends_in_word = FALSE;

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      gboolean exclude = FALSE;
      const char *end = NULL;

      if (g_unichar_isspace (c))
        {
          p = g_utf8_next_char (p);
          ends_in_word = FALSE;
          continue;
        }
      self->given = TRUE;
      if (c == '-' && p[1] != '\0' && !g_unichar_isspace (g_utf8_get_char (p + 1)))
        {
          exclude = TRUE;
          p++;
          c = g_utf8_get_char (p);
        }
      if (closing_mark (c) != 0)
        {
          const char *inner = g_utf8_next_char (p);

          end = g_utf8_strchr (inner, -1, closing_mark (c));
          /* A mark that is not closed is no mark. */
          p = inner;
          ends_in_word = FALSE;
          if (end != NULL)
            {
              add_term (self, inner, end - inner, TRUE, exclude);
              p = g_utf8_next_char (end);
              continue;
            }
        }
      end = p;
      while (*end != '\0' && !g_unichar_isspace (g_utf8_get_char (end)) &&
             closing_mark (g_utf8_get_char (end)) == 0)
        end = g_utf8_next_char (end);
      add_term (self, p, end - p, FALSE, exclude);
      ends_in_word = end > p;
      p = end;
    }
  if (prefix && ends_in_word && self->terms->len > 0)
    {
      Term *last = self->terms->pdata[self->terms->len - 1];

      last->prefix = !last->phrase && !last->exclude;
    }
  return self;
}

gboolean
qimam_search_text_is_empty (const QimamSearchText *self)
{
  return self->terms->len == 0 && !self->given;
}

gboolean
qimam_search_text_is_void (const QimamSearchText *self)
{
  return self->terms->len == 0 && self->given;
}

static void
append_quoted (GString *match, const char *term)
{
  g_string_append_c (match, '"');
  for (const char *p = term; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append_c (match, '"');
}

static void
append_term (GString *match, const Term *term)
{
  const QimamWord *word = &g_array_index (term->words, QimamWord, 0);

  if (term->phrase)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);

      for (guint i = 0; i < term->words->len; i++)
        g_string_append_printf (phrase, "%s%s", i > 0 ? " " : "",
                                g_array_index (term->words, QimamWord, i).folded);
      append_quoted (match, phrase->str);
      return;
    }
  g_string_append_c (match, '(');
  append_quoted (match, word->folded);
  if (term->prefix)
    g_string_append (match, " *");
  if (!g_str_equal (word->stem, word->folded))
    {
      g_string_append (match, " OR ");
      append_quoted (match, word->stem);
    }
  g_string_append_c (match, ')');
}

static gboolean
is_stop_word (const Term *term)
{
  const QimamWord *word = &g_array_index (term->words, QimamWord, 0);

  return !term->phrase && !term->prefix && qimam_is_stop_word (word->folded, -1);
}

/* Stop words drop out, unless there is nothing else. */
static gboolean
has_more_than_stop_words (const QimamSearchText *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = self->terms->pdata[i];

      if (!term->exclude && !is_stop_word (term))
        return TRUE;
    }
  return FALSE;
}

static gboolean
counts (const Term *term, gboolean drop_stop_words)
{
  return !term->exclude && !(drop_stop_words && is_stop_word (term));
}

char *
qimam_search_text_to_match (const QimamSearchText *self, gboolean any)
{
  gboolean drop = has_more_than_stop_words (self);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = self->terms->pdata[i];
      GString *to = any && !term->phrase ? words : match;

      if (!counts (term, drop) ||
          (!term->phrase && !g_hash_table_add (seen, g_array_index (term->words, QimamWord, 0).folded)))
        continue;
      if (to->len > 0)
        g_string_append (to, to == words ? " OR " : " AND ");
      append_term (to, term);
    }
  if (words->len > 0)
    g_string_append_printf (match, "%s(%s)", match->len > 0 ? " AND " : "", words->str);
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

char *
qimam_search_text_to_exclusion (const QimamSearchText *self)
{
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = self->terms->pdata[i];

      if (!term->exclude)
        continue;
      if (match->len > 0)
        g_string_append (match, " OR ");
      append_term (match, term);
    }
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

/* ---- Finding in a text what the index found ---- */

static gboolean
word_matches (const Term *term, const QimamWord *wanted, const QimamWord *word)
{
  if (g_str_equal (wanted->folded, word->folded) || g_str_equal (wanted->folded, word->stem))
    return TRUE;
  if (term->phrase)
    return FALSE;
  if (g_str_equal (wanted->stem, word->stem) || g_str_equal (wanted->stem, word->folded))
    return TRUE;
  return term->prefix &&
         (g_str_has_prefix (word->folded, wanted->folded) || g_str_has_prefix (word->stem, wanted->folded));
}

/* How many words from the @i-th on match the term, 0 for none. */
static guint
match_length (const Term *term, GArray *words, guint i)
{
  if (words->len - i < term->words->len)
    return 0;
  for (guint w = 0; w < term->words->len; w++)
    if (!word_matches (term, &g_array_index (term->words, QimamWord, w),
                       &g_array_index (words, QimamWord, i + w)))
      return 0;
  return term->words->len;
}

void
qimam_search_text_find (
    const QimamSearchText *self, const char *text, gsize length, QimamField in, guint max, GArray *matches)
{
  gboolean drop = has_more_than_stop_words (self);
  g_autoptr (GArray) words = NULL;
  guint found = 0;

  if (self->terms->len == 0)
    return;
  words = qimam_words (text, (gssize) length);
  for (guint i = 0; i < words->len && found < max;)
    {
      guint longest = 0;
      QimamSpan span;

      for (guint t = 0; t < self->terms->len; t++)
        if (counts (self->terms->pdata[t], drop))
          longest = MAX (longest, match_length (self->terms->pdata[t], words, i));
      if (longest > 0)
        {
          span = qimam_span (in, g_array_index (words, QimamWord, i).start,
                             g_array_index (words, QimamWord, i + longest - 1).end);
          g_array_append_val (matches, span);
          found++;
        }
      i += MAX (longest, 1);
    }
}
