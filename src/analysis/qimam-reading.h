/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-cue-set.h"
#include "qimam-mention.h"
#include "qimam-sentence.h"
#include "qimam-token.h"

G_BEGIN_DECLS

/**
 * QimamReading:
 *
 * What the stages of the analysis know of one field of a document (the body, or the headline or caption).
 * Each stage fills its part and reads those before it: words, sentences, quotations, times, quantities, then
 * mentions, then topics, then statements, then claims and meetings.
 */
typedef struct
{
  const QimamDocument *document;
  QimamField in;
  const char *text;
  gsize length;
  GArray *words;            /* (element-type QimamWord) */
  QimamCueWords *cue_words; /* the same, for sets of cues */
  GArray *sentences;        /* (element-type QimamSpan) */
  GArray *sentence_word; /* (element-type guint): index of the first word of each sentence, and n_words at the
                            end */
  GArray *quotations;    /* (element-type QimamQuotation) */
  GPtrArray *times;      /* (element-type QimamTime) */
  GPtrArray *quantities; /* (element-type QimamQuantity) */
  GArray *names;         /* (element-type QimamCueMatch) (nullable): what the lexicon's names match */
  GPtrArray *mentions;   /* (element-type QimamMention), in the order of the text */
  GArray *origins;       /* (element-type QimamOrigin), in the order of the text */
  GPtrArray *topic_cues; /* (element-type QimamTopicCue), in the order of the text */
  GPtrArray *statements; /* (element-type QimamStatement) */
} QimamReading;

/* An adjective of origin: of whom it says that they are a state's. */
typedef struct
{
  guint word;
  const char *key;  /* (static) */
  const char *name; /* (static) of the state */
} QimamOrigin;

/* A place where a topic's cue matched: tells the topics of a claim. */
typedef struct
{
  const char *topic; /* (static) key */
  QimamSpan span;
  double weight;
  const char
      *instead; /* (static) (nullable): the topic whose words these are in an article that is about it */
} QimamTopicCue;

QimamReading *qimam_reading_new (const QimamDocument *document, QimamField in);
/* With words and sentences alone. */
QimamReading *qimam_reading_new_plain (const QimamDocument *document, QimamField in);
void qimam_reading_free (QimamReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamReading, qimam_reading_free)

/* Index of the sentence that holds a byte offset, or -1. */
int qimam_reading_sentence_at (const QimamReading *self, gsize offset);

/* Index of the first word that ends after a byte offset; n_words at the end. */
guint qimam_reading_word_at (const QimamReading *self, gsize offset);

/* Index behind the last word before a byte offset @end that is at least @start. A stretch may end with signs
 * behind the last word of the text. */
guint qimam_reading_words_end (const QimamReading *self, gsize start, gsize end);

/* Whether a byte offset lies inside quotation marks. */
gboolean qimam_reading_is_quoted (const QimamReading *self, gsize offset);

/* (nullable) (static): the key of the state of which a word tells the origin: "السوري" */
const char *qimam_reading_origin_at (const QimamReading *self, guint word);

/* (transfer full) (nullable): keys of the topics whose cues lie in a span, strongest first. */
char **qimam_reading_topics_in (const QimamReading *self, QimamSpan span);

/* (transfer full): the verbatim text of a span. */
char *qimam_reading_text (const QimamReading *self, QimamSpan span);

G_END_DECLS
