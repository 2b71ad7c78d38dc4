/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_ARTICLE_CHOOSER (qimam_article_chooser_get_type ())
G_DECLARE_FINAL_TYPE (QimamArticleChooser, qimam_article_chooser, QIMAM, ARTICLE_CHOOSER, AdwWindow)

/**
 * QimamArticleChooser:
 *
 * A window that asks which articles of a meeting are meant: some, but not all.
 *
 * Signals:
 * - "chosen" (GArray of gint64): the window closes
 */
QimamArticleChooser *qimam_article_chooser_new (GtkWindow *parent,
                                                QimamLibrary *library,
                                                const QimamMeeting *meeting,
                                                const char *title,
                                                const char *explanation,
                                                const char *button);

G_END_DECLS
