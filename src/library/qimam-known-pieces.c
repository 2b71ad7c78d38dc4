/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-known-pieces.h"

#include "qimam-store-piece.h"

gboolean
qimam_known_pieces_ask (guint64 *piece, gpointer data)
{
  const QimamKnownPieces *self = data;
  QimamConnection *reader = qimam_database_acquire_reader (self->database, self->cancellable, NULL);
  gint64 article = 0;

  /* The same item under another name is another article. */
  for (const char *p = self->title; p != NULL && *p != '\0'; p++)
    *piece = (*piece ^ (guint8) *p) * G_GUINT64_CONSTANT (1099511628211);
  *piece = MAX (*piece, 1);
  /* Where it cannot be found out the item is read, which is never wrong. */
  if (reader == NULL || !qimam_store_piece_find (reader, *piece, &article, NULL, NULL))
    article = 0;
  qimam_database_release_reader (self->database, reader);
  return article != 0;
}
