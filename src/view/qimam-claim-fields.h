/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "qimam-library-corrections.h"

G_BEGIN_DECLS

#define QIMAM_TYPE_CLAIM_FIELDS (qimam_claim_fields_get_type ())
G_DECLARE_FINAL_TYPE (QimamClaimFields, qimam_claim_fields, QIMAM, CLAIM_FIELDS, GObject)

/**
 * QimamClaimFields:
 *
 * The rows in which the value of a claim is written, those that its dimension has.
 *
 * Signals:
 * - "changed": the user changed something
 */

/* @reference: (nullable): when the article was published */
QimamClaimFields *qimam_claim_fields_new (QimamLibrary *library, const char *reference);

/* Adds the rows to a group, which then holds this object as long as it lives. */
void qimam_claim_fields_add_to (QimamClaimFields *self, AdwPreferencesGroup *group);

/* Shows a value; emits nothing. */
void qimam_claim_fields_set_value (QimamClaimFields *self, QimamDimension dimension, const QimamValue *value);

/* @value: (out): what the rows say, to be cleared by the caller. FALSE where it is no value. */
gboolean qimam_claim_fields_get_value (QimamClaimFields *self, QimamValue *value);

G_END_DECLS
