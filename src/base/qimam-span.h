/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "qimam-types.h"

G_BEGIN_DECLS

/**
 * QimamSpan:
 * @start: first byte, counted in UTF-8 bytes from the beginning of the field
 * @end: one past the last byte
 * @in: the field
 *
 * A stretch of an article. It begins and ends at a character and never crosses from one paragraph into the
 * next.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  QimamField in;
} QimamSpan;

static inline QimamSpan
qimam_span (QimamField in, gsize start, gsize end)
{
  return (QimamSpan){ (guint32) start, (guint32) end, in };
}

static inline gboolean
qimam_span_contains (QimamSpan outer, QimamSpan inner)
{
  return outer.in == inner.in && outer.start <= inner.start && inner.end <= outer.end;
}

static inline gboolean
qimam_span_overlaps (QimamSpan a, QimamSpan b)
{
  return a.in == b.in && a.start < b.end && b.start < a.end;
}

G_END_DECLS
