/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The members of the bodies of states, from `data/lexicon/members.tsv`. Immutable. */
typedef struct _QimamMembers QimamMembers;

/* Errors: %QIMAM_ERROR_LEXICON. (transfer full) */
QimamMembers *qimam_members_new (GError **error);
void qimam_members_free (QimamMembers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamMembers, qimam_members_free)

/* Whether @party, the code of a state or the key of a body, sits at the table of @body, or is that body. */
gboolean qimam_members_has (const QimamMembers *self, const char *body, const char *party);

/* Whether the table has the members of @body. */
gboolean qimam_members_knows (const QimamMembers *self, const char *body);

G_END_DECLS
