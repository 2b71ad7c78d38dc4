/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-document.h"

#include <string.h>

#include "qimam-note.h"

QimamDocument *
qimam_document_new (void)
{
  QimamDocument *self = g_new0 (QimamDocument, 1);

  self->body = g_strdup ("");
  self->roles = g_array_new (FALSE, FALSE, sizeof (QimamParagraphRole));
  self->dropped = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_dropped_free);
  return self;
}

QimamDocument *
qimam_document_copy (const QimamDocument *self)
{
  QimamDocument *copy = qimam_document_new ();

  copy->guid = g_strdup (self->guid);
  copy->url = g_strdup (self->url);
  copy->source = g_strdup (self->source);
  copy->headline = g_strdup (self->headline);
  copy->byline = g_strdup (self->byline);
  copy->dateline = g_strdup (self->dateline);
  copy->caption = g_strdup (self->caption);
  copy->language = g_strdup (self->language);
  copy->lead = g_strdup (self->lead);
  copy->image_url = g_strdup (self->image_url);
  copy->modified = g_strdup (self->modified);
  qimam_document_set_published (copy, self->published.value, self->published.precision, self->published.basis,
                                self->published.evidence);
  g_free (copy->body);
  copy->body = g_strdup (self->body);
  g_array_append_vals (copy->roles, self->roles->data, self->roles->len);
  for (guint i = 0; i < self->dropped->len; i++)
    {
      const QimamDropped *dropped = self->dropped->pdata[i];
      qimam_document_add_dropped (copy, dropped->line, dropped->text, dropped->why);
    }
  if (self->notes != NULL)
    {
      copy->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_note_free);
      for (guint i = 0; i < self->notes->len; i++)
        g_ptr_array_add (copy->notes, qimam_note_copy (self->notes->pdata[i]));
    }
  copy->original = self->original != NULL ? g_bytes_ref (self->original) : NULL;
  copy->original_type = g_strdup (self->original_type);
  copy->kept = g_strdup (self->kept);
  copy->piece = self->piece;
  copy->known = self->known;
  return copy;
}

void
qimam_document_free (QimamDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->guid);
  g_free (self->url);
  g_free (self->source);
  g_free (self->headline);
  g_free (self->byline);
  g_free (self->dateline);
  g_free (self->caption);
  g_free (self->language);
  g_free (self->lead);
  g_free (self->image_url);
  g_free (self->published.value);
  g_free (self->published.evidence);
  g_free (self->modified);
  g_free (self->body);
  g_array_unref (self->roles);
  g_ptr_array_unref (self->dropped);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self->original_type);
  g_free (self->kept);
  g_free (self);
}

void
qimam_document_add_paragraph (QimamDocument *self, const char *text, QimamParagraphRole role)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');
  char *joined;

  g_strstrip (line);
  if (*line == '\0')
    return;
  joined = self->roles->len == 0 ? g_steal_pointer (&line) : g_strconcat (self->body, "\n", line, NULL);
  g_free (self->body);
  self->body = joined;
  g_array_append_val (self->roles, role);
}

void
qimam_document_add_dropped (QimamDocument *self, guint line, const char *text, const char *why)
{
  QimamDropped *dropped = g_new0 (QimamDropped, 1);

  dropped->line = line;
  dropped->text = g_strdup (text);
  dropped->why = g_strdup (why);
  g_ptr_array_add (self->dropped, dropped);
}

void
qimam_document_set_published (
    QimamDocument *self, const char *value, QimamPrecision precision, QimamBasis basis, const char *evidence)
{
  char *new_value = g_strdup (value), *new_evidence = g_strdup (evidence);

  g_free (self->published.value);
  g_free (self->published.evidence);
  self->published.value = new_value;
  self->published.precision = value != NULL ? precision : QIMAM_PRECISION_UNKNOWN;
  self->published.basis = value != NULL ? basis : QIMAM_BASIS_UNKNOWN;
  self->published.evidence = new_evidence;
}

const char *
qimam_document_field (const QimamDocument *self, QimamField field)
{
  const char *text = NULL;

  switch (field)
    {
    case QIMAM_FIELD_BODY:
      text = self->body;
      break;
    case QIMAM_FIELD_HEADLINE:
      text = self->headline;
      break;
    case QIMAM_FIELD_CAPTION:
      text = self->caption;
      break;
    default:
      break;
    }
  return text != NULL ? text : "";
}

static gboolean
is_border (const char *text, gsize length, gsize offset)
{
  return offset <= length && (text[offset] & 0xC0) != 0x80;
}

char *
qimam_document_span_text (const QimamDocument *self, QimamSpan span)
{
  const char *text = qimam_document_field (self, span.in);
  gsize length = strlen (text);

  if (span.start > span.end || !is_border (text, length, span.start) || !is_border (text, length, span.end))
    return NULL;
  return g_strndup (text + span.start, span.end - span.start);
}

void
qimam_dropped_free (QimamDropped *self)
{
  g_free (self->text);
  g_free (self->why);
  g_free (self);
}
