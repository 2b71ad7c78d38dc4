/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-conditions.h"

#include <stdarg.h>

#include "qimam-filter-private.h"

void
qimam_conditions_add (QimamConditions *self, const char *sql, ...)
{
  va_list values;
  const char *value;

  if (self->sql->len > 0)
    g_string_append (self->sql, " AND ");
  g_string_append (self->sql, sql);
  va_start (values, sql);
  while ((value = va_arg (values, const char *)) != NULL)
    g_ptr_array_add (self->values, g_strdup (value));
  va_end (values);
}

static void
add_list (QimamConditions *self, const char *before, char **list, const char *after)
{
  guint n = g_strv_length (list);

  if (self->sql->len > 0)
    g_string_append (self->sql, " AND ");
  g_string_append (self->sql, before);
  for (guint i = 0; i < n; i++)
    {
      g_string_append (self->sql, i > 0 ? ", ?" : "?");
      g_ptr_array_add (self->values, g_strdup (list[i]));
    }
  g_string_append (self->sql, after);
}

static void
add_topics (QimamConditions *self, const QimamFilter *filter)
{
  static const char before[] = "article.id IN (SELECT article_topic.article FROM article_topic JOIN topic"
                               " ON topic.id = article_topic.topic WHERE topic.key ";

  if (filter->topics == NULL || *filter->topics == NULL)
    return;
  if (!filter->topics_all)
    {
      g_autofree char *any = g_strconcat (before, "IN (", NULL);

      add_list (self, any, filter->topics, "))");
      return;
    }
  for (char **key = filter->topics; *key != NULL; key++)
    {
      g_autofree char *one = g_strconcat (before, "= ?)", NULL);

      qimam_conditions_add (self, one, *key, NULL);
    }
}

static void
add_sources (QimamConditions *self, const QimamFilter *filter)
{
  if (filter->sources == NULL || *filter->sources == NULL)
    return;
  if (g_strv_contains ((const char *const *) filter->sources, QIMAM_SOURCE_UNKNOWN))
    add_list (self, "(article.source IS NULL OR article.source IN (SELECT id FROM source WHERE name IN (",
              filter->sources, ")))");
  else
    add_list (self, "article.source IN (SELECT id FROM source WHERE name IN (", filter->sources, "))");
}

/* An article that is dated to a month passes where the month and the range have a day in common. */
static void
add_dates (QimamConditions *self, const QimamFilter *filter)
{
  guint32 day;

  if (filter->from != NULL && qimam_filter_read_day (filter->from, &day))
    {
      g_autofree char *value = g_strdup_printf ("%u", day);

      qimam_conditions_add (self, "article.last_day >= CAST (? AS INTEGER)", value, NULL);
    }
  if (filter->to != NULL && qimam_filter_read_day (filter->to, &day))
    {
      g_autofree char *value = g_strdup_printf ("%u", day);

      qimam_conditions_add (self, "article.first_day <= CAST (? AS INTEGER)", value, NULL);
    }
}

static void
add_text (QimamConditions *self, const QimamFilter *filter, const QimamSearchText *search)
{
  g_autofree char *match = NULL, *exclusion = NULL;

  if (search == NULL)
    return;
  if (qimam_search_text_is_void (search))
    qimam_conditions_add (self, "0", NULL);
  match = qimam_search_text_to_match (search, filter->sort == QIMAM_SORT_RELEVANCE);
  exclusion = qimam_search_text_to_exclusion (search);
  if (match != NULL)
    qimam_conditions_add (self, "article.id IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)",
                          match, NULL);
  if (exclusion != NULL)
    qimam_conditions_add (self, "article.id NOT IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)",
                          exclusion, NULL);
}

void
qimam_conditions_init (QimamConditions *self,
                       const QimamFilter *filter,
                       const QimamSearchText *search,
                       QimamFilterPart without)
{
  self->sql = g_string_new (NULL);
  self->values = g_ptr_array_new_with_free_func (g_free);
  add_text (self, filter, search);
  if (without != QIMAM_PART_TOPICS)
    add_topics (self, filter);
  if (without != QIMAM_PART_SOURCES)
    add_sources (self, filter);
  if (without != QIMAM_PART_DATES)
    add_dates (self, filter);
  if (without != QIMAM_PART_MEETING && filter->meeting != 0)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, filter->meeting);

      qimam_conditions_add (self,
                            "article.id IN (SELECT article_meeting.article FROM article_meeting"
                            " WHERE article_meeting.meeting = CAST (? AS INTEGER))",
                            value, NULL);
    }
  if (filter->unread)
    qimam_conditions_add (self, "article.read = 0", NULL);
  if (filter->starred)
    qimam_conditions_add (self, "article.starred = 1", NULL);
}

void
qimam_conditions_clear (QimamConditions *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->values);
}

void
qimam_conditions_bind (const QimamConditions *self, QimamSql *statement, int first)
{
  for (guint i = 0; i < self->values->len; i++)
    qimam_sql_bind_text (statement, first + (int) i, self->values->pdata[i]);
}
