/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-store-correction.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

const char qimam_store_correction_schema[] =
    "CREATE TABLE claim_correction ("
    "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
    "  article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,"
    "  dismissed INTEGER NOT NULL CHECK (dismissed IN (0, 1)),"
    "  dimension TEXT NOT NULL,"
    "  field TEXT NOT NULL,"
    "  start INTEGER NOT NULL,"
    "  end INTEGER NOT NULL,"
    "  sentence_before INTEGER NOT NULL," /* bytes of the sentence on either side */
    "  sentence_after INTEGER NOT NULL,"
    "  quote TEXT NOT NULL,"
    "  prefix TEXT NOT NULL,"
    "  suffix TEXT NOT NULL,"
    "  value TEXT NOT NULL," /* members, one a line */
    "  changes INTEGER NOT NULL,"
    "  new_dimension TEXT NOT NULL,"
    "  new_value TEXT NOT NULL,"
    "  new_party TEXT,"
    "  new_polarity TEXT,"
    "  meeting INTEGER REFERENCES meeting ON DELETE SET NULL,"
    "  found INTEGER NOT NULL CHECK (found IN (0, 1)),"
    "  created TEXT NOT NULL"
    ") STRICT;"
    "CREATE INDEX claim_correction_by_article ON claim_correction (article);"
    "CREATE INDEX claim_correction_by_meeting ON claim_correction (meeting) WHERE meeting IS NOT NULL;"
    "ALTER TABLE claim ADD COLUMN correction INTEGER REFERENCES claim_correction ON DELETE SET NULL;"
    "ALTER TABLE claim ADD COLUMN dismissed INTEGER NOT NULL DEFAULT 0 CHECK (dismissed IN (0, 1));"
    "CREATE INDEX claim_corrected ON claim (correction) WHERE correction IS NOT NULL;"
    /* The meeting of the library that a told meeting was before its article was read anew. */
    "ALTER TABLE article_meeting ADD COLUMN was INTEGER;";

QimamCorrection *
qimam_correction_new (void)
{
  QimamCorrection *self = g_new0 (QimamCorrection, 1);

  self->found = TRUE;
  return self;
}

QimamCorrection *
qimam_correction_copy (const QimamCorrection *self)
{
  QimamCorrection *copy = g_new0 (QimamCorrection, 1);

  *copy = *self;
  copy->quote = g_strdup (self->quote);
  copy->prefix = g_strdup (self->prefix);
  copy->suffix = g_strdup (self->suffix);
  copy->new_party = g_strdup (self->new_party);
  copy->created = g_strdup (self->created);
  qimam_value_copy (&copy->value, &self->value);
  qimam_value_copy (&copy->new_value, &self->new_value);
  return copy;
}

void
qimam_correction_free (QimamCorrection *self)
{
  if (self == NULL)
    return;
  g_free (self->quote);
  g_free (self->prefix);
  g_free (self->suffix);
  g_free (self->new_party);
  g_free (self->created);
  qimam_value_clear (&self->value);
  qimam_value_clear (&self->new_value);
  g_free (self);
}

/* ---- Values as text ---- */

static void
add_member (GString *text, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (text, "%s=", name);
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '\\' || *at == '\n')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *at == '\n' ? 'n' : *at);
    }
  g_string_append_c (text, '\n');
}

char *
qimam_value_to_text (const QimamValue *value)
{
  GString *text = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (!value->set)
    return g_string_free (text, FALSE);
  add_member (text, "set", "1");
  add_member (text, "iso", value->iso);
  if (value->precision != QIMAM_PRECISION_UNKNOWN)
    add_member (text, "precision", qimam_precision_nick (value->precision));
  if (value->cmp != QIMAM_CMP_EQ)
    add_member (text, "cmp", qimam_cmp_nick (value->cmp));
  add_member (text, "name", value->name);
  add_member (text, "key", value->key);
  add_member (text, "kind", value->kind);
  add_member (text, "role", value->role);
  add_member (text, "scope", value->scope);
  add_member (text, "unit", value->unit);
  if (value->has_number)
    add_member (text, "number", g_ascii_dtostr (number, sizeof number, value->number));
  add_member (text, "of", value->of);
  add_member (text, "currency", value->currency);
  add_member (text, "due", value->due);
  return g_string_free (text, FALSE);
}

/* (transfer full): the value of a member, up to the end of its line */
static char *
unescape (const char *from, const char *end)
{
  GString *text = g_string_new (NULL);

  for (const char *at = from; at < end; at++)
    {
      gboolean escaped = *at == '\\' && at + 1 < end;

      if (escaped)
        at++;
      g_string_append_c (text, escaped && *at == 'n' ? '\n' : *at);
    }
  return g_string_free (text, FALSE);
}

static void
set_string (char **member, const char *value)
{
  g_free (*member);
  *member = g_strdup (value);
}

static void
set_member (QimamValue *value, const char *name, const char *text)
{
  if (g_str_equal (name, "set"))
    value->set = TRUE;
  else if (g_str_equal (name, "iso"))
    set_string (&value->iso, text);
  else if (g_str_equal (name, "precision"))
    qimam_precision_from_nick (text, &value->precision);
  else if (g_str_equal (name, "cmp"))
    qimam_cmp_from_nick (text, &value->cmp);
  else if (g_str_equal (name, "name"))
    set_string (&value->name, text);
  else if (g_str_equal (name, "key"))
    set_string (&value->key, text);
  else if (g_str_equal (name, "kind"))
    value->kind = g_intern_string (text);
  else if (g_str_equal (name, "role"))
    value->role = g_intern_string (text);
  else if (g_str_equal (name, "scope"))
    value->scope = g_intern_string (text);
  else if (g_str_equal (name, "unit"))
    value->unit = g_intern_string (text);
  else if (g_str_equal (name, "number"))
    {
      value->number = g_ascii_strtod (text, NULL);
      value->has_number = isfinite (value->number);
    }
  else if (g_str_equal (name, "of"))
    set_string (&value->of, text);
  else if (g_str_equal (name, "currency"))
    set_string (&value->currency, text);
  else if (g_str_equal (name, "due"))
    set_string (&value->due, text);
}

void
qimam_value_from_text (const char *text, QimamValue *value)
{
  const char *at = text != NULL ? text : "";

  while (*at != '\0')
    {
      const char *end = strchr (at, '\n');
      const char *sign;

      if (end == NULL)
        end = at + strlen (at);
      sign = memchr (at, '=', (gsize) (end - at));
      if (sign != NULL)
        {
          g_autofree char *name = g_strndup (at, (gsize) (sign - at));
          g_autofree char *member = unescape (sign + 1, end);

          if (g_utf8_validate (member, -1, NULL))
            set_member (value, name, member);
        }
      at = *end != '\0' ? end + 1 : end;
    }
}

/* ---- The table ---- */

#define COLUMNS                                                                                              \
  "article, dismissed, dimension, field, start, end, sentence_before, sentence_after, quote, prefix,"        \
  " suffix, value, changes, new_dimension, new_value, new_party, new_polarity, meeting, found, created"

#define SELECT                                                                                               \
  "SELECT id, " COLUMNS ", claim FROM claim_correction"

gboolean
qimam_store_correction_put (QimamConnection *connection, QimamCorrection *correction, GError **error)
{
  g_autoptr (QimamSql) put =
      qimam_connection_prepare (connection,
                                "INSERT OR REPLACE INTO claim_correction (id, " COLUMNS ")"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                                error);
  g_autofree char *value = qimam_value_to_text (&correction->value);
  g_autofree char *new_value = qimam_value_to_text (&correction->new_value);

  if (put == NULL)
    return FALSE;
  if (correction->created == NULL)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

      correction->created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
    }
  qimam_sql_bind (put, "kiittiiiittttittttkit", correction->id, correction->article,
                  (gint64) (correction->dismissed != FALSE), qimam_dimension_nick (correction->dimension),
                  qimam_field_nick (correction->span.in), (gint64) correction->span.start,
                  (gint64) correction->span.end, (gint64) correction->before, (gint64) correction->after,
                  correction->quote, correction->prefix, correction->suffix, value,
                  (gint64) correction->changes, qimam_dimension_nick (correction->new_dimension), new_value,
                  correction->new_party, qimam_polarity_nick (correction->new_polarity), correction->meeting,
                  (gint64) (correction->found != FALSE), correction->created);
  if (!qimam_sql_run (put, error))
    return FALSE;
  if (correction->id == 0)
    correction->id = qimam_connection_last_id (connection);
  return TRUE;
}

gboolean
qimam_store_correction_move (
    QimamConnection *connection, gint64 id, QimamSpan span, gboolean found, GError **error)
{
  g_autoptr (QimamSql) update = qimam_connection_prepare (
      connection,
      found ? "UPDATE claim_correction SET found = 1, field = ?2, start = ?3, end = ?4 WHERE id = ?1"
            : "UPDATE claim_correction SET found = 0 WHERE id = ?1",
      error);

  if (update == NULL)
    return FALSE;
  if (found)
    qimam_sql_bind (update, "itii", id, qimam_field_nick (span.in), (gint64) span.start, (gint64) span.end);
  else
    qimam_sql_bind (update, "i", id);
  return qimam_sql_run (update, error);
}

static gboolean
set_not_found (gint64 id, GError **error)
{
  qimam_error_set_missing (error, _ ("There is no correction %s"), id);
  return FALSE;
}

gboolean
qimam_store_correction_remove (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) remove =
      qimam_connection_prepare (connection, "DELETE FROM claim_correction WHERE id = ?", error);

  if (remove == NULL)
    return FALSE;
  qimam_sql_bind (remove, "i", id);
  if (!qimam_sql_run (remove, error))
    return FALSE;
  return qimam_connection_changes (connection) > 0 || set_not_found (id, error);
}

/* A number of bytes in a text; what cannot be one reads as 0. */
static guint
get_size (QimamSql *select, int column)
{
  gint64 size = qimam_sql_get_int (select, column);

  return size >= 0 && size <= G_MAXINT ? (guint) size : 0;
}

static char *
get_text (QimamSql *select, int column)
{
  const char *text = qimam_sql_get_text (select, column);

  return g_strdup (text != NULL ? text : "");
}

static QimamCorrection *
get_correction (QimamSql *select)
{
  QimamCorrection *self = qimam_correction_new ();
  QimamField field = QIMAM_FIELD_BODY;

  self->dimension = self->new_dimension = QIMAM_DIMENSION_BACKGROUND;
  self->id = qimam_sql_get_int (select, 0);
  self->article = qimam_sql_get_int (select, 1);
  self->dismissed = qimam_sql_get_int (select, 2) != 0;
  qimam_dimension_from_nick (qimam_sql_get_text (select, 3), &self->dimension);
  qimam_field_from_nick (qimam_sql_get_text (select, 4), &field);
  self->span = qimam_span (field, get_size (select, 5), get_size (select, 6));
  self->before = get_size (select, 7);
  self->after = get_size (select, 8);
  self->quote = get_text (select, 9);
  self->prefix = get_text (select, 10);
  self->suffix = get_text (select, 11);
  qimam_value_from_text (qimam_sql_get_text (select, 12), &self->value);
  self->changes = (QimamClaimChange) qimam_sql_get_int (select, 13);
  qimam_dimension_from_nick (qimam_sql_get_text (select, 14), &self->new_dimension);
  qimam_value_from_text (qimam_sql_get_text (select, 15), &self->new_value);
  self->new_party = qimam_sql_dup_text (select, 16);
  if (!qimam_sql_is_null (select, 17))
    qimam_polarity_from_nick (qimam_sql_get_text (select, 17), &self->new_polarity);
  self->meeting = qimam_sql_get_int (select, 18);
  self->found = qimam_sql_get_int (select, 19) != 0;
  self->created = get_text (select, 20);
  self->claim = qimam_sql_get_int (select, 21);
  return self;
}

QimamCorrection *
qimam_store_correction_load (QimamConnection *connection, gint64 id, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (connection, SELECT " WHERE id = ?", error);
  gboolean row;

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", id);
  if (!qimam_sql_next (select, &row, error))
    return NULL;
  if (row)
    return get_correction (select);
  set_not_found (id, error);
  return NULL;
}

GPtrArray *
qimam_store_correction_list (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, article != 0 ? SELECT " WHERE article = ? ORDER BY id" : SELECT " WHERE ? = 0 ORDER BY id",
      error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_correction_free);

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&list);
      g_ptr_array_add (list, get_correction (select));
    }
}

gboolean
qimam_store_correction_count_lost (QimamConnection *connection, gint64 article, guint *n, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT count (*) FROM claim_correction WHERE article = ? AND found = 0", error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  if (!qimam_sql_next (select, &row, error))
    return FALSE;
  *n = (guint) qimam_sql_get_int (select, 0);
  return TRUE;
}
