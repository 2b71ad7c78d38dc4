/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-error.h"

G_BEGIN_DECLS

/* A subscription in a list of subscriptions. */
typedef struct
{
  char *title;      /* (nullable) */
  char *url;        /* the feed */
  char *home;       /* (nullable) */
  char **folder;    /* names from the outermost folder on; may be empty, never NULL */
  char *attributes; /* (nullable) what else the list says of it, as attributes of XML: `category="/a"` */
} QimamOpmlFeed;

/* A line of the list that is no subscription. */
typedef struct
{
  char *title;
  char *why; /* a short English phrase */
} QimamOpmlRefused;

/* A list of subscriptions. */
typedef struct
{
  char *title;        /* (nullable) */
  char *namespaces;   /* (nullable) what the attributes of its feeds need: `xmlns:x="…"` */
  GPtrArray *feeds;   /* (element-type QimamOpmlFeed) in order */
  GPtrArray *refused; /* (element-type QimamOpmlRefused) */
} QimamOpml;

QimamOpml *qimam_opml_new (void);
void qimam_opml_free (QimamOpml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamOpml, qimam_opml_free)

/* Takes all strings; @attributes may be NULL. */
void qimam_opml_add (QimamOpml *self, char *title, char *url, char *home, char **folder, char *attributes);

/**
 * qimam_opml_read:
 * @text: UTF-8
 *
 * Reads OPML 1.0, 1.1 and 2.0. Outlines without an address are folders; those at more than 32 levels are
 * refused.
 *
 * Errors: %QIMAM_ERROR_UNSUPPORTED where it is no OPML or defines entities.
 *
 * Returns: (transfer full)
 */
QimamOpml *qimam_opml_read (const char *text, GError **error);

/* As qimam_opml_read(), for bytes in whatever encoding; errors name @name. */
QimamOpml *qimam_opml_read_bytes (GBytes *bytes, const char *name, GError **error);

/* (transfer full): as OPML 2.0; feeds of one folder that follow one another stand in one outline */
char *qimam_opml_write (const QimamOpml *self);

G_END_DECLS
