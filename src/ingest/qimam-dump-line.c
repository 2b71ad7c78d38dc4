/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-dump-line.h"

#include <string.h>

#include "qimam-stamp.h"
#include "qimam-wording.h"

/* A line of this many words is a paragraph even where it does not end as a sentence. */
#define LONG_LINE 30

static void
line_free (QimamLine *self)
{
  g_free (self->raw);
  g_free (self->text);
  g_free (self->key);
  g_free (self);
}

static void
judge (QimamLine *line, const QimamCruft *tables)
{
  g_auto (QimamStamp) stamp = { 0 };
  const char *why = NULL;

  line->cruft = qimam_cruft_judge (tables, line->text, line->key, &why, &line->rest);
  if (line->cruft != QIMAM_CRUFT_NONE)
    qimam_line_set (line, QIMAM_LINE_CRUFT, why);
  /* "A+", "A-" change the size of letters; two letters are no paragraph. */
  else if (line->n_words == 0 || (line->n_words == 1 && g_utf8_strlen (line->key, -1) <= 2 &&
                                  !qimam_wording_is_counter (line->text)))
    qimam_line_set (line, QIMAM_LINE_CRUFT, "separator");
  else if (qimam_wording_is_counter (line->text) && !qimam_stamp_read_line (line->text, &stamp))
    qimam_line_set (line, QIMAM_LINE_CRUFT, "bare counter");
  else if (strstr (line->text, "©") != NULL && line->n_words <= 20 && !line->full_stop)
    qimam_line_set (line, QIMAM_LINE_CRUFT, "copyright line");
  else if (line->n_words <= 30 && strchr (line->text, ' ') == NULL && strstr (line->text, "://") != NULL)
    qimam_line_set (line, QIMAM_LINE_CRUFT, "bare address");
}

static QimamLine *
line_new (const char *raw, gsize length, const QimamCruft *tables)
{
  QimamLine *line = g_new0 (QimamLine, 1);

  line->raw = g_strndup (raw, length);
  line->text = qimam_wording_clean (raw, length);
  line->key = qimam_wording_key (line->text, -1);
  line->n_words = qimam_wording_count (line->key);
  line->sentence = qimam_wording_is_sentence (line->text);
  line->full_stop = g_str_has_suffix (line->text, ".") && !g_str_has_suffix (line->text, "..");
  line->rest = "";
  if (*line->text == '\0')
    line->role = QIMAM_LINE_BLANK;
  else
    judge (line, tables);
  return line;
}

GPtrArray *
qimam_lines_cut (const char *text, const QimamCruft *tables)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);

  while (TRUE)
    {
      gsize length = strcspn (text, "\n");
      gsize shown = length > 0 && text[length - 1] == '\r' ? length - 1 : length;

      g_ptr_array_add (lines, line_new (text, shown, tables));
      if (text[length] == '\0')
        return lines;
      text += length + 1;
    }
}

gboolean
qimam_line_is_story (const QimamLine *line)
{
  return line->role == QIMAM_LINE_OPEN &&
         ((line->sentence && line->n_words >= 6) || line->n_words >= LONG_LINE);
}

gboolean
qimam_line_is_plain_story (const QimamLine *line)
{
  return qimam_line_is_story (line) && (line->full_stop || line->n_words >= LONG_LINE);
}

guint
qimam_lines_next (GPtrArray *lines, guint i)
{
  for (i++; i < lines->len; i++)
    if (qimam_line (lines, i)->role != QIMAM_LINE_BLANK)
      break;
  return i;
}
