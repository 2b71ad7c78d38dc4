/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "analysis-fixture.h"

/* Who took part in the meeting that an article reports on, on sentences made for these tests. */

typedef struct
{
  const char *body;
  const char *there; /* names separated by "|": who must be among them; who begins with "!" must not */
} Case;

static gboolean
names (const QimamAnalysis *analysis, const char *name)
{
  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == 1 &&
          g_strcmp0 (claim->value.name, name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (QimamDocument) document = make_document ("خبر اليوم", "2024-05-20", cases[i].body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      g_auto (GStrv) there = g_strsplit (cases[i].there, "|", -1);

      for (guint k = 0; there[k] != NULL; k++)
        {
          gboolean absent = *there[k] == '!';

          if (names (analysis, there[k] + absent) == absent)
            g_test_message ("%s: %s", there[k], cases[i].body);
          g_assert_cmpint (names (analysis, there[k] + absent), !=, absent);
        }
    }
}

/* Those who are told by where they stand beside the words of a meeting. */
static void
test_partners (void)
{
  static const Case cases[] = {
    { "أجرى مفوض التجارة الأوروبي ماروش شيفتشوفيتش محادثات في هانوي الثلاثاء مع عدد من رجال الأعمال "
      "الفيتناميين.",
      "عدد من رجال الأعمال الفيتناميين" },
    { "اجتمع المبعوث الأممي هانس غروندبرغ في المكلا الاثنين مع وجهاء المدينة وشخصيات قبلية.",
      "وجهاء المدينة|شخصيات قبلية" },
    { "التقى وزير الخارجية الليبي كريم الزهراوي أمس في لاهاي عددا من أعضاء البرلمان الهولندي.",
      "عددا من أعضاء البرلمان الهولندي" },
    { "استقبل ملك الأردن عبد الله الثاني في العقبة الاثنين وزير الصيد الكيني.", "وزير الصيد الكيني" },
    /* what stands between others than those who met */
    { "زار الوزير المصري كريم الزهراوي دمشق أمس وأجرى محادثات مع نظيره السوري سليم الحمداني.\n"
      "وتناول اللقاء العلاقات مع تركيا والحدود بين العراق والكويت.",
      "!تركيا|!العراق|!الكويت" },
    { "أنهى قادة المجموعة في نيروبي يوم 13 مايو 2024 قمتهم الأولى منذ اتساع المجموعة لتضم الكويت والعراق.",
      "!الكويت|!العراق" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Those of whose coming the text speaks beside other things, and offices told at length. */
static void
test_noted (void)
{
  static const Case cases[] = {
    /* the heads met, though only those who came with them are told to have sat there */
    { "عبر المستشار الألماني أولاف شولتس الجسر الحدودي صباح أمس قبل أن يدعو مضيفه الرئيس البولندي أندجي دودا إلى "
      "العبور معه. وتوجت القمة بإعلان مشترك وقعه الزعيمان. وشارك في المباحثات رئيس الاستخبارات سالم الأحمد وكبير موظفي الرئاسة كمال "
      "الراشد.",
      "أولاف شولتس|أندريه دودا|سالم الأحمد" },
    { "عقد الرئيس المصري عبد الفتاح السيسي ونظيره الكيني وليام روتو قمة في نيروبي أمس.\n"
      "وأثار حضور الوزير التركي كريم الزهراوي غضب بعضهم.",
      "كريم الزهراوي" },
    { "عقد الرئيس المصري عبد الفتاح السيسي ونظيره الكيني وليام روتو قمة في نيروبي أمس.\n"
      "واستبعد متحدث مشاركة الوزير التركي كريم الزهراوي.",
      "!كريم الزهراوي" },
    { "اختتمت في جنيف أمس محادثات بين مصر والسودان.\n"
      "ونفى الوزير السوداني كريم الزهراوي، الذي كان ضمن الوفد، أن يكون غادر مبكرا.",
      "كريم الزهراوي" },
    { "التقى الوزير الروسي كريم الزهراوي نظيره الأميركي سليم الحمداني في الرياض أمس.\n"
      "وحضر اللقاء كبير المستشارين العسكريين روبرت باركر، ونائب مساعد وزير الدفاع لشؤون "
      "آسيا ستيفن هولدن.",
      "روبرت باركر|ستيفن هولدن" },
    { "التقى الرئيس المصري عبد الفتاح السيسي نظيره الكيني وليام روتو في نيروبي أمس.\n"
      "وحضر اللقاء وزيرا الخارجية الكويتي ماهر الزبن والعماني ناصر اللمكي.",
      "ماهر الزبن|ناصر اللمكي" },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* A state is not one more of those who met where somebody who came for it is named. */
static void
test_envoys (void)
{
  g_autoptr (QimamDocument) document = make_document (
      "محادثات في جنيف", "2024-05-20",
      "اختتمت في جنيف أمس المحادثات التي جمعت وزراء خارجية فرنسا وألمانيا بنظيرهم الإيراني عباس عراقجي.\n"
      "وقال وزير الخارجية الفرنسي كريم الزهراوي في ختام المحادثات إن الأجواء جيدة.");
  g_autoptr (QimamAnalysis) analysis = analyse (document);
  const QimamMeeting *meeting;
  gboolean france = FALSE, minister = FALSE;

  g_assert_cmpuint (analysis->meetings->len, >, 0);
  meeting = analysis->meetings->pdata[0];
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *who = meeting->participants->pdata[i];

      france = france || g_strcmp0 (who->key, "FR") == 0;
      minister = minister || g_strcmp0 (who->name, "كريم الزهراوي") == 0;
    }
  g_assert_true (minister);
  g_assert_false (france);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/participants/partners", test_partners);
  g_test_add_func ("/participants/noted", test_noted);
  g_test_add_func ("/participants/envoys", test_envoys);
  return g_test_run ();
}
