/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-meta.h"

#include <stdlib.h>
#include <string.h>

#include "qimam-blocks.h"
#include "qimam-page-author.h"
#include "qimam-page-head.h"
#include "qimam-page-hints.h"
#include "qimam-page-title.h"
#include "qimam-stamp.h"
#include "qimam-wording.h"

/* More times than this are those of other stories. */
#define MAX_TIMES 50
/* More elements than this with a name such as "author" are those of other stories. */
#define MAX_BYLINES 20
/* More headings than this that are called titles are those of other stories. */
#define MAX_TITLED 10
/* The source of an author or date line has no more bytes than this. */
#define MAX_LINE 2000

typedef struct
{
  GHashTable *metas; /* name in lower case → content, the first of each */
  GPtrArray *heads;  /* char *: texts of h1 */
  GPtrArray *titled; /* char *: texts of h2 and h3 that are called titles */
  const char *named; /* (transfer none) the first of them that its class calls a title */
  char *title;
  char *language;
  char *canonical;
  char *picture;       /* the first picture under the headline */
  GPtrArray *times;    /* char *: <time datetime>, in the order of the page */
  guint first_time;    /* the first of them under the headline */
  char *item_date;     /* itemprop datePublished */
  char *item_modified; /* itemprop dateModified */
  char *item_author;
  GPtrArray *bylines; /* char *: by class */
  guint first_byline; /* the first of them under the headline */
  char *date;         /* by class */
  QimamPageHead head;
} Page;

static void
page_clear (Page *page)
{
  g_hash_table_unref (page->metas);
  g_ptr_array_unref (page->heads);
  g_ptr_array_unref (page->titled);
  g_free (page->title);
  g_free (page->language);
  g_free (page->canonical);
  g_free (page->picture);
  g_ptr_array_unref (page->times);
  g_free (page->item_date);
  g_free (page->item_modified);
  g_free (page->item_author);
  g_ptr_array_unref (page->bylines);
  qimam_page_head_clear (&page->head);
  g_free (page->date);
}

static void
read_meta (Page *page, const xmlNode *node)
{
  static const char *const names[] = { "property", "name", "itemprop", "http-equiv" };
  const char *content = qimam_node_attribute (node, "content");

  for (guint i = 0; content != NULL && i < G_N_ELEMENTS (names); i++)
    {
      const char *name = qimam_node_attribute (node, names[i]);
      g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;
      g_autofree char *clean = NULL;

      if (lower == NULL)
        continue;
      clean = qimam_wording_clean (content, -1);
      if (*clean == '\0')
        continue;
      /* Several authors have a line each. */
      if (g_str_equal (lower, "author") || g_str_equal (lower, "article:author") ||
          g_str_equal (lower, "dc.creator"))
        {
          const char *before = g_hash_table_lookup (page->metas, lower);

          if (before != NULL && strstr (before, clean) == NULL)
            {
              g_hash_table_insert (page->metas, g_strdup (lower), g_strconcat (before, "، ", clean, NULL));
              continue;
            }
        }
      if (!g_hash_table_contains (page->metas, lower))
        g_hash_table_insert (page->metas, g_steal_pointer (&lower), g_steal_pointer (&clean));
    }
}

/* Sets a field that is still empty to the text of @node, or to its attribute. */
static void
take (char **field, xmlNode *node, const char *attribute, guint max)
{
  const char *value = attribute != NULL ? qimam_node_attribute (node, attribute) : NULL;
  g_autofree char *text = NULL;

  if (*field != NULL)
    return;
  text = value != NULL ? qimam_wording_clean (value, -1) : qimam_node_text (node);
  if (*text != '\0' && g_utf8_strlen (text, -1) <= max)
    *field = g_steal_pointer (&text);
}

static void
read_property (Page *page, xmlNode *node)
{
  const char *property = qimam_node_attribute (node, "itemprop"), *rel = qimam_node_attribute (node, "rel");

  if (property != NULL && g_ascii_strcasecmp (property, "datePublished") == 0)
    take (&page->item_date, node, qimam_node_attribute (node, "datetime") != NULL ? "datetime" : "content",
          80);
  if (property != NULL && g_ascii_strcasecmp (property, "dateModified") == 0)
    take (&page->item_modified, node,
          qimam_node_attribute (node, "datetime") != NULL ? "datetime" : "content", 80);
  if ((property != NULL && g_ascii_strcasecmp (property, "author") == 0) ||
      (rel != NULL && g_ascii_strcasecmp (rel, "author") == 0))
    take (&page->item_author, node, NULL, 120);
}

static void
read_hints (Page *page, xmlNode *node, const QimamPageHints *hints)
{
  guint found;

  if ((page->bylines->len >= MAX_BYLINES && page->date != NULL) || hints == NULL)
    return;
  found = qimam_page_hints_of (hints, node, QIMAM_HINT_AUTHOR | QIMAM_HINT_DATE);
  if (found & QIMAM_HINT_AUTHOR && page->bylines->len < MAX_BYLINES)
    {
      g_autofree char *byline = qimam_node_text_parted (node, MAX_LINE);

      if (byline != NULL && *byline != '\0' && g_utf8_strlen (byline, -1) <= 150)
        g_ptr_array_add (page->bylines, g_steal_pointer (&byline));
    }
  if (found & QIMAM_HINT_DATE && page->date == NULL)
    {
      g_autofree char *text = qimam_node_text_parted (node, MAX_LINE);
      g_auto (QimamStamp) stamp = { 0 };

      if (text != NULL && strlen (text) < 200 && qimam_stamp_find (text, 0, &stamp))
        page->date = g_steal_pointer (&text);
    }
}

static gboolean
is_called_title (const xmlNode *node)
{
  const char *class = qimam_node_attribute (node, "class");
  g_autofree char *lower = class != NULL ? g_ascii_strdown (class, -1) : NULL;

  return lower != NULL && (strstr (lower, "title") != NULL || strstr (lower, "headline") != NULL);
}

static const char *
attribute_of (const xmlNode *node, const char *name)
{
  const char *value = qimam_node_attribute (node, name);

  return value != NULL ? value : "";
}

/* (transfer full) (nullable): the address of a picture that is large enough for a story */
static char *
find_picture (const xmlNode *node)
{
  static const char *const names[] = { "data-src", "data-original", "data-lazy-src", "src" };
  static const char *const small[] = { "logo",   "icon", "avatar", "pixel", "spacer",
                                       "blank.", ".svg", ".gif",   "1x1" };
  const char *width = qimam_node_attribute (node, "width");
  const char *address = NULL;

  if (width != NULL && g_ascii_isdigit (*width) && strlen (width) < 3 && atoi (width) < 100)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names) && address == NULL; i++)
    address = qimam_node_attribute (node, names[i]);
  if (address == NULL || *address == '\0' || g_str_has_prefix (address, "data:") || strlen (address) > 2000)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (small); i++)
    if (strstr (address, small[i]) != NULL)
      return NULL;
  return qimam_wording_clean (address, -1);
}

static void
read_page (Page *page, xmlNode *root)
{
  const QimamPageHints *hints = qimam_page_hints_get (NULL);

  for (xmlNode *node = root; node != NULL; node = qimam_node_next (node, root, TRUE))
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (qimam_node_is (node, "meta"))
        read_meta (page, node);
      else if (qimam_node_is (node, "title") && page->title == NULL)
        page->title = qimam_node_text (node);
      else if (qimam_node_is (node, "h1") && page->heads->len < 10)
        {
          g_ptr_array_add (page->heads, qimam_node_text (node));
          if (page->named == NULL && is_called_title (node))
            page->named = page->heads->pdata[page->heads->len - 1];
          page->first_time = page->times->len;
          page->first_byline = page->bylines->len;
        }
      else if ((qimam_node_is (node, "h2") || qimam_node_is (node, "h3")) && page->titled->len < MAX_TITLED &&
               is_called_title (node))
        g_ptr_array_add (page->titled, qimam_node_text (node));
      else if (qimam_node_is (node, "html") && page->language == NULL)
        page->language = g_strdup (qimam_node_attribute (node, "lang"));
      else if (qimam_node_is (node, "link") &&
               g_ascii_strcasecmp (attribute_of (node, "rel"), "canonical") == 0)
        take (&page->canonical, node, "href", 2000);
      else if (qimam_node_is (node, "time") && qimam_node_attribute (node, "datetime") != NULL)
        {
          char *time = NULL;

          take (&time, node, "datetime", 80);
          if (time != NULL && page->times->len < MAX_TIMES)
            g_ptr_array_add (page->times, time);
          else
            g_free (time);
        }
      else if (qimam_node_is (node, "img") && page->heads->len > 0 && page->picture == NULL)
        page->picture = find_picture (node);
      read_property (page, node);
      read_hints (page, node, hints);
    }
}

static const char *
find_meta (const Page *page, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *content = g_hash_table_lookup (page->metas, names[i]);

      if (content != NULL)
        return content;
    }
  return NULL;
}

static void
read_headline (const Page *page, const QimamJsonLd *stated, xmlNode *root, QimamDocument *document)
{
  static const char *const names[] = { "og:title", "twitter:title", "dc.title", "headline", "title", NULL };
  const QimamPageTitles titles = {
    page->heads,      page->titled,    page->named, page->title, find_meta (page, names),
    stated->headline, document->source
  };

  document->headline = qimam_page_title_choose (&titles, root);
}

/* --- author
 * ------------------------------------------------------------------------------------------------- */

static void
read_author (const Page *page, const QimamJsonLd *stated, QimamDocument *document)
{
  static const char *const names[] = {
    "parsely-author", "author",          "article:author_name", "sailthru.author",      "byl",
    "dc.creator",     "dcterms.creator", "article:author",      "twitter:creator:name", NULL
  };
  const char *meta = find_meta (page, names);
  const char *source = document->source, *publisher = stated->publisher;
  const char *sources[] = { stated->authors, meta, page->item_author, page->head.byline };

  for (guint i = 0; i < G_N_ELEMENTS (sources) && document->byline == NULL; i++)
    if (sources[i] != NULL)
      document->byline = qimam_page_author_clean (sources[i], source, publisher);
  /* Those above the headline are of other stories. */
  for (guint i = page->first_byline; i < page->bylines->len && document->byline == NULL; i++)
    document->byline = qimam_page_author_clean (page->bylines->pdata[i], source, publisher);
  for (guint i = 0; i < page->first_byline && document->byline == NULL; i++)
    document->byline = qimam_page_author_clean (page->bylines->pdata[i], source, publisher);
}

/* --- date
 * --------------------------------------------------------------------------------------------------- */

static gboolean
take_date (QimamDocument *document, const char *text, const char *what)
{
  g_auto (QimamStamp) stamp = { 0 };
  g_autofree char *evidence = NULL;
  gsize length;

  if (text == NULL || document->published.value != NULL || !qimam_stamp_read (text, &stamp) ||
      stamp.precision < QIMAM_PRECISION_DAY)
    return FALSE;
  /* Cut between characters. */
  length = MIN (strlen (text), 100);
  while (length > 0 && ((guchar) text[length] & 0xC0) == 0x80)
    length--;
  evidence = g_strdup_printf ("%s: %.*s", what, (int) length, text);
  qimam_document_set_published (document, stamp.value, stamp.precision, QIMAM_BASIS_STATED, evidence);
  return TRUE;
}

/* …/2021/06/16/… in an address */
static void
take_address_date (QimamDocument *document)
{
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *date = NULL;

  if (document->url == NULL || document->published.value != NULL)
    return;
  regex = g_regex_new ("[/_-]((?:19|20)\\d\\d)[/_-]?(0[1-9]|1[0-2])[/_-]?([0-3]\\d)(?:[/_.-]|$)", G_REGEX_RAW,
                       0, NULL);
  if (!g_regex_match (regex, document->url, 0, &match))
    return;
  date = g_match_info_expand_references (match, "\\1-\\2-\\3", NULL);
  take_date (document, date, "address");
}

/* A page often states the moment in UTC for machines and in its own zone for readers: the day is that of the
 * zone. */
static void
prefer_local_time (const Page *page, QimamDocument *document)
{
  g_autoptr (GDateTime) moment = document->published.value != NULL
                                     ? g_date_time_new_from_iso8601 (document->published.value, NULL)
                                     : NULL;

  if (moment == NULL || g_date_time_get_utc_offset (moment) != 0)
    return;
  for (guint i = 0; i < page->times->len; i++)
    {
      g_auto (QimamStamp) stamp = { 0 };
      g_autoptr (GDateTime) other = NULL;

      if (!qimam_stamp_read (page->times->pdata[i], &stamp))
        continue;
      other = g_date_time_new_from_iso8601 (stamp.value, NULL);
      if (other != NULL && g_date_time_get_utc_offset (other) != 0 && g_date_time_equal (other, moment))
        {
          g_autofree char *evidence = g_strdup_printf ("time: %s", (char *) page->times->pdata[i]);
          qimam_document_set_published (document, stamp.value, stamp.precision, QIMAM_BASIS_STATED, evidence);
          return;
        }
    }
}

static const char *
find_modified (const Page *page, const QimamJsonLd *stated)
{
  static const char *const names[] = {
    "article:modified_time",    "og:updated_time", "datemodified", "article:modified",
    "og:article:modified_time", "last-modified",   "lastmod",      "dcterms.modified",
    "dc.date.modified",         "modified_time",   "revised",      NULL
  };

  return stated->modified != NULL ? stated->modified : find_meta (page, names);
}

static gboolean
is_same_day (const char *a, const char *b)
{
  return a != NULL && b != NULL && strlen (a) >= strlen ("2021-06-16") &&
         strncmp (a, b, strlen ("2021-06-16")) == 0;
}

/* The date under the headline, where nothing is stated for machines; and where a story that was first
 * published long ago is shown to its readers as published on the day on which it was last changed. */
static void
take_shown_date (const Page *page, const QimamJsonLd *stated, QimamDocument *document)
{
  const char *modified = find_modified (page, stated);
  const QimamStamp *shown = &page->head.date;
  g_auto (QimamStamp) changed = { 0 };
  g_autofree char *evidence = NULL;

  if (document->published.value != NULL && (modified == NULL || !qimam_stamp_read (modified, &changed) ||
                                            is_same_day (changed.value, document->published.value)))
    return;
  if (!page->head.has_date ||
      (document->published.value != NULL && !is_same_day (shown->value, changed.value)))
    return;
  evidence = g_strdup_printf ("date line: %s", shown->value);
  qimam_document_set_published (document, shown->value, shown->precision, QIMAM_BASIS_STATED, evidence);
}

static void
read_date (const Page *page, const QimamJsonLd *stated, QimamDocument *document)
{
  static const char *const names[] = { "article:published_time",
                                       "og:article:published_time",
                                       "datepublished",
                                       "og:published_time",
                                       "article:published",
                                       "parsely-pub-date",
                                       "sailthru.date",
                                       "pubdate",
                                       "publishdate",
                                       "publish-date",
                                       "publish_date",
                                       "publication_date",
                                       "pub_date",
                                       "published_time",
                                       "dc.date.issued",
                                       "dcterms.created",
                                       "dc.date",
                                       "dcterms.date",
                                       "date",
                                       "article.published",
                                       "article_date_original",
                                       "originalpublicationdate",
                                       "displaydate",
                                       "cxenseparse:recs:publishtime",
                                       "article:post_date",
                                       NULL };

  take_date (document, stated->published, "datePublished");
  for (guint i = 0; names[i] != NULL; i++)
    take_date (document, g_hash_table_lookup (page->metas, names[i]), names[i]);
  take_date (document, page->item_date, "datePublished");
  take_date (document, stated->other_published, "datePublished");
  take_shown_date (page, stated, document);
  if (page->first_time < page->times->len)
    take_date (document, page->times->pdata[page->first_time], "time");
  take_date (document, page->date, "date line");
  if (page->times->len > 0)
    take_date (document, page->times->pdata[0], "time");
  take_address_date (document);
  prefer_local_time (page, document);
}

/* When the story was last changed. */
static void
read_modified (const Page *page, const QimamJsonLd *stated, QimamDocument *document)
{
  const char *texts[] = { find_modified (page, stated), page->item_modified };

  for (guint i = 0; i < G_N_ELEMENTS (texts) && document->modified == NULL; i++)
    qimam_stamp_take_modified (document, texts[i]);
  if (document->modified == NULL && page->head.has_modified)
    qimam_stamp_take_modified (document, page->head.modified.value);
}

/* --- the rest
 * ----------------------------------------------------------------------------------------------- */

static char *
resolve (const char *address, const char *base)
{
  g_autofree char *whole = base != NULL
                               ? g_uri_resolve_relative (base, address, G_URI_FLAGS_PARSE_RELAXED, NULL)
                               : g_strdup (address);

  if (whole != NULL && (g_str_has_prefix (whole, "http://") || g_str_has_prefix (whole, "https://")))
    return g_steal_pointer (&whole);
  return NULL;
}

/* Some sites name their front page as the address of every story. */
static gboolean
is_home (const char *address)
{
  const char *path = strstr (address, "://");

  path = path != NULL ? strchr (path + 3, '/') : NULL;
  return path == NULL || path[1] == '\0';
}

static void
read_rest (const Page *page, const QimamJsonLd *stated, QimamDocument *document)
{
  static const char *const images[] = { "og:image", "twitter:image", "og:image:url", "image", NULL };
  static const char *const leads[] = { "og:description", "description", "twitter:description", NULL };
  static const char *const addresses[] = { "og:url", NULL };
  const char *image = find_meta (page, images), *lead = find_meta (page, leads);
  const char *address = page->canonical != NULL ? page->canonical : find_meta (page, addresses);
  static const char *const languages[] = { "content-language", "dc.language", "og:locale", "language", NULL };
  const char *language = page->language != NULL     ? page->language
                         : stated->language != NULL ? stated->language
                                                    : find_meta (page, languages);

  if (image == NULL)
    image = stated->image != NULL ? stated->image : page->picture;
  if (image != NULL)
    document->image_url = resolve (image, document->url);
  if (lead != NULL)
    document->lead = g_strdup (lead);
  if (language != NULL && strlen (language) < 20 && g_ascii_isalpha (*language))
    {
      document->language = g_strndup (language, strcspn (language, "_- "));
      for (char *p = document->language; *p != '\0'; p++)
        *p = g_ascii_tolower (*p);
    }
  if (address != NULL)
    {
      char *canonical = resolve (address, document->url);

      if (canonical != NULL && !is_home (canonical))
        {
          g_free (document->url);
          document->url = canonical;
        }
      else
        g_free (canonical);
    }
}

void
qimam_page_meta_read (xmlNode *root, const QimamJsonLd *stated, QimamDocument *document)
{
  static const char *const sites[] = { "og:site_name", "application-name", "dc.publisher", "publisher",
                                       NULL };
  Page page = { .metas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
                .heads = g_ptr_array_new_with_free_func (g_free),
                .titled = g_ptr_array_new_with_free_func (g_free),
                .bylines = g_ptr_array_new_with_free_func (g_free),
                .times = g_ptr_array_new_with_free_func (g_free) };
  const char *site;

  read_page (&page, root);
  site = find_meta (&page, sites);
  if (site == NULL)
    site = stated->publisher;
  if (site != NULL && strstr (site, "://") == NULL)
    document->source = qimam_page_title_cut_slogan (site);
  read_rest (&page, stated, document);
  read_headline (&page, stated, root, document);
  if (document->source == NULL)
    document->source = qimam_page_title_outlet (page.title, document->headline);
  qimam_page_head_read (root, document->headline, &page.head);
  read_author (&page, stated, document);
  read_date (&page, stated, document);
  read_modified (&page, stated, document);
  page_clear (&page);
}
