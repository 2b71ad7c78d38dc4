/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * qimam_dating_text:
 * @evidence: what a day of publication was worked out from, as the core tells it: in English, parts apart by
 * "; "
 *
 * Says the same in the language of the interface, with quoted words and days kept apart in direction. A part
 * that is not known, as one that another program exported, stays as it is.
 *
 * Returns: (transfer full)
 */
char *qimam_dating_text (const char *evidence);

G_END_DECLS
