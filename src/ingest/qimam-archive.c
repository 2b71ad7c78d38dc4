/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Each limit is there because an archive can be made to unpack to a thousand times its size. */
#define MAX_FILE  (16 * 1024 * 1024)
#define MAX_TOTAL (256 * 1024 * 1024)
#define MAX_FILES 10000
#define MAX_INDEX (64 * 1024)
#define BLOCK     (64 * 1024)

typedef struct archive Archive;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_read_free)

/* What the index of a page archive says of one folder. */
typedef struct
{
  char *file;
  char *url;
} Page;

typedef struct
{
  QimamArchiveFunc func;
  gpointer data;
  GCancellable *cancellable;
  GHashTable *pages; /* folder → Page */
  gsize total;
  guint n_files;
  guint n_pages;
  gboolean stopped;
} Walk;

gboolean
qimam_archive_is (gconstpointer data, gsize size)
{
  return size >= 4 && memcmp (data, "PK\x03\x04", 4) == 0;
}

static void
page_free (Page *page)
{
  g_free (page->file);
  g_free (page->url);
  g_free (page);
}

/* libarchive does not always tell. */
static const char *
reason_of (struct archive *archive)
{
  const char *reason = archive_error_string (archive);

  return reason != NULL ? reason : _ ("it is damaged");
}

static Archive *
open_archive (const char *path, GBytes *bytes, GError **error)
{
  Archive *archive = archive_read_new ();
  gsize size = 0;
  const void *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  int code;

  archive_read_support_format_zip (archive);
  code = path != NULL ? archive_read_open_filename (archive, path, BLOCK)
                      : archive_read_open_memory (archive, data, size);
  if (code == ARCHIVE_OK)
    return archive;
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE, _ ("the archive cannot be read: %s"),
               reason_of (archive));
  archive_read_free (archive);
  return NULL;
}

/* (transfer full) (nullable): the name of a file in the archive as UTF-8; NULL for what is no file */
static char *
entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);

  if (archive_entry_filetype (entry) != AE_IFREG)
    return NULL;
  if (name == NULL)
    name = archive_entry_pathname (entry);
  return name != NULL ? g_utf8_make_valid (name, -1) : NULL;
}

/* (transfer full) (nullable): NULL with @error */
static GBytes *
read_entry (Archive *archive, Walk *walk, gsize max, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK);

  while (TRUE)
    {
      la_ssize_t n = archive_read_data (archive, block, BLOCK);

      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (n < 0)
        {
          g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE, _ ("it cannot be unpacked: %s"),
                       reason_of (archive));
          return NULL;
        }
      if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
        return NULL;
      walk->total += (gsize) n;
      if (bytes->len + (gsize) n > max || walk->total > MAX_TOTAL)
        {
          g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, _ ("it unpacks to more than %d MiB"),
                       (int) ((walk->total > MAX_TOTAL ? MAX_TOTAL : max) / (1024 * 1024)));
          return NULL;
        }
      g_byte_array_append (bytes, block, (guint) n);
    }
}

/* ---- Page archives ---- */

/* (transfer full) (nullable): the value of `<MAF:name RDF:resource="value"/>` */
static char *
index_value (const char *text, const char *name)
{
  g_autofree char *pattern =
      g_strdup_printf ("<[^<>]*\\b%s\\b[^<>]*resource\\s*=\\s*[\"']([^\"'<>]*)[\"']", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *value = NULL;
  GString *plain;

  if (!g_regex_match (regex, text, 0, &match))
    return NULL;
  value = g_match_info_fetch (match, 1);
  plain = g_string_new (value);
  g_string_replace (plain, "&amp;", "&", 0);
  return g_string_free (plain, FALSE);
}

static void
read_index (Walk *walk, const char *name, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = g_utf8_make_valid (data, (gssize) size);
  Page *page = g_new0 (Page, 1);

  page->file = index_value (text, "indexfilename");
  page->url = index_value (text, "originalurl");
  if (page->file == NULL)
    page->file = g_strdup ("index.html");
  g_hash_table_insert (walk->pages, g_path_get_dirname (name), page);
}

/* Reads the indexes first: they may stand behind what they are about. */
static gboolean
read_indexes (Walk *walk, const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (Archive) archive = open_archive (path, bytes, error);
  struct archive_entry *entry;

  if (archive == NULL)
    return FALSE;
  for (guint n = 0; n < MAX_FILES && archive_read_next_header (archive, &entry) >= ARCHIVE_WARN; n++)
    {
      g_autofree char *name = entry_name (entry);
      g_autofree char *base = name != NULL ? g_path_get_basename (name) : NULL;
      g_autoptr (GBytes) index = NULL;

      if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
        return FALSE;
      if (g_strcmp0 (base, "index.rdf") != 0)
        continue;
      index = read_entry (archive, walk, MAX_INDEX, NULL);
      if (index != NULL)
        read_index (walk, name, index);
    }
  return TRUE;
}

/* ---- Files ---- */

static gboolean
has_suffix (const char *name, const char *const *suffixes)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; suffixes[i] != NULL; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* What a browser saved with a page: pictures, frames, scripts. */
static gboolean
is_beside_a_page (const char *name)
{
  return strstr (name, "_files/") != NULL || strstr (name, ".files/") != NULL ||
         strstr (name, "__MACOSX/") != NULL;
}

/* Whether a file is one to hand over; @url: (out) its address, where an index tells it. */
static gboolean
is_page (Walk *walk, const char *name, const char **url)
{
  static const char *const suffixes[] = { ".html", ".htm", ".xhtml", ".shtml", ".mhtml",
                                          ".mht",  ".eml", ".txt",   ".text",  ".rss",
                                          ".atom", ".xml", ".json",  ".jsonl", NULL };
  g_autofree char *folder = g_path_get_dirname (name), *base = g_path_get_basename (name);
  const Page *page = g_hash_table_lookup (walk->pages, folder);

  *url = NULL;
  if (page != NULL)
    {
      if (!g_str_equal (page->file, base))
        return FALSE;
      *url = page->url;
      return TRUE;
    }
  /* Frames and pictures of the page that an index above is about. */
  for (char *slash = strrchr (folder, '/'); slash != NULL; slash = strrchr (folder, '/'))
    {
      *slash = '\0';
      if (g_hash_table_contains (walk->pages, folder))
        return FALSE;
    }
  return *base != '.' && !is_beside_a_page (name) && has_suffix (name, suffixes);
}

static void
hand_over (Walk *walk, Archive *archive, const char *name, const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = read_entry (archive, walk, MAX_FILE, &error);

  walk->n_pages++;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    walk->stopped = !walk->func (name, bytes, url, error, walk->data) || walk->total > MAX_TOTAL;
}

static gboolean
walk_files (Walk *walk, const char *path, GBytes *bytes, GError **error)
{
  g_autoptr (Archive) archive = open_archive (path, bytes, error);
  struct archive_entry *entry;
  int code = ARCHIVE_OK;

  if (archive == NULL)
    return FALSE;
  while (!walk->stopped && (code = archive_read_next_header (archive, &entry)) >= ARCHIVE_WARN &&
         code != ARCHIVE_EOF)
    {
      g_autofree char *name = entry_name (entry);
      const char *url = NULL;

      if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
        return FALSE;
      if (++walk->n_files > MAX_FILES)
        {
          g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE,
                       g_dngettext (GETTEXT_PACKAGE, "more than %d file in the archive",
                                    "more than %d files in the archive", MAX_FILES),
                       MAX_FILES);
          return FALSE;
        }
      if (name != NULL && is_page (walk, name, &url))
        hand_over (walk, archive, name, url);
    }
  if (walk->stopped || code == ARCHIVE_EOF)
    return TRUE;
  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_UNREADABLE, _ ("the archive breaks off: %s"),
               reason_of (archive));
  return FALSE;
}

gboolean
qimam_archive_walk (const char *path,
                    GBytes *bytes,
                    QimamArchiveFunc func,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GHashTable) pages =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) page_free);
  Walk walk = { .func = func, .data = data, .cancellable = cancellable, .pages = pages };

  g_return_val_if_fail (path != NULL || bytes != NULL, FALSE);
  if (!read_indexes (&walk, path, bytes, error) || !walk_files (&walk, path, bytes, error))
    return FALSE;
  if (walk.n_pages > 0 || g_cancellable_set_error_if_cancelled (cancellable, error))
    return walk.n_pages > 0;
  g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY,
                       _ ("there is no page and no text in the archive"));
  return FALSE;
}
