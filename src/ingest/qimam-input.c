/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-input.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "qimam-archive.h"
#include "qimam-fetcher.h"
#include "qimam-source.h"

/* A folder deeper than this is a loop or a mistake. */
#define MAX_FOLDER_DEPTH 64

typedef struct
{
  const QimamExtractOptions *options;
  QimamInputFunc func;
  QimamInputListFunc lists; /* (nullable) */
  QimamInputProgressFunc progress;
  gpointer data;
  GCancellable *cancellable;
  GPtrArray *items; /* char *: what is left to read, folders resolved */
  guint done;
  gboolean stopped; /* the callback has had enough */
} Walk;

static void
refuse (Walk *walk, const char *item, const GError *error)
{
  if (!walk->stopped)
    walk->stopped = !walk->func (item, NULL, error, walk->data);
}

/* Takes @error. */
static void
refuse_literal (Walk *walk, const char *item, GError *error)
{
  refuse (walk, item, error);
  g_error_free (error);
}

static void
hand_over (Walk *walk, const char *item, QimamDocument *document)
{
  if (walk->stopped)
    qimam_document_free (document);
  else
    walk->stopped = !walk->func (item, document, NULL, walk->data);
}

static gboolean
is_address (const char *item)
{
  return g_ascii_strncasecmp (item, "http://", 7) == 0 || g_ascii_strncasecmp (item, "https://", 8) == 0;
}

static GError *
named_error (int code, const char *item, const char *why)
{
  GError *error = NULL;

  qimam_error_set_named (&error, code, item, why);
  return error;
}

static GError *
too_large (const char *item)
{
  GError *error = g_error_new (QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, _ ("larger than the limit of %d MiB"),
                               QIMAM_MAX_INPUT / (1024 * 1024));

  qimam_error_name (&error, item);
  return error;
}

/* An error of the file system as a sentence that names the item. */
static GError *
file_error (const char *item, const GError *cause)
{
  g_autofree char *why = NULL;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return named_error (QIMAM_ERROR_NOT_FOUND, item, _ ("there is no such file"));
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return named_error (QIMAM_ERROR_UNREADABLE, item, _ ("cannot be read, permission is denied"));
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    return named_error (QIMAM_ERROR_UNREADABLE, item, _ ("this is a folder, not a file"));
  why = g_strdup_printf (_ ("cannot be read: %s"), cause->message);
  return named_error (QIMAM_ERROR_UNREADABLE, item, why);
}

/* --- what is to be read
 * ------------------------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void list_folder (Walk *walk, const char *path, guint depth);

static void
list_entry (Walk *walk, const char *path, guint depth)
{
  /* A link to a folder inside a folder is not followed: it may lead back up. */
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && depth < MAX_FOLDER_DEPTH)
        list_folder (walk, path, depth + 1);
    }
  else
    g_ptr_array_add (walk->items, g_strdup (path));
}

static void
list_folder (Walk *walk, const char *path, guint depth)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GDir *folder = g_dir_open (path, 0, &error);
  const char *name;

  if (folder == NULL)
    {
      g_autofree char *why = g_strdup_printf (_ ("the folder cannot be read: %s"), error->message);
      g_autoptr (GError) problem = named_error (QIMAM_ERROR_UNREADABLE, path, why);

      refuse (walk, path, problem);
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    if (*name != '.')
      g_ptr_array_add (names, g_strdup (name));
  g_dir_close (folder);
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len && !g_cancellable_is_cancelled (walk->cancellable); i++)
    {
      g_autofree char *child = g_build_filename (path, names->pdata[i], NULL);
      list_entry (walk, child, depth);
    }
}

/* --- reading
 * ------------------------------------------------------------------------------------------------ */

/* Reads up to the next line break, and behind it. A line that is longer than any input may be is read over
 * without being kept: @line is empty then and @length tells. Returns FALSE at the end, or with @error. */
static gboolean
read_line (
    GBufferedInputStream *stream, GByteArray *line, gsize *length, GCancellable *cancellable, GError **error)
{
  g_byte_array_set_size (line, 0);
  *length = 0;
  while (TRUE)
    {
      gsize available;
      const char *data = g_buffered_input_stream_peek_buffer (stream, &available);
      const char *stop = available > 0 ? memchr (data, '\n', available) : NULL;
      gsize n = stop != NULL ? (gsize) (stop - data) : available;

      if (available == 0)
        {
          gssize filled = g_buffered_input_stream_fill (stream, -1, cancellable, error);

          if (filled > 0)
            continue;
          return filled == 0 && *length > 0;
        }
      *length += n;
      if (*length <= QIMAM_MAX_INPUT)
        g_byte_array_append (line, (const guint8 *) data, (guint) n);
      else
        g_byte_array_set_size (line, 0);
      if (g_input_stream_skip (G_INPUT_STREAM (stream), stop != NULL ? n + 1 : n, cancellable, error) < 0)
        return FALSE;
      if (stop != NULL)
        return TRUE;
    }
}

static void
take_line (Walk *walk, const char *name, const char *line, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamDocument) document = NULL;

  if (length > QIMAM_MAX_INPUT)
    {
      refuse_literal (walk, name, too_large (name));
      return;
    }
  document = qimam_extract_jsonl_line (line, (gssize) length, &error);
  if (document != NULL && qimam_extract_apply_options (document, walk->options, &error))
    {
      hand_over (walk, name, g_steal_pointer (&document));
      return;
    }
  qimam_error_name (&error, name);
  refuse (walk, name, error);
}

static gboolean
is_blank (const GByteArray *line)
{
  for (guint i = 0; i < line->len; i++)
    if (!g_ascii_isspace (line->data[i]))
      return FALSE;
  return TRUE;
}

static void
read_jsonl (Walk *walk, const char *item, GInputStream *stream)
{
  g_autoptr (GInputStream) buffered = g_buffered_input_stream_new_sized (stream, 64 * 1024);
  g_autoptr (GByteArray) line = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint number = 0;
  gsize length;

  while (!walk->stopped && !g_cancellable_is_cancelled (walk->cancellable) &&
         read_line (G_BUFFERED_INPUT_STREAM (buffered), line, &length, walk->cancellable, &error))
    {
      g_autofree char *name = g_strdup_printf ("%s:%u", item, ++number);

      if (length > QIMAM_MAX_INPUT || !is_blank (line))
        take_line (walk, name, (const char *) line->data, length);
      if (walk->progress != NULL && number % 64 == 0)
        walk->progress (walk->done, walk->items->len, name, walk->data);
    }
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    refuse_literal (walk, item, file_error (item, error));
}

static void
read_feed (Walk *walk, const char *item, GBytes *bytes, const QimamExtractOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFeed) feed = qimam_extract_feed (bytes, options, &error);

  if (feed == NULL)
    {
      refuse (walk, item, error);
      return;
    }
  for (guint i = 0; i < feed->items->len && !walk->stopped && !g_cancellable_is_cancelled (walk->cancellable);
       i++)
    {
      QimamDocument *document = g_steal_pointer (&feed->items->pdata[i]);
      g_autofree char *name = g_strdup_printf ("%s#%u", item, i + 1);

      GError *empty = NULL;

      if (qimam_extract_check_item (document, name, &empty))
        {
          hand_over (walk, name, document);
          continue;
        }
      qimam_document_free (document);
      refuse_literal (walk, name, empty);
    }
}

typedef struct
{
  Walk *walk;
  const char *item; /* the archive */
} Inside;

static void read_bytes (Walk *walk, const char *item, GBytes *bytes, const QimamExtractOptions *stated);

static gboolean
take_file (const char *name, GBytes *bytes, const char *url, const GError *problem, gpointer data)
{
  Inside *inside = data;
  Walk *walk = inside->walk;
  g_autofree char *item = g_strdup_printf ("%s/%s", inside->item, name);
  QimamExtractOptions options = *walk->options;
  const char *why = problem != NULL ? problem->message
                    : qimam_archive_is (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                        ? _ ("an archive inside an archive is not read")
                        : NULL;

  if (why != NULL)
    {
      refuse_literal (walk, item,
                      named_error (problem != NULL ? problem->code : QIMAM_ERROR_UNSUPPORTED, item, why));
      return !walk->stopped;
    }
  options.format = QIMAM_FORMAT_AUTO;
  options.content_type = NULL;
  options.url = url;
  if (walk->progress != NULL)
    walk->progress (walk->done, walk->items->len, item, walk->data);
  read_bytes (walk, item, bytes, &options);
  return !walk->stopped;
}

/* Reads what is in an archive, from its @path or from @bytes. */
static void
read_archive (Walk *walk, const char *item, const char *path, GBytes *bytes)
{
  Inside inside = { walk, item };
  g_autoptr (GError) error = NULL;

  if (qimam_archive_walk (path, bytes, take_file, &inside, walk->cancellable, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  qimam_error_name (&error, item);
  refuse (walk, item, error);
}

static void
read_bytes (Walk *walk, const char *item, GBytes *bytes, const QimamExtractOptions *stated)
{
  QimamExtractOptions options = *stated;
  g_autoptr (GError) error = NULL;
  QimamDocument *document;

  options.name = item;
  if (options.format == QIMAM_FORMAT_AUTO)
    options.format = qimam_format_guess (bytes, &options);
  if (options.format == QIMAM_FORMAT_JSONL)
    {
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
      read_jsonl (walk, item, stream);
      return;
    }
  if (options.format == QIMAM_FORMAT_ARCHIVE)
    {
      read_archive (walk, item, NULL, bytes);
      return;
    }
  if (options.format == QIMAM_FORMAT_FEED)
    {
      read_feed (walk, item, bytes, &options);
      return;
    }
  if (options.format == QIMAM_FORMAT_OPML && walk->lists != NULL)
    {
      walk->stopped = walk->stopped || !walk->lists (item, bytes, walk->data);
      return;
    }
  document = qimam_extract (bytes, &options, &error);
  if (document != NULL)
    hand_over (walk, item, document);
  else
    refuse (walk, item, error);
}

/* Reads a stream to its end, or refuses it where it goes on behind the limit. */
static GBytes *
read_all (GInputStream *stream, const char *item, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  while (TRUE)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (GBytes) piece = g_input_stream_read_bytes (stream, 256 * 1024, cancellable, &problem);

      if (piece == NULL)
        {
          if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
            g_propagate_error (error, g_steal_pointer (&problem));
          else
            g_propagate_error (error, file_error (item, problem));
          return NULL;
        }
      if (g_bytes_get_size (piece) == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + g_bytes_get_size (piece) > QIMAM_MAX_INPUT)
        {
          g_propagate_error (error, too_large (item));
          return NULL;
        }
      g_byte_array_append (bytes, g_bytes_get_data (piece, NULL), g_bytes_get_size (piece));
    }
}

static void
read_stream (Walk *walk, const char *item, GInputStream *stream)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (walk->options->format == QIMAM_FORMAT_JSONL)
    {
      read_jsonl (walk, item, stream);
      return;
    }
  bytes = read_all (stream, item, walk->cancellable, &error);
  if (bytes != NULL)
    read_bytes (walk, item, bytes, walk->options);
  else if (!g_cancellable_is_cancelled (walk->cancellable))
    refuse (walk, item, error);
}

static gboolean
is_jsonl_name (const char *path)
{
  return g_str_has_suffix (path, ".jsonl") || g_str_has_suffix (path, ".ndjson");
}

/* An archive may be larger than any one input: it is not read whole. */
static gboolean
is_archive (GFileInputStream *stream, GCancellable *cancellable)
{
  char head[4];
  gsize n = 0;

  return g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n, cancellable, NULL) &&
         g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, NULL) &&
         qimam_archive_is (head, n);
}

static void
read_file (Walk *walk, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                                  G_FILE_QUERY_INFO_NONE, walk->cancellable, &error);
  g_autoptr (GFileInputStream) stream = NULL;

  if (info != NULL && g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      refuse_literal (walk, path, named_error (QIMAM_ERROR_UNSUPPORTED, path, _ ("not a regular file")));
      return;
    }
  if (info != NULL)
    stream = g_file_read (file, walk->cancellable, &error);
  if (stream == NULL)
    {
      if (!g_cancellable_is_cancelled (walk->cancellable))
        refuse_literal (walk, path, file_error (path, error));
      return;
    }
  if (walk->options->format == QIMAM_FORMAT_AUTO && is_archive (stream, walk->cancellable))
    read_archive (walk, path, path, NULL);
  else if (walk->options->format == QIMAM_FORMAT_AUTO && is_jsonl_name (path))
    read_jsonl (walk, path, G_INPUT_STREAM (stream));
  else
    read_stream (walk, path, G_INPUT_STREAM (stream));
}

static void
read_standard_input (Walk *walk)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);

  read_stream (walk, "-", stream);
}

static void
read_address (Walk *walk, const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (QimamFetched) fetched = qimam_fetch (address, walk->cancellable, &error);
  QimamExtractOptions options = *walk->options;

  if (fetched == NULL)
    {
      if (!g_cancellable_is_cancelled (walk->cancellable))
        refuse (walk, address, error);
      return;
    }
  options.url = fetched->address;
  options.content_type = fetched->content_type;
  read_bytes (walk, address, fetched->bytes, &options);
}

GBytes *
qimam_input_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) problem = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  if (g_str_equal (path, "-"))
    stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  else
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      stream = G_INPUT_STREAM (g_file_read (file, cancellable, &problem));
    }
  if (stream != NULL)
    return read_all (stream, path, cancellable, error);
  g_propagate_error (error, file_error (path, problem));
  return NULL;
}

gboolean
qimam_input_walk (const char *const *items,
                  const QimamExtractOptions *options,
                  QimamInputFunc func,
                  QimamInputProgressFunc progress,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  return qimam_input_walk_lists (items, options, func, NULL, progress, data, cancellable, error);
}

gboolean
qimam_input_walk_lists (const char *const *items,
                        const QimamExtractOptions *options,
                        QimamInputFunc func,
                        QimamInputListFunc lists,
                        QimamInputProgressFunc progress,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  static const QimamExtractOptions none = { 0 };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  Walk walk = { options != NULL ? options : &none, func, lists, progress, data, cancellable, list };

  g_return_val_if_fail (items != NULL && func != NULL, FALSE);
  for (guint i = 0; items[i] != NULL; i++)
    if (!is_address (items[i]) && g_file_test (items[i], G_FILE_TEST_IS_DIR))
      list_folder (&walk, items[i], 0);
    else
      g_ptr_array_add (list, g_strdup (items[i]));
  for (; walk.done < list->len && !walk.stopped; walk.done++)
    {
      const char *item = list->pdata[walk.done];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (walk.done, list->len, item, data);
      if (g_str_equal (item, "-"))
        read_standard_input (&walk);
      else if (is_address (item))
        read_address (&walk, item);
      else
        read_file (&walk, item);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (progress != NULL && !walk.stopped)
    progress (list->len, list->len, NULL, data);
  return TRUE;
}
