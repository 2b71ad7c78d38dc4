/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "bench-generator.h"
#include "qimam-database.h"

G_BEGIN_DECLS

/* A library of generated articles, with topics and meetings as an analysis would find them. */
typedef struct
{
  QimamDatabase *database;
} BenchLibrary;

/* Makes the file where there is none. */
void bench_library_ensure (const char *path, guint n, guint32 seed);
BenchLibrary *bench_library_open (const char *path);
void bench_library_free (BenchLibrary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchLibrary, bench_library_free)

QimamConnection *bench_library_begin (BenchLibrary *self, GCancellable *cancellable);
void bench_library_end (BenchLibrary *self, QimamConnection *reader);

/* Puts the generator's next article, whose identifier begins with @name. */
void bench_library_put (
    QimamConnection *writer, BenchGenerator *generator, GRand *rand, const char *name, gint64 *n_bytes);

double bench_resident_megabytes (void);
void bench_remove_folder (const char *path);

G_END_DECLS
