/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-results.h"

#include "qimam-article-item-private.h"

#define PAGE_ROWS  QIMAM_RESULTS_PAGE
#define PAGES_KEPT 32

typedef struct
{
  guint number;
  GPtrArray *items;
} Page;

struct _QimamResults
{
  GObject parent_instance;

  QimamHits *hits;
  guint total;
  QimamResultsLoader loader;
  gpointer data;
  GDestroyNotify free_data;
  GQueue pages;      /* Page, the one used last first */
  GHashTable *alive; /* gint64 → QimamArticleItem, without a reference */
  GHashTable *older; /* (nullable): the same, held: rows of the results before these */
};

static void qimam_results_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (QimamResults,
                               qimam_results,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, qimam_results_list_model_init))

static void
page_free (Page *page)
{
  g_ptr_array_unref (page->items);
  g_free (page);
}

/* Called while the item is being disposed of, when it still knows its id. */
static void
item_gone_cb (gpointer data, GObject *gone)
{
  QimamResults *self = data;
  gint64 id = qimam_article_item_get_id ((QimamArticleItem *) gone);

  g_hash_table_remove (self->alive, &id);
}

/* The item that is alive for the id of @item, else @item itself. (transfer full) */
static QimamArticleItem *
unify (QimamResults *self, QimamArticleItem *item)
{
  gint64 id = qimam_article_item_get_id (item);
  QimamArticleItem *known = g_hash_table_lookup (self->alive, &id);

  if (known != NULL)
    {
      qimam_article_item_set_read (known, qimam_article_item_get_read (item));
      qimam_article_item_set_starred (known, qimam_article_item_get_starred (item));
      return g_object_ref (known);
    }
  known = self->older != NULL ? g_hash_table_lookup (self->older, &id) : NULL;
  if (known != NULL && qimam_article_item_equal (known, item))
    {
      qimam_article_item_set_read (known, qimam_article_item_get_read (item));
      qimam_article_item_set_starred (known, qimam_article_item_get_starred (item));
      item = known;
    }
  g_hash_table_insert (self->alive, g_memdup2 (&id, sizeof id), item);
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, self);
  return g_object_ref (item);
}

static Page *
load_page (QimamResults *self, guint number)
{
  guint first = number * PAGE_ROWS;
  guint n = MIN (PAGE_ROWS, self->total - first);
  g_autoptr (GPtrArray) loaded = qimam_hits_take_read (self->hits, first, n);
  g_autoptr (GError) error = NULL;
  Page *page = g_new0 (Page, 1);

  if (loaded == NULL)
    loaded = self->loader (self->hits, first, n, self->data, &error);
  page->number = number;
  page->items = g_ptr_array_new_full (n, g_object_unref);
  if (loaded == NULL)
    g_warning ("Rows cannot be read: %s", error->message);
  for (guint i = 0; i < n; i++)
    {
      if (loaded != NULL && i < loaded->len)
        g_ptr_array_add (page->items, unify (self, loaded->pdata[i]));
      else
        g_ptr_array_add (page->items, qimam_article_item_new_missing (0));
    }
  return page;
}

static Page *
get_page (QimamResults *self, guint number)
{
  Page *page;

  for (GList *link = self->pages.head; link != NULL; link = link->next)
    {
      page = link->data;
      if (page->number == number)
        {
          g_queue_unlink (&self->pages, link);
          g_queue_push_head_link (&self->pages, link);
          return page;
        }
    }
  page = load_page (self, number);
  g_queue_push_head (&self->pages, page);
  while (self->pages.length > PAGES_KEPT)
    page_free (g_queue_pop_tail (&self->pages));
  return page;
}

static GType
qimam_results_get_item_type (GListModel *model)
{
  return QIMAM_TYPE_ARTICLE_ITEM;
}

static guint
qimam_results_get_n_items (GListModel *model)
{
  return QIMAM_RESULTS (model)->total;
}

static gpointer
qimam_results_get_item (GListModel *model, guint position)
{
  QimamResults *self = QIMAM_RESULTS (model);

  if (position >= self->total)
    return NULL;
  return g_object_ref (get_page (self, position / PAGE_ROWS)->items->pdata[position % PAGE_ROWS]);
}

static void
qimam_results_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = qimam_results_get_item_type;
  iface->get_n_items = qimam_results_get_n_items;
  iface->get_item = qimam_results_get_item;
}

static void
qimam_results_finalize (GObject *object)
{
  QimamResults *self = QIMAM_RESULTS (object);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_unref (self->alive);
  g_clear_pointer (&self->older, g_hash_table_unref);
  g_queue_clear_full (&self->pages, (GDestroyNotify) page_free);
  qimam_hits_unref (self->hits);
  if (self->free_data != NULL)
    self->free_data (self->data);
  G_OBJECT_CLASS (qimam_results_parent_class)->finalize (object);
}

static void
qimam_results_class_init (QimamResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = qimam_results_finalize;
}

static void
qimam_results_init (QimamResults *self)
{
  g_queue_init (&self->pages);
  self->alive = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

QimamResults *
qimam_results_new (QimamHits *hits, QimamResultsLoader loader, gpointer data, GDestroyNotify free_data)
{
  QimamResults *self = g_object_new (QIMAM_TYPE_RESULTS, NULL);

  self->hits = qimam_hits_ref (hits);
  self->total = qimam_hits_get_total (hits);
  self->loader = loader;
  self->data = data;
  self->free_data = free_data;
  return self;
}

void
qimam_results_follow (QimamResults *self, QimamResults *before)
{
  g_return_if_fail (QIMAM_IS_RESULTS (self) && QIMAM_IS_RESULTS (before) && self->older == NULL);
  self->older = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (GList *link = before->pages.head; link != NULL; link = link->next)
    {
      const GPtrArray *items = ((Page *) link->data)->items;

      for (guint i = 0; i < items->len; i++)
        {
          gint64 id = qimam_article_item_get_id (items->pdata[i]);

          g_hash_table_insert (self->older, g_memdup2 (&id, sizeof id), g_object_ref (items->pdata[i]));
        }
    }
}

QimamHits *
qimam_results_get_hits (QimamResults *self)
{
  g_return_val_if_fail (QIMAM_IS_RESULTS (self), NULL);
  return self->hits;
}

QimamArticleItem *
qimam_results_peek (QimamResults *self, gint64 id)
{
  g_return_val_if_fail (QIMAM_IS_RESULTS (self), NULL);
  return g_hash_table_lookup (self->alive, &id);
}

guint
qimam_results_get_recent (QimamResults *self, gint64 *ids, guint *positions, guint n)
{
  guint found = 0;

  g_return_val_if_fail (QIMAM_IS_RESULTS (self), 0);
  for (GList *link = self->pages.head; link != NULL && found + 2 <= n; link = link->next)
    {
      const Page *page = link->data;
      const guint rows[] = { 0, page->items->len - 1 };

      for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
        {
          ids[found] = qimam_article_item_get_id (page->items->pdata[rows[i]]);
          positions[found++] = page->number * PAGE_ROWS + rows[i];
        }
    }
  return found;
}
