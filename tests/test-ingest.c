/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "qimam-extract.h"
#include "qimam-fetcher.h"
#include "qimam-input.h"
#include "qimam-stamp.h"
#include "qimam-wording.h"

/* --- helpers
 * --------------------------------------------------------------------------------------------------- */

static QimamDocument *
extract (const char *text, const QimamExtractOptions *options, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return qimam_extract (bytes, options, error);
}

static QimamDocument *
extract_text (const char *text)
{
  QimamExtractOptions options = { .format = QIMAM_FORMAT_TEXT };
  g_autoptr (GError) error = NULL;
  QimamDocument *document = extract (text, &options, &error);

  g_assert_no_error (error);
  return document;
}

static GBytes *
read_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "ingest", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;
  gsize length = 0;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (contents, length);
}

static const QimamDropped *
find_dropped (const QimamDocument *document, guint line)
{
  for (guint i = 0; i < document->dropped->len; i++)
    {
      const QimamDropped *dropped = document->dropped->pdata[i];

      if (dropped->line == line)
        return dropped;
    }
  return NULL;
}

static QimamParagraphRole
role_at (const QimamDocument *document, guint i)
{
  g_assert_cmpuint (i, <, document->roles->len);
  return g_array_index (document->roles, QimamParagraphRole, i);
}

/* --- stamps
 * ---------------------------------------------------------------------------------------------------- */

static void
test_stamp_read (void)
{
  static const struct
  {
    const char *text;
    const char *value;
  } cases[] = {
    { "2023-03-14", "2023-03-14" },
    { "2023-03-14T18:20:05+03:00", "2023-03-14T18:20:05+03:00" },
    { "2023-03-14T18:20:05.123Z", "2023-03-14T18:20:05Z" },
    { "2023-03-14 18:20", "2023-03-14T18:20" },
    { "20230314", "2023-03-14" },
    { "Tue, 14 Mar 2023 18:20:05 +0300", "2023-03-14T18:20:05+03:00" },
    { "Tue, 14 Mar 2023 18:20:05 GMT", "2023-03-14T18:20:05Z" },
    { "14 Mar 23 18:20 EST", "2023-03-14T18:20-05:00" },
    { "Tue Mar 14 18:20:05 UTC 2023", "2023-03-14T18:20:05Z" },
    { "March 14th, 2023 at 6:20 pm", "2023-03-14T18:20" },
    { "Mar. 14, 2023 12:05 AM", "2023-03-14T00:05" },
    { "14/3/2023", "2023-03-14" },
    { "3/14/2023", "2023-03-14" },
    { "14 مارس 2023", "2023-03-14" },
    { "١٤ مارس/آذار ٢٠٢٣", "2023-03-14" },
    { "14 آذار (مارس) 2023", "2023-03-14" },
    { "14 تشرين الثاني 2023", "2023-11-14" },
    { "الثلاثاء 14 مارس 2023 - 6:20 مساء", "2023-03-14T18:20" },
    { "14 février 2023", "2023-02-14" },
    { "2023-03", "2023-03" },
    { "2023", "2023" },
    { "1678818005", "2023-03-14T18:20:05Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (QimamStamp) stamp = { 0 };

      g_test_message ("%s", cases[i].text);
      g_assert_true (qimam_stamp_read (cases[i].text, &stamp));
      g_assert_cmpstr (stamp.value, ==, cases[i].value);
    }
}

static void
test_stamp_refuse (void)
{
  static const char *const texts[] = { "",
                                       "غدا",
                                       "31/02/2023",
                                       "2023-13-01",
                                       "0000-01-01",
                                       "9999-12-31",
                                       "16 يونيو 21 قتيلا",
                                       "12:30",
                                       "page 3 of 2023x" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (QimamStamp) stamp = { 0 };

      g_test_message ("%s", texts[i]);
      g_assert_false (qimam_stamp_read (texts[i], &stamp));
      g_assert_null (stamp.value);
    }
}

static void
test_stamp_line (void)
{
  g_auto (QimamStamp) stamp = { 0 };
  const char *prose = "وقع الوزيران الاتفاق في 14 مارس 2023 أمام الصحفيين";

  g_assert_true (qimam_stamp_read_line ("نشر في: الثلاثاء 14 مارس 2023", &stamp));
  qimam_stamp_clear (&stamp);
  g_assert_false (qimam_stamp_read_line (prose, &stamp));
  g_assert_true (qimam_stamp_find (prose, 0, &stamp));
  g_assert_cmpuint (stamp.start, ==, strstr (prose, "14") - prose);
  g_assert_cmpuint (stamp.end, ==, strstr (prose, "2023") + 4 - prose);
}

/* --- dumps
 * ----------------------------------------------------------------------------------------------------- */

static const char furnished[] =
    "المرصد نيوز\n"
    "نرى ما وراء الخبر\n"
    "\n"
    "سبع دول ترسم خريطة جديدة لصيد التونة \n"
    "\n"
    "1,204\n"
    "صياد على رصيف الميناء القديم - صورة أرشيفية\n"
    "صياد على رصيف الميناء القديم - صورة أرشيفية\n"
    "مسقط - وكالات\n"
    "نشر في: الأحد 5 مارس 2023\n"
    "\n"
    "اتفقت سبع دول ساحلية على حصص جديدة لصيد التونة، بعد أربعة أيام من المفاوضات في مسقط.\n"
    "\n"
    "الحصص الجديدة\n"
    "وتنص الخريطة على أن تخفض كل دولة حصتها بمقدار العشر في السنة الأولى، ثم تراجع الأرقام.\n"
    "اقرأ أيضا: صيادو الشمال يشكون من ارتفاع أسعار الوقود\n"
    "- تبدأ المراجعة في يناير.\n"
    "***\n"
    "وقال الأمين العام إن الاتفاق \"ليس نهاية الطريق\".\n"
    "إعداد: ريم الخطيب\n"
    "المرصد نيوز | رويترز | أ ف ب\n"
    "وسوم\n"
    "تونة\n"
    "بحار\n"
    "اشترك في نشرتنا البريدية ليصلك جديدنا\n"
    "Exit mobile version";

static void
test_dump_furniture (void)
{
  static const guint dropped[] = { 1, 2, 6, 8, 9, 10, 16, 18, 20, 21, 22, 23, 24, 25, 26 };
  g_autoptr (QimamDocument) document = extract_text (furnished);
  g_auto (GStrv) lines = g_strsplit (furnished, "\n", -1);

  g_assert_cmpstr (document->headline, ==, "سبع دول ترسم خريطة جديدة لصيد التونة");
  g_assert_cmpstr (document->source, ==, "المرصد نيوز");
  g_assert_cmpstr (document->byline, ==, "ريم الخطيب");
  g_assert_cmpstr (document->caption, ==, "صياد على رصيف الميناء القديم - صورة أرشيفية");
  g_assert_cmpstr (document->dateline, ==, "مسقط - وكالات");
  g_assert_cmpstr (document->language, ==, "ar");
  g_assert_cmpstr (document->published.value, ==, "2023-03-05");
  g_assert_cmpint (document->published.basis, ==, QIMAM_BASIS_STATED);
  g_assert_cmpint (document->published.precision, ==, QIMAM_PRECISION_DAY);
  g_assert_cmpuint (document->dropped->len, ==, G_N_ELEMENTS (dropped));
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    {
      const QimamDropped *found = find_dropped (document, dropped[i]);

      g_test_message ("line %u", dropped[i]);
      g_assert_nonnull (found);
      g_assert_cmpstr (found->text, ==, lines[dropped[i] - 1]);
      g_assert_cmpstr (found->why, !=, "");
    }
  g_assert_cmpuint (document->roles->len, ==, 5);
  g_assert_cmpint (role_at (document, 0), ==, QIMAM_PARAGRAPH_TEXT);
  g_assert_cmpint (role_at (document, 1), ==, QIMAM_PARAGRAPH_SUBHEAD);
  g_assert_cmpint (role_at (document, 3), ==, QIMAM_PARAGRAPH_LIST_ITEM);
  g_assert_true (g_str_has_suffix (document->body, lines[18]));
  g_assert_null (strstr (document->body, "الوقود"));
  g_assert_nonnull (document->original);
}

static void
test_dump_clean (void)
{
  const char *text = "محادثات الغاز تنتهي بلا اتفاق\n"
                     "انتهت محادثات الغاز بين البلدين من دون اتفاق، بعد ثلاثة أيام من الاجتماعات المغلقة.\n"
                     "سبب الخلاف\n"
                     "وقال مسؤول إن الخلاف بقي على السعر، وإن الوفدين لم يحددا موعدا جديدا.\n"
                     "كما لم يصدر بيان.\n"
                     "وقال آخر:\n"
                     "\"سنعود حين يكون هناك ما يقال\"\r\n";
  g_autoptr (QimamDocument) document = extract_text (text);

  g_assert_cmpstr (document->headline, ==, "محادثات الغاز تنتهي بلا اتفاق");
  g_assert_cmpuint (document->dropped->len, ==, 0);
  g_assert_cmpuint (document->roles->len, ==, 6);
  g_assert_null (document->source);
  g_assert_null (document->byline);
  g_assert_null (document->published.value);
  g_assert_cmpint (document->published.basis, ==, QIMAM_BASIS_UNKNOWN);
  g_assert_cmpint (role_at (document, 1), ==, QIMAM_PARAGRAPH_SUBHEAD);
  g_assert_cmpint (role_at (document, 4), ==, QIMAM_PARAGRAPH_TEXT);
}

/* Body text that begins as furniture does stays. */
static void
test_dump_traps (void)
{
  const char *text = "وزير النقل يعد بقطار سريع قبل نهاية العقد\n"
                     "تابعوا المباحثات ثلاثة أيام قبل أن يخرجوا بموقف واحد من مشروع القطار السريع.\n"
                     "كتب الوزير في رسالة إلى البرلمان أن المشروع سيبدأ في الربيع، وأن كلفته لم تحدد.\n"
                     "المزيد من الوقت هو ما تطلبه الشركات، كما قال رئيس الغرفة التجارية.\n"
                     "شارك في الاجتماع تسعة وزراء وممثلون عن ثلاث شركات.\n"
                     "إعلان النتائج سيكون في نهاية الشهر، بحسب مصدر في الوزارة.\n";
  g_autoptr (QimamDocument) document = extract_text (text);

  g_assert_cmpuint (document->dropped->len, ==, 0);
  g_assert_cmpuint (document->roles->len, ==, 5);
  g_assert_null (document->byline);
}

static void
test_dump_dated_dateline (void)
{
  const char *text = "الرئيسية | عالم | رأي\n"
                     "قادة الجزر يطلبون موعدا نهائيا لخفض الانبعاثات\n"
                     "قادة الجزر يدخلون قاعة الاجتماعات الكبرى\n"
                     "موقع الأفق - سوفا، 4 مايو 2022\n"
                     "طلب قادة الجزر موعدا نهائيا لخفض الانبعاثات، في بيان صدر بعد اجتماع دام يومين.\n";
  g_autoptr (QimamDocument) document = extract_text (text);

  g_assert_cmpstr (document->headline, ==, "قادة الجزر يطلبون موعدا نهائيا لخفض الانبعاثات");
  g_assert_cmpstr (document->caption, ==, "قادة الجزر يدخلون قاعة الاجتماعات الكبرى");
  g_assert_cmpstr (document->source, ==, "موقع الأفق");
  g_assert_cmpstr (document->published.value, ==, "2022-05-04");
  g_assert_cmpint (document->published.basis, ==, QIMAM_BASIS_STATED);
  g_assert_cmpstr (find_dropped (document, 1)->why, ==, "menu");
  g_assert_cmpstr (find_dropped (document, 4)->why, ==, "dateline");
  g_assert_cmpuint (document->roles->len, ==, 1);
}

static void
test_dump_embed (void)
{
  const char *text =
      "القادة يتفقون على هدنة تجارية\n"
      "اتفق القادة خلال قمتهم يوم الخميس على هدنة تجارية مدتها ستة أشهر، بحسب البيان الختامي.\n"
      "Great meeting today with our partners. pic.twitter.com/abc123\n"
      "— Trade Office (@TradeOffice) March 9, 2023\n"
      "وأضاف البيان أن اللجان ستبدأ عملها يوم الخميس نفسه الذي أعلن فيه الاتفاق.\n";
  g_autoptr (QimamDocument) document = extract_text (text);

  g_assert_cmpuint (document->roles->len, ==, 2);
  g_assert_cmpstr (find_dropped (document, 3)->why, ==, "embedded post");
  g_assert_nonnull (find_dropped (document, 4));
  g_assert_cmpstr (document->published.value, ==, "2023-03-09");
  g_assert_cmpint (document->published.basis, ==, QIMAM_BASIS_INFERRED);
  g_assert_nonnull (document->published.evidence);
}

/* --- the day of publication
 * ------------------------------------------------------------------------------------ */

static void
test_dating (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *value;
  } cases[] = {
    { "a date under a photograph is not the day of publication",
      "الوزراء يعودون إلى طاولة المفاوضات\n"
      "وزراء الدول المشاركة في صورة تذكارية - 3 مايو 2022 - رويترز\n"
      "عاد الوزراء، الاثنين، إلى طاولة المفاوضات في جلسة استمرت أكثر من ثلاث ساعات.\n",
      NULL },
    { "what recurs every year, the month and the weekday leave one day",
      "الوزراء يعودون إلى طاولة المفاوضات\n"
      "وزراء الدول المشاركة في صورة تذكارية - 3 مايو 2022 - رويترز\n"
      "عاد الوزراء، الاثنين، إلى طاولة المفاوضات في جلسة استمرت أكثر من ثلاث ساعات.\n"
      "وكانوا قد اتفقوا في 3 مايو على جدول الأعمال، ثم أرجئت الجلسات مرتين لأسباب مالية.\n"
      "وقال أحدهم في خطابه أمام الجمعية العامة للأمم المتحدة، التي انعقدت في وقت سابق من الشهر الجاري، إن "
      "الوقت ينفد.\n"
      "وأعلن متحدث، الأحد الماضي، على هامش الجمعية العامة للأمم المتحدة، أن الجلسة ستعقد خلال أيام.\n",
      "2022-09-26" },
    { "today and the full date",
      "افتتاح المعرض السنوي للكتاب\n"
      "افتتح الوزير اليوم الأربعاء 8 فبراير 2023 المعرض السنوي للكتاب بمشاركة ثلاثين دار نشر.\n",
      "2023-02-08" },
    { "the full date of an event alone says nothing",
      "افتتاح المعرض السنوي للكتاب\n"
      "افتتح الوزير يوم الأربعاء 8 فبراير 2023 المعرض السنوي للكتاب بمشاركة ثلاثين دار نشر.\n",
      NULL },
    { "a weekday without a bound says nothing",
      "افتتاح المعرض السنوي للكتاب\n"
      "افتتح الوزير اليوم الأربعاء المعرض السنوي للكتاب بمشاركة ثلاثين دار نشر من عشر دول.\n",
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamDocument) document = extract_text (cases[i].text);

      g_test_message ("%s: %s", cases[i].name, document->published.evidence);
      g_assert_cmpstr (document->published.value, ==, cases[i].value);
      if (cases[i].value != NULL)
        g_assert_cmpint (document->published.basis, ==, QIMAM_BASIS_INFERRED);
    }
}

static void
test_options (void)
{
  QimamExtractOptions options = { .published = "2020-01-02", .source = "جريدة الغد" };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = extract (furnished, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->published.value, ==, "2020-01-02");
  g_assert_cmpint (document->published.basis, ==, QIMAM_BASIS_STATED);
  g_assert_cmpstr (document->source, ==, "جريدة الغد");
  g_clear_pointer (&document, qimam_document_free);
  options.published = "someday";
  options.name = "x.txt";
  document = extract (furnished, &options, &error);
  g_assert_null (document);
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
}

/* --- bad input
 * ------------------------------------------------------------------------------------------------- */

static void
test_refusals (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    int code;
  } cases[] = {
    { "", 0, QIMAM_ERROR_EMPTY },
    { " \n\t\n", 4, QIMAM_ERROR_EMPTY },
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0\\r\xa8", 31, QIMAM_ERROR_BINARY },
    { "سطر\nسطر آخر\n", 0, QIMAM_ERROR_EMPTY },
    { "<rss version=\"2.0\"><channel><title>x</title></channel></rss>", 0, QIMAM_ERROR_UNSUPPORTED },
    { "<opml version=\"2.0\"><body/></opml>", 0, QIMAM_ERROR_UNSUPPORTED },
    { "<html><body></body></html>", 0, QIMAM_ERROR_EMPTY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamExtractOptions options = { .name = "folder/item" };
      gsize length = cases[i].length > 0 || i == 0 ? cases[i].length : strlen (cases[i].bytes);
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamDocument) document = qimam_extract (bytes, &options, &error);

      g_test_message ("case %u", i);
      g_assert_null (document);
      g_assert_error (error, QIMAM_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "folder/item: "));
      g_assert_null (strchr (error->message, '\n'));
    }
}

static void
test_too_large (void)
{
  g_autofree char *text = g_strnfill (33 * 1024 * 1024, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_steal_pointer (&text), 33 * 1024 * 1024);
  g_autoptr (GError) error = NULL;

  g_assert_null (qimam_extract (bytes, NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE);
}

static void
test_windows_1256 (void)
{
  g_autoptr (QimamDocument) whole = extract_text (furnished);
  gsize length = 0;
  g_autofree char *encoded = g_convert (furnished, -1, "WINDOWS-1256", "UTF-8", NULL, &length, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (encoded, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = qimam_extract (bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->body, ==, whole->body);
  g_assert_cmpstr (document->headline, ==, whole->headline);
  g_assert_nonnull (strstr (document->original_type, "1256"));
}

/* Input that is made to cost time or memory is refused or read; how the work grows is what test-work-ingest
 * counts. */
static void
test_hostile_pages (void)
{
  static const struct
  {
    const char *name;
    const char *before;
    const char *piece;
    guint times;
    const char *after;
  } cases[] = {
    { "deep", "<html><body>", "<div>", 100000, "text" },
    { "deep tables", "<html><body>", "<table><tr><td>", 100000, "text" },
    { "deep lists", "<html><body>", "<ul><li>", 100000, "text" },
    { "many attributes", "<html><body><p ", "a%u=1 ", 100000, ">text</p>" },
    { "open comments", "<html><body>", "<!-- ", 300000, "text" },
    { "open scripts", "<html><body>", "<script><iframe>", 200000, "text" },
    { "open quotes", "<html><body>", "<a href=\"", 200000, "text" },
    { "bold", "<html><body>", "<b><p>", 100000, "text" },
    { "ampersands", "<html><body><p>", "&", 1000000, "</p>" },
    { "less than", "<html><body><p>", "<", 1000000, "</p>" },
    { "paragraphs", "<html><body>", "<p>كلمة, كلمة, كلمة, كلمة, كلمة, كلمة", 50000, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) page = g_string_new (cases[i].before);
      QimamExtractOptions options = { .format = QIMAM_FORMAT_HTML };
      g_autoptr (QimamDocument) document = NULL;

      for (guint n = 0; n < cases[i].times; n++)
        if (strchr (cases[i].piece, '%') != NULL)
          g_string_append_printf (page, "a%u=1 ", n);
        else
          g_string_append (page, cases[i].piece);
      g_string_append (page, cases[i].after);
      document = extract (page->str, &options, NULL);
      g_test_message ("%s: %s", cases[i].name, document != NULL ? "read" : "refused");
    }
}

static void
test_hostile_dumps (void)
{
  static const struct
  {
    const char *name;
    const char *before;
    const char *piece;
    guint times;
    const char *after;
  } cases[] = {
    { "one long line", "", "كلمة ", 500000, "." },
    { "short lines", "عنوان خبر من أربع كلمات\n", "قصير جدا\n", 100000, "" },
    { "dates", "عنوان خبر من أربع كلمات\n", "16 يونيو 2021\n", 50000, "" },
    { "dates in a caption", "عنوان خبر من أربع كلمات\nصورة ", "16 يونيو 2021 ", 50000, "\n" },
    { "posts", "عنوان خبر من أربع كلمات\n", "— x (@a) December 7, 2021\n", 50000, "" },
    { "marks", "عنوان خبر من أربع كلمات\nخبر", "\u064E", 200000, "\n" },
    { "brackets", "عنوان خبر من أربع كلمات\n", "((\"«", 100000, "\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].before);
      QimamExtractOptions options = { .format = QIMAM_FORMAT_TEXT };
      g_autoptr (QimamDocument) document = NULL;

      for (guint n = 0; n < cases[i].times; n++)
        g_string_append (text, cases[i].piece);
      g_string_append (text, cases[i].after);
      g_string_append (text,
                       "\nقال متحدث يوم الثلاثاء إن الخبر انتهى هنا وإن شيئا لم يبق ليقال عنه اليوم.\n");
      document = extract (text->str, &options, NULL);
      g_test_message ("%s", cases[i].name);
      g_assert_nonnull (document);
    }
}

static void
test_hostile_feeds (void)
{
  static const char *const refused[] = {
    "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a SYSTEM "
    "\"file:///etc/passwd\">]><rss><channel><item><title>&a;"
    "</title></item></channel></rss>",
    "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
    "\"&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss><channel><item><title>"
    "&b;</title></item></channel></rss>",
    "<html><body>no feed</body></html>",
    "{\"title\":\"no feed\"}",
    "[1, 2",
  };
  g_autoptr (GString) deep = g_string_new ("<rss><channel><item><title>");
  g_autoptr (GString) brackets = g_string_new ("{\"items\":");
  QimamExtractOptions options = { .format = QIMAM_FORMAT_FEED, .name = "f" };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (refused[i], strlen (refused[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (qimam_extract_feed (bytes, &options, &error));
      g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED);
    }
  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (deep, "<b>");
      g_string_append (brackets, "[");
    }
  for (guint i = 0; i < 2; i++)
    {
      GString *text = i == 0 ? deep : brackets;
      g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
      g_autoptr (GError) error = NULL;

      g_assert_null (qimam_extract_feed (bytes, &options, &error));
      g_assert_nonnull (error);
    }
}

/* --- pages
 * ----------------------------------------------------------------------------------------------------- */

static void
test_page (void)
{
  static const QimamParagraphRole roles[] = { QIMAM_PARAGRAPH_TEXT,      QIMAM_PARAGRAPH_TEXT,
                                              QIMAM_PARAGRAPH_SUBHEAD,   QIMAM_PARAGRAPH_TEXT,
                                              QIMAM_PARAGRAPH_QUOTE,     QIMAM_PARAGRAPH_LIST_ITEM,
                                              QIMAM_PARAGRAPH_LIST_ITEM, QIMAM_PARAGRAPH_TEXT };
  QimamExtractOptions options = { .url = "https://marfa.example/x" };
  g_autoptr (GBytes) bytes = read_data ("page.html");
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = qimam_extract (bytes, &options, &error);
  g_auto (GStrv) lines = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (document->headline, ==, "وزراء المياه يتفقون على تقاسم بيانات السدود");
  g_assert_cmpstr (document->source, ==, "صحيفة المرفأ");
  g_assert_cmpstr (document->byline, ==, "هدى الصباغ، نزار كيلاني");
  g_assert_cmpstr (document->published.value, ==, "2023-03-14T18:20:00+03:00");
  g_assert_cmpint (document->published.precision, ==, QIMAM_PRECISION_SECOND);
  g_assert_cmpint (document->published.basis, ==, QIMAM_BASIS_STATED);
  g_assert_cmpstr (document->url, ==, "https://marfa.example/water/2023/03/14/dams.html");
  g_assert_cmpstr (document->caption, ==, "سد قرب مدينة ساحلية في صورة التقطت الشهر الماضي");
  g_assert_cmpstr (document->language, ==, "ar");
  lines = g_strsplit (document->body, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (roles));
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_cmpint (role_at (document, i), ==, roles[i]);
  g_assert_true (g_str_has_prefix (lines[0], "اتفق وزراء المياه"));
  g_assert_true (g_str_has_prefix (lines[7], "ومن المقرر"));
  g_assert_null (strstr (document->body, "تحلية"));
  g_assert_null (strstr (document->body, "الحقوق"));
}

/* The headline comes from the title where nothing better is there, without the outlet behind it. */
static void
test_page_bare (void)
{
  const char *html =
      "<html><head><title>جسر جديد يربط الضفتين | صحيفة المرفأ</title></head><body>"
      "<div>افتتح المحافظ جسرا جديدا يربط ضفتي النهر، بعد عامين من العمل، بكلفة لم يعلن عنها."
      "<br><br>وقال إن الجسر سيفتح للمركبات الثقيلة في الصيف، وإن الرسوم ستحدد لاحقا.</div></body></html>";
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = extract (html, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->headline, ==, "جسر جديد يربط الضفتين");
  g_assert_cmpuint (document->roles->len, ==, 2);
  g_assert_null (document->published.value);
}

/* --- feeds
 * ----------------------------------------------------------------------------------------------------- */

static void
test_feed_rss (void)
{
  QimamExtractOptions options = { .url = "https://marfa.example/feed" };
  g_autoptr (GBytes) bytes = read_data ("feed.rss");
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFeed) feed = qimam_extract_feed (bytes, &options, &error);
  const QimamDocument *first, *second;

  g_assert_no_error (error);
  g_assert_cmpint (qimam_format_guess (bytes, NULL), ==, QIMAM_FORMAT_FEED);
  g_assert_cmpstr (feed->title, ==, "المرفأ & الميناء");
  g_assert_cmpstr (feed->home, ==, "https://marfa.example/");
  g_assert_cmpstr (feed->language, ==, "ar");
  g_assert_cmpuint (feed->items->len, ==, 2);
  first = feed->items->pdata[0];
  second = feed->items->pdata[1];
  g_assert_cmpstr (first->headline, ==, "ميناء الشمال & ميناء الجنوب يوقعان مذكرة");
  g_assert_cmpstr (first->url, ==, "https://marfa.example/news/1");
  g_assert_cmpstr (first->guid, ==, "marfa-1");
  g_assert_cmpstr (first->published.value, ==, "2023-03-14T18:20:00+03:00");
  g_assert_cmpstr (first->byline, ==, "هدى الصباغ");
  g_assert_cmpstr (first->lead, ==, "ملخص قصير.");
  g_assert_cmpstr (first->body, ==, "وقع مديرا الميناءين مذكرة تفاهم.\nوتسري المذكرة ثلاث سنوات.");
  g_assert_cmpstr (second->headline, ==, "خبر بلا موعد");
  g_assert_cmpstr (second->url, ==, "https://marfa.example/news/2");
  g_assert_cmpstr (second->body, ==, "سطر واحد.");
  g_assert_null (second->published.value);
}

static void
test_feed_atom (void)
{
  g_autoptr (GBytes) bytes = read_data ("feed.atom");
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFeed) feed = qimam_extract_feed (bytes, NULL, &error);
  const QimamDocument *entry;

  g_assert_no_error (error);
  g_assert_cmpstr (feed->home, ==, "https://rasad.example/ar/index.html");
  g_assert_cmpstr (feed->updated, ==, "2023-03-14T15:20:00Z");
  g_assert_cmpuint (feed->items->len, ==, 1);
  entry = feed->items->pdata[0];
  g_assert_cmpstr (entry->headline, ==, "بدء المرحلة الثانية");
  g_assert_cmpstr (entry->url, ==, "https://rasad.example/ar/7.html");
  g_assert_cmpstr (entry->image_url, ==, "https://rasad.example/ar/p.png");
  g_assert_cmpstr (entry->byline, ==, "سامر الحاج، لمى درويش");
  g_assert_cmpstr (entry->published.value, ==, "2023-03-13T08:05:00+02:00");
  g_assert_cmpstr (entry->body, ==, "بدأت المرحلة الثانية.\nبند أول");
  g_assert_cmpint (role_at (entry, 1), ==, QIMAM_PARAGRAPH_LIST_ITEM);
}

static void
test_feed_json (void)
{
  const char *text = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"رصد\",\"items\":["
                     "{\"id\":7,\"url\":\"https://rasad.example/7\",\"title\":\"خبر\",\"content_text\":\"سطر "
                     "<أول>\\nسطر ثان\","
                     "\"authors\":[{\"name\":\"سامر\"}],\"date_published\":\"2023-03-13T08:05:00Z\"}]}";
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFeed) feed = qimam_extract_feed (bytes, NULL, &error);
  const QimamDocument *item;

  g_assert_no_error (error);
  g_assert_cmpint (qimam_format_guess (bytes, NULL), ==, QIMAM_FORMAT_FEED);
  item = feed->items->pdata[0];
  g_assert_cmpstr (item->guid, ==, "7");
  g_assert_cmpstr (item->byline, ==, "سامر");
  g_assert_cmpstr (item->body, ==, "سطر <أول>\nسطر ثان");
}

/* --- JSON lines
 * ------------------------------------------------------------------------------------------------ */

static void
test_jsonl (void)
{
  static const char *const bad[] = { "",
                                     "[]",
                                     "nonsense",
                                     "{\"id\":\"1\"}",
                                     "{\"id\":\"1\",\"body\":\"x\",\"published\":\"soon\"}",
                                     "{\"id\":\"1\",\"body\":\"\xff\"}" };
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = qimam_extract_jsonl_line (
      "{\"id\":\"p12\",\"url\":null,\"source\":\"المرفأ\",\"headline\":\"عنوان\",\"published\":"
      "\"2021-06-16T09:30:00+03:00\",\"body\":\"فقرة أولى\\n\\nفقرة ثانية\"}",
      -1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->guid, ==, "p12");
  g_assert_null (document->url);
  g_assert_cmpstr (document->source, ==, "المرفأ");
  g_assert_cmpstr (document->published.value, ==, "2021-06-16T09:30:00+03:00");
  g_assert_cmpstr (document->body, ==, "فقرة أولى\nفقرة ثانية");
  g_assert_cmpuint (document->roles->len, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autofree char *shown = g_utf8_make_valid (bad[i], -1);

      g_test_message ("%s", shown);
      g_assert_null (qimam_extract_jsonl_line (bad[i], -1, &problem));
      g_assert_nonnull (problem);
    }
}

/* A member that is known must be what it is said to be; what nobody knows may be anything. */
static void
test_jsonl_types (void)
{
  static const struct
  {
    const char *line;
    const char *member; /* NULL: it is taken */
  } cases[] = {
    { "{\"headline\":3}", "“headline”" },
    { "{\"headline\":3,\"body\":\"نص\"}", "“headline”" },
    { "{\"headline\":\"خبر\",\"body\":7}", "“body”" },
    { "{\"headline\":\"خبر\",\"body\":{}}", "“body”" },
    { "{\"headline\":\"خبر\",\"body\":[\"فقرة\",3]}", "“body”" },
    { "{\"headline\":\"خبر\",\"url\":[]}", "“url”" },
    { "{\"headline\":\"خبر\",\"source\":true}", "“source”" },
    { "{\"headline\":\"خبر\",\"byline\":[\"سلمى\",null]}", "“byline”" },
    { "{\"headline\":\"خبر\",\"id\":1.5}", "“id”" },
    { "{\"headline\":\"خبر\",\"id\":{}}", "“id”" },
    { "{\"headline\":\"خبر\",\"published\":false}", "“published”" },
    { "{\"headline\":\"خبر\",\"modified\":2021}", "“modified”" },
    { "{\"headline\":\"خبر\",\"language\":1}", "“language”" },
    { "{\"headline\":\"خبر\",\"caption\":[\"صورة\"]}", "“caption”" },
    { "{\"headline\":\"خبر\",\"notes\":\"ملاحظة\"}", "“notes”" },
    { "{\"headline\":\"خبر\",\"notes\":[1]}", "“notes”" },
    { "{\"headline\":\"خبر\",\"versions\":[1]}", "“versions”" },
    { "{\"headline\":\"خبر\",\"corrections\":{}}", "“corrections”" },
    { "{\"headline\":\"خبر\",\"roles\":[1]}", "“roles”" },
    { "{\"headline\":\"خبر\",\"starred\":\"yes\"}", "“starred”" },
    { "{\"headline\":\"خبر\",\"id\":12,\"url\":null,\"shares\":[3],\"rank\":{\"x\":1},\"hot\":true}", NULL },
    { "{\"headline\":\"خبر\",\"body\":[\"فقرة\",\"أخرى\"],\"byline\":[\"سلمى\",\"هدى\"]}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamDocument) document = qimam_extract_jsonl_line (cases[i].line, -1, &error);

      g_test_message ("%s", cases[i].line);
      if (cases[i].member == NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (document->headline, ==, "خبر");
          continue;
        }
      g_assert_null (document);
      g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED);
      g_assert_true (g_str_has_prefix (error->message, cases[i].member));
    }
  {
    g_autoptr (QimamDocument) document =
        qimam_extract_jsonl_line (cases[G_N_ELEMENTS (cases) - 1].line, -1, NULL);

    g_assert_cmpstr (document->byline, ==, "سلمى، هدى");
    g_assert_cmpstr (document->body, ==, "فقرة\nأخرى");
  }
}

static void
test_jsonl_odd_characters (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = qimam_extract_jsonl_line (
      "{\"id\":\"1\",\"headline\":\"قبل\\u0000بعد\",\"body\":\"نص \\ud800 آخر\"}", -1, &error);

  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (document->body, -1, NULL));
  g_assert_true (g_utf8_validate (document->headline, -1, NULL));
  g_assert_nonnull (strstr (document->headline, "بعد"));
}

/* --- walking
 * --------------------------------------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *log;
  guint stop_after;
} Walked;

static gboolean
walked_cb (const char *item, QimamDocument *document, const GError *error, gpointer data)
{
  Walked *walked = data;
  g_autofree char *name = g_path_get_basename (item);

  g_assert_true ((document == NULL) != (error == NULL));
  g_ptr_array_add (walked->log, document != NULL
                                    ? g_strdup_printf ("%s ok", name)
                                    : g_strdup_printf ("%s %s", name, qimam_error_code_name (error)));
  if (document != NULL)
    qimam_document_free (document);
  return walked->log->len != walked->stop_after;
}

static void
write_file (const char *folder, const char *name, const char *content)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
test_walk (void)
{
  static const char *const wanted[] = { "bad.txt empty",
                                        "good.txt ok",
                                        "feed.xml#1 ok",
                                        "list.jsonl:1 ok",
                                        "list.jsonl:2 unsupported",
                                        "list.jsonl:4 ok",
                                        "subs.opml unsupported",
                                        "nowhere.txt not-found" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("qimam-ingest-XXXXXX", &error);
  g_autofree char *missing = g_build_filename (folder, "..", "nowhere.txt", NULL);
  g_autofree char *loop = g_build_filename (folder, "b", "loop", NULL);
  g_autoptr (GPtrArray) log = g_ptr_array_new_with_free_func (g_free);
  const char *items[] = { folder, missing, NULL };
  Walked walked = { log };

  g_assert_no_error (error);
  write_file (folder, ".hidden.txt", furnished);
  write_file (folder, "a/good.txt", furnished);
  write_file (folder, "a/bad.txt", "");
  write_file (folder, "b/feed.xml", "<rss><channel><item><title>خبر واحد</title></item></channel></rss>");
  write_file (folder, "b/list.jsonl", "{\"id\":\"1\",\"body\":\"س\"}\n{\n\n{\"id\":\"2\",\"body\":\"ص\"}\n");
  write_file (folder, "subs.opml", "<opml version=\"2.0\"><body></body></opml>");
  g_assert_cmpint (symlink (folder, loop), ==, 0);
  g_assert_true (qimam_input_walk (items, NULL, walked_cb, NULL, &walked, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < log->len; i++)
    g_test_message ("%s", (char *) log->pdata[i]);
  g_assert_cmpuint (log->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0; k < log->len; k++)
        found = found || g_str_equal (log->pdata[k], wanted[i]);
      g_test_message ("%s", wanted[i]);
      g_assert_true (found);
    }
  /* Sorted: a before b, bad before good. */
  g_assert_cmpstr (log->pdata[0], ==, "bad.txt empty");
  g_assert_cmpstr (log->pdata[1], ==, "good.txt ok");
  g_ptr_array_set_size (log, 0);
  walked.stop_after = 1;
  g_assert_true (qimam_input_walk (items, NULL, walked_cb, NULL, &walked, NULL, &error));
  g_assert_cmpuint (log->len, ==, 1);
  remove_tree (folder);
}

static void
test_walk_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) log = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  const char *items[] = { "/nowhere/at/all", NULL };
  Walked walked = { log };

  g_cancellable_cancel (cancellable);
  g_assert_false (qimam_input_walk (items, NULL, walked_cb, NULL, &walked, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (log->len, ==, 0);
}

/* --- fetching
 * -------------------------------------------------------------------------------------------------- */

/* A server that says one thing to everybody and closes. */
typedef struct
{
  GSocketListener *listener;
  GCancellable *cancellable;
  GThread *thread;
  guint16 port;
  const char *path_of_answer[8];
  const char *answer[8];
  gsize fill; /* bytes of "x" after the answer */
} Server;

static gpointer
serve (gpointer data)
{
  Server *server = data;

  while (TRUE)
    {
      g_autoptr (GSocketConnection) connection =
          g_socket_listener_accept (server->listener, NULL, server->cancellable, NULL);
      char request[2048] = { 0 };
      GOutputStream *out;

      if (connection == NULL)
        return NULL;
      g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), request,
                           sizeof request - 1, NULL, NULL);
      out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
      for (guint i = 0; server->answer[i] != NULL; i++)
        {
          g_autofree char *line = g_strdup_printf ("GET %s ", server->path_of_answer[i]);

          if (!g_str_has_prefix (request, line))
            continue;
          g_output_stream_write_all (out, server->answer[i], strlen (server->answer[i]), NULL, NULL, NULL);
          for (gsize n = 0; g_str_equal (server->path_of_answer[i], "/large") && n < server->fill; n += 1024)
            {
              g_autofree char *piece = g_strnfill (1024, 'x');
              if (!g_output_stream_write_all (out, piece, 1024, NULL, NULL, NULL))
                break;
            }
        }
      g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    }
}

static void
test_fetch (void)
{
  Server server = {
    .path_of_answer = { "/page", "/gone", "/moved", "/file", "/cut", "/loop", "/large" },
    .answer = { "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: "
                "5\r\nConnection: close\r\n\r\nhello",
                "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: /page\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\nConnection: "
                "close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\nConnection: close\r\n\r\nhello",
                "HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" },
    .fill = 17 * 1024 * 1024,
  };
  static const struct
  {
    const char *path;
    int code; /* -1: it works */
  } cases[] = {
    { "/page", -1 },
    { "/moved", -1 },
    { "/gone", QIMAM_ERROR_NOT_FOUND },
    { "/file", QIMAM_ERROR_UNSUPPORTED },
    { "/cut", QIMAM_ERROR_UNREADABLE },
    { "/loop", QIMAM_ERROR_UNREADABLE },
    { "/large", QIMAM_ERROR_TOO_LARGE },
  };
  g_autoptr (GError) error = NULL;

  server.listener = g_socket_listener_new ();
  server.cancellable = g_cancellable_new ();
  server.port = g_socket_listener_add_any_inet_port (server.listener, NULL, &error);
  g_assert_no_error (error);
  server.thread = g_thread_new ("server", serve, &server);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u%s", server.port, cases[i].path);
      g_autoptr (GError) problem = NULL;
      g_autoptr (QimamFetched) fetched = qimam_fetch (address, NULL, &problem);

      g_test_message ("%s: %s", cases[i].path, problem != NULL ? problem->message : "fetched");
      if (cases[i].code >= 0)
        {
          g_assert_null (fetched);
          g_assert_error (problem, QIMAM_ERROR, cases[i].code);
          g_assert_true (g_str_has_prefix (problem->message, address));
          continue;
        }
      g_assert_no_error (problem);
      g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes), "hello",
                       5);
      g_assert_true (g_str_has_suffix (fetched->address, "/page"));
      g_assert_cmpstr (fetched->content_type, ==, "text/html; charset=utf-8");
    }
  g_cancellable_cancel (server.cancellable);
  g_thread_join (server.thread);
  g_object_unref (server.listener);
  g_object_unref (server.cancellable);
}

/* --- real dumps
 * ------------------------------------------------------------------------------------------------ */

static gboolean
array_has (JsonArray *array, guint number)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (json_array_get_int_element (array, i) == (gint64) number)
      return TRUE;
  return FALSE;
}

static void
check_real_dump (const char *folder, JsonObject *gold)
{
  g_autofree char *path = g_build_filename (folder, json_object_get_string_member (gold, "file"), NULL);
  g_autofree char *text = NULL;
  g_autoptr (QimamDocument) document = NULL;
  g_auto (GStrv) lines = NULL;
  JsonArray *cruft = json_object_get_array_member (gold, "cruft_lines");
  JsonArray *body = json_object_get_array_member (gold, "body_lines");
  JsonObject *source = json_object_get_object_member (gold, "source");
  JsonArray *days =
      json_object_get_array_member (json_object_get_object_member (gold, "published"), "acceptable");

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  document = extract_text (text);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (document->headline, ==, json_object_get_string_member (gold, "headline"));
  g_assert_cmpstr (document->source, ==, json_object_get_string_member_with_default (source, "name", NULL));
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *clean = qimam_wording_clean (lines[i], -1);

      g_test_message ("line %u: %s", i + 1, clean);
      if (array_has (cruft, i + 1))
        g_assert_nonnull (find_dropped (document, i + 1));
      if (array_has (body, i + 1))
        g_assert_nonnull (strstr (document->body, clean));
    }
  if (document->published.value != NULL)
    {
      gboolean right = FALSE;

      for (guint i = 0; i < json_array_get_length (days); i++)
        right = right || g_str_equal (json_array_get_string_element (days, i), document->published.value);
      g_assert_true (right);
    }
}

static void
test_real_dumps (void)
{
  const char *shared = g_getenv ("QIMAM_SHARED");
  g_autofree char *folder = g_build_filename (shared != NULL ? shared : "", "seeds", NULL);
  g_autofree char *path =
      g_build_filename (shared != NULL ? shared : "", "eval", "pages", "seeds-lines.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *documents;

  if (shared == NULL || !json_parser_load_from_file (parser, path, NULL))
    {
      g_test_skip ("the shared dumps are not there");
      return;
    }
  documents =
      json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "documents");
  for (guint i = 0; i < json_array_get_length (documents); i++)
    check_real_dump (folder, json_array_get_object_element (documents, i));
}

/* ---------------------------------------------------------------------------------------------------------------
 */

static void
test_guess (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    QimamFormat format;
  } cases[] = {
    { "<!DOCTYPE html><html>", NULL, QIMAM_FORMAT_HTML },
    { "\n <?xml version='1.0'?><rss>", "x.html", QIMAM_FORMAT_FEED },
    { "<?xml version='1.0'?><opml>", NULL, QIMAM_FORMAT_OPML },
    { "{\"id\":\"1\",\"body\":\"\"}", NULL, QIMAM_FORMAT_JSONL },
    { "\xEF\xBB\xBF{\"id\": \"1\", \"body\": \"{ \\\" }\"}\n", NULL, QIMAM_FORMAT_JSONL },
    { "\n \r\n{\"body\": \"خبر\", \"x\": [{}, {\"y\": {}}]} \r\n{", NULL, QIMAM_FORMAT_JSONL },
    { "{}\n", NULL, QIMAM_FORMAT_JSONL },
    /* Written over several lines, it is no article either. */
    { "{\n  \"body\": \"خبر\"\n}\n", NULL, QIMAM_FORMAT_JSONL },
    { "{\"body\": \"cut", "x.jsonl", QIMAM_FORMAT_JSONL },
    { "{\n  \"items\": []\n}\n", NULL, QIMAM_FORMAT_FEED },
    { "«{قمة}» في جنيف\n\nخبر قصير.", NULL, QIMAM_FORMAT_TEXT },
    { "{قمة} في جنيف\n\nخبر قصير.", "x.txt", QIMAM_FORMAT_TEXT },
    { "{\"قمة\"} في جنيف\n\nخبر \"items\" قصير.", NULL, QIMAM_FORMAT_TEXT },
    { "{\"قمة\": \"جنيف\"} في جنيف\n\nخبر قصير.", NULL, QIMAM_FORMAT_TEXT },
    { "في {\"items\": 1}\n\nخبر قصير.", NULL, QIMAM_FORMAT_TEXT },
    { "خبر قصير.", NULL, QIMAM_FORMAT_TEXT },
    { "خبر قصير.", "x.txt", QIMAM_FORMAT_TEXT },
    { "خبر قصير.", "https://example.org/a.html?b=1", QIMAM_FORMAT_HTML },
    { "<p>خبر قصير.</p>", NULL, QIMAM_FORMAT_HTML },
    { "a < b", "x.txt", QIMAM_FORMAT_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      QimamExtractOptions options = { .name = cases[i].name };

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (qimam_format_guess (bytes, &options), ==, cases[i].format);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ingest/guess", test_guess);
  g_test_add_func ("/ingest/stamp/read", test_stamp_read);
  g_test_add_func ("/ingest/stamp/refuse", test_stamp_refuse);
  g_test_add_func ("/ingest/stamp/line", test_stamp_line);
  g_test_add_func ("/ingest/dump/furniture", test_dump_furniture);
  g_test_add_func ("/ingest/dump/clean", test_dump_clean);
  g_test_add_func ("/ingest/dump/traps", test_dump_traps);
  g_test_add_func ("/ingest/dump/dated-dateline", test_dump_dated_dateline);
  g_test_add_func ("/ingest/dump/embed", test_dump_embed);
  g_test_add_func ("/ingest/dump/dating", test_dating);
  g_test_add_func ("/ingest/dump/real", test_real_dumps);
  g_test_add_func ("/ingest/options", test_options);
  g_test_add_func ("/ingest/refusals", test_refusals);
  g_test_add_func ("/ingest/too-large", test_too_large);
  g_test_add_func ("/ingest/windows-1256", test_windows_1256);
  g_test_add_func ("/ingest/hostile/pages", test_hostile_pages);
  g_test_add_func ("/ingest/hostile/dumps", test_hostile_dumps);
  g_test_add_func ("/ingest/hostile/feeds", test_hostile_feeds);
  g_test_add_func ("/ingest/page/news", test_page);
  g_test_add_func ("/ingest/page/bare", test_page_bare);
  g_test_add_func ("/ingest/feed/rss", test_feed_rss);
  g_test_add_func ("/ingest/feed/atom", test_feed_atom);
  g_test_add_func ("/ingest/feed/json", test_feed_json);
  g_test_add_func ("/ingest/jsonl", test_jsonl);
  g_test_add_func ("/ingest/jsonl/types", test_jsonl_types);
  g_test_add_func ("/ingest/jsonl/odd-characters", test_jsonl_odd_characters);
  g_test_add_func ("/ingest/walk", test_walk);
  g_test_add_func ("/ingest/walk/cancelled", test_walk_cancelled);
  g_test_add_func ("/ingest/fetch", test_fetch);
  return g_test_run ();
}
