/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-private.h"

#include <string.h>

#include "qimam-fold.h"

/* States, organisations, places, groups and documents. */

gboolean
qimam_lexicon_add_name (QimamLexicon *self,
                        const QimamTable *table,
                        guint row,
                        guint column,
                        const char *phrase,
                        QimamEntry entry,
                        GError **error)
{
  g_auto (GStrv) words = g_strsplit (phrase, " ", -1);
  g_autoptr (GString) pattern = g_string_new (NULL);
  g_autoptr (GError) reason = NULL;

  if (!qimam_lexicon_note_namesake (self, phrase, &entry))
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) choices = g_strsplit (words[i], "/", -1);

      for (guint c = 0; choices[c] != NULL; c++)
        g_string_append_printf (pattern, "%s=%s", c > 0 ? "/" : i > 0 ? " " : "", choices[c]);
    }
  if (!qimam_cue_set_add (self->names, pattern->str, self->entries->len, &reason))
    {
      qimam_table_set_error (table, row, column, reason->message, error);
      return FALSE;
    }
  g_array_append_val (self->entries, entry);
  return TRUE;
}

static gboolean
add_names (
    QimamLexicon *self, const QimamTable *table, guint row, guint column, QimamEntry entry, GError **error)
{
  g_auto (GStrv) names = qimam_table_get_list (table, row, column);

  for (guint i = 0; names[i] != NULL; i++)
    if (!qimam_lexicon_add_name (self, table, row, column, names[i], entry, error))
      return FALSE;
  return TRUE;
}

/* Whether an adjective with ـا is a name of its state. */
static gboolean
is_state_name (const QimamTable *table, guint row, const char *base)
{
  g_autofree char *form = g_strconcat (base, "ا", NULL);
  g_autofree char *folded = qimam_fold (form, -1, NULL);
  g_autofree char *name = qimam_fold (qimam_table_get (table, row, 1), -1, NULL);
  g_auto (GStrv) names = qimam_table_get_list (table, row, 3);

  if (g_str_equal (folded, name))
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *other = qimam_fold (names[i], -1, NULL);
      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

/* All inflections of an adjective of origin: each of its words takes the same ending and article. */
static gboolean
add_demonym (QimamLexicon *self,
             const QimamTable *table,
             guint row,
             guint column,
             const char *base,
             guint index,
             GError **error)
{
  static const struct
  {
    const char *ending;
    QimamNumber number;
  } endings[] = {
    { "", QIMAM_NUMBER_ONE },    { "ة", QIMAM_NUMBER_ONE },   { "ان", QIMAM_NUMBER_TWO },
    { "ين", QIMAM_NUMBER_ANY },  { "ون", QIMAM_NUMBER_MANY }, { "تان", QIMAM_NUMBER_TWO },
    { "تين", QIMAM_NUMBER_TWO }, { "ا", QIMAM_NUMBER_ONE },
  };
  g_auto (GStrv) words = g_strsplit (base, " ", -1);

  for (guint article = 0; article < 2; article++)
    for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
      {
        g_autoptr (GString) form = g_string_new (NULL);
        QimamEntry entry = { QIMAM_ENTRY_DEMONYM, index, endings[e].number, FALSE };

        /* "مسؤولا أميركيا"; "روسيا" is the state. */
        if (g_str_equal (endings[e].ending, "ا") && (article || is_state_name (table, row, base)))
          continue;
        for (guint i = 0; words[i] != NULL; i++)
          g_string_append_printf (form, "%s%s%s%s", i > 0 ? " " : "", article ? "ال" : "", words[i],
                                  endings[e].ending);
        if (!qimam_lexicon_add_name (self, table, row, column, form->str, entry, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
load_countries (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "code",     "name_ar", "name_en", "names",
                                         "demonyms", "plurals", "capital", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("countries", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      const char *code = qimam_lexicon_keep (self, qimam_table_get (table, i, 0));
      QimamNamed country = { code,
                             qimam_lexicon_keep (self, qimam_table_get (table, i, 1)),
                             qimam_lexicon_keep (self, qimam_table_get (table, i, 2)),
                             code,
                             qimam_lexicon_keep (self, qimam_table_get (table, i, 6)),
                             "country" };
      QimamEntry name = { QIMAM_ENTRY_COUNTRY, self->countries->len, QIMAM_NUMBER_ONE, FALSE };
      QimamEntry plural = { QIMAM_ENTRY_DEMONYM, self->countries->len, QIMAM_NUMBER_MANY, FALSE };
      g_auto (GStrv) demonyms = qimam_table_get_list (table, i, 4);

      g_array_append_val (self->countries, country);
      if (!qimam_lexicon_add_name (self, table, i, 1, country.name_ar, name, error) ||
          !add_names (self, table, i, 3, name, error) || !add_names (self, table, i, 5, plural, error))
        return FALSE;
      for (guint d = 0; demonyms[d] != NULL; d++)
        if (!add_demonym (self, table, i, 4, demonyms[d], name.index, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
load_organisations (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "key", "name_ar", "name_en", "names", "party", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("organisations", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      QimamNamed organisation = { qimam_lexicon_keep (self, qimam_table_get (table, i, 0)),
                                  qimam_lexicon_keep (self, qimam_table_get (table, i, 1)),
                                  qimam_lexicon_keep (self, qimam_table_get (table, i, 2)),
                                  qimam_lexicon_keep (self, qimam_table_get (table, i, 4)),
                                  "",
                                  NULL };
      QimamEntry name = { QIMAM_ENTRY_ORGANISATION, self->organisations->len, QIMAM_NUMBER_ONE, FALSE };

      g_array_append_val (self->organisations, organisation);
      if (!add_names (self, table, i, 3, name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_places (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "key", "name_ar", "name_en", "names", "kind", "country", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("places", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      QimamNamed place = { qimam_lexicon_keep (self, qimam_table_get (table, i, 0)),
                           qimam_lexicon_keep (self, qimam_table_get (table, i, 1)),
                           qimam_lexicon_keep (self, qimam_table_get (table, i, 2)),
                           qimam_lexicon_keep (self, qimam_table_get (table, i, 5)),
                           "",
                           g_intern_string (qimam_table_get (table, i, 4)) };
      QimamEntry name = { QIMAM_ENTRY_PLACE, self->places->len, QIMAM_NUMBER_ONE, FALSE };

      g_array_append_val (self->places, place);
      if (!qimam_lexicon_add_name (self, table, i, 1, place.name_ar, name, error) ||
          !add_names (self, table, i, 3, name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_groups (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "key", "kind", "number", "role", "party", "forms", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("groups", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      char number = *qimam_table_get (table, i, 2);
      QimamGroup group = { g_intern_string (qimam_table_get (table, i, 0)),
                           g_intern_string (qimam_table_get (table, i, 1)),
                           g_intern_string (qimam_table_get (table, i, 3)),
                           qimam_lexicon_keep (self, qimam_table_get (table, i, 4)),
                           number == 's'   ? QIMAM_NUMBER_ONE
                           : number == 'd' ? QIMAM_NUMBER_TWO
                                           : QIMAM_NUMBER_MANY };
      QimamEntry name = { QIMAM_ENTRY_GROUP, self->groups->len, group.number, FALSE };

      if (strchr ("sdp", number) == NULL || number == '\0')
        {
          qimam_table_set_error (table, i, 2, "the number is none of s, d, p", error);
          return FALSE;
        }
      g_array_append_val (self->groups, group);
      if (!add_names (self, table, i, 5, name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_documents (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "key", "name", "party", "forms", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("documents", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      QimamDocumentName document = { qimam_lexicon_keep (self, qimam_table_get (table, i, 0)),
                                     qimam_lexicon_keep (self, qimam_table_get (table, i, 1)),
                                     qimam_lexicon_keep (self, qimam_table_get (table, i, 2)) };
      QimamEntry name = { QIMAM_ENTRY_DOCUMENT, self->documents->len, QIMAM_NUMBER_ONE, FALSE };

      g_array_append_val (self->documents, document);
      if (!add_names (self, table, i, 3, name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_not_names (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "words", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("not-names", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) words = qimam_table_get_list (table, i, 0);

      for (guint w = 0; words[w] != NULL; w++)
        {
          g_autofree char *folded = qimam_fold (words[w], -1, NULL);

          g_hash_table_add (self->not_names, (gpointer) qimam_lexicon_keep (self, folded));
        }
    }
  return TRUE;
}

static gboolean
load_classes (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "class", "words", NULL };
  static const char *const names[QIMAM_N_WORD_CLASSES] = {
    [QIMAM_WORDS_NEGATION] = "negation",
    [QIMAM_WORDS_OWN_CLAUSE] = "own-clause",
    [QIMAM_WORDS_RELATIVE] = "relative",
    [QIMAM_WORDS_FILLER] = "filler",
    [QIMAM_WORDS_ADVERB] = "adverb",
    [QIMAM_WORDS_HONORIFIC] = "honorific",
    [QIMAM_WORDS_SAYING] = "saying",
    [QIMAM_WORDS_RANK] = "rank",
    [QIMAM_WORDS_GROUP_WORD] = "group-word",
    [QIMAM_WORDS_OPENER] = "opener",
    [QIMAM_WORDS_MATTER] = "matter",
    [QIMAM_WORDS_QUANTIFIER] = "quantifier",
    [QIMAM_WORDS_RELAY] = "relay",
    [QIMAM_WORDS_NAME_JOINT] = "name-joint",
    [QIMAM_WORDS_SHORT_NAME] = "short-name",
    [QIMAM_WORDS_LED_BY] = "led-by",
    [QIMAM_WORDS_FORMER] = "former",
    [QIMAM_WORDS_TITLE_ADJECTIVE] = "title-adjective",
    [QIMAM_WORDS_TOWN_PREFIX] = "town-prefix",
    [QIMAM_WORDS_LOCAL] = "local",
    [QIMAM_WORDS_QUOTED_NAME] = "quoted-name",
    [QIMAM_WORDS_MASCULINE] = "masculine",
    [QIMAM_WORDS_POST_TITLE] = "post-title",
    [QIMAM_WORDS_IMPERSONAL] = "impersonal",
    [QIMAM_WORDS_CALLED_AFTER] = "called-after",
    [QIMAM_WORDS_VENUE] = "venue",
    [QIMAM_WORDS_GIVEN_NAME] = "given-name",
    [QIMAM_WORDS_NAME_END] = "name-end",
    [QIMAM_WORDS_AFTER_NAME] = "after-name",
    [QIMAM_WORDS_INFORMANT] = "informant",
    [QIMAM_WORDS_MEDIUM] = "medium",
    [QIMAM_WORDS_BODY] = "body",
    [QIMAM_WORDS_DOMESTIC] = "domestic",
    [QIMAM_WORDS_OFFICIAL] = "official",
    [QIMAM_WORDS_OBSERVER] = "observer",
    [QIMAM_WORDS_FIRST_NAME] = "first-name",
    [QIMAM_WORDS_TRADE] = "trade",
    [QIMAM_WORDS_UNTOLD] = "untold",
    [QIMAM_WORDS_OFFERED] = "offered",
    [QIMAM_WORDS_ASPECT] = "aspect",
    [QIMAM_WORDS_LIGHT] = "light",
    [QIMAM_WORDS_OF_EU] = "of-eu",
    [QIMAM_WORDS_OF_UN] = "of-un",
    [QIMAM_WORDS_OF_GCC] = "of-gcc",
  };
  g_autoptr (QimamTable) table = qimam_table_load ("word-classes", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) words = qimam_table_get_list (table, i, 1);
      guint class = 0;

      while (class < QIMAM_N_WORD_CLASSES && g_strcmp0 (names[class], qimam_table_get (table, i, 0)) != 0)
        class ++;
      if (class == QIMAM_N_WORD_CLASSES)
        {
          qimam_table_set_error (table, i, 0, "no such class of words", error);
          return FALSE;
        }
      for (guint w = 0; words[w] != NULL; w++)
        {
          /* Codes of states stay as they are. */
          g_autofree char *folded =
              class == QIMAM_WORDS_MASCULINE ? g_strdup (words[w]) : qimam_fold (words[w], -1, NULL);

          g_hash_table_add (self->classes[class], (gpointer) qimam_lexicon_keep (self, folded));
        }
    }
  return TRUE;
}

gboolean
qimam_lexicon_load_names (QimamLexicon *self, GError **error)
{
  return load_countries (self, error) && load_organisations (self, error) && load_places (self, error) &&
         load_groups (self, error) && load_documents (self, error) && load_not_names (self, error) &&
         load_classes (self, error);
}
