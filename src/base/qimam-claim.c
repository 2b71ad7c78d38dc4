/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claim.h"

void
qimam_value_clear (QimamValue *self)
{
  g_free (self->iso);
  g_free (self->name);
  g_free (self->key);
  g_free (self->of);
  g_free (self->currency);
  g_free (self->due);
  *self = (QimamValue){ 0 };
}

void
qimam_value_copy (QimamValue *to, const QimamValue *from)
{
  *to = *from;
  to->iso = g_strdup (from->iso);
  to->name = g_strdup (from->name);
  to->key = g_strdup (from->key);
  to->of = g_strdup (from->of);
  to->currency = g_strdup (from->currency);
  to->due = g_strdup (from->due);
}

QimamClaim *
qimam_claim_new (QimamDimension dimension, QimamSpan span, QimamSpan sentence)
{
  QimamClaim *self = g_new0 (QimamClaim, 1);

  self->dimension = dimension;
  self->span = span;
  self->sentence = sentence;
  self->basis = QIMAM_BASIS_STATED;
  self->repeats = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  return self;
}

QimamClaim *
qimam_claim_copy (const QimamClaim *self)
{
  QimamClaim *copy = qimam_claim_new (self->dimension, self->span, self->sentence);

  copy->id = self->id;
  copy->article = self->article;
  copy->meeting = self->meeting;
  copy->text = g_strdup (self->text);
  qimam_value_copy (&copy->value, &self->value);
  copy->topics = g_strdupv (self->topics);
  copy->party = g_strdup (self->party);
  copy->speaker = g_strdup (self->speaker);
  copy->speaker_key = g_strdup (self->speaker_key);
  copy->via = g_strdup (self->via);
  copy->via_key = g_strdup (self->via_key);
  copy->verb = g_strdup (self->verb);
  copy->attribution = self->attribution;
  copy->polarity = self->polarity;
  copy->statement = self->statement;
  copy->basis = self->basis;
  copy->how = g_strdup (self->how);
  g_array_append_vals (copy->repeats, self->repeats->data, self->repeats->len);
  copy->correction = self->correction;
  copy->dismissed = self->dismissed;
  return copy;
}

void
qimam_claim_free (QimamClaim *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  qimam_value_clear (&self->value);
  g_strfreev (self->topics);
  g_free (self->party);
  g_free (self->speaker);
  g_free (self->speaker_key);
  g_free (self->via);
  g_free (self->via_key);
  g_free (self->verb);
  g_free (self->how);
  g_array_unref (self->repeats);
  g_free (self);
}

QimamStatement *
qimam_statement_new (QimamSpan span, QimamSpan sentence)
{
  QimamStatement *self = g_new0 (QimamStatement, 1);

  self->span = span;
  self->sentence = sentence;
  self->quotes = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  return self;
}

void
qimam_statement_free (QimamStatement *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->speaker);
  g_free (self->speaker_key);
  g_free (self->via);
  g_free (self->via_key);
  g_free (self->party);
  g_free (self->verb);
  g_array_unref (self->quotes);
  g_strfreev (self->topics);
  g_free (self);
}

gboolean
qimam_claim_is_expected (const QimamClaim *self)
{
  return self->dimension == QIMAM_DIMENSION_PARTICIPANTS &&
         g_strcmp0 (self->value.role, QIMAM_ROLE_EXPECTED) == 0;
}
