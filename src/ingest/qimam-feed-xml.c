/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feed.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "qimam-markup.h"
#include "qimam-wording.h"

/* Whose element it is. */
typedef enum
{
  SPACE_RSS,
  SPACE_ATOM,
  SPACE_DC,
  SPACE_CONTENT,
  SPACE_MEDIA,
  SPACE_ITUNES,
  SPACE_XHTML,
  SPACE_OTHER,
} Space;

/* What is being collected. */
typedef struct
{
  gboolean open;
  guint depth; /* of the element that is collected */
  Space space;
  char *name;
  gboolean markup; /* inner elements are content, not noise */
  gboolean base64;
  gboolean plain; /* stated to be plain text */
  GString *text;
} Capture;

typedef struct
{
  xmlParserCtxtPtr context;
  QimamFeed *feed;
  QimamFeedItem item;
  gboolean in_item;
  gboolean known;   /* a root element of a feed was seen */
  gboolean refused; /* entities are defined */
  guint depth;
  guint item_depth;
  guint skip_depth; /* above 0: everything down to this depth is passed over */
  guint link_rank;
  guint home_rank;
  gboolean guid_is_link;
  gboolean borrowed_title; /* the headline is that of a picture */
  guint8 date_rank;
  Capture capture;
  GPtrArray *bases; /* char *, one a level */
  GHashTable *entities;
  const char *url;
} Reader;

static Space
space_of (const xmlChar *prefix, const xmlChar *uri)
{
  static const struct
  {
    const char *mark; /* in the address of the namespace */
    const char *prefix;
    Space space;
  } spaces[] = {
    { "w3.org/2005/Atom", "atom", SPACE_ATOM },
    { "purl.org/atom", "atom10", SPACE_ATOM },
    { "purl.org/dc/", "dc", SPACE_DC },
    { "rss/1.0/modules/content", "content", SPACE_CONTENT },
    { "search.yahoo.com/mrss", "media", SPACE_MEDIA },
    { "itunes", "itunes", SPACE_ITUNES },
    { "1999/xhtml", "xhtml", SPACE_XHTML },
  };
  const char *address = (const char *) uri, *short_name = (const char *) prefix;

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (address != NULL ? g_strstr_len (address, -1, spaces[i].mark) != NULL
                        : g_strcmp0 (short_name, spaces[i].prefix) == 0)
      return spaces[i].space;
  if (prefix != NULL && g_strcmp0 (short_name, "rdf") != 0 && g_strcmp0 (short_name, "rss") != 0)
    return g_strcmp0 (short_name, "dcterms") == 0 ? SPACE_DC : SPACE_OTHER;
  return SPACE_RSS;
}

/* (transfer full) (nullable) */
static char *
attribute_of (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (g_ascii_strcasecmp ((const char *) attributes[i * 5], name) == 0)
      return g_strndup ((const char *) attributes[i * 5 + 3], attributes[i * 5 + 4] - attributes[i * 5 + 3]);
  return NULL;
}

static gboolean
has_attribute (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (g_strcmp0 ((const char *) attributes[i * 5], name) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_prefixed (const xmlChar **attributes, int n, const char *prefix, const char *name, char **value)
{
  for (int i = 0; i < n; i++)
    if (g_strcmp0 ((const char *) attributes[i * 5 + 1], prefix) == 0 &&
        g_strcmp0 ((const char *) attributes[i * 5], name) == 0)
      {
        *value =
            g_strndup ((const char *) attributes[i * 5 + 3], attributes[i * 5 + 4] - attributes[i * 5 + 3]);
        return TRUE;
      }
  return FALSE;
}

static const char *
base_of (const Reader *reader)
{
  for (guint i = reader->bases->len; i > 0; i--)
    if (reader->bases->pdata[i - 1] != NULL)
      return reader->bases->pdata[i - 1];
  return reader->url;
}

static void
take (char **field, char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = value;
  else
    g_free (value);
}

/* --- elements that speak by attributes
 * ------------------------------------------------------------------------ */

/* Which of several links is the article's or the feed's own address. */
static guint
rank_link (const char *rel, const char *type)
{
  if (rel == NULL || *rel == '\0' || g_str_equal (rel, "alternate"))
    return type == NULL || strstr (type, "html") != NULL ? 4 : 3;
  if (g_str_equal (rel, "self") || g_str_equal (rel, "related") || g_str_equal (rel, "via"))
    return 1;
  return 0;
}

static void
read_link (Reader *reader, Space space, const xmlChar **attributes, int n)
{
  g_autofree char *href = attribute_of (attributes, n, "href"), *rel = attribute_of (attributes, n, "rel");
  g_autofree char *type = attribute_of (attributes, n, "type");
  /* In RSS the last link holds, whichever way it is written. */
  guint rank = space == SPACE_RSS && rel == NULL ? 6 : rank_link (rel, type);
  char **field = reader->in_item ? &reader->item.url : &reader->feed->home;
  guint *best = reader->in_item ? &reader->link_rank : &reader->home_rank;

  if (href == NULL)
    return;
  if (rel != NULL && g_str_equal (rel, "enclosure") && type != NULL && g_str_has_prefix (type, "image/") &&
      reader->in_item)
    take (&reader->item.image, g_strdup (href));
  /* The feed's own address is not its home page. */
  if (rank == 0 || (rank == 1 && !reader->in_item) || rank <= *best)
    return;
  g_free (*field);
  *field = qimam_feed_resolve (href, base_of (reader));
  *best = rank;
}

static void
read_picture (Reader *reader, const char *name, const xmlChar **attributes, int n)
{
  g_autofree char *url = attribute_of (attributes, n, "url"), *type = attribute_of (attributes, n, "type");
  g_autofree char *medium = attribute_of (attributes, n, "medium");

  if (!reader->in_item || url == NULL)
    return;
  if (g_str_equal (name, "thumbnail") || (type != NULL && g_str_has_prefix (type, "image/")) ||
      g_strcmp0 (medium, "image") == 0)
    take (&reader->item.image, g_steal_pointer (&url));
}

/* --- what the collected text is
 * ------------------------------------------------------------------------------- */

static char *
text_of_tag (const char *markup, const char *name)
{
  g_autofree char *open = g_strdup_printf ("<%s", name), *close = g_strdup_printf ("</%s>", name);
  const char *begin = strstr (markup, open), *end = strstr (markup, close);

  if (begin == NULL || end == NULL || (begin = strchr (begin, '>')) == NULL || begin > end)
    return NULL;
  return g_strndup (begin + 1, end - begin - 1);
}

/* "Name", "mail@host (Name)", "Name <mail@host>", or Atom's <name>…</name>. */
static char *
read_person (const char *markup)
{
  g_autofree char *inner = text_of_tag (markup, "name");
  g_autofree char *plain = NULL;
  char *open, *close;

  if (inner == NULL && (inner = text_of_tag (markup, "email")) == NULL)
    inner = g_strdup (markup);
  plain = qimam_feed_plain (inner);
  open = strchr (plain, '(');
  close = open != NULL ? strchr (open, ')') : NULL;
  if (close != NULL && strchr (plain, '@') != NULL && strchr (plain, '@') < open)
    {
      *close = '\0';
      return g_strdup (open + 1);
    }
  if (strchr (plain, '@') != NULL && (open = strchr (plain, '<')) != NULL && open > plain)
    *open = '\0';
  return g_strdup (g_strstrip (plain));
}

static void
add_person (char **field, const char *markup)
{
  g_autofree char *name = read_person (markup);

  if (*name == '\0')
    return;
  if (*field == NULL)
    *field = g_steal_pointer (&name);
  else if (strstr (*field, name) == NULL)
    {
      char *joined = g_strconcat (*field, "، ", name, NULL);
      g_free (*field);
      *field = joined;
    }
}

static char *
title_text (const Capture *capture)
{
  return capture->plain ? qimam_wording_clean (capture->text->str, -1)
                        : qimam_feed_plain (capture->text->str);
}

/* As HTML: what was stated to be plain is escaped. */
static char *
html_text (const Capture *capture)
{
  return capture->plain ? g_markup_escape_text (capture->text->str, -1) : g_strdup (capture->text->str);
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

#define NAMES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Dates that state publication go before the module's, the later ones for a change come last. */
static guint8
rank_date (const char *name)
{
  if (is_one_of (name, NAMES ("pubDate", "published", "issued")))
    return 3;
  if (is_one_of (name, NAMES ("date", "created", "available")))
    return 2;
  return 0;
}

static void
finish_item_field (Reader *reader, const Capture *capture)
{
  QimamFeedItem *item = &reader->item;
  const char *name = capture->name, *text = capture->text->str;

  if (is_one_of (name, NAMES ("title")))
    {
      /* The title of a picture or an episode stands in where there is no other. */
      gboolean own = capture->space != SPACE_MEDIA && capture->space != SPACE_ITUNES;

      if (own && reader->borrowed_title)
        g_clear_pointer (&item->headline, g_free);
      reader->borrowed_title = item->headline == NULL && !own;
      take (&item->headline, title_text (capture));
    }
  else if (is_one_of (name, NAMES ("link")))
    {
      if (*text == '\0')
        return;
      g_clear_pointer (&item->url, g_free);
      item->url = qimam_feed_resolve (text, base_of (reader));
      reader->link_rank = 5;
    }
  else if (is_one_of (name, NAMES ("guid", "id", "identifier")))
    {
      const char *base = base_of (reader);
      /* Only xml:base makes an identifier whole: the address of the feed is no part of it. */
      take (&item->guid, base != NULL && base != reader->url && capture->space == SPACE_ATOM
                             ? qimam_feed_resolve (text, base)
                             : qimam_wording_clean (text, -1));
    }
  else if (rank_date (name) > 0)
    {
      if (rank_date (name) > reader->date_rank && *text != '\0')
        {
          g_clear_pointer (&item->published, g_free);
          take (&item->published, qimam_wording_clean (text, -1));
          reader->date_rank = rank_date (name);
        }
    }
  else if (is_one_of (name, NAMES ("updated", "modified", "lastBuildDate")))
    take (&item->updated, qimam_wording_clean (text, -1));
  else if (is_one_of (name, NAMES ("author", "creator")))
    add_person (&item->byline, text);
  else if (is_one_of (name, NAMES ("encoded", "body", "fullitem")) ||
           (capture->space == SPACE_ATOM && is_one_of (name, NAMES ("content"))))
    take (&item->content, html_text (capture));
  else if (is_one_of (name, NAMES ("description", "summary", "subtitle", "abstract", "content")))
    {
      if (capture->space == SPACE_RSS || capture->space == SPACE_ATOM || item->summary == NULL)
        {
          if (capture->space == SPACE_RSS || capture->space == SPACE_ATOM)
            g_clear_pointer (&item->summary, g_free);
          take (&item->summary, html_text (capture));
        }
    }
  else if (is_one_of (name, NAMES ("language")))
    take (&item->language, qimam_wording_clean (text, -1));
}

static void
finish_feed_field (Reader *reader, const Capture *capture)
{
  QimamFeed *feed = reader->feed;
  const char *name = capture->name, *text = capture->text->str;

  if (is_one_of (name, NAMES ("title")))
    {
      if (capture->space != SPACE_MEDIA && capture->space != SPACE_ITUNES)
        take (&feed->title, title_text (capture));
    }
  else if (is_one_of (name, NAMES ("link")) && *text != '\0')
    {
      g_clear_pointer (&feed->home, g_free);
      feed->home = qimam_feed_resolve (text, base_of (reader));
      reader->home_rank = 5;
    }
  else if (is_one_of (name, NAMES ("updated", "lastBuildDate", "modified", "pubDate", "date")))
    take (&feed->updated, qimam_feed_date (text));
  else if (is_one_of (name, NAMES ("language")))
    {
      g_autofree char *language = qimam_wording_clean (text, -1);

      if (*language != '\0' && strlen (language) < 20)
        {
          g_free (feed->language);
          feed->language = g_steal_pointer (&language);
        }
    }
}

/* --- the parser's calls
 * --------------------------------------------------------------------------------------- */

static gboolean
is_collected (const Reader *reader, Space space, const char *name)
{
  static const char *const item[] = { "title",     "link",      "guid",     "id",       "identifier",
                                      "pubDate",   "published", "issued",   "date",     "created",
                                      "available", "updated",   "modified", "author",   "creator",
                                      "encoded",   "body",      "fullitem", "content",  "description",
                                      "summary",   "subtitle",  "abstract", "language", NULL };
  static const char *const feed[] = { "title", "link",     "updated", "lastBuildDate", "modified", "pubDate",
                                      "date",  "language", NULL };

  if (space == SPACE_OTHER || (space == SPACE_MEDIA && !is_one_of (name, NAMES ("description", "title"))))
    return FALSE;
  if (space == SPACE_XHTML && !g_str_equal (name, "body"))
    return FALSE;
  return is_one_of (name, reader->in_item ? item : feed);
}

static void
begin_capture (Reader *reader, Space space, const char *name, const xmlChar **attributes, int n)
{
  g_autofree char *type = attribute_of (attributes, n, "type"), *mode = attribute_of (attributes, n, "mode");
  Capture *capture = &reader->capture;

  capture->open = TRUE;
  capture->depth = reader->depth;
  capture->space = space;
  g_free (capture->name);
  capture->name = g_strdup (name);
  capture->base64 = g_strcmp0 (mode, "base64") == 0 ||
                    (space == SPACE_ATOM && type != NULL && strchr (type, '/') != NULL &&
                     !g_str_has_prefix (type, "text/") && !g_str_has_suffix (type, "xml"));
  capture->plain = space == SPACE_ATOM && !capture->base64 && g_strcmp0 (mode, "escaped") != 0 &&
                   (type == NULL || g_str_equal (type, "text") || g_str_equal (type, "text/plain"));
  g_string_truncate (capture->text, 0);
}

/* A child of an element that is collected: its markup is written down again. */
static void
write_tag (Reader *reader, const char *name, const xmlChar **attributes, int n)
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
begin_item (Reader *reader, const xmlChar **attributes, int n)
{
  reader->in_item = TRUE;
  reader->item_depth = reader->depth;
  reader->link_rank = 0;
  reader->date_rank = 0;
  reader->guid_is_link = FALSE;
  reader->borrowed_title = FALSE;
  qimam_feed_item_clear (&reader->item);
  reader->item.guid = attribute_of (attributes, n, "about");
}

static void
end_item (Reader *reader)
{
  QimamFeedItem *item = &reader->item;

  if (item->url == NULL && reader->guid_is_link && item->guid != NULL && strstr (item->guid, "://") != NULL)
    item->url = g_strdup (item->guid);
  reader->in_item = FALSE;
  qimam_feed_add (reader->feed, item, base_of (reader));
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
  Reader *reader = ((xmlParserCtxtPtr) data)->_private;
  const char *name = (const char *) local;
  Space space = space_of (prefix, uri);
  g_autofree char *base = NULL, *language = NULL;

  reader->depth++;
  if (is_prefixed (attributes, n, "xml", "base", &base))
    g_ptr_array_add (reader->bases, qimam_feed_resolve (base, base_of (reader)));
  else
    g_ptr_array_add (reader->bases, NULL);
  if (reader->skip_depth > 0)
    return;
  if (reader->capture.open)
    {
      write_tag (reader, name, attributes, n);
      return;
    }
  if (is_one_of (name, NAMES ("rss", "feed", "RDF", "channel")) && !reader->in_item)
    {
      reader->known = TRUE;
      if (is_prefixed (attributes, n, "xml", "lang", &language) && reader->feed->language == NULL)
        reader->feed->language = g_steal_pointer (&language);
    }
  else if (is_one_of (name, NAMES ("item", "entry")) && (space == SPACE_RSS || space == SPACE_ATOM))
    {
      /* An item inside an item: the end tag of the first was forgotten. */
      if (reader->in_item && (reader->item.headline != NULL || reader->item.url != NULL))
        end_item (reader);
      begin_item (reader, attributes, n);
    }
  else if ((space == SPACE_RSS &&
            is_one_of (name, NAMES ("image", "textinput", "cloud", "skipHours", "skipDays"))) ||
           is_one_of (name, NAMES ("source", "contributor", "owner", "comments")))
    reader->skip_depth = reader->depth;
  else if (g_str_equal (name, "link") && has_attribute (attributes, n, "href"))
    read_link (reader, space, attributes, n);
  else if (is_one_of (name, NAMES ("enclosure", "thumbnail")) ||
           (space == SPACE_MEDIA && g_str_equal (name, "content")))
    read_picture (reader, name, attributes, n);
  else if (is_collected (reader, space, name))
    {
      g_autofree char *permanent = attribute_of (attributes, n, "isPermaLink");

      if (g_str_equal (name, "guid"))
        reader->guid_is_link = permanent == NULL || g_ascii_strcasecmp (permanent, "true") == 0;
      if (g_str_equal (name, "guid") && reader->in_item)
        g_clear_pointer (&reader->item.guid, g_free);
      begin_capture (reader, space, name, attributes, n);
    }
}

static void
finish_capture (Reader *reader)
{
  Capture *capture = &reader->capture;

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
    finish_item_field (reader, capture);
  else
    finish_feed_field (reader, capture);
}

static void
end_element_cb (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = ((xmlParserCtxtPtr) data)->_private;

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
  Reader *reader = ((xmlParserCtxtPtr) data)->_private;

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
  Reader *reader = ((xmlParserCtxtPtr) data)->_private;
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

static void
entity_declared_cb (void *data,
                    const xmlChar *name,
                    int type,
                    const xmlChar *public_id,
                    const xmlChar *system_id,
                    xmlChar *content)
{
  Reader *reader = ((xmlParserCtxtPtr) data)->_private;

  reader->refused = TRUE;
  xmlStopParser (data);
}

/* --- the text before the parser
 * ------------------------------------------------------------------------------- */

static gboolean
begins_reference (const char *p)
{
  const char *end = p + 1;

  if (*end == '#')
    end++;
  while (g_ascii_isalnum (*end) && end - p < 32)
    end++;
  return *end == ';' && end > p + 1 && end[-1] != '#';
}

/* Takes out what no XML parser bears: the declaration (the text is UTF-8 whatever it says), control
 * characters, bare ampersands. */
static GString *
mend (const char *text)
{
  GString *mended = g_string_sized_new (strlen (text) + 64);
  gboolean cdata = FALSE;

  if (g_str_has_prefix (text, "<?xml"))
    {
      const char *end = strstr (text, "?>");
      text = end != NULL ? end + 2 : text;
      text += strspn (text, " \t\r\n");
    }
  for (const char *p = text; *p != '\0'; p++)
    {
      if (!cdata && *p == '<' && g_str_has_prefix (p, "<![CDATA["))
        cdata = TRUE;
      else if (cdata && *p == ']' && g_str_has_prefix (p, "]]>"))
        cdata = FALSE;
      if (!cdata && *p == '&' && !begins_reference (p))
        g_string_append (mended, "&amp;");
      else if ((guchar) *p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
        g_string_append_c (mended, ' ');
      else
        g_string_append_c (mended, *p);
    }
  return mended;
}

static gboolean
was_cut (const xmlParserCtxt *context)
{
  return context->lastError.code == XML_ERR_INTERNAL_ERROR || context->lastError.code == XML_ERR_NO_MEMORY ||
         context->lastError.code == XML_ERR_ENTITY_LOOP || context->lastError.code == XML_ERR_NAME_TOO_LONG;
}

static void
parse (Reader *reader, const GString *text)
{
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .startElementNs = start_element_cb,
                            .endElementNs = end_element_cb,
                            .characters = characters_cb,
                            .ignorableWhitespace = characters_cb,
                            .cdataBlock = characters_cb,
                            .getEntity = get_entity_cb,
                            .entityDecl = entity_declared_cb };

  reader->context = xmlCreateMemoryParserCtxt (text->str, (int) text->len);
  if (reader->context == NULL)
    return;
  *reader->context->sax = handler;
  reader->context->_private = reader;
  xmlCtxtUseOptions (reader->context,
                     XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
  xmlParseDocument (reader->context);
  if (reader->context->myDoc != NULL)
    xmlFreeDoc (reader->context->myDoc);
  reader->context->myDoc = NULL;
}

QimamFeed *
qimam_feed_read_xml (const char *text, const char *url, GError **error)
{
  g_autoptr (GPtrArray) bases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) entities =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) entity_free);
  g_autoptr (QimamFeed) feed = qimam_feed_new ();
  GString *mended = mend (text);
  Reader reader = { .feed = feed, .bases = bases, .entities = entities, .url = url };
  gboolean cut;

  qimam_markup_secure ();
  reader.capture.text = g_string_new (NULL);
  parse (&reader, mended);
  /* The end of the document was missing: what was read of the last item is kept. */
  if (reader.in_item && (reader.item.headline != NULL || reader.item.url != NULL))
    end_item (&reader);
  cut = reader.context == NULL || was_cut (reader.context);
  if (reader.context != NULL)
    xmlFreeParserCtxt (reader.context);
  qimam_feed_item_clear (&reader.item);
  g_string_free (reader.capture.text, TRUE);
  g_free (reader.capture.name);
  g_string_free (mended, TRUE);
  if (reader.known && !reader.refused && !cut)
    return g_steal_pointer (&feed);
  if (reader.refused)
    g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
                         "it defines entities of its own, which is not read");
  else if (cut && reader.known)
    g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE,
                         "the feed is too deep or too large to be read whole");
  else
    g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, "it is no feed");
  return NULL;
}
