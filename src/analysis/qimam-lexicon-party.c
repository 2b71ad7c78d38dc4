/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-lexicon-speech.h"

#include "qimam-fold.h"

/* Whose position a speaker's words are, where neither name nor office tells: the state or body that the words
 * around the speaker name, the one told where the speaker was introduced, or the state that the article is
 * about. */

#define MIN_DOMESTIC 4 /* times that the one state of an article must be named */

static gboolean
is_state (const char *key)
{
  return key != NULL && strlen (key) == 2 && g_ascii_isupper (key[0]);
}

/* The state that a text names far more often than all others; NULL where it is about several. */
static const char *
find_home (const QimamReading *reading)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;
  const char *best = NULL;
  guint most = 0, all = 0;

  for (guint i = 0; i < reading->mentions->len; i++)
    {
      const QimamMention *mention = g_ptr_array_index (reading->mentions, i);

      if ((mention->kind == QIMAM_MENTION_COUNTRY || mention->kind == QIMAM_MENTION_PLACE) &&
          is_state (mention->party))
        g_hash_table_insert (
            counts, mention->party,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, mention->party)) + 1));
    }
  for (guint i = 0; i < reading->origins->len; i++)
    {
      const char *state = g_array_index (reading->origins, QimamOrigin, i).key;

      if (is_state (state))
        g_hash_table_insert (counts, (gpointer) state,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, state)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint n = GPOINTER_TO_UINT (value);

      all += n;
      if (n > most)
        {
          most = n;
          best = key;
        }
    }
  return most >= MIN_DOMESTIC && 5 * most >= 3 * all ? best : NULL;
}

void
qimam_speech_find_home (QimamSpeech *self)
{
  const char *home = find_home (self->reading);

  self->home = home != NULL ? g_intern_string (home) : NULL;
  self->parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The words after which nothing tells of the speaker any more: "بعد", "لوكالة". */
static gboolean
ends_description (const QimamSpeech *self, guint word)
{
  const char *folded = qimam_speech_word (self, word)->folded;

  return qimam_speech_is_that (folded) || qimam_lexicon_is_press_addressed (self->lexicon, folded) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_NAME_END, folded) ||
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_RELATIVE, folded) ||
         (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_FILLER, folded) && !g_str_equal (folded, "في") &&
          !g_str_equal (folded, "لدي") && !g_str_equal (folded, "من")) ||
         qimam_speech_flag_of_preposition (folded) == QIMAM_TAKES_ON ||
         qimam_speech_flag_of_preposition (folded) == QIMAM_TAKES_TO ||
         qimam_speech_flag_of_preposition (folded) == QIMAM_TAKES_ABOUT || qimam_speech_is_time (self, word);
}

/* The state or body that is named among the words that introduce a speaker. */
static const char *
party_among (const QimamSpeech *self, guint first, guint end)
{
  const char *body = NULL;

  for (guint word = first; word < end && word < first + 16; word++)
    {
      const char *origin = qimam_reading_origin_at (self->reading, word);
      int index = qimam_speech_mention_at (self, word);
      const QimamMention *mention = index >= 0 ? g_ptr_array_index (self->reading->mentions, index) : NULL;

      if (word > first && ends_description (self, word))
        break;
      if (origin != NULL)
        return origin;
      if (mention != NULL && mention->party != NULL && !g_str_equal (mention->party, "joint") &&
          !g_str_equal (mention->party, "other") &&
          (mention->kind == QIMAM_MENTION_COUNTRY || mention->kind == QIMAM_MENTION_ORGANISATION ||
           /* "سفير مصر" */
           (mention->kind == QIMAM_MENTION_PERSON && !mention->named && word > first) ||
           (mention->kind == QIMAM_MENTION_PLACE && qimam_speech_has_particle (self, mention))) &&
          body == NULL)
        body = mention->party;
    }
  return body;
}

/* Who speaks for a state without its name where the article is about that state alone: "مسؤول عسكري",
 * "المتحدث باسم الحكومة". */
static gboolean
is_domestic (const QimamSpeech *self, const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", 4);

  for (guint i = 0; words[i] != NULL && i < 3; i++)
    {
      g_autofree char *folded = qimam_fold (words[i], -1, NULL);

      if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_DOMESTIC, folded))
        return TRUE;
    }
  return FALSE;
}

/* Whether the words between the verb and what is said hold an office of a state. */
static gboolean
has_domestic_title (const QimamSpeech *self, guint first, guint end)
{
  for (guint word = first; word < end && word < first + 8; word++)
    {
      if (word > first && ends_description (self, word))
        break;
      if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_DOMESTIC, qimam_speech_word (self, word)->folded))
        return TRUE;
    }
  return FALSE;
}

/* "مصدر", "مسؤول", "دبلوماسيون": of some state, and the text does not tell of which. */
static gboolean
is_unknown_official (const QimamSpeech *self, const char *name)
{
  g_autofree char *word = g_strndup (name, strcspn (name, " "));
  g_autofree char *folded = qimam_fold (word, -1, NULL);
  const char *noun = g_str_has_prefix (folded, "ال") ? folded + strlen ("ال") : folded;

  return qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OFFICIAL, noun);
}

/* A folded noun without its article. */
static const char *
without_article (const char *folded)
{
  return g_str_has_prefix (folded, "ال") ? folded + strlen ("ال") : folded;
}

/* The body of which an unnamed official is: "مسؤول خليجي", "مصادر أممية". */
static const char *
party_of_body_adjective (const QimamSpeech *self, const char *name)
{
  static const struct
  {
    QimamWordClass words;
    const char *party;
  } bodies[] = { { QIMAM_WORDS_OF_EU, "eu" }, { QIMAM_WORDS_OF_UN, "un" }, { QIMAM_WORDS_OF_GCC, "gcc" } };
  g_auto (GStrv) words = g_strsplit (name, " ", 5);

  for (guint i = 1; words[0] != NULL && words[i] != NULL && i < 4; i++)
    {
      g_autofree char *folded = qimam_fold (words[i], -1, NULL);

      for (guint b = 0; b < G_N_ELEMENTS (bodies); b++)
        if (qimam_lexicon_is (self->lexicon, bodies[b].words, without_article (folded)))
          return bodies[b].party;
    }
  return NULL;
}

/* "رسمية", "الحكومي": the press of a state speaks for it. */
static gboolean
is_of_government (const char *folded)
{
  folded = without_article (folded);
  return g_str_has_prefix (folded, "رسمي") || g_str_has_prefix (folded, "حكومي");
}

/* Whether a noun phrase begins with one who looks on and speaks for no state: "الباحث التركي", "مدير مركز".
 */
static gboolean
is_observer_phrase (const QimamSpeech *self, const char *first, const char *second)
{
  if (second != NULL && is_of_government (second))
    return FALSE;
  if (qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OBSERVER, without_article (first)))
    return TRUE;
  return second != NULL && qimam_lexicon_is (self->lexicon, QIMAM_WORDS_POST_TITLE, first) &&
         qimam_lexicon_is (self->lexicon, QIMAM_WORDS_OBSERVER, without_article (second));
}

/* Whether the speaker of a cue is such a one, by what the text calls him here. */
static gboolean
is_observer (const QimamSpeech *self, const QimamSpeechCue *cue, guint first, guint end)
{
  const QimamSpeaker *speaker = &cue->speaker;
  g_auto (GStrv) words = g_strsplit (speaker->name, " ", 3);
  g_autofree char *head = qimam_fold (words[0], -1, NULL);
  g_autofree char *next = words[1] != NULL ? qimam_fold (words[1], -1, NULL) : NULL;

  /* somebody or a body of the lexicon */
  if (speaker->male || speaker->female || (speaker->party != NULL && speaker->named && !speaker->person))
    return FALSE;
  if (is_observer_phrase (self, head, next))
    return TRUE;
  return !cue->elided && first + 1 < end &&
         is_observer_phrase (self, qimam_speech_word (self, first)->folded,
                             qimam_speech_word (self, first + 1)->folded);
}

/* "الجيش" after "الجيش المصري": the state whose adjective stood with the same word. */
static const char *
party_of_head (const QimamSpeech *self, const char *name, guint before)
{
  g_autofree char *folded = NULL;

  if (!g_str_has_prefix (name, "ال") || strchr (name, ' ') != NULL)
    return NULL;
  folded = qimam_fold (name, -1, NULL);
  for (guint i = self->reading->origins->len; i > 0; i--)
    {
      const QimamOrigin *origin = &g_array_index (self->reading->origins, QimamOrigin, i - 1);

      if (origin->word < before && origin->word > 0 &&
          g_str_equal (qimam_speech_word (self, origin->word - 1)->folded, folded))
        return origin->key;
    }
  return NULL;
}

/* The first word that can tell of the speaker of a cue, and the one after the last. */
static void
introduction (const QimamSpeech *self, const QimamSpeechCue *cue, guint *first, guint *end)
{
  *first = cue->mode == QIMAM_SPEECH_SOURCE || cue->before ? cue->clause_first : cue->verb_word;
  if (*first == cue->verb_word || cue->mode == QIMAM_SPEECH_SOURCE)
    (*first)++;
  *end = cue->mode == QIMAM_SPEECH_THAT || cue->mode == QIMAM_SPEECH_COLON || cue->mode == QIMAM_SPEECH_QUOTE
             ? cue->content_word
             : cue->last_word + 1;
  /* "كشف سالم الأحمد، سفير مصر لدى البلد، عن": what stands between commas behind the name, too */
  if (cue->mode == QIMAM_SPEECH_NOUN && !cue->before && cue->content_word > *end)
    *end = cue->content_word;
  if (cue->before && cue->mode != QIMAM_SPEECH_SOURCE)
    *end = cue->verb_word;
  *end = MIN (*end, self->end);
}

void
qimam_speech_settle_party (QimamSpeech *self, QimamSpeechCue *cue)
{
  QimamSpeaker *speaker = &cue->speaker;
  const char *party = NULL;
  guint first, end;

  if (!speaker->known || speaker->name == NULL || speaker->joint)
    return;
  introduction (self, cue, &first, &end);
  if (g_strcmp0 (g_hash_table_lookup (self->parties, speaker->name), "other") == 0 ||
      is_observer (self, cue, first, end))
    {
      g_free (speaker->party);
      speaker->party = g_strdup ("other");
      g_hash_table_replace (self->parties, g_strdup (speaker->name), (gpointer) "other");
      return;
    }
  if (speaker->party == NULL && !speaker->named)
    party = party_of_body_adjective (self, speaker->name);
  if (speaker->party == NULL && party == NULL && !cue->elided)
    party = party_among (self, first, end);
  if (speaker->party == NULL && party == NULL)
    party = g_hash_table_lookup (self->parties, speaker->name);
  if (speaker->party == NULL && party == NULL)
    party = party_of_head (self, speaker->name, cue->verb_word);
  if (speaker->party == NULL && party == NULL)
    {
      gboolean domestic =
          is_domestic (self, speaker->name) || (!cue->elided && has_domestic_title (self, first, end));

      if (domestic || is_unknown_official (self, speaker->name))
        party = self->home;
      if (party == NULL && !domestic)
        party = "other";
    }
  if (party != NULL)
    {
      g_free (speaker->party);
      speaker->party = g_strdup (party);
    }
  if (qimam_party_is_told (speaker->party))
    g_hash_table_replace (self->parties, g_strdup (speaker->name),
                          (gpointer) g_intern_string (speaker->party));
}
