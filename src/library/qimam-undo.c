/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-private.h"
#include "qimam-store-meeting.h"
#include "qimam-undo-private.h"

/* How a correction of a claim was. */
typedef struct
{
  gint64 id;
  gint64 article;
  QimamCorrection *before; /* NULL: there was none */
} CorrectionUndo;

/* Which meeting a told meeting was in. */
typedef struct
{
  gint64 told;
  gint64 article;
  gint64 meeting;
  gboolean fixed;
} ToldUndo;

struct _QimamUndo
{
  GArray *corrections; /* (element-type CorrectionUndo) */
  GPtrArray *meetings; /* (element-type QimamMeeting) */
  GArray *told;        /* (element-type ToldUndo) */
  gint64 article;      /* whose told meetings are all in @told, or 0 */
  gint64 last_meeting; /* the newest that there was; -1 where no meetings were noted */
};

static void
clear_correction (gpointer item)
{
  qimam_correction_free (((CorrectionUndo *) item)->before);
}

QimamUndo *
qimam_undo_new (void)
{
  QimamUndo *self = g_atomic_rc_box_new0 (QimamUndo);

  self->corrections = g_array_new (FALSE, FALSE, sizeof (CorrectionUndo));
  g_array_set_clear_func (self->corrections, clear_correction);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  self->told = g_array_new (FALSE, FALSE, sizeof (ToldUndo));
  self->last_meeting = -1;
  return self;
}

static void
clear (gpointer data)
{
  QimamUndo *self = data;

  g_array_unref (self->corrections);
  g_ptr_array_unref (self->meetings);
  g_array_unref (self->told);
}

QimamUndo *
qimam_undo_ref (QimamUndo *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
qimam_undo_unref (QimamUndo *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

void
qimam_undo_add_correction (QimamUndo *self, gint64 id, gint64 article, QimamCorrection *before)
{
  CorrectionUndo undo = { id, article, before };

  g_array_append_val (self->corrections, undo);
}

/* ---- Noting meetings ---- */

static gboolean
note_told (QimamUndo *self, QimamConnection *reader, gboolean of_article, gint64 id, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      reader,
      of_article ? "SELECT id, article, ifnull (meeting, 0), fixed FROM article_meeting WHERE article = ?"
                 : "SELECT id, article, ifnull (meeting, 0), fixed FROM article_meeting WHERE meeting = ?",
      error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", id);
  for (;;)
    {
      ToldUndo told;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      told = (ToldUndo){ qimam_sql_get_int (select, 0), qimam_sql_get_int (select, 1),
                         qimam_sql_get_int (select, 2), qimam_sql_get_int (select, 3) != 0 };
      g_array_append_val (self->told, told);
    }
}

static gboolean
note_meeting (QimamUndo *self, QimamConnection *reader, gint64 id, GError **error)
{
  QimamMeeting *meeting;

  for (guint i = 0; i < self->meetings->len; i++)
    if (((QimamMeeting *) self->meetings->pdata[i])->id == id)
      return TRUE;
  meeting = qimam_store_meeting_load (reader, id, error);
  if (meeting == NULL)
    return FALSE;
  g_ptr_array_add (self->meetings, meeting);
  return note_told (self, reader, FALSE, id, error);
}

static gboolean
note_all (QimamUndo *self,
          QimamConnection *reader,
          const gint64 *meetings,
          guint n_meetings,
          gint64 article,
          GError **error)
{
  if (!qimam_connection_get_int (reader, "SELECT seq FROM sqlite_sequence WHERE name = 'meeting'",
                                 &self->last_meeting, error))
    return FALSE;
  for (guint i = 0; i < n_meetings; i++)
    if (!note_meeting (self, reader, meetings[i], error))
      return FALSE;
  self->article = article;
  if (article == 0)
    return TRUE;
  if (!note_told (self, reader, TRUE, article, error))
    return FALSE;
  for (guint i = 0; i < self->told->len; i++)
    {
      gint64 meeting = g_array_index (self->told, ToldUndo, i).meeting;

      if (meeting != 0 && !note_meeting (self, reader, meeting, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_undo_note_meeting (QimamUndo *self, QimamConnection *connection, gint64 meeting, GError **error)
{
  return note_all (self, connection, &meeting, 1, 0, error);
}

QimamUndo *
qimam_library_note_meetings (
    QimamLibrary *self, const gint64 *meetings, guint n_meetings, gint64 article, GError **error)
{
  g_autoptr (QimamUndo) undo = qimam_undo_new ();
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && (meetings != NULL || n_meetings == 0), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  if (!note_all (undo, reading.connection, meetings, n_meetings, article, error))
    return NULL;
  return g_steal_pointer (&undo);
}

/* ---- Undoing ---- */

static gboolean
is_noted (const QimamUndo *self, gint64 told)
{
  for (guint i = 0; i < self->told->len; i++)
    if (g_array_index (self->told, ToldUndo, i).told == told)
      return TRUE;
  return FALSE;
}

/* Assigning an article that told of no meeting added one. */
static gboolean
remove_added (const QimamUndo *self, QimamConnection *writer, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      writer, "SELECT id FROM article_meeting WHERE article = ? AND fixed = 1", error);
  g_autoptr (QimamSql) remove =
      qimam_connection_prepare (writer, "DELETE FROM article_meeting WHERE id = ?", error);
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  if (select == NULL || remove == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", self->article);
  while (qimam_sql_next (select, &row, error) && row)
    {
      gint64 id = qimam_sql_get_int (select, 0);

      if (!is_noted (self, id))
        g_array_append_val (added, id);
    }
  if (row)
    return FALSE;
  for (guint i = 0; i < added->len; i++)
    {
      qimam_sql_bind (remove, "i", g_array_index (added, gint64, i));
      if (!qimam_sql_run (remove, error))
        return FALSE;
    }
  return TRUE;
}

/* A meeting that was split off and is empty now. */
static gboolean
remove_made (const QimamUndo *self, QimamConnection *writer, GError **error)
{
  g_autoptr (QimamSql) remove =
      qimam_connection_prepare (writer,
                                "DELETE FROM meeting WHERE id > ? AND NOT EXISTS"
                                " (SELECT 1 FROM article_meeting WHERE article_meeting.meeting = meeting.id)",
                                error);

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", self->last_meeting);
  return qimam_sql_run (remove, error);
}

static gboolean
undo_meetings (const QimamUndo *self, QimamConnection *writer, GHashTable *touched, GError **error)
{
  if (self->last_meeting < 0)
    return TRUE;
  for (guint i = 0; i < self->meetings->len; i++)
    {
      QimamMeeting *meeting = self->meetings->pdata[i];

      qimam_id_set_add (touched, meeting->id);
      if (!qimam_store_meeting_put (writer, meeting, error))
        return FALSE;
    }
  for (guint i = 0; i < self->told->len; i++)
    {
      const ToldUndo *told = &g_array_index (self->told, ToldUndo, i);

      if (!qimam_library_touch (writer, told->article, touched, error) ||
          !qimam_store_told_assign (writer, told->told, told->meeting, told->fixed, error))
        return FALSE;
    }
  return (self->article == 0 || remove_added (self, writer, error)) && remove_made (self, writer, error);
}

static gboolean
undo_corrections (const QimamUndo *self,
                  QimamLibrary *library,
                  QimamConnection *writer,
                  GHashTable *touched,
                  GError **error)
{
  g_autoptr (GHashTable) articles = qimam_id_set_new ();
  g_autoptr (GArray) sorted = NULL;

  /* Backwards, since one call may have corrected a claim twice. */
  for (guint i = self->corrections->len; i > 0; i--)
    {
      const CorrectionUndo *undo = &g_array_index (self->corrections, CorrectionUndo, i - 1);
      g_autoptr (QimamCorrection) before = undo->before != NULL ? qimam_correction_copy (undo->before) : NULL;

      qimam_id_set_add (articles, undo->article);
      if (before != NULL ? !qimam_store_correction_put (writer, before, error)
                         : !qimam_store_correction_remove (writer, undo->id, error))
        return FALSE;
    }
  sorted = qimam_id_set_to_array (articles);
  for (guint i = 0; i < sorted->len; i++)
    if (!qimam_library_reread (library, writer, g_array_index (sorted, gint64, i), touched, error))
      return FALSE;
  return TRUE;
}

gboolean
qimam_library_undo (QimamLibrary *self, const QimamUndo *undo, GError **error)
{
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_auto (QimamLibraryWriter) writing = { 0 };
  QimamConnection *writer;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && undo != NULL, FALSE);
  writer = qimam_library_writer_begin (&writing, self, NULL);
  if (!qimam_connection_begin (writer, error) || !undo_meetings (undo, writer, touched, error) ||
      !undo_corrections (undo, self, writer, touched, error) ||
      !qimam_library_link (writer, touched, error) || !qimam_connection_commit (writer, error))
    return FALSE;
  qimam_library_emit_changed (self);
  return TRUE;
}
