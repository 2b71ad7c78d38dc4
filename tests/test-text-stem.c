/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "qimam-fold.h"
#include "qimam-stem.h"
#include "qimam-token.h"

static char *
stem_of (const char *word)
{
  g_autofree char *folded = qimam_fold (word, -1, NULL);

  return qimam_stem (folded, -1);
}

/* The words of a row have one stem. */
static void
assert_same (const char *const *rows, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i], " ", -1);
      g_autofree char *first = stem_of (words[0]);

      for (guint w = 1; words[w] != NULL; w++)
        {
          g_autofree char *stem = stem_of (words[w]);

          if (!g_str_equal (stem, first))
            g_error ("%s is %s, %s is %s", words[0], first, words[w], stem);
        }
    }
}

static void
test_articles (void)
{
  static const char *const rows[] = {
    "قمة القمة والقمة بالقمة كالقمة فالقمة للقمة وللقمة فللقمة وبالقمة لقمة بقمة وقمة فقمة ولقمة",
    "رئيس الرئيس للرئيس والرئيس لرئيس وبالرئيس بالرئيس كرئيس",
    "اتفاق الاتفاق للاتفاق بالاتفاق واتفاق باتفاق لاتفاق",
    "لقاء اللقاء للقاء بلقاء ولقاء باللقاء",
    "لجنة اللجنة للجنة ولجنة بلجنة",
    "لبنان ولبنان بلبنان للبنان ولبنان",
    "بيان البيان ببيان وبيان كبيان",
    "وزارة الوزارة ووزارة للوزارة بوزارة",
    "كتاب الكتاب بكتاب وكتاب ككتاب للكتاب",
    "فلسطين وفلسطين بفلسطين لفلسطين",
    "محادثات المحادثات للمحادثات والمحادثات بمحادثات",
    "استثمار الاستثمار للاستثمار باستثمار واستثمار لاستثمار",
    "تنفيذ التنفيذ لتنفيذ بتنفيذ وتنفيذ للتنفيذ",
    "حضور بحضور الحضور وبحضور",
    "ليبيا لليبيا وليبيا بليبيا",
    /* in no table */
    "غرناطة بغرناطة وغرناطة",
    "برشلونة لبرشلونة وبرشلونة ولبرشلونة",
    "بوتسوانا لبوتسوانا وبوتسوانا",
    "خوارزم بخوارزم وخوارزم",
  };

  assert_same (rows, G_N_ELEMENTS (rows));
}

static void
test_inflections (void)
{
  static const char *const rows[] = {
    "قمة قمتين قمتان القمتين قمتي قمتا قمته قمتها قمتهم قمتهما",
    "رئيس رئيسين الرئيسان رئيسهم رئيسة رئيسها رئيسنا رئيسا",
    "دولة دولتين دولتان دولتي دولتهم دول",
    "صحفي صحفيين صحفيون صحفية صحفيات الصحفيين",
    "مهندس مهندسون مهندسين المهندسات مهندسة",
    "سيارة سيارات سيارتين سيارته سياراتهم السيارات",
    "كبير كبيرة كبيرا كبيرين",
    "لقاء لقاءات لقائهما لقاؤهم لقائه لقاءان",
    "فضاء الفضاء فضائي الفضائية فضائه فضائيين",
    "كيمياء الكيميائي كيميائية الكيمياء",
    "كهرباء الكهرباء كهربائي الكهربائية",
    "مستشفى مستشفي المستشفى بمستشفى",
    "فرنسا وفرنسا لفرنسا",
    "تعاون التعاون بتعاون تعاونهم يتعاون تتعاونان",
    "قانون القانون قوانين قانونية للقوانين",
    "قناة القناة قنوات القنوات قناته",
    "ولاية الولايات ولايات ولايته",
  };

  assert_same (rows, G_N_ELEMENTS (rows));
}

static void
test_plurals (void)
{
  static const char *const rows[] = {
    "وزير الوزير وزراء للوزراء وزيرين ووزير لوزير وزرائهم",
    "رئيس رؤساء الرؤساء لرؤساء",
    "قمة قمم القمم",
    "لجنة لجان اللجان",
    "مدينة مدن المدن لمدينة",
    "سلاح أسلحة الأسلحة للأسلحة",
    "ساحل سواحل السواحل",
    "شارع شوارع بشوارع",
    "مشروع مشاريع المشاريع لمشاريع",
    "مدرسة مدارس المدارس مدارسهم",
    "مسجد مساجد والمساجد",
    "رسالة رسائل الرسائل رسائله",
    "جزيرة جزر الجزر",
    "صاروخ صواريخ بصواريخ",
    "زلزال زلازل",
    "بركان براكين",
    "ملك ملوك الملوك",
    "جيش جيوش الجيوش",
    "حزب أحزاب الأحزاب للأحزاب",
    "هدف أهداف أهدافه",
    "سعر أسعار الأسعار بأسعار",
    "فيلم أفلام الأفلام",
    "حجر أحجار",
    "جبل جبال الجبال",
    "عاصمة عواصم العواصم",
    "كوكب كواكب الكواكب",
    "محكمة محاكم المحاكم",
    "مرض أمراض الأمراض بأمراض",
    "طبيب أطباء الأطباء",
    "نبي أنبياء الأنبياء",
    "شاعر شعراء الشعراء",
    "قاض قضاة القضاة",
    "تقرير تقارير التقارير",
    "برنامج برامج البرامج",
    "عنصر عناصر عناصره",
    "قبيلة قبائل القبائل",
    "حديقة حدائق الحدائق",
    "وثيقة وثائق الوثائق",
    "دواء أدوية الأدوية",
    "سؤال أسئلة الأسئلة",
    "جهاز أجهزة الأجهزة",
    "رجل رجال الرجال",
    "ولد أولاد أولاده",
    "سفينة سفن السفن",
    "قرية قرى القرى",
    "فكرة أفكار أفكاره",
    "مبدأ مبادئ المبادئ",
    "إقليم أقاليم",
    "قضية قضايا القضايا",
    "نتيجة نتائج النتائج",
    "خطة خطط الخطط",
    "تلميذ تلاميذ",
    "إمبراطور أباطرة",
  };

  assert_same (rows, G_N_ELEMENTS (rows));
}

static void
test_states (void)
{
  static const char *const rows[] = {
    "فرنسا فرنسي الفرنسية الفرنسيين لفرنسا",
    "روسيا روسي الروسية الروس وروسيا",
    "الصين صيني الصينية للصين بالصين",
    "أمريكا أميركا أمريكي الأميركية الأمريكيون",
    "تركيا تركي التركية أتراك",
    "سوريا سوري السورية السوريون لسوريا",
    "مصر مصري المصرية بمصر",
    "العراق عراقي العراقية للعراق",
    "ألمانيا ألماني الألمانية",
    "اليابان ياباني اليابانية",
  };

  assert_same (rows, G_N_ELEMENTS (rows));
}

static void
test_verbs (void)
{
  static const char *const rows[] = {
    "اجتمع يجتمع تجتمع اجتمعت سيجتمع يجتمعون اجتمعوا واجتمع اجتماع الاجتماع اجتماعات",
    "أعلن يعلن تعلن أعلنت أعلنوا سيعلن إعلان",
    "عاد يعود تعود عادت عودة ستعود",
    "وصل يصل تصل وصلت سيصل وصول",
    "وقع يقع تقع وقعت وقوع",
    "استقبل يستقبل استقبلت استقبال استقباله",
    "استضاف يستضيف تستضيف استضافت ستستضيف",
    "انسحب ينسحب انسحبت انسحاب انسحابها",
    "انتخب ينتخب انتخبت انتخاب الانتخابات",
    "التقى يلتقي تلتقي التقت يلتقون سيلتقي",
    "شارك يشارك تشارك شاركت شاركوا مشاركة مشاركته",
    "أسس يؤسس أسست أسسها تأسيس",
    "أقام يقيم أقامت تقيم",
    "غادر يغادر غادرت مغادرة",
    "احتل يحتل احتلت احتلال الاحتلال",
    "اكتشف يكتشف اكتشفت اكتشاف اكتشافات",
    "زار يزور تزور زارت زيارة الزيارة زيارته",
    "هاجم يهاجم هاجمت مهاجمة",
    "ولد يلد ولدت ولادة",
    "فاز يفوز فازت فوز",
    "دعا يدعو تدعو دعت دعوة",
    "أصاب أصيب أصيبوا إصابة يصيب",
    "اختار اختير يختار اختيار",
    "أدان يدين تدين إدانة أدانت",
    "أوضح يوضح توضح توضيح",
    "سمى يسمي تسمية",
  };

  assert_same (rows, G_N_ELEMENTS (rows));
}

/* Letters that are the words' own. */
static void
test_whole (void)
{
  static const char *const words[] = {
    "وزير",    "وكالة",  "والد",   "والدة", "وثيقة", "وفد",    "وطن",   "وجه",    "وقت",    "وادي",   "لبنان",
    "لجنة",    "لندن",   "ليبيا",  "لغة",   "لقب",   "لسان",   "بيان",  "بحر",    "برلمان", "بوتين",  "بايدن",
    "بغداد",   "بيروت",  "برلين",  "بنك",   "بلد",   "بطل",    "بداية", "برنامج", "بترول",  "بكين",   "باريس",
    "فريق",    "فلسطين", "فيينا",  "فرصة",  "فكرة",  "فرنسا",  "فيلم",  "كتاب",   "كرملين", "كندا",   "كوريا",
    "كلمة",    "كأس",    "كوكب",   "سلام",  "سلاح",  "سيارة",  "سينما", "سيطرة",  "سيناء",  "ستالين", "سنة",
    "ألمانيا", "ألف",    "التزام", "الله",  "إلهام", "التهاب", "القاء", "امتحان", "إيران",  "سودان",  "بركان",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *folded = qimam_fold (words[i], -1, NULL);
      g_autofree char *stem = qimam_stem (folded, -1);

      if (!g_str_has_prefix (stem, (char[]){ folded[0], folded[1], '\0' }) || strlen (stem) < 2 * 2)
        g_error ("%s is %s", words[i], stem);
    }
}

static void
test_apart (void)
{
  static const char *const rows[][2] = {
    { "وزير", "زير" },    { "وكالة", "كال" },  { "والده", "ده" },      { "فلسطين", "فلس" },
    { "القوات", "ألقى" }, { "السنة", "لسان" }, { "الجزائر", "جزيرة" }, { "الرياض", "روضة" },
    { "قبول", "قبل" },    { "تمثيل", "مثل" },  { "تحويل", "حول" },     { "تغيير", "غير" },
    { "أسرة", "سرير" },   { "أزمة", "زمام" },  { "أسود", "أسد" },      { "مواطن", "موطن" },
    { "احتاج", "احتج" },  { "نجران", "جرى" },  { "سلمان", "سلم" },     { "بنما", "نما" },
    { "حكومة", "محكمة" }, { "مدني", "مدينة" }, { "سوريا", "سورة" },    { "تركيا", "ترك" },
    { "امرأة", "أمر" },   { "لبنان", "لبن" },  { "كندا", "ند" },       { "بريطانيا", "ريطان" },
    { "عمان", "عم" },     { "الصين", "صنع" },  { "الفتاة", "ألف" },    { "المانع", "ألم" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *one = stem_of (rows[i][0]);
      g_autofree char *other = stem_of (rows[i][1]);

      if (g_str_equal (one, other))
        g_error ("%s and %s are %s", rows[i][0], rows[i][1], one);
    }
}

/* Whatever is given, a stem is not empty, no longer than the word, and letters of Arabic. */
static void
test_anything (void)
{
  static const char letters[] = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
                                "ء";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < 200000; i++)
    {
      char word[80];
      gsize length = 2 * (1 + g_rand_int_range (random, 0, 30));
      g_autofree char *stem = NULL;

      for (gsize at = 0; at < length; at += 2)
        memcpy (word + at, letters + 2 * g_rand_int_range (random, 0, (gint32) (sizeof letters / 2)), 2);
      stem = qimam_stem (word, (gssize) length);
      g_assert_true (g_utf8_validate (stem, -1, NULL));
      g_assert_cmpuint (strlen (stem), >=, 2);
      g_assert_cmpuint (strlen (stem), <=, MAX (length, 2 * 14));
    }
}

static void
test_other_scripts (void)
{
  static const char *const words[] = { "summit", "g7", "2021", "4.5", "женева", "a", "في", "و" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *stem = qimam_stem (words[i], -1);

      g_assert_cmpstr (stem, ==, words[i]);
    }
}

static void
test_duals (void)
{
  static const char *const duals[] = { "دولتين", "وزيران", "شهرين", "يومين", "عامين", "مدينتين", "لجنتان" };
  static const char *const others[] = {
    "فلسطين", "لبنان", "جنين", "رمضان", "ملايين", "مهندسين",
    "قوانين", "ميدان", "سنين", "سكان",  "إنسان",  "أمان",
  };

  for (guint i = 0; i < G_N_ELEMENTS (duals); i++)
    {
      g_autofree char *folded = qimam_fold (duals[i], -1, NULL);

      if (!qimam_stem_is_dual (folded, strlen (folded)))
        g_error ("%s is no dual", duals[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *folded = qimam_fold (others[i], -1, NULL);

      if (qimam_stem_is_dual (folded, strlen (folded)))
        g_error ("%s is a dual", others[i]);
    }
}

static void
test_stop_words (void)
{
  static const char *const stops[] = { "في", "من", "على", "هل", "ماذا", "متى", "ماهي", "الذي", "the", "de" };
  static const char *const others[] = { "قمة", "ولي", "مايو", "قناة", "فيينا", "عدن" };

  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *folded = qimam_fold (stops[i], -1, NULL);

      g_assert_true (qimam_is_stop_word (folded, -1));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *folded = qimam_fold (others[i], -1, NULL);

      g_assert_false (qimam_is_stop_word (folded, -1));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stem/articles", test_articles);
  g_test_add_func ("/stem/inflections", test_inflections);
  g_test_add_func ("/stem/plurals", test_plurals);
  g_test_add_func ("/stem/states", test_states);
  g_test_add_func ("/stem/verbs", test_verbs);
  g_test_add_func ("/stem/whole", test_whole);
  g_test_add_func ("/stem/apart", test_apart);
  g_test_add_func ("/stem/anything", test_anything);
  g_test_add_func ("/stem/other-scripts", test_other_scripts);
  g_test_add_func ("/stem/duals", test_duals);
  g_test_add_func ("/stem/stop-words", test_stop_words);
  return g_test_run ();
}
