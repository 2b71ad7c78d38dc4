/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-outcome-take.h"

#include <string.h>

#define MAX_PLAN   24 /* words of a plan */
#define MAX_SOUGHT 4  /* words between what is sought and the agreement */

/* "إدانتهم", "دعمهما": whether somebody affirms it, in its clause or with one of these before */
static gboolean
is_affirmed (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint from = self->hit->first - MIN (self->hit->first - self->s_first, MAX_PLAN);

  for (guint w = from; w < self->hit->first; w++)
    if (qimam_clauses_has_hit (scan, "report", w, w) || qimam_clauses_has_hit (scan, "affirming", w, w) ||
        qimam_clauses_has_hit (scan, "agree_of_both", w, w))
      return TRUE;
  return FALSE;
}

/* "للوصول إلى توافق على كذا": an agreement that is only sought */
static gboolean
is_sought (const QimamOutcome *self)
{
  const QimamClauses *scan = self->scan;
  guint from = self->hit->first - MIN (self->hit->first - self->s_first, MAX_SOUGHT);

  for (guint w = from; w < self->hit->first; w++)
    if (g_str_has_prefix (qimam_clauses_word (scan, w)->folded, "ل") && qimam_clauses_is_act (scan, w) &&
        qimam_clauses_word (scan, w)->folded[strlen ("ل")] != '\0' &&
        qimam_clauses_has_hit (scan, "overcome", w, w))
      return TRUE;
  return FALSE;
}

/* Whether the views that are told to be the same, and whose they are, stand before the cue: "المواقف", "مواقف
 * البلدين", but not "مواقف السيارات". */
static gboolean
has_views (const QimamOutcome *self)
{
  guint first = qimam_clauses_clause (self->scan, self->hit->first)->first;
  guint from = MAX (first, self->hit->first - MIN (self->hit->first, QIMAM_OUTCOME_MAX_WORDS - 3));

  for (guint w = from, views = 0; w < self->hit->first; w++)
    {
      const QimamMention *mention = qimam_outcome_mention_from (self->scan, w);

      if (qimam_clauses_has_hit (self->scan, "views", w, w))
        views = w + 1;
      if (views > 0 && (g_str_has_prefix (qimam_clauses_word (self->scan, views - 1)->folded, "ال") ||
                        qimam_clauses_has_hit (self->scan, "of_parties", w, w) ||
                        (mention != NULL && qimam_party_is_told (mention->party))))
        return TRUE;
    }
  return FALSE;
}

gboolean
qimam_outcome_is_no_agreement (const QimamOutcome *self)
{
  static const char *const announced[] = { "عن",    "في",    "خلال",  "اثناء", "عقب",    "ايضا",
                                           "كذلك",  "رسميا", "لاحقا", "خلاله", "خلالها", "بعده",
                                           "بعدها", "اخيرا", "ضمن",   "فيه",   "فيها",   NULL };
  const char *rule = self->rule->rule;
  const QimamClauses *scan = self->scan;

  if (g_str_equal (rule, "agree_of_both"))
    return !is_affirmed (self);
  /* "أعلن في ختام اللقاء عن كذا": by nobody who is named */
  if (g_str_equal (rule, "agree_announced"))
    return self->hit->first == self->hit->last &&
           !qimam_clauses_word_is (scan, MIN (self->s_last, self->hit->last + 1), announced);
  /* "ما تم التوصل إليه" */
  if (g_str_equal (rule, "agree_what_happened"))
    return self->hit->last >= self->s_last ||
           g_str_has_prefix (qimam_clauses_word (scan, self->hit->last + 1)->folded, "ال");
  if (g_str_equal (rule, "agree_views_are"))
    return !has_views (self);
  if (g_str_has_prefix (rule, "agree_noun") || g_str_has_prefix (rule, "agree_between") ||
      g_str_equal (rule, "agree_consensus"))
    return is_sought (self);
  /* "النائبان رفضا حضور": the verb of somebody named; "رفضا" may be a noun too */
  if (g_str_equal (rule, "agree_condemn") &&
      qimam_clauses_has_mark (scan, self->hit->first, QIMAM_MARK_NEGATOR) &&
      self->hit->first == self->hit->last)
    return self->hit->first > self->s_first &&
           !g_str_has_prefix (qimam_clauses_word (scan, self->hit->first)->folded, "و");
  /* where they are still to meet */
  return g_str_has_prefix (rule, "agree_vow_") && self->builder->finder->has_main &&
         ((QimamMeeting *) self->builder->finder->meetings->pdata[0])->status == QIMAM_MEETING_PLANNED;
}
