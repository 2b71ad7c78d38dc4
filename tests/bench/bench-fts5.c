/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-fts5.h"

#include <stdio.h>
#include <stdlib.h>

#include "bench-generator.h"

#define BATCH 5000

void
bench_sql_run (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    {
      fprintf (stderr, "%s: %s\n", sql, sqlite3_errmsg (db));
      exit (1);
    }
}

void
bench_fts5_fill (sqlite3 *db, const char *options, guint n, guint32 seed)
{
  g_autoptr (BenchGenerator) generator = bench_generator_new (seed);
  g_autofree char *create =
      g_strdup_printf ("CREATE VIRTUAL TABLE f USING fts5 (headline, body, content = '' %s);"
                       "INSERT INTO f (f, rank) VALUES ('hashsize', 67108864); BEGIN",
                       options);
  sqlite3_stmt *put = NULL;

  bench_sql_run (db, create);
  sqlite3_prepare_v2 (db, "INSERT INTO f (rowid, headline, body) VALUES (?, ?, ?)", -1, &put, NULL);
  for (guint i = 0; i < n; i++)
    {
      BenchArticle article;

      bench_generator_next (generator, &article);
      sqlite3_bind_int64 (put, 1, i + 1);
      sqlite3_bind_text (put, 2, article.headline, -1, SQLITE_STATIC);
      sqlite3_bind_text (put, 3, article.body, -1, SQLITE_STATIC);
      if (sqlite3_step (put) != SQLITE_DONE)
        exit (1);
      sqlite3_reset (put);
      bench_article_clear (&article);
      if (i % BATCH == BATCH - 1)
        bench_sql_run (db, "COMMIT; BEGIN");
    }
  sqlite3_finalize (put);
  bench_sql_run (db, "COMMIT; INSERT INTO f (f) VALUES ('optimize')");
}
