/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-reader-text.h"

#include "qimam-display-text.h"
#include "qimam-note.h"
#include "qimam-sentence.h"
#include "qimam-ui.h"

#define RTL_MARK "\xe2\x80\x8f"
#define N_FIELDS (QIMAM_FIELD_CAPTION + 1)

/* A piece of a field and where it stands in the buffer. */
typedef struct
{
  QimamDisplayPiece piece;
  int offset; /* of its first character */
} Placed;

struct _QimamReaderText
{
  GtkTextBuffer *buffer; /* not owned */
  const QimamArticle *article;
  GArray *placed[N_FIELDS]; /* (element-type Placed) */
  GtkTextTag *headline_tag;
  GtkTextTag *meta_tag;
  GtkTextTag *body_tag;
  GtkTextTag *subhead_tag;
  GtkTextTag *quote_tag;
  GtkTextTag *caption_tag;
  GtkTextTag *claim_tags[QIMAM_N_DIMENSIONS];
  GtkTextTag *note_tag;
};

static void
placed_clear (gpointer data)
{
  qimam_display_piece_clear (&((Placed *) data)->piece);
}

static void
make_tags (QimamReaderText *self)
{
  GtkTextBuffer *buffer = self->buffer;

  self->headline_tag = gtk_text_buffer_create_tag (buffer, NULL, "scale", 1.45, "weight", PANGO_WEIGHT_BOLD,
                                                   "pixels-above-lines", 18, "pixels-below-lines", 4, NULL);
  self->meta_tag = gtk_text_buffer_create_tag (buffer, NULL, "family", "Noto Sans Arabic UI", "scale", 0.72,
                                               "pixels-below-lines", 12, NULL);
  self->body_tag =
      gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 10, "line-height", 1.05, NULL);
  self->subhead_tag = gtk_text_buffer_create_tag (buffer, NULL, "weight", PANGO_WEIGHT_BOLD, "scale", 1.1,
                                                  "pixels-above-lines", 8, NULL);
  self->quote_tag = gtk_text_buffer_create_tag (buffer, NULL, "left-margin", 56, "right-margin", 56, "style",
                                                PANGO_STYLE_ITALIC, NULL);
  self->caption_tag = gtk_text_buffer_create_tag (buffer, NULL, "scale", 0.8, "pixels-above-lines", 8, NULL);
  /* Before those of claims, whose colours are seen over its own: its lines stay. */
  self->note_tag = gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  for (int i = 0; i < QIMAM_N_DIMENSIONS; i++)
    self->claim_tags[i] = gtk_text_buffer_create_tag (buffer, NULL, NULL);
}

QimamReaderText *
qimam_reader_text_new (GtkTextBuffer *buffer)
{
  QimamReaderText *self = g_new0 (QimamReaderText, 1);

  self->buffer = buffer;
  for (int i = 0; i < N_FIELDS; i++)
    {
      self->placed[i] = g_array_new (FALSE, FALSE, sizeof (Placed));
      g_array_set_clear_func (self->placed[i], placed_clear);
    }
  make_tags (self);
  return self;
}

void
qimam_reader_text_free (QimamReaderText *self)
{
  for (int i = 0; i < N_FIELDS; i++)
    g_array_unref (self->placed[i]);
  g_free (self);
}

/* ---- Filling ---- */

static void
insert (QimamReaderText *self,
        GtkTextIter *at,
        const char *text,
        gssize length,
        GtkTextTag *tag,
        GtkTextTag *more)
{
  gtk_text_buffer_insert_with_tags (self->buffer, at, text, (int) length, tag, more, NULL);
}

/* One paragraph of a field, in as many lines as the layout needs. */
static void
insert_paragraph (QimamReaderText *self,
                  GtkTextIter *at,
                  QimamField field,
                  gsize start,
                  gsize end,
                  GtkTextTag *tag,
                  GtkTextTag *more)
{
  const char *source = qimam_document_field (self->article->document, field);
  gboolean mark = qimam_display_needs_rtl_mark (source, start, end);
  g_autoptr (GArray) pieces = qimam_display_pieces (source, start, end);

  /* The pieces move to the list of placed ones. */
  g_array_set_clear_func (pieces, NULL);
  for (guint i = 0; i < pieces->len; i++)
    {
      Placed placed = { .piece = g_array_index (pieces, QimamDisplayPiece, i) };

      if (gtk_text_iter_get_offset (at) > 0)
        insert (self, at, "\n", 1, tag, more);
      if (mark)
        insert (self, at, RTL_MARK, -1, tag, more);
      placed.offset = gtk_text_iter_get_offset (at);
      if (placed.piece.text != NULL)
        insert (self, at, placed.piece.text, -1, tag, more);
      else
        insert (self, at, source + placed.piece.start, (gssize) (placed.piece.end - placed.piece.start), tag,
                more);
      g_array_append_val (self->placed[field], placed);
    }
}

static GtkTextTag *
role_tag (QimamReaderText *self, guint paragraph)
{
  GArray *roles = self->article->document->roles;

  if (roles == NULL || paragraph >= roles->len)
    return NULL;
  switch (g_array_index (roles, QimamParagraphRole, paragraph))
    {
    case QIMAM_PARAGRAPH_SUBHEAD:
      return self->subhead_tag;
    case QIMAM_PARAGRAPH_QUOTE:
    case QIMAM_PARAGRAPH_EMBED:
      return self->quote_tag;
    default:
      return NULL;
    }
}

static void
insert_field (QimamReaderText *self, GtkTextIter *at, QimamField field, GtkTextTag *tag)
{
  const char *text = qimam_document_field (self->article->document, field);
  gsize start = 0;
  guint paragraph = 0;

  if (*text == '\0')
    return;
  for (gsize i = 0;; i++)
    {
      if (text[i] != '\n' && text[i] != '\0')
        continue;
      insert_paragraph (self, at, field, start, i, tag,
                        field == QIMAM_FIELD_BODY ? role_tag (self, paragraph) : NULL);
      if (text[i] == '\0')
        break;
      start = i + 1;
      paragraph++;
    }
}

static void
mark_claims (QimamReaderText *self)
{
  GPtrArray *claims = self->article->analysis->claims;

  for (guint i = 0; i < claims->len; i++)
    {
      const QimamClaim *claim = g_ptr_array_index (claims, i);
      GtkTextIter start;
      GtkTextIter end;

      if (qimam_reader_text_find (self, claim->span, &start, &end))
        gtk_text_buffer_apply_tag (self->buffer, self->claim_tags[claim->dimension], &start, &end);
    }
}

void
qimam_reader_text_fill (QimamReaderText *self, const QimamArticle *article, const char *meta)
{
  GtkTextIter at;

  self->article = article;
  for (int i = 0; i < N_FIELDS; i++)
    g_array_set_size (self->placed[i], 0);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  if (article == NULL)
    return;

  gtk_text_buffer_get_start_iter (self->buffer, &at);
  insert_field (self, &at, QIMAM_FIELD_HEADLINE, self->headline_tag);
  if (meta != NULL && *meta != '\0')
    {
      if (gtk_text_iter_get_offset (&at) > 0)
        insert (self, &at, "\n", 1, self->meta_tag, NULL);
      insert (self, &at, meta, -1, self->meta_tag, NULL);
    }
  insert_field (self, &at, QIMAM_FIELD_BODY, self->body_tag);
  insert_field (self, &at, QIMAM_FIELD_CAPTION, self->caption_tag);
  mark_claims (self);
  gtk_text_buffer_get_start_iter (self->buffer, &at);
  gtk_text_buffer_place_cursor (self->buffer, &at);
}

void
qimam_reader_text_set_dark (QimamReaderText *self, gboolean dark)
{
  GdkRGBA note = dark ? (GdkRGBA){ 0.93f, 0.75f, 0.25f, 0.32f } : (GdkRGBA){ 1.0f, 0.85f, 0.2f, 0.4f };
  GdkRGBA line = dark ? (GdkRGBA){ 0.97f, 0.83f, 0.36f, 1 } : (GdkRGBA){ 0.6f, 0.4f, 0, 1 };
  GdkRGBA dim = dark ? (GdkRGBA){ 1, 1, 1, 0.6f } : (GdkRGBA){ 0, 0, 0, 0.6f };

  g_object_set (self->meta_tag, "foreground-rgba", &dim, NULL);
  g_object_set (self->caption_tag, "foreground-rgba", &dim, NULL);
  g_object_set (self->note_tag, "background-rgba", &note, "underline-rgba", &line, NULL);
  for (int i = 0; i < QIMAM_N_DIMENSIONS; i++)
    {
      GdkRGBA color;

      qimam_ui_dimension_color ((QimamDimension) i, dark, &color);
      g_object_set (self->claim_tags[i], "background-rgba", &color, NULL);
    }
}

/* ---- There and back ---- */

/* The piece in which a byte stands. */
static const Placed *
placed_at (QimamReaderText *self, QimamField field, gsize byte)
{
  GArray *all = self->placed[field];
  guint low = 0;
  guint high = all->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (all, Placed, middle).piece.start <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (all, Placed, low - 1) : NULL;
}

static int
offset_of (QimamReaderText *self, const Placed *placed, QimamField field, gsize byte)
{
  const char *source = qimam_document_field (self->article->document, field);

  return placed->offset + (int) qimam_display_piece_char_at (&placed->piece, source, byte);
}

gboolean
qimam_reader_text_find (QimamReaderText *self, QimamSpan span, GtkTextIter *start, GtkTextIter *end)
{
  const Placed *first;
  const Placed *last;

  if (self->article == NULL || (guint) span.in >= N_FIELDS || span.end <= span.start ||
      self->placed[span.in]->len == 0 ||
      span.end > g_array_index (self->placed[span.in], Placed, self->placed[span.in]->len - 1).piece.end)
    return FALSE;
  first = placed_at (self, span.in, span.start);
  last = placed_at (self, span.in, span.end - 1);
  if (first == NULL || last == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, offset_of (self, first, span.in, span.start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, offset_of (self, last, span.in, span.end));
  return TRUE;
}

/* The byte behind a place of the buffer. */
static gboolean
byte_at (QimamReaderText *self, int offset, QimamField *field, gsize *byte)
{
  for (int f = 0; f < N_FIELDS; f++)
    for (guint i = 0; i < self->placed[f]->len; i++)
      {
        const Placed *placed = &g_array_index (self->placed[f], Placed, i);
        const char *source = qimam_document_field (self->article->document, (QimamField) f);

        if (offset < placed->offset)
          break;
        if (i + 1 < self->placed[f]->len && offset >= g_array_index (self->placed[f], Placed, i + 1).offset)
          continue;
        if (offset >= placed->offset + qimam_display_piece_n_chars (&placed->piece, source))
          break;
        *field = (QimamField) f;
        *byte = qimam_display_piece_byte_at (&placed->piece, source, offset - placed->offset);
        return TRUE;
      }
  return FALSE;
}

gboolean
qimam_reader_text_locate (QimamReaderText *self, const GtkTextIter *iter, QimamField *field, gsize *byte)
{
  return self->article != NULL && byte_at (self, gtk_text_iter_get_offset (iter), field, byte);
}

void
qimam_reader_text_set_notes (QimamReaderText *self, const GPtrArray *notes)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->note_tag, &start, &end);
  for (guint i = 0; i < notes->len; i++)
    {
      const QimamNote *note = g_ptr_array_index (notes, i);

      if (note->anchor != QIMAM_ANCHOR_LOST && qimam_reader_text_find (self, note->span, &start, &end))
        gtk_text_buffer_apply_tag (self->buffer, self->note_tag, &start, &end);
    }
}

/* What of a piece stands between two places of the buffer; FALSE for nothing. */
static gboolean
cut_piece (const Placed *placed, const char *source, int from, int to, gsize *start, gsize *end)
{
  int last = placed->offset + (int) qimam_display_piece_n_chars (&placed->piece, source);

  if (last <= from || placed->offset >= to)
    return FALSE;
  *start = qimam_display_piece_byte_at (&placed->piece, source, MAX (from - placed->offset, 0));
  *end = qimam_display_piece_byte_at (&placed->piece, source, MIN (to, last) - placed->offset);
  return *end > *start;
}

gboolean
qimam_reader_text_get_selected_span (QimamReaderText *self, QimamSpan *span)
{
  static const QimamField order[] = { QIMAM_FIELD_HEADLINE, QIMAM_FIELD_BODY, QIMAM_FIELD_CAPTION };
  GtkTextIter start;
  GtkTextIter end;
  gboolean found = FALSE;

  if (self->article == NULL || !gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end))
    return FALSE;
  for (guint f = 0; f < G_N_ELEMENTS (order) && !found; f++)
    for (guint i = 0; i < self->placed[order[f]]->len; i++)
      {
        gsize from;
        gsize to;

        if (!cut_piece (&g_array_index (self->placed[order[f]], Placed, i),
                        qimam_document_field (self->article->document, order[f]),
                        gtk_text_iter_get_offset (&start), gtk_text_iter_get_offset (&end), &from, &to))
          continue;
        *span = qimam_span (order[f], found ? span->start : from, to);
        found = TRUE;
      }
  return found;
}

gboolean
qimam_reader_text_get_sentence (QimamReaderText *self, QimamSpan *span)
{
  g_autoptr (GArray) sentences = NULL;
  GtkTextIter cursor;
  QimamField field;
  gsize byte;

  gtk_text_buffer_get_iter_at_mark (self->buffer, &cursor, gtk_text_buffer_get_insert (self->buffer));
  /* The end of a line belongs to what stands before it. */
  if (gtk_text_iter_ends_line (&cursor) && !gtk_text_iter_starts_line (&cursor))
    gtk_text_iter_backward_char (&cursor);
  if (!qimam_reader_text_locate (self, &cursor, &field, &byte))
    return FALSE;
  sentences = qimam_sentences (qimam_document_field (self->article->document, field), -1, field);
  for (guint i = 0; i < sentences->len; i++)
    {
      const QimamSpan *sentence = &g_array_index (sentences, QimamSpan, i);

      if (sentence->start <= byte && byte < sentence->end)
        {
          *span = *sentence;
          return TRUE;
        }
    }
  return FALSE;
}

const QimamClaim *
qimam_reader_text_claim_at (QimamReaderText *self, const GtkTextIter *iter)
{
  const QimamClaim *best = NULL;
  QimamField field;
  gsize byte;

  if (self->article == NULL || !byte_at (self, gtk_text_iter_get_offset (iter), &field, &byte))
    return NULL;
  for (guint i = 0; i < self->article->analysis->claims->len; i++)
    {
      const QimamClaim *claim = g_ptr_array_index (self->article->analysis->claims, i);

      if (claim->span.in == field && claim->span.start <= byte && byte < claim->span.end &&
          (best == NULL || claim->span.end - claim->span.start < best->span.end - best->span.start))
        best = claim;
    }
  return best;
}

/* Marks that were put in for the layout: isolates anywhere (an article's own are never shown), direction
 * marks where a line begins. */
static char *
without_marks (const char *text)
{
  GString *out = g_string_sized_new (strlen (text));
  gboolean line_start = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2068 || c == 0x2069 || (line_start && (c == 0x200e || c == 0x200f)))
        continue;
      line_start = c == '\n';
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char *
qimam_reader_text_get_selected (QimamReaderText *self)
{
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  if (!gtk_text_buffer_get_selection_bounds (self->buffer, &start, &end))
    return NULL;
  text = gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
  return without_marks (text);
}
