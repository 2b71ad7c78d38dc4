/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-xapian INDEX ARTICLES SEED: indexes the generator's articles with Xapian where that is not done yet, and
 * answers the queries on standard input (class, prefix, ranked, text, parted by tabs). Prints a line for each
 * class and measurement: class, what, p50, p95 in milliseconds of processor time. */
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <xapian.h>

#include "bench-generator.h"

static double
thread_ms ()
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
fill (const std::string &path, unsigned n, unsigned seed)
{
  Xapian::WritableDatabase db (path + ".new", Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
  BenchGenerator *generator = bench_generator_new (seed);
  gint64 start = g_get_monotonic_time ();
  Xapian::TermGenerator terms;

  terms.set_stemmer (Xapian::Stem ("arabic"));
  terms.set_stemming_strategy (Xapian::TermGenerator::STEM_SOME);
  for (unsigned i = 0; i < n; i++)
    {
      BenchArticle article;
      Xapian::Document document;

      bench_generator_next (generator, &article);
      terms.set_document (document);
      terms.index_text (article.headline, 3);
      terms.increase_termpos ();
      terms.index_text (article.body);
      document.add_value (0, article.published);
      db.add_document (document);
      bench_article_clear (&article);
      if (i % 20000 == 19999)
        db.commit ();
    }
  db.commit ();
  db.close ();
  bench_generator_free (generator);
  if (rename ((path + ".new").c_str (), path.c_str ()) != 0)
    exit (1);
  printf ("made Xapian's index of %u articles in %.0f s\n", n, (g_get_monotonic_time () - start) / 1e6);
}

struct Query
{
  std::string text;
  bool prefix, ranked;
};

static double
answer (Xapian::Database &db, Xapian::QueryParser &parser, const Query &query, const std::string &what)
{
  double start = thread_ms ();
  unsigned flags = Xapian::QueryParser::FLAG_PHRASE | Xapian::QueryParser::FLAG_BOOLEAN |
                   Xapian::QueryParser::FLAG_LOVEHATE;
  Xapian::Enquire enquire (db);
  Xapian::MSet found;

  parser.set_default_op (what == "best 50" ? Xapian::Query::OP_OR : Xapian::Query::OP_AND);
  enquire.set_query (parser.parse_query (query.text, flags | (query.prefix ? Xapian::QueryParser::FLAG_PARTIAL : 0)));
  if (what == "newest 50")
    {
      enquire.set_weighting_scheme (Xapian::BoolWeight ());
      enquire.set_sort_by_value (0, true);
      found = enquire.get_mset (0, 50);
    }
  else if (what == "best 50")
    found = enquire.get_mset (0, 50);
  else
    {
      enquire.set_weighting_scheme (Xapian::BoolWeight ());
      found = enquire.get_mset (0, 0, db.get_doccount ());
    }
  return thread_ms () - start;
}

int
main (int argc, char **argv)
{
  static const char *const whats[] = { "newest 50", "total and all counts", "best 50" };
  std::vector<std::string> order;
  std::map<std::string, std::vector<Query>> classes;
  std::string line, path;
  struct stat info;

  if (argc != 4)
    return 2;
  path = argv[1];
  if (stat (path.c_str (), &info) != 0)
    fill (path, strtoul (argv[2], nullptr, 10), strtoul (argv[3], nullptr, 10));
  while (std::getline (std::cin, line))
    {
      std::istringstream cells (line);
      std::string name, prefix, ranked, text;

      std::getline (cells, name, '\t');
      std::getline (cells, prefix, '\t');
      std::getline (cells, ranked, '\t');
      std::getline (cells, text, '\t');
      if (classes.find (name) == classes.end ())
        order.push_back (name);
      classes[name].push_back ({ text, prefix == "1", ranked == "1" });
    }

  Xapian::Database db (path);
  Xapian::QueryParser parser;

  parser.set_database (db);
  parser.set_stemmer (Xapian::Stem ("arabic"));
  parser.set_stemming_strategy (Xapian::QueryParser::STEM_SOME);
  parser.set_max_expansion (1000, Xapian::Query::WILDCARD_LIMIT_MOST_FREQUENT);
  for (const auto &name : order)
    for (const char *what : whats)
      {
        const std::vector<Query> &queries = classes[name];
        std::vector<double> values;
        double begin = thread_ms ();

        if (std::string (what) == "best 50" && !queries[0].ranked)
          continue;
        for (unsigned i = 0; i < 2 * queries.size () && thread_ms () - begin < 15000; i++)
          {
            double ms = answer (db, parser, queries[i % queries.size ()], what);

            if (i >= queries.size () || thread_ms () - begin > 7500)
              values.push_back (ms);
          }
        if (values.empty ())
          continue;
        std::sort (values.begin (), values.end ());
        printf ("%s\t%s\t%.4f\t%.4f\n", name.c_str (), what, values[values.size () / 2],
                values[(values.size () * 95 + 99) / 100 - 1]);
      }
  return 0;
}
