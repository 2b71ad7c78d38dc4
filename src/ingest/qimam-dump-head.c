/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-dump.h"

#include <string.h>

#include "qimam-page-author.h"
#include "qimam-stamp-words.h"
#include "qimam-stamp.h"
#include "qimam-token.h"
#include "qimam-wording.h"

/* A headline has at least this many words where another line could be meant, and no more than that. */
#define HEADLINE_WORDS 4
#define MAX_HEADLINE   24
/* What stands further above the story than so many lines is no head. */
#define MAX_HEAD 300
/* No more bytes of captions are kept than this. */
#define MAX_CAPTIONS 16384
/* No more lines than this are taken for the headline, one after the other. */
#define MAX_CANDIDATES 20
/* A trail to the place of a story has no more words than this. */
#define MAX_BREADCRUMB 40
/* No more names of sections than this stand above the name of the site. */
#define MAX_MENU 12
/* A line of dates has no more other words than this, and no more words at all than that. */
#define MAX_OTHER 2
#define MAX_DATES 20

typedef struct
{
  GPtrArray *lines;
  guint begin;
  guint end;
  const QimamCruft *tables;
  QimamDocument *document;
  guint headline; /* index; G_MAXUINT: none */
} Head;

static void
take_source (QimamDocument *document, const char *name)
{
  if (document->source == NULL && *name != '\0')
    document->source = qimam_wording_clean (name, -1);
}

/* A name that is said again before a bar or a dash further down, or on its own: "A", …, "A |". */
static gboolean
is_said_again (const Head *head, guint index)
{
  const QimamLine *name = qimam_line (head->lines, index);

  for (guint i = index + 1; i <= head->end && i < head->lines->len; i++)
    {
      const QimamLine *line = qimam_line (head->lines, i);
      const char *after = line->text + strlen (name->text);

      if (!g_str_has_prefix (line->text, name->text))
        continue;
      while (*after == ' ')
        after++;
      if (*after == '\0' || *after == '|' || *after == '-' || *after == ':' || g_str_has_prefix (after, "–"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_open_headline (const Head *head, guint from)
{
  for (guint i = from; i < head->end; i++)
    if (qimam_line (head->lines, i)->role == QIMAM_LINE_OPEN &&
        qimam_line (head->lines, i)->n_words >= HEADLINE_WORDS)
      return TRUE;
  return FALSE;
}

/* The name of the site, and the slogan right under it. */
static void
read_site (Head *head)
{
  guint n_lines = 0;

  for (guint i = head->begin; i < head->end; i++)
    {
      QimamLine *line = qimam_line (head->lines, i), *under;
      guint next = i + 1;

      if (line->cruft == QIMAM_CRUFT_SITE)
        take_source (head->document, line->rest);
      if (line->role != QIMAM_LINE_OPEN)
        continue;
      if (line->n_words > 4 || line->sentence || !has_open_headline (head, i + 1) || n_lines++ > MAX_MENU)
        return;
      /* Names of sections may stand above it. */
      if (!is_said_again (head, i) && !(qimam_cruft_outlets (head->tables, line->key) & QIMAM_OUTLET_WORD))
        continue;
      take_source (head->document, line->text);
      qimam_line_set (line, QIMAM_LINE_CRUFT, "name of the site");
      if (next >= head->end)
        return;
      under = qimam_line (head->lines, next);
      if (under->role == QIMAM_LINE_OPEN && under->n_words <= 6 && has_open_headline (head, next + 1))
        qimam_line_set (under, QIMAM_LINE_CRUFT, "slogan of the site");
      return;
    }
}

/* "Place - agency", "Outlet |" */
static gboolean
is_dateline (const Head *head, const QimamLine *line)
{
  guint kinds;

  if (line->n_words > 6 || line->sentence)
    return FALSE;
  kinds = qimam_cruft_outlets (head->tables, line->key);
  if (head->document->source != NULL && g_str_has_prefix (line->text, head->document->source))
    kinds |= QIMAM_OUTLET_WORD;
  return kinds != QIMAM_OUTLET_NONE &&
         (strpbrk (line->text, "-|/:(") != NULL || strstr (line->text, "–") != NULL || line->n_words <= 2 ||
          (kinds & QIMAM_OUTLET_GENERIC && line->n_words <= 3));
}

/* "Outlet - Place", "Place - Outlet": the one part that is worded as the name of an outlet. A wire sends to
 * many: its name behind a place tells where the story came from, not who printed it. */
static void
take_dateline_source (QimamDocument *document, const QimamCruft *tables, const char *text)
{
  static const char *const marks[] = { " - ", " – ", " — ", " | ", " / ", ": " };
  g_autofree char *line = g_strdup (text);
  const char *found = NULL;
  char *part = line;
  gboolean cut = FALSE;

  for (guint n = 0; part != NULL; n++)
    {
      g_autofree char *key = NULL;
      char *next = NULL;
      gsize mark = 0;
      guint kinds, n_words;

      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        {
          char *place = strstr (part, marks[i]);

          if (place != NULL && (next == NULL || place < next))
            {
              next = place;
              mark = strlen (marks[i]);
            }
        }
      if (next != NULL)
        {
          *next = '\0';
          next += mark;
          cut = TRUE;
        }
      key = qimam_wording_key (part, -1);
      kinds = qimam_cruft_outlets (tables, key);
      n_words = qimam_wording_count (key);
      if (kinds & QIMAM_OUTLET_WORD && !(kinds & (QIMAM_OUTLET_AGENCY | QIMAM_OUTLET_GENERIC)) &&
          (n == 0 || !(kinds & QIMAM_OUTLET_WIRE)) && n_words >= 2 && n_words <= 5)
        {
          if (found != NULL)
            return;
          found = part;
        }
      part = next;
    }
  if (cut && found != NULL)
    take_source (document, found);
}

/* "Outlet - Place, 16 June 2021": an outlet first, a date last. A photograph's credit has its agency last. */
static gboolean
read_dated_dateline (Head *head, QimamLine *line)
{
  g_auto (QimamStamp) stamp = { 0 };
  g_autofree char *before = NULL, *first = NULL, *key = NULL;
  gsize length;
  guint kinds;

  if (line->n_words > 14 || line->sentence || !qimam_stamp_find (line->text, 0, &stamp) ||
      stamp.precision < QIMAM_PRECISION_DAY || !qimam_wording_is_ornament (line->text + stamp.end))
    return FALSE;
  before = g_strndup (line->text, stamp.start);
  length = strcspn (before, "-|/");
  first =
      g_strndup (before, strstr (before, " – ") != NULL ? (gsize) (strstr (before, " – ") - before) : length);
  g_strstrip (first);
  key = qimam_wording_key (first, -1);
  kinds = qimam_cruft_outlets (head->tables, key);
  if (qimam_wording_count (key) > 5 || !(kinds & QIMAM_OUTLET_WORD) || kinds & QIMAM_OUTLET_AGENCY)
    return FALSE;
  take_source (head->document, first);
  if (head->document->published.value == NULL)
    qimam_document_set_published (head->document, stamp.value, stamp.precision, QIMAM_BASIS_STATED,
                                  line->text);
  return TRUE;
}

/* "Home » News » Headline" */
static gboolean
is_breadcrumb (const QimamLine *line)
{
  static const char *const marks[] = { " » ", " › ", " > ", " « ", " / " };
  g_auto (QimamStamp) stamp = { 0 };

  if (line->sentence || line->n_words > MAX_BREADCRUMB || qimam_stamp_find (line->text, 0, &stamp))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *first = strstr (line->text, marks[i]);

      if (first != NULL && strstr (first + 1, marks[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* "Home | Politics | Economy": short names in a row. */
static gboolean
is_menu (const QimamLine *line)
{
  g_auto (GStrv) names = NULL;
  guint n_names = 0;

  if (line->sentence || strpbrk (line->text, "|/>") == NULL)
    return FALSE;
  names = g_strsplit_set (line->text, "|/>", -1);
  for (; names[n_names] != NULL; n_names++)
    {
      g_autofree char *key = qimam_wording_key (names[n_names], -1);

      if (qimam_wording_count (key) > 3)
        return FALSE;
    }
  return n_names >= 3;
}

/* "Place, June 16, 2021 (Agency) -" */
static void
take_dateline_date (QimamDocument *document, const char *text)
{
  g_auto (QimamStamp) stamp = { 0 };

  if (document->published.value == NULL && qimam_stamp_find (text, 0, &stamp) &&
      stamp.precision >= QIMAM_PRECISION_DAY)
    qimam_document_set_published (document, stamp.value, stamp.precision, QIMAM_BASIS_STATED, text);
}

/* "Outlet June 16, 2021 Updated: June 17, 2021 10:12": little else than dates, and a word or a clock that
 * shows it. */
static gboolean
is_date_line (const QimamLine *line, QimamStamp *stamp)
{
  g_autoptr (GArray) words = NULL;
  gboolean updated = FALSE;
  guint n_other = 0;

  if (qimam_stamp_read_line (line->text, stamp))
    return TRUE;
  if (line->sentence || line->n_words > MAX_DATES || !qimam_stamp_find (line->text, 0, stamp))
    return FALSE;
  words = qimam_words_folded (line->text, -1);
  for (guint i = 0; i < words->len; i++)
    {
      const QimamWord *word = &g_array_index (words, QimamWord, i);
      const QimamStampSense *sense = qimam_stamp_sense (word->folded);

      updated = updated || (sense != NULL && g_str_equal (sense->kind, "update"));
      n_other += sense == NULL && strpbrk (word->folded, "0123456789") == NULL;
    }
  if (updated && n_other <= MAX_OTHER)
    return TRUE;
  qimam_stamp_clear (stamp);
  return FALSE;
}

static void
drop_breadcrumbs (Head *head)
{
  for (guint i = head->begin; i < head->end; i++)
    if (qimam_line (head->lines, i)->role == QIMAM_LINE_OPEN && is_breadcrumb (qimam_line (head->lines, i)) &&
        has_open_headline (head, i + 1))
      qimam_line_set (qimam_line (head->lines, i), QIMAM_LINE_CRUFT, "breadcrumb");
}

static void
read_marks (Head *head)
{
  for (guint i = head->begin; i < head->end; i++)
    {
      QimamLine *line = qimam_line (head->lines, i);
      g_autofree char *names = NULL, *source = NULL;
      g_auto (QimamStamp) stamp = { 0 };

      if (line->role != QIMAM_LINE_OPEN)
        continue;
      names = qimam_page_author_in_line (line->text);
      if (names != NULL)
        {
          qimam_dump_add_byline (head->document, names);
          take_dateline_date (head->document, line->text);
          qimam_line_set (line, QIMAM_LINE_BYLINE, "author line");
        }
      else if (is_date_line (line, &stamp))
        {
          if (head->document->published.value == NULL)
            qimam_document_set_published (head->document, stamp.value, stamp.precision, QIMAM_BASIS_STATED,
                                          line->text);
          qimam_line_set (line, QIMAM_LINE_DATE, "publication date");
        }
      else if ((source = qimam_cruft_source (head->tables, line->text, line->key)) != NULL)
        {
          if (!(qimam_cruft_outlets (head->tables, line->key) & QIMAM_OUTLET_GENERIC))
            take_source (head->document, source);
          qimam_line_set (line, QIMAM_LINE_CREDIT, "source line");
        }
      else if (read_dated_dateline (head, line))
        {
          if (head->document->dateline == NULL)
            head->document->dateline = g_strdup (line->text);
          qimam_line_set (line, QIMAM_LINE_DATELINE, "dateline");
        }
      else if (is_menu (line))
        qimam_line_set (line, QIMAM_LINE_CRUFT, "menu");
      else if (is_dateline (head, line) && has_open_headline (head, head->begin))
        {
          take_dateline_date (head->document, line->text);
          take_dateline_source (head->document, head->tables, line->text);
          if (head->document->dateline == NULL)
            head->document->dateline = g_strdup (line->text);
          qimam_line_set (line, QIMAM_LINE_DATELINE, "dateline");
        }
    }
}

/* How many longer words of a line the beginning of the story has too; @n_words: how many there are. */
static guint
count_shared (const QimamLine *line, const char *story, guint *n_words)
{
  g_auto (GStrv) words = g_strsplit (line->key, " ", -1);
  guint n = 0;

  *n_words = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 3)
      {
        ++*n_words;
        n += strstr (story, words[i]) != NULL;
      }
  return n;
}

/* The first line that is long enough, unless it says little of the story and one behind it much: news of
 * other things may run above a headline. A line as long as a paragraph or right under the dateline is the
 * lead, though no full stop ends it. */
static guint
find_headline (const Head *head)
{
  g_autoptr (GString) story = g_string_new (NULL);
  guint first = G_MAXUINT, first_shared = 0, n = 0;
  QimamLineRole role = QIMAM_LINE_BLANK;

  for (guint i = head->end; i < head->lines->len && i < head->end + 8 && story->len < 4000; i++)
    g_string_append_printf (story, " %s", qimam_line (head->lines, i)->key);
  for (guint i = head->begin; i < head->end && n < MAX_CANDIDATES; i++)
    {
      const QimamLine *line = qimam_line (head->lines, i);
      QimamLineRole above = role;
      guint n_words, shared;

      if (line->role != QIMAM_LINE_BLANK)
        role = line->role;
      if (line->role != QIMAM_LINE_OPEN || line->n_words < HEADLINE_WORDS)
        continue;
      if (n > 0 && (above == QIMAM_LINE_DATELINE || line->n_words > MAX_HEADLINE))
        break;
      shared = count_shared (line, story->str, &n_words);
      if (n++ == 0)
        {
          if (shared * 3 >= n_words)
            return i;
          first = i;
          first_shared = shared;
        }
      /* A list of names alone is the caption of a picture. */
      else if (n_words >= HEADLINE_WORDS && shared >= 3 && shared >= first_shared * 3)
        return i;
    }
  return first;
}

static void
read_headline (Head *head)
{
  head->headline = find_headline (head);
  for (guint i = head->begin; i < head->end && head->headline == G_MAXUINT; i++)
    if (qimam_line (head->lines, i)->role == QIMAM_LINE_OPEN && qimam_line (head->lines, i)->n_words >= 2)
      head->headline = i;
  if (head->headline == G_MAXUINT)
    return;
  for (guint i = head->begin; i < head->headline; i++)
    if (qimam_line (head->lines, i)->role == QIMAM_LINE_OPEN)
      qimam_line_set (qimam_line (head->lines, i), QIMAM_LINE_CRUFT, "line above the headline");
  qimam_line_set (qimam_line (head->lines, head->headline), QIMAM_LINE_HEADLINE, NULL);
  head->document->headline = g_strdup (qimam_line (head->lines, head->headline)->text);
}

/* A short line without a verb of its own: all its words are names that the headline and the lead have too. */
static gboolean
only_names_the_lead (const Head *head, const QimamLine *line)
{
  g_autoptr (GString) around = g_string_new (head->document->headline);
  g_auto (GStrv) words = g_strsplit (line->key, " ", -1);
  g_autofree char *key = NULL;

  if (line->n_words > 10 || line->sentence)
    return FALSE;
  for (guint i = head->end; i < head->lines->len && i < head->end + 6; i++)
    g_string_append_printf (around, " %s", qimam_line (head->lines, i)->text);
  key = qimam_wording_key (around->str, -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) > 2 && strstr (key, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
add_caption (QimamDocument *document, const char *text)
{
  char *joined =
      document->caption != NULL ? g_strconcat (document->caption, "\n", text, NULL) : g_strdup (text);

  g_free (document->caption);
  document->caption = joined;
}

static gboolean
has_role (const Head *head, guint from, QimamLineRole role)
{
  for (guint i = from; i < head->end; i++)
    if (qimam_line (head->lines, i)->role == role)
      return TRUE;
  return FALSE;
}

/* What stands between the headline and the story. */
static void
read_under_headline (Head *head)
{
  for (guint i = head->headline + 1; i < head->end; i++)
    {
      QimamLine *line = qimam_line (head->lines, i);
      guint next;
      gboolean twin;

      if (line->role == QIMAM_LINE_CRUFT && g_strcmp0 (line->why, "caption") == 0 && *line->rest != '\0')
        add_caption (head->document, line->rest);
      if (line->role != QIMAM_LINE_OPEN)
        continue;
      next = qimam_lines_next (head->lines, i);
      twin = next < head->lines->len && g_str_equal (line->key, qimam_line (head->lines, next)->key);
      if (g_str_equal (line->key, qimam_line (head->lines, head->headline)->key))
        qimam_line_set (line, QIMAM_LINE_CRUFT, "headline repeated");
      else if (twin || qimam_cruft_is_caption (head->tables, line->key) ||
               (line->n_words > 1 && only_names_the_lead (head, line)) ||
               /* between the headline and the dateline stands the picture */
               (line->n_words > 4 && !line->sentence && has_role (head, i, QIMAM_LINE_DATELINE)))
        {
          add_caption (head->document, line->text);
          qimam_line_set (line, QIMAM_LINE_CAPTION, NULL);
          if (twin)
            qimam_line_set (qimam_line (head->lines, next), QIMAM_LINE_CRUFT, "caption repeated");
        }
      /* Names and places over a date are of the headline's block, not of the story. */
      else if ((line->n_words <= 4 && !line->sentence && has_role (head, i, QIMAM_LINE_DATE)) ||
               (line->n_words <= 3 && line->sentence && has_role (head, head->headline, QIMAM_LINE_DATE)))
        qimam_line_set (line, QIMAM_LINE_CRUFT, "line beside the date");
    }
}

void
qimam_dump_read_head (GPtrArray *lines, guint end, const QimamCruft *tables, QimamDocument *document)
{
  Head head = { lines, end > MAX_HEAD ? end - MAX_HEAD : 0, end, tables, document, G_MAXUINT };

  drop_breadcrumbs (&head);
  read_site (&head);
  read_marks (&head);
  read_headline (&head);
  if (head.headline != G_MAXUINT)
    read_under_headline (&head);
}
