/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the words of the query language mean. From TOPIC to NOTED they are keywords. */
typedef enum
{
  QIMAM_SEARCH_WORD_NONE,
  QIMAM_SEARCH_WORD_OR,
  QIMAM_SEARCH_WORD_TOPIC,
  QIMAM_SEARCH_WORD_SOURCE,
  QIMAM_SEARCH_WORD_MEETING,
  QIMAM_SEARCH_WORD_TITLE,
  QIMAM_SEARCH_WORD_FROM,
  QIMAM_SEARCH_WORD_TO,
  QIMAM_SEARCH_WORD_DATE,
  QIMAM_SEARCH_WORD_IS,
  QIMAM_SEARCH_WORD_HAS,
  QIMAM_SEARCH_WORD_UNREAD,
  QIMAM_SEARCH_WORD_READ,
  QIMAM_SEARCH_WORD_STARRED,
  QIMAM_SEARCH_WORD_NOTED,
  QIMAM_SEARCH_WORD_YES,
  QIMAM_SEARCH_WORD_NO,
  QIMAM_SEARCH_WORD_TODAY,
  QIMAM_SEARCH_WORD_YESTERDAY,
  QIMAM_SEARCH_WORD_THIS_WEEK,
  QIMAM_SEARCH_WORD_LAST_WEEK,
  QIMAM_SEARCH_WORD_THIS_MONTH,
  QIMAM_SEARCH_WORD_LAST_MONTH,
  QIMAM_SEARCH_WORD_THIS_YEAR,
  QIMAM_SEARCH_WORD_LAST_YEAR,
  QIMAM_N_SEARCH_WORDS,
} QimamSearchWord;

/* No word of the language has more bytes, marks and all. */
#define QIMAM_SEARCH_WORD_MAX 64

/* What stands before a colon or after "is:" and "has:". */
QimamSearchWord qimam_search_word_find (const char *text, gsize length);

/* Whether a word means "or". */
gboolean qimam_search_word_is_or (const char *text, gsize length);

/**
 * qimam_search_word_list:
 *
 * Returns: (transfer full) (array zero-terminated=1): the words with a meaning, the English one first
 */
char **qimam_search_word_list (QimamSearchWord word);

/**
 * qimam_search_words_join:
 * @args: (array zero-terminated=1): words as a shell hands them over
 *
 * Returns: (transfer full): one query. Where there are several, a value with blanks whose quotation marks the
 * shell took
 *   ("topic:arms control" as one word) gets some again.
 */
char *qimam_search_words_join (const char *const *args);

/* The days that "today" and its like are, weeks beginning on Monday. %FALSE for other words. */
gboolean qimam_search_word_get_days (QimamSearchWord word, guint32 today, guint32 *first, guint32 *last);

/**
 * qimam_search_word_read_days:
 * @text: a day, month, year or other stretch of the calendar, as ISO 8601 or as people write it
 * @today: the Julian day from which "yesterday" is counted
 * @first: (out): its first Julian day
 * @last: (out): its last
 *
 * Returns: whether all of @text is one
 */
gboolean
qimam_search_word_read_days (const char *text, gsize length, guint32 today, guint32 *first, guint32 *last);

G_END_DECLS
