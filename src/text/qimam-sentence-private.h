/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of `data/lexicon/abbreviations.tsv` around the end of a sentence. */
typedef enum
{
  QIMAM_STOP_TITLE = 1 << 0,      /* a full stop behind it never ends a sentence */
  QIMAM_STOP_LATIN = 1 << 1,      /* it does where a capital follows */
  QIMAM_STOP_LETTER = 1 << 2,     /* the name of a letter */
  QIMAM_STOP_ENUMERATOR = 1 << 3, /* opens an item of a list */
  QIMAM_STOP_NUMBERED = 1 << 4,   /* opens one with the number behind it */
  QIMAM_STOP_CONTINUE = 1 << 5,   /* goes on with the sentence behind an ellipsis */
  QIMAM_STOP_REPLY = 1 << 6,      /* goes on with it behind a quotation */
  QIMAM_STOP_OPENER = 1 << 7,     /* begins a sentence */
} QimamStopWord;

/* What a word of a text is there, 0 for nothing. */
QimamStopWord qimam_stop_word (const char *text, gsize start, gsize end);

G_END_DECLS
