/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-json-private.h"

#include <math.h>

void
qimam_json_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
qimam_json_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
qimam_json_add_id (JsonBuilder *builder, const char *name, gint64 id)
{
  json_builder_set_member_name (builder, name);
  if (id != 0)
    json_builder_add_int_value (builder, id);
  else
    json_builder_add_null_value (builder);
}

void
qimam_json_add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

void
qimam_json_add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (value == floor (value) && fabs (value) < 1e15)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

void
qimam_json_add_strv (JsonBuilder *builder, const char *name, const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

void
qimam_json_add_ids (JsonBuilder *builder, const char *name, const GArray *ids)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    json_builder_add_int_value (builder, g_array_index (ids, gint64, i));
  json_builder_end_array (builder);
}

void
qimam_json_begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

/* The members of a span, without braces. */
void
qimam_json_add_span (JsonBuilder *builder, QimamSpan span, const char *text)
{
  qimam_json_add_int (builder, "start", span.start);
  qimam_json_add_int (builder, "end", span.end);
  qimam_json_add_string (builder, "text", text != NULL ? text : "");
  qimam_json_add_string (builder, "in", qimam_field_nick (span.in));
}

/* The members of a value that its dimension has. */
void
qimam_json_add_value (JsonBuilder *builder, QimamDimension dimension, const QimamValue *value)
{
  json_builder_set_member_name (builder, "value");
  if (!value->set)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  switch (dimension)
    {
    case QIMAM_DIMENSION_DATE:
      qimam_json_add_string (builder, "iso", value->iso);
      qimam_json_add_string (builder, "precision", qimam_precision_nick (value->precision));
      qimam_json_add_string (builder, "cmp", qimam_cmp_nick (value->cmp));
      qimam_json_add_string (builder, "role", value->role);
      break;
    case QIMAM_DIMENSION_PLACE:
      qimam_json_add_string (builder, "name", value->name);
      qimam_json_add_string (builder, "key", value->key);
      qimam_json_add_string (builder, "kind", value->kind);
      break;
    case QIMAM_DIMENSION_FORMAT:
      qimam_json_add_string (builder, "key", value->key);
      if (value->has_number)
        qimam_json_add_number (builder, "n", value->number);
      break;
    case QIMAM_DIMENSION_DURATION:
      qimam_json_add_string (builder, "iso", value->iso);
      qimam_json_add_string (builder, "cmp", qimam_cmp_nick (value->cmp));
      qimam_json_add_string (builder, "scope", value->scope);
      break;
    case QIMAM_DIMENSION_PARTICIPANTS:
      qimam_json_add_string (builder, "name", value->name);
      qimam_json_add_string (builder, "key", value->key);
      qimam_json_add_string (builder, "role", value->role);
      break;
    case QIMAM_DIMENSION_FIGURE:
      if (value->has_number)
        qimam_json_add_number (builder, "number", value->number);
      if (value->iso != NULL)
        qimam_json_add_string (builder, "iso", value->iso);
      qimam_json_add_string (builder, "cmp", qimam_cmp_nick (value->cmp));
      qimam_json_add_string (builder, "unit", value->unit);
      qimam_json_add_string (builder, "of", value->of);
      if (value->currency != NULL)
        qimam_json_add_string (builder, "currency", value->currency);
      break;
    case QIMAM_DIMENSION_BACKGROUND:
      qimam_json_add_string (builder, "key", value->key);
      if (value->role != NULL)
        {
          qimam_json_add_string (builder, "name", value->name);
          qimam_json_add_string (builder, "role", value->role);
        }
      break;
    default:
      qimam_json_add_string (builder, "due", value->due);
      break;
    }
  json_builder_end_object (builder);
}
