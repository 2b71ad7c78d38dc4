/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-where.h"

G_BEGIN_DECLS

/* Forms of news in which a place is told to be that of a meeting, or not to be one, beside the plain "in". */

/* "في مؤتمر صحفي عقده في فندق …", "وخاصة في إيطاليا": where something else was, or an example. */
gboolean qimam_site_is_other (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word);

/* "كان الرئيس قد جمع في القصر قادة أوروبيين": told of as from before, where no meeting is named that the
 * article reports on. */
gboolean qimam_site_is_earlier (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word);

/* "إلى أثينا للمشاركة في المحادثات", "من كاتوفيتسه حيث كان يشارك في قمة المناخ", "محادثات الكويت": the
 * meeting that a place is tied to; (nullable). */
const QimamEvent *
qimam_site_find_event (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place);

/* "أمضاه الرجلان في قصر …", "الصحافيين المتجمعين في فندق …": in the beginning, beside no word for a meeting,
 * the place of that which is reported. */
gboolean
qimam_site_is_scene (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place);

/* "أكد رئيس الوزراء الجزائري فلان بالعاصمة الإسبانية أن": where somebody of another state spoke, in the
 * beginning. */
gboolean qimam_site_is_speech_abroad (const QimamClauses *scan, const QimamMention *place, guint sentence);

/* "أعلن فلان عن عقد اجتماع طارئ …، في القاهرة": set apart by commas, after the meeting that is announced. */
gboolean qimam_site_is_announced (const QimamMeetingFinder *finder,
                                  const QimamClauses *scan,
                                  const QimamMention *place);

G_END_DECLS
