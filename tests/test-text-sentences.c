/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "qimam-sentence.h"

/* "|" stands where one sentence ends and the next begins. */
static const char *const sentence_rows[] = {
  /* Ends of sentences */
  "وصل الوفد صباحا.| بدأ اللقاء ظهرا.| غادر مساء.",
  "هل بدأ اللقاء؟| نعم بدأ.",
  "هل بدأ اللقاء?| نعم بدأ.",
  "انتهى اللقاء!| غادر الوفد.",
  "ما هذا؟!| لا أحد يعرف.",
  "ما هذا؟؟؟| لا أحد يعرف.",
  "لماذا؟| ولماذا الآن؟| لم يجب.",
  "انتهى الاجتماع.|وبدأ آخر.",
  "انتهى اللقاء۔| بدأ آخر۔",
  "الأول\n|الثاني\n|الثالث",
  "الأول\r\n|الثاني",
  "عنوان بلا نقطة\n\n|نص الخبر.",
  "انتهى\xE2\x80\xA8|وبدأ آخر",
  "انتهى\xE2\x80\xA9|وبدأ آخر",
  "وصل الوفد. |\xC2\xA0"
  "بدأ اللقاء.",
  "وصل الوفد.\xE2\x80\x8F| بدأ اللقاء.",
  "وصل الوفد؛ وبدأ اللقاء.",
  "وصل الوفد، وبدأ اللقاء.",
  "قال: نعم.",
  "وقال الوزير: \"نعم\".| ثم غادر.",
  "وقال الوزير: «نعم».| ثم غادر.",
  /* Numbers */
  "استمر 4.5 ساعة.| ثم انتهى.",
  "استمر ٤.٥ ساعة.| ثم انتهى.",
  "استمر ٤٫٥ ساعة.| ثم انتهى.",
  "بلغت النسبة 1.5 مليار.| وهذا كثير.",
  "الإصدار 2.0.1 متاح.| شكرا.",
  "في 16.6.2021 التقيا.| وافترقا.",
  "في 16. 6. 2021 التقيا.| وافترقا.",
  "بلغ العدد 100.| ثم زاد.",
  "بدأ عام 2021.| ثم انتهى.",
  "عند الساعة 17.30 مساء.| ثم انتهى.",
  "النسبة .5 فقط.| انتهى.",
  "1. البند الأول.| 2. البند الثاني.",
  "١. البند الأول.| ٢. البند الثاني.",
  "1. البند الأول\n|2. البند الثاني\n|10. البند العاشر",
  "1) البند الأول.| 2) البند الثاني.",
  "أ. البند الأول\n|ب. البند الثاني",
  "أولا. البند الأول",
  "المادة 5. لا يجوز ذلك.",
  /* Abbreviations */
  "قال د. سامي إن الأمر انتهى.| وغادر.",
  "قال أ.د. سامي إن الأمر انتهى.| وغادر.",
  "قال أ. د. سامي إن الأمر انتهى.| وغادر.",
  "قال م. سامي إن الأمر انتهى.| وغادر.",
  "حضر أ. سامي والشيخ.| وغادر.",
  "صرح ج. بايدن بذلك.| وغادر.",
  "صرح ف. ف. بوتين بذلك.| وغادر.",
  "كتب ج. ر. ر. تولكين الرواية.| ونشرها.",
  "كتب ص.ب. 12 على الظرف.| انتهى.",
  "كتب ص. ب. 12 على الظرف.| انتهى.",
  "ولد عام 570 م. وتوفي عام 632 م. وكان قائدا.",
  "وقعت عام 300 ق.م. في البلاد.| وانتهت.",
  "بعد 622 هـ. وقبل ذلك.",
  "عند 1400 ت.غ. من اليوم.| وغادر.",
  "انظر ص. 25 من الكتاب.| شكرا.",
  "انظر ج. 2 من الكتاب.| شكرا.",
  "انظر ط. 3 من الكتاب.| شكرا.",
  "راجع ت. 12345 للحجز.| شكرا.",
  "الأمم المتحدة (أ.م.م.) وافقت.| وانتهى.",
  "وكالة أ.ف.ب. نشرت الخبر.| وانتهى.",
  "وكالة (أ ف ب) نشرت الخبر.| وانتهى.",
  "د.ب.أ. نشرت الخبر.| وانتهى.",
  "بلغت قيمته 5 ر.س. فقط.| وانتهى.",
  "شركة النفط ش.م.م. وافقت.| وانتهى.",
  "شركة النفط ش.م.ل. وافقت.| وانتهى.",
  "الساعة 5 ص. بدأ اللقاء.",
  "Mr. Smith met Dr. Jones.| They left.",
  "Prof. Smith vs. Mrs. Jones.| They left.",
  "The U.S. delegation left.| It rained.",
  "The U.N. said so.| It rained.",
  "J. R. Smith spoke.| It rained.",
  "At 5 p.m. it ended.| It rained.",
  "In Jan. 2021 it began.| It rained.",
  "M. Dupont a dit oui.| Il pleut.",
  "Products, e.g. oil, i.e. petrol.| It rained.",
  "Company Inc. agreed.| It rained.",
  /* Addresses */
  "راجع www.example.org/a.b قبل السفر.| شكرا.",
  "راجع https://www.example.org/a.b?c=1.2 قبل السفر.| شكرا.",
  "راجع https://www.example.org/a.b.| شكرا.",
  "راجع example.com قبل السفر.| شكرا.",
  "اكتب إلى a.b@example.org قبل السفر.| شكرا.",
  "اكتب إلى a.b@example.org.| شكرا.",
  "ملف summit.pdf مرفق.| شكرا.",
  "حساب @name.surname نشر.| شكرا.",
  "موقع دي.دبليو الألماني",
  "عبر Node.js وغيرها.| شكرا.",
  /* Ellipses */
  "انتهى اللقاء...| بدأ المؤتمر.",
  "انتهى اللقاء…| بدأ المؤتمر.",
  "أبواب مغلقة...",
  "قال إن الأمر... في يد الآخرين.",
  "قال إن الأمر… في يد الآخرين.",
  "قال إن الأمر .. في يد الآخرين.",
  "قال إن الأمر.. ولكن لا بد منه.",
  "قال إن الأمر... لكن لا بد منه.",
  "قال إن الأمر... التي لا بد منها.",
  "انتظر ... ثم غادر.",
  "انتظر .... ثم غادر.",
  "كل شيء... أو لا شيء.",
  "روسيا... إلى أين؟",
  "قال: «لا... لن نقبل... أبدا».| وغادر.",
  "قال: «لا… لن نقبل… أبدا…».| وغادر.",
  "أضاف: \"هذا... غير مقبول\".| وغادر.",
  "(...) وتابع الوزير حديثه.",
  "[...] وتابع الوزير حديثه.",
  "وعد بأن يفعل (...) وفعل.| ثم غادر.",
  "الماء والكهرباء و... الغاز.",
  "…وبدأ اللقاء.",
  "...وبدأ اللقاء.",
  /* Quotations */
  "قال: “لن نقبل. هذا واضح”، ثم خرج.| وعاد.",
  "قال: «لن نقبل. هذا واضح»، ثم خرج.| وعاد.",
  "قال: «لن نقبل هذا.»| ثم خرج.",
  "قال: «لن نقبل هذا».| ثم خرج.",
  "قال: «هل نقبل هذا؟»| غادر الوزير.",
  "قال: «هل نقبل هذا؟».| ثم خرج.",
  "قال: \"لن نقبل هذا.\"| ثم خرج.",
  "«لن نقبل هذا».| قالها وخرج.",
  "«لن نقبل هذا!» قالها وخرج.",
  "سأل: «هل نقبل؟» ثم خرج.",
  "سأل: \"هل نقبل؟\" فأجابه: \"نعم.\"| وخرج.",
  "وصفه بأنه \"صريح\" و\"بناء\".| وغادر.",
  "(وافق الطرفان.)| ثم غادرا.",
  "وافق الطرفان (على الأقل حتى الآن).| ثم غادرا.",
  "وافق الطرفان (هل حقا؟) على ذلك.| ثم غادرا.",
  "قال: «قال لي: \"نعم.\" فوافقت».| ثم خرج.",
  "قال: “لم ينته بعد.\n|فقرة أخرى.| وأخرى.",
  "قال: «لم ينته بعد.\n|فقرة أخرى.| وأخرى.",
  "قال: \"لم ينته بعد.\n|فقرة أخرى.| وأخرى.",
  /* Stray blanks */
  "  فراغ  .  ",
  "وصل الوفد .| بدأ اللقاء .| انتهى .",
  "هل وصل الوفد ؟| نعم .",
  "وصل الوفد ! | بدأ اللقاء .",
  "وصل الوفد . . .",
  "***\n|وصل الوفد.",
  "- وصل الوفد.\n|- بدأ اللقاء.",
  "• وصل الوفد\n|• بدأ اللقاء",
  "جنيف (أ ف ب) - وصل الوفد.| بدأ اللقاء.",
  "جنيف، 16 حزيران/ يونيو 2021 – وصل الوفد.| بدأ اللقاء.",
  "",
  "\n\n  \n",
  "   ",
};

/* Quotations: what stands in braces is inside of marks. A "!" behind the row: the last mark is missing. */
static const char *const quotation_rows[] = {
  "قال: “{نعم}” ثم “{لا}”.",
  "قال «{موافق}» أو «{رافض}».",
  "قال »{موافق}« اليوم.",
  "فيلا \"{البحيرة}\" قرب \"{المدينة}\"",
  "„{نعم}“ قالها",
  "„{نعم}” قالها",
  "”{نعم}“ قالها",
  "”{نعم}” قالها",
  "‹{نعم}› قالها",
  "وصفه بأنه '{صريح}' اليوم",
  "وصفه بأنه ‘{صريح}’ اليوم",
  "قال ''{نعم}'' اليوم",
  "l'accord d'hier",
  "قال: «{قال لي \"نعم\" فوافقت}».",
  "قال: «{قال لي “نعم” فوافقت}».",
  "قال: “{قال لي «نعم» فوافقت}”.",
  "قال: \"{قال لي «نعم» فوافقت}\".",
  "قال: “{قال لي ‘نعم’ فوافقت}”.",
  "قال: «{الأول}» وقال: «{الثاني}» وقال: «{الثالث}»",
  "قال: “{لم ينته بعد}!\nفقرة “{أخرى}” هنا",
  "قال: «{لم ينته بعد}!\nفقرة «{أخرى}» هنا",
  "قال: \"{لم ينته بعد}!\nفقرة \"{أخرى}\" هنا",
  "“{فقرة أولى}!\n“{فقرة ثانية}!\n“{فقرة ثالثة}”",
  "«{فقرة أولى}!\n«{فقرة ثانية}»",
  "جاء في النص”، وأنه “{واضح}”.",
  "جاء في النص»، وأنه «{واضح}».",
  "“”",
  "«»",
  "\"\"",
  "قطره 5\" فقط",
  "شاشة 15\" وأخرى 17\" هنا",
  "زاوية 5' هنا",
  "«{5.5}» هو الرقم",
  "قال: «{نعم}»،",
  "السعر 5'000 هنا",
  "قال:\"{نعم}\"",
  "قال:\"{نعم}\"ثم خرج",
  "(\"{نعم}\")",
  "كلمة\"{نعم}\"كلمة",
};

static char *
trimmed_pieces (const char *row)
{
  g_auto (GStrv) pieces = g_strsplit (row, "|", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const char *p = pieces[i];
      const char *end = p + strlen (p);

      while (*p != '\0' && (g_unichar_isspace (g_utf8_get_char (p)) || g_utf8_get_char (p) == 0x200F))
        p = g_utf8_next_char (p);
      while (end > p)
        {
          const char *last = g_utf8_prev_char (end);

          if (!g_unichar_isspace (g_utf8_get_char (last)))
            break;
          end = last;
        }
      if (end == p)
        continue;
      if (joined->len > 0)
        g_string_append_c (joined, '|');
      g_string_append_len (joined, p, end - p);
    }
  return g_string_free (joined, FALSE);
}

static char *
join_sentences (const char *text)
{
  g_autoptr (GArray) spans = qimam_sentences (text, -1, QIMAM_FIELD_BODY);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      QimamSpan span = g_array_index (spans, QimamSpan, i);

      if (i > 0)
        g_string_append_c (joined, '|');
      g_string_append_len (joined, text + span.start, span.end - span.start);
    }
  return g_string_free (joined, FALSE);
}

/* A bidi mark at either end of a sentence is nobody's. */
static char *
without_marks (const char *text)
{
  GString *string = g_string_new (text);

  g_string_replace (string, "\xE2\x80\x8F", "", 0);
  return g_string_free (string, FALSE);
}

static void
test_sentences (void)
{
  guint held = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sentence_rows); i++)
    {
      g_auto (GStrv) pieces = g_strsplit (sentence_rows[i], "|", -1);
      g_autofree char *text = g_strjoinv ("", pieces);
      g_autofree char *trimmed = trimmed_pieces (sentence_rows[i]);
      g_autofree char *expected = without_marks (trimmed);
      g_autofree char *joined = join_sentences (text);
      g_autofree char *found = without_marks (joined);

      if (g_str_equal (found, expected))
        held++;
      else
        g_test_message ("expected %s\n#    found %s", expected, found);
    }
  g_test_message ("%u of %u", held, (guint) G_N_ELEMENTS (sentence_rows));
  g_assert_cmpuint (held, ==, G_N_ELEMENTS (sentence_rows));
}

static void
test_quotations (void)
{
  guint held = 0;

  for (guint i = 0; i < G_N_ELEMENTS (quotation_rows); i++)
    {
      const char *row = quotation_rows[i];
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autoptr (GString) joined = g_string_new (NULL);
      g_autoptr (GArray) found = NULL;
      gboolean inside = FALSE;

      for (const char *p = row; *p != '\0'; p++)
        if (*p == '{')
          inside = TRUE;
        else if (*p == '}')
          {
            g_string_append (expected, p[1] == '!' ? "-|" : "+|");
            inside = FALSE;
          }
        else if (*p != '!')
          {
            g_string_append_c (text, *p);
            if (inside)
              g_string_append_c (expected, *p);
          }
      if (inside)
        g_string_append (expected, "+|");
      found = qimam_quotations (text->str, -1, QIMAM_FIELD_BODY);
      for (guint q = 0; q < found->len; q++)
        {
          const QimamQuotation *quotation = &g_array_index (found, QimamQuotation, q);

          g_assert_true (qimam_span_contains (quotation->outer, quotation->inner));
          g_string_append_len (joined, text->str + quotation->inner.start,
                               quotation->inner.end - quotation->inner.start);
          g_string_append (joined, quotation->balanced ? "+|" : "-|");
        }
      if (g_str_equal (joined->str, expected->str))
        held++;
      else
        g_test_message ("%s: expected %s found %s", text->str, expected->str, joined->str);
    }
  g_test_message ("%u of %u", held, (guint) G_N_ELEMENTS (quotation_rows));
  g_assert_cmpuint (held, ==, G_N_ELEMENTS (quotation_rows));
}

static const char *const pieces[] = {
  "وصل",
  "الوفد",
  " ",
  " ",
  " ",
  ".",
  "؟",
  "!",
  "…",
  "...",
  "..",
  "\n",
  "«",
  "»",
  "“",
  "”",
  "\"",
  "'",
  "(",
  ")",
  "د.",
  "أ.د.",
  "4.5",
  "1.",
  ":",
  "،",
  "www.example.org",
  "a@b.org",
  "٤٫٥",
  "ـ",
  "\xE2\x80\x8F",
  "\xE2\x80\xA8",
  "‘",
  "’",
  "„",
  "؛",
  "-",
  "\t",
  "Mr.",
  "U.S.",
  "\xC2\xA0",
  "ص.ب.",
  "\xEF\xBB\xBF",
  "و",
  "لكن",
  "[",
  "]",
  "\r\n",
  "•",
};

/* Sentences stand in order, do not overlap, cross no line and leave nothing out but white space. */
static void
test_sentences_cover (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) spans = NULL;
      g_autoptr (GArray) quotations = NULL;
      gsize at = 0, last = 0;

      for (guint n = g_rand_int_range (rand, 0, 40); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      spans = qimam_sentences (text->str, -1, QIMAM_FIELD_BODY);
      for (guint i = 0; i <= spans->len; i++)
        {
          QimamSpan span = i < spans->len ? g_array_index (spans, QimamSpan, i)
                                          : qimam_span (QIMAM_FIELD_BODY, text->len, text->len);

          g_assert_cmpuint (span.start, >=, at);
          g_assert_cmpuint (span.end, <=, text->len);
          for (const char *p = text->str + at; p < text->str + span.start; p = g_utf8_next_char (p))
            if (!g_unichar_isspace (g_utf8_get_char (p)))
              g_assert_cmpint (g_unichar_type (g_utf8_get_char (p)), ==, G_UNICODE_FORMAT);
          if (i < spans->len)
            {
              g_assert_cmpuint (span.end, >, span.start);
              g_assert_null (memchr (text->str + span.start, '\n', span.end - span.start));
              g_assert_false (g_unichar_isspace (g_utf8_get_char (text->str + span.start)));
            }
          at = span.end;
        }
      quotations = qimam_quotations (text->str, -1, QIMAM_FIELD_BODY);
      for (guint i = 0; i < quotations->len; i++)
        {
          const QimamQuotation *quotation = &g_array_index (quotations, QimamQuotation, i);

          g_assert_cmpuint (quotation->outer.start, >=, last);
          g_assert_true (qimam_span_contains (quotation->outer, quotation->inner));
          g_assert_null (memchr (text->str + quotation->outer.start, '\n',
                                 quotation->outer.end - quotation->outer.start));
          last = quotation->outer.end;
        }
      g_assert_cmpuint (last, <=, text->len);
    }
}

/* A mark that is never closed takes no more than its paragraph. */
static void
test_missing_mark (void)
{
  static const char *const marks[] = { "«", "“", "\"", "„", "‘", "'", "(", "[", "‹", "”", "»", "''" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("قال الوزير: %sلن نقبل. هذا واضح.\nوصل الوفد. بدأ اللقاء.", marks[i]);
      g_autofree char *joined = join_sentences (text);

      if (!g_str_has_suffix (joined, "|وصل الوفد.|بدأ اللقاء."))
        g_test_message ("%s", joined);
      g_assert_true (g_str_has_suffix (joined, "|وصل الوفد.|بدأ اللقاء."));
    }
}

/* A quotation that is never closed does not hold a long paragraph together. */
static void
test_missing_mark_long (void)
{
  static const char *const marks[] = { "«", "“", "\"", "„", "(" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (GString) text = g_string_new ("قال الوزير: ");
      g_autoptr (GArray) spans = NULL;

      g_string_append (text, marks[i]);
      for (guint n = 0; n < 40; n++)
        g_string_append (text, "هذه جملة كاملة من الخبر. ");
      spans = qimam_sentences (text->str, -1, QIMAM_FIELD_BODY);
      g_assert_cmpuint (spans->len, ==, 40);
    }
}

static void
test_linear (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    for (guint j = 0; j < 6; j++)
      {
        gint64 times[2];

        for (guint round = 0; round < 2; round++)
          {
            g_autoptr (GString) text = g_string_new (NULL);
            gint64 best = G_MAXINT64;

            for (guint n = 0; n < (round + 1) * 20000; n++)
              {
                g_string_append (text, pieces[i]);
                g_string_append (text, pieces[(i * 7 + j * 11) % G_N_ELEMENTS (pieces)]);
              }
            for (guint again = 0; again < 2; again++)
              {
                gint64 start = g_get_monotonic_time ();
                g_autoptr (GArray) spans = qimam_sentences (text->str, -1, QIMAM_FIELD_BODY);
                g_autoptr (GArray) found = qimam_quotations (text->str, -1, QIMAM_FIELD_BODY);

                best = MIN (best, g_get_monotonic_time () - start);
              }
            times[round] = best;
          }
        if (times[1] > 6 * times[0] + 50000)
          g_test_message ("%s %s", pieces[i], pieces[(i * 7 + j * 11) % G_N_ELEMENTS (pieces)]);
        g_assert_cmpint (times[1], <=, 6 * times[0] + 50000);
      }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/text/sentences/rows", test_sentences);
  g_test_add_func ("/text/sentences/cover", test_sentences_cover);
  g_test_add_func ("/text/sentences/missing-mark", test_missing_mark);
  g_test_add_func ("/text/sentences/missing-mark-long", test_missing_mark_long);
  g_test_add_func ("/text/sentences/linear", test_linear);
  g_test_add_func ("/text/quotations/rows", test_quotations);
  return g_test_run ();
}
