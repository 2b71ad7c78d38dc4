/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-time-reader.h"

GPtrArray *
qimam_times_find (const char *text, gssize length, QimamField in, const char *reference)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_time_free);
}
