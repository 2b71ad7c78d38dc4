/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * qimam_fold:
 * @text: UTF-8
 * @length: in bytes, or -1
 * @map: (out) (optional) (element-type guint32): for each byte of the result, and one past its end, the byte
 * offset in
 *   @text that it comes from
 *
 * Folds a text for matching: tashkeel, tatweel, joiners and bidi marks are dropped; أ إ آ ٱ become ا, ى ي, ة
 * ه, ؤ و, ئ ي; Persian, Urdu and presentation forms become Arabic letters; both Arabic digit sets become
 * ASCII; Latin and Cyrillic letters lose case and accents. White space and punctuation stay. Takes linear
 * time.
 *
 * Returns: (transfer full): the folded text
 */
char *qimam_fold (const char *text, gssize length, GArray **map);

G_END_DECLS
