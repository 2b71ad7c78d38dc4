/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-facts.h"

#include <string.h>

static void
add_participant (QimamClaimBuilder *builder,
                 const QimamClauses *scan,
                 const QimamMention *who,
                 gint64 meeting,
                 const char *role)
{
  QimamValue value = { .set = TRUE, .name = who->name, .key = who->key, .role = role };
  QimamClaim *known = qimam_claim_builder_find (builder, QIMAM_DIMENSION_PARTICIPANTS, meeting, &value);
  QimamClaim *claim;

  if (known != NULL)
    {
      if (known->value.role == NULL || g_strcmp0 (role, "head_of_delegation") == 0)
        known->value.role = role;
      qimam_claim_builder_repeat (known, who->full);
      return;
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, who->full);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (who->party);
  qimam_value_copy (&claim->value, &value);
}

/* Whether a name stands as one of those who met: in the description of the meeting, or in a list after a word
 * of attending. */
static gboolean
is_attending (const QimamClaimBuilder *builder,
              const QimamClauses *scan,
              const QimamMention *who,
              guint s_first)
{
  guint first = who->first_word;
  guint from = first > s_first + 14 ? first - 14 : s_first;
  const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, first);

  for (guint w = first; w-- > from;)
    {
      if (qimam_clauses_has_hit (scan, "absent", w, w))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "attend", w, w))
        return TRUE;
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return FALSE;
      /* A verb between ends the list. */
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        break;
    }
  return event != NULL && event->relation != QIMAM_EVENT_NEXT;
}

/* "… said that the round …": who speaks of a meeting need not have been there. */
static gboolean
is_speaking (const QimamClauses *scan, const QimamMention *who)
{
  guint before = who->first_word > 0 ? who->first_word - 1 : 0;

  if (qimam_clauses_has_hit (scan, "head", who->last_word + 1, who->last_word + 3))
    return FALSE;
  return who->first_word > 0 && qimam_clauses_has_hit (scan, "report", before, before) &&
         !qimam_clauses_has_hit (scan, "move", before, before) &&
         !qimam_clauses_has_hit (scan, "attend", before, before);
}

static void
add_delegation (QimamClaimBuilder *builder,
                const QimamClauses *scan,
                const QimamMention *group,
                gint64 meeting,
                const char *role)
{
  QimamClaim *claim;
  const GPtrArray *claims = builder->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *known = claims->pdata[i];
      if (known->dimension == QIMAM_DIMENSION_PARTICIPANTS && known->meeting == meeting &&
          known->value.role == role && g_strcmp0 (known->party, "joint") == 0)
        {
          qimam_claim_builder_repeat (known, group->full);
          return;
        }
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, group->full);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup ("joint");
  claim->value.set = TRUE;
  claim->value.name = g_strdup (claim->text);
  claim->value.role = role;
}

static gboolean
is_delegation (const QimamClauses *scan, const QimamMention *group)
{
  guint first, last;

  if (g_strcmp0 (group->role, "delegation") == 0 || g_strcmp0 (group->role, "adviser") == 0)
    return TRUE;
  return qimam_clauses_words_of (scan, group->full, &first, &last) &&
         qimam_clauses_has_hit (scan, "delegation", first, last);
}

/* States that meet as such, where nobody of theirs is named: "… and … said they held talks". */
static void
add_states (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamEvent *event = NULL;

  for (guint i = 0; i < finder->events->len && event == NULL; i++)
    {
      const QimamEvent *e = finder->events->pdata[i];
      if (e->scan == scan && e->relation == QIMAM_EVENT_MAIN && e->sentence <= finder->lead_last)
        event = e;
    }
  if (event == NULL)
    return;
  for (guint i = 0; i + 1 < mentions->len; i++)
    {
      const QimamMention *a = mentions->pdata[i], *b = mentions->pdata[i + 1];
      QimamClaim *claim;
      QimamSpan span;

      if (a->sentence > finder->lead_last)
        break;
      if (a->kind != QIMAM_MENTION_COUNTRY || b->kind != QIMAM_MENTION_COUNTRY ||
          a->sentence != event->sentence || b->sentence != a->sentence || b->first_word > a->last_word + 1 ||
          b->first_word > event->first || g_strcmp0 (a->key, b->key) == 0)
        continue;
      span = qimam_span (scan->reading->in, a->full.start, b->full.end);
      claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, span);
      if (claim == NULL)
        continue;
      claim->meeting = event->meeting;
      claim->party = g_strdup ("joint");
      claim->value.set = TRUE;
      claim->value.name = g_strdup (claim->text);
      claim->value.role = g_intern_string ("delegation");
      return;
    }
}

/* Whether someone who took part is named in the beginning of the body. */
static gboolean
lead_names_people (const QimamClaimBuilder *builder, const QimamClauses *scan)
{
  for (guint i = 0; i < builder->analysis->claims->len; i++)
    {
      const QimamClaim *claim = builder->analysis->claims->pdata[i];
      int sentence;

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != 1 ||
          claim->value.key == NULL || claim->span.in != scan->reading->in)
        continue;
      sentence = qimam_reading_sentence_at (scan->reading, claim->span.start);
      if (sentence >= 0 && (guint) sentence <= builder->finder->lead_last)
        return TRUE;
    }
  return FALSE;
}

void
qimam_claims_find_participants (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      guint s_first, s_last;
      const QimamEvent *beside;
      gint64 meeting;

      if ((who->kind != QIMAM_MENTION_PERSON && who->kind != QIMAM_MENTION_GROUP) ||
          who->first_word >= scan->n_words)
        continue;
      qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
      beside = qimam_meeting_finder_in_sentence (finder, scan, who->sentence);
      meeting = qimam_meeting_finder_at (finder, scan, who->first_word);
      if (meeting == 0)
        continue;
      if (who->kind == QIMAM_MENTION_GROUP)
        {
          if (beside != NULL && is_delegation (scan, who) && is_attending (builder, scan, who, s_first))
            add_delegation (builder, scan, who, meeting, g_intern_string ("delegation"));
          continue;
        }
      if (!who->named || (beside != NULL && is_speaking (scan, who)))
        continue;
      if (qimam_clauses_has_hit (scan, "head", who->last_word + 1, MIN (who->last_word + 3, s_last)) &&
          beside != NULL)
        add_participant (builder, scan, who, meeting, g_intern_string ("head_of_delegation"));
      else if (beside != NULL &&
               (is_attending (builder, scan, who, s_first) ||
                (meeting == 1 && finder->has_main && who->sentence <= finder->lead_last &&
                 scan->reading->in == QIMAM_FIELD_BODY && who->first_word < beside->end + 8)))
        add_participant (builder, scan, who, meeting, who->role);
      else if (meeting == 1 && scan->reading->in == QIMAM_FIELD_BODY &&
               qimam_clauses_find_hit (scan, "meet", s_first, s_last) != NULL)
        add_participant (builder, scan, who, meeting, who->role);
    }
  if (scan->reading->in == QIMAM_FIELD_BODY && finder->has_main && !lead_names_people (builder, scan))
    add_states (builder, scan);
}
