/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-groups.h"

#include <string.h>

#include "qimam-claims-attendance.h"
#include "qimam-claims-group.h"
#include "qimam-claims-people.h"

/* The summit of a body of states: the heads of its members who are told to speak or act were there. */

#define MAX_BODIES  8
#define MAX_ADDRESS 3 /* words of a form of address between a verb and a title */
#define MAX_NAME    3 /* words behind the noun of a meeting in which the body stands */

typedef struct
{
  const char *keys[MAX_BODIES];
  guint n;
} Bodies;

static void
add_body (Bodies *bodies, const QimamMembers *members, const char *key)
{
  if (!qimam_members_knows (members, key) || bodies->n == MAX_BODIES)
    return;
  for (guint i = 0; i < bodies->n; i++)
    if (g_str_equal (bodies->keys[i], key))
      return;
  bodies->keys[bodies->n++] = key;
}

/* "قمة العشرين", "قمة السبع" */
static const char *
numbered_body (const QimamClauses *scan, const QimamEvent *event)
{
  static const char *const twenty[] = { "العشرين", NULL };
  static const char *const seven[] = { "السبع", "السبعه", NULL };
  guint next = event->last + 1;

  if (next > event->end || scan->gaps[next] != 0)
    return NULL;
  if (qimam_clauses_word_is (scan, next, twenty))
    return "g20";
  return qimam_clauses_word_is (scan, next, seven) ? "g7" : NULL;
}

/* The bodies whose summit the article reports on. */
static Bodies
find_bodies (const QimamClaimBuilder *builder)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *claims = builder->analysis->claims;
  Bodies bodies = { { NULL }, 0 };

  for (guint e = 0; e < finder->events->len && bodies.n < MAX_BODIES; e++)
    {
      const QimamEvent *event = finder->events->pdata[e];
      const QimamClauses *scan = event->scan;
      guint upto = MIN (event->end, event->last + MAX_NAME);
      QimamSpan span;

      if (event->relation != QIMAM_EVENT_MAIN || event->verb || event->beside || event->near ||
          (event->kind != QIMAM_MEETING_SUMMIT && event->kind != QIMAM_MEETING_CONFERENCE) ||
          (scan->reading->in == QIMAM_FIELD_BODY && event->sentence > finder->lead_last + 1))
        continue;
      add_body (&bodies, builder->members, numbered_body (scan, event));
      for (guint w = event->last + 1; w <= upto; w++)
        add_body (&bodies, builder->members, qimam_group_region (scan, w));
      if (event->last == upto)
        continue;
      span = qimam_clauses_span (scan, event->last + 1, upto, FALSE);
      for (guint i = qimam_clauses_mention_from (scan, span.start); i < scan->reading->mentions->len; i++)
        {
          const QimamMention *mention = scan->reading->mentions->pdata[i];

          if (mention->span.start >= span.end)
            break;
          if (mention->kind == QIMAM_MENTION_ORGANISATION)
            add_body (&bodies, builder->members, mention->key);
        }
    }
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == 1 &&
          g_strcmp0 (claim->value.role, "leader") == 0 && claim->value.key == NULL)
        add_body (&bodies, builder->members, claim->party);
    }
  return bodies;
}

static gboolean
is_member (const QimamMembers *members, const Bodies *bodies, const QimamMention *who)
{
  static const char *const roles[] = { "president", "prime_minister",   "king", "crown_prince", "emir",
                                       "leader",    "foreign_minister", NULL };

  for (guint i = 0; i < bodies->n; i++)
    if (g_strv_contains (roles, who->role)
            ? qimam_members_has (members, bodies->keys[i], who->party)
            : g_str_equal (who->role, "secretary_general") && g_strcmp0 (bodies->keys[i], who->party) == 0)
      return TRUE;
  return FALSE;
}

gboolean
qimam_claims_is_told_elsewhere (const QimamMeetingFinder *finder,
                                const QimamClauses *scan,
                                guint s_first,
                                guint word)
{
  static const char *const in[] = { "في", "من", NULL };
  guint at = s_first;

  while (at < word && at < s_first + 3 && !qimam_clauses_word_is (scan, at, in))
    at++;
  if (at + 1 >= word || !qimam_clauses_word_is (scan, at, in))
    return FALSE;
  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, at + 1)->start);
       i < scan->reading->mentions->len; i++)
    {
      const QimamMention *mention = scan->reading->mentions->pdata[i];

      if (mention->first_word > at + 2)
        return FALSE;
      if (mention->kind == QIMAM_MENTION_COUNTRY && mention->place_kind == NULL)
        return TRUE;
      if (mention->kind == QIMAM_MENTION_PLACE || mention->kind == QIMAM_MENTION_COUNTRY)
        return !(mention->key != NULL && g_hash_table_contains (finder->places, mention->key)) &&
               !g_hash_table_contains (finder->places, mention->name);
    }
  return FALSE;
}

static gboolean
is_deed (const QimamClauses *scan, guint word)
{
  return !qimam_clauses_has_hit (scan, "wrote", word, word) &&
         (qimam_clauses_has_mark (scan, word, QIMAM_MARK_VERB) ||
          qimam_clauses_has_hit (scan, "acts", word, word) ||
          qimam_clauses_has_hit (scan, "report", word, word) ||
          qimam_clauses_has_hit (scan, "attend", word, word) ||
          qimam_clauses_has_hit (scan, "holder", word, word));
}

/* "دعا الرئيس فلان", "أما الرئيس فلان فأكد", "الرئيس فلان قال": he speaks or acts. */
static gboolean
acts (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  static const char *const but[] = { "اما", NULL };
  guint from = who->first_word > s_first + MAX_ADDRESS ? who->first_word - MAX_ADDRESS : s_first;

  for (guint w = who->first_word; w-- > from && scan->gaps[w + 1] == 0;)
    {
      if (w > s_first && qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_NEGATOR))
        return FALSE;
      if (is_deed (scan, w))
        return TRUE;
      if (w + 1 == who->first_word && qimam_clauses_word_is (scan, w, but))
        return who->last_word + 1 <= s_last &&
               g_str_has_prefix (qimam_clauses_word (scan, who->last_word + 1)->folded, "ف");
      if (!qimam_clauses_has_hit (scan, "address_form", w, w))
        break;
    }
  return who->first_word == s_first && who->last_word + 1 <= s_last && scan->gaps[who->last_word + 1] == 0 &&
         is_deed (scan, who->last_word + 1);
}

void
qimam_claims_find_members (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *mentions = scan->reading->mentions;
  Bodies bodies;

  if (scan->reading->in != QIMAM_FIELD_BODY || !finder->has_main || finder->remote ||
      (finder->first != NULL && finder->first->next))
    return;
  bodies = find_bodies (builder);
  for (guint i = 0; i < mentions->len && bodies.n > 0; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      guint s_first, s_last;

      if (who->kind != QIMAM_MENTION_PERSON || !who->named || who->key == NULL || who->role == NULL ||
          who->party == NULL || who->first_word >= scan->n_words ||
          qimam_meeting_finder_at (finder, scan, who->first_word) != 1 ||
          scan->statement_of[who->first_word] != 0 || !is_member (builder->members, &bodies, who))
        continue;
      qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
      if (acts (scan, who, s_first, s_last) && !qimam_clauses_has_mark (scan, s_first, QIMAM_MARK_EARLIER) &&
          !qimam_claims_is_told_elsewhere (finder, scan, s_first, who->first_word) &&
          !qimam_attendance_is_absent (scan, who, s_first) &&
          !qimam_attendance_is_behind (scan, who, s_first))
        qimam_claims_add_participant (builder, scan, who, 1, who->role);
    }
}
