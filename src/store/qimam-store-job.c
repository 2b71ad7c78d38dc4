/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-job.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Bytes that are kept of a name and of a sentence. */
#define MAX_ITEM   4096
#define MAX_REASON 1000

const char qimam_store_job_schema[] = "CREATE TABLE job ("
                                      "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
                                      "  kind TEXT NOT NULL,"
                                      "  state TEXT NOT NULL,"
                                      "  items TEXT NOT NULL," /* names, one a line */
                                      "  n_items INTEGER NOT NULL,"
                                      "  format TEXT,"
                                      "  source TEXT,"
                                      "  published TEXT,"
                                      "  started INTEGER NOT NULL,"
                                      "  ended INTEGER NOT NULL,"
                                      "  problem TEXT,"
                                      "  added INTEGER NOT NULL,"
                                      "  updated INTEGER NOT NULL,"
                                      "  unchanged INTEGER NOT NULL,"
                                      "  refused INTEGER NOT NULL,"
                                      "  owner TEXT NOT NULL"
                                      ") STRICT;"
                                      "CREATE TABLE job_refused ("
                                      "  job INTEGER NOT NULL REFERENCES job ON DELETE CASCADE,"
                                      "  place INTEGER NOT NULL,"
                                      "  item TEXT NOT NULL,"
                                      "  origin TEXT,"
                                      "  reason TEXT NOT NULL,"
                                      "  PRIMARY KEY (job, place)"
                                      ") STRICT, WITHOUT ROWID;";

#define COLUMNS                                                                                              \
  "kind, state, items, n_items, format, source, published, started, ended, problem, added, updated,"         \
  " unchanged, refused, owner"

static const char *const kind_nicks[] = { "import", "refresh", "subscriptions" };
static const char *const state_nicks[] = { "running", "done", "cancelled", "failed", "interrupted" };

const char *
qimam_job_kind_nick (QimamJobKind kind)
{
  g_return_val_if_fail ((guint) kind < QIMAM_N_JOB_KINDS, NULL);
  return kind_nicks[kind];
}

const char *
qimam_job_state_nick (QimamJobState state)
{
  g_return_val_if_fail ((guint) state < QIMAM_N_JOB_STATES, NULL);
  return state_nicks[state];
}

static guint
find_nick (const char *const *nicks, guint n, const char *nick)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      return i;
  return 0;
}

void
qimam_job_row_free (QimamJobRow *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->items);
  g_free (self->format);
  g_free (self->source);
  g_free (self->published);
  g_free (self->problem);
  g_free (self->owner);
  g_free (self);
}

QimamJobRefused *
qimam_job_refused_new (const char *item, const char *origin, const char *reason)
{
  QimamJobRefused *self = g_new0 (QimamJobRefused, 1);

  self->item = g_strdup (item);
  self->origin = g_strdup (origin);
  self->reason = g_strdup (reason);
  return self;
}

void
qimam_job_refused_free (QimamJobRefused *self)
{
  if (self == NULL)
    return;
  g_free (self->item);
  g_free (self->origin);
  g_free (self->reason);
  g_free (self);
}

/* ---- Who runs a job ---- */

/* (transfer full): the time at which a process began, in ticks since the machine did; "" where it cannot be
 * told. Numbers of processes are used again. */
static char *
start_of (int pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *stat = NULL;
  g_auto (GStrv) fields = NULL;
  const char *rest;

  /* The name in the second field may have blanks and brackets in it; the start is the 20th field after it. */
  if (!g_file_get_contents (path, &stat, NULL, NULL) || (rest = strrchr (stat, ')')) == NULL)
    return g_strdup ("");
  fields = g_strsplit (rest, " ", 22);
  return g_strdup (g_strv_length (fields) > 20 ? fields[20] : "");
}

static char *
boot (void)
{
  char *id = NULL;

  return g_file_get_contents ("/proc/sys/kernel/random/boot_id", &id, NULL, NULL) ? g_strstrip (id)
                                                                                  : g_strdup ("");
}

static char *
name_process (int pid)
{
  g_autofree char *start = start_of (pid);
  g_autofree char *id = boot ();

  return g_strdup_printf ("%d %s %s", pid, start, id);
}

char *
qimam_job_owner_new (void)
{
  return name_process (getpid ());
}

static gboolean
is_there (const char *owner)
{
  int pid = atoi (owner);
  g_autofree char *now = pid > 0 && kill (pid, 0) == 0 ? name_process (pid) : NULL;

  return g_strcmp0 (now, owner) == 0;
}

/* ---- Writing ---- */

/* (transfer full): valid UTF-8 of a bounded length, on one line */
static char *
bound (const char *text, gsize limit)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, limit));

  return g_strdelimit (g_steal_pointer (&valid), "\n\r", ' ');
}

static gboolean
prune (QimamConnection *connection, QimamJobKind kind, GError **error)
{
  g_autoptr (QimamSql) prune =
      qimam_connection_prepare (connection,
                                "DELETE FROM job WHERE kind = ?1 AND state <> 'running' AND id <="
                                " (SELECT id FROM job WHERE kind = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
                                error);

  if (prune == NULL)
    return FALSE;
  qimam_sql_bind (prune, "ti", kind_nicks[kind], (gint64) QIMAM_JOBS_KEPT);
  return qimam_sql_run (prune, error);
}

gboolean
qimam_store_job_put (QimamConnection *connection, QimamJobRow *job, GError **error)
{
  gboolean is_new = job->id == 0;
  g_autoptr (GString) items = g_string_new (NULL);
  /* Not REPLACE, which would remove what hangs on the row. */
  g_autoptr (QimamSql) put = qimam_connection_prepare (
      connection,
      "INSERT INTO job (id, " COLUMNS ")"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET state = excluded.state, ended = excluded.ended,"
      " problem = excluded.problem, added = excluded.added, updated = excluded.updated,"
      " unchanged = excluded.unchanged, refused = excluded.refused",
      error);

  if (put == NULL)
    return FALSE;
  for (guint i = 0; job->items != NULL && job->items[i] != NULL && i < QIMAM_JOB_ITEMS_KEPT; i++)
    {
      g_autofree char *item = bound (job->items[i], MAX_ITEM);

      g_string_append_printf (items, "%s%s", i > 0 ? "\n" : "", item);
    }
  qimam_sql_bind (put,
                  "kttti"
                  "ttt"
                  "iit"
                  "iiii"
                  "t",
                  job->id, kind_nicks[job->kind], state_nicks[job->state], items->str, (gint64) job->n_items,
                  job->format, job->source, job->published, job->started, job->ended, job->problem,
                  (gint64) job->added, (gint64) job->updated, (gint64) job->unchanged, (gint64) job->refused,
                  job->owner);
  if (!qimam_sql_run (put, error))
    return FALSE;
  if (!is_new)
    return TRUE;
  job->id = qimam_connection_last_id (connection);
  return prune (connection, job->kind, error);
}

gboolean
qimam_store_job_add_refused (
    QimamConnection *connection, gint64 job, guint first, const GPtrArray *refused, GError **error)
{
  g_autoptr (QimamSql) add = NULL;

  if (first >= QIMAM_JOB_REFUSED_KEPT || refused->len == 0)
    return TRUE;
  add = qimam_connection_prepare (
      connection, "INSERT INTO job_refused (job, place, item, origin, reason) VALUES (?, ?, ?, ?, ?)", error);
  if (add == NULL)
    return FALSE;
  for (guint i = 0; i < refused->len && first + i < QIMAM_JOB_REFUSED_KEPT; i++)
    {
      const QimamJobRefused *one = refused->pdata[i];
      g_autofree char *item = bound (one->item, MAX_ITEM);
      g_autofree char *reason = bound (one->reason, MAX_REASON);
      /* A path that was cut would be another one. */
      const char *origin = one->origin != NULL && strlen (one->origin) <= MAX_ITEM ? one->origin : NULL;

      qimam_sql_bind (add, "iittt", job, (gint64) first + i, item, origin, reason);
      if (!qimam_sql_run (add, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_store_job_drop_quiet (QimamConnection *connection, const QimamJobRow *last, GError **error)
{
  g_autoptr (QimamSql) drop = NULL;

  if (last->kind != QIMAM_JOB_REFRESH || last->state != QIMAM_JOB_DONE ||
      last->added + last->updated + last->refused > 0)
    return TRUE;
  drop = qimam_connection_prepare (connection,
                                   "DELETE FROM job WHERE kind = 'refresh' AND state = 'done' AND id < ?"
                                   " AND added + updated + refused = 0",
                                   error);
  if (drop == NULL)
    return FALSE;
  qimam_sql_bind (drop, "i", last->id);
  return qimam_sql_run (drop, error);
}

gboolean
qimam_store_job_remove (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) remove = qimam_connection_prepare (connection, "DELETE FROM job WHERE id = ?", error);

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", id);
  return qimam_sql_run (remove, error);
}

gboolean
qimam_store_job_clear (QimamConnection *connection, GError **error)
{
  return qimam_connection_execute (connection, "DELETE FROM job WHERE state <> 'running'", error);
}

/* ---- Reading ---- */

static QimamJobRow *
read_row (QimamSql *select)
{
  QimamJobRow *job = g_new0 (QimamJobRow, 1);
  const char *items = qimam_sql_get_text (select, 3);

  job->id = qimam_sql_get_int (select, 0);
  job->kind = find_nick (kind_nicks, QIMAM_N_JOB_KINDS, qimam_sql_get_text (select, 1));
  job->state = find_nick (state_nicks, QIMAM_N_JOB_STATES, qimam_sql_get_text (select, 2));
  job->items = items != NULL && *items != '\0' ? g_strsplit (items, "\n", -1) : g_new0 (char *, 1);
  job->n_items = (guint) qimam_sql_get_int (select, 4);
  job->format = qimam_sql_dup_text (select, 5);
  job->source = qimam_sql_dup_text (select, 6);
  job->published = qimam_sql_dup_text (select, 7);
  job->started = qimam_sql_get_int (select, 8);
  job->ended = qimam_sql_get_int (select, 9);
  job->problem = qimam_sql_dup_text (select, 10);
  job->added = (guint) qimam_sql_get_int (select, 11);
  job->updated = (guint) qimam_sql_get_int (select, 12);
  job->unchanged = (guint) qimam_sql_get_int (select, 13);
  job->refused = (guint) qimam_sql_get_int (select, 14);
  job->owner = qimam_sql_dup_text (select, 15);
  return job;
}

/* (transfer full) (element-type QimamJobRow) */
static GPtrArray *
read_rows (QimamSql *select, GError **error)
{
  g_autoptr (GPtrArray) jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_job_row_free);

  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&jobs);
      g_ptr_array_add (jobs, read_row (select));
    }
}

GPtrArray *
qimam_store_job_list (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT id, " COLUMNS " FROM job ORDER BY id DESC", error);

  return select != NULL ? read_rows (select, error) : NULL;
}

QimamJobRow *
qimam_store_job_load (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT id, " COLUMNS " FROM job WHERE id = ?", error);
  g_autoptr (GPtrArray) jobs = NULL;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", id);
  jobs = read_rows (select, error);
  if (jobs == NULL)
    return NULL;
  if (jobs->len > 0)
    return g_ptr_array_steal_index (jobs, 0);
  qimam_error_set_missing (error, _ ("There is no import %s"), id);
  return NULL;
}

GPtrArray *
qimam_store_job_list_refused (QimamConnection *connection, gint64 job, guint first, guint n, GError **error)
{
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_job_refused_free);
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection,
      "SELECT item, origin, reason FROM job_refused WHERE job = ? AND place >= ? ORDER BY place LIMIT ?",
      error);

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "iii", job, (gint64) first, (gint64) n);
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&refused);
      g_ptr_array_add (refused,
                       qimam_job_refused_new (qimam_sql_get_text (select, 0), qimam_sql_get_text (select, 1),
                                              qimam_sql_get_text (select, 2)));
    }
}

/* ---- After a crash ---- */

/* (transfer full) (element-type QimamJobRow): those that nobody runs any more */
static GPtrArray *
list_dead (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT id, " COLUMNS " FROM job WHERE state = 'running'", error);
  g_autoptr (GPtrArray) jobs = select != NULL ? read_rows (select, error) : NULL;

  for (guint i = jobs != NULL ? jobs->len : 0; i > 0; i--)
    if (is_there (((QimamJobRow *) jobs->pdata[i - 1])->owner))
      g_ptr_array_remove_index (jobs, i - 1);
  return g_steal_pointer (&jobs);
}

gboolean
qimam_store_job_count_dead (QimamConnection *connection, guint *n, GError **error)
{
  g_autoptr (GPtrArray) jobs = list_dead (connection, error);

  *n = jobs != NULL ? jobs->len : 0;
  return jobs != NULL;
}

gboolean
qimam_store_job_mark_dead (QimamConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) jobs = list_dead (connection, error);

  for (guint i = 0; jobs != NULL && i < jobs->len; i++)
    {
      QimamJobRow *job = jobs->pdata[i];

      job->state = QIMAM_JOB_INTERRUPTED;
      if (!qimam_store_job_put (connection, job, error))
        return FALSE;
    }
  return jobs != NULL;
}
