/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare, brief */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>

#include "qimam-briefing-export.h"
#include "qimam-library-topics.h"

static char *opt_sources_of, *opt_topic, *opt_output;
static gboolean opt_differences;

static char **opt_meetings, **opt_topics, **opt_sources;
static char *opt_from, *opt_to, *opt_query;

static GOptionEntry compare_options[] = {
  { "sources", 0, 0, G_OPTION_ARG_STRING, &opt_sources_of, N_ ("Compare the outlets on this meeting"),
    N_ ("M") },
  { "topic", 0, 0, G_OPTION_ARG_STRING, &opt_topic, N_ ("Only what concerns this topic"), N_ ("KEY") },
  { "differences", 0, 0, G_OPTION_ARG_NONE, &opt_differences, N_ ("Only rows with something to see"), NULL },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &opt_output, N_ ("Write .html, .pdf, .md or .csv"), N_ ("FILE") },
  { NULL },
};

static GOptionEntry brief_options[] = {
  { "meeting", 0, 0, G_OPTION_ARG_STRING_ARRAY, &opt_meetings, N_ ("The meeting; may be repeated"),
    N_ ("M") },
  { "topic", 0, 0, G_OPTION_ARG_STRING_ARRAY, &opt_topics, N_ ("Only articles on this topic"), N_ ("KEY") },
  { "source", 0, 0, G_OPTION_ARG_STRING_ARRAY, &opt_sources, N_ ("Only this outlet"), N_ ("NAME") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &opt_from, N_ ("Published on or after"), N_ ("DATE") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &opt_to, N_ ("Published on or before"), N_ ("DATE") },
  { "query", 0, 0, G_OPTION_ARG_STRING, &opt_query, N_ ("Only articles with these words"), N_ ("WORDS") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &opt_output, N_ ("Write .pdf, .html, .md or .txt"), N_ ("FILE") },
  { NULL },
};

/* Adds the meetings that @words name; the same one a second time is a slip that would stand in the result. */
static gboolean
parse_meetings (char **words, GArray *ids, GError **error)
{
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      gint64 id;

      if (!cli_parse_id (words[i], &id, error))
        return FALSE;
      for (guint j = 0; j < ids->len; j++)
        if (g_array_index (ids, gint64, j) == id)
          {
            g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, "meeting %" G_GINT64_FORMAT " is named twice",
                         id);
            return FALSE;
          }
      g_array_append_val (ids, id);
    }
  return TRUE;
}

/* Whether there is a topic; says so where there is none. */
static gboolean
check_topic (CliContext *context, QimamLibrary *library, const char *key, int *status)
{
  if (qimam_library_has_topic (library, key))
    return TRUE;
  *status = cli_fail_usage (context, "there is no topic “%s”; “qimam-cli topics list” shows them", key);
  return FALSE;
}

static int
cmd_compare (CliContext *context, int n_args, char **args)
{
  g_autoptr (QimamComparison) comparison = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  char *sources_of[] = { opt_sources_of, NULL };
  int status = CLI_DONE;

  if ((opt_sources_of != NULL) == (n_args > 0))
    return cli_fail_usage (context, "compare takes the numbers of meetings, or --sources with one");
  if (!parse_meetings (opt_sources_of != NULL ? sources_of : args, ids, &error))
    return cli_fail (context, NULL, error);
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (opt_topic != NULL && !check_topic (context, library, opt_topic, &status))
    return status;
  comparison =
      opt_sources_of != NULL
          ? qimam_library_compare_sources (library, g_array_index (ids, gint64, 0), opt_topic,
                                           context->language, context->cancellable, &error)
          : qimam_library_compare_meetings (library, (const gint64 *) (gpointer) ids->data, ids->len,
                                            opt_topic, context->language, context->cancellable, &error);
  if (comparison == NULL)
    return cli_fail (context, NULL, error);
  if (opt_differences)
    qimam_comparison_keep_differences (comparison);
  if (opt_output != NULL && !qimam_comparison_save (comparison, opt_output, &error))
    return cli_fail (context, opt_output, error);
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();
      qimam_json_comparison (builder, comparison);
      cli_print_json (builder);
    }
  else if (opt_output != NULL)
    cli_print ("%s\n", opt_output);
  else
    {
      g_autofree char *text = qimam_comparison_to_markdown (comparison);
      cli_print ("%s", text);
    }
  return CLI_DONE;
}

static int
cmd_brief (CliContext *context, int n_args, char **args)
{
  g_autoptr (QimamBriefing) briefing = NULL;
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args != 0 && opt_meetings == NULL)
    return cli_fail_usage (context, "brief takes --meeting M…, or filters");
  if (!parse_meetings (opt_meetings, ids, &error) || !parse_meetings (args, ids, &error))
    return cli_fail (context, NULL, error);
  filter->topics = g_strdupv (opt_topics);
  filter->sources = g_strdupv (opt_sources);
  filter->from = g_strdup (opt_from);
  filter->to = g_strdup (opt_to);
  filter->text = opt_query != NULL ? g_utf8_make_valid (opt_query, -1) : NULL;
  if (!qimam_filter_check (filter, &error))
    return cli_fail (context, NULL, error);
  if ((ids->len == 0) == qimam_filter_is_empty (filter))
    return cli_fail_usage (context, "brief takes --meeting M…, or filters, and not both");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  for (guint i = 0; opt_topics != NULL && opt_topics[i] != NULL; i++)
    if (!check_topic (context, library, opt_topics[i], &status))
      return status;
  briefing = qimam_library_brief (library, (const gint64 *) (gpointer) ids->data, ids->len, filter,
                                  context->language, context->cancellable, &error);
  if (briefing == NULL)
    return cli_fail (context, NULL, error);
  if (opt_output != NULL)
    {
      if (!qimam_briefing_save (briefing, opt_output, &error))
        return cli_fail (context, opt_output, error);
      if (!context->json)
        cli_print ("%s\n", opt_output);
    }
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();
      qimam_json_briefing (builder, briefing);
      cli_print_json (builder);
    }
  else if (opt_output == NULL)
    {
      g_autofree char *text = qimam_briefing_to_text (briefing);
      cli_print ("%s", text);
    }
  return CLI_DONE;
}

const CliCommand cli_compare_commands[] = {
  { "compare", cmd_compare, compare_options, "M1 M2… | --sources M",
    N_ ("Set meetings, or outlets, side by side") },
  { "brief", cmd_brief, brief_options, "--meeting M… | filters", N_ ("Write a briefing") },
  { NULL },
};
