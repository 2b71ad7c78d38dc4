/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "qimam-charset.h"

/* All letters stand in every Arabic charset. */
static const char *const sentences[] = {
  "اتفق الرئيسان على استئناف الحوار بين البلدين، وعقد لقاء آخر في الشهر المقبل.",
  "هل تنعقد القمة الثانية غدا؟ لم يؤكد أحد ذلك؛ فالملف شائك.",
  "قمة جنيف",
  "قال إن كل شيء ممكن",
  "بيان",
  "ظل الغموض سيد الموقف طوال الجلسة الأولى ثم خرج الوفدان",
  "<html><body><p class=\"lead\">وقف إطلاق النار</p></body></html>",
  "Geneva 2021: لقاء القمة (summit) on 16 June, see page 4 for more of the story and its pictures.",
};

/* What the bytes are. */
static const struct
{
  const char *name;
  const char *iconv;
  const char *prefix;
  gsize prefix_length;
} actual[] = {
  { "UTF-8", "UTF-8", "", 0 },
  { "UTF-8 with BOM", "UTF-8", "\xEF\xBB\xBF", 3 },
  { "windows-1256", "windows-1256", "", 0 },
  { "ISO-8859-6", "ISO-8859-6", "", 0 },
  { "UTF-16LE", "UTF-16LE", "", 0 },
  { "UTF-16BE", "UTF-16BE", "", 0 },
  { "UTF-16LE with BOM", "UTF-16LE", "\xFF\xFE", 2 },
  { "UTF-16BE with BOM", "UTF-16BE", "\xFE\xFF", 2 },
  { "UTF-32LE with BOM", "UTF-32LE", "\xFF\xFE\0\0", 4 },
  { "UTF-32BE with BOM", "UTF-32BE", "\0\0\xFE\xFF", 4 },
};

/* What is said of them. */
static const char *const labels[] = {
  NULL,
  "",
  "utf-8",
  "UTF8",
  "windows-1256",
  "x-cp1256",
  "cp1256",
  "CP-1256",
  "1256",
  "arabic",
  "ISO-8859-6",
  "iso_8859-6",
  "asmo-708",
  "x-mac-arabic",
  "mac-arabic",
  "iso-8859-1",
  "windows-1252",
  "us-ascii",
  "utf-16",
  "UTF-16LE",
  "utf-16be",
  "no-such-set",
  "\"utf-8\"",
  " windows-1256 ",
  "csISOLatinArabic",
  "ISO-8859-6-I",
  "unicode",
  "latin1",
  "charset=windows-1256",
};

static char *
decode (const char *bytes, gsize length, const char *http, const char *declared, char **charset)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;
  QimamDecoding decoding = { 0 };
  char *text = qimam_charset_decode (data, http, declared, &decoding, &error);

  g_assert_true ((text == NULL) == (error != NULL));
  if (text != NULL)
    {
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_nonnull (decoding.charset);
    }
  if (charset != NULL)
    *charset = g_strdup (decoding.charset);
  qimam_decoding_clear (&decoding);
  return text;
}

/* The bytes of a text, without the letters that a charset lacks. */
static char *
encode (guint a, const char *text, gsize *length)
{
  gsize body_length;
  g_autofree char *body = g_convert (text, -1, actual[a].iconv, "UTF-8", NULL, &body_length, NULL);
  char *bytes;

  g_assert_nonnull (body);
  bytes = g_malloc (actual[a].prefix_length + body_length + 1);
  memcpy (bytes, actual[a].prefix, actual[a].prefix_length);
  memcpy (bytes + actual[a].prefix_length, body, body_length);
  *length = actual[a].prefix_length + body_length;
  return bytes;
}

/* Every charset under every pair of labels reads as what it is. */
static void
test_pairs (void)
{
  guint held = 0, n = 0;

  for (guint a = 0; a < G_N_ELEMENTS (actual); a++)
    for (guint s = 0; s < G_N_ELEMENTS (sentences); s++)
      {
        gsize length;
        g_autofree char *bytes = encode (a, sentences[s], &length);

        for (guint h = 0; h < G_N_ELEMENTS (labels); h++)
          for (guint d = 0; d < G_N_ELEMENTS (labels); d++)
            {
              g_autofree char *charset = NULL;
              g_autofree char *text = decode (bytes, length, labels[h], labels[d], &charset);

              n++;
              if (g_strcmp0 (text, sentences[s]) == 0)
                held++;
              else if (n - held < 200)
                g_test_message ("%s, told %s and %s: %s read as %s", actual[a].name, labels[h], labels[d],
                                text != NULL ? text : "nothing", charset);
            }
      }
  g_test_message ("%u of %u", held, n);
  g_assert_cmpuint (held, ==, n);
}

static void
test_names (void)
{
  static const struct
  {
    guint actual;
    const char *http;
    const char *declared;
    const char *charset;
  } rows[] = {
    { 0, "windows-1256", "ISO-8859-6", "UTF-8" },
    { 0, NULL, NULL, "UTF-8" },
    { 2, "utf-8", "UTF-8", "windows-1256" },
    { 2, NULL, "x-cp1256", "windows-1256" },
    { 2, NULL, NULL, "windows-1256" },
    { 2, "iso-8859-1", NULL, "windows-1256" },
    { 3, "ISO-8859-6", NULL, "ISO-8859-6" },
    { 3, NULL, "ASMO-708", "ISO-8859-6" },
    { 3, NULL, NULL, "ISO-8859-6" },
    { 3, "windows-1256", NULL, "ISO-8859-6" },
    { 4, NULL, NULL, "UTF-16LE" },
    { 5, NULL, NULL, "UTF-16BE" },
    { 4, "utf-8", NULL, "UTF-16LE" },
    { 6, NULL, NULL, "UTF-16LE" },
    { 7, NULL, NULL, "UTF-16BE" },
    { 8, NULL, NULL, "UTF-32LE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length;
      g_autofree char *bytes = encode (rows[i].actual, sentences[0], &length);
      g_autofree char *charset = NULL;
      g_autofree char *text = decode (bytes, length, rows[i].http, rows[i].declared, &charset);

      g_assert_cmpstr (text, ==, sentences[0]);
      g_assert_cmpstr (charset, ==, rows[i].charset);
    }
}

/* Texts in other languages keep what is said of them. */
static void
test_others (void)
{
  static const struct
  {
    const char *text;
    const char *iconv;
    const char *label;
  } rows[] = {
    { "Les deux présidents se sont rencontrés à Genève, où l'été était déjà là.", "windows-1252",
      "iso-8859-1" },
    { "Les deux présidents se sont rencontrés à Genève, où l'été était déjà là.", "windows-1252",
      "windows-1252" },
    { "Les deux présidents se sont rencontrés à Genève, où l'été était déjà là.", "windows-1252", NULL },
    { "Встреча двух президентов продолжалась почти четыре часа и закончилась вечером.", "windows-1251",
      "windows-1251" },
    { "Встреча двух президентов продолжалась почти четыре часа и закончилась вечером.", "windows-1251",
      NULL },
    { "Встреча двух президентов продолжалась почти четыре часа.", "KOI8-R", "koi8-r" },
    { "Die Präsidenten trafen sich über Mittag für ein größeres Gespräch.", "windows-1252", "latin1" },
    { "café", "windows-1252", "latin1" },
    { "Plain English only.", "UTF-8", "windows-1256" },
    { "a", "UTF-8", NULL },
    { "ق", "UTF-8", NULL },
    { "ق", "windows-1256", NULL },
    { "ق", "windows-1256", "windows-1256" },
    { "Η συνάντηση των προέδρων κράτησε σχεδόν τέσσερις ώρες.", "ISO-8859-7", "iso-8859-7" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (rows[i].text, -1, rows[i].iconv, "UTF-8", NULL, &length, NULL);
      g_autofree char *text = decode (bytes, length, rows[i].label, NULL, NULL);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Letters that only some charsets have: Persian ones, digits, marks. */
static void
test_letters (void)
{
  static const struct
  {
    const char *text;
    const char *iconv;
    const char *label;
  } rows[] = {
    { "پژوهش در پكن و گفتگو در ژنو", "windows-1256", "windows-1256" },
    { "پژوهش در پكن و گفتگو در ژنو", "windows-1256", NULL },
    { "قِمَّةٌ أُولى بينَ الرَّئيسَيْنِ في المدينةِ", "windows-1256", NULL },
    { "قِمَّةٌ أُولى بينَ الرَّئيسَيْنِ في المدينةِ", "ISO-8859-6", "iso-8859-6" },
    { "«قال» – “نعم”… ‘لا’ في اجتماع الأمس", "windows-1256", NULL },
    { "السعر 20€ للبرميل في أسواق الأمس", "windows-1256", NULL },
    { "التقى الرئيس الفرنسي في Genève ثم غادر", "windows-1256", "windows-1256" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length;
      g_autofree char *bytes = g_convert (rows[i].text, -1, rows[i].iconv, "UTF-8", NULL, &length, NULL);
      g_autofree char *text = NULL;

      g_assert_nonnull (bytes);
      text = decode (bytes, length, rows[i].label, NULL, NULL);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* The charset of old Macintoshes has the letters where ISO-8859-6 has them, and digits and blanks of its own.
 */
static void
test_mac (void)
{
  static const char bytes[] =
      "\xE2\xE5\xC9\xA0\xCC\xE6\xEA\xE1\xAC\xA0\xB1\xB6\xA0\xEA\xE8\xE6\xEA\xE8\xA0\xB2\xB0\xB2\xB1";
  static const char *const mac[] = { "x-mac-arabic", "mac-arabic", "MacArabic", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (mac); i++)
    {
      g_autofree char *charset = NULL;
      g_autofree char *text = decode (bytes, sizeof bytes - 1, mac[i], NULL, &charset);

      g_assert_cmpstr (text, ==, "قمة جنيف، ١٦ يونيو ٢٠٢١");
      g_assert_cmpstr (charset, ==, "x-mac-arabic");
    }
}

/* UTF-8 that someone took for another charset and encoded once more. */
static void
test_twice (void)
{
  static const char *const wrong[] = { "windows-1252", "windows-1256" };

  for (guint w = 0; w < G_N_ELEMENTS (wrong); w++)
    for (guint s = 0; s < G_N_ELEMENTS (sentences); s++)
      {
        g_autoptr (GString) twice = g_string_new (NULL);
        g_autofree char *text = NULL;

        for (const char *p = sentences[s]; *p != '\0'; p++)
          {
            g_autofree char *c = g_convert (p, 1, "UTF-8", wrong[w], NULL, NULL, NULL);

            /* Bytes that a charset does not have become controls. */
            if (c != NULL)
              g_string_append (twice, c);
            else
              g_string_append_unichar (twice, (guchar) *p);
          }
        text = decode (twice->str, twice->len, "utf-8", NULL, NULL);
        g_assert_cmpstr (text, ==, sentences[s]);
      }
}

/* What only looks a little like it stays. */
static void
test_not_twice (void)
{
  static const char *const rows[] = {
    "Ørsted og Ålborg",
    "Ù",
    "ØØØØ ÙÙÙÙ",
    "طظطظ طظ",
    "ظط ظروف طارئة في طرطوس وطنطا",
    "Ø§ is how a broken alef looks, قال",
    "ط§ is another, he said in Genève",
    "« Ù »",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = decode (rows[i], strlen (rows[i]), NULL, NULL, NULL);

      g_assert_cmpstr (text, ==, rows[i]);
    }
}

/* Damage is marked once a broken character, and nothing else is lost. */
static void
test_damage (void)
{
  static const struct
  {
    const char *bytes;
    const char *expected;
  } rows[] = {
    { "القمة الأولى \xD9 انتهت اليوم", "القمة الأولى \xEF\xBF\xBD انتهت اليوم" },
    { "القمة الأولى \xE2\x80 انتهت اليوم", "القمة الأولى \xEF\xBF\xBD انتهت اليوم" },
    { "القمة الأولى \xF0\x9F\x98 انتهت اليوم", "القمة الأولى \xEF\xBF\xBD انتهت اليوم" },
    { "القمة الأولى \xED\xA0\x80 انتهت اليوم", "القمة الأولى \xEF\xBF\xBD انتهت اليوم" },
    { "القمة الأولى \xC0\x80 انتهت اليوم", "القمة الأولى \xEF\xBF\xBD انتهت اليوم" },
    { "القمة الأولى \xFF\xFE انتهت اليوم", "القمة الأولى \xEF\xBF\xBD\xEF\xBF\xBD انتهت اليوم" },
    { "القمة انتهت اليوم \xD8", "القمة انتهت اليوم \xEF\xBF\xBD" },
    { "\xEF\xBB\xBF\xEF\xBB\xBFنص", "نص" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = decode (rows[i].bytes, strlen (rows[i].bytes), "utf-8", NULL, NULL);

      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

/* Any bytes at all: valid UTF-8 without NUL, or an error. */
static void
test_any_bytes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);

  for (guint round = 0; round < 20000; round++)
    {
      char bytes[64];
      guint length = g_rand_int_range (rand, 0, sizeof bytes);
      guint kind = g_rand_int_range (rand, 0, 4);
      g_autofree char *text = NULL;

      for (guint i = 0; i < length; i++)
        bytes[i] = kind == 0   ? g_rand_int (rand)
                   : kind == 1 ? 0xC0 + g_rand_int (rand) % 0x30
                   : kind == 2
                       ? (i % 2 ? 6 : 0x20 + g_rand_int (rand) % 0x30)
                       : (g_rand_int (rand) % 8 == 0 ? g_rand_int (rand) : 0x20 + g_rand_int (rand) % 0x50);
      text = decode (bytes, length, labels[g_rand_int_range (rand, 0, G_N_ELEMENTS (labels))],
                     labels[g_rand_int_range (rand, 0, G_N_ELEMENTS (labels))], NULL);
      if (text != NULL)
        g_assert_null (strstr (text, "\xEF\xBB\xBF\xEF\xBB\xBF\xEF\xBB\xBF"));
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/text/charset/pairs", test_pairs);
  g_test_add_func ("/text/charset/names", test_names);
  g_test_add_func ("/text/charset/others", test_others);
  g_test_add_func ("/text/charset/letters", test_letters);
  g_test_add_func ("/text/charset/mac", test_mac);
  g_test_add_func ("/text/charset/twice", test_twice);
  g_test_add_func ("/text/charset/not-twice", test_not_twice);
  g_test_add_func ("/text/charset/damage", test_damage);
  g_test_add_func ("/text/charset/any-bytes", test_any_bytes);
  return g_test_run ();
}
