/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-fts-tokenizer.h"

#include <string.h>

#include "qimam-token.h"

typedef int (*TokenCallback) (void *context, int flags, const char *token, int length, int start, int end);

typedef struct
{
  void *context;
  TokenCallback callback;
  int code;
} Run;

static gboolean
text_token_cb (const QimamToken *token, gpointer data)
{
  Run *run = data;
  gboolean cut = token->stem_length != token->folded_length ||
                 memcmp (token->stem, token->folded, token->folded_length) != 0;

  run->code = run->callback (run->context, 0, token->stem, (int) token->stem_length, (int) token->start,
                             (int) token->end);
  if (run->code == SQLITE_OK && cut)
    run->code = run->callback (run->context, FTS5_TOKEN_COLOCATED, token->folded, (int) token->folded_length,
                               (int) token->start, (int) token->end);
  return run->code == SQLITE_OK;
}

static void
query_terms (Run *run, const char *text, int length)
{
  int start = 0;

  while (start < length && run->code == SQLITE_OK)
    {
      const char *space = memchr (text + start, ' ', length - start);
      int end = space != NULL ? (int) (space - text) : length;

      if (end > start)
        run->code = run->callback (run->context, 0, text + start, end - start, start, end);
      start = end + 1;
    }
}

static int
tokenize (
    Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length, TokenCallback callback)
{
  Run run = { context, callback, SQLITE_OK };

  if (text == NULL || length <= 0)
    return SQLITE_OK;
  if (flags & FTS5_TOKENIZE_QUERY)
    query_terms (&run, text, length);
  else
    qimam_tokenize (text, length, text_token_cb, &run);
  return run.code;
}

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
