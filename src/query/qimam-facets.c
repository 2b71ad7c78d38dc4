/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-facets.h"

QimamFacets *
qimam_facets_new (void)
{
  QimamFacets *self = g_new0 (QimamFacets, 1);

  self->topics = g_ptr_array_new ();
  self->sources = g_ptr_array_new ();
  self->meetings = g_ptr_array_new ();
  self->months = g_ptr_array_new ();
  self->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

void
qimam_facets_free (QimamFacets *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->topics);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->months);
  g_ptr_array_unref (self->owned);
  g_free (self);
}
