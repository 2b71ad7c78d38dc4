/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-roster.h"
#include "qimam-lexicon-speech.h"

#include <string.h>

#include "qimam-fold.h"
#include "qimam-sorted.h"

#define LOOK_BACK       60  /* mentions in which one is looked for who was introduced before */
#define MAX_PRINTED     100 /* speakers that are remembered */
#define LOOK_BACK_WORDS 300 /* words in which the office of the one who spoke last is looked for */

void
qimam_speaker_clear (QimamSpeaker *self)
{
  g_free (self->name);
  g_free (self->key);
  g_free (self->party);
  memset (self, 0, sizeof *self);
}

void
qimam_speaker_copy (QimamSpeaker *to, const QimamSpeaker *from)
{
  QimamSpeaker copy = *from;

  copy.name = g_strdup (from->name);
  copy.key = g_strdup (from->key);
  copy.party = g_strdup (from->party);
  qimam_speaker_clear (to);
  *to = copy;
}

static gboolean
is_female (const QimamSpeech *self, const QimamMention *mention)
{
  if (mention->kind != QIMAM_MENTION_PERSON || mention->key == NULL)
    return FALSE;
  for (guint i = 0; i < self->lexicon->people->len; i++)
    {
      const QimamPerson *person = &g_array_index (self->lexicon->people, QimamPerson, i);

      if (g_str_equal (person->key, mention->key))
        return person->female;
    }
  return FALSE;
}

static gboolean
is_known_person (const QimamSpeech *self, const QimamMention *mention)
{
  for (guint i = 0; i < self->lexicon->people->len; i++)
    if (g_str_equal (g_array_index (self->lexicon->people, QimamPerson, i).key, mention->key))
      return TRUE;
  return FALSE;
}

static void
join (QimamSpeaker *speaker, const QimamMention *other)
{
  g_autofree char *name = g_strconcat (speaker->name, " و", other->name, NULL);
  char *key = NULL;

  if (g_strcmp0 (speaker->key, other->key) == 0 && speaker->key != NULL)
    return;
  /* The key does not depend on who is named first. */
  if (speaker->key != NULL && other->key != NULL)
    key = strcmp (speaker->key, other->key) < 0 ? g_strconcat (speaker->key, "+", other->key, NULL)
                                                : g_strconcat (other->key, "+", speaker->key, NULL);
  if (g_strcmp0 (speaker->party, other->party) != 0)
    {
      g_free (speaker->party);
      speaker->party = g_strdup ("joint");
    }
  g_free (speaker->name);
  speaker->name = g_steal_pointer (&name);
  g_free (speaker->key);
  speaker->key = key;
  speaker->joint = TRUE;
}

static gboolean
is_pair (const QimamMention *mention)
{
  return mention->kind == QIMAM_MENTION_GROUP && g_strcmp0 (mention->party, "joint") == 0 &&
         g_strcmp0 (mention->role, "delegation") != 0 && g_strcmp0 (mention->role, "state") != 0;
}

static gboolean
is_definite (const QimamSpeech *self, const QimamMention *mention)
{
  return g_str_has_prefix (mention->name, "ال") && mention->kind != QIMAM_MENTION_PERSON &&
         qimam_speech_word (self, mention->first_word)->start == mention->full.start;
}

/* "بحسب المصدر نفسه", after "مسؤول أميركي" */
static gboolean
is_source_again (const char *noun, const QimamMention *known)
{
  return g_str_equal (noun, "مصدر") && known->role == NULL &&
         (g_str_has_prefix (known->name, "مسؤول ") || g_str_has_prefix (known->name, "مسئول ") ||
          g_str_has_prefix (known->name, "دبلوماسي "));
}

/* "بيان البيت الأبيض": whose text it is, right behind it; -1 where that is not told. */
static int
issuer_of (const QimamSpeech *self, const QimamMention *mention)
{
  int index = mention->kind == QIMAM_MENTION_DOCUMENT && g_str_equal (mention->name, "بيان") &&
                      mention->last_word + 1 < self->end &&
                      qimam_reading_is_plain_gap (self->reading, mention->last_word, mention->last_word + 1)
                  ? qimam_speech_mention_at (self, mention->last_word + 1)
                  : -1;
  const QimamMention *issuer = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

  return issuer != NULL && issuer->party != NULL && g_strcmp0 (issuer->party, "joint") != 0 &&
                 (issuer->kind == QIMAM_MENTION_ORGANISATION || issuer->kind == QIMAM_MENTION_GROUP) &&
                 !qimam_speech_has_particle (self, issuer)
             ? index
             : -1;
}

/* "البيان", "المسؤول": what or who was introduced before with more words. */
static const QimamMention *
find_introduced (const QimamSpeech *self, guint index, const QimamMention *mention)
{
  gboolean document = mention->kind == QIMAM_MENTION_DOCUMENT;
  const char *noun = mention->name + strlen ("ال");

  if (mention->party != NULL ||
      (document ? !g_str_equal (mention->key, "statement")
                : mention->kind != QIMAM_MENTION_GROUP || mention->first_word != mention->last_word) ||
      (!document && !is_definite (self, mention)))
    return NULL;
  for (guint back = 1; back <= index && back <= LOOK_BACK; back++)
    {
      const QimamMention *known = g_ptr_array_index (self->reading->mentions, index - back);

      if (known->kind == mention->kind && known->party != NULL &&
          (document || g_str_has_prefix (known->name, noun) || is_source_again (noun, known)))
        return known;
    }
  return NULL;
}

/* "المتحدث باسم الوزارة" again: who bore these words as title before, with a name. */
static const QimamMention *
find_bearer (const QimamSpeech *self, guint index, const QimamMention *mention)
{
  g_autofree char *title = NULL;
  gsize length;

  if (mention->kind != QIMAM_MENTION_PERSON || mention->named || mention->key != NULL)
    return NULL;
  title = qimam_reading_text (self->reading, mention->full);
  length = strlen (title);
  for (guint back = 1; back <= index && back <= LOOK_BACK; back++)
    {
      const QimamMention *known = g_ptr_array_index (self->reading->mentions, index - back);

      if (known->kind == QIMAM_MENTION_PERSON && known->named &&
          known->full.end - known->full.start > length &&
          strncmp (self->reading->text + known->full.start, title, length) == 0)
        return known;
    }
  return NULL;
}

/* "المسؤول السعودي" is the Saudi who spoke last, where no unnamed one was told of. */
static gboolean
is_last_speaker (const QimamSpeech *self, guint index, const QimamMention *mention)
{
  static const char *const nouns[] = { "المسؤول ",  "المسئول ",  "الدبلوماسي ",
                                       "المسؤولة ", "المسئولة ", "الدبلوماسية " };
  gboolean official = FALSE;

  if (mention->kind != QIMAM_MENTION_GROUP || mention->party == NULL || !self->last.known ||
      self->last.joint || !self->last.person || g_strcmp0 (self->last.party, mention->party) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (nouns); i++)
    official = official || g_str_has_prefix (mention->name, nouns[i]);
  for (guint back = 1; official && back <= index && back <= LOOK_BACK; back++)
    {
      const QimamMention *known = g_ptr_array_index (self->reading->mentions, index - back);

      if (known->kind == QIMAM_MENTION_GROUP && known->role == mention->role &&
          g_strcmp0 (known->party, mention->party) == 0)
        return FALSE;
    }
  return official;
}

/* "الرئيسان", and not "القادة" of many */
static gboolean
is_dual (const QimamMention *mention)
{
  return g_str_has_suffix (mention->name, "ان") || g_str_has_suffix (mention->name, "ين");
}

/* "صحيفة الشرق الأوسط", "قناة «الغد»": the last word of the name after the kind of medium; 0 where none
 * follows. */
static guint
medium_name_end (const QimamSpeech *self, const QimamMention *mention)
{
  guint next = mention->last_word + 1, last;
  const QimamQuotation *quotation;
  QimamVerbAt verb;
  const char *folded;
  int index;

  if (mention->kind != QIMAM_MENTION_GROUP || mention->first_word != mention->last_word ||
      next >= self->end ||
      !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_MEDIUM,
                         qimam_speech_word (self, mention->first_word)->folded))
    return 0;
  quotation = qimam_speech_quotation_at (self, qimam_speech_word (self, next - 1)->end,
                                         qimam_speech_word (self, next)->start);
  if (quotation != NULL)
    {
      last = qimam_reading_word_at (self->reading, quotation->inner.end) - 1;
      return quotation->balanced && last >= next && last < next + 5 && last < self->end ? last : 0;
    }
  folded = qimam_speech_word (self, next)->folded;
  index = qimam_speech_mention_at (self, next);
  if (!qimam_reading_is_plain_gap (self->reading, next - 1, next) ||
      !qimam_speech_is_bare_word (self, next) ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OWN_CLAUSE, folded) ||
      (index < 0 && qimam_speech_read_verb (self, next, &verb)) || qimam_speech_is_matter (self, folded) ||
      (index < 0 && !g_str_has_prefix (folded, "ال") && qimam_speech_is_common (self, next)))
    return 0;
  last = next;
  if (index >= 0)
    {
      const QimamMention *name = g_ptr_array_index (self->reading->mentions, index);

      if (qimam_speech_has_particle (self, name))
        return 0;
      last = name->last_word;
    }
  if (last + 1 < self->end && qimam_reading_is_plain_gap (self->reading, last, last + 1) &&
      qimam_reading_origin_at (self->reading, last + 1) != NULL &&
      g_str_has_prefix (qimam_speech_word (self, last + 1)->folded, "ال"))
    last++;
  return last < self->end ? last : 0;
}

/* "الحزب الكردي": a definite group with the adjective that tells which. */
static void
name_group (const QimamSpeech *self, const QimamMention *mention, QimamSpeaker *speaker, guint *last)
{
  guint next = mention->last_word + 1;
  const char *folded;
  g_autofree char *word = NULL;

  if (mention->kind != QIMAM_MENTION_GROUP || mention->first_word != mention->last_word ||
      *last != mention->last_word || next >= self->end || g_strcmp0 (mention->party, "joint") == 0 ||
      !qimam_reading_is_plain_gap (self->reading, *last, next) || qimam_speech_mention_at (self, next) >= 0)
    return;
  folded = qimam_speech_word (self, next)->folded;
  if (g_str_has_prefix (folded, "ال") != g_str_has_prefix (mention->name, "ال") ||
      g_utf8_strlen (folded, -1) < (g_str_has_prefix (folded, "ال") ? 6 : 4) ||
      !qimam_speech_is_bare_word (self, next) || qimam_lexicon_is_joined_noun (self->lexicon, folded) ||
      (!g_str_has_suffix (folded, "ي") && !g_str_has_suffix (folded, "يه") &&
       !g_str_has_suffix (folded, "يون")))
    return;
  word =
      qimam_reading_text (self->reading, qimam_span (self->reading->in, qimam_speech_word (self, next)->start,
                                                     qimam_speech_word (self, next)->end));
  g_free (speaker->name);
  g_free (speaker->key);
  speaker->name = g_strconcat (mention->name, " ", word, NULL);
  speaker->key = qimam_romanise (speaker->name);
  *last = next;
}

/* What was read as a kind of medium alone gets its name. */
static void
name_medium (QimamSpeech *self, const QimamMention *mention, QimamSpeaker *speaker, guint *last)
{
  guint end = medium_name_end (self, mention);
  g_autofree char *name = NULL;

  if (end == 0)
    return;
  name = qimam_reading_text (
      self->reading, qimam_span (self->reading->in, qimam_speech_word (self, mention->last_word + 1)->start,
                                 qimam_speech_word (self, end)->end));
  g_free (speaker->name);
  g_free (speaker->key);
  speaker->name = g_strconcat (mention->name, " ", name, NULL);
  speaker->key = qimam_romanise (speaker->name);
  speaker->named = TRUE;
  *last = end;
}

void
qimam_speech_speaker_from (QimamSpeech *self, int index, QimamSpeaker *speaker, guint *last)
{
  const GPtrArray *mentions = self->reading->mentions;
  const QimamMention *mention = g_ptr_array_index (mentions, index);
  const QimamMention *introduced;

  if (issuer_of (self, mention) >= 0)
    {
      index = issuer_of (self, mention);
      mention = g_ptr_array_index (mentions, index);
    }
  qimam_speaker_clear (speaker);
  *last = mention->last_word;
  if (is_pair (mention))
    {
      const QimamSpeaker *pair =
          g_strcmp0 (mention->role, "foreign_minister") == 0 ? &self->ministers : &self->heads;

      if (pair->known && (self->n_heads <= 2 || is_dual (mention)))
        {
          qimam_speaker_copy (speaker, pair);
          return;
        }
    }
  if (is_last_speaker (self, (guint) index, mention))
    {
      qimam_speaker_copy (speaker, &self->last);
      return;
    }
  introduced = find_introduced (self, (guint) index, mention);
  if (introduced == NULL)
    introduced = find_bearer (self, (guint) index, mention);
  if (introduced != NULL)
    mention = introduced;
  speaker->known = TRUE;
  speaker->person = mention->kind == QIMAM_MENTION_PERSON;
  speaker->named = speaker->person
                       ? mention->named
                       : mention->kind != QIMAM_MENTION_GROUP && mention->kind != QIMAM_MENTION_DOCUMENT;
  speaker->name = g_strdup (mention->name);
  speaker->key = g_strdup (mention->key);
  speaker->party = g_strdup (mention->party);
  speaker->joint = g_strcmp0 (mention->party, "joint") == 0;
  speaker->female = is_female (self, mention);
  speaker->male = mention->kind == QIMAM_MENTION_PERSON && mention->key != NULL && !speaker->female &&
                  is_known_person (self, mention);
  if (introduced == NULL)
    {
      name_medium (self, mention, speaker, last);
      name_group (self, mention, speaker, last);
    }
  for (guint i = index + 1; i < mentions->len; i++)
    {
      const QimamMention *next = g_ptr_array_index (mentions, i);
      gboolean same_title = mention->group != 0 && next->group == mention->group;
      gboolean joined = next->first_word == *last + 1 && next->kind == mention->kind &&
                        next->first_word < self->end && introduced == NULL &&
                        g_str_has_prefix (qimam_speech_word (self, next->first_word)->folded, "و") &&
                        next->full.start > qimam_speech_word (self, next->first_word)->start &&
                        qimam_reading_is_plain_gap (self->reading, *last, next->first_word);

      if (!same_title && !joined)
        break;
      join (speaker, next);
      *last = next->last_word;
    }
}

static gboolean
is_title (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, folded) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, folded);
}

/* What is said to anybody of that standing, and is no office. */
static gboolean
is_style (const QimamSpeech *self, guint word)
{
  static const char *const styles[] = { "الدكتور",  "الدكتوره", "السيد",    "السيده",     "الشيخ", "المهندس",
                                        "المهندسه", "الاستاذ",  "الاستاذه", "البروفيسور", NULL };

  return g_strv_contains (styles, qimam_speech_word (self, word)->folded);
}

/* "الدكتور فلان", and not "المتحدث الرسمي للهيئة": a name follows the title. */
static gboolean
is_before_name (const QimamSpeech *self, guint title, guint last)
{
  const QimamWord *word = qimam_speech_word (self, title + 1);
  const char *folded = word->folded;

  if (qimam_lexicon_is_joined_noun (self->lexicon, folded) || g_str_has_prefix (folded, "باسم") ||
      g_str_has_prefix (folded, "لل") || g_str_has_prefix (folded, "بال") || is_title (self, title + 1) ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_TITLE_ADJECTIVE, folded) ||
      qimam_lexicon_is (self->lexicon, QIMAM_WORDS_GROUP_WORD, folded))
    return FALSE;
  /* "الدكتور العتيبي", "المدير الإداري": a surname alone only after what is no office */
  return !g_str_has_prefix (folded, "ال") || (title + 1 == last && is_style (self, title));
}

/* "الدبيخي بالقول", "غوميز لصحيفة" */
static guint
before_name_end (const QimamSpeech *self, guint first, guint last)
{
  for (guint i = first + 1; i <= last; i++)
    if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NAME_END, qimam_speech_word (self, i)->folded))
      return i - 1;
  return last;
}

/* "سالم الأحمد وزير النقل": the name ends where a title begins. */
static guint
end_of_name (const QimamSpeech *self, guint first, guint last)
{
  if (!is_title (self, first))
    for (guint i = first + 2; i <= last; i++)
      if (is_title (self, i) ||
          qimam_lexicon_is (self->lexicon, QIMAM_WORDS_AFTER_NAME, qimam_speech_word (self, i)->folded))
        return i - 1;
  return last;
}

static gboolean
mention_begins_by (gconstpointer mentions, guint index, gsize offset)
{
  return ((QimamMention *) ((const GPtrArray *) mentions)->pdata[index])->full.start <= offset;
}

/* "وقال رئيسي", "وأضاف دونغ": a word alone that begins or ends the name of one of the lexicon who was named
 * in full before, and that the lexicon does not take for a name where it stands alone. */
gboolean
qimam_speech_named_before (QimamSpeech *self, guint word, const char *text, QimamSpeaker *speaker)
{
  const GPtrArray *mentions = self->reading->mentions;
  gsize offset = qimam_speech_word (self, word)->start, length = strlen (text);
  guint index = qimam_sorted_from (mentions, mentions->len, mention_begins_by, offset), last;

  for (guint back = 1; back <= index && back <= LOOK_BACK; back++)
    {
      const QimamMention *mention = mentions->pdata[index - back];
      g_autofree char *printed = NULL;

      if (mention->kind != QIMAM_MENTION_PERSON || !mention->named || mention->key == NULL)
        continue;
      printed = qimam_reading_text (self->reading, mention->span);
      if (strlen (printed) <= length + 1 ||
          !((g_str_has_prefix (printed, text) && printed[length] == ' ') ||
            (g_str_has_suffix (printed, text) && printed[strlen (printed) - length - 1] == ' ')))
        continue;
      qimam_speech_speaker_from (self, (int) (index - back), speaker, &last);
      /* not those who were named with him */
      g_free (speaker->name);
      g_free (speaker->key);
      g_free (speaker->party);
      speaker->name = g_strdup (mention->name);
      speaker->key = g_strdup (mention->key);
      speaker->party = g_strdup (mention->party);
      speaker->joint = FALSE;
      return TRUE;
    }
  return FALSE;
}

/* Whether several words that tell of a speaker begin with a folded noun, with or without its article. */
static gboolean
begins_with_noun (const char *name, const char *noun)
{
  g_autofree char *word = g_strndup (name, strcspn (name, " "));
  g_autofree char *folded = qimam_fold (word, -1, NULL);

  return strchr (name, ' ') != NULL &&
         g_str_equal (g_str_has_prefix (folded, "ال") ? folded + strlen ("ال") : folded, noun);
}

/* "وقال الوزير": who spoke last, where he was named with that office. */
gboolean
qimam_speech_titled_before (QimamSpeech *self, guint word, QimamSpeaker *speaker)
{
  const GPtrArray *mentions = self->reading->mentions;
  const QimamWord *w = qimam_speech_word (self, word);
  guint index = qimam_sorted_from (mentions, mentions->len, mention_begins_by, w->start);
  const char *noun, *surname;

  if (!self->last.known || self->last.joint || self->last.name == NULL ||
      !g_str_has_prefix (w->folded, "ال") ||
      (!qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, w->folded) &&
       !qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RANK, w->folded)))
    return FALSE;
  noun = w->folded + strlen ("ال");
  /* "المتحدث", after "المتحدث باسم الرئاسة" and "متحدث باسم الرئاسة" */
  if (begins_with_noun (self->last.name, noun))
    {
      qimam_speaker_copy (speaker, &self->last);
      return TRUE;
    }
  for (guint back = 1; back <= index && back <= LOOK_BACK; back++)
    {
      const QimamMention *mention = mentions->pdata[index - back];

      if (mention->kind != QIMAM_MENTION_PERSON || !mention->named ||
          g_strcmp0 (mention->name, self->last.name) != 0)
        continue;
      /* "وزير التخطيط فلان", "فلان وزير التخطيط" */
      for (guint i = mention->first_word; i <= mention->last_word + 1 && i < word; i++)
        {
          const char *folded = qimam_speech_word (self, i)->folded;

          if (!g_str_equal (folded, noun) && !g_str_equal (folded, w->folded) &&
              !(g_str_has_prefix (folded, "و") && g_str_equal (folded + strlen ("و"), noun)))
            continue;
          qimam_speaker_copy (speaker, &self->last);
          return TRUE;
        }
    }
  /* one that no mention names */
  surname = strrchr (self->last.name, ' ');
  for (guint i = word; surname != NULL && i-- > 1 && word - i < LOOK_BACK_WORDS;)
    {
      const QimamWord *before = qimam_speech_word (self, i - 1);

      if (!g_str_equal (qimam_speech_word (self, i)->folded, noun) ||
          before->end - before->start != strlen (surname + 1) ||
          strncmp (self->reading->text + before->start, surname + 1, strlen (surname + 1)) != 0)
        continue;
      qimam_speaker_copy (speaker, &self->last);
      return TRUE;
    }
  return FALSE;
}

gboolean
qimam_speech_styled_before (QimamSpeech *self, guint word, QimamSpeaker *speaker)
{
  static const struct
  {
    const char *styles[6];
    const char *roles[6];
  } known[] = {
    { { "سموه", "سموها", "الامير" }, { "crown_prince", "emir" } },
    { { "جلالته", "جلالتها", "الملك", "العاهل" }, { "king" } },
    { { "فخامته", "فخامتها", "سيادته" }, { "president" } },
    { { "دولته" }, { "prime_minister" } },
    { { "معاليه", "معاليها" },
      { "foreign_minister", "minister", "secretary_general", "head_of_delegation" } },
  };
  const GPtrArray *mentions = self->reading->mentions;
  const char *folded = qimam_speech_word (self, word)->folded;
  gsize offset = qimam_speech_word (self, word)->start;
  guint index, last, style = 0;

  while (style < G_N_ELEMENTS (known) && !g_strv_contains (known[style].styles, folded))
    style++;
  if (style == G_N_ELEMENTS (known))
    return FALSE;
  index = qimam_sorted_from (mentions, mentions->len, mention_begins_by, offset);
  for (guint back = 1; back <= index && back <= LOOK_BACK; back++)
    {
      const QimamMention *mention = mentions->pdata[index - back];

      if (mention->kind != QIMAM_MENTION_PERSON || mention->key == NULL || mention->role == NULL ||
          !g_strv_contains (known[style].roles, mention->role))
        continue;
      qimam_speech_speaker_from (self, (int) (index - back), speaker, &last);
      return TRUE;
    }
  return FALSE;
}

/* A mark that opens inside a name takes its partner with it. */
static void
close_marks (const QimamSpeech *self, QimamSpan *span)
{
  const QimamQuotation *quotation = qimam_speech_quotation_at (self, span->start, span->end);

  if (quotation != NULL && quotation->balanced && quotation->outer.start < span->end &&
      quotation->inner.end == span->end)
    span->end = quotation->outer.end;
}

void
qimam_speech_speaker_printed (QimamSpeech *self, guint first, guint last, guint skip, QimamSpeaker *speaker)
{
  g_autofree char *name = NULL;
  QimamSpan span;

  last = end_of_name (self, first, before_name_end (self, first, last));
  for (guint i = last; i-- > first;)
    if (is_title (self, i) && g_str_has_prefix (qimam_speech_word (self, i)->folded, "ال") &&
        is_before_name (self, i, last))
      {
        first = i + 1;
        skip = 0;
        break;
      }
  last = MAX (first, end_of_name (self, first, last));
  span = qimam_span (self->reading->in,
                     qimam_word_skip (self->reading->text, qimam_speech_word (self, first)->start,
                                      qimam_speech_word (self, first)->end, skip),
                     qimam_speech_word (self, last)->end);
  close_marks (self, &span);
  name = qimam_reading_text (self->reading, span);

  if (first == last && qimam_speech_named_before (self, first, name, speaker))
    return;
  /* A surname alone is the one who was named in full before. */
  for (guint i = self->printed->len; i > 0 && i + MAX_PRINTED > self->printed->len && first == last; i--)
    {
      const char *known = g_ptr_array_index (self->printed, i - 1);

      if (g_str_has_suffix (known, name))
        {
          g_free (name);
          name = g_strdup (known);
          break;
        }
    }
  g_ptr_array_add (self->printed, g_strdup (name));
  qimam_speaker_clear (speaker);
  speaker->known = TRUE;
  speaker->key = qimam_romanise (name);
  speaker->name = g_steal_pointer (&name);
}

gboolean
qimam_speech_is_printed (const QimamSpeech *self, guint word)
{
  const QimamWord *w = qimam_speech_word (self, word);
  g_autofree char *text = g_strndup (self->reading->text + w->start, w->end - w->start);

  for (guint i = self->printed->len; i > 0 && i + MAX_PRINTED > self->printed->len; i--)
    {
      const char *known = g_ptr_array_index (self->printed, i - 1);
      const char *surname = strrchr (known, ' ');

      if (g_str_equal (surname != NULL ? surname + 1 : known, text))
        return TRUE;
    }
  return FALSE;
}

/* --- the two who meet --- */

static gboolean
is_minister (const char *role)
{
  return g_strcmp0 (role, "foreign_minister") == 0;
}

static gboolean
is_head (const char *role)
{
  static const char *const heads[] = { "president", "king", "prime_minister", "emir", "crown_prince",
                                       "leader",    NULL };

  return role != NULL && g_strv_contains (heads, role);
}

/* The two persons of a rank that the text names most. "The two presidents" are these. */
static void
find_pair (QimamSpeech *self, gboolean (*has_rank) (const char *role), QimamSpeaker *pair)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const QimamMention *best[2] = { NULL, NULL };
  guint score[2] = { 0, 0 }, n_ranked = 0;
  const GPtrArray *mentions = self->reading->mentions;

  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *mention = g_ptr_array_index (mentions, i);

      if (mention->kind == QIMAM_MENTION_PERSON && mention->key != NULL && has_rank (mention->role))
        g_hash_table_insert (
            counts, mention->key,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, mention->key)) + 1));
    }
  for (guint i = 0; i < mentions->len; i++)
    {
      const QimamMention *mention = g_ptr_array_index (mentions, i);
      guint count = mention->key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, mention->key)) : 0;

      if (count == 0 || mention->kind != QIMAM_MENTION_PERSON || !has_rank (mention->role))
        continue;
      g_hash_table_remove (counts, mention->key);
      n_ranked++;
      for (guint b = 0; b < 2; b++)
        if (count > score[b])
          {
            if (b == 0)
              {
                best[1] = best[0];
                score[1] = score[0];
              }
            best[b] = mention;
            score[b] = count;
            break;
          }
    }
  if (has_rank == is_head)
    self->n_heads = n_ranked;
  if (best[1] == NULL)
    return;
  pair->known = TRUE;
  pair->joint = TRUE;
  pair->party = g_strdup ("joint");
  pair->name = g_strconcat (best[0]->name, " و", best[1]->name, NULL);
  pair->key = strcmp (best[0]->key, best[1]->key) < 0 ? g_strconcat (best[0]->key, "+", best[1]->key, NULL)
                                                      : g_strconcat (best[1]->key, "+", best[0]->key, NULL);
}

void
qimam_speech_find_pairs (QimamSpeech *self)
{
  find_pair (self, is_head, &self->heads);
  find_pair (self, is_minister, &self->ministers);
}
