/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-care.h"

#include "qimam-index-merge.h"
#include "qimam-index-writer.h"
#include "qimam-snapshot.h"
#include "qimam-store-unpacked.h"
#include "qimam-topic-tagger.h"

/* How long the writer is held at a time, and left to others after that. */
#define SLICE_USEC (4 * 1000)
#define PAUSE_USEC (6 * 1000)
/* As long for indexing: some milliseconds' worth, and yet no segments of nothing. */
#define FILL_ARTICLES 50
/* Where nobody looks on but him who waits for it. */
#define SETTLE_USEC (20 * 1000)

struct _QimamCare
{
  QimamDatabase *database;
  QimamTopicTagger *tagger;
  QimamCareFunc func;
  gpointer data;
  GCancellable *cancellable;
  GMutex lock;
  GCond changed;
  GThread *thread;
  gint64 due; /* monotonic time; 0 for nothing to do */
  gboolean stop;
};

QimamCare *
qimam_care_new (QimamDatabase *database, QimamCareFunc func, gpointer data)
{
  QimamCare *self = g_new0 (QimamCare, 1);

  self->database = database;
  self->tagger = qimam_topic_tagger_new (database);
  self->func = func;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  return self;
}

void
qimam_care_free (QimamCare *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->stop = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_cancellable_cancel (self->cancellable);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  qimam_topic_tagger_free (self->tagger);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* Does something for a moment. */
static gboolean
slice (QimamCare *self, gboolean *more, gboolean *filled)
{
  QimamConnection *writer = qimam_database_lock_writer (self->database, self->cancellable);
  gint64 waiting = 0;
  gboolean done;

  *more = *filled = FALSE;
  done =
      qimam_connection_get_int (writer, "SELECT pending_next < pending_end FROM index_state", &waiting, NULL);
  if (done && waiting != 0)
    {
      *filled = TRUE;
      done = qimam_index_fill (writer, FILL_ARTICLES, more, NULL);
      /* Then segments are to be merged. */
      *more = TRUE;
    }
  if (done)
    {
      gboolean merging;

      done = qimam_index_maintain (writer, QIMAM_MERGE_LIVE, SLICE_USEC, &merging, NULL);
      *more = *more || merging;
    }
  if (done && !*more)
    done = qimam_store_unpacked_pack_some (writer, SLICE_USEC, more, NULL);
  qimam_database_unlock_writer (self->database);
  if (done && !*more)
    {
      done = qimam_topic_tagger_step (self->tagger, SLICE_USEC, more, self->cancellable, NULL);
      *filled = done && *more;
    }
  return done;
}

/* Keeps what is worked out from all articles, so that the library opens with it. */
static void
keep_snapshot (QimamDatabase *database)
{
  QimamConnection *writer = qimam_database_lock_writer (database, NULL);

  /* Not being kept only makes the next opening slower. */
  qimam_snapshot_settle (writer, NULL);
  qimam_database_unlock_writer (database);
}

/* With the lock held; leaves it while it works. */
static void
work (QimamCare *self)
{
  gboolean more = TRUE, any_filled = FALSE, filled;

  self->due = 0;
  while (more && !self->stop)
    {
      gint64 until;

      g_mutex_unlock (&self->lock);
      /* What fails (another program writes, the disk is full) is tried again another time. */
      if (!slice (self, &more, &filled))
        more = FALSE;
      any_filled = any_filled || filled;
      g_mutex_lock (&self->lock);
      until = g_get_monotonic_time () + PAUSE_USEC;
      while (more && !self->stop && g_cond_wait_until (&self->changed, &self->lock, until))
        ;
    }
  if (!self->stop)
    {
      g_mutex_unlock (&self->lock);
      keep_snapshot (self->database);
      g_mutex_lock (&self->lock);
    }
  if (any_filled && !self->stop)
    self->func (self->data);
}

static gpointer
care_thread (gpointer data)
{
  QimamCare *self = data;

  g_mutex_lock (&self->lock);
  while (!self->stop)
    {
      if (self->due == 0)
        g_cond_wait (&self->changed, &self->lock);
      else if (g_get_monotonic_time () < self->due)
        g_cond_wait_until (&self->changed, &self->lock, self->due);
      else
        work (self);
    }
  g_mutex_unlock (&self->lock);
  return NULL;
}

void
qimam_care_wake (QimamCare *self, guint delay)
{
  gint64 due = g_get_monotonic_time () + (gint64) delay * 1000 + 1;

  g_mutex_lock (&self->lock);
  if (self->due == 0 || due < self->due)
    self->due = due;
  if (self->thread == NULL)
    self->thread = g_thread_new ("index", care_thread, self);
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

void
qimam_care_settle (QimamDatabase *database, GCancellable *cancellable)
{
  gboolean more = TRUE;

  while (more && !g_cancellable_is_cancelled (cancellable))
    {
      QimamConnection *writer = qimam_database_lock_writer (database, cancellable);

      if (!qimam_index_maintain (writer, QIMAM_MERGE_ALL, SETTLE_USEC, &more, NULL))
        more = FALSE;
      qimam_database_unlock_writer (database);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    keep_snapshot (database);
}
