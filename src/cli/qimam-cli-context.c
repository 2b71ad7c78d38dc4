/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-cli-context.h"

#include <stdio.h>
#include <string.h>

/* Whether a character could act on a terminal instead of being shown. */
static gboolean
is_harmful (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}

static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *result = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (!is_harmful (c))
        g_string_append_unichar (result, c);
    }
  return g_string_free (result, FALSE);
}

void
cli_print (const char *format, ...)
{
  g_autofree char *text = NULL, *safe = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  safe = clean (text);
  fputs (safe, stdout);
}

/* JSON text may hold the controls U+007F to U+009F and U+001F as they are, but a terminal obeys them. */
static void
print_escaped (const char *json, FILE *stream)
{
  const guchar *rest = (const guchar *) json;

  for (const guchar *p = rest;; p++)
    {
      gboolean pair = p[0] == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0;

      if (*p != '\0' && !pair && *p != 0x1F && *p != 0x7F)
        continue;
      fwrite (rest, 1, (gsize) (p - rest), stream);
      if (*p == '\0')
        return;
      if (pair)
        p++;
      fprintf (stream, "\\u%04x", *p);
      rest = p + 1;
    }
}

void
cli_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  print_escaped (text, stdout);
  fputc ('\n', stdout);
  g_object_unref (builder);
}

static int
status_of (const GError *error)
{
  if (error->domain == G_OPTION_ERROR)
    return CLI_USAGE;
  if (error->domain != QIMAM_ERROR)
    return CLI_REFUSED;
  switch (error->code)
    {
    case QIMAM_ERROR_USAGE:
      return CLI_USAGE;
    case QIMAM_ERROR_LIBRARY:
    case QIMAM_ERROR_LIBRARY_FOREIGN:
    case QIMAM_ERROR_LIBRARY_NEWER:
    case QIMAM_ERROR_LIBRARY_BUSY:
    case QIMAM_ERROR_LIBRARY_DAMAGED:
      return CLI_LIBRARY;
    default:
      return CLI_REFUSED;
    }
}

int
cli_fail (CliContext *context, const char *item, const GError *error)
{
  g_autofree char *message = clean (error->message);
  int status = status_of (error);

  g_strdelimit (message, "\n", ' ');
  fflush (stdout);
  if (context->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *text = NULL;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "error");
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "code");
      json_builder_add_string_value (builder, status == CLI_USAGE ? "usage" : qimam_error_code_name (error));
      json_builder_set_member_name (builder, "message");
      json_builder_add_string_value (builder, message);
      json_builder_set_member_name (builder, "item");
      if (item != NULL)
        {
          g_autofree char *valid = g_utf8_make_valid (item, -1);
          json_builder_add_string_value (builder, valid);
        }
      else
        json_builder_add_null_value (builder);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
      root = json_builder_get_root (builder);
      text = json_to_string (root, FALSE);
      print_escaped (text, stderr);
      fputc ('\n', stderr);
    }
  else
    fprintf (stderr, "qimam-cli: %s\n", message);
  return status;
}

int
cli_fail_usage (CliContext *context, const char *format, ...)
{
  g_autoptr (GError) error = NULL;
  va_list args;

  va_start (args, format);
  error = g_error_new_valist (QIMAM_ERROR, QIMAM_ERROR_USAGE, format, args);
  va_end (args);
  return cli_fail (context, NULL, error);
}

void
cli_refuse (CliContext *context, const char *item, const GError *error, int *status)
{
  int refused = cli_fail (context, item, error);

  *status = MAX (*status, refused);
}

QimamLibrary *
cli_open_library (CliContext *context, int *status)
{
  g_autoptr (GError) error = NULL;

  if (context->library == NULL)
    {
      if (context->library_path == NULL)
        context->library_path = qimam_library_default_path ();
      context->library = qimam_library_open (context->library_path, context->cancellable, &error);
      if (context->library == NULL)
        {
          cli_fail (context, context->library_path, error);
          *status = CLI_LIBRARY;
        }
    }
  return context->library;
}

gboolean
cli_parse_id (const char *text, gint64 *id, GError **error)
{
  guint64 value;

  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    {
      *id = (gint64) value;
      return TRUE;
    }
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, "“%s” is not a number such as 12", text);
  return FALSE;
}

QimamArticle *
cli_load_article (
    CliContext *context, const char *command, int n_args, char **args, QimamLibrary **library, int *status)
{
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (n_args != 1)
    {
      *status = cli_fail_usage (context, "%s takes the number of one article", command);
      return NULL;
    }
  if (cli_parse_id (args[0], &id, &error))
    {
      *library = cli_open_library (context, status);
      if (*library == NULL)
        return NULL;
      article = qimam_library_load_article (*library, id, context->cancellable, &error);
    }
  if (article == NULL)
    *status = cli_fail (context, args[0], error);
  return g_steal_pointer (&article);
}
