/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user says of claims and meetings. */
#include "qimam-session-private.h"

#include <glib/gi18n.h>

#include "qimam-ui.h"

typedef enum
{
  JOB_DISMISS,
  JOB_RESTORE,
  JOB_CORRECT,
  JOB_RENAME,
  JOB_MERGE,
  JOB_SPLIT,
  JOB_ASSIGN,
  JOB_UNDO,
} JobKind;

typedef struct
{
  JobKind kind;
  GArray *ids;    /* claims, or articles */
  gint64 meeting; /* the one that is corrected */
  gint64 other;   /* the one that goes into it */
  char *title;
  QimamClaimEdit edit;
  QimamUndo *undo; /* what is to be undone, and then how this is */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_array_unref (job->ids);
  g_free (job->title);
  qimam_claim_edit_clear (&job->edit);
  g_clear_pointer (&job->undo, qimam_undo_unref);
  g_free (job);
}

static Job *
job_new (JobKind kind, const gint64 *ids, guint n_ids)
{
  Job *job = g_new0 (Job, 1);

  job->kind = kind;
  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_ids > 0)
    g_array_append_vals (job->ids, ids, n_ids);
  return job;
}

static gboolean
correct_meeting (Job *job, QimamLibrary *library, GError **error)
{
  const gint64 *ids = (const gint64 *) job->ids->data;
  gint64 meetings[] = { job->meeting, job->other };
  gint64 article = job->kind == JOB_ASSIGN ? ids[0] : 0;
  guint n = job->other != 0 ? 2 : job->meeting != 0 ? 1 : 0;

  job->undo = qimam_library_note_meetings (library, meetings, n, article, error);
  if (job->undo == NULL)
    return FALSE;
  switch (job->kind)
    {
    case JOB_RENAME:
      return qimam_library_rename_meeting (library, job->meeting, job->title, error);
    case JOB_MERGE:
      return qimam_library_merge_meetings (library, job->meeting, job->other, error);
    case JOB_SPLIT:
      return qimam_library_split_meeting (library, job->meeting, ids, job->ids->len, NULL, error);
    default:
      return qimam_library_assign_article (library, article, job->meeting, error);
    }
}

static gboolean
run (Job *job, QimamLibrary *library, GError **error)
{
  const gint64 *ids = (const gint64 *) job->ids->data;
  gboolean done;

  switch (job->kind)
    {
    case JOB_DISMISS:
      return qimam_library_dismiss_claims (library, ids, job->ids->len, &job->undo, error);
    case JOB_RESTORE:
      return qimam_library_restore_claims (library, ids, job->ids->len, &job->undo, error);
    case JOB_CORRECT:
      return qimam_library_correct_claim (library, ids[0], &job->edit, &job->undo, error);
    case JOB_UNDO:
      done = qimam_library_undo (library, job->undo, error);
      /* Done once: there is nothing to go back to. */
      g_clear_pointer (&job->undo, qimam_undo_unref);
      return done;
    default:
      return correct_meeting (job, library, error);
    }
}

static void
job_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run (data, source, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* (transfer full) (nullable): what is told of a correction */
static char *
describe (const Job *job)
{
  guint n = job->ids->len;
  g_autofree char *number = qimam_ui_number (n);

  switch (job->kind)
    {
    case JOB_DISMISS:
      return g_strdup_printf (ngettext ("%s claim dismissed", "%s claims dismissed", n), number);
    case JOB_RESTORE:
      return g_strdup_printf (ngettext ("%s claim restored", "%s claims restored", n), number);
    case JOB_CORRECT:
      return g_strdup (_ ("Claim corrected"));
    case JOB_RENAME:
      return g_strdup (_ ("Meeting renamed"));
    case JOB_MERGE:
      return g_strdup (_ ("Meetings merged"));
    case JOB_SPLIT:
      return g_strdup_printf (ngettext ("%s article split off", "%s articles split off", n), number);
    case JOB_ASSIGN:
      return g_strdup (job->meeting != 0 ? _ ("Article assigned to the meeting")
                                         : _ ("Article taken out of its meeting"));
    case JOB_UNDO:
      break;
    }
  return NULL;
}

static void
job_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (QimamSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  Job *job = g_task_get_task_data (G_TASK (result));

  g_task_propagate_boolean (G_TASK (result), &error);
  if (QIMAM_LIBRARY (source) != self->library || !qimam_session_accept (self, error))
    return;
  what = describe (job);
  qimam_session_tell_corrected (self, what, job->undo);
}

static void
start (QimamSession *self, Job *job)
{
  g_autoptr (GTask) task = NULL;

  if (self->library == NULL)
    {
      job_free (job);
      return;
    }
  task = g_task_new (self->library, NULL, job_cb, g_object_ref (self));
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, job_thread);
}

void
qimam_session_dismiss_claims (QimamSession *self, const gint64 *claims, guint n_claims)
{
  g_return_if_fail (QIMAM_IS_SESSION (self));
  start (self, job_new (JOB_DISMISS, claims, n_claims));
}

void
qimam_session_restore_claims (QimamSession *self, const gint64 *claims, guint n_claims)
{
  g_return_if_fail (QIMAM_IS_SESSION (self));
  start (self, job_new (JOB_RESTORE, claims, n_claims));
}

void
qimam_session_correct_claim (QimamSession *self, gint64 claim, const QimamClaimEdit *edit)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_SESSION (self));
  g_return_if_fail (edit != NULL);

  job = job_new (JOB_CORRECT, &claim, 1);
  job->edit = *edit;
  job->edit.party = g_strdup (edit->party);
  qimam_value_copy (&job->edit.value, &edit->value);
  start (self, job);
}

void
qimam_session_rename_meeting (QimamSession *self, gint64 meeting, const char *title)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_SESSION (self));
  g_return_if_fail (title != NULL);

  job = job_new (JOB_RENAME, NULL, 0);
  job->meeting = meeting;
  job->title = g_strdup (title);
  start (self, job);
}

void
qimam_session_merge_meetings (QimamSession *self, gint64 into, gint64 from)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_SESSION (self));

  job = job_new (JOB_MERGE, NULL, 0);
  job->meeting = into;
  job->other = from;
  start (self, job);
}

void
qimam_session_split_meeting (QimamSession *self, gint64 meeting, const gint64 *articles, guint n_articles)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_SESSION (self));
  g_return_if_fail (articles != NULL && n_articles > 0);

  job = job_new (JOB_SPLIT, articles, n_articles);
  job->meeting = meeting;
  start (self, job);
}

void
qimam_session_assign_article (QimamSession *self, gint64 article, gint64 meeting)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_SESSION (self));

  job = job_new (JOB_ASSIGN, &article, 1);
  job->meeting = meeting;
  start (self, job);
}

void
qimam_session_undo (QimamSession *self, QimamUndo *undo)
{
  Job *job;

  g_return_if_fail (QIMAM_IS_SESSION (self));
  g_return_if_fail (undo != NULL);

  job = job_new (JOB_UNDO, NULL, 0);
  job->undo = qimam_undo_ref (undo);
  start (self, job);
}
