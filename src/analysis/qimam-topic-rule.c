/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topic-rule.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "qimam-fold.h"
#include "qimam-token.h"

#define MAX_PHRASES 2000
#define MAX_STEPS   12
#define MAX_CHOICES 32
#define MAX_WAYS    256 /* in which the choices of a phrase combine: as many as a cue set takes */
#define MAX_WEIGHT  10.0

struct _QimamTopicRule
{
  gatomicrefcount refs;
  GPtrArray *phrases; /* QimamTopicPhrase */
};

typedef enum
{
  TOKEN_WORD,      /* a run of characters that mean nothing else */
  TOKEN_QUOTATION, /* what stands between quotation marks */
  TOKEN_EXACT,     /* = */
  TOKEN_EITHER,    /* / */
  TOKEN_GAP,       /* … */
  TOKEN_NEAR,      /* ~ */
  TOKEN_WITHOUT,   /* - before a word */
  TOKEN_WITH,      /* + */
  TOKEN_NEXT,      /* | , ، */
  TOKEN_LINE,      /* ; ؛ and the end of a line */
  TOKEN_HEAD,      /* [ … ] */
  TOKEN_END,
} TokenKind;

typedef struct
{
  TokenKind kind;
  gsize start; /* of the text that stands for it */
  gsize end;
  gsize inner; /* quotations and heads: without their marks */
  gsize inner_end;
} Token;

typedef struct
{
  const char *text;
  GArray *tokens; /* Token */
  guint at;
  GPtrArray *phrases;
  double weight;
  gboolean weighed;
  const char *from, *to;
  QimamTopicProblem problem;
} Parser;

static void
step_free (gpointer data)
{
  QimamPhraseStep *step = data;

  g_ptr_array_unref (step->words);
  g_free (step);
}

static void
phrase_free (gpointer data)
{
  QimamTopicPhrase *phrase = data;

  g_ptr_array_unref (phrase->steps);
  g_ptr_array_unref (phrase->patterns);
  g_free (phrase);
}

static gboolean
fail (Parser *self, const char *reason, gsize start, gsize end)
{
  if (self->problem.reason == NULL)
    {
      self->problem.reason = reason;
      self->problem.start = start;
      self->problem.end = MAX (end, start);
      self->problem.character = (guint) g_utf8_strlen (self->text, (gssize) start) + 1;
    }
  return FALSE;
}

/* ---- Tokens ---- */

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
single_mark (gunichar c, TokenKind *kind)
{
  switch (c)
    {
    case '=':
      *kind = TOKEN_EXACT;
      return TRUE;
    case '/':
      *kind = TOKEN_EITHER;
      return TRUE;
    case 0x2026:
      *kind = TOKEN_GAP;
      return TRUE;
    case '~':
      *kind = TOKEN_NEAR;
      return TRUE;
    case '|':
    case ',':
    case 0x60c:
      *kind = TOKEN_NEXT;
      return TRUE;
    case ';':
    case 0x61b:
    case '\n':
      *kind = TOKEN_LINE;
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
ends_word (gunichar c)
{
  TokenKind kind;

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

static gboolean
read_enclosed (Parser *self, const char *p, gunichar end_mark, Token *token)
{
  const char *inner = g_utf8_next_char (p), *q = inner;

  while (*q != '\0' && *q != '\n' && g_utf8_get_char (q) != end_mark)
    q = g_utf8_next_char (q);
  if (*q == '\0' || *q == '\n')
    return fail (self,
                 end_mark == ']' ? N_ ("the bracket is not closed") : N_ ("the quotation mark is not closed"),
                 token->start, (gsize) (q - self->text));
  token->kind = end_mark == ']' ? TOKEN_HEAD : TOKEN_QUOTATION;
  token->inner = (gsize) (inner - self->text);
  token->inner_end = (gsize) (q - self->text);
  token->end = (gsize) (g_utf8_next_char (q) - self->text);
  return TRUE;
}

static gboolean
read_tokens (Parser *self)
{
  const char *p = self->text;
  gboolean fresh = TRUE; /* at the beginning of a word */

  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      Token token = { TOKEN_WORD, (gsize) (p - self->text), 0, 0, 0 };

      if (is_blank (c))
        {
          p = g_utf8_next_char (p);
          fresh = TRUE;
          continue;
        }
      token.end = (gsize) (g_utf8_next_char (p) - self->text);
      if (closing_mark (c) != 0)
        {
          if (!read_enclosed (self, p, closing_mark (c), &token))
            return FALSE;
        }
      else if (g_str_has_prefix (p, "..."))
        {
          token.kind = TOKEN_GAP;
          while (self->text[token.end] == '.')
            token.end++;
        }
      else if (fresh && (c == '-' || c == 0x2212))
        token.kind = TOKEN_WITHOUT;
      else if (fresh && c == '+')
        token.kind = TOKEN_WITH;
      else if (!single_mark (c, &token.kind))
        {
          token.end = (gsize) (end_of_word (p) - self->text);
          if (token.end == token.start)
            return fail (self, N_ ("this mark closes nothing"), token.start,
                         (gsize) (g_utf8_next_char (p) - self->text));
        }
      g_array_append_val (self->tokens, token);
      fresh = token.kind != TOKEN_WORD && token.kind != TOKEN_QUOTATION;
      p = self->text + token.end;
    }
  {
    gsize end = (gsize) (p - self->text);
    Token last = { TOKEN_END, end, end, 0, 0 };

    g_array_append_val (self->tokens, last);
  }
  return TRUE;
}

/* ---- Phrases ---- */

static const Token *
peek (const Parser *self)
{
  return &g_array_index (self->tokens, Token, self->at);
}

static gboolean
ends_phrase (TokenKind kind)
{
  return kind == TOKEN_NEXT || kind == TOKEN_LINE || kind == TOKEN_END || kind == TOKEN_HEAD;
}

static QimamPhraseStep *
add_step (QimamTopicPhrase *phrase, gboolean gap)
{
  QimamPhraseStep *step = g_new0 (QimamPhraseStep, 1);

  step->gap = gap && phrase->steps->len > 0;
  step->words = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (phrase->steps, step);
  return step;
}

/* Adds the words of a stretch, one after the other; with @step as a choice, which must be one word. */
static gboolean
take_words (Parser *self,
            QimamTopicPhrase *phrase,
            QimamPhraseStep *step,
            gboolean gap,
            gboolean exact,
            gsize start,
            gsize end)
{
  g_autoptr (GArray) words = qimam_words_folded (self->text + start, (gssize) (end - start));

  if (words->len == 0)
    return fail (self, N_ ("there is no word here"), start, end);
  if (step != NULL && words->len > 1)
    return fail (self, N_ ("only single words stand on both sides of “/”"), start, end);
  for (guint i = 0; i < words->len; i++)
    {
      const char *folded = g_array_index (words, QimamWord, i).folded;
      QimamPhraseStep *to = step != NULL ? step : add_step (phrase, gap && i == 0);

      g_ptr_array_add (to->words, exact ? g_strconcat ("=", folded, NULL) : g_strdup (folded));
    }
  if (phrase->steps->len > MAX_STEPS)
    return fail (self, N_ ("the phrase is too long"), start, end);
  return TRUE;
}

/* A word, or several with "/" between. */
static gboolean
read_choices (Parser *self, QimamTopicPhrase *phrase, gboolean gap)
{
  QimamPhraseStep *step = NULL;

  for (guint n = 0;; n++)
    {
      gboolean exact = peek (self)->kind == TOKEN_EXACT, either;
      const Token *word;

      if (exact)
        self->at++;
      word = peek (self);
      if (word->kind != TOKEN_WORD && word->kind != TOKEN_QUOTATION)
        return fail (self, exact ? N_ ("a word is missing after “=”") : N_ ("a word is missing after “/”"),
                     word->start, word->end);
      self->at++;
      either = peek (self)->kind == TOKEN_EITHER;
      if (n > MAX_CHOICES)
        return fail (self, N_ ("there are too many words to choose from"), word->start, word->end);
      if (n == 0 && either)
        step = add_step (phrase, gap);
      if (!take_words (self, phrase, step, gap, exact || word->kind == TOKEN_QUOTATION,
                       word->kind == TOKEN_QUOTATION ? word->inner : word->start,
                       word->kind == TOKEN_QUOTATION ? word->inner_end : word->end))
        return FALSE;
      if (!either)
        return TRUE;
      self->at++;
    }
}

/* The steps from @first on as a pattern. */
static void
append_pattern (GString *pattern, const QimamTopicPhrase *phrase, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const QimamPhraseStep *step = phrase->steps->pdata[i];

      if (pattern->len > 0)
        g_string_append_c (pattern, ' ');
      if (step->gap && i > first)
        g_string_append (pattern, "… ");
      for (guint w = 0; w < step->words->len; w++)
        g_string_append_printf (pattern, "%s%s", w > 0 ? "/" : "", (const char *) step->words->pdata[w]);
    }
}

static gboolean
says_something (const QimamTopicPhrase *phrase)
{
  for (guint i = 0; i < phrase->steps->len; i++)
    {
      const QimamPhraseStep *step = phrase->steps->pdata[i];
      gboolean all = TRUE;

      for (guint w = 0; w < step->words->len; w++)
        {
          const char *word = step->words->pdata[w];

          all = all && !qimam_is_stop_word (*word == '=' ? word + 1 : word, -1);
        }
      if (all)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_phrase (Parser *self, const QimamTopicPhrase *phrase, gsize start, gsize end)
{
  guint ways = 1;

  for (guint i = 0; i < phrase->steps->len && ways <= MAX_WAYS; i++)
    ways *= ((QimamPhraseStep *) phrase->steps->pdata[i])->words->len;
  if (ways > MAX_WAYS)
    return fail (self, N_ ("there are too many words to choose from"), start, end);
  if (!says_something (phrase))
    return fail (self, N_ ("this word stands in every article and tells nothing"), start, end);
  if (self->phrases->len >= MAX_PHRASES)
    return fail (self, N_ ("the rule has too many phrases"), start, end);
  return TRUE;
}

static void
finish_phrase (QimamTopicPhrase *phrase, guint near)
{
  GString *pattern = g_string_new (NULL);

  append_pattern (pattern, phrase, 0, phrase->steps->len);
  g_ptr_array_add (phrase->patterns, g_string_free (pattern, FALSE));
  if (near > 0)
    {
      g_autoptr (GString) other = g_string_new (NULL);

      append_pattern (other, phrase, near, phrase->steps->len);
      g_string_append (other, " …");
      append_pattern (other, phrase, 0, near);
      g_ptr_array_add (phrase->patterns, g_strdup (other->str));
    }
}

static gboolean
read_phrase (Parser *self)
{
  QimamTopicPhrase *phrase = g_new0 (QimamTopicPhrase, 1);
  gsize start = peek (self)->start;
  const Token *mark = NULL; /* that waits for a word after it */
  guint near = 0;

  phrase->steps = g_ptr_array_new_with_free_func (step_free);
  phrase->patterns = g_ptr_array_new_with_free_func (g_free);
  phrase->kind = peek (self)->kind == TOKEN_WITHOUT ? QIMAM_PHRASE_EXCLUDED
                 : peek (self)->kind == TOKEN_WITH  ? QIMAM_PHRASE_NEEDED
                                                    : QIMAM_PHRASE_TELLS;
  phrase->weight = self->weight;
  phrase->enough = !self->weighed;
  phrase->from = self->from;
  phrase->to = self->to;
  if (phrase->kind != QIMAM_PHRASE_TELLS)
    self->at++;
  while (!ends_phrase (peek (self)->kind))
    {
      const Token *token = peek (self);

      if (token->kind == TOKEN_GAP || token->kind == TOKEN_NEAR)
        {
          if (phrase->steps->len == 0 || mark != NULL)
            fail (self, N_ ("a word is missing before this"), token->start, token->end);
          else if (token->kind == TOKEN_NEAR && near > 0)
            fail (self, N_ ("“~” can stand once in a phrase"), token->start, token->end);
          else if (token->kind == TOKEN_NEAR)
            near = phrase->steps->len;
          mark = token;
          self->at++;
        }
      else if (token->kind == TOKEN_WITHOUT || token->kind == TOKEN_WITH)
        fail (self, N_ ("“-” and “+” stand before the first word of a phrase, and “|” before the phrase"),
              token->start, token->end);
      else if (token->kind == TOKEN_EITHER)
        fail (self, N_ ("a word is missing before this"), token->start, token->end);
      else
        {
          read_choices (self, phrase, mark != NULL);
          mark = NULL;
        }
      if (self->problem.reason != NULL)
        break;
    }
  if (self->problem.reason == NULL && mark != NULL)
    fail (self, N_ ("a word is missing after this"), mark->start, mark->end);
  if (self->problem.reason == NULL && phrase->steps->len == 0)
    fail (self, N_ ("a word is missing after this"), start, peek (self)->start);
  if (self->problem.reason != NULL || !check_phrase (self, phrase, start, peek (self)->start))
    {
      phrase_free (phrase);
      return FALSE;
    }
  finish_phrase (phrase, near);
  g_ptr_array_add (self->phrases, phrase);
  return TRUE;
}

/* ---- Weights and days ---- */

/* (nullable): a day that stands at the beginning of @text, interned */
static const char *
read_day (const char *text, gsize length)
{
  g_autofree char *day = g_strndup (text, length);
  int year, month, date, n = 0;

  if (length != 10 || sscanf (day, "%4d-%2d-%2d%n", &year, &month, &date, &n) != 3 || n != 10 ||
      !g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_intern_string (day);
}

static gboolean
read_days (Parser *self, const char *word, const Token *token)
{
  const char *dots = strstr (word, "..");
  const char *from = "", *to = "";

  if (dots != NULL && dots > word)
    from = read_day (word, (gsize) (dots - word));
  if (dots != NULL && dots[2] != '\0')
    to = read_day (dots + 2, strlen (dots + 2));
  if (dots == NULL || strlen (word) == 2 || from == NULL || to == NULL ||
      (*from && *to && strcmp (from, to) > 0))
    return fail (self, N_ ("days are written as 2023-10-07..2024-01-31, and one of them can be left out"),
                 token->start, token->end);
  self->from = from;
  self->to = to;
  return TRUE;
}

/* What stands in brackets: a weight, days, or both. */
static gboolean
read_head (Parser *self)
{
  const Token *token = peek (self);
  g_autofree char *inner = g_strndup (self->text + token->inner, token->inner_end - token->inner);
  g_auto (GStrv) words = g_strsplit_set (inner, " \t", -1);
  guint n = 0;

  self->weight = 1;
  self->weighed = FALSE;
  self->from = self->to = "";
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *end = NULL;
      double weight;

      if (*words[i] == '\0')
        continue;
      n++;
      if (strstr (words[i], "..") != NULL || strchr (words[i] + 1, '-') != NULL)
        {
          if (!read_days (self, words[i], token))
            return FALSE;
          continue;
        }
      weight = g_ascii_strtod (words[i], &end);
      if (*end != '\0' || !(weight >= -MAX_WEIGHT && weight <= MAX_WEIGHT) || weight == 0 || self->weighed)
        return fail (self, N_ ("a weight is a number from -10 to 10 and not 0"), token->start, token->end);
      self->weight = weight;
      self->weighed = TRUE;
    }
  if (n == 0)
    return fail (self, N_ ("a weight is a number from -10 to 10 and not 0"), token->start, token->end);
  self->at++;
  return TRUE;
}

static gboolean
read_rule (Parser *self)
{
  gboolean tells = FALSE;

  self->weight = 1;
  self->from = self->to = "";
  while (peek (self)->kind != TOKEN_END)
    {
      gboolean done = TRUE;

      if (peek (self)->kind == TOKEN_LINE)
        {
          self->weight = 1;
          self->weighed = FALSE;
          self->from = self->to = "";
          self->at++;
        }
      else if (peek (self)->kind == TOKEN_NEXT)
        self->at++;
      else if (peek (self)->kind == TOKEN_HEAD)
        done = read_head (self);
      else
        done = read_phrase (self);
      if (!done)
        return FALSE;
    }
  for (guint i = 0; i < self->phrases->len && !tells; i++)
    {
      const QimamTopicPhrase *phrase = self->phrases->pdata[i];

      tells = phrase->kind == QIMAM_PHRASE_TELLS && phrase->weight > 0;
    }
  if (!tells)
    return fail (self,
                 self->phrases->len == 0
                     ? N_ ("the rule has no word")
                     : N_ ("the rule has only conditions and nothing that tells of the topic"),
                 0, strlen (self->text));
  return TRUE;
}

char *
qimam_topic_problem_tell (const QimamTopicProblem *problem)
{
  if (problem->reason == NULL)
    return NULL;
  /* TRANSLATORS: what is wrong with a rule: its place, counted in characters, and the reason */
  return g_strdup_printf (_ ("Character %u: %s"), problem->character, _ (problem->reason));
}

QimamTopicRule *
qimam_topic_rule_parse (const char *text, QimamTopicProblem *problem, GError **error)
{
  Parser parser = { .text = text };
  QimamTopicRule *self = NULL;
  const char *bad;

  g_return_val_if_fail (text != NULL, NULL);
  parser.tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  parser.phrases = g_ptr_array_new_with_free_func (phrase_free);
  if (!g_utf8_validate (text, -1, &bad))
    {
      parser.problem =
          (QimamTopicProblem){ N_ ("this is no text"), (gsize) (bad - text), (gsize) (bad - text), 1 };
      parser.problem.character = (guint) g_utf8_strlen (text, (gssize) (bad - text)) + 1;
    }
  else if (strlen (text) > QIMAM_TOPIC_RULE_MAX_LENGTH)
    fail (&parser, N_ ("the rule is too long"), 0, 0);
  else if (read_tokens (&parser) && read_rule (&parser))
    {
      self = g_new0 (QimamTopicRule, 1);
      g_atomic_ref_count_init (&self->refs);
      self->phrases = g_ptr_array_ref (parser.phrases);
    }
  g_ptr_array_unref (parser.phrases);
  g_array_unref (parser.tokens);
  if (problem != NULL)
    *problem = parser.problem;
  if (self == NULL)
    {
      g_autofree char *message = qimam_topic_problem_tell (&parser.problem);

      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, message);
    }
  return self;
}

QimamTopicRule *
qimam_topic_rule_ref (QimamTopicRule *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
qimam_topic_rule_unref (QimamTopicRule *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->phrases);
  g_free (self);
}

const GPtrArray *
qimam_topic_rule_get_phrases (const QimamTopicRule *self)
{
  return self->phrases;
}
