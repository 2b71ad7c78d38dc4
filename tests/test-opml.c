/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-opml.h"

static QimamOpml *
read_list (const char *text)
{
  g_autoptr (GError) error = NULL;
  QimamOpml *list = qimam_opml_read (text, &error);

  g_assert_no_error (error);
  return list;
}

/* "title|url|home|folder/folder|attributes" a line */
static char *
tell (const QimamOpml *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->feeds->len; i++)
    {
      const QimamOpmlFeed *feed = list->feeds->pdata[i];
      g_autofree char *folder = g_strjoinv ("/", feed->folder);

      g_string_append_printf (text, "%s|%s|%s|%s|%s\n", feed->title != NULL ? feed->title : "", feed->url,
                              feed->home != NULL ? feed->home : "", folder,
                              feed->attributes != NULL ? feed->attributes : "");
    }
  return g_string_free (text, FALSE);
}

static const char nested[] =
    "<?xml version=\"1.0\" encoding=\"windows-1256\"?>\n"
    "<opml version='1.1' xmlns:r='http://reader.example/ns'><head><title>اشتراكاتي &amp; "
    "غيرها</title></head><body>"
    "<outline text='سياسة'>"
    "<outline text='عربي' r:collapsed='yes'>"
    "<outline type='rss' text='المرفأ' title='المرفأ اليوم' xmlUrl='https://marfa.example/rss?a=1&amp;b=2' "
    "htmlUrl='https://marfa.example/' category='/سياسة/عربي' r:color='#fff &lt;x&gt;' language='ar'/>"
    "</outline>"
    "<outline TEXT='Harbour' XMLURL='http://harbour.example/feed'/>"
    "</outline>"
    "<outline text='بلا مجلد' xmlUrl='https://alone.example/atom.xml'><outline text='فرع' "
    "xmlUrl='https://child.example/'/></outline>"
    "<outline text='ملف' xmlUrl='file:///etc/passwd'/>"
    "<outline text='سكربت' xmlUrl='javascript:alert(1)'/>"
    "<outline text='مجلد فارغ'/>"
    "</body></opml>";

static void
test_nested (void)
{
  g_autoptr (QimamOpml) list = read_list (nested);
  g_autofree char *told = tell (list);

  g_assert_cmpstr (list->title, ==, "اشتراكاتي & غيرها");
  g_assert_cmpstr (told, ==,
                   "المرفأ اليوم|https://marfa.example/rss?a=1&b=2|https://marfa.example/|سياسة/عربي|"
                   "category=\"/سياسة/عربي\" r:color=\"#fff &lt;x&gt;\" language=\"ar\"\n"
                   "Harbour|http://harbour.example/feed||سياسة|\n"
                   "بلا مجلد|https://alone.example/atom.xml|||\n"
                   "فرع|https://child.example/|||\n");
  g_assert_cmpstr (list->namespaces, ==, "xmlns:r=\"http://reader.example/ns\"");
  g_assert_cmpuint (list->refused->len, ==, 2);
  g_assert_cmpstr (((QimamOpmlRefused *) list->refused->pdata[0])->title, ==, "ملف");
}

/* What is written and read again is the same, and written again the same to the byte. */
static void
test_round_trip (void)
{
  g_autoptr (QimamOpml) first = read_list (nested);
  g_autofree char *once = qimam_opml_write (first);
  g_autoptr (QimamOpml) second = read_list (once);
  g_autofree char *twice = qimam_opml_write (second);
  g_autofree char *told_first = tell (first), *told_second = tell (second);

  g_assert_cmpstr (told_first, ==, told_second);
  g_assert_cmpstr (first->title, ==, second->title);
  g_assert_cmpstr (first->namespaces, ==, second->namespaces);
  g_assert_cmpstr (once, ==, twice);
}

/* Names hold whatever people type. */
static void
test_hostile_names (void)
{
  static const char *const names[] = { "\"'<>&",
                                       "</outline>",
                                       "]]>",
                                       "a\tb\nc",
                                       "&#x0;",
                                       "\xE2\x80\xAE"
                                       "عكس",
                                       "" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (QimamOpml) list = qimam_opml_new (), again = NULL;
      g_autofree char *text = NULL;
      char **folder = g_new0 (char *, 2);
      const QimamOpmlFeed *feed;

      folder[0] = g_strdup (*names[i] != '\0' ? names[i] : "x");
      qimam_opml_add (list, g_strdup (names[i]), g_strdup ("https://a.example/?x=<&\">"), NULL, folder, NULL);
      text = qimam_opml_write (list);
      again = read_list (text);
      g_assert_cmpuint (again->feeds->len, ==, 1);
      feed = again->feeds->pdata[0];
      g_assert_cmpstr (feed->url, ==, "https://a.example/?x=<&\">");
      g_assert_cmpuint (g_strv_length (feed->folder), ==, 1);
    }
}

static void
test_broken (void)
{
  static const struct
  {
    const char *text;
    int feeds; /* -1: refused */
  } cases[] = {
    { "", -1 },
    { "plain text", -1 },
    { "<rss><channel/></rss>", -1 },
    { "<opml/>", 0 },
    { "<opml><body><outline xmlUrl='https://a.example/'/><outline xmlUrl='https://b.ex", 1 },
    { "<opml><body><outline text='A & B' xmlUrl='https://a.example/?x=1&y=2'/></body></opml>", 1 },
    { "<opml><body><outline text=\"a\x01\" xmlUrl='https://a.example/'/></body></opml>", 1 },
    { "<!DOCTYPE opml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><opml><body><outline "
      "xmlUrl='https://a.example/&b;'/></body></opml>",
      -1 },
    { "<!DOCTYPE opml SYSTEM \"file:///etc/passwd\"><opml><body><outline "
      "xmlUrl='https://a.example/'/></body></opml>",
      1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamOpml) list = qimam_opml_read (cases[i].text, &error);

      g_test_message ("%s", cases[i].text);
      if (cases[i].feeds < 0)
        {
          g_assert_null (list);
          g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpuint (list->feeds->len, ==, (guint) cases[i].feeds);
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("<opml><body>");
  g_autoptr (QimamOpml) list = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "<outline text='folder'>");
  g_string_append (text, "<outline text='deep' xmlUrl='https://a.example/'/>");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "</outline>");
  g_string_append (text, "<outline text='flat' xmlUrl='https://b.example/'/></body></opml>");
  list = read_list (text->str);
  g_assert_cmpuint (list->feeds->len, ==, 1);
  g_assert_cmpuint (list->refused->len, ==, 1);
}

static void
test_bytes (void)
{
  /* windows-1256 that says so */
  static const char text[] =
      "<?xml version=\"1.0\" encoding=\"windows-1256\"?><opml><body><outline text=\"\xC7\xE1"
      "\xE3\xD1\xDD\xC3\" xmlUrl=\"https://marfa.example/\"/></body></opml>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text)), none = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamOpml) list = qimam_opml_read_bytes (bytes, "list.opml", &error), refused = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (((QimamOpmlFeed *) list->feeds->pdata[0])->title, ==, "المرفأ");
  refused = qimam_opml_read_bytes (none, "list.opml", &error);
  g_assert_null (refused);
  g_assert_nonnull (strstr (error->message, "list.opml"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opml/nested", test_nested);
  g_test_add_func ("/opml/round-trip", test_round_trip);
  g_test_add_func ("/opml/hostile-names", test_hostile_names);
  g_test_add_func ("/opml/broken", test_broken);
  g_test_add_func ("/opml/deep", test_deep);
  g_test_add_func ("/opml/bytes", test_bytes);
  return g_test_run ();
}
