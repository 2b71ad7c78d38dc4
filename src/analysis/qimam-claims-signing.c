/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-signing.h"

#include "qimam-claims-facts.h"
#include "qimam-claims-place-add.h"
#include "qimam-claims-where.h"

#define MAX_NEAR   10 /* words between the verb of signing and its day or place */
#define MAX_ACCORD 4  /* words before that verb in which the accord is named */
#define MAX_BEHIND 7  /* words behind the place or day in which it is */
#define MAX_HAD    8  /* words between "had" and the verb */

static const char *const what_words[] = { "ما", "بما", "لما", NULL };

static gboolean
ends_phrase (const QimamClauses *scan, guint word)
{
  return (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) != 0;
}

/* Whether what was signed or pledged is named: before the verb, between it and @word, or shortly after. */
static gboolean
names_accord (const QimamClauses *scan, guint signing, guint word)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, signing, &s_first, &s_last);
  return qimam_clauses_has_hit (scan, "accord", MAX (s_first, signing - MIN (signing, MAX_ACCORD)),
                                MIN (s_last, word + MAX_BEHIND));
}

guint
qimam_signing_before (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  for (guint w = word; w-- > s_first && w + MAX_NEAR > word;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (ends_phrase (scan, w + 1) || (event != NULL && event->relation == QIMAM_EVENT_MAIN))
        return G_MAXUINT;
      if (qimam_clauses_has_hit (scan, "signing", w, w))
        return names_accord (scan, w, word) ||
                       (w > s_first && qimam_clauses_word_is (scan, w - 1, what_words))
                   ? w
                   : G_MAXUINT;
    }
  return G_MAXUINT;
}

gboolean
qimam_signing_is_earlier (const QimamClauses *scan, guint signing)
{
  static const char *const were[] = { "كان", "كانت", "كانا", "كانوا", "سبق", NULL };
  static const char *const after[] = { "بعد", "عقب", "منذ", "غداه", "اثر", "بموجب", "وفق", "قبل", NULL };
  guint s_first, s_last;

  qimam_clauses_sentence (scan, signing, &s_first, &s_last);
  /* "الاتفاقية المبرمة", "التزامات قطعها" */
  if (qimam_clauses_has_hit (scan, "signed", signing, signing))
    return TRUE;
  for (guint w = signing; w-- > s_first && w + MAX_HAD > signing && !ends_phrase (scan, w + 1);)
    if (qimam_clauses_word_is (scan, w, were) ||
        (w + 3 > signing &&
         (qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
          qimam_clauses_word_is (scan, w, what_words) || qimam_clauses_word_is (scan, w, after))))
      return TRUE;
  return FALSE;
}

/* Whether a word belongs to a name or a time, or joins names: "بين إيران والقوى العالمية". */
static gboolean
is_of_parties (const QimamClauses *scan, guint word)
{
  static const char *const links[] = { "بين",  "مع",    "في",    "الي",   "من",      "وبين", "يوم",
                                       "مطلع", "نهايه", "اواخر", "مدينه", "العاصمه", "عليه", "عليها",
                                       "اليه", "اليها", "بها",   "به",    NULL };
  const QimamWord *at = qimam_clauses_word (scan, word);
  guint i = qimam_clauses_time_from (scan, at->start);
  const QimamTime *time = i < scan->reading->times->len ? scan->reading->times->pdata[i] : NULL;

  return scan->names[word] != QIMAM_NAME_NONE || qimam_clauses_word_is (scan, word, links) ||
         (time != NULL && time->span.start < at->end) || qimam_clauses_has_hit (scan, "accord", word, word) ||
         qimam_clauses_has_hit (scan, "formally", word, word);
}

/* Whether a place is that of the signing, rather than of what was agreed: "وقع اتفاقا لوقف النار في غزة". */
static gboolean
is_where_signed (const QimamClauses *scan, guint signing, guint word)
{
  static const char *const matters[] = { "علي", "حول", "بشان", "بخصوص", "يقضي", "تقضي", "ينص", "تنص", NULL };
  const QimamCueHit *hit = qimam_clauses_find_hit (scan, "signing", signing, signing);
  guint from = hit != NULL ? MAX (signing, hit->last) : signing;
  gboolean matter = FALSE;

  for (guint w = from + 1; w < word; w++)
    {
      if (is_of_parties (scan, w))
        {
          matter = matter && !qimam_clauses_has_hit (scan, "formally", w, w);
          continue;
        }
      if ((scan->gaps[w] & QIMAM_GAP_COMMA) || qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return FALSE;
      matter = matter || qimam_clauses_word_is (scan, w, matters) || qimam_clauses_is_act (scan, w) ||
               qimam_clauses_has_hit (scan, "matter", w, w) ||
               g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ل");
    }
  return !matter;
}

/* Whether the phrase of a signing has a day that is not that of the meeting. */
static gboolean
is_of_other_day (const QimamMeetingFinder *finder, const QimamClauses *scan, guint signing, guint word)
{
  guint s_first, s_last, first, last;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  for (guint i = qimam_clauses_time_from (scan, qimam_clauses_word (scan, signing)->start);
       i < scan->reading->times->len; i++)
    {
      const QimamTime *time = scan->reading->times->pdata[i];

      if (!qimam_clauses_words_of (scan, time->span, &first, &last) ||
          first > MIN (s_last, word + MAX_ACCORD))
        return FALSE;
      if (time->kind != QIMAM_TIME_DURATION && qimam_meeting_finder_time_differs (finder, time))
        return TRUE;
    }
  return FALSE;
}

/* Whether the place is told already as that of the meeting which the article reports on. */
static gboolean
is_of_main (const QimamClaimBuilder *builder, const QimamMention *place)
{
  const GPtrArray *claims = builder->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_PLACE && claim->meeting == 1 &&
          g_strcmp0 (claim->value.key, place->key) == 0)
        return TRUE;
    }
  return FALSE;
}

void
qimam_claims_find_signing_places (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const in[] = { "في", NULL };
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMeetingFinder *finder = builder->finder;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *place = mentions->pdata[i];
      guint word = place->first_word, signing;
      gboolean state;

      if (word == 0 || word >= scan->n_words || !finder->has_main || scan->reading->in != QIMAM_FIELD_BODY)
        continue;
      state = place->kind == QIMAM_MENTION_COUNTRY && place->named &&
              g_strcmp0 (place->place_kind, "country") == 0 && scan->gaps[word] == 0 &&
              qimam_clauses_word_is (scan, word - 1, in);
      if (!(state || (qimam_place_is_physical (place) && qimam_place_is_where (scan, place))) ||
          qimam_claim_builder_covers (builder, scan, 1u << QIMAM_DIMENSION_PLACE, place->span) ||
          (signing = qimam_signing_before (finder, scan, word)) == G_MAXUINT ||
          !is_where_signed (scan, signing, word) ||
          !(qimam_signing_is_earlier (scan, signing) || is_of_other_day (finder, scan, signing, word)) ||
          (is_of_main (builder, place) && !is_of_other_day (finder, scan, signing, word)))
        continue;
      qimam_place_add (builder, scan, place, 0, NULL);
    }
}
