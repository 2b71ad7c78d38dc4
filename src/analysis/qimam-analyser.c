/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-analyser.h"

#include <string.h>

#include "qimam-article-topics.h"
#include "qimam-claims-facts.h"
#include "qimam-claims-journey.h"
#include "qimam-claims-signing.h"
#include "qimam-claims-meetings.h"
#include "qimam-lexicon.h"
#include "qimam-meeting-evidence.h"
#include "qimam-sketch.h"
#include "qimam-summary.h"
#include "qimam-table.h"

#define N_FIELDS 3

#define LIKELY_TOPIC 0.28 /* what a topic must weigh for an article to be on a matter of states */

/* In the order in which a reader meets them. */
static const QimamField fields[N_FIELDS] = { QIMAM_FIELD_HEADLINE, QIMAM_FIELD_BODY, QIMAM_FIELD_CAPTION };
static const guint body_first[N_FIELDS] = { 1, 0, 2 };

struct _QimamAnalyser
{
  gatomicrefcount ref_count;
  QimamLexicon *lexicon;
  QimamCueTable *cues;
  QimamMeetingWords *meeting_words;
  QimamFormatCues *format_cues;
  QimamMembers *members;
  QimamTable *topic_table;
  GPtrArray *topics; /* (element-type QimamTopicInfo) */
};

static int
compare_topics (gconstpointer a, gconstpointer b)
{
  const QimamTopicInfo *x = *(QimamTopicInfo *const *) a, *y = *(QimamTopicInfo *const *) b;

  return strcmp (x->key, y->key);
}

static gboolean
load_topics (QimamAnalyser *self, GError **error)
{
  static const char *const columns[] = { "key", "en", "ar", "fr", "catch_all", "definition", NULL };

  self->topics = g_ptr_array_new_with_free_func (g_free);
  self->topic_table = qimam_table_load ("topics", columns, error);
  if (self->topic_table == NULL)
    return FALSE;
  for (guint i = 0; i < qimam_table_n_rows (self->topic_table); i++)
    {
      QimamTopicInfo *topic = g_new0 (QimamTopicInfo, 1);

      topic->key = qimam_table_get (self->topic_table, i, 0);
      topic->name_en = qimam_table_get (self->topic_table, i, 1);
      topic->name_ar = qimam_table_get (self->topic_table, i, 2);
      topic->name_fr = qimam_table_get (self->topic_table, i, 3);
      topic->catch_all = *qimam_table_get (self->topic_table, i, 4) == '1';
      topic->definition = qimam_table_get (self->topic_table, i, 5);
      g_ptr_array_add (self->topics, topic);
    }
  g_ptr_array_sort (self->topics, compare_topics);
  return TRUE;
}

QimamAnalyser *
qimam_analyser_new (GError **error)
{
  g_autoptr (QimamAnalyser) self = g_new0 (QimamAnalyser, 1);

  g_atomic_ref_count_init (&self->ref_count);
  if (!load_topics (self, error) || (self->lexicon = qimam_lexicon_new (error)) == NULL ||
      (self->cues = qimam_cue_table_new (error)) == NULL ||
      (self->meeting_words = qimam_meeting_words_new (error)) == NULL ||
      (self->format_cues = qimam_format_cues_new (error)) == NULL ||
      (self->members = qimam_members_new (error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

QimamAnalyser *
qimam_analyser_ref (QimamAnalyser *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
qimam_analyser_unref (QimamAnalyser *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->lexicon, qimam_lexicon_free);
  g_clear_pointer (&self->cues, qimam_cue_table_free);
  g_clear_pointer (&self->meeting_words, qimam_meeting_words_free);
  g_clear_pointer (&self->format_cues, qimam_format_cues_free);
  g_clear_pointer (&self->members, qimam_members_free);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->topic_table, qimam_table_free);
  g_free (self);
}

/* The fields of a document with all that the stages before the claims know of them. */
static void
read_fields (QimamAnalyser *self, const QimamDocument *document, QimamReading **readings)
{
  for (guint i = 0; i < N_FIELDS; i++)
    readings[i] = qimam_reading_new (document, fields[i]);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      qimam_lexicon_find_mentions (self->lexicon, readings[i], readings[1]);
      qimam_lexicon_find_topic_cues (self->lexicon, readings[i]);
      if (fields[i] == QIMAM_FIELD_BODY)
        qimam_lexicon_find_statements (self->lexicon, readings[i]);
    }
  qimam_lexicon_share_topic_cues (self->lexicon, readings, N_FIELDS);
}

/* Whether an article tells enough of a meeting that it could be known again. */
static gboolean
meeting_is_told (const QimamAnalysis *analysis, const QimamMeeting *meeting)
{
  if (meeting->date.iso == NULL && meeting->places->len == 0 && meeting->participants->len < 2)
    return FALSE;
  for (guint i = 0; i < analysis->claims->len; i++)
    if (((QimamClaim *) analysis->claims->pdata[i])->meeting == meeting->id)
      return TRUE;
  return FALSE;
}

/* However little it says of it: the names of those who meet may be new to us. */
static gboolean
is_on_matter (const QimamAnalysis *analysis)
{
  for (guint i = 0; i < analysis->topics->len; i++)
    {
      const QimamTopicHit *topic = analysis->topics->pdata[i];

      if (topic->weight >= LIKELY_TOPIC && qimam_topic_is_matter (topic->key))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_circumstance (QimamDimension dimension)
{
  return dimension == QIMAM_DIMENSION_DATE || dimension == QIMAM_DIMENSION_PLACE ||
         dimension == QIMAM_DIMENSION_FORMAT || dimension == QIMAM_DIMENSION_DURATION ||
         dimension == QIMAM_DIMENSION_PARTICIPANTS;
}

/* What is told of a meeting that is left out is told of none. Of one that never was (@drop) the circumstances
 * go; what was said and done stays. */
static void
forget_meeting (QimamAnalysis *analysis, gint64 id, gboolean drop)
{
  for (guint i = 0; i < analysis->claims->len;)
    {
      QimamClaim *claim = analysis->claims->pdata[i];

      if (claim->meeting == id)
        {
          claim->meeting = 0;
          if (drop && is_circumstance (claim->dimension))
            {
              g_ptr_array_remove_index (analysis->claims, i);
              continue;
            }
        }
      i++;
    }
}

static void
renumber_ids (GArray *claims, gpointer data)
{
  const gint64 *numbers = data;

  for (guint i = 0; i < claims->len; i++)
    g_array_index (claims, gint64, i) = numbers[g_array_index (claims, gint64, i)];
}

/* Closes the gaps that claims left, of which there were @n. Those that are gone are named nowhere. */
static void
renumber_claims (QimamAnalysis *analysis, guint n)
{
  g_autofree gint64 *numbers = g_new0 (gint64, n + 1);

  for (guint i = 0; i < analysis->claims->len; i++)
    {
      QimamClaim *claim = analysis->claims->pdata[i];

      numbers[claim->id] = i + 1;
      claim->id = i + 1;
    }
  for (guint i = 0; i < analysis->meetings->len; i++)
    qimam_meeting_foreach_claims (analysis->meetings->pdata[i], renumber_ids, numbers);
}

/* Leaves out meetings that nothing is told of and those that can be none, and closes the gaps in their ids.
 */
static void
drop_untold_meetings (QimamAnalysis *analysis)
{
  gboolean on_matter = is_on_matter (analysis), no_main = FALSE;
  guint n_claims = analysis->claims->len;
  gint64 next = 1;

  for (guint i = 0; i < analysis->meetings->len;)
    {
      QimamMeeting *meeting = analysis->meetings->pdata[i];
      gboolean plausible = qimam_meeting_is_plausible (meeting, on_matter);
      gint64 old = meeting->id;

      no_main = no_main || (meeting->main && !plausible);
      if (meeting->main ? !plausible : (no_main && !plausible) || !meeting_is_told (analysis, meeting))
        {
          forget_meeting (analysis, old, !plausible);
          g_ptr_array_remove_index (analysis->meetings, i);
          continue;
        }
      meeting->id = next++;
      for (guint k = 0; k < analysis->claims->len && old != meeting->id; k++)
        {
          QimamClaim *claim = analysis->claims->pdata[k];
          if (claim->meeting == old)
            claim->meeting = meeting->id;
        }
      i++;
    }
  if (analysis->claims->len < n_claims)
    renumber_claims (analysis, n_claims);
}

/* Whether it is told of one meeting at least who met, when or where. */
static gboolean
has_evident_meeting (const QimamAnalysis *analysis)
{
  gboolean on_matter = is_on_matter (analysis);

  for (guint i = 0; i < analysis->meetings->len; i++)
    {
      const QimamMeeting *meeting = analysis->meetings->pdata[i];
      guint n_outcomes = 0;

      for (guint k = 0; k < analysis->claims->len; k++)
        n_outcomes += ((QimamClaim *) analysis->claims->pdata[k])->meeting == meeting->id &&
                      ((QimamClaim *) analysis->claims->pdata[k])->dimension == QIMAM_DIMENSION_AGREEMENT;
      if (qimam_meeting_is_evident (meeting, on_matter, n_outcomes))
        return TRUE;
    }
  return FALSE;
}

/* "يعقد الحلف اجتماعا غدا": a state or an organisation is to meet */
static gboolean
is_own_meeting (const QimamClaim *claim, GPtrArray *scans)
{
  guint first, last;

  if (!qimam_party_is_told (claim->party) || g_str_equal (claim->party, "joint"))
    return FALSE;
  for (guint i = 0; i < scans->len; i++)
    {
      const QimamClauses *scan = scans->pdata[i];

      if (scan->reading->in == claim->span.in)
        return qimam_clauses_words_of (scan, claim->span, &first, &last) &&
               qimam_clauses_has_hit (scan, "meeting_word", first, last);
    }
  return FALSE;
}

/* Whether what was talked of or agreed on is told again and again: an article about talks of people who are not
 * known. */
static gboolean
is_about_talks (const QimamAnalysis *analysis)
{
  guint n = 0;

  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];

      n += (claim->dimension == QIMAM_DIMENSION_AGREEMENT || claim->dimension == QIMAM_DIMENSION_ISSUE) &&
           g_strcmp0 (claim->party, "joint") == 0;
    }
  return n >= 3;
}

/* What clubs, offices and markets are to do next is no step of a meeting: where none is told of that could be known
 * again, no step is. */
static void
drop_steps_of_none (QimamAnalysis *analysis, GPtrArray *scans)
{
  guint n_claims = analysis->claims->len;

  if (has_evident_meeting (analysis) || is_about_talks (analysis))
    return;
  for (guint i = n_claims; i-- > 0;)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];

      if (claim->dimension == QIMAM_DIMENSION_NEXT_STEP && !is_own_meeting (claim, scans))
        g_ptr_array_remove_index (analysis->claims, i);
    }
  if (analysis->claims->len < n_claims)
    renumber_claims (analysis, n_claims);
}

/* The body first: of a thing said twice, it has the fuller words. */
static void
find_claims (QimamAnalyser *self, QimamAnalysis *analysis, GPtrArray *scans)
{
  g_autoptr (QimamMeetingFinder) finder = qimam_meeting_finder_new (self->meeting_words, scans);
  QimamClaimBuilder builder;

  qimam_claim_builder_init (&builder, analysis, finder);
  builder.members = self->members;
  for (guint i = 0; i < N_FIELDS; i++)
    qimam_claims_find_formats (&builder, scans->pdata[body_first[i]], self->format_cues);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      const QimamClauses *scan = scans->pdata[body_first[i]];

      qimam_claims_find_dates (&builder, scan, scans);
      qimam_claims_find_places (&builder, scan);
      qimam_claims_find_venues (&builder, scan);
      qimam_claims_find_signing_places (&builder, scan);
      qimam_claims_find_journeys (&builder, scan);
      qimam_claims_find_durations (&builder, scan);
      qimam_claims_find_participants (&builder, scan);
      if (scan->reading->in != QIMAM_FIELD_BODY)
        continue;
      qimam_claims_find_outcomes (&builder, scan);
      qimam_claims_find_figures (&builder, scan);
      qimam_claims_find_absent (&builder, scan);
      qimam_claims_find_communiques (&builder, scan);
      qimam_claims_find_background (&builder, scan);
      qimam_claims_find_other_days (&builder, scan);
      qimam_claims_settle_statements (&builder, scan);
      qimam_claims_copy_statements (&builder, scan);
    }
  qimam_claims_settle_lead (&builder);
  qimam_claims_settle_dates (&builder);
  qimam_claim_builder_finish (&builder);
  for (guint i = 0; i < N_FIELDS; i++)
    qimam_claims_settle_topics (&builder, scans->pdata[i], self->lexicon);
  qimam_claims_fill_meetings (&builder);
  qimam_claim_builder_clear (&builder);
  drop_untold_meetings (analysis);
  drop_steps_of_none (analysis, scans);
}

static void
swap (GPtrArray **a, GPtrArray **b)
{
  GPtrArray *kept = *a;

  *a = *b;
  *b = kept;
}

QimamAnalysis *
qimam_analyser_run (QimamAnalyser *self,
                    const QimamDocument *document,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (QimamAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) scans = NULL;
  QimamReading *readings[N_FIELDS];
  gboolean cancelled;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (document != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  analysis = qimam_analysis_new ();
  scans = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_clauses_free);
  read_fields (self, document, readings);
  cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
  if (!cancelled)
    {
      GPtrArray *topics = qimam_lexicon_weigh_topics (self->lexicon, readings, N_FIELDS);

      g_ptr_array_unref (analysis->topics);
      analysis->topics = topics;
      for (guint i = 0; i < N_FIELDS; i++)
        g_ptr_array_add (scans, qimam_clauses_new (self->cues, readings[i]));
      find_claims (self, analysis, scans);
      qimam_article_topics_settle (analysis, self->lexicon, has_evident_meeting (analysis), readings, N_FIELDS);
      g_array_unref (analysis->summary);
      analysis->summary = qimam_summary_choose (readings[1], analysis->claims);
      swap (&analysis->statements, &readings[1]->statements);
      for (guint i = 0; i < N_FIELDS; i++)
        {
          g_ptr_array_extend_and_steal (analysis->times, readings[i]->times);
          readings[i]->times = g_ptr_array_new ();
        }
      swap (&analysis->quantities, &readings[1]->quantities);
      analysis->sketch = qimam_sketch_new (document->body);
    }
  g_clear_pointer (&scans, g_ptr_array_unref);
  for (guint i = 0; i < N_FIELDS; i++)
    qimam_reading_free (readings[i]);
  return cancelled ? NULL : g_steal_pointer (&analysis);
}

GPtrArray *
qimam_analyser_find_names (QimamAnalyser *self, const char *text, const char *reference)
{
  g_autoptr (QimamDocument) document = qimam_document_new ();
  g_autoptr (QimamReading) reading = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  qimam_document_add_paragraph (document, text, QIMAM_PARAGRAPH_TEXT);
  qimam_document_set_published (document, reference, QIMAM_PRECISION_DAY, QIMAM_BASIS_STATED, NULL);
  reading = qimam_reading_new (document, QIMAM_FIELD_BODY);
  qimam_lexicon_find_mentions (self->lexicon, reading, NULL);
  return g_ptr_array_ref (reading->mentions);
}

const GPtrArray *
qimam_analyser_topics (QimamAnalyser *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->topics;
}

const QimamTopicInfo *
qimam_analyser_find_topic (QimamAnalyser *self, const char *key)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < self->topics->len; i++)
    {
      const QimamTopicInfo *topic = self->topics->pdata[i];
      if (g_str_equal (topic->key, key))
        return topic;
    }
  return NULL;
}
