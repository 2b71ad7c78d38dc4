/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "qimam-library-private.h"
#include "qimam-matrix.h"
#include "qimam-own-topics.h"

/* The index is looked after so many milliseconds after opening: most commands have ended by then. */
#define CARE_DELAY 2000

struct _QimamLibrary
{
  GObject parent_instance;

  char *path;
  QimamDatabase *database;
  GMutex analyser_lock;
  QimamAnalyser *analyser; /* (nullable): until it is needed */
  GMainContext *context;   /* where signals are emitted */
  int change_pending;      /* atomic */
  QimamCare *care;
  QimamJobs *jobs;
  gboolean analyses_imports;
  gboolean subscribes;
};

G_DEFINE_FINAL_TYPE (QimamLibrary, qimam_library, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
qimam_library_dispose (GObject *object)
{
  QimamLibrary *self = QIMAM_LIBRARY (object);

  /* Its thread tells of changes: it must end while there is somebody to tell. */
  g_clear_pointer (&self->care, qimam_care_free);
  G_OBJECT_CLASS (qimam_library_parent_class)->dispose (object);
}

static void
qimam_library_finalize (GObject *object)
{
  QimamLibrary *self = QIMAM_LIBRARY (object);

  g_clear_pointer (&self->database, qimam_database_free);
  g_clear_pointer (&self->jobs, qimam_jobs_free);
  g_clear_pointer (&self->analyser, qimam_analyser_unref);
  g_mutex_clear (&self->analyser_lock);
  g_main_context_unref (self->context);
  g_free (self->path);
  G_OBJECT_CLASS (qimam_library_parent_class)->finalize (object);
}

static void
qimam_library_class_init (QimamLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = qimam_library_dispose;
  G_OBJECT_CLASS (klass)->finalize = qimam_library_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
qimam_library_init (QimamLibrary *self)
{
  g_mutex_init (&self->analyser_lock);
  self->context = g_main_context_ref_thread_default ();
  self->jobs = qimam_jobs_new ();
  self->analyses_imports = TRUE;
  self->subscribes = TRUE;
}

QimamDatabase *
qimam_library_get_database (QimamLibrary *self)
{
  return self->database;
}

QimamCare *
qimam_library_get_care (QimamLibrary *self)
{
  return self->care;
}

QimamJobs *
qimam_library_get_jobs (QimamLibrary *self)
{
  return self->jobs;
}

gboolean
qimam_library_get_analyses_imports (QimamLibrary *self)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), TRUE);
  return self->analyses_imports;
}

void
qimam_library_set_analyses_imports (QimamLibrary *self, gboolean analyses)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  self->analyses_imports = analyses;
}

gboolean
qimam_library_get_subscribes (QimamLibrary *self)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), TRUE);
  return self->subscribes;
}

void
qimam_library_set_subscribes (QimamLibrary *self, gboolean subscribes)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  self->subscribes = subscribes;
}

static gboolean
emit_changed_cb (gpointer data)
{
  g_autoptr (QimamLibrary) self = g_weak_ref_get (data);

  if (self != NULL)
    {
      g_atomic_int_set (&self->change_pending, 0);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (GWeakRef *ref)
{
  g_weak_ref_clear (ref);
  g_free (ref);
}

void
qimam_library_emit_changed (QimamLibrary *self)
{
  g_autoptr (GSource) source = NULL;
  GWeakRef *ref;

  if (!g_atomic_int_compare_and_exchange (&self->change_pending, 0, 1))
    return;
  /* A weak reference: a library whose main context never runs must still be closed. */
  ref = g_new0 (GWeakRef, 1);
  g_weak_ref_init (ref, self);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed_cb, ref, (GDestroyNotify) weak_ref_free);
  g_source_attach (source, self->context);
}

/* ---- Opening ---- */

char *
qimam_library_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "qimam", "library.qimam", NULL);
}

/* Links what an import that was cut short has left. */
static gboolean
finish_linking (QimamLibrary *self, GCancellable *cancellable, GError **error)
{
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer = qimam_library_writer_begin (&writing, self, cancellable);
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_autoptr (GError) problem = NULL;
  gint64 unlinked;
  gboolean done =
      qimam_connection_get_int (writer, "SELECT count(*) FROM article_meeting WHERE meeting IS NULL",
                                &unlinked, &problem) &&
      (unlinked == 0 ||
       (qimam_connection_begin (writer, &problem) && qimam_library_link (writer, touched, &problem) &&
        qimam_connection_commit (writer, &problem)));

  /* What the user's topics are called is known from here on. */
  qimam_own_topics_get (writer, NULL);
  /* Another program's import that is still running links its articles itself, a library on a full disk can be
   * read, and a damaged one be looked through and saved as far as it goes: no reason not to open it. */
  if (done || g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_BUSY) ||
      g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_LIBRARY) ||
      g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
index_filled_cb (gpointer data)
{
  qimam_library_emit_changed (data);
}

QimamLibrary *
qimam_library_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (QimamLibrary) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self = g_object_new (QIMAM_TYPE_LIBRARY, NULL);
  self->path = g_strdup (path);
  if (!g_str_equal (path, ":memory:"))
    {
      g_autofree char *folder = g_path_get_dirname (path);

      if (g_mkdir_with_parents (folder, 0700) != 0)
        {
          g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY, _ ("The folder “%s” cannot be made: %s"),
                       folder, g_strerror (errno));
          return NULL;
        }
    }
  self->database = qimam_database_open (path, error);
  if (self->database == NULL || !finish_linking (self, cancellable, error))
    return NULL;
  qimam_library_end_dead_jobs (self);
  self->care = qimam_care_new (self->database, index_filled_cb, self);
  qimam_care_wake (self->care, CARE_DELAY);
  return g_steal_pointer (&self);
}

typedef struct
{
  char *path;
  GMainContext *context;
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->path);
  g_main_context_unref (opening->context);
  g_free (opening);
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GError *error = NULL;
  QimamLibrary *self = qimam_library_open (opening->path, cancellable, &error);

  if (self == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Signals belong to the thread that asked, not to this one. */
  g_main_context_unref (self->context);
  self->context = g_main_context_ref (opening->context);
  g_task_return_pointer (task, self, g_object_unref);
}

void
qimam_library_open_async (const char *path,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, qimam_library_open_async);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_thread);
}

QimamLibrary *
qimam_library_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
qimam_library_get_path (QimamLibrary *self)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  return self->path;
}

QimamAnalyser *
qimam_library_ensure_analyser (QimamLibrary *self, GError **error)
{
  QimamAnalyser *analyser;

  g_mutex_lock (&self->analyser_lock);
  if (self->analyser == NULL)
    self->analyser = qimam_analyser_new (error);
  analyser = self->analyser;
  g_mutex_unlock (&self->analyser_lock);
  return analyser;
}

QimamAnalyser *
qimam_library_get_analyser (QimamLibrary *self)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  return qimam_library_ensure_analyser (self, NULL);
}

const char *
qimam_library_topic_name (QimamLibrary *self, const char *key, const char *language)
{
  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && key != NULL, key);
  /* Not by way of the analyser: names are asked for with the first list, lexicons only with the first import.
   */
  return qimam_comparison_topic_name (key, language);
}

char *
qimam_name_clean (const char *name, const char *missing, const char *too_long, gsize max, GError **error)
{
  g_autofree char *clean = g_utf8_make_valid (name, -1);

  for (char *p = clean; *p != '\0'; p++)
    if ((guchar) *p < ' ' || *p == 0x7f)
      *p = ' ';
  g_strstrip (clean);
  if (*clean != '\0' && strlen (clean) <= max)
    return g_steal_pointer (&clean);
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, *clean == '\0' ? missing : too_long);
  return NULL;
}

/* ---- Sets of ids ---- */

GHashTable *
qimam_id_set_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

void
qimam_id_set_add (GHashTable *set, gint64 id)
{
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

GArray *
qimam_id_set_to_array (GHashTable *set)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (ids, key, 1);
  g_array_sort (ids, compare_ids);
  return ids;
}
