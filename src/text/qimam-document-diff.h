/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-diff.h"
#include "qimam-document.h"

G_BEGIN_DECLS

/* What is compared of two versions of an article. */
typedef enum
{
  QIMAM_DIFF_HEADLINE,
  QIMAM_DIFF_BYLINE,
  QIMAM_DIFF_PUBLISHED,
  QIMAM_DIFF_BODY,
  QIMAM_DIFF_CAPTION,
  QIMAM_N_DIFF_FIELDS,
} QimamDiffField;

/* nick: headline, byline, published, body, caption */
const char *qimam_diff_field_nick (QimamDiffField field);

/* A field that two versions do not have alike. */
typedef struct
{
  QimamDiffField field;
  char *before; /* "" where there was none */
  char *after;
  GArray *runs; /* (element-type QimamDiffRun): of @before and @after */
} QimamFieldDiff;

void qimam_field_diff_free (QimamFieldDiff *self);

/* (transfer full): one field, whether it differs or not */
QimamFieldDiff *
qimam_field_diff_new (QimamDiffField field, const QimamDocument *before, const QimamDocument *after);

/* (transfer full) (element-type QimamFieldDiff): the fields that differ in more than white space, in the
 * order of the enumeration */
GPtrArray *qimam_document_diff (const QimamDocument *before, const QimamDocument *after);

G_END_DECLS
