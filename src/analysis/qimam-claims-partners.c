/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-groups.h"
#include "qimam-claims-people.h"

#include "qimam-claims-partner.h"
#include "qimam-token.h"

/* Those who met, told by where they stand and not by what they are called: "محادثات مع عدد من رجال الأعمال",
 * "بين طرفي النزاع", "استقبل الرئيس سبعة سفراء", "بحضور وجهاء المدينة". */

#define MAX_KIND   4  /* words of what kind of a meeting it is */
#define MAX_REACH  14 /* words between a meeting and the word before those who met */
#define MAX_FOUND  60 /* of one article */
#define MAX_LIST   8  /* of one list */
#define MAX_HOLDER 6  /* words between a verb of holding and the meeting */
#define MAX_OBJECT 16 /* words between a verb of meeting and its object */

static const char *const with_words[] = { "مع", NULL };
static const char *const between_words[] = { "بين", NULL };

static gboolean
ends_clause (const QimamClauses *scan, guint word)
{
  return (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) != 0;
}

static gboolean
speaks_for (const QimamClaimBuilder *builder, gint64 meeting, const char *party)
{
  const GPtrArray *claims = builder->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == meeting &&
          g_strcmp0 (claim->party, party) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "الجانب الأميركي", "القادة الثلاثة", "عدد من القادة": those of whom the text names who they are. */
static gboolean
is_of_named (const QimamClaimBuilder *builder, const QimamPartner *partner, gint64 meeting)
{
  const GPtrArray *claims = builder->analysis->claims;
  guint named = 0;

  if (partner->mention != NULL)
    return FALSE;
  if (partner->definite && qimam_party_is_told (partner->party) &&
      speaks_for (builder, meeting, partner->party))
    return TRUE;
  if (!partner->leaders && !(partner->definite && partner->party == NULL) &&
      g_strcmp0 (partner->party, "joint") != 0)
    return FALSE;
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      named += claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == meeting &&
               claim->value.key != NULL;
    }
  return named > 1;
}

static void
add_partner (QimamClaimBuilder *builder,
             const QimamClauses *scan,
             const QimamPartner *partner,
             gint64 meeting)
{
  const QimamMention *mention = partner->mention;
  QimamSpan span = partner->span;
  QimamValue value = { .set = TRUE, .role = g_intern_static_string ("delegation") };
  QimamClaim *claim;

  if (mention != NULL && mention->kind == QIMAM_MENTION_PERSON)
    {
      if (!mention->named && mention->role != NULL && qimam_party_is_told (mention->party) &&
          !qimam_claims_is_named_elsewhere (scan, mention) && !speaks_for (builder, meeting, mention->party))
        qimam_claims_add_participant (builder, scan, mention, meeting, mention->role);
      return;
    }
  if (qimam_claim_builder_covers (builder, scan, 1 << QIMAM_DIMENSION_PARTICIPANTS, span) ||
      is_of_named (builder, partner, meeting))
    return;
  if (mention != NULL)
    {
      if (qimam_clauses_clause (scan, partner->first)->sentence > builder->finder->lead_last)
        return;
      value.name = mention->name;
      value.key = mention->key;
      if (speaks_for (builder, meeting, mention->party) ||
          qimam_claim_builder_find (builder, QIMAM_DIMENSION_PARTICIPANTS, meeting, &value) != NULL)
        return;
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, span);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (partner->party != NULL ? partner->party : "other");
  if (mention == NULL)
    {
      claim->value.set = TRUE;
      claim->value.name = g_strdup (claim->text);
      claim->value.role = value.role;
    }
  else
    qimam_value_copy (&claim->value, &value);
}

/* Those who are named one after the other from @word on. Returns how many. */
static guint
read_list (QimamClaimBuilder *builder,
           const QimamClauses *scan,
           guint word,
           guint s_last,
           gint64 meeting,
           QimamPartnerSlot slot)
{
  QimamPartner partners[MAX_LIST];
  guint n = 0;

  while (word <= s_last && n < MAX_LIST && qimam_partner_read (scan, word, s_last, slot, &partners[n]))
    {
      word = partners[n++].last + 1;
      if (word > s_last || (scan->gaps[word] & ~(QIMAM_GAP_QUOTE | QIMAM_GAP_COMMA)) ||
          !qimam_clauses_is_joined (scan, word) || qimam_clauses_ends_phrase (scan, word))
        break;
      /* "مع قادة، وقال": only names follow a comma */
      if ((scan->gaps[word] & QIMAM_GAP_COMMA) && qimam_group_mention_at (scan, word) == NULL)
        break;
      slot = slot == QIMAM_PARTNER_OBJECT ? QIMAM_PARTNER_WITH : slot;
    }
  /* "بين النص والروح": two sides at least */
  if (slot == QIMAM_PARTNER_BETWEEN && n == 1 && partners[0].mention == NULL && !partners[0].several)
    return 0;
  builder->n_partners += n;
  for (guint i = 0; i < n; i++)
    add_partner (builder, scan, &partners[i], meeting);
  return n;
}

/* The word behind the adjectives of a meeting: "محادثات غير مباشرة [بين]". */
static guint
behind_adjectives (const QimamClauses *scan, const QimamEvent *event, guint s_last)
{
  gboolean definite = qimam_group_is_definite (scan, event->last);
  guint word = event->last + 1;

  /* "وتناول اللقاء العلاقات مع …": what the meeting is the subject of */
  if (event->first > 0 && qimam_clauses_has_mark (scan, event->first - 1, QIMAM_MARK_VERB))
    return word;
  while (word <= s_last && word <= event->last + MAX_KIND && (scan->gaps[word] & ~QIMAM_GAP_QUOTE) == 0 &&
         !qimam_clauses_ends_phrase (scan, word) && qimam_group_is_definite (scan, word) == definite &&
         !qimam_clauses_is_act (scan, word) && !qimam_clauses_has_hit (scan, "matter", word, word) &&
         !qimam_is_stop_word (qimam_clauses_word (scan, word)->folded, -1) &&
         !qimam_clauses_has_hit (scan, "gathers", word, word) && !qimam_group_is_time (scan, word))
    word++;
  return word;
}

/* The last word of where or when something is, which begins at a word: "في العاصمة الأردنية عمان", "أمس"; one
 * before it where it tells neither. */
static guint
circumstance_at (const QimamClauses *scan, guint word, guint s_last)
{
  static const char *const in[] = { "في", "امس", "اليوم", "منذ", "صباح", "مساء", "ظهر", "علي", NULL };
  const QimamMention *mention = qimam_group_mention_at (scan, word);
  guint last = word;

  if (mention != NULL && (mention->kind == QIMAM_MENTION_PLACE || mention->kind == QIMAM_MENTION_COUNTRY))
    return g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "ب") ? mention->last_word : word - 1;
  if (qimam_group_is_time (scan, word))
    return word;
  if (!qimam_clauses_word_is (scan, word, in))
    return word - 1;
  while (last < s_last && last < word + MAX_KIND + 1 && (scan->gaps[last + 1] & ~QIMAM_GAP_QUOTE) == 0)
    {
      mention = qimam_group_mention_at (scan, last + 1);
      if (mention != NULL && (mention->kind == QIMAM_MENTION_PLACE || mention->kind == QIMAM_MENTION_COUNTRY))
        return mention->last_word;
      if (mention != NULL || qimam_clauses_ends_phrase (scan, last + 1) ||
          qimam_is_stop_word (qimam_clauses_word (scan, last + 1)->folded, -1) ||
          (last > word && !qimam_group_is_definite (scan, last + 1)))
        break;
      last++;
    }
  return last;
}

/* "محادثات في جاكرتا مع عدد من …", "اجتماع يضم الموالاة والمعارضة": behind the noun of a meeting, and where
 * and when it was. */
static void
read_behind_noun (QimamClaimBuilder *builder,
                  const QimamClauses *scan,
                  const QimamEvent *event,
                  gint64 meeting)
{
  guint s_first, s_last, word;

  qimam_clauses_sentence (scan, event->first, &s_first, &s_last);
  word = behind_adjectives (scan, event, s_last);
  for (; word < s_last && word <= event->last + MAX_REACH && !ends_clause (scan, word); word++)
    {
      guint last;

      if (qimam_clauses_word_is (scan, word, between_words) ||
          qimam_clauses_word_is (scan, word, with_words) ||
          qimam_clauses_has_hit (scan, "gathers", word, word))
        {
          read_list (builder, scan, word + 1, s_last, meeting,
                     qimam_clauses_word_is (scan, word, between_words) ? QIMAM_PARTNER_BETWEEN
                                                                       : QIMAM_PARTNER_WITH);
          return;
        }
      if (qimam_clauses_has_mark (scan, word, QIMAM_MARK_RELATIVE) && !(scan->gaps[word] & QIMAM_GAP_COMMA))
        continue;
      if (qimam_clauses_has_hit (scan, "hold", word, word))
        continue;
      last = circumstance_at (scan, word, s_last);
      if (last < word)
        return;
      word = last;
    }
}

/* "أجرت اليونان محادثات", "تعقد الحركة اجتماعا": a state or a body between the verb and the meeting. */
static void
read_before_noun (QimamClaimBuilder *builder,
                  const QimamClauses *scan,
                  const QimamEvent *event,
                  gint64 meeting)
{
  guint from = event->first > MAX_HOLDER ? event->first - MAX_HOLDER : 0;

  for (guint w = event->first; w-- > from;)
    {
      if ((scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE))
        return;
      if (qimam_clauses_has_hit (scan, "holder", w, w))
        {
          const QimamMention *mention = qimam_group_mention_at (scan, w + 1);

          if (mention != NULL && mention->last_word < event->first &&
              (mention->kind == QIMAM_MENTION_COUNTRY || mention->kind == QIMAM_MENTION_ORGANISATION))
            read_list (builder, scan, w + 1, event->first - 1, meeting, QIMAM_PARTNER_WITH);
          return;
        }
      if (qimam_clauses_ends_phrase (scan, w))
        return;
    }
}

/* "استقبل الرئيس فلان في القصر أمس سبعة سفراء", "التقى الوزير بوفد", "اجتمع فلان أمس مع قيادات حزبية": behind
 * a verb of meeting and its subject. */
static void
read_behind_verb (QimamClaimBuilder *builder,
                  const QimamClauses *scan,
                  const QimamEvent *event,
                  gint64 meeting)
{
  static const char *const in[] = { "في", "خلال", "اثناء", "عقب", "بعد", "قبل", "لدي", NULL };
  guint s_first, s_last;
  gboolean subject = FALSE;

  qimam_clauses_sentence (scan, event->first, &s_first, &s_last);
  for (guint w = event->last + 1; w <= s_last && w <= event->last + MAX_OBJECT; w++)
    {
      const QimamMention *mention = qimam_group_mention_at (scan, w);
      const QimamEvent *other = qimam_meeting_finder_event_at (builder->finder, scan, w);

      if (ends_clause (scan, w) || (other != NULL && other->first == w))
        return;
      if (qimam_clauses_word_is (scan, w, with_words))
        {
          read_list (builder, scan, w + 1, s_last, meeting, QIMAM_PARTNER_WITH);
          return;
        }
      if (qimam_clauses_ends_phrase (scan, w))
        return;
      if (mention != NULL && mention->kind == QIMAM_MENTION_PERSON && !subject)
        {
          subject = TRUE;
          w = mention->last_word;
          continue;
        }
      /* "في القصر الرئاسي" */
      if (qimam_clauses_word_is (scan, w, in))
        {
          mention = w < s_last ? qimam_group_mention_at (scan, w + 1) : NULL;
          w = mention != NULL ? mention->last_word : w + 1;
          while (mention == NULL && w < s_last && scan->gaps[w + 1] == 0 &&
                 qimam_group_is_definite (scan, w + 1) && qimam_group_mention_at (scan, w + 1) == NULL &&
                 !qimam_group_is_time (scan, w + 1))
            w++;
          continue;
        }
      if (!subject || qimam_group_is_time (scan, w) || qimam_clauses_has_hit (scan, "address_form", w, w))
        continue;
      if (read_list (builder, scan, w, s_last, meeting, QIMAM_PARTNER_OBJECT) > 0)
        return;
    }
}

/* "بحضور وجهاء المدينة", "وشارك في الاجتماع مراقبون": behind a word of coming, in a sentence that tells of
 * the meeting. */
static void
read_behind_coming (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamCueHit *hit)
{
  static const char *const passed[] = { "في", "فيه", "فيها", "ايضا", "كذلك", "كل", "من", "كلا", "الي", NULL };
  guint s_first, s_last, word = hit->last + 1;
  gboolean modal;

  /* "اتسعت المجموعة لتضم مصر" */
  if (word >= scan->n_words || g_str_has_prefix (qimam_clauses_word (scan, hit->first)->folded, "ل") ||
      qimam_meeting_finder_at (builder->finder, scan, hit->first) != 1 ||
      scan->statement_of[hit->first] != 0 || qimam_clauses_is_negated (scan, hit->first, &modal) || modal ||
      !qimam_groups_is_told_of (builder, scan, hit->first, 1))
    return;
  qimam_clauses_sentence (scan, hit->first, &s_first, &s_last);
  while (word <= s_last && word <= hit->last + MAX_LIST && scan->gaps[word] == 0)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, word);

      if (event != NULL && event->first == word && !event->verb)
        word = event->last + 1;
      else if (qimam_clauses_word_is (scan, word, passed))
        word++;
      else
        break;
    }
  if (word <= s_last && (scan->gaps[word] & ~QIMAM_GAP_QUOTE) == 0)
    read_list (builder, scan, word, s_last, 1, QIMAM_PARTNER_WITH);
}

void
qimam_claims_find_partners (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;

  if (scan->reading->in != QIMAM_FIELD_BODY)
    return;
  for (guint i = 0; i < finder->events->len && builder->n_partners < MAX_FOUND; i++)
    {
      const QimamEvent *event = finder->events->pdata[i];
      gint64 meeting;
      gboolean modal;

      if (event->scan != scan || event->beside || event->near || event->several ||
          (event->sentence > finder->lead_last && scan->statement_of[event->first] != 0) ||
          (meeting = qimam_groups_meeting_of (builder, event)) == 0 ||
          qimam_clauses_is_negated (scan, event->first, &modal) || (modal && !event->next))
        continue;
      if (!event->verb)
        {
          read_behind_noun (builder, scan, event, meeting);
          read_before_noun (builder, scan, event, meeting);
        }
      else if (qimam_clauses_has_hit (scan, "meet", event->first, event->first))
        read_behind_verb (builder, scan, event, meeting);
    }
  for (guint i = 0; i < scan->hits->len && finder->has_main && builder->n_partners < MAX_FOUND; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);

      if (g_str_equal (qimam_cue_table_rule (scan->table, hit->rule)->rule, "attend_group"))
        read_behind_coming (builder, scan, hit);
    }
}
