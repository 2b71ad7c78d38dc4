/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-facts.h"
#include "qimam-meeting-lead.h"

#include "qimam-table.h"

/* The ways of meeting. */

#define MAX_ORDINAL  4  /* words behind a meeting in which the ordinal stands */
#define MAX_BESIDE   4  /* sentences in which the gathering that a meeting was beside is named */
#define MAX_SIDELINE 12 /* words between a meeting and the gathering that it was beside */
#define MAX_PRESS    5  /* words between a press conference and "alone" */
#define MAX_NAMED    5  /* words of the name of a session */
#define DENIAL_REACH 4  /* words before a way of meeting in which it is denied */

struct _QimamFormatCues
{
  GPtrArray *keys; /* (static) strings */
  GArray *beside;  /* (element-type gboolean) */
  QimamCueSet *set;
};

static const char *const first_words[] = { "اول", "اولي", "لاول", "باول", "كاول", "فاول", NULL };
static const char *const joint_words[] = { "مشترك", "مشتركا", "المشترك", NULL };

QimamFormatCues *
qimam_format_cues_new (GError **error)
{
  static const char *const columns[] = { "key", "meeting", "patterns", NULL };
  g_autoptr (QimamFormatCues) self = g_new0 (QimamFormatCues, 1);
  g_autoptr (QimamTable) table = qimam_table_load ("format-cues", columns, error);

  self->keys = g_ptr_array_new ();
  self->beside = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->set = qimam_cue_set_new ();
  if (table == NULL)
    return NULL;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) patterns = qimam_table_get_list (table, i, 2);
      gboolean beside = *qimam_table_get (table, i, 1) == '1';

      g_ptr_array_add (self->keys, (gpointer) g_intern_string (qimam_table_get (table, i, 0)));
      g_array_append_val (self->beside, beside);
      if (!qimam_cue_set_add_list (self->set, patterns, i, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
qimam_format_cues_free (QimamFormatCues *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->keys);
  g_array_unref (self->beside);
  qimam_cue_set_free (self->set);
  g_free (self);
}

static void
add_format (QimamClaimBuilder *builder,
            const QimamClauses *scan,
            const char *key,
            guint number,
            guint first,
            guint last,
            gint64 meeting)
{
  QimamValue value = { .set = TRUE, .key = (char *) key, .has_number = number > 0, .number = number };
  QimamClaim *known, *claim;
  gboolean is_joint = FALSE;

  /* "They held no joint press conference" leaves each of them one of their own. */
  if (g_str_equal (key, "no_press_conference") && last + 1 < scan->n_words)
    is_joint = qimam_clauses_word_is (scan, last + 1, joint_words);
  if (is_joint)
    {
      last++;
      value.scope = g_intern_static_string ("joint");
    }
  known = qimam_claim_builder_find (builder, QIMAM_DIMENSION_FORMAT, meeting, &value);
  if (known != NULL)
    {
      qimam_claim_builder_repeat (known, qimam_clauses_span (scan, first, last, TRUE));
      return;
    }
  claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_FORMAT, first, last);
  if (claim == NULL)
    return;
  claim->meeting = meeting;
  claim->party = g_strdup ("joint");
  qimam_value_copy (&claim->value, &value);
}

/* "… took part by video", "… joined by telephone": one was away, while the others met where the beginning of
 * the article says. */
static gboolean
is_one_by_video (const QimamMeetingFinder *finder,
                 const QimamClauses *scan,
                 const char *key,
                 const QimamCueMatch *match)
{
  const QimamClause *clause = qimam_clauses_clause (scan, match->first_word);

  return ((g_str_equal (key, "video") && match->last_word > match->first_word) ||
          g_str_equal (key, "phone")) &&
         (qimam_meeting_lead_is_one_away (scan, match->first_word, match->last_word) ||
          (g_hash_table_size (finder->places) > 0 &&
           qimam_clauses_has_hit (scan, "join", clause->first, match->first_word)));
}

/* "They will not hold a joint press conference". Of other ways of meeting a negation speaks well: "there is
 * no substitute for face to face". */
static gboolean
is_denied (const QimamClauses *scan, guint word, const char *key)
{
  const QimamClause *clause = qimam_clauses_clause (scan, word);

  if (!g_str_has_suffix (key, "_press_conference"))
    return FALSE;
  for (guint i = MAX (clause->first, word - MIN (word, DENIAL_REACH)); i < word; i++)
    if (qimam_clauses_has_mark (scan, i, QIMAM_MARK_NEGATOR) || qimam_clauses_has_hit (scan, "cancel", i, i))
      return !g_str_equal (key, "no_press_conference");
  return FALSE;
}

/* "المؤتمر الصحفي المنفرد" */
static gboolean
is_of_press (const QimamClauses *scan, guint word)
{
  static const char *const press[] = { "صحفي", "صحافي", "الصحفي", "الصحافي", "صحفيا", "صحافيا", NULL };

  return word > 0 && scan->gaps[word] == 0 && qimam_clauses_word_is (scan, word - 1, press) &&
         g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "ال") ==
             g_str_has_prefix (qimam_clauses_word (scan, word - 1)->folded, "ال");
}

/* "مؤتمر صحافي عقده منفردا": he spoke alone */
static gboolean
is_alone_before_press (const QimamClauses *scan, guint word)
{
  static const char *const press[] = { "صحفي", "صحافي", "الصحفي", "الصحافي", "صحفيا", "صحافيا", NULL };

  return word > 0 && qimam_clauses_any_is (scan, word - MIN (word, MAX_PRESS), word - 1, press);
}

/* "وأضاف للصحافيين عبر الهاتف": how somebody told of a meeting. */
static gboolean
is_told_by_phone (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  static const char *const press[] = { "للصحافيين", "للصحفيين", "الصحافيين", "الصحفيين", "صحافيين", "صحفيين",
                                       "لوكاله",    "لقناه",    "لصحيفه",    "لاذاعه",   "وكاله",   "قناه",
                                       "صحيفه",     "لرويترز",  "مقابله",    "لنا",      NULL };
  static const char *const reporters[] = { "لمراسلنا", "لمراسل", "لمراسلتنا", "لمراسله",
                                           "لموفدنا",  "لموفد",  NULL };
  const QimamClause *clause = qimam_clauses_clause (scan, word);
  guint s_first, s_last;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  if (qimam_clauses_any_is (scan, s_first, s_last, reporters))
    return TRUE;
  /* "تحدثت إليه «الضفتان» هاتفيا" */
  if (qimam_clauses_has_hit (scan, "told_to", clause->first, word) &&
      qimam_meeting_finder_in_sentence (finder, scan, clause->sentence) == NULL)
    return TRUE;
  return qimam_clauses_any_is (scan, clause->first, clause->last, press) &&
         !(finder->has_main && ((QimamMeeting *) finder->meetings->pdata[0])->kind == QIMAM_MEETING_CALL);
}

/* "وأكد فلان، في اتصال هاتفي مع «الوطن»": somebody speaks, and nobody else is named. */
static gboolean
is_call_to_press (const QimamClauses *scan, const QimamEvent *event, guint last)
{
  static const char *const with[] = { "مع", NULL };
  guint s_first, s_last;

  if (event == NULL || event->kind != QIMAM_MEETING_CALL || event->verb || event->people->len > 0 ||
      last + 1 >= scan->n_words || !qimam_clauses_word_is (scan, last + 1, with))
    return FALSE;
  qimam_clauses_sentence (scan, event->first, &s_first, &s_last);
  return qimam_clauses_has_hit (scan, "report", s_first, event->first);
}

/* "على هامش قمة مجموعة العشرين، اتفق …": in the beginning, another gathering than the meeting that is
 * reported. */
static gboolean
is_beside_another (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word)
{
  const QimamEvent *event = word < scan->n_words ? qimam_meeting_finder_event_at (finder, scan, word) : NULL;
  const QimamMeeting *main = finder->has_main ? finder->meetings->pdata[0] : NULL;

  return main != NULL && event != NULL && event != finder->first && event->beside &&
         scan->reading->in == QIMAM_FIELD_BODY && event->sentence <= MAX_BESIDE &&
         qimam_meeting_finder_at (finder, scan, word) == 1 &&
         (!g_str_has_prefix (qimam_clauses_word (scan, event->first)->folded, "ال") ||
          (finder->first != NULL && main->kind != QIMAM_MEETING_SUMMIT &&
           main->kind != QIMAM_MEETING_CONFERENCE));
}

/* "لقاء ثنائي" in news of a gathering of many, or one that is not ruled out: none of the ways of the meeting
 * that the article reports on. */
static gboolean
is_of_another (const QimamMeetingFinder *finder, const QimamEvent *event, const QimamCueMatch *match)
{
  const QimamMeeting *main = finder->has_main ? finder->meetings->pdata[0] : NULL;

  return event != NULL && event->first == match->first_word && event->relation == QIMAM_EVENT_MAIN &&
         event != finder->first && main != NULL && main->kind == QIMAM_MEETING_SUMMIT &&
         finder->first != NULL && finder->first->kind != QIMAM_MEETING_OTHER &&
         match->last_word == match->first_word + 1 &&
         !g_str_has_prefix (qimam_clauses_word (event->scan, event->first)->folded, "ال") &&
         !event->possessive;
}

/* "منذ اجتماعهما في … على هامش قمة …", "وعلى هامش القمة، التقى الوزير نظيره": beside the gathering that the
 * article reports on, or at another time. @last: of the cue. -1 where it is told of no such meeting. */
static gint64
find_sideline_meeting (const QimamMeetingFinder *finder, const QimamClauses *scan, guint first, guint last)
{
  static const char *const apart[] = { "لقاء", "اجتماع", "محادثات", "مباحثات", "لقاءات", "اجتماعا", NULL };
  const QimamEvent *event = NULL, *gathering;
  guint s_first, s_last;

  qimam_clauses_sentence (scan, first, &s_first, &s_last);
  gathering = qimam_meeting_finder_event_at (finder, scan, MIN (last + 1, s_last));
  if (gathering == NULL || gathering->first > last + 2)
    return -1;
  for (guint back = 1; back <= MAX_SIDELINE && first >= s_first + back && event == NULL; back++)
    {
      if (scan->gaps[first - back + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_COMMA))
        break;
      event = qimam_meeting_finder_event_at (finder, scan, first - back);
    }
  if (event != NULL)
    return event->relation == QIMAM_EVENT_OTHER ? event->meeting : -1;
  /* those who met there did so within the summit that is reported */
  if (gathering->relation != QIMAM_EVENT_MAIN || gathering->next)
    return -1;
  /* "وعلى هامش القمة، خطف لقاء الرئيس الصيني ورئيس الوزراء الهندي الأنظار" */
  for (guint w = gathering->last + 1;
       first <= s_first + 1 && w <= MIN (gathering->last + MAX_ORDINAL, s_last); w++)
    if (qimam_clauses_word_is (scan, w, apart))
      return qimam_meeting_finder_at (finder, scan, w) == 1 ? 0 : qimam_meeting_finder_at (finder, scan, w);
  if (!qimam_clauses_has_hit (scan, "meet", gathering->last + 1, s_last))
    return -1;
  for (guint w = gathering->last + 1; w <= s_last; w++)
    if ((event = qimam_meeting_finder_event_at (finder, scan, w)) != NULL && event->verb)
      return event->relation == QIMAM_EVENT_OTHER ? event->meeting : 0;
  return -1;
}

/* "استهل المشاورات في السادس من ديسمبر": the ordinal is of a day. */
static gboolean
is_of_day (const QimamClauses *scan, guint last)
{
  guint at = qimam_clauses_time_from (scan, qimam_clauses_word (scan, last)->start);
  const QimamTime *time = at < scan->reading->times->len ? scan->reading->times->pdata[at] : NULL;

  return time != NULL && time->span.start < qimam_clauses_word (scan, last)->end &&
         time->kind != QIMAM_TIME_DURATION;
}

/* "تعقد اللجنة اجتماعها الأول خلال أيام": further on, of a body that meets by itself. */
static gboolean
is_of_body (const QimamMeetingFinder *finder, const QimamEvent *event)
{
  const char *folded = qimam_clauses_word (event->scan, event->last)->folded;

  return !event->verb && event != finder->first && event->sentence > finder->lead_last &&
         event->relation == QIMAM_EVENT_MAIN &&
         (g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "عه") ||
          g_str_has_suffix (folded, "ءه"));
}

/* "الجولة الثانية من المفاوضات": where a round of talks is the meeting and no part of one. */
static gboolean
is_round (const QimamMeetingFinder *finder, const QimamEvent *event)
{
  static const char *const rounds[] = { "جوله", "الجوله", "بجوله", "لجوله", NULL };

  return event->relation == QIMAM_EVENT_MAIN && finder->has_main &&
         ((QimamMeeting *) finder->meetings->pdata[0])->kind != QIMAM_MEETING_SUMMIT &&
         qimam_clauses_word_is (event->scan, event->first, rounds);
}

/* "عقدت ثلاث جلسات", "أجرى الوفدان أربع جولات" */
static void
find_rounds (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const rounds[] = { "جلسات", "جولات", NULL };
  const GPtrArray *quantities = scan->reading->quantities;

  for (guint i = 0; i < quantities->len; i++)
    {
      const QimamQuantity *quantity = quantities->pdata[i];
      const QimamClause *clause;
      guint first, last;
      gint64 meeting;

      if (quantity->kind != QIMAM_QUANTITY_NUMBER || quantity->value == NULL ||
          !qimam_clauses_words_of (scan, quantity->span, &first, &last) || last + 1 >= scan->n_words ||
          scan->gaps[last + 1] != 0 || !qimam_clauses_word_is (scan, last + 1, rounds) ||
          strlen (quantity->value) > 2)
        continue;
      clause = qimam_clauses_clause (scan, first);
      meeting = qimam_meeting_finder_at (builder->finder, scan, first);
      if (meeting == 1 && first > clause->first &&
          (qimam_clauses_has_hit (scan, "hold", clause->first, first - 1) ||
           qimam_clauses_has_hit (scan, "spread", clause->first, first - 1)))
        add_format (builder, scan, "rounds", (guint) g_ascii_strtoull (quantity->value, NULL, 10), first,
                    last + 1, meeting);
    }
}

/* The last word of "القمة العربية الأفريقية الأولى". */
static guint
find_ordinal_word (const QimamClauses *scan, const QimamEvent *event, guint last)
{
  static const char *const first[] = { "الاول", "الاولي", "الافتتاحيه", NULL };
  const GPtrArray *quantities = scan->reading->quantities;

  for (guint w = event->last + 1; w <= event->last + MAX_ORDINAL && w <= event->end; w++)
    {
      guint at = qimam_clauses_quantity_from (scan, qimam_clauses_word (scan, w)->start);
      const QimamQuantity *quantity = at < quantities->len ? quantities->pdata[at] : NULL;

      if (scan->gaps[w] != 0)
        return last;
      if (qimam_clauses_word_is (scan, w, first))
        return MAX (last, w);
      if (quantity != NULL && quantity->kind == QIMAM_QUANTITY_ORDINAL &&
          quantity->span.start < qimam_clauses_word (scan, w)->end)
        {
          /* "الحادية والثلاثون" */
          while (w + 1 < scan->n_words && quantity->span.end > qimam_clauses_word (scan, w + 1)->start)
            w++;
          return MAX (last, w);
        }
    }
  return last;
}

/* "جلسة «بريكس بلس» الموسعة": the adjective behind the name of a session */
static gboolean
is_attribute (const QimamEvent *event, guint word)
{
  if (event->verb || word > event->last + MAX_NAMED || word <= event->last + 1 ||
      !(event->scan->gaps[event->last + 1] & QIMAM_GAP_QUOTE) || !(event->scan->gaps[word] & QIMAM_GAP_QUOTE))
    return FALSE;
  for (guint w = event->last + 2; w <= word; w++)
    if (event->scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COMMA | QIMAM_GAP_COLON))
      return FALSE;
  return TRUE;
}

/* The meeting of which "هو الأول" is told: the last one named before it in the sentence; -1 where none is. */
static gint64
find_counted (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word, guint s_first)
{
  for (guint w = word; w-- > s_first;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (event != NULL)
        /* "في زيارته، وهي الأولى": of his visits */
        return event->kind == QIMAM_MEETING_VISIT ? -1 : event->meeting;
    }
  return -1;
}

/* "اللقاء هو الأول بين الرجلين منذ …", "وهي الأولى من نوعها", "إذ كان الأول بينهما": a meeting is counted
 * without its noun. */
static void
find_first_of_kind (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const pronouns[] = { "هو",    "هي",  "وهو", "وهي",   "كان",   "كانت", "وكان",
                                          "وكانت", "يعد", "تعد", "يعتبر", "تعتبر", NULL };
  static const char *const firsts[] = { "الاول", "الاولي", NULL };
  static const char *const since[] = { "منذ", "بينهما", "بينهم", "بين", "نوعه", "نوعها", NULL };
  static const char *const seldom[] = { "من", "علي", "في", NULL };

  for (guint w = 1; w + 1 < scan->n_words; w++)
    {
      const QimamMeetingFinder *finder = builder->finder;
      guint s_first, s_last, last = w;
      gint64 meeting;

      if (!qimam_clauses_word_is (scan, w, firsts) || !qimam_clauses_word_is (scan, w - 1, pronouns) ||
          scan->gaps[w] != 0)
        continue;
      qimam_clauses_sentence (scan, w, &s_first, &s_last);
      for (guint next = w + 1; next <= MIN (w + MAX_ORDINAL, s_last); next++)
        {
          if (scan->gaps[next] & ~QIMAM_GAP_QUOTE)
            break;
          if (qimam_clauses_word_is (scan, next, since))
            last = next;
          else if (last == w && !qimam_clauses_word_is (scan, next, seldom))
            break;
        }
      if (last == w || (meeting = find_counted (finder, scan, w, s_first)) < 0)
        continue;
      add_format (builder, scan, "ordinal", 1, w - 1, last, meeting);
    }
}

void
qimam_claims_find_formats (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamFormatCues *cues)
{
  g_autoptr (GArray) matches = qimam_cue_set_match (cues->set, scan->reading->cue_words, 0, scan->n_words);
  const QimamMeetingFinder *finder = builder->finder;

  for (guint i = 0; i < matches->len; i++)
    {
      const QimamCueMatch *match = &g_array_index (matches, QimamCueMatch, i);
      const QimamEvent *event = NULL;
      const char *key = cues->keys->pdata[match->id];
      guint first = match->first_word;
      gint64 meeting;

      if (is_denied (scan, first, key) || is_of_press (scan, first) ||
          (g_str_equal (key, "one_on_one") && is_alone_before_press (scan, first)) ||
          (g_str_equal (key, "phone") && is_told_by_phone (finder, scan, first)))
        continue;
      for (guint back = 0; back <= 3 && back <= first && event == NULL; back++)
        if (!(scan->gaps[first - back + (back > 0)] & QIMAM_GAP_STOP) || back == 0)
          event = qimam_meeting_finder_event_at (finder, scan, first - back);
      if (g_str_equal (key, "phone") && is_call_to_press (scan, event, match->last_word))
        continue;
      if (g_array_index (cues->beside, gboolean, match->id))
        {
          const QimamClause *clause = qimam_clauses_clause (scan, first);

          if (g_str_equal (key, "on_sidelines") &&
              (event == NULL || event->beside || event->relation == QIMAM_EVENT_MAIN) &&
              is_beside_another (finder, scan, match->last_word + 1))
            {
              add_format (builder, scan, key, 0, first, match->last_word + 1, 1);
              continue;
            }
          if (g_str_equal (key, "on_sidelines") &&
              (meeting = find_sideline_meeting (finder, scan, first, match->last_word)) >= 0)
            {
              add_format (builder, scan, key, 0, first, match->last_word + 1, meeting);
              continue;
            }
          if ((event == NULL || (event->last + 2 < first && !is_attribute (event, first))) &&
              !qimam_clauses_has_hit (scan, "meet", clause->first, clause->last) &&
              !(g_str_equal (key, "one_on_one") &&
                (qimam_clauses_has_hit (scan, "talk", clause->first, clause->last) ||
                 qimam_clauses_has_hit (scan, "last", clause->first, clause->last))))
            continue;
          if (event != NULL && (event->last + 2 >= first || is_attribute (event, first)))
            first = MIN (first, event->first);
        }
      meeting = event != NULL ? event->meeting : qimam_meeting_finder_at (finder, scan, first);
      if (g_str_equal (key, "one_on_one") && is_of_another (finder, event, match))
        {
          gboolean modal;

          if (!qimam_clauses_is_negated (scan, first, &modal) && !modal)
            add_format (builder, scan, key, 0, first, match->last_word, 0);
          continue;
        }
      if (meeting > 0)
        add_format (builder, scan,
                    is_one_by_video (finder, scan, key, match) ? g_intern_string ("hybrid") : key, 0, first,
                    match->last_word, meeting);
    }
  find_rounds (builder, scan);
  for (guint i = 0; i < finder->events->len; i++)
    {
      const QimamEvent *event = finder->events->pdata[i];
      guint first, last;

      if (event->scan != scan || event->meeting == 0 || (event->part && !is_round (finder, event)) ||
          event->ordinal == 0 || event->ordinal == G_MAXUINT ||
          /* "في أول زيارة له": of his visits, and not of their meetings */
          (event->kind == QIMAM_MEETING_VISIT && event->meeting > 0 &&
           event->meeting <= finder->meetings->len &&
           ((QimamMeeting *) finder->meetings->pdata[event->meeting - 1])->kind != QIMAM_MEETING_VISIT))
        continue;
      first = event->first;
      last = MIN (event->last + 1, event->end);
      if (event->ordinal == 1 && first > 0 && qimam_clauses_word_is (scan, first - 1, first_words))
        {
          first--;
          last = event->last;
        }
      else
        last = find_ordinal_word (scan, event, last);
      if (is_of_day (scan, last) || is_of_body (finder, event))
        continue;
      add_format (builder, scan, "ordinal", event->ordinal, first, last, event->meeting);
    }
  find_first_of_kind (builder, scan);
}
