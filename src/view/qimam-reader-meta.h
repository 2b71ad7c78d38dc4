/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-document.h"

G_BEGIN_DECLS

/* (transfer full): what stands below the headline of an article: outlet, dates, author */
char *qimam_reader_meta_text (const QimamDocument *document);

/**
 * qimam_reader_citation:
 * @quote: (nullable): what is quoted
 *
 * Returns: (transfer full): what an article is cited by in a text of the user's: outlet, headline, date, and
 * its address on a line of its own. What is not stated is not there. Without the marks that labels need.
 */
char *qimam_reader_citation (const QimamDocument *document, const char *quote);

G_END_DECLS
