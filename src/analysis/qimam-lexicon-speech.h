/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "qimam-lexicon-private.h"

G_BEGIN_DECLS

/* Reported speech is found in two steps: cues (a verb of saying with its subject and what opens the words, or
 * a phrase that names a source), then the words that belong to each cue. */

typedef enum
{
  QIMAM_SPEECH_THAT, /* أن, إن and what follows */
  QIMAM_SPEECH_NOUN, /* a noun, after a preposition or as object */
  QIMAM_SPEECH_COLON,
  QIMAM_SPEECH_QUOTE,
  QIMAM_SPEECH_TAIL,   /* the verb stands after the words */
  QIMAM_SPEECH_SOURCE, /* "according to": before or after the words */
} QimamSpeechMode;

/* Who speaks. All strings are the mentions' own or interned. */
typedef struct
{
  gboolean known;
  char *name;
  char *key;
  char *party;
  gboolean joint;
  gboolean person;
  gboolean named; /* by a name, and not by an office or a trade alone */
  gboolean female;
  gboolean male; /* a person of the lexicon who is none */
} QimamSpeaker;

typedef struct
{
  QimamSpeechMode mode;
  guint verb_word;
  const QimamVerb *verb; /* (nullable) */
  const char *verb_name; /* (nullable) */
  QimamVerbFormKind form;
  guint clause_first; /* first word of the clause of the cue */
  guint content_word; /* first word of what is said; n_words of the sentence where nothing follows */
  gsize content_start;
  guint last_word; /* last word of the cue itself */
  QimamSpeaker speaker;
  QimamSpeaker via;
  gboolean elided;
  gboolean nested;           /* inside what another says */
  gboolean before;           /* the subject stands before the verb */
  gboolean sentence_subject; /* left out: it is that of the sentence */
  gboolean cut;              /* ends what was said before, and says nothing itself */
  int named_before;          /* mention that is meant by "ما وصفه", or -1 */
  gboolean own;              /* "in his words": a source that is who the sentence is about */
  gboolean feminine;         /* the verb is in the feminine */
  gboolean weak;             /* a noun phrase without anything else that tells of speech */
} QimamSpeechCue;

typedef struct
{
  const QimamLexicon *lexicon;
  QimamReading *reading;
  GArray *mention_at;  /* int: index of the mention whose full text begins at a word, or -1 */
  GArray *mention_end; /* int: index of the mention whose full text ends at a word, or -1 */
  GArray *cues;        /* QimamSpeechCue of one sentence */
  guint sentence;
  guint first;
  guint end;
  gsize paragraph_end;
  QimamSpeaker last; /* of the text so far */
  QimamSpeaker last_joint;
  QimamSpeaker last_he;  /* a man */
  QimamSpeaker last_she; /* a woman, a body, somebody whose name tells nothing */
  guint n_heads;         /* persons of the rank of heads of state whom the text names */
  GPtrArray *printed;    /* names of speakers who are no mentions */
  QimamSpeaker subject;  /* of the sentence before, where nobody spoke in it */
  guint subject_sentence;
  QimamSpeaker ministers; /* as heads, of foreign ministers */
  QimamSpeaker heads;     /* the two persons of the article who meet, where it has just two */
  const char *home;       /* (nullable) (interned) the state that the text is about */
  GHashTable *parties;    /* name of a speaker to (interned) party */
} QimamSpeech;

/* A verb of saying at a word; @skip letters of it are particles. */
typedef struct
{
  const QimamVerb *verb;
  QimamVerbForm form;
  guint skip;
} QimamVerbAt;

void qimam_speaker_clear (QimamSpeaker *self);
void qimam_speaker_copy (QimamSpeaker *to, const QimamSpeaker *from);

/* The speaker that a mention names, with those joined to it by و; @last is the last word. */
void qimam_speech_speaker_from (QimamSpeech *self, int mention, QimamSpeaker *speaker, guint *last);

/* Fills @heads and @ministers: the two of a rank that the text names most. */
void qimam_speech_find_pairs (QimamSpeech *self);

/* A speaker who is no mention, as the text prints it, without @skip letters of the first word. */
void
qimam_speech_speaker_printed (QimamSpeech *self, guint first, guint last, guint skip, QimamSpeaker *speaker);

/* Who was named in full before, with @text as first or last name. FALSE where nobody was. */
gboolean qimam_speech_named_before (QimamSpeech *self, guint word, const char *text, QimamSpeaker *speaker);

/* "سموه", "جلالته", "الأمير": who was told of last and is styled so. FALSE where nobody was. */
gboolean qimam_speech_styled_before (QimamSpeech *self, guint word, QimamSpeaker *speaker);

/* "الوزير": who spoke last, where he was named with that office. FALSE where he was not. */
gboolean qimam_speech_titled_before (QimamSpeech *self, guint word, QimamSpeaker *speaker);

/* Whether a word is the last name of a speaker who was printed before. */
gboolean qimam_speech_is_printed (const QimamSpeech *self, guint word);

/* Each reads a cue, and returns FALSE where there is none; the speakers in @cue are to be cleared then, too.
 */

/* "نقلت الوكالة عن فلان قوله إن" */
gboolean qimam_speech_read_relay (QimamSpeech *self, guint word, QimamSpeechCue *cue);

/* "بحسب مصادر", "جاء في البيان" */
gboolean qimam_speech_read_source (QimamSpeech *self, const QimamCueMatch *match, QimamSpeechCue *cue);

/* "الباحث في مركز الدراسات سالم الأحمد،": the unknown name of one whose trade a word begins to tell, up to
 * the word @end. FALSE where no name follows. */
gboolean qimam_speech_titled_name (const QimamSpeech *self, guint first, guint *name, guint *end);

/* "«…». بهذه الكلمات افتتح الوزير": the words before are his. */
gboolean qimam_speech_read_such_words (QimamSpeech *self, guint word, QimamSpeechCue *cue);

/* "ختم كلمته بالقول إن" */
gboolean qimam_speech_read_saying (QimamSpeech *self, guint word, QimamSpeechCue *cue);

/* "سارع إلى التحذير من" */
gboolean qimam_speech_read_light (QimamSpeech *self, guint word, QimamSpeechCue *cue);

/* "X: what X says", as the head of a paragraph. */
gboolean qimam_speech_read_label (QimamSpeech *self, QimamSpeechCue *cue);

/* "قال عضو وفدها سالم الأحمد في اتصال هاتفي إن": the unknown name between an office after the verb and what is said. */
void qimam_speech_take_name_within (QimamSpeech *self, QimamSpeechCue *cue);

/* "لن نسمح", "نحن مستعدون": who speaks says we or I, within @reach words. */
gboolean qimam_speech_is_first_person (const QimamSpeech *self, guint word, guint reach);

/* "علا صوت فلان: «…»": a colon without a verb of saying, in a sentence that has no other cue. */
gboolean qimam_speech_read_colon (QimamSpeech *self, QimamSpeechCue *cue);

/* Fills @cues of the sentence. */
void qimam_speech_find_cues (QimamSpeech *self);

const QimamWord *qimam_speech_word (const QimamSpeech *self, guint i);
gboolean qimam_speech_is_that (const char *folded);
/* The same of a word in its place, where "أن.بي.سي" is an abbreviation. */
gboolean qimam_speech_is_that_at (const QimamSpeech *self, guint word);

/* "ألا يتكرر": أن and لا in one word, before a verb in the present. */
gboolean qimam_speech_is_that_not (const QimamSpeech *self, guint word);
gboolean qimam_speech_gap_has (const QimamSpeech *self, guint left, gunichar what);
const QimamQuotation *qimam_speech_quotation_at (const QimamSpeech *self, gsize from, gsize to);

/* Words between the marks belong to the one who is quoted; an unbalanced mark proves nothing. */
gboolean qimam_speech_is_quoted (const QimamSpeech *self, guint word);

gboolean qimam_speech_read_verb (const QimamSpeech *self, guint word, QimamVerbAt *found);

/* Whether a word opens a clause and goes with the verb after it: "كما", "وكان", "إنه". */
gboolean qimam_speech_is_opener (const QimamSpeech *self, const char *folded);

/* Index of the mention that begins at a word, or -1. */
int qimam_speech_mention_at (const QimamSpeech *self, guint word);

/* Index of the mention whose full text ends with a word of the reading, or -1. */
int qimam_speech_mention_ending (const QimamSpeech *self, guint word);

/* Whether a mention can be the subject of a verb form: gender tells "كييف" the object of a masculine verb. */
gboolean
qimam_speech_agrees (const QimamSpeech *self, const QimamMention *mention, const QimamVerbForm *form);

/* Nouns that are said and do not speak: "أكد حرص بلاده على أن". */
gboolean qimam_speech_is_matter (const QimamSpeech *self, const char *folded);

gboolean qimam_speech_has_particle (const QimamSpeech *self, const QimamMention *mention);

/* Whether the quotation that opens after a word is what is said. */
gboolean qimam_speech_opens_quote (const QimamSpeech *self,
                                   const QimamSpeechCue *cue,
                                   guint left,
                                   const QimamQuotation **quotation);

void
qimam_speech_set_content (QimamSpeechCue *cue, QimamSpeechMode mode, const QimamSpeech *self, guint word);

/* A flag of QimamTakes for a preposition that stands alone, or 0. */
guint qimam_speech_flag_of_preposition (const char *folded);

gboolean qimam_speech_is_time (const QimamSpeech *self, guint word);

/* "أنه", "إنها" */
gboolean qimam_speech_has_pronoun (const char *folded);

/* Whether a name between commas ends with a word: a comma follows, or what is said. */
gboolean qimam_speech_ends_apposition (const QimamSpeech *self, guint word);

/* A common noun, and no name. */
gboolean qimam_speech_is_common (const QimamSpeech *self, guint word);

/* A noun or name, as far as a word alone can tell. */
gboolean qimam_speech_is_bare_word (const QimamSpeech *self, guint word);

/* "بعد", "بموجب": with its noun it tells when or why. */
gboolean qimam_speech_is_adverbial (const char *folded);

/* "كلمة أكد فيها" */
gboolean qimam_speech_is_in_it (const char *folded);

/* "قيل", "أُعلن": nobody is told of who says it. */
gboolean qimam_speech_is_passive (const QimamSpeech *self, const QimamSpeechCue *cue);

/* "لكن": turns to another than who was told of. */
gboolean qimam_speech_is_but (const char *folded);

/* "قائلا", after another verb of saying */
gboolean qimam_speech_is_saying_participle (const char *folded);

/* Whether a word can stand in the name of somebody. */
gboolean qimam_speech_is_name_word (const QimamSpeech *self, guint word);

/* "بحسب", "وفقا" */
gboolean qimam_speech_is_according (const char *folded);

/* "طلب عدم كشف اسمه", "تحدث شريطة": how an unnamed one speaks. */
gboolean qimam_speech_is_condition (const char *folded);

/* Where the clause of the next cue begins, or the sentence ends. */
gsize qimam_speech_next_clause (const QimamSpeech *self, guint index);
gsize qimam_speech_sentence_end (const QimamSpeech *self);

/* Whether the sentence goes on after a quotation with words that belong to what is said. */
gboolean qimam_speech_goes_on (const QimamSpeech *self, gsize end, gsize limit);

/* The words that belong to a cue, from byte to byte. */
void qimam_speech_find_content (const QimamSpeech *self, guint index, gsize *start, gsize *end);

/* Fills the speaker of a cue, and who passes the words on, where the text leaves them out. */
void qimam_speech_resolve_speaker (QimamSpeech *self, guint index);

/* Who spoke last is the subject that later verbs leave out. */
void qimam_speech_remember (QimamSpeech *self, const QimamSpeechCue *cue);

/* Remembers who a sentence without speech is about: who acted there goes on in "وقال". */
void qimam_speech_note_subject (QimamSpeech *self);

/* Fills @home and @parties. */
void qimam_speech_find_home (QimamSpeech *self);

/* Fills the party of a cue's speaker where neither name nor office tells it. */
void qimam_speech_settle_party (QimamSpeech *self, QimamSpeechCue *cue);

/* Reads what follows a verb. Returns FALSE where the verb reports nothing. */
gboolean qimam_speech_read_complement (QimamSpeech *self,
                                       QimamSpeechCue *cue,
                                       const QimamVerbAt *verb,
                                       gboolean inside);

/* Takes who stands before a verb as its speaker, where somebody does who agrees with it: "الوزير أكد". */
void qimam_speech_take_subject_before (QimamSpeech *self, QimamSpeechCue *cue, const QimamVerbAt *verb);

/* Adds what a cue says between two byte offsets of the field, trimmed, to the statements of the reading, which
 * own it; NULL where nothing is left. */
QimamStatement *
qimam_speech_add_statement (QimamSpeech *self, const QimamSpeechCue *cue, gsize start, gsize end);

G_END_DECLS
