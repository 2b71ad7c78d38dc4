/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define QIMAM_TYPE_APPLICATION (qimam_application_get_type ())
G_DECLARE_FINAL_TYPE (QimamApplication, qimam_application, QIMAM, APPLICATION, AdwApplication)

/* The program with its window: `qimam [--library FILE] [FILE…]`. */
QimamApplication *qimam_application_new (void);

G_END_DECLS
