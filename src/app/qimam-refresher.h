/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"

G_BEGIN_DECLS

/**
 * QimamRefresher:
 *
 * Asks for the feeds of a library when their time has come, as long as the user wants it, there is a network,
 * and the network costs nothing by the byte.
 */
typedef struct _QimamRefresher QimamRefresher;

QimamRefresher *qimam_refresher_new (QimamLibrary *library);

/* Stops what is under way. */
void qimam_refresher_free (QimamRefresher *self);

G_END_DECLS
