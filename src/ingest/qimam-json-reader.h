/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * qimam_json_load:
 *
 * Parses JSON that someone else wrote. The parser behind it calls itself for each level, so the depth is
 * looked at first.
 *
 * Returns: (transfer full) (nullable): %NULL with a %QIMAM_ERROR_UNSUPPORTED error if it is no JSON or too
 * deep
 */
JsonNode *qimam_json_load (const char *text, gssize length, GError **error);

/* (nullable): the object, or the string, of a member; NULL where it is absent or of another kind */
JsonObject *qimam_json_object (JsonObject *object, const char *name);
const char *qimam_json_string (JsonObject *object, const char *name);
JsonArray *qimam_json_array (JsonObject *object, const char *name);

G_END_DECLS
