/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * qimam_http_max_age:
 * @cache_control: (nullable): the value of the field Cache-Control
 *
 * Returns: for how many seconds an answer is fresh: 0 where it must not be kept, -1 where nothing is said
 */
gint64 qimam_http_max_age (const char *cache_control);

/**
 * qimam_http_retry_after:
 * @value: (nullable): of the field Retry-After: seconds, or a date
 * @now: in seconds since 1970
 *
 * Returns: in how many seconds to ask again, -1 where nothing is said
 */
gint64 qimam_http_retry_after (const char *value, gint64 now);

G_END_DECLS
