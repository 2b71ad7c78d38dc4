/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feed-reader.h"

#include "qimam-xml-text.h"

QimamFeedSpace
qimam_feed_space (const xmlChar *prefix, const xmlChar *uri)
{
  static const struct
  {
    const char *mark; /* in the address of the namespace */
    const char *prefix;
    QimamFeedSpace space;
  } spaces[] = {
    { "w3.org/2005/Atom", "atom", QIMAM_SPACE_ATOM },
    { "purl.org/atom", "atom10", QIMAM_SPACE_ATOM },
    { "purl.org/dc/", "dc", QIMAM_SPACE_DC },
    { "rss/1.0/modules/content", "content", QIMAM_SPACE_CONTENT },
    { "search.yahoo.com/mrss", "media", QIMAM_SPACE_MEDIA },
    { "itunes", "itunes", QIMAM_SPACE_ITUNES },
    { "1999/xhtml", "xhtml", QIMAM_SPACE_XHTML },
  };
  const char *address = (const char *) uri, *short_name = (const char *) prefix;

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (address != NULL ? g_strstr_len (address, -1, spaces[i].mark) != NULL
                        : g_strcmp0 (short_name, spaces[i].prefix) == 0)
      return spaces[i].space;
  if (prefix != NULL && g_strcmp0 (short_name, "rdf") != 0 && g_strcmp0 (short_name, "rss") != 0)
    return g_strcmp0 (short_name, "dcterms") == 0 ? QIMAM_SPACE_DC : QIMAM_SPACE_OTHER;
  return QIMAM_SPACE_RSS;
}

char *
qimam_feed_attribute (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (g_ascii_strcasecmp ((const char *) attributes[i * 5], name) == 0)
      return qimam_xml_attribute_value (attributes + i * 5);
  return NULL;
}

gboolean
qimam_feed_has_attribute (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (g_strcmp0 ((const char *) attributes[i * 5], name) == 0)
      return TRUE;
  return FALSE;
}

gboolean
qimam_feed_prefixed_attribute (
    const xmlChar **attributes, int n, const char *prefix, const char *name, char **value)
{
  for (int i = 0; i < n; i++)
    if (g_strcmp0 ((const char *) attributes[i * 5 + 1], prefix) == 0 &&
        g_strcmp0 ((const char *) attributes[i * 5], name) == 0)
      {
        *value = qimam_xml_attribute_value (attributes + i * 5);
        return TRUE;
      }
  return FALSE;
}

gboolean
qimam_feed_is_one_of (const char *name, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}
