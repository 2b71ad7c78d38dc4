/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-builder.h"

G_BEGIN_DECLS

/* A claim that a meeting was at a place; 0 for none of those that the article names. The same place a second
 * time is a repeat. @party: (nullable): whose place it is, where the sides are apart. */
void qimam_place_add (QimamClaimBuilder *builder,
                      const QimamClauses *scan,
                      const QimamMention *place,
                      gint64 meeting,
                      const char *party);

/* "… that was held in the palace": where nothing else tells how, those who met were there. */
void qimam_place_add_presence (QimamClaimBuilder *builder,
                               const QimamClauses *scan,
                               const QimamMention *place,
                               gint64 meeting);

/* A claim of a place on @span; where the meeting has one of this value already, another mention of it on
 * @again. */
void qimam_place_add_value (QimamClaimBuilder *builder,
                            const QimamClauses *scan,
                            const QimamValue *value,
                            QimamSpan again,
                            QimamSpan span,
                            gint64 meeting,
                            const char *party);

G_END_DECLS
