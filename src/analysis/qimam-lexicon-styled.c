/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-roster.h"
#include "qimam-lexicon-walk.h"

/* Who speaks, called by a document, a meeting, an office, a surname or a title alone. */

void
qimam_walk_take_words (QimamWalk *walk, guint last, guint after)
{
  /* "وأعرب الأمير" */
  if (last != walk->word || (!qimam_speech_styled_before (walk->self, last, &walk->cue->speaker) &&
                             !qimam_speech_titled_before (walk->self, last, &walk->cue->speaker)))
    qimam_speech_speaker_printed (walk->self, walk->word, last, 0, &walk->cue->speaker);
  walk->cue->last_word = after - 1;
  walk->word = after;
}

gboolean
qimam_walk_take_document (QimamWalk *walk)
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
  qimam_speech_speaker_printed (self, first, mention->last_word, 0, &walk->cue->speaker);
  walk->cue->speaker.joint = TRUE;
  g_free (walk->cue->speaker.party);
  walk->cue->speaker.party = g_strdup ("joint");
  walk->cue->last_word = mention->last_word;
  walk->word = mention->last_word + 1;
  return TRUE;
}

gboolean
qimam_walk_take_meeting (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first + 1;

  if (walk->verb->form.kind != QIMAM_FORM_PAST || !walk->fresh || walk->bound || walk->cue->speaker.known ||
      first != walk->cue->verb_word + 1 || !walk->verb->form.female || walk->verb->form.object ||
      !g_str_equal (qimam_speech_word (self, first)->folded, "القمه") || (walk->takes & QIMAM_TAKES_PERSON))
    return FALSE;
  while (after < MIN (self->end, first + 4) && qimam_reading_is_plain_gap (self->reading, after - 1, after) &&
         g_str_has_prefix (qimam_speech_word (self, after)->folded, "ال") &&
         g_str_has_suffix (qimam_speech_word (self, after)->folded, "ه") &&
         !qimam_speech_is_matter (self, qimam_speech_word (self, after)->folded + strlen ("ال")))
    after++;
  qimam_speech_speaker_printed (self, first, after - 1, 0, &walk->cue->speaker);
  walk->cue->speaker.joint = TRUE;
  walk->cue->speaker.party = g_strdup ("joint");
  walk->cue->last_word = after - 1;
  walk->word = after;
  return TRUE;
}

/* (nullable): the last person named before a word of the same paragraph */
static const QimamMention *
person_before (const QimamSpeech *self, guint word)
{
  for (guint i = word; i > 0 && word - i < 60; i--)
    {
      int index = qimam_speech_mention_ending (self, i - 1);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (mention != NULL && mention->kind == QIMAM_MENTION_PERSON && mention->named)
        return mention;
    }
  return NULL;
}

gboolean
qimam_walk_take_his_office (QimamWalk *walk)
{
  static const char *const offices[] = { "مكتبه", "مكتبها", NULL };
  QimamSpeech *self = walk->self;
  const QimamMention *whose;
  g_autofree char *name = NULL;

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->verb->form.object ||
      walk->word != walk->cue->verb_word + 1 || walk->verb->form.female ||
      !g_strv_contains (offices, qimam_speech_word (self, walk->word)->folded))
    return FALSE;
  whose = person_before (self, walk->cue->verb_word);
  if (whose == NULL)
    return FALSE;
  name = g_strconcat ("مكتب ", whose->name, NULL);
  walk->cue->speaker.known = TRUE;
  walk->cue->speaker.key = qimam_romanise (name);
  walk->cue->speaker.name = g_steal_pointer (&name);
  walk->cue->speaker.party = g_strdup (whose->party);
  walk->cue->last_word = walk->word++;
  return TRUE;
}

gboolean
qimam_walk_take_styled_surname (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint word = walk->word;
  const QimamWord *w = qimam_speech_word (self, word);
  g_autofree char *name = NULL;

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->verb->form.object ||
      word != walk->cue->verb_word + 2 ||
      !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_HONORIFIC, qimam_speech_word (self, word - 1)->folded) ||
      !qimam_reading_is_plain_gap (self->reading, word - 1, word))
    return FALSE;
  name = g_strndup (self->reading->text + w->start, w->end - w->start);
  if (!qimam_speech_named_before (self, word, name, &walk->cue->speaker))
    {
      if (!qimam_speech_is_printed (self, word))
        return FALSE;
      qimam_speech_speaker_printed (self, word, word, 0, &walk->cue->speaker);
    }
  walk->cue->last_word = walk->word++;
  return TRUE;
}

/* A definite word after a rank that describes nobody. */
static gboolean
is_surname (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return qimam_speech_is_printed (self, word) ||
         (qimam_reading_origin_at (self->reading, word) == NULL && !qimam_speech_is_common (self, word) &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_TITLE_ADJECTIVE, folded) &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_GROUP_WORD, folded) &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, folded) &&
          !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded));
}

/* "دوافعه": a common noun with a pronoun */
static gboolean
is_possessed (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);
  const char *end = self->reading->text + w->end;

  return w->end - w->start > 3 * strlen ("ه") && qimam_speech_is_common (self, word) &&
         (strncmp (end - strlen ("ه"), "ه", strlen ("ه")) == 0 ||
          strncmp (end - strlen ("ها"), "ها", strlen ("ها")) == 0);
}

/* "انتقد الوزير إسرائيل": a state or body that a definite title does not belong to. */
static gboolean
is_other_party (const QimamSpeech *self, guint word)
{
  int index = qimam_speech_mention_at (self, word);
  const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

  return mention != NULL && !qimam_speech_has_particle (self, mention) &&
         (mention->kind == QIMAM_MENTION_COUNTRY || mention->kind == QIMAM_MENTION_ORGANISATION);
}

gboolean
qimam_walk_take_definite_title (QimamWalk *walk)
{
  QimamSpeech *self = walk->self;
  guint first = walk->word, after = first + 1;
  const char *folded = qimam_speech_word (self, first)->folded, *next;

  if (!walk->finite || !walk->fresh || walk->bound || walk->cue->speaker.known || walk->object >= 0 ||
      first != walk->cue->verb_word + 1 || !(walk->takes & QIMAM_TAKES_NOUN) || walk->verb->form.object ||
      walk->verb->form.number == QIMAM_NUMBER_TWO || !g_str_has_prefix (folded, "ال") ||
      (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, folded)))
    return FALSE;
  while (after < self->end && after < first + 4 &&
         qimam_reading_is_plain_gap (self->reading, after - 1, after) &&
         (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_TITLE_ADJECTIVE,
                            qimam_speech_word (self, after)->folded) ||
          qimam_reading_origin_at (self->reading, after) != NULL))
    after++;
  if (after >= self->end || !qimam_reading_is_plain_gap (self->reading, after - 1, after))
    return FALSE;
  next = qimam_speech_word (self, after)->folded;
  /* "اللواء الأحمدي" */
  if (after == first + 1 && g_str_has_prefix (next, "ال") && is_surname (self, after))
    after++;
  else if (!is_other_party (self, after) &&
           /* "المبعوث الأممي الحاجة" */
           !(after > first + 1 && g_str_has_prefix (next, "ال") &&
             qimam_speech_is_matter (self, next + strlen ("ال"))) &&
           (g_str_has_prefix (next, "ال") || g_str_has_prefix (next, "باسم") ||
            qimam_speech_mention_at (self, after) >= 0 || qimam_speech_flag_of_preposition (next) != 0 ||
            (!qimam_speech_is_matter (self, next) &&
             !g_hash_table_contains (self->lexicon->not_names, next) && !is_possessed (self, after))))
    return FALSE;
  qimam_walk_take_words (walk, after - 1, after);
  return TRUE;
}
