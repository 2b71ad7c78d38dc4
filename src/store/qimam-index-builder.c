/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-index-builder.h"

#include "qimam-index-merge-private.h"
#include "qimam-index-reader.h"
#include "qimam-token.h"

#define NO_TEXT   G_MAXUINT32
#define MIN_TABLE 1024u

/* A word as it is written in the index, as a form, a stem or both. */
typedef struct
{
  guint32 offset; /* in the arena */
  guint32 length;
  guint32 hash;
  guint32 stem; /* of a form; %NO_TEXT for what is only a stem */
} Text;

typedef struct
{
  guint32 form;
  guint32 doc; /* which of the documents, in the order in which they came */
  guint32 position;
} Token;

typedef struct
{
  guint32 id;
  guint32 length;
  guint32 rank; /* its place by id; meant while lists are made */
  gboolean dead;
} Doc;

struct _QimamIndexBuilder
{
  QimamBuffer arena;
  GArray *texts;
  guint32 *table; /* open addressing; a text's number plus one, or 0 */
  guint32 table_size;
  GArray *tokens;
  GArray *docs;
  GHashTable *places; /* id of a document to its number */

  /* While an article is added */
  guint32 doc;
  guint32 position;
  guint32 last_position;
};

QimamIndexBuilder *
qimam_index_builder_new (void)
{
  QimamIndexBuilder *self = g_new0 (QimamIndexBuilder, 1);

  self->texts = g_array_new (FALSE, FALSE, sizeof (Text));
  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  self->docs = g_array_new (FALSE, FALSE, sizeof (Doc));
  self->places = g_hash_table_new (NULL, NULL);
  self->table_size = MIN_TABLE;
  self->table = g_new0 (guint32, self->table_size);
  return self;
}

void
qimam_index_builder_free (QimamIndexBuilder *self)
{
  if (self == NULL)
    return;
  qimam_buffer_clear (&self->arena);
  g_array_unref (self->texts);
  g_array_unref (self->tokens);
  g_array_unref (self->docs);
  g_hash_table_unref (self->places);
  g_free (self->table);
  g_free (self);
}

void
qimam_index_builder_clear (QimamIndexBuilder *self)
{
  self->arena.length = 0;
  g_array_set_size (self->texts, 0);
  g_array_set_size (self->tokens, 0);
  g_array_set_size (self->docs, 0);
  g_hash_table_remove_all (self->places);
  memset (self->table, 0, self->table_size * sizeof *self->table);
}

guint32
qimam_index_builder_get_n_docs (QimamIndexBuilder *self)
{
  return g_hash_table_size (self->places);
}

gsize
qimam_index_builder_get_size (QimamIndexBuilder *self)
{
  /* Making lists takes as much again as the tokens. */
  return self->arena.length + self->texts->len * sizeof (Text) + self->table_size * sizeof *self->table +
         (gsize) self->tokens->len * 3 * sizeof (Token);
}

/* ---- Words ---- */

static guint32
hash_bytes (const char *bytes, gsize length)
{
  guint64 hash = 0xcbf29ce484222325u ^ length;

  for (; length >= 8; bytes += 8, length -= 8)
    {
      guint64 word;

      memcpy (&word, bytes, 8);
      hash = (hash ^ word) * 0x9fb21c651e98df25u;
      hash ^= hash >> 32;
    }
  for (; length > 0; bytes++, length--)
    hash = (hash ^ (guint8) *bytes) * 0x100000001b3u;
  hash ^= hash >> 29;
  return (guint32) (hash ^ hash >> 32);
}

static void
grow_table (QimamIndexBuilder *self)
{
  self->table_size *= 2;
  g_free (self->table);
  self->table = g_new0 (guint32, self->table_size);
  for (guint32 i = 0; i < self->texts->len; i++)
    {
      guint32 at = g_array_index (self->texts, Text, i).hash & (self->table_size - 1);

      while (self->table[at] != 0)
        at = (at + 1) & (self->table_size - 1);
      self->table[at] = i + 1;
    }
}

static guint32
intern (QimamIndexBuilder *self, const char *bytes, gsize length)
{
  guint32 hash, at;
  Text text;

  length = MIN (length, QIMAM_INDEX_MAX_TERM);
  hash = hash_bytes (bytes, length);
  if (self->texts->len * 2 >= self->table_size)
    grow_table (self);
  for (at = hash & (self->table_size - 1); self->table[at] != 0; at = (at + 1) & (self->table_size - 1))
    {
      const Text *known = &g_array_index (self->texts, Text, self->table[at] - 1);

      if (known->hash == hash && known->length == length &&
          memcmp (self->arena.data + known->offset, bytes, length) == 0)
        return self->table[at] - 1;
    }
  text = (Text){ (guint32) self->arena.length, (guint32) length, hash, NO_TEXT };
  qimam_buffer_add (&self->arena, bytes, length);
  g_array_append_val (self->texts, text);
  self->table[at] = self->texts->len;
  return self->texts->len - 1;
}

static gboolean
token_cb (const QimamToken *token, gpointer data)
{
  QimamIndexBuilder *self = data;
  guint32 form = intern (self, token->folded, token->folded_length), stem;
  Token made = { form, self->doc, MIN (self->position, self->last_position) };

  if (g_array_index (self->texts, Text, form).stem == NO_TEXT)
    {
      stem = intern (self, token->stem, token->stem_length);
      g_array_index (self->texts, Text, form).stem = stem;
    }
  g_array_append_val (self->tokens, made);
  self->position++;
  return TRUE;
}

void
qimam_index_builder_add (
    QimamIndexBuilder *self, guint32 doc, const char *headline, const char *body, const char *caption)
{
  Doc added = { doc, 0, 0, FALSE };
  guint32 before = self->tokens->len;

  qimam_index_builder_remove (self, doc);
  self->doc = self->docs->len;
  self->position = 0;
  self->last_position = QIMAM_POSITION_BODY - 1;
  if (headline != NULL)
    qimam_tokenize (headline, -1, token_cb, self);
  self->position = QIMAM_POSITION_BODY;
  self->last_position = G_MAXINT32 / 2;
  if (body != NULL)
    qimam_tokenize (body, -1, token_cb, self);
  self->position += QIMAM_POSITION_GAP;
  if (caption != NULL)
    qimam_tokenize (caption, -1, token_cb, self);
  added.length = self->tokens->len - before;
  g_hash_table_insert (self->places, GUINT_TO_POINTER (doc), GUINT_TO_POINTER (self->docs->len));
  g_array_append_val (self->docs, added);
}

gboolean
qimam_index_builder_remove (QimamIndexBuilder *self, guint32 doc)
{
  gpointer place;

  if (!g_hash_table_lookup_extended (self->places, GUINT_TO_POINTER (doc), NULL, &place))
    return FALSE;
  g_array_index (self->docs, Doc, GPOINTER_TO_UINT (place)).dead = TRUE;
  g_hash_table_remove (self->places, GUINT_TO_POINTER (doc));
  return TRUE;
}

/* ---- Lists ---- */

typedef struct
{
  guint32 *start; /* where a text's tokens begin in @tokens; one more at the end */
  Token *tokens;
} Sorted;

/* Room for the lists of one term. */
typedef struct
{
  guint32 *docs[QIMAM_N_SLOTS];
  guint32 *tfs[QIMAM_N_SLOTS];
  guint32 *positions[QIMAM_N_SLOTS];
  guint32 room[QIMAM_N_SLOTS];
} Room;

static int
compare_docs (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *docs = data;
  guint32 x = g_array_index (docs, Doc, *(const guint32 *) a).id;
  guint32 y = g_array_index (docs, Doc, *(const guint32 *) b).id;

  return (x > y) - (x < y);
}

/* The living documents by id. */
static GArray *
order_docs (QimamIndexBuilder *self)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean sorted = TRUE;
  guint32 last = 0;

  for (guint32 i = 0; i < self->docs->len; i++)
    {
      const Doc *doc = &g_array_index (self->docs, Doc, i);

      if (doc->dead)
        continue;
      sorted = sorted && (order->len == 0 || doc->id > last);
      last = doc->id;
      g_array_append_val (order, i);
    }
  if (!sorted)
    g_array_sort_with_data (order, compare_docs, self->docs);
  for (guint32 i = 0; i < order->len; i++)
    g_array_index (self->docs, Doc, g_array_index (order, guint32, i)).rank = i;
  return order;
}

/* The tokens of living documents, by document. */
static Token *
order_tokens (QimamIndexBuilder *self, GArray *order, guint32 *n)
{
  Token *tokens = g_new (Token, self->tokens->len + 1);
  g_autofree guint32 *first = g_new0 (guint32, self->docs->len + 1);

  *n = 0;
  for (guint32 i = self->tokens->len; i > 0; i--)
    first[g_array_index (self->tokens, Token, i - 1).doc] = i - 1;
  for (guint32 i = 0; i < order->len; i++)
    {
      guint32 place = g_array_index (order, guint32, i);
      const Doc *doc = &g_array_index (self->docs, Doc, place);

      for (guint32 t = 0; t < doc->length; t++)
        {
          tokens[*n] = g_array_index (self->tokens, Token, first[place] + t);
          tokens[*n].doc = doc->id;
          (*n)++;
        }
    }
  return tokens;
}

/* Sorts tokens by form or by stem, each text's in their order. */
static void
sort_tokens (QimamIndexBuilder *self, const Token *tokens, guint32 n, gboolean by_stem, Sorted *sorted)
{
  const Text *texts = (const Text *) (gpointer) self->texts->data;
  guint32 n_texts = self->texts->len;
  guint32 *next = g_new0 (guint32, n_texts + 2);

  sorted->tokens = g_new (Token, n + 1);
  for (guint32 i = 0; i < n; i++)
    next[(by_stem ? texts[tokens[i].form].stem : tokens[i].form) + 2]++;
  for (guint32 i = 2; i < n_texts + 2; i++)
    next[i] += next[i - 1];
  for (guint32 i = 0; i < n; i++)
    sorted->tokens[next[(by_stem ? texts[tokens[i].form].stem : tokens[i].form) + 1]++] = tokens[i];
  sorted->start = next;
}

static int
compare_texts (gconstpointer a, gconstpointer b, gpointer data)
{
  const QimamIndexBuilder *self = data;
  const Text *x = &g_array_index (self->texts, Text, *(const guint32 *) a);
  const Text *y = &g_array_index (self->texts, Text, *(const guint32 *) b);

  return qimam_key_compare (self->arena.data + x->offset, x->length, self->arena.data + y->offset, y->length);
}

static void
need_room (Room *room, guint slot, guint32 n)
{
  if (n <= room->room[slot])
    return;
  room->room[slot] = MAX (n, 2 * room->room[slot]);
  room->docs[slot] = g_renew (guint32, room->docs[slot], room->room[slot]);
  room->tfs[slot] = g_renew (guint32, room->tfs[slot], room->room[slot]);
  room->positions[slot] = g_renew (guint32, room->positions[slot], room->room[slot]);
}

/* Makes a list of tokens in order; with @headline only of those in the headline, without positions. */
static void
make_list (Room *room, guint slot, const Token *tokens, guint32 n, gboolean headline, QimamList *list)
{
  guint32 at = 0;

  need_room (room, slot, n);
  for (guint32 i = 0; i < n; i++)
    {
      if (headline && tokens[i].position >= QIMAM_POSITION_BODY)
        continue;
      if (at > 0 && room->docs[slot][at - 1] == tokens[i].doc)
        room->tfs[slot][at - 1]++;
      else
        {
          room->docs[slot][at] = tokens[i].doc;
          room->tfs[slot][at++] = 1;
        }
      if (!headline)
        room->positions[slot][i] = tokens[i].position;
    }
  *list = (QimamList){ at, room->docs[slot], room->tfs[slot], headline ? NULL : room->positions[slot] };
}

static gboolean
tell_text (QimamIndexBuilder *self,
           guint32 number,
           const Sorted *forms,
           const Sorted *stems,
           Room *room,
           QimamBuiltTermFunc func,
           gpointer data,
           GError **error)
{
  const Text *text = &g_array_index (self->texts, Text, number);
  guint32 n_form = forms->start[number + 1] - forms->start[number];
  guint32 n_stem = stems->start[number + 1] - stems->start[number];
  char key[QIMAM_INDEX_MAX_TERM + 1] = { QIMAM_KEY_TERM };
  QimamList lists[QIMAM_N_SLOTS] = { 0 };
  QimamTermFlags flags = 0;

  if (n_stem > 0)
    {
      const Token *tokens = stems->tokens + stems->start[number];

      flags |= QIMAM_TERM_HAS_STEM;
      make_list (room, QIMAM_SLOT_STEM, tokens, n_stem, FALSE, &lists[QIMAM_SLOT_STEM]);
      make_list (room, QIMAM_SLOT_HEADLINE, tokens, n_stem, TRUE, &lists[QIMAM_SLOT_HEADLINE]);
      if (lists[QIMAM_SLOT_HEADLINE].n > 0)
        flags |= QIMAM_TERM_HAS_HEADLINE;
    }
  /* All tokens with this form have its stem: as many tokens are the same tokens. */
  if (n_form > 0 && text->stem == number && n_form == n_stem)
    flags |= QIMAM_TERM_SAME;
  else if (n_form > 0)
    {
      flags |= QIMAM_TERM_HAS_FORM;
      make_list (room, QIMAM_SLOT_FORM, forms->tokens + forms->start[number], n_form, FALSE,
                 &lists[QIMAM_SLOT_FORM]);
    }
  if (flags == 0)
    return TRUE;
  memcpy (key + 1, self->arena.data + text->offset, text->length);
  return func (key, text->length + 1, flags, lists, data, error);
}

gboolean
qimam_index_builder_foreach (QimamIndexBuilder *self, QimamBuiltTermFunc func, gpointer data, GError **error)
{
  g_autoptr (GArray) order = order_docs (self);
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (guint32));
  Sorted forms, stems;
  Room room = { 0 };
  Token *tokens;
  gboolean done = TRUE;
  guint32 n;

  tokens = order_tokens (self, order, &n);
  sort_tokens (self, tokens, n, FALSE, &forms);
  sort_tokens (self, tokens, n, TRUE, &stems);
  g_free (tokens);
  for (guint32 i = 0; i < self->texts->len; i++)
    g_array_append_val (texts, i);
  g_array_sort_with_data (texts, compare_texts, self);
  for (guint32 i = 0; i < texts->len && done; i++)
    done = tell_text (self, g_array_index (texts, guint32, i), &forms, &stems, &room, func, data, error);
  for (guint i = 0; i < QIMAM_N_SLOTS; i++)
    {
      g_free (room.docs[i]);
      g_free (room.tfs[i]);
      g_free (room.positions[i]);
    }
  g_free (forms.start);
  g_free (forms.tokens);
  g_free (stems.start);
  g_free (stems.tokens);
  return done;
}

guint32
qimam_index_builder_get_docs (QimamIndexBuilder *self, guint32 **docs, guint16 **lengths, guint64 *n_tokens)
{
  g_autoptr (GArray) order = order_docs (self);

  *docs = g_new (guint32, order->len + 1);
  *lengths = g_new (guint16, order->len + 1);
  *n_tokens = 0;
  for (guint32 i = 0; i < order->len; i++)
    {
      const Doc *doc = &g_array_index (self->docs, Doc, g_array_index (order, guint32, i));

      (*docs)[i] = doc->id;
      (*lengths)[i] = (guint16) MIN (doc->length, G_MAXUINT16);
      *n_tokens += doc->length;
    }
  return order->len;
}

typedef struct
{
  QimamSegmentWriter *writer;
  QimamPrefixes *prefixes;
} Output;

static gboolean
write_term_cb (gconstpointer key,
               gsize length,
               QimamTermFlags flags,
               const QimamList *lists,
               gpointer data,
               GError **error)
{
  const Output *output = data;

  qimam_prefixes_take (output->prefixes, key, length, lists);
  return qimam_segment_writer_add (output->writer, key, length, flags, lists, error);
}

gboolean
qimam_index_builder_write (QimamIndexBuilder *self, QimamConnection *connection, gint64 *id, GError **error)
{
  g_autofree guint32 *docs = NULL;
  g_autofree guint16 *lengths = NULL;
  guint64 n_tokens;
  guint32 n_docs = qimam_index_builder_get_docs (self, &docs, &lengths, &n_tokens);
  g_autoptr (QimamPrefixes) prefixes = NULL;
  Output output;
  gboolean done;

  *id = 0;
  if (n_docs == 0)
    {
      qimam_index_builder_clear (self);
      return TRUE;
    }
  output.writer = qimam_segment_writer_new (connection, docs[0], docs[n_docs - 1], error);
  if (output.writer == NULL)
    return FALSE;
  output.prefixes = prefixes = qimam_prefixes_new (docs, n_docs);
  done =
      qimam_index_builder_foreach (self, write_term_cb, &output, error) &&
      qimam_prefixes_write (prefixes, output.writer, error) &&
      qimam_segment_writer_finish (output.writer, docs, lengths, n_docs, n_tokens, QIMAM_SEGMENT_LIVE, error);
  *id = qimam_segment_writer_get_id (output.writer);
  qimam_segment_writer_free (output.writer);
  qimam_index_builder_clear (self);
  return done;
}
