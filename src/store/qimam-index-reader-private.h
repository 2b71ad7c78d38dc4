/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-index-reader.h"
#include "qimam-index-segment.h"

G_BEGIN_DECLS

struct _QimamIndexReader
{
  QimamConnection *connection;
  gint64 generation;
  GPtrArray *segments;      /* QimamSegment, by first document */
  QimamTermCursor *cursors; /* one a segment, used again for each lookup */
  guint32 n_docs, end;
  guint64 n_tokens;
  guint16 *lengths;
  guint16 *shortest;
  guint64 *docs;
  gsize n_words;
  guint32 pending_next, pending_end;
};

/* (transfer full) (nullable): postings over a set of bits. Takes @words. */
QimamPostings *qimam_postings_new_bits (QimamIndexReader *reader, guint64 *words, gsize n_words);
/* (transfer full): postings that get their lists with qimam_postings_add(). */
QimamPostings *qimam_postings_new (QimamIndexReader *reader, guint max_parts);
/* Takes @cursor. Segments come in the order of their first documents. */
void qimam_postings_add (QimamPostings *self, QimamSegment *segment, QimamListCursor *cursor);

/* Lets go of what the connection keeps of the index. */
void qimam_index_reader_forget (QimamConnection *connection);

/* Adds the documents of one segment that have a word which begins with @prefix. */
gboolean qimam_index_reader_add_prefix (QimamIndexReader *self,
                                        guint segment_number,
                                        const char *prefix,
                                        gsize length,
                                        guint64 *words,
                                        GError **error);

/* Writes the key of a term into @key, which has room for %QIMAM_INDEX_MAX_TERM + 1 bytes. */
gsize qimam_index_key (char *key, char kind, const char *term, gsize length);

G_END_DECLS
