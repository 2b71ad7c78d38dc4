/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-facts.h"
#include "qimam-claims-people.h"

/* Who is told to have stayed away from the meeting, and bodies of which somebody nameless came. */

#define MAX_SUBJECT 12 /* words between a verb and its subject: "غاب عن اجتماعات اليوم الأول الرئيس …" */
#define MAX_AFTER   4  /* words between a name and the verb behind it: "فلان، الذي لم يحضر" */
#define MAX_CLAIM   15
#define MAX_FILLER  4 /* words between the verb and who stands for a body: "ولم يحضر أي ممثل عن" */
#define HAD_REACH   6 /* words between "had" and what had been */

static const char *const had[] = { "قد", NULL };
static const char *const earlier_words[] = { "السابقه", "السابق", "الماضيه", "الماضي", "سابقه",
                                             "سابق",    "ماضيه",  "ماض",     NULL };

/* The first word of what tells that somebody was not there, if it ends at @word: "لم يحضر", "غاب"; G_MAXUINT
 * if nothing does. */
static guint
absence_at (const QimamClauses *scan, guint word, guint s_first)
{
  static const char *const not_then[] = { "لم", "فلم", "ولم", NULL };
  static const char *const without[] = { "دون", "بدون", "بلا", "عدم", NULL };
  static const char *const met[] = { "يلتق", "تلتق", "يلتقيا", NULL };

  if (qimam_clauses_has_hit (scan, "stayed_away", word, word))
    return word > s_first && qimam_clauses_has_mark (scan, word - 1, QIMAM_MARK_NEGATOR) ? G_MAXUINT : word;
  if (word == s_first)
    return G_MAXUINT;
  if (qimam_clauses_has_hit (scan, "attend_not", word, word) && !qimam_clauses_word_is (scan, word, met) &&
      qimam_clauses_word_is (scan, word - 1, not_then))
    return word - 1;
  if (qimam_clauses_has_hit (scan, "presence_noun", word, word) &&
      qimam_clauses_word_is (scan, word - 1, without))
    return word - 1;
  return G_MAXUINT;
}

static gboolean
is_told_of_then (const QimamClauses *scan, guint from, guint last, guint s_first)
{
  if (qimam_clauses_has_mark (scan, s_first, QIMAM_MARK_EARLIER) &&
      qimam_clauses_any_is (scan, s_first, MIN (s_first + HAD_REACH, last), had))
    return FALSE;
  for (guint w = from; w <= last; w++)
    if (qimam_clauses_is_future (scan, w) || qimam_clauses_word_is (scan, w, earlier_words) ||
        (w > s_first && qimam_clauses_has_mark (scan, w, QIMAM_MARK_MODAL)))
      return FALSE;
  return TRUE;
}

static const char *const boycotts[] = { "قاطع", "قاطعت", "قاطعا", "قاطعوا", NULL };

/* "قاطعت مصر القمة", but "قاطع فلانا": whether a meeting is what was boycotted. */
static gboolean
is_of_meeting (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word, guint s_last)
{
  if (!qimam_clauses_word_is (scan, word, boycotts))
    return TRUE;
  for (guint w = word + 1; w <= MIN (s_last, word + MAX_SUBJECT); w++)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if (event != NULL && event->first == w && !event->verb)
        return TRUE;
    }
  return FALSE;
}

/* A mark after which the list of those who are meant may follow: "عدد من القادة، في مقدمتهم فلان". */
static gboolean
goes_on (const QimamClauses *scan, guint word)
{
  static const char *const among[] = { "في", "بينهم", "منهم", "ابرزهم", "اهمهم", "مقدمتهم", NULL };
  guint at = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, word)->start);

  return qimam_clauses_word_is (scan, word, among) ||
         (at < scan->reading->mentions->len &&
          ((const QimamMention *) scan->reading->mentions->pdata[at])->first_word == word);
}

/* Whether a state or body itself is the subject, and not those who lead it: "غابت روسيا", "غاب عن القمة كل من
 * مصر", but "غاب قادة السعودية". */
static gboolean
is_bare (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word, guint verb)
{
  static const char *const of_it[] = { "عنها", "عنه", "فيها", "فيه", "كلا", "ايضا", "كذلك", NULL };
  static const char *const each[] = { "كل", "كلا", "كلّ", NULL };
  static const char *const from[] = { "من", NULL };

  return word == verb + 1 || qimam_meeting_finder_event_at (finder, scan, word - 1) != NULL ||
         qimam_clauses_word_is (scan, word - 1, of_it) ||
         (qimam_clauses_word_is (scan, word - 1, from) && word > verb + 2 &&
          qimam_clauses_word_is (scan, word - 2, each));
}

/* (nullable): the first who is named behind a word as the subject of it, past where it was: "غاب عن القمة
 * فلان". */
static const QimamMention *
subject_behind (const QimamMeetingFinder *finder, const QimamClauses *scan, guint word, guint s_last)
{
  static const char *const of[] = { "في", "عن", "من", "الي", NULL };
  static const char *const but[] = { "سوي", "الا", "غير", NULL };
  const GPtrArray *mentions = scan->reading->mentions;
  guint upto = MIN (s_last, word + MAX_SUBJECT);
  gboolean stands_for = FALSE;

  for (guint w = word + 1; w <= upto; w++)
    {
      guint at = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, w)->start);
      const QimamMention *who = at < mentions->len ? mentions->pdata[at] : NULL;
      const QimamEvent *event = qimam_meeting_finder_event_at (finder, scan, w);

      if ((scan->gaps[w] & ~(QIMAM_GAP_QUOTE | QIMAM_GAP_COMMA)) || qimam_clauses_word_is (scan, w, but) ||
          ((scan->gaps[w] & QIMAM_GAP_COMMA) && !goes_on (scan, w)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
          (w > word + 1 && qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB)))
        return NULL;
      stands_for = stands_for || qimam_clauses_has_hit (scan, "stands_for_noun", w, w);
      if (event != NULL && event->first == w && !event->verb)
        continue;
      if (who == NULL || who->first_word != w)
        continue;
      if (who->kind == QIMAM_MENTION_PLACE || who->kind == QIMAM_MENTION_GROUP ||
          who->kind == QIMAM_MENTION_DOCUMENT)
        continue;
      /* "غاب عن قمة الجزائر فلان", "غاب في بيروت" */
      if (who->kind != QIMAM_MENTION_PERSON && !stands_for && !is_bare (finder, scan, w, word))
        {
          if (qimam_meeting_finder_event_at (finder, scan, w) != NULL ||
              qimam_clauses_word_is (scan, w - 1, of))
            continue;
          return NULL;
        }
      /* "ولي عهد أبوظبي": who is not named */
      return who->kind == QIMAM_MENTION_COUNTRY && who->full.start != who->span.start ? NULL : who;
    }
  return NULL;
}

static void
add_absent (
    QimamClaimBuilder *builder, const QimamClauses *scan, const QimamMention *who, guint from, guint to)
{
  QimamValue value = { .set = TRUE,
                       .name = who->name,
                       .key = who->key,
                       .role = g_intern_static_string (QIMAM_ROLE_ABSENT) };
  QimamClaim *claim = qimam_claim_builder_find (builder, QIMAM_DIMENSION_BACKGROUND, 1, &value);

  if (to < from || to - from >= MAX_CLAIM)
    {
      from = who->first_word;
      to = who->last_word;
    }
  if (claim != NULL)
    {
      qimam_claim_builder_repeat (claim, qimam_clauses_span (scan, from, to, TRUE));
      return;
    }
  claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_BACKGROUND, from, to);
  if (claim == NULL)
    return;
  claim->meeting = 1;
  g_free (claim->party);
  claim->party = g_strdup (who->party);
  qimam_value_copy (&claim->value, &value);
}

/* Those who are named one after the other behind the first: "وغاب فلان وفلان". */
static void
add_absent_list (QimamClaimBuilder *builder,
                 const QimamClauses *scan,
                 const QimamMention *first,
                 guint s_last)
{
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMention *last = first;

  for (guint i = qimam_clauses_mention_from (scan, first->full.end); i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];

      if (who->first_word > s_last || who->first_word <= last->last_word ||
          who->first_word - last->last_word > MAX_FILLER || who->kind != first->kind || who->key == NULL ||
          !qimam_clauses_is_joined (scan, last->last_word + 1))
        return;
      for (guint w = last->last_word + 1; w <= who->first_word; w++)
        if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
            qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
          return;
      add_absent (builder, scan, who, who->first_word, who->last_word);
      last = who;
    }
}

/* "لكن فلانا، الذي غاب عن القمة", "فلان لم يحضر": the verb stands behind. */
static guint
absence_behind (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  static const char *const of[] = { "في", "الي", "من", "عن", "علي", "مع", "بين", NULL };
  guint upto = MIN (s_last, who->last_word + MAX_AFTER);

  if (who->first_word > s_first && scan->gaps[who->first_word] == 0 &&
      qimam_clauses_word_is (scan, who->first_word - 1, of))
    return G_MAXUINT;
  for (guint w = who->last_word + 1; w <= upto; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        return G_MAXUINT;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) &&
          !qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return G_MAXUINT;
      if (absence_at (scan, w, s_first) != G_MAXUINT)
        /* what is no verb has its own subject behind it: "فلان في غياب فلان" */
        return qimam_clauses_has_hit (scan, "absence_noun", w, w) ||
                       qimam_clauses_is_joined (scan, absence_at (scan, w, s_first)) ||
                       g_str_has_prefix (qimam_clauses_word (scan, absence_at (scan, w, s_first))->folded,
                                         "و")
                   ? G_MAXUINT
                   : w;
      if (w > who->last_word + 1 && qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB))
        return G_MAXUINT;
    }
  return G_MAXUINT;
}

static gboolean
is_somebody (const QimamMention *who)
{
  return who->key != NULL && (who->kind == QIMAM_MENTION_ORGANISATION || who->kind == QIMAM_MENTION_COUNTRY ||
                              who->kind == QIMAM_MENTION_PERSON);
}

static void
find_behind_verbs (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;

  for (guint w = 0; w < scan->n_words; w++)
    {
      guint s_first, s_last, from;
      const QimamMention *who;

      if (!qimam_clauses_has_hit (scan, "stayed_away", w, w) &&
          !qimam_clauses_has_hit (scan, "attend_not", w, w) &&
          !qimam_clauses_has_hit (scan, "presence_noun", w, w))
        continue;
      qimam_clauses_sentence (scan, w, &s_first, &s_last);
      from = absence_at (scan, w, s_first);
      if (from == G_MAXUINT || qimam_meeting_finder_at (finder, scan, w) != 1 ||
          !is_of_meeting (finder, scan, w, s_last))
        continue;
      who = subject_behind (finder, scan, w, s_last);
      if (who == NULL || !is_somebody (who) || !is_told_of_then (scan, from, who->last_word, s_first) ||
          qimam_clauses_has_hit (scan, "sent", from, who->first_word) ||
          /* somebody interrupts others */
          (who->kind == QIMAM_MENTION_PERSON && qimam_clauses_word_is (scan, w, boycotts)))
        continue;
      add_absent (builder, scan, who, from, who->last_word);
      add_absent_list (builder, scan, who, s_last);
    }
}

static void
find_before_verbs (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *who = mentions->pdata[i];
      guint s_first, s_last, verb;

      if (!is_somebody (who) || who->kind != QIMAM_MENTION_PERSON || who->last_word >= scan->n_words ||
          qimam_meeting_finder_at (builder->finder, scan, who->first_word) != 1)
        continue;
      qimam_clauses_sentence (scan, who->first_word, &s_first, &s_last);
      verb = absence_behind (scan, who, s_first, s_last);
      if (verb != G_MAXUINT && !qimam_clauses_word_is (scan, verb, boycotts) &&
          is_told_of_then (scan, who->first_word, MIN (verb + MAX_AFTER, s_last), s_first))
        add_absent (builder, scan, who, who->first_word, verb);
    }
}

/* "وحضر الجلسة ممثل عن الجامعة العربية" */
static void
find_nameless (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  static const char *const links[] = { "عن", "من", "بعثه", "مكتب", "لبعثه", NULL };
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *body = mentions->pdata[i];
      QimamValue value = { .set = TRUE, .name = body->name, .key = body->key };
      guint s_first, s_last, w = body->first_word;
      QimamClaim *claim;
      gboolean modal;

      if (body->kind != QIMAM_MENTION_ORGANISATION || body->key == NULL || w == 0 || w >= scan->n_words ||
          qimam_meeting_finder_at (builder->finder, scan, w) != 1)
        continue;
      qimam_clauses_sentence (scan, w, &s_first, &s_last);
      while (w > s_first && body->first_word - w < MAX_FILLER && qimam_clauses_word_is (scan, w - 1, links))
        w--;
      if (w == s_first || !qimam_clauses_has_hit (scan, "stands_for_noun", w - 1, w - 1))
        continue;
      w--;
      if (!qimam_clauses_has_hit (scan, "took_part", w > s_first + MAX_SUBJECT ? w - MAX_SUBJECT : s_first,
                                  w) &&
          !qimam_clauses_has_hit (scan, "attend", w > s_first + MAX_SUBJECT ? w - MAX_SUBJECT : s_first, w))
        continue;
      if (qimam_clauses_is_negated (scan, w, &modal) || modal ||
          !is_told_of_then (scan, s_first, body->last_word, s_first) ||
          qimam_clauses_has_hit (scan, "stayed_away", s_first, w))
        continue;
      value.role = g_intern_string ("delegation");
      if (qimam_claim_builder_find (builder, QIMAM_DIMENSION_PARTICIPANTS, 1, &value) != NULL)
        continue;
      claim = qimam_claim_builder_add (builder, scan, QIMAM_DIMENSION_PARTICIPANTS, w, body->last_word);
      if (claim == NULL)
        continue;
      claim->meeting = 1;
      g_free (claim->party);
      claim->party = g_strdup (body->party != NULL ? body->party : body->key);
      qimam_value_copy (&claim->value, &value);
    }
}

void
qimam_claims_find_absent (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  if (!builder->finder->has_main || scan->reading->in != QIMAM_FIELD_BODY)
    return;
  find_behind_verbs (builder, scan);
  find_before_verbs (builder, scan);
  find_nameless (builder, scan);
}
