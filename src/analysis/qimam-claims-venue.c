/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-claims-facts.h"
#include "qimam-claims-place-add.h"

/* Houses that no list knows: "في فندق «غراند أوتيل»". */

#define MAX_NAME 4 /* words between the quotation marks */

static const char *const houses[] = { "فندق",  "منتجع", "قصر",  "قلعه",  "فيلا",    "ضيعه", "مزرعه", "قاعه",
                                      "مركز",  "نزل",   "دير",  "يخت",   "مبني",    "مجمع", "بيت",   "دار",
                                      "حديقه", "قاعده", "ساحه", "ملعب",  "نادي",    "صاله", "متحف",  "مقهي",
                                      "مطعم",  "داره",  "مقر",  "ديوان", "استراحه", NULL };
/* Those that are called after something without marks: "في قصر الحكومة", "بقاعة المرايا". */
static const char *const halls[] = { "قصر",     "قاعه", "فندق",  "منتجع", "فيلا",  "دياره",
                                     "استراحه", "مقر",  "ديوان", "داره",  "صالون", NULL };
static const char *const in_words[] = { "في", "داخل", "بمقر", "مقر", NULL };

/* Whether the house is told as where something was; an attached ب belongs to it. */
static gboolean
is_inside (const QimamClauses *scan, guint word, const char **folded)
{
  *folded = qimam_clauses_word (scan, word)->folded;
  if (g_str_has_prefix (*folded, "ب") && g_strv_contains (houses, *folded + strlen ("ب")))
    {
      *folded += strlen ("ب");
      return TRUE;
    }
  return g_strv_contains (houses, *folded) && word > 0 && scan->gaps[word] == 0 &&
         (qimam_clauses_word_is (scan, word - 1, in_words) ||
          qimam_clauses_has_hit (scan, "choose", word - 1, word - 1) ||
          qimam_clauses_has_hit (scan, "host", word - 1, word - 1));
}

/* "مقر الرئيس فلان", and houses after which a body is called: "قصر الإليزيه" */
static gboolean
is_of_one (const QimamClauses *scan, guint word)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, word)->start);
  const QimamMention *mention = i < mentions->len ? mentions->pdata[i] : NULL;

  return mention != NULL && mention->first_word == word &&
         (mention->kind == QIMAM_MENTION_PERSON || mention->kind == QIMAM_MENTION_COUNTRY ||
          mention->kind == QIMAM_MENTION_ORGANISATION);
}

/* "قصر الحكومة": the word of a name that is a definite noun, where the clause tells of meeting there, or the
 * beginning of the article sets it apart. */
static guint
find_hall_end (const QimamMeetingFinder *finder, const QimamClauses *scan, guint house, const char *folded)
{
  static const char *const rules[] = { "hold", "host", "meet", "begin", "finish", "together", "press" };
  const QimamClause *clause = qimam_clauses_clause (scan, house);
  guint last = house + 1;
  const char *name = last < scan->n_words ? qimam_clauses_word (scan, last)->folded : "";

  if (!g_strv_contains (halls, folded) || scan->gaps[last] != 0 || !g_str_has_prefix (name, "ال") ||
      g_str_has_suffix (name, "ي") || is_of_one (scan, last))
    return house;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (qimam_clauses_find_hit (scan, rules[i], clause->first, clause->last) != NULL)
      return last;
  return clause->sentence <= finder->lead_last && house <= clause->first + 1 &&
                 qimam_clauses_statement (scan, qimam_clauses_span (scan, house, last, FALSE)) == NULL
             ? last
             : house;
}

static guint
find_name_end (const QimamClauses *scan, guint house)
{
  guint last = house + 1;

  if (last >= scan->n_words || scan->gaps[last] != QIMAM_GAP_QUOTE)
    return house;
  while (last < house + MAX_NAME && last + 1 < scan->n_words && scan->gaps[last + 1] == 0)
    last++;
  return last + 1 == scan->n_words || (scan->gaps[last + 1] & QIMAM_GAP_QUOTE) ? last : house;
}

static char *
copy_words (const QimamClauses *scan, guint first, guint last)
{
  QimamSpan span = qimam_clauses_span (scan, first, last, FALSE);

  return g_strndup (scan->reading->text + span.start, span.end - span.start);
}

static gboolean
is_known (const QimamClauses *scan, QimamSpan span)
{
  const GPtrArray *mentions = scan->reading->mentions;

  for (guint i = qimam_clauses_mention_from (scan, span.start); i < mentions->len; i++)
    {
      const QimamMention *mention = mentions->pdata[i];

      if (mention->span.start >= span.end)
        return FALSE;
      if (mention->kind == QIMAM_MENTION_PLACE)
        return TRUE;
    }
  return FALSE;
}

/* The closing mark belongs to the name. */
static gsize
close_quote (const QimamClauses *scan, gsize end, guint last)
{
  static const char *const marks[] = { "»", "”", "“", "\"" };
  gsize upto = last + 1 < scan->n_words ? qimam_clauses_word (scan, last + 1)->start : scan->reading->length;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (end + strlen (marks[i]) <= upto &&
        strncmp (scan->reading->text + end, marks[i], strlen (marks[i])) == 0)
      return end + strlen (marks[i]);
  return end;
}

void
qimam_claims_find_venues (QimamClaimBuilder *builder, const QimamClauses *scan)
{
  const QimamMeetingFinder *finder = builder->finder;

  for (guint w = 1; w + 1 < scan->n_words && scan->reading->in == QIMAM_FIELD_BODY; w++)
    {
      const char *folded;
      QimamValue value = { .set = TRUE, .kind = g_intern_static_string ("venue") };
      const QimamEvent *event;
      g_autofree char *name = NULL, *printed = NULL;
      QimamSpan span;
      gint64 meeting;
      guint last;

      if (!is_inside (scan, w, &folded) ||
          ((last = find_name_end (scan, w)) == w && (last = find_hall_end (finder, scan, w, folded)) == w))
        continue;
      span = qimam_clauses_span (scan, w, last, TRUE);
      span.end = close_quote (scan, span.end, last);
      event = qimam_meeting_finder_event_at (finder, scan, w);
      meeting = event != NULL ? event->meeting : qimam_meeting_finder_at (finder, scan, w);
      if (is_known (scan, span) || meeting == 0 ||
          (event == NULL &&
           qimam_meeting_finder_in_sentence (finder, scan, qimam_clauses_clause (scan, w)->sentence) == NULL))
        continue;
      name = copy_words (scan, w + 1, last);
      printed = copy_words (scan, w, w);
      value.name = g_strconcat (
          g_str_has_prefix (printed, "ب") && strcmp (folded, "بيت") != 0 ? printed + strlen ("ب") : printed,
          " ", name, NULL);
      qimam_place_add_value (builder, scan, &value, span, span, meeting, "joint");
      g_free (value.name);
      w = last;
    }
}
