/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-page-work.h"

G_BEGIN_DECLS

/* Writes a document to a file whose ending tells the format, which is not PDF. Called on a worker thread. */
typedef gboolean (*QimamSaveFunc) (gconstpointer document, const char *path, GError **error);

/* The ways in which a document is written. */
typedef struct
{
  QimamLayoutFunc begin; /* for PDF, in slices on the thread of the widgets */
  QimamPaper paper;
  QimamSaveFunc save; /* for the rest */
} QimamSaveWays;

/**
 * qimam_page_save:
 * @page: the widget that asks; the dialog belongs to its window
 * @toasts: says how it went
 * @document: is held until it is written
 * @title: what the document is called; the file name is made from it
 * @ways: is copied
 * @endings: (array zero-terminated=1): formats that can be written: "pdf", "html"…; the first is suggested
 *
 * Asks where to write, writes while the window goes on, and tells with a toast that can open the folder.
 */
void qimam_page_save (GtkWidget *page,
                      AdwToastOverlay *toasts,
                      QimamShared *document,
                      const QimamSaveWays *ways,
                      const char *title,
                      const char *const *endings);

/* The same without asking: to @path. The callback may be %NULL. */
void qimam_page_save_to (GtkWidget *page,
                         AdwToastOverlay *toasts,
                         QimamShared *document,
                         const QimamSaveWays *ways,
                         const char *path,
                         GAsyncReadyCallback callback,
                         gpointer data);
gboolean qimam_page_save_to_finish (GAsyncResult *result, GError **error);

/**
 * qimam_page_save_name:
 *
 * Makes a file name from a title: without what file systems refuse, of a sane length, and never hidden.
 *
 * Returns: (transfer full): in UTF-8
 */
char *qimam_page_save_name (const char *title, const char *ending);

/* (transfer full): @path with the first of @endings where it has none of them */
char *qimam_page_save_path (const char *path, const char *const *endings);

G_END_DECLS
