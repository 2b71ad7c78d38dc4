/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-facts.h"
#include "qimam-claims-spell.h"
#include "qimam-claims-time.h"
#include "qimam-time-reader.h"

#define MAX_SPENT   16 /* words between a verb of meeting and its length */
#define MAX_DAYS    60 /* that talks may last: "لمدة 120 يوما" is how long something agreed holds */
#define MAX_BETWEEN 20 /* words of a clause between the verb of lasting and the length */
#define MAX_LASTING 6  /* words of what lasted, between the verb and that clause */
#define MAX_DENIED  3  /* words between "not" and how long */
#define MAX_ASIDE   24 /* words before a length in which a meeting on the sidelines is looked for */

static const char *const along_words[] = { "طوال", "طيله", "مدي", "مدار", "لمده", "مده", NULL };
static const char *const press_words[] = { "للصحافيين", "للصحفيين", "الصحافيين", "الصحفيين",
                                           "للصحافه",   "الصحافه",  "كلمته",     "خطابه",
                                           "خطابها",    "كلمتها",   NULL };
static const char *const over_words[] = { "علي", NULL };
static const char *const after_words[] = { "بعد", NULL };
static const char *const of_words[] = { "من", NULL };
static const char *const nearly_words[] = { "تقريبا", NULL };
static const char *const aspect_words[] = { "قد",     "فقد",    "لقد",   "وقد",   "بعدما", "عندما", "حيث",
                                            "فيما",   "اذ",     "بينما", "حين",   "انها",  "انه",   "انهما",
                                            "بانها",  "بانه",   "لكنها", "لكنه",  "هي",    "هو",    "احدها",
                                            "احدهما", "احداها", "بعضها", "اولها", "اخرها", "منها",  "كلاهما",
                                            "وحدها",  "وحده",   NULL };
static const char *const its_length[] = { "مدته", "مدتها", "مدتهما", "مدتهم", NULL };
static const char *const before_words[] = { "قبل", "منذ", "بواقع", "خلال", NULL };

QimamCmp
qimam_claims_cmp_of (const char *mod)
{
  if (g_strcmp0 (mod, "lt") == 0)
    return QIMAM_CMP_LT;
  if (g_strcmp0 (mod, "gt") == 0)
    return QIMAM_CMP_GT;
  return g_strcmp0 (mod, "approx") == 0 ? QIMAM_CMP_APPROX : QIMAM_CMP_EQ;
}

static const struct
{
  const char *rule;
  QimamCmp cmp;
} comparators[] = { { "approx", QIMAM_CMP_APPROX }, { "more", QIMAM_CMP_GT }, { "less", QIMAM_CMP_LT } };

/* Looks for a comparator before the words first …, where the reader of times has left it outside; moves
 * *first. */
QimamCmp
qimam_claims_find_comparator (const QimamClauses *scan, guint *first, QimamCmp known)
{
  static const char *const together[] = { "معا", NULL };
  guint from, upto = *first;

  /* "لم تتجاوز مدته ساعة", "لم تتجاوز مدتهما معا ساعة" */
  if (upto > 2 && qimam_clauses_word_is (scan, upto - 1, together) &&
      qimam_clauses_word_is (scan, upto - 2, its_length))
    upto -= 2;
  else if (upto > 1 && qimam_clauses_word_is (scan, upto - 1, its_length))
    upto--;
  from = upto > 3 ? upto - 3 : 0;
  for (guint i = 0; i < G_N_ELEMENTS (comparators); i++)
    {
      const QimamCueHit *hit =
          upto > 0 ? qimam_clauses_find_hit (scan, comparators[i].rule, from, upto - 1) : NULL;

      if (hit == NULL || hit->last + 1 != upto)
        continue;
      *first = hit->first;
      return comparators[i].cmp;
    }
  return known;
}

/* "لم تستغرق أكثر من ساعة", "ما زادت على ساعة", "لم تبلغ أربع ساعات": what is denied to be more is less. @first
 * is the first word of what tells how long. */
static QimamCmp
turn_denied (const QimamClauses *scan, guint first, QimamCmp cmp)
{
  static const char *const reached[] = { "يبلغ", "تبلغ", "يصل", "تصل", "تتم", "يتم", "تكمل", "يكمل", NULL };
  static const char *const up_to[] = { "الي", NULL };
  gboolean reach = FALSE;

  for (guint n = 0; first > 1 && n < MAX_DENIED && scan->gaps[first] == 0; n++, first--)
    {
      if (qimam_clauses_has_mark (scan, first - 1, QIMAM_MARK_NEGATOR))
        return cmp == QIMAM_CMP_GT || (cmp == QIMAM_CMP_EQ && reach) ? QIMAM_CMP_LT : cmp;
      reach |= n <= 1 && qimam_clauses_word_is (scan, first - 1, reached);
      if (n > 0 && qimam_clauses_word_is (scan, first - 1, up_to))
        return cmp;
    }
  return cmp;
}

/* "جولة أولى من المفاوضات استمرت ساعتين": where no summit is told of, a round is the meeting itself. */
static gboolean
is_round (const QimamMeetingFinder *finder, const QimamClauses *scan, guint from, guint first)
{
  static const char *const rounds[] = { "جوله", "الجوله", NULL };

  if (!finder->has_main || ((QimamMeeting *) finder->meetings->pdata[0])->kind == QIMAM_MEETING_SUMMIT)
    return FALSE;
  /* "انطلقت الجولة بجلسة امتدت ساعة": the nearest one lasts */
  for (guint w = first; w-- > from;)
    if (qimam_clauses_has_hit (scan, "part", w, w))
      return qimam_clauses_word_is (scan, w, rounds);
  return FALSE;
}

/* The part of a meeting whose length this is, by the words around. */
static const char *
find_scope (const QimamMeetingFinder *finder,
            const QimamClauses *scan,
            const QimamClause *clause,
            const QimamCueHit *verb,
            const char *iso,
            guint first,
            guint last)
{
  guint sentence_first, sentence_last;
  guint from = verb != NULL ? MIN (clause->first, verb->first) : clause->first;
  gboolean part = FALSE, total = FALSE;

  qimam_clauses_sentence (scan, first, &sentence_first, &sentence_last);
  /* A subject in the clause before: "جولة من المحادثات، التي ضمت …، استمرت". */
  while (from > sentence_first && first - from < 24 && !qimam_clauses_has_hit (scan, "part", from, first) &&
         !qimam_clauses_has_hit (scan, "total", from, first) &&
         qimam_clauses_find_hit (scan, "last", sentence_first, from - 1) == NULL)
    from = qimam_clauses_clause (scan, from - 1)->first;
  if (qimam_clauses_has_hit (scan, "break", from, first))
    return "break";
  part = qimam_clauses_has_hit (scan, "part", from, first);
  total = qimam_clauses_has_hit (scan, "total", clause->first, first) && !part;
  if (total)
    return "total";
  if (qimam_clauses_has_hit (scan, "narrow", from, clause->last))
    return "narrow";
  if (qimam_clauses_has_hit (scan, "expanded", from, first))
    return "expanded";
  /* A round of days is the meeting that the article is about. */
  if (!part || strchr (iso, 'T') == NULL || is_round (finder, scan, from, first))
    return "total";
  /* A round with its few members named is the narrow one. */
  {
    const GPtrArray *mentions = scan->reading->mentions;
    QimamSpan span = qimam_clauses_span (scan, from, clause->last, FALSE);
    guint people = 0;

    for (guint i = qimam_clauses_mention_from (scan, span.start); i < mentions->len; i++)
      {
        const QimamMention *mention = mentions->pdata[i];
        if (mention->span.start >= span.end)
          break;
        people += mention->kind == QIMAM_MENTION_PERSON && qimam_span_contains (span, mention->span);
      }
    return people >= 2 && people <= 6 ? "narrow" : "session";
  }
}

static gboolean
is_event_noun (const QimamClaimBuilder *builder, const QimamClauses *scan, guint word)
{
  const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, word);

  return event != NULL && event->first == word;
}

/* In news of a summit, "the negotiations on …" are the work before it. */
static gboolean
is_about_topic (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamEvent *event)
{
  static const char *const about_words[] = { "حول", "بشان", "علي", "بخصوص", NULL };
  const QimamMeetingFinder *finder = builder->finder;

  return event->relation == QIMAM_EVENT_MAIN && event->kind == QIMAM_MEETING_TALKS && finder->has_main &&
         ((QimamMeeting *) finder->meetings->pdata[0])->kind == QIMAM_MEETING_SUMMIT &&
         qimam_clauses_word_is (scan, event->last + 1, about_words);
}

/* Talks that are told of in passing and are none of the article's meetings. */
static gboolean
is_of_unnamed_meeting (const QimamClaimBuilder *builder, const QimamClauses *scan, guint word)
{
  for (guint back = 1; back <= 8 && back <= word; back++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, word - back);

      if (event != NULL)
        return (event->meeting == 0 && event->relation == QIMAM_EVENT_OTHER) ||
               is_about_topic (builder, scan, event);
      if (scan->gaps[word - back + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        break;
    }
  return FALSE;
}

/* Days and hours can be those of a meeting, weeks those of negotiations; months and years are not. */
static gboolean
is_meeting_length (const char *iso)
{
  for (const char *p = iso; *p != '\0' && *p != 'T'; p++)
    if (*p == 'Y' || *p == 'M')
      return FALSE;
  return TRUE;
}

/* "قطيعة دامت …", "بعد حرب استمرت …": what lasted is the noun before the verb, and no meeting. */
static gboolean
lasts_other (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamCueHit *verb)
{
  guint noun = verb->first - 1;
  const QimamClause *clause = qimam_clauses_clause (scan, verb->first);

  /* "هدنة مدتها عشرة أيام" */
  if (qimam_clauses_word_is (scan, verb->first, its_length))
    return verb->first > clause->first &&
           qimam_clauses_has_hit (scan, "other_length",
                                  MAX (clause->first, verb->first - MIN (verb->first, 4)), noun);

  if (verb->first == clause->first || (scan->gaps[verb->first] & ~QIMAM_GAP_QUOTE) != 0 ||
      qimam_clauses_has_mark (scan, noun, QIMAM_MARK_RELATIVE) ||
      qimam_clauses_has_mark (scan, noun, QIMAM_MARK_OPENER) ||
      qimam_clauses_has_mark (scan, noun, QIMAM_MARK_NEGATOR) ||
      qimam_clauses_word_is (scan, noun, aspect_words) ||
      /* "… التي عقدت في القصر ودامت": joined to the verb before */
      g_str_has_prefix (qimam_clauses_word (scan, verb->first)->folded, "و"))
    return FALSE;
  if (qimam_clauses_has_hit (scan, "other_length", noun, noun))
    return TRUE;
  /* "بعد حوار دام ثلاثة أيام" */
  if (qimam_clauses_has_hit (scan, "talking", noun, noun))
    return FALSE;
  return qimam_meeting_finder_event_at (builder->finder, scan, noun) == NULL &&
         scan->names[noun] == QIMAM_NAME_NONE &&
         !g_str_has_prefix (qimam_clauses_word (scan, noun)->folded, "ال") &&
         qimam_clauses_find_hit (scan, "part", clause->first, noun) == NULL &&
         qimam_clauses_find_hit (scan, "narrow", clause->first, noun) == NULL &&
         qimam_clauses_find_hit (scan, "expanded", clause->first, noun) == NULL &&
         qimam_clauses_find_hit (scan, "total", clause->first, noun) == NULL;
}

/* The meeting that stands nearest before a verb of lasting: what it is about does not last with it. */
static guint
subject_of (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamClause *clause, guint verb)
{
  for (guint w = verb; w-- > clause->first;)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, w);
      if (event != NULL && event->first >= clause->first && event->kind != QIMAM_MEETING_VISIT &&
          event->first <= w)
        return event->first;
    }
  return clause->first;
}

/* Whether negotiations stand in the clause of a verb of lasting, or right before it. */
static gboolean
lasts_talks (const QimamClaimBuilder *builder,
             const QimamClauses *scan,
             const QimamClause *clause,
             const QimamCueHit *verb)
{
  guint from = clause->first > 0 ? clause->first - 1 : 0;

  for (guint w = from; verb != NULL && w <= clause->last; w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, w);
      if (event != NULL && event->kind == QIMAM_MEETING_TALKS)
        return TRUE;
    }
  return FALSE;
}

/* "وقاطع المحادثات ليتصل بنظيره مدة أربعين دقيقة": of a call, where the article reports on no call. */
static gboolean
is_of_call (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamClause *clause, guint from)
{
  static const char *const calls[] = { "اتصل",  "اتصلت", "يتصل",  "تتصل",   "ليتصل",
                                       "لتتصل", "هاتف",  "يهاتف", "هاتفيا", NULL };
  const QimamMeetingFinder *finder = builder->finder;

  return from > clause->first && finder->has_main &&
         ((QimamMeeting *) finder->meetings->pdata[0])->kind != QIMAM_MEETING_CALL &&
         qimam_meeting_finder_at (finder, scan, from) == 1 &&
         qimam_clauses_any_is (scan, clause->first, from - 1, calls);
}

/* "وعلى هامش القمة، التقى … لمدة ساعة": the length of another meeting. */
static gboolean
is_on_sidelines (const QimamClaimBuilder *builder,
                 const QimamClauses *scan,
                 const QimamClause *clause,
                 guint word)
{
  static const char *const words[] = { "هامش", "هوامش", NULL };
  guint first = g_array_index (scan->reading->sentence_word, guint, clause->sentence);

  return clause->sentence > builder->finder->lead_last &&
         qimam_clauses_any_is (scan, MAX (first, word - MIN (word, MAX_ASIDE)), word, words);
}

/* "امتد ساعتين بدلا من نصف ساعة": how long it was to last. */
static gboolean
is_instead (const QimamClauses *scan, guint first)
{
  static const char *const instead[] = { "بدلا", "عوضا", "بدل", NULL };

  return first > 1 && qimam_clauses_word_is (scan, first - 1, of_words) &&
         qimam_clauses_word_is (scan, first - 2, instead);
}

/* "تحدث الزعيمان زهاء أربع ساعات", "التقيا على انفراد صباحا لنحو 35 دقيقة": hours beside a verb of meeting,
 * which need no verb of lasting. NULL where the words between tell of something else. */
static const QimamEvent *
find_spent (const QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time, guint from)
{
  static const char *const others[] = {
    "report", "hold", "move", "begin", "finish", "expected", "scheduled"
  };
  static const char *const links[] = { "بعد",   "قبل", "منذ", "خلال", "في",   "من",    "الي",
                                       "كل",    "عن",  "علي", "بعيد", "قبيل", "حتي",   "بفارق",
                                       "بواقع", "مع",  "او",  "عقب",  "اثر",  "مدتها", NULL };
  guint s_first, s_last;

  qimam_clauses_sentence (scan, from, &s_first, &s_last);
  if (strchr (time->value, 'T') == NULL || scan->reading->in != QIMAM_FIELD_BODY || from == s_first ||
      qimam_clauses_word_is (scan, from - 1, links))
    return NULL;
  for (guint w = from; w-- > s_first && w + MAX_SPENT > from;)
    {
      const QimamEvent *event;

      if ((scan->gaps[w + 1] & QIMAM_GAP_COLON) || qimam_clauses_has_hit (scan, "other_length", w, w))
        return NULL;
      event = qimam_meeting_finder_event_at (builder->finder, scan, w);
      if (qimam_clauses_has_hit (scan, "talk", w, w) || qimam_clauses_has_hit (scan, "call", w, w) ||
          qimam_clauses_has_hit (scan, "meet", w, w))
        {
          if (qimam_event_is_to_come (scan, w, s_first))
            return NULL;
          /* "تحدث الزعيمان", of the meeting that is reported */
          if (event == NULL || !event->verb)
            return qimam_meeting_finder_at (builder->finder, scan, w) == 1 ? builder->finder->first : NULL;
          return event->meeting > 0 ? event : NULL;
        }
      for (guint i = 0; i < G_N_ELEMENTS (others); i++)
        if (qimam_clauses_has_hit (scan, others[i], w, w))
          return NULL;
    }
  return NULL;
}

/* "استمرت الجلسة، التي عقدت في قاعة زجاجية، أقل من ساعة", "الجلسة الأولى (في غياب المستشارين)": the verb
 * before a clause that is put between. */
static const QimamCueHit *
find_verb_over (const QimamClauses *scan, guint from)
{
  guint s_first, s_last;
  gboolean bracket = (scan->gaps[from] & QIMAM_GAP_CLOSE) != 0;
  /* "ودام اللقاء، وهو الأول منذ أعوام، أربعين دقيقة" */
  static const char *const aside[] = { "هو", "هي", NULL };

  qimam_clauses_sentence (scan, from, &s_first, &s_last);
  if (from == s_first || !(scan->gaps[from] & (QIMAM_GAP_COMMA | QIMAM_GAP_CLOSE)))
    return NULL;
  for (guint w = from; w-- > s_first && w + MAX_BETWEEN > from;)
    if (bracket ? (scan->gaps[w] & QIMAM_GAP_OPEN) != 0
                : (scan->gaps[w] & QIMAM_GAP_COMMA) &&
                      (qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
                       qimam_clauses_word_is (scan, w, aside)))
      return w > s_first
                 ? qimam_clauses_find_hit (scan, "last", MAX (s_first, w - MIN (w, MAX_LASTING)), w - 1)
                 : NULL;
  return NULL;
}

/* (nullable): the verb of lasting whose length begins at @from. */
static const QimamCueHit *
find_verb (const QimamClauses *scan, const QimamClause *clause, guint from)
{
  const QimamCueHit *verb = qimam_clauses_find_hit (scan, "last", clause->first, clause->last);

  if (verb == NULL && from > 0 && clause->first > 0 && !(scan->gaps[clause->first] & QIMAM_GAP_STOP))
    {
      const QimamClause *before = qimam_clauses_clause (scan, clause->first - 1);
      if (before->sentence == clause->sentence && clause->first == from)
        verb = qimam_clauses_find_hit (scan, "last", before->first, before->last);
    }
  return verb != NULL ? verb : find_verb_over (scan, from);
}

/* "يقوم بجولة في البلاد تدوم أربعة أيام": a journey lasts, and no meeting. */
static gboolean
lasts_tour (const QimamClaimBuilder *builder,
            const QimamClauses *scan,
            const QimamClause *clause,
            const QimamCueHit *verb)
{
  guint subject = verb->first > clause->first ? subject_of (builder, scan, clause, verb->first) : verb->first;

  return subject < verb->first && qimam_clauses_has_hit (scan, "tour", subject, subject);
}

/* "وأن تستمر عشرة أيام", "ستستمر يومين": how long it is to last, told beforehand. */
static gboolean
is_to_last (const QimamClauses *scan, const QimamCueHit *verb)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, verb->first, &s_first, &s_last);
  return qimam_event_is_to_come (scan, verb->first, s_first);
}

static void
add_duration (QimamClaimBuilder *builder, const QimamClauses *scan, const QimamTime *time)
{
  const QimamClause *clause;
  const QimamCueHit *verb;
  QimamValue value = { .set = TRUE };
  QimamClaim *claim;
  guint first, last, from;
  const QimamEvent *spent = NULL;
  gboolean after, along, spell, of_talks;

  if (time->value == NULL || strchr (time->value, 'X') != NULL || !is_meeting_length (time->value) ||
      (g_str_has_suffix (time->value, "D") && g_ascii_strtoull (time->value + 1, NULL, 10) > MAX_DAYS) ||
      !qimam_clauses_words_of (scan, time->span, &first, &last) ||
      qimam_clauses_ends_range (scan, time->span, first))
    return;
  from = first;
  value.cmp = qimam_claims_find_comparator (scan, &from, qimam_claims_cmp_of (time->mod));
  value.cmp = turn_denied (scan, from, value.cmp);
  if (value.cmp == QIMAM_CMP_EQ && last + 1 < scan->n_words && scan->gaps[last + 1] == 0 &&
      qimam_clauses_word_is (scan, last + 1, nearly_words))
    {
      value.cmp = QIMAM_CMP_APPROX;
      last++;
    }
  clause = qimam_clauses_clause (scan, first);
  verb = find_verb (scan, clause, from);
  /* "for two hours", beside the meeting; "after two hours of talks"; "عقدت ثلاث جلسات على يومين" */
  along = from > 0 &&
          (qimam_clauses_word_is (scan, from - 1, along_words) ||
           (qimam_clauses_word_is (scan, from - 1, over_words) &&
            qimam_clauses_has_hit (scan, "part", clause->first, from) &&
            (qimam_clauses_has_hit (scan, "hold", clause->first, from) ||
             qimam_clauses_has_hit (scan, "spread", clause->first, from)))) &&
          (strchr (time->value, 'T') != NULL || qimam_clauses_word_is (scan, from - 1, over_words) ||
           qimam_meeting_finder_event_at (builder->finder, scan, from - 1) != NULL) &&
          qimam_meeting_finder_in_sentence (builder->finder, scan, clause->sentence) != NULL;
  after = from > 0 && qimam_clauses_word_is (scan, from - 1, after_words) &&
          qimam_clauses_word_is (scan, last + 1, of_words) && is_event_noun (builder, scan, last + 2) &&
          /* "بعد ثلاثة أيام من القمة" */
          (strchr (time->value, 'T') != NULL ||
           qimam_meeting_finder_event_at (builder->finder, scan, last + 2)->kind == QIMAM_MEETING_TALKS);
  spell = !after && !along && qimam_claims_is_spell (builder->finder, scan, time->value, from, last);
  /* "بعد يومين من المفاوضات", "خلال ثلاث ساعات من المحادثات" */
  of_talks = after || (spell && last + 2 < scan->n_words && qimam_clauses_word_is (scan, last + 1, of_words) &&
                       is_event_noun (builder, scan, last + 2));
  if ((along || spell) && qimam_clauses_any_is (scan, clause->first, clause->last, press_words))
    return;
  if (verb == NULL && !after && !along && !spell && !(spent = find_spent (builder, scan, time, from)))
    return;
  if (strchr (time->value, 'W') != NULL && !after && !along && !spell &&
      !lasts_talks (builder, scan, clause, verb))
    return;
  if (is_on_sidelines (builder, scan, clause, first) || is_of_call (builder, scan, clause, from) ||
      (from > 0 && !of_talks && qimam_clauses_word_is (scan, from - 1, before_words)) ||
      is_of_unnamed_meeting (builder, scan, first) || is_instead (scan, from))
    return;
  if (verb != NULL && !spell &&
      ((verb->first > 0 && lasts_other (builder, scan, verb)) || is_to_last (scan, verb) ||
       lasts_tour (builder, scan, clause, verb) ||
       (verb->first < first && qimam_claims_lasts_thing (builder->finder, scan, verb->first))))
    return;
  if ((!of_talks &&
       qimam_clauses_has_hit (scan, "other_length",
                              verb != NULL && verb->first > clause->first && verb->first < first &&
                                      subject_of (builder, scan, clause, verb->first) > clause->first
                                  ? verb->first
                                  : clause->first,
                              first)) ||
      qimam_clauses_has_hit (scan, "expected", clause->first, clause->last))
    return;
  value.iso = time->value;
  value.scope = g_intern_string (find_scope (builder->finder, scan, clause, verb, time->value, first, last));
  {
    gint64 meeting = spent != NULL ? spent->meeting : qimam_meeting_finder_at (builder->finder, scan, first);
    QimamClaim *known = qimam_claim_builder_find (builder, QIMAM_DIMENSION_DURATION, meeting, &value);
    QimamSpan span =
        qimam_clauses_span (scan, verb != NULL && verb->first < from ? verb->first : from, last, TRUE);

    if (verb != NULL && from - verb->first > 4)
      span = qimam_clauses_span (scan, from, last, TRUE);
    if (known != NULL && g_strcmp0 (known->speaker, NULL) == 0 &&
        qimam_clauses_statement (scan, span) == NULL)
      {
        qimam_claim_builder_repeat (known, span);
        qimam_claim_builder_cover (builder, scan, QIMAM_DIMENSION_DURATION, span);
        return;
      }
    claim = qimam_claim_builder_add_span (builder, scan, QIMAM_DIMENSION_DURATION, span);
  }
  if (claim == NULL)
    return;
  if (spent != NULL)
    claim->meeting = spent->meeting;
  qimam_value_copy (&claim->value, &value);
  claim->party = g_strdup ("joint");
}

/* "انفضت بعد ست ساعات": read as a point in time that nothing fixes, but hours that passed. (transfer full)
 * (nullable) */
static QimamTime *
read_passed (const QimamClauses *scan, const QimamTime *time)
{
  g_autoptr (GPtrArray) times = NULL;
  QimamTime *passed;
  guint first, last;
  gsize from;

  if (time->kind != QIMAM_TIME_DATE || time->value != NULL ||
      !qimam_clauses_words_of (scan, time->span, &first, &last) || first == last ||
      !qimam_clauses_word_is (scan, first, after_words))
    return NULL;
  from = qimam_clauses_word (scan, first + 1)->start;
  times = qimam_times_find (scan->reading->text + from, (gssize) (time->span.end - from), scan->reading->in,
                            NULL);
  if (times->len != 1 || ((QimamTime *) times->pdata[0])->kind != QIMAM_TIME_DURATION)
    return NULL;
  g_ptr_array_set_free_func (times, NULL);
  passed = times->pdata[0];
  passed->span.start += from;
  passed->span.end += from;
  return passed;
}

void
qimam_claims_find_durations (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *times = scan->reading->times;

  for (guint i = 0; i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];
      g_autoptr (QimamTime) passed = NULL;

      if (time->kind == QIMAM_TIME_DURATION)
        add_duration (builder, scan, time);
      else if ((passed = read_passed (scan, time)) != NULL)
        add_duration (builder, scan, passed);
    }
}
