/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-store-meeting.h"

G_BEGIN_DECLS

/**
 * qimam_told_parts:
 * @list: (element-type QimamTold): by article
 * @fixed: (element-type gint64): meetings that the user fixed; what is told of one stays together
 *
 * Takes a long list of told meetings apart into parts that can be linked each on its own: meetings with a
 * date go together with those of the same days that share a person or a place; one without a date goes with
 * the last before its article came out that shares two of them. The parts depend on nothing but what is told.
 *
 * Returns: (transfer full) (element-type GPtrArray of QimamTold, not owned): each by article
 */
GPtrArray *qimam_told_parts (GPtrArray *list, GHashTable *fixed);

G_END_DECLS
