/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "qimam-quantity-reader.h"

/* Spells numbers by the rules of Arabic grammar, on its own, and holds the reader to it. */
typedef struct
{
  gboolean feminine; /* of what is counted */
  gboolean oblique;
  gboolean alef;  /* مائة rather than مئة */
  gboolean apart; /* ثلاث مئة rather than ثلاثمئة */
  gboolean bare;  /* without hamza, as many type: اربعة */
  gboolean blank; /* a blank after "and" */
} Style;

static const char *const three_up[][2] = { { "ثلاثة", "ثلاث" }, { "أربعة", "أربع" }, { "خمسة", "خمس" },
                                           { "ستة", "ست" },     { "سبعة", "سبع" },   { "ثمانية", "ثماني" },
                                           { "تسعة", "تسع" },   { "عشرة", "عشر" } };

static const char *const tens_stems[] = { "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع" };

static const char *
spell_two (const Style *style, gboolean feminine, gboolean teen)
{
  if (teen)
    return feminine ? (style->oblique ? "اثنتي" : "اثنتا") : (style->oblique ? "اثني" : "اثنا");
  return feminine ? (style->oblique ? "اثنتين" : "اثنتان") : (style->oblique ? "اثنين" : "اثنان");
}

static const char *
and_of (const Style *style)
{
  return style->blank ? " و " : " و";
}

static void
spell_below_hundred (GString *out, guint n, const Style *style, gboolean feminine)
{
  guint unit = n % 10;

  if (n == 1)
    g_string_append (out, feminine ? "واحدة" : "واحد");
  else if (n == 2)
    g_string_append (out, spell_two (style, feminine, FALSE));
  else if (n <= 10)
    g_string_append (out, three_up[n - 3][feminine]);
  else if (n < 20)
    {
      g_string_append (out, n == 11   ? (feminine ? "إحدى" : "أحد")
                            : n == 12 ? spell_two (style, feminine, TRUE)
                                      : three_up[unit - 3][feminine]);
      g_string_append (out, feminine ? " عشرة" : " عشر");
    }
  else
    {
      if (unit == 1)
        g_string_append (out, feminine ? "إحدى" : "واحد");
      else if (unit == 2)
        g_string_append (out, spell_two (style, feminine, FALSE));
      else if (unit > 2)
        g_string_append (out, unit == 8 && feminine ? "ثمان" : three_up[unit - 3][feminine]);
      if (unit > 0)
        g_string_append (out, and_of (style));
      g_string_append_printf (out, "%s%s", tens_stems[n / 10 - 2], style->oblique ? "ين" : "ون");
    }
}

static void
spell_group (GString *out, guint n, const Style *style, gboolean feminine, gboolean construct)
{
  const char *hundred = style->alef ? "مائة" : "مئة";
  guint hundreds = n / 100;

  if (hundreds == 1)
    g_string_append (out, hundred);
  else if (hundreds == 2)
    g_string_append_printf (out, "%s%s", style->alef ? "مائت" : "مئت",
                            construct && n == 200 ? (style->oblique ? "ي" : "ا")
                                                  : (style->oblique ? "ين" : "ان"));
  else if (hundreds > 2)
    g_string_append_printf (out, "%s%s%s",
                            hundreds == 8 && !style->apart ? "ثمان" : three_up[hundreds - 3][1],
                            style->apart ? " " : "", hundred);
  if (n % 100 == 0)
    return;
  if (hundreds > 0)
    g_string_append (out, and_of (style));
  spell_below_hundred (out, n % 100, style, feminine);
}

static void
spell_scale (GString *out, guint n, const Style *style, const char *const forms[3])
{
  guint rest = n % 100;

  if (n == 0)
    return;
  if (out->len > 0)
    g_string_append (out, and_of (style));
  if (n == 1)
    g_string_append (out, forms[0]);
  else if (n == 2)
    g_string_append_printf (out, "%s%s", forms[0], style->oblique ? "ين" : "ان");
  else
    {
      spell_group (out, n, style, FALSE, TRUE);
      g_string_append_printf (out, " %s",
                              rest >= 3 && rest <= 10 ? forms[1]
                              : rest > 10             ? forms[2]
                                                      : forms[0]);
    }
}

static char *
spell (guint64 n, const Style *style)
{
  static const char *const thousand[] = { "ألف", "آلاف", "ألفا" };
  static const char *const million[] = { "مليون", "ملايين", "مليونا" };
  static const char *const milliard[] = { "مليار", "مليارات", "مليارا" };
  GString *out = g_string_new (NULL);

  if (n == 0)
    g_string_append (out, "صفر");
  spell_scale (out, n / 1000000000 % 1000, style, milliard);
  spell_scale (out, n / 1000000 % 1000, style, million);
  spell_scale (out, n / 1000 % 1000, style, thousand);
  if (n % 1000 > 0)
    {
      if (out->len > 0)
        g_string_append (out, and_of (style));
      spell_group (out, n % 1000, style, style->feminine, FALSE);
    }
  if (style->bare)
    {
      g_string_replace (out, "أ", "ا", 0);
      g_string_replace (out, "إ", "ا", 0);
    }
  return g_string_free (out, FALSE);
}

static gboolean
reads_back (guint64 n, const Style *style)
{
  g_autofree char *words = spell (n, style);
  g_autofree char *text = g_strdup_printf ("العدد %s.", words);
  g_autofree char *value = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  g_autoptr (GPtrArray) found = qimam_quantities_find (text, -1, QIMAM_FIELD_BODY);
  const QimamQuantity *quantity = found->len == 1 ? g_ptr_array_index (found, 0) : NULL;

  if (quantity != NULL && g_strcmp0 (quantity->value, value) == 0 &&
      quantity->span.start == strlen ("العدد ") && quantity->span.end == strlen (text) - 1)
    return TRUE;
  g_test_message ("%s: expected %s, found %u: %s", words, value, found->len,
                  quantity != NULL ? quantity->value : "-");
  return FALSE;
}

static Style
style_of (guint bits)
{
  return (Style){ bits & 1, bits & 2, bits & 4, bits & 8, bits & 16, bits & 32 };
}

static void
test_small (void)
{
  guint wrong = 0, n_read = 0;

  for (guint n = 0; n < 10000 && wrong < 100; n++)
    for (guint bits = 0; bits < 64; bits += n < 2200 ? 1 : 7)
      {
        Style style = style_of (bits);

        /* "One" alone is more often a pronoun and is no quantity. */
        if (n == 1)
          continue;
        n_read++;
        wrong += !reads_back (n, &style);
      }
  g_test_message ("%u of %u", n_read - wrong, n_read);
  g_assert_cmpuint (wrong, ==, 0);
}

static void
test_large (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (40);
  guint wrong = 0;

  for (guint i = 0; i < 100000; i++)
    {
      guint64 n =
          ((guint64) g_rand_int (rand) << 32 | g_rand_int (rand)) % G_GUINT64_CONSTANT (1000000000000);
      Style style = style_of (g_rand_int (rand));

      /* Round numbers are the ones that stand in the news. */
      for (guint zeros = g_rand_int_range (rand, 0, 10); zeros > 0; zeros--)
        n = n / 10 * (i % 2 == 0 ? 1 : 10);
      if (n == 1)
        continue;
      wrong += !reads_back (n, &style);
      if (wrong > 100)
        break;
    }
  g_assert_cmpuint (wrong, ==, 0);
}

/* Digits of three sets with separators of all kinds. */
static void
test_digits (void)
{
  static const char *const groups[] = {
    "", ",", "\xD9\xAC", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89", "'"
  };
  static const guint zeros[] = { '0', 0x0660, 0x06F0 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);

  for (guint i = 0; i < 20000; i++)
    {
      guint64 n = g_rand_int (rand) >> (g_rand_int (rand) % 32);
      const char *separator = groups[g_rand_int (rand) % G_N_ELEMENTS (groups)];
      guint zero = zeros[g_rand_int (rand) % G_N_ELEMENTS (zeros)];
      g_autofree char *value = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
      g_autoptr (GString) text = g_string_new ("العدد ");
      g_autoptr (GPtrArray) found = NULL;
      gsize length = strlen (value);

      for (gsize d = 0; d < length; d++)
        {
          if (d > 0 && (length - d) % 3 == 0)
            g_string_append (text, separator);
          g_string_append_unichar (text, zero + value[d] - '0');
        }
      length = text->len;
      g_string_append (text, " هنا");
      found = qimam_quantities_find (text->str, -1, QIMAM_FIELD_BODY);
      if (found->len != 1)
        g_test_message ("%s", text->str);
      g_assert_cmpuint (found->len, ==, 1);
      g_assert_cmpstr (((QimamQuantity *) found->pdata[0])->value, ==, value);
      g_assert_cmpuint (((QimamQuantity *) found->pdata[0])->span.end, ==, length);
    }
}

/* Long runs of one thing cost no more than twice the time when they are twice as long. */
static void
test_linear (void)
{
  static const char *const pieces[] = { "7",           "7 ",         "123 ",       "123,",      "123\xD9\xAC",
                                        "مئة ",        "ألف و",      "ثلاثة و",    "نصف ",      "مليون ",
                                        "5ر",          "5ر3 ",       "1.",         "1-",        "1/",
                                        "1:",          "من 5 ",      "بين 5 و",    "( 5 ) ",    "ساعتين ",
                                        "عدة ",        "الـ 5 ",     "% ",         "%5",        "$",
                                        "5 في المئة ", "½",          "إلا ربعا ",  "عشرات ",    "الأول ",
                                        "دولار ",      "بعد المئة ", "على الأقل ", "كيلومترين " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      gint64 times[2];

      for (guint round = 0; round < 2; round++)
        {
          g_autoptr (GString) text = g_string_new (NULL);
          gint64 best = G_MAXINT64;

          for (guint n = 0; n < (round + 1) * 50000; n++)
            g_string_append (text, pieces[i]);
          for (guint again = 0; again < 2; again++)
            {
              gint64 start = g_get_monotonic_time ();
              g_autoptr (GPtrArray) found = qimam_quantities_find (text->str, -1, QIMAM_FIELD_BODY);

              best = MIN (best, g_get_monotonic_time () - start);
            }
          times[round] = best;
        }
      /* A machine that does other things besides is granted a lot; quadratic time is far beyond. */
      if (times[1] > 6 * times[0] + 50000)
        g_test_message ("%s: %d, then %d", pieces[i], (int) times[0], (int) times[1]);
      g_assert_cmpint (times[1], <=, 6 * times[0] + 50000);
      g_assert_cmpint (times[1], <, 3000000);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/text/numbers/small", test_small);
  g_test_add_func ("/text/numbers/large", test_large);
  g_test_add_func ("/text/numbers/digits", test_digits);
  g_test_add_func ("/text/numbers/linear", test_linear);
  return g_test_run ();
}
