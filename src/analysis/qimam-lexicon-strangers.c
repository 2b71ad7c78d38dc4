/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-scan.h"

#include <string.h>

/* Names that no table knows, after a title. */

#define MAX_UNKNOWN 4
#define MAX_BODY    7
#define MAX_SHORT   3 /* words of a Chinese or Korean name */
#define MAX_LETTERS 7 /* of one of them */
#define MAX_PRONOUN 3 /* letters of "هما" */

/* "ألكسندر" begins with no article. */
static gboolean
begins_with_hamza (const QimamScan *scan, const QimamWord *word)
{
  gunichar c = g_utf8_get_char (scan->reading->text + word->start);

  return c == 0x623 || c == 0x625 || c == 0x622;
}

/* Whether a word can be part of a name that the lexicon does not know. */
static gboolean
can_be_name (const QimamScan *scan, guint word, gboolean first)
{
  const QimamWord *w = qimam_scan_word (scan, word);
  const char *folded = w->folded;
  QimamFound found;
  guint letters = g_utf8_strlen (folded, -1);

  if (letters < 2 || qimam_is_stop_word (folded, -1) ||
      g_hash_table_contains (scan->lexicon->not_names, folded) ||
      g_hash_table_contains (scan->lexicon->verb_forms, folded) || g_ascii_isdigit (*folded))
    return FALSE;
  if (first && g_str_has_prefix (folded, "ال") && !begins_with_hamza (scan, w))
    return FALSE;
  /* "المتحدث باسم حركة العدل" */
  if (first && (qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_INFORMANT, folded) ||
                qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_MEDIUM, folded) ||
                qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_MATTER, folded)))
    return FALSE;
  /* "اجتماعاً": an object */
  if (g_strstr_len (scan->reading->text + w->start, (gssize) (w->end - w->start), "\u064b") != NULL)
    return FALSE;
  if (qimam_lexicon_is_joined_noun (scan->lexicon, folded) ||
      qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_NAME_END, folded))
    return FALSE;
  for (guint skip = 0; skip < 2; skip++)
    {
      const char *rest = skip ? g_utf8_next_char (folded) : folded;

      /* "فيصل" is a name and no verb with a particle */
      if (skip && qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_GIVEN_NAME, folded))
        break;
      if (skip && !(g_str_has_prefix (folded, "و") || g_str_has_prefix (folded, "ب") ||
                    g_str_has_prefix (folded, "ل") || g_str_has_prefix (folded, "ف")))
        break;
      if (skip && (g_str_has_prefix (rest, "ال") || g_str_has_prefix (rest, "ل") ||
                   g_hash_table_contains (scan->lexicon->verb_forms, rest) ||
                   g_hash_table_contains (scan->lexicon->not_names, rest)))
        return FALSE;
    }
  /* "كلاوس" is not "like Laos" */
  return !qimam_scan_find (scan, word,
                           QIMAM_ENTRY_TITLE | QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_DEMONYM |
                               QIMAM_ENTRY_ORGANISATION | QIMAM_ENTRY_PLACE | QIMAM_ENTRY_GROUP |
                               QIMAM_ENTRY_DOCUMENT,
                           &found) ||
         (found.skip == 1 && found.last == word && g_str_has_prefix (folded, "ك"));
}

/* "علي" between names; "على" ends in another letter. */
static gboolean
is_ali (const QimamScan *scan, guint word)
{
  const QimamWord *w = qimam_scan_word (scan, word);

  return w->end - w->start == strlen ("علي") &&
         strncmp (scan->reading->text + w->start, "علي", strlen ("علي")) == 0;
}

/* "الملك" of "عبد الملك" */
static gboolean
is_servant (const QimamScan *scan, guint word)
{
  return g_str_equal (qimam_scan_word (scan, word - 1)->folded, "عبد") &&
         g_str_has_prefix (qimam_scan_word (scan, word)->folded, "ال");
}

/* "بإنشاء", "لتعزيز": a preposition and what is done. */
static gboolean
is_deed (const char *folded)
{
  static const char *const heads[] = { "با", "بت", "لا", "لت", "لم", "بم", "بر", "بو" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (folded, heads[i]))
      return TRUE;
  return FALSE;
}

/* Whether no noun follows a word that could go on with the name. */
static gboolean
ends_name (const QimamScan *scan, guint word)
{
  static const char *const that[] = { "انه", "انها", "انهم", "انهما", "بانه", "بانها", "بانهم", NULL };
  const char *next;

  if (word + 1 >= scan->sentence_end || !qimam_reading_is_plain_gap (scan->reading, word, word + 1))
    return TRUE;
  next = qimam_scan_word (scan, word + 1)->folded;
  return qimam_is_stop_word (next, -1) || g_hash_table_contains (scan->lexicon->not_names, next) ||
         g_hash_table_contains (scan->lexicon->verb_forms, next) || g_str_has_prefix (next, "و") ||
         g_strv_contains (that, next);
}

guint
qimam_scan_unknown_name_length (const QimamScan *scan, guint word)
{
  guint n = 0;
  gboolean joined = FALSE;

  while (n < MAX_UNKNOWN && word + n < scan->sentence_end)
    {
      const char *folded = qimam_scan_word (scan, word + n)->folded;
      gboolean joint = qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_NAME_JOINT, folded);

      if (n > 0 && !qimam_reading_is_plain_gap (scan->reading, word + n - 1, word + n))
        break;
      /* "عبد الملك" is no king */
      if (!joint && !(n > 0 && is_ali (scan, word + n)) && !(n > 0 && is_servant (scan, word + n)) &&
          !can_be_name (scan, word + n, n == 0))
        break;
      /* "عبد الرحمنوف بإنشاء آلية" */
      if (n >= 2 && g_str_has_prefix (qimam_scan_word (scan, word + n - 1)->folded, "ال") && is_deed (folded))
        break;
      n++;
      /* "عبد الوافي لفتيت": the two are one name */
      if (n >= 2 && !joint && !joined && g_str_has_prefix (folded, "ال"))
        {
          /* "راشيد الطالبي العلمي" */
          if (n < MAX_UNKNOWN && word + n < scan->sentence_end &&
              qimam_reading_is_plain_gap (scan->reading, word + n - 1, word + n) &&
              g_str_has_prefix (qimam_scan_word (scan, word + n)->folded, "ال") &&
              can_be_name (scan, word + n, FALSE) && ends_name (scan, word + n))
            n++;
          joined = FALSE;
          break;
        }
      joined = joint;
    }
  if (joined)
    n--;
  return n >= 2 ? n : 0;
}

/* "لي باو دونغ", "مي ني": each of the words could be another one. */
static guint
short_name_length (const QimamScan *scan, guint word)
{
  guint n = 1;

  while (n < MAX_SHORT && word + n < scan->sentence_end &&
         qimam_reading_is_plain_gap (scan->reading, word + n - 1, word + n))
    {
      const char *folded = qimam_scan_word (scan, word + n)->folded;

      if (qimam_is_stop_word (folded, -1) || g_utf8_strlen (folded, -1) > MAX_LETTERS ||
          g_hash_table_contains (scan->lexicon->not_names, folded) ||
          g_hash_table_contains (scan->lexicon->verb_forms, folded) || g_str_has_prefix (folded, "ال") ||
          g_ascii_isdigit (*folded))
        break;
      n++;
    }
  return n >= 2 && ends_name (scan, word + n - 1) ? n : 0;
}

/* "علي القرني", "غوما فلان": the first word could be another one, were there no title before it. */
static gboolean
begins_after_title (const QimamScan *scan, guint word, gboolean of_state)
{
  QimamFound found;

  if (is_ali (scan, word))
    return TRUE;
  /* "الوزير الكيني غوما فلان" */
  return of_state && qimam_scan_find (scan, word, QIMAM_ENTRY_PLACE, &found) && found.skip == 0 &&
         found.last == word && !qimam_scan_is_definite (qimam_scan_word (scan, word)->folded);
}

guint
qimam_scan_titled_name_length (const QimamScan *scan, guint word, gboolean of_state)
{
  guint n = qimam_scan_unknown_name_length (scan, word);

  if (n == 0 &&
      qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_SHORT_NAME, qimam_scan_word (scan, word)->folded))
    return short_name_length (scan, word);
  if (n > 0 || word + 1 >= scan->sentence_end || !begins_after_title (scan, word, of_state) ||
      !qimam_reading_is_plain_gap (scan->reading, word, word + 1))
    return n;
  /* "علي أهمية" */
  if (!can_be_name (scan, word + 1, !g_str_has_prefix (qimam_scan_word (scan, word + 1)->folded, "ال")))
    return 0;
  n = qimam_scan_unknown_name_length (scan, word + 1);
  return n > 0 ? n + 1 : ends_name (scan, word + 1) ? 2 : 0;
}

gboolean
qimam_scan_is_apposition (const QimamScan *scan, guint word)
{
  guint n = qimam_scan_unknown_name_length (scan, word);

  return n > 0 && word + n < scan->sentence_end &&
         !qimam_reading_is_plain_gap (scan->reading, word + n - 1, word + n) &&
         qimam_reading_is_comma_gap (scan->reading, word + n - 1, word + n);
}

gboolean
qimam_scan_is_definite (const char *folded)
{
  static const char *const heads[] = { "ال", "وال", "لل", "بال", "فال" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (folded, heads[i]))
      return TRUE;
  return FALSE;
}

gboolean
qimam_scan_begins_name (QimamScan *scan, guint word)
{
  guint last, skip;

  if (word >= scan->sentence_end || !qimam_reading_is_plain_gap (scan->reading, word - 1, word))
    return FALSE;
  return (qimam_scan_read_person (scan, word, NULL, &last, &skip) != NULL && skip == 0) ||
         qimam_scan_titled_name_length (scan, word, FALSE) > 0;
}

gboolean
qimam_scan_has_joint (const QimamScan *scan, guint word, guint n)
{
  for (guint i = 0; i < n; i++)
    if (qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_NAME_JOINT, qimam_scan_word (scan, word + i)->folded))
      return TRUE;
  return FALSE;
}

/* "ومنها", "خلالهم": a pronoun behind a particle, and no noun. */
static gboolean
is_particle (const char *folded)
{
  static const char *const particles[] = { "من",   "عن",   "في",  "علي", "الي",  "لدي", "بين", "عند", "حول",
                                           "خلال", "ضد",   "بعد", "قبل", "امام", "مع",  "غير", "كل",  "بعض",
                                           "حين",  "وراء", "نحو", "لكن", "ان",   "كان", "جميع" };

  if (g_str_has_prefix (folded, "و"))
    folded += strlen ("و");
  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (g_str_has_prefix (folded, particles[i]) &&
        g_utf8_strlen (folded + strlen (particles[i]), -1) <= MAX_PRONOUN)
      return TRUE;
  return FALSE;
}

gboolean
qimam_scan_is_of_them (const QimamScan *scan, guint word)
{
  static const char *const pronouns[] = { "ه", "ها", "هم", "هما" };
  const QimamWord *w = qimam_scan_word (scan, word);
  g_autofree char *text = g_strndup (scan->reading->text + w->start, w->end - w->start);
  glong letters = g_utf8_strlen (text, -1);
  gboolean delegation = g_str_has_prefix (text, "وفد");

  if (letters < (delegation ? 4 : 5) || g_str_has_prefix (text, "ال") || g_str_has_prefix (text, "عبد") ||
      g_str_has_suffix (text, "الله") || (g_str_has_prefix (text, "و") && !delegation) ||
      qimam_is_stop_word (w->folded, -1) || is_particle (w->folded) ||
      qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_GIVEN_NAME, w->folded))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (g_str_has_suffix (text, pronouns[i]))
      return TRUE;
  return FALSE;
}

gboolean
qimam_scan_is_kind (const QimamScan *scan, guint word)
{
  const char *folded = qimam_scan_word (scan, word)->folded;
  const char *next = word + 1 < scan->sentence_end ? qimam_scan_word (scan, word + 1)->folded : "";

  /* "الناطق الإعلامي بمديرية الدفاع" */
  if (g_str_has_prefix (next, "ب") && !qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_GIVEN_NAME, next) &&
      !qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_FIRST_NAME, next))
    return FALSE;
  return g_str_has_prefix (folded, "ال") && g_utf8_strlen (folded, -1) > 5 &&
         (g_str_has_suffix (folded, "ي") || g_str_has_suffix (folded, "يه")) &&
         qimam_reading_is_plain_gap (scan->reading, word - 1, word);
}

guint
qimam_scan_read_body (const QimamScan *scan, guint word)
{
  for (guint w = word; w < word + MAX_BODY && w + 1 < scan->sentence_end; w++)
    {
      const char *folded = qimam_scan_word (scan, w)->folded;
      /* "عضو وفدهم فلان", "مدير مكتبه فلان" */
      gboolean definite = qimam_scan_is_definite (folded) || qimam_scan_is_of_them (scan, w);
      QimamFound found;
      guint n;

      if (!qimam_reading_is_plain_gap (scan->reading, w - 1, w))
        return 0;
      /* "ممثلة المنظمة في اليمن فلانة", "سفارة الدولة لدى فرنسا" */
      if (w > word && (g_str_equal (folded, "في") || g_str_equal (folded, "لدي")) &&
          qimam_scan_find (scan, w + 1, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_ORGANISATION | QIMAM_ENTRY_PLACE,
                           &found) &&
          found.skip == 0)
        {
          w = found.last;
          n = w + 1 < scan->sentence_end && qimam_reading_is_plain_gap (scan->reading, w, w + 1)
                  ? qimam_scan_unknown_name_length (scan, w + 1)
                  : 0;
          return n >= 2 && (qimam_scan_has_joint (scan, w + 1, n) || ends_name (scan, w + n)) ? w : 0;
        }
      if (qimam_is_stop_word (folded, -1) || (g_str_has_prefix (folded, "و") && !definite) ||
          g_hash_table_contains (scan->lexicon->verb_forms, folded))
        return 0;
      if (!definite || !qimam_reading_is_plain_gap (scan->reading, w, w + 1))
        continue;
      n = qimam_scan_unknown_name_length (scan, w + 1);
      if (n >= 2 && !g_str_has_prefix (qimam_scan_word (scan, w + 1)->folded, "لل") &&
          (qimam_scan_has_joint (scan, w + 1, n) || ends_name (scan, w + n)))
        return w;
    }
  return 0;
}
