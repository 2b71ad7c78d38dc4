/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-dating.h"

#include <stdio.h>
#include <string.h>

#include "qimam-iso.h"
#include "qimam-sentence.h"
#include "qimam-stamp.h"
#include "qimam-table.h"
#include "qimam-token.h"
#include "qimam-wording.h"

/* A weekday without "last" is told of at most so many days later. */
#define FRESH_DAYS 6
/* Embedded posts that are looked at: more add no bound. */
#define MAX_POSTS 64

/* "Last Saturday" can mean the one before the one that has just passed. */
#define LAST_WEEKDAY_DAYS 13
/* Sentences, captions and posts longer than this are something else. */
#define MAX_PIECE 8192

typedef enum
{
  CONDITION_WEEKDAY,    /* @day is the weekday of publication or of the day before it */
  CONDITION_TODAY,      /* @day is the weekday of publication */
  CONDITION_NOT_BEFORE, /* on @julian or later */
  CONDITION_NOT_AFTER,  /* on @julian or earlier */
  CONDITION_SAME_MONTH, /* a day of @event lies in the month of publication, not after it */
  CONDITION_LAST_DAY,   /* the last @day before publication is a day of @event */
  CONDITION_MONTH_PAST, /* @month has passed */
} ConditionKind;

typedef struct
{
  guint from; /* month * 100 + day */
  guint to;
  char *phrase; /* a key */
} Event;

typedef struct
{
  ConditionKind kind;
  int day;
  int month;
  guint32 julian;
  const Event *event;
} Condition;

typedef struct
{
  GPtrArray *past, *future, *today, *month, *edge; /* keys */
  GPtrArray *events;                               /* Event */
} Words;

typedef struct
{
  const Words *words;
  GArray *conditions; /* Condition */
  GString *evidence;
  GArray *days;     /* guint: month * 100 + day, named in the text without a year */
  int weekday;      /* the weekday without "last" or "next"; 0 none, -1 several */
  int lead_weekday; /* that of the lead */
  gboolean today;   /* the lead says "today" beside it */
} Search;

static void
event_free (Event *event)
{
  g_free (event->phrase);
  g_free (event);
}

static GPtrArray *
load_words (const QimamTable *table, const char *kind)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; table != NULL && i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) phrases = qimam_table_get_list (table, i, 1);

      for (guint n = 0; g_str_equal (qimam_table_get (table, i, 0), kind) && phrases[n] != NULL; n++)
        g_ptr_array_add (list, qimam_wording_key (phrases[n], -1));
    }
  return list;
}

static GPtrArray *
load_events (void)
{
  static const char *const columns[] = { "from", "to", "phrases", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("recurring-events", columns, NULL);
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);

  for (guint i = 0; table != NULL && i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) phrases = qimam_table_get_list (table, i, 2);
      guint from_month = 0, from_day = 0, to_month = 0, to_day = 0;

      if (sscanf (qimam_table_get (table, i, 0), "%2u-%2u", &from_month, &from_day) != 2 ||
          sscanf (qimam_table_get (table, i, 1), "%2u-%2u", &to_month, &to_day) != 2)
        continue;
      for (guint n = 0; phrases[n] != NULL; n++)
        {
          Event *event = g_new0 (Event, 1);

          event->from = from_month * 100 + from_day;
          event->to = to_month * 100 + to_day;
          event->phrase = qimam_wording_key (phrases[n], -1);
          g_ptr_array_add (events, event);
        }
    }
  return events;
}

static const Words *
get_words (void)
{
  static Words *words;

  if (g_once_init_enter (&words))
    {
      static const char *const columns[] = { "kind", "phrases", NULL };
      g_autoptr (QimamTable) table = qimam_table_load ("dating-words", columns, NULL);
      Words *made = g_new0 (Words, 1);

      made->past = load_words (table, "past");
      made->future = load_words (table, "future");
      made->today = load_words (table, "today");
      made->month = load_words (table, "month");
      made->edge = load_words (table, "edge");
      made->events = load_events ();
      g_once_init_leave (&words, made);
    }
  return words;
}

static gboolean
is_one_of (const GPtrArray *list, const char *word)
{
  for (guint i = 0; word != NULL && i < list->len; i++)
    if (g_str_equal (list->pdata[i], word))
      return TRUE;
  return FALSE;
}

static gboolean
has_one_of (const GPtrArray *list, const char *key)
{
  for (guint i = 0; i < list->len; i++)
    if (qimam_wording_find (key, list->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_condition (Search *search, Condition condition, const char *evidence)
{
  g_array_append_val (search->conditions, condition);
  if (evidence == NULL || strstr (search->evidence->str, evidence) != NULL)
    return;
  if (search->evidence->len > 0)
    g_string_append (search->evidence, "; ");
  g_string_append (search->evidence, evidence);
}

static const Event *
find_event (const Words *words, const char *key)
{
  for (guint i = 0; i < words->events->len; i++)
    {
      const Event *event = words->events->pdata[i];

      if (qimam_wording_find (key, event->phrase) != NULL)
        return event;
    }
  return NULL;
}

/* The weekday of a word, with or without an attached particle: "والخميس". */
static int
weekday_of (const char *word)
{
  int day = qimam_stamp_weekday (word);
  const char *rest = g_utf8_next_char (word);

  if (day == 0 && g_utf8_get_char (word) == 0x0648 && *rest != '\0')
    day = qimam_stamp_weekday (rest);
  return day;
}

/* A weekday that no word ties to another week, and no date follows: the day that the article tells of. */
static void
note_weekday (Search *search, char **words, guint i, int day, gboolean lead)
{
  if (words[i + 1] != NULL &&
      (g_ascii_isdigit (*words[i + 1]) || is_one_of (search->words->past, words[i + 1]) ||
       is_one_of (search->words->future, words[i + 1])))
    return;
  search->weekday = search->weekday == 0 || search->weekday == day ? day : -1;
  if (!lead)
    return;
  search->lead_weekday = search->lead_weekday == 0 || search->lead_weekday == day ? day : -1;
  search->today = search->today || (i > 0 && is_one_of (search->words->today, words[i - 1]));
}

/* What one sentence says of the day of publication. */
static void
read_sentence (Search *search, const char *text, gsize length, gboolean lead)
{
  g_autofree char *key = qimam_wording_key (text, length);
  g_auto (GStrv) words = g_strsplit (key, " ", -1);
  const Event *event = find_event (search->words, key);

  if (event != NULL && has_one_of (search->words->month, key))
    {
      g_autofree char *evidence = g_strdup_printf ("“%s” was earlier in the month", event->phrase);
      add_condition (search, (Condition){ CONDITION_SAME_MONTH, .event = event }, evidence);
    }
  for (guint i = 0; words[i] != NULL; i++)
    {
      int day = weekday_of (words[i]), month = qimam_stamp_month (words[i]);

      if (day != 0 && event != NULL && is_one_of (search->words->past, words[i + 1]))
        {
          g_autofree char *evidence =
              g_strdup_printf ("“%s %s” fell in the days of “%s”", words[i], words[i + 1], event->phrase);
          add_condition (search, (Condition){ CONDITION_LAST_DAY, .day = day, .event = event }, evidence);
        }
      else if (day != 0)
        note_weekday (search, words, i, day, lead);
      if (month == 0)
        continue;
      if (i > 0 && g_ascii_isdigit (*words[i - 1]) && strlen (words[i - 1]) <= 2 &&
          (words[i + 1] == NULL || strlen (words[i + 1]) != 4 || !g_ascii_isdigit (*words[i + 1])))
        {
          guint named = month * 100 + (guint) g_ascii_strtoull (words[i - 1], NULL, 10);
          g_array_append_val (search->days, named);
        }
      else if (is_one_of (search->words->past, words[i + 1]) ||
               (i > 0 && is_one_of (search->words->edge, words[i - 1]) &&
                !is_one_of (search->words->future, words[i + 1])))
        {
          g_autofree char *evidence = g_strdup_printf ("“%s” has passed", words[i]);
          add_condition (search, (Condition){ CONDITION_MONTH_PAST, .month = month }, evidence);
        }
    }
}

static void
read_body (Search *search, const char *body)
{
  g_autoptr (GArray) sentences = qimam_sentences (body, -1, QIMAM_FIELD_BODY);
  const char *second = strchr (body, '\n');
  gsize lead = second != NULL ? (gsize) (second - body) : strlen (body);

  for (guint i = 0; i < sentences->len; i++)
    {
      QimamSpan span = g_array_index (sentences, QimamSpan, i);
      if (span.end - span.start <= MAX_PIECE)
        read_sentence (search, body + span.start, span.end - span.start, span.start < lead);
    }
}

/* A full date under a photograph or an embedded post: the article is not older. If the text names that day
 * and month without a year, it speaks of the last one before it was published. */
static void
read_bound (Search *search, const char *text, const char *what, gboolean post)
{
  if (text == NULL || strlen (text) > MAX_PIECE)
    return;
  for (gsize from = 0; text[from] != '\0';)
    {
      g_auto (QimamStamp) stamp = { 0 };
      g_autofree char *evidence = NULL;
      guint32 first = 0, last = 0;
      guint named, month = 0, day = 0;

      if (!qimam_stamp_find (text, from, &stamp) || stamp.end <= from)
        return;
      from = stamp.end;
      if (!qimam_iso_days (stamp.value, &first, &last) ||
          sscanf (stamp.value + 5, "%2u-%2u", &month, &day) != 2)
        continue;
      evidence = g_strdup_printf ("not before %.10s (%s)", stamp.value, what);
      add_condition (search, (Condition){ CONDITION_NOT_BEFORE, .julian = first }, evidence);
      named = month * 100 + day;
      for (guint i = 0; i < search->days->len; i++)
        if (g_array_index (search->days, guint, i) == named)
          {
            add_condition (search, (Condition){ CONDITION_NOT_AFTER, .julian = first + 364 },
                           "the text names that day without its year");
            break;
          }
      if (post && search->weekday == qimam_iso_weekday (first))
        add_condition (search, (Condition){ CONDITION_NOT_AFTER, .julian = first + FRESH_DAYS },
                       "the text tells of the weekday of the post");
    }
}

static guint
month_and_day (guint32 julian, guint *year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  *year = g_date_get_year (&date);
  return g_date_get_month (&date) * 100 + g_date_get_day (&date);
}

static gboolean
in_event (const Event *event, guint32 julian)
{
  guint year, day = month_and_day (julian, &year);

  return day >= event->from && day <= event->to;
}

static gboolean
holds (const Condition *condition, guint32 julian)
{
  int weekday = qimam_iso_weekday (julian);
  guint year, day = month_and_day (julian, &year);

  switch (condition->kind)
    {
    case CONDITION_WEEKDAY:
      return weekday == condition->day || weekday == condition->day % 7 + 1;
    case CONDITION_TODAY:
      return weekday == condition->day;
    case CONDITION_NOT_BEFORE:
      return julian >= condition->julian;
    case CONDITION_NOT_AFTER:
      return julian <= condition->julian;
    case CONDITION_SAME_MONTH:
      return day / 100 >= condition->event->from / 100 && day / 100 <= condition->event->to / 100 &&
             day >= condition->event->from;
    case CONDITION_LAST_DAY:
      for (guint32 d = julian - 1; d >= julian - LAST_WEEKDAY_DAYS; d--)
        if (qimam_iso_weekday (d) == condition->day && in_event (condition->event, d))
          return TRUE;
      return FALSE;
    case CONDITION_MONTH_PAST:
      return (int) (day / 100) != condition->month || day % 100 >= 20;
    default:
      return TRUE;
    }
}

static gboolean
all_hold (const GArray *conditions, guint32 julian)
{
  for (guint i = 0; i < conditions->len; i++)
    if (!holds (&g_array_index (conditions, Condition, i), julian))
      return FALSE;
  return TRUE;
}

/* The one day that fits, or the first of two neighbours: the day of the event and the one after it. 0
 * otherwise. */
static guint32
solve (const GArray *conditions, gboolean *neighbour)
{
  guint32 from = 0, to = G_MAXUINT32, found = 0;

  *neighbour = FALSE;
  for (guint i = 0; i < conditions->len; i++)
    {
      const Condition *condition = &g_array_index (conditions, Condition, i);

      if (condition->kind == CONDITION_NOT_BEFORE)
        from = MAX (from, condition->julian);
      else if (condition->kind == CONDITION_NOT_AFTER)
        to = MIN (to, condition->julian);
    }
  if (from == 0 || to == G_MAXUINT32)
    return 0;
  for (guint32 day = from; day <= to; day++)
    {
      if (!all_hold (conditions, day))
        continue;
      if (found == 0)
        found = day;
      else if (day == found + 1 && !*neighbour)
        *neighbour = TRUE;
      else
        return 0;
    }
  return found;
}

/* "Today, Wednesday 16 June 2021" in the lead. */
static gboolean
read_stated_today (QimamDocument *document)
{
  g_autofree char *lead = g_strndup (document->body, strcspn (document->body, "\n"));
  g_auto (QimamStamp) stamp = { 0 };
  g_autofree char *before = NULL, *key = NULL, *evidence = NULL;
  g_auto (GStrv) words = NULL;
  guint n_words;

  if (!qimam_stamp_find (lead, 0, &stamp) || stamp.precision < QIMAM_PRECISION_DAY)
    return FALSE;
  before = g_strndup (lead, stamp.start);
  key = qimam_wording_key (before, -1);
  words = g_strsplit (key, " ", -1);
  n_words = g_strv_length (words);
  for (guint i = n_words > 2 ? n_words - 2 : 0; i < n_words; i++)
    if (is_one_of (get_words ()->today, words[i]) &&
        (i + 1 == n_words || qimam_stamp_weekday (words[i + 1]) != 0))
      {
        stamp.value[10] = '\0';
        evidence = g_strdup_printf ("“%s” and the date in the lead", words[i]);
        qimam_document_set_published (document, stamp.value, QIMAM_PRECISION_DAY, QIMAM_BASIS_INFERRED,
                                      evidence);
        return TRUE;
      }
  return FALSE;
}

void
qimam_dating_infer (GPtrArray *lines, QimamDocument *document)
{
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (Condition));
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) evidence = g_string_new (NULL);
  g_autofree char *iso = NULL;
  Search search = { get_words (), conditions, evidence, days };
  gboolean neighbour = FALSE;
  int weekday;
  guint32 day;

  if (read_stated_today (document))
    return;
  read_body (&search, document->body);
  weekday = search.lead_weekday > 0 ? search.lead_weekday : search.weekday;
  if (weekday <= 0)
    return;
  add_condition (&search, (Condition){ search.today ? CONDITION_TODAY : CONDITION_WEEKDAY, .day = weekday },
                 search.lead_weekday > 0 ? "weekday of the lead" : "weekday of the text");
  read_bound (&search, document->caption, "photograph", FALSE);
  for (guint i = 0, posts = 0; i < lines->len && posts < MAX_POSTS; i++)
    if (qimam_line (lines, i)->role == QIMAM_LINE_EMBED && posts++ < MAX_POSTS)
      read_bound (&search, qimam_line (lines, i)->text, "embedded post", TRUE);
  day = solve (conditions, &neighbour);
  if (day == 0)
    return;
  if (neighbour)
    g_string_append (evidence, "; the day after fits as well");
  iso = qimam_iso_from_julian (day);
  qimam_document_set_published (document, iso, QIMAM_PRECISION_DAY, QIMAM_BASIS_INFERRED, evidence->str);
}
