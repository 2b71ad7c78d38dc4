/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-span.h"

G_BEGIN_DECLS

/* Expressions that the text layer reads: times and quantities. */

typedef enum
{
  QIMAM_TIME_DATE,
  QIMAM_TIME_TIME,
  QIMAM_TIME_PERIOD,
  QIMAM_TIME_DURATION,
  QIMAM_TIME_SET,
} QimamTimeKind;

/* How the value of a time expression was reached. */
typedef enum
{
  QIMAM_TIME_STATED,     /* all of it stands in the text */
  QIMAM_TIME_RELATIVE,   /* counted from the reference time */
  QIMAM_TIME_COMPLETED,  /* a missing part (the year, say) was taken from the reference or from the context */
  QIMAM_TIME_UNRESOLVED, /* found, but nothing fixes it: value is NULL */
  QIMAM_TIME_INVALID,    /* no such date: value is NULL */
} QimamTimeResolution;

/**
 * QimamTime:
 *
 * A date, time, period, duration or repetition in a text. @value is as in the command line contract:
 * "2021-06-16", "2021-06", "2021-06-28/2021-06-30", "T17:05+02:00", "2021-06-16TEV", "PT4H30M". @mod is "lt",
 * "gt", "approx", "start", "mid", "end" or NULL.
 */
typedef struct
{
  QimamSpan span;
  QimamTimeKind kind;
  char *value;     /* (nullable) */
  const char *mod; /* (nullable) static */
  QimamTimeResolution resolution;
  /* What stands in the text, for those who resolve later with more context. 0 or -1: not said. */
  gint16 year;
  gint8 month;           /* 1-12 */
  gint8 day;             /* 1-31 */
  gint8 weekday;         /* 1 Monday … 7 Sunday, 0 not said */
  gboolean bare_weekday; /* a weekday with no word that says which one (not "last", "next", "today") */
} QimamTime;

typedef enum
{
  QIMAM_QUANTITY_NUMBER,
  QIMAM_QUANTITY_PERCENT,
  QIMAM_QUANTITY_MONEY,
  QIMAM_QUANTITY_MEASURE,
  QIMAM_QUANTITY_ORDINAL,
} QimamQuantityKind;

/**
 * QimamQuantity:
 *
 * A number in digits or words. @span covers the number (and its scale word: "70 ألف") with sign, and for
 * money, percent and measures the unit as well. @text_value is the decimal number, NULL for a vague quantity.
 */
typedef struct
{
  QimamSpan span;
  QimamQuantityKind kind;
  char *value;     /* (nullable) decimal number as text: "1200000", "0.5" */
  char *unit;      /* (nullable) currency code or unit name */
  const char *mod; /* (nullable) "lt", "gt", "approx" */
  gboolean dual;   /* a dual noun: the span is the noun itself, the value 2 */
} QimamQuantity;

const char *qimam_time_kind_nick (QimamTimeKind kind);
const char *qimam_quantity_kind_nick (QimamQuantityKind kind);

QimamTime *qimam_time_new (QimamSpan span, QimamTimeKind kind);
void qimam_time_free (QimamTime *self);
QimamQuantity *qimam_quantity_new (QimamSpan span, QimamQuantityKind kind);
void qimam_quantity_free (QimamQuantity *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamTime, qimam_time_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamQuantity, qimam_quantity_free)

G_END_DECLS
