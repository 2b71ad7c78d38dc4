/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-event-private.h"

#include "qimam-table.h"

/* Where a text names meetings: by their nouns, by verbs of meeting, by what came of them. */

#define MAX_BESIDE     12 /* nouns of meetings around one that are looked at */
#define MAX_VISIT      14 /* words behind a verb of visiting in which the place is named */
#define MAX_PLACED     7  /* words behind a meeting in which its city and day are told */
#define MAX_OFFICE     6  /* words of an office between "with" and a name */
#define LEAD_SENTENCES 3  /* of the body, in which the meeting is looked for */
#define MAX_BODY       4  /* words between a verb and the body that decides */
#define MAX_SIGNED     40 /* words between a verb of signing and what is signed */
#define MAX_BEFORE_SIGNING 5 /* words from "after" to a signing */
#define MAX_DISCUSSION 20 /* words in which the second of two who discuss something is named */

struct _QimamMeetingWords
{
  GArray *rows; /* (element-type QimamMeetingNoun) */
  QimamCueSet *set;
};

QimamMeetingWords *
qimam_meeting_words_new (GError **error)
{
  static const char *const columns[] = { "kind", "part", "patterns", NULL };
  g_autoptr (QimamMeetingWords) self = g_new0 (QimamMeetingWords, 1);
  g_autoptr (QimamTable) table = qimam_table_load ("meeting-kinds", columns, error);

  self->rows = g_array_new (FALSE, TRUE, sizeof (QimamMeetingNoun));
  self->set = qimam_cue_set_new ();
  if (table == NULL)
    return NULL;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      const char *kind = qimam_table_get (table, i, 0);
      g_auto (GStrv) patterns = qimam_table_get_list (table, i, 2);
      QimamMeetingNoun row = { QIMAM_MEETING_OTHER, *qimam_table_get (table, i, 1) == '1',
                               g_str_equal (kind, "not") };

      if (!row.is_not && !g_str_equal (kind, "meeting") && !qimam_meeting_kind_from_nick (kind, &row.kind))
        {
          qimam_table_set_error (table, i, 0, "no such kind of meeting", error);
          return NULL;
        }
      g_array_append_val (self->rows, row);
      if (!qimam_cue_set_add_list (self->set, patterns, i, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
qimam_meeting_words_free (QimamMeetingWords *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->rows);
  qimam_cue_set_free (self->set);
  g_free (self);
}

static gboolean
is_person_at (const QimamClauses *scan, guint word)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint at = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, word)->start);

  return at < mentions->len && ((QimamMention *) mentions->pdata[at])->kind == QIMAM_MENTION_PERSON &&
         ((QimamMention *) mentions->pdata[at])->first_word <= word;
}

static gboolean
is_to_meet (const QimamClauses *scan, const QimamCueMatch *match)
{
  return match->skip > 0 && g_str_has_prefix (qimam_clauses_word (scan, match->first_word)->folded, "ل") &&
         match->last_word + 1 < scan->n_words && scan->gaps[match->last_word + 1] == 0 &&
         scan->names[match->last_word + 1] == QIMAM_NAME_BEGINS && is_person_at (scan, match->last_word + 1);
}

/* "استقباله": with its object, as the verb */
static gboolean
is_reception (const QimamClauses *scan, const QimamCueMatch *match)
{
  static const char *const nouns[] = { "استقباله", "استقبالها", "استقبال", NULL };

  return qimam_clauses_word_is (scan, match->last_word, nouns);
}

/* "استئناف محادثات السلام في جنيف اليوم": where day and city are told, what begins is a meeting. */
static gboolean
is_placed (const QimamClauses *scan, const QimamCueMatch *match)
{
  static const char *const in[] = { "في", NULL };
  static const char *const begun[] = { "استئناف", "بدء", "انطلاق", "اطلاق", "اجراء", "مواصله", NULL };
  const QimamReading *reading = scan->reading;
  guint upto = MIN (match->last_word + MAX_PLACED, scan->n_words - 1);
  gboolean city = FALSE, day = FALSE;

  if (match->last_word + 1 >= scan->n_words || !qimam_clauses_word_is (scan, match->first_word, begun))
    return FALSE;
  for (guint w = match->last_word + 1; w <= upto && !(scan->gaps[w] & ~QIMAM_GAP_QUOTE); w++)
    {
      gsize start = qimam_clauses_word (scan, w)->start;
      guint at = qimam_clauses_mention_from (scan, start);
      guint time = qimam_clauses_time_from (scan, start);
      const QimamMention *place = at < reading->mentions->len ? reading->mentions->pdata[at] : NULL;
      const QimamTime *when = time < reading->times->len ? reading->times->pdata[time] : NULL;

      city = city || (place != NULL && place->first_word == w && g_strcmp0 (place->place_kind, "city") == 0 &&
                      qimam_clauses_word_is (scan, w - 1, in));
      day = day || (when != NULL && when->kind != QIMAM_TIME_DURATION && when->value != NULL &&
                    when->span.start < qimam_clauses_word (scan, w)->end);
    }
  return city && day;
}

/* "ختم الرئيس جولة شملت …، بعد لقائه فلانا": a journey, beside which a meeting is named. @at: of the match */
static gboolean
is_tour (const QimamMeetingWords *words, const QimamClauses *scan, const GArray *matches, guint at)
{
  guint word = g_array_index (matches, QimamCueMatch, at).first_word, s_first, s_last;

  if (!qimam_clauses_has_hit (scan, "tour", word, word))
    return FALSE;
  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  for (guint i = at - MIN (at, MAX_BESIDE); i < MIN (at + MAX_BESIDE, matches->len); i++)
    {
      const QimamCueMatch *other = &g_array_index (matches, QimamCueMatch, i);
      const QimamMeetingNoun *row = &g_array_index (words->rows, QimamMeetingNoun, other->id);

      if (other->first_word >= s_first && other->first_word <= s_last && other->first_word != word &&
          !row->is_not)
        return TRUE;
    }
  return FALSE;
}

static void
find_events (GPtrArray *events, guint8 *covered, const QimamMeetingWords *words, const QimamClauses *scan)
{
  g_autoptr (GArray) matches = qimam_cue_set_match (words->set, scan->reading->cue_words, 0, scan->n_words);
  g_autofree guint8 *taken = g_new0 (guint8, scan->n_words + 1);
  gboolean called = FALSE;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < matches->len; i++)
      {
        const QimamCueMatch *match = &g_array_index (matches, QimamCueMatch, i);
        const QimamMeetingNoun *row = &g_array_index (words->rows, QimamMeetingNoun, match->id);

        if (pass == 0 && row->is_not && !is_placed (scan, match))
          for (guint w = match->first_word; w <= match->last_word; w++)
            taken[w] = TRUE;
        /* "for a visit": one that is wished for. */
        if (row->kind == QIMAM_MEETING_VISIT &&
            g_str_has_prefix (qimam_clauses_word (scan, match->first_word)->folded, "ل"))
          continue;
        /* "الاتصال": the call of which was told before */
        if (row->kind == QIMAM_MEETING_CALL && !called &&
            g_str_has_suffix (qimam_clauses_word (scan, match->first_word)->folded, "الاتصال") &&
            match->first_word == match->last_word)
          continue;
        called = called || (pass == 1 && row->kind == QIMAM_MEETING_CALL);
        /* "استعداده للقاء فلان": one that is wished for */
        if (pass == 1 && (is_to_meet (scan, match) || is_tour (words, scan, matches, i)))
          continue;
        if (pass == 1 && !row->is_not && !taken[match->first_word] && !taken[match->last_word])
          {
            QimamEvent *event = qimam_event_new (scan, match, row, matches, i, words->rows, FALSE,
                                                 is_reception (scan, match));

            g_ptr_array_add (events, event);
            for (guint w = event->first; w <= event->end; w++)
              covered[w] = TRUE;
            for (guint w = event->first; w <= event->last; w++)
              taken[w] = TRUE;
          }
      }
}

/* Whether a word belongs to a day that is told. */
static gboolean
is_day (const QimamClauses *scan, guint word)
{
  const QimamWord *at = qimam_clauses_word (scan, word);
  guint i = qimam_clauses_time_from (scan, at->start);
  const QimamTime *time = i < scan->reading->times->len ? scan->reading->times->pdata[i] : NULL;

  return time != NULL && time->span.start < at->end && time->kind != QIMAM_TIME_DURATION;
}

/* "تشاور القادة": a verb, and not the noun "آلية تشاور القادة". */
static gboolean
opens_clause (const QimamClauses *scan, guint word)
{
  static const char *const before[] = {
    "قد", "كما", "ثم", "حيث", "ان", "كان", "كانت", "بينما", "فيما", NULL
  };
  guint s_first, s_last;

  qimam_clauses_sentence (scan, word, &s_first, &s_last);
  return word == s_first || scan->gaps[word] != 0 || qimam_clauses_has_mark (scan, word, QIMAM_MARK_WAW) ||
         is_day (scan, word - 1) || qimam_clauses_word_is (scan, word - 1, before) ||
         !qimam_clauses_has_hit (scan, "past_with_t", word, word);
}

/* "بحث الوزير فلان مع نظيره فلان …", "ناقش الرئيس فلان ونظيره فلان …": two who discuss something meet. */
static gboolean
is_discussion_of_two (const QimamClauses *scan, const QimamCueHit *hit)
{
  static const char *const with[] = { "مع", NULL };
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMention *one = NULL;
  guint s_first, s_last;

  qimam_clauses_sentence (scan, hit->first, &s_first, &s_last);
  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, hit->last)->end);
       i < mentions->len && hit->last < s_last; i++)
    {
      const QimamMention *who = mentions->pdata[i];

      if (who->first_word > hit->last + MAX_DISCUSSION || who->first_word > s_last)
        return FALSE;
      if (who->kind != QIMAM_MENTION_PERSON)
        continue;
      if (one == NULL)
        {
          /* "تباحث أمس وزير الخارجية" */
          for (guint w = hit->last + 1; w < who->first_word; w++)
            if (!is_day (scan, w))
              return FALSE;
          if (scan->gaps[who->first_word] & ~QIMAM_GAP_COMMA)
            return FALSE;
          one = who;
        }
      else if (g_strcmp0 (one->key, who->key) != 0 && g_strcmp0 (one->party, who->party) != 0 &&
               (qimam_clauses_word_is (scan, who->first_word - 1, with) ||
                /* "بحث الملك مع رئيس حزب القوات اللبنانية فلان" */
                qimam_clauses_any_is (
                    scan, MAX (one->last_word + 1, who->first_word - MIN (who->first_word, MAX_OFFICE)),
                    who->first_word - 1, with) ||
                (who->first_word == one->last_word + 1 && qimam_clauses_is_joined (scan, who->first_word))))
        return TRUE;
    }
  return FALSE;
}

/* "سيزور الوزير فلان العاصمة موسكو", "وصل الرئيس فلان إلى عمان في زيارة": somebody goes to a place. */
static gboolean
is_visit_of (const QimamClauses *scan, const QimamCueHit *hit)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint s_first, s_last, from;
  gboolean person = FALSE;

  /* "لن يزور" */
  for (guint w = hit->first - MIN (hit->first, 3); w < hit->first; w++)
    if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_NEGATOR))
      return FALSE;
  qimam_clauses_sentence (scan, hit->first, &s_first, &s_last);
  from = MAX (s_first, hit->first - MIN (hit->first, MAX_VISIT));
  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, from)->start); i < mentions->len;
       i++)
    {
      const QimamMention *mention = mentions->pdata[i];

      if (mention->first_word > hit->last + MAX_VISIT || mention->first_word > s_last)
        return FALSE;
      person =
          person || mention->kind == QIMAM_MENTION_PERSON || g_strcmp0 (mention->role, "delegation") == 0;
      if (mention->first_word <= hit->last)
        continue;
      for (guint w = hit->last + 1; w <= mention->first_word; w++)
        if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
            qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
            qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
          return FALSE;
      if (mention->kind == QIMAM_MENTION_COUNTRY ||
          (mention->kind == QIMAM_MENTION_PLACE && g_strcmp0 (mention->place_kind, "venue") != 0))
        return person;
    }
  return FALSE;
}

/* "سيتوجه إلى واشنطن الاثنين لبحث …": a journey for talks, as far as it is said. */
static gboolean
has_purpose (const QimamClauses *scan, const QimamCueHit *hit)
{
  guint s_first, s_last;

  qimam_clauses_sentence (scan, hit->first, &s_first, &s_last);
  return qimam_clauses_find_hit (scan, "purpose", hit->last, MIN (hit->last + MAX_VISIT, s_last)) != NULL;
}

static gboolean
is_discussion (const QimamClauses *scan, const QimamCueHit *hit)
{
  const char *rule = qimam_cue_table_rule (scan->table, hit->rule)->rule;

  return g_str_has_prefix (rule, "discuss_") || g_str_has_prefix (rule, "confer");
}

/* Whether a verb stands for a meeting, and of which kind. */
static gboolean
is_verb_of_meeting (const QimamClauses *scan, const QimamCueHit *hit, QimamMeetingKind *kind)
{
  const char *rule = qimam_cue_table_rule (scan->table, hit->rule)->rule;

  *kind = QIMAM_MEETING_OTHER;
  if (g_str_equal (rule, "visit"))
    {
      *kind = QIMAM_MEETING_VISIT;
      return is_visit_of (scan, hit);
    }
  if (g_str_equal (rule, "go"))
    {
      *kind = QIMAM_MEETING_VISIT;
      return has_purpose (scan, hit) && is_visit_of (scan, hit);
    }
  if (g_str_equal (rule, "call"))
    {
      *kind = QIMAM_MEETING_CALL;
      return TRUE;
    }
  if (g_str_equal (rule, "confer") || g_str_equal (rule, "confer_group"))
    return opens_clause (scan, hit->first) &&
           (g_str_equal (rule, "confer_group") || is_discussion_of_two (scan, hit));
  return g_str_equal (rule, "meet") ||
         ((g_str_equal (rule, "discuss_verb") || g_str_equal (rule, "discuss_talk")) &&
          is_discussion_of_two (scan, hit));
}

/* "the two met in …": a verb stands for the noun. */
static void
find_verb_events (GPtrArray *events, const guint8 *covered, const QimamClauses *scan)
{
  for (guint i = 0; i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      QimamCueMatch match = { 0, hit->first, hit->last };
      QimamMeetingNoun row = { QIMAM_MEETING_OTHER, FALSE, FALSE };
      QimamEvent *event;

      if (covered[hit->first] || !is_verb_of_meeting (scan, hit, &row.kind))
        continue;
      event = qimam_event_new (scan, &match, &row, NULL, 0, NULL, TRUE, !is_discussion (scan, hit));
      event->adverbial = row.kind != QIMAM_MEETING_CALL;
      event->possessive = FALSE;
      event->ordinal = 0;
      g_ptr_array_add (events, event);
    }
}

/* Whether what is named of @reading from @first to @last sentence belongs to two parties at least. */
static gboolean
names_two_parties (const QimamReading *reading, guint first, guint last, gboolean people)
{
  const char *party = NULL;

  for (guint i = 0; i < reading->mentions->len; i++)
    {
      const QimamMention *mention = reading->mentions->pdata[i];

      if (mention->sentence > last)
        break;
      if (mention->sentence < first || !qimam_party_is_told (mention->party) ||
          (people && mention->kind != QIMAM_MENTION_PERSON))
        continue;
      if (party != NULL && !g_str_equal (party, mention->party))
        return TRUE;
      party = mention->party;
    }
  return FALSE;
}

/* Whether a body is the subject of a verb: "قرر مجلس الأمن", "وافقت أوبك". */
static gboolean
is_act_of_body (const QimamClauses *scan, const QimamCueHit *hit)
{
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, hit->first)->end);
       i < mentions->len; i++)
    {
      const QimamMention *body = mentions->pdata[i];

      if (body->first_word > hit->first + MAX_BODY)
        return FALSE;
      if (body->kind != QIMAM_MENTION_ORGANISATION || body->key == NULL ||
          g_strcmp0 (body->key, body->party) != 0)
        continue;
      for (guint w = hit->first + 1; w <= body->first_word; w++)
        if (scan->gaps[w] & ~QIMAM_GAP_QUOTE)
          return FALSE;
      return TRUE;
    }
  return FALSE;
}

/* "أكد", "أعلن": acts that are those of two where two of rank stand in the sentence. */
static gboolean
is_joint_act (const QimamCueRule *rule)
{
  return rule->is_claim && rule->dimension == QIMAM_DIMENSION_AGREEMENT && (rule->when & QIMAM_WHEN_VERB) &&
         (rule->when & (QIMAM_WHEN_JOINT | QIMAM_WHEN_SINGLE | QIMAM_WHEN_PAIR));
}

/* Whether a city and a day are told from @first to @last. */
static gboolean
is_where_and_when (const QimamClauses *scan, guint first, guint last)
{
  const QimamReading *reading = scan->reading;
  QimamSpan span = qimam_clauses_span (scan, first, last, FALSE);
  guint at = qimam_clauses_time_from (scan, span.start);
  const QimamTime *when = at < reading->times->len ? reading->times->pdata[at] : NULL;

  if (when == NULL || when->span.start >= span.end || when->kind != QIMAM_TIME_DATE)
    return FALSE;
  for (guint i = qimam_clauses_mention_from (scan, span.start); i < reading->mentions->len; i++)
    {
      const QimamMention *place = reading->mentions->pdata[i];

      if (place->span.start >= span.end)
        return FALSE;
      if (place->kind == QIMAM_MENTION_PLACE && g_strcmp0 (place->place_kind, "city") == 0)
        return TRUE;
    }
  return FALSE;
}

/* "بعد دقائق من توقيع", "عقب مراسم التوقيع" */
static gboolean
stands_behind_after (const QimamClauses *scan, guint word, guint s_first)
{
  static const char *const after[] = { "بعد", "عقب", "اثر", "فور", "غداه", "لدي", NULL };

  for (guint w = word; w > s_first && w + MAX_BEFORE_SIGNING > word && scan->gaps[w] == 0; w--)
    if (qimam_clauses_word_is (scan, w - 1, after))
      return TRUE;
  return FALSE;
}

/* Whether a verb tells what two sides came to, or what a body decided. */
static gboolean
is_conclusion (const QimamClauses *scan, const QimamCueHit *hit)
{
  const char *rule = qimam_cue_table_rule (scan->table, hit->rule)->rule;
  guint s_first, s_last, sentence = qimam_clauses_sentence (scan, hit->first, &s_first, &s_last);

  if (g_str_equal (rule, "body_decided"))
    return is_act_of_body (scan, hit);
  /* "وقع صباح اليوم الوزير فلان ونظيره فلان مذكرة": what happened ("وقع") is nothing signed */
  if (g_str_equal (rule, "concluded_sign"))
    return qimam_clauses_has_hit (scan, "deal_noun", hit->first, MIN (hit->first + MAX_SIGNED, s_last)) &&
           names_two_parties (scan->reading, sentence, sentence, FALSE);
  /* "جرى اليوم في … التوقيع على اتفاق", "غادر الوفد المدينة بعد توقيع الاتفاق أمس" */
  if (g_str_equal (rule, "concluded_signing"))
    return (qimam_clauses_has_hit (scan, "took_place", s_first, s_first) ||
            (stands_behind_after (scan, hit->first, s_first) && is_where_and_when (scan, s_first, s_last))) &&
           qimam_clauses_has_hit (scan, "deal_noun", hit->last, MIN (hit->last + MAX_SIGNED, s_last)) &&
           names_two_parties (scan->reading, 0, LEAD_SENTENCES - 1, FALSE);
  if (is_joint_act (qimam_cue_table_rule (scan->table, hit->rule)))
    return names_two_parties (scan->reading, sentence, sentence, TRUE) &&
           is_where_and_when (scan, s_first, s_last);
  return (g_str_equal (rule, "concluded") && names_two_parties (scan->reading, sentence, sentence, FALSE)) ||
         (g_str_equal (rule, "concluded_pair") &&
          names_two_parties (scan->reading, sentence, sentence, TRUE));
}

/* An article whose beginning names no meeting tells of the one at which something was agreed. */
static void
find_outcome_event (GPtrArray *events, const QimamClauses *scan)
{
  static const QimamMeetingNoun row = { QIMAM_MEETING_OTHER, FALSE, FALSE };

  for (guint i = 0; i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      QimamCueMatch match = { 0, hit->first, hit->first };
      QimamEvent *event;
      gboolean modal;

      if (qimam_clauses_clause (scan, hit->first)->sentence >= LEAD_SENTENCES)
        return;
      if (!is_conclusion (scan, hit) || qimam_clauses_is_negated (scan, hit->first, &modal) || modal)
        continue;
      event = qimam_event_new (scan, &match, &row, NULL, 0, NULL, FALSE, FALSE);
      event->adverbial = TRUE;
      event->possessive = FALSE;
      event->ordinal = 0;
      g_ptr_array_add (events, event);
      return;
    }
}

/* The verb of which two who stand joined are the subject, before or behind them: "بوتين وماكرون قد أمضيا",
 * "جلس الرئيس فلان ونظيره فلان"; G_MAXUINT if it is none that tells of being together. */
static guint
find_verb_of_pair (const QimamClauses *scan, const QimamMention *one, const QimamMention *other)
{
  static const char *const between[] = { "قد", "كانا", "كان", NULL };
  guint word = other->last_word + 1;
  gboolean modal;

  while (word + 1 < scan->n_words && word < other->last_word + 3 && scan->gaps[word] == 0 &&
         qimam_clauses_word_is (scan, word, between))
    word++;
  if (word < scan->n_words && scan->gaps[word] == 0 && qimam_clauses_has_hit (scan, "together", word, word))
    return qimam_clauses_is_negated (scan, word, &modal) || modal ? G_MAXUINT : word;
  word = one->first_word - 1;
  if (one->first_word > 0 && scan->gaps[one->first_word] == 0 &&
      qimam_clauses_has_hit (scan, "together_first", word, word))
    return qimam_clauses_is_negated (scan, word, &modal) || modal ? G_MAXUINT : word;
  return G_MAXUINT;
}

/* Two of rank of two sides who do something side by side have met, even if nothing calls it a meeting. */
static void
find_pair_event (GPtrArray *events, const QimamClauses *scan)
{
  static const QimamMeetingNoun row = { QIMAM_MEETING_OTHER, FALSE, FALSE };
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = 0; i + 1 < mentions->len; i++)
    {
      const QimamMention *one = mentions->pdata[i], *other = mentions->pdata[i + 1];
      QimamCueMatch match = { 0, 0, 0 };
      QimamEvent *event;

      if (one->sentence >= LEAD_SENTENCES)
        return;
      if (one->kind != QIMAM_MENTION_PERSON || other->kind != QIMAM_MENTION_PERSON || !one->named ||
          !other->named || one->sentence != other->sentence || other->first_word != one->last_word + 1 ||
          other->last_word >= scan->n_words || scan->gaps[other->first_word] != 0 ||
          !g_str_has_prefix (qimam_clauses_word (scan, other->first_word)->folded, "و") ||
          one->party == NULL || other->party == NULL || g_str_equal (one->party, other->party) ||
          g_strcmp0 (one->role, "other") == 0 || g_strcmp0 (other->role, "other") == 0)
        continue;
      match.first_word = match.last_word = find_verb_of_pair (scan, one, other);
      if (match.first_word == G_MAXUINT)
        continue;
      event = qimam_event_new (scan, &match, &row, NULL, 0, NULL, TRUE, TRUE);
      event->adverbial = TRUE;
      event->possessive = event->earlier = FALSE;
      event->ordinal = 0;
      g_ptr_array_add (events, event);
      return;
    }
}

static gboolean
begins_with_event (const GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      const QimamEvent *event = events->pdata[i];
      QimamField in = event->scan->reading->in;

      if (in == QIMAM_FIELD_HEADLINE || (in == QIMAM_FIELD_BODY && event->sentence < LEAD_SENTENCES))
        return TRUE;
    }
  return FALSE;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const QimamEvent *x = *(QimamEvent *const *) a, *y = *(QimamEvent *const *) b;

  if (x->scan != y->scan)
    return x->scan->reading->in == QIMAM_FIELD_HEADLINE   ? -1
           : y->scan->reading->in == QIMAM_FIELD_HEADLINE ? 1
           : x->scan->reading->in == QIMAM_FIELD_BODY     ? -1
                                                          : 1;
  return x->first < y->first ? -1 : x->first > y->first;
}

GPtrArray *
qimam_meeting_words_find (const QimamMeetingWords *self, const GPtrArray *scans)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_event_free);

  for (guint i = 0; i < scans->len; i++)
    {
      const QimamClauses *scan = scans->pdata[i];
      g_autofree guint8 *covered = g_new0 (guint8, scan->n_words + 1);

      find_events (events, covered, self, scan);
      find_verb_events (events, covered, scan);
    }
  for (guint i = 0; i < scans->len && !begins_with_event (events); i++)
    if (((QimamClauses *) scans->pdata[i])->reading->in == QIMAM_FIELD_BODY)
      find_pair_event (events, scans->pdata[i]);
  for (guint i = 0; i < scans->len && !begins_with_event (events); i++)
    if (((QimamClauses *) scans->pdata[i])->reading->in == QIMAM_FIELD_BODY)
      find_outcome_event (events, scans->pdata[i]);
  g_ptr_array_sort (events, compare_events);
  return events;
}
