/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * qimam_xml_mend:
 * @text: UTF-8
 *
 * Takes out what no XML parser bears: the declaration (the text is UTF-8 whatever it says), control
 * characters, bare ampersands.
 *
 * Returns: (transfer full)
 */
GString *qimam_xml_mend (const char *text);

G_END_DECLS
