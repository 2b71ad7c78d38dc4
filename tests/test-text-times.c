/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-quantity-reader.h"
#include "qimam-time-reader.h"

/* A Wednesday. */
#define REFERENCE "2021-06-16T12:00:00"

typedef struct
{
  const char *text;
  const char *expected; /* "span|kind|value|mod" of each expression, apart by ";" */
} Row;

static char *
print_times (const char *text, const char *reference)
{
  g_autoptr (GPtrArray) found = qimam_times_find (text, -1, QIMAM_FIELD_BODY, reference);
  GString *printed = g_string_new (NULL);
  guint32 last = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const QimamTime *time = found->pdata[i];

      g_assert_cmpuint (last, <=, time->span.start);
      g_assert_cmpuint (time->span.start, <, time->span.end);
      g_assert_cmpuint (time->span.end, <=, strlen (text));
      g_assert_true (time->value != NULL || time->resolution >= QIMAM_TIME_UNRESOLVED);
      last = time->span.end;
      g_string_append_printf (printed, "%s%.*s|%s|%s", i > 0 ? ";" : "",
                              (int) (time->span.end - time->span.start), text + time->span.start,
                              qimam_time_kind_nick (time->kind), time->value != NULL ? time->value : "");
      if (time->mod != NULL)
        g_string_append_printf (printed, "|%s", time->mod);
    }
  return g_string_free (printed, FALSE);
}

static void
check_times (const Row *rows, guint n, const char *reference)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *printed = print_times (rows[i].text, reference);

      g_assert_cmpstr (printed, ==, rows[i].expected);
    }
}

#define CHECK(rows, reference) check_times (rows, G_N_ELEMENTS (rows), reference)

static void
test_dates (void)
{
  static const Row rows[] = {
    { "عقد اللقاء في 16 يونيو 2021", "16 يونيو 2021|date|2021-06-16" },
    { "في 16 يونيو/حزيران 2021", "16 يونيو/حزيران 2021|date|2021-06-16" },
    { "في 3 آذار / مارس 2020", "3 آذار / مارس 2020|date|2020-03-03" },
    { "الأربعاء 16 حزيران (يونيو) 2021", "الأربعاء 16 حزيران (يونيو) 2021|date|2021-06-16" },
    { "الثلاثاء (15 يونيو 2021)", "الثلاثاء (15 يونيو 2021)|date|2021-06-15" },
    { "١٦ يونيو ٢٠٢١", "١٦ يونيو ٢٠٢١|date|2021-06-16" },
    { "1 تشرين الأول 2021", "1 تشرين الأول 2021|date|2021-10-01" },
    { "9 كانون الثاني 2020", "9 كانون الثاني 2020|date|2020-01-09" },
    { "16 جوان 2021", "16 جوان 2021|date|2021-06-16" },
    { "2 جويلية 2020", "2 جويلية 2020|date|2020-07-02" },
    { "4 فيفري 2020", "4 فيفري 2020|date|2020-02-04" },
    { "3 أفريل 2020", "3 أفريل 2020|date|2020-04-03" },
    { "12 غشت 2019", "12 غشت 2019|date|2019-08-12" },
    { "7 شتنبر 2019", "7 شتنبر 2019|date|2019-09-07" },
    { "5 دجنبر 2018", "5 دجنبر 2018|date|2018-12-05" },
    { "6 أغشت 2018", "6 أغشت 2018|date|2018-08-06" },
    { "2 ماي 2021", "2 ماي 2021|date|2021-05-02" },
    { "السابع من آب 2020", "السابع من آب 2020|date|2020-08-07" },
    { "السادس عشر من حزيران عام ألفين وواحد وعشرين",
      "السادس عشر من حزيران عام ألفين وواحد وعشرين|date|2021-06-16" },
    { "الحادي والعشرون من مايو 2019", "الحادي والعشرون من مايو 2019|date|2019-05-21" },
    { "ديسمبر 25, 2020", "ديسمبر 25, 2020|date|2020-12-25" },
    { "December 7, 2021", "December 7, 2021|date|2021-12-07" },
    { "16/6/2021", "16/6/2021|date|2021-06-16" },
    { "2019/02/09", "2019/02/09|date|2019-02-09" },
    { "12 / 04 / 2020", "12 / 04 / 2020|date|2020-04-12" },
    { "21-04-2016", "21-04-2016|date|2016-04-21" },
    { "12/25/2020", "12/25/2020|date|2020-12-25" },
    { "3/2015", "3/2015|date|2015-03" },
    { "في يونيو 2021", "يونيو 2021|date|2021-06" },
    { "03 يونيو 2020م", "03 يونيو 2020م|date|2020-06-03" },
    { "عام 2015", "عام 2015|date|2015" },
    { "ترامب في 2018.", "2018|date|2018" },
    { "منذ 2014", "2014|date|2014" },
    { "(1956)", "1956|date|1956" },
    { "في مؤتمر 2016 الذي فشل", "2016|date|2016" },
    { "2000 شخص", "" },
    { "القرار 2254", "" },
    { "هاتف 0123456789", "" },
    { "مارس ضغوطا على الحكومة", "" },
    { "رجب طيب وشعبان كذلك", "" },
    { "أب عن جد", "" },
  };

  CHECK (rows, REFERENCE);
}

static void
test_dates_completed (void)
{
  static const Row past[] = {
    { "في 16 يونيو", "16 يونيو|date|2021-06-16" },
    { "في 17 يونيو", "17 يونيو|date|2021-06-17" },
    { "في أواخر نوفمبر", "أواخر نوفمبر|date|2021-11|end" },
    { "نهاية مايو", "نهاية مايو|date|2021-05|end" },
    { "ستعقد القمة في 20 يوليو", "20 يوليو|date|2021-07-20" },
    { "من المقرر أن يلتقيا في 15 يونيو", "15 يونيو|date|2022-06-15" },
    { "يونيو الماضي", "يونيو الماضي|date|2020-06" },
    { "22 مارس الماضي", "22 مارس الماضي|date|2021-03-22" },
    { "الثامن من مايو القادم", "الثامن من مايو القادم|date|2022-05-08" },
    { "يونيو العام المقبل", "يونيو العام المقبل|date|2022-06" },
    { "20 من الشهر المقبل", "20 من الشهر المقبل|date|2021-07-20" },
    { "يوم 14 من الشهر الجاري", "يوم 14 من الشهر الجاري|date|2021-06-14" },
    { "الثلاثاء 6 أبريل", "الثلاثاء 6 أبريل|date|2021-04-06" },
  };
  static const Row unknown[] = {
    { "في 16 يونيو", "16 يونيو|date|" },
    { "أمس", "أمس|date|" },
    { "يوم الثلاثاء", "يوم الثلاثاء|date|" },
    { "الأسبوع الماضي", "الأسبوع الماضي|date|" },
    { "منذ ساعتين", "منذ ساعتين|date|" },
    { "من 5 إلى 7 مارس", "من 5 إلى 7 مارس|period|" },
    { "16 يونيو 2021", "16 يونيو 2021|date|2021-06-16" },
    { "الساعة 17:05", "الساعة 17:05|time|T17:05" },
  };

  CHECK (past, REFERENCE);
  CHECK (unknown, NULL);
}

static void
test_dates_parts (void)
{
  g_autoptr (GPtrArray) found = qimam_times_find ("في 16 يونيو", -1, QIMAM_FIELD_HEADLINE, NULL);
  const QimamTime *time = found->pdata[0];

  g_assert_cmpuint (found->len, ==, 1);
  g_assert_null (time->value);
  g_assert_cmpint (time->resolution, ==, QIMAM_TIME_UNRESOLVED);
  g_assert_cmpint (time->month, ==, 6);
  g_assert_cmpint (time->day, ==, 16);
  g_assert_cmpint (time->year, ==, 0);
  g_assert_cmpint (time->span.in, ==, QIMAM_FIELD_HEADLINE);
}

static void
test_dates_invalid (void)
{
  static const char *const texts[] = {
    "31 فبراير 2021", "30 فبراير",  "31 أبريل 2020",  "32 مايو 2020",
    "عام 3500",       "31/02/2021", "29 فبراير 2021", "31 ذو الحجة 1442 هـ"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) found = qimam_times_find (texts[i], -1, QIMAM_FIELD_BODY, REFERENCE);
      const QimamTime *time;

      g_assert_cmpuint (found->len, ==, 1);
      time = found->pdata[0];
      g_assert_null (time->value);
      g_assert_cmpint (time->resolution, ==, QIMAM_TIME_INVALID);
    }
}

static void
test_hijri (void)
{
  static const Row rows[] = {
    { "11 شوال 1441هـ", "11 شوال 1441هـ|date|2020-06-03" },
    { "6 ذو القعدة 1442", "6 ذو القعدة 1442|date|2021-06-16" },
    { "17-01-1437 هـ", "17-01-1437 هـ|date|2015-10-30" },
    { "العاشر من رمضان 1442", "العاشر من رمضان 1442|date|2021-04-22" },
    { "6 ذي القعدة 1442 هـ الموافق 16 يونيو 2021 م",
      "6 ذي القعدة 1442 هـ|date|2021-06-16;16 يونيو 2021 م|date|2021-06-16" },
    { "في رمضان 1442", "رمضان 1442|period|2021-04-13/2021-05-12" },
  };

  CHECK (rows, REFERENCE);
}

static void
test_relative (void)
{
  static const Row rows[] = {
    { "اليوم الأربعاء", "اليوم الأربعاء|date|2021-06-16" },
    { "مساء اليوم الأربعاء", "مساء اليوم الأربعاء|time|2021-06-16TEV" },
    { "مساء الأربعاء", "مساء الأربعاء|time|2021-06-16TEV" },
    { "فجر السبت 12 حزيران", "فجر السبت 12 حزيران|time|2021-06-12TMO" },
    { "أمس الثلاثاء", "أمس الثلاثاء|date|2021-06-15" },
    { "أول من أمس الاثنين", "أول من أمس الاثنين|date|2021-06-14" },
    { "بعد غد الجمعة", "بعد غد الجمعة|date|2021-06-18" },
    { "غادر غدا", "غدا|date|2021-06-17" },
    { "الليلة الماضية", "الليلة الماضية|time|2021-06-15TNI" },
    { "يوم الثلاثاء", "يوم الثلاثاء|date|2021-06-15" },
    { "يوم الخميس", "يوم الخميس|date|2021-06-10" },
    { "سيلتقيان يوم الخميس", "يوم الخميس|date|2021-06-17" },
    { "السبت الماضي", "السبت الماضي|date|2021-06-12" },
    { "الأربعاء الماضي", "الأربعاء الماضي|date|2021-06-09" },
    { "الأربعاء المقبل", "الأربعاء المقبل|date|2021-06-23" },
    { "الجمعة من الأسبوع المقبل", "الجمعة من الأسبوع المقبل|date|2021-06-25" },
    { "الأسبوع الماضي", "الأسبوع الماضي|date|2021-W23" },
    { "الأسبوع بعد المقبل", "الأسبوع بعد المقبل|date|2021-W26" },
    { "الشهر الجاري", "الشهر الجاري|date|2021-06" },
    { "في وقت سابق من الشهر الجاري", "في وقت سابق من الشهر الجاري|date|2021-06" },
    { "في وقت سابق من اليوم", "في وقت سابق من اليوم|date|2021-06-16" },
    { "مطلع العام", "مطلع العام|date|2021|start" },
    { "أوائل العام المقبل", "أوائل العام المقبل|date|2022|start" },
    { "منتصف الشهر المقبل", "منتصف الشهر المقبل|date|2021-07|mid" },
    { "هذا العام", "هذا العام|date|2021" },
    { "في نفس العام", "نفس العام|date|" },
    { "اليوم التالي", "اليوم التالي|date|" },
    { "اليوم العالمي للمرأة", "" },
    { "نهاية الأسبوع", "نهاية الأسبوع|date|2021-W24-WE" },
    { "منذ ساعتين", "منذ ساعتين|time|2021-06-16T10:00" },
    { "قبل 14 ساعة", "قبل 14 ساعة|time|2021-06-15T22:00" },
    { "قبل ثلاثة أيام", "قبل ثلاثة أيام|date|2021-06-13" },
    { "منذ خمس سنوات", "منذ خمس سنوات|date|2016" },
    { "قبل نحو عام", "قبل نحو عام|date|2020|approx" },
    { "بعد أسبوعين من الآن", "بعد أسبوعين من الآن|date|2021-06-30" },
    { "بعد شهرين من توقيع الاتفاق", "شهرين|duration|P2M" },
    { "خلال الأيام الثلاثة الماضية", "الأيام الثلاثة الماضية|period|2021-06-13/2021-06-16" },
    { "اليومين المقبلين", "اليومين المقبلين|period|2021-06-17/2021-06-18" },
    { "ثمانينيات القرن الماضي", "ثمانينيات القرن الماضي|date|198" },
    { "القرن التاسع عشر", "القرن التاسع عشر|date|18" },
    { "الربع الأول من 2020", "الربع الأول من 2020|date|2020-Q1" },
    { "النصف الثاني من العام الجاري", "النصف الثاني من العام الجاري|date|2021-H2" },
    { "صيف 2020", "صيف 2020|date|2020-SU" },
    { "أول يوم جمعة من يوليو 2021", "أول يوم جمعة من يوليو 2021|date|2021-07-02" },
    { "الوفد موجود حاليا", "حاليا|date|PRESENT_REF" },
    { "التقيا مؤخرا", "مؤخرا|date|PAST_REF" },
  };

  CHECK (rows, REFERENCE);
}

static void
test_bare_weekday (void)
{
  static const struct
  {
    const char *text;
    gboolean bare;
  } rows[] = { { "قال الثلاثاء إن", TRUE }, { "الثلاثاء الماضي", FALSE }, { "أمس الثلاثاء", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = qimam_times_find (rows[i].text, -1, QIMAM_FIELD_BODY, REFERENCE);
      const QimamTime *time = found->pdata[0];

      g_assert_cmpint (time->bare_weekday, ==, rows[i].bare);
      g_assert_cmpint (time->weekday, ==, 2);
    }
}

static void
test_clocks (void)
{
  static const Row rows[] = {
    { "في الساعة الـ18:20 بالتوقيت المحلي (أي 16:20 بتوقيت غرينيتش)",
      "الساعة الـ18:20 بالتوقيت المحلي|time|T18:20;16:20 بتوقيت غرينيتش|time|T16:20Z" },
    { "قرابة الثامنة صباحاً بتوقيت جرينتش", "الثامنة صباحاً بتوقيت جرينتش|time|T08:00Z|approx" },
    { "الساعة الرابعة عصرا", "الساعة الرابعة عصرا|time|T16:00" },
    { "عند 1400 بتوقيت غرينتش", "1400 بتوقيت غرينتش|time|T14:00Z" },
    { "(14:00 ت.غ)", "14:00 ت.غ|time|T14:00Z" },
    { "الساعة 20:30 بتوقيت موسكو", "الساعة 20:30 بتوقيت موسكو|time|T20:30+03:00" },
    { "الساعة 20:30 بتوقيت القاهرة", "الساعة 20:30 بتوقيت القاهرة|time|T20:30" },
    { "الساعة الثالثة والنصف بعد الظهر", "الساعة الثالثة والنصف بعد الظهر|time|T15:30" },
    { "الساعة الخامسة إلا ربعا مساء", "الساعة الخامسة إلا ربعا مساء|time|T16:45" },
    { "الساعة الثانية عشرة ظهرا", "الساعة الثانية عشرة ظهرا|time|T12:00" },
    { "الساعة الثالثة من مساء يوم الثلاثاء", "الساعة الثالثة من مساء يوم الثلاثاء|time|2021-06-15T15:00" },
    { "الجمعة، 21 أغسطس 2020 09:06 م", "الجمعة، 21 أغسطس 2020 09:06 م|time|2020-08-21T21:06" },
    { "16 مايو/ أيار 2021 - 07:10 بتوقيت جرينتش",
      "16 مايو/ أيار 2021 - 07:10 بتوقيت جرينتش|time|2021-05-16T07:10Z" },
    { "16-06-2021 | 13:45", "16-06-2021 | 13:45|time|2021-06-16T13:45" },
    { "2021-06-16T17:05:00+03:00", "2021-06-16T17:05:00+03:00|time|2021-06-16T17:05:00+03:00" },
    { "2021-06-16T17:05Z", "2021-06-16T17:05Z|time|2021-06-16T17:05Z" },
    { "Wed, 16 Jun 2021 09:30:00 GMT", "Wed, 16 Jun 2021 09:30:00 GMT|time|2021-06-16T09:30:00Z" },
    { "Wed, 16 Jun 2021 09:30:00 +0300", "Wed, 16 Jun 2021 09:30:00 +0300|time|2021-06-16T09:30:00+03:00" },
    { "النتيجة 3-2", "" },
    { "الجولة الثانية", "" },
  };

  CHECK (rows, REFERENCE);
}

static void
test_durations (void)
{
  static const Row rows[] = {
    { "استمر ثلاث ساعات ونصف الساعة", "ثلاث ساعات ونصف الساعة|duration|PT3H30M" },
    { "استمر اللقاء أربع ساعات ونصفا", "أربع ساعات ونصفا|duration|PT4H30M" },
    { "لأكثر من ساعة ونصف الساعة", "أكثر من ساعة ونصف الساعة|duration|PT1H30M|gt" },
    { "أقل من أربع ساعات", "أقل من أربع ساعات|duration|PT4H|lt" },
    { "نحو 4.5 ساعة", "نحو 4.5 ساعة|duration|PT4H30M|approx" },
    { "نحو ( 4.5 ) ساعة", "نحو ( 4.5 ) ساعة|duration|PT4H30M|approx" },
    { "ما يقارب الأربع ساعات", "ما يقارب الأربع ساعات|duration|PT4H|approx" },
    { "قرابة ساعتين", "قرابة ساعتين|duration|PT2H|approx" },
    { "ساعتين على الأقل", "ساعتين على الأقل|duration|PT2H|gt" },
    { "٩٠ دقيقة", "٩٠ دقيقة|duration|PT90M" },
    { "لمدة 5 سنوات", "5 سنوات|duration|P5Y" },
    { "خمسا وعشرين دقيقة و30 ثانية", "عشرين دقيقة و30 ثانية|duration|PT20M30S" },
    { "خمس وعشرون دقيقة", "خمس وعشرون دقيقة|duration|PT25M" },
    { "استمر سبع ثوانٍ", "سبع ثوانٍ|duration|PT7S" },
    { "يوم كامل", "يوم كامل|duration|P1D" },
    { "نصف ساعة", "نصف ساعة|duration|PT30M" },
    { "ساعتان ونصف", "ساعتان ونصف|duration|PT2H30M" },
    { "استمرت ساعة", "ساعة|duration|PT1H" },
    { "شهرين وثلاثة أيام", "شهرين وثلاثة أيام|duration|P2M3D" },
    { "شهر وثلاثة أيام", "شهر وثلاثة أيام|duration|P1M3D" },
    { "اليوم وثلاثة وزراء", "اليوم|date|2021-06-16" },
    { "عدة ساعات", "عدة ساعات|duration|PTXH" },
    { "وقت وساعة", "" },
    { "اجتماع عام", "" },
    { "مرة ثانية", "" },
  };

  CHECK (rows, REFERENCE);
}

static void
test_periods_and_sets (void)
{
  static const Row rows[] = {
    { "من 5 إلى 7 مارس 2021", "من 5 إلى 7 مارس 2021|period|2021-03-05/2021-03-07" },
    { "بين 28 و30 يونيو 2021", "بين 28 و30 يونيو 2021|period|2021-06-28/2021-06-30" },
    { "28-30 يونيو 2021", "28-30 يونيو 2021|period|2021-06-28/2021-06-30" },
    { "يومي 5 و6 مارس 2020", "5 و6 مارس 2020|period|2020-03-05/2020-03-06" },
    { "من 28 ديسمبر إلى 3 يناير 2022", "من 28 ديسمبر إلى 3 يناير 2022|period|2021-12-28/2022-01-03" },
    { "من 28 أبريل وحتى 3 مايو 2020", "من 28 أبريل وحتى 3 مايو 2020|period|2020-04-28/2020-05-03" },
    { "بين عامي 2014 و2021", "بين عامي 2014 و2021|period|2014/2021" },
    { "1990-1995", "1990-1995|period|1990/1995" },
    { "موسم 2021/2022", "2021/2022|period|2021/2022" },
    { "من 4 حتى 23 من هذا الشهر", "من 4 حتى 23 من هذا الشهر|period|2021-06-04/2021-06-23" },
    { "يومي الاثنين والثلاثاء", "الاثنين والثلاثاء|period|2021-06-14/2021-06-15" },
    { "كل يوم سبت", "كل يوم سبت|set|XXXX-WXX-6" },
    { "كل يومين", "كل يومين|set|P2D" },
    { "يجتمعان سنويا", "سنويا|set|P1Y" },
    { "الصحف اليومية", "اليومية|set|P1D" },
  };

  CHECK (rows, REFERENCE);
}

/* Long runs of everything the grammar knows: each must take time in proportion. */
static void
test_hostile (void)
{
  static const char *const pieces[] = { "1,",
                                        "و",
                                        "ثلاثة و",
                                        "من ",
                                        "1/",
                                        "يوم ",
                                        "(",
                                        "بين 1 و",
                                        "مليون ",
                                        "الـ",
                                        "12:",
                                        "ساعة و",
                                        "\xE2\x80\x8F",
                                        "\xFF",
                                        "نصف ",
                                        "كانون ",
                                        "2021-",
                                        "من 1 إلى ",
                                        "أول ",
                                        "ساعة كاملة ",
                                        "كاملة ",
                                        "الثلاثاء الثالث من ",
                                        "أول جمعة من ",
                                        "5 و6 و",
                                        "هذا ",
                                        "كل ",
                                        "نهاية ",
                                        "رمضان ",
                                        "12:00 بتوقيت القدس 1/1/2021 ",
                                        "إلا ",
                                        "والنصف ",
                                        "شباط وأيلول و",
                                        "ليل الاثنين ",
                                        "ساعة إلا ",
                                        "آخر ",
                                        "يوم غد ",
                                        "1 محرم ",
                                        "عام ",
                                        "في اليوم التالي ",
                                        "1-",
                                        "5، 6، ",
                                        "من 5 ",
                                        "1 يناير ",
                                        "ثلاثة أيام من ",
                                        "القرن ",
                                        "-",
                                        ". ",
                                        "قبل ",
                                        "في وقت سابق من " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) times = NULL;
      g_autoptr (GPtrArray) quantities = NULL;
      gint64 start = g_get_monotonic_time ();

      while (text->len < 400000)
        g_string_append (text, pieces[i]);
      times = qimam_times_find (text->str, -1, QIMAM_FIELD_BODY, REFERENCE);
      quantities = qimam_quantities_find (text->str, -1, QIMAM_FIELD_BODY);
      if (g_get_monotonic_time () - start > 5 * G_USEC_PER_SEC)
        g_error ("400 kB of “%s” took %.1f s", pieces[i], (double) (g_get_monotonic_time () - start) / 1e6);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/times/dates", test_dates);
  g_test_add_func ("/text/times/completed", test_dates_completed);
  g_test_add_func ("/text/times/parts", test_dates_parts);
  g_test_add_func ("/text/times/invalid", test_dates_invalid);
  g_test_add_func ("/text/times/hijri", test_hijri);
  g_test_add_func ("/text/times/relative", test_relative);
  g_test_add_func ("/text/times/bare-weekday", test_bare_weekday);
  g_test_add_func ("/text/times/clocks", test_clocks);
  g_test_add_func ("/text/times/durations", test_durations);
  g_test_add_func ("/text/times/periods", test_periods_and_sets);
  g_test_add_func ("/text/times/hostile", test_hostile);
  return g_test_run ();
}
