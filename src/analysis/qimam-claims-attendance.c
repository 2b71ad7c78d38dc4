/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-attendance.h"

#define MAX_APART    24 /* words between one who speaks and the meeting where he does */
#define MAX_IN_A_ROW 3  /* times that one is named without a word between */
#define MAX_OBJECT   16 /* words between one who holds talks and the talks */
#define MAX_ADDRESS  6  /* words between a verb and the name of its subject */
#define MAX_FATHERS  6  /* words between the name of one and that of the next */
#define MAX_TITLE    10 /* words of what one is, behind his name */
#define MAX_BEFORE   24 /* words between who had met before and what they did */
#define MAX_LIST     90 /* words of a list of those who took part */

/* "غياب عدد من القادة، في مقدمتهم فلان": the list of those of whom something is told begins at a word. */
static gboolean
begins_list (const QimamClauses *scan, guint word, guint upto)
{
  static const char *const lists[] = { "مقدمتهم", "مقدمهم", "ابرزهم", "بينهم", "منهم", "وهم",
                                       "راسهم",   "بينها",  "ابرزها", "وهما",  NULL };

  return (scan->gaps[word] & ~QIMAM_GAP_QUOTE) == QIMAM_GAP_COMMA &&
         qimam_clauses_any_is (scan, word, MIN (upto, word + 3), lists);
}

/* "ولم يشارك في القمة العاهل …", "كما غاب عنها …": before the name, in its clause. */
gboolean
qimam_attendance_is_absent (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  guint from = who->first_word > s_first + 14 ? who->first_word - 14 : s_first;

  for (guint w = who->first_word; w-- > from && ((scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) == 0 ||
                                                 begins_list (scan, w + 1, who->first_word));)
    {
      /* "غياب الرئيس الذي أوفد رئيس الوزراء فلان" */
      if (qimam_clauses_has_hit (scan, "sent", w, w))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "stayed_away", w, w) ||
          (w > s_first && qimam_clauses_has_hit (scan, "attend_not", w, w) &&
           qimam_clauses_has_mark (scan, w - 1, QIMAM_MARK_NEGATOR)))
        return TRUE;
    }
  return FALSE;
}

/* "دور خادم الحرمين الشريفين الملك سلمان": where one who is named twice in a row begins. */
guint
qimam_attendance_first_of_name (const QimamClauses *scan, const QimamMention *who)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint first = who->first_word;

  for (guint i = qimam_clauses_mention_from (scan, who->full.start), n = 0; i > 0 && n < MAX_IN_A_ROW;
       i--, n++)
    {
      const QimamMention *before = mentions->pdata[i - 1];

      if (before->last_word + 1 != first || scan->gaps[first] != 0 || before->key == NULL ||
          g_strcmp0 (before->key, who->key) != 0)
        break;
      first = before->first_word;
    }
  return first;
}

/* Whether two who are named one after the other are joined by a و, with nothing but the rest of a name and a
 * form of address between. */
static gboolean
joins (const QimamClauses *scan, const QimamMention *before, const QimamMention *who)
{
  guint joint = 0;

  for (guint w = before->last_word + 1; w <= who->first_word; w++)
    {
      if ((scan->gaps[w] & ~(QIMAM_GAP_QUOTE | QIMAM_GAP_COMMA)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER))
        return FALSE;
      joint += qimam_clauses_is_joined (scan, w);
    }
  return joint == 1;
}

/* "وصل … في زيارة بدعوة من نظيره فلان": who invites one of his own rank receives him. */
static gboolean
is_host (const QimamClauses *scan, const QimamMention *who, guint from)
{
  static const char *const calls[] = { "بدعوه", "لدعوه", "دعوه", NULL };
  static const char *const peers[] = {
    "نظيره", "نظيرته", "نظيرها", "نظيرتها", "لنظيره", "مضيفه", "اخيه", NULL
  };

  return qimam_clauses_any_is (scan, from, who->first_word, calls) &&
         qimam_clauses_any_is (scan, from, who->first_word, peers);
}

/* "بتوجيه من فلان", "نيابة عن فلان", "بدعوة من فلان": he is told of and need not be there. */
static gboolean
is_behind (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  static const char *const there[] = { "meet", "attend", "hold", "host", "head", "took_part", "sent" };
  static const char *const under[] = { "بقياده", NULL };
  static const char *const sides[] = { "وفد", "وفدا", "الوفد", "وفود", "فريق", "فريقا", NULL };
  guint from = who->first_word > s_first + 7 ? who->first_word - 7 : s_first;
  guint first = qimam_attendance_first_of_name (scan, who);

  /* "العلاقات بين البلدين بقيادة فلان", but "وفد بقيادة فلان" */
  if (first > s_first && qimam_clauses_word_is (scan, first - 1, under) &&
      !qimam_clauses_any_is (scan, first > s_first + 5 ? first - 5 : s_first, first - 1, sides))
    return TRUE;

  /* "اغتيال فلان", "حكومة فلان" */
  if (first > s_first && scan->gaps[first] == 0 &&
      qimam_clauses_has_hit (scan, "of_whom", first - 1, first - 1))
    return TRUE;
  /* "أكد الملك، في كلمة ألقاها نيابة عنه فلان" */
  for (guint w = who->last_word + 1; w < scan->n_words && w <= who->last_word + MAX_TITLE; w++)
    {
      if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE))
        break;
      if (qimam_clauses_has_hit (scan, "by_another", w, w))
        return TRUE;
    }
  /* "المعارضة التي يقودها فلان" */
  if (first > s_first + 1 && scan->gaps[first] == 0 &&
      qimam_clauses_has_mark (scan, first - 2, QIMAM_MARK_RELATIVE))
    for (guint i = 0; i < G_N_ELEMENTS (there); i++)
      {
        if (qimam_clauses_has_hit (scan, there[i], first - 1, first - 1))
          break;
        if (i + 1 == G_N_ELEMENTS (there))
          return TRUE;
      }
  for (guint w = who->first_word; w-- > from && (scan->gaps[w + 1] & ~QIMAM_GAP_QUOTE) == 0;)
    {
      if (qimam_clauses_has_hit (scan, "on_behalf", w, w))
        return !is_host (scan, who, w);
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB))
        return FALSE;
    }
  return FALSE;
}

gboolean
qimam_attendance_is_behind (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  const GPtrArray *mentions = scan->reading->mentions;
  const QimamMention *one = who;

  if (is_behind (scan, who, s_first))
    return TRUE;
  /* "بتوجيهات الملك فلان والرئيس فلان": what is told of the first holds for the second */
  for (guint i = qimam_clauses_mention_from (scan, who->full.start), n = 0; i > 0 && n < MAX_IN_A_ROW;
       i--, n++)
    {
      const QimamMention *before = mentions->pdata[i - 1];

      if (before->kind != QIMAM_MENTION_PERSON || before->first_word < s_first ||
          one->first_word > before->last_word + MAX_FATHERS || !joins (scan, before, one))
        return FALSE;
      if (is_behind (scan, before, s_first))
        return TRUE;
      one = before;
    }
  return FALSE;
}

/* "ضم المؤتمر، الذي عقد في … واستغرق …، الرئيسين": the first word of a relative clause that ends before a
 * word, where its sentence goes on; 0 if there is none. */
static guint
relative_before (const QimamClauses *scan, guint word, guint from)
{
  for (guint w = word; w > from; w--)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return 0;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) && (scan->gaps[w] & QIMAM_GAP_COMMA))
        return w;
    }
  return 0;
}

static gboolean
closes_before (const QimamClauses *scan, guint from, guint word)
{
  for (guint w = from + 1; w <= word; w++)
    if (scan->gaps[w] & QIMAM_GAP_COMMA)
      return TRUE;
  return FALSE;
}

/* "وضم الوفد الروسي …", "بحضور وزير الخارجية …", "وشارك من الجانب الأميركي …": a list of those who came, in a
 * sentence that does not name the meeting. */
gboolean
qimam_attendance_is_listed (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  static const char *const that_words[] = { "ان", "انه", "انها", "بان", NULL };
  static const char *const followed[] = { "تلاه", "تلته", "تلاها", "تلتها", NULL };
  static const char *const texts[] = { "بيان", "بيانا", "البيان", "نص", "رساله", "اعلان", "خطاب", NULL };
  guint from = who->first_word > s_first + MAX_LIST ? who->first_word - MAX_LIST : s_first;

  for (guint w = who->first_word; w-- > from;)
    {
      /* "ألقى فلان كلمة، تلاه فلان", but "بيان تلاه الوزير" */
      if (qimam_clauses_has_hit (scan, "came", w, w))
        return !(qimam_clauses_word_is (scan, w, followed) &&
                 qimam_clauses_any_is (scan, w > s_first + 3 ? w - 3 : s_first, w, texts));
      if ((scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
          qimam_clauses_has_hit (scan, "absent", w, w) || qimam_clauses_has_hit (scan, "report", w, w) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) ||
          qimam_clauses_word_is (scan, w, that_words))
        return FALSE;
    }
  return FALSE;
}

/* Whether a name stands as one of those who met: in the description of the meeting, or in a list after a word
 * of attending. */
gboolean
qimam_attendance_is_attending (const QimamClaimBuilder *builder,
                               const QimamClauses *scan,
                               const QimamMention *who,
                               guint s_first)
{
  guint first = who->first_word;
  guint from = first > s_first + MAX_LIST ? first - MAX_LIST : s_first;
  const QimamEvent *event = qimam_meeting_finder_event_at (builder->finder, scan, first);

  /* "التحضير للقاء مرتقب بين فلان وفلان" */
  if (event != NULL && event->relation == QIMAM_EVENT_NEXT && !event->verb)
    return FALSE;
  for (guint w = first; w-- > from;)
    {
      if (qimam_clauses_has_hit (scan, "absent", w, w))
        return FALSE;
      /* "التقى فلان، الذي سبق وصول فلان": of one of those who met, and no other one */
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE) &&
          ((scan->gaps[w] & QIMAM_GAP_COMMA) || first <= w + 2) &&
          !qimam_clauses_has_hit (scan, "hold", w + 1, w + 1) && !closes_before (scan, w, first))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "attend", w, w))
        return TRUE;
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return FALSE;
      /* A verb between ends the list, unless it is of a relative clause that has ended. */
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) || qimam_clauses_has_hit (scan, "hold", w, w) ||
          qimam_clauses_has_hit (scan, "last", w, w))
        {
          guint relative = relative_before (scan, w, from > w - MIN (w, 20) ? from : w - MIN (w, 20));

          if (relative > 0 && closes_before (scan, w, first))
            w = relative;
          else if (!qimam_clauses_has_hit (scan, "hold", w, w) && !qimam_clauses_has_hit (scan, "last", w, w))
            break;
        }
    }
  return event != NULL && event->relation != QIMAM_EVENT_NEXT &&
         !qimam_event_is_about (event, who->first_word) &&
         !(event->several && scan->reading->in == QIMAM_FIELD_HEADLINE);
}

/* Whether a cue that begins at most @reach words before a name ends right before it. */
static gboolean
stands_right_behind (
    const QimamClauses *scan, const QimamMention *who, guint s_first, const char *rule, guint reach)
{
  guint from = who->first_word > s_first + reach ? who->first_word - reach : s_first;
  const QimamCueHit *hit =
      who->first_word > s_first ? qimam_clauses_find_hit (scan, rule, from, who->first_word - 1) : NULL;

  return hit != NULL && hit->last + 1 == who->first_word;
}

/* "ولم يلق الأمير فلان كلمة", "لم يصافح الوزير فلان أحدا": what he did not do where he was. */
gboolean
qimam_attendance_is_there_even_so (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  return stands_right_behind (scan, who, s_first, "even_so", 3);
}

/* "وكان الرئيس فلان قد جمع قادة الدول قبل الاجتماع بيوم": those who met before. */
gboolean
qimam_attendance_met_before (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  static const char *const had[] = { "قد", NULL };
  static const char *const was[] = { "كان", "كانت", "وكان", "وكانت", "كانا", "كانوا", NULL };
  guint from = who->first_word > s_first + MAX_BEFORE ? who->first_word - MAX_BEFORE : s_first;

  for (guint w = who->first_word; w-- > from + 1;)
    {
      if (scan->gaps[w + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
        return FALSE;
      if (qimam_clauses_word_is (scan, w, had) && w + 1 < who->first_word &&
          qimam_clauses_any_is (scan, w > s_first + MAX_BEFORE ? w - MAX_BEFORE : s_first, w, was))
        return qimam_clauses_has_hit (scan, "gathered", w + 1, w + 1);
    }
  return FALSE;
}

/* "ووصل الوزير فلان صباح أمس لحضور الختام" */
gboolean
qimam_attendance_comes_for (const QimamClauses *scan, const QimamMention *who, guint s_first, guint s_last)
{
  guint first = qimam_attendance_first_of_name (scan, who);
  const QimamCueHit *hit = qimam_clauses_find_hit (scan, "to_attend", who->last_word + 1,
                                                   MIN (s_last, who->last_word + MAX_TITLE));

  if (hit == NULL || first == s_first || scan->gaps[first] != 0 ||
      !qimam_clauses_has_hit (scan, "arrived", first - 1, first - 1))
    return FALSE;
  for (guint w = who->last_word + 1; w <= hit->first; w++)
    if (scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON))
      return FALSE;
  return TRUE;
}

/* "وكان المبعوث فلان قد استهل المشاورات", "السفير فلان أدار الجلسة" */
gboolean
qimam_attendance_runs_it (const QimamClauses *scan, const QimamMention *who, guint s_last)
{
  static const char *const had[] = { "قد", NULL };
  guint word = who->last_word + 1;

  word += word <= s_last && qimam_clauses_word_is (scan, word, had);
  return word + 1 <= s_last && scan->gaps[word] == 0 && scan->gaps[word + 1] == 0 &&
         qimam_clauses_has_hit (scan, "mediate", word, word) && !qimam_clauses_is_joined (scan, word) &&
         qimam_clauses_has_hit (scan, "mediation", word + 1, word + 1);
}

/* "ولم يعلق الوزير فلان على المحادثات": what he did not do tells nothing of where he was. */
gboolean
qimam_attendance_does_not_act (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  guint word = who->first_word - 1;

  return who->first_word > s_first + 1 && scan->gaps[who->first_word] == 0 && scan->gaps[word] == 0 &&
         qimam_clauses_has_mark (scan, word - 1, QIMAM_MARK_NEGATOR) &&
         (qimam_clauses_has_mark (scan, word, QIMAM_MARK_VERB) ||
          qimam_clauses_has_hit (scan, "unspoken", word, word));
}

/* "فلان، الذي حضر التوقيع", "فلان، المتحدث باسم الوزارة الذي يرافق الوزير" */
gboolean
qimam_attendance_is_said_to_attend (const QimamClauses *scan, const QimamMention *who, guint s_last)
{
  for (guint w = who->last_word + 1; w < s_last && w <= who->last_word + MAX_TITLE; w++)
    {
      if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
          qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB))
        return FALSE;
      if (qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
        return !(scan->gaps[w + 1] & QIMAM_GAP_COMMA) &&
               qimam_clauses_has_hit (scan, "took_part", w + 1, w + 1);
      if (w > who->last_word + 1 && scan->names[w] == QIMAM_NAME_BEGINS && qimam_clauses_is_joined (scan, w))
        return FALSE;
    }
  return FALSE;
}

/* "الرئيس الذي وقف إلى جانب فلان" */
gboolean
qimam_attendance_stands_beside (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  return stands_right_behind (scan, who, s_first, "stood_by", 5);
}

/* "وتسلم فلان رئاسة المنظمة من فلان" */
gboolean
qimam_attendance_hands_over (const QimamClauses *scan, guint s_first, guint s_last)
{
  static const char *const what[] = { "رياسه", "الرياسه", "المطرقه", "مطرقه", "الرايه", NULL };
  const QimamCueHit *hit = qimam_clauses_find_hit (scan, "handover", s_first, s_last);

  return hit != NULL && qimam_clauses_any_is (scan, hit->last + 1, MIN (hit->last + 12, s_last), what);
}

/* "وتولى الوزير فلان نقل الرسائل", "وأدار المبعوث فلان الجلسات": who goes between the sides is there. */
gboolean
qimam_attendance_mediates (const QimamClauses *scan, const QimamMention *who)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint first = who->first_word, last = who->last_word,
        at = qimam_clauses_mention_from (scan, who->full.start);

  /* "وتولت المستشارة فلانة ووزيرها فلان نقل …": all who are joined do */
  for (guint i = at, n = 0; i > 0 && n < MAX_IN_A_ROW; i--, n++)
    {
      const QimamMention *before = mentions->pdata[i - 1];

      if (before->kind != QIMAM_MENTION_PERSON || before->last_word + 1 != first || scan->gaps[first] != 0 ||
          !qimam_clauses_is_joined (scan, first))
        break;
      first = before->first_word;
    }
  for (guint i = at + 1, n = 0; i < mentions->len && n < MAX_IN_A_ROW; i++, n++)
    {
      const QimamMention *next = mentions->pdata[i];

      if (next->kind != QIMAM_MENTION_PERSON || next->first_word != last + 1 || scan->gaps[last + 1] != 0 ||
          !qimam_clauses_is_joined (scan, next->first_word))
        break;
      last = next->last_word;
    }
  return first > 0 && last + 1 < scan->n_words &&
         qimam_clauses_has_hit (scan, "mediate", first - 1, first - 1) &&
         qimam_clauses_has_hit (scan, "mediation", last + 1, MIN (last + 2, scan->n_words - 1));
}

/* "ووقع البيان … فلان": those who sign what came of a meeting were there. */
gboolean
qimam_attendance_signs (const QimamClauses *scan, const QimamMention *who, guint s_first)
{
  guint from = who->first_word > s_first + MAX_LIST ? who->first_word - MAX_LIST : s_first;
  const QimamCueHit *hit = qimam_clauses_find_hit (scan, "sign", from, who->first_word);

  if (hit == NULL)
    return FALSE;
  for (guint w = hit->last + 1; w < who->first_word; w++)
    if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
        (qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) &&
         !qimam_clauses_has_hit (scan, "attend", w, w)) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
      return FALSE;
  return TRUE;
}

const QimamEvent *
qimam_attendance_subject_of (const QimamClaimBuilder *builder,
                             const QimamClauses *scan,
                             const QimamMention *who)
{
  static const char *const between[] = { "قد", "كان", "كانت", "سوف", "سبق", NULL };
  const QimamEvent *event;
  guint word = who->last_word + 1;

  /* "… مع فلان الذي التقى", "قال فلان، الذي التقى فلانا" */
  if (word < scan->n_words && (scan->gaps[word] & ~QIMAM_GAP_COMMA) == 0 &&
      qimam_clauses_has_mark (scan, word, QIMAM_MARK_RELATIVE))
    word++;
  while (word < who->last_word + 4 && word < scan->n_words && qimam_clauses_word_is (scan, word, between))
    word++;
  if (word >= scan->n_words || (scan->gaps[word] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)))
    return NULL;
  event = qimam_meeting_finder_event_at (builder->finder, scan, word);
  if (event == NULL || !event->verb || event->first != word || event->relation == QIMAM_EVENT_NEXT ||
      event->meeting == 0 || g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "و"))
    return NULL;
  return event;
}

/* "تلقى فلان اتصالا من فلان", "أجرى فلان محادثات مع …": the subject of the verb that goes with the noun. */
gboolean
qimam_attendance_holds_it (const QimamClauses *scan, const QimamMention *who, const QimamEvent *event)
{
  guint verb = who->first_word;

  if (event->verb || event->part || event->relation == QIMAM_EVENT_NEXT || who->last_word >= event->first ||
      event->first - who->last_word > MAX_OBJECT)
    return FALSE;
  for (guint w = who->last_word + 1; w < event->first; w++)
    if ((scan->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON)) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_VERB) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_OPENER) ||
        qimam_clauses_has_mark (scan, w, QIMAM_MARK_RELATIVE))
      return FALSE;
  /* titles and forms of address stand between */
  for (guint back = 1; back <= MAX_ADDRESS && back <= who->first_word; back++)
    {
      verb = who->first_word - back;
      if (scan->gaps[verb + 1] & (QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_COMMA))
        return FALSE;
      if (qimam_clauses_has_hit (scan, "holder", verb, verb))
        return TRUE;
    }
  return FALSE;
}

/* "اتفق فلان ونظيره فلان، خلال اتصال هاتفي، على", "فلان وفلان بحثا في لقاء …": two who did it together, at
 * the meeting. */
gboolean
qimam_attendance_acts_there (const QimamClauses *scan, const QimamMention *who, const QimamEvent *event)
{
  guint from, first = G_MAXUINT, last = 0;

  if (!event->adverbial || event->verb || event->part || event->relation == QIMAM_EVENT_NEXT ||
      event->subjects->len < 2 || who->last_word >= event->first)
    return FALSE;
  for (guint i = event->subjects->len; i-- > 0;)
    {
      const QimamMention *subject = event->subjects->pdata[i];

      if (event->first - subject->last_word > MAX_APART + (event->subjects->len - i) * 6)
        break;
      first = MIN (first, subject->first_word);
      last = MAX (last, subject->last_word);
    }
  if (who->first_word < first)
    return FALSE;
  from = first > 3 ? first - 3 : 0;
  for (guint i = qimam_clauses_hit_from (scan, from); i < scan->hits->len; i++)
    {
      const QimamCueHit *hit = &g_array_index (scan->hits, QimamCueHit, i);
      const QimamCueRule *rule = qimam_cue_table_rule (scan->table, hit->rule);

      if (hit->first >= event->first)
        break;
      if (rule->is_claim && (rule->when & QIMAM_WHEN_VERB) &&
          (rule->dimension == QIMAM_DIMENSION_AGREEMENT || rule->dimension == QIMAM_DIMENSION_ISSUE))
        return hit->first < first || hit->first > last;
    }
  return FALSE;
}
