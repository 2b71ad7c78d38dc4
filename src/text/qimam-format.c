/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-format.h"

#include <stdlib.h>
#include <string.h>

#include "qimam-iso.h"
#include "qimam-table.h"

typedef enum
{
  LANGUAGE_AR,
  LANGUAGE_EN,
  LANGUAGE_FR,
  N_LANGUAGES,
} Language;

static const char *const month_names[N_LANGUAGES][12] = {
  { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
    "ديسمبر" },
  { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December" },
  { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre" },
};

static const char *const weekday_names[N_LANGUAGES][7] = {
  { "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد" },
  { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" },
  { "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche" },
};

static Language
language_of (const char *language)
{
  if (language != NULL && g_str_has_prefix (language, "ar"))
    return LANGUAGE_AR;
  if (language != NULL && g_str_has_prefix (language, "fr"))
    return LANGUAGE_FR;
  return LANGUAGE_EN;
}

static void
split_julian (guint32 julian, int *year, int *month, int *day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  *year = g_date_get_year (&date);
  *month = g_date_get_month (&date);
  *day = g_date_get_day (&date);
}

/* One calendar value of year, month or day precision; NULL for anything else. */
static char *
format_plain (const char *iso, Language language, gboolean weekday)
{
  QimamPrecision precision = qimam_iso_precision (iso);
  guint32 first;
  int year, month, day;

  if (!qimam_iso_days (iso, &first, NULL))
    return NULL;
  split_julian (first, &year, &month, &day);
  switch (precision)
    {
    case QIMAM_PRECISION_YEAR:
      return g_strdup_printf ("%d", year);
    case QIMAM_PRECISION_MONTH:
      return g_strdup_printf ("%s %d", month_names[language][month - 1], year);
    case QIMAM_PRECISION_DAY:
    case QIMAM_PRECISION_MINUTE:
    case QIMAM_PRECISION_SECOND:
      if (weekday)
        return g_strdup_printf ("%s %d %s %d", weekday_names[language][qimam_iso_weekday (first) - 1], day,
                                month_names[language][month - 1], year);
      return g_strdup_printf ("%d %s %d", day, month_names[language][month - 1], year);
    default:
      return NULL;
    }
}

static gboolean
is_pattern (const char *iso, const char *pattern)
{
  for (; *pattern != '\0'; pattern++, iso++)
    if (*pattern == '0' ? !g_ascii_isdigit (*iso) : *pattern != *iso)
      return FALSE;
  return *iso == '\0';
}

/* Decades, centuries, weeks, quarters, halves and seasons; NULL for anything else. */
static char *
format_odd (const char *iso, Language language)
{
  static const char *const ordinals_ar[] = { "الأول", "الثاني", "الثالث", "الرابع" };
  static const char *const seasons[N_LANGUAGES][4] = {
    { "ربيع", "صيف", "خريف", "شتاء" },
    { "spring", "summer", "autumn", "winter" },
    { "printemps", "été", "automne", "hiver" },
  };
  static const char *const season_keys[] = { "SP", "SU", "FA", "WI" };
  int year = atoi (iso);

  if (is_pattern (iso, "00"))
    return language == LANGUAGE_AR   ? g_strdup_printf ("القرن الـ%d", year + 1)
           : language == LANGUAGE_FR ? g_strdup_printf ("%de siècle", year + 1)
                                     : g_strdup_printf ("%d00s", year);
  if (is_pattern (iso, "000"))
    return language == LANGUAGE_AR   ? g_strdup_printf ("عقد %d0", year)
           : language == LANGUAGE_FR ? g_strdup_printf ("années %d0", year)
                                     : g_strdup_printf ("%d0s", year);
  if (strlen (iso) == 7 && iso[4] == '-' && (iso[5] == 'Q' || iso[5] == 'H'))
    {
      int n = CLAMP (iso[6] - '0', 1, 4);

      if (language == LANGUAGE_AR)
        return g_strdup_printf ("%s %s من %d", iso[5] == 'Q' ? "الربع" : "النصف", ordinals_ar[n - 1], year);
      return iso[5] == 'Q' ? g_strdup_printf (language == LANGUAGE_FR ? "T%d %d" : "Q%d %d", n, year)
                           : g_strdup_printf (language == LANGUAGE_FR ? "S%d %d" : "H%d %d", n, year);
    }
  if (strlen (iso) == 7 && iso[4] == '-')
    for (guint i = 0; i < G_N_ELEMENTS (season_keys); i++)
      if (g_str_has_suffix (iso, season_keys[i]))
        return g_strdup_printf ("%s %d", seasons[language][i], year);
  return NULL;
}

static char *
format_range (guint32 from, guint32 to, Language language)
{
  int y1, m1, d1, y2, m2, d2;

  split_julian (from, &y1, &m1, &d1);
  split_julian (to, &y2, &m2, &d2);
  if (y1 == y2 && m1 == m2)
    return g_strdup_printf ("%d–%d %s %d", d1, d2, month_names[language][m1 - 1], y1);
  if (y1 == y2)
    return g_strdup_printf ("%d %s – %d %s %d", d1, month_names[language][m1 - 1], d2,
                            month_names[language][m2 - 1], y1);
  return g_strdup_printf ("%d %s %d – %d %s %d", d1, month_names[language][m1 - 1], y1, d2,
                          month_names[language][m2 - 1], y2);
}

static char *
format_date (const char *iso, Language language, gboolean weekday)
{
  guint32 first, last;
  const char *slash;
  char *text;

  if (iso == NULL)
    return g_strdup ("");
  slash = strchr (iso, '/');
  if (slash != NULL)
    {
      g_autofree char *from = g_strndup (iso, slash - iso);
      g_autofree char *left = NULL;
      g_autofree char *right = NULL;

      if (!qimam_iso_days (iso, &first, &last))
        return g_strdup (iso);
      if (qimam_iso_precision (from) >= QIMAM_PRECISION_DAY &&
          qimam_iso_precision (slash + 1) >= QIMAM_PRECISION_DAY)
        return format_range (first, last, language);
      left = format_plain (from, language, FALSE);
      right = format_plain (slash + 1, language, FALSE);
      if (left == NULL || right == NULL)
        return g_strdup (iso);
      if (strlen (left) == 4 && strlen (right) == 4)
        return g_strdup_printf ("%s–%s", left, right);
      return g_strdup_printf ("%s – %s", left, right);
    }
  text = format_plain (iso, language, weekday);
  if (text == NULL && qimam_iso_days (iso, &first, &last))
    {
      text = format_odd (iso, language);
      if (text == NULL)
        text = format_range (first, last, language);
    }
  return text != NULL ? text : g_strdup (iso);
}

char *
qimam_format_date (const char *iso, const char *language)
{
  return format_date (iso, language_of (language), FALSE);
}

char *
qimam_format_date_long (const char *iso, const char *language)
{
  return format_date (iso, language_of (language), TRUE);
}

/* The columns of nouns.tsv. */
enum
{
  NOUN_KEY,
  NOUN_LANGUAGE,
  NOUN_ZERO,
  NOUN_ONE,
  NOUN_TWO,
  NOUN_FEW,
  NOUN_MANY,
  NOUN_OTHER,
};

static QimamTable *
load_nouns (GHashTable **rows)
{
  static const char *const columns[] = {
    "key", "language", "zero", "one", "two", "few", "many", "other", NULL
  };
  g_autoptr (GError) error = NULL;
  QimamTable *table = qimam_table_load ("nouns", columns, &error);

  *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (table == NULL)
    {
      g_warning ("%s", error->message);
      return NULL;
    }
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    g_hash_table_insert (*rows,
                         g_strconcat (qimam_table_get (table, i, NOUN_KEY), " ",
                                      qimam_table_get (table, i, NOUN_LANGUAGE), NULL),
                         GUINT_TO_POINTER (i + 1));
  return table;
}

static guint
plural_column (guint64 n, Language language)
{
  if (n == 0)
    return NOUN_ZERO;
  if (n == 1)
    return NOUN_ONE;
  if (language != LANGUAGE_AR)
    return NOUN_OTHER;
  if (n == 2)
    return NOUN_TWO;
  if (n % 100 >= 3 && n % 100 <= 10)
    return NOUN_FEW;
  return n % 100 >= 11 ? NOUN_MANY : NOUN_OTHER;
}

char *
qimam_format_count (guint64 n, const char *noun, const char *language)
{
  static const char *const codes[] = { "ar", "en", "fr" };
  static gsize loaded;
  static QimamTable *table;
  static GHashTable *rows;
  Language l = language_of (language);
  g_autofree char *key = NULL;
  g_autofree char *number = NULL;
  const char *form = "", *mark;
  guint row;

  g_return_val_if_fail (noun != NULL, NULL);
  if (g_once_init_enter (&loaded))
    {
      table = load_nouns (&rows);
      g_once_init_leave (&loaded, 1);
    }
  key = g_strconcat (noun, " ", codes[l], NULL);
  number = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  row = table != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (rows, key)) : 0;
  if (row > 0)
    {
      form = qimam_table_get (table, row - 1, plural_column (n, l));
      if (*form == '\0')
        form = qimam_table_get (table, row - 1, NOUN_OTHER);
    }
  if (*form == '\0')
    return g_strdup_printf ("%s %s", number, noun);
  mark = strstr (form, "%d");
  if (mark == NULL)
    return g_strdup (form);
  return g_strdup_printf ("%.*s%s%s", (int) (mark - form), form, number, mark + 2);
}

static const struct
{
  const char *mark;
  gboolean clock;
  const char *noun;
  const char *some_ar; /* "some of them" for an unnamed number */
} duration_units[] = {
  { "CE", FALSE, "century", "قرون" }, { "DE", FALSE, "decade", "عقود" }, { "Y", FALSE, "year", "سنوات" },
  { "Q", FALSE, "quarter", "أرباع" }, { "M", FALSE, "month", "أشهر" },   { "W", FALSE, "week", "أسابيع" },
  { "D", FALSE, "day", "أيام" },      { "H", TRUE, "hour", "ساعات" },    { "M", TRUE, "minute", "دقائق" },
  { "S", TRUE, "second", "ثوان" },
};

/* One part of a duration, "3.5 hours" with its half in words. */
static char *
format_part (double number, const char *noun, Language language, gboolean only, QimamCmp cmp)
{
  static const char *const codes[] = { "ar", "en", "fr" };
  static const char *const feminine_fr[] = { "hour", "minute", "second", "week", "decade", NULL };
  guint64 whole = (guint64) number;
  gboolean half = number - (double) whole > 0.499 && number - (double) whole < 0.501;
  g_autofree char *count = qimam_format_count (whole, noun, codes[language]);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  const char *blank;

  /* "أكثر من ساعة", but "ساعة واحدة" where it stands alone. */
  if (language == LANGUAGE_AR && whole == 1 && (cmp != QIMAM_CMP_EQ || half || !only))
    {
      char *space = strchr (count, ' ');

      if (space != NULL && g_str_has_prefix (space + 1, "واحد"))
        *space = '\0';
    }
  /* After "less than" and "about" the dual is oblique. */
  if (language == LANGUAGE_AR && whole == 2 && cmp != QIMAM_CMP_EQ && g_str_has_suffix (count, "ان"))
    {
      char *oblique = g_strdup_printf ("%.*sين", (int) strlen (count) - 4, count);

      g_free (count);
      count = oblique;
    }
  if (number == (double) whole)
    return g_steal_pointer (&count);
  if (half && whole > 0)
    {
      if (language == LANGUAGE_AR)
        return g_strdup_printf ("%s ونصف", count);
      if (language == LANGUAGE_FR)
        return g_strdup_printf ("%s et %s", count, g_strv_contains (feminine_fr, noun) ? "demie" : "demi");
    }
  g_ascii_formatd (digits, sizeof digits, "%g", number);
  blank = strrchr (count, ' ');
  if (language == LANGUAGE_AR)
    {
      /* A fraction counts like what is above a hundred: "4.25 ساعة". */
      g_autofree char *many = qimam_format_count (100, noun, "ar");

      return g_strdup_printf ("%s%s", digits, strchr (many, ' '));
    }
  g_free (count);
  count = qimam_format_count (2, noun, codes[language]);
  blank = strchr (count, ' ');
  return g_strdup_printf ("%s%s", digits, blank != NULL ? blank : "");
}

static const char *const cmp_words[N_LANGUAGES][4] = {
  { "", "نحو ", "أكثر من ", "أقل من " },
  { "", "about ", "more than ", "less than " },
  { "", "environ ", "plus de ", "moins de " },
};

char *
qimam_format_duration (const char *iso, QimamCmp cmp, const char *language)
{
  Language l = language_of (language);
  g_autoptr (GString) text = NULL;
  const char *p = iso;
  gboolean clock = FALSE, first = TRUE;

  if (iso == NULL)
    return g_strdup ("");
  if (*p != 'P' || p[1] == '\0' || (guint) cmp > QIMAM_CMP_LT)
    return g_strdup (iso);
  text = g_string_new (cmp_words[l][cmp]);
  for (p++; *p != '\0';)
    {
      char *end;
      double number = -1;
      guint i;

      if (*p == 'T' && !clock)
        {
          clock = TRUE;
          p++;
          continue;
        }
      if (*p == 'X')
        end = (char *) p + 1;
      else if (g_ascii_isdigit (*p))
        number = g_ascii_strtod (p, &end);
      else
        return g_strdup (iso);
      for (i = 0; i < G_N_ELEMENTS (duration_units); i++)
        if (duration_units[i].clock == clock && g_str_has_prefix (end, duration_units[i].mark))
          break;
      if (i == G_N_ELEMENTS (duration_units) || number > 1e15)
        return g_strdup (iso);
      if (!first)
        g_string_append (text, l == LANGUAGE_AR ? " و" : l == LANGUAGE_FR ? " et " : " ");
      p = end + strlen (duration_units[i].mark);
      if (number < 0)
        {
          g_autofree char *plural = qimam_format_count (3, duration_units[i].noun, language);

          g_string_append_printf (text, "%s%s",
                                  l == LANGUAGE_AR   ? "عدة"
                                  : l == LANGUAGE_FR ? "plusieurs"
                                                     : "several",
                                  strchr (plural, ' ') != NULL ? strchr (plural, ' ') : "");
        }
      else if (l == LANGUAGE_AR && i == 8 && number == 30 && !first)
        g_string_append (text, "نصف");
      else
        {
          g_autofree char *part = format_part (number, duration_units[i].noun, l, first && *p == '\0', cmp);

          g_string_append (text, part);
        }
      first = FALSE;
    }
  if (first)
    return g_strdup (iso);
  if (l == LANGUAGE_FR)
    g_string_replace (text, " de un", " d’un", 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* (nullable): "TEV" in words */
static const char *
part_of_day (const char *mark, Language language)
{
  static const struct
  {
    const char *mark;
    const char *names[N_LANGUAGES];
  } parts[] = {
    { "TMO", { "صباحا", "in the morning", "le matin" } },
    { "TAF", { "بعد الظهر", "in the afternoon", "l’après-midi" } },
    { "TEV", { "مساء", "in the evening", "le soir" } },
    { "TNI", { "ليلا", "at night", "la nuit" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i].mark, mark))
      return parts[i].names[language];
  return NULL;
}

char *
qimam_format_clock (const char *iso, const char *language)
{
  static const char *const utc[N_LANGUAGES] = { " بتوقيت غرينتش", " GMT", " GMT" };
  Language l = language_of (language);
  const char *t;
  char zone[16] = "";
  const char *mark;

  if (iso == NULL)
    return g_strdup ("");
  t = strchr (iso, 'T');
  if (t != NULL && part_of_day (t, l) != NULL)
    return g_strdup (part_of_day (t, l));
  if (t == NULL || !is_pattern (iso + (t - iso), "T00"))
    {
      /* A full clock begins with "T00:00"; an hour alone is allowed above. */
      if (t == NULL || !g_ascii_isdigit (t[1]) || !g_ascii_isdigit (t[2]) || t[3] != ':' ||
          !g_ascii_isdigit (t[4]) || !g_ascii_isdigit (t[5]))
        return g_strdup (iso);
    }
  mark = t + (t[3] == ':' ? 6 : 3);
  if (*mark == ':')
    mark += strspn (mark, ":0123456789.");
  if (*mark == 'Z' || g_str_equal (mark, "+00:00"))
    g_strlcpy (zone, "Z", sizeof zone);
  else if (*mark == '+' || *mark == '-')
    g_strlcpy (zone, mark, sizeof zone);
  if (t[3] != ':')
    return g_strdup_printf ("%.2s:00%s", t + 1, *zone == 'Z' ? utc[l] : "");
  if (*zone == 'Z')
    return g_strdup_printf ("%.5s%s", t + 1, utc[l]);
  if (*zone != '\0')
    return l == LANGUAGE_AR ? g_strdup_printf ("%.5s (غرينتش %s)", t + 1, zone)
                            : g_strdup_printf ("%.5s (GMT%s)", t + 1, zone);
  return g_strdup_printf ("%.5s", t + 1);
}
