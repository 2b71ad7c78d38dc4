/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "claim-cases.h"

/* What those who met did together, and what comes after, as sentences of news tell it. Each case is a sentence
 * after a lead that reports a meeting. */

/* The subject may stand behind the verb, past what is said in between, or before it. */
static void
test_deeds (void)
{
  static const ClaimCase cases[] = {
    { "ومدد الجانبان، في ختام اللقاء، برنامج تدريب المعلمين.", "برنامج تدريب المعلمين" },
    { "ودشن الوزيران خط شحن بين العقبة ومرسين.", "خط شحن بين العقبة ومرسين" },
    { "واستحدثت القمة آلية تشاور فصلية.", "آلية تشاور فصلية" },
    { "والتزم الطرفان حماية مياه النهر.", "حماية مياه النهر" },
    { "وقال الصفدي إن البلدين تعهدا بأن يخففا القيود على المعابر.", "يخففا القيود على المعابر" },
    { "وتوافق الوفدان على آلية للإنذار المبكر.", "آلية للإنذار المبكر" },
    /* one side, or somebody else, or what nobody made together */
    { "وافتتح محافظ العقبة معرضا للكتاب.", "" },
    { "وفتح الجانبان قلبيهما للصحافة.", "" },
    { "ولم يمدد الجانبان اتفاق المياه.", "" },
  };

  check_claims (QIMAM_DIMENSION_AGREEMENT, cases, G_N_ELEMENTS (cases));
}

/* A proposal, a welcome to guests, or which parties are meant: no agreement. */
static void
test_no_deeds (void)
{
  static const ClaimCase cases[] = {
    { "ورحب الوزيران بفكرة تسيير قطار سياحي.", "" },
    { "ورحب الوزيران بالوفدين في مستهل الجلسة.", "" },
    { "ودعا فيدان الدول التي وافقت على خفض الإنتاج إلى التريث.", "" },
    { "وقال الصفدي إن ما تم التوصل إليه العام الماضي يبقى ساريا.", "" },
  };

  check_claims (QIMAM_DIMENSION_AGREEMENT, cases, G_N_ELEMENTS (cases));
}

/* What a text holds, told by verbs that name it no more, by participles and over several clauses. */
static void
test_texts (void)
{
  static const ClaimCase cases[] = {
    { "واختتم اللقاء ببيان شدد على حماية الممرات المائية.", "حماية الممرات المائية" },
    { "وصدر إعلان يدعو إلى تشكيل لجنة للمياه، ويتضمن تبادل الخبراء.", "تشكيل لجنة للمياه|تبادل الخبراء" },
    { "ووقع الوزيران اتفاقا تفتح بموجبه تركيا ثلاثة مراكز تدريب.", "وقع الوزيران اتفاقا تفتح بموجبه تركيا ثلاثة مراكز تدريب" },
    { "وجدد الوزيران تضامنهما مع لبنان، مشددين على تسريع الإعمار.",
      "تضامنهما مع لبنان|تسريع الإعمار" },
    { "وبموجب الإعلان، يتبادل البلدان المعلومات، وتعود الرحلات إلى سابق عهدها.",
      "يتبادل البلدان المعلومات|تعود الرحلات إلى سابق عهدها" },
    { "واتفق الجانبان على خفض الرسوم، إلى جانب تسهيل الشحن، وكذلك تدريب الطواقم.",
      "خفض الرسوم|تسهيل الشحن|تدريب الطواقم" },
    { "وحصيلة اليوم ثقيلة على الأسواق.", "" },
    { "وانتهت الأزمة في مايو 2011 باتفاق نص على فتح الحدود.", "" },
    { "ودعت منظمات أنقرة، مشددة على حرية الصحافة، إلى تعديل القانون.", "" },
  };

  check_claims (QIMAM_DIMENSION_AGREEMENT, cases, G_N_ELEMENTS (cases));
}

/* What is to come after: by whom it is to be done, when, or that nobody knows. */
static void
test_steps (void)
{
  static const ClaimCase cases[] = {
    { "وسيعرض الاتفاق على البرلمان في أكتوبر.", "سيعرض الاتفاق على البرلمان في أكتوبر" },
    { "وحدد الجانبان الأول من مايو موعدا لبدء الرحلات.", "حدد الجانبان الأول من مايو موعدا لبدء الرحلات" },
    { "وأمهلوا الشركات أسبوعين لتسوية أوضاعها.", "أمهلوا الشركات أسبوعين لتسوية أوضاعها" },
    { "ومن المرتقب توجه الصفدي إلى إسطنبول في الخريف.", "ومن المرتقب توجه الصفدي إلى إسطنبول في الخريف" },
    { "ومن المقرر أن يجري فيدان، الذي وصل مساء الاثنين، محادثات مع رئيس الحكومة.",
      "محادثات مع رئيس الحكومة" },
    { "وتحدث فيدان عن أنطاليا التي ستحتضن الجولة المقبلة.",
      "تحدث فيدان عن أنطاليا التي ستحتضن الجولة المقبلة" },
    { "ولم يتقرر شيء بعد بشأن لقاء القمة.", "ولم يتقرر شيء بعد بشأن لقاء القمة" },
    /* what came of it, what for, and what nobody is to do */
    { "وصافح الصفدي ضيفه لتنطلق المباحثات.", "" },
    { "وأشاد فيدان بمن سيتابع الملف من الموظفين.", "" },
    { "وأرجأ فيدان زيارته في فبراير الماضي.", "" },
  };

  check_claims (QIMAM_DIMENSION_NEXT_STEP, cases, G_N_ELEMENTS (cases));
}

/* What one side takes upon itself, what is announced by nobody in particular, and what a text holds. */
static void
test_sides (void)
{
  static const ClaimCase cases[] = {
    { "وأضاف أن أنقرة تعهدت بتسهيل عبور الشاحنات.", "بتسهيل عبور الشاحنات" },
    { "وتعهدت تركيا أيضا بتزويد الأردن بقطع الغيار.", "بتزويد الأردن بقطع الغيار" },
    { "وأُعلن كذلك عن تأسيس غرفة تجارة مشتركة.", "تأسيس غرفة تجارة مشتركة" },
    { "وأكدا أنهما متفقان على ضرورة حماية الملاحة.", "ضرورة حماية الملاحة" },
    { "وقال الصفدي إن البيان الختامي ضم عشرين بندا، أبرزها إنشاء صندوق وتوحيد المعايير.",
      "إنشاء صندوق|توحيد المعايير" },
    { "وذكر أن الاتفاق الذي أعده الخبراء يشمل استئناف الرحلات البحرية.", "استئناف الرحلات البحرية" },
    { "وأهم ما تقرر هو عودة اللجنة المائية إلى عملها.", "عودة اللجنة المائية إلى عملها" },
    { "وأعلن التلفزيون عن مقتل ثلاثة جنود في هجوم.", "" },
    { "وشمل الحريق ثلاثة أحياء، أبرزها حي السوق.", "" },
  };

  check_claims (QIMAM_DIMENSION_AGREEMENT, cases, G_N_ELEMENTS (cases));
}

/* What a side leaves without an answer or will not do. */
static void
test_no_answers (void)
{
  static const ClaimCase cases[] = {
    { "ولم يعلق الصفدي على عرض الوساطة.", "ولم يعلق الصفدي على عرض الوساطة" },
    { "وأحجم فيدان عن الرد على سؤال حول القواعد.", "أحجم فيدان عن الرد على سؤال حول القواعد" },
    { "ولم يؤخذ بمطلب أنقرة إنشاء قوة مشتركة.", "ولم يؤخذ بمطلب أنقرة إنشاء قوة مشتركة" },
    { "وقاطعت المعارضة المحادثات حتى يومها الأخير.", "قاطعت المعارضة المحادثات حتى يومها الأخير" },
    { "وقال فيدان إن بلاده لن تغير موقفها من الحدود.", "بلاده لن تغير موقفها من الحدود" },
    { "وبقيت مياه اليرموك على حالها من الخلاف.", "بقيت مياه اليرموك على حالها من الخلاف" },
    { "ولم يعلق البيت الأبيض على النبأ.", "" },
    { "وقاطع المتظاهرون كلمته مرات عدة.", "" },
  };

  check_claims (QIMAM_DIMENSION_DISAGREEMENT, cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deals/deeds", test_deeds);
  g_test_add_func ("/deals/no-deeds", test_no_deeds);
  g_test_add_func ("/deals/texts", test_texts);
  g_test_add_func ("/deals/steps", test_steps);
  g_test_add_func ("/deals/sides", test_sides);
  g_test_add_func ("/deals/no-answers", test_no_answers);
  return g_test_run ();
}
