/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page-rivers.h"

#include <string.h>

#include "qimam-blocks.h"
#include "qimam-wording.h"

/* So many items that are alike are a list of teasers; of comments, with its own words, fewer will do. */
#define MIN_TEASERS  3
#define MIN_COMMENTS 2
/* A linked title has so many characters, a teaser no more than these around it. */
#define MIN_TITLE  16
#define MAX_TEASER 600
/* A teaser alone amid the story is shorter, and there are few. */
#define MAX_LONE  220
#define MAX_LONES 6
/* A comment may be long, but not as long as a story. */
#define MAX_COMMENT 4000
/* A page with less prose than this outside its lists is one list. */
#define MIN_REST 100
/* A text of so many characters is prose. */
#define MIN_PROSE 40

/* What stands in an element. */
typedef struct
{
  guint letters;
  guint prose;  /* letters in the longer texts that are no links */
  guint titles; /* links that stand alone and are long enough for a title */
  guint away;   /* of these, to other sites */
  guint linked; /* letters in such links */
  guint replies;
  guint headings;       /* titles that are headings, or stand in one */
  gboolean title_first; /* it begins with such a link */
  gboolean headline;
} Sum;

typedef struct
{
  GHashTable *sums; /* xmlNode → Sum, elements only */
  const xmlNode *headline;
  const QimamCruft *tables;
  char *host; /* (nullable) */
  GHashTable *items;
  guint prose; /* letters of prose in @items */
} Rivers;

static Sum *
sum_of (Rivers *self, xmlNode *node)
{
  Sum *sum = g_hash_table_lookup (self->sums, node);

  if (sum == NULL)
    {
      sum = g_new0 (Sum, 1);
      sum->headline = node == self->headline;
      g_hash_table_insert (self->sums, node, sum);
    }
  return sum;
}

static gboolean
is_blank (const xmlNode *node)
{
  return node == NULL || node->type != XML_TEXT_NODE ||
         strspn ((const char *) node->content, " \t\r\n\f") == strlen ((const char *) node->content);
}

/* "#part" opens a part of the same page. */
static gboolean
leads_elsewhere (const xmlNode *link)
{
  const char *address = qimam_node_attribute (link, "href");

  return address == NULL || (*address != '#' && !g_str_has_prefix (address, "javascript:"));
}

static gboolean
is_away (const Rivers *self, const char *address)
{
  const char *host = address != NULL ? strstr (address, "//") : NULL;
  gsize length;

  if (host == NULL || self->host == NULL)
    return FALSE;
  host += 2;
  if (g_ascii_strncasecmp (host, "www.", 4) == 0)
    host += 4;
  length = strcspn (host, "/:?#");
  return length != strlen (self->host) || g_ascii_strncasecmp (host, self->host, length) != 0;
}

static gboolean
is_heading (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && (node->name[0] == 'h' || node->name[0] == 'H') &&
         node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0';
}

static gboolean
is_in_heading (const xmlNode *node)
{
  return node->parent != NULL && is_heading (node->parent);
}

static gboolean
holds_heading (const xmlNode *node)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (is_heading (child))
      return TRUE;
  return FALSE;
}

/* What an element adds by itself once all that is in it was counted. */
static void
close_element (Rivers *self, xmlNode *node, Sum *sum)
{
  if (qimam_node_is (node, "a") && sum->letters >= MIN_TITLE && leads_elsewhere (node) &&
      is_blank (node->prev) && is_blank (node->next) && !qimam_node_is (node->parent, "p"))
    {
      sum->titles = 1;
      sum->title_first = TRUE;
      sum->headings = is_in_heading (node) || holds_heading (node);
      sum->linked = sum->letters;
      sum->away = is_away (self, qimam_node_attribute (node, "href"));
    }
  if (sum->letters > 0 && sum->letters < 24 &&
      (qimam_node_is (node, "a") || qimam_node_is (node, "button") || qimam_node_is (node, "span")))
    {
      g_autofree char *text = qimam_node_text (node);
      g_autofree char *key = qimam_wording_key (text, -1);

      sum->replies = qimam_cruft_is_reply_word (self->tables, key);
    }
}

static void
leave (Rivers *self, xmlNode *node)
{
  Sum *sum = sum_of (self, node), *parent;

  close_element (self, node, sum);
  if (node->parent == NULL || node->parent->type != XML_ELEMENT_NODE)
    return;
  parent = sum_of (self, node->parent);
  if (parent->letters == 0)
    parent->title_first = sum->title_first;
  parent->letters += sum->letters;
  parent->prose += sum->prose;
  parent->titles += sum->titles;
  parent->away += sum->away;
  parent->linked += sum->linked;
  parent->replies += sum->replies;
  parent->headings += sum->headings;
  parent->headline |= sum->headline;
}

static void
count_text (Rivers *self, xmlNode *node)
{
  const char *text = (const char *) node->content;
  guint letters = 0;

  for (const char *p = text; *p != '\0'; p++)
    letters += ((guchar) *p & 0xC0) != 0x80 && !g_ascii_isspace (*p);
  if (node->parent != NULL && node->parent->type == XML_ELEMENT_NODE)
    {
      Sum *sum = sum_of (self, node->parent);

      sum->letters += letters;
      if (letters >= MIN_PROSE && !qimam_node_is (node->parent, "a"))
        sum->prose += letters;
    }
}

static void
count (Rivers *self, xmlNode *root)
{
  xmlNode *node = root;

  while (node != NULL)
    {
      if (node->type == XML_TEXT_NODE)
        count_text (self, node);
      if (node->type == XML_ELEMENT_NODE && node->children != NULL)
        {
          node = node->children;
          continue;
        }
      if (node->type == XML_ELEMENT_NODE)
        leave (self, node);
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          leave (self, node);
        }
      node = node == root ? NULL : node->next;
    }
}

/* Whether two elements are made alike: numbers in the names of classes count the items. */
static gboolean
is_alike (const xmlNode *a, const xmlNode *b)
{
  const char *x = qimam_node_attribute (a, "class"), *y = qimam_node_attribute (b, "class");

  if (xmlStrcasecmp (a->name, b->name) != 0 || (x == NULL) != (y == NULL))
    return FALSE;
  while (x != NULL && *x != '\0' && *x != ' ' && *y != '\0' && *y != ' ')
    {
      while (g_ascii_isdigit (*x))
        x++;
      while (g_ascii_isdigit (*y))
        y++;
      if (*x != *y)
        return FALSE;
      x += *x != '\0';
      y += *y != '\0';
    }
  return x == NULL || ((*x == '\0' || *x == ' ') && (*y == '\0' || *y == ' '));
}

/* A link with nothing beside it is told as such where the blocks are judged. */
static gboolean
is_teaser (const Sum *sum)
{
  return sum->titles >= 1 && sum->titles <= 3 && sum->away == 0 && sum->letters <= MAX_TEASER &&
         sum->letters > sum->linked;
}

static gboolean
is_comment (const Sum *sum)
{
  return sum->replies > 0 && sum->letters <= MAX_COMMENT;
}

/* "Latest news" */
static gboolean
is_headed (const Rivers *self, const xmlNode *first)
{
  const xmlNode *heading = first->prev;
  g_autofree char *text = NULL, *key = NULL;
  const char *why, *rest;

  while (heading != NULL && heading->type != XML_ELEMENT_NODE)
    heading = heading->prev;
  if (heading == NULL || sum_of ((Rivers *) self, (xmlNode *) heading)->letters > 60)
    return FALSE;
  text = qimam_node_text ((xmlNode *) heading);
  key = qimam_wording_key (text, -1);
  return qimam_cruft_judge (self->tables, text, key, &why, &rest) == QIMAM_CRUFT_HEADING;
}

static void
take_run (Rivers *self, xmlNode *first, const xmlNode *behind, guint n)
{
  guint teasers = 0, comments = 0, prose = 0;

  if (n < MIN_COMMENTS || qimam_node_is (first, "p") || qimam_node_is (first, "a"))
    return;
  for (xmlNode *node = first; node != behind; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        const Sum *sum = sum_of (self, node);

        if (sum->headline)
          return;
        teasers += is_teaser (sum);
        prose += is_teaser (sum) ? sum->prose : 0;
        comments += is_comment (sum);
      }
  /* Where the story stands beside them, the items may be its own: things that it names and links to. */
  if (!(teasers >= MIN_TEASERS && teasers * 5 >= n * 4 &&
        (sum_of (self, first->parent)->prose < prose + MIN_PROSE || is_headed (self, first))) &&
      !(comments >= MIN_COMMENTS && comments * 5 >= n * 3))
    return;
  for (xmlNode *node = first; node != behind; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        self->prose += sum_of (self, node)->prose;
        g_hash_table_add (self->items, node);
      }
}

/* Cuts the children of an element into runs of elements that are alike. */
static void
find_runs (Rivers *self, xmlNode *parent)
{
  xmlNode *first = NULL, *node;
  guint n = 0;

  for (node = parent->children; node != NULL; node = node->next)
    {
      if (node->type != XML_ELEMENT_NODE)
        continue;
      if (first != NULL && is_alike (first, node))
        {
          n++;
          continue;
        }
      if (first != NULL)
        take_run (self, first, node, n);
      first = node;
      n = 1;
    }
  if (first != NULL)
    take_run (self, first, NULL, n);
}

/* One title alone amid the story, in an element of its own: "<div><h4><a>Title</a></h4><p>Few
 * words</p></div>". An article in an article is another. */
static gboolean
is_lone_teaser (const Rivers *self, xmlNode *node)
{
  const Sum *sum = sum_of ((Rivers *) self, node);

  if (sum->headline || sum->titles != 1 || sum->headings != 1 || !sum->title_first || sum->away > 0 ||
      is_heading (node) || qimam_node_is (node, "a") || qimam_node_is (node, "p") ||
      qimam_node_is (node, "li") || qimam_node_is (node, "ul") || qimam_node_is (node, "header"))
    return FALSE;
  return sum->letters <= (qimam_node_is (node, "article") ? MAX_TEASER : MAX_LONE);
}

/* Lists of links and what stands beside the story are told elsewhere. */
static gboolean
is_apart (const xmlNode *node)
{
  static const char *const names[] = { "nav", "aside", "footer", "head" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (qimam_node_is (node, names[i]))
      return TRUE;
  return FALSE;
}

/* Many of them are no teasers, but the items of a list that the story is. */
static void
take_lone (Rivers *self, GPtrArray *lone)
{
  if (lone->len > MAX_LONES)
    return;
  for (guint i = 0; i < lone->len; i++)
    {
      self->prose += sum_of (self, lone->pdata[i])->prose;
      g_hash_table_add (self->items, lone->pdata[i]);
    }
}

static char *
host_of (const char *url)
{
  const char *host = url != NULL ? strstr (url, "//") : NULL;

  if (host == NULL)
    return NULL;
  host += 2;
  if (g_ascii_strncasecmp (host, "www.", 4) == 0)
    host += 4;
  return g_strndup (host, strcspn (host, "/:?#"));
}

GHashTable *
qimam_page_rivers_find (xmlNode *root, const xmlNode *headline, const char *url, const QimamCruft *tables)
{
  Rivers self = { g_hash_table_new_full (NULL, NULL, NULL, g_free),
                  headline,
                  tables,
                  host_of (url),
                  g_hash_table_new (NULL, NULL),
                  0 };
  g_autoptr (GPtrArray) lone = g_ptr_array_new ();
  xmlNode *node = root;

  count (&self, root);
  while (node != NULL)
    {
      gboolean item = g_hash_table_contains (self.items, node) || is_apart (node);

      if (node->type == XML_ELEMENT_NODE && !item && is_lone_teaser (&self, node))
        {
          g_ptr_array_add (lone, node);
          item = TRUE;
        }
      if (node->type == XML_ELEMENT_NODE && !item)
        find_runs (&self, node);
      node = qimam_node_next (node, root, !item);
    }
  take_lone (&self, lone);
  if (sum_of (&self, root)->prose < self.prose + MIN_REST)
    g_hash_table_remove_all (self.items);
  g_hash_table_unref (self.sums);
  g_free (self.host);
  return self.items;
}
