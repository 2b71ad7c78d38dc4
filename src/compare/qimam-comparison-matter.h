/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-matrix.h"

G_BEGIN_DECLS

/**
 * QimamMatter:
 *
 * What a stretch of words is about: its stems that tell something, in order, in the words that stand for
 * others ("هدنة" is "وقف إطلاق النار"). The first one is its head: of "فتح السفارات" the opening.
 */
typedef struct
{
  GPtrArray *stems; /* (element-type utf8), each once */
  gboolean any;     /* "anything that has to do with …" */
  gboolean denied;  /* what others say was agreed, in the words of one who denies it */
} QimamMatter;

/* Of the words @from … @to - 1. */
QimamMatter *qimam_matter_new (const GArray *words, guint from, guint to);
void qimam_matter_free (QimamMatter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamMatter, qimam_matter_free)

gboolean qimam_matter_has (const QimamMatter *self, const char *stem);
/* How many stems both have. */
guint qimam_matter_count_shared (const QimamMatter *a, const QimamMatter *b);
/* Whether what is said of @b is said of @a as a whole: "the opening of the embassies" of that opening, but
 * not "the day on which they open". */
gboolean qimam_matter_is_of (const QimamMatter *b, const QimamMatter *a);
/* Whether two things that are settled are one, told with more or fewer words. */
gboolean qimam_matter_is_same (const QimamMatter *a, const QimamMatter *b);

/* The same word, or one that stands for it, of @stem. (transfer full) (element-type utf8) */
GPtrArray *qimam_matter_canonical (const char *stem);

typedef enum
{
  QIMAM_STAND_NONE,
  QIMAM_STAND_FOR,     /* agreed; raised */
  QIMAM_STAND_AGAINST, /* told not to be agreed; not raised */
} QimamStand;

/* Whether a claim says that something is agreed or is not, and on what. @matter: (out) (nullable) */
QimamStand qimam_entry_read_accord (QimamEntry *self, QimamMatter **matter);
/* Whether a claim says that something was spoken of or was not. @matter: (out) (nullable) */
QimamStand qimam_entry_read_raised (QimamEntry *self, QimamMatter **matter);

/* (transfer full) (element-type utf8): keys of the cities and states that the words name, each once */
GPtrArray *qimam_comparison_find_places (const GArray *words);

G_END_DECLS
