/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-snapshot.h"

#include <string.h>

#include "qimam-bits.h"
#include "qimam-blob.h"
#include "qimam-pack.h"
#include "qimam-read-ahead.h"
#include "qimam-snapshot-private.h"
#include "qimam-store-change.h"

/* Smaller libraries are read in no time. */
#define KEEP_FROM 10000
/* A snapshot is kept again when so many changes came since, or one for so many articles. */
#define KEEP_AFTER   1000
#define KEEP_PORTION 100
/* In a library that keeps none, so many changes are remembered. */
#define MAX_CHANGES 20000

QimamSnapshot *
qimam_snapshot_new (gint64 generation)
{
  QimamSnapshot *self = g_new0 (QimamSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->generation = generation;
  return self;
}

QimamSnapshot *
qimam_snapshot_ref (QimamSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
qimam_snapshot_unref (QimamSnapshot *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->order, qimam_order_unref);
  for (guint i = 0; i < QIMAM_N_GROUPS; i++)
    qimam_group_clear (&self->groups[i]);
  g_clear_pointer (&self->read, g_bytes_unref);
  g_clear_pointer (&self->starred, g_bytes_unref);
  g_clear_pointer (&self->noted, g_bytes_unref);
  g_free (self);
}

gboolean
qimam_snapshot_equal (QimamSnapshot *a, QimamSnapshot *b)
{
  if (!qimam_order_equal (a->order, b->order) || !g_bytes_equal (a->read, b->read) ||
      !g_bytes_equal (a->starred, b->starred) || !g_bytes_equal (a->noted, b->noted))
    return FALSE;
  for (guint i = 0; i < QIMAM_N_GROUPS; i++)
    if (!qimam_group_equal (&a->groups[i], &b->groups[i]))
      return FALSE;
  return TRUE;
}

/* ---- One for all ---- */

/* Makes the snapshot of the connection's moment from @known, from the one that is kept, or from all articles.
 * (transfer full) */
static QimamSnapshot *
renew (QimamSnapshot *known, QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSnapshot) base =
      known != NULL ? qimam_snapshot_ref (known) : qimam_snapshot_load (connection);
  g_autoptr (GError) update_error = NULL;
  QimamSnapshot *updated = NULL;

  if (base != NULL)
    updated = qimam_snapshot_update (base, connection, &update_error);
  if (update_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&update_error));
      return NULL;
    }
  return updated != NULL ? updated : qimam_snapshot_build (connection, error);
}

static QimamSnapshot *
get_known (QimamSlot *slot, gint64 generation)
{
  g_autoptr (QimamSnapshot) known = qimam_slot_get (slot, (GBoxedCopyFunc) qimam_snapshot_ref);

  /* A newer one serves a connection whose moment is a little earlier, too. */
  return known != NULL && known->generation >= generation ? g_steal_pointer (&known) : NULL;
}

QimamSnapshot *
qimam_snapshot_acquire (QimamConnection *connection, GError **error)
{
  QimamSlot *slot = qimam_connection_get_slot (connection);
  g_autoptr (GCancellable) cancellable = NULL;
  g_autoptr (QimamSnapshot) self = NULL;
  gint64 forgotten, generation;

  if (!qimam_store_change_range (connection, &forgotten, &generation, error))
    return NULL;
  self = get_known (slot, generation);
  if (self != NULL)
    return g_steal_pointer (&self);
  g_set_object (&cancellable, qimam_connection_get_cancellable (connection));
  if (!qimam_slot_begin (slot, cancellable, error))
    return NULL;
  self = get_known (slot, generation);
  if (self == NULL)
    {
      g_autoptr (QimamSnapshot) known = qimam_slot_get (slot, (GBoxedCopyFunc) qimam_snapshot_ref);

      /* Who types on would have it begun again with every letter; all need it. */
      qimam_connection_set_cancellable (connection, NULL);
      self = renew (known, connection, error);
      qimam_connection_set_cancellable (connection, cancellable);
      if (self != NULL)
        qimam_slot_set (slot, qimam_snapshot_ref (self), (GDestroyNotify) qimam_snapshot_unref);
    }
  qimam_slot_end (slot);
  return g_steal_pointer (&self);
}

/* ---- In the library ---- */

/* The sections before those of the groups. */
#define N_PLAIN 6

/* The beginning of the bytes that are kept; the sections follow, each at a multiple of eight. */
typedef struct
{
  guint32 magic; /* tells the order of bytes, too */
  guint32 version;
  guint64 sizes[N_PLAIN + 4 * QIMAM_N_GROUPS];
} Header;

#define MAGIC      0x51536E70u /* "QSnp" */
#define VERSION    4
#define N_SECTIONS (N_PLAIN + 4 * QIMAM_N_GROUPS)
/* In the size of a section: it was made smaller in a way of its own, and then by zstd. A library that was not
 * opened for a while is read from the disk, where half the bytes are half the time. */
#define PACKED     (G_GUINT64_CONSTANT (1) << 63)
#define COMPRESSED (G_GUINT64_CONSTANT (1) << 62)
#define SIZE_BITS  (COMPRESSED - 1)

/* The sections that can be packed. */
#define SECTION_TIMES      1
#define IS_SETS_SECTION(i) ((i) >= N_PLAIN && ((i) -N_PLAIN) % 4 == 3)

static void
list_sections (QimamSnapshot *self, GBytes ***sections)
{
  guint n = 0;

  sections[n++] = &self->order->ids;
  sections[n++] = &self->order->times;
  sections[n++] = &self->order->odd;
  sections[n++] = &self->read;
  sections[n++] = &self->starred;
  sections[n++] = &self->noted;
  for (guint i = 0; i < QIMAM_N_GROUPS; i++)
    {
      sections[n++] = &self->groups[i].values;
      sections[n++] = &self->groups[i].names;
      sections[n++] = &self->groups[i].rows;
      sections[n++] = &self->groups[i].dense;
    }
}

/* (transfer full): what is kept of a section */
static GBytes *
pack_section (QimamSnapshot *self, guint section, GBytes *plain, guint64 *size)
{
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) compressed = NULL;
  GBytes *kept;

  if (section == SECTION_TIMES)
    packed = qimam_pack_times (plain);
  else if (IS_SETS_SECTION (section))
    packed = qimam_pack_sets (plain, self->order->n);
  kept = packed != NULL ? packed : plain;
  compressed = qimam_blob_pack (kept);
  if (compressed != NULL && g_bytes_get_size (compressed) >= g_bytes_get_size (kept))
    g_clear_pointer (&compressed, g_bytes_unref);
  kept = compressed != NULL ? compressed : kept;
  *size = g_bytes_get_size (kept) | (packed != NULL ? PACKED : 0) | (compressed != NULL ? COMPRESSED : 0);
  return g_bytes_ref (kept);
}

/* Takes the place of a section that was made smaller. */
static gboolean
unpack_section (guint section, guint64 size, GBytes **part, guint n_rows)
{
  if ((size & COMPRESSED) != 0)
    {
      g_autoptr (GBytes) compressed = g_steal_pointer (part);

      *part = qimam_blob_unpack (compressed);
    }
  if (*part != NULL && (size & PACKED) != 0)
    {
      g_autoptr (GBytes) packed = g_steal_pointer (part);

      if (section == SECTION_TIMES)
        *part = qimam_unpack_times (packed);
      else if (IS_SETS_SECTION (section))
        *part = qimam_unpack_sets (packed, n_rows);
    }
  return *part != NULL;
}

static GBytes *
to_bytes (QimamSnapshot *self)
{
  GBytes **sections[N_SECTIONS], *kept[N_SECTIONS];
  Header header = { .magic = MAGIC, .version = VERSION };
  gsize total = sizeof header, at = sizeof header;
  guint8 *bytes;

  list_sections (self, sections);
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      kept[i] = pack_section (self, i, *sections[i], &header.sizes[i]);
      total += (g_bytes_get_size (kept[i]) + 7) / 8 * 8;
    }
  bytes = g_malloc0 (total);
  memcpy (bytes, &header, sizeof header);
  for (guint i = 0; i < N_SECTIONS; i++)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (kept[i], &size);

      if (data != NULL)
        memcpy (bytes + at, data, size);
      at += (size + 7) / 8 * 8;
      g_bytes_unref (kept[i]);
    }
  return g_bytes_new_take (bytes, total);
}

/* Whether a set of rows has the right size and no bit beyond the last row. */
static gboolean
check_bits (GBytes *bytes, guint n_rows)
{
  gsize size;
  const guint64 *bits = g_bytes_get_data (bytes, &size);

  return size == QIMAM_BITS_WORDS (n_rows) * sizeof *bits &&
         (n_rows % 64 == 0 || bits[n_rows / 64] >> (n_rows % 64) == 0);
}

/* The file may be anyone's: what does not fit together is not taken. */
static QimamSnapshot *
from_bytes (GBytes *bytes, gint64 generation)
{
  g_autoptr (QimamSnapshot) self = qimam_snapshot_new (generation);
  GBytes *parts[N_SECTIONS] = { NULL };
  gsize size, at = sizeof (Header);
  const guint8 *data = g_bytes_get_data (bytes, &size);
  Header header;
  gboolean good;

  if (size < sizeof header)
    return NULL;
  memcpy (&header, data, sizeof header);
  good = header.magic == MAGIC && header.version == VERSION;
  for (guint i = 0; i < N_SECTIONS && good; i++)
    {
      guint64 length = header.sizes[i] & SIZE_BITS;

      good = length <= size - at;
      if (good)
        {
          parts[i] = g_bytes_new_from_bytes (bytes, at, length);
          at += MIN ((length + 7) / 8 * 8, size - at);
        }
      good = good && unpack_section (i, header.sizes[i], &parts[i],
                                     (guint) (g_bytes_get_size (parts[0]) / sizeof (guint32)));
    }
  if (good)
    self->order = qimam_order_new_from_parts (parts[0], parts[1], parts[2]);
  good = good && self->order != NULL && check_bits (parts[3], self->order->n) &&
         check_bits (parts[4], self->order->n) && check_bits (parts[5], self->order->n);
  if (good)
    {
      self->read = g_bytes_ref (parts[3]);
      self->starred = g_bytes_ref (parts[4]);
      self->noted = g_bytes_ref (parts[5]);
    }
  for (guint i = 0; i < QIMAM_N_GROUPS && good; i++)
    {
      QimamGroup *group = &self->groups[i];
      GBytes **part = parts + N_PLAIN + 4 * i;

      *group = (QimamGroup){ .n_rows = self->order->n,
                             .values = g_bytes_ref (part[0]),
                             .names = g_bytes_ref (part[1]),
                             .rows = g_bytes_ref (part[2]),
                             .dense = g_bytes_ref (part[3]) };
      good = qimam_group_check (group);
    }
  for (guint i = 0; i < N_SECTIONS; i++)
    g_clear_pointer (&parts[i], g_bytes_unref);
  return good ? g_steal_pointer (&self) : NULL;
}

QimamSnapshot *
qimam_snapshot_load (QimamConnection *connection)
{
  gint64 generation;
  g_autoptr (GBytes) bytes = qimam_store_kept_get (connection, &generation, NULL);

  return bytes != NULL ? from_bytes (bytes, generation) : NULL;
}

static gboolean
keep (QimamSnapshot *self, QimamConnection *connection, GError **error)
{
  g_autoptr (GBytes) bytes = to_bytes (self);

  return qimam_store_kept_put (connection, self->generation, bytes, error) &&
         qimam_store_change_forget (connection, self->generation, error);
}

gboolean
qimam_snapshot_keep (QimamSnapshot *self, QimamConnection *connection, GError **error)
{
  gint64 kept, forgotten, last;
  guint n = qimam_snapshot_get_n_rows (self);
  gboolean done;

  if (!qimam_connection_begin (connection, error))
    return FALSE;
  done = qimam_store_kept_generation (connection, &kept, error) &&
         qimam_store_change_range (connection, &forgotten, &last, error);
  if (done && n >= KEEP_FROM && self->generation <= last &&
      (kept < 0 || self->generation - kept > MAX (KEEP_AFTER, n / KEEP_PORTION)))
    done = keep (self, connection, error);
  else if (done && n < KEEP_FROM && self->generation <= last && last - forgotten > MAX_CHANGES)
    done = qimam_store_change_forget (connection, self->generation, error);
  if (done && qimam_connection_commit (connection, error))
    return TRUE;
  qimam_connection_rollback (connection);
  return FALSE;
}

gboolean
qimam_snapshot_settle (QimamConnection *connection, GError **error)
{
  g_autoptr (QimamSnapshot) self = NULL;
  gint64 kept, forgotten, last, n;

  if (!qimam_store_kept_generation (connection, &kept, error) ||
      !qimam_store_change_range (connection, &forgotten, &last, error) ||
      !qimam_connection_get_int (connection, "SELECT max (id) FROM article", &n, error))
    return FALSE;
  /* The highest id is near enough to how many there are, and is told at once. */
  if (n < KEEP_FROM ? last - forgotten <= MAX_CHANGES : kept >= 0 && last - kept <= KEEP_AFTER)
    return kept < 0 || qimam_read_ahead_note (connection, error);
  self = qimam_snapshot_acquire (connection, error);
  return self != NULL && qimam_snapshot_keep (self, connection, error) &&
         qimam_read_ahead_note (connection, error);
}

/* Forgets what is kept and all changes: every program makes the snapshot from all articles then. */
static gboolean
forget_all (QimamConnection *connection, GError **error)
{
  gint64 forgotten, last;

  if (!qimam_connection_begin (connection, error))
    return FALSE;
  if (qimam_store_kept_remove (connection, error) &&
      qimam_store_change_range (connection, &forgotten, &last, error) &&
      qimam_store_change_forget (connection, last + 1, error) && qimam_connection_commit (connection, error))
    return TRUE;
  qimam_connection_rollback (connection);
  return FALSE;
}

gboolean
qimam_snapshot_check (QimamConnection *connection, gboolean repair, gboolean *good, GError **error)
{
  g_autoptr (QimamSnapshot) self = qimam_snapshot_acquire (connection, error);
  g_autoptr (QimamSnapshot) kept = NULL, built = NULL;

  *good = FALSE;
  if (self == NULL)
    return FALSE;
  built = qimam_snapshot_build (connection, error);
  if (built == NULL)
    return FALSE;
  /* What this program has in memory may be right and what the next one would begin with wrong. */
  kept = renew (NULL, connection, error);
  if (kept == NULL)
    return FALSE;
  *good = qimam_snapshot_equal (self, built) && qimam_snapshot_equal (kept, built);
  return *good || !repair || forget_all (connection, error);
}
