/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-results.h"

#include "qimam-article-item-private.h"

#define PAGE_ROWS  QIMAM_RESULTS_PAGE
#define PAGES_KEPT 32
#define NO_PAGE    G_MAXUINT

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
  GHashTable *known; /* pages that were loaded, or may have a row of @older */
  guint bare;        /* the page that was last found to be none of those, nor read beforehand */

  /* A list that looks for the rows it shows asks for every row, compares the pointer and lets go. Rows that
   * it cannot know are all the same object, as long as nobody holds it or looks into it. */
  QimamArticleItem *spare; /* (nullable) */
  guint spare_position;
  gboolean spare_held; /* by somebody else */
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

  /* Rows that could not be read are no article's. */
  if (id == 0)
    return g_object_ref (item);
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

static void
spare_toggled_cb (gpointer data, GObject *spare, gboolean is_last)
{
  QIMAM_RESULTS (data)->spare_held = !is_last;
}

/* The row @item of a page that is being loaded. (transfer full) */
static QimamArticleItem *
place (QimamResults *self, QimamArticleItem *item, guint position)
{
  g_autoptr (QimamArticleItem) spare = NULL;
  gint64 id;

  if (self->spare == NULL || !self->spare_held || self->spare_position != position)
    return unify (self, item);
  /* Somebody has it already: it becomes the row, whatever stood for that before. */
  spare = g_object_ref (self->spare);
  self->spare = NULL;
  g_object_remove_toggle_ref (G_OBJECT (spare), spare_toggled_cb, self);
  qimam_article_item_take (spare, item);
  id = qimam_article_item_get_id (spare);
  if (self->older != NULL)
    g_hash_table_remove (self->older, &id);
  return unify (self, spare);
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
      g_autoptr (QimamArticleItem) missing = NULL;

      if (loaded == NULL || i >= loaded->len)
        missing = qimam_article_item_new_missing (0);
      g_ptr_array_add (page->items, place (self, missing != NULL ? missing : loaded->pdata[i], first + i));
    }
  g_hash_table_add (self->known, GUINT_TO_POINTER (number));
  self->bare = NO_PAGE;
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

/* Whether nobody can have a row of the page, nor is it there. */
static gboolean
is_bare (QimamResults *self, guint number)
{
  if (self->bare == number)
    return TRUE;
  if (g_hash_table_contains (self->known, GUINT_TO_POINTER (number)) ||
      qimam_hits_has_read (self->hits, number * PAGE_ROWS))
    return FALSE;
  self->bare = number;
  return TRUE;
}

static void
fill_cb (QimamArticleItem *spare, gpointer data)
{
  QimamResults *self = data;

  g_return_if_fail (spare == self->spare);
  get_page (self, self->spare_position / PAGE_ROWS);
}

/* (transfer full): what stands for a row of a bare page. */
static QimamArticleItem *
take_spare (QimamResults *self, guint position)
{
  if (self->spare == NULL)
    {
      self->spare = qimam_article_item_new_later (fill_cb, self);
      g_object_add_toggle_ref (G_OBJECT (self->spare), spare_toggled_cb, self);
      self->spare_held = TRUE;
      self->spare_position = position;
      return self->spare;
    }
  self->spare_position = position;
  return g_object_ref (self->spare);
}

/* Nobody else may have it afterwards. */
static void
release_spare (QimamResults *self)
{
  if (self->spare != NULL && self->spare_held)
    get_page (self, self->spare_position / PAGE_ROWS);
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
  if (is_bare (self, position / PAGE_ROWS))
    {
      if (self->spare_position != position)
        release_spare (self);
      if (is_bare (self, position / PAGE_ROWS))
        return take_spare (self, position);
    }
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

  release_spare (self);
  if (self->spare != NULL)
    g_object_remove_toggle_ref (G_OBJECT (self->spare), spare_toggled_cb, self);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, item_gone_cb, self);
  g_hash_table_unref (self->alive);
  g_clear_pointer (&self->older, g_hash_table_unref);
  g_hash_table_unref (self->known);
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
  self->known = g_hash_table_new (NULL, NULL);
  self->bare = NO_PAGE;
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
  GHashTableIter iter;
  gpointer id, item;

  g_return_if_fail (QIMAM_IS_RESULTS (self) && QIMAM_IS_RESULTS (before) && self->older == NULL);
  self->older = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  /* What is left after this are the rows that somebody has. */
  g_clear_pointer (&before->older, g_hash_table_unref);
  g_queue_clear_full (&before->pages, (GDestroyNotify) page_free);
  g_hash_table_iter_init (&iter, before->alive);
  while (g_hash_table_iter_next (&iter, &id, &item))
    {
      guint position = qimam_hits_find (self->hits, *(gint64 *) id);

      g_hash_table_insert (self->older, g_memdup2 (id, sizeof (gint64)), g_object_ref (item));
      if (position != QIMAM_NO_POSITION)
        g_hash_table_add (self->known, GUINT_TO_POINTER (position / PAGE_ROWS));
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
