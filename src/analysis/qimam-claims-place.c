/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-facts.h"

#define MAX_HITS     64 /* cues of a clause that are looked at */
#define MAX_MATTER   5  /* words before a place in which the matter stands that is there */
#define MAX_RELATIVE 6  /* words before a place in which a relative clause begins */
#define MAX_ARRIVAL  10 /* words before "to" in which somebody arrives */
#define MAX_CHOSEN   7  /* sentences in which a place is said to be chosen */
#define MAX_HOSTED   8  /* words between a host and the meeting */
#define MAX_BACK     48 /* words before a place in which somebody may begin to speak */

static const char *const in_words[] = { "في",      "بمدينه", "مدينه",  "العاصمه", "بالعاصمه", "داخل",
                                        "مقر",     "بمقر",   "قصر",    "قريه",    "بقريه",    "منتجع",
                                        "بمنتجع",  "بلده",   "ببلده",  "جزيره",   "بجزيره",   "محافظه",
                                        "بمحافظه", "ضاحيه",  "بضاحيه", "منطقه",   "عاصمه",    "وسط",
                                        "بوسط",    "قلب",    "ولايه",  "بولايه",  NULL };
static const char *const state_words[] = { "في",   "دوله",  "شرق",  "شرقي",  "غرب", "غربي",
                                           "شمال", "شمالي", "جنوب", "جنوبي", NULL };
static const char *const from_words[] = { "من", NULL };

/* "كما توقع مسؤولون في واشنطن": where people are who speak of the meeting. */
static gboolean
is_of_people (const QimamClauses *scan, const QimamMention *place)
{
  static const char *const in[] = { "في", NULL };
  static const char *const people[] = { "مسوول",  "مسوولون", "مسوولين",  "المسوولون",  "المسوولين",
                                        "مصدر",   "مصادر",   "دبلوماسي", "دبلوماسيون", "دبلوماسيين",
                                        "محلل",   "محللون",  "محللين",   "خبير",       "خبراء",
                                        "مراقب",  "مراقبون", "مراقبين",  "صحافيون",    "صحافيين",
                                        "اوساط",  "مراسل",   "مراسلنا",  "مراسلتنا",   "موفد",
                                        "موفدنا", NULL };

  return place->first_word > 1 && qimam_clauses_word_is (scan, place->first_word - 1, in) &&
         qimam_clauses_word_is (scan, place->first_word - 2, people);
}

/* Whether a word is a meeting's noun, or an attribute right behind one. */
static gboolean
is_noun_of_meeting (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, word);

  return event != NULL && !event->verb && word <= event->last + 3;
}

/* "مجالات التعاون التي أعلن عنها في كامب ديفيد": where something else was done than to meet. */
static gboolean
is_in_relative (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  static const char *const of_meeting[] = { "hold",   "meet",   "host", "begin",
                                            "finish", "resume", "last", "move" };

  for (guint back = 3; back <= MAX_RELATIVE && back < word; back++)
    {
      const QimamEvent *event;
      guint w = word - back;

      if (scan->gaps[w + 1] != 0)
        return FALSE;
      if (!qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (of_meeting); i++)
        if (qimam_clauses_has_hit (scan, of_meeting[i], w + 1, word - 1))
          return FALSE;
      event = qimam_meeting_finder_event_at (finder, scan, w);
      return (event == NULL || event->verb) && !is_noun_of_meeting (finder, scan, word - 1) &&
             qimam_meeting_finder_event_at (finder, scan, w + 1) == event;
    }
  return FALSE;
}

/* "التصعيد الأخير في القدس", "النزاع في جنوب السودان": where a matter is that they speak of; but "قمة السلام
 * في شرم الشيخ" is called so. */
static gboolean
is_of_matter (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  static const char *const in[] = { "في", NULL };
  static const char *const ends[] = { "الي", "من", "علي", "عن", "مع", "خلال", "بعد", NULL };
  static const char *const what[] = { "ما", "بما", "لما", NULL };
  guint word = place->first_word;

  if (word < 2 || !qimam_clauses_word_is (scan, word - 1, in))
    return FALSE;
  /* "تنفيذ ما تقرر في جنيف", "التفاهمات التي أبرمت في جنيف"; but "المحادثات التي جرت في جنيف" */
  if (word > 3 && scan->gaps[word - 1] == 0 && scan->gaps[word - 2] == 0)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, word - 4);

      if (qimam_clauses_word_is (scan, word - 3, what))
        return TRUE;
      if (qimam_clauses_has_mark (scan, word - 3, QIMAM_MARK_RELATIVE) && event == NULL &&
          scan->names[word - 4] == QIMAM_NAME_NONE)
        return TRUE;
    }
  for (guint back = 2; back <= MAX_MATTER && back <= word; back++)
    {
      guint w = word - back;
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (scan->gaps[w + 1] != 0 || (event != NULL && event->first <= w && w <= event->last) ||
          qimam_clauses_word_is (scan, w, ends))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "matter", w, w))
        return !(event != NULL && w == event->last + 1 &&
                 g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ال"));
    }
  return FALSE;
}

/* Whether a place is told as where something happened: after "in", or with ب before it. */
static gboolean
is_where (const QimamClauses *scan, const QimamMention *place)
{
  guint first = place->first_word;
  gsize start = place->span.start;
  const QimamWord *word = qimam_clauses_word (scan, first);

  if (g_str_has_prefix (word->folded, "بالعاصمه"))
    return TRUE;
  if (first > 0 && !(scan->gaps[first] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) &&
      qimam_clauses_word_is (scan, first - 1, in_words))
    return TRUE;
  if (first > 1 && qimam_clauses_word_is (scan, first - 2, in_words) &&
      scan->names[first - 1] != QIMAM_NAME_INSIDE && scan->gaps[first] == 0 && scan->gaps[first - 1] == 0)
    return TRUE;
  return start > word->start && g_str_has_prefix (word->folded, "ب");
}

/* "… استضافتها جنيف", "استضافت العاصمة السعودية الرياض محادثات". */
static gboolean
is_host (const QimamClauses *scan, const QimamMention *place)
{
  for (guint back = 1; back <= 3 && back <= place->first_word; back++)
    {
      guint word = place->first_word - back;

      if (scan->gaps[word + 1] != 0)
        return FALSE;
      if (qimam_clauses_has_hit (scan, "host", word, word))
        return TRUE;
      if (!qimam_clauses_word_is (scan, word, in_words) && back > 1)
        return FALSE;
    }
  return FALSE;
}

/* "التقى … نظيره …، في ضاحية …، في أول لقاء": a clause of its own in the beginning, where nobody speaks. */
static gboolean
is_apart (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  const QimamClause *clause = qimam_clauses_clause (scan, place->first_word);
  guint s_first = g_array_index (scan->reading->sentence_word, guint, clause->sentence);
  guint from = clause->first > s_first + MAX_BACK ? clause->first - MAX_BACK : s_first;

  return scan->reading->in == QIMAM_FIELD_BODY && clause->sentence <= finder->lead_last &&
         place->first_word - clause->first <= 3 && (scan->gaps[clause->first] & QIMAM_GAP_COMMA) &&
         qimam_clauses_word_is (scan, clause->first, in_words) && is_where (scan, place) &&
         qimam_clauses_find_hit (scan, "report", from, clause->first) == NULL;
}

/* "محادثات في الكرملين": a body that is called after its house. */
static gboolean
is_house (const QimamClauses *scan, const QimamMention *mention)
{
  static const char *const houses[] = {
    "kremlin", "white_house", "elysee", "downing_street", "pentagon", NULL
  };
  static const char *const in[] = { "في", "داخل", "الي", NULL };
  static const char *const courts[] = { "الديوان", "بالديوان", NULL };
  const QimamClause *clause;

  /* "في مكتبه بالديوان الأميري" */
  if (mention->kind == QIMAM_MENTION_GROUP && mention->first_word > 0 &&
      mention->last_word == mention->first_word + 1 &&
      qimam_clauses_word_is (scan, mention->first_word, courts))
    return qimam_clauses_word_is (scan, mention->first_word - 1, in) ||
           g_str_has_prefix (qimam_clauses_word (scan, mention->first_word)->folded, "ب");
  if (mention->kind != QIMAM_MENTION_ORGANISATION || mention->key == NULL ||
      !g_strv_contains (houses, mention->key) || mention->first_word == 0)
    return FALSE;
  clause = qimam_clauses_clause (scan, mention->first_word);
  /* "غادر الرئيس البيت الأبيض", "وصل إلى البيت الأبيض" */
  return qimam_clauses_word_is (scan, mention->first_word - 1, in) ||
         g_str_has_prefix (qimam_clauses_word (scan, mention->first_word)->folded, "بال") ||
         (mention->first_word > clause->first &&
          qimam_clauses_has_hit (scan, "move", clause->first, mention->first_word - 1));
}

/* "في ولاية ألاسكا", "في جزيرة كريت": a region as far as it is called one. */
static gboolean
is_called_region (const QimamClauses *scan, const QimamMention *mention)
{
  static const char *const nouns[] = { "ولايه",  "بولايه", "جزيره",   "بجزيره", "اقليم",
                                       "باقليم", "مقاطعه", "بمقاطعه", "محافظه", NULL };

  return mention->kind == QIMAM_MENTION_PLACE && g_strcmp0 (mention->place_kind, "region") == 0 &&
         mention->first_word > 0 && qimam_clauses_word_is (scan, mention->first_word - 1, nouns);
}

/* "تلتقي الوفود في هاواي" */
static gboolean
is_region_of_meeting (const QimamClauses *scan, const QimamMention *mention)
{
  static const char *const rules[] = { "meet", "hold", "host" };
  static const char *const in[] = { "في", NULL };
  guint word = mention->first_word, from = word - MIN (word, MAX_RELATIVE);

  if (mention->kind != QIMAM_MENTION_PLACE || g_strcmp0 (mention->place_kind, "region") != 0 || word == 0 ||
      scan->gaps[word] != 0 || !qimam_clauses_word_is (scan, word - 1, in))
    return FALSE;
  from = MAX (from, qimam_clauses_clause (scan, word)->first);
  for (guint i = 0; i < G_N_ELEMENTS (rules) && from < word; i++)
    if (qimam_clauses_has_hit (scan, rules[i], from, word - 1))
      return TRUE;
  return FALSE;
}

static gboolean
is_physical (const QimamMention *mention)
{
  return mention->kind == QIMAM_MENTION_PLACE &&
         (g_strcmp0 (mention->place_kind, "city") == 0 || g_strcmp0 (mention->place_kind, "venue") == 0);
}

/* Whether a person and nothing else stands between a verb and a place. */
static gboolean
is_object (const QimamClauses *scan, const QimamEvent *event, const QimamMention *place)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint at = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, event->last)->end);
  const QimamMention *who = at < mentions->len ? mentions->pdata[at] : NULL;

  return who != NULL && who != place && who->kind == QIMAM_MENTION_PERSON &&
         who->first_word == event->last + 1 && who->last_word + 1 == place->first_word;
}

/* "زيارة رسمية إلى جمهورية العراق", "زيارته للعراق", "يزور العراق": the state that is visited. */
static gboolean
is_destination (const QimamClauses *scan, const QimamMention *place, const QimamEvent *event)
{
  static const char *const to[] = { "الي", "ل", NULL };
  static const char *const forms[] = { "جمهوريه", "مملكه",  "دوله",  "سلطنه",  "للجمهوريه", "لجمهوريه",
                                       "للمملكه", "لمملكه", "لدوله", "لسلطنه", NULL };
  guint word = place->first_word;

  if (word <= event->last)
    return FALSE;
  if (word == event->last + 1 || place->span.start > qimam_clauses_word (scan, word)->start)
    return TRUE;
  if (qimam_clauses_word_is (scan, word - 1, forms))
    {
      if (g_str_has_prefix (qimam_clauses_word (scan, word - 1)->folded, "ل"))
        return TRUE;
      word--;
    }
  /* "زار الرئيس فلان روسيا" */
  if (event->verb && scan->gaps[word] == 0 && scan->names[word - 1] != QIMAM_NAME_NONE &&
      is_object (scan, event, place))
    return TRUE;
  return qimam_clauses_word_is (scan, word - 1, to) || word == event->last + 1;
}

/* "قمة … في الكويت": a state is where a meeting was, as far as its description tells no more. */
static gboolean
is_state_of (const QimamClauses *scan, const QimamMention *place, const QimamEvent *event)
{
  static const char *const in[] = { "في", NULL };

  /* "القمة بينهما ستعقد في سنغافورة" */
  if (place->kind == QIMAM_MENTION_COUNTRY && place->named && g_strcmp0 (place->place_kind, "country") == 0 &&
      place->first_word > 1 && scan->gaps[place->first_word] == 0 && scan->gaps[place->first_word - 1] == 0 &&
      qimam_clauses_word_is (scan, place->first_word - 1, in) &&
      qimam_clauses_has_hit (scan, "hold", place->first_word - 2, place->first_word - 2))
    return TRUE;
  if (place->kind != QIMAM_MENTION_COUNTRY || !place->named ||
      g_strcmp0 (place->place_kind, "country") != 0 || event == NULL || event->places->len > 0)
    return FALSE;
  /* "إرجاء زيارة للسعودية" */
  if (event->kind == QIMAM_MEETING_VISIT && event->first > 0 &&
      qimam_clauses_find_hit (scan, "cancel", event->first - MIN (event->first, 3), event->first - 1) != NULL)
    return FALSE;
  if (event->relation != QIMAM_EVENT_MAIN)
    return event->kind == QIMAM_MEETING_VISIT && event->meeting > 0 && is_destination (scan, place, event);
  /* "اللقاء التشاوري بتونس" */
  if (place->span.start > qimam_clauses_word (scan, place->first_word)->start)
    return g_str_has_prefix (qimam_clauses_word (scan, place->first_word)->folded, "ب") ||
           (event->kind == QIMAM_MEETING_VISIT && is_destination (scan, place, event));
  return place->first_word > 0 &&
         (qimam_clauses_word_is (scan, place->first_word - 1, state_words) ||
          (event->kind == QIMAM_MEETING_VISIT && is_destination (scan, place, event)));
}

/* "توصلا إلى اتفاق على وقف إطلاق النار في مدينة …": where what is agreed is to be. */
static gboolean
is_of_outcome (const QimamClauses *scan, const QimamClause *clause, guint word)
{
  static const char *const links[] = { "علي", "الي", "بشان", "حول", NULL };

  for (guint i = qimam_clauses_hit_from (scan, clause->first), n = 0; i < scan->hits->len && n < MAX_HITS;
       i++, n++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const QimamCueRule *rule = qimam_cue_table_rule (scan->table, hit->rule);

      if (hit->first >= word)
        break;
      if (rule->is_claim && rule->dimension != QIMAM_DIMENSION_ISSUE &&
          qimam_clauses_any_is (scan, hit->last + 1, word - 1, links))
        return TRUE;
    }
  return FALSE;
}

/* "بعد ظهر اليوم", "بعد ثلاث ساعات من التداول": a time of the same day. */
static gboolean
is_same_day (const QimamClauses *scan, guint word)
{
  guint at = qimam_clauses_time_from (scan, qimam_clauses_word (scan, word)->start);
  const QimamTime *time = at < scan->reading->times->len ? scan->reading->times->pdata[at] : NULL;

  if (time == NULL || time->span.start >= qimam_clauses_word (scan, word)->end)
    return FALSE;
  return time->kind != QIMAM_TIME_DURATION || time->value == NULL || strchr (time->value, 'T') != NULL;
}

/* "… بعد يومين من فوز فلان بالرئاسة في طهران": where something was that the time is counted from. */
static gboolean
is_of_other_time (const QimamMeetingFinder *finder, const QimamClauses *scan, guint from, guint word)
{
  static const char *const apart[] = { "بعد", "قبل", "عقب", "منذ", "غداه", "اثر", "قبيل", "بعيد", NULL };

  for (guint w = word; w-- > from;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if ((event != NULL && event->first <= w && w <= event->last) ||
          (scan->gaps[w + 1] & (QIMAM_GAP_COMMA | QIMAM_GAP_STOP)))
        return FALSE;
      if (qimam_clauses_word_is (scan, w, apart))
        return !is_same_day (scan, w + 1);
    }
  return FALSE;
}

/* In the beginning, beside the meeting and outside what somebody says, "in …" is where it was. */
static gboolean
is_lead_place (const QimamMeetingFinder *finder,
               const QimamClauses *scan,
               const QimamMention *place,
               const QimamEvent *beside)
{
  const QimamClause *clause = qimam_clauses_clause (scan, place->first_word);

  if (scan->reading->in != QIMAM_FIELD_BODY || clause->sentence > finder->lead_last ||
      (beside->relation != QIMAM_EVENT_MAIN &&
       !(finder->has_main && qimam_meeting_finder_at (finder, scan, place->first_word) == 1)) ||
      !is_where (scan, place) || qimam_clauses_statement (scan, place->span) != NULL ||
      is_of_outcome (scan, clause, place->first_word))
    return FALSE;
  for (guint w = clause->first; w < place->first_word; w++)
    if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
        qimam_clauses_has_hit (scan, "report", w, w) || qimam_clauses_has_hit (scan, "since", w, w) ||
        qimam_clauses_has_hit (scan, "scheduled", w, w))
      return FALSE;
  return !is_of_other_time (finder, scan, clause->first, place->first_word);
}

static gboolean
is_of_state (const QimamMention *place)
{
  return place->party != NULL && g_ascii_isupper (place->party[0]) &&
         place->kind != QIMAM_MENTION_ORGANISATION;
}

/* One meeting is not in two states, unless its sides are apart or it is a journey: where the first place is
 * told, one in another state is of something else. */
static gboolean
is_abroad (const QimamClaimBuilder *builder, const QimamMention *place)
{
  const QimamMeetingFinder *finder = builder->finder;

  return finder->has_main && !finder->remote &&
         ((QimamMeeting *) finder->meetings->pdata[0])->kind != QIMAM_MEETING_VISIT &&
         builder->country != NULL && is_of_state (place) && strcmp (builder->country, place->party) != 0;
}

static void
add_place (QimamClaimBuilder *builder,
           const QimamClauses *scan,
           const QimamMention *place,
           gint64 meeting,
           const char *party)
{
  QimamValue value = { .set = TRUE,
                       .name = place->name,
                       .key = place->key,
                       .kind = g_intern_string (place->place_kind != NULL ? place->place_kind : "venue") };
  QimamClaim *known, *claim;

  if (meeting == 1 && is_abroad (builder, place))
    meeting = 0;
  else if (meeting == 1 && builder->country == NULL && is_of_state (place))
    builder->country = place->party;
  known = qimam_claim_builder_find (builder, QIMAM_DIMENSION_PLACE, meeting, &value);
  if (known != NULL)
    {
      qimam_claim_builder_repeat (known, place->span);
      return;
    }
  claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_PLACE, place->full);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup (party != NULL ? party : "joint");
  qimam_value_copy (&claim->value, &value);
}

static gboolean
has_mode (QimamClaimBuilder *builder, gint64 meeting)
{
  static const char *const modes[] = { "in_person", "video", "phone", "hybrid" };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      const QimamValue value = { .set = TRUE, .key = (char *) modes[i] };
      if (qimam_claim_builder_find (builder, QIMAM_DIMENSION_FORMAT, meeting, &value) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "… that was held in the palace": where nothing else tells how, those who met were there. */
static void
add_presence (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *place, gint64 meeting)
{
  guint from = place->first_word > 3 ? place->first_word - 3 : 0;
  const QimamCueHit *hold = qimam_clauses_find_hit (scan, "hold", from, place->first_word);
  QimamClaim *claim;

  if (hold == NULL || has_mode (builder, meeting) ||
      (claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_FORMAT, hold->first,
                                        place->last_word)) == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup ("joint");
  claim->value.set = TRUE;
  claim->value.key = g_strdup ("in_person");
  claim->basis = QIMAM_BASIS_INFERRED;
  claim->how = g_strdup ("a place is named");
}

/* "… spoke from the palace, and … from his residence in the city": where the sides of a remote meeting were.
 */
static gboolean
is_speaking_from (const QimamClauses *scan, const QimamMention *place)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, place->first_word, &s_first, &s_last);
  if (qimam_clauses_find_hit (scan, "speak_from", s_first, place->first_word) == NULL)
    return FALSE;
  for (guint back = 1; back <= 5 && back <= place->first_word - s_first; back++)
    {
      guint word = place->first_word - back;

      if (qimam_clauses_word_is (scan, word, from_words))
        return word > s_first && scan->names[word - 1] != QIMAM_NAME_NONE;
      if (scan->gaps[place->first_word - back + 1] & (QIMAM_GAP_COMMA | QIMAM_GAP_STOP))
        return FALSE;
    }
  return FALSE;
}

/* "the two signed in … a treaty": a place beside what was done there. */
static gboolean
tells_outcome (const QimamClauses *scan, const QimamClause *clause)
{
  for (guint i = qimam_clauses_hit_from (scan, clause->first), n = 0; i < scan->hits->len && n < MAX_HITS;
       i++, n++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const QimamCueRule *rule = qimam_cue_table_rule (scan->table, hit->rule);

      if (hit->first > clause->last)
        break;
      if (rule->is_claim && (rule->when & QIMAM_WHEN_VERB) &&
          (rule->dimension == QIMAM_DIMENSION_AGREEMENT || rule->dimension == QIMAM_DIMENSION_ISSUE))
        return TRUE;
    }
  return FALSE;
}

/* A meeting whose place stands beside none of its names: where the headline or the first sentences say that
 * something happened. */
static void
add_place_of_news (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;
  const GPtrArray *claims = builder->analysis->claims, *mentions = scan->reading->mentions;
  static const char *const of_words[] = { "علي", "حول", "بشان", NULL };
  gboolean headline = scan->reading->in == QIMAM_FIELD_HEADLINE;

  if (!finder->has_main || finder->remote || scan->reading->in == QIMAM_FIELD_CAPTION ||
      ((QimamMeeting *) finder->meetings->pdata[0])->status != QIMAM_MEETING_STATUS_UNKNOWN)
    return;
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];
      if (claim->dimension == QIMAM_DIMENSION_PLACE && claim->meeting == 1 &&
          claim->span.in == QIMAM_FIELD_BODY && (!headline || g_strcmp0 (claim->value.kind, "city") == 0))
        return;
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *place = mentions->pdata[i];
      const QimamEvent *event;
      guint s_first, s_last;

      if (place->first_word >= scan->n_words || place->sentence >= (headline ? 1u : 2u))
        return;
      qimam_clauses_sentence (scan, place->first_word, &s_first, &s_last);
      event = qimam_meeting_finder_in_sentence (finder, scan, place->sentence);
      if (!(is_physical (place) ? is_where (scan, place) : is_house (scan, place)) ||
          is_of_people (scan, place) || is_of_matter (finder, scan, place) ||
          /* "اتفاق على هدنة في المدينة" */
          (headline && qimam_clauses_any_is (scan, s_first, place->first_word, of_words)) ||
          (event != NULL && event->relation != QIMAM_EVENT_MAIN) ||
          qimam_meeting_finder_at (finder, scan, place->first_word) != 1 ||
          qimam_clauses_statement (scan, place->span) != NULL ||
          (qimam_clauses_has_hit (scan, "report", s_first, MIN (s_first + 1, s_last)) &&
           !qimam_clauses_has_hit (scan, "move", s_first, MIN (s_first + 1, s_last))) ||
          is_of_outcome (scan, qimam_clauses_clause (scan, place->first_word), place->first_word))
        continue;
      add_place (builder, scan, place, 1, NULL);
      return;
    }
}

/* "سيصل إلى … ليبحث الزيارة المرتقبة", "على أن تعقد في …": where another meeting is to be, in an article on
 * one that was. */
static gboolean
is_of_next (const QimamMeetingFinder *finder,
            const QimamClauses *scan,
            const QimamMention *place,
            const QimamEvent *beside)
{
  static const char *const rules[] = { "hold", "move", "meet", "host", "begin" };
  const QimamClause *clause = qimam_clauses_clause (scan, place->first_word);
  guint s_first = g_array_index (scan->reading->sentence_word, guint, clause->sentence);
  guint from = MAX (s_first, place->first_word - MIN (place->first_word, MAX_BACK));
  const QimamCueHit *last = NULL;

  if (!finder->has_main ||
      ((QimamMeeting *) finder->meetings->pdata[0])->status != QIMAM_MEETING_STATUS_UNKNOWN)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint w = place->first_word; w-- > from;)
      {
        const QimamCueHit *hit = qimam_clauses_find_hit (scan, rules[i], w, w);

        if (hit != NULL && (last == NULL || hit->first > last->first))
          last = hit;
        if (hit != NULL)
          break;
      }
  if (last != NULL)
    return qimam_event_is_to_come (scan, last->first, s_first);
  return beside != NULL && beside->relation == QIMAM_EVENT_NEXT;
}

/* "ستعقد، على الأرجح، في …": a verb of holding before a word that commas set apart. */
static gboolean
is_held_before (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  guint commas = 0;

  for (guint w = word; w-- > 0 && w + MAX_RELATIVE >= word;)
    {
      if ((scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return FALSE;
      commas += (scan->gaps[w + 1] & QIMAM_GAP_COMMA) != 0;
      if (qimam_clauses_has_hit (scan, "hold", w, w))
        return commas == 2 && qimam_meeting_finder_in_sentence (
                                  finder, scan, qimam_clauses_clause (scan, w)->sentence) != NULL;
    }
  return FALSE;
}

/* Whether a city is told already as that of the meeting which the article reports on. */
static gboolean
has_other_city (const QimamClaimBuilder *builder, const QimamMention *place)
{
  const GPtrArray *claims = builder->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_PLACE && claim->meeting == 1 &&
          g_strcmp0 (claim->value.kind, "city") == 0 && g_strcmp0 (claim->value.key, place->key) != 0)
        return TRUE;
    }
  return FALSE;
}

/* "ستصل الوفود إلى أثينا", "وصل الوزير، اليوم، إلى بغداد": in the beginning, where nobody goes on from there.
 */
static gboolean
is_arrival (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  static const char *const to[] = { "الي", NULL };
  static const char *const leave[] = { "غادر", "غادرت", "غادرا", "يغادر", "يغادران", "مغادره", NULL };
  static const char *const towns[] = { "العاصمه", "مدينه", NULL };
  guint word = place->first_word, s_first, s_last;
  guint sentence = qimam_clauses_sentence (scan, word, &s_first, &s_last);

  if (!is_physical (place) || scan->reading->in != QIMAM_FIELD_BODY ||
      sentence > MIN (finder->lead_last, 1) || qimam_meeting_finder_at (finder, scan, word) != 1 ||
      qimam_clauses_statement (scan, place->span) != NULL)
    return FALSE;
  for (guint back = 1; back <= 3 && word >= s_first + back; back++)
    {
      guint w = word - back;

      if (scan->gaps[w + 1] != 0)
        return FALSE;
      if (qimam_clauses_word_is (scan, w, to))
        {
          for (guint v = w; v-- > s_first && v + MAX_ARRIVAL > w;)
            if (qimam_clauses_has_hit (scan, "move", v, v))
              return !qimam_clauses_word_is (scan, v, leave) &&
                     !(v > s_first && qimam_clauses_has_mark (scan, v - 1, QIMAM_MARK_NEGATOR)) &&
                     !(v > s_first && qimam_clauses_has_mark (scan, v - 1, QIMAM_MARK_RELATIVE));
          return FALSE;
        }
      if (back > 1 && !qimam_clauses_word_is (scan, w, towns))
        return FALSE;
    }
  return FALSE;
}

/* "اختار البيت الأبيض ضيعة …", "وقع الاختيار على جنيف": in the first sentences, the place of the meeting. */
static gboolean
is_chosen (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  guint word = place->first_word, s_first, s_last;
  guint sentence = qimam_clauses_sentence (scan, word, &s_first, &s_last);

  return is_physical (place) && scan->reading->in == QIMAM_FIELD_BODY && sentence <= MAX_CHOSEN &&
         qimam_meeting_finder_at (finder, scan, word) == 1 && word > s_first &&
         qimam_clauses_find_hit (scan, "choose", MAX (s_first, word - MIN (word, MAX_RELATIVE)), word - 1) !=
             NULL;
}

/* The nearest meeting's noun within some words of a sentence, behind @from or before it. */
static const QimamEvent *
nearest_noun (const QimamMeetingFinder *finder, const QimamClauses *scan, guint from, gboolean behind)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, from, &s_first, &s_last);
  for (guint i = 1; i <= MAX_HOSTED; i++)
    {
      const QimamEvent *event;

      if (behind ? from + i > s_last : from < s_first + i)
        break;
      event = qimam_meeting_finder_event_at (finder, scan, behind ? from + i : from - i);
      if (event != NULL && !event->verb && event->first <= from + i)
        return event;
    }
  return NULL;
}

/* "الصين ستستضيف الجولة الثانية من المحادثات", "استضافت باكستان الجولة الأولى", "محادثات تستضيفها قطر": the
 * state that is host; of which meeting, or 0. */
static gint64
find_hosted (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  guint before = place->first_word - MIN (place->first_word, 1), behind = place->last_word + 1;
  const QimamEvent *event = NULL;

  if (place->kind != QIMAM_MENTION_COUNTRY || !place->named ||
      g_strcmp0 (place->place_kind, "country") != 0 ||
      place->span.start > qimam_clauses_word (scan, place->first_word)->start)
    return 0;
  if (before < place->first_word && scan->gaps[place->first_word] == 0 &&
      qimam_clauses_has_hit (scan, "host", before, before))
    {
      const char *folded = qimam_clauses_word (scan, before)->folded;
      gboolean object = g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "فه") ||
                        g_str_has_suffix (folded, "نه");

      event = nearest_noun (finder, scan, object ? before : place->last_word, !object);
    }
  else if (behind < scan->n_words && scan->gaps[behind] == 0 &&
           qimam_clauses_has_hit (scan, "host", behind, behind))
    event = nearest_noun (finder, scan, behind, TRUE);
  return event != NULL ? event->meeting : 0;
}

void
qimam_claims_find_places (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMeetingFinder *finder = builder->finder;
  const QimamValue video = { .set = TRUE, .key = (char *) "video" };
  gboolean remote =
      finder->has_main && qimam_claim_builder_find (builder, QIMAM_DIMENSION_FORMAT, 1, &video) != NULL;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *place = mentions->pdata[i];
      const QimamEvent *event, *beside;
      const QimamClause *clause;
      gint64 meeting;

      if (place->first_word >= scan->n_words ||
          !(is_physical (place) || is_called_region (scan, place) || is_region_of_meeting (scan, place) ||
            place->kind == QIMAM_MENTION_COUNTRY || is_house (scan, place) ||
            (remote && place->kind == QIMAM_MENTION_ORGANISATION)) ||
          is_of_people (scan, place) || is_of_matter (finder, scan, place) ||
          (is_in_relative (finder, scan, place->first_word) && has_other_city (builder, place)))
        continue;
      if ((meeting = find_hosted (finder, scan, place)) > 0)
        {
          add_place (builder, scan, place, meeting, NULL);
          continue;
        }
      clause = qimam_clauses_clause (scan, place->first_word);
      event = qimam_meeting_finder_event_at (finder, scan, place->first_word);
      beside = qimam_meeting_finder_in_sentence (finder, scan, clause->sentence);
      meeting = event != NULL ? event->meeting : qimam_meeting_finder_at (finder, scan, place->first_word);
      if (event != NULL && qimam_event_is_about (event, place->first_word))
        continue;
      if (event == NULL && is_of_next (finder, scan, place, beside))
        continue;
      if (meeting == 0 || (event != NULL && event->meeting == 0 && event->relation == QIMAM_EVENT_NEXT))
        continue;
      if (is_state_of (scan, place, event) && !remote && (event != NULL || beside != NULL))
        {
          add_place (builder, scan, place, meeting, NULL);
          continue;
        }
      if (remote && place->kind != QIMAM_MENTION_COUNTRY && is_speaking_from (scan, place))
        {
          g_autofree char *party =
              qimam_claim_builder_party (builder, scan, clause->first, place->first_word, "joint");
          add_place (builder, scan, place, 1, party);
          continue;
        }
      if (is_arrival (finder, scan, place) ||
          (is_chosen (finder, scan, place) && !has_other_city (builder, place)))
        {
          add_place (builder, scan, place, meeting, NULL);
          continue;
        }
      if (beside == NULL || !(is_physical (place) || is_called_region (scan, place) ||
                              is_region_of_meeting (scan, place) || (is_house (scan, place) && !remote)))
        continue;
      if (is_host (scan, place) || is_apart (finder, scan, place) ||
          (event != NULL &&
           (is_where (scan, place) ||
            (event->kind == QIMAM_MEETING_VISIT && is_destination (scan, place, event) &&
             place->kind == QIMAM_MENTION_PLACE) ||
            /* but "«قمة القدس»" is a name */
            (place->first_word == event->last + 1 && !(scan->gaps[event->first] & QIMAM_GAP_QUOTE)))))
        {
          add_place (builder, scan, place, meeting, NULL);
          add_presence (builder, scan, place, meeting);
        }
      else if (is_where (scan, place) &&
               (is_held_before (finder, scan, place->first_word) ||
                qimam_clauses_find_hit (scan, "hold", clause->first, clause->last) != NULL ||
                qimam_clauses_find_hit (scan, "begin", clause->first, clause->last) != NULL ||
                qimam_clauses_find_hit (scan, "resume", clause->first, clause->last) != NULL ||
                qimam_clauses_find_hit (scan, "finish", clause->first, clause->last) != NULL ||
                qimam_clauses_find_hit (scan, "last", clause->first, clause->last) != NULL ||
                (clause->sentence <= finder->lead_last && scan->reading->in == QIMAM_FIELD_BODY &&
                 tells_outcome (scan, clause) && !is_of_outcome (scan, clause, place->first_word)) ||
                qimam_clauses_find_hit (scan, "meet", clause->first, clause->last) != NULL))
        add_place (builder, scan, place, meeting, NULL);
      else if (is_lead_place (finder, scan, place, beside))
        add_place (builder, scan, place, meeting, NULL);
      else if (scan->reading->in == QIMAM_FIELD_BODY && clause->sentence <= finder->lead_last &&
               qimam_clauses_find_hit (scan, "move",
                                       g_array_index (scan->reading->sentence_word, guint, clause->sentence),
                                       place->first_word) != NULL)
        add_place (builder, scan, place, meeting, NULL);
    }
  add_place_of_news (builder, scan);
}
