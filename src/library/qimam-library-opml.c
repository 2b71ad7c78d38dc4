/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of subscriptions. */
#include <string.h>

#include "qimam-library-change.h"
#include "qimam-library-feeds.h"
#include "qimam-library-private.h"
#include "qimam-opml.h"

#define SETTING_NAMESPACES "opml-namespaces"

void
qimam_opml_totals_clear (QimamOpmlTotals *self)
{
  g_clear_pointer (&self->refused, g_ptr_array_unref);
}

typedef struct
{
  const QimamOpml *list;
  QimamOpmlTotals *totals;
} Adding;

/* (transfer full) (nullable): NULL where there are none, or with @error */
static char *
get_namespaces (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSql) select =
      qimam_connection_prepare (connection, "SELECT value FROM setting WHERE name = ?", error);
  gboolean row = FALSE;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "t", SETTING_NAMESPACES);
  return qimam_sql_next (select, &row, error) && row ? qimam_sql_dup_text (select, 0) : NULL;
}

/* (transfer full): without saying a prefix twice; the first meaning of a prefix stays */
static char *
join_namespaces (const char *before, const char *more)
{
  g_auto (GStrv) pieces = g_strsplit (more, " ", -1);
  GString *joined = g_string_new (before);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      g_autofree char *prefix = g_strndup (pieces[i], strcspn (pieces[i], "=") + 1);

      if (*pieces[i] != '\0' && strstr (joined->str, prefix) == NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", pieces[i]);
    }
  return g_string_free (joined, FALSE);
}

static gboolean
add_list (QimamConnection *writer, gpointer data, GError **error)
{
  Adding *adding = data;
  const QimamOpml *list = adding->list;

  for (guint i = 0; i < list->feeds->len; i++)
    {
      const QimamOpmlFeed *feed = list->feeds->pdata[i];
      g_autoptr (QimamFeedRow) row = g_new0 (QimamFeedRow, 1);
      gint64 known;

      if (!qimam_store_feed_find (writer, feed->url, &known, error))
        return FALSE;
      if (known != 0)
        {
          adding->totals->known++;
          continue;
        }
      row->url = g_strdup (feed->url);
      row->title = g_strdup (feed->title);
      row->home = g_strdup (feed->home);
      row->folder = g_strdupv (feed->folder);
      row->attributes = g_strdup (feed->attributes);
      if (!qimam_store_feed_put (writer, row, error))
        return FALSE;
      adding->totals->added++;
    }
  if (list->namespaces != NULL)
    {
      /* What the attributes of other programs need; those of several lists are kept side by side. */
      g_autofree char *before = get_namespaces (writer, NULL);
      g_autofree char *joined = join_namespaces (before != NULL ? before : "", list->namespaces);

      return qimam_connection_set_setting (writer, SETTING_NAMESPACES, joined, error);
    }
  return TRUE;
}

/* (transfer full) (nullable): a list, and in @totals what of it is refused */
static QimamOpml *
read_list (GBytes *bytes, const char *name, QimamOpmlTotals *totals, GError **error)
{
  QimamOpml *list;

  *totals = (QimamOpmlTotals){ 0 };
  list = qimam_opml_read_bytes (bytes, name, error);
  if (list == NULL)
    return NULL;
  totals->refused = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < list->refused->len; i++)
    {
      const QimamOpmlRefused *refused = list->refused->pdata[i];

      g_ptr_array_add (totals->refused,
                       qimam_error_tell_named (refused->title != NULL ? refused->title : name, refused->why));
    }
  return list;
}

gboolean
qimam_library_import_opml (
    QimamLibrary *self, GBytes *bytes, const char *name, QimamOpmlTotals *totals, GError **error)
{
  const char *items[2] = { name };
  g_autoptr (QimamOpml) list = NULL;
  Adding adding = { .totals = totals };
  QimamImportTotals told = { 0 };
  GError *problem = NULL;
  QimamJob *job;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && bytes != NULL && totals != NULL, FALSE);
  list = read_list (bytes, name, totals, error);
  if (list == NULL)
    return FALSE;
  job = qimam_job_new (self, QIMAM_JOB_SUBSCRIPTIONS, items, NULL);
  for (guint i = 0; i < list->refused->len; i++)
    {
      const QimamOpmlRefused *refused = list->refused->pdata[i];

      qimam_job_refuse (job, refused->title != NULL ? refused->title : name, NULL, refused->why);
    }
  adding.list = list;
  done = qimam_library_change (self, add_list, &adding, &problem);
  told.counts[QIMAM_IMPORT_ADDED] = done ? totals->added : 0;
  told.counts[QIMAM_IMPORT_UNCHANGED] = done ? totals->known : 0;
  qimam_job_end (job, &told, problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return done;
}

gboolean
qimam_library_look_at_opml (
    QimamLibrary *self, GBytes *bytes, const char *name, QimamOpmlTotals *totals, GError **error)
{
  g_autoptr (QimamOpml) list = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && bytes != NULL && totals != NULL, FALSE);
  list = read_list (bytes, name, totals, error);
  feeds = list != NULL ? qimam_library_list_feeds (self, error) : NULL;
  if (feeds == NULL)
    return FALSE;
  for (guint i = 0; i < feeds->len; i++)
    g_hash_table_add (known, ((QimamFeedRow *) feeds->pdata[i])->url);
  /* A list may name a feed twice. */
  for (guint i = 0; i < list->feeds->len; i++)
    if (g_hash_table_add (known, ((QimamOpmlFeed *) list->feeds->pdata[i])->url))
      totals->added++;
    else
      totals->known++;
  return TRUE;
}

char *
qimam_library_export_opml (QimamLibrary *self, GError **error)
{
  g_autoptr (QimamOpml) list = qimam_opml_new ();
  g_autoptr (GPtrArray) feeds = NULL;
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  feeds = qimam_store_feed_list (reading.connection, error);
  list->namespaces = get_namespaces (reading.connection, NULL);
  qimam_library_reader_end (&reading);
  if (feeds == NULL)
    return NULL;
  for (guint i = 0; i < feeds->len; i++)
    {
      QimamFeedRow *feed = feeds->pdata[i];

      qimam_opml_add (list, g_strdup (feed->title), g_strdup (feed->url), g_strdup (feed->home),
                      g_strdupv (feed->folder), g_strdup (feed->attributes));
    }
  return qimam_opml_write (list);
}
