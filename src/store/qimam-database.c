/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "qimam-index-check.h"
#include "qimam-index-merge.h"
#include "qimam-index-writer.h"
#include "qimam-migration.h"
#include "qimam-store-packed.h"
#include "qimam-store-unpacked.h"
#include "qimam-token.h"

/* Readers beyond these are closed when they come back. */
#define MAX_IDLE_READERS 4
/* Articles that are indexed before the library is open: what takes no longer than people notice. */
#define FILL_AT_OPENING 1000
/* How long what articles say is packed before the library is open: a little at each call of the command line,
 * which has no background. */
#define PACK_AT_OPENING_USEC (20 * 1000)
/* Articles that are indexed in one transaction where nobody waits. */
#define FILL_BATCH            5000
#define SQLITE_MAGIC          "SQLite format 3"
#define HEADER_SIZE           100
#define HEADER_USER_VERSION   60
#define HEADER_APPLICATION_ID 68

struct _QimamDatabase
{
  char *path;
  gboolean in_memory;
  QimamConnection *writer;
  GRecMutex writer_lock;
  guint writer_depth;
  GMutex readers_lock;
  GPtrArray *readers; /* idle */
};

/* @format has one "%s", for the name of the file. */
static gboolean
refuse (GError **error, int code, const char *format, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, QIMAM_ERROR, code, format, name);
  return FALSE;
}

static guint32
read_number (const guint8 *header, gsize offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* A SQLite file without a mark may still be empty, and then there is nothing of anyone's in it. */
static gboolean
has_tables (const char *path)
{
  g_autoptr (QimamConnection) inspector = qimam_connection_open (path, QIMAM_CONNECTION_INSPECTOR, NULL);
  gint64 n = 1;

  if (inspector == NULL ||
      !qimam_connection_get_int (inspector, "SELECT count(*) FROM sqlite_schema", &n, NULL))
    return TRUE;
  return n > 0;
}

/* Looks at a file without SQLite's help, since SQLite may write beside it. */
static gboolean
inspect (const char *path, GError **error)
{
  GStatBuf info;
  guint8 header[HEADER_SIZE];
  gssize size;
  int fd;

  if (g_stat (path, &info) != 0)
    {
      if (errno == ENOENT)
        return TRUE;
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY, _ ("The library “%s” cannot be opened: %s"), path,
                   g_strerror (errno));
      return FALSE;
    }
  if (S_ISDIR (info.st_mode))
    return refuse (error, QIMAM_ERROR_LIBRARY, _ ("“%s” is a folder, not a library"), path);
  if (!S_ISREG (info.st_mode))
    return refuse (error, QIMAM_ERROR_LIBRARY, _ ("“%s” is not a regular file and cannot be a library"),
                   path);
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (fd < 0)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY, _ ("The library “%s” cannot be opened: %s"), path,
                   g_strerror (errno));
      return FALSE;
    }
  size = read (fd, header, sizeof header);
  close (fd);
  if (size == 0)
    return TRUE;
  if (size < HEADER_SIZE || memcmp (header, SQLITE_MAGIC, sizeof SQLITE_MAGIC) != 0)
    return refuse (error, QIMAM_ERROR_LIBRARY_FOREIGN, _ ("“%s” is not a Qimam library"), path);
  if (read_number (header, HEADER_APPLICATION_ID) != QIMAM_LIBRARY_APPLICATION_ID)
    {
      if (read_number (header, HEADER_APPLICATION_ID) == 0 &&
          read_number (header, HEADER_USER_VERSION) == 0 && !has_tables (path))
        return TRUE;
      return refuse (error, QIMAM_ERROR_LIBRARY_FOREIGN, _ ("“%s” belongs to another program"), path);
    }
  if (read_number (header, HEADER_USER_VERSION) > (guint32) qimam_migration_version ())
    return refuse (error, QIMAM_ERROR_LIBRARY_NEWER,
                   _ ("The library “%s” was written by a newer version of Qimam"), path);
  return TRUE;
}

/* WAL needs memory that all programs share, which network file systems do not give. */
static gboolean
is_on_network (const char *path)
{
  static const unsigned long kinds[] = { 0x6969, 0x517B, 0xFF534D42, 0xFE534D42, 0x01021997, 0x5346414F };
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if ((unsigned long) (guint32) info.f_type == kinds[i])
      return TRUE;
  return FALSE;
}

/* Whether what failed can be done another time: another program may be at it, or the disk be full. */
static gboolean
can_wait (const GError *problem)
{
  return g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_BUSY) ||
         g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_LIBRARY) ||
         g_error_matches (problem, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED);
}

/* The index says what the tokenizer made of the texts: with another tokenizer it is made again, in the
 * background where there are many. */
static gboolean
renew_index (QimamConnection *writer, GError **error)
{
  g_autofree char *remember = g_strdup_printf (
      "INSERT OR REPLACE INTO setting VALUES ('tokenizer_version', '%d')", QIMAM_TOKENIZER_VERSION);
  g_autoptr (GError) problem = NULL;
  gint64 version;
  gboolean more;

  if (!qimam_connection_get_int (writer, "SELECT value FROM setting WHERE name = 'tokenizer_version'",
                                 &version, error))
    return FALSE;
  if (version != QIMAM_TOKENIZER_VERSION &&
      (!qimam_connection_begin (writer, error) || !qimam_index_outdate (writer, error) ||
       !qimam_connection_execute (writer, remember, error) || !qimam_connection_commit (writer, error)))
    {
      qimam_connection_rollback (writer);
      return FALSE;
    }
  if (qimam_index_fill (writer, FILL_AT_OPENING, &more, &problem) || can_wait (problem))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Goes on with packing what articles of an older library say; what is left is packed in the background. */
static gboolean
pack_analyses (QimamConnection *writer, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean more;

  if (qimam_store_unpacked_pack_some (writer, PACK_AT_OPENING_USEC, &more, &problem) || can_wait (problem))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
set_up_writer (QimamDatabase *self, GError **error)
{
  gboolean wal = !self->in_memory && !is_on_network (self->path);
  gint64 version;

  if (!qimam_connection_is_writable (self->writer))
    return refuse (error, QIMAM_ERROR_LIBRARY, _ ("The library “%s” cannot be written"), self->path);
  if (!qimam_connection_execute (
          self->writer,
          "PRAGMA foreign_keys = 1; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
          "PRAGMA cache_size = -32768",
          error) ||
      !qimam_connection_get_int (self->writer, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > qimam_migration_version ())
    {
      /* The newer mark was still in the log: close without moving the log into the file. */
      sqlite3_db_config (qimam_connection_get_handle (self->writer), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                         NULL);
      return refuse (error, QIMAM_ERROR_LIBRARY_NEWER,
                     _ ("The library “%s” was written by a newer version of Qimam"), self->path);
    }
  /* What merges of the index leave behind can then be given back; to be set while there is no table. */
  if (version == 0 && !qimam_connection_execute (self->writer, "PRAGMA auto_vacuum = INCREMENTAL", error))
    return FALSE;
  /* The first form is written before WAL is set, so that the file's own header tells whose it is. */
  if (version == 0 && !qimam_migration_run (self->writer, error))
    return FALSE;
  if (!qimam_connection_execute (self->writer,
                                 wal ? "PRAGMA journal_mode = WAL" : "PRAGMA journal_mode = TRUNCATE", error))
    return FALSE;
  return qimam_migration_run (self->writer, error) && renew_index (self->writer, error) &&
         pack_analyses (self->writer, error);
}

QimamDatabase *
qimam_database_open (const char *path, GError **error)
{
  g_autoptr (QimamDatabase) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (*path == '\0')
    {
      /* SQLite would take it for a file that is gone when it is closed. */
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY, _ ("The library has no file name"));
      return NULL;
    }
  self = g_new0 (QimamDatabase, 1);
  self->path = g_strdup (path);
  self->in_memory = g_str_equal (path, ":memory:");
  g_rec_mutex_init (&self->writer_lock);
  g_mutex_init (&self->readers_lock);
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_connection_free);
  if (!self->in_memory && !inspect (path, error))
    return NULL;
  self->writer = qimam_connection_open (path, QIMAM_CONNECTION_WRITER, error);
  if (self->writer == NULL || !set_up_writer (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
qimam_database_free (QimamDatabase *self)
{
  if (self == NULL)
    return;
  /* The writer goes last: the connection that closes last moves the log into the file. */
  g_ptr_array_unref (self->readers);
  qimam_connection_free (self->writer);
  g_rec_mutex_clear (&self->writer_lock);
  g_mutex_clear (&self->readers_lock);
  g_free (self->path);
  g_free (self);
}

QimamConnection *
qimam_database_lock_writer (QimamDatabase *self, GCancellable *cancellable)
{
  g_rec_mutex_lock (&self->writer_lock);
  self->writer_depth++;
  qimam_connection_set_cancellable (self->writer, cancellable);
  return self->writer;
}

void
qimam_database_unlock_writer (QimamDatabase *self)
{
  if (--self->writer_depth == 0)
    qimam_connection_rollback (self->writer);
  qimam_connection_set_cancellable (self->writer, NULL);
  g_rec_mutex_unlock (&self->writer_lock);
}

QimamConnection *
qimam_database_acquire_reader (QimamDatabase *self, GCancellable *cancellable, GError **error)
{
  QimamConnection *reader = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (self->in_memory)
    return qimam_database_lock_writer (self, cancellable);
  g_mutex_lock (&self->readers_lock);
  if (self->readers->len > 0)
    reader = g_ptr_array_steal_index (self->readers, self->readers->len - 1);
  g_mutex_unlock (&self->readers_lock);
  if (reader == NULL)
    {
      reader = qimam_connection_open (self->path, QIMAM_CONNECTION_READER, error);
      if (reader != NULL)
        qimam_connection_set_slot (reader, qimam_connection_get_slot (self->writer));
    }
  /* All that a reader reads is of one moment. */
  if (reader == NULL || !qimam_connection_execute (reader, "BEGIN", error))
    {
      qimam_connection_free (reader);
      return NULL;
    }
  qimam_connection_set_cancellable (reader, cancellable);
  return reader;
}

void
qimam_database_release_reader (QimamDatabase *self, QimamConnection *reader)
{
  if (reader == NULL)
    return;
  if (self->in_memory)
    {
      qimam_database_unlock_writer (self);
      return;
    }
  qimam_connection_rollback (reader);
  qimam_connection_set_cancellable (reader, NULL);
  g_mutex_lock (&self->readers_lock);
  if (self->readers->len < MAX_IDLE_READERS)
    g_ptr_array_add (self->readers, g_steal_pointer (&reader));
  g_mutex_unlock (&self->readers_lock);
  qimam_connection_free (reader);
}

/* Adds what a check that gives a text a row has to say. */
static gboolean
add_problems (
    QimamConnection *connection, const char *sql, const char *format, GPtrArray *problems, GError **error)
{
  g_autoptr (QimamSql) statement = qimam_connection_prepare (connection, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      const char *text;

      if (!qimam_sql_next (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      text = qimam_sql_get_text (statement, 0);
      if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (problems, g_strdup_printf (format, text != NULL ? text : ""));
    }
}

/* Makes the index anew, whatever it was. */
static gboolean
rebuild_index (QimamConnection *writer, GError **error)
{
  gboolean more = TRUE;

  if (!qimam_connection_begin (writer, error) || !qimam_index_reset (writer, error) ||
      !qimam_connection_commit (writer, error))
    return FALSE;
  while (more)
    if (!qimam_index_fill (writer, FILL_BATCH, &more, error))
      return FALSE;
  for (more = TRUE; more;)
    if (!qimam_index_maintain (writer, QIMAM_MERGE_ALL, G_USEC_PER_SEC, &more, error))
      return FALSE;
  return TRUE;
}

gboolean
qimam_database_check (
    QimamDatabase *self, gboolean repair, GPtrArray *problems, GCancellable *cancellable, GError **error)
{
  QimamConnection *writer = qimam_database_lock_writer (self, cancellable);
  gboolean done = FALSE;

  if (!add_problems (writer, "PRAGMA integrity_check", _ ("The file is damaged: %s"), problems, error) ||
      !add_problems (
          writer,
          "SELECT \"table\" || ' row ' || ifnull(rowid, '?') || ' names a missing row of ' || parent"
          " FROM pragma_foreign_key_check",
          _ ("A reference leads nowhere: %s"), problems, error))
    goto out;
  if (!qimam_store_packed_check (writer, repair, problems, error) ||
      !qimam_index_check (writer, problems, error) || (repair && !rebuild_index (writer, error)))
    goto out;
  done = TRUE;

out:
  qimam_database_unlock_writer (self);
  return done;
}

static gboolean
copy_pages (QimamConnection *from, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (QimamConnection) to = qimam_connection_open (path, QIMAM_CONNECTION_WRITER, error);
  sqlite3_backup *backup;
  int code;

  if (to == NULL)
    return FALSE;
  backup = sqlite3_backup_init (qimam_connection_get_handle (to), "main", qimam_connection_get_handle (from),
                                "main");
  if (backup == NULL)
    {
      qimam_connection_set_error (to, sqlite3_errcode (qimam_connection_get_handle (to)), error);
      return FALSE;
    }
  do
    code = sqlite3_backup_step (backup, 1024);
  while (code == SQLITE_OK && !g_cancellable_is_cancelled (cancellable));
  sqlite3_backup_finish (backup);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (code != SQLITE_DONE)
    {
      qimam_connection_set_error (to, code, error);
      return FALSE;
    }
  /* A backup is one file: no log beside it. */
  return qimam_connection_execute (to, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
check_copy (const char *path, GError **error)
{
  g_autoptr (QimamConnection) copy = qimam_connection_open (path, QIMAM_CONNECTION_INSPECTOR, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (copy == NULL || !add_problems (copy, "PRAGMA quick_check", "%s", problems, error))
    return FALSE;
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED,
               _ ("The library is damaged and was not copied (%s)"), (const char *) problems->pdata[0]);
  return FALSE;
}

/* SQLite speaks of a library that cannot be used where it is the copy that could not be written. */
static void
blame_copy (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *cause = NULL;

  if (error == NULL || *error == NULL || !g_error_matches (*error, QIMAM_ERROR, QIMAM_ERROR_LIBRARY))
    return;
  cause = g_access (folder, W_OK | X_OK) == 0 ? g_strdup (_ ("the disk is full or does not answer"))
                                              : g_strdup (g_strerror (errno));
  g_clear_error (error);
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_FAILED, _ ("The copy “%s” cannot be written: %s"), path,
               cause);
}

gboolean
qimam_database_backup (QimamDatabase *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = g_strdup_printf ("%s.%d.part", path, (int) getpid ());
  QimamConnection *writer;
  gboolean done;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return refuse (error, QIMAM_ERROR_USAGE, _ ("“%s” is there already and is not overwritten"), path);
  g_unlink (temporary);
  writer = qimam_database_lock_writer (self, cancellable);
  done = copy_pages (writer, temporary, cancellable, error);
  qimam_database_unlock_writer (self);
  done = done && check_copy (temporary, error);
  if (!done)
    blame_copy (path, error);
  /* link() fails where rename() would replace a file that came in the meantime. */
  if (done && link (temporary, path) != 0)
    {
      int code = errno;

      done = FALSE;
      /* Some file systems have no links. */
      if (code == EPERM || code == EOPNOTSUPP)
        done = !g_file_test (path, G_FILE_TEST_EXISTS) && g_rename (temporary, path) == 0;
      if (!done)
        g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_FAILED, _ ("The copy “%s” cannot be written: %s"), path,
                     g_strerror (code));
    }
  g_unlink (temporary);
  return done;
}
