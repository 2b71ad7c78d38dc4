/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-lexicon.h"

#include "qimam-table.h"

G_BEGIN_DECLS

/* What the files of the lexicon share. All strings live as long as the lexicon. */

typedef enum
{
  QIMAM_ENTRY_PERSON = 1 << 0,
  QIMAM_ENTRY_SURNAME = 1 << 1,
  QIMAM_ENTRY_TITLE = 1 << 2,
  QIMAM_ENTRY_COUNTRY = 1 << 3,
  QIMAM_ENTRY_DEMONYM = 1 << 4,
  QIMAM_ENTRY_ORGANISATION = 1 << 5,
  QIMAM_ENTRY_PLACE = 1 << 6,
  QIMAM_ENTRY_GROUP = 1 << 7,
  QIMAM_ENTRY_DOCUMENT = 1 << 8,
} QimamEntryKind;

typedef enum
{
  QIMAM_NUMBER_ANY,
  QIMAM_NUMBER_ONE,
  QIMAM_NUMBER_TWO,
  QIMAM_NUMBER_MANY,
} QimamNumber;

/* What a phrase of the table of names stands for: @index counts in the table of its kind. */
typedef struct
{
  QimamEntryKind kind;
  guint index;
  QimamNumber number;
  gboolean strict; /* a surname that counts only beside the full name */
  gboolean doubled; /* a place that is printed with a shadda */
  guint namesake;   /* a place that another state has of the same spelling: its entry and one, else 0 */
} QimamEntry;

typedef struct
{
  const char *office; /* (interned) */
  const char *of;     /* (nullable) organisation or state where it is held, else the person's own */
  const char *from;
  const char *to; /* "" where it is still held */
} QimamTenure;

typedef struct
{
  const char *key;
  const char *name;
  const char *party;
  gboolean female;
  GArray *tenures; /* QimamTenure */
} QimamPerson;

typedef struct
{
  const char *key;  /* (interned) */
  const char *role; /* (nullable) (interned) */
  gboolean portfolio;
  gboolean of;
  gboolean weak;
  gboolean body; /* an office of a body, whose name may follow in several words */
} QimamOffice;

typedef struct
{
  const char *key; /* code of a state, key of an organisation or place */
  const char *name_ar;
  const char *name_en;
  const char *party;   /* states: the code; places: the state */
  const char *capital; /* states: key of the place */
  const char *kind;    /* places: (interned) city, venue, region */
} QimamNamed;

typedef struct
{
  const char *key;  /* (interned) */
  const char *kind; /* (interned) pair, sides, delegations, official */
  const char *role; /* (interned) */
  const char *party;
  QimamNumber number;
} QimamGroup;

typedef struct
{
  const char *key;
  const char *name;
  const char *party;
} QimamDocumentName;

typedef enum
{
  QIMAM_TAKES_THAT = 1 << 0,
  QIMAM_TAKES_QUOTE = 1 << 1,
  QIMAM_TAKES_NOUN = 1 << 2,
  QIMAM_TAKES_ON = 1 << 3,
  QIMAM_TAKES_TO = 1 << 4,
  QIMAM_TAKES_ABOUT = 1 << 5,
  QIMAM_TAKES_WITH = 1 << 6,
  QIMAM_TAKES_FROM = 1 << 7,
  QIMAM_TAKES_IN = 1 << 8,
  QIMAM_TAKES_FOR = 1 << 9,
  QIMAM_TAKES_PERSON = 1 << 10,
  QIMAM_TAKES_STANCE = 1 << 11,
  QIMAM_TAKES_AGAIN = 1 << 12,
  QIMAM_TAKES_OFFER = 1 << 13,
  QIMAM_TAKES_SIDE = 1 << 14,
} QimamTakes;

typedef struct
{
  const char *lemma;
  const char *participle; /* "" where there is none */
  guint takes;
  QimamPolarity polarity;
} QimamVerb;

typedef enum
{
  QIMAM_FORM_PAST,
  QIMAM_FORM_PRESENT,
  QIMAM_FORM_PARTICIPLE,
  QIMAM_FORM_MASDAR,
} QimamVerbFormKind;

typedef struct
{
  guint verb;
  QimamVerbFormKind kind;
  QimamNumber number;
  gboolean female;
  gboolean object; /* a pronoun that is its object is attached: قاله */
  gboolean plain;  /* it begins with an alef that bears no hamza */
  gboolean shadda; /* the word is this verb only where the shadda is written */
} QimamVerbForm;

typedef struct
{
  const char *topic; /* (interned) */
  double weight;
  const char *from;
  const char *to;
  gboolean enough;     /* the topic is one of the article wherever this matches, whatever the score */
  const char *instead; /* (interned) (nullable): as in QimamTopicCue */
} QimamTopicPattern;

/* Classes of small words, in the order of the names in qimam-lexicon-names.c. */
typedef enum
{
  QIMAM_WORDS_NEGATION,
  QIMAM_WORDS_OWN_CLAUSE,
  QIMAM_WORDS_RELATIVE,
  QIMAM_WORDS_FILLER,
  QIMAM_WORDS_ADVERB,
  QIMAM_WORDS_HONORIFIC,
  QIMAM_WORDS_SAYING,
  QIMAM_WORDS_RANK,
  QIMAM_WORDS_GROUP_WORD,
  QIMAM_WORDS_OPENER,
  QIMAM_WORDS_MATTER,
  QIMAM_WORDS_QUANTIFIER,
  QIMAM_WORDS_RELAY,
  QIMAM_WORDS_NAME_JOINT,
  QIMAM_WORDS_SHORT_NAME,
  QIMAM_WORDS_LED_BY,
  QIMAM_WORDS_FORMER,
  QIMAM_WORDS_TITLE_ADJECTIVE,
  QIMAM_WORDS_TOWN_PREFIX,
  QIMAM_WORDS_LOCAL,
  QIMAM_WORDS_QUOTED_NAME,
  QIMAM_WORDS_MASCULINE,
  QIMAM_WORDS_POST_TITLE,
  QIMAM_WORDS_IMPERSONAL,
  QIMAM_WORDS_CALLED_AFTER,
  QIMAM_WORDS_VENUE,
  QIMAM_WORDS_GIVEN_NAME,
  QIMAM_WORDS_NAME_END,
  QIMAM_WORDS_AFTER_NAME,
  QIMAM_WORDS_INFORMANT,
  QIMAM_WORDS_MEDIUM,
  QIMAM_WORDS_BODY,
  QIMAM_WORDS_DOMESTIC,
  QIMAM_WORDS_OFFICIAL,
  QIMAM_WORDS_OBSERVER,
  QIMAM_WORDS_FIRST_NAME,
  QIMAM_WORDS_TRADE,
  QIMAM_WORDS_UNTOLD,
  QIMAM_WORDS_OFFERED,
  QIMAM_WORDS_ASPECT,
  QIMAM_WORDS_LIGHT,
  QIMAM_WORDS_OF_EU,
  QIMAM_WORDS_OF_UN,
  QIMAM_WORDS_OF_GCC,
  QIMAM_N_WORD_CLASSES,
} QimamWordClass;

struct _QimamLexicon
{
  GStringChunk *strings;

  QimamCueSet *names;
  GArray *entries; /* QimamEntry */
  GArray *people;  /* QimamPerson */
  GArray *offices; /* QimamOffice */
  GArray *countries;
  GArray *organisations;
  GArray *places;
  GArray *groups;
  GArray *documents;
  GHashTable *classes[QIMAM_N_WORD_CLASSES]; /* folded words */
  GHashTable *not_names;                     /* folded words */
  GHashTable *first_names;                   /* folded words: of the persons of the table */
  GHashTable *place_names; /* folded names of states and places to entries */

  GArray *verbs;          /* QimamVerb */
  GHashTable *verb_forms; /* folded to GArray of QimamVerbForm */
  QimamCueSet *sources;
  GPtrArray *source_positions; /* (interned) by id */
  QimamCueSet *polarities;
  GArray *polarity_ids; /* QimamPolarity by id */

  QimamCueSet *topic_cues;
  GArray *topic_patterns; /* QimamTopicPattern by id */
  GHashTable *catch_all;  /* (interned) keys */
  GHashTable *shares;          /* topic to per cent of the strongest that make it primary */
};

/* loading, a file a noun */
gboolean qimam_lexicon_load_names (QimamLexicon *self, GError **error);
gboolean qimam_lexicon_load_people (QimamLexicon *self, GError **error);
gboolean qimam_lexicon_load_verbs (QimamLexicon *self, GError **error);
gboolean qimam_lexicon_load_topics (QimamLexicon *self, GError **error);

/* Whether a pattern counts in an article of a day. @day: (nullable) */
gboolean qimam_topic_pattern_applies (const QimamTopicPattern *pattern, const char *day);

/* Adds the cues that @set has in a reading to @cues (element-type QimamTopicCue), in the order of the text;
 * @enough: (nullable): gets the topics of patterns that are enough. */
void qimam_topics_find_cues (const QimamCueSet *set,
                             const GArray *patterns,
                             const QimamReading *reading,
                             const char *day,
                             GPtrArray *cues,
                             GHashTable *enough);

/* (transfer full) (element-type QimamTopicHit): users' topics by their cues in each reading. @top_weight: the
 * weight of the article's strongest topic of the program, 0 without one */
GPtrArray *qimam_topics_weigh_own (QimamReading *const *readings,
                                   GPtrArray *const *cues,
                                   guint n_readings,
                                   GHashTable *enough,
                                   double top_weight);

/* For g_ptr_array_sort(): the weightiest first. */
int qimam_topic_hit_compare (gconstpointer a, gconstpointer b);

/* Whether a folded word is of a class of data/lexicon/word-classes.tsv. */
gboolean qimam_lexicon_is (const QimamLexicon *self, QimamWordClass word_class, const char *folded);

/* Whether a folded word is a given name: one that a person of the lexicon bears, or one of the list. */
gboolean qimam_lexicon_is_first_name (const QimamLexicon *self, const char *folded);

/* Whether a folded word is a common noun with a preposition or "and" joined to it, and so begins no name:
 * "لمدة", "بتسليم", "ونقاش". */
gboolean qimam_lexicon_is_joined_noun (const QimamLexicon *self, const char *folded);

/* Whether a folded word with the particle ل names a medium or the press, to whom somebody speaks: "لصحيفة",
 * "للصحفيين". */
gboolean qimam_lexicon_is_press_addressed (const QimamLexicon *self, const char *folded);

const char *qimam_lexicon_keep (QimamLexicon *self, const char *string);
gboolean qimam_lexicon_add_name (QimamLexicon *self,
                                 const QimamTable *table,
                                 guint row,
                                 guint column,
                                 const char *phrase,
                                 QimamEntry entry,
                                 GError **error);

/* Before a name is added to the entries: keeps which place of another state is spelled so as well. FALSE where
 * the same place has it already, with other marks. */
gboolean qimam_lexicon_note_namesake (QimamLexicon *self, const char *phrase, QimamEntry *entry);

/* (transfer full) (nullable): the day by which offices and topics are placed: the day of publication, else
 * the latest day that the article itself tells. */
char *qimam_reading_reference_day (const QimamReading *self);

/* Index of the first quotation whose words end after a byte offset. */
guint qimam_reading_quotation_from (const QimamReading *self, gsize offset);

/* (nullable): the time expression that holds a byte offset */
const QimamTime *qimam_reading_time_at (const QimamReading *self, gsize offset);

/* Whether what stands between two words is white space alone. */
gboolean qimam_reading_is_plain_gap (const QimamReading *self, guint left, guint right);

/* The same, but one comma (or opening bracket, quotation mark) may stand there. */
gboolean qimam_reading_is_comma_gap (const QimamReading *self, guint left, guint right);

G_END_DECLS
