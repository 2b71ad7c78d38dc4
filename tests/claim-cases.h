/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "analysis-fixture.h"

/* Sentences behind a lead that reports a meeting, and what they tell. */

#define LEAD                                                                                                                                                                              \
  "عقد وزيرا الخارجية الأردني أيمن الصفدي والتركي هاكان فيدان محادثات في عمان، الثلاثاء، استمرت ثلاث " \
  "ساعات.\n"

typedef struct
{
  const char *sentence;
  const char *told; /* texts of the claims, separated by "|", in their order; "" for none */
} ClaimCase;

/* Whether the claims of @dimension behind the lead are those of the cases; all that differ are told. */
static inline void
check_claims (QimamDimension dimension, const ClaimCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *body = g_strconcat (LEAD, cases[i].sentence, NULL);
      g_autoptr (QimamDocument) document = make_document ("محادثات أردنية تركية", "2025-03-05", body);
      g_autoptr (QimamAnalysis) analysis = analyse (document);
      g_autoptr (GString) told = g_string_new (NULL);

      for (guint k = 0; k < analysis->claims->len; k++)
        {
          const QimamClaim *claim = analysis->claims->pdata[k];

          if (claim->dimension == dimension && claim->span.in == QIMAM_FIELD_BODY &&
              claim->span.start >= strlen (LEAD))
            g_string_append_printf (told, "%s%s", told->len > 0 ? "|" : "", claim->text);
        }
      if (!g_str_equal (told->str, cases[i].told))
        {
          g_test_message ("%s: %s instead of %s", cases[i].sentence, told->str, cases[i].told);
          g_test_fail ();
        }
    }
}
