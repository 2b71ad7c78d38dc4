/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"

G_BEGIN_DECLS

/**
 * qimam_meeting_same:
 * @known: a meeting of the library
 * @told: a meeting as one article tells it
 * @told_published: (nullable): when that article was published, ISO 8601
 *
 * Whether the two can be one meeting, by participants, date, place, kind and format. Same city and same
 * persons alone do not make one meeting when dates, kinds or formats part them.
 *
 * Returns: how sure, 0 (different) to 1
 */
double qimam_meeting_same (const QimamMeeting *known, const QimamMeeting *told, const char *told_published);

/* Whether more than two sides met, as far as is told. */
gboolean qimam_meeting_is_of_several (const QimamMeeting *self);
/* Whether two summits or conferences of one day in one place have somebody in common: of one of many sides each
 * article names those it likes, and no two of them need name the same. */
gboolean qimam_meeting_is_beside (const QimamMeeting *a, const QimamMeeting *b);

/* Whether two talks in one city are dated by two days in a row, as those are that went on until the morning. */
gboolean qimam_meeting_is_day_apart (const QimamMeeting *a, const QimamMeeting *b);

/**
 * qimam_meetings_link:
 * @known: (element-type QimamMeeting): the meetings of the library; may be empty. Those with
 * #QimamMeeting.fixed keep title, kind and date.
 * @articles: (element-type QimamArticle): articles whose analysis' meetings have ids that count within the
 * article
 *
 * Groups the meetings that articles tell of. The result does not depend on the order of the articles.
 * Meetings of
 * @known keep their ids; new ones get ids from @next_id on. On return each told meeting's #QimamMeeting.id,
 * and the #QimamClaim.meeting of the article's claims, are those of the group. A date, place, format or
 * participant that one article lacks may come from another of the group; then its basis is "inferred" with
 * how.
 *
 * Returns: (transfer full) (element-type QimamMeeting): all meetings after linking, @known included, with
 * their articles, by date
 */
GPtrArray *qimam_meetings_link (GPtrArray *known, GPtrArray *articles, gint64 next_id);

G_END_DECLS
