/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-walk.h"

#include "qimam-stem.h"

/* Who speaks, where the text names nobody that is known: a noun phrase between the verb and what is said. */

/* Whether a few words between commas stand before what is said: "النائب، سالم الأحمد، أنه". */
static gboolean
is_apposition_to (const QimamSpeech *self, guint word)
{
  if (!qimam_speech_gap_has (self, word - 1, 0x60c))
    return FALSE;
  for (guint i = word + 1; i < MIN (self->end, word + 7); i++)
    if (qimam_speech_gap_has (self, i - 1, 0x60c))
      return qimam_speech_is_that (qimam_speech_word (self, i)->folded);
  return FALSE;
}

/* "اللواء علي الأحمدي": a name after a rank, and not "على" */
static gboolean
is_ali (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);

  return word > self->first && w->end - w->start == strlen ("علي") &&
         strncmp (self->reading->text + w->start, "علي", strlen ("علي")) == 0 &&
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, qimam_speech_word (self, word - 1)->folded);
}

/* "أصحاب هذه المبادرة" */
static gboolean
is_demonstrative (const QimamSpeech *self, guint word)
{
  static const char *const words[] = { "هذا", "هذه", "تلك", "ذلك", "هولاء", NULL };

  return g_strv_contains (words, qimam_speech_word (self, word)->folded);
}

/* "كل الصحف", "جميع الأطراف" */
static gboolean
is_all_of_them (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return (g_str_equal (folded, "كل") || g_str_equal (folded, "جميع")) && word + 1 < self->end &&
         g_str_has_prefix (qimam_speech_word (self, word + 1)->folded, "ال");
}

static gboolean
is_office (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, folded);
}

/* "دعا ناشطون إلى", "طالبت منظمات حقوقية بـ": who tells something, in the gender of the verb and in no other
 * case than that of a subject. */
static gboolean
is_nominative_people (const QimamWalk *walk, guint word)
{
  const char *folded = qimam_speech_word (walk->self, word)->folded;
  gboolean female = g_str_has_suffix (folded, "ات") || g_str_has_suffix (folded, "ه");

  if (g_str_has_suffix (folded, "ين"))
    return FALSE;
  if ((g_str_has_suffix (folded, "ون") ||
       (g_str_has_suffix (folded, "و") && word + 1 < walk->self->end &&
        g_str_has_prefix (qimam_speech_word (walk->self, word + 1)->folded, "ال"))) &&
      g_utf8_strlen (folded, -1) > 4 && !walk->verb->form.female)
    return TRUE;
  return qimam_lexicon_is (walk->self->lexicon, QIMAM_WORDS_INFORMANT, folded) &&
         (female ? walk->verb->form.female : TRUE) && walk->verb->form.number == QIMAM_NUMBER_ONE;
}

/* "تعهد الأوروبيون بتوفير", "أهاب الوسطاء بطرفي النزاع": a definite noun phrase between a verb of saying and
 * the preposition that it asks for is who says it. */
static gboolean
take_subject_of_preposition (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first;
  guint prepositions = QIMAM_TAKES_WITH | QIMAM_TAKES_ON | QIMAM_TAKES_TO | QIMAM_TAKES_ABOUT |
                       QIMAM_TAKES_FROM | QIMAM_TAKES_FOR;
  gboolean some = is_all_of_them (self, first), people = is_nominative_people (walk, first);

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->object >= 0 ||
      first != walk->cue->verb_word + 1 || !(walk->takes & prepositions) ||
      (walk->takes & QIMAM_TAKES_NOUN) || walk->verb->form.object ||
      walk->verb->form.number == QIMAM_NUMBER_TWO ||
      (!some &&
       (!qimam_speech_is_bare_word (self, first) ||
        qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, qimam_speech_word (self, first)->folded) ||
        qimam_speech_is_matter (self, qimam_speech_word (self, first)->folded))))
    return FALSE;
  while (after < self->end && after < first + 6 &&
         (qimam_speech_is_bare_word (self, after) || (after == first && some) ||
          (after == first + 1 && is_demonstrative (self, after))) &&
         qimam_speech_flag_of_preposition (qimam_speech_word (self, after)->folded) == 0 &&
         (after == first || !qimam_walk_opens_with_preposition (walk, after)) &&
         qimam_reading_is_plain_gap (self->reading, after - 1, after))
    {
      QimamVerbAt other;
      int index = qimam_speech_mention_at (self, after);

      /* "حثت وزارة التجارة الصينية واشنطن على": the one who is spoken to */
      if (after > first + 1 && index >= 0 && (walk->takes & QIMAM_TAKES_PERSON) &&
          !(people && qimam_reading_origin_at (self->reading, after) != NULL) &&
          !qimam_speech_has_particle (self, g_ptr_array_index (self->reading->mentions, index)))
        break;
      if (qimam_speech_read_verb (self, after, &other) && other.form.kind != QIMAM_FORM_MASDAR)
        return FALSE;
      after++;
    }
  if ((people || is_office (self, first)) && after > first && after + 2 < self->end &&
      g_str_equal (qimam_speech_word (self, after)->folded, "في"))
    {
      guint inside = after + 1;

      /* "دعا مدير العمليات في الأمم المتحدة إلى" */
      while (inside < self->end && inside < after + 5 && qimam_speech_is_bare_word (self, inside) &&
             !qimam_walk_opens_with_preposition (walk, inside) &&
             qimam_reading_is_plain_gap (self->reading, inside - 1, inside))
        inside++;
      if (inside > after + 1 && inside < self->end && qimam_walk_opens_with_preposition (walk, inside))
        {
          after = inside;
          people = TRUE;
        }
    }
  if (after == first || after >= self->end || !qimam_reading_is_plain_gap (self->reading, after - 1, after))
    return FALSE;
  /* What stands alone after a verb with an addressee may be that addressee: "وصف اللقاء بالمثمر". */
  if (!(is_office (self, first) &&
        qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, qimam_speech_word (self, after)->folded)) &&
      !((walk->takes & QIMAM_TAKES_PERSON) && qimam_speech_mention_at (self, after) >= 0) &&
      (((walk->takes & QIMAM_TAKES_PERSON) && !people) || !qimam_walk_opens_with_preposition (walk, after)))
    return FALSE;
  if (!some && !people && !g_str_has_prefix (qimam_speech_word (self, first)->folded, "ال") &&
      !(after > first + 1 && g_str_has_prefix (qimam_speech_word (self, first + 1)->folded, "ال")) &&
      qimam_speech_mention_at (self, first + 1) < 0)
    return FALSE;
  qimam_walk_take_words (walk, after - 1, after);
  return TRUE;
}

/* "استفزازا واضحا", "خطأً": an object, and nobody who speaks */
static gboolean
is_accusative (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);
  const char *text = self->reading->text + w->start;

  if (g_strstr_len (text, (gssize) (w->end - w->start), "\u064b") != NULL)
    return TRUE;
  return word + 1 < self->end && qimam_reading_is_plain_gap (self->reading, word, word + 1) &&
         !g_str_has_prefix (w->folded, "ال") && g_str_has_suffix (w->folded, "ا") &&
         g_str_has_suffix (qimam_speech_word (self, word + 1)->folded, "ا") &&
         qimam_stem_is_known (w->folded, strlen (w->folded) - strlen ("ا")) &&
         !g_str_has_prefix (qimam_speech_word (self, word + 1)->folded, "ال");
}

/* "تحرير جريدة «الغد» اليومية": the word after a name between marks that begins at a word, or 0. */
static guint
quoted_name_end (const QimamSpeech *self, guint word)
{
  const char *before = qimam_speech_word (self, word - 1)->folded;
  const QimamQuotation *quotation = qimam_speech_quotation_at (self, qimam_speech_word (self, word - 1)->end,
                                                               qimam_speech_word (self, word)->start);
  guint after;

  if (quotation == NULL || !quotation->balanced ||
      (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_MEDIUM, before) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_BODY, before) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_QUOTED_NAME, before)))
    return 0;
  after = qimam_reading_word_at (self->reading, quotation->inner.end);
  return after > word && after <= word + 4 && after < self->end ? after : 0;
}

/* "أكد مدير الشركة لصحيفة الغد أن": whether a word tells to whom of the press somebody speaks, and what is
 * said follows it. */
static gboolean
speaks_to_press (const QimamSpeech *self, guint word)
{
  if (!qimam_lexicon_is_press_addressed (self->lexicon, qimam_speech_word (self, word)->folded))
    return FALSE;
  for (guint i = word; i < MIN (self->end, word + 6); i++)
    if ((i > word && qimam_speech_is_that (qimam_speech_word (self, i)->folded)) ||
        qimam_speech_gap_has (self, i, ':'))
      return TRUE;
    else if (i > word && !qimam_reading_is_plain_gap (self->reading, i - 1, i))
      return FALSE;
  return FALSE;
}

/* "أكد سالم الأحمد من معهد «الغد» أن": where somebody works, and then what he says */
static gboolean
is_of_institute (const QimamWalk *walk, guint after)
{
  const QimamSpeech *self = walk->self;

  if (after < walk->word + 2 || after + 1 >= self->end ||
      !g_str_equal (qimam_speech_word (self, after)->folded, "من") ||
      (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_INFORMANT,
                          qimam_speech_word (self, after + 1)->folded) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_BODY, qimam_speech_word (self, after + 1)->folded)))
    return FALSE;
  for (guint i = after + 2; i < MIN (self->end, after + 12); i++)
    if (qimam_speech_is_that (qimam_speech_word (self, i)->folded))
      return TRUE;
  return FALSE;
}

/* Whether the words at the walk can be a noun phrase that says something. @some: it begins with a quantifier
 */
static gboolean
can_be_printed_subject (const QimamWalk *walk, gboolean some)
{
  const QimamSpeech *self = walk->self;
  guint first = walk->word;
  const char *folded = qimam_speech_word (self, first)->folded;
  QimamVerbAt saying;

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known ||
      !(walk->takes & (QIMAM_TAKES_THAT | QIMAM_TAKES_QUOTE)) ||
      (first != walk->cue->verb_word + 1 && !walk->whole) || (walk->verb->form.object && !walk->whole) ||
      walk->verb->form.number == QIMAM_NUMBER_TWO)
    return FALSE;
  if ((!is_all_of_them (self, first) && qimam_speech_is_matter (self, folded)) ||
      (!qimam_speech_is_bare_word (self, first) && !some) ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, folded) ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NAME_END, folded) ||
      qimam_lexicon_is_joined_noun (self->lexicon, folded) || is_accusative (self, first) ||
      g_str_has_prefix (folded, "لل") || g_str_has_prefix (folded, "بال"))
    return FALSE;
  /* "أردف قائلا" */
  if (qimam_speech_read_verb (self, first, &saying) && saying.form.kind == QIMAM_FORM_PARTICIPLE)
    return FALSE;
  /* "خاطب الأوروبيين قائلا": an object */
  if ((walk->takes & QIMAM_TAKES_PERSON) &&
      (!(walk->takes & QIMAM_TAKES_THAT) ||
       (g_str_has_prefix (folded, "ال") && g_str_has_suffix (folded, "يين"))))
    return FALSE;
  if (!some && !walk->verb->form.female && (walk->takes & QIMAM_TAKES_NOUN) &&
      g_str_has_suffix (folded, "ه") && !(first + 1 < self->end && qimam_speech_is_that_at (self, first + 1)))
    return FALSE;
  return qimam_reading_is_plain_gap (self->reading, first - 1, first);
}

/* The word after the noun phrase at the walk. FALSE where it is no noun phrase, since a verb stands in it. */
static gboolean
find_printed_end (const QimamWalk *walk, gboolean some, gboolean titled, guint *end)
{
  const QimamSpeech *self = walk->self;
  guint first = walk->word, after = first;
  gboolean definite = g_str_has_prefix (qimam_speech_word (self, first)->folded, "ال");

  while (after < self->end && after < first + 12 &&
         (qimam_speech_is_bare_word (self, after) || (after == first && some) || is_ali (self, after) ||
          (after == first + 1 && some && g_str_equal (qimam_speech_word (self, after)->folded, "من")) ||
          (after == first + 1 && is_demonstrative (self, after))) &&
         (after == first || qimam_reading_is_plain_gap (self->reading, after - 1, after) ||
          quoted_name_end (self, after) != 0))
    {
      const char *folded = qimam_speech_word (self, after)->folded;
      QimamVerbAt other;

      if (after == first)
        {
          after++;
          continue;
        }
      if (!qimam_reading_is_plain_gap (self->reading, after - 1, after))
        {
          after = quoted_name_end (self, after);
          continue;
        }
      if (titled && after > first + 1 &&
          (qimam_speech_is_matter (self, folded) ||
           /* "الوزير سالم الأحمد لقاء" */
           (definite && g_hash_table_contains (self->lexicon->not_names, folded))))
        break;
      if (((walk->takes & QIMAM_TAKES_WITH) && qimam_walk_opens_with_preposition (walk, after)) ||
          speaks_to_press (self, after))
        break;
      /* "رفضه" */
      if (!qimam_speech_is_matter (self, folded) && qimam_speech_read_verb (self, after, &other))
        {
          if (other.form.kind == QIMAM_FORM_PARTICIPLE)
            break;
          if (other.form.kind != QIMAM_FORM_MASDAR)
            return FALSE;
        }
      if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OWN_CLAUSE, folded))
        return FALSE;
      after++;
    }
  *end = after;
  return TRUE;
}

/* A known name inside a noun phrase is who speaks: "السيناتور الجمهوري ماركو روبيو". */
static gboolean
take_name_inside (QimamWalk *walk, guint after)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, last;
  const char *folded = qimam_speech_word (self, first)->folded;

  for (guint i = first; i < after; i++)
    {
      int index = qimam_speech_mention_at (self, i);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention == NULL || mention->kind != QIMAM_MENTION_PERSON || !mention->named ||
          qimam_speech_has_particle (self, mention) ||
          /* "ويلي الأحمد" is not the "آلان الأحمد" of before */
          (i > first && mention->first_word == mention->last_word &&
           qimam_lexicon_is_first_name (self->lexicon, qimam_speech_word (self, i - 1)->folded)) ||
          /* "سالم الأحمد مساعد الرئيسي": whose aide he is */
          (i > first + 1 && !g_str_has_prefix (qimam_speech_word (self, i - 1)->folded, "ال") &&
           is_office (self, i - 1)) ||
          /* "مركز كارتر" */
          (i == first + 1 && qimam_lexicon_is (self->lexicon, QIMAM_WORDS_INFORMANT, folded)))
        continue;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = MAX (after - 1, last);
      walk->word = walk->cue->last_word + 1;
      return TRUE;
    }
  return FALSE;
}

/* A body that speaks, in the gender of the verb. */
static gboolean
begins_with_body (const QimamWalk *walk)
{
  static const char *const feminine[] = { "دول", "قوي", "فصايل", "عشاير", "قبايل", NULL };
  const char *folded = qimam_speech_word (walk->self, walk->word)->folded;
  const char *noun = g_str_has_prefix (folded, "ال") ? folded + strlen ("ال") : folded;
  gboolean female =
      g_str_has_suffix (noun, "ات") || g_str_has_suffix (noun, "ه") || g_strv_contains (feminine, noun);

  return qimam_lexicon_is (walk->self->lexicon, QIMAM_WORDS_BODY, folded) &&
         female == walk->verb->form.female && walk->word == walk->cue->verb_word + 1 &&
         walk->verb->form.number == QIMAM_NUMBER_ONE;
}

/* "أعلنت دول المجموعة، في بيان …، أنها", "أعلنت القوات الحكومية في مايو": when and where it spoke stands
 * after it.
 */
static gboolean
is_body (const QimamWalk *walk, guint after)
{
  const QimamSpeech *self = walk->self;

  return begins_with_body (walk) && after >= walk->word + 2 &&
         (qimam_speech_is_time (self, after) || qimam_speech_gap_has (self, after - 1, 0x60c) ||
          g_str_equal (qimam_speech_word (self, after)->folded, "وهي") ||
          g_str_equal (qimam_speech_word (self, after)->folded, "وهو") ||
          qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, qimam_speech_word (self, after)->folded) ||
          qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, qimam_speech_word (self, after)->folded));
}

/* "أبدت مفوضية اللاجئين انزعاجها": the noun that is said, after a body that speaks. 0 where there is none. */
static guint
matter_after_body (const QimamWalk *walk, guint after)
{
  const QimamSpeech *self = walk->self;

  if (!(walk->takes & QIMAM_TAKES_NOUN) || !begins_with_body (walk))
    return 0;
  for (guint i = walk->word + 1; i < MIN (after, self->end); i++)
    if (qimam_speech_is_matter (self, qimam_speech_word (self, i)->folded) &&
        !qimam_speech_is_that (qimam_speech_word (self, MIN (i + 1, self->end - 1))->folded))
      return i;
  return 0;
}

/* The noun phrase right after the verb, where what is said follows it. */
static gboolean
take_printed_subject (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after, last, matter;
  const char *folded = qimam_speech_word (self, first)->folded;
  gboolean some =
      is_all_of_them (self, first) || qimam_lexicon_is (self->lexicon, QIMAM_WORDS_QUANTIFIER, folded);
  gboolean titled = is_office (self, first), said;

  if (!can_be_printed_subject (walk, some))
    return FALSE;
  /* One who spoke before: "وتوقع الأحمد نمو الناتج". */
  if (first == walk->cue->verb_word + 1 && qimam_speech_is_bare_word (self, first) &&
      qimam_speech_is_printed (self, first))
    {
      qimam_walk_take_words (walk, first, first + 1);
      return TRUE;
    }
  if (!find_printed_end (walk, some, titled, &after))
    return FALSE;
  matter = matter_after_body (walk, after);
  if (matter != 0)
    {
      qimam_walk_take_words (walk, matter - 1, matter);
      return TRUE;
    }
  if (after >= self->end && (walk->whole || walk->cited) && after < first + 8)
    {
      qimam_walk_take_words (walk, after - 1, after);
      return TRUE;
    }
  if (after >= self->end)
    return FALSE;
  said = qimam_speech_is_that (qimam_speech_word (self, after)->folded) ||
         qimam_speech_gap_has (self, after - 1, ':') || is_apposition_to (self, after) ||
         speaks_to_press (self, after) || is_of_institute (walk, after);
  /* A verb that takes a noun is read so, unless what is said follows at once; a long subject proves nothing.
   */
  if ((walk->takes & QIMAM_TAKES_NOUN) && !said && (!titled || after < first + 2) && !is_body (walk, after))
    return FALSE;
  if (qimam_speech_flag_of_preposition (qimam_speech_word (self, after)->folded) & walk->takes &&
      after > first + 3)
    return FALSE;
  if (take_name_inside (walk, after))
    return TRUE;
  last = after - 1;
  /* A particle that stands alone belongs to what follows: "تقرير لـ«الغد»". */
  if (last > first && g_utf8_strlen (qimam_speech_word (self, last)->folded, -1) == 1)
    last--;
  qimam_walk_take_words (walk, last, after);
  return TRUE;
}

gboolean
qimam_speech_is_name_word (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;
  QimamVerbAt verb;

  return qimam_speech_is_bare_word (self, word) && !qimam_speech_read_verb (self, word, &verb) &&
         !g_str_has_prefix (folded, "لل") && !is_accusative (self, word) &&
         !qimam_speech_is_matter (self, folded) && !qimam_speech_is_adverbial (folded) &&
         !qimam_speech_is_according (folded) && !g_hash_table_contains (self->lexicon->not_names, folded) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OWN_CLAUSE, folded) &&
         !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_INFORMANT, folded) &&
         !qimam_lexicon_is_joined_noun (self->lexicon, folded);
}

void
qimam_walk_take_phrase (QimamWalk *walk, guint that)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first + 1;

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->object >= 0 ||
      first != walk->cue->verb_word + 1 || walk->verb->form.number == QIMAM_NUMBER_TWO ||
      !is_nominative_people (walk, first))
    return;
  while (after < that && qimam_speech_is_bare_word (self, after) &&
         qimam_speech_flag_of_preposition (qimam_speech_word (self, after)->folded) == 0)
    after++;
  qimam_speech_speaker_printed (self, first, after - 1, 0, &walk->cue->speaker);
}

/* "حسبما أعلن المنظمون في ختام الأعمال": nothing is said after the verb, so that a noun there is who says it.
 */
static gboolean
take_cited (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first;

  if (!walk->cited || walk->cue->speaker.known || walk->verb->form.object ||
      first != walk->cue->verb_word + 1)
    return FALSE;
  while (after < self->end && after < first + 6 && qimam_speech_is_bare_word (self, after) &&
         qimam_reading_is_plain_gap (self->reading, after - 1, after))
    after++;
  if (after == first)
    return FALSE;
  qimam_walk_take_words (walk, after - 1, after);
  return TRUE;
}

/* "دعا سالم الأحمد رئيس اللجنة الوطنية، كافة الأطراف": a name that no table knows, and the office of the one
 * who bears it up to a comma. */
static gboolean
take_name_with_office (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, office = first, after;

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->object >= 0 ||
      first != walk->cue->verb_word + 1 || walk->verb->form.object ||
      walk->verb->form.number != QIMAM_NUMBER_ONE ||
      g_str_has_prefix (qimam_speech_word (self, first)->folded, "ال"))
    return FALSE;
  while (office < MIN (self->end, first + 4) && !is_office (self, office) &&
         qimam_speech_is_name_word (self, office) && !qimam_speech_is_common (self, office) &&
         qimam_speech_mention_at (self, office) < 0 &&
         qimam_reading_is_plain_gap (self->reading, office - 1, office))
    office++;
  if (office < first + 2 || office + 2 >= self->end || !is_office (self, office) ||
      g_str_has_prefix (qimam_speech_word (self, office)->folded, "ال") ||
      !qimam_reading_is_plain_gap (self->reading, office - 1, office))
    return FALSE;
  after = office + 1;
  while (after < MIN (self->end, office + 9) && qimam_speech_is_bare_word (self, after) &&
         qimam_speech_flag_of_preposition (qimam_speech_word (self, after)->folded) == 0 &&
         /* "بالدار", "للحقوق", and not "لجنة" */
         !g_str_has_prefix (qimam_speech_word (self, after)->folded, "بال") &&
         !g_str_has_prefix (qimam_speech_word (self, after)->folded, "لل") &&
         (after == office + 1 || (walk->takes & QIMAM_TAKES_PERSON) ||
          !qimam_speech_is_matter (self, qimam_speech_word (self, after)->folded)) &&
         qimam_reading_is_plain_gap (self->reading, after - 1, after))
    after++;
  if (after >= self->end || !qimam_speech_gap_has (self, after - 1, 0x60c))
    return FALSE;
  qimam_walk_take_words (walk, office - 1, after);
  walk->excused = TRUE;
  return TRUE;
}

/* "ذكّر ضيفه بأن", "خاطب مضيفه قائلا": to whom somebody speaks */
static gboolean
skip_counterpart (QimamWalk *walk)
{
  static const char *const words[] = { "ضيفه",   "ضيفها", "مضيفه",  "مضيفها", "ضيوفه", "محاوره",
                                       "سامعيه", "نظيره", "نظيرها", "نظيرته", NULL };

  if (!walk->finite || !walk->fresh || walk->object >= 0 || walk->verb->form.object ||
      !g_strv_contains (words, qimam_speech_word (walk->self, walk->word)->folded) ||
      !qimam_reading_is_plain_gap (walk->self->reading, walk->word - 1, walk->word) ||
      (walk->word != walk->cue->verb_word + 1 && walk->word != walk->cue->last_word + 1))
    return FALSE;
  walk->object = 0;
  walk->cue->last_word = walk->word++;
  return TRUE;
}

gboolean
qimam_walk_take_printed_subject (QimamWalk *walk)
{
  if (skip_counterpart (walk))
    return TRUE;
  if (!qimam_walk_take_meeting (walk) && !qimam_walk_take_his_office (walk) &&
      !qimam_walk_take_styled_surname (walk) && !qimam_walk_take_tail_subject (walk) && !take_cited (walk) && !take_name_with_office (walk) &&
      !qimam_walk_take_definite_title (walk) && !qimam_walk_take_titled_name (walk) &&
      !qimam_walk_take_document (walk) && !take_printed_subject (walk) && !take_subject_of_preposition (walk))
    return FALSE;
  if (!walk->cue->speaker.person && walk->object < 0)
    qimam_walk_find_name_ahead (walk);
  return TRUE;
}
