/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-topic-rule.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "qimam-fold.h"
#include "qimam-token.h"
#include "qimam-topic-token.h"

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

typedef struct
{
  const char *text;
  GArray *tokens; /* (element-type QimamTopicToken) */
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
  qimam_topic_problem_set (&self->problem, self->text, reason, start, end);
  return FALSE;
}

/* ---- Phrases ---- */

static const QimamTopicToken *
peek (const Parser *self)
{
  return &g_array_index (self->tokens, QimamTopicToken, self->at);
}

static gboolean
ends_phrase (QimamTopicTokenKind kind)
{
  return kind == QIMAM_TOPIC_TOKEN_NEXT || kind == QIMAM_TOPIC_TOKEN_LINE || kind == QIMAM_TOPIC_TOKEN_END ||
         kind == QIMAM_TOPIC_TOKEN_HEAD;
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
      gboolean exact = peek (self)->kind == QIMAM_TOPIC_TOKEN_EXACT, either;
      const QimamTopicToken *word;

      if (exact)
        self->at++;
      word = peek (self);
      if (word->kind != QIMAM_TOPIC_TOKEN_WORD && word->kind != QIMAM_TOPIC_TOKEN_QUOTATION)
        return fail (self, exact ? N_ ("a word is missing after “=”") : N_ ("a word is missing after “/”"),
                     word->start, word->end);
      self->at++;
      either = peek (self)->kind == QIMAM_TOPIC_TOKEN_EITHER;
      if (n > MAX_CHOICES)
        return fail (self, N_ ("there are too many words to choose from"), word->start, word->end);
      if (n == 0 && either)
        step = add_step (phrase, gap);
      if (!take_words (self, phrase, step, gap, exact || word->kind == QIMAM_TOPIC_TOKEN_QUOTATION,
                       word->kind == QIMAM_TOPIC_TOKEN_QUOTATION ? word->inner : word->start,
                       word->kind == QIMAM_TOPIC_TOKEN_QUOTATION ? word->inner_end : word->end))
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
  const QimamTopicToken *mark = NULL; /* that waits for a word after it */
  guint near = 0;

  phrase->steps = g_ptr_array_new_with_free_func (step_free);
  phrase->patterns = g_ptr_array_new_with_free_func (g_free);
  phrase->kind = peek (self)->kind == QIMAM_TOPIC_TOKEN_WITHOUT ? QIMAM_PHRASE_EXCLUDED
                 : peek (self)->kind == QIMAM_TOPIC_TOKEN_WITH  ? QIMAM_PHRASE_NEEDED
                                                                : QIMAM_PHRASE_TELLS;
  phrase->weight = self->weight;
  phrase->enough = !self->weighed;
  phrase->from = self->from;
  phrase->to = self->to;
  if (phrase->kind != QIMAM_PHRASE_TELLS)
    self->at++;
  while (!ends_phrase (peek (self)->kind))
    {
      const QimamTopicToken *token = peek (self);

      if (token->kind == QIMAM_TOPIC_TOKEN_GAP || token->kind == QIMAM_TOPIC_TOKEN_NEAR)
        {
          if (phrase->steps->len == 0 || mark != NULL)
            fail (self, N_ ("a word is missing before this"), token->start, token->end);
          else if (token->kind == QIMAM_TOPIC_TOKEN_NEAR && near > 0)
            fail (self, N_ ("“~” can stand once in a phrase"), token->start, token->end);
          else if (token->kind == QIMAM_TOPIC_TOKEN_NEAR)
            near = phrase->steps->len;
          mark = token;
          self->at++;
        }
      else if (token->kind == QIMAM_TOPIC_TOKEN_WITHOUT || token->kind == QIMAM_TOPIC_TOKEN_WITH)
        fail (self, N_ ("“-” and “+” stand before the first word of a phrase, and “|” before the phrase"),
              token->start, token->end);
      else if (token->kind == QIMAM_TOPIC_TOKEN_EITHER)
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
read_days (Parser *self, const char *word, const QimamTopicToken *token)
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
  const QimamTopicToken *token = peek (self);
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
  while (peek (self)->kind != QIMAM_TOPIC_TOKEN_END)
    {
      gboolean done = TRUE;

      if (peek (self)->kind == QIMAM_TOPIC_TOKEN_LINE)
        {
          self->weight = 1;
          self->weighed = FALSE;
          self->from = self->to = "";
          self->at++;
        }
      else if (peek (self)->kind == QIMAM_TOPIC_TOKEN_NEXT)
        self->at++;
      else if (peek (self)->kind == QIMAM_TOPIC_TOKEN_HEAD)
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
  parser.phrases = g_ptr_array_new_with_free_func (phrase_free);
  if (!g_utf8_validate (text, -1, &bad))
    {
      parser.problem =
          (QimamTopicProblem){ N_ ("this is no text"), (gsize) (bad - text), (gsize) (bad - text), 1 };
      parser.problem.character = (guint) g_utf8_strlen (text, (gssize) (bad - text)) + 1;
    }
  else if (strlen (text) > QIMAM_TOPIC_RULE_MAX_LENGTH)
    fail (&parser, N_ ("the rule is too long"), 0, 0);
  else if ((parser.tokens = qimam_topic_tokens_read (text, &parser.problem)) != NULL && read_rule (&parser))
    {
      self = g_new0 (QimamTopicRule, 1);
      g_atomic_ref_count_init (&self->refs);
      self->phrases = g_ptr_array_ref (parser.phrases);
    }
  g_ptr_array_unref (parser.phrases);
  g_clear_pointer (&parser.tokens, g_array_unref);
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
