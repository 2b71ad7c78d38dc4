/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-matter.h"

#include <string.h>

#include "qimam-interval.h"
#include "qimam-iso.h"
#include "qimam-time-reader.h"

/* One thing that both sources tell as settled, but with another number, length, day or place. */

/* Words behind a claim in which the place and day of a meeting may stand. */
#define MAX_REST 8

typedef enum
{
  SETTLED_THING,
  SETTLED_MEETING, /* the next round */
  SETTLED_VISIT,
} SettledKind;

typedef struct
{
  QimamEntry *entry;
  SettledKind kind;
  QimamSpan span; /* the claim's, and of a meeting what follows it */
  QimamMatter *matter;
  GPtrArray *places;
  GPtrArray *offices; /* (element-type utf8) stems of who is to meet */
} Settled;

static void
settled_clear (gpointer data)
{
  Settled *settled = data;

  qimam_matter_free (settled->matter);
  g_ptr_array_unref (settled->places);
  g_ptr_array_unref (settled->offices);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
read_offices (const GArray *words)
{
  g_autoptr (GArray) hits = qimam_comparison_cues_find (words, QIMAM_CUE_OFFICE);
  GPtrArray *stems = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      char *stem = g_array_index (words, QimamWord, g_array_index (hits, QimamCueHit, i).from).stem;

      if (!g_ptr_array_find_with_equal_func (stems, stem, g_str_equal, NULL))
        g_ptr_array_add (stems, stem);
    }
  g_ptr_array_sort (stems, compare_strings);
  return stems;
}

static GPtrArray *
find_places (const Settled *settled)
{
  g_autofree char *text = qimam_document_span_text (settled->entry->article->document, settled->span);
  g_autoptr (GArray) words = qimam_words_folded (text != NULL ? text : "", -1);

  return qimam_comparison_find_places (words);
}

static gboolean
tells_settled (const QimamEntry *entry)
{
  switch (entry->claim->dimension)
    {
    case QIMAM_DIMENSION_AGREEMENT:
      return entry->placed;
    case QIMAM_DIMENSION_NEXT_STEP:
      return entry->placed && entry->claim->polarity == QIMAM_POLARITY_AGREED;
    case QIMAM_DIMENSION_BACKGROUND:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What is told of a meeting to come up to the next mark: "أن يجتمع الوزيران … في بغداد في أبريل", where the
 * claim may end before. */
static QimamSpan
stretch_of (const QimamEntry *entry)
{
  QimamSpan span = entry->claim->span, rest = entry->claim->sentence;
  g_autofree char *text = NULL;
  gsize length;
  guint n = 0;

  if (rest.in != span.in || rest.end <= span.end)
    return span;
  rest.start = span.end;
  text = qimam_document_span_text (entry->article->document, rest);
  if (text == NULL)
    return span;
  for (length = 0; text[length] != '\0'; length = (gsize) (g_utf8_next_char (text + length) - text))
    {
      gunichar c = g_utf8_get_char (text + length);

      if (c == ' ')
        n++;
      else if (!g_unichar_isalnum (c) && c != '/')
        break;
      if (n > MAX_REST)
        break;
    }
  span.end += length;
  return span;
}

static GArray *
read_settled (const QimamMatrix *self)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Settled));

  g_array_set_clear_func (list, settled_clear);
  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];
      gboolean meets, travels;
      Settled settled = { entry, SETTLED_THING, entry->claim->span, NULL, NULL, NULL };

      if (!tells_settled (entry) || qimam_entry_has_cue (entry, QIMAM_CUE_DENY))
        continue;
      meets = qimam_entry_has_cue (entry, QIMAM_CUE_GATHERING) && qimam_entry_has_cue (entry, QIMAM_CUE_NEXT);
      travels = qimam_entry_has_cue (entry, QIMAM_CUE_TRAVEL);
      if (entry->claim->dimension == QIMAM_DIMENSION_BACKGROUND && !meets && !travels)
        continue;
      settled.kind = meets ? SETTLED_MEETING : travels ? SETTLED_VISIT : SETTLED_THING;
      settled.matter = qimam_matter_new (entry->words, 0, entry->words->len);
      settled.span = settled.kind == SETTLED_THING ? entry->claim->span : stretch_of (entry);
      settled.places = find_places (&settled);
      /* "وتعقد اللجنة اجتماعها في …": who meets stands before */
      if (entry->claim->dimension == QIMAM_DIMENSION_BACKGROUND)
        qimam_entry_sentence (entry);
      settled.offices = read_offices (entry->claim->dimension == QIMAM_DIMENSION_BACKGROUND ? entry->sentence
                                                                                            : entry->words);
      g_array_append_val (list, settled);
    }
  return list;
}

static gboolean
same_strings (const GPtrArray *a, const GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = g_ptr_array_find_with_equal_func ((GPtrArray *) b, a->pdata[i], g_str_equal, NULL);
  return same;
}

static gboolean
are_one (const Settled *a, const Settled *b)
{
  if (a->kind != b->kind)
    return FALSE;
  switch (a->kind)
    {
    case SETTLED_MEETING:
      return same_strings (a->offices, b->offices);
    case SETTLED_VISIT:
      return a->places->len == 1 && same_strings (a->places, b->places);
    default:
      return a->entry->claim->dimension != QIMAM_DIMENSION_BACKGROUND &&
             b->entry->claim->dimension != QIMAM_DIMENSION_BACKGROUND &&
             qimam_matter_is_same (a->matter, b->matter);
    }
}

/* ---- Days ---- */

/* The days that a time can mean: "منتصف" is the middle ten of its month. */
static gboolean
days_of (const QimamTime *time, const char *published, guint32 *first, guint32 *last)
{
  guint32 now, end;

  if (time->value == NULL || time->value[0] == 'T' || !qimam_iso_days (time->value, first, last))
    return FALSE;
  /* The weekday of what is to come is the next one. */
  if (time->bare_weekday && *first == *last && qimam_iso_days (published, &now, &end) && *first < now &&
      now - *first < 7)
    *first = *last = *first + 7;
  if (*last - *first >= 27 && *last - *first < 31 && time->mod != NULL)
    {
      if (g_str_equal (time->mod, "start"))
        *last = *first + 10;
      else if (g_str_equal (time->mod, "mid"))
        {
          *first += 9;
          *last -= 11;
        }
      else if (g_str_equal (time->mod, "end"))
        *first = *last - 10;
    }
  return TRUE;
}

/* The one time that is told of what is to come: FALSE where there is none or several. */
static gboolean
read_day (const Settled *settled, guint32 *first, guint32 *last)
{
  const GPtrArray *times = settled->entry->article->analysis->times;
  const QimamClaim *claim = settled->entry->claim;
  const char *published = settled->entry->article->document->published.value;
  gboolean found = FALSE;

  for (guint i = 0; i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];
      guint32 a, b;

      if (!qimam_span_contains (settled->span, time->span) || !days_of (time, published, &a, &b) ||
          b - a > 31)
        continue;
      if (found && (a > *last || b < *first))
        return FALSE;
      *first = found ? MAX (a, *first) : a;
      *last = found ? MIN (b, *last) : b;
      found = TRUE;
    }
  if (!found && claim->dimension == QIMAM_DIMENSION_NEXT_STEP && claim->value.due != NULL)
    found = qimam_iso_days (claim->value.due, first, last) && *last - *first <= 31;
  return found;
}

static gboolean
days_differ (const Settled *a, const Settled *b)
{
  guint32 first, last, from, to;

  return read_day (a, &first, &last) && read_day (b, &from, &to) && (last < from || to < first);
}

/* (nullable): the one city among places; states have keys in capitals. */
static const char *
only_city (const GPtrArray *places)
{
  const char *city = NULL;

  for (guint i = 0; i < places->len; i++)
    if (g_ascii_islower (*(const char *) places->pdata[i]))
      {
        if (city != NULL)
          return NULL;
        city = places->pdata[i];
      }
  return city;
}

static gboolean
places_differ (const Settled *a, const Settled *b)
{
  const char *left = only_city (a->places), *right = only_city (b->places);

  return left != NULL && right != NULL && !g_str_equal (left, right);
}

/* ---- Lengths ---- */

/* (transfer full) (nullable): the length in "في غضون شهرين", which is read as the day by which. */
static char *
length_of_term (const QimamArticle *article, const QimamTime *time)
{
  static const char *const within[] = { "غضون", "خلال", "ظرف" };
  g_autofree char *text = qimam_document_span_text (article->document, time->span);
  g_autoptr (GPtrArray) times = NULL;
  const char *rest = NULL;

  for (guint i = 0; text != NULL && rest == NULL && i < G_N_ELEMENTS (within); i++)
    if ((rest = strstr (text, within[i])) != NULL)
      rest += strlen (within[i]);
  if (rest == NULL)
    return NULL;
  times = qimam_times_find (rest, -1, QIMAM_FIELD_BODY, NULL);
  return times->len == 1 && ((QimamTime *) times->pdata[0])->kind == QIMAM_TIME_DURATION
             ? g_strdup (((QimamTime *) times->pdata[0])->value)
             : NULL;
}

/* The one length of time within a claim: "في غضون شهرين", "مدتها سبعة أيام". */
static gboolean
read_length (const Settled *settled, QimamInterval *length)
{
  const QimamArticle *article = settled->entry->article;
  const GPtrArray *times = article->analysis->times;
  g_autofree char *found = NULL;

  for (guint i = 0; i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];
      g_autofree char *value = NULL;

      if (!qimam_span_contains (settled->entry->claim->span, time->span))
        continue;
      value = time->kind == QIMAM_TIME_DURATION ? g_strdup (time->value) : length_of_term (article, time);
      if (value == NULL)
        continue;
      if (found != NULL && !g_str_equal (found, value))
        return FALSE;
      if (!qimam_interval_of_duration (
              value, g_strcmp0 (time->mod, "approx") == 0 ? QIMAM_CMP_APPROX : QIMAM_CMP_EQ, length))
        return FALSE;
      g_free (found);
      found = g_steal_pointer (&value);
    }
  return found != NULL;
}

static gboolean
lengths_differ (const Settled *a, const Settled *b)
{
  QimamInterval left, right;

  return read_length (a, &left) && read_length (b, &right) &&
         qimam_interval_relate (&left, &right) == QIMAM_RELATION_CONTRADICTS;
}

/* ---- Numbers ---- */

/* What a number counts: the stem of the noun behind it ("عشرة من المناصب"), or of the one before where it
 * follows as an adjective ("المناصب السيادية السبعة"). (nullable) */
static char *
counted_by (const QimamEntry *entry, const QimamQuantity *quantity)
{
  gsize offset = quantity->span.start - entry->claim->span.start;
  gsize end = offset + quantity->span.end - quantity->span.start;
  gboolean definite = g_str_has_prefix (entry->claim->text + offset, "ال");
  const QimamWord *noun = NULL;

  for (guint i = 0; i < entry->words->len; i++)
    {
      const QimamWord *word = &g_array_index (entry->words, QimamWord, i);

      if (word->start >= end && !definite && !g_str_equal (word->folded, "من"))
        return g_strdup (word->stem);
      if (word->end > offset)
        continue;
      if (!g_str_has_prefix (word->folded, "ال"))
        noun = NULL;
      else if (noun == NULL)
        noun = word;
    }
  return definite && noun != NULL ? g_strdup (noun->stem) : NULL;
}

typedef struct
{
  const QimamQuantity *quantity;
  char *noun; /* (nullable) in the words that stand for others */
  double number;
} Count;

static void
count_clear (gpointer data)
{
  g_free (((Count *) data)->noun);
}

static GArray *
read_counts (const Settled *settled)
{
  const GPtrArray *quantities = settled->entry->article->analysis->quantities;
  const QimamSpan span = settled->entry->claim->span;
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (Count));

  g_array_set_clear_func (counts, count_clear);
  for (guint i = 0; span.in == QIMAM_FIELD_BODY && i < quantities->len; i++)
    {
      const QimamQuantity *quantity = quantities->pdata[i];
      Count count = { quantity, NULL, 0 };
      g_autofree char *noun = NULL;

      if (quantity->value == NULL || !qimam_span_contains (span, quantity->span))
        continue;
      count.number = g_ascii_strtod (quantity->value, NULL);
      noun = quantity->unit != NULL ? g_strdup (quantity->unit) : counted_by (settled->entry, quantity);
      if (noun == NULL)
        continue;
      if (quantity->unit == NULL)
        {
          g_autoptr (GPtrArray) stems = qimam_matter_canonical (noun);

          count.noun = g_strdup (stems->pdata[0]);
        }
      else
        count.noun = g_steal_pointer (&noun);
      g_array_append_val (counts, count);
    }
  return counts;
}

/* The one number of a noun, or none. */
static const Count *
only_count (const GArray *counts, const char *noun)
{
  const Count *found = NULL;

  for (guint i = 0; i < counts->len; i++)
    {
      const Count *count = &g_array_index (counts, Count, i);

      if (!g_str_equal (count->noun, noun))
        continue;
      if (found != NULL)
        return NULL;
      found = count;
    }
  return found;
}

/* "سبع اتفاقيات، بينها ثلاث في الطاقة" tells the three of the other, too. */
static gboolean
tells_number (const GArray *counts, double number)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_array_index (counts, Count, i).number == number)
      return TRUE;
  return FALSE;
}

static QimamCmp
cmp_of (const char *mod)
{
  return g_strcmp0 (mod, "lt") == 0       ? QIMAM_CMP_LT
         : g_strcmp0 (mod, "gt") == 0     ? QIMAM_CMP_GT
         : g_strcmp0 (mod, "approx") == 0 ? QIMAM_CMP_APPROX
                                          : QIMAM_CMP_EQ;
}

static gboolean
numbers_differ (const Settled *a, const Settled *b)
{
  g_autoptr (GArray) left = read_counts (a);
  g_autoptr (GArray) right = read_counts (b);

  for (guint i = 0; i < left->len; i++)
    {
      const Count *count = only_count (left, g_array_index (left, Count, i).noun);
      const Count *other = count != NULL ? only_count (right, count->noun) : NULL;
      QimamInterval x, y;

      if (other == NULL || tells_number (right, count->number) || tells_number (left, other->number))
        continue;
      qimam_interval_of_number (count->number, cmp_of (count->quantity->mod), &x);
      qimam_interval_of_number (other->number, cmp_of (other->quantity->mod), &y);
      if (qimam_interval_relate (&x, &y) == QIMAM_RELATION_CONTRADICTS)
        return TRUE;
    }
  return FALSE;
}

/* ---- All of them ---- */

/* (nullable): in what two sources differ of one thing. */
static const char *
find_difference (const Settled *a, const Settled *b)
{
  if (a->kind != SETTLED_THING)
    return days_differ (a, b) ? "date" : a->kind == SETTLED_MEETING && places_differ (a, b) ? "place" : NULL;
  return lengths_differ (a, b) || numbers_differ (a, b) ? "figure" : NULL;
}

static const char *
row_of (const QimamEntry *a, const QimamEntry *b)
{
  return a->keys != NULL && a->keys[0] != NULL ? a->keys[0] : b->keys != NULL ? b->keys[0] : NULL;
}

static void
report (QimamMatrix *self, const char *kind, const GPtrArray *group)
{
  QimamDiscrepancy *discrepancy =
      qimam_discrepancy_new (kind, QIMAM_LEVEL_CONTRADICTION, row_of (group->pdata[0], group->pdata[1]));
  g_autofree char *quotes = qimam_matrix_quote_claims (self, group, FALSE);

  for (guint i = 0; i < group->len; i++)
    qimam_discrepancy_add (discrepancy, group->pdata[i]);
  qimam_matrix_report (self, discrepancy, "note.detail", quotes, NULL, NULL);
}

/* Which of those that tell of one thing differ from another of them, in the way in which the first two do.
 * (nullable): that way */
static const char *
find_involved (const QimamMatrix *self, const GPtrArray *members, gboolean *involved)
{
  const char *kind = NULL;

  for (guint i = 0; i < members->len; i++)
    for (guint k = i + 1; k < members->len; k++)
      {
        const Settled *a = members->pdata[i], *b = members->pdata[k];
        const char *differs = NULL;

        if (a->entry->column != b->entry->column && are_one (a, b))
          differs = find_difference (a, b);
        if (differs == NULL || (kind != NULL && !g_str_equal (kind, differs)) ||
            qimam_matrix_has_contradiction (self, a->entry, b->entry))
          continue;
        kind = differs;
        involved[i] = involved[k] = TRUE;
      }
  return kind;
}

/* All that is told of one thing is one discrepancy. */
static void
find_of (QimamMatrix *self, const GArray *list, guint index, gboolean *done)
{
  const Settled *one = &g_array_index (list, Settled, index);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  g_autofree gboolean *involved = g_new0 (gboolean, list->len + 1);
  const char *kind;

  for (guint i = index; i < list->len; i++)
    {
      const Settled *other = &g_array_index (list, Settled, i);

      if (!done[i] && (i == index || are_one (one, other)))
        g_ptr_array_add (members, (gpointer) other);
    }
  kind = find_involved (self, members, involved);
  for (guint i = 0; kind != NULL && i < members->len; i++)
    if (involved[i])
      {
        done[(const Settled *) members->pdata[i] - (const Settled *) (gpointer) list->data] = TRUE;
        g_ptr_array_add (group, ((const Settled *) members->pdata[i])->entry);
      }
  if (group->len > 1)
    report (self, kind, group);
}

void
qimam_matrix_find_details (QimamMatrix *self)
{
  g_autoptr (GArray) list = read_settled (self);
  g_autofree gboolean *done = g_new0 (gboolean, list->len + 1);

  for (guint i = 0; i < list->len; i++)
    if (!done[i])
      find_of (self, list, i, done);
}
