/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon.h"

/* Which words are somebody's and whose they are, on sentences made for these tests. */

static QimamLexicon *lexicon;

typedef struct
{
  const char *text;
  guint n;          /* statements in all */
  guint index;      /* the one that is looked at */
  const char *span; /* (nullable) */
  const char *name; /* (nullable) of the speaker */
} Case;

static void
check (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      QimamDocument *document = qimam_document_new ();
      QimamReading *reading;

      g_test_message ("%s", cases[i].text);
      qimam_document_add_paragraph (document, cases[i].text, QIMAM_PARAGRAPH_TEXT);
      reading = qimam_reading_new (document, QIMAM_FIELD_BODY);
      qimam_lexicon_find_mentions (lexicon, reading, NULL);
      qimam_lexicon_find_topic_cues (lexicon, reading);
      qimam_lexicon_find_statements (lexicon, reading);
      g_assert_cmpuint (reading->statements->len, ==, cases[i].n);
      if (cases[i].n > 0)
        {
          const QimamStatement *statement = g_ptr_array_index (reading->statements, cases[i].index);

          g_assert_cmpstr (statement->text, ==, cases[i].span);
          g_assert_cmpstr (statement->speaker, ==, cases[i].name);
        }
      qimam_reading_free (reading);
      qimam_document_free (document);
    }
}

/* What is refused, asked for and offered counts where a side of talks does it. */
static void
test_stances (void)
{
  static const Case cases[] = {
    { "رفض ماكرون الاتهامات الموجهة إلى بلاده.", 1, 0, "الاتهامات الموجهة إلى بلاده", "إيمانويل ماكرون" },
    { "ورفضت باريس فكرة نشر قوات أجنبية.", 1, 0, "فكرة نشر قوات أجنبية", "باريس" },
    { "عرض ماكرون استضافة الجولة المقبلة.", 1, 0, "استضافة الجولة المقبلة", "إيمانويل ماكرون" },
    { "طرح ماكرون مبادرة لوقف القتال.", 1, 0, "مبادرة لوقف القتال", "إيمانويل ماكرون" },
    { "اعتبر ماكرون القرار خطوة مهمة.", 1, 0, "القرار خطوة مهمة", "إيمانويل ماكرون" },
    { "أبلغ ماكرون نظيره رغبته في زيارة أنقرة.", 1, 0, "رغبته في زيارة أنقرة", "إيمانويل ماكرون" },
    { "عزا ماكرون ذلك إلى خلافات قديمة.", 1, 0, "خلافات قديمة", "إيمانويل ماكرون" },
    /* who tells nothing */
    { "رفض ماكرون التعليق على التقارير.", 0, 0, NULL, NULL },
    { "طلب ماكرون عدم كشف مضمون الرسالة.", 0, 0, NULL, NULL },
    { "عرض ماكرون لوحات قديمة في القصر.", 0, 0, NULL, NULL },
    { "رفضت إدارة النادي العروض المقدمة.", 0, 0, NULL, NULL },
    { "غادر الوفد بعد رفض باريس الطلب.", 0, 0, NULL, NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* What stands between commas after the one who speaks, and where his words end. */
static void
test_asides (void)
{
  static const Case cases[] = {
    { "وأوصى ماكرون، وفق البيان، بتأجيل التوقيع.", 1, 0, "بتأجيل التوقيع", "إيمانويل ماكرون" },
    { "وأفاد مسؤول فرنسي كبير، تحدث شريطة عدم نشر اسمه، بأن باريس ستنسحب.", 1, 0, "باريس ستنسحب",
      "مسؤول فرنسي كبير" },
    { "قال ماكرون إن الاتفاق يشمل النقل، لكنه أحجم عن ذكر الموعد.", 1, 0, "الاتفاق يشمل النقل",
      "إيمانويل ماكرون" },
    { "قال ماكرون إن الجولة المقبلة قريبة، من دون أن يحدد مكانها.", 1, 0, "الجولة المقبلة قريبة",
      "إيمانويل ماكرون" },
    { "لم يعلق ماكرون على العرض، وإن أكد أن بلاده ستنافس.", 1, 0, "بلاده ستنافس", "إيمانويل ماكرون" },
    { "التقى ماكرون قادة الحلف، ووصف الاتحاد الأوروبي في مقابلة بأنه ضعيف.", 1, 0, "ضعيف",
      "إيمانويل ماكرون" },
    { "لكن مسؤولين فرنسيين لم يستبعدوا أن يتأجل اللقاء.", 1, 0, "يتأجل اللقاء", "مسؤولين فرنسيين" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Who speaks, where a title, another clause or a relative pronoun stands between. */
static void
test_speakers (void)
{
  static const Case cases[] = {
    { "وقال عضو وفدها نادر الصالحي في اتصال هاتفي إن الموعد تغير.", 1, 0, "الموعد تغير", "نادر الصالحي" },
    { "وقال المسؤول الإعلامي في المجلس الدكتور نادر الصالحي لصحيفة الغد إن الموعد تغير.", 1, 0, "الموعد تغير",
      "نادر الصالحي" },
    { "وقال مدير الصحة بمستشفى نادر الصالحي إن الموعد تغير.", 1, 0, "الموعد تغير",
      "مدير الصحة بمستشفى نادر الصالحي" },
    { "وحسب رئيس اللجنة، نادر الصالحي، فإن الموعد تغير.", 1, 0, "الموعد تغير", "نادر الصالحي" },
    { "أعلن نادر الصالحي عضو اللجنة التنفيذية للمنظمة أن الموعد تغير.", 1, 0, "الموعد تغير", "نادر الصالحي" },
    { "خرج ماكرون على الصحفيين ليعلن أن الموعد تغير.", 1, 0, "الموعد تغير", "إيمانويل ماكرون" },
    { "قال ماكرون إن وزيره أبلغه بأن الحدود هادئة، مضيفا أن الموعد تغير.", 2, 1, "الموعد تغير",
      "إيمانويل ماكرون" },
    { "«كنا نتحدث كل يوم»، قال ماكرون، مقرا بأن الموعد تغير.", 2, 0, "كنا نتحدث كل يوم", "إيمانويل ماكرون" },
    { "انتهت القمة ببيان يشدد على حسن الجوار.", 1, 0, "حسن الجوار", "بيان" },
    { "«أهلا بكم في باريس»، قالها ماكرون لضيفه.", 1, 0, "أهلا بكم في باريس", "إيمانويل ماكرون" },
    { "جدد المجلس الأعلى رفضه استمرار الحرب.", 1, 0, "رفضه استمرار الحرب", "المجلس الأعلى" },
    { "وهو ما تنفيه باريس التي تقول إن الموعد تغير.", 1, 0, "الموعد تغير", "باريس" },
    /* what is left hanging says nothing */
    { "ترك الملف معلقا، بعد أن انتهت الجلسة.", 0, 0, NULL, NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A verb after what is said, one that goes on, and nouns for verbs. */
static void
test_forms (void)
{
  static const Case cases[] = {
    { "الهدنة لن تصمد طويلا، تقول المحللة السياسية هدى الصالح.", 1, 0, "الهدنة لن تصمد طويلا", "هدى الصالح" },
    { "وبعد انتهاء الجلسة، صرح ماكرون للصحافيين، ثم غادر المدينة.", 0, 0, NULL, NULL },
    { "«هذا يوم كبير للقارة»، هكذا وصف ماكرون اللقاء.", 1, 0, "هذا يوم كبير للقارة", "إيمانويل ماكرون" },
    { "وراح ماكرون يكرر أن الوقت ضيق.", 1, 0, "الوقت ضيق", "إيمانويل ماكرون" },
    { "وقال ماكرون لن نقبل بالإملاءات.", 1, 0, "لن نقبل بالإملاءات", "إيمانويل ماكرون" },
    { "قال ماكرون لدى وصوله إن الوقت ضيق.", 1, 0, "الوقت ضيق", "إيمانويل ماكرون" },
    { "يرى ماكرون أن الوقت ضيق، ويضيف: «لا عودة».", 2, 1, "لا عودة", "إيمانويل ماكرون" },
    { "قال ماكرون إن الوقت ضيق. لكنه لا يستبعد أن يتغير الموعد.", 2, 1, "يتغير الموعد", "إيمانويل ماكرون" },
    /* nouns of saying */
    { "وسارع ماكرون إلى التحذير من أن الهدنة هشة.", 1, 0, "الهدنة هشة", "إيمانويل ماكرون" },
    { "اكتفى البيان المشترك بالإعراب عن دعم الحوار.", 1, 0, "دعم الحوار", "بيان مشترك" },
    { "كما تم التأكيد على أهمية الحوار.", 1, 0, "أهمية الحوار", NULL },
    { "وسارع ماكرون إلى المطار.", 0, 0, NULL, NULL },
    /* the unnamed */
    { "غير أن مسؤولا في الوفد قال إن الموعد تغير.", 1, 0, "الموعد تغير", "مسؤول في الوفد" },
    { "لكن محللين آخرين قالوا إن الهدنة هشة.", 1, 0, "الهدنة هشة", "محللون" },
    { "قال ماكرون إن الموعد تغير، لكن ناطقا باسم الوفد قال إنه ثابت.", 2, 0, "الموعد تغير", "إيمانويل ماكرون" },
    /* who goes on */
    { "عرض ماكرون وساطته، غير أن أردوغان عدها متأخرة، مشيرا إلى أن الوقت ضاق.", 2, 1, "الوقت ضاق",
      "رجب طيب أردوغان" },
    { "قال ماكرون إن الحل قريب. واتهم الغرب بأنه خدع بلاده.", 2, 1, "خدع بلاده", "إيمانويل ماكرون" },
    { "أما النائب البارز سامر العيسى فكتب أن الوقت ضيق.", 1, 0, "الوقت ضيق", "سامر العيسى" },
    { "وهو تعهد قال ماكرون إنه كبير.", 1, 0, "كبير", "إيمانويل ماكرون" },
    { "أقر ماكرون، صاحب الدعوة، بوجود خلافات.", 1, 0, "بوجود خلافات", "إيمانويل ماكرون" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  lexicon = qimam_lexicon_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/speech/stances", test_stances);
  g_test_add_func ("/speech/asides", test_asides);
  g_test_add_func ("/speech/forms", test_forms);
  g_test_add_func ("/speech/speakers", test_speakers);
  status = g_test_run ();
  qimam_lexicon_free (lexicon);
  return status;
}
