/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-article-item.h"

#include <string.h>

#include "qimam-article-item-private.h"

struct _QimamArticleItem
{
  GObject parent_instance;

  QimamArticleItemData data;
  QimamArticleItemFill fill; /* (nullable): gives the data that is not there yet */
  gpointer filler;
};

G_DEFINE_FINAL_TYPE (QimamArticleItem, qimam_article_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_HEADLINE,
  PROP_SOURCE,
  PROP_PUBLISHED,
  PROP_SNIPPET,
  PROP_READ,
  PROP_STARRED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* To be called before anything of the data is looked at. */
static inline void
ensure_filled (QimamArticleItem *self)
{
  if (G_UNLIKELY (self->fill != NULL))
    self->fill (self, self->filler);
}

static void
qimam_article_item_finalize (GObject *object)
{
  QimamArticleItem *self = QIMAM_ARTICLE_ITEM (object);

  g_free (self->data.guid);
  g_free (self->data.headline);
  g_free (self->data.source);
  g_free (self->data.published);
  g_free (self->data.snippet);
  g_array_unref (self->data.matches);
  g_strfreev (self->data.topics);
  G_OBJECT_CLASS (qimam_article_item_parent_class)->finalize (object);
}

static void
qimam_article_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  QimamArticleItem *self = QIMAM_ARTICLE_ITEM (object);

  ensure_filled (self);
  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->data.id);
      break;
    case PROP_HEADLINE:
      g_value_set_string (value, self->data.headline);
      break;
    case PROP_SOURCE:
      g_value_set_string (value, self->data.source);
      break;
    case PROP_PUBLISHED:
      g_value_set_string (value, self->data.published);
      break;
    case PROP_SNIPPET:
      g_value_set_string (value, self->data.snippet);
      break;
    case PROP_READ:
      g_value_set_boolean (value, self->data.read);
      break;
    case PROP_STARRED:
      g_value_set_boolean (value, self->data.starred);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qimam_article_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  QimamArticleItem *self = QIMAM_ARTICLE_ITEM (object);

  switch (id)
    {
    case PROP_READ:
      qimam_article_item_set_read (self, g_value_get_boolean (value));
      break;
    case PROP_STARRED:
      qimam_article_item_set_starred (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
qimam_article_item_class_init (QimamArticleItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags notifying = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = qimam_article_item_finalize;
  object_class->get_property = qimam_article_item_get_property;
  object_class->set_property = qimam_article_item_set_property;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_HEADLINE] = g_param_spec_string ("headline", NULL, NULL, NULL, readable);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, readable);
  properties[PROP_PUBLISHED] = g_param_spec_string ("published", NULL, NULL, NULL, readable);
  properties[PROP_SNIPPET] = g_param_spec_string ("snippet", NULL, NULL, NULL, readable);
  properties[PROP_READ] = g_param_spec_boolean ("read", NULL, NULL, FALSE, notifying);
  properties[PROP_STARRED] = g_param_spec_boolean ("starred", NULL, NULL, FALSE, notifying);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
qimam_article_item_init (QimamArticleItem *self)
{
}

QimamArticleItem *
qimam_article_item_new (QimamArticleItemData *data)
{
  QimamArticleItem *self = g_object_new (QIMAM_TYPE_ARTICLE_ITEM, NULL);

  self->data = *data;
  if (self->data.matches == NULL)
    self->data.matches = g_array_new (FALSE, FALSE, sizeof (QimamSpan));
  return self;
}

static gboolean
equal_topics (char **a, char **b)
{
  return a == b ||
         (a != NULL && b != NULL && g_strv_equal ((const char *const *) a, (const char *const *) b));
}

gboolean
qimam_article_item_equal (const QimamArticleItem *a, const QimamArticleItem *b)
{
  const QimamArticleItemData *x = &a->data, *y = &b->data;

  return x->id == y->id && g_strcmp0 (x->headline, y->headline) == 0 &&
         g_strcmp0 (x->source, y->source) == 0 && g_strcmp0 (x->published, y->published) == 0 &&
         g_strcmp0 (x->snippet, y->snippet) == 0 && g_strcmp0 (x->guid, y->guid) == 0 &&
         x->matches->len == y->matches->len &&
         (x->matches->len == 0 ||
          memcmp (x->matches->data, y->matches->data, x->matches->len * sizeof (QimamSpan)) == 0) &&
         equal_topics (x->topics, y->topics);
}

QimamArticleItem *
qimam_article_item_new_missing (gint64 id)
{
  QimamArticleItemData data = { .id = id };

  return qimam_article_item_new (&data);
}

QimamArticleItem *
qimam_article_item_new_later (QimamArticleItemFill fill, gpointer data)
{
  QimamArticleItem *self = qimam_article_item_new_missing (0);

  self->fill = fill;
  self->filler = data;
  return self;
}

void
qimam_article_item_take (QimamArticleItem *self, QimamArticleItem *from)
{
  QimamArticleItemData data = self->data;

  self->data = from->data;
  from->data = data;
  self->fill = NULL;
}

gint64
qimam_article_item_get_id (QimamArticleItem *self)
{
  g_return_val_if_fail (QIMAM_IS_ARTICLE_ITEM (self), 0);
  ensure_filled (self);
  return self->data.id;
}

#define DEFINE_GETTER(Type, name, fallback)                                                                  \
  Type qimam_article_item_get_##name (QimamArticleItem *self)                                                \
  {                                                                                                          \
    g_return_val_if_fail (QIMAM_IS_ARTICLE_ITEM (self), fallback);                                           \
    ensure_filled (self);                                                                                    \
    return self->data.name;                                                                                  \
  }

DEFINE_GETTER (const char *, guid, NULL)
DEFINE_GETTER (const char *, headline, NULL)
DEFINE_GETTER (const char *, source, NULL)
DEFINE_GETTER (const char *, published, NULL)
DEFINE_GETTER (const char *, snippet, NULL)
DEFINE_GETTER (gboolean, read, FALSE)
DEFINE_GETTER (gboolean, starred, FALSE)
DEFINE_GETTER (GArray *, matches, NULL)

const char *const *
qimam_article_item_get_topics (QimamArticleItem *self)
{
  g_return_val_if_fail (QIMAM_IS_ARTICLE_ITEM (self), NULL);
  ensure_filled (self);
  return (const char *const *) self->data.topics;
}

void
qimam_article_item_set_read (QimamArticleItem *self, gboolean read)
{
  g_return_if_fail (QIMAM_IS_ARTICLE_ITEM (self));
  ensure_filled (self);
  read = read != FALSE;
  if (self->data.read == read)
    return;
  self->data.read = read;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ]);
}

void
qimam_article_item_set_starred (QimamArticleItem *self, gboolean starred)
{
  g_return_if_fail (QIMAM_IS_ARTICLE_ITEM (self));
  ensure_filled (self);
  starred = starred != FALSE;
  if (self->data.starred == starred)
    return;
  self->data.starred = starred;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STARRED]);
}
