/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-nominative.h"

#include <string.h>

#include "qimam-quantity-dual.h"

static gboolean
ends (const char *text, const QimamLex *word, const char *ending)
{
  gsize n = strlen (ending);

  return word->end - word->start > n && memcmp (text + word->end - n, ending, n) == 0;
}

static gboolean
is_definite (const char *text, const QimamLex *word)
{
  return word->end - word->start > strlen ("ال") && memcmp (text + word->start, "ال", strlen ("ال")) == 0;
}

/* Whether a word is an adjective in the same case as the dual noun before it. */
static gboolean
agrees (const GArray *words, guint i, const char *text, gboolean definite)
{
  const QimamLex *word = &g_array_index (words, QimamLex, i);

  return word->type == QIMAM_LEX_WORD && word->arabic && ends (text, word, "ين") &&
         is_definite (text, word) == definite;
}

/* Adds the text up to the end of @word, with another ending. */
static void
add_ending (GString *out, const char *text, gsize *from, const QimamLex *word, gsize drop, const char *ending)
{
  g_string_append_len (out, text + *from, (gssize) (word->end - drop - *from));
  g_string_append (out, ending);
  *from = word->end;
}

char *
qimam_nominative (const char *phrase)
{
  g_autoptr (GArray) words = qimam_lex (phrase, strlen (phrase));
  const QimamLex *first = words->len > 0 ? &g_array_index (words, QimamLex, 0) : NULL;
  GString *out;
  QimamDual dual;
  gsize from = 0;
  guint32 core;

  if (first == NULL || first->type != QIMAM_LEX_WORD || !first->arabic)
    return g_strdup (phrase);
  dual = qimam_dual_read (words, 0, phrase, &core);
  out = g_string_new (NULL);
  if (dual == QIMAM_DUAL_CONSTRUCT && ends (phrase, first, "ي"))
    add_ending (out, phrase, &from, first, strlen ("ي"), "ا");
  else if (dual == QIMAM_DUAL_FREE && ends (phrase, first, "ين"))
    {
      add_ending (out, phrase, &from, first, strlen ("ين"), "ان");
      for (guint i = 1; i < words->len && agrees (words, i, phrase, is_definite (phrase, first)); i++)
        add_ending (out, phrase, &from, &g_array_index (words, QimamLex, i), strlen ("ين"), "ان");
    }
  g_string_append (out, phrase + from);
  return g_string_free (out, FALSE);
}
