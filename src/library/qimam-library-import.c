/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-import.h"
#include "qimam-input.h"
#include "qimam-library-feeds.h"

const char *
qimam_import_result_nick (QimamImportResult result)
{
  static const char *const nicks[] = { "added", "updated", "unchanged", "refused" };

  g_return_val_if_fail ((guint) result < G_N_ELEMENTS (nicks), NULL);
  return nicks[result];
}

static gboolean
end_job (QimamJob *job, const QimamImportTotals *totals, gboolean done, GError *problem, GError **error)
{
  qimam_job_end (job, totals, problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return done;
}

/* ---- Lists of subscriptions ---- */

/* A list is a job of its own. */
static gboolean
take_list_cb (const char *item, GBytes *list, gpointer data)
{
  QimamImport *import = data;
  QimamImportItem told = { .item = (char *) item, .result = QIMAM_IMPORT_UNCHANGED, .is_list = TRUE };
  g_auto (QimamOpmlTotals) totals = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean subscribes = qimam_library_get_subscribes (import->library);
  gboolean done = subscribes ? qimam_library_import_opml (import->library, list, item, &totals, &error)
                             : qimam_library_look_at_opml (import->library, list, item, &totals, &error);

  if (!done)
    return qimam_import_take (item, NULL, error, import);
  import->totals->lists++;
  told.feeds_added = totals.added;
  told.feeds_known = totals.known;
  told.list = subscribes ? NULL : list;
  if (totals.added > 0)
    told.result = QIMAM_IMPORT_ADDED;
  if (import->func != NULL)
    import->func (&told, import->done, import->total, import->data);
  /* Its own job keeps what it refuses. */
  for (guint i = 0; subscribes && i < totals.refused->len; i++)
    {
      const QimamImportItem refused = { .item = (char *) item,
                                        .result = QIMAM_IMPORT_REFUSED,
                                        .reason = totals.refused->pdata[i] };

      import->totals->counts[QIMAM_IMPORT_REFUSED]++;
      if (import->func != NULL)
        import->func (&refused, import->done, import->total, import->data);
    }
  return TRUE;
}

gboolean
qimam_library_import (QimamLibrary *self,
                      const char *const *items,
                      const QimamExtractOptions *options,
                      QimamImportFunc func,
                      gpointer data,
                      QimamImportTotals *totals,
                      GCancellable *cancellable,
                      GError **error)
{
  QimamImportTotals own_totals = { 0 };
  g_autoptr (GError) walk_error = NULL;
  GError *problem = NULL;
  QimamJob *job;
  QimamImport import;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && items != NULL, FALSE);
  if (totals == NULL)
    totals = &own_totals;
  *totals = (QimamImportTotals){ 0 };
  if (options != NULL && !qimam_extract_options_check (options, error))
    return FALSE;
  job = qimam_job_new (self, QIMAM_JOB_IMPORT, items, options);
  qimam_import_init (&import, self, job, options, func, data, totals, cancellable);
  done = qimam_input_walk_lists (items, &import.options, qimam_import_take, take_list_cb,
                                 qimam_import_progress, &import, cancellable, &walk_error);
  if (import.error == NULL)
    import.error = g_steal_pointer (&walk_error);
  done = qimam_import_finish (&import, done && import.error == NULL, &problem);
  return end_job (job, totals, done, problem, error);
}

gboolean
qimam_library_import_from (QimamLibrary *self,
                           QimamJob *job,
                           QimamImportProduce produce,
                           gpointer produce_data,
                           QimamImportFunc func,
                           gpointer data,
                           QimamImportTotals *totals,
                           GCancellable *cancellable,
                           GError **error)
{
  QimamImportTotals own_totals = { 0 };
  g_autoptr (GError) problem = NULL;
  QimamImport import;
  gboolean done;

  if (totals == NULL)
    totals = &own_totals;
  *totals = (QimamImportTotals){ 0 };
  qimam_import_init (&import, self, job, NULL, func, data, totals, cancellable);
  done = produce (qimam_import_take, &import, produce_data, &problem);
  if (import.error == NULL)
    import.error = g_steal_pointer (&problem);
  return qimam_import_finish (&import, done && import.error == NULL, error);
}

/* ---- Bytes in memory ---- */

static void
take_feed (QimamImport *import, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFeed) feed = qimam_extract_feed (bytes, &import->options, &error);

  if (feed == NULL)
    {
      qimam_import_take (name, NULL, error, import);
      return;
    }
  for (guint i = 0; i < feed->items->len && import->error == NULL; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s (%u)", name, i + 1);
      QimamDocument *document = g_steal_pointer (&feed->items->pdata[i]);
      g_autoptr (GError) empty = NULL;

      if (!qimam_extract_check_item (document, item, &empty))
        g_clear_pointer (&document, qimam_document_free);
      qimam_import_take (item, document, empty, import);
    }
}

static void
take_lines (QimamImport *import, GBytes *bytes, const char *name)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  guint number = 0;

  for (gsize start = 0; start < size && import->error == NULL;)
    {
      const char *line = text + start;
      const char *stop = memchr (line, '\n', size - start);
      gsize length = stop != NULL ? (gsize) (stop - line) : size - start;
      g_autofree char *item = g_strdup_printf ("%s:%u", name, ++number);
      g_autoptr (GError) error = NULL;

      start += length + 1;
      if (length > 0)
        {
          QimamDocument *document = qimam_extract_jsonl_line (line, (gssize) length, &error);

          if (document != NULL)
            qimam_extract_apply_options (document, &import->options, NULL);
          qimam_import_take (item, document, error, import);
        }
    }
}

gboolean
qimam_library_import_bytes (QimamLibrary *self,
                            GBytes *bytes,
                            const QimamExtractOptions *options,
                            QimamImportFunc func,
                            gpointer data,
                            QimamImportTotals *totals,
                            GCancellable *cancellable,
                            GError **error)
{
  QimamImportTotals own_totals = { 0 };
  QimamExtractOptions none = { 0 };
  g_autoptr (GError) refusal = NULL;
  GError *problem = NULL;
  QimamDocument *document;
  QimamFormat format;
  const char *items[2] = { 0 };
  const char *name;
  QimamJob *job;
  QimamImport import;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && bytes != NULL, FALSE);
  if (options == NULL)
    options = &none;
  if (totals == NULL)
    totals = &own_totals;
  *totals = (QimamImportTotals){ 0 };
  name = options->name != NULL ? options->name : options->url != NULL ? options->url : "-";
  if (!qimam_extract_options_check (options, error))
    return FALSE;
  items[0] = name;
  job = qimam_job_new (self, QIMAM_JOB_IMPORT, items, options);
  qimam_import_init (&import, self, job, options, func, data, totals, cancellable);
  format = options->format != QIMAM_FORMAT_AUTO ? options->format : qimam_format_guess (bytes, options);
  if (format == QIMAM_FORMAT_FEED)
    take_feed (&import, bytes, name);
  else if (format == QIMAM_FORMAT_JSONL)
    take_lines (&import, bytes, name);
  else if (format == QIMAM_FORMAT_OPML)
    take_list_cb (name, bytes, &import);
  else
    {
      document = qimam_extract (bytes, options, &refusal);
      qimam_import_take (name, document, refusal, &import);
    }
  done = qimam_import_finish (&import, import.error == NULL, &problem);
  return end_job (job, totals, done, problem, error);
}
