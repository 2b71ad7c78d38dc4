/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claim-panel.h"
#include "qimam-copies-row.h"
#include "qimam-reader-flash.h"
#include "qimam-reader-notes.h"
#include "qimam-reader-text.h"
#include "qimam-reader.h"
#include "qimam-wrap-box.h"

G_BEGIN_DECLS

/* What the files of the reader share. */
struct _QimamReader
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwFlap *flap;
  GtkStack *side;
  QimamNotePanel *note_panel;
  GtkInfoBar *damage_bar;
  GtkInfoBar *version_bar;
  GtkLabel *version_label;
  GtkButton *history_button;
  QimamCopiesRow *copies;
  QimamWrapBox *topics;
  GtkTextView *view;
  GtkScrolledWindow *scroller;
  GtkBox *bottom;
  QimamClaimPanel *claims;
  AdwStatusPage *failed_page;
  GtkToggleButton *star_button;
  GtkButton *open_button;

  GtkWidget *dropped;
  QimamSession *session;
  QimamReaderText *text;
  QimamReaderFlash *flash;
  QimamReaderNotes *notes;
  QimamArticle *article;
  GtkCssProvider *style;
  GCancellable *cancellable;
  gint64 wanted;         /* the article for which @wanted_span waits */
  QimamSpan wanted_span; /* empty: none */
  guint top_id;
  double top; /* where it then stands */
  gboolean all_topics;
  gboolean updating;
};

/* Scrolls to a place of the article that is shown and lets it flash. */
void qimam_reader_show_place (QimamReader *self, QimamSpan span);
/* Reads the article that is shown once more, and stays where it was scrolled to. */
void qimam_reader_refresh (QimamReader *self);

/* qimam-reader-annotations.c: notes and earlier versions */
void qimam_reader_class_add_annotations (GtkWidgetClass *widget_class);
void qimam_reader_init_annotations (QimamReader *self);
/* Shows a note in the panel. */
void qimam_reader_select_note (QimamReader *self, gint64 note);
/* Tells that the article which is shown has changed since it came. */
void qimam_reader_update_versions (QimamReader *self);

/* qimam-reader-mend.c: an analysis that is damaged */
void qimam_reader_class_add_mending (GtkWidgetClass *widget_class);
/* Tells whether it is. */
void qimam_reader_update_damage (QimamReader *self);
/* Has the article that is shown analysed anew, and shows it then. */
void qimam_reader_mend (QimamReader *self);

G_END_DECLS
