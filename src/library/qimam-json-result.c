/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons, briefings, facets and rows of a result. */
#include "qimam-json.h"

#include "qimam-json-private.h"

/* A claim as a comparison points at it. */
static void
add_claim_refs (JsonBuilder *builder, const char *name, const GPtrArray *claims)
{
  qimam_json_begin_array (builder, name);
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      json_builder_begin_object (builder);
      qimam_json_add_int (builder, "id", claim->id);
      qimam_json_add_int (builder, "article", claim->article);
      qimam_json_add_span (builder, claim->span, claim->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_row (JsonBuilder *builder, const QimamRow *row)
{
  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "key", row->key);
  qimam_json_add_string (builder, "dimension", qimam_dimension_nick (row->dimension));
  qimam_json_add_string (builder, "topic", row->topic);
  qimam_json_add_string (builder, "label", row->label);
  qimam_json_add_string (builder, "status", qimam_status_nick (row->status));
  qimam_json_begin_array (builder, "cells");
  for (guint i = 0; i < row->cells->len; i++)
    {
      const QimamCell *cell = row->cells->pdata[i];
      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "status", qimam_status_nick (cell->status));
      qimam_json_add_string (builder, "text", cell->text);
      qimam_json_add_value (builder, row->dimension, &cell->value);
      add_claim_refs (builder, "claims", cell->claims);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

void
qimam_json_comparison (JsonBuilder *builder, const QimamComparison *comparison)
{
  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "mode", comparison->mode == QIMAM_COMPARE_SOURCES ? "sources" : "meetings");
  qimam_json_add_id (builder, "meeting", comparison->mode == QIMAM_COMPARE_SOURCES ? comparison->meeting : 0);
  qimam_json_add_string (builder, "topic", comparison->topic);
  qimam_json_add_string (builder, "title", comparison->title);
  qimam_json_begin_array (builder, "columns");
  for (guint i = 0; i < comparison->columns->len; i++)
    {
      const QimamColumn *column = comparison->columns->pdata[i];
      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "label", column->label);
      qimam_json_add_string (builder, "source", column->source);
      qimam_json_add_ids (builder, "articles", column->articles);
      qimam_json_add_id (builder, "meeting", column->meeting);
      qimam_json_add_string (builder, "date", column->date);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  qimam_json_begin_array (builder, "rows");
  for (guint i = 0; i < comparison->rows->len; i++)
    add_row (builder, comparison->rows->pdata[i]);
  json_builder_end_array (builder);
  qimam_json_begin_array (builder, "discrepancies");
  for (guint i = 0; i < comparison->discrepancies->len; i++)
    {
      const QimamDiscrepancy *discrepancy = comparison->discrepancies->pdata[i];
      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "kind", discrepancy->kind);
      qimam_json_add_string (builder, "level", qimam_level_nick (discrepancy->level));
      qimam_json_add_string (builder, "row", discrepancy->row);
      add_claim_refs (builder, "claims", discrepancy->claims);
      qimam_json_begin_array (builder, "silent");
      for (guint s = 0; s < discrepancy->silent->len; s++)
        json_builder_add_int_value (builder, g_array_index (discrepancy->silent, guint, s));
      json_builder_end_array (builder);
      qimam_json_add_string (builder, "note", discrepancy->note);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_brief_section (JsonBuilder *builder, const QimamBriefSection *section)
{
  static const char *const kinds[] = { "fact", "sentence", "quotation", "difference", "note" };

  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "key", section->key);
  qimam_json_add_string (builder, "title", section->title);
  qimam_json_begin_array (builder, "items");
  for (guint i = 0; i < section->items->len; i++)
    {
      const QimamBriefItem *item = section->items->pdata[i];

      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "kind", kinds[item->kind]);
      qimam_json_add_string (builder, "label", item->label);
      qimam_json_add_string (builder, "text", item->text);
      qimam_json_begin_array (builder, "evidence");
      for (guint e = 0; e < item->evidence->len; e++)
        {
          const QimamBriefEvidence *evidence = &g_array_index (item->evidence, QimamBriefEvidence, e);
          json_builder_begin_object (builder);
          qimam_json_add_int (builder, "ref", evidence->ref);
          qimam_json_add_int (builder, "start", evidence->span.start);
          qimam_json_add_int (builder, "end", evidence->span.end);
          qimam_json_add_string (builder, "in", qimam_field_nick (evidence->span.in));
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (section->table != NULL)
    {
      json_builder_set_member_name (builder, "table");
      qimam_json_comparison (builder, section->table);
    }
  json_builder_end_object (builder);
}

void
qimam_json_briefing (JsonBuilder *builder, const QimamBriefing *briefing)
{
  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "title", briefing->title);
  qimam_json_add_string (builder, "subtitle", briefing->subtitle);
  qimam_json_add_string (builder, "language", briefing->language);
  qimam_json_add_string (builder, "created", briefing->created);
  qimam_json_begin_array (builder, "sections");
  for (guint i = 0; i < briefing->sections->len; i++)
    add_brief_section (builder, briefing->sections->pdata[i]);
  json_builder_end_array (builder);
  qimam_json_begin_array (builder, "refs");
  for (guint i = 0; i < briefing->refs->len; i++)
    {
      const QimamBriefRef *ref = briefing->refs->pdata[i];
      json_builder_begin_object (builder);
      qimam_json_add_int (builder, "number", ref->number);
      qimam_json_add_int (builder, "article", ref->article);
      qimam_json_add_string (builder, "source", ref->source);
      qimam_json_add_string (builder, "headline", ref->headline);
      qimam_json_add_string (builder, "date", ref->date);
      qimam_json_add_string (builder, "url", ref->url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_facet_list (JsonBuilder *builder, const char *name, const char *key_name, const GPtrArray *facets)
{
  qimam_json_begin_array (builder, name);
  for (guint i = 0; i < facets->len; i++)
    {
      const QimamFacet *facet = facets->pdata[i];
      json_builder_begin_object (builder);
      qimam_json_add_string (builder, key_name, facet->key);
      if (facet->label != NULL)
        qimam_json_add_string (builder, "label", facet->label);
      qimam_json_add_int (builder, "count", facet->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
qimam_json_facets (JsonBuilder *builder, const QimamFacets *facets)
{
  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "total", facets->total);
  qimam_json_add_int (builder, "unread", facets->unread);
  qimam_json_add_int (builder, "starred", facets->starred);
  qimam_json_add_int (builder, "noted", facets->noted);
  qimam_json_add_int (builder, "undated", facets->undated);
  add_facet_list (builder, "topics", "key", facets->topics);
  add_facet_list (builder, "sources", "key", facets->sources);
  add_facet_list (builder, "meetings", "key", facets->meetings);
  add_facet_list (builder, "months", "key", facets->months);
  json_builder_end_object (builder);
}

void
qimam_json_item (JsonBuilder *builder, QimamArticleItem *item)
{
  const GArray *matches = qimam_article_item_get_matches (item);

  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "id", qimam_article_item_get_id (item));
  qimam_json_add_string (builder, "guid", qimam_article_item_get_guid (item));
  qimam_json_add_string (builder, "headline", qimam_article_item_get_headline (item));
  qimam_json_add_string (builder, "source", qimam_article_item_get_source (item));
  qimam_json_add_string (builder, "published", qimam_article_item_get_published (item));
  qimam_json_add_strv (builder, "topics", qimam_article_item_get_topics (item));
  qimam_json_add_bool (builder, "read", qimam_article_item_get_read (item));
  qimam_json_add_bool (builder, "starred", qimam_article_item_get_starred (item));
  qimam_json_add_string (builder, "snippet", qimam_article_item_get_snippet (item));
  qimam_json_begin_array (builder, "matches");
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      QimamSpan span = g_array_index (matches, QimamSpan, i);
      json_builder_begin_object (builder);
      qimam_json_add_int (builder, "start", span.start);
      qimam_json_add_int (builder, "end", span.end);
      qimam_json_add_string (builder, "in",
                             span.in == QIMAM_FIELD_BODY ? "snippet" : qimam_field_nick (span.in));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
