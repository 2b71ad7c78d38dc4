/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-connection.h"

G_BEGIN_DECLS

/**
 * QimamIndexReader:
 *
 * The full-text index as one read transaction of a connection sees it: which articles have which words, how
 * often and where. Documents are named by the ids of their articles. Used by one thread at a time, like its
 * connection.
 *
 * The index is a list of segments that are never changed once they are written (an import writes one, merges
 * make few large ones out of many small ones), each with the documents that have left it since.
 */
typedef struct _QimamIndexReader QimamIndexReader;

/**
 * QimamPostings:
 *
 * The documents that have one term, in ascending order, deleted ones left out.
 *
 * Nothing here takes a #GError: what goes wrong while a list is walked (a damaged file, a cancelled
 * connection) ends it early, and qimam_postings_failed() tells of it. Ask it once after each list that was
 * walked to its end.
 */
typedef struct _QimamPostings QimamPostings;

typedef enum
{
  QIMAM_TERM_STEM,     /* stems, of headline, body and caption */
  QIMAM_TERM_FORM,     /* folded surface forms, of headline, body and caption */
  QIMAM_TERM_HEADLINE, /* stems of the headline alone; no positions */
  QIMAM_TERM_PREFIX,   /* what stems and forms begin with; no frequencies (1 each) and no positions */
} QimamTermSpace;

/* After the last document. */
#define QIMAM_DOC_END G_MAXUINT32

/* Words of the headline have positions from 0 to 255; those of the body count on from here; those of the
 * caption follow after a gap. So no phrase runs from one into the other. */
#define QIMAM_POSITION_BODY 256u
#define QIMAM_POSITION_GAP  64u
/* As many documents as qimam_postings_take() gives at most. */
#define QIMAM_POSTINGS_BLOCK 128u

/**
 * qimam_index_reader_open:
 *
 * Gives the index as the transaction sees it that the connection is in. Cheap (one small query) where nothing
 * changed since the last time: the reader stays with the connection.
 *
 * Returns: (transfer none): valid until the connection is used in another transaction or closed
 */
QimamIndexReader *qimam_index_reader_open (QimamConnection *connection, GError **error);

/* Counts up with every change of the index: what was worked out from one generation holds for all of it. */
guint64 qimam_index_reader_get_generation (QimamIndexReader *self);
/* How many documents are in the index. */
guint32 qimam_index_reader_get_n_docs (QimamIndexReader *self);
/* The highest document's number plus one: as many bits as a set of documents needs. 0 for an empty index. */
guint32 qimam_index_reader_get_end (QimamIndexReader *self);
/* Words of all documents. */
guint64 qimam_index_reader_get_n_tokens (QimamIndexReader *self);
/**
 * qimam_index_reader_get_lengths:
 *
 * Words of each document (headline, body and caption), at most 65535, by its number; 0 for numbers without
 * one. The array has qimam_index_reader_get_end() items, and lives as long as the reader's generation.
 */
const guint16 *qimam_index_reader_get_lengths (QimamIndexReader *self);
/* For each 64 documents that begin with a multiple of 64 a length that none of them is below. */
const guint16 *qimam_index_reader_get_shortest (QimamIndexReader *self);
/* The documents, as a set of bits: document d is bit d % 64 of word d / 64. @n_words is set to the length. */
const guint64 *qimam_index_reader_get_docs (QimamIndexReader *self, gsize *n_words);
/* Whether articles wait to be indexed (after an upgrade): a search may miss some. @done of @total are. */
gboolean qimam_index_reader_is_partial (QimamIndexReader *self, guint32 *done, guint32 *total);

/**
 * qimam_index_reader_find:
 * @term: folded or stemmed as the tokenizer does it, not NUL-terminated
 *
 * Gives one term's documents over all segments. For %QIMAM_TERM_PREFIX, @term is what the words begin with.
 *
 * Returns: (transfer full) (nullable): NULL without @error where no document has it. To be freed before the
 * transaction ends.
 */
QimamPostings *qimam_index_reader_find (
    QimamIndexReader *self, QimamTermSpace space, const char *term, gsize length, GError **error);
void qimam_postings_free (QimamPostings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamPostings, qimam_postings_free)

/* How many documents have the term: exact, but that ones which were changed or removed since they were
 * indexed still count until a merge leaves them out. */
guint32 qimam_postings_count (QimamPostings *self);
/* The highest frequency in one document that there may be: a bound, reached or not. */
guint32 qimam_postings_max_tf (QimamPostings *self);

/* The next document; the first one when called first. %QIMAM_DOC_END after the last. */
guint32 qimam_postings_next (QimamPostings *self);
/* The first document from @doc on, never going back: stays where it is when that is @doc or later. Skips
 * blocks without decoding them. */
guint32 qimam_postings_seek (QimamPostings *self, guint32 doc);
/* The document that the last call of next or seek gave. */
guint32 qimam_postings_doc (QimamPostings *self);
/* How often the term is in the current document. */
guint32 qimam_postings_tf (QimamPostings *self);
/* (transfer none): where, in ascending order; NULL with 0 for spaces without positions, and after a failure.
 * Until the next call on this list. */
const guint32 *qimam_postings_positions (QimamPostings *self, guint *n);

/**
 * qimam_postings_take:
 * @from, @to: a window of documents; windows ascend and are apart
 * @docs, @tfs: (out) (transfer none): until the next call on this list
 *
 * Takes documents of a window with their frequencies, many at a time: the fastest way to walk a list. To be
 * called again until nothing is left. What is given at once ascends, but where segments overlap the next may
 * be lower. Not to be mixed with other ways to walk.
 *
 * Returns: how many; 0 when nothing is left of the window
 */
guint qimam_postings_take (
    QimamPostings *self, guint32 from, guint32 to, const guint32 **docs, const guint32 **tfs);

/**
 * qimam_postings_bound:
 *
 * For pruning: a bound on the frequency of the term in the documents of a window, mostly without decoding
 * them; 0 where none of them has it. Windows ascend; the list does not move.
 */
guint32 qimam_postings_bound (QimamPostings *self, guint32 from, guint32 to);

/**
 * qimam_postings_add_to_bits:
 *
 * Adds all documents of the list to a set of bits, wherever the list stands, and leaves it there: the fastest
 * way to a union and to a count. Documents beyond @n_words are left out.
 *
 * Returns: %FALSE after a failure, of which qimam_postings_failed() tells
 */
gboolean qimam_postings_add_to_bits (QimamPostings *self, guint64 *words, gsize n_words);

/* Whether the list ended because something went wrong; sets @error then. Errors:
 * %QIMAM_ERROR_LIBRARY_DAMAGED, %G_IO_ERROR_CANCELLED, those of the file. */
gboolean qimam_postings_failed (QimamPostings *self, GError **error);

/**
 * qimam_index_reader_add_phrase:
 * @forms: folded surface forms, in the order in which they stand
 * @headline: whether the phrase must stand in the headline
 * @words: a set of bits that gets the documents; those beyond @n_words are left out
 *
 * Finds the documents that have words one right after the other. Where all are common, large segments have
 * lists of pairs; else positions are compared, led by the rarest word.
 */
gboolean qimam_index_reader_add_phrase (QimamIndexReader *self,
                                        const char *const *forms,
                                        guint n_forms,
                                        gboolean headline,
                                        guint64 *words,
                                        gsize n_words,
                                        GError **error);

/* @count is as qimam_postings_count() tells it. Returns FALSE to stop. */
typedef gboolean (*QimamTermFunc) (const char *term, gsize length, guint32 count, gpointer data);

/**
 * qimam_index_reader_complete:
 * @space: %QIMAM_TERM_STEM or %QIMAM_TERM_FORM
 * @max: how many to give, at most 1000
 *
 * Tells the terms that begin with @prefix, those in most documents first.
 */
gboolean qimam_index_reader_complete (QimamIndexReader *self,
                                      QimamTermSpace space,
                                      const char *prefix,
                                      gsize length,
                                      guint max,
                                      QimamTermFunc func,
                                      gpointer data,
                                      GError **error);

G_END_DECLS
