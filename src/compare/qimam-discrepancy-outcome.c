/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-matter.h"

/* What is agreed in one source and told not to be agreed in another; what was raised, or was not. */

typedef QimamStand (*ReadFunc) (QimamEntry *entry, QimamMatter **matter);

typedef struct
{
  QimamEntry *entry;
  QimamMatter *matter;
  QimamStand stand;
} Position;

static void
position_clear (gpointer data)
{
  qimam_matter_free (((Position *) data)->matter);
}

static GArray *
read_positions (const QimamMatrix *self, ReadFunc read)
{
  GArray *positions = g_array_new (FALSE, FALSE, sizeof (Position));

  g_array_set_clear_func (positions, position_clear);
  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];
      Position position = { entry, NULL, QIMAM_STAND_NONE };

      if (!entry->placed || ((entry->keys == NULL || entry->keys[0] == NULL) &&
                             g_strcmp0 (entry->claim->value.key, "denied") != 0))
        continue;
      position.stand = read (entry, &position.matter);
      if (position.stand != QIMAM_STAND_NONE && position.matter->stems->len > 0)
        g_array_append_val (positions, position);
      else
        qimam_matter_free (position.matter);
    }
  return positions;
}

static gboolean
are_opposed (const Position *a, const Position *b)
{
  return a->stand == QIMAM_STAND_FOR && b->stand == QIMAM_STAND_AGAINST &&
         qimam_matter_is_of (b->matter, a->matter);
}

/* Whether a column that says one thing of a matter says the other, too: it tells both sides' words, or what
 * came of it in the end. */
static gboolean
says_otherwise (const GArray *positions, guint column, const Position *position)
{
  for (guint i = 0; i < positions->len; i++)
    {
      const Position *other = &g_array_index (positions, Position, i);

      if (other->entry->column == column && other->stand == position->stand &&
          (other->stand == QIMAM_STAND_FOR ? qimam_matter_is_same (other->matter, position->matter)
                                           : qimam_matter_is_of (other->matter, position->matter) ||
                                                 qimam_matter_is_of (position->matter, other->matter)))
        return TRUE;
    }
  return FALSE;
}

static void
report (QimamMatrix *self, const GPtrArray *group)
{
  const QimamEntry *first = group->pdata[0];
  QimamDiscrepancy *discrepancy = qimam_discrepancy_new ("status", QIMAM_LEVEL_CONTRADICTION, first->keys[0]);
  g_autofree char *quotes = qimam_matrix_quote_claims (self, group, FALSE);

  for (guint i = 0; i < group->len; i++)
    qimam_discrepancy_add (discrepancy, group->pdata[i]);
  qimam_matrix_report (self, discrepancy, "note.outcome", quotes, NULL, NULL);
}

/* All that is told for and against one matter is one discrepancy. */
static void
find_against (QimamMatrix *self, const GArray *positions, const Position *against, GHashTable *done)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();

  for (guint i = 0; i < positions->len; i++)
    {
      const Position *agreed = &g_array_index (positions, Position, i);

      if (agreed->entry->column != against->entry->column && are_opposed (agreed, against) &&
          !says_otherwise (positions, agreed->entry->column, against) &&
          !says_otherwise (positions, against->entry->column, agreed) &&
          !qimam_matrix_has_contradiction (self, agreed->entry, against->entry))
        g_ptr_array_add (group, agreed->entry);
    }
  if (group->len == 0)
    return;
  g_ptr_array_add (group, against->entry);
  for (guint i = 0; i < positions->len; i++)
    {
      const Position *other = &g_array_index (positions, Position, i);

      if (other->entry == against->entry || other->stand != QIMAM_STAND_AGAINST ||
          !qimam_matter_is_of (other->matter, against->matter))
        continue;
      g_hash_table_add (done, other->entry);
      /* What stands around it in its own article says no more. */
      if (other->entry->article != against->entry->article)
        g_ptr_array_add (group, other->entry);
    }
  report (self, group);
}

static void
find_opposed (QimamMatrix *self, ReadFunc read)
{
  g_autoptr (GArray) positions = read_positions (self, read);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);

  /* What is not agreed has a claim of its own, beside that of who says so. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < positions->len; i++)
      {
        const Position *position = &g_array_index (positions, Position, i);
        gboolean said = position->entry->claim->dimension == QIMAM_DIMENSION_STATEMENT;

        if (position->stand == QIMAM_STAND_AGAINST && said == (pass == 1) &&
            !g_hash_table_contains (done, position->entry))
          find_against (self, positions, position, done);
      }
}

void
qimam_matrix_find_outcomes (QimamMatrix *self)
{
  find_opposed (self, qimam_entry_read_accord);
  find_opposed (self, qimam_entry_read_raised);
}
