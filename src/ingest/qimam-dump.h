/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-document.h"
#include "qimam-dump-line.h"

G_BEGIN_DECLS

/**
 * qimam_dump_read:
 * @text: UTF-8
 *
 * Reads the text of a page as someone copied it: fills headline, outlet, byline, dateline, caption,
 * publication date, body and what was left out. The last says nothing that the text does not fix.
 *
 * Errors: %QIMAM_ERROR_EMPTY where no line reads as a paragraph of a story.
 */
gboolean qimam_dump_read (const char *text, QimamDocument *document, GError **error);

/* Tells the lines above the story: site, slogan, headline, date, author, caption. @end: the first line of the
 * story. */
void qimam_dump_read_head (GPtrArray *lines, guint end, const QimamCruft *tables, QimamDocument *document);

/* Tells the lines after the story, of which @last is the last sure paragraph. */
void qimam_dump_read_tail (GPtrArray *lines, guint last, const QimamCruft *tables, QimamDocument *document);

/* Adds names to the document's byline. */
void qimam_dump_add_byline (QimamDocument *document, const char *names);

G_END_DECLS
