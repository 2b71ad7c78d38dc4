/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of claims as a person writes them. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "qimam-iso.h"
#include "qimam-label.h"
#include "qimam-library-corrections.h"
#include "qimam-quantity-reader.h"
#include "qimam-time-reader.h"

/* Longer texts are no values. */
#define MAX_TEXT 400

/* @sentence has one "%s", for the beginning of the text. */
static gboolean
set_wrong (const char *text, const char *sentence, GError **error)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, sentence, start);
  return FALSE;
}

static void
set_string (char **member, const char *text)
{
  char *copy = g_strdup (text);

  g_free (*member);
  *member = copy;
}

/* Takes a sign before a number: < > ~ =. */
static const char *
read_sign (const char *text, QimamCmp *cmp)
{
  static const struct
  {
    const char *sign;
    QimamCmp cmp;
  } signs[] = { { "<", QIMAM_CMP_LT },
                { ">", QIMAM_CMP_GT },
                { "~", QIMAM_CMP_APPROX },
                { "≈", QIMAM_CMP_APPROX },
                { "=", QIMAM_CMP_EQ } };

  while (g_ascii_isspace (*text))
    text++;
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (text, signs[i].sign))
      {
        *cmp = signs[i].cmp;
        text += strlen (signs[i].sign);
        break;
      }
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

static QimamCmp
cmp_of (const char *mod, QimamCmp otherwise)
{
  QimamCmp cmp = otherwise;

  qimam_cmp_from_nick (mod, &cmp);
  return cmp;
}

/* The only expression of time in a text; NULL where there is none or it has no value. */
static QimamTime *
find_time (GPtrArray *times, QimamTimeKind kind, QimamTimeKind other)
{
  QimamTime *time = times->len == 1 ? times->pdata[0] : NULL;

  return time != NULL && time->value != NULL && (time->kind == kind || time->kind == other) ? time : NULL;
}

static gboolean
is_date (const char *iso)
{
  guint32 first, last;

  return qimam_iso_days (iso, &first, &last) ||
         (iso[0] == 'T' && qimam_iso_precision (iso) != QIMAM_PRECISION_UNKNOWN);
}

/* (transfer full) (nullable) */
static char *
read_date (const char *text, const char *reference)
{
  g_autoptr (GPtrArray) times = NULL;
  const QimamTime *time;

  if (is_date (text))
    return g_strdup (text);
  times = qimam_times_find (text, -1, QIMAM_FIELD_BODY, reference);
  time = find_time (times, QIMAM_TIME_DATE, QIMAM_TIME_PERIOD);
  if (time == NULL)
    time = find_time (times, QIMAM_TIME_TIME, QIMAM_TIME_TIME);
  return time != NULL && is_date (time->value) ? g_strdup (time->value) : NULL;
}

static gboolean
read_duration (const char *text, QimamValue *value)
{
  QimamCmp cmp = QIMAM_CMP_EQ;
  const char *rest = read_sign (text, &cmp);
  g_autoptr (GPtrArray) times = NULL;
  const QimamTime *time;

  if (qimam_iso_seconds (rest) > 0)
    set_string (&value->iso, rest);
  else
    {
      times = qimam_times_find (rest, -1, QIMAM_FIELD_BODY, NULL);
      time = find_time (times, QIMAM_TIME_DURATION, QIMAM_TIME_DURATION);
      if (time == NULL || qimam_iso_seconds (time->value) <= 0)
        return FALSE;
      set_string (&value->iso, time->value);
      cmp = cmp_of (time->mod, cmp);
    }
  value->cmp = cmp;
  return TRUE;
}

static gboolean
read_figure (const char *text, QimamValue *value)
{
  QimamCmp cmp = QIMAM_CMP_EQ;
  const char *rest = read_sign (text, &cmp);
  g_autoptr (GPtrArray) quantities = NULL;
  const QimamQuantity *quantity;

  if (read_duration (text, value))
    {
      value->unit = g_intern_string ("duration");
      value->has_number = FALSE;
      return TRUE;
    }
  quantities = qimam_quantities_find (rest, -1, QIMAM_FIELD_BODY);
  quantity = quantities->len == 1 ? quantities->pdata[0] : NULL;
  if (quantity == NULL || quantity->value == NULL)
    return FALSE;
  value->number = g_ascii_strtod (quantity->value, NULL);
  if (!isfinite (value->number))
    return FALSE;
  value->has_number = TRUE;
  value->cmp = cmp_of (quantity->mod, cmp);
  g_clear_pointer (&value->iso, g_free);
  if (quantity->kind == QIMAM_QUANTITY_PERCENT)
    value->unit = g_intern_string ("percent");
  else if (quantity->kind == QIMAM_QUANTITY_MONEY)
    {
      value->unit = g_intern_string ("money");
      set_string (&value->currency, quantity->unit);
    }
  else if (value->unit == NULL || g_str_equal (value->unit, "percent") ||
           g_str_equal (value->unit, "money") || g_str_equal (value->unit, "duration"))
    value->unit = g_intern_string ("count");
  return TRUE;
}

static gboolean
read_format (const char *text, QimamValue *value)
{
  g_autofree char *key = g_strconcat ("format.", text, NULL);

  /* Labels with ".n" are for numbers. */
  if (strchr (text, '.') != NULL || g_str_equal (qimam_label (key, "en"), key))
    return FALSE;
  set_string (&value->key, text);
  return TRUE;
}

/* Who or where it is, as the lexicon knows it; a name that it does not know is a name all the same. */
static gboolean
read_name (QimamLibrary *self, const char *text, const char *reference, gboolean place, QimamValue *value)
{
  QimamAnalyser *analyser = qimam_library_get_analyser (self);
  g_autoptr (GPtrArray) names =
      analyser != NULL ? qimam_analyser_find_names (analyser, text, reference) : NULL;

  g_clear_pointer (&value->key, g_free);
  set_string (&value->name, text);
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const QimamMention *mention = names->pdata[i];
      gboolean is_place = mention->place_kind != NULL;
      gboolean is_party = mention->kind == QIMAM_MENTION_PERSON || mention->kind == QIMAM_MENTION_COUNTRY ||
                          mention->kind == QIMAM_MENTION_ORGANISATION;

      /* A capital stands for its state elsewhere, but not where a place is asked for. */
      if (mention->key == NULL || (place ? !is_place : !is_party))
        continue;
      set_string (&value->name, mention->name);
      set_string (&value->key, mention->key);
      if (place)
        value->kind = mention->place_kind;
      else if (mention->role != NULL)
        value->role = mention->role;
      break;
    }
  return TRUE;
}

gboolean
qimam_library_read_value (QimamLibrary *self,
                          QimamDimension dimension,
                          const char *text,
                          const char *reference,
                          QimamValue *value,
                          GError **error)
{
  g_autofree char *clean = NULL;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && text != NULL && value != NULL, FALSE);

  clean = g_strstrip (g_utf8_make_valid (text, -1));
  if (*clean == '\0' || strlen (clean) > MAX_TEXT || strchr (clean, '\n') != NULL)
    return set_wrong (clean, _ ("“%s” is not a value"), error);
  value->set = TRUE;
  switch (dimension)
    {
    case QIMAM_DIMENSION_DATE:
    case QIMAM_DIMENSION_NEXT_STEP:
      {
        char *iso = read_date (clean, reference);

        if (iso == NULL)
          return set_wrong (clean, _ ("“%s” is not a date"), error);
        g_free (dimension == QIMAM_DIMENSION_DATE ? value->iso : value->due);
        *(dimension == QIMAM_DIMENSION_DATE ? &value->iso : &value->due) = iso;
        if (dimension == QIMAM_DIMENSION_DATE)
          {
            value->precision = qimam_iso_precision (iso);
            value->cmp = QIMAM_CMP_EQ;
            if (value->role == NULL)
              value->role = g_intern_string ("event");
          }
        return TRUE;
      }
    case QIMAM_DIMENSION_DURATION:
      if (value->scope == NULL)
        value->scope = g_intern_string ("total");
      return read_duration (clean, value) || set_wrong (clean, _ ("“%s” is not a length of time"), error);
    case QIMAM_DIMENSION_FIGURE:
      return read_figure (clean, value) || set_wrong (clean, _ ("“%s” is not a number"), error);
    case QIMAM_DIMENSION_FORMAT:
      return read_format (clean, value) || set_wrong (clean, _ ("“%s” is not a format"), error);
    case QIMAM_DIMENSION_PLACE:
      if (value->kind == NULL)
        value->kind = g_intern_string ("city");
      return read_name (self, clean, reference, TRUE, value);
    case QIMAM_DIMENSION_PARTICIPANTS:
      if (value->role == NULL)
        value->role = g_intern_string ("other");
      return read_name (self, clean, reference, FALSE, value);
    default:
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("A claim of the dimension “%s” has no value"),
                   qimam_dimension_nick (dimension));
      return FALSE;
    }
}
