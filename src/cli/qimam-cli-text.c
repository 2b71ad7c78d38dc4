/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands that read a text and store nothing: extract, analyse, times, quantities, tokens. */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "qimam-input.h"
#include "qimam-iso.h"
#include "qimam-json-reader.h"
#include "qimam-library-topics.h"
#include "qimam-quantity-reader.h"
#include "qimam-time-reader.h"
#include "qimam-token.h"

static char *opt_url, *opt_format, *opt_content_type, *opt_published, *opt_source, *opt_reference;
static gboolean opt_batch;

static GOptionEntry extract_options[] = {
  { "url", 0, 0, G_OPTION_ARG_STRING, &opt_url, N_ ("Address of the page"), N_ ("URL") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &opt_format, N_ ("auto, html, text or feed"), N_ ("FORMAT") },
  { "content-type", 0, 0, G_OPTION_ARG_STRING, &opt_content_type, N_ ("What the server said"), N_ ("TYPE") },
  { "published", 0, 0, G_OPTION_ARG_STRING, &opt_published, N_ ("Date of publication"), N_ ("DATE") },
  { "source", 0, 0, G_OPTION_ARG_STRING, &opt_source, N_ ("Name of the outlet"), N_ ("NAME") },
  { NULL },
};

static GOptionEntry times_options[] = {
  { "reference", 0, 0, G_OPTION_ARG_STRING, &opt_reference, N_ ("The time from which “today” is counted"),
    N_ ("DATETIME") },
  { "batch", 0, 0, G_OPTION_ARG_NONE, &opt_batch, N_ ("Read JSON lines from standard input"), NULL },
  { NULL },
};

static GOptionEntry quantities_options[] = {
  { "batch", 0, 0, G_OPTION_ARG_NONE, &opt_batch, N_ ("Read JSON lines from standard input"), NULL },
  { NULL },
};

/* Fills the options of an extraction from the command line. */
static gboolean
read_extract_options (const char *name, QimamExtractOptions *options, GError **error)
{
  *options = (QimamExtractOptions){
    .name = name,
    .url = opt_url,
    .content_type = opt_content_type,
    .source = opt_source,
    .published = opt_published,
  };
  if (opt_format != NULL && !qimam_format_from_nick (opt_format, &options->format))
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE,
                   "“%s” is not one of the formats auto, html, text, feed", opt_format);
      return FALSE;
    }
  return qimam_extract_options_check (options, error);
}

static void
print_document (const QimamDocument *document)
{
  cli_print ("%s\n", document->headline != NULL ? document->headline : _ ("(no headline)"));
  cli_print (_ ("Source: %s\n"), document->source != NULL ? document->source : _ ("unknown"));
  if (document->byline != NULL)
    cli_print (_ ("By: %s\n"), document->byline);
  cli_print (_ ("Published: %s (%s)\n"),
             document->published.value != NULL ? document->published.value : _ ("unknown"),
             qimam_basis_nick (document->published.basis));
  if (document->caption != NULL)
    cli_print (_ ("Caption: %s\n"), document->caption);
  cli_print ("\n%s\n", document->body);
  for (guint i = 0; i < document->dropped->len; i++)
    {
      const QimamDropped *dropped = document->dropped->pdata[i];
      if (i == 0)
        cli_print ("\n%s\n", _ ("Left out:"));
      cli_print ("%5u  %s  [%s]\n", dropped->line, dropped->text, dropped->why);
    }
}

static int
cmd_extract (CliContext *context, int n_args, char **args)
{
  QimamExtractOptions options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  QimamFormat format;

  if (n_args != 1)
    return cli_fail_usage (context, "extract takes one file, or “-”");
  if (!read_extract_options (args[0], &options, &error) ||
      (bytes = qimam_input_read (args[0], context->cancellable, &error)) == NULL)
    return cli_fail (context, args[0], error);
  format = options.format != QIMAM_FORMAT_AUTO ? options.format : qimam_format_guess (bytes, &options);
  if (format == QIMAM_FORMAT_FEED)
    {
      g_autoptr (QimamFeed) feed = qimam_extract_feed (bytes, &options, &error);

      if (feed == NULL)
        return cli_fail (context, args[0], error);
      if (context->json)
        {
          JsonBuilder *builder = json_builder_new ();
          qimam_json_feed (builder, feed);
          cli_print_json (builder);
        }
      else
        {
          cli_print ("%s\n", feed->title != NULL ? feed->title : _ ("(no title)"));
          for (guint i = 0; i < feed->items->len; i++)
            {
              cli_print ("\n");
              print_document (feed->items->pdata[i]);
            }
        }
    }
  else
    {
      g_autoptr (QimamDocument) document = qimam_extract (bytes, &options, &error);

      if (document == NULL)
        return cli_fail (context, args[0], error);
      if (context->json)
        {
          JsonBuilder *builder = json_builder_new ();
          qimam_json_document (builder, document);
          cli_print_json (builder);
        }
      else
        print_document (document);
    }
  return CLI_DONE;
}

static void
print_analysis (const QimamDocument *document, const QimamAnalysis *analysis)
{
  for (guint i = 0; i < analysis->meetings->len; i++)
    {
      const QimamMeeting *meeting = analysis->meetings->pdata[i];
      cli_print ("%s %s — %s\n", meeting->main ? "*" : " ", meeting->title,
                 meeting->date.iso != NULL ? meeting->date.iso : _ ("date unknown"));
    }
  for (guint i = 0; i < analysis->topics->len; i++)
    {
      const QimamTopicHit *topic = analysis->topics->pdata[i];
      cli_print ("  %s %.2f%s\n", topic->key, topic->weight, topic->primary ? " *" : "");
    }
  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];
      cli_print ("%-13s %s%s%s\n", qimam_dimension_nick (claim->dimension),
                 claim->speaker != NULL ? claim->speaker : "", claim->speaker != NULL ? ": " : "",
                 claim->text);
    }
}

/* The user's topics are those of a library that was named: an article is analysed without one as well. */
static gboolean
apply_own_topics (CliContext *context, const QimamDocument *document, QimamAnalysis *analysis, int *status)
{
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;

  if (context->library_path == NULL || !g_file_test (context->library_path, G_FILE_TEST_EXISTS))
    return TRUE;
  library = cli_open_library (context, status);
  if (library == NULL)
    return FALSE;
  if (qimam_library_apply_topics (library, document, analysis, &error))
    return TRUE;
  *status = cli_fail (context, context->library_path, error);
  return FALSE;
}

static int
cmd_analyse (CliContext *context, int n_args, char **args)
{
  QimamExtractOptions options;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (QimamDocument) document = NULL;
  g_autoptr (QimamAnalyser) analyser = NULL;
  g_autoptr (QimamAnalysis) analysis = NULL;
  int status = CLI_DONE;

  if (n_args != 1)
    return cli_fail_usage (context, "analyse takes one file, or “-”");
  if (!read_extract_options (args[0], &options, &error) ||
      (bytes = qimam_input_read (args[0], context->cancellable, &error)) == NULL ||
      (document = qimam_extract (bytes, &options, &error)) == NULL ||
      (analyser = qimam_analyser_new (&error)) == NULL ||
      (analysis = qimam_analyser_run (analyser, document, context->cancellable, &error)) == NULL)
    return cli_fail (context, args[0], error);
  if (!apply_own_topics (context, document, analysis, &status))
    return status;
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();
      qimam_json_article (builder, 0, document, analysis);
      cli_print_json (builder);
    }
  else
    {
      print_document (document);
      cli_print ("\n");
      print_analysis (document, analysis);
    }
  return CLI_DONE;
}

/* Adds {"times":[…]} or {"quantities":[…]} of one text. */
static void
build_expressions (JsonBuilder *builder, gboolean times, const char *text, const char *reference)
{
  g_autoptr (GPtrArray) found = times ? qimam_times_find (text, -1, QIMAM_FIELD_BODY, reference)
                                      : qimam_quantities_find (text, -1, QIMAM_FIELD_BODY);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, times ? "times" : "quantities");
  json_builder_begin_array (builder);
  for (guint i = 0; i < found->len; i++)
    {
      if (times)
        qimam_json_time (builder, found->pdata[i], text);
      else
        qimam_json_quantity (builder, found->pdata[i], text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* One answer for each line, whatever the line is. */
static int
run_batch (CliContext *context, gboolean times)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = qimam_input_read ("-", context->cancellable, &error);
  const char *p, *end;
  gsize length;
  guint number = 0;
  int status = CLI_DONE;

  if (bytes == NULL)
    return cli_fail (context, "-", error);
  p = g_bytes_get_data (bytes, &length);
  end = p + length;
  while (p < end)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      gsize n = (gsize) ((stop != NULL ? stop : end) - p);
      const char *text = NULL, *reference = NULL;
      JsonBuilder *builder = json_builder_new ();
      g_autoptr (JsonNode) root = n > 0 ? qimam_json_load (p, (gssize) n, NULL) : NULL;

      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
        {
          text = qimam_json_string (json_node_get_object (root), "text");
          reference = qimam_json_string (json_node_get_object (root), "reference");
        }
      number++;
      if (text == NULL && n > 0)
        {
          g_autofree char *item = g_strdup_printf ("-:%u", number);
          g_autoptr (GError) bad =
              g_error_new (QIMAM_ERROR, QIMAM_ERROR_FAILED,
                           "standard input, line %u: this is not a JSON object with “text”", number);

          cli_refuse (context, item, bad, &status);
        }
      build_expressions (builder, times, text != NULL ? text : "", reference);
      cli_print_json (builder);
      p += n + 1;
    }
  return status;
}

static gboolean
is_moment (const char *text)
{
  QimamPrecision precision = qimam_iso_precision (text);

  return precision >= QIMAM_PRECISION_DAY && precision <= QIMAM_PRECISION_SECOND;
}

static int
cmd_expressions (CliContext *context, gboolean times, int n_args, char **args)
{
  g_autofree char *text = NULL;

  if (opt_batch && n_args > 0)
    return cli_fail_usage (context, "%s --batch takes the texts from standard input alone",
                           times ? "times" : "quantities");
  if (opt_batch)
    return run_batch (context, times);
  if (n_args != 1)
    return cli_fail_usage (context, "%s takes one text", times ? "times" : "quantities");
  if (opt_reference != NULL && !is_moment (opt_reference))
    return cli_fail_usage (context, "“%s” is not a time such as 2021-06-16 or 2021-06-16T17:05",
                           opt_reference);
  text = g_utf8_make_valid (args[0], -1);
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();
      build_expressions (builder, times, text, opt_reference);
      cli_print_json (builder);
      return CLI_DONE;
    }
  if (times)
    {
      g_autoptr (GPtrArray) found = qimam_times_find (text, -1, QIMAM_FIELD_BODY, opt_reference);
      for (guint i = 0; i < found->len; i++)
        {
          const QimamTime *time = found->pdata[i];
          cli_print ("%-9s %-24s %.*s\n", qimam_time_kind_nick (time->kind),
                     time->value != NULL ? time->value : "?", (int) (time->span.end - time->span.start),
                     text + time->span.start);
        }
    }
  else
    {
      g_autoptr (GPtrArray) found = qimam_quantities_find (text, -1, QIMAM_FIELD_BODY);
      for (guint i = 0; i < found->len; i++)
        {
          const QimamQuantity *quantity = found->pdata[i];
          cli_print ("%-9s %-12s %-6s %.*s\n", qimam_quantity_kind_nick (quantity->kind),
                     quantity->value != NULL ? quantity->value : "?",
                     quantity->unit != NULL ? quantity->unit : "",
                     (int) (quantity->span.end - quantity->span.start), text + quantity->span.start);
        }
    }
  return CLI_DONE;
}

static int
cmd_times (CliContext *context, int n_args, char **args)
{
  return cmd_expressions (context, TRUE, n_args, args);
}

static int
cmd_quantities (CliContext *context, int n_args, char **args)
{
  return cmd_expressions (context, FALSE, n_args, args);
}

typedef struct
{
  const char *text;
  JsonBuilder *builder; /* (nullable) */
} TokenPrinter;

static gboolean
print_token (const QimamToken *token, gpointer data)
{
  TokenPrinter *printer = data;
  g_autofree char *text = g_strndup (printer->text + token->start, token->end - token->start);
  g_autofree char *folded = g_strndup (token->folded, token->folded_length);
  g_autofree char *stem = g_strndup (token->stem, token->stem_length);

  if (printer->builder == NULL)
    {
      cli_print ("%4zu %4zu  %s  %s  %s\n", token->start, token->end, text, folded, stem);
      return TRUE;
    }
  json_builder_begin_object (printer->builder);
  json_builder_set_member_name (printer->builder, "start");
  json_builder_add_int_value (printer->builder, (gint64) token->start);
  json_builder_set_member_name (printer->builder, "end");
  json_builder_add_int_value (printer->builder, (gint64) token->end);
  json_builder_set_member_name (printer->builder, "text");
  json_builder_add_string_value (printer->builder, text);
  json_builder_set_member_name (printer->builder, "folded");
  json_builder_add_string_value (printer->builder, folded);
  json_builder_set_member_name (printer->builder, "stem");
  json_builder_add_string_value (printer->builder, stem);
  json_builder_end_object (printer->builder);
  return TRUE;
}

static int
cmd_tokens (CliContext *context, int n_args, char **args)
{
  g_autofree char *text = NULL;
  TokenPrinter printer = { 0 };

  if (n_args != 1)
    return cli_fail_usage (context, "tokens takes one text");
  text = g_utf8_make_valid (args[0], -1);
  printer.text = text;
  if (context->json)
    {
      printer.builder = json_builder_new ();
      json_builder_begin_object (printer.builder);
      json_builder_set_member_name (printer.builder, "tokens");
      json_builder_begin_array (printer.builder);
    }
  qimam_tokenize (text, -1, print_token, &printer);
  if (printer.builder != NULL)
    {
      json_builder_end_array (printer.builder);
      json_builder_end_object (printer.builder);
      cli_print_json (printer.builder);
    }
  return CLI_DONE;
}

const CliCommand cli_text_commands[] = {
  { "extract", cmd_extract, extract_options, "FILE|-",
    N_ ("Show what a page or dump becomes; store nothing") },
  { "analyse", cmd_analyse, extract_options, "FILE|-", N_ ("Show what an article says; store nothing") },
  { "times", cmd_times, times_options, "TEXT", N_ ("Find dates, times and durations in a text") },
  { "quantities", cmd_quantities, quantities_options, "TEXT", N_ ("Find numbers and amounts in a text") },
  { "tokens", cmd_tokens, NULL, "TEXT", N_ ("Show the words of a text with their stems") },
  { NULL },
};
