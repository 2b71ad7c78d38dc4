/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes that know what the readers look for: pieces of text and markup put in, stretches said again and
 * again. */
#include <string.h>

#include "fuzz.h"

/* clang-format off */
static const char *const pieces[] = {
  "القمة", "الرئيس", "رؤساء", "قال", "أكد", "إن", "و", "في", "بين", "من", "إلى", "حتى", "أمس", "اليوم",
  "غدا", "الأربعاء", "الماضي", "المقبل", "يونيو/حزيران", "حزيران", "جوان", "رمضان", "هـ", "م", "عام",
  "2021", "١٤٤٢", "۲۰۲۱", "16", "31", "4.5", "1,234,567", "12٫5", "17:05", "99:99", "2021-06-16",
  "16/6/2021", "ساعتين", "ثلاث ساعات ونصف الساعة", "ألف", "مليون", "مليار", "مئة", "وعشرون", "نصف", "ثلث",
  "الثاني عشر", "نحو", "أكثر من", "منذ", "قبل", "بعد", "في المئة", "%", "٪", "دولار", "كيلومترا",
  "الساعة الرابعة عصرا", "بتوقيت غرينتش", "999999999999999999999", "-", "–", ".", "،", "؟", "!", "…", ":",
  "\"", "“", "”", "«", "»", "'", "(", ")", "[", "]", "د.", "www.example.org/a.b", "\n", "\r\n", "\t", " ",
  "ّ", "َ", "ٰ", "ـ", "ﷺ", "ﻻ", "\xE2\x80\x8F", "\xE2\x80\x8C", "\xEF\xBB\xBF", "\xE2\x80\xA8",
  "\xF0\x9F\x98\x80", "\xFF", "\xD9", "\xE2\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFE\xFF",
  "\xFF\xFE", "<p>", "</p>", "<div class=\"article-body\">", "</div>", "<h1>", "<br>", "<!--", "-->",
  "<script>", "</script>", "<style>", "<table><tr><td>", "<ul><li>", "<a href=\"/x\">", "</a>",
  "<img src=x alt=\"", "<meta property=\"og:title\" content=\"", "<meta charset=windows-1256>",
  "<time datetime=\"2021-06-16T09:30:00+03:00\">",
  "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"", "&amp;", "&#x627;",
  "&#0;", "&nbsp;", "&lt;p&gt;", "<![CDATA[", "]]>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
  "<!DOCTYPE html [<!ENTITY a \"b\">]>", "<rss version=\"2.0\"><channel>", "<item>", "</item>", "<title>",
  "</title>", "<description>", "<pubDate>Wed, 16 Jun 2021 09:30:00 GMT</pubDate>", "<guid>", "<link>",
  "<content:encoded>", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry>",
  "<content type=\"xhtml\">", "{\"version\":", "\"items\":[", "\"content_html\":\"", "\\u0627", "\\ud800",
  "{", "}", ",", "null", "true", "1e999", "<opml version=\"2.0\"><body>", "<outline text=\"",
  "xmlUrl=\"http://example.org/f\"", "MIME-Version: 1.0\r\n",
  "Content-Type: multipart/related; boundary=b\r\n\r\n", "--b\r\n", "Content-Transfer-Encoding: base64\r\n",
  "=?utf-8?B?2YLZhdip?=", "موضوع:", "مصدر:", "من:", "عنوان:", "تاريخ:", "أو", "OR", "is:unread",
  "from:2021-06",
};
/* clang-format on */

static size_t
put (uint8_t *data, size_t size, size_t max, size_t at, const uint8_t *piece, size_t length)
{
  if (size + length > max)
    length = max - size;
  memmove (data + at + length, data + at, size - at);
  memcpy (data + at, piece, length);
  return size + length;
}

/* Says a stretch again, up to some thousand times: what takes more than linear time shows. */
static size_t
repeat (GRand *rand, uint8_t *data, size_t size, size_t max)
{
  size_t at = (size_t) g_rand_int_range (rand, 0, (gint32) size);
  size_t wanted = (size_t) 1 << g_rand_int_range (rand, 0, 7), length = MIN (size - at, wanted);
  guint times = 1u << g_rand_int_range (rand, 0, 12);
  g_autofree uint8_t *piece = g_memdup2 (data + at, length);

  for (guint i = 0; i < times && size + length <= max; i++)
    size = put (data, size, max, at, piece, length);
  return size;
}

static size_t
change (GRand *rand, uint8_t *data, size_t size, size_t max)
{
  size_t at = (size_t) g_rand_int_range (rand, 0, (gint32) size + 1);
  const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];
  size_t length;

  switch (g_rand_int_range (rand, 0, size > 0 ? 8 : 1))
    {
    case 0:
    case 1:
    case 2:
      return put (data, size, max, at, (const uint8_t *) piece, strlen (piece));
    case 3:
      data[MIN (at, size - 1)] = (uint8_t) g_rand_int_range (rand, 0, 256);
      return size;
    case 4:
      at = MIN (at, size - 1);
      length = (size_t) 1 << g_rand_int_range (rand, 0, 9);
      length = MIN (size - at, length);
      memmove (data + at, data + at + length, size - at - length);
      return size - length;
    case 5:
      return repeat (rand, data, size, max);
    case 6:
      /* Turns two stretches round. */
      at = MIN (at, size - 1);
      for (size_t i = at, j = MIN (size - 1, at + 16); i < j; i++, j--)
        {
          uint8_t byte = data[i];

          data[i] = data[j];
          data[j] = byte;
        }
      return size;
    case 7:
    default:
      return at; /* cut off */
    }
}

size_t
fuzz_mutate (uint8_t *data, size_t size, size_t max, unsigned seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (int left = g_rand_int_range (rand, 1, 6); left > 0; left--)
    size = change (rand, data, size, max);
  return size;
}

#ifdef QIMAM_LIBFUZZER
size_t LLVMFuzzerMutate (uint8_t *data, size_t size, size_t max);
size_t LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max, unsigned seed);

/* Half of the changes are libFuzzer's own, which it guides by what they reach. */
size_t
LLVMFuzzerCustomMutator (uint8_t *data, size_t size, size_t max, unsigned seed)
{
  return seed % 2 == 0 ? LLVMFuzzerMutate (data, size, max) : fuzz_mutate (data, size, max, seed);
}
#endif
