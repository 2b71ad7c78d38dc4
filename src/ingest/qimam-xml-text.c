/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-xml-text.h"

#include <string.h>

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
