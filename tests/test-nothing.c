/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "qimam-nothing.h"
#include "qimam-spelling.h"
#include "qimam-token.h"

/* A library of a few headlines, with what an explanation asks of one. */
typedef struct
{
  const char *text;
  const char *source;
  const char *topic;
  gboolean read;
} Headline;

static const Headline headlines[] = {
  { "وزيرا الخارجية يبحثان في ريغا أزمة الحدود", "الأفق", "border", FALSE },
  { "قمة ريغا تختتم أعمالها ببيان عن الطاقة", "المرسى", "energy", TRUE },
  { "كازاخستان تستضيف مفاوضات بشأن الطاقة", "الأفق", "energy", TRUE },
  { "رئيسة الوزراء تزور أوسلو الأسبوع المقبل", "المرسى", "border", FALSE },
};

static const QimamSearchName names[] = {
  { QIMAM_SEARCH_TOPIC, "energy", "الطاقة" },
  { QIMAM_SEARCH_TOPIC, "border", "ترسيم الحدود" },
  { QIMAM_SEARCH_SOURCE, "الأفق", "الأفق" },
  { QIMAM_SEARCH_SOURCE, "المرسى", "المرسى" },
};

typedef struct
{
  QimamSearchNames *names;
  guint n_counts;
} Fake;

static gboolean
has_words (const GArray *words, const GArray *wanted, gboolean phrase)
{
  for (guint i = 0; i + wanted->len <= words->len; i++)
    {
      guint n = 0;

      for (; n < wanted->len; n++)
        {
          const QimamWord *a = &g_array_index (words, QimamWord, i + n);
          const QimamWord *b = &g_array_index (wanted, QimamWord, n);

          if (!g_str_equal (a->folded, b->folded) && (phrase || !g_str_equal (a->stem, b->stem)))
            break;
        }
      if (n == wanted->len)
        return TRUE;
    }
  return FALSE;
}

static gboolean
holds (Fake *fake, const QimamSearchNode *node, const Headline *headline, const GArray *words)
{
  gboolean held = FALSE;

  switch (node->kind)
    {
    case QIMAM_SEARCH_AND:
    case QIMAM_SEARCH_OR:
      held = node->kind == QIMAM_SEARCH_AND;
      for (guint i = 0; i < node->children->len; i++)
        if (holds (fake, node->children->pdata[i], headline, words) != (node->kind == QIMAM_SEARCH_AND))
          held = node->kind == QIMAM_SEARCH_OR;
      break;
    case QIMAM_SEARCH_WORD:
    case QIMAM_SEARCH_PHRASE:
      held = !node->headline && has_words (words, node->words, node->kind == QIMAM_SEARCH_PHRASE);
      break;
    case QIMAM_SEARCH_TOPIC:
    case QIMAM_SEARCH_SOURCE:
      {
        g_autoptr (GPtrArray) keys = qimam_search_names_find (fake->names, node);

        for (guint i = 0; i < keys->len; i++)
          held = held || g_str_equal (keys->pdata[i],
                                      node->kind == QIMAM_SEARCH_TOPIC ? headline->topic : headline->source);
        break;
      }
    case QIMAM_SEARCH_UNREAD:
      held = !headline->read;
      break;
    default:
      break;
    }
  return held != node->exclude;
}

static gboolean
count (const QimamFilter *filter, guint *n, gpointer data, GError **error)
{
  Fake *fake = data;
  g_autoptr (QimamSearchText) search = qimam_search_text_parse (filter->text, filter->prefix);

  fake->n_counts++;
  *n = 0;
  if (qimam_search_text_is_void (search))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (headlines); i++)
    {
      const Headline *headline = &headlines[i];
      g_autoptr (GArray) words = qimam_words (headline->text, -1);

      *n += holds (fake, qimam_search_text_get_root (search), headline, words) &&
            (!filter->unread || !headline->read) &&
            (filter->topics == NULL ||
             g_strv_contains ((const char *const *) filter->topics, headline->topic)) &&
            (filter->sources == NULL ||
             g_strv_contains ((const char *const *) filter->sources, headline->source)) &&
            filter->from == NULL;
    }
  return TRUE;
}

static GPtrArray *
near (const char *word, guint max, gpointer data, GError **error)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint limit = 0; limit < 30; limit++)
    for (guint i = 0; i < G_N_ELEMENTS (headlines) && found->len < max; i++)
      {
        g_autoptr (GArray) words = qimam_words (headlines[i].text, -1);

        for (guint w = 0; w < words->len; w++)
          {
            const char *other = g_array_index (words, QimamWord, w).folded;

            if (qimam_spelling_distance (word, other) == limit && !g_str_equal (word, other))
              g_ptr_array_add (found, g_strdup (other));
          }
      }
  return found;
}

static QimamNothing *
explain (const QimamFilter *filter)
{
  g_autoptr (QimamSearchNames) all = qimam_search_names_new (names, G_N_ELEMENTS (names));
  Fake fake = { all, 0 };
  QimamNothingSource source = { count, near, all, &fake };
  g_autoptr (GError) error = NULL;
  QimamNothing *nothing = qimam_nothing_explain (filter, &source, &error);

  g_assert_no_error (error);
  g_assert_nonnull (nothing);
  g_assert_cmpuint (fake.n_counts, <, 120);
  return nothing;
}

/* Parts as "typed/alone/without", hints as "kind:from>to". */
static char *
describe (const QimamNothing *nothing, gboolean hints)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; !hints && i < nothing->parts->len; i++)
    {
      const QimamNothingPart *part = nothing->parts->pdata[i];

      g_string_append_printf (out, "%s%s/%u/%u", i > 0 ? " · " : "",
                              part->text != NULL ? part->text : qimam_nothing_kind_nick (part->kind),
                              part->alone, part->without);
    }
  for (guint i = 0; hints && i < nothing->hints->len; i++)
    {
      const QimamHint *hint = nothing->hints->pdata[i];

      g_string_append_printf (out, "%s%s:%s>%s", i > 0 ? " · " : "", qimam_hint_kind_nick (hint->kind),
                              hint->from, hint->to);
      g_assert_cmpuint (hint->count, >, 0);
    }
  return g_string_free (out, FALSE);
}

static void
test_parts (void)
{
  static const struct
  {
    const char *text, *parts;
  } cases[] = {
    { "ريغا زرافة", "ريغا/2/0 · زرافة/0/2" },
    { "ريغا أوسلو", "ريغا/2/1 · أوسلو/1/2" },
    { "ريغا -الحدود -الطاقة", "ريغا/2/1 · -الحدود/3/1 · -الطاقة/2/1" },
    { "كازاخستان topic:border", "كازاخستان/1/2 · topic:border/2/1" },
    { "قمة (زرافة أو فيل)", "قمة/1/0 · (زرافة أو فيل)/0/1" },
    { "\"ريغا قمة\" الطاقة", "\"ريغا قمة\"/0/2 · الطاقة/2/0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      g_autoptr (QimamNothing) nothing = NULL;
      g_autofree char *parts = NULL;

      filter->text = g_strdup (cases[i].text);
      nothing = explain (filter);
      parts = describe (nothing, FALSE);
      g_assert_cmpstr (parts, ==, cases[i].parts);
    }
}

static void
test_other_parts (void)
{
  static const char *topics[] = { "energy", NULL }, *sources[] = { "المرسى", NULL };
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (QimamNothing) nothing = NULL;
  g_autofree char *parts = NULL;
  const QimamNothingPart *part;

  filter->text = g_strdup ("قمة");
  filter->topics = g_strdupv ((char **) topics);
  filter->sources = g_strdupv ((char **) sources);
  filter->unread = TRUE;
  nothing = explain (filter);
  parts = describe (nothing, FALSE);
  g_assert_cmpstr (parts, ==, "قمة/1/0 · topics/2/0 · sources/2/0 · unread/2/1");
  part = nothing->parts->pdata[3];
  g_assert_false (part->filter->unread);
  g_assert_cmpstr (part->filter->text, ==, "قمة");
  g_assert_cmpstr (part->filter->topics[0], ==, "energy");
}

static void
test_hints (void)
{
  static const struct
  {
    const char *text, *hints;
  } cases[] = {
    { "كازخستان", "spelling:كازخستان>كازاخستان" },
    { "اوصلو", "spelling:اوصلو>اوسلو" },
    { "مفاوظات الطاقة", "spelling:مفاوظات>مفاوضات" },
    { "الطاقة -اوسلو مفاوظات", "spelling:مفاوظات>مفاوضات" },
    { "كازاخ ستان", "spelling:كازاخ ستان>كازاخستان" },
    { "تستظيف مفاوظات", "spelling:تستظيف مفاوظات>تستضيف مفاوضات" },
    { "\"قمه ريقا\"", "spelling:ريقا>ريغا" },
    { "\"الطاقة بشأن\"", "words:\"الطاقة بشأن\">الطاقة بشأن" },
    { "title:قمة", "anywhere:title:قمة>قمة" },
    { "topic:الطافة", "name:الطافة>الطاقة" },
    { "source:المرصى", "name:المرصى>المرسى" },
    { "topic:الحدوود", "name:الحدوود>ترسيم الحدود" },
    { "hgrlm", "layout:hgrlm>القمة" },
    { "rlm", "layout:rlm>قمة" },
    { "زرافة", "" },
    { "زرافة فيل", "" },
    { "؟!", "" },
  };
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (QimamFilter) filter = qimam_filter_new ();
      g_autoptr (QimamNothing) nothing = NULL;
      g_autofree char *hints = NULL;

      filter->text = g_strdup (cases[i].text);
      nothing = explain (filter);
      hints = describe (nothing, TRUE);
      if (!g_str_equal (hints, cases[i].hints))
        {
          g_test_message ("“%s” gave “%s” and not “%s”", cases[i].text, hints, cases[i].hints);
          n_wrong++;
        }
    }
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_cut (void)
{
  static const struct
  {
    const char *text;
    gsize start, end;
    const char *cut;
  } cases[] = {
    { "ab cd ef", 3, 5, "ab ef" }, { "ab cd", 3, 5, "ab" }, { "ab cd", 0, 2, "cd" }, { "ab", 0, 2, "" },
    { "(ab cd)", 1, 3, "( cd)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = qimam_search_cut (cases[i].text, cases[i].start, cases[i].end);

      g_assert_cmpstr (cut, ==, cases[i].cut);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nothing/parts", test_parts);
  g_test_add_func ("/nothing/other-parts", test_other_parts);
  g_test_add_func ("/nothing/hints", test_hints);
  g_test_add_func ("/nothing/cut", test_cut);
  return g_test_run ();
}
