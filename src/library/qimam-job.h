/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-database.h"
#include "qimam-library.h"
#include "qimam-store-job.h"

G_BEGIN_DECLS

/**
 * QimamJobs:
 *
 * The jobs of a library that run in this program.
 */
typedef struct _QimamJobs QimamJobs;

QimamJobs *qimam_jobs_new (void);
void qimam_jobs_free (QimamJobs *self);

/* (transfer full) (nullable): what the job @id reads just now; with 0 the job that began last. */
char *qimam_jobs_dup_current (QimamJobs *self, gint64 id);

/**
 * QimamJob:
 *
 * Keeps what a job does in the library's table of jobs. That it cannot be kept, as when another program
 * writes for long, is no reason for the job not to go on: it is tried again with the next transaction.
 *
 * Of one job only qimam_job_set_current() may be called while another thread calls something else.
 */
typedef struct _QimamJob QimamJob;

/* @options: (nullable). Adds the job to the library. */
QimamJob *qimam_job_new (QimamLibrary *library,
                         QimamJobKind kind,
                         const char *const *items,
                         const QimamExtractOptions *options);

/* 0 as long as it could not be kept */
gint64 qimam_job_get_id (const QimamJob *self);

/* What is read just now. */
void qimam_job_set_current (QimamJob *self, const char *item);

/* @origin: (nullable): the file or address that gives @item once more. It is kept with the next transaction.
 */
void qimam_job_refuse (QimamJob *self, const char *item, const char *origin, const char *reason);

/* To be called in a transaction: keeps what the job did until then. */
gboolean
qimam_job_put (QimamJob *self, QimamConnection *writer, const QimamImportTotals *totals, GError **error);
/* To be called after COMMIT. */
void qimam_job_saved (QimamJob *self);

/* Keeps it in a transaction of its own. */
void qimam_job_save (QimamJob *self, const QimamImportTotals *totals);

/* Says how it ended, and frees it. @error: (nullable) */
void qimam_job_end (QimamJob *self, const QimamImportTotals *totals, const GError *error);

G_END_DECLS
