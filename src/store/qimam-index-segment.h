/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"
#include "qimam-index-list.h"

G_BEGIN_DECLS

/* A segment is a dictionary in blocks of a few kilobytes, each with the short lists of its terms, and a run
 * of bytes with the long lists, cut into pieces that fill SQLite's pages. */

/* Longer terms are cut. */
#define QIMAM_INDEX_MAX_TERM 200u

/* The first byte of a key in the dictionary. */
#define QIMAM_KEY_TERM   '\002'
#define QIMAM_KEY_PREFIX '\003'
#define QIMAM_KEY_PAIR   '\004' /* qimam-index-pairs.h */

/* Which lists a term has. */
typedef enum
{
  QIMAM_TERM_HAS_STEM = 1 << 0,
  QIMAM_TERM_HAS_FORM = 1 << 1,
  QIMAM_TERM_HAS_HEADLINE = 1 << 2,
  QIMAM_TERM_SAME = 1 << 3, /* the form's list is the stem's */
  QIMAM_TERM_HAS_PREFIX = 1 << 4,
} QimamTermFlags;

/* The lists in the order in which they stand. */
enum
{
  QIMAM_SLOT_STEM,
  QIMAM_SLOT_FORM,
  QIMAM_SLOT_HEADLINE,
  QIMAM_SLOT_PREFIX,
  QIMAM_N_SLOTS,
};

typedef enum
{
  QIMAM_SEGMENT_UNFINISHED,
  QIMAM_SEGMENT_LIVE,
  QIMAM_SEGMENT_GONE, /* its rows are being taken away */
} QimamSegmentState;

/* ---- Reading ---- */

typedef struct
{
  QimamListSource source; /* the documents it begins and ends with, too */
  QimamConnection *connection;
  gint64 id;
  guint32 n_docs;
  guint64 n_tokens;
  guint32 n_blocks;
  guint32 extent;   /* bytes of a piece of the long lists */
  guint64 *deleted; /* (nullable): word 0 has the bit of the first document */
  guint32 n_deleted;
  gint64 deleted_at; /* the generation in which @deleted changed last */
  GBytes *docs;      /* as qimam_docs_to_bytes() makes them */
  gboolean pairs_known;
  guint32 pairs_least; /* as qimam_pairs_read_least() tells it; meant when it is known */
} QimamSegment;

/* The segments in use, in the order of their first documents. Those of @known (nullable) that did not change
 * are taken out of it. */
GPtrArray *qimam_segment_load_all (QimamConnection *connection, GPtrArray *known, GError **error);
/* (nullable): whatever its state; NULL with @error where there is none. */
QimamSegment *qimam_segment_load (QimamConnection *connection, gint64 id, GError **error);
void qimam_segment_free (QimamSegment *self);

/* Reads the documents of a segment and their lengths. Both arrays are to be freed. */
gboolean qimam_segment_load_docs (
    QimamSegment *self, guint32 **docs, guint16 **lengths, guint32 *n_docs, GError **error);
/* Adds the documents that are not deleted to a set of bits that has room for them. The bits of @words begin
 * with those of word @first_word. */
gboolean
qimam_segment_add_docs_to_bits (QimamSegment *self, guint64 *words, guint32 first_word, GError **error);

static inline gsize
qimam_segment_n_words (const QimamSegment *self)
{
  return self->source.last / 64 - self->source.first / 64 + 1;
}

static inline gboolean
qimam_segment_is_deleted (const QimamSegment *self, guint32 doc)
{
  return self->deleted != NULL && (self->deleted[doc / 64 - self->source.first / 64] >> (doc % 64) & 1) != 0;
}

/* The deleted documents, @n_deleted of them; to be freed. */
guint32 *qimam_segment_list_deleted (const QimamSegment *self);
GBytes *qimam_segment_deleted_to_bytes (const QimamSegment *self);
/* Takes the deleted documents from what qimam_docs_to_bytes() made. */
gboolean qimam_segment_set_deleted (QimamSegment *self, gconstpointer data, gsize size, GError **error);
/* Writes which documents of a segment are deleted; @all: it is gone with them. */
gboolean qimam_segment_write_deleted (QimamConnection *connection,
                                      gint64 segment,
                                      const guint32 *docs,
                                      guint32 n,
                                      gboolean all,
                                      GError **error);

/* A term as it stands in the dictionary; the heads point into the block. */
typedef struct
{
  const guint8 *key;
  guint key_length;
  QimamTermFlags flags;
  QimamListHead heads[QIMAM_N_SLOTS];
} QimamTermEntry;

/* Walks through the dictionary, or a part of it. */
typedef struct
{
  QimamSegment *segment;
  guint8 *block; /* a copy */
  gsize block_room;
  QimamBytes bytes;
  guint32 next_block;
  guint64 address;
  guint8 key[QIMAM_INDEX_MAX_TERM + 8];
  QimamTermEntry entry;
  gboolean end;
} QimamTermCursor;

void qimam_term_cursor_init (QimamTermCursor *self, QimamSegment *segment);
void qimam_term_cursor_clear (QimamTermCursor *self);
/* Stands at the first term that is not before @key. At the end, @end is set. */
gboolean qimam_term_cursor_seek (QimamTermCursor *self, gconstpointer key, gsize length, GError **error);
gboolean qimam_term_cursor_next (QimamTermCursor *self, GError **error);

/* -1, 0, 1 */
int qimam_key_compare (gconstpointer a, gsize a_length, gconstpointer b, gsize b_length);

/* The list of a slot, taking QIMAM_TERM_SAME into account; NULL where there is none. */
const QimamListHead *qimam_term_entry_head (const QimamTermEntry *entry, guint slot);

/* Told of one document of a list; FALSE with @error ends the walk. */
typedef gboolean (*QimamListFunc) (
    guint32 doc, guint32 tf, const guint32 *positions, guint n_positions, gpointer data, GError **error);
/* Walks the documents of a list that are not deleted in its segment. */
gboolean qimam_segment_walk_list (
    QimamSegment *self, const QimamListHead *head, QimamListFunc func, gpointer data, GError **error);

/* ---- Writing ---- */

typedef struct _QimamSegmentWriter QimamSegmentWriter;

/* Makes a segment that nobody sees yet. To be used within one transaction, unless it is saved. */
QimamSegmentWriter *
qimam_segment_writer_new (QimamConnection *connection, guint32 first, guint32 last, GError **error);
void qimam_segment_writer_free (QimamSegmentWriter *self);
gint64 qimam_segment_writer_get_id (QimamSegmentWriter *self);

/* Terms come in ascending order of their keys. @lists has %QIMAM_N_SLOTS lists; those that @flags does not
 * name are not looked at. */
gboolean qimam_segment_writer_add (QimamSegmentWriter *self,
                                   gconstpointer key,
                                   gsize length,
                                   QimamTermFlags flags,
                                   const QimamList *lists,
                                   GError **error);

/* Writes what is still in memory; terms may follow. */
gboolean qimam_segment_writer_flush (QimamSegmentWriter *self, GError **error);

/* Ends the dictionary. @docs are ascending; @state is what the segment is then. */
gboolean qimam_segment_writer_finish (QimamSegmentWriter *self,
                                      const guint32 *docs,
                                      const guint16 *lengths,
                                      guint32 n_docs,
                                      guint64 n_tokens,
                                      QimamSegmentState state,
                                      GError **error);

/* What is still in memory, for a writer that carries on in another transaction or process. */
GBytes *qimam_segment_writer_save (QimamSegmentWriter *self);
QimamSegmentWriter *
qimam_segment_writer_restore (QimamConnection *connection, gint64 id, GBytes *saved, GError **error);

/* A set of documents as bytes, runs told by their lengths. @docs are ascending. */
GBytes *qimam_docs_to_bytes (const guint32 *docs, guint32 n);
/* @docs: (out) (transfer full): FALSE where a document is not from @first to @last */
gboolean qimam_docs_from_bytes (
    gconstpointer data, gsize size, guint32 first, guint32 last, guint32 **docs, guint32 *n);

/* Ids of the rows of a segment's @n-th block or piece. */
static inline gint64
qimam_segment_row (gint64 segment, guint32 n)
{
  return segment << 24 | n;
}

#define QIMAM_SEGMENT_MAX_ROWS (1u << 24)

G_END_DECLS
