/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-json-ld.h"

#include <string.h>

#include "qimam-json-reader.h"
#include "qimam-wording.h"

void
qimam_json_ld_clear (QimamJsonLd *self)
{
  g_free (self->headline);
  g_free (self->authors);
  g_free (self->published);
  g_free (self->other_published);
  g_free (self->modified);
  g_free (self->publisher);
  g_free (self->body);
  g_free (self->image);
  g_free (self->language);
  g_free (self->description);
  memset (self, 0, sizeof *self);
}

static gboolean
is_article_type (const char *type)
{
  return type != NULL &&
         (strstr (type, "Article") != NULL || strstr (type, "Posting") != NULL ||
          g_str_equal (type, "Report") || g_str_equal (type, "Review") || g_str_equal (type, "Recipe"));
}

static gboolean
is_article (JsonObject *object)
{
  JsonArray *types = qimam_json_array (object, "@type");

  if (is_article_type (qimam_json_string (object, "@type")))
    return TRUE;
  for (guint i = 0; types != NULL && i < json_array_get_length (types); i++)
    {
      JsonNode *node = json_array_get_element (types, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING &&
          is_article_type (json_node_get_string (node)))
        return TRUE;
    }
  return FALSE;
}

static void
take (char **field, const char *text)
{
  g_autofree char *valid = text != NULL && *field == NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid != NULL && *valid != '\0')
    *field = g_steal_pointer (&valid);
}

/* The name in "Name", {"name": "Name"} or the first of a list of these. */
static const char *
read_name (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    node = json_array_get_length (json_node_get_array (node)) > 0
               ? json_array_get_element (json_node_get_array (node), 0)
               : NULL;
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      const char *name = qimam_json_string (json_node_get_object (node), "name");
      return name != NULL ? name : qimam_json_string (json_node_get_object (node), "url");
    }
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static void
add_author (GString *authors, const char *name)
{
  g_autofree char *clean = name != NULL ? qimam_wording_clean (name, -1) : NULL;

  if (clean == NULL || *clean == '\0' || strstr (clean, "://") != NULL ||
      strstr (authors->str, clean) != NULL)
    return;
  if (authors->len > 0)
    g_string_append (authors, "، ");
  g_string_append (authors, clean);
}

static void
read_authors (QimamJsonLd *self, JsonObject *object)
{
  g_autoptr (GString) authors = g_string_new (NULL);
  JsonArray *list = qimam_json_array (object, "author");

  if (self->authors != NULL)
    return;
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    add_author (authors, read_name (json_array_get_element (list, i)));
  if (list == NULL)
    {
      JsonObject *author = qimam_json_object (object, "author");
      JsonArray *names = author != NULL ? qimam_json_array (author, "name") : NULL;

      for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
        add_author (authors, read_name (json_array_get_element (names, i)));
      if (names == NULL)
        add_author (authors, read_name (json_object_get_member (object, "author")));
    }
  take (&self->authors, authors->str);
}

static void
read_article (QimamJsonLd *self, JsonObject *object)
{
  take (&self->headline, qimam_json_string (object, "headline"));
  take (&self->headline, qimam_json_string (object, "name"));
  read_authors (self, object);
  take (&self->published, qimam_json_string (object, "datePublished"));
  take (&self->modified, qimam_json_string (object, "dateModified"));
  take (&self->publisher, read_name (json_object_get_member (object, "publisher")));
  take (&self->body, qimam_json_string (object, "articleBody"));
  take (&self->language, qimam_json_string (object, "inLanguage"));
  take (&self->description, qimam_json_string (object, "description"));
  take (&self->image, read_name (json_object_get_member (object, "image")));
}

/* The articles among the things that a script tells of: itself, a list, a graph. */
static void
read_node (QimamJsonLd *self, JsonNode *node)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  g_ptr_array_add (open, node);
  for (guint i = 0; i < open->len && i < 1000; i++)
    {
      JsonNode *thing = open->pdata[i];

      if (JSON_NODE_HOLDS_ARRAY (thing))
        {
          JsonArray *array = json_node_get_array (thing);

          for (guint k = 0; k < json_array_get_length (array); k++)
            g_ptr_array_add (open, json_array_get_element (array, k));
        }
      else if (JSON_NODE_HOLDS_OBJECT (thing))
        {
          JsonObject *object = json_node_get_object (thing);

          if (is_article (object))
            read_article (self, object);
          else
            take (&self->other_published, qimam_json_string (object, "datePublished"));
          if (json_object_has_member (object, "@graph"))
            g_ptr_array_add (open, json_object_get_member (object, "@graph"));
          if (json_object_has_member (object, "mainEntity"))
            g_ptr_array_add (open, json_object_get_member (object, "mainEntity"));
        }
    }
}

/* Line breaks and tabs inside strings are against the rules and common. */
static char *
mend (const char *script)
{
  char *text = g_strdup (script);

  for (char *p = text; *p != '\0'; p++)
    if ((guchar) *p < 0x20)
      *p = ' ';
  return text;
}

void
qimam_json_ld_read (QimamJsonLd *self, const GPtrArray *scripts)
{
  for (guint i = 0; i < scripts->len; i++)
    {
      g_autofree char *text = mend (scripts->pdata[i]);
      const char *begin = strpbrk (text, "{[");
      const char *end = strrchr (text, '}'), *end_list = strrchr (text, ']');
      g_autoptr (JsonNode) root = NULL;

      if (end_list > end)
        end = end_list;
      if (begin == NULL || end == NULL || end < begin)
        continue;
      root = qimam_json_load (begin, end + 1 - begin, NULL);
      if (root != NULL)
        read_node (self, root);
    }
}
