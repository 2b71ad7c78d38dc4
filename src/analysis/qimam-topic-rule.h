/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/**
 * QimamTopicRule:
 *
 * What tells of a topic, as a person writes it. A rule is a list of phrases with "|" between (or a comma, a
 * semicolon, a new line):
 * - a word stands for all its forms: "عقوبة" finds "والعقوبات" too; "=ستارت" is the word as it is written
 * - words after one another stand so in the text; "…" (or "...") lets up to three words stand between, "~" up
 *   to three and the other order as well
 * - "حظر/قيود" is either word; "«الأمن الغذائي»" is what stands in quotation marks, as it is written
 * - "-رياضة": an article that says so is none; "+روسيا/موسكو": only an article that says so is one
 * - "[0.5]" at the beginning of a line or after ";" is the weight of the phrases up to the next one: without
 *   it, saying a phrase once is enough; with it, phrases add up as those of the topics that the program has.
 *   A weight below 0 takes away. "[1.2 2023-10-07..]" counts only in articles from that day on.
 *
 * Never changes once made; any thread may use it.
 */
typedef struct _QimamTopicRule QimamTopicRule;

/* More is no rule that a person wrote. */
#define QIMAM_TOPIC_RULE_MAX_LENGTH 20000

typedef enum
{
  QIMAM_PHRASE_TELLS,
  QIMAM_PHRASE_NEEDED,
  QIMAM_PHRASE_EXCLUDED,
} QimamPhraseKind;

/* One place of a phrase. */
typedef struct
{
  gboolean gap;     /* up to three words may stand before it */
  GPtrArray *words; /* (element-type utf8): any of these; folded, after "=" as it is written */
} QimamPhraseStep;

typedef struct
{
  QimamPhraseKind kind;
  double weight;    /* 1 where none is written */
  gboolean enough;  /* no weight is written: once is enough */
  const char *from; /* (interned) days, "" for none */
  const char *to;
  GPtrArray *steps;    /* (element-type QimamPhraseStep) */
  GPtrArray *patterns; /* (element-type utf8): the phrase for qimam_cue_set_add(); more than one for "~" */
} QimamTopicPhrase;

/* What is wrong with a rule, for those who say it in another language than that of the error. */
typedef struct
{
  const char *reason; /* (static) one of QIMAM_TOPIC_REASONS in English; marked for translation */
  gsize start;        /* bytes of the text of the rule */
  gsize end;
  guint character; /* of @start, from 1 */
} QimamTopicProblem;

/**
 * qimam_topic_rule_parse:
 * @problem: (out) (optional): what is wrong and where
 *
 * Returns: (nullable). Errors: %QIMAM_ERROR_USAGE with a sentence that tells the position and the reason.
 */
QimamTopicRule *qimam_topic_rule_parse (const char *text, QimamTopicProblem *problem, GError **error);
QimamTopicRule *qimam_topic_rule_ref (QimamTopicRule *self);
void qimam_topic_rule_unref (QimamTopicRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamTopicRule, qimam_topic_rule_unref)

/* (transfer none) (element-type QimamTopicPhrase) */
const GPtrArray *qimam_topic_rule_get_phrases (const QimamTopicRule *self);

/* (transfer full): a reason of a problem with its place, as one sentence; %NULL where there is none. */
char *qimam_topic_problem_tell (const QimamTopicProblem *problem);

G_END_DECLS
