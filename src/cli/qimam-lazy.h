/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For each function that has a stub: where a call goes, its name, and the library that it is in. */
extern gpointer qimam_lazy_table[] G_GNUC_INTERNAL;
extern const char *const qimam_lazy_names[] G_GNUC_INTERNAL;
extern const char *const qimam_lazy_libraries[] G_GNUC_INTERNAL;

/* Loads a library, and lets further calls of the function go there. Called by the stubs. */
gpointer qimam_lazy_resolve (gsize number) G_GNUC_INTERNAL;

G_END_DECLS
