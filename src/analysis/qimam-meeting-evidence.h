/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"

G_BEGIN_DECLS

/* News is full of "talks", "visits" and "conferences" in which no state has a part: a club's talks with a
 * player, a minister's visit to a hospital. What is told of a meeting says whether it is one of ours. */

/* Whether a topic is a matter that states talk of, rather than one that turns up in everyday news as well. */
gboolean qimam_topic_is_matter (const char *topic);

/**
 * qimam_meeting_is_plausible:
 * @on_matter: whether the article is about a matter that states talk of
 *
 * Whether what one article tells can be a meeting at all. An article's own meeting that is not is no meeting.
 */
gboolean qimam_meeting_is_plausible (const QimamMeeting *meeting, gboolean on_matter);

/**
 * qimam_meeting_is_evident:
 * @on_matter: whether one of its articles is about such a matter
 * @n_outcomes: agreements, disagreements and next steps that are told of it
 *
 * Whether a meeting is well enough told to be listed among those of a library: by parties of two sides, or by
 * less of them where matter, place or day speak for it.
 */
gboolean qimam_meeting_is_evident (const QimamMeeting *meeting, gboolean on_matter, guint n_outcomes);

G_END_DECLS
