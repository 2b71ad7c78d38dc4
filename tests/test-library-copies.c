/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library-fixture.h"
#include "qimam-library-copies.h"
#include "qimam-sketch.h"

/* An agency's story, as outlets print it, and reports that are not of it. */

#define LEAD                                                                                                                                                                                     \
  "اختتم وزراء الزراعة في دول الحوض اجتماعهم السنوي في مدينة السد بعد يومين من المداولات حول تقاسم المياه " \
  "في مواسم الجفاف. "
#define MIDDLE                                                                                                                                                                                 \
  "وقرر الوزراء تشكيل لجنة فنية تضم مهندسين من الدول الخمس تزور السدود الكبرى قبل نهاية الخريف وترفع إلى " \
  "الحكومات "                                                                                                                                                                          \
  "تقريرا مفصلا عن كميات المياه المخزنة وعن الخسائر التي لحقت بالمحاصيل في السنوات الثلاث الماضية. "
#define DETAIL                                                                                                                                                                                     \
  "ويبلغ عدد المزارعين الذين يعتمدون على مياه النهر في ري حقولهم نحو أربعة ملايين مزارع، بحسب أرقام وزعتها " \
  "الأمانة "                                                                                                                                                                                \
  "العامة للحوض على الصحافيين قبيل انطلاق الجلسة الختامية في قاعة البلدية. "
#define QUOTE                                                                                                                                                                              \
  "وقال الأمين العام في ختام الجلسة «إن الماء حق للجميع ولن نسمح بأن يصبح سببا للنزاع بين شعوب عاشت على " \
  "ضفاف هذا النهر "                                                                                                                                                            \
  "آلاف السنين وستعيش عليها آلافا أخرى إن أحسنا إدارة ما بقي منه». "

static const char wire[] = LEAD MIDDLE QUOTE DETAIL;

static const struct
{
  const char *name;
  const char *text;
  gboolean copy;
} others[] = {
  { "as it came", LEAD MIDDLE QUOTE DETAIL, TRUE },
  { "cut behind the second paragraph", LEAD MIDDLE, TRUE },
  { "another lead, and a tail of its own",
    "عاد ملف المياه إلى الواجهة هذا الأسبوع مع انعقاد الاجتماع السنوي لوزراء الزراعة وسط ترقب في القرى التي "
    "هجرها أهلها. " MIDDLE DETAIL
    "وكان مراسلنا قد زار قريتين على ضفة النهر ونقل عن أهلهما شكواهم من غلاء الوقود ومن غياب الدعم الحكومي.",
    TRUE },
  { "words changed here and there",
    "اختتم وزراء الزراعة في دول الحوض لقاءهم السنوي في مدينة السد بعد يومين من المباحثات حول تقاسم المياه في "
    "مواسم القحط. "
    "وقرر الوزراء إنشاء لجنة فنية تضم خبراء من الدول الخمس تزور السدود الكبرى قبل نهاية الخريف وترفع إلى "
    "الحكومات تقريرا "
    "شاملا عن كميات المياه المخزنة وعن الأضرار التي لحقت بالمحاصيل في السنوات الثلاث الماضية. " QUOTE,
    TRUE },
  { "another report that quotes the same speaker",
    "خرج المجتمعون في قاعة البلدية بلا جدول زمني واضح، واكتفوا بالاتفاق على إيفاد خبراء إلى المنشآت المائية "
    "خلال الشهرين "
    "المقبلين، وهو ما عدته منظمات فلاحية خطوة خجولة لا ترقى إلى حجم الأزمة. " QUOTE
    "ورأى رئيس اتحاد الفلاحين أن البيان الختامي كرر وعود العام الماضي من دون أن يذكر مصدر التمويل أو الجهة "
    "التي ستتابع "
    "التنفيذ، مضيفا أن الموسم الحالي ضاع على صغار المزارعين.",
    FALSE },
  { "the same meeting a year before",
    "عقد وزراء الزراعة في دول الحوض اجتماعهم السنوي في مدينة السد وبحثوا على مدى يوم واحد سبل مواجهة الجراد "
    "الذي أتلف مساحات "
    "واسعة من القمح، واتفقوا على شراء طائرات رش وعلى تدريب فرق محلية في كل بلد، كما أقروا ميزانية الأمانة "
    "العامة للعام "
    "المقبل بعد نقاش طويل حول حصص الأعضاء.",
    FALSE },
};

static void
test_share (void)
{
  g_autoptr (GBytes) own = qimam_sketch_new (wire), none = qimam_sketch_new ("خبر قصير لا يكفي");
  gsize size, other_size;
  const guint8 *sketch = g_bytes_get_data (own, &size);

  g_assert_null (none);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GBytes) other = qimam_sketch_new (others[i].text);
      const guint8 *other_sketch = g_bytes_get_data (other, &other_size);
      g_autoptr (GArray) runs = qimam_sketch_runs (wire), other_runs = qimam_sketch_runs (others[i].text);
      double share = qimam_sketch_share (runs, other_runs);

      g_test_message ("%s: %.2f", others[i].name, share);
      g_assert_true ((share >= QIMAM_COPY_SHARE) == others[i].copy);
      /* The sketch may let others through, but never keeps a copy back. */
      if (others[i].copy)
        g_assert_true (qimam_sketch_may_be_copy (sketch, size, other_sketch, other_size));
      g_assert_cmpfloat (share, ==, qimam_sketch_share (other_runs, runs));
    }
  g_assert_false (qimam_sketch_may_be_copy (sketch, size, sketch, size - 1));
}

/* ---- In a library ---- */

static gint64
import (QimamLibrary *library, const char *source, const char *published, const char *text)
{
  g_autofree char *line =
      g_strdup_printf ("{\"id\":\"%s\",\"source\":\"%s\",\"headline\":\"خبر\",\"published\":"
                       "\"%s\",\"body\":\"%s\"}",
                       source, source, published, text);
  g_autoptr (GArray) ids = NULL;
  gint64 newest = 0;

  import_lines (library, line);
  ids = find_articles (library, NULL);
  for (guint i = 0; i < ids->len; i++)
    newest = MAX (newest, g_array_index (ids, gint64, i));
  return newest;
}

static gint64
group_of (QimamLibrary *library, gint64 article)
{
  g_autoptr (GError) error = NULL;
  gint64 group = qimam_library_get_copies (library, article, &error);

  g_assert_no_error (error);
  return group;
}

/* The others that print the story of @article, as "3 1" */
static char *
copies_of (QimamLibrary *library, gint64 article, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = qimam_library_list_copies (library, article, n, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  return g_string_free (text, FALSE);
}

static void
assert_copies (QimamLibrary *library, gint64 article, guint n, const char *expected)
{
  g_autofree char *copies = copies_of (library, article, n);

  g_assert_cmpstr (copies, ==, expected);
}

/* One meeting in four outlets, three of which print the wire. */
static void
test_coverage (void)
{
  static const char
      told[] = "اجتمع وزير الخارجية الأميركي أنتوني بلينكن مع نظيره الروسي سيرغي لافروف في جنيف "
               "الخميس 3 مارس 2022. ",
      own[] =
          "في جنيف التقى وزير الخارجية الأميركي أنتوني بلينكن صباح الخميس 3 مارس 2022 سيرغي لافروف وزير "
          "الخارجية الروسي. وخرج الوزيران من القاعة بعد ساعتين من دون أن يدليا بتصريح، وبدا التعب على أعضاء "
          "الوفدين الذين سهروا ليلتهم في الفندق القريب";
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamLibrary) library = qimam_library_open (":memory:", NULL, &error);
  g_autofree char *wired = g_strconcat (told, wire, NULL);
  g_autoptr (GPtrArray) meetings = NULL;
  guint outlets, independent;

  g_assert_no_error (error);
  import (library, "وكالة", "2022-03-03", wired);
  import (library, "النهر", "2022-03-04", wired);
  import (library, "الضفة", "2022-03-02", wired);
  import (library, "المرفأ", "2022-03-03", own);
  /* The oldest first. */
  assert_copies (library, 2, 10, "3 1");
  assert_copies (library, 2, 1, "3");
  assert_copies (library, 4, 10, "");
  assert_copies (library, 99, 10, "");
  meetings = qimam_library_list_meetings (library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (meetings->len, ==, 1);
  g_assert_true (qimam_library_count_coverage (library, ((QimamMeeting *) meetings->pdata[0])->id, &outlets,
                                               &independent, &error));
  g_assert_cmpuint (outlets, ==, 4);
  g_assert_cmpuint (independent, ==, 2);
  g_assert_true (qimam_library_count_coverage (library, 99, &outlets, &independent, &error));
  g_assert_cmpuint (outlets, ==, 0);
}

static void
test_groups (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamLibrary) library = qimam_library_open (":memory:", NULL, &error);
  gint64 first, alone, late, cut, edited;

  g_assert_no_error (error);
  first = import (library, "وكالة", "2022-03-01", wire);
  g_assert_cmpint (group_of (library, first), ==, 0);
  alone = import (library, "المرفأ", "2022-03-02", others[4].text);
  g_assert_cmpint (group_of (library, alone), ==, 0);
  cut = import (library, "النهر", "2022-03-03", others[1].text);
  g_assert_cmpint (group_of (library, cut), ==, first);
  g_assert_cmpint (group_of (library, first), ==, first);
  edited = import (library, "الضفة", "2022-02-28", others[2].text);
  g_assert_cmpint (group_of (library, edited), ==, first);
  /* What is printed again a month later is another story's background. */
  late = import (library, "الأسبوع", "2022-04-10", wire);
  g_assert_cmpint (group_of (library, late), ==, 0);
  /* An article that is written anew leaves its group; analysing again changes nothing. */
  g_assert_cmpint (import (library, "النهر", "2022-03-03", others[5].text), ==, late);
  g_assert_cmpint (group_of (library, cut), ==, 0);
  qimam_library_reanalyse (library, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (group_of (library, edited), ==, first);
  g_assert_cmpint (group_of (library, cut), ==, 0);
  g_assert_cmpint (group_of (library, late), ==, 0);
}

/* A group keeps its number though the article that it began with left it; what that one begins then is
 * another. */
static void
test_group_numbers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamLibrary) library = qimam_library_open (":memory:", NULL, &error);
  gint64 first, cut, edited, again;

  g_assert_no_error (error);
  first = import (library, "وكالة", "2022-03-01", wire);
  cut = import (library, "النهر", "2022-03-02", others[1].text);
  edited = import (library, "الضفة", "2022-03-02", others[2].text);
  import (library, "وكالة", "2022-03-01", others[5].text);
  g_assert_cmpint (group_of (library, first), ==, 0);
  g_assert_cmpint (group_of (library, cut), ==, group_of (library, edited));
  again = import (library, "المرفأ", "2022-03-02", others[5].text);
  g_assert_cmpint (group_of (library, first), !=, 0);
  g_assert_cmpint (group_of (library, first), ==, group_of (library, again));
  g_assert_cmpint (group_of (library, first), !=, group_of (library, cut));
  assert_copies (library, first, 10, "4");
  assert_copies (library, cut, 10, "3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copies/share", test_share);
  g_test_add_func ("/copies/groups", test_groups);
  g_test_add_func ("/copies/group-numbers", test_group_numbers);
  g_test_add_func ("/copies/coverage", test_coverage);
  return g_test_run ();
}
