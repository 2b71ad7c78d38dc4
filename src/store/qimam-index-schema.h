/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The step of the library's form that brings the full-text index and packed bodies. */
extern const char qimam_index_schema[];

G_END_DECLS
