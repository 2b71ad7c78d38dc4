/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-groups.h"

#include <string.h>

#include "qimam-claims-attendance.h"
#include "qimam-claims-group.h"

/* Those who met without a name of their own: "وزراء خارجية دول مجلس التعاون", "قادة حلف شمال الأطلسي", "وفد
 * من الحركة". */

#define MAX_EVENTS  64 /* of the beginning, looked through for one that was held */
#define MAX_OBJECT  14 /* words between those who hold a meeting and the meeting */
#define MAX_BETWEEN 8  /* words between a meeting and "between" */
#define MAX_FRONT   4  /* words at the beginning of a sentence before its verb */
#define MAX_IT      12 /* words between "took part in it" and those who did */
#define MAX_LIST    30 /* words between a word of attending and a group that it tells of */

/* The nouns of the table of cues, and the role of those whom they name. */
static const struct
{
  const char *rule;
  const char *role;
} heads[] = {
  { "group_leaders", "leader" },        { "group_foreign", "foreign_minister" },
  { "group_ministers", "minister" },    { "group_delegates", "delegation" },
  { "group_sent", "delegation" },       { "group_states", "delegation" },
  { "group_government", "delegation" },
};

/* Whether the words between two are of one clause, without a verb. */
static gboolean
runs_through (const QimamClauses *scan, guint from, guint to)
{
  for (guint w = from + 1; w <= to; w++)
    if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) ||
        (w < to && (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
                    qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
                    qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))))
      return FALSE;
  return TRUE;
}

/* "ستستضيف الصين الجولة المقبلة من المحادثات بين …": the meeting of which an event tells; one to come is that
 * of the article where its beginning tells of no other. 0 if there is none. */
gint64
qimam_groups_meeting_of (const QimamClaimBuilder *builder, const QimamEvent *event)
{
  const QimamMeetingFinder *finder = builder->finder;

  if (event->relation != QIMAM_EVENT_NEXT)
    return event->meeting;
  if (!finder->has_main || event->scan->reading->in != QIMAM_FIELD_BODY ||
      event->sentence > finder->lead_last)
    return 0;
  for (guint i = 0; i < finder->events->len && i < MAX_EVENTS; i++)
    {
      const QimamEvent *other = finder->events->pdata[i];

      if (other->relation == QIMAM_EVENT_MAIN && other->scan == event->scan &&
          other->sentence <= finder->lead_last && !other->next)
        return 0;
    }
  return 1;
}

/* "عقد القادة 33 قمة": of many */
static gboolean
counts (const QimamClauses *scan, guint word)
{
  return word > 0 && qimam_clauses_holds_number (scan, word - 1) && !qimam_group_is_time (scan, word - 1);
}

/* "أنهى قادة الحلف قمة", "يعقد وزراء الدفاع العرب اجتماعا", "وزراء الخارجية يجتمعون", "أكد القادة العرب في
 * ختام القمة": (nullable): the meeting that they hold. */
static const QimamEvent *
held_by (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamGroup *group, guint s_last)
{
  static const char *const in_words[] = { "في", "خلال", "اثناء", NULL };
  guint upto = MIN (s_last, group->last + MAX_OBJECT);
  gboolean holds =
      group->first > 0 && qimam_clauses_has_hit (scan, "holder", group->first - 1, group->first - 1);
  gboolean acts = group->first > 0 && qimam_clauses_has_mark (scan, group->first - 1, QIMAM_MARK_VERB);

  for (guint w = group->last + 1; w <= upto; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, w);

      if (event == NULL || event->first != w || qimam_groups_meeting_of (builder, event) == 0)
        continue;
      if (event->verb)
        return w <= group->last + 3 && runs_through (scan, group->last, w) &&
                       !g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "و")
                   ? event
                   : NULL;
      return (holds ||
              (acts && (event->adverbial || qimam_clauses_any_is (scan, group->last + 1, w, in_words)))) &&
                     !event->several && !counts (scan, w) && runs_through (scan, group->last, w)
                 ? event
                 : NULL;
    }
  return NULL;
}

/* (nullable): the meeting in whose description they stand as those who met: "اجتماع وزراء …", "محادثات بين
 * …", "التقى … وفدا". */
static const QimamEvent *
described_in (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamGroup *group)
{
  static const char *const with[] = { "مع", "بين", "كل", "جميع", "عدد", "بعض", "كبار", NULL };
  static const char *const where[] = { "في",  "من",  "الي", "علي", "عن",   "حول", "بشان", "ضد", "لدي",
                                       "بعد", "قبل", "عقب", "منذ", "خارج", "مقر", "امام", "ان", NULL };
  const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, group->first);
  const char *folded = qimam_clauses_word (scan, group->first)->folded;

  if (event == NULL || group->first <= event->last || qimam_groups_meeting_of (builder, event) == 0 ||
      qimam_event_is_about (event, group->first))
    return NULL;
  /* "قمة الدول المصدرة للغاز" is what it is called */
  if (event->beside || (group->first == event->last + 1 && group->states))
    return NULL;
  if (group->first == event->last + 1 || qimam_clauses_word_is (scan, group->first - 1, with))
    return event;
  if (qimam_clauses_word_is (scan, group->first - 1, where) ||
      qimam_clauses_has_hit (scan, "of_whom", group->first - 1, group->first - 1))
    return NULL;
  /* "اجتماع الرئيس بوفد", "القمة التي جمعت قادة", "لقاء لوزراء" */
  if (g_str_has_prefix (folded, "ب") || g_str_has_prefix (folded, "ل") ||
      qimam_clauses_has_hit (scan, "attend", group->first - 1, group->first - 1))
    return event;
  /* the second of two: "بين الحكومة والحركة" */
  if (qimam_clauses_is_joined (scan, group->first))
    for (guint w = group->first; w-- > event->last;)
      {
        if (qimam_clauses_word_is (scan, w, with) || w == event->last)
          return event;
        if (qimam_clauses_word_is (scan, w, where) || scan->gaps[w + 1] != 0)
          return NULL;
      }
  /* "استقبل أمير البلاد … وزراء خارجية …" */
  return event->verb && runs_through (scan, event->last, group->first) ? event : NULL;
}

/* "المحادثات ستبدأ غدا بين فرق …", "انتهت الجولة أمس بين فلان، ممثل …، وأعضاء من …": (nullable): the meeting
 * that is told to be between them. */
static const QimamEvent *
between (const QimamClaimBuilder *builder, const QimamClauses *scan, guint first, guint s_first)
{
  static const char *const between_words[] = { "بين", NULL };
  static const char *const holding[] = { "hold", "begin", "finish", "resume", "last", "will" };
  guint from = first > s_first + MAX_LIST ? first - MAX_LIST : s_first, at = G_MAXUINT;
  gboolean joined = qimam_clauses_is_joined (scan, first);

  for (guint w = first; w-- > from && at == G_MAXUINT;)
    {
      if (qimam_clauses_word_is (scan, w, between_words))
        at = w;
      else if (!joined || (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return NULL;
    }
  if (at == G_MAXUINT || (joined ? FALSE : at + 1 != first))
    return NULL;
  for (guint w = at; w-- > s_first && at - w <= MAX_BETWEEN;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, w);
      gboolean holds = FALSE;

      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        return NULL;
      if (event != NULL)
        return !event->verb && qimam_groups_meeting_of (builder, event) > 0 &&
                       !qimam_event_is_about (event, at)
                   ? event
                   : NULL;
      for (guint i = 0; i < G_N_ELEMENTS (holding); i++)
        holds = holds || qimam_clauses_has_hit (scan, holding[i], w, w);
      if (!holds && (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
                     qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
                     qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE)))
        return NULL;
    }
  return NULL;
}

/* "جلس مع القادة العرب في أول قمة": (nullable): the meeting in which somebody is told to have been with them.
 */
static const QimamEvent *
with_in (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamGroup *group, guint s_last)
{
  static const char *const with[] = { "مع", NULL };
  guint upto = MIN (s_last, group->last + MAX_BETWEEN);

  if (group->first == 0 || !qimam_clauses_word_is (scan, group->first - 1, with))
    return NULL;
  for (guint w = group->last + 1; w <= upto; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, w);

      if (event != NULL && event->first == w)
        return event->adverbial && !event->verb && event->meeting > 0 &&
                       event->relation != QIMAM_EVENT_NEXT && runs_through (scan, group->last, w)
                   ? event
                   : NULL;
    }
  return NULL;
}

/* "بحضور قادة الدول", "وشارك في الاجتماع ممثلون عن …" */
static gboolean
is_told_to_attend (const QimamClauses *scan, const QimamGroup *group, guint s_first)
{
  guint from = group->first > s_first + MAX_LIST ? group->first - MAX_LIST : s_first;

  /* "بحضور المحققين، ضباط الجيش": another thing begins */
  if ((scan->gaps[group->first] & QIMAM_GAP_COMMA) && !qimam_clauses_is_joined (scan, group->first))
    return FALSE;
  for (guint w = group->first; w-- > from;)
    {
      if (qimam_clauses_has_hit (scan, "absent", w, w) || qimam_clauses_has_hit (scan, "stayed_away", w, w) ||
          (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "attend_group", w, w))
        return !(w > s_first && qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_NEGATOR));
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return FALSE;
    }
  return FALSE;
}

/* Whether the sentence of a word names a meeting, or means it: "ويشارك فيه ممثلون عن …". */
gboolean
qimam_groups_is_told_of (const QimamClaimBuilder *builder,
                         const QimamClauses *scan,
                         guint word,
                         gint64 meeting)
{
  guint s_first, s_last, sentence = qimam_clauses_sentence (scan, word, &s_first, &s_last);
  const QimamEvent *event = qimam_meeting_finder_in_sentence (builder->finder, scan, sentence);

  if (event == NULL)
    return meeting == 1 &&
           (qimam_clauses_has_hit (scan, "attend_it", word > s_first + MAX_IT ? word - MAX_IT : s_first,
                                   word) ||
            /* "كما يشارك ممثلون عن …" */
            (word > s_first && qimam_clauses_has_hit (scan, "took_part", word - 1, word - 1)));
  return qimam_groups_meeting_of (builder, event) == meeting;
}

/* Whether two or more who took part are named, or one who came for @party. */
static gboolean
is_named (const QimamClaimBuilder *builder, const QimamGroup *group, gint64 meeting)
{
  const GPtrArray *claims = builder->analysis->claims;
  gboolean joint = g_strcmp0 (group->party, "joint") == 0;
  guint n = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      n += claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == meeting &&
           claim->value.key != NULL && g_strcmp0 (claim->value.key, claim->party) != 0 &&
           (joint || g_strcmp0 (claim->party, group->party) == 0);
    }
  return n > (joint ? 1 : 0);
}

/* "يبحث مسؤولون خليجيون غدا كذا، التي …، خلال اجتماع", "وزراء مالية … يبحثون": (nullable): the meeting of the
 * sentence whose first verb is theirs. */
static const QimamEvent *
acting_in (const QimamClaimBuilder *builder,
           const QimamClauses *scan,
           const QimamGroup *group,
           guint s_first,
           guint s_last)
{
  guint verb = group->first > s_first ? group->first - 1 : group->last + 1;
  gboolean modal;

  if (verb > s_last || scan->gaps[MAX (verb, group->first)] != 0 || verb > s_first + MAX_FRONT ||
      !qimam_clauses_has_mark (scan, verb, QIMAM_MARK_VERB) ||
      qimam_clauses_is_negated (scan, verb, &modal) || scan->statement_of[group->first] != 0)
    return NULL;
  for (guint w = MAX (verb, group->last) + 1; w <= s_last; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, w);

      if (event != NULL && event->first == w && !event->verb && event->adverbial && !event->several &&
          !event->beside && !event->near && scan->statement_of[w] == 0 &&
          qimam_groups_meeting_of (builder, event) == 1)
        return event;
    }
  return NULL;
}

/* Without the particle before the noun, with which none of the nouns but "كبار" and "بعثة" begins. */
static QimamSpan
span_of (const QimamClauses *scan, const QimamGroup *group)
{
  static const char *const particles[] = { "ل", "ب", "ك" };
  QimamSpan span = qimam_clauses_span (scan, group->first, group->last, TRUE);
  const char *text = scan->reading->text + span.start;

  for (guint i = 0; i < G_N_ELEMENTS (particles) && !group->named; i++)
    if (g_str_has_prefix (text, particles[i]) && !g_str_has_prefix (text, "لل") &&
        !g_str_has_prefix (text, "كبار") && !g_str_has_prefix (text, "بعث"))
      {
        span.start += strlen (particles[i]);
        break;
      }
  return span;
}

static void
add_group (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamGroup *group, gint64 meeting)
{
  const GPtrArray *claims = builder->analysis->claims;
  QimamSpan span = span_of (scan, group);
  QimamClaim *claim;

  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *known = claims->pdata[i];

      if (known->dimension != QIMAM_DIMENSION_PARTICIPANTS || known->meeting != meeting)
        continue;
      /* told before, or named for himself in the same words */
      if (known->span.in == span.in && qimam_span_overlaps (known->span, span))
        return;
      if (known->value.key == NULL && g_strcmp0 (known->value.role, group->role) == 0 &&
          g_strcmp0 (known->party, group->party) == 0)
        {
          qimam_claim_builder_repeat (known, span);
          return;
        }
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, span);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (group->party);
  claim->value.set = TRUE;
  claim->value.name = g_strdup (claim->text);
  claim->value.role = g_intern_static_string (group->role);
}

/* Whether somebody of a party is named as one who took part. */
static gboolean
is_sent (const QimamClaimBuilder *builder, const char *party, gint64 meeting)
{
  const QimamGroup one = { .party = party };

  return is_named (builder, &one, meeting);
}

/* The people of several bodies came for each of them. */
static void
add_owners (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamGroup *group, gint64 meeting)
{
  for (guint i = 0; i < group->n_owners; i++)
    {
      const QimamGroupOwner *owner = &group->owners[i];
      const QimamMention *mention = owner->mention;
      gboolean titled = mention != NULL && mention->kind == QIMAM_MENTION_PERSON;
      QimamSpan name = titled ? mention->span : qimam_clauses_span (scan, owner->first, owner->last, TRUE);
      QimamValue value = { .set = TRUE, .role = g_intern_static_string ("delegation") };
      QimamClaim *claim;

      value.name =
          mention != NULL && !titled ? g_strdup (mention->name) : qimam_reading_text (scan->reading, name);
      value.key = g_strdup (mention == NULL ? NULL : titled ? mention->party : mention->key);
      /* one who came for his state is named */
      if (!(value.key != NULL && is_sent (builder, value.key, meeting)) &&
          qimam_claim_builder_find (builder, QIMAM_DIMENSION_PARTICIPANTS, meeting, &value) == NULL)
        {
          QimamGroup one = { i == 0 ? group->first : owner->first, owner->last };

          claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS,
                                                i == 0 ? span_of (scan, &one) : name);
          if (claim != NULL)
            {
              claim->meeting = meeting;
              claim->party = g_strdup (mention != NULL && mention->party != NULL ? mention->party : "other");
              qimam_value_copy (&claim->value, &value);
            }
        }
      g_free (value.name);
      g_free (value.key);
    }
}

/* "اتفق وزراء نفط المنظمة في فيينا على …": many decide together where they meet. */
static gboolean
decides_together (const QimamClaimBuilder *builder,
                  const QimamClauses *scan,
                  const QimamGroup *group,
                  guint s_first)
{
  static const char *const roles[] = { "foreign_minister", "minister", "leader", NULL };
  const QimamMeetingFinder *finder = builder->finder;

  return finder->has_main && group->first > s_first && scan->gaps[group->first] == 0 &&
         g_strv_contains (roles, group->role) && scan->statement_of[group->first] == 0 &&
         qimam_clauses_clause (scan, group->first)->sentence <= finder->lead_last &&
         qimam_meeting_finder_at (finder, scan, group->first) == 1 && group->first - 1 <= s_first + 1 &&
         qimam_clauses_has_hit (scan, "decided", group->first - 1, group->first - 1);
}

/* "إلى وفدي الحكومة والحركة": two delegations of two sides are where they talk. */
static gboolean
is_of_two (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamGroup *group)
{
  static const char *const two[] = { "وفدي", "وفدا", "لوفدي", "بوفدي", "مفاوضي", "مفاوضو", NULL };

  return builder->finder->has_main && group->n_owners == 2 && !group->states &&
         qimam_clauses_word_is (scan, group->first, two) && scan->statement_of[group->first] == 0 &&
         qimam_meeting_finder_at (builder->finder, scan, group->first) == 1;
}

/* Their meeting; 0 where nothing tells that they were at one. */
static gint64
find_meeting (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamGroup *group)
{
  guint s_first, s_last;
  const QimamEvent *event;
  gint64 meeting;

  qimam_clauses_sentence (scan, group->first, &s_first, &s_last);
  event = described_in (builder, scan, group);
  if (event == NULL)
    event = held_by (builder, scan, group, s_last);
  if (event == NULL)
    event = between (builder, scan, group->first, s_first);
  if (event == NULL)
    event = with_in (builder, scan, group, s_last);
  if (event == NULL)
    event = acting_in (builder, scan, group, s_first, s_last);
  if (event != NULL)
    return qimam_groups_meeting_of (builder, event);
  if (decides_together (builder, scan, group, s_first) || is_of_two (builder, scan, group))
    return 1;
  if (scan->statement_of[group->first] != 0 || !is_told_to_attend (scan, group, s_first))
    return 0;
  meeting = qimam_meeting_finder_at (builder->finder, scan, group->first);
  if (meeting == 0)
    {
      /* "خلال اجتماع يعقد غدا ويشارك فيه ممثلون عن …" */
      event = qimam_meeting_finder_in_sentence (builder->finder, scan,
                                                qimam_clauses_clause (scan, group->first)->sentence);
      meeting = event != NULL && event->first < group->first ? qimam_groups_meeting_of (builder, event) : 0;
    }
  return meeting != 0 && qimam_groups_is_told_of (builder, scan, group->first, meeting) ? meeting : 0;
}

/* "رئيسا أميركيا": one man, of whom nobody says that there are two. */
static gboolean
is_one (const QimamClauses *scan, const QimamGroup *group)
{
  return group->first == group->last - 1 &&
         g_str_has_suffix (qimam_clauses_word (scan, group->first)->folded, "ا") &&
         qimam_reading_origin_at (scan->reading, group->last) != NULL &&
         !qimam_group_is_definite (scan, group->last);
}

/* "وزيرا خارجية السودان ومصر": the states whose office the lexicon has read. */
static void
take_titled (const QimamClauses *scan, QimamGroup *group, const QimamMention *mention)
{
  const GPtrArray *mentions = scan->reading->mentions;

  group->party = "joint";
  for (guint i = qimam_clauses_mention_from (scan, mention->full.start); i < mentions->len; i++)
    {
      const QimamMention *one = mentions->pdata[i];
      guint first, last;

      if (one->first_word > mention->first_word)
        break;
      if (one->group != mention->group || group->n_owners == QIMAM_GROUP_MAX_OWNERS ||
          !qimam_clauses_words_of (scan, one->span, &first, &last))
        continue;
      group->owners[group->n_owners++] = (QimamGroupOwner){ first, last, one };
      group->n_states++;
    }
}

static void
read_group (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamCueHit *hit, const char *role)
{
  static const char *const of_one[] = { "كبير", "كبيره", "احد",   "احدي",  "رييس", "رييسه", "عضو",  "نايب",
                                        "مجلس", "لجنه",  "اتحاد", "منتدي", "وزير", "قائد",  "مكتب", NULL };
  QimamGroup group = { hit->first, hit->last, role, NULL };
  const char *rule = qimam_cue_table_rule (scan->table, hit->rule)->rule;
  const QimamMention *mention = qimam_group_mention_at (scan, hit->first);
  guint s_first, s_last;
  gint64 meeting;

  /* "كبير الدبلوماسيين فلان" is one of them */
  if (hit->first > 0 && scan->gaps[hit->first] == 0 && qimam_clauses_word_is (scan, hit->first - 1, of_one))
    return;
  group.sent = g_str_equal (rule, "group_sent");
  group.states = g_str_equal (rule, "group_states");
  qimam_clauses_sentence (scan, hit->first, &s_first, &s_last);
  if (mention != NULL && mention->kind == QIMAM_MENTION_PERSON && mention->group > 0)
    {
      /* "الرئيسان فلان وفلان": each of them is named */
      if (mention->named)
        return;
      group.last = mention->last_word;
      take_titled (scan, &group, mention);
    }
  else if (!qimam_group_read_tail (scan, &group, s_last) || is_one (scan, &group))
    return;
  meeting = find_meeting (builder, scan, &group);
  if (meeting == 0)
    return;
  if (group.n_owners > 1 && (g_str_equal (role, "delegation") || group.n_states > 1) && !group.states)
    add_owners (builder, scan, &group, meeting);
  /* "قادة الدول الثلاث" are those whom the text names */
  else if (g_strcmp0 (group.party, "joint") != 0 || (group.n_owners > 1 && group.n_states < 2) ||
           !is_named (builder, &group, meeting))
    add_group (builder, scan, &group, meeting);
}

/* "محادثات بين الحكومة والحركة": bodies that sit at the table as such. */
static void
read_side (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *who)
{
  QimamGroup group = { who->first_word, who->last_word, "delegation", who->party, 0, TRUE };
  guint s_first, s_last;
  const QimamEvent *event;

  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  event = between (builder, scan, who->first_word, s_first);
  if (event != NULL && !is_named (builder, &group, qimam_groups_meeting_of (builder, event)))
    add_group (builder, scan, &group, qimam_groups_meeting_of (builder, event));
}

/* A body that acts for itself, and speaks for no state. */
static gboolean
is_side (const QimamMention *who)
{
  return who->kind == QIMAM_MENTION_ORGANISATION && who->key != NULL && who->party != NULL &&
         g_str_equal (who->key, who->party);
}

void
qimam_claims_find_groups (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint next = 0; /* the word after the last group */

  if (scan->reading->in != QIMAM_FIELD_BODY)
    return;
  for (guint i = 0; i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const char *rule = qimam_cue_table_rule (scan->table, hit->rule)->rule;

      if (hit->first < next)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (heads); k++)
        if (g_str_equal (rule, heads[k].rule))
          {
            read_group (builder, scan, hit, heads[k].role);
            next = hit->first + 1;
            break;
          }
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];

      if (is_side (who) && who->first_word < scan->n_words &&
          scan->names[who->first_word] == QIMAM_NAME_BEGINS)
        read_side (builder, scan, who);
    }
}
