/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* @who took part in @meeting as @role; told a second time it is a repeat of the first. */
void qimam_claims_add_participant (QimamClaimBuilder *builder,
                                   const QimamClauses *scan,
                                   const QimamMention *who,
                                   gint64 meeting,
                                   const char *role);

/* Whether the text names, somewhere, one who is told of by his office alone. */
gboolean qimam_claims_is_named_elsewhere (const QimamClauses *scan, const QimamMention *who);

/* Whether a body is one of many states, which sits at a table more often than it is a side: by its key. */
gboolean qimam_claims_is_body_of_states (const char *key);

/* States and bodies that met as such, and those whom the text names only together ("the two presidents"):
 * after all who are named for themselves. */
void qimam_claims_find_states (QimamClaimBuilder *builder, const QimamClauses *scan);

/* Those of whom no one place says that they were at the main meeting, but all places together do: what they
 * did, when and to whom they spoke, what they are called. After all others. @spokesmen: (element-type utf8):
 * keys of those who only speak for others. */
void qimam_claims_find_present (QimamClaimBuilder *builder, const QimamClauses *scan, GHashTable *spokesmen);

/* "وفي موسكو، ندد …", "من واشنطن، قال …": whether a sentence tells what happened elsewhere than where the
 * meeting was, before @word. @s_first: its first word. */
gboolean qimam_claims_is_told_elsewhere (const QimamMeetingFinder *finder,
                                         const QimamClauses *scan,
                                         guint s_first,
                                         guint word);

G_END_DECLS
