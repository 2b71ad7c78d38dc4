/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qimam-members.h"

#include "qimam-table.h"

struct _QimamMembers
{
  GHashTable *bodies; /* key to GHashTable of codes and keys */
};

QimamMembers *
qimam_members_new (GError **error)
{
  static const char *const columns[] = { "body", "members", NULL };
  g_autoptr (QimamTable) table = qimam_table_load ("members", columns, error);
  QimamMembers *self;

  if (table == NULL)
    return NULL;
  self = g_new0 (QimamMembers, 1);
  self->bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  for (guint i = 0; i < qimam_table_n_rows (table); i++)
    {
      g_auto (GStrv) members = qimam_table_get_list (table, i, 1);
      GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint m = 0; members[m] != NULL; m++)
        g_hash_table_add (set, g_strdup (members[m]));
      g_hash_table_insert (self->bodies, g_strdup (qimam_table_get (table, i, 0)), set);
    }
  return self;
}

void
qimam_members_free (QimamMembers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->bodies);
  g_free (self);
}

gboolean
qimam_members_knows (const QimamMembers *self, const char *body)
{
  return self != NULL && body != NULL && g_hash_table_contains (self->bodies, body);
}

gboolean
qimam_members_has (const QimamMembers *self, const char *body, const char *party)
{
  GHashTable *set;

  if (self == NULL || body == NULL || party == NULL)
    return FALSE;
  set = g_hash_table_lookup (self->bodies, body);
  return set != NULL && (g_str_equal (body, party) || g_hash_table_contains (set, party));
}
