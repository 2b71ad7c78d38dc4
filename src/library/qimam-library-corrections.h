/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-library.h"
#include "qimam-store-correction.h"

G_BEGIN_DECLS

/* What a reader says of single claims, and how any correction is taken back. Corrections survive every new
 * analysis and every new version of the article, see #QimamCorrection. */

/**
 * QimamUndo:
 *
 * How something stood before it was corrected. Any thread may hold it.
 */
typedef struct _QimamUndo QimamUndo;

QimamUndo *qimam_undo_ref (QimamUndo *self);
void qimam_undo_unref (QimamUndo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamUndo, qimam_undo_unref)

/* Puts back how it was. May be done once; what has changed since in other ways stays. Emits "changed". */
gboolean qimam_library_undo (QimamLibrary *self, const QimamUndo *undo, GError **error);

/* ---- Claims ---- */

/* What a claim should say instead: those members that @changes names. */
typedef struct
{
  QimamClaimChange changes;
  QimamDimension dimension;
  QimamValue value;
  char *party; /* (nullable) */
  QimamPolarity polarity;
  gint64 meeting; /* of the library; 0 for none */
} QimamClaimEdit;

/* Frees what an edit holds. */
void qimam_claim_edit_clear (QimamClaimEdit *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamClaimEdit, qimam_claim_edit_clear)

/**
 * qimam_library_dismiss_claims:
 * @claims: ids
 * @undo: (out) (optional) (nullable)
 *
 * Says that claims are wrong: they are no longer among those of their articles, and what meetings are known
 * by from them alone goes. All in one transaction.
 *
 * Errors: %QIMAM_ERROR_NOT_FOUND
 */
gboolean qimam_library_dismiss_claims (
    QimamLibrary *self, const gint64 *claims, guint n_claims, QimamUndo **undo, GError **error);

/**
 * qimam_library_correct_claim:
 * @edit: what it should say; what was corrected before and is not named stays corrected
 *
 * Errors: %QIMAM_ERROR_NOT_FOUND; %QIMAM_ERROR_USAGE where the value is none of the dimension
 */
gboolean qimam_library_correct_claim (
    QimamLibrary *self, gint64 claim, const QimamClaimEdit *edit, QimamUndo **undo, GError **error);

/* Makes claims say again what the program read. Errors: %QIMAM_ERROR_NOT_FOUND, also where nothing was
 * corrected. */
gboolean qimam_library_restore_claims (
    QimamLibrary *self, const gint64 *claims, guint n_claims, QimamUndo **undo, GError **error);

/* Forgets corrections by their own ids, such as those whose words are no longer in the article. Errors:
 * %QIMAM_ERROR_NOT_FOUND, and all stay. */
gboolean qimam_library_forget_corrections (
    QimamLibrary *self, const gint64 *corrections, guint n_corrections, QimamUndo **undo, GError **error);

/* (transfer full) (element-type QimamCorrection): of one article, or (0) of all. Errors:
 * %QIMAM_ERROR_NOT_FOUND where there is no such article. */
GPtrArray *qimam_library_list_corrections (QimamLibrary *self, gint64 article, GError **error);

/* (transfer full): a claim with the article that it is of, dismissed or not. @article: (out) (optional)
 * (transfer full). Errors: %QIMAM_ERROR_NOT_FOUND. */
QimamClaim *
qimam_library_load_claim (QimamLibrary *self, gint64 claim, QimamArticle **article, GError **error);

/**
 * qimam_library_read_value:
 * @text: as a person writes it: "2021-06-16", "16 حزيران 2021", "< 4 ساعات", "PT3H", "جنيف", "250 مليون
 * دولار"
 * @reference: (nullable): ISO 8601; what "yesterday" counts from
 * @value: (out): members that @text says nothing of (a duration's scope, a participant's role) stay as they
 * are
 *
 * Reads the value of a claim.
 *
 * Errors: %QIMAM_ERROR_USAGE where @text is no value of the dimension
 */
gboolean qimam_library_read_value (QimamLibrary *self,
                                   QimamDimension dimension,
                                   const char *text,
                                   const char *reference,
                                   QimamValue *value,
                                   GError **error);

/* ---- Meetings ---- */

/**
 * qimam_library_note_meetings:
 * @article: 0, or an article that is about to be assigned
 *
 * Remembers how meetings stand, before qimam_library_rename_meeting() and its companions.
 *
 * Returns: (transfer full): for qimam_library_undo()
 */
QimamUndo *qimam_library_note_meetings (
    QimamLibrary *self, const gint64 *meetings, guint n_meetings, gint64 article, GError **error);

G_END_DECLS
