/* SPDX-License-Identifier: GPL-3.0-or-later */
/* topics list, add, edit, remove, test */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>
#include <string.h>

#include "qimam-library-topics.h"

#define DEFAULT_LIMIT 10

static char *opt_key, *opt_name, *opt_rule;
static int opt_limit = DEFAULT_LIMIT;

static GOptionEntry topic_options[] = {
  { "key", 0, 0, G_OPTION_ARG_STRING, &opt_key,
    N_ ("add: the key of the new topic; test: the topic whose rule it would be"), N_ ("KEY") },
  { "name", 0, 0, G_OPTION_ARG_STRING, &opt_name, N_ ("edit: another name"), N_ ("NAME") },
  { "rule", 0, 0, G_OPTION_ARG_STRING, &opt_rule, N_ ("edit: another rule"), N_ ("RULE") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &opt_limit, N_ ("test: how many articles to show"), N_ ("N") },
  { NULL },
};

/* ---- list ---- */

/* Opens the library, where there is one: the program's topics can be listed without. */
static gboolean
open_existing (CliContext *context, QimamLibrary **library, int *status)
{
  g_autofree char *path =
      context->library_path != NULL ? g_strdup (context->library_path) : qimam_library_default_path ();

  *library = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  *library = cli_open_library (context, status);
  return *library != NULL;
}

/* (transfer full): the topics of the program alone */
static GPtrArray *
list_built_in (QimamAnalyser *analyser)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_library_topic_free);
  const GPtrArray *built_in = qimam_analyser_topics (analyser);

  for (guint i = 0; i < built_in->len; i++)
    {
      QimamLibraryTopic *topic = g_new0 (QimamLibraryTopic, 1);

      topic->key = g_strdup (((QimamTopicInfo *) built_in->pdata[i])->key);
      topic->built_in = TRUE;
      g_ptr_array_add (topics, topic);
    }
  return topics;
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_topic (JsonBuilder *builder, const QimamLibraryTopic *topic, const QimamTopicInfo *info)
{
  json_builder_begin_object (builder);
  cli_add_string (builder, "key", topic->key);
  cli_add_string (builder, "ar", info != NULL ? info->name_ar : topic->name);
  cli_add_string (builder, "en", info != NULL ? info->name_en : topic->name);
  cli_add_string (builder, "fr", info != NULL ? info->name_fr : topic->name);
  cli_add_string (builder, "definition", info != NULL ? info->definition : NULL);
  add_bool (builder, "own", topic->rule != NULL);
  cli_add_string (builder, "rule", topic->rule);
  add_number (builder, "count", topic->count);
  add_bool (builder, "pending", topic->pending);
  json_builder_end_object (builder);
}

static void
print_topic (const QimamLibraryTopic *topic, const QimamTopicInfo *info)
{
  if (info != NULL)
    cli_print ("%-24s %6u  %s — %s\n", topic->key, topic->count, info->name_ar, info->name_en);
  else
    cli_print ("%-24s %6u  %s\n", topic->key, topic->count, topic->name);
  if (topic->rule != NULL)
    {
      g_auto (GStrv) lines = g_strsplit (topic->rule, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        cli_print ("%-24s         %s\n", "", lines[i]);
    }
  if (topic->pending)
    cli_print ("%-24s         %s\n", "", _ ("(articles are still being tagged)"));
}

static int
list_topics (CliContext *context)
{
  g_autoptr (QimamAnalyser) analyser = NULL;
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GError) error = NULL;
  JsonBuilder *builder;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (!open_existing (context, &library, &status))
    return status;
  if (library != NULL && qimam_library_get_analyser (library) != NULL)
    analyser = qimam_analyser_ref (qimam_library_get_analyser (library));
  else
    analyser = qimam_analyser_new (&error);
  if (analyser != NULL)
    topics = library != NULL ? qimam_library_list_topics (library, &error) : list_built_in (analyser);
  if (topics == NULL)
    return cli_fail (context, NULL, error);
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "topics");
  json_builder_begin_array (builder);
  for (guint i = 0; i < topics->len; i++)
    {
      const QimamLibraryTopic *topic = topics->pdata[i];
      const QimamTopicInfo *info = qimam_analyser_find_topic (analyser, topic->key);

      if (context->json)
        add_topic (builder, topic, info);
      else
        print_topic (topic, info);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (context->json)
    cli_print_json (builder);
  else
    g_object_unref (builder);
  return CLI_DONE;
}

/* ---- add, edit, remove ---- */

/* Tags what is there and tells of the topic. */
static int
finish_change (CliContext *context, QimamLibrary *library, const char *key)
{
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GError) error = NULL;

  if (!qimam_library_tag_topics (library, NULL, NULL, context->cancellable, &error))
    return cli_fail (context, key, error);
  topics = qimam_library_list_topics (library, &error);
  if (topics == NULL)
    return cli_fail (context, key, error);
  for (guint i = 0; i < topics->len; i++)
    {
      const QimamLibraryTopic *topic = topics->pdata[i];
      const QimamTopicInfo *info = qimam_analyser_find_topic (qimam_library_get_analyser (library), key);

      if (!g_str_equal (topic->key, key))
        continue;
      if (context->json)
        {
          JsonBuilder *builder = json_builder_new ();

          add_topic (builder, topic, info);
          cli_print_json (builder);
        }
      else
        print_topic (topic, info);
    }
  return CLI_DONE;
}

static int
add (CliContext *context, int n_args, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args != 2)
    return cli_fail_usage (context, "topics add takes a name and a rule");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (!qimam_library_add_topic (library, opt_key, args[0], args[1], &key, &error))
    return cli_fail (context, args[0], error);
  return finish_change (context, library, key);
}

static int
edit (CliContext *context, int n_args, char **args)
{
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args != 1 || (opt_name == NULL && opt_rule == NULL))
    return cli_fail_usage (context, "topics edit takes the key of a topic, and --name or --rule");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (!qimam_library_edit_topic (library, args[0], opt_name, opt_rule, &error))
    return cli_fail (context, args[0], error);
  return finish_change (context, library, args[0]);
}

static int
remove_topics (CliContext *context, int n_args, char **args)
{
  g_autoptr (GError) tag_error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args < 1)
    return cli_fail_usage (context, "topics remove takes the keys of topics");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  for (int i = 0; i < n_args; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!qimam_library_remove_topic (library, args[i], &error))
        cli_refuse (context, args[i], error, &status);
    }
  if (!qimam_library_tag_topics (library, NULL, NULL, context->cancellable, &tag_error))
    return cli_fail (context, NULL, tag_error);
  return status;
}

/* ---- test ---- */

static void
add_examples (JsonBuilder *builder, const char *name, const GPtrArray *examples)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < examples->len; i++)
    {
      const QimamTopicExample *example = examples->pdata[i];

      json_builder_begin_object (builder);
      add_number (builder, "id", example->id);
      cli_add_string (builder, "headline", example->headline);
      cli_add_string (builder, "source", example->source);
      cli_add_string (builder, "published", example->published);
      json_builder_set_member_name (builder, "words");
      json_builder_begin_array (builder);
      for (guint w = 0; w < example->words->len; w++)
        json_builder_add_string_value (builder, example->words->pdata[w]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_examples (const GPtrArray *examples)
{
  for (guint i = 0; i < examples->len; i++)
    {
      const QimamTopicExample *example = examples->pdata[i];

      cli_print ("%6" G_GINT64_FORMAT "  %s\n", example->id,
                 example->headline != NULL ? example->headline : _ ("(no headline)"));
      for (guint w = 0; w < example->words->len; w++)
        cli_print ("%s%s%s", w == 0 ? "        " : "، ", (const char *) example->words->pdata[w],
                   w + 1 == example->words->len ? "\n" : "");
    }
}

static void
print_test (CliContext *context, const QimamTopicTest *test)
{
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      add_number (builder, "total", test->n_articles);
      if (opt_key != NULL)
        {
          add_number (builder, "gained", test->n_gained);
          add_number (builder, "lost", test->n_lost);
        }
      add_examples (builder, "articles", test->examples);
      if (opt_key != NULL)
        add_examples (builder, "lost_articles", test->lost);
      json_builder_end_object (builder);
      cli_print_json (builder);
      return;
    }
  cli_print (ngettext ("%u article\n", "%u articles\n", test->n_articles), test->n_articles);
  print_examples (test->examples);
  if (opt_key == NULL)
    return;
  cli_print (ngettext ("%u article more\n", "%u articles more\n", test->n_gained), test->n_gained);
  cli_print (ngettext ("%u article less\n", "%u articles less\n", test->n_lost), test->n_lost);
  print_examples (test->lost);
}

static int
test (CliContext *context, int n_args, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamTopicRule) rule = NULL;
  g_autoptr (QimamTopicTest) found = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args != 1)
    return cli_fail_usage (context, "topics test takes a rule");
  if (opt_limit < 0)
    return cli_fail_usage (context, "--limit %d is no number of articles", opt_limit);
  rule = qimam_topic_rule_parse (args[0], NULL, &error);
  if (rule == NULL)
    return cli_fail (context, args[0], error);
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (opt_key != NULL && !qimam_library_has_topic (library, opt_key))
    return cli_fail_usage (context, "there is no topic “%s”; “qimam-cli topics list” shows them", opt_key);
  found = qimam_library_test_topic (library, rule, opt_key, (guint) opt_limit, NULL, NULL,
                                    context->cancellable, &error);
  if (found == NULL)
    return cli_fail (context, args[0], error);
  print_test (context, found);
  return CLI_DONE;
}

static int
cmd_topics (CliContext *context, int n_args, char **args)
{
  if (n_args == 1 && g_str_equal (args[0], "list"))
    return list_topics (context);
  if (n_args >= 1 && g_str_equal (args[0], "add"))
    return add (context, n_args - 1, args + 1);
  if (n_args >= 1 && g_str_equal (args[0], "edit"))
    return edit (context, n_args - 1, args + 1);
  if (n_args >= 1 && g_str_equal (args[0], "remove"))
    return remove_topics (context, n_args - 1, args + 1);
  if (n_args >= 1 && g_str_equal (args[0], "test"))
    return test (context, n_args - 1, args + 1);
  return cli_fail_usage (context,
                         "topics takes “list”, “add NAME RULE”, “edit KEY”, “remove KEY…” or “test RULE”");
}

const CliCommand cli_topic_commands[] = {
  { "topics", cmd_topics, topic_options, "list|add NAME RULE|edit KEY|remove KEY…|test RULE",
    N_ ("List the topics, keep topics of your own, and see what a rule would match") },
  { NULL },
};
