/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "qimam-library.h"

G_BEGIN_DECLS

/* The JSON of the command line contract. Each function adds a value (an object) to a builder. */

void qimam_json_document (JsonBuilder *builder, const QimamDocument *document);
/* The members of `extract` and the analysis beside them; @article 0 leaves "article" out. */
void qimam_json_article (JsonBuilder *builder,
                         gint64 article,
                         const QimamDocument *document,
                         const QimamAnalysis *analysis);
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
