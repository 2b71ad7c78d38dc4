/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-search-text.h"

G_BEGIN_DECLS

/**
 * qimam_snippet_make:
 * @search: (nullable)
 * @matches: (element-type QimamSpan): gets the spans of the snippet that match, field BODY
 *
 * Cuts the piece of a text around the first match out of it, or its beginning where nothing matches. The
 * piece begins and ends between words, holds no line break, and has "…" where something was cut.
 *
 * Returns: (transfer full)
 */
char *qimam_snippet_make (const QimamSearchText *search, const char *text, GArray *matches);

G_END_DECLS
