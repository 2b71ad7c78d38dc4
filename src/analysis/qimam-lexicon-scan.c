/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-scan.h"

#include <string.h>

const QimamWord *
qimam_scan_word (const QimamScan *scan, guint i)
{
  return &g_array_index (scan->reading->words, QimamWord, i);
}

static gboolean
is_contiguous (const QimamScan *scan, const QimamCueMatch *match)
{
  for (guint i = match->first_word; i < match->last_word; i++)
    {
      const char *p = scan->reading->text + qimam_scan_word (scan, i)->end;
      const char *end = scan->reading->text + qimam_scan_word (scan, i + 1)->start;

      for (; p < end; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (c == '\n' || c == '.' || c == ',' || c == 0x60c || c == 0x61b || c == ':' || c == '!' ||
              c == 0x61f)
            return FALSE;
        }
    }
  return TRUE;
}

/* The longest phrase of these kinds that begins at a word. */
gboolean
qimam_scan_find (const QimamScan *scan, guint word, guint kinds, QimamFound *found)
{
  if (word >= scan->sentence_end)
    return FALSE;
  for (guint i = g_array_index (scan->first, guint, word); i < g_array_index (scan->first, guint, word + 1);
       i++)
    {
      const QimamCueMatch *match = &g_array_index (scan->matches, QimamCueMatch, i);
      const QimamEntry *entry = &g_array_index (scan->lexicon->entries, QimamEntry, match->id);

      if ((entry->kind & kinds) == 0 || match->last_word >= scan->sentence_end ||
          !is_contiguous (scan, match) || !qimam_scan_is_namesake_meant (scan, match))
        continue;
      *found = (QimamFound){ entry, match->id, match->first_word, match->last_word, match->skip };
      return TRUE;
    }
  return FALSE;
}

QimamSpan
qimam_scan_span (const QimamScan *scan, guint first, guint last, guint skip)
{
  const QimamWord *word = qimam_scan_word (scan, first);
  const char *text = scan->reading->text;
  gsize start = qimam_word_skip (text, word->start, word->end, skip), end = qimam_scan_word (scan, last)->end;

  /* A mark that opens inside takes its partner with it: فيلا "لا غرانج". */
  for (guint i = qimam_reading_quotation_from (scan->reading, start);
       i < scan->reading->quotations->len && first < last; i++)
    {
      const QimamQuotation *quotation = &g_array_index (scan->reading->quotations, QimamQuotation, i);

      if (quotation->outer.start > start && quotation->inner.end == end && quotation->balanced)
        end = quotation->outer.end;
      if (quotation->outer.start > end)
        break;
    }
  return qimam_span (scan->reading->in, start, end);
}

QimamMention *
qimam_scan_add_mention (
    QimamScan *scan, QimamMentionKind kind, guint first, guint last, QimamSpan full, QimamSpan span)
{
  QimamMention *mention = g_new0 (QimamMention, 1);

  mention->kind = kind;
  mention->span = span;
  mention->full = full;
  mention->first_word = first;
  mention->last_word = last;
  mention->sentence = scan->sentence;
  g_ptr_array_add (scan->reading->mentions, mention);
  return mention;
}

const QimamPerson *
qimam_scan_person (const QimamScan *scan, guint index)
{
  return &g_array_index (scan->lexicon->people, QimamPerson, index);
}

/* "ليون" is the surname of one, and "ل" with that of another: the particle that goes with who was chosen. */
static guint
surname_skip (const QimamScan *scan, guint word, const QimamFound *found, const QimamPerson *chosen)
{
  guint skip = G_MAXUINT;

  for (guint i = g_array_index (scan->first, guint, word); i < g_array_index (scan->first, guint, word + 1);
       i++)
    {
      const QimamCueMatch *match = &g_array_index (scan->matches, QimamCueMatch, i);
      const QimamEntry *entry = &g_array_index (scan->lexicon->entries, QimamEntry, match->id);

      if (entry->kind == QIMAM_ENTRY_SURNAME && match->last_word == found->last &&
          qimam_scan_person (scan, entry->index) == chosen)
        skip = MIN (skip, match->skip);
    }
  return skip != G_MAXUINT ? skip : found->skip;
}

/* A person named at a word; @last is the last word of the name. */
QimamRosterPerson *
qimam_scan_read_person (QimamScan *scan, guint word, const char *party, guint *last, guint *skip)
{
  QimamFound full, found;
  guint indexes[16], n = 0;
  gboolean strict = TRUE;
  const QimamPerson *chosen;

  if (qimam_scan_find (scan, word, QIMAM_ENTRY_PERSON, &full))
    {
      *last = full.last;
      *skip = full.skip;
      return qimam_roster_add_known (scan->roster, qimam_scan_person (scan, full.entry->index));
    }
  if (word >= scan->sentence_end)
    return NULL;
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_SURNAME, &found))
    {
      for (guint i = g_array_index (scan->first, guint, word);
           i < g_array_index (scan->first, guint, word + 1); i++)
        {
          const QimamCueMatch *match = &g_array_index (scan->matches, QimamCueMatch, i);
          const QimamEntry *entry = &g_array_index (scan->lexicon->entries, QimamEntry, match->id);

          if (entry->kind != QIMAM_ENTRY_SURNAME || match->last_word != found.last ||
              n == G_N_ELEMENTS (indexes))
            continue;
          if (party != NULL && !g_str_equal (qimam_scan_person (scan, entry->index)->party, party))
            continue;
          indexes[n++] = entry->index;
          strict = strict && entry->strict;
        }
      chosen =
          n > 0 ? qimam_roster_choose_namesake (scan->roster, indexes, n, strict && party == NULL) : NULL;
      if (chosen != NULL)
        {
          *last = found.last;
          *skip = surname_skip (scan, word, &found, chosen);
          return qimam_roster_add_known (scan->roster, chosen);
        }
    }
  for (guint i = 0; i < scan->roster->persons->len; i++)
    {
      const QimamRosterPerson *known = g_ptr_array_index (scan->roster->persons, i);
      QimamWordForm forms[QIMAM_WORD_MAX_FORMS];
      QimamRosterPerson *match = NULL;
      guint n_forms;

      if (known->surname == NULL)
        continue;
      n_forms = qimam_word_forms (qimam_scan_word (scan, word)->folded, forms);
      for (guint f = 0; f < n_forms; f++)
        {
          if (match == NULL && g_str_equal (forms[f].form, known->surname))
            {
              match = g_ptr_array_index (scan->roster->persons, i);
              *skip = forms[f].skip;
            }
          g_free (forms[f].form);
        }
      if (match != NULL)
        {
          *last = word;
          return match;
        }
    }
  return NULL;
}

QimamMention *
qimam_scan_add_person (QimamScan *scan,
                       QimamRosterPerson *person,
                       guint first,
                       guint last,
                       QimamSpan full,
                       QimamSpan span,
                       const char *role,
                       const char *office,
                       gboolean named)
{
  QimamMention *mention = qimam_scan_add_mention (scan, QIMAM_MENTION_PERSON, first, last, full, span);

  mention->key = g_strdup (person->key);
  mention->name = g_strdup (person->name);
  mention->party = g_strdup (person->party);
  mention->named = named;
  if (role == NULL || g_str_equal (role, "other"))
    {
      const char *held =
          person->person != NULL
              ? qimam_roster_role (scan->roster, person->person)
              : qimam_lexicon_office_role (scan->lexicon, person->office != NULL ? person->office : "");
      role = held != NULL ? held : role;
    }
  mention->role = role;
  person->count++;
  if (role != NULL)
    scan->last_role = role;
  if (office != NULL)
    scan->last_office = office;
  else if (person->person != NULL && person->person->tenures->len > 0)
    scan->last_office =
        g_array_index (person->person->tenures, QimamTenure, person->person->tenures->len - 1).office;
  return mention;
}

const QimamNamed *
qimam_scan_named (const QimamScan *scan, const QimamFound *found)
{
  const GArray *table = found->entry->kind == QIMAM_ENTRY_ORGANISATION ? scan->lexicon->organisations
                        : found->entry->kind == QIMAM_ENTRY_PLACE      ? scan->lexicon->places
                                                                       : scan->lexicon->countries;

  return &g_array_index (table, QimamNamed, found->entry->index);
}

gboolean
qimam_scan_begins_with_and (const QimamScan *scan, guint word)
{
  return g_str_has_prefix (qimam_scan_word (scan, word)->folded, "و");
}
