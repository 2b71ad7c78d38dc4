/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-where.h"

#include <string.h>

#define MAX_HITS     64 /* cues of a clause that are looked at */
#define MAX_MATTER   5  /* words before a place in which the matter stands that is there */
#define MAX_RELATIVE 6  /* words before a place in which a relative clause begins */
#define MAX_BACK     48 /* words before a place in which somebody may begin to speak */

static const char *const in_words[] = { "في",      "بمدينه", "مدينه",  "العاصمه", "بالعاصمه", "داخل",
                                        "مقر",     "بمقر",   "قصر",    "قريه",    "بقريه",    "منتجع",
                                        "بمنتجع",  "بلده",   "ببلده",  "جزيره",   "بجزيره",   "محافظه",
                                        "بمحافظه", "ضاحيه",  "بضاحيه", "منطقه",   "عاصمه",    "وسط",
                                        "بوسط",    "قلب",    "ولايه",  "بولايه",  "منصه",     "بمنصه",
                                        "محيط",    "بمحيط",  NULL };
static const char *const state_words[] = { "في",   "دوله",  "شرق",  "شرقي",  "غرب", "غربي",
                                           "شمال", "شمالي", "جنوب", "جنوبي", NULL };

/* "كما توقع مسؤولون في واشنطن": where people are who speak of the meeting. */
gboolean
qimam_place_is_of_people (const QimamClauses *scan, const QimamMention *place)
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
gboolean
qimam_place_is_in_relative (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
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
gboolean
qimam_place_is_of_matter (const QimamMeetingFinder *finder,
                          const QimamClauses *scan,
                          const QimamMention *place)
{
  static const char *const in[] = { "في", NULL };
  static const char *const ends[] = { "الي", "من", "علي", "عن", "مع", "خلال", "بعد", NULL };
  static const char *const what[] = { "ما", "بما", "لما", NULL };
  static const char *const those[] = { "المجتمعون", "المجتمعين", "المجتمعان", NULL };
  static const char *const towns[] = { "مدينه", "بلده",    "قريه", "منطقه", "محافظه", "اقليم",
                                       "مخيم",  "العاصمه", "حي",   "ضاحيه", NULL };
  guint word = place->first_word;

  /* "الهجوم في مدينة الخضيرة" */
  if (word > 2 && scan->gaps[word] == 0 && qimam_clauses_word_is (scan, word - 1, towns))
    word--;
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
      /* "دان المجتمعون الهجوم في": they who meet are not called after it */
      if (qimam_clauses_has_hit (scan, "matter", w, w))
        return !(event != NULL && w == event->last + 1 && !qimam_clauses_word_is (scan, w - 1, those) &&
                 g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ال"));
    }
  return FALSE;
}

/* Whether a place is told as where something happened: after "in", or with ب before it. */
gboolean
qimam_place_is_where (const QimamClauses *scan, const QimamMention *place)
{
  static const char *const one_of[] = { "احد", "احدي", "بعض", "اكبر", "افخم", "اعرق", NULL };
  static const char *const parts[] = { "فنادق", "قصور", "ضواحي", "قاعات", "منتجعات", "احياء",
                                       "قري",   "جزر",  "مباني", "مدن",   NULL };
  static const char *const at_words[] = { "عند", "تحت", "امام", "لدي", NULL };
  guint first = place->first_word;
  gsize start = place->span.start;
  const QimamWord *word = qimam_clauses_word (scan, first);

  if (g_str_has_prefix (word->folded, "بالعاصمه"))
    return TRUE;
  if (first > 0 && !(scan->gaps[first] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) &&
      qimam_clauses_word_is (scan, first - 1, in_words))
    return TRUE;
  if (first > 2 && scan->gaps[first] == 0 && scan->gaps[first - 1] == 0 && scan->gaps[first - 2] == 0 &&
      qimam_clauses_word_is (scan, first - 3, in_words) && qimam_clauses_word_is (scan, first - 2, one_of) &&
      qimam_clauses_word_is (scan, first - 1, parts))
    return TRUE;
  if (first > 1 && qimam_clauses_word_is (scan, first - 2, in_words) &&
      scan->names[first - 1] != QIMAM_NAME_INSIDE && scan->gaps[first] == 0 && scan->gaps[first - 1] == 0)
    return TRUE;
  /* "عند مدخل دارة …", "تحت سقف قاعة …" */
  if (first > 1 && scan->gaps[first] == 0 && scan->gaps[first - 1] == 0 &&
      g_strcmp0 (place->place_kind, "venue") == 0 && qimam_clauses_word_is (scan, first - 2, at_words))
    return TRUE;
  return start > word->start && g_str_has_prefix (word->folded, "ب");
}

/* "… استضافتها جنيف", "استضافت العاصمة السعودية الرياض محادثات". */
gboolean
qimam_place_is_host (const QimamClauses *scan, const QimamMention *place)
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
gboolean
qimam_place_is_apart (const QimamMeetingFinder *finder, const QimamClauses *scan, const QimamMention *place)
{
  const QimamClause *clause = qimam_clauses_clause (scan, place->first_word);
  guint s_first = g_array_index (scan->reading->sentence_word, guint, clause->sentence);
  guint from = clause->first > s_first + MAX_BACK ? clause->first - MAX_BACK : s_first;

  return scan->reading->in == QIMAM_FIELD_BODY && clause->sentence <= finder->lead_last &&
         place->first_word - clause->first <= 3 && (scan->gaps[clause->first] & QIMAM_GAP_COMMA) &&
         qimam_clauses_word_is (scan, clause->first, in_words) && qimam_place_is_where (scan, place) &&
         qimam_clauses_find_hit (scan, "report", from, clause->first) == NULL;
}

/* "محادثات في الكرملين": a body that is called after its house. */
gboolean
qimam_place_is_house (const QimamClauses *scan, const QimamMention *mention)
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
gboolean
qimam_place_is_called_region (const QimamClauses *scan, const QimamMention *mention)
{
  static const char *const nouns[] = { "ولايه",  "بولايه", "جزيره",   "بجزيره", "اقليم",
                                       "باقليم", "مقاطعه", "بمقاطعه", "محافظه", NULL };

  return mention->kind == QIMAM_MENTION_PLACE && g_strcmp0 (mention->place_kind, "region") == 0 &&
         mention->first_word > 0 && qimam_clauses_word_is (scan, mention->first_word - 1, nouns);
}

/* "تلتقي الوفود في هاواي" */
gboolean
qimam_place_is_region_of_meeting (const QimamClauses *scan, const QimamMention *mention)
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

gboolean
qimam_place_is_physical (const QimamMention *mention)
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
gboolean
qimam_place_is_destination (const QimamClauses *scan, const QimamMention *place, const QimamEvent *event)
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
gboolean
qimam_place_is_state_of (const QimamClauses *scan, const QimamMention *place, const QimamEvent *event)
{
  static const char *const works[] = {
    "اعمالها", "اشغالها", "اعماله", "اشغاله", "فعالياتها", "جلساتها", NULL
  };
  static const char *const in[] = { "في", NULL };

  /* "القمة، التي اختتمت أعمالها في الجزائر" */
  if (place->kind == QIMAM_MENTION_COUNTRY && place->named && g_strcmp0 (place->place_kind, "country") == 0 &&
      place->first_word > 3 && scan->gaps[place->first_word] == 0 && scan->gaps[place->first_word - 1] == 0 &&
      scan->gaps[place->first_word - 2] == 0 && qimam_clauses_word_is (scan, place->first_word - 1, in) &&
      qimam_clauses_word_is (scan, place->first_word - 2, works) &&
      (qimam_clauses_has_hit (scan, "finish", place->first_word - 3, place->first_word - 3) ||
       qimam_clauses_has_hit (scan, "begin", place->first_word - 3, place->first_word - 3) ||
       qimam_clauses_has_hit (scan, "resume", place->first_word - 3, place->first_word - 3)))
    return TRUE;
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
    return event->kind == QIMAM_MEETING_VISIT && event->meeting > 0 &&
           qimam_place_is_destination (scan, place, event);
  /* "اللقاء التشاوري بتونس" */
  if (place->span.start > qimam_clauses_word (scan, place->first_word)->start)
    return g_str_has_prefix (qimam_clauses_word (scan, place->first_word)->folded, "ب") ||
           (event->kind == QIMAM_MEETING_VISIT && qimam_place_is_destination (scan, place, event));
  return place->first_word > 0 &&
         (qimam_clauses_word_is (scan, place->first_word - 1, state_words) ||
          (event->kind == QIMAM_MEETING_VISIT && qimam_place_is_destination (scan, place, event)));
}

/* "توصلا إلى اتفاق على وقف إطلاق النار في مدينة …": where what is agreed is to be. */
gboolean
qimam_place_is_of_outcome (const QimamClauses *scan, const QimamClause *clause, guint word)
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
gboolean
qimam_place_is_of_other_time (const QimamMeetingFinder *finder,
                              const QimamClauses *scan,
                              guint from,
                              guint word)
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
