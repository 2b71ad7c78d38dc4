/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "qimam-blocks.h"
#include "qimam-error.h"
#include "qimam-json-ld.h"
#include "qimam-markup.h"
#include "qimam-page-meta.h"
#include "qimam-page-story.h"
#include "qimam-wording.h"

#define MAX_PAGE (16 * 1024 * 1024)

char *
qimam_page_read_fragment (const char *html, GArray *roles)
{
  g_auto (QimamMarkup) markup = { 0 };
  g_autoptr (GPtrArray) blocks = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  htmlDocPtr tree;

  if (strlen (html) > MAX_PAGE || !qimam_markup_prepare (&markup, html, NULL))
    return NULL;
  tree = qimam_markup_parse (markup.html->str, markup.html->len, NULL);
  if (tree == NULL)
    return NULL;
  blocks = qimam_blocks_read (xmlDocGetRootElement (tree), NULL, NULL);
  for (guint i = 0; i < blocks->len; i++)
    {
      const QimamBlock *block = blocks->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", block->text);
      if (roles != NULL)
        g_array_append_val (roles, block->role);
    }
  xmlFreeDoc (tree);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Some state the body of the article with its markup, once or twice escaped. */
static void
strip_markup (char **body)
{
  for (guint i = 0; i < 2 && *body != NULL &&
                    (strstr (*body, "</") != NULL || strstr (*body, "&lt;") != NULL ||
                     strstr (*body, "&amp;") != NULL || strstr (*body, "&quot;") != NULL);
       i++)
    {
      char *text = qimam_page_read_fragment (*body, NULL);

      if (text == NULL)
        return;
      g_free (*body);
      *body = text;
    }
}

/* Templates often state the language of whoever made them: the script of the story knows better. */
static void
correct_language (QimamDocument *document)
{
  static const char *const arabic[] = { "ar", "fa", "ur", "ps", "ku", "ckb", "ug", "sd", "pa", "ks", "az" };
  const char *seen = qimam_wording_language (document->body);
  gboolean stated = FALSE;

  if (document->language == NULL || seen == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (arabic); i++)
    stated = stated || g_str_equal (document->language, arabic[i]);
  if (stated != (g_str_equal (seen, "ar") || g_str_equal (seen, "fa")))
    {
      g_free (document->language);
      document->language = g_strdup (seen);
    }
}

gboolean
qimam_page_read (const char *html, QimamDocument *document, GError **error)
{
  g_auto (QimamMarkup) markup = { 0 };
  g_auto (QimamJsonLd) stated = { 0 };
  htmlDocPtr tree;
  gboolean done;

  if (strlen (html) > MAX_PAGE)
    {
      g_set_error (error, QIMAM_ERROR, QIMAM_ERROR_TOO_LARGE, _ ("a page larger than the limit of %d MiB"),
                   MAX_PAGE / (1024 * 1024));
      return FALSE;
    }
  if (!qimam_markup_prepare (&markup, html, error))
    return FALSE;
  tree = qimam_markup_parse (markup.html->str, markup.html->len, error);
  if (tree == NULL)
    return FALSE;
  qimam_json_ld_read (&stated, markup.json_ld);
  strip_markup (&stated.body);
  qimam_page_meta_read (xmlDocGetRootElement (tree), &stated, document);
  done = qimam_page_story_read (xmlDocGetRootElement (tree), stated.body, document, error);
  xmlFreeDoc (tree);
  if (done)
    correct_language (document);
  return done;
}
