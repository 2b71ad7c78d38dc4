/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-charset.h"
#include "qimam-fold.h"
#include "qimam-sentence.h"
#include "qimam-token.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } rows[] = {
    { "قِمَّةٌ", "قمه" },
    { "أإآٱ", "اااا" },
    { "مستشفى", "مستشفي" },
    { "مؤتمر رئيس", "موتمر رييس" },
    { "الـــقمة", "القمه" },
    { "ﻻ ﷲ", "لا الله" },
    { "ﺍﻟﻘﻤﺔ", "القمه" },
    { "گفتگوی پکن ژنو چین", "كفتكوي بكن زنو جين" },
    { "۱۲۳ ٤٥٦ 789", "123 456 789" },
    { "\xE2\x80\x8Fقمة\xE2\x80\x8E \xE2\x80\x8Bجنيف", "قمه جنيف" },
    { "Élysée ÜBER Łódź", "elysee uber lodz" },
    { "Путин й", "путин и" },
    { "… ½ «نص»، 4.5", "… ½ «نص»، 4.5" },
    { "ٱلرَّحْمَٰنِ ۖ", "الرحمن " },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) map = NULL;
      g_autofree char *folded = qimam_fold (rows[i].text, -1, &map);

      g_assert_cmpstr (folded, ==, rows[i].folded);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_cmpuint (map->len, ==, strlen (folded) + 1);
      g_assert_cmpuint (g_array_index (map, guint32, map->len - 1), ==, strlen (rows[i].text));
      for (guint b = 1; b < map->len; b++)
        g_assert_cmpuint (g_array_index (map, guint32, b - 1), <=, g_array_index (map, guint32, b));
    }
}

static void
test_fold_invalid (void)
{
  g_autofree char *folded = qimam_fold ("a\xFF\xD9 b", -1, NULL);

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_true (g_str_has_prefix (folded, "a"));
  g_assert_true (g_str_has_suffix (folded, " b"));
}

static char *
join_words (const char *text)
{
  g_autoptr (GArray) words = qimam_words (text, -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i);

      g_string_append_printf (joined, "%s%.*s=%s", i > 0 ? " " : "", (int) (word->end - word->start),
                              text + word->start, word->folded);
    }
  return g_string_free (joined, FALSE);
}

static void
test_words (void)
{
  static const char *const rows[][2] = {
    { "قمّة جنيف، 2021", "قمّة=قمه جنيف=جنيف 2021=2021" },
    { "الساعة الـ17:05", "الساعة=الساعه الـ=ال 17:05=17:05" },
    { "نحو 4.5 ساعة و٤٫٥", "نحو=نحو 4.5=4.5 ساعة=ساعه و=و ٤٫٥=4.5" },
    { "13,000 و١٢٬٥٠٠", "13,000=13000 و=و ١٢٬٥٠٠=12500" },
    { "روسيا-أمريكا يونيو/حزيران", "روسيا=روسيا أمريكا=امريكا يونيو=يونيو حزيران=حزيران" },
    { "عام 2020م.", "عام=عام 2020=2020 م=م" },
    { "G7 وF16", "G7=g7 و=و F16=f16" },
    { "النهاية.", "النهاية=النهايه" },
    { "16/6/2021", "16=16 6=6 2021=2021" },
    { "، – …", "" },
    { "\xE2\x80\x8Fقمة\xE2\x80\x8F.", "قمة=قمه" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *joined = join_words (rows[i][0]);

      g_assert_cmpstr (joined, ==, rows[i][1]);
    }
}

static gboolean
count_token (const QimamToken *token, gpointer data)
{
  guint *n = data;

  g_assert_cmpuint (token->start, <, token->end);
  (*n)++;
  return *n < 3;
}

static void
test_tokens_stop (void)
{
  guint n = 0;

  qimam_tokenize ("واحد اثنان ثلاثة أربعة", -1, count_token, &n);
  g_assert_cmpuint (n, ==, 3);
}

static void
test_tokens_marks (void)
{
  /* A word with very many marks is one word and takes its time once. */
  g_autoptr (GString) text = g_string_new ("ق");
  g_autoptr (GArray) words = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "ّ");
  g_string_append (text, "مة");
  words = qimam_words (text->str, -1);
  g_assert_cmpuint (words->len, ==, 1);
  g_assert_cmpstr (g_array_index (words, QimamWord, 0).folded, ==, "قمه");
  g_assert_cmpuint (g_array_index (words, QimamWord, 0).end, ==, text->len);
}

static void
test_tokens_invalid (void)
{
  g_autoptr (GArray) words = qimam_words ("قمة\xFF"
                                          "جنيف \xD9",
                                          -1);

  g_assert_cmpuint (words->len, ==, 2);
  g_assert_cmpstr (g_array_index (words, QimamWord, 1).folded, ==, "جنيف");
}

/* Words of one row have the same stem. */
static void
test_stems_same (void)
{
  static const char *const rows[] = {
    "القمة قمة قمم بقمة والقمة للقمة قمتهما قمته القمتين قمتان",
    "رئيس الرئيس للرئيس والرئيس لرئيس رئيسين الرئيسان رؤساء الرؤساء رئيسهم وبالرئيس",
    "وزير الوزير وزراء للوزراء وزيرين ووزير لوزير",
    "دولة الدولة دول الدول دولتين للدول بدولة",
    "مدينة بمدينة المدينة مدن المدن لمدينة",
    "لجنة اللجنة للجنة لجان اللجان بلجنة",
    "لقاء اللقاء للقاء لقاءات بلقاء ولقاء لقائهما",
    "اتفاق الاتفاق للاتفاق بالاتفاق واتفاق",
    "لبنان ولبنان بلبنان للبنان",
    "بيان البيان ببيان وبيان",
    "وكالة الوكالة وكالات ووكالة لوكالة",
    "محادثات المحادثات للمحادثات والمحادثات بمحادثات",
    "سلاح أسلحة الأسلحة للأسلحة السلاح",
    "حضور بحضور الحضور وبحضور",
    "ساحل السواحل سواحل الساحل",
    "مستشفى مستشفي المستشفى",
    "فرنسا وفرنسا لفرنسا",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i], " ", -1);
      g_autofree char *first = NULL;

      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *folded = qimam_fold (words[w], -1, NULL);
          g_autofree char *stem = qimam_stem (folded, -1);

          if (first == NULL)
            first = g_steal_pointer (&stem);
          else if (!g_str_equal (stem, first))
            g_assert_cmpstr (stem, ==, first);
        }
    }
}

/* Words that must not lose letters of their own, or fall together with another. */
static void
test_stems_apart (void)
{
  static const char *const rows[][2] = {
    { "وزير", "زير" }, { "وكالة", "كال" },    { "والده", "ده" },    { "لبنان", "لبن" },
    { "بيان", "بي" },  { "فريق", "ريق" },     { "بحر", "حر" },      { "كتاب", "تاب" },
    { "سلام", "لام" }, { "فلسطين", "لسطين" }, { "وثيقة", "ثيق" },   { "بايدن", "ايدن" },
    { "بوتين", "وت" }, { "التزام", "تزام" },  { "ألمانيا", "مان" }, { "لجنة", "جن" },
    { "سلاح", "لاح" }, { "كرملين", "رملين" }, { "فيينا", "يين" },   { "برلمان", "رلم" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = qimam_fold (rows[i][0], -1, NULL);
      g_autofree char *stem = qimam_stem (folded, -1);

      g_assert_cmpstr (stem, !=, rows[i][1]);
      g_assert_true (g_str_has_prefix (stem, (char[]){ folded[0], folded[1], '\0' }));
    }
}

static void
test_stop_words (void)
{
  g_assert_true (qimam_is_stop_word ("في", -1));
  g_assert_true (qimam_is_stop_word ("الذي", -1));
  g_assert_true (qimam_is_stop_word ("the", -1));
  g_assert_true (qimam_is_stop_word ("من هنا", 4));
  g_assert_false (qimam_is_stop_word ("قمه", -1));
}

static char *
join_spans (const char *text)
{
  g_autoptr (GArray) spans = qimam_sentences (text, -1, QIMAM_FIELD_BODY);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const QimamSpan *span = &g_array_index (spans, QimamSpan, i);

      g_string_append_printf (joined, "%s%.*s", i > 0 ? "|" : "", (int) (span->end - span->start),
                              text + span->start);
    }
  return g_string_free (joined, FALSE);
}

static void
test_sentences (void)
{
  static const char *const rows[][2] = {
    { "وصل الوفد. بدأ اللقاء؟ انتهى!", "وصل الوفد.|بدأ اللقاء؟|انتهى!" },
    { "استمر 4.5 ساعة. ثم غادر.", "استمر 4.5 ساعة.|ثم غادر." },
    { "قال د. أحمد إن الأمر انتهى. وغادر.", "قال د. أحمد إن الأمر انتهى.|وغادر." },
    { "كتب ص.ب. 12 على الظرف. انتهى.", "كتب ص.ب. 12 على الظرف.|انتهى." },
    { "راجع www.example.org/a.b قبل السفر. شكرا.", "راجع www.example.org/a.b قبل السفر.|شكرا." },
    { "قال: “لن نقبل. هذا واضح”، ثم خرج. وعاد.", "قال: “لن نقبل. هذا واضح”، ثم خرج.|وعاد." },
    { "قال: \"لن نقبل هذا.\" ثم خرج.", "قال: \"لن نقبل هذا.\"|ثم خرج." },
    { "أضاف أنه \"موافق\". وتابع.", "أضاف أنه \"موافق\".|وتابع." },
    { "الأول\nالثاني. الثالث", "الأول|الثاني.|الثالث" },
    { "انتهى اللقاء… بدأ المؤتمر", "انتهى اللقاء…|بدأ المؤتمر" },
    { "أبواب مغلقة...", "أبواب مغلقة..." },
    { "انتهى الاجتماع.وبدأ آخر.", "انتهى الاجتماع.|وبدأ آخر." },
    { "1. البند الأول. 2. البند الثاني.", "1. البند الأول.|2. البند الثاني." },
    { "  فراغ  .  ", "فراغ  ." },
    { "Mr. Smith met Dr. Jones. They left.", "Mr. Smith met Dr. Jones.|They left." },
    { "The U.S. delegation left. It rained.", "The U.S. delegation left.|It rained." },
    { "(وافق الطرفان.) ثم غادرا.", "(وافق الطرفان.)|ثم غادرا." },
    { "", "" },
    { "\n\n  \n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *joined = join_spans (rows[i][0]);

      g_assert_cmpstr (joined, ==, rows[i][1]);
    }
}

static void
test_sentences_long_quotation (void)
{
  g_autoptr (GString) text = g_string_new ("قال: “");
  g_autoptr (GArray) spans = NULL;

  for (guint i = 0; i < 20; i++)
    g_string_append (text, "هذه جملة كاملة في اقتباس طويل. ");
  g_string_append (text, "انتهى”");
  spans = qimam_sentences (text->str, -1, QIMAM_FIELD_BODY);
  g_assert_cmpuint (spans->len, ==, 21);
}

static void
test_quotations (void)
{
  static const char *const rows[][2] = {
    { "قال: “نعم” ثم “لا”.", "+نعم|+لا" },
    { "قال «موافق» أو »رافض«.", "+موافق|+رافض" },
    { "فيلا \"البحيرة\" قرب \"المدينة\"", "+البحيرة|+المدينة" },
    { "قال: “لم ينته بعد\nفقرة أخرى", "-لم ينته بعد" },
    { "قال: “الأول. وأضاف: “الثاني”.", "-الأول. وأضاف:|+الثاني" },
    { "جاء في النص”، وأنه “واضح”.", "+واضح" },
    { "وصفه بأنه 'صريح' اليوم", "+صريح" },
    { "l'accord d'hier", "" },
    { "”مقلوبة“ هنا", "+مقلوبة" },
    { "“”", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) found = qimam_quotations (rows[i][0], -1, QIMAM_FIELD_BODY);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint q = 0; q < found->len; q++)
        {
          const QimamQuotation *quotation = &g_array_index (found, QimamQuotation, q);

          g_assert_true (qimam_span_contains (quotation->outer, quotation->inner));
          g_string_append_printf (joined, "%s%c%.*s", q > 0 ? "|" : "", quotation->balanced ? '+' : '-',
                                  (int) (quotation->inner.end - quotation->inner.start),
                                  rows[i][0] + quotation->inner.start);
        }
      g_assert_cmpstr (joined->str, ==, rows[i][1]);
    }
}

static char *
decode (const char *bytes,
        gsize length,
        const char *http,
        const char *declared,
        char **charset,
        gboolean *replaced,
        GError **error)
{
  g_autoptr (GBytes) data = g_bytes_new (bytes, length);
  QimamDecoding decoding = { 0 };
  char *text = qimam_charset_decode (data, http, declared, &decoding, error);

  if (text != NULL)
    {
      g_assert_true (g_utf8_validate (text, -1, NULL));
      *charset = g_strdup (decoding.charset);
      *replaced = decoding.replaced;
      qimam_decoding_clear (&decoding);
    }
  return text;
}

#define SAMPLE "اتفق الرئيسان على استئناف الحوار بين البلدين، وعقد لقاء آخر في الشهر المقبل."

static void
test_charsets (void)
{
  static const struct
  {
    const char *encoding; /* what the bytes are */
    const char *http;
    const char *declared;
    const char *expected;
  } rows[] = {
    { "UTF-8", NULL, NULL, "UTF-8" },
    { "UTF-8", "windows-1256", "ISO-8859-6", "UTF-8" },
    { "windows-1256", NULL, "windows-1256", "windows-1256" },
    { "windows-1256", NULL, "x-cp1256", "windows-1256" },
    { "windows-1256", "utf-8", "UTF-8", "windows-1256" },
    { "windows-1256", NULL, NULL, NULL },
    { "ISO-8859-6", "ISO-8859-6", "windows-1256", "ISO-8859-6" },
    { "ISO-8859-6", NULL, "ASMO-708", "ISO-8859-6" },
    { "UTF-16LE", NULL, NULL, "UTF-16LE" },
    { "UTF-16BE", NULL, NULL, "UTF-16BE" },
    { "UTF-16", NULL, NULL, "UTF-16LE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      gsize length;
      g_autofree char *bytes = g_convert (SAMPLE, -1, rows[i].encoding, "UTF-8", NULL, &length, &error);
      g_autofree char *charset = NULL;
      g_autofree char *text = NULL;
      gboolean replaced = TRUE;

      g_assert_no_error (error);
      text = decode (bytes, length, rows[i].http, rows[i].declared, &charset, &replaced, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, SAMPLE);
      g_assert_false (replaced);
      if (rows[i].expected != NULL)
        g_assert_cmpstr (charset, ==, rows[i].expected);
    }
}

static void
test_charset_damage (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *expected;
  } rows[] = {
    { "\xEF\xBB\xBFقمة", 9, "قمة" },
    { "قمة\0جنيف", 15, "قمةجنيف" },
    { "القمة الأولى \xD9 انتهت اليوم", 47, "القمة الأولى \xEF\xBF\xBD انتهت اليوم" },
    { "سطر\tأول\r\nثان\x07", 23, "سطر\tأول\r\nثان" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *charset = NULL;
      g_autofree char *text = NULL;
      gboolean replaced = FALSE;

      text = decode (rows[i].bytes, rows[i].length, NULL, NULL, &charset, &replaced, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, rows[i].expected);
      g_assert_cmpint (replaced, ==, i > 0);
    }
}

static void
test_charset_errors (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    int code;
  } rows[] = {
    { "", 0, QIMAM_ERROR_EMPTY },
    { " \n\t ", 4, QIMAM_ERROR_EMPTY },
    { "\xEF\xBB\xBF", 3, QIMAM_ERROR_EMPTY },
    { "%PDF-1.4 text", 13, QIMAM_ERROR_BINARY },
    { "\x89PNG\r\n\x1A\n", 8, QIMAM_ERROR_BINARY },
    { "PK\3\4zip", 7, QIMAM_ERROR_BINARY },
    { "\1\0\2\0\3\0\4\0\0\0\0\0\5\0\6\0", 16, QIMAM_ERROR_BINARY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *charset = NULL;
      g_autofree char *text = NULL;
      gboolean replaced;

      text = decode (rows[i].bytes, rows[i].length, NULL, NULL, &charset, &replaced, &error);
      g_assert_null (text);
      g_assert_error (error, QIMAM_ERROR, rows[i].code);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold/invalid", test_fold_invalid);
  g_test_add_func ("/text/words", test_words);
  g_test_add_func ("/text/tokens/stop", test_tokens_stop);
  g_test_add_func ("/text/tokens/marks", test_tokens_marks);
  g_test_add_func ("/text/tokens/invalid", test_tokens_invalid);
  g_test_add_func ("/text/stems/same", test_stems_same);
  g_test_add_func ("/text/stems/apart", test_stems_apart);
  g_test_add_func ("/text/stop-words", test_stop_words);
  g_test_add_func ("/text/sentences", test_sentences);
  g_test_add_func ("/text/sentences/long-quotation", test_sentences_long_quotation);
  g_test_add_func ("/text/quotations", test_quotations);
  g_test_add_func ("/text/charsets", test_charsets);
  g_test_add_func ("/text/charset/damage", test_charset_damage);
  g_test_add_func ("/text/charset/errors", test_charset_errors);
  return g_test_run ();
}
