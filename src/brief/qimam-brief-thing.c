/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-private.h"

static void
thing_free (gpointer data)
{
  QimamBriefThing *thing = data;

  g_ptr_array_unref (thing->entries);
  g_free (thing);
}

QimamMatrix *
qimam_brief_matrix_of (const QimamBriefWriter *self, const QimamMeeting *meeting)
{
  QimamMatrix *matrix = qimam_matrix_new (NULL);

  for (guint i = 0; i < self->articles->len; i++)
    {
      const QimamArticle *article = self->articles->pdata[i];

      for (guint c = 0; c < article->analysis->claims->len; c++)
        {
          const QimamClaim *claim = article->analysis->claims->pdata[c];

          if (claim->meeting == meeting->id && claim->text != NULL)
            g_ptr_array_add (matrix->entries, qimam_entry_new (claim, article, i, TRUE));
        }
    }
  qimam_matrix_weigh (matrix);
  return matrix;
}

static gboolean
same_sentence (const QimamEntry *a, const QimamEntry *b)
{
  return a->article == b->article && a->claim->sentence.in == b->claim->sentence.in &&
         a->claim->sentence.start == b->claim->sentence.start;
}

static guint
count_articles (const QimamBriefThing *thing)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < thing->entries->len; i++)
    g_hash_table_add (articles, (gpointer) ((QimamEntry *) thing->entries->pdata[i])->article);
  return g_hash_table_size (articles);
}

GPtrArray *
qimam_brief_gather (const QimamMatrix *matrix, const GPtrArray *entries, gboolean by_sentence)
{
  GPtrArray *things = g_ptr_array_new_with_free_func (thing_free);

  for (guint i = 0; i < entries->len; i++)
    {
      QimamEntry *entry = entries->pdata[i];
      QimamBriefThing *home = NULL;

      for (guint t = 0; t < things->len && home == NULL; t++)
        {
          QimamBriefThing *thing = things->pdata[t];

          for (guint e = 0; e < thing->entries->len && home == NULL; e++)
            {
              QimamEntry *other = thing->entries->pdata[e];

              if ((by_sentence && same_sentence (entry, other)) ||
                  (qimam_entry_same_thing (matrix, entry, other) &&
                   qimam_entry_closeness (matrix, entry, other) >= 0.2) ||
                  qimam_entry_same_wording (entry, other))
                home = thing;
            }
        }
      if (home == NULL)
        {
          home = g_new0 (QimamBriefThing, 1);
          home->entries = g_ptr_array_new ();
          g_ptr_array_add (things, home);
        }
      g_ptr_array_add (home->entries, entry);
    }
  for (guint t = 0; t < things->len; t++)
    ((QimamBriefThing *) things->pdata[t])->n_columns = count_articles (things->pdata[t]);
  return things;
}

gint
qimam_brief_compare_things (gconstpointer a, gconstpointer b)
{
  const QimamBriefThing *x = *(QimamBriefThing *const *) a, *y = *(QimamBriefThing *const *) b;
  const QimamEntry *left = x->entries->pdata[0], *right = y->entries->pdata[0];

  if (x->n_columns != y->n_columns)
    return x->n_columns > y->n_columns ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return left->claim->span.start < right->claim->span.start
             ? -1
             : left->claim->span.start > right->claim->span.start;
}

void
qimam_brief_cite_thing (QimamBriefWriter *self,
                        QimamBriefItem *item,
                        const QimamBriefThing *thing,
                        const QimamEntry *first)
{
  qimam_brief_writer_cite (self, item, first->article, first->claim->sentence);
  for (guint i = 0; i < thing->entries->len; i++)
    {
      const QimamEntry *entry = thing->entries->pdata[i];

      qimam_brief_writer_cite (self, item, entry->article, entry->claim->sentence);
    }
}

gboolean
qimam_brief_is_in_role (const QimamDocument *document, QimamSpan span, QimamParagraphRole role)
{
  guint paragraph = 0;

  for (const char *p = document->body; p < document->body + span.start && *p != '\0'; p++)
    paragraph += *p == '\n';
  return document->roles != NULL && paragraph < document->roles->len
             ? g_array_index (document->roles, QimamParagraphRole, paragraph) == role
             : role == QIMAM_PARAGRAPH_TEXT;
}
