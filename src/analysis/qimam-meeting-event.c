/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-event.h"

#include <string.h>

#include "qimam-table.h"

#define MAX_DESCRIPTION 16 /* words */
#define MAX_PREDICATE   40 /* words behind a verb of meeting */
#define MAX_VISIT       14 /* words behind a verb of visiting in which the place is named */
#define MAX_OFFICE      6  /* words of an office between "with" and a name */
#define MAX_INVITED     14 /* words between an invitation and what it is to */
#define MAX_FRONT       4  /* words before a verb in which the day may stand */
#define LEAD_SENTENCES  3  /* of the body, in which the meeting is looked for */
#define MAX_DISCUSSION  20 /* words in which the second of two who discuss something is named */
#define MAX_SUBJECT     48 /* words before a meeting in which those who met are looked for */

static const char *const apart_words[] = { "بعد", "قبل", "عقب", "قبيل", "منذ", "اثر", "رغم", "بسبب", NULL };
static const char *const that_words[] = { "ان", "انه", "انها", "انهما", "بان", NULL };
static const char *const where_words[] = { "في", "داخل", "وسط", NULL };
static const char *const first_words[] = { "اول", "اولي", NULL };
static const char *const in_words[] = { "في",   "خلال",   "اثناء", "ضمن",    "لدي",
                                        "ختام", "اختتام", "مستهل", "افتتاح", NULL };

typedef struct
{
  QimamMeetingKind kind;
  gboolean part;
  gboolean is_not;
} KindRow;

struct _QimamMeetingWords
{
  GArray *rows; /* (element-type KindRow) */
  QimamCueSet *set;
};

QimamMeetingWords *
qimam_meeting_words_new (GError **error)
{
  static const char *const columns[] = { "kind", "part", "patterns", NULL };
  g_autoptr (QimamMeetingWords) self = g_new0 (QimamMeetingWords, 1);
  g_autoptr (QimamTable) table = qimam_table_load ("meeting-kinds", columns, error);

  self->rows = g_array_new (FALSE, TRUE, sizeof (KindRow));
  self->set = qimam_cue_set_new ();
  if (table == NULL)
    return NULL;
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      const char *kind = qimam_table_get (table, i, 0);
      g_auto (GStrv) patterns = qimam_table_get_list (table, i, 2);
      KindRow row = { QIMAM_MEETING_OTHER, *qimam_table_get (table, i, 1) == '1', g_str_equal (kind, "not") };

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

void
qimam_event_free (QimamEvent *event)
{
  if (event == NULL)
    return;
  g_ptr_array_unref (event->places);
  g_ptr_array_unref (event->people);
  g_ptr_array_unref (event->subjects);
  g_free (event);
}

/* "الخامسة والأربعين": the و joins no other noun. */
static gboolean
is_inside_number (const QimamClauses *scan, guint word)
{
  const GPtrArray *quantities = scan->reading->quantities;
  gsize start = qimam_clauses_word (scan, word)->start;
  guint low = 0, high = quantities->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (((QimamQuantity *) quantities->pdata[middle])->span.end <= start)
        low = middle + 1;
      else
        high = middle;
    }
  return low < quantities->len && ((QimamQuantity *) quantities->pdata[low])->span.start < start;
}

/* "التقى الوزير فلان، في الدوحة، نظيره فلان": what a comma sets apart between a verb and its object. */
static gboolean
goes_on (const QimamClauses *scan, guint word)
{
  guint time = qimam_clauses_time_from (scan, qimam_clauses_word (scan, word)->start);

  return qimam_clauses_word_is (scan, word, where_words) ||
         (time < scan->reading->times->len && ((QimamTime *) scan->reading->times->pdata[time])->span.start <
                                                  qimam_clauses_word (scan, word)->end);
}

/* "سيحدد", "ستتناول", "سوف": a verb, of which the meeting is the subject. */
static gboolean
is_future (const QimamClauses *scan, guint word)
{
  static const char *const nouns[] = {
    "سياس", "سيار", "سياد", "سياح", "سياق", "سيد",  "سير",  "سيطر", "سينا",
    "سيول", "سيبر", "سيف",  "سين",  "ستين", "ستون", "ستار", "سته",  "ستر",
    "ستو",  "ستا",  "ستي",  "سيو",  "سيل",  "سيكا", "سيغ",  "سيان", "سيما"
  };
  static const char *const will[] = { "سوف", NULL };
  const char *folded = qimam_clauses_word (scan, word)->folded;

  if (qimam_clauses_word_is (scan, word, will))
    return TRUE;
  if (g_str_has_prefix (folded, "و"))
    folded += strlen ("و");
  if (!(g_str_has_prefix (folded, "سي") || g_str_has_prefix (folded, "ست")) || g_utf8_strlen (folded, -1) < 5)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (g_str_has_prefix (folded, nouns[i]))
      return FALSE;
  return TRUE;
}

/* The last word of what is said of a meeting's noun. A name, a relative pronoun and a verb of holding are
 * passed over; a comma ends it unless another name follows. A verb reaches as far as its clause. */
static guint
find_description_end (const QimamClauses *scan, guint from, guint sentence_last, gboolean verb)
{
  gboolean caption = scan->reading->in != QIMAM_FIELD_BODY;
  guint8 ends = QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE | QIMAM_GAP_OPEN | QIMAM_GAP_CLOSE;
  guint end = from;

  for (guint w = from + 1; w <= sentence_last && w - from <= (verb ? MAX_PREDICATE : MAX_DESCRIPTION); w++)
    {
      gboolean name = scan->names[w] != QIMAM_NAME_NONE;
      gboolean hold = qimam_clauses_find_hit (scan, "hold", w, w) != NULL;

      if ((scan->gaps[w] & ends) || (!caption && (scan->gaps[w] & QIMAM_GAP_DASH)))
        break;
      if ((scan->gaps[w] & QIMAM_GAP_COMMA) && !name && !caption && !(verb && goes_on (scan, w)))
        break;
      /* "… that it 'will be held next week'": counted from another day than that of the article. */
      if ((scan->gaps[w] & QIMAM_GAP_QUOTE) && hold)
        break;
      /* "زيارة كانت مقررة إلى …" */
      if (w + 1 <= sentence_last && scan->gaps[w + 1] == 0 &&
          (qimam_clauses_has_hit (scan, "scheduled", w + 1, w + 1) ||
           qimam_clauses_has_hit (scan, "expected", w + 1, w + 1)) &&
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_EARLIER))
        {
          end = w;
          continue;
        }
      if (!hold && !name &&
          (qimam_clauses_word_is (scan, w, that_words) || qimam_clauses_word_is (scan, w, apart_words) ||
           (qimam_clauses_is_joined (scan, w) && !is_inside_number (scan, w)) ||
           qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
           qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
           qimam_clauses_find_hit (scan, "last", w, w) != NULL ||
           (verb && qimam_clauses_has_hit (scan, "about", w, w)) ||
           qimam_clauses_has_hit (scan, "deed", w, w) || is_future (scan, w)))
        break;
      end = w;
    }
  return end;
}

static guint
find_ordinal (const QimamClauses *scan, guint first, guint last)
{
  const char *folded = qimam_clauses_word (scan, first)->folded;
  /* "اجتماع فيينا الثاني" */
  gboolean definite =
      g_str_has_prefix (folded, "ال") || g_str_has_suffix (folded, "هما") ||
      g_str_has_suffix (folded, "هم") ||
      (last + 1 < scan->n_words && scan->gaps[last + 1] == 0 && scan->names[last + 1] != QIMAM_NAME_NONE);
  gsize from = qimam_clauses_word (scan, first)->start;
  /* "القمة العربية الثانية", but in "قمة مجموعة العشرين" the ordinal is of the group. */
  gsize to = qimam_clauses_word (scan, MIN (last + (definite ? 2 : 1), scan->n_words - 1))->end;
  const GPtrArray *quantities = scan->reading->quantities;

  if (first > 0 && scan->gaps[first] == 0 && qimam_clauses_word_is (scan, first - 1, first_words))
    return 1;
  for (guint i = 0; i < quantities->len; i++)
    {
      const QimamQuantity *quantity = quantities->pdata[i];
      if (quantity->span.start >= to)
        break;
      if (quantity->kind == QIMAM_QUANTITY_ORDINAL && quantity->span.start >= from && quantity->value != NULL)
        return (guint) g_ascii_strtoull (quantity->value, NULL, 10);
    }
  return 0;
}

static gboolean
is_of_person (const QimamEvent *event, guint word)
{
  for (guint i = 0; i < event->people->len; i++)
    {
      const QimamMention *mention = event->people->pdata[i];
      if (mention->first_word <= word && word <= mention->last_word)
        return TRUE;
    }
  return FALSE;
}

/* "اجتماع آخر", "جولة جديدة": one to be held, where something is agreed, announced or wished. */
static gboolean
is_another (const QimamEvent *event)
{
  static const char *const still_words[] = { "موعد",    "بموعد", "لموعد", "احتمال", "امكانيه",
                                             "ترتيبات", "ترتيب", "فكره",  NULL };
  const QimamClauses *scan = event->scan;

  if (event->last < event->end && qimam_clauses_has_hit (scan, "again", event->last + 1, event->last + 1))
    return TRUE;
  /* "موعد لقاء الرئيسين" */
  if (event->first > 0 && qimam_clauses_word_is (scan, event->first - 1, still_words))
    return TRUE;
  if (g_str_has_prefix (qimam_clauses_word (scan, event->first)->folded, "ال") || event->first == 0)
    return FALSE;
  if (!qimam_clauses_has_hit (scan, "masdar", event->first - 1, event->first - 1))
    return FALSE;
  for (guint w = event->last + 1; w <= event->end && w <= event->last + 2; w++)
    if (qimam_clauses_has_hit (scan, "another", w, w))
      return TRUE;
  return event->first > 1 &&
         (qimam_clauses_has_mark (scan, event->first - 2, QIMAM_MARK_MODAL) ||
          (event->first > 2 && qimam_clauses_has_mark (scan, event->first - 3, QIMAM_MARK_MODAL)));
}

/* "أول لقاء منذ عام": the time since the one before. */
static gboolean
is_since (const QimamClauses *scan, const QimamTime *time)
{
  guint first, last;

  return qimam_clauses_words_of (scan, time->span, &first, &last) &&
         qimam_clauses_has_hit (scan, "since", first > 0 ? first - 1 : 0, first);
}

/* "على هامش قمة …", "قبيل انعقاد قمة …", "بعد ثلاثة أيام من قمة …": named to tell where or when another
 * meeting was. */
static void
find_aside (QimamEvent *event, guint s_first)
{
  static const char *const beside[] = { "هامش", "هوامش", NULL };
  static const char *const before[] = { "قبيل", "قبل", "عشيه", "تمهيدا", "تحضيرا", NULL };
  static const char *const from_words[] = { "من", "علي", NULL };
  const QimamClauses *scan = event->scan;

  if (event->kind != QIMAM_MEETING_SUMMIT && event->kind != QIMAM_MEETING_CONFERENCE)
    return;
  for (guint back = 1; back <= 3 && event->first >= s_first + back; back++)
    {
      guint word = event->first - back;

      if (scan->gaps[word + 1] & ~QIMAM_GAP_QUOTE)
        return;
      event->beside = event->beside || qimam_clauses_word_is (scan, word, beside);
      event->near = event->near || qimam_clauses_word_is (scan, word, before);
      if (back == 1 && word > s_first && qimam_clauses_word_is (scan, word, from_words))
        for (guint w = word; w-- > s_first && w + 5 > word;)
          event->near = event->near || qimam_clauses_word_is (scan, w, apart_words);
    }
}

/* "ويوم أمس، التقى …", "ومساء الثلاثاء استقبل …" */
static const QimamTime *
find_time_in_front (const QimamEvent *event, guint sentence_first)
{
  const QimamClauses *scan = event->scan;
  guint from = MAX (sentence_first, event->first - MIN (event->first, MAX_FRONT));
  guint first, last;

  for (guint i = qimam_clauses_time_from (scan, qimam_clauses_word (scan, from)->start);
       i < scan->reading->times->len; i++)
    {
      const QimamTime *time = scan->reading->times->pdata[i];

      if (!qimam_clauses_words_of (scan, time->span, &first, &last) || last >= event->first)
        return NULL;
      if (last + 1 == event->first && time->kind == QIMAM_TIME_DATE && first <= sentence_first + 1 &&
          !is_since (scan, time))
        return time;
    }
  return NULL;
}

static void
describe (QimamEvent *event, guint sentence_first)
{
  const QimamClauses *scan = event->scan;
  const QimamReading *reading = scan->reading;
  QimamSpan span = qimam_clauses_span (scan, event->first, event->end, FALSE);

  for (guint i = qimam_clauses_time_from (scan, span.start); i < reading->times->len && event->time == NULL;
       i++)
    {
      const QimamTime *time = reading->times->pdata[i];
      if (time->span.start >= span.end)
        break;
      if (qimam_span_overlaps (span, time->span) &&
          (time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_TIME) && !is_since (scan, time))
        event->time = time;
    }
  if (event->verb && event->time == NULL)
    event->time = find_time_in_front (event, sentence_first);
  for (guint i = qimam_clauses_mention_from (scan, span.start); i < reading->mentions->len; i++)
    {
      QimamMention *mention = reading->mentions->pdata[i];
      if (mention->span.start >= span.end)
        break;
      if (!qimam_span_overlaps (span, mention->span))
        continue;
      if (mention->kind == QIMAM_MENTION_PLACE)
        g_ptr_array_add (event->places, mention);
      else if (mention->kind == QIMAM_MENTION_PERSON)
        g_ptr_array_add (event->people, mention);
    }
  /* "المحادثات التي انطلقت في 14 أغسطس" */
  event->starts = event->time != NULL && qimam_clauses_has_hit (scan, "begin", event->last + 1, event->end);
  for (guint w = event->last + 1; w <= event->end; w++)
    {
      /* "الرئيس السابق": it is he who is of the past. */
      if (qimam_clauses_has_hit (scan, "past", w, w) && !is_of_person (event, w))
        event->past = TRUE;
      if (qimam_clauses_has_hit (scan, "coming", w, w))
        event->next = TRUE;
    }
  if (is_another (event))
    event->next = TRUE;
  event->ordinal = find_ordinal (scan, event->first, event->last);
  if (event->ordinal == 0 && event->last < event->end &&
      qimam_clauses_has_hit (scan, "latest", event->last + 1, event->last + 1))
    event->ordinal = G_MAXUINT;
}

/* A description ends where another meeting of the kind is named: "تختلف قمة … عن قمة …". */
static void
cut_description (QimamEvent *event, const KindRow *row, const GArray *matches, guint at, const GArray *rows)
{
  for (guint i = at + 1; i < matches->len; i++)
    {
      const QimamCueMatch *next = &g_array_index (matches, QimamCueMatch, i);
      const KindRow *other = &g_array_index (rows, KindRow, next->id);

      if (next->first_word > event->end)
        break;
      if (next->first_word > event->last && !other->is_not && !other->part && !row->part &&
          other->kind == row->kind)
        {
          event->end = next->first_word - 1;
          break;
        }
    }
}

static gboolean
is_adverbial (const QimamClauses *scan, guint first)
{
  const char *folded = qimam_clauses_word (scan, first)->folded;

  if (g_str_has_prefix (folded, "بال") || g_str_has_prefix (folded, "باجتماع") ||
      qimam_clauses_word_is (scan, first, in_words))
    return TRUE;
  for (guint back = 1; back <= 2 && back <= first; back++)
    {
      if (qimam_clauses_word_is (scan, first - back, in_words))
        return TRUE;
      if (qimam_clauses_find_hit (scan, "hold", first - back, first - back) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* People named before a meeting in the same sentence: "the two presidents … in a summit", "… their meeting".
 */
static void
add_subjects (QimamEvent *event, guint sentence_first)
{
  const QimamReading *reading = event->scan->reading;
  guint from = event->first > MAX_SUBJECT ? MAX (sentence_first, event->first - MAX_SUBJECT) : sentence_first;
  QimamSpan span = qimam_clauses_span (event->scan, from, event->first, FALSE);

  for (guint i = qimam_clauses_mention_from (event->scan, span.start); i < reading->mentions->len; i++)
    {
      QimamMention *mention = reading->mentions->pdata[i];
      if (mention->span.start >= span.end)
        break;
      if (mention->kind == QIMAM_MENTION_PERSON && qimam_span_contains (span, mention->span))
        g_ptr_array_add (event->subjects, mention);
    }
}

gboolean
qimam_event_is_to_come (const QimamClauses *scan, guint word, guint s_first)
{
  static const char *const to[] = { "ان", "سوف", NULL };
  static const char *const once[] = { "قبل", "بعد", "دون", "بعيد", "قبيل", NULL };
  const char *folded = qimam_clauses_word (scan, word)->folded;

  if (g_str_has_prefix (folded, "و"))
    folded += strlen ("و");
  if (g_str_has_prefix (folded, "سي") || g_str_has_prefix (folded, "ست"))
    return TRUE;
  return word > s_first && qimam_clauses_word_is (scan, word - 1, to) &&
         (g_str_has_prefix (folded, "ي") || g_str_has_prefix (folded, "ت")) &&
         !(word > s_first + 1 && qimam_clauses_word_is (scan, word - 2, once));
}

static gboolean
is_several (const char *folded)
{
  static const char *const duals[] = {
    "اتصال", "لقاء", "اجتماع", "مكالمت", "محادثت", "جلست", "زيارت", "قمت"
  };

  for (guint i = 0; i < G_N_ELEMENTS (duals); i++)
    {
      const char *found = strstr (folded, duals[i]);

      if (found != NULL &&
          (g_str_equal (found + strlen (duals[i]), "ين") || g_str_equal (found + strlen (duals[i]), "ان")))
        return TRUE;
    }
  return FALSE;
}

/* "ويبحث الاجتماع التصعيد في …": what follows the meeting is what it looks at. */
static gboolean
discusses (const QimamClauses *scan, guint word, guint s_first)
{
  guint verb = word - 1;

  if (word == s_first || scan->gaps[word] != 0)
    return FALSE;
  for (guint i = qimam_clauses_hit_from (scan, verb); i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const QimamCueRule *rule = qimam_cue_table_rule (scan->table, hit->rule);

      if (hit->first > verb)
        break;
      if (g_str_equal (rule->rule, "looks_at") ||
          (rule->is_claim && rule->dimension == QIMAM_DIMENSION_ISSUE && (rule->when & QIMAM_WHEN_VERB)))
        return TRUE;
    }
  return FALSE;
}

/* The last definite adjective right behind a noun: "الاجتماع الوزاري العربي". */
static guint
last_attribute (const QimamClauses *scan, guint from, guint upto)
{
  guint w = from;

  while (w < upto && scan->gaps[w + 1] == 0 &&
         (qimam_clauses_has_hit (scan, "coming", w + 1, w + 1) ||
          qimam_clauses_has_hit (scan, "past", w + 1, w + 1) ||
          (g_str_has_prefix (qimam_clauses_word (scan, w + 1)->folded, "ال") &&
           (g_str_has_suffix (qimam_clauses_word (scan, w + 1)->folded, "ي") ||
            g_str_has_suffix (qimam_clauses_word (scan, w + 1)->folded, "يه")))))
    w++;
  return w;
}

static gboolean
is_invited (const QimamClauses *scan, guint word, guint s_first)
{
  static const char *const to[] = { "حضور",  "لحضور", "المشاركه", "للمشاركه", "مشاركه", "في",
                                    "اعمال", "الي",   "عقد",      "لعقد",     NULL };
  guint from = MAX (s_first, word - MIN (word, MAX_INVITED));

  static const char *const nouns[] = { "موتمر", "اجتماع", "اجتماعات", "اعمال", "اشغال", "دوره", NULL };

  /* "حضور مؤتمر القمة" */
  if (word > s_first && qimam_clauses_word_is (scan, word - 1, nouns))
    word--;
  if (word == s_first || !qimam_clauses_word_is (scan, word - 1, to))
    return FALSE;
  for (guint w = word; w-- > from;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "invite", w, w))
        return TRUE;
    }
  return FALSE;
}

static QimamEvent *
event_new (const QimamClauses *scan,
           const QimamCueMatch *match,
           const KindRow *row,
           const GArray *matches,
           guint at,
           const GArray *rows,
           gboolean verb,
           gboolean reaches)
{
  QimamEvent *event = g_new0 (QimamEvent, 1);
  const char *folded = qimam_clauses_word (scan, match->last_word)->folded;
  guint first, last;

  event->scan = scan;
  event->first = match->first_word;
  event->last = match->last_word;
  event->sentence = qimam_clauses_sentence (scan, match->first_word, &first, &last);
  event->kind = row->kind;
  event->part = row->part;
  event->verb = verb;
  event->several = is_several (folded);
  event->possessive = g_str_has_suffix (folded, "هما") || g_str_has_suffix (folded, "هم") ||
                      g_str_has_suffix (folded, "ته") || g_str_has_suffix (folded, "نا");
  event->end = find_description_end (scan, event->last, last, reaches);
  if (!verb && discusses (scan, event->first, first))
    event->end = last_attribute (scan, event->last, event->end);
  if (matches != NULL)
    cut_description (event, row, matches, at, rows);
  event->adverbial = is_adverbial (scan, event->first);
  event->places = g_ptr_array_new ();
  event->people = g_ptr_array_new ();
  event->subjects = g_ptr_array_new ();
  describe (event, first);
  find_aside (event, first);
  add_subjects (event, first);
  /* "من المرجح أن تجري المشاورات في …" */
  if (!verb && event->first > first + 1 &&
      qimam_clauses_has_hit (scan, "hold", event->first - 1, event->first - 1) &&
      scan->gaps[event->first] == 0)
    event->next = event->next || qimam_event_is_to_come (scan, event->first - 1, first);
  event->invited = !verb && is_invited (scan, event->first, first);
  event->next = event->next || event->invited;
  if (verb)
    {
      event->next = event->next || qimam_event_is_to_come (scan, event->first, first);
      event->earlier =
          event->first > first &&
          (qimam_clauses_has_mark (scan, first, QIMAM_MARK_EARLIER) ||
           (event->first > first + 1 && qimam_clauses_has_mark (scan, first + 1, QIMAM_MARK_EARLIER)));
    }
  event->further = qimam_clauses_has_hit (scan, "further", first, MIN (first + 1, event->first)) &&
                   (verb || row->kind == QIMAM_MEETING_CALL);
  return event;
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
        const KindRow *row = &g_array_index (words->rows, KindRow, match->id);

        if (pass == 0 && row->is_not)
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
        if (pass == 1 && is_to_meet (scan, match))
          continue;
        if (pass == 1 && !row->is_not && !taken[match->first_word] && !taken[match->last_word])
          {
            QimamEvent *event =
                event_new (scan, match, row, matches, i, words->rows, FALSE, is_reception (scan, match));

            g_ptr_array_add (events, event);
            for (guint w = event->first; w <= event->end; w++)
              covered[w] = TRUE;
            for (guint w = event->first; w <= event->last; w++)
              taken[w] = TRUE;
          }
      }
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
          if (who->first_word != hit->last + 1 || scan->gaps[who->first_word] != 0)
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

static gboolean
is_discussion (const QimamClauses *scan, const QimamCueHit *hit)
{
  return g_str_has_prefix (qimam_cue_table_rule (scan->table, hit->rule)->rule, "discuss_");
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
      KindRow row = { QIMAM_MEETING_OTHER, FALSE, FALSE };
      QimamEvent *event;

      if (covered[hit->first] || !is_verb_of_meeting (scan, hit, &row.kind))
        continue;
      event = event_new (scan, &match, &row, NULL, 0, NULL, TRUE, !is_discussion (scan, hit));
      event->adverbial = TRUE;
      event->possessive = FALSE;
      event->ordinal = 0;
      g_ptr_array_add (events, event);
    }
}

/* An article whose beginning names no meeting tells of the one at which something was agreed. */
static void
find_outcome_event (GPtrArray *events, const QimamClauses *scan)
{
  static const KindRow row = { QIMAM_MEETING_OTHER, FALSE, FALSE };

  for (guint i = 0; i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const QimamCueRule *rule = qimam_cue_table_rule (scan->table, hit->rule);
      QimamCueMatch match = { 0, hit->first, hit->first };
      QimamEvent *event;
      gboolean modal;

      if (qimam_clauses_clause (scan, hit->first)->sentence >= LEAD_SENTENCES)
        return;
      if (!rule->is_claim || rule->dimension != QIMAM_DIMENSION_AGREEMENT ||
          !(rule->when & QIMAM_WHEN_VERB) || qimam_clauses_is_negated (scan, hit->first, &modal) || modal)
        continue;
      event = event_new (scan, &match, &row, NULL, 0, NULL, FALSE, FALSE);
      event->adverbial = TRUE;
      event->possessive = FALSE;
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
      find_outcome_event (events, scans->pdata[i]);
  g_ptr_array_sort (events, compare_events);
  return events;
}

gboolean
qimam_event_is_about (const QimamEvent *self, guint word)
{
  gboolean about = FALSE;

  /* "القمة بشأن … ستعقد في": a verb of holding goes back to the meeting */
  for (guint w = self->last + 1; w < word; w++)
    about = (about || qimam_clauses_has_hit (self->scan, "about", w, w)) &&
            !qimam_clauses_has_hit (self->scan, "hold", w, w);
  return about;
}

gboolean
qimam_event_is_apart (const QimamEvent *self)
{
  return self->first > 0 && qimam_clauses_word_is (self->scan, self->first - 1, apart_words);
}
