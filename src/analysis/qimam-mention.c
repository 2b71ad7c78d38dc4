/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-mention.h"

void
qimam_mention_free (QimamMention *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->name);
  g_free (self->party);
  g_free (self);
}

gboolean
qimam_party_is_told (const char *party)
{
  return party != NULL && !g_str_equal (party, "other");
}
