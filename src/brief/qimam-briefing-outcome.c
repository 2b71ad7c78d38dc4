/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-private.h"

#include <string.h>

#include "qimam-label.h"

/* A sentence of this many bytes reads well; longer ones are taken only where there is no other. */
#define GOOD_LENGTH 600
/* Fewer words than this do not stand on their own. */
#define MIN_WORDS 4

/* The sentence that tells the thing best: of the body, not printed yet, of a readable length, in the
 * article's own words or a joint document's rather than one side's. (nullable) */
static QimamEntry *
best_entry (QimamBriefWriter *self, const QimamBriefThing *thing)
{
  QimamEntry *best = NULL;
  int best_score = -1000;

  for (guint i = 0; i < thing->entries->len; i++)
    {
      QimamEntry *entry = thing->entries->pdata[i];
      guint length = entry->claim->sentence.end - entry->claim->sentence.start;
      int score = 0;

      if (qimam_brief_writer_is_printed (self, entry->article, entry->claim->sentence))
        continue;
      score += entry->claim->sentence.in == QIMAM_FIELD_BODY ? 20 : 0;
      score += length <= GOOD_LENGTH ? 8 : -(int) MIN (length / 200, 8);
      score += entry->claim->speaker == NULL || qimam_entry_is_joint_document (entry) ? 4 : 0;
      score += entry->article->document->source != NULL ? 1 : 0;
      if (score > best_score)
        {
          best = entry;
          best_score = score;
        }
    }
  return best;
}

/* (nullable): the key of the matter that a thing is about. */
static const char *
topic_of (const QimamBriefThing *thing)
{
  const QimamEntry *first = thing->entries->pdata[0];

  for (char **key = first->claim->topics; key != NULL && *key != NULL; key++)
    if (!qimam_comparison_topic_is_catch_all (*key))
      return *key;
  return NULL;
}

/* (transfer full) (nullable): topic, and who says so where it is one side alone. */
static char *
label_of (const QimamBriefThing *thing, const char *language)
{
  const QimamEntry *first = thing->entries->pdata[0];
  g_autofree char *according = NULL;
  const char *key = topic_of (thing), *topic = NULL;
  gboolean claimed = TRUE;

  for (guint i = 0; i < thing->entries->len; i++)
    claimed &= ((QimamEntry *) thing->entries->pdata[i])->claim->polarity == QIMAM_POLARITY_CLAIMED_AGREEMENT;
  if (key != NULL)
    topic = qimam_comparison_topic_name (key, language);
  if (claimed && (first->claim->speaker != NULL || first->claim->party != NULL))
    according = qimam_comparison_fill ("brief.according", language,
                                       first->claim->speaker != NULL
                                           ? first->claim->speaker
                                           : qimam_comparison_party_name (first->claim->party, language),
                                       NULL, NULL);
  if (topic != NULL && according != NULL)
    return qimam_comparison_fill ("list.comma", language, topic, according, NULL);
  return according != NULL ? g_steal_pointer (&according) : g_strdup (topic);
}

/* A sentence that another outlet prints word for word is printed with it. */
static void
mark_printed (QimamBriefWriter *self, const QimamBriefThing *thing, QimamEntry *chosen)
{
  for (guint i = 0; i < thing->entries->len; i++)
    {
      QimamEntry *entry = thing->entries->pdata[i];

      if (entry == chosen || qimam_entry_same_wording (entry, chosen))
        qimam_brief_writer_print (self, entry->article, entry->claim->sentence);
    }
}

static void
write_thing (QimamBriefWriter *self, QimamBriefSection *section, const QimamBriefThing *thing)
{
  QimamEntry *entry = best_entry (self, thing);
  g_autofree char *label = label_of (thing, self->briefing->language);
  g_autofree char *text = NULL;
  QimamBriefItem *item;

  if (entry != NULL)
    {
      text = qimam_document_span_text (entry->article->document, entry->claim->sentence);
      if (text == NULL)
        return;
      mark_printed (self, thing, entry);
    }
  else
    {
      /* Its sentence stands in an earlier section: the piece that counts here is enough. */
      entry = thing->entries->pdata[0];
      if (entry->words->len < MIN_WORDS)
        return;
      text = g_strconcat ("… ", entry->claim->text, NULL);
    }
  item = qimam_brief_section_add (section, QIMAM_BRIEF_SENTENCE, label, text);
  qimam_brief_cite_thing (self, item, thing, entry);
}

/* What is about one matter stands together, where the first of it stands; what has none comes last. */
static void
write_by_topic (QimamBriefWriter *self, QimamBriefSection *section, const GPtrArray *things)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new ();

  for (guint i = 0; i < things->len; i++)
    {
      const char *topic = topic_of (things->pdata[i]);

      if (topic != NULL && !g_ptr_array_find_with_equal_func (topics, topic, g_str_equal, NULL))
        g_ptr_array_add (topics, (gpointer) topic);
    }
  g_ptr_array_add (topics, NULL);
  for (guint t = 0; t < topics->len; t++)
    for (guint i = 0; i < things->len; i++)
      if (g_strcmp0 (topic_of (things->pdata[i]), topics->pdata[t]) == 0)
        write_thing (self, section, things->pdata[i]);
}

static void
write_dimension (QimamBriefWriter *self,
                 const QimamMatrix *matrix,
                 QimamDimension dimension,
                 const char *key,
                 const char *of)
{
  QimamBriefSection *section = qimam_brief_writer_add_section (self, key, of);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) things = NULL;

  for (guint i = 0; i < matrix->entries->len; i++)
    if (((QimamEntry *) matrix->entries->pdata[i])->claim->dimension == dimension)
      g_ptr_array_add (entries, matrix->entries->pdata[i]);
  things = qimam_brief_gather (matrix, entries, TRUE);
  g_ptr_array_sort (things, qimam_brief_compare_things);
  write_by_topic (self, section, things);
  if (section->items->len == 0)
    {
      g_autofree char *label = g_strconcat ("brief.none.", key, NULL);

      qimam_brief_section_add (section, QIMAM_BRIEF_NOTE, NULL,
                               qimam_label (label, self->briefing->language));
    }
}

void
qimam_brief_write_outcomes (QimamBriefWriter *self, const QimamMatrix *matrix, const char *of)
{
  write_dimension (self, matrix, QIMAM_DIMENSION_AGREEMENT, "agreed", of);
  write_dimension (self, matrix, QIMAM_DIMENSION_DISAGREEMENT, "open", of);
  write_dimension (self, matrix, QIMAM_DIMENSION_NEXT_STEP, "next", of);
}
