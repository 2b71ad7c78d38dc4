/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-lexicon-roster.h"

G_BEGIN_DECLS

/* The state of one reading of names, and the steps that its parts share. */
typedef struct
{
  const QimamLexicon *lexicon;
  QimamReading *reading;
  QimamRoster *roster;
  GArray *matches; /* QimamCueMatch */
  GArray *first;   /* guint: index of the first match of each word, and one at the end */
  guint n_words;
  guint sentence;
  guint sentence_end; /* first word of the next sentence */
  guint groups;
  const QimamReading *body; /* (nullable): of the article whose headline this is */
  GHashTable *states;       /* (element-type utf8 guint): how often each is named, once it was asked for */
  const char *last_role; /* of the last person: what "his counterpart" is */
  const char *last_office;
} QimamScan;

/* A phrase of the table of names where it stands in the text. */
typedef struct
{
  const QimamEntry *entry;
  guint id;
  guint first;
  guint last;
  guint skip;
} QimamFound;

const QimamWord *qimam_scan_word (const QimamScan *scan, guint i);

/* The longest phrase of these kinds that begins at a word. */
gboolean qimam_scan_find (const QimamScan *scan, guint word, guint kinds, QimamFound *found);

/* Whether what stands at a match is this place, where another state has one of the same spelling: by its marks,
 * else by which state the article names more often. */
gboolean qimam_scan_is_namesake_meant (const QimamScan *scan, const QimamCueMatch *match);

/* The state, organisation or place that a phrase names. */
const QimamNamed *qimam_scan_named (const QimamScan *scan, const QimamFound *found);

/* From word to word without the first @skip letters; a mark that opens inside takes its partner with it. */
QimamSpan qimam_scan_span (const QimamScan *scan, guint first, guint last, guint skip);

gboolean qimam_scan_begins_with_and (const QimamScan *scan, guint word);

const QimamPerson *qimam_scan_person (const QimamScan *scan, guint index);

/* (nullable): a person named at a word; @last is the last word of the name */
QimamRosterPerson *
qimam_scan_read_person (QimamScan *scan, guint word, const char *party, guint *last, guint *skip);

QimamMention *qimam_scan_add_mention (
    QimamScan *scan, QimamMentionKind kind, guint first, guint last, QimamSpan full, QimamSpan span);

QimamMention *qimam_scan_add_person (QimamScan *scan,
                                     QimamRosterPerson *person,
                                     guint first,
                                     guint last,
                                     QimamSpan full,
                                     QimamSpan span,
                                     const char *role,
                                     const char *office,
                                     gboolean named);

/* A title in the singular. Returns the first word after it, or 0 where nothing was made of it. */
guint qimam_scan_read_title (QimamScan *scan, const QimamFound *found);

/* A title in the dual or plural with its names. Returns as qimam_scan_read_title(). */
guint qimam_scan_read_titles (QimamScan *scan, const QimamFound *found);

/* The last word of what follows a title up to the name of its bearer, which begins behind it: "بمكتب وزير الدفاع
 * فلان"; 0 where no name ends it. @word: the first behind the title. */
guint qimam_scan_long_title_end (QimamScan *scan, guint word);

/* The number of words of an unknown name that begins at a word: 2 to 4, or 0. */
guint qimam_scan_unknown_name_length (const QimamScan *scan, guint word);

/* As above right after a title, where "علي" is a name; @of_state: a state stands in the title, so that the name
 * of a place cannot be of it. */
guint qimam_scan_titled_name_length (const QimamScan *scan, guint word, gboolean of_state);

/* Whether an unknown name stands between two commas. */
gboolean qimam_scan_is_apposition (const QimamScan *scan, guint word);

/* Whether the name of somebody, known or not, begins right here. */
gboolean qimam_scan_begins_name (QimamScan *scan, guint word);

/* "وفدها", "مكتبه", "نائبه": a noun with a pronoun; "اللجنة" ends in another letter. */
gboolean qimam_scan_is_of_them (const QimamScan *scan, guint word);

/* "الإعلامي", "الإقليمية": a definite adjective that tells of which kind an office is. */
gboolean qimam_scan_is_kind (const QimamScan *scan, guint word);


/* Whether a word that joins the parts of a name ("بن") is among @n words. */
gboolean qimam_scan_has_joint (const QimamScan *scan, guint word, guint n);

/* "محافظ البنك المركزي فلان", "رئيس هيئة قناة السويس فلان": the name of a body ends with a definite word, and
 * what follows is a name that no noun goes on with. Returns the last word of the body, or 0. */
guint qimam_scan_read_body (const QimamScan *scan, guint word);

gboolean qimam_scan_is_definite (const char *folded);

G_END_DECLS
