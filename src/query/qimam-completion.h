/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-search-names.h"

G_BEGIN_DECLS

typedef enum
{
  QIMAM_COMPLETION_WORD,
  QIMAM_COMPLETION_KEYWORD,
  QIMAM_COMPLETION_TOPIC,
  QIMAM_COMPLETION_SOURCE,
  QIMAM_COMPLETION_MEETING,
  QIMAM_COMPLETION_DATE,
  QIMAM_COMPLETION_FLAG,
} QimamCompletionKind;

/**
 * QimamCompletion:
 * @key: (nullable): of a topic, source or meeting as in #QimamSearchName
 * @label: the word, name, or keyword with its colon
 * @text: the whole text with it, up to where the typing goes on
 */
typedef struct
{
  QimamCompletionKind kind;
  char *key;
  char *label;
  char *text;
} QimamCompletion;

/**
 * QimamCompletionWords:
 * @prefix: folded
 *
 * Returns: (transfer full) (element-type utf8): at most @max words of the library that begin so, most
 * frequent first; NULL with @error
 */
typedef GPtrArray *(*QimamCompletionWords) (const char *prefix, guint max, gpointer data, GError **error);

/**
 * qimam_complete:
 * @text: what was typed up to the cursor
 * @language: of keywords and days, as in qimam_label()
 * @names: (nullable): what topics, sources and meetings are called
 * @words: (nullable)
 * @max: how many are given at most
 *
 * Tells how the word or value at the end of a query may go on. Things that go on with a keyword of their own
 * are told after words.
 *
 * Returns: (transfer full) (element-type QimamCompletion): NULL with @error
 */
GPtrArray *qimam_complete (const char *text,
                           const char *language,
                           const QimamSearchNames *names,
                           QimamCompletionWords words,
                           gpointer data,
                           guint max,
                           GError **error);

G_END_DECLS
