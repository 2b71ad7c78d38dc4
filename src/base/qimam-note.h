/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-document.h"

G_BEGIN_DECLS

/* Longer stretches are marked, and longer texts written, by mistake only. In bytes. */
#define QIMAM_NOTE_MAX_QUOTE 65536
#define QIMAM_NOTE_MAX_TEXT  262144

/**
 * QimamNote:
 *
 * What a person wrote beside a stretch of an article. The words that were marked, with what stood around
 * them, stay as they were when the note was made; @span follows them through later versions of the article.
 */
typedef struct
{
  gint64 id;
  gint64 article; /* 0: the article was removed */
  QimamSpan span; /* in the article as it is now; empty where the words are no longer there */
  QimamAnchor anchor;
  char *quote;    /* the words that were marked */
  char *prefix;   /* what stood before them, some dozen characters */
  char *suffix;   /* what stood behind them */
  QimamSpan made; /* where they stood */
  gint64 version; /* the version that the note was made on; 0: the one that the article has now */
  char *text;     /* what the person wrote; may be "" */
  char *created;  /* ISO 8601, UTC */
  char *edited;   /* (nullable) likewise */
  char *headline; /* (nullable) of the article */
  char *source;   /* (nullable) */
} QimamNote;

QimamNote *qimam_note_new (void);
QimamNote *qimam_note_copy (const QimamNote *self);
void qimam_note_free (QimamNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamNote, qimam_note_free)

/**
 * QimamVersion:
 *
 * An earlier version of an article.
 */
typedef struct
{
  gint64 id;
  gint64 article;
  guint number;    /* from 1, the oldest that is kept */
  char *retrieved; /* ISO 8601, UTC: when it came */
  char *replaced;  /* when another one took its place */
  QimamVersionReason why;
  gboolean seen; /* the user has looked at what changed since */
  /* Headline, byline, caption, body with its roles, published and modified; the rest is empty. */
  QimamDocument *document;
} QimamVersion;

QimamVersion *qimam_version_new (void);
void qimam_version_free (QimamVersion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamVersion, qimam_version_free)

G_END_DECLS
