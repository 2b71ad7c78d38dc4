/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-clauses.h"

/* The letters of @shape stand for themselves, "-" for any letter. */
static gboolean
has_shape (const char *folded, const char *shape)
{
  for (; *shape != '\0' && *folded != '\0'; shape = g_utf8_next_char (shape))
    {
      if (*shape != '-' && g_utf8_get_char (shape) != g_utf8_get_char (folded))
        return FALSE;
      folded = g_utf8_next_char (folded);
    }
  return *shape == '\0' && *folded == '\0';
}

/* "تفعيل", "استفعال", "إفعال", "مفاعلة": the shapes of verbal nouns that few other words have. The hamza of
 * "إ" is folded away, so it is looked for in @written. */
static gboolean
has_shape_of_act (const char *folded, const char *written)
{
  static const char *const nouns[] = { "تاريخ",  "تفصيل",  "استقرار", "استثمار", "استخبار", "اسلام",
                                       "انسان",  "ارهاب",  "ايران",   "اعلام",   "اجمال",   "ايمان",
                                       "احسان",  "اخوان",  "مبادره",  "معارضه",  "محافظه",  "مناسبه",
                                       "معاهده", "معادله", "مقاومه",  "مناوره",  "محاضره",  "مفاوضه",
                                       "محادثه", "مجاوره", "مشاوره",  "مصادفه",  "تمثيل",   "تلفزيون",
                                       "تعليم",  "تقرير",  "مباشره",  "مشاركه",  NULL };

  if (g_strv_contains (nouns, folded))
    return FALSE;
  return has_shape (folded, "ت--ي-") || has_shape (folded, "است--ا-") || has_shape (folded, "م-ا--ه") ||
         (g_str_has_prefix (written, "إ") && has_shape (folded, "ا--ا-"));
}

gboolean
qimam_clauses_is_act (const QimamClauses *self, guint word)
{
  /* of two letters, which no particle is taken off from: "وحل النزاعات" */
  static const char *const short_acts[] = { "وحل", "وسد", "وفك", "ومد", "وضم", "وصد", "وسن", NULL };
  const QimamWord *w;
  const char *folded, *written;

  if (word >= self->n_words)
    return FALSE;
  if (qimam_clauses_has_hit (self, "masdar", word, word))
    return TRUE;
  w = qimam_clauses_word (self, word);
  folded = w->folded;
  written = self->reading->text + w->start;
  if (has_shape_of_act (folded, written) || g_strv_contains (short_acts, folded))
    return TRUE;
  /* "والاستمرار", "والتحضير": one that goes on with a list */
  if (g_str_has_prefix (folded, "وال") && (self->gaps[word] & QIMAM_GAP_COMMA))
    {
      folded += strlen ("وال");
      written += strlen ("وال");
      return has_shape_of_act (folded, written) || has_shape (folded, "است--ا-");
    }
  for (guint i = 0; i < 2 && g_utf8_strlen (folded, -1) > 5; i++)
    {
      if (!g_str_has_prefix (folded, "و") && !g_str_has_prefix (folded, "ب") &&
          !g_str_has_prefix (folded, "ل"))
        break;
      folded = g_utf8_next_char (folded);
      written = g_utf8_next_char (written);
      if (has_shape_of_act (folded, written))
        return TRUE;
    }
  return FALSE;
}
