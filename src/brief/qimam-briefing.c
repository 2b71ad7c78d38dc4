/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-private.h"

#include <string.h>

#include "qimam-format.h"
#include "qimam-iso.h"
#include "qimam-label.h"
#include "qimam-sentence.h"

#define SENTENCES_OF_ARTICLE 3
/* Two sentences with so many of the shorter one's words in common are one. */
#define SAME_SENTENCE 0.8

/* ---- Memory ---- */

static void
ref_free (gpointer data)
{
  QimamBriefRef *ref = data;

  g_free (ref->source);
  g_free (ref->headline);
  g_free (ref->date);
  g_free (ref->url);
  g_free (ref);
}

static void
item_free (gpointer data)
{
  QimamBriefItem *item = data;

  g_free (item->label);
  g_free (item->text);
  g_array_unref (item->evidence);
  g_free (item);
}

static void
section_free (gpointer data)
{
  QimamBriefSection *section = data;

  g_free (section->key);
  g_free (section->title);
  g_ptr_array_unref (section->items);
  qimam_comparison_free (section->table);
  g_free (section);
}

static QimamBriefing *
briefing_new (const char *language, const char *created)
{
  QimamBriefing *self = g_new0 (QimamBriefing, 1);

  self->language = g_strdup (language != NULL ? language : "en");
  self->created = g_strdup (created);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->refs = g_ptr_array_new_with_free_func (ref_free);
  return self;
}

void
qimam_briefing_free (QimamBriefing *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->language);
  g_free (self->created);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->refs);
  g_free (self);
}

/* ---- Writing ---- */

static void
writer_init (QimamBriefWriter *self, QimamBriefing *briefing, GPtrArray *articles)
{
  self->briefing = briefing;
  self->articles = articles;
  self->numbers = g_hash_table_new (NULL, NULL);
  self->printed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
writer_clear (QimamBriefWriter *self)
{
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->printed);
}

QimamBriefSection *
qimam_brief_writer_add_section (QimamBriefWriter *self, const char *key, const char *of)
{
  QimamBriefSection *section = g_new0 (QimamBriefSection, 1);
  g_autofree char *label = g_strconcat ("brief.", key, NULL);
  const char *title = qimam_label (label, self->briefing->language);

  section->key = g_strdup (key);
  section->title = of != NULL
                       ? qimam_comparison_fill ("brief.section.of", self->briefing->language, title, of, NULL)
                       : g_strdup (title);
  section->items = g_ptr_array_new_with_free_func (item_free);
  g_ptr_array_add (self->briefing->sections, section);
  return section;
}

QimamBriefItem *
qimam_brief_section_add (QimamBriefSection *self,
                         QimamBriefItemKind kind,
                         const char *label,
                         const char *text)
{
  QimamBriefItem *item = g_new0 (QimamBriefItem, 1);

  item->kind = kind;
  item->label = g_strdup (label);
  item->text = g_strdup (text);
  item->evidence = g_array_new (FALSE, FALSE, sizeof (QimamBriefEvidence));
  g_ptr_array_add (self->items, item);
  return item;
}

static guint
number_of (QimamBriefWriter *self, const QimamArticle *article)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, article));
  const QimamDocument *document = article->document;
  QimamBriefRef *ref;

  if (number != 0)
    return number;
  ref = g_new0 (QimamBriefRef, 1);
  ref->number = self->briefing->refs->len + 1;
  ref->article = article->id;
  ref->source = g_strdup (document->source);
  ref->headline = g_strdup (document->headline != NULL ? document->headline : "");
  ref->date = g_strdup (document->published.value);
  ref->url = g_strdup (document->url);
  g_ptr_array_add (self->briefing->refs, ref);
  g_hash_table_insert (self->numbers, (gpointer) article, GUINT_TO_POINTER (ref->number));
  return ref->number;
}

void
qimam_brief_writer_cite (QimamBriefWriter *self,
                         QimamBriefItem *item,
                         const QimamArticle *article,
                         QimamSpan span)
{
  QimamBriefEvidence evidence = { number_of (self, article), span };

  for (guint i = 0; i < item->evidence->len; i++)
    {
      const QimamBriefEvidence *other = &g_array_index (item->evidence, QimamBriefEvidence, i);

      if (other->ref == evidence.ref && other->span.in == span.in && other->span.start == span.start &&
          other->span.end == span.end)
        return;
    }
  g_array_append_val (item->evidence, evidence);
}

void
qimam_brief_writer_cite_claims (QimamBriefWriter *self, QimamBriefItem *item, const GPtrArray *claims)
{
  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = claims->pdata[i];

      for (guint a = 0; a < self->articles->len; a++)
        {
          const QimamArticle *article = self->articles->pdata[a];

          if (article->id == claim->article)
            {
              qimam_brief_writer_cite (self, item, article, claim->sentence);
              break;
            }
        }
    }
}

char *
qimam_brief_sentence_key (const QimamArticle *article, QimamSpan sentence)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%u", article->id, sentence.in, sentence.start);
}

gboolean
qimam_brief_writer_print (QimamBriefWriter *self, const QimamArticle *article, QimamSpan sentence)
{
  return g_hash_table_add (self->printed, qimam_brief_sentence_key (article, sentence));
}

gboolean
qimam_brief_writer_is_printed (QimamBriefWriter *self, const QimamArticle *article, QimamSpan sentence)
{
  g_autofree char *key = qimam_brief_sentence_key (article, sentence);

  return g_hash_table_contains (self->printed, key);
}

/* ---- Of meetings ---- */

/* The articles that report on a meeting, as against those that mention it. */
static GPtrArray *
main_articles (const QimamMeeting *meeting, const GPtrArray *articles)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < articles->len; i++)
    {
      const QimamArticle *article = articles->pdata[i];
      const QimamMeeting *own = qimam_analysis_find_meeting (article->analysis, meeting->id);
      gboolean main = own != NULL && own->main;

      for (guint m = 0; meeting->articles != NULL && m < meeting->articles->len; m++)
        {
          const QimamMeetingArticle *link = &g_array_index (meeting->articles, QimamMeetingArticle, m);

          if (link->article == article->id)
            main = link->main;
        }
      if (main)
        g_ptr_array_add (found, (gpointer) article);
    }
  return found;
}

static void
write_meeting (QimamBriefWriter *self, QimamMeeting *meeting, const char *of)
{
  const char *language = self->briefing->language;
  g_autoptr (GPtrArray) reporting = main_articles (meeting, self->articles);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (QimamComparison) sources = NULL;
  g_autoptr (QimamComparison) whole = NULL;
  g_autoptr (QimamMatrix) matrix = qimam_brief_matrix_of (self, meeting);

  g_ptr_array_add (one, meeting);
  sources = qimam_compare_sources (meeting, reporting, NULL, language);
  whole = qimam_compare_meetings (one, self->articles, NULL, language);
  qimam_brief_write_summary (self, meeting, matrix, reporting, of);
  qimam_brief_write_facts (self, meeting, sources, whole, of);
  qimam_brief_write_outcomes (self, matrix, of);
  qimam_brief_write_quotations (self, matrix, of);
  qimam_brief_write_differences (self, sources, of);
}

/* On paper the matrix shows what was settled, matter by matter; the rest stands in the sections. */
static void
drop_long_rows (QimamComparison *table)
{
  for (guint i = table->rows->len; i > 0; i--)
    {
      const QimamRow *row = table->rows->pdata[i - 1];

      if (row->dimension == QIMAM_DIMENSION_STATEMENT || row->dimension == QIMAM_DIMENSION_FIGURE ||
          (row->topic == NULL && !qimam_dimension_is_typed (row->dimension)))
        g_ptr_array_remove_index (table->rows, i - 1);
    }
}

static void
write_comparison (QimamBriefWriter *self, GPtrArray *meetings)
{
  QimamBriefSection *section = qimam_brief_writer_add_section (self, "comparison", NULL);

  section->table = qimam_compare_meetings (meetings, self->articles, NULL, self->briefing->language);
  drop_long_rows (section->table);
  for (guint i = 0; i < section->table->discrepancies->len; i++)
    {
      const QimamDiscrepancy *discrepancy = section->table->discrepancies->pdata[i];
      QimamBriefItem *item =
          qimam_brief_section_add (section, QIMAM_BRIEF_DIFFERENCE,
                                   qimam_label ("level.change", self->briefing->language), discrepancy->note);

      qimam_brief_writer_cite_claims (self, item, discrepancy->claims);
    }
}

/* Where outlets print one agency story, their number says more than there is. */
static void
append_coverage (GString *text, const QimamMeeting *meeting, GPtrArray *articles, const char *language)
{
  g_autoptr (GPtrArray) reporting = main_articles (meeting, articles);
  g_autoptr (GHashTable) outlets = g_hash_table_new (g_str_hash, g_str_equal);
  guint independent = qimam_meeting_count_independent (meeting);
  g_autofree char *n_outlets = NULL, *n_independent = NULL, *said = NULL;

  if (independent >= reporting->len)
    return;
  for (guint i = 0; i < reporting->len; i++)
    {
      const char *source = ((QimamArticle *) reporting->pdata[i])->document->source;

      g_hash_table_add (outlets, (gpointer) (source != NULL ? source : ""));
    }
  n_outlets = g_strdup_printf ("%u", g_hash_table_size (outlets));
  n_independent = g_strdup_printf ("%u", independent);
  said = qimam_comparison_fill ("brief.coverage", language, n_outlets, n_independent, NULL);
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", said);
}

static char *
subtitle_of (const QimamMeeting *meeting, GPtrArray *articles, const char *language)
{
  GString *text = g_string_new (NULL);
  g_autofree char *date =
      meeting->date.iso != NULL ? qimam_format_date_long (meeting->date.iso, language) : NULL;

  if (date != NULL)
    g_string_append (text, date);
  for (guint i = 0; meeting->places != NULL && i < meeting->places->len && i < 2; i++)
    qimam_comparison_append (text, "list.comma", ((QimamMeetingPlace *) meeting->places->pdata[i])->name,
                             language);
  append_coverage (text, meeting, articles, language);
  return g_string_free (text, text->len == 0);
}

QimamBriefing *
qimam_briefing_of_meetings (GPtrArray *meetings,
                            GPtrArray *articles,
                            const char *language,
                            const char *created)
{
  QimamBriefWriter writer;
  QimamBriefing *self;
  g_autoptr (GString) titles = g_string_new (NULL);

  g_return_val_if_fail (meetings != NULL && articles != NULL, NULL);
  self = briefing_new (language, created);
  writer_init (&writer, self, articles);
  for (guint i = 0; i < meetings->len; i++)
    {
      const QimamMeeting *meeting = meetings->pdata[i];

      qimam_comparison_append (titles, i > 0 && i + 1 == meetings->len ? "list.and" : "list.comma",
                               meeting->title != NULL ? meeting->title : "", self->language);
    }
  self->title = qimam_comparison_fill (meetings->len > 1 ? "brief.title.meetings" : "brief.title",
                                       self->language, titles->str, NULL, NULL);
  if (meetings->len == 1)
    self->subtitle = subtitle_of (meetings->pdata[0], articles, self->language);
  else if (meetings->len > 1)
    write_comparison (&writer, meetings);
  for (guint i = 0; i < meetings->len; i++)
    write_meeting (&writer, meetings->pdata[i],
                   meetings->len > 1 ? ((QimamMeeting *) meetings->pdata[i])->title : NULL);
  qimam_brief_writer_add_section (&writer, "sources", NULL);
  writer_clear (&writer);
  return self;
}

QimamBriefing *
qimam_briefing_summary (QimamMeeting *meeting, GPtrArray *articles, const char *language, const char *created)
{
  QimamBriefWriter writer;
  QimamBriefing *self;
  g_autoptr (GPtrArray) reporting = NULL;
  g_autoptr (QimamMatrix) matrix = NULL;

  g_return_val_if_fail (meeting != NULL && articles != NULL, NULL);
  self = briefing_new (language, created);
  writer_init (&writer, self, articles);
  self->title = g_strdup (meeting->title != NULL ? meeting->title : "");
  reporting = main_articles (meeting, articles);
  matrix = qimam_brief_matrix_of (&writer, meeting);
  qimam_brief_write_summary (&writer, meeting, matrix, reporting, NULL);
  writer_clear (&writer);
  return self;
}

/* ---- Of articles ---- */

static gint
compare_starts (gconstpointer a, gconstpointer b)
{
  const QimamSpan *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

/* (transfer full) (element-type QimamSpan): the best sentences, in the order of the text. */
static GArray *
chosen_sentences (const QimamArticle *article)
{
  const GArray *summary = article->analysis->summary;
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (QimamSpan));

  for (guint n = 0; n < SENTENCES_OF_ARTICLE && summary != NULL; n++)
    {
      const QimamSummarySentence *best = NULL;

      for (guint i = 0; i < summary->len; i++)
        {
          const QimamSummarySentence *sentence = &g_array_index (summary, QimamSummarySentence, i);
          gboolean taken = FALSE;

          for (guint c = 0; c < chosen->len; c++)
            taken |= qimam_span_overlaps (g_array_index (chosen, QimamSpan, c), sentence->span);
          if (!taken && (best == NULL || sentence->score > best->score))
            best = sentence;
        }
      if (best != NULL)
        g_array_append_val (chosen, best->span);
    }
  if (chosen->len == 0)
    {
      g_autoptr (GArray) sentences = qimam_sentences (article->document->body, -1, QIMAM_FIELD_BODY);

      if (sentences->len > 0)
        g_array_append_val (chosen, g_array_index (sentences, QimamSpan, 0));
    }
  g_array_sort (chosen, compare_starts);
  return chosen;
}

/* The sentences that were chosen so far, by their stems, to see at once that one was chosen already. */
typedef struct
{
  GPtrArray *items;     /* (element-type QimamBriefItem), borrowed */
  GArray *sizes;        /* (element-type guint) how many stems each has */
  GHashTable *postings; /* stem to GArray of the places in @items */
} Chosen;

static void
chosen_init (Chosen *self)
{
  self->items = g_ptr_array_new ();
  self->sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  self->postings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
}

static void
chosen_clear (Chosen *self)
{
  g_ptr_array_unref (self->items);
  g_array_unref (self->sizes);
  g_hash_table_unref (self->postings);
}

static GHashTable *
stems_of (const GArray *words)
{
  GHashTable *stems = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i);

      if (!qimam_is_stop_word (word->folded, -1))
        g_hash_table_add (stems, word->stem);
    }
  return stems;
}

/* (nullable): the item that says the same. */
static QimamBriefItem *
chosen_find (const Chosen *self, GHashTable *stems)
{
  g_autofree guint *shared = g_new0 (guint, self->items->len + 1);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, stems);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const GArray *places = g_hash_table_lookup (self->postings, key);

      for (guint i = 0; places != NULL && i < places->len; i++)
        shared[g_array_index (places, guint, i)]++;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      guint least = MIN (g_hash_table_size (stems), g_array_index (self->sizes, guint, i));

      if (least >= 4 && shared[i] >= SAME_SENTENCE * least)
        return self->items->pdata[i];
    }
  return NULL;
}

static void
chosen_add (Chosen *self, QimamBriefItem *item, GHashTable *stems)
{
  guint place = self->items->len, size = g_hash_table_size (stems);
  GHashTableIter iter;
  gpointer key;

  g_ptr_array_add (self->items, item);
  g_array_append_val (self->sizes, size);
  g_hash_table_iter_init (&iter, stems);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      GArray *places = g_hash_table_lookup (self->postings, key);

      if (places == NULL)
        {
          places = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (self->postings, g_strdup (key), places);
        }
      g_array_append_val (places, place);
    }
}

static void
write_article (QimamBriefWriter *self,
               QimamBriefSection *section,
               Chosen *chosen,
               const QimamArticle *article)
{
  g_autoptr (GArray) sentences = chosen_sentences (article);
  const char *label = article->document->headline;

  for (guint s = 0; s < sentences->len; s++)
    {
      QimamSpan span = g_array_index (sentences, QimamSpan, s);
      g_autofree char *text = qimam_document_span_text (article->document, span);
      g_autoptr (GArray) words = qimam_words (text != NULL ? text : "", -1);
      g_autoptr (GHashTable) stems = stems_of (words);
      QimamBriefItem *item;

      if (text == NULL)
        continue;
      item = chosen_find (chosen, stems);
      if (item == NULL)
        {
          item = qimam_brief_section_add (section, QIMAM_BRIEF_SENTENCE, label, text);
          chosen_add (chosen, item, stems);
          label = NULL;
        }
      qimam_brief_writer_cite (self, item, article, span);
    }
}

QimamBriefing *
qimam_briefing_of_articles (GPtrArray *articles, const char *title, const char *language, const char *created)
{
  QimamBriefWriter writer;
  Chosen chosen;
  QimamBriefSection *section;
  QimamBriefing *self;

  g_return_val_if_fail (articles != NULL, NULL);
  self = briefing_new (language, created);
  self->title = qimam_comparison_fill ("brief.title", self->language, title, NULL, NULL);
  self->subtitle = qimam_format_count (articles->len, "article", self->language);
  writer_init (&writer, self, articles);
  chosen_init (&chosen);
  section = qimam_brief_writer_add_section (&writer, "articles", NULL);
  for (guint i = 0; i < articles->len; i++)
    write_article (&writer, section, &chosen, articles->pdata[i]);
  if (section->items->len == 0)
    qimam_brief_section_add (section, QIMAM_BRIEF_NOTE, NULL,
                             qimam_label ("brief.none.articles", self->language));
  qimam_brief_writer_add_section (&writer, "sources", NULL);
  chosen_clear (&chosen);
  writer_clear (&writer);
  return self;
}
