/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_ARTICLE_LIST (qimam_article_list_get_type ())
G_DECLARE_FINAL_TYPE (QimamArticleList, qimam_article_list, QIMAM, ARTICLE_LIST, AdwBin)

/**
 * QimamArticleList:
 *
 * Filters and the articles that they let through; what to do where there are none.
 *
 * Signals:
 * - "activated": the user opened the selected article
 */
void qimam_article_list_set_session (QimamArticleList *self, QimamSession *session);

/* Opens the article @by rows below (above when negative) the one that is open. FALSE where there is none. */
gboolean qimam_article_list_step (QimamArticleList *self, int by);

/* Takes back the selection of several articles, down to the one that is open; where they are just being
 * marked, stops that first. FALSE where there was nothing to take back. */
gboolean qimam_article_list_unselect (QimamArticleList *self);

/* Puts the keyboard into the list. */
void qimam_article_list_focus (QimamArticleList *self);

/* Whether the "sample coverage" button is offered in an empty library. */
void qimam_article_list_set_samples (QimamArticleList *self, gboolean available);

G_END_DECLS
