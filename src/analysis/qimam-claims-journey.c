/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-journey.h"

#include "qimam-claims-place-add.h"
#include "qimam-claims-where.h"

#define MAX_WAY     12 /* words between the verb and "to" */
#define MAX_BESIDE  3  /* words before the verb in which its subject ends */
#define MAX_SUBJECT 12 /* words before the verb in which who goes is named */

static gboolean
ends_phrase (const QimamClauses *scan, guint word)
{
  return (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) != 0;
}

/* "إلى …", "إلى العاصمة …", "إلى مدينة …": the word "to" before a place, or G_MAXUINT. */
static guint
find_to (const QimamClauses *scan, const QimamMention *place)
{
  static const char *const to[] = { "الي", "نحو", NULL };
  static const char *const towns[] = { "العاصمه", "مدينه", "مطار", NULL };

  for (guint back = 1; back <= 2 && back <= place->first_word; back++)
    {
      guint w = place->first_word - back;

      if (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE)
        return G_MAXUINT;
      if (qimam_clauses_word_is (scan, w, to))
        return w;
      if (!qimam_clauses_word_is (scan, w, towns))
        return G_MAXUINT;
    }
  return G_MAXUINT;
}

/* Whether a person with an office, or a delegation, is named from @first to @last. */
static gboolean
names_traveller (const QimamClauses *scan, guint first, guint last)
{
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, first)->start);
       i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];

      if (who->first_word > last)
        break;
      if (who->first_word >= first && who->kind == QIMAM_MENTION_PERSON && who->role != NULL &&
          g_strcmp0 (who->role, "other") != 0)
        return TRUE;
    }
  return qimam_clauses_has_hit (scan, "travelling_group", first, last);
}

gboolean
qimam_journey_is_of_people (const QimamClauses *scan, guint verb, guint to)
{
  guint s_first, s_last, from;

  qimam_clauses_sentence (scan, verb, &s_first, &s_last);
  from = MAX (s_first, verb - MIN (verb, MAX_SUBJECT));
  return names_traveller (scan, from, to) || qimam_clauses_has_hit (scan, "traveller", from, to);
}

/* Whether a word may stand between who goes and where to: of a name, of a time, set between commas. */
static gboolean
is_on_the_way (const QimamClauses *scan, guint word)
{
  static const char *const links[] = { "مساء", "صباح", "قادما", "قادمه", "لاحقا", "بعدها", "علي",  "راس",
                                       "وفد",  "فجر",  "ليلا",  "ظهر",   "عصر",   "قريبا", "ايضا", NULL };
  const QimamWord *at = qimam_clauses_word (scan, word);
  guint i = qimam_clauses_time_from (scan, at->start);
  const QimamTime *time = i < scan->reading->times->len ? scan->reading->times->pdata[i] : NULL;

  return scan->names[word] != QIMAM_NAME_NONE || qimam_clauses_word_is (scan, word, links) ||
         (time != NULL && time->span.start < at->end);
}

static gboolean
is_negated (const QimamClauses *scan, guint verb)
{
  for (guint w = verb - MIN (verb, 2); w < verb; w++)
    if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_NEGATOR))
      return TRUE;
  return FALSE;
}

/* "توجه إلى مصر بالشكر": what somebody says, and no journey. */
static gboolean
is_address (const QimamClauses *scan, const QimamMention *place)
{
  guint behind = place->last_word + 1;

  return behind < scan->n_words && scan->gaps[behind] == 0 && scan->names[behind] == QIMAM_NAME_NONE &&
         g_str_has_prefix (qimam_clauses_word (scan, behind)->folded, "ب") &&
         !g_str_has_prefix (qimam_clauses_word (scan, behind)->folded, "بع");
}

/* Whether he who goes stands before the verb: right before it, or taken up by "أنه", "قبل أن". */
static gboolean
is_told_of_traveller (const QimamClauses *scan, guint from, guint verb)
{
  static const char *const taken_up[] = { "انه",  "انها", "انهما", "ان",  "قد",  "الذي",  "التي", "كان",
                                          "كانت", "ثم",   "حيث",   "سوف", "كما", "عندما", "قبل",  NULL };

  /* "وكان أوباما وصل", "الوفود ستصل" */
  if (names_traveller (scan, MAX (from, verb - MIN (verb, MAX_BESIDE)), verb - 1))
    return TRUE;
  return (qimam_clauses_word_is (scan, verb - 1, taken_up) || (scan->gaps[verb] & QIMAM_GAP_COMMA) ||
          qimam_clauses_has_mark (scan, verb, QIMAM_MARK_WAW)) &&
         names_traveller (scan, from, verb - 1);
}

guint
qimam_journey_to (const QimamClauses *scan, const QimamMention *place)
{
  guint to = find_to (scan, place), s_first, s_last;

  if (to == G_MAXUINT || is_address (scan, place))
    return G_MAXUINT;
  qimam_clauses_sentence (scan, to, &s_first, &s_last);
  for (guint w = to; w-- > s_first && w + MAX_WAY > to;)
    {
      if (ends_phrase (scan, w + 1))
        return G_MAXUINT;
      if (qimam_clauses_has_hit (scan, "journey", w, w))
        {
          guint from = MAX (s_first, w - MIN (w, MAX_SUBJECT));

          return !is_negated (scan, w) && ((w + 1 < to && names_traveller (scan, w + 1, to - 1)) ||
                                           (w > from && is_told_of_traveller (scan, from, w)))
                     ? w
                     : G_MAXUINT;
        }
      if (!is_on_the_way (scan, w))
        return G_MAXUINT;
    }
  return G_MAXUINT;
}

void
qimam_claims_find_journeys (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *place = mentions->pdata[i];
      gboolean state = place->kind == QIMAM_MENTION_COUNTRY && place->named &&
                       g_strcmp0 (place->place_kind, "country") == 0;

      if (place->first_word == 0 || place->first_word >= scan->n_words || !builder->finder->has_main ||
          scan->reading->in != QIMAM_FIELD_BODY || !(state || qimam_place_is_physical (place)) ||
          qimam_claim_builder_covers (builder, scan, 1u << QIMAM_DIMENSION_PLACE, place->span) ||
          qimam_journey_to (scan, place) == G_MAXUINT)
        continue;
      qimam_place_add (builder, scan, place, 0, NULL);
    }
}
