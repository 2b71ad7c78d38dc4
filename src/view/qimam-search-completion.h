/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-session.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_SEARCH_COMPLETION (qimam_search_completion_get_type ())
G_DECLARE_FINAL_TYPE (QimamSearchCompletion, qimam_search_completion, QIMAM, SEARCH_COMPLETION, GObject)

/**
 * QimamSearchCompletion:
 *
 * A list under a search entry of how the word or value before the cursor may go on. The arrow keys move in
 * it, Enter or Tab takes a line, Escape puts it away; the keyboard stays in the entry. To be disposed of
 * before the entry is (g_object_run_dispose()).
 */
QimamSearchCompletion *qimam_search_completion_new (GtkSearchEntry *entry, QimamSession *session);

/* Puts the list away until more is typed. */
void qimam_search_completion_close (QimamSearchCompletion *self);

G_END_DECLS
