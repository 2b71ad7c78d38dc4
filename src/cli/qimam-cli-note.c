/* SPDX-License-Identifier: GPL-3.0-or-later */
/* note list|add|edit|attach|remove */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>

#include "qimam-library-notes.h"

static char *opt_quote, *opt_text, *opt_article;

static GOptionEntry note_options[] = {
  { "quote", 0, 0, G_OPTION_ARG_STRING, &opt_quote, N_ ("The words of the article that the note is about"),
    N_ ("TEXT") },
  { "text", 0, 0, G_OPTION_ARG_STRING, &opt_text, N_ ("What the note says"), N_ ("TEXT") },
  { "article", 0, 0, G_OPTION_ARG_STRING, &opt_article, N_ ("The article that a note is attached to"),
    N_ ("NUMBER") },
  { NULL },
};

static const char *
anchor_words (const QimamNote *note)
{
  if (note->article == 0)
    return _ ("the article was removed");
  switch (note->anchor)
    {
    case QIMAM_ANCHOR_CHANGED:
      return _ ("the words changed");
    case QIMAM_ANCHOR_LOST:
      return _ ("source changed");
    default:
      return NULL;
    }
}

void
cli_print_note (const QimamNote *note, gboolean with_article)
{
  const char *words = anchor_words (note);

  if (with_article && note->article != 0)
    cli_print ("%-5" G_GINT64_FORMAT " #%" G_GINT64_FORMAT " %s\n", note->id, note->article,
               note->headline != NULL ? note->headline : _ ("(no headline)"));
  else
    cli_print ("%-5" G_GINT64_FORMAT " %s\n", note->id,
               !with_article            ? ""
               : note->headline != NULL ? note->headline
                                        : _ ("(no headline)"));
  cli_print ("      « %s »%s%s%s\n", note->quote, words != NULL ? " (" : "", words != NULL ? words : "",
             words != NULL ? ")" : "");
  if (*note->text != '\0')
    cli_print ("      %s\n", note->text);
}

static int
print_one (CliContext *context, const QimamNote *note)
{
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();

      qimam_json_note (builder, note);
      cli_print_json (builder);
    }
  else
    cli_print_note (note, TRUE);
  return CLI_DONE;
}

static int
list_notes (CliContext *context, QimamLibrary *library, const char *article)
{
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  JsonBuilder *builder;
  gint64 id = 0;

  if (article != NULL && !cli_parse_id (article, &id, &error))
    return cli_fail (context, article, error);
  notes = qimam_library_list_notes (library, id, context->cancellable, &error);
  if (notes == NULL)
    return cli_fail (context, article, error);
  if (!context->json)
    {
      for (guint i = 0; i < notes->len; i++)
        cli_print_note (notes->pdata[i], TRUE);
      cli_print (ngettext ("%u note\n", "%u notes\n", notes->len), notes->len);
      return CLI_DONE;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    qimam_json_note (builder, notes->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  cli_print_json (builder);
  return CLI_DONE;
}

static int
change_note (CliContext *context, QimamLibrary *library, const char *act, const char *what)
{
  g_autoptr (QimamNote) note = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *quote = opt_quote != NULL ? g_utf8_make_valid (opt_quote, -1) : NULL;
  g_autofree char *text = g_utf8_make_valid (opt_text != NULL ? opt_text : "", -1);
  gint64 id, article = 0;

  if (!cli_parse_id (what, &id, &error))
    return cli_fail (context, what, error);
  if (opt_article != NULL && !cli_parse_id (opt_article, &article, &error))
    return cli_fail (context, opt_article, error);
  if (g_str_equal (act, "add"))
    note = qimam_library_add_note_on_quote (library, id, quote, text, &error);
  else if (g_str_equal (act, "edit"))
    note = qimam_library_edit_note (library, id, text, &error);
  else if (g_str_equal (act, "attach"))
    note = qimam_library_attach_note_to_quote (library, id, article, quote, &error);
  else
    note = qimam_library_remove_note (library, id, &error);
  return note != NULL ? print_one (context, note) : cli_fail (context, what, error);
}

static int
cmd_note (CliContext *context, int n_args, char **args)
{
  const char *act = n_args > 0 ? args[0] : "";
  QimamLibrary *library;
  int status = CLI_DONE;

  if (g_str_equal (act, "list"))
    {
      if (n_args > 2)
        return cli_fail_usage (context, "note list takes the number of one article, or nothing");
    }
  else if (g_str_equal (act, "add"))
    {
      if (n_args != 2 || opt_quote == NULL)
        return cli_fail_usage (context, "note add takes the number of an article and --quote");
    }
  else if (g_str_equal (act, "edit"))
    {
      if (n_args != 2 || opt_text == NULL)
        return cli_fail_usage (context, "note edit takes the number of a note and --text");
    }
  else if (g_str_equal (act, "attach"))
    {
      if (n_args != 2 || opt_quote == NULL)
        return cli_fail_usage (context, "note attach takes the number of a note and --quote");
    }
  else if (!g_str_equal (act, "remove") || n_args != 2)
    return cli_fail_usage (context, "note takes “list”, “add”, “edit”, “attach” or “remove” with a number");
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (g_str_equal (act, "list"))
    return list_notes (context, library, n_args > 1 ? args[1] : NULL);
  return change_note (context, library, act, args[1]);
}

const CliCommand cli_note_commands[] = {
  { "note", cmd_note, note_options, "list [ARTICLE] | add ARTICLE | edit NOTE | attach NOTE | remove NOTE",
    N_ ("List, add, edit, attach and remove notes on articles") },
  { NULL },
};
