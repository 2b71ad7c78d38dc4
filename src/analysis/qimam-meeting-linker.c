/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-meeting-linker.h"

#include <string.h>

#include "qimam-claims-meetings.h"
#include "qimam-iso.h"

#define LINKED   0.5
#define STALE    45 /* days after which an article no longer reports on a meeting as news */

static const char *const modes[] = { "in_person", "video", "phone", "hybrid" };

static const char *
mode_of (const QimamMeeting *meeting)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (qimam_meeting_has_format (meeting, modes[i]))
      return modes[i];
  return NULL;
}

static gboolean
is_remote (const char *mode)
{
  return g_strcmp0 (mode, "video") == 0 || g_strcmp0 (mode, "phone") == 0;
}

/* 1 a shared place, -1 two cities that differ, 0 nothing to compare. */
static int
compare_places (const QimamMeeting *a, const QimamMeeting *b)
{
  gboolean differ = FALSE;

  for (guint i = 0; i < a->places->len; i++)
    for (guint k = 0; k < b->places->len; k++)
      {
        const QimamMeetingPlace *x = a->places->pdata[i], *y = b->places->pdata[k];

        if (x->key != NULL && y->key != NULL ? g_str_equal (x->key, y->key) : g_strcmp0 (x->name, y->name) == 0)
          return 1;
        if (g_strcmp0 (x->kind, "city") == 0 && g_strcmp0 (y->kind, "city") == 0)
          differ = TRUE;
      }
  return differ ? -1 : 0;
}

typedef struct
{
  guint shared;
  guint of_a; /* people with a key */
  guint of_b;
} People;

static People
compare_people (const QimamMeeting *a, const QimamMeeting *b)
{
  People people = { 0 };

  for (guint i = 0; i < b->participants->len; i++)
    people.of_b += ((QimamParticipant *) b->participants->pdata[i])->key != NULL;
  for (guint i = 0; i < a->participants->len; i++)
    {
      const QimamParticipant *x = a->participants->pdata[i];
      gboolean shared = FALSE;

      if (x->key == NULL)
        continue;
      people.of_a++;
      for (guint k = 0; k < b->participants->len && !shared; k++)
        shared = g_strcmp0 (x->key, ((QimamParticipant *) b->participants->pdata[k])->key) == 0;
      people.shared += shared;
    }
  return people;
}

/* What two dates add; below 0 they part the meetings. */
static double
compare_dates (const QimamMeeting *known, const QimamMeeting *told, const char *told_published)
{
  guint32 a_first, a_last, b_first, b_last;
  gboolean has_a = qimam_iso_days (known->date.iso, &a_first, &a_last);
  gboolean has_b = qimam_iso_days (told->date.iso, &b_first, &b_last);

  if (has_a && has_b)
    {
      if (!qimam_iso_compatible (known->date.iso, told->date.iso))
        return -1;
      return a_last - a_first < 7 && b_last - b_first < 7 ? 0.5 : a_last - a_first < 32 && b_last - b_first < 32 ? 0.35 : 0.15;
    }
  /* News of a meeting comes out shortly after it. */
  if (has_a && told->main && qimam_iso_days (told_published, &b_first, &b_last)
      && (b_first > a_last + STALE || b_last + STALE < a_first))
    return -1;
  return 0;
}

double
qimam_meeting_same (const QimamMeeting *known, const QimamMeeting *told, const char *told_published)
{
  const char *mode_a, *mode_b;
  double score;
  People people;
  int places;

  g_return_val_if_fail (known != NULL && told != NULL, 0);

  mode_a = mode_of (known);
  mode_b = mode_of (told);
  if (mode_a != NULL && mode_b != NULL && is_remote (mode_a) != is_remote (mode_b))
    return 0;
  if ((known->kind == QIMAM_MEETING_SUMMIT) != (told->kind == QIMAM_MEETING_SUMMIT)
      && known->kind != QIMAM_MEETING_OTHER && told->kind != QIMAM_MEETING_OTHER)
    {
      /* What one outlet calls a summit another may call talks, but then the same people were there. */
      people = compare_people (known, told);
      if (people.shared < 2)
        return 0;
    }
  score = compare_dates (known, told, told_published);
  if (score < 0)
    return 0;
  places = is_remote (mode_a) || is_remote (mode_b) ? 0 : compare_places (known, told);
  if (places < 0)
    return 0;
  people = compare_people (known, told);
  if (people.of_a >= 2 && people.of_b >= 2 && people.shared < 2)
    return 0;
  if (people.of_a > 0 && people.of_b > 0 && people.shared == 0)
    return 0;
  /* That two meetings fell on one day makes them no more one than others of that day. */
  if (places == 0 && people.shared == 0)
    score = MIN (score, 0.3);
  if (places > 0)
    score += 0.2;
  if (people.shared >= 2)
    score += 0.3;
  else if (people.shared == 1)
    score += 0.1;
  if (known->kind == told->kind && known->kind != QIMAM_MEETING_OTHER)
    score += 0.1;
  if (mode_a != NULL && mode_a == mode_b && is_remote (mode_a))
    score += 0.2;
  return MIN (score, 1.0);
}

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
  g_autofree char *place_list = NULL, *people_list = NULL;
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
    }
  place_list = join_sorted (places);
  people_list = join_sorted (people);
  return g_strdup_printf ("%s|%d|%s|%s|%s|%d|%s", meeting->date.iso != NULL ? meeting->date.iso : "~", meeting->kind,
                          mode_of (meeting) != NULL ? mode_of (meeting) : "", place_list, people_list, meeting->main,
                          meeting->date.iso == NULL && day != NULL ? day : "");
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

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

static double
node_score (const Node *a, const Node *b)
{
  if (a->has_days && b->has_days && (a->last_day < b->first_day || b->last_day < a->first_day))
    return 0;
  return MIN (qimam_meeting_same (a->one, b->one, b->published), qimam_meeting_same (b->one, a->one, a->published));
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

        if (node_score (a, b) <= 0)
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
          Edge edge = { 0, k, i };

          if (a->known != NULL && b->known != NULL)
            continue;
          edge.score = node_score (a, b);
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

static void
add_ids (GArray *to, const GArray *from)
{
  g_array_append_vals (to, from->data, from->len);
}

/* How much a date is worth: its precision, then whether the article reports on the meeting, then its basis. */
static int
date_rank (const QimamMeeting *meeting)
{
  if (meeting->date.iso == NULL)
    return 0;
  return (meeting->date.precision >= QIMAM_PRECISION_DAY ? 8 : meeting->date.precision == QIMAM_PRECISION_MONTH ? 4 : 2)
         + (meeting->main ? 1 : 0);
}

static void
merge_date (QimamMeeting *group, const QimamMeeting *told)
{
  if (told->date.iso == NULL || group->fixed)
    return;
  if (date_rank (told) > date_rank (group)
      || (date_rank (told) == date_rank (group) && g_strcmp0 (told->date.iso, group->date.iso) < 0))
    {
      g_free (group->date.iso);
      g_free (group->date.how);
      group->date.iso = g_strdup (told->date.iso);
      group->date.precision = told->date.precision;
      group->date.basis = told->main ? told->date.basis : QIMAM_BASIS_INFERRED;
      group->date.how = told->main || told->date.how != NULL
                            ? g_strdup (told->date.how)
                            : g_strdup ("stated by an article that mentions the meeting");
      group->main = told->main;
    }
  if (qimam_iso_compatible (group->date.iso, told->date.iso))
    add_ids (group->date.claims, told->date.claims);
}

static void
merge_places (QimamMeeting *group, const QimamMeeting *told)
{
  for (guint i = 0; i < told->places->len; i++)
    {
      const QimamMeetingPlace *from = told->places->pdata[i];
      QimamMeetingPlace *to = NULL;

      for (guint k = 0; k < group->places->len && to == NULL; k++)
        {
          QimamMeetingPlace *place = group->places->pdata[k];
          if (place->key != NULL && from->key != NULL ? g_str_equal (place->key, from->key)
                                                      : g_strcmp0 (place->name, from->name) == 0)
            to = place;
        }
      if (to == NULL)
        {
          to = qimam_meeting_add_place (group, from->name, from->key, from->kind);
          to->basis = from->basis;
        }
      add_ids (to->claims, from->claims);
    }
}

static void
merge_durations (QimamMeeting *group, const QimamMeeting *told)
{
  for (guint i = 0; i < told->durations->len; i++)
    {
      const QimamMeetingDuration *from = told->durations->pdata[i];
      QimamMeetingDuration *to = NULL;

      for (guint k = 0; k < group->durations->len && to == NULL; k++)
        {
          QimamMeetingDuration *duration = group->durations->pdata[k];
          if (g_strcmp0 (duration->iso, from->iso) == 0 && duration->cmp == from->cmp && duration->scope == from->scope)
            to = duration;
        }
      if (to == NULL)
        {
          to = qimam_meeting_add_duration (group, from->iso, from->cmp, from->scope);
          to->basis = from->basis;
        }
      add_ids (to->claims, from->claims);
    }
}

static void
merge_participants (QimamMeeting *group, const QimamMeeting *told)
{
  for (guint i = 0; i < told->participants->len; i++)
    {
      const QimamParticipant *from = told->participants->pdata[i];
      QimamParticipant *to = NULL;

      for (guint k = 0; k < group->participants->len && to == NULL; k++)
        {
          QimamParticipant *participant = group->participants->pdata[k];
          if (participant->key != NULL && from->key != NULL ? g_str_equal (participant->key, from->key)
                                                            : g_strcmp0 (participant->name, from->name) == 0)
            to = participant;
        }
      if (to == NULL)
        to = qimam_meeting_add_participant (group, from->name, from->key, from->role, from->party);
      add_ids (to->claims, from->claims);
    }
}

/* A mode of meeting that is stated comes before one that was worked out; other keys are joined. */
static void
merge_format (QimamMeeting *group, const QimamMeeting *told)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  const char *mode = mode_of (group), *other = mode_of (told);

  if (told->format.keys == NULL)
    return;
  if (mode == NULL || (other != NULL && told->format.basis == QIMAM_BASIS_STATED
                       && group->format.basis != QIMAM_BASIS_STATED))
    mode = other != NULL ? other : mode;
  if (mode != NULL)
    g_ptr_array_add (keys, (gpointer) mode);
  for (guint pass = 0; pass < 2; pass++)
    {
      char **from = pass == 0 ? group->format.keys : told->format.keys;
      for (guint i = 0; from != NULL && from[i] != NULL; i++)
        {
          gboolean there = FALSE;
          for (guint k = 0; k < G_N_ELEMENTS (modes); k++)
            there = there || g_str_equal (modes[k], from[i]);
          for (guint k = 0; k < keys->len && !there; k++)
            there = g_str_equal (keys->pdata[k], from[i]);
          if (!there)
            g_ptr_array_add (keys, (gpointer) g_intern_string (from[i]));
        }
    }
  g_ptr_array_add (keys, NULL);
  if (group->format.basis != QIMAM_BASIS_STATED)
    {
      group->format.basis = told->format.basis;
      g_free (group->format.how);
      group->format.how = g_strdup (told->format.how);
    }
  char **joined = g_strdupv ((char **) keys->pdata);
  g_strfreev (group->format.keys);
  group->format.keys = joined;
  add_ids (group->format.claims, told->format.claims);
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
  QimamMeetingArticle entry = { id, main };

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
      if (group->status == QIMAM_MEETING_PLANNED && one->meeting->status == QIMAM_MEETING_HELD)
        group->status = QIMAM_MEETING_HELD;
      if (one->meeting->kind == QIMAM_MEETING_SUMMIT && !group->fixed)
        group->kind = QIMAM_MEETING_SUMMIT;
      merge_date (group, one->meeting);
      merge_places (group, one->meeting);
      merge_format (group, one->meeting);
      merge_durations (group, one->meeting);
      merge_participants (group, one->meeting);
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

  /* New ids are negative until all meetings of the article have theirs, so that none is taken for an old one. */
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
  g_autoptr (GHashTable) members = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
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
