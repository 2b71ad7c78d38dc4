/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "qimam-briefing.h"

G_BEGIN_DECLS

/* The looks of a text on paper. */
typedef enum
{
  QIMAM_FACE_TITLE,
  QIMAM_FACE_SUBTITLE,
  QIMAM_FACE_SMALL,
  QIMAM_FACE_HEADING,
  QIMAM_FACE_BODY,
  QIMAM_FACE_LABEL,
  QIMAM_FACE_QUOTATION,
  QIMAM_FACE_REF,
  QIMAM_FACE_CELL,
  QIMAM_FACE_CELL_LABEL,
  QIMAM_N_FACES,
} QimamFace;

/* What is drawn behind and beside a block. */
typedef enum
{
  QIMAM_FRAME_NONE,
  QIMAM_FRAME_RULE,      /* a thick line below */
  QIMAM_FRAME_HEADING,   /* a thin line below */
  QIMAM_FRAME_QUOTATION, /* a bar at the beginning of the lines, tinted */
  QIMAM_FRAME_GRID,      /* a row of a table */
} QimamFrame;

/* Text being put together with its attributes. */
typedef struct
{
  GString *text;
  PangoAttrList *attributes;
  GArray *links; /* (element-type QimamPageLink) */
} QimamPageText;

/* A stretch of a text that leads somewhere: to a reference (@ref) or to an address (@uri). */
typedef struct
{
  guint start;
  guint end;
  guint ref;
  char *uri;
} QimamPageLink;

typedef struct
{
  PangoLayoutLine *line;
  guint offset; /* where the text that @line counts its bytes in begins in the text of the cell */
  double x;
  double top;
  double bottom;
  double baseline;
} QimamPageLine;

/* A box of text in a block. It has no lines until its text is shaped, a piece after the other. */
typedef struct
{
  QimamPageText *text; /* (nullable) what is shaped, until all of it is */
  guint done;          /* so many bytes of it are */
  QimamFace face;
  gboolean rtl;
  GPtrArray *layouts; /* (element-type PangoLayout) hold the lines */
  GArray *lines;      /* (element-type QimamPageLine) */
  GArray *links;      /* (element-type QimamPageLink) */
  double x;           /* from the left of the page's text */
  double width;
  const char *tag;    /* (nullable) (static) TH, TD */
  const double *fill; /* (nullable) (static) red, green, blue behind it */
  double red, green, blue;
} QimamPageCell;

/* Boxes side by side that go down the page together: a paragraph, a row of a table. */
typedef struct
{
  GPtrArray *cells; /* (element-type QimamPageCell) */
  double before;
  double after;
  double padding;
  gboolean keep_next; /* never the last thing on a page */
  const char *tag;    /* (static) H1, H2, P, BlockQuote, TR */
  QimamFrame frame;
  double left; /* of the frame */
  double right;
  guint table;                /* which table it is a row of, 0 for none */
  gboolean head;              /* the table's first row, printed anew on each page */
  char *outline;              /* (nullable) */
  guint ref;                  /* the reference that it is, 0 for none */
  const QimamBriefItem *item; /* (nullable) */
} QimamPageBlock;

/* Fonts and directions of a document. */
typedef struct
{
  PangoFontMap *fonts;
  PangoContext *contexts[2]; /* left to right, right to left */
  gboolean rtl;
} QimamPageShaper;

void qimam_page_shaper_init (QimamPageShaper *self, gboolean rtl);
void qimam_page_shaper_clear (QimamPageShaper *self);

QimamPageText *qimam_page_text_new (void);
void qimam_page_text_free (QimamPageText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (QimamPageText, qimam_page_text_free)
/* Adds a text, cleaned; a negative @face adds it in the look of the box. */
void qimam_page_text_add (QimamPageText *self, const char *text, int face);
/* Adds a text kept apart from its neighbours in direction. */
void qimam_page_text_add_isolated (QimamPageText *self, const char *text, int face);
/* Adds "[1][2]", small and raised, that lead to the references. */
void qimam_page_text_add_numbers (QimamPageText *self, const QimamBriefItem *item);
void qimam_page_text_add_uri (QimamPageText *self, guint start, const char *uri);

QimamPageBlock *qimam_page_block_new (const char *tag, double before, double after);
void qimam_page_block_free (QimamPageBlock *self);

/* Puts a text into a box of @width at @x and takes @text over. Direction is that of most of its letters. */
QimamPageCell *qimam_page_block_add (QimamPageBlock *self,
                                     const QimamPageShaper *shaper,
                                     QimamPageText *text,
                                     QimamFace face,
                                     double x,
                                     double width);

/* Breaks the next piece of a cell's text into lines, in a time that does not depend on how long the text is.
 * FALSE: there was nothing left to do. */
gboolean qimam_page_cell_shape (QimamPageCell *self, const QimamPageShaper *shaper);

/* (transfer full): an empty layout in the looks of @face */
PangoLayout *
qimam_page_shaper_create_layout (const QimamPageShaper *self, QimamFace face, gboolean rtl, double width);

void qimam_face_get_color (QimamFace face, double *red, double *green, double *blue);

/* Height of lines @first to @last (not counted in) of a cell. */
double qimam_page_cell_height (const QimamPageCell *self, guint first, guint last);

double qimam_face_line_height (QimamFace face);

G_END_DECLS
