/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a word means in a written date. */
typedef struct
{
  const char *kind; /* "month", "weekday", "zone", "half", "label" */
  char *value;
} QimamStampSense;

/* Returns: (transfer none) (nullable): the sense of a folded word, or of two with a space between */
const QimamStampSense *qimam_stamp_sense (const char *folded);

G_END_DECLS
