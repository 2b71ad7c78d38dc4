/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-correction-apply.h"
#include "qimam-library-private.h"
#include "qimam-meeting-linker.h"
#include "qimam-meeting-fixed.h"
#include "qimam-own-topics.h"
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

/* What an article tells of only because the reader said that a claim is about it has no name of its own; the
 * correction of the claim makes it again. */
static gboolean
is_added (const QimamTold *told)
{
  return told->fixed && !told->told->main && told->told->title == NULL;
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

/* What each meeting of a fresh analysis was in the library before, as far as it can be known again. */
static GArray *
make_hints (GPtrArray *before, const QimamAnalysis *analysis, const char *published)
{
  GArray *hints = g_array_sized_new (FALSE, TRUE, sizeof (QimamToldHint), analysis->meetings->len);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < analysis->meetings->len; i++)
    {
      const QimamMeeting *now = analysis->meetings->pdata[i];
      QimamToldHint hint = { 0 };
      QimamTold *best = NULL;
      double best_score = ALIKE;

      for (guint k = 0; k < before->len; k++)
        {
          QimamTold *old = before->pdata[k];
          double score = old->told->main && now->main ? 2 : qimam_meeting_same (old->told, now, published);

          if (score <= best_score || g_hash_table_contains (taken, old) || is_added (old))
            continue;
          best = old;
          best_score = score;
        }
      if (best != NULL)
        {
          g_hash_table_add (taken, best);
          hint.meeting = best->meeting != 0 ? best->meeting : best->was;
        }
      g_array_append_val (hints, hint);
    }
  return hints;
}

/* Keeps what each told meeting was, so that the meetings of the library keep their ids. What is known of a
 * meeting only as the reader corrected it may be less like the others; it stays among them all the same. */
static gboolean
keep_hints (QimamConnection *connection, GPtrArray *now, GArray *hints, GError **error)
{
  for (guint i = 0; i < MIN (now->len, hints->len); i++)
    {
      const QimamToldHint *hint = &g_array_index (hints, QimamToldHint, i);
      QimamTold *told = now->pdata[i];

      if (hint->meeting == 0)
        continue;
      told->fixed = hint->placed;
      if ((hint->placed || hint->changed) &&
          !qimam_store_told_assign (connection, told->id, hint->meeting, TRUE, error))
        return FALSE;
      if (!hint->placed && !qimam_store_told_remember (connection, told->id, hint->meeting, error))
        return FALSE;
    }
  return TRUE;
}

/* Puts the user's placements back after an article has been analysed anew. */
static gboolean
restore_placements (
    QimamConnection *connection, gint64 article, GPtrArray *before, GArray *hints, GError **error)
{
  g_autoptr (GPtrArray) now = select_told_of_article (connection, article, error);

  if (now == NULL || !keep_hints (connection, now, hints, error))
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      QimamTold *old = before->pdata[i];
      QimamTold *told;
      gint64 id;

      if (!old->fixed || is_added (old) || qimam_told_is_kept (old))
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

/* Makes a fresh analysis say what the reader said of the article's claims. */
static gboolean
apply_corrections (QimamConnection *connection,
                   gint64 article,
                   const QimamDocument *document,
                   QimamAnalysis *analysis,
                   GArray *hints,
                   GError **error)
{
  g_autoptr (GPtrArray) corrections = qimam_store_correction_list (connection, article, error);

  if (corrections == NULL)
    return FALSE;
  qimam_corrections_apply (corrections, document, analysis, hints);
  for (guint i = 0; i < corrections->len; i++)
    {
      const QimamCorrection *correction = corrections->pdata[i];

      if (!qimam_store_correction_move (connection, correction->id, correction->span, correction->found,
                                        error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_library_put_article (QimamConnection *connection,
                           gint64 *id,
                           const QimamDocument *document,
                           QimamAnalysis *analysis,
                           GHashTable *touched,
                           GError **error)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GArray) hints = NULL;
  int version = analysis != NULL ? QIMAM_ANALYSER_VERSION : 0;

  if (analysis != NULL && !qimam_own_topics_apply (connection, document, analysis, error))
    return FALSE;
  if (*id == 0)
    return qimam_store_article_put (connection, id, document, analysis, version, error);
  before = select_told_of_article (connection, *id, error);
  if (before == NULL || !qimam_library_touch (connection, *id, touched, error))
    return FALSE;
  hints = analysis != NULL ? make_hints (before, analysis, document->published.value)
                           : g_array_new (FALSE, TRUE, sizeof (QimamToldHint));
  return (analysis == NULL || apply_corrections (connection, *id, document, analysis, hints, error)) &&
         qimam_store_article_put (connection, id, document, analysis, version, error) &&
         restore_placements (connection, *id, before, hints, error);
}

gboolean
qimam_library_put_analysis (QimamConnection *connection,
                            gint64 id,
                            const QimamDocument *document,
                            QimamAnalysis *analysis,
                            GHashTable *touched,
                            GError **error)
{
  g_autoptr (GPtrArray) before = select_told_of_article (connection, id, error);
  g_autoptr (GArray) hints = NULL;

  if (before == NULL || !qimam_library_touch (connection, id, touched, error) ||
      !qimam_own_topics_apply (connection, document, analysis, error))
    return FALSE;
  hints = make_hints (before, analysis, document->published.value);
  return apply_corrections (connection, id, document, analysis, hints, error) &&
         qimam_store_article_put_analysis (connection, id, document, analysis, QIMAM_ANALYSER_VERSION,
                                           error) &&
         restore_placements (connection, id, before, hints, error);
}
