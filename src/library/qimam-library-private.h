/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-care.h"
#include "qimam-database.h"
#include "qimam-job.h"
#include "qimam-library.h"
#include "qimam-library-access.h"
#include "qimam-library-task.h"

G_BEGIN_DECLS

QimamDatabase *qimam_library_get_database (QimamLibrary *self);
QimamCare *qimam_library_get_care (QimamLibrary *self);
/* Milliseconds after which articles are tagged in the background, where nobody did it after a change of topics. */
#define QIMAM_TAG_DELAY 3000
QimamJobs *qimam_library_get_jobs (QimamLibrary *self);
/* Marks the jobs of programs that are no longer there as interrupted. */
void qimam_library_end_dead_jobs (QimamLibrary *self);
/* (transfer none): the analyser, that is made where it was not needed yet. Any thread may ask. */
QimamAnalyser *qimam_library_ensure_analyser (QimamLibrary *self, GError **error);

/* Emits "changed" on the main context of the thread that opened the library, once for all calls until then.
 */
void qimam_library_emit_changed (QimamLibrary *self);

/* Takes an item in; (transfer full) @document. Returns %FALSE to stop. */
typedef gboolean (*QimamImportTake) (const char *item,
                                     QimamDocument *document,
                                     const GError *error,
                                     gpointer import);
/* Gives items, one after the other. Returns %FALSE with @error where it could not go on. */
typedef gboolean (*QimamImportProduce) (QimamImportTake take, gpointer import, gpointer data, GError **error);

/* Says where the items that @import takes in from now on come from, as told by a QimamImportProduce. */
void qimam_import_set_origin (gpointer import, const char *origin);

/* As qimam_library_import(), for items from wherever @produce has them. @job keeps what was refused; who made
 * it ends it. */
gboolean qimam_library_import_from (QimamLibrary *self,
                                    QimamJob *job,
                                    QimamImportProduce produce,
                                    gpointer produce_data,
                                    QimamImportFunc func,
                                    gpointer data,
                                    QimamImportTotals *totals,
                                    GCancellable *cancellable,
                                    GError **error);

/**
 * qimam_library_put_article:
 * @id: (inout): as in qimam_store_article_put()
 * @touched: (element-type gint64): gets the meetings that lose what the article said before
 *
 * @analysis: (nullable): as in qimam_store_article_put()
 *
 * Stores an article; which meetings the user said it speaks of stays, and so does what he said of its claims:
 * @analysis is changed to say so. To be called in a transaction.
 */
gboolean qimam_library_put_article (QimamConnection *connection,
                                    gint64 *id,
                                    const QimamDocument *document,
                                    QimamAnalysis *analysis,
                                    GHashTable *touched,
                                    GError **error);

/* As qimam_library_put_article(), with a document that is stored already. */
gboolean qimam_library_put_analysis (QimamConnection *connection,
                                     gint64 id,
                                     const QimamDocument *document,
                                     QimamAnalysis *analysis,
                                     GHashTable *touched,
                                     GError **error);

/* Adds the meetings of an article to @touched. */
gboolean
qimam_library_touch (QimamConnection *connection, gint64 article, GHashTable *touched, GError **error);

/**
 * qimam_library_link:
 * @touched: (element-type gint64): meetings to make anew from what their articles tell
 *
 * Links the meetings that are not linked yet, and makes anew those that they or @touched concern. To be
 * called in a transaction.
 */
gboolean qimam_library_link (QimamConnection *connection, GHashTable *touched, GError **error);

/* The bytes that the name of a saved search may have. */
#define QIMAM_SEARCH_MAX_NAME 300
/* (transfer full) (nullable): a name that a person gave to a thing, on one line, of at most @max bytes. Errors:
 * %QIMAM_ERROR_USAGE with the sentence @missing or @too_long */
char *qimam_name_clean (
    const char *name, const char *missing, const char *too_long, gsize max, GError **error);

/* Whether a topic that comes from elsewhere can be one of the user: or, with the key of one of the program, a
 * rule for that. @clean_name: (out) (nullable): NULL for one of the program. Errors: %QIMAM_ERROR_USAGE. */
gboolean qimam_library_check_topic (
    const char *key, const char *name, const char *rule, char **clean_name, GError **error);

/* (transfer full) (element-type gint64): a set of ids */
GHashTable *qimam_id_set_new (void);
void qimam_id_set_add (GHashTable *set, gint64 id);
/* (transfer full) (element-type gint64): in ascending order */
GArray *qimam_id_set_to_array (GHashTable *set);

G_END_DECLS
