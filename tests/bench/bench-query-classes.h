/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-query-library.h"

G_BEGIN_DECLS

typedef struct
{
  char *text;
  gboolean prefix;
  const char *topic, *from, *to; /* (nullable) */
  char *fts5;                    /* (nullable) the same for FTS5; NULL where it has none */
} BenchQuery;

/* Queries of one kind. */
typedef struct
{
  const char *name;
  gboolean ranked; /* sorting by relevance makes sense */
  GPtrArray *queries;
} BenchClass;

/* (transfer full) (element-type BenchClass) */
GPtrArray *bench_classes_new (guint32 seed, guint n_queries);
/* (transfer full) (element-type BenchQuery): a topic and a range of dates, no text */
GPtrArray *bench_filter_queries_new (guint32 seed, guint n_queries);
guint bench_class_median_hits (const BenchClass *class, BenchLibrary *library);

/* The other engines. Makes their indexes where there are none, and measures all classes. */
void bench_others_begin (const char *folder, guint n, guint32 seed, GPtrArray *classes);
/* Prints what they need for the same. */
void bench_others_compare (const BenchClass *class, const char *what, double p50, double p95);
void bench_others_end (void);

G_END_DECLS
