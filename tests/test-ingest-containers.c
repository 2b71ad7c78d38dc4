/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "qimam-archive.h"
#include "qimam-input.h"
#include "qimam-mail.h"

/* Pages that come in something: archives, saved pages, mails. */

#define STORY                                                                                                                                                                              \
  "<p>اجتمع الوفدان صباح اليوم في قاعة البلدية القديمة وتبادلا وجهات النظر في ملفات المياه والحدود "         \
  "والتجارة بين البلدين.</p>"                                                                                                                                            \
  "<p>واتفق الجانبان على أن تلتقي لجنة من الخبراء في نهاية الشهر لوضع جدول زمني، على أن ترفع تقريرها إلى " \
  "الوزيرين قبل الخريف.</p>"
#define PAGE(title)                                                                                          \
  "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><article><h1>" title "</h1>" STORY        \
  "</article></body></html>"

/* ---- Archives ---- */

typedef struct
{
  const char *name;
  const char *text;
  gsize fill; /* instead of @text: so many zeros */
} File;

static GBytes *
make_zip (const File *files, guint n, guint copies)
{
  struct archive *archive = archive_write_new ();
  gsize size = 64 * 1024 * 1024, used = 0;
  g_autofree char *buffer = g_malloc (size);
  g_autofree char *block = g_malloc0 (1024 * 1024);

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "hdrcharset=UTF-8");
  archive_write_open_memory (archive, buffer, size, &used);
  for (guint c = 0; c < copies; c++)
    for (guint i = 0; i < n; i++)
      {
        struct archive_entry *entry = archive_entry_new ();
        g_autofree char *name =
            copies > 1 ? g_strdup_printf ("%u-%s", c, files[i].name) : g_strdup (files[i].name);
        gsize length = files[i].text != NULL ? strlen (files[i].text) : files[i].fill;

        archive_entry_set_pathname_utf8 (entry, name);
        archive_entry_set_filetype (entry, AE_IFREG);
        archive_entry_set_perm (entry, 0644);
        archive_entry_set_size (entry, (la_int64_t) length);
        archive_write_header (archive, entry);
        if (files[i].text != NULL)
          archive_write_data (archive, files[i].text, length);
        for (gsize done = 0; files[i].text == NULL && done < length; done += 1024 * 1024)
          archive_write_data (archive, block, MIN (1024 * 1024, length - done));
        archive_entry_free (entry);
      }
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}

/* "item: headline url" or "item: error" a line */
static gboolean
note (const char *item, QimamDocument *document, const GError *error, gpointer data)
{
  g_autofree char *base = g_path_get_basename (item);

  g_string_append_printf (data, "%s: %s%s%s\n", base, document != NULL ? document->headline : "refused ",
                          document == NULL        ? qimam_error_code_name (error)
                          : document->url != NULL ? " "
                                                  : "",
                          document != NULL && document->url != NULL ? document->url : "");
  if (document != NULL)
    qimam_document_free (document);
  return TRUE;
}

static char *
walk_bytes (GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("qimam-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  const char *const items[] = { path, NULL };
  GString *told = g_string_new (NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
  qimam_input_walk (items, NULL, note, NULL, told, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return g_string_free (told, FALSE);
}

static void
test_zip (void)
{
  static const File files[] = {
    { "ملفات/الأول.html", PAGE ("لقاء الوفدين في المدينة القديمة"), 0 },
    { "ملفات/الأول_files/frame.html", PAGE ("إطار لا يعني أحدا"), 0 },
    { "ملفات/صورة.png", "\x89PNG", 0 },
    { "ملفات/فارغ.html", "", 0 },
    { "../../outside.html", PAGE ("اسم يشير إلى خارج الأرشيف"), 0 },
    { "__MACOSX/x.html", PAGE ("نسخة لا تعني أحدا"), 0 },
  };
  g_autoptr (GBytes) zip = make_zip (files, G_N_ELEMENTS (files), 1);
  g_autofree char *told = walk_bytes (zip, "pages.zip");

  g_assert_cmpstr (told, ==,
                   "الأول.html: لقاء الوفدين في المدينة القديمة\n"
                   "فارغ.html: refused empty\n"
                   "outside.html: اسم يشير إلى خارج الأرشيف\n");
}

static void
test_maff (void)
{
  static const File files[] = {
    { "1623/index.html", PAGE ("لقاء الوفدين في المدينة القديمة"), 0 },
    { "1623/frame.html", PAGE ("إطار لا يعني أحدا"), 0 },
    { "1623/index_data/ad.html", PAGE ("إعلان لا يعني أحدا"), 0 },
    { "1623/index.rdf",
      "<?xml version=\"1.0\"?><RDF:RDF xmlns:MAF=\"http://maf.mozdev.org/metadata/rdf#\"><RDF:Description>"
      "<MAF:originalurl RDF:resource=\"https://marfa.example/a?x=1&amp;y=2\"/>"
      "<MAF:indexfilename RDF:resource=\"index.html\"/></RDF:Description></RDF:RDF>",
      0 },
  };
  g_autoptr (GBytes) zip = make_zip (files, G_N_ELEMENTS (files), 1);
  g_autofree char *told = walk_bytes (zip, "page.maff");

  g_assert_cmpstr (told, ==, "index.html: لقاء الوفدين في المدينة القديمة https://marfa.example/a?x=1&y=2\n");
}

static void
test_zip_limits (void)
{
  static const File large[] = { { "a.html", NULL, 17 * 1024 * 1024 },
                                { "b.html", PAGE ("لقاء الوفدين في المدينة القديمة"), 0 } },
                    huge[] = { { "x.html", NULL, 16 * 1024 * 1024 } }, one[] = { { "x.png", "x", 0 } };
  g_autoptr (GBytes) file = make_zip (large, 2, 1), total = make_zip (huge, 1, 20),
                     many = make_zip (one, 1, 10001), pictures = make_zip (one, 1, 3);
  g_autofree char *told_file = walk_bytes (file, "a.zip"), *told_total = walk_bytes (total, "b.zip"),
                  *told_many = walk_bytes (many, "c.zip"), *told_pictures = walk_bytes (pictures, "d.zip");

  g_assert_cmpstr (told_file, ==, "a.html: refused too-large\nb.html: لقاء الوفدين في المدينة القديمة\n");
  g_assert_true (g_str_has_suffix (told_total, "16-x.html: refused too-large\n"));
  g_assert_cmpstr (told_many, ==, "c.zip: refused too-large\n");
  g_assert_cmpstr (told_pictures, ==, "d.zip: refused empty\n");
}

static void
test_zip_broken (void)
{
  static const File files[] = { { "a.html", PAGE ("لقاء الوفدين في المدينة القديمة"), 0 },
                                { "b.html", PAGE ("لقاء آخر في المدينة القديمة"), 0 } };
  g_autoptr (GBytes) zip = make_zip (files, 2, 1);
  gsize size = g_bytes_get_size (zip);

  /* Whatever is missing or wrong, there is an answer. */
  for (gsize keep = 4; keep < size; keep += 37)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (zip, 0, keep);
      g_autofree char *told = walk_bytes (cut, "cut.zip");

      g_assert_true (strstr (told, "refused") != NULL ||
                     (strstr (told, "a.html: لقاء") != NULL && strstr (told, "b.html: لقاء") != NULL));
    }
  for (gsize i = 4; i < size; i += 11)
    {
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (zip, NULL), size);
      g_autoptr (GBytes) wrong = NULL;
      g_autofree char *told = NULL;

      bytes[i] = (char) ~bytes[i];
      wrong = g_bytes_new (bytes, size);
      told = walk_bytes (wrong, "wrong.zip");
      g_assert_cmpuint (strlen (told), >, 0);
    }
}

/* ---- Mails and saved pages ---- */

#define RELATED                                                                                              \
  "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://marfa.example/story\r\n"                 \
  "Subject: =?utf-8?B?2YTZgtin2KE=?=\r\nDate: Wed, 16 Jun 2021 09:30:00 +0300\r\nMIME-Version: 1.0\r\n"      \
  "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b1\"\r\n\r\n"

static void
test_mails (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *headline; /* NULL: refused */
    const char *url;
    const char *published;
    int code;
  } cases[] = {
    { "saved page",
      RELATED "--b1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
              "Content-Location: https://marfa.example/story\r\n\r\n" PAGE (
                  "لقاء الوفدين في المدينة القديمة") "\r\n"
                                                     "--b1\r\nContent-Type: text/css\r\nContent-Location: "
                                                     "https://marfa.example/a.css\r\n\r\np{}\r\n--b1--\r\n",
      "لقاء الوفدين في المدينة القديمة", "https://marfa.example/story", NULL, 0 },
    { "saved page, the address in the header alone, quoted-printable",
      RELATED
      "--b1\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: "
      "quoted-printable\r\n\r\n<html><body><h1>Council meets in the old town hall=21</h1><p>The two "
      "delegations =\r\n"
      "met this morning in the hall of the old town and spoke of water, borders and trade for hours.</p>"
      "</body></html>\r\n--b1--\r\n",
      "Council meets in the old town hall!", "https://marfa.example/story", NULL, 0 },
    { "mail with both kinds of text",
      "Subject: Newsletter\nDate: Wed, 16 Jun 2021 09:30:00 +0300\nMessage-ID: <1@x>\nMIME-Version: 1.0\n"
      "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\n"
      "Content-Type: text/html; charset=utf-8\n\n" PAGE ("لقاء الوفدين في المدينة القديمة") "\n--b--\n",
      "لقاء الوفدين في المدينة القديمة", NULL, "2021-06-16T09:30:00+03:00", 0 },
    { "plain mail",
      "Subject: =?utf-8?B?2YTZgtin2KE=?=\nDate: Wed, 16 Jun 2021 09:30:00 +0300\nMIME-Version: 1.0\n"
      "Content-Type: text/plain; charset=utf-8\n\n"
      "لقاء الوفدين في المدينة القديمة\n\nاجتمع الوفدان صباح اليوم في قاعة البلدية القديمة وتبادلا وجهات "
      "النظر في ملفات "
      "المياه والحدود والتجارة بين البلدين.\n",
      "لقاء الوفدين في المدينة القديمة", NULL, "2021-06-16T09:30:00+03:00", 0 },
    { "pictures alone",
      "Subject: x\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: image/png\nContent-Transfer-Encoding: "
      "base64\n\niVBORw0=\n",
      NULL, NULL, NULL, QIMAM_ERROR_EMPTY },
    { "no body", "Subject: x\nMessage-ID: <1@x>\nMIME-Version: 1.0\n\n", NULL, NULL, NULL,
      QIMAM_ERROR_EMPTY },
    { "boundary that never comes",
      "Subject: x\nMessage-ID: <1@x>\nMIME-Version: 1.0\nContent-Type: multipart/related; "
      "boundary=q\n\ntext\n",
      NULL, NULL, NULL, QIMAM_ERROR_EMPTY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      const QimamExtractOptions options = { .name = "some.eml" };
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamDocument) document = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (qimam_format_guess (bytes, NULL), ==, QIMAM_FORMAT_MAIL);
      document = qimam_extract (bytes, &options, &error);
      if (cases[i].headline == NULL)
        {
          g_assert_null (document);
          g_assert_error (error, QIMAM_ERROR, cases[i].code);
          g_assert_true (g_str_has_prefix (error->message, "some.eml: "));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (document->headline, ==, cases[i].headline);
      g_assert_cmpstr (document->url, ==, cases[i].url);
      g_assert_cmpstr (document->published.value, ==, cases[i].published);
      g_assert_true (g_bytes_equal (document->original, bytes));
      g_assert_cmpstr (document->original_type, ==, "message/rfc822");
    }
}

static void
test_no_mail (void)
{
  static const char *const texts[] = {
    "",
    "From the desk: a story\n\nIt began.",
    "عنوان: قصة\nنص\n\nنص",
    "<html><body>mime-version: 1.0</body></html>",
    "Note: this is a text\nAuthor: me\n\nmessage-id: of no mail",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (qimam_mail_is (texts[i], strlen (texts[i])));
}

static void
test_mail_nested (void)
{
  g_autoptr (GString) text = g_string_new ("Subject: x\nMessage-ID: <1@x>\nMIME-Version: 1.0\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  bytes = g_bytes_new (text->str, text->len);
  document = qimam_extract (bytes, NULL, &error);
  g_assert_null (document);
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/containers/zip", test_zip);
  g_test_add_func ("/containers/maff", test_maff);
  g_test_add_func ("/containers/zip-limits", test_zip_limits);
  g_test_add_func ("/containers/zip-broken", test_zip_broken);
  g_test_add_func ("/containers/mails", test_mails);
  g_test_add_func ("/containers/no-mail", test_no_mail);
  g_test_add_func ("/containers/mail-nested", test_mail_nested);
  return g_test_run ();
}
