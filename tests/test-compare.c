/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "data/brief/fixture.h"
#include "qimam-comparison.h"
#include "qimam-interval.h"
#include "qimam-matrix.h"
#include "qimam-quantity-reader.h"
#include "qimam-time-reader.h"

/* ---- Values ---- */

static void
test_durations (void)
{
  static const struct
  {
    const char *a;
    QimamCmp a_cmp;
    const char *b;
    QimamCmp b_cmp;
    QimamRelation relation;
  } cases[] = {
    { "PT4H30M", QIMAM_CMP_APPROX, "PT4H", QIMAM_CMP_LT, QIMAM_RELATION_CONTRADICTS },
    { "PT1H30M", QIMAM_CMP_GT, "PT2H", QIMAM_CMP_APPROX, QIMAM_RELATION_FITS },
    { "PT2H", QIMAM_CMP_EQ, "PT2H", QIMAM_CMP_APPROX, QIMAM_RELATION_SAME },
    { "PT2H", QIMAM_CMP_EQ, "PT120M", QIMAM_CMP_EQ, QIMAM_RELATION_SAME },
    { "PT2H", QIMAM_CMP_EQ, "PT3H", QIMAM_CMP_EQ, QIMAM_RELATION_CONTRADICTS },
    { "PT2H", QIMAM_CMP_EQ, "PT1H50M", QIMAM_CMP_EQ, QIMAM_RELATION_FITS },
    { "PT3H", QIMAM_CMP_GT, "PT3H", QIMAM_CMP_LT, QIMAM_RELATION_CONTRADICTS },
    { "PT1H", QIMAM_CMP_GT, "PT5H", QIMAM_CMP_EQ, QIMAM_RELATION_FITS },
    { "P2D", QIMAM_CMP_EQ, "P3D", QIMAM_CMP_EQ, QIMAM_RELATION_CONTRADICTS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamInterval a, b;

      g_test_message ("%s and %s", cases[i].a, cases[i].b);
      g_assert_true (qimam_interval_of_duration (cases[i].a, cases[i].a_cmp, &a));
      g_assert_true (qimam_interval_of_duration (cases[i].b, cases[i].b_cmp, &b));
      g_assert_cmpint (qimam_interval_relate (&a, &b), ==, cases[i].relation);
      g_assert_cmpint (qimam_interval_relate (&b, &a), ==, cases[i].relation);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    double a;
    QimamCmp a_cmp;
    double b;
    QimamCmp b_cmp;
    QimamRelation relation;
  } cases[] = {
    { 45, QIMAM_CMP_EQ, 45, QIMAM_CMP_EQ, QIMAM_RELATION_SAME },
    { 45, QIMAM_CMP_EQ, 46, QIMAM_CMP_EQ, QIMAM_RELATION_CONTRADICTS },
    { 70000, QIMAM_CMP_EQ, 69800, QIMAM_CMP_EQ, QIMAM_RELATION_FITS },
    { 70000, QIMAM_CMP_GT, 72500, QIMAM_CMP_EQ, QIMAM_RELATION_FITS },
    { 13000, QIMAM_CMP_GT, 12000, QIMAM_CMP_EQ, QIMAM_RELATION_CONTRADICTS },
    { 100, QIMAM_CMP_APPROX, 108, QIMAM_CMP_EQ, QIMAM_RELATION_FITS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      QimamInterval a, b;

      g_test_message ("%g and %g", cases[i].a, cases[i].b);
      qimam_interval_of_number (cases[i].a, cases[i].a_cmp, &a);
      qimam_interval_of_number (cases[i].b, cases[i].b_cmp, &b);
      g_assert_cmpint (qimam_interval_relate (&a, &b), ==, cases[i].relation);
    }
}

static void
test_names (void)
{
  g_assert_true (qimam_names_match ("سيرغي كوفالنكو", "سيرجي كوفالنكو"));
  g_assert_true (qimam_names_match ("لا غراند", "لا جراند"));
  g_assert_false (qimam_names_match ("جون كارتر", "جيك كارتر"));
  g_assert_false (qimam_names_match ("", ""));
}

/* ---- The matrix ---- */

static QimamComparison *
compare_spring (const char *topic)
{
  g_autoptr (GPtrArray) articles = fixture_articles (FALSE);
  g_autoptr (QimamMeeting) meeting = fixture_meeting (MEETING_SPRING);

  return qimam_compare_sources (meeting, articles, topic, "ar");
}

static const QimamRow *
find_row (const QimamComparison *comparison, const char *key)
{
  for (guint i = 0; i < comparison->rows->len; i++)
    if (g_str_equal (((QimamRow *) comparison->rows->pdata[i])->key, key))
      return comparison->rows->pdata[i];
  return NULL;
}

static const QimamCell *
cell_of (const QimamRow *row, guint column)
{
  return row->cells->pdata[column];
}

/* (nullable): the one of a kind, level and row ("" for any). */
static const QimamDiscrepancy *
find_discrepancy (const QimamComparison *comparison, const char *kind, QimamLevel level, const char *row)
{
  for (guint i = 0; i < comparison->discrepancies->len; i++)
    {
      const QimamDiscrepancy *discrepancy = comparison->discrepancies->pdata[i];

      if (g_str_equal (discrepancy->kind, kind) && discrepancy->level == level &&
          (g_str_equal (row, "") || g_strcmp0 (discrepancy->row, row) == 0))
        return discrepancy;
    }
  return NULL;
}

static void
test_columns_and_rows (void)
{
  g_autoptr (QimamComparison) comparison = compare_spring (NULL);
  static const struct
  {
    const char *key;
    QimamStatus status;
    QimamStatus cells[3];
  } rows[] = {
    { "place", QIMAM_STATUS_AGREE, { QIMAM_STATUS_AGREE, QIMAM_STATUS_AGREE, QIMAM_STATUS_SILENT } },
    { "duration:total",
      QIMAM_STATUS_DIFFER,
      { QIMAM_STATUS_DIFFER, QIMAM_STATUS_DIFFER, QIMAM_STATUS_DIFFER } },
    { "duration:expanded",
      QIMAM_STATUS_SINGLE,
      { QIMAM_STATUS_SINGLE, QIMAM_STATUS_SILENT, QIMAM_STATUS_SILENT } },
    { "date:end", QIMAM_STATUS_AGREE, { QIMAM_STATUS_AGREE, QIMAM_STATUS_SILENT, QIMAM_STATUS_AGREE } },
    { "agreement:trade_economy",
      QIMAM_STATUS_AGREE,
      { QIMAM_STATUS_AGREE, QIMAM_STATUS_AGREE, QIMAM_STATUS_SILENT } },
  };

  g_assert_cmpuint (comparison->columns->len, ==, 3);
  g_assert_cmpstr (((QimamColumn *) comparison->columns->pdata[0])->source, ==, "صحيفة الضفاف");
  g_assert_null (((QimamColumn *) comparison->columns->pdata[2])->source);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const QimamRow *row = find_row (comparison, rows[i].key);

      g_test_message ("%s", rows[i].key);
      g_assert_nonnull (row);
      g_assert_cmpint (row->status, ==, rows[i].status);
      for (guint c = 0; c < 3; c++)
        {
          g_assert_cmpint (cell_of (row, c)->status, ==, rows[i].cells[c]);
          g_assert_cmpint (cell_of (row, c)->claims->len == 0, ==,
                           cell_of (row, c)->status == QIMAM_STATUS_SILENT);
        }
    }
  g_assert_null (find_row (comparison, "background"));
}

static void
test_values_apart (void)
{
  g_autoptr (QimamComparison) comparison = compare_spring (NULL);
  const QimamDiscrepancy *total =
      find_discrepancy (comparison, "duration", QIMAM_LEVEL_CONTRADICTION, "duration:total");
  const QimamDiscrepancy *narrow =
      find_discrepancy (comparison, "duration", QIMAM_LEVEL_DIFFERENCE, "duration:narrow");

  g_assert_nonnull (total);
  g_assert_cmpuint (total->claims->len, ==, 3);
  g_assert_nonnull (strstr (total->note, "Gulf Ledger"));
  /* Two prints of one text are named as one. */
  g_assert_nonnull (strstr (total->note, "نص واحد"));
  g_assert_nonnull (narrow);
  g_assert_nonnull (find_discrepancy (comparison, "internal", QIMAM_LEVEL_DIFFERENCE, "duration:total"));
}

static void
test_what_fits_is_silent (void)
{
  g_autoptr (QimamComparison) comparison = compare_spring (NULL);

  g_assert_null (find_discrepancy (comparison, "place", QIMAM_LEVEL_CONTRADICTION, ""));
  g_assert_null (find_discrepancy (comparison, "place", QIMAM_LEVEL_DIFFERENCE, ""));
  g_assert_null (find_discrepancy (comparison, "time", QIMAM_LEVEL_CONTRADICTION, ""));
  g_assert_null (
      find_discrepancy (comparison, "status", QIMAM_LEVEL_CONTRADICTION, "agreement:trade_economy"));
}

static void
test_speech_apart (void)
{
  g_autoptr (QimamComparison) comparison = compare_spring (NULL);
  const QimamDiscrepancy *scope = find_discrepancy (comparison, "scope", QIMAM_LEVEL_CONTRADICTION, "");
  const QimamDiscrepancy *status =
      find_discrepancy (comparison, "status", QIMAM_LEVEL_CONTRADICTION, "agreement:cyber");
  const QimamDiscrepancy *gap =
      find_discrepancy (comparison, "coverage", QIMAM_LEVEL_GAP, "agreement:climate");

  g_assert_nonnull (scope);
  g_assert_cmpuint (scope->claims->len, ==, 2);
  g_assert_nonnull (status);
  g_assert_nonnull (
      find_discrepancy (comparison, "attribution", QIMAM_LEVEL_CONTRADICTION, "agreement:cyber"));
  g_assert_nonnull (find_discrepancy (comparison, "internal", QIMAM_LEVEL_CONTRADICTION, ""));
  g_assert_nonnull (find_discrepancy (comparison, "tone", QIMAM_LEVEL_DIFFERENCE, ""));
  g_assert_nonnull (find_discrepancy (comparison, "role", QIMAM_LEVEL_DIFFERENCE, "participants"));
  g_assert_nonnull (gap);
  g_assert_cmpuint (gap->silent->len, ==, 2);
  g_assert_cmpuint (g_array_index (gap->silent, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (gap->silent, guint, 1), ==, 1);
}

/* What is said of the mood counts, not its words alone: "not tense" is no bad mood, "not free of tension" is
 * one. */
static void
test_moods (void)
{
  static const struct
  {
    const char *first;
    const char *second;
    gboolean differ;
  } cases[] = {
    { "اللقاء كان إيجابيا", "الأجواء كانت متوترة", TRUE },
    { "اللقاء كان إيجابيا", "الأجواء لم تكن متوترة", FALSE },
    { "اللقاء كان إيجابيا", "الأجواء لم تخل من توتر", TRUE },
    { "اللقاء كان مثمرا", "المحادثات كانت صريحة", TRUE },
    { "اللقاء كان مثمرا", "المحادثات دامت ساعة", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
      g_autoptr (QimamMeeting) meeting = fixture_meeting (MEETING_SPRING);
      g_autoptr (QimamComparison) comparison = NULL;
      QimamArticle *a = fixture_article (21, "أ", NULL, NULL, cases[i].first);
      QimamArticle *b = fixture_article (22, "ب", NULL, NULL, cases[i].second);

      g_test_message ("case %u", i);
      fixture_speech (a, STATEMENT_, cases[i].first, NULL, AMIRI, QIMAM_POLARITY_POSITION);
      fixture_speech (b, STATEMENT_, cases[i].second, NULL, HADDAD, QIMAM_POLARITY_POSITION);
      g_ptr_array_add (articles, a);
      g_ptr_array_add (articles, b);
      comparison = qimam_compare_sources (meeting, articles, NULL, "ar");
      g_assert_cmpint (find_discrepancy (comparison, "tone", QIMAM_LEVEL_DIFFERENCE, "") != NULL, ==,
                       cases[i].differ);
    }
}

/* A thing without a topic has a row of its own, and the same thing told elsewhere stands beside it. */
static void
test_things_without_topic (void)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  g_autoptr (QimamMeeting) meeting = fixture_meeting (MEETING_SPRING);
  g_autoptr (QimamComparison) comparison = NULL;
  QimamArticle *a = fixture_article (21, "أ", NULL, NULL,
                                     "اتفقا على ترميم الجسر القديم.\nواتفقا على تبادل المخطوطات النادرة.");
  QimamArticle *b =
      fixture_article (22, "ب", NULL, NULL, "واتفق الجانبان على ترميم الجسر القديم بين الضفتين.");

  fixture_speech (a, AGREEMENT_, "ترميم الجسر القديم", NULL, NOBODY, QIMAM_POLARITY_AGREED);
  fixture_speech (a, AGREEMENT_, "تبادل المخطوطات النادرة", NULL, NOBODY, QIMAM_POLARITY_AGREED);
  fixture_speech (b, AGREEMENT_, "ترميم الجسر القديم بين الضفتين", NULL, NOBODY, QIMAM_POLARITY_AGREED);
  g_ptr_array_add (articles, a);
  g_ptr_array_add (articles, b);
  comparison = qimam_compare_sources (meeting, articles, NULL, "ar");
  g_assert_cmpint (find_row (comparison, "agreement:other-1")->status, ==, QIMAM_STATUS_AGREE);
  g_assert_cmpint (find_row (comparison, "agreement:other-2")->status, ==, QIMAM_STATUS_SINGLE);
  g_assert_null (find_row (comparison, "agreement:other-1")->topic);
  g_assert_nonnull (find_discrepancy (comparison, "coverage", QIMAM_LEVEL_GAP, "agreement:other-2"));
  g_assert_null (find_discrepancy (comparison, "coverage", QIMAM_LEVEL_GAP, "agreement:other-1"));
}

#define NEXT_  QIMAM_DIMENSION_NEXT_STEP
#define NOT_   QIMAM_DIMENSION_DISAGREEMENT
#define ISSUE_ QIMAM_DIMENSION_ISSUE

static QimamArticle *
article_that_says (gint64 id, QimamDimension dimension, const char *text)
{
  g_autofree char *body = g_strconcat (text, ".", NULL);
  g_autofree char *source = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  QimamArticle *article = fixture_article (id, source, NULL, "2024-03-07", body);
  QimamPolarity polarity = dimension == NOT_         ? QIMAM_POLARITY_DISPUTED
                           : dimension == ISSUE_     ? QIMAM_POLARITY_DISCUSSED
                           : dimension == STATEMENT_ ? QIMAM_POLARITY_POSITION
                                                     : QIMAM_POLARITY_AGREED;

  fixture_speech (article, dimension, text, NULL, NOBODY, polarity);
  g_ptr_array_unref (article->analysis->times);
  article->analysis->times = qimam_times_find (body, -1, QIMAM_FIELD_BODY, "2024-03-07");
  g_ptr_array_unref (article->analysis->quantities);
  article->analysis->quantities = qimam_quantities_find (body, -1, QIMAM_FIELD_BODY);
  return article;
}

/* What cannot both hold of one matter, and what only looks alike. */
static void
test_opposed (void)
{
  static const struct
  {
    QimamDimension left;
    const char *first;
    QimamDimension right;
    const char *second;
    const char *kind; /* (nullable) */
  } cases[] = {
    /* agreed, or not */
    { AGREEMENT_, "وقف إطلاق النار في الجنوب", NOT_, "لم يتوصل الجانبان إلى اتفاق على وقف إطلاق النار",
      "status" },
    { AGREEMENT_, "هدنة لأسبوع", NOT_, "لا اتفاق على وقف إطلاق النار", "status" },
    { AGREEMENT_, "فتح المعابر أمام المساعدات", NOT_, "من دون اتفاق على فتح المعابر", "status" },
    { AGREEMENT_, "تشكيل لجنة للمياه", STATEMENT_, "اقتراح إنشاء لجنة للمياه لم يحظ بموافقة الطرفين",
      "status" },
    { AGREEMENT_, "تعيين محافظ المصرف المركزي", NOT_, "لا توافق على تعيين محافظ البنك المركزي", "status" },
    { AGREEMENT_, "ترسيم الحدود البحرية", NOT_, "الخلاف على ترسيم الحدود البحرية ما زال قائما", "status" },
    { AGREEMENT_, "وقف إرسال السلاح إلى الميليشيات", NOT_, "لا اتفاق على أي شيء يخص تسليح الميليشيات",
      "status" },
    { AGREEMENT_, "تشكيل لجنة لترسيم الحدود البحرية", NOT_, "الخلاف على ترسيم الحدود البحرية", NULL },
    { AGREEMENT_, "وقف إطلاق النار في الجنوب", NOT_, "لم يتفق الجانبان على تقاسم المياه", NULL },
    { AGREEMENT_, "فتح السفارتين", NOT_, "لم يتفقا على موعد فتح السفارتين", NULL },
    { AGREEMENT_, "فتح معبر الوادي", NOT_, "لم يتفقا على فتح معبر التل", NULL },
    { AGREEMENT_, "تبادل الأسرى", NOT_, "لم يتوصلا إلى اتفاق", NULL },
    { STATEMENT_, "الاتفاق على تبادل السفراء", NOT_, "لم يتفق الوزيران على تبادل السفراء", "status" },
    { AGREEMENT_, "رفع القيود عن الصيد", NOT_, "رفض الجانب السوداني رفع القيود عن الصيد", "status" },
    { AGREEMENT_, "رفع القيود عن الصيد", NOT_, "رفض الجانب السوداني فتح الموانئ", NULL },
    /* raised, or not */
    { ISSUE_, "ملف الأسرى", STATEMENT_, "ملف الأسرى لم يطرح خلال اللقاء", "status" },
    { STATEMENT_, "الوزير أثار في اللقاء قضية المياه", STATEMENT_, "لم تطرح قضية المياه", "status" },
    { ISSUE_, "ملف الحدود", STATEMENT_, "ملف الأسرى لم يطرح خلال اللقاء", NULL },
    { STATEMENT_, "اللقاء كان ممتازا", STATEMENT_, "الطريق ما زال طويلا", NULL },
    /* one thing, told otherwise */
    { AGREEMENT_, "هدنة مدتها عشرة أيام", AGREEMENT_, "هدنة لسبعة أيام", "figure" },
    { AGREEMENT_, "فتح السفارتين في غضون ثلاثة أشهر", AGREEMENT_, "إعادة فتح السفارتين خلال 60 يوما",
      "figure" },
    { AGREEMENT_, "فتح السفارتين في غضون شهرين", AGREEMENT_, "إعادة فتح السفارتين خلال 60 يوما", NULL },
    { AGREEMENT_, "هدنة مدتها عشرة أيام", AGREEMENT_, "تشكيل لجنة تجتمع كل سبعة أيام", NULL },
    { AGREEMENT_, "تبادل 12 سجينا", AGREEMENT_, "مبادلة خمسة عشر أسيرا", "figure" },
    { AGREEMENT_, "معايير شغل عشرة من المناصب العليا", AGREEMENT_, "معايير شغل المناصب العليا السبعة",
      "figure" },
    { AGREEMENT_, "توقيع سبع اتفاقيات بينها ثلاث في الطاقة", AGREEMENT_, "توقيع ثلاث اتفاقيات في الطاقة",
      NULL },
    { AGREEMENT_, "تبادل 12 سجينا", AGREEMENT_, "إرسال 30 شاحنة", NULL },
    { AGREEMENT_, "خفض الإنتاج 900 طن يوميا", AGREEMENT_, "خفض الإنتاج 700 طن يوميا", "figure" },
    { AGREEMENT_, "خفض الإنتاج 900 طن يوميا", AGREEMENT_, "خفض الإنتاج الفعلي 700 طن يوميا", NULL },
    { AGREEMENT_, "خفض الإنتاج 900 طن يوميا", AGREEMENT_, "خفض العراق الإنتاج 700 طن يوميا", NULL },
    { AGREEMENT_, "خفض السعر إلى 90 دولارا", AGREEMENT_, "خفض السعر إلى 80 دولارا", NULL },
    /* the next round */
    { NEXT_, "تعقد الجولة المقبلة في تونس في مايو", NEXT_, "تعقد الجولة المقبلة في تونس في يونيو", "date" },
    { NEXT_, "تعقد الجولة المقبلة في بغداد في مايو", NEXT_, "تعقد الجولة المقبلة في الدوحة في مايو",
      "place" },
    { NEXT_, "تعقد الجولة المقبلة في 15 مايو", NEXT_, "تعقد الجولة المقبلة في منتصف مايو", NULL },
    { NEXT_, "تعقد الجولة المقبلة في أواخر مايو", NEXT_, "تعقد الجولة المقبلة في منتصف مايو", "date" },
    { NEXT_, "تعقد الجولة المقبلة في مايو", NEXT_, "تجتمع لجنة الخبراء في اجتماعها المقبل في يونيو", NULL },
    { NEXT_, "الاجتماع المقبل سيعقد في البحرين", STATEMENT_,
      "الجانبان استقرا على المغرب مكانا للاجتماع المقبل", "place" },
    { NEXT_, "ستستضيف المدينة مؤتمرا للمياه في مايو", NEXT_, "مؤتمر المياه سيلتئم في يونيو", "date" },
    { NEXT_, "ستستضيف المدينة مؤتمرا للمياه في مايو", NEXT_, "تعقد الجولة المقبلة في يونيو", NULL },
    { NEXT_, "سيزور الرئيس الصين في أبريل", NEXT_, "سيتوجه الرئيس إلى الصين في مايو", "date" },
    { NEXT_, "سيزور الرئيس الصين في أبريل", NEXT_, "سيزور الرئيس اليابان في مايو", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
      g_autoptr (QimamMeeting) meeting = fixture_meeting (MEETING_SPRING);
      g_autoptr (QimamComparison) comparison = NULL;
      const char *found = NULL;

      g_test_message ("case %u", i);
      g_ptr_array_add (articles, article_that_says (61, cases[i].left, cases[i].first));
      g_ptr_array_add (articles, article_that_says (62, cases[i].right, cases[i].second));
      comparison = qimam_compare_sources (meeting, articles, NULL, "ar");
      for (guint d = 0; d < comparison->discrepancies->len; d++)
        {
          const QimamDiscrepancy *discrepancy = comparison->discrepancies->pdata[d];

          if (discrepancy->level == QIMAM_LEVEL_CONTRADICTION)
            found = discrepancy->kind;
        }
      g_assert_cmpstr (found, ==, cases[i].kind);
    }
}

/* What a cell reads: a day once, "the first meeting" and not "meeting 1", a phrase by itself, names and not
 * the number of those who bear them. */
static void
test_wording (void)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  g_autoptr (QimamComparison) comparison = NULL;
  QimamArticle *a = fixture_article (
      31, "أ", NULL, NULL,
      "التقى الوزيران سالم العامري ولينا حداد والوفدين المرافقين مساء الأربعاء 3 مارس 2021 للمرة الأولى.\n"
      "وضم اللقاء يوم الأربعاء وزيري البلدين.");
  QimamClaim *claim;

  fixture_date (a, "الأربعاء", "2021-03-01/2021-03-07", "event");
  fixture_date (a, "الأربعاء 3 مارس 2021", "2021-03-03", "event");
  fixture_date (a, "يوم الأربعاء", NULL, "event");
  claim = fixture_claim (a, MEETING_SPRING, QIMAM_DIMENSION_FORMAT, "للمرة الأولى", NULL);
  claim->value = (QimamValue){ .set = TRUE, .key = g_strdup ("ordinal"), .has_number = TRUE, .number = 1 };
  fixture_duration (a, "اللقاء", "PT4H", QIMAM_CMP_EQ, "total");
  fixture_duration (a, "وضم اللقاء", "PT4H", QIMAM_CMP_APPROX, "total");
  fixture_person (a, "سالم العامري", "سالم العامري", "salim_alamiri", "minister");
  fixture_person (a, "لينا حداد", "لينا حداد", "lina_haddad", "minister");
  fixture_person (a, "الوفدين المرافقين", "الوفدين المرافقين", NULL, "delegation");
  fixture_person (a, "وزيري البلدين", "وزيري البلدين", NULL, "minister");
  g_ptr_array_add (articles, a);
  g_ptr_array_add (meetings, fixture_meeting (MEETING_SPRING));
  comparison = qimam_compare_meetings (meetings, articles, NULL, "ar");
  g_assert_cmpstr (cell_of (find_row (comparison, "date"), 0)->text, ==, "الأربعاء 3 مارس 2021");
  g_assert_cmpstr (cell_of (find_row (comparison, "format"), 0)->text, ==, "اللقاء الأول");
  g_assert_cmpstr (cell_of (find_row (comparison, "duration:total"), 0)->text, ==, "نحو 4 ساعات");
  g_assert_cmpstr (cell_of (find_row (comparison, "participants"), 0)->text, ==,
                   "سالم العامري، لينا حداد، الوفدان المرافقان");
}

/* Who denies a joint press conference does not deny that each side held its own. */
static void
test_press_conferences (void)
{
  static const struct
  {
    const char *scope;
    const char *other;
    gboolean contradicts;
  } cases[] = {
    { NULL, "separate_press_conferences", TRUE },
    { "joint", "separate_press_conferences", FALSE },
    { "joint", "joint_press_conference", TRUE },
    { "joint", "no_press_conference", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
      g_autoptr (QimamMeeting) meeting = fixture_meeting (MEETING_SPRING);
      g_autoptr (QimamComparison) comparison = NULL;
      QimamArticle *a = fixture_article (41, "أ", NULL, NULL, "لم يعقد الوزيران مؤتمرا صحفيا بعد اللقاء.");
      QimamArticle *b = fixture_article (42, "ب", NULL, NULL, "ثم واجها الصحافة بعد اللقاء في القاعة.");
      QimamClaim *denied =
          fixture_claim (a, MEETING_SPRING, QIMAM_DIMENSION_FORMAT, "لم يعقد الوزيران مؤتمرا", NULL);
      QimamClaim *held = fixture_claim (b, MEETING_SPRING, QIMAM_DIMENSION_FORMAT, "واجها الصحافة", NULL);

      denied->value = (QimamValue){ .set = TRUE,
                                    .key = g_strdup ("no_press_conference"),
                                    .scope = g_intern_string (cases[i].scope) };
      held->value = (QimamValue){ .set = TRUE, .key = g_strdup (cases[i].other) };
      g_ptr_array_add (articles, a);
      g_ptr_array_add (articles, b);
      comparison = qimam_compare_sources (meeting, articles, NULL, "en");
      g_assert_cmpint (find_discrepancy (comparison, "format", QIMAM_LEVEL_CONTRADICTION, "") != NULL, ==,
                       cases[i].contradicts);
      g_assert_cmpstr (cell_of (find_row (comparison, "format"), 0)->text, ==,
                       cases[i].scope != NULL ? "no joint press conference" : "no press conference");
    }
}

/* Marks inside do not end the quotation around them. */
static void
test_quote (void)
{
  static const struct
  {
    const char *text, *language, *quoted;
  } cases[] = {
    { "نعم", "ar", "«نعم»" },
    { "قال «نعم»", "ar", "“قال «نعم»”" },
    { "yes", "en", "“yes”" },
    { "he said “yes”", "en", "«he said “yes”»" },
    { "قال «نعم»", "en", "“قال «نعم»”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = qimam_comparison_quote (cases[i].text, cases[i].language);

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
    }
}

/* What somebody said is shown so that it can be read without its sentence. */
static void
test_spoken (void)
{
  static const struct
  {
    const char *sentence;
    const char *said;
    const char *verb;
    QimamAttribution attribution;
    const char *shown;
  } cases[] = {
    { "وقال الوزير العماني إن الموانئ مفتوحة.", "الموانئ مفتوحة", "قال", QIMAM_ATTRIBUTION_INDIRECT,
      "إن الموانئ مفتوحة" },
    { "وأضاف أن الموانئ مفتوحة.", "الموانئ مفتوحة", "أضاف", QIMAM_ATTRIBUTION_INDIRECT,
      "أضاف أن الموانئ مفتوحة" },
    { "وتعهد الوزير بأن الموانئ ستفتح.", "الموانئ ستفتح", "تعهد", QIMAM_ATTRIBUTION_INDIRECT,
      "أن الموانئ ستفتح" },
    { "وشدد الوزيران على أهمية الموانئ.", "أهمية الموانئ", "شدد", QIMAM_ATTRIBUTION_INDIRECT,
      "شدد … على أهمية الموانئ" },
    { "وشدد على أهمية الموانئ.", "أهمية الموانئ", "شدد", QIMAM_ATTRIBUTION_INDIRECT,
      "شدد على أهمية الموانئ" },
    { "وقالت حداد: «الموانئ مفتوحة».", "الموانئ مفتوحة", "قال", QIMAM_ATTRIBUTION_DIRECT, "الموانئ مفتوحة" },
    { "الموانئ مفتوحة، بحسب الوزير.", "الموانئ مفتوحة", NULL, QIMAM_ATTRIBUTION_INDIRECT, "الموانئ مفتوحة" },
    { "وفي اللقاء على الموانئ كلام.", "الموانئ", "قال", QIMAM_ATTRIBUTION_INDIRECT, "الموانئ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamArticle) article = fixture_article (51, "أ", NULL, NULL, cases[i].sentence);
      QimamClaim *claim =
          fixture_claim (article, MEETING_SPRING, QIMAM_DIMENSION_STATEMENT, cases[i].said, NULL);
      QimamEntry *entry;
      g_autofree char *shown = NULL;

      claim->attribution = cases[i].attribution;
      claim->verb = g_strdup (cases[i].verb);
      entry = qimam_entry_new (claim, article, 0, TRUE);
      shown = qimam_entry_spoken (entry);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      qimam_entry_free (entry);
    }
}

static void
test_topic (void)
{
  g_autoptr (QimamComparison) comparison = compare_spring ("cyber");

  g_assert_nonnull (find_row (comparison, "agreement:cyber"));
  g_assert_null (find_row (comparison, "agreement:trade_economy"));
  g_assert_null (find_row (comparison, "duration:total"));
}

static void
test_keep_differences (void)
{
  g_autoptr (QimamComparison) comparison = compare_spring (NULL);

  qimam_comparison_keep_differences (comparison);
  g_assert_null (find_row (comparison, "place"));
  g_assert_nonnull (find_row (comparison, "duration:total"));
  g_assert_nonnull (find_row (comparison, "duration:expanded"));
}

static void
test_meetings (void)
{
  g_autoptr (GPtrArray) articles = fixture_articles (TRUE);
  g_autoptr (GPtrArray) meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  g_autoptr (QimamComparison) comparison = NULL;
  const QimamDiscrepancy *change;

  g_ptr_array_add (meetings, fixture_meeting (MEETING_SPRING));
  g_ptr_array_add (meetings, fixture_meeting (MEETING_AUTUMN));
  comparison = qimam_compare_meetings (meetings, articles, NULL, "ar");
  g_assert_cmpuint (comparison->columns->len, ==, 2);
  for (guint i = 0; i < comparison->discrepancies->len; i++)
    g_assert_cmpint (((QimamDiscrepancy *) comparison->discrepancies->pdata[i])->level, ==,
                     QIMAM_LEVEL_CHANGE);
  change = find_discrepancy (comparison, "change", QIMAM_LEVEL_CHANGE, "agreement:cyber");
  g_assert_nonnull (change);
  g_assert_cmpuint (change->claims->len, >=, 2);
  g_assert_cmpint (cell_of (find_row (comparison, "disagreement:cyber"), 0)->status, ==, QIMAM_STATUS_SILENT);
}

/* Nothing in the coverage is a matrix without rows, not a crash. */
static void
test_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (QimamMeeting) meeting = qimam_meeting_new ();
  g_autoptr (QimamComparison) sources = NULL;
  g_autoptr (QimamComparison) meetings = NULL;

  meeting->id = 9;
  sources = qimam_compare_sources (meeting, none, NULL, "fr");
  meetings = qimam_compare_meetings (none, none, NULL, NULL);
  g_assert_cmpuint (sources->rows->len, ==, 0);
  g_assert_cmpuint (sources->discrepancies->len, ==, 0);
  g_assert_cmpuint (meetings->rows->len, ==, 0);
}

static void
test_labels (void)
{
  static const struct
  {
    const char *key, *language, *topic, *party;
  } cases[] = {
    { "climate", "ar", "المناخ والبيئة", "climate" },
    { "climate", "en", "Climate and environment", "climate" },
    { "climate", "fr", "Climat et environnement", "climate" },
    { "climate", "fr_CA", "Climat et environnement", "climate" },
    { "climate", "de", "Climate and environment", "climate" },
    { "DE", "fr", "DE", "Allemagne" },
    { "nato", "fr", "nato", "OTAN" },
    { "nato", "en", "nato", "NATO" },
    { "nobody", "fr", "nobody", "nobody" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (qimam_comparison_topic_name (cases[i].key, cases[i].language), ==, cases[i].topic);
      g_assert_cmpstr (qimam_comparison_party_name (cases[i].key, cases[i].language), ==, cases[i].party);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/durations", test_durations);
  g_test_add_func ("/compare/numbers", test_numbers);
  g_test_add_func ("/compare/names", test_names);
  g_test_add_func ("/compare/columns-and-rows", test_columns_and_rows);
  g_test_add_func ("/compare/values-apart", test_values_apart);
  g_test_add_func ("/compare/what-fits-is-silent", test_what_fits_is_silent);
  g_test_add_func ("/compare/speech-apart", test_speech_apart);
  g_test_add_func ("/compare/moods", test_moods);
  g_test_add_func ("/compare/things-without-topic", test_things_without_topic);
  g_test_add_func ("/compare/opposed", test_opposed);
  g_test_add_func ("/compare/wording", test_wording);
  g_test_add_func ("/compare/press-conferences", test_press_conferences);
  g_test_add_func ("/compare/spoken", test_spoken);
  g_test_add_func ("/compare/quote", test_quote);
  g_test_add_func ("/compare/topic", test_topic);
  g_test_add_func ("/compare/keep-differences", test_keep_differences);
  g_test_add_func ("/compare/meetings", test_meetings);
  g_test_add_func ("/compare/empty", test_empty);
  g_test_add_func ("/compare/labels", test_labels);
  return g_test_run ();
}
