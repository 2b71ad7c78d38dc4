/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-clauses.h"

G_BEGIN_DECLS

/* The nouns that name a meeting, from `data/lexicon/meeting-kinds.tsv`. Immutable. */
typedef struct _QimamMeetingWords QimamMeetingWords;

QimamMeetingWords *qimam_meeting_words_new (GError **error);
void qimam_meeting_words_free (QimamMeetingWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamMeetingWords, qimam_meeting_words_free)

/* Which meeting a mention of one means. */
typedef enum
{
  QIMAM_EVENT_MAIN,
  QIMAM_EVENT_OTHER, /* one held before, or elsewhere, or by others */
  QIMAM_EVENT_NEXT,  /* one to come */
} QimamEventRelation;

/* A place of the text that names a meeting: "القمة", "اجتماعهما الثاني بجنيف". */
typedef struct
{
  const QimamClauses *scan;
  guint first; /* words of the noun */
  guint last;
  guint end; /* last word of what is said of it */
  guint sentence;
  QimamMeetingKind kind; /* OTHER where any kind may be called so */
  gboolean part;
  gboolean verb;    /* a verb stands for the noun: "التقى", "يزور" */
  gboolean several; /* "اتصالين", "لقاءين": more than one */
  gboolean further; /* "كما تلقى اتصالا من …": told beside another one */
  gboolean possessive;
  gboolean adverbial; /* "in", "during": what the sentence tells happened there */
  guint ordinal;      /* 0 none; G_MAXUINT the last one before */
  gboolean starts;    /* its time is that when it began */
  gboolean earlier;   /* "وكان فلان قد التقى …" */
  gboolean past;      /* "last", "former" */
  gboolean next;
  gboolean invited; /* "يدعوه إلى حضور القمة": told of as one that somebody is invited to */
  gboolean beside; /* "على هامش القمة": another gathering, in whose place something is told to have been */
  gboolean near;         /* "قبيل القمة": another gathering, near whose days it was */
  const QimamTime *time; /* (nullable) */
  GPtrArray *places;     /* (element-type QimamMention) */
  GPtrArray *people;     /* (element-type QimamMention) */
  GPtrArray *subjects;   /* (element-type QimamMention): people named before it in its sentence */
  QimamEventRelation relation;
  gint64 meeting; /* id; 0 for NEXT */
} QimamEvent;

void qimam_event_free (QimamEvent *self);

/**
 * qimam_meeting_words_find:
 * @scans: (element-type QimamClauses): of headline, body, caption
 *
 * Finds where meetings are named, with what is said of each there. Relation and meeting are left open.
 *
 * Returns: (transfer full) (element-type QimamEvent): headline first, then body, then caption, in the order
 * of the text
 */
GPtrArray *qimam_meeting_words_find (const QimamMeetingWords *self, const GPtrArray *scans);

/* "منذ أن شنت هجومها في الثالث عشر": whether a day at @word is that of what something is since. */
gboolean qimam_event_is_within_since (const QimamClauses *scan, guint word);

/* "سيلتقي", "على أن يزور", "سوف يصل": whether a verb tells of what is to come; "قبل أن يلتقي" tells what was.
 * @s_first: the first word of its sentence. */
gboolean qimam_event_is_to_come (const QimamClauses *scan, guint word, guint s_first);

/* "اجتمع الوزراء", "تباحث الرئيسان": whether the event is a verb that tells what was, and not what is to
 * come. */
gboolean qimam_event_is_done (const QimamEvent *self);

/* "محادثات حول خطة فلان", "التقى … لبحث الوضع في …": whether a word of the description is of what is spoken
 * about. */
gboolean qimam_event_is_about (const QimamEvent *self, guint word);

/* Whether a time is one of the days on which a meeting went on that is told to have begun: up to that of
 * publication. */
gboolean qimam_event_goes_on (const QimamEvent *self, const QimamTime *time);

/* Whether the word before an event sets another time apart: "after", "before", "since". */
gboolean qimam_event_is_apart (const QimamEvent *self);

/* Whether somebody is named as one of those who met, or before the event in its sentence. */
gboolean qimam_event_has_person (const QimamEvent *self, const char *key);

G_END_DECLS
