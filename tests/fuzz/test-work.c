/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The readers of text take linear time: eight times the text is eight times the work, whatever it says again
 * and again. The work is counted, not timed. */
#include <string.h>

#include "qimam-charset.h"
#include "qimam-fold.h"
#include "qimam-quantity-reader.h"
#include "qimam-sentence.h"
#include "qimam-time-reader.h"
#include "qimam-token.h"
#include "work-counter.h"

#define SHORT 3072
#define TIMES 8

/* clang-format off */
static const char *const pieces[] = {
  /* Letters, marks, what cannot be seen */
  "ق", "ّ", "قّ", "ـ", "ﷺ", "ﷲ", "\xE2\x80\x8F", "a", "é", "قمة ", "ال", "و", "وال ", "بالقمة", " ", "\n",
  "قمة\n", "\r\n", "\t",
  /* Punctuation */
  ".", ". ", "...", "…", "؟!", ":", "،", "-", "–", "/", "(", ")", "( ", "[", "\"", " \"", "\" ", "'", "“",
  "”", "«", "»", "«»", "“قمة", "قال: “نعم. ", "قال: \"نعم\". ", "د. ", "ص.ب. ", "A.", "Mr. ", "www.",
  "http://", "a.b/c?d=e&", "1. ", "• ",
  /* Numbers */
  "1", "٢", "1 ", "1.", "1,", "1،", "1:", "1/", "1-", "111.", "111,", "111 ", "10:20:", "٫١", "%", "%1",
  "$", "½", "مئة ", "مئة و", "مليون ", "ألف مليون ", "ثلاثة وعشرون ", "ثلاثة عشر ", "نصف ", "نصف و",
  "واحد من ", "بين 5 و", "أكثر من ", "نحو ", "عدة ", "الثاني ", "الثاني و", "دولتين ", "5 كيلومترات ",
  "5 دولارات و",
  /* Times */
  "أمس ", "اليوم ", "يوم ", "الأربعاء ", "الأربعاء، ", "الماضي ", "يونيو ", "يونيو/", "16 يونيو ",
  "16 يونيو 2021 ", "16/6/2021 ", "2021-", "2021 ", "عام ", "عام 2021 و", "رمضان ", "هـ ", "من 5 إلى ",
  "من ", "إلى ", "حتى ", "منذ ", "قبل ", "ساعة ", "ساعة و", "ساعتين ونصف ", "الساعة ", "الساعة الرابعة ",
  "إلا ", "12:30 ", "صباحا ", "بتوقيت ", "بتوقيت غرينتش ", "كل ", "القرن ", "التسعينيات ", "الربع ", "صيف ",
  "نهاية ", "خلال ", "الأسبوع ", "سيعقد ",
};
/* clang-format on */

static void
read_fold (const char *text, gsize length)
{
  g_autoptr (GArray) map = NULL;
  g_autofree char *folded = qimam_fold (text, (gssize) length, &map);
}

static void
read_words (const char *text, gsize length)
{
  g_autoptr (GArray) words = qimam_words (text, (gssize) length);
}

static void
read_sentences (const char *text, gsize length)
{
  g_autoptr (GArray) found = qimam_sentences (text, (gssize) length, QIMAM_FIELD_BODY);
}

static void
read_quotations (const char *text, gsize length)
{
  g_autoptr (GArray) found = qimam_quotations (text, (gssize) length, QIMAM_FIELD_BODY);
}

static void
read_quantities (const char *text, gsize length)
{
  g_autoptr (GPtrArray) found = qimam_quantities_find (text, (gssize) length, QIMAM_FIELD_BODY);
}

static void
read_times (const char *text, gsize length)
{
  g_autoptr (GPtrArray) found =
      qimam_times_find (text, (gssize) length, QIMAM_FIELD_BODY, "2021-06-16T17:05:00+03:00");
}

static void
read_charset (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autofree char *decoded = qimam_charset_decode (bytes, NULL, NULL, NULL, NULL);
}

static const struct
{
  const char *name;
  void (*read) (const char *text, gsize length);
} readers[] = {
  { "fold", read_fold },
  { "words", read_words },
  { "sentences", read_sentences },
  { "quotations", read_quotations },
  { "quantities", read_quantities },
  { "times", read_times },
  { "charset", read_charset },
};

/* The work that @n of one piece and then @n of another make. */
static guint64
measure (guint reader, const char *first, const char *second, guint n)
{
  g_autoptr (GString) text = g_string_new ("في البدء ");
  guint64 before;

  for (guint i = 0; i < n; i++)
    g_string_append (text, first);
  for (guint i = 0; i < n; i++)
    g_string_append (text, second);
  g_string_append (text, " في النهاية");
  before = work_done ();
  readers[reader].read (text->str, text->len);
  return work_done () - before;
}

static void
check (guint reader, const char *first, const char *second)
{
  guint n = SHORT / (guint) (strlen (first) + strlen (second));
  guint64 one = measure (reader, first, second, n), more = measure (reader, first, second, TIMES * n);

  g_assert_cmpuint (one, >, 0);
  if (more <= TIMES * (one + one / 4) + SHORT)
    return;
  g_test_message ("%s of “%s” and “%s”: %" G_GUINT64_FORMAT " for %u of them, %" G_GUINT64_FORMAT " for %u",
                  readers[reader].name, first, second, one, n, more, TIMES * n);
  g_test_fail ();
}

static void
test_linear (gconstpointer data)
{
  guint reader = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);

  /* Loads the tables. */
  measure (reader, "16 يونيو 2021 الساعة الرابعة مئة مليون دولار. ", "“قمة” ", 10);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      check (reader, pieces[i], "");
      /* What is opened by one and not closed by many others, say. */
      check (reader, pieces[i], pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *path = g_strconcat ("/linear/", readers[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_linear);
    }
  return g_test_run ();
}
