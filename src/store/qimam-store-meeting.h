/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-analysis.h"
#include "qimam-connection.h"
#include "qimam-store-claim.h"

G_BEGIN_DECLS

/* ---- Meetings as articles tell them ---- */

/**
 * QimamTold:
 *
 * A meeting as one article tells it, with what linking needs of the article.
 */
typedef struct
{
  gint64 id;
  gint64 article;
  gint64 meeting;   /* of the library; 0 until it is linked */
  gint64 was;       /* which it was before its article was read anew; 0 once it is linked */
  gboolean fixed;   /* the user said which meeting it is */
  gint64 first_day; /* Julian, of the date or else of the article's publication; 0 where neither is known */
  gint64 last_day;
  char *published; /* (nullable) */
  QimamPrecision precision;
  QimamBasis basis;
  char *source;       /* (nullable) */
  char *headline;     /* (nullable) */
  QimamMeeting *told; /* its id is #id, claims have the library's ids */
} QimamTold;

void qimam_told_free (QimamTold *self);

/* Whether it stays in its meeting, not because the user placed it there, but because what he corrected in it
 * must not take it away: it is marked as fixed, and what it was is the meeting that it is in. */
gboolean qimam_told_is_kept (const QimamTold *self);

/* Stores what an article tells of meetings, not linked yet; fills @ids' told. */
gboolean qimam_store_told_put (QimamConnection *connection,
                               gint64 article,
                               const QimamDocument *document,
                               const QimamAnalysis *analysis,
                               QimamIdMap *ids,
                               GError **error);

/* Adds a meeting to what an article tells of. @meeting has the library's claims, or none. */
gboolean qimam_store_told_add (
    QimamConnection *connection, gint64 article, const QimamMeeting *meeting, gint64 *id, GError **error);

/* Adds the meetings of an article to @meetings, with the library's ids. */
gboolean
qimam_store_told_load (QimamConnection *connection, gint64 article, GPtrArray *meetings, GError **error);

/**
 * qimam_store_told_select:
 * @ids: (nullable) (element-type gint64): row ids; %NULL for all
 *
 * Returns: (transfer full) (element-type QimamTold): by article
 */
GPtrArray *qimam_store_told_select (QimamConnection *connection, GArray *ids, GError **error);

/* Says which meeting of the library it is, and whether the user said so. */
gboolean qimam_store_told_assign (
    QimamConnection *connection, gint64 told, gint64 meeting, gboolean fixed, GError **error);

/* Says which meeting of the library it was, so that it can be so again; see qimam_told_is_kept(). */
gboolean
qimam_store_told_remember (QimamConnection *connection, gint64 told, gint64 meeting, GError **error);

/**
 * qimam_store_told_near:
 * @told: row id
 * @near: (element-type gint64): gets the row ids of those that share a person or a place and are near in
 * time, and where only one of two has a date, of those that share two and may be meant
 */
gboolean qimam_store_told_near (QimamConnection *connection, gint64 told, GHashTable *near, GError **error);

/* ---- Meetings of the library ---- */

/* Stores a meeting under its id; with id 0 it gets a new one. */
gboolean qimam_store_meeting_put (QimamConnection *connection, QimamMeeting *meeting, GError **error);

/* The meeting with its articles, or %NULL with %QIMAM_ERROR_NOT_FOUND. */
QimamMeeting *qimam_store_meeting_load (QimamConnection *connection, gint64 id, GError **error);

/* Those of which too little is told to be sure that they are meetings are kept and not shown, until more is told
 * of them; those that the user fixed are always. A condition on a row of the table. */
#define QIMAM_MEETING_IS_SHOWN "(meeting.evident = 1 OR meeting.fixed = 1)"

/* (transfer full) (element-type QimamMeeting): those that are shown, by date, those without one last; each with
 * its articles */
GPtrArray *qimam_store_meeting_list (QimamConnection *connection, GError **error);

/* Says whether enough is told of a meeting to show it. */
gboolean
qimam_store_meeting_set_evident (QimamConnection *connection, gint64 id, gboolean evident, GError **error);

/* Whether an article of the meeting is about a topic of which @is_matter says so, and how many agreements,
 * disagreements and next steps are told of it. */
gboolean qimam_store_meeting_weigh (QimamConnection *connection,
                                    gint64 id,
                                    gboolean (*is_matter) (const char *topic),
                                    gboolean *on_matter,
                                    guint *n_outcomes,
                                    GError **error);

/* The column, for the migration. */
extern const char qimam_store_meeting_evidence_schema[];

/* Removes meetings that no article tells of, unless the user fixed them. */
gboolean qimam_store_meeting_prune (QimamConnection *connection, GError **error);

gboolean qimam_store_meeting_remove (QimamConnection *connection, gint64 id, GError **error);

G_END_DECLS
