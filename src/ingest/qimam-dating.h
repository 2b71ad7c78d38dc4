/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-document.h"
#include "qimam-dump-line.h"

G_BEGIN_DECLS

/**
 * qimam_dating_infer:
 * @lines: the lines of a dump, told
 *
 * Works out the day of publication where nothing states it: what the text says about time is taken as
 * conditions on the day, and the day is set, with basis inferred, if the conditions leave one day alone.
 * Otherwise it stays unknown.
 */
void qimam_dating_infer (GPtrArray *lines, QimamDocument *document);

G_END_DECLS
