/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <string.h>

#include "qimam-anchor.h"
#include "qimam-diff.h"

/* ---- Differences ---- */

/* Runs as a text: "[-removed-]" and "{+added+}", the rest as it is in the new one. */
static char *
show (const char *before, const char *after)
{
  g_autoptr (GArray) runs = qimam_diff_words (before, after);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      static const char *const marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
      QimamDiffKind kind = g_array_index (runs, QimamDiffRun, i).kind;
      gboolean gap;
      g_autofree char *text = qimam_diff_run_text (runs, i, before, after, &gap);

      g_string_append_printf (shown, "%s%s%s%s", marks[kind][0], text, marks[kind][1], gap ? " " : "");
    }
  return g_string_free (shown, FALSE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *before, *after, *shown;
  } cases[] = {
    { "", "", "" },
    { "", "خبر", "{+خبر+}" },
    { "خبر", "", "[-خبر-]" },
    { "استمر اللقاء ساعتين", "استمر اللقاء ساعتين", "استمر اللقاء ساعتين" },
    { "استمر اللقاء ساعتين.", "استمر اللقاء ثلاث ساعات.", "استمر اللقاء [-ساعتين-] {+ثلاث ساعات+}." },
    { "وصل الوفد", "وصل الوفد مساء", "وصل الوفد {+مساء+}" },
    { "وصل الوفد مساء", "وصل الوفد", "وصل الوفد [-مساء-]" },
    { "وصل الوفد", "أمس وصل الوفد", "{+أمس+} وصل الوفد" },
    { "بلغ 4.5 مليون", "بلغ 5.4 مليون", "بلغ [-4.5-] {+5.4+} مليون" },
    { "كلمة  بين   فراغات", "كلمة بين فراغات", "كلمة بين فراغات" },
    { "فقرة أولى\nفقرة ثانية", "فقرة أولى\nفقرة بينهما\nفقرة ثانية",
      "فقرة أولى\n{+فقرة بينهما\n+}فقرة ثانية" },
    { "a b c d e f", "a x c d y f", "a [-b-] {+x+} c d [-e-] {+y+} f" },
    /* An "and" in the middle of two long changes is no common ground. */
    { "one two three four and five six seven eight", "red blue green grey and black white pink brown",
      "[-one two three four and five six seven eight-] {+red blue green grey and black white pink brown+}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = show (cases[i].before, cases[i].after);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static char *
make_text (GRand *rand, guint n_words, guint n_kinds)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%sw%d",
                            i == 0                               ? ""
                            : g_rand_int_range (rand, 0, 9) == 0 ? "\n"
                                                                 : " ",
                            g_rand_int_range (rand, 0, (int) n_kinds));
  return g_string_free (text, FALSE);
}

/* What any answer must be: runs end to end in both texts, and what is called the same is the same. */
static void
check_runs (const char *before, const char *after, const GArray *runs)
{
  gsize a = 0, b = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const QimamDiffRun *run = &g_array_index (runs, QimamDiffRun, i);
      g_autofree char *x = g_strndup (before + run->old_start, run->old_end - run->old_start);
      g_autofree char *y = g_strndup (after + run->new_start, run->new_end - run->new_start);

      g_assert_cmpuint (run->old_start, ==, a);
      g_assert_cmpuint (run->new_start, ==, b);
      g_assert_true (g_utf8_validate (x, -1, NULL) && g_utf8_validate (y, -1, NULL));
      if (run->kind == QIMAM_DIFF_SAME)
        {
          g_assert_cmpstr (g_strchomp (x), ==, g_strchomp (y));
          g_assert_true (i == 0 || (run - 1)->kind != QIMAM_DIFF_SAME);
        }
      g_assert_true ((run->kind != QIMAM_DIFF_REMOVED) == (*y != '\0' || run->new_end > run->new_start));
      g_assert_true ((run->kind != QIMAM_DIFF_ADDED) == (*x != '\0' || run->old_end > run->old_start));
      a = run->old_end;
      b = run->new_end;
    }
  g_assert_cmpuint (a, ==, strlen (before));
  g_assert_cmpuint (b, ==, strlen (after));
}

static void
test_any_texts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 3000; i++)
    {
      guint kinds = (guint) g_rand_int_range (rand, 1, 12);
      g_autofree char *before = make_text (rand, (guint) g_rand_int_range (rand, 0, 25), kinds);
      g_autofree char *after = make_text (rand, (guint) g_rand_int_range (rand, 0, 25), kinds);
      g_autoptr (GArray) runs = qimam_diff_words (before, after);

      check_runs (before, after, runs);
      g_assert_true (qimam_diff_has_changes (runs) == !g_str_equal (before, after));
    }
}

/* One word of many is found to be the only one that changed, however the text repeats itself. */
static void
test_shortest (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 300; i++)
    {
      guint n = (guint) g_rand_int_range (rand, 30, 60), kinds = (guint) g_rand_int_range (rand, 2, 30);
      guint at = (guint) g_rand_int_range (rand, 0, (int) n);
      g_autofree char *text = make_text (rand, n, kinds);
      g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
      g_autofree char *before = g_strjoinv (" ", words);
      g_autofree char *after = NULL;
      g_autoptr (GArray) runs = NULL;

      g_free (words[at]);
      words[at] = g_strdup ("other");
      after = g_strjoinv (" ", words);
      runs = qimam_diff_words (before, after);
      check_runs (before, after, runs);
      g_assert_cmpuint (runs->len, <=, 4);
      for (guint r = 0; r < runs->len; r++)
        {
          const QimamDiffRun *run = &g_array_index (runs, QimamDiffRun, r);

          if (run->kind == QIMAM_DIFF_ADDED)
            g_assert_cmpuint (run->new_end - run->new_start, <=, strlen ("other "));
        }
    }
}

/* Texts that have nothing, or one word over and over, in common take no time to speak of. */
static void
test_large (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autofree char *same = make_text (rand, 300000, 1), *two = make_text (rand, 300000, 2);
  g_autofree char *many = make_text (rand, 300000, 100000), *other = make_text (rand, 300000, 100000);
  const char *const pairs[][2] = { { same, two }, { two, many }, { many, other }, { other, same } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GArray) runs = qimam_diff_words (pairs[i][0], pairs[i][1]);

      check_runs (pairs[i][0], pairs[i][1], runs);
    }
}

/* A word changed here and there in a text that is too long for a shortest edit. */
static void
test_large_alike (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);
  g_autofree char *before = make_text (rand, 100000, 50000);
  g_auto (GStrv) words = g_strsplit (before, " ", -1);
  guint n = g_strv_length (words);
  g_autofree char *after = NULL;
  g_autoptr (GArray) runs = NULL;
  gsize kept = 0;

  for (guint i = 0; i < n; i += 500)
    {
      g_free (words[i]);
      words[i] = g_strdup ("changed");
    }
  after = g_strjoinv (" ", words);
  runs = qimam_diff_words (before, after);
  check_runs (before, after, runs);
  for (guint i = 0; i < runs->len; i++)
    if (g_array_index (runs, QimamDiffRun, i).kind == QIMAM_DIFF_SAME)
      kept += g_array_index (runs, QimamDiffRun, i).new_end - g_array_index (runs, QimamDiffRun, i).new_start;
  g_assert_cmpuint (kept, >, strlen (after) * 98 / 100);
}

static void
test_map (void)
{
  const char *before = "قال الوزير إن  اللقاء استمر ساعتين في جنيف";
  const char *after = "أمس قال الوزير إن اللقاء استمر ثلاث ساعات في جنيف";
  g_autoptr (GArray) runs = qimam_diff_words (before, after);
  static const char *const words[] = { "قال", "الوزير", "اللقاء", "استمر", "جنيف" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize at = (gsize) (strstr (before, words[i]) - before), to = at + strlen (words[i]);
      gsize found = qimam_diff_map (runs, before, after, at, FALSE);

      g_assert_true (g_str_has_prefix (after + found, words[i]));
      g_assert_cmpuint (qimam_diff_map (runs, before, after, to, TRUE), ==, found + strlen (words[i]));
    }
  g_assert_cmpuint (qimam_diff_map (runs, before, after, (gsize) (strstr (before, "ساعتين") - before), FALSE),
                    ==, strstr (after, "ثلاث") - after);
  g_assert_cmpuint (qimam_diff_map (runs, before, after, strlen (before), TRUE), ==, strlen (after));
  g_assert_cmpuint (qimam_diff_map (runs, before, after, 0, TRUE), ==, 0);
}

/* ---- Anchors ---- */

/* The marked words stand between "‹" and "›"; in the answer as well, "-" where they are lost. */
static void
check_follow (const char *marked, const char *after, QimamAnchor expected, const char *found)
{
  g_auto (GStrv) parts = g_strsplit_set (marked, "<>", -1);
  g_autofree char *before = g_strjoinv ("", parts);
  gsize start = strlen (parts[0]), end = start + strlen (parts[1]);
  g_autofree char *prefix = NULL, *suffix = NULL, *words = NULL;
  g_autoptr (GArray) runs = qimam_diff_words (before, after);
  QimamQuote quote = { parts[1] };
  QimamAnchor anchor;

  qimam_anchor_context (before, start, end, &prefix, &suffix);
  quote.prefix = prefix;
  quote.suffix = suffix;
  anchor = qimam_anchor_follow (before, after, runs, &quote, &start, &end);
  words = anchor != QIMAM_ANCHOR_LOST ? g_strndup (after + start, end - start) : g_strdup ("-");
  g_test_message ("%s → %s", marked, after);
  g_assert_cmpstr (words, ==, found);
  g_assert_cmpint (anchor, ==, expected);
}

static void
test_follow (void)
{
  static const struct
  {
    const char *marked, *after;
    QimamAnchor anchor;
    const char *found;
  } cases[] = {
    { "عقد <الوزيران> لقاء", "عقد الوزيران لقاء قصيرا", QIMAM_ANCHOR_EXACT, "الوزيران" },
    { "عقد <الوزيران> لقاء", "أمس عقد الوزيران لقاء", QIMAM_ANCHOR_MOVED, "الوزيران" },
    /* Of several places the one with the same neighbours. */
    { "قال علي إن <السلام> ممكن، وقال عمر إن السلام بعيد", "وقال عمر إن السلام بعيد، قال علي إن السلام ممكن",
      QIMAM_ANCHOR_MOVED, "السلام" },
    { "دعا إلى وقف النار\nثم قال <إن المفاوضات صعبة> وغادر",
      "ثم قال إن المفاوضات صعبة وغادر\nدعا إلى وقف النار", QIMAM_ANCHOR_MOVED, "إن المفاوضات صعبة" },
    /* Other words in their place. */
    { "أعلن أن <اللقاء استمر ساعتين ونصفا> في جنيف", "أعلن أن اللقاء استمر ثلاث ساعات ونصفا في جنيف",
      QIMAM_ANCHOR_CHANGED, "اللقاء استمر ثلاث ساعات ونصفا" },
    { "ذكر <أن الوفد وصل إلى المدينة مساء> ثم", "ذكر أن الوفد وصل الى المدينة مساء ثم", QIMAM_ANCHOR_CHANGED,
      "أن الوفد وصل الى المدينة مساء" },
    /* Moved and changed. */
    { "في البداية <شكر الرئيس نظيره على حسن الاستقبال في العاصمة> وبعد ذلك تحدث الناطق عن التجارة والطاقة "
      "والمياه",
      "وبعد ذلك تحدث الناطق عن التجارة والطاقة والمياه. وفي الختام شكر الرئيس نظيره على كرم الاستقبال في "
      "العاصمة",
      QIMAM_ANCHOR_CHANGED, "شكر الرئيس نظيره على كرم الاستقبال في العاصمة" },
    /* Gone: another figure is another figure. */
    { "بلغ العدد <25> قتيلا", "بلغ العدد 31 قتيلا", QIMAM_ANCHOR_LOST, "-" },
    { "قبل <الوزير> الدعوة رسميا", "رفضت الوزارة العرض، وكان الوزير غائبا عن كل ما جرى هناك",
      QIMAM_ANCHOR_LOST, "-" },
    { "اتفق الطرفان <على فتح المعابر فورا ودون شروط> أمس", "لم يتفق الطرفان على شيء", QIMAM_ANCHOR_LOST,
      "-" },
    { "<كل النص>", "", QIMAM_ANCHOR_LOST, "-" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_follow (cases[i].marked, cases[i].after, cases[i].anchor, cases[i].found);
}

/* Which of equal words it is shows in the place. */
static void
test_neighbours (void)
{
  const char *text = "قال علي إن السلام ممكن، وقال عمر إن السلام بعيد";
  QimamQuote quote = { "السلام", "وقال عمر إن ", " بعيد" };
  gsize start, end;

  g_assert_true (qimam_anchor_find (text, &quote, 0, &start, &end));
  g_assert_true (g_str_has_prefix (text + start, "السلام بعيد"));
  quote = (QimamQuote){ "السلام", "قال علي إن ", " ممكن" };
  g_assert_true (qimam_anchor_find (text, &quote, strlen (text), &start, &end));
  g_assert_true (g_str_has_prefix (text + start, "السلام ممكن"));
  quote.quote = "الحرب";
  g_assert_false (qimam_anchor_find (text, &quote, 0, &start, &end));
}

/* What changed once and is put back is exact again, and what an earlier change left is followed. */
static void
test_chain (void)
{
  const char *first = "قال إن المحادثات كانت بناءة ومثمرة جدا",
             *second = "قال إن المحادثات كانت صعبة ومثمرة جدا";
  const char *third = "وفي بيان لاحق قال إن المحادثات كانت صعبة ومثمرة جدا كما رأى";
  QimamQuote quote = { "المحادثات كانت بناءة ومثمرة", "قال إن ", " جدا" };
  gsize start = (gsize) (strstr (first, quote.quote) - first), end = start + strlen (quote.quote);
  const char *const texts[] = { first, second, third, first };
  const QimamAnchor anchors[] = { QIMAM_ANCHOR_CHANGED, QIMAM_ANCHOR_CHANGED, QIMAM_ANCHOR_MOVED };

  for (guint i = 0; i + 1 < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) runs = qimam_diff_words (texts[i], texts[i + 1]);

      g_assert_cmpint (qimam_anchor_follow (texts[i], texts[i + 1], runs, &quote, &start, &end), ==,
                       anchors[i]);
      g_assert_true (g_str_has_prefix (texts[i + 1] + start, "المحادثات"));
      g_assert_true (g_str_has_prefix (texts[i + 1] + end - strlen ("ومثمرة"), "ومثمرة"));
    }
}

static void
test_context (void)
{
  const char *text = "أول\nثان ثالث";
  g_autofree char *prefix = NULL, *suffix = NULL, *long_text = g_strnfill (500, 'x'), *before = NULL,
                  *behind = NULL;

  qimam_anchor_context (text, strlen ("أول\n"), strlen ("أول\nثان"), &prefix, &suffix);
  g_assert_cmpstr (prefix, ==, "أول\n");
  g_assert_cmpstr (suffix, ==, " ثالث");
  qimam_anchor_context (long_text, 200, 210, &before, &behind);
  g_assert_cmpuint (strlen (before), ==, QIMAM_ANCHOR_CONTEXT);
  g_assert_cmpuint (strlen (behind), ==, QIMAM_ANCHOR_CONTEXT);
}

/* Any text may follow any other: no place outside, none in the middle of a character. */
static void
test_follow_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (23);

  for (guint i = 0; i < 3000; i++)
    {
      guint kinds = (guint) g_rand_int_range (rand, 1, 12);
      g_autofree char *before = make_text (rand, (guint) g_rand_int_range (rand, 1, 25), kinds);
      g_autofree char *after = make_text (rand, (guint) g_rand_int_range (rand, 0, 25), kinds);
      gsize size = strlen (before), start = (gsize) g_rand_int_range (rand, 0, (int) size);
      gsize end = (gsize) g_rand_int_range (rand, (int) start + 1, (int) size + 1);
      g_autofree char *quote = g_strndup (before + start, end - start), *prefix = NULL, *suffix = NULL;
      g_autoptr (GArray) runs = qimam_diff_words (before, after);
      QimamAnchor anchor;

      qimam_anchor_context (before, start, end, &prefix, &suffix);
      anchor =
          qimam_anchor_follow (before, after, runs, &(QimamQuote){ quote, prefix, suffix }, &start, &end);
      if (anchor == QIMAM_ANCHOR_LOST)
        continue;
      g_assert_cmpuint (start, <, end);
      g_assert_cmpuint (end, <=, strlen (after));
      if (anchor != QIMAM_ANCHOR_CHANGED)
        g_assert_cmpint (strncmp (after + start, quote, strlen (quote)), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diff/words", test_words);
  g_test_add_func ("/diff/any-texts", test_any_texts);
  g_test_add_func ("/diff/shortest", test_shortest);
  g_test_add_func ("/diff/large", test_large);
  g_test_add_func ("/diff/large-alike", test_large_alike);
  g_test_add_func ("/diff/map", test_map);
  g_test_add_func ("/anchor/follow", test_follow);
  g_test_add_func ("/anchor/neighbours", test_neighbours);
  g_test_add_func ("/anchor/chain", test_chain);
  g_test_add_func ("/anchor/context", test_context);
  g_test_add_func ("/anchor/any-texts", test_follow_any);
  return g_test_run ();
}
