/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a target without libFuzzer: the files of its corpus, then a number of their mutations, always the
 * same.
 *
 * Usage: fuzz-TARGET [--runs N] FOLDER|FILE…
 *
 * Prints TAP. What it died of is left in a file of the temporary folder. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"

#define MAX_SIZE 4096

static uint8_t input[1 << 20];
static size_t input_size;
static char crash_path[512];

/* Only what a handler of signals may do. */
static void
keep_input (int number)
{
  static const char said[] = "\n# the input that did it: ";
  int fd = open (crash_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

  if (fd >= 0 && write (fd, input, input_size) == (ssize_t) input_size && close (fd) == 0 &&
      write (STDOUT_FILENO, said, sizeof said - 1) > 0 &&
      write (STDOUT_FILENO, crash_path, strlen (crash_path)) > 0)
    fd = (int) write (STDOUT_FILENO, "\n", 1);
  signal (number, SIG_DFL);
  raise (number);
}

static void
run_input (void)
{
  LLVMFuzzerTestOneInput (input, input_size);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_files (GPtrArray *files, const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (folder == NULL)
    g_ptr_array_add (files, g_strdup (path));
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (files, g_build_filename (path, name, NULL));
  g_ptr_array_sort (files, compare_names);
}

static void
load (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, &error))
    {
      printf ("Bail out! %s\n", error->message);
      exit (1);
    }
  input_size = MIN (size, sizeof input);
  memcpy (input, contents, input_size);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  const char *base = strrchr (argv[0], '/') != NULL ? strrchr (argv[0], '/') + 1 : argv[0];
  guint runs = 300;

  for (int i = 1; i < argc; i++)
    if (g_str_equal (argv[i], "--runs") && i + 1 < argc)
      runs = (guint) atoi (argv[++i]);
    else
      add_files (files, argv[i]);
  g_snprintf (crash_path, sizeof crash_path, "%s/crash-%s", g_get_tmp_dir (), base);
  signal (SIGABRT, keep_input);
  signal (SIGSEGV, keep_input);
  printf ("1..2\n");
  fflush (stdout);
  for (guint i = 0; i < files->len; i++)
    {
      load (files->pdata[i]);
      run_input ();
    }
  /* An empty input is one as well. */
  input_size = 0;
  run_input ();
  printf ("ok 1 %s: %u files\n", base, files->len);
  fflush (stdout);
  for (guint i = 0; i < runs && files->len > 0; i++)
    {
      load (files->pdata[i % files->len]);
      input_size = fuzz_mutate (input, MIN (input_size, MAX_SIZE), MAX_SIZE, i);
      run_input ();
    }
  printf ("ok 2 %s: %u mutations\n", base, runs);
  fflush (stdout);
  return 0;
}
