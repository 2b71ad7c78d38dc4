/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-analysis.h"

QimamAnalysis *
qimam_analysis_new (void)
{
  QimamAnalysis *self = g_new0 (QimamAnalysis, 1);

  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_topic_hit_free);
  self->claims = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  self->dismissed = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_claim_free);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_statement_free);
  self->times = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_time_free);
  self->quantities = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_quantity_free);
  self->summary = g_array_new (FALSE, FALSE, sizeof (QimamSummarySentence));
  return self;
}

void
qimam_analysis_free (QimamAnalysis *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->topics);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->dismissed);
  g_ptr_array_unref (self->statements);
  g_ptr_array_unref (self->times);
  g_ptr_array_unref (self->quantities);
  g_array_unref (self->summary);
  g_clear_pointer (&self->sketch, g_bytes_unref);
  g_free (self);
}

QimamMeeting *
qimam_analysis_find_meeting (const QimamAnalysis *self, gint64 id)
{
  for (guint i = 0; i < self->meetings->len; i++)
    {
      QimamMeeting *meeting = self->meetings->pdata[i];
      if (meeting->id == id)
        return meeting;
    }
  return NULL;
}

QimamClaim *
qimam_analysis_find_claim (const QimamAnalysis *self, gint64 id)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      QimamClaim *claim = self->claims->pdata[i];
      if (claim->id == id)
        return claim;
    }
  return NULL;
}

QimamArticle *
qimam_article_new (void)
{
  QimamArticle *self = g_new0 (QimamArticle, 1);

  self->document = qimam_document_new ();
  self->analysis = qimam_analysis_new ();
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_note_free);
  self->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_version_free);
  return self;
}

void
qimam_article_free (QimamArticle *self)
{
  if (self == NULL)
    return;
  g_free (self->retrieved);
  qimam_document_free (self->document);
  qimam_analysis_free (self->analysis);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->versions);
  g_free (self);
}
