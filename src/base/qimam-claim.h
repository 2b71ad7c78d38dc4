/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-span.h"

G_BEGIN_DECLS

/**
 * QimamValue:
 *
 * The typed value of a claim, flat: which members speak depends on the claim's dimension. Strings marked
 * (static) come from the closed sets of the contract and are interned (g_intern_string()), so that they
 * compare by pointer.
 *
 * - date: @iso, @precision, @cmp, @role (event, start, end, resumption, announcement, other_meeting)
 * - place: @name, @key, @kind (country, region, city, venue)
 * - format: @key (in_person, video, phone …), @number for rounds and ordinal; @scope "joint" where only a
 * joint press conference is denied
 * - duration: @iso, @cmp, @scope (total, narrow, expanded, session, break)
 * - participants: @name, @key, @role (president, foreign_minister, delegation …; %QIMAM_ROLE_EXPECTED for who
 * is to come to a meeting that is announced, or was to come to one called off: no participant, but one by
 * whom the meeting is known again)
 * - figure: @number, @cmp, @unit, @of, @currency; for a length of time @iso, @cmp and @unit "duration"
 * - next_step: @due
 * - background, of what is told of the meeting and can be told otherwise: @name, @key, @role
 * %QIMAM_ROLE_ABSENT of who stayed away; else @key alone: communique, no_communique, indirect, denied (an
 * agreement of which others tell)
 * - the others have no value: @set is FALSE
 */
typedef struct
{
  gboolean set;
  char *iso;
  QimamPrecision precision;
  QimamCmp cmp;
  char *name;
  char *key;
  const char *kind;  /* (static) */
  const char *role;  /* (static) */
  const char *scope; /* (static) */
  const char *unit;  /* (static) */
  gboolean has_number;
  double number;
  char *of;
  char *currency;
  char *due;
} QimamValue;

#define QIMAM_ROLE_EXPECTED "expected"
#define QIMAM_ROLE_ABSENT   "absent"

void qimam_value_clear (QimamValue *self);
void qimam_value_copy (QimamValue *to, const QimamValue *from);

/**
 * QimamClaim:
 *
 * One thing that an article says. @span is the smallest text that carries it, @sentence the sentence around
 * it.
 */
typedef struct
{
  gint64 id;
  gint64 article; /* 0 before it is stored */
  gint64 meeting; /* 0: about none */
  QimamDimension dimension;
  QimamSpan span;
  QimamSpan sentence;
  char *text; /* the text of @span, verbatim */
  QimamValue value;
  char **topics;     /* (nullable) keys */
  char *party;       /* (nullable) "US", "nato", "joint", "other" */
  char *speaker;     /* (nullable) */
  char *speaker_key; /* (nullable) */
  char *via;         /* (nullable) */
  char *via_key;     /* (nullable) */
  char *verb;        /* (nullable) past tense, masculine singular */
  QimamAttribution attribution;
  QimamPolarity polarity;
  gint64 statement; /* id of the statement it stands in, or 0 */
  QimamBasis basis;
  char *how;          /* (nullable) */
  GArray *repeats;    /* (element-type QimamSpan) */
  gint64 correction;  /* id of what the reader said of it, 0 for nothing */
  gboolean dismissed; /* the reader said that it is wrong */
} QimamClaim;

QimamClaim *qimam_claim_new (QimamDimension dimension, QimamSpan span, QimamSpan sentence);
QimamClaim *qimam_claim_copy (const QimamClaim *self);
void qimam_claim_free (QimamClaim *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamClaim, qimam_claim_free)

/* Reported speech. @span is the words alone, without verb, speaker and quotation marks. */
typedef struct
{
  gint64 id;
  QimamSpan span;
  QimamSpan sentence;
  char *text;
  char *speaker;
  char *speaker_key;
  char *via;
  char *via_key;
  char *party;
  char *verb;
  QimamAttribution attribution;
  QimamPolarity polarity;
  GArray *quotes; /* (element-type QimamSpan) */
  char **topics;  /* (nullable) */
} QimamStatement;

QimamStatement *qimam_statement_new (QimamSpan span, QimamSpan sentence);
void qimam_statement_free (QimamStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamStatement, qimam_statement_free)

/* Whether a claim tells who is to take part in a meeting that was not held yet, or never was. */
gboolean qimam_claim_is_expected (const QimamClaim *self);

G_END_DECLS
