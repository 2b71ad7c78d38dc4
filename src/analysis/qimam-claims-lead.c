/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-facts.h"
#include "qimam-iso.h"

/* "ختم الرئيس أمس في برلين جولة …، بعد لقائه أول من أمس نظيره": where the beginning names the meeting as what
 * was before, with its own day, the day and the place told first are of what came after. */

static gboolean
stands_before (const QimamClaim *claim, const QimamEvent *event, QimamSpan sentence)
{
  return claim->meeting == 1 && claim->span.in == QIMAM_FIELD_BODY && claim->span.start >= sentence.start &&
         claim->span.end <= event->time->span.start &&
         claim->span.end <= qimam_clauses_word (event->scan, event->first)->start;
}

/* Whether another day than that of the event stands before it in its sentence. */
static gboolean
has_other_day (const QimamClaimBuilder *builder, const QimamEvent *event, QimamSpan sentence)
{
  const GPtrArray *claims = builder->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_DATE && stands_before (claim, event, sentence) &&
          claim->value.iso != NULL && !qimam_iso_compatible (claim->value.iso, event->time->value))
        return TRUE;
    }
  return FALSE;
}

void
qimam_claims_settle_lead (QimamClaimBuilder *builder)
{
  const QimamEvent *event = builder->finder->first;
  GPtrArray *claims = builder->analysis->claims;
  QimamSpan sentence;

  if (event == NULL || event->relation != QIMAM_EVENT_MAIN || event->scan->reading->in != QIMAM_FIELD_BODY ||
      event->verb || event->starts || event->time == NULL || event->time->value == NULL ||
      event->time->span.start < qimam_clauses_word (event->scan, event->first)->start ||
      !qimam_event_is_apart (event))
    return;
  sentence = g_array_index (event->scan->reading->sentences, QimamSpan, event->sentence);
  if (!has_other_day (builder, event, sentence))
    return;
  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *claim = claims->pdata[i];

      if ((claim->dimension == QIMAM_DIMENSION_DATE || claim->dimension == QIMAM_DIMENSION_PLACE) &&
          stands_before (claim, event, sentence))
        {
          qimam_claim_free (claim);
          claims->pdata[i] = NULL;
        }
    }
  qimam_claim_builder_close_gaps (claims);
}
