/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-slot.h"

/* How often who waits for its turn looks whether it is still wanted. */
#define LOOK_USEC 1000

struct _QimamSlot
{
  gatomicrefcount ref_count;
  GMutex lock;
  GCond ended;
  gboolean making;
  gpointer object;
  GDestroyNotify unref;
};

QimamSlot *
qimam_slot_new (void)
{
  QimamSlot *self = g_new0 (QimamSlot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  return self;
}

QimamSlot *
qimam_slot_ref (QimamSlot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
qimam_slot_unref (QimamSlot *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (self->object != NULL)
    self->unref (self->object);
  g_cond_clear (&self->ended);
  g_mutex_clear (&self->lock);
  g_free (self);
}

gpointer
qimam_slot_get (QimamSlot *self, GBoxedCopyFunc ref)
{
  gpointer object;

  g_mutex_lock (&self->lock);
  object = self->object != NULL ? ref (self->object) : NULL;
  g_mutex_unlock (&self->lock);
  return object;
}

void
qimam_slot_set (QimamSlot *self, gpointer object, GDestroyNotify unref)
{
  gpointer old;
  GDestroyNotify old_unref;

  g_mutex_lock (&self->lock);
  old = self->object;
  old_unref = self->unref;
  self->object = object;
  self->unref = unref;
  g_mutex_unlock (&self->lock);
  if (old != NULL)
    old_unref (old);
}

gboolean
qimam_slot_begin (QimamSlot *self, GCancellable *cancellable, GError **error)
{
  g_mutex_lock (&self->lock);
  while (self->making && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait_until (&self->ended, &self->lock, g_get_monotonic_time () + LOOK_USEC);
  if (!self->making)
    {
      self->making = TRUE;
      g_mutex_unlock (&self->lock);
      return TRUE;
    }
  g_mutex_unlock (&self->lock);
  g_cancellable_set_error_if_cancelled (cancellable, error);
  return FALSE;
}

void
qimam_slot_end (QimamSlot *self)
{
  g_mutex_lock (&self->lock);
  self->making = FALSE;
  g_cond_broadcast (&self->ended);
  g_mutex_unlock (&self->lock);
}
