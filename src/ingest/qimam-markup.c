/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-markup.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#define MAX_DEPTH      240
#define MAX_ATTRIBUTES 500
/* The parser compares each attribute of an element with each other one. */
#define MAX_COMPARED 20000000

typedef struct
{
  const char *p;
  GString *out;
  GPtrArray *json_ld;
  guint depth;
  guint64 compared;
  gboolean no_comment_end;   /* none stands behind: do not look again */
  const char *no_end_of[12]; /* elements of which no end tag stands behind */
  guint n_no_end;
} Scan;

static xmlParserInputPtr
refuse_entity (const char *url, const char *id, xmlParserCtxtPtr context)
{
  return NULL;
}

static void
ignore_error (void *context, const char *format, ...)
{
}

void
qimam_markup_secure (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (refuse_entity);
      g_once_init_leave (&once, 1);
    }
  /* Kept for each thread by the library. */
  xmlSetGenericErrorFunc (NULL, ignore_error);
}

void
qimam_markup_clear (QimamMarkup *self)
{
  if (self->html != NULL)
    g_string_free (self->html, TRUE);
  g_clear_pointer (&self->json_ld, g_ptr_array_unref);
  self->html = NULL;
}

static gboolean
is_in (const char *const *names, const char *name, gsize length)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Elements without content, and those whose end tag may be left out: neither says how deep a document is. */
static gboolean
counts_as_level (const char *name, gsize length)
{
  static const char *const flat[] = { "area",  "base",     "br",    "col",    "embed",    "hr",    "img",
                                      "input", "link",     "meta",  "param",  "source",   "track", "wbr",
                                      "p",     "li",       "dt",    "dd",     "tr",       "td",    "th",
                                      "thead", "tbody",    "tfoot", "option", "optgroup", "html",  "head",
                                      "body",  "colgroup", NULL };

  return !is_in (flat, name, length);
}

/* Scan.no_end_of has room for all of them. */
static gboolean
is_left_out (const char *name, gsize length)
{
  static const char *const names[] = { "script", "style", "svg",    "noscript", "template", "iframe",
                                       "canvas", "math",  "select", "textarea", "object",   NULL };

  return is_in (names, name, length);
}

/* Behind the end tag of @name, NULL if there is none; where that was found once it is not looked for again.
 */
static const char *
skip_element (Scan *scan, const char *p, const char *name, gsize length, const char **content_end)
{
  for (guint i = 0; i < scan->n_no_end; i++)
    if (g_ascii_strncasecmp (scan->no_end_of[i], name, length) == 0)
      return NULL;
  for (const char *end = strstr (p, "</"); end != NULL; end = strstr (end + 2, "</"))
    if (g_ascii_strncasecmp (end + 2, name, length) == 0 && !g_ascii_isalnum (end[2 + length]))
      {
        const char *close = strchr (end, '>');

        *content_end = end;
        return close != NULL ? close + 1 : end + strlen (end);
      }
  if (scan->n_no_end < G_N_ELEMENTS (scan->no_end_of))
    scan->no_end_of[scan->n_no_end++] = name;
  return NULL;
}

/* Passes a start tag; counts its attributes. Returns behind its ">". */
static const char *
pass_tag (const char *p, guint *n_attributes, gboolean *closed)
{
  *n_attributes = 0;
  *closed = FALSE;
  while (*p != '\0' && *p != '>')
    {
      *closed = *p == '/' && p[1] == '>';
      if (g_ascii_isspace (*p) || *p == '/')
        {
          p++;
          continue;
        }
      ++*n_attributes;
      p += strcspn (p, " \t\r\n\f=>/");
      p += strspn (p, " \t\r\n\f");
      if (*p != '=')
        continue;
      p += 1 + strspn (p + 1, " \t\r\n\f");
      if (*p == '"' || *p == '\'')
        {
          const char *end = strchr (p + 1, *p);
          /* A quotation mark without its fellow is a slip of the author, not the rest of the page. */
          p = end != NULL ? end + 1 : p + 1;
        }
      else
        p += strcspn (p, " \t\r\n\f>");
    }
  return *p == '>' ? p + 1 : p;
}

static void
keep_json_ld (Scan *scan, const char *tag, const char *content, const char *end)
{
  g_autofree char *head = g_ascii_strdown (tag, content - tag);

  if (strstr (head, "ld+json") != NULL)
    g_ptr_array_add (scan->json_ld, g_strndup (content, end - content));
}

static gboolean
scan_start_tag (Scan *scan, GError **error)
{
  const char *tag = scan->p, *name = tag + 1, *end = name, *behind;
  gboolean closed;
  guint n_attributes;

  while (g_ascii_isalnum (*end) || *end == '-' || *end == ':' || *end == '_')
    end++;
  behind = pass_tag (end, &n_attributes, &closed);
  scan->compared += (guint64) n_attributes * n_attributes;
  if (n_attributes > MAX_ATTRIBUTES || scan->compared > MAX_COMPARED)
    {
      g_set_error_literal (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE,
                           _ ("its elements have too many attributes"));
      return FALSE;
    }
  if (is_left_out (name, end - name) && !closed)
    {
      const char *content_end = NULL;
      const char *after = skip_element (scan, behind, name, end - name, &content_end);
      gboolean script = is_in ((const char *const[]){ "script", "style", NULL }, name, end - name);

      /* Without an end tag scripts and styles reach to the end of the page, as in a browser; the others are
       * empty. */
      if (after == NULL)
        after = script ? behind + strlen (behind) : behind;
      else if (script)
        keep_json_ld (scan, tag, behind, content_end);
      g_string_append_c (scan->out, ' ');
      scan->p = after;
      return TRUE;
    }
  if (!closed && counts_as_level (name, end - name) && ++scan->depth > MAX_DEPTH)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, _ ("elements are nested deeper than %d"),
                   MAX_DEPTH);
      return FALSE;
    }
  g_string_append_len (scan->out, tag, behind - tag);
  scan->p = behind;
  return TRUE;
}

static void
scan_end_tag (Scan *scan)
{
  const char *name = scan->p + 2, *end = name, *close;

  while (g_ascii_isalnum (*end) || *end == '-' || *end == ':')
    end++;
  close = strchr (end, '>');
  close = close != NULL ? close + 1 : end + strlen (end);
  if (counts_as_level (name, end - name) && scan->depth > 0)
    scan->depth--;
  g_string_append_len (scan->out, scan->p, close - scan->p);
  scan->p = close;
}

static void
skip_declaration (Scan *scan)
{
  gboolean comment = g_str_has_prefix (scan->p, "<!--");
  const char *end = comment && !scan->no_comment_end ? strstr (scan->p + 4, "-->") : NULL;

  if (end == NULL)
    {
      scan->no_comment_end = scan->no_comment_end || comment;
      end = strchr (scan->p, '>');
    }
  scan->p = end == NULL ? scan->p + strlen (scan->p) : end + (*end == '-' ? 3 : 1);
}

gboolean
qimam_markup_prepare (QimamMarkup *self, const char *text, GError **error)
{
  Scan scan = { .p = text };

  self->html = scan.out = g_string_sized_new (strlen (text));
  self->json_ld = scan.json_ld = g_ptr_array_new_with_free_func (g_free);
  while (*scan.p != '\0')
    {
      const char *open = strchr (scan.p, '<');

      if (open == NULL)
        {
          g_string_append (scan.out, scan.p);
          break;
        }
      g_string_append_len (scan.out, scan.p, open - scan.p);
      scan.p = open;
      if (g_ascii_isalpha (open[1]))
        {
          if (!scan_start_tag (&scan, error))
            return FALSE;
        }
      else if (open[1] == '/' && g_ascii_isalpha (open[2]))
        scan_end_tag (&scan);
      else if (open[1] == '!' || open[1] == '?')
        skip_declaration (&scan);
      else
        {
          g_string_append (scan.out, "&lt;");
          scan.p++;
        }
    }
  return TRUE;
}

htmlDocPtr
qimam_markup_parse (const char *html, gssize length, GError **error)
{
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                      HTML_PARSE_COMPACT | HTML_PARSE_NODEFDTD;
  htmlParserCtxtPtr context;
  htmlDocPtr document;
  gboolean cut;

  qimam_markup_secure ();
  context = htmlNewParserCtxt ();
  document = htmlCtxtReadMemory (context, html, length < 0 ? (int) strlen (html) : (int) length, NULL,
                                 "UTF-8", options);
  /* What the parser does not bear it cuts, and says so nowhere else. */
  cut = context->lastError.level == XML_ERR_FATAL &&
        (context->lastError.code == XML_ERR_INTERNAL_ERROR || context->lastError.code == XML_ERR_NO_MEMORY ||
         context->lastError.code == XML_ERR_NAME_TOO_LONG || context->disableSAX);
  htmlFreeParserCtxt (context);
  if (document != NULL && !cut && xmlDocGetRootElement (document) != NULL)
    return document;
  if (document != NULL)
    xmlFreeDoc (document);
  g_set_error_literal (error, QIMAM_ERROR, cut ? QIMAM_ERROR_TOO_LARGE : QIMAM_ERROR_EMPTY,
                       cut ? _ ("the page is too deep or too large to be read whole")
                           : _ ("no article in it"));
  return NULL;
}
