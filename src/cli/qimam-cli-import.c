/* SPDX-License-Identifier: GPL-3.0-or-later */
/* import */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "qimam-library-topics.h"

static char *opt_source, *opt_published, *opt_format;
static gboolean opt_no_analysis;

static GOptionEntry import_options[] = {
  { "source", 0, 0, G_OPTION_ARG_STRING, &opt_source, N_ ("Name of the outlet"), N_ ("NAME") },
  { "published", 0, 0, G_OPTION_ARG_STRING, &opt_published, N_ ("Date of publication"), N_ ("DATE") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &opt_format,
    N_ ("auto, html, feed, text, opml, jsonl, mail or archive"), N_ ("FORMAT") },
  { "no-analysis", 0, 0, G_OPTION_ARG_NONE, &opt_no_analysis,
    N_ ("Only make the articles findable; “reanalyse” does the rest"), NULL },
  { NULL },
};

static void
print_item_json (const QimamImportItem *item, gboolean lines)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (lines)
    {
      cli_add_string (builder, "id", item->guid);
      cli_add_string (builder, "status", qimam_import_result_nick (item->result));
      cli_add_string (builder, "why", item->reason);
    }
  cli_add_string (builder, "item", item->item);
  cli_add_string (builder, "result", qimam_import_result_nick (item->result));
  json_builder_set_member_name (builder, "article");
  if (item->article != 0)
    json_builder_add_int_value (builder, item->article);
  else
    json_builder_add_null_value (builder);
  cli_add_string (builder, "headline", item->headline);
  cli_add_string (builder, "reason", item->reason);
  json_builder_end_object (builder);
  cli_print_json (builder);
}

void
cli_print_import_item (const QimamImportItem *item, guint done, guint total, gpointer data)
{
  CliImportPrinter *printer = data;

  if (item == NULL)
    return;
  if (item->is_list)
    cli_print_list (printer->context, item->item, item->feeds_added, item->feeds_known, -1);
  else if (printer->context->json)
    print_item_json (item, printer->lines);
  else if (item->result == QIMAM_IMPORT_REFUSED)
    {
      g_autoptr (GError) error = g_error_new_literal (QIMAM_ERROR, QIMAM_ERROR_FAILED, item->reason);
      cli_fail (printer->context, item->item, error);
    }
  else
    cli_print ("%-9s #%-5" G_GINT64_FORMAT " %s\n", qimam_import_result_nick (item->result), item->article,
               item->headline != NULL ? item->headline : item->item);
  fflush (stdout);
}

void
cli_print_import_totals (CliContext *context, const QimamImportTotals *totals)
{
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "totals");
      json_builder_begin_object (builder);
      for (guint i = 0; i < QIMAM_N_IMPORT_RESULTS; i++)
        {
          json_builder_set_member_name (builder, qimam_import_result_nick (i));
          json_builder_add_int_value (builder, totals->counts[i]);
        }
      if (totals->topics > 0)
        {
          json_builder_set_member_name (builder, "topics");
          json_builder_add_int_value (builder, totals->topics);
        }
      json_builder_end_object (builder);
      json_builder_end_object (builder);
      cli_print_json (builder);
      return;
    }
  if (totals->topics > 0)
    cli_print (ngettext ("%u topic of yours taken in\n", "%u topics of yours taken in\n", totals->topics),
               totals->topics);
  cli_print (_ ("%u added, %u updated, %u unchanged, %u refused\n"), totals->counts[QIMAM_IMPORT_ADDED],
             totals->counts[QIMAM_IMPORT_UPDATED], totals->counts[QIMAM_IMPORT_UNCHANGED],
             totals->counts[QIMAM_IMPORT_REFUSED]);
}

static int
cmd_import (CliContext *context, int n_args, char **args)
{
  QimamExtractOptions options = { .source = opt_source, .published = opt_published };
  QimamImportTotals totals = { 0 };
  CliImportPrinter printer = { context, FALSE };
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args == 0 || g_strv_contains ((const char *const *) args, ""))
    return cli_fail_usage (context, "import takes files, folders, addresses, or “-”");
  if (opt_format != NULL && !qimam_format_from_nick (opt_format, &options.format))
    return cli_fail_usage (
        context, "“%s” is not one of the formats auto, html, feed, text, opml, jsonl, mail, archive",
        opt_format);
  if (!qimam_extract_options_check (&options, &error))
    return cli_fail (context, NULL, error);
  if (options.format == QIMAM_FORMAT_OPML)
    return cli_import_opml (context, n_args, args);
  printer.lines = options.format == QIMAM_FORMAT_JSONL;
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  qimam_library_set_analyses_imports (library, !opt_no_analysis);
  if (!qimam_library_import (library, (const char *const *) args, &options, cli_print_import_item, &printer,
                             &totals, context->cancellable, &error))
    {
      cli_print_import_totals (context, &totals);
      return cli_fail (context, NULL, error);
    }
  /* What came in before the topics of its file, or was there, gets them now. */
  if (totals.topics > 0 && !qimam_library_tag_topics (library, NULL, NULL, context->cancellable, &error))
    return cli_fail (context, NULL, error);
  cli_print_import_totals (context, &totals);
  return totals.counts[QIMAM_IMPORT_REFUSED] > 0 ? CLI_REFUSED : CLI_DONE;
}

const CliCommand cli_import_commands[] = {
  { "import", cmd_import, import_options, "PATH…|URL…|-", N_ ("Take in files, folders and addresses") },
  { NULL },
};
