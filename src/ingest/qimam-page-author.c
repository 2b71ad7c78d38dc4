/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-author.h"

#include <string.h>

#include "qimam-blocks.h"
#include "qimam-cruft.h"
#include "qimam-stamp-words.h"
#include "qimam-stamp.h"
#include "qimam-token.h"
#include "qimam-wording.h"

#define MAX_NAMES 14
#define MAX_LINE  300
/* Bytes of a line of authors, with offices and addresses. */
#define MAX_AUTHOR_LINE 2000

/* Leaves out what no name holds: mail addresses, handles, addresses of pages. */
static char *
strip_addresses (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strchr (words[i], '@') != NULL || strstr (words[i], "://") != NULL || *words[i] == '\0')
        continue;
      if (rest->len > 0)
        g_string_append_c (rest, ' ');
      g_string_append (rest, words[i]);
    }
  return g_string_free (g_steal_pointer (&rest), FALSE);
}

static gboolean
is_date_word (const char *folded)
{
  const QimamStampSense *sense = qimam_stamp_sense (folded);

  return sense != NULL && (g_str_equal (sense->kind, "label") || g_str_equal (sense->kind, "update") ||
                           g_str_equal (sense->kind, "weekday"));
}

/* "By A, published June 16, 2021"; "June 16, 2021 by A" */
static void
cut_date (char *line)
{
  g_auto (QimamStamp) stamp = { 0 };
  g_autoptr (GArray) words = NULL;

  if (strlen (line) > MAX_LINE || !qimam_stamp_find (line, 0, &stamp))
    return;
  if (stamp.start == 0)
    {
      memmove (line, line + stamp.end, strlen (line + stamp.end) + 1);
      g_strchug (line);
      return;
    }
  line[stamp.start] = '\0';
  words = qimam_words_folded (line, -1);
  for (guint i = words->len; i > 0; i--)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i - 1);

      if (!is_date_word (word->folded))
        return;
      line[word->start] = '\0';
    }
}

/* "A for the Post", "A in Geneva" */
static void
cut_tail (char *name)
{
  static const char *const cuts[] = { " for ",  " For ",  " FOR ", " in ",
                                      " pour ", " from ", " at ",  " and The " };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      char *cut = strstr (name, cuts[i]);

      if (cut != NULL && cut > name)
        *cut = '\0';
    }
  g_strstrip (name);
}

/* "Outlet – Name Surname": the outlet may stand first. */
static const char *
skip_outlet (const char *text, const char *source)
{
  static const char *const marks[] = { " - ", " – ", " — ", " | ", ": " };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *mark = strstr (text, marks[i]);
      g_autofree char *first = mark != NULL ? g_strndup (text, mark - text) : NULL;
      g_autofree char *key = first != NULL ? qimam_wording_key (first, -1) : NULL;
      g_autofree char *own = source != NULL ? qimam_wording_key (source, -1) : NULL;
      g_autofree char *rest = mark != NULL ? qimam_wording_key (mark + strlen (marks[i]), -1) : NULL;
      const QimamCruft *tables = qimam_cruft_get (NULL);

      if (mark == NULL || qimam_wording_count (rest) < 2 || qimam_wording_count (rest) > 4)
        continue;
      if (qimam_wording_count (key) == 1 || (own != NULL && g_str_equal (own, key)) ||
          (tables != NULL && qimam_cruft_outlets (tables, key) != QIMAM_OUTLET_NONE))
        return mark + strlen (marks[i]);
    }
  return text;
}

static char *
squeeze (const char *text)
{
  g_autofree char *key = qimam_wording_key (text, -1);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);

  return g_strjoinv ("", words);
}

/* "Post Staff" is how an outlet signs, the name of the outlet alone says nothing. */
static gboolean
is_outlet (const QimamCruft *tables, const char *name, const char *source)
{
  g_autofree char *a = squeeze (name), *b = source != NULL ? squeeze (source) : NULL;
  g_autofree char *key = NULL;

  if (b == NULL || *a == '\0' || *b == '\0')
    return FALSE;
  if (g_str_equal (a, b) || (strlen (a) > 4 && strstr (b, a) != NULL))
    return TRUE;
  if (strlen (b) <= 4 || strstr (a, b) == NULL)
    return FALSE;
  key = qimam_wording_key (name, -1);
  return tables == NULL || !qimam_cruft_is_role (tables, key);
}

/* "CNN": letters of a name that stands for an outlet behind the names of people */
static gboolean
is_acronym (const char *name)
{
  gsize length = strlen (name);

  if (length < 2 || length > 5)
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_isupper (*p))
      return FALSE;
  return TRUE;
}

/* Puts the names together that are left without outlets and roles. */
static char *
choose_names (const char *joined, const char *source, const char *publisher)
{
  const QimamCruft *tables = qimam_cruft_get (NULL);
  g_auto (GStrv) pieces = g_strsplit (joined, "، ", -1);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = g_strv_length (pieces);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = NULL;

      cut_tail (pieces[i]);
      key = qimam_wording_key (pieces[i], -1);
      if (*key == '\0' || qimam_wording_count (key) > 7 || is_outlet (tables, pieces[i], source) ||
          is_outlet (tables, pieces[i], publisher) ||
          (tables != NULL && qimam_cruft_is_nobody (tables, key)) ||
          (names->len > 0 && g_str_has_prefix (pieces[i], "The ")) ||
          (n > 1 && (is_acronym (pieces[i]) || (names->len > 0 && tables != NULL &&
                                                (qimam_cruft_is_role (tables, key) ||
                                                 qimam_cruft_outlets (tables, key) != QIMAM_OUTLET_NONE)))))
        continue;
      if (names->len > 0)
        g_string_append (names, "، ");
      g_string_append (names, pieces[i]);
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

char *
qimam_page_author_clean (const char *text, const char *source, const char *publisher)
{
  const QimamCruft *tables = qimam_cruft_get (NULL);
  g_autofree char *clean = qimam_wording_clean (text, -1);
  g_autofree char *line = strip_addresses (clean);
  g_autofree char *key = NULL, *names = NULL, *joined = NULL;
  const char *begin;

  /* ", Outlet": the name that should stand before it is missing. */
  if (*clean == ',' || g_str_has_prefix (clean, "،"))
    return NULL;
  cut_date (line);
  begin = line;
  while (*begin != '\0' && !g_unichar_isalnum (g_utf8_get_char (begin)))
    begin = g_utf8_next_char (begin);
  begin = skip_outlet (begin, source);
  key = qimam_wording_key (begin, -1);
  names = tables != NULL ? qimam_cruft_byline (tables, begin, key, TRUE) : NULL;
  if (names != NULL)
    return choose_names (names, source, publisher);
  if (*key == '\0' || qimam_wording_count (key) > MAX_NAMES || qimam_wording_is_counter (begin) ||
      strpbrk (key, "0123456789") != NULL)
    return NULL;
  joined = qimam_cruft_join_names (begin);
  return choose_names (joined, source, publisher);
}

char *
qimam_page_author_in_line (const char *line)
{
  const QimamCruft *tables = qimam_cruft_get (NULL);
  g_autofree char *rest = NULL;
  g_autofree char *key = NULL, *names = NULL;

  /* Longer ones are none, however they begin. */
  if (strlen (line) > MAX_AUTHOR_LINE)
    return NULL;
  rest = strip_addresses (line);
  cut_date (rest);
  key = qimam_wording_key (rest, -1);
  names = tables != NULL ? qimam_cruft_byline (tables, rest, key, FALSE) : NULL;
  return names != NULL ? choose_names (names, NULL, NULL) : NULL;
}

char *
qimam_page_author_in_link (const xmlNode *node)
{
  static const char *const folders[] = { "/author/",
                                         "/authors/",
                                         "/auteur/",
                                         "/autor/",
                                         "/writer/",
                                         "/writers/",
                                         "/by/",
                                         "/byline/",
                                         "/journalist/",
                                         "/journalists/",
                                         "/reporter/",
                                         "/reporters/",
                                         "/staff/",
                                         "/columnist/",
                                         "/columnists/",
                                         "/contributor/",
                                         "/contributors/",
                                         "/correspondent/",
                                         "/person/",
                                         "/people/",
                                         "/profile/",
                                         "/profiles/",
                                         "/@",
                                         "/kateb/",
                                         "/%D9%83%D8%A7%D8%AA%D8%A8/",
                                         "/كاتب/",
                                         "/كتاب/" };
  const char *address = qimam_node_is (node, "a") ? qimam_node_attribute (node, "href") : NULL;
  g_autofree char *text = NULL, *key = NULL;
  gboolean fits = FALSE;

  for (guint i = 0; address != NULL && i < G_N_ELEMENTS (folders) && !fits; i++)
    fits = strstr (address, folders[i]) != NULL;
  if (!fits)
    return NULL;
  text = qimam_node_text ((xmlNode *) node);
  key = qimam_wording_key (text, -1);
  if (qimam_wording_count (key) < 2 || qimam_wording_count (key) > 4 || qimam_wording_is_sentence (text))
    return NULL;
  return qimam_page_author_clean (text, NULL, NULL);
}
