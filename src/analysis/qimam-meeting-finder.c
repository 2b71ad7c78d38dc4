/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-finder.h"

#include <string.h>

#include "qimam-iso.h"
#include "qimam-meeting-lead.h"
#include "qimam-meeting-relation.h"

/* Which event covers each word; a noun comes before a verb whose description reaches over it. */
static void
index_events (QimamMeetingFinder *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const QimamEvent *event = self->events->pdata[i];
      QimamField in = event->scan->reading->in;

      for (guint w = event->first; w <= event->end; w++)
        self->event_of[in][w] = i + 1;
      if (self->first_event[in][event->sentence] == 0)
        self->first_event[in][event->sentence] = i + 1;
    }
}

/* A meeting that is told of with no kind of its own is what another mention calls it. */
static void
settle_kinds (QimamMeetingFinder *self)
{
  for (guint i = 0; i < self->events->len; i++)
    {
      const QimamEvent *event = self->events->pdata[i];
      if (event->meeting > 1 || (event->meeting == 1 && !self->has_main))
        {
          QimamMeeting *meeting = self->meetings->pdata[event->meeting - 1];
          if (event->kind == QIMAM_MEETING_SUMMIT)
            meeting->kind = QIMAM_MEETING_SUMMIT;
        }
    }
}

static gboolean
begins_with_dual_verb (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return g_str_has_prefix (folded, "و") && g_str_has_suffix (folded, "ا") &&
         strlen (folded) > strlen ("وــــ");
}

static gboolean
same_paragraph (const QimamClauses *scan, guint from, guint to)
{
  for (guint w = from + 1; w <= to; w++)
    if (scan->gaps[w] & QIMAM_GAP_LINE)
      return FALSE;
  return TRUE;
}

/* A sentence that goes on about the meeting of the one before: by a word such as "then", as the same speech,
 * or with a verb of two whose subjects stand before. */
static gboolean
carries_on (const QimamClauses *scan, guint before, guint first, guint last)
{
  QimamSpan gap = qimam_clauses_span (scan, before, first, FALSE);

  if (qimam_clauses_find_hit (scan, "anaphora", first, last) != NULL)
    return TRUE;
  if (!same_paragraph (scan, before, first))
    return FALSE;
  if (qimam_reading_is_quoted (scan->reading, gap.start) &&
      qimam_reading_is_quoted (scan->reading, gap.end - 1) && !(scan->gaps[first] & QIMAM_GAP_QUOTE))
    return TRUE;
  return begins_with_dual_verb (scan, first);
}

/* Words start … stop - 1 speak of a meeting. */
typedef struct
{
  guint start;
  guint stop;
  gint64 meeting;
} Stretch;

/* What the meetings named in a sentence say of the words there; where two say something of a word, the later
 * one is right. */
static void
find_stretches (const QimamMeetingFinder *self,
                const QimamClauses *scan,
                guint sentence,
                guint first,
                guint end,
                GArray *stretches)
{
  guint index = self->first_event[scan->reading->in][sentence];
  guint from = first;
  gboolean told = FALSE; /* of the article's own meeting, before in the sentence */

  for (; index > 0 && index <= self->events->len; index++)
    {
      const QimamEvent *event = self->events->pdata[index - 1];

      if (event->scan != scan || event->sentence != sentence)
        break;
      if (event->relation == QIMAM_EVENT_MAIN && !event->part)
        {
          Stretch stretch = { qimam_clauses_clause (scan, event->first)->first, end, self->has_main ? 1 : 0 };

          from = stretch.start;
          told = TRUE;
          if (event->adverbial)
            g_array_append_val (stretches, stretch);
        }
      if (event->relation == QIMAM_EVENT_OTHER && event->meeting > 0)
        {
          /* The sentence is about a meeting that happened in it, or that it begins with. */
          gboolean whole = (event->adverbial || event->first <= first + 2) && !event->next;
          guint own = qimam_clauses_clause (scan, event->first)->first;
          Stretch stretch = { !whole ? event->first
                              : told ? MAX (from, own)
                                     : from,
                              whole ? end : event->end + 1, event->meeting };

          g_array_append_val (stretches, stretch);
          from = event->end + 1;
        }
    }
}

/* The first word at or behind @word of which nothing is said yet. @next: each word itself where that is so,
 * else one behind it. */
static guint
next_open (guint *next, guint word)
{
  while (next[word] != word)
    {
      next[word] = next[next[word]];
      word = next[word];
    }
  return word;
}

static void
find_scope (QimamMeetingFinder *self, const QimamClauses *scan)
{
  gint64 *scope = self->scope[scan->reading->in];
  gint64 base = self->has_main ? 1 : 0;
  const GArray *starts = scan->reading->sentence_word;
  g_autoptr (GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autofree guint *next = g_new (guint, scan->n_words + 1);

  for (guint w = 0; w <= scan->n_words; w++)
    next[w] = w;
  for (guint s = 0; s + 1 < starts->len; s++)
    {
      guint first = g_array_index (starts, guint, s), end = g_array_index (starts, guint, s + 1);
      gint64 now = base;

      if (first >= end)
        continue;
      if (first > 0 && scope[first - 1] != base && carries_on (scan, first - 1, first, end - 1))
        now = scope[first - 1];
      for (guint w = first; w < end; w++)
        scope[w] = now;
      /* From the last to the first, so that each word is met once. */
      g_array_set_size (stretches, 0);
      find_stretches (self, scan, s, first, end, stretches);
      for (guint i = stretches->len; i-- > 0;)
        {
          const Stretch *stretch = &g_array_index (stretches, Stretch, i);

          for (guint w = next_open (next, stretch->start); w < stretch->stop; w = next_open (next, w))
            {
              scope[w] = stretch->meeting;
              next[w] = w + 1;
            }
        }
    }
}

static void
count_main (QimamMeetingFinder *self, const QimamClauses *scan)
{
  guint *n_main = self->n_main[scan->reading->in];

  for (guint w = 0; w < scan->n_words; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self, scan, w);

      n_main[w + 1] = n_main[w] + (event != NULL && event->relation == QIMAM_EVENT_MAIN);
    }
}

QimamMeetingFinder *
qimam_meeting_finder_new (const QimamMeetingWords *words, GPtrArray *scans)
{
  QimamMeetingFinder *self = g_new0 (QimamMeetingFinder, 1);

  self->scans = g_ptr_array_ref (scans);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  self->times = g_ptr_array_new ();
  self->begun = g_ptr_array_new ();
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->people = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < scans->len; i++)
    {
      const QimamClauses *scan = scans->pdata[i];
      QimamField in = scan->reading->in;

      self->scope[in] = g_new0 (gint64, scan->n_words + 1);
      self->event_of[in] = g_new0 (guint, scan->n_words + 1);
      self->first_event[in] = g_new0 (guint, scan->reading->sentences->len + 1);
      self->present[in] = g_new0 (guint8, scan->reading->sentences->len + 1);
      self->n_main[in] = g_new0 (guint, scan->n_words + 1);
    }
  self->events = qimam_meeting_words_find (words, scans);
  index_events (self);
  qimam_meeting_lead_read (self);
  qimam_meeting_relation_read (self);
  settle_kinds (self);
  for (guint i = 0; i < scans->len; i++)
    {
      find_scope (self, scans->pdata[i]);
      count_main (self, scans->pdata[i]);
    }
  return self;
}

void
qimam_meeting_finder_free (QimamMeetingFinder *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->scans);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->times);
  g_ptr_array_unref (self->begun);
  g_hash_table_unref (self->places);
  g_hash_table_unref (self->people);
  for (guint i = 0; i < G_N_ELEMENTS (self->scope); i++)
    {
      g_free (self->scope[i]);
      g_free (self->event_of[i]);
      g_free (self->first_event[i]);
      g_free (self->present[i]);
      g_free (self->n_main[i]);
    }
  g_free (self);
}

gint64
qimam_meeting_finder_at (const QimamMeetingFinder *self, const QimamClauses *scan, guint word)
{
  return self->scope[scan->reading->in][MIN (word, scan->n_words)];
}

gboolean
qimam_meeting_finder_time_differs (const QimamMeetingFinder *self, const QimamTime *time)
{
  gboolean known = FALSE;

  for (guint i = 0; i < self->begun->len; i++)
    if (qimam_event_goes_on (self->begun->pdata[i], time))
      return FALSE;
  /* A clock time is one of any day. */
  if (time->value == NULL || time->value[0] == 'T' || strchr (time->value, '_') != NULL)
    return FALSE;
  for (guint i = 0; i < self->times->len; i++)
    {
      const QimamTime *main = self->times->pdata[i];
      guint32 a, b;

      if (main == time || main->value == NULL || !qimam_iso_days (main->value, &a, &b))
        continue;
      known = TRUE;
      if (qimam_iso_compatible (main->value, time->value))
        return FALSE;
    }
  return known;
}

const QimamEvent *
qimam_meeting_finder_event_at (const QimamMeetingFinder *self, const QimamClauses *scan, guint word)
{
  guint index = word < scan->n_words ? self->event_of[scan->reading->in][word] : 0;

  return index > 0 ? self->events->pdata[index - 1] : NULL;
}

gboolean
qimam_meeting_finder_names_main (const QimamMeetingFinder *self,
                                 const QimamClauses *scan,
                                 guint first,
                                 guint last)
{
  const guint *n_main = self->n_main[scan->reading->in];

  return first <= last && last < scan->n_words && n_main[last + 1] > n_main[first];
}

const QimamEvent *
qimam_meeting_finder_in_sentence (const QimamMeetingFinder *self, const QimamClauses *scan, guint sentence)
{
  guint index = sentence < scan->reading->sentences->len ? self->first_event[scan->reading->in][sentence] : 0;

  return index > 0 ? self->events->pdata[index - 1] : NULL;
}
