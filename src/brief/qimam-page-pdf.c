/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-layout-private.h"

#include <cairo-pdf.h>

#include "qimam-brief-file.h"
#include "qimam-config.h"

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
add_outline (const QimamPageLayout *self, cairo_surface_t *surface)
{
  int root = CAIRO_PDF_OUTLINE_ROOT;

  for (guint p = 0; p < self->pages->len; p++)
    {
      const GPtrArray *pieces = self->pages->pdata[p];

      for (guint i = 0; i < pieces->len; i++)
        {
          const QimamPagePiece *piece = pieces->pdata[i];
          g_autofree char *place = NULL;
          int id;

          if (piece->block->outline == NULL || piece->first[0] != 0)
            continue;
          place = g_strdup_printf ("page=%u pos=[%d %d]", p + 1, (int) self->paper.margin, (int) piece->y);
          id = cairo_pdf_surface_add_outline (surface, root, piece->block->outline, place,
                                              CAIRO_PDF_OUTLINE_FLAG_OPEN);
          if (root == CAIRO_PDF_OUTLINE_ROOT)
            root = id;
        }
    }
}

static void
set_metadata (const QimamPageLayout *self, cairo_surface_t *surface)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Qimam " QIMAM_VERSION);
  if (self->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->subject);
  if (self->created != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, self->created);
}

gboolean
qimam_page_layout_save_pdf (QimamPageLayout *self, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, self->paper.width, self->paper.height);
  set_metadata (self, surface);
  cr = cairo_create (surface);
  self->links = TRUE;
  for (guint page = 0; page < self->pages->len; page++)
    {
      qimam_page_layout_draw (self, cr, page, TRUE);
      cairo_show_page (cr);
    }
  self->links = FALSE;
  add_outline (self, surface);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_FAILED, "%s cannot be drawn: %s", path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return qimam_brief_write_file (path, (const char *) bytes->data, bytes->len, error);
}
