/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-walk.h"

#include "qimam-stem.h"

/* Where what is said begins, after a verb of saying: behind a colon, marks, أن or a preposition, or with a
 * noun. */

#define MAX_FILLER 24 /* words that may stand between a verb with its subject and what is said */

static const char *const this_words[] = { "هذا", "هذه", "تلك", NULL };

static gboolean
take_that (QimamWalk *walk, guint that)
{
  qimam_speech_set_content (walk->cue, QIMAM_SPEECH_THAT, walk->self, that + 1);
  walk->cue->last_word = that;
  return that + 1 < walk->self->end;
}

/* "وصف اتهامات بأن بلاده … بأنها أكاذيب": the predicate stands in the second, with a pronoun. */
static gboolean
has_better_that (const QimamWalk *walk, guint that)
{
  const QimamSpeech *self = walk->self;

  if (!(walk->takes & QIMAM_TAKES_WITH) || (walk->takes & QIMAM_TAKES_THAT) ||
      qimam_speech_has_pronoun (qimam_speech_word (self, that)->folded))
    return FALSE;
  for (guint i = that + 1; i < MIN (self->end, that + MAX_FILLER); i++)
    if (g_str_has_prefix (qimam_speech_word (self, i)->folded, "بان") &&
        qimam_speech_has_pronoun (qimam_speech_word (self, i)->folded))
      return TRUE;
  return FALSE;
}

/* «الغد»: a name fills the marks, or nearly so. */
static gboolean
is_name_in_marks (const QimamSpeech *self, guint word, const QimamQuotation *quotation)
{
  int index = qimam_speech_mention_at (self, word);

  return index >= 0 &&
         qimam_reading_word_at (self->reading, quotation->inner.end) <=
             ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word + 2;
}

/* "أعاد التأكيد على", "جددت تأكيد التزامها": the noun only says once more that something is said. */
static gboolean
open_repeated (QimamWalk *walk)
{
  static const char *const nouns[] = { "تاكيد",    "التاكيد", "تاكيده",  "تاكيدها", "تاكيدهم",
                                       "تاكيدهما", "التشديد", "تشديده",  "تشديدها", "التذكير",
                                       "تذكيره",   "تذكيرها", "الاعراب", "الاشاره", NULL };
  QimamSpeech *self = walk->self;
  guint next = walk->word + 1;

  if (!(walk->takes & (QIMAM_TAKES_AGAIN | QIMAM_TAKES_STANCE)) || next + 1 >= self->end || !walk->fresh ||
      !g_strv_contains (nouns, qimam_speech_word (self, walk->word)->folded) ||
      !qimam_reading_is_plain_gap (self->reading, walk->word, next))
    return FALSE;
  if (qimam_speech_flag_of_preposition (qimam_speech_word (self, next)->folded) != 0)
    next++;
  if (next + 1 < self->end && qimam_speech_is_that_at (self, next))
    qimam_speech_set_content (walk->cue, QIMAM_SPEECH_THAT, self, ++next);
  else
    qimam_speech_set_content (walk->cue, QIMAM_SPEECH_NOUN, self, next);
  walk->cue->last_word = next - 1;
  return TRUE;
}

/* "أكد سالم الأحمد من معهد «الغد» أن": the marks stand around a name, and what is said follows it. */
static gboolean
is_before_that (const QimamWalk *walk, const QimamQuotation *quotation)
{
  const QimamSpeech *self = walk->self;
  guint after = qimam_reading_word_at (self->reading, quotation->inner.end);

  return walk->cue->speaker.known && quotation->balanced && after < self->end && after < walk->word + 6 &&
         qimam_speech_is_that_at (self, after) &&
         !g_str_has_prefix (qimam_speech_word (self, after)->folded, "و");
}

/* "طلب من والده الحضور", "طلب من الوزير أن": a request is a statement where a state or body is asked, and
 * what it is asked for stands there as a noun. */
static gboolean
is_asked_of_nobody (const QimamWalk *walk, guint flag)
{
  const QimamSpeech *self = walk->self;
  int index = qimam_speech_mention_at (self, walk->word + 1);

  if (flag != QIMAM_TAKES_FROM || !g_str_equal (walk->verb->verb->lemma, "طلب"))
    return FALSE;
  if (index < 0 || ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->party == NULL)
    return TRUE;
  for (guint i = walk->word + 2; i < MIN (self->end, walk->word + 12); i++)
    if (qimam_speech_is_that (qimam_speech_word (self, i)->folded))
      return TRUE;
  return FALSE;
}

/* "على هامش القمة", "إلى جانب نظيره": where and with whom, and nothing that is said */
static gboolean
is_margin (const QimamSpeech *self, guint word)
{
  static const char *const words[] = { "هامش", "هوامش", "متن", "راس", "جانب", "مستوي", "صعيد", "حد", NULL };

  /* "علي سعيد" is a name */
  return g_str_has_prefix (self->reading->text + qimam_speech_word (self, word - 1)->start, "علي") ||
         g_strv_contains (words, qimam_speech_word (self, word)->folded) ||
         g_array_index (self->mention_at, int, word) >= 0;
}

/* "نص البيان الذي وزع على الصحفيين على أن": what is said stands behind the same preposition again. */
static gboolean
has_same_that (const QimamWalk *walk, guint flag)
{
  const QimamSpeech *self = walk->self;

  for (guint i = walk->word + 1; i + 1 < MIN (self->end, walk->word + MAX_FILLER); i++)
    if (qimam_speech_flag_of_preposition (qimam_speech_word (self, i)->folded) == flag &&
        qimam_speech_is_that_at (self, i + 1))
      return TRUE;
  return FALSE;
}

gboolean
qimam_walk_open_content (QimamWalk *walk, gboolean *reports)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word, flag;
  const char *folded = qimam_speech_word (self, word)->folded;
  const char *previous = qimam_speech_word (self, word - 1)->folded;
  const QimamQuotation *quotation;
  gboolean that_next = word + 1 < self->end && qimam_speech_is_that_at (self, word + 1);

  *reports = TRUE;
  if (qimam_speech_gap_has (self, word - 1, ':') && (walk->takes & (QIMAM_TAKES_QUOTE | QIMAM_TAKES_THAT)) &&
      !(qimam_speech_is_that (folded) && (walk->takes & QIMAM_TAKES_THAT)))
    {
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_COLON, self, word);
      return TRUE;
    }
  /* "ندد بـ«…»": the particle stands alone before the marks */
  if ((walk->takes & QIMAM_TAKES_WITH) && g_str_equal (previous, "ب") && word - 1 > walk->cue->verb_word &&
      qimam_speech_quotation_at (self, qimam_speech_word (self, word - 1)->end,
                                 qimam_speech_word (self, word)->start) != NULL)
    {
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_QUOTE, self, word);
      return TRUE;
    }
  if ((walk->takes & (QIMAM_TAKES_QUOTE | QIMAM_TAKES_PERSON | QIMAM_TAKES_TO | QIMAM_TAKES_NOUN)) &&
      qimam_speech_opens_quote (self, walk->cue, word - 1, &quotation) &&
      !is_name_in_marks (self, word, quotation) && !is_before_that (walk, quotation))
    {
      if (qimam_walk_take_quoted_subject (walk, quotation))
        {
          walk->word = walk->cue->last_word + 1;
          return FALSE;
        }
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_QUOTE, self, word);
      return TRUE;
    }
  if (qimam_speech_is_that_not (self, word) && (walk->takes & QIMAM_TAKES_THAT) &&
      word > walk->cue->verb_word)
    {
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_THAT, self, word);
      walk->cue->last_word = word - 1;
      return TRUE;
    }
  if (qimam_speech_is_that_at (self, word) && (walk->takes & (QIMAM_TAKES_THAT | QIMAM_TAKES_WITH)) &&
      !has_better_that (walk, word) &&
      (walk->fresh || !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OWN_CLAUSE, previous)))
    {
      *reports = take_that (walk, word);
      return TRUE;
    }
  if (open_repeated (walk))
    return TRUE;
  /* "قال الوزير لن نقبل", but "قال الوزير لدى وصوله" */
  if (walk->finite && !g_str_equal (folded, "لدي") && walk->cue->speaker.known && (walk->takes & QIMAM_TAKES_QUOTE) &&
      (walk->takes & QIMAM_TAKES_THAT) && word == walk->cue->last_word + 1 &&
      qimam_reading_is_plain_gap (self->reading, word - 1, word) &&
      qimam_speech_is_first_person (self, word, 1))
    {
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_COLON, self, word);
      return TRUE;
    }
  /* "اعترضت باريس على لسان المتحدث على" */
  if (word + 1 < self->end && g_str_equal (qimam_speech_word (self, word + 1)->folded, "لسان"))
    return FALSE;
  flag = qimam_speech_flag_of_preposition (folded);
  if (flag == 0 || word + 1 >= self->end)
    return FALSE;
  if (that_next && ((walk->takes & flag) ||
                    ((flag == QIMAM_TAKES_ON || flag == QIMAM_TAKES_TO) && (walk->takes & QIMAM_TAKES_THAT))))
    {
      *reports = take_that (walk, word + 1);
      return TRUE;
    }
  if ((walk->takes & flag) && !that_next && !is_asked_of_nobody (walk, flag) &&
      (walk->fresh ||
       (walk->relative && !(walk->takes & QIMAM_TAKES_NOUN) && !has_same_that (walk, flag)) ||
       /* "عبر الوزير على منصته عن استيائه" */
       (walk->filled && (flag & (QIMAM_TAKES_TO | QIMAM_TAKES_ON)) && walk->finite &&
        walk->cue->speaker.known && !(walk->takes & QIMAM_TAKES_PERSON) && !is_margin (self, word + 1)) ||
       (flag == QIMAM_TAKES_ABOUT && walk->cue->speaker.known && walk->finite &&
        (g_str_equal (walk->verb->verb->lemma, "عبر") || g_str_equal (walk->verb->verb->lemma, "أعرب")))))
    {
      qimam_speech_set_content (walk->cue, QIMAM_SPEECH_NOUN, self, word + 1);
      walk->cue->last_word = word;
      return TRUE;
    }
  return FALSE;
}

/* The أن that a noun phrase leads to: "أوضح بيان صادر عن القمة أن". 0 where there is none. */
static guint
that_ahead (const QimamWalk *walk)
{
  const QimamSpeech *self = walk->self;

  if (!(walk->takes & QIMAM_TAKES_THAT) ||
      qimam_speech_is_matter (self, qimam_speech_word (self, walk->word)->folded))
    return 0;
  for (guint i = walk->word + 1; i < MIN (self->end, walk->word + 9); i++)
    {
      if (!qimam_reading_is_plain_gap (self->reading, i - 1, i))
        return 0;
      /* "أعلن رفض المقترح وأن" */
      if (qimam_speech_is_that (qimam_speech_word (self, i)->folded) &&
          g_str_has_prefix (qimam_speech_word (self, i)->folded, "و"))
        return 0;
      if (qimam_speech_is_that (qimam_speech_word (self, i)->folded))
        return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OWN_CLAUSE,
                                 qimam_speech_word (self, i - 1)->folded) ||
                       qimam_speech_flag_of_preposition (qimam_speech_word (self, i - 1)->folded) != 0
                   ? 0
                   : i;
    }
  return 0;
}

/* "أوضح X، خلال مؤتمر صحافي عقد في جدة، أن": what stands before the comma is no object. */
static gboolean
has_that_after_comma (const QimamWalk *walk)
{
  const QimamSpeech *self = walk->self;

  for (guint i = walk->word + 1; i < MIN (self->end, walk->word + MAX_FILLER); i++)
    if (qimam_speech_is_that (qimam_speech_word (self, i)->folded) &&
        qimam_speech_gap_has (self, i - 1, 0x60c))
      return TRUE;
  return FALSE;
}

/* Nouns that are a stance: "دعمه", "تأكيد", "مطالبة" */
static gboolean
is_stance (const QimamSpeech *self, guint word)
{
  static const char *const pronouns[] = { "", "ه", "ها", "هم", "هما", "نا", "تها", "ته", "تهم", "تهما" };
  const char *folded = qimam_speech_word (self, word)->folded;

  if (qimam_speech_is_matter (self, folded))
    return TRUE;
  if (g_str_has_prefix (folded, "ال"))
    folded += strlen ("ال");
  for (guint i = 0; i < G_N_ELEMENTS (pronouns); i++)
    if (g_str_has_suffix (folded, pronouns[i]))
      {
        g_autofree char *stem = g_strndup (folded, strlen (folded) - strlen (pronouns[i]));
        g_autofree char *base =
            g_str_has_prefix (pronouns[i], "ت") ? g_strconcat (stem, "ه", NULL) : g_strdup (stem);
        const GArray *forms = g_hash_table_lookup (self->lexicon->verb_forms, base);

        for (guint f = 0; forms != NULL && f < forms->len; f++)
          if (g_array_index (forms, QimamVerbForm, f).kind == QIMAM_FORM_MASDAR)
            return TRUE;
        if (qimam_speech_is_matter (self, base))
          return TRUE;
      }
  return FALSE;
}

/* "رحبت المنظمة بإعلان جدة": a text, and nobody who is spoken to */
static gboolean
is_text (const QimamSpeech *self, int index, const QimamWalk *walk)
{
  const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);

  return mention->kind == QIMAM_MENTION_DOCUMENT && walk->cue->speaker.known && walk->fresh &&
         qimam_speech_has_particle (self, mention);
}

/* "لصديقه" */
static gboolean
is_own (const char *folded)
{
  return g_str_has_suffix (folded, "ه") || g_str_has_suffix (folded, "ها") || g_str_has_suffix (folded, "هم");
}

/* "أعلنت القوات الحكومية في مايو، تمديد الهدنة": the comma closes when and where somebody spoke. */
static gboolean
is_after_frame (const QimamWalk *walk)
{
  const QimamSpeech *self = walk->self;
  const char *folded = qimam_speech_word (self, walk->word)->folded;
  QimamVerbAt verb;

  return walk->filled && walk->finite && walk->cue->speaker.known && !g_str_has_prefix (folded, "و") &&
         qimam_speech_is_common (self, walk->word) &&
         (!qimam_speech_read_verb (self, walk->word, &verb) || verb.form.kind == QIMAM_FORM_MASDAR);
}

/* "رفض التعليق", "طلب عدم كشف اسمه": nothing is said. */
static gboolean
is_untold (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_UNTOLD, folded) ||
         (g_str_equal (folded, "عدم") && word + 1 < self->end &&
          qimam_lexicon_is (self->lexicon, QIMAM_WORDS_UNTOLD, qimam_speech_word (self, word + 1)->folded));
}

/* "رفض التوقيع بحجة أن": why he says so is what he says. */
static gboolean
has_pretext (const QimamSpeech *self, guint word)
{
  static const char *const pretexts[] = { "بحجه", "بدعوي", "بذريعه", "بزعم", NULL };

  for (guint i = word + 1; i < MIN (self->end, word + 12); i++)
    if (g_strv_contains (pretexts, qimam_speech_word (self, i)->folded))
      return TRUE;
  return FALSE;
}

/* "رفضت باريس الاتهامات", and not "رفضت إدارة النادي العروض": a state, a body or one of theirs; or the one
 * who spoke before in the sentence goes on. */
static gboolean
is_said_by_side (const QimamWalk *walk)
{
  const QimamSpeaker *speaker = &walk->cue->speaker;

  if (speaker->known)
    return speaker->party != NULL;
  if (walk->finite && walk->verb->form.number == QIMAM_NUMBER_TWO)
    return TRUE;
  return walk->verb->form.kind == QIMAM_FORM_PARTICIPLE ||
         (walk->finite && walk->self->cues->len > 0 && walk->verb->skip > 0);
}

gboolean
qimam_walk_open_noun (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word;
  const char *folded = qimam_speech_word (self, word)->folded;
  int index = qimam_speech_mention_at (self, word);
  QimamVerbAt next;
  gboolean with = (walk->takes & QIMAM_TAKES_WITH) && g_str_has_prefix (folded, "ب") &&
                  !qimam_speech_is_adverbial (folded) && g_utf8_strlen (folded, -1) >= 3 &&
                  !g_hash_table_contains (self->lexicon->verb_forms, folded) &&
                  !g_str_has_prefix (folded, "باسم") &&
                  (!qimam_is_stop_word (folded, -1) || g_str_equal (folded, "باي") ||
                   (g_str_equal (folded, "بما") && walk->cue->speaker.known && word + 1 < self->end &&
                    !qimam_speech_read_verb (self, word + 1, &next))) &&
                  (walk->fresh || (walk->takes & QIMAM_TAKES_PERSON));
  gboolean purpose = (walk->takes & QIMAM_TAKES_FOR) && g_str_has_prefix (folded, "ل") &&
                     g_utf8_strlen (folded, -1) > 3 && walk->fresh &&
                     (walk->cue->speaker.known || (walk->object >= 0 && walk->verb->skip > 0)) &&
                     (!(walk->takes & QIMAM_TAKES_PERSON) || g_str_has_prefix (folded, "لل") ||
                      qimam_lexicon_is_joined_noun (self->lexicon, folded) ||
                      (walk->filled && walk->cue->speaker.known && !is_own (folded) &&
                       qimam_stem_is_known (g_utf8_next_char (folded), strlen (g_utf8_next_char (folded)))));
  gboolean object =
      (walk->takes & QIMAM_TAKES_NOUN) && walk->fresh && !walk->verb->form.object &&
      (!g_str_has_prefix (folded, "ل") || g_hash_table_contains (self->lexicon->not_names, folded)) &&
      (walk->excused || !qimam_speech_gap_has (self, word - 1, 0x60c) || is_after_frame (walk) ||
       /* "أكد الرئيس سالم الأحمد، حرص بلاده" */
       (walk->finite && walk->cue->speaker.known && word == walk->cue->last_word + 1 &&
        !qimam_speech_gap_has (self, word, 0x60c) && is_stance (self, word)));

  if (index >= 0)
    object = object && !qimam_speech_has_particle (self, g_ptr_array_index (self->reading->mentions, index));
  else if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) ||
           qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, folded) || qimam_speech_is_time (self, word))
    return FALSE;
  else
    object = object && (!qimam_is_stop_word (folded, -1) || g_strv_contains (this_words, folded));
  /* "جدد دعمه", but "جدد العقد" */
  if (object && (walk->takes & QIMAM_TAKES_STANCE) && !is_stance (self, word))
    object = FALSE;
  if (object && (walk->takes & QIMAM_TAKES_OFFER) &&
      !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OFFERED, folded))
    object = FALSE;
  if (object && (walk->takes & QIMAM_TAKES_SIDE) && !is_said_by_side (walk))
    object = FALSE;
  /* "رفض التعليق", "طلب عدم كشف اسمه" */
  if (object && (walk->takes & QIMAM_TAKES_SIDE) && (is_untold (self, word) || has_pretext (self, word)))
    object = FALSE;
  if (!object && ((!with && !purpose) || (index >= 0 && !(with && is_text (self, index, walk)))))
    return FALSE;
  if (object && walk->filled && has_that_after_comma (walk))
    return FALSE;
  if (object && !with && !purpose && that_ahead (walk) != 0)
    {
      guint that = that_ahead (walk);

      qimam_walk_take_phrase (walk, that);
      return take_that (walk, that);
    }
  qimam_speech_set_content (walk->cue, QIMAM_SPEECH_NOUN, self, word);
  walk->cue->weak = TRUE;
  return TRUE;
}
