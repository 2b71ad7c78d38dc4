/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>

#include "qimam-charset-private.h"

/* The charset of old Macintoshes, which iconv does not know. */
#define QIMAM_MAC_ARABIC "x-mac-arabic"

/* Labels that iconv does not know, or that mean something else on the web than they say. */
static const struct
{
  const char *label;
  const char *charset;
} aliases[] = {
  { "utf8", "UTF-8" },
  { "unicode-1-1-utf-8", "UTF-8" },
  { "unicode", "UTF-16" },
  { "ucs-2", "UTF-16" },
  { "utf16", "UTF-16" },
  { "utf-16", "UTF-16" },
  { "x-cp1256", "windows-1256" },
  { "cp1256", "windows-1256" },
  { "cp-1256", "windows-1256" },
  { "win-1256", "windows-1256" },
  { "windows1256", "windows-1256" },
  { "windows_1256", "windows-1256" },
  { "ms-arab", "windows-1256" },
  { "1256", "windows-1256" },
  { "arabic", "ISO-8859-6" },
  { "asmo-708", "ISO-8859-6" },
  { "ecma-114", "ISO-8859-6" },
  { "csisolatinarabic", "ISO-8859-6" },
  { "iso8859-6", "ISO-8859-6" },
  { "iso_8859-6", "ISO-8859-6" },
  { "iso-8859-6-e", "ISO-8859-6" },
  { "iso-8859-6-i", "ISO-8859-6" },
  { "csasmo708", "ISO-8859-6" },
  { "asmo_708", "ISO-8859-6" },
  { "asmo708", "ISO-8859-6" },
  { "cp708", "ISO-8859-6" },
  { "iso88596", "ISO-8859-6" },
  { "iso-ir-127", "ISO-8859-6" },
  { "8859-6", "ISO-8859-6" },
  { "ar", "windows-1256" },
  { "windows-arabic", "windows-1256" },
  { "arabic (windows)", "windows-1256" },
  { "arabic (iso)", "ISO-8859-6" },
  { "x-mac-arabic", QIMAM_MAC_ARABIC },
  { "mac-arabic", QIMAM_MAC_ARABIC },
  { "macarabic", QIMAM_MAC_ARABIC },
  { "macintosh-arabic", QIMAM_MAC_ARABIC },
  { "utf-16-le", "UTF-16LE" },
  { "utf16le", "UTF-16LE" },
  { "unicodefeff", "UTF-16" },
  { "iso-8859-1", "windows-1252" },
  { "latin1", "windows-1252" },
  { "us-ascii", "windows-1252" },
  { "ascii", "windows-1252" },
  { "x-cp1252", "windows-1252" },
  { "x-cp1251", "windows-1251" },
};

char *
qimam_charset_canonical (const char *label)
{
  g_autofree char *name = NULL;
  GIConv converter;

  if (label == NULL)
    return NULL;
  name = g_ascii_strdown (label, -1);
  g_strdelimit (name, "\"';", ' ');
  g_strstrip (name);
  /* "charset=windows-1256" */
  if (g_str_has_prefix (name, "charset=") || g_str_has_prefix (name, "charset "))
    g_strchug (memmove (name, name + strlen ("charset="), strlen (name) - strlen ("charset=") + 1));
  if (*name == '\0' || strlen (name) > 40)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (g_str_equal (name, aliases[i].label))
      return g_strdup (aliases[i].charset);
  if (g_str_equal (name, "utf-8"))
    return g_strdup ("UTF-8");
  converter = g_iconv_open ("UTF-8", name);
  if (converter == (GIConv) -1)
    return NULL;
  g_iconv_close (converter);
  /* The registered names: "windows-1251" in small letters, the others in capitals. */
  return g_str_has_prefix (name, "windows-") ? g_steal_pointer (&name) : g_ascii_strup (name, -1);
}

/* Converts from the charset of old Macintoshes. All of its bytes mean something. */
static char *
convert_mac (const char *data, gsize length, gsize *out_length)
{
  /* From 0x80; what is 0 is ASCII that is written from the right, 0x80 less. */
  static const gunichar upper[0x20] = { 0xC4,  0xA0, 0xC7, 0xC9, 0xD1, 0xD6, 0xDC, 0xE1, 0xE0,   0xE2, 0xE4,
                                        0x6BA, 0xAB, 0xE7, 0xE9, 0xE8, 0xEA, 0xEB, 0xED, 0x2026, 0xEE, 0xEF,
                                        0xF1,  0xF3, 0xBB, 0xF4, 0xF6, 0xF7, 0xFA, 0xF9, 0xFB,   0xFC };
  static const gunichar persian[] = { 0x67E, 0x679, 0x686, 0x6D5, 0x6A4, 0x6AF, 0x688, 0x691 };
  GString *text = g_string_sized_new (2 * length + 1);

  for (gsize i = 0; i < length; i++)
    {
      guchar b = data[i];
      gunichar c = b;

      if (b >= 0x80 && b < 0xA0)
        c = upper[b - 0x80];
      else if ((b >= 0xC1 && b <= 0xDA) || (b >= 0xE0 && b <= 0xF2))
        c = 0x621 + b - 0xC1;
      else if (b >= 0xB0 && b <= 0xB9)
        c = 0x660 + b - 0xB0;
      else if (b >= 0xF3 && b <= 0xFA)
        c = persian[b - 0xF3];
      else if (b == 0xA5)
        c = 0x66A;
      else if (b == 0xAC || b == 0xBB || b == 0xBF)
        c = 0x600 + b - 0xA0;
      else if (b == 0xC0)
        c = 0x274A;
      else if (b == 0xFE)
        c = 0x698;
      else if (b == 0xFF)
        c = 0x6D2;
      else if (b >= 0xA0)
        c = b - 0x80;
      g_string_append_unichar (text, c);
    }
  *out_length = text->len;
  return g_string_free (text, FALSE);
}

char *
qimam_charset_convert (const char *data, gsize length, const char *charset, gsize *out_length, gsize *lost)
{
  GIConv converter = g_str_equal (charset, QIMAM_MAC_ARABIC) ? (GIConv) -1 : g_iconv_open ("UTF-8", charset);
  g_autoptr (GByteArray) out = NULL;
  char buffer[16384];
  gchar *in = (gchar *) data;
  gsize left = length;

  *lost = 0;
  if (g_str_equal (charset, QIMAM_MAC_ARABIC))
    return convert_mac (data, length, out_length);
  if (converter == (GIConv) -1)
    return NULL;
  out = g_byte_array_sized_new (length + length / 2 + 1);
  for (;;)
    {
      gchar *to = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (converter, &in, &left, &to, &room);
      int reason = errno;

      g_byte_array_append (out, (guint8 *) buffer, to - buffer);
      if (result != (gsize) -1)
        break;
      if (reason == E2BIG)
        continue;
      g_byte_array_append (out, (guint8 *) QIMAM_CHARSET_REPLACEMENT, 3);
      (*lost)++;
      if (reason == EINVAL || left == 0)
        break;
      in++;
      left--;
    }
  g_iconv_close (converter);
  *out_length = out->len;
  g_byte_array_append (out, (guint8 *) "", 1);
  return (char *) g_byte_array_free (g_steal_pointer (&out), FALSE);
}
