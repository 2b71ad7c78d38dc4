/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-private.h"

#include <string.h>

#include "qimam-fold.h"
#include "qimam-stem.h"

/* Persons, and the offices they held. */

static gboolean
add_titles (
    QimamLexicon *self, const QimamTable *table, guint row, guint column, QimamNumber number, GError **error)
{
  g_auto (GStrv) forms = qimam_table_get_list (table, row, column);
  QimamEntry entry = { QIMAM_ENTRY_TITLE, self->offices->len - 1, number, FALSE };

  for (guint i = 0; forms[i] != NULL; i++)
    if (!qimam_lexicon_add_name (self, table, row, column, forms[i], entry, error))
      return FALSE;
  return TRUE;
}

static gboolean
load_offices (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "key", "role", "singular", "dual", "plural", "open", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("offices", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      const char *role = qimam_table_get (table, i, 1), *open = qimam_table_get (table, i, 5);
      QimamOffice office = { g_intern_string (qimam_table_get (table, i, 0)),
                             *role != '\0' ? g_intern_string (role) : NULL,
                             g_str_equal (open, "portfolio"),
                             g_str_equal (open, "of"),
                             g_str_equal (open, "weak") || g_str_equal (open, "body"),
                             g_str_equal (open, "body") };

      g_array_append_val (self->offices, office);
      if (!add_titles (self, table, i, 2, QIMAM_NUMBER_ONE, error) ||
          !add_titles (self, table, i, 3, QIMAM_NUMBER_TWO, error) ||
          !add_titles (self, table, i, 4, QIMAM_NUMBER_MANY, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_tenure (
    QimamLexicon *self, const QimamTable *table, guint row, const char *cell, GArray *tenures, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (cell, ":", -1);
  g_auto (GStrv) office = NULL;
  QimamTenure tenure = { 0 };

  if (g_strv_length (parts) != 3)
    {
      qimam_table_set_error (table, row, 6, "an office is not OFFICE:FROM:TO", error);
      return FALSE;
    }
  office = g_strsplit (parts[0], "@", 2);
  tenure.office = g_intern_string (office[0]);
  tenure.of = office[1] != NULL ? qimam_lexicon_keep (self, office[1]) : NULL;
  tenure.from = qimam_lexicon_keep (self, parts[1]);
  tenure.to = qimam_lexicon_keep (self, parts[2]);
  g_array_append_val (tenures, tenure);
  return TRUE;
}

static gboolean
add_person_names (QimamLexicon *self, const QimamTable *table, guint row, GError **error)
{
  g_auto (GStrv) names = qimam_table_get_list (table, row, 2);
  g_auto (GStrv) surnames = qimam_table_get_list (table, row, 3);
  QimamEntry full = { QIMAM_ENTRY_PERSON, self->people->len - 1, QIMAM_NUMBER_ONE, FALSE };

  if (!qimam_lexicon_add_name (self, table, row, 1, qimam_table_get (table, row, 1), full, error))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    if (!qimam_lexicon_add_name (self, table, row, 2, names[i], full, error))
      return FALSE;
  for (guint i = 0; surnames[i] != NULL; i++)
    {
      gboolean strict = surnames[i][0] == '?';
      QimamEntry entry = { QIMAM_ENTRY_SURNAME, full.index, QIMAM_NUMBER_ONE, strict };

      if (!qimam_lexicon_add_name (self, table, row, 3, surnames[i] + (strict ? 1 : 0), entry, error))
        return FALSE;
    }
  return TRUE;
}

/* "ماركو" of "ماركو روبيو". What is an office, too, is none: "أمين". */
static void
add_first_name (QimamLexicon *self, const char *name)
{
  gsize length = strcspn (name, " ");
  g_autofree char *folded = qimam_fold (name, (gssize) length, NULL);

  if (name[length] == ' ' && g_utf8_strlen (folded, -1) > 2 && !g_str_has_prefix (folded, "ال") &&
      !qimam_is_stop_word (folded, -1) && !qimam_lexicon_is (self, QIMAM_WORDS_POST_TITLE, folded))
    g_hash_table_add (self->first_names, (gpointer) qimam_lexicon_keep (self, folded));
}

gboolean
qimam_lexicon_is_first_name (const QimamLexicon *self, const char *folded)
{
  return g_hash_table_contains (self->first_names, folded) ||
         qimam_lexicon_is (self, QIMAM_WORDS_FIRST_NAME, folded);
}

gboolean
qimam_lexicon_load_people (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "key",     "name",   "names",   "surnames",
                                         "country", "gender", "offices", NULL };
  g_autoptr (QimamTable) table = NULL;

  if (!load_offices (self, error))
    return FALSE;
  table = qimam_table_load ("people", columns, error);
  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) offices = qimam_table_get_list (table, i, 6);
      QimamPerson person = { qimam_lexicon_keep (self, qimam_table_get (table, i, 0)),
                             qimam_lexicon_keep (self, qimam_table_get (table, i, 1)),
                             qimam_lexicon_keep (self, qimam_table_get (table, i, 4)),
                             *qimam_table_get (table, i, 5) == 'f',
                             g_array_new (FALSE, FALSE, sizeof (QimamTenure)) };

      g_array_append_val (self->people, person);
      for (guint o = 0; offices[o] != NULL; o++)
        if (!read_tenure (self, table, i, offices[o], person.tenures, error))
          return FALSE;
      if (!add_person_names (self, table, i, error))
        return FALSE;
      add_first_name (self, person.name);
    }
  return TRUE;
}
