/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-claims-clauses.h"

#include <string.h>

#include "qimam-sorted.h"

static const struct
{
  const char *rule;
  QimamMark mark;
} mark_rules[] = {
  { "negator", QIMAM_MARK_NEGATOR },   { "modal", QIMAM_MARK_MODAL },     { "opener", QIMAM_MARK_OPENER },
  { "relative", QIMAM_MARK_RELATIVE }, { "earlier", QIMAM_MARK_EARLIER }, { "waw", QIMAM_MARK_WAW },
};

static guint8
gap_of (const char *text, gsize from, gsize to)
{
  guint8 gap = 0;
  const char *p = text + from;
  const char *end = text + to;

  for (; p < end; p = g_utf8_next_char (p))
    switch (g_utf8_get_char (p))
      {
      case ',':
      case 0x60c:
        gap |= QIMAM_GAP_COMMA;
        break;
      case '.':
      case '!':
      case '?':
      case ';':
      case 0x61b:
      case 0x61f:
      case 0x2026:
        gap |= QIMAM_GAP_STOP;
        break;
      case ':':
        gap |= QIMAM_GAP_COLON;
        break;
      case '(':
      case '[':
        gap |= QIMAM_GAP_OPEN;
        break;
      case ')':
      case ']':
        gap |= QIMAM_GAP_CLOSE;
        break;
      case '-':
      case 0x2013:
      case 0x2014:
        gap |= QIMAM_GAP_DASH;
        break;
      case '"':
      case 0xab:
      case 0xbb:
      case 0x201c:
      case 0x201d:
      case 0x201e:
        gap |= QIMAM_GAP_QUOTE;
        break;
      case '\n':
        gap |= QIMAM_GAP_LINE;
        break;
      default:
        break;
      }
  return gap;
}

static void
find_gaps (QimamClauses *self)
{
  gsize at = 0;

  self->gaps = g_new0 (guint8, self->n_words + 1);
  for (guint i = 0; i < self->n_words; i++)
    {
      const QimamWord *word = qimam_clauses_word (self, i);
      self->gaps[i] = gap_of (self->reading->text, at, word->start);
      at = word->end;
    }
}

static void
add_to_rule (QimamClauses *self, const char *rule, guint hit)
{
  GArray *hits = g_hash_table_lookup (self->hits_of, rule);

  if (hits == NULL)
    {
      hits = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->hits_of, (gpointer) rule, hits);
    }
  g_array_append_val (hits, hit);
}

/* "غير أن الجانبين اتفقا": however; "من غير أن يتفقا" is without. */
static gboolean
is_however (const QimamClauses *self, guint word)
{
  static const char *const other[] = { "غير", NULL }, *const from[] = { "من", NULL },
                           *const that[] = { "ان", "انه", "انها", "انهما", "انهم", NULL };

  return qimam_clauses_word_is (self, word, other) && qimam_clauses_word_is (self, word + 1, that) &&
         (word == 0 || !qimam_clauses_word_is (self, word - 1, from));
}

gboolean
qimam_clauses_is_future (const QimamClauses *self, guint word)
{
  /* Nouns and names: whole words, and what they begin with. */
  static const char *const words[] = { "سير",   "سيره",  "سيرها", "سيرا",  "سيرك",  "سيريا", "سيريل", "سيرين",
                                       "سيف",   "سيفين", "سيد",   "سيده",  "سيدي",  "سيدات", "سيدني", "سيدتي",
                                       "سيدنا", "سينا",  "سينما", "سيول",  "سيوله", "سيلا",  "سيلفا", "سيلين",
                                       "ستين",  "ستون",  "ستار",  "ستاره", "سته",   "ستيف",  "ستيفن", "ستوني",
                                       "ستوك",  "سيان",  "سيما",  "سيغما", "سيبري", "سينات", "سيمون", "سيمنس",
                                       "سيتي",  "سيمفو", NULL };
  static const char *const heads[] = { "سياس",   "سيار",   "سياد",  "سياح",   "سياق",  "سيطر",   "سيناري",
                                       "سيبران", "سيرغي",  "سيناء", "سيريز",  "ستريم", "سيرجي",  "سيرفي",
                                       "سيغمار", "سيسيل",  "سيسلي", "سيكا",   "سيغو",  "سيترو",  "سيلفي",
                                       "سيليك",  "سيليز",  "سيميا", "ستيفا",  "ستيني", "ستان", "سيونيك", "سينمائ", "سينماي", "سيلير",
                                       "ستالي",  "ستارت",  "ستاري", "ستارم",  "ستارب", "ستراتي", "ستراسب",
                                       "ستوكهو", "ستوديو", "ستولت", "سيناتو", "سينغا", "سيراليو" };
  const char *folded = qimam_clauses_word (self, word)->folded;

  /* "وسيعود", "فسيعود" */
  if (g_str_has_prefix (folded, "و") || g_str_has_prefix (folded, "فس"))
    folded = g_utf8_next_char (folded);
  if (!(g_str_has_prefix (folded, "سي") || g_str_has_prefix (folded, "ست")) || g_utf8_strlen (folded, -1) < 5)
    return FALSE;
  if (g_strv_contains (words, folded))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (folded, heads[i]))
      return FALSE;
  return TRUE;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const QimamCueMatch *x = a, *y = b;

  return x->first_word < y->first_word ? -1 : x->first_word > y->first_word;
}

/* Whether a word stands in a name. */
static gboolean
is_named (const QimamClauses *self, guint word)
{
  const GPtrArray *mentions = self->reading->mentions;
  guint at = qimam_clauses_mention_from (self, qimam_clauses_word (self, word)->start);

  for (guint i = at - MIN (at, 2); i < mentions->len && i <= at; i++)
    {
      const QimamMention *mention = mentions->pdata[i];

      if (mention->first_word <= word && mention->last_word >= word)
        return TRUE;
    }
  return FALSE;
}

/* Every verb of what is to come is a cue of the rule of its form. */
static void
add_future_verbs (const QimamClauses *self, GArray *matches)
{
  int rule = qimam_cue_table_future_rule (self->table);
  guint n = matches->len;

  for (guint i = 0; i < self->n_words && rule >= 0; i++)
    if (qimam_clauses_is_future (self, i) && !is_named (self, i))
      {
        QimamCueMatch match = { (guint) rule, i, i };

        g_array_append_val (matches, match);
      }
  if (matches->len > n)
    g_array_sort (matches, compare_matches);
}

static void
find_hits (QimamClauses *self)
{
  g_autoptr (GArray) matches = qimam_cue_table_match (self->table, self->reading->cue_words);

  self->hits = g_array_new (FALSE, FALSE, sizeof (QimamCueHit));
  self->hits_of = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  self->marks = g_new0 (guint8, self->n_words + 1);
  add_future_verbs (self, matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const QimamCueMatch *match = &g_array_index (matches, QimamCueMatch, i);
      const QimamCueRule *rule = qimam_cue_table_rule (self->table, match->id);
      QimamCueHit hit = { match->id, match->first_word, match->last_word };

      /* A cue does not reach over the end of a sentence or a clause in brackets. */
      gboolean broken = FALSE;
      for (guint w = hit.first + 1; w <= hit.last && !broken; w++)
        broken = (self->gaps[w] & (QIMAM_GAP_STOP | QIMAM_GAP_LINE | QIMAM_GAP_COLON)) != 0;
      if (broken)
        continue;
      add_to_rule (self, rule->rule, self->hits->len);
      g_array_append_val (self->hits, hit);
      for (guint k = 0; k < G_N_ELEMENTS (mark_rules); k++)
        if (g_str_equal (rule->rule, mark_rules[k].rule))
          self->marks[hit.first] |=
              1u << (mark_rules[k].mark == QIMAM_MARK_NEGATOR && is_however (self, hit.first)
                         ? QIMAM_MARK_OPENER
                         : mark_rules[k].mark);
      if (rule->when & QIMAM_WHEN_VERB)
        self->marks[hit.first] |= 1u << QIMAM_MARK_VERB;
    }
}

static gboolean
begins_with_waw (const QimamWord *word)
{
  return g_str_has_prefix (word->folded, "و");
}

gboolean
qimam_clauses_is_joined (const QimamClauses *self, guint word)
{
  const QimamWord *w = qimam_clauses_word (self, word);

  /* "ووقف": one و is of the word, the other joins it */
  if (g_str_has_prefix (w->folded, "وو") && strlen (w->folded) >= strlen ("وووو"))
    return TRUE;
  if (!begins_with_waw (w) || strlen (w->folded) <= strlen ("وــ") ||
      qimam_clauses_has_mark (self, word, QIMAM_MARK_WAW))
    return FALSE;
  if (!g_str_has_prefix (w->stem, "و") || g_str_has_prefix (w->folded, "وال"))
    return TRUE;
  return qimam_clauses_has_mark (self, word, QIMAM_MARK_VERB) || qimam_clauses_is_act (self, word);
}

static gboolean
breaks_before (const QimamClauses *self, guint word)
{
  guint8 gap = self->gaps[word];

  if (gap & (QIMAM_GAP_COMMA | QIMAM_GAP_STOP | QIMAM_GAP_COLON | QIMAM_GAP_LINE | QIMAM_GAP_DASH))
    return TRUE;
  if (gap & (QIMAM_GAP_OPEN | QIMAM_GAP_CLOSE))
    return TRUE;
  if (qimam_clauses_has_mark (self, word, QIMAM_MARK_OPENER))
    return TRUE;
  return qimam_clauses_has_mark (self, word, QIMAM_MARK_VERB) &&
         begins_with_waw (qimam_clauses_word (self, word));
}

static void
find_clauses (QimamClauses *self)
{
  const GArray *starts = self->reading->sentence_word;

  self->clauses = g_array_new (FALSE, FALSE, sizeof (QimamClause));
  self->clause_of = g_new0 (guint, self->n_words + 1);
  for (guint s = 0; s + 1 < starts->len; s++)
    {
      guint end = g_array_index (starts, guint, s + 1);
      for (guint w = g_array_index (starts, guint, s); w < end;)
        {
          QimamClause clause = { w, w, s, G_MAXUINT, G_MAXUINT };

          while (clause.last + 1 < end && !breaks_before (self, clause.last + 1))
            clause.last++;
          for (guint i = w; i <= clause.last; i++)
            {
              self->clause_of[i] = self->clauses->len;
              if (qimam_clauses_has_mark (self, i, QIMAM_MARK_NEGATOR))
                clause.negator = MIN (clause.negator, i);
              if (qimam_clauses_has_mark (self, i, QIMAM_MARK_MODAL))
                clause.modal = MIN (clause.modal, i);
            }
          g_array_append_val (self->clauses, clause);
          w = clause.last + 1;
        }
    }
}

/* The role of the paragraph of each word: what a heading says, the text says too. */
static void
find_roles (QimamClauses *self)
{
  const GArray *roles = self->reading->document->roles;
  guint paragraph = 0;

  self->roles = g_new0 (guint8, self->n_words + 1);
  if (self->reading->in != QIMAM_FIELD_BODY || roles == NULL)
    return;
  for (guint w = 0; w < self->n_words; w++)
    {
      gsize from = w > 0 ? qimam_clauses_word (self, w - 1)->end : 0;

      for (const char *p = self->reading->text + from;
           p < self->reading->text + qimam_clauses_word (self, w)->start; p++)
        paragraph += *p == '\n';
      if (paragraph < roles->len)
        self->roles[w] = (guint8) g_array_index (roles, QimamParagraphRole, paragraph);
    }
}

/* What names somebody is never cut, and the و between two names joins no two things. */
static void
find_names (QimamClauses *self)
{
  self->names = g_new0 (guint8, self->n_words + 1);
  for (guint i = 0; i < self->reading->mentions->len; i++)
    {
      const QimamMention *mention = self->reading->mentions->pdata[i];
      guint first, last;

      if (!qimam_clauses_words_of (self, mention->full, &first, &last))
        continue;
      for (guint w = first; w <= last; w++)
        self->names[w] = MAX (self->names[w], w == first ? QIMAM_NAME_BEGINS : QIMAM_NAME_INSIDE);
    }
}

/* The last of those that overlap is the innermost. */
static void
find_statements (QimamClauses *self)
{
  const GPtrArray *statements = self->reading->statements;

  self->statement_of = g_new0 (guint, self->n_words + 1);
  for (guint i = 0; i < statements->len; i++)
    {
      guint first, last;

      if (qimam_clauses_words_of (self, ((QimamStatement *) statements->pdata[i])->span, &first, &last))
        for (guint w = first; w <= last; w++)
          self->statement_of[w] = i + 1;
    }
}

QimamClauses *
qimam_clauses_new (const QimamCueTable *table, const QimamReading *reading)
{
  QimamClauses *self = g_new0 (QimamClauses, 1);

  self->table = table;
  self->reading = reading;
  self->n_words = reading->words->len;
  find_gaps (self);
  find_hits (self);
  find_clauses (self);
  find_names (self);
  find_roles (self);
  find_statements (self);
  return self;
}

void
qimam_clauses_free (QimamClauses *self)
{
  if (self == NULL)
    return;
  g_free (self->gaps);
  g_free (self->clause_of);
  g_free (self->marks);
  g_free (self->names);
  g_free (self->roles);
  g_free (self->statement_of);
  g_array_unref (self->hits);
  g_hash_table_unref (self->hits_of);
  g_array_unref (self->clauses);
  g_free (self);
}

gboolean
qimam_clauses_has_mark (const QimamClauses *self, guint word, QimamMark mark)
{
  return word < self->n_words && (self->marks[word] & (1u << mark)) != 0;
}

gboolean
qimam_clauses_ends_phrase (const QimamClauses *self, guint word)
{
  return qimam_clauses_has_mark (self, word, QIMAM_MARK_VERB) ||
         qimam_clauses_has_mark (self, word, QIMAM_MARK_RELATIVE) ||
         qimam_clauses_has_mark (self, word, QIMAM_MARK_OPENER);
}

gboolean
qimam_clauses_word_is (const QimamClauses *self, guint word, const char *const *folded)
{
  const char *text;

  if (word >= self->n_words)
    return FALSE;
  text = qimam_clauses_word (self, word)->folded;
  if (g_strv_contains (folded, text))
    return TRUE;
  return g_str_has_prefix (text, "و") && g_strv_contains (folded, text + strlen ("و"));
}

gboolean
qimam_clauses_any_is (const QimamClauses *self, guint first, guint last, const char *const *folded)
{
  for (guint i = first; i <= last && i < self->n_words; i++)
    if (qimam_clauses_word_is (self, i, folded))
      return TRUE;
  return FALSE;
}

static gboolean
quantity_is_before (gconstpointer quantities, guint index, gsize offset)
{
  return ((QimamQuantity *) ((const GPtrArray *) quantities)->pdata[index])->span.end <= offset;
}

guint
qimam_clauses_quantity_from (const QimamClauses *self, gsize offset)
{
  const GPtrArray *quantities = self->reading->quantities;

  return qimam_sorted_from (quantities, quantities->len, quantity_is_before, offset);
}

gboolean
qimam_clauses_holds_number (const QimamClauses *self, guint word)
{
  const QimamWord *at = qimam_clauses_word (self, word);
  guint i = qimam_clauses_quantity_from (self, at->start);
  const GPtrArray *quantities = self->reading->quantities;

  return i < quantities->len && ((QimamQuantity *) quantities->pdata[i])->span.start < at->end;
}

gboolean
qimam_clauses_ends_range (const QimamClauses *self, QimamSpan span, guint first)
{
  static const char *const between[] = { "بين", "مابين", NULL }, *const from[] = { "من", NULL },
                           *const to[] = { "الي", "او", NULL };

  if (first >= 2 && span.start > qimam_clauses_word (self, first)->start)
    return qimam_clauses_holds_number (self, first - 1) && qimam_clauses_word_is (self, first - 2, between);
  return first >= 3 && qimam_clauses_word_is (self, first - 1, to) &&
         qimam_clauses_holds_number (self, first - 2) && qimam_clauses_word_is (self, first - 3, from);
}

guint
qimam_clauses_sentence (const QimamClauses *self, guint word, guint *first, guint *last)
{
  guint sentence = 0;

  if (self->n_words == 0)
    {
      *first = *last = 0;
      return 0;
    }
  sentence = qimam_clauses_clause (self, MIN (word, self->n_words - 1))->sentence;
  *first = g_array_index (self->reading->sentence_word, guint, sentence);
  *last = g_array_index (self->reading->sentence_word, guint, sentence + 1) - 1;
  return sentence;
}

QimamSpan
qimam_clauses_span (const QimamClauses *self, guint first, guint last, gboolean trim)
{
  const QimamWord *from = qimam_clauses_word (self, first);
  const QimamWord *to = qimam_clauses_word (self, last);
  gsize start = from->start;

  if (trim && qimam_clauses_is_joined (self, first) && g_str_has_prefix (self->reading->text + start, "و"))
    start += strlen ("و");
  return qimam_span (self->reading->in, start, to->end);
}

gboolean
qimam_clauses_words_of (const QimamClauses *self, QimamSpan span, guint *first, guint *last)
{
  guint a = qimam_reading_word_at (self->reading, span.start);
  guint b = a;

  if (a >= self->n_words || qimam_clauses_word (self, a)->start >= span.end)
    return FALSE;
  while (b + 1 < self->n_words && qimam_clauses_word (self, b + 1)->start < span.end)
    b++;
  *first = a;
  *last = b;
  return TRUE;
}

static gboolean
mention_is_before (gconstpointer mentions, guint index, gsize offset)
{
  return ((QimamMention *) ((const GPtrArray *) mentions)->pdata[index])->span.end <= offset;
}

guint
qimam_clauses_mention_from (const QimamClauses *self, gsize offset)
{
  const GPtrArray *mentions = self->reading->mentions;

  return qimam_sorted_from (mentions, mentions->len, mention_is_before, offset);
}

static gboolean
time_is_before (gconstpointer times, guint index, gsize offset)
{
  return ((QimamTime *) ((const GPtrArray *) times)->pdata[index])->span.end <= offset;
}

guint
qimam_clauses_time_from (const QimamClauses *self, gsize offset)
{
  const GPtrArray *times = self->reading->times;

  return qimam_sorted_from (times, times->len, time_is_before, offset);
}

const QimamStatement *
qimam_clauses_statement (const QimamClauses *self, QimamSpan span)
{
  guint word = qimam_reading_word_at (self->reading, span.start);
  guint index = word < self->n_words ? self->statement_of[word] : 0;

  /* One that begins before the innermost may be the one that holds it all. */
  for (guint back = 0; index > back && back < 4; back++)
    {
      const QimamStatement *statement = self->reading->statements->pdata[index - 1 - back];
      if (qimam_span_contains (statement->span, span))
        return statement;
    }
  return NULL;
}

gboolean
qimam_clauses_is_negated (const QimamClauses *self, guint word, gboolean *modal)
{
  const QimamClause *clause = qimam_clauses_clause (self, word);

  *modal = clause->modal < word;
  return clause->negator < word;
}

static gboolean
hit_is_before (gconstpointer hits, guint index, gsize word)
{
  return g_array_index ((const GArray *) hits, QimamCueHit, index).first < word;
}

guint
qimam_clauses_hit_from (const QimamClauses *self, guint word)
{
  return qimam_sorted_from (self->hits, self->hits->len, hit_is_before, word);
}

const QimamCueHit *
qimam_clauses_find_hit (const QimamClauses *self, const char *rule, guint first, guint last)
{
  const GArray *of_rule = g_hash_table_lookup (self->hits_of, rule);
  guint low = 0, high = of_rule != NULL ? of_rule->len : 0;
  const QimamCueHit *hit;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (g_array_index (self->hits, QimamCueHit, g_array_index (of_rule, guint, middle)).first < first)
        low = middle + 1;
      else
        high = middle;
    }
  if (of_rule == NULL || low == of_rule->len)
    return NULL;
  hit = &g_array_index (self->hits, QimamCueHit, g_array_index (of_rule, guint, low));
  return hit->first <= last ? hit : NULL;
}
