/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * qimam_nominative:
 * @phrase: a noun with what belongs to it, as it stood in a sentence
 *
 * Gives a phrase that stands by itself, as in a list: where its first noun is a dual in "ين" or "ي", it and
 * the adjectives behind it get the ending of the subject, so that "الوفدين المرافقين" becomes "الوفدان
 * المرافقان" and "وزيري خارجية البلدين" "وزيرا خارجية البلدين". Anything else is left alone: of "ين" in
 * general nobody can tell whether it is two or many.
 *
 * Returns: (transfer full)
 */
char *qimam_nominative (const char *phrase);

G_END_DECLS
