/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-fold.h"
#include "qimam-lexicon-roster.h"

/* Reads who and what a text names, from left to right: a title with what belongs to it is one reading, so
 * that "the presidents, the Russian A and the American B" becomes two mentions of one group. */

#define MAX_TITLE_WORDS 10
#define MAX_UNKNOWN     4
#define MAX_ELEMENTS    6

typedef struct
{
  const QimamLexicon *lexicon;
  QimamReading *reading;
  QimamRoster *roster;
  GArray *matches; /* QimamCueMatch */
  GArray *first;   /* guint: index of the first match of each word, and one at the end */
  guint n_words;
  guint sentence;
  guint sentence_end; /* first word of the next sentence */
  guint groups;
  const char *last_role; /* of the last person: what "his counterpart" is */
  const char *last_office;
} Scan;

typedef struct
{
  const QimamEntry *entry;
  guint id;
  guint first;
  guint last;
  guint skip;
} Found;

static const QimamWord *
word_at (const Scan *scan, guint i)
{
  return &g_array_index (scan->reading->words, QimamWord, i);
}

static gboolean
is_contiguous (const Scan *scan, const QimamCueMatch *match)
{
  for (guint i = match->first_word; i < match->last_word; i++)
    {
      const char *p = scan->reading->text + word_at (scan, i)->end;
      const char *end = scan->reading->text + word_at (scan, i + 1)->start;

      for (; p < end; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (c == '\n' || c == '.' || c == ',' || c == 0x60c || c == 0x61b || c == ':' || c == '!' ||
              c == 0x61f)
            return FALSE;
        }
    }
  return TRUE;
}

/* The longest phrase of these kinds that begins at a word. */
static gboolean
find (const Scan *scan, guint word, guint kinds, Found *found)
{
  if (word >= scan->sentence_end)
    return FALSE;
  for (guint i = g_array_index (scan->first, guint, word); i < g_array_index (scan->first, guint, word + 1);
       i++)
    {
      const QimamCueMatch *match = &g_array_index (scan->matches, QimamCueMatch, i);
      const QimamEntry *entry = &g_array_index (scan->lexicon->entries, QimamEntry, match->id);

      if ((entry->kind & kinds) == 0 || match->last_word >= scan->sentence_end ||
          !is_contiguous (scan, match))
        continue;
      *found = (Found){ entry, match->id, match->first_word, match->last_word, match->skip };
      return TRUE;
    }
  return FALSE;
}

static QimamSpan
span_of (const Scan *scan, guint first, guint last, guint skip)
{
  const QimamWord *word = word_at (scan, first);
  const char *text = scan->reading->text;
  gsize start = qimam_word_skip (text, word->start, word->end, skip), end = word_at (scan, last)->end;

  /* A mark that opens inside takes its partner with it: فيلا "لا غرانج". */
  for (guint i = 0; i < scan->reading->quotations->len && first < last; i++)
    {
      const QimamQuotation *quotation = &g_array_index (scan->reading->quotations, QimamQuotation, i);

      if (quotation->outer.start > start && quotation->inner.end == end && quotation->balanced)
        end = quotation->outer.end;
      if (quotation->outer.start > end)
        break;
    }
  return qimam_span (scan->reading->in, start, end);
}

static QimamMention *
add_mention (Scan *scan, QimamMentionKind kind, guint first, guint last, QimamSpan full, QimamSpan span)
{
  QimamMention *mention = g_new0 (QimamMention, 1);

  mention->kind = kind;
  mention->span = span;
  mention->full = full;
  mention->first_word = first;
  mention->last_word = last;
  mention->sentence = scan->sentence;
  g_ptr_array_add (scan->reading->mentions, mention);
  return mention;
}

static const QimamPerson *
person_at (const Scan *scan, guint index)
{
  return &g_array_index (scan->lexicon->people, QimamPerson, index);
}

/* --- persons --- */

/* A person named at a word; @last is the last word of the name. */
static QimamRosterPerson *
read_person (Scan *scan, guint word, const char *party, guint *last, guint *skip)
{
  Found full, found;
  guint indexes[16], n = 0;
  gboolean strict = TRUE;
  const QimamPerson *chosen;

  if (find (scan, word, QIMAM_ENTRY_PERSON, &full))
    {
      *last = full.last;
      *skip = full.skip;
      return qimam_roster_add_known (scan->roster, person_at (scan, full.entry->index));
    }
  if (word >= scan->sentence_end)
    return NULL;
  if (find (scan, word, QIMAM_ENTRY_SURNAME, &found))
    {
      for (guint i = g_array_index (scan->first, guint, word);
           i < g_array_index (scan->first, guint, word + 1); i++)
        {
          const QimamCueMatch *match = &g_array_index (scan->matches, QimamCueMatch, i);
          const QimamEntry *entry = &g_array_index (scan->lexicon->entries, QimamEntry, match->id);

          if (entry->kind != QIMAM_ENTRY_SURNAME || match->last_word != found.last ||
              n == G_N_ELEMENTS (indexes))
            continue;
          if (party != NULL && !g_str_equal (person_at (scan, entry->index)->party, party))
            continue;
          indexes[n++] = entry->index;
          strict = strict && entry->strict;
        }
      chosen =
          n > 0 ? qimam_roster_choose_namesake (scan->roster, indexes, n, strict && party == NULL) : NULL;
      if (chosen != NULL)
        {
          *last = found.last;
          *skip = found.skip;
          return qimam_roster_add_known (scan->roster, chosen);
        }
    }
  for (guint i = 0; i < scan->roster->persons->len; i++)
    {
      const QimamRosterPerson *known = g_ptr_array_index (scan->roster->persons, i);
      QimamWordForm forms[QIMAM_WORD_MAX_FORMS];
      QimamRosterPerson *match = NULL;
      guint n_forms;

      if (known->surname == NULL)
        continue;
      n_forms = qimam_word_forms (word_at (scan, word)->folded, forms);
      for (guint f = 0; f < n_forms; f++)
        {
          if (match == NULL && g_str_equal (forms[f].form, known->surname))
            {
              match = g_ptr_array_index (scan->roster->persons, i);
              *skip = forms[f].skip;
            }
          g_free (forms[f].form);
        }
      if (match != NULL)
        {
          *last = word;
          return match;
        }
    }
  return NULL;
}

static QimamMention *
add_person (Scan *scan,
            QimamRosterPerson *person,
            guint first,
            guint last,
            QimamSpan full,
            QimamSpan span,
            const char *role,
            const char *office,
            gboolean named)
{
  QimamMention *mention = add_mention (scan, QIMAM_MENTION_PERSON, first, last, full, span);

  mention->key = g_strdup (person->key);
  mention->name = g_strdup (person->name);
  mention->party = g_strdup (person->party);
  mention->named = named;
  if (role == NULL || g_str_equal (role, "other"))
    {
      const char *held =
          person->person != NULL
              ? qimam_roster_role (scan->roster, person->person)
              : qimam_lexicon_office_role (scan->lexicon, person->office != NULL ? person->office : "");
      role = held != NULL ? held : role;
    }
  mention->role = role;
  person->count++;
  if (role != NULL)
    scan->last_role = role;
  if (office != NULL)
    scan->last_office = office;
  else if (person->person != NULL && person->person->tenures->len > 0)
    scan->last_office =
        g_array_index (person->person->tenures, QimamTenure, person->person->tenures->len - 1).office;
  return mention;
}

/* Whether a word can be part of a name that the lexicon does not know. */
static gboolean
can_be_name (const Scan *scan, guint word, gboolean first)
{
  const QimamWord *w = word_at (scan, word);
  const char *folded = w->folded;
  Found found;
  guint letters = g_utf8_strlen (folded, -1);

  if (letters < 2 || qimam_is_stop_word (folded, -1) ||
      g_hash_table_contains (scan->lexicon->not_names, folded) ||
      g_hash_table_contains (scan->lexicon->verb_forms, folded) || g_ascii_isdigit (*folded))
    return FALSE;
  if (first && g_str_has_prefix (folded, "ال"))
    return FALSE;
  for (guint skip = 0; skip < 2; skip++)
    {
      const char *rest = skip ? g_utf8_next_char (folded) : folded;

      if (skip && !(g_str_has_prefix (folded, "و") || g_str_has_prefix (folded, "ب") ||
                    g_str_has_prefix (folded, "ل") || g_str_has_prefix (folded, "ف")))
        break;
      if (skip && (g_str_has_prefix (rest, "ال") || g_str_has_prefix (rest, "ل") ||
                   g_hash_table_contains (scan->lexicon->verb_forms, rest) ||
                   g_hash_table_contains (scan->lexicon->not_names, rest)))
        return FALSE;
    }
  return !find (scan, word,
                QIMAM_ENTRY_TITLE | QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_ORGANISATION |
                    QIMAM_ENTRY_PLACE | QIMAM_ENTRY_GROUP | QIMAM_ENTRY_DOCUMENT,
                &found);
}

/* The number of words of an unknown name that begins at a word: 2 to 4, or 0. */
static guint
unknown_name_length (const Scan *scan, guint word)
{
  guint n = 0;
  gboolean joined = FALSE;

  while (n < MAX_UNKNOWN && word + n < scan->sentence_end)
    {
      const char *folded = word_at (scan, word + n)->folded;
      gboolean joint = qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_NAME_JOINT, folded);

      if (n > 0 && !qimam_reading_is_plain_gap (scan->reading, word + n - 1, word + n))
        break;
      if (!joint && !can_be_name (scan, word + n, n == 0))
        break;
      n++;
      joined = joint;
      if (n >= 2 && !joint && g_str_has_prefix (folded, "ال"))
        break;
    }
  if (joined)
    n--;
  return n >= 2 ? n : 0;
}

/* --- titles --- */

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
} Title;

static const QimamNamed *
named_of (const Scan *scan, const Found *found)
{
  const GArray *table = found->entry->kind == QIMAM_ENTRY_ORGANISATION ? scan->lexicon->organisations
                        : found->entry->kind == QIMAM_ENTRY_PLACE      ? scan->lexicon->places
                                                                       : scan->lexicon->countries;

  return &g_array_index (table, QimamNamed, found->entry->index);
}

static gboolean
is_adjective (const Scan *scan, const char *folded, gboolean *former)
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
is_portfolio (const Scan *scan, guint word, gboolean first)
{
  const char *folded = word_at (scan, word)->folded;
  Found found;

  if (find (scan, word, QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_PERSON, &found) && found.skip == 0)
    return FALSE;
  if (g_hash_table_contains (scan->lexicon->not_names, folded) && !g_str_has_prefix (folded, "لل") && !first)
    return FALSE;
  if (first)
    return g_str_has_prefix (folded, "ال") || g_str_has_prefix (folded, "لل") || g_str_equal (folded, "شوون");
  return g_str_has_prefix (folded, "وال") || g_str_has_prefix (folded, "ال");
}

static void
read_title_tail (Scan *scan, Title *title)
{
  guint portfolio = 0;

  while (title->last + 1 < scan->sentence_end && title->last - title->first < MAX_TITLE_WORDS &&
         qimam_reading_is_plain_gap (scan->reading, title->last, title->last + 1))
    {
      guint next = title->last + 1;
      const char *folded = word_at (scan, next)->folded;
      gboolean posted =
          g_str_equal (folded, "لدي") ||
          (g_str_equal (folded, "في") && title->office->key != NULL &&
           (g_str_equal (title->office->key, "ambassador") || g_str_equal (title->office->key, "envoy")));
      Found found;

      if (posted &&
          find (scan, next + 1, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_ORGANISATION | QIMAM_ENTRY_PLACE, &found) &&
          found.skip == 0)
        {
          const QimamNamed *named = named_of (scan, &found);

          title->of =
              *named->party != '\0' && found.entry->kind == QIMAM_ENTRY_PLACE ? named->party : named->key;
          title->last = found.last;
          continue;
        }
      if (find (scan, next, QIMAM_ENTRY_PERSON, &found))
        break;
      if (find (scan, next, QIMAM_ENTRY_DEMONYM, &found) && found.skip == 0)
        {
          if (title->party != NULL)
            break;
          title->party = named_of (scan, &found)->party;
          title->last = found.last;
          continue;
        }
      if (find (scan, next, QIMAM_ENTRY_ORGANISATION, &found) && title->of == NULL && found.skip <= 1)
        {
          title->of = named_of (scan, &found)->key;
          if (title->party == NULL)
            title->party = named_of (scan, &found)->party;
          title->last = found.last;
          continue;
        }
      if (find (scan, next, QIMAM_ENTRY_COUNTRY, &found) && title->party == NULL && found.skip == 0)
        {
          title->party = named_of (scan, &found)->party;
          title->last = found.last;
          continue;
        }
      if (g_str_equal (title->office->key, "ambassador") && title->party == NULL &&
          find (scan, next, QIMAM_ENTRY_PLACE, &found) && found.skip == 0 &&
          *named_of (scan, &found)->party != '\0')
        {
          title->party = named_of (scan, &found)->party;
          title->last = found.last;
          continue;
        }
      if (find (scan, next, QIMAM_ENTRY_TITLE, &found) && found.skip == 0 &&
          found.entry->number == QIMAM_NUMBER_ONE &&
          g_array_index (scan->lexicon->offices, QimamOffice, found.entry->index).weak)
        {
          title->last = found.last;
          continue;
        }
      if (title->office->of && find (scan, next, QIMAM_ENTRY_GROUP, &found) && found.skip == 0)
        {
          title->last = found.last;
          continue;
        }
      if (title->office->portfolio && title->party == NULL && portfolio < 4 &&
          is_portfolio (scan, next, portfolio == 0))
        {
          portfolio++;
          title->portfolio = TRUE;
          title->last = next;
          continue;
        }
      if (is_adjective (scan, folded, &title->former))
        {
          title->last = next;
          continue;
        }
      break;
    }
}

/* "his Russian counterpart": the office is that of the person before. */
static gboolean
read_counterpart (Scan *scan, Title *title, const char **role)
{
  if (!g_str_equal (title->office->key, "counterpart"))
    return TRUE;
  *role = scan->last_role;
  return scan->last_role != NULL;
}

static gboolean
is_definite (const char *folded)
{
  static const char *const heads[] = { "ال", "وال", "لل", "بال", "فال" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (folded, heads[i]))
      return TRUE;
  return FALSE;
}

/* "the president" alone is the last one of that role who was named. */
static QimamRosterPerson *
last_of_role (Scan *scan, const QimamOffice *office)
{
  guint n = scan->reading->mentions->len;

  if (office->role == NULL || g_str_equal (office->role, "other"))
    return NULL;
  for (guint i = n; i > 0 && i + 60 > n; i--)
    {
      const QimamMention *mention = g_ptr_array_index (scan->reading->mentions, i - 1);

      if (mention->kind != QIMAM_MENTION_PERSON || mention->key == NULL ||
          g_strcmp0 (mention->role, office->role) != 0)
        continue;
      for (guint p = 0; p < scan->roster->persons->len; p++)
        {
          QimamRosterPerson *person = g_ptr_array_index (scan->roster->persons, p);

          if (g_str_equal (person->key, mention->key))
            return person;
        }
    }
  return NULL;
}

/* A title in the singular. Returns the first word after it, or 0 where nothing was made of it. */
static guint
read_single_title (Scan *scan, const Found *found)
{
  Title title = { &g_array_index (scan->lexicon->offices, QimamOffice, found->entry->index), QIMAM_NUMBER_ONE,
                  found->first, found->last, found->skip };
  const char *role = title.office->role, *office = title.office->key;
  guint next, last, skip;
  QimamRosterPerson *person = NULL;
  gboolean counterpart = g_str_equal (office, "counterpart");

  read_title_tail (scan, &title);
  if (!read_counterpart (scan, &title, &role) && title.party == NULL)
    return 0;
  if (counterpart)
    office = scan->last_office;
  next = title.last + 1;
  if (next < scan->sentence_end && qimam_reading_is_comma_gap (scan->reading, title.last, next))
    {
      gboolean plain = qimam_reading_is_plain_gap (scan->reading, title.last, next);

      person = read_person (scan, next, plain ? NULL : title.party, &last, &skip);
      if (person != NULL && (skip > 0 || (!plain && title.party == NULL && title.of == NULL)))
        person = NULL;
      if (person != NULL && title.party != NULL && person->party != NULL &&
          !g_str_equal (person->party, title.party) && title.of == NULL && strlen (title.party) == 2 &&
          strlen (person->party) == 2)
        person = NULL;
      if (person == NULL && plain &&
          (title.party != NULL || title.of != NULL || title.portfolio || found->last > found->first))
        {
          guint n = unknown_name_length (scan, next);

          if (n > 0)
            {
              QimamSpan name = span_of (scan, next, next + n - 1, 0);
              g_autofree char *text = qimam_reading_text (scan->reading, name);

              last = next + n - 1;
              person = qimam_roster_find_spelled_out (scan->roster, text, title.party);
              if (person == NULL)
                person = qimam_roster_add_unknown (scan->roster, text, title.party, office);
            }
        }
      if (person != NULL)
        {
          add_person (scan, person, title.first, last, span_of (scan, title.first, last, title.skip),
                      span_of (scan, next, last, 0), role, office, TRUE);
          return last + 1;
        }
    }
  if (title.former || office == NULL || counterpart != (title.office->role == NULL))
    return 0;
  if (title.party == NULL && title.of == NULL)
    {
      gboolean bare = title.first == title.last && !title.portfolio && !counterpart &&
                      is_definite (word_at (scan, title.first)->folded);

      person = bare ? last_of_role (scan, title.office) : NULL;
      if (person == NULL)
        return 0;
    }
  else if (title.office->weak)
    return 0;
  else
    person = qimam_roster_find_holder (scan->roster, office, title.party, title.of);
  {
    QimamSpan full = span_of (scan, title.first, title.last, title.skip);
    QimamMention *mention;

    if (person != NULL)
      mention = add_person (scan, person, title.first, title.last, full, full, role, office, FALSE);
    else
      {
        mention = add_mention (scan, QIMAM_MENTION_PERSON, title.first, title.last, full, full);
        mention->name = qimam_reading_text (scan->reading, full);
        mention->role = role;
        mention->party = g_strdup (title.party);
      }
    (void) mention;
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
read_element (Scan *scan, guint word, const char *party, Element *element)
{
  Found found;
  guint last, skip;
  QimamRosterPerson *person = read_person (scan, word, party, &last, &skip);

  if (person == NULL && party != NULL)
    person = read_person (scan, word, NULL, &last, &skip);
  if (person != NULL)
    {
      *element = (Element){ NULL, person, word, last, skip };
      return TRUE;
    }
  if (find (scan, word, QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_COUNTRY, &found))
    {
      *element = (Element){ named_of (scan, &found)->party, NULL, word, found.last, found.skip };
      return TRUE;
    }
  return FALSE;
}

static gboolean
begins_with_and (const Scan *scan, guint word)
{
  return g_str_has_prefix (word_at (scan, word)->folded, "و");
}

/* The list of states and names after a title: "الروسي A والأميركي B", "روسيا والولايات المتحدة، A وB", "A
 * وB". */
static guint
read_elements (Scan *scan, guint word, guint limit, Element *elements)
{
  guint n = 0, parties = 0, persons = 0;

  while (word < scan->sentence_end && n < MAX_ELEMENTS)
    {
      Element element;
      gboolean plain = qimam_reading_is_plain_gap (scan->reading, word - 1, word);
      gboolean joined;
      const char *party = n > 0 ? elements[n - 1].party : NULL;

      if (!plain && !qimam_reading_is_comma_gap (scan->reading, word - 1, word))
        break;
      if (!read_element (scan, word, party, &element))
        break;
      joined = n > 0 && element.skip > 0 && begins_with_and (scan, word);
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

static guint
read_plural_title (Scan *scan, const Found *found)
{
  const QimamOffice *office = &g_array_index (scan->lexicon->offices, QimamOffice, found->entry->index);
  Element elements[MAX_ELEMENTS];
  guint n = read_elements (scan, found->last + 1, found->entry->number == QIMAM_NUMBER_TWO ? 2 : 4, elements);
  guint last, group, n_persons = 0;
  QimamSpan full;

  if (n < 2)
    return 0;
  for (guint i = 0; i < n; i++)
    n_persons += elements[i].person != NULL;
  last = elements[n - 1].last;
  group = ++scan->groups;
  full = span_of (scan, found->first, last, found->skip);
  for (guint i = 0; i < n; i++)
    {
      const Element *element = &elements[i];
      QimamRosterPerson *person = element->person;
      QimamMention *mention;
      QimamSpan span = span_of (scan, element->first, element->last, element->skip);

      if (person == NULL && n_persons > 0)
        continue;
      if (person == NULL)
        person = qimam_roster_find_holder (scan->roster, office->key, element->party, NULL);
      if (person != NULL)
        mention = add_person (scan, person, found->first, last, full, span, office->role, office->key,
                              element->person != NULL);
      else
        {
          mention = add_mention (scan, QIMAM_MENTION_PERSON, found->first, last, full, span);
          mention->name = qimam_reading_text (scan->reading, span);
          mention->role = office->role;
          mention->party = g_strdup (element->party);
        }
      mention->group = group;
    }
  return last + 1;
}

/* --- groups, states, places --- */

/* An unnamed speaker with what belongs to it: "مسؤولون في البيت الأبيض", "مستشارو بايدن", "صحيفة …
 * الأمريكية". */
static guint
read_official (Scan *scan, const Found *found, const QimamGroup *group)
{
  guint last = found->last;
  const char *party = *group->party != '\0' ? group->party : NULL;
  QimamMention *mention;
  QimamSpan span;

  while (last + 1 < scan->sentence_end && last - found->first < 9)
    {
      guint next = last + 1, after;
      const char *folded = word_at (scan, next)->folded;
      const char *gap = scan->reading->text + word_at (scan, last)->end;
      gsize gap_length = word_at (scan, next)->start - word_at (scan, last)->end;
      gboolean quote_gap = gap_length <= 5 && memchr (gap, '\n', gap_length) == NULL &&
                           g_strstr_len (gap, gap_length, "،") == NULL &&
                           memchr (gap, ':', gap_length) == NULL && memchr (gap, '.', gap_length) == NULL &&
                           memchr (gap, ',', gap_length) == NULL;
      gboolean in = g_str_equal (folded, "في") || g_str_equal (folded, "من") || g_str_equal (folded, "لدي") ||
                    g_str_equal (folded, "باسم") || g_str_equal (folded, "عن");
      Found part;
      QimamRosterPerson *person;
      guint person_last, person_skip;

      if (!quote_gap)
        break;
      after = in ? next + 1 : next;
      if (qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_GROUP_WORD, folded))
        {
          last = next;
          continue;
        }
      if (find (scan, after, QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_ORGANISATION | QIMAM_ENTRY_COUNTRY, &part) &&
          !begins_with_and (scan, after) && (in || part.skip <= 1))
        {
          if (part.entry->kind == QIMAM_ENTRY_DEMONYM && (in || part.skip > 0))
            break;
          if (party == NULL || part.entry->kind == QIMAM_ENTRY_DEMONYM)
            party = named_of (scan, &part)->party;
          last = part.last;
          continue;
        }
      if (find (scan, after, QIMAM_ENTRY_GROUP, &part) && !begins_with_and (scan, after) &&
          g_array_index (scan->lexicon->groups, QimamGroup, part.entry->index).kind == group->kind)
        {
          last = part.last;
          continue;
        }
      person = in ? NULL : read_person (scan, next, NULL, &person_last, &person_skip);
      if (person != NULL && (person_skip == 0 || !begins_with_and (scan, next)) && last == found->last &&
          qimam_reading_is_plain_gap (scan->reading, last, next) && group->number != QIMAM_NUMBER_ONE)
        {
          party = person->party;
          last = person_last;
          continue;
        }
      break;
    }
  if (g_str_equal (group->key, "one_side") && party == NULL)
    return 0;
  span = span_of (scan, found->first, last, found->skip);
  mention = add_mention (scan, QIMAM_MENTION_GROUP, found->first, last, span, span);
  mention->name = qimam_reading_text (scan->reading, span);
  mention->role = group->role;
  mention->party = g_strdup (party);
  return last + 1;
}

static guint
read_group (Scan *scan, const Found *found)
{
  const QimamGroup *group = &g_array_index (scan->lexicon->groups, QimamGroup, found->entry->index);
  QimamMention *mention;
  QimamSpan span;

  if (g_str_equal (group->kind, "official") ||
      (g_str_equal (group->kind, "delegations") && *group->party == '\0'))
    return read_official (scan, found, group);
  span = span_of (scan, found->first, found->last, found->skip);
  mention = add_mention (scan, QIMAM_MENTION_GROUP, found->first, found->last, span, span);
  mention->name = qimam_reading_text (scan->reading, span);
  mention->role = group->role;
  mention->party = *group->party != '\0' ? g_strdup (group->party) : NULL;
  return found->last + 1;
}

/* Whether the words before a capital say that the city is meant and not the state. */
static gboolean
is_local (const Scan *scan, const Found *found)
{
  const char *folded = word_at (scan, found->first)->folded;

  if (found->skip > 0 && g_str_has_prefix (folded, "ب"))
    return TRUE;
  return found->first > 0 &&
         qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_LOCAL, word_at (scan, found->first - 1)->folded);
}

static guint
read_place (Scan *scan, const Found *found)
{
  const QimamNamed *place = named_of (scan, found);
  QimamSpan span = span_of (scan, found->first, found->last, found->skip);
  const QimamNamed *state = NULL;
  QimamMention *mention;

  for (guint i = 0; i < scan->lexicon->countries->len && *place->party != '\0'; i++)
    {
      const QimamNamed *country = &g_array_index (scan->lexicon->countries, QimamNamed, i);

      if (g_str_equal (country->capital, place->key))
        state = country;
    }
  if (state != NULL && !is_local (scan, found))
    {
      mention = add_mention (scan, QIMAM_MENTION_COUNTRY, found->first, found->last, span, span);
      mention->key = g_strdup (state->key);
      mention->name = g_strdup (place->name_ar);
      mention->party = g_strdup (state->party);
      mention->role = "state";
      return found->last + 1;
    }
  mention = add_mention (scan, QIMAM_MENTION_PLACE, found->first, found->last, span, span);
  mention->key = g_strdup (place->key);
  mention->name = g_strdup (place->name_ar);
  mention->party = *place->party != '\0' ? g_strdup (place->party) : NULL;
  mention->place_kind = place->kind;
  mention->named = TRUE;
  return found->last + 1;
}

static guint
read_country (Scan *scan, const Found *found)
{
  const QimamNamed *country = named_of (scan, found);
  QimamSpan span = span_of (scan, found->first, found->last, found->skip);
  QimamMention *mention = add_mention (scan, QIMAM_MENTION_COUNTRY, found->first, found->last, span, span);

  mention->key = g_strdup (country->key);
  mention->name = g_strdup (country->name_ar);
  mention->party = g_strdup (country->party);
  mention->role = "state";
  mention->place_kind = found->entry->kind == QIMAM_ENTRY_COUNTRY ? "country" : NULL;
  mention->named = found->entry->kind == QIMAM_ENTRY_COUNTRY;
  return found->last + 1;
}

static guint
read_organisation (Scan *scan, const Found *found)
{
  const QimamNamed *organisation = named_of (scan, found);
  QimamSpan span = span_of (scan, found->first, found->last, found->skip);
  QimamMention *mention =
      add_mention (scan, QIMAM_MENTION_ORGANISATION, found->first, found->last, span, span);

  mention->key = g_strdup (organisation->key);
  mention->name = g_strdup (organisation->name_ar);
  mention->party = *organisation->party != '\0' ? g_strdup (organisation->party) : NULL;
  mention->named = TRUE;
  return found->last + 1;
}

static guint
read_document (Scan *scan, const Found *found)
{
  const QimamDocumentName *document =
      &g_array_index (scan->lexicon->documents, QimamDocumentName, found->entry->index);
  QimamSpan span = span_of (scan, found->first, found->last, found->skip);
  QimamMention *mention = add_mention (scan, QIMAM_MENTION_DOCUMENT, found->first, found->last, span, span);

  mention->key = g_strdup (document->key);
  mention->name = g_strdup (document->name);
  mention->party = *document->party != '\0' ? g_strdup (document->party) : NULL;
  return found->last + 1;
}

/* An adjective of origin stands for people where it is plural or dual and nothing goes before it that it
 * describes. */
static gboolean
is_people (const Found *found)
{
  return found->entry->number == QIMAM_NUMBER_MANY;
}

static guint
read_at (Scan *scan, guint word)
{
  Found longest, found;
  guint next = 0, last, skip;
  QimamRosterPerson *person;

  if (!find (scan, word, ~0u, &longest))
    longest.last = word;
  if (find (scan, word, QIMAM_ENTRY_PERSON, &found) && found.last == longest.last)
    {
      QimamSpan span = span_of (scan, word, found.last, found.skip);

      person = qimam_roster_add_known (scan->roster, person_at (scan, found.entry->index));
      add_person (scan, person, word, found.last, span, span, NULL, NULL, TRUE);
      return found.last + 1;
    }
  if (find (scan, word, QIMAM_ENTRY_ORGANISATION, &found) && found.last == longest.last)
    return read_organisation (scan, &found);
  if (find (scan, word, QIMAM_ENTRY_TITLE, &found))
    {
      next = found.entry->number == QIMAM_NUMBER_ONE ? read_single_title (scan, &found)
                                                     : read_plural_title (scan, &found);
      if (next == 0 && found.entry->number == QIMAM_NUMBER_ONE)
        {
          /* The same form can be singular and dual ("رئيسا"). */
          for (guint i = g_array_index (scan->first, guint, word);
               i < g_array_index (scan->first, guint, word + 1); i++)
            {
              const QimamCueMatch *match = &g_array_index (scan->matches, QimamCueMatch, i);
              const QimamEntry *entry = &g_array_index (scan->lexicon->entries, QimamEntry, match->id);
              Found other = { entry, match->id, match->first_word, match->last_word, match->skip };

              if (next == 0 && entry->kind == QIMAM_ENTRY_TITLE && entry->number != QIMAM_NUMBER_ONE)
                next = read_plural_title (scan, &other);
            }
        }
      if (next > 0)
        return next;
    }
  if (find (scan, word, QIMAM_ENTRY_DOCUMENT, &found) && found.last == longest.last)
    return read_document (scan, &found);
  if (find (scan, word, QIMAM_ENTRY_GROUP, &found))
    {
      next = read_group (scan, &found);
      if (next > 0)
        return next;
    }
  if (find (scan, word, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_PLACE, &found))
    return found.entry->kind == QIMAM_ENTRY_PLACE ? read_place (scan, &found) : read_country (scan, &found);
  person = read_person (scan, word, NULL, &last, &skip);
  if (person != NULL)
    {
      QimamSpan span = span_of (scan, word, last, skip);

      add_person (scan, person, word, last, span, span, NULL, NULL, TRUE);
      return last + 1;
    }
  if (find (scan, word, QIMAM_ENTRY_DEMONYM, &found) && is_people (&found))
    return read_country (scan, &found);
  return word + 1;
}

static void
index_matches (Scan *scan)
{
  guint at = 0;

  for (guint word = 0; word <= scan->n_words; word++)
    {
      while (at < scan->matches->len && g_array_index (scan->matches, QimamCueMatch, at).first_word < word)
        at++;
      g_array_append_val (scan->first, at);
    }
}

void
qimam_lexicon_find_mentions (const QimamLexicon *self, QimamReading *reading)
{
  Scan scan = { self, reading };
  guint word = 0;

  g_return_if_fail (self != NULL && reading != NULL);

  g_ptr_array_set_size (reading->mentions, 0);
  scan.roster = qimam_roster_new (self, reading);
  scan.n_words = reading->words->len;
  scan.matches = qimam_cue_set_match (self->names, reading->words, 0, scan.n_words);
  scan.first = g_array_sized_new (FALSE, FALSE, sizeof (guint), scan.n_words + 1);
  index_matches (&scan);
  for (guint s = 0; s < reading->sentences->len; s++)
    {
      scan.sentence = s;
      scan.sentence_end = g_array_index (reading->sentence_word, guint, s + 1);
      word = MAX (word, g_array_index (reading->sentence_word, guint, s));
      while (word < scan.sentence_end)
        word = read_at (&scan, word);
    }
  g_array_unref (scan.matches);
  g_array_unref (scan.first);
  qimam_roster_free (scan.roster);
}
