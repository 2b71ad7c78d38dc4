/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-json.h"

#include <math.h>
#include <string.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_id (JsonBuilder *builder, const char *name, gint64 id)
{
  json_builder_set_member_name (builder, name);
  if (id != 0)
    json_builder_add_int_value (builder, id);
  else
    json_builder_add_null_value (builder);
}

static void
add_bool (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (value == floor (value) && fabs (value) < 1e15)
    json_builder_add_int_value (builder, (gint64) value);
  else
    json_builder_add_double_value (builder, value);
}

static void
add_strv (JsonBuilder *builder, const char *name, const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_ids (JsonBuilder *builder, const char *name, const GArray *ids)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    json_builder_add_int_value (builder, g_array_index (ids, gint64, i));
  json_builder_end_array (builder);
}

static void
begin_array (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

/* The members of a span, without braces. */
static void
add_span (JsonBuilder *builder, QimamSpan span, const char *text)
{
  add_int (builder, "start", span.start);
  add_int (builder, "end", span.end);
  add_string (builder, "text", text != NULL ? text : "");
  add_string (builder, "in", qimam_field_nick (span.in));
}

static void
add_document_span (JsonBuilder *builder, const QimamDocument *document, QimamSpan span)
{
  g_autofree char *text = qimam_document_span_text (document, span);

  add_span (builder, span, text);
}

static void
add_document_spans (JsonBuilder *builder, const char *name, const QimamDocument *document, const GArray *spans)
{
  begin_array (builder, name);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      json_builder_begin_object (builder);
      add_document_span (builder, document, g_array_index (spans, QimamSpan, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_sentence (JsonBuilder *builder, QimamSpan sentence)
{
  json_builder_set_member_name (builder, "sentence");
  json_builder_begin_object (builder);
  add_int (builder, "start", sentence.start);
  add_int (builder, "end", sentence.end);
  json_builder_end_object (builder);
}

static void
add_paragraphs (JsonBuilder *builder, const QimamDocument *document)
{
  begin_array (builder, "body");
  if (*document->body != '\0')
    {
      g_auto (GStrv) paragraphs = g_strsplit (document->body, "\n", -1);
      for (guint i = 0; paragraphs[i] != NULL; i++)
        json_builder_add_string_value (builder, paragraphs[i]);
    }
  json_builder_end_array (builder);
  begin_array (builder, "roles");
  for (guint i = 0; i < document->roles->len; i++)
    json_builder_add_string_value (builder,
                                   qimam_paragraph_role_nick (g_array_index (document->roles, QimamParagraphRole, i)));
  json_builder_end_array (builder);
}

static void
add_published (JsonBuilder *builder, const QimamPublished *published)
{
  json_builder_set_member_name (builder, "published");
  json_builder_begin_object (builder);
  add_string (builder, "value", published->value);
  add_string (builder, "precision", qimam_precision_nick (published->precision));
  add_string (builder, "basis", qimam_basis_nick (published->basis));
  add_string (builder, "evidence", published->evidence);
  json_builder_end_object (builder);
}

static void
add_document (JsonBuilder *builder, const QimamDocument *document)
{
  add_string (builder, "headline", document->headline);
  add_string (builder, "source", document->source);
  add_string (builder, "byline", document->byline);
  add_string (builder, "dateline", document->dateline);
  add_string (builder, "caption", document->caption);
  add_string (builder, "url", document->url);
  add_string (builder, "guid", document->guid);
  add_string (builder, "image", document->image_url);
  add_string (builder, "lead", document->lead);
  add_published (builder, &document->published);
  add_string (builder, "language", document->language);
  add_paragraphs (builder, document);
  begin_array (builder, "dropped");
  for (guint i = 0; i < document->dropped->len; i++)
    {
      const QimamDropped *dropped = document->dropped->pdata[i];
      json_builder_begin_object (builder);
      add_int (builder, "line", dropped->line);
      add_string (builder, "text", dropped->text);
      add_string (builder, "why", dropped->why);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
qimam_json_document (JsonBuilder *builder, const QimamDocument *document)
{
  json_builder_begin_object (builder);
  add_document (builder, document);
  json_builder_end_object (builder);
}

void
qimam_json_feed (JsonBuilder *builder, const QimamFeed *feed)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "feed");
  json_builder_begin_object (builder);
  add_string (builder, "title", feed->title);
  add_string (builder, "home", feed->home);
  add_string (builder, "updated", feed->updated);
  add_string (builder, "language", feed->language);
  json_builder_end_object (builder);
  begin_array (builder, "items");
  for (guint i = 0; i < feed->items->len; i++)
    {
      const QimamDocument *item = feed->items->pdata[i];
      json_builder_begin_object (builder);
      add_string (builder, "guid", item->guid);
      add_string (builder, "url", item->url);
      add_string (builder, "headline", item->headline);
      add_string (builder, "byline", item->byline);
      add_string (builder, "source", item->source);
      add_published (builder, &item->published);
      add_string (builder, "summary", item->lead);
      add_paragraphs (builder, item);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static char *
span_of (const char *text, QimamSpan span)
{
  return g_strndup (text + span.start, span.end - span.start);
}

void
qimam_json_time (JsonBuilder *builder, const QimamTime *time, const char *text)
{
  g_autofree char *piece = span_of (text, time->span);

  json_builder_begin_object (builder);
  add_span (builder, time->span, piece);
  add_string (builder, "kind", qimam_time_kind_nick (time->kind));
  add_string (builder, "value", time->value);
  add_string (builder, "mod", time->mod);
  json_builder_end_object (builder);
}

void
qimam_json_quantity (JsonBuilder *builder, const QimamQuantity *quantity, const char *text)
{
  g_autofree char *piece = span_of (text, quantity->span);

  json_builder_begin_object (builder);
  add_span (builder, quantity->span, piece);
  add_string (builder, "kind", qimam_quantity_kind_nick (quantity->kind));
  add_string (builder, "value", quantity->value);
  add_string (builder, "unit", quantity->unit);
  add_string (builder, "mod", quantity->mod);
  json_builder_end_object (builder);
}

static void
add_key_and_basis (JsonBuilder *builder, QimamBasis basis, const GArray *claims)
{
  add_string (builder, "basis", qimam_basis_nick (basis));
  add_ids (builder, "claims", claims);
}

static const char *
meeting_date_precision (QimamPrecision precision)
{
  /* The day of a meeting is told to the day at most; clock times are claims of their own. */
  if (precision == QIMAM_PRECISION_MINUTE || precision == QIMAM_PRECISION_SECOND)
    precision = QIMAM_PRECISION_DAY;
  return qimam_precision_nick (precision);
}

void
qimam_json_meeting (JsonBuilder *builder, const QimamMeeting *meeting, gboolean in_library)
{
  json_builder_begin_object (builder);
  add_int (builder, "id", meeting->id);
  if (in_library)
    add_bool (builder, "fixed", meeting->fixed);
  else
    add_bool (builder, "main", meeting->main);
  add_string (builder, "title", meeting->title != NULL ? meeting->title : "");
  add_string (builder, "kind", qimam_meeting_kind_nick (meeting->kind));
  add_string (builder, "status", qimam_meeting_status_nick (meeting->status));

  json_builder_set_member_name (builder, "date");
  json_builder_begin_object (builder);
  add_string (builder, "iso", meeting->date.iso);
  add_string (builder, "precision", meeting_date_precision (meeting->date.precision));
  add_string (builder, "basis", qimam_basis_nick (meeting->date.basis));
  add_string (builder, "how", meeting->date.how);
  add_ids (builder, "claims", meeting->date.claims);
  json_builder_end_object (builder);

  begin_array (builder, "places");
  for (guint i = 0; i < meeting->places->len; i++)
    {
      const QimamMeetingPlace *place = meeting->places->pdata[i];
      json_builder_begin_object (builder);
      add_string (builder, "name", place->name);
      add_string (builder, "key", place->key);
      add_string (builder, "kind", place->kind);
      add_key_and_basis (builder, place->basis, place->claims);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "format");
  json_builder_begin_object (builder);
  add_strv (builder, "keys", (const char *const *) meeting->format.keys);
  add_string (builder, "how", meeting->format.how);
  add_key_and_basis (builder, meeting->format.basis, meeting->format.claims);
  json_builder_end_object (builder);

  begin_array (builder, "durations");
  for (guint i = 0; i < meeting->durations->len; i++)
    {
      const QimamMeetingDuration *duration = meeting->durations->pdata[i];
      json_builder_begin_object (builder);
      add_string (builder, "iso", duration->iso);
      add_string (builder, "cmp", qimam_cmp_nick (duration->cmp));
      add_string (builder, "scope", duration->scope);
      add_key_and_basis (builder, duration->basis, duration->claims);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  begin_array (builder, "participants");
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *participant = meeting->participants->pdata[i];
      json_builder_begin_object (builder);
      add_string (builder, "name", participant->name);
      add_string (builder, "key", participant->key);
      add_string (builder, "role", participant->role);
      add_string (builder, "party", participant->party);
      add_ids (builder, "claims", participant->claims);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  if (in_library)
    {
      begin_array (builder, "articles");
      for (guint i = 0; i < meeting->articles->len; i++)
        {
          const QimamMeetingArticle *article = &g_array_index (meeting->articles, QimamMeetingArticle, i);
          json_builder_begin_object (builder);
          add_int (builder, "article", article->article);
          add_bool (builder, "main", article->main);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

/* The members of a value that its dimension has. */
static void
add_value (JsonBuilder *builder, QimamDimension dimension, const QimamValue *value)
{
  json_builder_set_member_name (builder, "value");
  if (!value->set)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  switch (dimension)
    {
    case QIMAM_DIMENSION_DATE:
      add_string (builder, "iso", value->iso);
      add_string (builder, "precision", qimam_precision_nick (value->precision));
      add_string (builder, "cmp", qimam_cmp_nick (value->cmp));
      add_string (builder, "role", value->role);
      break;
    case QIMAM_DIMENSION_PLACE:
      add_string (builder, "name", value->name);
      add_string (builder, "key", value->key);
      add_string (builder, "kind", value->kind);
      break;
    case QIMAM_DIMENSION_FORMAT:
      add_string (builder, "key", value->key);
      if (value->has_number)
        add_number (builder, "n", value->number);
      break;
    case QIMAM_DIMENSION_DURATION:
      add_string (builder, "iso", value->iso);
      add_string (builder, "cmp", qimam_cmp_nick (value->cmp));
      add_string (builder, "scope", value->scope);
      break;
    case QIMAM_DIMENSION_PARTICIPANTS:
      add_string (builder, "name", value->name);
      add_string (builder, "key", value->key);
      add_string (builder, "role", value->role);
      break;
    case QIMAM_DIMENSION_FIGURE:
      if (value->has_number)
        add_number (builder, "number", value->number);
      if (value->iso != NULL)
        add_string (builder, "iso", value->iso);
      add_string (builder, "cmp", qimam_cmp_nick (value->cmp));
      add_string (builder, "unit", value->unit);
      add_string (builder, "of", value->of);
      if (value->currency != NULL)
        add_string (builder, "currency", value->currency);
      break;
    default:
      add_string (builder, "due", value->due);
      break;
    }
  json_builder_end_object (builder);
}

static void
add_said (JsonBuilder *builder,
          const char *speaker,
          const char *speaker_key,
          const char *via,
          const char *via_key,
          const char *party,
          const char *verb,
          QimamAttribution attribution,
          char **topics,
          QimamPolarity polarity)
{
  add_strv (builder, "topics", (const char *const *) topics);
  add_string (builder, "party", party);
  add_string (builder, "speaker", speaker);
  add_string (builder, "speaker_key", speaker_key);
  add_string (builder, "via", via);
  add_string (builder, "via_key", via_key);
  add_string (builder, "verb", verb);
  add_string (builder, "attribution", qimam_attribution_nick (attribution));
  add_string (builder, "polarity", qimam_polarity_nick (polarity));
}

static void
add_claim (JsonBuilder *builder, const QimamDocument *document, const QimamClaim *claim)
{
  json_builder_begin_object (builder);
  add_int (builder, "id", claim->id);
  add_id (builder, "meeting", claim->meeting);
  add_string (builder, "dimension", qimam_dimension_nick (claim->dimension));
  add_document_span (builder, document, claim->span);
  add_sentence (builder, claim->sentence);
  add_value (builder, claim->dimension, &claim->value);
  add_said (builder, claim->speaker, claim->speaker_key, claim->via, claim->via_key, claim->party, claim->verb,
            claim->attribution, claim->topics, claim->polarity);
  add_id (builder, "statement", claim->statement);
  add_string (builder, "basis", qimam_basis_nick (claim->basis));
  add_string (builder, "how", claim->how);
  add_document_spans (builder, "repeats", document, claim->repeats);
  json_builder_end_object (builder);
}

static void
add_statement (JsonBuilder *builder, const QimamDocument *document, const QimamStatement *statement)
{
  json_builder_begin_object (builder);
  add_int (builder, "id", statement->id);
  add_document_span (builder, document, statement->span);
  add_sentence (builder, statement->sentence);
  add_said (builder, statement->speaker, statement->speaker_key, statement->via, statement->via_key,
            statement->party, statement->verb, statement->attribution, statement->topics, statement->polarity);
  add_document_spans (builder, "quotes", document, statement->quotes);
  json_builder_end_object (builder);
}

static void
add_analysis (JsonBuilder *builder, const QimamDocument *document, const QimamAnalysis *analysis)
{
  begin_array (builder, "meetings");
  for (guint i = 0; i < analysis->meetings->len; i++)
    qimam_json_meeting (builder, analysis->meetings->pdata[i], FALSE);
  json_builder_end_array (builder);

  begin_array (builder, "topics");
  for (guint i = 0; i < analysis->topics->len; i++)
    {
      const QimamTopicHit *topic = analysis->topics->pdata[i];
      json_builder_begin_object (builder);
      add_string (builder, "key", topic->key);
      add_number (builder, "weight", topic->weight);
      add_bool (builder, "primary", topic->primary);
      add_document_spans (builder, "spans", document, topic->spans);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  begin_array (builder, "claims");
  for (guint i = 0; i < analysis->claims->len; i++)
    add_claim (builder, document, analysis->claims->pdata[i]);
  json_builder_end_array (builder);

  begin_array (builder, "statements");
  for (guint i = 0; i < analysis->statements->len; i++)
    add_statement (builder, document, analysis->statements->pdata[i]);
  json_builder_end_array (builder);

  begin_array (builder, "times");
  for (guint i = 0; i < analysis->times->len; i++)
    {
      const QimamTime *time = analysis->times->pdata[i];
      qimam_json_time (builder, time, qimam_document_field (document, time->span.in));
    }
  json_builder_end_array (builder);

  begin_array (builder, "quantities");
  for (guint i = 0; i < analysis->quantities->len; i++)
    {
      const QimamQuantity *quantity = analysis->quantities->pdata[i];
      qimam_json_quantity (builder, quantity, qimam_document_field (document, quantity->span.in));
    }
  json_builder_end_array (builder);

  begin_array (builder, "summary");
  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const QimamSummarySentence *sentence = &g_array_index (analysis->summary, QimamSummarySentence, i);
      json_builder_begin_object (builder);
      add_document_span (builder, document, sentence->span);
      add_number (builder, "score", sentence->score);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
qimam_json_article (JsonBuilder *builder,
                    gint64 article,
                    const QimamDocument *document,
                    const QimamAnalysis *analysis)
{
  json_builder_begin_object (builder);
  if (article != 0)
    add_int (builder, "article", article);
  add_document (builder, document);
  add_analysis (builder, document, analysis);
  json_builder_end_object (builder);
}

/* A claim as a comparison points at it. */
static void
add_claim_refs (JsonBuilder *builder, const char *name, const GPtrArray *claims)
{
  begin_array (builder, name);
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      json_builder_begin_object (builder);
      add_int (builder, "id", claim->id);
      add_int (builder, "article", claim->article);
      add_span (builder, claim->span, claim->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_row (JsonBuilder *builder, const QimamRow *row)
{
  json_builder_begin_object (builder);
  add_string (builder, "key", row->key);
  add_string (builder, "dimension", qimam_dimension_nick (row->dimension));
  add_string (builder, "topic", row->topic);
  add_string (builder, "label", row->label);
  add_string (builder, "status", qimam_status_nick (row->status));
  begin_array (builder, "cells");
  for (guint i = 0; i < row->cells->len; i++)
    {
      const QimamCell *cell = row->cells->pdata[i];
      json_builder_begin_object (builder);
      add_string (builder, "status", qimam_status_nick (cell->status));
      add_string (builder, "text", cell->text);
      add_value (builder, row->dimension, &cell->value);
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
  add_string (builder, "mode", comparison->mode == QIMAM_COMPARE_SOURCES ? "sources" : "meetings");
  add_id (builder, "meeting", comparison->mode == QIMAM_COMPARE_SOURCES ? comparison->meeting : 0);
  add_string (builder, "topic", comparison->topic);
  add_string (builder, "title", comparison->title);
  begin_array (builder, "columns");
  for (guint i = 0; i < comparison->columns->len; i++)
    {
      const QimamColumn *column = comparison->columns->pdata[i];
      json_builder_begin_object (builder);
      add_string (builder, "label", column->label);
      add_string (builder, "source", column->source);
      add_ids (builder, "articles", column->articles);
      add_id (builder, "meeting", column->meeting);
      add_string (builder, "date", column->date);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  begin_array (builder, "rows");
  for (guint i = 0; i < comparison->rows->len; i++)
    add_row (builder, comparison->rows->pdata[i]);
  json_builder_end_array (builder);
  begin_array (builder, "discrepancies");
  for (guint i = 0; i < comparison->discrepancies->len; i++)
    {
      const QimamDiscrepancy *discrepancy = comparison->discrepancies->pdata[i];
      json_builder_begin_object (builder);
      add_string (builder, "kind", discrepancy->kind);
      add_string (builder, "level", qimam_level_nick (discrepancy->level));
      add_string (builder, "row", discrepancy->row);
      add_claim_refs (builder, "claims", discrepancy->claims);
      begin_array (builder, "silent");
      for (guint s = 0; s < discrepancy->silent->len; s++)
        json_builder_add_int_value (builder, g_array_index (discrepancy->silent, guint, s));
      json_builder_end_array (builder);
      add_string (builder, "note", discrepancy->note);
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
  add_string (builder, "key", section->key);
  add_string (builder, "title", section->title);
  begin_array (builder, "items");
  for (guint i = 0; i < section->items->len; i++)
    {
      const QimamBriefItem *item = section->items->pdata[i];

      json_builder_begin_object (builder);
      add_string (builder, "kind", kinds[item->kind]);
      add_string (builder, "label", item->label);
      add_string (builder, "text", item->text);
      begin_array (builder, "evidence");
      for (guint e = 0; e < item->evidence->len; e++)
        {
          const QimamBriefEvidence *evidence = &g_array_index (item->evidence, QimamBriefEvidence, e);
          json_builder_begin_object (builder);
          add_int (builder, "ref", evidence->ref);
          add_int (builder, "start", evidence->span.start);
          add_int (builder, "end", evidence->span.end);
          add_string (builder, "in", qimam_field_nick (evidence->span.in));
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
  add_string (builder, "title", briefing->title);
  add_string (builder, "subtitle", briefing->subtitle);
  add_string (builder, "language", briefing->language);
  add_string (builder, "created", briefing->created);
  begin_array (builder, "sections");
  for (guint i = 0; i < briefing->sections->len; i++)
    add_brief_section (builder, briefing->sections->pdata[i]);
  json_builder_end_array (builder);
  begin_array (builder, "refs");
  for (guint i = 0; i < briefing->refs->len; i++)
    {
      const QimamBriefRef *ref = briefing->refs->pdata[i];
      json_builder_begin_object (builder);
      add_int (builder, "number", ref->number);
      add_int (builder, "article", ref->article);
      add_string (builder, "source", ref->source);
      add_string (builder, "headline", ref->headline);
      add_string (builder, "date", ref->date);
      add_string (builder, "url", ref->url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_facet_list (JsonBuilder *builder, const char *name, const char *key_name, const GPtrArray *facets)
{
  begin_array (builder, name);
  for (guint i = 0; i < facets->len; i++)
    {
      const QimamFacet *facet = facets->pdata[i];
      json_builder_begin_object (builder);
      add_string (builder, key_name, facet->key);
      if (facet->label != NULL)
        add_string (builder, "label", facet->label);
      add_int (builder, "count", facet->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
qimam_json_facets (JsonBuilder *builder, const QimamFacets *facets)
{
  json_builder_begin_object (builder);
  add_int (builder, "total", facets->total);
  add_int (builder, "unread", facets->unread);
  add_int (builder, "undated", facets->undated);
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
  add_int (builder, "id", qimam_article_item_get_id (item));
  add_string (builder, "guid", qimam_article_item_get_guid (item));
  add_string (builder, "headline", qimam_article_item_get_headline (item));
  add_string (builder, "source", qimam_article_item_get_source (item));
  add_string (builder, "published", qimam_article_item_get_published (item));
  add_strv (builder, "topics", qimam_article_item_get_topics (item));
  add_bool (builder, "read", qimam_article_item_get_read (item));
  add_bool (builder, "starred", qimam_article_item_get_starred (item));
  add_string (builder, "snippet", qimam_article_item_get_snippet (item));
  begin_array (builder, "matches");
  for (guint i = 0; matches != NULL && i < matches->len; i++)
    {
      QimamSpan span = g_array_index (matches, QimamSpan, i);
      json_builder_begin_object (builder);
      add_int (builder, "start", span.start);
      add_int (builder, "end", span.end);
      add_string (builder, "in", span.in == QIMAM_FIELD_BODY ? "snippet" : qimam_field_nick (span.in));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
