/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-copies.h"

#include <string.h>

#include "qimam-library-private.h"
#include "qimam-sketch.h"
#include "qimam-store-copy.h"

/* Outlets print what an agency sent within so many days. */
#define WINDOW_DAYS 3
/* No more days are kept in memory than this. */
#define MAX_DAYS   64
#define MAX_SKETCH 160

typedef struct
{
  gint64 article;
  gsize size;
  guint8 sketch[MAX_SKETCH];
} Entry;

struct _QimamCopies
{
  GHashTable *days; /* Julian day → GArray of Entry */
};

/* What an article may be a copy of. */
typedef struct
{
  gint64 article;
  double share;
} Match;

QimamCopies *
qimam_copies_new (void)
{
  QimamCopies *self = g_new0 (QimamCopies, 1);

  self->days = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  return self;
}

void
qimam_copies_free (QimamCopies *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->days);
  g_free (self);
}

static void
add_entry (gint64 article, const guint8 *sketch, gsize size, gpointer data)
{
  Entry entry = { .article = article, .size = size };

  if (size > sizeof entry.sketch)
    return;
  memcpy (entry.sketch, sketch, size);
  g_array_append_val ((GArray *) data, entry);
}

/* (transfer none): NULL on error */
static GArray *
get_day (QimamCopies *self, QimamConnection *connection, guint32 day, GError **error)
{
  GArray *entries = g_hash_table_lookup (self->days, GUINT_TO_POINTER (day));

  if (entries != NULL)
    return entries;
  if (g_hash_table_size (self->days) >= MAX_DAYS)
    g_hash_table_remove_all (self->days);
  entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  if (!qimam_store_copy_foreach (connection, day, add_entry, entries, error))
    {
      g_array_unref (entries);
      return NULL;
    }
  g_hash_table_insert (self->days, GUINT_TO_POINTER (day), entries);
  return entries;
}

/* Puts an article's sketch in the place of the one that it had. */
static void
put_entry (GArray *entries, gint64 article, GBytes *sketch)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (sketch, &size);

  for (guint i = entries->len; i > 0; i--)
    if (g_array_index (entries, Entry, i - 1).article == article)
      g_array_remove_index_fast (entries, i - 1);
  add_entry (article, bytes, size, entries);
}

/* Looks among the articles of one day for a better match than @match. */
static gboolean
search_day (const GArray *entries,
            QimamConnection *connection,
            gint64 article,
            const char *body,
            GBytes *sketch,
            Match *match,
            GError **error)
{
  gsize size;
  const guint8 *own = g_bytes_get_data (sketch, &size);

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      g_autofree char *other = NULL;
      double share;

      if (entry->article == article || !qimam_sketch_may_be_copy (own, size, entry->sketch, entry->size))
        continue;
      other = qimam_store_copy_body (connection, entry->article, error);
      if (other == NULL)
        return FALSE;
      share = qimam_sketch_share (body, other);
      if (share >= QIMAM_COPY_SHARE &&
          (share > match->share || (share == match->share && entry->article < match->article)))
        *match = (Match){ entry->article, share };
    }
  return TRUE;
}

static gboolean
leave (QimamConnection *connection, gint64 article, gint64 group, GError **error)
{
  return group == 0 || (qimam_store_copy_set_group (connection, article, 0, error) &&
                        qimam_store_copy_tidy_group (connection, group, 0, error));
}

static gboolean
join (QimamConnection *connection, gint64 article, gint64 match, GError **error)
{
  gint64 before = 0, group = 0;

  if (!qimam_store_copy_get_group (connection, article, &before, error))
    return FALSE;
  if (match == 0)
    return leave (connection, article, before, error);
  if (!qimam_store_copy_get_group (connection, match, &group, error))
    return FALSE;
  if (before != 0 && before == group)
    return TRUE;
  if (!leave (connection, article, before, error))
    return FALSE;
  if (group == 0 && (!qimam_store_copy_new_group (connection, MIN (match, article), &group, error) ||
                     !qimam_store_copy_set_group (connection, match, group, error)))
    return FALSE;
  return qimam_store_copy_set_group (connection, article, group, error);
}

gboolean
qimam_copies_place (QimamCopies *self,
                    QimamConnection *connection,
                    gint64 article,
                    const QimamDocument *document,
                    const QimamAnalysis *analysis,
                    GError **error)
{
  Match match = { 0 };
  guint32 day;

  if (!qimam_store_copy_day (connection, article, &day, error) ||
      !qimam_store_copy_put (connection, article, day, analysis->sketch, error))
    return FALSE;
  for (guint32 d = day - MIN (day, WINDOW_DAYS); analysis->sketch != NULL && d <= day + WINDOW_DAYS; d++)
    {
      GArray *entries = get_day (self, connection, d, error);

      if (entries == NULL)
        return FALSE;
      if (!search_day (entries, connection, article, document->body, analysis->sketch, &match, error))
        return FALSE;
    }
  if (analysis->sketch != NULL)
    {
      GArray *entries = get_day (self, connection, day, error);

      if (entries == NULL)
        return FALSE;
      put_entry (entries, article, analysis->sketch);
    }
  return join (connection, article, match.article, error);
}

gint64
qimam_library_get_copies (QimamLibrary *self, gint64 article, GError **error)
{
  QimamDatabase *database;
  QimamConnection *reader;
  gint64 group;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), -1);
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, NULL, error);
  if (reader == NULL)
    return -1;
  if (!qimam_store_copy_get_group (reader, article, &group, error))
    group = -1;
  qimam_database_release_reader (database, reader);
  return group;
}

GArray *
qimam_library_list_copies (QimamLibrary *self, gint64 article, guint n, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  QimamDatabase *database;
  QimamConnection *reader;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, NULL, error);
  if (reader == NULL)
    return NULL;
  done = qimam_store_copy_list (reader, article, n, ids, error);
  qimam_database_release_reader (database, reader);
  return done ? g_steal_pointer (&ids) : NULL;
}

gboolean
qimam_library_count_coverage (
    QimamLibrary *self, gint64 meeting, guint *outlets, guint *independent, GError **error)
{
  QimamDatabase *database;
  QimamConnection *reader;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && outlets != NULL && independent != NULL, FALSE);
  database = qimam_library_get_database (self);
  reader = qimam_database_acquire_reader (database, NULL, error);
  if (reader == NULL)
    return FALSE;
  done = qimam_store_copy_coverage (reader, meeting, outlets, independent, error);
  qimam_database_release_reader (database, reader);
  return done;
}
