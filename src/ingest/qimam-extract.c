/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-extract.h"

#include <string.h>

#include "qimam-charset.h"
#include "qimam-dump.h"
#include "qimam-feed.h"
#include "qimam-page.h"
#include "qimam-source.h"
#include "qimam-stamp.h"
#include "qimam-wording.h"

static const char *const format_nicks[] = { "auto", "html", "feed", "text", "opml", "jsonl" };

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

gboolean
qimam_extract_options_check (const QimamExtractOptions *options, GError **error)
{
  g_auto (QimamStamp) stamp = { 0 };

  if (options->published == NULL || qimam_stamp_read (options->published, &stamp))
    return TRUE;
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, "“%s” is not a date of publication",
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
  const char *kind = NULL;

  switch (source->format)
    {
    case QIMAM_FORMAT_TEXT:
      keep_original (document, data, source, "text/plain");
      return qimam_dump_read (source->text, document, error);
    case QIMAM_FORMAT_HTML:
      keep_original (document, data, source, "text/html");
      return qimam_page_read (source->text, document, error);
    case QIMAM_FORMAT_FEED:
      kind = "a feed, not one article";
      break;
    case QIMAM_FORMAT_OPML:
      kind = "a list of subscriptions (OPML), not an article";
      break;
    case QIMAM_FORMAT_JSONL:
      kind = "a list of articles (JSON lines), not one article";
      break;
    case QIMAM_FORMAT_AUTO:
    default:
      kind = "of no known kind";
      break;
    }
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, "it is %s", kind);
  return FALSE;
}

QimamDocument *
qimam_extract (GBytes *data, const QimamExtractOptions *options, GError **error)
{
  g_auto (QimamSource) source = { 0 };
  g_autoptr (QimamDocument) document = qimam_document_new ();

  g_return_val_if_fail (data != NULL, NULL);
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
  feed = qimam_feed_read (source.text, source.options->url, error);
  for (guint i = 0; feed != NULL && i < feed->items->len; i++)
    if (!qimam_extract_apply_options (feed->items->pdata[i], options, error))
      g_clear_pointer (&feed, qimam_feed_free);
  if (feed == NULL)
    qimam_source_name_error (&source, error);
  return g_steal_pointer (&feed);
}
