/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-article-topics.h"

/* What a topic must weigh in an article that tells of no meeting. Of 4,000 such topics of general news, those
 * below were mostly wrong. */
#define SURE_TOPIC   0.4
#define SURE_PRIMARY 0.5
#define FAINT_TOPIC  0.18 /* what is below is a catch-all topic of which the words tell too little */

/* Coverage of a meeting is about what states talk of, and a few words tell which matter it is. In other news
 * the same words turn up by chance: "energy" in a tale of a telephone, "space" in one of a car park. */
static void
keep_sure_topics (QimamAnalysis *analysis)
{
  for (guint i = analysis->topics->len; i > 0; i--)
    {
      QimamTopicHit *topic = analysis->topics->pdata[i - 1];

      topic->primary = topic->primary && topic->weight >= SURE_PRIMARY;
      if (topic->weight < SURE_TOPIC)
        g_ptr_array_remove_index (analysis->topics, i - 1);
    }
}

static const QimamMeeting *
find_main (const QimamAnalysis *analysis)
{
  for (guint i = 0; i < analysis->meetings->len; i++)
    if (((QimamMeeting *) analysis->meetings->pdata[i])->main)
      return analysis->meetings->pdata[i];
  return NULL;
}

static gboolean
is_of_two_parties (const QimamMeeting *meeting)
{
  g_autoptr (GHashTable) parties = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint k = 0; k < meeting->participants->len; k++)
    {
      char *party = ((QimamParticipant *) meeting->participants->pdata[k])->party;

      if (party != NULL && !g_str_equal (party, "joint"))
        g_hash_table_add (parties, party);
    }
  return g_hash_table_size (parties) == 2;
}

/* A meeting of two sides is about their relations, and every meeting goes somehow, however few words the
 * article has for it. */
static void
drop_faint_topics (QimamAnalysis *analysis, const QimamMeeting *told)
{
  gboolean two = told != NULL && is_of_two_parties (told);

  for (guint i = analysis->topics->len; i > 0; i--)
    {
      const QimamTopicHit *topic = analysis->topics->pdata[i - 1];
      gboolean borne_out = g_str_equal (topic->key, "bilateral_relations") ? two : told != NULL;

      if (topic->weight < FAINT_TOPIC && !borne_out)
        g_ptr_array_remove_index (analysis->topics, i - 1);
    }
}

void
qimam_article_topics_settle (QimamAnalysis *analysis,
                             const QimamLexicon *lexicon,
                             gboolean told,
                             QimamReading *const *readings,
                             guint n_readings)
{
  const QimamMeeting *meeting = find_main (analysis);
  guint n_sentences = 0;

  for (guint i = 0; i < n_readings; i++)
    n_sentences += readings[i]->sentences->len;
  if (meeting != NULL)
    qimam_lexicon_bear_out_topics (lexicon, analysis->topics, analysis->claims, meeting->id, n_sentences);
  drop_faint_topics (analysis, told ? meeting : NULL);
  if (!told)
    keep_sure_topics (analysis);
}
