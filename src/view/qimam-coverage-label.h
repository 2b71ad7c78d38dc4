/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_COVERAGE_LABEL (qimam_coverage_label_get_type ())
G_DECLARE_FINAL_TYPE (QimamCoverageLabel, qimam_coverage_label, QIMAM, COVERAGE_LABEL, AdwBin)

/* Says of a meeting "7 outlets, 2 independent reports". @meeting: 0 for none */
void qimam_coverage_label_set_meeting (QimamCoverageLabel *self, QimamLibrary *library, gint64 meeting);

G_END_DECLS
