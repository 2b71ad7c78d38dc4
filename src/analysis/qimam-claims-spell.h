/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-meeting-finder.h"

G_BEGIN_DECLS

/* Whether a length of time is told as that of a meeting without a verb of lasting: "يومين من المداولات",
 * "انفضت بعد ساعة", "تجاوزت عشرين ساعة", "على مدى أسبوع". @from: its first word, with the comparator. */
gboolean qimam_claims_is_spell (
    const QimamMeetingFinder *finder, const QimamClauses *scan, const char *iso, guint from, guint last);

/* "تستغرق الرحلة …": whether the subject behind a verb of lasting is something else than a meeting. */
gboolean qimam_claims_lasts_thing (const QimamMeetingFinder *finder, const QimamClauses *scan, guint verb);

G_END_DECLS
