/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-document.h"

G_BEGIN_DECLS

/* A body in the making: paragraphs are collected in linear time and then put into a document. */
typedef struct
{
  GString *text;
  GArray *roles; /* (element-type QimamParagraphRole) */
} QimamBody;

QimamBody *qimam_body_new (void);
void qimam_body_free (QimamBody *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamBody, qimam_body_free)

/* Cleans @text and adds it as a paragraph; an empty one adds nothing. */
void qimam_body_add (QimamBody *self, const char *text, QimamParagraphRole role);

/* Makes these paragraphs the body of @document; @self is empty afterwards. */
void qimam_body_give (QimamBody *self, QimamDocument *document);

G_END_DECLS
