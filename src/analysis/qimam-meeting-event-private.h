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

/* The last word of what is said of a meeting's noun. A name, a relative pronoun and a verb of holding are
 * passed over; a comma ends it unless another name follows. A verb reaches as far as its clause. */
guint qimam_event_find_end (
    const QimamClauses *scan, guint from, guint sentence_last, gboolean verb, QimamMeetingKind kind);
/* The last definite adjective right behind a noun: "الاجتماع الوزاري العربي". */
guint qimam_event_last_attribute (const QimamClauses *scan, guint from, guint upto);
guint qimam_event_find_ordinal (const QimamClauses *scan, guint first, guint last);

/* "الرئيس الذي كان أدى زيارة إلى …", "التي كانت قد استضافت قمة": told of one in passing, from before. */
gboolean qimam_event_is_from_before (const QimamEvent *event, guint s_first);
/* "يعود آخر اجتماع للقادة … إلى مارس 2019": the one before, and when. */
gboolean
qimam_event_is_last_before (const QimamEvent *event, guint s_first, guint s_last, const QimamTime **when);
/* "الذي وصل من … حيث كان يشارك في قمة المناخ": where somebody had been. */
gboolean qimam_event_is_where_one_was (const QimamEvent *event, guint s_first);
/* "كانت اجتماعات اللجنة الثلاثية قد عقدت في …": what had been held before, and when. */
gboolean
qimam_event_was_held_before (const QimamEvent *event, guint s_first, guint s_last, const QimamTime **when);
/* "أول لقاء منذ عام": the time since the one before. */
gboolean qimam_event_is_since (const QimamClauses *scan, const QimamTime *time);
/* "ويوم أمس، التقى …", "ومساء الثلاثاء استقبل …" */
const QimamTime *qimam_event_time_in_front (const QimamEvent *event, guint sentence_first);
/* "بدأت في قطر يوم السبت محادثات سلام": the day between the verb and the meeting. */
void qimam_event_add_start (QimamEvent *event, guint sentence_first);
/* "محادثات انطلقت الأحد الماضي": the word is of the day on which they began, and they may have gone on. */
gboolean qimam_event_is_of_start (const QimamEvent *event, guint word);

G_END_DECLS
