/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates that name a day, a month or a year: every family of month names, every order, both sets of digits. */
#include "text-times.h"

#include "qimam-calendar.h"

static const char *const months[][6] = {
  /* the Gulf and Egypt, the Levant and Iraq, Algeria and Tunisia, Morocco, Mauritania, other spellings */
  { "يناير", "كانون الثاني", "جانفي", "يناير", "يناير", "كانون ثاني" },
  { "فبراير", "شباط", "فيفري", "فبراير", "فبراير", "شباط" },
  { "مارس", "آذار", "مارس", "مارس", "مارس", "اذار" },
  { "أبريل", "نيسان", "أفريل", "أبريل", "إبريل", "ابريل" },
  { "مايو", "أيار", "ماي", "ماي", "مايو", "ايار" },
  { "يونيو", "حزيران", "جوان", "يونيو", "يونيو", "يونيه" },
  { "يوليو", "تموز", "جويلية", "يوليوز", "يوليو", "يولية" },
  { "أغسطس", "آب", "أوت", "غشت", "أغشت", "اغسطس" },
  { "سبتمبر", "أيلول", "سبتمبر", "شتنبر", "شتمبر", "ايلول" },
  { "أكتوبر", "تشرين الأول", "أكتوبر", "أكتوبر", "أكتوبر", "تشرين اول" },
  { "نوفمبر", "تشرين الثاني", "نوفمبر", "نونبر", "نوفمبر", "تشرين ثاني" },
  { "ديسمبر", "كانون الأول", "ديسمبر", "دجنبر", "دجمبر", "كانون اول" },
};

static void
test_families (void)
{
  for (guint m = 0; m < 12; m++)
    for (guint family = 0; family < 6; family++)
      {
        const char *name = months[m][family];
        g_autofree char *day = g_strdup_printf ("date 2020-%02u-07", m + 1);
        g_autofree char *month = g_strdup_printf ("date 2020-%02u", m + 1);

        check_time_made (g_strdup (day), "زار الوفد البلاد في {7 %s 2020}.", name);
        check_time_made (g_strdup (day), "{٠٧ %s ٢٠٢٠}", name);
        check_time_made (g_strdup (day), "{السابع من %s 2020}", name);
        check_time_made (g_strdup (day), "{الثلاثاء 7 %s 2020م}", name);
        check_time_made (g_strdup (day), "{7 من شهر %s عام 2020}", name);
        check_time_made (g_strdup (day), "{7 %s، 2020}", name);
        check_time_made (g_strdup (month), "في {%s 2020}", name);
        check_time_made (g_strdup (month), "خلال {شهر %s من عام 2020}", name);
      }
}

static void
test_pairs (void)
{
  static const char *const joints[] = { "/", " / ", "/ ", " /", " - ", "-" };

  for (guint m = 0; m < 12; m++)
    for (guint order = 0; order < 2; order++)
      {
        const char *a = months[m][order], *b = months[m][1 - order];
        g_autofree char *day = g_strdup_printf ("date 2019-%02u-21", m + 1);
        g_autofree char *month = g_strdup_printf ("date 2019-%02u", m + 1);

        for (guint j = 0; j < G_N_ELEMENTS (joints); j++)
          check_time_made (g_strdup (day), "في {21 %s%s%s 2019}", a, joints[j], b);
        check_time_made (g_strdup (day), "في {21 %s (%s) 2019}", a, b);
        check_time_made (g_strdup (day), "في {٢١ %s/%s ٢٠١٩}", a, b);
        check_time_made (g_strdup (month), "في {%s/%s 2019}", a, b);
        check_time_made (g_strdup (month), "في {%s (%s) 2019}", a, b);
      }
}

static void
test_days_in_words (void)
{
  static const char *const days[] = {
    "الأول",           "الثاني",          "الثالث",           "الرابع",
    "الخامس",          "السادس",          "السابع",           "الثامن",
    "التاسع",          "العاشر",          "الحادي عشر",       "الثاني عشر",
    "الثالث عشر",      "الرابع عشر",      "الخامس عشر",       "السادس عشر",
    "السابع عشر",      "الثامن عشر",      "التاسع عشر",       "العشرين",
    "الحادي والعشرين", "الثاني والعشرين", "الثالث والعشرين",  "الرابع والعشرين",
    "الخامس والعشرين", "السادس والعشرين", "السابع والعشرين",  "الثامن والعشرين",
    "التاسع والعشرين", "الثلاثين",        "الحادي والثلاثين",
  };

  for (guint d = 0; d < G_N_ELEMENTS (days); d++)
    {
      g_autofree char *expected = g_strdup_printf ("date 2020-10-%02u", d + 1);

      check_time_made (g_strdup (expected), "في {%s من أكتوبر 2020}", days[d]);
      check_time_made (g_strdup (expected), "في {%s من تشرين الأول/أكتوبر عام 2020}", days[d]);
    }
}

static void
test_orders (void)
{
  static const TimeRow rows[] = {
    { "{16/6/2021}", "date 2021-06-16" },
    { "{16/06/2021}", "date 2021-06-16" },
    { "{١٦/٦/٢٠٢١}", "date 2021-06-16" },
    { "{١٦‏/٠٦‏/٢٠٢١}", "date 2021-06-16" },
    { "{16-6-2021}", "date 2021-06-16" },
    { "{16.6.2021}", "date 2021-06-16" },
    { "{16 / 6 / 2021}", "date 2021-06-16" },
    { "{16 - 6 - 2021}", "date 2021-06-16" },
    { "{2021/6/16}", "date 2021-06-16" },
    { "{2021-06-16}", "date 2021-06-16" },
    { "{2021.06.16}", "date 2021-06-16" },
    { "{٢٠٢١-٠٦-١٦}", "date 2021-06-16" },
    { "{16/6/21}", "date 2021-06-16" },
    { "{16-6-21}", "date 2021-06-16" },
    { "{6/2021}", "date 2021-06" },
    { "{06/2021}", "date 2021-06" },
    { "{16 يونيو 2021}", "date 2021-06-16" },
    { "{يونيو 16، 2021}", "date 2021-06-16" },
    { "{يونيو 16, 2021}", "date 2021-06-16" },
    { "{2021 يونيو 16}", "date 2021-06-16" },
    { "{16-يونيو-2021}", "date 2021-06-16" },
    { "{16/يونيو/2021}", "date 2021-06-16" },
    { "{16 يونيو/2021}", "date 2021-06-16" },
    { "{16يونيو2021}", "date 2021-06-16" },
    { "{16يونيو 2021}", "date 2021-06-16" },
    { "{16 يونيو2021}", "date 2021-06-16" },
    { "{16 يونيو 2021م}", "date 2021-06-16" },
    { "{16 يونيو 2021 م}", "date 2021-06-16" },
    { "{16 يونيو 2021 ميلادية}", "date 2021-06-16" },
    { "{يوم 16 يونيو 2021}", "date 2021-06-16" },
    { "بتاريخ {16 يونيو 2021}", "date 2021-06-16" },
    { "بتاريخ {16/6/2021}", "date 2021-06-16" },
    { "{الأربعاء 16 يونيو 2021}", "date 2021-06-16" },
    { "{الأربعاء، 16 يونيو 2021}", "date 2021-06-16" },
    { "{الأربعاء 16/6/2021}", "date 2021-06-16" },
    { "{الأربعاء 16-06-2021}", "date 2021-06-16" },
    { "{يوم الأربعاء 16 يونيو 2021}", "date 2021-06-16" },
    { "{يوم الأربعاء الموافق 16 يونيو 2021}", "date 2021-06-16" },
    { "{الأربعاء الموافق 16 حزيران 2021}", "date 2021-06-16" },
    { "{الأربعاء (16 يونيو 2021)}", "date 2021-06-16" },
    { "{الأربعاء في 16 يونيو 2021}", "date 2021-06-16" },
    { "{اليوم الأربعاء 16 يونيو 2021}", "date 2021-06-16" },
    { "{16 June 2021}", "date 2021-06-16" },
    { "{June 16, 2021}", "date 2021-06-16" },
    { "{16 Jun 2021}", "date 2021-06-16" },
    { "{16 juin 2021}", "date 2021-06-16" },
    { "{السادس عشر من يونيو 2021}", "date 2021-06-16" },
    { "{السادس عشر من شهر يونيو من عام 2021}", "date 2021-06-16" },
    { "{السادس عشر من يونيو لعام 2021}", "date 2021-06-16" },
    { "{السادس عشر من يونيو من العام 2021}", "date 2021-06-16" },
    { "{أول يونيو 2021}", "date 2021-06-01" },
    { "{الفاتح من نوفمبر 1954}", "date 1954-11-01" },
    { "{غرة يونيو 2021}", "date 2021-06-01" },
    { "{مطلع يونيو 2021}", "date 2021-06 start" },
  };

  CHECK_TIMES (rows, REFERENCE);
}

static void
test_years (void)
{
  static const TimeRow rows[] = {
    { "في {عام 2015}", "date 2015" },
    { "في {العام 2015}", "date 2015" },
    { "في {سنة 2015}", "date 2015" },
    { "{عام ٢٠١٥}", "date 2015" },
    { "{عام 2015م}", "date 2015" },
    { "{سنة 1948 ميلادية}", "date 1948" },
    { "في {2015}.", "date 2015" },
    { "منذ {2015}،", "date 2015" },
    { "منذ {عام 2015}", "date 2015" },
    { "حتى {عام 2030}", "date 2030" },
    { "بحلول {2030}", "date 2030" },
    { "بحلول {عام 2030}", "date 2030" },
    { "قبل {عام 1967}", "date 1967" },
    { "بعد {عام 2011}", "date 2011" },
    { "{للعام 2022}", "date 2022" },
    { "ل{عام 2022}", "date 2022" },
    { "موازنة {2022}", "date 2022" },
    { "كأس العالم {2022}", "date 2022" },
    { "انتخابات {2020}", "date 2020" },
    { "خلال {العام 2020}", "date 2020" },
    { "{عام ألفين وعشرين}", "date 2020" },
    { "{عام ألف وتسعمئة وثمانية وأربعين}", "date 1948" },
    { "{عام ألف وتسعمائة وسبعة وستين}", "date 1967" },
    { "{العام 1979}", "date 1979" },
    { "مواليد {1980}", "date 1980" },
    { "(ولد {عام 1980})", "date 1980" },
    { "{عام 247}", "date -" },
    { "{عام 1258 قبل الميلاد}", "date -" },
    { "{سنة 1258 ق.م}", "date -" },
    { "أكثر من (2100) وافد", "" },
    { "{نهاية يوليو} 2,023.33 مليار", "date 2021-07 end" },
    { "{عام 3500}", "date -" },
  };

  CHECK_TIMES (rows, REFERENCE);
}

static void
test_without_year (void)
{
  /* "will", "planned" and "next" look ahead, verbs of the past look back; else the nearest. */
  static const TimeRow rows[] = {
    { "في {16 يونيو}", "date 2021-06-16" },
    { "في {18 يونيو}", "date 2021-06-18" },
    { "في {10 يونيو}", "date 2021-06-10" },
    { "في {16 يوليو}", "date 2021-07-16" },
    { "في {16 مايو}", "date 2021-05-16" },
    { "في {20 ديسمبر}", "date 2020-12-20" },
    { "قتل في {18 يونيو}", "date 2020-06-18" },
    { "أعلن الرئيس ذلك في {20 يوليو}", "date 2020-07-20" },
    { "وقع الاتفاق في {17 آب}", "date 2020-08-17" },
    { "اندلعت الحرب في {20 سبتمبر}", "date 2020-09-20" },
    { "كان قد زار بغداد في {1 يوليو}", "date 2020-07-01" },
    { "وكانت القمة عقدت في {9 سبتمبر}", "date 2020-09-09" },
    { "سيزور بغداد في {1 يوليو}", "date 2021-07-01" },
    { "سيعقد المؤتمر في {10 يونيو}", "date 2022-06-10" },
    { "ستنطلق الدورة في {20 يناير}", "date 2022-01-20" },
    { "سوف يصل في {5 مارس}", "date 2022-03-05" },
    { "من المقرر عقد القمة في {5 مارس}", "date 2022-03-05" },
    { "المقررة في {5 مارس}", "date 2022-03-05" },
    { "المؤتمر المزمع عقده في {شهر مارس}", "date 2022-03" },
    { "يعتزم زيارة عمان في {فبراير}", "date 2022-02" },
    { "في {سبتمبر}", "date 2021-09" },
    { "في {نوفمبر}", "date 2021-11" },
    { "في {أبريل}", "date 2021-04" },
    { "في {مارس الماضي}", "date 2021-03" },
    { "في {مارس المنصرم}", "date 2021-03" },
    { "في {مارس المقبل}", "date 2022-03" },
    { "في {مارس القادم}", "date 2022-03" },
    { "في {يونيو الجاري}", "date 2021-06" },
    { "في {يونيو الحالي}", "date 2021-06" },
    { "في {أغسطس الماضي}", "date 2020-08" },
    { "في {أغسطس آب الماضي}", "date 2020-08" },
    { "في {أغسطس/آب المقبل}", "date 2021-08" },
    { "في {5 أغسطس المقبل}", "date 2021-08-05" },
    { "في {5 أغسطس الماضي}", "date 2020-08-05" },
    { "في {الخامس من أغسطس المقبل}", "date 2021-08-05" },
    { "في {15 يونيو الجاري}", "date 2021-06-15" },
    { "في {22 يونيو الجاري}", "date 2021-06-22" },
    { "في {22 يونيو من العام الجاري}", "date 2021-06-22" },
    { "في {22 يونيو من العام الماضي}", "date 2020-06-22" },
    { "في {22 يونيو العام المقبل}", "date 2022-06-22" },
    { "في {ديسمبر من العام الماضي}", "date 2020-12" },
    { "في {أبريل من هذا العام}", "date 2021-04" },
    { "في {أبريل من السنة المقبلة}", "date 2022-04" },
    { "عقد في {20 يوليو}", "date 2021-07-20" },
    { "بدأت في {20 يوليو}، بحسب البيان", "date 2020-07-20" },
    { "في {20 يناير} ستبدأ الدورة", "date 2022-01-20" },
    { "في {20 أغسطس} اندلعت الحرب", "date 2020-08-20" },
    { "وأضاف أن القمة في {20 يوليو}", "date 2021-07-20" },
    { "سأزور بغداد في {1 مارس}", "date 2022-03-01" },
    { "لن يعقد قبل {1 مارس}", "date 2022-03-01" },
    { "في {29 فبراير}", "date 2020-02-29" },
    { "سيعقد في {29 فبراير}", "date 2024-02-29" },
    { "في {رمضان}", "period 2021-04-13/2021-05-12" },
    { "في {رمضان المقبل}", "period 2022-04-02/2022-05-01" },
    { "في {شهر رمضان الماضي}", "period 2021-04-13/2021-05-12" },
    { "في {10 ذي الحجة}", "date 2021-07-20" },
    { "تأجل إلى {27}.", "date 2021-06-27" },
    { "في {الثاني عشر}.", "date 2021-06-12" },
    { "في {15 الجاري}", "date 2021-06-15" },
    { "في {15 من الجاري}", "date 2021-06-15" },
    { "في {15 من الشهر الجاري}", "date 2021-06-15" },
    { "في {15 الشهر الماضي}", "date 2021-05-15" },
    { "في {الخامس عشر من الشهر المقبل}", "date 2021-07-15" },
    { "في {العاشر من هذا الشهر}", "date 2021-06-10" },
    { "{يوم العاشر من الشهر الحالي}", "date 2021-06-10" },
    { "بدأت الجولة في {27}، بحسب البيان", "date 2021-05-27" },
    { "في {22-4}", "date 2021-04-22" },
    { "بتاريخ {22/4}", "date 2021-04-22" },
    { "{الجمعة 11 يونيو}", "date 2021-06-11" },
    { "{السبت 19 يونيو}", "date 2021-06-19" },
    { "{الأحد 1 أغسطس}", "date 2021-08-01" },
    { "{الثلاثاء 15}", "date 2021-06-15" },
    { "مكالمتان في {شباط} و{أيلول الماضيين}", "date 2021-02;date 2020-09" },
    { "مكالمتان في {فبراير} و{مارس المقبلين}", "date 2022-02;date 2022-03" },
    { "لقاءان في {مايو} و{سبتمبر 2019}", "date 2019-05;date 2019-09" },
    { "لقاءان في {5 مايو} و{7 سبتمبر الماضيين}", "date 2021-05-05;date 2020-09-07" },
    { "يقترح عقد القمة في {فبراير}", "date 2022-02" },
    { "سيجتمعان في {الخامس والعشرين من الشهر الجاري}", "date 2021-06-25" },
  };
  static const TimeRow unknown[] = {
    { "في {16 يونيو}", "date -" },
    { "في {مارس الماضي}", "date -" },
    { "{الجمعة 11 يونيو}", "date -" },
    { "في {أواخر يونيو}", "date - end" },
    { "{اليوم}", "date -" },
    { "{أمس}", "date -" },
    { "{غدا}", "date -" },
    { "{الثلاثاء الماضي}", "date -" },
    { "{الشهر الجاري}", "date -" },
    { "{العام المقبل}", "date -" },
    { "{العقد الماضي}", "date -" },
    { "{قبل يومين}", "date -" },
    { "{مساء أمس}", "time -" },
    { "{الأيام الثلاثة الماضية}", "period -" },
    { "{بين 5 و7 مارس}", "period -" },
    { "{16 يونيو 2021}", "date 2021-06-16" },
    { "لمدة {ساعتين}", "duration PT2H" },
    { "{كل يوم}", "set P1D" },
    { "{مساء الجمعة 11 يونيو 2021}", "time 2021-06-11TEV" },
  };

  CHECK_TIMES (rows, REFERENCE);
  CHECK_TIMES (unknown, NULL);
}

static void
test_hijri_months (void)
{
  static const char *const names[][3] = {
    { "محرم", "محرم", "المحرم" },
    { "صفر", "صفر", "صفر" },
    { "ربيع الأول", "ربيع الاول", "ربيع أول" },
    { "ربيع الآخر", "ربيع الثاني", "ربيع ثاني" },
    { "جمادى الأولى", "جمادى الاولى", "جمادي الأولى" },
    { "جمادى الآخرة", "جمادى الثانية", "جمادي الآخرة" },
    { "رجب", "رجب", "رجب" },
    { "شعبان", "شعبان", "شعبان" },
    { "رمضان", "رمضان", "رمضان" },
    { "شوال", "شوال", "شوال" },
    { "ذو القعدة", "ذي القعدة", "ذو القعده" },
    { "ذو الحجة", "ذي الحجة", "ذو الحجه" },
  };

  for (int m = 0; m < 12; m++)
    for (guint spelling = 0; spelling < 3; spelling++)
      {
        int year, month, day;
        g_autofree char *expected = NULL;
        const char *name = names[m][spelling];

        qimam_calendar_split (qimam_calendar_from_hijri (1442, m + 1, 5), &year, &month, &day);
        expected = g_strdup_printf ("date %04d-%02d-%02d", year, month, day);
        check_time_made (g_strdup (expected), "في {5 %s 1442هـ}", name);
        check_time_made (g_strdup (expected), "في {5 %s 1442}", name);
        check_time_made (g_strdup (expected), "{٥ %s ١٤٤٢ هـ}", name);
        check_time_made (g_strdup (expected), "{الخامس من %s 1442}", name);
        check_time_made (g_strdup (expected), "{الخامس من شهر %s عام 1442 هجرية}", name);
      }
}

static void
test_hijri (void)
{
  static const TimeRow rows[] = {
    { "{1 محرم 1442 هـ}", "date 2020-08-20" },
    { "{1 رمضان 1442}", "date 2021-04-13" },
    { "{1 شوال 1442}", "date 2021-05-13" },
    { "{10 ذو الحجة 1442هـ}", "date 2021-07-20" },
    { "{1 محرم 1443 هـ}", "date 2021-08-09" },
    { "{6/11/1442هـ}", "date 2021-06-16" },
    { "{6-11-1442 هـ}", "date 2021-06-16" },
    { "{1442/11/6 هـ}", "date 2021-06-16" },
    { "{1442/11/06}", "date 2021-06-16" },
    { "{06/11/1442}", "date 2021-06-16" },
    { "{٦/١١/١٤٤٢هـ}", "date 2021-06-16" },
    { "{الأربعاء 6 ذو القعدة 1442هـ}", "date 2021-06-16" },
    { "{6 ذو القعدة 1442 هـ} الموافق {16 يونيو 2021}", "date 2021-06-16;date 2021-06-16" },
    { "{6 ذو القعدة 1442هـ} الموافق لـ{16 يونيو 2021م}", "date 2021-06-16;date 2021-06-16" },
    { "{6 ذي القعدة 1442 هـ} ({16 يونيو 2021 م})", "date 2021-06-16;date 2021-06-16" },
    { "{16 يونيو 2021م} الموافق {6 ذو القعدة 1442 هـ}", "date 2021-06-16;date 2021-06-16" },
    { "{16/6/2021م} - {6/11/1442هـ}", "date 2021-06-16;date 2021-06-16" },
    { "{رمضان 1442}", "period 2021-04-13/2021-05-12" },
    { "في {عام 1442 هـ}", "period 2020-08-20/2021-08-08" },
    { "{30 شوال 1442}", "date -" },
    { "{31 محرم 1442}", "date -" },
  };

  CHECK_TIMES (rows, REFERENCE);
}

static void
test_invalid (void)
{
  static const char *const texts[] = {
    "31 فبراير 2021",
    "30 فبراير 2020",
    "29 فبراير 2021",
    "31 أبريل 2020",
    "31 حزيران 2019",
    "31 أيلول 2018",
    "31 نونبر 2017",
    "32 يناير 2020",
    "45 مايو 2020",
    "30 فبراير",
    "31 نيسان",
    "31 جوان",
    "31/02/2021",
    "31-4-2021",
    "2021-02-30",
    "2021/13/13",
    "32/1/2021",
    "30 ذو الحجة 1442 هـ",
    "عام 3500",
    "5 مايو 3021",
    "عام 5000",
    "٣١ فبراير ٢٠٢١",
    "الحادي والثلاثون من أبريل 2020",
    "الثلاثين من فبراير 2020",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) found = qimam_times_find (texts[i], -1, QIMAM_FIELD_BODY, REFERENCE);
      const QimamTime *time = found->len > 0 ? found->pdata[0] : NULL;

      n_time_rows++;
      if (found->len == 1 && time->value == NULL && time->resolution == QIMAM_TIME_INVALID &&
          time->span.start == 0 && time->span.end == strlen (texts[i]))
        continue;
      n_failed_rows++;
      g_print ("# “%s” gave %u expressions, the first “%s”, resolution %d\n", texts[i], found->len,
               time != NULL && time->value != NULL ? time->value : "-",
               time != NULL ? (int) time->resolution : -1);
      g_test_fail ();
    }
}

static void
test_resolution (void)
{
  static const struct
  {
    const char *text;
    QimamTimeResolution how;
    int year, month, day, weekday;
    gboolean bare;
  } rows[] = {
    { "16 يونيو 2021", QIMAM_TIME_STATED, 2021, 6, 16, 0, FALSE },
    { "16 يونيو", QIMAM_TIME_COMPLETED, 0, 6, 16, 0, FALSE },
    { "16 يونيو الماضي", QIMAM_TIME_COMPLETED, 0, 6, 16, 0, FALSE },
    { "يونيو 2021", QIMAM_TIME_STATED, 2021, 6, 0, 0, FALSE },
    { "يوم الثلاثاء", QIMAM_TIME_COMPLETED, 0, 0, 0, 2, TRUE },
    { "الثلاثاء الماضي", QIMAM_TIME_RELATIVE, 0, 0, 0, 2, FALSE },
    { "الثلاثاء 15 يونيو 2021", QIMAM_TIME_STATED, 2021, 6, 15, 2, FALSE },
    { "أمس", QIMAM_TIME_RELATIVE, 0, 0, 0, 0, FALSE },
    { "أمس الثلاثاء", QIMAM_TIME_RELATIVE, 0, 0, 0, 2, FALSE },
    { "الشهر الماضي", QIMAM_TIME_RELATIVE, 0, 0, 0, 0, FALSE },
    { "عام 2015", QIMAM_TIME_STATED, 2015, 0, 0, 0, FALSE },
    { "نفس العام", QIMAM_TIME_UNRESOLVED, 0, 0, 0, 0, FALSE },
    { "اليوم التالي", QIMAM_TIME_UNRESOLVED, 0, 0, 0, 0, FALSE },
    { "31 فبراير 2021", QIMAM_TIME_INVALID, 2021, 2, 31, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) found = qimam_times_find (rows[i].text, -1, QIMAM_FIELD_HEADLINE, REFERENCE);
      const QimamTime *time;

      n_time_rows++;
      g_assert_cmpuint (found->len, ==, 1);
      time = found->pdata[0];
      g_assert_cmpint (time->span.in, ==, QIMAM_FIELD_HEADLINE);
      if (time->resolution == rows[i].how && time->year == rows[i].year && time->month == rows[i].month &&
          time->day == rows[i].day && time->weekday == rows[i].weekday && time->bare_weekday == rows[i].bare)
        continue;
      n_failed_rows++;
      g_print ("# “%s”: resolution %d, %d-%d-%d, weekday %d, bare %d\n", rows[i].text, (int) time->resolution,
               time->year, time->month, time->day, time->weekday, time->bare_weekday);
      g_test_fail ();
    }
}

static void
test_no_dates (void)
{
  static const char *const texts[] = {
    "اجتماع عام للجمعية",
    "الأمين العام للأمم المتحدة",
    "مارس ضغوطا على الحكومة",
    "رجب طيب أردوغان",
    "أب لثلاثة أطفال",
    "2000 مدرسة",
    "القرار 2254",
    "القرار رقم 1701",
    "هاتف 0123456789",
    "المادة 15 من الدستور",
    "1500 جندي",
    "بلغ 2015 طنا",
    "الطائرة بوينغ 737",
    "الدور الثاني",
    "المركز الثالث",
    "1.5 مليون",
    "عشرة بالمئة",
    "أحد المسؤولين",
    "ممارسة",
    "صفر خسائر",
    "الرقم 2021/15",
    "ثلث الأعضاء",
    "الربيع العربي",
    "خميس مشيط",
    "سبت نفسه رئيسا",
    "في 200 مدرسة",
    "التقى 15 وزيرا",
    "نصف السكان",
    "الجولة 15",
    "10.5 درجة",
    "عقد اجتماعا",
    "قرن استقراره بنمو",
    "في 27 دولة",
    "من 15 دولة",
    "للثاني على التوالي",
    "3/4 السكان",
    "القانون رقم 5/2021",
    "القرار 2015",
    "المرسوم 3/2015",
    "ارتفع إلى 27.",
    "المادة 12/5",
    "في العشرين من عمره",
    "الثالث في الترتيب",
    "القطعة 2021-15",
    "الطابق الثاني عشر",
    "في الثالثة من العمر",
    "غد أفضل",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_time_row (texts[i], "", REFERENCE);
}

int
main (int argc, char **argv)
{
  init_time_tests (&argc, &argv);
  g_test_add_func ("/text/dates/families", test_families);
  g_test_add_func ("/text/dates/pairs", test_pairs);
  g_test_add_func ("/text/dates/days-in-words", test_days_in_words);
  g_test_add_func ("/text/dates/orders", test_orders);
  g_test_add_func ("/text/dates/years", test_years);
  g_test_add_func ("/text/dates/without-year", test_without_year);
  g_test_add_func ("/text/dates/hijri-months", test_hijri_months);
  g_test_add_func ("/text/dates/hijri", test_hijri);
  g_test_add_func ("/text/dates/invalid", test_invalid);
  g_test_add_func ("/text/dates/resolution", test_resolution);
  g_test_add_func ("/text/dates/none", test_no_dates);
  return run_time_tests ();
}
