/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-sentence-private.h"

#include "qimam-quantity-dual.h"
#include "qimam-word-kinds.h"

/* A word that is longer, in bytes, is none of the table's. */
#define MAX_WORD 32

static const QimamWordKind kinds[] = {
  { "title", QIMAM_STOP_TITLE },       { "latin", QIMAM_STOP_LATIN },
  { "letter", QIMAM_STOP_LETTER },     { "enumerator", QIMAM_STOP_ENUMERATOR },
  { "numbered", QIMAM_STOP_NUMBERED }, { "continue", QIMAM_STOP_CONTINUE },
  { "reply", QIMAM_STOP_REPLY },       { "opener", QIMAM_STOP_OPENER },
};

QimamStopWord
qimam_stop_word (const char *text, gsize start, gsize end)
{
  static gsize ready;
  static QimamWordMap *map;
  char folded[MAX_WORD];
  guint length;

  if (g_once_init_enter (&ready))
    {
      g_autoptr (GError) error = NULL;

      map = qimam_word_map_new ();
      if (!qimam_word_kinds_load (map, "abbreviations", kinds, G_N_ELEMENTS (kinds), &error))
        g_warning ("%s", error->message);
      g_once_init_leave (&ready, 1);
    }
  length = end - start <= 2 * MAX_WORD ? qimam_dual_fold (text, start, end, folded, sizeof folded) : 0;
  return length > 0 ? GPOINTER_TO_UINT (qimam_word_map_lookup (map, folded, length)) : 0;
}
