/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-json-private.h"
#include "qimam-json.h"

/* A line of an export: what an article says, and what its reader and its publisher made of it since. Members
 * that say nothing are left out, but for those that every line has. */

static void
add_known (JsonBuilder *builder, const char *name, const char *value)
{
  if (value != NULL)
    qimam_json_add_string (builder, name, value);
}

/* A list of texts, one a paragraph, where not all are plain text. */
static void
add_roles (JsonBuilder *builder, const GArray *roles)
{
  gboolean plain = TRUE;

  for (guint i = 0; i < roles->len; i++)
    plain = plain && g_array_index (roles, QimamParagraphRole, i) == QIMAM_PARAGRAPH_TEXT;
  if (plain)
    return;
  qimam_json_begin_array (builder, "roles");
  for (guint i = 0; i < roles->len; i++)
    json_builder_add_string_value (builder,
                                   qimam_paragraph_role_nick (g_array_index (roles, QimamParagraphRole, i)));
  json_builder_end_array (builder);
}

/* What an article and its earlier versions have. */
static void
add_texts (JsonBuilder *builder, const QimamDocument *document)
{
  qimam_json_add_string (builder, "headline", document->headline);
  qimam_json_add_string (builder, "byline", document->byline);
  add_known (builder, "caption", document->caption);
  qimam_json_add_string (builder, "published", document->published.value);
  if (document->published.basis == QIMAM_BASIS_INFERRED)
    qimam_json_add_string (builder, "published_basis", qimam_basis_nick (document->published.basis));
  if (document->published.value != NULL &&
      g_strcmp0 (document->published.value, document->published.evidence) != 0)
    add_known (builder, "published_evidence", document->published.evidence);
  qimam_json_add_string (builder, "modified", document->modified);
  qimam_json_add_string (builder, "body", document->body);
  add_roles (builder, document->roles);
}

static void
add_version (JsonBuilder *builder, const QimamVersion *version)
{
  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "retrieved", version->retrieved);
  qimam_json_add_string (builder, "replaced", version->replaced);
  qimam_json_add_string (builder, "why", qimam_version_reason_nick (version->why));
  qimam_json_add_bool (builder, "seen", version->seen);
  add_texts (builder, version->document);
  json_builder_end_object (builder);
}

/* Meetings have another number in each library: that a claim belongs to one of them is not told. */
static void
add_correction (JsonBuilder *builder, const QimamCorrection *correction)
{
  g_autofree char *value = qimam_value_to_text (&correction->value),
                  *new_value = qimam_value_to_text (&correction->new_value);

  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "created", correction->created);
  qimam_json_add_bool (builder, "dismissed", correction->dismissed);
  qimam_json_add_string (builder, "dimension", qimam_dimension_nick (correction->dimension));
  qimam_json_add_string (builder, "in", qimam_field_nick (correction->span.in));
  qimam_json_add_int (builder, "start", correction->span.start);
  qimam_json_add_int (builder, "end", correction->span.end);
  qimam_json_add_int (builder, "before", correction->before);
  qimam_json_add_int (builder, "after", correction->after);
  qimam_json_add_string (builder, "quote", correction->quote);
  qimam_json_add_string (builder, "prefix", correction->prefix);
  qimam_json_add_string (builder, "suffix", correction->suffix);
  qimam_json_add_string (builder, "value", value);
  json_builder_set_member_name (builder, "to");
  json_builder_begin_object (builder);
  if (correction->changes & QIMAM_CLAIM_DIMENSION)
    qimam_json_add_string (builder, "dimension", qimam_dimension_nick (correction->new_dimension));
  if (correction->changes & QIMAM_CLAIM_VALUE)
    qimam_json_add_string (builder, "value", new_value);
  if (correction->changes & QIMAM_CLAIM_PARTY)
    qimam_json_add_string (builder, "party", correction->new_party);
  if (correction->changes & QIMAM_CLAIM_POLARITY)
    qimam_json_add_string (builder, "polarity", qimam_polarity_nick (correction->new_polarity));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

void
qimam_json_export (JsonBuilder *builder,
                   const QimamArticle *article,
                   const GPtrArray *versions,
                   const GPtrArray *corrections)
{
  const QimamDocument *document = article->document;
  g_autofree char *id = document->guid != NULL ? g_strdup (document->guid)
                                               : g_strdup_printf ("qimam:%" G_GINT64_FORMAT, article->id);

  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "id", id);
  qimam_json_add_string (builder, "url", document->url);
  qimam_json_add_string (builder, "source", document->source);
  add_known (builder, "language", document->language);
  add_known (builder, "dateline", document->dateline);
  add_known (builder, "lead", document->lead);
  add_known (builder, "image", document->image_url);
  add_texts (builder, document);
  if (article->read)
    qimam_json_add_bool (builder, "read", TRUE);
  if (article->starred)
    qimam_json_add_bool (builder, "starred", TRUE);
  if (article->notes->len > 0)
    {
      qimam_json_begin_array (builder, "notes");
      for (guint i = 0; i < article->notes->len; i++)
        qimam_json_note (builder, article->notes->pdata[i]);
      json_builder_end_array (builder);
    }
  if (versions->len > 0)
    {
      qimam_json_begin_array (builder, "versions");
      for (guint i = 0; i < versions->len; i++)
        add_version (builder, versions->pdata[i]);
      json_builder_end_array (builder);
    }
  if (corrections->len > 0)
    {
      qimam_json_begin_array (builder, "corrections");
      for (guint i = 0; i < corrections->len; i++)
        add_correction (builder, corrections->pdata[i]);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

void
qimam_json_export_topic (JsonBuilder *builder, const QimamLibraryTopic *topic)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "topic");
  json_builder_begin_object (builder);
  qimam_json_add_string (builder, "key", topic->key);
  qimam_json_add_string (builder, "name", topic->name);
  qimam_json_add_string (builder, "rule", topic->rule);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}
