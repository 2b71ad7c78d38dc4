/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-briefing-export.h"

#include "qimam-brief-text.h"
#include "qimam-comparison-markup.h"
#include "qimam-label.h"
#include "qimam-matrix.h"

static const char *const style =
    ":root{color-scheme:light}"
    "body{font-family:Amiri,'Noto Naskh Arabic','Noto "
    "Serif',serif;font-size:1.15rem;line-height:1.85;max-width:46rem;"
    "margin:2rem auto;padding:0 1.2rem;color:#1c1c1c;background:#fff}"
    "header{border-bottom:3px solid #1d4e6b;margin-bottom:1.5rem}"
    "h1{font-size:1.9rem;line-height:1.5;margin:0;color:#1d4e6b}"
    "h2{font-size:1.35rem;color:#1d4e6b;border-bottom:1px solid #c9d5dc;margin:1.8rem 0 "
    ".6rem;break-after:avoid}"
    ".subtitle{margin:.2rem 0;font-size:1.15rem}.created,.remark{color:#555;font-size:.95rem;margin:.2rem 0 "
    ".8rem}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #c9d5dc;padding:.35rem "
    ".6rem;text-align:start;"
    "vertical-align:top}th{background:#eef3f6;font-weight:bold}.matrix{font-size:1rem;line-height:1.6}"
    ".wide{overflow-x:auto}tr{break-inside:avoid}.differ{background:#fdf3dc}.silent{color:#666}"
    "ul{padding-inline-start:1.3rem}li{margin:.35rem 0}blockquote{margin:.7rem 0;padding:.1rem .9rem;"
    "border-inline-start:3px solid #b08d3c;background:#faf7ef;break-inside:avoid}blockquote p{margin:.2rem 0}"
    "blockquote "
    "footer{color:#444;font-size:.98rem}.label{font-weight:bold;color:#1d4e6b}.note{color:#555;font-style:"
    "italic}"
    "sup{line-height:0}sup a{text-decoration:none;color:#1d4e6b}.refs{font-size:1.02rem}"
    "@page{size:A4;margin:18mm}@media print{body{max-width:none;margin:0;padding:0;font-size:12pt}"
    "a{color:inherit;text-decoration:none}}";

static const char *
direction (gboolean rtl)
{
  return rtl ? "rtl" : "ltr";
}

/* Text of the articles may run the other way than the briefing. */
static char *
direction_attribute (const QimamBriefing *self, const char *text)
{
  gboolean page = qimam_brief_language_is_rtl (self->language);
  gboolean own = qimam_brief_is_rtl (text, page);

  return own == page ? g_strdup ("") : g_strdup_printf (" dir=\"%s\"", direction (own));
}

static void
append_numbers (GString *out, const QimamBriefItem *item)
{
  g_autoptr (GArray) numbers = qimam_brief_item_numbers (item);

  if (numbers->len == 0)
    return;
  g_string_append (out, " <sup>");
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (out, "<a href=\"#ref-%u\">[%u]</a>", g_array_index (numbers, guint, i),
                            g_array_index (numbers, guint, i));
  g_string_append (out, "</sup>");
}

static void
append_item (GString *out, const QimamBriefing *self, const QimamBriefItem *item)
{
  const char *colon = qimam_label ("mark.colon", self->language);
  g_autofree char *text = qimam_brief_escape_html (item->text);
  g_autofree char *label = item->label != NULL ? qimam_brief_escape_html (item->label) : NULL;
  /* What we tell ourselves runs as the page does. */
  g_autofree char *dir =
      item->kind == QIMAM_BRIEF_DIFFERENCE ? g_strdup ("") : direction_attribute (self, item->text);

  switch (item->kind)
    {
    case QIMAM_BRIEF_QUOTATION:
      g_string_append_printf (out, "<blockquote%s><p>%s</p><footer>— <bdi>%s</bdi>", dir, text,
                              label != NULL ? label : "");
      append_numbers (out, item);
      g_string_append (out, "</footer></blockquote>\n");
      break;
    case QIMAM_BRIEF_NOTE:
      g_string_append_printf (out, "<p class=\"note\">%s%s%s%s</p>\n", label != NULL ? label : "",
                              label != NULL ? colon : "", label != NULL ? " " : "", text);
      break;
    default:
      g_string_append_printf (out, "<li%s>", dir);
      if (label != NULL)
        g_string_append_printf (out, "<span class=\"label\">%s%s</span> ", label, colon);
      g_string_append (out, text);
      append_numbers (out, item);
      g_string_append (out, "</li>\n");
      break;
    }
}

static gboolean
is_list_item (const QimamBriefItem *item)
{
  return item->kind == QIMAM_BRIEF_SENTENCE || item->kind == QIMAM_BRIEF_DIFFERENCE;
}

static void
append_facts (GString *out, const QimamBriefSection *section)
{
  const char *before = NULL;

  g_string_append (out, "<table class=\"facts\">\n");
  for (guint i = 0; i < section->items->len; i++)
    {
      const QimamBriefItem *item = section->items->pdata[i];
      g_autofree char *text = qimam_brief_escape_html (item->text);
      g_autofree char *label = qimam_brief_escape_html (item->label != NULL ? item->label : "");

      g_string_append_printf (out, "<tr><th scope=\"row\">%s</th><td%s>%s",
                              g_strcmp0 (before, item->label) == 0 ? "" : label,
                              item->kind == QIMAM_BRIEF_NOTE ? " class=\"silent\"" : "", text);
      append_numbers (out, item);
      g_string_append (out, "</td></tr>\n");
      before = item->label;
    }
  g_string_append (out, "</table>\n");
}

static void
append_refs (GString *out, const QimamBriefing *self)
{
  g_string_append (out, "<ol class=\"refs\">\n");
  for (guint i = 0; i < self->refs->len; i++)
    {
      const QimamBriefRef *ref = self->refs->pdata[i];
      g_autofree char *source = qimam_brief_ref_source (self, ref);
      g_autofree char *headline = qimam_brief_ref_headline (self, ref);
      g_autofree char *date = qimam_brief_ref_date (self, ref);
      g_autofree char *source_text = qimam_brief_escape_html (source);
      g_autofree char *headline_text = qimam_brief_escape_html (headline);
      g_autofree char *date_text = qimam_brief_escape_html (date);

      g_string_append_printf (out, "<li id=\"ref-%u\" value=\"%u\"><bdi>%s</bdi> — ", ref->number,
                              ref->number, source_text);
      if (qimam_brief_url_is_safe (ref->url))
        {
          g_autofree char *url = g_markup_escape_text (ref->url, -1);

          g_string_append_printf (out, "<a href=\"%s\" rel=\"noopener noreferrer\"><bdi>%s</bdi></a>", url,
                                  headline_text);
        }
      else
        g_string_append_printf (out, "<bdi>%s</bdi>", headline_text);
      g_string_append_printf (out, " — <bdi>%s</bdi></li>\n", date_text);
    }
  g_string_append (out, "</ol>\n");
}

static void
append_section (GString *out, const QimamBriefing *self, const QimamBriefSection *section, guint number)
{
  g_autofree char *title = qimam_brief_escape_html (section->title);
  gboolean in_list = FALSE;

  g_string_append_printf (out, "<section id=\"section-%u\" class=\"%s\">\n<h2>%s</h2>\n", number,
                          section->key, title);
  if (g_str_equal (section->key, "facts"))
    append_facts (out, section);
  else
    for (guint i = 0; i < section->items->len; i++)
      {
        const QimamBriefItem *item = section->items->pdata[i];

        if (is_list_item (item) != in_list)
          g_string_append (out, in_list ? "</ul>\n" : "<ul>\n");
        in_list = is_list_item (item);
        append_item (out, self, item);
      }
  if (in_list)
    g_string_append (out, "</ul>\n");
  if (section->table != NULL)
    qimam_comparison_append_table_html (out, section->table);
  if (g_str_equal (section->key, "sources"))
    append_refs (out, self);
  g_string_append (out, "</section>\n");
}

char *
qimam_brief_html_page (const char *title, const char *language, const char *body)
{
  g_autofree char *escaped = qimam_brief_escape_html (title);
  g_autofree char *lang = qimam_brief_escape_html (language);

  return g_strdup_printf (
      "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n<meta name=\"generator\" content=\"Qimam\">\n<title>%s</title>\n"
      "<style>%s</style>\n</head>\n<body>\n%s</body>\n</html>\n",
      lang, direction (qimam_brief_language_is_rtl (language)), escaped, style, body);
}

char *
qimam_briefing_to_html (const QimamBriefing *self)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *created = NULL;
  g_autofree char *created_text = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  title = qimam_brief_escape_html (self->title);
  created = qimam_brief_created_line (self);
  created_text = qimam_brief_escape_html (created);
  g_string_append_printf (body, "<header>\n<h1>%s</h1>\n", title);
  if (self->subtitle != NULL)
    {
      g_autofree char *subtitle = qimam_brief_escape_html (self->subtitle);

      g_string_append_printf (body, "<p class=\"subtitle\">%s</p>\n", subtitle);
    }
  g_string_append_printf (body, "<p class=\"created\">%s</p>\n</header>\n<p class=\"remark\">%s</p>\n",
                          created_text, qimam_label ("brief.note", self->language));
  for (guint i = 0; i < self->sections->len; i++)
    append_section (body, self, self->sections->pdata[i], i + 1);
  return qimam_brief_html_page (self->title, self->language, body->str);
}
