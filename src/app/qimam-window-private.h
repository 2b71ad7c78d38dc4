/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-article-list.h"
#include "qimam-brief-page.h"
#include "qimam-compare-page.h"
#include "qimam-folder-watcher.h"
#include "qimam-meeting-page.h"
#include "qimam-reader.h"
#include "qimam-reanalysis-bar.h"
#include "qimam-refresher.h"
#include "qimam-search-completion.h"
#include "qimam-session.h"
#include "qimam-sidebar.h"
#include "qimam-window.h"

G_BEGIN_DECLS

/* Where the user was: a page, and on the page of articles the open one. */
typedef struct
{
  const char *page; /* (static) */
  gint64 article;
} QimamWindowPlace;

/* What the files of the window share. */
struct _QimamWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkSearchEntry *search;
  GtkInfoBar *bar;
  GtkLabel *bar_label;
  GtkInfoBar *index_bar;
  GtkLabel *index_label;
  AdwFlap *flap;
  QimamSidebar *sidebar;
  AdwViewStack *stack;
  AdwLeaflet *leaflet;
  QimamArticleList *list;
  QimamReader *reader;
  AdwSqueezer *squeezer;
  GtkWidget *switcher;
  AdwViewSwitcherBar *switcher_bar;
  QimamReanalysisBar *reanalysis;
  GtkRevealer *import_revealer;
  GtkLabel *import_label;
  GtkLabel *import_item;
  GtkProgressBar *import_progress;

  QimamSession *session;
  QimamSearchCompletion *completion;
  QimamRefresher *refresher; /* (nullable) as long as no library is open */
  QimamFolderWatcher *watcher;
  QimamComparePage *compare_page; /* (nullable) as long as no library is open */
  QimamBriefPage *brief_page;
  QimamMeetingPage *meeting_page; /* (nullable) until one is asked for */
  QimamUndo *undo;                /* (nullable): how the last correction is taken back */
  GCancellable *open_cancellable;
  gboolean started; /* the keyboard has been put into the list */
  char *opening;    /* path of the library that is being opened */
  GtkWidget *content; /* (nullable): what the window shows, while it tells why a library cannot be opened */

  char *asked;           /* the text of the filter, as the entry last gave or got it */
  gboolean setting_text; /* the entry is getting it */

  GArray *history; /* (element-type QimamWindowPlace): where "back" leads */

  GQueue *imports;    /* (element-type ImportJob): first the one that runs */
  gint64 import_job;  /* the last one, for its report */
  GCancellable *import_cancellable;
  gint64 import_article; /* the last article that was added */
};

/* qimam-window-actions.c */
void qimam_window_add_actions (QimamWindow *self);
void qimam_window_class_add_keys (GtkWidgetClass *widget_class);
void qimam_window_update_actions (QimamWindow *self);
/* Remembers where the user is, for "back". */
void qimam_window_push_place (QimamWindow *self);
void qimam_window_open_span (QimamWindow *self, gint64 article, guint in, guint start, guint end);
/* The meeting that an article reports on; 0 where it reports on none. */
gint64 qimam_window_find_reported (QimamWindow *self, gint64 article);
void qimam_window_offer_address (QimamWindow *self, const char *address);
/* Fills a page that the user turned to for the first time. */
void qimam_window_prepare_page (QimamWindow *self);

/* qimam-window-opening.c */
void qimam_window_class_add_opening (GtkWidgetClass *widget_class);
/* Tells why the library that was being opened cannot be: on a page in the place of all others, or where one is
 * open in a dialog. */
void qimam_window_tell_not_opened (QimamWindow *self, const GError *error);
void qimam_window_forget_not_opened (QimamWindow *self);

/* qimam-window-import.c */
void qimam_window_class_add_import (GtkWidgetClass *widget_class);
void qimam_window_init_import (QimamWindow *self);
void qimam_window_dispose_import (QimamWindow *self);
void qimam_window_start_imports (QimamWindow *self);
/* A QimamFolderWatcherFunc; @data is the window. */
void qimam_window_import_watched (char **paths, gpointer data);
void qimam_window_choose_files (QimamWindow *self, gboolean folder);
void qimam_window_paste (QimamWindow *self);
/* Past imports; @job: the one that is shown at first, 0 for all */
void qimam_window_show_jobs (QimamWindow *self, gint64 job);
void qimam_window_import_samples (QimamWindow *self);
/* (transfer full) (nullable): the folder of the sample coverage, where there is one */
char *qimam_window_find_samples (void);

/* qimam-window-corrections.c */
void qimam_window_class_add_corrections (GtkWidgetClass *widget_class);
void qimam_window_init_corrections (QimamWindow *self);
/* Another library (nullable, at the end): nothing is left to take back; what was cut off goes on. */
void qimam_window_take_corrections (QimamWindow *self, QimamLibrary *library);

/* qimam-window-searches.c */
void qimam_window_class_add_searches (GtkWidgetClass *widget_class);

/* qimam-window.c */
void qimam_window_tell (QimamWindow *self, const char *text);
/* By its weight: what concerns the library as a whole stays in a bar, the rest passes in a toast. */
void qimam_window_tell_error (QimamWindow *self, const GError *error);

G_END_DECLS
