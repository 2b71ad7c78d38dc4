/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-private.h"
#include "qimam-meeting-linker.h"
#include "qimam-meeting-fixed.h"
#include "qimam-store-article.h"
#include "qimam-store-meeting.h"

/* How alike a meeting must be to the one that the user placed, to be taken for it after a new analysis. */
#define ALIKE 0.3

static GPtrArray *
select_told_of_article (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT id FROM article_meeting WHERE article = ? ORDER BY id", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      gint64 id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return qimam_store_told_select (connection, ids, error);
      id = qimam_sql_get_int (select, 0);
      g_array_append_val (ids, id);
    }
}

/* The told meeting of the new analysis that is the one the user placed before; NULL where none is like it. */
static QimamTold *
find_again (const QimamTold *before, GPtrArray *now)
{
  QimamTold *best = NULL;
  double best_score = ALIKE;

  for (guint i = 0; i < now->len; i++)
    {
      QimamTold *told = now->pdata[i];
      double score = qimam_meeting_same (before->told, told->told, told->published);

      if (before->told->main && told->told->main)
        return told;
      if (!told->fixed && score > best_score)
        {
          best = told;
          best_score = score;
        }
    }
  return best;
}

/* Puts the user's placements back after an article has been analysed anew. */
static gboolean
restore_placements (QimamConnection *connection, gint64 article, GPtrArray *before, GError **error)
{
  g_autoptr (GPtrArray) now = select_told_of_article (connection, article, error);

  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      QimamTold *old = before->pdata[i];
      QimamTold *told;
      gint64 id;

      if (!old->fixed)
        continue;
      told = find_again (old, now);
      if (told != NULL)
        {
          told->fixed = TRUE;
          id = told->id;
        }
      else
        {
          qimam_meeting_forget_claims (old->told);
          if (!qimam_store_told_add (connection, article, old->told, &id, error))
            return FALSE;
        }
      if (!qimam_store_told_assign (connection, id, old->meeting, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_library_touch (QimamConnection *connection, gint64 article, GHashTable *touched, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT meeting FROM article_meeting WHERE article = ? AND meeting IS NOT NULL", error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      qimam_id_set_add (touched, qimam_sql_get_int (select, 0));
    }
}

gboolean
qimam_library_put_article (QimamConnection *connection,
                           gint64 *id,
                           const QimamDocument *document,
                           const QimamAnalysis *analysis,
                           GHashTable *touched,
                           GError **error)
{
  g_autoptr (GPtrArray) before = NULL;
  int version = analysis != NULL ? QIMAM_ANALYSER_VERSION : 0;

  if (*id == 0)
    return qimam_store_article_put (connection, id, document, analysis, version, error);
  before = select_told_of_article (connection, *id, error);
  return before != NULL && qimam_library_touch (connection, *id, touched, error) &&
         qimam_store_article_put (connection, id, document, analysis, version, error) &&
         restore_placements (connection, *id, before, error);
}

gboolean
qimam_library_put_analysis (QimamConnection *connection,
                            gint64 id,
                            const QimamDocument *document,
                            const QimamAnalysis *analysis,
                            GHashTable *touched,
                            GError **error)
{
  g_autoptr (GPtrArray) before = select_told_of_article (connection, id, error);

  return before != NULL && qimam_library_touch (connection, id, touched, error) &&
         qimam_store_article_put_analysis (connection, id, document, analysis, QIMAM_ANALYSER_VERSION,
                                           error) &&
         restore_placements (connection, id, before, error);
}
