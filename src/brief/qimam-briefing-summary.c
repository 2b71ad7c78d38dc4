/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-private.h"

#include <string.h>

#include "qimam-centrality.h"
#include "qimam-label.h"

/* A summary of fewer sentences than this would print the whole coverage once more. */
#define MIN_CANDIDATES 6
/* The time to choose grows with the square. */
#define MAX_CANDIDATES 300
#define MIN_CHOSEN     3
#define MAX_CHOSEN     5
#define MIN_WORDS      6
#define MAX_WORDS      60
/* What counts beside centrality, which is 1 for the most central sentence. */
#define WORTH_LEAD    0.6 /* of the first sentence, less with each of LEAD_BYTES after it */
#define LEAD_BYTES    600.0
#define WORTH_SUMMARY 0.3 /* of the best sentence of its article's own summary */
#define MAX_OUTCOME   1.2 /* of its claims together */
#define ANOTHER       0.2 /* for each other article that tells the same, up to MAX_OTHERS */
#define MAX_OTHERS    3
#define MIN_OUTCOME   0.25 /* of what was agreed, disputed or planned */
#define OPENING       3.0  /* of the one that says who met, where and when */
#define DEPENDENT     1.2  /* off where it needs the sentence before it, */
#define BARE          0.4  /* and where it says only once more that they met */
/* So many times the sentences that are wanted are looked at, since some say what others have said in other
 * words. */
#define SPARE 4

typedef struct
{
  const QimamArticle *article;
  QimamSpan span;
  GArray *words;
  guint facts;        /* bits of the dimensions of what it states of the meeting: when, where, who */
  double outcome;     /* what came of the meeting */
  double of_article;  /* in the summary of its article */
  gboolean elided;    /* somebody speaks whom it does not name */
  GHashTable *things; /* set of QimamBriefThing: outcomes that it tells of */
} Candidate;

typedef struct
{
  const QimamMeeting *meeting;
  GPtrArray *candidates; /* (element-type Candidate) */
  GHashTable *places;    /* key of a sentence to Candidate */
} Chooser;

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_array_unref (candidate->words);
  g_hash_table_unref (candidate->things);
  g_free (candidate);
}

/* What a claim tells of what came of a meeting. */
static double
outcome_of (const QimamClaim *claim)
{
  switch (claim->dimension)
    {
    case QIMAM_DIMENSION_AGREEMENT:
      return 0.5;
    case QIMAM_DIMENSION_DISAGREEMENT:
    case QIMAM_DIMENSION_NEXT_STEP:
      return 0.25;
    case QIMAM_DIMENSION_STATEMENT:
    case QIMAM_DIMENSION_ISSUE:
      return 0.05;
    default:
      return 0;
    }
}

/* (nullable): the candidate for a sentence, made at its first call; NULL where it cannot be one. */
static Candidate *
candidate_at (Chooser *self, const QimamArticle *article, QimamSpan span)
{
  g_autofree char *key = qimam_brief_sentence_key (article, span);
  Candidate *candidate = g_hash_table_lookup (self->places, key);
  g_autofree char *text = NULL;
  g_autoptr (GArray) words = NULL;

  if (candidate != NULL || self->candidates->len >= MAX_CANDIDATES || span.in != QIMAM_FIELD_BODY ||
      !qimam_brief_is_in_role (article->document, span, QIMAM_PARAGRAPH_TEXT))
    return candidate;
  text = qimam_document_span_text (article->document, span);
  words = qimam_words (text != NULL ? text : "", -1);
  if (words->len < MIN_WORDS || words->len > MAX_WORDS)
    return NULL;
  candidate = g_new0 (Candidate, 1);
  candidate->article = article;
  candidate->span = span;
  candidate->words = g_steal_pointer (&words);
  candidate->things = g_hash_table_new (NULL, NULL);
  g_ptr_array_add (self->candidates, candidate);
  g_hash_table_insert (self->places, g_steal_pointer (&key), candidate);
  return candidate;
}

/* Whether one of the words of a name stands in the sentence. */
static gboolean
names_speaker (const Candidate *candidate, const char *speaker)
{
  g_autoptr (GArray) name = qimam_words (speaker, -1);

  for (guint i = 0; i < name->len; i++)
    for (guint k = 0; k < candidate->words->len; k++)
      if (g_str_equal (g_array_index (name, QimamWord, i).stem,
                       g_array_index (candidate->words, QimamWord, k).stem))
        return TRUE;
  return FALSE;
}

static void
add_claims (Chooser *self, const QimamArticle *article, gboolean reports)
{
  for (guint i = 0; i < article->analysis->claims->len; i++)
    {
      const QimamClaim *claim = article->analysis->claims->pdata[i];
      Candidate *candidate;

      if (claim->meeting != self->meeting->id)
        continue;
      /* Who only mentions the meeting looks back on it: what came of it counts, and not the rest. */
      if (!reports && claim->dimension != QIMAM_DIMENSION_AGREEMENT)
        continue;
      candidate = candidate_at (self, article, claim->sentence);
      if (candidate == NULL)
        continue;
      candidate->outcome = MIN (candidate->outcome + outcome_of (claim), MAX_OUTCOME);
      if (qimam_dimension_is_typed (claim->dimension))
        candidate->facts |= 1u << claim->dimension;
      candidate->elided |= claim->dimension == QIMAM_DIMENSION_STATEMENT && claim->speaker != NULL &&
                           !names_speaker (candidate, claim->speaker);
    }
}

static void
add_summary (Chooser *self, const QimamArticle *article)
{
  const GArray *summary = article->analysis->summary;

  for (guint i = 0; summary != NULL && i < summary->len; i++)
    {
      const QimamSummarySentence *sentence = &g_array_index (summary, QimamSummarySentence, i);
      Candidate *candidate = candidate_at (self, article, sentence->span);

      if (candidate != NULL)
        candidate->of_article = sentence->score;
    }
}

/* Lets each candidate know the outcomes that it tells of, so that two wordings of one count once. */
static void
find_things (Chooser *self, const GPtrArray *things)
{
  for (guint t = 0; t < things->len; t++)
    {
      const QimamBriefThing *thing = things->pdata[t];

      for (guint e = 0; e < thing->entries->len; e++)
        {
          const QimamEntry *entry = thing->entries->pdata[e];
          Candidate *candidate = candidate_at (self, entry->article, entry->claim->sentence);

          if (candidate != NULL && g_hash_table_add (candidate->things, (gpointer) thing))
            candidate->outcome += ANOTHER * MIN (thing->n_columns - 1, MAX_OTHERS);
        }
    }
}

/* Whether all outcomes that it tells of are told already. */
static gboolean
is_told (const Candidate *candidate, GHashTable *told)
{
  GHashTableIter iter;
  gpointer thing;

  g_hash_table_iter_init (&iter, candidate->things);
  while (g_hash_table_iter_next (&iter, &thing, NULL))
    if (!g_hash_table_contains (told, thing))
      return FALSE;
  return g_hash_table_size (candidate->things) > 0;
}

static gboolean
is_dependent (const Candidate *candidate)
{
  g_autoptr (GArray) hits = qimam_comparison_cues_find (candidate->words, QIMAM_CUE_DEPENDENT);

  return candidate->elided || (hits->len > 0 && g_array_index (hits, QimamCueHit, 0).from == 0);
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const Candidate *x = *(Candidate *const *) a, *y = *(Candidate *const *) b;
  double left = (double) x->span.start / MAX (1, strlen (x->article->document->body));
  double right = (double) y->span.start / MAX (1, strlen (y->article->document->body));

  if (left != right)
    return left < right ? -1 : 1;
  return x->article->id < y->article->id ? -1 : x->article->id > y->article->id;
}

/* (nullable): the sentence that best says who met, where and when. Each report begins with one, and one is
 * enough. */
static const Candidate *
find_opening (const Chooser *self)
{
  const Candidate *best = NULL;
  double most = 0;

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = self->candidates->pdata[i];
      double worth = candidate->of_article + WORTH_LEAD / (1 + candidate->span.start / LEAD_BYTES);

      for (int bit = g_bit_nth_lsf (candidate->facts, -1); bit >= 0;
           bit = g_bit_nth_lsf (candidate->facts, bit))
        worth += 0.25;
      if (candidate->facts != 0 && !is_dependent (candidate) && worth > most)
        {
          best = candidate;
          most = worth;
        }
    }
  return best;
}

/* (transfer container) (element-type Candidate): as news is told, the first things first. */
static GPtrArray *
choose (Chooser *self, guint n_reports)
{
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (QimamCentralSentence));
  g_autoptr (GArray) choices = NULL;
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  const Candidate *opening = find_opening (self);
  guint wanted = CLAMP (n_reports + 1, MIN_CHOSEN, MAX_CHOSEN);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = self->candidates->pdata[i];
      QimamCentralSentence sentence = { candidate->words, 0, candidate->words->len,
                                        candidate->outcome + WORTH_SUMMARY * candidate->of_article };

      if (candidate == opening)
        sentence.prior = OPENING;
      else
        sentence.prior -= (is_dependent (candidate) ? DEPENDENT : 0) +
                          (candidate->facts != 0 && g_hash_table_size (candidate->things) == 0 ? BARE : 0);
      g_array_append_val (sentences, sentence);
    }
  choices = qimam_central_choose (sentences, wanted * SPARE);
  for (guint i = 0; i < choices->len && chosen->len < wanted; i++)
    {
      Candidate *candidate = self->candidates->pdata[g_array_index (choices, QimamCentralChoice, i).index];
      GHashTableIter iter;
      gpointer thing;

      if (is_told (candidate, told))
        continue;
      g_ptr_array_add (chosen, candidate);
      g_hash_table_iter_init (&iter, candidate->things);
      while (g_hash_table_iter_next (&iter, &thing, NULL))
        g_hash_table_add (told, thing);
    }
  g_ptr_array_sort (chosen, compare_places);
  if (opening != NULL && g_ptr_array_remove (chosen, (gpointer) opening))
    g_ptr_array_insert (chosen, 0, (gpointer) opening);
  return chosen;
}

void
qimam_brief_write_summary (QimamBriefWriter *self,
                           const QimamMeeting *meeting,
                           const QimamMatrix *matrix,
                           const GPtrArray *reporting,
                           const char *of)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (candidate_free);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) things = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  Chooser chooser = { meeting, candidates, places };
  QimamBriefSection *section;

  for (guint i = 0; i < reporting->len; i++)
    add_summary (&chooser, reporting->pdata[i]);
  for (guint i = 0; i < self->articles->len; i++)
    add_claims (&chooser, self->articles->pdata[i],
                g_ptr_array_find ((GPtrArray *) reporting, self->articles->pdata[i], NULL));
  if (candidates->len < MIN_CANDIDATES)
    return;
  for (guint i = 0; i < matrix->entries->len; i++)
    if (outcome_of (((QimamEntry *) matrix->entries->pdata[i])->claim) >= MIN_OUTCOME)
      g_ptr_array_add (entries, matrix->entries->pdata[i]);
  things = qimam_brief_gather (matrix, entries, TRUE);
  find_things (&chooser, things);
  chosen = choose (&chooser, reporting->len);
  section = qimam_brief_writer_add_section (self, "summary", of);
  for (guint i = 0; i < chosen->len; i++)
    {
      const Candidate *candidate = chosen->pdata[i];
      g_autofree char *text = qimam_document_span_text (candidate->article->document, candidate->span);

      /* The sections that follow print it again in its place: a summary stands on its own. */
      qimam_brief_writer_cite (self, qimam_brief_section_add (section, QIMAM_BRIEF_SENTENCE, NULL, text),
                               candidate->article, candidate->span);
    }
}
