/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-facts.h"

#include <string.h>

#define MAX_NAMES 200 /* of an article, looked through for how it names a state */
#define MAX_APART 24  /* words between one who speaks and the meeting where he does */
#define MAX_LIST  90  /* words of a list of those who took part */

static void
add_participant (QimamClaimBuilder *builder,
                 const QimamClauses *scan,
                 const QimamMention *who,
                 gint64 meeting,
                 const char *role)
{
  QimamValue value = { .set = TRUE, .name = who->name, .key = who->key, .role = role };
  QimamClaim *known = qimam_claim_builder_find (builder, QIMAM_DIMENSION_PARTICIPANTS, meeting, &value);
  QimamClaim *claim;

  if (known != NULL)
    {
      if (known->value.role == NULL || g_strcmp0 (role, "head_of_delegation") == 0)
        known->value.role = role;
      qimam_claim_builder_repeat (known, who->full);
      return;
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, who->full);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (who->party);
  qimam_value_copy (&claim->value, &value);
}

/* "ولم يشارك في القمة العاهل …", "كما غاب عنها …": before the name, in its clause. */
static gboolean
is_absent (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  guint from = who->first_word > s_first + 12 ? who->first_word - 12 : s_first;

  for (guint w = who->first_word; w-- > from && (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) == 0;)
    if (qimam_clauses_has_hit (scan, "stayed_away", w, w) ||
        (w > s_first && qimam_clauses_has_hit (scan, "attend_not", w, w) &&
         qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_NEGATOR)))
      return TRUE;
  return FALSE;
}

/* "بتوجيه من فلان", "نيابة عن فلان", "بدعوة من فلان": he is told of and need not be there. */
static gboolean
is_behind (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  guint from = who->first_word > s_first + 7 ? who->first_word - 7 : s_first;

  /* "اغتيال فلان", "حكومة فلان" */
  if (who->first_word > s_first && scan->gaps[who->first_word] == 0 &&
      qimam_clauses_has_hit (scan, "of_whom", who->first_word - 1, who->first_word - 1))
    return TRUE;
  for (guint w = who->first_word; w-- > from && (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) == 0;)
    {
      if (qimam_clauses_has_hit (scan, "on_behalf", w, w))
        return TRUE;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB))
        return FALSE;
    }
  return FALSE;
}

/* "ضم المؤتمر، الذي عقد في … واستغرق …، الرئيسين": the first word of a relative clause that ends before a
 * word, where its sentence goes on; 0 if there is none. */
static guint
relative_before (const QimamClauses *scan, guint word, guint from)
{
  for (guint w = word; w > from; w--)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return 0;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) && (scan->gaps[w] & QIMAM_GAP_COMMA))
        return w;
    }
  return 0;
}

static gboolean
closes_before (const QimamClauses *scan, guint from, guint word)
{
  for (guint w = from + 1; w <= word; w++)
    if (scan->gaps[w] & QIMAM_GAP_COMMA)
      return TRUE;
  return FALSE;
}

/* "وضم الوفد الروسي …", "بحضور وزير الخارجية …", "وشارك من الجانب الأميركي …": a list of those who came, in a
 * sentence that does not name the meeting. */
static gboolean
is_listed (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  guint from = who->first_word > s_first + MAX_LIST ? who->first_word - MAX_LIST : s_first;

  for (guint w = who->first_word; w-- > from;)
    {
      if (qimam_clauses_has_hit (scan, "came", w, w))
        return TRUE;
      if ((scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
          qimam_clauses_has_hit (scan, "absent", w, w) || qimam_clauses_has_hit (scan, "report", w, w) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return FALSE;
    }
  return FALSE;
}

/* Whether a name stands as one of those who met: in the description of the meeting, or in a list after a word
 * of attending. */
static gboolean
is_attending (const QimamClaimBuilder *builder,
              const QimamClauses *scan,
              const QimamMention *who,
              guint s_first)
{
  guint first = who->first_word;
  guint from = first > s_first + MAX_LIST ? first - MAX_LIST : s_first;
  const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, first);

  for (guint w = first; w-- > from;)
    {
      if (qimam_clauses_has_hit (scan, "absent", w, w))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "attend", w, w))
        return TRUE;
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return FALSE;
      /* A verb between ends the list, unless it is of a relative clause that has ended. */
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) || qimam_clauses_has_hit (scan, "hold", w, w) ||
          qimam_clauses_has_hit (scan, "last", w, w))
        {
          guint relative = relative_before (scan, w, from > w - MIN (w, 20) ? from : w - MIN (w, 20));

          if (relative > 0 && closes_before (scan, w, first))
            w = relative;
          else if (!qimam_clauses_has_hit (scan, "hold", w, w) && !qimam_clauses_has_hit (scan, "last", w, w))
            break;
        }
    }
  return event != NULL && event->relation != QIMAM_EVENT_NEXT;
}

/* "وترأس الوفد الروسي فلان", "مثل الجانب الإيراني فلان": between the verb and him stands only the delegation.
 */
static gboolean
heads_before (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  static const char *const sides[] = { "الوفد", "وفد", "الجانب", "جانب", "الوفدين", NULL };
  guint from = who->first_word > s_first + 12 ? who->first_word - 12 : s_first;
  gboolean side = FALSE, second = FALSE;

  for (guint w = who->first_word; w-- > from;)
    {
      if (qimam_clauses_has_hit (scan, "head", w, w))
        return side;
      /* "وقاد الوفد الإيراني فلان، والوفد الأميركي فلان" */
      if (!second && side && (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) == QIMAM_GAP_COMMA &&
          qimam_clauses_is_joined (scan, w + 1) && qimam_clauses_word_is (scan, w + 1, sides))
        {
          second = TRUE;
          from = w > s_first + 14 ? w - 14 : s_first;
          continue;
        }
      if ((scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) || qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return FALSE;
      side = side || qimam_clauses_word_is (scan, w, sides);
    }
  return FALSE;
}

/* Whether the main meeting is one of heads or a call, which no delegations hold among themselves. */
static gboolean
is_of_heads (const QimamMeetingFinder *finder)
{
  for (guint e = 0; e < finder->events->len; e++)
    {
      const QimamEvent *event = finder->events->pdata[e];

      if (event->relation == QIMAM_EVENT_MAIN && event->kind != QIMAM_MEETING_OTHER)
        return event->kind == QIMAM_MEETING_SUMMIT || event->kind == QIMAM_MEETING_CALL;
    }
  return FALSE;
}

/* "قال رئيس وفد المعارضة فلان", "فلان، الناطق باسم الحركة ورئيس وفدها": a delegation is led where it meets.
 */
static gboolean
leads_delegation (const QimamClauses *scan, const QimamMention *who, guint s_last)
{
  static const char *const heads[] = { "رييس", "رييسه", NULL };
  static const char *const theirs[] = { "وفدها", "وفده", "وفدهم", NULL };
  guint upto = MIN (who->last_word + 9, s_last);

  if (g_strcmp0 (who->role, "head_of_delegation") == 0)
    return TRUE;
  for (guint w = who->last_word + 1; w < upto; w++)
    {
      if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return FALSE;
      if (qimam_clauses_word_is (scan, w, heads) && qimam_clauses_word_is (scan, w + 1, theirs))
        return TRUE;
    }
  return FALSE;
}

/* "فلان، الذي حضر التوقيع" */
static gboolean
is_said_to_attend (const QimamClauses *scan, const QimamMention *who, guint s_last)
{
  guint verb = who->last_word + 2;

  return verb <= s_last && qimam_clauses_has_mark (scan, verb - 1, QIMAM_MARK_RELATIVE) &&
         !(scan->gaps[verb] & QIMAM_GAP_COMMA) && qimam_clauses_has_hit (scan, "took_part", verb, verb);
}

/* "قال فلان لنظيره فلان، خلال محادثات": both were there. */
static gboolean
speaks_to_other (const QimamClauses *scan, const QimamMention *who)
{
  static const char *const others[] = { "لنظيره", "لنظيرته", "لضيفه", "لضيفته", "لمضيفه", NULL };

  return who->last_word + 1 < scan->n_words && qimam_clauses_word_is (scan, who->last_word + 1, others);
}

/* "محادثاته", "لقائه"; "القمة" ends in another letter. */
static gboolean
is_his (const QimamClauses *scan, guint word)
{
  const QimamWord *w = qimam_clauses_word (scan, word);
  g_autofree char *text = g_strndup (scan->reading->text + w->start, w->end - w->start);

  return (g_str_has_suffix (text, "ه") || g_str_has_suffix (text, "ها")) && !g_str_has_prefix (text, "ال") &&
         g_utf8_strlen (text, -1) > 4;
}

/* "أعلن الرئيس فلان، في ختام القمة، أن": those of rank who speak at the meeting take part in it. */
static gboolean
speaks_there (const QimamClauses *scan, const QimamMention *who, const QimamEvent *event)
{
  static const char *const that_words[] = { "ان", "انه", "انها", "بان", "بانه", NULL };
  static const char *const this_words[] = { "ذلك", "وذلك", NULL };
  static const char *const there_words[] = { "في",    "خلال",   "اثناء", "ضمن", "ختام",
                                             "مستهل", "افتتاح", "امام",  NULL };
  static const char *const ranks[] = {
    "president", "prime_minister",   "king",     "crown_prince",      "emir",
    "leader",    "foreign_minister", "minister", "secretary_general", NULL
  };

  if (event->relation != QIMAM_EVENT_MAIN)
    return FALSE;
  /* "قال فلان إن محادثاته مع نظيره …" */
  if (event->first > who->last_word && event->first - who->last_word <= 4 && is_his (scan, event->last))
    return TRUE;
  if (!event->adverbial || event->first <= who->last_word || event->first - who->last_word > MAX_APART ||
      who->role == NULL || !g_strv_contains (ranks, who->role) ||
      !qimam_clauses_word_is (scan, event->first - 1, there_words))
    return FALSE;
  /* "…، جاء ذلك في كلمة له خلال القمة" */
  return qimam_clauses_any_is (scan, event->first > 7 ? event->first - 7 : 0, event->first, this_words) ||
         !qimam_clauses_any_is (scan, who->last_word + 1, event->first, that_words);
}

/* "وتسلم فلان رئاسة المنظمة من فلان" */
static gboolean
hands_over (const QimamClauses *scan, guint s_first, guint s_last)
{
  static const char *const what[] = { "رياسه", "الرياسه", NULL };
  const QimamCueHit *hit = qimam_clauses_find_hit (scan, "handover", s_first, s_last);

  return hit != NULL && qimam_clauses_any_is (scan, hit->last + 1, MIN (hit->last + 12, s_last), what);
}

/* "وتولى الوزير فلان نقل الرسائل", "وأدار المبعوث فلان الجلسات": who goes between the sides is there. */
static gboolean
mediates (const QimamClauses *scan, const QimamMention *who)
{
  return who->first_word > 0 && who->last_word + 1 < scan->n_words &&
         qimam_clauses_has_hit (scan, "mediate", who->first_word - 1, who->first_word - 1) &&
         qimam_clauses_has_hit (scan, "mediation", who->last_word + 1,
                                MIN (who->last_word + 2, scan->n_words - 1));
}

/* "ألقى … كلمة أمام المجتمعين", "وقال … مخاطبا مضيفه" */
static gboolean
addresses (const QimamClauses *scan, const QimamMention *who)
{
  static const char *const speeches[] = { "كلمه", "كلمته", "كلمتها", "خطابا", "خطابه", "الكلمه", NULL };
  static const char *const in[] = { "في", "خلال", NULL };
  static const char *const addressing[] = { "مخاطبا", "مخاطبه", NULL };

  if (who->first_word == 0 || who->last_word + 1 >= scan->n_words)
    return FALSE;
  /* "ورحب فلان في كلمته بالقادة" */
  if (who->last_word + 2 < scan->n_words && qimam_clauses_word_is (scan, who->last_word + 1, in) &&
      qimam_clauses_word_is (scan, who->last_word + 2, speeches) &&
      /* "في كلمة ألقاها نيابة عنه فلان" */
      !qimam_clauses_has_hit (scan, "on_behalf", who->last_word + 2,
                              MIN (who->last_word + 6, scan->n_words - 1)))
    return TRUE;
  return qimam_clauses_word_is (scan, who->last_word + 1, addressing) ||
         (qimam_clauses_has_hit (scan, "address", who->first_word - 1, who->first_word - 1) &&
          qimam_clauses_word_is (scan, who->last_word + 1, speeches));
}

/* "ووقع البيان … فلان": those who sign what came of a meeting were there. */
static gboolean
signs (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  guint from = who->first_word > s_first + MAX_LIST ? who->first_word - MAX_LIST : s_first;
  const QimamCueHit *hit = qimam_clauses_find_hit (scan, "sign", from, who->first_word);

  if (hit == NULL)
    return FALSE;
  for (guint w = hit->last + 1; w < who->first_word; w++)
    if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
        (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) &&
         !qimam_clauses_has_hit (scan, "attend", w, w)) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
      return FALSE;
  return TRUE;
}

/* "وقال الرئيس فلان، وإلى جانبه فلان وفلان، في مؤتمر صحفي مشترك": those of rank who face the press together.
 */
static gboolean
faces_press (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  static const char *const that_words[] = { "ان", "انه", "انها", "بان", "بانه", NULL };
  const QimamCueHit *hit = qimam_clauses_find_hit (scan, "joint_conference", s_first, s_last);

  if (hit == NULL || who->role == NULL || g_str_equal (who->role, "other") ||
      (who->last_word < hit->first && hit->first - who->last_word > MAX_APART) ||
      (who->first_word > hit->last && who->first_word - hit->last > MAX_APART))
    return FALSE;
  return who->last_word < hit->first
             ? !qimam_clauses_any_is (scan, who->last_word + 1, hit->first - 1, that_words)
             : !qimam_clauses_any_is (scan, hit->last + 1, who->first_word - 1, that_words);
}

/* "… said that the round …": who speaks of a meeting need not have been there. */
static gboolean
is_speaking (const QimamClauses *scan, const QimamMention *who)
{
  guint before = who->first_word > 0 ? who->first_word - 1 : 0;

  if (qimam_clauses_has_hit (scan, "head", who->last_word + 1, who->last_word + 3) ||
      speaks_to_other (scan, who))
    return FALSE;
  return who->first_word > 0 && qimam_clauses_has_hit (scan, "report", before, before) &&
         !qimam_clauses_has_hit (scan, "move", before, before) &&
         !qimam_clauses_has_hit (scan, "attend", before, before);
}

static void
add_delegation (QimamClaimBuilder *builder,
                const QimamClauses *scan,
                const QimamMention *group,
                gint64 meeting,
                const char *role)
{
  QimamClaim *claim;
  const GPtrArray *claims = builder->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *known = claims->pdata[i];
      if (known->dimension == QIMAM_DIMENSION_PARTICIPANTS && known->meeting == meeting &&
          known->value.role == role && g_strcmp0 (known->party, "joint") == 0)
        {
          qimam_claim_builder_repeat (known, group->full);
          return;
        }
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, group->full);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup ("joint");
  claim->value.set = TRUE;
  claim->value.name = g_strdup (claim->text);
  claim->value.role = role;
}

static gboolean
is_delegation (const QimamClauses *scan, const QimamMention *group)
{
  guint first, last;

  if (g_strcmp0 (group->role, "delegation") == 0 || g_strcmp0 (group->role, "adviser") == 0)
    return TRUE;
  return qimam_clauses_words_of (scan, group->full, &first, &last) &&
         qimam_clauses_has_hit (scan, "delegation", first, last);
}

/* A state that a word names: as such, by its capital, or by an adjective of origin. */
typedef struct
{
  guint first; /* words */
  guint last;
  const char *key;
  const char *name;
} State;

/* A capital that stands for its state is named as the state is. */
static const char *
state_name (const QimamClauses *scan, const QimamMention *mention)
{
  const GPtrArray *mentions = scan->reading->mentions;
  const GArray *origins = scan->reading->origins;

  if (mention->named || mention->place_kind != NULL)
    return mention->name;
  for (guint i = 0; i < mentions->len && i < MAX_NAMES; i++)
    {
      const QimamMention *other = mentions->pdata[i];
      if (other->kind == QIMAM_MENTION_COUNTRY && other->named && g_strcmp0 (other->key, mention->key) == 0)
        return other->name;
    }
  for (guint i = 0; i < origins->len && i < MAX_NAMES; i++)
    if (g_strcmp0 (g_array_index (origins, QimamOrigin, i).key, mention->key) == 0)
      return g_array_index (origins, QimamOrigin, i).name;
  return mention->name;
}

/* The states that a sentence names, in the order of its words. (transfer full) (element-type State) */
static GArray *
find_states (const QimamClauses *scan, guint sentence)
{
  const QimamReading *reading = scan->reading;
  GArray *states = g_array_new (FALSE, FALSE, sizeof (State));
  guint from = g_array_index (reading->sentence_word, guint, sentence);
  guint end = g_array_index (reading->sentence_word, guint, sentence + 1);
  guint o = 0;
  gsize start;

  if (from >= end)
    return states;
  start = qimam_clauses_word (scan, from)->start;
  for (guint i = qimam_clauses_mention_from (scan, start); i <= reading->mentions->len; i++)
    {
      const QimamMention *mention = i < reading->mentions->len ? reading->mentions->pdata[i] : NULL;
      guint upto = mention != NULL && mention->first_word < end ? mention->first_word : end;

      for (; o < reading->origins->len; o++)
        {
          const QimamOrigin *origin = &g_array_index (reading->origins, QimamOrigin, o);
          State state = { origin->word, origin->word, origin->key, origin->name };

          if (origin->word >= upto)
            break;
          if (origin->word >= from)
            g_array_append_val (states, state);
        }
      if (upto == end)
        break;
      if (mention->kind == QIMAM_MENTION_COUNTRY && mention->key != NULL)
        {
          State state = { mention->first_word, mention->last_word, mention->key, state_name (scan, mention) };
          g_array_append_val (states, state);
        }
      while (mention->kind == QIMAM_MENTION_COUNTRY && o < reading->origins->len &&
             g_array_index (reading->origins, QimamOrigin, o).word <= mention->last_word)
        o++;
    }
  return states;
}

static gboolean
has_state (const QimamClaimBuilder *builder, gint64 meeting, const char *key)
{
  const QimamValue value = { .set = TRUE, .key = (char *) key };

  return qimam_claim_builder_find (builder, QIMAM_DIMENSION_PARTICIPANTS, meeting, &value) != NULL;
}

static void
add_state (QimamClaimBuilder *builder, const QimamClauses *scan, const State *state, gint64 meeting)
{
  QimamClaim *claim;

  if (has_state (builder, meeting, state->key))
    return;
  claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, state->first, state->last);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (state->key);
  claim->value.set = TRUE;
  claim->value.key = g_strdup (state->key);
  claim->value.name = g_strdup (state->name);
  claim->value.role = g_intern_string ("delegation");
}

/* States that meet as such, where nobody of theirs is named: "… and … said they held talks",
 * "American-Russian talks", "the Russian and the American delegations". */
static void
add_states (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  guint read = G_MAXUINT;

  for (guint e = 0; e < finder->events->len; e++)
    {
      const QimamEvent *event = finder->events->pdata[e];
      g_autoptr (GArray) states = NULL;

      if (event->scan != scan || event->relation != QIMAM_EVENT_MAIN || event->sentence > finder->lead_last ||
          event->sentence == read)
        continue;
      read = event->sentence;
      states = find_states (scan, event->sentence);
      for (guint i = 0; i + 1 < states->len; i++)
        {
          const State *a = &g_array_index (states, State, i), *b = a + 1;

          if (b->first > a->last + 1 || (scan->gaps[b->first] & ~QIMAM_GAP_QUOTE) ||
              g_str_equal (a->key, b->key))
            continue;
          add_state (builder, scan, a, event->meeting);
          for (; i + 1 < states->len; i++)
            {
              a = &g_array_index (states, State, i);
              b = a + 1;
              if (b->first > a->last + 1 || (scan->gaps[b->first] & ~QIMAM_GAP_QUOTE))
                break;
              add_state (builder, scan, b, event->meeting);
            }
          return;
        }
    }
}

/* "وشاركت مصر والإمارات والأمم المتحدة", "بمشاركة قطر وتركيا": states and bodies that come as such, one after
 * the other behind a word of coming. */
static void
add_listed_states (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const bodies[] = { "un",  "african_union", "arab_league", "eu",   "gcc",
                                        "oic", "igad",          "nato",        "osce", NULL };
  const GPtrArray *mentions = scan->reading->mentions;
  guint next = 0; /* the word after the last one of the list */

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      gboolean joined = next > 0 && who->first_word == next;

      if (who->first_word >= scan->n_words ||
          !((who->kind == QIMAM_MENTION_COUNTRY && who->named &&
             g_strcmp0 (who->place_kind, "country") == 0) ||
            (who->kind == QIMAM_MENTION_ORGANISATION && who->key != NULL &&
             g_strv_contains (bodies, who->key))) ||
          !(joined
                ? (scan->gaps[who->first_word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) == 0
                : who->first_word > 0 && qimam_clauses_has_hit (scan, "came_states",
                                                                who->first_word > 1 ? who->first_word - 2 : 0,
                                                                who->first_word - 1)) ||
          qimam_meeting_finder_at (builder->finder, scan, who->first_word) != 1)
        continue;
      next = who->last_word + 1;
      add_state (builder, scan, &(State){ who->first_word, who->last_word, who->key, who->name }, 1);
    }
}

/* "توصل زعماء روسيا وأوكرانيا وفرنسا …": the heads of states, or their foreign ministers, who met are those
 * whom the article names for these states. (nullable): the roles that the word before the states tells. */
static const char *const *
roles_of_states (const QimamClauses *scan, guint first)
{
  static const char *const heads[] = { "زعماء", "قاده", "روساء", "زعيما", "زعيمي", "رييسا", "رييسي", NULL };
  static const char *const ministers[] = { "خارجيه", NULL };
  static const char *const of_heads[] = { "president", "prime_minister", "king", "crown_prince",
                                          "emir",      "leader",         NULL };
  static const char *const of_ministers[] = { "foreign_minister", NULL };

  for (guint back = 1; back <= 2 && back <= first; back++)
    {
      if (qimam_clauses_word_is (scan, first - back, heads))
        return of_heads;
      if (qimam_clauses_word_is (scan, first - back, ministers))
        return of_ministers;
    }
  return NULL;
}

static void
add_heads_of_states (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions, *claims = builder->analysis->claims;
  const char *const *roles = NULL;
  g_autoptr (GHashTable) states = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      guint first, last;

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != 1 ||
          claim->span.in != scan->reading->in || g_strcmp0 (claim->value.key, claim->party) != 0 ||
          claim->party == NULL)
        continue;
      g_hash_table_add (states, claim->party);
      if (roles == NULL && qimam_clauses_words_of (scan, claim->span, &first, &last))
        roles = roles_of_states (scan, first);
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      const QimamEvent *beside;

      if (who->sentence > builder->finder->lead_last)
        break;
      beside = qimam_meeting_finder_in_sentence (builder->finder, scan, who->sentence);
      if (who->kind == QIMAM_MENTION_PERSON && who->group > 0 && !who->named && who->key != NULL &&
          beside != NULL && beside->relation == QIMAM_EVENT_MAIN)
        g_hash_table_add (states, who->key);
    }
  for (guint i = 0; i < mentions->len && g_hash_table_size (states) > 0; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      guint s_first, s_last;

      if (who->kind != QIMAM_MENTION_PERSON || !who->named || who->key == NULL || who->role == NULL ||
          who->party == NULL || who->first_word >= scan->n_words ||
          !(g_hash_table_contains (states, who->key) ||
            (roles != NULL && g_strv_contains (roles, who->role) &&
             g_hash_table_contains (states, who->party))) ||
          qimam_meeting_finder_at (builder->finder, scan, who->first_word) != 1)
        continue;
      qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
      if (!is_absent (scan, who, s_first) && !is_behind (scan, who, s_first))
        add_participant (builder, scan, who, 1, who->role);
    }
}

/* Whether someone who took part is named in the beginning of the body. */
static gboolean
lead_names_people (const QimamClaimBuilder *builder, const QimamClauses *scan)
{
  for (guint i = 0; i < builder->analysis->claims->len; i++)
    {
      const QimamClaim *claim = builder->analysis->claims->pdata[i];
      int sentence;

      if (claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || claim->meeting != 1 ||
          claim->value.key == NULL || claim->span.in != scan->reading->in)
        continue;
      sentence = qimam_reading_sentence_at (scan->reading, claim->span.start);
      if (sentence >= 0 && (guint) sentence <= builder->finder->lead_last)
        return TRUE;
    }
  return FALSE;
}

static guint
count_people (const QimamClaimBuilder *builder, gint64 meeting)
{
  guint n = 0;

  for (guint i = 0; i < builder->analysis->claims->len; i++)
    {
      const QimamClaim *claim = builder->analysis->claims->pdata[i];
      n += claim->dimension == QIMAM_DIMENSION_PARTICIPANTS && claim->meeting == meeting &&
           g_strcmp0 (claim->value.role, "delegation") != 0;
    }
  return n;
}

/* "… that the two presidents meet": the two of that office who were named before. */
static void
add_pair (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMention *named[2] = { NULL, NULL };
  guint n = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      const QimamEvent *beside = qimam_meeting_finder_in_sentence (finder, scan, who->sentence);

      if (who->sentence > finder->lead_last)
        return;
      if (who->kind == QIMAM_MENTION_PERSON && who->named && who->key != NULL && n < 2 &&
          (n == 0 || g_strcmp0 (named[0]->party, who->party) != 0))
        named[n++] = who;
      else if (who->kind == QIMAM_MENTION_GROUP && n == 2 && g_strcmp0 (who->party, "joint") == 0 &&
               (g_strcmp0 (who->role, "leader") == 0 ||
                (g_strcmp0 (who->role, named[0]->role) == 0 && g_strcmp0 (who->role, named[1]->role) == 0)) &&
               beside != NULL && beside->relation == QIMAM_EVENT_MAIN)
        {
          add_participant (builder, scan, named[0], 1, named[0]->role);
          add_participant (builder, scan, named[1], 1, named[1]->role);
          return;
        }
    }
}

/* "غادر الرئيس فلان … بعد مشادة مع نظيره فلان ونائبه فلان": one named first in the news, and his counterpart.
 */
static void
add_counterpart (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const others[] = { "نظيره",  "نظيرها", "نظيرته", "نظيرتها", "ونظيره", "بنظيره",
                                        "لنظيره", "ضيفه",   "مضيفه",  "بضيفه",   "مضيفها", NULL };
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMention *one = NULL;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];

      if (who->sentence > builder->finder->lead_last || who->first_word >= scan->n_words)
        return;
      if (who->kind != QIMAM_MENTION_PERSON || !who->named || who->key == NULL ||
          qimam_meeting_finder_at (builder->finder, scan, who->first_word) != 1)
        continue;
      if (one == NULL || one->sentence != who->sentence)
        one = who;
      else if (g_strcmp0 (one->party, who->party) != 0 &&
               qimam_clauses_any_is (scan, who->first_word > 0 ? who->first_word - 1 : 0, who->first_word,
                                     others))
        {
          add_participant (builder, scan, one, 1, one->role);
          add_participant (builder, scan, who, 1, who->role);
          return;
        }
    }
}

/* Whether a sentence has a verb of meeting; each is looked through once. */
static gboolean
meets (const QimamClauses *scan, guint *known, gboolean *met, guint sentence, guint first, guint last)
{
  if (*known != sentence)
    *met = qimam_clauses_find_hit (scan, "meet", first, last) != NULL;
  *known = sentence;
  return *met;
}

void
qimam_claims_find_participants (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  guint met_in = G_MAXUINT;
  gboolean met = FALSE;
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      guint s_first, s_last;
      const QimamEvent *beside;
      gint64 meeting;

      if ((who->kind != QIMAM_MENTION_PERSON && who->kind != QIMAM_MENTION_GROUP) ||
          who->first_word >= scan->n_words)
        continue;
      qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
      beside = qimam_meeting_finder_in_sentence (finder, scan, who->sentence);
      meeting = qimam_meeting_finder_at (finder, scan, who->first_word);
      if (meeting == 0)
        continue;
      if (who->kind == QIMAM_MENTION_GROUP)
        {
          if (beside != NULL && is_delegation (scan, who) && is_attending (builder, scan, who, s_first))
            add_delegation (builder, scan, who, meeting, g_intern_string ("delegation"));
          continue;
        }
      if (!who->named || is_absent (scan, who, s_first) || is_behind (scan, who, s_first))
        continue;
      if (meeting == 1 && finder->has_main && scan->reading->in == QIMAM_FIELD_BODY &&
          leads_delegation (scan, who, s_last) && !is_of_heads (finder))
        {
          add_participant (builder, scan, who, meeting, g_intern_string ("head_of_delegation"));
          continue;
        }
      if (meeting == 1 && finder->has_main && scan->reading->in == QIMAM_FIELD_BODY &&
          faces_press (scan, who, s_first, s_last))
        {
          add_participant (builder, scan, who, meeting, who->role);
          continue;
        }
      if (beside != NULL && is_speaking (scan, who) && !is_said_to_attend (scan, who, s_last) &&
          !speaks_there (scan, who, beside))
        continue;
      if (meeting == 1 && finder->has_main && scan->reading->in == QIMAM_FIELD_BODY &&
          heads_before (scan, who, s_first))
        add_participant (builder, scan, who, meeting, g_intern_string ("head_of_delegation"));
      else if (meeting == 1 && finder->has_main && scan->reading->in == QIMAM_FIELD_BODY &&
               (addresses (scan, who) || signs (scan, who, s_first) || mediates (scan, who) ||
                is_said_to_attend (scan, who, s_last) || hands_over (scan, s_first, s_last)))
        add_participant (builder, scan, who, meeting, who->role);
      else if (qimam_clauses_has_hit (scan, "head", who->last_word + 1, MIN (who->last_word + 3, s_last)) &&
               beside != NULL)
        add_participant (builder, scan, who, meeting, g_intern_string ("head_of_delegation"));
      else if (beside != NULL &&
               (is_attending (builder, scan, who, s_first) ||
                (meeting == 1 && finder->has_main && who->sentence <= finder->lead_last &&
                 scan->reading->in == QIMAM_FIELD_BODY && who->first_word < beside->end + 8) ||
                (meeting == 1 && speaks_there (scan, who, beside))))
        add_participant (builder, scan, who, meeting, who->role);
      else if (meeting == 1 && scan->reading->in == QIMAM_FIELD_BODY &&
               meets (scan, &met_in, &met, who->sentence, s_first, s_last))
        add_participant (builder, scan, who, meeting, who->role);
      else if (meeting == 1 && finder->has_main && beside == NULL && scan->reading->in == QIMAM_FIELD_BODY &&
               is_listed (scan, who, s_first))
        add_participant (builder, scan, who, meeting, who->role);
    }
  if (scan->reading->in == QIMAM_FIELD_BODY && finder->has_main && count_people (builder, 1) < 2)
    add_pair (builder, scan);
  if (scan->reading->in == QIMAM_FIELD_BODY && finder->has_main && count_people (builder, 1) < 2)
    add_counterpart (builder, scan);
  if (scan->reading->in == QIMAM_FIELD_BODY && finder->has_main && !lead_names_people (builder, scan))
    add_states (builder, scan);
  if (scan->reading->in == QIMAM_FIELD_BODY && finder->has_main)
    add_listed_states (builder, scan);
  if (scan->reading->in == QIMAM_FIELD_BODY && finder->has_main)
    add_heads_of_states (builder, scan);
}
