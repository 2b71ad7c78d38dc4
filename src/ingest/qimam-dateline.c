/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-dateline.h"

#include <string.h>

#include "qimam-wording.h"

void
qimam_dateline_read (const char *text, const QimamCruft *tables, QimamDocument *document)
{
  static const char *const cuts[] = { " - ", " – ", " — ", ": ", "- " };
  gsize best = G_MAXSIZE;
  g_autofree char *head = NULL, *key = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      const char *cut = strstr (text, cuts[i]);
      best = cut != NULL ? MIN (best, (gsize) (cut - text)) : best;
    }
  if (best > 90 || document->dateline != NULL)
    return;
  head = g_strndup (text, best);
  key = qimam_wording_key (head, -1);
  if (qimam_wording_count (key) <= 6 && qimam_cruft_outlets (tables, key) != QIMAM_OUTLET_NONE)
    document->dateline = g_strstrip (g_steal_pointer (&head));
}
