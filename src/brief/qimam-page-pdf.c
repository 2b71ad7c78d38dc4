/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-layout-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "qimam-brief-file.h"
#include "qimam-config.h"

struct _QimamPagePdf
{
  QimamPageLayout *layout;
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint page; /* to be drawn next */
};

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

QimamPagePdf *
qimam_page_pdf_new (QimamPageLayout *layout)
{
  QimamPagePdf *self;

  g_return_val_if_fail (layout != NULL && layout->done, NULL);
  g_return_val_if_fail (qimam_page_layout_is_in_thread (), NULL);
  self = g_new0 (QimamPagePdf, 1);
  self->layout = layout;
  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (append_bytes, self->bytes, layout->paper.width,
                                                       layout->paper.height);
  set_metadata (layout, self->surface);
  self->cr = cairo_create (self->surface);
  return self;
}

gboolean
qimam_page_pdf_run (QimamPagePdf *self, gint64 budget)
{
  gint64 end;

  g_return_val_if_fail (self != NULL, TRUE);
  end = budget < 0 ? G_MAXINT64 : g_get_monotonic_time () + budget;
  while (self->page < self->layout->pages->len)
    {
      qimam_page_layout_draw (self->layout, self->cr, self->page++, TRUE);
      cairo_show_page (self->cr);
      if (g_get_monotonic_time () >= end)
        break;
    }
  return self->page == self->layout->pages->len;
}

double
qimam_page_pdf_get_progress (const QimamPagePdf *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return (double) self->page / self->layout->pages->len;
}

GBytes *
qimam_page_pdf_finish (QimamPagePdf *self, GError **error)
{
  cairo_status_t status;

  g_return_val_if_fail (self != NULL && self->page == self->layout->pages->len, NULL);
  g_return_val_if_fail (qimam_page_layout_is_in_thread (), NULL);
  add_outline (self->layout, self->surface);
  status = cairo_status (self->cr);
  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_FAILED, _ ("The pages cannot be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->bytes));
}

void
qimam_page_pdf_free (QimamPagePdf *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->cr, cairo_destroy);
  cairo_surface_destroy (self->surface);
  g_clear_pointer (&self->bytes, g_byte_array_unref);
  g_free (self);
}

gboolean
qimam_page_layout_save_pdf (QimamPageLayout *self, const char *path, GError **error)
{
  g_autoptr (QimamPagePdf) pdf = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  pdf = qimam_page_pdf_new (self);
  qimam_page_pdf_run (pdf, -1);
  bytes = qimam_page_pdf_finish (pdf, error);
  return bytes != NULL &&
         qimam_brief_write_file (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}
