/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-library.h"

G_BEGIN_DECLS

/**
 * qimam_topic_model_new:
 * @facets: (nullable): its topics are listed, most frequent first
 * @keys: (out) (transfer full) (element-type utf8): the key of each line, %NULL for "all topics", which is
 * the first
 *
 * Returns: (transfer full): the lines of a drop-down of topics
 */
GtkStringList *qimam_topic_model_new (QimamLibrary *library, const QimamFacets *facets, GPtrArray **keys);

/* The line of a key; 0 where it has none. */
guint qimam_topic_model_find (GPtrArray *keys, const char *key);

G_END_DECLS
