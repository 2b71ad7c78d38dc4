/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-archive.h"
#include "qimam-charset.h"
#include "qimam-mail.h"

/* So much of the beginning is looked at to tell the format and the declared charset. */
#define HEAD 4096

/* The beginning as ASCII in lower case: other bytes become blanks, NULs (UTF-16) are left out. */
static char *
read_head (GBytes *data)
{
  gsize size = 0;
  const guchar *bytes = g_bytes_get_data (data, &size);
  GString *head = g_string_sized_new (HEAD);

  for (gsize i = 0; i < MIN (size, HEAD); i++)
    if (bytes[i] != 0)
      g_string_append_c (head, bytes[i] < 0x80 ? g_ascii_tolower ((char) bytes[i]) : ' ');
  g_strstrip (head->str);
  head->len = strlen (head->str);
  return g_string_free (head, FALSE);
}

static gboolean
has_suffix (const char *name, const char *const *suffixes)
{
  g_autofree char *lower = NULL;
  char *query;

  if (name == NULL)
    return FALSE;
  lower = g_ascii_strdown (name, -1);
  query = strpbrk (lower, "?#");
  if (query != NULL && strstr (lower, "://") != NULL)
    *query = '\0';
  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static QimamFormat
guess_markup (const char *head)
{
  static const struct
  {
    const char *tag;
    QimamFormat format;
  } tags[] = {
    { "<!doctype html", QIMAM_FORMAT_HTML }, { "<html", QIMAM_FORMAT_HTML },
    { "<rss", QIMAM_FORMAT_FEED },           { "<feed", QIMAM_FORMAT_FEED },
    { "<rdf:rdf", QIMAM_FORMAT_FEED },       { "<opml", QIMAM_FORMAT_OPML },
    { "<channel", QIMAM_FORMAT_FEED },       { "<body", QIMAM_FORMAT_HTML },
    { "<head", QIMAM_FORMAT_HTML },
  };
  const char *first = NULL;
  QimamFormat format = QIMAM_FORMAT_AUTO;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      const char *place = strstr (head, tags[i].tag);

      if (place != NULL && (first == NULL || place < first))
        {
          first = place;
          format = tags[i].format;
        }
    }
  return format;
}

static guint
count_tags (const char *head)
{
  static const char *const tags[] = { "<p>", "<p ", "<div", "<br", "<a ", "<h1", "<span", "</" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    for (const char *p = strstr (head, tags[i]); p != NULL; p = strstr (p + 1, tags[i]))
      n++;
  return n;
}

static gboolean
is_blank (guchar byte)
{
  return byte == 0 || g_ascii_isspace ((char) byte);
}

/* The first byte that is no blank, no byte order mark and no half of one in UTF-16. */
static gsize
skip_blanks (const guchar *bytes, gsize size, gsize at)
{
  if (at == 0 && size >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    at = 3;
  else if (at == 0 && size >= 2 && (memcmp (bytes, "\xFF\xFE", 2) == 0 || memcmp (bytes, "\xFE\xFF", 2) == 0))
    at = 2;
  while (at < size && is_blank (bytes[at]))
    at++;
  return at;
}

/* Whether what begins at a byte is an object of JSON: a brace, a name and its colon, or nothing in it. */
static gboolean
begins_object (const guchar *bytes, gsize size, gsize at)
{
  if (at >= size || bytes[at] != '{')
    return FALSE;
  at = skip_blanks (bytes, size, at + 1);
  if (at >= size || bytes[at] != '"')
    return at < size && bytes[at] == '}';
  for (at++; at < size && bytes[at] != '"' && bytes[at] != '\n'; at++)
    if (bytes[at] == '\\')
      at++;
  if (at >= size || bytes[at] != '"')
    return FALSE;
  at = skip_blanks (bytes, size, at + 1);
  return at < size && bytes[at] == ':';
}

/* Whether the object that begins at a byte ends with its line, or is broken behind its very first brace. */
static gboolean
is_object_line (const guchar *bytes, gsize size, gsize at)
{
  gboolean in_string = FALSE;
  guint64 depth = 0;

  for (gsize i = at + 1; i < size && is_blank (bytes[i]); i++)
    if (bytes[i] == '\n')
      return TRUE;
  for (; at < size && bytes[at] != '\n'; at++)
    if (in_string)
      {
        if (bytes[at] == '\\')
          at++;
        else if (bytes[at] == '"')
          in_string = FALSE;
      }
    else if (bytes[at] == '"')
      in_string = TRUE;
    else if (bytes[at] == '{' || bytes[at] == '[')
      depth++;
    else if ((bytes[at] == '}' || bytes[at] == ']') && --depth == 0)
      break;
  if (at >= size || bytes[at] == '\n')
    return FALSE;
  for (at++; at < size && is_blank (bytes[at]) && bytes[at] != '\n'; at++)
    ;
  return at >= size || bytes[at] == '\n';
}

/* Lines of JSON or a JSON Feed, or AUTO where it is no JSON. */
static QimamFormat
guess_json (const guchar *bytes, gsize size, const char *head)
{
  gsize at = skip_blanks (bytes, size, 0);

  if (!begins_object (bytes, size, at))
    return QIMAM_FORMAT_AUTO;
  if (strstr (head, "jsonfeed.org") != NULL)
    return QIMAM_FORMAT_FEED;
  for (const char *items = strstr (head, "\"items\""); items != NULL; items = strstr (items + 1, "\"items\""))
    {
      const char *p = items + strlen ("\"items\"");

      p += strspn (p, " \t\r\n");
      if (*p == ':')
        return QIMAM_FORMAT_FEED;
    }
  return is_object_line (bytes, size, at) ? QIMAM_FORMAT_JSONL : QIMAM_FORMAT_AUTO;
}

QimamFormat
qimam_format_guess (GBytes *data, const QimamExtractOptions *options)
{
  static const char *const html[] = { ".html", ".htm", ".xhtml", ".shtml", NULL };
  static const char *const feed[] = { ".rss", ".atom", ".rdf", ".xml", NULL };
  static const char *const opml[] = { ".opml", NULL };
  static const char *const jsonl[] = { ".jsonl", ".ndjson", NULL };
  g_autofree char *head = read_head (data);
  const char *name = options != NULL ? options->name : NULL;
  const char *type = options != NULL ? options->content_type : NULL;
  QimamFormat format = guess_markup (head), json;
  gsize size = 0;
  gconstpointer bytes = g_bytes_get_data (data, &size);

  if (qimam_archive_is (bytes, size))
    return QIMAM_FORMAT_ARCHIVE;
  if (qimam_mail_is (bytes, size))
    return QIMAM_FORMAT_MAIL;
  json = guess_json (bytes, size, head);
  if (json != QIMAM_FORMAT_AUTO)
    return json;
  if (*head == '<' && format != QIMAM_FORMAT_AUTO)
    return format;
  if (has_suffix (name, opml))
    return QIMAM_FORMAT_OPML;
  if (has_suffix (name, jsonl))
    return QIMAM_FORMAT_JSONL;
  if (has_suffix (name, html) || (type != NULL && strstr (type, "html") != NULL))
    return QIMAM_FORMAT_HTML;
  if (has_suffix (name, feed) ||
      (type != NULL && (strstr (type, "rss") != NULL || strstr (type, "atom") != NULL)))
    return QIMAM_FORMAT_FEED;
  if (*head == '<' || count_tags (head) >= 8)
    return format != QIMAM_FORMAT_AUTO ? format : QIMAM_FORMAT_HTML;
  return QIMAM_FORMAT_TEXT;
}

/* (nullable) (transfer full): the charset in a media type, "text/html; charset=windows-1256" */
static char *
type_charset (const char *content_type)
{
  g_autofree char *lower = content_type != NULL ? g_ascii_strdown (content_type, -1) : NULL;
  const char *place = lower != NULL ? strstr (lower, "charset") : NULL;
  gsize length;

  if (place == NULL)
    return NULL;
  place += strlen ("charset");
  place += strspn (place, " =\"'");
  length = strcspn (place, " ;\"'>/");
  return length > 0 && length < 40 ? g_strndup (place, length) : NULL;
}

/* What a document says of itself: <meta charset>, <meta content="…; charset=…">, <?xml encoding?> */
static char *
read_declared_charset (GBytes *data)
{
  g_autofree char *head = read_head (data);
  const char *xml = g_str_has_prefix (head, "<?xml") ? strstr (head, "encoding") : NULL;

  if (xml != NULL && xml < strstr (head, ">"))
    {
      gsize length;

      xml += strlen ("encoding");
      xml += strspn (xml, " =\"'");
      length = strcspn (xml, " \"'?>");
      return length > 0 && length < 40 ? g_strndup (xml, length) : NULL;
    }
  for (const char *meta = strstr (head, "<meta"); meta != NULL; meta = strstr (meta + 1, "<meta"))
    {
      g_autofree char *tag = g_strndup (meta, strcspn (meta, ">"));
      char *charset = type_charset (tag);

      if (charset != NULL)
        return charset;
    }
  return NULL;
}

void
qimam_source_name_error (const QimamSource *self, GError **error)
{
  const char *name = self->options->name != NULL ? self->options->name : self->options->url;

  qimam_error_name (error, name != NULL ? name : _ ("the input"));
}

gboolean
qimam_source_open (QimamSource *self, GBytes *data, const QimamExtractOptions *options, GError **error)
{
  static const QimamExtractOptions none = { 0 };
  QimamDecoding decoding = { 0 };
  g_autofree char *stated = NULL, *declared = NULL;

  self->options = options != NULL ? options : &none;
  if (g_bytes_get_size (data) > QIMAM_MAX_INPUT)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, _ ("larger than the limit of %d MiB"),
                   QIMAM_MAX_INPUT / (1024 * 1024));
      qimam_source_name_error (self, error);
      return FALSE;
    }
  self->format = self->options->format;
  if (self->format == QIMAM_FORMAT_AUTO)
    self->format = qimam_format_guess (data, options);
  stated = type_charset (self->options->content_type);
  if (self->format != QIMAM_FORMAT_TEXT)
    declared = read_declared_charset (data);
  self->text = qimam_charset_decode (data, stated, declared, &decoding, error);
  if (self->text == NULL)
    {
      qimam_decoding_clear (&decoding);
      qimam_source_name_error (self, error);
      return FALSE;
    }
  self->charset = g_strdup (decoding.charset != NULL ? decoding.charset : "UTF-8");
  qimam_decoding_clear (&decoding);
  return TRUE;
}

void
qimam_source_clear (QimamSource *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->charset, g_free);
}
