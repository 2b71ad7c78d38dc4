/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-access.h"

#include "qimam-library-private.h"

gboolean
qimam_library_reader_begin (QimamLibraryReader *self,
                            QimamLibrary *library,
                            GCancellable *cancellable,
                            GError **error)
{
  self->database = qimam_library_get_database (library);
  self->connection = qimam_database_acquire_reader (self->database, cancellable, error);
  return self->connection != NULL;
}

void
qimam_library_reader_end (QimamLibraryReader *self)
{
  if (self->connection != NULL)
    qimam_database_release_reader (self->database, g_steal_pointer (&self->connection));
}

QimamConnection *
qimam_library_writer_begin (QimamLibraryWriter *self, QimamLibrary *library, GCancellable *cancellable)
{
  self->database = qimam_library_get_database (library);
  self->connection = qimam_database_lock_writer (self->database, cancellable);
  return self->connection;
}

void
qimam_library_writer_end (QimamLibraryWriter *self)
{
  if (self->connection == NULL)
    return;
  self->connection = NULL;
  qimam_database_unlock_writer (self->database);
}
