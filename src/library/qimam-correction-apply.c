/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-correction-apply.h"

#include <string.h>

#include "qimam-claims-meetings.h"
#include "qimam-iso.h"

/* So many bytes around the words, by which they are told from the same words elsewhere. */
#define CONTEXT 48

/* How sure a claim is the one that a correction is about. */
enum
{
  NOT_IT,
  OVERLAPS,
  SAYS_THE_SAME,
  SAME_WORDS,
  CERTAIN,
};

/* ---- Knowing words again ---- */

static gboolean
is_border (const char *text, gsize at)
{
  return ((guchar) text[at] & 0xc0) != 0x80;
}

QimamCorrection *
qimam_correction_note (const QimamDocument *document, const QimamClaim *claim)
{
  QimamCorrection *self = qimam_correction_new ();
  const char *text = qimam_document_field (document, claim->span.in);
  gsize length = text != NULL ? strlen (text) : 0;
  gsize start = MIN (claim->span.start, length), end = CLAMP (claim->span.end, start, length);
  gsize from = start - MIN (start, CONTEXT), to = MIN (end + CONTEXT, length);

  while (from < start && !is_border (text, from))
    from++;
  while (to > end && !is_border (text, to))
    to--;
  self->article = claim->article;
  self->dimension = self->new_dimension = claim->dimension;
  self->span = claim->span;
  if (qimam_span_contains (claim->sentence, claim->span))
    {
      self->before = claim->span.start - claim->sentence.start;
      self->after = claim->sentence.end - claim->span.end;
    }
  self->quote = length > 0 ? g_strndup (text + start, end - start) : g_strdup ("");
  self->prefix = length > 0 ? g_strndup (text + from, start - from) : g_strdup ("");
  self->suffix = length > 0 ? g_strndup (text + end, to - end) : g_strdup ("");
  qimam_value_copy (&self->value, &claim->value);
  return self;
}

/* How many bytes of what stands around @at are as they were. */
static gsize
likeness (const QimamCorrection *self, const char *text, gsize at)
{
  gsize before = strlen (self->prefix), same = 0;
  const char *after = text + at + strlen (self->quote);

  for (gsize i = 0; i < before && i < at && text[at - 1 - i] == self->prefix[before - 1 - i]; i++)
    same++;
  for (gsize i = 0; self->suffix[i] != '\0' && after[i] == self->suffix[i]; i++)
    same++;
  return same;
}

/* Where the words of a correction are now: of several such places the one with the same words around it, then
 * the nearest to the old one. */
static gboolean
find_words (QimamCorrection *self, const QimamDocument *document)
{
  const char *text = qimam_document_field (document, self->span.in);
  gsize length = strlen (self->quote), best = 0, best_same = 0, best_far = 0;
  gboolean any = FALSE;

  if (text == NULL || length == 0)
    return FALSE;
  for (const char *at = strstr (text, self->quote); at != NULL; at = strstr (at + length, self->quote))
    {
      gsize here = (gsize) (at - text);
      gsize same = likeness (self, text, here);
      gsize far = here > self->span.start ? here - self->span.start : self->span.start - here;

      if (any && (same < best_same || (same == best_same && far >= best_far)))
        continue;
      any = TRUE;
      best = here;
      best_same = same;
      best_far = far;
    }
  if (any)
    self->span = qimam_span (self->span.in, best, best + length);
  return any;
}

/* ---- Which claim it is ---- */

static gboolean
same_value (const QimamValue *a, const QimamValue *b)
{
  g_autofree char *x = qimam_value_to_text (a), *y = qimam_value_to_text (b);

  return g_str_equal (x, y);
}

/* Whether two claims on the same words are about two things, such as each of two persons. */
static gboolean
names_another (const QimamValue *a, const QimamValue *b)
{
  if (a->key != NULL && b->key != NULL)
    return !g_str_equal (a->key, b->key);
  return a->name != NULL && b->name != NULL && !g_str_equal (a->name, b->name);
}

static int
judge (const QimamCorrection *self, const QimamClaim *claim)
{
  guint32 from = MAX (self->span.start, claim->span.start), to = MIN (self->span.end, claim->span.end);
  guint32 shorter = MIN (self->span.end - self->span.start, claim->span.end - claim->span.start);
  gboolean exact = self->span.start == claim->span.start && self->span.end == claim->span.end;

  if (claim->dimension != self->dimension || claim->correction != 0 ||
      !qimam_span_overlaps (self->span, claim->span))
    return NOT_IT;
  if (same_value (&self->value, &claim->value))
    return exact ? CERTAIN : (to - from) * 2 >= shorter ? SAYS_THE_SAME : NOT_IT;
  if (names_another (&self->value, &claim->value))
    return NOT_IT;
  return exact ? SAME_WORDS : (to - from) * 2 >= shorter ? OVERLAPS : NOT_IT;
}

/* (nullable): @index: (out): its place */
static QimamClaim *
find_claim (const QimamCorrection *self, const QimamAnalysis *analysis, guint *index)
{
  QimamClaim *best = NULL;
  int best_score = NOT_IT;

  for (guint i = 0; i < analysis->claims->len && best_score < CERTAIN; i++)
    {
      QimamClaim *claim = analysis->claims->pdata[i];
      int score = judge (self, claim);

      if (score <= best_score)
        continue;
      best = claim;
      best_score = score;
      *index = i;
    }
  return best;
}

/* ---- Changing it ---- */

typedef struct
{
  const QimamDocument *document;
  QimamAnalysis *analysis;
  GArray *hints;
  GHashTable *affected; /* (element-type QimamMeeting): meetings to make anew */
  gint64 next_id;
} Apply;

static void
affect (Apply *apply, gint64 meeting)
{
  QimamMeeting *told = qimam_analysis_find_meeting (apply->analysis, meeting);

  if (told != NULL)
    g_hash_table_add (apply->affected, told);
}

/* The meeting of the analysis that is one of the library; made where the article tells of none. */
static gint64
find_told (Apply *apply, gint64 meeting)
{
  QimamMeeting *told;
  QimamToldHint hint = { .meeting = meeting, .placed = TRUE };

  for (guint i = 0; i < apply->hints->len; i++)
    if (g_array_index (apply->hints, QimamToldHint, i).meeting == meeting)
      return ((QimamMeeting *) apply->analysis->meetings->pdata[i])->id;
  told = qimam_meeting_new ();
  for (guint i = 0; i < apply->analysis->meetings->len; i++)
    told->id = MAX (told->id, ((QimamMeeting *) apply->analysis->meetings->pdata[i])->id);
  told->id++;
  g_ptr_array_add (apply->analysis->meetings, told);
  g_array_append_val (apply->hints, hint);
  return told->id;
}

static void
change (Apply *apply, const QimamCorrection *correction, QimamClaim *claim)
{
  claim->correction = correction->id;
  affect (apply, claim->meeting);
  if (correction->changes & QIMAM_CLAIM_DIMENSION)
    claim->dimension = correction->new_dimension;
  if (correction->changes & QIMAM_CLAIM_VALUE)
    {
      qimam_value_clear (&claim->value);
      qimam_value_copy (&claim->value, &correction->new_value);
    }
  if (correction->changes & QIMAM_CLAIM_PARTY)
    {
      g_free (claim->party);
      claim->party = g_strdup (correction->new_party);
    }
  if (correction->changes & QIMAM_CLAIM_POLARITY)
    claim->polarity = correction->new_polarity;
  if (correction->changes & QIMAM_CLAIM_MEETING)
    claim->meeting = correction->meeting != 0 ? find_told (apply, correction->meeting) : 0;
  /* Whatever the program worked out, now somebody who read it says so. */
  claim->basis = QIMAM_BASIS_STATED;
  g_clear_pointer (&claim->how, g_free);
  affect (apply, claim->meeting);
}

static void
dismiss (Apply *apply, const QimamCorrection *correction, guint index)
{
  QimamClaim *claim = g_ptr_array_steal_index (apply->analysis->claims, index);

  claim->correction = correction->id;
  claim->dismissed = TRUE;
  affect (apply, claim->meeting);
  g_ptr_array_add (apply->analysis->dismissed, claim);
}

/* A corrected claim that the analysis does not make (any more). */
static QimamClaim *
put_back (Apply *apply, const QimamCorrection *correction)
{
  const char *text = qimam_document_field (apply->document, correction->span.in);
  gsize length = strlen (text);
  QimamSpan sentence = correction->span;
  QimamClaim *claim;

  if (correction->before <= correction->span.start && correction->after <= length - correction->span.end &&
      is_border (text, correction->span.start - correction->before) &&
      is_border (text, correction->span.end + correction->after))
    {
      sentence.start -= correction->before;
      sentence.end += correction->after;
    }
  claim = qimam_claim_new (correction->dimension, correction->span, sentence);
  claim->id = apply->next_id++;
  claim->article = correction->article;
  claim->text = g_strdup (correction->quote);
  qimam_value_copy (&claim->value, &correction->value);
  g_ptr_array_add (apply->analysis->claims, claim);
  return claim;
}

static void
apply_one (Apply *apply, QimamCorrection *correction)
{
  guint index = 0;
  QimamClaim *claim;

  correction->found = find_words (correction, apply->document);
  if (!correction->found)
    return;
  claim = find_claim (correction, apply->analysis, &index);
  if (correction->dismissed && claim != NULL)
    dismiss (apply, correction, index);
  else if (!correction->dismissed)
    change (apply, correction, claim != NULL ? claim : put_back (apply, correction));
}

/* ---- Meetings ---- */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const QimamClaim *x = *(QimamClaim *const *) a, *y = *(QimamClaim *const *) b;

  if (x->span.in != y->span.in)
    return x->span.in < y->span.in ? -1 : 1;
  return (x->span.start > y->span.start) - (x->span.start < y->span.start);
}

/* What the reader said comes first: it is believed where the article has two minds. */
static int
compare_trust (gconstpointer a, gconstpointer b)
{
  const QimamClaim *x = *(QimamClaim *const *) a, *y = *(QimamClaim *const *) b;

  return (x->correction == 0) - (y->correction == 0);
}

static gboolean
has_claims (const QimamAnalysis *analysis, const QimamMeeting *meeting)
{
  for (guint i = 0; i < analysis->claims->len; i++)
    if (((QimamClaim *) analysis->claims->pdata[i])->meeting == meeting->id)
      return TRUE;
  return FALSE;
}

/* A meeting that is only mentioned, and of which nothing is left, is not told of. */
static void
forget_meeting (Apply *apply, guint index)
{
  gint64 id = ((QimamMeeting *) apply->analysis->meetings->pdata[index])->id;

  for (guint i = 0; i < apply->analysis->dismissed->len; i++)
    if (((QimamClaim *) apply->analysis->dismissed->pdata[i])->meeting == id)
      ((QimamClaim *) apply->analysis->dismissed->pdata[i])->meeting = 0;
  g_hash_table_remove (apply->affected, apply->analysis->meetings->pdata[index]);
  g_ptr_array_remove_index (apply->analysis->meetings, index);
  g_array_remove_index (apply->hints, index);
}

static void
refill_meetings (Apply *apply)
{
  g_autoptr (GPtrArray) trusted = g_ptr_array_new ();
  GPtrArray *meetings = apply->analysis->meetings;

  for (guint i = 0; i < apply->analysis->claims->len; i++)
    g_ptr_array_add (trusted, apply->analysis->claims->pdata[i]);
  g_ptr_array_sort (trusted, compare_trust);
  for (guint i = 0; i < meetings->len; i++)
    if (g_hash_table_contains (apply->affected, meetings->pdata[i]))
      {
        qimam_meeting_refill (meetings->pdata[i], trusted, apply->document->published.value);
        g_array_index (apply->hints, QimamToldHint, i).changed = TRUE;
      }
}

void
qimam_corrections_apply (GPtrArray *corrections,
                         const QimamDocument *document,
                         QimamAnalysis *analysis,
                         GArray *hints)
{
  g_autoptr (GHashTable) affected = g_hash_table_new (NULL, NULL);
  Apply apply = { document, analysis, hints, affected, 1 };

  if (corrections->len == 0)
    return;
  for (guint i = 0; i < analysis->claims->len; i++)
    apply.next_id = MAX (apply.next_id, ((QimamClaim *) analysis->claims->pdata[i])->id + 1);
  for (guint i = 0; i < corrections->len; i++)
    apply_one (&apply, corrections->pdata[i]);
  g_ptr_array_sort (analysis->claims, compare_places);
  refill_meetings (&apply);
  for (guint i = analysis->meetings->len; i > 0; i--)
    {
      QimamMeeting *meeting = analysis->meetings->pdata[i - 1];

      if (g_hash_table_contains (affected, meeting) && !meeting->main && !has_claims (analysis, meeting))
        forget_meeting (&apply, i - 1);
    }
}
