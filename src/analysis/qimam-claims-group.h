/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* A group of people without a name of its own, and whose people they are. */

#define QIMAM_GROUP_MAX_OWNERS 6 /* whose people one group is */

/* One of those whose people a group is. */
typedef struct
{
  guint first; /* words */
  guint last;
  const QimamMention *mention; /* (nullable): where the lexicon knows them */
} QimamGroupOwner;

typedef struct
{
  guint first; /* words */
  guint last;
  const char *role;  /* (static) */
  const char *party; /* (nullable) */
  guint n_states;
  gboolean named;  /* a body with a name of its own */
  gboolean sent;   /* "وفد المعارضة": whoever sent them */
  gboolean states; /* "دول المجلس": the states, and nobody who came for them */
  gboolean loose;  /* "وزراء التجارة والمالية": of whom it is not told */
  QimamGroupOwner owners[QIMAM_GROUP_MAX_OWNERS];
  guint n_owners;
} QimamGroup;

/* (nullable): the mention that begins at a word */
const QimamMention *qimam_group_mention_at (const QimamClauses *scan, guint word);

/* (nullable) (static): the body whose states an adjective stands for: "العرب", "الخليجية" */
const char *qimam_group_region (const QimamClauses *scan, guint word);

gboolean qimam_group_is_definite (const QimamClauses *scan, guint word);
gboolean qimam_group_is_time (const QimamClauses *scan, guint word);

/* Reads what the noun of a group is followed by, up to the word @s_last. Returns whether it tells whose
 * people they are, and sets the owners of the group and its last word. */
gboolean qimam_group_read_tail (const QimamClauses *scan, QimamGroup *group, guint s_last);

G_END_DECLS
