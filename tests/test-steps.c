/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "claim-cases.h"

/* What comes after talks, as sentences of news tell it. Each case is a sentence after a lead that reports a
 * meeting. */

/* Plans told in the present, and by nouns. */
static void
test_plans (void)
{
  static const ClaimCase cases[] = {
    { "ويعرض مشروع الاتفاق على البرلمانين في غضون شهر.", "يعرض مشروع الاتفاق على البرلمانين في غضون شهر" },
    { "ويغادر فيدان مساء الجمعة إلى الدوحة.", "يغادر فيدان مساء الجمعة إلى الدوحة" },
    { "وتقدم كل دولة خطتها بحلول نهاية أبريل.", "تقدم كل دولة خطتها بحلول نهاية أبريل" },
    { "والمزمع توقيع الاتفاقية في أنقرة خلال أسبوعين.", "المزمع توقيع الاتفاقية في أنقرة خلال أسبوعين" },
    { "وضرب الوزيران موعدا جديدا للوفدين.", "ضرب الوزيران موعدا جديدا للوفدين" },
    { "والخطوة التالية توقيع البروتوكول.", "الخطوة التالية توقيع البروتوكول" },
    { "وأسند الوزيران إلى خبراء مهمة وضع الجدول.", "أسند الوزيران إلى خبراء مهمة وضع الجدول" },
    { "وسترد أنقرة على المقترح الأسبوع المقبل.", "وسترد أنقرة على المقترح الأسبوع المقبل" },
    { "ويبقى الانضمام بعيدا. والعودة إلى المفاوضات مشروطة برفع الحصار.",
      "العودة إلى المفاوضات مشروطة برفع الحصار" },
    /* what was, what is always so, and what is no plan of theirs */
    { "وتعرض الجيش لهجوم في الربيع الماضي.", "" },
    { "وأصر الصفدي على أن يحدد الطرفان أولوياتهما.", "" },
    { "وطالب بوقف غير مشروط للقتال.", "" },
    { "ويقدم اللاعبون عروضا جميلة كل عام.", "" },
  };

  check_claims (QIMAM_DIMENSION_NEXT_STEP, cases, G_N_ELEMENTS (cases));
}

/* Where no meeting is told of that could be known again, what is to be is no step; a state that is to meet
 * is. */
static void
test_without_meeting (void)
{
  static const struct
  {
    const char *body;
    guint n;
  } cases[] = {
    { "يستعد نادي الوحدات لمباراة الأحد. وسيجري الفريق محادثات مع مدرب جديد خلال الأسبوع المقبل.", 0 },
    { "أعلنت الأمانة مواعيد العمل. وسيتم توزيع الكتيبات بعد اجتماع للموظفين.", 0 },
    { "قالت مصادر إن حلف شمال الأطلسي سيعقد اجتماعا غدا لبحث الأزمة.", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamDocument) document = make_document ("خبر", "2025-03-05", cases[i].body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      guint n = 0;

      for (guint k = 0; k < analysis->claims->len; k++)
        n += ((QimamClaim *) analysis->claims->pdata[k])->dimension == QIMAM_DIMENSION_NEXT_STEP;
      g_test_message ("%s", cases[i].body);
      g_assert_cmpuint (n, ==, cases[i].n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/steps/plans", test_plans);
  g_test_add_func ("/steps/without-meeting", test_without_meeting);
  return g_test_run ();
}
