/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-filter.h"

#include "qimam-filter-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

QimamFilter *
qimam_filter_new (void)
{
  return g_new0 (QimamFilter, 1);
}

QimamFilter *
qimam_filter_copy (const QimamFilter *self)
{
  QimamFilter *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  copy->topics = g_strdupv (self->topics);
  copy->sources = g_strdupv (self->sources);
  copy->from = g_strdup (self->from);
  copy->to = g_strdup (self->to);
  return copy;
}

void
qimam_filter_free (QimamFilter *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_strfreev (self->topics);
  g_strfreev (self->sources);
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gboolean
has_any (char **list)
{
  return list != NULL && *list != NULL;
}

static gboolean
lists_equal (char **a, char **b)
{
  if (!has_any (a) || !has_any (b))
    return has_any (a) == has_any (b);
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
qimam_filter_equal (const QimamFilter *a, const QimamFilter *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && a->prefix == b->prefix && lists_equal (a->topics, b->topics) &&
         a->topics_all == b->topics_all && lists_equal (a->sources, b->sources) &&
         g_strcmp0 (a->from, b->from) == 0 && g_strcmp0 (a->to, b->to) == 0 && a->meeting == b->meeting &&
         a->unread == b->unread && a->starred == b->starred && a->noted == b->noted && a->sort == b->sort;
}

gboolean
qimam_filter_is_empty (const QimamFilter *self)
{
  g_autofree char *text = self->text != NULL ? g_strstrip (g_strdup (self->text)) : NULL;

  return (text == NULL || *text == '\0') && !has_any (self->topics) && !has_any (self->sources) &&
         self->from == NULL && self->to == NULL && self->meeting == 0 && !self->unread && !self->starred &&
         !self->noted;
}

gboolean
qimam_filter_read_day (const char *text, guint32 *julian)
{
  guint year, month, day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  year = (guint) g_ascii_strtoull (text, NULL, 10);
  month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (text + 8, NULL, 10);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  if (julian != NULL)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      *julian = g_date_get_julian (&date);
    }
  return TRUE;
}

gboolean
qimam_filter_check (const QimamFilter *self, GError **error)
{
  const char *const days[] = { self->from, self->to };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (days[i] != NULL && !qimam_filter_read_day (days[i], NULL))
      {
        g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("“%s” is not a day such as 2021-06-16"),
                     days[i]);
        return FALSE;
      }
  return TRUE;
}

/* ---- As text, for saved searches ---- */

static void
add_string (GVariantDict *dict, const char *name, const char *value)
{
  if (value != NULL)
    g_variant_dict_insert (dict, name, "s", value);
}

char *
qimam_filter_to_text (const QimamFilter *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) variant = NULL;

  add_string (&dict, "text", self->text);
  add_string (&dict, "from", self->from);
  add_string (&dict, "to", self->to);
  if (has_any (self->topics))
    g_variant_dict_insert (&dict, "topics", "^as", self->topics);
  if (has_any (self->sources))
    g_variant_dict_insert (&dict, "sources", "^as", self->sources);
  if (self->meeting != 0)
    g_variant_dict_insert (&dict, "meeting", "x", self->meeting);
  if (self->topics_all)
    g_variant_dict_insert (&dict, "topics-all", "b", TRUE);
  if (self->unread)
    g_variant_dict_insert (&dict, "unread", "b", TRUE);
  if (self->starred)
    g_variant_dict_insert (&dict, "starred", "b", TRUE);
  if (self->noted)
    g_variant_dict_insert (&dict, "noted", "b", TRUE);
  if (self->sort == QIMAM_SORT_RELEVANCE)
    g_variant_dict_insert (&dict, "sort", "s", "relevance");
  variant = g_variant_ref_sink (g_variant_dict_end (&dict));
  return g_variant_print (variant, FALSE);
}

QimamFilter *
qimam_filter_from_text (const char *text)
{
  QimamFilter *self = qimam_filter_new ();
  g_autoptr (GVariant) variant = NULL;
  const char *sort = NULL;

  if (text != NULL)
    variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  if (variant == NULL)
    return self;
  g_variant_lookup (variant, "text", "s", &self->text);
  g_variant_lookup (variant, "from", "s", &self->from);
  g_variant_lookup (variant, "to", "s", &self->to);
  g_variant_lookup (variant, "topics", "^as", &self->topics);
  g_variant_lookup (variant, "sources", "^as", &self->sources);
  g_variant_lookup (variant, "meeting", "x", &self->meeting);
  g_variant_lookup (variant, "topics-all", "b", &self->topics_all);
  g_variant_lookup (variant, "unread", "b", &self->unread);
  g_variant_lookup (variant, "starred", "b", &self->starred);
  g_variant_lookup (variant, "noted", "b", &self->noted);
  if (g_variant_lookup (variant, "sort", "&s", &sort) && g_str_equal (sort, "relevance"))
    self->sort = QIMAM_SORT_RELEVANCE;
  return self;
}
