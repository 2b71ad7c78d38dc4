/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-walk.h"
#include "qimam-lexicon-roster.h"

/* What is said, after a verb of saying with its subject and object. */

static const char *const pronouns_of_it[] = { "به", "بها", "عنه", "عنها", "اليه", "اليها", NULL };
static const char *const subject_pronouns[] = { "هو", "هي", "هما", "هم", NULL };
static const char *const to_them[] = { "عليه", "عليها", "عليهم", "عليهما", "له", "لها", "لهم", NULL };
static const char *const this_is[] = { "هو",  "هي",   "وهو",   "وهي", "هذا", "وهذا",
                                       "ذلك", "وذلك", "الامر", "علي", NULL };
static const char *const as_words[] = { "حسبما", "وفقما", NULL };
static const char *const what_words[] = { "ما", "لما", "وما", NULL };

#define MAX_ASIDE 7 /* words of an aside */
#define MAX_FILLER 24 /* words that may stand between a verb with its subject and what is said */

/* A word alone between two commas. */
static gboolean
is_parenthesis (const QimamSpeech *self, guint word)
{
  return qimam_speech_gap_has (self, word - 1, 0x60c) && qimam_speech_gap_has (self, word, 0x60c);
}

/* Skips a filler at a word; returns the word after it. */
static guint
skip_filler (const QimamSpeech *self, guint word)
{
  static const char *const stages[] = { "ختام",   "مستهل", "بدايه", "نهايه", "سياق", "معرض",
                                        "افتتاح", "اطار",  "مطلع",  "اعقاب", "وقت",  NULL };
  const QimamTime *time = qimam_reading_time_at (self->reading, qimam_speech_word (self, word)->start);
  int index;

  if (time != NULL)
    return MAX (word + 1, qimam_reading_word_at (self->reading, time->span.end - 1) + 1);
  index = qimam_speech_mention_at (self, word + 1);
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, qimam_speech_word (self, word)->folded))
    return word + 1;
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, qimam_speech_word (self, word)->folded) &&
      word + 1 < self->end)
    {
      guint next = index >= 0
                       ? ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word + 1
                       : word + 2;

      /* "في ختام كلمته" */
      if (index < 0 && next < self->end &&
          g_strv_contains (stages, qimam_speech_word (self, word + 1)->folded) &&
          qimam_speech_mention_at (self, next) < 0 &&
          qimam_reading_is_plain_gap (self->reading, next - 1, next))
        next++;
      /* "خلال الحوار المصري الأميركي" */
      while (index < 0 && next < self->end && next < word + 5 &&
             g_str_has_prefix (qimam_speech_word (self, next - 1)->folded, "ال") &&
             g_str_has_prefix (qimam_speech_word (self, next)->folded, "ال") &&
             qimam_speech_flag_of_preposition (qimam_speech_word (self, next)->folded) == 0 &&
             qimam_speech_mention_at (self, next) < 0 &&
             qimam_reading_is_plain_gap (self->reading, next - 1, next))
        next++;
      /* "في الوقت ذاته" */
      return next < self->end && qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB,
                                                   qimam_speech_word (self, next)->folded)
                 ? next + 1
                 : next;
    }
  return word + 1;
}

/* "فلان، صاحب الدعوة، بوجود": a few words between commas right before what is said. */
static gboolean
is_aside (const QimamWalk *walk)
{
  const QimamSpeech *self = walk->self;

  for (guint i = walk->word; i + 1 < MIN (self->end, walk->word + MAX_ASIDE); i++)
    {
      QimamVerbAt verb;

      if (qimam_speech_is_that (qimam_speech_word (self, i)->folded) ||
          (qimam_speech_read_verb (self, i, &verb) && verb.form.kind != QIMAM_FORM_MASDAR))
        return FALSE;
      if (qimam_speech_gap_has (self, i, 0x60c))
        return i > walk->word && (qimam_speech_is_that_at (self, i + 1) ||
                                  qimam_walk_opens_with_preposition (walk, i + 1));
      if (!qimam_reading_is_plain_gap (self->reading, i, i + 1))
        return FALSE;
    }
  return FALSE;
}

/* "فلان، في بيان صدر بعد اللقاء، أهمية": what stands between commas after the subject. */
static gboolean
skip_parenthesis (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word, close = word;
  const char *folded = qimam_speech_word (self, word)->folded;

  if (!walk->fresh || !walk->cue->speaker.known || word != walk->cue->last_word + 1 ||
      !qimam_speech_gap_has (self, word - 1, 0x60c) ||
      (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, folded) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, folded) &&
       !qimam_speech_is_condition (folded) && !qimam_speech_is_adverbial (folded) &&
       !qimam_speech_is_according (folded) && !is_aside (walk)))
    return FALSE;
  while (close + 1 < self->end && close < word + MAX_FILLER && !qimam_speech_gap_has (self, close, 0x60c))
    {
      if (qimam_speech_gap_has (self, close, ':') || qimam_speech_gap_has (self, close, '.'))
        return FALSE;
      close++;
    }
  if (close + 1 >= self->end || !qimam_speech_gap_has (self, close, 0x60c))
    return FALSE;
  walk->excused = TRUE;
  walk->word = close + 1;
  return TRUE;
}

/* "سالم الأحمد، نائب الأمين العام للشؤون الإنسانية، من": what a named one is. */
static gboolean
is_office_aside (const QimamWalk *walk)
{
  const QimamSpeech *self = walk->self;

  return walk->finite && walk->cue->speaker.known &&
         (walk->cue->speaker.named || !walk->cue->speaker.person) && walk->word == walk->cue->last_word + 1 &&
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE,
                           qimam_speech_word (self, walk->word)->folded);
}

/* "أعلن سالم الأحمد عضو اللجنة التنفيذية للمنظمة عن": what a named one is, without a comma. */
static gboolean
skip_office (QimamWalk *walk)
{
  const QimamSpeech *self = walk->self;
  guint after = walk->word + 1;

  if (!is_office_aside (walk) || !walk->fresh || walk->object >= 0 || !walk->cue->speaker.named ||
      !qimam_reading_is_plain_gap (self->reading, walk->word - 1, walk->word))
    return FALSE;
  while (after < MIN (self->end, walk->word + 12) && qimam_speech_is_bare_word (self, after) &&
         !(after > walk->word + 1 && qimam_walk_opens_with_preposition (walk, after)) &&
         qimam_speech_flag_of_preposition (qimam_speech_word (self, after)->folded) == 0 &&
         qimam_reading_is_plain_gap (self->reading, after - 1, after))
    after++;
  if (after >= self->end || !qimam_reading_is_plain_gap (self->reading, after - 1, after) ||
      (!qimam_walk_opens_with_preposition (walk, after) &&
       !qimam_speech_is_that (qimam_speech_word (self, after)->folded)))
    return FALSE;
  walk->cue->last_word = after - 1;
  walk->word = after;
  return TRUE;
}

/* "أكدت فرنسا ودول المجلس على": a second subject with a noun before its name */
static gboolean
take_joined (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word, last;
  const char *folded = qimam_speech_word (self, word)->folded;
  int own = qimam_speech_mention_at (self, word);
  int index = own < 0 && word + 1 < self->end ? qimam_speech_mention_at (self, word + 1) : own;
  g_autofree char *text = NULL, *name = NULL;

  if (!walk->finite || !walk->fresh || !walk->cue->speaker.known || walk->object >= 0 || index < 0 ||
      word != walk->cue->last_word + 1 || !g_str_has_prefix (folded, "و") ||
      !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_BODY, folded + strlen ("و")) ||
      !qimam_reading_is_plain_gap (self->reading, word - 1, word))
    return FALSE;
  last = ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word;
  text =
      qimam_reading_text (self->reading, qimam_span (self->reading->in, qimam_speech_word (self, word)->start,
                                                     qimam_speech_word (self, last)->end));
  name = g_strconcat (walk->cue->speaker.name, " ", text, NULL);
  qimam_speaker_clear (&walk->cue->speaker);
  walk->cue->speaker.known = walk->cue->speaker.joint = TRUE;
  walk->cue->speaker.key = qimam_romanise (name);
  walk->cue->speaker.name = g_steal_pointer (&name);
  walk->cue->speaker.party = g_strdup ("joint");
  walk->cue->last_word = last;
  walk->word = last + 1;
  return TRUE;
}

/* "أكدت حركة طالبان الأفغانية الجمعة خبر": where a body is from */
static gboolean
skip_origin (QimamWalk *walk)
{
  const QimamSpeech *self = walk->self;
  guint word = walk->word;

  if (!walk->fresh || !walk->cue->speaker.known || walk->cue->speaker.person || walk->object >= 0 ||
      word != walk->cue->last_word + 1 || word + 1 >= self->end ||
      !g_str_has_prefix (qimam_speech_word (self, word)->folded, "ال") ||
      !qimam_reading_is_plain_gap (self->reading, word - 1, word) ||
      qimam_speech_mention_at (self, word) >= 0 || qimam_speech_mention_at (self, word + 1) >= 0 ||
      qimam_reading_origin_at (self->reading, word) == NULL)
    return FALSE;
  walk->cue->last_word = word;
  walk->word++;
  return TRUE;
}

/* Goes past a word that stands between the verb and the name of its speaker: a pronoun, a form of address, a
 * rank. Returns FALSE where there is none. */
static gboolean
step_to_name (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word;
  const char *folded = qimam_speech_word (self, word)->folded;

  /* "ما أفاد به المصدر" */
  if (walk->whole && word == walk->cue->verb_word + 1 && g_strv_contains (pronouns_of_it, folded))
    {
      walk->word++;
      return TRUE;
    }
  if (walk->fresh && !walk->cue->speaker.known &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC, folded))
    {
      walk->word++;
      return TRUE;
    }
  /* "أمير قطر الشيخ تميم": a rank between title and name */
  if (walk->fresh && walk->cue->speaker.known && word == walk->cue->last_word + 1 && word + 1 < self->end &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded) &&
      qimam_speech_mention_at (self, word + 1) >= 0)
    {
      walk->word++;
      return TRUE;
    }
  /* "أكد كل من الرئيس … والملك …" */
  if (walk->fresh && !walk->cue->speaker.known && word == walk->cue->verb_word + 1 && word + 2 < self->end &&
      g_str_equal (folded, "كل") && g_str_equal (qimam_speech_word (self, word + 1)->folded, "من") &&
      qimam_speech_mention_at (self, word + 2) >= 0)
    {
      walk->word += 2;
      return TRUE;
    }
  /* "فرد عليه الرئيس", "كلمة أكد فيها", "واقترح هو ومضيفه" */
  if (walk->fresh && word == walk->cue->verb_word + 1 &&
      (g_strv_contains (to_them, folded) || (walk->finite && qimam_speech_is_in_it (folded)) ||
       g_strv_contains (subject_pronouns, folded)))
    {
      walk->word++;
      if (g_strv_contains (subject_pronouns, folded) && walk->word < self->end &&
          g_str_has_prefix (qimam_speech_word (self, walk->word)->folded, "و"))
        {
          int index = qimam_speech_mention_at (self, walk->word);

          walk->word =
              index >= 0
                  ? ((QimamMention *) g_ptr_array_index (self->reading->mentions, index))->last_word + 1
                  : walk->word + 1;
        }
      return TRUE;
    }
  return FALSE;
}

/* Goes one step on. Returns FALSE where another clause begins. */
static gboolean
step_over (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word;
  int index = qimam_speech_mention_at (self, word);
  const char *folded = qimam_speech_word (self, word)->folded;
  QimamVerbAt other;

  walk->excused = FALSE;
  if (step_to_name (walk) || take_joined (walk))
    return TRUE;
  /* "عزا ذلك إلى", "أرجعت الأمر إلى" */
  if (walk->fresh && walk->finite && walk->cue->speaker.known && word == walk->cue->last_word + 1 &&
      word + 1 < self->end && (walk->takes & QIMAM_TAKES_TO) && (walk->takes & QIMAM_TAKES_NOUN) &&
      g_str_equal (qimam_speech_word (self, word + 1)->folded, "الي"))
    {
      walk->word++;
      return TRUE;
    }
  if (index >= 0)
    {
      gboolean goes_on = walk->object >= 0 && word == walk->cue->last_word + 1 && !walk->verb->form.object;

      /* "حث حلفاء بلاده على": what belongs to the one who is spoken to */
      const QimamMention *mention = g_ptr_array_index (self->reading->mentions, index);
      gboolean where = mention->kind == QIMAM_MENTION_PLACE && qimam_speech_has_particle (self, mention) &&
                       g_str_has_prefix (folded, "ب");

      walk->word = mention->last_word + 1;
      walk->filled = walk->filled || where;
      walk->fresh = walk->fresh && (goes_on || where);
      if (goes_on)
        walk->cue->last_word = walk->word - 1;
      return TRUE;
    }
  if (skip_parenthesis (walk))
    return TRUE;
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ADVERB, folded) || qimam_speech_is_time (self, word))
    {
      walk->word = skip_filler (self, word);
      walk->filled = TRUE;
      return TRUE;
    }
  /* "كتب فلان، قائلا: «…»" */
  if (walk->finite && walk->cue->speaker.known && (walk->takes & QIMAM_TAKES_QUOTE) &&
      qimam_speech_is_saying_participle (folded))
    {
      walk->word++;
      return TRUE;
    }
  if (is_parenthesis (self, word))
    {
      walk->excused = TRUE;
      walk->word++;
      return TRUE;
    }
  if (word > walk->cue->verb_word + 1 && qimam_speech_read_verb (self, word, &other) &&
      (other.form.kind == QIMAM_FORM_PAST || other.form.kind == QIMAM_FORM_PARTICIPLE) &&
      !qimam_speech_is_opener (self, qimam_speech_word (self, word - 1)->folded) &&
      (other.skip > 0 || qimam_speech_gap_has (self, word - 1, 0x60c)))
    return FALSE;
  walk->relative = walk->relative || qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, folded);
  walk->fresh = FALSE;
  walk->word++;
  return TRUE;
}

/* Reads subject, object and complement after a verb. Returns FALSE where the verb reports nothing. */
gboolean
qimam_speech_read_complement (QimamSpeech *self,
                              QimamSpeechCue *cue,
                              const QimamVerbAt *verb,
                              gboolean inside)
{
  QimamWalk walk = { self, cue, verb, verb->verb->takes, cue->verb_word + 1 };
  guint limit = MIN (self->end, walk.word + MAX_FILLER);

  walk.finite = verb->form.kind == QIMAM_FORM_PAST || verb->form.kind == QIMAM_FORM_PRESENT;
  walk.inside = inside;
  walk.fresh = TRUE;
  walk.object = verb->form.object ? 0 : -1;
  walk.whole = cue->verb_word > self->first &&
               g_strv_contains (what_words, qimam_speech_word (self, cue->verb_word - 1)->folded) &&
               ((verb->form.object &&
                 (cue->verb_word <= self->first + 1 ||
                  g_strv_contains (this_is, qimam_speech_word (self, cue->verb_word - 2)->folded))) ||
                (cue->verb_word > self->first + 1 &&
                 qimam_speech_is_according (qimam_speech_word (self, cue->verb_word - 2)->folded)));
  walk.cited = cue->verb_word > self->first &&
               g_strv_contains (as_words, qimam_speech_word (self, cue->verb_word - 1)->folded);
  /* "أنه أبلغ نظيره": the subject stands before */
  walk.bound = walk.finite && !verb->form.object && cue->verb_word > self->first && !cue->speaker.known &&
               qimam_speech_has_pronoun (qimam_speech_word (self, cue->verb_word - 1)->folded);
  cue->last_word = cue->verb_word;
  while (walk.word < limit)
    {
      guint word = walk.word;
      int index = qimam_speech_mention_at (self, word);
      gboolean reports;

      if (qimam_speech_gap_has (self, walk.word - 1, '.') ||
          qimam_speech_gap_has (self, walk.word - 1, 0x61f))
        break;
      if (walk.whole && cue->speaker.known &&
          (walk.word > cue->last_word + 4 || qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE,
                                                               qimam_speech_word (self, walk.word)->folded)))
        break;
      /* "ترك الملف معلقا، إذ قال": described, and nobody speaks */
      if (verb->form.kind == QIMAM_FORM_PARTICIPLE && word == cue->verb_word + 1 &&
          qimam_speech_gap_has (self, cue->verb_word, 0x60c) &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, qimam_speech_word (self, word)->folded) &&
          !qimam_speech_is_according (qimam_speech_word (self, word)->folded) &&
          !qimam_speech_is_that (qimam_speech_word (self, word)->folded))
        break;
      /* "«…»، قال في مؤتمر صحافي، قبل أن يضيف أن" */
      if (walk.word > cue->verb_word + 1 && qimam_speech_gap_has (self, walk.word - 1, 0x60c) &&
          qimam_walk_is_after_quotation (&walk))
        break;
      if (qimam_walk_open_content (&walk, &reports))
        return reports;
      if (walk.word != word)
        continue;
      if (qimam_walk_take_apposition (&walk) || (is_office_aside (&walk) && skip_parenthesis (&walk)) ||
          skip_office (&walk) || skip_origin (&walk) ||
          (index >= 0 && qimam_walk_take_mention (&walk, index)))
        continue;
      if (index < 0 &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC,
                             qimam_speech_word (self, walk.word)->folded) &&
          (qimam_walk_take_printed_subject (&walk) || qimam_walk_take_printed_object (&walk)))
        continue;
      if (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC,
                             qimam_speech_word (self, walk.word)->folded) &&
          qimam_walk_open_noun (&walk))
        return TRUE;
      if (!step_over (&walk))
        break;
    }
  qimam_speech_set_content (cue, QIMAM_SPEECH_TAIL, self, self->end);
  /* "…، كما أوضح." */
  if (walk.finite && !cue->speaker.known && (walk.takes & QIMAM_TAKES_QUOTE) &&
      cue->verb_word > self->first && cue->verb_word + 1 >= self->end &&
      (g_str_equal (qimam_speech_word (self, cue->verb_word - 1)->folded, "كما") ||
       g_str_equal (qimam_speech_word (self, cue->verb_word - 1)->folded, "حسبما")))
    return TRUE;
  if (qimam_walk_is_after_quotation (&walk))
    return TRUE;
  return walk.finite && cue->speaker.known && (walk.takes & QIMAM_TAKES_QUOTE) &&
         (walk.whole || walk.cited || /* "…، حسبما صرح السفير للصحيفة مساء أمس" */
          cue->last_word + 1 >= self->end || qimam_speech_gap_has (self, cue->last_word, '.') ||
          /* "…، تقول الباحثة، …" */
          (qimam_speech_gap_has (self, cue->last_word, 0x60c) && qimam_walk_is_tail (&walk)));
}
