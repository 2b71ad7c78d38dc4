/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QimamSlot:
 *
 * A place for one object that was worked out from a library, for all connections of its database. Any thread
 * may use it.
 */
typedef struct _QimamSlot QimamSlot;

QimamSlot *qimam_slot_new (void);
QimamSlot *qimam_slot_ref (QimamSlot *self);
void qimam_slot_unref (QimamSlot *self);

/* (transfer full) (nullable): the object, with a reference that @ref takes. */
gpointer qimam_slot_get (QimamSlot *self, GBoxedCopyFunc ref);
/* Puts another object there. @object: (transfer full) */
void qimam_slot_set (QimamSlot *self, gpointer object, GDestroyNotify unref);

/**
 * qimam_slot_begin:
 *
 * Waits until no other thread is making a new object, and takes the turn; give it back with
 * qimam_slot_end(). What was made meanwhile may be all that is needed.
 *
 * Returns: %FALSE with @error where @cancellable was cancelled first
 */
gboolean qimam_slot_begin (QimamSlot *self, GCancellable *cancellable, GError **error);
void qimam_slot_end (QimamSlot *self);

G_END_DECLS
