/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "claim-cases.h"

/* What talks were about, what stayed disputed and what was counted, as sentences of news tell it. Each case
 * is a sentence after a lead that reports a meeting. */

/* The matter is the subject of the sentence. */
static void
test_subject (void)
{
  static const ClaimCase cases[] = {
    { "وهيمنت أزمة اللاجئين على المباحثات.", "أزمة اللاجئين" },
    { "واحتل أمن الحدود حيزا كبيرا من المناقشات.", "أمن الحدود" },
    { "واستأثر الملف السوري بالجزء الأكبر من اللقاء.", "الملف السوري" },
    { "وتصدرت القضية الفلسطينية جدول الأعمال.", "القضية الفلسطينية" },
    { "وقال المتحدث إن تهريب المخدرات تصدر المحادثات.", "تهريب المخدرات" },
    { "وألقت حرب غزة بظلالها على اللقاء.", "حرب غزة" },
    { "وكانت هدنة الأسبوع الماضي محور المباحثات.", "هدنة الأسبوع الماضي" },
    { "ولم تغب الأزمة اليمنية عن المحادثات.", "الأزمة اليمنية" },
    { "وعلى جدول أعمال اللقاء توسيع التجارة وتسيير رحلات بحرية.", "توسيع التجارة|تسيير رحلات بحرية" },
    /* a mood, somebody, and what has nothing to do with the talks */
    { "وخيم التوتر على المباحثات.", "" },
    { "وتصدر وزير الداخلية اللقاء.", "" },
    { "وتصدر المنتخب الأردني مجموعته في التصفيات.", "" },
    { "وفرضت أنقرة رسوما على الواردات قبل المحادثات.", "" },
    { "وتصدر عن المركز مجلة فصلية.", "" },
  };

  check_claims (QIMAM_DIMENSION_ISSUE, cases, G_N_ELEMENTS (cases));
}

/* The matter is what a verb or a noun of talking asks for. */
static void
test_talked_of (void)
{
  static const ClaimCase cases[] = {
    { "وأجريا مناقشات معمقة حول مستقبل السودان.", "مستقبل السودان" },
    { "وتشاورا في ملف اللاجئين.", "ملف اللاجئين" },
    { "وبحثت المحادثات كذلك في أمن الملاحة.", "أمن الملاحة" },
    { "وأثار فيدان خلال اللقاء قضية المعتقلين.", "قضية المعتقلين" },
    { "ويضم جدول أعمال اللقاء ثلاثة بنود، هي التجارة والنقل البحري والسياحة.",
      "التجارة|النقل البحري|السياحة" },
    { "وناقشا ملفات التجارة والمياه.", "التجارة|المياه" },
    { "وبحث الوزيران العلاقات الثنائية وسبل تعزيزها بما يخدم الشعبين.", "العلاقات الثنائية وسبل تعزيزها" },
    /* where they spoke, what they ate, who wrote of it, what else has such a purpose */
    { "وتشاورا في أنقرة.", "" },
    { "وتناول الوزيران الغداء في مطعم شعبي.", "" },
    { "وتناولت الصحف الأردنية اللقاء.", "" },
    { "وأنشأت الوزارتان آلية للتشاور تجتمع كل عام.", "" },
    { "ويأتي اللقاء في إطار الجهود الرامية إلى تهدئة المنطقة.", "" },
  };

  check_claims (QIMAM_DIMENSION_ISSUE, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matters/subject", test_subject);
  g_test_add_func ("/matters/talked-of", test_talked_of);
  return g_test_run ();
}
