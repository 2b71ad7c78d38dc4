/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-document.h"

G_BEGIN_DECLS

/* (transfer full): what stands below the headline of an article: outlet, dates, author */
char *qimam_reader_meta_text (const QimamDocument *document);

G_END_DECLS
