/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-search-words.h"

#include <string.h>

#include "qimam-calendar.h"
#include "qimam-fold.h"
#include "qimam-iso.h"
#include "qimam-table.h"
#include "qimam-time-reader.h"
#include "qimam-token.h"

/* A date takes fewer words than this; what is longer is not read as one. */
#define MAX_DATE_BYTES 160

typedef struct
{
  GHashTable *meanings; /* folded word -> QimamSearchWord */
  char **words[QIMAM_N_SEARCH_WORDS];
} Words;

static const char *const kinds[QIMAM_N_SEARCH_WORDS] = {
  [QIMAM_SEARCH_WORD_OR] = "or",
  [QIMAM_SEARCH_WORD_TOPIC] = "topic",
  [QIMAM_SEARCH_WORD_SOURCE] = "source",
  [QIMAM_SEARCH_WORD_MEETING] = "meeting",
  [QIMAM_SEARCH_WORD_TITLE] = "title",
  [QIMAM_SEARCH_WORD_FROM] = "from",
  [QIMAM_SEARCH_WORD_TO] = "to",
  [QIMAM_SEARCH_WORD_DATE] = "date",
  [QIMAM_SEARCH_WORD_IS] = "is",
  [QIMAM_SEARCH_WORD_HAS] = "has",
  [QIMAM_SEARCH_WORD_UNREAD] = "unread",
  [QIMAM_SEARCH_WORD_READ] = "read",
  [QIMAM_SEARCH_WORD_STARRED] = "starred",
  [QIMAM_SEARCH_WORD_NOTED] = "noted",
  [QIMAM_SEARCH_WORD_YES] = "yes",
  [QIMAM_SEARCH_WORD_NO] = "no",
  [QIMAM_SEARCH_WORD_TODAY] = "today",
  [QIMAM_SEARCH_WORD_YESTERDAY] = "yesterday",
  [QIMAM_SEARCH_WORD_THIS_WEEK] = "this-week",
  [QIMAM_SEARCH_WORD_LAST_WEEK] = "last-week",
  [QIMAM_SEARCH_WORD_THIS_MONTH] = "this-month",
  [QIMAM_SEARCH_WORD_LAST_MONTH] = "last-month",
  [QIMAM_SEARCH_WORD_THIS_YEAR] = "this-year",
  [QIMAM_SEARCH_WORD_LAST_YEAR] = "last-year",
};

/* (transfer full): folded, with one blank where there was white space, "-" or "_" */
static char *
normalise (const char *text, gsize length)
{
  g_autofree char *folded = qimam_fold (text, (gssize) length, NULL);
  GString *words = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (*p != ' ' && *p != '-' && *p != '_' && *p != '\t' && *p != '\n')
      g_string_append_c (words, *p);
    else if (words->len > 0 && words->str[words->len - 1] != ' ')
      g_string_append_c (words, ' ');
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  return g_string_free (words, FALSE);
}

static gboolean
load (Words *self, GError **error)
{
  static const char *const columns[] = { "kind", "words", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("query-words", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < qimam_table_n_rows (table); row++)
    {
      const char *kind = qimam_table_get (table, row, 0);
      guint k = 1;

      while (k < QIMAM_N_SEARCH_WORDS && !g_str_equal (kinds[k], kind))
        k++;
      if (k == QIMAM_N_SEARCH_WORDS || self->words[k] != NULL)
        {
          qimam_table_set_error (table, row, 0, "there is no such kind, or it is there already", error);
          return FALSE;
        }
      self->words[k] = qimam_table_get_list (table, row, 1);
      for (guint w = 0; k != QIMAM_SEARCH_WORD_OR && self->words[k][w] != NULL; w++)
        g_hash_table_insert (self->meanings, normalise (self->words[k][w], strlen (self->words[k][w])),
                             GUINT_TO_POINTER (k));
    }
  return TRUE;
}

static const Words *
get_words (void)
{
  static gsize ready;
  static Words words;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GError) error = NULL;

      words.meanings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      if (!load (&words, &error))
        g_warning ("%s", error->message);
      g_once_init_leave (&ready, 1);
    }
  return &words;
}

QimamSearchWord
qimam_search_word_find (const char *text, gsize length)
{
  g_autofree char *word = NULL;

  if (length == 0 || length > QIMAM_SEARCH_WORD_MAX)
    return QIMAM_SEARCH_WORD_NONE;
  word = normalise (text, length);
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_words ()->meanings, word));
}

gboolean
qimam_search_word_is_or (const char *text, gsize length)
{
  char **words = get_words ()->words[QIMAM_SEARCH_WORD_OR];

  for (; words != NULL && *words != NULL; words++)
    if (strlen (*words) == length && memcmp (*words, text, length) == 0)
      return TRUE;
  return FALSE;
}

char **
qimam_search_word_list (QimamSearchWord word)
{
  static char *none[] = { NULL };
  char **words = word < QIMAM_N_SEARCH_WORDS ? get_words ()->words[word] : NULL;

  return g_strdupv (words != NULL ? words : none);
}

char *
qimam_search_words_join (const char *const *args)
{
  GString *query = g_string_new (NULL);

  /* One argument is a whole query. */
  if (*args != NULL && args[1] == NULL)
    return g_string_free (g_string_append (query, *args), FALSE);
  for (; *args != NULL; args++)
    {
      const char *arg = *args, *colon = strchr (arg, ':'), *start = *arg == '-' ? arg + 1 : arg;
      QimamSearchWord word = QIMAM_SEARCH_WORD_NONE;

      if (query->len > 0)
        g_string_append_c (query, ' ');
      if (colon != NULL && strpbrk (colon, " \t\n") != NULL && strpbrk (colon, "\"(") == NULL &&
          strstr (colon, "«") == NULL && strstr (colon, "“") == NULL)
        word = qimam_search_word_find (start, (gsize) (colon - start));
      if (word >= QIMAM_SEARCH_WORD_TOPIC && word <= QIMAM_SEARCH_WORD_NOTED)
        g_string_append_printf (query, "%.*s:\"%s\"", (int) (colon - arg), arg, colon + 1);
      else
        g_string_append (query, arg);
    }
  return g_string_free (query, FALSE);
}

gboolean
qimam_search_word_get_days (QimamSearchWord word, guint32 today, guint32 *first, guint32 *last)
{
  guint32 monday = today - (guint32) (qimam_iso_weekday (today) - 1);
  gboolean before = word == QIMAM_SEARCH_WORD_LAST_MONTH || word == QIMAM_SEARCH_WORD_LAST_YEAR;
  int year, month, day;

  qimam_calendar_split (today, &year, &month, &day);
  switch (word)
    {
    case QIMAM_SEARCH_WORD_TODAY:
      *first = *last = today;
      return TRUE;
    case QIMAM_SEARCH_WORD_YESTERDAY:
      *first = *last = today - 1;
      return TRUE;
    case QIMAM_SEARCH_WORD_THIS_WEEK:
    case QIMAM_SEARCH_WORD_LAST_WEEK:
      *first = word == QIMAM_SEARCH_WORD_THIS_WEEK ? monday : monday - 7;
      *last = *first + 6;
      return TRUE;
    case QIMAM_SEARCH_WORD_THIS_MONTH:
    case QIMAM_SEARCH_WORD_LAST_MONTH:
      qimam_calendar_add_months (&year, &month, before ? -1 : 0);
      *first = qimam_calendar_julian (year, month, 1);
      *last = qimam_calendar_julian (year, month, qimam_calendar_days_in_month (year, month));
      return TRUE;
    case QIMAM_SEARCH_WORD_THIS_YEAR:
    case QIMAM_SEARCH_WORD_LAST_YEAR:
      *first = qimam_calendar_julian (year - before, 1, 1);
      *last = qimam_calendar_julian (year - before, 12, 31);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whether there are no letters or digits in a stretch. */
static gboolean
is_bare (const char *text, gsize length)
{
  g_autoptr (GArray) words = qimam_words (text, (gssize) length);

  return words->len == 0;
}

gboolean
qimam_search_word_read_days (const char *text, gsize length, guint32 today, guint32 *first, guint32 *last)
{
  g_autofree char *folded = NULL, *reference = NULL;
  g_autoptr (GPtrArray) times = NULL;

  if (length == 0 || length > MAX_DATE_BYTES)
    return FALSE;
  folded = normalise (text, length);
  /* The blanks are where "-" was. */
  if (g_ascii_isdigit (*folded))
    {
      g_autofree char *iso = g_ascii_strup (folded, -1);

      if (qimam_iso_days (g_strdelimit (iso, " ", '-'), first, last) && strlen (iso) >= 4)
        return TRUE;
    }
  if (qimam_search_word_get_days (qimam_search_word_find (text, length), today, first, last))
    return TRUE;
  reference = qimam_iso_from_julian (today);
  times = qimam_times_find (text, (gssize) length, QIMAM_FIELD_BODY, reference);
  for (guint i = 0; i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];

      if (time->value != NULL && (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_PERIOD) &&
          is_bare (text, time->span.start) && is_bare (text + time->span.end, length - time->span.end) &&
          qimam_iso_days (time->value, first, last))
        return TRUE;
    }
  return FALSE;
}
