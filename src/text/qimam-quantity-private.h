/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-expression.h"
#include "qimam-number.h"
#include "qimam-quantity-dual.h"

G_BEGIN_DECLS

/* What the parts of the quantity reader share. Each reader takes the token where a quantity may begin and
 * returns the token after it, or the same one where there is none. */

typedef struct
{
  const char *text;
  GArray *tokens;
  GPtrArray *found;
  QimamField in;
  QimamDual dual; /* the last noun in the dual … */
  guint dual_at;  /* … and the token that it is */
} QimamQuantityReader;

static inline const QimamLex *
qimam_quantity_at (const QimamQuantityReader *self, guint i)
{
  return qimam_lex_at (self->tokens, i);
}

QimamQuantity *qimam_quantity_add (
    QimamQuantityReader *self, gsize start, gsize end, QimamQuantityKind kind, const char *value);

/* The comparator that stands before token @i, or after @next. */
const char *qimam_quantity_mod (const QimamQuantityReader *self, guint i, guint next);

/* The token after "في المئة" or "بالمئة", or 0. */
guint qimam_quantity_skip_percent (const QimamQuantityReader *self, guint i);

/* What the number before token @number->next counts, or the sign before token @before: percent, money, a
 * measure. Moves @number->next, @start and @end. */
QimamQuantityKind qimam_quantity_read_unit (const QimamQuantityReader *self,
                                            guint before,
                                            QimamNumber *number,
                                            guint32 *start,
                                            guint32 *end,
                                            const char **unit);

guint qimam_quantity_read_ordinal (QimamQuantityReader *self, guint i);
guint qimam_quantity_read_dual (QimamQuantityReader *self, guint i);
/* "دولار واحد" */
guint qimam_quantity_read_one (QimamQuantityReader *self, guint i);
/* "عدة ساعات", "عشرات الآلاف": a number that the text does not name. */
guint qimam_quantity_read_some (QimamQuantityReader *self, guint i);

G_END_DECLS
