/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-lexicon-private.h"

#include <string.h>

#include "qimam-sorted.h"
#include "qimam-stem.h"

static void
person_clear (gpointer data)
{
  QimamPerson *person = data;

  if (person->tenures != NULL)
    g_array_unref (person->tenures);
}

QimamLexicon *
qimam_lexicon_new (GError **error)
{
  g_autoptr (QimamLexicon) self = g_new0 (QimamLexicon, 1);

  self->strings = g_string_chunk_new (16384);
  self->names = qimam_cue_set_new ();
  self->sources = qimam_cue_set_new ();
  self->polarities = qimam_cue_set_new ();
  self->topic_cues = qimam_cue_set_new ();
  self->entries = g_array_new (FALSE, FALSE, sizeof (QimamEntry));
  self->people = g_array_new (FALSE, FALSE, sizeof (QimamPerson));
  g_array_set_clear_func (self->people, person_clear);
  self->offices = g_array_new (FALSE, FALSE, sizeof (QimamOffice));
  self->countries = g_array_new (FALSE, FALSE, sizeof (QimamNamed));
  self->organisations = g_array_new (FALSE, FALSE, sizeof (QimamNamed));
  self->places = g_array_new (FALSE, FALSE, sizeof (QimamNamed));
  self->groups = g_array_new (FALSE, FALSE, sizeof (QimamGroup));
  self->documents = g_array_new (FALSE, FALSE, sizeof (QimamDocumentName));
  self->not_names = g_hash_table_new (g_str_hash, g_str_equal);
  self->first_names = g_hash_table_new (g_str_hash, g_str_equal);
  self->place_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < QIMAM_N_WORD_CLASSES; i++)
    self->classes[i] = g_hash_table_new (g_str_hash, g_str_equal);
  self->verbs = g_array_new (FALSE, FALSE, sizeof (QimamVerb));
  self->verb_forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->source_positions = g_ptr_array_new ();
  self->polarity_ids = g_array_new (FALSE, FALSE, sizeof (QimamPolarity));
  self->topic_patterns = g_array_new (FALSE, FALSE, sizeof (QimamTopicPattern));
  self->catch_all = g_hash_table_new (g_str_hash, g_str_equal);
  self->shares = g_hash_table_new (g_str_hash, g_str_equal);
  if (!qimam_lexicon_load_names (self, error) || !qimam_lexicon_load_people (self, error) ||
      !qimam_lexicon_load_verbs (self, error) || !qimam_lexicon_load_topics (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
qimam_lexicon_free (QimamLexicon *self)
{
  if (self == NULL)
    return;
  qimam_cue_set_free (self->names);
  qimam_cue_set_free (self->sources);
  qimam_cue_set_free (self->polarities);
  qimam_cue_set_free (self->topic_cues);
  g_array_unref (self->entries);
  g_array_unref (self->people);
  g_array_unref (self->offices);
  g_array_unref (self->countries);
  g_array_unref (self->organisations);
  g_array_unref (self->places);
  g_array_unref (self->groups);
  g_array_unref (self->documents);
  g_hash_table_unref (self->not_names);
  g_hash_table_unref (self->first_names);
  g_hash_table_unref (self->place_names);
  for (guint i = 0; i < QIMAM_N_WORD_CLASSES; i++)
    g_hash_table_unref (self->classes[i]);
  g_array_unref (self->verbs);
  g_hash_table_unref (self->verb_forms);
  g_ptr_array_unref (self->source_positions);
  g_array_unref (self->polarity_ids);
  g_array_unref (self->topic_patterns);
  g_hash_table_unref (self->catch_all);
  g_hash_table_unref (self->shares);
  g_string_chunk_free (self->strings);
  g_free (self);
}

gboolean
qimam_lexicon_is (const QimamLexicon *self, QimamWordClass word_class, const char *folded)
{
  return g_hash_table_contains (self->classes[word_class], folded);
}

/* "تسليم", "تصحيح", "اتخاذ", "استغلال" */
static gboolean
is_doing (const char *noun)
{
  const char *fourth;
  glong letters = g_utf8_strlen (noun, -1);

  if (g_str_has_prefix (noun, "ا") && letters >= 5 &&
      g_str_has_prefix (g_utf8_offset_to_pointer (noun, letters - 2), "ا") &&
      (g_str_has_prefix (noun, "است") || g_str_has_prefix (g_utf8_offset_to_pointer (noun, 1), "ت") ||
       g_str_has_prefix (g_utf8_offset_to_pointer (noun, 2), "ت")))
    return TRUE;
  if (letters != 5 || !g_str_has_prefix (noun, "ت"))
    return FALSE;
  fourth = g_utf8_offset_to_pointer (noun, 3);
  return g_str_has_prefix (fourth, "ي") && !g_str_has_suffix (noun, "ا");
}

gboolean
qimam_lexicon_is_joined_noun (const QimamLexicon *self, const char *folded)
{
  static const char *const joined[] = { "ب", "ل", "و", "ف" };
  static const char *const pronouns[] = { "ه", "ها", "هم", "هما", "نا", NULL };
  const char *noun = g_utf8_next_char (folded), *stem;
  gsize length = strlen (noun), stem_length;
  char scratch[64];
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (joined); i++)
    any = any || g_str_has_prefix (folded, joined[i]);
  if (!any || g_utf8_strlen (noun, -1) < 3 || qimam_lexicon_is (self, QIMAM_WORDS_GIVEN_NAME, folded) ||
      qimam_stem_is_known (folded, strlen (folded)))
    return FALSE;
  if (is_doing (noun))
    return TRUE;
  if (!qimam_stem_is_known (noun, length))
    return FALSE;
  qimam_stem_into (noun, length, scratch, &stem, &stem_length);
  if (stem_length == length && memcmp (stem, noun, length) == 0)
    return g_utf8_strlen (noun, -1) >= 4 || g_str_has_suffix (noun, "ه");
  /* "بمكتبه" */
  return stem_length < length && memcmp (stem, noun, stem_length) == 0 &&
         g_utf8_strlen (stem, (gssize) stem_length) >= 4 && g_strv_contains (pronouns, noun + stem_length);
}

gboolean
qimam_lexicon_is_press_addressed (const QimamLexicon *self, const char *folded)
{
  return g_str_has_prefix (folded, "ل") && !g_str_equal (folded, "لدي") &&
         (qimam_lexicon_is (self, QIMAM_WORDS_NAME_END, folded) ||
          qimam_lexicon_is (self, QIMAM_WORDS_MEDIUM, folded + strlen ("ل")));
}

const char *
qimam_lexicon_keep (QimamLexicon *self, const char *string)
{
  return g_string_chunk_insert_const (self->strings, string);
}

static const char *
find_name (const GArray *table, const char *key, gboolean english)
{
  for (guint i = 0; i < table->len; i++)
    {
      const QimamNamed *named = &g_array_index (table, QimamNamed, i);

      if (g_str_equal (named->key, key))
        return english ? named->name_en : named->name_ar;
    }
  return NULL;
}

const char *
qimam_lexicon_party_name (const QimamLexicon *self, const char *party, const char *language)
{
  gboolean english;
  const char *name;

  g_return_val_if_fail (self != NULL, NULL);

  if (party == NULL)
    return NULL;
  english = g_strcmp0 (language, "ar") != 0;
  name = find_name (self->countries, party, english);
  return name != NULL ? name : find_name (self->organisations, party, english);
}

/* --- readings --- */

static gboolean
gap_holds (const QimamReading *self, guint left, guint right, guint n_commas)
{
  const char *p, *end;

  if (right >= self->words->len || left >= right)
    return FALSE;
  p = self->text + g_array_index (self->words, QimamWord, left).end;
  end = self->text + g_array_index (self->words, QimamWord, right).start;
  for (; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n')
        return FALSE;
      if (g_unichar_isspace (c) || c == 0x200f || c == 0x200e)
        continue;
      if (n_commas > 0 && (c == 0x60c || c == ','))
        {
          n_commas--;
          continue;
        }
      return FALSE;
    }
  return TRUE;
}

gboolean
qimam_reading_is_plain_gap (const QimamReading *self, guint left, guint right)
{
  return gap_holds (self, left, right, 0);
}

gboolean
qimam_reading_is_comma_gap (const QimamReading *self, guint left, guint right)
{
  return gap_holds (self, left, right, 1);
}

char *
qimam_reading_reference_day (const QimamReading *self)
{
  const char *latest = NULL;

  if (self->document->published.value != NULL)
    return g_strdup (self->document->published.value);
  for (guint i = 0; i < self->times->len; i++)
    {
      const QimamTime *time = g_ptr_array_index (self->times, i);

      if ((time->kind == QIMAM_TIME_DATE || time->kind == QIMAM_TIME_TIME) && time->value != NULL &&
          g_ascii_isdigit (time->value[0]) && strlen (time->value) >= 7 && time->value[4] == '-' &&
          (latest == NULL || strcmp (time->value, latest) > 0))
        latest = time->value;
    }
  return g_strdup (latest);
}

static gboolean
quotation_is_before (gconstpointer quotations, guint index, gsize offset)
{
  return g_array_index ((const GArray *) quotations, QimamQuotation, index).inner.end <= offset;
}

guint
qimam_reading_quotation_from (const QimamReading *self, gsize offset)
{
  return qimam_sorted_from (self->quotations, self->quotations->len, quotation_is_before, offset);
}

const QimamTime *
qimam_reading_time_at (const QimamReading *self, gsize offset)
{
  guint low = 0, high = self->times->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const QimamTime *time = g_ptr_array_index (self->times, middle);

      if (offset < time->span.start)
        high = middle;
      else if (offset >= time->span.end)
        low = middle + 1;
      else
        return time;
    }
  return NULL;
}
