/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-toast.h"

#include <glib/gi18n-lib.h>

#include "qimam-ui.h"

AdwToast *
qimam_toast_new (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

AdwToast *
qimam_toast_new_undo (const char *text)
{
  AdwToast *toast = qimam_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  return toast;
}

void
qimam_toast_tell (AdwToastOverlay *toasts, const char *text)
{
  g_autofree char *clean = qimam_ui_clean (text, 0);

  adw_toast_overlay_add_toast (toasts, qimam_toast_new (clean));
}
