/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-cues.h"
#include "qimam-reading.h"

G_BEGIN_DECLS

/* What stands between a word and the one before it. */
typedef enum
{
  QIMAM_GAP_COMMA = 1 << 0,
  QIMAM_GAP_STOP = 1 << 1, /* full stop, semicolon, question or exclamation mark, dots */
  QIMAM_GAP_COLON = 1 << 2,
  QIMAM_GAP_OPEN = 1 << 3, /* opening bracket */
  QIMAM_GAP_CLOSE = 1 << 4,
  QIMAM_GAP_DASH = 1 << 5,
  QIMAM_GAP_QUOTE = 1 << 6,
  QIMAM_GAP_LINE = 1 << 7,
} QimamGap;

typedef struct
{
  guint rule;
  guint first; /* words */
  guint last;
} QimamCueHit;

/* A stretch of a sentence between marks and words that open a clause. */
typedef struct
{
  guint first; /* words */
  guint last;
  guint sentence;
  guint negator; /* its first word that negates, G_MAXUINT where there is none */
  guint modal;   /* its first word with #QIMAM_MARK_MODAL, or G_MAXUINT */
} QimamClause;

/* How a word stands to the names of people, countries, places. */
typedef enum
{
  QIMAM_NAME_NONE,
  QIMAM_NAME_BEGINS,
  QIMAM_NAME_INSIDE,
} QimamName;

/**
 * QimamClauses:
 *
 * A reading with its clauses and the cues that stand in it.
 */
typedef struct
{
  const QimamCueTable *table;
  const QimamReading *reading;
  guint n_words;
  guint8 *gaps;        /* before each word */
  GArray *hits;        /* (element-type QimamCueHit), by first word */
  GHashTable *hits_of; /* name of a rule to GArray of the indexes of its hits, in order */
  GArray *clauses;     /* (element-type QimamClause) */
  guint *clause_of;
  guint8 *marks;       /* what the cues say of each word: 1 << QimamMark */
  guint8 *names;       /* QimamName of each word */
  guint8 *roles;       /* QimamParagraphRole of each word */
  guint *statement_of; /* index and 1 of the statement that covers each word */
} QimamClauses;

typedef enum
{
  QIMAM_MARK_NEGATOR,
  QIMAM_MARK_MODAL, /* may, must, hopes, if */
  QIMAM_MARK_OPENER,
  QIMAM_MARK_VERB,
  QIMAM_MARK_WAW, /* begins with a و of its own */
  QIMAM_MARK_RELATIVE,
  QIMAM_MARK_EARLIER, /* had, before that, then */
} QimamMark;

QimamClauses *qimam_clauses_new (const QimamCueTable *table, const QimamReading *reading);
void qimam_clauses_free (QimamClauses *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamClauses, qimam_clauses_free)

static inline const QimamWord *
qimam_clauses_word (const QimamClauses *self, guint index)
{
  return &g_array_index (self->reading->words, QimamWord, index);
}

static inline const QimamClause *
qimam_clauses_clause (const QimamClauses *self, guint word)
{
  return &g_array_index (self->clauses, QimamClause, self->clause_of[word]);
}

gboolean qimam_clauses_has_mark (const QimamClauses *self, guint word, QimamMark mark);

/* Whether a noun with what belongs to it cannot go on at a word: a verb, or what opens a clause. */
gboolean qimam_clauses_ends_phrase (const QimamClauses *self, guint word);

/* Whether a word is joined to what stands before it by an attached و, rather than beginning with a و of its
 * own. */
gboolean qimam_clauses_is_joined (const QimamClauses *self, guint word);

/* Whether a word is a verbal noun that tells an act: one of the lexicon, or one that has the shape of it. */
gboolean qimam_clauses_is_act (const QimamClauses *self, guint word);

/* Whether a word, as folded, is one of a list; a و before it is looked through. */
gboolean qimam_clauses_word_is (const QimamClauses *self, guint word, const char *const *folded);

/* Whether one of the words first … last is. */
gboolean qimam_clauses_any_is (const QimamClauses *self, guint first, guint last, const char *const *folded);

/* Index of the first quantity that ends after a byte; their number if there is none. */
guint qimam_clauses_quantity_from (const QimamClauses *self, gsize offset);

/* Whether a quantity stands in a word. */
gboolean qimam_clauses_holds_number (const QimamClauses *self, guint word);

/* "بين أربع وخمس ساعات", "من ثلاث إلى أربع ساعات": whether @span, whose first word is @first, is the end of a
 * range, and so not what something is. */
gboolean qimam_clauses_ends_range (const QimamClauses *self, QimamSpan span, guint first);

/* The sentence of a word, or of a span; @first and @last (out) are its words. */
guint qimam_clauses_sentence (const QimamClauses *self, guint word, guint *first, guint *last);

/* From the first byte of a word to the last of another; an attached و of the first word is left out if @trim.
 */
QimamSpan qimam_clauses_span (const QimamClauses *self, guint first, guint last, gboolean trim);

/* The words that a span touches; FALSE if none. */
gboolean qimam_clauses_words_of (const QimamClauses *self, QimamSpan span, guint *first, guint *last);

/* Index of the first mention, or time, that ends after a byte; their number if there is none. */
guint qimam_clauses_mention_from (const QimamClauses *self, gsize offset);
guint qimam_clauses_time_from (const QimamClauses *self, gsize offset);

/* (nullable): the statement that holds a span. */
const QimamStatement *qimam_clauses_statement (const QimamClauses *self, QimamSpan span);

/* Whether the words from the beginning of the clause up to @word are negated; @modal (out): under a wish, a
 * condition, a possibility or a demand. */
gboolean qimam_clauses_is_negated (const QimamClauses *self, guint word, gboolean *modal);

/* Index of the first hit that begins at @word or after it. */
guint qimam_clauses_hit_from (const QimamClauses *self, guint word);

/* (nullable): the first hit of a rule of that name that begins within the words. */
const QimamCueHit *
qimam_clauses_find_hit (const QimamClauses *self, const char *rule, guint first, guint last);

/* Whether one of the words first … last begins a hit of the rule. */
static inline gboolean
qimam_clauses_has_hit (const QimamClauses *self, const char *rule, guint first, guint last)
{
  return qimam_clauses_find_hit (self, rule, first, last) != NULL;
}

/* Last word of what follows @first: to the end of the clause, and not more than @most words. Commas followed
 * by a joined act ("، وتشكيل …") are passed over, with @list those followed by any joined noun. */
guint qimam_clauses_complement_end (const QimamClauses *self, guint first, guint most, gboolean list);

typedef struct
{
  guint first;
  guint last;
} QimamWords;

/* Cuts first … last at the words that begin another item. With @things the items are matters rather than
 * acts, so that "the crisis of X and the Y" are two. (transfer full) (element-type QimamWords) */
GArray *qimam_clauses_split_list (const QimamClauses *self, guint first, guint last, gboolean things);

/* "العلاقات وسبل تعزيزها بما يخدم البلدين": the last word before what it is good for; @last where that is not
 * told. */
guint qimam_clauses_before_benefit (const QimamClauses *self, guint first, guint last);

/* "سيحدد", "ستتناول": whether a word has the form of a verb of what is to come. */
gboolean qimam_clauses_is_future (const QimamClauses *self, guint word);

G_END_DECLS
