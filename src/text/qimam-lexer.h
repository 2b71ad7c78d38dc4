/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lexer of the quantity and time readers: a text as tokens that know what they can mean. */

/* What a word can mean; the names in the tables' "kind" column are in qimam-lexer-words.c. */
typedef enum
{
  QIMAM_SENSE_UNIT, /* 1-9, and 0 */
  QIMAM_SENSE_TEEN_UNIT,
  QIMAM_SENSE_TEN,
  QIMAM_SENSE_TENS,
  QIMAM_SENSE_HUNDRED,
  QIMAM_SENSE_SCALE,
  QIMAM_SENSE_SCALE_DUAL,
  QIMAM_SENSE_DOZEN,
  QIMAM_SENSE_MINUS,
  QIMAM_SENSE_FRACTION,
  QIMAM_SENSE_FRACTION_WEAK,
  QIMAM_SENSE_FRACTION_DUAL,
  QIMAM_SENSE_FRACTIONS,
  QIMAM_SENSE_PART,
  QIMAM_SENSE_SOME,
  QIMAM_SENSE_ORDINAL,
  QIMAM_SENSE_MONTH,
  QIMAM_SENSE_WEAK_MONTH,
  QIMAM_SENSE_HIJRI_MONTH,
  QIMAM_SENSE_WEEKDAY,
  QIMAM_SENSE_LATIN_WEEKDAY,
  QIMAM_SENSE_OUR_UNIT,  /* a unit with "our": a QimamTimeUnit */
  QIMAM_SENSE_TIME_UNIT, /* value: QimamTimeUnit * 4 + 1, 2 (dual) or 3 (plural) */
  QIMAM_SENSE_MEASURE,   /* value: a string */
  QIMAM_SENSE_CURRENCY,  /* value: a string */
  QIMAM_SENSE_PAST,
  QIMAM_SENSE_FUTURE,
  QIMAM_SENSE_PRESENT,
  QIMAM_SENSE_THIS,
  QIMAM_SENSE_EDGE, /* 0 start, 1 mid, 2 end */
  QIMAM_SENSE_CMP,  /* a QimamMod */
  QIMAM_SENSE_CMP_AFTER,
  QIMAM_SENSE_DAY_WORD,
  QIMAM_SENSE_WEAK_DAY_WORD, /* a day word that needs "day" or a weekday beside it */
  QIMAM_SENSE_SAME,          /* behind "the day" */
  QIMAM_SENSE_SINCE,
  QIMAM_SENSE_AFTER,
  QIMAM_SENSE_FROM,
  QIMAM_SENSE_TO,
  QIMAM_SENSE_BETWEEN,
  QIMAM_SENSE_AND,
  QIMAM_SENSE_IN,
  QIMAM_SENSE_LASTING,
  QIMAM_SENSE_WHOLE,
  QIMAM_SENSE_NOW,
  QIMAM_SENSE_VAGUE, /* 0 past, 1 present, 2 future */
  QIMAM_SENSE_WITHIN,
  QIMAM_SENSE_SET, /* a QimamTimeUnit */
  QIMAM_SENSE_EVERY,
  QIMAM_SENSE_DECADE_NAME,
  QIMAM_SENSE_SEASON,
  QIMAM_SENSE_SEASON_CUE,
  QIMAM_SENSE_QUARTER,
  QIMAM_SENSE_HALF,
  QIMAM_SENSE_WEEKEND,
  QIMAM_SENSE_REST,
  QIMAM_SENSE_FILL,
  QIMAM_SENSE_FUTURE_CUE,
  QIMAM_SENSE_PAST_CUE,
  QIMAM_SENSE_THAT,      /* begins what is said: أن إن */
  QIMAM_SENSE_ONSET,     /* "as from", before "من" and a date */
  QIMAM_SENSE_DATE_VERB, /* what one comes back to, or puts off to, is a date */
  QIMAM_SENSE_DAY_NAME,  /* a day of the month */
  QIMAM_SENSE_LAST,
  QIMAM_SENSE_UNIT_ADJECTIVE, /* between "year" and which one: "fiscal" */
  QIMAM_SENSE_SOME_AFTER,     /* "long", "several" behind an unnamed number of units */
  QIMAM_SENSE_ADVERB,         /* a unit in the accusative, or one that is seldom another word */
  QIMAM_SENSE_SOME_OF,        /* "dozens of" */
  QIMAM_SENSE_OTHER_DAY,      /* after "اليوم": not today */
  QIMAM_SENSE_YEAR_LINK,      /* may follow a year, but nothing that is counted */
  QIMAM_SENSE_NUMBERED,       /* before a number that names it: "law" */
  QIMAM_SENSE_OF_IT,          /* of the month that was named */
  QIMAM_SENSE_GENERAL,        /* before "general": "secretary" */
  QIMAM_SENSE_THAT_ONE,
  QIMAM_SENSE_AGE,
  QIMAM_SENSE_ANOTHER, /* behind a unit: "another hour" */
  QIMAM_SENSE_ONLY,
  QIMAM_SENSE_LASTING_VERB,
  QIMAM_SENSE_ONTO,    /* "on", behind "after a day" */
  QIMAM_SENSE_BOTH,    /* behind a word that is "Monday" as well as "two" */
  QIMAM_SENSE_YEAR_OF, /* before a year: "born in" */
  QIMAM_SENSE_ERA,     /* 1 Gregorian, 2 Hijri */
  QIMAM_SENSE_UPDATED,
  QIMAM_SENSE_AM,
  QIMAM_SENSE_PM,
  QIMAM_SENSE_NOON,
  QIMAM_SENSE_NIGHT,
  QIMAM_SENSE_PART_OF_DAY, /* a letter: M, A, E, N */
  QIMAM_SENSE_MINUTES,     /* what "half" and "quarter" add to the hour */
  QIMAM_SENSE_EXCEPT,
  QIMAM_SENSE_SHARP,      /* behind a clock time */
  QIMAM_SENSE_CLOCK_NAME, /* minutes: "midnight" */
  QIMAM_SENSE_ZONE_CUE,
  QIMAM_SENSE_ZONE,
  QIMAM_SENSE_ZONE_LOCAL,
  QIMAM_SENSE_ZONE_PLACE, /* a string: the zone's name in the tz database */
  QIMAM_N_SENSES,
} QimamSense;

typedef enum
{
  QIMAM_UNIT_SECOND,
  QIMAM_UNIT_MINUTE,
  QIMAM_UNIT_HOUR,
  QIMAM_UNIT_DAY,
  QIMAM_UNIT_WEEK,
  QIMAM_UNIT_MONTH,
  QIMAM_UNIT_YEAR,
  QIMAM_UNIT_DECADE,
  QIMAM_UNIT_CENTURY,
} QimamTimeUnit;

typedef enum
{
  QIMAM_MOD_NONE,
  QIMAM_MOD_LT,
  QIMAM_MOD_GT,
  QIMAM_MOD_APPROX,
  QIMAM_MOD_START,
  QIMAM_MOD_MID,
  QIMAM_MOD_END,
} QimamMod;

const char *qimam_mod_nick (QimamMod mod);

#define QIMAM_MAX_SENSES 6

/* A word of the tables. */
typedef struct
{
  guint8 n;
  gboolean phrase; /* phrases of the tables begin with it */
  gboolean means;  /* is more than a verb that tells the tense */
  guint8 senses[QIMAM_MAX_SENSES];
  gint64 values[QIMAM_MAX_SENSES];
  const char *texts[QIMAM_MAX_SENSES]; /* of measures, currencies and zones */
} QimamLexeme;

typedef enum
{
  QIMAM_LEX_WORD,
  QIMAM_LEX_NUMBER,
  QIMAM_LEX_PUNCT,
  QIMAM_LEX_NEWLINE,
} QimamLexType;

typedef enum
{
  QIMAM_PREFIX_AND = 1 << 0,     /* و ف */
  QIMAM_PREFIX_BY = 1 << 1,      /* ب */
  QIMAM_PREFIX_TO = 1 << 2,      /* ل */
  QIMAM_PREFIX_LIKE = 1 << 3,    /* ك */
  QIMAM_PREFIX_ARTICLE = 1 << 4, /* ال */
} QimamPrefix;

typedef struct
{
  guint32 start;
  guint32 core; /* where the word begins without و ف ب ل ك */
  guint32 end;
  guint8 type;   /* QimamLexType */
  guint8 prefix; /* QimamPrefix, where the word was found without them */
  guint8 n_digits;
  guint8 space : 1;   /* white space stands before it */
  guint8 arabic : 1;  /* a word in Arabic letters */
  guint8 future : 1;  /* has the form of a verb with "will" */
  guint8 phrase : 1;  /* phrases of the tables may begin with it */
  guint8 letters : 4; /* of a word, at most 15 */
  union
  {
    const QimamLexeme *lexeme; /* (nullable) of a word */
    gint64 number;
    gunichar punct;
  };
} QimamLex;

/* (element-type QimamLex); an extra newline stands at the end */
GArray *qimam_lex (const char *text, gsize length);

/* Whether a word can mean @sense, and what. */
static inline gboolean
qimam_lex_value (const QimamLex *lex, QimamSense sense, gint64 *value)
{
  if (lex->type != QIMAM_LEX_WORD || lex->lexeme == NULL)
    return FALSE;
  for (guint i = 0; i < lex->lexeme->n; i++)
    if (lex->lexeme->senses[i] == sense)
      {
        if (value != NULL)
          *value = lex->lexeme->values[i];
        return TRUE;
      }
  return FALSE;
}

static inline gboolean
qimam_lex_is (const QimamLex *lex, QimamSense sense)
{
  return qimam_lex_value (lex, sense, NULL);
}

/* Whether a word is one of those that expressions are made of. */
static inline gboolean
qimam_lex_means (const QimamLex *lex)
{
  return lex->type == QIMAM_LEX_WORD && lex->lexeme != NULL && lex->lexeme->means;
}

static inline gboolean
qimam_lex_punct (const QimamLex *lex, gunichar c)
{
  return lex->type == QIMAM_LEX_PUNCT && lex->punct == c;
}

/* The text of a measure, a currency or a zone. */
const char *qimam_lex_text (const QimamLex *lex, QimamSense sense);

/* The words of the tables. */
const QimamLexeme *qimam_lexeme_find (const char *folded, gsize length);

G_END_DECLS
