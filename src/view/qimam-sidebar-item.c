/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-sidebar-item.h"

struct _QimamSidebarItem
{
  GObject parent_instance;

  QimamSidebarKind kind;
  char *key;
  gint64 id;
  char *label;
  char *detail;
  guint count;
  gboolean active;
};

enum
{
  PROP_0,
  PROP_COUNT,
  PROP_ACTIVE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (QimamSidebarItem, qimam_sidebar_item, G_TYPE_OBJECT)

static void
qimam_sidebar_item_finalize (GObject *object)
{
  QimamSidebarItem *self = QIMAM_SIDEBAR_ITEM (object);

  g_free (self->key);
  g_free (self->label);
  g_free (self->detail);
  G_OBJECT_CLASS (qimam_sidebar_item_parent_class)->finalize (object);
}

static void
qimam_sidebar_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QimamSidebarItem *self = QIMAM_SIDEBAR_ITEM (object);

  switch (id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case PROP_ACTIVE:
      g_value_set_boolean (value, self->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qimam_sidebar_item_class_init (QimamSidebarItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = qimam_sidebar_item_finalize;
  object_class->get_property = qimam_sidebar_item_get_property;

  properties[PROP_COUNT] =
      g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qimam_sidebar_item_init (QimamSidebarItem *self)
{
}

QimamSidebarItem *
qimam_sidebar_item_new (QimamSidebarKind kind, const char *key, gint64 id, const char *label)
{
  QimamSidebarItem *self = g_object_new (QIMAM_TYPE_SIDEBAR_ITEM, NULL);

  self->kind = kind;
  self->key = g_strdup (key);
  self->id = id;
  self->label = g_strdup (label);
  return self;
}

QimamSidebarKind
qimam_sidebar_item_get_kind (QimamSidebarItem *self)
{
  return self->kind;
}

const char *
qimam_sidebar_item_get_key (QimamSidebarItem *self)
{
  return self->key;
}

gint64
qimam_sidebar_item_get_id (QimamSidebarItem *self)
{
  return self->id;
}

const char *
qimam_sidebar_item_get_label (QimamSidebarItem *self)
{
  return self->label;
}

const char *
qimam_sidebar_item_get_detail (QimamSidebarItem *self)
{
  return self->detail;
}

void
qimam_sidebar_item_set_detail (QimamSidebarItem *self, const char *detail)
{
  g_free (self->detail);
  self->detail = g_strdup (detail);
}

guint
qimam_sidebar_item_get_count (QimamSidebarItem *self)
{
  return self->count;
}

void
qimam_sidebar_item_set_count (QimamSidebarItem *self, guint count)
{
  if (self->count == count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

gboolean
qimam_sidebar_item_get_active (QimamSidebarItem *self)
{
  return self->active;
}

void
qimam_sidebar_item_set_active (QimamSidebarItem *self, gboolean active)
{
  active = !!active;
  if (self->active == active)
    return;
  self->active = active;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}
