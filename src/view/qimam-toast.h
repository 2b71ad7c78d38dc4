/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Messages that go by themselves. Their texts are plain: what looks like markup is shown as it stands. */

AdwToast *qimam_toast_new (const char *text);

/* One whose button takes back what was done. */
AdwToast *qimam_toast_new_undo (const char *text);

/**
 * qimam_toast_show:
 * @toast: (transfer full)
 *
 * Shows it when those before it are gone. One that offers to undo takes the place of the one that is there,
 * as does any of one that would stay until it is closed. Toasts are shown by no other way.
 */
void qimam_toast_show (AdwToastOverlay *toasts, AdwToast *toast);

/* Tells a text in which there may be anything, as that of an error. */
void qimam_toast_tell (AdwToastOverlay *toasts, const char *text);

G_END_DECLS
