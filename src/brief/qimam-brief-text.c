/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-brief-text.h"

#include <string.h>

#include "qimam-format.h"
#include "qimam-label.h"
#include "qimam-matrix.h"

/* More marks on one letter than any language sets are an attack on the eye and on the layout. */
#define MAX_MARKS 4

static gboolean
turns_direction (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F ||
         c == 0x061C;
}

char *
qimam_brief_clean (const char *text, gboolean lines)
{
  GString *out = g_string_sized_new (strlen (text));
  guint marks = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char_validated (p, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        break;
      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (marks > MAX_MARKS || turns_direction (c))
        continue;
      if (c == '\n' && lines)
        g_string_append_c (out, '\n');
      else if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

gboolean
qimam_brief_is_rtl (const char *text, gboolean fallback)
{
  guint rtl = 0, ltr = 0, depth = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2068)
        depth++;
      else if (c == 0x2069 && depth > 0)
        depth--;
      if (depth > 0 || !g_unichar_isalpha (c))
        continue;
      if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF))
        rtl++;
      else
        ltr++;
    }
  return rtl == ltr ? fallback : rtl > ltr;
}

gboolean
qimam_brief_language_is_rtl (const char *language)
{
  return language != NULL && g_str_has_prefix (language, "ar");
}

char *
qimam_brief_escape_html (const char *text)
{
  g_autofree char *clean = qimam_brief_clean (text, FALSE);

  return g_markup_escape_text (clean, -1);
}

char *
qimam_brief_escape_markdown (const char *text)
{
  g_autofree char *clean = qimam_brief_clean (text, FALSE);
  GString *out = g_string_sized_new (strlen (clean) + 16);
  const char *p = g_strchug (clean);
  gsize digits = strspn (p, "0123456789");

  /* What would begin a list, a heading or a rule. */
  if (digits > 0 && (p[digits] == '.' || p[digits] == ')'))
    {
      g_string_append_len (out, p, (gssize) digits);
      g_string_append_c (out, '\\');
      p += digits;
    }
  else if (strchr ("-+=", *p) != NULL && *p != '\0')
    g_string_append_c (out, '\\');
  for (; *p != '\0'; p++)
    {
      if (strchr ("\\`*_[]<>|~#&$^", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

char *
qimam_brief_escape_csv (const char *text)
{
  g_autofree char *clean = qimam_brief_clean (text, TRUE);
  GString *out = g_string_new ("\"");
  const char *first = clean;
  gunichar c;

  while (*first == ' ' || *first == '\n')
    first++;
  c = g_utf8_get_char (first);
  /* A tab or line break in front was made a space by now; the full-width forms are taken for the plain ones.
   */
  if (c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D ||
      c == 0xFF20 || *text == '\t' || *text == '\r')
    g_string_append_c (out, '\'');
  for (const char *p = clean; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
  return g_string_free (out, FALSE);
}

gboolean
qimam_brief_url_is_safe (const char *url)
{
  if (url == NULL ||
      (g_ascii_strncasecmp (url, "http://", 7) != 0 && g_ascii_strncasecmp (url, "https://", 8) != 0))
    return FALSE;
  for (const char *p = url; *p != '\0'; p++)
    if ((guchar) *p <= ' ' || strchr ("\"'<>\\`", *p) != NULL || (guchar) *p == 0x7F)
      return FALSE;
  return TRUE;
}

char *
qimam_brief_ref_source (const QimamBriefing *self, const QimamBriefRef *ref)
{
  if (ref->source == NULL || *ref->source == '\0')
    return g_strdup (qimam_label ("source.unknown", self->language));
  return qimam_brief_clean (ref->source, FALSE);
}

char *
qimam_brief_ref_headline (const QimamBriefing *self, const QimamBriefRef *ref)
{
  if (ref->headline == NULL || *ref->headline == '\0')
    return g_strdup (qimam_label ("brief.no_headline", self->language));
  return qimam_brief_clean (ref->headline, FALSE);
}

char *
qimam_brief_ref_date (const QimamBriefing *self, const QimamBriefRef *ref)
{
  if (ref->date == NULL || *ref->date == '\0')
    return g_strdup (qimam_label ("brief.unknown_date", self->language));
  return qimam_format_date (ref->date, self->language);
}

GArray *
qimam_brief_item_numbers (const QimamBriefItem *item)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < item->evidence->len; i++)
    {
      guint number = g_array_index (item->evidence, QimamBriefEvidence, i).ref, at = 0;

      while (at < numbers->len && g_array_index (numbers, guint, at) < number)
        at++;
      if (at == numbers->len || g_array_index (numbers, guint, at) != number)
        g_array_insert_val (numbers, at, number);
    }
  return numbers;
}

char *
qimam_brief_created_line (const QimamBriefing *self)
{
  g_autofree char *date = self->created != NULL ? qimam_format_date (self->created, self->language) : NULL;

  return qimam_comparison_fill ("brief.created", self->language, date, NULL, NULL);
}

const char *
qimam_brief_status_label (const QimamComparison *comparison, QimamStatus status)
{
  gboolean meetings = comparison->mode == QIMAM_COMPARE_MEETINGS && status != QIMAM_STATUS_SILENT;
  g_autofree char *key =
      g_strconcat ("status.", meetings ? "meetings." : "", qimam_status_nick (status), NULL);

  return qimam_label (key, comparison->language);
}

const char *
qimam_brief_level_label (QimamLevel level, const char *language)
{
  g_autofree char *key = g_strconcat ("level.", qimam_level_nick (level), NULL);

  return qimam_label (key, language);
}
