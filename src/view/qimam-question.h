/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Hears what was written in a dialog. */
typedef void (*QimamAnswerFunc) (const char *text, gpointer data);

/* What a dialog asks for; it lives until the dialog goes. */
typedef struct
{
  GObject *field; /* in which the answer is written */
  QimamAnswerFunc func;
  gpointer data;
  GDestroyNotify destroy; /* (nullable) */
} QimamQuestion;

/* Offers to cancel and, in the way that is suggested, to take what is written in @field. @response_cb hears
 * of either, with the question as its data. */
void qimam_question_connect (AdwMessageDialog *dialog,
                             const char *response,
                             const char *label,
                             GCallback response_cb,
                             const QimamQuestion *question);

/* Asks before what was written goes unsaved. @discard hears, with @object, that it may; @object is held until
 * then. */
void qimam_question_ask_discard (GtkWindow *parent,
                                 const char *body,
                                 void (*discard) (gpointer object),
                                 GObject *object);

G_END_DECLS
