/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list, search, facets, show */
#include "qimam-cli-context.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "qimam-input.h"
#include "qimam-library-search.h"
#include "qimam-library-topics.h"
#include "qimam-search-words.h"

#define DEFAULT_LIMIT 20

static char **opt_topics, **opt_sources;
static char *opt_from, *opt_to, *opt_sort, *opt_batch;
static char *opt_meeting;
static int opt_limit = DEFAULT_LIMIT, opt_offset;
static gboolean opt_unread, opt_starred, opt_noted, opt_all_topics;

/* clang-format off */
#define FILTER_OPTIONS \
  { "topic", 0, 0, G_OPTION_ARG_STRING_ARRAY, &opt_topics, N_ ("Only articles on this topic; may be repeated"), N_ ("KEY") }, \
  { "all-topics", 0, 0, G_OPTION_ARG_NONE, &opt_all_topics, N_ ("All of the topics, not any"), NULL }, \
  { "source", 0, 0, G_OPTION_ARG_STRING_ARRAY, &opt_sources, N_ ("Only this outlet; may be repeated"), N_ ("NAME") }, \
  { "from", 0, 0, G_OPTION_ARG_STRING, &opt_from, N_ ("Published on or after"), N_ ("DATE") }, \
  { "to", 0, 0, G_OPTION_ARG_STRING, &opt_to, N_ ("Published on or before"), N_ ("DATE") }, \
  { "meeting", 0, 0, G_OPTION_ARG_STRING, &opt_meeting, N_ ("Only articles on this meeting"), N_ ("NUMBER") }, \
  { "unread", 0, 0, G_OPTION_ARG_NONE, &opt_unread, N_ ("Only unread articles"), NULL }, \
  { "starred", 0, 0, G_OPTION_ARG_NONE, &opt_starred, N_ ("Only starred articles"), NULL }, \
  { "noted", 0, 0, G_OPTION_ARG_NONE, &opt_noted, N_ ("Only articles with notes"), NULL }

static GOptionEntry list_options[] = {
  FILTER_OPTIONS,
  { "sort", 0, 0, G_OPTION_ARG_STRING, &opt_sort, N_ ("date or relevance"), N_ ("ORDER") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &opt_limit, N_ ("At most this many articles"), N_ ("N") },
  { "offset", 0, 0, G_OPTION_ARG_INT, &opt_offset, N_ ("Skip this many articles"), N_ ("N") },
  { NULL },
};

static GOptionEntry search_options[] = {
  FILTER_OPTIONS,
  { "sort", 0, 0, G_OPTION_ARG_STRING, &opt_sort, N_ ("date or relevance"), N_ ("ORDER") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &opt_limit, N_ ("At most this many articles"), N_ ("N") },
  { "offset", 0, 0, G_OPTION_ARG_INT, &opt_offset, N_ ("Skip this many articles"), N_ ("N") },
  { "batch", 0, 0, G_OPTION_ARG_FILENAME, &opt_batch, N_ ("Answer a query a line"), N_ ("FILE|-") },
  { NULL },
};

static GOptionEntry facets_options[] = {
  FILTER_OPTIONS,
  { NULL },
};
/* clang-format on */

/* The filter that the options say. (nullable) with the error printed. */
static QimamFilter *
build_filter (CliContext *context, QimamLibrary *library, const char *text, int *status)
{
  g_autoptr (QimamFilter) filter = qimam_filter_new ();
  g_autoptr (GError) error = NULL;

  filter->text = g_strdup (text);
  filter->topics = g_strdupv (opt_topics);
  filter->topics_all = opt_all_topics;
  filter->sources = g_strdupv (opt_sources);
  filter->from = g_strdup (opt_from);
  filter->to = g_strdup (opt_to);
  if (opt_meeting != NULL && !cli_parse_id (opt_meeting, &filter->meeting, &error))
    {
      *status = cli_fail (context, NULL, error);
      return NULL;
    }
  filter->unread = opt_unread;
  filter->starred = opt_starred;
  filter->noted = opt_noted;
  if (opt_sort == NULL || g_str_equal (opt_sort, "date"))
    filter->sort = QIMAM_SORT_DATE;
  else if (g_str_equal (opt_sort, "relevance"))
    filter->sort = QIMAM_SORT_RELEVANCE;
  else
    {
      *status = cli_fail_usage (context, "“%s” is not one of the orders date, relevance", opt_sort);
      return NULL;
    }
  for (guint i = 0; filter->topics != NULL && filter->topics[i] != NULL; i++)
    if (!qimam_library_has_topic (library, filter->topics[i]))
      {
        *status = cli_fail_usage (context, "there is no topic “%s”; “qimam-cli topics list” shows them",
                                  filter->topics[i]);
        return NULL;
      }
  if (!qimam_filter_check (filter, &error))
    {
      *status = cli_fail (context, NULL, error);
      return NULL;
    }
  return g_steal_pointer (&filter);
}

/* ---- Why nothing was found ---- */

/* (transfer full): what a part of the filter is called. */
static char *
describe_part (const QimamNothingPart *part, const QimamFilter *filter)
{
  switch (part->kind)
    {
    case QIMAM_NOTHING_TOPICS:
      return g_strdup_printf ("--topic %s", *filter->topics);
    case QIMAM_NOTHING_SOURCES:
      return g_strdup_printf ("--source %s", *filter->sources);
    case QIMAM_NOTHING_MEETING:
      return g_strdup_printf ("--meeting %" G_GINT64_FORMAT, filter->meeting);
    case QIMAM_NOTHING_DATES:
      return g_strdup_printf ("%s%s%s%s%s", filter->from != NULL ? "--from " : "",
                              filter->from != NULL ? filter->from : "",
                              filter->from != NULL && filter->to != NULL ? " " : "",
                              filter->to != NULL ? "--to " : "", filter->to != NULL ? filter->to : "");
    case QIMAM_NOTHING_UNREAD:
      return g_strdup ("--unread");
    case QIMAM_NOTHING_STARRED:
      return g_strdup ("--starred");
    case QIMAM_NOTHING_NOTED:
      return g_strdup ("--noted");
    default:
      return g_strdup (part->text);
    }
}

static void
print_nothing (const QimamNothing *nothing, const QimamFilter *filter)
{
  gboolean any = FALSE;

  for (guint i = 0; i < nothing->parts->len; i++)
    {
      const QimamNothingPart *part = nothing->parts->pdata[i];
      g_autofree char *text = describe_part (part, filter);

      if (part->alone == 0)
        /* Translators: %s is a part of a search that finds nothing */
        cli_print (_ ("No article has this: %s\n"), text);
      if (part->without > 0 && nothing->parts->len > 1)
        /* Translators: %s is a part of a search that finds nothing */
        cli_print (ngettext ("Without %s: %u article\n", "Without %s: %u articles\n", part->without), text,
                   part->without);
      any = any || part->alone == 0 || part->without > 0;
    }
  if (!any && nothing->parts->len > 1)
    cli_print ("%s\n", _ ("Each part is found, but no article has two of them together."));
  for (guint i = 0; i < nothing->hints->len; i++)
    {
      const QimamHint *hint = nothing->hints->pdata[i];

      /* Translators: %s is what would find something in the place of what was typed */
      cli_print (ngettext ("Did you mean %s? %u article\n", "Did you mean %s? %u articles\n", hint->count),
                 hint->to, hint->count);
    }
}

static void
add_nothing (JsonBuilder *builder, const QimamNothing *nothing, const QimamFilter *filter)
{
  json_builder_set_member_name (builder, "nothing");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < nothing->parts->len; i++)
    {
      const QimamNothingPart *part = nothing->parts->pdata[i];
      g_autofree char *text = describe_part (part, filter);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "kind");
      json_builder_add_string_value (builder, qimam_nothing_kind_nick (part->kind));
      json_builder_set_member_name (builder, "part");
      json_builder_add_string_value (builder, text);
      json_builder_set_member_name (builder, "alone");
      json_builder_add_int_value (builder, part->alone);
      json_builder_set_member_name (builder, "without");
      json_builder_add_int_value (builder, part->without);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "hints");
  json_builder_begin_array (builder);
  for (guint i = 0; i < nothing->hints->len; i++)
    {
      const QimamHint *hint = nothing->hints->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "kind");
      json_builder_add_string_value (builder, qimam_hint_kind_nick (hint->kind));
      json_builder_set_member_name (builder, "from");
      json_builder_add_string_value (builder, hint->from);
      json_builder_set_member_name (builder, "to");
      json_builder_add_string_value (builder, hint->to);
      json_builder_set_member_name (builder, "query");
      json_builder_add_string_value (builder, hint->filter->text);
      json_builder_set_member_name (builder, "total");
      json_builder_add_int_value (builder, hint->count);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* @nothing: (nullable) */
static void
print_items (CliContext *context,
             guint total,
             GPtrArray *items,
             const QimamFilter *filter,
             const QimamNothing *nothing)
{
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "total");
      json_builder_add_int_value (builder, total);
      json_builder_set_member_name (builder, "articles");
      json_builder_begin_array (builder);
      for (guint i = 0; i < items->len; i++)
        qimam_json_item (builder, items->pdata[i]);
      json_builder_end_array (builder);
      if (nothing != NULL)
        add_nothing (builder, nothing, filter);
      json_builder_end_object (builder);
      cli_print_json (builder);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      QimamArticleItem *item = items->pdata[i];
      const char *published = qimam_article_item_get_published (item);
      const char *source = qimam_article_item_get_source (item);
      const char *headline = qimam_article_item_get_headline (item);
      const char *snippet = qimam_article_item_get_snippet (item);

      cli_print ("#%-5" G_GINT64_FORMAT " %-10.10s  %s — %s\n", qimam_article_item_get_id (item),
                 published != NULL ? published : _ ("no date"),
                 source != NULL ? source : _ ("unknown source"),
                 headline != NULL ? headline : _ ("(no headline)"));
      if (snippet != NULL && *snippet != '\0')
        cli_print ("       %s\n", snippet);
    }
  cli_print (ngettext ("%u article\n", "%u articles\n", total), total);
  if (nothing != NULL)
    print_nothing (nothing, filter);
}

static gboolean
check_window (CliContext *context, int *status)
{
  if (opt_offset < 0)
    *status = cli_fail_usage (context, "--offset cannot be below 0");
  else if (opt_limit < 0)
    *status = cli_fail_usage (context, "--limit cannot be below 0");
  return opt_offset >= 0 && opt_limit >= 0;
}

static int
run_query (CliContext *context, const char *text)
{
  g_autoptr (QimamFilter) filter = NULL;
  g_autoptr (QimamHits) hits = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (QimamNothing) nothing = NULL;
  g_autoptr (GError) error = NULL;
  QimamLibrary *library;
  guint total;
  int status = CLI_DONE;

  if (!check_window (context, &status))
    return status;
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  filter = build_filter (context, library, text, &status);
  if (filter == NULL)
    return status;
  hits = qimam_library_find (library, filter, context->cancellable, &error);
  if (hits != NULL)
    ids = qimam_library_get_ids (library, hits, (guint) opt_offset, (guint) opt_limit, context->cancellable,
                                 &error);
  if (ids != NULL)
    items =
        qimam_library_load_items (library, (const gint64 *) (gpointer) ids->data, ids->len, filter, &error);
  if (items == NULL)
    return cli_fail (context, NULL, error);
  total = qimam_hits_get_total (hits);
  if (total == 0 && !qimam_filter_is_empty (filter))
    {
      nothing = qimam_library_explain (library, filter, context->cancellable, &error);
      if (nothing == NULL)
        return cli_fail (context, NULL, error);
    }
  print_items (context, total, items, filter, nothing);
  return CLI_DONE;
}

static int
cmd_list (CliContext *context, int n_args, char **args)
{
  if (n_args != 0)
    return cli_fail_usage (context, "list takes no words; “search” does");
  return run_query (context, NULL);
}

static gint64
cpu_microseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Headlines and questions that are looked for as they stand hold colons and dashes that name no filter and exclude
 * nothing. */
static void
take_as_words (char *text)
{
  gboolean begins = TRUE;

  for (char *p = text; *p != '\0'; p++)
    {
      if (*p == ':' || (*p == '-' && begins))
        *p = ' ';
      begins = g_ascii_isspace (*p);
    }
}

/* Answers one query of a batch. */
static int
answer_query (CliContext *context, QimamLibrary *library, const char *text)
{
  g_autoptr (QimamFilter) filter = NULL;
  g_autoptr (QimamHits) hits = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) guids = NULL;
  g_autoptr (GError) error = NULL;
  JsonBuilder *builder;
  gint64 cpu = cpu_microseconds (), start = g_get_monotonic_time ();
  guint total = 0;
  int status = CLI_DONE;

  filter = build_filter (context, library, text, &status);
  if (filter == NULL)
    return status;
  hits = qimam_library_find (library, filter, context->cancellable, &error);
  if (hits != NULL)
    {
      total = qimam_hits_get_total (hits);
      ids = qimam_library_get_ids (library, hits, (guint) opt_offset, (guint) opt_limit, context->cancellable,
                                   &error);
    }
  if (ids != NULL)
    guids = qimam_library_load_guids (library, (const gint64 *) (gpointer) ids->data, ids->len, &error);
  if (guids == NULL)
    return cli_fail (context, NULL, error);
  start = g_get_monotonic_time () - start;
  cpu = cpu_microseconds () - cpu;

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ids");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ids->len; i++)
    json_builder_add_int_value (builder, g_array_index (ids, gint64, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "guids");
  json_builder_begin_array (builder);
  for (guint i = 0; i < guids->len; i++)
    if (guids->pdata[i] != NULL)
      json_builder_add_string_value (builder, guids->pdata[i]);
    else
      json_builder_add_null_value (builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "total");
  json_builder_add_int_value (builder, total);
  json_builder_set_member_name (builder, "us");
  json_builder_add_int_value (builder, start);
  json_builder_set_member_name (builder, "cpu_us");
  json_builder_add_int_value (builder, cpu);
  json_builder_end_object (builder);
  cli_print_json (builder);
  return CLI_DONE;
}

static int
run_batch (CliContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  QimamLibrary *library;
  const char *p, *end;
  gsize length;
  int status = CLI_DONE;

  if (!check_window (context, &status))
    return status;
  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  bytes = qimam_input_read (opt_batch, context->cancellable, &error);
  if (bytes == NULL)
    return cli_fail (context, opt_batch, error);
  p = g_bytes_get_data (bytes, &length);
  end = p + length;
  while (p < end && status == CLI_DONE)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      gsize n = (gsize) ((stop != NULL ? stop : end) - p);
      g_autofree char *line = g_utf8_make_valid (p, (gssize) n);

      if (g_strcmp0 (opt_sort, "relevance") == 0)
        take_as_words (line);
      status = answer_query (context, library, g_strchomp (line));
      p += n + 1;
    }
  return status;
}

static int
cmd_search (CliContext *context, int n_args, char **args)
{
  g_autofree char *joined = NULL, *text = NULL;

  if (opt_batch != NULL && n_args > 0)
    return cli_fail_usage (context, "search --batch takes the words from the file alone");
  if (opt_batch != NULL)
    return run_batch (context);
  if (n_args == 0)
    return cli_fail_usage (context, "search takes the words to look for");
  joined = qimam_search_words_join ((const char *const *) args);
  text = g_utf8_make_valid (joined, -1);
  return run_query (context, text);
}

static void
print_facet_list (const char *title, const GPtrArray *facets, QimamLibrary *library, const char *language)
{
  cli_print ("%s\n", title);
  for (guint i = 0; i < facets->len; i++)
    {
      const QimamFacet *facet = facets->pdata[i];
      const char *label = facet->label != NULL ? facet->label
                          : library != NULL    ? qimam_library_topic_name (library, facet->key, language)
                                               : NULL;
      cli_print ("%6u  %s%s%s\n", facet->count, facet->key, label != NULL ? "  " : "",
                 label != NULL ? label : "");
    }
}

static int
cmd_facets (CliContext *context, int n_args, char **args)
{
  g_autoptr (QimamFilter) filter = NULL;
  g_autoptr (QimamFacets) facets = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *joined = n_args > 0 ? qimam_search_words_join ((const char *const *) args) : NULL;
  g_autofree char *text = joined != NULL ? g_utf8_make_valid (joined, -1) : NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  library = cli_open_library (context, &status);
  if (library == NULL)
    return status;
  filter = build_filter (context, library, text, &status);
  if (filter == NULL)
    return status;
  facets = qimam_library_facets (library, filter, context->cancellable, &error);
  if (facets == NULL)
    return cli_fail (context, NULL, error);
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();
      qimam_json_facets (builder, facets);
      cli_print_json (builder);
      return CLI_DONE;
    }
  print_facet_list (_ ("Topics"), facets->topics, library, context->language);
  print_facet_list (_ ("Sources"), facets->sources, NULL, NULL);
  print_facet_list (_ ("Meetings"), facets->meetings, NULL, NULL);
  print_facet_list (_ ("Months"), facets->months, NULL, NULL);
  cli_print (ngettext ("%u article\n", "%u articles\n", facets->total), facets->total);
  return CLI_DONE;
}

static void
print_article (QimamLibrary *library, const QimamArticle *article, const char *language)
{
  const QimamDocument *document = article->document;
  const QimamAnalysis *analysis = article->analysis;

  cli_print ("%s\n", document->headline != NULL ? document->headline : _ ("(no headline)"));
  cli_print ("%s — %s (%s)\n", document->source != NULL ? document->source : _ ("unknown source"),
             document->published.value != NULL ? document->published.value : _ ("no date"),
             qimam_basis_nick (document->published.basis));
  if (document->modified != NULL)
    /* Translators: %s is a time */
    cli_print (_ ("Last changed by its publisher: %s\n"), document->modified);
  if (article->versions->len > 0)
    cli_print (ngettext ("%u earlier version; “qimam-cli history” shows it\n",
                         "%u earlier versions; “qimam-cli history” shows them\n", article->versions->len),
               article->versions->len);
  cli_print ("%s", _ ("Topics:"));
  for (guint i = 0; i < analysis->topics->len; i++)
    {
      const QimamTopicHit *topic = analysis->topics->pdata[i];
      cli_print ("%s %s", i > 0 ? "،" : "", qimam_library_topic_name (library, topic->key, language));
    }
  cli_print ("\n\n%s\n\n", document->body);
  if (analysis->damaged)
    cli_print ("%s\n", _ ("What was found in this article is damaged in the library; “qimam-cli reanalyse” finds it "
                          "again."));
  for (guint i = 0; i < analysis->claims->len; i++)
    {
      const QimamClaim *claim = analysis->claims->pdata[i];
      cli_print ("%-13s %s%s%s\n", qimam_dimension_nick (claim->dimension),
                 claim->speaker != NULL ? claim->speaker : "", claim->speaker != NULL ? ": " : "",
                 claim->text);
    }
  if (article->notes->len > 0)
    cli_print ("\n%s\n", _ ("Notes"));
  for (guint i = 0; i < article->notes->len; i++)
    cli_print_note (article->notes->pdata[i], FALSE);
}

static int
cmd_show (CliContext *context, int n_args, char **args)
{
  g_autoptr (QimamArticle) article = NULL;
  QimamLibrary *library;
  int status = CLI_DONE;

  article = cli_load_article (context, "show", n_args, args, &library, &status);
  if (article == NULL)
    return status;
  if (context->json)
    {
      JsonBuilder *builder = json_builder_new ();
      qimam_json_stored_article (builder, article);
      cli_print_json (builder);
    }
  else
    print_article (library, article, context->language);
  return CLI_DONE;
}

const CliCommand cli_browse_commands[] = {
  { "list", cmd_list, list_options, "", N_ ("List articles") },
  { "search", cmd_search, search_options, "QUERY", N_ ("Find articles") },
  { "facets", cmd_facets, facets_options, "[QUERY]",
    N_ ("Count articles by topic, source, meeting and month") },
  { "show", cmd_show, NULL, "ID", N_ ("Show one article with its claims") },
  { NULL },
};
