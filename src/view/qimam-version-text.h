/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "qimam-document.h"

G_BEGIN_DECLS

/**
 * QimamVersionText:
 *
 * What differs between two versions of an article as the text of a buffer: what was taken away is struck
 * through, what was added underlined, each on a colour of its own.
 */
typedef struct _QimamVersionText QimamVersionText;

/* Makes its tags in @buffer. */
QimamVersionText *qimam_version_text_new (GtkTextBuffer *buffer);
void qimam_version_text_free (QimamVersionText *self);

/* A place at which something changed. */
typedef struct
{
  int start; /* characters of the buffer */
  int end;
  char *removed; /* (nullable) */
  char *added;   /* (nullable) */
} QimamShownChange;

/* Returns: (transfer none) (element-type QimamShownChange): until it is filled again */
const GPtrArray *
qimam_version_text_fill (QimamVersionText *self, const QimamDocument *before, const QimamDocument *after);

/* Colours for a light or a dark window. */
void qimam_version_text_set_dark (QimamVersionText *self, gboolean dark);

G_END_DECLS
