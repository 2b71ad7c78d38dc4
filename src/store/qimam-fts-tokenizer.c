/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-fts-tokenizer.h"

#include <string.h>

static int
create (void *context, const char **arguments, int n_arguments, Fts5Tokenizer **tokenizer)
{
  /* It has no state, but FTS5 takes NULL for a failure. */
  static char nothing;

  *tokenizer = (Fts5Tokenizer *) &nothing;
  return SQLITE_OK;
}

static void
destroy (Fts5Tokenizer *tokenizer)
{
}

static int
tokenize (Fts5Tokenizer *tokenizer,
          void *context,
          int flags,
          const char *text,
          int length,
          int (*callback) (void *, int, const char *, int, int, int))
{
  return SQLITE_OK;
}

gboolean
qimam_fts_tokenizer_register (sqlite3 *handle)
{
  static fts5_tokenizer methods = { create, destroy, tokenize };
  fts5_api *api = NULL;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL) == SQLITE_OK)
    sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api != NULL && api->iVersion >= 2 &&
         api->xCreateTokenizer (api, "qimam", NULL, &methods, NULL) == SQLITE_OK;
}
