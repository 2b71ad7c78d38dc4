/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-event.h"

G_BEGIN_DECLS

/**
 * QimamMeetingFinder:
 *
 * The meetings of one article and where it speaks of each.
 */
typedef struct
{
  GPtrArray *scans;    /* (element-type QimamClauses), not owned: headline, body, caption */
  GPtrArray *events;   /* (element-type QimamEvent), in the order of the fields and texts */
  GPtrArray *meetings; /* (element-type QimamMeeting): the main one first where there is one */
  gboolean has_main;
  gboolean remote;         /* it was held by video or telephone */
  gboolean main_has_heads; /* heads of state or government took part in it */
  guint main_ordinal;
  const QimamEvent *first; /* (nullable): where the beginning first names the main meeting */
  guint lead_last;         /* last sentence of the body's beginning */
  GPtrArray *times;        /* (element-type QimamTime): when the beginning puts it, not owned */
  GPtrArray *begun;        /* (element-type QimamEvent): where the beginning tells on which day it began */
  guint n_told;            /* how many of the times stand beside the meeting itself */
  GHashTable *places;      /* keys and names of places that the beginning tells */
  GHashTable *people;      /* keys of the people that it names */
  gint64 *scope[3];        /* by #QimamField: id of the meeting that each word speaks of */
  guint *event_of[3];      /* index and 1 of the event that covers a word */
  guint *first_event[3];   /* index and 1 of the first event of a sentence */
  guint8 *present[3];      /* whether a sentence names a meeting that is not to come */
  guint *n_main[3];        /* how many words before a word name the main meeting */
} QimamMeetingFinder;

/**
 * qimam_meeting_finder_new:
 * @scans: (element-type QimamClauses): of headline, body, caption
 *
 * Finds the meetings. Ids count from 1; the meeting that the article reports on is the first.
 */
QimamMeetingFinder *qimam_meeting_finder_new (const QimamMeetingWords *words, GPtrArray *scans);
void qimam_meeting_finder_free (QimamMeetingFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamMeetingFinder, qimam_meeting_finder_free)

/* Id of the meeting that a word speaks of; 0 where the article tells of none. */
gint64 qimam_meeting_finder_at (const QimamMeetingFinder *self, const QimamClauses *scan, guint word);

/* Whether a time cannot be that of the meeting which the beginning of the article dates. */
gboolean qimam_meeting_finder_time_differs (const QimamMeetingFinder *self, const QimamTime *time);

/* (nullable): the event whose noun or description covers a word. */
const QimamEvent *
qimam_meeting_finder_event_at (const QimamMeetingFinder *self, const QimamClauses *scan, guint word);

/* Whether one of the words first … last names the meeting that the article reports on. */
gboolean qimam_meeting_finder_names_main (const QimamMeetingFinder *self,
                                          const QimamClauses *scan,
                                          guint first,
                                          guint last);

/* (nullable): the first event of a sentence */
const QimamEvent *
qimam_meeting_finder_in_sentence (const QimamMeetingFinder *self, const QimamClauses *scan, guint sentence);

G_END_DECLS
