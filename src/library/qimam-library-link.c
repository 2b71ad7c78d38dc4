/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "qimam-library-private.h"
#include "qimam-meeting-evidence.h"
#include "qimam-meeting-linker.h"
#include "qimam-meeting-fixed.h"
#include "qimam-store-meeting.h"
#include "qimam-told-parts.h"

/* Up to this many, all told meetings are linked anew at once. Beyond it only the parts that something new or
 * changed is in; they are made so that the outcome is the same. */
#define MAX_LINKED_AT_ONCE 600
/* From so many new ones on it is cheaper to look at all told meetings than to search for those near each. */
#define MANY_NEW 2000
/* How far those near the new ones are followed. */
#define ROUNDS 2

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

/* The same for each of a set of parameters. */
static gboolean
collect_all (
    QimamConnection *connection, const char *sql, GHashTable *parameters, GHashTable *ids, GError **error)
{
  g_autoptr (GArray) sorted = qimam_id_set_to_array (parameters);

  for (guint i = 0; i < sorted->len; i++)
    if (!collect (connection, sql, g_array_index (sorted, gint64, i), ids, error))
      return FALSE;
  return TRUE;
}

/* The told meetings that are not linked yet, and those of meetings that have lost something. What the user
 * placed in no meeting is linked. Those that lost something in a work that did not come to its end are known
 * by what the unlinked ones were. */
static gboolean
collect_seeds (QimamConnection *connection, GHashTable *touched, GHashTable *seeds, GError **error)
{
  return collect (connection, "SELECT id FROM article_meeting WHERE meeting IS NULL AND fixed = 0 AND ?1 = 0",
                  0, seeds, error) &&
         collect (connection,
                  "SELECT was FROM article_meeting WHERE meeting IS NULL AND fixed = 0 AND was IS NOT NULL"
                  " AND ?1 = 0",
                  0, touched, error) &&
         collect_all (connection, "SELECT id FROM article_meeting WHERE meeting = ?", touched, seeds, error);
}

/* Adds what is near those of @from that have not been looked at, which are then put into @seen. */
static gboolean
add_near (QimamConnection *connection, GHashTable *from, GHashTable *seen, GHashTable *near, GError **error)
{
  g_autoptr (GArray) sorted = qimam_id_set_to_array (from);

  for (guint i = 0; i < sorted->len; i++)
    {
      gint64 id = g_array_index (sorted, gint64, i);

      if (g_hash_table_contains (seen, &id))
        continue;
      qimam_id_set_add (seen, id);
      qimam_id_set_add (near, id);
      if (!qimam_store_told_near (connection, id, near, error))
        return FALSE;
    }
  return TRUE;
}

/* The seeds, those near them, and all others of the meetings of any: what is linked is always linked as a
 * whole, so that the order of imports leaves no trace. What has no date goes where it has most in common, and
 * can be drawn to something new only if it has nothing better: so what is near it must be there as well. */
static GArray *
select_neighbourhood (QimamConnection *connection, GHashTable *seeds, GError **error)
{
  g_autoptr (GHashTable) near = qimam_id_set_new ();
  g_autoptr (GHashTable) seen = qimam_id_set_new ();
  g_autoptr (GHashTable) meetings = qimam_id_set_new ();
  g_autoptr (GHashTable) undated = qimam_id_set_new ();

  if (!add_near (connection, seeds, seen, near, error))
    return NULL;
  for (guint round = 0; round < ROUNDS; round++)
    if (!collect_all (connection, "SELECT id FROM article_meeting WHERE id = ? AND date IS NULL", near,
                      undated, error) ||
        !add_near (connection, undated, seen, near, error) ||
        !collect_all (connection, "SELECT meeting FROM article_meeting WHERE id = ? AND meeting IS NOT NULL",
                      near, meetings, error) ||
        !collect_all (connection, "SELECT id FROM article_meeting WHERE meeting = ?", meetings, near, error))
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
select_told (QimamConnection *connection, GHashTable *seeds, gboolean all, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GArray) ids = NULL;

  if (all || g_hash_table_size (seeds) > MANY_NEW)
    return qimam_store_told_select (connection, NULL, error);
  ids = select_neighbourhood (connection, seeds, error);
  if (ids == NULL)
    return NULL;
  list = qimam_store_told_select (connection, ids, error);
  if (list != NULL)
    g_ptr_array_sort (list, compare_told);
  return g_steal_pointer (&list);
}

/* ---- Linking ---- */

/* The meeting that a told meeting is in, or was in before its article was read anew. */
static const gint64 *
meeting_of (const QimamTold *told)
{
  return told->meeting != 0 ? &told->meeting : &told->was;
}

/* Meetings that the user fixed are known before linking begins: those of @ids. What they are known by from
 * claims that are now dismissed or say something else (@corrected) goes; what user-placed articles tell of
 * them is put into them. */
static GPtrArray *
load_known (
    QimamConnection *connection, GPtrArray *list, GHashTable *ids, GHashTable *corrected, GError **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_meeting_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) sorted = qimam_id_set_to_array (ids);

  for (guint i = 0; i < sorted->len; i++)
    {
      QimamMeeting *meeting = qimam_store_meeting_load (connection, g_array_index (sorted, gint64, i), error);

      if (meeting == NULL)
        return NULL;
      qimam_meeting_drop_claims (meeting, corrected);
      qimam_meeting_forget_claims (meeting);
      g_array_set_size (meeting->articles, 0);
      g_ptr_array_add (known, meeting);
      g_hash_table_insert (by_id, &meeting->id, meeting);
    }
  for (guint i = 0; i < list->len; i++)
    {
      QimamTold *told = list->pdata[i];
      QimamMeeting *meeting = g_hash_table_lookup (by_id, &told->meeting);

      if (told->fixed && meeting != NULL)
        qimam_meeting_absorb (meeting, told->told);
    }
  return g_steal_pointer (&known);
}

/* A told meeting that the user placed, or took out of all, is no matter for the linker; nor is one that is
 * kept where it is, as long as others are there. @common: meetings that others are in */
static gboolean
is_placed (const QimamTold *told, GHashTable *common)
{
  return told->fixed && (!qimam_told_is_kept (told) || g_hash_table_contains (common, &told->meeting));
}

/* The meetings that told meetings are in which the linker placed, or that are fixed. */
static GHashTable *
find_common (GPtrArray *list, GPtrArray *known)
{
  GHashTable *common = qimam_id_set_new ();

  for (guint i = 0; i < list->len; i++)
    {
      const QimamTold *told = list->pdata[i];

      if (!told->fixed && *meeting_of (told) != 0)
        qimam_id_set_add (common, *meeting_of (told));
    }
  for (guint i = 0; i < known->len; i++)
    qimam_id_set_add (common, ((QimamMeeting *) known->pdata[i])->id);
  return common;
}

/* Articles with no more than the linker reads. @owners gets, for each told meeting, the one it was made from.
 */
static GPtrArray *
make_articles (GPtrArray *list, GHashTable *common, GHashTable *owners)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func ((GDestroyNotify) qimam_article_free);
  QimamArticle *article = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      QimamTold *told = list->pdata[i];
      QimamMeeting *meeting;

      if (is_placed (told, common))
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

/* Groups keep the id that most of their members had, unless it is in @taken: (key-type gint64) (value-type
 * gint64) */
static GHashTable *
settle_ids (GHashTable *owners, GPtrArray *known, GHashTable *taken)
{
  GHashTable *ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
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
      const QimamTold *told = owner;
      gint64 old = *meeting_of (told);
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

/* What is kept in a meeting is told of it, too. Those of fixed ones are in them already. */
static void
absorb_kept (QimamMeeting *group, GPtrArray *list)
{
  for (guint i = 0; i < list->len && !group->fixed && group->id != 0; i++)
    {
      const QimamTold *told = list->pdata[i];

      if (told->meeting == group->id && qimam_told_is_kept (told))
        qimam_meeting_absorb (group, told->told);
    }
}

/* Decides whether a meeting is shown, by what all its articles tell. What it takes more than the meeting
 * itself for is only asked for where it decides. */
static gboolean
weigh (QimamConnection *connection, const QimamMeeting *group, GError **error)
{
  gboolean evident = qimam_meeting_is_evident (group, FALSE, 0), on_matter;
  guint n_outcomes;

  if (!evident && qimam_meeting_is_evident (group, TRUE, G_MAXUINT))
    {
      if (!qimam_store_meeting_weigh (connection, group->id, qimam_topic_is_matter, &on_matter, &n_outcomes,
                                      error))
        return FALSE;
      evident = qimam_meeting_is_evident (group, on_matter, n_outcomes);
    }
  return qimam_store_meeting_set_evident (connection, group->id, evident, error);
}

static gboolean
store_groups (QimamConnection *connection,
              GPtrArray *list,
              GPtrArray *groups,
              GHashTable *owners,
              GHashTable *ids,
              GError **error)
{
  GHashTableIter iter;
  gpointer meeting, owner;

  for (guint i = 0; i < groups->len; i++)
    {
      QimamMeeting *group = groups->pdata[i];
      gint64 number = group->id;
      gint64 id = qimam_id_map_get (ids, number);

      group->id = id;
      absorb_kept (group, list);
      if (group->fixed)
        qimam_meeting_drop_unclaimed (group);
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
  for (guint i = 0; i < groups->len; i++)
    if (!weigh (connection, groups->pdata[i], error))
      return FALSE;
  return TRUE;
}

static int
compare_owned (gconstpointer a, gconstpointer b, gpointer owners)
{
  const QimamTold *x = g_hash_table_lookup (owners, *(gpointer const *) a);
  const QimamTold *y = g_hash_table_lookup (owners, *(gpointer const *) b);

  if (x->told->main != y->told->main)
    return x->told->main ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* The linker leaves the date of a fixed meeting alone; the claims that say the same belong to it all the
 * same. One that has lost its date gets that of an article that reports on it. */
static void
claim_fixed_dates (GPtrArray *groups, GHashTable *owners)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer meeting;

  for (guint i = 0; i < groups->len; i++)
    {
      QimamMeeting *group = groups->pdata[i];

      if (group->fixed)
        g_hash_table_insert (by_id, &group->id, group);
    }
  g_hash_table_iter_init (&iter, owners);
  while (g_hash_table_size (by_id) > 0 && g_hash_table_iter_next (&iter, &meeting, NULL))
    if (g_hash_table_contains (by_id, &((QimamMeeting *) meeting)->id))
      g_ptr_array_add (told, meeting);
  g_ptr_array_sort_with_data (told, compare_owned, owners);
  for (guint i = 0; i < told->len; i++)
    {
      const QimamTold *owner = g_hash_table_lookup (owners, told->pdata[i]);

      qimam_meeting_absorb_date (g_hash_table_lookup (by_id, &((QimamMeeting *) told->pdata[i])->id),
                                 owner->told);
    }
}

/* @taken: ids that meetings of other parts have got. */
static gboolean
link_part (QimamConnection *connection, GPtrArray *list, GPtrArray *known, GHashTable *taken, GError **error)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) common = find_common (list, known);
  g_autoptr (GPtrArray) articles = make_articles (list, common, owners);
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GHashTable) ids = NULL;
  gint64 last;

  if (!qimam_connection_get_int (connection, "SELECT seq FROM sqlite_sequence WHERE name = 'meeting'", &last,
                                 error))
    return FALSE;
  groups = qimam_meetings_link (known, articles, last + 1);
  claim_fixed_dates (groups, owners);
  ids = settle_ids (owners, known, taken);
  return store_groups (connection, list, groups, owners, ids, error);
}

/* Which parts must be linked: those with a seed, and those that share a meeting with one that must, since a
 * meeting may pass from one part to another. */
static gboolean *
choose_parts (GPtrArray *parts, GHashTable *seeds)
{
  g_autoptr (GHashTable) meetings = qimam_id_set_new ();
  gboolean *chosen = g_new0 (gboolean, parts->len + 1);
  gboolean more = TRUE;

  while (more)
    {
      more = FALSE;
      for (guint i = 0; i < parts->len; i++)
        {
          const GPtrArray *part = parts->pdata[i];

          for (guint k = 0; k < part->len && !chosen[i]; k++)
            {
              QimamTold *told = part->pdata[k];

              chosen[i] = g_hash_table_contains (seeds, &told->id) ||
                          g_hash_table_contains (meetings, meeting_of (told));
              more = more || chosen[i];
            }
          for (guint k = 0; k < part->len && chosen[i]; k++)
            if (*meeting_of (part->pdata[k]) != 0)
              qimam_id_set_add (meetings, *meeting_of (part->pdata[k]));
        }
    }
  return chosen;
}

/* The fixed meetings that the articles of a part were in before. */
static GHashTable *
fixed_of_part (GPtrArray *part, GHashTable *fixed)
{
  GHashTable *ids = qimam_id_set_new ();

  for (guint i = 0; i < part->len; i++)
    {
      const QimamTold *told = part->pdata[i];

      if (g_hash_table_contains (fixed, meeting_of (told)))
        qimam_id_set_add (ids, *meeting_of (told));
    }
  return ids;
}

static gboolean
link_parts (QimamConnection *connection,
            GPtrArray *list,
            GHashTable *seeds,
            GHashTable *fixed,
            GHashTable *corrected,
            GError **error)
{
  g_autoptr (GPtrArray) parts = qimam_told_parts (list, fixed);
  g_autofree gboolean *chosen = choose_parts (parts, seeds);
  g_autoptr (GHashTable) taken = qimam_id_set_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      GPtrArray *part = parts->pdata[i];
      g_autoptr (GHashTable) ids = NULL;
      g_autoptr (GPtrArray) known = NULL;

      if (!chosen[i])
        continue;
      ids = fixed_of_part (part, fixed);
      known = load_known (connection, part, ids, corrected, error);
      if (known == NULL || !link_part (connection, part, known, taken, error))
        return FALSE;
    }
  return TRUE;
}

/* A library that has outgrown being linked at once is linked by parts as a whole first, so that its meetings
 * are the same as if it had been large from the beginning. */
static gboolean
outgrow (QimamConnection *connection, gboolean whole, GHashTable *seeds, GError **error)
{
  gint64 by_parts;

  if (!qimam_connection_get_int (connection, "SELECT value FROM setting WHERE name = 'linked_by_parts'",
                                 &by_parts, error))
    return FALSE;
  if (whole == (by_parts == 0))
    return TRUE;
  return (whole || collect (connection, "SELECT id FROM article_meeting WHERE ?1 = 0", 0, seeds, error)) &&
         qimam_connection_execute (connection,
                                   whole ? "DELETE FROM setting WHERE name = 'linked_by_parts'"
                                         : "INSERT OR REPLACE INTO setting VALUES ('linked_by_parts', '1')",
                                   error);
}

gboolean
qimam_library_link (QimamConnection *connection, GHashTable *touched, GError **error)
{
  g_autoptr (GHashTable) seeds = qimam_id_set_new ();
  g_autoptr (GHashTable) fixed = qimam_id_set_new ();
  g_autoptr (GHashTable) corrected = qimam_id_set_new ();
  g_autoptr (GPtrArray) list = NULL, known = NULL;
  gboolean whole, done;
  gint64 total;

  if (!qimam_connection_get_int (connection, "SELECT count(*) FROM article_meeting", &total, error))
    return FALSE;
  whole = total <= MAX_LINKED_AT_ONCE;
  if (!collect_seeds (connection, touched, seeds, error) || !outgrow (connection, whole, seeds, error) ||
      !collect (connection, "SELECT id FROM meeting WHERE fixed = 1 AND ?1 = 0", 0, fixed, error) ||
      !collect (connection, "SELECT claim FROM claim_correction WHERE claim IS NOT NULL AND ?1 = 0", 0,
                corrected, error))
    return FALSE;
  list = select_told (connection, seeds, whole, error);
  if (list == NULL)
    return FALSE;
  if (whole)
    {
      g_autoptr (GHashTable) taken = qimam_id_set_new ();

      known = load_known (connection, list, fixed, corrected, error);
      done = known != NULL && link_part (connection, list, known, taken, error);
    }
  else
    done = link_parts (connection, list, seeds, fixed, corrected, error);
  return done && qimam_store_meeting_prune (connection, error);
}
