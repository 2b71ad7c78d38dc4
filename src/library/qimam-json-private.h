/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "qimam-claim.h"

G_BEGIN_DECLS

/* The pieces from which qimam-json.h is made. Each adds a member of this name; NULL becomes null. */

void qimam_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void qimam_json_add_int (JsonBuilder *builder, const char *name, gint64 value);
/* 0 becomes null. */
void qimam_json_add_id (JsonBuilder *builder, const char *name, gint64 id);
void qimam_json_add_bool (JsonBuilder *builder, const char *name, gboolean value);
void qimam_json_add_number (JsonBuilder *builder, const char *name, double value);
void qimam_json_add_strv (JsonBuilder *builder, const char *name, const char *const *values);
void qimam_json_add_ids (JsonBuilder *builder, const char *name, const GArray *ids);
void qimam_json_begin_array (JsonBuilder *builder, const char *name);
/* The members of a span, without braces. */
void qimam_json_add_span (JsonBuilder *builder, QimamSpan span, const char *text);
/* "value": the members that a value of this dimension has. */
void qimam_json_add_value (JsonBuilder *builder, QimamDimension dimension, const QimamValue *value);

G_END_DECLS
