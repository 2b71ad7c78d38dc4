/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * qimam_verb_forms:
 * @base: a verb of the present as "he" does it: "يبقى", "يدعو", "ينشئ"
 * @future: with the س of the future
 *
 * Returns: (transfer full): the forms of he, she, we, they and both, joined by "/": each after "=", as
 * patterns of cues are written
 */
char *qimam_verb_forms (const char *base, gboolean future);

G_END_DECLS
