/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-work.h"

typedef struct
{
  QimamShared *document;
  QimamPageLayout *layout;
  gboolean laid_out;
  gboolean draw;
  QimamPagePdf *pdf;
  QimamPageProgress progress;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  qimam_page_pdf_free (work->pdf);
  qimam_page_layout_free (work->layout);
  qimam_shared_unref (work->document);
  g_free (work);
}

/* ---- Slices ---- */

static double
get_fraction (const Work *work)
{
  double laid_out = qimam_page_layout_get_progress (work->layout);

  /* Laying out takes somewhat longer than drawing. */
  return work->draw ? 0.6 * laid_out + (work->pdf ? 0.4 * qimam_page_pdf_get_progress (work->pdf) : 0)
                    : laid_out;
}

/* Whether the work is done. */
static gboolean
work_run (Work *work)
{
  if (!work->laid_out)
    {
      work->laid_out = qimam_page_layout_run (work->layout, QIMAM_PAGE_SLICE);
      return work->laid_out && !work->draw;
    }
  if (work->pdf == NULL)
    work->pdf = qimam_page_pdf_new (work->layout);
  return qimam_page_pdf_run (work->pdf, QIMAM_PAGE_SLICE);
}

static void
return_result (GTask *task, Work *work)
{
  GBytes *bytes;
  GError *error = NULL;

  if (!work->draw)
    {
      g_task_return_pointer (task, g_steal_pointer (&work->layout), (GDestroyNotify) qimam_page_layout_free);
      return;
    }
  bytes = qimam_page_pdf_finish (work->pdf, &error);
  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
on_idle (gpointer data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (!work_run (work))
    {
      if (work->progress)
        work->progress (g_task_get_source_object (task), get_fraction (work));
      return G_SOURCE_CONTINUE;
    }
  return_result (task, work);
  return G_SOURCE_REMOVE;
}

static void
start (GObject *source,
       Work *work,
       QimamLayoutFunc begin,
       const QimamPaper *paper,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer data)
{
  GTask *task = g_task_new (source, cancellable, callback, data);

  work->layout = begin (qimam_shared_get (work->document), paper);
  g_task_set_task_data (task, work, work_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle, task, g_object_unref);
}

/* ---- Public ---- */

void
qimam_page_work_lay_out_async (GObject *source,
                               QimamShared *document,
                               QimamLayoutFunc begin,
                               const QimamPaper *paper,
                               QimamPageProgress progress,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  Work *work = g_new0 (Work, 1);

  work->document = qimam_shared_ref (document);
  work->progress = progress;
  start (source, work, begin, paper, cancellable, callback, data);
}

QimamPageLayout *
qimam_page_work_lay_out_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
qimam_page_work_draw_pdf_async (GObject *source,
                                QimamShared *document,
                                QimamLayoutFunc begin,
                                const QimamPaper *paper,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  Work *work = g_new0 (Work, 1);

  work->document = qimam_shared_ref (document);
  work->draw = TRUE;
  start (source, work, begin, paper, cancellable, callback, data);
}

GBytes *
qimam_page_work_draw_pdf_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

QimamPageLayout *
qimam_page_work_begin_briefing (gconstpointer document, const QimamPaper *paper)
{
  return qimam_page_layout_begin (document, paper);
}

QimamPageLayout *
qimam_page_work_begin_comparison (gconstpointer document, const QimamPaper *paper)
{
  return qimam_page_layout_begin_for_comparison (document, paper);
}
