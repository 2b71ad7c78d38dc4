/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include <string.h>

#include "qimam-comparison-cues.h"
#include "qimam-label.h"

/* An agreement here and a demand there are one matter from these on. */
#define STATUS_LIKENESS  0.5
#define STATUS_CLOSENESS 0.28
/* A scope stands within so many words of what is counted. */
#define SCOPE_REACH 5

static gboolean
is_in_row (const QimamEntry *entry)
{
  return entry->placed && entry->keys != NULL && entry->keys[0] != NULL;
}

static gboolean
is_agreement (const QimamEntry *entry)
{
  return entry->claim->dimension == QIMAM_DIMENSION_AGREEMENT;
}

static gboolean
is_claimed_agreement (const QimamEntry *entry)
{
  return entry->claim->dimension == QIMAM_DIMENSION_STATEMENT &&
         entry->claim->polarity == QIMAM_POLARITY_CLAIMED_AGREEMENT;
}

/* What one side wants, and not what both have settled. */
static gboolean
is_wish (const QimamEntry *entry)
{
  switch (entry->claim->polarity)
    {
    case QIMAM_POLARITY_DEMAND:
    case QIMAM_POLARITY_PROPOSAL:
      return entry->claim->dimension == QIMAM_DIMENSION_STATEMENT;
    default:
      return FALSE;
    }
}

/* ---- Scope: "most in the world", "most on us" ---- */

typedef struct
{
  const char *head; /* stem of what is counted */
  gboolean world;
  gboolean target;
} Scope;

static gboolean
read_scope (const QimamEntry *entry, Scope *scope)
{
  g_autoptr (GArray) shares = qimam_comparison_cues_find (entry->words, QIMAM_CUE_SHARE);
  g_autoptr (GArray) worlds = NULL;
  g_autoptr (GArray) targets = NULL;
  guint head;

  if (shares->len == 0 || g_array_index (shares, QimamCueHit, 0).to >= entry->words->len)
    return FALSE;
  head = g_array_index (shares, QimamCueHit, 0).to;
  *scope = (Scope){ g_array_index (entry->words, QimamWord, head).stem, FALSE, FALSE };
  worlds = qimam_comparison_cues_find (entry->words, QIMAM_CUE_WORLD);
  for (guint i = 0; i < worlds->len; i++)
    {
      guint at = g_array_index (worlds, QimamCueHit, i).from;

      scope->world |= at > head && at <= head + SCOPE_REACH;
    }
  targets = qimam_comparison_cues_find (entry->words, QIMAM_CUE_TARGET);
  for (guint i = 0; i < targets->len; i++)
    {
      guint at = g_array_index (targets, QimamCueHit, i).from;

      scope->target |= at > head && at < head + SCOPE_REACH && !scope->world;
    }
  return scope->world || scope->target;
}

static void
report_scope (QimamMatrix *self, GPtrArray *group)
{
  const QimamEntry *first = group->pdata[0];
  QimamDiscrepancy *discrepancy = qimam_discrepancy_new ("scope", QIMAM_LEVEL_CONTRADICTION, first->keys[0]);
  g_autofree char *quotes = qimam_matrix_quote_claims (self, group, FALSE);

  for (guint i = 0; i < group->len; i++)
    qimam_discrepancy_add (discrepancy, group->pdata[i]);
  qimam_matrix_report (self, discrepancy, "note.scope", quotes, NULL, NULL);
}

static void
find_scopes (QimamMatrix *self)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GArray) scopes = g_array_new (FALSE, FALSE, sizeof (Scope));
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];
      Scope scope;

      if (is_in_row (entry) && entry->claim->dimension == QIMAM_DIMENSION_STATEMENT &&
          read_scope (entry, &scope))
        {
          g_ptr_array_add (found, entry);
          g_array_append_val (scopes, scope);
        }
    }
  for (guint i = 0; i < found->len; i++)
    {
      const Scope *mine = &g_array_index (scopes, Scope, i);
      QimamEntry *a = found->pdata[i];
      g_autoptr (GPtrArray) group = g_ptr_array_new ();
      gboolean differ = FALSE;

      if (g_hash_table_contains (done, a))
        continue;
      g_ptr_array_add (group, a);
      for (guint j = 0; j < found->len; j++)
        {
          const Scope *other = &g_array_index (scopes, Scope, j);
          QimamEntry *b = found->pdata[j];

          if (a->column == b->column || !g_str_equal (mine->head, other->head) ||
              !qimam_entry_same_voice (a, b) || qimam_entry_shared_topic (a, b) == NULL)
            continue;
          g_ptr_array_add (group, b);
          differ |= mine->world != other->world;
        }
      if (!differ)
        continue;
      for (guint g = 0; g < group->len; g++)
        g_hash_table_add (done, group->pdata[g]);
      report_scope (self, group);
    }
}

/* ---- Status: agreed here, only demanded there ---- */

/* What one side says was agreed on what ought to be, and that side's bare demand on the same matter. */
static gboolean
claims_against_demands (QimamEntry *agreement, QimamEntry *wish)
{
  if (agreement->claim->polarity != QIMAM_POLARITY_CLAIMED_AGREEMENT ||
      !qimam_entry_same_voice (agreement, wish))
    return FALSE;
  if (qimam_entry_has_cue (agreement, QIMAM_CUE_LIMIT) && qimam_entry_has_cue (wish, QIMAM_CUE_LIMIT))
    return TRUE;
  return qimam_entry_shared_topic (agreement, wish) != NULL &&
         qimam_entry_has_cue (agreement, QIMAM_CUE_MUST) && qimam_entry_has_cue (wish, QIMAM_CUE_MUST);
}

static gboolean
stands_against (const QimamMatrix *self, QimamEntry *agreement, QimamEntry *other)
{
  if (is_wish (other) && claims_against_demands (agreement, other))
    return TRUE;
  if (!is_agreement (agreement))
    return FALSE;
  return qimam_entry_likeness (self, agreement, other) >= STATUS_LIKENESS &&
         qimam_entry_closeness (self, agreement, other) >= STATUS_CLOSENESS &&
         (qimam_entry_shared_topic (agreement, other) != NULL || agreement->claim->topics == NULL);
}

/* Whether the column itself tells of the agreement: then its demand is only the way there. */
static gboolean
column_agrees (const QimamMatrix *self,
               guint column,
               const QimamEntry *agreement,
               const GPtrArray *agreements)
{
  for (guint i = 0; i < agreements->len; i++)
    {
      const QimamEntry *entry = agreements->pdata[i];

      if (entry->column == column && is_agreement (entry) && qimam_entry_same_thing (self, entry, agreement))
        return TRUE;
    }
  return FALSE;
}

static void
report_status (QimamMatrix *self, const GPtrArray *group)
{
  const QimamEntry *first = group->pdata[0];
  QimamDiscrepancy *discrepancy = qimam_discrepancy_new ("status", QIMAM_LEVEL_CONTRADICTION, first->keys[0]);
  g_autofree char *quotes = qimam_matrix_quote_claims (self, group, FALSE);

  for (guint g = 0; g < group->len; g++)
    qimam_discrepancy_add (discrepancy, group->pdata[g]);
  qimam_matrix_report (self, discrepancy, "note.status", quotes, NULL, NULL);
}

/* One agreement, told by several, is one discrepancy: @done holds those that are in one already. */
static void
find_status_of (QimamMatrix *self,
                QimamEntry *agreement,
                const GPtrArray *agreements,
                const GPtrArray *against,
                GHashTable *done)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();

  g_ptr_array_add (group, agreement);
  for (guint i = 0; i < against->len; i++)
    {
      QimamEntry *other = against->pdata[i];

      if (other->column != agreement->column && stands_against (self, agreement, other) &&
          !column_agrees (self, other->column, agreement, agreements))
        g_ptr_array_add (group, other);
    }
  if (group->len < 2)
    return;
  for (guint i = 0; i < agreements->len; i++)
    if (agreements->pdata[i] != agreement && qimam_entry_same_thing (self, agreement, agreements->pdata[i]) &&
        is_agreement (agreements->pdata[i]) == is_agreement (agreement))
      {
        g_ptr_array_insert (group, 1, agreements->pdata[i]);
        g_hash_table_add (done, agreements->pdata[i]);
      }
  report_status (self, group);
}

static void
find_statuses (QimamMatrix *self)
{
  g_autoptr (GPtrArray) agreements = g_ptr_array_new ();
  g_autoptr (GPtrArray) against = g_ptr_array_new ();
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];

      if (!is_in_row (entry))
        continue;
      if (is_agreement (entry) || is_claimed_agreement (entry))
        g_ptr_array_add (agreements, entry);
      else if (is_wish (entry))
        g_ptr_array_add (against, entry);
    }
  for (guint i = 0; i < agreements->len; i++)
    if (!g_hash_table_contains (done, agreements->pdata[i]))
      find_status_of (self, agreements->pdata[i], agreements, against, done);
}

/* ---- Attribution: the joint statement there, one side alone here ---- */

/* Whose words an agreement is reported in: the agreement is the act of both, so the speech around it tells.
 */
static gboolean
is_one_side (const QimamMatrix *self, QimamEntry *entry)
{
  if (entry->claim->speaker == NULL || qimam_entry_is_joint_document (entry))
    return FALSE;
  for (guint i = 0; entry->claim->statement != 0 && i < self->entries->len; i++)
    {
      QimamEntry *speech = self->entries->pdata[i];

      if (speech->article == entry->article && speech->claim->dimension == QIMAM_DIMENSION_STATEMENT &&
          speech->claim->statement == entry->claim->statement)
        return speech->claim->speaker_key != NULL
                   ? strchr (speech->claim->speaker_key, '+') == NULL &&
                         !qimam_entry_is_joint_document (speech)
                   : speech->claim->party != NULL && !g_str_equal (speech->claim->party, "joint");
    }
  return entry->claim->speaker_key != NULL;
}

/* (transfer container) (nullable): a column's agreements on a topic when all of them are one side's words. */
static GPtrArray *
one_sided_agreements (const QimamMatrix *self, const char *key, guint column)
{
  g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, key, (int) column);

  for (guint i = 0; i < entries->len; i++)
    if (!is_one_side (self, entries->pdata[i]))
      return NULL;
  return entries->len > 0 ? g_steal_pointer (&entries) : NULL;
}

static gboolean
shares_a_stem (const QimamEntry *a, const QimamEntry *b)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, a->stems);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (b->stems, key))
      return TRUE;
  return FALSE;
}

static gboolean
echoes (const QimamMatrix *self, const QimamEntry *entry, const GPtrArray *joint, gboolean closely)
{
  for (guint i = 0; i < joint->len; i++)
    if (closely ? qimam_entry_same_thing (self, entry, joint->pdata[i])
                : shares_a_stem (entry, joint->pdata[i]))
      return TRUE;
  return FALSE;
}

/* What one side alone says of the matter of the joint document: the same in other words, or else, where
 * nothing is as close as that, something on the same topic with a word in common. */
static GPtrArray *
one_sided_echoes (const QimamMatrix *self, const QimamRow *row, const GPtrArray *joint)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint pass = 0; pass < 2 && found->len == 0; pass++)
    for (guint column = 0; column < row->cells->len; column++)
      {
        g_autoptr (GPtrArray) alone = one_sided_agreements (self, row->key, column);

        for (guint i = 0; alone != NULL && i < alone->len; i++)
          if (echoes (self, alone->pdata[i], joint, pass == 0))
            g_ptr_array_add (found, alone->pdata[i]);
      }
  return found;
}

static void
find_attribution_in_row (QimamMatrix *self, const QimamRow *row)
{
  g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, row->key, -1);
  g_autoptr (GPtrArray) joint = g_ptr_array_new ();
  g_autoptr (GPtrArray) group = NULL;
  g_autofree char *quotes = NULL;
  QimamDiscrepancy *discrepancy;

  for (guint i = 0; i < entries->len; i++)
    if (qimam_entry_is_joint_document (entries->pdata[i]))
      g_ptr_array_add (joint, entries->pdata[i]);
  if (joint->len == 0)
    return;
  group = one_sided_echoes (self, row, joint);
  if (group->len == 0)
    return;
  for (guint j = 0; j < joint->len; j++)
    g_ptr_array_insert (group, (gint) j, joint->pdata[j]);
  discrepancy = qimam_discrepancy_new ("attribution", QIMAM_LEVEL_CONTRADICTION, row->key);
  for (guint i = 0; i < group->len; i++)
    qimam_discrepancy_add (discrepancy, group->pdata[i]);
  quotes = qimam_matrix_quote_claims (self, group, TRUE);
  qimam_matrix_report (self, discrepancy, "note.attribution",
                       qimam_comparison_topic_name (row->topic, self->comparison->language), quotes, NULL);
}

void
qimam_matrix_find_speech_discrepancies (QimamMatrix *self)
{
  find_scopes (self);
  find_statuses (self);
  for (guint i = 0; i < self->comparison->rows->len; i++)
    {
      const QimamRow *row = self->comparison->rows->pdata[i];

      if (row->dimension == QIMAM_DIMENSION_AGREEMENT && row->topic != NULL &&
          !qimam_comparison_topic_is_catch_all (row->topic))
        find_attribution_in_row (self, row);
    }
}

/* ---- Tone ---- */

#define NO_MOOD 2
/* A negator reaches so many words. */
#define NEGATOR_REACH 4

/* "not free of tension" is tense: two negators undo each other. */
static gboolean
is_negated (const GArray *negators, guint at)
{
  guint n = 0;

  for (guint i = 0; i < negators->len; i++)
    {
      guint to = g_array_index (negators, QimamCueHit, i).to;

      if (to <= at && at - to < NEGATOR_REACH)
        n++;
    }
  return n % 2 == 1;
}

/* The words of good mood less those of bad, a negated one counted for the other side. */
static int
weigh_mood (const QimamEntry *entry)
{
  g_autoptr (GArray) good = qimam_comparison_cues_find (entry->words, QIMAM_CUE_TONE_GOOD);
  g_autoptr (GArray) bad = qimam_comparison_cues_find (entry->words, QIMAM_CUE_TONE_BAD);
  g_autoptr (GArray) negators = qimam_comparison_cues_find (entry->words, QIMAM_CUE_NEGATOR);
  int sum = 0;

  if (good->len + bad->len == 0)
    return qimam_comparison_cues_has (entry->words, QIMAM_CUE_TONE_PLAIN) ? 0 : NO_MOOD;
  for (guint i = 0; i < good->len; i++)
    sum += is_negated (negators, g_array_index (good, QimamCueHit, i).from) ? -1 : 1;
  for (guint i = 0; i < bad->len; i++)
    sum += is_negated (negators, g_array_index (bad, QimamCueHit, i).from) ? 1 : -1;
  return CLAMP (sum, -1, 1);
}

/* 1 good, 0 mixed, -1 bad. Only what is said of the meeting as a whole counts, not what is said of one
 * matter. */
static int
mood_of (QimamEntry *entry)
{
  if (entry->claim->dimension == QIMAM_DIMENSION_DISAGREEMENT)
    return qimam_entry_has_cue (entry, QIMAM_CUE_FAILURE) ? -1 : NO_MOOD;
  if (entry->claim->dimension != QIMAM_DIMENSION_STATEMENT)
    return NO_MOOD;
  for (char **topic = entry->claim->topics; topic != NULL && *topic != NULL; topic++)
    if (!qimam_comparison_topic_is_catch_all (*topic))
      return NO_MOOD;
  return weigh_mood (entry);
}

/* For the note: what each voice says in each mood, once. */
static GPtrArray *
one_of_each_voice (const GPtrArray *group)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < group->len; i++)
    {
      gboolean heard = FALSE;

      for (guint j = 0; j < shown->len; j++)
        heard |= mood_of (shown->pdata[j]) == mood_of (group->pdata[i]) &&
                 qimam_entry_same_voice (shown->pdata[j], group->pdata[i]);
      if (!heard)
        g_ptr_array_add (shown, group->pdata[i]);
    }
  return shown;
}

void
qimam_matrix_find_tones (QimamMatrix *self)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  g_autoptr (GPtrArray) shown = NULL;
  gboolean seen[3] = { FALSE };
  gboolean voices = FALSE;
  QimamDiscrepancy *discrepancy;
  g_autofree char *quotes = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];
      int mood = is_in_row (entry) ? mood_of (entry) : NO_MOOD;

      if (mood == NO_MOOD)
        continue;
      seen[mood + 1] = TRUE;
      voices |= group->len > 0 && !qimam_entry_same_voice (group->pdata[0], entry);
      g_ptr_array_add (group, entry);
    }
  if (seen[0] + seen[1] + seen[2] < 2 || !voices)
    return;
  discrepancy = qimam_discrepancy_new ("tone", QIMAM_LEVEL_DIFFERENCE, NULL);
  for (guint i = 0; i < group->len; i++)
    qimam_discrepancy_add (discrepancy, group->pdata[i]);
  shown = one_of_each_voice (group);
  quotes = qimam_matrix_quote_claims (self, shown, TRUE);
  qimam_matrix_report (self, discrepancy, "note.tone", quotes, NULL, NULL);
}

/* ---- Gaps ---- */

#define GAP_MIN_WORDS 3

static gboolean
is_outcome (const QimamEntry *entry)
{
  return entry->claim->dimension == QIMAM_DIMENSION_AGREEMENT ||
         entry->claim->dimension == QIMAM_DIMENSION_DISAGREEMENT ||
         entry->claim->dimension == QIMAM_DIMENSION_NEXT_STEP;
}

static gboolean
is_alone (const QimamMatrix *self, const QimamEntry *entry)
{
  if (entry->words->len < GAP_MIN_WORDS)
    return FALSE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamEntry *other = self->entries->pdata[i];

      if (other->column != entry->column && is_outcome (other) && is_in_row (other) &&
          qimam_entry_same_thing (self, entry, other))
        return FALSE;
    }
  return TRUE;
}

static void
report_gap (QimamMatrix *self, const QimamRow *row, guint column, const GPtrArray *alone)
{
  QimamDiscrepancy *discrepancy = qimam_discrepancy_new ("coverage", QIMAM_LEVEL_GAP, row->key);
  g_autoptr (GArray) speaking = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *name = NULL;
  g_autofree char *words = NULL;

  g_array_append_val (speaking, column);
  for (guint i = 0; i < row->cells->len; i++)
    if (i != column)
      g_array_append_val (discrepancy->silent, i);
  for (guint i = 0; i < alone->len; i++)
    qimam_discrepancy_add (discrepancy, alone->pdata[i]);
  name = qimam_comparison_name_columns (self->comparison, speaking);
  words = qimam_comparison_shorten (((QimamEntry *) alone->pdata[0])->claim->text, 110);
  if (row->topic != NULL)
    qimam_matrix_report (self, discrepancy, "note.gap", name, row->label, words);
  else
    qimam_matrix_report (self, discrepancy, "note.gap.plain", name, row->label, NULL);
}

/* One column alone speaks, and nothing that others say under another heading is the same. */
static void
find_gap_in_row (QimamMatrix *self, const QimamRow *row)
{
  g_autoptr (GPtrArray) entries = qimam_matrix_entries_of (self, row->key, -1);
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  guint speaking = 0, column = 0;

  for (guint i = 0; i < row->cells->len; i++)
    if (((QimamCell *) row->cells->pdata[i])->claims->len > 0)
      {
        speaking++;
        column = i;
      }
  for (guint i = 0; speaking == 1 && i < entries->len; i++)
    if (is_alone (self, entries->pdata[i]))
      g_ptr_array_add (alone, entries->pdata[i]);
  if (alone->len > 0)
    report_gap (self, row, column, alone);
}

void
qimam_matrix_find_gaps (QimamMatrix *self)
{
  if (self->comparison->columns->len < 2)
    return;
  for (guint i = 0; i < self->comparison->rows->len; i++)
    {
      const QimamRow *row = self->comparison->rows->pdata[i];

      if (row->dimension == QIMAM_DIMENSION_AGREEMENT || row->dimension == QIMAM_DIMENSION_DISAGREEMENT ||
          row->dimension == QIMAM_DIMENSION_NEXT_STEP)
        find_gap_in_row (self, row);
    }
}
