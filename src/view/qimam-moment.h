/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): a day, or a day and its clock time, as a user reads it, between isolates. The time is that
 * of the zone that @iso states. */
char *qimam_moment_stated (const char *iso);

/* The same, shorter, and in the user's own zone: for times that the library keeps. */
char *qimam_moment_local (const char *iso);

G_END_DECLS
