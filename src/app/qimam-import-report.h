/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

/* (transfer full): what an import did, in one line: "5 added, 1 refused" */
char *qimam_import_report_summary (const QimamImportTotals *totals);

/* Shows what was refused, and why. @refused: (element-type utf8): one line an item */
void qimam_import_report_show (GtkWindow *parent, GPtrArray *refused);

G_END_DECLS
