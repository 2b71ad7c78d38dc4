/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-facets.h"

static void
facet_free (QimamFacet *facet)
{
  g_free (facet->key);
  g_free (facet->label);
  g_free (facet);
}

QimamFacets *
qimam_facets_new (void)
{
  QimamFacets *self = g_new0 (QimamFacets, 1);

  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) facet_free);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) facet_free);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) facet_free);
  self->months = g_ptr_array_new_with_free_func ((GDestroyNotify) facet_free);
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
  g_free (self);
}
