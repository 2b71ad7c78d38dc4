/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-token.h"

G_BEGIN_DECLS

/* The kinds of `data/lexicon/comparison-cues.tsv`. */
typedef enum
{
  QIMAM_CUE_SHARE,          /* "most", "half": with the share of the whole that it can mean */
  QIMAM_CUE_WORLD,          /* "in the world": the widest scope */
  QIMAM_CUE_TARGET,         /* "on", "against": opens a narrower one */
  QIMAM_CUE_MUST,           /* "must", "should" */
  QIMAM_CUE_LIMIT,          /* "red line" */
  QIMAM_CUE_JOINT_DOCUMENT, /* "joint statement" */
  QIMAM_CUE_TONE_GOOD,      /* the mood of a meeting */
  QIMAM_CUE_TONE_PLAIN,     /* "frank" */
  QIMAM_CUE_TONE_BAD,
  QIMAM_CUE_NEGATOR,     /* "not", "free of": turns the mood that follows */
  QIMAM_CUE_FAILURE,     /* "failed", "no breakthrough" */
  QIMAM_CUE_ATTEND,      /* taking part */
  QIMAM_CUE_DEPENDENT,   /* at its beginning, a sentence needs the one before it */
  QIMAM_CUE_ACCORD,      /* "agreement", "to reach" one */
  QIMAM_CUE_DENY,        /* "not", "without", "failed to" */
  QIMAM_CUE_RAISE,       /* "raised", "discussed" */
  QIMAM_CUE_ANY,         /* "anything that has to do with" */
  QIMAM_CUE_BOUND,       /* where what is said of a matter ends: "despite", "after" */
  QIMAM_CUE_LIGHT,       /* tells nothing of the matter: "the file of", "the two sides" */
  QIMAM_CUE_GATHERING,   /* a meeting */
  QIMAM_CUE_NEXT,        /* one to come */
  QIMAM_CUE_TRAVEL,      /* a visit */
  QIMAM_CUE_OFFICE,      /* who is to meet: ministers, experts */
  QIMAM_CUE_OPENING,     /* parts of a meeting that have a length of their own: its opening, */
  QIMAM_CUE_MEAL,        /* a meal, */
  QIMAM_CUE_ALONE,       /* the leaders alone */
  QIMAM_CUE_SITTING,     /* one of several sittings */
  QIMAM_CUE_STAGE,       /* what was first, or then */
  QIMAM_CUE_DIRECT,      /* "face to face" */
  QIMAM_CUE_NOBODY_ELSE, /* "without aides" */
  QIMAM_CUE_WITH,        /* "in the presence of" */
  QIMAM_CUE_BEFORE,      /* a meeting of before: "former", "last" */
  QIMAM_CUE_CONTACT,     /* by telephone */
  QIMAM_CUE_FORMER,      /* beside a length: of a meeting of before */
  QIMAM_CUE_NIGHT,       /* at night, before dawn */
  QIMAM_CUE_EXPECTED,    /* beside a figure: what is to be */
  QIMAM_CUE_PRICE,       /* what changes from day to day */
  QIMAM_CUE_RECKONED,    /* "real", "net", "nominal" */
  QIMAM_CUE_REFUSE,         /* "refused", "opposed" */
  QIMAM_N_CUES,
} QimamCueKind;

/* A cue found in a text. @from and @to count words. */
typedef struct
{
  QimamCueKind kind;
  guint from;
  guint to;
  double low; /* of a share */
  double high;
} QimamCueHit;

/**
 * qimam_comparison_cues_find:
 * @words: (element-type QimamWord)
 *
 * Finds the cues of one kind in a text. Thread-safe; a lexicon that cannot be read has no cues.
 *
 * Returns: (transfer full) (element-type QimamCueHit): in the order of the text
 */
GArray *qimam_comparison_cues_find (const GArray *words, QimamCueKind kind);

/* Whether there is one at all. */
gboolean qimam_comparison_cues_has (const GArray *words, QimamCueKind kind);

G_END_DECLS
