/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-scan.h"

#include <string.h>

#include "qimam-fold.h"

/* Places of one spelling in two states: "عمان" is Oman and Amman, "طرابلس" lies in Libya and in Lebanon. */

#define SHADDA     0x651
#define FIRST_MARK 0x64b
#define LAST_MARK  0x652

static gboolean
is_place (const QimamEntry *entry)
{
  return (entry->kind & (QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_PLACE)) != 0;
}

static const char *
state_of (const QimamLexicon *self, const QimamEntry *entry)
{
  switch (entry->kind)
    {
    case QIMAM_ENTRY_PLACE:
      return g_array_index (self->places, QimamNamed, entry->index).party;
    case QIMAM_ENTRY_COUNTRY:
    case QIMAM_ENTRY_DEMONYM:
      return g_array_index (self->countries, QimamNamed, entry->index).party;
    case QIMAM_ENTRY_PERSON:
      return g_array_index (self->people, QimamPerson, entry->index).party;
    default:
      return NULL;
    }
}

static gboolean
has_shadda (const char *text, gsize length, gboolean *marked)
{
  gboolean found = FALSE;

  *marked = FALSE;
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      *marked = *marked || (c >= FIRST_MARK && c <= LAST_MARK);
      found = found || c == SHADDA;
    }
  return found;
}

gboolean
qimam_lexicon_note_namesake (QimamLexicon *self, const char *phrase, QimamEntry *entry)
{
  guint id = self->entries->len;
  QimamEntry *other;
  g_autofree char *folded = NULL;
  gpointer known;
  gboolean marked;

  if (!is_place (entry))
    return TRUE;
  entry->doubled = has_shadda (phrase, strlen (phrase), &marked);
  folded = qimam_fold (phrase, -1, NULL);
  if (!g_hash_table_lookup_extended (self->place_names, folded, NULL, &known))
    {
      g_hash_table_insert (self->place_names, g_steal_pointer (&folded), GUINT_TO_POINTER (id));
      return TRUE;
    }
  other = &g_array_index (self->entries, QimamEntry, GPOINTER_TO_UINT (known));
  if (other->kind == entry->kind && other->index == entry->index)
    return FALSE;
  if (!g_str_equal (state_of (self, entry), state_of (self, other)))
    {
      entry->namesake = GPOINTER_TO_UINT (known) + 1;
      other->namesake = id + 1;
    }
  return TRUE;
}

/* How often a text names each state, its places, people and origins, where no other can be meant. */
static void
count_states (const QimamScan *scan, const QimamReading *reading)
{
  for (guint i = 0; reading->names != NULL && i < reading->names->len; i++)
    {
      guint id = g_array_index (reading->names, QimamCueMatch, i).id;
      const QimamEntry *entry = &g_array_index (scan->lexicon->entries, QimamEntry, id);
      const char *state = entry->namesake == 0 ? state_of (scan->lexicon, entry) : NULL;

      if (state != NULL && *state != '\0')
        g_hash_table_insert (
            scan->states, (gpointer) state,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (scan->states, state)) + 1));
    }
}

static guint
n_of_state (const QimamScan *scan, const QimamEntry *entry)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (scan->states, state_of (scan->lexicon, entry)));
}

gboolean
qimam_scan_is_namesake_meant (const QimamScan *scan, const QimamCueMatch *match)
{
  const QimamEntry *entry = &g_array_index (scan->lexicon->entries, QimamEntry, match->id), *other;
  gsize start, end;
  gboolean doubled, marked;
  guint n, n_other;

  if (entry->namesake == 0)
    return TRUE;
  other = &g_array_index (scan->lexicon->entries, QimamEntry, entry->namesake - 1);
  start = qimam_scan_word (scan, match->first_word)->start;
  end = qimam_scan_word (scan, match->last_word)->end;
  doubled = has_shadda (scan->reading->text + start, end - start, &marked);
  if (marked && entry->doubled != other->doubled)
    return entry->doubled == doubled;
  if (g_hash_table_size (scan->states) == 0)
    {
      count_states (scan, scan->reading);
      if (scan->body != NULL)
        count_states (scan, scan->body);
    }
  n = n_of_state (scan, entry);
  n_other = n_of_state (scan, other);
  return n != n_other ? n > n_other : match->id < entry->namesake - 1;
}
