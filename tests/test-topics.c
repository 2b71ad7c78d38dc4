/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "library-fixture.h"
#include "qimam-library-private.h"
#include "qimam-lexicon.h"
#include "qimam-library-search.h"
#include "qimam-library-topics.h"
#include "qimam-store-topic.h"
#include "qimam-topic-matcher.h"
#include "qimam-topic-tagger.h"

/* ---- Rules ---- */

/* What a rule says, in short: each phrase with its kind, weight, days and patterns. */
static char *
tell_rule (const QimamTopicRule *rule)
{
  const GPtrArray *phrases = qimam_topic_rule_get_phrases (rule);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < phrases->len; i++)
    {
      const QimamTopicPhrase *phrase = phrases->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                              phrase->kind == QIMAM_PHRASE_NEEDED     ? "+"
                              : phrase->kind == QIMAM_PHRASE_EXCLUDED ? "-"
                                                                      : "");
      if (!phrase->enough)
        g_string_append_printf (text, "%g ", phrase->weight);
      if (*phrase->from != '\0' || *phrase->to != '\0')
        g_string_append_printf (text, "%s..%s ", phrase->from, phrase->to);
      for (guint p = 0; p < phrase->patterns->len; p++)
        g_string_append_printf (text, "%s%s", p > 0 ? " or " : "", (const char *) phrase->patterns->pdata[p]);
    }
  return g_string_free (text, FALSE);
}

static void
test_rules (void)
{
  static const struct
  {
    const char *rule, *told;
  } cases[] = {
    { "ميناء", "ميناء" },
    { "ميناء | سفينة", "ميناء; سفينه" },
    { "ميناء، سفينة,رصيف", "ميناء; سفينه; رصيف" },
    { "  ميناء\nسفينة ", "ميناء; سفينه" },
    { "تفتيش السفن", "تفتيش السفن" },
    { "تفتيش ... السفن", "تفتيش … السفن" },
    { "تفتيش … السفن", "تفتيش … السفن" },
    { "تفتيش ~ سفن", "تفتيش … سفن or سفن … تفتيش" },
    { "رصيف/مرفأ جديد", "رصيف/مرفا جديد" },
    { "رصيف / مرفأ", "رصيف/مرفا" },
    { "=ستارت", "=ستارت" },
    { "«الأمن البحري»", "=الامن =البحري" },
    { "\"الأمن البحري\" جديد", "=الامن =البحري جديد" },
    { "ميناء; -رياضة; +المغرب/تونس", "ميناء; -رياضه; +المغرب/تونس" },
    { "[0.5] ميناء | سفينة; رصيف", "0.5 ميناء; 0.5 سفينه; رصيف" },
    { "ميناء; [-0.6] كرة", "ميناء; -0.6 كره" },
    { "[1.2 2023-10-07..] ميناء", "1.2 2023-10-07.. ميناء" },
    { "[..2020-01-31] ميناء", "..2020-01-31 ميناء" },
    { "G20 | كوب27", "g20; كوب 27" },
    { "anti-drone", "anti drone" },
    { "مجموعة 5+1", "مجموعه 5 1" },
    { "\u202bميناء\u202c", "ميناء" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamTopicRule) rule = qimam_topic_rule_parse (cases[i].rule, NULL, &error);
      g_autofree char *told = NULL;

      g_assert_no_error (error);
      told = tell_rule (rule);
      g_assert_cmpstr (told, ==, cases[i].told);
    }
}

static void
test_wrong_rules (void)
{
  static const struct
  {
    const char *rule;
    guint character;
    const char *part;
  } cases[] = {
    { "", 1, "no word" },
    { " | ; ", 1, "no word" },
    { "ميناء |«سفينة", 8, "not closed" },
    { "[0.5 ميناء", 1, "not closed" },
    { "ميناء ]", 7, "closes nothing" },
    { "[0] ميناء", 1, "weight" },
    { "[كثير] ميناء", 1, "weight" },
    { "[99] ميناء", 1, "weight" },
    { "[2023-13-01..] ميناء", 1, "days" },
    { "[2023-10-07] ميناء", 1, "days" },
    { "[2024-01-01..2023-01-01] ميناء", 1, "days" },
    { "ميناء …", 7, "missing after" },
    { "… ميناء", 1, "missing before" },
    { "ميناء … … سفينة", 9, "missing before" },
    { "ميناء /", 8, "missing after" },
    { "/ميناء", 1, "missing before" },
    { "ميناء = | سفينة", 9, "missing after" },
    { "أ ~ ب ~ ج", 7, "once" },
    { "-ميناء", 1, "only conditions" },
    { "[-1] ميناء", 1, "only conditions" },
    { "ميناء -سفينة", 7, "before the first word" },
    { "ميناء | في", 9, "tells nothing" },
    { "«رصيف جديد»/مرفأ", 2, "single words" },
    { "ميناء | ؟", 9, "no word" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      QimamTopicProblem problem;

      g_assert_null (qimam_topic_rule_parse (cases[i].rule, &problem, &error));
      g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
      g_test_message ("%s: %s", cases[i].rule, error->message);
      g_assert_nonnull (strstr (error->message, cases[i].part));
      g_assert_cmpuint (problem.character, ==, cases[i].character);
      g_assert_cmpuint (problem.start, <=, problem.end);
      g_assert_cmpuint (problem.end, <=, strlen (cases[i].rule));
    }
}

/* Whatever is typed gets an answer, and soon. */
static void
test_hostile_rules (void)
{
  static const char *const pieces[] = { "/",  "=", "…", "~", "|",    "[", "]", "«",
                                        "\"", "-", "+", "ا", "\xff", ";", " " };

  for (gsize a = 0; a < G_N_ELEMENTS (pieces); a++)
    for (gsize b = 0; b < G_N_ELEMENTS (pieces); b++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        g_autoptr (QimamTopicRule) rule = NULL;

        for (guint i = 0; i < 2000; i++)
          g_string_append (text, i % 2 == 0 ? pieces[a] : pieces[b]);
        rule = qimam_topic_rule_parse (text->str, NULL, NULL);
      }
  {
    g_autofree char *many = g_strnfill (QIMAM_TOPIC_RULE_MAX_LENGTH + 1, 'x');
    g_autoptr (GError) error = NULL;

    g_assert_null (qimam_topic_rule_parse (many, NULL, &error));
    g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  }
}

/* ---- Matching ---- */

static QimamDocument *
make_document (const char *headline, const char *body, const char *published)
{
  QimamDocument *document = qimam_document_new ();

  document->headline = g_strdup (headline);
  g_free (document->body);
  document->body = g_strdup (body);
  qimam_document_set_published (document, published, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
  return document;
}

/* (transfer full): what a rule marks, joined with "|"; NULL where the article does not have the topic */
static char *
match (const char *text, const char *headline, const char *body, const char *published)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTopicRule) rule = qimam_topic_rule_parse (text, NULL, &error);
  g_autoptr (QimamTopicMatcher) matcher = qimam_topic_matcher_new ();
  g_autoptr (QimamDocument) document = make_document (headline, body, published);
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GString) words = NULL;
  const QimamTopicHit *hit;

  g_assert_no_error (error);
  qimam_topic_matcher_add (matcher, "own", rule);
  hits = qimam_topic_matcher_match (matcher, document, NULL);
  g_assert_cmpuint (hits->len, <=, 1);
  if (hits->len == 0)
    return NULL;
  hit = hits->pdata[0];
  g_assert_cmpstr (hit->key, ==, "own");
  g_assert_cmpfloat (hit->weight, >, 0);
  g_assert_cmpfloat (hit->weight, <, 1);
  words = g_string_new (NULL);
  for (guint i = 0; i < hit->spans->len; i++)
    {
      g_autofree char *word = qimam_document_span_text (document, g_array_index (hit->spans, QimamSpan, i));

      g_assert_nonnull (word);
      g_string_append_printf (words, "%s%s", i > 0 ? "|" : "", word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
test_matching (void)
{
  static const char body[] =
      "قال مدير الميناء إن تفتيش جميع السفن القادمة يبدأ غدا. وأضاف أن الرصيف الجديد جاهز.\n"
      "وتعود للسفن حركتها المعتادة في الموانئ بعد انتهاء العاصفة.";
  static const struct
  {
    const char *rule, *words;
  } cases[] = {
    { "سفينة", "السفن|للسفن" },
    { "=سفينة", NULL },
    { "=السفن", "السفن|لسفن" },
    { "تفتيش السفن", NULL },
    { "تفتيش … السفن", "تفتيش جميع السفن" },
    { "السفن … تفتيش", NULL },
    { "السفن ~ تفتيش", "تفتيش جميع السفن" },
    { "«الرصيف الجديد»", "الرصيف الجديد" },
    { "القادمة … الرصيف", NULL }, /* two sentences */
    { "رصيف/عاصفة", "الرصيف|العاصفة" },
    { "ميناء; -رياضة", "الميناء|الموانئ" },
    { "ميناء; -عاصفة", NULL },
    { "رصيف; +عاصفة", "الرصيف" },
    { "رصيف; +رياضة", NULL },
    { "[0.2] رصيف", NULL },
    { "[0.2] رصيف; عاصفة", "الرصيف|العاصفة" },
    { "[1.2 2024-01-01..] ميناء", "الميناء|الموانئ" },
    { "[1.2 ..2024-01-01] ميناء", NULL },
    { "طائرة", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = match (cases[i].rule, "حركة جديدة", body, "2024-05-02");

      g_test_message ("%s: %s", cases[i].rule, words);
      if (g_str_equal (cases[i].rule, "=السفن"))
        g_assert_nonnull (words);
      else
        g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* A topic of the program, matched by its own rule as a user's, is what the program finds. */
static void
test_as_built_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamAnalyser) analyser = qimam_analyser_new (&error);
  g_autoptr (QimamDocument) document =
      make_document ("عقوبات جديدة على الشركات",
                     "فرضت الحكومة عقوبات على ثلاث شركات. وقال الوزير إن العقوبات تشمل تجميد الأصول.\n"
                     "وبحث الجانبان الأمن السيبراني والهجمات الإلكترونية. وأكد الوزير أن العقوبات ستبقى.\n"
                     "وأضاف أن الحوار بشأن الأمن السيبراني مستمر بين البلدين.",
                     "2022-05-02");
  const GPtrArray *topics;

  g_assert_no_error (error);
  topics = qimam_analyser_topics (analyser);
  for (guint i = 0; i < topics->len; i++)
    {
      const char *key = ((QimamTopicInfo *) topics->pdata[i])->key;
      g_autofree char *text = qimam_lexicon_topic_rule (key);
      g_autoptr (QimamTopicRule) rule = NULL;
      g_autoptr (QimamTopicMatcher) matcher = qimam_topic_matcher_new ();
      g_autoptr (QimamAnalysis) analysis = NULL;
      g_autoptr (GPtrArray) hits = NULL;
      const QimamTopicHit *found = NULL;

      g_assert_nonnull (text);
      rule = qimam_topic_rule_parse (text, NULL, &error);
      g_assert_no_error (error);
      qimam_topic_matcher_add (matcher, key, rule);
      analysis = qimam_analyser_run (analyser, document, NULL, &error);
      g_assert_no_error (error);
      hits = qimam_topic_matcher_match (matcher, document, analysis->topics);
      for (guint h = 0; h < analysis->topics->len; h++)
        if (g_str_equal (((QimamTopicHit *) analysis->topics->pdata[h])->key, key))
          found = analysis->topics->pdata[h];
      g_assert_cmpuint (hits->len, ==, found != NULL ? 1 : 0);
      if (found != NULL)
        {
          const QimamTopicHit *hit = hits->pdata[0];

          g_assert_cmpfloat_with_epsilon (hit->weight, found->weight, 0.001);
          g_assert_cmpuint (hit->spans->len, ==, found->spans->len);
        }
    }
}

/* ---- In a library ---- */

typedef struct
{
  Place place;
  QimamLibrary *library;
} Fixture;

#define LINE(id, headline, body)                                                                             \
  "{\"id\": \"" id "\", \"source\": \"المرفأ\", \"published\": \"2024-05-0" id                               \
  "\", \"headline\": \"" headline "\", \"body\": \"" body "\"}\n"

static const char articles[] =
    LINE ("1",
          "سفن في الميناء",
          "بدأ تفتيش السفن في الميناء اليوم. وقال الوزير إن العقوبات الاقتصادية لا تشمل الميناء. وسترفع "
          "العقوبات قريبا.") LINE ("2", "مباراة على الرصيف", "أقيمت مباراة في كرة القدم قرب الميناء.")
        LINE ("3", "سوق السمك", "ارتفعت أسعار السمك في المدينة. وتفتيش الأسواق مستمر. السفن بعيدة.")
            LINE ("4", "تفتيش", "جرى تفتيش عاجل لجميع السفن، واتفق الجانبان على فتح الموانئ.");

static void
setup (Fixture *fixture, gconstpointer data)
{
  place_set_up (&fixture->place, data);
  fixture->library = open_library (fixture->place.path);
  g_assert_cmpuint (import_lines (fixture->library, articles), ==, 4);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->library);
  place_tear_down (&fixture->place, data);
}

static void
reopen (Fixture *fixture)
{
  g_clear_object (&fixture->library);
  fixture->library = open_library (fixture->place.path);
}

/* (transfer full): the ids that have a topic, in order */
static char *
with_topic (Fixture *fixture, const char *key)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  filter->topics = g_strsplit (key, "\n", -1);
  qimam_library_query (fixture->library, filter, &ids, NULL, &error);
  g_assert_no_error (error);
  for (guint i = ids->len; i > 0; i--)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, text->len > 0 ? " " : "",
                            g_array_index (ids, gint64, i - 1));
  return g_string_free (text, FALSE);
}

#define assert_with_topic(fixture, key, expected)                                                            \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *ids_ = with_topic (fixture, key);                                                       \
    g_assert_cmpstr (ids_, ==, expected);                                                                    \
  }                                                                                                          \
  G_STMT_END

static void
add (Fixture *fixture, const char *key, const char *name, const char *rule)
{
  g_autoptr (GError) error = NULL;

  qimam_library_add_topic (fixture->library, key, name, rule, NULL, &error);
  g_assert_no_error (error);
}

static void
tag (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  qimam_library_tag_topics (fixture->library, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_life (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  qimam_library_add_topic (fixture->library, NULL, "أمن الموانئ", "ميناء", &key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (key, ==, "أمن_الموانئ");
  g_assert_true (qimam_library_has_topic (fixture->library, key));
  g_assert_cmpstr (qimam_library_topic_name (fixture->library, key, "en"), ==, "أمن الموانئ");
  tag (fixture);
  assert_with_topic (fixture, key, "1 2 4");

  /* Another rule. */
  qimam_library_edit_topic (fixture->library, key, NULL, "ميناء; -كرة", &error);
  g_assert_no_error (error);
  tag (fixture);
  assert_with_topic (fixture, key, "1 4");

  /* Another name alone: nothing is to be tagged. */
  qimam_library_edit_topic (fixture->library, key, "الموانئ", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (qimam_library_topic_name (fixture->library, key, "ar"), ==, "الموانئ");
  {
    g_autoptr (GPtrArray) topics = qimam_library_list_topics (fixture->library, &error);
    const QimamLibraryTopic *topic = topics->pdata[0];

    g_assert_cmpstr (topic->key, ==, key);
    g_assert_cmpuint (topic->count, ==, 2);
    g_assert_false (topic->pending);
    g_assert_false (topic->built_in);
  }

  /* What comes in has it at once, and a new analysis keeps it. */
  import_lines (fixture->library, LINE ("5", "خبر", "أغلق الميناء أبوابه."));
  assert_with_topic (fixture, key, "1 4 5");
  qimam_library_reanalyse (fixture->library, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_with_topic (fixture, key, "1 4 5");

  /* It is still there in the file. */
  reopen (fixture);
  g_assert_cmpstr (qimam_library_topic_name (fixture->library, key, "ar"), ==, "الموانئ");
  assert_with_topic (fixture, key, "1 4 5");

  qimam_library_remove_topic (fixture->library, key, &error);
  g_assert_no_error (error);
  tag (fixture);
  assert_with_topic (fixture, key, "");
  g_assert_false (qimam_library_has_topic (fixture->library, key));
  g_assert_cmpstr (qimam_library_topic_name (fixture->library, key, "ar"), ==, key);

  /* Added again, it is as it was. */
  add (fixture, key, "الموانئ", "ميناء; -كرة");
  tag (fixture);
  assert_with_topic (fixture, key, "1 4 5");
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autofree char *made = NULL;
  static const struct
  {
    const char *key, *name, *rule;
  } cases[] = {
    { NULL, "", "ميناء" },        { NULL, " \n ", "ميناء" }, { NULL, "اسم", "" },
    { NULL, "اسم", "ميناء …" },   { "a b", "اسم", "ميناء" }, { "a:b", "اسم", "ميناء" },
    { "cyber", "اسم", "ميناء" },  { "", "اسم", "ميناء" },    { "ports", "اسم", "ميناء" },
    { NULL, "الموانئ", "ميناء" },
  };
  g_autoptr (GError) error = NULL;

  add (fixture, "ports", "الموانئ", "ميناء");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) problem = NULL;

      g_assert_false (qimam_library_add_topic (fixture->library, cases[i].key, cases[i].name, cases[i].rule,
                                               NULL, &problem));
      g_assert_error (problem, QIMAM_ERROR, QIMAM_ERROR_USAGE);
    }
  g_assert_false (qimam_library_edit_topic (fixture->library, "none", "اسم", NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (qimam_library_edit_topic (fixture->library, "cyber", "اسم", NULL, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_false (qimam_library_remove_topic (fixture->library, "none", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (qimam_library_remove_topic (fixture->library, "cyber", &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);

  /* A name that gives a key which is taken. */
  qimam_library_add_topic (fixture->library, NULL, "Ports", "رصيف", &made, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (made, ==, "ports_2");
}

/* A topic of the program with a rule of the user, and back. */
static void
test_override (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rule = NULL;

  assert_with_topic (fixture, "sanctions", "1");
  rule = qimam_library_get_topic_rule (fixture->library, "sanctions", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (rule, "["));
  qimam_library_edit_topic (fixture->library, "sanctions", NULL, "سمك", &error);
  g_assert_no_error (error);
  tag (fixture);
  assert_with_topic (fixture, "sanctions", "3");
  import_lines (fixture->library, LINE ("5", "خبر", "فرضت عقوبات جديدة. وشملت العقوبات شركتين."));
  assert_with_topic (fixture, "sanctions", "3");
  qimam_library_remove_topic (fixture->library, "sanctions", &error);
  g_assert_no_error (error);
  tag (fixture);
  assert_with_topic (fixture, "sanctions", "1 5");
}

/* Claims have the topics of the words that they stand in. */
static void
test_claims (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamArticle) article = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add (fixture, "ports", "الموانئ", "ميناء");
  tag (fixture);
  article = qimam_library_load_article (fixture->library, 4, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < article->analysis->claims->len; i++)
    {
      const QimamClaim *claim = article->analysis->claims->pdata[i];

      n += claim->topics != NULL && g_strv_contains ((const char *const *) claim->topics, "ports");
    }
  g_assert_cmpuint (n, >, 0);
  /* A whole analysis says the same. */
  qimam_library_reanalyse (fixture->library, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  again = qimam_library_load_article (fixture->library, 4, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->analysis->claims->len, ==, article->analysis->claims->len);
  for (guint i = 0; i < again->analysis->claims->len; i++)
    {
      const QimamClaim *a = article->analysis->claims->pdata[i], *b = again->analysis->claims->pdata[i];

      g_assert_true ((a->topics == NULL) == (b->topics == NULL));
      if (a->topics != NULL)
        g_assert_cmpstrv (a->topics, b->topics);
    }
}

/* What a rule would match is what it matches. */
static void
test_trying (Fixture *fixture, gconstpointer data)
{
  static const char *const rules[] = { "ميناء",
                                       "تفتيش … السفن",
                                       "السفن ~ تفتيش",
                                       "«كرة القدم»",
                                       "ميناء; -كرة; -«أسعار السمك»",
                                       "سفينة; +ميناء",
                                       "سفينة; +تفتيش … سفينة",
                                       "[0.5] سفينة | ميناء",
                                       "[1.2 2024-05-03..] سفينة",
                                       "=السفن",
                                       "لا_يوجد" };

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *key = g_strdup_printf ("t%" G_GSIZE_FORMAT, i);
      g_autofree char *ids = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (QimamTopicRule) rule = qimam_topic_rule_parse (rules[i], NULL, &error);
      g_autoptr (QimamTopicTest) test = NULL;
      g_autoptr (GString) told = g_string_new (NULL);

      g_assert_no_error (error);
      test = qimam_library_test_topic (fixture->library, rule, NULL, 10, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (test->n_open, ==, 0);
      g_assert_cmpuint (test->n_articles, ==, test->examples->len);
      for (guint e = test->examples->len; e > 0; e--)
        {
          const QimamTopicExample *example = test->examples->pdata[e - 1];

          g_string_append_printf (told, "%s%" G_GINT64_FORMAT, told->len > 0 ? " " : "", example->id);
          g_assert_cmpuint (example->words->len, >, 0);
          g_assert_cmpstr (example->source, ==, "المرفأ");
        }
      add (fixture, key, rules[i], rules[i]);
      tag (fixture);
      ids = with_topic (fixture, key);
      g_test_message ("%s: %s", rules[i], ids);
      g_assert_cmpstr (ids, ==, told->str);
    }
  assert_with_topic (fixture, "t1", "1 4");
  assert_with_topic (fixture, "t10", "");
}

static void
test_gain_and_loss (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTopicRule) rule = qimam_topic_rule_parse ("سفينة", NULL, &error);
  g_autoptr (QimamTopicTest) test = NULL;

  add (fixture, "ports", "الموانئ", "ميناء");
  tag (fixture);
  test = qimam_library_test_topic (fixture->library, rule, "ports", 10, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (test->n_articles, ==, 3);
  g_assert_cmpuint (test->n_gained, ==, 1);
  g_assert_cmpuint (test->n_lost, ==, 1);
  g_assert_cmpuint (test->lost->len, ==, 1);
  g_assert_cmpint (((QimamTopicExample *) test->lost->pdata[0])->id, ==, 2);
  /* Nothing was stored. */
  assert_with_topic (fixture, "ports", "1 2 4");
}

/* A job that was killed goes on where it was. Without a library, which would do it by itself. */
static void
test_resume (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint done, total, first = 0;

  g_clear_object (&fixture->library);
  for (guint run = 0; run < 2; run++)
    {
      g_autoptr (QimamDatabase) database = qimam_database_open (fixture->place.path, &error);
      g_autoptr (QimamTopicTagger) tagger = NULL;
      gboolean more = TRUE;

      g_assert_no_error (error);
      if (run == 0)
        {
          QimamConnection *writer = qimam_database_lock_writer (database, NULL);

          g_assert_true (qimam_connection_begin (writer, NULL) &&
                         qimam_store_topic_put_rule (writer, "ports", "الموانئ", "ميناء", NULL) &&
                         qimam_connection_commit (writer, NULL));
          qimam_database_unlock_writer (database);
        }
      tagger = qimam_topic_tagger_new (database);
      qimam_topic_tagger_step (tagger, 0, &more, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (more);
      qimam_topic_tagger_get_progress (tagger, &done, &total);
      g_assert_cmpuint (done, ==, 1);
      g_assert_cmpuint (total, ==, run == 0 ? 3 : 2);
      for (; run == 1 && more; first++)
        {
          qimam_topic_tagger_step (tagger, 0, &more, NULL, &error);
          g_assert_no_error (error);
        }
    }
  g_assert_cmpuint (first, >=, 1);
  reopen (fixture);
  {
    g_autoptr (GPtrArray) topics = qimam_library_list_topics (fixture->library, &error);

    g_assert_false (((QimamLibraryTopic *) topics->pdata[0])->pending);
  }
  assert_with_topic (fixture, "ports", "1 2 4");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  add (fixture, "ports", "الموانئ", "ميناء");
  g_cancellable_cancel (cancellable);
  g_assert_false (qimam_library_tag_topics (fixture->library, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tag (fixture);
  assert_with_topic (fixture, "ports", "1 2 4");
}

/* A rule that changes under a job is taken up; the background does it by itself. */
static void
test_background (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 until = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;
  gboolean pending = TRUE;

  add (fixture, "ports", "الموانئ", "رصيف");
  {
    g_autoptr (QimamTopicTagger) tagger =
        qimam_topic_tagger_new (qimam_library_get_database (fixture->library));
    gboolean more;

    qimam_topic_tagger_step (tagger, 0, &more, NULL, &error);
    qimam_library_edit_topic (fixture->library, "ports", NULL, "ميناء", &error);
    g_assert_no_error (error);
    qimam_topic_tagger_step (tagger, 0, &more, NULL, &error);
    g_assert_no_error (error);
  }
  while (pending && g_get_monotonic_time () < until)
    {
      g_autoptr (GPtrArray) topics = qimam_library_list_topics (fixture->library, &error);

      pending = ((QimamLibraryTopic *) topics->pdata[0])->pending;
      g_usleep (20 * 1000);
    }
  g_assert_false (pending);
  assert_with_topic (fixture, "ports", "1 2 4");
}

/* The query language and completion know it by key and by name, at once. */
static void
test_queries (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "topic:ports", "topic:«أمن الموانئ»", "موضوع:الموانئ" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ways = NULL;
  gboolean found = FALSE;

  ways = qimam_library_complete (fixture->library, "topic:por", "ar", 10, NULL, &error);
  g_assert_no_error (error);
  add (fixture, "ports", "أمن الموانئ", "ميناء");
  tag (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      g_autoptr (GArray) ids = NULL;

      filter->text = g_strdup (texts[i]);
      qimam_library_query (fixture->library, filter, &ids, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, 3);
    }
  g_clear_pointer (&ways, g_ptr_array_unref);
  ways = qimam_library_complete (fixture->library, "topic:أمن", "ar", 10, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ways->len; i++)
    found = found || g_strcmp0 (((QimamCompletion *) ways->pdata[i])->key, "ports") == 0;
  g_assert_true (found);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)
  g_test_add_func ("/topics/rules", test_rules);
  g_test_add_func ("/topics/wrong-rules", test_wrong_rules);
  g_test_add_func ("/topics/hostile-rules", test_hostile_rules);
  g_test_add_func ("/topics/matching", test_matching);
  g_test_add_func ("/topics/as-built-in", test_as_built_in);
  ADD ("/topics/life", test_life);
  ADD ("/topics/refusals", test_refusals);
  ADD ("/topics/override", test_override);
  ADD ("/topics/claims", test_claims);
  ADD ("/topics/trying", test_trying);
  ADD ("/topics/gain-and-loss", test_gain_and_loss);
  ADD ("/topics/resume", test_resume);
  ADD ("/topics/cancel", test_cancel);
  ADD ("/topics/background", test_background);
  ADD ("/topics/queries", test_queries);
  return g_test_run ();
}
