/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_MEETING_PAGE (qimam_meeting_page_get_type ())
G_DECLARE_FINAL_TYPE (QimamMeetingPage, qimam_meeting_page, QIMAM, MEETING_PAGE, AdwBin)

/**
 * QimamMeetingPage:
 *
 * What the library knows of one meeting: when, where, how and who, what was agreed and what was left open,
 * and the articles that say so. Each fact opens the passages that it rests on.
 *
 * Signals:
 * - "open-span" (gint64 article, guint in, guint start, guint end): the user asked for a place in an article;
 *   with @end 0 for the article alone
 */
GtkWidget *qimam_meeting_page_new (QimamSession *session);

void qimam_meeting_page_show (QimamMeetingPage *self, gint64 meeting);

/* 0 for none */
gint64 qimam_meeting_page_get_meeting (QimamMeetingPage *self);

G_END_DECLS
