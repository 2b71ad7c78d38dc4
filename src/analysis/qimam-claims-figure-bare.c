/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-figure.h"

#include <string.h>

#define MAX_HEAD     4 /* words between a noun and the number that follows it */
#define MAX_NUMBER   8 /* words between "their number" and the number */
#define MAX_OF_MONEY 8 /* words between an amount and a part of it */

/* Whether nothing that could be counted follows a word: a mark, or a word that is no noun. */
static gboolean
is_followed_by_none (const QimamClauses *scan, guint last)
{
  return last + 1 >= scan->n_words || qimam_clauses_is_joined (scan, last + 1) ||
         (scan->gaps[last + 1] & ~(QIMAM_GAP_OPEN | QIMAM_GAP_QUOTE | QIMAM_GAP_DASH)) != 0 ||
         (scan->gaps[last + 1] == 0 &&
          (qimam_is_stop_word (qimam_clauses_word (scan, last + 1)->folded, -1) ||
           qimam_clauses_has_hit (scan, "befall", last + 1, last + 1)));
}

/* The word before @first that is no comparator; G_MAXUINT where a mark stands between. */
static guint
word_before (const QimamClauses *scan, guint first)
{
  static const char *const comparing[] = { "نحو", "حوالي", "قرابه", "زهاء", "اكثر", "اقل", "من", NULL };

  for (guint w = first; w-- > 0 && first - w <= 4;)
    if (scan->gaps[w + 1] != 0)
      return G_MAXUINT;
    else if (!qimam_clauses_word_is (scan, w, comparing))
      return w;
  return G_MAXUINT;
}

/* "البالغ عددهم 300", "مقدرا عدد المقاتلين بما بين ألف وألفين": the noun stands before. */
gboolean
qimam_figure_follows_number_of (const QimamClauses *scan, guint first)
{
  static const char *const number[] = { "عدد", NULL };
  guint from, to;

  qimam_clauses_sentence (scan, first, &from, &to);
  for (guint w = first; w-- > from && first - w <= MAX_NUMBER;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE | QIMAM_GAP_COMMA))
        return FALSE;
      /* "القانون عدد 53": its number in a row */
      if (qimam_clauses_has_hit (scan, "number_of", w, w))
        return w + 1 < first || !qimam_clauses_word_is (scan, w, number);
    }
  return FALSE;
}

/* "أعضاؤها" */
static gboolean
is_possessed (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return !g_str_has_prefix (folded, "ال") &&
         (g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "هم") ||
          g_str_has_suffix (folded, "يه") || g_str_has_suffix (folded, "وه"));
}

static gboolean
has_article (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return g_str_has_prefix (folded, "ال") || g_str_has_prefix (folded, "وال") ||
         g_str_has_prefix (folded, "بال") || g_str_has_prefix (folded, "لل");
}

/* "البرلمانيين الفرنسيين": the first of the words with the article that stand together, in the form of a
 * plural of persons. */
static gboolean
is_persons (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;

  return has_article (scan, word) && g_utf8_strlen (folded, -1) >= 7 &&
         (g_str_has_suffix (folded, "ين") || g_str_has_suffix (folded, "ون")) &&
         !qimam_clauses_holds_number (scan, word) &&
         (word == 0 || scan->gaps[word] != 0 || qimam_clauses_is_joined (scan, word) ||
          !has_article (scan, word - 1));
}

/* Where a number with the article begins to look for its noun, G_MAXUINT if it has no article. */
static guint
end_of_head (const QimamClauses *scan, const QimamQuantity *quantity, guint first)
{
  const char *text = scan->reading->text + quantity->span.start;
  gsize from = first > 0 ? qimam_clauses_word (scan, first - 1)->start : 0;
  g_autofree char *before = NULL;

  if (!g_ascii_isdigit (*text))
    return g_str_has_prefix (text, "ال") ? first : G_MAXUINT;
  before = g_strndup (scan->reading->text + from, quantity->span.start - from);
  g_strchomp (before);
  if (!g_str_has_suffix (before, "الـ") && !g_str_has_suffix (before, "ال"))
    return G_MAXUINT;
  return first > 0 && qimam_clauses_word (scan, first - 1)->end >= quantity->span.start - 1 &&
                 g_str_has_prefix (qimam_clauses_word (scan, first - 1)->folded, "ال") &&
                 g_utf8_strlen (qimam_clauses_word (scan, first - 1)->folded, -1) <= 3
             ? first - 1
             : first;
}

/* "الحلفاء الـ12", "بأعضائه الخمسة والخمسين", "الرهائن الستة", "اتفاقات وقف النار السبعة": the noun that a
 * number with the article follows, or @first. A few of a group are but its name: "الدول الأربع". */
guint
qimam_figure_find_head (const QimamClauses *scan, const QimamQuantity *quantity, guint first)
{
  double number = g_ascii_strtod (quantity->value, NULL);
  gboolean many = g_ascii_isdigit (scan->reading->text[quantity->span.start]) || number > 10;
  guint end = end_of_head (scan, quantity, first);

  if (quantity->kind != QIMAM_QUANTITY_NUMBER || quantity->dual || number < 2 || end == G_MAXUINT)
    return first;
  for (guint w = end; w-- > 0 && end - w <= MAX_HEAD && scan->gaps[w + 1] == 0;)
    {
      gboolean group = qimam_clauses_has_hit (scan, "plural_head", w, w);

      /* What has the article is in the construct state to nothing, and what has none only to what has one. */
      if (w + 1 < end &&
          (!has_article (scan, end - 1) || (has_article (scan, w) && !has_article (scan, w + 1))))
        return first;
      if (qimam_clauses_has_hit (scan, "victims", w, w) ||
          (number >= 3 && qimam_clauses_has_hit (scan, "counted_things", w, w)) ||
          (group && (many || is_possessed (scan, w))) || (number >= 5 && is_persons (scan, w)))
        return w;
      if (group || qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_is_stop_word (qimam_clauses_word (scan, w)->folded, -1))
        return first;
    }
  return first;
}

/* "وأصيب 15", "وامتنعت 35 عن التصويت", "51 مقعدا من أصل 120": whether what befell somebody, a vote or a whole
 * stands right before a number with nothing behind it that it counts. */
gboolean
qimam_figure_stands_alone (const QimamClauses *scan, const QimamQuantity *quantity, guint first, guint last)
{
  static const char *const whole[] = { "اصل", NULL };
  guint before;

  if (first == 0 || quantity->dual || quantity->kind != QIMAM_QUANTITY_NUMBER ||
      g_str_has_prefix (scan->reading->text + quantity->span.start, "ال") ||
      !is_followed_by_none (scan, last))
    return FALSE;
  if (qimam_clauses_word_is (scan, first - 1, whole) && scan->gaps[first] == 0)
    return TRUE;
  before = word_before (scan, first);
  return before != G_MAXUINT && (qimam_clauses_has_hit (scan, "befall", before, before) ||
                                 qimam_clauses_has_hit (scan, "tally", before, before));
}

/* Whether a word makes the noun before it a certain one: "ال", a suffix, a name. */
static gboolean
is_definite (const QimamClauses *scan, guint word)
{
  const char *folded;

  if (word >= scan->n_words || scan->gaps[word] != 0)
    return FALSE;
  folded = qimam_clauses_word (scan, word)->folded;
  return (g_str_has_prefix (folded, "ال") && !g_str_has_prefix (folded, "الي")) ||
         g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "هم") ||
         scan->names[word] != QIMAM_NAME_NONE;
}

/* "ثلثي البلاد", "نصف سكان المدينة", "تراجعت إلى النصف", "بنسبة الثلث": a part of something. @noun (out): the
 * last word of it that the claim shows. */
gboolean
qimam_figure_is_share (
    const QimamClauses *scan, const QimamQuantity *quantity, guint first, guint last, guint *noun)
{
  static const char *const by[] = { "الي", "عن", "بنسبه", "بمقدار", "بمعدل", "بنحو", "بحوالي", NULL };
  static const char *const pointing[] = { "ما", "من", "هذه", "هذا", "تلك", "ذلك", NULL };
  const char *folded = qimam_clauses_word (scan, first)->folded;
  double number = g_ascii_strtod (quantity->value, NULL);

  *noun = last;
  if (quantity->kind != QIMAM_QUANTITY_NUMBER || quantity->dual || number <= 0 || number >= 1 ||
      qimam_clauses_has_hit (scan, "no_share", first, MIN (last + 1, scan->n_words - 1)))
    return FALSE;
  if (has_article (scan, first))
    return (g_str_has_prefix (folded, "ب") || quantity->mod != NULL ||
            (first > 0 && scan->gaps[first] == 0 && qimam_clauses_word_is (scan, first - 1, by))) &&
           is_followed_by_none (scan, last);
  if (last + 1 >= scan->n_words || scan->gaps[last + 1] != 0)
    return FALSE;
  *noun = last + 1;
  return is_definite (scan, last + 1) || qimam_clauses_word_is (scan, last + 1, pointing) ||
         (!qimam_is_stop_word (qimam_clauses_word (scan, last + 1)->folded, -1) &&
          is_definite (scan, last + 2));
}

/* (nullable): "20 مليار دولار، منها 3 مليارات للإعمار": the amount of money that a large number is a part of.
 */
const QimamQuantity *
qimam_figure_find_amount (const QimamClauses *scan, const QimamQuantity *quantity, guint first)
{
  static const char *const of_them[] = { "منها", "بينها", NULL };
  const GPtrArray *quantities = scan->reading->quantities;
  guint at = qimam_clauses_quantity_from (scan, quantity->span.start), from, to;
  const QimamQuantity *amount;

  if (quantity->kind != QIMAM_QUANTITY_NUMBER || g_ascii_strtod (quantity->value, NULL) < 1000000 ||
      at == 0 || first == 0 || scan->gaps[first] != 0 || !qimam_clauses_word_is (scan, first - 1, of_them))
    return NULL;
  amount = quantities->pdata[at - 1];
  if (amount->kind != QIMAM_QUANTITY_MONEY || !qimam_clauses_words_of (scan, amount->span, &from, &to) ||
      first - to > MAX_OF_MONEY)
    return NULL;
  qimam_clauses_sentence (scan, first, &from, &to);
  return amount->span.start >= qimam_clauses_word (scan, from)->start ? amount : NULL;
}
