/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"

G_BEGIN_DECLS

/* Lists that are kept in one column. Reading them never fails: what is not as it was written reads as less.
 */

/* (transfer full) (nullable): NULL for an empty list. @spans is of #QimamSpan. */
GBytes *qimam_blob_from_spans (const GArray *spans);
/* Adds the spans to @spans. */
void qimam_blob_to_spans (GBytes *blob, GArray *spans);

GBytes *qimam_blob_from_roles (const GArray *roles);
void qimam_blob_to_roles (GBytes *blob, GArray *roles);

GBytes *qimam_blob_from_dropped (const GPtrArray *dropped);
void qimam_blob_to_dropped (GBytes *blob, QimamDocument *document);

/* The next three as they were kept before what an article says was packed. */
void qimam_blob_to_times (GBytes *blob, GPtrArray *times);
void qimam_blob_to_quantities (GBytes *blob, GPtrArray *quantities);
void qimam_blob_to_summary (GBytes *blob, GArray *summary);

/* Format, places, durations and participants of a meeting, and the ids of the claims behind each and behind
 * the date. */
GBytes *qimam_blob_from_meeting (const QimamMeeting *meeting);
void qimam_blob_to_meeting (GBytes *blob, QimamMeeting *meeting);

/* (transfer full) (nullable): packed with zstd */
GBytes *qimam_blob_pack (GBytes *bytes);
/* (transfer full) (nullable): NULL if it is not what qimam_blob_pack() made */
GBytes *qimam_blob_unpack (GBytes *packed);

/* (transfer full) (nullable): keys, one a line */
char *qimam_lines_from_keys (char **keys);
/* (transfer full) (nullable) */
char **qimam_lines_to_keys (const char *lines);

G_END_DECLS
