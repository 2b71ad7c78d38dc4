/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-cue-set.h"
#include "qimam-reading.h"

G_BEGIN_DECLS

/**
 * QimamLexicon:
 *
 * What the analysis knows of the world: people, offices, countries, organisations, places, topics, verbs of
 * saying. Read from `data/lexicon/`, immutable.
 */
typedef struct _QimamLexicon QimamLexicon;

QimamLexicon *qimam_lexicon_new (GError **error);
void qimam_lexicon_free (QimamLexicon *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamLexicon, qimam_lexicon_free)

/* Finds who and what is named, and resolves offices by the document's date and by the article itself: @body
 * (nullable) is its body, whose full names tell who is meant by the surname in a headline. */
void qimam_lexicon_find_mentions (const QimamLexicon *self, QimamReading *reading, QimamReading *body);

/* Finds the cues of topics. */
void qimam_lexicon_find_topic_cues (const QimamLexicon *self, QimamReading *reading);

/* Gives what two topics share in words to the one that the fields of an article tell of plainly, where they do
 * not so tell of the other: "denuclearisation" is of Korea where Korea is named. */
void
qimam_lexicon_share_topic_cues (const QimamLexicon *self, QimamReading *const *readings, guint n_readings);

/* Weighs the cues of all fields. (transfer full) (element-type QimamTopicHit), weightiest first */
GPtrArray *
qimam_lexicon_weigh_topics (const QimamLexicon *self, QimamReading *const *readings, guint n_readings);

/* Settles once more which topics are primary, now that it is known what the article says to have come of a
 * meeting. */
void qimam_lexicon_bear_out_topics (const QimamLexicon *self,
                                    GPtrArray *topics,
                                    const GPtrArray *claims,
                                    gint64 meeting,
                                    guint n_sentences);

/* Whether a topic is one that holds only where no narrower one does. */
gboolean qimam_lexicon_is_catch_all (const QimamLexicon *self, const char *topic);

/* (transfer full) (nullable): the cues of a topic of the program, as a rule that a user could have written. */
char *qimam_lexicon_topic_rule (const char *key);

/* Finds reported speech with its speakers; needs mentions. Numbers the statements from 1. */
void qimam_lexicon_find_statements (const QimamLexicon *self, QimamReading *reading);

/* (nullable) (transfer none): name of a country, organisation or other party key in "ar" or "en". */
const char *qimam_lexicon_party_name (const QimamLexicon *self, const char *party, const char *language);

G_END_DECLS
