/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-span.h"

G_BEGIN_DECLS

/* A value of a meeting and the ids of the claims that carry it. */
typedef struct
{
  char *name;
  char *key;        /* (nullable) */
  const char *kind; /* (nullable) (static) country, region, city, venue */
  QimamBasis basis;
  GArray *claims; /* (element-type gint64) */
} QimamMeetingPlace;

typedef struct
{
  char *iso;
  QimamCmp cmp;
  const char *scope; /* (static) */
  QimamBasis basis;
  GArray *claims;
} QimamMeetingDuration;

typedef struct
{
  char *name;
  char *key;        /* (nullable) */
  const char *role; /* (nullable) (static) */
  char *party;      /* (nullable) */
  GArray *claims;
} QimamParticipant;

/* An article that speaks of a meeting; @main where it reports on it. */
typedef struct
{
  gint64 article;
  gboolean main;
  gint64 copies; /* the same for all that print one story, 0 where no other does */
} QimamMeetingArticle;

/**
 * QimamMeeting:
 *
 * A meeting as one article tells it (#id counts within the article, #main says whether the article reports on
 * it), or as the library knows it from all its articles (#articles is filled, #main is meaningless).
 */
typedef struct
{
  gint64 id;
  gboolean main;
  gboolean fixed; /* the user named, merged or dated it: re-analysis leaves it */
  char *title;
  QimamMeetingKind kind;
  QimamMeetingStatus status;
  struct
  {
    char *iso; /* (nullable) */
    QimamPrecision precision;
    QimamBasis basis;
    char *how; /* (nullable) */
    GArray *claims;
    gboolean began; /* it is the day on which the meeting began, and it is not told that it ended then */
  } date;
  struct
  {
    char **keys; /* (nullable) */
    QimamBasis basis;
    char *how; /* (nullable) */
    GArray *claims;
  } format;
  GPtrArray *places;       /* (element-type QimamMeetingPlace) */
  GPtrArray *durations;    /* (element-type QimamMeetingDuration) */
  GPtrArray *participants; /* (element-type QimamParticipant) */
  GArray *articles;        /* (element-type QimamMeetingArticle) */
  char **named; /* (nullable) keys of the people, states, bodies and places that the article names, whether
                   they are told to have been there or not; only where the article reports on the meeting */
} QimamMeeting;

/* How many of the articles that report on a meeting are independent: copies of one story count once. */
guint qimam_meeting_count_independent (const QimamMeeting *self);

QimamMeeting *qimam_meeting_new (void);
QimamMeeting *qimam_meeting_copy (const QimamMeeting *self);
void qimam_meeting_free (QimamMeeting *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamMeeting, qimam_meeting_free)

QimamMeetingPlace *
qimam_meeting_add_place (QimamMeeting *self, const char *name, const char *key, const char *kind);
QimamMeetingDuration *
qimam_meeting_add_duration (QimamMeeting *self, const char *iso, QimamCmp cmp, const char *scope);
QimamParticipant *qimam_meeting_add_participant (
    QimamMeeting *self, const char *name, const char *key, const char *role, const char *party);

/* Calls @func with each list of ids of claims that a value of the meeting has: the lists may be changed. */
typedef void (*QimamClaimIdsFunc) (GArray *claims, gpointer data);
void qimam_meeting_foreach_claims (QimamMeeting *self, QimamClaimIdsFunc func, gpointer data);

/* Whether the meeting's format has the key. */
gboolean qimam_meeting_has_format (const QimamMeeting *self, const char *key);

G_END_DECLS
