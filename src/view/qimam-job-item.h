/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library-jobs.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_JOB_ITEM (qimam_job_item_get_type ())
G_DECLARE_FINAL_TYPE (QimamJobItem, qimam_job_item, QIMAM, JOB_ITEM, GObject)

/**
 * QimamJobItem:
 *
 * A job, or something that one refused, in a list.
 */

/* Take their argument. */
QimamJobItem *qimam_job_item_new (QimamJobRow *job);
QimamJobItem *qimam_job_item_new_refused (QimamJobRefused *refused);

/* (transfer none) (nullable) */
const QimamJobRow *qimam_job_item_get_job (QimamJobItem *self);
const QimamJobRefused *qimam_job_item_get_refused (QimamJobItem *self);

G_END_DECLS
