/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether two articles tell the same in the same words: an agency's story that several outlets print, cut and
 * edited. What is compared are runs of three words outside quotation marks, since independent reports quote
 * the same speakers. */

/* A text shares this part of the shorter one's runs with its copy. Measured on reports of our own: edited
 * copies share a third and more, independent reports of one event a seventh at most. */
#define QIMAM_COPY_SHARE 0.34

/**
 * qimam_sketch_new:
 * @text: UTF-8
 *
 * Makes a sketch of a text, 64 minima of hashes of its runs (MinHash, A. Broder 1997), in 132 bytes that may
 * be kept.
 *
 * Returns: (transfer full) (nullable): %NULL for a text that is too short to tell
 */
GBytes *qimam_sketch_new (const char *text);

/**
 * qimam_sketch_may_be_copy:
 *
 * Returns: whether two sketches are alike enough to compare their texts
 */
gboolean qimam_sketch_may_be_copy (const guint8 *a, gsize a_size, const guint8 *b, gsize b_size);

/* A sketch has so many minima; each is a number below %QIMAM_SKETCH_VALUES. */
#define QIMAM_SKETCH_MINIMA 64
#define QIMAM_SKETCH_VALUES 65536

/* Sketches that have fewer minima in common are not alike. */
#define QIMAM_SKETCH_LEAST 3

/* The minima of a sketch, or %NULL for bytes that are none. */
const guint16 *qimam_sketch_minima (const guint8 *sketch, gsize size);

/* (transfer full) (element-type guint32): what texts are compared by */
GArray *qimam_sketch_runs (const char *text);

/* Which part of the runs of the shorter text the other has, too: 0 to 1. */
double qimam_sketch_share (const GArray *a, const GArray *b);

G_END_DECLS
