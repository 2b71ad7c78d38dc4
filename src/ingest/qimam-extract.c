/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-extract.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-charset.h"
#include "qimam-dump.h"
#include "qimam-feed.h"
#include "qimam-mail.h"
#include "qimam-page.h"
#include "qimam-source.h"
#include "qimam-stamp.h"
#include "qimam-wording.h"

static const QimamExtractOptions no_options = { 0 };

static const char *const format_nicks[] = {
  "auto", "html", "feed", "text", "opml", "jsonl", "mail", "archive"
};

gboolean
qimam_format_from_nick (const char *nick, QimamFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (format_nicks); i++)
    if (g_strcmp0 (nick, format_nicks[i]) == 0)
      {
        *format = (QimamFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
qimam_format_nick (QimamFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (format_nicks), NULL);
  return format_nicks[format];
}

gboolean
qimam_extract_options_check (const QimamExtractOptions *options, GError **error)
{
  g_auto (QimamStamp) stamp = { 0 };

  if (options->published == NULL || qimam_stamp_read (options->published, &stamp))
    return TRUE;
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("“%s” is not a date of publication"),
               options->published);
  return FALSE;
}

gboolean
qimam_extract_apply_options (QimamDocument *document, const QimamExtractOptions *options, GError **error)
{
  g_auto (QimamStamp) stamp = { 0 };

  if (options == NULL)
    return TRUE;
  if (options->source != NULL && *options->source != '\0')
    {
      g_free (document->source);
      document->source = qimam_wording_clean (options->source, -1);
    }
  if (options->published == NULL)
    return TRUE;
  if (!qimam_stamp_read (options->published, &stamp))
    return qimam_extract_options_check (options, error);
  qimam_document_set_published (document, stamp.value, stamp.precision, QIMAM_BASIS_STATED, NULL);
  return TRUE;
}

static void
keep_original (QimamDocument *document, GBytes *data, const QimamSource *source, const char *type)
{
  const char *stated = source->options->content_type;

  document->original = g_bytes_ref (data);
  document->original_type =
      stated != NULL ? g_strdup (stated) : g_strdup_printf ("%s; charset=%s", type, source->charset);
}

static gboolean
read_document (GBytes *data, const QimamSource *source, QimamDocument *document, GError **error)
{
  const char *what = NULL;

  switch (source->format)
    {
    case QIMAM_FORMAT_TEXT:
      keep_original (document, data, source, "text/plain");
      return qimam_dump_read (source->text, document, error);
    case QIMAM_FORMAT_HTML:
      keep_original (document, data, source, "text/html");
      return qimam_page_read (source->text, document, error);
    case QIMAM_FORMAT_FEED:
      what = _ ("it is a feed, not one article");
      break;
    case QIMAM_FORMAT_OPML:
      what = _ ("it is a list of subscriptions (OPML), not an article");
      break;
    case QIMAM_FORMAT_JSONL:
      what = _ ("it is a list of articles (JSON lines), not one article");
      break;
    case QIMAM_FORMAT_AUTO:
    case QIMAM_FORMAT_MAIL:
    case QIMAM_FORMAT_ARCHIVE:
    default:
      what = _ ("it is of no known kind");
      break;
    }
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, what);
  return FALSE;
}

static gboolean
is_format (GBytes *data, const QimamExtractOptions *options, QimamFormat format)
{
  QimamFormat stated = options != NULL ? options->format : QIMAM_FORMAT_AUTO;

  return stated == format || (stated == QIMAM_FORMAT_AUTO && qimam_format_guess (data, options) == format);
}

/* The article in a mail or a saved page; the whole is kept as it came. */
static QimamDocument *
extract_mail (GBytes *data, const QimamExtractOptions *stated, GError **error)
{
  QimamExtractOptions options = stated != NULL ? *stated : no_options;
  const QimamSource named = { .options = &options };
  g_auto (QimamMail) mail = { 0 };
  QimamDocument *document;

  if (g_bytes_get_size (data) > QIMAM_MAX_INPUT)
    g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, _ ("larger than the limit of %d MiB"),
                 QIMAM_MAX_INPUT / (1024 * 1024));
  if (g_bytes_get_size (data) > QIMAM_MAX_INPUT || !qimam_mail_read (data, &mail, error))
    {
      qimam_source_name_error (&named, error);
      return NULL;
    }
  options.format = g_str_has_prefix (mail.content_type, "text/html") ? QIMAM_FORMAT_HTML : QIMAM_FORMAT_TEXT;
  options.content_type = mail.content_type;
  if (mail.url != NULL)
    options.url = mail.url;
  document = qimam_extract (mail.bytes, &options, error);
  if (document == NULL)
    return NULL;
  if (document->headline == NULL)
    document->headline = g_steal_pointer (&mail.subject);
  if (document->published.value == NULL && mail.date != NULL && !mail.is_page)
    qimam_document_set_published (document, mail.date, QIMAM_PRECISION_SECOND, QIMAM_BASIS_STATED, "Date");
  g_bytes_unref (document->original);
  document->original = g_bytes_ref (data);
  g_free (document->original_type);
  document->original_type = g_strdup ("message/rfc822");
  return document;
}

QimamDocument *
qimam_extract (GBytes *data, const QimamExtractOptions *options, GError **error)
{
  g_auto (QimamSource) source = { 0 };
  g_autoptr (QimamDocument) document = qimam_document_new ();

  g_return_val_if_fail (data != NULL, NULL);
  if (is_format (data, options, QIMAM_FORMAT_MAIL))
    return extract_mail (data, options, error);
  if (is_format (data, options, QIMAM_FORMAT_ARCHIVE))
    {
      const QimamSource named = { .options = options != NULL ? options : &no_options };

      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
                           _ ("it is an archive of pages, not one article"));
      qimam_source_name_error (&named, error);
      return NULL;
    }
  if (!qimam_source_open (&source, data, options, error))
    return NULL;
  document->url = g_strdup (source.options->url);
  if (!read_document (data, &source, document, error) ||
      !qimam_extract_apply_options (document, options, error))
    {
      qimam_source_name_error (&source, error);
      return NULL;
    }
  if (document->language == NULL)
    document->language = g_strdup (qimam_wording_language (document->body));
  return g_steal_pointer (&document);
}

QimamFeed *
qimam_extract_feed (GBytes *data, const QimamExtractOptions *options, GError **error)
{
  g_auto (QimamSource) source = { 0 };
  g_autoptr (QimamFeed) feed = NULL;

  g_return_val_if_fail (data != NULL, NULL);
  if (!qimam_source_open (&source, data, options, error))
    return NULL;
  feed = qimam_feed_read (source.text, source.options, error);
  for (guint i = 0; feed != NULL && i < feed->items->len; i++)
    if (!qimam_extract_apply_options (feed->items->pdata[i], options, error))
      g_clear_pointer (&feed, qimam_feed_free);
  if (feed == NULL)
    qimam_source_name_error (&source, error);
  return g_steal_pointer (&feed);
}

gboolean
qimam_extract_check_item (const QimamDocument *item, const char *name, GError **error)
{
  if (item->known || item->headline != NULL || item->roles->len > 0)
    return TRUE;
  qimam_error_set_named (error, QIMAM_ERROR_EMPTY, name, _ ("the item has no headline and no text"));
  return FALSE;
}
