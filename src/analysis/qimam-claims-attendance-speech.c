/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-attendance.h"

#define MAX_APART 24 /* words between one who speaks and the meeting where he does */

/* "قال فلان لنظيره فلان، خلال محادثات": both were there. */
static gboolean
speaks_to_other (const QimamClauses *scan, const QimamMention *who)
{
  static const char *const others[] = { "لنظيره", "لنظيرته", "لضيفه", "لضيفته", "لمضيفه", NULL };

  return who->last_word + 1 < scan->n_words && qimam_clauses_word_is (scan, who->last_word + 1, others);
}

/* "محادثاته", "لقائه"; "القمة" ends in another letter. */
static gboolean
is_his (const QimamClauses *scan, guint word)
{
  const QimamWord *w = qimam_clauses_word (scan, word);
  g_autofree char *text = g_strndup (scan->reading->text + w->start, w->end - w->start);

  return (g_str_has_suffix (text, "ه") || g_str_has_suffix (text, "ها")) && !g_str_has_prefix (text, "ال") &&
         g_utf8_strlen (text, -1) > 4;
}

/* "أعلن الرئيس فلان، في ختام القمة، أن": those of rank who speak at the meeting take part in it. */
gboolean
qimam_attendance_speaks_there (const QimamClauses *scan, const QimamMention *who, const QimamEvent *event)
{
  static const char *const that_words[] = { "ان", "انه", "انها", "بان", "بانه", NULL };
  static const char *const this_words[] = { "ذلك", "وذلك", NULL };
  static const char *const there_words[] = { "في",    "خلال",   "اثناء", "ضمن", "ختام",
                                             "مستهل", "افتتاح", "امام",  NULL };
  static const char *const ranks[] = {
    "president", "prime_minister",   "king",     "crown_prince",      "emir",
    "leader",    "foreign_minister", "minister", "secretary_general", NULL
  };

  if (event->relation != QIMAM_EVENT_MAIN)
    return FALSE;
  /* "قال فلان إن محادثاته مع نظيره …" */
  if (event->first > who->last_word && event->first - who->last_word <= 4 && is_his (scan, event->last))
    return TRUE;
  if (!event->adverbial || event->first <= who->last_word || event->first - who->last_word > MAX_APART ||
      who->role == NULL || !g_strv_contains (ranks, who->role) ||
      !qimam_clauses_word_is (scan, event->first - 1, there_words))
    return FALSE;
  /* "…، جاء ذلك في كلمة له خلال القمة" */
  return qimam_clauses_any_is (scan, event->first > 7 ? event->first - 7 : 0, event->first, this_words) ||
         !qimam_clauses_any_is (scan, who->last_word + 1, event->first, that_words);
}

/* "ألقى … كلمة أمام المجتمعين", "وقال … مخاطبا مضيفه" */
gboolean
qimam_attendance_addresses (const QimamClauses *scan, const QimamMention *who)
{
  static const char *const speeches[] = { "كلمه", "كلمته", "كلمتها", "خطابا", "خطابه", "الكلمه", NULL };
  static const char *const in[] = { "في", "خلال", NULL }, *const had[] = { "قد", NULL };
  static const char *const addressing[] = { "مخاطبا", "مخاطبه", NULL };

  if (who->first_word == 0 || who->last_word + 1 >= scan->n_words)
    return FALSE;
  /* "ورحب فلان في كلمته بالقادة" */
  if (who->last_word + 2 < scan->n_words && qimam_clauses_word_is (scan, who->last_word + 1, in) &&
      qimam_clauses_word_is (scan, who->last_word + 2, speeches) &&
      /* "في كلمة ألقاها نيابة عنه فلان" */
      !qimam_clauses_has_hit (scan, "on_behalf", who->last_word + 2,
                              MIN (who->last_word + 6, scan->n_words - 1)))
    return TRUE;
  /* "وكان الرئيس فلان قد أكد في كلمته" */
  if (who->last_word + 4 < scan->n_words && qimam_clauses_word_is (scan, who->last_word + 1, had) &&
      qimam_clauses_has_mark (scan, who->last_word + 2, QIMAM_MARK_VERB) &&
      qimam_clauses_word_is (scan, who->last_word + 3, in) &&
      qimam_clauses_word_is (scan, who->last_word + 4, speeches))
    return TRUE;
  return qimam_clauses_word_is (scan, who->last_word + 1, addressing) ||
         (qimam_clauses_has_hit (scan, "address", who->first_word - 1, who->first_word - 1) &&
          qimam_clauses_word_is (scan, who->last_word + 1, speeches));
}

/* "وقال الرئيس فلان، وإلى جانبه فلان وفلان، في مؤتمر صحفي مشترك": those of rank who face the press together.
 */
gboolean
qimam_attendance_faces_press (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  static const char *const that_words[] = { "ان", "انه", "انها", "بان", "بانه", NULL };
  const QimamCueHit *hit = qimam_clauses_find_hit (scan, "joint_conference", s_first, s_last);

  if (hit == NULL || who->role == NULL || (g_str_equal (who->role, "other") && who->first_word < hit->last) ||
      (who->last_word < hit->first && hit->first - who->last_word > MAX_APART) ||
      (who->first_word > hit->last && who->first_word - hit->last > MAX_APART))
    return FALSE;
  return who->last_word < hit->first
             ? !qimam_clauses_any_is (scan, who->last_word + 1, hit->first - 1, that_words)
             : !qimam_clauses_any_is (scan, hit->last + 1, who->first_word - 1, that_words);
}

/* "… said that the round …": who speaks of a meeting need not have been there. */
gboolean
qimam_attendance_is_speaking (const QimamClauses *scan, const QimamMention *who)
{
  guint before = who->first_word > 0 ? who->first_word - 1 : 0;

  static const char *const in[] = { "في", "عبر", NULL };
  static const char *const papers[] = { "بيان",    "بيانه", "تصريح", "تصريحات", "مقابله", "حديث",   "تغريده",
                                        "تغريدات", "منشور", "مقال",  "مداخله",  "حسابه",  "بيانها", NULL };

  if (qimam_clauses_has_hit (scan, "head", who->last_word + 1, who->last_word + 3) ||
      speaks_to_other (scan, who))
    return FALSE;
  /* "فلان في بيان اليوم" */
  if (who->last_word + 2 < scan->n_words && (scan->gaps[who->last_word + 1] & ~QIMAM_GAP_COMMA) == 0 &&
      qimam_clauses_word_is (scan, who->last_word + 1, in) &&
      qimam_clauses_word_is (scan, who->last_word + 2, papers))
    return TRUE;
  return who->first_word > 0 && qimam_clauses_has_hit (scan, "report", before, before) &&
         !qimam_clauses_has_hit (scan, "move", before, before) &&
         !qimam_clauses_has_hit (scan, "attend", before, before);
}
