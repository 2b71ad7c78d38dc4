/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-check.h"

#include <glib/gi18n-lib.h>

#include "qimam-index-merge-private.h"
#include "qimam-index-pairs.h"
#include "qimam-index-reader-private.h"
#include "qimam-store-text.h"
#include "qimam-token.h"

/* Problems of one kind that are told one by one. */
#define MAX_TOLD 10u

/* What all words of a document amount to, whatever the order in which they are added. One side is worked out
 * from the articles, the other from the index. */
typedef struct
{
  guint64 said;
  guint64 found;
  guint32 n_said;
  guint16 length;
  gboolean is_article;
  gboolean waits;
} Sum;

typedef struct
{
  QimamConnection *connection;
  QimamIndexReader *reader;
  GPtrArray *problems;
  Sum *sums;
  guint32 end;
  guint told;

  /* The article that is read */
  Sum *sum;
  guint32 position, last_position;
  gboolean headline;
} Check;

static guint64
mix (guint64 hash)
{
  hash ^= hash >> 32;
  hash *= 0x9fb21c651e98df25u;
  hash ^= hash >> 28;
  hash *= 0xd6e8feb86659fd93u;
  return hash ^ hash >> 32;
}

static guint64
hash_term (guint slot, const void *term, gsize length)
{
  const guint8 *bytes = term;
  guint64 hash = 0xcbf29ce484222325u + slot;

  length = MIN (length, QIMAM_INDEX_MAX_TERM);
  for (gsize i = 0; i < length; i++)
    hash = (hash ^ bytes[i]) * 0x100000001b3u;
  return mix (hash);
}

static guint64
hash_position (guint64 term, guint32 position)
{
  return mix (term + (guint64) position * 0x9e3779b97f4a7c15u);
}

static void
tell (Check *check, const char *format, guint32 doc)
{
  if (check->told++ < MAX_TOLD)
    g_ptr_array_add (check->problems, g_strdup_printf (format, doc));
}

/* ---- What the articles say ---- */

static gboolean
token_cb (const QimamToken *token, gpointer data)
{
  Check *check = data;
  guint32 position = MIN (check->position, check->last_position);
  guint64 stem = hash_term (QIMAM_SLOT_STEM, token->stem, token->stem_length);
  guint64 form = hash_term (QIMAM_SLOT_FORM, token->folded, token->folded_length);

  check->sum->said += hash_position (stem, position) + hash_position (form, position);
  if (check->headline)
    check->sum->said += hash_term (QIMAM_SLOT_HEADLINE, token->stem, token->stem_length);
  check->sum->n_said++;
  check->position++;
  return TRUE;
}

static void
read_article (Check *check, const char *headline, const char *body, const char *caption)
{
  check->position = 0;
  check->last_position = QIMAM_POSITION_BODY - 1;
  check->headline = TRUE;
  if (headline != NULL)
    qimam_tokenize (headline, -1, token_cb, check);
  check->headline = FALSE;
  check->position = QIMAM_POSITION_BODY;
  check->last_position = G_MAXINT32 / 2;
  qimam_tokenize (body, -1, token_cb, check);
  check->position += QIMAM_POSITION_GAP;
  if (caption != NULL)
    qimam_tokenize (caption, -1, token_cb, check);
}

static gboolean
read_articles (Check *check, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      check->connection,
      "SELECT article.id, headline, caption, " QIMAM_STORE_TEXT_COLUMNS " FROM article"
      " JOIN article_text ON article_text.article = article.id ORDER BY article.id",
      error);

  if (select == NULL)
    return FALSE;
  for (;;)
    {
      g_autofree char *body = NULL;
      gboolean row;
      gint64 id;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      id = qimam_sql_get_int (select, 0);
      body = qimam_store_text_get (check->connection, select, 3, error);
      if (body == NULL)
        return FALSE;
      if (id <= 0 || id >= check->end)
        {
          tell (check, _ ("Article %u is not in the search index"), (guint32) id);
          continue;
        }
      check->sum = &check->sums[id];
      check->sum->is_article = TRUE;
      read_article (check, qimam_sql_get_text (select, 1), body, qimam_sql_get_text (select, 2));
    }
}

/* ---- What the index has ---- */

/* A list that is added up. */
typedef struct
{
  Check *check;
  guint64 term;
  gboolean headline;
} Adding;

static gboolean
add_cb (guint32 doc, guint32 tf, const guint32 *positions, guint n, gpointer data, GError **error)
{
  const Adding *self = data;
  Sum *sum = &self->check->sums[doc];

  if (doc >= self->check->end)
    return TRUE;
  if (self->headline)
    sum->found += self->term * tf;
  for (guint i = 0; i < n; i++)
    sum->found += hash_position (self->term, positions[i]);
  return TRUE;
}

static gboolean
read_list (Check *check, QimamSegment *segment, const QimamTermEntry *entry, guint slot, GError **error)
{
  const QimamListHead *head = qimam_term_entry_head (entry, slot);
  Adding adding = { check, hash_term (slot, entry->key + 1, entry->key_length - 1),
                    slot == QIMAM_SLOT_HEADLINE };

  return head == NULL || qimam_segment_walk_list (segment, head, add_cb, &adding, error);
}

static gboolean
read_segment (Check *check, QimamSegment *segment, GError **error)
{
  static const char first[] = { QIMAM_KEY_TERM };
  QimamTermCursor cursor;
  gboolean good;
  guint n = 0;

  qimam_term_cursor_init (&cursor, segment);
  good = qimam_term_cursor_seek (&cursor, first, sizeof first, error);
  while (good && !cursor.end && cursor.key[0] == QIMAM_KEY_TERM)
    {
      for (guint slot = QIMAM_SLOT_STEM; slot <= QIMAM_SLOT_HEADLINE && good; slot++)
        good = read_list (check, segment, &cursor.entry, slot, error);
      good = good && !(++n % 256 == 0 && qimam_connection_set_cancelled (check->connection, error)) &&
             qimam_term_cursor_next (&cursor, error);
    }
  qimam_term_cursor_clear (&cursor);
  return good;
}

/* The prefixes that have a list: it holds what uniting the terms gives. */
static gboolean
read_prefixes (Check *check, QimamSegment *segment, GError **error)
{
  static const char first[] = { QIMAM_KEY_PREFIX };
  gsize n_words = segment->source.last / 64 + 1;
  g_autofree guint64 *kept = g_new (guint64, n_words);
  g_autofree guint64 *united = g_new (guint64, n_words);
  QimamTermCursor cursor;
  gboolean good;

  qimam_term_cursor_init (&cursor, segment);
  good = qimam_term_cursor_seek (&cursor, first, sizeof first, error);
  while (good && !cursor.end && cursor.key[0] == QIMAM_KEY_PREFIX)
    {
      memset (kept, 0, n_words * sizeof *kept);
      memset (united, 0, n_words * sizeof *united);
      good = !qimam_connection_set_cancelled (check->connection, error) &&
             qimam_list_head_add_to_bits (&cursor.entry.heads[QIMAM_SLOT_PREFIX], &segment->source, kept,
                                          n_words, NULL, error) &&
             qimam_index_unite (segment, (const char *) cursor.key + 1, cursor.entry.key_length - 1, united,
                                error);
      if (good && memcmp (kept, united, n_words * sizeof *kept) != 0)
        tell (check, _ ("The search index misses articles for a beginning of words (segment %u)"),
              (guint32) segment->id);
      good = good && qimam_term_cursor_next (&cursor, error);
    }
  qimam_term_cursor_clear (&cursor);
  return good;
}

typedef struct
{
  QimamSegment *segment;
  QimamTermCursor cursor;
  gboolean differs;
} PairCheck;

/* Compares the documents of a pair with the list at which the walk is. */
static gboolean
pair_cb (const guint8 *key, gsize length, const guint32 *docs, guint32 n_docs, gpointer data, GError **error)
{
  PairCheck *self = data;
  const QimamTermEntry *entry = &self->cursor.entry;
  QimamListCursor *list = NULL;

  if (self->differs)
    return TRUE;
  self->differs = self->cursor.end ||
                  qimam_key_compare (self->cursor.key, entry->key_length, key, length) != 0 ||
                  entry->heads[QIMAM_SLOT_PREFIX].n != n_docs;
  if (self->differs)
    return TRUE;
  if (n_docs > 0)
    {
      list = qimam_list_cursor_new (&entry->heads[QIMAM_SLOT_PREFIX], &self->segment->source, error);
      if (list == NULL)
        return FALSE;
    }
  for (guint32 i = 0; i < n_docs && !self->differs; i++)
    {
      if (!qimam_list_cursor_next (list, error))
        {
          qimam_list_cursor_free (list);
          return FALSE;
        }
      self->differs = qimam_list_cursor_doc (list) != docs[i];
    }
  qimam_list_cursor_free (list);
  return qimam_term_cursor_next (&self->cursor, error);
}

/* The pairs of common words: they are those that the positions tell. */
static gboolean
read_pairs (Check *check, QimamSegment *segment, GError **error)
{
  static const char first[] = { QIMAM_KEY_PAIR };
  PairCheck self = { .segment = segment };
  QimamPairs *pairs;
  guint32 least;
  gboolean good, done = FALSE;

  if (!qimam_pairs_read_least (segment, &least, error))
    return FALSE;
  if (least == 0)
    return TRUE;
  pairs = qimam_pairs_new (segment, least, NULL, 0, error);
  qimam_term_cursor_init (&self.cursor, segment);
  good = pairs != NULL && qimam_term_cursor_seek (&self.cursor, first, sizeof first, error);
  while (good && !done && !self.differs)
    good = !qimam_connection_set_cancelled (check->connection, error) &&
           qimam_pairs_step (pairs, pair_cb, &self, &done, error);
  if (good && (self.differs || !self.cursor.end))
    tell (check, _ ("The search index has wrong pairs of words (segment %u)"), (guint32) segment->id);
  qimam_term_cursor_clear (&self.cursor);
  qimam_pairs_free (pairs);
  return good;
}

/* ---- Comparing ---- */

static void
compare (Check *check)
{
  const guint16 *lengths = qimam_index_reader_get_lengths (check->reader);
  guint32 index_end = qimam_index_reader_get_end (check->reader);
  gsize n_words;
  const guint64 *docs = qimam_index_reader_get_docs (check->reader, &n_words);

  for (guint32 doc = 0; doc < check->end; doc++)
    {
      const Sum *sum = &check->sums[doc];
      gboolean indexed = doc / 64 < n_words && (docs[doc / 64] >> (doc % 64) & 1);

      if (sum->waits)
        continue;
      if (sum->is_article && !indexed)
        tell (check, _ ("Article %u is not in the search index"), doc);
      else if (!sum->is_article && (indexed || sum->found != 0))
        tell (check, _ ("The search index has an article %u that is not there"), doc);
      else if (sum->said != sum->found)
        tell (check, _ ("The search index does not agree with article %u"), doc);
      else if (doc < index_end && lengths[doc] != MIN (sum->n_said, G_MAXUINT16))
        tell (check, _ ("The search index has a wrong length for article %u"), doc);
    }
  if (check->told > MAX_TOLD)
    g_ptr_array_add (
        check->problems,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The search index has %u more problem",
                                      "The search index has %u more problems", check->told - MAX_TOLD),
                         check->told - MAX_TOLD));
}

static gboolean
run (Check *check, GError **error)
{
  GPtrArray *segments = check->reader->segments;

  if (!read_articles (check, error))
    return FALSE;
  for (guint i = 0; i < segments->len; i++)
    if (!read_segment (check, segments->pdata[i], error) ||
        !read_prefixes (check, segments->pdata[i], error) || !read_pairs (check, segments->pdata[i], error))
      return FALSE;
  compare (check);
  return TRUE;
}

gboolean
qimam_index_check (QimamConnection *connection, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) failure = NULL;
  Check check = { .connection = connection, .problems = problems };
  gint64 end;

  /* Damage of the index is what is looked for, and no failure. */
  check.reader = qimam_index_reader_open (connection, &failure);
  if (check.reader != NULL &&
      qimam_connection_get_int (connection, "SELECT ifnull(max(id), 0) + 1 FROM article", &end, &failure))
    {
      check.end = MAX ((guint32) CLAMP (end, 1, G_MAXINT32), qimam_index_reader_get_end (check.reader));
      check.sums = g_new0 (Sum, check.end);
      for (guint32 i = check.reader->pending_next; i < MIN (check.reader->pending_end, check.end); i++)
        check.sums[i].waits = TRUE;
      run (&check, &failure);
      g_free (check.sums);
    }
  if (failure == NULL)
    return TRUE;
  if (!g_error_matches (failure, QIMAM_ERROR, QIMAM_ERROR_LIBRARY_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  g_ptr_array_add (problems, g_strdup (failure->message));
  return TRUE;
}
