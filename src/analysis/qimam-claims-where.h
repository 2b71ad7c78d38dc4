/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-finder.h"

G_BEGIN_DECLS

/* What the words around a place tell of it. @word, @from: word numbers. */

/* "كما توقع مسؤولون في واشنطن": where people are who speak of the meeting. */
gboolean qimam_place_is_of_people (const QimamClauses *scan, const QimamMention *place);

/* "مجالات التعاون التي أعلن عنها في كامب ديفيد": where something else was done than to meet. */
gboolean qimam_place_is_in_relative (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word);

/* "التصعيد الأخير في القدس", "النزاع في جنوب السودان": where a matter is that they speak of; but "قمة السلام
 * في شرم الشيخ" is called so. */
gboolean qimam_place_is_of_matter (const QimamMeetingFinder *finder,
                                   const QimamClauses *scan,
                                   const QimamMention *place);

/* Whether a place is told as where something happened: after "in", or with ب before it. */
gboolean qimam_place_is_where (const QimamClauses *scan, const QimamMention *place);

/* "… استضافتها جنيف", "استضافت العاصمة السعودية الرياض محادثات". */
gboolean qimam_place_is_host (const QimamClauses *scan, const QimamMention *place);

/* "التقى … نظيره …، في ضاحية …، في أول لقاء": a clause of its own in the beginning, where nobody speaks. */
gboolean
qimam_place_is_apart (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place);

/* "محادثات في الكرملين": a body that is called after its house. */
gboolean qimam_place_is_house (const QimamClauses *scan, const QimamMention *mention);

/* "في ولاية ألاسكا", "في جزيرة كريت": a region as far as it is called one. */
gboolean qimam_place_is_called_region (const QimamClauses *scan, const QimamMention *mention);

/* "تلتقي الوفود في هاواي" */
gboolean qimam_place_is_region_of_meeting (const QimamClauses *scan, const QimamMention *mention);

gboolean qimam_place_is_physical (const QimamMention *mention);

/* "زيارة رسمية إلى جمهورية العراق", "زيارته للعراق", "يزور العراق": the state that is visited. */
gboolean
qimam_place_is_destination (const QimamClauses *scan, const QimamMention *place, const QimamEvent *event);

/* "قمة … في الكويت": a state is where a meeting was, as far as its description tells no more. */
gboolean
qimam_place_is_state_of (const QimamClauses *scan, const QimamMention *place, const QimamEvent *event);

/* "توصلا إلى اتفاق على وقف إطلاق النار في مدينة …": where what is agreed is to be. */
gboolean qimam_place_is_of_outcome (const QimamClauses *scan, const QimamClause *clause, guint word);

/* "… بعد يومين من فوز فلان بالرئاسة في طهران": where something was that the time is counted from. */
gboolean qimam_place_is_of_other_time (const QimamMeetingFinder *finder,
                                       const QimamClauses *scan,
                                       guint from,
                                       guint word);

G_END_DECLS
