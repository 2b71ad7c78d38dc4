/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-library.h"

G_BEGIN_DECLS

/* Returns %FALSE with @error where nothing is to be changed. */
typedef gboolean (*QimamLibraryChange) (QimamConnection *writer, gpointer data, GError **error);

/* Calls @func in a transaction of its own and tells that the library has changed. */
gboolean qimam_library_change (QimamLibrary *self, QimamLibraryChange func, gpointer data, GError **error);

G_END_DECLS
