/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * QimamShared:
 *
 * Holds something that is never changed any more (a comparison, a briefing, a page layout), so that a widget
 * can show it while a worker thread writes it to a file. The count of references is atomic.
 */
typedef struct _QimamShared QimamShared;

/* @data: (transfer full): freed with @free_func after the last reference */
QimamShared *qimam_shared_new (gpointer data, GDestroyNotify free_func);
QimamShared *qimam_shared_ref (QimamShared *self);
void qimam_shared_unref (QimamShared *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamShared, qimam_shared_unref)

/* (transfer none): %NULL where @self is %NULL. */
gpointer qimam_shared_get (QimamShared *self);

G_END_DECLS
