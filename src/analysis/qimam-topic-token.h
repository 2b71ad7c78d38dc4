/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-topic-rule.h"

G_BEGIN_DECLS

/* The words and marks of a rule. */

typedef enum
{
  QIMAM_TOPIC_TOKEN_WORD,      /* a run of characters that mean nothing else */
  QIMAM_TOPIC_TOKEN_QUOTATION, /* what stands between quotation marks */
  QIMAM_TOPIC_TOKEN_EXACT,     /* = */
  QIMAM_TOPIC_TOKEN_EITHER,    /* / */
  QIMAM_TOPIC_TOKEN_GAP,       /* … */
  QIMAM_TOPIC_TOKEN_NEAR,      /* ~ */
  QIMAM_TOPIC_TOKEN_WITHOUT,   /* - before a word */
  QIMAM_TOPIC_TOKEN_WITH,      /* + */
  QIMAM_TOPIC_TOKEN_NEXT,      /* | , ، */
  QIMAM_TOPIC_TOKEN_LINE,      /* ; ؛ and the end of a line */
  QIMAM_TOPIC_TOKEN_HEAD,      /* [ … ] */
  QIMAM_TOPIC_TOKEN_END,
} QimamTopicTokenKind;

typedef struct
{
  QimamTopicTokenKind kind;
  gsize start; /* of the text that stands for it */
  gsize end;
  gsize inner; /* quotations and heads: without their marks */
  gsize inner_end;
} QimamTopicToken;

/**
 * qimam_topic_tokens_read:
 * @text: valid UTF-8
 * @problem: what is wrong, where %NULL is returned
 *
 * Returns: (transfer full) (nullable) (element-type QimamTopicToken): the last is %QIMAM_TOPIC_TOKEN_END
 */
GArray *qimam_topic_tokens_read (const char *text, QimamTopicProblem *problem);

/* Tells what is wrong at a stretch of @text, unless something before it is. @reason: static and marked for
 * translation. */
void qimam_topic_problem_set (
    QimamTopicProblem *self, const char *text, const char *reason, gsize start, gsize end);

G_END_DECLS
