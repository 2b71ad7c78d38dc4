/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-version-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-display-text.h"
#include "qimam-document-diff.h"
#include "qimam-moment.h"

#define RTL_MARK "\xe2\x80\x8f"

struct _QimamVersionText
{
  GtkTextBuffer *buffer; /* not owned */
  GtkTextTag *title_tag;
  GtkTextTag *headline_tag;
  GtkTextTag *body_tag;
  GtkTextTag *kind_tags[QIMAM_DIFF_ADDED + 1]; /* NULL for what is the same */
  GPtrArray *changes;                          /* (element-type QimamShownChange) */
};

/* A stretch of the line that is being made. */
typedef struct
{
  char *text;
  QimamDiffKind kind;
  QimamShownChange *change; /* (nullable), not owned */
} Segment;

typedef struct
{
  QimamVersionText *self;
  GtkTextIter at;
  GtkTextTag *tag; /* of the field */
  GArray *line;    /* (element-type Segment) */
} Fill;

static void
change_free (gpointer data)
{
  QimamShownChange *change = data;

  g_free (change->removed);
  g_free (change->added);
  g_free (change);
}

static void
segment_clear (gpointer data)
{
  g_free (((Segment *) data)->text);
}

QimamVersionText *
qimam_version_text_new (GtkTextBuffer *buffer)
{
  QimamVersionText *self = g_new0 (QimamVersionText, 1);

  self->buffer = buffer;
  self->changes = g_ptr_array_new_with_free_func (change_free);
  self->title_tag = gtk_text_buffer_create_tag (buffer, NULL, "scale", 0.72, "weight", PANGO_WEIGHT_BOLD,
                                                "family", "Noto Sans Arabic UI", "pixels-above-lines", 16,
                                                "pixels-below-lines", 4, NULL);
  self->headline_tag =
      gtk_text_buffer_create_tag (buffer, NULL, "scale", 1.3, "weight", PANGO_WEIGHT_BOLD, NULL);
  self->body_tag =
      gtk_text_buffer_create_tag (buffer, NULL, "pixels-below-lines", 10, "line-height", 1.05, NULL);
  self->kind_tags[QIMAM_DIFF_REMOVED] =
      gtk_text_buffer_create_tag (buffer, NULL, "strikethrough", TRUE, NULL);
  self->kind_tags[QIMAM_DIFF_ADDED] =
      gtk_text_buffer_create_tag (buffer, NULL, "underline", PANGO_UNDERLINE_SINGLE, NULL);
  return self;
}

void
qimam_version_text_free (QimamVersionText *self)
{
  g_ptr_array_unref (self->changes);
  g_free (self);
}

/* ---- Lines ---- */

/* What a stretch looks like that is safe for the layout. */
static void
insert_safe (Fill *fill, const Segment *segment)
{
  gsize size = strlen (segment->text);
  g_autoptr (GArray) pieces = size > 0 ? qimam_display_pieces (segment->text, 0, size) : NULL;
  GtkTextTag *more = fill->self->kind_tags[segment->kind];

  for (guint i = 0; pieces != NULL && i < pieces->len; i++)
    {
      const QimamDisplayPiece *piece = &g_array_index (pieces, QimamDisplayPiece, i);

      if (i > 0)
        gtk_text_buffer_insert (fill->self->buffer, &fill->at, "\n", 1);
      if (piece->text != NULL)
        gtk_text_buffer_insert_with_tags (fill->self->buffer, &fill->at, piece->text, -1, fill->tag, more,
                                          NULL);
      else
        gtk_text_buffer_insert_with_tags (fill->self->buffer, &fill->at, segment->text + piece->start,
                                          (int) (piece->end - piece->start), fill->tag, more, NULL);
    }
}

static void
end_line (Fill *fill)
{
  g_autoptr (GString) whole = g_string_new (NULL);

  for (guint i = 0; i < fill->line->len; i++)
    g_string_append (whole, g_array_index (fill->line, Segment, i).text);
  if (gtk_text_iter_get_offset (&fill->at) > 0)
    gtk_text_buffer_insert_with_tags (fill->self->buffer, &fill->at, "\n", 1, fill->tag, NULL);
  if (qimam_display_needs_rtl_mark (whole->str, 0, whole->len))
    gtk_text_buffer_insert_with_tags (fill->self->buffer, &fill->at, RTL_MARK, -1, fill->tag, NULL);
  for (guint i = 0; i < fill->line->len; i++)
    {
      const Segment *segment = &g_array_index (fill->line, Segment, i);
      int start = gtk_text_iter_get_offset (&fill->at);

      insert_safe (fill, segment);
      if (segment->change == NULL)
        continue;
      if (segment->change->end == 0)
        segment->change->start = start;
      segment->change->end = gtk_text_iter_get_offset (&fill->at);
    }
  g_array_set_size (fill->line, 0);
}

static void
add_stretch (Fill *fill, const char *text, QimamDiffKind kind, QimamShownChange *change)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      Segment segment = { g_strdup (lines[i]), kind, change };

      if (i > 0)
        end_line (fill);
      g_array_append_val (fill->line, segment);
    }
}

/* ---- Fields ---- */

static const char *
field_title (QimamDiffField field)
{
  switch (field)
    {
    case QIMAM_DIFF_HEADLINE:
      return C_ ("part of an article", "Headline");
    case QIMAM_DIFF_BYLINE:
      return C_ ("part of an article", "Author");
    case QIMAM_DIFF_PUBLISHED:
      return C_ ("part of an article", "Published");
    case QIMAM_DIFF_CAPTION:
      return C_ ("part of an article", "Caption");
    default:
      return C_ ("part of an article", "Text");
    }
}

static QimamShownChange *
add_change (QimamVersionText *self)
{
  QimamShownChange *change = g_new0 (QimamShownChange, 1);

  g_ptr_array_add (self->changes, change);
  return change;
}

static void
add_runs (Fill *fill, const QimamFieldDiff *diff)
{
  QimamShownChange *change = NULL;

  for (guint i = 0; i < diff->runs->len; i++)
    {
      QimamDiffKind kind = g_array_index (diff->runs, QimamDiffRun, i).kind;
      gboolean gap;
      g_autofree char *text = qimam_diff_run_text (diff->runs, i, diff->before, diff->after, &gap);

      /* What was added behind what was taken away is one change with it. */
      if (kind == QIMAM_DIFF_SAME)
        change = NULL;
      else if (change == NULL || kind == QIMAM_DIFF_REMOVED)
        change = add_change (fill->self);
      add_stretch (fill, text, kind, change);
      if (change != NULL)
        *(kind == QIMAM_DIFF_REMOVED ? &change->removed : &change->added) = g_steal_pointer (&text);
      if (gap)
        add_stretch (fill, " ", QIMAM_DIFF_SAME, NULL);
    }
}

/* Dates are shown as a reader reads them. */
static void
add_dates (Fill *fill, const QimamFieldDiff *diff)
{
  QimamShownChange *change = add_change (fill->self);

  change->removed = *diff->before != '\0' ? qimam_moment_stated (diff->before) : NULL;
  change->added = *diff->after != '\0' ? qimam_moment_stated (diff->after) : NULL;
  if (change->removed != NULL)
    add_stretch (fill, change->removed, QIMAM_DIFF_REMOVED, change);
  if (change->removed != NULL && change->added != NULL)
    add_stretch (fill, " ", QIMAM_DIFF_SAME, NULL);
  if (change->added != NULL)
    add_stretch (fill, change->added, QIMAM_DIFF_ADDED, change);
}

static void
add_field (Fill *fill, const QimamFieldDiff *diff)
{
  fill->tag = fill->self->title_tag;
  add_stretch (fill, field_title (diff->field), QIMAM_DIFF_SAME, NULL);
  end_line (fill);
  fill->tag = diff->field == QIMAM_DIFF_HEADLINE ? fill->self->headline_tag : fill->self->body_tag;
  if (diff->field == QIMAM_DIFF_PUBLISHED)
    add_dates (fill, diff);
  else
    add_runs (fill, diff);
  end_line (fill);
}

const GPtrArray *
qimam_version_text_fill (QimamVersionText *self, const QimamDocument *before, const QimamDocument *after)
{
  Fill fill = { .self = self };
  GtkTextIter start;

  g_ptr_array_set_size (self->changes, 0);
  gtk_text_buffer_set_text (self->buffer, "", 0);
  gtk_text_buffer_get_start_iter (self->buffer, &fill.at);
  fill.line = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (fill.line, segment_clear);
  for (int field = 0; field < QIMAM_N_DIFF_FIELDS; field++)
    {
      QimamFieldDiff *diff = qimam_field_diff_new ((QimamDiffField) field, before, after);
      gboolean always = field == QIMAM_DIFF_HEADLINE || field == QIMAM_DIFF_BODY;

      if (qimam_diff_has_changes (diff->runs) || (always && diff->runs->len > 0))
        add_field (&fill, diff);
      qimam_field_diff_free (diff);
    }
  g_array_unref (fill.line);
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_place_cursor (self->buffer, &start);
  return self->changes;
}

void
qimam_version_text_set_dark (QimamVersionText *self, gboolean dark)
{
  GdkRGBA dim = dark ? (GdkRGBA){ 1, 1, 1, 0.6f } : (GdkRGBA){ 0, 0, 0, 0.6f };
  GdkRGBA removed = { 0.88f, 0.25f, 0.2f, dark ? 0.35f : 0.2f };
  GdkRGBA added = { 0.2f, 0.72f, 0.38f, dark ? 0.35f : 0.25f };

  g_object_set (self->title_tag, "foreground-rgba", &dim, NULL);
  g_object_set (self->kind_tags[QIMAM_DIFF_REMOVED], "background-rgba", &removed, NULL);
  g_object_set (self->kind_tags[QIMAM_DIFF_ADDED], "background-rgba", &added, NULL);
}
