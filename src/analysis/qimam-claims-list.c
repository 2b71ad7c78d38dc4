/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-clauses.h"

#include <string.h>

#define MAX_BRACKETS 4 /* words in brackets that are passed over */

/* What is listed after a cue: how far it goes, and where each item of it begins. */

static gboolean
begins_with_waw (const QimamClauses *self, guint word)
{
  return g_str_has_prefix (qimam_clauses_word (self, word)->folded, "و");
}

/* A joined noun with the article, or one without a verb's look: "والحوار", "وكذلك مصير". */
static gboolean
continues_list (const QimamClauses *self, guint word, gboolean list)
{
  const char *folded = qimam_clauses_word (self, word)->folded;

  if (begins_with_waw (self, word) && qimam_clauses_is_act (self, word))
    return TRUE;
  if (!list || qimam_clauses_has_mark (self, word, QIMAM_MARK_VERB) ||
      qimam_clauses_has_mark (self, word, QIMAM_MARK_OPENER))
    return FALSE;
  if (begins_with_waw (self, word) && (qimam_clauses_has_hit (self, "issue_head", word, word) ||
                                       qimam_clauses_has_hit (self, "issue_verb", word, word)))
    return TRUE;
  return g_str_has_prefix (folded, "وال") || g_str_has_prefix (folded, "وكذلك") ||
         g_str_has_prefix (folded, "فضلا") || g_str_has_prefix (folded, "اضافه") ||
         g_str_has_prefix (folded, "بالاضافه");
}

/* "دول مجموعة (5+1) وإيران", "في آب (أغسطس) المقبل": a few words in brackets break nothing. The last word
 * past the brackets that follow @last, or @last. */
static guint
pass_brackets (const QimamClauses *self, guint last)
{
  guint sentence = qimam_clauses_clause (self, last)->sentence, close;

  if (last + 1 >= self->n_words || (self->gaps[last + 1] & ~QIMAM_GAP_QUOTE) != QIMAM_GAP_OPEN)
    return last;
  for (close = last + 2; close < self->n_words && close - last <= MAX_BRACKETS + 1; close++)
    if (self->gaps[close] & QIMAM_GAP_CLOSE)
      break;
  if (close >= self->n_words || qimam_clauses_clause (self, close)->sentence != sentence ||
      (self->gaps[close] & ~QIMAM_GAP_QUOTE) != QIMAM_GAP_CLOSE ||
      qimam_clauses_has_mark (self, close, QIMAM_MARK_OPENER) ||
      (qimam_clauses_has_mark (self, close, QIMAM_MARK_VERB) && begins_with_waw (self, close)))
    return last;
  return qimam_clauses_clause (self, close)->last;
}

guint
qimam_clauses_complement_end (const QimamClauses *self, guint first, guint most, gboolean list)
{
  const QimamClause *clause = qimam_clauses_clause (self, first);
  guint last = pass_brackets (self, clause->last);

  while (last + 1 < self->n_words && qimam_clauses_clause (self, last + 1)->sentence == clause->sentence &&
         (self->gaps[last + 1] & (QIMAM_GAP_COMMA | QIMAM_GAP_STOP | QIMAM_GAP_COLON)) == QIMAM_GAP_COMMA &&
         continues_list (self, last + 1, list) && last - first < most)
    last = pass_brackets (self, qimam_clauses_clause (self, last + 1)->last);
  return MIN (last, first + most - 1);
}

static gboolean
is_definite (const char *folded)
{
  return g_str_has_prefix (folded, "ال") && strlen (folded) > strlen ("الــ");
}

/* "their teams and their envoys": two objects of one act. */
static gboolean
share_suffix (const char *a, const char *b)
{
  static const char *const suffixes[] = { "هما", "هم", "ها", "نا", "ه" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (a, suffixes[i]) && g_str_has_suffix (b, suffixes[i]))
      return !g_str_equal (suffixes[i], "ه") || g_str_has_prefix (b, "و");
  return FALSE;
}

/* Whether the mark before a word opens a quotation. */
static gboolean
begins_quoted (const QimamClauses *self, guint word)
{
  static const char *const marks[] = { "\"", "«", "“", "„" };
  gsize start = qimam_clauses_word (self, word)->start;

  for (guint i = 0; i < G_N_ELEMENTS (marks) && (self->gaps[word] & QIMAM_GAP_QUOTE); i++)
    if (start >= strlen (marks[i]) &&
        strncmp (self->reading->text + start - strlen (marks[i]), marks[i], strlen (marks[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_relational (const char *folded)
{
  return g_str_has_prefix (folded, "ال") && g_utf8_strlen (folded, -1) >= 6 &&
         (g_str_has_suffix (folded, "يه") || g_str_has_suffix (folded, "ي"));
}

/* "القضايا الإقليمية والدولية": a second adjective of the same noun, with none of its own after it */
static gboolean
is_adjective_again (const QimamClauses *self, guint word, guint last)
{
  const char *before = qimam_clauses_word (self, word - 1)->folded;
  const char *folded = qimam_clauses_word (self, word)->folded;

  if (g_str_has_prefix (before, "وال"))
    before += strlen ("و");
  return is_relational (before) && is_relational (folded + strlen ("و")) &&
         g_str_has_suffix (before, "يه") == g_str_has_suffix (folded, "يه") &&
         (word >= last || self->gaps[word + 1] != 0 ||
          !is_relational (qimam_clauses_word (self, word + 1)->folded));
}

/* "تطوير التعاون والعمل على إنشاء", "…والسعي إلى": another act, though it stands with the article */
static gboolean
begins_act (const QimamClauses *self, guint word, guint last)
{
  static const char *const acts[] = { "والعمل", "والسعي",     "والحرص", "والالتزام", "والشروع",
                                      "والبدء", "والاستمرار", "والمضي", NULL };
  static const char *const links[] = { "علي", "الي", "في", "معا", "سويا", "قدما", NULL };

  return word < last && g_strv_contains (acts, qimam_clauses_word (self, word)->folded) &&
         (qimam_clauses_word_is (self, word + 1, links) ||
          g_str_has_prefix (qimam_clauses_word (self, word + 1)->folded, "ب"));
}

/* "…، وسبل تعزيزها", "وكيفية التعامل معها": of the thing before it */
static gboolean
points_back (const QimamClauses *self, guint word, guint last)
{
  return word < last && self->gaps[word + 1] == 0 && qimam_clauses_has_hit (self, "issue_head", word, word) &&
         (g_str_has_suffix (qimam_clauses_word (self, word + 1)->folded, "ها") ||
          g_str_has_suffix (qimam_clauses_word (self, word + 1)->folded, "هما"));
}

/* "بما يخدم مصالح البلدين": what it is good for */
static gboolean
begins_benefit (const QimamClauses *self, guint word)
{
  static const char *const as[] = { "بما", NULL };
  const char *next = word + 1 < self->n_words ? qimam_clauses_word (self, word + 1)->folded : "";

  return qimam_clauses_word_is (self, word, as) && self->gaps[word + 1] == 0 &&
         (g_str_has_prefix (next, "ي") || g_str_has_prefix (next, "ت"));
}

/* Whether a joined word within a list that begins at @first goes on with the word before it. */
static gboolean
goes_on_with_it (const QimamClauses *self, guint word, guint first)
{
  static const char *const manners[] = { "بشكل", "بصوره", "بطريقه", "بروح", "باسلوب", NULL };
  const char *before = qimam_clauses_word (self, word - 1)->folded;
  const char *folded = qimam_clauses_word (self, word)->folded;

  /* "ممر يربط البلدين ويحمل اسمه": a verb that goes on with the same thing */
  if (g_str_has_prefix (folded, "وي") && g_utf8_strlen (folded, -1) >= 5)
    return TRUE;
  /* "منفذا آمنا ومستداما" */
  if (g_str_has_suffix (folded, "ا") && g_str_has_suffix (before, "ا") && !qimam_clauses_is_act (self, word))
    return TRUE;
  /* "بشكل منسق وفعال" */
  return word >= first + 2 && qimam_clauses_word_is (self, word - 2, manners);
}

/* Whether a joined word is of the thing of the item that begins at @item, and none of its own. */
static gboolean
is_of_same (const QimamClauses *self, guint word, guint item, guint last)
{
  /* "متانة العلاقات وصلابتها" */
  if (g_str_has_suffix (qimam_clauses_word (self, word)->folded, "ها") &&
      !g_str_has_suffix (qimam_clauses_word (self, item)->folded, "ها"))
    return TRUE;
  return is_adjective_again (self, word, last);
}

guint
qimam_clauses_before_benefit (const QimamClauses *self, guint first, guint last)
{
  for (guint w = first + 1; w < last; w++)
    if (begins_benefit (self, w))
      return w - 1;
  return last;
}

GArray *
qimam_clauses_split_list (const QimamClauses *self, guint first, guint last, gboolean things)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (QimamWords));
  guint head = first < last && qimam_clauses_has_hit (self, "container", first, first) ? first + 1 : first;
  /* "قضايا مرتبطة بكذا": what they are like, and not what they are */
  static const char *const likes[] = { "مرتبطه", "متعلقه", "تتعلق",  "تخص",   "ذات",
                                       "عده",    "اخري",   "مختلفه", "مهمه",  "هامه",
                                       "عديده",  "متصله",  "مشتركه", "محدده", NULL };
  gboolean several = head > first && !qimam_clauses_word_is (self, head, likes) &&
                     qimam_clauses_has_hit (self, "containers", first, first) &&
                     !is_definite (qimam_clauses_word (self, first)->folded);
  QimamWords item = { several && things ? head : first, several && things ? head : first };
  gboolean definite = is_definite (qimam_clauses_word (self, head)->folded) ||
                      self->names[head] != QIMAM_NAME_NONE ||
                      (things && head < last && is_definite (qimam_clauses_word (self, head + 1)->folded));

  static const char *const between_words[] = { "بين", NULL };
  static const char *const they_are[] = { "هي", "هما", NULL };
  /* "ملفات التجارة والمياه", "ثلاثة بنود، هي التجارة والنقل": each word may be one */
  gboolean each = things && (several || (first > 0 && qimam_clauses_word_is (self, first - 1, they_are)));
  gboolean between = qimam_clauses_word_is (self, first, between_words);
  gboolean acts = !things && !definite && qimam_clauses_is_act (self, head),
           quoted = begins_quoted (self, first);
  static const char *const besides[] = { "بالاضافه", "اضافه", "فضلا", "علاوه", NULL };
  gboolean relative = FALSE;

  for (guint w = head + 1; w <= last; w++)
    {
      const char *folded = qimam_clauses_word (self, w)->folded;
      const char *before = qimam_clauses_word (self, w - 1)->folded;
      gboolean joined = qimam_clauses_is_joined (self, w);
      gboolean alike = joined && is_definite (folded + strlen ("و")) == definite;
      gboolean comma = joined && (self->gaps[w] & QIMAM_GAP_COMMA);

      /* "، ولم شمل الأسر": too short a word to be seen as joined */
      if (!joined && (self->gaps[w] & QIMAM_GAP_COMMA) && begins_with_waw (self, w) &&
          qimam_clauses_is_act (self, w))
        joined = comma = TRUE;

      /* "…، بالإضافة إلى كذا": what comes on top of the list */
      if (things && w + 2 <= last && qimam_clauses_word_is (self, w, besides) && w > item.first)
        {
          item.last = w - 1;
          g_array_append_val (items, item);
          item.first = w + 2;
          w++;
          relative = FALSE;
          continue;
        }
      if (self->gaps[w] & QIMAM_GAP_COMMA)
        relative = FALSE;
      else if (qimam_clauses_has_mark (self, w, QIMAM_MARK_RELATIVE) || (things && begins_benefit (self, w)))
        relative = TRUE;
      if (things && joined && points_back (self, w, last))
        continue;
      /* "تنظيم الدولة الذي هاجم العاصمة ومناطق أخرى": of what is said of it */
      if (things && relative && joined && !qimam_clauses_has_hit (self, "issue_head", w, w))
        continue;
      if (self->gaps[w] & QIMAM_GAP_QUOTE)
        quoted = !quoted;
      /* "اتفاق «سلام ومصالحة»": what stands in quotation marks is one */
      if (quoted && !(self->gaps[w] & QIMAM_GAP_QUOTE) && !(acts && joined && qimam_clauses_is_act (self, w)))
        continue;
      if (joined && !comma && goes_on_with_it (self, w, first))
        continue;
      /* "الاتفاق بين إيران والسداسية" */
      if (qimam_clauses_word_is (self, w - 1, between_words))
        /* "بين البلدين والعمل على": two already */
        between = !g_str_has_suffix (folded, "ين");
      if (joined && !comma && between)
        {
          between = FALSE;
          continue;
        }
      /* "صياغة مشروع المسؤولية الطبية وحقوق المرضى": one act of two things */
      if (acts && alike && !comma && !qimam_clauses_is_act (self, w))
        continue;

      if (joined && !comma && is_of_same (self, w, item.first, last))
        continue;
      if (things && joined &&
          (qimam_clauses_is_act (self, w) || qimam_clauses_has_hit (self, "container", w, w) ||
           qimam_clauses_has_hit (self, "issue_head", w, w) ||
           qimam_clauses_has_hit (self, "issue_verb", w, w)))
        alike = TRUE;

      if (!things && begins_act (self, w, last))
        alike = TRUE;

      if (((alike && w > item.first + (each ? 0 : 1) &&
            (definite ||
             (w < last && (!share_suffix (before, folded) ||
                           (g_str_has_suffix (before, "يه") && qimam_clauses_is_act (self, w)))))) ||
           comma) &&
          self->names[w] == QIMAM_NAME_NONE)
        {
          item.last = w - 1;
          g_array_append_val (items, item);
          item.first = w;
        }
    }
  item.last = last;
  g_array_append_val (items, item);
  return items;
}
