/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-database.h"
#include "qimam-library.h"

G_BEGIN_DECLS

/**
 * QimamLibraryReader:
 *
 * A reader of a library, for as long as a block lasts; all that it reads is of one moment:
 *
 *   g_auto (QimamLibraryReader) reading = { 0 };
 *
 *   if (!qimam_library_reader_begin (&reading, self, cancellable, error))
 *     return NULL;
 *   return qimam_store_job_list (reading.connection, error);
 */
typedef struct
{
  QimamDatabase *database;
  QimamConnection *connection; /* NULL until it begins */
} QimamLibraryReader;

gboolean qimam_library_reader_begin (QimamLibraryReader *self,
                                     QimamLibrary *library,
                                     GCancellable *cancellable,
                                     GError **error);
/* Gives the reader back, before the block ends. */
void qimam_library_reader_end (QimamLibraryReader *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamLibraryReader, qimam_library_reader_end)

/**
 * QimamLibraryWriter:
 *
 * The writer of a library, for as long as a block lasts. A transaction that is open at its end is rolled
 * back.
 */
typedef struct
{
  QimamDatabase *database;
  QimamConnection *connection; /* NULL until it begins */
} QimamLibraryWriter;

/* Waits until no other thread writes, and returns the connection. */
QimamConnection *
qimam_library_writer_begin (QimamLibraryWriter *self, QimamLibrary *library, GCancellable *cancellable);
void qimam_library_writer_end (QimamLibraryWriter *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamLibraryWriter, qimam_library_writer_end)

G_END_DECLS
