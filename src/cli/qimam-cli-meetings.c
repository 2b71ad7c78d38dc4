/* SPDX-License-Identifier: GPL-3.0-or-later */
/* meetings, meeting rename|merge|split|assign */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>

#include "qimam-format.h"

static gboolean
has_copies (const QimamMeeting *meeting)
{
  for (guint i = 0; i < meeting->articles->len; i++)
    if (g_array_index (meeting->articles, QimamMeetingArticle, i).copies != 0)
      return TRUE;
  return FALSE;
}

static int
cmd_meetings (CliContext *context, int n_args, char **args)
{
  g_autoptr (GPtrArray) meetings = NULL;
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (n_args != 0)
    return cli_fail_usage (context, "meetings takes no words");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  meetings = qimam_library_list_meetings (library, context->cancellable, &error);
  if (meetings == NULL)
    return cli_fail (context, NULL, error);
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "meetings");
      json_builder_begin_array (builder);
      for (guint i = 0; i < meetings->len; i++)
        qimam_json_meeting (builder, meetings->pdata[i], TRUE);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      cli_print_json (builder);
      return CLI_DONE;
    }
  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];
      g_autofree char *date = meeting->date.iso != NULL
                                  ? qimam_format_date (meeting->date.iso, context->language)
                                  : g_strdup (_ ("date unknown"));
      g_autoptr (GString) main_articles = g_string_new (NULL), others = g_string_new (NULL);

      for (guint a = 0; a < meeting->articles->len; a++)
        {
          const QimamMeetingArticle *article = &g_array_index (meeting->articles, QimamMeetingArticle, a);
          g_string_append_printf (article->main ? main_articles : others, " #%" G_GINT64_FORMAT,
                                  article->article);
        }
      cli_print ("%-4" G_GINT64_FORMAT " %s — %s%s\n", meeting->id, meeting->title, date,
                 meeting->fixed ? _ (" (fixed)") : "");
      if (main_articles->len > 0)
        cli_print (_ ("     reported by:%s\n"), main_articles->str);
      if (has_copies (meeting))
        {
          guint n = qimam_meeting_count_independent (meeting);

          cli_print (
              ngettext ("     of these %u independent report\n", "     of these %u independent reports\n", n),
              n);
        }
      if (others->len > 0)
        cli_print (_ ("     mentioned by:%s\n"), others->str);
    }
  return CLI_DONE;
}

/* Reads the arguments from @first on as ids; with @none the last may be "none", which is 0. */
static GArray *
parse_ids (int n_args, char **args, int first, gboolean none, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = first; i < n_args; i++)
    {
      gint64 id = 0;

      if (!(none && i == n_args - 1 && g_str_equal (args[i], "none")) && !cli_parse_id (args[i], &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

#define ID(i) g_array_index (ids, gint64, i)

static int
rename_meeting (CliContext *context, QimamLibrary *library, GArray *ids, int n_args, char **args)
{
  g_autofree char *joined = g_strjoinv (" ", args + 2);
  g_autofree char *title = g_utf8_make_valid (joined, -1);
  g_autoptr (GError) error = NULL;

  if (!qimam_library_rename_meeting (library, ID (0), title, &error))
    return cli_fail (context, args[1], error);
  return CLI_DONE;
}

static int
split_meeting (CliContext *context, QimamLibrary *library, GArray *ids, int n_args, char **args)
{
  g_autoptr (GError) error = NULL;
  gint64 made = 0;

  if (!qimam_library_split_meeting (library, ID (0), &ID (1), ids->len - 1, &made, &error))
    return cli_fail (context, args[1], error);
  if (!context->json)
    cli_print ("%" G_GINT64_FORMAT "\n", made);
  return CLI_DONE;
}

/* One after the other: what cannot be done is told, and the others are done. */
static int
merge_meetings (CliContext *context, QimamLibrary *library, GArray *ids, int n_args, char **args)
{
  int status = CLI_DONE;

  for (guint i = 1; i < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!qimam_library_merge_meetings (library, ID (0), ID (i), &error))
        cli_refuse (context, args[1 + i], error, &status);
    }
  return status;
}

static int
assign_articles (CliContext *context, QimamLibrary *library, GArray *ids, int n_args, char **args)
{
  int status = CLI_DONE;

  for (guint i = 0; i + 1 < ids->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!qimam_library_assign_article (library, ID (i), ID (ids->len - 1), &error))
        cli_refuse (context, args[1 + i], error, &status);
    }
  return status;
}

static int
cmd_meeting (CliContext *context, int n_args, char **args)
{
  static const char usage[] =
      "meeting takes “rename M TITLE”, “merge INTO FROM…”, “split M ARTICLE…” or “assign ARTICLE… M|none”";
  static const struct
  {
    const char *name;
    int (*run) (CliContext *context, QimamLibrary *library, GArray *ids, int n_args, char **args);
    gboolean titled, none;
  } actions[] = {
    { "rename", rename_meeting, TRUE, FALSE },
    { "merge", merge_meetings, FALSE, FALSE },
    { "split", split_meeting, FALSE, FALSE },
    { "assign", assign_articles, FALSE, TRUE },
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  guint action = 0;
  int status = CLI_DONE;

  while (n_args > 2 && action < G_N_ELEMENTS (actions) && !g_str_equal (args[0], actions[action].name))
    action++;
  if (n_args < 3 || action == G_N_ELEMENTS (actions))
    return cli_fail_usage (context, usage);
  ids = parse_ids (actions[action].titled ? 2 : n_args, args, 1, actions[action].none, &error);
  if (ids == NULL)
    return cli_fail (context, NULL, error);
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  status = actions[action].run (context, library, ids, n_args, args);
  return status == CLI_DONE && context->json ? cmd_meetings (context, 0, NULL) : status;
}

const CliCommand cli_meeting_commands[] = {
  { "meetings", cmd_meetings, NULL, "", N_ ("List the meetings that were found") },
  { "meeting", cmd_meeting, NULL, "rename M TITLE|merge INTO FROM…|split M ARTICLE…|assign ARTICLE… M|none",
    N_ ("Correct what was found") },
  { NULL },
};
