/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-cues.h"

#include <string.h>

#include "qimam-fold.h"
#include "qimam-table.h"
#include "qimam-verb-forms.h"

struct _QimamCueTable
{
  GArray *rules; /* (element-type QimamCueRule) */
  QimamCueSet *set;
  int future_rule;
};

enum
{
  COLUMN_RULE,
  COLUMN_DIMENSION,
  COLUMN_TAKE,
  COLUMN_LINK,
  COLUMN_POLARITY,
  COLUMN_WHEN,
  COLUMN_PATTERNS,
};

static const char *const columns[] = { "rule",     "dimension", "take",     "link",
                                       "polarity", "when",      "patterns", NULL };

static const char *const takes[] = { "nothing", "link", "at",  "after",  "from",   "between",
                                     "clause",  "upto", "cue", "matter", "object", NULL };

static const char *const whens[] = { "plain",    "negated", "meeting", "verb",    "list",   "joint",
                                     "single",   "whole",   "masdar",  "opposed", "pair",   "apart",
                                     "reported", "coming",  "side",    "aim",     "actors", "thing",
                                     "held",     "party",   "passive", "talks",   "onward", NULL };

static void
rule_clear (gpointer data)
{
  QimamCueRule *rule = data;

  g_strfreev (rule->links);
}

static int
index_in (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return -1;
}

gboolean
qimam_cue_set_add_list (QimamCueSet *set, char *const *patterns, guint id, GError **error)
{
  for (guint i = 0; patterns[i] != NULL; i++)
    {
      g_autoptr (GString) pattern = g_string_new (NULL);
      gboolean surface = FALSE;

      for (const char *p = patterns[i]; *p != '\0'; p++)
        {
          if (*p == '=' || *p == ' ')
            surface = *p == '=';
          g_string_append_c (pattern, *p);
          if (*p == '/' && surface && p[1] != '=')
            g_string_append_c (pattern, '=');
        }
      if (!qimam_cue_set_add (set, pattern->str, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_flags (const QimamTable *table, guint row, QimamCueRule *rule, GError **error)
{
  g_auto (GStrv) names = g_strsplit (qimam_table_get (table, row, COLUMN_WHEN), " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      int flag = *names[i] == '\0' ? -2 : index_in (whens, names[i]);
      if (flag == -1)
        {
          qimam_table_set_error (table, row, COLUMN_WHEN, "no such condition", error);
          return FALSE;
        }
      if (flag >= 0)
        rule->when |= 1u << flag;
    }
  return TRUE;
}

static gboolean
read_rule (const QimamTable *table, guint row, QimamCueRule *rule, GError **error)
{
  const char *dimension = qimam_table_get (table, row, COLUMN_DIMENSION);
  const char *take = qimam_table_get (table, row, COLUMN_TAKE);
  const char *polarity = qimam_table_get (table, row, COLUMN_POLARITY);
  const char *link = qimam_table_get (table, row, COLUMN_LINK);
  int index;

  rule->rule = g_intern_string (qimam_table_get (table, row, COLUMN_RULE));
  if (*dimension != '\0')
    {
      if (!qimam_dimension_from_nick (dimension, &rule->dimension))
        {
          qimam_table_set_error (table, row, COLUMN_DIMENSION, "no such dimension", error);
          return FALSE;
        }
      rule->is_claim = TRUE;
    }
  if (*take != '\0')
    {
      if ((index = index_in (takes, take)) < 0)
        {
          qimam_table_set_error (table, row, COLUMN_TAKE, "no such way to take a span", error);
          return FALSE;
        }
      rule->take = (QimamTake) index;
    }
  if (*polarity != '\0' && !qimam_polarity_from_nick (polarity, &rule->polarity))
    {
      qimam_table_set_error (table, row, COLUMN_POLARITY, "no such polarity", error);
      return FALSE;
    }
  if (*link != '\0')
    {
      g_autofree char *folded = qimam_fold (link, -1, NULL);
      rule->links = g_strsplit (folded, " ", -1);
    }
  return read_flags (table, row, rule, error);
}

/* Adds the forms of each of some verbs, "يبقى/يؤدي". */
static void
append_forms (GString *out, const char *verbs, gboolean future)
{
  g_auto (GStrv) bases = g_strsplit (verbs, "/", -1);

  for (guint i = 0; bases[i] != NULL; i++)
    {
      const char *base = bases[i] + (*bases[i] == '=');
      g_autofree char *forms = g_str_has_prefix (base, "ي") ? qimam_verb_forms (base, future) : g_strdup (base);

      g_string_append_printf (out, "%s%s", i > 0 ? "/" : "", forms);
    }
}

char **
qimam_cue_patterns (const QimamTable *table, guint row, guint column, GHashTable *classes, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *name = qimam_table_get (table, row, 0);

  for (const char *p = qimam_table_get (table, row, column); *p != '\0';)
    {
      char form = *p == '~' || *p == '^' ? *p++ : '\0';
      gsize length = *p == '@' || form != '\0' ? strcspn (p, " /|") : 1;
      g_autofree char *part = g_strndup (p, length);
      const char *words = *p == '@' ? g_hash_table_lookup (classes, part) : part;

      if (words == NULL)
        {
          qimam_table_set_error (table, row, column, "no such class of words", error);
          return NULL;
        }
      if (form != '\0')
        append_forms (out, words, form == '~');
      else
        g_string_append (out, words);
      p += length;
    }
  if (*name == '@')
    {
      g_hash_table_insert (classes, g_strdup (name), g_strdup (out->str));
      g_string_truncate (out, 0);
    }
  return g_strsplit (out->str, "|", -1);
}

QimamCueTable *
qimam_cue_table_new (GError **error)
{
  g_autoptr (QimamCueTable) self = g_new0 (QimamCueTable, 1);
  g_autoptr (QimamTable) table = qimam_table_load ("claim-cues", columns, error);
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  self->rules = g_array_new (FALSE, TRUE, sizeof (QimamCueRule));
  g_array_set_clear_func (self->rules, rule_clear);
  self->set = qimam_cue_set_new ();
  self->future_rule = -1;
  if (table == NULL)
    return NULL;
  for (guint row = 0; row < qimam_table_n_rows (table); row++)
    {
      g_auto (GStrv) patterns = qimam_cue_patterns (table, row, COLUMN_PATTERNS, classes, error);
      QimamCueRule rule = { 0 };
      gboolean ok = patterns != NULL && read_rule (table, row, &rule, error);

      g_array_append_val (self->rules, rule);
      if (g_strcmp0 (rule.rule, "step_form") == 0)
        self->future_rule = (int) row;
      if (!ok || !qimam_cue_set_add_list (self->set, patterns, row, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

int
qimam_cue_table_future_rule (const QimamCueTable *self)
{
  return self->future_rule;
}

void
qimam_cue_table_free (QimamCueTable *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rules);
  qimam_cue_set_free (self->set);
  g_free (self);
}

const QimamCueRule *
qimam_cue_table_rule (const QimamCueTable *self, guint index)
{
  return &g_array_index (self->rules, QimamCueRule, index);
}

GArray *
qimam_cue_table_match (const QimamCueTable *self, QimamCueWords *words)
{
  return qimam_cue_set_match (self->set, words, 0, G_MAXUINT);
}
