/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closed sets of the data model. Each has a nick, the word that the command line's JSON and the library
 * file use; `qimam_X_nick()` gives it (NULL for a member that prints as null) and `qimam_X_from_nick()` reads
 * it. */

/* Which text of an article a span lies in. */
typedef enum
{
  QIMAM_FIELD_BODY,
  QIMAM_FIELD_HEADLINE,
  QIMAM_FIELD_CAPTION,
} QimamField;

typedef enum
{
  QIMAM_BASIS_UNKNOWN,
  QIMAM_BASIS_STATED,
  QIMAM_BASIS_INFERRED,
} QimamBasis;

typedef enum
{
  QIMAM_PRECISION_UNKNOWN,
  QIMAM_PRECISION_YEAR,
  QIMAM_PRECISION_MONTH,
  QIMAM_PRECISION_DAY,
  QIMAM_PRECISION_MINUTE,
  QIMAM_PRECISION_SECOND,
  QIMAM_PRECISION_RANGE,
} QimamPrecision;

typedef enum
{
  QIMAM_CMP_EQ,
  QIMAM_CMP_APPROX,
  QIMAM_CMP_GT,
  QIMAM_CMP_LT,
} QimamCmp;

typedef enum
{
  QIMAM_DIMENSION_DATE,
  QIMAM_DIMENSION_PLACE,
  QIMAM_DIMENSION_FORMAT,
  QIMAM_DIMENSION_DURATION,
  QIMAM_DIMENSION_PARTICIPANTS,
  QIMAM_DIMENSION_ISSUE,
  QIMAM_DIMENSION_AGREEMENT,
  QIMAM_DIMENSION_DISAGREEMENT,
  QIMAM_DIMENSION_STATEMENT,
  QIMAM_DIMENSION_FIGURE,
  QIMAM_DIMENSION_NEXT_STEP,
  QIMAM_DIMENSION_BACKGROUND,
  QIMAM_N_DIMENSIONS,
} QimamDimension;

typedef enum
{
  QIMAM_ATTRIBUTION_NONE, /* the article's own words: nick NULL */
  QIMAM_ATTRIBUTION_DIRECT,
  QIMAM_ATTRIBUTION_INDIRECT,
  QIMAM_ATTRIBUTION_MIXED,
} QimamAttribution;

typedef enum
{
  QIMAM_POLARITY_NONE_SET, /* nick NULL */
  QIMAM_POLARITY_AGREED,
  QIMAM_POLARITY_CLAIMED_AGREEMENT,
  QIMAM_POLARITY_DISPUTED,
  QIMAM_POLARITY_OPEN,
  QIMAM_POLARITY_DISCUSSED,
  QIMAM_POLARITY_CONDITIONAL,
  QIMAM_POLARITY_HOPE,
  QIMAM_POLARITY_NONE, /* "none": said not to come */
  QIMAM_POLARITY_POSITION,
  QIMAM_POLARITY_POSITIVE,
  QIMAM_POLARITY_NEGATIVE,
  QIMAM_POLARITY_MIXED,
  QIMAM_POLARITY_ACCUSATION,
  QIMAM_POLARITY_DENIAL,
  QIMAM_POLARITY_WARNING,
  QIMAM_POLARITY_DEMAND,
  QIMAM_POLARITY_PROPOSAL,
} QimamPolarity;

typedef enum
{
  QIMAM_MEETING_OTHER,
  QIMAM_MEETING_SUMMIT,
  QIMAM_MEETING_TALKS,
  QIMAM_MEETING_CALL,
  QIMAM_MEETING_VISIT,
  QIMAM_MEETING_CONFERENCE,
} QimamMeetingKind;

typedef enum
{
  QIMAM_MEETING_STATUS_UNKNOWN,
  QIMAM_MEETING_HELD,
  QIMAM_MEETING_PLANNED,
  QIMAM_MEETING_CANCELLED,
} QimamMeetingStatus;

/* The role of a paragraph of a body. */
typedef enum
{
  QIMAM_PARAGRAPH_TEXT,
  QIMAM_PARAGRAPH_SUBHEAD,
  QIMAM_PARAGRAPH_LIST_ITEM,
  QIMAM_PARAGRAPH_QUOTE,
  QIMAM_PARAGRAPH_EMBED,
} QimamParagraphRole;

/* What a table of several columns says in a row or a cell. */
typedef enum
{
  QIMAM_STATUS_SILENT,
  QIMAM_STATUS_SINGLE,
  QIMAM_STATUS_AGREE,
  QIMAM_STATUS_DIFFER,
} QimamStatus;

/* How a note holds on to the text that it was made on. */
typedef enum
{
  QIMAM_ANCHOR_EXACT,   /* the same words at the same place */
  QIMAM_ANCHOR_MOVED,   /* the same words elsewhere */
  QIMAM_ANCHOR_CHANGED, /* the place was found again, but its words differ */
  QIMAM_ANCHOR_LOST,    /* the source changed: the words are no longer there */
} QimamAnchor;

/* Why an article has an earlier version. */
typedef enum
{
  QIMAM_VERSION_CHANGED, /* the publisher sent another text */
  QIMAM_VERSION_REREAD,  /* the same bytes were read in another way */
} QimamVersionReason;

#define QIMAM_DECLARE_NICKS(Type, name)                                                                      \
  const char *qimam_##name##_nick (Type value);                                                              \
  gboolean qimam_##name##_from_nick (const char *nick, Type *value);

QIMAM_DECLARE_NICKS (QimamField, field)
QIMAM_DECLARE_NICKS (QimamBasis, basis)
QIMAM_DECLARE_NICKS (QimamPrecision, precision)
QIMAM_DECLARE_NICKS (QimamCmp, cmp)
QIMAM_DECLARE_NICKS (QimamDimension, dimension)
QIMAM_DECLARE_NICKS (QimamAttribution, attribution)
QIMAM_DECLARE_NICKS (QimamPolarity, polarity)
QIMAM_DECLARE_NICKS (QimamMeetingKind, meeting_kind)
QIMAM_DECLARE_NICKS (QimamMeetingStatus, meeting_status)
QIMAM_DECLARE_NICKS (QimamParagraphRole, paragraph_role)
QIMAM_DECLARE_NICKS (QimamStatus, status)
QIMAM_DECLARE_NICKS (QimamAnchor, anchor)
QIMAM_DECLARE_NICKS (QimamVersionReason, version_reason)

G_END_DECLS
