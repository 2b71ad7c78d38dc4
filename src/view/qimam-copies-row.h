/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_COPIES_ROW (qimam_copies_row_get_type ())
G_DECLARE_FINAL_TYPE (QimamCopiesRow, qimam_copies_row, QIMAM, COPIES_ROW, AdwBin)

/**
 * QimamCopiesRow:
 *
 * Says which other outlets print the same story as an article, and leads to their articles. It is hidden
 * where none does.
 */

/* @article: 0 for none */
void qimam_copies_row_set_article (QimamCopiesRow *self, QimamLibrary *library, gint64 article);

G_END_DECLS
