/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "qimam-error.h"

G_BEGIN_DECLS

/* The page in a saved page (MHTML) or the text of a mail. */
typedef struct
{
  GBytes *bytes;
  char *content_type; /* "text/html; charset=…" */
  char *url;          /* (nullable) */
  char *subject;      /* (nullable) */
  char *date;         /* (nullable) ISO 8601, when it was sent or saved */
  gboolean is_page;   /* saved by a browser: @date is that of saving */
} QimamMail;

void qimam_mail_clear (QimamMail *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (QimamMail, qimam_mail_clear)

/* Whether some bytes begin with the header of a mail or a saved page. */
gboolean qimam_mail_is (gconstpointer data, gsize size);

/**
 * qimam_mail_read:
 *
 * Finds the part to read: that which the root of a saved page names, else the first text, HTML before plain.
 *
 * Errors: %QIMAM_ERROR_EMPTY, %QIMAM_ERROR_UNSUPPORTED (more than 64 parts in one another),
 * %QIMAM_ERROR_UNREADABLE
 */
gboolean qimam_mail_read (GBytes *bytes, QimamMail *mail, GError **error);

G_END_DECLS
