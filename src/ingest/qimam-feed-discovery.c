/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feed-discovery.h"

#include <string.h>

#include "qimam-blocks.h"
#include "qimam-markup.h"
#include "qimam-wording.h"

/* A page that names more is a list of feeds, not a page with one. */
#define MAX_FEEDS 50

static void
link_free (QimamFeedLink *link)
{
  g_free (link->url);
  g_free (link->title);
  g_free (link);
}

static gboolean
has_word (const char *list, const char *word)
{
  g_auto (GStrv) words = list != NULL ? g_strsplit_set (list, " \t\r\n", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_feed_type (const char *type)
{
  static const char *const types[] = { "application/rss+xml", "application/atom+xml", "application/rdf+xml",
                                       "application/feed+json" };

  for (guint i = 0; type != NULL && i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strncasecmp (type, types[i], strlen (types[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_of_comments (const QimamFeedLink *link)
{
  g_autofree char *lower = g_ascii_strdown (link->url, -1);

  return strstr (lower, "comment") != NULL || (link->title != NULL && strstr (link->title, "تعليق") != NULL);
}

static void
add_link (GPtrArray *links, const char *href, const char *title, const char *base)
{
  g_autofree char *clean = qimam_wording_clean (href, -1);
  g_autofree char *whole =
      g_uri_resolve_relative (base, clean, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  QimamFeedLink *link;

  if (whole == NULL || (!g_str_has_prefix (whole, "http://") && !g_str_has_prefix (whole, "https://")))
    return;
  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (((QimamFeedLink *) links->pdata[i])->url, whole))
      return;
  link = g_new0 (QimamFeedLink, 1);
  link->url = g_steal_pointer (&whole);
  link->title = title != NULL ? qimam_wording_clean (title, -1) : NULL;
  g_ptr_array_add (links, link);
}

static int
compare_links (gconstpointer a, gconstpointer b)
{
  const QimamFeedLink *x = *(QimamFeedLink *const *) a, *y = *(QimamFeedLink *const *) b;

  return is_of_comments (x) - is_of_comments (y);
}

GPtrArray *
qimam_feed_discover (const char *page, const char *url, GError **error)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  g_auto (QimamMarkup) markup = { 0 };
  g_autofree char *base = g_strdup (url);
  htmlDocPtr tree;
  xmlNode *root;

  if (!qimam_markup_prepare (&markup, page, error))
    return NULL;
  tree = qimam_markup_parse (markup.html->str, (gssize) markup.html->len, error);
  if (tree == NULL)
    return NULL;
  root = xmlDocGetRootElement (tree);
  for (xmlNode *node = root; node != NULL && links->len < MAX_FEEDS;
       node = qimam_node_next (node, root, TRUE))
    {
      const char *href = node->type == XML_ELEMENT_NODE ? qimam_node_attribute (node, "href") : NULL;

      if (href == NULL)
        continue;
      if (qimam_node_is (node, "base"))
        {
          char *resolved =
              g_uri_resolve_relative (base, href, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);

          if (resolved != NULL)
            {
              g_free (base);
              base = resolved;
            }
        }
      else if (qimam_node_is (node, "link") && has_word (qimam_node_attribute (node, "rel"), "alternate") &&
               is_feed_type (qimam_node_attribute (node, "type")))
        add_link (links, href, qimam_node_attribute (node, "title"), base);
    }
  xmlFreeDoc (tree);
  g_ptr_array_sort (links, compare_links);
  return g_steal_pointer (&links);
}
