/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-facts.h"

#define GIST_REACH 6 /* words of a statement within which what it says of the meeting begins */
#define MAX_LISTED 8 /* claims that one list of issues is taken apart into */

/* Whether a claim is what its statement says, and no aside in it; what was discussed is all that is counted
 * up. */
static gboolean
is_gist (const QimamClauses *scan, const GPtrArray *claims, guint index, const QimamStatement *statement)
{
  const QimamClaim *claim = claims->pdata[index];
  guint first, last, from, to;

  if (!qimam_clauses_words_of (scan, claim->span, &first, &last) ||
      !qimam_clauses_words_of (scan, statement->span, &from, &to))
    return FALSE;
  for (guint i = index + 1;
       claim->dimension == QIMAM_DIMENSION_ISSUE && i < MIN (claims->len, index + MAX_LISTED); i++)
    {
      const QimamClaim *next = claims->pdata[i];
      guint next_first, next_last;

      if (next->dimension == claim->dimension && next->statement == claim->statement &&
          next->span.in == claim->span.in &&
          qimam_clauses_words_of (scan, next->span, &next_first, &next_last))
        last = MAX (last, next_last);
    }
  /* "ناقش في … مع …، كذا وكذا": to its end, after with whom and where */
  if (claim->dimension == QIMAM_DIMENSION_ISSUE && last >= to && first - from <= 2 * GIST_REACH)
    return TRUE;
  return first - from <= GIST_REACH || 2 * (last - first + 1) >= to - from + 1;
}

/* What somebody asks for, proposes, hopes or warns of, and what he disputes, is his own position and not that
 * of all sides. */
static gboolean
is_own_position (const QimamStatement *statement, const QimamClaim *claim)
{
  return statement->party != NULL &&
         (claim->dimension == QIMAM_DIMENSION_DISAGREEMENT || statement->polarity == QIMAM_POLARITY_DEMAND ||
          statement->polarity == QIMAM_POLARITY_PROPOSAL || statement->polarity == QIMAM_POLARITY_HOPE ||
          statement->polarity == QIMAM_POLARITY_WARNING || statement->polarity == QIMAM_POLARITY_CONDITIONAL);
}

static void
settle_statement (QimamStatement *statement, const QimamClaim *claim)
{
  gboolean open =
      statement->polarity == QIMAM_POLARITY_NONE_SET || statement->polarity == QIMAM_POLARITY_POSITION ||
      statement->polarity == QIMAM_POLARITY_POSITIVE || statement->polarity == QIMAM_POLARITY_AGREED ||
      statement->polarity == QIMAM_POLARITY_NEGATIVE;

  /* What sounds well or ill of itself is no more than that. */
  if (claim->polarity == QIMAM_POLARITY_DISPUTED &&
      (statement->polarity == QIMAM_POLARITY_POSITIVE || statement->polarity == QIMAM_POLARITY_NEGATIVE))
    open = FALSE;
  if (statement->polarity == QIMAM_POLARITY_DENIAL ||
      (claim->dimension == QIMAM_DIMENSION_DISAGREEMENT && g_strcmp0 (claim->party, "joint") != 0))
    return;
  /* what one side alone is going to do is no agreement */
  if (open && claim->polarity != QIMAM_POLARITY_NONE_SET &&
      (claim->dimension != QIMAM_DIMENSION_NEXT_STEP || claim->polarity != QIMAM_POLARITY_AGREED ||
       g_strcmp0 (claim->party, "joint") == 0))
    statement->polarity = claim->polarity;
  if (claim->polarity != QIMAM_POLARITY_CLAIMED_AGREEMENT && claim->party != NULL &&
      g_strcmp0 (claim->party, "other") != 0 && !is_own_position (statement, claim) &&
      (claim->dimension != QIMAM_DIMENSION_NEXT_STEP || g_strcmp0 (claim->party, "joint") == 0))
    {
      g_free (statement->party);
      statement->party = g_strdup (claim->party);
    }
}

void
qimam_claims_settle_statements (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *claims = builder->analysis->claims, *statements = scan->reading->statements;
  g_autofree gboolean *settled = g_new0 (gboolean, statements->len + 1);

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->statement < 1 || claim->statement > statements->len || claim->span.in != scan->reading->in ||
          settled[claim->statement] ||
          (claim->dimension != QIMAM_DIMENSION_AGREEMENT && claim->dimension != QIMAM_DIMENSION_ISSUE &&
           claim->dimension != QIMAM_DIMENSION_DISAGREEMENT &&
           claim->dimension != QIMAM_DIMENSION_NEXT_STEP) ||
          !is_gist (scan, claims, i, statements->pdata[claim->statement - 1]))
        continue;
      settled[claim->statement] = TRUE;
      settle_statement (statements->pdata[claim->statement - 1], claim);
    }
}

void
qimam_claims_copy_statements (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *statements = scan->reading->statements;

  for (guint i = 0; i < statements->len; i++)
    {
      const QimamStatement *statement = statements->pdata[i];
      QimamClaim *claim =
          qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_STATEMENT, statement->span);

      if (claim == NULL)
        continue;
      claim->statement = statement->id;
      g_free (claim->speaker);
      g_free (claim->speaker_key);
      g_free (claim->via);
      g_free (claim->via_key);
      g_free (claim->verb);
      g_strfreev (claim->topics);
      claim->speaker = g_strdup (statement->speaker);
      claim->speaker_key = g_strdup (statement->speaker_key);
      claim->via = g_strdup (statement->via);
      claim->via_key = g_strdup (statement->via_key);
      claim->verb = g_strdup (statement->verb);
      claim->topics = g_strdupv (statement->topics);
      claim->party = g_strdup (statement->party);
      claim->attribution = statement->attribution;
      claim->polarity = statement->polarity;
    }
}
