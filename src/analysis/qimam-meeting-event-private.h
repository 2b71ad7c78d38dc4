/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-event.h"

G_BEGIN_DECLS

/* A row of `data/lexicon/meeting-kinds.tsv`. */
typedef struct
{
  QimamMeetingKind kind;
  gboolean part;
  gboolean is_not;
} QimamMeetingNoun;

/* The event that a noun or verb stands for, with what is said of it.
 * @matches: (nullable) (element-type QimamCueMatch): all nouns of the field, of which @match is the one at
 * @at
 * @rows: (nullable) (element-type QimamMeetingNoun): what their ids mean
 * @verb: a verb stands for the noun
 * @reaches: the description goes as far as the clause of a verb does */
QimamEvent *qimam_event_new (const QimamClauses *scan,
                             const QimamCueMatch *match,
                             const QimamMeetingNoun *row,
                             const GArray *matches,
                             guint at,
                             const GArray *rows,
                             gboolean verb,
                             gboolean reaches);

G_END_DECLS
