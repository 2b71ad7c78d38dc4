/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-comparison-cues.h"
#include "qimam-comparison.h"
#include "qimam-interval.h"
#include "qimam-token.h"

G_BEGIN_DECLS

/* Claims side by side, ready for matching: what the parts of the comparison share while it is made, and what
 * a briefing uses to see that two sentences say one thing. */

/* A claim in its column, ready for matching. */
typedef struct
{
  const QimamClaim *claim; /* the article's */
  const QimamArticle *article;
  guint column;
  gboolean
      placed;    /* belongs to the column; FALSE: only heard in one of its articles, about another meeting */
  char **keys;   /* (nullable) keys of its rows */
  GArray *words; /* (element-type QimamWord) of the claim's text */
  GHashTable *stems; /* (element-type utf8) set of stems that say something; strings live in @words */
  double weight;     /* sum of the weights of its stems */
  GArray *sentence;  /* (nullable) words of the sentence around it, once asked for */
  GHashTable *sentence_stems;
  guint64 cues_known; /* bits of the kinds of cues that were looked for in its words, */
  guint64 cues;       /* and of those that were found */
} QimamEntry;

typedef struct
{
  QimamComparison *comparison;
  GPtrArray *entries;  /* (element-type QimamEntry) in the order of columns, articles, text */
  GHashTable *weights; /* stem to its weight: rare words tell more */
  GHashTable *rows;    /* key to QimamRow of the comparison */
  GHashTable *members; /* key to GPtrArray of the QimamEntry in the row */
} QimamMatrix;

/* ---- qimam-comparison-entry.c ---- */

/* @comparison: (nullable) the comparison that is made; borrowed */
QimamMatrix *qimam_matrix_new (QimamComparison *comparison);
void qimam_matrix_free (QimamMatrix *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamMatrix, qimam_matrix_free)

QimamEntry *
qimam_entry_new (const QimamClaim *claim, const QimamArticle *article, guint column, gboolean placed);
void qimam_entry_free (QimamEntry *self);
QimamClaim *qimam_entry_copy_claim (const QimamEntry *self);
/* After the last entry, and before any two are matched. */
void qimam_matrix_weigh (QimamMatrix *self);
/* 0 to 1: how much of the shorter of two texts stands in the other, by weight. */
double qimam_entry_likeness (const QimamMatrix *matrix, const QimamEntry *a, const QimamEntry *b);
/* How much of both texts together is common: low where one of them says far more. */
double qimam_entry_closeness (const QimamMatrix *matrix, const QimamEntry *a, const QimamEntry *b);
/* Whether two claims say the same thing of the same matter. */
gboolean qimam_entry_same_thing (const QimamMatrix *matrix, const QimamEntry *a, const QimamEntry *b);
/* Whether the sentences around two claims are one text, as in two prints of an agency's report. */
gboolean qimam_entry_same_wording (QimamEntry *a, QimamEntry *b);
/* The words of a statement so that they stand on their own: speech that is told, not quoted, with the "أن" and
 * the verb that lead up to it; "…" stands for a speaker in between. (transfer full) */
char *qimam_entry_spoken (const QimamEntry *self);
/* (transfer none) (element-type utf8): set of the stems of the sentence, stop words among them */
GHashTable *qimam_entry_sentence (QimamEntry *self);
gboolean qimam_entry_has_topic (const QimamEntry *self, const char *topic);
/* (nullable): a topic that both have and that is narrow enough to tell something. */
const char *qimam_entry_shared_topic (const QimamEntry *a, const QimamEntry *b);
/* Whether two claims come from one mouth: by key, by name, else by party. */
gboolean qimam_entry_same_voice (const QimamEntry *a, const QimamEntry *b);
gboolean qimam_entry_has_cue (QimamEntry *self, QimamCueKind kind);
/* Whether its speaker is a text of both sides. */
gboolean qimam_entry_is_joint_document (QimamEntry *self);
/* Two spellings of one name: "لا غرانج" and "لا جرانج". */
char *qimam_name_skeleton (const char *name);
gboolean qimam_names_match (const char *a, const char *b);

/* ---- qimam-comparison-label.c ---- */

const char *qimam_comparison_topic_name (const char *topic, const char *language);
gboolean qimam_comparison_topic_is_catch_all (const char *topic);
/* (nullable) of a state or organisation */
const char *qimam_comparison_party_name (const char *party, const char *language);
/* The label @key with %1, %2, %3 replaced. (transfer full) */
char *qimam_comparison_fill (
    const char *key, const char *language, const char *one, const char *two, const char *three);
/* Adds @next to a list; @label is "list.comma", "list.semicolon" or "list.and". */
void qimam_comparison_append (GString *list, const char *label, const char *next, const char *language);
/* In the language's quotation marks. (transfer full) */
char *qimam_comparison_quote (const char *text, const char *language);
/* "«أ» و«ب»" for columns; (transfer full) */
char *qimam_comparison_name_columns (const QimamComparison *self, const GArray *columns);
/* A text cut to about @max characters at a word, with an ellipsis. (transfer full) */
char *qimam_comparison_shorten (const char *text, guint max);

/* ---- qimam-comparison-row.c ---- */

/* Puts each entry into its row, makes rows and cells. */
void qimam_matrix_make_rows (QimamMatrix *self);
/* Settles the status of cells and rows, from the values and from the discrepancies. */
void qimam_matrix_settle (QimamMatrix *self);
/* (transfer container) (element-type QimamEntry): the entries of a row's cell; @column -1 for all */
GPtrArray *qimam_matrix_entries_of (const QimamMatrix *self, const char *key, int column);
/* How two columns stand to each other in a row of typed values; UNKNOWN where one is silent. */
QimamRelation qimam_matrix_relate (const QimamMatrix *self, const QimamRow *row, guint a, guint b);
/* Whether two columns print one text in a row: an agency's report, that is one voice. */
gboolean qimam_matrix_is_copy (const QimamMatrix *self, const QimamRow *row, guint a, guint b);
gboolean qimam_dimension_is_typed (QimamDimension dimension);

/* ---- qimam-comparison-value.c ---- */

/* The value of one cell as people read it. (transfer full) */
char *qimam_comparison_cell_text (const QimamMatrix *matrix, const QimamRow *row, const GPtrArray *entries);
/* What tells a place or participant from another: its key, else its name without what newsrooms spell in
 * several ways. (transfer full) */
char *qimam_entry_identity (const QimamEntry *self);
gboolean qimam_iso_is_clock (const char *iso);

/* ---- qimam-comparison-relation.c ---- */

/* @a, @b: (element-type QimamEntry): the claims of two cells of one row */
QimamRelation
qimam_comparison_relate_values (QimamDimension dimension, const GPtrArray *a, const GPtrArray *b);

/* Of two lengths of time, each as it was told: "about four hours". */
QimamRelation qimam_comparison_relate_durations (const QimamValue *a, const QimamValue *b);

/* Of two claims of dates, durations or figures. */
QimamRelation qimam_comparison_relate_pair (QimamDimension dimension, QimamEntry *a, QimamEntry *b);

/* Whether what stands before a way of meeting denies it. */
gboolean qimam_entry_is_denied (QimamEntry *entry);

/* ---- qimam-comparison-figure.c ---- */

/* UNKNOWN where they are not of one thing, or not in one unit. */
QimamRelation qimam_comparison_relate_figures (QimamEntry *x, QimamEntry *y);

/* "سيبلغ", "ستخفض"; but not "ستة" and "سياسة" */
gboolean qimam_word_is_future (const char *folded);
/* "وكان الطرفان قد أفرجا …": whether the sentence of a claim tells of another time, before. */
gboolean qimam_entry_is_of_before (QimamEntry *self);
/* Whether two figures of one matter are not of one thing: what is and what is expected, the whole and what is
 * left of it, prices of two days. Two agreements with figures: of those. */
gboolean qimam_figures_are_apart (QimamEntry *a, QimamEntry *b);
/* What one state does and what another or all do together. */
gboolean qimam_entries_are_of_two_states (QimamEntry *a, QimamEntry *b);

/* ---- qimam-discrepancy*.c ---- */

QimamDiscrepancy *qimam_discrepancy_new (const char *kind, QimamLevel level, const char *row);
void qimam_discrepancy_free (QimamDiscrepancy *self);
/* Whether one of its claims stands in a cell. */
gboolean qimam_discrepancy_names_cell (const QimamDiscrepancy *self, const QimamCell *cell);
/* A claim is taken once. */
void qimam_discrepancy_add (QimamDiscrepancy *self, const QimamEntry *entry);
/* Whether a contradiction that was found already has both claims, or what stands within them. */
gboolean qimam_matrix_has_contradiction (const QimamMatrix *self, const QimamEntry *a, const QimamEntry *b);
/* Takes @discrepancy over and writes its note from the label. @one, @two, @three: (nullable) for %1, %2, %3
 */
void qimam_matrix_report (QimamMatrix *self,
                          QimamDiscrepancy *discrepancy,
                          const char *label,
                          const char *one,
                          const char *two,
                          const char *three);
/* "«أ»: …؛ «ب» و«ج»: …": the cells of those columns that have a claim in @discrepancy, equal ones together.
 * (transfer full) */
char *
qimam_matrix_quote_cells (const QimamMatrix *self, const QimamDiscrepancy *discrepancy, const QimamRow *row);
/* The same with the words of the claims themselves. @speakers: name who speaks rather than who prints it. */
char *qimam_matrix_quote_claims (const QimamMatrix *self, const GPtrArray *entries, gboolean speakers);

/* Dates, places, formats, durations, participants, figures. */
void qimam_matrix_find_value_discrepancies (QimamMatrix *self);
/* Who is a participant here and only mentioned there. */
void qimam_matrix_find_roles (QimamMatrix *self);
/* Within one article: parts and their sum, "most" and "half of them". */
void qimam_matrix_find_internal (QimamMatrix *self);
/* Scope, status, attribution. */
void qimam_matrix_find_speech_discrepancies (QimamMatrix *self);
/* Agreed here and told not to be agreed there; raised here and not raised there. */
void qimam_matrix_find_outcomes (QimamMatrix *self);
/* A communiqué, somebody's presence, talks in one room or of two alone: told here, denied there. */
void qimam_matrix_find_told (QimamMatrix *self);
/* Days and places of what is to come. */
void qimam_matrix_find_next (QimamMatrix *self);
/* Sums of one giver for one thing, and how many took part. */
void qimam_matrix_find_sums (QimamMatrix *self);
/* One thing that is settled, with other numbers or lengths. */
void qimam_matrix_find_details (QimamMatrix *self);
void qimam_matrix_find_tones (QimamMatrix *self);
void qimam_matrix_find_gaps (QimamMatrix *self);
/* Between meetings. */
void qimam_matrix_find_changes (QimamMatrix *self);

G_END_DECLS
