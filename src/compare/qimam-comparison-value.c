/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include <string.h>

#include "qimam-format.h"
#include "qimam-iso.h"
#include "qimam-label.h"
#include "qimam-nominative.h"

#define LIKENESS_SAME_LINE 0.9

/* "2021-06-16TEV", an evening, is a day for us. */
gboolean
qimam_iso_is_clock (const char *iso)
{
  const char *t = iso != NULL && iso[0] != 'P' ? strchr (iso, 'T') : NULL;

  return t != NULL && g_ascii_isdigit (t[1]);
}

char *
qimam_entry_identity (const QimamEntry *self)
{
  const QimamValue *value = &self->claim->value;

  if (value->key != NULL && *value->key != '\0')
    return g_strdup (value->key);
  if (value->name != NULL && *value->name != '\0')
    return qimam_name_skeleton (value->name);
  if (value->role != NULL)
    return g_strdup_printf ("%s:%s", value->role, self->claim->party != NULL ? self->claim->party : "");
  return qimam_name_skeleton (self->claim->text);
}

static char *
format_label (const QimamValue *value, const char *language)
{
  g_autofree char *number = g_strdup_printf ("%g", value->number);
  g_autofree char *own = g_strconcat ("format.", value->key, ".", number, NULL);
  g_autofree char *key = g_strconcat ("format.", value->key,
                                      value->has_number      ? ".n"
                                      : value->scope != NULL ? ".joint"
                                                             : "",
                                      NULL);

  /* Some numbers have a name of their own: "the third meeting". */
  if (value->has_number && qimam_label (own, language) != own)
    return g_strdup (qimam_label (own, language));
  return qimam_comparison_fill (key, language, number, NULL, NULL);
}

static char *
participant_text (const QimamEntry *entry, const char *language)
{
  const QimamValue *value = &entry->claim->value;
  g_autofree char *role = NULL;

  if (value->key != NULL && value->name != NULL && *value->name != '\0')
    return g_strdup (value->name);
  /* As printed, and so in whatever case the sentence has it. */
  if (value->name != NULL && *value->name != '\0')
    return qimam_nominative (value->name);
  if (entry->claim->text != NULL && *entry->claim->text != '\0')
    return qimam_nominative (entry->claim->text);
  role = g_strconcat ("role.", value->role != NULL ? value->role : "other", NULL);
  return g_strdup (qimam_label (role, language));
}

static char *
told_text (const QimamEntry *entry, const char *language)
{
  g_autofree char *key = NULL;

  if (entry->claim->value.role != NULL)
    return participant_text (entry, language);
  key = g_strconcat ("told.is.", entry->claim->value.key, NULL);
  return g_strdup (qimam_label (key, language));
}

static char *
statement_text (const QimamEntry *entry, const char *language)
{
  const QimamClaim *claim = entry->claim;
  g_autofree char *words = claim->attribution == QIMAM_ATTRIBUTION_DIRECT
                               ? qimam_comparison_quote (claim->text, language)
                               : qimam_entry_spoken (entry);

  return claim->speaker != NULL
             ? g_strconcat (claim->speaker, qimam_label ("mark.colon", language), " ", words, NULL)
             : g_strdup (words);
}

static char *
date_text (const char *iso, const char *language)
{
  g_autofree char *day = NULL;

  if (qimam_iso_is_clock (iso))
    return qimam_format_clock (iso, language);
  if (strchr (iso, 'T') != NULL)
    day = qimam_iso_day (iso);
  return qimam_format_date_long (day != NULL ? day : iso, language);
}

static char *
entry_text (const QimamEntry *entry, const char *language)
{
  const QimamValue *value = &entry->claim->value;

  switch (entry->claim->dimension)
    {
    case QIMAM_DIMENSION_DATE:
      if (value->iso == NULL)
        break;
      return date_text (value->iso, language);
    case QIMAM_DIMENSION_PLACE:
      if (value->name == NULL)
        break;
      return g_strdup (value->name);
    case QIMAM_DIMENSION_FORMAT:
      if (value->key == NULL)
        break;
      return format_label (value, language);
    case QIMAM_DIMENSION_DURATION:
      if (value->iso == NULL)
        break;
      return qimam_format_duration (value->iso, value->cmp, language);
    case QIMAM_DIMENSION_PARTICIPANTS:
      return participant_text (entry, language);
    case QIMAM_DIMENSION_BACKGROUND:
      return told_text (entry, language);
    case QIMAM_DIMENSION_STATEMENT:
      return statement_text (entry, language);
    default:
      break;
    }
  return g_strdup (entry->claim->text != NULL ? entry->claim->text : "");
}

/* "The two foreign ministers", where both are named. */
static gboolean
are_named (const QimamEntry *entry, const GPtrArray *entries)
{
  const QimamValue *value = &entry->claim->value;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  if (value->key != NULL || value->role == NULL || g_str_equal (value->role, "delegation") ||
      g_str_equal (value->role, "other"))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const QimamValue *other = &((QimamEntry *) entries->pdata[i])->claim->value;

      if (other->key != NULL && g_strcmp0 (other->role, value->role) == 0)
        g_hash_table_add (names, other->key);
    }
  return g_hash_table_size (names) >= 2;
}

/* "Four hours", where "about four hours" is said as well: a headline rounds. */
static gboolean
is_rounded (const QimamEntry *entry, const GPtrArray *entries)
{
  const QimamValue *value = &entry->claim->value;

  if (value->cmp != QIMAM_CMP_EQ)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const QimamValue *other = &((QimamEntry *) entries->pdata[i])->claim->value;

      if (other->cmp == QIMAM_CMP_APPROX && g_strcmp0 (other->iso, value->iso) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Leaves out what an earlier line says: the same value, or the same words once more. */
static gboolean
is_said (
    const QimamMatrix *matrix, const GPtrArray *entries, guint at, const GPtrArray *lines, const char *line)
{
  const QimamEntry *entry = entries->pdata[at];

  for (guint i = 0; i < lines->len; i++)
    if (g_str_equal (lines->pdata[i], line))
      return TRUE;
  if (entry->claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && are_named (entry, entries))
    return TRUE;
  if (entry->claim->dimension == QIMAM_DIMENSION_DURATION && is_rounded (entry, entries))
    return TRUE;
  for (guint i = 0; i < at; i++)
    {
      const QimamEntry *other = entries->pdata[i];

      switch (entry->claim->dimension)
        {
        case QIMAM_DIMENSION_PLACE:
        case QIMAM_DIMENSION_PARTICIPANTS:
          {
            g_autofree char *left = qimam_entry_identity (entry);
            g_autofree char *right = qimam_entry_identity (other);

            if (g_str_equal (left, right))
              return TRUE;
            break;
          }
        case QIMAM_DIMENSION_DATE:
          /* Which day "on Wednesday evening" was is told by the date beside it, if at all. */
          if ((entry->claim->value.iso == NULL && other->claim->value.iso != NULL) ||
              qimam_iso_compatible (entry->claim->value.iso, other->claim->value.iso))
            return TRUE;
          break;
        case QIMAM_DIMENSION_FORMAT:
        case QIMAM_DIMENSION_DURATION:
          break;
        default:
          if (qimam_entry_likeness (matrix, entry, other) >= LIKENESS_SAME_LINE)
            return TRUE;
          break;
        }
    }
  return FALSE;
}

static guint
format_rank (const QimamValue *value)
{
  static const char *const first[] = { "in_person", "video", "phone", "hybrid" };

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (g_strcmp0 (value->key, first[i]) == 0)
      return i;
  return G_N_ELEMENTS (first);
}

/* How many days a date may mean; a week has seven, and what is unknown has no end. */
static guint32
count_days (const char *iso)
{
  guint32 first, last;

  return qimam_iso_days (iso, &first, &last) ? last - first + 1 : G_MAXUINT32;
}

/* Dates: the most exact first. Formats: how they met first. Equals as they stand in @data. */
static gint
compare_weight (gconstpointer a, gconstpointer b, gpointer data)
{
  const QimamEntry *x = *(QimamEntry *const *) a, *y = *(QimamEntry *const *) b;
  gint order = 0;
  guint i = 0, j = 0;

  if (x->claim->dimension == QIMAM_DIMENSION_DATE)
    {
      guint32 left = count_days (x->claim->value.iso), right = count_days (y->claim->value.iso);

      order = left != right ? (left > right) - (left < right)
                            : (gint) qimam_iso_precision (y->claim->value.iso) -
                                  (gint) qimam_iso_precision (x->claim->value.iso);
    }
  else if (x->claim->dimension == QIMAM_DIMENSION_FORMAT)
    order = (gint) format_rank (&x->claim->value) - (gint) format_rank (&y->claim->value);
  if (order != 0)
    return order;
  g_ptr_array_find (data, x, &i);
  g_ptr_array_find (data, y, &j);
  return (gint) i - (gint) j;
}

char *
qimam_comparison_cell_text (const QimamMatrix *matrix, const QimamRow *row, const GPtrArray *entries)
{
  const char *language = matrix->comparison->language;
  gboolean lines_of_text =
      !qimam_dimension_is_typed (row->dimension) || row->dimension == QIMAM_DIMENSION_FIGURE;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy ((GPtrArray *) entries, NULL, NULL);
  GString *text = g_string_new (NULL);

  if (row->dimension == QIMAM_DIMENSION_DATE || row->dimension == QIMAM_DIMENSION_FORMAT)
    g_ptr_array_sort_with_data (sorted, compare_weight, (gpointer) entries);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autofree char *line = entry_text (sorted->pdata[i], language);

      if (!is_said (matrix, sorted, i, lines, line))
        g_ptr_array_add (lines, g_steal_pointer (&line));
    }
  for (guint i = 0; i < lines->len; i++)
    if (!lines_of_text)
      qimam_comparison_append (text, "list.comma", lines->pdata[i], language);
    else
      g_string_append_printf (text, "%s%s%s", i > 0 ? "\n" : "", lines->len > 1 ? "• " : "",
                              (char *) lines->pdata[i]);
  return g_string_free (text, FALSE);
}
