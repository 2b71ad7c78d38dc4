/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topic-token.h"

#include <glib/gi18n-lib.h>

void
qimam_topic_problem_set (
    QimamTopicProblem *self, const char *text, const char *reason, gsize start, gsize end)
{
  if (self->reason != NULL)
    return;
  self->reason = reason;
  self->start = start;
  self->end = MAX (end, start);
  self->character = (guint) g_utf8_strlen (text, (gssize) start) + 1;
}

/* The mark that ends what @c begins, 0 where it begins nothing. */
static gunichar
closing_mark (gunichar c)
{
  switch (c)
    {
    case '"':
      return '"';
    case 0xab: /* « */
      return 0xbb;
    case 0x201c: /* “ */
      return 0x201d;
    case 0x201e: /* „ */
      return 0x201c;
    case '[':
      return ']';
    default:
      return 0;
    }
}

static gboolean
is_blank (gunichar c)
{
  /* Marks of direction are not to be seen. */
  return (g_unichar_isspace (c) && c != '\n') || c == 0x200e || c == 0x200f || c == 0x61c ||
         (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

static gboolean
single_mark (gunichar c, QimamTopicTokenKind *kind)
{
  switch (c)
    {
    case '=':
      *kind = QIMAM_TOPIC_TOKEN_EXACT;
      return TRUE;
    case '/':
      *kind = QIMAM_TOPIC_TOKEN_EITHER;
      return TRUE;
    case 0x2026:
      *kind = QIMAM_TOPIC_TOKEN_GAP;
      return TRUE;
    case '~':
      *kind = QIMAM_TOPIC_TOKEN_NEAR;
      return TRUE;
    case '|':
    case ',':
    case 0x60c:
      *kind = QIMAM_TOPIC_TOKEN_NEXT;
      return TRUE;
    case ';':
    case 0x61b:
    case '\n':
      *kind = QIMAM_TOPIC_TOKEN_LINE;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
ends_word (gunichar c)
{
  QimamTopicTokenKind kind;

  return is_blank (c) || single_mark (c, &kind) || closing_mark (c) != 0 || c == 0xbb || c == 0x201d ||
         c == ']';
}

static const char *
end_of_word (const char *p)
{
  while (*p != '\0' && !ends_word (g_utf8_get_char (p)) && !g_str_has_prefix (p, "..."))
    p = g_utf8_next_char (p);
  return p;
}

/* What stands between two marks, the first of them at the beginning of @token. Returns why there is no such
 * thing, %NULL where there is; the end of @token is that of what was read. */
static const char *
read_enclosed (const char *text, gunichar end_mark, QimamTopicToken *token)
{
  const char *inner = g_utf8_next_char (text + token->start), *q = inner;

  while (*q != '\0' && *q != '\n' && g_utf8_get_char (q) != end_mark)
    q = g_utf8_next_char (q);
  token->end = (gsize) (q - text);
  if (*q == '\0' || *q == '\n')
    return end_mark == ']' ? N_ ("the bracket is not closed") : N_ ("the quotation mark is not closed");
  token->kind = end_mark == ']' ? QIMAM_TOPIC_TOKEN_HEAD : QIMAM_TOPIC_TOKEN_QUOTATION;
  token->inner = (gsize) (inner - text);
  token->inner_end = token->end;
  token->end = (gsize) (g_utf8_next_char (q) - text);
  return NULL;
}

/* The token at @p; @fresh at the beginning of a word. Returns why there is none, %NULL where there is. */
static const char *
read_token (const char *text, const char *p, gboolean fresh, QimamTopicToken *token)
{
  gunichar c = g_utf8_get_char (p);

  *token = (QimamTopicToken){ .kind = QIMAM_TOPIC_TOKEN_WORD, .start = (gsize) (p - text) };
  token->end = (gsize) (g_utf8_next_char (p) - text);
  if (closing_mark (c) != 0)
    return read_enclosed (text, closing_mark (c), token);
  if (g_str_has_prefix (p, "..."))
    {
      token->kind = QIMAM_TOPIC_TOKEN_GAP;
      while (text[token->end] == '.')
        token->end++;
    }
  else if (fresh && (c == '-' || c == 0x2212))
    token->kind = QIMAM_TOPIC_TOKEN_WITHOUT;
  else if (fresh && c == '+')
    token->kind = QIMAM_TOPIC_TOKEN_WITH;
  else if (!single_mark (c, &token->kind))
    {
      const char *end = end_of_word (p);

      if (end == p)
        return N_ ("this mark closes nothing");
      token->end = (gsize) (end - text);
    }
  return NULL;
}

GArray *
qimam_topic_tokens_read (const char *text, QimamTopicProblem *problem)
{
  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (QimamTopicToken));
  const char *p = text;
  gboolean fresh = TRUE; /* at the beginning of a word */
  QimamTopicToken token;

  while (*p != '\0')
    {
      const char *reason;

      if (is_blank (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          fresh = TRUE;
          continue;
        }
      reason = read_token (text, p, fresh, &token);
      if (reason != NULL)
        {
          qimam_topic_problem_set (problem, text, reason, token.start, token.end);
          return NULL;
        }
      g_array_append_val (tokens, token);
      fresh = token.kind != QIMAM_TOPIC_TOKEN_WORD && token.kind != QIMAM_TOPIC_TOKEN_QUOTATION;
      p = text + token.end;
    }
  token = (QimamTopicToken){ .kind = QIMAM_TOPIC_TOKEN_END };
  token.start = token.end = (gsize) (p - text);
  g_array_append_val (tokens, token);
  return g_steal_pointer (&tokens);
}
