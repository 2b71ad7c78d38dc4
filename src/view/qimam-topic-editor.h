/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library-topics.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_TOPIC_EDITOR (qimam_topic_editor_get_type ())
G_DECLARE_FINAL_TYPE (QimamTopicEditor, qimam_topic_editor, QIMAM, TOPIC_EDITOR, AdwBin)

/**
 * QimamTopicEditor:
 *
 * Name and rule of a topic, with what the rule would match and lose, told while it is written.
 *
 * Properties that notify: "complete" (boolean): there is a name, and a rule that can be read.
 */

/* @topic: (nullable): the topic to change; %NULL for a new one. @rule: what it has now, "" for a new one */
void qimam_topic_editor_open (QimamTopicEditor *self,
                              QimamLibrary *library,
                              const QimamLibraryTopic *topic,
                              const char *name,
                              const char *rule);

/* Ends what is being counted. */
void qimam_topic_editor_stop (QimamTopicEditor *self);

/* Whether something was written that is not stored. */
gboolean qimam_topic_editor_is_changed (QimamTopicEditor *self);

/* Stores what was written. */
gboolean qimam_topic_editor_save (QimamTopicEditor *self, GError **error);

gboolean qimam_topic_editor_is_complete (QimamTopicEditor *self);

G_END_DECLS
