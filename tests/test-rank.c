/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "qimam-bits.h"
#include "qimam-database.h"
#include "qimam-index-reader.h"
#include "qimam-index-writer.h"
#include "qimam-rank-words.h"
#include "qimam-rank.h"

#define MAX_IDS 512

typedef struct
{
  const char *headline;
  const char *body;
} Text;

typedef struct
{
  QimamDatabase *database;
  QimamConnection *connection;
  guint64 docs[QIMAM_BITS_WORDS (MAX_IDS)];
} Corpus;

/* Texts get the ids 1, 2, 3, …; none of them is an article. */
static void
corpus_init (Corpus *self, const Text *texts, guint n)
{
  g_autoptr (GError) error = NULL;

  memset (self->docs, 0, sizeof self->docs);
  self->database = qimam_database_open (":memory:", &error);
  g_assert_no_error (error);
  self->connection = qimam_database_lock_writer (self->database, NULL);
  g_assert_true (qimam_connection_begin (self->connection, &error));
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (
          qimam_index_put (self->connection, i + 1, texts[i].headline, texts[i].body, NULL, &error));
      qimam_bits_add (self->docs, i + 1);
    }
  g_assert_true (qimam_connection_commit (self->connection, &error));
  g_assert_no_error (error);
}

static void
corpus_clear (Corpus *self)
{
  qimam_database_unlock_writer (self->database);
  qimam_database_free (self->database);
}

static GArray *
rank (Corpus *self, const char *query, gboolean prefix, const QimamOrder *order, guint n_best)
{
  g_autoptr (QimamSearchText) search = qimam_search_text_parse (query, prefix);
  g_autoptr (GError) error = NULL;
  GArray *ids;

  ids = qimam_rank (self->connection, search, order, self->docs, MAX_IDS, n_best, &error);
  g_assert_no_error (error);
  return ids;
}

/* ---- The first of two or three ---- */

/* Texts that say nothing of what is asked, so that words have weights as in a library. */
static const char *const fillers[] = {
  "أعلنت الشركة نتائجها السنوية وزادت أرباحها عن العام الماضي بفضل أسواق جديدة",
  "فاز الفريق في المباراة النهائية بعد وقت إضافي وركلات ترجيح أمام جمهور كبير",
  "يتوقع خبراء الطقس أمطارا غزيرة في الشمال وانخفاضا في درجات الحرارة ليلا",
  "افتتح المتحف معرضا للوحات نادرة من القرن التاسع عشر يستمر شهرين كاملين",
  "نشرت الجامعة دراسة عن أثر القراءة في الأطفال ودعت المدارس إلى العناية بها",
  "بدأت أعمال بناء الجسر الجديد فوق النهر وتنتهي بعد ثلاث سنوات كما خطط لها",
};

static void
test_first (void)
{
  static const struct
  {
    const char *why;
    const char *query;
    Text texts[3];
  } rows[] = {
    { "a rare word tells more than a common one",
      "دراسة البراكين",
      { { NULL, "تحدث الأستاذ عن البراكين في محاضرة قصيرة أمام الطلاب" },
        { NULL, "تحدث الأستاذ عن دراسة الأسواق في محاضرة قصيرة أمام الطلاب" } } },
    { "two words tell more than one",
      "بحيرة سمك",
      { { NULL, "في القرية بحيرة كبيرة وفيها سمك كثير وقوارب" },
        { NULL, "في القرية بحيرة كبيرة وفيها بحيرة صغيرة وقوارب" },
        { NULL, "في القرية سوق كبيرة وفيها سمك كثير وقوارب" } } },
    { "words side by side, as they were typed",
      "قصر العدل",
      { { NULL, "زار الوفد في المساء قصر العدل ثم تحدث عن الماضي والحاضر طويلا" },
        { NULL, "زار الوفد في المساء قصر الملك ثم تحدث عن السلام وعن قيم العدل" } } },
    { "words near each other",
      "ميناء الفحم",
      { { NULL, "وصلت السفن إلى ميناء يصدر الفحم منذ سنين ثم غادرت في الصباح الباكر نحو الجنوب" },
        { NULL, "وصلت السفن إلى ميناء قديم منذ سنين ثم غادرت في الصباح الباكر وهي تحمل الفحم" } } },
    { "early in the text",
      "زلزال",
      { { NULL, "ضرب زلزال المدينة في الليل فخرج الناس إلى الشوارع وسهروا فيها حتى طلع الفجر ثم عادوا بحذر" },
        { NULL,
          "خرج الناس إلى الشوارع وسهروا فيها حتى طلع الفجر ثم عادوا بحذر بعد أن ضرب المدينة زلزال ليلا" } } },
    { "in the headline",
      "اتفاق الصيد",
      { { "توقيع اتفاق الصيد بعد شهر من المحادثات",
          "التقى الوفدان صباحا واتفقا على كل البنود وغادرا في المساء" },
        { "لقاء الوفدين في العاصمة", "التقى الوفدان صباحا وتحدثا عن اتفاق الصيد ثم غادرا في المساء" } } },
    { "the form that was typed",
      "اجتماعات",
      { { NULL, "عقد المجلس اجتماعات مع وفود كثيرة في ذلك اليوم" },
        { NULL, "عقد المجلس اجتماعا مع وفود كثيرة في ذلك اليوم" } } },
    { "a short text rather than a long one",
      "الواحة",
      { { NULL, "وصلت القافلة بعد أيام إلى الواحة" },
        { NULL,
          "وصلت القافلة بعد أيام إلى الواحة وفي الطريق رأى التجار جبالا وسهولا ووديانا وقرى كثيرة وباعوا ما "
          "معهم "
          "من القماش واشتروا تمرا وملحا وجلودا ثم ناموا وساروا وناموا وساروا أياما أخرى حتى البحر" } } },
    { "more often rather than once",
      "القهوة",
      { { NULL, "تزرع القهوة في الجبال وتجفف القهوة تحت الشمس وتباع" },
        { NULL, "تزرع القهوة في الجبال وتجفف الثمار تحت الشمس وتباع" } } },
    { "a broken plural",
      "ما هي أسلحة الجيش القديم",
      { { NULL, "كان سلاح الجيش القديم من الحديد والخشب" },
        { NULL, "كان طعام الجيش القديم من الخبز والتمر" } } },
    { "a verb and its noun",
      "متى اكتشفت الجزيرة",
      { { NULL, "كان اكتشاف الجزيرة في القرن السادس عشر" },
        { NULL, "كان سكان الجزيرة من الصيادين والتجار" } } },
    { "a word with a letter wrong",
      "عاصمة موريطانيا",
      { { NULL, "نواكشوط هي أكبر مدن موريتانيا وعاصمة البلد" },
        { NULL, "القاهرة هي أكبر مدن مصر وعاصمة البلد" } } },
    { "the words of a phrase",
      "\"مجلس الأعيان\"",
      { { NULL, "صوت مجلس الأعيان على القانون" }, { NULL, "صوت مجلس النواب على القانون" } } },
    { "a phrase among words",
      "قانون \"مجلس الأعيان\" الجديد",
      { { NULL, "صوت مجلس الأعيان أمس على عقود النقل" },
        { NULL, "مجلس المدينة زار قصر الأعيان في العيد أمس" } } },
    { "a name in two words or one",
      "الملك عبد العزيز",
      { { NULL, "ولد الملك عبدالعزيز في المدينة ونشأ فيها" },
        { NULL, "ولد الملك فاروق في المدينة ونشأ فيها" } } },
    { "typed in a hurry",
      "اسعار القهوه في الاسواق",
      { { NULL, "زادت أسعار القهوة في الأسواق" }, { NULL, "زادت رحلات السفر في العطلة" } } },
    { "Latin words",
      "Opec النفط",
      { { NULL, "خفضت منظمة OPEC إنتاج النفط" }, { NULL, "خفضت الدولة إنتاج النفط" } } },
    { "numbers",
      "قمة 1985",
      { { NULL, "كانت القمة الأولى عام ١٩٨٥ في جنيف" }, { NULL, "كانت القمة الأولى عام 1961 في فيينا" } } },
    { "nothing but stop words",
      "من هو",
      { { NULL, "سأل الرجل الحارس من هو صاحب الدار" }, { NULL, "سأل الرجل الحارس أين صاحب الدار" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gboolean reversed = FALSE; reversed <= TRUE; reversed++)
      {
        Text texts[3 + G_N_ELEMENTS (fillers)];
        guint n = rows[i].texts[2].body != NULL ? 3 : 2, wanted = reversed ? n : 1;
        g_autoptr (GArray) ids = NULL;
        Corpus corpus;

        for (guint t = 0; t < n; t++)
          texts[t] = rows[i].texts[reversed ? n - 1 - t : t];
        for (guint f = 0; f < G_N_ELEMENTS (fillers); f++)
          texts[n + f] = (Text){ NULL, fillers[f] };
        corpus_init (&corpus, texts, n + G_N_ELEMENTS (fillers));
        ids = rank (&corpus, rows[i].query, FALSE, NULL, 5);
        g_assert_cmpuint (ids->len, ==, 5);
        if (g_array_index (ids, guint32, 0) != wanted)
          g_error ("%s: %u comes first", rows[i].why, g_array_index (ids, guint32, 0));
        corpus_clear (&corpus);
      }
}

/* ---- Time ---- */

static QimamOrder *
make_order (const gint64 *times, guint n)
{
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (QimamOrderRecord));
  g_autoptr (GError) error = NULL;
  QimamOrder *order;

  for (guint i = 0; i < n; i++)
    {
      QimamOrderRecord record = { .time = times[i], .id = i + 1 };

      g_array_append_val (records, record);
    }
  qimam_order_sort (records);
  order = qimam_order_new (records, &error);
  g_assert_no_error (error);
  return order;
}

static void
test_time (void)
{
  static const Text texts[] = {
    { NULL, "وقع الطرفان اتفاق الصيد في العاصمة" },
    { NULL, "وقع الطرفان اتفاق الصيد في العاصمة" },
    { NULL, "وقع الطرفان اتفاق النقل في العاصمة" },
    { NULL, "وصل الوفد إلى المطار ثم غادر المدينة" },
  };
  static const gint64 times[] = { 1700000000, 1400000000, 1700000000, QIMAM_NO_TIME };
  g_autoptr (QimamOrder) order = make_order (times, G_N_ELEMENTS (times));
  g_autoptr (GArray) ids = NULL;
  Corpus corpus;

  corpus_init (&corpus, texts, G_N_ELEMENTS (texts));
  ids = rank (&corpus, "اتفاق الصيد", FALSE, order, 4);
  /* The newer one of two that say the same; but not one that says less. */
  g_assert_cmpuint (g_array_index (ids, guint32, 0), ==, 1);
  g_assert_cmpuint (g_array_index (ids, guint32, 1), ==, 2);
  g_assert_cmpuint (g_array_index (ids, guint32, 2), ==, 3);
  g_assert_cmpuint (g_array_index (ids, guint32, 3), ==, 4);
  corpus_clear (&corpus);
}

/* ---- What is being typed, excluded, looked for in headlines ---- */

static void
test_kinds (void)
{
  static const Text texts[] = {
    { "قمة جنيف", "التقى الرئيسان صباحا" },
    { "لقاء صباحي", "تحدث الرئيسان في قمة قصيرة عن البحر" },
    { "جنيفر تغني", "حفل كبير في المساء" },
    { NULL, "لا شيء هنا من ذلك" },
  };
  g_autoptr (GArray) prefix = NULL, title = NULL, excluded = NULL, none = NULL;
  Corpus corpus;

  corpus_init (&corpus, texts, G_N_ELEMENTS (texts));
  prefix = rank (&corpus, "قمة جني", TRUE, NULL, 4);
  g_assert_cmpuint (g_array_index (prefix, guint32, 0), ==, 1);
  title = rank (&corpus, "title:قمة البحر", FALSE, NULL, 4);
  g_assert_cmpuint (g_array_index (title, guint32, 0) + g_array_index (title, guint32, 1), ==, 3);
  excluded = rank (&corpus, "قمة -جنيف", FALSE, NULL, 4);
  g_assert_cmpuint (excluded->len, ==, 4);
  none = rank (&corpus, "زرافة", FALSE, NULL, 4);
  g_assert_cmpuint (none->len, ==, 4);
  corpus_clear (&corpus);
}

/* ---- Many ---- */

static char *
random_text (GRand *rand)
{
  static const char *const words[] = {
    "قمة",   "جنيف", "رئيس", "وفد",  "اتفاق", "حدود", "نفط",   "ميناء", "صحيفة", "كتاب",
    "مدينة", "بحر",  "جبل",  "قلعة", "سلام",  "حرب",  "تجارة", "علم",   "طبيب",  "مدرسة",
  };
  GString *text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 3, 60);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s ",
                            words[MIN (g_rand_int_range (rand, 0, 20), g_rand_int_range (rand, 0, 20))]);
  return g_string_free (text, FALSE);
}

/* Asking for more gives the same ones first, all once, and only those that were asked about. */
static void
test_more (void)
{
  static const guint counts[] = { 1, 7, 99, 100, 101, 180, 400 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree Text *texts = g_new0 (Text, 400);
  g_autoptr (GArray) all = NULL;
  guint64 seen[QIMAM_BITS_WORDS (MAX_IDS)] = { 0 };
  guint n_docs = 0;
  Corpus corpus;

  for (guint i = 0; i < 400; i++)
    texts[i].body = random_text (rand);
  corpus_init (&corpus, texts, 400);
  for (guint i = 0; i < 400; i++)
    if (i % 3 == 0)
      qimam_bits_remove (corpus.docs, i + 1);
    else
      n_docs++;
  all = rank (&corpus, "تجارة البحر والجبل في مدينة العلم", FALSE, NULL, 1000);
  g_assert_cmpuint (all->len, ==, n_docs);
  for (guint i = 0; i < all->len; i++)
    {
      guint32 id = g_array_index (all, guint32, i);

      g_assert_true (qimam_bits_has (corpus.docs, id));
      g_assert_false (qimam_bits_has (seen, id));
      qimam_bits_add (seen, id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GArray) some = rank (&corpus, "تجارة البحر والجبل في مدينة العلم", FALSE, NULL, counts[i]);

      g_assert_cmpuint (some->len, ==, MIN (counts[i], n_docs));
      g_assert_cmpmem (some->data, some->len * 4, all->data, some->len * 4);
    }
  for (guint i = 0; i < 400; i++)
    g_free ((char *) texts[i].body);
  corpus_clear (&corpus);
}

/* ---- Guesses ---- */

static void
test_guesses (void)
{
  static const Text texts[] = {
    { NULL, "موريتانيا انجلترا السرطان المسيحية الإنترنت" },
    { NULL, "موريتانيا استعماله روتشيلد الأندية" },
    { NULL, "البرلمان البريطاني" },
  };
  static const char *const rows[][2] = {
    { "موريطانيا", "موريتانيا" }, { "المسيجيه", "المسيحيه" }, { "استمعاله", "استعماله" },
    { "روتشليد", "روتشيلد" },     { "االانديه", "الانديه" },  { "السررطان", "السرطان" },
    { "الانترت", "الانترنت" },    { "انحلترا", "انجلترا" },
  };
  static const char *const none[] = { "زرافات", "بر", "summit", "1985", "موريتانيا", "موريتانيات", "" };
  g_autoptr (GError) error = NULL;
  QimamIndexReader *reader;
  Corpus corpus;

  corpus_init (&corpus, texts, G_N_ELEMENTS (texts));
  reader = qimam_index_reader_open (corpus.connection, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *guess = qimam_rank_guess (reader, rows[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (guess, ==, rows[i][1]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_autofree char *guess = qimam_rank_guess (reader, none[i], &error);

      g_assert_no_error (error);
      g_assert_null (guess);
    }
  corpus_clear (&corpus);
}

/* ---- What is left out on the way ---- */

#define MANY 6000

/* Texts of all lengths with few words, in many segments that overlap. */
static void
fill_many (QimamConnection *connection, guint64 *docs)
{
  static const char *const words[] = { "قمة", "اتفاق", "بيان", "وفد", "حوار", "ميناء", "نفط", "قرض" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < MANY; i++)
    {
      /* Some are written anew. */
      guint32 doc = i % 10 == 0 ? (guint32) g_rand_int_range (rand, 1, (gint32) i + 1) : i;
      guint length = (guint) g_rand_int_range (rand, 1, g_rand_int_range (rand, 2, 300));
      g_autoptr (GString) body = g_string_new (NULL);

      for (guint w = 0; w < length; w++)
        {
          double draw = g_rand_double (rand) * g_rand_double (rand);
          guint word = (guint) (draw * G_N_ELEMENTS (words) * 2);

          g_string_append (body, word < G_N_ELEMENTS (words) ? words[word] : "كذا");
          g_string_append_c (body, ' ');
        }
      if (i % 500 == 1)
        g_assert_true (qimam_connection_begin (connection, &error));
      g_assert_true (
          qimam_index_put (connection, doc, words[g_rand_int_range (rand, 0, 8)], body->str, NULL, &error));
      qimam_bits_add (docs, doc);
      if (i % 500 == 0 || i + 1 == MANY)
        g_assert_true (qimam_connection_commit (connection, &error));
    }
}

/* Where all are wanted, all are weighed; few must be the first of them. */
static void
test_few_of_many (void)
{
  static const char *const queries[] = {
    "قمة", "قرض", "قمة اتفاق", "اتفاق قرض نفط", "عنوان:نفط بيان", "\"حوار ميناء\"", "ات"
  };
  g_autoptr (QimamDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint64 *docs = qimam_bits_new (MANY);
  QimamConnection *connection;

  database = qimam_database_open (":memory:", &error);
  g_assert_no_error (error);
  connection = qimam_database_lock_writer (database, NULL);
  fill_many (connection, docs);
  for (guint q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      g_autoptr (QimamSearchText) search = qimam_search_text_parse (queries[q], q == 6);
      g_autoptr (GArray) all = qimam_rank (connection, search, NULL, docs, MANY, MANY, &error);
      guint sizes[] = { 1, 50, 128, 1000 };

      g_assert_no_error (error);
      for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
        {
          g_autoptr (GArray) few = qimam_rank (connection, search, NULL, docs, MANY, sizes[i], &error);

          g_assert_no_error (error);
          g_assert_cmpmem (few->data, few->len * sizeof (guint32), all->data, sizes[i] * sizeof (guint32));
        }
    }
  qimam_database_unlock_writer (database);
}

static void
test_cancelled (void)
{
  g_autoptr (QimamSearchText) search = qimam_search_text_parse ("اتفاق", FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Text text = { NULL, "وقع الطرفان اتفاق الصيد" };
  Corpus corpus;

  corpus_init (&corpus, &text, 1);
  qimam_connection_set_cancellable (corpus.connection, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_null (qimam_rank (corpus.connection, search, NULL, corpus.docs, MAX_IDS, 10, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  qimam_connection_set_cancellable (corpus.connection, NULL);
  corpus_clear (&corpus);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rank/first", test_first);
  g_test_add_func ("/rank/time", test_time);
  g_test_add_func ("/rank/kinds", test_kinds);
  g_test_add_func ("/rank/more", test_more);
  g_test_add_func ("/rank/guesses", test_guesses);
  g_test_add_func ("/rank/few-of-many", test_few_of_many);
  g_test_add_func ("/rank/cancelled", test_cancelled);
  return g_test_run ();
}
