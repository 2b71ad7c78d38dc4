/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "qimam-library-corrections.h"
#include "qimam-library-topics.h"

G_BEGIN_DECLS

/* The JSON of the command line contract. Each function adds a value (an object) to a builder. */

void qimam_json_document (JsonBuilder *builder, const QimamDocument *document);
/* The members of `extract` and the analysis beside them; @article 0 leaves "article" out. */
void qimam_json_article (JsonBuilder *builder,
                         gint64 article,
                         const QimamDocument *document,
                         const QimamAnalysis *analysis);
/* An article of the library: the members of qimam_json_article() and its notes and earlier versions. */
void qimam_json_stored_article (JsonBuilder *builder, const QimamArticle *article);
void qimam_json_note (JsonBuilder *builder, const QimamNote *note);
/**
 * qimam_json_export:
 * @versions: (element-type QimamVersion): of @article, whole
 * @corrections: (element-type QimamCorrection): of @article
 *
 * A line of an export, which an import of JSON lines reads.
 */
void qimam_json_export (JsonBuilder *builder,
                        const QimamArticle *article,
                        const GPtrArray *versions,
                        const GPtrArray *corrections);
/* A topic of the user, or the rule of the user for a topic of the program, as a line of an export. */
void qimam_json_export_topic (JsonBuilder *builder, const QimamLibraryTopic *topic);
/* When an earlier version came and went; @whole: with its texts */
void qimam_json_version (JsonBuilder *builder, const QimamVersion *version, gboolean whole);
/* What differs between two versions of an article: an array of fields. */
void qimam_json_changes (JsonBuilder *builder, const QimamDocument *before, const QimamDocument *after);
void qimam_json_claim (JsonBuilder *builder, const QimamDocument *document, const QimamClaim *claim);
/* What a reader said of a claim. */
void qimam_json_correction (JsonBuilder *builder, const QimamCorrection *correction);
void qimam_json_feed (JsonBuilder *builder, const QimamFeed *feed);
void qimam_json_time (JsonBuilder *builder, const QimamTime *time, const char *text);
void qimam_json_quantity (JsonBuilder *builder, const QimamQuantity *quantity, const char *text);
/* @in_library: with "articles" and "fixed", without "main" */
void qimam_json_meeting (JsonBuilder *builder, const QimamMeeting *meeting, gboolean in_library);
void qimam_json_comparison (JsonBuilder *builder, const QimamComparison *comparison);
void qimam_json_briefing (JsonBuilder *builder, const QimamBriefing *briefing);
void qimam_json_facets (JsonBuilder *builder, const QimamFacets *facets);
void qimam_json_item (JsonBuilder *builder, QimamArticleItem *item);

G_END_DECLS
