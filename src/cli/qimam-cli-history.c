/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>

#include "qimam-document-diff.h"
#include "qimam-library-notes.h"

static const char *
field_title (QimamDiffField field)
{
  switch (field)
    {
    case QIMAM_DIFF_HEADLINE:
      return _ ("Headline");
    case QIMAM_DIFF_BYLINE:
      return _ ("Author");
    case QIMAM_DIFF_PUBLISHED:
      return _ ("Published");
    case QIMAM_DIFF_CAPTION:
      return _ ("Caption");
    default:
      return _ ("Text");
    }
}

/* The paragraphs of a field as they are printed. */
typedef struct
{
  GString *shown;
  GString *line; /* the one that is being made */
  gboolean changed;
  gboolean left_out; /* the one before it was */
} Lines;

static void
end_line (Lines *lines)
{
  if (lines->changed)
    g_string_append_printf (lines->shown, "    %s\n", lines->line->str);
  else if (lines->line->len > 0 && !lines->left_out)
    g_string_append (lines->shown, "    …\n");
  lines->left_out = !lines->changed && (lines->line->len > 0 || lines->left_out);
  lines->changed = FALSE;
  g_string_truncate (lines->line, 0);
}

static void
add_stretch (Lines *lines, const char *text, QimamDiffKind kind)
{
  static const char *const marks[][2] = { { "", "" }, { "[-", "-]" }, { "{+", "+}" } };
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        end_line (lines);
      if (*parts[i] == '\0')
        continue;
      g_string_append_printf (lines->line, "%s%s%s", marks[kind][0], parts[i], marks[kind][1]);
      lines->changed = lines->changed || kind != QIMAM_DIFF_SAME;
    }
}

/* (transfer full): the paragraphs that differ, with what was taken away as "[-…-]" and what was added as
 * "{+…+}" */
static char *
describe (const QimamFieldDiff *diff)
{
  Lines lines = { g_string_new (NULL), g_string_new (NULL) };

  for (guint i = 0; i < diff->runs->len; i++)
    {
      gboolean gap;
      g_autofree char *text = qimam_diff_run_text (diff->runs, i, diff->before, diff->after, &gap);

      add_stretch (&lines, text, g_array_index (diff->runs, QimamDiffRun, i).kind);
      if (gap && lines.line->len > 0)
        g_string_append_c (lines.line, ' ');
    }
  end_line (&lines);
  g_string_free (lines.line, TRUE);
  return g_string_free (lines.shown, FALSE);
}

static void
print_version (const QimamVersion *version, const QimamDocument *next)
{
  g_autoptr (GPtrArray) fields = qimam_document_diff (version->document, next);

  cli_print (version->why == QIMAM_VERSION_REREAD
                 /* Translators: the number of a version, and two times */
                 ? _ ("Version %u of %s, read in another way on %s\n")
                 : _ ("Version %u of %s, changed on %s\n"),
             version->number, version->retrieved, version->replaced);
  for (guint i = 0; i < fields->len; i++)
    {
      const QimamFieldDiff *diff = fields->pdata[i];
      g_autofree char *text = describe (diff);

      cli_print ("  %s\n%s", field_title (diff->field), text);
    }
  if (fields->len == 0)
    cli_print ("  %s\n", _ ("Only white space differs."));
}

static void
print_json (const QimamArticle *article, const GPtrArray *versions)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "article");
  json_builder_add_int_value (builder, article->id);
  cli_add_string (builder, "retrieved", article->retrieved);
  cli_add_string (builder, "published", article->document->published.value);
  cli_add_string (builder, "modified", article->document->modified);
  json_builder_set_member_name (builder, "versions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < versions->len; i++)
    {
      const QimamVersion *version = versions->pdata[i];
      const QimamVersion *next = i + 1 < versions->len ? versions->pdata[i + 1] : NULL;

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "earlier");
      qimam_json_version (builder, version, TRUE);
      /* What the version after it says in other words. */
      json_builder_set_member_name (builder, "changes");
      qimam_json_changes (builder, version->document, next != NULL ? next->document : article->document);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  cli_print_json (builder);
}

static int
cmd_history (CliContext *context, int n_args, char **args)
{
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  article = cli_load_article (context, "history", n_args, args, &library, &status);
  if (article == NULL)
    return status;
  versions = qimam_library_load_versions (library, article->id, context->cancellable, &error);
  if (versions == NULL)
    return cli_fail (context, args[0], error);
  if (context->json)
    {
      print_json (article, versions);
      return CLI_DONE;
    }
  cli_print ("%s\n", article->document->headline != NULL ? article->document->headline : _ ("(no headline)"));
  for (guint i = versions->len; i > 0; i--)
    {
      const QimamVersion *next = i < versions->len ? versions->pdata[i] : NULL;

      print_version (versions->pdata[i - 1], next != NULL ? next->document : article->document);
    }
  if (versions->len == 0)
    cli_print ("%s\n", _ ("The article has not changed since it came."));
  return CLI_DONE;
}

const CliCommand cli_history_commands[] = {
  { "history", cmd_history, NULL, "ID", N_ ("Show what an article said before, and what changed") },
  { NULL },
};
