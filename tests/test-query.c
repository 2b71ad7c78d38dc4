/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-article-item-private.h"
#include "qimam-database.h"
#include "qimam-filter-private.h"
#include "qimam-query.h"
#include "qimam-results.h"
#include "qimam-search-text.h"
#include "qimam-snapshot-private.h"
#include "qimam-snippet.h"
#include "qimam-store-article.h"
#include "qimam-store-meeting.h"

/* ---- Filters ---- */

static void
test_filter_check (void)
{
  static const struct
  {
    const char *day;
    gboolean good;
  } days[] = {
    { "2021-06-16", TRUE },  { "2020-02-29", TRUE },     { "2021-02-29", FALSE }, { "2021-13-01", FALSE },
    { "2021-6-16", FALSE },  { "2021-06", FALSE },       { "", FALSE },           { "اليوم", FALSE },
    { "0000-01-01", FALSE }, { "2021-06-16T00", FALSE }, { "٢٠٢١-٠٦-١٦", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      g_autoptr (GError) error = NULL;

      filter->to = g_strdup (days[i].day);
      g_assert_cmpint (qimam_filter_check (filter, &error), ==, days[i].good);
      if (!days[i].good)
        g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
    }
}

static void
test_filter_text (void)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (QimamFilter) again = NULL, nonsense = qimam_filter_from_text ("{'text': <7>, 'x'");
  g_autofree char *text = NULL;

  g_assert_true (qimam_filter_is_empty (filter));
  g_assert_true (qimam_filter_is_empty (nonsense));
  filter->text = g_strdup ("قمة \"جنيف' -بايدن");
  filter->topics = g_strsplit ("arctic,cyber", ",", -1);
  filter->sources = g_strsplit ("منبر الضفة", ",", -1);
  filter->from = g_strdup ("2021-06-01");
  filter->to = g_strdup ("2021-07-01");
  filter->meeting = 7;
  filter->topics_all = filter->unread = filter->starred = filter->noted = TRUE;
  filter->sort = QIMAM_SORT_RELEVANCE;
  g_assert_false (qimam_filter_is_empty (filter));
  text = qimam_filter_to_text (filter);
  again = qimam_filter_from_text (text);
  g_assert_true (qimam_filter_equal (filter, again));
  g_clear_pointer (&again->topics, g_strfreev);
  g_assert_false (qimam_filter_equal (filter, again));
}

/* ---- A library to ask ---- */

#define N_ARTICLES 240

static const char *const topic_keys[] = { "arms_control", "cyber", "prisoners", "arctic", "syria" };
static const char *const source_names[] = { "منبر الضفة", "صحيفة المدار", NULL, "وكالة الأفق" };
static const char *const word_list[] = { "القِمَّة",  "أمريكا", "روسيا", "المفاوضات",
                                         "الحدود", "التسلّح", "وفد",   "بيان" };

/* What an article of the test library is, so that filters can be answered without the program. */
typedef struct
{
  gint64 id;
  guint words;  /* bits of word_list */
  guint topics; /* bits of topic_keys */
  guint source;
  int day;       /* Julian, 0 without a date */
  guint meeting; /* 1 or 2, 0 none */
  gboolean read, starred;
} Known;

typedef struct
{
  QimamDatabase *database;
  QimamConnection *connection;
  Known known[N_ARTICLES];
} Fixture;

static QimamDocument *
make_known (Known *known, guint number, GRand *rand, QimamAnalysis *analysis)
{
  QimamDocument *document = qimam_document_new ();
  g_autoptr (GString) body = g_string_new ("مقدمة");

  known->words = g_rand_int (rand) & g_rand_int (rand) & 0xFF;
  known->topics = g_rand_int (rand) & 0x1F;
  known->source = g_rand_int_range (rand, 0, G_N_ELEMENTS (source_names));
  known->day = g_rand_int_range (rand, 0, 8) == 0 ? 0 : g_rand_int_range (rand, 737900, 738050);
  known->meeting = g_rand_int_range (rand, 0, 3);
  for (guint i = 0; i < G_N_ELEMENTS (word_list); i++)
    if (known->words & (1u << i))
      g_string_append_printf (body, " %s", word_list[i]);
  for (guint i = 0; i < G_N_ELEMENTS (topic_keys); i++)
    if (known->topics & (1u << i))
      {
        QimamTopicHit *hit = qimam_topic_hit_new (topic_keys[i]);

        hit->weight = 1.0 / (i + 1);
        g_ptr_array_add (analysis->topics, hit);
      }
  document->guid = g_strdup_printf ("a%u", number);
  document->source = g_strdup (source_names[known->source]);
  document->headline = g_strdup_printf ("خبر رقم %u", number);
  qimam_document_add_paragraph (document, body->str, QIMAM_PARAGRAPH_TEXT);
  if (known->day != 0)
    {
      GDate date;
      g_autofree char *iso = NULL;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, known->day);
      iso = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                             g_date_get_day (&date));
      qimam_document_set_published (document, iso, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
    }
  if (known->meeting != 0)
    {
      QimamMeeting *meeting = qimam_meeting_new ();

      meeting->id = 1;
      meeting->main = TRUE;
      g_ptr_array_add (analysis->meetings, meeting);
    }
  return document;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20210616);
  g_autoptr (GError) error = NULL;

  fixture->database = qimam_database_open (":memory:", &error);
  g_assert_no_error (error);
  fixture->connection = qimam_database_lock_writer (fixture->database, NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (QimamMeeting) meeting = qimam_meeting_new ();

      meeting->title = g_strdup_printf ("اجتماع %u", i + 1);
      g_assert_true (qimam_store_meeting_put (fixture->connection, meeting, &error));
      g_assert_cmpint (meeting->id, ==, i + 1);
    }
  qimam_connection_begin (fixture->connection, &error);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      Known *known = &fixture->known[i];
      g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
      g_autoptr (QimamDocument) document = make_known (known, i, rand, analysis);

      qimam_store_article_put (fixture->connection, &known->id, document, analysis, 1, &error);
      g_assert_no_error (error);
      known->read = g_rand_boolean (rand);
      known->starred = g_rand_int_range (rand, 0, 4) == 0;
      qimam_store_article_set_flag (fixture->connection, known->id, "read", known->read, &error);
      qimam_store_article_set_flag (fixture->connection, known->id, "starred", known->starred, &error);
      g_assert_no_error (error);
      if (known->meeting != 0)
        {
          g_autofree char *sql = g_strdup_printf (
              "UPDATE article_meeting SET meeting = %u WHERE article = %d", known->meeting, (int) known->id);

          qimam_connection_execute (fixture->connection, sql, &error);
          g_assert_no_error (error);
        }
    }
  qimam_connection_commit (fixture->connection, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  qimam_database_unlock_writer (fixture->database);
  qimam_database_free (fixture->database);
}

/* ---- Filters against brute force ---- */

/* A filter as the test draws it. */
typedef struct
{
  guint words, without; /* bits */
  guint topics;
  gboolean topics_all;
  guint sources; /* bits */
  int from, to;
  guint meeting;
  gboolean unread, starred;
} Wanted;

typedef enum
{
  LEAVE_NONE,
  LEAVE_TOPICS,
  LEAVE_SOURCES,
  LEAVE_MEETING,
  LEAVE_DATES,
} Leave;

static gboolean
passes (const Known *known, const Wanted *wanted, Leave leave)
{
  if ((known->words & wanted->words) != wanted->words || (known->words & wanted->without) != 0)
    return FALSE;
  if (leave != LEAVE_TOPICS && wanted->topics != 0 &&
      (wanted->topics_all ? (known->topics & wanted->topics) != wanted->topics
                          : (known->topics & wanted->topics) == 0))
    return FALSE;
  if (leave != LEAVE_SOURCES && wanted->sources != 0 && (wanted->sources & (1u << known->source)) == 0)
    return FALSE;
  if (leave != LEAVE_DATES && ((wanted->from != 0 && (known->day == 0 || known->day < wanted->from)) ||
                               (wanted->to != 0 && (known->day == 0 || known->day > wanted->to))))
    return FALSE;
  if (leave != LEAVE_MEETING && wanted->meeting != 0 && known->meeting != wanted->meeting)
    return FALSE;
  return (!wanted->unread || !known->read) && (!wanted->starred || known->starred);
}

static Wanted
draw (GRand *rand)
{
  Wanted wanted = { 0 };

  if (g_rand_boolean (rand))
    wanted.words = 1u << g_rand_int_range (rand, 0, 8);
  if (wanted.words != 0 && g_rand_boolean (rand))
    wanted.words |= 1u << g_rand_int_range (rand, 0, 8);
  if (g_rand_int_range (rand, 0, 4) == 0)
    wanted.without = (1u << g_rand_int_range (rand, 0, 8)) & ~wanted.words;
  if (g_rand_boolean (rand))
    wanted.topics = g_rand_int_range (rand, 1, 32);
  wanted.topics_all = g_rand_boolean (rand);
  if (g_rand_boolean (rand))
    wanted.sources = g_rand_int_range (rand, 1, 16);
  if (g_rand_int_range (rand, 0, 3) == 0)
    wanted.from = g_rand_int_range (rand, 737900, 738050);
  if (g_rand_int_range (rand, 0, 3) == 0)
    wanted.to = g_rand_int_range (rand, 737900, 738050);
  if (g_rand_int_range (rand, 0, 3) == 0)
    wanted.meeting = g_rand_int_range (rand, 1, 3);
  wanted.unread = g_rand_int_range (rand, 0, 4) == 0;
  wanted.starred = g_rand_int_range (rand, 0, 4) == 0;
  return wanted;
}

static char *
day_text (int julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

static QimamFilter *
make_filter (const Wanted *wanted)
{
  /* As people type: without marks, hamza or the dots of ta marbuta. */
  static const char *const typed[] = { "القمه",  "امريكا", "روسيا", "المفاوضات",
                                       "الحدود", "التسلح", "وفد",   "بيان" };
  QimamFilter *filter = qimam_filter_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new (), sources = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      if (wanted->words & (1u << i))
        g_string_append_printf (text, "%s ", typed[i]);
      if (wanted->without & (1u << i))
        g_string_append_printf (text, "-%s ", typed[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (topic_keys); i++)
    if (wanted->topics & (1u << i))
      g_strv_builder_add (topics, topic_keys[i]);
  for (guint i = 0; i < G_N_ELEMENTS (source_names); i++)
    if (wanted->sources & (1u << i))
      g_strv_builder_add (sources, source_names[i] != NULL ? source_names[i] : QIMAM_SOURCE_UNKNOWN);
  filter->text = g_strdup (text->str);
  filter->topics = g_strv_builder_end (topics);
  filter->sources = g_strv_builder_end (sources);
  filter->topics_all = wanted->topics_all;
  filter->from = wanted->from != 0 ? day_text (wanted->from) : NULL;
  filter->to = wanted->to != 0 ? day_text (wanted->to) : NULL;
  filter->meeting = wanted->meeting;
  filter->unread = wanted->unread;
  filter->starred = wanted->starred;
  return filter;
}

static void
assert_ids (Fixture *fixture, const Wanted *wanted, const QimamFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = qimam_query_ids (fixture->connection, filter, &error);
  guint total = 0;
  int last_day = G_MAXINT;
  gint64 last_id = G_MAXINT64;

  g_assert_no_error (error);
  for (guint i = 0; i < N_ARTICLES; i++)
    total += passes (&fixture->known[i], wanted, LEAVE_NONE);
  g_assert_cmpuint (ids->len, ==, total);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      const Known *known = &fixture->known[id - fixture->known[0].id];

      g_assert_cmpint (known->id, ==, id);
      g_assert_true (passes (known, wanted, LEAVE_NONE));
      /* Newest first, without a date last, and of one day the last import first. */
      g_assert_cmpint (known->day, <=, last_day);
      if (known->day == last_day)
        g_assert_cmpint (id, <, last_id);
      last_day = known->day;
      last_id = id;
    }
}

static guint
facet_count (const GPtrArray *facets, const char *key)
{
  for (guint i = 0; i < facets->len; i++)
    if (g_str_equal (((QimamFacet *) facets->pdata[i])->key, key))
      return ((QimamFacet *) facets->pdata[i])->count;
  return 0;
}

static guint
sum (const GPtrArray *facets)
{
  guint n = 0;

  for (guint i = 0; i < facets->len; i++)
    n += ((QimamFacet *) facets->pdata[i])->count;
  return n;
}

static void
assert_facets (Fixture *fixture, const Wanted *wanted, const QimamFilter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFacets) facets = qimam_query_facets (fixture->connection, filter, &error);
  guint total = 0, unread = 0, undated = 0, dated = 0;
  guint topics[G_N_ELEMENTS (topic_keys)] = { 0 }, sources[G_N_ELEMENTS (source_names)] = { 0 },
                            meetings[3] = { 0 };

  g_assert_no_error (error);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      const Known *known = &fixture->known[i];

      total += passes (known, wanted, LEAVE_NONE);
      unread += passes (known, wanted, LEAVE_NONE) && !known->read;
      undated += passes (known, wanted, LEAVE_NONE) && known->day == 0;
      dated += passes (known, wanted, LEAVE_DATES) && known->day != 0;
      for (guint t = 0; t < G_N_ELEMENTS (topics); t++)
        topics[t] += passes (known, wanted, LEAVE_TOPICS) && (known->topics & (1u << t));
      sources[known->source] += passes (known, wanted, LEAVE_SOURCES);
      meetings[known->meeting] += passes (known, wanted, LEAVE_MEETING);
    }
  g_assert_cmpuint (facets->total, ==, total);
  g_assert_cmpuint (facets->unread, ==, unread);
  g_assert_cmpuint (facets->undated, ==, undated);
  g_assert_cmpuint (sum (facets->months), ==, dated);
  for (guint t = 0; t < G_N_ELEMENTS (topics); t++)
    g_assert_cmpuint (facet_count (facets->topics, topic_keys[t]), ==, topics[t]);
  for (guint s = 0; s < G_N_ELEMENTS (sources); s++)
    g_assert_cmpuint (
        facet_count (facets->sources, source_names[s] != NULL ? source_names[s] : QIMAM_SOURCE_UNKNOWN), ==,
        sources[s]);
  g_assert_cmpuint (facet_count (facets->meetings, "1"), ==, meetings[1]);
  g_assert_cmpuint (facet_count (facets->meetings, "2"), ==, meetings[2]);
  for (guint i = 1; i < facets->topics->len; i++)
    g_assert_cmpuint (((QimamFacet *) facets->topics->pdata[i - 1])->count, >=,
                      ((QimamFacet *) facets->topics->pdata[i])->count);
  for (guint i = 1; i < facets->months->len; i++)
    g_assert_cmpstr (((QimamFacet *) facets->months->pdata[i - 1])->key, <,
                     ((QimamFacet *) facets->months->pdata[i])->key);
}

static void
test_combinations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 400; i++)
    {
      Wanted wanted = draw (rand);
      g_autoptr (QimamFilter) filter = make_filter (&wanted);

      assert_ids (fixture, &wanted, filter);
      assert_facets (fixture, &wanted, filter);
    }
}

static void
test_bad_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GError) error = NULL;

  filter->from = g_strdup ("16/6/2021");
  g_assert_null (qimam_query_ids (fixture->connection, filter, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
  g_clear_error (&error);
  g_assert_null (qimam_query_facets (fixture->connection, filter, &error));
  g_assert_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE);
}

/* ---- Text ---- */

static void
add (Fixture *fixture, const char *headline, const char *body)
{
  g_autoptr (QimamAnalysis) analysis = qimam_analysis_new ();
  g_autoptr (QimamDocument) document = qimam_document_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  document->headline = g_strdup (headline);
  qimam_document_add_paragraph (document, body, QIMAM_PARAGRAPH_TEXT);
  qimam_connection_begin (fixture->connection, &error);
  qimam_store_article_put (fixture->connection, &id, document, analysis, 1, &error);
  qimam_connection_commit (fixture->connection, &error);
  g_assert_no_error (error);
}

static guint
count (Fixture *fixture, const char *text, gboolean prefix, QimamSort sort)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  filter->text = g_strdup (text);
  filter->prefix = prefix;
  filter->sort = sort;
  ids = qimam_query_ids (fixture->connection, filter, &error);
  g_assert_no_error (error);
  return ids->len;
}

static void
set_up_texts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->database = qimam_database_open (":memory:", &error);
  g_assert_no_error (error);
  fixture->connection = qimam_database_lock_writer (fixture->database, NULL);
  add (fixture, "قِمَّة جديدة", "أعلنت أمريكا عن لقاء الوفدين في جنيف، وقالت إن الولايات المتحدة مستعدة.");
  add (fixture, "لقاء", "المتحدة الولايات: كلمات بغير ترتيب مع بيان آخر");
  add (fixture, "خبر ثالث", "بدأت المفاوضات الروسية في العاصمة");
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    guint all; /* every word */
    guint any; /* by relevance: one word is enough */
  } cases[] = {
    { "امريكا", 1, 1 },
    { "أمريكا", 1, 1 },
    { "قمه", 1, 1 },
    { "قمـــة", 1, 1 },
    { "قمة المفاوضات", 0, 2 },
    { "لقاء", 2, 2 },
    { "لقاء -جنيف", 1, 1 },
    { "-جنيف", 2, 2 },
    { "\"الولايات المتحدة\"", 1, 1 },
    { "«الولايات المتحدة»", 1, 1 },
    { "-\"الولايات المتحدة\"", 2, 2 },
    { "الولايات المتحدة", 2, 2 },
    { "لقاء في", 2, 2 },
    { "", 3, 3 },
    { "   ", 3, 3 },
    { "؟!", 0, 0 },
    { "زقزوقستان", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (count (fixture, cases[i].text, FALSE, QIMAM_SORT_DATE), ==, cases[i].all);
      g_assert_cmpuint (count (fixture, cases[i].text, FALSE, QIMAM_SORT_RELEVANCE), ==, cases[i].any);
    }
}

static void
test_prefix (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count (fixture, "امر", TRUE, QIMAM_SORT_DATE), ==, 1);
  g_assert_cmpuint (count (fixture, "امر", FALSE, QIMAM_SORT_DATE), ==, 0);
  g_assert_cmpuint (count (fixture, "لقاء جني", TRUE, QIMAM_SORT_DATE), ==, 1);
  /* After a space the word is finished. */
  g_assert_cmpuint (count (fixture, "امر ", TRUE, QIMAM_SORT_DATE), ==, 0);
}

/* Nothing that can be typed is an error, and what is typed is words. */
static void
test_any_input (Fixture *fixture, gconstpointer data)
{
  static const char *const inputs[] = {
    "\"",
    "\"\"",
    "\"قمة",
    "قمة\"",
    "a AND",
    "OR OR",
    "NOT",
    "NEAR(",
    "headline:x",
    "{headline}: قمة",
    "*",
    "قمة*",
    "^قمة",
    "( قمة",
    ") OR 1",
    "-",
    "--",
    "- قمة",
    "-\"",
    "'; DROP",
    "%_",
    "a\tb\nc",
    "\xE2\x80\x8F",
    "+قمة",
    "قمة + لقاء",
    "\"a\" \"b\" \"",
    "«",
    "»",
    "“x",
  };
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    for (guint prefix = 0; prefix < 2; prefix++)
      {
        count (fixture, inputs[i], prefix, QIMAM_SORT_DATE);
        count (fixture, inputs[i], prefix, QIMAM_SORT_RELEVANCE);
      }
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (many, "كلمة%u \"عبارة %u\" ", i, i);
  count (fixture, many->str, TRUE, QIMAM_SORT_RELEVANCE);
  for (guint i = 0; i < 20000; i++)
    g_string_append (wide, "ق");
  count (fixture, wide->str, TRUE, QIMAM_SORT_DATE);
  for (guint n = 0; n < 2000; n++)
    {
      static const char *const pieces[] = { "\"",  "-",   "*",   "(", ")", ":", " ",
                                            "قمة", "AND", "NOT", "«", "»", "ا", "^" };
      g_autoptr (GString) text = g_string_new (NULL);
      guint length = g_rand_int_range (rand, 0, 12);

      for (guint i = 0; i < length; i++)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      count (fixture, text->str, n % 2, n % 3 == 0 ? QIMAM_SORT_RELEVANCE : QIMAM_SORT_DATE);
    }
}

static void
test_relevance_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  /* The headline weighs more: the second article is called so. */
  filter->text = g_strdup ("لقاء");
  filter->sort = QIMAM_SORT_RELEVANCE;
  ids = qimam_query_ids (fixture->connection, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, 2);
}

static void
test_items (Fixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 3, 1, 99 };
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const char *snippet;
  GArray *matches;
  guint in_headline = 0, in_snippet = 0;

  filter->text = g_strdup ("قمه \"الولايات المتحدة\"");
  items = qimam_query_items (fixture->connection, ids, 3, filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpint (qimam_article_item_get_id (items->pdata[0]), ==, 3);
  g_assert_cmpstr (qimam_article_item_get_headline (items->pdata[1]), ==, "قِمَّة جديدة");
  g_assert_null (qimam_article_item_get_headline (items->pdata[2]));
  snippet = qimam_article_item_get_snippet (items->pdata[1]);
  matches = qimam_article_item_get_matches (items->pdata[1]);
  for (guint i = 0; i < matches->len; i++)
    {
      QimamSpan span = g_array_index (matches, QimamSpan, i);
      const char *text = span.in == QIMAM_FIELD_HEADLINE ? "قِمَّة جديدة" : snippet;
      g_autofree char *found = g_strndup (text + span.start, span.end - span.start);

      if (span.in == QIMAM_FIELD_HEADLINE)
        {
          in_headline++;
          g_assert_cmpstr (found, ==, "قِمَّة");
        }
      else
        {
          in_snippet++;
          g_assert_cmpstr (found, ==, "الولايات المتحدة");
        }
    }
  g_assert_cmpuint (in_headline, ==, 1);
  g_assert_cmpuint (in_snippet, ==, 1);
}

static void
test_snippet (void)
{
  g_autoptr (QimamSearchText) search = qimam_search_text_parse ("الهدف", FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  g_autofree char *snippet = NULL, *found = NULL, *plain = NULL, *run = NULL;
  QimamSpan span;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "كلام كثير ");
  g_string_append (text, "\nثم جاء الهدف هنا");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, " وكلام بعده");
  snippet = qimam_snippet_make (search, text->str, matches);
  g_assert_true (g_utf8_validate (snippet, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (snippet, -1), <, 300);
  g_assert_true (g_str_has_prefix (snippet, "…ثم جاء"));
  g_assert_true (g_str_has_suffix (snippet, "…"));
  g_assert_cmpuint (matches->len, ==, 1);
  span = g_array_index (matches, QimamSpan, 0);
  found = g_strndup (snippet + span.start, span.end - span.start);
  g_assert_cmpstr (found, ==, "الهدف");
  plain = qimam_snippet_make (NULL, "نص قصير", matches);
  g_assert_cmpstr (plain, ==, "نص قصير");
  /* A text without spaces is cut all the same, at a character. */
  g_string_truncate (text, 0);
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "ق");
  run = qimam_snippet_make (NULL, text->str, matches);
  g_assert_cmpint (g_utf8_strlen (run, -1), <, 300);
  g_assert_true (g_utf8_validate (run, -1, NULL));
}

/* ---- Results ---- */

typedef struct
{
  guint calls;
  guint rows;
  gint64 changed; /* an article with another headline; 0 for none */
} Loads;

static GPtrArray *
load_rows (QimamHits *hits, guint first, guint n, gpointer data, GError **error)
{
  Loads *loads = data;
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 ids[1000];

  loads->calls++;
  loads->rows += n;
  g_assert_cmpint (qimam_hits_get_ids (hits, NULL, first, n, ids, error), ==, n);
  for (guint i = 0; i < n; i++)
    {
      QimamArticleItemData row = { .id = ids[i] };

      row.headline = g_strdup_printf ("%d%s", (int) ids[i], ids[i] == loads->changed ? " anew" : "");
      g_ptr_array_add (items, qimam_article_item_new (&row));
    }
  return items;
}

/* Articles 1 to @n, the first one the newest. */
static QimamHits *
make_hits (guint n)
{
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (QimamOrderRecord));
  g_autoptr (QimamSnapshot) snapshot = qimam_snapshot_new (0);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= n; i++)
    {
      QimamOrderRecord record = { .id = i, .time = -(gint64) i };

      g_array_append_val (records, record);
    }
  snapshot->order = qimam_order_new (records, &error);
  g_assert_no_error (error);
  return qimam_hits_new (snapshot, NULL, NULL);
}

static void
count_notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_results (void)
{
  g_autoptr (QimamHits) hits = make_hits (10000);
  g_autoptr (QimamResults) results = NULL;
  g_autoptr (QimamArticleItem) held = NULL, again = NULL;
  Loads loads = { 0 };
  GListModel *model;
  guint notified = 0;

  results = qimam_results_new (hits, load_rows, &loads, NULL);
  model = G_LIST_MODEL (results);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 10000);
  g_assert_cmpuint (loads.calls, ==, 0);
  held = g_list_model_get_item (model, 5);
  g_assert_cmpint (qimam_article_item_get_id (held), ==, 6);
  g_assert_cmpuint (loads.calls, ==, 1);
  g_assert_cmpuint (loads.rows, ==, QIMAM_RESULTS_PAGE);
  g_assert_null (g_list_model_get_item (model, 10000));
  /* Far away and back: pages are dropped, the item that is held stays the one. */
  for (guint i = 0; i < 10000; i += 32)
    {
      g_autoptr (QimamArticleItem) item = g_list_model_get_item (model, i);

      g_assert_cmpint (qimam_article_item_get_id (item), ==, i + 1);
    }
  g_assert_cmpuint (loads.calls, ==, 157);
  again = g_list_model_get_item (model, 5);
  g_assert_cmpuint (loads.calls, ==, 158);
  g_assert_true (again == held);
  g_signal_connect (held, "notify::read", G_CALLBACK (count_notify_cb), &notified);
  qimam_article_item_set_read (held, TRUE);
  qimam_article_item_set_read (held, TRUE);
  g_assert_cmpuint (notified, ==, 1);
  /* An item may outlive the list. */
  g_clear_object (&results);
  g_assert_cmpstr (qimam_article_item_get_headline (held), ==, "6");
}

/* Rows that were read beforehand are not read again, once. */
static void
test_results_read (void)
{
  g_autoptr (QimamHits) hits = make_hits (300);
  Loads loads = { 0 };
  g_autoptr (QimamResults) results = NULL;
  g_autoptr (QimamArticleItem) first = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ids[4];
  guint positions[4];

  qimam_hits_add_read (hits, 0, load_rows (hits, 0, QIMAM_RESULTS_PAGE, &loads, &error));
  qimam_hits_add_read (hits, QIMAM_RESULTS_PAGE, load_rows (hits, QIMAM_RESULTS_PAGE, 3, &loads, &error));
  loads = (Loads){ 0 };
  results = qimam_results_new (hits, load_rows, &loads, NULL);
  g_assert_cmpuint (qimam_results_get_recent (results, ids, positions, 4), ==, 0);
  first = g_list_model_get_item (G_LIST_MODEL (results), 5);
  g_assert_cmpint (qimam_article_item_get_id (first), ==, 6);
  g_assert_cmpuint (loads.calls, ==, 0);
  /* Those are not all of their page. */
  second = g_list_model_get_item (G_LIST_MODEL (results), QIMAM_RESULTS_PAGE);
  g_assert_cmpint (qimam_article_item_get_id (second), ==, QIMAM_RESULTS_PAGE + 1);
  g_assert_cmpuint (loads.calls, ==, 1);
  g_assert_null (qimam_hits_take_read (hits, 0, QIMAM_RESULTS_PAGE));
  g_assert_cmpuint (qimam_results_get_recent (results, ids, positions, 4), ==, 4);
  g_assert_cmpint (ids[0], ==, QIMAM_RESULTS_PAGE + 1);
  g_assert_cmpint (ids[3], ==, QIMAM_RESULTS_PAGE);
  g_assert_cmpuint (positions[0], ==, QIMAM_RESULTS_PAGE);
  g_assert_cmpuint (positions[3], ==, QIMAM_RESULTS_PAGE - 1);
}

/* When the answer changes, rows that say the same stay what they were. */
static void
test_results_follow (void)
{
  g_autoptr (QimamHits) hits = make_hits (300), more = make_hits (301);
  Loads loads = { 0 }, later = { .changed = 7 };
  g_autoptr (QimamResults) before = qimam_results_new (hits, load_rows, &loads, NULL);
  g_autoptr (QimamResults) after = qimam_results_new (more, load_rows, &later, NULL);
  g_autoptr (QimamArticleItem) same = g_list_model_get_item (G_LIST_MODEL (before), 5);
  g_autoptr (QimamArticleItem) other = g_list_model_get_item (G_LIST_MODEL (before), 6);
  g_autoptr (QimamArticleItem) now = NULL, anew = NULL, last = NULL;

  qimam_article_item_set_read (same, TRUE);
  qimam_results_follow (after, before);
  g_clear_object (&before);
  now = g_list_model_get_item (G_LIST_MODEL (after), 5);
  g_assert_true (now == same);
  /* As the library has it now. */
  g_assert_false (qimam_article_item_get_read (now));
  anew = g_list_model_get_item (G_LIST_MODEL (after), 6);
  g_assert_true (anew != other);
  g_assert_cmpstr (qimam_article_item_get_headline (anew), ==, "7 anew");
  last = g_list_model_get_item (G_LIST_MODEL (after), 300);
  g_assert_cmpint (qimam_article_item_get_id (last), ==, 301);
  g_assert_true (qimam_results_peek (after, 6) == same);
}

/* Whoever looks for a row that it holds may ask for all of them, and nothing is read for that. */
static void
test_results_walk (void)
{
  enum
  {
    N = 100000
  };
  g_autoptr (QimamHits) hits = make_hits (N), more = make_hits (N + 1);
  Loads loads = { 0 }, later = { 0 };
  g_autoptr (QimamResults) before = qimam_results_new (hits, load_rows, &loads, NULL);
  g_autoptr (QimamResults) after = qimam_results_new (more, load_rows, &later, NULL);
  g_autoptr (QimamArticleItem) held = g_list_model_get_item (G_LIST_MODEL (before), 50000);
  g_autoptr (QimamArticleItem) first = NULL, second = NULL, again = NULL;
  guint found = 0;
  double elapsed;

  g_assert_cmpuint (loads.calls, ==, 0);
  g_assert_cmpstr (qimam_article_item_get_headline (held), ==, "50001");
  for (guint i = 0; i < N; i += QIMAM_RESULTS_PAGE * 100)
    {
      g_autoptr (QimamArticleItem) passed = g_list_model_get_item (G_LIST_MODEL (before), i);

      g_assert_cmpint (qimam_article_item_get_id (passed), ==, i + 1);
    }
  g_assert_cmpuint (loads.calls, ==, 17);
  qimam_results_follow (after, before);
  g_test_timer_start ();
  for (guint i = 0; i <= N; i++)
    {
      g_autoptr (QimamArticleItem) passed = g_list_model_get_item (G_LIST_MODEL (after), i);

      if (passed == held)
        found += i;
    }
  elapsed = g_test_timer_elapsed ();
  g_test_minimized_result (elapsed, "%d rows asked for in %.1f ms", N, elapsed * 1e3);
  /* Only where the row that is held may be. */
  g_assert_cmpuint (found, ==, 50000);
  g_assert_cmpuint (later.calls, ==, 1);

  /* Rows that are held without a look stay apart, and are what their page has. */
  first = g_list_model_get_item (G_LIST_MODEL (after), 1000);
  again = g_list_model_get_item (G_LIST_MODEL (after), 1000);
  g_assert_true (first == again);
  g_assert_cmpuint (later.calls, ==, 1);
  second = g_list_model_get_item (G_LIST_MODEL (after), 2000);
  g_assert_true (first != second);
  qimam_article_item_set_read (first, TRUE);
  g_assert_true (qimam_results_peek (after, 1001) == first);
  g_assert_cmpstr (qimam_article_item_get_headline (first), ==, "1001");
  g_clear_object (&again);
  again = g_list_model_get_item (G_LIST_MODEL (after), 1000);
  g_assert_true (first == again && qimam_article_item_get_read (again));
  /* Also one that nobody looked into outlives the list. */
  g_clear_object (&after);
  g_assert_cmpstr (qimam_article_item_get_headline (second), ==, "2001");
  g_assert_cmpuint (later.calls, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/filter/check", test_filter_check);
  g_test_add_func ("/query/filter/text", test_filter_text);
  g_test_add_func ("/query/snippet", test_snippet);
  g_test_add_func ("/query/results", test_results);
  g_test_add_func ("/query/results/read", test_results_read);
  g_test_add_func ("/query/results/walk", test_results_walk);
  g_test_add_func ("/query/results-follow", test_results_follow);
  g_test_add ("/query/combinations", Fixture, NULL, set_up, test_combinations, tear_down);
  g_test_add ("/query/bad-day", Fixture, NULL, set_up, test_bad_day, tear_down);
  g_test_add ("/query/text/words", Fixture, NULL, set_up_texts, test_words, tear_down);
  g_test_add ("/query/text/prefix", Fixture, NULL, set_up_texts, test_prefix, tear_down);
  g_test_add ("/query/text/any-input", Fixture, NULL, set_up_texts, test_any_input, tear_down);
  g_test_add ("/query/text/relevance-order", Fixture, NULL, set_up_texts, test_relevance_order, tear_down);
  g_test_add ("/query/text/items", Fixture, NULL, set_up_texts, test_items, tear_down);
  return g_test_run ();
}
