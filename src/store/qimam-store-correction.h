/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claim.h"
#include "qimam-connection.h"

G_BEGIN_DECLS

/* What of a claim the reader said anew. */
typedef enum
{
  QIMAM_CLAIM_DIMENSION = 1 << 0,
  QIMAM_CLAIM_VALUE = 1 << 1,
  QIMAM_CLAIM_PARTY = 1 << 2,
  QIMAM_CLAIM_POLARITY = 1 << 3,
  QIMAM_CLAIM_MEETING = 1 << 4,
} QimamClaimChange;

/**
 * QimamCorrection:
 *
 * What the reader said of a claim: that it is wrong (dismissed), or what it should say. A claim is known by
 * its article, its dimension, its words with those around them and the value that the program read, not by
 * its id: an analysis makes claims anew.
 */
typedef struct
{
  gint64 id; /* 0 before it is stored */
  gint64 article;
  gint64 claim; /* the id that its claim has now, 0 where there is none; only read */
  gboolean dismissed;
  /* The claim as the program reads it. */
  QimamDimension dimension;
  QimamSpan span;        /* where its words were found last */
  guint before, after;   /* bytes of its sentence before and after the span */
  char *quote;           /* its words */
  char *prefix, *suffix; /* the words around them */
  QimamValue value;
  /* What it should be: those members that @changes names. */
  QimamClaimChange changes;
  QimamDimension new_dimension;
  QimamValue new_value;
  char *new_party; /* (nullable) */
  QimamPolarity new_polarity;
  gint64 meeting; /* of the library; 0 for none */
  gboolean found; /* its words stand in the article as it is now */
  char *created;  /* ISO 8601, UTC */
} QimamCorrection;

QimamCorrection *qimam_correction_new (void);
QimamCorrection *qimam_correction_copy (const QimamCorrection *self);
void qimam_correction_free (QimamCorrection *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamCorrection, qimam_correction_free)

/* The tables, for the migration. */
extern const char qimam_store_correction_schema[];

/* Stores a correction under its id; with id 0 it gets a new one. */
gboolean
qimam_store_correction_put (QimamConnection *connection, QimamCorrection *correction, GError **error);

/* Tells where the words of a correction are now, or (@found FALSE) that they are no longer there. */
gboolean qimam_store_correction_move (
    QimamConnection *connection, gint64 id, QimamSpan span, gboolean found, GError **error);

/* %FALSE with %QIMAM_ERROR_NOT_FOUND where there is none. */
gboolean qimam_store_correction_remove (QimamConnection *connection, gint64 id, GError **error);

/* (transfer full). Errors: %QIMAM_ERROR_NOT_FOUND. */
QimamCorrection *qimam_store_correction_load (QimamConnection *connection, gint64 id, GError **error);

/* (transfer full) (element-type QimamCorrection): of one article, or (0) of all, in the order in which they
 * were made */
GPtrArray *qimam_store_correction_list (QimamConnection *connection, gint64 article, GError **error);

/* How many corrections of an article are of words that are no longer in it. */
gboolean
qimam_store_correction_count_lost (QimamConnection *connection, gint64 article, guint *n, GError **error);

/* (transfer full): a value as text, a line a member; what it does not have is not there. */
char *qimam_value_to_text (const QimamValue *value);
/* Reads what qimam_value_to_text() wrote; what is odd is passed over. @value must be clear. */
void qimam_value_from_text (const char *text, QimamValue *value);

G_END_DECLS
