/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-private.h"

#include <string.h>

#include "qimam-label.h"

#define MAX_QUOTES_OF_PARTY 5
#define MAX_QUOTES_ON_TOPIC 2
#define MAX_QUOTE_WORDS     50
/* Fewer words than this do not stand on their own. */
#define MIN_WORDS 4

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

  return left != right ? (left > right ? -1 : 1) : qimam_brief_compare_things (a, b);
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
         /* A claim in a subheading is cut short by its writer. */
         !qimam_brief_is_in_role (entry->article->document, entry->claim->span, QIMAM_PARAGRAPH_SUBHEAD) &&
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
                              : qimam_entry_spoken (entry);
  QimamBriefItem *item = qimam_brief_section_add (section, QIMAM_BRIEF_QUOTATION, label, text);

  qimam_brief_writer_print (self, entry->article, entry->claim->sentence);
  qimam_brief_cite_thing (self, item, thing, entry);
}

/* A party's best, not all on one topic, and not two pieces of one sentence. */
static void
write_party (QimamBriefWriter *self,
             QimamBriefSection *section,
             const QimamMatrix *matrix,
             const GPtrArray *entries)
{
  g_autoptr (GPtrArray) things = qimam_brief_gather (matrix, entries, FALSE);
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
qimam_brief_write_quotations (QimamBriefWriter *self, const QimamMatrix *matrix, const char *of)
{
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
