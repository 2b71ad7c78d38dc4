/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feed.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "qimam-feed-reader.h"
#include "qimam-markup.h"
#include "qimam-xml-text.h"

/* --- the parser's calls
 * --------------------------------------------------------------------------------------- */

static gboolean
is_collected (const QimamFeedReader *reader, QimamFeedSpace space, const char *name)
{
  static const char *const item[] = { "title",     "link",      "guid",     "id",       "identifier",
                                      "pubDate",   "published", "issued",   "date",     "created",
                                      "available", "updated",   "modified", "author",   "creator",
                                      "encoded",   "body",      "fullitem", "content",  "description",
                                      "summary",   "subtitle",  "abstract", "language", NULL };
  static const char *const feed[] = { "title", "link",     "updated", "lastBuildDate", "modified", "pubDate",
                                      "date",  "language", NULL };

  if (space == QIMAM_SPACE_OTHER ||
      (space == QIMAM_SPACE_MEDIA && !qimam_feed_is_one_of (name, QIMAM_NAMES ("description", "title"))))
    return FALSE;
  if (space == QIMAM_SPACE_XHTML && !g_str_equal (name, "body"))
    return FALSE;
  return qimam_feed_is_one_of (name, reader->in_item ? item : feed);
}

static void
begin_capture (
    QimamFeedReader *reader, QimamFeedSpace space, const char *name, const xmlChar **attributes, int n)
{
  g_autofree char *type = qimam_feed_attribute (attributes, n, "type"),
                  *mode = qimam_feed_attribute (attributes, n, "mode");
  QimamFeedCapture *capture = &reader->capture;

  capture->open = TRUE;
  capture->depth = reader->depth;
  capture->space = space;
  g_free (capture->name);
  capture->name = g_strdup (name);
  capture->base64 = g_strcmp0 (mode, "base64") == 0 ||
                    (space == QIMAM_SPACE_ATOM && type != NULL && strchr (type, '/') != NULL &&
                     !g_str_has_prefix (type, "text/") && !g_str_has_suffix (type, "xml"));
  capture->plain = space == QIMAM_SPACE_ATOM && !capture->base64 && g_strcmp0 (mode, "escaped") != 0 &&
                   (type == NULL || g_str_equal (type, "text") || g_str_equal (type, "text/plain"));
  g_string_truncate (capture->text, 0);
}

/* A child of an element that is collected: its markup is written down again. */
static void
write_tag (QimamFeedReader *reader, const char *name, const xmlChar **attributes, int n)
{
  GString *text = reader->capture.text;

  reader->capture.plain = FALSE;
  g_string_append_printf (text, "<%s", name);
  for (int i = 0; i < n; i++)
    if (attributes[i * 5 + 1] == NULL)
      {
        g_autofree char *value = g_markup_escape_text ((const char *) attributes[i * 5 + 3],
                                                       attributes[i * 5 + 4] - attributes[i * 5 + 3]);
        g_string_append_printf (text, " %s=\"%s\"", (const char *) attributes[i * 5], value);
      }
  g_string_append_c (text, '>');
}

static void
begin_item (QimamFeedReader *reader, const xmlChar **attributes, int n)
{
  reader->in_item = TRUE;
  reader->item_depth = reader->depth;
  reader->link_rank = 0;
  reader->date_rank = 0;
  reader->guid_is_link = FALSE;
  reader->borrowed_title = FALSE;
  qimam_feed_item_clear (&reader->item);
  reader->item.guid = qimam_feed_attribute (attributes, n, "about");
}

static void
end_item (QimamFeedReader *reader)
{
  QimamFeedItem *item = &reader->item;

  if (item->url == NULL && reader->guid_is_link && item->guid != NULL && strstr (item->guid, "://") != NULL)
    item->url = g_strdup (item->guid);
  reader->in_item = FALSE;
  qimam_feed_add (reader->feed, item, qimam_feed_base (reader));
  qimam_feed_item_clear (item);
}

static void
start_element_cb (void *data,
                  const xmlChar *local,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  QimamFeedReader *reader = ((xmlParserCtxtPtr) data)->_private;
  const char *name = (const char *) local;
  QimamFeedSpace space = qimam_feed_space (prefix, uri);
  g_autofree char *base = NULL, *language = NULL;

  reader->depth++;
  if (qimam_feed_prefixed_attribute (attributes, n, "xml", "base", &base))
    g_ptr_array_add (reader->bases, qimam_feed_resolve (base, qimam_feed_base (reader)));
  else
    g_ptr_array_add (reader->bases, NULL);
  if (reader->skip_depth > 0)
    return;
  if (reader->capture.open)
    {
      write_tag (reader, name, attributes, n);
      return;
    }
  if (qimam_feed_is_one_of (name, QIMAM_NAMES ("rss", "feed", "RDF", "channel")) && !reader->in_item)
    {
      reader->known = TRUE;
      if (qimam_feed_prefixed_attribute (attributes, n, "xml", "lang", &language) &&
          reader->feed->language == NULL)
        reader->feed->language = g_steal_pointer (&language);
    }
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("item", "entry")) &&
           (space == QIMAM_SPACE_RSS || space == QIMAM_SPACE_ATOM))
    {
      /* An item inside an item: the end tag of the first was forgotten. */
      if (reader->in_item && (reader->item.headline != NULL || reader->item.url != NULL))
        end_item (reader);
      begin_item (reader, attributes, n);
    }
  else if ((space == QIMAM_SPACE_RSS &&
            qimam_feed_is_one_of (name,
                                  QIMAM_NAMES ("image", "textinput", "cloud", "skipHours", "skipDays"))) ||
           qimam_feed_is_one_of (name, QIMAM_NAMES ("source", "contributor", "owner", "comments")))
    reader->skip_depth = reader->depth;
  else if (g_str_equal (name, "link") && qimam_feed_has_attribute (attributes, n, "href"))
    qimam_feed_read_link (reader, space, attributes, n);
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("enclosure", "thumbnail")) ||
           (space == QIMAM_SPACE_MEDIA && g_str_equal (name, "content")))
    qimam_feed_read_picture (reader, name, attributes, n);
  else if (is_collected (reader, space, name))
    {
      g_autofree char *permanent = qimam_feed_attribute (attributes, n, "isPermaLink");

      if (g_str_equal (name, "guid"))
        reader->guid_is_link = permanent == NULL || g_ascii_strcasecmp (permanent, "true") == 0;
      if (g_str_equal (name, "guid") && reader->in_item)
        g_clear_pointer (&reader->item.guid, g_free);
      begin_capture (reader, space, name, attributes, n);
    }
}

static void
finish_capture (QimamFeedReader *reader)
{
  QimamFeedCapture *capture = &reader->capture;

  capture->open = FALSE;
  if (capture->base64)
    {
      gsize length = 0;
      g_autofree guchar *bytes = g_base64_decode (capture->text->str, &length);

      if (length > 0 && g_utf8_validate ((char *) bytes, length, NULL))
        {
          g_string_truncate (capture->text, 0);
          g_string_append_len (capture->text, (char *) bytes, length);
        }
    }
  if (reader->in_item)
    qimam_feed_finish_item_field (reader, capture);
  else
    qimam_feed_finish_feed_field (reader, capture);
}

static void
end_element_cb (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  QimamFeedReader *reader = ((xmlParserCtxtPtr) data)->_private;

  if (reader->skip_depth > 0)
    {
      if (reader->depth == reader->skip_depth)
        reader->skip_depth = 0;
    }
  else if (reader->capture.open && reader->depth == reader->capture.depth)
    finish_capture (reader);
  else if (reader->capture.open)
    g_string_append_printf (reader->capture.text, "</%s>", (const char *) local);
  else if (reader->in_item && reader->depth == reader->item_depth)
    end_item (reader);
  if (reader->depth > 0)
    reader->depth--;
  if (reader->bases->len > 0)
    g_ptr_array_set_size (reader->bases, reader->bases->len - 1);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  QimamFeedReader *reader = ((xmlParserCtxtPtr) data)->_private;

  if (reader->capture.open && reader->skip_depth == 0)
    {
      /* Below inner markup the text is written as markup again. */
      if (reader->depth > reader->capture.depth)
        {
          g_autofree char *escaped = g_markup_escape_text ((const char *) text, length);
          g_string_append (reader->capture.text, escaped);
        }
      else
        g_string_append_len (reader->capture.text, (const char *) text, length);
    }
}

static void
entity_free (xmlEntity *entity)
{
  g_free ((char *) entity->content);
  g_free (entity);
}

/* The names of HTML (&nbsp;, &eacute;) that authors use and XML does not know. */
static xmlEntityPtr
get_entity_cb (void *data, const xmlChar *name)
{
  QimamFeedReader *reader = ((xmlParserCtxtPtr) data)->_private;
  const htmlEntityDesc *known = htmlEntityLookup (name);
  xmlEntity *entity = g_hash_table_lookup (reader->entities, name);
  char utf8[8] = { 0 };

  if (entity != NULL || known == NULL)
    return entity;
  utf8[g_unichar_to_utf8 (known->value, utf8)] = '\0';
  entity = g_new0 (xmlEntity, 1);
  entity->type = XML_ENTITY_DECL;
  entity->name = BAD_CAST known->name;
  entity->etype = XML_INTERNAL_PREDEFINED_ENTITY;
  entity->content = BAD_CAST g_strdup (utf8);
  entity->length = (int) strlen (utf8);
  g_hash_table_insert (reader->entities, g_strdup ((const char *) name), entity);
  return entity;
}

/* --- the parser
 * ------------------------------------------------------------------------------------------------- */

static gboolean
was_cut (const xmlParserCtxt *context)
{
  return context->lastError.code == XML_ERR_INTERNAL_ERROR || context->lastError.code == XML_ERR_NO_MEMORY ||
         context->lastError.code == XML_ERR_ENTITY_LOOP || context->lastError.code == XML_ERR_NAME_TOO_LONG;
}

static void
parse (QimamFeedReader *reader, const GString *text)
{
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .startElementNs = start_element_cb,
                            .endElementNs = end_element_cb,
                            .characters = characters_cb,
                            .ignorableWhitespace = characters_cb,
                            .cdataBlock = characters_cb,
                            .getEntity = get_entity_cb };

  qimam_xml_parse (text, &handler, reader, &reader->context);
}

QimamFeed *
qimam_feed_read_xml (const char *text, const QimamExtractOptions *options, GError **error)
{
  g_autoptr (GPtrArray) bases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) entities =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entity_free);
  g_autoptr (QimamFeed) feed = qimam_feed_new (options);
  g_autoptr (GString) mended = qimam_xml_mend (text);
  QimamFeedReader reader = { .feed = feed,
                             .bases = bases,
                             .entities = entities,
                             .url = options != NULL ? options->url : NULL };
  gboolean cut;

  reader.capture.text = g_string_new (NULL);
  parse (&reader, mended);
  /* The end of the document was missing: what was read of the last item is kept. */
  if (reader.in_item && (reader.item.headline != NULL || reader.item.url != NULL))
    end_item (&reader);
  feed->cut = reader.depth > 0;
  cut = reader.context == NULL || was_cut (reader.context);
  if (reader.context != NULL)
    xmlFreeParserCtxt (reader.context);
  qimam_feed_item_clear (&reader.item);
  g_string_free (reader.capture.text, TRUE);
  g_free (reader.capture.name);
  if (reader.known && !reader.guard.refused && !cut)
    return g_steal_pointer (&feed);
  if (reader.guard.refused)
    qimam_xml_set_refused (error);
  else if (cut && reader.known)
    g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE,
                         _ ("the feed is too deep or too large to be read whole"));
  else
    g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, _ ("it is no feed"));
  return NULL;
}
