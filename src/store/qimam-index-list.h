/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-index-codec.h"

G_BEGIN_DECLS

/* Documents a block; all blocks of a list but the last one are full. */
#define QIMAM_LIST_BLOCK 128u

/* What is kept of each document of a list. */
typedef enum
{
  QIMAM_LIST_DOCS = 0,
  QIMAM_LIST_TFS = 1 << 0,
  QIMAM_LIST_POSITIONS = 1 << 1,
} QimamListParts;

/* The documents of one term in one segment, in ascending order. */
typedef struct
{
  guint32 n;
  const guint32 *docs;
  const guint32 *tfs;       /* (nullable) */
  const guint32 *positions; /* (nullable): of all documents, one after the other */
} QimamList;

/* ---- Writing ---- */

/* A list is a head that stands with its term, and, unless it is short, four runs of bytes elsewhere: what
 * each block has (skip), documents, frequencies, positions. */
typedef struct
{
  QimamBuffer skip;
  QimamBuffer docs;
  QimamBuffer tfs;
  QimamBuffer positions;
  QimamBuffer inlined;
  guint32 *codes;
  gsize n_codes;
} QimamListEncoder;

void qimam_list_encoder_clear (QimamListEncoder *self);

/**
 * qimam_list_encode:
 * @first, @last: documents of the segment
 * @head: gets the head
 *
 * Returns: whether the four buffers of @self hold bytes to be stored, in their order
 */
gboolean qimam_list_encode (
    QimamListEncoder *self, const QimamList *list, guint32 first, guint32 last, QimamBuffer *head);

/* ---- Reading ---- */

/* Where the bytes of lists are. */
typedef struct _QimamListSource QimamListSource;
struct _QimamListSource
{
  /* Copies @length bytes from @address on to @data. */
  gboolean (*load) (QimamListSource *self, guint64 address, gsize length, guint8 *data, GError **error);
  guint32 first; /* documents of the segment */
  guint32 last;
  guint64 size;   /* bytes that there are */
  guint32 extent; /* reading some of so many bytes costs as much as all of them; 0 where it does not */
};

/* A head as it was read: it points into the bytes it was read from. */
typedef struct
{
  guint32 n;
  guint8 storage;
  QimamListParts parts;
  const guint8 *data; /* of a short list */
  gsize length;
  guint64 address; /* of others */
  guint32 skip, docs, tfs, positions;
  guint32 max_tf;
} QimamListHead;

/* @address: in: where the bytes of the list are if it has any; out: where those of the next one are. */
gboolean
qimam_list_head_read (QimamListHead *self, QimamBytes *bytes, QimamListParts parts, guint64 *address);

typedef struct _QimamListCursor QimamListCursor;

/* @source must live as long as the cursor. NULL where the head makes no sense. */
QimamListCursor *qimam_list_cursor_new (const QimamListHead *head, QimamListSource *source, GError **error);
void qimam_list_cursor_free (QimamListCursor *self);
/* Makes a cursor that was not moved yet keep one block in memory, for walking many long lists side by side.
 */
void qimam_list_cursor_set_frugal (QimamListCursor *self);

guint32 qimam_list_cursor_count (QimamListCursor *self);
guint32 qimam_list_cursor_max_tf (QimamListCursor *self);
/* The document it stands at; before the first one 0, after the last one G_MAXUINT32. */
guint32 qimam_list_cursor_doc (QimamListCursor *self);
/* FALSE with @error after a failure. At the end the document is G_MAXUINT32. */
gboolean qimam_list_cursor_next (QimamListCursor *self, GError **error);
gboolean qimam_list_cursor_seek (QimamListCursor *self, guint32 doc, GError **error);
gboolean qimam_list_cursor_tf (QimamListCursor *self, guint32 *tf, GError **error);
/* (transfer none) until the cursor moves */
gboolean
qimam_list_cursor_positions (QimamListCursor *self, const guint32 **positions, guint *n, GError **error);
/* Takes documents from @from to @to, as many as are at hand, and stands at the last of them; 0 where there
 * are none. @from never goes back. */
gboolean qimam_list_cursor_take (QimamListCursor *self,
                                 guint32 from,
                                 guint32 to,
                                 const guint32 **docs,
                                 const guint32 **tfs,
                                 guint *n,
                                 GError **error);
/* A frequency that no document from @from to @to exceeds, without decoding them: 0 where there are none. The
 * cursor stays where it is; @from never goes back. */
gboolean
qimam_list_cursor_bound (QimamListCursor *self, guint32 from, guint32 to, guint32 *max_tf, GError **error);
/* Adds all documents but those in @without (nullable; word 0 has the bit of document @source->first). */
gboolean qimam_list_cursor_add_to_bits (
    QimamListCursor *self, guint64 *words, gsize n_words, const guint64 *without, GError **error);

/* The same straight from a head, without a cursor. */
gboolean qimam_list_head_add_to_bits (const QimamListHead *head,
                                      QimamListSource *source,
                                      guint64 *words,
                                      gsize n_words,
                                      const guint64 *without,
                                      GError **error);

gboolean qimam_list_set_damaged (GError **error);

G_END_DECLS
