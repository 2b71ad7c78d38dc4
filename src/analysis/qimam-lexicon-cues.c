/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-speech.h"

/* The cues of reported speech in one sentence. */

static const char *const by_words[] = { "بحسب", "حسب", "وفق", "وفقا", "طبقا", "تبعا", "حد", "نحو", NULL };

#define MAX_OPENERS 6
#define MAX_CLAUSE  14

/* "على لسان المتحدث فلان على ما سماه": the last person named in the clause; -1 if there is none. */
static int
named_in_clause (const QimamSpeech *self, guint verb)
{
  for (guint word = verb; word > self->first && verb - word < MAX_CLAUSE; word--)
    {
      int index = qimam_speech_mention_ending (self, word - 1);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention != NULL && mention->kind == QIMAM_MENTION_PERSON && mention->named)
        return index;
      if (qimam_speech_gap_has (self, word - 1, 0x60c) ||
          (word < verb && qimam_speech_is_opener (self, qimam_speech_word (self, word)->folded)))
        return -1;
    }
  return -1;
}

/* "لم يستبعد": who does not rule out says something. */
static gboolean
is_ruling_out (const QimamVerbAt *verb)
{
  return verb->form.kind == QIMAM_FORM_PRESENT &&
         (g_str_equal (verb->verb->lemma, "استبعد") || g_str_equal (verb->verb->lemma, "أخفى"));
}

/* "وقبيل القمة أعلنت الوزارة": nothing but when and where stands before the verb. */
static gboolean
is_framed (const QimamSpeech *self, guint verb)
{
  static const char *const turns[][2] = {
    { "من", "ناحيه" }, { "من", "جهه" }, { "من", "جانب" }, { "الي", "ذلك" },
    { "علي", "صعيد" }, { "مع", "ذلك" }, { "بعد", "ذلك" },
  };
  static const char *const about[] = {
    "بشان", "بخصوص", "حول", "حيال", "ازاء", "عن", "بالنسبه", "فيما", NULL
  };
  const char *folded = qimam_speech_word (self, self->first)->folded;

  if (verb <= self->first + 1 || verb > self->first + 7 || self->cues->len > 0)
    return FALSE;
  if (g_str_has_prefix (folded, "و") && !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded))
    folded = g_utf8_next_char (folded);
  /* "من ناحية أخرى", "إلى ذلك", "على صعيد آخر" */
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    if (g_str_equal (folded, turns[i][0]) &&
        g_str_equal (qimam_speech_word (self, self->first + 1)->folded, turns[i][1]))
      return TRUE;
  return g_strv_contains (about, folded) || (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) &&
                                             !g_str_equal (folded, "من") && !g_str_equal (folded, "مع"));
}

/* Fills what the verb alone tells of the cue. Returns the first word of its clause without the subject. */
static guint
begin_verb_cue (QimamSpeech *self, guint word, const char *previous, QimamVerbAt *verb, QimamSpeechCue *cue)
{
  static const char *const what[] = { "ما", "بما", "عما", "لما", NULL };
  gboolean denied = word > self->first && qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NEGATION, previous);
  guint before = word;

  /* "في حين لم يخف الوزير": the negation goes with the verb */
  if (denied)
    before--;
  while (before > self->first && word - before < MAX_OPENERS &&
         (qimam_speech_is_opener (self, qimam_speech_word (self, before - 1)->folded) ||
          g_str_equal (qimam_speech_word (self, before - 1)->folded, "لما")))
    before--;
  if (denied && before < word && before > self->first + 1 &&
      g_str_equal (qimam_speech_word (self, before)->folded, "حين") &&
      g_str_equal (qimam_speech_word (self, before - 1)->folded, "في"))
    before--;
  /* "بحسب ما أعلنته" */
  if ((verb->form.object || g_str_equal (previous, "ما")) && before > self->first &&
      g_strv_contains (by_words, qimam_speech_word (self, before - 1)->folded))
    before--;
  cue->verb = verb->verb;
  cue->verb_name = verb->form.kind == QIMAM_FORM_PARTICIPLE ? verb->verb->participle : verb->verb->lemma;
  cue->form = verb->form.kind;
  if (verb->form.object && g_strv_contains (what, previous))
    cue->named_before = named_in_clause (self, word - 1);
  cue->feminine = verb->form.female && verb->form.kind != QIMAM_FORM_MASDAR;
  cue->verb_word = word;
  cue->clause_first = before;
  /* "ومضى يقول", "وراح يكرر": the same one goes on */
  if (verb->form.kind == QIMAM_FORM_PRESENT && word <= self->first + 2 && word > self->first &&
      (g_str_equal (previous, "مضي") || g_str_has_prefix (previous, "وم") || g_str_has_prefix (previous, "ورا")) &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ASPECT, previous))
    {
      cue->verb_name = g_str_has_suffix (previous, "مضي") ? "مضى يقول" : cue->verb_name;
      cue->clause_first = word - 1;
      verb->form.kind = QIMAM_FORM_PAST;
      verb->skip = 1;
    }
  return before;
}

/* Whether a participle reports something. */
static gboolean
is_participle_report (const QimamSpeech *self,
                      const QimamSpeechCue *cue,
                      const QimamVerbAt *verb,
                      const char *previous,
                      gboolean opened)
{
  guint word = cue->verb_word;

  if (cue->mode == QIMAM_SPEECH_TAIL ||
      (word == self->first && (!self->last.known || (cue->mode == QIMAM_SPEECH_NOUN && cue->weak))))
    return FALSE;
  /* "أكد الحاجة إلى حل مشيرا إلى": after another cue the preposition that the verb asks for is enough */
  return opened || cue->mode != QIMAM_SPEECH_NOUN ||
         (self->cues->len > 0 && !cue->weak && !g_str_has_prefix (previous, "كان") &&
          (((verb->verb->takes & QIMAM_TAKES_QUOTE) && cue->content_word == word + 2) ||
           (verb->verb->takes & QIMAM_TAKES_PERSON) || verb->verb->polarity == QIMAM_POLARITY_DEMAND));
}

/* "وتطالب باريس بوقف القصف": what a side goes on asking for, fearing or denying is its word, too. */
static gboolean
is_lasting_stance (const QimamSpeech *self, const QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  static const char *const whereas[] = { "حين", "فيما", "بينما", "كما", NULL };

  return verb->form.kind == QIMAM_FORM_PRESENT && cue->mode == QIMAM_SPEECH_NOUN && !cue->nested &&
         cue->speaker.known && !cue->elided &&
         (cue->verb_word == self->first || verb->skip > 0 ||
          g_strv_contains (whereas, qimam_speech_word (self, cue->verb_word - 1)->folded)) &&
         verb->verb->polarity != QIMAM_POLARITY_NONE_SET && verb->verb->polarity != QIMAM_POLARITY_POSITION &&
         verb->verb->polarity != QIMAM_POLARITY_POSITIVE && verb->verb->polarity != QIMAM_POLARITY_NEGATIVE;
}

/* "الدوحة التي تقول إن": a state or body that says so itself, right before. */
static gboolean
is_saying_clause (const QimamSpeech *self, const QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  int index = cue->verb_word > self->first + 1 ? qimam_speech_mention_ending (self, cue->verb_word - 2) : -1;
  const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

  return cue->mode == QIMAM_SPEECH_THAT && (verb->verb->takes & QIMAM_TAKES_QUOTE) &&
         cue->content_word == cue->verb_word + 2 && mention != NULL && mention->kind != QIMAM_MENTION_PLACE &&
         qimam_speech_agrees (self, mention, &verb->form);
}

/* Whether a finite verb describes somebody or passes on what another says, and reports nothing itself. */
static gboolean
is_no_report (const QimamSpeech *self,
              const QimamSpeechCue *cue,
              const QimamVerbAt *verb,
              const char *previous)
{
  gboolean present = verb->form.kind == QIMAM_FORM_PRESENT, noun = cue->mode == QIMAM_SPEECH_NOUN;

  /* "التأثير على المنظمات، وحثها على": a noun, that is spelled like the verb */
  if (verb->form.object && !cue->speaker.known && cue->verb_word > self->first &&
      verb->form.kind == QIMAM_FORM_PAST && g_utf8_strlen (verb->verb->lemma, -1) == 2)
    return TRUE;
  /* "قال إن الوزير أبلغه بأن": he tells it himself */
  if (cue->nested && verb->form.object && (verb->verb->takes & QIMAM_TAKES_PERSON) && self->cues->len > 0 &&
      cue->mode == QIMAM_SPEECH_THAT)
    return TRUE;
  /* "قال المتحدث إن الرئيس شدد على رفض": whom he passes on */
  if (cue->nested && (cue->mode == QIMAM_SPEECH_TAIL || (noun && (cue->weak || !cue->speaker.person))))
    return TRUE;
  /* "الذي يعتبر", "التي أعلنت": the clause describes and does not report. */
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, previous) &&
      ((present && !is_saying_clause (self, cue, verb)) || (noun && !cue->before)))
    return TRUE;
  /* "الوزير يعلن اختتام المؤتمر": the style of headlines and live pages */
  return present && noun && !is_ruling_out (verb) &&
         /* "انتهت ببيان يشدد على" */
         !(cue->before && cue->clause_first + 1 == cue->verb_word &&
           g_str_has_prefix (qimam_speech_word (self, cue->clause_first)->folded, "ب")) &&
         !(cue->before && cue->clause_first == self->first) && !is_lasting_stance (self, cue, verb);
}

/* "كلمة قال فيها إن", "خطابا ناشد فيه المجلس", but "زيارة اطلع خلالها على المعرض" */
static gboolean
is_in_speech (const QimamSpeech *self, const QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  guint next = cue->verb_word + 1;

  return next < self->end && qimam_speech_is_in_it (qimam_speech_word (self, next)->folded) &&
         (cue->mode == QIMAM_SPEECH_THAT ||
          (verb->form.kind == QIMAM_FORM_PAST && verb->form.number == QIMAM_NUMBER_ONE &&
           !g_str_equal (verb->verb->lemma, "رحب") &&
           ((verb->verb->takes & QIMAM_TAKES_THAT) || verb->verb->polarity != QIMAM_POLARITY_NONE_SET)));
}

/* Whether a clause that no other word opens reports something all the same. */
static gboolean
is_opened_otherwise (const QimamSpeech *self, const QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  guint word = cue->verb_word;

  /* "مباحثات وصفها المندوب بأنها «شاقة»" */
  if (verb->form.object && cue->speaker.known && cue->mode == QIMAM_SPEECH_THAT)
    return TRUE;
  /* "خلال مؤتمر صحفي قال فيه إن" */
  if (is_in_speech (self, cue, verb))
    return TRUE;
  return is_framed (self, word) ||
         /* "وحين سئل عن ذلك أجاب: …" */
         (cue->mode == QIMAM_SPEECH_COLON && cue->content_word == word + 1);
}

/* "خرج الوزير على الصحفيين ليعلن أن": what somebody comes to say. */
static gboolean
read_purpose (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  const char *folded = qimam_speech_word (self, word)->folded;
  const GArray *forms = g_str_has_prefix (folded, "لي") || g_str_has_prefix (folded, "لت")
                            ? g_hash_table_lookup (self->lexicon->verb_forms, g_utf8_next_char (folded))
                            : NULL;

  for (guint i = 0; forms != NULL && i < forms->len && word > self->first; i++)
    {
      const QimamVerbForm *form = &g_array_index (forms, QimamVerbForm, i);
      QimamVerbAt verb = { &g_array_index (self->lexicon->verbs, QimamVerb, form->verb), *form, 0 };

      if (form->kind != QIMAM_FORM_PRESENT || form->shadda)
        continue;
      begin_verb_cue (self, word, "", &verb, cue);
      cue->named_before = named_in_clause (self, word);
      /* "لكنه عاد ليؤكد أن" */
      return (cue->named_before >= 0 ||
              (self->last.known && self->cues->len == 0 && word <= self->first + 2 &&
               qimam_lexicon_is (self->lexicon, QIMAM_WORDS_ASPECT,
                                 qimam_speech_word (self, word - 1)->folded))) &&
             qimam_speech_read_complement (self, cue, &verb, TRUE) && cue->mode == QIMAM_SPEECH_THAT &&
             !cue->speaker.known;
    }
  return FALSE;
}

/* "وترى الباحثة أن …، وتضيف: «…»": who spoke before in the sentence goes on. */
static gboolean
goes_on_saying (const QimamSpeech *self, const QimamSpeechCue *cue, const QimamVerbAt *verb)
{
  const QimamSpeechCue *before =
      self->cues->len > 0 ? &g_array_index (self->cues, QimamSpeechCue, self->cues->len - 1) : NULL;

  return before != NULL && verb->skip > 0 && before->speaker.known && !before->nested &&
         before->form == QIMAM_FORM_PRESENT && before->mode != QIMAM_SPEECH_SOURCE &&
         before->feminine == verb->form.female && (verb->verb->takes & QIMAM_TAKES_QUOTE) &&
         (cue->mode == QIMAM_SPEECH_COLON || cue->mode == QIMAM_SPEECH_QUOTE ||
          cue->mode == QIMAM_SPEECH_THAT) &&
         cue->content_word <= cue->verb_word + 2;
}

/* "لكنه لا يستبعد أن": the sentence begins with the pronoun of who spoke before. */
static gboolean
is_denied_by_same (const QimamSpeech *self, const QimamSpeechCue *cue)
{
  static const char *const but[] = { "لكنه", "لكنها", "ولكنه", "ولكنها", "كما", NULL };

  return self->cues->len == 0 && cue->verb_word == self->first + 2 && self->last.known &&
         cue->mode == QIMAM_SPEECH_THAT &&
         g_strv_contains (but, qimam_speech_word (self, self->first)->folded);
}

/* "وهو تعهد قال الوزير إنه": a noun, and the verb after it says. */
static gboolean
is_before_verb (const QimamSpeech *self, guint word)
{
  QimamVerbAt next;

  return word + 2 < self->end && word > self->first &&
         qimam_reading_is_plain_gap (self->reading, word, word + 1) &&
         qimam_speech_read_verb (self, word + 1, &next) && next.skip == 0 && !next.form.object &&
         (next.form.kind == QIMAM_FORM_PAST || next.form.kind == QIMAM_FORM_PRESENT) &&
         (next.verb->takes & QIMAM_TAKES_QUOTE) && qimam_speech_mention_at (self, word + 2) >= 0;
}

/* "قال إن رفض الوفد للمقترح": إن asks for a noun, and a verb of three letters is spelled like its own. */
static gboolean
is_after_inna (const QimamSpeech *self, guint word)
{
  return word > self->first && g_utf8_strlen (qimam_speech_word (self, word)->folded, -1) == 3 &&
         g_str_equal (qimam_speech_word (self, word - 1)->folded, "ان") &&
         g_str_has_prefix (self->reading->text + qimam_speech_word (self, word - 1)->start, "إن") &&
         qimam_reading_is_plain_gap (self->reading, word - 1, word);
}

static gboolean
read_verb_cue (QimamSpeech *self, guint word, QimamSpeechCue *cue)
{
  static const char *const before_nouns[] = { "علي",  "الي", "عن", "بعد",   "عقب",   "اثر",
                                              "بسبب", "رغم", "مع", "نتيجه", "بمجرد", NULL };
  QimamVerbAt verb;
  guint before;
  gboolean inside, opened, comma, denied;
  const char *previous = word > self->first ? qimam_speech_word (self, word - 1)->folded : "";

  if (!qimam_speech_read_verb (self, word, &verb))
    return read_purpose (self, word, cue);
  /* "على عرض التنسيق": a noun */
  if (verb.form.kind == QIMAM_FORM_PAST && verb.skip == 0 &&
      ((g_strv_contains (before_nouns, previous) &&
        qimam_reading_is_plain_gap (self->reading, word - 1, word)) ||
       is_after_inna (self, word)))
    return FALSE;
  /* "رفضهم": a noun */
  if (verb.form.object && (verb.verb->takes & QIMAM_TAKES_SIDE) && !(verb.verb->takes & QIMAM_TAKES_QUOTE))
    return FALSE;
  /* "مصادر، رفضت الكشف عن هويتها، أن" */
  if (qimam_speech_is_condition (qimam_speech_word (self, word)->folded) && word + 1 < self->end &&
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_UNTOLD, qimam_speech_word (self, word + 1)->folded))
    return FALSE;
  denied = qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NEGATION, previous);
  if ((denied && !is_ruling_out (&verb)) || (!denied && g_str_equal (verb.verb->lemma, "أخفى")))
    return FALSE;
  if (verb.form.kind == QIMAM_FORM_PAST && verb.skip == 0 && is_before_verb (self, word))
    return FALSE;
  before = begin_verb_cue (self, word, previous, &verb, cue);
  inside = self->cues->len > 0 &&
           (qimam_speech_is_that (previous) || g_str_equal (previous, "حيث") || word == self->first);
  comma = word > self->first && qimam_speech_gap_has (self, word - 1, 0x60c);
  if (verb.form.kind == QIMAM_FORM_MASDAR)
    return qimam_speech_mention_at (self, word + 1) >= 0 &&
           qimam_speech_read_complement (self, cue, &verb, FALSE) && cue->speaker.known &&
           cue->mode == QIMAM_SPEECH_THAT && cue->content_word <= cue->last_word + 2;
  opened = word == self->first || verb.skip > 0 || is_ruling_out (&verb) || comma ||
           qimam_speech_gap_has (self, word - 1, ',') || qimam_speech_gap_has (self, word - 1, '.') ||
           before < word;
  /* "…، حسبما أعلن المنظمون": who says it stands behind */
  if (verb.form.kind != QIMAM_FORM_PARTICIPLE && !g_str_equal (previous, "حسبما") &&
      !g_str_equal (previous, "وفقما"))
    qimam_speech_take_subject_before (self, cue, &verb);
  if (!qimam_speech_read_complement (self, cue, &verb, inside))
    return FALSE;
  qimam_speech_take_name_within (self, cue);
  if (verb.form.kind == QIMAM_FORM_PARTICIPLE)
    return is_participle_report (self, cue, &verb, previous, before < word ? verb.skip > 0 || comma : opened);
  if (is_no_report (self, cue, &verb, previous) ||
      /* "وشكره على دعمه" may be a noun */
      (g_str_equal (verb.verb->lemma, "شكر") && (verb.form.object || !cue->speaker.known || cue->nested)) ||
      /* "ما عُرض على الوفد" */
      (qimam_speech_is_passive (self, cue) &&
       (cue->mode != QIMAM_SPEECH_THAT || (word > self->first && verb.skip == 0))))
    return FALSE;
  if (verb.form.kind == QIMAM_FORM_PRESENT && !cue->speaker.known &&
      !(qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, previous) &&
        is_saying_clause (self, cue, &verb)))
    {
      cue->sentence_subject = verb.skip == 0;
      if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_IMPERSONAL, qimam_speech_word (self, word)->folded) ||
          (!goes_on_saying (self, cue, &verb) && !(denied && is_denied_by_same (self, cue)) &&
           (self->cues->len > 0 || (verb.skip == 0 && !comma))))
        return FALSE;
    }
  opened = opened || is_opened_otherwise (self, cue, &verb);
  if (!opened && (!cue->speaker.known || cue->mode == QIMAM_SPEECH_NOUN) && !cue->before)
    return FALSE;
  return cue->mode != QIMAM_SPEECH_NOUN || cue->speaker.known || verb.skip > 0 || before < word ||
         word == self->first || is_in_speech (self, cue, &verb) ||
         /* "وبشأن لبنان، …، أعربوا عن" */
         (comma && verb.form.kind == QIMAM_FORM_PAST && verb.form.number == QIMAM_NUMBER_MANY);
}

static void
add_cue (QimamSpeech *self, QimamSpeechCue *cue)
{
  g_array_append_val (self->cues, *cue);
  memset (cue, 0, sizeof *cue);
  cue->named_before = -1;
}

void
qimam_speech_find_cues (QimamSpeech *self)
{
  g_autoptr (GArray) sources = qimam_cue_set_match (self->lexicon->sources, self->reading->cue_words,
                                                    self->first, self->end - self->first);
  QimamSpeechCue cue = { .named_before = -1 };
  guint source = 0, word = self->first;

  if (qimam_speech_read_label (self, &cue))
    {
      add_cue (self, &cue);
      return;
    }
  while (word < self->end)
    {
      gboolean found = FALSE;

      while (source < sources->len && g_array_index (sources, QimamCueMatch, source).first_word < word)
        source++;
      if (qimam_speech_is_quoted (self, word))
        {
          word++;
          continue;
        }
      for (guint i = source;
           !found && i < sources->len && g_array_index (sources, QimamCueMatch, i).first_word == word; i++)
        found = qimam_speech_read_source (self, &g_array_index (sources, QimamCueMatch, i), &cue);
      if (!found)
        found = qimam_speech_read_such_words (self, word, &cue) ||
                qimam_speech_read_relay (self, word, &cue) || qimam_speech_read_saying (self, word, &cue) ||
                qimam_speech_read_light (self, word, &cue);
      if (!found)
        {
          qimam_speaker_clear (&cue.speaker);
          qimam_speaker_clear (&cue.via);
          cue = (QimamSpeechCue){ .named_before = -1 };
          found = read_verb_cue (self, word, &cue);
        }
      if (!found)
        {
          qimam_speaker_clear (&cue.speaker);
          qimam_speaker_clear (&cue.via);
          cue = (QimamSpeechCue){ .named_before = -1 };
          word++;
          continue;
        }
      word = MAX (word, cue.last_word) + 1;
      /* "أوصى الوزير، بحسب بيان نشره، بـ": what stands between commas is passed over */
      if (cue.mode == QIMAM_SPEECH_NOUN || cue.mode == QIMAM_SPEECH_THAT)
        word = MAX (word, MIN (cue.content_word, self->end));
      add_cue (self, &cue);
    }
  if (self->cues->len == 0 && qimam_speech_read_colon (self, &cue))
    add_cue (self, &cue);
}
