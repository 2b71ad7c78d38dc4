/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-private.h"

#include <string.h>

#include "qimam-fold.h"

/* Verbs of saying with their inflections, source phrases, and what tells a statement's polarity. */

static gboolean
read_takes (const QimamTable *table, guint row, guint *takes, GError **error)
{
  static const struct
  {
    const char *word;
    guint flag;
  } flags[] = {
    { "that", QIMAM_TAKES_THAT }, { "quote", QIMAM_TAKES_QUOTE },   { "noun", QIMAM_TAKES_NOUN },
    { "on", QIMAM_TAKES_ON },     { "to", QIMAM_TAKES_TO },         { "about", QIMAM_TAKES_ABOUT },
    { "with", QIMAM_TAKES_WITH }, { "from", QIMAM_TAKES_FROM },     { "in", QIMAM_TAKES_IN },
    { "for", QIMAM_TAKES_FOR },   { "person", QIMAM_TAKES_PERSON },
    { "stance", QIMAM_TAKES_STANCE }, { "again", QIMAM_TAKES_AGAIN },
    { "offer", QIMAM_TAKES_OFFER },
    { "side", QIMAM_TAKES_SIDE },
  };
  g_auto (GStrv) words = qimam_table_get_list (table, row, 5);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint f = 0;

      while (f < G_N_ELEMENTS (flags) && !g_str_equal (flags[f].word, words[i]))
        f++;
      if (f == G_N_ELEMENTS (flags))
        {
          qimam_table_set_error (table, row, 5, "a word that is none of the complements", error);
          return FALSE;
        }
      *takes |= flags[f].flag;
    }
  return TRUE;
}

static void
add_form (QimamLexicon *self, const char *form, QimamVerbForm what)
{
  g_autofree char *folded = qimam_fold (form, -1, NULL);
  GArray *known = g_hash_table_lookup (self->verb_forms, folded);

  what.plain = g_str_has_prefix (form, "ا");
  what.shadda = strstr (form, "\xd9\x91") != NULL; /* U+0651 */
  if (known == NULL)
    {
      known = g_array_new (FALSE, FALSE, sizeof (QimamVerbForm));
      g_hash_table_insert (self->verb_forms, g_steal_pointer (&folded), known);
    }
  g_array_append_val (known, what);
}

static void
add_ended (QimamLexicon *self, const char *base, const char *ending, QimamVerbForm what)
{
  g_autofree char *form = g_strconcat (base, ending, NULL);

  add_form (self, form, what);
}

/* قاله, قالتها, قالوه: the pronoun is what was said or who was told. */
static void
add_with_object (QimamLexicon *self, const char *form, QimamVerbForm what)
{
  static const char *const pronouns[] = { "ه", "ها", "هم", "هما" };
  g_autofree char *base = g_strdup (form);

  if (g_str_has_suffix (base, "ى"))
    return;
  if (g_str_has_suffix (base, "وا"))
    base[strlen (base) - strlen ("ا")] = '\0';
  what.object = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    add_ended (self, base, pronouns[i], what);
}

static gboolean
has_plural (const char *const *forms)
{
  for (guint i = 0; forms[i] != NULL; i++)
    if (g_str_has_suffix (forms[i], "وا"))
      return TRUE;
  return FALSE;
}

static void
add_past (QimamLexicon *self, const char *const *forms, guint verb)
{
  for (guint i = 0; forms[i] != NULL; i++)
    {
      gboolean plural = g_str_has_suffix (forms[i], "وا");
      gboolean dual = i > 0 && g_str_has_suffix (forms[i], "ا") && !plural;
      gboolean female = g_str_has_suffix (forms[i], "ت") && i > 0;
      QimamVerbForm what = { verb, QIMAM_FORM_PAST,
                             plural ? QIMAM_NUMBER_MANY
                             : dual ? QIMAM_NUMBER_TWO
                                    : QIMAM_NUMBER_ONE,
                             female };

      add_form (self, forms[i], what);
      add_with_object (self, forms[i], what);
      /* "ثمّنت", "ثمّنوا": the plural is left out of most rows */
      if (female && !has_plural (forms))
        {
          g_autofree char *base = g_strndup (forms[i], strlen (forms[i]) - strlen ("ت"));

          what.female = FALSE;
          what.number = QIMAM_NUMBER_MANY;
          add_ended (self, base, "وا", what);
        }
    }
}

static void
add_regular_past (QimamLexicon *self, const char *lemma, guint verb)
{
  static const char *const endings[] = { "", "ت", "ا", "تا", "وا", NULL };
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; endings[i] != NULL; i++)
    g_ptr_array_add (forms, g_strconcat (lemma, endings[i], NULL));
  g_ptr_array_add (forms, NULL);
  add_past (self, (const char *const *) forms->pdata, verb);
}

static gboolean
is_weak (const char *present)
{
  return g_str_has_suffix (present, "ى") || g_str_has_suffix (present, "ي") || g_str_has_suffix (present, "و");
}

static void
add_present (QimamLexicon *self, const char *present, guint verb)
{
  g_autofree char *female = NULL, *base = NULL;
  QimamVerbForm what = { verb, QIMAM_FORM_PRESENT, QIMAM_NUMBER_ONE, FALSE };

  if (!g_str_has_prefix (present, "ي"))
    return;
  female = g_strconcat ("ت", g_utf8_next_char (present), NULL);
  add_form (self, present, what);
  /* and those after لم and أن: "لم يستبعدوا" */
  what.number = QIMAM_NUMBER_TWO;
  add_ended (self, present, "ان", what);
  add_ended (self, present, "ا", what);
  what.number = QIMAM_NUMBER_MANY;
  /* "يرون", "ينفون", "يدعون" lose the weak letter */
  base = g_strndup (present, strlen (present) - (is_weak (present) ? strlen ("ي") : 0));
  add_ended (self, base, "ون", what);
  add_ended (self, base, "وا", what);
  what.number = QIMAM_NUMBER_ONE;
  what.female = TRUE;
  add_form (self, female, what);
}

static void
add_participle (QimamLexicon *self, const char *participle, guint verb)
{
  QimamVerbForm what = { verb, QIMAM_FORM_PARTICIPLE, QIMAM_NUMBER_ONE, FALSE };

  add_ended (self, participle, "ا", what);
  what.female = TRUE;
  add_ended (self, participle, "ة", what);
  what.female = FALSE;
  what.number = QIMAM_NUMBER_ANY;
  add_ended (self, participle, "ين", what);
  what.number = QIMAM_NUMBER_TWO;
  what.female = TRUE;
  add_ended (self, participle, "تين", what);
}

static gboolean
load_verbs (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "verb",   "past",  "present",  "participle",
                                         "masdar", "takes", "polarity", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("reporting-verbs", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) past = qimam_table_get_list (table, i, 1);
      g_auto (GStrv) participles = qimam_table_get_list (table, i, 3);
      g_auto (GStrv) masdars = qimam_table_get_list (table, i, 4);
      const char *polarity = qimam_table_get (table, i, 6);
      QimamVerb verb = { qimam_lexicon_keep (self, qimam_table_get (table, i, 0)),
                         participles[0] != NULL ? qimam_lexicon_keep (self, participles[0]) : "" };
      guint index = self->verbs->len;

      if (!read_takes (table, i, &verb.takes, error))
        return FALSE;
      if (*polarity != '\0' && !qimam_polarity_from_nick (polarity, &verb.polarity))
        {
          qimam_table_set_error (table, i, 6, "no such polarity", error);
          return FALSE;
        }
      g_array_append_val (self->verbs, verb);
      if (past[0] != NULL)
        add_past (self, (const char *const *) past, index);
      else
        add_regular_past (self, verb.lemma, index);
      add_present (self, qimam_table_get (table, i, 2), index);
      for (guint p = 0; participles[p] != NULL; p++)
        add_participle (self, participles[p], index);
      for (guint m = 0; masdars[m] != NULL; m++)
        add_form (self, masdars[m], (QimamVerbForm){ index, QIMAM_FORM_MASDAR, QIMAM_NUMBER_ANY, FALSE });
    }
  return TRUE;
}

static gboolean
load_sources (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "phrase", "position", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("source-phrases", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) words = g_strsplit (qimam_table_get (table, i, 0), " ", -1);
      g_autofree char *joined = g_strjoinv (" =", words);
      g_autofree char *pattern = g_strconcat ("=", joined, NULL);
      g_autoptr (GError) reason = NULL;

      if (!qimam_cue_set_add (self->sources, pattern, i, &reason))
        {
          qimam_table_set_error (table, i, 0, reason->message, error);
          return FALSE;
        }
      g_ptr_array_add (self->source_positions, (gpointer) g_intern_string (qimam_table_get (table, i, 1)));
    }
  return TRUE;
}

static gboolean
load_polarities (QimamLexicon *self, GError **error)
{
  static const char *const columns[] = { "polarity", "patterns", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("polarity-cues", columns, error);

  if (table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) patterns = qimam_table_get_list (table, i, 1);
      QimamPolarity polarity;

      if (!qimam_polarity_from_nick (qimam_table_get (table, i, 0), &polarity))
        {
          qimam_table_set_error (table, i, 0, "no such polarity", error);
          return FALSE;
        }
      for (guint p = 0; patterns[p] != NULL; p++)
        {
          g_autoptr (GError) reason = NULL;

          if (!qimam_cue_set_add (self->polarities, patterns[p], i, &reason))
            {
              qimam_table_set_error (table, i, 1, reason->message, error);
              return FALSE;
            }
        }
      g_array_append_val (self->polarity_ids, polarity);
    }
  return TRUE;
}

gboolean
qimam_lexicon_load_verbs (QimamLexicon *self, GError **error)
{
  return load_verbs (self, error) && load_sources (self, error) && load_polarities (self, error);
}
