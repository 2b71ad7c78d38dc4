/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-walk.h"

#include "qimam-stem.h"

/* Who speaks, and to whom: what stands between a verb of saying and what is said. */

gboolean
qimam_walk_take_quoted_subject (QimamWalk *walk, const QimamQuotation *quotation)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = qimam_reading_word_at (self->reading, quotation->inner.end);

  if (!quotation->balanced || !walk->finite || walk->cue->speaker.known ||
      first != walk->cue->verb_word + 1 || after > first + 3 || after <= first)
    return FALSE;
  for (guint i = after; i < MIN (self->end, after + 3); i++)
    if (qimam_speech_is_that (qimam_speech_word (self, i)->folded))
      {
        qimam_speech_speaker_printed (self, first, after - 1, &walk->cue->speaker);
        walk->cue->last_word = after - 1;
        return TRUE;
      }
  return FALSE;
}

/* "نائب رئيس مجلس الأمن الروسي دميتري ميدفيديف": the name some words after a title that names nobody. */
static gboolean
take_bearer (QimamWalk *walk, const QimamMention *title)
{
  QimamSpeech *self = walk->self;

  if (title->named || g_strcmp0 (title->party, "joint") == 0 ||
      (title->kind != QIMAM_MENTION_PERSON &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE,
                          qimam_speech_word (self, title->first_word)->folded)))
    return FALSE;
  for (guint i = title->last_word + 1; i < MIN (self->end, title->last_word + 5); i++)
    {
      int index = qimam_speech_mention_at (self, i);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;
      QimamVerbAt verb;
      guint last;

      if (!qimam_reading_is_plain_gap (self->reading, i - 1, i) ||
          qimam_is_stop_word (qimam_speech_word (self, i)->folded, -1) ||
          qimam_speech_is_that (qimam_speech_word (self, i)->folded) ||
          qimam_speech_read_verb (self, i, &verb))
        return FALSE;
      if (mention == NULL)
        continue;
      if (mention->kind != QIMAM_MENTION_PERSON || !mention->named ||
          qimam_speech_has_particle (self, mention))
        return FALSE;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = last;
      return TRUE;
    }
  return FALSE;
}

/* "الرئيس الجنوب أفريقي سيريل رامافوزا": a title that no mention begins at, and the name after it. */
static gboolean
take_titled_name (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word;

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->verb->form.object ||
      first != walk->cue->verb_word + 1 ||
      !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, qimam_speech_word (self, first)->folded))
    return FALSE;
  for (guint i = first + 1; i < MIN (self->end, first + 7); i++)
    {
      int index = qimam_speech_mention_at (self, i);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;
      QimamVerbAt verb;
      guint last;

      if (!qimam_reading_is_plain_gap (self->reading, i - 1, i) ||
          qimam_speech_is_that (qimam_speech_word (self, i)->folded) ||
          (qimam_speech_read_verb (self, i, &verb) && verb.form.kind != QIMAM_FORM_MASDAR))
        return FALSE;
      if (mention == NULL || mention->kind != QIMAM_MENTION_PERSON || !mention->named)
        continue;
      if (qimam_speech_has_particle (self, mention))
        return FALSE;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = last;
      walk->word = last + 1;
      return TRUE;
    }
  return FALSE;
}

/* "رحبت الوزارة …، وحثت واشنطن على": the one who spoke in the clause before goes on, and who stands after the
 * verb is spoken to. */
static gboolean
is_addressee (const QimamWalk *walk, const QimamMention *mention)
{
  const QimamSpeech *self = walk->self;
  const QimamSpeechCue *before;
  guint next = mention->last_word + 1;

  if (!(walk->takes & QIMAM_TAKES_PERSON) || walk->verb->skip == 0 || self->cues->len == 0 || !walk->finite ||
      mention->kind != QIMAM_MENTION_COUNTRY || next >= self->end)
    return FALSE;
  before = &g_array_index (self->cues, QimamSpeechCue, self->cues->len - 1);
  return before->speaker.known && before->feminine == walk->verb->form.female &&
         (qimam_speech_flag_of_preposition (qimam_speech_word (self, next)->folded) & walk->takes) != 0;
}

/* "أكد إعلان الكويت أهمية": a text called after the place where it was made */
static gboolean
take_document (QimamWalk *walk)
{
  static const char *const documents[] = { "اعلان", "بيان", "ميثاق", "وثيقه", "نداء", NULL };
  QimamSpeech *self = walk->self;
  guint first = walk->word;
  int index = first + 1 < self->end ? qimam_speech_mention_at (self, first + 1) : -1;
  const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

  if (!walk->finite || !walk->fresh || walk->cue->speaker.known || first != walk->cue->verb_word + 1 ||
      !g_strv_contains (documents, qimam_speech_word (self, first)->folded) || mention == NULL ||
      (mention->kind != QIMAM_MENTION_PLACE && mention->kind != QIMAM_MENTION_COUNTRY) ||
      qimam_speech_has_particle (self, mention))
    return FALSE;
  qimam_speech_speaker_printed (self, first, mention->last_word, &walk->cue->speaker);
  walk->cue->speaker.joint = TRUE;
  g_free (walk->cue->speaker.party);
  walk->cue->speaker.party = g_strdup ("joint");
  walk->cue->last_word = mention->last_word;
  walk->word = mention->last_word + 1;
  return TRUE;
}

/* "الباحث في الشؤون الإسرائيلية مهند مصطفى أن": the unknown name before أن of one whose trade is told. */
static void
find_name_ahead (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint from = walk->cue->last_word + 1, that = from, name;

  if (!walk->finite || !(walk->takes & QIMAM_TAKES_THAT) || from >= self->end ||
      (qimam_speech_flag_of_preposition (qimam_speech_word (self, from)->folded) == 0 &&
       !g_str_has_prefix (qimam_speech_word (self, from)->folded, "باسم")) ||
      (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK,
                          qimam_speech_word (self, walk->cue->last_word)->folded) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE,
                          qimam_speech_word (self, walk->cue->last_word)->folded)))
    return;
  while (that < MIN (self->end, from + 10) && !qimam_speech_is_that (qimam_speech_word (self, that)->folded))
    {
      if (that > from && !qimam_reading_is_plain_gap (self->reading, that - 1, that))
        return;
      that++;
    }
  if (that >= MIN (self->end, from + 10) || that < from + 3)
    return;
  for (name = that; name > from + 1 && that - name < 4; name--)
    {
      const char *folded = qimam_speech_word (self, name - 1)->folded;

      if (g_str_has_prefix (folded, "ال") || qimam_is_stop_word (folded, -1) ||
          qimam_speech_flag_of_preposition (folded) != 0 || qimam_speech_is_according (folded))
        break;
    }
  if (that - name < 2)
    return;
  qimam_speech_speaker_printed (self, name, that - 1, &walk->cue->speaker);
  walk->cue->last_word = that - 1;
  walk->word = that;
}

/* The subject, then one who is spoken to or of. */
gboolean
qimam_walk_take_mention (QimamWalk *walk, int index)
{
  QimamSpeech *self = walk->self;
  QimamSpeechCue *cue = walk->cue;
  const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);
  guint last;

  if (!cue->speaker.known && walk->fresh && !walk->bound && (walk->object < 0 || walk->verb->form.object) &&
      !qimam_speech_has_particle (self, mention) && !is_addressee (walk, mention) &&
      (walk->finite || walk->verb->form.kind == QIMAM_FORM_MASDAR) &&
      qimam_speech_agrees (self, mention, &walk->verb->form) &&
      !(walk->inside && (walk->takes & QIMAM_TAKES_PERSON)))
    {
      last = mention->last_word;
      if (!take_bearer (walk, mention))
        qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      else
        last = walk->cue->last_word;
      cue->last_word = last;
      walk->word = last + 1;
      return TRUE;
    }
  /* "أمير قطر الشيخ تميم بن حمد": the name after the title, of one man */
  if (cue->speaker.known && walk->fresh && walk->object < 0 && mention->kind == QIMAM_MENTION_PERSON &&
      mention->key != NULL && g_strcmp0 (mention->key, cue->speaker.key) == 0 &&
      !qimam_speech_has_particle (self, mention) && walk->word <= cue->last_word + 2)
    {
      cue->last_word = mention->last_word;
      walk->word = mention->last_word + 1;
      return TRUE;
    }
  /* "ماكرون رئيس فرنسا": the title after the name */
  if (cue->speaker.known && walk->fresh && mention->kind == QIMAM_MENTION_PERSON && !mention->named &&
      !qimam_speech_has_particle (self, mention) && walk->word == cue->last_word + 1 && walk->object < 0 &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, qimam_speech_word (self, walk->word)->folded))
    {
      cue->last_word = mention->last_word;
      walk->word = mention->last_word + 1;
      return TRUE;
    }
  /* "نفى الكرملين على لسان فلان أن" */
  if (walk->word > self->first + 1 && mention->kind == QIMAM_MENTION_PERSON && mention->named &&
      g_str_equal (qimam_speech_word (self, walk->word - 1)->folded, "لسان"))
    {
      qimam_speech_speaker_from (self, index, &cue->speaker, &last);
      walk->word = last + 1;
      return TRUE;
    }
  if ((walk->takes & QIMAM_TAKES_PERSON) && walk->object < 0 &&
      (mention->kind == QIMAM_MENTION_PERSON || mention->kind == QIMAM_MENTION_COUNTRY ||
       (cue->speaker.known && mention->kind != QIMAM_MENTION_PLACE)))
    {
      walk->object = index;
      cue->last_word = mention->last_word;
      walk->word = mention->last_word + 1;
      return TRUE;
    }
  return FALSE;
}

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

gboolean
qimam_walk_opens_with_preposition (const QimamWalk *walk, guint word)
{
  const char *folded = qimam_speech_word (walk->self, word)->folded;
  guint flag = qimam_speech_flag_of_preposition (folded);

  if (flag != 0)
    return (walk->takes & flag) != 0;
  if (g_utf8_strlen (folded, -1) < 4 || qimam_speech_is_adverbial (folded))
    return FALSE;
  return ((walk->takes & QIMAM_TAKES_WITH) && g_str_has_prefix (folded, "ب")) ||
         ((walk->takes & QIMAM_TAKES_FOR) && g_str_has_prefix (folded, "ل"));
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

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->object >= 0 ||
      first != walk->cue->verb_word + 1 || !(walk->takes & prepositions) ||
      (walk->takes & QIMAM_TAKES_NOUN) || walk->verb->form.object ||
      walk->verb->form.number == QIMAM_NUMBER_TWO || !qimam_speech_is_bare_word (self, first) ||
      qimam_speech_is_matter (self, qimam_speech_word (self, first)->folded))
    return FALSE;
  while (after < self->end && after < first + 6 && qimam_speech_is_bare_word (self, after) &&
         qimam_speech_flag_of_preposition (qimam_speech_word (self, after)->folded) == 0 &&
         (after == first || !qimam_walk_opens_with_preposition (walk, after)) &&
         qimam_reading_is_plain_gap (self->reading, after - 1, after))
    {
      QimamVerbAt other;
      int index = qimam_speech_mention_at (self, after);

      /* "حثت وزارة التجارة الصينية واشنطن على": the one who is spoken to */
      if (after > first + 1 && index >= 0 && (walk->takes & QIMAM_TAKES_PERSON) &&
          !qimam_speech_has_particle (self, g_ptr_array_index (self->reading->mentions, index)))
        break;
      if (qimam_speech_read_verb (self, after, &other) && other.form.kind != QIMAM_FORM_MASDAR)
        return FALSE;
      after++;
    }
  if (after == first || after >= self->end || !qimam_reading_is_plain_gap (self->reading, after - 1, after))
    return FALSE;
  /* What stands alone after a verb with an addressee may be that addressee: "وصف اللقاء بالمثمر". */
  if ((walk->takes & QIMAM_TAKES_PERSON) ? qimam_speech_mention_at (self, after) < 0
                                         : !qimam_walk_opens_with_preposition (walk, after))
    return FALSE;
  if (!g_str_has_prefix (qimam_speech_word (self, first)->folded, "ال") &&
      !(after > first + 1 && g_str_has_prefix (qimam_speech_word (self, first + 1)->folded, "ال")) &&
      qimam_speech_mention_at (self, first + 1) < 0)
    return FALSE;
  qimam_speech_speaker_printed (self, first, after - 1, &walk->cue->speaker);
  walk->cue->last_word = after - 1;
  walk->word = after;
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

/* The noun phrase right after the verb, where what is said follows it. */
static gboolean
take_printed_subject (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first, last;
  const char *folded = qimam_speech_word (self, first)->folded;
  QimamVerbAt saying;
  gboolean some = qimam_lexicon_is (self->lexicon, QIMAM_WORDS_QUANTIFIER, folded), said;
  gboolean titled = qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded) ||
                    qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, folded);

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known ||
      !(walk->takes & (QIMAM_TAKES_THAT | QIMAM_TAKES_QUOTE)) ||
      (first != walk->cue->verb_word + 1 && !walk->whole) || (walk->verb->form.object && !walk->whole) ||
      walk->verb->form.number == QIMAM_NUMBER_TWO || qimam_speech_is_matter (self, folded) ||
      /* "أردف قائلا" */
      (qimam_speech_read_verb (self, first, &saying) && saying.form.kind == QIMAM_FORM_PARTICIPLE) ||
      (!qimam_speech_is_bare_word (self, first) && !some) ||
      !qimam_reading_is_plain_gap (self->reading, first - 1, first) ||
      (!some && !walk->verb->form.female && (walk->takes & QIMAM_TAKES_NOUN) &&
       g_str_has_suffix (folded, "ه")) ||
      g_str_has_prefix (folded, "لل") || g_str_has_prefix (folded, "بال") ||
      qimam_lexicon_is_joined_noun (self->lexicon, folded) || is_accusative (self, first) ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NAME_END, folded) ||
      ((walk->takes & QIMAM_TAKES_PERSON) && !(walk->takes & QIMAM_TAKES_THAT)))
    return FALSE;
  /* One who spoke before: "وتوقع الأحمد نمو الناتج". */
  if (walk->finite && walk->fresh && !walk->cue->speaker.known && first == walk->cue->verb_word + 1 &&
      qimam_speech_is_bare_word (self, first) && qimam_speech_is_printed (self, first))
    {
      qimam_speech_speaker_printed (self, first, first, &walk->cue->speaker);
      walk->cue->last_word = first;
      walk->word = first + 1;
      return TRUE;
    }
  while (after < self->end && after < first + 12 &&
         (qimam_speech_is_bare_word (self, after) || (after == first && some)) &&
         (after == first || qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    {
      QimamVerbAt other;

      if (titled && after > first + 1 &&
          qimam_speech_is_matter (self, qimam_speech_word (self, after)->folded))
        break;
      if (after > first && (walk->takes & QIMAM_TAKES_WITH) &&
          qimam_walk_opens_with_preposition (walk, after))
        break;
      if (after > first &&
          ((qimam_speech_read_verb (self, after, &other) && other.form.kind != QIMAM_FORM_MASDAR) ||
           qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OWN_CLAUSE, qimam_speech_word (self, after)->folded)))
        return FALSE;
      after++;
    }
  if (after >= self->end)
    return FALSE;
  said = qimam_speech_is_that (qimam_speech_word (self, after)->folded) ||
         qimam_speech_gap_has (self, after - 1, ':') || is_apposition_to (self, after);
  /* A verb that takes a noun is read so, unless what is said follows at once; a long subject proves nothing.
   */
  if ((walk->takes & QIMAM_TAKES_NOUN) && !said && (!titled || after < first + 2))
    return FALSE;
  if (qimam_speech_flag_of_preposition (qimam_speech_word (self, after)->folded) & walk->takes &&
      after > first + 3)
    return FALSE;
  /* A known name inside is who speaks: "السيناتور الجمهوري ماركو روبيو". */
  for (guint i = first; i < after; i++)
    {
      int index = qimam_speech_mention_at (self, i);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention == NULL || mention->kind != QIMAM_MENTION_PERSON || !mention->named ||
          qimam_speech_has_particle (self, mention))
        continue;
      qimam_speech_speaker_from (self, index, &walk->cue->speaker, &last);
      walk->cue->last_word = MAX (after - 1, last);
      walk->word = walk->cue->last_word + 1;
      return TRUE;
    }
  last = after - 1;
  /* A particle that stands alone belongs to what follows: "تقرير لـ«الغد»". */
  if (last > first && g_utf8_strlen (qimam_speech_word (self, last)->folded, -1) == 1)
    last--;
  qimam_speech_speaker_printed (self, first, last, &walk->cue->speaker);
  walk->cue->last_word = after - 1;
  walk->word = after;
  return TRUE;
}

gboolean
qimam_walk_take_printed_object (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint after = walk->word;

  if (!(walk->takes & QIMAM_TAKES_PERSON) || !walk->finite || !walk->cue->speaker.known ||
      walk->object >= 0 || !walk->fresh || walk->word != walk->cue->last_word + 1 ||
      walk->verb->form.object || !qimam_reading_is_plain_gap (self->reading, after - 1, after))
    return FALSE;
  while (after < self->end && after < walk->word + 5 &&
         qimam_speech_flag_of_preposition (qimam_speech_word (self, after)->folded) == 0 &&
         (qimam_speech_is_bare_word (self, after) ||
          g_str_equal (qimam_speech_word (self, after)->folded, "جميع") ||
          g_str_equal (qimam_speech_word (self, after)->folded, "كل")) &&
         (after == walk->word || !qimam_walk_opens_with_preposition (walk, after)) &&
         (after == walk->word || qimam_reading_is_plain_gap (self->reading, after - 1, after)))
    {
      QimamVerbAt other;

      if (qimam_speech_read_verb (self, after, &other) && other.form.kind != QIMAM_FORM_MASDAR)
        return FALSE;
      after++;
    }
  if (after == walk->word || after >= self->end ||
      !qimam_reading_is_plain_gap (self->reading, after - 1, after) ||
      (!qimam_walk_opens_with_preposition (walk, after) &&
       !qimam_speech_is_that (qimam_speech_word (self, after)->folded)))
    return FALSE;
  walk->object = 0;
  walk->cue->last_word = after - 1;
  walk->word = after;
  return TRUE;
}

gboolean
qimam_walk_take_printed_subject (QimamWalk *walk)
{
  if (!take_titled_name (walk) && !take_document (walk) && !take_printed_subject (walk) &&
      !take_subject_of_preposition (walk))
    return FALSE;
  if (!walk->cue->speaker.person && walk->object < 0)
    find_name_ahead (walk);
  return TRUE;
}
