/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Lets a secondary click on the widget of a list item, whose item is a #QimamArticleItem, show what can be
 * done with the article: "win" actions. */
void qimam_article_menu_attach (GtkWidget *widget, GtkListItem *list_item);

/* Shows the menu of an article below a widget. */
void qimam_article_menu_show (GtkWidget *widget, gint64 article);

G_END_DECLS
