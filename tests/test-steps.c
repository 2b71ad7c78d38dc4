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

/* What is not settled, refused or tied to something, and what one is ready for. */
static void
test_open (void)
{
  static const ClaimCase cases[] = {
    { "وعاد فيدان من دون أن يعلن متى تستأنف المحادثات.", "دون أن يعلن متى تستأنف المحادثات" },
    { "ولم تكشف العاصمتان موعد اللقاء الثاني.", "ولم تكشف العاصمتان موعد اللقاء الثاني" },
    { "وأبدت أنقرة انفتاحها على لقاء ثان.", "انفتاحها على لقاء ثان" },
    { "وقال الصفدي إن بلاده لا تمانع في استئناف الحوار.", "لا تمانع في استئناف الحوار" },
    { "وتحدث دبلوماسيون عن احتمال عقد لقاء آخر في العقبة.", "احتمال عقد لقاء آخر في العقبة" },
    { "وتدرس أنقرة إرسال وفد إلى عمان.", "تدرس أنقرة إرسال وفد إلى عمان" },
    { "وطلب الوزيران من سفيريهما متابعة الملف.", "طلب الوزيران من سفيريهما متابعة الملف" },
    { "وقال الصفدي في ختام اللقاء: \"سننقل المقترح إلى الجامعة العربية\".",
      "سننقل المقترح إلى الجامعة العربية" },
    { "وقال الصفدي إن المفاوضات في هذا الشأن ستستكمل قريبا.", "المفاوضات في هذا الشأن ستستكمل قريبا" },
    /* what was talked of, what one asks of another, what was found out */
    { "وبحثا إمكانية عقد قمة ثلاثية.", "" },
    { "وطلبت المعارضة من الحكومة تقديم بيانات.", "" },
    { "ولم يكشف البيان متى وقع الحادث.", "" },
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
  g_test_add_func ("/steps/open", test_open);
  g_test_add_func ("/steps/without-meeting", test_without_meeting);
  return g_test_run ();
}
