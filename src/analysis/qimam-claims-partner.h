/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-claims-group.h"

G_BEGIN_DECLS

/* Where those stand with whom somebody met. */
typedef enum
{
  QIMAM_PARTNER_WITH,    /* "مع" */
  QIMAM_PARTNER_BETWEEN, /* "بين" */
  QIMAM_PARTNER_OBJECT,  /* "استقبل الرئيس وفدا" */
} QimamPartnerSlot;

/* One or many who met, whatever they are called. */
typedef struct
{
  guint first; /* words */
  guint last;
  QimamSpan span;              /* without particles before it */
  const char *party;           /* (nullable) */
  const QimamMention *mention; /* (nullable): a person, a state or a body that the lexicon knows */
  gboolean several;            /* "طرفي النزاع" */
  gboolean definite;           /* "الجانب الأميركي" */
  gboolean leaders;            /* "عدد من القادة" */
} QimamPartner;

/* Reads who begins at @word. Returns FALSE where nobody does. */
gboolean qimam_partner_read (
    const QimamClauses *scan, guint word, guint s_last, QimamPartnerSlot slot, QimamPartner *partner);

G_END_DECLS
