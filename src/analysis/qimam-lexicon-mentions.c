/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-roster.h"
#include "qimam-lexicon-scan.h"

#include <string.h>

/* Reads who and what a text names, from left to right. */

/* "مسؤولا أميركيا كبيرا" is named "مسؤول أميركي كبير". Takes @name. */
static char *
nominative (char *name)
{
  g_auto (GStrv) words = NULL;

  if (g_str_has_prefix (name, "ال") || !g_str_has_suffix (name, "ا"))
    return name;
  words = g_strsplit (name, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_has_suffix (words[i], "ا") || g_utf8_strlen (words[i], -1) < 4)
      return name;
  for (guint i = 0; words[i] != NULL; i++)
    words[i][strlen (words[i]) - strlen ("ا")] = '\0';
  g_free (name);
  return g_strjoinv (" ", words);
}

/* An unnamed speaker with what belongs to it: "مسؤولون في البيت الأبيض", "مستشارو بايدن", "صحيفة …
 * الأمريكية". */
static guint
read_official (QimamScan *scan, const QimamFound *found, const QimamGroup *group)
{
  guint last = found->last;
  const char *party = *group->party != '\0' ? group->party : NULL;
  QimamMention *mention;
  QimamSpan span;

  while (last + 1 < scan->sentence_end && last - found->first < 9)
    {
      guint next = last + 1, after;
      const char *folded = qimam_scan_word (scan, next)->folded;
      const char *gap = scan->reading->text + qimam_scan_word (scan, last)->end;
      gsize gap_length = qimam_scan_word (scan, next)->start - qimam_scan_word (scan, last)->end;
      gboolean quote_gap = gap_length <= 5 && memchr (gap, '\n', gap_length) == NULL &&
                           g_strstr_len (gap, gap_length, "،") == NULL &&
                           memchr (gap, ':', gap_length) == NULL && memchr (gap, '.', gap_length) == NULL &&
                           memchr (gap, ',', gap_length) == NULL;
      gboolean in = g_str_equal (folded, "في") || g_str_equal (folded, "من") || g_str_equal (folded, "لدي") ||
                    g_str_equal (folded, "باسم") || g_str_equal (folded, "عن");
      QimamFound part;
      QimamRosterPerson *person;
      guint person_last, person_skip;

      /* "نقلت وكالة الأنباء عن مصدر": another, whose words it passes on */
      if (!quote_gap || (g_str_equal (group->key, "media") && g_str_equal (folded, "عن")))
        break;
      after = in ? next + 1 : next;
      /* "دبلوماسي لصحيفة الغد", "مصدر لرويترز": to whom he speaks */
      if (qimam_lexicon_is_press_addressed (scan->lexicon, folded))
        break;
      if (qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_GROUP_WORD, folded))
        {
          last = next;
          continue;
        }
      if (qimam_scan_find (scan, after, QIMAM_ENTRY_DEMONYM | QIMAM_ENTRY_ORGANISATION | QIMAM_ENTRY_COUNTRY,
                           &part) &&
          !qimam_scan_begins_with_and (scan, after) && (in || part.skip <= 1))
        {
          if ((part.entry->kind == QIMAM_ENTRY_DEMONYM && (in || part.skip > 0)) ||
              /* "الخارجية الإسرائيلية إيران": the one is not of the other */
              (part.entry->kind == QIMAM_ENTRY_COUNTRY && !in && party != NULL))
            break;
          if (party == NULL || part.entry->kind == QIMAM_ENTRY_DEMONYM)
            party = qimam_scan_named (scan, &part)->party;
          last = part.last;
          continue;
        }
      if (qimam_scan_find (scan, after, QIMAM_ENTRY_GROUP, &part) &&
          !qimam_scan_begins_with_and (scan, after) &&
          g_array_index (scan->lexicon->groups, QimamGroup, part.entry->index).kind == group->kind)
        {
          last = part.last;
          continue;
        }
      person = in ? NULL : qimam_scan_read_person (scan, next, NULL, &person_last, &person_skip);
      if (person != NULL && (person_skip == 0 || !qimam_scan_begins_with_and (scan, next)) &&
          last == found->last && qimam_reading_is_plain_gap (scan->reading, last, next) &&
          group->number != QIMAM_NUMBER_ONE)
        {
          party = person->party;
          last = person_last;
          continue;
        }
      break;
    }
  if (g_str_equal (group->key, "one_side") && party == NULL)
    return 0;
  span = qimam_scan_span (scan, found->first, last, found->skip);
  mention = qimam_scan_add_mention (scan, QIMAM_MENTION_GROUP, found->first, last, span, span);
  mention->name = nominative (qimam_reading_text (scan->reading, span));
  mention->role = group->role;
  mention->party = g_strdup (party);
  return last + 1;
}

/* "أجرى وفدا إيران والعراق": two of them, for the accusative of one is of nobody. */
static gboolean
is_two_of (const QimamScan *scan, const QimamFound *found)
{
  static const char *const two[] = { "وفدا", "فريقا", NULL };
  QimamFound owner;

  return found->first == found->last && found->last + 1 < scan->sentence_end &&
         g_strv_contains (two, qimam_scan_word (scan, found->first)->folded) &&
         qimam_reading_is_plain_gap (scan->reading, found->last, found->last + 1) &&
         qimam_scan_find (scan, found->last + 1, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_ORGANISATION, &owner) &&
         owner.skip == 0;
}

static guint
read_group (QimamScan *scan, const QimamFound *found)
{
  const QimamGroup *group = &g_array_index (scan->lexicon->groups, QimamGroup, found->entry->index);
  QimamMention *mention;
  QimamSpan span;

  if (is_two_of (scan, found))
    return 0;

  if (g_str_equal (group->kind, "official") ||
      (g_str_equal (group->kind, "delegations") && *group->party == '\0'))
    return read_official (scan, found, group);
  span = qimam_scan_span (scan, found->first, found->last, found->skip);
  mention = qimam_scan_add_mention (scan, QIMAM_MENTION_GROUP, found->first, found->last, span, span);
  mention->name = qimam_reading_text (scan->reading, span);
  mention->role = group->role;
  mention->party = *group->party != '\0' ? g_strdup (group->party) : NULL;
  return found->last + 1;
}

/* Whether the words before a capital say that the city is meant and not the state. */
static gboolean
is_local (const QimamScan *scan, const QimamFound *found)
{
  const char *folded = qimam_scan_word (scan, found->first)->folded;

  QimamFound origin;

  if (found->skip > 0 && g_str_has_prefix (folded, "ب"))
    return TRUE;
  if (found->first == 0)
    return FALSE;
  /* "أعلن لموسكو" speaks to the state */
  if (found->skip > 0 && g_str_has_prefix (folded, "ل") &&
      !g_str_has_prefix (qimam_scan_word (scan, found->first - 1)->folded, "زيار"))
    return FALSE;
  if (qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_LOCAL, qimam_scan_word (scan, found->first - 1)->folded))
    return TRUE;
  /* "مؤتمر برلين", but "محادثات موسكو وواشنطن" */
  if (found->skip == 0 &&
      qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_CALLED_AFTER,
                        qimam_scan_word (scan, found->first - 1)->folded) &&
      !(qimam_scan_find (scan, found->last + 1, QIMAM_ENTRY_PLACE | QIMAM_ENTRY_COUNTRY, &origin) &&
        qimam_scan_begins_with_and (scan, found->last + 1)))
    return TRUE;
  /* "العاصمة السعودية الرياض" */
  return found->first > 1 && qimam_scan_find (scan, found->first - 1, QIMAM_ENTRY_DEMONYM, &origin) &&
         origin.last == found->first - 1 &&
         qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_LOCAL,
                           qimam_scan_word (scan, found->first - 2)->folded);
}

static guint
read_place (QimamScan *scan, const QimamFound *found)
{
  const QimamNamed *place = qimam_scan_named (scan, found);
  QimamSpan span = qimam_scan_span (scan, found->first, found->last, found->skip);
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
      mention = qimam_scan_add_mention (scan, QIMAM_MENTION_COUNTRY, found->first, found->last, span, span);
      mention->key = g_strdup (state->key);
      mention->name = g_strdup (place->name_ar);
      mention->party = g_strdup (state->party);
      mention->role = "state";
      return found->last + 1;
    }
  mention = qimam_scan_add_mention (scan, QIMAM_MENTION_PLACE, found->first, found->last, span, span);
  mention->key = g_strdup (place->key);
  mention->name = g_strdup (place->name_ar);
  mention->party = *place->party != '\0' ? g_strdup (place->party) : NULL;
  mention->place_kind = place->kind;
  mention->named = TRUE;
  return found->last + 1;
}

/* Whether a word can be of the name of a house. */
static gboolean
is_of_venue (const QimamScan *scan, guint word, gboolean definite)
{
  static const char *const around[] = { "جنوب", "شمال", "شرق", "غرب",  "جنوبي", "شمالي",  "شرقي",
                                        "غربي", "وسط",  "قرب", "خارج", "داخل",  "بالقرب", NULL };
  const char *folded = qimam_scan_word (scan, word)->folded;
  QimamFound found;

  if (word >= scan->sentence_end || !qimam_reading_is_plain_gap (scan->reading, word - 1, word) ||
      qimam_is_stop_word (folded, -1) || g_utf8_strlen (folded, -1) < 3 || g_ascii_isdigit (*folded) ||
      g_hash_table_contains (scan->lexicon->verb_forms, folded) ||
      g_hash_table_contains (scan->lexicon->not_names, folded) || g_str_has_suffix (folded, "ته") ||
      qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_FILLER, folded) ||
      qimam_reading_time_at (scan->reading, qimam_scan_word (scan, word)->start) != NULL)
    return FALSE;
  /* "دارة ريفية جنوب المدينة" */
  if (g_strv_contains (around, folded))
    return FALSE;
  if (definite)
    return g_str_has_prefix (folded, "ال");
  /* "بصالة الاجتماعات بمقر الأمانة" */
  if (g_str_has_prefix (folded, "ب") &&
      qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_VENUE, folded + strlen ("ب")))
    return FALSE;
  /* A particle, or a city, state or origin: what stands around the house. */
  return !(qimam_scan_find (scan, word, QIMAM_ENTRY_PLACE | QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_DEMONYM,
                            &found)) &&
         !(g_str_has_prefix (folded, "و") || g_str_has_prefix (folded, "بال"));
}

/* Whether a house can follow: "في", or what hosts a meeting. */
static gboolean
stands_for_venue (const char *folded)
{
  static const char *const words[] = { "في",      "داخل",      "وفي",      "مدخل",  "بهو",   "حديقه",
                                       "حدايق",   "باحه",      "ردهه",     "سقف",   "قبه",   "مغادره",
                                       "مغادرته", "مغادرتها",  "رحاب",     "اروقه", "بوابه", "شرفه",
                                       "عتبه",    "مغادرتهما", "مغادرتهم", NULL };
  static const char *const hosts[] = { "استضاف", "احتضن", "يستضيف", "تستضيف", "سيستضيف", "ويستضيف", "يحتضن" };

  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    if (g_str_has_prefix (folded, hosts[i]))
      return TRUE;
  return g_strv_contains (words, folded);
}

/* "في فندق متروبول", "بمطار هواري بومدين", "في القصر الرئاسي": a house that the lexicon does not know. */
static guint
read_venue (QimamScan *scan, guint word)
{
  const char *folded = qimam_scan_word (scan, word)->folded;
  gboolean attached = g_str_has_prefix (folded, "ب");
  static const char *const seat[] = { "مقر", NULL };
  static const char *const homes[] = { "اقامته", "اقامتها", "اقامتهما", "اقامتهم", NULL };
  const char *noun = attached ? folded + strlen ("ب") : folded;
  gboolean definite = g_str_has_prefix (noun, "ال");
  guint last = word;
  QimamMention *mention;
  QimamFound found;
  QimamSpan span;

  if (!qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_VENUE, definite ? noun + strlen ("ال") : noun) ||
      (!attached && (word == 0 || !stands_for_venue (qimam_scan_word (scan, word - 1)->folded))))
    return 0;
  if (!definite && word + 1 < scan->sentence_end &&
      qimam_reading_is_plain_gap (scan->reading, word, word + 1) &&
      qimam_scan_find (scan, word + 1, QIMAM_ENTRY_ORGANISATION, &found) && found.skip == 0)
    last = found.last;
  /* "في مقر إقامته" */
  else if (g_strv_contains (seat, noun) && word + 1 < scan->sentence_end &&
           qimam_reading_is_plain_gap (scan->reading, word, word + 1) &&
           g_strv_contains (homes, qimam_scan_word (scan, word + 1)->folded))
    last = word + 1;
  else
    {
      while (last < word + (definite ? 1 : 2) && last + 1 < scan->sentence_end &&
             is_of_venue (scan, last + 1, definite))
        last++;
      /* "جامعة الشرق الأقصى الفدرالية" */
      while (!definite && last > word && last < word + 4 && last + 1 < scan->sentence_end &&
             g_str_has_prefix (qimam_scan_word (scan, last)->folded, "ال") &&
             is_of_venue (scan, last + 1, TRUE) &&
             !qimam_scan_find (scan, last + 1, QIMAM_ENTRY_PLACE | QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_DEMONYM,
                               &found))
        last++;
    }
  if (last == word)
    return 0;
  /* "في مقر إقامة السفير العماني": the origin is of the one who lives there */
  if (!definite && g_str_has_prefix (qimam_scan_word (scan, last)->folded, "ال") &&
      last + 1 < scan->sentence_end && qimam_reading_is_plain_gap (scan->reading, last, last + 1) &&
      qimam_scan_find (scan, last + 1, QIMAM_ENTRY_DEMONYM, &found) && found.skip == 0)
    last = found.last;
  span = qimam_scan_span (scan, word, last, attached ? 1 : 0);
  mention = qimam_scan_add_mention (scan, QIMAM_MENTION_PLACE, word, last, span, span);
  mention->name = qimam_reading_text (scan->reading, span);
  mention->key = qimam_romanise (mention->name);
  mention->place_kind = "venue";
  mention->named = TRUE;
  return last + 1;
}

/* "في مدينة بريغنز النمساوية", "بمنتجع زيرمات": a town or resort that the lexicon does not know, by the noun
 * before it. 0 where it is none. */
static guint
read_town (QimamScan *scan, guint word)
{
  static const char *const towns[] = { "مدينه", "بمدينه", "بلده", "ببلده", "قريه", "بقريه", NULL };
  static const char *const resorts[] = { "منتجع", "بمنتجع", NULL };
  const char *noun = qimam_scan_word (scan, word)->folded, *folded;
  gboolean resort = g_strv_contains (resorts, noun);
  guint first = word + 1, last = first;
  QimamMention *mention;
  QimamFound found;
  QimamSpan span;

  if ((!resort && !g_strv_contains (towns, noun)) || first >= scan->sentence_end ||
      !(g_str_has_prefix (noun, "ب") ||
        (word > 0 &&
         qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_LOCAL, qimam_scan_word (scan, word - 1)->folded))) ||
      qimam_scan_find (scan, first, ~0u, &found) || !is_of_venue (scan, first, FALSE))
    return 0;
  folded = qimam_scan_word (scan, first)->folded;
  /* "في مدينة سياحية" */
  if (g_str_has_suffix (folded, "يه") || g_str_has_suffix (folded, "ويه"))
    return 0;
  if (qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_TOWN_PREFIX, folded) &&
      is_of_venue (scan, first + 1, FALSE))
    last++;
  span = qimam_scan_span (scan, first, last, 0);
  mention = qimam_scan_add_mention (scan, QIMAM_MENTION_PLACE, first, last, span, span);
  mention->name = qimam_reading_text (scan->reading, span);
  mention->key = qimam_romanise (mention->name);
  mention->place_kind = resort ? "venue" : "city";
  mention->named = TRUE;
  if (last + 1 < scan->sentence_end && qimam_scan_find (scan, last + 1, QIMAM_ENTRY_DEMONYM, &found) &&
      found.skip == 0)
    mention->party = g_strdup (qimam_scan_named (scan, &found)->party);
  return last + 1;
}

/* "العاصمة الإيرانية": the city itself, where no name follows. 0 where it is none. */
static guint
read_capital (QimamScan *scan, guint word)
{
  static const char *const nouns[] = { "العاصمه", "بالعاصمه", "للعاصمه", "والعاصمه", NULL };
  const QimamNamed *place = NULL;
  QimamFound origin, city;
  QimamMention *mention;
  QimamSpan span;

  if (!g_strv_contains (nouns, qimam_scan_word (scan, word)->folded) || word + 1 >= scan->sentence_end ||
      !qimam_scan_find (scan, word + 1, QIMAM_ENTRY_DEMONYM, &origin) || origin.skip > 0 ||
      (origin.last + 1 < scan->sentence_end &&
       qimam_reading_is_plain_gap (scan->reading, origin.last, origin.last + 1) &&
       qimam_scan_find (scan, origin.last + 1, QIMAM_ENTRY_PLACE, &city) && city.skip == 0))
    return 0;
  for (guint i = 0; i < scan->lexicon->places->len && place == NULL; i++)
    if (g_str_equal (g_array_index (scan->lexicon->places, QimamNamed, i).key,
                     qimam_scan_named (scan, &origin)->capital))
      place = &g_array_index (scan->lexicon->places, QimamNamed, i);
  if (place == NULL)
    return 0;
  span = qimam_scan_span (scan, word, origin.last,
                          g_str_has_prefix (qimam_scan_word (scan, word)->folded, "ال") ? 0 : 1);
  mention = qimam_scan_add_mention (scan, QIMAM_MENTION_PLACE, word, origin.last, span, span);
  mention->key = g_strdup (place->key);
  mention->name = g_strdup (place->name_ar);
  mention->party = *place->party != '\0' ? g_strdup (place->party) : NULL;
  mention->place_kind = place->kind;
  mention->named = TRUE;
  return origin.last + 1;
}

static guint
read_country (QimamScan *scan, const QimamFound *found)
{
  const QimamNamed *country = qimam_scan_named (scan, found);
  QimamSpan span = qimam_scan_span (scan, found->first, found->last, found->skip);
  QimamMention *mention =
      qimam_scan_add_mention (scan, QIMAM_MENTION_COUNTRY, found->first, found->last, span, span);

  mention->key = g_strdup (country->key);
  mention->name = g_strdup (country->name_ar);
  mention->party = g_strdup (country->party);
  mention->role = "state";
  mention->place_kind = found->entry->kind == QIMAM_ENTRY_COUNTRY ? "country" : NULL;
  mention->named = found->entry->kind == QIMAM_ENTRY_COUNTRY;
  return found->last + 1;
}

static guint
read_organisation (QimamScan *scan, const QimamFound *found)
{
  const QimamNamed *organisation = qimam_scan_named (scan, found);
  QimamSpan span = qimam_scan_span (scan, found->first, found->last, found->skip);
  QimamMention *mention =
      qimam_scan_add_mention (scan, QIMAM_MENTION_ORGANISATION, found->first, found->last, span, span);

  mention->key = g_strdup (organisation->key);
  mention->name = g_strdup (organisation->name_ar);
  mention->party = *organisation->party != '\0' ? g_strdup (organisation->party) : NULL;
  mention->named = TRUE;
  return found->last + 1;
}

static guint
read_document (QimamScan *scan, const QimamFound *found)
{
  const QimamDocumentName *document =
      &g_array_index (scan->lexicon->documents, QimamDocumentName, found->entry->index);
  QimamSpan span = qimam_scan_span (scan, found->first, found->last, found->skip);
  QimamMention *mention =
      qimam_scan_add_mention (scan, QIMAM_MENTION_DOCUMENT, found->first, found->last, span, span);

  mention->key = g_strdup (document->key);
  mention->name = g_strdup (document->name);
  mention->party = *document->party != '\0' ? g_strdup (document->party) : NULL;
  return found->last + 1;
}

/* An adjective of origin stands for people where it is plural or dual and nothing goes before it that it
 * describes. */
static gboolean
is_people (const QimamFound *found)
{
  return found->entry->number == QIMAM_NUMBER_MANY;
}

/* The same form can be singular and dual ("رئيسا"): the names that follow tell. */
static guint
read_dual_first (QimamScan *scan, guint word)
{
  guint next = 0;

  for (guint i = g_array_index (scan->first, guint, word); i < g_array_index (scan->first, guint, word + 1);
       i++)
    {
      const QimamCueMatch *match = &g_array_index (scan->matches, QimamCueMatch, i);
      const QimamEntry *entry = &g_array_index (scan->lexicon->entries, QimamEntry, match->id);
      QimamFound found = { entry, match->id, match->first_word, match->last_word, match->skip };

      if (next == 0 && entry->kind == QIMAM_ENTRY_TITLE && entry->number != QIMAM_NUMBER_ONE &&
          match->last_word < scan->sentence_end)
        next = qimam_scan_read_titles (scan, &found);
    }
  return next;
}

/* "برئاسة توت قلواك", "برئاسة المغربية فاطمة الزهراء عمور": who leads, without a title. 0 where it is none.
 */
static guint
read_leader (QimamScan *scan, guint word)
{
  const char *party = NULL;
  guint first = word, n;
  QimamFound found;
  QimamSpan span, full;
  QimamRosterPerson *person;
  g_autofree char *text = NULL;

  if (word == 0 || !qimam_reading_is_plain_gap (scan->reading, word - 1, word) ||
      !qimam_lexicon_is (scan->lexicon, QIMAM_WORDS_LED_BY, qimam_scan_word (scan, word - 1)->folded))
    return 0;
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_DEMONYM, &found) && found.skip == 0 &&
      qimam_scan_is_definite (qimam_scan_word (scan, word)->folded) && found.last + 1 < scan->sentence_end &&
      qimam_reading_is_plain_gap (scan->reading, found.last, found.last + 1))
    {
      party = qimam_scan_named (scan, &found)->party;
      first = found.last + 1;
    }
  n = qimam_scan_unknown_name_length (scan, first);
  if (n == 0 || qimam_scan_find (scan, first, ~0u, &found))
    return 0;
  span = qimam_scan_span (scan, first, first + n - 1, 0);
  full = qimam_scan_span (scan, word, first + n - 1, 0);
  text = qimam_reading_text (scan->reading, span);
  person = qimam_roster_find_spelled_out (scan->roster, text, party);
  if (person == NULL)
    person = qimam_roster_add_unknown (scan->roster, text, party, NULL);
  if (person == NULL)
    return 0;
  qimam_scan_add_person (scan, person, word, first + n - 1, full, span, "other", NULL, TRUE);
  return first + n;
}

static guint
read_at (QimamScan *scan, guint word)
{
  QimamFound longest, found;
  guint next = 0, last, skip;
  QimamRosterPerson *person;

  next = read_capital (scan, word);
  if (next == 0)
    next = read_town (scan, word);
  if (next == 0)
    next = read_leader (scan, word);
  if (next > 0)
    return next;
  if (!qimam_scan_find (scan, word, ~0u, &longest))
    {
      next = read_venue (scan, word);
      if (next > 0)
        return next;
      longest.last = word;
    }
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_PERSON, &found) && found.last == longest.last)
    {
      QimamSpan span = qimam_scan_span (scan, word, found.last, found.skip);

      person = qimam_roster_add_known (scan->roster, qimam_scan_person (scan, found.entry->index));
      qimam_scan_add_person (scan, person, word, found.last, span, span, NULL, NULL, TRUE);
      return found.last + 1;
    }
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_ORGANISATION, &found) && found.last == longest.last)
    return read_organisation (scan, &found);
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_TITLE, &found))
    {
      next = read_dual_first (scan, word);
      if (next == 0 && found.entry->number == QIMAM_NUMBER_ONE)
        next = qimam_scan_read_title (scan, &found);
      if (next > 0)
        return next;
    }
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_DOCUMENT, &found) && found.last == longest.last)
    return read_document (scan, &found);
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_GROUP, &found))
    {
      next = read_group (scan, &found);
      if (next > 0)
        return next;
    }
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_COUNTRY | QIMAM_ENTRY_PLACE, &found))
    return found.entry->kind == QIMAM_ENTRY_PLACE ? read_place (scan, &found) : read_country (scan, &found);
  person = qimam_scan_read_person (scan, word, NULL, &last, &skip);
  if (person != NULL)
    {
      QimamSpan span = qimam_scan_span (scan, word, last, skip);

      qimam_scan_add_person (scan, person, word, last, span, span, NULL, NULL, TRUE);
      return last + 1;
    }
  if (qimam_scan_find (scan, word, QIMAM_ENTRY_DEMONYM, &found) && is_people (&found))
    return read_country (scan, &found);
  return word + 1;
}

static void
index_matches (QimamScan *scan)
{
  guint at = 0;

  for (guint word = 0; word <= scan->n_words; word++)
    {
      while (at < scan->matches->len && g_array_index (scan->matches, QimamCueMatch, at).first_word < word)
        at++;
      g_array_append_val (scan->first, at);
    }
}

/* Adjectives of origin in a sentence, whatever they belong to: "محادثات أميركية روسية". */
static void
find_origins (const QimamScan *scan)
{
  for (guint word = g_array_index (scan->reading->sentence_word, guint, scan->sentence);
       word < scan->sentence_end; word++)
    {
      QimamOrigin origin = { word, NULL };
      QimamFound found;

      if (!qimam_scan_find (scan, word, QIMAM_ENTRY_DEMONYM, &found))
        continue;
      origin.key = g_intern_string (qimam_scan_named (scan, &found)->key);
      origin.name = g_intern_string (qimam_scan_named (scan, &found)->name_ar);
      g_array_append_val (scan->reading->origins, origin);
    }
}

/* Those of the body are asked for by each field. */
static void
match_names (const QimamLexicon *self, QimamReading *reading)
{
  if (reading->names == NULL)
    reading->names = qimam_cue_set_match (self->names, reading->cue_words, 0, reading->words->len);
}

void
qimam_lexicon_find_mentions (const QimamLexicon *self, QimamReading *reading, QimamReading *body)
{
  QimamScan scan = { self, reading };
  guint word = 0;

  g_return_if_fail (self != NULL && reading != NULL);

  g_ptr_array_set_size (reading->mentions, 0);
  match_names (self, reading);
  if (body != NULL)
    match_names (self, body);
  scan.roster = qimam_roster_new (self, reading, body);
  scan.body = body;
  scan.states = g_hash_table_new (g_str_hash, g_str_equal);
  scan.n_words = reading->words->len;
  scan.matches = reading->names;
  scan.first = g_array_sized_new (FALSE, FALSE, sizeof (guint), scan.n_words + 1);
  index_matches (&scan);
  g_array_set_size (reading->origins, 0);
  for (guint s = 0; s < reading->sentences->len; s++)
    {
      scan.sentence = s;
      scan.sentence_end = g_array_index (reading->sentence_word, guint, s + 1);
      find_origins (&scan);
      word = MAX (word, g_array_index (reading->sentence_word, guint, s));
      while (word < scan.sentence_end)
        word = read_at (&scan, word);
    }
  g_array_unref (scan.first);
  g_hash_table_unref (scan.states);
  qimam_roster_free (scan.roster);
}
