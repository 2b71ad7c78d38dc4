/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

/**
 * qimam_subscribe_dialog_ask:
 * @toasts: is told what came of it
 * @item: a list of subscriptions that an import came upon, with "list" set
 *
 * Asks whether to subscribe to the feeds of a list, and does so.
 */
void qimam_subscribe_dialog_ask (GtkWindow *parent,
                                 AdwToastOverlay *toasts,
                                 QimamLibrary *library,
                                 const QimamImportItem *item);

G_END_DECLS
