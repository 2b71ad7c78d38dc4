/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-place-add.h"

#include <string.h>

static gboolean
is_of_state (const QimamMention *place)
{
  return place->party != NULL && g_ascii_isupper (place->party[0]) &&
         place->kind != QIMAM_MENTION_ORGANISATION;
}

/* One meeting is not in two states, unless its sides are apart or it is a journey: where the first place is
 * told, one in another state is of something else. */
static gboolean
is_abroad (const QimamClaimBuilder *builder, const QimamMention *place)
{
  const QimamMeetingFinder *finder = builder->finder;

  return finder->has_main && !finder->remote &&
         ((QimamMeeting *) finder->meetings->pdata[0])->kind != QIMAM_MEETING_VISIT &&
         builder->country != NULL && is_of_state (place) && strcmp (builder->country, place->party) != 0;
}

void
qimam_place_add_value (QimamClaimBuilder *builder,
                       const QimamClauses *scan,
                       const QimamValue *value,
                       QimamSpan again,
                       QimamSpan span,
                       gint64 meeting,
                       const char *party)
{
  QimamClaim *known = qimam_claim_builder_find (builder, QIMAM_DIMENSION_PLACE, meeting, value), *claim;

  if (known != NULL)
    {
      qimam_claim_builder_repeat (known, again);
      return;
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PLACE, span);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (party);
  qimam_value_copy (&claim->value, value);
}

void
qimam_place_add (QimamClaimBuilder *builder,
                 const QimamClauses *scan,
                 const QimamMention *place,
                 gint64 meeting,
                 const char *party)
{
  QimamValue value = { .set = TRUE,
                       .name = place->name,
                       .key = place->key,
                       .kind = g_intern_string (place->place_kind != NULL ? place->place_kind : "venue") };

  if (meeting == 1 && is_abroad (builder, place))
    meeting = 0;
  else if (meeting == 1 && builder->country == NULL && is_of_state (place))
    builder->country = place->party;
  qimam_place_add_value (builder, scan, &value, place->span, place->full, meeting,
                         party != NULL ? party : "joint");
}

static gboolean
has_mode (QimamClaimBuilder *builder, gint64 meeting)
{
  static const char *const modes[] = { "in_person", "video", "phone", "hybrid" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      const QimamValue value = { .set = TRUE, .key = (char *) modes[i] };
      if (qimam_claim_builder_find (builder, QIMAM_DIMENSION_FORMAT, meeting, &value) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "عقدت في جنيف": where the beginning tells of the article's own meeting. */
void
qimam_place_add_presence (QimamClaimBuilder *builder,
                          const QimamClauses *scan,
                          const QimamMention *place,
                          gint64 meeting)
{
  guint from = place->first_word > 3 ? place->first_word - 3 : 0;
  const QimamCueHit *hold = qimam_clauses_find_hit (scan, "hold", from, place->first_word);
  QimamClaim *claim;

  if (hold == NULL || meeting != 1 || scan->reading->in != QIMAM_FIELD_BODY ||
      place->sentence > builder->finder->lead_last || has_mode (builder, meeting) ||
      (claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_FORMAT, hold->first,
                                        place->last_word)) == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup ("joint");
  claim->value.set = TRUE;
  claim->value.key = g_strdup ("in_person");
  claim->basis = QIMAM_BASIS_INFERRED;
  claim->how = g_strdup ("a place is named");
}
