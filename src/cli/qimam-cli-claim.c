/* SPDX-License-Identifier: GPL-3.0-or-later */
/* claim dismiss|correct|restore|forget|list */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>
#include <string.h>

#include "qimam-label.h"

static char *opt_value, *opt_dimension, *opt_party, *opt_polarity, *opt_meeting, *opt_scope, *opt_role;
static gint64 opt_article;
static gboolean opt_dismissed, opt_corrected;

static GOptionEntry claim_options[] = {
  { "value", 0, 0, G_OPTION_ARG_STRING, &opt_value,
    N_ ("What the claim should say: 2021-06-16, “< PT4H”, جنيف, 250"), N_ ("VALUE") },
  { "dimension", 0, 0, G_OPTION_ARG_STRING, &opt_dimension, N_ ("What the claim is about"),
    N_ ("DIMENSION") },
  { "scope", 0, 0, G_OPTION_ARG_STRING, &opt_scope,
    N_ ("Of a duration: total, narrow, expanded, session, break"), N_ ("SCOPE") },
  { "role", 0, 0, G_OPTION_ARG_STRING, &opt_role, N_ ("Of a participant or a date"), N_ ("ROLE") },
  { "party", 0, 0, G_OPTION_ARG_STRING, &opt_party, N_ ("Whose it is: US, nato, joint, other, none"),
    N_ ("PARTY") },
  { "polarity", 0, 0, G_OPTION_ARG_STRING, &opt_polarity, N_ ("agreed, claimed_agreement, disputed, open …"),
    N_ ("POLARITY") },
  { "meeting", 0, 0, G_OPTION_ARG_STRING, &opt_meeting, N_ ("The meeting that it is about, or none"),
    N_ ("MEETING") },
  { "article", 0, 0, G_OPTION_ARG_INT64, &opt_article, N_ ("With list: only this article"), N_ ("ID") },
  { "dismissed", 0, 0, G_OPTION_ARG_NONE, &opt_dismissed, N_ ("With list: only what was dismissed"), NULL },
  { "corrected", 0, 0, G_OPTION_ARG_NONE, &opt_corrected, N_ ("With list: only what was corrected"), NULL },
  { NULL },
};

/* ---- list ---- */

static void
print_correction (CliContext *context, const QimamCorrection *correction)
{
  g_autofree char *key = g_strconcat ("dimension.", qimam_dimension_nick (correction->dimension), NULL);
  g_autofree char *value =
      qimam_value_to_text (correction->dismissed ? &correction->value : &correction->new_value);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, correction->id);

  cli_print ("%-4" G_GINT64_FORMAT " #%" G_GINT64_FORMAT " %s: “%s”%s\n", correction->claim,
             correction->article, qimam_label (key, context->language), correction->quote,
             correction->dismissed ? _ (" (dismissed)") : _ (" (corrected)"));
  if (!correction->dismissed && *value != '\0')
    cli_print ("     %s\n", g_strdelimit (g_strchomp (value), "\n", ' '));
  if (!correction->found)
    /* Translators: %s is the number of a correction */
    cli_print (_ ("     its words are no longer in the article (correction %s)\n"), id);
}

static int
list (CliContext *context, QimamLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) corrections = qimam_library_list_corrections (library, opt_article, &error);
  JsonBuilder *builder;

  if (corrections == NULL)
    return cli_fail (context, NULL, error);
  builder = context->json ? json_builder_new () : NULL;
  if (builder != NULL)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "corrections");
      json_builder_begin_array (builder);
    }
  for (guint i = 0; i < corrections->len; i++)
    {
      const QimamCorrection *correction = corrections->pdata[i];

      if ((opt_dismissed && !correction->dismissed) || (opt_corrected && correction->dismissed))
        continue;
      if (builder != NULL)
        qimam_json_correction (builder, correction);
      else
        print_correction (context, correction);
    }
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      cli_print_json (builder);
    }
  return CLI_DONE;
}

/* ---- correct ---- */

static gboolean
set_usage (GError **error, const char *option, const char *value)
{
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, "“%s” is nothing that %s can be", value, option);
  return FALSE;
}

static gboolean
is_none (const char *text)
{
  return *text == '\0' || g_str_equal (text, "none");
}

/* Whether a word is of a closed set: those have labels. */
static gboolean
check_label (const char *kind, const char *text, const char *option, GError **error)
{
  g_autofree char *key = g_strconcat (kind, ".", text, NULL);

  return !g_str_equal (qimam_label (key, "en"), key) || set_usage (error, option, text);
}

static gboolean
read_value (QimamLibrary *library,
            const QimamClaim *claim,
            const QimamArticle *article,
            QimamDimension dimension,
            QimamClaimEdit *edit,
            GError **error)
{
  static const char *const date_roles[] = { "event",        "start",         "end", "resumption",
                                            "announcement", "other_meeting", NULL };

  if (opt_value == NULL && opt_scope == NULL && opt_role == NULL)
    return TRUE;
  edit->changes |= QIMAM_CLAIM_VALUE;
  if (dimension == claim->dimension)
    qimam_value_copy (&edit->value, &claim->value);
  edit->value.set = TRUE;
  if (opt_scope != NULL)
    {
      if (dimension != QIMAM_DIMENSION_DURATION)
        return set_usage (error, "--scope", opt_scope);
      if (!check_label ("scope", opt_scope, "--scope", error))
        return FALSE;
      edit->value.scope = g_intern_string (opt_scope);
    }
  if (opt_role != NULL)
    {
      gboolean good = dimension == QIMAM_DIMENSION_DATE ? g_strv_contains (date_roles, opt_role)
                                                        : dimension == QIMAM_DIMENSION_PARTICIPANTS;

      if (!good)
        return set_usage (error, "--role", opt_role);
      if (dimension == QIMAM_DIMENSION_PARTICIPANTS && !check_label ("role", opt_role, "--role", error))
        return FALSE;
    }
  if (opt_value != NULL &&
      !qimam_library_read_value (library, dimension, opt_value, article->document->published.value,
                                 &edit->value, error))
    return FALSE;
  if (opt_role != NULL)
    edit->value.role = g_intern_string (opt_role);
  return TRUE;
}

static gboolean
read_edit (QimamLibrary *library,
           const QimamClaim *claim,
           const QimamArticle *article,
           QimamClaimEdit *edit,
           GError **error)
{
  QimamDimension dimension = claim->dimension;

  if (opt_dimension != NULL)
    {
      if (!qimam_dimension_from_nick (opt_dimension, &dimension))
        return set_usage (error, "--dimension", opt_dimension);
      edit->changes |= QIMAM_CLAIM_DIMENSION;
      edit->dimension = dimension;
    }
  if (opt_party != NULL)
    {
      if (!g_utf8_validate (opt_party, -1, NULL) || strchr (opt_party, '\n') != NULL)
        return set_usage (error, "--party", "?");
      edit->changes |= QIMAM_CLAIM_PARTY;
      edit->party = is_none (opt_party) ? NULL : g_strdup (opt_party);
    }
  if (opt_polarity != NULL)
    {
      edit->changes |= QIMAM_CLAIM_POLARITY;
      /* "none" is a polarity of next steps: said not to come. */
      if (*opt_polarity != '\0' && !qimam_polarity_from_nick (opt_polarity, &edit->polarity))
        return set_usage (error, "--polarity", opt_polarity);
    }
  if (opt_meeting != NULL)
    {
      edit->changes |= QIMAM_CLAIM_MEETING;
      if (!is_none (opt_meeting) && !cli_parse_id (opt_meeting, &edit->meeting, error))
        return FALSE;
    }
  return read_value (library, claim, article, dimension, edit, error);
}

static gboolean
correct (QimamLibrary *library, gint64 id, GError **error)
{
  g_auto (QimamClaimEdit) edit = { 0 };
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (QimamClaim) claim = qimam_library_load_claim (library, id, &article, error);

  return claim != NULL && read_edit (library, claim, article, &edit, error) &&
         qimam_library_correct_claim (library, id, &edit, NULL, error);
}

/* ---- The command ---- */

static gboolean
run (QimamLibrary *library, const char *action, const gint64 *ids, guint n_ids, GError **error)
{
  if (g_str_equal (action, "dismiss"))
    return qimam_library_dismiss_claims (library, ids, n_ids, NULL, error);
  if (g_str_equal (action, "restore"))
    return qimam_library_restore_claims (library, ids, n_ids, NULL, error);
  if (g_str_equal (action, "correct"))
    return correct (library, ids[0], error);
  return qimam_library_forget_corrections (library, ids, n_ids, NULL, error);
}

static int
cmd_claim (CliContext *context, int n_args, char **args)
{
  static const char usage[] =
      "claim takes “dismiss CLAIM…”, “correct CLAIM --value VALUE”, “restore CLAIM…”, "
      "“forget CORRECTION…” or “list”";
  static const char *const actions[] = { "dismiss", "correct", "restore", "forget", NULL };
  gboolean listing = n_args == 1 && g_str_equal (args[0], "list");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  if (!listing && (n_args < 2 || !g_strv_contains (actions, args[0]) ||
                   (g_str_equal (args[0], "correct") && n_args != 2)))
    return cli_fail_usage (context, usage);
  for (int i = 1; i < n_args; i++)
    {
      gint64 id;

      if (!cli_parse_id (args[i], &id, &error))
        return cli_fail (context, args[i], error);
      g_array_append_val (ids, id);
    }
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  if (!listing && !run (library, args[0], (const gint64 *) ids->data, ids->len, &error))
    return cli_fail (context, args[1], error);
  return listing || context->json ? list (context, library) : CLI_DONE;
}

const CliCommand cli_claim_commands[] = {
  { "claim", cmd_claim, claim_options, "dismiss CLAIM…|correct CLAIM|restore CLAIM…|forget CORRECTION…|list",
    N_ ("Say that a claim is wrong, or what it should say") },
  { NULL },
};
