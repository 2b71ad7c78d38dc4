/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens of any bytes are inside, in order, apart and valid; the span, folded, is the token. */
#include <string.h>

#include "fuzz.h"
#include "qimam-fold.h"
#include "qimam-token.h"

typedef struct
{
  const char *text;
  gsize length;
  gboolean valid;
  gsize start;
  gsize end;
  guint n;
} Check;

static gboolean
check_token (const QimamToken *token, gpointer data)
{
  Check *check = data;
  /* The words of one character. */
  gboolean again = check->n > 0 && token->start == check->start && token->end == check->end;
  g_autofree char *folded = NULL, *stem = NULL;

  g_assert_cmpuint (token->start, <, token->end);
  g_assert_cmpuint (token->end, <=, check->length);
  g_assert_true (again || token->start >= check->end);
  g_assert_cmpuint (token->folded_length, >, 0);
  g_assert_cmpuint (token->stem_length, >, 0);
  g_assert_true (g_utf8_validate (token->folded, (gssize) token->folded_length, NULL));
  g_assert_true (g_utf8_validate (token->stem, (gssize) token->stem_length, NULL));
  if (check->valid)
    fuzz_check_span (check->text, check->length, token->start, token->end);
  folded = qimam_fold (check->text + token->start, (gssize) (token->end - token->start), NULL);
  if (!again && !g_ascii_isdigit (*token->folded) && strchr (folded, ' ') == NULL)
    g_assert_cmpmem (folded, strlen (folded), token->folded, token->folded_length);
  stem = qimam_stem (token->folded, (gssize) token->folded_length);
  g_assert_cmpmem (stem, strlen (stem), token->stem, token->stem_length);
  check->start = token->start;
  check->end = token->end;
  check->n++;
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = fuzz_copy (data, size);
  g_autoptr (GArray) words = qimam_words (text, (gssize) size);
  Check check = { text, size, g_utf8_validate_len (text, size, NULL) };

  qimam_tokenize (text, (gssize) size, check_token, &check);
  g_assert_cmpuint (words->len, ==, check.n);
  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i);

      g_assert_true (g_utf8_validate (word->folded, -1, NULL));
      g_assert_true (g_utf8_validate (word->stem, -1, NULL));
      qimam_is_stop_word (word->folded, -1);
    }
  return 0;
}
