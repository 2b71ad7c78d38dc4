/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * QimamFolderWatcher:
 *
 * Tells what is put into the folder that the user chose in the preferences ("watched-folder"), and, to begin
 * with, what was put there since it was last looked at ("watched-until").
 */
typedef struct _QimamFolderWatcher QimamFolderWatcher;

/* @paths: (array zero-terminated=1): files that are complete, as far as one can tell */
typedef void (*QimamFolderWatcherFunc) (char **paths, gpointer data);

QimamFolderWatcher *
qimam_folder_watcher_new (GSettings *settings, QimamFolderWatcherFunc func, gpointer data);
void qimam_folder_watcher_free (QimamFolderWatcher *self);

G_END_DECLS
