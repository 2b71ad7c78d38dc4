/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts what code does that was compiled with -fsanitize-coverage=trace-pc: stretches of code without a
 * jump, and bytes that the C library's searches and moves go over, by eights. The same input makes the same
 * count. */
guint64 work_done (void);

G_END_DECLS
