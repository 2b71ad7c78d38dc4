/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-index-list-private.h"

G_BEGIN_DECLS

#define QIMAM_CURSOR_BEFORE_FIRST G_MAXUINT

/* What the skip run tells of a block: its last document, and where its bytes begin. */
typedef struct
{
  guint32 last;
  guint32 max_tf;
  guint32 docs;
  guint32 tfs;
  guint32 positions;
} QimamListSkip;

/* Some bytes of a list's runs, by where they are behind its address. */
typedef struct
{
  guint8 *bytes;
  guint64 from, to;
} QimamListStretch;

struct _QimamListCursor
{
  QimamListHead head;
  QimamListSource *source;
  guint n_blocks;
  gboolean frugal; /* keeps the bytes of one block, and not of the whole list */
  guint8 *bytes;   /* of a short list all of them, else the skip run and the documents */
  QimamListStretch doc_stretch, tf_stretch; /* of a frugal one */
  guint8 *tf_bytes;
  QimamListSkip *skips; /* of a list of several blocks */
  guint bound_block;    /* where bounds are looked for; the document in a list of one block */

  guint block;
  guint n, at; /* documents of the block, and which of them it stands at */
  guint32 docs[QIMAM_LIST_BLOCK];
  guint32 tfs[QIMAM_LIST_BLOCK];
  gboolean has_tfs;

  QimamListStretch position_stretch;
  QimamBytes plain; /* a short list's positions */
  QimamRice rice;
  guint position_block;
  guint decoded; /* documents of the block whose positions have been gone past */
  guint32 *positions;
  gsize room;
};

/* What the parts of a cursor need of each other. All but the first four set @error. */

/* Documents of a block. */
guint qimam_cursor_block_length (QimamListCursor *self, guint block);
/* Decodes a list that stands with its term; its positions are left in "plain". */
gboolean qimam_cursor_decode_inline (QimamListCursor *self, const guint8 *data);
/* The words of a list that is a set of bits. */
gboolean
qimam_cursor_open_bitmap (QimamListCursor *self, guint32 *first, guint32 *n_words, const guint8 **words);
/* Turns gaps into documents; FALSE where they leave the segment. */
gboolean qimam_cursor_add_gaps (guint32 *docs, guint n, guint64 next, guint32 last);

/* Reads bytes of the list's long runs; frees what *@bytes was before. */
gboolean
qimam_cursor_load (QimamListCursor *self, guint64 offset, gsize length, guint8 **bytes, GError **error);
/* Gives bytes of the long runs, and reads on up to @end as far as that costs nothing: the next blocks are
 * likely to be asked for next. */
gboolean qimam_cursor_read (QimamListCursor *self,
                            QimamListStretch *stretch,
                            guint64 from,
                            guint64 to,
                            guint64 end,
                            QimamBytes *bytes,
                            GError **error);
/* Reads what finding blocks needs. */
gboolean qimam_cursor_open_blocks (QimamListCursor *self, GError **error);
/* Stands at the first document of a block, or at the end. */
gboolean qimam_cursor_enter_block (QimamListCursor *self, guint block, GError **error);
/* Decodes the frequencies of the block. */
gboolean qimam_cursor_need_tfs (QimamListCursor *self, GError **error);

static inline guint64
qimam_cursor_bitmap_word (const guint8 *words, guint32 i)
{
  guint64 word;

  memcpy (&word, words + (gsize) i * 8, 8);
  return GUINT64_FROM_LE (word);
}

G_END_DECLS
