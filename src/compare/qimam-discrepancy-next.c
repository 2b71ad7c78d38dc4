/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-comparison-matter.h"

#include <string.h>

#include "qimam-iso.h"

/* When and where they meet next, or visit each other, told with other days or places; a day that is set here,
 * and on which there is no agreement there. */

/* Words behind a claim in which the place and day of a meeting may stand. */
#define MAX_REST 8
/* Words before a claim that name what is resumed: "المحادثات تستأنف". */
#define MAX_LEAD 3
/* Words of what somebody says of the next place. */
#define MAX_SAID 14
/* A day is set within so many days after it was said that there is none. */
#define MAX_LATER 2
#define MONTH     31

typedef enum
{
  NEXT_MEETING,
  NEXT_VISIT,
} NextKind;

typedef struct
{
  QimamEntry *entry;
  NextKind kind;
  QimamSpan span; /* the claim's, and what follows it */
  GArray *words;
  GPtrArray *places;  /* (element-type utf8) keys */
  char *city;         /* (nullable) */
  char *state;        /* (nullable) where no city is told */
  GPtrArray *offices; /* (element-type utf8) stems of who is to meet, where those are others than now */
  gboolean by_phone;
  gboolean summit;     /* so called, */
  gboolean talks;      /* or otherwise */
  gboolean conference; /* of others, too: not another round */
  gboolean undated;    /* told to have no day yet */
  gboolean dated;
  guint32 first; /* days */
  guint32 last;
} Next;

static void
next_clear (gpointer data)
{
  Next *next = data;

  g_array_unref (next->words);
  g_free (next->city);
  g_free (next->state);
  g_ptr_array_unref (next->places);
  g_ptr_array_unref (next->offices);
}

static gboolean
is_of (const GArray *words, const char *const *folded)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_array_index (words, QimamWord, i).folded;

      if (g_strv_contains (folded, word) ||
          (g_str_has_prefix (word, "و") && g_strv_contains (folded, word + strlen ("و"))))
        return TRUE;
    }
  return FALSE;
}

/* ---- Who is to meet ---- */

/* The words for those who met this time. */
static const char *const heads[] = { "president", "prime_minister", "king", "crown_prince",
                                     "emir",      "vice_president", NULL };
static const struct
{
  const char *role;
  const char *word;
} offices_of_roles[] = {
  { "president", "رئيس" },  { "prime_minister", "رئيس" },
  { "leader", "زعيم" },     { "king", "زعيم" },
  { "king", "قائد" },       { "president", "زعيم" },
  { "president", "قادة" },  { "foreign_minister", "وزير" },
  { "minister", "وزير" },   { "head_of_delegation", "رئيس" },
  { "ambassador", "سفير" }, { "adviser", "مستشار" },
};

/* (transfer full): the stems of the offices of those who met. */
static GHashTable *
find_own (const QimamMatrix *self)
{
  GHashTable *own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *head = NULL;
  gboolean of_heads = FALSE;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->entries->len; i++)
      {
        const QimamEntry *entry = self->entries->pdata[i];
        const char *role = entry->claim->value.role;

        if (!entry->placed || entry->claim->dimension != QIMAM_DIMENSION_PARTICIPANTS || role == NULL)
          continue;
        /* a host alone is none of those who meet */
        if (pass == 0 && g_strv_contains (heads, role))
          {
            of_heads |= head != NULL && g_strcmp0 (head, entry->claim->party) != 0;
            head = entry->claim->party;
          }
        else if (pass == 0)
          continue;
        else if (!of_heads || g_strv_contains (heads, role))
          for (guint k = 0; k < G_N_ELEMENTS (offices_of_roles); k++)
            if (g_str_equal (role, offices_of_roles[k].role))
              {
                g_autoptr (GArray) word = qimam_words (offices_of_roles[k].word, -1);

                g_hash_table_add (own, g_strdup (g_array_index (word, QimamWord, 0).stem));
              }
      }
  return own;
}

/* "تجتمع اللجنة مجددا": the one that met, of which nothing more is told; but "لجنة المراقبة" */
static gboolean
is_the_one_known (const GArray *words, guint at)
{
  static const char *const known[] = { "اللجنه", "واللجنه", NULL };

  return g_strv_contains (known, g_array_index (words, QimamWord, at).folded) &&
         !(at + 1 < words->len && g_str_has_prefix (g_array_index (words, QimamWord, at + 1).folded, "ال"));
}

static GPtrArray *
read_offices (const GArray *words, GHashTable *own)
{
  g_autoptr (GArray) hits = qimam_comparison_cues_find (words, QIMAM_CUE_OFFICE);
  GPtrArray *stems = g_ptr_array_new ();

  for (guint i = 0; i < hits->len; i++)
    {
      char *stem = g_array_index (words, QimamWord, g_array_index (hits, QimamCueHit, i).from).stem;

      if (!g_hash_table_contains (own, stem) &&
          !is_the_one_known (words, g_array_index (hits, QimamCueHit, i).from) &&
          !g_ptr_array_find_with_equal_func (stems, stem, g_str_equal, NULL))
        g_ptr_array_add (stems, stem);
    }
  return stems;
}

static gboolean
same_strings (const GPtrArray *a, const GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    same = g_ptr_array_find_with_equal_func ((GPtrArray *) b, a->pdata[i], g_str_equal, NULL);
  return same;
}

/* ---- When ---- */

static guint32
published_on (const QimamEntry *entry)
{
  guint32 first, last;

  return qimam_iso_days (entry->article->document->published.value, &first, &last) && first == last ? first
                                                                                                    : 0;
}

/* The days that a time can mean: "منتصف" is the middle ten of its month. */
static gboolean
days_of (const QimamTime *time, guint32 now, guint32 *first, guint32 *last)
{
  if (time->value == NULL || time->value[0] == 'T' || !qimam_iso_days (time->value, first, last))
    return FALSE;
  /* The weekday of what is to come is the next one. */
  if (time->bare_weekday && *first == *last && *first < now && now - *first < 7)
    *first = *last = *first + 7;
  if (*last - *first >= 27 && *last - *first < MONTH && time->mod != NULL)
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

/* Reads the one time that is told of what is to come: none where there are several that do not fit, or one
 * that is past. */
static void
read_day (Next *next)
{
  const GPtrArray *times = next->entry->article->analysis->times;
  const QimamClaim *claim = next->entry->claim;
  guint32 now = published_on (next->entry), first = 0, last = 0;
  gboolean found = FALSE;

  for (guint i = 0; i < times->len; i++)
    {
      const QimamTime *time = times->pdata[i];
      guint32 a, b;

      /* "الخميس 17 سبتمبر (أيلول)": the claim may end within */
      if (!qimam_span_overlaps (next->span, time->span) || time->span.start < next->span.start ||
          !days_of (time, now, &a, &b) || b - a > MONTH)
        continue;
      if (found && (a > last || b < first))
        return;
      first = found ? MAX (a, first) : a;
      last = found ? MIN (b, last) : b;
      found = TRUE;
    }
  if (!found && claim->dimension == QIMAM_DIMENSION_NEXT_STEP && claim->value.due != NULL)
    found = qimam_iso_days (claim->value.due, &first, &last) && last - first <= MONTH;
  next->dated = found && (now == 0 || last >= now);
  next->first = first;
  next->last = last;
}

/* "لم يتفقا على موعد", "ولم يحدد موعد": that there is none, and not that somebody did not tell it ("من دون أن
 * يحدد موعدا"). */
static gboolean
tells_no_day (const GArray *words)
{
  static const char *const days[] = { "موعد", "الموعد", "موعدا", "موعدها", "تاريخ", NULL };
  static const char *const fixed[] = { "يحدد", "تحدد", "يتحدد", "يعلن", "يتقرر", NULL };
  static const char *const none[] = { "لا", "بلا", "دون", "بدون", NULL };

  for (guint i = 1; i < words->len; i++)
    {
      const char *before = g_array_index (words, QimamWord, i - 1).folded;
      const char *word = g_array_index (words, QimamWord, i).folded;

      if (!g_strv_contains (days, word))
        continue;
      if (qimam_comparison_cues_has (words, QIMAM_CUE_ACCORD) || g_strv_contains (none, before))
        return TRUE;
      return !g_str_equal (word, "موعدا") && is_of (words, fixed);
    }
  return FALSE;
}

/* ---- Where ---- */

static GPtrArray *
find_places (const Next *next)
{
  g_autofree char *text = qimam_document_span_text (next->entry->article->document, next->span);
  g_autoptr (GArray) words = qimam_words_folded (text != NULL ? text : "", -1);

  return qimam_comparison_find_places (words);
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

/* (transfer full) (nullable): the city in which it is to be: the one that the analysis found there, or the
 * one behind "in", whatever is named further on ("في باريس لبحث اتفاقات مينسك"), or the only one. */
static char *
find_city (const Next *next)
{
  static const char *const in[] = { "في", NULL };
  const GPtrArray *claims = next->entry->article->analysis->claims;
  g_autofree char *text = NULL;
  g_autoptr (GArray) words = NULL;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_PLACE && g_strcmp0 (claim->value.kind, "city") == 0 &&
          claim->value.key != NULL && qimam_span_contains (next->span, claim->span))
        return g_strdup (claim->value.key);
    }
  text = qimam_document_span_text (next->entry->article->document, next->span);
  words = qimam_words_folded (text != NULL ? text : "", -1);
  for (guint i = 0; i + 1 < words->len; i++)
    if (g_strv_contains (in, g_array_index (words, QimamWord, i).folded))
      {
        g_autoptr (GArray) behind = g_array_new (FALSE, FALSE, sizeof (QimamWord));
        g_autoptr (GPtrArray) places = NULL;

        for (guint k = i + 1; k < MIN (i + 3, words->len); k++)
          g_array_append_val (behind, g_array_index (words, QimamWord, k));
        places = qimam_comparison_find_places (behind);
        if (only_city (places) != NULL)
          return g_strdup (only_city (places));
      }
  return g_strdup (only_city (next->places));
}

/* "مؤتمر إعادة الإعمار سيلتئم في القاهرة" */
static gboolean
tells_future (const GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (qimam_word_is_future (g_array_index (words, QimamWord, i).folded))
      return TRUE;
  return qimam_comparison_cues_has (words, QIMAM_CUE_NEXT);
}

/* (transfer full) (nullable): the state in which it is to be: "سيعقد في البحرين", "المقبل في المغرب", "المغرب
 * مكانا للاجتماع"; what stands behind another noun is what they speak of. */
static char *
find_state (const GArray *words)
{
  static const char *const in[] = { "في", NULL }, *const spot[] = { "مكانا", "مقرا", "موقعا", NULL };
  char *found = NULL;

  for (guint i = 1; i < words->len; i++)
    {
      g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (QimamWord)),
                         before = g_array_new (FALSE, FALSE, sizeof (QimamWord));
      g_autoptr (GPtrArray) places = NULL;

      g_array_append_vals (one, &g_array_index (words, QimamWord, i), 1);
      places = qimam_comparison_find_places (one);
      if (places->len != 1 || !g_ascii_isupper (*(const char *) places->pdata[0]))
        continue;
      if (i > 1)
        g_array_append_vals (before, &g_array_index (words, QimamWord, i - 2), 1);
      if (!(g_strv_contains (in, g_array_index (words, QimamWord, i - 1).folded) &&
            (tells_future (before) || qimam_comparison_cues_has (before, QIMAM_CUE_GATHERING))) &&
          !(i + 1 < words->len && g_strv_contains (spot, g_array_index (words, QimamWord, i + 1).folded)))
        continue;
      if (found != NULL && !g_str_equal (found, places->pdata[0]))
        return (g_free (found), NULL);
      g_free (found);
      found = g_strdup (places->pdata[0]);
    }
  return found;
}

/* ---- Reading ---- */

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

/* (transfer full): the words of a stretch, with those before it that may name what is told. */
static GArray *
words_of (const QimamEntry *entry, QimamSpan span)
{
  QimamSpan lead = entry->claim->sentence;
  g_autofree char *before = NULL, *text = NULL, *all = NULL;
  gsize at;
  guint n = 0;

  lead.end = span.start;
  before = lead.in == span.in && lead.start < lead.end
               ? qimam_document_span_text (entry->article->document, lead)
               : NULL;
  text = qimam_document_span_text (entry->article->document, span);
  at = before != NULL ? strlen (before) : 0;
  while (at > 0 && n <= MAX_LEAD)
    {
      const char *p = g_utf8_prev_char (before + at);
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) && c != ' ' && !g_unichar_ismark (c))
        break;
      n += c == ' ';
      at = (gsize) (p - before);
    }
  all = g_strconcat (before != NULL ? before + at : "", text, NULL);
  return qimam_words (all, -1);
}

static gboolean
tells_choice (const GArray *words)
{
  static const char *const chosen[] = { "استقر", "استقرا", "استقروا", "اختار", "اختارا", "اختاروا", NULL };

  return is_of (words, chosen);
}

static gboolean
may_tell (const QimamEntry *entry)
{
  switch (entry->claim->dimension)
    {
    case QIMAM_DIMENSION_AGREEMENT:
      return entry->placed;
    case QIMAM_DIMENSION_NEXT_STEP:
    case QIMAM_DIMENSION_DISAGREEMENT:
      return TRUE;
    case QIMAM_DIMENSION_BACKGROUND:
      return !entry->claim->value.set;
    case QIMAM_DIMENSION_STATEMENT:
      /* "قال إن الوزراء استقروا على المغرب مكانا للاجتماع المقبل" */
      return entry->placed && entry->words->len <= MAX_SAID && tells_choice (entry->words);
    default:
      return FALSE;
    }
}

static gboolean
is_told_as_settled (const QimamEntry *entry)
{
  /* "أرجئت المسألة إلى الاجتماع المقرر في العاشر من نوفمبر": what waits is open, the day is not */
  static const char *const fixed[] = { "مقرر", "المقرر", "المقرره", "مقرره", "المحدد", "المزمع", NULL };

  return entry->claim->dimension != QIMAM_DIMENSION_DISAGREEMENT &&
         (entry->claim->dimension != QIMAM_DIMENSION_NEXT_STEP ||
          entry->claim->polarity == QIMAM_POLARITY_AGREED || is_of (entry->words, fixed));
}

static gboolean
read_next (QimamEntry *entry, GHashTable *own, Next *next)
{
  static const char *const summits[] = { "قمه", "القمه", "قمتهم", "قمتهما", NULL };
  static const char *const conferences[] = { "موتمر", "موتمرا", "الموتمر", "منتدي", "المنتدي", NULL };
  static const char *const others[] = { "اجتماع",  "الاجتماع",  "جوله",    "الجوله", "محادثات", "المحادثات",
                                        "مفاوضات", "المفاوضات", "مباحثات", "جلسه",   "الجلسه",  NULL };
  gboolean background = entry->claim->dimension == QIMAM_DIMENSION_BACKGROUND, gathers, travels, denied;

  *next = (Next){ .entry = entry, .span = stretch_of (entry) };
  next->words = words_of (entry, next->span);
  gathers = qimam_comparison_cues_has (next->words, QIMAM_CUE_GATHERING) ||
            qimam_comparison_cues_has (next->words, QIMAM_CUE_CONTACT);
  travels = qimam_comparison_cues_has (next->words, QIMAM_CUE_TRAVEL);
  denied = qimam_entry_has_cue (entry, QIMAM_CUE_DENY);
  if (gathers && !tells_future (next->words) &&
      !(entry->claim->dimension == QIMAM_DIMENSION_NEXT_STEP && entry->claim->value.due != NULL) &&
      !qimam_comparison_cues_has (next->words, QIMAM_CUE_CONTACT))
    gathers = FALSE;
  next->undated = gathers && denied && tells_no_day (entry->words);
  next->kind = gathers ? NEXT_MEETING : NEXT_VISIT;
  if ((!gathers && !travels) || (denied && !next->undated) ||
      (!next->undated && !is_told_as_settled (entry)) ||
      (background && qimam_comparison_cues_has (next->words, QIMAM_CUE_BEFORE)))
    {
      g_array_unref (next->words);
      return FALSE;
    }
  if (background)
    qimam_entry_sentence (entry);
  /* "وتعقد اللجنة اجتماعها في …": who meets stands before */
  next->offices = read_offices (background ? entry->sentence : next->words, own);
  next->places = find_places (next);
  next->city = find_city (next);
  next->state = next->city == NULL && gathers ? find_state (next->words) : NULL;
  next->by_phone = qimam_comparison_cues_has (next->words, QIMAM_CUE_CONTACT);
  next->summit = is_of (next->words, summits);
  next->talks = is_of (next->words, others);
  next->conference = is_of (next->words, conferences);
  if (!next->undated)
    read_day (next);
  return TRUE;
}

static GArray *
read_all (const QimamMatrix *self)
{
  g_autoptr (GHashTable) own = find_own (self);
  GArray *list = g_array_new (FALSE, FALSE, sizeof (Next));

  g_array_set_clear_func (list, next_clear);
  for (guint i = 0; i < self->entries->len; i++)
    {
      Next next;

      if (may_tell (self->entries->pdata[i]) && read_next (self->entries->pdata[i], own, &next))
        g_array_append_val (list, next);
    }
  return list;
}

/* ---- Comparing ---- */

static gboolean
are_one (const Next *a, const Next *b)
{
  if (a->kind != b->kind || a->by_phone != b->by_phone)
    return FALSE;
  if (a->kind == NEXT_VISIT)
    return a->places->len == 1 && same_strings (a->places, b->places);
  if (a->conference != b->conference)
    return FALSE;
  if ((a->summit && !a->talks && b->talks && !b->summit) ||
      (b->summit && !b->talks && a->talks && !a->summit))
    return FALSE;
  return same_strings (a->offices, b->offices);
}

static gboolean
overlap (const Next *a, const Next *b)
{
  return a->first <= b->last && b->first <= a->last;
}

static gboolean
are_near_in_time (const Next *a, const Next *b)
{
  guint32 x = published_on (a->entry), y = published_on (b->entry);

  return x == 0 || y == 0 || (x > y ? x - y : y - x) <= MAX_LATER;
}

static gboolean
days_differ (const Next *a, const Next *b)
{
  if (a->undated || b->undated)
    return a->undated != b->undated && (a->dated || b->dated) && are_near_in_time (a, b);
  return a->dated && b->dated && !overlap (a, b);
}

static gboolean
places_differ (const Next *a, const Next *b)
{
  return a->kind == NEXT_MEETING &&
         ((a->city != NULL && b->city != NULL && !g_str_equal (a->city, b->city)) ||
          (a->state != NULL && b->state != NULL && !g_str_equal (a->state, b->state))) &&
         !(a->dated && b->dated && !overlap (a, b));
}

static gboolean
differ (const Next *a, const Next *b, gboolean by_place)
{
  return by_place ? places_differ (a, b) : days_differ (a, b);
}

/* Whether two tell one day, or one place. */
static gboolean
agree (const Next *a, const Next *b, gboolean by_place)
{
  if (!by_place)
    return a->dated && b->dated && overlap (a, b);
  return (a->city != NULL && g_strcmp0 (a->city, b->city) == 0) ||
         (a->state != NULL && g_strcmp0 (a->state, b->state) == 0);
}

/* Whether the column of @a tells in another place what @b does: it speaks of several meetings. */
static gboolean
column_agrees (const GArray *list, const Next *a, const Next *b, gboolean by_place)
{
  for (guint i = 0; i < list->len; i++)
    {
      const Next *other = &g_array_index (list, Next, i);

      if (other->entry->column == a->entry->column && are_one (other, b) && agree (other, b, by_place))
        return TRUE;
    }
  return FALSE;
}

static void
report (QimamMatrix *self, const char *kind, const GPtrArray *group)
{
  const char *row = NULL;
  QimamDiscrepancy *discrepancy;
  g_autofree char *quotes = qimam_matrix_quote_claims (self, group, FALSE);

  for (guint i = 0; row == NULL && i < group->len; i++)
    {
      const QimamEntry *entry = group->pdata[i];

      row = entry->keys != NULL ? entry->keys[0] : NULL;
    }
  discrepancy = qimam_discrepancy_new (kind, QIMAM_LEVEL_CONTRADICTION, row);
  for (guint i = 0; i < group->len; i++)
    qimam_discrepancy_add (discrepancy, group->pdata[i]);
  qimam_matrix_report (self, discrepancy, "note.detail", quotes, NULL, NULL);
}

/* All that differ on one meeting are one discrepancy. */
static void
find_of (QimamMatrix *self, const GArray *list, guint index, gboolean by_place, gboolean *done)
{
  const Next *one = &g_array_index (list, Next, index);
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  g_autofree gboolean *involved = g_new0 (gboolean, list->len + 1);

  for (guint i = index; i < list->len; i++)
    for (guint k = i + 1; k < list->len; k++)
      {
        const Next *a = &g_array_index (list, Next, i), *b = &g_array_index (list, Next, k);

        if (done[i] || done[k] || a->entry->column == b->entry->column || !are_one (one, a) ||
            !are_one (one, b) || !are_one (a, b) || !differ (a, b, by_place) ||
            column_agrees (list, a, b, by_place) || column_agrees (list, b, a, by_place) ||
            qimam_matrix_has_contradiction (self, a->entry, b->entry))
          continue;
        involved[i] = involved[k] = TRUE;
      }
  for (guint i = 0; i < list->len; i++)
    if (involved[i])
      {
        done[i] = TRUE;
        g_ptr_array_add (group, g_array_index (list, Next, i).entry);
      }
  if (group->len > 1)
    report (self, by_place ? "place" : "date", group);
}

void
qimam_matrix_find_next (QimamMatrix *self)
{
  g_autoptr (GArray) list = read_all (self);

  for (guint by_place = 0; by_place < 2; by_place++)
    {
      g_autofree gboolean *done = g_new0 (gboolean, list->len + 1);

      for (guint i = 0; i < list->len; i++)
        if (!done[i])
          find_of (self, list, i, by_place == 1, done);
    }
}
