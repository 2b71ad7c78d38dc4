/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis-pack.h"

G_BEGIN_DECLS

#define QIMAM_PACK_FORMAT 1
/* The format and the sum. */
#define QIMAM_PACK_HEAD 5

#define QIMAM_PACK_N_FIELDS 3

typedef enum
{
  QIMAM_PACK_STATEMENT_NEXT = 1 << 0,     /* the id is the next one */
  QIMAM_PACK_STATEMENT_VERBATIM = 1 << 1, /* the text is that of the span */
  QIMAM_PACK_STATEMENT_SENTENCE = 1 << 2, /* the sentence is that of the statement before */
  QIMAM_PACK_STATEMENT_PARTY = 1 << 3,
  QIMAM_PACK_STATEMENT_POLARITY = 1 << 4,
  QIMAM_PACK_STATEMENT_QUOTES = 1 << 5,
  QIMAM_PACK_STATEMENT_TOPICS = 1 << 6,
} QimamPackStatement;

typedef enum
{
  QIMAM_PACK_CLAIM_NEXT = 1 << 0,
  QIMAM_PACK_CLAIM_VERBATIM = 1 << 1,
  QIMAM_PACK_CLAIM_SENTENCE = 1 << 2, /* that of its statement, or else of the claim before */
  QIMAM_PACK_CLAIM_IN = 1 << 3,       /* it stands in a statement */
  QIMAM_PACK_CLAIM_IS = 1 << 4,       /* it says what the statement says, in its words */
  QIMAM_PACK_CLAIM_PARTY = 1 << 5,
  QIMAM_PACK_CLAIM_VALUE = 1 << 6,
  QIMAM_PACK_CLAIM_TOPICS = 1 << 7,
  QIMAM_PACK_CLAIM_TOLD = 1 << 8,
  QIMAM_PACK_CLAIM_SPEECH = 1 << 9, /* not that of its statement; without one, not the article's own words */
  QIMAM_PACK_CLAIM_POLARITY = 1 << 10,
  QIMAM_PACK_CLAIM_HOW = 1 << 11,
  QIMAM_PACK_CLAIM_REPEATS = 1 << 12,
} QimamPackClaim;

typedef enum
{
  QIMAM_PACK_VALUE_UNIT = 1 << 0,
  QIMAM_PACK_VALUE_INTEGER = 1 << 1, /* the number, signed */
  QIMAM_PACK_VALUE_OF = 1 << 2,
  QIMAM_PACK_VALUE_ISO = 1 << 3,
  QIMAM_PACK_VALUE_CURRENCY = 1 << 4,
  QIMAM_PACK_VALUE_CMP = 1 << 5,
  QIMAM_PACK_VALUE_NAME = 1 << 6,
  QIMAM_PACK_VALUE_KEY = 1 << 7,
  QIMAM_PACK_VALUE_ROLE = 1 << 8,
  QIMAM_PACK_VALUE_KIND = 1 << 9,
  QIMAM_PACK_VALUE_PRECISION = 1 << 10,
  QIMAM_PACK_VALUE_SCOPE = 1 << 11,
  QIMAM_PACK_VALUE_REAL = 1 << 12, /* the number, 8 bytes */
  QIMAM_PACK_VALUE_DUE = 1 << 13,
  QIMAM_PACK_VALUE_UNSET = 1 << 14, /* it is not set, whatever it has */
} QimamPackValue;

typedef enum
{
  QIMAM_PACK_TIME_VALUE = 1 << 0,
  QIMAM_PACK_TIME_MOD = 1 << 1,
  QIMAM_PACK_TIME_YEAR = 1 << 2, /* this and the next three: signed */
  QIMAM_PACK_TIME_MONTH = 1 << 3,
  QIMAM_PACK_TIME_DAY = 1 << 4,
  QIMAM_PACK_TIME_WEEKDAY = 1 << 5,
} QimamPackTime;

typedef enum
{
  QIMAM_PACK_QUANTITY_INTEGER = 1 << 3, /* the value is written with these digits */
  QIMAM_PACK_QUANTITY_VALUE = 1 << 4,   /* a string */
  QIMAM_PACK_QUANTITY_UNIT = 1 << 5,
  QIMAM_PACK_QUANTITY_DUAL = 1 << 6,
  QIMAM_PACK_QUANTITY_MOD = 1 << 7,
} QimamPackQuantity;

#define QIMAM_PACK_SPEECH_SPEAKER     (1 << 2)
#define QIMAM_PACK_SPEECH_SPEAKER_KEY (1 << 3)
#define QIMAM_PACK_SPEECH_VERB        (1 << 4)
#define QIMAM_PACK_SPEECH_VIA         (1 << 5)
#define QIMAM_PACK_SPEECH_VIA_KEY     (1 << 6)

enum
{
  QIMAM_PACK_STRING_NONE,
  QIMAM_PACK_STRING_BYTES,
  QIMAM_PACK_STRING_PLACE,
  QIMAM_PACK_STRING_KNOWN,
};

static inline guint64
qimam_pack_fold (gint64 value)
{
  return ((guint64) value << 1) ^ (value < 0 ? G_MAXUINT64 : 0);
}

static inline gint64
qimam_pack_unfold (guint64 value)
{
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

/* Wraps around instead of overflowing, as adding it again does. */
static inline gint64
qimam_pack_distance (gint64 from, gint64 to)
{
  return (gint64) ((guint64) to - (guint64) from);
}

/* What the members of the head say of all that follows it. */
guint32 qimam_pack_sum (const QimamDocument *document, const guint8 *bytes, gsize length);

G_END_DECLS
