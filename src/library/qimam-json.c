/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-json.h"

#include "qimam-json-private.h"

static void
add_document_span (JsonBuilder *builder, const QimamDocument *document, QimamSpan span)
{
  g_autofree char *text = qimam_document_span_text (document, span);

  qimam_json_add_span (builder, span, text);
}

static void
add_document_spans (JsonBuilder *builder,
                    const char *name,
                    const QimamDocument *document,
                    const GArray *spans)
{
  qimam_json_begin_array (builder, name);
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
  qimam_json_add_int (builder, "start", sentence.start);
  qimam_json_add_int (builder, "end", sentence.end);
  json_builder_end_object (builder);
}

static void
add_paragraphs (JsonBuilder *builder, const QimamDocument *document)
{
  qimam_json_begin_array (builder, "body");
  if (*document->body != '\0')
    {
      g_auto (GStrv) paragraphs = g_strsplit (document->body, "\n", -1);
      for (guint i = 0; paragraphs[i] != NULL; i++)
        json_builder_add_string_value (builder, paragraphs[i]);
    }
  json_builder_end_array (builder);
  qimam_json_begin_array (builder, "roles");
  for (guint i = 0; i < document->roles->len; i++)
    json_builder_add_string_value (
        builder, qimam_paragraph_role_nick (g_array_index (document->roles, QimamParagraphRole, i)));
  json_builder_end_array (builder);
}

static void
add_published (JsonBuilder *builder, const QimamPublished *published)
{
  json_builder_set_member_name (builder, "published");
  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "value", published->value);
  qimam_json_add_string (builder, "precision", qimam_precision_nick (published->precision));
  qimam_json_add_string (builder, "basis", qimam_basis_nick (published->basis));
  qimam_json_add_string (builder, "evidence", published->evidence);
  json_builder_end_object (builder);
}

static void
add_document (JsonBuilder *builder, const QimamDocument *document)
{
  qimam_json_add_string (builder, "headline", document->headline);
  qimam_json_add_string (builder, "source", document->source);
  qimam_json_add_string (builder, "byline", document->byline);
  qimam_json_add_string (builder, "dateline", document->dateline);
  qimam_json_add_string (builder, "caption", document->caption);
  qimam_json_add_string (builder, "url", document->url);
  qimam_json_add_string (builder, "guid", document->guid);
  qimam_json_add_string (builder, "image", document->image_url);
  qimam_json_add_string (builder, "lead", document->lead);
  add_published (builder, &document->published);
  qimam_json_add_string (builder, "modified", document->modified);
  qimam_json_add_string (builder, "language", document->language);
  add_paragraphs (builder, document);
  qimam_json_begin_array (builder, "dropped");
  for (guint i = 0; i < document->dropped->len; i++)
    {
      const QimamDropped *dropped = document->dropped->pdata[i];
      json_builder_begin_object (builder);
      qimam_json_add_int (builder, "line", dropped->line);
      qimam_json_add_string (builder, "text", dropped->text);
      qimam_json_add_string (builder, "why", dropped->why);
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
  qimam_json_add_string (builder, "title", feed->title);
  qimam_json_add_string (builder, "home", feed->home);
  qimam_json_add_string (builder, "updated", feed->updated);
  qimam_json_add_string (builder, "language", feed->language);
  json_builder_end_object (builder);
  qimam_json_begin_array (builder, "items");
  for (guint i = 0; i < feed->items->len; i++)
    {
      const QimamDocument *item = feed->items->pdata[i];
      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "guid", item->guid);
      qimam_json_add_string (builder, "url", item->url);
      qimam_json_add_string (builder, "headline", item->headline);
      qimam_json_add_string (builder, "byline", item->byline);
      qimam_json_add_string (builder, "source", item->source);
      add_published (builder, &item->published);
      qimam_json_add_string (builder, "modified", item->modified);
      qimam_json_add_string (builder, "summary", item->lead);
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
  qimam_json_add_span (builder, time->span, piece);
  qimam_json_add_string (builder, "kind", qimam_time_kind_nick (time->kind));
  qimam_json_add_string (builder, "value", time->value);
  qimam_json_add_string (builder, "mod", time->mod);
  json_builder_end_object (builder);
}

void
qimam_json_quantity (JsonBuilder *builder, const QimamQuantity *quantity, const char *text)
{
  g_autofree char *piece = span_of (text, quantity->span);

  json_builder_begin_object (builder);
  qimam_json_add_span (builder, quantity->span, piece);
  qimam_json_add_string (builder, "kind", qimam_quantity_kind_nick (quantity->kind));
  qimam_json_add_string (builder, "value", quantity->value);
  qimam_json_add_string (builder, "unit", quantity->unit);
  qimam_json_add_string (builder, "mod", quantity->mod);
  json_builder_end_object (builder);
}

static void
add_key_and_basis (JsonBuilder *builder, QimamBasis basis, const GArray *claims)
{
  qimam_json_add_string (builder, "basis", qimam_basis_nick (basis));
  qimam_json_add_ids (builder, "claims", claims);
}

static const char *
meeting_date_precision (QimamPrecision precision)
{
  /* The day of a meeting is told to the day at most; clock times are claims of their own. */
  if (precision == QIMAM_PRECISION_MINUTE || precision == QIMAM_PRECISION_SECOND)
    precision = QIMAM_PRECISION_DAY;
  return qimam_precision_nick (precision);
}

/* Who took part, or who is to: the claims of the latter are not printed. */
static void
add_people (JsonBuilder *builder, const char *name, const QimamMeeting *meeting, gboolean expected)
{
  qimam_json_begin_array (builder, name);
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *participant = meeting->participants->pdata[i];

      if ((g_strcmp0 (participant->role, QIMAM_ROLE_EXPECTED) == 0) != expected)
        continue;
      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "name", participant->name);
      qimam_json_add_string (builder, "key", participant->key);
      if (!expected)
        qimam_json_add_string (builder, "role", participant->role);
      qimam_json_add_string (builder, "party", participant->party);
      if (!expected)
        qimam_json_add_ids (builder, "claims", participant->claims);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_meeting_places (JsonBuilder *builder, const QimamMeeting *meeting)
{
  qimam_json_begin_array (builder, "places");
  for (guint i = 0; i < meeting->places->len; i++)
    {
      const QimamMeetingPlace *place = meeting->places->pdata[i];

      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "name", place->name);
      qimam_json_add_string (builder, "key", place->key);
      qimam_json_add_string (builder, "kind", place->kind);
      add_key_and_basis (builder, place->basis, place->claims);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_meeting_durations (JsonBuilder *builder, const QimamMeeting *meeting)
{
  qimam_json_begin_array (builder, "durations");
  for (guint i = 0; i < meeting->durations->len; i++)
    {
      const QimamMeetingDuration *duration = meeting->durations->pdata[i];

      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "iso", duration->iso);
      qimam_json_add_string (builder, "cmp", qimam_cmp_nick (duration->cmp));
      qimam_json_add_string (builder, "scope", duration->scope);
      add_key_and_basis (builder, duration->basis, duration->claims);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_meeting_articles (JsonBuilder *builder, const QimamMeeting *meeting)
{
  qimam_json_begin_array (builder, "articles");
  for (guint i = 0; i < meeting->articles->len; i++)
    {
      const QimamMeetingArticle *article = &g_array_index (meeting->articles, QimamMeetingArticle, i);

      json_builder_begin_object (builder);
      qimam_json_add_int (builder, "article", article->article);
      qimam_json_add_bool (builder, "main", article->main);
      qimam_json_add_id (builder, "copies", article->copies);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  qimam_json_add_int (builder, "independent", qimam_meeting_count_independent (meeting));
}

void
qimam_json_meeting (JsonBuilder *builder, const QimamMeeting *meeting, gboolean in_library)
{
  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "id", meeting->id);
  if (in_library)
    qimam_json_add_bool (builder, "fixed", meeting->fixed);
  else
    qimam_json_add_bool (builder, "main", meeting->main);
  qimam_json_add_string (builder, "title", meeting->title != NULL ? meeting->title : "");
  qimam_json_add_string (builder, "kind", qimam_meeting_kind_nick (meeting->kind));
  qimam_json_add_string (builder, "status", qimam_meeting_status_nick (meeting->status));

  json_builder_set_member_name (builder, "date");
  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "iso", meeting->date.iso);
  qimam_json_add_string (builder, "precision", meeting_date_precision (meeting->date.precision));
  qimam_json_add_string (builder, "basis", qimam_basis_nick (meeting->date.basis));
  qimam_json_add_string (builder, "how", meeting->date.how);
  qimam_json_add_ids (builder, "claims", meeting->date.claims);
  json_builder_end_object (builder);

  add_meeting_places (builder, meeting);

  json_builder_set_member_name (builder, "format");
  json_builder_begin_object (builder);
  qimam_json_add_strv (builder, "keys", (const char *const *) meeting->format.keys);
  qimam_json_add_string (builder, "how", meeting->format.how);
  add_key_and_basis (builder, meeting->format.basis, meeting->format.claims);
  json_builder_end_object (builder);

  add_meeting_durations (builder, meeting);
  add_people (builder, "participants", meeting, FALSE);
  add_people (builder, "expected", meeting, TRUE);
  if (in_library)
    add_meeting_articles (builder, meeting);
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
  qimam_json_add_strv (builder, "topics", (const char *const *) topics);
  qimam_json_add_string (builder, "party", party);
  qimam_json_add_string (builder, "speaker", speaker);
  qimam_json_add_string (builder, "speaker_key", speaker_key);
  qimam_json_add_string (builder, "via", via);
  qimam_json_add_string (builder, "via_key", via_key);
  qimam_json_add_string (builder, "verb", verb);
  qimam_json_add_string (builder, "attribution", qimam_attribution_nick (attribution));
  qimam_json_add_string (builder, "polarity", qimam_polarity_nick (polarity));
}

void
qimam_json_claim (JsonBuilder *builder, const QimamDocument *document, const QimamClaim *claim)
{
  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "id", claim->id);
  qimam_json_add_id (builder, "meeting", claim->meeting);
  qimam_json_add_string (builder, "dimension", qimam_dimension_nick (claim->dimension));
  add_document_span (builder, document, claim->span);
  add_sentence (builder, claim->sentence);
  qimam_json_add_value (builder, claim->dimension, &claim->value);
  add_said (builder, claim->speaker, claim->speaker_key, claim->via, claim->via_key, claim->party,
            claim->verb, claim->attribution, claim->topics, claim->polarity);
  qimam_json_add_id (builder, "statement", claim->statement);
  qimam_json_add_string (builder, "basis", qimam_basis_nick (claim->basis));
  qimam_json_add_string (builder, "how", claim->how);
  add_document_spans (builder, "repeats", document, claim->repeats);
  /* Only where somebody said so: these members are none of the analysis. */
  if (claim->correction != 0)
    qimam_json_add_bool (builder, claim->dismissed ? "dismissed" : "corrected", TRUE);
  json_builder_end_object (builder);
}

static void
add_statement (JsonBuilder *builder, const QimamDocument *document, const QimamStatement *statement)
{
  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "id", statement->id);
  add_document_span (builder, document, statement->span);
  add_sentence (builder, statement->sentence);
  add_said (builder, statement->speaker, statement->speaker_key, statement->via, statement->via_key,
            statement->party, statement->verb, statement->attribution, statement->topics,
            statement->polarity);
  add_document_spans (builder, "quotes", document, statement->quotes);
  json_builder_end_object (builder);
}

static void
add_analysis (JsonBuilder *builder, const QimamDocument *document, const QimamAnalysis *analysis)
{
  qimam_json_begin_array (builder, "meetings");
  for (guint i = 0; i < analysis->meetings->len; i++)
    qimam_json_meeting (builder, analysis->meetings->pdata[i], FALSE);
  json_builder_end_array (builder);

  qimam_json_begin_array (builder, "topics");
  for (guint i = 0; i < analysis->topics->len; i++)
    {
      const QimamTopicHit *topic = analysis->topics->pdata[i];
      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "key", topic->key);
      qimam_json_add_number (builder, "weight", topic->weight);
      qimam_json_add_bool (builder, "primary", topic->primary);
      add_document_spans (builder, "spans", document, topic->spans);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  qimam_json_begin_array (builder, "claims");
  for (guint i = 0; i < analysis->claims->len; i++)
    if (!qimam_claim_is_expected (analysis->claims->pdata[i]))
      qimam_json_claim (builder, document, analysis->claims->pdata[i]);
  json_builder_end_array (builder);

  qimam_json_begin_array (builder, "statements");
  for (guint i = 0; i < analysis->statements->len; i++)
    add_statement (builder, document, analysis->statements->pdata[i]);
  json_builder_end_array (builder);

  qimam_json_begin_array (builder, "times");
  for (guint i = 0; i < analysis->times->len; i++)
    {
      const QimamTime *time = analysis->times->pdata[i];

      /* "Before", "now" and "soon" name no time. */
      if (time->value != NULL && g_str_has_suffix (time->value, "_REF"))
        continue;
      qimam_json_time (builder, time, qimam_document_field (document, time->span.in));
    }
  json_builder_end_array (builder);

  qimam_json_begin_array (builder, "quantities");
  for (guint i = 0; i < analysis->quantities->len; i++)
    {
      const QimamQuantity *quantity = analysis->quantities->pdata[i];
      qimam_json_quantity (builder, quantity, qimam_document_field (document, quantity->span.in));
    }
  json_builder_end_array (builder);

  qimam_json_begin_array (builder, "summary");
  for (guint i = 0; i < analysis->summary->len; i++)
    {
      const QimamSummarySentence *sentence = &g_array_index (analysis->summary, QimamSummarySentence, i);
      json_builder_begin_object (builder);
      add_document_span (builder, document, sentence->span);
      qimam_json_add_number (builder, "score", sentence->score);
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
    qimam_json_add_int (builder, "article", article);
  add_document (builder, document);
  add_analysis (builder, document, analysis);
  json_builder_end_object (builder);
}

void
qimam_json_stored_article (JsonBuilder *builder, const QimamArticle *article)
{
  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "article", article->id);
  qimam_json_add_string (builder, "retrieved", article->retrieved);
  if (article->analysis->damaged)
    qimam_json_add_bool (builder, "analysis_damaged", TRUE);
  add_document (builder, article->document);
  add_analysis (builder, article->document, article->analysis);
  qimam_json_begin_array (builder, "notes");
  for (guint i = 0; i < article->notes->len; i++)
    qimam_json_note (builder, article->notes->pdata[i]);
  json_builder_end_array (builder);
  qimam_json_begin_array (builder, "versions");
  for (guint i = 0; i < article->versions->len; i++)
    qimam_json_version (builder, article->versions->pdata[i], FALSE);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}
