/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-linker.h"

#include <string.h>

#include "qimam-claims-meetings.h"
#include "qimam-iso.h"
#include "qimam-meeting-merge.h"

#define LINKED   0.5
#define MAX_DAYS 10 /* of one meeting */
#define REPORTS  0.2

/* Meetings that are told alike are one node; what parts one of them parts all. */
typedef struct
{
  char *signature;
  QimamMeeting *known;     /* (nullable) not owned */
  GPtrArray *told;         /* (element-type Told) not owned */
  const QimamMeeting *one; /* stands for all in comparisons */
  const char *published;   /* (nullable) */
  gboolean has_days;       /* so that most pairs are parted without looking at them closely */
  guint32 first_day;
  guint32 last_day;
  guint cluster;
} Node;

typedef struct
{
  QimamMeeting *meeting;
  QimamArticle *article;
} Told;

typedef struct
{
  double score;
  double order; /* the score, and more where both are what their articles report on */
  guint a;
  guint b;
} Edge;

static void
node_free (Node *node)
{
  g_free (node->signature);
  g_ptr_array_unref (node->told);
  g_free (node);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
join_sorted (GPtrArray *strings)
{
  g_ptr_array_sort (strings, compare_strings);
  g_ptr_array_add (strings, NULL);
  return g_strjoinv (",", (char **) strings->pdata);
}

/* All that linking looks at. */
static char *
make_signature (const QimamMeeting *meeting, const char *published)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  g_autofree char *place_list = NULL, *people_list = NULL, *named = NULL;
  g_autofree char *day = qimam_iso_day (published);

  for (guint i = 0; i < meeting->places->len; i++)
    {
      const QimamMeetingPlace *place = meeting->places->pdata[i];
      g_ptr_array_add (places, place->key != NULL ? place->key : place->name);
    }
  for (guint i = 0; i < meeting->participants->len; i++)
    {
      const QimamParticipant *participant = meeting->participants->pdata[i];
      if (participant->key != NULL)
        g_ptr_array_add (people, participant->key);
      else if (participant->party != NULL)
        g_ptr_array_add (people, participant->party);
    }
  for (guint i = 0; i < meeting->durations->len; i++)
    {
      const QimamMeetingDuration *duration = meeting->durations->pdata[i];
      if (duration->iso != NULL && g_str_has_suffix (duration->iso, "D"))
        g_ptr_array_add (places, duration->iso);
    }
  if ((qimam_meeting_is_vague (meeting) || meeting->kind == QIMAM_MEETING_TALKS) && meeting->named != NULL)
    named = g_strjoinv (",", meeting->named);
  place_list = join_sorted (places);
  people_list = join_sorted (people);
  return g_strdup_printf ("%s%s|%d|%s|%s|%s|%d|%s|%s", meeting->date.began ? ">" : "",
                          meeting->date.iso != NULL ? meeting->date.iso : "~", meeting->kind,
                          qimam_meeting_mode (meeting) != NULL ? qimam_meeting_mode (meeting) : "",
                          place_list, people_list, meeting->main,
                          meeting->date.iso == NULL && day != NULL ? day : "", named != NULL ? named : "");
}

static Node *
node_new (const QimamMeeting *one, char *signature, const char *published)
{
  Node *node = g_new0 (Node, 1);

  node->one = one;
  node->signature = signature;
  node->published = published;
  node->told = g_ptr_array_new ();
  node->has_days = qimam_iso_days (one->date.iso, &node->first_day, &node->last_day);
  return node;
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const Node *x = *(Node *const *) a, *y = *(Node *const *) b;

  if ((x->known != NULL) != (y->known != NULL))
    return x->known != NULL ? -1 : 1;
  if (x->known != NULL && x->known->id != y->known->id)
    return x->known->id < y->known->id ? -1 : 1;
  return strcmp (x->signature, y->signature);
}

/* Two meetings of one article are never one, so they are never in one node. */
static gboolean
tells_article (const Node *node, const QimamArticle *article)
{
  for (guint i = 0; i < node->told->len; i++)
    if (((Told *) node->told->pdata[i])->article == article)
      return TRUE;
  return FALSE;
}

static GPtrArray *
make_nodes (GPtrArray *known, GPtrArray *articles, GPtrArray *told)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  g_autoptr (GHashTable) by_signature = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < known->len; i++)
    {
      QimamMeeting *meeting = known->pdata[i];
      Node *node = node_new (meeting, make_signature (meeting, NULL), NULL);

      node->known = meeting;
      g_ptr_array_add (nodes, node);
    }
  for (guint i = 0; i < articles->len; i++)
    {
      QimamArticle *article = articles->pdata[i];
      const char *published = article->document != NULL ? article->document->published.value : NULL;

      for (guint k = 0; k < article->analysis->meetings->len; k++)
        {
          Told *one = g_new0 (Told, 1);
          g_autofree char *signature = NULL;
          Node *node;

          one->meeting = article->analysis->meetings->pdata[k];
          one->article = article;
          g_ptr_array_add (told, one);
          signature = make_signature (one->meeting, published);
          node = g_hash_table_lookup (by_signature, signature);
          if (node == NULL || tells_article (node, article))
            {
              node = node_new (one->meeting, g_steal_pointer (&signature), published);
              g_hash_table_insert (by_signature, node->signature, node);
              g_ptr_array_add (nodes, node);
            }
          g_ptr_array_add (node->told, one);
        }
    }
  g_ptr_array_sort (nodes, compare_nodes);
  return nodes;
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *x = a, *y = b;

  if (x->order != y->order)
    return x->order > y->order ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

static double
node_score (const Node *a, const Node *b)
{
  if (a->has_days && b->has_days &&
      (a->last_day + MAX_DAYS < b->first_day || b->last_day + MAX_DAYS < a->first_day))
    return 0;
  {
    /* Either may part them; how well they fit is told by the one whose news the day of the other dates. */
    double there = qimam_meeting_same (a->one, b->one, b->published);
    double back = qimam_meeting_same (b->one, a->one, a->published);

    return there <= 0 || back <= 0 ? 0 : MAX (there, back);
  }
}

static gboolean
is_of_several (const GPtrArray *nodes, const GArray *cluster)
{
  for (guint i = 0; i < cluster->len; i++)
    if (qimam_meeting_is_of_several (((Node *) nodes->pdata[g_array_index (cluster, guint, i)])->one))
      return TRUE;
  return FALSE;
}

static gboolean
can_join (const GPtrArray *nodes, const GArray *x, const GArray *y)
{
  guint n_known = 0;

  for (guint i = 0; i < x->len; i++)
    n_known += ((Node *) nodes->pdata[g_array_index (x, guint, i)])->known != NULL;
  for (guint k = 0; k < y->len; k++)
    n_known += ((Node *) nodes->pdata[g_array_index (y, guint, k)])->known != NULL;
  if (n_known > 1)
    return FALSE;
  for (guint i = 0; i < x->len; i++)
    for (guint k = 0; k < y->len; k++)
      {
        const Node *a = nodes->pdata[g_array_index (x, guint, i)];
        const Node *b = nodes->pdata[g_array_index (y, guint, k)];

        /* What a third article joins may be dated by a night and by the morning after. */
        if (node_score (a, b) <= 0 &&
            !(a->one->main && b->one->main && qimam_meeting_is_day_apart (a->one, b->one)) &&
            !(qimam_meeting_is_beside (a->one, b->one) &&
              (is_of_several (nodes, x) || is_of_several (nodes, y))))
          return FALSE;
        for (guint t = 0; t < a->told->len; t++)
          if (tells_article (b, ((Told *) a->told->pdata[t])->article))
            return FALSE;
      }
  return TRUE;
}

/* The surest pairs first; a pair joins two groups only where nothing parts any two of their members. */
static GPtrArray *
make_clusters (GPtrArray *nodes)
{
  GPtrArray *clusters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));

  for (guint i = 0; i < nodes->len; i++)
    {
      GArray *cluster = g_array_new (FALSE, FALSE, sizeof (guint));

      g_array_append_val (cluster, i);
      g_ptr_array_add (clusters, cluster);
      ((Node *) nodes->pdata[i])->cluster = i;
      for (guint k = 0; k < i; k++)
        {
          const Node *a = nodes->pdata[k], *b = nodes->pdata[i];
          Edge edge = { 0, 0, k, i };

          if (a->known != NULL && b->known != NULL)
            continue;
          edge.score = node_score (a, b);
          edge.order = edge.score + (a->one->main && b->one->main ? REPORTS : 0);
          if (edge.score >= LINKED)
            g_array_append_val (edges, edge);
        }
    }
  g_array_sort (edges, compare_edges);
  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      guint to = ((Node *) nodes->pdata[edge->a])->cluster, from = ((Node *) nodes->pdata[edge->b])->cluster;
      GArray *x = clusters->pdata[to], *y = clusters->pdata[from];

      if (to == from || !can_join (nodes, x, y))
        continue;
      for (guint k = 0; k < y->len; k++)
        ((Node *) nodes->pdata[g_array_index (y, guint, k)])->cluster = to;
      g_array_append_vals (x, y->data, y->len);
      g_array_set_size (y, 0);
    }
  return clusters;
}

static int
compare_told (gconstpointer a, gconstpointer b)
{
  const Told *x = *(Told *const *) a, *y = *(Told *const *) b;

  if (x->meeting->main != y->meeting->main)
    return x->meeting->main ? -1 : 1;
  if (x->article->id != y->article->id)
    return x->article->id < y->article->id ? -1 : 1;
  return x->meeting->id < y->meeting->id ? -1 : x->meeting->id > y->meeting->id;
}

static void
add_article (QimamMeeting *group, gint64 id, gboolean main)
{
  QimamMeetingArticle entry = { .article = id, .main = main };

  for (guint i = 0; i < group->articles->len; i++)
    {
      QimamMeetingArticle *known = &g_array_index (group->articles, QimamMeetingArticle, i);
      if (known->article == id)
        {
          known->main = known->main || main;
          return;
        }
    }
  g_array_append_val (group->articles, entry);
}

static QimamMeeting *
make_group (const GPtrArray *nodes, const GArray *cluster, GPtrArray *told)
{
  QimamMeeting *group = NULL;
  gboolean known = FALSE;

  for (guint i = 0; i < cluster->len; i++)
    {
      const Node *node = nodes->pdata[g_array_index (cluster, guint, i)];

      if (node->known != NULL)
        {
          group = qimam_meeting_copy (node->known);
          known = TRUE;
        }
      for (guint k = 0; k < node->told->len; k++)
        g_ptr_array_add (told, node->told->pdata[k]);
    }
  g_ptr_array_sort (told, compare_told);
  if (group == NULL)
    group = qimam_meeting_new ();
  for (guint i = 0; i < told->len; i++)
    {
      const Told *one = told->pdata[i];

      if (!known && i == 0)
        {
          group->kind = one->meeting->kind;
          group->status = one->meeting->status;
        }
      qimam_meeting_merge (group, one->meeting);
      add_article (group, one->article->id, one->meeting->main);
    }
  group->main = FALSE;
  if (!group->fixed || group->title == NULL)
    {
      g_free (group->title);
      group->title = qimam_meeting_make_title (group);
    }
  return group;
}

static void
renumber (Told *told, gint64 id)
{
  const GPtrArray *claims = told->article->analysis->claims;
  gint64 old = told->meeting->id;

  /* New ids are negative until all meetings of the article have theirs, so that none is taken for an old one.
   */
  for (guint i = 0; i < claims->len; i++)
    {
      QimamClaim *claim = claims->pdata[i];
      if (claim->meeting == old)
        claim->meeting = -id;
    }
  told->meeting->id = -id;
}

static int
compare_meetings (gconstpointer a, gconstpointer b)
{
  const QimamMeeting *x = *(QimamMeeting *const *) a, *y = *(QimamMeeting *const *) b;
  int order;

  if ((x->date.iso != NULL) != (y->date.iso != NULL))
    return x->date.iso != NULL ? -1 : 1;
  order = g_strcmp0 (x->date.iso, y->date.iso);
  if (order == 0)
    order = g_strcmp0 (x->title, y->title);
  return order != 0 ? order : x->id < y->id ? -1 : x->id > y->id;
}

GPtrArray *
qimam_meetings_link (GPtrArray *known, GPtrArray *articles, gint64 next_id)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) nodes = NULL;
  g_autoptr (GPtrArray) clusters = NULL;
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();
  g_autoptr (GHashTable) members =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);

  g_return_val_if_fail (known != NULL && articles != NULL, groups);

  nodes = make_nodes (known, articles, told);
  clusters = make_clusters (nodes);
  for (guint i = 0; i < clusters->len; i++)
    {
      const GArray *cluster = clusters->pdata[i];
      GPtrArray *of_group;
      QimamMeeting *group;

      if (cluster->len == 0)
        continue;
      of_group = g_ptr_array_new ();
      group = make_group (nodes, cluster, of_group);
      g_ptr_array_add (groups, group);
      g_hash_table_insert (members, group, of_group);
      if (group->id == 0)
        g_ptr_array_add (fresh, group);
    }
  g_ptr_array_sort (fresh, compare_meetings);
  for (guint i = 0; i < fresh->len; i++)
    ((QimamMeeting *) fresh->pdata[i])->id = next_id++;
  for (guint i = 0; i < groups->len; i++)
    {
      QimamMeeting *group = groups->pdata[i];
      const GPtrArray *of_group = g_hash_table_lookup (members, group);

      for (guint k = 0; k < of_group->len; k++)
        renumber (of_group->pdata[k], group->id);
    }
  for (guint i = 0; i < told->len; i++)
    {
      Told *one = told->pdata[i];
      one->meeting->id = ABS (one->meeting->id);
    }
  for (guint i = 0; i < articles->len; i++)
    {
      const GPtrArray *claims = ((QimamArticle *) articles->pdata[i])->analysis->claims;
      for (guint k = 0; k < claims->len; k++)
        ((QimamClaim *) claims->pdata[k])->meeting = ABS (((QimamClaim *) claims->pdata[k])->meeting);
    }
  g_ptr_array_sort (groups, compare_meetings);
  return groups;
}
