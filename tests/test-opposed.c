/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "analysis-fixture.h"
#include "qimam-comparison.h"
#include "qimam-meeting-linker.h"

/* Two articles on one meeting that contradict each other in a sentence, or only seem to. */

typedef struct
{
  const char *headline, *lead;
  const char *published;
} Frame;

static const Frame frames[][2] = {
  {
      { "السيسي وأردوغان يلتقيان في القاهرة",
        "عقد الرئيس المصري عبد الفتاح السيسي والرئيس التركي رجب طيب أردوغان، الأربعاء، قمة في القاهرة بحثت "
        "العلاقات "
        "بين البلدين.\n",
        "2024-02-14" },
      { "قمة مصرية تركية في القاهرة",
        "بحث الرئيسان عبد الفتاح السيسي ورجب طيب أردوغان أمس الأربعاء في القاهرة ملفات المنطقة.\n",
        "2024-02-15" },
  },
  {
      { "انطلاق محادثات يمنية في الكويت",
        "اختتم وفدا الحكومة اليمنية وجماعة الحوثي، الخميس، جولة من المحادثات في الكويت برعاية المبعوث الأممي "
        "إسماعيل ولد "
        "الشيخ أحمد.\n",
        "2016-07-21" },
      { "ختام جولة المشاورات اليمنية",
        "أنهى وفدا الحكومة اليمنية والحوثيين أمس الخميس في الكويت جولة من المشاورات بإشراف المبعوث الأممي "
        "إسماعيل ولد "
        "الشيخ أحمد.\n",
        "2016-07-22" },
  },
  {
      { "القمة العربية تختتم في الجزائر",
        "اختتم القادة العرب، الأربعاء، في الجزائر قمتهم الحادية والثلاثين برئاسة الرئيس الجزائري عبد المجيد "
        "تبون.\n",
        "2022-11-02" },
      { "قادة العرب في الجزائر",
        "أنهت القمة العربية أعمالها في العاصمة الجزائرية أمس الأربعاء برئاسة الرئيس عبد المجيد تبون.\n",
        "2022-11-03" },
  },
};

static const struct
{
  guint frame;
  const char *kind; /* of the contradiction; NULL where there is none */
  const char *one, *other;
} cases[] = {
  { 0, "status", "وصدر عن القمة بيان مشترك أكد متانة العلاقات.",
    "وانتهى اللقاء من دون أن يصدر عنه بيان مشترك." },
  { 0, NULL, "ويتوقع أن يصدر عن القمة بيان مشترك.", "وانتهى اللقاء من دون أن يصدر عنه بيان مشترك." },
  { 2, "participants", "وغاب عن القمة ملك الأردن عبد الله الثاني بسبب المرض.",
    "وشارك ملك الأردن عبد الله الثاني في الجلسة الافتتاحية." },
  { 2, NULL, "وغاب عن القمة السابقة ملك الأردن عبد الله الثاني.",
    "وشارك ملك الأردن عبد الله الثاني في الجلسة الافتتاحية." },
  { 2, NULL, "وغاب عن القمة ملك المغرب محمد السادس، ومثله وزير الخارجية ناصر بوريطة.",
    "وشارك وزير الخارجية المغربي ناصر بوريطة في القمة." },
  { 1, "participants", "وحضر الجلسة الختامية ممثل عن الجامعة العربية.",
    "ولم تحضر الجامعة العربية أيا من الجلسات." },
  { 1, NULL, "ولم تحضر الجامعة العربية أيا من الجلسات.", "ورحبت الجامعة العربية بنتائج المشاورات." },
  { 0, "format", "واقتصر اللقاء على الرئيسين من دون حضور أحد من الوفدين.",
    "وجرى اللقاء بحضور وزيري خارجية البلدين سامح شكري وهاكان فيدان." },
  { 1, "format", "وجلس الوفدان وجها لوجه للمرة الأولى.",
    "وجرت المشاورات بشكل غير مباشر وتنقل المبعوث بين غرفتين منفصلتين." },
  { 1, NULL, "وجلس الوفدان وجها لوجه.", "وكانت الجولة السابقة قد جرت بصورة غير مباشرة." },
  { 1, "place", "وتعقد الجولة المقبلة في مسقط.", "ومن المقرر أن تستضيف جنيف الجولة المقبلة." },
  { 1, NULL, "وتعقد الجولة المقبلة في مسقط.", "وكانت الجولة السابقة قد عقدت في جنيف." },
  { 1, "date", "ولم يتفق الطرفان على موعد للجولة المقبلة.",
    "واتفق الطرفان على استئناف المحادثات في 15 أغسطس." },
  { 2, "figure", "وأعلنت الجزائر تقديم مئة مليون دولار مساعدات لفلسطين.",
    "وتعهدت الجزائر تقديم 150 مليون دولار مساعدات للفلسطينيين." },
  { 2, NULL, "وشاركت في القمة 21 دولة عربية.", "وشاركت في القمة سبع دول أفريقية بصفة مراقب." },
  { 1, NULL, "واتفق الطرفان على الإفراج عن ألف أسير.", "وكان الطرفان قد أفرجا في العام الماضي عن 700 أسير." },
  { 1, "status", "وقال المتحدث باسم الوفد الحكومي إن الجانبين اتفقا على فتح ميناء الحديدة.",
    "ونفى المتحدث باسم الحوثيين محمد عبد السلام صحة ما نشر عن اتفاق الجانبين على فتح ميناء الحديدة." },
};

static QimamArticle *
read_article (const Frame *frame, const char *sentence, gint64 id)
{
  QimamArticle *article = qimam_article_new ();
  g_autofree char *body = g_strconcat (frame->lead, sentence, NULL);

  article->id = id;
  qimam_document_free (article->document);
  qimam_analysis_free (article->analysis);
  article->document = make_document (frame->headline, frame->published, body);
  article->document->source = g_strdup_printf ("s%d", (int) id);
  article->analysis = analyse (article->document);
  return article;
}

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
      g_autoptr (GPtrArray) groups = NULL;
      g_autoptr (GString) found = g_string_new (NULL);
      const QimamMeeting *meeting = NULL;
      g_autoptr (QimamComparison) comparison = NULL;

      g_ptr_array_add (articles, read_article (&frames[cases[i].frame][0], cases[i].one, 1));
      g_ptr_array_add (articles, read_article (&frames[cases[i].frame][1], cases[i].other, 2));
      groups = qimam_meetings_link (known, articles, 1);
      for (guint g = 0; g < groups->len; g++)
        if (((QimamMeeting *) groups->pdata[g])->articles->len == 2)
          meeting = groups->pdata[g];
      g_assert_nonnull (meeting);
      comparison = qimam_compare_sources (meeting, articles, NULL, "ar");
      for (guint k = 0; k < comparison->discrepancies->len; k++)
        {
          const QimamDiscrepancy *discrepancy = comparison->discrepancies->pdata[k];

          if (discrepancy->level == QIMAM_LEVEL_CONTRADICTION)
            g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", discrepancy->kind);
        }
      if (g_strcmp0 (found->str, cases[i].kind != NULL ? cases[i].kind : "") != 0)
        {
          g_test_message ("%s | %s: %s instead of %s", cases[i].one, cases[i].other, found->str,
                          cases[i].kind != NULL ? cases[i].kind : "none");
          g_test_fail ();
        }
    }
}

/* Each outlet names those it likes of a summit of many, and two of them need name nobody else in common. */
static void
test_many (void)
{
  static const Frame frames_of_many[] = {
    { "قمة في القاهرة",
      "شارك في القمة التي عقدت في القاهرة يوم الخميس 11 مايو 2023 الرئيس المصري عبد الفتاح السيسي والرئيس "
      "التونسي "
      "قيس سعيد والرئيس التركي رجب طيب أردوغان وملك الأردن عبد الله الثاني.",
      "2023-05-12" },
    { "قمة في القاهرة",
      "عقد الرئيس المصري عبد الفتاح السيسي والرئيس التونسي قيس سعيد قمة في القاهرة يوم الخميس 11 مايو 2023.",
      "2023-05-12" },
    { "قمة في القاهرة",
      "عقد الرئيس المصري عبد الفتاح السيسي وملك الأردن عبد الله الثاني قمة في القاهرة يوم الخميس 11 مايو "
      "2023.",
      "2023-05-13" },
  };
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint first = 0; first < 2; first++)
    {
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
      g_autoptr (GPtrArray) groups = NULL;
      guint most = 0;

      for (guint i = first; i < G_N_ELEMENTS (frames_of_many); i++)
        g_ptr_array_add (articles, read_article (&frames_of_many[i], "", i + 1));
      groups = qimam_meetings_link (known, articles, 1);
      for (guint g = 0; g < groups->len; g++)
        most = MAX (most, ((QimamMeeting *) groups->pdata[g])->articles->len);
      /* without the one that tells of many, they are two meetings of one host */
      g_assert_cmpuint (most, ==, first == 0 ? 3 : 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opposed/pairs", test_pairs);
  g_test_add_func ("/opposed/many", test_many);
  return g_test_run ();
}
