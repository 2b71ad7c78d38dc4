/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-attendance.h"
#include "qimam-claims-people.h"

/* Who was there by all that the text tells of him: no one mention of a name says that he took part, but what
 * he does, says and is called in all of them does. Each mention adds to the score of its bearer or takes from
 * it. */

#define ENOUGH       4  /* points of one who took part */
#define MAX_ADDRESS  4  /* words between a verb and the title of its subject */
#define MAX_BEHIND   12 /* words between one who speaks and when he does */
#define MAX_OPENING  6  /* words of a phrase at the beginning of a sentence that tells when it was */
#define MAX_CLAUSE   40 /* words between one who speaks and what he says */
#define MAX_TITLE    6  /* words of what one is, behind his name */
#define MAX_RELATION 3  /* words before a meeting in which its preposition stands */
#define MAX_OFFICE   10 /* words between a delegation and the name of one of its members */
#define MAX_SPEECH   3  /* sentences between one speech at a meeting and the next */
#define MANY         3  /* parties of a meeting at which speech follows speech */

typedef struct
{
  const QimamMention *best; /* (nullable): where he is named and does most */
  int best_weight;
  int score;
  guint acts; /* sentences in which he says or does something, nowhere else */
} Presence;

static const char *const heads[] = { "president", "prime_minister", "king",   "crown_prince",
                                     "emir",      "vice_president", "leader", "secretary_general",
                                     NULL };
static const char *const ministers[] = { "foreign_minister", "minister", "adviser", "head_of_delegation",
                                         NULL };

static gboolean
is_deed (const QimamClauses *scan, guint word)
{
  return qimam_clauses_has_mark (scan, word, QIMAM_MARK_VERB) ||
         qimam_clauses_has_hit (scan, "acts", word, word) ||
         qimam_clauses_has_hit (scan, "report", word, word) ||
         qimam_clauses_has_hit (scan, "attend", word, word) ||
         qimam_clauses_has_hit (scan, "move", word, word) ||
         qimam_clauses_has_hit (scan, "there_only", word, word);
}

/* The verb of which @who is the subject: "قال الرئيس فلان", "الرئيس فلان قال", "أما الرئيس فلان فقال";
 * G_MAXUINT if there is none. */
static guint
deed_of (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  guint first = qimam_attendance_first_of_name (scan, who);
  guint from = first > s_first + MAX_ADDRESS ? first - MAX_ADDRESS : s_first;
  guint next = who->last_word + 1;
  static const char *const but[] = { "اما", NULL };

  for (guint w = first; w-- > from && (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) == 0;)
    {
      if (is_deed (scan, w))
        return w > s_first && qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_NEGATOR) ? G_MAXUINT : w;
      if (!qimam_clauses_has_hit (scan, "address_form", w, w))
        break;
    }
  if (next <= s_last && first > s_first && qimam_clauses_word_is (scan, first - 1, but) &&
      g_str_has_prefix (qimam_clauses_word (scan, next)->folded, "ف"))
    return next;
  if (next <= s_last && scan->gaps[next] == 0 && is_deed (scan, next) &&
      !qimam_clauses_is_joined (scan, next) &&
      (who->first_word == s_first || scan->gaps[who->first_word] != 0 ||
       qimam_clauses_has_mark (scan, who->first_word - 1, QIMAM_MARK_OPENER)))
    return next;
  return G_MAXUINT;
}

/* The first word of what is said; one behind those that are looked at where nothing is. */
static guint
content_of (const QimamClauses *scan, guint from, guint s_last)
{
  static const char *const that_words[] = {
    "ان", "انه", "انها", "بان", "بانه", "بانها", "انهم", "انهما", NULL
  };

  s_last = MIN (s_last, from + MAX_CLAUSE);
  for (guint w = from; w <= s_last; w++)
    if ((scan->gaps[w] & QIMAM_GAP_COLON) || qimam_clauses_word_is (scan, w, that_words) ||
        scan->statement_of[w] != 0)
      return w;
  return s_last + 1;
}

/* "في ختام اللقاء", "عقب محادثاتهما", "لدى وصوله إلى الاجتماع": 4 where the meeting is told as where he is, 2
 * where it is only when. */
static int
weigh_relation (const QimamClauses *scan, const QimamEvent *event, guint s_first)
{
  guint from = event->first > s_first + MAX_RELATION ? event->first - MAX_RELATION : s_first;

  /* "قال الوزير فلان على هامش القمة" */
  if (event->beside)
    return 2;
  if (event->near || event->several)
    return 0;
  if (qimam_clauses_has_hit (scan, "at_meeting", from, event->first))
    return ENOUGH;
  return event->adverbial || qimam_clauses_has_hit (scan, "after_meeting", from, event->first) ? 2 : 0;
}

/* When he says or does it: "قال الوزير عقب الاجتماع إن …", "وفي ختام اللقاء، قال الوزير …". */
static int
weigh_occasion (const QimamMeetingFinder *finder,
                const QimamClauses *scan,
                const QimamMention *who,
                guint s_first,
                guint s_last)
{
  guint content = content_of (scan, who->last_word + 1, s_last);
  const QimamEvent *told = qimam_meeting_finder_in_sentence (finder, scan, who->sentence);
  int weight = 0;

  /* "قال فلان في الجلسة الافتتاحية", "قال فلان خلال مراسم التوقيع" */
  if ((told == NULL || told->relation == QIMAM_EVENT_MAIN) && content > who->last_word + 1 &&
      qimam_clauses_has_hit (scan, "in_session", who->last_word + 1,
                             MIN (content - 1, who->last_word + MAX_BEHIND)))
    return ENOUGH;
  for (guint w = s_first; w < content && w <= who->last_word + MAX_BEHIND; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (w == s_first + MAX_OPENING && w < who->first_word)
        w = who->first_word;
      if (event == NULL || event->first != w || event->relation != QIMAM_EVENT_MAIN || event->verb)
        continue;
      weight = MAX (weight, weigh_relation (scan, event, s_first));
    }
  return weight;
}

/* "للصحفيين", "في مؤتمر صحفي", but "في بيان", "على حسابه", "لقناة": to whom he speaks. */
static int
weigh_hearers (const QimamClauses *scan, const QimamMention *who, guint deed, guint s_last)
{
  guint from = MIN (deed, who->first_word);
  guint upto = MIN (content_of (scan, who->last_word + 1, s_last), who->last_word + MAX_BEHIND + 1);

  if (upto == 0 || upto <= from)
    return 0;
  if (qimam_clauses_has_hit (scan, "from_afar", from, upto - 1))
    return -3;
  return qimam_clauses_has_hit (scan, "to_press", from, upto - 1) ? 2 : 0;
}

/* "رئيس وفد «الحركة» فلان", "عضو وفد المعارضة المسلحة مسؤول العلاقات فيها الدكتور فلان" */
static gboolean
follows_delegation (const QimamClauses *scan, const QimamMention *who)
{
  guint from = who->first_word > MAX_OFFICE ? who->first_word - MAX_OFFICE : 0;

  for (guint w = who->first_word; w-- > from && (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) == 0;)
    {
      if (qimam_clauses_has_hit (scan, "of_delegation", w, w))
        return TRUE;
      if (is_deed (scan, w) || qimam_clauses_is_joined (scan, w))
        return FALSE;
    }
  return FALSE;
}

/* "عضو الوفد فلان", "فلان من وفد الحكومة", "كبير المفاوضين فلان": what he is says it. */
static int
weigh_title (const QimamClauses *scan, const QimamMention *who, gboolean of_heads, guint s_last)
{
  guint upto = MIN (s_last, who->last_word + MAX_TITLE);

  for (guint w = who->last_word + 1; w <= upto; w++)
    if ((scan->gaps[w] & ~(QIMAM_GAP_COMMA | QIMAM_GAP_QUOTE)) || is_deed (scan, w) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) || scan->statement_of[w] != 0)
      {
        upto = w - 1;
        break;
      }
  if (qimam_clauses_has_hit (scan, "outsider", who->first_word > 0 ? who->first_word - 1 : 0,
                             MIN (upto, who->last_word + 2)))
    return -2 * ENOUGH;
  /* no delegations talk at a meeting of heads */
  if (!of_heads && (qimam_clauses_has_hit (scan, "of_delegation", who->first_word, upto) ||
                    follows_delegation (scan, who)))
    return ENOUGH;
  return qimam_clauses_has_hit (scan, "guest_or_host", who->first_word > 0 ? who->first_word - 1 : 0, upto)
             ? ENOUGH - 1
             : 0;
}

static gboolean
says_we_met (const QimamClauses *scan, const QimamMention *who, guint s_last)
{
  const GPtrArray *statements = scan->reading->statements;
  guint content = content_of (scan, who->last_word + 1, s_last);
  const QimamStatement *said;
  guint first, last;

  if (content > s_last || scan->statement_of[content] == 0)
    {
      if (content + 1 > s_last || scan->statement_of[content + 1] == 0)
        return FALSE;
      content++;
    }
  said = g_ptr_array_index (statements, scan->statement_of[content] - 1);
  return g_strcmp0 (said->speaker_key, who->key) == 0 &&
         qimam_clauses_words_of (scan, said->span, &first, &last) &&
         qimam_clauses_has_hit (scan, "we_met", first, last);
}

/* Whether one of rank came for the party of @who, or for a body to which it belongs; where it sent only those
 * of less rank, or somebody at the head of a delegation, he stayed at home. */
static gboolean
has_peers (const QimamClaimBuilder *builder, const QimamMention *who)
{
  static const char *const delegate[] = { "head_of_delegation", NULL };
  const GPtrArray *claims = builder->analysis->claims;
  guint members = 0;

  for (guint i = 0; i < claims->len && qimam_party_is_told (who->party); i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      /* "الأمين العام للمجلس فلان", where many of its members sat */
      if (claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == 1 &&
          claim->value.role != NULL && g_strv_contains (heads, claim->value.role) &&
          g_strcmp0 (who->role, "secretary_general") == 0 &&
          qimam_members_knows (builder->members, who->party) &&
          qimam_members_has (builder->members, who->party, claim->party) && ++members >= MANY)
        return TRUE;

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != 1 ||
          g_strcmp0 (claim->value.key, who->key) == 0 ||
          !(g_strcmp0 (claim->party, who->party) == 0 ||
            (qimam_members_knows (builder->members, claim->party) &&
             qimam_members_has (builder->members, claim->party, who->party))))
        continue;
      if (claim->value.role != NULL && !g_strv_contains (delegate, claim->value.role) &&
          (g_strv_contains (heads, claim->value.role) || g_strv_contains (ministers, claim->value.role)))
        return TRUE;
    }
  return FALSE;
}

/* What it says that one who acts is of a party that was there. */
static int
weigh_party (const QimamClaimBuilder *builder, const QimamMention *who, const Presence *presence)
{
  if (presence->acts == 0 || !has_peers (builder, who))
    return 0;
  if (who->role == NULL || builder->finder->remote ||
      !(g_strv_contains (heads, who->role) ||
        (!builder->finder->main_has_heads && g_strv_contains (ministers, who->role))))
    return 1;
  return 1 + MIN (presence->acts + 2, 3);
}

static int
weigh (const QimamClaimBuilder *builder,
       const QimamClauses *scan,
       const QimamMention *who,
       gboolean of_heads,
       gboolean *acted)
{
  guint s_first, s_last, deed;
  const QimamEvent *event;
  int weight, hearers;

  if (scan->statement_of[who->first_word] != 0)
    return 0;
  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  if (qimam_attendance_is_absent (scan, who, s_first))
    return -2 * ENOUGH;
  if (qimam_attendance_is_behind (scan, who, s_first) ||
      qimam_clauses_has_mark (scan, s_first, QIMAM_MARK_EARLIER))
    return 0;
  event = qimam_meeting_finder_in_sentence (builder->finder, scan, who->sentence);
  weight = weigh_title (scan, who, of_heads, s_last);
  if (weight < 0)
    return weight;
  deed = deed_of (scan, who, s_first, s_last);
  if (deed == G_MAXUINT)
    return weight < ENOUGH ? 0 : weight;
  if (event != NULL && event->relation != QIMAM_EVENT_MAIN && event->first < who->first_word)
    return weight;
  /* "وأضافت نظيرته فلانة": who acts beside another */
  weight += weight > 0 ? 1 : 0;
  weight += weigh_occasion (builder->finder, scan, who, s_first, s_last);
  hearers = weigh_hearers (scan, who, deed, s_last);
  *acted = hearers >= 0;
  weight += hearers;
  if (qimam_clauses_has_hit (scan, "there_only", deed, deed))
    weight += ENOUGH - 1;
  if (says_we_met (scan, who, s_last))
    weight += ENOUGH;
  return weight;
}

static void
add_weight (GHashTable *presences, const QimamMention *who, int weight, gboolean acted)
{
  Presence *presence = g_hash_table_lookup (presences, who->key);

  if (presence == NULL)
    {
      presence = g_new0 (Presence, 1);
      g_hash_table_insert (presences, who->key, presence);
    }
  presence->score =
      weight < 0 || presence->score < 0 ? MIN (presence->score, weight) : MAX (presence->score, weight);
  presence->acts += acted;
  if (who->named && (presence->best == NULL || weight > presence->best_weight))
    {
      presence->best = who;
      presence->best_weight = weight;
    }
}

/* Those with points enough; with @sides also by the points of their party, which those who are known to have
 * been there give. */
static void
add_present (QimamClaimBuilder *builder, const QimamClauses *scan, GHashTable *presences, gboolean sides)
{
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      const Presence *presence = who->key != NULL ? g_hash_table_lookup (presences, who->key) : NULL;

      if (presence != NULL && presence->best == who &&
          presence->score + (sides ? weigh_party (builder, who, presence) : 0) >= ENOUGH)
        qimam_claims_add_participant (builder, scan, who, 1, who->role);
    }
}

/* Who of the main meeting is known, and how many parties they are of. (transfer full): keys */
static GHashTable *
find_known (const QimamClaimBuilder *builder, guint *n_parties, gboolean *of_heads)
{
  static const char *const ruling[] = { "president", "prime_minister", "king", "crown_prince", "emir", NULL };
  const GPtrArray *claims = builder->analysis->claims;
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) parties = g_hash_table_new (g_str_hash, g_str_equal);

  *of_heads = FALSE;
  *n_parties = 0;
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != 1)
        continue;
      if (claim->value.key != NULL)
        g_hash_table_add (keys, g_strdup (claim->value.key));
      if (claim->value.role == NULL)
        continue;
      *of_heads = *of_heads || g_strv_contains (ruling, claim->value.role);
      /* "بمشاركة قادة 31 دولة" */
      if (claim->value.key == NULL)
        *n_parties += MANY;
      else if (g_strv_contains (heads, claim->value.role) && qimam_party_is_told (claim->party) &&
               g_hash_table_add (parties, claim->party))
        ++*n_parties;
    }
  return keys;
}

/* "وفي موسكو، قال", "وكان الرئيس قد دعا", "كتب على حسابه": said elsewhere, or before. */
static gboolean
is_apart (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *who, guint deed)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
  return qimam_clauses_has_mark (scan, s_first, QIMAM_MARK_EARLIER) ||
         qimam_claims_is_told_elsewhere (builder->finder, scan, s_first, MAX (deed, who->first_word)) ||
         qimam_attendance_is_absent (scan, who, s_first) || qimam_attendance_is_behind (scan, who, s_first) ||
         weigh_hearers (scan, who, deed, s_last) < 0;
}

/* At a meeting of many heads one speaks after the other: "وأكد الرئيس فلان …. من جانبه وصف الملك فلان …. أما
 * الرئيس فلان فرأى …": a head who says something in the sentences behind the words of one who was there. */
static void
add_speakers (QimamClaimBuilder *builder, const QimamClauses *scan, GHashTable *spokesmen)
{
  const GPtrArray *mentions = scan->reading->mentions;
  gboolean of_heads;
  guint n_parties, after = G_MAXUINT;
  g_autoptr (GHashTable) known = find_known (builder, &n_parties, &of_heads);
  const QimamEvent *first = builder->finder->first;

  if (n_parties < MANY || builder->finder->remote || first == NULL ||
      (first->kind != QIMAM_MEETING_SUMMIT && first->kind != QIMAM_MEETING_CONFERENCE))
    return;
  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      guint s_first, s_last, deed;

      if (who->kind != QIMAM_MENTION_PERSON || who->key == NULL || who->first_word >= scan->n_words ||
          scan->statement_of[who->first_word] != 0 ||
          qimam_meeting_finder_at (builder->finder, scan, who->first_word) != 1)
        continue;
      qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
      deed = deed_of (scan, who, s_first, s_last);
      if (deed == G_MAXUINT || is_apart (builder, scan, who, deed) ||
          weigh_title (scan, who, TRUE, s_last) < 0)
        continue;
      if (g_hash_table_contains (known, who->key))
        {
          after = who->sentence;
          continue;
        }
      if (after == G_MAXUINT || who->sentence > after + MAX_SPEECH || !who->named || who->role == NULL ||
          !g_strv_contains (heads, who->role) || g_hash_table_contains (spokesmen, who->key) ||
          qimam_clauses_has_hit (scan, "reacts", deed, deed))
        continue;
      qimam_claims_add_participant (builder, scan, who, 1, who->role);
      g_hash_table_add (known, g_strdup (who->key));
      after = who->sentence;
    }
}

void
qimam_claims_find_present (QimamClaimBuilder *builder, const QimamClauses *scan, GHashTable *spokesmen)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *mentions = scan->reading->mentions;
  g_autoptr (GHashTable) presences = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  gboolean of_heads;
  guint n_parties;

  if (scan->reading->in != QIMAM_FIELD_BODY || !finder->has_main ||
      (finder->first != NULL && finder->first->next))
    return;
  g_hash_table_unref (find_known (builder, &n_parties, &of_heads));
  of_heads = of_heads && finder->main_has_heads;
  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      gboolean acted = FALSE;
      int weight;

      if (who->kind != QIMAM_MENTION_PERSON || who->key == NULL || who->first_word >= scan->n_words ||
          g_hash_table_contains (spokesmen, who->key) ||
          qimam_meeting_finder_at (finder, scan, who->first_word) != 1)
        continue;
      weight = weigh (builder, scan, who, of_heads, &acted);
      add_weight (presences, who, weight, acted);
    }
  add_present (builder, scan, presences, FALSE);
  add_present (builder, scan, presences, TRUE);
  add_speakers (builder, scan, spokesmen);
}
