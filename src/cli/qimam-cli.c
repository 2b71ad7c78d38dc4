/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-cli-context.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "qimam-config.h"

static const CliCommand *const command_groups[] = {
  cli_import_commands,  cli_feed_commands, cli_jobs_commands, cli_browse_commands, cli_meeting_commands,
  cli_compare_commands, cli_text_commands, cli_topic_commands, cli_care_commands, cli_note_commands, cli_history_commands,
  cli_claim_commands,
};

/* How long a job has to come to a border after it was told to stop. */
#define GRACE_SECONDS 5

/* Ctrl+C ends a job at a transaction border instead of in the middle. What does not come to one in time, or
 * is told a second time, ends there: what it has not committed was never in the library. */
static gpointer
wait_for_signal (gpointer data)
{
  const struct timespec grace = { .tv_sec = GRACE_SECONDS };
  sigset_t set;
  int number;

  sigemptyset (&set);
  sigaddset (&set, SIGINT);
  sigaddset (&set, SIGTERM);
  if (sigwait (&set, &number) != 0)
    return NULL;
  g_cancellable_cancel (data);
  sigtimedwait (&set, NULL, &grace);
  _exit (128 + number);
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
  g_autofree char *path = qimam_library_default_path ();

  printf ("%s\n\n", _ ("Usage: qimam-cli [--library FILE] [--json] [--language LANGUAGE] COMMAND …"));
  for (guint g = 0; g < G_N_ELEMENTS (command_groups); g++)
    for (const CliCommand *command = command_groups[g]; command->name != NULL; command++)
      printf ("  %s%s%s\n      %s\n", command->name, *command->arguments != '\0' ? " " : "", command->arguments,
              _ (command->summary));
  printf ("\n%s\n", _ ("“qimam-cli COMMAND --help” tells a command's options."));
  /* Translators: %s is the file that is taken where none is named */
  printf (_ ("The library is %s where no other is named.\n"), path);
  printf ("\n%s\n  %s\n  %s\n  %s\n  %s\n", _ ("Exit status:"), _ ("0  all was done"),
          _ ("1  some items were refused, each with its reason"), _ ("2  the command was not understood"),
          _ ("3  the library cannot be used"));
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

/* A file that is opened in the place of a closed stream would get what is meant for the stream. */
static void
fill_closed_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) == -1 && errno == EBADF)
      /* Opened the wrong way round, so that using it still is an error. */
      (void) !open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* Output that did not arrive must not look like output that was empty. */
static int
finish_output (CliContext *context, int status)
{
  g_autoptr (GError) error = NULL;

  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  if (status != CLI_DONE)
    return status;
  error = g_error_new_literal (QIMAM_ERROR, QIMAM_ERROR_FAILED, "standard output cannot be written");
  return cli_fail (context, NULL, error);
}

/* What was said without a command: --version, --help, or a mistake. */
static int
run_without_command (CliContext *context, int argc, char **argv)
{
  const char *const *words = (const char *const *) argv;

  if (g_strv_contains (words, "--version"))
    printf ("qimam-cli %s\n", QIMAM_VERSION);
  else if (g_strv_contains (words, "--help") || g_strv_contains (words, "-h"))
    print_help ();
  else
    return cli_fail_usage (context, "a command is missing; “qimam-cli --help” lists them");
  return CLI_DONE;
}

/* @place is that of the command's word. */
static int
run_word (CliContext *context, int place, int argc, char **argv)
{
  const CliCommand *command = find_command (argv[place]);
  g_autofree char **words = g_new0 (char *, argc + 1);
  g_autofree char *name = NULL;
  int status;

  if (command == NULL)
    return cli_fail_usage (context, "there is no command “%s”; “qimam-cli --help” lists them", argv[place]);

  /* The command's own name goes first, as the program's, so that --help shows it. */
  name = g_strdup_printf ("qimam-cli %s", command->name);
  words[0] = name;
  for (int i = 1, n = 1; i < argc; i++)
    if (i != place)
      words[n++] = argv[i];
  g_set_prgname (name);

  watch_signals (context->cancellable);
  status = run_command (context, command, argc - 1, words);
  g_clear_object (&context->library);
  return status;
}

int
main (int argc, char **argv)
{
  CliContext context = { 0 };
  int place, status;

  fill_closed_streams ();
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
  status = place > 0 ? run_word (&context, place, argc, argv) : run_without_command (&context, argc, argv);
  status = finish_output (&context, status);
  g_free (context.library_path);
  g_free (context.language);
  return status;
}
