/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-fold-private.h"
#include "qimam-sentence.h"

/* A quotation in single marks is looked for this far: an apostrophe is not one. */
#define SINGLE_REACH 400

typedef enum
{
  MARK_NONE,
  MARK_GUILLEMET,
  MARK_DOUBLE, /* “ ” „ ‟ */
  MARK_STRAIGHT,
  MARK_SINGLE,
} Mark;

static Mark
mark_of (gunichar c)
{
  switch (c)
    {
    case 0x00AB:
    case 0x00BB:
    case 0x2039:
    case 0x203A:
      return MARK_GUILLEMET;
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return MARK_DOUBLE;
    case '"':
    case 0xFF02:
      return MARK_STRAIGHT;
    case '\'':
    case 0x2018:
    case 0x2019:
      return MARK_SINGLE;
    default:
      return MARK_NONE;
    }
}

static gunichar
char_at (const guchar *p, const guchar *end)
{
  gunichar c;

  return p < end && qimam_utf8_read (p, end, &c) > 0 ? c : ' ';
}

static gboolean
is_wordlike (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c) || c == 0x0640;
}

/* Where the quotation in single marks that opens before @p closes, or NULL. */
static const guchar *
find_single_close (const guchar *p, const guchar *end)
{
  const guchar *stop = end - p > SINGLE_REACH ? p + SINGLE_REACH : end;
  gunichar before = ' ', c;
  guint read;

  for (; p < stop; p += read, before = c)
    {
      read = qimam_utf8_read (p, end, &c);
      if (read == 0 || c == '\n')
        return NULL;
      if (mark_of (c) == MARK_SINGLE && !g_unichar_isspace (before) && !is_wordlike (char_at (p + read, end)))
        return p;
      if (mark_of (c) != MARK_NONE && mark_of (c) != MARK_SINGLE)
        return NULL;
    }
  return NULL;
}

typedef struct
{
  GArray *quotations;
  QimamField in;
  Mark open;
  gsize outer; /* of the open one */
  gsize inner;
} Finder;

static void
close_quotation (Finder *self, const guchar *text, gsize inner_end, gsize outer_end, gboolean balanced)
{
  QimamQuotation quotation;

  if (!balanced)
    while (inner_end > self->inner && g_ascii_isspace (text[inner_end - 1]))
      inner_end = outer_end = inner_end - 1;
  self->open = MARK_NONE;
  if (inner_end <= self->inner)
    return;
  quotation.outer = qimam_span (self->in, self->outer, outer_end);
  quotation.inner = qimam_span (self->in, self->inner, inner_end);
  quotation.balanced = balanced;
  g_array_append_val (self->quotations, quotation);
}

GArray *
qimam_quotations (const char *text, gssize length, QimamField in)
{
  const guchar *begin = (const guchar *) text, *p = begin, *end;
  Finder self = { NULL, in, MARK_NONE, 0, 0 };
  gunichar before = ' ';

  self.quotations = g_array_new (FALSE, FALSE, sizeof (QimamQuotation));
  g_return_val_if_fail (text != NULL, self.quotations);
  end = p + (length < 0 ? strlen (text) : (gsize) length);
  while (p < end)
    {
      gunichar c = 0;
      guint read = qimam_utf8_read (p, end, &c);
      Mark mark = read > 1 || *p < 0x80 ? mark_of (c) : MARK_NONE;

      read = MAX (read, 1);
      if (c == '\n' || c == 0x2028 || c == 0x2029)
        {
          if (self.open != MARK_NONE)
            close_quotation (&self, begin, p - begin, p - begin, FALSE);
        }
      else if (mark == MARK_SINGLE)
        {
          const guchar *close = NULL;

          if (self.open == MARK_NONE && !is_wordlike (before) && is_wordlike (char_at (p + read, end)))
            close = find_single_close (p + read, end);
          if (close != NULL)
            {
              gunichar ignored;
              guint close_length = qimam_utf8_read (close, end, &ignored);

              self.open = MARK_SINGLE;
              self.outer = p - begin;
              self.inner = p + read - begin;
              close_quotation (&self, begin, close - begin, close + close_length - begin, TRUE);
              p = close;
              read = close_length;
            }
        }
      else if (mark != MARK_NONE)
        {
          gboolean opens = !is_wordlike (before) && before != '.' && before != 0x061F && before != '!' &&
                           is_wordlike (char_at (p + read, end));

          if (self.open == mark && !(opens && g_unichar_isspace (before)))
            close_quotation (&self, begin, p - begin, p + read - begin, TRUE);
          else if (self.open == MARK_NONE && !opens && !g_unichar_isspace (before) && before != '(' &&
                   !is_wordlike (char_at (p + read, end)))
            ; /* a closing mark that nothing opened */
          else if (self.open == MARK_NONE || self.open == mark)
            {
              /* The one that was open never closed: this mark clearly opens. */
              if (self.open == mark)
                close_quotation (&self, begin, p - begin, p - begin, FALSE);
              self.open = mark;
              self.outer = p - begin;
              self.inner = p + read - begin;
            }
        }
      before = c;
      p += read;
    }
  if (self.open != MARK_NONE)
    close_quotation (&self, begin, end - begin, end - begin, FALSE);
  return self.quotations;
}
