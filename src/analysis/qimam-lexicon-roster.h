/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-lexicon-private.h"

G_BEGIN_DECLS

/**
 * QimamRoster:
 *
 * The persons that one article names, those that the lexicon does not know included. Tells who is meant by a
 * surname or an office.
 */
typedef struct
{
  const QimamPerson *person; /* (nullable) */
  char *key;
  char *name;
  char *party;        /* (nullable) */
  const char *office; /* (nullable) (interned) as the article titles a person unknown to the lexicon */
  char *surname;      /* (nullable) folded last word of an unknown name */
  guint count;
  const char *plain_role; /* (nullable): of the office that the article names without a state */
  gboolean of_state;      /* the article names the state as well, somewhere */
} QimamRosterPerson;

typedef struct
{
  const QimamLexicon *lexicon;
  GPtrArray *persons; /* QimamRosterPerson, in the order of their first mention */
  char *day;          /* (nullable) */
} QimamRoster;

/* The names in @reading and @body (nullable) must have been matched. */
QimamRoster *
qimam_roster_new (const QimamLexicon *lexicon, const QimamReading *reading, const QimamReading *body);
void qimam_roster_free (QimamRoster *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamRoster, qimam_roster_free)

QimamRosterPerson *qimam_roster_add_known (QimamRoster *self, const QimamPerson *person);
QimamRosterPerson *
qimam_roster_add_unknown (QimamRoster *self, const char *name, const char *party, const char *office);

/* (nullable): the known person whose first and last name these are, with other names between ("بن أحمد") */
QimamRosterPerson *qimam_roster_find_spelled_out (QimamRoster *self, const char *name, const char *party);

/* (nullable): whom a surname means here. @index is that of a person of the lexicon who bears it. */
const QimamPerson *
qimam_roster_choose_namesake (QimamRoster *self, const guint *indexes, guint n, gboolean strict);

/* (nullable): the unknown person whose last name this is */
QimamRosterPerson *qimam_roster_find_surname (QimamRoster *self, const char *folded);

/* (nullable): who holds an office of a state or an organisation */
QimamRosterPerson *
qimam_roster_find_holder (QimamRoster *self, const char *office, const char *party, const char *of);

/* (nullable) (interned): the role of a person at the time of the article */
const char *qimam_roster_role (const QimamRoster *self, const QimamPerson *person);

/* (nullable) (interned): the role that goes with an office */
const char *qimam_lexicon_office_role (const QimamLexicon *self, const char *office);

/* (transfer full): a name in Latin letters, for a key */
char *qimam_romanise (const char *name);

/* Whether a person holds an office of his own state on the day of the article. */
gboolean qimam_roster_holds (const QimamRoster *self, const QimamRosterPerson *person, const char *office);

G_END_DECLS
