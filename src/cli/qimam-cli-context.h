/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-json.h"
#include "qimam-library.h"

G_BEGIN_DECLS

/* Exit statuses of the command line contract. */
enum
{
  CLI_DONE = 0,
  CLI_REFUSED = 1,
  CLI_USAGE = 2,
  CLI_LIBRARY = 3,
};

/* What every command gets: the global options, and the library once a command asks for it. */
typedef struct
{
  char *library_path; /* (nullable) */
  gboolean json;
  char *language; /* of labels and briefings: "ar", "en", "fr" */
  GCancellable *cancellable;
  QimamLibrary *library; /* (nullable) */
} CliContext;

/* A command. @args are the words after its name, options taken out. */
typedef int (*CliFunc) (CliContext *context, int n_args, char **args);

typedef struct
{
  const char *name;
  CliFunc func;
  GOptionEntry *options; /* (nullable) */
  const char *arguments; /* for the help text */
  const char *summary;
} CliCommand;

extern const CliCommand cli_text_commands[];
extern const CliCommand cli_import_commands[];
extern const CliCommand cli_feed_commands[];
extern const CliCommand cli_jobs_commands[];
extern const CliCommand cli_browse_commands[];
extern const CliCommand cli_meeting_commands[];
extern const CliCommand cli_claim_commands[];
extern const CliCommand cli_compare_commands[];
extern const CliCommand cli_care_commands[];
extern const CliCommand cli_topic_commands[];
extern const CliCommand cli_note_commands[];
extern const CliCommand cli_history_commands[];

/* Opens the library once; (nullable) with the error printed and @status set. */
QimamLibrary *cli_open_library (CliContext *context, int *status);

/* Says an error on stderr as one line (and as JSON with --json) and gives the exit status that goes with it.
 */
int cli_fail (CliContext *context, const char *item, const GError *error);
int cli_fail_usage (CliContext *context, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The same for one of several items, where the others are done all the same; @status keeps the worst. */
void cli_refuse (CliContext *context, const char *item, const GError *error, int *status);

/* Prints to stdout; control and bidi characters that could act on a terminal are left out. */
void cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* A member of an object that is being built; @value may be NULL. */
void cli_add_string (JsonBuilder *builder, const char *name, const char *value);

/* Prints the builder's value as one line and frees the builder. */
void cli_print_json (JsonBuilder *builder);

/* Prints what became of an item; @data is a CliImportPrinter. A QimamImportFunc. */
typedef struct
{
  CliContext *context;
  gboolean lines; /* the form of answers to --format jsonl: id, status, why */
} CliImportPrinter;
void cli_print_import_item (const QimamImportItem *item, guint done, guint total, gpointer data);
void cli_print_import_totals (CliContext *context, const QimamImportTotals *totals);

/* Says what became of a list of subscriptions. @refused: -1 where what it refuses is told line by line. */
void cli_print_list (CliContext *context, const char *item, guint added, guint known, int refused);

/* Subscribes to the feeds of lists of subscriptions; gives the exit status. */
int cli_import_opml (CliContext *context, int n_paths, char **paths);

/* Prints a note in a few lines; @with_article: after the article it is about. */
void cli_print_note (const QimamNote *note, gboolean with_article);

/* A whole number above 0, or an error that names the argument. */
gboolean cli_parse_id (const char *text, gint64 *id, GError **error);

/* Loads the one article that the words of @command name. (nullable) with the error printed and @status set.
 */
QimamArticle *cli_load_article (
    CliContext *context, const char *command, int n_args, char **args, QimamLibrary **library, int *status);

G_END_DECLS
