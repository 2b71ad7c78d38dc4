/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-error.h"
#include "qimam-mention.h"

G_BEGIN_DECLS

/* The version of rules and lexicons. Articles analysed with another one are analysed anew. */
#define QIMAM_ANALYSER_VERSION 7

/**
 * QimamAnalyser:
 *
 * The lexicons and rules that read an article. It never changes once made; any thread may use it.
 */
typedef struct _QimamAnalyser QimamAnalyser;

/* Loads the lexicons. Errors: %QIMAM_ERROR_LEXICON. */
QimamAnalyser *qimam_analyser_new (GError **error);
QimamAnalyser *qimam_analyser_ref (QimamAnalyser *self);
void qimam_analyser_unref (QimamAnalyser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamAnalyser, qimam_analyser_unref)

/**
 * qimam_analyser_run:
 *
 * Works out what an article says. The only error is cancellation.
 *
 * Returns: (transfer full)
 */
QimamAnalysis *qimam_analyser_run (QimamAnalyser *self,
                                   const QimamDocument *document,
                                   GCancellable *cancellable,
                                   GError **error);

/* (transfer full) (element-type QimamMention): who and what a short text names, such as a person or a city
 * that somebody typed. @reference: (nullable): the day by which offices are resolved, ISO 8601 */
GPtrArray *qimam_analyser_find_names (QimamAnalyser *self, const char *text, const char *reference);

/* A built-in topic. */
typedef struct
{
  const char *key;
  const char *name_en;
  const char *name_ar;
  const char *name_fr;
  const char *definition;
  gboolean catch_all;
} QimamTopicInfo;

/* (transfer none) (element-type QimamTopicInfo): the built-in topics, in the order of their keys. */
const GPtrArray *qimam_analyser_topics (QimamAnalyser *self);

/* (nullable): the topic of this key */
const QimamTopicInfo *qimam_analyser_find_topic (QimamAnalyser *self, const char *key);

G_END_DECLS
