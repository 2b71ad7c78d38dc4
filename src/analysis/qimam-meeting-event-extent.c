/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-event-private.h"

#define MAX_DESCRIPTION 16 /* words */
#define MAX_VISIT       32 /* words that the titles of a visitor may take */
#define MAX_PREDICATE   40 /* words behind a verb of meeting */

static const char *const apart_words[] = { "بعد", "قبل", "عقب", "قبيل", "منذ", "اثر", "رغم", "بسبب", NULL };
static const char *const had_words[] = { "كان", "كانت", "قد", "فقد", NULL };
static const char *const that_words[] = { "ان", "انه", "انها", "انهما", "بان", NULL };
static const char *const where_words[] = { "في", "داخل", "وسط", NULL };
static const char *const round_words[] = { "الجوله", "بالجوله", "للجوله", NULL };
static const char *const opening_words[] = { "الافتتاحيه", "الاستهلاليه", NULL };
static const char *const first_words[] = { "اول", "اولي", "لاول", "باول", "كاول", "فاول", NULL };

/* "الخامسة والأربعين": the و joins no other noun. */
static gboolean
is_inside_number (const QimamClauses *scan, guint word)
{
  const GPtrArray *quantities = scan->reading->quantities;
  gsize start = qimam_clauses_word (scan, word)->start;
  guint i = qimam_clauses_quantity_from (scan, start);

  return i < quantities->len && ((QimamQuantity *) quantities->pdata[i])->span.start < start;
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

/* "زيارة الأمير فلان وزير الدفاع، للأردن": where the visit leads to, behind the titles of the visitor. */
static gboolean
goes_to (const QimamClauses *scan, guint word)
{
  static const char *const to[] = { "الي", NULL };
  const GPtrArray *mentions = scan->reading->mentions;
  guint at = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, word)->start);
  const QimamMention *place = at < mentions->len ? mentions->pdata[at] : NULL;

  return qimam_clauses_word_is (scan, word, to) ||
         (place != NULL && place->first_word == word &&
          (place->kind == QIMAM_MENTION_COUNTRY || place->kind == QIMAM_MENTION_PLACE) &&
          g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "ل"));
}

/* "سيحدد", "ستتناول", "سوف": a verb, of which the meeting is the subject. */
static gboolean
is_future (const QimamClauses *scan, guint word)
{
  static const char *const will[] = { "سوف", NULL };

  return qimam_clauses_word_is (scan, word, will) || qimam_clauses_is_future (scan, word);
}

guint
qimam_event_find_end (
    const QimamClauses *scan, guint from, guint sentence_last, gboolean verb, QimamMeetingKind kind)
{
  guint reach = verb ? MAX_PREDICATE : kind == QIMAM_MEETING_VISIT ? MAX_VISIT : MAX_DESCRIPTION;
  gboolean caption = scan->reading->in != QIMAM_FIELD_BODY;
  guint8 ends = QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE | QIMAM_GAP_OPEN | QIMAM_GAP_CLOSE;
  guint end = from;

  for (guint w = from + 1; w <= sentence_last && w - from <= reach; w++)
    {
      gboolean name = scan->names[w] != QIMAM_NAME_NONE;
      gboolean hold = qimam_clauses_find_hit (scan, "hold", w, w) != NULL;

      if ((scan->gaps[w] & ends) || (!caption && (scan->gaps[w] & QIMAM_GAP_DASH)))
        break;
      if ((scan->gaps[w] & QIMAM_GAP_COMMA) && !name && !caption && !(verb && goes_on (scan, w)) &&
          !(kind == QIMAM_MEETING_VISIT && goes_to (scan, w)))
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
      if (!hold && w + 1 <= sentence_last && scan->gaps[w + 1] == 0 &&
          qimam_clauses_word_is (scan, w, had_words) &&
          qimam_clauses_find_hit (scan, "hold", w + 1, MIN (w + 2, sentence_last)) != NULL)
        continue;
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

guint
qimam_event_last_attribute (const QimamClauses *scan, guint from, guint upto)
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

guint
qimam_event_find_ordinal (const QimamClauses *scan, guint first, guint last)
{
  const char *folded = qimam_clauses_word (scan, first)->folded;
  /* "اجتماع فيينا الثاني" */
  gboolean article = g_str_has_prefix (folded, "ال") || g_str_has_prefix (folded, "بال") ||
                     g_str_has_prefix (folded, "لل") || g_str_has_prefix (folded, "وال");
  gboolean definite =
      article || g_str_has_suffix (folded, "هما") || g_str_has_suffix (folded, "هم") ||
      (last + 1 < scan->n_words && scan->gaps[last + 1] == 0 && scan->names[last + 1] != QIMAM_NAME_NONE);
  gsize from = qimam_clauses_word (scan, first)->start;
  /* "القمة العربية الثانية", but in "قمة مجموعة العشرين" the ordinal is of the group. */
  guint reach = last + (definite ? 2 : 1);
  gsize to;
  const GPtrArray *quantities = scan->reading->quantities;

  /* "القمة العربية الأفريقية الأولى" */
  if (article)
    reach = MAX (reach, qimam_event_last_attribute (scan, last, MIN (last + 3, scan->n_words - 1)) + 1);
  to = qimam_clauses_word (scan, MIN (reach, scan->n_words - 1))->end;
  if (first > 0 && scan->gaps[first] == 0 && qimam_clauses_word_is (scan, first - 1, first_words))
    return 1;
  /* "الجولة الافتتاحية" */
  if (definite && last + 1 < scan->n_words && scan->gaps[last + 1] == 0 &&
      qimam_clauses_word_is (scan, first, round_words) &&
      qimam_clauses_word_is (scan, last + 1, opening_words))
    return 1;
  for (guint i = qimam_clauses_quantity_from (scan, from); i < quantities->len; i++)
    {
      const QimamQuantity *quantity = quantities->pdata[i];
      if (quantity->span.start >= to)
        break;
      if (quantity->kind == QIMAM_QUANTITY_ORDINAL && quantity->span.start >= from && quantity->value != NULL)
        return (guint) g_ascii_strtoull (quantity->value, NULL, 10);
    }
  return 0;
}
