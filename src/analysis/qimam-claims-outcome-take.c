/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome.h"

#include <string.h>

#include "qimam-sorted.h"

#define MAX_LIST_WORDS 28
#define MAX_LINK_WORDS 40
#define MAX_AGAIN      6
#define MAX_LINES      24  /* lines of a list */
#define MAX_SUBJECT    7   /* words of a subject before its verb */
#define MAX_UPTO       200 /* words before a cue that are all of a claim */

static const char *const with_words[] = { "مع", "ونظيره", "نظيره", "نظيرته", NULL };
static const char *const namely_words[] = { "هي",     "منها",  "ابرزها",  "بينها", "اهمها",
                                            "تحديدا", "وهما",  "مقدمتها", "راسها", "صدارتها",
                                            "ضمنها",  "اولها", "ابرزهما", NULL };
static const char *const adjunct_words[] = { "مع",   "في",       "خلال", "اثناء", "ايضا",
                                             "كذلك", "بالتفصيل", "امس",  "اليوم", NULL };
static const char *const between_words[] = { "بين", NULL };
static const char *const on_words[] = { "علي", NULL };
static const char *const margin_words[] = { "هامش", "هوامش", NULL };
static const char *const also_words[] = { "ايضا", "كذلك", "لاحقا", "رسميا", NULL };
/* after على: "على هامش", "على مدى" */
static const char *const phrase_words[] = { "هامش", "هوامش", "حد",     "لسان",   "ضوء", "راس",
                                            "مدي",  "مدار",  "امتداد", "غرار",   "اثر", "الاقل",
                                            "سبيل", "صعيد",  "مستوي",  "انفراد", "حده", "التوالي",
                                            "جانب", "الرغم", "مراي",   NULL };
static const char *const weak_ends[] = { "في",  "من",  "علي", "الي", "عن",   "مع",  "التي", "الذي",
                                         "بعد", "قبل", "ان",  "حول", "بشان", "كما", "او",   NULL };
/* words with a ب or ل of their own, or where it is of another phrase: "بحسب", "بلاغ" */
static const char *const own_letter[] = {
  "بعد",   "بين",    "بينما",  "بحسب",   "بحضور", "بمشاركه", "بيان",   "بلاد", "بلاده", "بلادها", "بلاغ",
  "بدوره", "بدورها", "برئاسه", "برياسه", "بلدان", "بلدين",   "برنامج", "بحث",  "بدعوه", "بوصفه",  "بسبب",
  "بدء",   "بناء",   "بعض",    "بشان",   "بدايه", "لدي",     "لكن",    "لقاء", "لجنه",  "لقد",    "ليس",
  "لبنان", "بموجب",  "بغداد",  "بشكل",   "بصوره", "بصفه",    "بحيث",   "بدل",  "بدلا",  NULL
};

const char *const qimam_outcome_that_words[] = { "ان", "انه", "انها", "انهما", "انهم", "بان", NULL };

/* A link of one letter is a particle that is written with its word. */
gboolean
qimam_outcome_is_link (const QimamClauses *scan, guint word, char *const *links, gboolean *attached)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  *attached = FALSE;
  for (guint i = 0; links != NULL && links[i] != NULL; i++)
    {
      const char *link = links[i];

      if (g_utf8_strlen (link, -1) == 1)
        {
          if (g_str_has_prefix (folded, link) && g_utf8_strlen (folded, -1) >= 4 &&
              !g_strv_contains (own_letter, folded))
            {
              *attached = TRUE;
              return TRUE;
            }
        }
      else if (g_str_equal (folded, link) ||
               (g_str_has_prefix (folded, "و") && g_str_equal (folded + strlen ("و"), link)))
        return TRUE;
    }
  return FALSE;
}

/* "أقر الاجتماع، حسب الوزير، عددا": what stands between two commas and tells the source */
static guint
skip_parenthesis (const QimamOutcome *self, guint start)
{
  static const char *const heads[] = { "حسب", "بحسب", "وفق", "وفقا", "حسبما", "كما", "طبقا",
                                       "هي",  "هو",   "هما", "التي", "الذي",  NULL };
  const QimamClauses *scan = self->scan;

  if (start >= self->s_last || scan->gaps[start] != QIMAM_GAP_COMMA ||
      !qimam_clauses_word_is (scan, start, heads))
    return start;
  for (guint w = start + 1; w <= self->s_last && w - start <= 10; w++)
    if (scan->gaps[w] != 0)
      return scan->gaps[w] == QIMAM_GAP_COMMA ? w : start;
  return start;
}

/* The first word after the preposition that the cue asks for; FALSE if there is none. */
static gboolean
find_linked (const QimamOutcome *self, guint *start, guint *link)
{
  const QimamClauses *scan = self->scan;
  guint8 ends = QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON;
  gboolean attached, between = FALSE;

  for (guint w = skip_parenthesis (self, self->hit->last + 1);
       w <= self->s_last && w - self->hit->last <= MAX_LINK_WORDS; w++)
    {
      if ((scan->gaps[w] & ends) ||
          (w > self->hit->last + 1 && g_str_equal (self->rule->rule, "agree_pledging")))
        return FALSE;
      between = between || qimam_clauses_word_is (scan, w, between_words);
      if (scan->names[w] != QIMAM_NAME_INSIDE &&
          qimam_outcome_is_link (scan, w, self->rule->links, &attached) &&
          !(w < self->s_last && qimam_clauses_word_is (scan, w + 1, phrase_words)) &&
          /* a particle that belongs to a name, to "with … present", or to those between whom it is */
          !(attached &&
            (between || scan->names[w] != QIMAM_NAME_NONE || qimam_clauses_has_hit (scan, "attend", w, w))))
        {
          *link = w;
          *start = attached ? w : w + 1;
          if (*start < self->s_last && qimam_clauses_word_is (scan, *start, qimam_outcome_that_words))
            (*start)++;
          return *start <= self->s_last;
        }
      if (w > self->hit->last + 1 && qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) &&
          !qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_RELATIVE) &&
          !qimam_clauses_has_mark (scan, self->hit->last, QIMAM_MARK_RELATIVE))
        return FALSE;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) && (scan->gaps[w] & QIMAM_GAP_COMMA))
        return FALSE;
    }
  return FALSE;
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

/* Passes over the subject, "with …", and where or when the talking was, to what was talked of. */
static guint
skip_adjuncts (const QimamOutcome *self, guint word)
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
      else if ((self->rule->when & QIMAM_WHEN_MASDAR) && qimam_clauses_word_is (scan, word, also_words))
        word++;
      else if (qimam_clauses_word_is (scan, word, with_words) && word < self->s_last)
        {
          mention = qimam_outcome_mention_from (scan, word + 1);
          if (mention == NULL)
            mention = qimam_outcome_mention_from (scan, word);
          word = mention != NULL ? mention->last_word + 1 : word + 2;
        }
      else if (pass_place (self, word) > word)
        word = pass_place (self, word);
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

/* "جملة من النقاط", "عدد من الإجراءات" */
static gboolean
is_several (const QimamOutcome *self, guint first)
{
  static const char *const several[] = { "جمله",   "عدد",     "عددا",    "حزمه",     "مجموعه", "سلسله",
                                         "عده",    "نقاط",    "ملفات",   "قضايا",    "مسايل",  "محاور",
                                         "مواضيع", "موضوعات", "بنود",    "خطوات",    "مبادي",  "اجراءات",
                                         "تدابير", "قرارات",  "اتفاقات", "اتفاقيات", "شقين",   "محورين",
                                         "نقطتين", "بندين",   "ملفين",   "امور",     "اهداف",  "مسارات",
                                         "مجالات", NULL };

  return qimam_clauses_word_is (self->scan, first, several);
}

/* "…، من أهمها، كذا": the word after it, or 0. */
static guint
find_namely (const QimamOutcome *self, guint first)
{
  const QimamClauses *scan = self->scan;

  for (guint w = first + 1; w < self->s_last && w - first <= 10; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE))
        return 0;
      if (qimam_clauses_word_is (scan, w, namely_words))
        return w + 1;
    }
  return 0;
}

/* "اتفاق على أن تستضيف …", "متعهدين بالعمل": what is agreed is an act, told by a noun of it or by a verb
 * after "أن", and no stand: "أهمية كذا". */
static gboolean
is_agreed_act (const QimamOutcome *self, guint *first)
{
  static const char *const stands[] = { "اهميه", "ضروره", "باهميه", "بضروره", NULL };
  static const char *const that[] = { "ان", NULL };
  const QimamClauses *scan = self->scan;
  const char *folded;

  if (g_str_equal (self->rule->rule, "agree_participle") && qimam_clauses_word_is (scan, *first, stands))
    return FALSE;
  if (qimam_clauses_is_act (scan, *first))
    return TRUE;
  if (*first >= self->s_last || (!g_str_has_prefix (self->rule->rule, "agree_noun") &&
                                 !g_str_has_prefix (self->rule->rule, "agree_between")))
    return FALSE;
  if (qimam_clauses_word_is (scan, *first, that))
    (*first)++;
  else if (!qimam_clauses_word_is (scan, *first - 1, that))
    return FALSE;
  folded = qimam_clauses_word (scan, *first)->folded;
  return (g_str_has_prefix (folded, "ي") || g_str_has_prefix (folded, "ت")) &&
         g_utf8_strlen (folded, -1) >= 4;
}

/* "ناقشوا ثلاثة ملفات لا غير: كذا": the word after the colon, where what stands before it only counts them;
 * or 0
 */
static guint
find_matters (const QimamOutcome *self, guint first, guint last)
{
  const QimamClauses *scan = self->scan;

  if (last >= self->s_last || last - first > 5 ||
      (scan->gaps[last + 1] & ~QIMAM_GAP_QUOTE) != QIMAM_GAP_COLON)
    return 0;
  for (guint w = first; w <= MIN (last, first + 2); w++)
    if (qimam_clauses_has_hit (scan, "containers", w, w) || is_several (self, w))
      return last + 1;
  return 0;
}

/* "كذا، وكذا وكذا، ثم كذا": every part between commas is a matter. Gives the last word of them. */
static guint
add_matters (const QimamOutcome *self, guint first, const char *party)
{
  static const char *const then[] = { "ثم", "اخيرا", "ايضا", "كذلك", NULL };
  const QimamClauses *scan = self->scan;

  for (guint w = first; w <= self->s_last && w - first <= MAX_LIST_WORDS; w++)
    {
      guint from = w;

      while (w < self->s_last && !(scan->gaps[w + 1] & (QIMAM_GAP_COMMA | QIMAM_GAP_STOP | QIMAM_GAP_LINE)))
        w++;
      if (from < w && qimam_clauses_word_is (scan, from, then))
        from++;
      if (qimam_clauses_has_mark (scan, from, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, from, QIMAM_MARK_OPENER))
        break;
      qimam_outcome_add (self, from, MIN (w, from + QIMAM_OUTCOME_MAX_WORDS - 1), party);
      first = MAX (first, from);
    }
  return self->s_last;
}

/* Adds what stands from @first on; gives the last word of it. */
static guint
add_complement (const QimamOutcome *self, guint first, const char *party)
{
  gboolean list = (self->rule->when & QIMAM_WHEN_LIST) != 0;
  guint last = qimam_clauses_complement_end (self->scan, first, MAX_LIST_WORDS, list), namely;

  if (first > self->s_last || ((self->rule->when & QIMAM_WHEN_MASDAR) && !is_agreed_act (self, &first)))
    return first;
  last = MIN (last, self->s_last);
  if ((namely = find_matters (self, first, last)) > 0)
    return add_matters (self, namely, party);
  if (!list && is_several (self, first) && (namely = find_namely (self, first)) > 0)
    return add_complement (self, namely, party);
  if (!list && (self->rule->when & QIMAM_WHEN_WHOLE))
    {
      qimam_outcome_add (self, first, MIN (last, first + QIMAM_OUTCOME_MAX_WORDS - 1), party);
      return last;
    }
  /* "several matters, namely …": only what they are is worth telling */
  if (list && last < self->s_last && qimam_clauses_word_is (self->scan, last + 1, namely_words) &&
      self->scan->gaps[last + 1] <= QIMAM_GAP_COMMA && last + 2 <= self->s_last)
    return add_complement (self, last + 2, party);
  g_autoptr (GArray) items = qimam_clauses_split_list (self->scan, first, last, list);
  for (guint i = 0; i < items->len; i++)
    {
      const QimamWords *item = &g_array_index (items, QimamWords, i);
      qimam_outcome_add (self, item->first, MIN (item->last, item->first + QIMAM_OUTCOME_MAX_WORDS - 1),
                         party);
    }
  return last;
}

/* "انتهت القمة من دون اتفاق", "وأن نقطة لا تزال عالقة" */
static gboolean
is_negated_between (const QimamOutcome *self, guint first, guint last)
{
  for (guint w = first; w < last && w <= self->s_last; w++)
    if (qimam_clauses_has_mark (self->scan, w, QIMAM_MARK_NEGATOR))
      return TRUE;
  return FALSE;
}

/* "اتفقا على كذا، وعلى كذا", "فضلا عن كذا": the preposition again, or what goes on with the list. Gives the
 * word after it, or 0. @first, @last: what the preposition brought before; @link: the preposition; @last
 * where there is none. */
static guint
find_again (const QimamOutcome *self, guint first, guint last, guint link)
{
  static const char *const besides[] = { "بالاضافه", "اضافه", "فضلا", "علاوه", NULL };
  const QimamClauses *scan = self->scan;
  const char *preposition = link < last ? qimam_clauses_word (scan, link)->folded : NULL;

  for (guint w = last + 1; w < self->s_last && w - last <= MAX_LINK_WORDS; w++)
    {
      const char *folded = qimam_clauses_word (scan, w)->folded;

      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
        return 0;
      if (w + 2 <= self->s_last && qimam_clauses_word_is (scan, w, besides) &&
          qimam_clauses_is_act (scan, w + 2))
        return w + 2;
      /* "…، بهدف كذا، وتخصيص كذا" */
      if (w > last + 1 && scan->gaps[w] == QIMAM_GAP_COMMA && g_str_has_prefix (folded, "و") &&
          qimam_clauses_is_act (scan, w) && qimam_clauses_is_act (scan, first))
        return w;
      /* "بوقف القتال، وبتبادل الأسرى", "على كذا، وأن يفعلا" */
      if (preposition != NULL && g_str_has_prefix (preposition, "ب") && !g_str_equal (preposition, "ب") &&
          g_str_has_prefix (folded, "وب") && qimam_clauses_is_act (scan, w))
        return w;
      if (self->rule->dimension != QIMAM_DIMENSION_ISSUE && scan->gaps[w] == QIMAM_GAP_COMMA &&
          (g_str_equal (folded, "وان") || g_str_equal (folded, "وبان")) && w + 1 < self->s_last)
        return is_negated_between (self, w, qimam_clauses_clause (scan, w)->last + 1) ? 0 : w + 1;
      /* "التزامها بكذا، ورفضها كذا" */
      if (scan->gaps[w] == QIMAM_GAP_COMMA && g_str_has_prefix (folded, "و") &&
          (g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "هم")) &&
          g_str_has_suffix (qimam_clauses_word (scan, first)->folded,
                            g_str_has_suffix (folded, "ها") ? "ها" : "هم"))
        return w;
      if (preposition != NULL && g_str_has_prefix (folded, "و") &&
          g_str_equal (folded + strlen ("و"), preposition))
        return qimam_clauses_word_is (scan, w + 1, qimam_outcome_that_words) ? w + 2 : w + 1;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return 0;
    }
  return 0;
}

/* "قرر الوزراء، خلال اجتماعهم اليوم في القاهرة، تأجيل …": the act that is decided, past when and where. */
static guint
skip_frame (const QimamOutcome *self, guint start)
{
  static const char *const heads[] = { "في",   "خلال", "اثناء", "امس",  "اليوم",
                                       "مساء", "صباح", "فجر",   "ختام", NULL };
  const QimamClauses *scan = self->scan;
  gboolean frame = FALSE;

  /* "أكد الجانبان على أهمية كذا" */
  if (start < self->s_last && qimam_clauses_word_is (scan, start, on_words) &&
      !qimam_clauses_word_is (scan, start + 1, phrase_words))
    return start + 1;
  if (start > self->s_last || qimam_clauses_is_act (scan, start) || is_several (self, start) ||
      (self->rule->dimension == QIMAM_DIMENSION_ISSUE &&
       !qimam_clauses_any_is (scan, start - 1, start, heads)))
    return start;
  for (guint w = start; w <= self->s_last && w - start <= MAX_LINK_WORDS; w++)
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

/* "اتفاق بين فلان وفلان بشأن كذا": what it is about, and not who made it. */
static void
take_thing (const QimamOutcome *self, guint thing, const char *party)
{
  static const char *const abouts[] = { "بشان", "حول", "علي", "يقضي", "ينص", "بخصوص", NULL };
  const QimamClauses *scan = self->scan;

  if (thing < self->s_last && qimam_clauses_word_is (scan, thing + 1, between_words))
    {
      for (guint w = thing + 2; w < self->s_last && w - thing <= MAX_LINK_WORDS; w++)
        if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON))
          break;
        else if (scan->names[w] != QIMAM_NAME_INSIDE && qimam_clauses_word_is (scan, w, abouts))
          {
            add_complement (self, w + 1, party);
            return;
          }
      qimam_outcome_add (self, thing,
                         MIN (thing + QIMAM_OUTCOME_MAX_WORDS - 1, qimam_clauses_clause (scan, thing)->last),
                         party);
      return;
    }
  add_complement (self, thing, party);
}

/* The first word of the clause of the cue, or the one that stands so many words before the cue. */
static guint
words_back (const QimamOutcome *self, guint most)
{
  guint first = qimam_clauses_clause (self->scan, self->hit->first)->first;

  return MAX (first, self->hit->first - MIN (self->hit->first, most));
}

static void
add_clause (const QimamOutcome *self, const char *party)
{
  const QimamClauses *scan = self->scan;
  const QimamClause *clause = qimam_clauses_clause (scan, self->hit->first);
  guint first = clause->first;
  guint last = MIN (qimam_clauses_clause (scan, self->hit->last)->last, self->hit->last + 10);

  for (guint w = words_back (self, QIMAM_OUTCOME_MAX_WORDS); w < self->hit->first; w++)
    if (qimam_clauses_word_is (scan, w, qimam_outcome_that_words))
      first = w + 1;
  if (last - first >= QIMAM_OUTCOME_MAX_WORDS && self->hit->first > first)
    first = MAX (first, last >= QIMAM_OUTCOME_MAX_WORDS
                            ? MIN (self->hit->first, last - QIMAM_OUTCOME_MAX_WORDS + 1)
                            : 0);
  qimam_outcome_add (self, first, MIN (last, first + QIMAM_OUTCOME_MAX_WORDS), party);
}

/* "الرحلات بين البلدين ستستأنف": a step begins with who or what takes it, where that stands before its verb.
 */
static guint
find_subject (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint first = qimam_clauses_clause (scan, self->hit->first)->first;
  const char *folded = qimam_clauses_word (scan, self->hit->first)->folded;

  /* "على أن تستضيف" */
  if (g_str_equal (self->rule->rule, "step_then"))
    return self->hit->last;
  if (self->rule->dimension != QIMAM_DIMENSION_NEXT_STEP ||
      (!g_str_has_prefix (folded, "ست") && !g_str_has_prefix (folded, "سي")))
    return self->hit->first;
  for (guint w = words_back (self, MAX_SUBJECT + 1); w < self->hit->first; w++)
    {
      if (qimam_clauses_word_is (scan, w, qimam_outcome_that_words))
        first = w + 1;
      else if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
               qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        first = self->hit->first;
    }
  return self->hit->first - first <= MAX_SUBJECT ? first : self->hit->first;
}

/* "حرصهما على كذا والعمل على كذا، ورفض كذا": one claim for each. FALSE where it is but one. */
static gboolean
add_commitments (const QimamOutcome *self, const char *party)
{
  const QimamClauses *scan = self->scan;
  guint head = self->hit->last + 1, last;

  if (!g_str_equal (self->rule->rule, "agree_of_both") || head >= self->s_last)
    return FALSE;
  if (qimam_clauses_word_is (scan, head, on_words))
    head++;
  last = MIN (qimam_clauses_complement_end (scan, head, MAX_LIST_WORDS, FALSE), self->s_last);
  /* "دعمهم لكذا والتزامهم كذا": the next one is a cue of its own. */
  for (guint w = head + 1; w <= last; w++)
    if (qimam_clauses_has_hit (scan, "agree_of_both", w, w))
      {
        qimam_outcome_add (self, self->hit->first, w - 1, party);
        return TRUE;
      }
  if (head >= last)
    return FALSE;
  g_autoptr (GArray) items = qimam_clauses_split_list (scan, head, last, FALSE);
  if (items->len < 2)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const QimamWords *item = &g_array_index (items, QimamWords, i);
      guint from = i == 0 ? self->hit->first : item->first;

      /* "…، والمنافية للأعراف" */
      if (i > 0 && !qimam_clauses_is_act (scan, item->first))
        break;
      qimam_outcome_add (self, from, MIN (item->last, from + QIMAM_OUTCOME_MAX_WORDS - 1), party);
    }
  return TRUE;
}

/* The first word of a line that a number or a dash begins, past these; 0 where the word begins none. */
static guint
item_of_line (const QimamClauses *scan, guint word)
{
  const char *folded;

  if (word + 1 >= scan->n_words || !(scan->gaps[word] & QIMAM_GAP_LINE))
    return 0;
  folded = qimam_clauses_word (scan, word)->folded;
  if (g_ascii_isdigit (*folded) && strspn (folded, "0123456789") == strlen (folded) && strlen (folded) <= 2 &&
      scan->gaps[word + 1] != 0 && !(scan->gaps[word + 1] & QIMAM_GAP_LINE))
    return word + 1;
  return scan->gaps[word] & QIMAM_GAP_DASH ? word : 0;
}

/* "اتفق الجانبان على ما يلي:" and lines of a list, each with what was agreed. */
static void
take_lines (const QimamOutcome *self, const char *party)
{
  const QimamClauses *scan = self->scan;
  guint word = self->s_last + 1, first;

  if (word >= scan->n_words || !(scan->gaps[word] & QIMAM_GAP_COLON))
    return;
  for (guint guard = 0; guard < MAX_LINES && (first = item_of_line (scan, word)) > 0; guard++)
    {
      QimamOutcome line = *self;
      guint last;

      qimam_clauses_sentence (scan, first, &line.s_first, &line.s_last);
      last = qimam_clauses_complement_end (scan, first, MAX_LIST_WORDS, FALSE);
      g_autoptr (GArray) items = qimam_clauses_split_list (scan, first, MIN (last, line.s_last), FALSE);
      for (guint i = 0; i < items->len; i++)
        {
          const QimamWords *item = &g_array_index (items, QimamWords, i);
          qimam_outcome_add (&line, item->first, MIN (item->last, item->first + QIMAM_OUTCOME_MAX_WORDS - 1),
                             party);
        }
      for (word = line.s_last + 1; word < scan->n_words && !(scan->gaps[word] & QIMAM_GAP_LINE);)
        {
          guint begin;

          qimam_clauses_sentence (scan, word, &begin, &word);
          word++;
        }
    }
}

void
qimam_outcome_take (const QimamOutcome *self, const char *party)
{
  guint start, link;

  if (self->rule->dimension == QIMAM_DIMENSION_AGREEMENT)
    take_lines (self, party);

  switch (self->rule->take)
    {
    case QIMAM_TAKE_LINK:
      if (find_linked (self, &start, &link))
        for (guint guard = 0; guard < MAX_AGAIN && start > 0 && start <= self->s_last; guard++)
          start = find_again (self, start, add_complement (self, start, party), link);
      break;
    case QIMAM_TAKE_AT:
      if (find_linked (self, &start, &link) && !is_negated_between (self, self->hit->last + 1, link))
        take_thing (self, link, party);
      break;
    case QIMAM_TAKE_AFTER:
      start = skip_adjuncts (self, skip_parenthesis (self, self->hit->last + 1));
      if (self->rule->dimension == QIMAM_DIMENSION_ISSUE)
        start = skip_adjuncts (self, skip_parenthesis (self, start));
      if (!(self->rule->when & QIMAM_WHEN_MASDAR) || g_str_equal (self->rule->rule, "agree_announce"))
        start = skip_frame (self, start);
      /* "both affirmed that …" is speech. */
      if ((self->rule->when & QIMAM_WHEN_WHOLE) && start <= self->s_last &&
          (qimam_clauses_word_is (self->scan, start, qimam_outcome_that_words) ||
           /* "أكدا حرصهما على": a cue of its own */
           qimam_clauses_has_hit (self->scan, "agree_of_both", start, start)))
        break;
      if (start <= self->s_last &&
          !(self->scan->gaps[start] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE)))
        for (guint guard = 0; guard < MAX_AGAIN && start > 0 && start <= self->s_last; guard++)
          {
            link = add_complement (self, start, party);
            start = find_again (self, start, link, link);
          }
      break;
    case QIMAM_TAKE_FROM:
      start = find_subject (self);
      if (add_commitments (self, party))
        break;
      link = qimam_clauses_complement_end (self->scan, self->hit->last, QIMAM_OUTCOME_MAX_WORDS, FALSE);
      /* "تمسكت واشنطن، كما قال مبعوثها، بأن" */
      if (link < self->s_last && link < self->hit->last + 3 && skip_parenthesis (self, link + 1) > link + 1)
        link = qimam_clauses_complement_end (self->scan, skip_parenthesis (self, link + 1),
                                             QIMAM_OUTCOME_MAX_WORDS, FALSE);
      qimam_outcome_add (self, start, MIN (MIN (link, self->s_last), start + QIMAM_OUTCOME_MAX_WORDS - 1),
                         party);
      break;
    case QIMAM_TAKE_BETWEEN:
      if (find_linked (self, &start, &link) && link > self->hit->last + 1)
        qimam_outcome_add (self, self->hit->last + 1, link - 1, party);
      break;
    case QIMAM_TAKE_CLAUSE:
      add_clause (self, party);
      break;
    case QIMAM_TAKE_UPTO:
      start = words_back (self, MAX_UPTO);
      for (guint w = start; w < self->hit->first; w++)
        if (qimam_clauses_word_is (self->scan, w, qimam_outcome_that_words))
          start = w + 1;
      qimam_outcome_add (self, start, self->hit->last, party);
      break;
    case QIMAM_TAKE_CUE:
      qimam_outcome_add (self, self->hit->first, self->hit->last, party);
      break;
    default:
      break;
    }
}
