/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "qimam-config.h"

static const CliCommand *const command_groups[] = {
  cli_import_commands,  cli_browse_commands, cli_meeting_commands,
  cli_compare_commands, cli_text_commands,   cli_care_commands,
};

/* Ctrl+C ends a job at a transaction border instead of in the middle. */
static gpointer
wait_for_signal (gpointer data)
{
  sigset_t set;
  int number;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  if (sigwait (&set, &number) == 0)
    g_cancellable_cancel (data);
  return NULL;
}

static void
watch_signals (GCancellable *cancellable)
{
  sigset_t set;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, cancellable));
}

static const CliCommand *
find_command (const char *name)
{
  for (guint g = 0; g < G_N_ELEMENTS (command_groups); g++)
    for (const CliCommand *command = command_groups[g]; command->name != NULL; command++)
      if (g_str_equal (command->name, name))
        return command;
  return NULL;
}

static void
print_help (void)
{
  printf ("%s\n\n", _ ("Usage: qimam-cli [--library FILE] [--json] COMMAND …"));
  for (guint g = 0; g < G_N_ELEMENTS (command_groups); g++)
    for (const CliCommand *command = command_groups[g]; command->name != NULL; command++)
      printf ("  %s %s\n      %s\n", command->name, command->arguments, _ (command->summary));
  printf ("\n%s\n", _ ("“qimam-cli COMMAND --help” tells a command's options."));
}

/* The first word that is neither an option nor the value of --library or --language. */
static int
find_command_word (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      if (g_str_equal (argv[i], "--library") || g_str_equal (argv[i], "--language"))
        i++;
      else if (argv[i][0] != '-')
        return i;
    }
  return 0;
}

static char *
default_language (void)
{
  const char *const *names = g_get_language_names ();

  for (guint i = 0; names[i] != NULL; i++)
    for (guint l = 0; l < 3; l++)
      {
        static const char *const known[] = { "ar", "en", "fr" };
        if (g_str_has_prefix (names[i], known[l]))
          return g_strdup (known[l]);
      }
  return g_strdup ("ar");
}

static int
run_command (CliContext *context, const CliCommand *command, int argc, char **argv)
{
  g_autoptr (GOptionContext) parser = g_option_context_new (command->arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char *language = NULL;
  GOptionEntry global[] = {
    { "library", 0, 0, G_OPTION_ARG_FILENAME, &context->library_path, N_ ("The library file"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &context->json, N_ ("Print JSON"), NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_ ("Language of labels and briefings: ar, en, fr"),
      N_ ("LANGUAGE") },
    { NULL },
  };

  g_option_context_set_summary (parser, _ (command->summary));
  g_option_context_add_main_entries (parser, global, GETTEXT_PACKAGE);
  if (command->options != NULL)
    g_option_context_add_main_entries (parser, command->options, GETTEXT_PACKAGE);
  if (!g_option_context_parse (parser, &argc, &argv, &error))
    return cli_fail (context, NULL, error);
  if (language != NULL)
    {
      if (!g_str_equal (language, "ar") && !g_str_equal (language, "en") && !g_str_equal (language, "fr"))
        return cli_fail_usage (context, "“%s” is not one of the languages ar, en, fr", language);
      g_free (context->language);
      context->language = g_steal_pointer (&language);
    }
  /* A "--" that stood before file names is still there. */
  if (argc > 1 && g_str_equal (argv[1], "--"))
    {
      argc--;
      argv++;
    }
  return command->func (context, argc - 1, argv + 1);
}

int
main (int argc, char **argv)
{
  CliContext context = { 0 };
  const CliCommand *command;
  g_autofree char **words = NULL;
  int place, status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE,
                  g_getenv ("QIMAM_LOCALE_DIR") ? g_getenv ("QIMAM_LOCALE_DIR") : QIMAM_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  context.cancellable = g_cancellable_new ();
  context.language = default_language ();
  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--json"))
      context.json = TRUE;

  place = find_command_word (argc, argv);
  if (place == 0)
    {
      if (argc > 1 && g_str_equal (argv[1], "--version"))
        {
          printf ("qimam-cli %s\n", QIMAM_VERSION);
          return CLI_DONE;
        }
      if (argc > 1 && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")))
        {
          print_help ();
          return CLI_DONE;
        }
      return cli_fail_usage (&context, "a command is missing; “qimam-cli --help” lists them");
    }
  command = find_command (argv[place]);
  if (command == NULL)
    return cli_fail_usage (&context, "there is no command “%s”; “qimam-cli --help” lists them", argv[place]);

  /* The command's own name goes first, as the program's, so that --help shows it. */
  words = g_new0 (char *, argc + 1);
  words[0] = g_strdup_printf ("qimam-cli %s", command->name);
  for (int i = 1, n = 1; i < argc; i++)
    if (i != place)
      words[n++] = argv[i];
  g_set_prgname (words[0]);

  watch_signals (context.cancellable);
  status = run_command (&context, command, argc - 1, words);
  g_clear_object (&context.library);
  if (fflush (stdout) != 0 && status == CLI_DONE)
    status = CLI_REFUSED;
  g_free (context.library_path);
  g_free (context.language);
  return status;
}
