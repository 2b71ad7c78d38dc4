/* SPDX-License-Identifier: GPL-3.0-or-later */
/* feed add|list|edit|refresh|remove, opml import|export */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "qimam-brief-file.h"
#include "qimam-format.h"
#include "qimam-input.h"
#include "qimam-library-feeds.h"

static char *opt_title, *opt_folder;
static gboolean opt_whole, opt_summary, opt_all;

static GOptionEntry feed_options[] = {
  { "title", 0, 0, G_OPTION_ARG_STRING, &opt_title, N_ ("The outlet under which its articles are kept"),
    N_ ("NAME") },
  { "folder", 0, 0, G_OPTION_ARG_STRING, &opt_folder, N_ ("Folder, with / between folders in one another"),
    N_ ("FOLDER") },
  { "whole", 0, 0, G_OPTION_ARG_NONE, &opt_whole, N_ ("Fetch the pages of its articles, too"), NULL },
  { "summary", 0, 0, G_OPTION_ARG_NONE, &opt_summary, N_ ("Keep what the feed has of its articles"), NULL },
  { "all", 0, 0, G_OPTION_ARG_NONE, &opt_all, N_ ("Ask for all feeds now, due or not"), NULL },
  { NULL },
};

static void
add_time (JsonBuilder *builder, const char *name, gint64 seconds)
{
  g_autoptr (GDateTime) time =
      seconds > 0 && seconds < G_MAXINT64 ? g_date_time_new_from_unix_utc (seconds) : NULL;
  g_autofree char *iso = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  cli_add_string (builder, name, iso);
}

static void
print_feed_json (const QimamFeedRow *feed)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, feed->id);
  cli_add_string (builder, "title", feed->title);
  cli_add_string (builder, "url", feed->url);
  cli_add_string (builder, "home", feed->home);
  json_builder_set_member_name (builder, "folder");
  json_builder_begin_array (builder);
  for (guint i = 0; feed->folder[i] != NULL; i++)
    json_builder_add_string_value (builder, feed->folder[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "whole");
  json_builder_add_boolean_value (builder, feed->whole);
  add_time (builder, "fetched", feed->fetched);
  add_time (builder, "next", feed->next_fetch);
  json_builder_set_member_name (builder, "status");
  json_builder_add_int_value (builder, feed->status);
  json_builder_set_member_name (builder, "failures");
  json_builder_add_int_value (builder, feed->failures);
  cli_add_string (builder, "problem", feed->problem);
  json_builder_end_object (builder);
  cli_print_json (builder);
}

/* (transfer full): when a feed was asked for and what came of it, for a person */
static char *
describe (const QimamFeedRow *feed, const char *language)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (feed->fetched);
  g_autofree char *iso = feed->fetched > 0 ? g_date_time_format (time, "%Y-%m-%dT%H:%M") : NULL;
  g_autofree char *when = iso != NULL ? qimam_format_date (iso, language) : NULL;

  if (when == NULL)
    return g_strdup (_ ("not asked for yet"));
  if (feed->problem != NULL)
    return g_strdup_printf (_ ("%s: %s"), when, feed->problem);
  return g_strdup_printf (_ ("asked for on %s"), when);
}

static void
print_feed (CliContext *context, const QimamFeedRow *feed)
{
  g_autofree char *folder = NULL;
  g_autofree char *state = NULL;

  if (context->json)
    {
      print_feed_json (feed);
      return;
    }
  folder = g_strjoinv (" / ", feed->folder);
  state = describe (feed, context->language);
  cli_print ("%-4" G_GINT64_FORMAT " %s\n     %s%s%s\n     %s\n", feed->id,
             feed->title != NULL ? feed->title : feed->url, feed->url, *folder != '\0' ? "  —  " : "", folder,
             state);
}

static int
list_feeds (CliContext *context, QimamLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = qimam_library_list_feeds (library, &error);

  if (feeds == NULL)
    return cli_fail (context, NULL, error);
  for (guint i = 0; i < feeds->len; i++)
    print_feed (context, feeds->pdata[i]);
  if (feeds->len == 0 && !context->json)
    cli_print ("%s\n", _ ("There are no feeds yet. “feed add ADDRESS” subscribes to one."));
  return CLI_DONE;
}

static int
add_feed (CliContext *context, QimamLibrary *library, const char *address)
{
  g_auto (GStrv) folder = qimam_library_parse_folder (opt_folder != NULL ? opt_folder : "");
  CliImportPrinter printer = { context, FALSE };
  QimamImportTotals totals = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!qimam_library_add_feed (library, address, opt_title, (const char *const *) folder, opt_whole,
                               cli_print_import_item, &printer, &totals, &id, context->cancellable, &error))
    return cli_fail (context, address, error);
  cli_print_import_totals (context, &totals);
  return totals.counts[QIMAM_IMPORT_REFUSED] > 0 ? CLI_REFUSED : CLI_DONE;
}

static int
edit_feed (CliContext *context, QimamLibrary *library, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = qimam_library_list_feeds (library, &error);

  if (feeds == NULL)
    return cli_fail (context, NULL, error);
  for (guint i = 0; i < feeds->len; i++)
    {
      QimamFeedRow *feed = feeds->pdata[i];

      if (feed->id != id)
        continue;
      if (opt_title != NULL)
        {
          g_free (feed->title);
          feed->title = g_strdup (opt_title);
        }
      if (opt_folder != NULL)
        {
          g_strfreev (feed->folder);
          feed->folder = qimam_library_parse_folder (opt_folder);
        }
      feed->whole = (feed->whole || opt_whole) && !opt_summary;
      if (!qimam_library_edit_feed (library, feed, &error))
        return cli_fail (context, NULL, error);
      print_feed (context, feed);
      return CLI_DONE;
    }
  g_set_error (&error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND, "There is no feed %" G_GINT64_FORMAT, id);
  return cli_fail (context, NULL, error);
}

/* ---- Refreshing ---- */

typedef struct
{
  CliImportPrinter printer; /* first: items are told to it */
  guint failed;
} Refresh;

static void
print_answer (const QimamFeedRow *feed, guint done, guint total, gpointer data)
{
  Refresh *refresh = data;
  g_autoptr (GError) error = NULL;

  refresh->failed += feed->failures > 0;
  if (refresh->printer.context->json)
    print_feed_json (feed);
  else if (feed->failures > 0)
    {
      error = g_error_new_literal (QIMAM_ERROR, QIMAM_ERROR_FAILED,
                                   feed->problem != NULL ? feed->problem : "it failed");
      cli_fail (refresh->printer.context, feed->url, error);
    }
}

static int
refresh_feeds (CliContext *context, QimamLibrary *library, GArray *ids)
{
  Refresh refresh = { { context, FALSE }, 0 };
  QimamImportTotals totals = { 0 };
  g_autoptr (GError) error = NULL;

  if (opt_all)
    {
      g_autoptr (GPtrArray) feeds = qimam_library_list_feeds (library, &error);

      if (feeds == NULL)
        return cli_fail (context, NULL, error);
      g_array_set_size (ids, 0);
      for (guint i = 0; i < feeds->len; i++)
        g_array_append_val (ids, ((QimamFeedRow *) feeds->pdata[i])->id);
    }
  if (!qimam_library_refresh_feeds (library, ids->len > 0 || opt_all ? (const gint64 *) ids->data : NULL,
                                    ids->len, print_answer, cli_print_import_item, &refresh, &totals,
                                    context->cancellable, &error))
    return cli_fail (context, NULL, error);
  cli_print_import_totals (context, &totals);
  return refresh.failed > 0 || totals.counts[QIMAM_IMPORT_REFUSED] > 0 ? CLI_REFUSED : CLI_DONE;
}

static int
remove_feeds (CliContext *context, QimamLibrary *library, const GArray *ids, char **names)
{
  int status = CLI_DONE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!qimam_library_remove_feed (library, g_array_index (ids, gint64, i), &error))
        cli_refuse (context, names[i], error, &status);
    }
  return status;
}

static int
cmd_feed (CliContext *context, int n_args, char **args)
{
  static const char *const actions[] = { "add", "list", "edit", "refresh", "remove", NULL };
  g_autoptr (GArray) ids = g_array_new (TRUE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  const char *action = n_args > 0 ? args[0] : "";
  gboolean add = g_str_equal (action, "add"), edit = g_str_equal (action, "edit");
  QimamLibrary *library;
  int status = CLI_DONE;

  if (!g_strv_contains (actions, action) || (g_str_equal (action, "list") && n_args != 1) ||
      ((add || edit) && n_args != 2) || (g_str_equal (action, "remove") && n_args < 2))
    return cli_fail_usage (context,
                           "feed takes “add ADDRESS”, “list”, “edit ID”, “refresh [ID…]” or “remove ID…”");
  for (int i = 1; i < n_args && !add; i++)
    {
      gint64 id;

      if (!cli_parse_id (args[i], &id, &error))
        return cli_fail (context, args[i], error);
      g_array_append_val (ids, id);
    }
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (add)
    return add_feed (context, library, args[1]);
  if (edit)
    return edit_feed (context, library, g_array_index (ids, gint64, 0));
  if (g_str_equal (action, "refresh"))
    return refresh_feeds (context, library, ids);
  if (g_str_equal (action, "remove"))
    return remove_feeds (context, library, ids, args + 1);
  return list_feeds (context, library);
}

/* ---- Lists of subscriptions ---- */

void
cli_print_list (CliContext *context, const char *item, guint added, guint known, int refused)
{
  JsonBuilder *builder;

  if (!context->json && refused < 0)
    cli_print (
        ngettext ("%s: %u feed added, %u there already\n", "%s: %u feeds added, %u there already\n", added),
        item, added, known);
  else if (!context->json)
    cli_print (ngettext ("%u feed added, %u there already, %u refused\n",
                         "%u feeds added, %u there already, %u refused\n", added),
               added, known, (guint) refused);
  if (!context->json)
    return;
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  cli_add_string (builder, "item", item);
  json_builder_set_member_name (builder, "added");
  json_builder_add_int_value (builder, added);
  json_builder_set_member_name (builder, "known");
  json_builder_add_int_value (builder, known);
  if (refused >= 0)
    {
      json_builder_set_member_name (builder, "refused");
      json_builder_add_int_value (builder, refused);
    }
  json_builder_end_object (builder);
  cli_print_json (builder);
}

int
cli_import_opml (CliContext *context, int n_paths, char **paths)
{
  int status = CLI_DONE;
  QimamLibrary *library = cli_open_library (context, &status);

  for (int i = 0; library != NULL && i < n_paths; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = qimam_input_read (paths[i], context->cancellable, &error);
      g_auto (QimamOpmlTotals) totals = { 0 };

      if (bytes == NULL || !qimam_library_import_opml (library, bytes, paths[i], &totals, &error))
        {
          cli_refuse (context, paths[i], error, &status);
          continue;
        }
      for (guint r = 0; r < totals.refused->len; r++)
        {
          g_autoptr (GError) refused =
              g_error_new_literal (QIMAM_ERROR, QIMAM_ERROR_UNSUPPORTED, totals.refused->pdata[r]);

          cli_refuse (context, paths[i], refused, &status);
        }
      cli_print_list (context, paths[i], totals.added, totals.known, (int) totals.refused->len);
    }
  return status;
}

static int
export_opml (CliContext *context, const char *path)
{
  int status = CLI_DONE;
  QimamLibrary *library = cli_open_library (context, &status);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = library != NULL ? qimam_library_export_opml (library, &error) : NULL;

  if (library == NULL)
    return status;
  if (text == NULL)
    return cli_fail (context, NULL, error);
  if (path == NULL || g_str_equal (path, "-"))
    {
      fputs (text, stdout);
      return CLI_DONE;
    }
  if (!qimam_brief_write_file (path, text, strlen (text), &error))
    return cli_fail (context, path, error);
  return CLI_DONE;
}

static int
cmd_opml (CliContext *context, int n_args, char **args)
{
  if (n_args >= 2 && g_str_equal (args[0], "import"))
    return cli_import_opml (context, n_args - 1, args + 1);
  if (n_args >= 1 && n_args <= 2 && g_str_equal (args[0], "export"))
    return export_opml (context, n_args == 2 ? args[1] : NULL);
  return cli_fail_usage (context, "opml takes “import FILE…” or “export [FILE]”");
}

const CliCommand cli_feed_commands[] = {
  { "feed", cmd_feed, feed_options, "add ADDRESS|list|edit ID|refresh [ID…]|remove ID…",
    N_ ("Subscribe to feeds and ask for them") },
  { "opml", cmd_opml, NULL, "import FILE…|export [FILE]",
    N_ ("Take in and give out lists of subscriptions") },
  { NULL },
};
