/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-mail.h"

#include <glib/gi18n-lib.h>
#include <gmime/gmime.h>
#include <string.h>

#include "qimam-wording.h"

/* So much of the beginning is looked at. */
#define HEAD 4096
/* Each multipart and each enclosed message is read inside another; a saved page has one or two. */
#define MAX_NESTED 64

void
qimam_mail_clear (QimamMail *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->content_type);
  g_free (self->url);
  g_free (self->subject);
  g_free (self->date);
  memset (self, 0, sizeof *self);
}

/* Lines "Name: value" up to the first empty one, with one among them that only mails have. */
gboolean
qimam_mail_is (gconstpointer data, gsize size)
{
  g_autofree char *head = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean known = FALSE;

  if (size == 0)
    return FALSE;
  head = g_strndup (data, MIN (size, HEAD));
  for (char *p = head; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  lines = g_strsplit (head, "\n", 200);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = lines[i];
      gsize name = strspn (line, "abcdefghijklmnopqrstuvwxyz0123456789-");

      if (*line == '\0' || *line == '\r')
        return known && i >= 2;
      if (i > 0 && (*line == ' ' || *line == '\t'))
        continue;
      if (name == 0 || line[name] != ':')
        return i == 0 && g_str_has_prefix (line, "from ") ? FALSE : known && lines[i + 1] == NULL;
      known = known || g_str_has_prefix (line, "mime-version:") || g_str_has_prefix (line, "received:") ||
              g_str_has_prefix (line, "snapshot-content-location:") || g_str_has_prefix (line, "message-id:");
    }
  return known;
}

static guint
count (const char *text, gsize size, const char *what)
{
  guint n = 0;
  gsize length = strlen (what);

  for (const char *p = text; n <= MAX_NESTED; p += length, n++)
    {
      p = memmem (p, size - (gsize) (p - text), what, length);
      if (p == NULL)
        break;
    }
  return n;
}

static void
init_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      g_mime_init ();
      g_once_init_leave (&done, 1);
    }
}

/* The part that the message is about: @plain takes the first plain text on the way. */
static GMimePart *
find_part (GMimeMessage *message, GMimePart **plain)
{
  GMimePartIter *iter = g_mime_part_iter_new (GMIME_OBJECT (message));
  GMimePart *html = NULL;

  *plain = NULL;
  if (g_mime_part_iter_is_valid (iter))
    do
      {
        GMimeObject *object = g_mime_part_iter_get_current (iter);
        GMimeContentType *type = g_mime_object_get_content_type (object);

        if (!GMIME_IS_PART (object))
          continue;
        if (html == NULL && (g_mime_content_type_is_type (type, "text", "html") ||
                             g_mime_content_type_is_type (type, "application", "xhtml+xml")))
          html = GMIME_PART (object);
        else if (*plain == NULL && g_mime_content_type_is_type (type, "text", "plain") &&
                 !g_mime_part_is_attachment (GMIME_PART (object)))
          *plain = GMIME_PART (object);
      }
    while (html == NULL && g_mime_part_iter_next (iter));
  g_mime_part_iter_free (iter);
  return html;
}

static char *
make_type (GMimePart *part, gboolean html)
{
  GMimeContentType *type = g_mime_object_get_content_type (GMIME_OBJECT (part));
  const char *charset = g_mime_content_type_get_parameter (type, "charset");

  return charset != NULL ? g_strdup_printf ("text/%s; charset=%s", html ? "html" : "plain", charset)
                         : g_strdup_printf ("text/%s", html ? "html" : "plain");
}

static GBytes *
read_content (GMimePart *part)
{
  GMimeDataWrapper *content = g_mime_part_get_content (part);
  GMimeStream *stream = g_mime_stream_mem_new ();
  GByteArray *bytes;
  GBytes *copy;

  if (content != NULL)
    g_mime_data_wrapper_write_to_stream (content, stream);
  bytes = g_mime_stream_mem_get_byte_array (GMIME_STREAM_MEM (stream));
  copy = g_bytes_new (bytes->data, bytes->len);
  g_object_unref (stream);
  return copy;
}

static char *
web_address (const char *value)
{
  g_autofree char *clean = value != NULL ? qimam_wording_clean (value, -1) : NULL;

  if (clean != NULL && (g_str_has_prefix (clean, "http://") || g_str_has_prefix (clean, "https://")))
    return g_steal_pointer (&clean);
  return NULL;
}

static void
read_fields (GMimeMessage *message, GMimePart *part, gboolean html, QimamMail *mail)
{
  const char *saved_from = g_mime_object_get_header (GMIME_OBJECT (message), "Snapshot-Content-Location");
  const char *location = g_mime_object_get_header (GMIME_OBJECT (part), "Content-Location");
  const char *subject = g_mime_message_get_subject (message);
  GDateTime *date = g_mime_message_get_date (message);
  GMimeContentType *type = g_mime_object_get_content_type (g_mime_message_get_mime_part (message));

  mail->content_type = make_type (part, html);
  mail->url = web_address (location);
  if (mail->url == NULL)
    mail->url = web_address (saved_from);
  mail->is_page =
      mail->url != NULL || (type != NULL && g_mime_content_type_is_type (type, "multipart", "related"));
  if (subject != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (subject, -1);
      mail->subject = qimam_wording_clean (valid, -1);
    }
  if (date != NULL)
    mail->date = g_date_time_format (date, "%Y-%m-%dT%H:%M:%S%:z");
}

static gboolean
read_message (GMimeMessage *message, QimamMail *mail, GError **error)
{
  GMimePart *plain, *html;

  if (g_mime_message_get_mime_part (message) == NULL)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE, _ ("the message has no body"));
      return FALSE;
    }
  html = find_part (message, &plain);
  if (html == NULL && plain == NULL)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY,
                           _ ("there is no page and no text in the message"));
      return FALSE;
    }
  mail->bytes = read_content (html != NULL ? html : plain);
  read_fields (message, html != NULL ? html : plain, html != NULL, mail);
  return TRUE;
}

gboolean
qimam_mail_read (GBytes *bytes, QimamMail *mail, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  GMimeStream *stream;
  GMimeParser *parser;
  GMimeMessage *message;
  gboolean done = FALSE;

  if (count (data, size, "oundary=") > MAX_NESTED || count (data, size, "essage/rfc822") > MAX_NESTED)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
                   g_dngettext (GETTEXT_PACKAGE, "more than %d part in one another",
                                "more than %d parts in one another", MAX_NESTED),
                   MAX_NESTED);
      return FALSE;
    }
  init_once ();
  stream = g_mime_stream_mem_new_with_buffer (data, size);
  parser = g_mime_parser_new_with_stream (stream);
  message = g_mime_parser_construct_message (parser, NULL);
  if (message != NULL)
    done = read_message (message, mail, error);
  else
    g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE, _ ("it is no mail and no saved page"));
  g_clear_object (&message);
  g_object_unref (parser);
  g_object_unref (stream);
  return done;
}
