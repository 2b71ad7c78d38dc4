/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has a length: ranges, durations, repetitions. */
#include "text-times.h"

static void
test_ranges (void)
{
  static const TimeRow rows[] = {
    { "{من 5 إلى 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{من 5 حتى 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{من 5 الى 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{من 5 وحتى 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{من 5 لغاية 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{بين 5 و7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{بين 5 و 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{ما بين 5 و7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{بين 5 و7 آذار/مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{٥ إلى ٧ مارس ٢٠٢١}", "period 2021-03-05/2021-03-07" },
    { "{5-7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{5 - 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{5–7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{من الخامس إلى السابع من مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{بين الخامس والسابع من مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{من 5 مارس إلى 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{من 5 مارس 2021 إلى 7 أبريل 2021}", "period 2021-03-05/2021-04-07" },
    { "{من 5 مارس 2020 إلى 7 أبريل 2021}", "period 2020-03-05/2021-04-07" },
    { "{بين 5 مارس و7 أبريل 2021}", "period 2021-03-05/2021-04-07" },
    { "{من 28 ديسمبر إلى 3 يناير 2022}", "period 2021-12-28/2022-01-03" },
    { "{من 28 ديسمبر 2020 إلى 3 يناير 2021}", "period 2020-12-28/2021-01-03" },
    { "{من 5/3/2021 إلى 7/3/2021}", "period 2021-03-05/2021-03-07" },
    { "{من 2021-03-05 إلى 2021-03-07}", "period 2021-03-05/2021-03-07" },
    { "يومي {5 و6 مارس 2021}", "period 2021-03-05/2021-03-06" },
    { "في {5 و6 مارس 2021}", "period 2021-03-05/2021-03-06" },
    { "أيام {5 و6 و7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{بين 10 و12 يونيو الجاري}", "period 2021-06-10/2021-06-12" },
    { "{من 10 إلى 12 من الشهر الجاري}", "period 2021-06-10/2021-06-12" },
    { "{من 10 إلى 12 يوليو المقبل}", "period 2021-07-10/2021-07-12" },
    { "{بين 10 و12 مايو الماضي}", "period 2021-05-10/2021-05-12" },
    { "يومي {22 و23 يونيو الجاري}", "period 2021-06-22/2021-06-23" },
    { "في الفترة {من 10 إلى 12 مايو 2021}", "period 2021-05-10/2021-05-12" },
    { "في الفترة {بين 10 و12 مايو 2021}", "period 2021-05-10/2021-05-12" },
    { "{من الاثنين إلى الأربعاء}", "period 2021-06-14/2021-06-16" },
    { "يومي {الاثنين والثلاثاء}", "period 2021-06-14/2021-06-15" },
    { "يومي {السبت والأحد المقبلين}", "period 2021-06-19/2021-06-20" },
    { "يومي {الجمعة والسبت الماضيين}", "period 2021-06-11/2021-06-12" },
    { "{بين عامي 2014 و2021}", "period 2014/2021" },
    { "{بين عامي 2014 و 2021}", "period 2014/2021" },
    { "{بين 2014 و2021}", "period 2014/2021" },
    { "{بين سنتي 2014 و2021}", "period 2014/2021" },
    { "{ما بين عامي 2014 و2021}", "period 2014/2021" },
    { "{من 2014 إلى 2021}", "period 2014/2021" },
    { "{من عام 2014 إلى عام 2021}", "period 2014/2021" },
    { "{من عام 2014 حتى 2021}", "period 2014/2021" },
    { "{منذ عام 2014 وحتى عام 2021}", "period 2014/2021" },
    { "{2014-2021}", "period 2014/2021" },
    { "{2014 - 2021}", "period 2014/2021" },
    { "({2014-2021})", "period 2014/2021" },
    { "عامي {2019 و2020}", "period 2019/2020" },
    { "موسم {2020-2021}", "period 2020/2021" },
    { "موسم {2020/2021}", "period 2020/2021" },
    { "{من يناير إلى مارس 2021}", "period 2021-01/2021-03" },
    { "{من يناير حتى مارس 2021}", "period 2021-01/2021-03" },
    { "{بين يناير ومارس 2021}", "period 2021-01/2021-03" },
    { "{بين يناير 2020 ومارس 2021}", "period 2020-01/2021-03" },
    { "{من نوفمبر 2020 إلى مارس 2021}", "period 2020-11/2021-03" },
    { "شهري {مايو ويونيو 2021}", "period 2021-05/2021-06" },
    { "{بين تشرين الأول وكانون الأول 2020}", "period 2020-10/2020-12" },
    { "{5 ـ 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{1990 ـ 1995}", "period 1990/1995" },
    { "{5، 6 و7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{2015-8 إلى 2015-10}", "period 2015-08/2015-10" },
    { "{من 2020-11 إلى 2021-02}", "period 2020-11/2021-02" },
    { "{من 11/2020 إلى 2/2021}", "period 2020-11/2021-02" },
    { "{من أكتوبر إلى نوفمبر 2020}", "period 2020-10/2020-11" },
    { "{من الأول من مايو إلى الخامس عشر منه}", "period 2021-05-01/2021-05-15" },
    { "{من 25 مايو إلى 5 يونيو الجاري}", "period 2021-05-25/2021-06-05" },
    { "{من 25 يونيو الجاري إلى 5 يوليو المقبل}", "period 2021-06-25/2021-07-05" },
    { "{من يوم 5 إلى يوم 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{ابتداء من 5 وحتى 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{اعتبارا من 5 مارس 2021 ولغاية 7 مارس 2021}", "period 2021-03-05/2021-03-07" },
    { "{من أمس إلى غد}", "period 2021-06-15/2021-06-17" },
    { "{بين أمس واليوم}", "period 2021-06-15/2021-06-16" },
    { "{من السبت إلى الاثنين المقبلين}", "period 2021-06-19/2021-06-21" },
    { "{من 1 إلى 10 رمضان 1442}", "period 2021-04-13/2021-04-22" },
    { "{بين الثمانينيات والتسعينيات}", "period 198/199" },
    { "{من القرن السادس عشر إلى القرن الثامن عشر}", "period 15/17" },
    { "بين 5 و7 وزراء", "" },
    { "من 5 إلى 7 أشخاص", "" },
    { "بين القاهرة ودمشق", "" },
    { "من دمشق إلى بيروت", "" },
    { "بين السيسي وعباس", "" },
    { "فاز 3-2", "" },
  };

  CHECK_TIMES (rows, REFERENCE);
}

static const struct
{
  const char *one, *two[2], *many, *many_one; /* "ساعة", duals, "ساعات", behind 11 and more */
  const char *before, *mark;                  /* "PT", "H" */
  gboolean feminine;
} units[] = {
  { "ثانية", { "ثانيتان", "ثانيتين" }, "ثوان", "ثانية", "PT", "S", TRUE },
  { "دقيقة", { "دقيقتان", "دقيقتين" }, "دقائق", "دقيقة", "PT", "M", TRUE },
  { "ساعة", { "ساعتان", "ساعتين" }, "ساعات", "ساعة", "PT", "H", TRUE },
  { "يوم", { "يومان", "يومين" }, "أيام", "يوما", "P", "D", FALSE },
  { "أسبوع", { "أسبوعان", "أسبوعين" }, "أسابيع", "أسبوعا", "P", "W", FALSE },
  { "شهر", { "شهران", "شهرين" }, "أشهر", "شهرا", "P", "M", FALSE },
  { "شهر", { "شهران", "شهرين" }, "شهور", "شهراً", "P", "M", FALSE },
  { "سنة", { "سنتان", "سنتين" }, "سنوات", "سنة", "P", "Y", TRUE },
  { "عام", { "عامان", "عامين" }, "أعوام", "عاما", "P", "Y", FALSE },
  { "عقد", { "عقدان", "عقدين" }, "عقود", "عقدا", "P", "DE", FALSE },
  { "قرن", { "قرنان", "قرنين" }, "قرون", "قرنا", "P", "CE", FALSE },
};

static void
test_lengths (void)
{
  static const char *const masculine[] = {
    "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"
  };
  static const char *const feminine[] = { "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر" };

  for (guint u = 0; u < G_N_ELEMENTS (units); u++)
    {
      const char *before = units[u].before, *mark = units[u].mark;

      for (guint t = 0; t < 2; t++)
        {
          check_time_made (g_strdup_printf ("duration %s2%s", before, mark), "استمر {%s}", units[u].two[t]);
          check_time_made (g_strdup_printf ("duration %s2%s approx", before, mark), "استغرق {نحو %s}",
                           units[u].two[t]);
          check_time_made (g_strdup_printf ("duration %s2%s gt", before, mark), "استمر {أكثر من %s}",
                           units[u].two[t]);
        }
      for (int n = 3; n <= 10; n++)
        {
          g_autofree char *number = g_strdup_printf ("%d", n);
          g_autofree char *eastern = eastern_digits (number);
          const char *word = units[u].feminine ? feminine[n - 3] : masculine[n - 3];

          check_time_made (g_strdup_printf ("duration %s%d%s", before, n, mark), "دام {%s %s}", word,
                           units[u].many);
          check_time_made (g_strdup_printf ("duration %s%d%s", before, n, mark), "لمدة {%s %s}", number,
                           units[u].many);
          check_time_made (g_strdup_printf ("duration %s%d%s", before, n, mark), "دامت {%s %s}", eastern,
                           units[u].many);
          check_time_made (g_strdup_printf ("duration %s%d%s lt", before, n, mark), "في {أقل من %s %s}", word,
                           units[u].many);
        }
      check_time_made (g_strdup_printf ("duration %s45%s", before, mark), "على مدى {45 %s}",
                       units[u].many_one);
      check_time_made (g_strdup_printf ("duration %s45%s", before, mark), "على مدى {%s وأربعين %s}",
                       units[u].feminine ? "خمس" : "خمسة", units[u].many_one);
      check_time_made (g_strdup_printf ("duration %s15%s", before, mark), "دام {%s %s}",
                       units[u].feminine ? "خمس عشرة" : "خمسة عشر", units[u].many_one);
      check_time_made (g_strdup_printf ("duration %sX%s", before, mark), "استمر {عدة %s}", units[u].many);
      check_time_made (g_strdup_printf ("duration %sX%s", before, mark), "بعد مرور {بضع %s}", units[u].many);
      check_time_made (g_strdup_printf ("duration %s1%s", before, mark), "لمدة {%s}", units[u].one);
      check_time_made (g_strdup_printf ("duration %s1%s", before, mark), "لمدة {%s %s}", units[u].one,
                       units[u].feminine ? "واحدة" : "واحد");
    }
}

static void
test_length_forms (void)
{
  static const TimeRow rows[] = {
    { "استمر {ساعة ونصف الساعة}", "duration PT1H30M" },
    { "استمر {ساعة ونصف}", "duration PT1H30M" },
    { "استمر {ساعة ونصفا}", "duration PT1H30M" },
    { "استمر {ساعتين ونصف الساعة}", "duration PT2H30M" },
    { "استمر {ساعتين ونصفا}", "duration PT2H30M" },
    { "استمر {ساعة وربع}", "duration PT1H15M" },
    { "استمر {ساعة وثلث}", "duration PT1H20M" },
    { "استمر {ساعة إلا ربعا}", "duration PT45M" },
    { "استمر {ثلاث ساعات إلا ربعا}", "duration PT2H45M" },
    { "استمر {نصف ساعة}", "duration PT30M" },
    { "استمر {ربع ساعة}", "duration PT15M" },
    { "استمر {ثلث ساعة}", "duration PT20M" },
    { "استمر {ثلاثة أرباع الساعة}", "duration PT45M" },
    { "استمر {ساعة و20 دقيقة}", "duration PT1H20M" },
    { "استمر {ساعة وعشرين دقيقة}", "duration PT1H20M" },
    { "استمر {ساعتين وعشر دقائق}", "duration PT2H10M" },
    { "استمر {3 ساعات و15 دقيقة}", "duration PT3H15M" },
    { "استمر {سنة ونصف السنة}", "duration P1Y6M" },
    { "استمر {عاما ونصف العام}", "duration P1Y6M" },
    { "استمر {عامين ونصف العام}", "duration P2Y6M" },
    { "استمر {سنة وثلاثة أشهر}", "duration P1Y3M" },
    { "استمر {4.5 ساعة}", "duration PT4H30M" },
    { "استمر {4,5 ساعات}", "duration PT4H30M" },
    { "استمر {( 4.5 ) ساعة}", "duration PT4H30M" },
    { "استمر {ساعة واحدة}", "duration PT1H" },
    { "استمر {ساعة كاملة}", "duration PT1H" },
    { "استمر {يوما كاملا}", "duration P1D" },
    { "استمر {ثلاثة أيام متتالية}", "duration P3D" },
    { "استمر {أكثر من ساعة}", "duration PT1H gt" },
    { "لـ{أكثر من ساعتين}", "duration PT2H gt" },
    { "ل{أكثر من ساعتين}", "duration PT2H gt" },
    { "{ما يزيد على ثلاث ساعات}", "duration PT3H gt" },
    { "{ساعتين على الأقل}", "duration PT2H gt" },
    { "{ساعتين على الأكثر}", "duration PT2H lt" },
    { "{ساعتين تقريبا}", "duration PT2H approx" },
    { "{أقل من ساعة}", "duration PT1H lt" },
    { "{حوالي ساعتين}", "duration PT2H approx" },
    { "{قرابة ثلاث ساعات}", "duration PT3H approx" },
    { "{ما يقارب 4 ساعات}", "duration PT4H approx" },
    { "{زهاء عقدين}", "duration P2DE approx" },
    { "{نحو 20 عاما}", "duration P20Y approx" },
    { "عن عمر {85 عاما}", "duration P85Y" },
    { "البالغ من العمر {50 عاما}", "duration P50Y" },
    { "({52 عاما})", "duration P52Y" },
    { "{مئة يوم}", "duration P100D" },
    { "{100 يوم}", "duration P100D" },
    { "{ألف عام}", "duration P1000Y" },
    { "{مئتي عام}", "duration P200Y" },
    { "{مئة وعشرين دقيقة}", "duration PT120M" },
    { "{24 ساعة}", "duration PT24H" },
    { "{48 ساعة}", "duration PT48H" },
    { "{نصف قرن}", "duration P50Y" },
    { "{ربع قرن}", "duration P25Y" },
    { "{قرن ونصف القرن}", "duration P150Y" },
    { "{نصف سنة}", "duration P6M" },
    { "{ربع سنة}", "duration P3M" },
    { "{عقد ونصف العقد}", "duration P15Y" },
    { "{طوال الربع الأول}", "duration P1Q" },
    { "{طيلة الأسبوع}", "duration P1W" },
    { "{طوال ثلاثة أيام}", "duration P3D" },
    { "{يومين كاملين}", "duration P2D" },
    { "{ستين يوما}", "duration P60D" },
    { "{مئة وخمسة أيام}", "duration P105D" },
    { "{ثلاث سنوات ونصف السنة}", "duration P3Y6M" },
    { "{ثلاث سنوات وستة أشهر}", "duration P3Y6M" },
    { "{أسبوعين وثلاثة أيام}", "duration P2W3D" },
    { "{10 ثوان}", "duration PT10S" },
    { "{1500 عام}", "duration P1500Y" },
    { "{ألفي عام}", "duration P2000Y" },
    { "{آلاف السنين}", "duration PXY" },
    { "سيصير {يوما} مشهورا", "duration P1D" },
    { "في {يوم} من الأيام", "duration P1D" },
    { "انتظر {ساعة} قبل أن يغادر", "duration PT1H" },
    { "خلال {24 ساعة}", "duration PT24H" },
    { "خلال {ساعتين}", "duration PT2H" },
    { "على مدار {ساعتين}", "duration PT2H" },
    { "على مدى {ثلاثة أيام}", "duration P3D" },
    { "{طوال شهرين}", "duration P2M" },
    { "استمر {ساعات}", "duration PTXH" },
    { "استمر {أياما}", "duration PXD" },
    { "{عشرات السنين}", "duration PXY" },
    { "{مئات السنين}", "duration PXY" },
    { "استمر {ساعات عدة}", "duration PTXH" },
    { "على مدى {سنوات طويلة}", "duration PXY" },
    { "خلال ساعات الدوام", "" },
    { "خلال سنوات الحرب", "" },
    { "مرة ثانية", "" },
    { "المركز الثاني في الجولة الثانية", "" },
    { "دقيقة التفاصيل", "" },
    { "قرن الفلفل", "" },
    { "عقد صفقة", "" },
    { "عام وشامل", "" },
  };

  CHECK_TIMES (rows, REFERENCE);
}

static void
test_sets (void)
{
  static const TimeRow rows[] = {
    { "{كل يوم}", "set P1D" },
    { "{كل أسبوع}", "set P1W" },
    { "{كل شهر}", "set P1M" },
    { "{كل عام}", "set P1Y" },
    { "{كل سنة}", "set P1Y" },
    { "{كل ساعة}", "set PT1H" },
    { "{كل يومين}", "set P2D" },
    { "{كل أسبوعين}", "set P2W" },
    { "{كل شهرين}", "set P2M" },
    { "{كل عامين}", "set P2Y" },
    { "{كل سنتين}", "set P2Y" },
    { "{كل ساعتين}", "set PT2H" },
    { "{كل ثلاثة أشهر}", "set P3M" },
    { "{كل 4 سنوات}", "set P4Y" },
    { "{كل أربع سنوات}", "set P4Y" },
    { "{كل ست ساعات}", "set PT6H" },
    { "{كل 15 دقيقة}", "set PT15M" },
    { "{كل يوم اثنين}", "set XXXX-WXX-1" },
    { "{كل يوم ثلاثاء}", "set XXXX-WXX-2" },
    { "{كل يوم أربعاء}", "set XXXX-WXX-3" },
    { "{كل يوم خميس}", "set XXXX-WXX-4" },
    { "{كل يوم جمعة}", "set XXXX-WXX-5" },
    { "{كل يوم سبت}", "set XXXX-WXX-6" },
    { "{كل يوم أحد}", "set XXXX-WXX-7" },
    { "{كل سبت}", "set XXXX-WXX-6" },
    { "{كل خميس}", "set XXXX-WXX-4" },
    { "{يوميا}", "set P1D" },
    { "{يومياً}", "set P1D" },
    { "{أسبوعيا}", "set P1W" },
    { "{شهريا}", "set P1M" },
    { "{سنويا}", "set P1Y" },
    { "الصحف {اليومية}", "set P1D" },
    { "المؤتمر {السنوي}", "set P1Y" },
    { "القمة {السنوية}", "set P1Y" },
    { "التقرير {الشهري}", "set P1M" },
    { "الاجتماع {الأسبوعي}", "set P1W" },
    { "مرة {كل عامين}", "set P2Y" },
    { "{نهاية كل شهر}", "set P1M end" },
    { "{مطلع كل عام}", "set P1Y start" },
    { "{أيام الجمعة}", "set XXXX-WXX-5" },
    { "تقرير {نصف سنوي}", "set P6M" },
    { "تقرير {ربع سنوي}", "set P3M" },
    { "كل الأيام", "" },
    { "كل الساعات", "" },
  };

  CHECK_TIMES (rows, REFERENCE);
}

int
main (int argc, char **argv)
{
  init_time_tests (&argc, &argv);
  g_test_add_func ("/text/periods/ranges", test_ranges);
  g_test_add_func ("/text/periods/lengths", test_lengths);
  g_test_add_func ("/text/periods/length-forms", test_length_forms);
  g_test_add_func ("/text/periods/sets", test_sets);
  return run_time_tests ();
}
