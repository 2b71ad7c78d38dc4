/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-search-text.h"

G_BEGIN_DECLS

struct _QimamSearchText
{
  QimamSearchNode *root;
  GArray *words;    /* QimamWord; the strings belong to @owned */
  GPtrArray *owned; /* arrays of QimamWord */
  gboolean given;   /* something other than white space was typed */
  char *open;       /* (nullable) what is half typed at the end */
  guint open_keyword;
  gsize open_start;
  gboolean incomplete; /* of which a part is not typed out yet and means nothing so far */
};

QimamSearchNode *qimam_search_node_new (QimamSearchKind kind, gsize start, gsize end);
void qimam_search_node_free (QimamSearchNode *self);

/* Whether two parts look for the same. */
gboolean qimam_search_node_equal (const QimamSearchNode *a, const QimamSearchNode *b);

/* Takes stop words (where anything else is looked for), brackets that do nothing and repetitions out of what is
 * under @root, an AND or OR. */
void qimam_search_node_tidy (QimamSearchNode *root);

G_END_DECLS
