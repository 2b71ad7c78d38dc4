/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/**
 * qimam_store_source_ensure:
 * @name: (nullable): of the outlet
 * @id: (out): its row, made where there is none; 0 for %NULL or ""
 */
gboolean
qimam_store_source_ensure (QimamConnection *connection, const char *name, gint64 *id, GError **error);

/* Removes outlets that no article and no subscription names. */
gboolean qimam_store_source_prune (QimamConnection *connection, GError **error);

G_END_DECLS
