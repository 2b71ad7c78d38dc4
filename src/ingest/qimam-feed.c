/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feed.h"

#include <string.h>

#include "qimam-body.h"
#include "qimam-page.h"
#include "qimam-stamp.h"
#include "qimam-wording.h"

/* Numbers that say the same of the same bytes, for a long time: they are kept. */
static guint64
mix (guint64 number, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  number ^= text != NULL ? length + 1 : 0;
  for (gsize i = 0; i < length || i == 0; i += sizeof (guint64))
    {
      guint64 piece = 0;

      if (i < length)
        memcpy (&piece, text + i, MIN (sizeof piece, length - i));
      number = (number ^ GUINT64_FROM_LE (piece)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      number ^= number >> 29;
    }
  return number;
}

QimamFeed *
qimam_feed_new (const QimamExtractOptions *options)
{
  QimamFeed *self = g_new0 (QimamFeed, 1);

  if (options != NULL)
    {
      self->is_known = options->is_known;
      self->known_data = options->known_data;
      self->said = mix (mix (QIMAM_FEED_READER_VERSION, options->source), options->published);
    }
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_document_free);
  return self;
}

void
qimam_feed_free (QimamFeed *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->home);
  g_free (self->updated);
  g_free (self->language);
  g_ptr_array_unref (self->items);
  g_free (self);
}

void
qimam_feed_item_clear (QimamFeedItem *self)
{
  g_free (self->guid);
  g_free (self->url);
  g_free (self->headline);
  g_free (self->byline);
  g_free (self->source);
  g_free (self->published);
  g_free (self->updated);
  g_free (self->summary);
  g_free (self->content);
  g_free (self->image);
  g_free (self->language);
  memset (self, 0, sizeof *self);
}

char *
qimam_feed_resolve (const char *address, const char *base)
{
  g_autofree char *clean = qimam_wording_clean (address, -1);
  char *whole = base != NULL ? g_uri_resolve_relative (base, clean,
                                                       G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL)
                             : NULL;

  return whole != NULL ? whole : g_steal_pointer (&clean);
}

static gboolean
has_markup (const char *text)
{
  for (const char *p = strchr (text, '<'); p != NULL; p = strchr (p + 1, '<'))
    if ((g_ascii_isalpha (p[1]) || (p[1] == '/' && g_ascii_isalpha (p[2]))) && strchr (p, '>') != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_marked_up (const char *text)
{
  return strchr (text, '&') != NULL || has_markup (text);
}

char *
qimam_feed_plain (const char *text)
{
  g_autofree char *plain = NULL;

  if (!is_marked_up (text))
    return qimam_wording_clean (text, -1);
  plain = qimam_page_read_fragment (text, NULL);
  return qimam_wording_clean (plain != NULL ? plain : text, -1);
}

char *
qimam_feed_date (const char *text)
{
  g_auto (QimamStamp) stamp = { 0 };

  return text != NULL && qimam_stamp_read (text, &stamp) ? g_strdup (stamp.value) : NULL;
}

static void
set_published (QimamDocument *document, const QimamFeedItem *item)
{
  const char *dates[] = { item->published, item->updated };

  for (guint i = 0; i < G_N_ELEMENTS (dates) && document->published.value == NULL; i++)
    {
      g_auto (QimamStamp) stamp = { 0 };

      if (dates[i] != NULL && qimam_stamp_read (dates[i], &stamp))
        qimam_document_set_published (document, stamp.value, stamp.precision, QIMAM_BASIS_STATED, dates[i]);
    }
}

/* A feed that states one date twice, or only that of the last change, states no change. */
static void
set_modified (QimamDocument *document, const QimamFeedItem *item)
{
  qimam_stamp_take_modified (document, item->updated);
  if (document->modified != NULL && g_strcmp0 (document->modified, document->published.value) == 0)
    g_clear_pointer (&document->modified, g_free);
}

static char *
plain_or_null (const char *text)
{
  g_autofree char *plain = text != NULL ? qimam_feed_plain (text) : NULL;

  return plain != NULL && *plain != '\0' ? g_steal_pointer (&plain) : NULL;
}

/* The text of an item: its content, else its summary; paragraphs as the page reader cuts them. */
static void
set_body (QimamDocument *document, const QimamFeedItem *item)
{
  const char *html = item->content != NULL ? item->content : item->summary;
  g_autoptr (QimamBody) body = qimam_body_new ();
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (QimamParagraphRole));
  g_autofree char *text = html != NULL ? qimam_page_read_fragment (html, roles) : NULL;
  g_auto (GStrv) paragraphs = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; paragraphs != NULL && paragraphs[i] != NULL; i++)
    qimam_body_add (body, paragraphs[i],
                    i < roles->len ? g_array_index (roles, QimamParagraphRole, i) : QIMAM_PARAGRAPH_TEXT);
  qimam_body_give (body, document);
  /* What is body and summary is not read twice. */
  if (text == NULL || item->content != NULL || !is_marked_up (item->summary))
    document->lead = plain_or_null (item->summary);
  else if (document->roles->len > 0)
    document->lead = qimam_wording_clean (document->body, -1);
}

/* A number for all that a document is made of; never 0. */
static guint64
count_piece (const QimamFeed *self, const QimamFeedItem *item, const char *base)
{
  const char *const parts[] = {
    item->guid,  item->url,      item->headline,  item->byline,  item->source, item->summary,  item->content,
    item->image, item->language, item->published, item->updated, self->title,  self->language, base
  };
  guint64 piece = self->said;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    piece = mix (piece, parts[i]);
  return MAX (piece, 1);
}

void
qimam_feed_add (QimamFeed *self, const QimamFeedItem *item, const char *base)
{
  QimamDocument *document = qimam_document_new ();
  const char *own = NULL;

  document->guid = g_strdup (item->guid);
  g_ptr_array_add (self->items, document);
  if (self->is_known != NULL)
    {
      document->piece = count_piece (self, item, base);
      document->known = self->is_known (&document->piece, self->known_data);
    }
  if (document->known)
    return;
  if (item->url != NULL && *item->url != '\0')
    document->url = qimam_feed_resolve (item->url, base);
  document->headline = g_strdup (item->headline);
  document->byline = plain_or_null (item->byline);
  document->source = plain_or_null (item->source != NULL ? item->source : self->title);
  if (item->image != NULL)
    document->image_url = qimam_feed_resolve (item->image, base);
  set_published (document, item);
  set_modified (document, item);
  set_body (document, item);
  if (document->headline != NULL || document->roles->len > 0)
    own = qimam_wording_language (document->roles->len > 0 ? document->body : document->headline);
  document->language = g_strdup (item->language != NULL ? item->language
                                 : own != NULL          ? own
                                                        : self->language);
}

QimamFeed *
qimam_feed_read (const char *text, const QimamExtractOptions *options, GError **error)
{
  const char *begin = text + strspn (text, " \t\r\n");

  return *begin == '{' ? qimam_feed_read_json (begin, options, error)
                       : qimam_feed_read_xml (begin, options, error);
}
