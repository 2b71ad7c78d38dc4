/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-read-ahead.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Pages between two runs that are read along rather than asked for twice. */
#define MAX_GAP 3
/* Runs that are listed: twice what a library of a million articles has. */
#define MAX_RUNS 2048
/* Pages that are asked for, whatever a file says. */
#define MAX_PAGES 32768
/* Descriptors of this process that are looked at, for the one of the library. */
#define MAX_DESCRIPTORS 4096

const char qimam_read_ahead_schema[] = "CREATE TABLE read_ahead ("
                                       "  id INTEGER PRIMARY KEY CHECK (id = 0),"
                                       "  runs BLOB NOT NULL"
                                       ") STRICT;";

/* Pages that follow one another; of both numbers the file has the little end first. */
typedef struct
{
  guint32 first, n;
} Run;

static void
add_page (GArray *runs, guint32 page)
{
  Run *last = runs->len > 0 ? &g_array_index (runs, Run, runs->len - 1) : NULL;

  if (last != NULL && page >= last->first && page - last->first <= last->n + MAX_GAP)
    last->n = MAX (last->n, page - last->first + 1);
  else if (runs->len < MAX_RUNS)
    g_array_append_val (runs, ((Run){ page, 1 }));
}

/* (transfer full): the runs, as they are kept */
static GBytes *
list_runs (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT pageno FROM dbstat WHERE name = 'kept_snapshot' ORDER BY pageno", error);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  gsize size;

  if (select == NULL)
    return NULL;
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        break;
      add_page (runs, (guint32) qimam_sql_get_int (select, 0));
    }
  size = runs->len * sizeof (Run);
  for (guint i = 0; i < runs->len; i++)
    {
      Run *run = &g_array_index (runs, Run, i);

      *run = (Run){ GUINT32_TO_LE (run->first), GUINT32_TO_LE (run->n) };
    }
  return g_bytes_new_take (g_array_free (g_steal_pointer (&runs), FALSE), size);
}

/* (transfer full) (nullable) */
static GBytes *
get_runs (QimamConnection *connection)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT runs FROM read_ahead WHERE id = 0", NULL);
  gboolean row;

  return select != NULL && qimam_sql_next (select, &row, NULL) && row ? qimam_sql_dup_bytes (select, 0)
                                                                      : NULL;
}

gboolean
qimam_read_ahead_note (QimamConnection *connection, GError **error)
{
  g_autoptr (GBytes) runs = list_runs (connection, error);
  g_autoptr (GBytes) kept = get_runs (connection);
  g_autoptr (QimamSql) put = NULL;

  if (runs == NULL)
    return FALSE;
  if (kept != NULL && g_bytes_equal (runs, kept))
    return TRUE;
  put = qimam_connection_prepare (connection, "INSERT OR REPLACE INTO read_ahead (id, runs) VALUES (0, ?)",
                                  error);
  if (put == NULL)
    return FALSE;
  qimam_sql_bind (put, "b", runs);
  return qimam_sql_run (put, error);
}

/* A descriptor of the file that SQLite has open, -1 where none is found. One of our own would not do: closing
 * it would take from SQLite the locks that it holds on the file (POSIX). */
static int
find_descriptor (QimamConnection *connection)
{
  const char *path = sqlite3_db_filename (qimam_connection_get_handle (connection), "main");
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  const char *name;
  struct stat file, other;

  if (dir == NULL || path == NULL || *path == '\0' || stat (path, &file) != 0)
    return -1;
  for (guint i = 0; i < MAX_DESCRIPTORS && (name = g_dir_read_name (dir)) != NULL; i++)
    {
      int fd = (int) g_ascii_strtoll (name, NULL, 10);

      if (fstat (fd, &other) == 0 && other.st_dev == file.st_dev && other.st_ino == file.st_ino)
        return fd;
    }
  return -1;
}

void
qimam_read_ahead_start (QimamConnection *connection)
{
  g_autoptr (GBytes) runs = get_runs (connection);
  gint64 page_size;
  gsize size, n_pages = 0;
  const guint8 *data = runs != NULL ? g_bytes_get_data (runs, &size) : NULL;
  int fd;

  if (data == NULL || !qimam_connection_get_int (connection, "PRAGMA page_size", &page_size, NULL))
    return;
  fd = find_descriptor (connection);
  for (gsize i = 0; fd >= 0 && i + sizeof (Run) <= size && i < MAX_RUNS * sizeof (Run); i += sizeof (Run))
    {
      Run run;

      memcpy (&run, data + i, sizeof run);
      n_pages += GUINT32_FROM_LE (run.n);
      if (n_pages > MAX_PAGES ||
          posix_fadvise (fd, ((off_t) GUINT32_FROM_LE (run.first) - 1) * page_size,
                         (off_t) GUINT32_FROM_LE (run.n) * page_size, POSIX_FADV_WILLNEED) != 0)
        return;
    }
}
