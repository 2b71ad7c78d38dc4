/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-document-diff.h"

#include <string.h>

const char *
qimam_diff_field_nick (QimamDiffField field)
{
  static const char *const nicks[] = { "headline", "byline", "published", "body", "caption" };

  g_return_val_if_fail ((guint) field < G_N_ELEMENTS (nicks), NULL);
  return nicks[field];
}

static const char *
text_of (const QimamDocument *document, QimamDiffField field)
{
  const char *text = NULL;

  switch (field)
    {
    case QIMAM_DIFF_HEADLINE:
      text = document->headline;
      break;
    case QIMAM_DIFF_BYLINE:
      text = document->byline;
      break;
    case QIMAM_DIFF_PUBLISHED:
      text = document->published.value;
      break;
    case QIMAM_DIFF_BODY:
      text = document->body;
      break;
    case QIMAM_DIFF_CAPTION:
      text = document->caption;
      break;
    default:
      break;
    }
  return text != NULL ? text : "";
}

void
qimam_field_diff_free (QimamFieldDiff *self)
{
  if (self == NULL)
    return;
  g_free (self->before);
  g_free (self->after);
  g_array_unref (self->runs);
  g_free (self);
}

/* A date is one thing: its digits are not compared one by one. */
static GArray *
compare_whole (const char *before, const char *after)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (QimamDiffRun));
  gsize old_size = strlen (before), new_size = strlen (after);
  QimamDiffRun removed = { QIMAM_DIFF_REMOVED, 0, old_size, 0, 0 };
  QimamDiffRun added = { QIMAM_DIFF_ADDED, old_size, old_size, 0, new_size };
  QimamDiffRun same = { QIMAM_DIFF_SAME, 0, old_size, 0, new_size };

  if (g_str_equal (before, after))
    {
      if (old_size > 0)
        g_array_append_val (runs, same);
      return runs;
    }
  if (old_size > 0)
    g_array_append_val (runs, removed);
  if (new_size > 0)
    g_array_append_val (runs, added);
  return runs;
}

QimamFieldDiff *
qimam_field_diff_new (QimamDiffField field, const QimamDocument *before, const QimamDocument *after)
{
  QimamFieldDiff *self = g_new0 (QimamFieldDiff, 1);

  self->field = field;
  self->before = g_strdup (text_of (before, field));
  self->after = g_strdup (text_of (after, field));
  self->runs = field == QIMAM_DIFF_PUBLISHED ? compare_whole (self->before, self->after)
                                             : qimam_diff_words (self->before, self->after);
  return self;
}

GPtrArray *
qimam_document_diff (const QimamDocument *before, const QimamDocument *after)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_field_diff_free);

  for (int field = 0; field < QIMAM_N_DIFF_FIELDS; field++)
    {
      QimamFieldDiff *diff = qimam_field_diff_new ((QimamDiffField) field, before, after);

      if (qimam_diff_has_changes (diff->runs))
        g_ptr_array_add (fields, diff);
      else
        qimam_field_diff_free (diff);
    }
  return fields;
}
