/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-brief-file.h"
#include "qimam-page-layout.h"

static gboolean
has_ending (const char *path, const char *ending)
{
  gsize length = strlen (path), n = strlen (ending);

  return length > n && g_ascii_strcasecmp (path + length - n, ending) == 0;
}

static gboolean
refuse_ending (const char *path, const char *endings, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_USAGE, _ ("%s does not end in one of %s"), name, endings);
  return FALSE;
}

gboolean
qimam_briefing_save (const QimamBriefing *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  if (has_ending (path, ".pdf"))
    {
      g_autoptr (QimamPageLayout) layout = qimam_page_layout_new (self, &qimam_paper_a4);

      return qimam_page_layout_save_pdf (layout, path, error);
    }
  if (has_ending (path, ".html") || has_ending (path, ".htm"))
    text = qimam_briefing_to_html (self);
  else if (has_ending (path, ".md"))
    text = qimam_briefing_to_markdown (self);
  else if (has_ending (path, ".txt"))
    text = qimam_briefing_to_text (self);
  else
    return refuse_ending (path, ".pdf .html .md .txt", error);
  return qimam_brief_write_file (path, text, strlen (text), error);
}

gboolean
qimam_comparison_save (const QimamComparison *self, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  if (has_ending (path, ".pdf"))
    {
      QimamPaper paper = qimam_paper_for_comparison (self);
      g_autoptr (QimamPageLayout) layout = qimam_page_layout_new_for_comparison (self, &paper);

      return qimam_page_layout_save_pdf (layout, path, error);
    }
  if (has_ending (path, ".html") || has_ending (path, ".htm"))
    text = qimam_comparison_to_html (self);
  else if (has_ending (path, ".md"))
    text = qimam_comparison_to_markdown (self);
  else if (has_ending (path, ".csv"))
    text = qimam_comparison_to_csv (self);
  else
    return refuse_ending (path, ".html .pdf .md .csv", error);
  return qimam_brief_write_file (path, text, strlen (text), error);
}
