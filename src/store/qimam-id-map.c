/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-id-map.h"

void
qimam_id_map_init (QimamIdMap *self)
{
  self->claims = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->statements = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->told = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

void
qimam_id_map_clear (QimamIdMap *self)
{
  g_clear_pointer (&self->claims, g_hash_table_unref);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->told, g_hash_table_unref);
}

void
qimam_id_map_add (GHashTable *map, gint64 from, gint64 to)
{
  g_hash_table_insert (map, g_memdup2 (&from, sizeof from), g_memdup2 (&to, sizeof to));
}

gint64
qimam_id_map_get (GHashTable *map, gint64 from)
{
  const gint64 *to = g_hash_table_lookup (map, &from);

  return to != NULL ? *to : 0;
}
