/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-matrix.h"

#include <math.h>
#include <string.h>

#include "qimam-comparison-cues.h"
#include "qimam-fold.h"

/* Two claims on one narrow topic say the same from here on; without a common topic they need more. */
#define LIKENESS_ON_TOPIC 0.34
#define LIKENESS_ALONE    0.6
/* A sentence of fewer words can be the same by chance. */
#define WORDING_MIN_WORDS 6
#define WORDING_SHARE     0.85
/* So many words stand between a verb and what was said at the most: the speaker and his office. */
#define LEAD_REACH 12

QimamEntry *
qimam_entry_new (const QimamClaim *claim, const QimamArticle *article, guint column, gboolean placed)
{
  QimamEntry *self = g_new0 (QimamEntry, 1);

  self->claim = claim;
  self->article = article;
  self->column = column;
  self->placed = placed;
  self->words = qimam_words (claim->text != NULL ? claim->text : "", -1);
  self->stems = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->words->len; i++)
    {
      const QimamWord *word = &g_array_index (self->words, QimamWord, i);

      if (!qimam_is_stop_word (word->folded, -1))
        g_hash_table_add (self->stems, word->stem);
    }
  return self;
}

void
qimam_entry_free (QimamEntry *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->keys);
  g_clear_pointer (&self->sentence_stems, g_hash_table_unref);
  g_clear_pointer (&self->sentence, g_array_unref);
  g_hash_table_unref (self->stems);
  g_array_unref (self->words);
  g_free (self);
}

QimamClaim *
qimam_entry_copy_claim (const QimamEntry *self)
{
  QimamClaim *claim = qimam_claim_copy (self->claim);

  claim->article = self->article->id;
  return claim;
}

QimamMatrix *
qimam_matrix_new (QimamComparison *comparison)
{
  QimamMatrix *self = g_new0 (QimamMatrix, 1);

  self->comparison = comparison;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_entry_free);
  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
qimam_matrix_free (QimamMatrix *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->members);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->weights);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

void
qimam_matrix_weigh (QimamMatrix *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const QimamEntry *entry = self->entries->pdata[i];

      g_hash_table_iter_init (&iter, entry->stems);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        g_hash_table_insert (counts, key,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      double *weight = g_new (double, 1);

      *weight = log (1 + (double) self->entries->len / GPOINTER_TO_UINT (value));
      g_hash_table_insert (self->weights, key, weight);
    }
  for (guint i = 0; i < self->entries->len; i++)
    {
      QimamEntry *entry = self->entries->pdata[i];

      entry->weight = 0;
      g_hash_table_iter_init (&iter, entry->stems);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        entry->weight += *(double *) g_hash_table_lookup (self->weights, key);
    }
}

/* The weight of the stems that both have, and how many they are. */
static double
shared_weight (const QimamMatrix *matrix, const QimamEntry *a, const QimamEntry *b, guint *n)
{
  const QimamEntry *small = g_hash_table_size (a->stems) <= g_hash_table_size (b->stems) ? a : b;
  const QimamEntry *large = small == a ? b : a;
  double shared = 0;
  GHashTableIter iter;
  gpointer key;

  *n = 0;
  g_hash_table_iter_init (&iter, small->stems);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_hash_table_contains (large->stems, key))
      {
        shared += *(double *) g_hash_table_lookup (matrix->weights, key);
        *n += 1;
      }
  return shared;
}

double
qimam_entry_likeness (const QimamMatrix *matrix, const QimamEntry *a, const QimamEntry *b)
{
  guint n, least_stems = MIN (g_hash_table_size (a->stems), g_hash_table_size (b->stems));
  double shared = shared_weight (matrix, a, b, &n), least = MIN (a->weight, b->weight);

  /* One word in common proves nothing, unless there is only one. */
  if (least <= 0 || (n < 2 && least_stems > 1))
    return 0;
  return MIN (1, shared / least);
}

double
qimam_entry_closeness (const QimamMatrix *matrix, const QimamEntry *a, const QimamEntry *b)
{
  guint n;
  double shared = shared_weight (matrix, a, b, &n), all = a->weight + b->weight - shared;

  return all > 0 ? shared / all : 0;
}

gboolean
qimam_entry_has_topic (const QimamEntry *self, const char *topic)
{
  return self->claim->topics != NULL && topic != NULL &&
         g_strv_contains ((const char *const *) self->claim->topics, topic);
}

const char *
qimam_entry_shared_topic (const QimamEntry *a, const QimamEntry *b)
{
  for (char **topic = a->claim->topics; topic != NULL && *topic != NULL; topic++)
    if (!qimam_comparison_topic_is_catch_all (*topic) && qimam_entry_has_topic (b, *topic))
      return *topic;
  return NULL;
}

gboolean
qimam_entry_same_thing (const QimamMatrix *matrix, const QimamEntry *a, const QimamEntry *b)
{
  double needed = qimam_entry_shared_topic (a, b) != NULL ? LIKENESS_ON_TOPIC : LIKENESS_ALONE;

  return qimam_entry_likeness (matrix, a, b) >= needed;
}

GHashTable *
qimam_entry_sentence (QimamEntry *self)
{
  g_autofree char *text = NULL;

  if (self->sentence_stems != NULL)
    return self->sentence_stems;
  text = qimam_document_span_text (self->article->document, self->claim->sentence);
  self->sentence = qimam_words (text != NULL ? text : "", -1);
  self->sentence_stems = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < self->sentence->len; i++)
    g_hash_table_add (self->sentence_stems, g_array_index (self->sentence, QimamWord, i).stem);
  return self->sentence_stems;
}

gboolean
qimam_entry_same_wording (QimamEntry *a, QimamEntry *b)
{
  GHashTable *left = qimam_entry_sentence (a), *right = qimam_entry_sentence (b);
  guint shared = 0, least = MIN (g_hash_table_size (left), g_hash_table_size (right));
  GHashTableIter iter;
  gpointer key;

  if (least < WORDING_MIN_WORDS)
    return FALSE;
  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    shared += g_hash_table_contains (right, key);
  return shared >= WORDING_SHARE * least;
}

gboolean
qimam_entry_same_voice (const QimamEntry *a, const QimamEntry *b)
{
  const QimamClaim *x = a->claim, *y = b->claim;

  if (x->speaker_key != NULL && y->speaker_key != NULL)
    return g_str_equal (x->speaker_key, y->speaker_key);
  if (x->speaker != NULL && y->speaker != NULL && qimam_names_match (x->speaker, y->speaker))
    return TRUE;
  return x->party != NULL && y->party != NULL && g_str_equal (x->party, y->party) &&
         (x->speaker == NULL || y->speaker == NULL || x->speaker_key == NULL || y->speaker_key == NULL);
}

/* "أن" and "إن" with or without what hangs on them: "أنها", "إنهما". */
static gboolean
is_complementiser (const char *folded)
{
  static const char *const pronouns[] = {
    "", "ه", "ها", "هم", "هما", "هن", "ي", "ني", "نا", "ك", "كم", NULL
  };

  return g_str_has_prefix (folded, "ان") && g_strv_contains (pronouns, folded + strlen ("ان"));
}

/* What joins a verb to what was said: "شدد على", "عبر عن". */
static gboolean
is_joining (const char *folded)
{
  static const char *const prepositions[] = { "علي", "عن", "الي", "من", "في", "حول", NULL };

  return g_strv_contains (prepositions, folded);
}

/* Length of the one letter that ties the word to what is before it, if it is of @ties: "وقال", "بأن". The
 * word that is looked for may begin with it itself. */
static gsize
tie_length (const char *folded, const char *ties, const char *word)
{
  gunichar c = g_utf8_get_char (folded);

  return g_utf8_strchr (ties, -1, c) != NULL && g_utf8_get_char (word) != c ? g_unichar_to_utf8 (c, NULL) : 0;
}

/* Whether only blanks stand between. */
static gboolean
are_neighbours (const char *text, gsize from, gsize to)
{
  for (const char *p = text + from; p < text + to; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
qimam_entry_spoken (const QimamEntry *self)
{
  const QimamClaim *claim = self->claim;
  QimamSpan lead = claim->span, whole = claim->span;
  g_autofree char *before = NULL, *told = NULL, *spoken = NULL;
  g_autoptr (GArray) words = NULL, verb = NULL;
  gboolean is_clause = FALSE;
  gsize start, end;
  guint n;

  if (claim->attribution == QIMAM_ATTRIBUTION_DIRECT || claim->sentence.in != claim->span.in ||
      claim->sentence.start >= claim->span.start)
    return g_strdup (claim->text);
  lead.start = claim->sentence.start;
  lead.end = claim->span.start;
  before = qimam_document_span_text (self->article->document, lead);
  if (before == NULL)
    return g_strdup (claim->text);
  words = qimam_words (before, -1);
  verb = qimam_words (claim->verb != NULL ? claim->verb : "", -1);
  n = words->len;
  start = end = strlen (before);
  if (n > 0)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, n - 1);
      gsize tie = tie_length (word->folded, "وفب", "ان");

      if (are_neighbours (before, word->end, start) &&
          (is_complementiser (word->folded + tie) || is_joining (word->folded)))
        {
          is_clause = !is_joining (word->folded);
          start = is_clause ? word->start + tie : word->start;
          end = word->start;
          n--;
        }
    }
  for (guint i = n; verb->len == 1 && i > 0 && i + LEAD_REACH > n; i--)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i - 1);
      const QimamWord *known = &g_array_index (verb, QimamWord, 0);
      gsize tie = tie_length (word->folded, "وف", known->folded);

      if (!g_str_equal (word->stem, known->stem))
        continue;
      if (i == n && are_neighbours (before, word->end, end))
        start = word->start + tie;
      else if (!is_clause)
        /* "وأكد الرئيسان أهمية الحوار": what was said is not understood without the verb. */
        told = g_strndup (before + word->start + tie, word->end - word->start - tie);
      break;
    }
  whole.start = claim->sentence.start + (told != NULL || is_clause || start != end ? start : strlen (before));
  spoken = qimam_document_span_text (self->article->document, whole);
  return told != NULL ? g_strconcat (told, " … ", spoken, NULL) : g_steal_pointer (&spoken);
}

static gboolean
remember_cue (QimamEntry *self, const GArray *words, QimamCueKind kind)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << kind;

  if (!(self->cues_known & bit))
    {
      self->cues_known |= bit;
      if (qimam_comparison_cues_has (words, kind))
        self->cues |= bit;
    }
  return (self->cues & bit) != 0;
}

gboolean
qimam_entry_has_cue (QimamEntry *self, QimamCueKind kind)
{
  return remember_cue (self, self->words, kind);
}

gboolean
qimam_entry_is_joint_document (QimamEntry *self)
{
  g_autoptr (GArray) words = NULL;

  if (self->claim->speaker == NULL)
    return FALSE;
  if (!(self->cues_known & (G_GUINT64_CONSTANT (1) << QIMAM_CUE_JOINT_DOCUMENT)))
    words = qimam_words (self->claim->speaker, -1);
  return remember_cue (self, words, QIMAM_CUE_JOINT_DOCUMENT);
}

/* What stays of a foreign name when the letters go by which newsrooms differ: vowels, and the letters for g.
 */
char *
qimam_name_skeleton (const char *name)
{
  g_autofree char *folded = qimam_fold (name, -1, NULL);
  GString *bones = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c) || c == 0x0627 /* alef */ || c == 0x0648 /* waw */ || c == 0x064A /* yeh */)
        continue;
      if (c == 0x063A /* ghain */ || c == 0x0642 /* qaf */ || c == 0x0643 /* kaf */)
        c = 0x062C; /* jeem */
      g_string_append_unichar (bones, c);
    }
  return g_string_free (bones, FALSE);
}

gboolean
qimam_names_match (const char *a, const char *b)
{
  g_autofree char *left = qimam_name_skeleton (a);
  g_autofree char *right = qimam_name_skeleton (b);

  return *left != '\0' && g_str_equal (left, right);
}
