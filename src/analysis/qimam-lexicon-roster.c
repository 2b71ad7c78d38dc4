/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-roster.h"

#include <string.h>

#include "qimam-fold.h"

static void
roster_person_free (gpointer data)
{
  QimamRosterPerson *person = data;

  g_free (person->key);
  g_free (person->name);
  g_free (person->party);
  g_free (person->surname);
  g_free (person);
}

static gboolean
tenure_covers (const QimamTenure *tenure, const char *day)
{
  return strncmp (tenure->from, day, MIN (strlen (day), 10)) <= 0 &&
         (*tenure->to == '\0' || strncmp (day, tenure->to, 10) <= 0);
}

/* Whose side a person is on: that of the body whose head or envoy he is on the day of the article, though he
 * is of a state. */
static const char *
party_on_the_day (const QimamRoster *self, const QimamPerson *person)
{
  for (guint i = 0; i < person->tenures->len; i++)
    {
      const QimamTenure *tenure = &g_array_index (person->tenures, QimamTenure, i);

      if (tenure->of == NULL || g_str_equal (tenure->office, "ambassador") ||
          g_str_equal (tenure->office, "spokesman") ||
          (self->day != NULL ? !tenure_covers (tenure, self->day) : *tenure->to != '\0'))
        continue;
      for (guint o = 0; o < self->lexicon->organisations->len; o++)
        {
          const QimamNamed *body = &g_array_index (self->lexicon->organisations, QimamNamed, o);

          if (g_str_equal (body->key, tenure->of))
            return body->party;
        }
    }
  return person->party;
}

QimamRosterPerson *
qimam_roster_add_known (QimamRoster *self, const QimamPerson *person)
{
  QimamRosterPerson *added;

  for (guint i = 0; i < self->persons->len; i++)
    {
      QimamRosterPerson *known = g_ptr_array_index (self->persons, i);

      if (known->person == person)
        return known;
    }
  added = g_new0 (QimamRosterPerson, 1);
  added->person = person;
  added->key = g_strdup (person->key);
  added->name = g_strdup (person->name);
  added->party = g_strdup (party_on_the_day (self, person));
  g_ptr_array_add (self->persons, added);
  return added;
}

QimamRosterPerson *
qimam_roster_add_unknown (QimamRoster *self, const char *name, const char *party, const char *office)
{
  g_autofree char *key = qimam_romanise (name);
  g_autofree char *folded = qimam_fold (name, -1, NULL);
  const char *surname = strrchr (folded, ' ');
  QimamRosterPerson *added;

  for (guint i = 0; i < self->persons->len; i++)
    {
      QimamRosterPerson *known = g_ptr_array_index (self->persons, i);

      if (known->person == NULL && g_str_equal (known->key, key))
        return known;
    }
  added = g_new0 (QimamRosterPerson, 1);
  added->key = g_steal_pointer (&key);
  added->name = g_strdup (name);
  added->party = g_strdup (party);
  added->office = office;
  /* "طارق بن محمد": his father's name is not his alone */
  if (surname != NULL && surname - folded > (gssize) strlen (" بن") &&
      strncmp (surname - strlen (" بن"), " بن", strlen (" بن")) == 0)
    surname = NULL;
  added->surname = g_strdup (surname != NULL ? surname + 1 : NULL);
  g_ptr_array_add (self->persons, added);
  return added;
}

QimamRosterPerson *
qimam_roster_find_spelled_out (QimamRoster *self, const char *name, const char *party)
{
  g_autofree char *folded = qimam_fold (name, -1, NULL);
  const char *last = strrchr (folded, ' ');
  gsize first = strcspn (folded, " ");

  /* "عبد الله" and "نصر الله" share no name */
  if (last == NULL || g_str_equal (last, " الله") || g_str_equal (last, " الدين"))
    return NULL;
  for (guint i = 0; i < self->lexicon->people->len; i++)
    {
      const QimamPerson *person = &g_array_index (self->lexicon->people, QimamPerson, i);
      g_autofree char *known = NULL;
      const char *known_last;

      if (party != NULL && !g_str_equal (person->party, party))
        continue;
      known = qimam_fold (person->name, -1, NULL);
      known_last = strrchr (known, ' ');
      if (known_last != NULL && g_str_equal (known_last, last) && strcspn (known, " ") == first &&
          strncmp (known, folded, first) == 0)
        return qimam_roster_add_known (self, person);
    }
  return NULL;
}

/* Full names count wherever they stand, so that a surname in a headline or before the full name is resolved.
 */
static void
scan_names (QimamRoster *self, const GArray *matches)
{
  guint covered = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const QimamCueMatch *match = &g_array_index (matches, QimamCueMatch, i);
      const QimamEntry *entry = &g_array_index (self->lexicon->entries, QimamEntry, match->id);

      if (entry->kind != QIMAM_ENTRY_PERSON || match->first_word < covered)
        continue;
      qimam_roster_add_known (self, &g_array_index (self->lexicon->people, QimamPerson, entry->index))
          ->count++;
      covered = match->last_word + 1;
    }
}

QimamRoster *
qimam_roster_new (const QimamLexicon *lexicon, const QimamReading *reading, const QimamReading *body)
{
  QimamRoster *self = g_new0 (QimamRoster, 1);

  self->lexicon = lexicon;
  self->persons = g_ptr_array_new_with_free_func (roster_person_free);
  self->day = qimam_reading_reference_day (reading);
  scan_names (self, reading->names);
  if (body != NULL && body != reading)
    scan_names (self, body->names);
  return self;
}

void
qimam_roster_free (QimamRoster *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->persons);
  g_free (self->day);
  g_free (self);
}

/* --- tenures --- */

static gboolean
is_one_of (const char *office, const char *const *offices)
{
  return g_strv_contains (offices, office);
}

/* Whether one who holds @held can be called by the title @wanted. */
static gboolean
office_answers (const char *held, const char *wanted)
{
  static const char *const heads[] = { "president",    "king",       "sultan",         "emir", "leader",
                                       "crown_prince", "chancellor", "prime_minister", NULL };
  static const char *const ministers[] = { "foreign_minister", "defence_minister", "energy_minister",
                                           "finance_minister", NULL };
  static const char *const advisers[] = { "national_security_adviser", "presidential_aide", "adviser", NULL };

  if (held == wanted)
    return TRUE;
  if (g_str_equal (wanted, "leader"))
    return is_one_of (held, heads);
  if (g_str_equal (wanted, "minister"))
    return is_one_of (held, ministers);
  if (g_str_equal (wanted, "adviser") || g_str_equal (wanted, "presidential_aide"))
    return is_one_of (held, advisers);
  if (g_str_equal (wanted, "prime_minister"))
    return g_str_equal (held, "chancellor");
  if (g_str_equal (wanted, "chancellor"))
    return FALSE;
  return g_str_equal (wanted, "king") && g_str_equal (held, "sultan");
}

static gboolean
holds (const QimamPerson *person, const char *office, const char *party, const char *of, const char *day)
{
  for (guint i = 0; i < person->tenures->len; i++)
    {
      const QimamTenure *tenure = &g_array_index (person->tenures, QimamTenure, i);

      if (!office_answers (tenure->office, office) || (day != NULL && !tenure_covers (tenure, day)))
        continue;
      if (of != NULL && tenure->of != NULL ? g_str_equal (tenure->of, of)
                                           : g_strcmp0 (person->party, party != NULL ? party : of) == 0)
        return TRUE;
    }
  return FALSE;
}

static QimamRosterPerson *
find_in_roster (QimamRoster *self, const char *office, const char *party, const char *of, const char *day)
{
  QimamRosterPerson *best = NULL;

  for (guint i = 0; i < self->persons->len; i++)
    {
      QimamRosterPerson *known = g_ptr_array_index (self->persons, i);
      gboolean fits = known->person != NULL
                          ? holds (known->person, office, party, of, day)
                          : known->office != NULL && office_answers (known->office, office) &&
                                g_strcmp0 (known->party, party) == 0;

      if (fits && (best == NULL || known->count > best->count))
        best = known;
    }
  return best;
}

QimamRosterPerson *
qimam_roster_find_holder (QimamRoster *self, const char *office, const char *party, const char *of)
{
  QimamRosterPerson *found;
  const QimamPerson *holder = NULL;

  if (party == NULL && of == NULL)
    return NULL;
  found = self->day != NULL ? find_in_roster (self, office, party, of, self->day) : NULL;
  if (found == NULL && self->day == NULL)
    found = find_in_roster (self, office, party, of, NULL);
  if (found != NULL)
    return found;
  for (guint i = 0; self->day != NULL && i < self->lexicon->people->len; i++)
    {
      const QimamPerson *person = &g_array_index (self->lexicon->people, QimamPerson, i);

      if (!holds (person, office, party, of, self->day))
        continue;
      if (holder != NULL)
        return find_in_roster (self, office, party, of, NULL);
      holder = person;
    }
  if (holder != NULL)
    return qimam_roster_add_known (self, holder);
  return find_in_roster (self, office, party, of, NULL);
}

gboolean
qimam_roster_holds (const QimamRoster *self, const QimamRosterPerson *person, const char *office)
{
  return person->person != NULL && self->day != NULL &&
         holds (person->person, office, person->party, NULL, self->day);
}

const char *
qimam_lexicon_office_role (const QimamLexicon *self, const char *office)
{
  for (guint i = 0; i < self->offices->len; i++)
    {
      const QimamOffice *known = &g_array_index (self->offices, QimamOffice, i);

      if (known->key == office)
        return known->role;
    }
  return NULL;
}

const char *
qimam_roster_role (const QimamRoster *self, const QimamPerson *person)
{
  const QimamTenure *last = NULL;

  for (guint i = 0; i < person->tenures->len; i++)
    {
      const QimamTenure *tenure = &g_array_index (person->tenures, QimamTenure, i);

      if (self->day == NULL || tenure_covers (tenure, self->day))
        last = tenure;
    }
  return last != NULL ? qimam_lexicon_office_role (self->lexicon, last->office) : NULL;
}

/* --- names --- */

const QimamPerson *
qimam_roster_choose_namesake (QimamRoster *self, const guint *indexes, guint n, gboolean strict)
{
  const QimamPerson *best = NULL;
  int best_rank = -1;
  guint best_count = 0;

  for (guint i = 0; i < self->persons->len; i++)
    {
      const QimamRosterPerson *known = g_ptr_array_index (self->persons, i);

      for (guint k = 0; k < n; k++)
        if (known->person == &g_array_index (self->lexicon->people, QimamPerson, indexes[k]) &&
            (best == NULL || known->count > best_count))
          {
            best = known->person;
            best_count = known->count;
          }
    }
  if (best != NULL || strict)
    return best;
  for (guint k = 0; k < n; k++)
    {
      const QimamPerson *person = &g_array_index (self->lexicon->people, QimamPerson, indexes[k]);
      int rank = 0;

      for (guint i = 0; i < person->tenures->len; i++)
        if (self->day == NULL || tenure_covers (&g_array_index (person->tenures, QimamTenure, i), self->day))
          rank = 1;
      if (rank > best_rank)
        {
          best = person;
          best_rank = rank;
        }
    }
  return best;
}

QimamRosterPerson *
qimam_roster_find_surname (QimamRoster *self, const char *folded)
{
  for (guint i = 0; i < self->persons->len; i++)
    {
      QimamRosterPerson *known = g_ptr_array_index (self->persons, i);

      if (known->surname != NULL && g_str_equal (known->surname, folded))
        return known;
    }
  return NULL;
}

static const char *
romanise_letter (gunichar c)
{
  static const struct
  {
    gunichar letter;
    const char *latin;
  } letters[] = {
    { 0x627, "a" },  { 0x628, "b" }, { 0x62a, "t" },  { 0x62b, "th" }, { 0x62c, "j" }, { 0x62d, "h" },
    { 0x62e, "kh" }, { 0x62f, "d" }, { 0x630, "dh" }, { 0x631, "r" },  { 0x632, "z" }, { 0x633, "s" },
    { 0x634, "sh" }, { 0x635, "s" }, { 0x636, "d" },  { 0x637, "t" },  { 0x638, "z" }, { 0x639, "a" },
    { 0x63a, "gh" }, { 0x641, "f" }, { 0x642, "q" },  { 0x643, "k" },  { 0x644, "l" }, { 0x645, "m" },
    { 0x646, "n" },  { 0x647, "h" }, { 0x648, "u" },  { 0x64a, "i" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i].letter == c)
      return letters[i].latin;
  return NULL;
}

char *
qimam_romanise (const char *name)
{
  g_autofree char *folded = qimam_fold (name, -1, NULL);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *latin = romanise_letter (c);

      if (latin == NULL && c < 0x80 && g_ascii_isalnum ((char) c))
        g_string_append_c (key, (char) c);
      else if (latin == NULL && key->len > 0 && key->str[key->len - 1] != '_')
        g_string_append_c (key, '_');
      else if (latin != NULL && !(*latin == 'a' && g_str_has_suffix (key->str, "a")))
        g_string_append (key, latin);
    }
  if (g_str_has_suffix (key->str, "_"))
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}
