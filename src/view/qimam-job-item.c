/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-job-item.h"

struct _QimamJobItem
{
  GObject parent_instance;

  QimamJobRow *job;
  QimamJobRefused *refused;
};

G_DEFINE_FINAL_TYPE (QimamJobItem, qimam_job_item, G_TYPE_OBJECT)

static void
qimam_job_item_finalize (GObject *object)
{
  QimamJobItem *self = QIMAM_JOB_ITEM (object);

  qimam_job_row_free (self->job);
  qimam_job_refused_free (self->refused);
  G_OBJECT_CLASS (qimam_job_item_parent_class)->finalize (object);
}

static void
qimam_job_item_class_init (QimamJobItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_job_item_finalize;
}

static void
qimam_job_item_init (QimamJobItem *self)
{
}

QimamJobItem *
qimam_job_item_new (QimamJobRow *job)
{
  QimamJobItem *self = g_object_new (QIMAM_TYPE_JOB_ITEM, NULL);

  self->job = job;
  return self;
}

QimamJobItem *
qimam_job_item_new_refused (QimamJobRefused *refused)
{
  QimamJobItem *self = g_object_new (QIMAM_TYPE_JOB_ITEM, NULL);

  self->refused = refused;
  return self;
}

const QimamJobRow *
qimam_job_item_get_job (QimamJobItem *self)
{
  g_return_val_if_fail (QIMAM_IS_JOB_ITEM (self), NULL);
  return self->job;
}

const QimamJobRefused *
qimam_job_item_get_refused (QimamJobItem *self)
{
  g_return_val_if_fail (QIMAM_IS_JOB_ITEM (self), NULL);
  return self->refused;
}
