/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-title.h"

#include <string.h>

#include "qimam-blocks.h"
#include "qimam-wording.h"

/* A rubric before a headline has no more words than this. */
#define MAX_KICKER 3
/* The name of an outlet has no more words than this. */
#define MAX_OUTLET 5

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *x = qimam_wording_key (a, -1), *y = qimam_wording_key (b, -1);

  return *x != '\0' && *y != '\0' && (strstr (x, y) != NULL || strstr (y, x) != NULL);
}

/* Cuts the name of the outlet behind (or before) a headline: "Headline | Outlet". */
static char *
cut_outlet (const char *title, const char *outlet)
{
  static const char *const marks[] = { " | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • ", ": " };
  g_autofree char *outlet_key = qimam_wording_key (outlet != NULL ? outlet : "", -1);
  char *cut = g_strdup (title);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *mark = g_strrstr (cut, marks[i]);
      g_autofree char *key = mark != NULL ? qimam_wording_key (mark + strlen (marks[i]), -1) : NULL;
      g_autofree char *before = mark != NULL ? g_strndup (cut, mark - cut) : NULL;
      gboolean named = key != NULL && *outlet_key != '\0' &&
                       (strstr (key, outlet_key) != NULL || strstr (outlet_key, key) != NULL);

      if (mark == NULL)
        continue;
      if (named || (i < 1 && qimam_wording_count (key) <= 4 && g_utf8_strlen (before, -1) > 20))
        *mark = '\0';
    }
  return cut;
}

/* The element of a text that is nothing but @key. */
static xmlNode *
find_shown (xmlNode *root, const char *key)
{
  gsize length = strlen (key);

  for (xmlNode *node = root; node != NULL; node = qimam_node_next (node, root, !qimam_node_is (node, "head")))
    {
      g_autofree char *own = NULL;
      gsize size;

      if (node->type != XML_TEXT_NODE)
        continue;
      size = strlen ((const char *) node->content);
      if (size < length || size > length * 2 + 40)
        continue;
      own = qimam_wording_key ((const char *) node->content, -1);
      if (g_str_equal (own, key))
        return node->parent;
    }
  return NULL;
}

xmlNode *
qimam_page_title_find (xmlNode *root, const char *key)
{
  xmlNode *found = NULL;

  if (key == NULL || *key == '\0')
    return NULL;
  for (xmlNode *node = root; node != NULL; node = qimam_node_next (node, root, TRUE))
    {
      g_autofree char *text = NULL, *own = NULL;
      gboolean first = qimam_node_is (node, "h1");

      if (!first && (found != NULL || (!qimam_node_is (node, "h2") && !qimam_node_is (node, "h3"))))
        continue;
      text = qimam_node_text (node);
      own = qimam_wording_key (text, -1);
      if (*own == '\0' || !(g_str_equal (own, key) || (first && strstr (own, key) != NULL)))
        continue;
      found = node;
      if (first)
        return found;
    }
  return found != NULL ? found : find_shown (root, key);
}

/* A part of "Outlet: Headline" or "Headline - Outlet" that the page shows by itself. */
static char *
choose_part (const char *title, xmlNode *root)
{
  g_autoptr (GRegex) split = g_regex_new ("\\s+[|–—»·•:-]+\\s+|[:|]\\s+", G_REGEX_OPTIMIZE, 0, NULL);
  g_auto (GStrv) parts = g_regex_split (split, title, 0);
  const char *best = NULL;
  guint words = 2;

  for (guint i = 0; parts[i] != NULL && i < 6; i++)
    {
      g_autofree char *key = qimam_wording_key (parts[i], -1);
      guint n = qimam_wording_count (key);

      if (n <= words || find_shown (root, key) == NULL)
        continue;
      best = parts[i];
      words = n;
    }
  return g_strdup (best);
}

/* A heading of a lower order that is called a title and is the longer part of what the window shows: the name
 * of the site stands in the first. */
static const char *
choose_titled (const QimamPageTitles *titles, const char *head)
{
  g_autofree char *title = titles->title != NULL ? qimam_wording_key (titles->title, -1) : NULL;
  const char *best = NULL;
  gsize length = head != NULL ? strlen (head) : 0;

  for (guint i = 0; title != NULL && i < titles->titled->len; i++)
    {
      const char *text = titles->titled->pdata[i];
      g_autofree char *key = qimam_wording_key (text, -1);

      if (qimam_wording_count (key) < 2 || strstr (title, key) == NULL || strlen (text) <= length)
        continue;
      best = text;
      length = strlen (text);
    }
  return best;
}

/* "Rubric: Headline" where the page states the headline without its rubric. */
static gboolean
is_kicker_before (const char *head, const char *stated)
{
  g_autofree char *whole = qimam_wording_key (head, -1);
  g_autofree char *key = stated != NULL ? qimam_wording_key (stated, -1) : NULL;
  gsize cut;

  if (key == NULL || strlen (key) >= strlen (whole) || qimam_wording_count (key) < 3)
    return FALSE;
  cut = strlen (whole) - strlen (key);
  if (whole[cut - 1] != ' ' || !g_str_equal (whole + cut, key))
    return FALSE;
  whole[cut - 1] = '\0';
  return qimam_wording_count (whole) <= MAX_KICKER;
}

/* Whether a heading is nothing but the name of the outlet. */
static gboolean
is_name (const QimamPageTitles *titles, const char *head)
{
  g_autofree char *key = qimam_wording_key (head, -1);
  g_autofree char *own = titles->source != NULL ? qimam_wording_key (titles->source, -1) : NULL;

  return own != NULL && g_str_equal (key, own);
}

static const char *
choose_head (const QimamPageTitles *titles, const char *meta)
{
  for (guint i = 0; i < titles->heads->len; i++)
    {
      const char *head = titles->heads->pdata[i];

      if (is_name (titles, head))
        continue;
      if (qimam_wording_count (head) >= 2 && ((meta != NULL && same_words (head, meta)) ||
                                              (titles->title != NULL && same_words (head, titles->title)) ||
                                              (titles->stated != NULL && same_words (head, titles->stated))))
        return head;
    }
  if (titles->heads->len == 1 && (qimam_wording_count (titles->heads->pdata[0]) >= 4 ||
                                  (titles->named != NULL && qimam_wording_count (titles->named) >= 2 &&
                                   (titles->source == NULL || !same_words (titles->named, titles->source)))))
    return titles->heads->pdata[0];
  return NULL;
}

char *
qimam_page_title_choose (const QimamPageTitles *titles, xmlNode *root)
{
  const char *meta = titles->meta != NULL ? titles->meta : titles->stated;
  const char *head = choose_head (titles, meta);
  const char *titled = head == NULL || titles->meta == NULL ? choose_titled (titles, head) : NULL;
  char *part;

  if (titled != NULL)
    return g_strdup (titled);
  if (head != NULL && is_kicker_before (head, titles->meta))
    return g_strdup (titles->meta);
  if (head != NULL && is_kicker_before (head, titles->stated))
    return qimam_wording_clean (titles->stated, -1);
  if (head != NULL)
    return g_strdup (head);
  if (titles->stated != NULL)
    return qimam_wording_clean (titles->stated, -1);
  if (meta != NULL)
    return cut_outlet (meta, titles->source);
  if (titles->title == NULL || *titles->title == '\0')
    return NULL;
  part = choose_part (titles->title, root);
  return part != NULL ? part : cut_outlet (titles->title, titles->source);
}

char *
qimam_page_title_outlet (const char *title, const char *headline)
{
  g_autoptr (GRegex) split = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *key = NULL, *first = NULL, *last = NULL;
  guint n;

  if (title == NULL || headline == NULL)
    return NULL;
  split = g_regex_new ("\\s+[|–—»·•-]+\\s+|\\s*\\|\\s*", G_REGEX_OPTIMIZE, 0, NULL);
  parts = g_regex_split (split, title, 0);
  n = g_strv_length (parts);
  if (n < 2)
    return NULL;
  key = qimam_wording_key (headline, -1);
  first = qimam_wording_key (parts[0], -1);
  last = qimam_wording_key (parts[n - 1], -1);
  if (g_str_equal (first, key) && *last != '\0' && qimam_wording_count (last) <= MAX_OUTLET)
    return qimam_wording_clean (parts[n - 1], -1);
  if (g_str_equal (last, key) && *first != '\0' && qimam_wording_count (first) <= MAX_OUTLET)
    return qimam_wording_clean (parts[0], -1);
  return NULL;
}

char *
qimam_page_title_cut_slogan (const char *site)
{
  static const char *const marks[] = { " | ", " - ", " – ", " — ", " :: " };
  char *name = qimam_wording_clean (site, -1);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *mark = strstr (name, marks[i]);
      g_autofree char *before = mark != NULL ? g_strndup (name, mark - name) : NULL;
      g_autofree char *key = before != NULL ? qimam_wording_key (before, -1) : NULL;

      if (key != NULL && *key != '\0' && qimam_wording_count (key) <= MAX_OUTLET)
        *mark = '\0';
    }
  return name;
}
