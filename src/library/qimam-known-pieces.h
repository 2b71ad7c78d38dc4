/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-database.h"
#include "qimam-extract.h"

G_BEGIN_DECLS

/**
 * QimamKnownPieces:
 *
 * Who is asked whether a library has what an item of a feed says. May be asked from several threads.
 */
typedef struct
{
  QimamDatabase *database;
  GCancellable *cancellable; /* (nullable) */
  const char *title;         /* (nullable): the subscription whose name its articles go under */
} QimamKnownPieces;

/* A #QimamKnownFunc; @data is a #QimamKnownPieces. */
gboolean qimam_known_pieces_ask (guint64 *piece, gpointer data);

G_END_DECLS
