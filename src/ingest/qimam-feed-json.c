/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-json-reader.h"
#include "qimam-wording.h"

/* (transfer full) (nullable): a member as valid text; numbers are given as they are written */
static char *
read_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = qimam_json_string (object, name);

  if (text == NULL && node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;
}

static char *
read_authors (JsonObject *object)
{
  g_autoptr (GString) names = g_string_new (NULL);
  JsonArray *list = qimam_json_array (object, "authors");
  JsonObject *author = qimam_json_object (object, "author");

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      g_autofree char *name =
          JSON_NODE_HOLDS_OBJECT (node) ? read_text (json_node_get_object (node), "name") : NULL;

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "، " : "", name);
    }
  if (names->len == 0 && author != NULL)
    return read_text (author, "name");
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/* JSON Feed has no date of its own: it was changed when its newest item was. */
static void
note_change (QimamFeed *feed, const char *text)
{
  g_autofree char *date = qimam_feed_date (text);

  if (date == NULL || (feed->updated != NULL && strcmp (feed->updated, date) >= 0))
    return;
  g_free (feed->updated);
  feed->updated = g_steal_pointer (&date);
}

static void
read_item (QimamFeed *feed, JsonObject *object, const char *base)
{
  QimamFeedItem item = { 0 };
  g_autofree char *title = read_text (object, "title"), *text = NULL;

  item.guid = read_text (object, "id");
  item.url = read_text (object, "url");
  if (item.url == NULL)
    item.url = read_text (object, "external_url");
  item.headline = title != NULL ? qimam_wording_clean (title, -1) : NULL;
  item.byline = read_authors (object);
  item.published = read_text (object, "date_published");
  item.updated = read_text (object, "date_modified");
  item.summary = read_text (object, "summary");
  item.content = read_text (object, "content_html");
  text = read_text (object, "content_text");
  if (item.content == NULL && text != NULL)
    {
      /* A plain text: lines are paragraphs, and nothing in it is markup. */
      g_autofree char *escaped = g_markup_escape_text (text, -1);
      g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
      item.content = g_strjoinv ("<br><br>", lines);
    }
  item.image = read_text (object, "image");
  item.language = read_text (object, "language");
  note_change (feed, item.updated != NULL ? item.updated : item.published);
  qimam_feed_add (feed, &item, base);
  qimam_feed_item_clear (&item);
}

QimamFeed *
qimam_feed_read_json (const char *text, const QimamExtractOptions *options, GError **error)
{
  g_autoptr (QimamFeed) feed = qimam_feed_new (options);
  g_autoptr (JsonNode) root = qimam_json_load (text, -1, error);
  g_autofree char *title = NULL, *home = NULL;
  const char *url = options != NULL ? options->url : NULL;
  JsonObject *object;
  JsonArray *items;

  if (root == NULL)
    return NULL;
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  items = object != NULL ? qimam_json_array (object, "items") : NULL;
  if (items == NULL)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, _ ("it is JSON, but no feed"));
      return NULL;
    }
  title = read_text (object, "title");
  home = read_text (object, "home_page_url");
  feed->title = title != NULL ? qimam_wording_clean (title, -1) : NULL;
  feed->home = home != NULL ? qimam_feed_resolve (home, url) : NULL;
  feed->language = read_text (object, "language");
  for (guint i = 0; i < json_array_get_length (items); i++)
    if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (items, i)))
      read_item (feed, json_node_get_object (json_array_get_element (items, i)),
                 feed->home != NULL ? feed->home : url);
  return g_steal_pointer (&feed);
}
