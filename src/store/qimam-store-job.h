/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/* A job takes things in; what became of it can be read later. */
typedef enum
{
  QIMAM_JOB_IMPORT,
  QIMAM_JOB_REFRESH,       /* of feeds */
  QIMAM_JOB_SUBSCRIPTIONS, /* a list of subscriptions: its counts are of feeds */
  QIMAM_N_JOB_KINDS,
} QimamJobKind;

typedef enum
{
  QIMAM_JOB_RUNNING,
  QIMAM_JOB_DONE,
  QIMAM_JOB_CANCELLED,
  QIMAM_JOB_FAILED,      /* the library could not be written; see "problem" */
  QIMAM_JOB_INTERRUPTED, /* its program ended in the middle of it */
  QIMAM_N_JOB_STATES,
} QimamJobState;

/* Of each kind the last so many are kept: reports are for looking back on what came in lately, and feeds that
 * are asked for every few minutes must not push out what was imported by hand. */
#define QIMAM_JOBS_KEPT 200
/* Nobody reads more, and a folder of a million wrong files must not fill the library. */
#define QIMAM_JOB_REFUSED_KEPT 10000
/* What was given is told with so many names. */
#define QIMAM_JOB_ITEMS_KEPT 20

/* Nicks: import, refresh, subscriptions; running, done, cancelled, failed, interrupted. */
const char *qimam_job_kind_nick (QimamJobKind kind);
const char *qimam_job_state_nick (QimamJobState state);

/* Times are in seconds since 1970. */
typedef struct
{
  gint64 id;
  QimamJobKind kind;
  QimamJobState state;
  char **items; /* what was given: the first of @n_items */
  guint n_items;
  char *format; /* (nullable) and the two after it: options of the import, for trying again */
  char *source;
  char *published;
  gint64 started;
  gint64 ended;  /* 0: not yet, or nobody knows when */
  char *problem; /* (nullable) */
  guint added, updated, unchanged, refused;
  char *owner; /* the program that runs it, see qimam_job_owner_new() */
} QimamJobRow;

void qimam_job_row_free (QimamJobRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamJobRow, qimam_job_row_free)

/* What a job did not take in. */
typedef struct
{
  char *item;
  char *origin; /* (nullable): the file or address that gives it once more */
  char *reason;
} QimamJobRefused;

QimamJobRefused *qimam_job_refused_new (const char *item, const char *origin, const char *reason);
void qimam_job_refused_free (QimamJobRefused *self);

/* The tables, for the migration. */
extern const char qimam_store_job_schema[];

/* (transfer full): names this process, so that another can tell whether it is still there */
char *qimam_job_owner_new (void);

/* Adds a job (its id 0, which it gets) or replaces what is kept of one; removes those that are too many. */
gboolean qimam_store_job_put (QimamConnection *connection, QimamJobRow *job, GError **error);

/* Adds what was refused; @first: how many the job has already. Those above the limit are not kept. */
gboolean qimam_store_job_add_refused (
    QimamConnection *connection, gint64 job, guint first, const GPtrArray *refused, GError **error);

/* Of refreshes that brought nothing only the last one is kept: to be called when one has ended. */
gboolean qimam_store_job_drop_quiet (QimamConnection *connection, const QimamJobRow *last, GError **error);

/* (transfer full) (element-type QimamJobRow): the newest first */
GPtrArray *qimam_store_job_list (QimamConnection *connection, GError **error);

/* (transfer full). Errors: %QIMAM_ERROR_NOT_FOUND. */
QimamJobRow *qimam_store_job_load (QimamConnection *connection, gint64 id, GError **error);

/* (transfer full) (element-type QimamJobRefused): at most @n of what a job refused, from @first on */
GPtrArray *
qimam_store_job_list_refused (QimamConnection *connection, gint64 job, guint first, guint n, GError **error);

/* Marks running jobs whose program is no longer there as interrupted. @n: (out): how many there are, nothing
 * is written where there are none. */
gboolean qimam_store_job_count_dead (QimamConnection *connection, guint *n, GError **error);
gboolean qimam_store_job_mark_dead (QimamConnection *connection, GError **error);

gboolean qimam_store_job_remove (QimamConnection *connection, gint64 id, GError **error);

/* Removes all jobs that do not run. */
gboolean qimam_store_job_clear (QimamConnection *connection, GError **error);

G_END_DECLS
