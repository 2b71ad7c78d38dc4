/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-library-corrections.h"

#include <glib/gi18n-lib.h>

#include "qimam-correction-apply.h"
#include "qimam-library-private.h"
#include "qimam-store-article.h"
#include "qimam-store-claim.h"
#include "qimam-undo-private.h"

void
qimam_claim_edit_clear (QimamClaimEdit *self)
{
  qimam_value_clear (&self->value);
  g_clear_pointer (&self->party, g_free);
}

/* ---- One article anew ---- */

gboolean
qimam_library_reread (
    QimamLibrary *self, QimamConnection *writer, gint64 article, GHashTable *touched, GError **error)
{
  g_autoptr (QimamArticle) whole = qimam_store_article_load (writer, article, FALSE, error);
  QimamAnalyser *analyser = whole != NULL ? qimam_library_ensure_analyser (self, error) : NULL;
  g_autoptr (QimamAnalysis) analysis = NULL;

  if (analyser == NULL)
    return FALSE;
  analysis = qimam_analyser_run (analyser, whole->document, NULL, error);
  return analysis != NULL &&
         qimam_library_put_analysis (writer, article, whole->document, analysis, touched, error);
}

/* What one call corrects: everything in one transaction. */
typedef struct
{
  QimamLibrary *library;
  QimamConnection *writer;
  GHashTable *articles; /* to be read anew */
  QimamUndo *undo;
} Correcting;

static gboolean
begin (Correcting *correcting, QimamLibrary *self, GError **error)
{
  *correcting = (Correcting){ .library = self,
                              .writer = qimam_database_lock_writer (qimam_library_get_database (self), NULL),
                              .articles = qimam_id_set_new (),
                              .undo = qimam_undo_new () };
  return qimam_connection_begin (correcting->writer, error);
}

/* Reads the articles anew, links and commits, if all was well (@done) until now. */
static gboolean
finish (Correcting *correcting, gboolean done, QimamUndo **undo, GError **error)
{
  g_autoptr (GHashTable) touched = qimam_id_set_new ();
  g_autoptr (GArray) articles = qimam_id_set_to_array (correcting->articles);

  for (guint i = 0; i < articles->len && done; i++)
    done = qimam_library_reread (correcting->library, correcting->writer, g_array_index (articles, gint64, i),
                                 touched, error);
  done = done && qimam_library_link (correcting->writer, touched, error) &&
         qimam_connection_commit (correcting->writer, error);
  qimam_database_unlock_writer (qimam_library_get_database (correcting->library));
  g_hash_table_unref (correcting->articles);
  if (done && undo != NULL)
    *undo = correcting->undo;
  else
    qimam_undo_unref (correcting->undo);
  if (done)
    qimam_library_emit_changed (correcting->library);
  return done;
}

/* ---- Claims ---- */

/* (transfer none): among all claims of an article, dismissed or not */
static const QimamClaim *
find_among (const GPtrArray *claims, gint64 id)
{
  for (guint i = 0; i < claims->len; i++)
    if (((QimamClaim *) claims->pdata[i])->id == id)
      return claims->pdata[i];
  return NULL;
}

static QimamClaim *
load_claim (QimamConnection *connection, gint64 id, QimamArticle **article, GError **error)
{
  g_autoptr (QimamArticle) whole = NULL;
  const QimamClaim *claim;
  QimamClaim *copy;
  gint64 of = 0;

  if (!qimam_store_claim_find_article (connection, id, &of, error))
    return NULL;
  whole = qimam_store_article_load (connection, of, FALSE, error);
  if (whole == NULL)
    return NULL;
  claim = find_among (whole->analysis->claims, id);
  if (claim == NULL)
    claim = find_among (whole->analysis->dismissed, id);
  if (claim == NULL)
    {
      qimam_error_set_missing (error, _ ("There is no claim %s"), id);
      return NULL;
    }
  copy = qimam_claim_copy (claim);
  if (article != NULL)
    *article = g_steal_pointer (&whole);
  return copy;
}

QimamClaim *
qimam_library_load_claim (QimamLibrary *self, gint64 claim, QimamArticle **article, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error))
    return NULL;
  return load_claim (reading.connection, claim, article, error);
}

/* The correction that a claim has, or a new one; and how it was, for undoing. */
static QimamCorrection *
open_correction (Correcting *correcting, const QimamClaim *claim, const QimamArticle *article, GError **error)
{
  if (claim->correction != 0)
    return qimam_store_correction_load (correcting->writer, claim->correction, error);
  return qimam_correction_note (article->document, claim);
}

static gboolean
put_correction (Correcting *correcting, QimamCorrection *correction, GError **error)
{
  g_autoptr (QimamCorrection) before = NULL;

  if (correction->id != 0)
    {
      before = qimam_store_correction_load (correcting->writer, correction->id, error);
      if (before == NULL)
        return FALSE;
    }
  if (!qimam_store_correction_put (correcting->writer, correction, error))
    return FALSE;
  qimam_id_set_add (correcting->articles, correction->article);
  qimam_undo_add_correction (correcting->undo, correction->id, correction->article,
                             g_steal_pointer (&before));
  return TRUE;
}

static gboolean
remove_correction (Correcting *correcting, gint64 id, GError **error)
{
  QimamCorrection *before = qimam_store_correction_load (correcting->writer, id, error);

  if (before == NULL)
    return FALSE;
  qimam_id_set_add (correcting->articles, before->article);
  qimam_undo_add_correction (correcting->undo, id, before->article, before);
  return qimam_store_correction_remove (correcting->writer, id, error);
}

static gboolean
dismiss_one (Correcting *correcting, gint64 id, GError **error)
{
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (QimamClaim) claim = load_claim (correcting->writer, id, &article, error);
  g_autoptr (QimamCorrection) correction = NULL;

  if (claim == NULL)
    return FALSE;
  if (claim->dismissed)
    return TRUE;
  correction = open_correction (correcting, claim, article, error);
  if (correction == NULL)
    return FALSE;
  correction->dismissed = TRUE;
  return put_correction (correcting, correction, error);
}

gboolean
qimam_library_dismiss_claims (
    QimamLibrary *self, const gint64 *claims, guint n_claims, QimamUndo **undo, GError **error)
{
  Correcting correcting;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && (claims != NULL || n_claims == 0), FALSE);
  done = begin (&correcting, self, error);
  for (guint i = 0; i < n_claims && done; i++)
    done = dismiss_one (&correcting, claims[i], error);
  return finish (&correcting, done, undo, error);
}

gboolean
qimam_library_restore_claims (
    QimamLibrary *self, const gint64 *claims, guint n_claims, QimamUndo **undo, GError **error)
{
  Correcting correcting;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && (claims != NULL || n_claims == 0), FALSE);
  done = begin (&correcting, self, error);
  for (guint i = 0; i < n_claims && done; i++)
    {
      g_autoptr (QimamClaim) claim = load_claim (correcting.writer, claims[i], NULL, error);

      if (claim != NULL && claim->correction == 0)
        qimam_error_set_missing (error, _ ("The claim %s was neither dismissed nor corrected"), claims[i]);
      done = claim != NULL && claim->correction != 0 &&
             remove_correction (&correcting, claim->correction, error);
    }
  return finish (&correcting, done, undo, error);
}

gboolean
qimam_library_forget_corrections (
    QimamLibrary *self, const gint64 *corrections, guint n_corrections, QimamUndo **undo, GError **error)
{
  Correcting correcting;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && (corrections != NULL || n_corrections == 0), FALSE);
  done = begin (&correcting, self, error);
  for (guint i = 0; i < n_corrections && done; i++)
    done = remove_correction (&correcting, corrections[i], error);
  return finish (&correcting, done, undo, error);
}

/* ---- What it should say ---- */

static gboolean
has_value (QimamDimension dimension)
{
  return dimension <= QIMAM_DIMENSION_PARTICIPANTS || dimension == QIMAM_DIMENSION_FIGURE;
}

gboolean
qimam_library_check_value (QimamDimension dimension, const QimamValue *value, GError **error)
{
  gboolean good = TRUE;

  switch (dimension)
    {
    case QIMAM_DIMENSION_DATE:
    case QIMAM_DIMENSION_DURATION:
      good = value->iso != NULL;
      break;
    case QIMAM_DIMENSION_PLACE:
    case QIMAM_DIMENSION_PARTICIPANTS:
      good = value->name != NULL;
      break;
    case QIMAM_DIMENSION_FORMAT:
      good = value->key != NULL;
      break;
    case QIMAM_DIMENSION_FIGURE:
      good = value->has_number || value->iso != NULL;
      break;
    default:
      return TRUE;
    }
  if (!good || !value->set)
    g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("A claim of the dimension “%s” needs its value"),
                 qimam_dimension_nick (dimension));
  return good && value->set;
}

static void
apply_edit (QimamCorrection *correction, const QimamClaimEdit *edit)
{
  correction->dismissed = FALSE;
  correction->changes |= edit->changes;
  if (edit->changes & QIMAM_CLAIM_DIMENSION)
    correction->new_dimension = edit->dimension;
  if (edit->changes & QIMAM_CLAIM_VALUE)
    {
      qimam_value_clear (&correction->new_value);
      qimam_value_copy (&correction->new_value, &edit->value);
    }
  if (edit->changes & QIMAM_CLAIM_PARTY)
    {
      g_free (correction->new_party);
      correction->new_party = g_strdup (edit->party);
    }
  if (edit->changes & QIMAM_CLAIM_POLARITY)
    correction->new_polarity = edit->polarity;
  if (edit->changes & QIMAM_CLAIM_MEETING)
    correction->meeting = edit->meeting;
}

/* A claim that becomes one of a dimension with other values must have one, and one without loses its own. */
static gboolean
settle_value (QimamCorrection *correction, const QimamClaim *claim, GError **error)
{
  QimamDimension dimension =
      correction->changes & QIMAM_CLAIM_DIMENSION ? correction->new_dimension : correction->dimension;

  if (dimension != claim->dimension && !(correction->changes & QIMAM_CLAIM_VALUE) && !has_value (dimension))
    correction->changes |= QIMAM_CLAIM_VALUE;
  if (!(correction->changes & QIMAM_CLAIM_VALUE) && dimension == claim->dimension)
    return TRUE;
  return qimam_library_check_value (dimension, &correction->new_value, error);
}

static gboolean
correct_one (Correcting *correcting, gint64 id, const QimamClaimEdit *edit, GError **error)
{
  g_autoptr (QimamArticle) article = NULL;
  g_autoptr (QimamClaim) claim = load_claim (correcting->writer, id, &article, error);
  g_autoptr (QimamCorrection) correction = NULL;

  if (claim == NULL)
    return FALSE;
  correction = open_correction (correcting, claim, article, error);
  if (correction == NULL)
    return FALSE;
  apply_edit (correction, edit);
  /* The linker may do with a meeting of its own what it likes; one that somebody put claims into stays. */
  if ((edit->changes & QIMAM_CLAIM_MEETING) && edit->meeting != 0 &&
      (!qimam_undo_note_meeting (correcting->undo, correcting->writer, edit->meeting, error) ||
       !qimam_library_fix_meeting (correcting->writer, edit->meeting, NULL, error)))
    return FALSE;
  return settle_value (correction, claim, error) && put_correction (correcting, correction, error);
}

gboolean
qimam_library_correct_claim (
    QimamLibrary *self, gint64 claim, const QimamClaimEdit *edit, QimamUndo **undo, GError **error)
{
  Correcting correcting;
  gboolean done;

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self) && edit != NULL, FALSE);
  if (edit->changes == 0)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("Nothing is named to be corrected"));
      return FALSE;
    }
  done = begin (&correcting, self, error) && correct_one (&correcting, claim, edit, error);
  return finish (&correcting, done, undo, error);
}

GPtrArray *
qimam_library_list_corrections (QimamLibrary *self, gint64 article, GError **error)
{
  g_auto (QimamLibraryReader) reading = { 0 };

  g_return_val_if_fail (QIMAM_IS_LIBRARY (self), NULL);
  if (!qimam_library_reader_begin (&reading, self, NULL, error) ||
      (article != 0 && !qimam_store_article_check (reading.connection, article, error)))
    return NULL;
  return qimam_store_correction_list (reading.connection, article, error);
}
