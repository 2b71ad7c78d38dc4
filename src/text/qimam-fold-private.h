/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a character is to a reader of words. */
typedef enum
{
  QIMAM_CHAR_OTHER,  /* white space, punctuation, symbols */
  QIMAM_CHAR_LETTER, /* of a script other than Arabic */
  QIMAM_CHAR_ARABIC, /* an Arabic letter */
  QIMAM_CHAR_DIGIT,  /* of any digit set */
  QIMAM_CHAR_MARK,   /* belongs to the letter before it and is dropped: tashkeel, tatweel, accents */
  QIMAM_CHAR_FORMAT, /* cannot be seen and is dropped: joiners, bidi marks */
} QimamCharKind;

/* A character and what it folds to. */
typedef struct
{
  guint8 kind;   /* QimamCharKind */
  guint8 length; /* of @folded */
  char folded[6];
} QimamFolded;

#define QIMAM_FOLD_TABLE_SIZE 0x800
/* The longest folded form of one character (U+FDFA is a sentence of four words). */
#define QIMAM_FOLD_MAX 64

/* The characters below U+0800, and behind them those that qimam_fold_find() knows as well; call before the
 * first look-up. */
const QimamFolded *qimam_fold_table (void);

/* Any other character. Returns its kind and writes the folded form, @length bytes of at most QIMAM_FOLD_MAX.
 */
QimamCharKind qimam_fold_rare (gunichar c, char *folded, guint *length);

/* The blocks beyond U+0800 that Arabic text has much of: general punctuation, presentation forms. */
#define QIMAM_FOLD_PUNCTUATION      0x2000
#define QIMAM_FOLD_PUNCTUATION_SIZE 0x70
#define QIMAM_FOLD_FORMS            0xFB00
#define QIMAM_FOLD_FORMS_SIZE       0x400
#define QIMAM_FOLD_ALL              (QIMAM_FOLD_TABLE_SIZE + QIMAM_FOLD_PUNCTUATION_SIZE + QIMAM_FOLD_FORMS_SIZE)
/* The length of an entry whose folded form does not fit into it. */
#define QIMAM_FOLD_LONG 0xFF

/* The entry of a character, or NULL: then qimam_fold_rare() knows it. */
static inline const QimamFolded *
qimam_fold_find (const QimamFolded *table, gunichar c)
{
  const QimamFolded *entry;

  if (G_LIKELY (c < QIMAM_FOLD_TABLE_SIZE))
    return &table[c];
  table += QIMAM_FOLD_TABLE_SIZE;
  if (c - QIMAM_FOLD_PUNCTUATION < QIMAM_FOLD_PUNCTUATION_SIZE)
    return &table[c - QIMAM_FOLD_PUNCTUATION];
  table += QIMAM_FOLD_PUNCTUATION_SIZE;
  if (c - QIMAM_FOLD_FORMS >= QIMAM_FOLD_FORMS_SIZE)
    return NULL;
  entry = &table[c - QIMAM_FOLD_FORMS];
  return entry->length != QIMAM_FOLD_LONG ? entry : NULL;
}

/* Reads one character at @p without trusting the text. Returns its length in bytes, 0 where the bytes are not
 * one. */
static inline guint
qimam_utf8_read (const guchar *p, const guchar *end, gunichar *c)
{
  guchar lead = *p;

  if (lead < 0x80)
    {
      *c = lead;
      return 1;
    }
  if (lead >= 0xC2 && lead < 0xE0)
    {
      if (end - p < 2 || (p[1] & 0xC0) != 0x80)
        return 0;
      *c = ((gunichar) (lead & 0x1F) << 6) | (p[1] & 0x3F);
      return 2;
    }
  if (lead >= 0xE0 && lead < 0xF0)
    {
      if (end - p < 3 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
        return 0;
      *c = ((gunichar) (lead & 0x0F) << 12) | ((gunichar) (p[1] & 0x3F) << 6) | (p[2] & 0x3F);
      return *c < 0x800 || (*c >= 0xD800 && *c < 0xE000) ? 0 : 3;
    }
  if (lead >= 0xF0 && lead < 0xF5)
    {
      if (end - p < 4 || (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80 || (p[3] & 0xC0) != 0x80)
        return 0;
      *c = ((gunichar) (lead & 0x07) << 18) | ((gunichar) (p[1] & 0x3F) << 12) |
           ((gunichar) (p[2] & 0x3F) << 6) | (p[3] & 0x3F);
      return *c < 0x10000 || *c > 0x10FFFF ? 0 : 4;
    }
  return 0;
}

G_END_DECLS
