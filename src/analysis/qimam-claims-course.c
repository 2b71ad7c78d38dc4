/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-time.h"

/* When talks that go on began, and until when they last. */

#define MAX_WORDS   5  /* words before a time in which its verb stands */
#define MAX_SUBJECT 12 /* words before the verb in which the meeting is named */

static const char *const until_words[] = { "حتي", "لغايه", "غايه", "الي", NULL };
static const char *const since_words[] = { "منذ", "اعتبارا", "ابتداء", "بدءا", "بدايه", NULL };
static const char *const plain_words[] = { "في",  "يوم", "من",     "صباح",  "مساء",
                                           "فجر", "ظهر", "بتاريخ", "تاريخ", NULL };

static const QimamEvent *
meeting_before (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word, guint s_first)
{
  for (guint back = 1; back <= MAX_SUBJECT && word >= s_first + back; back++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, word - back);

      if (event != NULL && !event->verb && event->meeting > 0)
        return event;
    }
  return NULL;
}

/* Whether a meeting is the subject of the verb at @word: "المشاورات، التي بدأت", "تبدأ اليوم وتستمر",
 * "المحادثات مستمرة منذ". */
static const QimamEvent *
subject_of (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word, guint s_first)
{
  gboolean joined = qimam_clauses_has_mark (scan, word, QIMAM_MARK_WAW) ||
                    g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "و");

  if (word > s_first && (qimam_clauses_has_mark (scan, word - 1, QIMAM_MARK_RELATIVE) || joined))
    return meeting_before (finder, scan, word, s_first);
  return NULL;
}

const QimamEvent *
qimam_claims_find_course (const QimamMeetingFinder *finder,
                          const QimamClauses *scan,
                          guint first,
                          const char **role)
{
  static const struct
  {
    const char *rule;
    const char *role;
  } verbs[] = { { "begin", "start" }, { "finish", "end" }, { "resume", "resumption" } };
  gboolean until = FALSE, since = FALSE;
  guint s_first, s_last;

  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  for (guint back = 1; back <= MAX_WORDS && first >= s_first + back; back++)
    {
      const QimamEvent *event;
      guint w = first - back;

      if (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE)
        return NULL;
      for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
        if (qimam_clauses_has_hit (scan, verbs[i].rule, w, w))
          {
            *role = verbs[i].role;
            return until ? NULL : subject_of (finder, scan, w, s_first);
          }
      if (qimam_clauses_has_hit (scan, "last", w, w) && (until || since))
        {
          *role = until ? "end" : "start";
          return subject_of (finder, scan, w, s_first);
        }
      /* "التي تلتقي اعتبارا من الغد", "وتجري المحادثات منذ أوائل أبريل" */
      event = qimam_meeting_finder_event_at (finder, scan, w);
      if (event != NULL && event->meeting > 0 && (until || since))
        {
          *role = until ? "end" : "start";
          if (event->verb)
            return until ? NULL : event;
          return event->first > s_first && event->first + 3 >= w &&
                         qimam_clauses_has_hit (scan, "hold", event->first - 1, event->first - 1)
                     ? event
                     : NULL;
        }
      until = until || (qimam_clauses_word_is (scan, w, until_words) && !since);
      if (qimam_clauses_word_is (scan, w, since_words))
        since = TRUE;
      else if (!qimam_clauses_word_is (scan, w, until_words) && !qimam_clauses_word_is (scan, w, plain_words))
        return NULL;
    }
  return NULL;
}
