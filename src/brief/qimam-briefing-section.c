/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-private.h"

#include <string.h>

#include "qimam-brief-text.h"
#include "qimam-format.h"
#include "qimam-iso.h"
#include "qimam-label.h"

/* A sentence of this many bytes reads well; longer ones are taken only where there is no other. */
#define GOOD_LENGTH         600
#define MAX_QUOTES_OF_PARTY 5
#define MAX_QUOTES_ON_TOPIC 2
#define MAX_QUOTE_WORDS     50
#define MAX_GAPS            8
/* Fewer words than this do not stand on their own. */
#define MIN_WORDS 4

/* ---- Facts ---- */

static const QimamRow *
find_row (const QimamComparison *comparison, const char *key)
{
  for (guint i = 0; i < comparison->rows->len; i++)
    if (g_str_equal (((QimamRow *) comparison->rows->pdata[i])->key, key))
      return comparison->rows->pdata[i];
  return NULL;
}

/* One line a value where the sources differ, with those who give it. */
static void
add_values (QimamBriefWriter *self, QimamBriefSection *section, const QimamRow *row)
{
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < row->cells->len; i++)
    {
      const QimamCell *cell = row->cells->pdata[i];
      QimamBriefItem *item;

      if (cell->claims->len == 0)
        continue;
      item = g_hash_table_lookup (items, cell->text);
      if (item == NULL)
        {
          item = qimam_brief_section_add (section, QIMAM_BRIEF_FACT, row->label, cell->text);
          g_hash_table_insert (items, item->text, item);
        }
      qimam_brief_writer_cite_claims (self, item, cell->claims);
    }
}

static gboolean
is_value (const QimamRow *row)
{
  return row->dimension == QIMAM_DIMENSION_DATE || row->dimension == QIMAM_DIMENSION_DURATION;
}

static gboolean
is_inferred (const GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    if (((QimamClaim *) claims->pdata[i])->basis != QIMAM_BASIS_INFERRED)
      return FALSE;
  return claims->len > 0;
}

static void
add_fact (QimamBriefWriter *self,
          QimamBriefSection *section,
          const QimamComparison *sources,
          const QimamRow *row)
{
  const QimamCell *cell = row->cells->pdata[0];
  const QimamRow *by_source = find_row (sources, row->key);
  g_autofree char *text = NULL;
  QimamBriefItem *item;

  if (is_value (row) && by_source != NULL && by_source->status == QIMAM_STATUS_DIFFER)
    {
      add_values (self, section, by_source);
      return;
    }
  text = g_strdup (cell->text);
  if (is_inferred (cell->claims))
    {
      g_free (text);
      text =
          g_strdup_printf ("%s (%s)", cell->text, qimam_label ("brief.inferred", self->briefing->language));
    }
  item = qimam_brief_section_add (section, QIMAM_BRIEF_FACT, row->label, text);
  qimam_brief_writer_cite_claims (self, item, cell->claims);
}

/* (nullable): the claim with this id, with its article. */
static const QimamClaim *
find_claim (const QimamBriefWriter *self, gint64 id, const QimamArticle **article)
{
  for (guint i = 0; i < self->articles->len; i++)
    {
      const QimamClaim *claim =
          qimam_analysis_find_claim (((QimamArticle *) self->articles->pdata[i])->analysis, id);

      *article = self->articles->pdata[i];
      if (claim != NULL)
        return claim;
    }
  return NULL;
}

/* The date of the meeting that no claim about this meeting tells: the user set it, or it was worked out from
 * elsewhere. */
static void
add_date (QimamBriefWriter *self, QimamBriefSection *section, const QimamMeeting *meeting)
{
  const char *language = self->briefing->language;
  g_autofree char *date = qimam_format_date_long (meeting->date.iso, language);
  g_autofree char *text = meeting->date.basis == QIMAM_BASIS_INFERRED
                              ? g_strdup_printf ("%s (%s)", date, qimam_label ("brief.inferred", language))
                              : g_strdup (date);
  QimamBriefItem *item =
      qimam_brief_section_add (section, QIMAM_BRIEF_FACT, qimam_label ("dimension.date", language), text);

  for (guint i = 0; meeting->date.claims != NULL && i < meeting->date.claims->len; i++)
    {
      const QimamArticle *article = NULL;
      const QimamClaim *claim = find_claim (self, g_array_index (meeting->date.claims, gint64, i), &article);

      if (claim != NULL)
        qimam_brief_writer_cite (self, item, article, claim->sentence);
    }
  if (item->evidence->len == 0)
    item->kind = QIMAM_BRIEF_NOTE;
}

static void
add_missing (QimamBriefWriter *self,
             QimamBriefSection *section,
             const QimamMeeting *meeting,
             QimamDimension dimension)
{
  const char *language = self->briefing->language;
  g_autofree char *key = g_strconcat ("dimension.", qimam_dimension_nick (dimension), NULL);

  if (dimension == QIMAM_DIMENSION_DATE && meeting->date.iso != NULL)
    add_date (self, section, meeting);
  else
    qimam_brief_section_add (section, QIMAM_BRIEF_NOTE, qimam_label (key, language),
                             qimam_label ("brief.none", language));
}

void
qimam_brief_write_facts (QimamBriefWriter *self,
                         const QimamMeeting *meeting,
                         const QimamComparison *sources,
                         const QimamComparison *whole,
                         const char *of)
{
  static const QimamDimension dimensions[] = { QIMAM_DIMENSION_DATE, QIMAM_DIMENSION_PLACE,
                                               QIMAM_DIMENSION_FORMAT, QIMAM_DIMENSION_DURATION,
                                               QIMAM_DIMENSION_PARTICIPANTS };
  QimamBriefSection *section = qimam_brief_writer_add_section (self, "facts", of);

  for (guint d = 0; d < G_N_ELEMENTS (dimensions); d++)
    {
      guint before = section->items->len;
      g_autofree char *key = g_strdup (qimam_dimension_nick (dimensions[d]));

      if (dimensions[d] == QIMAM_DIMENSION_DATE && find_row (whole, key) == NULL)
        add_missing (self, section, meeting, dimensions[d]);
      for (guint i = 0; i < whole->rows->len; i++)
        {
          const QimamRow *row = whole->rows->pdata[i];

          if (row->dimension == dimensions[d] && ((QimamCell *) row->cells->pdata[0])->claims->len > 0)
            add_fact (self, section, sources, row);
        }
      if (section->items->len == before)
        add_missing (self, section, meeting, dimensions[d]);
    }
}

/* ---- What was said of agreements, open matters, next steps ---- */

static void
thing_free (gpointer data)
{
  QimamBriefThing *thing = data;

  g_ptr_array_unref (thing->entries);
  g_free (thing);
}

static QimamMatrix *
matrix_of (const QimamBriefWriter *self, const QimamMeeting *meeting)
{
  QimamMatrix *matrix = qimam_matrix_new (NULL);

  for (guint i = 0; i < self->articles->len; i++)
    {
      const QimamArticle *article = self->articles->pdata[i];

      for (guint c = 0; c < article->analysis->claims->len; c++)
        {
          const QimamClaim *claim = article->analysis->claims->pdata[c];

          if (claim->meeting == meeting->id && claim->text != NULL)
            g_ptr_array_add (matrix->entries, qimam_entry_new (claim, article, i, TRUE));
        }
    }
  qimam_matrix_weigh (matrix);
  return matrix;
}

static gboolean
same_sentence (const QimamEntry *a, const QimamEntry *b)
{
  return a->article == b->article && a->claim->sentence.in == b->claim->sentence.in &&
         a->claim->sentence.start == b->claim->sentence.start;
}

static guint
count_articles (const QimamBriefThing *thing)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < thing->entries->len; i++)
    g_hash_table_add (articles, (gpointer) ((QimamEntry *) thing->entries->pdata[i])->article);
  return g_hash_table_size (articles);
}

/* Puts together what says the same: two claims of one sentence, or two outlets on one matter. */
static GPtrArray *
gather (const QimamMatrix *matrix, const GPtrArray *entries, gboolean by_sentence)
{
  GPtrArray *things = g_ptr_array_new_with_free_func (thing_free);

  for (guint i = 0; i < entries->len; i++)
    {
      QimamEntry *entry = entries->pdata[i];
      QimamBriefThing *home = NULL;

      for (guint t = 0; t < things->len && home == NULL; t++)
        {
          QimamBriefThing *thing = things->pdata[t];

          for (guint e = 0; e < thing->entries->len && home == NULL; e++)
            {
              QimamEntry *other = thing->entries->pdata[e];

              if ((by_sentence && same_sentence (entry, other)) ||
                  (qimam_entry_same_thing (matrix, entry, other) &&
                   qimam_entry_closeness (matrix, entry, other) >= 0.2) ||
                  qimam_entry_same_wording (entry, other))
                home = thing;
            }
        }
      if (home == NULL)
        {
          home = g_new0 (QimamBriefThing, 1);
          home->entries = g_ptr_array_new ();
          g_ptr_array_add (things, home);
        }
      g_ptr_array_add (home->entries, entry);
    }
  for (guint t = 0; t < things->len; t++)
    ((QimamBriefThing *) things->pdata[t])->n_columns = count_articles (things->pdata[t]);
  return things;
}

/* What several tell first; else in the order of articles and text. */
static gint
compare_things (gconstpointer a, gconstpointer b)
{
  const QimamBriefThing *x = *(QimamBriefThing *const *) a, *y = *(QimamBriefThing *const *) b;
  const QimamEntry *left = x->entries->pdata[0], *right = y->entries->pdata[0];

  if (x->n_columns != y->n_columns)
    return x->n_columns > y->n_columns ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  return left->claim->span.start < right->claim->span.start
             ? -1
             : left->claim->span.start > right->claim->span.start;
}

/* The sentence that tells the thing best: of the body, not printed yet, of a readable length, in the
 * article's own words or a joint document's rather than one side's. (nullable) */
static QimamEntry *
best_entry (QimamBriefWriter *self, const QimamBriefThing *thing)
{
  QimamEntry *best = NULL;
  int best_score = -1000;

  for (guint i = 0; i < thing->entries->len; i++)
    {
      QimamEntry *entry = thing->entries->pdata[i];
      guint length = entry->claim->sentence.end - entry->claim->sentence.start;
      int score = 0;

      if (qimam_brief_writer_is_printed (self, entry->article, entry->claim->sentence))
        continue;
      score += entry->claim->sentence.in == QIMAM_FIELD_BODY ? 20 : 0;
      score += length <= GOOD_LENGTH ? 8 : -(int) MIN (length / 200, 8);
      score += entry->claim->speaker == NULL || qimam_entry_is_joint_document (entry) ? 4 : 0;
      score += entry->article->document->source != NULL ? 1 : 0;
      if (score > best_score)
        {
          best = entry;
          best_score = score;
        }
    }
  return best;
}

static void
cite_thing (QimamBriefWriter *self,
            QimamBriefItem *item,
            const QimamBriefThing *thing,
            const QimamEntry *first)
{
  qimam_brief_writer_cite (self, item, first->article, first->claim->sentence);
  for (guint i = 0; i < thing->entries->len; i++)
    {
      const QimamEntry *entry = thing->entries->pdata[i];

      qimam_brief_writer_cite (self, item, entry->article, entry->claim->sentence);
    }
}

/* (transfer full) (nullable): topic, and who says so where it is one side alone. */
static char *
label_of (const QimamBriefThing *thing, const char *language)
{
  const QimamEntry *first = thing->entries->pdata[0];
  g_autofree char *according = NULL;
  const char *topic = NULL;
  gboolean claimed = TRUE;

  for (guint i = 0; i < thing->entries->len; i++)
    claimed &= ((QimamEntry *) thing->entries->pdata[i])->claim->polarity == QIMAM_POLARITY_CLAIMED_AGREEMENT;
  for (char **key = first->claim->topics; key != NULL && *key != NULL && topic == NULL; key++)
    if (!qimam_comparison_topic_is_catch_all (*key))
      topic = qimam_comparison_topic_name (*key, language);
  if (claimed && (first->claim->speaker != NULL || first->claim->party != NULL))
    according = qimam_comparison_fill ("brief.according", language,
                                       first->claim->speaker != NULL
                                           ? first->claim->speaker
                                           : qimam_comparison_party_name (first->claim->party, language),
                                       NULL, NULL);
  if (topic != NULL && according != NULL)
    return qimam_comparison_fill ("list.comma", language, topic, according, NULL);
  return according != NULL ? g_steal_pointer (&according) : g_strdup (topic);
}

/* A sentence that another outlet prints word for word is printed with it. */
static void
mark_printed (QimamBriefWriter *self, const QimamBriefThing *thing, QimamEntry *chosen)
{
  for (guint i = 0; i < thing->entries->len; i++)
    {
      QimamEntry *entry = thing->entries->pdata[i];

      if (entry == chosen || qimam_entry_same_wording (entry, chosen))
        qimam_brief_writer_print (self, entry->article, entry->claim->sentence);
    }
}

static void
write_thing (QimamBriefWriter *self, QimamBriefSection *section, const QimamBriefThing *thing)
{
  QimamEntry *entry = best_entry (self, thing);
  g_autofree char *label = label_of (thing, self->briefing->language);
  g_autofree char *text = NULL;
  QimamBriefItem *item;

  if (entry != NULL)
    {
      text = qimam_document_span_text (entry->article->document, entry->claim->sentence);
      if (text == NULL)
        return;
      mark_printed (self, thing, entry);
    }
  else
    {
      /* Its sentence stands in an earlier section: the piece that counts here is enough. */
      entry = thing->entries->pdata[0];
      if (entry->words->len < MIN_WORDS)
        return;
      text = g_strconcat ("… ", entry->claim->text, NULL);
    }
  item = qimam_brief_section_add (section, QIMAM_BRIEF_SENTENCE, label, text);
  cite_thing (self, item, thing, entry);
}

static void
write_dimension (QimamBriefWriter *self,
                 const QimamMatrix *matrix,
                 QimamDimension dimension,
                 const char *key,
                 const char *of)
{
  QimamBriefSection *section = qimam_brief_writer_add_section (self, key, of);
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) things = NULL;

  for (guint i = 0; i < matrix->entries->len; i++)
    if (((QimamEntry *) matrix->entries->pdata[i])->claim->dimension == dimension)
      g_ptr_array_add (entries, matrix->entries->pdata[i]);
  things = gather (matrix, entries, TRUE);
  g_ptr_array_sort (things, compare_things);
  for (guint i = 0; i < things->len; i++)
    write_thing (self, section, things->pdata[i]);
  if (section->items->len == 0)
    {
      g_autofree char *label = g_strconcat ("brief.none.", key, NULL);

      qimam_brief_section_add (section, QIMAM_BRIEF_NOTE, NULL,
                               qimam_label (label, self->briefing->language));
    }
}

void
qimam_brief_write_outcomes (QimamBriefWriter *self, const QimamMeeting *meeting, const char *of)
{
  g_autoptr (QimamMatrix) matrix = matrix_of (self, meeting);

  write_dimension (self, matrix, QIMAM_DIMENSION_AGREEMENT, "agreed", of);
  write_dimension (self, matrix, QIMAM_DIMENSION_DISAGREEMENT, "open", of);
  write_dimension (self, matrix, QIMAM_DIMENSION_NEXT_STEP, "next", of);
}

/* ---- Quotations ---- */

static int
worth_of (const QimamBriefThing *thing)
{
  const QimamEntry *entry = thing->entries->pdata[0];
  int worth = (int) MIN (thing->n_columns, 4) * 4;

  worth += entry->claim->attribution == QIMAM_ATTRIBUTION_DIRECT  ? 3
           : entry->claim->attribution == QIMAM_ATTRIBUTION_MIXED ? 2
                                                                  : 0;
  for (char **topic = entry->claim->topics; topic != NULL && *topic != NULL; topic++)
    if (!qimam_comparison_topic_is_catch_all (*topic))
      {
        worth += 2;
        break;
      }
  return worth + (entry->words->len >= 6 && entry->words->len <= 45 ? 2 : 0);
}

static gint
compare_worth (gconstpointer a, gconstpointer b)
{
  const QimamBriefThing *x = *(QimamBriefThing *const *) a, *y = *(QimamBriefThing *const *) b;
  int left = worth_of (x), right = worth_of (y);

  return left != right ? (left > right ? -1 : 1) : compare_things (a, b);
}

/* A claim in a subheading is cut short by its writer. */
static gboolean
is_in_subhead (const QimamEntry *entry)
{
  const QimamDocument *document = entry->article->document;
  guint paragraph = 0;

  for (const char *p = document->body; p < document->body + entry->claim->span.start && *p != '\0'; p++)
    paragraph += *p == '\n';
  return document->roles != NULL && paragraph < document->roles->len &&
         g_array_index (document->roles, QimamParagraphRole, paragraph) == QIMAM_PARAGRAPH_SUBHEAD;
}

/* The wording that is closest to what was spoken, and of those the one that gives most of it. */
static const QimamEntry *
best_wording (const QimamBriefThing *thing)
{
  const QimamEntry *best = NULL;

  for (guint i = 0; i < thing->entries->len; i++)
    {
      const QimamEntry *entry = thing->entries->pdata[i];
      gboolean direct = entry->claim->attribution == QIMAM_ATTRIBUTION_DIRECT;
      gboolean best_direct = best != NULL && best->claim->attribution == QIMAM_ATTRIBUTION_DIRECT;

      if (best == NULL || direct > best_direct ||
          (direct == best_direct && entry->words->len > best->words->len &&
           entry->words->len <= MAX_QUOTE_WORDS))
        best = entry;
    }
  return best;
}

static gboolean
is_quotable (QimamBriefWriter *self, const QimamEntry *entry)
{
  return entry->claim->dimension == QIMAM_DIMENSION_STATEMENT && entry->claim->speaker != NULL &&
         entry->claim->span.in == QIMAM_FIELD_BODY && entry->words->len >= MIN_WORDS &&
         !is_in_subhead (entry) &&
         !qimam_brief_writer_is_printed (self, entry->article, entry->claim->sentence);
}

static void
write_quotation (QimamBriefWriter *self, QimamBriefSection *section, const QimamBriefThing *thing)
{
  const char *language = self->briefing->language;
  const QimamEntry *entry = best_wording (thing);
  const char *party = qimam_comparison_party_name (entry->claim->party, language);
  gboolean has_party = party != NULL && !g_str_equal (entry->claim->party, "other") &&
                       !g_str_equal (entry->claim->party, "joint") &&
                       strstr (entry->claim->speaker, party) == NULL;
  g_autofree char *label = has_party ? g_strdup_printf ("%s (%s)", entry->claim->speaker, party)
                                     : g_strdup (entry->claim->speaker);
  g_autofree char *text = entry->claim->attribution == QIMAM_ATTRIBUTION_DIRECT
                              ? qimam_comparison_quote (entry->claim->text, language)
                              : g_strdup (entry->claim->text);
  QimamBriefItem *item = qimam_brief_section_add (section, QIMAM_BRIEF_QUOTATION, label, text);

  qimam_brief_writer_print (self, entry->article, entry->claim->sentence);
  cite_thing (self, item, thing, entry);
}

/* A party's best, not all on one topic, and not two pieces of one sentence. */
static void
write_party (QimamBriefWriter *self,
             QimamBriefSection *section,
             const QimamMatrix *matrix,
             const GPtrArray *entries)
{
  g_autoptr (GPtrArray) things = gather (matrix, entries, FALSE);
  g_autoptr (GHashTable) on_topic = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  g_ptr_array_sort (things, compare_worth);
  for (guint i = 0; i < things->len && n < MAX_QUOTES_OF_PARTY; i++)
    {
      const QimamBriefThing *thing = things->pdata[i];
      const QimamEntry *entry = best_wording (thing);
      const char *topic =
          entry->claim->topics != NULL && entry->claim->topics[0] != NULL ? entry->claim->topics[0] : "";
      guint already = GPOINTER_TO_UINT (g_hash_table_lookup (on_topic, topic));

      if (already >= MAX_QUOTES_ON_TOPIC ||
          qimam_brief_writer_is_printed (self, entry->article, entry->claim->sentence))
        continue;
      g_hash_table_insert (on_topic, (gpointer) topic, GUINT_TO_POINTER (already + 1));
      write_quotation (self, section, thing);
      n++;
    }
}

void
qimam_brief_write_quotations (QimamBriefWriter *self, const QimamMeeting *meeting, const char *of)
{
  g_autoptr (QimamMatrix) matrix = matrix_of (self, meeting);
  g_autoptr (GHashTable) parties =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  QimamBriefSection *section = qimam_brief_writer_add_section (self, "quotations", of);

  for (guint i = 0; i < matrix->entries->len; i++)
    {
      const QimamEntry *entry = matrix->entries->pdata[i];
      const char *party = entry->claim->party != NULL ? entry->claim->party : "other";
      GPtrArray *entries;

      if (!is_quotable (self, entry))
        continue;
      entries = g_hash_table_lookup (parties, party);
      if (entries == NULL)
        {
          entries = g_ptr_array_new ();
          g_hash_table_insert (parties, (gpointer) party, entries);
          g_ptr_array_add (order, (gpointer) party);
        }
      g_ptr_array_add (entries, (gpointer) entry);
    }
  for (guint i = 0; i < order->len; i++)
    write_party (self, section, matrix, g_hash_table_lookup (parties, order->pdata[i]));
  if (section->items->len == 0)
    qimam_brief_section_add (section, QIMAM_BRIEF_NOTE, NULL,
                             qimam_label ("brief.none", self->briefing->language));
}

/* ---- Differences ---- */

void
qimam_brief_write_differences (QimamBriefWriter *self, const QimamComparison *sources, const char *of)
{
  static const QimamLevel levels[] = { QIMAM_LEVEL_CONTRADICTION, QIMAM_LEVEL_DIFFERENCE, QIMAM_LEVEL_GAP };
  QimamBriefSection *section = qimam_brief_writer_add_section (self, "differences", of);
  const char *language = self->briefing->language;
  guint n_gaps = 0;

  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    for (guint i = 0; i < sources->discrepancies->len; i++)
      {
        const QimamDiscrepancy *discrepancy = sources->discrepancies->pdata[i];
        QimamBriefItem *item;

        if (discrepancy->level != levels[l] || (levels[l] == QIMAM_LEVEL_GAP && ++n_gaps > MAX_GAPS))
          continue;
        item = qimam_brief_section_add (section, QIMAM_BRIEF_DIFFERENCE,
                                        qimam_brief_level_label (discrepancy->level, language),
                                        discrepancy->note);
        qimam_brief_writer_cite_claims (self, item, discrepancy->claims);
      }
  if (section->items->len == 0)
    qimam_brief_section_add (
        section, QIMAM_BRIEF_NOTE, NULL,
        qimam_label (sources->columns->len < 2 ? "brief.none.one_source" : "brief.none.differences",
                     language));
}
