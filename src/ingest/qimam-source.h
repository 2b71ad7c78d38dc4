/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-extract.h"

G_BEGIN_DECLS

/* No input is larger, whatever it is; JSON lines are limited line by line. */
#define QIMAM_MAX_INPUT (32 * 1024 * 1024)

/* Some bytes with what they turned out to be. */
typedef struct
{
  const QimamExtractOptions *options; /* never NULL */
  QimamFormat format;                 /* never AUTO */
  char *text;                         /* decoded */
  char *charset;
} QimamSource;

/**
 * qimam_source_open:
 *
 * Checks the size, tells the format and decodes. Errors name the item.
 */
gboolean
qimam_source_open (QimamSource *self, GBytes *data, const QimamExtractOptions *options, GError **error);

/* Puts the name of the item before the message. */
void qimam_source_name_error (const QimamSource *self, GError **error);

void qimam_source_clear (QimamSource *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamSource, qimam_source_clear)

G_END_DECLS
