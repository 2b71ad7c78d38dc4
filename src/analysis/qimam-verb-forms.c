/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-verb-forms.h"

#include <string.h>

char *
qimam_verb_forms (const char *base, gboolean future)
{
  /* what a verb ends with, and what it has in its place before "ون" and in the dual: "يبقى", "يبقون", "يبقيان" */
  static const struct
  {
    const char *end;
    const char *plural;
    const char *dual;
  } weak[] = {
    { "ى", "ون", "يان" },
    { "ي", "ون", "يان" },
    { "و", "ون", "وان" },
    { "أ", "أون", "آن" },
  };
  const char *s = future ? "س" : "";
  const char *plural = "ون", *dual = "ان";
  g_autofree char *stem = NULL, *cut = NULL;

  g_return_val_if_fail (base != NULL && g_str_has_prefix (base, "ي"), NULL);

  stem = g_strdup (base + strlen ("ي"));
  cut = g_strdup (stem);
  for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
    if (g_str_has_suffix (stem, weak[i].end))
      {
        cut[strlen (cut) - strlen (weak[i].end)] = '\0';
        plural = weak[i].plural;
        dual = weak[i].dual;
        break;
      }
  return g_strdup_printf ("=%sي%s/=%sت%s/=%sن%s/=%sي%s%s/=%sي%s%s/=%sت%s%s", s, stem, s, stem, s, stem, s, cut,
                          plural, s, cut, dual, s, cut, dual);
}
