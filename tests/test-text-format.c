/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-format.h"
#include "qimam-iso.h"
#include "qimam-nominative.h"

static void
test_dates (void)
{
  static const struct
  {
    const char *iso;
    const char *ar;
    const char *en;
    const char *fr;
  } rows[] = {
    { "2021-06-16", "16 يونيو 2021", "16 June 2021", "16 juin 2021" },
    { "2021-06-16T17:05+02:00", "16 يونيو 2021", "16 June 2021", "16 juin 2021" },
    { "2021-06", "يونيو 2021", "June 2021", "juin 2021" },
    { "2021", "2021", "2021", "2021" },
    { "2021-06-28/2021-06-30", "28–30 يونيو 2021", "28–30 June 2021", "28–30 juin 2021" },
    { "2021-06-28/2021-07-02", "28 يونيو – 2 يوليو 2021", "28 June – 2 July 2021",
      "28 juin – 2 juillet 2021" },
    { "2021-12-28/2022-01-02", "28 ديسمبر 2021 – 2 يناير 2022", "28 December 2021 – 2 January 2022",
      "28 décembre 2021 – 2 janvier 2022" },
    { "2014/2021", "2014–2021", "2014–2021", "2014–2021" },
    { "2016-Q3", "الربع الثالث من 2016", "Q3 2016", "T3 2016" },
    { "197", "عقد 1970", "1970s", "années 1970" },
    { "2016-W45", "7–13 نوفمبر 2016", "7–13 November 2016", "7–13 novembre 2016" },
    { "soon", "soon", "soon", "soon" },
    { "2021-13-40", "2021-13-40", "2021-13-40", "2021-13-40" },
    { NULL, "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ar = qimam_format_date (rows[i].iso, "ar");
      g_autofree char *en = qimam_format_date (rows[i].iso, "en");
      g_autofree char *fr = qimam_format_date (rows[i].iso, "fr");

      g_assert_cmpstr (ar, ==, rows[i].ar);
      g_assert_cmpstr (en, ==, rows[i].en);
      g_assert_cmpstr (fr, ==, rows[i].fr);
    }
}

static void
test_dates_long (void)
{
  g_autofree char *ar = qimam_format_date_long ("2021-06-16", "ar");
  g_autofree char *en = qimam_format_date_long ("2021-06-16", NULL);

  g_assert_cmpstr (ar, ==, "الأربعاء 16 يونيو 2021");
  g_assert_cmpstr (en, ==, "Wednesday 16 June 2021");
}

static void
test_durations (void)
{
  static const struct
  {
    const char *iso;
    QimamCmp cmp;
    const char *ar;
    const char *en;
    const char *fr;
  } rows[] = {
    { "PT4H30M", QIMAM_CMP_APPROX, "نحو 4 ساعات ونصف", "about 4 hours 30 minutes",
      "environ 4 heures et 30 minutes" },
    { "PT4H", QIMAM_CMP_LT, "أقل من 4 ساعات", "less than 4 hours", "moins de 4 heures" },
    { "PT1H", QIMAM_CMP_GT, "أكثر من ساعة", "more than one hour", "plus d’une heure" },
    { "PT1H", QIMAM_CMP_EQ, "ساعة واحدة", "one hour", "une heure" },
    { "PT2H", QIMAM_CMP_EQ, "ساعتان", "2 hours", "2 heures" },
    { "PT2H", QIMAM_CMP_APPROX, "نحو ساعتين", "about 2 hours", "environ 2 heures" },
    { "PT1H30M", QIMAM_CMP_EQ, "ساعة ونصف", "one hour 30 minutes", "une heure et 30 minutes" },
    { "PT90M", QIMAM_CMP_EQ, "90 دقيقة", "90 minutes", "90 minutes" },
    { "P11D", QIMAM_CMP_EQ, "11 يوما", "11 days", "11 jours" },
    { "P5Y", QIMAM_CMP_EQ, "5 سنوات", "5 years", "5 ans" },
    { "PXD", QIMAM_CMP_EQ, "عدة أيام", "several days", "plusieurs jours" },
    { "PT4.25H", QIMAM_CMP_EQ, "4.25 ساعة", "4.25 hours", "4.25 heures" },
    { "P", QIMAM_CMP_EQ, "P", "P", "P" },
    { "P4Z", QIMAM_CMP_GT, "P4Z", "P4Z", "P4Z" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ar = qimam_format_duration (rows[i].iso, rows[i].cmp, "ar");
      g_autofree char *en = qimam_format_duration (rows[i].iso, rows[i].cmp, "en");
      g_autofree char *fr = qimam_format_duration (rows[i].iso, rows[i].cmp, "fr");

      g_assert_cmpstr (ar, ==, rows[i].ar);
      g_assert_cmpstr (en, ==, rows[i].en);
      g_assert_cmpstr (fr, ==, rows[i].fr);
    }
}

static void
test_clocks (void)
{
  g_autofree char *local = qimam_format_clock ("2021-06-16T17:05", "ar");
  g_autofree char *utc = qimam_format_clock ("T15:05Z", "ar");
  g_autofree char *zone = qimam_format_clock ("T17:05+02:00", "en");
  g_autofree char *evening = qimam_format_clock ("2021-06-16TEV", "en");
  g_autofree char *night = qimam_format_clock ("TNI", "ar");
  g_autofree char *odd = qimam_format_clock ("2021-06-16TXX", "en");

  g_assert_cmpstr (local, ==, "17:05");
  g_assert_cmpstr (utc, ==, "15:05 بتوقيت غرينتش");
  g_assert_cmpstr (zone, ==, "17:05 (GMT+02:00)");
  g_assert_cmpstr (evening, ==, "in the evening");
  g_assert_cmpstr (night, ==, "ليلا");
  g_assert_cmpstr (odd, ==, "2021-06-16TXX");
}

static void
test_counts (void)
{
  static const struct
  {
    guint64 n;
    const char *noun;
    const char *ar;
    const char *en;
    const char *fr;
  } rows[] = {
    { 0, "article", "لا مقالات", "no articles", "aucun article" },
    { 1, "article", "مقال واحد", "one article", "un article" },
    { 2, "article", "مقالان", "2 articles", "2 articles" },
    { 3, "article", "3 مقالات", "3 articles", "3 articles" },
    { 10, "article", "10 مقالات", "10 articles", "10 articles" },
    { 11, "article", "11 مقالا", "11 articles", "11 articles" },
    { 99, "article", "99 مقالا", "99 articles", "99 articles" },
    { 100, "article", "100 مقال", "100 articles", "100 articles" },
    { 103, "meeting", "103 لقاءات", "103 meetings", "103 rencontres" },
    { 5, "page", "5 صفحات", "5 pages", "5 pages" },
    { 4, "gadget", "4 gadget", "4 gadget", "4 gadget" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ar = qimam_format_count (rows[i].n, rows[i].noun, "ar");
      g_autofree char *en = qimam_format_count (rows[i].n, rows[i].noun, "en");
      g_autofree char *fr = qimam_format_count (rows[i].n, rows[i].noun, "fr");

      g_assert_cmpstr (ar, ==, rows[i].ar);
      g_assert_cmpstr (en, ==, rows[i].en);
      g_assert_cmpstr (fr, ==, rows[i].fr);
    }
}

/* A phrase out of a sentence stands by itself. */
static void
test_nominative (void)
{
  static const char *const rows[][2] = {
    { "الوفدين", "الوفدان" },
    { "الوفدين المرافقين", "الوفدان المرافقان" },
    { "الوزيرين السعودي والمصري", "الوزيران السعودي والمصري" },
    { "وزيري خارجية البلدين", "وزيرا خارجية البلدين" },
    { "زعيمي البلدين", "زعيما البلدين" },
    { "الرئيسان", "الرئيسان" },
    /* Two or many: nobody knows. */
    { "مسؤولين أميركيين", "مسؤولين أميركيين" },
    { "ممثلي الدول الضامنة", "ممثلي الدول الضامنة" },
    /* Names and other words in "ين" and "ي" */
    { "حسين الشيخ", "حسين الشيخ" },
    { "الصين", "الصين" },
    { "شي جين بينغ", "شي جين بينغ" },
    { "مستشار الأمن القومي", "مستشار الأمن القومي" },
    { "NATO", "NATO" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = qimam_nominative (rows[i][0]);

      g_assert_cmpstr (text, ==, rows[i][1]);
    }
}

static void
test_iso_days (void)
{
  static const struct
  {
    const char *iso;
    const char *first; /* NULL: names no day */
    const char *last;
    QimamPrecision precision;
  } rows[] = {
    { "2021-06-16", "2021-06-16", "2021-06-16", QIMAM_PRECISION_DAY },
    { "2021-06-16T09:30", "2021-06-16", "2021-06-16", QIMAM_PRECISION_MINUTE },
    { "2021-06-16T09:30:05Z", "2021-06-16", "2021-06-16", QIMAM_PRECISION_SECOND },
    { "2021-06-16TEV", "2021-06-16", "2021-06-16", QIMAM_PRECISION_DAY },
    { "2020-02", "2020-02-01", "2020-02-29", QIMAM_PRECISION_MONTH },
    { "2021", "2021-01-01", "2021-12-31", QIMAM_PRECISION_YEAR },
    { "197", "1970-01-01", "1979-12-31", QIMAM_PRECISION_RANGE },
    { "19", "1900-01-01", "1999-12-31", QIMAM_PRECISION_RANGE },
    { "2016-W45", "2016-11-07", "2016-11-13", QIMAM_PRECISION_RANGE },
    { "2016-W45-WE", "2016-11-12", "2016-11-13", QIMAM_PRECISION_RANGE },
    { "2016-Q3", "2016-07-01", "2016-09-30", QIMAM_PRECISION_RANGE },
    { "2016-H2", "2016-07-01", "2016-12-31", QIMAM_PRECISION_RANGE },
    { "2021-06-28/2021-06-30", "2021-06-28", "2021-06-30", QIMAM_PRECISION_RANGE },
    { "2014/2018", "2014-01-01", "2018-12-31", QIMAM_PRECISION_RANGE },
    { "2021-02-30", NULL, NULL, QIMAM_PRECISION_UNKNOWN },
    { "2021-06-30/2021-06-28", NULL, NULL, QIMAM_PRECISION_UNKNOWN },
    { "T17:05", NULL, NULL, QIMAM_PRECISION_UNKNOWN },
    { "PT2H", NULL, NULL, QIMAM_PRECISION_UNKNOWN },
    { "PAST_REF", NULL, NULL, QIMAM_PRECISION_UNKNOWN },
    { "", NULL, NULL, QIMAM_PRECISION_UNKNOWN },
    { NULL, NULL, NULL, QIMAM_PRECISION_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint32 first = 0, last = 0;
      gboolean found = qimam_iso_days (rows[i].iso, &first, &last);

      g_assert_cmpint (found, ==, rows[i].first != NULL);
      g_assert_cmpint (qimam_iso_precision (rows[i].iso), ==, rows[i].precision);
      if (found)
        {
          g_autofree char *from = qimam_iso_from_julian (first);
          g_autofree char *to = qimam_iso_from_julian (last);

          g_assert_cmpstr (from, ==, rows[i].first);
          g_assert_cmpstr (to, ==, rows[i].last);
        }
    }
}

static void
test_iso_seconds (void)
{
  g_assert_cmpint (qimam_iso_seconds ("PT4H30M"), ==, 16200);
  g_assert_cmpint (qimam_iso_seconds ("P1DT1S"), ==, 86401);
  g_assert_cmpint (qimam_iso_seconds ("PT4.5H"), ==, 16200);
  g_assert_cmpint (qimam_iso_seconds ("P2W"), ==, 1209600);
  g_assert_cmpint (qimam_iso_seconds ("PXY"), ==, -1);
  g_assert_cmpint (qimam_iso_seconds ("P"), ==, -1);
  g_assert_cmpint (qimam_iso_seconds ("2021"), ==, -1);
  g_assert_cmpint (qimam_iso_seconds (NULL), ==, -1);
}

static void
test_iso_rest (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean same;
  } rows[] = {
    { "2021-06", "2021-06-16", TRUE },
    { "2021-06-16", "2021-06-17", FALSE },
    { "2021-06-16T17:05+02:00", "2021-06-16T15:05Z", TRUE },
    { "2021-06-16T17:05+02:00", "2021-06-16T17:05Z", FALSE },
    { "T17:05+02:00", "T15:05Z", TRUE },
    { "T17:05", "2021-06-16T17:05", TRUE },
    { "T17:05", "T17:06", FALSE },
    { "2014/2018", "2016-11", TRUE },
    { NULL, "2016", FALSE },
    { "odd", "2016", FALSE },
  };
  g_autofree char *day = qimam_iso_day ("2021-06-16T17:05+02:00");
  guint32 julian;

  g_assert_cmpstr (day, ==, "2021-06-16");
  g_assert_null (qimam_iso_day ("2021-06"));
  g_assert_true (qimam_iso_days ("2021-06-16", &julian, NULL));
  g_assert_cmpint (qimam_iso_weekday (julian), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (qimam_iso_compatible (rows[i].a, rows[i].b), ==, rows[i].same);
      g_assert_cmpint (qimam_iso_compatible (rows[i].b, rows[i].a), ==, rows[i].same);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/format/dates", test_dates);
  g_test_add_func ("/text/format/dates-long", test_dates_long);
  g_test_add_func ("/text/format/durations", test_durations);
  g_test_add_func ("/text/format/clocks", test_clocks);
  g_test_add_func ("/text/format/counts", test_counts);
  g_test_add_func ("/text/nominative", test_nominative);
  g_test_add_func ("/text/iso/days", test_iso_days);
  g_test_add_func ("/text/iso/seconds", test_iso_seconds);
  g_test_add_func ("/text/iso/rest", test_iso_rest);
  return g_test_run ();
}
