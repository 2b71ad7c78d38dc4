/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-opml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "qimam-source.h"
#include "qimam-wording.h"
#include "qimam-xml-text.h"

#define MAX_LEVELS 32

typedef struct
{
  QimamXmlGuard guard;
  xmlParserCtxtPtr context;
  QimamOpml *list;
  GPtrArray *folders; /* char *: the names of the folders that are open */
  GArray *kinds;      /* gboolean: of each open element, whether it is a folder */
  GHashTable *prefixes;
  GString *title;
  gboolean in_title;
  gboolean known;
} Reader;

static void
feed_free (QimamOpmlFeed *feed)
{
  g_free (feed->title);
  g_free (feed->url);
  g_free (feed->home);
  g_strfreev (feed->folder);
  g_free (feed->attributes);
  g_free (feed);
}

static void
refused_free (QimamOpmlRefused *refused)
{
  g_free (refused->title);
  g_free (refused->why);
  g_free (refused);
}

QimamOpml *
qimam_opml_new (void)
{
  QimamOpml *self = g_new0 (QimamOpml, 1);

  self->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) feed_free);
  self->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) refused_free);
  return self;
}

void
qimam_opml_free (QimamOpml *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->namespaces);
  g_ptr_array_unref (self->feeds);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

void
qimam_opml_add (QimamOpml *self, char *title, char *url, char *home, char **folder, char *attributes)
{
  QimamOpmlFeed *feed = g_new0 (QimamOpmlFeed, 1);

  feed->title = title;
  feed->url = url;
  feed->home = home;
  feed->folder = folder != NULL ? folder : g_new0 (char *, 1);
  feed->attributes = attributes;
  g_ptr_array_add (self->feeds, feed);
}

static void
refuse (QimamOpml *self, const char *title, const char *why)
{
  QimamOpmlRefused *refused = g_new0 (QimamOpmlRefused, 1);

  refused->title = g_strdup (title);
  refused->why = g_strdup (why);
  g_ptr_array_add (self->refused, refused);
}

/* ---- Reading ---- */

static char *
read_value (const xmlChar **attribute)
{
  g_autofree char *value = qimam_xml_attribute_value (attribute);

  return qimam_wording_clean (value, -1);
}

/* Those that Qimam keeps in fields of their own. */
static gboolean
is_own (const char *name)
{
  static const char *const names[] = { "title", "text", "xmlUrl", "htmlUrl", "type" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable): the first of these attributes that says something, whatever its case */
static char *
find_value (const xmlChar **attributes, int n, const char *const *names)
{
  for (guint k = 0; names[k] != NULL; k++)
    for (int i = 0; i < n; i++)
      if (attributes[i * 5 + 1] == NULL &&
          g_ascii_strcasecmp ((const char *) attributes[i * 5], names[k]) == 0)
        {
          g_autofree char *value = read_value (attributes + i * 5);

          if (*value != '\0')
            return g_steal_pointer (&value);
        }
  return NULL;
}

/* (transfer full): libxml2 leaves an ampersand escaped in the name of a namespace */
static char *
read_uri (const char *uri)
{
  g_auto (GStrv) pieces = g_strsplit (uri, "&#38;", -1);

  return g_strjoinv ("&", pieces);
}

/* (transfer full) (nullable): what other programs want to find again */
static char *
write_others (Reader *reader, const xmlChar **attributes, int n)
{
  g_autoptr (GString) others = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    {
      const char *name = (const char *) attributes[i * 5], *prefix = (const char *) attributes[i * 5 + 1],
                 *uri = (const char *) attributes[i * 5 + 2];
      g_autofree char *value = NULL;
      g_autofree char *escaped = NULL;

      if ((prefix == NULL && is_own (name)) || (prefix != NULL && uri == NULL))
        continue;
      if (prefix != NULL && !g_str_equal (prefix, "xml"))
        g_hash_table_insert (reader->prefixes, g_strdup (prefix), read_uri (uri));
      value = read_value (attributes + i * 5);
      escaped = g_markup_escape_text (value, -1);
      g_string_append_printf (others, "%s%s%s%s=\"%s\"", others->len > 0 ? " " : "",
                              prefix != NULL ? prefix : "", prefix != NULL ? ":" : "", name, escaped);
    }
  return others->len > 0 ? g_string_free (g_steal_pointer (&others), FALSE) : NULL;
}

static char **
dup_folders (const Reader *reader)
{
  char **folders = g_new0 (char *, reader->folders->len + 1);

  for (guint i = 0; i < reader->folders->len; i++)
    folders[i] = g_strdup (reader->folders->pdata[i]);
  return folders;
}

/* Returns whether the outline is a folder. */
static gboolean
read_outline (Reader *reader, const xmlChar **attributes, int n)
{
  static const char *const titles[] = { "title", "text", NULL }, *const urls[] = { "xmlUrl", NULL },
                           *const homes[] = { "htmlUrl", NULL };
  g_autofree char *title = find_value (attributes, n, titles), *url = find_value (attributes, n, urls);
  const char *name = title != NULL ? title : url;

  if (url == NULL)
    {
      g_ptr_array_add (reader->folders, title != NULL ? g_steal_pointer (&title) : g_strdup (""));
      return TRUE;
    }
  if (reader->folders->len > MAX_LEVELS)
    refuse (reader->list, name, _ ("too many folders in one another"));
  else if (g_ascii_strncasecmp (url, "http://", 7) != 0 && g_ascii_strncasecmp (url, "https://", 8) != 0)
    refuse (reader->list, name, _ ("not an http or https address"));
  else
    {
      /* A text there must be; who knows no title puts the address there, which is none. */
      if (g_strcmp0 (title, url) == 0)
        g_clear_pointer (&title, g_free);
      qimam_opml_add (reader->list, g_steal_pointer (&title), g_steal_pointer (&url),
                      find_value (attributes, n, homes), dup_folders (reader),
                      write_others (reader, attributes, n));
    }
  return FALSE;
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
  gboolean folder = FALSE;

  if (g_ascii_strcasecmp ((const char *) local, "opml") == 0)
    reader->known = TRUE;
  else if (*reader->context->input->cur == '\0')
    /* The file ends in the middle of the tag, and so perhaps of an address. */
    return;
  else if (reader->known && g_ascii_strcasecmp ((const char *) local, "outline") == 0)
    folder = read_outline (reader, attributes, n);
  else if (g_ascii_strcasecmp ((const char *) local, "title") == 0 && reader->title->len == 0)
    reader->in_title = TRUE;
  g_array_append_val (reader->kinds, folder);
}

static void
end_element_cb (void *data, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = ((xmlParserCtxtPtr) data)->_private;

  reader->in_title = FALSE;
  if (reader->kinds->len == 0)
    return;
  if (g_array_index (reader->kinds, gboolean, reader->kinds->len - 1))
    g_ptr_array_set_size (reader->folders, (int) reader->folders->len - 1);
  g_array_set_size (reader->kinds, reader->kinds->len - 1);
}

static void
characters_cb (void *data, const xmlChar *text, int length)
{
  Reader *reader = ((xmlParserCtxtPtr) data)->_private;

  if (reader->in_title)
    g_string_append_len (reader->title, (const char *) text, length);
}

static void
parse (Reader *reader, const GString *text)
{
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .startElementNs = start_element_cb,
                            .endElementNs = end_element_cb,
                            .characters = characters_cb };

  qimam_xml_parse (text, &handler, reader, &reader->context);
  g_clear_pointer (&reader->context, xmlFreeParserCtxt);
}

static char *
write_prefixes (GHashTable *prefixes)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (prefixes), (GCompareFunc) strcmp);
  g_autoptr (GString) text = g_string_new (NULL);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *uri = g_markup_escape_text (g_hash_table_lookup (prefixes, l->data), -1);

      g_string_append_printf (text, "%sxmlns:%s=\"%s\"", text->len > 0 ? " " : "", (char *) l->data, uri);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

QimamOpml *
qimam_opml_read (const char *text, GError **error)
{
  g_autoptr (QimamOpml) list = qimam_opml_new ();
  g_autoptr (GString) mended = qimam_xml_mend (text);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GHashTable) prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader reader = { .list = list, .folders = folders, .kinds = kinds, .prefixes = prefixes, .title = title };

  parse (&reader, mended);
  if (reader.guard.refused || !reader.known)
    {
      if (reader.guard.refused)
        qimam_xml_set_refused (error);
      else
        g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
                             _ ("it is no list of subscriptions (OPML)"));
      return NULL;
    }
  if (title->len > 0)
    list->title = qimam_wording_clean (title->str, (gssize) title->len);
  list->namespaces = write_prefixes (prefixes);
  return g_steal_pointer (&list);
}

QimamOpml *
qimam_opml_read_bytes (GBytes *bytes, const char *name, GError **error)
{
  const QimamExtractOptions options = { .format = QIMAM_FORMAT_OPML, .name = name };
  g_auto (QimamSource) source = { 0 };
  QimamOpml *list;

  if (!qimam_source_open (&source, bytes, &options, error))
    return NULL;
  list = qimam_opml_read (source.text, error);
  if (list == NULL)
    qimam_source_name_error (&source, error);
  return list;
}

/* ---- Writing ---- */

static void
append_attribute (GString *text, const char *name, const char *value)
{
  g_autofree char *clean = value != NULL ? qimam_wording_clean (value, -1) : NULL;
  g_autofree char *escaped = clean != NULL ? g_markup_escape_text (clean, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (text, " %s=\"%s\"", name, escaped);
}

static void
indent (GString *text, guint level)
{
  for (guint i = 0; i < level + 2; i++)
    g_string_append (text, "  ");
}

/* Closes and opens folders so that what follows stands in @folder; @open are those that are open. */
static void
change_folder (GString *text, GPtrArray *open, char *const *folder)
{
  guint same = 0;

  while (same < open->len && folder[same] != NULL && g_str_equal (open->pdata[same], folder[same]))
    same++;
  while (open->len > same)
    {
      indent (text, open->len - 1);
      g_string_append (text, "</outline>\n");
      g_ptr_array_set_size (open, (int) open->len - 1);
    }
  for (guint i = same; folder[i] != NULL; i++)
    {
      indent (text, i);
      g_string_append (text, "<outline");
      append_attribute (text, "text", folder[i]);
      g_string_append (text, ">\n");
      g_ptr_array_add (open, folder[i]);
    }
}

char *
qimam_opml_write (const QimamOpml *self)
{
  static char *const no_folder[] = { NULL };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  GString *text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"");
  g_autofree char *title = g_markup_escape_text (self->title != NULL ? self->title : "Qimam", -1);

  if (self->namespaces != NULL)
    g_string_append_printf (text, " %s", self->namespaces);
  g_string_append_printf (text, ">\n  <head>\n    <title>%s</title>\n  </head>\n  <body>\n", title);
  for (guint i = 0; i < self->feeds->len; i++)
    {
      const QimamOpmlFeed *feed = self->feeds->pdata[i];

      change_folder (text, open, feed->folder);
      indent (text, open->len);
      g_string_append (text, "<outline type=\"rss\"");
      append_attribute (text, "text", feed->title != NULL ? feed->title : feed->url);
      append_attribute (text, "title", feed->title);
      append_attribute (text, "xmlUrl", feed->url);
      append_attribute (text, "htmlUrl", feed->home);
      if (feed->attributes != NULL)
        g_string_append_printf (text, " %s", feed->attributes);
      g_string_append (text, "/>\n");
    }
  change_folder (text, open, no_folder);
  g_string_append (text, "  </body>\n</opml>\n");
  return g_string_free (text, FALSE);
}
