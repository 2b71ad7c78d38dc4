/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-stamp.h"

#include <string.h>

#include "qimam-stamp-words.h"
#include "qimam-token.h"

gboolean
qimam_stamp_read_line (const char *line, QimamStamp *stamp)
{
  g_autoptr (GArray) words = NULL;
  gboolean zoned = FALSE;

  if (strlen (line) > 400 || !qimam_stamp_find (line, 0, stamp))
    return FALSE;
  words = qimam_words_folded (line, -1);
  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i);
      const QimamStampSense *sense;

      if ((word->start >= stamp->start && word->end <= stamp->end) ||
          strpbrk (word->folded, "0123456789") != NULL)
        continue;
      /* "in the time of" a place */
      if (zoned && word->start >= stamp->end)
        {
          zoned = FALSE;
          continue;
        }
      sense = qimam_stamp_sense (word->folded);
      zoned = sense != NULL && g_str_equal (sense->kind, "zoned");
      if (sense == NULL)
        {
          qimam_stamp_clear (stamp);
          return FALSE;
        }
    }
  return TRUE;
}

void
qimam_stamp_take_modified (QimamDocument *document, const char *text)
{
  const gsize day = strlen ("2021-06-16");
  g_auto (QimamStamp) stamp = { 0 };

  if (text == NULL || !qimam_stamp_read (text, &stamp) || stamp.precision < QIMAM_PRECISION_DAY)
    return;
  if (document->published.value != NULL && strlen (document->published.value) >= day &&
      strncmp (stamp.value, document->published.value, day) < 0)
    return;
  g_free (document->modified);
  document->modified = g_steal_pointer (&stamp.value);
}
