/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-quantity-reader.h"

GPtrArray *
qimam_quantities_find (const char *text, gssize length, QimamField in)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_quantity_free);
}
