/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library.h"

#include <glib/gi18n-lib.h>

#include "qimam-library-private.h"
#include "qimam-store-article.h"
#include "qimam-store-meeting.h"
#include "qimam-undo-private.h"

#define MAX_TITLE_BYTES 1000

GPtrArray *
qimam_library_list_meetings (QimamLibrary *self, GCancellable *cancellable, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, cancellable, error))
    return NULL;
  return qimam_store_meeting_list (reading.connection, error);
}

static void
list_meetings_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *meetings = qimam_library_list_meetings (source, cancellable, &error);

  qimam_task_return_pointer (task, meetings, (GDestroyNotify) g_ptr_array_unref, error);
}

void
qimam_library_list_meetings_async (QimamLibrary *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  g_return_if_fail (QIMAM_IS_LIBRARY (self));
  qimam_library_run (self, qimam_request_new (NULL, NULL, 0), qimam_library_list_meetings_async,
                     list_meetings_thread, cancellable, callback, data);
}

GPtrArray *
qimam_library_list_meetings_finish (QimamLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- The user's corrections ---- */

/* A correction happens in one transaction: @done says whether all went well so far. */
static gboolean
finish_correction (
    QimamLibrary *self, QimamConnection *writer, GHashTable *touched, gboolean done, GError **error)
{
  if (!done || !qimam_library_link (writer, touched, error) || !qimam_connection_commit (writer, error))
    return FALSE;
  qimam_library_emit_changed (self);
  return TRUE;
}

gboolean
qimam_library_fix_meeting (QimamConnection *writer, gint64 id, const char *title, GError **error)
{
  g_autoptr (QimamMeeting) meeting = qimam_store_meeting_load (writer, id, error);

  if (meeting == NULL)
    return FALSE;
  meeting->fixed = TRUE;
  if (title != NULL)
    {
      g_free (meeting->title);
      meeting->title = g_strdup (title);
    }
  return qimam_store_meeting_put (writer, meeting, error);
}

/* Places all that articles tell of one meeting in another (or the same), for good. */
static gboolean
place_all (QimamConnection *writer, gint64 from, gint64 into, GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      writer, "UPDATE article_meeting SET meeting = ?, fixed = 1 WHERE meeting = ?", error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "ii", into, from);
  return qimam_sql_run (update, error);
}

/* What a reader said to be about one meeting is about the other. */
static gboolean
move_corrections (QimamConnection *writer, gint64 from, gint64 into, GError **error)
{
  g_autoptr (QimamSql) update =
      qimam_connection_prepare (writer, "UPDATE claim_correction SET meeting = ? WHERE meeting = ?", error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "ii", into, from);
  return qimam_sql_run (update, error);
}

gboolean
qimam_library_rename_meeting (QimamLibrary *self, gint64 meeting, const char *title, GError **error)
{
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_auto (QimamLibraryWriter) writing = { 0 };
  g_autofree char *name = NULL;
  QimamConnection *writer;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && title != NULL, FALSE);
  name = qimam_name_clean (title, _ ("A meeting needs a name"), _ ("A meeting cannot have so long a name"),
                           MAX_TITLE_BYTES, error);
  if (name == NULL)
    return FALSE;
  writer = qimam_library_writer_begin (&writing, self, NULL);
  qimam_id_set_add (touched, meeting);
  return finish_correction (self, writer, touched,
                            qimam_connection_begin (writer, error) &&
                                qimam_library_fix_meeting (writer, meeting, name, error),
                            error);
}

gboolean
qimam_library_merge_meetings (QimamLibrary *self, gint64 into, gint64 from, GError **error)
{
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  if (into == from)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE,
                           _ ("A meeting cannot be merged with itself"));
      return FALSE;
    }
  writer = qimam_library_writer_begin (&writing, self, NULL);
  qimam_id_set_add (touched, into);
  done = qimam_connection_begin (writer, error) && qimam_library_fix_meeting (writer, into, NULL, error) &&
         qimam_library_fix_meeting (writer, from, NULL, error) && place_all (writer, into, into, error) &&
         place_all (writer, from, into, error) && move_corrections (writer, from, into, error) &&
         qimam_store_meeting_remove (writer, from, error);
  return finish_correction (self, writer, touched, done, error);
}

/* The told meeting by which an article reports on something; 0 where it reports on none. */
static gboolean
find_main (QimamConnection *writer, gint64 article, gint64 *told, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      writer, "SELECT id FROM article_meeting WHERE article = ? AND is_main = 1 ORDER BY id LIMIT 1", error);
  gboolean row;

  *told = 0;
  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  if (row)
    *told = qimam_sql_get_int (select, 0);
  return TRUE;
}

static gboolean
place_article (QimamConnection *writer, gint64 article, gint64 meeting, GError **error)
{
  g_autoptr (QimamArticle) known = qimam_store_article_load (writer, article, FALSE, error);
  gint64 told;

  if (known == NULL || !find_main (writer, article, &told, error))
    return FALSE;
  if (told == 0 && meeting == 0)
    return TRUE;
  if (told == 0)
    {
      g_autoptr (QimamMeeting) placed = qimam_meeting_new ();

      placed->main = TRUE;
      if (!qimam_store_told_add (writer, article, placed, &told, error))
        return FALSE;
    }
  return qimam_store_told_assign (writer, told, meeting, TRUE, error);
}

gboolean
qimam_library_assign_article (QimamLibrary *self, gint64 article, gint64 meeting, GError **error)
{
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  writer = qimam_library_writer_begin (&writing, self, NULL);
  if (meeting != 0)
    qimam_id_set_add (touched, meeting);
  done = qimam_connection_begin (writer, error) &&
         (meeting == 0 || qimam_library_fix_meeting (writer, meeting, NULL, error)) &&
         qimam_library_touch (writer, article, touched, error) &&
         place_article (writer, article, meeting, error);
  return finish_correction (self, writer, touched, done, error);
}

static void
set_not_spoken_of (gint64 article, gint64 meeting, GError **error)
{
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, article);
  g_autofree char *of = g_strdup_printf ("%" G_GINT64_FORMAT, meeting);

  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_NOT_FOUND,
               _ ("The article %s does not speak of the meeting %s"), from, of);
}

/* Moves what an article tells of a meeting to another. */
static gboolean
move_article (QimamConnection *writer, gint64 article, gint64 from, gint64 to, GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      writer, "UPDATE article_meeting SET meeting = ?, fixed = 1 WHERE article = ? AND meeting = ?", error);

  if (update == NULL)
    return FALSE;
  qimam_sql_bind (update, "iii", to, article, from);
  if (!qimam_sql_run (update, error))
    return FALSE;
  if (qimam_connection_changes (writer) > 0)
    return TRUE;
  set_not_spoken_of (article, from, error);
  return FALSE;
}

/* The new meeting is known by what the first of its articles tells. */
static gboolean
make_split_off (QimamConnection *writer, gint64 meeting, gint64 article, gint64 *id, GError **error)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  g_autoptr (QimamMeeting) fresh = NULL;

  if (!qimam_store_told_load (writer, article, told, error))
    return FALSE;
  for (guint i = 0; i < told->len && fresh == NULL; i++)
    if (((QimamMeeting *) told->pdata[i])->id == meeting)
      fresh = qimam_meeting_copy (told->pdata[i]);
  if (fresh == NULL)
    {
      set_not_spoken_of (article, meeting, error);
      return FALSE;
    }
  fresh->id = 0;
  fresh->fixed = TRUE;
  if (!qimam_store_meeting_put (writer, fresh, error))
    return FALSE;
  *id = fresh->id;
  return TRUE;
}

gboolean
qimam_library_split_meeting (QimamLibrary *self,
                             gint64 meeting,
                             const gint64 *articles,
                             guint n_articles,
                             gint64 *new_meeting,
                             GError **error)
{
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;
  gint64 fresh = 0;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), FALSE);
  if (n_articles == 0)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("No article is named to be split off"));
      return FALSE;
    }
  writer = qimam_library_writer_begin (&writing, self, NULL);
  done = qimam_connection_begin (writer, error) && qimam_library_fix_meeting (writer, meeting, NULL, error) &&
         make_split_off (writer, meeting, articles[0], &fresh, error);
  for (guint i = 0; i < n_articles && done; i++)
    done = move_article (writer, articles[i], meeting, fresh, error);
  /* What stays is placed too, or likeness would bring the two together again. */
  done = done && place_all (writer, meeting, meeting, error);
  qimam_id_set_add (touched, meeting);
  qimam_id_set_add (touched, fresh);
  if (new_meeting != NULL)
    *new_meeting = fresh;
  return finish_correction (self, writer, touched, done, error);
}
