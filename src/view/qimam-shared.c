/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-shared.h"

struct _QimamShared
{
  gpointer data;
  GDestroyNotify free_func;
};

static void
qimam_shared_clear (gpointer data)
{
  QimamShared *self = data;

  self->free_func (self->data);
}

QimamShared *
qimam_shared_new (gpointer data, GDestroyNotify free_func)
{
  QimamShared *self = g_atomic_rc_box_new0 (QimamShared);

  self->data = data;
  self->free_func = free_func;
  return self;
}

QimamShared *
qimam_shared_ref (QimamShared *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
qimam_shared_unref (QimamShared *self)
{
  g_atomic_rc_box_release_full (self, qimam_shared_clear);
}

gpointer
qimam_shared_get (QimamShared *self)
{
  return self ? self->data : NULL;
}
