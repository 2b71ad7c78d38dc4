/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-expression.h"

const char *
qimam_time_kind_nick (QimamTimeKind kind)
{
  static const char *const nicks[] = { "date", "time", "period", "duration", "set" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (nicks), NULL);
  return nicks[kind];
}

const char *
qimam_quantity_kind_nick (QimamQuantityKind kind)
{
  static const char *const nicks[] = { "number", "percent", "money", "measure", "ordinal" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (nicks), NULL);
  return nicks[kind];
}

QimamTime *
qimam_time_new (QimamSpan span, QimamTimeKind kind)
{
  QimamTime *self = g_new0 (QimamTime, 1);

  self->span = span;
  self->kind = kind;
  return self;
}

void
qimam_time_free (QimamTime *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self);
}

QimamQuantity *
qimam_quantity_new (QimamSpan span, QimamQuantityKind kind)
{
  QimamQuantity *self = g_new0 (QimamQuantity, 1);

  self->span = span;
  self->kind = kind;
  return self;
}

void
qimam_quantity_free (QimamQuantity *self)
{
  if (self == NULL)
    return;
  g_free (self->value);
  g_free (self->unit);
  g_free (self);
}
