/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-id-map.h"

G_BEGIN_DECLS

/* What one article says, in the bytes of one row: claims, dismissed claims, statements, times, quantities and
 * the summary. They are only ever read together, and together with the article, so that words that stand in
 * it are kept as the place where they stand.
 *
 * The layout of format 1. Numbers are as qimam_buffer_add_number() writes them, seven bits a byte; "signed"
 * ones are folded so that small ones of either sign are short; members of enumerations have the numbers of
 * qimam-types.h and qimam-expression.h, which therefore never change.
 *
 *   byte     the format: 1
 *   4 bytes  sum of all that follows and of the lengths of the article's texts, little-endian
 *   lists    statements, claims, dismissed claims, times, quantities, summary: each its length, then its
 * items
 *
 *   span     signed distance of its start from that of the span before it in the bytes (from 0 for the
 * first), times 3 plus the field; then its length string   0 none; 1 its length and its bytes; 2 the span
 * where it stands; 3 + n that of the string with number n, counting from 0 those that came in the first two
 * ways id       signed distance from the id before it in the same list, where a flag does not say that it is
 * 1 speech   a byte: attribution in the low 2 bits, then which follow of speaker, its key, verb, via, its key
 *   strings  how many, then each
 *
 *   statement  flags (QimamPackStatement); id; sentence; span; text; speech; polarity; party; quotes; topics
 *   claim      a byte: dimension and basis (times 16); flags (QimamPackClaim); id; signed distance of its
 *              statement's place in the list from that of the claim before; then, unless the claim is its
 *              statement: sentence; span; text; speech; polarity; party; topics; and always: value; signed
 * distance of its meeting's row from that of the claim before; how; repeats value      flags (QimamPackValue)
 * and what they name, in their order time       span; a byte: kind, resolution (times 8), whether it is a
 * bare weekday (times 64); a byte of flags (QimamPackTime) and what they name quantity   span; flags (kind in
 * the low 3 bits, then QimamPackQuantity) and what they name summary    span; 8 bytes: the score, a double,
 * little-endian */

/**
 * qimam_analysis_pack:
 * @ids: (nullable): the library's ids of claims and statements, and the rows of article_meeting that claims
 * are about; %NULL where @analysis has those already
 *
 * Returns: (transfer full): @analysis without its meetings, topics and sketch, and without what its claims
 * were corrected by
 */
GBytes *
qimam_analysis_pack (const QimamDocument *document, const QimamAnalysis *analysis, const QimamIdMap *ids);

/**
 * qimam_analysis_unpack:
 * @document: (nullable): the article that @packed was made of; without it, texts that stand in the article
 * are left out, and nothing tells whether the bytes are sound
 * @article: the id of the article
 *
 * Adds what @packed holds to @analysis. The meetings of claims are rows of article_meeting.
 *
 * Returns: %FALSE where the bytes are not what was packed, or not with this article; then nothing is added
 */
gboolean qimam_analysis_unpack (GBytes *packed,
                                const QimamDocument *document,
                                gint64 article,
                                QimamAnalysis *analysis);

G_END_DECLS
