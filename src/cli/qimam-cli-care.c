/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check, backup, export, reanalyse */
#include "qimam-cli-context.h"
#include "qimam-library-notes.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static gboolean opt_repair;

static GOptionEntry check_options[] = {
  { "repair", 0, 0, G_OPTION_ARG_NONE, &opt_repair, N_ ("Make the index anew"), NULL },
  { NULL },
};

static int
cmd_check (CliContext *context, int n_args, char **args)
{
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args != 0)
    return cli_fail_usage (context, "check takes no words");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  problems = qimam_library_check (library, opt_repair, context->cancellable, &error);
  if (problems == NULL)
    return cli_fail (context, context->library_path, error);
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "problems");
      json_builder_begin_array (builder);
      for (guint i = 0; problems[i] != NULL; i++)
        json_builder_add_string_value (builder, problems[i]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      cli_print_json (builder);
    }
  else if (problems[0] == NULL)
    cli_print ("%s\n", _ ("The library is sound."));
  else
    for (guint i = 0; problems[i] != NULL; i++)
      cli_print ("%s\n", problems[i]);
  return problems[0] == NULL ? CLI_DONE : CLI_REFUSED;
}

static int
cmd_backup (CliContext *context, int n_args, char **args)
{
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args != 1)
    return cli_fail_usage (context, "backup takes the file to write");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (!qimam_library_backup (library, args[0], context->cancellable, &error))
    return cli_fail (context, args[0], error);
  if (!context->json)
    cli_print ("%s\n", args[0]);
  return CLI_DONE;
}

/* (transfer full) (nullable): one line of an export, in the form that import --format jsonl reads */
static char *
export_line (QimamLibrary *library, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (QimamArticle) article = qimam_library_load_article (library, id, cancellable, error);
  g_autoptr (GPtrArray) versions =
      article != NULL ? qimam_library_load_versions (library, id, cancellable, error) : NULL;
  g_autoptr (GPtrArray) corrections =
      versions != NULL ? qimam_library_list_corrections (library, id, error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (corrections == NULL)
    return NULL;
  qimam_json_export (builder, article, versions, corrections);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return g_strconcat (text, "\n", NULL);
}

/* Those that articles are tagged with when they come in: before them. */
static gboolean
export_topics (CliContext *context, QimamLibrary *library, GOutputStream *stream, GError **error)
{
  g_autoptr (GPtrArray) topics = qimam_library_list_topics (library, error);

  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      const QimamLibraryTopic *topic = topics->pdata[i];
      g_autoptr (JsonBuilder) builder = NULL;
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *text = NULL, *line = NULL;

      if (topic->rule == NULL)
        continue;
      builder = json_builder_new ();
      qimam_json_export_topic (builder, topic);
      root = json_builder_get_root (builder);
      text = json_to_string (root, FALSE);
      line = g_strconcat (text, "\n", NULL);
      if (!g_output_stream_write_all (stream, line, strlen (line), NULL, context->cancellable, error))
        return FALSE;
    }
  return topics != NULL;
}

static gboolean
export_articles (
    CliContext *context, QimamLibrary *library, GOutputStream *stream, guint *count, GError **error)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GArray) ids = NULL;

  if (!qimam_library_query (library, filter, &ids, context->cancellable, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *line =
          export_line (library, g_array_index (ids, gint64, i), context->cancellable, error);

      if (line == NULL)
        return FALSE;
      if (!g_output_stream_write_all (stream, line, strlen (line), NULL, context->cancellable, error))
        return FALSE;
    }
  *count = ids->len;
  return TRUE;
}

static int
cmd_export (CliContext *context, int n_args, char **args)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileOutputStream) stream = NULL;
  QimamLibrary *library;
  gboolean is_new;
  guint count = 0;
  int status = CLI_DONE;

  if (n_args != 1)
    return cli_fail_usage (context, "export takes the file to write");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  file = g_file_new_for_commandline_arg (args[0]);
  is_new = !g_file_query_exists (file, NULL);
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, context->cancellable, &error);
  /* The old file stays until the stream is closed; a failed export must not put half a file in its place. */
  if (stream == NULL || !export_topics (context, library, G_OUTPUT_STREAM (stream), &error) ||
      !export_articles (context, library, G_OUTPUT_STREAM (stream), &count, &error) ||
      !g_output_stream_close (G_OUTPUT_STREAM (stream), context->cancellable, &error))
    {
      if (stream != NULL)
        {
          g_autoptr (GCancellable) cancelled = g_cancellable_new ();
          g_cancellable_cancel (cancelled);
          g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
          /* A file that was not there before is written in its own place. */
          if (is_new)
            g_file_delete (file, NULL, NULL);
          g_prefix_error (&error, "%s: ", args[0]);
        }
      return cli_fail (context, args[0], error);
    }
  if (!context->json)
    cli_print (ngettext ("%u article\n", "%u articles\n", count), count);
  return CLI_DONE;
}

static int
cmd_reanalyse (CliContext *context, int n_args, char **args)
{
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args != 0)
    return cli_fail_usage (context, "reanalyse takes no words");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (!qimam_library_reanalyse (library, NULL, NULL, context->cancellable, &error))
    return cli_fail (context, NULL, error);
  return CLI_DONE;
}

const CliCommand cli_care_commands[] = {
  { "check", cmd_check, check_options, "", N_ ("Look whether the library is sound") },
  { "backup", cmd_backup, NULL, "FILE", N_ ("Write a copy of the library") },
  { "export", cmd_export, NULL, "FILE.jsonl", N_ ("Write all articles and your topics as JSON lines") },
  { "reanalyse", cmd_reanalyse, NULL, "", N_ ("Analyse all articles anew") },
  { NULL },
};
