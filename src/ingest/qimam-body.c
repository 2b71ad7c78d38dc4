/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-body.h"

#include "qimam-wording.h"

QimamBody *
qimam_body_new (void)
{
  QimamBody *self = g_new0 (QimamBody, 1);

  self->text = g_string_new (NULL);
  self->roles = g_array_new (FALSE, FALSE, sizeof (QimamParagraphRole));
  return self;
}

void
qimam_body_free (QimamBody *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->roles);
  g_free (self);
}

void
qimam_body_add (QimamBody *self, const char *text, QimamParagraphRole role)
{
  g_autofree char *clean = qimam_wording_clean (text, -1);

  if (*clean == '\0')
    return;
  if (self->roles->len > 0)
    g_string_append_c (self->text, '\n');
  g_string_append (self->text, clean);
  g_array_append_val (self->roles, role);
}

void
qimam_body_give (QimamBody *self, QimamDocument *document)
{
  g_free (document->body);
  document->body = g_string_free (self->text, FALSE);
  g_array_unref (document->roles);
  document->roles = self->roles;
  self->text = g_string_new (NULL);
  self->roles = g_array_new (FALSE, FALSE, sizeof (QimamParagraphRole));
}
