/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-note.h"

QimamNote *
qimam_note_new (void)
{
  return g_new0 (QimamNote, 1);
}

QimamNote *
qimam_note_copy (const QimamNote *self)
{
  QimamNote *copy = g_memdup2 (self, sizeof *self);

  copy->quote = g_strdup (self->quote);
  copy->prefix = g_strdup (self->prefix);
  copy->suffix = g_strdup (self->suffix);
  copy->text = g_strdup (self->text);
  copy->created = g_strdup (self->created);
  copy->edited = g_strdup (self->edited);
  copy->headline = g_strdup (self->headline);
  copy->source = g_strdup (self->source);
  return copy;
}

void
qimam_note_free (QimamNote *self)
{
  if (self == NULL)
    return;
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->text);
  g_free (self->created);
  g_free (self->edited);
  g_free (self->headline);
  g_free (self->source);
  g_free (self);
}

QimamVersion *
qimam_version_new (void)
{
  QimamVersion *self = g_new0 (QimamVersion, 1);

  self->document = qimam_document_new ();
  return self;
}

void
qimam_version_free (QimamVersion *self)
{
  if (self == NULL)
    return;
  g_free (self->retrieved);
  g_free (self->replaced);
  qimam_document_free (self->document);
  g_free (self);
}
