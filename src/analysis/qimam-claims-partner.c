/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-partner.h"

#include <string.h>

#include "qimam-token.h"

/* A noun with what belongs to it: its adjectives, whose they are, of whom they are some. */

#define MAX_WORDS 9 /* of one */

static gboolean
is_barred (const QimamClauses *scan, guint word)
{
  return qimam_clauses_ends_phrase (scan, word) || qimam_group_is_time (scan, word);
}

static const char *
bare (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return qimam_clauses_is_joined (scan, word) && g_str_has_prefix (folded, "و") ? folded + strlen ("و")
                                                                                : folded;
}

static gboolean
is_definite (const char *folded)
{
  return g_str_has_prefix (folded, "ال");
}

static gboolean
ends_as_adjective (const char *folded)
{
  static const char *const ends[] = { "ين", "ون", "يه", "ات", "ي", "ان" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (folded, ends[i]))
      return TRUE;
  return FALSE;
}

/* "ببروكسل", "لبحث", but "بارزين", "لبنانيين": a particle stands before it. */
static gboolean
has_particle (const char *folded)
{
  if (g_str_has_prefix (folded, "لل") || g_str_has_prefix (folded, "بال"))
    return TRUE;
  return (g_str_has_prefix (folded, "ب") || g_str_has_prefix (folded, "ل") ||
          g_str_has_prefix (folded, "ف")) &&
         !ends_as_adjective (folded);
}

/* "مسؤولين", "عددا من", "سفراء": whether a noun is one of people, whatever its case. */
static gboolean
is_of_people (const QimamClauses *scan, guint word, const QimamMention *mention)
{
  static const char *const rules[] = { "group_leaders",   "group_foreign", "group_ministers",
                                       "group_delegates", "group_sent",    "group_some" };

  if (mention != NULL && mention->kind == QIMAM_MENTION_GROUP)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (qimam_clauses_has_hit (scan, rules[i], word, word))
      return TRUE;
  return FALSE;
}

/* Whether a word can be the noun of those who met. */
static gboolean
can_be_noun (const QimamClauses *scan, guint word, const char *folded)
{
  return !is_barred (scan, word) && !qimam_is_stop_word (folded, -1) && g_utf8_strlen (folded, -1) > 2 &&
         !qimam_clauses_has_hit (scan, "no_partner", word, word) &&
         !(qimam_clauses_is_act (scan, word) && !is_definite (folded));
}

/* Whose they are, or how: one more word or name behind the noun. Returns its last word, 0 where none follows.
 */
static guint
read_more (const QimamClauses *scan, const QimamPartner *partner, guint word, guint s_last, gboolean definite)
{
  static const char *const of[] = { "من", "عن", "لدي", NULL }, *const in[] = { "في", NULL };
  const QimamMention *mention = qimam_group_mention_at (scan, word);
  const char *folded = qimam_clauses_word (scan, word)->folded;
  gboolean closed = is_definite (qimam_clauses_word (scan, word - 1)->folded) && word - 1 > partner->first;

  if ((scan->gaps[word] & ~QIMAM_GAP_QUOTE) || is_barred (scan, word))
    return 0;
  if (qimam_reading_origin_at (scan->reading, word) != NULL || qimam_group_region (scan, word) != NULL)
    return qimam_clauses_is_joined (scan, word) ? 0 : word;
  if (word < s_last && (scan->gaps[word + 1] & ~QIMAM_GAP_QUOTE) == 0 &&
      (qimam_clauses_word_is (scan, word, of) ||
       (qimam_clauses_word_is (scan, word, in) &&
        qimam_clauses_has_hit (scan, "acting_body", word + 1, word + 1))) &&
      !qimam_clauses_is_joined (scan, word))
    {
      mention = qimam_group_mention_at (scan, word + 1);
      if (mention != NULL)
        return mention->kind == QIMAM_MENTION_PERSON ? 0 : mention->last_word;
      return is_barred (scan, word + 1) ||
                     qimam_is_stop_word (qimam_clauses_word (scan, word + 1)->folded, -1)
                 ? 0
                 : word + 1;
    }
  if (qimam_clauses_is_joined (scan, word))
    return 0;
  if (mention != NULL)
    return mention->kind == QIMAM_MENTION_PERSON || definite || closed ? 0 : mention->last_word;
  if (qimam_is_stop_word (folded, -1) || has_particle (folded))
    return 0;
  if (is_definite (folded))
    return word;
  return definite || closed || qimam_clauses_is_act (scan, word) ? 0 : word;
}

static QimamSpan
span_of (const QimamClauses *scan, guint first, guint last, gboolean particle)
{
  QimamSpan span = qimam_clauses_span (scan, first, last, TRUE);

  if (particle)
    span.start += strlen ("ب");
  return span;
}

/* "الجانبين", "الوزيرين": two of whom the text has told. */
static gboolean
is_known_pair (const char *folded)
{
  return is_definite (folded) && (g_str_has_suffix (folded, "ين") || g_str_has_suffix (folded, "ان"));
}

/* "دائنيها", "حلفائه" */
static gboolean
is_of_them (const char *folded)
{
  return g_utf8_strlen (folded, -1) > 5 &&
         (g_str_has_suffix (folded, "ه") || g_str_has_suffix (folded, "ها") ||
          g_str_has_suffix (folded, "هم"));
}

gboolean
qimam_partner_read (
    const QimamClauses *scan, guint word, guint s_last, QimamPartnerSlot slot, QimamPartner *partner)
{
  const QimamMention *mention = qimam_group_mention_at (scan, word);
  const char *folded = bare (scan, word);
  gboolean counted = FALSE, particle = FALSE, definite;
  guint more;

  *partner = (QimamPartner){ .first = word, .last = word };
  if (mention != NULL && (mention->kind == QIMAM_MENTION_PERSON ||
                          (mention->kind == QIMAM_MENTION_COUNTRY && mention->named &&
                           (word + 1 > s_last || qimam_reading_origin_at (scan->reading, word) == NULL)) ||
                          (mention->kind == QIMAM_MENTION_ORGANISATION && mention->key != NULL)))
    {
      if (slot == QIMAM_PARTNER_OBJECT && mention->kind != QIMAM_MENTION_PERSON)
        return FALSE;
      partner->mention = mention;
      partner->last = mention->last_word;
      partner->party = mention->party;
      partner->span = mention->kind == QIMAM_MENTION_PERSON ? mention->full : mention->span;
      return TRUE;
    }
  if (mention != NULL && mention->kind != QIMAM_MENTION_GROUP)
    return FALSE;
  if (slot == QIMAM_PARTNER_OBJECT && g_str_has_prefix (folded, "ب") && !g_str_has_prefix (folded, "بال") &&
      (mention != NULL || qimam_clauses_has_hit (scan, "group_sent", word, word) ||
       qimam_clauses_has_hit (scan, "group_delegates", word, word)))
    particle = !g_str_has_prefix (folded, "برلماني") && !g_str_has_prefix (folded, "بعث");
  /* "سبعة سفراء" */
  while (partner->last < s_last && qimam_clauses_holds_number (scan, partner->last) &&
         !qimam_group_is_time (scan, partner->last) && scan->gaps[partner->last + 1] == 0)
    {
      counted = TRUE;
      partner->last++;
    }
  if (counted)
    folded = qimam_clauses_word (scan, partner->last)->folded;
  definite = is_definite (folded);
  if (!can_be_noun (scan, partner->last, folded) || (slot == QIMAM_PARTNER_OBJECT && definite) ||
      (!particle && has_particle (folded)) ||
      !(is_of_people (scan, partner->last, mention) ||
        (slot == QIMAM_PARTNER_BETWEEN &&
         qimam_clauses_has_hit (scan, "group_side", partner->last, partner->last))))
    return FALSE;
  if (mention != NULL && mention->last_word > partner->last && !counted)
    {
      partner->last = mention->last_word;
      partner->party = mention->party;
    }
  while (partner->last < s_last && partner->last - partner->first + 1 < MAX_WORDS &&
         (more = read_more (scan, partner, partner->last + 1, s_last, definite)) > 0)
    {
      const char *key = qimam_reading_origin_at (scan->reading, more);

      partner->last = more;
      if (partner->party == NULL)
        partner->party = key != NULL ? key : qimam_group_region (scan, more);
    }
  /* "طرفي النزاع", but "الوفدان" */
  if (partner->party != NULL && g_str_equal (partner->party, "joint") && partner->last == partner->first)
    return FALSE;
  /* "الجانب الأميركي فلان", "صاحب السمو الأمير فلان": what one is who is named behind it */
  if (partner->last < s_last && (scan->gaps[partner->last + 1] & ~QIMAM_GAP_QUOTE) == 0 &&
      !qimam_clauses_is_joined (scan, partner->last + 1) &&
      (mention = qimam_group_mention_at (scan, partner->last + 1)) != NULL &&
      mention->kind == QIMAM_MENTION_PERSON)
    return FALSE;
  mention = qimam_group_mention_at (scan, word);
  partner->definite = definite;
  partner->leaders = qimam_clauses_has_hit (scan, "group_leaders", partner->first, partner->last) ||
                     qimam_clauses_has_hit (scan, "group_ministers", partner->first, partner->last);
  partner->several = counted || g_str_has_suffix (folded, "ين") || g_str_has_suffix (folded, "ي") ||
                     g_str_has_suffix (folded, "ات") || mention != NULL;
  /* "مع صديق", "الوزيرين", but "مع دائنيها" */
  if (partner->last == partner->first &&
      (is_known_pair (folded) || (!definite && !partner->several && !is_of_them (folded))))
    return FALSE;
  partner->span = span_of (scan, partner->first, partner->last, particle);
  return TRUE;
}
