/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_REANALYSIS_BAR (qimam_reanalysis_bar_get_type ())
G_DECLARE_FINAL_TYPE (QimamReanalysisBar, qimam_reanalysis_bar, QIMAM, REANALYSIS_BAR, AdwBin)

/**
 * QimamReanalysisBar:
 *
 * Analyses the library anew in the background and tells how far it is; nothing is seen of it otherwise.
 *
 * Signals:
 * - "done": all articles are analysed
 * - "failed" (GError): it could not go on
 */

/* @library: (nullable): what is under way for the one before stops. One that was cut off goes on. */
void qimam_reanalysis_bar_set_library (QimamReanalysisBar *self, QimamLibrary *library);

/* Does nothing while it is under way. */
void qimam_reanalysis_bar_start (QimamReanalysisBar *self);

G_END_DECLS
