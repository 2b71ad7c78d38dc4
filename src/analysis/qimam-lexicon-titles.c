/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-scan.h"

#include <string.h>

/* Titles: a title with what belongs to it is one reading, so that "the presidents, the Russian A and the
 * American B" becomes two mentions of one group. */

#define MAX_TITLE_WORDS 10
#define MAX_ROSTER      400
#define MAX_ELEMENTS    6

typedef struct
{
  const QimamOffice *office;
  QimamNumber number;
  guint first;
  guint last; /* last word of the title with what belongs to it */
  guint skip;
  const char *party;
  const char *of; /* (nullable) key of the body where the office is held */
  gboolean former;
  gboolean portfolio;
  gboolean body; /* "رئيس معهد الدراسات": of some body, and not of a state */
} Title;

static gboolean
is_adjective (const QimamScan *scan, const char *folded, gboolean *former)
{

  if (qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_FORMER, folded))
    {
      *former = TRUE;
      return TRUE;
    }
  return qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_TITLE_ADJECTIVE, folded);
}

/* Whether the title's next word can go on with its field: "وزير النقل", "وزير التجارة والصناعة". */
static gboolean
is_portfolio (const QimamScan *scan, guint word, gboolean first)
{
  const char *folded = qimam_scan_word (scan, word)->folded;
  QimamFound found;

  if (qimam_scan_find (scan, word, QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_PERSON, &found) && found.skip == 0)
    return FALSE;
  if (g_hash_table_contains (scan->lexicon->not_names, folded) && !g_str_has_prefix (folded, "لل") && !first)
    return FALSE;
  if (first)
    return g_str_has_prefix (folded, "ال") || g_str_has_prefix (folded, "لل") || g_str_equal (folded, "شوون");
  return g_str_has_prefix (folded, "وال") || g_str_has_prefix (folded, "ال");
}

/* The parts of a title: each reads one more that begins at @next and returns TRUE, or returns FALSE. */

/* "سفير مصر لدى الأمم المتحدة", "المبعوث إلى ليبيا": where one of an office is sent. */
static gboolean
read_post (QimamScan *scan, Title *title, guint next)
{
  const char *folded = qimam_scan_word (scan, next)->folded;
  gboolean posted = g_str_equal (folded, "لدي") ||
                    (title->office->key != NULL &&
                     ((g_str_equal (folded, "في") && (g_str_equal (title->office->key, "ambassador") ||
                                                      g_str_equal (title->office->key, "envoy"))) ||
                      (g_str_equal (folded, "الي") && g_str_equal (title->office->key, "envoy"))));
  QimamFound found;

  if (posted &&
      qimam_scan_find (scan, next + 1, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_ORGANISATION | QIMAM_ENTRY_PLACE,
                       &found) &&
      found.skip == 0)
    {
      const QimamNamed *named = qimam_scan_named (scan, &found);

      title->of = *named->party != '\0' && found.entry->kind == QIMAM_ENTRY_PLACE ? named->party : named->key;
      title->last = found.last;
      return TRUE;
    }
  /* "القائم بأعمال سفارتها بالقاهرة فلان" */
  if (g_str_equal (title->office->key, "ambassador") && g_str_has_prefix (folded, "ب") && title->of == NULL &&
      qimam_scan_find (scan, next, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_PLACE, &found) && found.skip > 0)
    {
      title->of = qimam_scan_named (scan, &found)->key;
      title->last = found.last;
      return TRUE;
    }
  /* "السفير الفرنسي لدى المملكة فلان" */
  if (posted && next + 2 < scan->sentence_end &&
      qimam_scan_is_definite (qimam_scan_word (scan, next + 1)->folded) &&
      qimam_scan_begins_name (scan, next + 2))
    {
      title->last = next + 1;
      return TRUE;
    }
  /* "المبعوث الأميركي الخاص لسوريا فلان" */
  if (g_str_equal (title->office->key, "envoy") && title->of == NULL && g_str_has_prefix (folded, "ل") &&
      qimam_scan_find (scan, next, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_PLACE, &found) && found.skip > 0)
    {
      title->of = qimam_scan_named (scan, &found)->key;
      title->last = found.last;
      return TRUE;
    }
  return FALSE;
}

/* The body or state whose office it is. */
static gboolean
read_owner (QimamScan *scan, Title *title, guint next)
{
  QimamFound found;

  if (qimam_scan_find (scan, next, QIMAM_ENTRY_ORGANISATION, &found) && title->of == NULL && found.skip <= 1)
    {
      title->of = qimam_scan_named (scan, &found)->key;
      if (title->party == NULL)
        title->party = qimam_scan_named (scan, &found)->party;
      title->last = found.last;
      return TRUE;
    }
  if (title->party != NULL)
    return FALSE;
  /* "وزير خارجية مصر", but no state belongs to a title in the definite: "اتهم المتحدث إسرائيل" */
  if ((qimam_scan_find (scan, next, QIMAM_ENTRY_COUNTRY, &found) && found.skip == 0 &&
       !(qimam_scan_is_definite (qimam_scan_word (scan, title->last)->folded) &&
         title->last == title->first)) ||
      (g_str_equal (title->office->key, "ambassador") &&
       qimam_scan_find (scan, next, QIMAM_ENTRY_PLACE, &found) && found.skip == 0 &&
       *qimam_scan_named (scan, &found)->party != '\0'))
    {
      title->party = qimam_scan_named (scan, &found)->party;
      title->last = found.last;
      return TRUE;
    }
  return FALSE;
}

/* A title inside the title: "صهر الرئيس الأميركي". */
static gboolean
read_inner_title (QimamScan *scan, Title *title, guint next)
{
  QimamFound found;

  if (!qimam_scan_find (scan, next, QIMAM_ENTRY_TITLE, &found) || found.skip > 0 ||
      found.entry->number != QIMAM_NUMBER_ONE ||
      (!g_array_index (scan->lexicon->offices, QimamOffice, found.entry->index).weak &&
       !(g_str_equal (title->office->key, "relative") && title->last == title->first)))
    return FALSE;
  title->last = found.last;
  return TRUE;
}

/* The state after "in": "وزير الدولة للشؤون الخارجية في الإمارات فلان". */
static gboolean
read_seat (QimamScan *scan, Title *title, guint next)
{
  QimamFound found;

  if (!g_str_equal (qimam_scan_word (scan, next)->folded, "في") || title->party != NULL)
    return FALSE;
  if (title->office->role != NULL && qimam_scan_find (scan, next + 1, QIMAM_ENTRY_COUNTRY, &found) &&
      found.skip == 0 && qimam_scan_begins_name (scan, found.last + 1))
    {
      title->party = qimam_scan_named (scan, &found)->party;
      title->last = found.last;
      return TRUE;
    }
  /* "وزير الخارجية في حكومة فلان، فلان" */
  if (next + 2 < scan->sentence_end &&
      (g_str_equal (qimam_scan_word (scan, next + 1)->folded, "حكومه") ||
       g_str_equal (qimam_scan_word (scan, next + 1)->folded, "اداره")) &&
      qimam_scan_find (scan, next + 2, QIMAM_ENTRY_PERSON | QIMAM_ENTRY_DEMONYM, &found) && found.skip == 0)
    {
      title->party = found.entry->kind == QIMAM_ENTRY_DEMONYM
                         ? qimam_scan_named (scan, &found)->party
                         : qimam_scan_person (scan, found.entry->index)->party;
      title->last = found.last;
      return TRUE;
    }
  return FALSE;
}

/* Words that nothing but the name after them tells to be of the title. */
static gboolean
read_before_name (QimamScan *scan, Title *title, guint next)
{
  static const char *const of_kinds[] = { "adviser", "head", "director_general", "envoy", "leader", NULL };
  guint last, skip;
  const char *folded = qimam_scan_word (scan, next)->folded;

  /* "رئيس وفد المعارضة فلان" */
  if (title->office->role != NULL && !title->office->weak && !title->office->portfolio &&
      qimam_scan_is_definite (folded) &&
      !qimam_scan_is_definite (qimam_scan_word (scan, title->first)->folded) &&
      g_str_has_prefix (folded, "ال") && title->last == title->first + 1 &&
      qimam_scan_begins_name (scan, next + 1))
    {
      title->last = next;
      return TRUE;
    }
  /* "الأمين العام للجامعة فلان", "المستشار السياسي للرئيس فلان" */
  if (g_str_has_prefix (folded, "لل") && title->office->role != NULL &&
      qimam_scan_begins_name (scan, next + 1))
    {
      title->last = next;
      return TRUE;
    }
  /* "المستشار الإعلامي فلان", "المستشار الدبلوماسي للرئيس فلان" */
  if (title->office->role != NULL && title->last == title->first && next + 2 < scan->sentence_end &&
      g_strv_contains (of_kinds, title->office->key) && qimam_scan_is_kind (scan, next) &&
      qimam_scan_read_person (scan, next, NULL, &last, &skip) == NULL &&
      qimam_scan_is_definite (qimam_scan_word (scan, title->first)->folded) &&
      (qimam_scan_begins_name (scan, next + 1) ||
       (g_str_has_prefix (qimam_scan_word (scan, next + 1)->folded, "لل") &&
        qimam_reading_is_plain_gap (scan->reading, next, next + 1) &&
        qimam_scan_begins_name (scan, next + 2))))
    {
      title->last = next;
      title->portfolio = TRUE;
      return TRUE;
    }
  /* "المدير العام للنقل البري فلان" */
  if (g_str_has_prefix (folded, "لل") && g_str_equal (title->office->key, "director_general") &&
      next + 2 < scan->sentence_end && qimam_reading_is_plain_gap (scan->reading, next, next + 1) &&
      g_str_has_prefix (qimam_scan_word (scan, next + 1)->folded, "ال") &&
      qimam_scan_begins_name (scan, next + 2))
    {
      title->last = next + 1;
      title->portfolio = TRUE;
      return TRUE;
    }
  return FALSE;
}

/* The field of an office, of which @portfolio words were read. */
static gboolean
read_field (QimamScan *scan, Title *title, guint next, guint *portfolio)
{
  const char *folded = qimam_scan_word (scan, next)->folded;
  gboolean takes = title->office->portfolio && *portfolio < 4;
  QimamFound found;

  /* "وزير الدولة السعودي للشؤون الخارجية فلان" */
  if (takes && title->party != NULL &&
      (g_str_equal (folded, "للشوون") || g_str_equal (folded, "لشوون") ||
       (*portfolio > 0 && qimam_scan_is_definite (folded) &&
        !qimam_scan_find (scan, next, QIMAM_ENTRY_PERSON, &found))))
    {
      (*portfolio)++;
      title->portfolio = TRUE;
      title->last = next;
      return TRUE;
    }
  if (title->office->of && qimam_scan_find (scan, next, QIMAM_ENTRY_GROUP, &found) && found.skip == 0)
    {
      title->last = found.last;
      return TRUE;
    }
  if (takes && title->party == NULL &&
      !qimam_scan_is_definite (qimam_scan_word (scan, title->first)->folded) &&
      is_portfolio (scan, next, *portfolio == 0))
    {
      (*portfolio)++;
      title->portfolio = TRUE;
      title->last = next;
      return TRUE;
    }
  return FALSE;
}

/* The body that an office is of, where the lexicon does not know its name. */
static gboolean
read_unknown_body (QimamScan *scan, Title *title, guint next)
{
  static const char *const of_any[] = { "president",  "vice_president",  "adviser",
                                        "ambassador", "deputy_minister", NULL };
  gboolean any = g_strv_contains (of_any, title->office->key) && title->party == NULL && title->of == NULL &&
                 !qimam_scan_is_definite (qimam_scan_word (scan, title->first)->folded);
  guint last;

  if ((!title->office->body && !any && !g_str_equal (title->office->key, "secretary_general")) ||
      title->portfolio || (qimam_scan_begins_name (scan, next) && !qimam_scan_is_of_them (scan, next)))
    return FALSE;
  last = qimam_scan_read_body (scan, next);
  if (last == 0)
    return FALSE;
  title->last = last;
  title->portfolio = TRUE;
  title->body = any;
  return TRUE;
}

/* One more word or phrase that belongs to a title. Returns FALSE where none follows. */
static gboolean
read_title_part (QimamScan *scan, Title *title, guint *portfolio)
{
  guint next = title->last + 1;
  QimamFound found;

  if (read_post (scan, title, next))
    return TRUE;
  if (qimam_scan_find (scan, next, QIMAM_ENTRY_PERSON, &found))
    return FALSE;
  if (qimam_scan_find (scan, next, QIMAM_ENTRY_DEMONYM, &found) && found.skip == 0)
    {
      if (title->party != NULL)
        return FALSE;
      title->party = qimam_scan_named (scan, &found)->party;
      title->last = found.last;
      return TRUE;
    }
  if (read_owner (scan, title, next) || read_inner_title (scan, title, next) ||
      read_seat (scan, title, next) || read_before_name (scan, title, next) ||
      read_field (scan, title, next, portfolio))
    return TRUE;
  if (is_adjective (scan, qimam_scan_word (scan, next)->folded, &title->former))
    {
      title->last = next;
      return TRUE;
    }
  return read_unknown_body (scan, title, next);
}

static void
read_title_tail (QimamScan *scan, Title *title)
{
  guint portfolio = 0;
  QimamFound own;

  /* Some titles have the state in them: "أمير قطر". */
  if (title->last > title->first &&
      qimam_scan_find (scan, title->last, QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_COUNTRY, &own) &&
      own.last == title->last)
    title->party = qimam_scan_named (scan, &own)->party;
  while (title->last + 1 < scan->sentence_end && title->last - title->first < MAX_TITLE_WORDS &&
         qimam_reading_is_plain_gap (scan->reading, title->last, title->last + 1) &&
         read_title_part (scan, title, &portfolio))
    continue;
}

/* "his Russian counterpart": the office is that of the person before. */
static gboolean
read_counterpart (QimamScan *scan, Title *title, const char **role)
{
  if (!g_str_equal (title->office->key, "counterpart"))
    return TRUE;
  *role = scan->last_role;
  return scan->last_role != NULL;
}

/* An outlet at home says "وزير الخارجية فلان" of its own minister and "نظيره الإيطالي فلان" of others: the
 * only one of a role whom it never names with a state. */
static QimamRosterPerson *
own_of_role (const QimamScan *scan, const QimamOffice *office)
{
  QimamRosterPerson *own = NULL;

  for (guint i = 0; i < scan->roster->persons->len; i++)
    {
      QimamRosterPerson *person = g_ptr_array_index (scan->roster->persons, i);

      if (person->of_state || person->plain_role == NULL || !g_str_equal (person->plain_role, office->role))
        continue;
      if (own != NULL)
        return NULL;
      own = person;
    }
  return own;
}

/* "the president" alone is the last one of that role who was named. */
static QimamRosterPerson *
last_of_role (QimamScan *scan, const QimamOffice *office)
{
  guint n = scan->reading->mentions->len;
  QimamRosterPerson *own;

  if (office->role == NULL || g_str_equal (office->role, "other"))
    return NULL;
  own = own_of_role (scan, office);
  if (own != NULL)
    return own;
  for (guint i = n; i > 0 && i + 60 > n; i--)
    {
      const QimamMention *mention = g_ptr_array_index (scan->reading->mentions, i - 1);

      gboolean same = g_strcmp0 (mention->role, office->role) == 0;

      if (mention->kind != QIMAM_MENTION_PERSON || mention->key == NULL)
        continue;
      for (guint p = 0; p < scan->roster->persons->len; p++)
        {
          QimamRosterPerson *person = g_ptr_array_index (scan->roster->persons, p);

          if (g_str_equal (person->key, mention->key) &&
              (same || qimam_roster_holds (scan->roster, person, office->key)))
            return person;
        }
    }
  return NULL;
}

/* The name after a title: a known one, or one that the lexicon does not know. @last is its last word. */
static QimamRosterPerson *
read_titled_name (QimamScan *scan, const Title *title, const char *office, gboolean long_title, guint *last)
{
  static const char *const ranks[] = { "sheikh", "prince", NULL };
  guint next = title->last + 1, skip, n;
  gboolean plain;
  QimamRosterPerson *person;

  if (next >= scan->sentence_end || !qimam_reading_is_comma_gap (scan->reading, title->last, next))
    return NULL;
  /* "مستشار خادم الحرمين الشريفين": of whom he is one, and not his name */
  if (g_str_has_prefix (qimam_scan_word (scan, next)->folded, "خادم"))
    return NULL;
  plain = qimam_reading_is_plain_gap (scan->reading, title->last, next);
  person = qimam_scan_read_person (scan, next, plain ? NULL : title->party, last, &skip);
  if (person != NULL && (skip > 0 || (!plain && title->party == NULL && title->of == NULL)))
    person = NULL;
  if (person != NULL && title->party != NULL && person->party != NULL &&
      !g_str_equal (person->party, title->party) && title->of == NULL && strlen (title->party) == 2 &&
      strlen (person->party) == 2)
    person = NULL;
  if (person != NULL || scan->roster->persons->len >= MAX_ROSTER ||
      (!plain && !qimam_scan_is_apposition (scan, next)) ||
      (title->party == NULL && title->of == NULL && !title->portfolio && !long_title &&
       /* "نائبه فلان" */
       !(plain && title->office->role != NULL && !g_str_equal (title->office->key, "relative") &&
         qimam_scan_is_of_them (scan, title->last) && !qimam_scan_begins_with_and (scan, next)) &&
       /* "العقيد فلان": a rank stands before a name alone */
       !(plain && qimam_scan_is_definite (qimam_scan_word (scan, title->first)->folded) &&
         (g_str_equal (title->office->key, "general") || g_str_equal (title->office->key, "ambassador") ||
          /* "فخامة الرئيس عبدالله يامين" */
          (title->first > 0 && qimam_reading_is_plain_gap (scan->reading, title->first - 1, title->first) &&
           qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_HONORIFIC,
                             qimam_scan_word (scan, title->first - 1)->folded)) ||
          /* "الشيخ خليفة بن علي" */
          (g_strv_contains (ranks, title->office->key) &&
           qimam_scan_has_joint (scan, next, qimam_scan_unknown_name_length (scan, next)))))))
    return person;
  n = plain ? qimam_scan_titled_name_length (scan, next, title->party != NULL)
            : qimam_scan_unknown_name_length (scan, next);
  if (n > 0)
    {
      QimamSpan name = qimam_scan_span (scan, next, next + n - 1, 0);
      g_autofree char *text = qimam_reading_text (scan->reading, name);

      *last = next + n - 1;
      person = qimam_roster_find_spelled_out (scan->roster, text, title->party);
      if (person == NULL)
        person = qimam_roster_add_unknown (scan->roster, text, title->party, office);
    }
  return person;
}

guint
qimam_scan_read_title (QimamScan *scan, const QimamFound *found)
{
  Title title = { &g_array_index (scan->lexicon->offices, QimamOffice, found->entry->index), QIMAM_NUMBER_ONE,
                  found->first, found->last, found->skip };
  const char *role = title.office->role, *office = title.office->key;
  guint last = 0, end;
  QimamRosterPerson *person;
  QimamSpan full;
  gboolean counterpart = g_str_equal (office, "counterpart");

  read_title_tail (scan, &title);
  if (!read_counterpart (scan, &title, &role) && title.party == NULL)
    return 0;
  if (counterpart)
    office = scan->last_office;
  if (title.body)
    {
      role = g_intern_static_string ("other");
      office = g_intern_static_string ("head");
    }
  person = read_titled_name (scan, &title, office, found->last > found->first, &last);
  /* "رئيس الأركان بمكتب وزير الدفاع فلان" */
  if (person == NULL && role != NULL && !counterpart && !title.office->weak && title.last > title.first &&
      (end = qimam_scan_long_title_end (scan, title.last + 1)) > 0)
    {
      title.last = end;
      title.portfolio = TRUE;
      person = read_titled_name (scan, &title, g_intern_static_string ("head"), TRUE, &last);
      role = person != NULL && person->person != NULL ? qimam_roster_role (scan->roster, person->person) : NULL;
      if (role == NULL)
        role = g_intern_static_string ("other");
      office = g_intern_static_string ("head");
    }
  /* "المستشارة ميركل" heads a government */
  if (person != NULL && person->person != NULL && title.first == title.last && role != NULL &&
      g_str_equal (role, "adviser") && qimam_roster_role (scan->roster, person->person) != NULL)
    role = qimam_roster_role (scan->roster, person->person);
  if (person != NULL)
    {
      if (title.party != NULL || title.of != NULL || counterpart)
        person->of_state = TRUE;
      else if (person->plain_role == NULL)
        person->plain_role = role;
      qimam_scan_add_person (scan, person, title.first, last,
                             qimam_scan_span (scan, title.first, last, title.skip),
                             qimam_scan_span (scan, title.last + 1, last, 0), role, office, TRUE);
      return last + 1;
    }
  if (title.former || office == NULL || counterpart != (title.office->role == NULL))
    return 0;
  if (title.party == NULL && title.of == NULL)
    {
      /* "الرئيس", "ولي العهد" */
      gboolean bare =
          found->last == title.last && !title.portfolio && !counterpart &&
          (qimam_scan_is_definite (qimam_scan_word (scan, title.first)->folded) ||
           (title.last > title.first && qimam_scan_is_definite (qimam_scan_word (scan, title.last)->folded)));

      person = bare ? last_of_role (scan, title.office) : NULL;
      if (person == NULL)
        return 0;
    }
  else if (title.office->weak)
    return 0;
  else
    person = qimam_roster_find_holder (scan->roster, office, title.party, title.of);
  full = qimam_scan_span (scan, title.first, title.last, title.skip);
  if (person != NULL)
    qimam_scan_add_person (scan, person, title.first, title.last, full, full, role, office, FALSE);
  else
    {
      QimamMention *mention =
          qimam_scan_add_mention (scan, QIMAM_MENTION_PERSON, title.first, title.last, full, full);

      mention->name = qimam_reading_text (scan->reading, full);
      mention->role = role;
      mention->party = g_strdup (title.party);
    }
  return title.last + 1;
}

typedef struct
{
  const char *party; /* (nullable) */
  QimamRosterPerson *person;
  guint first;
  guint last;
  guint skip;
} Element;

/* A demonym, state or name that belongs to a title in the dual or plural. */
static gboolean
read_element (QimamScan *scan, guint word, const char *party, Element *element)
{
  QimamFound found;
  guint last, skip;
  QimamRosterPerson *person = qimam_scan_read_person (scan, word, party, &last, &skip);

  if (person == NULL && party != NULL)
    person = qimam_scan_read_person (scan, word, NULL, &last, &skip);
  if (person != NULL)
    {
      *element = (Element){ NULL, person, word, last, skip };
      return TRUE;
    }
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_COUNTRY, &found))
    {
      *element = (Element){ qimam_scan_named (scan, &found)->party, NULL, word, found.last, found.skip };
      return TRUE;
    }
  return FALSE;
}

/* "الكويتي فلان": a name that no table knows, behind its state. */
static gboolean
read_unknown_element (QimamScan *scan, guint word, const Element *before, const char *office, Element *element)
{
  guint n = before->party != NULL && before->person == NULL &&
                    qimam_reading_is_plain_gap (scan->reading, word - 1, word) &&
                    scan->roster->persons->len < MAX_ROSTER
                ? qimam_scan_titled_name_length (scan, word, TRUE)
                : 0;
  g_autofree char *text = NULL;

  if (n < 2)
    return FALSE;
  text = qimam_reading_text (scan->reading, qimam_scan_span (scan, word, word + n - 1, 0));
  *element = (Element){ NULL, qimam_roster_find_spelled_out (scan->roster, text, before->party), word,
                        word + n - 1, 0 };
  if (element->person == NULL)
    element->person = qimam_roster_add_unknown (scan->roster, text, before->party, office);
  return TRUE;
}

/* "وزيري الخارجية فلان والدفاع فلان": the field of the second one before his name. */
static gboolean
read_field_element (QimamScan *scan, guint word, const Element *before, Element *element)
{
  QimamFound found;

  return before->person != NULL && word + 1 < scan->sentence_end &&
         g_str_has_prefix (qimam_scan_word (scan, word)->folded, "وال") &&
         !qimam_scan_find (scan, word, QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_COUNTRY, &found) &&
         qimam_reading_is_plain_gap (scan->reading, word, word + 1) &&
         read_element (scan, word + 1, NULL, element) && element->person != NULL && element->skip == 0;
}

/* The list of states and names after a title: "الروسي A والأميركي B", "روسيا والولايات المتحدة، A وB", "A
 * وB". */
static guint
read_elements (QimamScan *scan, const QimamOffice *office, guint word, guint limit, Element *elements)
{
  guint n = 0, parties = 0, persons = 0;

  /* "وزيرا الطاقة في السعودية فلان وسوريا فلان" */
  if (word + 1 < scan->sentence_end && g_str_equal (qimam_scan_word (scan, word)->folded, "في") &&
      qimam_reading_is_plain_gap (scan->reading, word, word + 1))
    word++;
  while (word < scan->sentence_end && n < MAX_ELEMENTS)
    {
      Element element;
      gboolean plain = qimam_reading_is_plain_gap (scan->reading, word - 1, word);
      gboolean joined;
      const char *party = n > 0 ? elements[n - 1].party : NULL;

      if (!plain && !qimam_reading_is_comma_gap (scan->reading, word - 1, word))
        break;
      if (office->portfolio && n > 0 && read_field_element (scan, word, &elements[n - 1], &element))
        {
          if (++persons > limit)
            break;
          elements[n++] = element;
          word = element.last + 1;
          continue;
        }
      if (!read_element (scan, word, party, &element) &&
          !(n > 0 && read_unknown_element (scan, word, &elements[n - 1], office->key, &element)))
        break;
      joined = n > 0 && element.skip > 0 && qimam_scan_begins_with_and (scan, word);
      if (element.skip > 0 && !joined)
        break;
      if (n > 0 && !joined && element.person == NULL)
        break;
      if (n > 0 && !joined && elements[n - 1].person != NULL)
        break;
      if (n == 0 && !plain && element.person == NULL)
        break;
      if ((element.person != NULL ? ++persons : ++parties) > limit)
        break;
      elements[n++] = element;
      word = element.last + 1;
    }
  return n;
}

guint
qimam_scan_read_titles (QimamScan *scan, const QimamFound *found)
{
  const QimamOffice *office = &g_array_index (scan->lexicon->offices, QimamOffice, found->entry->index);
  Element elements[MAX_ELEMENTS];
  guint n = read_elements (scan, office, found->last + 1, found->entry->number == QIMAM_NUMBER_TWO ? 2 : 4, elements);
  guint last, group, n_persons = 0;
  QimamSpan full;

  if (n < 2)
    return 0;
  for (guint i = 0; i < n; i++)
    n_persons += elements[i].person != NULL;
  last = elements[n - 1].last;
  group = ++scan->groups;
  full = qimam_scan_span (scan, found->first, last, found->skip);
  for (guint i = 0; i < n; i++)
    {
      const Element *element = &elements[i];
      QimamRosterPerson *person = element->person;
      QimamMention *mention;
      QimamSpan span = qimam_scan_span (scan, element->first, element->last, element->skip);

      if (person == NULL && n_persons > 0)
        continue;
      if (person == NULL)
        person = qimam_roster_find_holder (scan->roster, office->key, element->party, NULL);
      if (person != NULL)
        mention = qimam_scan_add_person (scan, person, found->first, last, full, span, office->role,
                                         office->key, element->person != NULL);
      else
        {
          mention = qimam_scan_add_mention (scan, QIMAM_MENTION_PERSON, found->first, last, full, span);
          mention->name = qimam_reading_text (scan->reading, span);
          mention->role = office->role;
          mention->party = g_strdup (element->party);
        }
      mention->group = group;
    }
  return last + 1;
}
