/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-error.h"

#define MAX_DEPTH 64

static gboolean
is_flat_enough (const char *text, gsize length)
{
  gboolean quoted = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted)
        {
          if (text[i] == '\\')
            i++;
          else if (text[i] == '"')
            quoted = FALSE;
        }
      else if (text[i] == '"')
        quoted = TRUE;
      else if (text[i] == '{' || text[i] == '[')
        {
          if (++depth > MAX_DEPTH)
            return FALSE;
        }
      else if (text[i] == '}' || text[i] == ']')
        depth--;
    }
  return TRUE;
}

static gboolean
read_unit (const char *p, const char *end, guint *unit)
{
  *unit = 0;
  if (end - p < 6 || p[0] != '\\' || p[1] != 'u')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return FALSE;
      *unit = *unit * 16 + (guint) g_ascii_xdigit_value (p[i]);
    }
  return TRUE;
}

/* Puts U+FFFD for what no text can hold: the character NUL, and halves of surrogate pairs; and question marks
 * for a reference without its number. */
static char *
mend_escapes (const char *text, gsize length)
{
  char *mended = g_strndup (text, length);
  char *end = mended + length;

  for (char *p = mended; p < end; p++)
    {
      guint unit, second;

      if (*p != '\\')
        continue;
      if (!read_unit (p, end, &unit))
        {
          /* Json-glib makes bytes that are no text of "\u" without its four digits. */
          if (end - p >= 2 && p[1] == 'u')
            memcpy (p, "??", 2);
          p++; /* the character behind the backslash says nothing of its own */
          continue;
        }
      if (unit >= 0xD800 && unit < 0xDC00 && read_unit (p + 6, end, &second) && second >= 0xDC00 &&
          second < 0xE000)
        p += 6;
      else if (unit == 0 || (unit >= 0xD800 && unit < 0xE000))
        memcpy (p + 2, "fffd", 4);
      p += 5;
    }
  return mended;
}

JsonNode *
qimam_json_load (const char *text, gssize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) problem = NULL;
  g_autofree char *mended = NULL;

  if (length < 0)
    length = strlen (text);
  if (!is_flat_enough (text, length))
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, _ ("JSON that is nested too deeply"));
      return NULL;
    }
  mended = mend_escapes (text, length);
  if (!json_parser_load_from_data (parser, mended, length, &problem) || json_parser_get_root (parser) == NULL)
    {
      /* The parser quotes the text, and may cut it within a letter. */
      g_autofree char *why = g_utf8_make_valid (problem != NULL ? problem->message : _ ("nothing in it"), -1);

      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, _ ("not JSON: %s"), why);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

JsonObject *
qimam_json_object (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
qimam_json_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

const char *
qimam_json_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}
