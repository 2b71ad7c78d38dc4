/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-types.h"

static gboolean
find_nick (const char *const *nicks, guint n_nicks, const char *nick, guint *value)
{
  for (guint i = 0; i < n_nicks; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *value = i;
        return TRUE;
      }
  return FALSE;
}

#define DEFINE_NICKS(Type, name, ...)                                                                        \
  static const char *const name##_nicks[] = { __VA_ARGS__ };                                                 \
  const char *qimam_##name##_nick (Type value)                                                               \
  {                                                                                                          \
    g_return_val_if_fail ((guint) value < G_N_ELEMENTS (name##_nicks), NULL);                                \
    return name##_nicks[value];                                                                              \
  }                                                                                                          \
  gboolean qimam_##name##_from_nick (const char *nick, Type *value)                                          \
  {                                                                                                          \
    guint found = 0;                                                                                         \
    if (!find_nick (name##_nicks, G_N_ELEMENTS (name##_nicks), nick, &found))                                \
      return FALSE;                                                                                          \
    *value = (Type) found;                                                                                   \
    return TRUE;                                                                                             \
  }

/* Each list is in the order of its enumeration. */
/* clang-format off */
DEFINE_NICKS (QimamField, field, "body", "headline", "caption")
DEFINE_NICKS (QimamBasis, basis, "unknown", "stated", "inferred")
DEFINE_NICKS (QimamPrecision, precision, "unknown", "year", "month", "day", "minute", "second", "range")
DEFINE_NICKS (QimamCmp, cmp, "eq", "approx", "gt", "lt")
DEFINE_NICKS (QimamDimension, dimension, "date", "place", "format", "duration", "participants", "issue",
              "agreement", "disagreement", "statement", "figure", "next_step", "background")
DEFINE_NICKS (QimamAttribution, attribution, NULL, "direct", "indirect", "mixed")
DEFINE_NICKS (QimamPolarity, polarity, NULL, "agreed", "claimed_agreement", "disputed", "open", "discussed",
              "conditional", "hope", "none", "position", "positive", "negative", "mixed", "accusation", "denial",
              "warning", "demand", "proposal")
DEFINE_NICKS (QimamMeetingKind, meeting_kind, "other", "summit", "talks", "call", "visit", "conference")
DEFINE_NICKS (QimamMeetingStatus, meeting_status, "unknown", "held", "planned", "cancelled")
DEFINE_NICKS (QimamParagraphRole, paragraph_role, "text", "subhead", "list_item", "quote", "embed")
DEFINE_NICKS (QimamStatus, status, "silent", "single", "agree", "differ")
DEFINE_NICKS (QimamAnchor, anchor, "exact", "moved", "changed", "lost")
DEFINE_NICKS (QimamVersionReason, version_reason, "changed", "reread")
/* clang-format on */
