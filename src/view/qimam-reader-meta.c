/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-reader-meta.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "qimam-dating-text.h"
#include "qimam-moment.h"
#include "qimam-ui.h"

static char *
date_line (const QimamPublished *published)
{
  g_autofree char *date = NULL;

  if (published->value == NULL)
    return g_strdup (_ ("Date of publication not stated"));
  date = qimam_moment_stated (published->value);
  if (published->basis == QIMAM_BASIS_INFERRED)
    /* Translators: a date of publication that the article does not state but that could be worked out */
    return g_strdup_printf (_ ("%s (inferred)"), date);
  return g_steal_pointer (&date);
}

char *
qimam_reader_meta_text (const QimamDocument *document)
{
  g_autofree char *source =
      qimam_ui_isolate (document->source != NULL ? document->source : _ ("Source not stated"));
  g_autofree char *date = date_line (&document->published);
  g_autoptr (GString) text = g_string_new (NULL);

  /* The line takes the direction of the window, whatever word it begins with. */
  g_string_append (text,
                   gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "\xe2\x80\x8f" : "\xe2\x80\x8e");
  g_string_append_printf (text, "%s · %s", source, date);
  if (document->modified != NULL && g_strcmp0 (document->modified, document->published.value) != 0)
    {
      g_autofree char *modified = qimam_moment_stated (document->modified);

      g_string_append (text, " · ");
      /* Translators: %s is the time at which the publisher changed an article last */
      g_string_append_printf (text, _ ("updated %s"), modified);
    }
  if (document->byline != NULL && *document->byline != '\0')
    {
      g_autofree char *byline = qimam_ui_isolate (document->byline);

      g_string_append_printf (text, " · %s", byline);
    }
  if (document->published.basis == QIMAM_BASIS_INFERRED && document->published.evidence != NULL)
    {
      g_autofree char *how = qimam_dating_text (document->published.evidence);

      g_string_append (text, gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? "\n\xe2\x80\x8f"
                                                                                     : "\n\xe2\x80\x8e");
      /* Translators: %s is what the day of publication was worked out from, in several short parts */
      g_string_append_printf (text, _ ("Inferred from: %s"), how);
    }
  return g_strdup (text->str);
}

static void
add_part (GPtrArray *parts, char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

/* (transfer full): in quotation marks */
static char *
quoted (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  /* Translators: the words that are searched for; the quotation marks are part of the text */
  return *stripped != '\0' ? g_strdup_printf (_ ("“%s”"), stripped) : NULL;
}

char *
qimam_reader_citation (const QimamDocument *document, const char *quote)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = quoted (quote);

  add_part (parts, g_strdup (document->byline));
  add_part (parts, quoted (document->headline));
  add_part (parts, g_strdup (document->source));
  if (document->published.value != NULL)
    {
      g_autofree char *date = date_line (&document->published);

      add_part (parts, qimam_ui_clean (date, 0));
    }
  if (words != NULL)
    g_string_append_printf (text, "%s%s", words, parts->len > 0 ? " — " : "");
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", (const char *) parts->pdata[i]);
  if (document->url != NULL && *document->url != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", document->url);
  return g_strdup (text->str);
}
