/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-cue-set.h"
#include "qimam-table.h"
#include "qimam-types.h"

G_BEGIN_DECLS

/* Which stretch of text a cue makes a claim of. */
typedef enum
{
  QIMAM_TAKE_NOTHING, /* the cue only marks a place: a negator, an opener of a clause … */
  QIMAM_TAKE_LINK,    /* what follows the preposition that the verb asks for */
  QIMAM_TAKE_AT,      /* one of the words given as links, with what follows */
  QIMAM_TAKE_AFTER,   /* what follows the cue */
  QIMAM_TAKE_FROM,    /* the cue and what follows it */
  QIMAM_TAKE_BETWEEN, /* what stands between the cue and the preposition */
  QIMAM_TAKE_CLAUSE,  /* the clause around the cue */
  QIMAM_TAKE_UPTO,    /* the beginning of the clause up to the cue */
  QIMAM_TAKE_CUE,     /* the cue alone */
  QIMAM_TAKE_MATTER,  /* the subject or object of the cue that is no talk itself */
  QIMAM_TAKE_OBJECT,  /* what follows the cue and its subject, with or without a preposition */
} QimamTake;

/* What a cue asks of its surroundings, or says of itself. */
typedef enum
{
  QIMAM_WHEN_PLAIN = 1 << 0,   /* not under a negation, a condition, a wish */
  QIMAM_WHEN_NEGATED = 1 << 1, /* only under a negation */
  QIMAM_WHEN_MEETING = 1 << 2, /* only where the sentence speaks of a meeting */
  QIMAM_WHEN_VERB = 1 << 3,    /* the cue begins a clause where a و is attached to it */
  QIMAM_WHEN_LIST = 1 << 4,    /* what follows is a list: each item is a claim */
  QIMAM_WHEN_JOINT = 1 << 5,   /* only where both sides act: two parties, a group, a text they share */
  QIMAM_WHEN_SINGLE = 1 << 6,  /* the act of one side, whatever is said beside it */
  QIMAM_WHEN_WHOLE = 1 << 7,   /* what follows is one claim, even if it is joined by و */
  QIMAM_WHEN_MASDAR = 1 << 8,  /* what follows is an act: it begins with a verbal noun */
  QIMAM_WHEN_OPPOSED = 1 << 9, /* only where another side takes a stand in the same sentence */
  QIMAM_WHEN_PAIR = 1 << 10,   /* only where two sides stand as the subject: "أكد فلان ونظيره" */
  QIMAM_WHEN_APART = 1 << 11,  /* only where the clause does not speak of the meeting of the article */
  QIMAM_WHEN_REPORTED = 1 << 12, /* only where the sentence speaks of the meeting of the article */
  QIMAM_WHEN_COMING = 1 << 13,   /* only where a time to come stands shortly after */
  QIMAM_WHEN_SIDE = 1 << 14,     /* only where one of the sides is named shortly after */
  QIMAM_WHEN_AIM = 1 << 15,      /* only where what was not reached follows: "في التوصل إلى" */
  QIMAM_WHEN_ACTORS = 1 << 16,   /* only where several do it: "مددا", "مدد البلدان", "القمة مددت" */
  QIMAM_WHEN_THING = 1 << 17,    /* the object is an act, a document or a body: "آلية", "ثلاث مذكرات" */
  QIMAM_WHEN_HELD = 1 << 18,     /* only where the article reports on a meeting */
  QIMAM_WHEN_PARTY = 1 << 19,    /* only where a side, a group of them or a text of theirs is the subject */
  QIMAM_WHEN_PASSIVE = 1 << 20,  /* only where no subject is named */
  QIMAM_WHEN_TALKS = 1 << 21,    /* only where the talks or those who hold them are the subject */
  QIMAM_WHEN_ONWARD = 1 << 22,   /* only where the text has just told what was talked of, or names the meeting */
} QimamWhen;

/**
 * qimam_cue_patterns:
 * @classes: (element-type utf8 utf8): those of the rows before, to which this row may add
 *
 * The patterns of a row, split at "|". A row whose first column begins with "@" has none of its own: it is a
 * class of words ("@parties"), whose words stand for its name in the patterns of later rows. "~" before a word
 * or the name of a class of verbs means their forms of the future, "^" those of the present.
 *
 * Returns: (transfer full) (nullable): NULL and %QIMAM_ERROR_LEXICON where a class is not known
 */
char **
qimam_cue_patterns (const QimamTable *table, guint row, guint column, GHashTable *classes, GError **error);

/* A row of `data/lexicon/claim-cues.tsv`. */
typedef struct
{
  const char *rule; /* (static) */
  QimamTake take;
  char **links; /* (nullable) folded */
  guint when;   /* QimamWhen */
  QimamPolarity polarity;
  gboolean is_claim;
  QimamDimension dimension;
} QimamCueRule;

/**
 * QimamCueTable:
 *
 * The cues of claims. Immutable once loaded.
 */
typedef struct _QimamCueTable QimamCueTable;

QimamCueTable *qimam_cue_table_new (GError **error);
void qimam_cue_table_free (QimamCueTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamCueTable, qimam_cue_table_free)

const QimamCueRule *qimam_cue_table_rule (const QimamCueTable *self, guint index);

/* Index of the rule whose cues are, beside its patterns, all verbs with the form of the future; -1 for none. */
int qimam_cue_table_future_rule (const QimamCueTable *self);

/**
 * qimam_cue_set_add_list:
 *
 * Adds each of @patterns; "=a/b" means the surface of either, as if "=a/=b" were written.
 */
gboolean qimam_cue_set_add_list (QimamCueSet *set, char *const *patterns, guint id, GError **error);

/* Finds all cues in some words: the ids are indices of rules. (transfer full) (element-type QimamCueMatch) */
GArray *qimam_cue_table_match (const QimamCueTable *self, QimamCueWords *words);

G_END_DECLS
