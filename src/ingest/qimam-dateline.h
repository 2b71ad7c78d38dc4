/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-cruft.h"
#include "qimam-document.h"

G_BEGIN_DECLS

/* "Geneva (Reuters) - The story begins": takes what stands before the dash for the dateline of @document,
 * where it has none. The paragraph is left as it is. */
void qimam_dateline_read (const char *text, const QimamCruft *tables, QimamDocument *document);

G_END_DECLS
