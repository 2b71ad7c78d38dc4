/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Messages that go by themselves. Their texts are plain: what looks like markup is shown as it stands. */

AdwToast *qimam_toast_new (const char *text);

/* One whose button takes back what was done. */
AdwToast *qimam_toast_new_undo (const char *text);

/* Tells a text in which there may be anything, as that of an error. */
void qimam_toast_tell (AdwToastOverlay *toasts, const char *text);

G_END_DECLS
