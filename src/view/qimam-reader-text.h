/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-analysis.h"

G_BEGIN_DECLS

/**
 * QimamReaderText:
 *
 * An article as the text of a buffer, and the way from a place in the article to a place in the buffer and
 * back.
 */
typedef struct _QimamReaderText QimamReaderText;

/* Makes the tags of a reader in @buffer. */
QimamReaderText *qimam_reader_text_new (GtkTextBuffer *buffer);
void qimam_reader_text_free (QimamReaderText *self);

/* @article: (nullable): (transfer none), to be held as long as it is shown
 * @meta: what stands below the headline */
void qimam_reader_text_fill (QimamReaderText *self, const QimamArticle *article, const char *meta);

/* Colours for a light or a dark window. */
void qimam_reader_text_set_dark (QimamReaderText *self, gboolean dark);

/* The place of a span; FALSE where the text does not show it. */
gboolean qimam_reader_text_find (QimamReaderText *self, QimamSpan span, GtkTextIter *start, GtkTextIter *end);

/* Marks the words of notes; the marks of others go. @notes: (element-type QimamNote): read, not kept */
void qimam_reader_text_set_notes (QimamReaderText *self, const GPtrArray *notes);

/* The selected stretch of the article, in one field; FALSE where nothing of it is selected. */
gboolean qimam_reader_text_get_selected_span (QimamReaderText *self, QimamSpan *span);

/* The sentence in which the cursor stands. */
gboolean qimam_reader_text_get_sentence (QimamReaderText *self, QimamSpan *span);

/* The place of the article that stands at a place of the buffer. */
gboolean
qimam_reader_text_locate (QimamReaderText *self, const GtkTextIter *iter, QimamField *field, gsize *byte);

/* (nullable): the claim whose text stands at a place; the shortest where several do */
const QimamClaim *qimam_reader_text_claim_at (QimamReaderText *self, const GtkTextIter *iter);

/* (transfer full): the selected text as the article has it, without marks of ours; %NULL for none */
char *qimam_reader_text_get_selected (QimamReaderText *self);

G_END_DECLS
