/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include <string.h>

/* What was, and in another source was not: a communiqué, somebody's presence, that the sides sat in one room
 * or that the leaders were alone. */

/* Words between "with" and who was in the room. */
#define WITH_REACH 14

typedef gboolean (*IsFunc) (const QimamMatrix *self, QimamEntry *entry);

static gboolean
is_told (const QimamEntry *entry, const char *key)
{
  return entry->placed && entry->claim->dimension == QIMAM_DIMENSION_BACKGROUND && entry->claim->value.set &&
         g_strcmp0 (entry->claim->value.key, key) == 0;
}

static gboolean
is_format (const QimamEntry *entry, const char *key)
{
  return entry->placed && entry->claim->dimension == QIMAM_DIMENSION_FORMAT &&
         g_strcmp0 (entry->claim->value.key, key) == 0;
}

/* (transfer container): the entries of which something holds, and in which columns (@columns: a flag each) */
static GPtrArray *
gather (const QimamMatrix *self, IsFunc is, gboolean *columns)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];

      if (!is (self, entry))
        continue;
      columns[entry->column] = TRUE;
      g_ptr_array_add (found, entry);
    }
  return found;
}

/* Adds of each article the first that is not in a column of @spared. */
static gboolean
add_firsts (GPtrArray *group, const GPtrArray *entries, const gboolean *spared, gboolean all)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (NULL, NULL);
  guint before = group->len;

  for (guint i = 0; i < entries->len; i++)
    {
      const QimamEntry *entry = entries->pdata[i];

      if (!spared[entry->column] && (g_hash_table_add (articles, (gpointer) entry->article) || all))
        g_ptr_array_add (group, entries->pdata[i]);
    }
  return group->len > before;
}

static const char *
note_of (const char *row)
{
  static const char *const notes[][2] = { { "participants", "note.presence" },
                                          { "communique", "note.communique" },
                                          { "contact", "note.contact" },
                                          { "format", "note.company" } };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    if (g_str_equal (notes[i][0], row))
      return notes[i][1];
  return "note.outcome";
}

static void
report (QimamMatrix *self, const char *kind, const char *row, const GPtrArray *group)
{
  QimamDiscrepancy *discrepancy = qimam_discrepancy_new (kind, QIMAM_LEVEL_CONTRADICTION, row);
  g_autofree char *quotes = qimam_matrix_quote_claims (self, group, FALSE);

  for (guint i = 0; i < group->len; i++)
    qimam_discrepancy_add (discrepancy, group->pdata[i]);
  qimam_matrix_report (self, discrepancy, note_of (row), quotes, NULL, NULL);
}

/* Those columns that tell both tell of two parts, and are against none. */
static void
find_opposed (QimamMatrix *self, const char *kind, const char *row, IsFunc was, IsFunc was_not, gboolean all)
{
  guint n = self->comparison->columns->len;
  g_autofree gboolean *in = g_new0 (gboolean, n + 1), *out = g_new0 (gboolean, n + 1);
  g_autoptr (GPtrArray) told = gather (self, was, in), denied = gather (self, was_not, out);
  g_autoptr (GPtrArray) group = g_ptr_array_new ();

  if (add_firsts (group, told, out, all) && add_firsts (group, denied, in, FALSE))
    report (self, kind, row, group);
}

/* ---- The communiqué ---- */

static gboolean
tells_communique (const QimamMatrix *self, QimamEntry *entry)
{
  return is_told (entry, "communique");
}

static gboolean
tells_no_communique (const QimamMatrix *self, QimamEntry *entry)
{
  return is_told (entry, "no_communique");
}

/* ---- In one room ---- */

static gboolean
is_indirect (const QimamMatrix *self, QimamEntry *entry)
{
  return is_told (entry, "indirect") ||
         (is_format (entry, "in_person") && qimam_entry_has_cue (entry, QIMAM_CUE_DIRECT) &&
          qimam_entry_is_denied (entry));
}

/* A hand shaken, or some minutes on the way out, say nothing of the talks. */
static gboolean
is_face_to_face (const QimamMatrix *self, QimamEntry *entry)
{
  if (!is_format (entry, "in_person") || !qimam_entry_has_cue (entry, QIMAM_CUE_DIRECT) ||
      qimam_entry_is_denied (entry))
    return FALSE;
  qimam_entry_sentence (entry);
  return !qimam_comparison_cues_has (entry->sentence, QIMAM_CUE_STAGE);
}

/* ---- Alone ---- */

static gboolean
has_part (const QimamMatrix *self, guint column)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamEntry *entry = self->entries->pdata[i];

      if (entry->column == column && entry->placed &&
          (is_format (entry, "expanded") || (entry->claim->dimension == QIMAM_DIMENSION_DURATION &&
                                             (g_strcmp0 (entry->claim->value.scope, "narrow") == 0 ||
                                              g_strcmp0 (entry->claim->value.scope, "expanded") == 0))))
        return TRUE;
    }
  return FALSE;
}

/* "وجرت المحادثات من دون مساعدين": of the whole, and not of a part of it. */
static gboolean
was_alone (const QimamMatrix *self, QimamEntry *entry)
{
  if (!is_format (entry, "one_on_one") || !qimam_entry_has_cue (entry, QIMAM_CUE_NOBODY_ELSE) ||
      qimam_entry_is_denied (entry) || has_part (self, entry->column))
    return FALSE;
  qimam_entry_sentence (entry);
  return !qimam_comparison_cues_has (entry->sentence, QIMAM_CUE_STAGE);
}

static gboolean
is_of_retinue (const QimamClaim *claim)
{
  static const char *const roles[] = { "foreign_minister", "minister", "adviser", "ambassador", NULL };

  return claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->value.role != NULL &&
         g_strv_contains (roles, claim->value.role);
}

/* "محادثات …، بحضور وزير الخارجية فلان" */
static gboolean
was_with (const QimamMatrix *self, QimamEntry *entry)
{
  g_autoptr (GArray) hits = NULL;
  gsize start;
  guint at = 0;

  if (!entry->placed || !is_of_retinue (entry->claim) || has_part (self, entry->column))
    return FALSE;
  start = entry->claim->span.start - entry->claim->sentence.start;
  qimam_entry_sentence (entry);
  if (qimam_comparison_cues_has (entry->sentence, QIMAM_CUE_STAGE) ||
      qimam_comparison_cues_has (entry->sentence, QIMAM_CUE_OPENING) ||
      qimam_comparison_cues_has (entry->sentence, QIMAM_CUE_MEAL))
    return FALSE;
  while (at < entry->sentence->len && g_array_index (entry->sentence, QimamWord, at).start < start)
    at++;
  hits = qimam_comparison_cues_find (entry->sentence, QIMAM_CUE_WITH);
  for (guint i = 0; i < hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (hits, QimamCueHit, i);

      if (hit->to <= at && at - hit->to < WITH_REACH)
        return TRUE;
    }
  return FALSE;
}

/* Two who hold talks by their office bring nobody along: ministers among themselves are the meeting. */
static gboolean
is_of_heads (const QimamMatrix *self)
{
  static const char *const heads[] = { "president", "prime_minister", "king",   "crown_prince",
                                       "emir",      "vice_president", "leader", NULL };
  g_autoptr (GHashTable) parties = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamEntry *entry = self->entries->pdata[i];

      if (entry->placed && entry->claim->dimension == QIMAM_DIMENSION_PARTICIPANTS &&
          entry->claim->value.role != NULL && entry->claim->party != NULL &&
          g_strv_contains (heads, entry->claim->value.role))
        g_hash_table_add (parties, entry->claim->party);
    }
  return g_hash_table_size (parties) == 2;
}

/* ---- Who was there ---- */

static gboolean
is_absence (const QimamEntry *entry)
{
  return entry->placed && entry->claim->dimension == QIMAM_DIMENSION_BACKGROUND &&
         g_strcmp0 (entry->claim->value.role, QIMAM_ROLE_ABSENT) == 0;
}

/* Whether @there is one who is told to have stayed away, or stands for the body or state that did. */
static gboolean
is_same_party (const QimamEntry *away, const QimamEntry *there)
{
  const char *key = away->claim->value.key;

  return there->placed && there->claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && key != NULL &&
         (g_strcmp0 (there->claim->value.key, key) == 0 || g_strcmp0 (there->claim->party, key) == 0);
}

/* A part of the meeting that only one of two sentences names: "غاب عن الجلسة الافتتاحية". */
static gboolean
are_of_parts (QimamEntry *a, QimamEntry *b)
{
  qimam_entry_sentence (a);
  qimam_entry_sentence (b);
  return qimam_comparison_cues_has (a->sentence, QIMAM_CUE_OPENING) !=
             qimam_comparison_cues_has (b->sentence, QIMAM_CUE_OPENING) &&
         qimam_comparison_cues_has (a->sentence, QIMAM_CUE_SITTING);
}

static gboolean
column_tells (const QimamMatrix *self, guint column, const QimamEntry *away, gboolean absent)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamEntry *entry = self->entries->pdata[i];

      if (entry->column == column &&
          (absent ? is_absence (entry) && g_strcmp0 (entry->claim->value.key, away->claim->value.key) == 0
                  : is_same_party (away, entry)))
        return TRUE;
    }
  return FALSE;
}

static void
find_presence_of (QimamMatrix *self, QimamEntry *away)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  g_autoptr (GHashTable) articles = g_hash_table_new (NULL, NULL);

  if (column_tells (self, away->column, away, FALSE))
    return;
  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *there = self->entries->pdata[i];

      if (there->column != away->column && is_same_party (away, there) && !are_of_parts (away, there) &&
          !column_tells (self, there->column, away, TRUE) &&
          g_hash_table_add (articles, (gpointer) there->article))
        g_ptr_array_add (group, there);
    }
  if (group->len == 0)
    return;
  g_ptr_array_add (group, away);
  report (self, "participants", "participants", group);
}

void
qimam_matrix_find_told (QimamMatrix *self)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  find_opposed (self, "status", "communique", tells_communique, tells_no_communique, FALSE);
  find_opposed (self, "format", "contact", is_face_to_face, is_indirect, FALSE);
  if (is_of_heads (self))
    find_opposed (self, "format", "format", was_with, was_alone, TRUE);
  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];

      if (is_absence (entry) && entry->claim->value.key != NULL &&
          g_hash_table_add (done, entry->claim->value.key))
        find_presence_of (self, entry);
    }
}
