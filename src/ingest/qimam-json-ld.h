/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a page says of its article in JSON-LD (schema.org). */
typedef struct
{
  char *headline;
  char *authors; /* joined by "، " */
  char *published;
  char *other_published; /* of a thing that is no article: a page, a video */
  char *modified;
  char *publisher;
  char *body;
  char *image;
  char *language;
  char *description;
} QimamJsonLd;

void qimam_json_ld_clear (QimamJsonLd *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamJsonLd, qimam_json_ld_clear)

/* Reads the scripts of a page; what is no JSON is passed over. */
void qimam_json_ld_read (QimamJsonLd *self, const GPtrArray *scripts);

G_END_DECLS
