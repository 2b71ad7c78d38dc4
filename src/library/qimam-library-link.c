/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-library-private.h"
#include "qimam-meeting-linker.h"
#include "qimam-store-article.h"
#include "qimam-store-meeting.h"

/* Up to this many, all told meetings are linked anew at once, which needs no rule of ours about what may
 * belong together. Beyond it only those near the new ones are. */
#define MAX_LINKED_AT_ONCE 600
/* How far apart the dates of two tellings of one meeting may lie. */
#define DAYS_NEAR 4

/* ---- What the user said about which meeting an article speaks of ---- */

/* Takes what is bound to claims away: the claims go with the analysis. */
static void
forget_claims (QimamMeeting *meeting)
{
  g_array_set_size (meeting->date.claims, 0);
  g_array_set_size (meeting->format.claims, 0);
  for (guint i = 0; i < meeting->places->len; i++)
    g_array_set_size (((QimamMeetingPlace *) meeting->places->pdata[i])->claims, 0);
  for (guint i = 0; i < meeting->durations->len; i++)
    g_array_set_size (((QimamMeetingDuration *) meeting->durations->pdata[i])->claims, 0);
  for (guint i = 0; i < meeting->participants->len; i++)
    g_array_set_size (((QimamParticipant *) meeting->participants->pdata[i])->claims, 0);
}

static GPtrArray *
select_told_of_article (QimamConnection *connection, gint64 article, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT id FROM article_meeting WHERE article = ? ORDER BY id", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (select == NULL)
    return NULL;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      gint64 id;
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return NULL;
      if (!row)
        return qimam_store_told_select (connection, ids, error);
      id = qimam_sql_get_int (select, 0);
      g_array_append_val (ids, id);
    }
}

/* The told meeting of the new analysis that is the one the user placed before; NULL where none is like it. */
static QimamTold *
find_again (const QimamTold *before, GPtrArray *now)
{
  QimamTold *best = NULL;
  double best_score = 0.3;

  for (guint i = 0; i < now->len; i++)
    {
      QimamTold *told = now->pdata[i];
      double score = qimam_meeting_same (before->told, told->told, told->published);

      if (before->told->main && told->told->main)
        return told;
      if (!told->fixed && score > best_score)
        {
          best = told;
          best_score = score;
        }
    }
  return best;
}

/* Puts the user's placements back after an article has been analysed anew. */
static gboolean
restore_placements (QimamConnection *connection, gint64 article, GPtrArray *before, GError **error)
{
  g_autoptr (GPtrArray) now = select_told_of_article (connection, article, error);

  if (now == NULL)
    return FALSE;
  for (guint i = 0; i < before->len; i++)
    {
      QimamTold *old = before->pdata[i];
      QimamTold *told;
      gint64 id;

      if (!old->fixed)
        continue;
      told = find_again (old, now);
      if (told != NULL)
        {
          told->fixed = TRUE;
          id = told->id;
        }
      else
        {
          forget_claims (old->told);
          if (!qimam_store_told_add (connection, article, old->told, &id, error))
            return FALSE;
        }
      if (!qimam_store_told_assign (connection, id, old->meeting, TRUE, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_library_touch (QimamConnection *connection, gint64 article, GHashTable *touched, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (
      connection, "SELECT meeting FROM article_meeting WHERE article = ? AND meeting IS NOT NULL", error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", article);
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      qimam_id_set_add (touched, qimam_sql_get_int (select, 0));
    }
}

gboolean
qimam_library_put_article (QimamConnection *connection,
                           gint64 *id,
                           const QimamDocument *document,
                           const QimamAnalysis *analysis,
                           GHashTable *touched,
                           GError **error)
{
  g_autoptr (GPtrArray) before = NULL;

  if (*id == 0)
    return qimam_store_article_put (connection, id, document, analysis, QIMAM_ANALYSER_VERSION, error);
  before = select_told_of_article (connection, *id, error);
  return before != NULL && qimam_library_touch (connection, *id, touched, error) &&
         qimam_store_article_put (connection, id, document, analysis, QIMAM_ANALYSER_VERSION, error) &&
         restore_placements (connection, *id, before, error);
}

gboolean
qimam_library_put_analysis (QimamConnection *connection,
                            gint64 id,
                            const QimamDocument *document,
                            const QimamAnalysis *analysis,
                            GHashTable *touched,
                            GError **error)
{
  g_autoptr (GPtrArray) before = select_told_of_article (connection, id, error);

  return before != NULL && qimam_library_touch (connection, id, touched, error) &&
         qimam_store_article_put_analysis (connection, id, document, analysis, QIMAM_ANALYSER_VERSION,
                                           error) &&
         restore_placements (connection, id, before, error);
}

/* ---- Which told meetings are linked ---- */

/* Adds the ids that a query with one parameter gives. */
static gboolean
collect (QimamConnection *connection, const char *sql, gint64 parameter, GHashTable *ids, GError **error)
{
  g_autoptr (QimamSql) select = qimam_connection_prepare (connection, sql, error);

  if (select == NULL)
    return FALSE;
  qimam_sql_bind (select, "i", parameter);
  for (;;)
    {
      gboolean row;

      if (!qimam_sql_next (select, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      qimam_id_set_add (ids, qimam_sql_get_int (select, 0));
    }
}

/* The told meetings that are new or whose meeting is touched, those near them, and all others of the meetings
 * of any: what is linked is always linked as a whole, so that the order of imports leaves no trace. */
static GArray *
select_neighbourhood (QimamConnection *connection, GHashTable *touched, GError **error)
{
  g_autoptr (GHashTable) near = qimam_id_set_new ();
  g_autoptr (GHashTable) meetings = qimam_id_set_new ();
  g_autoptr (GArray) first = NULL, around = NULL, of_meetings = NULL, groups = NULL;

  if (!collect (connection, "SELECT id FROM article_meeting WHERE meeting IS NULL AND ?1 = 0", 0, near,
                error))
    return NULL;
  groups = qimam_id_set_to_array (touched);
  for (guint i = 0; i < groups->len; i++)
    if (!collect (connection, "SELECT id FROM article_meeting WHERE meeting = ?",
                  g_array_index (groups, gint64, i), near, error))
      return NULL;
  first = qimam_id_set_to_array (near);
  for (guint i = 0; i < first->len; i++)
    if (!qimam_store_told_near (connection, g_array_index (first, gint64, i), DAYS_NEAR, near, error))
      return NULL;
  around = qimam_id_set_to_array (near);
  for (guint i = 0; i < around->len; i++)
    if (!collect (connection, "SELECT meeting FROM article_meeting WHERE id = ? AND meeting IS NOT NULL",
                  g_array_index (around, gint64, i), meetings, error))
      return NULL;
  of_meetings = qimam_id_set_to_array (meetings);
  for (guint i = 0; i < of_meetings->len; i++)
    if (!collect (connection, "SELECT id FROM article_meeting WHERE meeting = ?",
                  g_array_index (of_meetings, gint64, i), near, error))
      return NULL;
  return qimam_id_set_to_array (near);
}

static int
compare_told (gconstpointer a, gconstpointer b)
{
  const QimamTold *x = *(QimamTold *const *) a, *y = *(QimamTold *const *) b;

  if (x->article != y->article)
    return x->article < y->article ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static GPtrArray *
select_told (QimamConnection *connection, GHashTable *touched, gboolean *all, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 total;

  if (!qimam_connection_get_int (connection, "SELECT count(*) FROM article_meeting", &total, error))
    return NULL;
  *all = total <= MAX_LINKED_AT_ONCE;
  if (*all)
    return qimam_store_told_select (connection, NULL, error);
  ids = select_neighbourhood (connection, touched, error);
  if (ids == NULL)
    return NULL;
  list = qimam_store_told_select (connection, ids, error);
  if (list != NULL)
    g_ptr_array_sort (list, compare_told);
  return g_steal_pointer (&list);
}

/* ---- Linking ---- */

/* Meetings that the user fixed are known before linking begins. Where only a neighbourhood is linked, those
 * of it. */
static GPtrArray *
load_known (QimamConnection *connection, GPtrArray *list, gboolean all, GHashTable *touched, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  g_autoptr (GHashTable) ids = qimam_id_set_new ();
  g_autoptr (GArray) sorted = NULL;
  g_autoptr (GArray) of_touched = qimam_id_set_to_array (touched);

  if (all)
    {
      if (!collect (connection, "SELECT id FROM meeting WHERE fixed = 1 AND ?1 = 0", 0, ids, error))
        return NULL;
    }
  else
    {
      for (guint i = 0; i < list->len; i++)
        if (!collect (connection, "SELECT id FROM meeting WHERE fixed = 1 AND id = ?",
                      ((QimamTold *) list->pdata[i])->meeting, ids, error))
          return NULL;
      for (guint i = 0; i < of_touched->len; i++)
        if (!collect (connection, "SELECT id FROM meeting WHERE fixed = 1 AND id = ?",
                      g_array_index (of_touched, gint64, i), ids, error))
          return NULL;
    }
  sorted = qimam_id_set_to_array (ids);
  for (guint i = 0; i < sorted->len; i++)
    {
      QimamMeeting *meeting = qimam_store_meeting_load (connection, g_array_index (sorted, gint64, i), error);

      if (meeting == NULL)
        return NULL;
      forget_claims (meeting);
      g_array_set_size (meeting->articles, 0);
      g_ptr_array_add (known, meeting);
    }
  return g_steal_pointer (&known);
}

/* A told meeting that the user placed is no matter for the linker. */
static gboolean
is_placed (const QimamTold *told)
{
  return told->fixed && told->meeting != 0;
}

/* Articles with no more than the linker reads. @owners gets, for each told meeting, the one it was made from.
 */
static GPtrArray *
make_articles (GPtrArray *list, GHashTable *owners)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  QimamArticle *article = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      QimamTold *told = list->pdata[i];
      QimamMeeting *meeting;

      if (is_placed (told))
        continue;
      if (article == NULL || article->id != told->article)
        {
          article = qimam_article_new ();
          article->id = told->article;
          article->document->source = g_strdup (told->source);
          article->document->headline = g_strdup (told->headline);
          qimam_document_set_published (article->document, told->published, told->precision, told->basis,
                                        NULL);
          g_ptr_array_add (articles, article);
        }
      meeting = qimam_meeting_copy (told->told);
      meeting->id = article->analysis->meetings->len + 1;
      g_ptr_array_add (article->analysis->meetings, meeting);
      g_hash_table_insert (owners, meeting, told);
    }
  return articles;
}

static void
add_ids (GArray *to, const GArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      gint64 id = g_array_index (from, gint64, i);
      guint at = 0;

      while (at < to->len && g_array_index (to, gint64, at) != id)
        at++;
      if (at == to->len)
        g_array_append_val (to, id);
    }
}

static gboolean
same_thing (const char *key, const char *name, const char *other_key, const char *other_name)
{
  return key != NULL && other_key != NULL ? g_str_equal (key, other_key) : g_strcmp0 (name, other_name) == 0;
}

static void
absorb_lists (QimamMeeting *meeting, const QimamMeeting *told)
{
  for (guint i = 0; i < told->places->len; i++)
    {
      const QimamMeetingPlace *from = told->places->pdata[i];
      QimamMeetingPlace *to = NULL;

      for (guint j = 0; j < meeting->places->len && to == NULL; j++)
        {
          QimamMeetingPlace *place = meeting->places->pdata[j];

          if (same_thing (place->key, place->name, from->key, from->name))
            to = place;
        }
      if (to == NULL)
        {
          to = qimam_meeting_add_place (meeting, from->name, from->key, from->kind);
          to->basis = from->basis;
        }
      add_ids (to->claims, from->claims);
    }
  for (guint i = 0; i < told->durations->len; i++)
    {
      const QimamMeetingDuration *from = told->durations->pdata[i];
      QimamMeetingDuration *to = NULL;

      for (guint j = 0; j < meeting->durations->len && to == NULL; j++)
        {
          QimamMeetingDuration *duration = meeting->durations->pdata[j];

          if (g_strcmp0 (duration->iso, from->iso) == 0 && duration->cmp == from->cmp &&
              duration->scope == from->scope)
            to = duration;
        }
      if (to == NULL)
        {
          to = qimam_meeting_add_duration (meeting, from->iso, from->cmp, from->scope);
          to->basis = from->basis;
        }
      add_ids (to->claims, from->claims);
    }
  for (guint i = 0; i < told->participants->len; i++)
    {
      const QimamParticipant *from = told->participants->pdata[i];
      QimamParticipant *to = NULL;

      for (guint j = 0; j < meeting->participants->len && to == NULL; j++)
        {
          QimamParticipant *participant = meeting->participants->pdata[j];

          if (same_thing (participant->key, participant->name, from->key, from->name))
            to = participant;
        }
      if (to == NULL)
        to = qimam_meeting_add_participant (meeting, from->name, from->key, from->role, from->party);
      add_ids (to->claims, from->claims);
    }
}

static void
absorb_format (QimamMeeting *meeting, const QimamMeeting *told)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  if (told->format.keys == NULL)
    return;
  if (meeting->format.keys == NULL)
    {
      meeting->format.basis = told->format.basis;
      g_free (meeting->format.how);
      meeting->format.how = g_strdup (told->format.how);
    }
  else
    g_strv_builder_addv (keys, (const char **) meeting->format.keys);
  for (char **key = told->format.keys; *key != NULL; key++)
    if (!qimam_meeting_has_format (meeting, *key))
      g_strv_builder_add (keys, *key);
  g_strfreev (meeting->format.keys);
  meeting->format.keys = g_strv_builder_end (keys);
  add_ids (meeting->format.claims, told->format.claims);
}

/* Adds what an article tells to a meeting that the user placed it in. */
static void
absorb (QimamMeeting *meeting, const QimamMeeting *told)
{
  if (meeting->date.iso == NULL && told->date.iso != NULL)
    {
      meeting->date.iso = g_strdup (told->date.iso);
      meeting->date.precision = told->date.precision;
      meeting->date.basis = told->date.basis;
      g_free (meeting->date.how);
      meeting->date.how = g_strdup (told->date.how);
    }
  if (g_strcmp0 (meeting->date.iso, told->date.iso) == 0)
    add_ids (meeting->date.claims, told->date.claims);
  if (meeting->title == NULL)
    meeting->title = g_strdup (told->title);
  absorb_format (meeting, told);
  absorb_lists (meeting, told);
}

/* A fixed meeting keeps what it is known by; what no claim carries any more goes, unless nothing would be
 * left. */
static void
drop_unclaimed (GPtrArray *items, gsize claims_offset)
{
  gboolean any = FALSE;

  for (guint i = 0; i < items->len; i++)
    any = any || G_STRUCT_MEMBER (GArray *, items->pdata[i], claims_offset)->len > 0;
  for (guint i = items->len; any && i > 0; i--)
    if (G_STRUCT_MEMBER (GArray *, items->pdata[i - 1], claims_offset)->len == 0)
      g_ptr_array_remove_index (items, i - 1);
}

/* ---- Which id a group gets ---- */

typedef struct
{
  gint64 group; /* as the linker numbered it */
  gint64 old;   /* a meeting that members of the group were in */
  guint votes;
} Vote;

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  const Vote *x = a, *y = b;

  if (x->votes != y->votes)
    return x->votes > y->votes ? -1 : 1;
  if (x->old != y->old)
    return x->old < y->old ? -1 : 1;
  return (x->group > y->group) - (x->group < y->group);
}

static void
vote (GArray *votes, gint64 group, gint64 old)
{
  Vote fresh = { group, old, 1 };

  for (guint i = 0; i < votes->len; i++)
    {
      Vote *known = &g_array_index (votes, Vote, i);

      if (known->group == group && known->old == old)
        {
          known->votes++;
          return;
        }
    }
  g_array_append_val (votes, fresh);
}

/* Groups keep the id that most of their members had: (key-type gint64) (value-type gint64) */
static GHashTable *
settle_ids (GHashTable *owners, GPtrArray *known)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) taken = qimam_id_set_new ();
  g_autoptr (GHashTable) by_old =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GArray) votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  GHashTableIter iter;
  gpointer meeting, owner, list;

  for (guint i = 0; i < known->len; i++)
    {
      gint64 id = ((QimamMeeting *) known->pdata[i])->id;

      qimam_id_map_add (ids, id, id);
      qimam_id_set_add (taken, id);
    }
  /* Votes are kept by old meeting, so that counting them takes no time that grows with the square of all. */
  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_iter_next (&iter, &meeting, &owner))
    {
      gint64 old = ((QimamTold *) owner)->meeting;
      GArray *of_old;

      if (old == 0)
        continue;
      of_old = g_hash_table_lookup (by_old, &old);
      if (of_old == NULL)
        {
          of_old = g_array_new (FALSE, FALSE, sizeof (Vote));
          g_hash_table_insert (by_old, g_memdup2 (&old, sizeof old), of_old);
        }
      vote (of_old, ((QimamMeeting *) meeting)->id, old);
    }
  g_hash_table_iter_init (&iter, by_old);
  while (g_hash_table_iter_next (&iter, NULL, &list))
    g_array_append_vals (votes, ((GArray *) list)->data, ((GArray *) list)->len);
  g_array_sort (votes, compare_votes);
  for (guint i = 0; i < votes->len; i++)
    {
      const Vote *best = &g_array_index (votes, Vote, i);

      if (g_hash_table_contains (taken, &best->old) || g_hash_table_contains (ids, &best->group))
        continue;
      qimam_id_map_add (ids, best->group, best->old);
      qimam_id_set_add (taken, best->old);
    }
  return ids;
}

static gboolean
store_groups (
    QimamConnection *connection, GPtrArray *groups, GHashTable *owners, GHashTable *ids, GError **error)
{
  GHashTableIter iter;
  gpointer meeting, owner;

  for (guint i = 0; i < groups->len; i++)
    {
      QimamMeeting *group = groups->pdata[i];
      gint64 number = group->id;
      gint64 id = qimam_id_map_get (ids, number);

      group->id = id;
      if (group->fixed)
        {
          drop_unclaimed (group->places, G_STRUCT_OFFSET (QimamMeetingPlace, claims));
          drop_unclaimed (group->durations, G_STRUCT_OFFSET (QimamMeetingDuration, claims));
          drop_unclaimed (group->participants, G_STRUCT_OFFSET (QimamParticipant, claims));
        }
      if (!qimam_store_meeting_put (connection, group, error))
        return FALSE;
      if (id == 0)
        qimam_id_map_add (ids, number, group->id);
    }
  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_iter_next (&iter, &meeting, &owner))
    {
      QimamTold *told = owner;
      gint64 id = qimam_id_map_get (ids, ((QimamMeeting *) meeting)->id);

      if (id != told->meeting && !qimam_store_told_assign (connection, told->id, id, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
qimam_library_link (QimamConnection *connection, GHashTable *touched, GError **error)
{
  g_autoptr (GPtrArray) list = NULL, known = NULL, articles = NULL, groups = NULL;
  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) ids = NULL;
  gint64 last;
  gboolean all;

  list = select_told (connection, touched, &all, error);
  if (list == NULL)
    return FALSE;
  known = load_known (connection, list, all, touched, error);
  if (known == NULL ||
      !qimam_connection_get_int (connection, "SELECT seq FROM sqlite_sequence WHERE name = 'meeting'", &last,
                                 error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      const QimamTold *told = list->pdata[i];

      for (guint k = 0; k < known->len && is_placed (told); k++)
        if (((QimamMeeting *) known->pdata[k])->id == told->meeting)
          absorb (known->pdata[k], told->told);
    }
  articles = make_articles (list, owners);
  groups = qimam_meetings_link (known, articles, last + 1);
  ids = settle_ids (owners, known);
  return store_groups (connection, groups, owners, ids, error) &&
         qimam_store_meeting_prune (connection, error);
}
