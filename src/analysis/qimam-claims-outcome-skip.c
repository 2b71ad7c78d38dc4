/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include "qimam-sorted.h"

static const char *const with_words[] = { "مع", "ونظيره", "نظيره", "نظيرته", NULL };
static const char *const adjunct_words[] = { "مع",   "في",       "خلال", "اثناء", "ايضا",
                                             "كذلك", "بالتفصيل", "امس",  "اليوم", NULL };
static const char *const on_words[] = { "علي", NULL };
static const char *const margin_words[] = { "هامش", "هوامش", NULL };
static const char *const also_words[] = { "ايضا", "كذلك", "لاحقا", "رسميا", NULL };
static const char *const weak_ends[] = { "في",  "من",  "علي", "الي", "عن",   "مع",  "التي", "الذي",
                                         "بعد", "قبل", "ان",  "حول", "بشان", "كما", "او",   NULL };

guint
qimam_outcome_skip_aside (const QimamOutcome *self, guint start)
{
  static const char *const heads[] = { "حسب", "بحسب", "وفق", "وفقا", "حسبما", "كما", "طبقا",
                                       "هي",  "هو",   "هما", "التي", "الذي",  NULL };
  static const char *const on_what[] = { "ما", NULL };
  const QimamClauses *scan = self->scan;

  /* "على ما جاء في البيان" */
  if (start >= self->s_last || scan->gaps[start] != QIMAM_GAP_COMMA ||
      (!qimam_clauses_word_is (scan, start, heads) &&
       !(qimam_clauses_word_is (scan, start, on_words) && qimam_clauses_word_is (scan, start + 1, on_what))))
    return start;
  for (guint w = start + 1; w <= self->s_last && w - start <= 10; w++)
    if (scan->gaps[w] != 0)
      return scan->gaps[w] == QIMAM_GAP_COMMA ? w : start;
  return start;
}

static gboolean
mention_is_before (gconstpointer mentions, guint index, gsize word)
{
  return ((QimamMention *) ((const GPtrArray *) mentions)->pdata[index])->first_word < word;
}

/* (nullable): the mention whose title or name begins at a word */
const QimamMention *
qimam_outcome_mention_from (const QimamClauses *scan, guint word)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint at = qimam_sorted_from (mentions, mentions->len, mention_is_before, word);

  return at < mentions->len && ((QimamMention *) mentions->pdata[at])->first_word == word
             ? mentions->pdata[at]
             : NULL;
}

/* "the summit discussed …" */
static gboolean
is_meeting_as_subject (const QimamOutcome *self, guint word)
{
  const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, self->scan, word);

  return event != NULL && event->first == word && event->last == word && word < self->s_last &&
         g_str_has_prefix (qimam_clauses_word (self->scan, word)->folded, "ال");
}

/* "في القاهرة", "خلال اجتماع القمة", "على هامش القمة": where or when, before what was talked of. Gives the
 * word after it, or @word. */
static guint
pass_place (const QimamOutcome *self, guint word)
{
  const QimamClauses *scan = self->scan;
  const QimamMention *mention;
  guint next = word + 1, end;

  if (next < self->s_last && qimam_clauses_word_is (scan, word, on_words) &&
      qimam_clauses_word_is (scan, next, margin_words))
    next++;
  else if (word >= self->s_last || !qimam_clauses_word_is (scan, word, adjunct_words))
    return word;
  for (end = next; end <= self->s_last && (end == next || scan->gaps[end] == 0);)
    {
      const QimamEvent *event = qimam_meeting_finder_event_at (self->builder->finder, scan, end);

      if (event == NULL || event->first != end || qimam_clauses_is_joined (scan, end))
        break;
      end = event->last + 1;
    }
  /* "في اجتماع مغلق مع": what describes it */
  for (guint w = end; end > next && w <= end + 2 && w < self->s_last; w++)
    {
      if (w > end && (scan->gaps[w] == QIMAM_GAP_COMMA || qimam_clauses_word_is (scan, w, adjunct_words)))
        {
          end = w;
          break;
        }
      if (scan->gaps[w] != 0)
        break;
    }
  mention = end == next ? qimam_outcome_mention_from (scan, next) : NULL;
  if (mention != NULL && mention->kind == QIMAM_MENTION_PLACE)
    end = mention->last_word + 1;
  return end > next && end < self->s_last && !qimam_clauses_is_joined (scan, end) ? end : word;
}

/* "يبحث مسؤولون خليجيون كذا": people that are not named, as the subject. Gives the word after them, or
 * @word. */
static guint
pass_people (const QimamOutcome *self, guint word)
{
  const QimamClauses *scan = self->scan;
  guint end = word;

  if (self->rule->dimension != QIMAM_DIMENSION_ISSUE || word != self->hit->last + 1 ||
      (!qimam_clauses_has_hit (scan, "group_delegates", word, word) &&
       !qimam_clauses_has_hit (scan, "group_ministers", word, word) &&
       !qimam_clauses_has_hit (scan, "group_leaders", word, word)))
    return word;
  for (end++; end < self->s_last && end - word < 4 && scan->gaps[end] == 0; end++)
    if (!g_str_has_suffix (qimam_clauses_word (scan, end)->folded, "ون"))
      break;
  return end;
}

/* "أثار، يوم الجمعة، قضية كذا", "ناقشا مرتين كذا": when, and how often. Gives the word after it, or @word. */
static guint
pass_time (const QimamOutcome *self, guint word)
{
  static const char *const often[] = { "مرتين", "مرارا",    "مره",  "مرات", "مجددا",  "مطولا", "باسهاب",
                                       "بعمق",  "بالتفصيل", "سويا", "معا",  "بينهما", NULL };
  static const char *const lasting[] = { "لمده", NULL };
  const QimamClauses *scan = self->scan;
  const GPtrArray *times = scan->reading->times;
  guint at = qimam_clauses_time_from (scan, qimam_clauses_word (scan, word)->start), first, last;
  const QimamTime *time = at < times->len ? times->pdata[at] : NULL;

  if (self->rule->dimension != QIMAM_DIMENSION_ISSUE || word >= self->s_last)
    return word;
  if (qimam_clauses_word_is (scan, word, often))
    return word + 1;
  /* "غدا ولمدة يومين" */
  if (qimam_clauses_word_is (scan, word, lasting) && qimam_clauses_holds_number (scan, word + 1))
    return word + 2 <= self->s_last && qimam_clauses_holds_number (scan, word + 2) ? word + 3 : word + 2;
  if (time == NULL || !qimam_clauses_words_of (scan, time->span, &first, &last) || first != word ||
      time->kind != QIMAM_TIME_DATE || last >= self->s_last)
    return word;
  return last + 1;
}

/* "بحث الطرفان، إلى جانب التجارة، كذا": what was talked of besides, between two commas. Gives the word after
 * it, or
 * @word. */
static guint
pass_besides (const QimamOutcome *self, guint word)
{
  static const char *const to[] = { "الي", "فضلا", "علاوه", "زياده", NULL };
  static const char *const side[] = { "جانب", "عن", "علي", NULL };
  const QimamClauses *scan = self->scan;

  if (self->rule->dimension != QIMAM_DIMENSION_ISSUE || word + 2 >= self->s_last ||
      !(scan->gaps[word] & QIMAM_GAP_COMMA) || !qimam_clauses_word_is (scan, word, to) ||
      !qimam_clauses_word_is (scan, word + 1, side))
    return word;
  for (guint w = word + 2; w <= self->s_last && w - word <= 8; w++)
    if (scan->gaps[w] != 0)
      return scan->gaps[w] == QIMAM_GAP_COMMA ? w : word;
  return word;
}

/* "بحث الجانبان، بحضور وزير كذا فلان، ورئيس كذا فلان، كذا": who was there as well. Gives the word after the
 * comma behind the last of them, or @word. */
static guint
pass_present (const QimamOutcome *self, guint word)
{
  static const char *const attended[] = { "بحضور", "بمشاركه", "برفقه", NULL };
  const QimamClauses *scan = self->scan;

  if (self->rule->dimension != QIMAM_DIMENSION_ISSUE || !qimam_clauses_word_is (scan, word, attended))
    return word;
  for (guint w = word + 1; w <= self->s_last && w - word <= QIMAM_OUTCOME_MAX_LINK; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        return word;
      /* Who is joined to them is one more, or a name; a matter is neither. */
      if ((scan->gaps[w] & QIMAM_GAP_COMMA) && w > word + 1 && !qimam_clauses_is_joined (scan, w) &&
          qimam_outcome_mention_from (scan, w) == NULL)
        return w;
    }
  return word;
}

guint
qimam_outcome_skip_adjuncts (const QimamOutcome *self, guint word)
{
  const QimamClauses *scan = self->scan;
  gboolean attached;

  for (guint guard = 0; guard < 8 && word <= self->s_last; guard++)
    {
      const QimamMention *mention = qimam_outcome_mention_from (scan, word);

      if (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        break;
      if (mention != NULL &&
          (mention->kind == QIMAM_MENTION_PERSON || mention->kind == QIMAM_MENTION_GROUP ||
           (mention->kind == QIMAM_MENTION_COUNTRY && (self->rule->when & QIMAM_WHEN_MASDAR))))
        word = mention->last_word + 1;
      else if (((self->rule->when & QIMAM_WHEN_MASDAR) || self->rule->dimension == QIMAM_DIMENSION_ISSUE) &&
               qimam_clauses_word_is (scan, word, also_words))
        word++;
      else if (qimam_clauses_word_is (scan, word, with_words) && word < self->s_last)
        {
          mention = qimam_outcome_mention_from (scan, word + 1);
          if (mention == NULL)
            mention = qimam_outcome_mention_from (scan, word);
          word = mention != NULL ? mention->last_word + 1 : word + (scan->gaps[word + 1] == 0 ? 2 : 1);
        }
      else if (pass_place (self, word) > word)
        word = pass_place (self, word);
      else if (pass_besides (self, word) > word)
        word = pass_besides (self, word);
      else if (pass_present (self, word) > word)
        word = pass_present (self, word);
      else if (pass_time (self, word) > word)
        word = pass_time (self, word);
      else if (pass_people (self, word) > word)
        word = pass_people (self, word);
      else if (qimam_clauses_word_is (scan, word, adjunct_words) && word < self->s_last &&
               qimam_meeting_finder_event_at (self->builder->finder, scan, word + 1) != NULL)
        word = qimam_meeting_finder_event_at (self->builder->finder, scan, word + 1)->last + 1;
      else if (qimam_outcome_is_link (scan, word, self->rule->links, &attached) && !attached)
        return word + 1;
      else if (guard == 0 && is_meeting_as_subject (self, word))
        word++;
      else
        break;
    }
  return word;
}

gboolean
qimam_outcome_is_several (const QimamOutcome *self, guint first)
{
  static const char *const several[] = { "جمله",   "عدد",     "عددا",    "حزمه",     "مجموعه", "سلسله",
                                         "عده",    "نقاط",    "ملفات",   "قضايا",    "مسايل",  "محاور",
                                         "مواضيع", "موضوعات", "بنود",    "خطوات",    "مبادي",  "اجراءات",
                                         "تدابير", "قرارات",  "اتفاقات", "اتفاقيات", "شقين",   "محورين",
                                         "نقطتين", "بندين",   "ملفين",   "امور",     "اهداف",  "مسارات",
                                         "مجالات", NULL };

  return qimam_clauses_word_is (self->scan, first, several);
}

guint
qimam_outcome_skip_frame (const QimamOutcome *self, guint start)
{
  static const char *const heads[] = { "في",   "خلال", "اثناء", "امس",  "اليوم",
                                       "مساء", "صباح", "فجر",   "ختام", NULL };
  const QimamClauses *scan = self->scan;
  gboolean frame = FALSE;

  /* "أكد الجانبان على أهمية كذا" */
  if (start < self->s_last && qimam_clauses_word_is (scan, start, on_words) &&
      !qimam_clauses_word_is (scan, start + 1, qimam_outcome_phrase_words))
    return start + 1;
  if (start > self->s_last || qimam_clauses_is_act (scan, start) || qimam_outcome_is_several (self, start) ||
      (self->rule->dimension == QIMAM_DIMENSION_ISSUE &&
       !qimam_clauses_any_is (scan, start - 1, start, heads)))
    return start;
  for (guint w = start; w <= self->s_last && w - start <= QIMAM_OUTCOME_MAX_LINK; w++)
    {
      if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)) && w > start)
        return start;
      if (w > start && (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
                        qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE)))
        return start;
      if (frame && scan->names[w] == QIMAM_NAME_NONE && !qimam_clauses_is_joined (scan, w) &&
          qimam_clauses_is_act (scan, w) && !qimam_clauses_word_is (scan, w - 1, weak_ends) &&
          !qimam_clauses_word_is (scan, w - 1, heads))
        return w;
      frame = frame || qimam_clauses_word_is (scan, w, heads);
    }
  return start;
}
