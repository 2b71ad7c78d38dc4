/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @name: without white space at its ends, never "" */
typedef void (*QimamNameFunc) (const char *name, gpointer data);

/**
 * qimam_name_dialog_ask:
 * @label: what the entry is called, for who cannot see it
 * @accept: the button that takes the name, with its mnemonic
 * @name: what the entry begins with
 * @max_chars: how long a name may be
 * @func: called where the user takes a name
 * @destroy: (nullable): frees @data when the dialog is gone
 *
 * Asks for a name. There is no taking none.
 */
void qimam_name_dialog_ask (GtkWindow *parent,
                            const char *title,
                            const char *label,
                            const char *accept,
                            const char *name,
                            int max_chars,
                            QimamNameFunc func,
                            gpointer data,
                            GDestroyNotify destroy);

G_END_DECLS
