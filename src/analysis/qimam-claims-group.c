/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-group.h"

#include <string.h>

/* Whose people a group without a name of its own is: "دول مجلس التعاون" of "وزراء خارجية دول مجلس التعاون".
 */

#define MAX_TAIL 9 /* words of what follows the noun of a group */
#define MAX_BODY 4 /* words of a body that the lexicon does not know */

/* Adjectives that stand for the states of a body. */
static const struct
{
  const char *beginning;
  const char *party;
} regions[] = {
  { "العرب", "arab_league" },    { "خليجي", "gcc" },  { "افارقه", "african_union" },
  { "افريقي", "african_union" }, { "اوروبي", "eu" },  { "اطلسي", "nato" },
  { "مغاربي", "other" },         { "اسلامي", "oic" },
};

const QimamMention *
qimam_group_mention_at (const QimamClauses *scan, guint word)
{
  const GPtrArray *mentions = scan->reading->mentions;
  guint i = qimam_clauses_mention_from (scan, qimam_clauses_word (scan, word)->start);

  for (; i < mentions->len; i++)
    {
      const QimamMention *mention = mentions->pdata[i];

      if (mention->first_word > word)
        return NULL;
      if (mention->first_word == word)
        return mention;
    }
  return NULL;
}

const char *
qimam_group_region (const QimamClauses *scan, guint word)
{
  const char *folded = qimam_clauses_word (scan, word)->folded;
  const char *bare;

  if (g_str_has_prefix (folded, "وال"))
    folded += strlen ("و");
  bare = g_str_has_prefix (folded, "ال") ? folded + strlen ("ال") : NULL;

  /* "مسؤولون خليجيون" */
  if (bare == NULL && (g_str_has_suffix (folded, "ون") || g_str_has_suffix (folded, "ين")))
    bare = folded;
  if (bare == NULL && !g_str_equal (folded, "عرب"))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    if (g_str_equal (folded, regions[i].beginning) || (i == 0 && g_str_equal (folded, "عرب")) ||
        (bare != NULL &&
         (i == 0 ? g_str_equal (folded, "العربيه") : g_str_has_prefix (bare, regions[i].beginning))))
      return regions[i].party;
  return NULL;
}

gboolean
qimam_group_is_definite (const QimamClauses *scan, guint word)
{
  return g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "ال");
}

gboolean
qimam_group_is_time (const QimamClauses *scan, guint word)
{
  const GPtrArray *times = scan->reading->times;
  const QimamWord *w = qimam_clauses_word (scan, word);
  guint i = qimam_clauses_time_from (scan, w->start);

  return i < times->len && ((const QimamTime *) times->pdata[i])->span.start < w->end;
}

/* "ممثلين عن المؤتمر الوطني العام", "وفد من حركة التحرير": the last word of a body that no table knows; 0 if
 * none follows. */
static guint
read_unknown_body (const QimamClauses *scan, guint word, guint s_last, gboolean joined)
{
  static const char *const bodies[] = { "حركه", "حزب",  "جبهه",  "تنظيم", "جماعه", "مجلس",  "قوات",  "لجنه",
                                        "هييه", "فصيل", "فصايل", "قوي",   "تحالف", "قبيله", "اتحاد", NULL };
  gboolean definite = qimam_group_is_definite (scan, word) ||
                      (joined && g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "وال"));
  guint last = word;

  if ((!definite && !qimam_clauses_word_is (scan, word, bodies)) ||
      qimam_clauses_is_joined (scan, word) != joined || qimam_group_is_time (scan, word) ||
      qimam_clauses_has_mark (scan, word, QIMAM_MARK_VERB) ||
      qimam_clauses_has_mark (scan, word, QIMAM_MARK_RELATIVE))
    return 0;
  while (last < s_last && last < word + MAX_BODY && scan->gaps[last + 1] == 0 &&
         qimam_group_is_definite (scan, last + 1) &&
         !qimam_clauses_has_mark (scan, last + 1, QIMAM_MARK_RELATIVE) &&
         !qimam_group_is_time (scan, last + 1))
    last++;
  return last > word || definite ? last : 0;
}

static gboolean
is_body (const QimamMention *mention)
{
  return mention->kind == QIMAM_MENTION_ORGANISATION || mention->kind == QIMAM_MENTION_COUNTRY ||
         (mention->kind == QIMAM_MENTION_GROUP && g_strcmp0 (mention->role, "other") == 0);
}

static void
take_party (QimamGroup *group, const char *party)
{
  if (group->party == NULL)
    group->party = party != NULL ? party : "other";
  else if (g_strcmp0 (group->party, party) != 0)
    group->party = "joint";
}

/* What follows the noun of a group, as far as it was read. */
typedef struct
{
  gboolean told;   /* whose they are */
  gboolean from;   /* "ممثلين عن" */
  gboolean linked; /* "وزراء خارجية دول" */
  gboolean counted;
  guint last;
} Tail;

static void
tell_owner (
    QimamGroup *group, Tail *tail, guint first, guint last, const char *party, const QimamMention *mention)
{
  /* "وفدي الحكومة اليمنية و…": the body with its adjective */
  if (group->n_owners == 0 && mention == NULL && first == group->last + 2 && !tail->from)
    first--;
  if (group->n_owners < QIMAM_GROUP_MAX_OWNERS)
    group->owners[group->n_owners++] = (QimamGroupOwner){ first, last, mention };
  take_party (group, party);
  tail->last = last;
  tail->told = TRUE;
}

/* Takes a state, a body, a region or "البلدين" at @word as those whose group it is. */
static gboolean
take_known_owner (const QimamClauses *scan, QimamGroup *group, Tail *tail, guint word)
{
  static const char *const whole[] = { "الاعضاء",  "البلدين", "الجانبين", "الطرفين", "الدولتين", "الاطراف",
                                       "المعنيه",  "الضامنه", "الكبري",   "الدايمه", "الدائنه",  "المانحه",
                                       "المشاركه", "المطله",  "المجاوره", NULL };
  static const char *const all[] = { "الست",    "الثلاث", "الاربع", "الخمس",  "السبع",   "الثماني", "الثلاثه",
                                     "الاربعه", "الخمسه", "السته",  "السبعه", "العشرين", "الشقيقه", NULL };
  const QimamMention *mention = qimam_group_mention_at (scan, word);
  gboolean joined = qimam_clauses_is_joined (scan, word);
  const char *key;

  if (mention != NULL && is_body (mention) &&
      (joined ? tail->told &&
                    (mention->kind == QIMAM_MENTION_COUNTRY || mention->kind == QIMAM_MENTION_ORGANISATION)
              : !tail->told))
    {
      tell_owner (group, tail, word, mention->last_word, mention->party, mention);
      group->n_states += mention->kind == QIMAM_MENTION_COUNTRY && mention->named;
      return TRUE;
    }
  if (mention != NULL && mention->kind == QIMAM_MENTION_PERSON)
    return FALSE;
  if (joined)
    {
      if (!tail->told ||
          (qimam_group_region (scan, word) == NULL && qimam_reading_origin_at (scan->reading, word) == NULL))
        return FALSE;
      if ((key = qimam_reading_origin_at (scan->reading, word)) != NULL)
        tell_owner (group, tail, word, word, key, NULL);
      tail->last = word;
      return TRUE;
    }
  /* "ممثلين عن حكومة طرابلس" */
  if (mention != NULL && mention->kind == QIMAM_MENTION_PLACE && !tail->told && (tail->from || tail->linked))
    {
      tell_owner (group, tail, word, mention->last_word, mention->party, mention);
      return TRUE;
    }
  if ((key = qimam_reading_origin_at (scan->reading, word)) != NULL ||
      (key = qimam_group_region (scan, word)) != NULL)
    {
      tell_owner (group, tail, word, word, key, NULL);
      return TRUE;
    }
  if (!qimam_clauses_word_is (scan, word, whole) &&
      !((tail->told || tail->linked) && qimam_clauses_word_is (scan, word, all)))
    return FALSE;
  if (!tail->told)
    take_party (group, "joint");
  tail->last = word;
  tail->told = TRUE;
  return TRUE;
}

/* Whether the group's owner is at @word though no lexicon knows it: "وفدي النظام والمعارضة". */
static gboolean
is_of_unknown (const QimamClauses *scan, const QimamGroup *group, const Tail *tail, guint word)
{
  return tail->from || (group->sent && word == group->last + 1 && qimam_group_is_definite (scan, word)) ||
         g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "لل");
}

/* Whether @word stands between a group and those whose it is. */
static gboolean
is_tail_link (const QimamClauses *scan, const QimamGroup *group, Tail *tail, guint word)
{
  static const char *const links[] = { "دول",    "الدول", "بلدان", "البلدان", "حكومات", "حكومه", "مجموعه",
                                       "مجموعة", "كبار",  "عواصم", "اعضاء",   "حكومتي", "كل",    NULL };
  static const char *const from_words[] = { "من", "عن", "لدي", NULL }, *const in_words[] = { "في", NULL };

  /* "وزراء الداخلية والهجرة في دول الاتحاد" */
  if (g_str_equal (group->role, "minister") && word > group->last + 1 && !tail->from && !tail->linked &&
      g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "وال") &&
      !qimam_clauses_has_mark (scan, word, QIMAM_MARK_RELATIVE))
    return TRUE;
  if (qimam_clauses_is_joined (scan, word))
    return FALSE;
  if (qimam_clauses_word_is (scan, word, in_words) && word > group->last + 1)
    return qimam_clauses_word_is (scan, word + 1, links);
  if (qimam_clauses_word_is (scan, word, from_words))
    return tail->from = TRUE;
  if (qimam_clauses_word_is (scan, word, links))
    return tail->linked = TRUE;
  /* "وزراء الدفاع العرب", "وزراء داخلية مجلس التعاون", "الفرق التقنية للجهات" */
  return word == group->last + 1 && !qimam_clauses_has_mark (scan, word, QIMAM_MARK_VERB) &&
         (g_str_equal (group->role, "minister") ||
          (qimam_group_is_definite (scan, group->last) && qimam_group_is_definite (scan, word)));
}

/* "وفدي الحكومة والمتمردين": another one whom no lexicon knows. */
static gboolean
is_joined_body (const QimamClauses *scan, const QimamGroup *group, guint word, guint s_last)
{
  const QimamMention *mention = qimam_group_mention_at (scan, word);

  return g_str_equal (group->role, "delegation") && !group->states && qimam_clauses_is_joined (scan, word) &&
         (mention == NULL || is_body (mention)) && read_unknown_body (scan, word, s_last, TRUE) > 0;
}

/* What the noun of a group is followed by. Returns whether it tells whose people they are. */
gboolean
qimam_group_read_tail (const QimamClauses *scan, QimamGroup *group, guint s_last)
{
  static const char *const states[] = { "دوله", "دول", "بلدا", "بلد", "حكومه", NULL };
  Tail tail = { .last = group->last };
  guint loose = 0; /* last word of the field of work */
  const QimamMention *named = qimam_group_mention_at (scan, group->first);

  /* "حكومة السودان": named with whose it is */
  if (!group->states && named != NULL && is_body (named) && named->first_word == group->first &&
      named->last_word > group->last)
    tell_owner (group, &tail, group->first, named->last_word, named->party, named);
  for (guint word = tail.last + 1; word <= s_last && word <= group->last + MAX_TAIL;)
    {
      if (scan->gaps[word] & ~QIMAM_GAP_QUOTE)
        break;
      if (take_known_owner (scan, group, &tail, word))
        ;
      else if (tail.told && is_joined_body (scan, group, word, s_last))
        tell_owner (group, &tail, word, read_unknown_body (scan, word, s_last, TRUE), NULL, NULL);
      else if (tail.told || (qimam_group_mention_at (scan, word) != NULL &&
                             qimam_group_mention_at (scan, word)->kind == QIMAM_MENTION_PERSON))
        break;
      else if (tail.counted && qimam_clauses_word_is (scan, word, states))
        tell_owner (group, &tail, word, word, NULL, NULL);
      else if (is_of_unknown (scan, group, &tail, word))
        {
          guint last = g_str_has_prefix (qimam_clauses_word (scan, word)->folded, "لل")
                           ? word
                           : read_unknown_body (scan, word, s_last, FALSE);

          if (last == 0)
            return FALSE;
          tell_owner (group, &tail, word, last, NULL, NULL);
        }
      /* "ممثلو نحو خمسين دولة" */
      else if (!qimam_clauses_is_joined (scan, word) &&
               (qimam_clauses_has_hit (scan, "approx", word, word) ||
                qimam_clauses_has_hit (scan, "more", word, word) || qimam_clauses_holds_number (scan, word)))
        {
          tail.counted = TRUE;
          word++;
          continue;
        }
      else if (is_tail_link (scan, group, &tail, word))
        {
          if (!tail.from && !tail.linked)
            loose = word;
          word++;
          continue;
        }
      else
        break;
      word = tail.last + 1;
    }
  if (tail.told)
    group->last = tail.last;
  else if (loose > 0)
    group->last = loose;
  group->loose = !tail.told && loose > 0;
  return tail.told || group->loose;
}
