/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_READER (qimam_reader_get_type ())
G_DECLARE_FINAL_TYPE (QimamReader, qimam_reader, QIMAM, READER, AdwBin)

/**
 * QimamReader:
 *
 * The open article of a session, with what it says marked in the text and listed beside it.
 *
 * Signals:
 * - "open-address" (string): the user wants the page that the article came from; http or https
 */
void qimam_reader_set_session (QimamReader *self, QimamSession *session);

/* Opens an article at a place: scrolls there and lets it flash. */
void qimam_reader_show_span (QimamReader *self, gint64 article, QimamSpan span);

/* (transfer none) (nullable): the article that is shown */
const QimamArticle *qimam_reader_get_article (QimamReader *self);

/* Sets or lifts the star of the article that is shown. */
void qimam_reader_toggle_star (QimamReader *self);

/* Puts the keyboard into the text. */
void qimam_reader_focus (QimamReader *self);

G_END_DECLS
