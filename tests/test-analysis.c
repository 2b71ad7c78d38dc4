/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "analysis-fixture.h"
#include "qimam-meeting-linker.h"

/* --- linking: meetings written by hand --- */

typedef struct
{
  QimamMeetingKind kind;
  gboolean main;
  const char *iso;
  const char *city;   /* key */
  const char *people; /* keys, separated by spaces */
  const char *mode;
  const char *named; /* whom and what the article names */
  gboolean began;
} Told;

static QimamMeeting *
make_meeting (const Told *told, gint64 id)
{
  QimamMeeting *meeting = qimam_meeting_new ();
  g_auto (GStrv) people = g_strsplit (told->people != NULL ? told->people : "", " ", -1);

  meeting->id = id;
  meeting->main = told->main;
  meeting->kind = told->kind;
  meeting->status = QIMAM_MEETING_HELD;
  if (told->iso != NULL)
    {
      meeting->date.iso = g_strdup (told->iso);
      meeting->date.precision = strlen (told->iso) == 7 ? QIMAM_PRECISION_MONTH : QIMAM_PRECISION_DAY;
      meeting->date.basis = QIMAM_BASIS_STATED;
    }
  if (told->city != NULL)
    qimam_meeting_add_place (meeting, told->city, told->city, "city");
  for (guint i = 0; people[i] != NULL; i++)
    if (*people[i] != '\0')
      qimam_meeting_add_participant (meeting, people[i], people[i], "president", NULL);
  if (told->mode != NULL)
    meeting->format.keys = g_strsplit (told->mode, " ", -1);
  if (told->named != NULL)
    meeting->named = g_strsplit (told->named, " ", -1);
  meeting->date.began = told->began;
  return meeting;
}

static QimamArticle *
make_article (gint64 id, const char *published, const Told *told, guint n)
{
  QimamArticle *article = qimam_article_new ();

  article->id = id;
  if (article->document == NULL)
    article->document = qimam_document_new ();
  if (article->analysis == NULL)
    article->analysis = qimam_analysis_new ();
  if (published != NULL)
    qimam_document_set_published (article->document, published, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED,
                                  NULL);
  for (guint i = 0; i < n; i++)
    {
      QimamClaim *claim = qimam_claim_new (QIMAM_DIMENSION_ISSUE, qimam_span (QIMAM_FIELD_BODY, i, i + 1),
                                           qimam_span (QIMAM_FIELD_BODY, i, i + 1));

      claim->id = i + 1;
      claim->meeting = i + 1;
      g_ptr_array_add (article->analysis->claims, claim);
      g_ptr_array_add (article->analysis->meetings, make_meeting (&told[i], i + 1));
    }
  return article;
}

static void
test_same (void)
{
  static const struct
  {
    const char *what;
    Told known;
    Told told;
    const char *published;
    gboolean same;
  } cases[] = {
    { "one day, one city, the same two",
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      NULL,
      TRUE },
    { "a date is not told",
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b" },
      NULL,
      TRUE },
    { "only the month is told",
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, FALSE, "2019-05", "oslo", NULL },
      NULL,
      TRUE },
    { "another day",
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-09-04", "oslo", "a b" },
      NULL,
      FALSE },
    { "by video and in person",
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b", "in_person" },
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, NULL, "a b", "video" },
      NULL,
      FALSE },
    { "another city",
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, "rome", "a b" },
      NULL,
      FALSE },
    { "others met in the same city",
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "c d" },
      NULL,
      FALSE },
    { "experts after a summit",
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b" },
      { QIMAM_MEETING_TALKS, TRUE, NULL, "oslo", NULL },
      NULL,
      FALSE },
    { "one side's people, and the other's named",
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-04", "oslo", "c", NULL, "a b c" },
      NULL,
      TRUE },
    { "one side's people, and the other's not named",
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-04", "oslo", "c", NULL, "c d" },
      NULL,
      FALSE },
    { "a city that is only named, on the day",
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-04", NULL, "a b", NULL, "a b oslo" },
      NULL,
      TRUE },
    { "a day on which it went on",
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-04", "oslo", "a b", NULL, NULL, TRUE },
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-07", "oslo", "a b" },
      NULL,
      TRUE },
    { "another day, and no word of a beginning",
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_TALKS, TRUE, "2019-05-07", "oslo", "a b" },
      NULL,
      FALSE },
    { "reported months later",
      { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" },
      { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b" },
      "2020-02-01",
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamMeeting) known = make_meeting (&cases[i].known, 1);
      g_autoptr (QimamMeeting) told = make_meeting (&cases[i].told, 2);
      double score = qimam_meeting_same (known, told, cases[i].published);

      g_test_message ("%s: %.2f", cases[i].what, score);
      g_assert_true (score >= 0 && score <= 1);
      g_assert_true ((score >= 0.5) == cases[i].same);
    }
}

static const Told june[] = { { QIMAM_MEETING_SUMMIT, TRUE, "2019-05-04", "oslo", "a b" } };
static const Told undated[] = { { QIMAM_MEETING_SUMMIT, TRUE, NULL, "oslo", "a b c" } };
static const Told later[] = { { QIMAM_MEETING_TALKS, TRUE, "2019-09-10", "oslo", "d e" },
                              { QIMAM_MEETING_SUMMIT, FALSE, "2019-05-04", "oslo", "a b" },
                              { QIMAM_MEETING_TALKS, FALSE, "2019-07", "oslo", NULL } };
static const Told remote[] = { { QIMAM_MEETING_SUMMIT, TRUE, NULL, NULL, "a b", "video" },
                               { QIMAM_MEETING_SUMMIT, FALSE, "2019-05", "oslo", NULL } };

static gint64
home_of (const GPtrArray *meetings, gint64 article, gboolean main)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];
      for (guint k = 0; k < meeting->articles->len; k++)
        {
          const QimamMeetingArticle *entry = &g_array_index (meeting->articles, QimamMeetingArticle, k);
          if (entry->article == article && entry->main == main)
            return meeting->id;
        }
    }
  return 0;
}

static void
test_link (void)
{
  static const guint orders[][4] = { { 0, 1, 2, 3 }, { 3, 2, 1, 0 }, { 2, 0, 3, 1 }, { 1, 3, 0, 2 } };

  for (guint o = 0; o < G_N_ELEMENTS (orders); o++)
    {
      g_autoptr (GPtrArray) known = g_ptr_array_new ();
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
      g_autoptr (GPtrArray) linked = NULL;
      gint64 summit;

      for (guint i = 0; i < 4; i++)
        switch (orders[o][i])
          {
          case 0:
            g_ptr_array_add (articles, make_article (10, "2019-05-04", june, G_N_ELEMENTS (june)));
            break;
          case 1:
            g_ptr_array_add (articles, make_article (11, NULL, undated, G_N_ELEMENTS (undated)));
            break;
          case 2:
            g_ptr_array_add (articles, make_article (12, "2019-09-10", later, G_N_ELEMENTS (later)));
            break;
          default:
            g_ptr_array_add (articles, make_article (13, NULL, remote, G_N_ELEMENTS (remote)));
            break;
          }
      linked = qimam_meetings_link (known, articles, 100);
      g_assert_cmpuint (linked->len, ==, 4);
      summit = home_of (linked, 10, TRUE);
      g_assert_cmpint (summit, >=, 100);
      g_assert_cmpint (home_of (linked, 11, TRUE), ==, summit);
      g_assert_cmpint (home_of (linked, 12, FALSE), !=, 0);
      g_assert_cmpint (home_of (linked, 12, TRUE), !=, summit);
      g_assert_cmpint (home_of (linked, 13, TRUE), !=, summit);
      g_assert_cmpint (home_of (linked, 13, FALSE), ==, summit);
      for (guint i = 0; i < articles->len; i++)
        {
          const QimamArticle *article = articles->pdata[i];
          for (guint k = 0; k < article->analysis->claims->len; k++)
            {
              const QimamClaim *claim = article->analysis->claims->pdata[k];
              const QimamMeeting *meeting = article->analysis->meetings->pdata[k];
              g_assert_cmpint (claim->meeting, ==, meeting->id);
              g_assert_cmpint (claim->meeting, >=, 100);
            }
        }
      for (guint i = 0; i < linked->len; i++)
        {
          const QimamMeeting *meeting = linked->pdata[i];
          if (meeting->id == summit)
            {
              g_assert_cmpstr (meeting->date.iso, ==, "2019-05-04");
              g_assert_cmpuint (meeting->articles->len, ==, 4);
            }
          g_assert_nonnull (meeting->title);
        }
    }
}

static void
test_link_known (void)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  g_autoptr (GPtrArray) linked = NULL;
  QimamMeeting *fixed = make_meeting (&june[0], 7);

  fixed->fixed = TRUE;
  fixed->title = g_strdup ("عنوان المستخدم");
  g_ptr_array_add (known, fixed);
  g_ptr_array_add (articles, make_article (11, NULL, undated, G_N_ELEMENTS (undated)));
  linked = qimam_meetings_link (known, articles, 8);
  g_assert_cmpuint (linked->len, ==, 1);
  g_assert_cmpint (((QimamMeeting *) linked->pdata[0])->id, ==, 7);
  g_assert_cmpstr (((QimamMeeting *) linked->pdata[0])->title, ==, "عنوان المستخدم");
  g_assert_cmpstr (((QimamMeeting *) linked->pdata[0])->date.iso, ==, "2019-05-04");
  g_assert_cmpint (home_of (linked, 11, TRUE), ==, 7);
}

/* --- analysing: short articles written for the test --- */

/* What holds of every analysis: spans are where they say, ids count from 1, meetings that claims name are
 * there. */
static void
check_form (const QimamDocument *document, const QimamAnalysis *analysis)
{
  guint n_main = 0;

  for (guint i = 0; i < analysis->meetings->len; i++)
    {
      const QimamMeeting *meeting = analysis->meetings->pdata[i];
      g_assert_cmpint (meeting->id, ==, i + 1);
      g_assert_nonnull (meeting->title);
      n_main += meeting->main;
    }
  g_assert_cmpuint (n_main, <=, 1);
  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];
      g_autofree char *text = qimam_document_span_text (document, claim->span);

      g_assert_cmpint (claim->id, ==, i + 1);
      g_assert_cmpstr (text, ==, claim->text);
      g_assert_true (qimam_span_contains (claim->sentence, claim->span));
      g_assert_true (claim->meeting == 0 || qimam_analysis_find_meeting (analysis, claim->meeting) != NULL);
      for (guint k = 0; k < claim->repeats->len; k++)
        {
          g_autofree char *again =
              qimam_document_span_text (document, g_array_index (claim->repeats, QimamSpan, k));
          g_assert_nonnull (again);
        }
    }
  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const QimamSummarySentence *sentence = &g_array_index (analysis->summary, QimamSummarySentence, i);
      g_autofree char *text = qimam_document_span_text (document, sentence->span);
      g_assert_nonnull (text);
      g_assert_true (sentence->score >= 0 && sentence->score <= 1);
    }
}

static const QimamClaim *
find_claim (const QimamAnalysis *analysis, QimamDimension dimension, const char *text)
{
  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];
      if (claim->dimension == dimension && strstr (claim->text, text) != NULL)
        return claim;
    }
  return NULL;
}

typedef struct
{
  QimamDimension dimension;
  const char *text;       /* stands in the claim; NULL: no claim of the dimension at all */
  QimamPolarity polarity; /* NONE_SET: any */
  gboolean absent;        /* no claim of the dimension may hold the text */
} Expected;

typedef struct
{
  const char *sentence;
  Expected claims[4];
} OutcomeCase;

static const OutcomeCase outcome_cases[] = {
  { "واتفق الجانبان على إنشاء صندوق مشترك للاستثمار وتسيير رحلات مباشرة.",
    { { QIMAM_DIMENSION_AGREEMENT, "إنشاء صندوق مشترك للاستثمار", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "تسيير رحلات مباشرة", QIMAM_POLARITY_AGREED } } },
  { "ولم يتفق الجانبان على إنشاء صندوق مشترك.",
    { { QIMAM_DIMENSION_AGREEMENT, NULL },
      { QIMAM_DIMENSION_DISAGREEMENT, "يتفق الجانبان", QIMAM_POLARITY_DISPUTED } } },
  { "ويمكن أن يتفق الجانبان على فتح المعابر إذا تحسنت الظروف.", { { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  { "وبحث الرئيسان الأمن الغذائي وتغير المناخ.",
    { { QIMAM_DIMENSION_ISSUE, "الأمن الغذائي", QIMAM_POLARITY_DISCUSSED } } },
  { "وبحث السيسي في اجتماع مغلق مع أردوغان، ملف الطاقة.",
    { { QIMAM_DIMENSION_ISSUE, "ملف الطاقة", QIMAM_POLARITY_DISCUSSED } } },
  { "وناقشا على هامش المباحثات في أنقرة ملف الطاقة.",
    { { QIMAM_DIMENSION_ISSUE, "ملف الطاقة", QIMAM_POLARITY_DISCUSSED } } },
  { "وتطرقت المباحثات إلى ملف الطاقة.",
    { { QIMAM_DIMENSION_ISSUE, "ملف الطاقة", QIMAM_POLARITY_DISCUSSED } } },
  { "لكن الخلافات حول مياه النهر ما زالت قائمة.",
    { { QIMAM_DIMENSION_DISAGREEMENT, "مياه النهر", QIMAM_POLARITY_DISPUTED },
      { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  { "ولم يتم تحديد موعد الجولة المقبلة.",
    { { QIMAM_DIMENSION_NEXT_STEP, "تحديد موعد الجولة", QIMAM_POLARITY_OPEN } } },
  { "ومن المقرر أن يجتمع وزيرا النقل في الشهر المقبل.",
    { { QIMAM_DIMENSION_NEXT_STEP, "يجتمع وزيرا النقل", QIMAM_POLARITY_AGREED } } },
  /* families of agreeing */
  { "وجرى خلال اللقاء التأكيد على تأمين الملاحة.",
    { { QIMAM_DIMENSION_AGREEMENT, "تأمين الملاحة", QIMAM_POLARITY_AGREED } } },
  { "وأكد السيسي وأردوغان ضرورة حماية المدنيين.",
    { { QIMAM_DIMENSION_AGREEMENT, "حماية المدنيين", QIMAM_POLARITY_AGREED } } },
  { "وانتهت المباحثات، التي استمرت حتى المساء، إلى اتفاق لتبادل الطلاب.",
    { { QIMAM_DIMENSION_AGREEMENT, "اتفاق لتبادل الطلاب", QIMAM_POLARITY_AGREED } } },
  { "وانتهت المباحثات من دون اتفاق على أسعار الغاز.", { { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  { "وقد يتفق الجانبان على خفض الرسوم.", { { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  { "واتفقا على جملة من النقاط، من أبرزها، تسهيل التأشيرات.",
    { { QIMAM_DIMENSION_AGREEMENT, "تسهيل التأشيرات", QIMAM_POLARITY_AGREED } } },
  { "وأكد الجانبان حرصهما على دعم الاستقرار والعمل معا على حماية الملاحة، ورفض التدخل في شؤون الدول.",
    { { QIMAM_DIMENSION_AGREEMENT, "حرصهما على دعم الاستقرار", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "العمل معا على حماية الملاحة", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "رفض التدخل", QIMAM_POLARITY_AGREED } } },
  { "واتفق الجانبان على ما يلي:\n1- تسهيل منح التأشيرات.\n2- إنشاء مدرسة مشتركة.",
    { { QIMAM_DIMENSION_AGREEMENT, "تسهيل منح التأشيرات", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "إنشاء مدرسة مشتركة", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "ما يلي", QIMAM_POLARITY_NONE_SET, TRUE } } },
  { "وينص البيان، وهو في صفحتين، على ثلاثة بنود: إقامة منطقة حرة، وبناء جسر، وتبادل الطلاب.",
    { { QIMAM_DIMENSION_AGREEMENT, "إقامة منطقة حرة", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "بناء جسر", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "بنود", QIMAM_POLARITY_NONE_SET, TRUE } } },
  { "واتفقا على إطلاق حوار أمني على أن يبدأ في الربيع.",
    { { QIMAM_DIMENSION_AGREEMENT, "إطلاق حوار أمني", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "يبدأ في الربيع", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "على أن", QIMAM_POLARITY_NONE_SET, TRUE } } },
  { "وطالت المباحثات، غير أن الجانبين اتفقا على فتح المعابر.",
    { { QIMAM_DIMENSION_AGREEMENT, "فتح المعابر", QIMAM_POLARITY_AGREED } } },
  { "واختتما المباحثات من غير أن يتفقا على فتح المعابر.", { { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  { "ودعا السيسي إلى تنفيذ الإصلاحات التي تم الاتفاق عليها.", { { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  { "وأشاد الوزيران بالزيارة، متعهدين بمواصلة التنسيق الأمني.",
    { { QIMAM_DIMENSION_AGREEMENT, "بمواصلة التنسيق الأمني", QIMAM_POLARITY_AGREED } } },
  { "وتضمن البيان تأكيد الجانبين على وحدة ليبيا.",
    { { QIMAM_DIMENSION_AGREEMENT, "وحدة ليبيا", QIMAM_POLARITY_AGREED } } },
  { "وقال مصدر إن البلدين سينشئان مصنعا مشتركا.",
    { { QIMAM_DIMENSION_AGREEMENT, "سينشئان مصنعا مشتركا", QIMAM_POLARITY_AGREED } } },
  { "وأبرز نتائج المباحثات عودة الرحلات الجوية.",
    { { QIMAM_DIMENSION_AGREEMENT, "عودة الرحلات الجوية", QIMAM_POLARITY_AGREED } } },
  { "وتعهد الجانبان بإنجاز المشروع دون أن يحددا موعدا.",
    { { QIMAM_DIMENSION_AGREEMENT, "بإنجاز المشروع", QIMAM_POLARITY_AGREED },
      { QIMAM_DIMENSION_AGREEMENT, "دون أن", QIMAM_POLARITY_NONE_SET, TRUE } } },
  { "وسعى الوسطاء إلى إقناع الحركة، المدعومة من قبائل الجنوب، بالتوقيع على اتفاق سلام.",
    { { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  { "وأجمعت الصحف على أن الزيارة مهمة.", { { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  { "وقال الوزير إن المطلوب هو التوافق على آلية للمراقبة.", { { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  { "ولم يعلق أحد على احتمالات التوصل إلى اتفاق بشأن الغاز.", { { QIMAM_DIMENSION_AGREEMENT, NULL } } },
  /* a dispute, and none */
  { "وتتباين مواقف البلدين بشأن سد النهر.",
    { { QIMAM_DIMENSION_DISAGREEMENT, "مواقف البلدين", QIMAM_POLARITY_DISPUTED } } },
  { "وأوضح مسؤول أنه لا توجد خلافات كبيرة بين البلدين.", { { QIMAM_DIMENSION_DISAGREEMENT, NULL } } },
  /* what is to come, what is ruled out */
  { "وتجتمع اللجنة الاقتصادية في إزمير الأسبوع المقبل.",
    { { QIMAM_DIMENSION_NEXT_STEP, "تجتمع اللجنة", QIMAM_POLARITY_AGREED } } },
  { "وقال مسؤول إن بلاده لا تنوي عقد جولة ثانية.",
    { { QIMAM_DIMENSION_NEXT_STEP, "عقد جولة ثانية", QIMAM_POLARITY_NONE } } },
  /* what was discussed, without what adds it to the rest, and without where it was */
  { "وبحث الرئيسان أيضا أزمة اللاجئين خلال مباحثات أنقرة.",
    { { QIMAM_DIMENSION_ISSUE, "أزمة اللاجئين", QIMAM_POLARITY_DISCUSSED },
      { QIMAM_DIMENSION_ISSUE, "أيضا", QIMAM_POLARITY_NONE_SET, TRUE },
      { QIMAM_DIMENSION_ISSUE, "خلال", QIMAM_POLARITY_NONE_SET, TRUE } } },
  /* lists of matters */
  { "وناقشا ثلاثة ملفات لا غير: أمن الحدود، وأسعار الغاز، ثم عودة السياح.",
    { { QIMAM_DIMENSION_ISSUE, "أمن الحدود", QIMAM_POLARITY_DISCUSSED },
      { QIMAM_DIMENSION_ISSUE, "أسعار الغاز", QIMAM_POLARITY_DISCUSSED },
      { QIMAM_DIMENSION_ISSUE, "عودة السياح", QIMAM_POLARITY_DISCUSSED },
      { QIMAM_DIMENSION_ISSUE, "ملفات", QIMAM_POLARITY_NONE_SET, TRUE } } },
  { "وبحث الرئيسان العلاقات الثنائية، بالإضافة إلى القضايا الإقليمية والدولية.",
    { { QIMAM_DIMENSION_ISSUE, "القضايا الإقليمية والدولية", QIMAM_POLARITY_DISCUSSED },
      { QIMAM_DIMENSION_ISSUE, "بالإضافة", QIMAM_POLARITY_NONE_SET, TRUE } } },
  { "وتهدف المباحثات إلى تنظيم الملاحة.",
    { { QIMAM_DIMENSION_ISSUE, "تنظيم الملاحة", QIMAM_POLARITY_DISCUSSED } } },
  { "وكان ملف الهجرة حاضرا أيضا في المباحثات.",
    { { QIMAM_DIMENSION_ISSUE, "ملف الهجرة", QIMAM_POLARITY_DISCUSSED } } },
  { "وبحثا مواجهة التنظيم الذي هاجم العاصمة ومناطق قريبة منها.",
    { { QIMAM_DIMENSION_ISSUE, "العاصمة ومناطق قريبة منها", QIMAM_POLARITY_DISCUSSED } } },
  { "وكما تقرر في القاهرة، اتفق الجانبان على لم شمل الأسر.",
    { { QIMAM_DIMENSION_AGREEMENT, "لم شمل الأسر", QIMAM_POLARITY_AGREED } } },
  { "وأعلن السيسي أن القمة قررت تأسيس بنك مشترك.",
    { { QIMAM_DIMENSION_AGREEMENT, "تأسيس بنك مشترك", QIMAM_POLARITY_AGREED } } },
  { "وبحثا الملف خلال مباحثاتهما في أنقرة.", { { QIMAM_DIMENSION_ISSUE, NULL } } },
  /* the meeting itself, where it is held, is none; another one is */
  { "ومن المقرر أن يلتقي الرئيسان في أنقرة بحضور الوفدين.", { { QIMAM_DIMENSION_NEXT_STEP, NULL } } },
  { "ومن المقرر أن يلتقي الرئيسان مجددا في أنقرة.",
    { { QIMAM_DIMENSION_NEXT_STEP, "يلتقي الرئيسان مجددا", QIMAM_POLARITY_AGREED } } },
  { "ومن المقرر أن يلتقي الرئيسان في القاهرة الشهر المقبل.",
    { { QIMAM_DIMENSION_NEXT_STEP, "يلتقي الرئيسان في القاهرة", QIMAM_POLARITY_AGREED } } },
  /* what one side demands is no dispute */
  { "وقال أردوغان إن طرق التجارة يجب أن تبقى بعيدة عن التوتر.", { { QIMAM_DIMENSION_DISAGREEMENT, NULL } } },
  /* how it turned out, without a matter */
  { "ولم تخرج القمة بمفاجآت تذكر.", { { QIMAM_DIMENSION_DISAGREEMENT, NULL } } },
  { "ولم يخرج اللقاء باتفاق على أسعار الغاز.",
    { { QIMAM_DIMENSION_DISAGREEMENT, "أسعار الغاز", QIMAM_POLARITY_OPEN } } },
  { "ولم يخرج الرئيسان باتفاق على أسعار الغاز.",
    { { QIMAM_DIMENSION_DISAGREEMENT, "أسعار الغاز", QIMAM_POLARITY_DISPUTED } } },
  { "لكن مواقف البلدين من الملف تبقى متباعدة.",
    { { QIMAM_DIMENSION_DISAGREEMENT, "مواقف البلدين", QIMAM_POLARITY_DISPUTED } } },
};

static void
test_outcomes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (outcome_cases); i++)
    {
      const OutcomeCase *one = &outcome_cases[i];
      g_autofree char *body =
          g_strconcat ("عقد الرئيس المصري عبد الفتاح السيسي ونظيره التركي رجب طيب أردوغان مباحثات في "
                       "أنقرة يوم الأحد.\n",
                       one->sentence, NULL);
      g_autoptr (QimamDocument) document = make_document ("مباحثات مصرية تركية", "2023-03-20", body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);

      g_test_message ("%s", one->sentence);
      check_form (document, analysis);
      for (guint k = 0; k < G_N_ELEMENTS (one->claims); k++)
        {
          const Expected *expected = &one->claims[k];
          const QimamClaim *claim;

          if (expected->dimension == QIMAM_DIMENSION_DATE)
            break;
          claim = find_claim (analysis, expected->dimension, expected->text != NULL ? expected->text : "");
          if (expected->text == NULL || expected->absent)
            {
              g_assert_null (claim);
              continue;
            }
          g_assert_nonnull (claim);
          g_assert_cmpint (claim->polarity, ==, expected->polarity);
          g_assert_cmpint (claim->meeting, ==, 1);
        }
    }
}

/* What is counted, and what only has a number. */
static void
test_figures (void)
{
  static const struct
  {
    const char *sentence;
    const char *text; /* (nullable): no figure at all */
    double number;
    const char *iso;
  } cases[] = {
    { "وتعاني المنطقة التوتر منذ أكثر من عقد.", "أكثر من عقد", 0, "P10Y" },
    { "ومضى على الاتفاقية أكثر من أربعة عقود.", "أربعة عقود", 0, "P40Y" },
    { "وتعثر المشروع منذ عام 2007.", NULL, 0, NULL },
    { "وتوقف العمل منذ يوم 5 مايو.", NULL, 0, NULL },
    { "وأعيد فتح المعبر بعد 36 ساعة من إغلاقه.", "36 ساعة", 0, "PT36H" },
    { "وأعلن ذلك قبل المباحثات بثلاثة أيام.", NULL, 0, NULL },
    { "وقال إن ثمة ثلاث عقد لم تحل.", "ثلاث عقد", 3, NULL },
    { "ورحبت الدول الـ15 بالخطوة.", "الدول الـ15", 15, NULL },
    { "وطالبت أسر الرهائن الستة بالإفراج عنهم.", "الرهائن الستة", 6, NULL },
    { "وأدى الهجوم إلى مقتل جنديين وإصابة آخرين.", "جنديين", 2, NULL },
    { "وأصدرت المحكمة مذكرتين بحق قائدين.", "مذكرتين", 2, NULL },
    { "وتضم البعثة مراقبين يبلغ عددهم 450.", "450", 450, NULL },
    { "واستند إلى القرار 2254 من دون غيره.", NULL, 0, NULL },
    { "وفرضت العقوبات على 24 مسؤولا صينيا.", "24 مسؤولا", 24, NULL },
    { "وينجز ذلك خلال مدة أقصاها شهران.", "شهران", 0, "P2M" },
    { "وأجرى السيسي مكالمة دامت نحو 40 دقيقة.", NULL, 0, NULL },
    { "وتؤمن تركيا ربع ما تستهلكه السوق.", "ربع ما", 0.25, NULL },
    /* Numbers with nothing behind them that they count. */
    { "وقتل أربعة جنود وأصيب 15 في الهجوم.", "15", 15, NULL },
    { "وامتنعت 35 عن التصويت.", "35", 35, NULL },
    { "وحصل الحزب على 51 مقعدا من أصل 120.", "120", 120, NULL },
    { "وقدمت عشرة مليارات دولار، منها ثلاثة مليارات للإعمار.", "ثلاثة مليارات", 3e9, NULL },
    { "وتسيطر القوات على ثلثي البلاد.", "ثلثي البلاد", 2.0 / 3, NULL },
    { "وتراجعت العائدات إلى النصف مع هبوط الأسعار.", "النصف", 0.5, NULL },
    { "وبلغ الفريق نصف نهائي البطولة.", NULL, 0, NULL },
    { "ونما الاقتصاد في الربع الأول.", NULL, 0, NULL },
    { "وارتفعت الأسعار 60% خلال الأزمة.", "60%", 60, NULL },
    { "ويقيم هناك مليون و300 ألف لاجئ.", "مليون و300 ألف لاجئ", 1300000, NULL },
    { "وأفرج عن النواب والبرلمانيين العشرة.", "البرلمانيين العشرة", 10, NULL },
    { "وردت موسكو على المطالب الثلاثة.", "المطالب الثلاثة", 3, NULL },
    { "ورحبت الدول الأربع مجددا بالخطوة.", NULL, 0, NULL },
    { "ويتولى المهمة فريق من ثمانية خبراء.", "ثمانية خبراء", 8, NULL },
    { "ورحب باتفاق خمسة زائد واحد مع إيران.", NULL, 0, NULL },
    { "وغاب الملك البالغ من العمر 85 عاما.", "85 عاما", 85, NULL },
    { "وينجز المشروع في غضون خمس سنوات.", "في غضون خمس سنوات", 0, "P5Y" },
    { "وجاء الاتفاق بعد 12 عاما من المفاوضات.", "12 عاما", 0, "P12Y" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body =
          g_strconcat ("عقد الرئيس المصري عبد الفتاح السيسي ونظيره التركي رجب طيب أردوغان مباحثات في "
                       "أنقرة يوم الأحد.\n",
                       cases[i].sentence, NULL);
      g_autoptr (QimamDocument) document = make_document ("مباحثات مصرية تركية", "2023-03-20", body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      const QimamClaim *claim =
          find_claim (analysis, QIMAM_DIMENSION_FIGURE, cases[i].text != NULL ? cases[i].text : "");

      g_test_message ("%s", cases[i].sentence);
      check_form (document, analysis);
      if (cases[i].text == NULL)
        {
          g_assert_null (claim);
          continue;
        }
      g_assert_nonnull (claim);
      g_assert_cmpstr (claim->value.iso, ==, cases[i].iso);
      if (cases[i].iso == NULL)
        g_assert_cmpfloat_with_epsilon (claim->value.number, cases[i].number, 1e-9);
    }
}

/* More, less or about, by verbs that stand apart from the number. */
static void
test_figure_bounds (void)
{
  static const struct
  {
    const char *sentence;
    const char *text;
    QimamCmp cmp;
  } cases[] = {
    { "ويزيد عددهم على 300 شخص.", "300 شخص", QIMAM_CMP_GT },
    { "ووقعت صفقات تزيد قيمتها عن 100 مليار دولار.", "100 مليار دولار", QIMAM_CMP_GT },
    { "ولا يزيد عددهم على 300 شخص.", "300 شخص", QIMAM_CMP_LT },
    { "وطالبت بألا تقل حصة النساء عن الثلث.", "الثلث", QIMAM_CMP_GT },
    { "ولا يتجاوز عدد الموظفين 200 موظف.", "200 موظف", QIMAM_CMP_LT },
    { "وتمنح الشركة حقوقا قد تصل إلى 99 عاما.", "99 عاما", QIMAM_CMP_LT },
    { "ووصل عدد الضحايا إلى 99 قتيلا.", "99 قتيلا", QIMAM_CMP_EQ },
    { "وناهز مجموع الأسرى خمسة عشر ألفا.", "خمسة عشر ألفا", QIMAM_CMP_APPROX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body =
          g_strconcat ("عقد الرئيس المصري عبد الفتاح السيسي ونظيره التركي رجب طيب أردوغان مباحثات في "
                       "أنقرة يوم الأحد.\n",
                       cases[i].sentence, NULL);
      g_autoptr (QimamDocument) document = make_document ("مباحثات مصرية تركية", "2023-03-20", body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      const QimamClaim *claim = find_claim (analysis, QIMAM_DIMENSION_FIGURE, cases[i].text);

      g_test_message ("%s", cases[i].sentence);
      g_assert_nonnull (claim);
      g_assert_cmpint (claim->value.cmp, ==, cases[i].cmp);
    }
}

static void
test_main_meeting (void)
{
  g_autoptr (QimamDocument) document = make_document (
      "قمة مصرية تركية في أنقرة", "2024-09-04",
      "عقد الرئيس المصري عبد الفتاح السيسي ونظيره التركي رجب طيب أردوغان، اليوم الأربعاء، قمة في أنقرة "
      "استمرت أكثر من ثلاث ساعات.\n"
      "واستمر الاجتماع الموسع نحو ساعة ونصف.\n"
      "وقال أردوغان في مؤتمر صحفي مشترك إن معاهدة الدفاع تمتد لمدة عشر سنوات.\n"
      "وكان الرئيسان التقيا في القاهرة في فبراير الماضي، واتفقا حينها على إعادة السفيرين.");
  g_autoptr (QimamAnalysis) analysis = analyse (document);
  const QimamMeeting *meeting;
  const QimamClaim *claim;

  check_form (document, analysis);
  g_assert_cmpuint (analysis->meetings->len, ==, 2);
  meeting = analysis->meetings->pdata[0];
  g_assert_true (meeting->main);
  g_assert_cmpint (meeting->kind, ==, QIMAM_MEETING_SUMMIT);
  g_assert_cmpint (meeting->status, ==, QIMAM_MEETING_HELD);
  g_assert_cmpstr (meeting->date.iso, ==, "2024-09-04");
  g_assert_cmpint (meeting->date.basis, ==, QIMAM_BASIS_INFERRED);
  g_assert_cmpuint (meeting->date.claims->len, >, 0);
  g_assert_cmpuint (meeting->places->len, ==, 1);
  g_assert_cmpstr (((QimamMeetingPlace *) meeting->places->pdata[0])->key, ==, "ankara");
  g_assert_cmpuint (meeting->participants->len, ==, 2);
  g_assert_cmpstr (meeting->format.keys[0], ==, "in_person");
  g_assert_true (qimam_meeting_has_format (meeting, "joint_press_conference"));
  g_assert_cmpuint (meeting->durations->len, ==, 2);
  for (guint i = 0; i < meeting->durations->len; i++)
    {
      const QimamMeetingDuration *duration = meeting->durations->pdata[i];
      if (g_strcmp0 (duration->scope, "total") == 0)
        {
          g_assert_cmpstr (duration->iso, ==, "PT3H");
          g_assert_cmpint (duration->cmp, ==, QIMAM_CMP_GT);
        }
      else
        {
          g_assert_cmpstr (duration->scope, ==, "expanded");
          g_assert_cmpstr (duration->iso, ==, "PT1H30M");
          g_assert_cmpint (duration->cmp, ==, QIMAM_CMP_APPROX);
        }
    }
  /* How long a treaty lasts is a figure. */
  claim = find_claim (analysis, QIMAM_DIMENSION_FIGURE, "عشر سنوات");
  g_assert_nonnull (claim);
  g_assert_cmpstr (claim->value.iso, ==, "P10Y");

  meeting = analysis->meetings->pdata[1];
  g_assert_false (meeting->main);
  g_assert_cmpstr (meeting->date.iso, ==, "2024-02");
  claim = find_claim (analysis, QIMAM_DIMENSION_AGREEMENT, "إعادة السفيرين");
  g_assert_nonnull (claim);
  g_assert_cmpint (claim->meeting, ==, meeting->id);
}

/* "Talks", "visit" and "conference" are words of everyday news, too. */
static void
test_no_meeting (void)
{
  static const struct
  {
    const char *headline;
    const char *body;
    guint n_meetings;
  } cases[] = {
    { "النادي يقترب من ضم المهاجم",
      "دخل النادي في مفاوضات مع المهاجم الشاب لضمه، ويعقد مجلس الإدارة اجتماعا يوم الأحد المقبل.", 0 },
    { "جولة تفقدية في المستشفى",
      "زار مدير الصحة في المدينة المستشفى العام، واطلع خلال الزيارة على سير العمل.", 0 },
    { "ملتقى للقراءة يجمع الطلاب", "عقدت الجامعة مؤتمرا عن القراءة حضره مئات الطلاب والمعلمين.", 0 },
    { "هزة أرضية خفيفة", "قال مركز الرصد إن اتصالا هاتفيا ورد إليه من سكان القرية بعد الهزة.", 0 },
    { "محادثات مصرية أردنية",
      "عقد وزير الخارجية المصري سامح شكري ونظيره الأردني أيمن الصفدي محادثات في عمّان أمس.", 1 },
    { "جولة جديدة من محادثات السلام الليبية",
      "انطلقت في جنيف أمس جولة جديدة من محادثات السلام بين أطراف النزاع في ليبيا برعاية الأمم المتحدة.", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamDocument) document = make_document (cases[i].headline, "2021-03-05", cases[i].body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);

      check_form (document, analysis);
      g_test_message ("%s", cases[i].headline);
      g_assert_cmpuint (analysis->meetings->len, ==, cases[i].n_meetings);
    }
}

/* A word of a matter makes it a topic of a meeting, but not of any news. */
static void
test_sure_topics (void)
{
  g_autoptr (QimamDocument) news = make_document (
      "هاتف جديد في الأسواق", "2021-03-05",
      "طرحت الشركة هاتفا جديدا. ويستهلك الهاتف قدرا أقل من الطاقة. ويباع في المتاجر من الأسبوع المقبل.");
  g_autoptr (QimamDocument) talks = make_document ("محادثات مصرية أردنية", "2021-03-05",
                                                   "عقد وزير الخارجية المصري سامح شكري ونظيره الأردني أيمن "
                                                   "الصفدي محادثات في عمّان أمس. وبحث الوزيران ملف الطاقة.");
  g_autoptr (QimamAnalysis) of_news = analyse (news);
  g_autoptr (QimamAnalysis) of_talks = analyse (talks);

  g_assert_cmpuint (of_news->topics->len, ==, 0);
  g_assert_cmpuint (of_talks->topics->len, >, 0);
  g_assert_cmpstr (((QimamTopicHit *) of_talks->topics->pdata[0])->key, ==, "energy");
}

static gboolean
has_topic (const QimamAnalysis *analysis, const char *key)
{
  for (guint i = 0; i < analysis->topics->len; i++)
    if (g_str_equal (((QimamTopicHit *) analysis->topics->pdata[i])->key, key))
      return TRUE;
  return FALSE;
}

/* A word or two of relations are enough where two sides meet, and not where more do. */
static void
test_faint_topics (void)
{
  g_autoptr (QimamDocument) two = make_document (
      "لقاء في القاهرة", "2024-02-15",
      "التقى الرئيس المصري عبد الفتاح السيسي نظيره التركي رجب طيب أردوغان في القاهرة أمس. وناقشا ملف الطاقة "
      "وأسعار النفط.");
  g_autoptr (QimamDocument) three = make_document (
      "لقاء في القاهرة", "2024-02-15",
      "التقى الرئيس المصري عبد الفتاح السيسي نظيره التركي رجب طيب أردوغان والرئيس الفرنسي إيمانويل ماكرون في "
      "القاهرة أمس. وناقشوا ملف الطاقة وأسعار النفط.");
  g_autoptr (QimamAnalysis) of_two = analyse (two);
  g_autoptr (QimamAnalysis) of_three = analyse (three);

  g_assert_true (has_topic (of_two, "energy"));
  g_assert_true (has_topic (of_two, "bilateral_relations"));
  g_assert_true (has_topic (of_three, "energy"));
  g_assert_false (has_topic (of_three, "bilateral_relations"));
}

/* What stands beside a meeting and is not of it. */
static void
test_not_of_it (void)
{
  static const struct
  {
    const char *body;
    QimamDimension dimension;
    const char *text;
    gboolean told;
  } cases[] = {
    { "عقد الوزيران قمة في مدينة مسقط يوم 4 مارس 2024، وهي أقصر مما توقع مسؤولون في واشنطن.",
      QIMAM_DIMENSION_PLACE, "واشنطن", FALSE },
    { "عقد الوزيران قمة في مدينة مسقط يوم 4 مارس 2024، وهي أقصر مما توقع مسؤولون في واشنطن.",
      QIMAM_DIMENSION_PLACE, "مسقط", TRUE },
    { "عقد الوزيران قمة في مسقط يوم 4 مارس 2024، واستمرت القمة بين أربع وخمس ساعات.",
      QIMAM_DIMENSION_DURATION, "ساعات", FALSE },
    { "عقد الوزيران قمة في مسقط يوم 4 مارس 2024، واستمرت القمة من 3 إلى 4 ساعات.", QIMAM_DIMENSION_DURATION,
      "ساعات", FALSE },
    { "عقد الوزيران قمة في مسقط يوم 4 مارس 2024، واستمرت القمة خمس ساعات.", QIMAM_DIMENSION_DURATION, "ساعات",
      TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamDocument) document = make_document ("قمة في مسقط", "2024-03-05", cases[i].body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      gboolean found = FALSE;

      for (guint m = 0; m < analysis->claims->len; m++)
        {
          const QimamClaim *claim = analysis->claims->pdata[m];
          g_autofree char *text = qimam_document_span_text (document, claim->span);

          found = found || (claim->dimension == cases[i].dimension && strstr (text, cases[i].text) != NULL);
        }
      g_test_message ("%s", cases[i].body);
      g_assert_cmpint (found, ==, cases[i].told);
    }
}

/* How a dispute and a next step are told, and what only looks like one. */
static void
test_disputes_and_steps (void)
{
  static const struct
  {
    const char *sentence;
    QimamDimension dimension;
    gboolean told;
    QimamPolarity polarity;
  } cases[] = {
    { "ولا تزال الهوة واسعة بين الوفدين.", QIMAM_DIMENSION_DISAGREEMENT, TRUE, QIMAM_POLARITY_DISPUTED },
    { "وعجز الوزيران عن تقريب مواقف البلدين.", QIMAM_DIMENSION_DISAGREEMENT, TRUE, QIMAM_POLARITY_DISPUTED },
    { "وأخفق الوزيران، بعد يومين من النقاش، في التوصل إلى صيغة مشتركة.", QIMAM_DIMENSION_DISAGREEMENT, TRUE,
      QIMAM_POLARITY_DISPUTED },
    { "وأخفقت الشركة في بيع أسهمها.", QIMAM_DIMENSION_DISAGREEMENT, FALSE, 0 },
    { "وأثار المقترح غضب أنقرة.", QIMAM_DIMENSION_DISAGREEMENT, TRUE, QIMAM_POLARITY_DISPUTED },
    { "وأثار المقترح غضب السكان.", QIMAM_DIMENSION_DISAGREEMENT, FALSE, 0 },
    { "وتشترط أنقرة رفع القيود أولا.", QIMAM_DIMENSION_DISAGREEMENT, TRUE, QIMAM_POLARITY_DISPUTED },
    { "وتشترط اللائحة تقديم ثلاث صور.", QIMAM_DIMENSION_DISAGREEMENT, FALSE, 0 },
    { "ووجهت المحكمة إليه اتهامات تتعلق بالرشوة.", QIMAM_DIMENSION_DISAGREEMENT, FALSE, 0 },
    { "وسعى الوسيط إلى تجاوز الخلافات بين الوفدين.", QIMAM_DIMENSION_DISAGREEMENT, FALSE, 0 },
    { "وبقيت نقاط عدة لم تحسم.", QIMAM_DIMENSION_DISAGREEMENT, TRUE, QIMAM_POLARITY_OPEN },
    { "وانسحب الوفد من الجلسة المسائية.", QIMAM_DIMENSION_DISAGREEMENT, TRUE, QIMAM_POLARITY_DISPUTED },
    { "وتراجع الوفد عن موافقته السابقة.", QIMAM_DIMENSION_DISAGREEMENT, TRUE, QIMAM_POLARITY_DISPUTED },
    { "ويتطلع الوزيران إلى استئناف الحوار.", QIMAM_DIMENSION_NEXT_STEP, TRUE, QIMAM_POLARITY_HOPE },
    { "وسيعقد الوفدان لقاء آخر ما إن تنتهي الانتخابات.", QIMAM_DIMENSION_NEXT_STEP, TRUE,
      QIMAM_POLARITY_CONDITIONAL },
    { "ولا موعد للجولة المقبلة.", QIMAM_DIMENSION_NEXT_STEP, TRUE, QIMAM_POLARITY_OPEN },
    { "وستستضيف صنعاء، على الأرجح، الجولة الثانية.", QIMAM_DIMENSION_NEXT_STEP, TRUE, QIMAM_POLARITY_OPEN },
    { "وأوكل الوزيران إلى لجنة مشتركة متابعة الملف.", QIMAM_DIMENSION_NEXT_STEP, TRUE,
      QIMAM_POLARITY_AGREED },
    { "وألغيت زيارة كانت مقررة في الشهر المقبل.", QIMAM_DIMENSION_NEXT_STEP, TRUE, QIMAM_POLARITY_NONE },
    /* any verb of what a side will do, but not of what is to come of it, nor of what others do */
    { "وستورد أنقرة مولدات كهرباء إلى عدن.", QIMAM_DIMENSION_NEXT_STEP, TRUE, QIMAM_POLARITY_AGREED },
    { "وقال الزهراوي إن تركيا ستدرب خفر السواحل اليمني.", QIMAM_DIMENSION_NEXT_STEP, TRUE,
      QIMAM_POLARITY_AGREED },
    { "وقال الزهراوي إن التعاون سيعزز أمن اليمن.", QIMAM_DIMENSION_NEXT_STEP, FALSE, 0 },
    { "والسفن التي ستحمل علم تركيا راسية.", QIMAM_DIMENSION_NEXT_STEP, FALSE, 0 },
    { "وسيمتع المهرجان زواره بالموسيقى.", QIMAM_DIMENSION_NEXT_STEP, FALSE, 0 },
    { "وشرح سيناريو تركيا للسياسة البحرية.", QIMAM_DIMENSION_NEXT_STEP, FALSE, 0 },
    { "واتفقا على تأجيل الزيارة من الأحد إلى 20 مارس 2024.", QIMAM_DIMENSION_NEXT_STEP, TRUE,
      QIMAM_POLARITY_AGREED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("أجرى وزير الخارجية التركي كريم الزهراوي محادثات مع نظيره "
                                               "اليمني سامي الحداد في مسقط يوم 4 مارس 2024.\n%s",
                                               cases[i].sentence);
      g_autoptr (QimamDocument) document = make_document ("محادثات في مسقط", "2024-03-05", body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      gboolean found = FALSE;

      check_form (document, analysis);
      for (guint m = 0; m < analysis->claims->len; m++)
        {
          const QimamClaim *claim = analysis->claims->pdata[m];

          if (claim->dimension != cases[i].dimension)
            continue;
          found = TRUE;
          if (cases[i].told)
            g_assert_cmpint (claim->polarity, ==, cases[i].polarity);
        }
      if (found != cases[i].told)
        g_test_message ("%s", cases[i].sentence);
      g_assert_cmpint (found, ==, cases[i].told);
    }
}

/* Who took part, by what the text does not say in the sentence of the meeting. */
static void
test_participants (void)
{
  static const struct
  {
    const char *headline;
    const char *body;
    const char *there; /* the one asked for */
    gboolean takes_part;
  } cases[] = {
    { "محادثات في جنيف",
      "عقد الوفدان الروسي والأميركي جولة مغلقة في جنيف أمس الأربعاء.\nوترأس نائب الوزير سامي الحداد وفد "
      "بلاده.",
      "سامي الحداد", TRUE },
    /* a deputy was sent, and the minister spoke at home */
    { "جولة ثانية من الحوار في جنيف",
      "عقد البلدان جولة ثانية من الحوار في جنيف أمس الأربعاء.\nوقاد الوفد الروسي نائب وزير الخارجية سيرغي "
      "ريابكوف، وترأست الوفد الأميركي ويندي شيرمان.\nوأكد وزير الخارجية سيرغي لافروف أن بلاده مستعدة للتفاوض.",
      "سيرغي لافروف", FALSE },
    { "جولة مفاوضات جديدة",
      "بدأت في نيروبي أمس المحادثات بين حكومة كولومبيا وحركة التمرد.\nوقال الوسيط إن الطرفين ناقشا وقف إطلاق "
      "النار.",
      "حكومة كولومبيا", TRUE },
    { "محادثات في أستانا",
      "عقدت الحكومة والمعارضة محادثات في أستانا يوم 23 يناير 2017.\n"
      "وقال رئيس وفد المعارضة كريم الزهراوي إن فصائله ترفض المسودة.",
      "كريم الزهراوي", TRUE },
    { "محادثات في ستوكهولم",
      "عقد الطرفان محادثات في ستوكهولم يوم 13 ديسمبر 2018.\n"
      "ورد عليه محمد عبد السلام، الناطق باسم الجماعة ورئيس وفدها المفاوض، قائلا: «قدمنا تنازلات».",
      "محمد عبد السلام", TRUE },
    { "قمة في هلسنكي",
      "عقد الرئيس الأمريكي دونالد ترامب ونظيره الروسي فلاديمير بوتين قمة في هلسنكي يوم 16 يوليو 2018.\n"
      "وقال رئيس وفد التفاوض الإيراني كريم الزهراوي إن بلاده تتابع ما يقال.",
      "كريم الزهراوي", FALSE },
    { "القمة الروسية الإفريقية",
      "افتتح الرئيس الروسي فلاديمير بوتين القمة الروسية الإفريقية في سوتشي يوم 23 أكتوبر 2019.\n"
      "وقال الرئيس المصري عبد الفتاح السيسي مخاطبا بوتين: «لسنا هنا لنطلب الهدايا».",
      "عبد الفتاح السيسي", TRUE },
    { "القمة العربية في تونس",
      "عقد القادة العرب قمة في تونس يوم 31 مارس 2019 بحضور الرئيس المصري عبد الفتاح السيسي.\n"
      "وغاب عن القمة الرئيس الجزائري عبد العزيز بوتفليقة.",
      "عبد العزيز بوتفليقة", FALSE },
    { "الوزير يصل إلى القاهرة",
      "وصل الوزير التركي كريم الزهراوي إلى القاهرة، تطبيقا لما اتفق عليه الرئيسان عبد الفتاح السيسي ورجب طيب "
      "أردوغان في قمة أنقرة يوم 4 سبتمبر 2019.",
      "كريم الزهراوي", FALSE },
    { "الوزير يصل إلى القاهرة",
      "وصل الوزير التركي كريم الزهراوي إلى القاهرة، تطبيقا لما اتفق عليه الرئيسان عبد الفتاح السيسي ورجب طيب "
      "أردوغان في قمة أنقرة يوم 4 سبتمبر 2019.",
      "عبد الفتاح السيسي", TRUE },
    /* two who are side by side have met, whatever it is called */
    { "ساعتان بلا شهود",
      "تأخر الليل. كان فلاديمير بوتين ورجب طيب أردوغان قد جلسا في الكرملين ساعتين كاملتين.",
      "رجب طيب أردوغان", TRUE },
    { "صورة على الشاطئ",
      "تمشى الرئيس الأمريكي دونالد ترامب ونظيره الفرنسي إيمانويل ماكرون على الشاطئ يوم الأحد.",
      "إيمانويل ماكرون", TRUE },
    { "صورة على الشاطئ", "لم يجلس دونالد ترامب وإيمانويل ماكرون إلى مائدة واحدة يوم الأحد.",
      "إيمانويل ماكرون", FALSE },
    /* who receives a guest, who comes with him, who invited him */
    { "الرئيس في روما",
      "وصل الرئيس المصري عبد الفتاح السيسي إلى روما في زيارة رسمية يوم 3 سبتمبر 2019.\n"
      "وكان في استقباله بالمطار وزير الخارجية الإيطالي كريم الزهراوي.",
      "كريم الزهراوي", TRUE },
    { "الرئيس في روما",
      "وصل الرئيس المصري عبد الفتاح السيسي إلى روما في زيارة رسمية بدعوة من نظيره الإيطالي سيرجيو ماتاريلا.",
      "سيرجيو ماتاريلا", TRUE },
    { "الوزير في روما",
      "وصل الوزير التركي كريم الزهراوي إلى روما للمشاركة في مؤتمر بدعوة من الرئيس سيرجيو ماتاريلا.",
      "سيرجيو ماتاريلا", FALSE },
    { "محادثات في مسقط",
      "عقد الطرفان محادثات في مسقط يوم 13 ديسمبر 2018.\n"
      "وعبر نائب الوزير كريم الزهراوي، ممثل أنقرة في المحادثات، عن قلقه.",
      "كريم الزهراوي", TRUE },
    { "محادثات في مسقط",
      "عقد الطرفان محادثات في مسقط يوم 13 ديسمبر 2018.\n"
      "وعبر نائب الوزير كريم الزهراوي، ممثل أنقرة في البنك الدولي، عن قلقه.",
      "كريم الزهراوي", FALSE },
    /* two who may meet one day */
    { "محادثات في إسطنبول",
      "اختتم الوفدان الروسي والأوكراني محادثات في إسطنبول يوم 29 مارس 2019.\n"
      "وقال الناطق إن عقد لقاء بين فلاديمير بوتين وفولوديمير زيلينسكي ممكن بعد التوقيع.",
      "فولوديمير زيلينسكي", FALSE },
    { "محادثات في إسطنبول",
      "اختتم الوفدان الروسي والأوكراني محادثات في إسطنبول يوم 29 مارس 2019.\n"
      "ولم يستبعد الناطق إمكانية عقد قمة بين فلاديمير بوتين وفولوديمير زيلينسكي.",
      "فولوديمير زيلينسكي", FALSE },
    /* what he says of it, and when */
    { "محادثات في نيروبي",
      "اختتم الوفدان الكيني والأوغندي محادثات في نيروبي يوم 13 ديسمبر 2018.\n"
      "وقال وزير المياه الكيني جوما واريو عقب المحادثات: «اتفقنا على تبادل البيانات».",
      "جوما واريو", TRUE },
    { "محادثات في نيروبي",
      "اختتم الوفدان الكيني والأوغندي محادثات في نيروبي يوم 13 ديسمبر 2018.\n"
      "وقال الباحث في شؤون المياه كريم الزهراوي عقب المحادثات إن الاتفاق هش.",
      "كريم الزهراوي", FALSE },
    /* titles of bodies that no table knows, and a leader without one */
    { "لقاء في تونس",
      "التقى الرئيس التونسي قيس سعيد نظيره الجزائري عبد المجيد تبون في تونس يوم 13 ديسمبر 2018، بحضور رئيس "
      "معهد البحوث الزراعية سليم الحمداني.",
      "سليم الحمداني", TRUE },
    { "لقاء في تونس",
      "التقى الرئيس التونسي قيس سعيد في تونس يوم 13 ديسمبر 2018 وفدا من البنك الدولي برئاسة ماريا كوستا.",
      "ماريا كوستا", TRUE },
    /* bodies and crowds */
    { "محادثات في جوبا",
      "انطلقت في جوبا يوم 13 ديسمبر 2018 محادثات بين وفدي الحكومة والمتمردين بوساطة كينية.", "المتمردين", TRUE },
    { "مؤتمر في القاهرة",
      "انعقد في القاهرة يوم 13 ديسمبر 2018 مؤتمر للمانحين افتتحه الرئيس المصري عبد الفتاح السيسي، بمشاركة 22 "
      "دولة عربية.",
      "22 دولة عربية", TRUE },
    /* one speaks after the other, but who welcomes it or speaks at home was not there */
    { "قمة في نيروبي",
      "عقدت في نيروبي يوم 13 ديسمبر 2018 قمة بمشاركة قادة عشر دول، وافتتحها الرئيس الكيني أوهورو كينياتا.\n"
      "وقال كينياتا في كلمته إن القارة تنتظر.\nأما رئيس الوزراء الإثيوبي آبي أحمد فرأى أن الوقت قد حان.",
      "آبي أحمد", TRUE },
    { "قمة في نيروبي",
      "عقدت في نيروبي يوم 13 ديسمبر 2018 قمة بمشاركة قادة عشر دول، وافتتحها الرئيس الكيني أوهورو كينياتا.\n"
      "وقال كينياتا في كلمته إن القارة تنتظر.\nورحبت المستشارة الألمانية أنغيلا ميركل بنتائج القمة.",
      "أنغيلا ميركل", FALSE },
    { "قمة في نيروبي",
      "عقدت في نيروبي يوم 13 ديسمبر 2018 قمة بمشاركة قادة عشر دول، وافتتحها الرئيس الكيني أوهورو كينياتا.\n"
      "وقال كينياتا في كلمته إن القارة تنتظر.\nوفي برلين، قالت المستشارة أنغيلا ميركل إنها تتابع.",
      "أنغيلا ميركل", FALSE },
    /* who speaks in a session, or leaves out a speech, but not who says nothing */
    { "محادثات في مسقط",
      "عقد الطرفان محادثات في مسقط يوم 13 ديسمبر 2018.\n"
      "وأكد السفير التركي كريم الزهراوي في الجلسة الافتتاحية أن الحل قريب.",
      "كريم الزهراوي", TRUE },
    { "قمة في نيروبي",
      "عقدت في نيروبي يوم 13 ديسمبر 2018 قمة بمشاركة قادة عشر دول.\n"
      "ولم يلق الرئيس المصري عبد الفتاح السيسي كلمة.",
      "عبد الفتاح السيسي", TRUE },
    { "محادثات في مسقط",
      "عقد الطرفان محادثات في مسقط يوم 13 ديسمبر 2018.\nولم يعلق السفير التركي كريم الزهراوي على المحادثات.",
      "كريم الزهراوي", FALSE },
    /* for whom one stands, and what a gathering is called */
    { "محادثات في مسقط",
      "عقد الطرفان محادثات في مسقط يوم 13 ديسمبر 2018.\nومثّل الحكومة التركية في المحادثات السفير كريم "
      "الزهراوي.",
      "كريم الزهراوي", TRUE },
    { "قمة في نيروبي",
      "عقدت في نيروبي يوم 13 ديسمبر 2018 قمة بمشاركة قادة عشر دول، وسميت «قمة الرئيس نيلسون مانديلا».",
      "نيلسون مانديلا", FALSE },
    /* who came is not of the meeting at which one of them was before */
    { "قمة في واشنطن",
      "وقع الرئيس الأذربيجاني إلهام علييف ورئيس الوزراء الأرميني نيكول باشينيان إعلانا في قمة بواشنطن يوم 8 "
      "أغسطس 2019.\nوحضر المراسم السفير كريم الزهراوي والمبعوث ستيف ويتكوف الذي زار باكو في مارس.",
      "كريم الزهراوي", TRUE },
    /* states that take part in something else, and those that hold it together */
    { "محادثات في ياوندي",
      "عقد الرئيس النيجيري محمد بخاري ونظيره الكاميروني بول بيا محادثات في ياوندي يوم 13 ديسمبر 2018.\n"
      "وقد تشارك بنين في هذه القوة.",
      "بنين", FALSE },
    { "محادثات في جنيف",
      "انطلقت في جنيف يوم 13 ديسمبر 2018 محادثات لوقف النار في السودان باستضافة مشتركة من سويسرا والسعودية.",
      "السعودية", TRUE },
    /* offices with a pronoun, and of a kind */
    { "محادثات في مسقط",
      "عقدت الحكومة السودانية والحركة الشعبية محادثات في مسقط يوم 13 ديسمبر 2018.\nوقال عضو وفدها عز الدين "
      "الزهراوي إنها قدمت ما طلب منها.",
      "عز الدين الزهراوي", TRUE },
    { "لقاء في تونس",
      "التقى الرئيس التونسي قيس سعيد في تونس يوم 13 ديسمبر 2018 السفير الهندي كريم الزهراوي بحضور مدير مكتبه "
      "سليم الحمداني والمستشار الإعلامي عادل الشربيني.",
      "عادل الشربيني", TRUE },
    { "لقاء في تونس",
      "التقى الرئيس التونسي قيس سعيد في تونس يوم 13 ديسمبر 2018 السفير الهندي كريم الزهراوي بحضور مدير مكتبه "
      "سليم الحمداني والمستشار الإعلامي عادل الشربيني.",
      "سليم الحمداني", TRUE },
    /* guests, those whose delegation is told of them, and who is told of by a comma */
    { "قمة في نيروبي",
      "عقدت في نيروبي يوم 13 ديسمبر 2018 قمة بمشاركة قادة عشر دول.\nوحل بها الرئيس المصري عبد الفتاح السيسي ضيفا.",
      "عبد الفتاح السيسي", TRUE },
    { "محادثات في مسقط",
      "عقد الطرفان محادثات في مسقط يوم 13 ديسمبر 2018.\nووصل وفد الحركة الذي يرأسه السفير كريم الزهراوي.",
      "كريم الزهراوي", TRUE },
    { "لقاء في طهران",
      "قال حسن روحاني، الذي التقى الوزير الألماني سيغمار غابرييل في طهران أمس، إن التعاون ممكن.", "حسن روحاني",
      TRUE },
    /* who had gathered before, and who was missing */
    { "محادثات في الرياض",
      "عقد الوزير الأميركي كريم الزهراوي ونظيره الروسي سليم الحمداني محادثات في الرياض يوم 13 ديسمبر 2018.\n"
      "وقبل الاجتماع بيوم، كان الرئيس الفرنسي إيمانويل ماكرون قد جمع في باريس قادة، بينهم المستشار الألماني أولاف "
      "شولتس.",
      "أولاف شولتس", FALSE },
    { "قمة في نيروبي",
      "عقدت في نيروبي يوم 13 ديسمبر 2018 قمة بمشاركة قادة عشر دول.\nولفت الأنظار غياب عدد من القادة، في مقدمتهم "
      "الرئيس المصري عبد الفتاح السيسي.",
      "عبد الفتاح السيسي", FALSE },
    /* a meeting that is spoken of at another */
    { "محادثات في الرياض",
      "عقد الوزير الأميركي كريم الزهراوي ونظيره الروسي سليم الحمداني محادثات في الرياض يوم 13 ديسمبر 2018.\n"
      "واستعرض الجانبان العلاقات.\nوبحثا التحضير للقاء بين الرئيس دونالد ترامب والرئيس فلاديمير بوتين.",
      "دونالد ترامب", FALSE },
    /* what one announces of two is no meeting of theirs */
    { "قرعة البطولة", "أعلن الاتحاد الدولي تحديد رؤوس المجموعات، وقد جاء منتخبا ألمانيا وفرنسا في المستوى الأول.",
      "ألمانيا", FALSE },
    /* who comes for the end of it, who runs it, and those who decide or sit there together */
    { "محادثات في الرياض",
      "عقد الوزير الأميركي كريم الزهراوي ونظيره الروسي سليم الحمداني محادثات في الرياض يوم 13 ديسمبر 2018.\n"
      "ووصل السفير التركي عادل الشربيني مساء لحضور الجلسة الختامية.",
      "عادل الشربيني", TRUE },
    { "محادثات في مسقط",
      "عقدت الحكومة السودانية والحركة الشعبية محادثات في مسقط يوم 13 ديسمبر 2018.\n"
      "وكان المبعوث الخاص عادل الشربيني قد استهل المشاورات بكلمة.",
      "عادل الشربيني", TRUE },
    { "اجتماع في فيينا",
      "اتفق وزراء نفط الكويت والعراق في فيينا يوم 13 ديسمبر 2018 على خفض الإنتاج، بعد اجتماع دام ساعتين.",
      "الكويت", TRUE },
    /* sides by their names, and one of an office alone */
    { "محادثات في جنيف",
      "اختتمت في جنيف يوم 13 ديسمبر 2018 محادثات السودان.\nوجاء في بيان باسم الدول الراعية، وهي السعودية وسويسرا "
      "ومصر، أن الطريق فتح.",
      "مصر", TRUE },
    { "قمة في العلا", "عقدت في العلا يوم 13 ديسمبر 2018 قمة خليجية حضرها السفير التركي.", "السفير التركي", TRUE },
    /* whose message is handed over */
    { "محادثات في كينشاسا",
      "أجرى الوزير المصري كريم الزهراوي ونظيره السوداني سليم الحمداني محادثات في كينشاسا يوم 13 ديسمبر 2018، ونقل "
      "الزهراوي إلى مضيفه رسالة من الرئيس عبد الفتاح السيسي.",
      "عبد الفتاح السيسي", FALSE },
    /* who heads a row of guests, and states that a body has taken in */
    { "قمة في نيروبي",
      "عقدت في نيروبي يوم 13 ديسمبر 2018 قمة اصطف فيها للصورة عشرون رئيس دولة، يتقدمهم المصري عبد الفتاح السيسي.",
      "عبد الفتاح السيسي", TRUE },
    { "قمة في نيروبي",
      "اختتم قادة المجموعة في نيروبي يوم 13 ديسمبر 2018 قمتهم الأولى منذ أن توسعت المجموعة لتضم الكويت والعراق.",
      "الكويت", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamDocument) document = make_document (cases[i].headline, "2019-12-01", cases[i].body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      gboolean found = FALSE;

      check_form (document, analysis);
      for (guint m = 0; m < analysis->claims->len; m++)
        {
          const QimamClaim *claim = analysis->claims->pdata[m];

          found = found || (claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == 1 &&
                            g_strcmp0 (claim->value.name, cases[i].there) == 0);
        }
      if (found != cases[i].takes_part)
        g_test_message ("%s", cases[i].body);
      g_assert_cmpint (found, ==, cases[i].takes_part);
    }
}

/* Who says what, in sentences that have made it hard to tell. */
static void
test_speech (void)
{
  static const struct
  {
    const char *body;
    const char *speaker; /* NULL: nobody says anything */
    const char *text;    /* how what is said ends */
    gboolean all;        /* nothing stands before it */
  } cases[] = {
    /* to whom it is said is no part of who says it */
    { "وقال دبلوماسي غربي لصحيفة الميزان إن المباحثات تقدمت.", "دبلوماسي غربي", "المباحثات تقدمت" },
    { "وأكد مسؤول تركي رفيع لموقع الأفق أن المباحثات تقدمت.", "مسؤول تركي رفيع", "المباحثات تقدمت" },
    { "وقال مصدر حكومي لرويترز إن المباحثات تقدمت.", "مصدر حكومي", "المباحثات تقدمت" },
    /* a question */
    { "ماذا قال أردوغان؟", NULL, NULL },
    { "كيف وصف أردوغان اللقاء؟", NULL, NULL },
    /* marks and brackets and their partners */
    { "وقال أردوغان إن الاجتماع «كان مثمرا»، مضيفا أن الحوار مستمر.", "رجب طيب أردوغان",
      "الاجتماع «كان مثمرا»" },
    { "وبدأت الجلسة في الساعة 16:30 بالتوقيت المحلي (13:30 بتوقيت غرينتش)، بحسب مسؤولين أتراك.",
      "مسؤولين أتراك", "(13:30 بتوقيت غرينتش)" },
    /* the و that ties a sentence to the one before is no part of what is said */
    { "وانتهت الجلسة الموسعة من المباحثات مساء الأحد، بحسب مسؤولين أتراك.", "مسؤولين أتراك",
      "انتهت الجلسة الموسعة من المباحثات مساء الأحد", TRUE },
    { "وصول الوفود إلى المدينة تأخر يوما، بحسب مسؤولين أتراك.", "مسؤولين أتراك",
      "وصول الوفود إلى المدينة تأخر يوما", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamDocument) document = make_document ("مباحثات في أنقرة", "2023-03-20", cases[i].body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      const QimamStatement *statement;

      g_test_message ("%s", cases[i].body);
      if (cases[i].speaker == NULL)
        {
          g_assert_cmpuint (analysis->statements->len, ==, 0);
          continue;
        }
      g_assert_cmpuint (analysis->statements->len, >, 0);
      statement = analysis->statements->pdata[0];
      g_assert_cmpstr (statement->speaker, ==, cases[i].speaker);
      g_assert_true (g_str_has_suffix (statement->text, cases[i].text));
      if (cases[i].all)
        g_assert_cmpstr (statement->text, ==, cases[i].text);
    }
}

/* Nothing is guessed: without a day of publication "today" is no date. */
static void
test_no_date (void)
{
  g_autoptr (QimamDocument) document = make_document (
      "قمة في أنقرة", NULL,
      "اختتمت اليوم الأربعاء في أنقرة قمة بين الرئيس المصري عبد الفتاح السيسي ونظيره التركي رجب طيب "
      "أردوغان.");
  g_autoptr (QimamAnalysis) analysis = analyse (document);
  const QimamMeeting *meeting;

  check_form (document, analysis);
  g_assert_cmpuint (analysis->meetings->len, ==, 1);
  meeting = analysis->meetings->pdata[0];
  g_assert_null (meeting->date.iso);
  g_assert_cmpint (meeting->date.precision, ==, QIMAM_PRECISION_UNKNOWN);
}

/* What another clause of the sentence tells is no topic of this one. */
static void
test_topics_of_clause (void)
{
  g_autoptr (QimamDocument) document = make_document (
      "قمة في أنقرة", "2023-03-20",
      "عقد الرئيس المصري عبد الفتاح السيسي ونظيره التركي رجب طيب أردوغان قمة في أنقرة يوم الأحد.\n"
      "وقال السيسي إنه ناقش مع أردوغان الخطوات الواجب اتخاذها في الصيف، وأكد أنه تم الاتفاق على تخصيب "
      "اليورانيوم.");
  g_autoptr (QimamAnalysis) analysis = analyse (document);
  const QimamClaim *claim = find_claim (analysis, QIMAM_DIMENSION_ISSUE, "الخطوات");

  check_form (document, analysis);
  g_assert_nonnull (claim);
  g_assert_nonnull (claim->topics);
  g_assert_false (g_strv_contains ((const char *const *) claim->topics, "iran_nuclear"));
}

/* What has no word of its matter is about what was spoken of before; a meeting of leaders to come is of none. */
static void
test_topics_of_context (void)
{
  static const struct
  {
    QimamDimension dimension;
    const char *text;  /* stands in the claim */
    const char *topic; /* its only one */
  } cases[] = {
    { QIMAM_DIMENSION_NEXT_STEP, "الفريقان", "food_grain" },
    { QIMAM_DIMENSION_NEXT_STEP, "جولة أخرى", "food_grain" },
    { QIMAM_DIMENSION_NEXT_STEP, "لقمة", "summit_protocol" },
    { QIMAM_DIMENSION_DISAGREEMENT, "مسائل أخرى", "bilateral_relations" },
    { QIMAM_DIMENSION_AGREEMENT, "أسرى", "prisoners" },
    { QIMAM_DIMENSION_BACKGROUND, "زار", "bilateral_relations" },
  };

  g_autoptr (QimamDocument) document = make_document (
      "محادثات مصرية تركية بشأن القمح", "2023-03-20",
      "عقد الرئيس المصري عبد الفتاح السيسي ونظيره التركي رجب طيب أردوغان محادثات في أنقرة يوم الأحد بشأن شحنات القمح.\n"
      "وسيعود الفريقان إلى الاجتماع في أبريل المقبل. ولم يحدد الطرفان موعد جولة أخرى.\n"
      "ولم تسفر المحادثات عن موعد لقمة بين الرئيسين. وظلت الخلافات قائمة في مسائل أخرى.\n"
      "واتفق الرئيسان على تبادل أسرى في اليمن.\n"
      "وكان أردوغان قد زار القاهرة في 14 فبراير 2012.");
  g_autoptr (QimamAnalysis) analysis = analyse (document);

  check_form (document, analysis);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const QimamClaim *claim = find_claim (analysis, cases[i].dimension, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_nonnull (claim);
      g_assert_nonnull (claim->topics);
      g_assert_cmpstr (claim->topics[0], ==, cases[i].topic);
      g_assert_null (claim->topics[1]);
    }
}

/* An hour by a second clock is that of the first. */
static void
test_two_clocks (void)
{
  static const char *const seconds[] = { "(أي 14:20 بتوقيت غرينيتش)", "(الموافق 14:20 بتوقيت غرينتش)",
                                         "(1420 بتوقيت جرينتش)", NULL };

  for (guint i = 0; seconds[i] != NULL; i++)
    {
      g_autofree char *body =
          g_strdup_printf ("عقد الرئيس المصري عبد الفتاح السيسي ونظيره التركي رجب طيب أردوغان قمة في أنقرة.\n"
                           "واختتمت القمة في الساعة 17:20 بالتوقيت المحلي %s.",
                           seconds[i]);
      g_autoptr (QimamDocument) document = make_document ("قمة في أنقرة", "2023-03-20", body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      guint n = 0;

      g_test_message ("%s", seconds[i]);
      for (guint k = 0; k < analysis->claims->len; k++)
        {
          const QimamClaim *claim = analysis->claims->pdata[k];

          if (claim->dimension != QIMAM_DIMENSION_DATE || claim->value.iso == NULL ||
              !g_str_has_prefix (claim->value.iso, "T"))
            continue;
          n++;
          g_assert_cmpstr (claim->value.role, ==, "end");
        }
      g_assert_cmpuint (n, ==, 2);
    }
}

static void
test_call (void)
{
  g_autoptr (QimamDocument) document = make_document (
      "السيسي وأردوغان يبحثان هاتفيا الوضع في ليبيا", "2023-10-21",
      "أجرى الرئيس المصري عبد الفتاح السيسي اتصالا هاتفيا مع نظيره التركي رجب طيب أردوغان يوم الجمعة.\n"
      "وبحثا الوضع في ليبيا.");
  g_autoptr (QimamAnalysis) analysis = analyse (document);
  const QimamMeeting *meeting;

  check_form (document, analysis);
  g_assert_cmpuint (analysis->meetings->len, >=, 1);
  meeting = analysis->meetings->pdata[0];
  g_assert_cmpint (meeting->kind, ==, QIMAM_MEETING_CALL);
  g_assert_true (qimam_meeting_has_format (meeting, "phone"));
  g_assert_false (qimam_meeting_has_format (meeting, "in_person"));
}

/* What did not take place is no way of meeting. */
static void
test_denied_format (void)
{
  static const char *const bodies[] = {
    "التقى الرئيس المصري عبد الفتاح السيسي نظيره التركي رجب طيب أردوغان في القاهرة، ولم يعقدا مؤتمرا صحفيا "
    "مشتركا.",
    "عقدت في القاهرة قمة بين الرئيس المصري عبد الفتاح السيسي ونظيره التركي رجب طيب أردوغان غاب عنها المؤتمر "
    "الصحفي المشترك.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (QimamDocument) document = make_document ("قمة في القاهرة", "2024-02-14", bodies[i]);
      g_autoptr (QimamAnalysis) analysis = analyse (document);

      g_assert_cmpuint (analysis->meetings->len, >=, 1);
      g_assert_false (qimam_meeting_has_format (analysis->meetings->pdata[0], "joint_press_conference"));
    }
}

static void
test_separate_press (void)
{
  g_autoptr (QimamDocument) document = make_document (
      "قمة في القاهرة", "2024-02-14",
      "التقى الرئيس المصري عبد الفتاح السيسي نظيره التركي رجب طيب أردوغان في القاهرة. وتحدث الرئيسان "
      "للصحفيين كل على حدة، ولم يعقدا مؤتمرا صحفيا مشتركا.");
  g_autoptr (QimamAnalysis) analysis = analyse (document);
  const QimamMeeting *meeting = analysis->meetings->pdata[0];

  g_assert_true (qimam_meeting_has_format (meeting, "separate_press_conferences"));
  g_assert_false (qimam_meeting_has_format (meeting, "joint_press_conference"));
}

/* Odd input comes out in one piece. */
static void
test_odd (void)
{
  static const char *const bodies[] = { "",         " ",
                                        "و",        "،،،",
                                        "قمة",      "اتفقا على",
                                        "قال: \"",  "123 456",
                                        "abc def.", "قمة قمة قمة قمة في في في على على",
                                        "«««",      "اتفقا على و و و و" };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr (QimamDocument) document = make_document (bodies[i], NULL, bodies[i]);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      check_form (document, analysis);
    }
}

static void
test_cancel (void)
{
  g_autoptr (QimamDocument) document = make_document ("قمة", NULL, "قمة في أنقرة");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (qimam_analyser_run (get_analyser (), document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Twice the text takes about twice the time, also where a whole text is one sentence. */
static void
test_long (void)
{
  g_autoptr (GString) body = g_string_new (NULL);
  gint64 times[2];

  for (guint pass = 0; pass < 2; pass++)
    {
      g_autoptr (QimamDocument) document = NULL;
      g_autoptr (QimamAnalysis) analysis = NULL;
      gint64 start;

      for (guint i = 0; i < 4000; i++)
        g_string_append (body, "قمة في جنيف واتفقا على وقف الحرب ");
      document = make_document ("قمة", NULL, body->str);
      start = g_get_monotonic_time ();
      analysis = analyse (document);
      times[pass] = g_get_monotonic_time () - start;
      g_assert_cmpuint (analysis->claims->len, >, 0);
    }
  g_test_message ("%" G_GINT64_FORMAT " us, %" G_GINT64_FORMAT " us", times[0], times[1]);
  g_assert_cmpint (times[1], <, 8 * times[0] + 200000);
}

static void
test_topics (void)
{
  const GPtrArray *topics = qimam_analyser_topics (get_analyser ());

  g_assert_cmpuint (topics->len, >, 30);
  for (guint i = 1; i < topics->len; i++)
    g_assert_cmpstr (((QimamTopicInfo *) topics->pdata[i - 1])->key, <,
                     ((QimamTopicInfo *) topics->pdata[i])->key);
  g_assert_cmpstr (qimam_analyser_find_topic (get_analyser (), "cyber")->name_ar, ==, "الأمن السيبراني");
  g_assert_true (qimam_analyser_find_topic (get_analyser (), "summit_protocol")->catch_all);
  g_assert_null (qimam_analyser_find_topic (get_analyser (), "no_such_topic"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/linker/same", test_same);
  g_test_add_func ("/linker/link", test_link);
  g_test_add_func ("/linker/known", test_link_known);
  g_test_add_func ("/analyser/outcomes", test_outcomes);
  g_test_add_func ("/analyser/figures", test_figures);
  g_test_add_func ("/analyser/figure-bounds", test_figure_bounds);
  g_test_add_func ("/analyser/main-meeting", test_main_meeting);
  g_test_add_func ("/analyser/participants", test_participants);
  g_test_add_func ("/analyser/disputes-and-steps", test_disputes_and_steps);
  g_test_add_func ("/analyser/no-meeting", test_no_meeting);
  g_test_add_func ("/analyser/sure-topics", test_sure_topics);
  g_test_add_func ("/analyser/faint-topics", test_faint_topics);
  g_test_add_func ("/analyser/not-of-it", test_not_of_it);
  g_test_add_func ("/analyser/speech", test_speech);
  g_test_add_func ("/analyser/no-date", test_no_date);
  g_test_add_func ("/analysis/topics-of-clause", test_topics_of_clause);
  g_test_add_func ("/analysis/topics-of-context", test_topics_of_context);
  g_test_add_func ("/analysis/two-clocks", test_two_clocks);
  g_test_add_func ("/analyser/call", test_call);
  g_test_add_func ("/analyser/odd", test_odd);
  g_test_add_func ("/analysis/denied-format", test_denied_format);
  g_test_add_func ("/analysis/separate-press", test_separate_press);
  g_test_add_func ("/analyser/cancel", test_cancel);
  g_test_add_func ("/analyser/long", test_long);
  g_test_add_func ("/analyser/topics", test_topics);
  return g_test_run ();
}
