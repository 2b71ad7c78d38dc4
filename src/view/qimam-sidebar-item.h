/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  QIMAM_SIDEBAR_HEADING,
  QIMAM_SIDEBAR_ALL,
  QIMAM_SIDEBAR_UNREAD,
  QIMAM_SIDEBAR_STARRED,
  QIMAM_SIDEBAR_NOTED,
  QIMAM_SIDEBAR_SEARCH, /* a saved one */
  QIMAM_SIDEBAR_MEETING,
  QIMAM_SIDEBAR_TOPIC,
  QIMAM_SIDEBAR_SOURCE,
  QIMAM_SIDEBAR_MORE, /* shows the rest of a group; its id says which */
} QimamSidebarKind;

#define QIMAM_TYPE_SIDEBAR_ITEM (qimam_sidebar_item_get_type ())
G_DECLARE_FINAL_TYPE (QimamSidebarItem, qimam_sidebar_item, QIMAM, SIDEBAR_ITEM, GObject)

/* A line of the sidebar. Properties that notify: "count" (unsigned), "active" (boolean). */
QimamSidebarItem *
qimam_sidebar_item_new (QimamSidebarKind kind, const char *key, gint64 id, const char *label);

QimamSidebarKind qimam_sidebar_item_get_kind (QimamSidebarItem *self);
/* (nullable): key of the topic, name of the source */
const char *qimam_sidebar_item_get_key (QimamSidebarItem *self);
gint64 qimam_sidebar_item_get_id (QimamSidebarItem *self);
const char *qimam_sidebar_item_get_label (QimamSidebarItem *self);
/* (nullable): a second line */
const char *qimam_sidebar_item_get_detail (QimamSidebarItem *self);
void qimam_sidebar_item_set_detail (QimamSidebarItem *self, const char *detail);
guint qimam_sidebar_item_get_count (QimamSidebarItem *self);
void qimam_sidebar_item_set_count (QimamSidebarItem *self, guint count);
gboolean qimam_sidebar_item_get_active (QimamSidebarItem *self);
void qimam_sidebar_item_set_active (QimamSidebarItem *self, gboolean active);

G_END_DECLS
