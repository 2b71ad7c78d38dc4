/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-dump.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-body.h"
#include "qimam-dateline.h"
#include "qimam-dating.h"
#include "qimam-error.h"
#include "qimam-table.h"
#include "qimam-wording.h"

#define SUBHEAD_WORDS 14
/* In a dump without end marks only so short a line is a subhead. */
#define BARE_SUBHEAD_WORDS 5
/* In such a dump a line of so many words is a paragraph. */
#define BARE_WORDS 8
/* A title of another story has so many words; in a list without colons no more than those. */
#define TITLE_WORDS 4
#define LINK_WORDS  14
/* A heading amid the story heads no more titles than this. */
#define MAX_HEADED 6
/* A box with a link past it has no more lines than this. */
#define MAX_BOX 40

/* "— Name (@handle) December 7, 2021": the signature of an embedded post. */
static gboolean
is_post_signature (const QimamLine *line)
{
  const char *handle = strstr (line->text, "(@");

  return handle != NULL && strchr (handle, ')') != NULL && line->n_words <= 20 &&
         !g_unichar_isalnum (g_utf8_get_char (line->text));
}

static gboolean
is_post_text (const QimamLine *line, const char *language)
{
  static const char *const marks[] = { "pic.twitter.com/", "://t.co/", "#", "@" };
  const char *own;

  if (line->role != QIMAM_LINE_OPEN || line->n_words > 70)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (line->text, marks[i]) != NULL)
      return TRUE;
  own = qimam_wording_language (line->text);
  return g_strcmp0 (language, "ar") == 0 ? g_strcmp0 (own, "ar") != 0 : g_strcmp0 (own, "ar") == 0;
}

static void
find_embeds (GPtrArray *lines, const char *language)
{
  for (guint i = 0; i < lines->len; i++)
    {
      if (qimam_line (lines, i)->role != QIMAM_LINE_OPEN || !is_post_signature (qimam_line (lines, i)))
        continue;
      qimam_line_set (qimam_line (lines, i), QIMAM_LINE_EMBED, "embedded post");
      for (guint k = i; k > 0 && is_post_text (qimam_line (lines, k - 1), language); k--)
        qimam_line_set (qimam_line (lines, k - 1), QIMAM_LINE_EMBED, "embedded post");
    }
}

/* A dump without an end mark anywhere: the lines under the headline that are long enough to say something. */
static guint
find_bare_story (GPtrArray *lines)
{
  guint first = lines->len, n = 0, n_open = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const QimamLine *line = qimam_line (lines, i);

      if (line->role != QIMAM_LINE_OPEN || n_open++ == 0 || line->n_words < BARE_WORDS)
        continue;
      first = MIN (first, i);
      n++;
    }
  return n >= 2 ? first : lines->len;
}

static gboolean
is_share_box (const QimamLine *line)
{
  return line->role == QIMAM_LINE_CRUFT && g_strcmp0 (line->why, "share box") == 0;
}

/* Share buttons stand in a row, a word a line; alone such a word may be a subhead. */
static void
drop_share_rows (GPtrArray *lines, const QimamCruft *tables)
{
  guint run = 0;

  for (guint i = 0; i <= lines->len; i++)
    {
      const QimamLine *line = i < lines->len ? qimam_line (lines, i) : NULL;

      if (line != NULL && line->role == QIMAM_LINE_BLANK)
        continue;
      if (line != NULL && (is_share_box (line) ||
                           (line->role == QIMAM_LINE_OPEN && qimam_cruft_is_share_word (tables, line->key))))
        {
          run++;
          continue;
        }
      for (guint k = run >= 2 ? i : 0; k > 0 && run > 0; k--)
        if (qimam_line (lines, k - 1)->role != QIMAM_LINE_BLANK)
          {
            qimam_line_set (qimam_line (lines, k - 1), QIMAM_LINE_CRUFT, "share box");
            run--;
          }
      run = 0;
    }
}

/* The first line that can only be a paragraph of the story, and is not its headline. */
static guint
find_story (GPtrArray *lines, const QimamCruft *tables)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const QimamLine *line = qimam_line (lines, i);
      guint next;

      if (!qimam_line_is_plain_story (line))
        continue;
      next = qimam_lines_next (lines, i);
      /* A long caption stands twice, as caption and as the picture's alternative text, or ends with a credit.
       */
      if (!line->full_stop && (qimam_cruft_is_caption (tables, line->key) ||
                               (next < lines->len && g_str_equal (qimam_line (lines, next)->key, line->key))))
        continue;
      return i;
    }
  for (guint i = 0; i < lines->len; i++)
    if (qimam_line_is_story (lines->pdata[i]))
      return i;
  return find_bare_story (lines);
}

/* Where readers begin to speak, if that is behind the beginning of the story. */
static guint
find_comments (GPtrArray *lines, guint first)
{
  guint n = 0;

  for (guint i = first; i < lines->len; i++)
    {
      const QimamLine *line = qimam_line (lines, i);

      n += qimam_line_is_story (line);
      if (n >= 2 && line->cruft == QIMAM_CRUFT_HEADING && g_strcmp0 (line->why, "comments box") == 0)
        return i;
    }
  return lines->len;
}

/* The last line that is surely of the story: a plain paragraph, and sentences behind it up to the first
 * furniture. */
static guint
find_last (GPtrArray *lines, guint first)
{
  guint last = first, end = find_comments (lines, first);

  for (guint i = first; i < end; i++)
    if (qimam_line_is_plain_story (qimam_line (lines, i)))
      last = i;
  for (guint i = last + 1; i < end; i++)
    {
      const QimamLine *line = qimam_line (lines, i);

      if (line->role == QIMAM_LINE_CRUFT && line->n_words > 0)
        break;
      if (qimam_line_is_story (line))
        last = i;
    }
  return last;
}

static gboolean
is_title (const QimamLine *line)
{
  return line->role == QIMAM_LINE_OPEN && !line->full_stop && line->n_words >= TITLE_WORDS;
}

/* A heading such as "read also" amid the story takes with it the titles that it heads. With a colon it heads
 * one, which may be as long as a sentence. */
static void
drop_headed_links (GPtrArray *lines, guint last)
{
  for (guint i = 0; i < last; i++)
    {
      const QimamLine *heading = qimam_line (lines, i);
      gboolean colon = g_str_has_suffix (heading->text, ":");
      guint k = i, n = 0;

      if (heading->role != QIMAM_LINE_CRUFT || heading->cruft != QIMAM_CRUFT_HEADING)
        continue;
      while ((k = qimam_lines_next (lines, k)) < last && n < (colon ? 1 : MAX_HEADED))
        {
          QimamLine *title = qimam_line (lines, k);

          if (!is_title (title) || title->n_words > (colon ? 20 : LINK_WORDS) || (!colon && title->sentence))
            break;
          qimam_line_set (title, QIMAM_LINE_CRUFT, "related link");
          n++;
        }
    }
}

/* "Skip … and continue reading", and what stands there up to "End of …" */
static void
drop_boxes (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      guint end = i + 1;

      if (g_strcmp0 (qimam_line (lines, i)->why, "link past a box") != 0)
        continue;
      while (end < lines->len && end <= i + MAX_BOX &&
             g_strcmp0 (qimam_line (lines, end)->why, "end of a box") != 0 &&
             g_strcmp0 (qimam_line (lines, end)->why, "link past a box") != 0)
        end++;
      if (end == lines->len || g_strcmp0 (qimam_line (lines, end)->why, "end of a box") != 0)
        continue;
      for (; i < end; i++)
        if (qimam_line (lines, i)->role == QIMAM_LINE_OPEN)
          qimam_line_set (qimam_line (lines, i), QIMAM_LINE_CRUFT, "related link");
    }
}

/* A line that stands twice: neighbours, or a short line that repeats the headline. */
static void
drop_repeats (GPtrArray *lines, const char *headline)
{
  g_autofree char *key = qimam_wording_key (headline != NULL ? headline : "", -1);
  const QimamLine *before = NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      QimamLine *line = qimam_line (lines, i);

      if (line->role == QIMAM_LINE_BLANK)
        continue;
      if (line->role == QIMAM_LINE_OPEN && *key != '\0' && g_str_equal (line->key, key))
        qimam_line_set (line, QIMAM_LINE_CRUFT, "headline repeated");
      else if (line->role == QIMAM_LINE_OPEN && before != NULL && g_str_equal (before->text, line->text))
        qimam_line_set (line, QIMAM_LINE_CRUFT, "line repeated");
      else
        before = line;
    }
}

static gboolean
is_list_item (const char *text)
{
  static const char *const bullets[] = { "• ", "● ", "▪ ", "◦ ", "‣ ", "– ", "- ", "* ", "■ ", "○ " };
  const char *p = text;

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (text, bullets[i]))
      return TRUE;
  while (g_unichar_isdigit (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p > text && p - text <= 4 && strchr (".)-", *p) != NULL && p[0] != '\0' && p[1] == ' ';
}

/* Whether most of the lines that are left end without a mark. */
static gboolean
is_bare (GPtrArray *lines)
{
  guint n_open = 0, n_sentences = 0;

  for (guint i = 0; i < lines->len; i++)
    if (qimam_line (lines, i)->role == QIMAM_LINE_OPEN)
      {
        n_open++;
        n_sentences += qimam_line (lines, i)->sentence;
      }
  return n_sentences * 3 < n_open;
}

/* "وقال فلان": a line that begins with "and" and a verb of saying is told, not a title. */
static gboolean
begins_as_report (const QimamLine *line)
{
  static GHashTable *verbs;
  g_autofree char *first = NULL;

  if (g_once_init_enter (&verbs))
    {
      static const char *const columns[] = { "verb", NULL };
      g_autoptr (QimamTable) table = qimam_table_load ("reporting-verbs", columns, NULL);
      GHashTable *made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; table != NULL && i < qimam_table_n_rows (table); i++)
        {
          g_autofree char *key = qimam_wording_key (qimam_table_get (table, i, 0), -1);

          g_hash_table_add (made, g_strconcat ("و", key, NULL));
          g_hash_table_add (made, g_strconcat ("و", key, "ت", NULL));
        }
      g_once_init_leave (&verbs, made);
    }
  first = g_strndup (line->key, strcspn (line->key, " "));
  return g_hash_table_contains (verbs, first);
}

/* Short lines without an end mark over a paragraph are subheads. */
static void
find_subheads (GPtrArray *lines)
{
  guint max = is_bare (lines) ? BARE_SUBHEAD_WORDS : SUBHEAD_WORDS;

  for (guint i = 0; i < lines->len; i++)
    {
      QimamLine *line = qimam_line (lines, i);
      guint next;

      if (line->role != QIMAM_LINE_OPEN)
        continue;
      next = qimam_lines_next (lines, i);
      while (next < lines->len && qimam_line (lines, next)->why != NULL)
        next = qimam_lines_next (lines, next);
      if (is_list_item (line->text))
        line->role = QIMAM_LINE_LIST_ITEM;
      else if (line->n_words <= max && !line->sentence && !g_str_has_suffix (line->text, ":") &&
               !g_str_has_suffix (line->text, "،") && next < lines->len && !begins_as_report (line))
        line->role = QIMAM_LINE_SUBHEAD;
    }
}

static void
fill (GPtrArray *lines, const QimamCruft *tables, QimamDocument *document)
{
  g_autoptr (QimamBody) body = qimam_body_new ();

  for (guint i = 0; i < lines->len; i++)
    {
      const QimamLine *line = qimam_line (lines, i);

      if (line->why != NULL)
        qimam_document_add_dropped (document, i + 1, line->raw, line->why);
      else if (line->role == QIMAM_LINE_SUBHEAD)
        qimam_body_add (body, line->text, QIMAM_PARAGRAPH_SUBHEAD);
      else if (line->role == QIMAM_LINE_LIST_ITEM)
        qimam_body_add (body, line->text, QIMAM_PARAGRAPH_LIST_ITEM);
      else if (line->role == QIMAM_LINE_OPEN)
        {
          if (body->roles->len == 0)
            qimam_dateline_read (line->text, tables, document);
          qimam_body_add (body, line->text, QIMAM_PARAGRAPH_TEXT);
        }
    }
  qimam_body_give (body, document);
}

gboolean
qimam_dump_read (const char *text, QimamDocument *document, GError **error)
{
  const QimamCruft *tables = qimam_cruft_get (error);
  g_autoptr (GPtrArray) lines = NULL;
  guint story, last;

  if (tables == NULL)
    return FALSE;
  if (document->language == NULL)
    document->language = g_strdup (qimam_wording_language (text));
  lines = qimam_lines_cut (text, tables);
  find_embeds (lines, document->language);
  drop_boxes (lines);
  drop_share_rows (lines, tables);
  story = find_story (lines, tables);
  if (story == lines->len)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_EMPTY,
                           _ ("no article in it: no line reads as a paragraph"));
      return FALSE;
    }
  qimam_dump_read_head (lines, story, tables, document);
  last = find_last (lines, story);
  drop_headed_links (lines, last);
  qimam_dump_read_tail (lines, last, tables, document);
  drop_repeats (lines, document->headline);
  find_subheads (lines);
  fill (lines, tables, document);
  if (document->published.value == NULL)
    qimam_dating_infer (lines, document);
  return TRUE;
}
