/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* No label. */
#define QIMAM_GROUP_NO_NAME G_MAXUINT32

/* One value of a group: a topic, an outlet, a meeting. */
typedef struct
{
  gint64 id;     /* row id in the library */
  guint32 key;   /* where its key stands in the names */
  guint32 label; /* where its label stands, or QIMAM_GROUP_NO_NAME */
  guint32 count; /* articles */
  guint32 dense; /* whether it is a set of bits */
  guint64 at;    /* which set of bits it is, or where its rows begin in the list of rows */
} QimamGroupValue;

/**
 * QimamGroup:
 *
 * Which articles have which values of one group, by row. Frequent values are sets of bits, others lists of
 * rows. Values that no article has are not there. Never changed once it is made.
 */
typedef struct
{
  guint n_rows;
  GBytes *values; /* QimamGroupValue, by key */
  GBytes *names;  /* strings, each with its NUL */
  GBytes *rows;   /* guint32, ascending within a value */
  GBytes *dense;  /* guint64, QIMAM_BITS_WORDS (n_rows) a set */
} QimamGroup;

void qimam_group_init_empty (QimamGroup *self, guint n_rows);
void qimam_group_copy (QimamGroup *self, const QimamGroup *other);
void qimam_group_clear (QimamGroup *self);
/* Whether the parts, that may come from a damaged file, fit together. */
gboolean qimam_group_check (const QimamGroup *self);
/* Whether both say the same. */
gboolean qimam_group_equal (const QimamGroup *a, const QimamGroup *b);

const QimamGroupValue *qimam_group_get_values (const QimamGroup *self, guint *n_values);
const char *qimam_group_get_key (const QimamGroup *self, const QimamGroupValue *value);
/* (nullable) */
const char *qimam_group_get_label (const QimamGroup *self, const QimamGroupValue *value);
/* (nullable) */
const QimamGroupValue *qimam_group_find (const QimamGroup *self, const char *key);
const guint64 *qimam_group_get_bits (const QimamGroup *self, const QimamGroupValue *value);
const guint32 *qimam_group_get_rows (const QimamGroup *self, const QimamGroupValue *value);
/* Adds the rows of a value to a set of bits. */
void qimam_group_add_to_bits (const QimamGroup *self, const QimamGroupValue *value, guint64 *words);

/**
 * qimam_group_count:
 * @counts: (out): one a value
 *
 * Counts how many of the rows in @hits have each value.
 */
void qimam_group_count (const QimamGroup *self, const guint64 *hits, gsize n_hits, guint32 *counts);

/* ---- Making one ---- */

/* Values are added in the order of their keys. */
typedef struct
{
  guint n_rows;
  GArray *values;
  GByteArray *names;
  GArray *rows;
  guint64 *dense;
  gsize n_dense, dense_room;
} QimamGroupBuilder;

void qimam_group_builder_init (QimamGroupBuilder *self, guint n_rows);
/* @rows: ascending. Does nothing for a value without rows. */
void qimam_group_builder_add_rows (
    QimamGroupBuilder *self, gint64 id, const char *key, const char *label, const guint32 *rows, guint n);
/* @bits: QIMAM_BITS_WORDS (n_rows) words */
void qimam_group_builder_add_bits (
    QimamGroupBuilder *self, gint64 id, const char *key, const char *label, const guint64 *bits);
/* Ends it and fills @group. */
void qimam_group_builder_end (QimamGroupBuilder *self, QimamGroup *group);

G_END_DECLS
