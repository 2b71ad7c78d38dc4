/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-completion.h"

#include <string.h>

#include "qimam-fold.h"
#include "qimam-search-words.h"

/* How many words are told of; beside them, how many names and keywords, and from how many letters on. */
#define MAX_WORDS    6
#define MAX_NAMES    3
#define MAX_KEYWORDS 2
#define MIN_LETTERS  2

typedef struct
{
  const char *text;
  const char *language;
  const char *typed;
  gsize start;
  guint max;
  GPtrArray *list;
} Completing;

static void
completion_free (gpointer data)
{
  QimamCompletion *completion = data;

  g_free (completion->key);
  g_free (completion->label);
  g_free (completion->text);
  g_free (completion);
}

/* A value as it is typed: in quotation marks where it has to be. */
static char *
quote (const char *value)
{
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && strchr ("-_", *p) == NULL)
      return strchr (value, '"') == NULL ? g_strconcat ("\"", value, "\"", NULL)
                                         : g_strconcat ("«", value, "»", NULL);
  return g_strdup (value);
}

/* Puts @value in the place of what is typed. */
static void
add (Completing *self,
     QimamCompletionKind kind,
     const char *key,
     const char *label,
     const char *keyword,
     const char *value,
     const char *after)
{
  QimamCompletion *completion;
  g_autofree char *before = NULL;

  if (self->list->len >= self->max)
    return;
  before = g_strndup (self->text, self->start);
  completion = g_new0 (QimamCompletion, 1);
  completion->kind = kind;
  completion->key = g_strdup (key);
  completion->label = g_strdup (label);
  completion->text = g_strconcat (before, keyword, value, after, NULL);
  g_ptr_array_add (self->list, completion);
}

/* (transfer none): the form of a word of the language that fits the user's */
static char *
in_language (QimamSearchWord word, const char *language)
{
  g_auto (GStrv) forms = qimam_search_word_list (word);
  guint n = g_strv_length (forms);

  if (n == 0)
    return g_strdup ("");
  for (guint i = 0; i < n && g_str_has_prefix (language, "ar"); i++)
    if (g_unichar_get_script (g_utf8_get_char (forms[i])) == G_UNICODE_SCRIPT_ARABIC)
      return g_strdup (forms[i]);
  if (g_str_has_prefix (language, "fr") &&
      g_unichar_get_script (g_utf8_get_char (forms[n - 1])) != G_UNICODE_SCRIPT_ARABIC)
    return g_strdup (forms[n - 1]);
  return g_strdup (forms[0]);
}

static QimamCompletionKind
kind_of (QimamSearchKind kind)
{
  return kind == QIMAM_SEARCH_TOPIC    ? QIMAM_COMPLETION_TOPIC
         : kind == QIMAM_SEARCH_SOURCE ? QIMAM_COMPLETION_SOURCE
                                       : QIMAM_COMPLETION_MEETING;
}

/* The value that names a thing: its name, or its number where others may be called so. */
static char *
value_of (const QimamSearchName *name)
{
  return name->kind == QIMAM_SEARCH_MEETING ? g_strdup (name->key) : quote (name->name);
}

static void
add_names (Completing *self, const QimamSearchNames *names, QimamSearchKind kind)
{
  g_autoptr (GPtrArray) found =
      names != NULL ? qimam_search_names_complete (names, kind, self->typed, self->language, self->max)
                    : g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      const QimamSearchName *name = found->pdata[i];
      g_autofree char *value = value_of (name);

      add (self, kind_of (kind), name->key, name->name, "", value, " ");
    }
}

/* Whether a word of the language begins as what is typed. */
static gboolean
begins (QimamSearchWord word, const char *typed)
{
  g_auto (GStrv) forms = qimam_search_word_list (word);
  g_autofree char *folded = qimam_fold (typed, -1, NULL);

  for (guint i = 0; forms[i] != NULL; i++)
    {
      g_autofree char *form = qimam_fold (forms[i], -1, NULL);

      if (g_str_has_prefix (form, folded))
        return TRUE;
    }
  return FALSE;
}

static void
add_forms (Completing *self,
           QimamCompletionKind kind,
           QimamSearchWord first,
           QimamSearchWord last,
           const char *after)
{
  for (QimamSearchWord word = first; word <= last; word++)
    {
      g_autofree char *form = NULL, *value = NULL;

      if (!begins (word, self->typed))
        continue;
      form = in_language (word, self->language);
      value = g_strdelimit (g_strdup (form), " ", '-');
      /* What is typed in full already needs no completion. */
      if (g_str_equal (value, self->typed))
        continue;
      add (self, kind, NULL, form, "", value, after);
    }
}

static void
add_keywords (Completing *self)
{
  guint n = 0;

  for (QimamSearchWord word = QIMAM_SEARCH_WORD_TOPIC; word <= QIMAM_SEARCH_WORD_HAS && n < MAX_KEYWORDS;
       word++)
    if (begins (word, self->typed))
      {
        g_autofree char *form = in_language (word, self->language);
        g_autofree char *label = g_strconcat (form, ":", NULL);

        add (self, QIMAM_COMPLETION_KEYWORD, NULL, label, "", label, "");
        n++;
      }
}

/* Topics, sources and meetings that are called as what is typed as a word. */
static void
add_named (Completing *self, const QimamSearchNames *names)
{
  static const struct
  {
    QimamSearchKind kind;
    QimamSearchWord word;
  } kinds[] = {
    { QIMAM_SEARCH_TOPIC, QIMAM_SEARCH_WORD_TOPIC },
    { QIMAM_SEARCH_SOURCE, QIMAM_SEARCH_WORD_SOURCE },
    { QIMAM_SEARCH_MEETING, QIMAM_SEARCH_WORD_MEETING },
  };

  for (guint k = 0; names != NULL && k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) found = qimam_search_names_complete (names, kinds[k].kind, self->typed,
                                                                 self->language, k == 0 ? MAX_NAMES : 1);
      g_autofree char *form = in_language (kinds[k].word, self->language);
      g_autofree char *keyword = g_strconcat (form, ":", NULL);

      for (guint i = 0; i < found->len; i++)
        {
          const QimamSearchName *name = found->pdata[i];
          g_autofree char *value = value_of (name);

          add (self, kind_of (name->kind), name->key, name->name, keyword, value, " ");
        }
    }
}

static gboolean
add_words (Completing *self, QimamCompletionWords words, guint max, gpointer data, GError **error)
{
  g_autofree char *folded = qimam_fold (self->typed, -1, NULL);
  g_autoptr (GPtrArray) found = NULL;

  if (words == NULL || *folded == '\0')
    return TRUE;
  found = words (folded, max, data, error);
  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const char *word = found->pdata[i];
      g_autofree char *other = qimam_fold (word, -1, NULL);

      /* What is typed in full already needs no completion. */
      if (!g_str_equal (other, folded))
        add (self, QIMAM_COMPLETION_WORD, NULL, word, "", word, " ");
    }
  return TRUE;
}

GPtrArray *
qimam_complete (const char *text,
                const char *language,
                const QimamSearchNames *names,
                QimamCompletionWords words,
                gpointer data,
                guint max,
                GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autoptr (QimamSearchText) search = qimam_search_text_parse (valid, TRUE);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (completion_free);
  Completing self = { .text = valid, .language = language, .max = max, .list = list };
  guint keyword;

  self.typed = qimam_search_text_get_open (search, &keyword, &self.start);
  if (self.typed == NULL)
    return g_steal_pointer (&list);
  switch (keyword)
    {
    case QIMAM_SEARCH_WORD_TOPIC:
      add_names (&self, names, QIMAM_SEARCH_TOPIC);
      break;
    case QIMAM_SEARCH_WORD_SOURCE:
      add_names (&self, names, QIMAM_SEARCH_SOURCE);
      break;
    case QIMAM_SEARCH_WORD_MEETING:
      add_names (&self, names, QIMAM_SEARCH_MEETING);
      break;
    case QIMAM_SEARCH_WORD_FROM:
    case QIMAM_SEARCH_WORD_TO:
    case QIMAM_SEARCH_WORD_DATE:
      add_forms (&self, QIMAM_COMPLETION_DATE, QIMAM_SEARCH_WORD_TODAY, QIMAM_SEARCH_WORD_LAST_YEAR, " ");
      break;
    case QIMAM_SEARCH_WORD_IS:
      add_forms (&self, QIMAM_COMPLETION_FLAG, QIMAM_SEARCH_WORD_UNREAD, QIMAM_SEARCH_WORD_STARRED, " ");
      break;
    case QIMAM_SEARCH_WORD_HAS:
      add_forms (&self, QIMAM_COMPLETION_FLAG, QIMAM_SEARCH_WORD_NOTED, QIMAM_SEARCH_WORD_NOTED, " ");
      break;
    case QIMAM_SEARCH_WORD_TITLE:
      if (!add_words (&self, words, MIN (max, MAX_WORDS), data, error))
        return NULL;
      break;
    case QIMAM_SEARCH_WORD_NONE:
      if (!add_words (&self, words, MIN (max, MAX_WORDS), data, error))
        return NULL;
      if (g_utf8_strlen (self.typed, -1) >= MIN_LETTERS && strchr (self.typed, ':') == NULL)
        {
          add_keywords (&self);
          add_named (&self, names);
        }
      break;
    default:
      break;
    }
  return g_steal_pointer (&list);
}
