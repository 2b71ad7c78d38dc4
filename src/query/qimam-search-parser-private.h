/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-search-text-private.h"
#include "qimam-search-words.h"

G_BEGIN_DECLS

/* What reading a query and making its parts share. */

/* Brackets deeper than this are no brackets. Each makes an AND in an OR at most, hence the depth of the tree.
 */
#define QIMAM_SEARCH_MAX_BRACKETS 8

G_STATIC_ASSERT (2 * QIMAM_SEARCH_MAX_BRACKETS + 3 <= QIMAM_SEARCH_MAX_DEPTH);

/* What stands between two brackets, or all of it. */
typedef struct
{
  QimamSearchNode *node;
  gboolean headline;
  gboolean joins;     /* "or" stands before the next part */
  gboolean or_on_top; /* the last part is an OR that the next one may join */
} QimamSearchLevel;

typedef struct
{
  QimamSearchText *result;
  const char *text;
  const char *p;
  gboolean prefix;
  guint32 today;
  guint n_words;
  guint n_parts;
  QimamSearchLevel levels[QIMAM_SEARCH_MAX_BRACKETS + 1];
  guint level;
  guint8 *paired;        /* for each byte of the text, whether it is an opening bracket that is closed */
  guint32 missing;       /* opening marks (a bit each) whose closing ones do not occur from here on */
  QimamSearchNode *last; /* (nullable) the part that ends at the end of the text and may be half typed */
} QimamSearchParser;

/* A part that was recognised in the text: the whole of it, and the words or the value in it. */
typedef struct
{
  const char *start;
  const char *end;
  const char *inner;
  const char *inner_end;
  gboolean exclude;
  gboolean headline;
  gboolean quoted;
  gboolean open; /* ends with the text, so that it may be half typed */
} QimamSearchPiece;

static inline QimamSearchLevel *
qimam_search_parser_top (QimamSearchParser *self)
{
  return &self->levels[self->level];
}

/* Whether so many words more, and a part, may come. */
gboolean qimam_search_parser_has_room (QimamSearchParser *self, guint n_words);
/* (transfer full) to the tree, as the next part of what is open. */
void qimam_search_parser_add (QimamSearchParser *self, QimamSearchNode *part);
/* Adds words typed as one, or a phrase. Returns whether there is anything in it. */
gboolean qimam_search_parser_add_words (QimamSearchParser *self, const QimamSearchPiece *piece);
/* (transfer full) (nullable): the part that a keyword and its value are */
QimamSearchNode *qimam_search_parser_make_part (QimamSearchParser *self,
                                                QimamSearchWord keyword,
                                                const QimamSearchPiece *piece);
/* Remembers what stands at the end of the text and may go on. */
void qimam_search_parser_note_open (QimamSearchParser *self,
                                    QimamSearchWord keyword,
                                    const char *start,
                                    const QimamSearchPiece *piece);

G_END_DECLS
