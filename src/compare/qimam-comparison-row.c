/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-matter.h"

#include <string.h>

#include "qimam-label.h"

/* The order of dimensions and, within some, of scopes. */
static const char *const key_order[] = {
  "date",
  "date:start",
  "date:clock",
  "date:resumption",
  "date:end",
  "date:announcement",
  "place",
  "format",
  "duration:total",
  "duration:narrow",
  "duration:expanded",
  "duration:session",
  "duration:break",
  "participants",
  "absent",
  "contact",
  "communique",
};

static const QimamDimension dimension_order[] = {
  QIMAM_DIMENSION_DATE,      QIMAM_DIMENSION_PLACE,        QIMAM_DIMENSION_FORMAT,
  QIMAM_DIMENSION_DURATION,  QIMAM_DIMENSION_PARTICIPANTS, QIMAM_DIMENSION_ISSUE,
  QIMAM_DIMENSION_AGREEMENT, QIMAM_DIMENSION_DISAGREEMENT, QIMAM_DIMENSION_NEXT_STEP,
  QIMAM_DIMENSION_STATEMENT, QIMAM_DIMENSION_FIGURE,
};

gboolean
qimam_dimension_is_typed (QimamDimension dimension)
{
  switch (dimension)
    {
    case QIMAM_DIMENSION_DATE:
    case QIMAM_DIMENSION_PLACE:
    case QIMAM_DIMENSION_FORMAT:
    case QIMAM_DIMENSION_DURATION:
    case QIMAM_DIMENSION_PARTICIPANTS:
    case QIMAM_DIMENSION_FIGURE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* In the key of a row that has no topic, before its number. */
#define THING        "other-"
#define LABEL_LENGTH 48

/* ---- Keys ---- */

/* (nullable): the topic that tells most: the first narrow one, else the first. */
static const char *
leading_topic (const QimamClaim *claim)
{
  if (claim->topics == NULL)
    return NULL;
  for (char **topic = claim->topics; *topic != NULL; topic++)
    if (!qimam_comparison_topic_is_catch_all (*topic))
      return *topic;
  return claim->topics[0];
}

static char *
key_of_date (const QimamValue *value)
{
  if (g_strcmp0 (value->role, "other_meeting") == 0)
    return NULL;
  if (value->role != NULL && !g_str_equal (value->role, "event"))
    {
      /* A day on which it began is not the hour at which it did. */
      if (g_str_equal (value->role, "announcement") || qimam_iso_is_clock (value->iso))
        return g_strconcat ("date:", value->role, NULL);
      return g_strdup ("date");
    }
  return g_strdup (qimam_iso_is_clock (value->iso) ? "date:clock" : "date");
}

/* What is told of the meeting that can be told otherwise; (nullable). */
static char *
key_of_told (const QimamValue *value)
{
  if (!value->set)
    return NULL;
  if (value->role != NULL)
    return g_strdup ("absent");
  return value->key != NULL && !g_str_equal (value->key, "denied")
             ? g_strdup (g_str_has_suffix (value->key, "communique") ? "communique" : "contact")
             : NULL;
}

/* What is counted under two names is in one row: "أربعة جثامين", "ست جثث"; but hostages here and prisoners
 * there are often two sides of an exchange. */
static char *
counted_noun (const char *stem)
{
  g_autoptr (GPtrArray) others = qimam_matter_canonical (stem);
  g_autoptr (GArray) captive = qimam_words ("أسير", -1);

  return others->len != 1 || g_str_equal (others->pdata[0], g_array_index (captive, QimamWord, 0).stem)
             ? g_strdup (stem)
             : g_strdup (others->pdata[0]);
}

static char *
key_of_figure (const QimamEntry *entry)
{
  const QimamValue *value = &entry->claim->value;
  g_autoptr (GArray) words = qimam_words (value->of != NULL ? value->of : "", -1);
  const char *topic = leading_topic (entry->claim);
  const char *unit = value->unit != NULL ? value->unit : "count";

  for (guint i = 0; i < words->len; i++)
    if (!qimam_is_stop_word (g_array_index (words, QimamWord, i).folded, -1))
      {
        g_autofree char *noun = counted_noun (g_array_index (words, QimamWord, i).stem);

        return g_strconcat ("figure:", unit, ":", noun, NULL);
      }
  return g_strconcat ("figure:", unit, topic != NULL ? ":" : "", topic != NULL ? topic : "", NULL);
}

static char *
key_of_statement (const QimamMatrix *matrix, const QimamClaim *claim)
{
  const char *topic = leading_topic (claim);

  /* Between meetings a matter is one row, whoever speaks of it. */
  if (matrix->comparison->mode == QIMAM_COMPARE_MEETINGS || claim->party == NULL)
    return g_strconcat ("statement", topic != NULL ? ":" : "", topic, NULL);
  if (topic == NULL)
    return g_strconcat ("statement:", claim->party, NULL);
  return g_strconcat ("statement:", topic, ":", claim->party, NULL);
}

/* What has no topic is a row of its own, with what says the same elsewhere. */
static char *
key_of_thing (const QimamMatrix *matrix, const QimamEntry *entry)
{
  const char *nick = qimam_dimension_nick (entry->claim->dimension);

  for (guint n = 1;; n++)
    {
      g_autofree char *key = g_strdup_printf ("%s:%s%u", nick, THING, n);
      const GPtrArray *members = g_hash_table_lookup (matrix->members, key);

      if (members == NULL)
        return g_steal_pointer (&key);
      for (guint i = 0; i < members->len; i++)
        if (qimam_entry_same_thing (matrix, entry, members->pdata[i]) ||
            g_strcmp0 (entry->claim->text, ((QimamEntry *) members->pdata[i])->claim->text) == 0)
          return g_steal_pointer (&key);
    }
}

static char **
keys_of (const QimamMatrix *matrix, const QimamEntry *entry)
{
  const QimamClaim *claim = entry->claim;
  const char *nick = qimam_dimension_nick (claim->dimension);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autofree char *key = NULL;
  gboolean narrow = FALSE;

  switch (claim->dimension)
    {
    case QIMAM_DIMENSION_BACKGROUND:
      key = key_of_told (&claim->value);
      if (key == NULL)
        return NULL;
      break;
    case QIMAM_DIMENSION_DATE:
      key = key_of_date (&claim->value);
      break;
    case QIMAM_DIMENSION_DURATION:
      key = g_strconcat ("duration:", claim->value.scope != NULL ? claim->value.scope : "total", NULL);
      break;
    case QIMAM_DIMENSION_FIGURE:
      key = key_of_figure (entry);
      break;
    case QIMAM_DIMENSION_STATEMENT:
      key = key_of_statement (matrix, claim);
      break;
    case QIMAM_DIMENSION_PLACE:
    case QIMAM_DIMENSION_FORMAT:
    case QIMAM_DIMENSION_PARTICIPANTS:
      key = g_strdup (nick);
      break;
    default:
      for (char **topic = claim->topics; topic != NULL && *topic != NULL; topic++)
        narrow |= !qimam_comparison_topic_is_catch_all (*topic);
      for (char **topic = claim->topics; topic != NULL && *topic != NULL; topic++)
        if (!narrow || !qimam_comparison_topic_is_catch_all (*topic))
          {
            g_autofree char *one = g_strconcat (nick, ":", *topic, NULL);

            g_strv_builder_add (keys, one);
          }
      if (claim->topics == NULL || claim->topics[0] == NULL)
        key = key_of_thing (matrix, entry);
      break;
    }
  if (key != NULL)
    g_strv_builder_add (keys, key);
  return g_strv_builder_end (keys);
}

/* ---- Rows ---- */

static char *
label_of (const QimamMatrix *matrix, const char *key, const QimamEntry *entry, const char *topic)
{
  const char *language = matrix->comparison->language;
  const char *party = entry->claim->party;
  g_autofree char *dimension_key =
      g_strconcat ("dimension.", qimam_dimension_nick (entry->claim->dimension), NULL);
  const char *dimension = qimam_label (dimension_key, language);
  g_autofree char *scope_key = NULL;
  g_autofree char *words = NULL;
  const char *detail = NULL;

  switch (entry->claim->dimension)
    {
    case QIMAM_DIMENSION_DATE:
      if (strchr (key, ':') == NULL)
        return g_strdup (dimension);
      scope_key = g_strconcat ("date.", strchr (key, ':') + 1, NULL);
      return g_strdup (qimam_label (scope_key, language));
    case QIMAM_DIMENSION_DURATION:
      scope_key = g_strconcat ("duration.", strchr (key, ':') + 1, NULL);
      return g_strdup (qimam_label (scope_key, language));
    case QIMAM_DIMENSION_BACKGROUND:
      scope_key = g_strconcat ("told.", key, NULL);
      return g_strdup (qimam_label (scope_key, language));
    case QIMAM_DIMENSION_FIGURE:
      detail = entry->claim->value.of;
      if (detail == NULL || *detail == '\0')
        detail = qimam_comparison_topic_name (topic, language);
      break;
    case QIMAM_DIMENSION_STATEMENT:
      if (matrix->comparison->mode == QIMAM_COMPARE_SOURCES && party != NULL && topic != NULL)
        return qimam_comparison_fill ("row.statement", language,
                                      qimam_comparison_party_name (party, language),
                                      qimam_comparison_topic_name (topic, language), NULL);
      if (topic != NULL)
        detail = qimam_comparison_topic_name (topic, language);
      else if (matrix->comparison->mode == QIMAM_COMPARE_SOURCES)
        detail = qimam_comparison_party_name (party, language);
      break;
    default:
      detail = topic != NULL ? qimam_comparison_topic_name (topic, language)
               : !qimam_dimension_is_typed (entry->claim->dimension)
                   ? (words = qimam_comparison_shorten (entry->claim->text, LABEL_LENGTH))
                   : NULL;
      break;
    }
  return detail != NULL ? g_strconcat (dimension, qimam_label ("mark.colon", language), " ", detail, NULL)
                        : g_strdup (dimension);
}

static void
cell_free (gpointer data)
{
  QimamCell *cell = data;

  g_free (cell->text);
  qimam_value_clear (&cell->value);
  g_ptr_array_unref (cell->claims);
  g_free (cell);
}

static const char *
topic_of_key (const QimamEntry *entry, const char *key)
{
  switch (entry->claim->dimension)
    {
    case QIMAM_DIMENSION_ISSUE:
    case QIMAM_DIMENSION_AGREEMENT:
    case QIMAM_DIMENSION_DISAGREEMENT:
    case QIMAM_DIMENSION_NEXT_STEP:
      key = strchr (key, ':') != NULL ? strchr (key, ':') + 1 : NULL;
      return key != NULL && !g_str_has_prefix (key, THING) ? key : NULL;
    case QIMAM_DIMENSION_STATEMENT:
    case QIMAM_DIMENSION_FIGURE:
      return leading_topic (entry->claim);
    default:
      return NULL;
    }
}

static QimamRow *
row_new (const QimamMatrix *matrix, const char *key, const QimamEntry *first)
{
  QimamRow *row = g_new0 (QimamRow, 1);

  row->key = g_strdup (key);
  row->dimension = first->claim->dimension;
  row->topic = g_strdup (topic_of_key (first, key));
  row->label = label_of (matrix, key, first, row->topic);
  row->cells = g_ptr_array_new_with_free_func (cell_free);
  for (guint i = 0; i < matrix->comparison->columns->len; i++)
    {
      QimamCell *cell = g_new0 (QimamCell, 1);

      cell->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
      g_ptr_array_add (row->cells, cell);
    }
  return row;
}

static guint
rank_of (const QimamRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (key_order); i++)
    if (g_str_equal (key_order[i], row->key))
      return i;
  for (guint i = 0; i < G_N_ELEMENTS (dimension_order); i++)
    if (dimension_order[i] == row->dimension)
      return 100 + i;
  return G_MAXUINT;
}

static guint
count_speaking (const QimamRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->cells->len; i++)
    n += ((QimamCell *) row->cells->pdata[i])->claims->len > 0;
  return n;
}

/* g_ptr_array_sort() keeps no order among equals, so the place in the text decides at last. */
static gint
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  GHashTable *order = data;
  const QimamRow *x = *(QimamRow *const *) a, *y = *(QimamRow *const *) b;
  guint left = rank_of (x), right = rank_of (y);

  if (left != right)
    return left < right ? -1 : 1;
  if ((x->topic == NULL) != (y->topic == NULL))
    return x->topic == NULL ? 1 : -1;
  if (count_speaking (x) != count_speaking (y))
    return count_speaking (x) > count_speaking (y) ? -1 : 1;
  return GPOINTER_TO_INT (g_hash_table_lookup (order, x)) - GPOINTER_TO_INT (g_hash_table_lookup (order, y));
}

static gboolean
is_wanted (const QimamMatrix *matrix, const QimamEntry *entry, const char *key)
{
  const char *topic = matrix->comparison->topic;

  if (topic == NULL || qimam_entry_has_topic (entry, topic))
    return topic == NULL || strchr (key, ':') == NULL || qimam_dimension_is_typed (entry->claim->dimension) ||
           entry->claim->dimension == QIMAM_DIMENSION_STATEMENT || g_str_has_suffix (key, topic);
  return FALSE;
}

GPtrArray *
qimam_matrix_entries_of (const QimamMatrix *self, const char *key, int column)
{
  const GPtrArray *members = g_hash_table_lookup (self->members, key);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; members != NULL && i < members->len; i++)
    if (column < 0 || ((QimamEntry *) members->pdata[i])->column == (guint) column)
      g_ptr_array_add (found, members->pdata[i]);
  return found;
}

static void
place_entry (QimamMatrix *self, QimamEntry *entry)
{
  g_auto (GStrv) keys = keys_of (self, entry);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      QimamRow *row;
      QimamCell *cell;

      if (!is_wanted (self, entry, keys[i]))
        continue;
      g_strv_builder_add (kept, keys[i]);
      row = g_hash_table_lookup (self->rows, keys[i]);
      if (row == NULL)
        {
          row = row_new (self, keys[i], entry);
          g_ptr_array_add (self->comparison->rows, row);
          g_hash_table_insert (self->rows, row->key, row);
          g_hash_table_insert (self->members, row->key, g_ptr_array_new ());
        }
      g_ptr_array_add (g_hash_table_lookup (self->members, row->key), entry);
      cell = row->cells->pdata[entry->column];
      g_ptr_array_add (cell->claims, qimam_entry_copy_claim (entry));
      if (!cell->value.set && entry->claim->value.set)
        qimam_value_copy (&cell->value, &entry->claim->value);
    }
  entry->keys = g_strv_builder_end (kept);
}

void
qimam_matrix_make_rows (QimamMatrix *self)
{
  g_autoptr (GHashTable) order = g_hash_table_new (NULL, NULL);
  GPtrArray *rows = self->comparison->rows;

  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];

      if (entry->placed)
        place_entry (self, entry);
    }
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (order, rows->pdata[i], GUINT_TO_POINTER (i + 1));
  g_ptr_array_sort_with_data (rows, compare_rows, order);
  for (guint i = 0; i < rows->len; i++)
    {
      QimamRow *row = rows->pdata[i];

      for (guint column = 0; column < row->cells->len; column++)
        {
          QimamCell *cell = row->cells->pdata[column];
          g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, row->key, (int) column);

          if (entries->len > 0)
            cell->text = qimam_comparison_cell_text (self, row, entries);
        }
    }
}

/* ---- Statuses ---- */

/* One entry for each value: what is said twice in a column need not be compared twice. */
static GPtrArray *
distinct_values (const QimamMatrix *self, const QimamRow *row, guint column)
{
  g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, row->key, (int) column);
  g_autoptr (GHashTable) seen = NULL;
  GPtrArray *distinct;

  if (row->dimension != QIMAM_DIMENSION_DATE && row->dimension != QIMAM_DIMENSION_DURATION)
    return g_steal_pointer (&entries);
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  distinct = g_ptr_array_new ();
  for (guint i = 0; i < entries->len; i++)
    {
      const QimamValue *value = &((QimamEntry *) entries->pdata[i])->claim->value;

      if (g_hash_table_add (seen,
                            g_strdup_printf ("%s %d", value->iso != NULL ? value->iso : "", value->cmp)))
        g_ptr_array_add (distinct, entries->pdata[i]);
    }
  return distinct;
}

QimamRelation
qimam_matrix_relate (const QimamMatrix *self, const QimamRow *row, guint a, guint b)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) right = NULL;

  /* A meeting has many hours: those that are not told to be its beginning or end need not be the same. */
  if (g_str_equal (row->key, "date:clock"))
    return QIMAM_RELATION_UNKNOWN;
  left = distinct_values (self, row, a);
  right = distinct_values (self, row, b);
  return qimam_comparison_relate_values (row->dimension, left, right);
}

gboolean
qimam_matrix_is_copy (const QimamMatrix *self, const QimamRow *row, guint a, guint b)
{
  g_autoptr (GPtrArray) left = qimam_matrix_entries_of (self, row->key, (int) a);
  g_autoptr (GPtrArray) right = qimam_matrix_entries_of (self, row->key, (int) b);

  for (guint i = 0; i < left->len; i++)
    for (guint j = 0; j < right->len; j++)
      if (qimam_entry_same_wording (left->pdata[i], right->pdata[j]))
        return TRUE;
  return FALSE;
}

static gboolean
is_apart (QimamRelation relation)
{
  return relation == QIMAM_RELATION_FITS || relation == QIMAM_RELATION_CONTRADICTS;
}

/* How many other columns say what this one says; two prints of one text are one voice. */
static guint
count_supporters (const QimamMatrix *self, const QimamRow *row, guint column)
{
  guint n = 0;

  for (guint i = 0; i < row->cells->len; i++)
    if (i != column && qimam_matrix_relate (self, row, column, i) == QIMAM_RELATION_SAME &&
        !qimam_matrix_is_copy (self, row, column, i))
      n++;
  return n;
}

/* In a row that differs, the value that most columns give is marked as agreed, if it has more voices than any
 * other. */
static void
settle_typed_row (const QimamMatrix *self, QimamRow *row)
{
  guint n = row->cells->len, best = 0;
  g_autofree guint *support = g_new0 (guint, n);
  g_autofree gboolean *apart = g_new0 (gboolean, n);
  gboolean differ = FALSE;

  for (guint i = 0; i < n; i++)
    {
      support[i] = count_supporters (self, row, i);
      for (guint j = 0; j < n; j++)
        if (i != j && is_apart (qimam_matrix_relate (self, row, i, j)))
          apart[i] = differ = TRUE;
      best = MAX (best, support[i]);
    }
  row->status = differ ? QIMAM_STATUS_DIFFER : QIMAM_STATUS_AGREE;
  for (guint i = 0; i < n; i++)
    {
      QimamCell *cell = row->cells->pdata[i];

      if (cell->claims->len > 0)
        cell->status =
            apart[i] && (best == 0 || support[i] < best) ? QIMAM_STATUS_DIFFER : QIMAM_STATUS_AGREE;
    }
}

/* In a row of words, those cells differ that a discrepancy names; where it names one alone, it stands between
 * rows. */
static void
settle_text_row (const QimamMatrix *self, QimamRow *row)
{
  const GPtrArray *discrepancies = self->comparison->discrepancies;

  row->status = QIMAM_STATUS_AGREE;
  for (guint i = 0; i < row->cells->len; i++)
    {
      QimamCell *cell = row->cells->pdata[i];

      if (cell->claims->len > 0)
        cell->status = QIMAM_STATUS_AGREE;
    }
  for (guint d = 0; d < discrepancies->len; d++)
    {
      const QimamDiscrepancy *discrepancy = discrepancies->pdata[d];
      guint named = 0;

      if (discrepancy->level == QIMAM_LEVEL_GAP || g_strcmp0 (discrepancy->row, row->key) != 0)
        continue;
      for (guint i = 0; i < row->cells->len; i++)
        named += qimam_discrepancy_names_cell (discrepancy, row->cells->pdata[i]);
      if (named < 2)
        continue;
      row->status = QIMAM_STATUS_DIFFER;
      for (guint i = 0; i < row->cells->len; i++)
        if (qimam_discrepancy_names_cell (discrepancy, row->cells->pdata[i]))
          ((QimamCell *) row->cells->pdata[i])->status = QIMAM_STATUS_DIFFER;
    }
}

void
qimam_matrix_settle (QimamMatrix *self)
{
  for (guint i = 0; i < self->comparison->rows->len; i++)
    {
      QimamRow *row = self->comparison->rows->pdata[i];
      guint speaking = count_speaking (row);

      if (speaking > 1)
        {
          if (qimam_dimension_is_typed (row->dimension))
            settle_typed_row (self, row);
          else
            settle_text_row (self, row);
          continue;
        }
      row->status = QIMAM_STATUS_SINGLE;
      for (guint column = 0; column < row->cells->len; column++)
        {
          QimamCell *cell = row->cells->pdata[column];

          cell->status = cell->claims->len > 0 ? QIMAM_STATUS_SINGLE : QIMAM_STATUS_SILENT;
        }
    }
}
