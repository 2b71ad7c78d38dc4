/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-feed-reader.h"

#include <string.h>

#include "qimam-wording.h"

const char *
qimam_feed_base (const QimamFeedReader *reader)
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

void
qimam_feed_read_link (QimamFeedReader *reader, QimamFeedSpace space, const xmlChar **attributes, int n)
{
  g_autofree char *href = qimam_feed_attribute (attributes, n, "href"),
                  *rel = qimam_feed_attribute (attributes, n, "rel");
  g_autofree char *type = qimam_feed_attribute (attributes, n, "type");
  /* In RSS the last link holds, whichever way it is written. */
  guint rank = space == QIMAM_SPACE_RSS && rel == NULL ? 6 : rank_link (rel, type);
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
  *field = qimam_feed_resolve (href, qimam_feed_base (reader));
  *best = rank;
}

void
qimam_feed_read_picture (QimamFeedReader *reader, const char *name, const xmlChar **attributes, int n)
{
  g_autofree char *url = qimam_feed_attribute (attributes, n, "url"),
                  *type = qimam_feed_attribute (attributes, n, "type");
  g_autofree char *medium = qimam_feed_attribute (attributes, n, "medium");

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
title_text (const QimamFeedCapture *capture)
{
  return capture->plain ? qimam_wording_clean (capture->text->str, -1)
                        : qimam_feed_plain (capture->text->str);
}

/* As HTML: what was stated to be plain is escaped. */
static char *
html_text (const QimamFeedCapture *capture)
{
  return capture->plain ? g_markup_escape_text (capture->text->str, -1) : g_strdup (capture->text->str);
}

/* Dates that state publication go before the module's, the later ones for a change come last. */
static guint8
rank_date (const char *name)
{
  if (qimam_feed_is_one_of (name, QIMAM_NAMES ("pubDate", "published", "issued")))
    return 3;
  if (qimam_feed_is_one_of (name, QIMAM_NAMES ("date", "created", "available")))
    return 2;
  return 0;
}

void
qimam_feed_finish_item_field (QimamFeedReader *reader, const QimamFeedCapture *capture)
{
  QimamFeedItem *item = &reader->item;
  const char *name = capture->name, *text = capture->text->str;

  if (qimam_feed_is_one_of (name, QIMAM_NAMES ("title")))
    {
      /* The title of a picture or an episode stands in where there is no other. */
      gboolean own = capture->space != QIMAM_SPACE_MEDIA && capture->space != QIMAM_SPACE_ITUNES;

      if (own && reader->borrowed_title)
        g_clear_pointer (&item->headline, g_free);
      reader->borrowed_title = item->headline == NULL && !own;
      take (&item->headline, title_text (capture));
    }
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("link")))
    {
      if (*text == '\0')
        return;
      g_clear_pointer (&item->url, g_free);
      item->url = qimam_feed_resolve (text, qimam_feed_base (reader));
      reader->link_rank = 5;
    }
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("guid", "id", "identifier")))
    {
      const char *base = qimam_feed_base (reader);
      /* Only xml:base makes an identifier whole: the address of the feed is no part of it. */
      take (&item->guid, base != NULL && base != reader->url && capture->space == QIMAM_SPACE_ATOM
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
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("updated", "modified", "lastBuildDate")))
    take (&item->updated, qimam_wording_clean (text, -1));
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("author", "creator")))
    add_person (&item->byline, text);
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("encoded", "body", "fullitem")) ||
           (capture->space == QIMAM_SPACE_ATOM && qimam_feed_is_one_of (name, QIMAM_NAMES ("content"))))
    take (&item->content, html_text (capture));
  else if (qimam_feed_is_one_of (name,
                                 QIMAM_NAMES ("description", "summary", "subtitle", "abstract", "content")))
    {
      if (capture->space == QIMAM_SPACE_RSS || capture->space == QIMAM_SPACE_ATOM || item->summary == NULL)
        {
          if (capture->space == QIMAM_SPACE_RSS || capture->space == QIMAM_SPACE_ATOM)
            g_clear_pointer (&item->summary, g_free);
          take (&item->summary, html_text (capture));
        }
    }
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("language")))
    take (&item->language, qimam_wording_clean (text, -1));
}

void
qimam_feed_finish_feed_field (QimamFeedReader *reader, const QimamFeedCapture *capture)
{
  QimamFeed *feed = reader->feed;
  const char *name = capture->name, *text = capture->text->str;

  if (qimam_feed_is_one_of (name, QIMAM_NAMES ("title")))
    {
      if (capture->space != QIMAM_SPACE_MEDIA && capture->space != QIMAM_SPACE_ITUNES)
        take (&feed->title, title_text (capture));
    }
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("link")) && *text != '\0')
    {
      g_clear_pointer (&feed->home, g_free);
      feed->home = qimam_feed_resolve (text, qimam_feed_base (reader));
      reader->home_rank = 5;
    }
  else if (qimam_feed_is_one_of (name,
                                 QIMAM_NAMES ("updated", "lastBuildDate", "modified", "pubDate", "date")))
    take (&feed->updated, qimam_feed_date (text));
  else if (qimam_feed_is_one_of (name, QIMAM_NAMES ("language")))
    {
      g_autofree char *language = qimam_wording_clean (text, -1);

      if (*language != '\0' && strlen (language) < 20)
        {
          g_free (feed->language);
          feed->language = g_steal_pointer (&language);
        }
    }
}
