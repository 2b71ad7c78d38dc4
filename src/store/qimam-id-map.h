/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The library's ids of what counts from 1 within an analysis; (key-type gint64) (value-type gint64), own
 * memory. */
typedef struct
{
  GHashTable *claims;
  GHashTable *statements;
  GHashTable *told; /* meetings as the article tells them: row ids of article_meeting */
} QimamIdMap;

void qimam_id_map_init (QimamIdMap *self);
void qimam_id_map_clear (QimamIdMap *self);
void qimam_id_map_add (GHashTable *map, gint64 from, gint64 to);
/* 0 where @from has no id in the library */
gint64 qimam_id_map_get (GHashTable *map, gint64 from);

G_END_DECLS
