/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-token-private.h"

/* Thousands, millions, milliards, billions: what has more groups is a list or an address, and looking further
 * ahead would cost more than the text is long. */
#define MAX_GROUPS 4

typedef enum
{
  FORM_WHOLE,
  FORM_GROUPED,
  FORM_DECIMAL,
  FORM_CLOCK,
  FORM_SECONDS,
} Form;

/* The characters that cannot be seen: bidi marks stand around numbers more than anywhere else. */
static const guchar *
skip_formats (const guchar *p, const guchar *end)
{
  const QimamFolded *table = qimam_fold_table (), *entry;
  gunichar c;
  guint read;

  while (p < end && *p >= 0xC2 && (read = qimam_utf8_read (p, end, &c)) > 0 &&
         (entry = qimam_fold_find (table, c)) != NULL && entry->kind == QIMAM_CHAR_FORMAT)
    p += read;
  return p;
}

/* Reads one digit, or returns @p. */
static const guchar *
read_digit (const guchar *p, const guchar *end, char *digit)
{
  const QimamFolded *entry;
  char rare[QIMAM_FOLD_MAX];
  gunichar c;
  guint read, length;

  if (p == end || (read = qimam_utf8_read (p, end, &c)) == 0)
    return p;
  entry = qimam_fold_find (qimam_fold_table (), c);
  if (entry != NULL && entry->kind == QIMAM_CHAR_DIGIT)
    *digit = entry->folded[0];
  else if (entry == NULL && qimam_fold_rare (c, rare, &length) == QIMAM_CHAR_DIGIT)
    *digit = rare[0];
  else
    return p;
  return p + read;
}

/* Reads a run of digits, moves @p behind it and returns how many there are. Marks that cannot be seen do not
 * part them. */
static guint
read_digits (const guchar **p, const guchar *end, QimamTokenBuffer *folded)
{
  const guchar *at = *p, *after;
  char digit = '0';
  guint n = 0;

  while ((after = read_digit (at, end, &digit)) > at)
    {
      if (folded != NULL)
        {
          qimam_token_buffer_reserve (folded, 1);
          folded->data[folded->length++] = digit;
        }
      n++;
      *p = after;
      at = skip_formats (after, end);
    }
  return n;
}

/* The separator behind a run of digits; @after is where digits would go on. */
static QimamSeparator
read_separator (const guchar *p, const guchar *end, const guchar **after)
{
  QimamSeparator separator;
  gunichar c;
  guint read;

  p = skip_formats (p, end);
  if (p == end || (read = qimam_utf8_read (p, end, &c)) == 0)
    return QIMAM_SEPARATOR_NONE;
  switch (c)
    {
    case '.':
      separator = QIMAM_SEPARATOR_POINT;
      break;
    case 0x066B:
      separator = QIMAM_SEPARATOR_DECIMAL;
      break;
    case ',':
    case 0x066C:
      separator = QIMAM_SEPARATOR_COMMA;
      break;
    case 0x060C:
      separator = QIMAM_SEPARATOR_SENTENCE;
      break;
    case ':':
      separator = QIMAM_SEPARATOR_CLOCK;
      break;
    default:
      return QIMAM_SEPARATOR_NONE;
    }
  *after = skip_formats (p + read, end);
  return separator;
}

/* Whether digits go on behind a separator of this kind. */
static gboolean
goes_on (const guchar *p, const guchar *end, QimamSeparator kind)
{
  const guchar *after = p;
  char digit;

  return read_separator (p, end, &after) == kind && read_digit (after, end, &digit) > after;
}

/* Whether the points behind @p part thousands: groups of three to the end, more than one, or one before
 * decimals. */
static gboolean
parts_thousands (const guchar *p, const guchar *end)
{
  const guchar *after;

  for (guint groups = 1; groups <= MAX_GROUPS; groups++)
    {
      if (read_separator (p, end, &after) != QIMAM_SEPARATOR_POINT)
        return FALSE;
      p = after;
      if (read_digits (&p, end, NULL) != 3)
        return FALSE;
      if (goes_on (p, end, QIMAM_SEPARATOR_COMMA) || goes_on (p, end, QIMAM_SEPARATOR_DECIMAL))
        return TRUE;
      if (!goes_on (p, end, QIMAM_SEPARATOR_POINT))
        return groups > 1;
    }
  return FALSE;
}

/* Whether @n digits behind a separator, which end at @p, belong to a number of the form so far. */
static gboolean
joins (Form *form, QimamSeparator separator, guint n, const guchar *p, const guchar *end)
{
  switch (separator)
    {
    case QIMAM_SEPARATOR_CLOCK:
      if (n != 2 || (*form != FORM_WHOLE && *form != FORM_CLOCK))
        return FALSE;
      *form = *form == FORM_WHOLE ? FORM_CLOCK : FORM_SECONDS;
      return TRUE;
    case QIMAM_SEPARATOR_COMMA:
    case QIMAM_SEPARATOR_SENTENCE:
      if (n == 3 && *form <= FORM_GROUPED)
        {
          *form = FORM_GROUPED;
          return TRUE;
        }
      if (separator == QIMAM_SEPARATOR_SENTENCE || n > 2)
        return FALSE;
      break;
    default:
      break;
    }
  /* Decimals are the last part of a number. */
  if (*form > FORM_GROUPED || goes_on (p, end, separator))
    return FALSE;
  *form = FORM_DECIMAL;
  return TRUE;
}

const guchar *
qimam_token_read_number (const guchar *p, const guchar *end, QimamTokenBuffer *folded, QimamNumberList *list)
{
  QimamSeparator barred = list->next == p ? list->separator : QIMAM_SEPARATOR_NONE;
  guint first = read_digits (&p, end, folded);
  gboolean points = first <= 3 && barred == QIMAM_SEPARATOR_NONE && parts_thousands (p, end);
  Form form = FORM_WHOLE;

  for (;;)
    {
      const guchar *after, *behind;
      QimamSeparator separator = read_separator (p, end, &after);
      guint n;

      if (separator == QIMAM_SEPARATOR_NONE)
        return p;
      behind = after;
      n = read_digits (&behind, end, NULL);
      if (n == 0)
        return p;
      if (separator == QIMAM_SEPARATOR_POINT && points && n == 3 && form <= FORM_GROUPED)
        form = FORM_GROUPED;
      else if (separator == barred ||
               (form == FORM_WHOLE && ((separator == QIMAM_SEPARATOR_CLOCK && first > 2) ||
                                       (separator == QIMAM_SEPARATOR_COMMA && n == 3 && first > 3) ||
                                       (separator == QIMAM_SEPARATOR_SENTENCE && first > 3))) ||
               !joins (&form, separator, n, behind, end))
        {
          list->next = after;
          list->separator = separator;
          return p;
        }
      if (form > FORM_GROUPED)
        {
          qimam_token_buffer_reserve (folded, 1);
          folded->data[folded->length++] = form >= FORM_CLOCK ? ':' : '.';
        }
      p = after;
      read_digits (&p, end, folded);
    }
}
