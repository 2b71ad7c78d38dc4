/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-stamp.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-fold.h"
#include "qimam-stamp-words.h"

/* A date is a few pieces long: a longer text is read in windows. */
#define MAX_PIECES 4096
/* Years of the Hijri calendar in which news are dated. */
#define HIJRI_FIRST 1300
#define HIJRI_LAST  1500

typedef enum
{
  PIECE_NUMBER,
  PIECE_WORD,
  PIECE_MARK,
} PieceKind;

typedef struct
{
  PieceKind kind;
  guint32 start; /* bytes of the folded text */
  guint32 end;
  gboolean gap; /* white space stands before it */
  gint64 number;
  int month;        /* 1-12, 0: no month */
  int hijri;        /* 1-12: a month of the Hijri year, 0: none */
  const char *zone; /* (nullable) */
  int half;         /* 1 am, 2 pm */
  gunichar mark;
} Piece;

typedef struct
{
  const char *folded;
  GArray *map;
  GArray *pieces;
  gboolean hijri; /* dates of the Hijri year are sought, not Gregorian ones */
} Reading;

typedef struct
{
  int year, month, day;
  int hour, minute, second; /* -1: not stated */
  char zone[8];
  guint end; /* index of the piece behind */
} Moment;

void
qimam_stamp_clear (QimamStamp *self)
{
  g_clear_pointer (&self->value, g_free);
  self->precision = QIMAM_PRECISION_UNKNOWN;
}

static gboolean
is_letter (gunichar c)
{
  return g_unichar_isalpha (c) || g_unichar_ismark (c);
}

/* Gives a word its sense; two-word months ("تشرين الاول") are joined with the word behind. */
static void
sense_word (Reading *reading, Piece *piece)
{
  g_autofree char *word = g_strndup (reading->folded + piece->start, piece->end - piece->start);
  const QimamStampSense *sense = qimam_stamp_sense (word);

  if (sense == NULL && reading->folded[piece->end] == ' ')
    {
      const char *second = reading->folded + piece->end + 1, *p = second;
      g_autofree char *both = NULL;

      while (*p != '\0' && is_letter (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > second)
        {
          both = g_strndup (reading->folded + piece->start, p - reading->folded - piece->start);
          sense = qimam_stamp_sense (both);
          if (sense != NULL)
            piece->end = p - reading->folded;
        }
    }
  if (sense == NULL)
    return;
  if (g_str_equal (sense->kind, "month"))
    piece->month = atoi (sense->value);
  else if (g_str_equal (sense->kind, "hijri"))
    piece->hijri = atoi (sense->value);
  else if (g_str_equal (sense->kind, "zone"))
    piece->zone = sense->value;
  else if (g_str_equal (sense->kind, "half"))
    piece->half = g_str_equal (sense->value, "am") ? 1 : 2;
}

static void
cut_pieces (Reading *reading, gsize from)
{
  const char *p = reading->folded + from;
  gboolean gap = FALSE;

  while (*p != '\0' && reading->pieces->len < MAX_PIECES)
    {
      gunichar c = g_utf8_get_char (p);
      Piece piece = { .start = p - reading->folded, .gap = gap };

      gap = FALSE;
      if (g_ascii_isdigit (*p))
        {
          piece.kind = PIECE_NUMBER;
          for (; g_ascii_isdigit (*p); p++)
            piece.number = piece.number > 99999999999999 ? piece.number : piece.number * 10 + (*p - '0');
        }
      else if (is_letter (c))
        {
          piece.kind = PIECE_WORD;
          while (*p != '\0' && is_letter (g_utf8_get_char (p)))
            p = g_utf8_next_char (p);
          piece.end = p - reading->folded;
          sense_word (reading, &piece);
          p = reading->folded + piece.end;
        }
      else
        {
          p = g_utf8_next_char (p);
          if (g_unichar_isspace (c))
            {
              gap = TRUE;
              continue;
            }
          piece.kind = PIECE_MARK;
          piece.mark = c == 0x060C ? ',' : c;
        }
      piece.end = p - reading->folded;
      g_array_append_val (reading->pieces, piece);
    }
}

static const Piece *
at (const Reading *reading, guint i)
{
  static const Piece none = { .kind = PIECE_MARK };

  return i < reading->pieces->len ? &g_array_index (reading->pieces, Piece, i) : &none;
}

static int
month_at (const Reading *reading, guint i)
{
  return reading->hijri ? at (reading, i)->hijri : at (reading, i)->month;
}

static gboolean
is_mark (const Piece *piece, const char *marks)
{
  return piece->kind == PIECE_MARK && piece->mark != 0 && piece->mark < 128 &&
         strchr (marks, (int) piece->mark) != NULL;
}

static guint
width (const Piece *piece)
{
  return piece->kind == PIECE_NUMBER ? piece->end - piece->start : 0;
}

static gboolean
is_word (const Reading *reading, const Piece *piece, const char *word)
{
  return piece->kind == PIECE_WORD && piece->end - piece->start == strlen (word) &&
         memcmp (reading->folded + piece->start, word, strlen (word)) == 0;
}

/* "+03:00", "+0300", "+3", "Z", "GMT+3", "EDT", "(UTC)" at @i; writes the offset and returns the piece
 * behind. */
static guint
read_zone (const Reading *reading, guint i, char *zone)
{
  const Piece *piece = at (reading, i);
  guint next = i;

  if (is_mark (piece, "("))
    piece = at (reading, ++i);
  if (piece->kind == PIECE_WORD && piece->zone != NULL)
    {
      g_strlcpy (zone, piece->zone, 8);
      next = ++i;
      piece = at (reading, i);
    }
  if (is_mark (piece, "+-") || piece->mark == 0x2212)
    {
      const Piece *number = at (reading, i + 1);
      gint64 hours = number->number, minutes = 0;
      guint end = i + 2;

      if (number->kind != PIECE_NUMBER || number->gap || width (number) > 4)
        return next;
      if (width (number) >= 3)
        {
          minutes = hours % 100;
          hours /= 100;
        }
      else if (is_mark (at (reading, end), ":") && width (at (reading, end + 1)) == 2)
        {
          minutes = at (reading, end + 1)->number;
          end += 2;
        }
      if (hours > 14 || minutes > 59)
        return next;
      g_snprintf (zone, 8, "%c%02d:%02d", is_mark (piece, "+") ? '+' : '-', (int) hours, (int) minutes);
      next = end;
    }
  return next;
}

/* "T09:30:00.123+03:00", ", 9:30 am EDT", "- 09:30" at @i; returns the piece behind, @i if there is no time.
 */
static guint
read_clock (const Reading *reading, guint i, Moment *moment)
{
  guint start = i, limit = i + 4;
  const Piece *hour;
  guint next;

  moment->hour = moment->minute = moment->second = -1;
  moment->zone[0] = '\0';
  while (i < limit)
    {
      hour = at (reading, i);
      if (hour->kind == PIECE_NUMBER)
        break;
      if (!is_mark (hour, ",-|") && hour->mark != 0x2013 && hour->kind != PIECE_WORD)
        return start;
      i++;
    }
  hour = at (reading, i);
  if (hour->kind != PIECE_NUMBER || width (hour) > 2 || hour->number > 23)
    return start;
  next = i + 1;
  if (is_mark (at (reading, next), ":.") && width (at (reading, next + 1)) == 2 &&
      at (reading, next + 1)->number < 60)
    {
      moment->minute = (int) at (reading, next + 1)->number;
      next += 2;
    }
  else if (at (reading, next)->half == 0)
    return start;
  else
    moment->minute = 0;
  moment->hour = (int) hour->number;
  if (is_mark (at (reading, next), ":") && width (at (reading, next + 1)) == 2)
    {
      moment->second = MIN (59, (int) at (reading, next + 1)->number);
      next += 2;
      if (is_mark (at (reading, next), ".,") && at (reading, next + 1)->kind == PIECE_NUMBER &&
          !at (reading, next + 1)->gap)
        next += 2;
    }
  if (at (reading, next)->half != 0)
    {
      int half = at (reading, next)->half;

      if (half == 2 && moment->hour < 12)
        moment->hour += 12;
      else if (half == 1 && moment->hour == 12)
        moment->hour = 0;
      next++;
      if (is_mark (at (reading, next), ".")) /* a.m. */
        next += at (reading, next + 1)->kind == PIECE_WORD ? 3 : 1;
    }
  return read_zone (reading, next, moment->zone);
}

static int
full_year (const Piece *piece)
{
  if (width (piece) == 4)
    return (int) piece->number;
  if (width (piece) == 2) /* RFC 822 as it was in 1982 */
    return (int) piece->number + (piece->number < 70 ? 2000 : 1900);
  return 0;
}

/* 2021-06-16, 2021/6/16, 2021.06.16, 20210616 */
static gboolean
read_year_first (const Reading *reading, guint i, Moment *moment)
{
  const Piece *first = at (reading, i), *mark = at (reading, i + 1);

  if (width (first) == 8 && first->number >= 18000101)
    {
      moment->year = (int) (first->number / 10000);
      moment->month = (int) (first->number / 100 % 100);
      moment->day = (int) (first->number % 100);
      moment->end = i + 1;
      return TRUE;
    }
  if (width (first) != 4 || !is_mark (mark, "-/.") || !is_mark (at (reading, i + 3), "-/.") ||
      width (at (reading, i + 2)) > 2 || width (at (reading, i + 2)) == 0 ||
      width (at (reading, i + 4)) == 0 || width (at (reading, i + 4)) > 2)
    return FALSE;
  moment->year = (int) first->number;
  moment->month = (int) at (reading, i + 2)->number;
  moment->day = (int) at (reading, i + 4)->number;
  moment->end = i + 5;
  return TRUE;
}

/* 16/06/2021, 16.6.2021; the month first only where the other way is no date */
static gboolean
read_day_first (const Reading *reading, guint i, Moment *moment)
{
  const Piece *first = at (reading, i), *second = at (reading, i + 2), *third = at (reading, i + 4);

  if (width (first) == 0 || width (first) > 2 || width (second) == 0 || width (second) > 2 ||
      width (third) != 4 || !is_mark (at (reading, i + 1), "-/.") || !is_mark (at (reading, i + 3), "-/.") ||
      ((second->gap || third->gap) &&
       !(is_mark (at (reading, i + 1), "/") && is_mark (at (reading, i + 3), "/"))))
    return FALSE;
  moment->day = (int) first->number;
  moment->month = (int) second->number;
  moment->year = (int) third->number;
  if (moment->month > 12 && moment->day <= 12)
    {
      moment->month = moment->day;
      moment->day = (int) second->number;
    }
  moment->end = i + 5;
  return TRUE;
}

/* Passes the marks and particles that may stand between the parts of a written date. */
static guint
pass_between (const Reading *reading, guint i)
{
  for (guint n = 0; n < 3; n++, i++)
    {
      const Piece *piece = at (reading, i);

      if (!is_mark (piece, ",.-") && !is_word (reading, piece, "of") && !is_word (reading, piece, "st") &&
          !is_word (reading, piece, "nd") && !is_word (reading, piece, "rd") &&
          !is_word (reading, piece, "th") && !is_word (reading, piece, "er") &&
          !is_word (reading, piece, "de") && !is_word (reading, piece, "من"))
        break;
    }
  return i;
}

/* Passes a second name of the same month: "يونيو/حزيران", "حزيران (يونيو)". */
static guint
pass_twin (const Reading *reading, guint i, int month)
{
  if (is_mark (at (reading, i), "/-(") && month_at (reading, i + 1) == month)
    return i + (is_mark (at (reading, i + 2), ")") ? 3 : 2);
  return i;
}

/* 16 June 2021, 16-Jun-2021, 16 يونيو/حزيران 2021, 16 Jun 21 09:30 */
static gboolean
read_day_month (const Reading *reading, guint i, Moment *moment)
{
  const Piece *day = at (reading, i);
  guint next, behind;

  if (width (day) == 0 || width (day) > 2)
    return FALSE;
  next = pass_between (reading, i + 1);
  if (month_at (reading, next) == 0)
    return FALSE;
  moment->day = (int) day->number;
  moment->month = month_at (reading, next);
  behind = pass_between (reading, pass_twin (reading, next + 1, moment->month));
  moment->year = full_year (at (reading, behind));
  if (width (at (reading, behind)) == 2)
    {
      Moment clock;
      /* Two digits are a year only where a clock time follows: "16 يونيو 21 قتيلا" has none. */
      if (read_clock (reading, behind + 1, &clock) == behind + 1)
        return FALSE;
    }
  moment->end = behind + 1;
  return moment->year != 0;
}

/* June 16, 2021; Jun 16 09:30:00 UTC 2021 */
static gboolean
read_month_day (const Reading *reading, guint i, Moment *moment)
{
  const Piece *day;
  guint next;

  if (month_at (reading, i) == 0)
    return FALSE;
  moment->month = month_at (reading, i);
  next = pass_between (reading, pass_twin (reading, i + 1, moment->month));
  day = at (reading, next);
  if (width (day) == 0 || width (day) > 2)
    return FALSE;
  moment->day = (int) day->number;
  next = pass_between (reading, next + 1);
  if (width (at (reading, next)) == 4)
    {
      moment->year = (int) at (reading, next)->number;
      moment->end = next + 1;
      return TRUE;
    }
  if (is_mark (at (reading, next + 1), ":"))
    {
      guint behind = read_clock (reading, next, moment);

      if (behind > next && width (at (reading, behind)) == 4)
        {
          moment->year = (int) at (reading, behind)->number;
          moment->end = behind + 1;
          return TRUE;
        }
    }
  return FALSE;
}

/* FALSE if it is no day of the Hijri year. */
static gboolean
convert_hijri (Moment *moment)
{
  guint32 julian;

  if (moment->year < HIJRI_FIRST || moment->year > HIJRI_LAST || moment->month < 1 || moment->month > 12 ||
      moment->day < 1 || moment->day > 30)
    return FALSE;
  julian = qimam_calendar_from_hijri (moment->year, moment->month, moment->day);
  if (julian == 0)
    return FALSE;
  qimam_calendar_split (julian, &moment->year, &moment->month, &moment->day);
  return TRUE;
}

static gboolean
read_moment (const Reading *reading, guint i, Moment *moment)
{
  guint behind;
  Moment clock;

  *moment = (Moment){ .hour = -1, .minute = -1, .second = -1 };
  if (!read_year_first (reading, i, moment) && !read_day_first (reading, i, moment) &&
      !read_day_month (reading, i, moment) && !read_month_day (reading, i, moment))
    return FALSE;
  if (reading->hijri && !convert_hijri (moment))
    return FALSE;
  if (moment->year < 1800 || moment->year > 2199 || moment->month < 1 || moment->month > 12 ||
      moment->day < 1 || !g_date_valid_dmy (moment->day, moment->month, moment->year))
    return FALSE;
  if (moment->hour >= 0)
    return TRUE;
  behind = read_clock (reading, moment->end, &clock);
  if (behind > moment->end)
    {
      moment->hour = clock.hour;
      moment->minute = clock.minute;
      moment->second = clock.second;
      memcpy (moment->zone, clock.zone, sizeof clock.zone);
      moment->end = behind;
    }
  return TRUE;
}

static void
fill_stamp (const Reading *reading, guint first, const Moment *moment, QimamStamp *stamp)
{
  GString *value = g_string_new (NULL);

  g_string_printf (value, "%04d-%02d-%02d", moment->year, moment->month, moment->day);
  stamp->precision = QIMAM_PRECISION_DAY;
  if (moment->hour >= 0)
    {
      g_string_append_printf (value, "T%02d:%02d", moment->hour, moment->minute);
      stamp->precision = QIMAM_PRECISION_MINUTE;
      if (moment->second >= 0)
        {
          g_string_append_printf (value, ":%02d", moment->second);
          stamp->precision = QIMAM_PRECISION_SECOND;
        }
      g_string_append (value, moment->zone);
    }
  stamp->value = g_string_free (value, FALSE);
  stamp->start = g_array_index (reading->map, guint32, at (reading, first)->start);
  stamp->end = g_array_index (reading->map, guint32, at (reading, moment->end - 1)->end);
}

static gboolean
find_moment (const Reading *reading, QimamStamp *stamp)
{
  for (guint i = 0; i < reading->pieces->len; i++)
    {
      Moment moment;

      if ((at (reading, i)->kind != PIECE_NUMBER && month_at (reading, i) == 0) ||
          !read_moment (reading, i, &moment))
        continue;
      fill_stamp (reading, i, &moment, stamp);
      return TRUE;
    }
  return FALSE;
}

gboolean
qimam_stamp_find (const char *text, gsize from, QimamStamp *stamp)
{
  g_autoptr (GArray) map = NULL;
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autofree char *folded = qimam_fold (text, -1, &map);
  Reading reading = { folded, map, pieces, FALSE };
  gsize begin = 0;

  *stamp = (QimamStamp){ 0 };
  while (folded[begin] != '\0' && g_array_index (map, guint32, begin) < from)
    begin++;
  cut_pieces (&reading, begin);
  if (find_moment (&reading, stamp))
    return TRUE;
  /* Where both years are told, the Gregorian one is exact. */
  reading.hijri = TRUE;
  return find_moment (&reading, stamp);
}

/* "2021", "2021-06" */
static gboolean
read_coarse (const char *text, QimamStamp *stamp)
{
  int year = 0, month = 0, length = 0;

  *stamp = (QimamStamp){ 0 };
  if (sscanf (text, "%4d-%2d%n", &year, &month, &length) == 2 && text[length] == '\0' && month >= 1 &&
      month <= 12 && year >= 1800 && year <= 2199)
    {
      stamp->value = g_strdup_printf ("%04d-%02d", year, month);
      stamp->precision = QIMAM_PRECISION_MONTH;
    }
  else if (sscanf (text, "%4d%n", &year, &length) == 1 && length == 4 && text[length] == '\0' &&
           year >= 1800 && year <= 2199)
    {
      stamp->value = g_strdup_printf ("%04d", year);
      stamp->precision = QIMAM_PRECISION_YEAR;
    }
  stamp->end = strlen (text);
  return stamp->value != NULL;
}

gboolean
qimam_stamp_read (const char *text, QimamStamp *stamp)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));

  if (strlen (clean) > 200)
    return FALSE;
  if (strlen (clean) >= 10 && strlen (clean) <= 13 && strspn (clean, "0123456789") == strlen (clean))
    {
      gint64 seconds = g_ascii_strtoll (clean, NULL, 10) / (strlen (clean) == 13 ? 1000 : 1);
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

      *stamp = (QimamStamp){ .end = strlen (text) };
      stamp->value = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
      stamp->precision = QIMAM_PRECISION_SECOND;
      return TRUE;
    }
  return qimam_stamp_find (clean, 0, stamp) || read_coarse (clean, stamp);
}
