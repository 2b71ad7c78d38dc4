/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QimamShared:
 *
 * A place for one object that was worked out from a library, for all connections of its database. Any thread
 * may use it.
 */
typedef struct _QimamShared QimamShared;

QimamShared *qimam_shared_new (void);
QimamShared *qimam_shared_ref (QimamShared *self);
void qimam_shared_unref (QimamShared *self);

/* (transfer full) (nullable): the object, with a reference that @ref takes. */
gpointer qimam_shared_get (QimamShared *self, GBoxedCopyFunc ref);
/* Puts another object there. @object: (transfer full) */
void qimam_shared_set (QimamShared *self, gpointer object, GDestroyNotify unref);

/**
 * qimam_shared_begin:
 *
 * Waits until no other thread is making a new object, and takes the turn; give it back with
 * qimam_shared_end(). What was made meanwhile may be all that is needed.
 *
 * Returns: %FALSE with @error where @cancellable was cancelled first
 */
gboolean qimam_shared_begin (QimamShared *self, GCancellable *cancellable, GError **error);
void qimam_shared_end (QimamShared *self);

G_END_DECLS
