/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-document-diff.h"
#include "qimam-json-private.h"
#include "qimam-json.h"

void
qimam_json_note (JsonBuilder *builder, const QimamNote *note)
{
  gboolean lost = note->anchor == QIMAM_ANCHOR_LOST || note->article == 0;

  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "id", note->id);
  qimam_json_add_id (builder, "article", note->article);
  qimam_json_add_string (builder, "headline", note->headline);
  qimam_json_add_string (builder, "source", note->source);
  qimam_json_add_string (builder, "anchor", qimam_anchor_nick (note->anchor));
  /* Where the words stand now; null where they do not. */
  json_builder_set_member_name (builder, "span");
  if (lost)
    json_builder_add_null_value (builder);
  else
    {
      json_builder_begin_object (builder);
      qimam_json_add_int (builder, "start", note->span.start);
      qimam_json_add_int (builder, "end", note->span.end);
      qimam_json_add_string (builder, "in", qimam_field_nick (note->span.in));
      json_builder_end_object (builder);
    }
  qimam_json_add_string (builder, "quote", note->quote);
  qimam_json_add_string (builder, "prefix", note->prefix);
  qimam_json_add_string (builder, "suffix", note->suffix);
  json_builder_set_member_name (builder, "made");
  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "start", note->made.start);
  qimam_json_add_int (builder, "end", note->made.end);
  qimam_json_add_string (builder, "in", qimam_field_nick (note->made.in));
  json_builder_end_object (builder);
  qimam_json_add_id (builder, "version", note->version);
  qimam_json_add_string (builder, "text", note->text);
  qimam_json_add_string (builder, "created", note->created);
  qimam_json_add_string (builder, "edited", note->edited);
  json_builder_end_object (builder);
}

void
qimam_json_version (JsonBuilder *builder, const QimamVersion *version, gboolean whole)
{
  const QimamDocument *document = version->document;

  json_builder_begin_object (builder);
  qimam_json_add_int (builder, "version", version->id);
  qimam_json_add_int (builder, "number", version->number);
  qimam_json_add_string (builder, "retrieved", version->retrieved);
  qimam_json_add_string (builder, "replaced", version->replaced);
  qimam_json_add_string (builder, "why", qimam_version_reason_nick (version->why));
  if (whole)
    {
      g_auto (GStrv) paragraphs = g_strsplit (document->body, "\n", -1);

      qimam_json_add_string (builder, "headline", document->headline);
      qimam_json_add_string (builder, "byline", document->byline);
      qimam_json_add_string (builder, "caption", document->caption);
      qimam_json_add_string (builder, "published", document->published.value);
      qimam_json_add_string (builder, "modified", document->modified);
      qimam_json_add_strv (builder, "body", (const char *const *) paragraphs);
    }
  json_builder_end_object (builder);
}

static void
add_runs (JsonBuilder *builder, const QimamFieldDiff *diff)
{
  static const char *const nicks[] = { "same", "removed", "added" };

  for (guint i = 0; i < diff->runs->len; i++)
    {
      const QimamDiffRun *run = &g_array_index (diff->runs, QimamDiffRun, i);
      gboolean removed = run->kind == QIMAM_DIFF_REMOVED;
      g_autofree char *text = removed
                                  ? g_strndup (diff->before + run->old_start, run->old_end - run->old_start)
                                  : g_strndup (diff->after + run->new_start, run->new_end - run->new_start);

      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "kind", nicks[run->kind]);
      qimam_json_add_string (builder, "text", text);
      json_builder_end_object (builder);
    }
}

void
qimam_json_changes (JsonBuilder *builder, const QimamDocument *before, const QimamDocument *after)
{
  g_autoptr (GPtrArray) fields = qimam_document_diff (before, after);

  json_builder_begin_array (builder);
  for (guint i = 0; i < fields->len; i++)
    {
      const QimamFieldDiff *diff = fields->pdata[i];

      json_builder_begin_object (builder);
      qimam_json_add_string (builder, "in", qimam_diff_field_nick (diff->field));
      qimam_json_begin_array (builder, "runs");
      add_runs (builder, diff);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
