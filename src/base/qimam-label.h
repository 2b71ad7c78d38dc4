/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * qimam_label:
 * @key: such as "dimension.date" or "brief.sources"
 * @language: "ar", "en", "fr"; another language, or NULL, reads as "en"
 *
 * Looks up a word of the core's own in `data/lexicon/labels.tsv`: names of dimensions, rows, statuses,
 * sections of a briefing. The language is a parameter, not the locale's: an Arabic briefing is made on an
 * English desktop too. The window's own texts go through gettext instead.
 *
 * Returns: (transfer none): the label, @key itself where the table has none
 */
const char *qimam_label (const char *key, const char *language);

G_END_DECLS
