/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-time-private.h"

/* Dates in digits: "16/6/2021", "2021-06-16", "3/2015", "22/4". */

#define at(self, i) qimam_time_at (self, i)

static gboolean
is_hijri_year (int year, int era)
{
  return era == 2 || (era == 0 && year >= 1300 && year <= 1500);
}

static gboolean
is_separator (const QimamLex *lex)
{
  return lex->type == QIMAM_LEX_PUNCT && (lex->punct == '/' || lex->punct == '-' || lex->punct == '.' ||
                                          lex->punct == '\\' || lex->punct == 0x2013 || lex->punct == 0x060D);
}

/* The year that two digits stand for. */
static int
full_year (const QimamLex *lex)
{
  return (int) lex->number + (lex->n_digits > 2 ? 0 : lex->number < 70 ? 2000 : 1900);
}

/* Which of three numbers is what. */
static gboolean
sort_three (const QimamLex *a, const QimamLex *s, const QimamLex *b, const QimamLex *c, QimamPoint *point)
{
  if (a->n_digits == 4 && c->n_digits <= 2)
    {
      point->year = a->number;
      point->day = c->number;
    }
  else if (c->n_digits == 4 && a->n_digits <= 2)
    {
      point->year = c->number;
      point->day = a->number;
    }
  /* "16.6.21" is a version, or the number of a paragraph. */
  else if (c->n_digits == 2 && a->n_digits <= 2 && !s->space && !b->space && !c->space &&
           (s->punct != '.' || (a->n_digits == 2 && b->n_digits == 2 && a->number <= 31 && b->number <= 12)))
    {
      point->year = full_year (c);
      point->day = a->number;
    }
  else
    return FALSE;
  point->month = b->number;
  if (point->month > 12 && point->day <= 12)
    {
      int month = point->day;

      point->day = point->month;
      point->month = month;
    }
  return TRUE;
}

/* Whether the full stop at @i joins two numbers. */
static gboolean
is_joined (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i), *after = at (self, i + 1);

  return qimam_lex_punct (lex, '.') && !lex->space && !after->space && after->type == QIMAM_LEX_NUMBER;
}

/* Day, month and year. */
static gboolean
read_three (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *a = at (self, i), *s = at (self, i + 1), *b = at (self, i + 2), *t = at (self, i + 3),
                 *c = at (self, i + 4);
  int era = 0;

  if (t->type != QIMAM_LEX_PUNCT || t->punct != s->punct || c->type != QIMAM_LEX_NUMBER || b->n_digits > 2 ||
      (s->space != t->space && s->punct == '-') || !sort_three (a, s, b, c, point))
    return FALSE;
  /* "10.10.10.12" */
  if (s->punct == '.' && c->n_digits == 2 && (is_joined (self, i + 5) || (i > 1 && is_joined (self, i - 1))))
    return FALSE;
  point->next = qimam_time_read_era (self, i + 5, &era);
  /* "16/6/2021 م 10": the letter belongs to what follows. */
  if (era == 1 && at (self, i + 5)->type == QIMAM_LEX_WORD && at (self, i + 5)->letters == 1 &&
      at (self, i + 5)->space && at (self, i + 6)->type == QIMAM_LEX_NUMBER)
    point->next = i + 5;
  point->hijri = is_hijri_year (point->year, era);
  point->end = at (self, point->next - 1)->end;
  if (point->day > 0 && point->month > 0 && point->day <= 31 && point->month <= 12)
    {
      qimam_time_resolve (self, point, QIMAM_WHEN_NEAREST);
      return TRUE;
    }
  if (point->day == 0 || point->day > 99 || point->month > 99)
    return FALSE;
  point->how = QIMAM_TIME_INVALID;
  point->day = MIN (point->day, 31);
  point->month = MIN (point->month, 12);
  return TRUE;
}

/* Whether two numbers can be nothing but a day and a month. */
static gboolean
is_day_and_month (const QimamLex *a, const QimamLex *b)
{
  return a->n_digits <= 2 && b->n_digits <= 2 && a->number >= 1 && b->number >= 1 &&
         ((a->number > 12 && a->number <= 31 && b->number <= 12) ||
          (b->number > 12 && b->number <= 31 && a->number <= 12));
}

/* Whether "22-4" and "22.4" stand where only a date does: behind a word that dates, or a verb with "will",
 * and before nothing that is counted. */
static gboolean
has_date_cue (const QimamTimeReader *self, guint i, guint next, gunichar separator)
{
  const QimamLex *before = i > 0 ? at (self, i - 1) : NULL;

  if (before == NULL || !qimam_time_ends_clause (self, next))
    return FALSE;
  return qimam_lex_is (before, QIMAM_SENSE_FILL) || qimam_lex_is (before, QIMAM_SENSE_UPDATED) ||
         (qimam_lex_is (before, QIMAM_SENSE_IN) && (before->prefix & QIMAM_PREFIX_AND) == 0) ||
         qimam_lex_is (before, QIMAM_SENSE_DATE_VERB) || qimam_time_is_unit (before, QIMAM_UNIT_DAY) ||
         (before->future && separator != '.');
}

/* A month and a year, or a day and a month. */
static gboolean
read_two (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *a = at (self, i), *s = at (self, i + 1), *b = at (self, i + 2), *t = at (self, i + 3);

  point->next = i + 3;
  point->end = b->end;
  if (t->type == QIMAM_LEX_PUNCT && !t->space && t->punct == s->punct &&
      at (self, i + 4)->type == QIMAM_LEX_NUMBER && !at (self, i + 4)->space)
    return FALSE;
  /* "القانون 5/2021" */
  if (i > 0 && qimam_lex_is (at (self, i - 1), QIMAM_SENSE_NUMBERED))
    return FALSE;
  if ((s->punct == '/' || s->punct == '-') && !s->space && !b->space && a->n_digits == 4 &&
      b->n_digits <= 2 && a->number >= 1900 && a->number < 2100 && b->number >= 1 && b->number <= 12)
    {
      point->year = (int) a->number;
      point->month = (int) b->number;
    }
  else if (s->punct == '/' && a->n_digits <= 2 && b->n_digits == 4 && a->number >= 1 && a->number <= 12 &&
           b->number >= 1000)
    {
      point->month = a->number;
      point->year = b->number;
    }
  else if (s->punct == '/' && a->n_digits <= 2 && b->n_digits <= 2 && a->number >= 1 && a->number <= 31 &&
           b->number >= 1 && b->number <= 12 && (qimam_lex_punct (t, ',') || qimam_lex_punct (t, 0x060C)) &&
           at (self, i + 4)->type == QIMAM_LEX_NUMBER &&
           (at (self, i + 4)->n_digits == 4 ||
            (at (self, i + 4)->n_digits == 2 && has_date_cue (self, i, i + 5, '/'))))
    {
      point->day = a->number;
      point->month = b->number;
      point->year = full_year (at (self, i + 4));
      qimam_time_finish (self, point, i + 5);
    }
  else if (is_day_and_month (a, b) && !s->space && !b->space &&
           (s->punct == '/' || has_date_cue (self, i, i + 3, s->punct)))
    {
      point->day = MAX (a->number, b->number);
      point->month = MIN (a->number, b->number);
    }
  else
    return FALSE;
  qimam_time_resolve (self, point, qimam_time_when (self, i, TRUE));
  return TRUE;
}

gboolean
qimam_time_read_numeric (const QimamTimeReader *self, guint i, QimamPoint *point)
{
  const QimamLex *a = at (self, i), *s = at (self, i + 1), *b = at (self, i + 2);

  if (a->type != QIMAM_LEX_NUMBER || !is_separator (s) || b->type != QIMAM_LEX_NUMBER || b->n_digits > 4 ||
      a->n_digits > 4)
    return FALSE;
  *point = (QimamPoint){ .start = a->start, .kind = QIMAM_TIME_DATE };
  if (read_three (self, i, point))
    return TRUE;
  *point = (QimamPoint){ .start = a->start, .kind = QIMAM_TIME_DATE };
  return read_two (self, i, point);
}
