/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens and their places in the text. */
#include <string.h>

#include "qimam-fold.h"
#include "qimam-token.h"

static char *
join_tokens (const char *text)
{
  g_autoptr (GArray) words = qimam_words (text, -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i);

      g_string_append_printf (joined, "%s%.*s=%s", i > 0 ? " " : "", (int) (word->end - word->start),
                              text + word->start, word->folded);
    }
  return g_string_free (joined, FALSE);
}

static void
check_tokens (const char *const rows[][2], guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *joined = join_tokens (rows[i][0]);

      g_assert_cmpstr (joined, ==, rows[i][1]);
    }
}

static void
test_tokens_words (void)
{
  static const char *const rows[][2] = {
    { "قِمَّةُ جنيف", "قِمَّةُ=قمه جنيف=جنيف" },
    { "ـقمةـ", "قمةـ=قمه" },
    { "َقمة", "قمة=قمه" },
    { "قمة\xE2\x80\x8F، جنيف", "قمة=قمه جنيف=جنيف" },
    { "\xE2\x80\x8Fقمة", "قمة=قمه" },
    { "ق\xE2\x80\x8Fمة", "ق\xE2\x80\x8Fمة=قمه" },
    { "می\xE2\x80\x8Cروند", "می\xE2\x80\x8Cروند=ميروند" },
    { "عبد\xC2\xA0الله", "عبد=عبد الله=الله" },
    { "روسيا-أمريكا", "روسيا=روسيا أمريكا=امريكا" },
    { "الولايات/المتحدة", "الولايات=الولايات المتحدة=المتحده" },
    { "(قمة)«جنيف»“أولى”", "قمة=قمه جنيف=جنيف أولى=اولي" },
    { "قال:نعم،لا؛ربما؟أجل!", "قال=قال نعم=نعم لا=لا ربما=ربما أجل=اجل" },
    { "د.أحمد", "د=د أحمد=احمد" },
    { "ﷲ", "ﷲ=الله" },
    { "عبدﷲ", "عبدﷲ=عبدالله" },
    { "محمد ﷺ", "محمد=محمد ﷺ=صلي ﷺ=الله ﷺ=عليه ﷺ=وسلم" },
    { "ﷻ", "ﷻ=جل ﷻ=جلاله" },
    { "﷼", "﷼=ريال" },
    { "ﺍﻟﻘﻤﺔ ﻻ", "ﺍﻟﻘﻤﺔ=القمه ﻻ=لا" },
    /* Scripts do not mix, but for digits behind Latin letters */
    { "قمةG7", "قمة=قمه G7=g7" },
    { "وG20", "و=و G20=g20" },
    { "F-16", "F=f 16=16" },
    { "COVID19", "COVID19=covid19" },
    { "5G", "5=5 G=g" },
    { "BBCعربي", "BBC=bbc عربي=عربي" },
    { "Élysée", "Élysée=elysee" },
    { "l'accord", "l=l accord=accord" },
    { "al-Raḥmān", "al=al Raḥmān=rahman" },
    { "ʿAbd", "Abd=abd" },
    { "Путин", "Путин=путин" },
    /* Nothing that is a word */
    { "", "" },
    { " \t\n", "" },
    { "…–—،؛؟!.«»“”()[]{}*#@%", "" },
    { "ًٌٍَُِّْٰ", "" },
    { "ـــــ", "" },
    { "\xE2\x80\x8F\xE2\x80\x8E\xE2\x80\x8B\xEF\xBB\xBF", "" },
    { "☕ 🙂", "" },
  };

  check_tokens (rows, G_N_ELEMENTS (rows));
}

static void
test_tokens_numbers (void)
{
  static const char *const rows[][2] = {
    { "2021", "2021=2021" },
    { "٢٠٢١ و۲۰۲۱", "٢٠٢١=2021 و=و ۲۰۲۱=2021" },
    { "2021م", "2021=2021 م=م" },
    { "1442هـ", "1442=1442 هـ=ه" },
    { "الـ17", "الـ=ال 17=17" },
    { "70 ألف", "70=70 ألف=الف" },
    /* Decimals */
    { "4.5", "4.5=4.5" },
    { "٤٫٥", "٤٫٥=4.5" },
    { "4,5", "4,5=4.5" },
    { "٤,٢٥", "٤,٢٥=4.25" },
    { "0.123456", "0.123456=0.123456" },
    { "3.1415 و2.5", "3.1415=3.1415 و=و 2.5=2.5" },
    { "-4.5%", "4.5=4.5" },
    /* Thousands */
    { "13,000", "13,000=13000" },
    { "1,234,567", "1,234,567=1234567" },
    { "١٢٬٥٠٠", "١٢٬٥٠٠=12500" },
    { "١،٢٠٠", "١،٢٠٠=1200" },
    { "1,234.56", "1,234.56=1234.56" },
    { "١٬٢٣٤٫٥٦", "١٬٢٣٤٫٥٦=1234.56" },
    { "1.234,56", "1.234,56=1234.56" },
    { "1.234.567", "1.234.567=1234567" },
    { "12.345.678,9", "12.345.678,9=12345678.9" },
    { "4.500", "4.500=4.500" },
    { "2021.500", "2021.500=2021.500" },
    /* Clock times */
    { "17:05", "17:05=17:05" },
    { "١٧:٠٥", "١٧:٠٥=17:05" },
    { "9:30", "9:30=9:30" },
    { "17:05:30", "17:05:30=17:05:30" },
    { "17\xE2\x80\x8F:\xE2\x80\x8F"
      "05",
      "17\xE2\x80\x8F:\xE2\x80\x8F"
      "05=17:05" },
    { "2021:05", "2021=2021 05=05" },
    { "10:5", "10=10 5=5" },
    /* Dates, lists and addresses are several numbers */
    { "16/6/2021", "16=16 6=6 2021=2021" },
    { "16-6-2021", "16=16 6=6 2021=2021" },
    { "16.6.2021", "16=16 6=6 2021=2021" },
    { "16.06.21", "16=16 06=06 21=21" },
    { "١٦.٦.٢٠٢١", "١٦=16 ٦=6 ٢٠٢١=2021" },
    { "192.168.1.1", "192=192 168=168 1=1 1=1" },
    { "1,2,3,4", "1=1 2=2 3=3 4=4" },
    { "2020,2021", "2020=2020 2021=2021" },
    { "2020،2021", "2020=2020 2021=2021" },
    { "5،6", "5=5 6=6" },
    { "13,000،14,000", "13,000=13000 14,000=14000" },
    { "1.2.3", "1=1 2=2 3=3" },
    /* Separators that part nothing */
    { "في 2021.", "في=في 2021=2021" },
    { "في 2021، ثم", "في=في 2021=2021 ثم=ثم" },
    { "2021:", "2021=2021" },
    { ".5", "5=5" },
    { "5..6", "5=5 6=6" },
    { "5. 6", "5=5 6=6" },
    { "5 ,6", "5=5 6=6" },
    { "1,23a", "1,23=1.23 a=a" },
    /* Bidi marks stand around digits */
    { "\xE2\x80\x8E"
      "13\xE2\x80\x8E,\xE2\x80\x8E"
      "000\xE2\x80\x8E",
      "13\xE2\x80\x8E,\xE2\x80\x8E"
      "000=13000" },
    { "20\xE2\x80\x8F"
      "21",
      "20\xE2\x80\x8F"
      "21=2021" },
    { "१२३", "१२३=123" },
    { "１２３", "１２３=123" },
  };

  check_tokens (rows, G_N_ELEMENTS (rows));
}

typedef struct
{
  const char *text;
  gsize length;
  GArray *map;
  const char *folded;
  gsize last_start;
  gsize last_end;
  guint n;
} Check;

static gboolean
is_border (const Check *check, gsize offset)
{
  return offset == check->length || ((guchar) check->text[offset] & 0xC0) != 0x80;
}

/* What must hold of every token of every text. */
static gboolean
check_token (const QimamToken *token, gpointer data)
{
  Check *check = data;
  g_autofree char *word = g_strndup (token->folded, token->folded_length);
  g_autofree char *stem = qimam_stem (word, -1);
  gboolean again = token->start == check->last_start && token->end == check->last_end;

  g_assert_cmpuint (token->start, <, token->end);
  g_assert_cmpuint (token->end, <=, check->length);
  /* In order and apart, but for the words of one character. */
  g_assert_true (check->n == 0 || token->start >= check->last_end || again);
  g_assert_true (is_border (check, token->start));
  g_assert_true (is_border (check, token->end));
  g_assert_cmpuint (token->folded_length, >, 0);
  g_assert_cmpuint (token->stem_length, >, 0);
  g_assert_true (g_utf8_validate (token->folded, (gssize) token->folded_length, NULL));
  g_assert_true (g_utf8_validate (token->stem, (gssize) token->stem_length, NULL));
  g_assert_cmpmem (token->stem, token->stem_length, stem, strlen (stem));
  if (!again)
    {
      g_autofree char *folded =
          qimam_fold (check->text + token->start, (gssize) (token->end - token->start), NULL);

      /* The span, folded, is the token; of numbers the separators are written in one way. */
      if (g_ascii_isdigit (*word))
        {
          for (const char *p = word; *p != '\0'; p++)
            g_assert_true (g_ascii_isdigit (*p) || *p == '.' || *p == ':');
          g_assert_cmpint (*folded, ==, *word);
        }
      else if (strchr (folded, ' ') == NULL)
        g_assert_cmpstr (folded, ==, word);
    }
  check->last_start = token->start;
  check->last_end = token->end;
  check->n++;
  return TRUE;
}

/* Any texts, whole and broken: pieces that mean something to the tokenizer, in any order. */
static void
test_tokens_random (void)
{
  static const char *const pieces[] = {
    "ق",
    "م",
    "ة",
    "ا",
    "ل",
    "و",
    "ال",
    "القمة",
    "رؤساء",
    "لقاءاتهم",
    "ّ",
    "َ",
    "ٰ",
    "ـ",
    "ﻻ",
    "ﷲ",
    "ﷺ",
    "﷼",
    "پ",
    "ک",
    "ی",
    "ۖ",
    "ۥ",
    "ࣉ",
    " ",
    "\n",
    ".",
    ",",
    "،",
    ":",
    "٫",
    "٬",
    "/",
    "1",
    "٢",
    "۳",
    "12",
    "٤٥",
    "678",
    "a",
    "É",
    "ß",
    "G7",
    "ʿ",
    "\xCC\x81",
    "й",
    "…",
    "“",
    "\xE2\x80\x8F",
    "\xE2\x80\x8C",
    "\xEF\xBB\xBF",
    "\xFF",
    "\xD9",
    "\xE2\x80",
    "\xC0\x80",
    "\xED\xA0\x80",
    "\xF0\x9F\x98\x80",
    "",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20210616);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) map = NULL;
      g_autofree char *folded = NULL, *exact = NULL;
      Check check = { NULL };
      guint n = (guint) g_rand_int_range (rand, 0, 40);
      /* Half of the texts are valid. */
      guint of = round % 2 == 0 ? G_N_ELEMENTS (pieces) - 7 : G_N_ELEMENTS (pieces);

      for (guint i = 0; i < n; i++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, (gint32) of)]);
      /* A copy of its exact size: reading over its end is found by the sanitizers. */
      exact = g_memdup2 (text->str, text->len);
      if (exact == NULL)
        continue;
      folded = qimam_fold (exact, (gssize) text->len, &map);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_cmpuint (map->len, ==, strlen (folded) + 1);
      g_assert_cmpuint (g_array_index (map, guint32, map->len - 1), ==, text->len);
      for (guint i = 1; i < map->len; i++)
        g_assert_cmpuint (g_array_index (map, guint32, i - 1), <=, g_array_index (map, guint32, i));
      check.text = exact;
      check.length = text->len;
      if (g_utf8_validate (exact, (gssize) text->len, NULL))
        qimam_tokenize (exact, (gssize) text->len, check_token, &check);
      else
        {
          g_autoptr (GArray) words = qimam_words (exact, (gssize) text->len);

          for (guint i = 0; i < words->len; i++)
            {
              const QimamWord *word = &g_array_index (words, QimamWord, i);

              g_assert_cmpuint (word->start, <, word->end);
              g_assert_cmpuint (word->end, <=, text->len);
              g_assert_true (g_utf8_validate (word->folded, -1, NULL));
              g_assert_true (g_utf8_validate (word->stem, -1, NULL));
            }
        }
    }
}

/* The stem that a thread remembers is the one that it found; more different words than it remembers. */
static void
test_tokens_remembered (void)
{
  static const char *const letters[] = { "ا", "ب", "ت", "د", "ر", "س", "ل", "م", "ن", "ه", "و", "ي" };
  static const char *const ends[] = { "", "ات", "ها", "ين", "ه", "تهما", "هم" };
  static const char *const begins[] = { "", "ال", "و", "بال", "لل" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 120000; round++)
    {
      char text[64] = "";
      Check check = { text };

      g_strlcat (text, begins[g_rand_int_range (rand, 0, G_N_ELEMENTS (begins))], sizeof text);
      for (guint i = 0; i < 3; i++)
        g_strlcat (text, letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))], sizeof text);
      g_strlcat (text, ends[g_rand_int_range (rand, 0, G_N_ELEMENTS (ends))], sizeof text);
      check.length = strlen (text);
      qimam_tokenize (text, -1, check_token, &check);
      g_assert_cmpuint (check.n, ==, 1);
    }
}

/* Words, marks and numbers without end. */
static void
test_tokens_long (void)
{
  static const struct
  {
    const char *before;
    const char *repeated;
    const char *after;
    guint tokens;
    gsize folded; /* bytes of the first token */
  } rows[] = {
    { "ق", "ّ", "مة", 1, 6 },         { "ق", "ـ", "مة", 1, 6 },           { "ق", "\xE2\x80\x8D", "مة", 1, 6 },
    { "ق", "ۖ", "مة", 1, 6 },         { "", "ق", "", 1, 200000 },         { "", "ﷲ", "", 1, 800000 },
    { "", "a", "", 1, 100000 },      { "", "9", "", 1, 100000 },         { "0.", "9", "", 1, 100002 },
    { "", "1.", "", 100000, 1 },     { "", "111.", "", 100000, 3 },      { "", "1,111,", "", 199999, 4 },
    { "", "10:20:", "", 199998, 8 }, { "1", "\xE2\x80\x8F", "2", 1, 2 }, { "", "ﷺ", "", 400000, 6 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) text = g_string_new (rows[i].before);
      g_autoptr (GArray) words = NULL;

      for (guint n = 0; n < 100000; n++)
        g_string_append (text, rows[i].repeated);
      g_string_append (text, rows[i].after);
      words = qimam_words (text->str, (gssize) text->len);
      g_test_message ("%s", rows[i].repeated);
      g_assert_cmpuint (words->len, ==, rows[i].tokens);
      g_assert_cmpuint (strlen (g_array_index (words, QimamWord, 0).folded), ==, rows[i].folded);
    }
}

static gboolean
stop_at_third (const QimamToken *token, gpointer data)
{
  return ++*(guint *) data < 3;
}

static void
test_tokens_stop (void)
{
  static const char *const texts[] = { "واحد اثنان ثلاثة أربعة", "1 2 3 4", "a b c d", "ﷺ واحد", "ﷻ ﷻ" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint n = 0;

      qimam_tokenize (texts[i], -1, stop_at_third, &n);
      g_assert_cmpuint (n, ==, 3);
    }
}

/* The same words, but for the stems. */
static void
test_folded (void)
{
  static const char text[] = "والقِمَّةُ الثانيةُ بين الوزيرين، 4.5 ساعات و17:05 — Straße ﷺ";
  g_autoptr (GArray) words = qimam_words (text, -1), folded = qimam_words_folded (text, -1);
  gboolean differs = FALSE;

  g_assert_cmpuint (folded->len, ==, words->len);
  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *a = &g_array_index (words, QimamWord, i), *b = &g_array_index (folded, QimamWord, i);

      g_assert_cmpuint (a->start, ==, b->start);
      g_assert_cmpuint (a->end, ==, b->end);
      g_assert_cmpstr (a->folded, ==, b->folded);
      g_assert_cmpstr (b->stem, ==, b->folded);
      differs = differs || !g_str_equal (a->stem, b->stem);
    }
  g_assert_true (differs);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/words", test_tokens_words);
  g_test_add_func ("/tokens/numbers", test_tokens_numbers);
  g_test_add_func ("/tokens/random", test_tokens_random);
  g_test_add_func ("/tokens/remembered", test_tokens_remembered);
  g_test_add_func ("/tokens/long", test_tokens_long);
  g_test_add_func ("/tokens/stop", test_tokens_stop);
  g_test_add_func ("/text/tokens/folded", test_folded);
  return g_test_run ();
}
