/* SPDX-License-Identifier: GPL-3.0-or-later */
/* jobs list|show|retry|clear */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>

#include "qimam-format.h"
#include "qimam-library-jobs.h"

/* Refused items that are read at once. */
#define PAGE 500

static void
add_time (JsonBuilder *builder, const char *name, gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds > 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;
  g_autofree char *iso = time != NULL ? g_date_time_format_iso8601 (time) : NULL;

  cli_add_string (builder, name, iso);
}

static void
add_count (JsonBuilder *builder, const char *name, guint n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, n);
}

static void
print_job_json (const QimamJobRow *job)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, job->id);
  cli_add_string (builder, "kind", qimam_job_kind_nick (job->kind));
  cli_add_string (builder, "state", qimam_job_state_nick (job->state));
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; job->items[i] != NULL; i++)
    json_builder_add_string_value (builder, job->items[i]);
  json_builder_end_array (builder);
  add_count (builder, "given", job->n_items);
  add_time (builder, "started", job->started);
  add_time (builder, "ended", job->ended);
  add_count (builder, "added", job->added);
  add_count (builder, "updated", job->updated);
  add_count (builder, "unchanged", job->unchanged);
  add_count (builder, "refused", job->refused);
  cli_add_string (builder, "problem", job->problem);
  json_builder_end_object (builder);
  cli_print_json (builder);
}

static const char *
kind_name (QimamJobKind kind)
{
  static const char *const names[] = { N_ ("Import"), N_ ("Refresh of feeds"), N_ ("Subscriptions") };

  return _ (names[kind]);
}

static const char *
state_name (QimamJobState state)
{
  static const char *const names[] = { N_ ("running"), N_ ("done"), N_ ("stopped"), N_ ("failed"),
                                       N_ ("interrupted") };

  return _ (names[state]);
}

static void
print_job (CliContext *context, const QimamJobRow *job)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (job->started);
  g_autofree char *iso = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M") : NULL;
  g_autofree char *when = iso != NULL ? qimam_format_date (iso, context->language) : NULL;
  g_autofree char *clock = time != NULL ? g_date_time_format (time, "%H:%M") : NULL;

  if (context->json)
    {
      print_job_json (job);
      return;
    }
  cli_print ("%-4" G_GINT64_FORMAT " %s %s  %s  (%s)\n", job->id, when != NULL ? when : "",
             clock != NULL ? clock : "", kind_name (job->kind), state_name (job->state));
  if (job->items[0] != NULL && job->n_items > 1)
    cli_print (ngettext ("     %s and %u more\n", "     %s and %u more\n", job->n_items - 1), job->items[0],
               job->n_items - 1);
  else if (job->items[0] != NULL)
    cli_print ("     %s\n", job->items[0]);
  if (job->kind == QIMAM_JOB_SUBSCRIPTIONS)
    cli_print (ngettext ("     %u feed added, %u there already, %u refused\n",
                         "     %u feeds added, %u there already, %u refused\n", job->added),
               job->added, job->unchanged, job->refused);
  else
    cli_print (_ ("     %u added, %u updated, %u unchanged, %u refused\n"), job->added, job->updated,
               job->unchanged, job->refused);
  if (job->problem != NULL)
    cli_print ("     %s\n", job->problem);
}

static int
list_jobs (CliContext *context, QimamLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) jobs = qimam_library_list_jobs (library, &error);

  if (jobs == NULL)
    return cli_fail (context, NULL, error);
  for (guint i = 0; i < jobs->len; i++)
    print_job (context, jobs->pdata[i]);
  if (jobs->len == 0 && !context->json)
    cli_print ("%s\n", _ ("Nothing has been imported yet."));
  return CLI_DONE;
}

static void
print_refused (CliContext *context, const QimamJobRefused *refused)
{
  JsonBuilder *builder;

  if (!context->json)
    {
      /* The reason names the item by itself, as a rule. */
      if (g_str_has_prefix (refused->reason, refused->item))
        cli_print ("     %s\n", refused->reason);
      else
        cli_print ("     %s: %s\n", refused->item, refused->reason);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  cli_add_string (builder, "item", refused->item);
  cli_add_string (builder, "reason", refused->reason);
  json_builder_set_member_name (builder, "retry");
  json_builder_add_boolean_value (builder, refused->origin != NULL);
  json_builder_end_object (builder);
  cli_print_json (builder);
}

static int
show_job (CliContext *context, QimamLibrary *library, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamJobRow) job = qimam_library_load_job (library, id, &error);
  guint n = 0;

  if (job == NULL)
    return cli_fail (context, NULL, error);
  print_job (context, job);
  for (;;)
    {
      g_autoptr (GPtrArray) refused = qimam_library_list_refused (library, id, n, PAGE, &error);

      if (refused == NULL)
        return cli_fail (context, NULL, error);
      for (guint i = 0; i < refused->len; i++)
        print_refused (context, refused->pdata[i]);
      n += refused->len;
      if (refused->len < PAGE)
        break;
    }
  if (job->refused > n && !context->json)
    cli_print (ngettext ("     and %u more that was not kept\n", "     and %u more that were not kept\n",
                         job->refused - n),
               job->refused - n);
  return CLI_DONE;
}

static int
retry_job (CliContext *context, QimamLibrary *library, gint64 id)
{
  CliImportPrinter printer = { context, FALSE };
  QimamImportTotals totals = { 0 };
  g_autoptr (GError) error = NULL;

  if (!qimam_library_retry_job (library, id, NULL, cli_print_import_item, &printer, &totals,
                                context->cancellable, &error))
    return cli_fail (context, NULL, error);
  cli_print_import_totals (context, &totals);
  return totals.counts[QIMAM_IMPORT_REFUSED] > 0 ? CLI_REFUSED : CLI_DONE;
}

static int
clear_jobs (CliContext *context, QimamLibrary *library)
{
  g_autoptr (GError) error = NULL;

  return qimam_library_clear_jobs (library, &error) ? CLI_DONE : cli_fail (context, NULL, error);
}

static int
cmd_jobs (CliContext *context, int n_args, char **args)
{
  const char *action = n_args > 0 ? args[0] : "";
  gboolean show = g_str_equal (action, "show"), retry = g_str_equal (action, "retry");
  gboolean list = g_str_equal (action, "list"), clear = g_str_equal (action, "clear");
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;
  gint64 id = 0;

  if ((!show && !retry && !list && !clear) || n_args != (show || retry ? 2 : 1))
    return cli_fail_usage (context, "jobs takes “list”, “show ID”, “retry ID” or “clear”");
  if ((show || retry) && !cli_parse_id (args[1], &id, &error))
    return cli_fail (context, NULL, error);
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (show)
    return show_job (context, library, id);
  if (retry)
    return retry_job (context, library, id);
  return list ? list_jobs (context, library) : clear_jobs (context, library);
}

const CliCommand cli_jobs_commands[] = {
  { "jobs", cmd_jobs, NULL, "list|show ID|retry ID|clear",
    N_ ("What was imported, and what was refused and why") },
  { NULL },
};
