/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-time-reader.h"

#include <math.h>
#include <string.h>

#include "qimam-calendar.h"
#include "qimam-iso.h"
#include "qimam-time-private.h"

#define at(self, i) qimam_time_at (self, i)

static QimamTime *
emit (QimamTimeReader *self,
      guint32 start,
      guint32 end,
      QimamTimeKind kind,
      const char *value,
      QimamMod mod,
      QimamTimeResolution how)
{
  QimamTime *time = qimam_time_new (qimam_span (self->in, start, end), kind);

  time->value = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  time->mod = qimam_mod_nick (mod);
  time->resolution = how;
  g_ptr_array_add (self->found, time);
  return time;
}

/* Keeps a day, month or year that the text names, for "the following day". */
static void
note_story (QimamTimeReader *self, const QimamPoint *point)
{
  int day;

  if (point->value[0] == '\0' || point->kind == QIMAM_TIME_PERIOD || point->kind == QIMAM_TIME_DURATION)
    return;
  /* "today" does not end a tale of another day. */
  if (point->julian == self->today && point->how == QIMAM_TIME_RELATIVE && self->story_day != 0)
    return;
  if (point->julian != 0)
    {
      self->story_day = self->tale_day = point->julian;
      qimam_calendar_split (point->julian, &self->story_year, &self->story_month, &day);
    }
  else if (point->precision == QIMAM_PRECISION_MONTH || point->precision == QIMAM_PRECISION_YEAR)
    {
      self->story_day = 0;
      self->story_year = (int) g_ascii_strtoll (point->value, NULL, 10);
      self->story_month =
          point->precision == QIMAM_PRECISION_MONTH ? (int) g_ascii_strtoll (point->value + 5, NULL, 10) : 0;
    }
}

static guint
emit_point (QimamTimeReader *self, const QimamPoint *point)
{
  QimamTimeResolution how = point->how;
  QimamTime *time;

  if (point->value[0] == '\0' && how != QIMAM_TIME_INVALID)
    how = QIMAM_TIME_UNRESOLVED;
  time = emit (self, point->start, point->end, point->kind, point->value, point->mod, how);
  if (!point->hijri)
    {
      time->year = point->year;
      time->month = point->month;
      time->day = point->day;
    }
  time->weekday = point->weekday;
  time->bare_weekday = point->bare_weekday;
  note_story (self, point);
  return point->next;
}

/* Lengths and what is counted with them */

static gboolean
is_unnamed (const QimamLength *length)
{
  for (guint i = 0; i < length->n_parts; i++)
    if (length->numbers[i] < 0)
      return TRUE;
  return FALSE;
}

static guint
emit_length (QimamTimeReader *self, const QimamLength *length)
{
  g_autofree char *value = qimam_time_print_length (length);

  emit (self, length->start, length->end, QIMAM_TIME_DURATION, value, length->mod, QIMAM_TIME_STATED);
  return length->next;
}

/* "بعد يومين من 5 مايو", "أسبوعين من اليوم": counted from a day that stands there. @point has its start. */
static gboolean
shift_from_day (const QimamTimeReader *self, const QimamLength *length, int sign, QimamPoint *point)
{
  QimamTimeReader base = *self;
  QimamPoint day;

  if (!qimam_lex_is (at (self, length->next), QIMAM_SENSE_FROM) || is_unnamed (length) ||
      !qimam_time_read_point (self, length->next + 1, &day) || day.julian == 0 || day.kind != QIMAM_TIME_DATE)
    return FALSE;
  for (guint i = 0; i < length->n_parts; i++)
    if (length->units[i] < QIMAM_UNIT_DAY)
      return FALSE;
  base.has_reference = base.exact = TRUE;
  base.today = day.julian;
  qimam_calendar_split (base.today, &base.year, &base.month, &base.day);
  qimam_time_shift (&base, length, sign, point);
  if (point->how == QIMAM_TIME_RELATIVE && day.how != QIMAM_TIME_RELATIVE)
    point->how = day.how;
  point->mod = length->mod;
  qimam_time_finish (self, point, day.next);
  return TRUE;
}

/* "في المستقبل", which adds nothing to "بعد شهرين". */
static gboolean
is_in_future (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i);
  gint64 which;

  return qimam_lex_value (lex, QIMAM_SENSE_VAGUE, &which) && which == 2 &&
         memcmp (self->text + lex->start, "في", 4) == 0;
}

/* "العقوبات سارية منذ خمس سنوات": for how long, rather than the year in which it began. */
static gboolean
is_so_long (const QimamTimeReader *self, guint i, const QimamLength *length)
{
  return i > 0 && at (self, i - 1)->type == QIMAM_LEX_WORD && !length->bare &&
         (length->units[0] == QIMAM_UNIT_YEAR || length->units[0] == QIMAM_UNIT_DECADE) &&
         memcmp (self->text + at (self, i)->core, "منذ", strlen ("منذ")) == 0;
}

/* "منذ ساعتين", "قبل ثلاثة أيام", "بعد أسبوعين من الآن". */
static guint
read_shift (QimamTimeReader *self, guint i)
{
  gboolean past = qimam_lex_is (at (self, i), QIMAM_SENSE_SINCE), now;
  QimamPoint point = { .start = at (self, i)->core, .kind = QIMAM_TIME_DATE }, date;
  QimamLength length;
  guint only;

  if (!(past || qimam_lex_is (at (self, i), QIMAM_SENSE_AFTER)) ||
      !qimam_time_read_length (self, i + 1, TRUE, &length) || length.article ||
      (length.bare && is_unnamed (&length)))
    return i;
  /* "يوما بعد يوم", "سنة بعد سنة" */
  if (length.bare && !past && i > 0 && at (self, i - 1)->prefix == 0 &&
      qimam_time_is_unit (at (self, i - 1), length.units[0]))
    return i;
  /* "منذ عام 2015", "قبل يوم الأحد": the unit is part of a date. */
  if (length.bare && qimam_time_read_point (self, i + 1, &date) && date.next > length.next)
    return i;
  if (shift_from_day (self, &length, past ? -1 : 1, &point))
    return emit_point (self, &point);
  now = qimam_lex_is (at (self, length.next), QIMAM_SENSE_FROM) &&
        qimam_lex_is (at (self, length.next + 1), QIMAM_SENSE_NOW);
  /* "بعد شهر من بدء العرض", "بعد يوم على الهدنة", "بعد ساعة فقط من وصوله": counted from something else. */
  only = qimam_lex_is (at (self, length.next), QIMAM_SENSE_ONLY) ? length.next + 1 : length.next;
  if ((!now && (qimam_lex_is (at (self, only), QIMAM_SENSE_FROM) || is_so_long (self, i, &length))) ||
      is_unnamed (&length) || (!past && qimam_lex_is (at (self, only), QIMAM_SENSE_ONTO)))
    return emit_length (self, &length);
  if (!qimam_time_shift (self, &length, past ? -1 : 1, &point))
    return emit_length (self, &length);
  point.mod = length.mod;
  point.next = length.next + (now ? 2 : is_in_future (self, length.next) && !past ? 1 : 0);
  point.end = at (self, point.next - 1)->end;
  return emit_point (self, &point);
}

/* Whether a word may be of the subject of a verb: one that no expression is made of. */
static gboolean
is_subject (const QimamLex *lex)
{
  return lex->type == QIMAM_LEX_WORD && lex->arabic && !qimam_lex_means (lex);
}

/* Whether a unit alone is a length here: "استمرت ساعة", "لمدة عام", "طوال الأسبوع". */
static gboolean
has_length_cue (const QimamTimeReader *self, guint i, gint64 least)
{
  gint64 value;

  /* "شهر من الآن" */
  if (least == 1 && qimam_lex_is (at (self, i + 1), QIMAM_SENSE_FROM) &&
      qimam_lex_is (at (self, i + 2), QIMAM_SENSE_NOW))
    return TRUE;
  if (i == 0)
    return FALSE;
  /* "بين أسبوع وعشرة أيام" */
  if (least == 1 && qimam_lex_is (at (self, i - 1), QIMAM_SENSE_BETWEEN) &&
      (at (self, i + 1)->prefix & QIMAM_PREFIX_AND))
    return TRUE;
  /* "استمر اللقاء ساعة": the subject stands between. */
  for (guint k = i - 1; least == 1 && k > 0 && k + 3 >= i && is_subject (at (self, k)); k--)
    if (qimam_lex_is (at (self, k - 1), QIMAM_SENSE_LASTING_VERB))
      return TRUE;
  return qimam_lex_value (at (self, i - 1), QIMAM_SENSE_LASTING, &value) && value >= least;
}

/* Whether a noun with the article stands at @i. */
static gboolean
is_definite (const QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i);

  return lex->type == QIMAM_LEX_WORD && lex->letters > 3 && memcmp (self->text + lex->start, "ال", 4) == 0;
}

/* "طوال اليوم": the whole of it, which "طوال اليوم التالي" is not. */
static gboolean
read_all_day (const QimamTimeReader *self, guint i, QimamLength *length)
{
  gint64 lasting, day;
  int by;

  if (!qimam_lex_value (at (self, i), QIMAM_SENSE_LASTING, &lasting) || lasting != 2 ||
      !qimam_lex_value (at (self, i + 1), QIMAM_SENSE_DAY_WORD, &day) || day != 0 ||
      at (self, i + 1)->prefix != 0 || qimam_time_read_by (self, i + 2, &by) ||
      qimam_lex_is (at (self, i + 2), QIMAM_SENSE_SAME))
    return FALSE;
  *length = (QimamLength){ .start = at (self, i)->core, .end = at (self, i + 1)->end, .next = i + 2 };
  length->n_parts = 1;
  length->units[0] = QIMAM_UNIT_DAY;
  length->numbers[0] = 1;
  return TRUE;
}

static guint
read_length (QimamTimeReader *self, guint i)
{
  QimamLength length;
  QimamPoint point;
  guint next;

  if (read_all_day (self, i, &length))
    return emit_length (self, &length);
  if (qimam_lex_punct (at (self, i), '(') &&
      !(at (self, i + 1)->type == QIMAM_LEX_NUMBER || qimam_lex_is (at (self, i + 1), QIMAM_SENSE_UNIT)))
    return i;
  if (qimam_lex_punct (at (self, i), '(') && qimam_time_read_length (self, i + 1, FALSE, &length))
    {
      emit_length (self, &length);
      return length.next;
    }
  if (!qimam_time_read_length (self, i, has_length_cue (self, i, 1), &length))
    return i;
  if (has_length_cue (self, i, 2) && length.mod == QIMAM_MOD_NONE)
    length.start = at (self, i - 1)->core;
  /* "خلال ساعات الدوام", "سنوات الحرب": the hours of something, not some hours. */
  if (length.bare && length.numbers[0] < 0 && is_definite (self, length.next))
    return i;
  /* "الساعة" with the article is a length only behind "طوال". */
  if (length.article && length.bare && !has_length_cue (self, i, 2))
    return i;
  next = length.next;
  /* "أسبوعين من اليوم" */
  point = (QimamPoint){ .start = length.start, .kind = QIMAM_TIME_DATE };
  if (qimam_lex_is (at (self, next + 1), QIMAM_SENSE_DAY_WORD) && shift_from_day (self, &length, 1, &point))
    return emit_point (self, &point);
  /* "ساعتين من الآن" */
  if (qimam_lex_is (at (self, next), QIMAM_SENSE_FROM) && qimam_lex_is (at (self, next + 1), QIMAM_SENSE_NOW))
    {
      if (qimam_time_shift (self, &length, 1, &point))
        {
          point.mod = length.mod;
          point.next = next + 2;
          point.end = at (self, next + 1)->end;
          return emit_point (self, &point);
        }
    }
  return emit_length (self, &length);
}

/* A unit that nothing counts: "سيصير يوما", "كان في يوم". */
static guint
read_lone_unit (QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i), *before = i > 0 ? at (self, i - 1) : NULL;
  QimamLength length = { .start = lex->core, .end = lex->end, .next = i + 1, .n_parts = 1, .numbers = { 1 } };
  gboolean adverb;
  gint64 value;

  if (lex->prefix != 0 || !qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &value) || value % 4 != 1)
    return i;
  length.units[0] = value / 4;
  adverb = qimam_lex_is (lex, QIMAM_SENSE_ADVERB) ||
           (length.units[0] == QIMAM_UNIT_HOUR && qimam_lex_is (at (self, i + 1), QIMAM_SENSE_ANOTHER));
  if (!adverb && length.units[0] != QIMAM_UNIT_DAY)
    return i;
  /* "أول يوم", "مساء يوم العيد", "/ 21 / يوما" */
  if (before != NULL &&
      (qimam_lex_punct (before, '/') || qimam_lex_is (before, QIMAM_SENSE_ORDINAL) ||
       qimam_lex_is (before, QIMAM_SENSE_LAST) || qimam_lex_is (before, QIMAM_SENSE_PART_OF_DAY)))
    return i;
  /* "تيارا عاما": the adjective "general". */
  if (adverb && length.units[0] == QIMAM_UNIT_YEAR && before != NULL && before->type == QIMAM_LEX_WORD &&
      (memcmp (self->text + before->end - 2, "ا", 2) == 0 ||
       memcmp (self->text + before->end - 2, "ً", 2) == 0))
    return i;
  return emit_length (self, &length);
}

/* Sets */

static guint
emit_set (QimamTimeReader *self, guint32 start, guint32 end, const char *value, QimamMod mod, guint next)
{
  emit (self, start, end, QIMAM_TIME_SET, value, mod, QIMAM_TIME_STATED);
  return next;
}

/* "سعيد الشهري": an adjective with the article stands behind a noun that has it, or that is somebody's. */
static gboolean
is_surname (const QimamTimeReader *self, guint i)
{
  static const char *const owners[] = { "ه", "ها", "هم", "نا" };
  const QimamLex *lex = at (self, i), *before = i > 0 ? at (self, i - 1) : NULL;
  const char *start, *end;

  if (lex->prefix != QIMAM_PREFIX_ARTICLE || before == NULL || before->type != QIMAM_LEX_WORD ||
      memcmp (self->text + lex->end - 2, "ي", 2) != 0)
    return FALSE;
  start = self->text + before->start;
  end = self->text + before->end;
  for (guint k = 0; k < 3 && end - start > 8 + 2 * (glong) k; k++)
    if (memcmp (start + 2 * k, "ال", 4) == 0 || memcmp (start + 2 * k, "لل", 4) == 0)
      return FALSE;
  for (guint k = 0; k < G_N_ELEMENTS (owners); k++)
    {
      gsize length = strlen (owners[k]);

      if ((gsize) (end - start) > length + 4 && memcmp (end - length, owners[k], length) == 0)
        return FALSE;
    }
  return TRUE;
}

/* "يوميا", "السنوية", "نصف سنوي". */
static guint
read_step (QimamTimeReader *self, guint i, gint64 unit)
{
  static const char *const steps[] = { "PT1S", "PT1M", "PT1H", "P1D", "P1W", "P1M", "P1Y", "P1DE", "P1CE" };
  const QimamLex *lex = at (self, i), *before = i > 0 ? at (self, i - 1) : NULL;
  gint64 part;

  /* "يومي", "شهري" are duals as well. */
  if (qimam_lex_is (lex, QIMAM_SENSE_TIME_UNIT) && !(lex->prefix & QIMAM_PREFIX_ARTICLE))
    return i;
  if (unit == QIMAM_UNIT_MONTH && is_surname (self, i))
    return i;
  if (unit == QIMAM_UNIT_YEAR && before != NULL && qimam_lex_value (before, QIMAM_SENSE_FRACTION, &part) &&
      (part == 2 || part == 4))
    return emit_set (self, before->core, lex->end, part == 2 ? "P6M" : "P3M", QIMAM_MOD_NONE, i + 1);
  return emit_set (self, lex->core, lex->end, steps[unit], QIMAM_MOD_NONE, i + 1);
}

/* A day of the week behind "كل" or "أيام". */
static guint
read_weekday_set (QimamTimeReader *self, guint start, guint i, gboolean article)
{
  const QimamLex *lex = at (self, i);
  char value[16];
  gint64 weekday;

  if (!qimam_lex_value (lex, QIMAM_SENSE_WEEKDAY, &weekday) ||
      lex->prefix != (article ? QIMAM_PREFIX_ARTICLE : 0))
    return start;
  g_snprintf (value, sizeof value, "XXXX-WXX-%d", (int) weekday);
  return emit_set (self, at (self, start)->core, lex->end, value, QIMAM_MOD_NONE, i + 1);
}

/* "أيام الجمعة", but not "أيام الجمعة والسبت الماضيين". */
static guint
read_days (QimamTimeReader *self, guint i)
{
  const QimamLex *after = at (self, i + 2);
  int by;

  if (at (self, i)->prefix & (QIMAM_PREFIX_ARTICLE | QIMAM_PREFIX_LIKE) ||
      qimam_time_read_by (self, i + 2, &by) || (after->prefix & QIMAM_PREFIX_AND) ||
      qimam_lex_is (after, QIMAM_SENSE_AND) || after->type == QIMAM_LEX_NUMBER ||
      qimam_lex_punct (after, 0x060C))
    return i;
  return read_weekday_set (self, i, i + 1, TRUE);
}

static guint
read_set (QimamTimeReader *self, guint i)
{
  const QimamLex *lex = at (self, i), *next;
  g_autofree char *value = NULL;
  QimamMod mod = QIMAM_MOD_NONE;
  QimamLength length;
  guint first = i;
  gint64 unit, edge;

  if (qimam_lex_value (lex, QIMAM_SENSE_SET, &unit))
    return read_step (self, i, unit);
  if (qimam_lex_value (lex, QIMAM_SENSE_TIME_UNIT, &unit) && unit == 4 * QIMAM_UNIT_DAY + 3)
    return read_days (self, i);
  /* "نهاية كل شهر" */
  if (qimam_lex_value (lex, QIMAM_SENSE_EDGE, &edge) && !(lex->prefix & QIMAM_PREFIX_ARTICLE) &&
      qimam_lex_is (at (self, i + 1), QIMAM_SENSE_EVERY) && at (self, i + 1)->prefix == 0)
    {
      mod = edge;
      lex = at (self, ++i);
    }
  if (!qimam_lex_is (lex, QIMAM_SENSE_EVERY) || (lex->prefix & QIMAM_PREFIX_ARTICLE))
    return first;
  next = at (self, i + 1);
  if (mod == QIMAM_MOD_NONE)
    {
      guint day = qimam_time_is_unit (next, QIMAM_UNIT_DAY) && next->prefix == 0 ? i + 2 : i + 1;
      guint after = read_weekday_set (self, i, day, FALSE);

      if (after != i)
        return after;
      /* "كل نهاية شهر" */
      if (qimam_lex_value (next, QIMAM_SENSE_EDGE, &edge) && next->prefix == 0)
        {
          mod = edge;
          i++;
        }
    }
  if (at (self, i + 1)->prefix != 0 || !qimam_time_read_length (self, i + 1, TRUE, &length) ||
      is_unnamed (&length))
    return first;
  value = qimam_time_print_length (&length);
  return emit_set (self, at (self, first)->core, length.end, value, mod, length.next);
}

static guint
read_range (QimamTimeReader *self, guint i)
{
  QimamPoint range;

  return qimam_time_read_range (self, i, &range) ? emit_point (self, &range) : i;
}

static guint
read_point (QimamTimeReader *self, guint i)
{
  QimamPoint point;
  gint64 mod;

  if (!qimam_time_read_point (self, i, &point))
    return i;
  /* "أجل إلى 27": the preposition belongs to it as it does in "أجل للسابع والعشرين". */
  if (point.day > 0 && point.month == 0 && i > 1 && qimam_lex_is (at (self, i - 1), QIMAM_SENSE_TO) &&
      qimam_lex_is (at (self, i - 2), QIMAM_SENSE_DATE_VERB))
    point.start = at (self, i - 1)->start;
  /* "نحو الساعة الخامسة" */
  if (point.mod == QIMAM_MOD_NONE && i > 0 && qimam_lex_value (at (self, i - 1), QIMAM_SENSE_CMP, &mod) &&
      mod == QIMAM_MOD_APPROX)
    point.mod = mod;
  return emit_point (self, &point);
}

static void
read_reference (QimamTimeReader *self, const char *reference)
{
  const char *clock;

  self->minute = -1;
  if (reference == NULL || qimam_iso_precision (reference) < QIMAM_PRECISION_DAY ||
      qimam_iso_precision (reference) > QIMAM_PRECISION_SECOND ||
      !qimam_iso_days (reference, &self->today, NULL))
    return;
  self->has_reference = TRUE;
  qimam_calendar_split (self->today, &self->year, &self->month, &self->day);
  clock = strchr (reference, 'T');
  if (clock != NULL && g_ascii_isdigit (clock[1]) && g_ascii_isdigit (clock[2]) && clock[3] == ':' &&
      g_ascii_isdigit (clock[4]) && g_ascii_isdigit (clock[5]))
    self->minute = (clock[1] - '0') * 600 + (clock[2] - '0') * 60 + (clock[4] - '0') * 10 + clock[5] - '0';
}

/* Whether anything can begin at a token: most words are in no table. */
static gboolean
can_begin (const QimamLex *lex)
{
  switch (lex->type)
    {
    case QIMAM_LEX_WORD:
      return qimam_lex_means (lex);
    case QIMAM_LEX_NUMBER:
      return TRUE;
    case QIMAM_LEX_PUNCT:
      return lex->punct == '(';
    default:
      return FALSE;
    }
}

GPtrArray *
qimam_times_find (const char *text, gssize length, QimamField in, const char *reference)
{
  static guint (*const readers[]) (QimamTimeReader *, guint) = { read_set,   read_range,  read_shift,
                                                                 read_point, read_length, read_lone_unit };
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_time_free);
  g_autoptr (GArray) tokens = NULL;
  QimamTimeReader self = { 0 };

  g_return_val_if_fail (text != NULL, found);
  tokens = qimam_lex (text, length < 0 ? strlen (text) : (gsize) length);
  self.text = text;
  self.tokens = tokens;
  self.found = found;
  self.in = in;
  read_reference (&self, reference);
  for (guint i = 0; i < tokens->len;)
    {
      guint next = i;

      qimam_time_watch_tense (&self, i);
      if (at (&self, i)->type == QIMAM_LEX_NEWLINE)
        self.story_day = self.tale_day = 0, self.story_year = self.story_month = 0;
      if (can_begin (at (&self, i)) || qimam_time_skip_article (&self, i) != i)
        for (guint r = 0; r < G_N_ELEMENTS (readers) && next == i; r++)
          next = readers[r](&self, i);
      i = MAX (next, i + 1);
    }
  return found;
}
