/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-span.h"

G_BEGIN_DECLS

/* When an article was published, how exactly that is known, and from what. */
typedef struct
{
  char *value;              /* (nullable) ISO 8601, Gregorian */
  QimamPrecision precision; /* YEAR … SECOND, UNKNOWN */
  QimamBasis basis;
  char *evidence; /* (nullable) the text it was read from, or in a few words how it was worked out */
} QimamPublished;

/* A line or block of the input that is not part of the article. */
typedef struct
{
  guint line; /* from 1, in the input; 0 where the input has no lines to speak of */
  char *text;
  char *why; /* a short English phrase, such as "newsletter box" */
} QimamDropped;

/**
 * QimamDocument:
 *
 * What a page, a feed item or a dump becomes: an article before anything is said about what it means. All
 * strings are valid UTF-8 without NUL. @body holds the paragraphs joined by one "\n"; no paragraph holds a
 * line break;
 * @roles has one #QimamParagraphRole a paragraph.
 */
typedef struct
{
  char *guid;      /* (nullable) the publisher's identifier, else NULL */
  char *url;       /* (nullable) canonical address */
  char *source;    /* (nullable) name of the outlet, only where it is stated */
  char *headline;  /* (nullable) */
  char *byline;    /* (nullable) several names are joined by "، " */
  char *dateline;  /* (nullable) place and agency before the story */
  char *caption;   /* (nullable) several are joined by "\n" */
  char *language;  /* (nullable) BCP 47 */
  char *lead;      /* (nullable) standfirst or feed summary that is not part of the body */
  char *image_url; /* (nullable) */
  QimamPublished published;
  char *modified;      /* (nullable) ISO 8601: when it was last changed, as the publisher states it */
  char *body;          /* never NULL once the document is filled; may be "" */
  GArray *roles;       /* (element-type QimamParagraphRole) */
  GPtrArray *dropped;  /* (element-type QimamDropped) */
  GPtrArray *notes;    /* (nullable) (element-type QimamNote): notes that came along with it */
  GBytes *original;    /* (nullable) the bytes that came in */
  char *original_type; /* (nullable) media type of @original, with its charset where one was told */
  char *kept;          /* (nullable) JSON: what an export tells of the article besides */
  guint64 piece;       /* of a feed: a number for all that the document was made of; 0: none */
  gboolean known;      /* whoever asked for it has it: nothing but @guid and @piece is filled in */
} QimamDocument;

QimamDocument *qimam_document_new (void);
QimamDocument *qimam_document_copy (const QimamDocument *self);
void qimam_document_free (QimamDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamDocument, qimam_document_free)

/* Adds a paragraph at the end of the body; line breaks in @text become spaces, an empty text adds nothing.
 * The body is walked each time: whoever reads input with many paragraphs collects them first and puts in the
 * whole. */
void qimam_document_add_paragraph (QimamDocument *self, const char *text, QimamParagraphRole role);

/* Tells that a line was left out, and why. */
void qimam_document_add_dropped (QimamDocument *self, guint line, const char *text, const char *why);

void qimam_document_set_published (
    QimamDocument *self, const char *value, QimamPrecision precision, QimamBasis basis, const char *evidence);

/**
 * qimam_document_field:
 *
 * Returns: (transfer none): the text of a field, "" where the document has none
 */
const char *qimam_document_field (const QimamDocument *self, QimamField field);

/**
 * qimam_document_span_text:
 *
 * Returns: (transfer full) (nullable): the text of a span, or %NULL if the span is not one of this document
 *   (outside, or not at character borders)
 */
char *qimam_document_span_text (const QimamDocument *self, QimamSpan span);

void qimam_dropped_free (QimamDropped *self);

G_END_DECLS
