/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-xml-text.h"

#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "qimam-error.h"
#include "qimam-markup.h"

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

GString *
qimam_xml_mend (const char *text)
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

static void
entity_declared_cb (void *data,
                    const xmlChar *name,
                    int type,
                    const xmlChar *public_id,
                    const xmlChar *system_id,
                    xmlChar *content)
{
  QimamXmlGuard *guard = ((xmlParserCtxtPtr) data)->_private;

  guard->refused = TRUE;
  xmlStopParser (data);
}

void
qimam_xml_set_refused (GError **error)
{
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED,
                       _ ("it defines entities of its own, which is not read"));
}

void
qimam_xml_parse (const GString *text, const xmlSAXHandler *handler, gpointer data, xmlParserCtxtPtr *context)
{
  xmlParserCtxtPtr parser;

  qimam_markup_secure ();
  parser = *context = xmlCreateMemoryParserCtxt (text->str, (int) text->len);
  if (parser == NULL)
    return;
  *parser->sax = *handler;
  parser->sax->entityDecl = entity_declared_cb;
  parser->_private = data;
  xmlCtxtUseOptions (parser, XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET);
  xmlParseDocument (parser);
  g_clear_pointer (&parser->myDoc, xmlFreeDoc);
}

char *
qimam_xml_attribute_value (const xmlChar **attribute)
{
  g_autofree char *raw = g_strndup ((const char *) attribute[3], attribute[4] - attribute[3]);
  g_auto (GStrv) pieces = g_strsplit (raw, "&#38;", -1);

  return g_strjoinv ("&", pieces);
}
