/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-known-pieces.h"
#include "qimam-library-copies.h"
#include "qimam-library-private.h"

G_BEGIN_DECLS

/**
 * QimamImport:
 *
 * Takes items in, in batches that are analysed by several threads and stored in one transaction each. Used
 * from one thread.
 */
typedef struct
{
  QimamLibrary *library;
  QimamExtractOptions options;
  QimamImportFunc func;
  gpointer data;
  QimamImportTotals *totals;
  GCancellable *cancellable;
  QimamKnownPieces known; /* for @options */
  QimamJob *job;
  char *origin;       /* (nullable): what the walk reads just now, of what the user gave */
  guint origin_done;  /* how many it had read before */
  GPtrArray *pending; /* of the batch that is being gathered */
  GHashTable *touched;
  QimamCopies *copies;
  gint64 pending_since;
  guint done, total;
  guint unlinked;
  guint stored;
  gboolean analyses;
  QimamAnalyser *analyser;       /* (transfer none) (nullable): from the first analysis on */
  struct _QimamStoring *storing; /* (nullable): a batch on its way */
  GError *error;
} QimamImport;

/* The members of an import that the caller has; all outlive it. */
void qimam_import_init (QimamImport *self,
                        QimamLibrary *library,
                        QimamJob *job,
                        const QimamExtractOptions *options,
                        QimamImportFunc func,
                        gpointer data,
                        QimamImportTotals *totals,
                        GCancellable *cancellable);

/* A QimamInputFunc and QimamImportTake; @data is the import. */
gboolean qimam_import_take (const char *item, QimamDocument *document, const GError *error, gpointer data);
/* A QimamInputProgressFunc; @data is the import. */
void qimam_import_progress (guint done, guint total, const char *item, gpointer data);

/* Ends an import, whatever came before: what is committed is linked. The job is the caller's to end. Returns
 * %FALSE with @error where the import has one. */
gboolean qimam_import_finish (QimamImport *self, gboolean done, GError **error);

G_END_DECLS
