/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexer.h"

#include <stdlib.h>
#include <string.h>

#include "qimam-fold.h"
#include "qimam-table.h"
#include "qimam-word-map.h"

/* The kinds of the tables. @add goes to the value. */
static const struct
{
  const char *name;
  QimamSense sense;
  gint64 add;
} kinds[] = {
  { "unit", QIMAM_SENSE_UNIT, 0 },
  { "teen-unit", QIMAM_SENSE_TEEN_UNIT, 0 },
  { "ten", QIMAM_SENSE_TEN, 0 },
  { "tens", QIMAM_SENSE_TENS, 0 },
  { "hundred", QIMAM_SENSE_HUNDRED, 0 },
  { "scale", QIMAM_SENSE_SCALE, 0 },
  { "scale-dual", QIMAM_SENSE_SCALE_DUAL, 0 },
  { "dozen", QIMAM_SENSE_DOZEN, 0 },
  { "minus", QIMAM_SENSE_MINUS, 0 },
  { "fraction", QIMAM_SENSE_FRACTION, 0 },
  { "fraction-weak", QIMAM_SENSE_FRACTION_WEAK, 0 },
  { "fraction-dual", QIMAM_SENSE_FRACTION_DUAL, 0 },
  { "fractions", QIMAM_SENSE_FRACTIONS, 0 },
  { "part", QIMAM_SENSE_PART, 0 },
  { "some", QIMAM_SENSE_SOME, 0 },
  { "ordinal", QIMAM_SENSE_ORDINAL, 0 },
  { "month", QIMAM_SENSE_MONTH, 0 },
  { "weak-month", QIMAM_SENSE_WEAK_MONTH, 0 },
  { "hijri-month", QIMAM_SENSE_HIJRI_MONTH, 0 },
  { "weekday", QIMAM_SENSE_WEEKDAY, 0 },
  { "latin-weekday", QIMAM_SENSE_LATIN_WEEKDAY, 0 },
  { "second", QIMAM_SENSE_TIME_UNIT, 4 * QIMAM_UNIT_SECOND },
  { "minute", QIMAM_SENSE_TIME_UNIT, 4 * QIMAM_UNIT_MINUTE },
  { "hour", QIMAM_SENSE_TIME_UNIT, 4 * QIMAM_UNIT_HOUR },
  { "day", QIMAM_SENSE_TIME_UNIT, 4 * QIMAM_UNIT_DAY },
  { "week", QIMAM_SENSE_TIME_UNIT, 4 * QIMAM_UNIT_WEEK },
  { "month-unit", QIMAM_SENSE_TIME_UNIT, 4 * QIMAM_UNIT_MONTH },
  { "year", QIMAM_SENSE_TIME_UNIT, 4 * QIMAM_UNIT_YEAR },
  { "decade", QIMAM_SENSE_TIME_UNIT, 4 * QIMAM_UNIT_DECADE },
  { "century", QIMAM_SENSE_TIME_UNIT, 4 * QIMAM_UNIT_CENTURY },
  { "our-day", QIMAM_SENSE_OUR_UNIT, QIMAM_UNIT_DAY - 1 },
  { "our-week", QIMAM_SENSE_OUR_UNIT, QIMAM_UNIT_WEEK - 1 },
  { "our-month", QIMAM_SENSE_OUR_UNIT, QIMAM_UNIT_MONTH - 1 },
  { "our-year", QIMAM_SENSE_OUR_UNIT, QIMAM_UNIT_YEAR - 1 },
  { "measure", QIMAM_SENSE_MEASURE, 0 },
  { "currency", QIMAM_SENSE_CURRENCY, 0 },
  { "past", QIMAM_SENSE_PAST, 0 },
  { "future", QIMAM_SENSE_FUTURE, 0 },
  { "present", QIMAM_SENSE_PRESENT, 0 },
  { "this", QIMAM_SENSE_THIS, 0 },
  { "edge-start", QIMAM_SENSE_EDGE, QIMAM_MOD_START - 1 },
  { "edge-mid", QIMAM_SENSE_EDGE, QIMAM_MOD_MID - 1 },
  { "edge-end", QIMAM_SENSE_EDGE, QIMAM_MOD_END - 1 },
  { "cmp-gt", QIMAM_SENSE_CMP, QIMAM_MOD_GT - 1 },
  { "cmp-lt", QIMAM_SENSE_CMP, QIMAM_MOD_LT - 1 },
  { "cmp-approx", QIMAM_SENSE_CMP, QIMAM_MOD_APPROX - 1 },
  { "after-gt", QIMAM_SENSE_CMP_AFTER, QIMAM_MOD_GT - 1 },
  { "after-lt", QIMAM_SENSE_CMP_AFTER, QIMAM_MOD_LT - 1 },
  { "after-approx", QIMAM_SENSE_CMP_AFTER, QIMAM_MOD_APPROX - 1 },
  { "day-word", QIMAM_SENSE_DAY_WORD, 0 },
  { "weak-day-word", QIMAM_SENSE_WEAK_DAY_WORD, 0 },
  { "same", QIMAM_SENSE_SAME, 0 },
  { "since", QIMAM_SENSE_SINCE, 0 },
  { "after", QIMAM_SENSE_AFTER, 0 },
  { "from", QIMAM_SENSE_FROM, 0 },
  { "to", QIMAM_SENSE_TO, 0 },
  { "between", QIMAM_SENSE_BETWEEN, 0 },
  { "and", QIMAM_SENSE_AND, 0 },
  { "in", QIMAM_SENSE_IN, 0 },
  { "lasting", QIMAM_SENSE_LASTING, 0 },
  { "whole", QIMAM_SENSE_WHOLE, 0 },
  { "now", QIMAM_SENSE_NOW, 0 },
  { "vague-past", QIMAM_SENSE_VAGUE, -1 },
  { "vague-present", QIMAM_SENSE_VAGUE, 0 },
  { "vague-future", QIMAM_SENSE_VAGUE, 1 },
  { "within", QIMAM_SENSE_WITHIN, 0 },
  { "set-day", QIMAM_SENSE_SET, QIMAM_UNIT_DAY - 1 },
  { "set-week", QIMAM_SENSE_SET, QIMAM_UNIT_WEEK - 1 },
  { "set-month", QIMAM_SENSE_SET, QIMAM_UNIT_MONTH - 1 },
  { "set-year", QIMAM_SENSE_SET, QIMAM_UNIT_YEAR - 1 },
  { "every", QIMAM_SENSE_EVERY, 0 },
  { "decade-name", QIMAM_SENSE_DECADE_NAME, 0 },
  { "season", QIMAM_SENSE_SEASON, 0 },
  { "season-cue", QIMAM_SENSE_SEASON_CUE, 0 },
  { "quarter", QIMAM_SENSE_QUARTER, 0 },
  { "half", QIMAM_SENSE_HALF, 0 },
  { "weekend", QIMAM_SENSE_WEEKEND, 0 },
  { "rest", QIMAM_SENSE_REST, 0 },
  { "fill", QIMAM_SENSE_FILL, 0 },
  { "future-cue", QIMAM_SENSE_FUTURE_CUE, 0 },
  { "past-cue", QIMAM_SENSE_PAST_CUE, 0 },
  { "that", QIMAM_SENSE_THAT, 0 },
  { "onset", QIMAM_SENSE_ONSET, 0 },
  { "date-verb", QIMAM_SENSE_DATE_VERB, 0 },
  { "day-name", QIMAM_SENSE_DAY_NAME, 0 },
  { "last", QIMAM_SENSE_LAST, 0 },
  { "unit-adjective", QIMAM_SENSE_UNIT_ADJECTIVE, 0 },
  { "some-after", QIMAM_SENSE_SOME_AFTER, 0 },
  { "some-of", QIMAM_SENSE_SOME_OF, 0 },
  { "adverb", QIMAM_SENSE_ADVERB, 0 },
  { "other-day", QIMAM_SENSE_OTHER_DAY, 0 },
  { "year-link", QIMAM_SENSE_YEAR_LINK, 0 },
  { "numbered", QIMAM_SENSE_NUMBERED, 0 },
  { "of-it", QIMAM_SENSE_OF_IT, 0 },
  { "general", QIMAM_SENSE_GENERAL, 0 },
  { "that-one", QIMAM_SENSE_THAT_ONE, 0 },
  { "age", QIMAM_SENSE_AGE, 0 },
  { "another", QIMAM_SENSE_ANOTHER, 0 },
  { "only", QIMAM_SENSE_ONLY, 0 },
  { "lasting-verb", QIMAM_SENSE_LASTING_VERB, 0 },
  { "onto", QIMAM_SENSE_ONTO, 0 },
  { "both", QIMAM_SENSE_BOTH, 0 },
  { "year-of", QIMAM_SENSE_YEAR_OF, 0 },
  { "era", QIMAM_SENSE_ERA, 0 },
  { "updated", QIMAM_SENSE_UPDATED, 0 },
  { "am", QIMAM_SENSE_AM, 0 },
  { "pm", QIMAM_SENSE_PM, 0 },
  { "noon", QIMAM_SENSE_NOON, 0 },
  { "night", QIMAM_SENSE_NIGHT, 0 },
  { "part-MO", QIMAM_SENSE_PART_OF_DAY, 'M' - 1 },
  { "part-AF", QIMAM_SENSE_PART_OF_DAY, 'A' - 1 },
  { "part-EV", QIMAM_SENSE_PART_OF_DAY, 'E' - 1 },
  { "part-NI", QIMAM_SENSE_PART_OF_DAY, 'N' - 1 },
  { "plus-minutes", QIMAM_SENSE_MINUTES, 0 },
  { "except", QIMAM_SENSE_EXCEPT, 0 },
  { "sharp", QIMAM_SENSE_SHARP, 0 },
  { "clock-name", QIMAM_SENSE_CLOCK_NAME, 0 },
  { "zone-cue", QIMAM_SENSE_ZONE_CUE, 0 },
  { "zone", QIMAM_SENSE_ZONE, 0 },
  { "zone-local", QIMAM_SENSE_ZONE_LOCAL, 0 },
  { "zone-place", QIMAM_SENSE_ZONE_PLACE, 0 },
};

static const char *const tables[] = { "numbers",    "months",     "weekdays",    "time-units", "measures",
                                      "currencies", "time-words", "clock-words", "tense-words" };

static QimamLexeme *
ensure_lexeme (QimamWordMap *map, const char *word, gsize length)
{
  QimamLexeme *lexeme = qimam_word_map_lookup (map, word, length);

  if (lexeme == NULL)
    {
      lexeme = g_new0 (QimamLexeme, 1);
      qimam_word_map_insert (map, word, length, lexeme);
    }
  return lexeme;
}

static void
add_word (QimamWordMap *map, const char *word, QimamSense sense, gint64 value, const char *text)
{
  g_autofree char *folded = qimam_fold (word, -1, NULL);
  const char *blank = strchr (folded, ' ');
  QimamLexeme *lexeme = ensure_lexeme (map, folded, strlen (folded));

  if (blank != NULL)
    ensure_lexeme (map, folded, blank - folded)->phrase = TRUE;
  for (guint i = 0; i < lexeme->n; i++)
    if (lexeme->senses[i] == sense)
      return;
  if (lexeme->n == QIMAM_MAX_SENSES)
    {
      g_warning ("“%s” has more than %d senses", word, QIMAM_MAX_SENSES);
      return;
    }
  lexeme->senses[lexeme->n] = sense;
  lexeme->values[lexeme->n] = value;
  lexeme->texts[lexeme->n] = text;
  lexeme->n++;
  lexeme->means =
      lexeme->means ||
      !(sense == QIMAM_SENSE_FUTURE_CUE || sense == QIMAM_SENSE_PAST_CUE || sense == QIMAM_SENSE_THAT ||
        sense == QIMAM_SENSE_ONSET || sense == QIMAM_SENSE_DATE_VERB || sense == QIMAM_SENSE_NUMBERED || sense == QIMAM_SENSE_OF_IT ||
        sense == QIMAM_SENSE_GENERAL || sense == QIMAM_SENSE_AGE || sense == QIMAM_SENSE_ANOTHER ||
        sense == QIMAM_SENSE_ONLY || sense == QIMAM_SENSE_ONTO || sense == QIMAM_SENSE_BOTH);
}

/* The value of a row: a whole number, or a text. */
static gboolean
read_value (
    const QimamTable *table, guint row, QimamSense sense, gint64 *number, const char **text, GError **error)
{
  const char *value = qimam_table_get (table, row, 1);
  char *end;

  *number = 0;
  *text = NULL;
  if (sense == QIMAM_SENSE_MEASURE || sense == QIMAM_SENSE_CURRENCY || sense == QIMAM_SENSE_ZONE_PLACE)
    {
      *text = g_intern_string (value);
      return TRUE;
    }
  *number = g_ascii_strtoll (value, &end, 10);
  if (end != value && *end == '\0')
    return TRUE;
  qimam_table_set_error (table, row, 1, "this is not a whole number", error);
  return FALSE;
}

static gboolean
load_table (QimamWordMap *map, const char *name, GError **error)
{
  static const char *const columns[] = { "kind", "value", "words", NULL };
  g_autoptr (QimamTable) table = qimam_table_load (name, columns, error);

  if (table == NULL)
    return FALSE;
  for (guint row = 0; row < qimam_table_n_rows (table); row++)
    {
      const char *kind = qimam_table_get (table, row, 0), *text;
      g_auto (GStrv) words = qimam_table_get_list (table, row, 2);
      gint64 number;
      guint k = 0;

      while (k < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[k].name, kind))
        k++;
      if (k == G_N_ELEMENTS (kinds))
        {
          qimam_table_set_error (table, row, 0, "there is no such kind", error);
          return FALSE;
        }
      if (!read_value (table, row, kinds[k].sense, &number, &text, error))
        return FALSE;
      for (guint w = 0; words[w] != NULL; w++)
        add_word (map, words[w], kinds[k].sense, number + kinds[k].add, text);
    }
  return TRUE;
}

const QimamLexeme *
qimam_lexeme_find (const char *folded, gsize length)
{
  static gsize ready;
  static QimamWordMap *map;

  if (g_once_init_enter (&ready))
    {
      map = qimam_word_map_new ();
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        {
          g_autoptr (GError) error = NULL;

          if (!load_table (map, tables[i], &error))
            g_warning ("%s", error->message);
        }
      g_once_init_leave (&ready, 1);
    }
  return qimam_word_map_lookup (map, folded, length);
}

const char *
qimam_lex_text (const QimamLex *lex, QimamSense sense)
{
  if (lex->type != QIMAM_LEX_WORD || lex->lexeme == NULL)
    return NULL;
  for (guint i = 0; i < lex->lexeme->n; i++)
    if (lex->lexeme->senses[i] == sense)
      return lex->lexeme->texts[i];
  return NULL;
}

const char *
qimam_mod_nick (QimamMod mod)
{
  static const char *const nicks[] = { NULL, "lt", "gt", "approx", "start", "mid", "end" };

  return (guint) mod < G_N_ELEMENTS (nicks) ? nicks[mod] : NULL;
}
